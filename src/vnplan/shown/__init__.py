"""In: documents and graphs. Out: what people see of them, as HTML and SVG that no word of a document can break."""
