"""In: a document. Out: Akoma Ntoso XML."""
