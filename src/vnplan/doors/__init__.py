"""In: documents. Out: what other software takes: chunks for retrieval, JSON Schema, tools for a language model."""
