"""Tables of a page by their ruling lines: words in cells, cells in rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
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
    columns: list[float]
    """Where its upright lines stand."""
    torn: dict[int, int]
    """Of the columns that no line closes at the foot of the page, the row where the cell that goes on there began."""


def tables_of(page: Page, above: Sequence[PageTable] = ()) -> tuple[list[PageTable], list[Word]]:
    """The tables of a page, and the words outside of them; `above` are the tables of the page before."""
    tables: list[PageTable] = []
    words = page.words
    rules = _without_gaps(page.rules)
    grids = _grids(rules)
    if not grids and above and above[-1].torn:
        grids = list(_between_pages(rules, above[-1].columns))
    for grid in grids:
        inside = [word for word in words if grid.cell(word) is not None]
        if not inside:
            continue
        tables.append(_table(grid, inside))
        held = set(map(id, inside))
        words = [word for word in words if id(word) not in held]
    return tables, words


def _without_gaps(rules: Sequence[Rule]) -> list[Rule]:
    """Dashes and dots that follow one another as lines."""
    short = [rule for rule in rules if max(rule.right - rule.left, rule.bottom - rule.top) < _TOUCH]
    if len(short) < _DASHES:
        return list(rules)
    held = set(map(id, short))
    level = sorted(short, key=lambda rule: (round(rule.top), rule.left))
    upright = sorted(short, key=lambda rule: (round(rule.left), rule.top))
    return [
        *(rule for rule in rules if id(rule) not in held),
        *_runs(level, lambda rule, last: round(rule.top) == round(last.top) and rule.left - last.right < _TOUCH),
        *_runs(upright, lambda rule, last: round(rule.left) == round(last.left) and rule.top - last.bottom < _TOUCH),
    ]


_DASHES = 40  # of a page: corners of cells are fewer


def _runs(pieces: Sequence[Rule], follows: Callable[[Rule, Rule], bool]) -> Iterator[Rule]:
    """Pieces that follow one another as one, where they are many."""
    run: list[Rule] = []
    for piece in [*pieces, None]:
        if run and (piece is None or not follows(piece, run[-1])):
            if len(run) > _FEW:
                yield Rule(run[0].left, run[0].top, max(one.right for one in run), max(one.bottom for one in run))
            run = []
        if piece is not None:
            run.append(piece)


_FEW = 2  # pieces


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
        if len(columns) > 2 and rows:
            rows = _with_ends(columns, rows, group)
        if len(columns) > 2 and len(rows) > 1:
            out.append(_Grid(columns, rows, group))
    return sorted(out, key=lambda grid: grid.rows[0])


def _with_ends(columns: Sequence[float], rows: list[float], rules: Sequence[Rule]) -> list[float]:
    """The levels of a table and where its upright lines end beyond them, two at least, for a cell has two sides.

    Browsers draw no level line where a page tears a row.
    """
    spans = [_reach(place, rules) for place in columns]
    top, foot = sorted(top for top, _ in spans)[1], sorted(foot for _, foot in spans)[-2]
    return [
        *([top] if top < rows[0] - _TOUCH else []),
        *rows,
        *([foot] if foot > rows[-1] + _TOUCH else []),
    ]


def _reach(place: float, rules: Sequence[Rule]) -> tuple[float, float]:
    """From where to where the upright lines at a place stand."""
    here = [rule for rule in rules if rule.upright and abs(rule.left - place) <= _TOUCH]
    return min((rule.top for rule in here), default=0.0), max((rule.bottom for rule in here), default=0.0)


def _between_pages(rules: Sequence[Rule], columns: Sequence[float]) -> Iterator[_Grid]:
    """The grid of a page that holds the middle of a row: upright lines where those of the page before stood."""
    standing = [rule for rule in rules if rule.upright and any(abs(rule.left - place) <= _TOUCH for place in columns)]
    spans = [_reach(place, standing) for place in columns]
    top, foot = max(top for top, _ in spans), min(foot for _, foot in spans)
    if top < foot and len(rules) <= _MOST:
        yield _Grid(list(columns), [top, foot], standing)


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


def _table(grid: _Grid, words: Sequence[Word]) -> PageTable:
    """The lines of the cells; cells without a line between them are one, the places it reaches over are empty."""
    held: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        place = grid.cell(word)
        if place is not None:
            held.setdefault(_first_of(grid, *place), []).append(word)
    out: list[list[list[PageLine]]] = []
    told: dict[int, int] = {}
    for row in range(len(grid.rows) - 1):
        shown = [_lines(held.get((row, column), [])) for column in range(len(grid.columns) - 1)]
        last = max(_first_of(grid, row, column)[1] for column in range(len(grid.columns) - 1))
        if any(shown):
            told[row] = len(out)
            filled = max(n for n, cell in enumerate(shown) if cell)
            out.append(shown[: max(last, filled) + 1])
    torn = {column: told[row] for row, column in _open_cells(grid) if row in told}
    return PageTable(grid.rows[0], grid.rows[-1], out, grid.columns, torn)


def _open_cells(grid: _Grid) -> Iterator[tuple[int, int]]:
    """Where the cells begin that upright lines lead to the foot of the table, and no level one closes."""
    last, foot = len(grid.rows) - 2, grid.rows[-1]
    for column, (left, right) in enumerate(pairwise(grid.columns)):
        middle = (left + right) / 2
        closed = any(
            not rule.upright and rule.left <= middle <= rule.right and abs(rule.top - foot) <= _TOUCH
            for rule in grid.rules
        )
        begun = _first_of(grid, last, column)
        sides = (
            begun[1],
            next((n for n in range(column + 1, len(grid.columns)) if _is_ruled(grid, grid.columns[n], last)), None),
        )
        if not closed and sides[1] is not None and _is_ruled(grid, grid.columns[sides[0]], last):
            yield begun


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
