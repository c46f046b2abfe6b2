"""Patterns with a rare letter: it is found for next to nothing, and all else in a text is passed over."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

from vnplan.compiled import plain_re


class Rare:
    r"""A pattern that begins with fixed letters, looked for only where the rare one of them stands.

    >>> [found.start() for found in Rare("À", r"NÀY(?!\w)").finditer("LUẬT NÀY VÀ NGÀY MAI, THÔNG TƯ NÀY")]
    [5, 31]
    """

    __slots__ = ("_before", "_letter", "_pattern")

    def __init__(self, letter: str, pattern: str) -> None:
        self._letter, self._before, self._pattern = letter, pattern.index(letter), plain_re(pattern)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Where it stands in `text[start:end]`, in order."""
        at = text.find(self._letter, start + self._before, end)
        while at >= 0:
            found = self._pattern.match(text, at - self._before, end)
            if found is not None:
                yield found
            at = text.find(self._letter, at + 1, end)


def from_its_first(pattern: str) -> re.Pattern[str]:
    """A pattern that begins with two letters, of which a sweep looks for the first alone: it is soonest found so.

    >>> from_its_first("so").pattern, from_its_first("so").findall("so soi, sa")
    ('s(?=o)o', ['so', 'so'])
    """
    return plain_re(f"{pattern[0]}(?={pattern[1]}){pattern[1:]}")
