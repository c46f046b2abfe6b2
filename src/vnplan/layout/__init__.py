"""In: clean text. Out: the documents in it, each with its head, tail and what is left between."""
