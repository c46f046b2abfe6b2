"""Stretches of a text, and whether one holds a position."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TypeAlias

Stretch: TypeAlias = tuple[int, int]
"""Where something begins, and where it ends."""


def holding(stretches: Sequence[Stretch], at: int) -> Stretch | None:
    """The last of ordered stretches that begins before a position, if it holds it.

    >>> holding([(0, 3), (5, 9)], 5), holding([(0, 3), (5, 9)], 3)
    ((5, 9), None)
    """
    before = bisect_right(stretches, (at, sys.maxsize))
    return stretches[before - 1] if before and at < stretches[before - 1][1] else None


class Stretches:
    """Stretches in any order, overlapping or not, asked whether they hold a position."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(stretches):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def __contains__(self, at: object) -> bool:
        assert isinstance(at, int)
        if not self._ends or at >= self._ends[-1]:
            return False
        before = bisect_right(self._starts, at)
        return before > 0 and at < self._ends[before - 1]
