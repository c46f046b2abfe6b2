"""A document as rows of the tables."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from vnplan.batches.schema import needed, schema_of
from vnplan.graph.build import build_graph
from vnplan.review.checks import check
from vnplan.text.shown import one_line

if TYPE_CHECKING:
    from vnplan.keys.catalog import Catalog
    from vnplan.models import Document
    from vnplan.tables.rules import Rules

Row = dict[str, Any]


def rows_of(document: Document, catalog: Catalog | None, rules: Rules, on: datetime.date) -> dict[str, list[Row]]:
    """The rows of one document, read alone: what others say of it is asked of the tables."""
    source, told = document.source, document.metadata.model_dump()
    notes = [note.model_dump() for note in document.notes]
    known: Any = False if catalog is None else catalog
    return {
        "documents": [
            {"source": source, "sha256": document.sha256, **told, "characters": len(document.text), "notes": notes}
        ],
        "parts": [{"source": source, "part": n, **part.model_dump()} for n, part in enumerate(document.parts)],
        "sections": [{**row, "section": n} for n, row in enumerate(document.sections.rows())],
        "citations": [{**row, "citation": n} for n, row in enumerate(document.citations.rows())],
        "edges": _edges(document, known, rules),
        "findings": [found.row() for found in check(document, catalog=known, rules=rules, on=on)],
    }


def _edges(document: Document, catalog: Any, rules: Rules) -> list[Row]:
    """A row for each place that makes an edge, in the order of the text."""
    graph = build_graph(document, catalog=catalog, rules=rules)
    found = [
        {
            "source": document.source, "start": one.start, "end": one.end, "from_key": acting, "to_key": target,
            "relation": relation, "step": one.step, "page": one.page, "path": one.section, "heading": one.heading,
            "sentence": one.sentence,
        }
        for acting, target, relation, data in graph.edges(keys=True, data="evidence")
        for one in data
    ]  # fmt: skip
    return sorted(found, key=lambda row: (row["start"], row["end"], row["from_key"], row["to_key"], row["relation"]))


def failure(source: str, cause: str, message: str) -> Row:
    """The row of a file that was not read."""
    return {"source": source, "cause": cause, "message": one_line(message)}


def packed(table: str, rows: list[Row]) -> bytes:
    """Rows as one Arrow record batch, without its schema; half a character (a lone surrogate) is spelled out."""
    pa, schema = needed(), schema_of(table)
    try:
        made = pa.RecordBatch.from_pylist(rows, schema)
    except UnicodeEncodeError:
        made = pa.RecordBatch.from_pylist(_spelled(rows), schema)
    raw: bytes = made.serialize().to_pybytes()
    return raw


def _spelled(value: Any) -> Any:
    """A value all of whose strings can be written as UTF-8."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(value, list):
        return [_spelled(one) for one in value]
    if isinstance(value, dict):
        return {name: _spelled(one) for name, one in value.items()}
    return value
