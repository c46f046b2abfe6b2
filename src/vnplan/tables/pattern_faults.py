"""What is wrong with a pattern of a table: what could hang the reader, or cannot be read at all."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable
from typing import NamedTuple

import regex

from vnplan.tables.patterns import TOKEN, as_regex

LONGEST = 600
"""Characters a pattern may have."""
_DEEPEST = 12  # brackets inside brackets
_OFTEN = 9  # times a group may be repeated
_FAR = 400  # characters a class may reach
_ENDLESS = 200  # what `*` and `+` behind one character count as
_WAYS = 100_000  # in how many ways a pattern may match from one place on


def fault(pattern: str) -> str:
    """What is wrong with a table's pattern, in a sentence; empty where nothing is.

    >>> fault("[Hh]ưởng ứng( các)?")
    ''
    >>> fault("(a+)+")
    'a repetition inside a repetition may never end'
    >>> fault("(hưởng ứng")
    'a bracket ( is not closed'
    """
    if not pattern.strip():
        return "is empty"
    if len(pattern) > LONGEST:
        return f"has {len(pattern)} characters; {LONGEST} are the most, write a row for each alternative"
    try:
        size = _Reader(pattern).whole()
        ways = [regex.compile(as_regex(pattern)), regex.compile(f"(?r)(?:{as_regex(pattern)})")]
    except _Refused as refused:
        return str(refused)
    except Exception as error:  # a pattern may be wrong in ways that `regex` itself does not foresee
        return str(error) or type(error).__name__
    if size.least == 0:
        return "may match no words at all"
    if size.ways > _WAYS:
        return "may match in too many ways; bound its gaps, as in [^;]{0,90}"
    return _tried(ways, pattern)


_PATIENCE = 0.05  # seconds for a text of 1,000 characters, where others need less than a thousandth
_TRIED, _TRIES = 1000, 50  # characters; a machine may be busy with something else
_SLOW = 3  # times a pattern may itself have taken too long: a collection of Python's garbage is no fault of it
_COMMON = ("a", "A", "1", ".", ",", "-", "a\n", "a ", "A ", "1/", "số ", "Luật ", "đọc sách, ")


def _tried(ways: list[regex.Pattern[str]], pattern: str) -> str:
    """What becomes of a pattern on texts that are hard for it: its own words and what it may run over, many times.

    Blanks stand alone there, as in every text that has been cleaned.
    """
    own = re.findall(r"[^\W\d_]+", pattern)
    for word in dict.fromkeys((*_COMMON, *own, *(f"{word} " for word in own))):
        text = word * (_TRIED // len(word))
        for compiled in ways:
            if told := _tried_once(compiled, text):
                return f"{told} {word!r}; make its gaps shorter"
    return ""


def _tried_once(compiled: regex.Pattern[str], text: str) -> str:
    slow = 0
    for _ in range(_TRIES):
        start = time.thread_time()
        try:
            compiled.sub("", text, timeout=_PATIENCE)
            return ""
        except TimeoutError:
            slow += time.thread_time() - start > _PATIENCE / 2  # else it was others that took the time
            if slow == _SLOW:
                return "takes too long on a text of many"
        except Exception as error:  # whatever `regex` makes of it
            return f"ends in {type(error).__name__} ({error}) on a text of many"
    return ""


class _Refused(Exception):
    """A pattern that is not taken; says why."""


class _Size(NamedTuple):
    """What a piece of a pattern may match."""

    least: int  # characters, blanks aside
    ways: int  # in how many ways, at most
    repeats: bool = False
    lead: tuple[frozenset[str], ...] = ()  # the letters it may begin with, as far as they are told
    single: bool = False  # one character or boundary that must stand there


_BOUNDARY = _Size(0, 1, single=True)
_BLANK = _Size(0, 1, lead=(frozenset(" "),), single=True)
_BOUNDARIES = frozenset("bBAZmM")
_REFERENCES = frozenset("0123456789gkKLGNR")


class _Reader:
    """Reads a pattern from left to right and measures it."""

    def __init__(self, pattern: str) -> None:
        self._tokens: list[tuple[str, str]] = []
        at = 0
        while at < len(pattern):
            token = TOKEN.match(pattern, at)
            if token is None:
                unclosed = "a bracket [ is not closed" if pattern[at] == "[" else None
                raise _Refused(unclosed or rf"a {pattern[at]} of its own is written \{pattern[at]}")
            self._tokens.append((token.lastgroup or "", token.group()))
            at = token.end()
        self._at = 0
        self._folded = False  # capitals count as small letters here

    def _next(self) -> tuple[str, str]:
        return self._tokens[self._at] if self._at < len(self._tokens) else ("", "")

    def whole(self) -> _Size:
        """The measure of the whole pattern."""
        size = self._choice(0)
        if self._next()[0] == "close":
            raise _Refused("a bracket ) was never opened")
        return size

    def _choice(self, depth: int) -> _Size:
        """Alternatives up to the end or the bracket that closes them."""
        if depth > _DEEPEST:
            raise _Refused(f"has brackets more than {_DEEPEST} deep")
        branches = [self._sequence(depth)]
        while self._next()[0] == "bar":
            self._at += 1
            branches.append(self._sequence(depth))
        least, repeats = min(b.least for b in branches), any(b.repeats for b in branches)
        ways = max(b.ways for b in branches) if _apart(branches) else sum(b.ways for b in branches)
        firsts = [b.lead[0] for b in branches if b.lead]
        lead = (frozenset().union(*firsts),) if len(firsts) == len(branches) else ()
        return _Size(least, ways, repeats, lead if len(branches) > 1 else branches[0].lead)

    def _sequence(self, depth: int) -> _Size:
        least, ways, repeats = 0, 1, False
        lead: tuple[frozenset[str], ...] = ()
        told = True
        while self._next()[0] not in ("", "close", "bar"):
            piece = self._piece(depth)
            lead += piece.lead if told else ()
            told = told and piece.single
            least, ways, repeats = least + piece.least, min(ways * piece.ways, _WAYS + 1), repeats or piece.repeats
        return _Size(least, ways, repeats, lead)

    def _piece(self, depth: int) -> _Size:
        """One character, class or group with the count behind it."""
        name, said = self._next()
        self._at += 1
        if name == "count":
            raise _Refused(f"{said} has nothing to repeat before it")
        size = self._group(said, depth) if name == "open" else _alone(name, said.lower() if self._folded else said)
        if self._next()[0] != "count":
            return size
        count = self._next()[1]
        self._at += 1
        if name == "blank" and count[0] not in "?*":
            raise _Refused("a blank stands for any blanks and takes no count but ?")
        return _Size(0, 1) if name == "blank" else _counted(size, count, grouped=name == "open")

    def _group(self, opened: str, depth: int) -> _Size:
        if opened == "(" and (self._next()[1] or " ")[0] in "?*":
            raise _Refused("a group has no name, flag or condition; (?:, (?=, (?!, (?<=, (?<!, (?> and (?i: are known")
        folded, self._folded = self._folded, self._folded or opened == "(?i:"
        size = self._choice(depth + 1)
        self._folded = folded
        if self._next()[0] != "close":
            raise _Refused("a bracket ( is not closed")
        self._at += 1
        if opened[2:3] in ("=", "!", "<"):  # looks, takes nothing
            return _Size(0, size.ways, size.repeats)
        return size._replace(lead=()) if opened == "(?i:" else size


def _apart(branches: list[_Size]) -> bool:
    """Whether no text can begin two of them: "bãi bỏ|bổ sung"."""
    return all(
        any(a.isdisjoint(b) for a, b in zip(one.lead, other.lead, strict=False))
        for n, one in enumerate(branches)
        for other in branches[:n]
    )


def _alone(name: str, said: str) -> _Size:
    """The measure of one character, class, blank or boundary."""
    if name == "zero":
        return _BOUNDARY
    if name == "blank":
        return _BLANK
    letters: Iterable[str] = said
    if name == "escape":
        if said[1] in _REFERENCES:
            raise _Refused(f"{said} is not known here")
        if said[1] in _BOUNDARIES:
            return _BOUNDARY
        letters = "" if said[1].isalnum() else said[1]
    elif name == "set":
        letters = "" if said[1] == "^" or set(said[1:-1]) & {"\\", "-", "["} else said[1:-1]
    elif said == ".":
        letters = ""
    return _Size(1, 1, lead=(frozenset(letters),) if letters else (), single=bool(letters))


def _counted(size: _Size, count: str, *, grouped: bool) -> _Size:
    """A piece with `?`, `*`, `+` or `{m,n}` behind it."""
    low, high = _bounds(count)
    if high == 1:
        return size._replace(least=size.least * low, ways=size.ways + 1 - low, lead=(), single=False)
    if size.repeats:
        raise _Refused("a repetition inside a repetition may never end")
    if size.least == 0:
        raise _Refused("what is repeated may be empty")
    if high is not None and high < (low or 1):
        raise _Refused(f"{count} counts to less than it begins with")
    if grouped and (high is None or high > _OFTEN):
        raise _Refused(f"a group says how often it is repeated, at most {_OFTEN} times: {{0,3}}")
    if high is not None and high > _FAR:
        raise _Refused(f"{count} reaches too far; {_FAR} characters are the most")
    high = _ENDLESS + low if high is None else high
    ways = sum(min(size.ways**n, _WAYS + 1) for n in range(low, high + 1))
    return _Size(size.least * low, min(ways, _WAYS + 1), repeats=True)


def _bounds(count: str) -> tuple[int, int | None]:
    """Least and most of a count: `{2,5}` is (2, 5), `*` (0, None)."""
    simple = {"?": (0, 1), "*": (0, None), "+": (1, None)}.get(count[0])
    if simple is not None:
        return simple
    low, comma, high = count[1 : count.index("}")].partition(",")
    return int(low or 0), int(high) if high else None if comma else int(low)
