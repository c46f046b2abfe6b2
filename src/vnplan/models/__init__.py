"""In: what was read. Out: what users see and what JSON is: Document, Section, Citation, Operation and their parts."""

from vnplan.models.document import Document, document_of, documents_of
from vnplan.models.records import Change, Citation, Metadata, Note, Operation, Part, Provision, Region, Section, Span
from vnplan.models.sequences import Changes, Citations, Operations, Sections

__all__ = [
    "Change", "Changes", "Citation", "Citations", "Document", "Metadata", "Note", "Operation", "Operations", "Part",
    "Provision", "Region", "Section", "Sections", "Span", "document_of", "documents_of",
]  # fmt: skip
