"""The one dialect of pattern in all tables.

A pattern is a regular expression (of the package `regex`) with three differences:

- a blank stands for any blanks, a wrapped line included, and " ?" for blanks or none; inside `[...]` for one of them;
- a group only groups: `(a|b)` captures nothing, and there are no names and no references back to a group;
- it is bounded, so that no row can hang the reader: a group is repeated at most nine times and says so
  (`( và| hoặc){0,3}`), no repetition stands inside another, a class reaches at most 400 characters (`[^;]{0,90}`).

Letters are read as they are written: `[Tt]heo|THEO` where capitals count alike.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from typing import cast

import regex

from vnplan.compiled import compiled

KEPT = 4096  # patterns whose parts are kept: those of all tables, of which other rules have nearly all
TOKEN = re.compile(
    r"""(?P<escape>\\(?:[pP]\{[^}]*\}|.))
      | (?P<set>\[\^?\]?(?:\\.|[^\]\\])*+\])
      | (?P<open>\((?:\?(?:[:>=!]|<[=!]|i:))?)
      | (?P<close>\))
      | (?P<bar>\|)
      | (?P<count>(?:[?*+]|\{\d+(?:,\d*)?\}|\{,\d+\})[?+]?)
      | (?P<blank>\x20+)
      | (?P<zero>[\^$])
      | (?P<char>[^\\\[{])""",
    re.VERBOSE | re.S,
)
_BARE = re.compile(r"[^\\\[(?*]*+")  # no escape, class, group or optional blank: by far the most rows
_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*+\]|\((?!\?)| +([?*]?)", re.S)


def as_regex(pattern: str) -> str:
    r"""A table's pattern as `regex` reads it.

    >>> as_regex("[Cc]ăn cứ( vào)?")
    '[Cc]ăn\\s+cứ(?:\\s+vào)?'
    >>> as_regex("[Mm]ẫu số ?[: ]")
    '[Mm]ẫu\\s+số\\s*[:\\s]'
    """
    if _BARE.fullmatch(pattern):
        return " ".join(pattern.split(" ")).replace(" ", r"\s+")
    return _PIECE.sub(_plain, pattern)


def _plain(piece: re.Match[str]) -> str:
    said = piece.group()
    if said == "(":
        return "(?:"
    if said[0] == " ":
        return r"\s*" if piece[1] else r"\s+"
    return said if said[0] == "\\" else said.replace(" ", r"\s")


def quickest(pattern: str) -> regex.Pattern[str]:
    r"""A pattern ready for use: by `re`, which is several times faster at many words, where `re` can read it.

    >>> type(quickest(r"(?<!\w)(?:theo|tại)")).__module__, type(quickest(r"(?<=theo\s+)\p{Lu}")).__module__
    ('re', '_regex')
    """
    try:
        return cast("regex.Pattern[str]", re.compile(pattern))  # it has the same methods
    except re.error:
        return compiled(pattern)


def one_of(patterns: Iterable[str]) -> str:
    """Patterns as one alternation in their order, to be set inside a group."""
    return "|".join(map(as_regex, patterns))


def numbered_groups(patterns: Sequence[str]) -> str:
    r"""Patterns as one alternation in their order, a numbered group for each, so that `lastindex` tells the row.

    Neighbours that end alike share that end, which is looked at first where a text is read backwards.

    >>> numbered_groups(["nêu( tại| trong)", "ghi( tại| trong)", "kèm theo"])
    '(?:(nêu)|(ghi))(?:\\s+tại|\\s+trong)|(kèm\\s+theo)'
    """
    return _sharing([pieces(pattern) for pattern in patterns])


def _sharing(rows: Sequence[Sequence[str]]) -> str:
    out: list[str] = []
    while rows:
        first = rows[0]
        alike = 1
        while alike < len(rows) and first and rows[alike][-1:] == first[-1:]:
            alike += 1
        same = rows[:alike]
        tail = 0
        while alike > 1 and all(len(row) > tail and row[-1 - tail] == first[-1 - tail] for row in same):
            tail += 1
        if tail:
            inner = _sharing([row[:-tail] for row in same])
            out.append(f"(?:{inner}){as_regex(''.join(first[-tail:]))}")
        else:
            out.append(f"({as_regex(''.join(first))})")
        rows = rows[alike:] if tail else rows[1:]
    return "|".join(out)


@functools.lru_cache(maxsize=KEPT)
def alternatives(pattern: str) -> tuple[str, ...]:
    """A pattern cut at the bars that stand in no bracket.

    >>> alternatives("theo( các|)|căn cứ")
    ('theo( các|)', 'căn cứ')
    """
    depth = start = 0
    found = []
    for token in TOKEN.finditer(pattern):
        depth += (token.lastgroup == "open") - (token.lastgroup == "close")
        if token.lastgroup == "bar" and not depth:
            found.append(pattern[start : token.start()])
            start = token.end()
    return (*found, pattern[start:])


@functools.lru_cache(maxsize=KEPT)
def pieces(pattern: str) -> tuple[str, ...]:
    """A pattern cut between its characters, classes and groups, each with the count behind it."""
    pieces: list[str] = []
    depth = 0
    for token in TOKEN.finditer(pattern):
        name, said = token.lastgroup, token.group()
        if depth or (name == "count" and pieces):
            pieces[-1] += said
        elif name == "bar":
            return (f"({pattern})",)
        else:
            pieces.append(said)
        depth += (name == "open") - (name == "close")
    return tuple(pieces)


@functools.lru_cache(maxsize=KEPT)
def initials(pattern: str) -> str:
    """The letters a pattern may begin with, where it begins with a letter, a class of letters or a group of such.

    Where it begins with anything else, not only letters are told.

    >>> initials("([Tt]ạm )?([Bb]ỏ|Hủy bỏ)( toàn bộ)?"), initials("(?<!đã )hết"), initials("[^;]+ là")
    ('TtBbH', 'h', '^;')
    """
    out = ""
    for piece in pieces(pattern):
        if piece.startswith(("(?<!", "(?<=")):
            continue
        last = piece.rindex(")") if piece[0] == "(" else piece.find("]") if piece[0] == "[" else 0
        inner = piece[1:last]
        out += "".join(map(initials, alternatives(inner))) if piece[0] == "(" else inner or piece[0]
        if not piece[last + 1 :].startswith("?"):
            break
    return out
