"""Where a text is cut into pieces of a size: between sections, else between sentences, else between words."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from vnplan.models import Document, Region
from vnplan.tables.rules import Rules
from vnplan.text.around import sentence_ends


class Piece(NamedTuple):
    """A stretch of the text, the section that holds it, and where its new words begin behind what it repeats."""

    start: int
    end: int
    holder: int | None
    fresh: int


class Limits(NamedTuple):
    """How long a piece may be and how much of the one before it repeats, as `length` measures; None is letters."""

    size: int
    overlap: int
    length: Callable[[str], int] | None


_GROUPS = {
    "letterhead": "head", "title": "head", "preamble": "head", "recipients": "tail", "signature": "tail",
}  # fmt: skip
"""Regions side by side that make one piece where they are short; every other stands for itself."""
_LEFT_OUT = frozenset({"web_chrome"})


def stretches(document: Document) -> Iterator[list[Region]]:
    """Regions side by side that belong together, part by part; what a portal put around the text is left out."""
    together: list[Region] = []
    for region in sorted(document.regions, key=lambda region: region.start):
        if together and (_GROUPS.get(region.kind), region.part) != (
            _GROUPS.get(together[0].kind, ""),
            together[0].part,
        ):
            yield together
            together = []
        if region.kind not in _LEFT_OUT:
            together.append(region)
    if together:
        yield together


def _is_of(kind: str, other: str) -> bool:
    return kind in _GROUPS and _GROUPS[kind] == _GROUPS.get(other)


class Cutter:
    """Cuts the text of one document; each stretch once, in the order of the text."""

    def __init__(self, document: Document, limits: Limits, rules: Rules) -> None:
        self._text, self._words = document.text, rules.line_words
        self._size, self._overlap, self._length = limits
        self._sections = document.sections
        self._below: dict[int | None, list[int]] = defaultdict(list)
        for n, section in enumerate(document.sections):
            self._below[section.parent].append(n)
        self._whole = _merged([(c.start, c.end) for c in document.citations])
        self._begins = [start for start, _ in self._whole]

    def cut(self, start: int, end: int) -> Iterator[Piece]:
        """The pieces of a stretch that no section holds."""
        for piece in self._pack(start, end, None):
            bare = self._bare(piece)
            if bare.start < bare.end:
                yield bare

    def _measure(self, start: int, end: int) -> int:
        return end - start if self._length is None else self._length(self._text[start:end])

    def _fits(self, start: int, end: int) -> bool:
        return self._measure(start, end) <= self._size

    def _pack(self, start: int, end: int, holder: int | None) -> Iterator[Piece]:
        """What a section holds: whole where it is short, else its items, those side by side together as they fit."""
        if self._fits(start, end):
            yield Piece(start, end, self._inner(start, end, holder), start)
            return
        items = self._items(start, end, holder)
        group: Piece | None = None
        head = False  # whether the group is the holder's own words alone
        for first, last, section in items:
            if group is not None and self._fits(group.start, last):
                inner = section if head and self._is_short(group) else holder
                group, head = group._replace(end=last, holder=inner), False
                continue
            if group is not None and (self._fits(first, last) or not head or not self._is_short(group)):
                yield group
                group = None
            if self._fits(first, last):
                group, head = Piece(first, last, section, first), section == holder
                continue
            first = first if group is None else group.start  # a heading goes with what stands below it
            group = None
            yield from self._split(first, last, holder) if section == holder else self._pack(first, last, section)
        if group is not None:
            yield group

    def _inner(self, start: int, end: int, holder: int | None) -> int | None:
        """The innermost section that holds a stretch but for the headings above it."""
        items = self._items(start, end, holder)
        alone = len(items) == 1 or (len(items) == 2 and items[0][2] == holder and self._is_short(items[0]))
        first, last, section = items[-1]
        return self._inner(first, last, section) if alone and section != holder else holder

    def _items(self, start: int, end: int, holder: int | None) -> list[tuple[int, int, int | None]]:
        """The sections directly below, and what the holder itself says before, between and behind them."""
        out: list[tuple[int, int, int | None]] = []
        at = start
        below = self._below[holder]
        for n in below[bisect_left(below, start, key=lambda n: self._sections[n].start) :]:
            section = self._sections[n]
            if section.start >= end:
                break
            if section.start < at:
                continue
            self._say(out, at, section.start, holder)
            at = min(section.end, end)
            out.append((section.start, at, n))
        self._say(out, at, end, holder)
        return out or [(start, end, holder)]

    def _say(self, out: list[tuple[int, int, int | None]], start: int, end: int, holder: int | None) -> None:
        if self._text[start:end].strip():
            out.append((start, end, holder))

    def _is_short(self, words: Sequence[int | None]) -> bool:
        """Whether a piece or an item is hardly more than a heading."""
        return self._measure(words[0] or 0, words[1] or 0) * _HEAD <= self._size

    def _split(self, start: int, end: int, holder: int | None) -> Iterator[Piece]:
        """A stretch too long for one piece, cut behind sentences; each piece repeats the end of the one before."""
        marks = [at for at in sentence_ends(self._text, start, end, self._words) if self._is_between(at)]
        here = fresh = start
        while fresh < end:
            if self._fits(here, end):
                yield Piece(here, end, holder, fresh)
                return
            stop = self._stop(here, fresh, end, marks)
            if stop is None:  # what is repeated leaves no room
                here = fresh
                continue
            yield Piece(here, stop, holder, fresh)
            here, fresh = self._back(here, stop, marks), stop

    def _stop(self, here: int, fresh: int, end: int, marks: list[int]) -> int | None:
        """Where a piece ends: behind the last sentence that fits, better a paragraph's, else behind a word."""
        low, high = bisect_right(marks, fresh), len(marks)
        while low < high:  # the first mark that fits no more
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self._fits(here, marks[middle]) else (low, middle)
        fitting = marks[bisect_right(marks, fresh) : low]
        if fitting:
            later = [at for at in fitting[-_LOOK:] if (at - here) * 2 > fitting[-1] - here]
            return next((at for at in reversed(later) if self._ends_line(at)), fitting[-1])
        last = self._farthest(here, fresh, end)
        if last is None:
            return None if here < fresh else self._letter(fresh + 1, end)
        return self._letter(self._word(fresh, last) or self._blank(fresh, last) or last, end)

    def _farthest(self, here: int, fresh: int, end: int) -> int | None:
        """The farthest place that fits; None where there is none behind what is repeated."""
        low, high = fresh + 1, end + 1
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self._fits(here, middle) else (low, middle)
        return low - 1 if low - 1 > fresh else None

    def _word(self, start: int, end: int) -> int | None:
        """The end of the last word of a stretch that is not within a citation."""
        at = end
        for _ in range(_TRIES):
            found = self._blank(start, at)
            if found is None:
                return None
            if self._is_between(found):
                return found
            at = self._whole[bisect_right(self._begins, found) - 1][0]
        return None

    def _blank(self, start: int, end: int) -> int | None:
        for at in range(end - 1, start, -1):
            if self._text[at].isspace():
                return at
        return None

    def _letter(self, at: int, end: int) -> int:
        """No letter is cut from its marks."""
        while at < end and unicodedata.combining(self._text[at]):
            at += 1
        return at

    def _back(self, here: int, stop: int, marks: list[int]) -> int:
        """Where the next piece begins: so many sentences back as overlap allows, else words."""
        if not self._overlap:
            return stop
        n = bisect_left(marks, stop) - 1
        found = stop
        while n >= 0 and marks[n] > here and self._measure(marks[n], stop) <= self._overlap:
            found, n = marks[n], n - 1
        if found < stop:
            return found
        low, high = here + 1, stop
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if self._measure(middle, stop) <= self._overlap else (middle + 1, high)
        return next((at for at in range(low, stop) if self._text[at].isspace() and self._is_between(at)), stop)

    def _ends_line(self, at: int) -> bool:
        return "\n" in self._text[at - 1 : at + 1]

    def _is_between(self, at: int) -> bool:
        """Whether a place is within no citation."""
        n = bisect_right(self._begins, at) - 1
        return n < 0 or not self._whole[n][0] < at < self._whole[n][1]

    def _bare(self, piece: Piece) -> Piece:
        """A piece without the blanks at its ends."""
        said = self._text[piece.start : piece.end]
        start, end = piece.end - len(said.lstrip()), piece.start + len(said.rstrip())
        return piece._replace(start=start, end=max(start, end), fresh=max(start, piece.fresh))


_HEAD = 4  # a heading takes less than a quarter of a piece
_LOOK = 64  # sentences looked at for one that ends a paragraph
_TRIES = 64  # citations side by side that a cut steps over


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans as they lie, those within one another as one."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
