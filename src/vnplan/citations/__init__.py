"""In: drafts and sections. Out: the drafts that count, with issuer, title, relation and governor."""
