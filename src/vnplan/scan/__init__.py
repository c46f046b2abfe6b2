"""In: clean text. Out: drafts, one for everything that may be a citation, from one sweep."""
