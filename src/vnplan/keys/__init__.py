"""In: citations and documents. Out: the key of each, and one key for all that mean one document."""
