"""Words of a page to lines and rows, by where the words stand."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

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
        """Put the number of a note in the place of its mark; a stop or a comma stands close behind it."""
        words = self.words
        words[at] = words[at]._replace(text=mark, glued=True, order=words[at - 1].order + 1)
        if at + 1 < len(words) and words[at + 1].text[0] in ",.;:)":
            words[at + 1] = words[at + 1]._replace(glued=True, order=words[at].order + 1)
        self.__dict__.pop("text", None)

    def moved(self, by: float) -> PageLine:
        """The line as far to the right."""
        return PageLine([word._replace(left=word.left + by, right=word.right + by) for word in self.words])

    @cached_property
    def bold(self) -> bool | None:
        """Whether all its words are bold, or none is; None where they differ."""
        told = {word.bold for word in self.words if any(map(str.isalpha, word.text))}
        return told.pop() if len(told) == 1 else None

    def __repr__(self) -> str:
        return f"PageLine({self.left:.0f}-{self.right:.0f} y{self.y:.0f} {self.text!r})"


PageRow = list[PageLine]
"""Lines that stand at one height, from left to right."""


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


_SMALL, _CLOSE = 0.87, 0.5  # browsers set marks in 0.83


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
        if is_label(out[-1].text) and line.left - out[-1].right < _TAB * line.size:
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


def is_label(text: str) -> bool:
    """Whether a text is nothing but a label: "a)", "1.", "Điều 2."."""
    return _LABEL.fullmatch(text) is not None
