"""Words set to the width of a screen: wrapped between words, in columns, and what the shell itself says."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from vnplan.compiled import plain_re
from vnplan.names import Language
from vnplan.tables.spoken import spoken
from vnplan.text.shown import one_line, visible

MOST, LEAST, ELSE = 120, 40, 100
"""No line is longer or shorter than an eye can follow; what is no screen counts as ELSE columns."""


def width() -> int:
    """How many columns there are for reading: COLUMNS, else the terminal's, else 100."""
    return max(LEAST, min(shutil.get_terminal_size((ELSE, 24)).columns, MOST))


def said(code: str, language: Language, **values: object) -> str:
    """What the shell says, a row of `spoken.csv`."""
    return spoken("said", code, language).format(**values)


_NARROW = plain_re("[\\x20-\u02ff\u1e00-\u1eff\u2010-\u2027\u2030-\u205f\u2190-\u25ff]*")


def cells(words: str) -> int:
    """How many columns of a screen words take.

    >>> cells("Kế hoạch"), cells(unicodedata.normalize("NFD", "Kế hoạch")), cells("計画")
    (8, 8, 4)
    """
    if _NARROW.fullmatch(words):
        return len(words)
    wide = sum(unicodedata.east_asian_width(sign) in "WF" for sign in words)
    return len(words) + wide - sum(unicodedata.category(sign) in ("Mn", "Me", "Cf") for sign in words)


_WORDS = plain_re(r"(\s*)(\S+(?: …(?!\S))?)")  # what is left out never begins a line


def wrapped(words: str, most: int, first: str = "", rest: str | None = None) -> Iterator[str]:
    """Words as lines of at most so many columns, broken between words; `first` begins the first, `rest` the others.

    A word longer than a line is cut.

    >>> list(wrapped("Quyết định 2457/QĐ-BGDĐT", 16, "├─ ", "│  "))
    ['├─ Quyết định', '│  2457/QĐ-BGDĐT']
    """
    rest = first if rest is None else rest
    line, begun = first, False
    for gap, word in _WORDS.findall(visible(words)):
        gap = gap.replace("\n", " ") if begun else ""
        if begun and cells(line + gap + word) > most:
            yield line
            line, gap = rest, ""
        line, begun = line + gap + word, True
        while cells(line) > most:
            at = _cut_at(line, most, len(rest))
            yield line[:at]
            line = rest + line[at:]
    if begun or first.strip():
        yield line.rstrip() if not begun else line


def _cut_at(line: str, most: int, margin: int) -> int:
    """Where a line without a blank is cut: behind a sign that joins, near its end, else where it is full."""
    at = most
    while at > margin + 1 and cells(line[:at]) > most:
        at -= 1
    signs = max(line.rfind(sign, margin + 1, at) for sign in "/-._")
    return signs + 1 if signs > max(margin, at - 16) else max(at, margin + 1)


def columns(
    heads: Sequence[str], rows: Iterable[Sequence[str]], most: int, right: frozenset[int] = frozenset()
) -> Iterator[str]:
    """A table set to so many columns: the widest give way, cells are wrapped between words; numbers stand right.

    A cell may have lines of its own.
    """
    table = [[_lines(cell) for cell in row] for row in rows]
    if not table:
        return
    wide = _widths([_lines(head) for head in heads], table, most)
    head, *body = (
        [_set(cell, room) for cell, room in zip(row, wide, strict=True)]
        for row in ([_lines(head) for head in heads], *table)
    )
    yield from _row(head, wide, right)
    yield "─" * min(most, sum(wide) + _GAP * (len(wide) - 1))
    tall = any(len(cell) > 1 for row in body for cell in row)
    for n, row in enumerate(body):
        if tall and n:
            yield ""
        yield from _row(row, wide, right)


_GAP = 2
_LEAST = 6  # a column narrower than this holds no word
_ROOMY = 13  # one as wide as this reads well


def _lines(cell: str) -> list[str]:
    return [one_line(line) for line in visible(cell).split("\n")]


def _widths(heads: list[list[str]], table: list[list[list[str]]], most: int) -> list[int]:
    """How wide each column is: as its longest line, but all together no wider than the screen."""
    wide = [max(cells(line) for row in (heads, *table) for line in row[at]) for at in range(len(heads))]
    longest = [
        max((cells(word) for row in (heads, *table) for line in row[at] for word in line.split()), default=0)
        for at in range(len(heads))
    ]
    room = most - _GAP * (len(heads) - 1)
    letters = [sum(cells(line) for row in table for line in row[at]) for at in range(len(heads))]
    floors = [min(wide[at], max(longest[at], _ROOMY)) for at in range(len(heads))]
    for least in (floors, longest, [_LEAST] * len(heads)):  # first between words, within them only at last
        while sum(wide) > room:
            loose = [at for at in range(len(wide)) if wide[at] > least[at]]
            if not loose:
                break
            wide[min(loose, key=lambda at: letters[at] / (wide[at] - 1))] -= 1
    return wide


def _set(cell: list[str], room: int) -> list[str]:
    return [part for line in cell for part in (list(wrapped(line, room)) or [""])]


def _row(row: list[list[str]], wide: list[int], right: frozenset[int]) -> Iterator[str]:
    for n in range(max(map(len, row))):
        parts = []
        for at, (cell, room) in enumerate(zip(row, wide, strict=True)):
            words = cell[n] if n < len(cell) else ""
            blanks = " " * (room - cells(words))
            parts.append(blanks + words if at in right else words + blanks)
        yield (" " * _GAP).join(parts).rstrip()
