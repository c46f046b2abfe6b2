"""Machine reading of Vietnamese official documents: sections, citations, and the graph of directives behind them."""

from __future__ import annotations

import importlib
import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vnplan.citations.backrefs import back_references
    from vnplan.document import find_citations, parse
    from vnplan.files.read import ReadError
    from vnplan.graph.build import Evidence, build_graph
    from vnplan.graph.files import load_graph
    from vnplan.graph.queries import (
        Chain,
        chain_tree,
        conflicts,
        coverage,
        directives_of,
        implementers_of,
        most_cited,
        roots,
        sections_of,
        trace,
        unresolved,
    )
    from vnplan.graph.views import by_level, by_year, merge, with_sections
    from vnplan.keys.catalog import Catalog
    from vnplan.keys.catalog_rows import CatalogError, load_catalog
    from vnplan.keys.resolution import resolve
    from vnplan.models import Citation, Document, Metadata, Note, Part, Provision, Region, Section
    from vnplan.review.alignment import align
    from vnplan.review.checks import check
    from vnplan.tables.rules import RulesError, load_rules

__version__ = "0.1.0"
__all__ = [
    "Catalog", "CatalogError", "Chain", "Citation", "Document", "Evidence", "Metadata", "Note", "Part", "Provision",
    "ReadError", "Region", "RulesError", "Section", "align", "back_references", "build_graph", "by_level", "by_year",
    "chain_tree", "check", "conflicts", "coverage", "directives_of", "find_citations", "implementers_of",
    "load_catalog", "load_graph", "load_rules", "merge", "most_cited", "parse", "read", "resolve", "roots",
    "sections_of", "trace", "unresolved", "with_sections",
]  # fmt: skip

_HOMES = {
    "review.alignment": ("align",),
    "citations.backrefs": ("back_references",),
    "keys.catalog": ("Catalog",),
    "keys.catalog_rows": ("CatalogError", "load_catalog"),
    "review.checks": ("check",),
    "document": ("find_citations", "parse"),
    "graph.build": ("Evidence", "build_graph"),
    "graph.files": ("load_graph",),
    "graph.views": ("by_level", "by_year", "merge", "with_sections"),
    "models": ("Citation", "Document", "Metadata", "Note", "Part", "Provision", "Region", "Section"),
    "graph.queries": (
        "Chain", "chain_tree", "conflicts", "coverage", "directives_of", "implementers_of", "most_cited", "roots",
        "sections_of", "trace", "unresolved",
    ),
    "files.read": ("ReadError",),
    "keys.resolution": ("resolve",),
    "tables.rules": ("RulesError", "load_rules"),
}  # fmt: skip


def read(path: str | os.PathLike[str], **told: Any) -> Document:
    """Read a file and parse it; `told` is passed to `parse` (number, date, issuer, province, rules).

    Raises ReadError where the file is missing or not text.
    """
    from vnplan.document import parse
    from vnplan.files.read import read_text

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
