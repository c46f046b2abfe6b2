"""Key lines looked for in a whole text: only lines that begin in the letters of a pattern are tried against it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import methodcaller

import regex

from vnplan.compiled import compiled, plain_re
from vnplan.tables.patterns import alternatives, pieces


class KeyLine:
    r"""A pattern of what stands behind a line break: `marks` and `words`, unless `line` says it otherwise.

    >>> line = KeyLine("[ *]*", "BÁO CÁO|KẾ HOẠCH")
    >>> [found.start() for found in line.finditer("\nBÀI 1\n* KẾ HOẠCH\nBÁO CÁO", 0, 30)]
    [6, 17]
    """

    __slots__ = ("_begins", "_line", "words")

    def __init__(self, marks: str, words: str, line: str | None = None) -> None:
        self.words = words
        self._begins = plain_re(rf"\n{marks}{_first_letters(words)}")  # many times faster than `regex` at this
        self._line = compiled(rf"(?m)\n{line or f'{marks}(?:{words})'}")

    def finditer(self, text: str, start: int, end: int, begun: Begun | None = None) -> Iterator[regex.Match[str]]:
        """The lines of `text[start:end]`, each with the line break before it; `begun` tells where they may begin."""
        past = start
        for at in self._places(text, start, end, begun):
            found = self._line.match(text, at, end) if at >= past else None
            if found is not None:
                past = found.end()
                yield found

    def _places(self, text: str, start: int, end: int, begun: Begun | None) -> Iterator[int]:
        """Where lines begin in its letters."""
        places = begun.places(text, start, end) if begun is not None else None
        if places is None:
            return map(_START, self._begins.finditer(text, start, end))
        return (at for at in places if self._begins.match(text, at, end))

    def search(self, text: str, start: int, end: int, begun: Begun | None = None) -> regex.Match[str] | None:
        """The first of them."""
        return next(self.finditer(text, start, end, begun), None)


class Begun:
    r"""Where a text's lines begin that may be one of several key lines: one sweep for all of them.

    >>> begun = Begun([KeyLine("[ *]*", "BÁO CÁO|KẾ HOẠCH"), KeyLine("", "Nơi nhận")])
    >>> text = "\nBÀI 1\n* KẾ HOẠCH\nNơi nhận"
    >>> begun.read(text)
    >>> begun.places(text, 0, len(text)), begun.places("another", 0, 7)
    ([6, 17], None)
    """

    __slots__ = ("_begins", "_known")

    def __init__(self, lines: Iterable[KeyLine]) -> None:
        words = "|".join(dict.fromkeys(line.words for line in lines))
        self._begins = plain_re(rf"\n{_MARKS}{_first_letters(words)}")
        self._known: tuple[str, list[int]] = "", []

    def read(self, text: str) -> None:
        """Look through a text, all of it."""
        self._known = text, [found.start() for found in self._begins.finditer(text)]

    def forget(self) -> None:
        """Keep no text in memory."""
        self._known = "", []

    def places(self, text: str, start: int, end: int) -> list[int] | None:
        """Where such lines begin in `text[start:end]`; None where this is not the text that was looked through."""
        known, places = self._known
        return places[bisect_left(places, start) : bisect_left(places, end)] if known is text else None


_MARKS = "[ *#|>]*"  # all that may stand before the words of a key line
_START = methodcaller("start")


class WordGated:
    """A pattern that is looked for only in lines that hold one of the words it cannot do without.

    >>> motto = WordGated("CỘNG HÒA XÃ HỘI|(?<!nước )Cộng hòa|Độc lập")
    >>> [bool(motto.search(line)) for line in ("Độc lập - Tự do", "nước Cộng hòa", "Kế hoạch")]
    [True, False, False]
    """

    __slots__ = ("_line", "_words")

    def __init__(self, line: str) -> None:
        self._words = tuple(dict.fromkeys(map(_word, alternatives(line))))
        self._line = compiled(line)

    def match(self, line: str) -> regex.Match[str] | None:
        """The pattern where the line begins."""
        return self._line.match(line) if self._holds(line) else None

    def search(self, line: str) -> regex.Match[str] | None:
        """The pattern anywhere in the line."""
        return self._line.search(line) if self._holds(line) else None

    def _holds(self, line: str) -> bool:
        return any(map(line.__contains__, self._words))


class Opening:
    r"""A pattern of how lines begin, with `marks` and `words`; two letters tell nearly all other lines at once.

    >>> recital = Opening(r"(?:-\s+)?", "Căn cứ|Xét")
    >>> bool(recital.match("- Xét nhu cầu")), bool(recital.match("Xếp loại"))
    (True, False)
    """

    __slots__ = ("_begins", "_line")

    def __init__(self, marks: str, words: str, line: str | None = None) -> None:
        self._begins = plain_re(marks + _first_letters(words))
        self._line = compiled(line or f"{marks}(?:{words})")

    def match(self, line: str, at: int = 0) -> regex.Match[str] | None:
        """The pattern where the line begins, or at a place in it."""
        return self._line.match(line, at) if self._begins.match(line, at) else None

    def search(self, line: str) -> regex.Match[str] | None:
        """The pattern anywhere in the line."""
        return self._line.search(line)

    def fullmatch(self, line: str) -> regex.Match[str] | None:
        """The pattern where it is the whole line."""
        return self._line.fullmatch(line) if self._begins.match(line) else None


def _word(way: str) -> str:
    """A word that stands letter by letter in a pattern, best a long one with a capital; nothing where none does."""
    letters = (piece if piece.isalpha() else " " for piece in pieces(way))
    return max("".join(letters).split(), key=lambda word: (not word[0].islower(), len(word)), default="")


def _first_letters(words: str) -> str:
    r"""Classes of the two letters words of a pattern begin with; of one, or none, where one of the words tells none.

    Of words that may begin with many letters one word is told too.

    >>> _first_letters("KẾ HOẠCH|[Bb]ản án|Kính gửi"), _first_letters("KẾ HOẠCH|V(ề|ì)"), _first_letters("(Vào )?lúc")
    ('(?:[K][íẾ]|[Bb][ả])', '(?:[K][Ế]|[V])', '')
    """
    seconds: dict[str, set[str]] = {}
    behind: dict[str, str] = {}
    for way in alternatives(words):
        first, second = (*map(_letters, pieces(way)[:2]), "", "")[:2]
        if not first:
            return ""
        seconds.setdefault(first, set()).add(second)
        if "-" in first:
            behind[first] = rf"(?=[^\n]*{_word(way)})" if first not in behind else ""
    told = (f"[{f}]" + f"[{''.join(sorted(s))}]" * all(s) + behind.get(f, "") for f, s in seconds.items())
    return f"(?:{'|'.join(told)})"


def sharing(words: str) -> str:
    r"""Words of a pattern in which neighbours that begin with the same class or group are tried together.

    What matches is the same, how far it reaches may be another.

    >>> sharing(r"Yêu cầu|[^.;]{4,140}\s+đề nghị|[^.;]{4,140}\s+yêu cầu")
    '(?:Yêu cầu|[^.;]{4,140}\\s+(?:đề nghị|yêu cầu))'
    """
    out = []
    ways_once = dict.fromkeys(alternatives(words))
    for first, ways in groupby(ways_once, key=lambda way: pieces(way)[0] if way[:1] in _NO_LETTER else way):
        rests = "|".join(way[len(first) :] for way in ways)
        out.append(first + (sharing(rests) if "|" in rests and first else rests))
    return out[0] if len(out) == 1 else f"(?:{'|'.join(out)})"


_NO_LETTER = ("[", "(", "\\")


def first_letters(words: str) -> set[str] | None:
    r"""The letters that words of a pattern begin with; None where one of the words does not tell.

    >>> sorted(first_letters(r"KẾ HOẠCH|\(?[Bb]an hành")), first_letters("(Vào )?lúc")
    (['(', 'B', 'K', 'b'], None)
    """
    letters: set[str] = set()
    for way in alternatives(words):
        for piece in pieces(way):
            optional = piece[-1] == "?" and len(piece) > 1 and piece[-2] not in "+*?}"
            told = _letters(piece[:-1] if optional else piece)
            if not told or r"\s" in told:
                return None
            for low, high, letter in _RANGES.findall(told):
                letters.update(map(chr, range(ord(low), ord(high) + 1)) if low else letter)
            if not optional:
                break
    return letters


_RANGES = plain_re(r"(\w)-(\w)|\\?(.)")


def _letters(piece: str) -> str:
    """What stands in the class of letters that a piece of a pattern begins with; nothing where it does not tell."""
    if found := _SET.match(piece):
        return found[1]
    return re.escape(piece) if len(piece) == 1 and piece not in ".^$ " else piece if _SIGN.fullmatch(piece) else ""


_SET = plain_re(r"\[((?:\w-\w|\w|\\s)+)\](?![?*]|\{0)")  # "[Bb]", "[A-ZĐ]"
_SIGN = plain_re(r"\\[^\w\s]")  # "\."
