"""Rows of a page in reading order: columns that stand side by side are read one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from vnplan.files.page_lines import PageLine, PageRow, is_label
from vnplan.tables.mottoes import heading
from vnplan.tables.rules import load_rules


class Zone(NamedTuple):
    """Lines that are read one after the other: of the whole width of a page, or of a column."""

    lines: list[PageLine]
    column: bool = False
    running: bool = False
    """Whether the column is one of running text, whose paragraphs go on in the next; it is moved under the first."""


def zones_of(rows: Sequence[PageRow]) -> Iterator[Zone]:
    """The rows in reading order: where columns stand side by side, the left one first."""
    plain: list[PageLine] = []
    at = done = 0
    while at < len(rows):
        block = _columns(rows, at, done) if len(rows[at]) > 1 else None
        if block is None:
            plain.append(_merged(rows[at]))
            at += 1
            continue
        start, end, left, right = block
        plain = plain[: len(plain) - (at - start)]
        if plain:
            yield Zone(plain)
        plain = []
        yield from _sides(left, right)
        at = done = end
    if plain:
        yield Zone(plain)


def _sides(left: Sequence[PageRow], right: Sequence[PageRow]) -> Iterator[Zone]:
    """The zones of two columns, the left one first."""
    running = _is_running(left) and _is_running(right)
    for side in (left, right):
        by = _start(left) - _start(side) if running else 0.0
        for zone in zones_of(side):
            lines = [line.moved(by) for line in zone.lines] if by else zone.lines
            yield Zone(lines, True, running and (zone.running or not zone.column))


def _start(side: Sequence[PageRow]) -> float:
    return min(row[0].left for row in side)


def _is_running(side: Sequence[PageRow]) -> bool:
    """Whether most lines of a column fill it and some begin within a sentence: none of a signature, none of a list."""
    if len(side) < _FEW or side[0][0].words[0].row is not None or any(map(_is_of_a_frame, side)):
        return False
    start, end = _start(side), max(row[-1].right for row in side)
    near = _NEAR * (end - start)
    if _WITHIN * sum(row[0].text[0].islower() for row in side) < len(side):
        return False
    return 2 * sum(row[0].left < start + near and row[-1].right > end - near for row in side) > len(side)


_FEW = 2  # lines of a column
_WITHIN = 4  # every fourth line at least begins in small letters; of running text most do
_NEAR = 0.2  # of a column's width: where the next word does not fit


def _is_of_a_frame(row: PageRow) -> bool:
    """Whether a row is of a letterhead or the recipients: "CỘNG HÒA XÃ HỘI ...", "Nơi nhận:"."""
    text = " ".join(line.text for line in row)
    return _RECIPIENTS.search(text) is not None or heading(load_rules()).search(text) is not None


_RECIPIENTS = re.compile(r"N(?:ơi|ƠI) [Nn](?:hận|HẬN)\s*:")


def _merged(row: PageRow) -> PageLine:
    return row[0] if len(row) == 1 else PageLine([word for line in row for word in line.words])


_Block = tuple[int, int, list[PageRow], list[PageRow]]


def _columns(rows: Sequence[PageRow], at: int, done: int) -> _Block | None:
    """The rows around a parted one that leave a gutter free: first, behind the last, the left and the right side.

    Rows before `done` are those of other columns.
    """
    best: tuple[int, _Block] | None = None
    for before, behind in pairwise(rows[at]):
        block, both = _around(rows, at, done, (before.right, behind.left))
        wide = behind.left - before.right > _CERTAIN * behind.size
        apart = abs(behind.words[0].order - before.words[-1].order) != 1 and behind.words[0].row is None
        if not (both > 1 or (block[1] - block[0] > 1 and (wide or apart))) or _is_list(block):
            continue
        if best is None or both > best[0]:
            best = both, block
    return best[1] if best else None


_CERTAIN = 3.0  # of a letter's size: no blank in a line is as wide


def _is_list(block: _Block) -> bool:
    """Whether one side holds nothing but labels, or the numbers of pages."""
    left, right = ([line.text for row in side for line in row] for side in block[2:])
    return all(map(is_label, left)) or all(re.fullmatch(r"[.… ]*\d{1,3}", text) for text in right)


def _around(rows: Sequence[PageRow], at: int, done: int, edges: _Edges) -> tuple[_Block, int]:
    """The block of rows that leave a gutter free, and how many of them stand on both sides of it."""
    edges, end, below = _down(rows, at, edges)
    edges, start, above = _up(rows, at, done, edges)
    middle = (edges[0] + edges[1]) / 2
    lefts = [[line for line in row if _middle(line) < middle] for row in rows[start:end]]
    rights = [[line for line in row if _middle(line) >= middle] for row in rows[start:end]]
    block = start, end, [row for row in lefts if row], [row for row in rights if row]
    return block, 1 + below + above


_ADDRESSED = re.compile(r"[Kk]ính gửi|KÍNH GỬI")  # below a letterhead, in no column of it
_Edges = tuple[float, float]
"""The left and the right edge of a gutter."""


def _down(rows: Sequence[PageRow], at: int, edges: _Edges) -> tuple[_Edges, int, int]:
    """The gutter under a row, where its block ends, and how many of the rows there stand on both sides."""
    both, end, seen = 0, at + 1, at + 1
    while seen < len(rows) and _follows(rows[seen - 1], rows[seen], len(rows[seen]) > 1 or _goes_on(rows, at, seen)):
        narrower = _gutter(rows[seen], *edges)
        if narrower is None or _ADDRESSED.match(rows[seen][0].text):
            break
        block = rows[at:seen]
        if _is_across(rows[seen], block, rows, *edges) or (both and _is_behind(rows[seen], block, edges)):
            break
        edges = narrower
        seen += 1
        if len(rows[seen - 1]) > 1 or _goes_on(rows, at, seen - 1) or _follows(rows[seen - 2], rows[seen - 1], False):
            end = seen
            both += _is_both(rows[seen - 1], *edges)
    return edges, end, both


def _up(rows: Sequence[PageRow], at: int, done: int, edges: _Edges) -> tuple[_Edges, int, int]:
    """The gutter over a row, where its block begins, and how many of the rows there stand on both sides."""
    both, start, seen = 0, at, at
    while seen > done and _follows(rows[seen - 1], rows[seen], len(rows[seen - 1]) > 1):
        narrower = _gutter(rows[seen - 1], *edges)
        if narrower is None or _is_before(rows[seen - 1], rows[seen : at + 1], edges):
            # what stands left under a line of the whole width is its paragraph's end
            while start < at and rows[start][0].left < edges[0]:
                start += 1
            break
        edges = narrower
        seen -= 1
        start = seen
        both += _is_both(rows[seen], *edges)
    return edges, start, both


def _follows(above: PageRow, below: PageRow, loosely: bool) -> bool:
    """Whether a row stands close under another."""
    size = max(line.size for line in (*above, *below))
    return below[0].y - above[0].y < (_LOOSE if loosely else _TIGHT) * size


def _goes_on(rows: Sequence[PageRow], first: int, at: int) -> bool:
    """Whether a row is the next of the recipients, below those that stand beside the signature."""
    row, above = rows[at], rows[at - 1]
    if len(row) > 1 or row[0].text[0] not in "-–" or abs(row[0].left - above[0].left) > _MIDDLE * row[0].size:
        return False
    return any(_RECIPIENTS.search(line.text) for row in rows[first:at] for line in row)


_TIGHT, _LOOSE = 2.2, 8.0  # of a letter's size: from line to line; a signature leaves room for the hand


def _gutter(row: PageRow, left: float, right: float) -> _Edges | None:
    """The gutter as a row leaves it; None where the row crosses it."""
    middle = (left + right) / 2
    left = max([left, *(line.right for line in row if _middle(line) < middle)])
    right = min([right, *(line.left for line in row if _middle(line) >= middle)])
    return (left, right) if right - left > _NARROW * median(line.size for line in row) else None


_NARROW = 0.3  # of a letter's size


def _is_across(row: PageRow, block: Sequence[PageRow], rows: Sequence[PageRow], left: float, right: float) -> bool:
    """Whether a row is a title in the middle of the page, not a line of a column beside the middle: "KẾ HOẠCH".

    One that has room in a column below which it stands is set as no other line there.
    """
    line, size = row[0], row[0].size
    if len(row) > 1:
        return False
    over = line.left < right - size and line.right > left + size
    if not over and any(line.words[0].order < other.words[0].order for above in block for other in above):
        return False
    edges = min(line.left for row in rows for line in row), max(line.right for row in rows for line in row)
    if abs(_middle(line) - sum(edges) / 2) >= _MIDDLE * size:
        return False
    middle = (left + right) / 2
    beside = [other for above in block for other in above if (_middle(other) < middle) == (_middle(line) < middle)]
    return over or not any(_is_set_alike(line, other) for other in beside)


def _is_set_alike(line: PageLine, other: PageLine) -> bool:
    """Whether two lines begin at one place, or have their middle there."""
    off = min(abs(line.left - other.left), abs(_middle(line) - _middle(other)))
    return off < _MIDDLE * line.size


_MIDDLE = 0.5  # of a letter's size


def _is_behind(row: PageRow, block: Sequence[PageRow], edges: _Edges) -> bool:
    """Whether a row on the left under columns that were drawn one after the other was drawn behind both.

    Then it has the whole width: "II. THỰC HIỆN". Of letterheads nothing is told.
    """
    if len(row) > 1 or row[0].left > edges[0]:
        return False
    orders = _orders(block, edges)
    return orders is not None and orders[1] < row[0].words[0].order


def _is_before(row: PageRow, block: Sequence[PageRow], edges: _Edges) -> bool:
    """The same of a row on the right over columns, drawn before both: "KẾ HOẠCH"."""
    if len(row) > 1 or row[0].left < edges[0]:
        return False
    orders = _orders(block, edges)
    return orders is not None and row[-1].words[-1].order < orders[0]


def _orders(block: Sequence[PageRow], edges: _Edges) -> tuple[int, int] | None:
    """The first and the last place in the order of drawing, where columns were drawn one after the other."""
    middle = (edges[0] + edges[1]) / 2
    orders: tuple[list[int], list[int]] = [], []
    for line in (line for row in block for line in row):
        orders[_middle(line) >= middle].extend((line.words[0].order, line.words[-1].order))
    left, right = orders
    if block[0][0].words[0].row is not None or not max(left) < min(right):
        return None
    return None if any(map(_is_of_a_frame, block)) else (min(left), max(right))


def _is_both(row: PageRow, left: float, right: float) -> bool:
    middle = (left + right) / 2
    return row[0].left < middle < row[-1].right and len(row) > 1


def _middle(line: PageLine) -> float:
    return (line.left + line.right) / 2
