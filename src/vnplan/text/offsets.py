"""Offsets of cleaned text mapped back to the text as given. No other module does offset arithmetic."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Edit(NamedTuple):
    """One place where cleaning changed the length: `raw[start:end]` became `size` clean characters."""

    start: int
    end: int
    size: int


class Edits:
    """Edits in order, in a few bytes each: a decomposed text has one for every fourth character."""

    __slots__ = ("ends", "sizes", "starts")

    def __init__(self, edits: Iterable[Edit] = ()) -> None:
        self.starts, self.ends, self.sizes = array(_WHOLE), array(_WHOLE), array(_WHOLE)
        for edit in edits:
            self.add(*edit)

    def add(self, start: int, end: int, size: int) -> None:
        """One more: `raw[start:end]` became `size` clean characters."""
        self.starts.append(start)
        self.ends.append(end)
        self.sizes.append(size)

    def __len__(self) -> int:
        return len(self.starts)


_WHOLE = "i" if array("i").itemsize >= 4 else "l"  # four bytes: no text has more characters


class OffsetMap:
    """Maps positions in clean text to positions in raw text (both in code points).

    Built from the list of edits made while cleaning, so a look-up is one bisection.

    >>> offsets = OffsetMap([Edit(1, 3, 1)])        # "e" + two combining marks became one letter
    >>> offsets.start(1), offsets.end(2), offsets.start(2)
    (1, 3, 3)
    """

    __slots__ = ("_clean", "_edits")

    def __init__(self, edits: Iterable[Edit] | Edits) -> None:
        self._edits = edits if isinstance(edits, Edits) else Edits(edits)
        self._clean = array(_WHOLE)  # where in the clean text each edit stands
        moved = 0  # how much further left the clean text is
        for start, end, size in zip(self._edits.starts, self._edits.ends, self._edits.sizes, strict=True):
            self._clean.append(start - moved)
            moved += end - start - size

    def start(self, at: int) -> int:
        """Raw position of the character at clean position `at`."""
        last = bisect_right(self._clean, at) - 1
        if last < 0:
            return at
        beyond = at - self._clean[last] - self._edits.sizes[last]
        return self._edits.starts[last] if beyond < 0 else self._edits.ends[last] + beyond

    def end(self, at: int) -> int:
        """Raw position just after the clean character before `at`: the end of a slice that ends at `at`."""
        if at <= 0:
            return 0
        last = bisect_right(self._clean, at - 1) - 1
        if last < 0:
            return at
        beyond = at - self._clean[last] - self._edits.sizes[last]
        return self._edits.ends[last] + max(0, beyond)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Raw span of the clean slice `[start, end)`; an empty slice stays empty."""
        if end <= start:
            at = self.start(start)
            return at, at
        clean = self._clean
        n = bisect_right(clean, start)
        if n < len(clean) and clean[n] < end:
            return self.start(start), self.end(end)
        if n == 0:  # nothing is edited before it, or in it
            return start, end
        edits = self._edits
        beyond = start - clean[n - 1] - edits.sizes[n - 1]
        if beyond < 0:
            return edits.starts[n - 1], self.end(end)
        at = edits.ends[n - 1] + beyond
        return at, at + end - start


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

    def __init__(self, places: Sequence[int], inner: OffsetMap) -> None:
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

    def __init__(self, edits: Iterable[Edit], inner: OffsetMap) -> None:
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
