"""Tables of a page by their ruling lines: words in cells, cells in rows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from vnplan.files.page_columns import zones_of
from vnplan.files.page_lines import PageLine, rows_of
from vnplan.files.page_words import Page, Rule, Word


class PageTable(NamedTuple):
    """The cells of a table, row by row, each with its lines."""

    top: float
    bottom: float
    rows: list[list[list[PageLine]]]


def tables_of(page: Page) -> tuple[list[PageTable], list[Word]]:
    """The tables of a page, and the words outside of them."""
    tables: list[PageTable] = []
    words = page.words
    for grid in _grids(page.rules):
        inside = [word for word in words if grid.cell(word) is not None]
        if not inside:
            continue
        tables.append(PageTable(grid.rows[0], grid.rows[-1], _cells(grid, inside)))
        held = set(map(id, inside))
        words = [word for word in words if id(word) not in held]
    return tables, words


class _Grid(NamedTuple):
    columns: list[float]
    rows: list[float]
    rules: list[Rule]

    def cell(self, word: Word) -> tuple[int, int] | None:
        """The row and the column of a word."""
        across, down = (word.left + word.right) / 2, word.y - word.size * 0.3
        row = next((n for n, (a, b) in enumerate(pairwise(self.rows)) if a <= down < b), None)
        column = next((n for n, (a, b) in enumerate(pairwise(self.columns)) if a <= across < b), None)
        return None if row is None or column is None else (row, column)


def _grids(rules: Sequence[Rule]) -> list[_Grid]:
    """Ruling lines that touch one another and part a piece of the page into more than one column."""
    out: list[_Grid] = []
    for group in _touching(rules):
        columns = _places([rule.left for rule in group if rule.upright])
        rows = _places([rule.top for rule in group if not rule.upright])
        if len(columns) > 2 and len(rows) > 1:
            out.append(_Grid(columns, rows, group))
    return sorted(out, key=lambda grid: grid.rows[0])


_TOUCH = 4.0  # points between lines that touch
_MOST = 3000  # ruling lines of a page: more are a drawing


def _touching(rules: Sequence[Rule]) -> list[list[Rule]]:
    """The groups of lines that hang together."""
    if len(rules) > _MOST:
        return []
    groups: list[tuple[list[float], list[Rule]]] = []
    for rule in sorted(rules, key=lambda rule: rule.top):
        box = [rule.left, rule.top, rule.right, rule.bottom]
        members = [rule]
        apart: list[tuple[list[float], list[Rule]]] = []
        for other, held in groups:
            if _touch(box, other):
                box = [min(box[0], other[0]), min(box[1], other[1]), max(box[2], other[2]), max(box[3], other[3])]
                members += held
            else:
                apart.append((other, held))
        groups = [*apart, (box, members)]
    return [members for _, members in groups]


def _touch(a: Sequence[float], b: Sequence[float]) -> bool:
    return (
        a[0] - _TOUCH <= b[2] and b[0] - _TOUCH <= a[2] and a[1] - _TOUCH <= b[3] and b[1] - _TOUCH <= a[3]
    )  # fmt: skip


def _places(told: Sequence[float]) -> list[float]:
    """Where lines stand, those that are drawn beside one another taken for one."""
    out: list[float] = []
    for place in sorted(told):
        if not out or place - out[-1] > _TOUCH:
            out.append(place)
    return out


def _cells(grid: _Grid, words: Sequence[Word]) -> list[list[list[PageLine]]]:
    """The lines of the cells; cells without a line between them are one, the places it reaches over are empty."""
    held: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        place = grid.cell(word)
        if place is not None:
            held.setdefault(_first_of(grid, *place), []).append(word)
    out: list[list[list[PageLine]]] = []
    for row in range(len(grid.rows) - 1):
        shown = [_lines(held.get((row, column), [])) for column in range(len(grid.columns) - 1)]
        last = max(_first_of(grid, row, column)[1] for column in range(len(grid.columns) - 1))
        if any(shown):
            out.append(shown[: last + 1])
    return out


def _lines(words: Sequence[Word]) -> list[PageLine]:
    return [line for zone in zones_of(rows_of(words)) for line in zone.lines]


def _first_of(grid: _Grid, row: int, column: int) -> tuple[int, int]:
    """The first of the cells that a cell is merged with: to the left, then above."""
    while column > 0 and not _is_ruled(grid, grid.columns[column], row):
        column -= 1
    middle = (grid.columns[column] + grid.columns[column + 1]) / 2
    while row > 0 and not any(
        not rule.upright and abs(rule.top - grid.rows[row]) <= _TOUCH and rule.left <= middle <= rule.right
        for rule in grid.rules
    ):
        row -= 1
    return row, column


def _is_ruled(grid: _Grid, place: float, row: int) -> bool:
    middle = (grid.rows[row] + grid.rows[row + 1]) / 2
    return any(
        rule.upright and abs(rule.left - place) <= _TOUCH and rule.top <= middle <= rule.bottom for rule in grid.rules
    )
