"""A document as rows of the tables."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from vnplan.batches.schema import needed, schema_of
from vnplan.graph.build import build_graph
from vnplan.keys.gist import is_put_into_force
from vnplan.review.checks import findings_of, found_in, reviewed_of
from vnplan.review.verdict import verdicts_of
from vnplan.text.shown import one_line

if TYPE_CHECKING:
    from vnplan.keys.catalog import Catalog
    from vnplan.models import Document
    from vnplan.review.check_rules import Hit, Reviewed
    from vnplan.tables.rules import Rules

Row = dict[str, Any]


def rows_of(document: Document, catalog: Catalog | None, rules: Rules, on: datetime.date) -> dict[str, list[Row]]:
    """The rows of one document, read alone: what others say of it is asked of the tables."""
    source, told = document.source, document.metadata.model_dump()
    notes = [note.model_dump() for note in document.notes]
    known: Any = False if catalog is None else catalog
    citations = _citations(document, rules)
    reviewed = reviewed_of([document], "batch", known, rules, on)
    hits = found_in(reviewed)
    return {
        "documents": [
            {"source": source, "sha256": document.sha256, **told, "characters": len(document.text), "notes": notes}
        ],
        "parts": [{"source": source, "part": n, **part.model_dump()} for n, part in enumerate(document.parts)],
        "sections": [{**row, "section": n} for n, row in enumerate(document.sections.rows())],
        "citations": citations,
        "operations": [{**row, "operation": n} for n, row in enumerate(document.operations.rows())],
        "edges": _edges(document, known, rules),
        "findings": [found.row() for found in findings_of(reviewed, hits)],
        "verdicts": _verdicts(document, reviewed, hits, citations),
    }


def _citations(document: Document, rules: Rules) -> list[Row]:
    """A row for each citation, in the order of the text."""
    return [
        {**row, "citation": n, "put_into_force": is_put_into_force(document.text, c, rules)}
        for n, (c, row) in enumerate(zip(document.citations, document.citations.rows(), strict=True))
    ]


def _verdicts(document: Document, reviewed: Reviewed, hits: list[Hit], citations: list[Row]) -> list[Row]:
    """A row for each citation of another document; its place is that of the citation's row."""
    at = {id(c): n for n, c in enumerate(document.citations)}
    return [
        {**one._asdict(), **{name: citations[at[id(one.citation)]][name] for name in _OF_CITATION}}
        for one in verdicts_of(reviewed, hits)
    ]


_OF_CITATION = (
    "source",
    "citation",
    "start",
    "end",
    "text",
    "relation",
    "number",
    "page",
    "path",
    "heading",
    "sentence",
)


def _edges(document: Document, catalog: Any, rules: Rules) -> list[Row]:
    """A row for each place that makes an edge, in the order of the text."""
    graph = build_graph(document, catalog=catalog, rules=rules)
    found = [
        {
            "source": document.source, "start": one.start, "end": one.end, "from_key": acting, "to_key": target,
            "relation": relation, "step": one.step, "page": one.page, "path": one.section, "heading": one.heading,
            "sentence": one.sentence, "acts": one.acts,
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
