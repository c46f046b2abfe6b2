"""In: what was read. Out: what users see and what JSON is: Document, Section, Citation and their parts."""

from vnplan.models.document import Document, document_of, documents_of
from vnplan.models.records import Citation, Metadata, Note, Part, Provision, Region, Section
from vnplan.models.sequences import Citations, Sections

__all__ = [
    "Citation", "Citations", "Document", "Metadata", "Note", "Part", "Provision", "Region", "Section", "Sections",
    "document_of", "documents_of",
]  # fmt: skip
