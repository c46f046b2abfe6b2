"""Words of a page to lines: rows by where the words stand, columns read one after the other."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from vnplan.files.page_words import Word
from vnplan.tables.mottoes import first_words
from vnplan.tables.rules import load_rules
from vnplan.text.labels import words_of


class PageLine:
    """Words that stand side by side without a wide blank between them."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = list(words)
        self.left, self.right = words[0].left, max(word.right for word in words)
        largest = max(words, key=lambda word: (word.size, len(word.text)))
        self.y, self.size = largest.y, largest.size

    @cached_property
    def text(self) -> str:
        """The words, a blank between those that were not drawn together."""
        out = self.words[0].text
        for before, word in pairwise(self.words):
            close = word.glued and word.order == before.order + 1
            out += word.text if close else f" {word.text}"
        return out

    def number(self, at: int, mark: str) -> None:
        """Put the number of a note in the place of its mark."""
        words = self.words
        words[at] = words[at]._replace(text=mark, glued=True, order=words[at - 1].order + 1)
        self.__dict__.pop("text", None)

    @cached_property
    def bold(self) -> bool | None:
        """Whether all its words are bold, or none is; None where they differ."""
        told = {word.bold for word in self.words if any(map(str.isalpha, word.text))}
        return told.pop() if len(told) == 1 else None

    def __repr__(self) -> str:
        return f"PageLine({self.left:.0f}-{self.right:.0f} y{self.y:.0f} {self.text!r})"


PageRow = list[PageLine]
"""Lines that stand at one height, from left to right."""


class Zone(NamedTuple):
    """Lines that are read one after the other: of the whole width of a page, or of a column."""

    lines: list[PageLine]
    column: bool = False


def rows_of(words: Iterable[Word]) -> list[PageRow]:
    """The rows of a page from top to bottom; raised marks belong to the row they stand beside."""
    out: list[PageRow] = []
    for words_of_row in _with_marks(_by_height(words)):
        row = _split(sorted(words_of_row, key=lambda word: word.left))
        if out and _is_beside(row, out[-1]):
            out[-1] = sorted([*out[-1], *row], key=lambda line: line.left)
        else:
            out.append(row)
    return out


def _is_beside(row: PageRow, above: PageRow) -> bool:
    """Whether a row stands a little lower than another, in a column of its own."""
    low = row[0].y - above[0].y < _BESIDE * min(row[0].size, above[0].size)
    return low and all(a.right < b.left or b.right < a.left for a in row for b in above)


_BESIDE = 0.6  # of a letter's size


def zones_of(rows: Sequence[PageRow]) -> Iterator[Zone]:
    """The rows in reading order: where columns stand side by side, the left one first."""
    plain: list[PageLine] = []
    at = 0
    while at < len(rows):
        block = _columns(rows, at) if len(rows[at]) > 1 else None
        if block is None:
            plain.append(_merged(rows[at]))
            at += 1
            continue
        start, end, left, right = block
        plain = plain[: len(plain) - (at - start)]
        if plain:
            yield Zone(plain)
        plain = []
        for side in (left, right):
            for zone in zones_of(side):
                yield Zone(zone.lines, True)
        at = end
    if plain:
        yield Zone(plain)


