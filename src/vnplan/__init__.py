"""Machine reading of Vietnamese official documents: sections, citations, and the graph of directives behind them."""

from __future__ import annotations

import importlib
import os
from typing import TYPE_CHECKING, Any

from vnplan.version import __version__ as __version__

if TYPE_CHECKING:
    import datetime

    from vnplan.akn.xml import to_akn
    from vnplan.batches.graphs import graph_from
    from vnplan.batches.job import batch
    from vnplan.batches.tables import NotRead, Tables, load_tables
    from vnplan.citations.backrefs import back_references
    from vnplan.document import find_citations, parse
    from vnplan.doors.chunks import Chunk, ChunkCitation, chunks
    from vnplan.doors.schema import schema
    from vnplan.errors import CatalogError, ReadError, RulesError, VnplanError
    from vnplan.folders import Failure, Folder, read_folder
    from vnplan.graph.build import Evidence, build_graph
    from vnplan.graph.files import load_graph, write_graph
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
    from vnplan.keys.catalog_rows import load_catalog
    from vnplan.keys.dumps import Imported, import_catalog
    from vnplan.keys.iri import parse_iri
    from vnplan.keys.resolution import resolve
    from vnplan.models import (
        Change,
        Changes,
        Citation,
        Citations,
        Document,
        Metadata,
        Note,
        Operation,
        Operations,
        Part,
        Provision,
        Region,
        Section,
        Sections,
        Span,
    )
    from vnplan.models.where import Where
    from vnplan.names import Action, Kind, Level, RegionKind, Relation, SectionKind
    from vnplan.review.alignment import Alignment, align
    from vnplan.review.checks import Finding, check
    from vnplan.review.explain import explain
    from vnplan.review.validity import Status, status
    from vnplan.review.verdict import Verdict, Verdicts, verdicts
    from vnplan.shown.annotate import annotate
    from vnplan.shown.picture import picture
    from vnplan.shown.report import report
    from vnplan.shown.show import show
    from vnplan.tables.rules import Rules, RulesLike, load_rules
    from vnplan.tables.spoken import language

__all__ = [
    "Action", "Alignment", "Catalog", "CatalogError", "Chain", "Change", "Changes", "Chunk", "ChunkCitation",
    "Citation", "Citations", "Document", "Evidence", "Failure", "Finding", "Folder", "Imported", "Kind", "Level",
    "Metadata", "NotRead", "Note", "Operation", "Operations", "Part", "Provision", "ReadError", "Region", "RegionKind",
    "Relation", "Rules", "RulesError", "Section", "SectionKind", "Sections", "Span", "Status", "Tables", "Verdict",
    "Verdicts", "VnplanError", "Where", "align", "annotate", "back_references", "batch", "build_graph", "by_level",
    "by_year", "chain_tree", "check", "chunks", "conflicts", "coverage", "directives_of", "explain", "find_citations",
    "graph_from", "implementers_of", "import_catalog", "language", "load_catalog", "load_graph", "load_rules",
    "load_tables", "merge", "most_cited", "parse", "parse_iri", "picture", "read", "read_folder", "report", "resolve",
    "roots", "schema", "sections_of", "show", "status", "to_akn", "trace", "unresolved", "verdicts", "with_sections",
    "write_graph",
]  # fmt: skip

_HOMES = {
    "akn.xml": ("to_akn",),
    "batches.graphs": ("graph_from",),
    "batches.job": ("batch",),
    "batches.tables": ("NotRead", "Tables", "load_tables"),
    "citations.backrefs": ("back_references",),
    "document": ("find_citations", "parse"),
    "doors.chunks": ("Chunk", "ChunkCitation", "chunks"),
    "doors.schema": ("schema",),
    "errors": ("CatalogError", "ReadError", "RulesError", "VnplanError"),
    "folders": ("Failure", "Folder", "read_folder"),
    "graph.build": ("Evidence", "build_graph"),
    "graph.files": ("load_graph", "write_graph"),
    "graph.queries": (
        "Chain", "chain_tree", "conflicts", "coverage", "directives_of", "implementers_of", "most_cited", "roots",
        "sections_of", "trace", "unresolved",
    ),
    "graph.views": ("by_level", "by_year", "merge", "with_sections"),
    "keys.catalog": ("Catalog",),
    "keys.catalog_rows": ("load_catalog",),
    "keys.dumps": ("Imported", "import_catalog"),
    "keys.iri": ("parse_iri",),
    "keys.resolution": ("resolve",),
    "models": (
        "Change", "Changes", "Citation", "Citations", "Document", "Metadata", "Note", "Operation", "Operations", "Part",
        "Provision", "Region", "Section", "Sections", "Span",
    ),
    "models.where": ("Where",),
    "names": ("Action", "Kind", "Level", "RegionKind", "Relation", "SectionKind"),
    "review.alignment": ("Alignment", "align"),
    "review.checks": ("Finding", "check"),
    "review.explain": ("explain",),
    "review.validity": ("Status", "status"),
    "review.verdict": ("Verdict", "Verdicts", "verdicts"),
    "shown.annotate": ("annotate",),
    "shown.picture": ("picture",),
    "shown.report": ("report",),
    "shown.show": ("show",),
    "tables.rules": ("Rules", "load_rules"),
    "tables.spoken": ("language",),
}  # fmt: skip


def read(
    path: str | os.PathLike[str],
    *,
    number: str | None = None,
    date: datetime.date | str | None = None,
    issuer: str | None = None,
    province: str | None = None,
    rules: RulesLike = None,
) -> Document:
    """Read a file and parse it; what you tell of the document beside is what `parse` takes.

    Raises ReadError where the file is missing or cannot be read, for a folder and for an archive of several documents
    (`read_folder` takes both), and what `parse` raises.
    """
    from vnplan.document import read_content
    from vnplan.files.read import read_file

    content, source = read_file(path), os.fspath(path)
    return read_content(content, source=source, number=number, date=date, issuer=issuer, province=province, rules=rules)


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
