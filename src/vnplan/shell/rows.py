"""Rows as text, one function a format: JSON, JSON Lines, CSV."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from typing import Any

from vnplan.models import Citation, Document
from vnplan.models.places import place_columns
from vnplan.models.sequences import Changes, Operations
from vnplan.text.shown import cell

Row = dict[str, Any]


def citation_rows(document: Document, citations: Iterable[Citation]) -> list[Row]:
    """Citations as plain dicts: source in front, path, heading and sentence of the place behind."""
    return [{"source": document.source, **c.model_dump(mode="json"), **place_columns(document, c)} for c in citations]


def act_rows(acts: Operations | Changes) -> list[Row]:
    """Operations or changes as plain dicts: source in front, a column for each unit of the provision."""
    rows = acts.rows()
    for row in rows:
        row["in_force"] = row["in_force"] and row["in_force"].isoformat()
    return rows


def operations_csv(rows: list[Row]) -> str:
    """Operations as CSV with a header."""
    return rows_csv(rows, Operations.columns())


def history_csv(rows: list[Row]) -> str:
    """Changes as CSV with a header."""
    return rows_csv(rows, Changes.columns())


def to_json(rows: list[Row]) -> str:
    """A JSON array, indented, Vietnamese as it is."""
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def to_jsonl(rows: list[Row]) -> str:
    """One JSON object a line."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def to_csv(rows: list[Row]) -> str:
    """Citations as CSV with a header; lists as JSON text."""
    return rows_csv(rows, ("source", *Citation.model_fields, "path", "heading", "sentence"))


def rows_csv(rows: list[Row], columns: Iterable[str]) -> str:
    """Rows as CSV with a header, also when there are none; lists as JSON text, no text that starts a formula."""
    out: list[str] = []
    writer = csv.DictWriter(_Lines(out), list(columns))
    writer.writeheader()
    for row in rows:
        writer.writerow(
            {k: json.dumps(v, ensure_ascii=False) if isinstance(v, list | dict) else cell(v) for k, v in row.items()}
        )
    return "".join(out)


class _Lines:
    """Takes rows that end in "\\r\\n", so that a bare "\\r" is put in quotation marks too, and ends them in "\\n"."""

    def __init__(self, out: list[str]) -> None:
        self._out = out

    def write(self, row: str) -> None:
        """One row."""
        self._out.append(row.removesuffix("\r\n") + "\n")
