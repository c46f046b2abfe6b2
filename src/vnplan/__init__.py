"""Machine reading of Vietnamese official documents: sections, citations, and the graph of directives behind them."""

from __future__ import annotations

import importlib
import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vnplan.document import find_citations, parse
    from vnplan.graph import build_graph, directives_of, implementers_of
    from vnplan.models import Citation, Document, Metadata, Note, Part, Provision, Region, Section
    from vnplan.readers import ReadError
    from vnplan.rules import RulesError, load_rules

__version__ = "0.1.0"
__all__ = [
    "Citation", "Document", "Metadata", "Note", "Part", "Provision", "ReadError", "Region", "RulesError", "Section",
    "build_graph", "directives_of", "find_citations", "implementers_of", "load_rules", "parse", "read",
]  # fmt: skip

_HOMES = {
    "document": ("find_citations", "parse"),
    "graph": ("build_graph", "directives_of", "implementers_of"),
    "models": ("Citation", "Document", "Metadata", "Note", "Part", "Provision", "Region", "Section"),
    "readers": ("ReadError",),
    "rules": ("RulesError", "load_rules"),
}


def read(path: str | os.PathLike[str], **told: Any) -> Document:
    """Read a file and parse it; `told` is passed to `parse` (number, date, issuer, province, rules).

    Raises ReadError where the file is missing or not text.
    """
    from vnplan.document import parse
    from vnplan.readers import read_text

    return parse(read_text(path), source=os.fspath(path), **told)


def __getattr__(name: str) -> Any:
    """Each public name loads its module when first asked for, so that importing the package costs nothing."""
    for module, names in _HOMES.items():
        if name in names:
            value = getattr(importlib.import_module(f"vnplan.{module}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module 'vnplan' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
