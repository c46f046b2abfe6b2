"""Rows of a table over pages: the head is told once, a row that a page tears is one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vnplan.files.content import Block
from vnplan.files.page_paragraphs import joined, parting
from vnplan.files.page_tables import PageTable

_Row = list[str]
_HEAD_ROWS = 3  # of a table, at most


class LongTable:
    """A table as far as it is read; the next page may go on with it."""

    def __init__(self) -> None:
        self._rows: list[_Row | None] = []  # None where a page ends
        self._head: list[_Row] = []  # the first rows, which may be told anew on each page
        self._torn: dict[int, _Row] = {}  # the rows whose cells go on under the end of the page, by column

    def add(self, table: PageTable, turns: int) -> None:
        """The rows of a page, so many pages behind the last one."""
        rows = [[joined(cell) for cell in row] for row in table.rows]
        inner = _without_head(rows, self._head, bool(self._torn)) if self._rows else rows
        self._head = self._head or [list(row) for row in rows[:_HEAD_ROWS]]
        first = inner[0]
        above = self._above(first)
        last = self._rows[-1] if self._rows else None
        whole = bool(above) and all(column in above for column, cell in enumerate(first) if cell)
        turn = "\f" * turns
        for column, row in above.items():
            here = turn if whole and row is last else ""
            row[column] = _with_rest(row[column], first[column], here)
            turn = "" if here else turn
            first[column] = ""
        self._rows += [*([None] * turns if turn else []), *(inner[1:] if whole else inner)]
        begun = last if whole and last is not None else first
        self._torn = {
            column: self._torn.get(column, begun) if rows[row] is first else rows[row]
            for column, row in table.torn.items()
        }

    def _above(self, first: _Row) -> dict[int, _Row]:
        """The cells of the page before that the first row of this one goes on with, by column."""
        last = self._rows[-1] if self._rows else None
        if last is None:
            return {}
        torn = self._torn or (dict.fromkeys(range(len(first)), last) if _is_rest(last, first) else {})
        return {
            column: row for column, row in sorted(torn.items()) if column < min(len(first), len(row)) and first[column]
        }

    def blocks(self) -> Iterator[Block]:
        """The rows as blocks, between bars."""
        for row in self._rows:
            yield Block("", "page") if row is None else Block("| " + " | ".join(row) + " |", "row")


def _without_head(rows: list[_Row], head: Sequence[_Row], torn: bool) -> list[_Row]:
    """The rows of a table's next page without its head, which programs print again; "1" begins another table."""
    same = 0
    while same < min(len(head), len(rows) - 1) and rows[same] == head[same]:
        same += 1
    return rows if not torn and rows[same][0].rstrip(".") == "1" else rows[same:]


def _is_rest(above: _Row, row: _Row) -> bool:
    """Whether the first row of a page is the rest of the last one before it: some cells go on, the others are blank."""
    told = [(over, cell) for over, cell in zip(above, row, strict=False) if cell]
    if len(above) != len(row) or row[0] or not told or not all(over for over, _ in told):
        return False
    return len(told) < len(row) - 1 or any(cell[0].islower() for _, cell in told)


def _with_rest(above: str, rest: str, turn: str) -> str:
    """A cell with its rest on the next page, whose beginning is told in it."""
    return f"{above}{parting(above, rest)}{turn}{rest}" if above else f"{turn}{rest}"
