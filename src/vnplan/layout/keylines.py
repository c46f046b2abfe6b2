"""Key lines looked for in a whole text: only lines that begin in the letters of a pattern are tried against it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from vnplan.tables.patterns import alternatives, pieces


class KeyLine:
    r"""A pattern of what stands behind a line break: `marks` and `words`, unless `line` says it otherwise.

    >>> line = KeyLine("[ *]*", "BÁO CÁO|KẾ HOẠCH")
    >>> [found.start() for found in line.finditer("\nBÀI 1\n* KẾ HOẠCH\nBÁO CÁO", 0, 30)]
    [6, 17]
    """

    __slots__ = ("_begins", "_line")

    def __init__(self, marks: str, words: str, line: str | None = None) -> None:
        self._begins = re.compile(rf"\n{marks}{_first_letters(words)}")  # many times faster than `regex` at this
        self._line = regex.compile(rf"(?m)\n{line or f'{marks}(?:{words})'}")

    def finditer(self, text: str, start: int, end: int) -> Iterator[regex.Match[str]]:
        """The lines of `text[start:end]`, each with the line break before it."""
        past = start
        for begun in self._begins.finditer(text, start, end):
            found = self._line.match(text, begun.start(), end) if begun.start() >= past else None
            if found is not None:
                past = found.end()
                yield found

    def search(self, text: str, start: int, end: int) -> regex.Match[str] | None:
        """The first of them."""
        return next(self.finditer(text, start, end), None)


def _first_letters(words: str) -> str:
    r"""Classes of the two letters words of a pattern begin with; of one, or none, where one of the words tells none.

    >>> _first_letters("KẾ HOẠCH|[Bb]ản án|Kính gửi"), _first_letters("KẾ HOẠCH|V(ề|ì)"), _first_letters("(Vào )?lúc")
    ('(?:[K][íẾ]|[Bb][ả])', '(?:[K][Ế]|[V])', '')
    """
    seconds: dict[str, set[str]] = {}
    for way in alternatives(words):
        first, second = (*map(_letters, pieces(way)[:2]), "", "")[:2]
        if not first:
            return ""
        seconds.setdefault(first, set()).add(second)
    return "(?:" + "|".join(f"[{f}]" + f"[{''.join(sorted(s))}]" * all(s) for f, s in seconds.items()) + ")"


def _letters(piece: str) -> str:
    """What stands in the class of letters that a piece of a pattern begins with; nothing where it does not tell."""
    if found := _SET.match(piece):
        return found[1]
    return re.escape(piece) if len(piece) == 1 and piece not in ".^$ " else piece if _SIGN.fullmatch(piece) else ""


_SET = re.compile(r"\[((?:\w-\w|\w|\\s)+)\](?![?*]|\{0)")  # "[Bb]", "[A-ZĐ]"
_SIGN = re.compile(r"\\[^\w\s]")  # "\."
