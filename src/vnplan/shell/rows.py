"""Rows as text, one function a format: JSON, JSON Lines, CSV."""

from __future__ import annotations

import csv
import json
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from vnplan.models import Citation, Document
from vnplan.models.acted import acts_of
from vnplan.models.places import place_columns
from vnplan.models.sequences import Changes, Operations
from vnplan.text.shown import cell

Row = dict[str, Any]


def citation_rows(document: Document, citations: Iterable[Citation]) -> list[Row]:
    """Citations as plain dicts: source in front, path, heading and sentence of the place behind.

    `acts` tells of one that is changed what is done to which provisions: "amend khoản 1 Điều 5; repeal Điều 7".
    """
    acts = {id(document.citations[n]): told.acts for n, told in acts_of(document).items()}
    return [
        {"source": document.source, **c.model_dump(mode="json"), **place_columns(document, c), "acts": acts.get(id(c))}
        for c in citations
    ]


def act_rows(acts: Operations | Changes) -> list[Row]:
    """Operations or changes as plain dicts: source in front, a column for each unit of the provision."""
    rows = acts.rows()
    for row in rows:
        row["in_force"] = row["in_force"] and row["in_force"].isoformat()
    return rows


class Form(NamedTuple):
    """How rows are written piece by piece: what stands in front, between rows and behind, and what if there is none."""

    row: Callable[[Row], str]
    before: str = ""
    between: str = ""
    after: str = ""
    empty: str = ""

    def part(self, rows: Iterable[Row]) -> str:
        """The rows of one document."""
        return self.between.join(map(self.row, rows))

    def pieces(self, parts: Iterable[str], nothing: Callable[[], bool]) -> Iterator[str]:
        """The output as it grows; none at all where `nothing` could be read in the end."""
        begun = False
        for part in parts:
            if part:
                yield (self.between if begun else self.before) + part
                begun = True
        if begun or not nothing():
            yield self.after if begun else self.empty


def _json_row(row: Row) -> str:
    return textwrap.indent(json.dumps(row, ensure_ascii=False, indent=2), "  ")


def _json_line(row: Row) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"


CITATION_COLUMNS = ("source", *Citation.model_fields, "path", "heading", "sentence", "acts")
ARRAY = Form(_json_row, "[\n", ",\n", "\n]\n", "[]\n")
LINES = Form(_json_line)


def table_of(columns: Sequence[str]) -> Form:
    """Rows of these columns as CSV with a header."""
    header = rows_csv([], columns)
    return Form(lambda row: rows_csv([row], columns).removeprefix(header), header, "", "", header)


def form_of(name: str, acts: str = "") -> Form:
    """How rows of citations, or of operations or history, are written as json, jsonl, csv."""
    if name == "csv":
        return table_of(act_columns(acts) if acts else CITATION_COLUMNS)
    return ARRAY if name == "json" else LINES


def act_columns(acts: str) -> tuple[str, ...]:
    """The columns of operations or of history."""
    return tuple((Operations if acts == "operations" else Changes).columns())


def picked(wanted: dict[str, Any] | str, document: Document) -> list[Row]:
    """The rows of the citations that are wanted, or of operations or history."""
    if isinstance(wanted, str):
        return act_rows(getattr(document, wanted))
    return citation_rows(document, document.citations.where(**wanted))


def written(form: str, wanted: dict[str, Any] | str, document: Document) -> str:
    """The same in a form."""
    return form_of(form, wanted if isinstance(wanted, str) else "").part(picked(wanted, document))


def whole(form: str, document: Document) -> str:
    """A whole document, in a form."""
    if form == "json":
        return textwrap.indent(document.model_dump_json(indent=2), "  ")
    return document.model_dump_json() + "\n"


def to_json(rows: list[Row]) -> str:
    """A JSON array, indented, Vietnamese as it is."""
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def to_json_one(row: Row) -> str:
    """One JSON object, as `to_json` writes several."""
    return json.dumps(row, ensure_ascii=False, indent=2) + "\n"


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
