"""In: clean text, citations with relations, sections. Out: what an act does to others, and what was done to it."""
