"""Machine reading of Vietnamese official documents: sections, citations, and the graph of directives behind them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from vnplan.document import find_citations, parse
from vnplan.models import Citation, Document, Metadata, Note, Part, Provision, Region, Section
from vnplan.readers import ReadError, read_text
from vnplan.rules import RulesError, load_rules

if TYPE_CHECKING:
    from vnplan.graph import build_graph, directives_of, implementers_of

__version__ = "0.1.0"
__all__ = [
    "Citation", "Document", "Metadata", "Note", "Part", "Provision", "ReadError", "Region", "RulesError", "Section",
    "build_graph", "directives_of", "find_citations", "implementers_of", "load_rules", "parse", "read",
]  # fmt: skip


def read(path: str | os.PathLike[str], **told: Any) -> Document:
    """Read a file and parse it; `told` is passed to `parse` (number, date, issuer, province, rules).

    Raises ReadError where the file is missing or not text.
    """
    return parse(read_text(path), source=os.fspath(path), **told)


def __getattr__(name: str) -> Any:
    """Graph functions load networkx, so they come when first asked for."""
    if name in ("build_graph", "directives_of", "implementers_of"):
        from vnplan import graph

        return getattr(graph, name)
    raise AttributeError(f"module 'vnplan' has no attribute {name!r}")
