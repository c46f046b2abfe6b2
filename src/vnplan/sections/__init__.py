"""In: the documents of a text. Out: their numbered sections with headings, and the regions."""
