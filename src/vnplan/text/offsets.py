"""Offsets of cleaned text mapped back to the text as given. No other module does offset arithmetic."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple


class Edit(NamedTuple):
    """One place where cleaning changed the length: `raw[start:end]` became `size` clean characters."""

    start: int
    end: int
    size: int


class OffsetMap:
    """Maps positions in clean text to positions in raw text (both in code points).

    Built from the list of edits made while cleaning, so a look-up is one bisection.

    >>> offsets = OffsetMap([Edit(1, 3, 1)])        # "e" + two combining marks became one letter
    >>> offsets.start(1), offsets.end(2), offsets.start(2)
    (1, 3, 3)
    """

    __slots__ = ("_clean", "_edited_end", "_raw")

    def __init__(self, edits: list[Edit]) -> None:
        # Runs of text, each beginning at a clean position: (clean start, raw start, raw end of an edit or -1).
        clean: list[int] = []
        raw: list[int] = []
        edited_end: list[int] = []
        at = 0  # clean position
        here = 0  # raw position
        for edit in edits:
            if edit.start > here or not clean:
                clean.append(at)
                raw.append(here)
                edited_end.append(-1)
                at += edit.start - here
            if edit.size:
                clean.append(at)
                raw.append(edit.start)
                edited_end.append(edit.end)
                at += edit.size
            here = edit.end
        clean.append(at)
        raw.append(here)
        edited_end.append(-1)
        self._clean, self._raw, self._edited_end = clean, raw, edited_end

    def start(self, at: int) -> int:
        """Raw position of the character at clean position `at`."""
        run = bisect_right(self._clean, at) - 1
        if self._edited_end[run] >= 0:
            return self._raw[run]
        return self._raw[run] + at - self._clean[run]

    def end(self, at: int) -> int:
        """Raw position just after the clean character before `at`: the end of a slice that ends at `at`."""
        if at <= 0:
            return 0
        run = bisect_right(self._clean, at - 1) - 1
        if self._edited_end[run] >= 0:
            return self._edited_end[run]
        return self._raw[run] + at - self._clean[run]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Raw span of the clean slice `[start, end)`; an empty slice stays empty."""
        if end <= start:
            at = self.start(start)
            return at, at
        clean, raw, edited_end = self._clean, self._raw, self._edited_end
        first = bisect_right(clean, start) - 1
        last = bisect_right(clean, end - 1, first) - 1
        low = raw[first] if edited_end[first] >= 0 else raw[first] + start - clean[first]
        high = edited_end[last] if edited_end[last] >= 0 else raw[last] + end - clean[last]
        return low, high


class Identity(OffsetMap):
    """The map of a text that cleaning left at its length."""

    __slots__ = ()

    def __init__(self) -> None:
        super().__init__([])

    def start(self, at: int) -> int:
        """`at` itself."""
        return at

    def end(self, at: int) -> int:
        """`at` itself."""
        return at

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span itself; an empty slice stays empty."""
        return start, max(start, end)


class Folded(OffsetMap):
    """The map of a text in which two characters became one at each of `places`, in order, on top of another map.

    >>> Folded([3], Identity()).span(2, 5)
    (2, 6)
    """

    __slots__ = ("_inner", "_places")

    def __init__(self, places: list[int], inner: OffsetMap) -> None:
        super().__init__([])
        self._places = places
        self._inner = inner

    def start(self, at: int) -> int:
        """Raw position of the character at `at`."""
        return self._inner.start(at + bisect_left(self._places, at))

    def end(self, at: int) -> int:
        """Raw position just after the character before `at`."""
        return self._inner.end(at + bisect_left(self._places, at))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Raw span of a slice."""
        if end <= start:
            return super().span(start, end)
        return self._inner.span(start + bisect_left(self._places, start), end + bisect_left(self._places, end))


class Upon(OffsetMap):
    """Two maps one upon the other: of a text made of one that was made of the raw text.

    >>> Upon(OffsetMap([Edit(2, 4, 0)]), Folded([0], Identity())).span(1, 3)
    (2, 6)
    """

    __slots__ = ("_inner", "_outer")

    def __init__(self, outer: OffsetMap, inner: OffsetMap) -> None:
        super().__init__([])
        self._outer = outer
        self._inner = inner

    def start(self, at: int) -> int:
        """Raw position of the character at `at`."""
        return self._inner.start(self._outer.start(at))

    def end(self, at: int) -> int:
        """Raw position just after the character before `at`."""
        return self._inner.end(self._outer.end(at))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Raw span of a slice."""
        at = self.start(start)
        return (at, self.end(end)) if start < end else (at, at)


class Padded(OffsetMap):
    """The map of a text with one character put in front of it, so that every line begins behind a line break."""

    __slots__ = ("_inner",)

    def __init__(self, inner: OffsetMap) -> None:
        super().__init__([])
        self._inner = inner

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Raw span of a slice."""
        if 0 < start < end:
            return self._inner.span(start - 1, end - 1)
        at = self.start(start)
        return (at, self.end(end)) if start < end else (at, at)

    def start(self, at: int) -> int:
        """Raw position; the pad itself stands at 0."""
        return self._inner.start(max(at - 1, 0))

    def end(self, at: int) -> int:
        """Raw end of a slice."""
        return self._inner.end(max(at - 1, 0))


class Mended(OffsetMap):
    """The map of a text in which a few places were mended after it had been cleaned, on top of another map.

    >>> Mended([Edit(2, 4, 1)], Identity()).span(0, 3)
    (0, 4)
    """

    __slots__ = ("_inner",)

    def __init__(self, edits: list[Edit], inner: OffsetMap) -> None:
        super().__init__(edits)
        self._inner = inner

    def start(self, at: int) -> int:
        """Raw position of the character at `at`."""
        return self._inner.start(super().start(at))

    def end(self, at: int) -> int:
        """Raw position just after the character before `at`."""
        return self._inner.end(super().end(at))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Raw span of a slice."""
        if end <= start:
            return super().span(start, end)
        return self._inner.span(super().start(start), super().end(end))