def _by_height(words: Iterable[Word]) -> list[list[Word]]:
    """Words of one baseline together; a machine that reads scans has told its rows."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.row or 0, word.y)):
        last = rows[-1][0] if rows else None
        if last is not None and last.row == word.row and (
            word.row is not None or word.y - last.y <= _LEVEL * min(word.size, last.size)
        ):  # fmt: skip
            rows[-1].append(word)
        else:
            rows.append([word])
    return rows


_LEVEL = 0.12  # of a letter's size: words on one line differ less


def _with_marks(rows: list[list[Word]]) -> list[list[Word]]:
    """The rows, those of a few small raised letters put into the row they stand beside."""
    out = list(rows)
    for at, row in enumerate(rows):
        if row[0].row is not None or len(row) > _MARKS or any(len(word.text) > _MARK for word in row):
            continue
        for word in row:
            beside = next((near for near in _near(out, at) if _is_raised(word, near)), None)
            if beside is not None:
                beside.append(word)
                out[at] = [one for one in out[at] if one is not word]
    return [row for row in out if row]


_MARKS, _MARK = 8, 4  # raised marks of a line, letters of a mark


def _near(rows: list[list[Word]], at: int) -> Iterator[list[Word]]:
    for other in (at + 1, at + 2, at - 1, at + 3, at - 2):
        if 0 <= other < len(rows) and rows[other]:
            yield rows[other]


def _is_raised(word: Word, row: list[Word]) -> bool:
    """Whether a small word stands close beside one of a row, within the height of its letters."""
    return any(
        word.size < _SMALL * near.size
        and -0.3 * near.size <= near.y - word.y <= 0.75 * near.size
        and (abs(word.left - near.right) < _CLOSE * near.size or abs(near.left - word.right) < _CLOSE * near.size)
        for near in row
    )


_SMALL, _CLOSE = 0.8, 0.5


def _split(words: list[Word]) -> PageRow:
    """A row parted where cells or columns may begin: at wide blanks, and where the drawing went on elsewhere."""
    lines: PageRow = []
    start = 0
    for at in range(1, len(words)):
        before, word = words[at - 1], words[at]
        gap = (word.left - before.right) / max(before.size, word.size)
        elsewhere = word.row is None and abs(word.order - before.order) != 1
        if gap > (_ELSEWHERE if elsewhere else _WIDE) or _is_motto(words, at):
            lines.append(PageLine(words[start:at]))
            start = at
    lines.append(PageLine(words[start:]))
    out = lines[:1]
    for line in lines[1:]:  # a label belongs to what it labels
        if _is_label(out[-1].text) and line.left - out[-1].right < _TAB * line.size:
            out[-1] = PageLine([*out[-1].words, *line.words])
        else:
            out.append(line)
    return out


def _is_motto(words: Sequence[Word], at: int) -> bool:
    """Whether the motto begins here, however close the issuer stands before it."""
    return " ".join(word.text for word in words[at : at + 3]) in _mottos()


@functools.cache
def _mottos() -> frozenset[str]:
    return first_words(load_rules())


_ELSEWHERE, _WIDE, _TAB = 0.35, 1.4, 5.0  # of a letter's size
_LABEL = re.compile(
    r"(?:[-–+•*·o✓▪➢●■◆❖§]|\d{1,3}(?:\.\d{1,3}){0,4}[.)/]?|[a-zđ]{1,2}[.)]|[IVXLC]{1,6}[.)]?|[A-HĐ][.)]|\([\divx]{1,4}\)"
    r"|(?:Điều|ĐIỀU) \d{1,3}[a-zđ]?\.?|(?:Khoản|" + words_of() + r") [\dIVX]{1,4}[.:]?)"
)


def _is_label(text: str) -> bool:
    return _LABEL.fullmatch(text) is not None


def _merged(row: PageRow) -> PageLine:
    return row[0] if len(row) == 1 else PageLine([word for line in row for word in line.words])


_Block = tuple[int, int, list[PageRow], list[PageRow]]


def _columns(rows: Sequence[PageRow], at: int) -> _Block | None:
    """The rows around a parted one that leave a gutter free: first, behind the last, the left and the right side."""
    best: tuple[int, _Block] | None = None
    for before, behind in pairwise(rows[at]):
        block, both = _around(rows, at, before.right, behind.left)
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
    return all(map(_is_label, left)) or all(re.fullmatch(r"[.… ]*\d{1,3}", text) for text in right)


def _around(rows: Sequence[PageRow], at: int, left: float, right: float) -> tuple[_Block, int]:
    """The block of rows that leave a gutter free, and how many of them stand on both sides of it."""
    edges, end, below = _down(rows, at, (left, right))
    edges, start, above = _up(rows, at, edges)
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
    while seen < len(rows) and _follows(rows[seen - 1], rows[seen], len(rows[seen]) > 1):
        narrower = _gutter(rows[seen], *edges)
        if narrower is None or _ADDRESSED.match(rows[seen][0].text) or _is_across(rows[seen], rows, *edges):
            break
        edges = narrower
        seen += 1
        if len(rows[seen - 1]) > 1 or _follows(rows[seen - 2], rows[seen - 1], False):
            end = seen
            both += _is_both(rows[seen - 1], *edges)
    return edges, end, both


def _up(rows: Sequence[PageRow], at: int, edges: _Edges) -> tuple[_Edges, int, int]:
    """The gutter over a row, where its block begins, and how many of the rows there stand on both sides."""
    both, start, seen = 0, at, at
    while seen > 0 and _follows(rows[seen - 1], rows[seen], len(rows[seen - 1]) > 1):
        narrower = _gutter(rows[seen - 1], *edges)
        if narrower is None:
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


_TIGHT, _LOOSE = 2.2, 8.0  # of a letter's size: from line to line; a signature leaves room for the hand


def _gutter(row: PageRow, left: float, right: float) -> _Edges | None:
    """The gutter as a row leaves it; None where the row crosses it."""
    middle = (left + right) / 2
    left = max([left, *(line.right for line in row if _middle(line) < middle)])
    right = min([right, *(line.left for line in row if _middle(line) >= middle)])
    return (left, right) if right - left > _NARROW * median(line.size for line in row) else None


_NARROW = 0.3  # of a letter's size


def _is_across(row: PageRow, rows: Sequence[PageRow], left: float, right: float) -> bool:
    """Whether a row is a title in the middle of the page, not a line of a column beside the middle: "KẾ HOẠCH"."""
    size = row[0].size
    if len(row) > 1 or not (row[0].left < right - size and row[0].right > left + size):
        return False
    edges = min(line.left for row in rows for line in row), max(line.right for row in rows for line in row)
    return abs(_middle(row[0]) - sum(edges) / 2) < _MIDDLE * size


_MIDDLE = 0.5  # of a letter's size


def _is_both(row: PageRow, left: float, right: float) -> bool:
    middle = (left + right) / 2
    return row[0].left < middle < row[-1].right and len(row) > 1


def _middle(line: PageLine) -> float:
    return (line.left + line.right) / 2
