"""In: documents. Out: one directed graph of what carries out what; queries, views and files of it."""
