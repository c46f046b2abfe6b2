"""Machine reading of Vietnamese official documents: sections, citations, and the graph of directives behind them."""

from vnplan.document import find_citations, parse
from vnplan.models import Citation, Document, Metadata, Note, Part, Provision, Region, Section

__version__ = "0.1.0"
__all__ = ["Citation", "Document", "Metadata", "Note", "Part", "Provision", "Region", "Section", "find_citations", "parse"]
