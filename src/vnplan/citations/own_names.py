"""Names a text gives to documents ("sau đây gọi tắt là Chương trình"): where they are used, all in one walk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import regex

from vnplan.compiled import compiled
from vnplan.tables.rules import Rules, per_rules


class Name(NamedTuple):
    """A name of the text's own: from where on it holds, its words, the citation it means."""

    since: int
    words: str
    citation: int


def uses(text: str, names: Iterable[Name], rules: Rules) -> list[tuple[int, int, Name]]:
    """Where each name is used behind its definition: those of the name first defined, then those of the next.

    >>> from vnplan.tables.rules import load_rules
    >>> uses("Chương trình A, nay Chương  trình A", [Name(5, "Chương trình A", 0)], load_rules())
    [(20, 35, Name(since=5, words='Chương trình A', citation=0))]
    """
    listed = list(names)
    if not listed:
        return []
    tree = _tree(listed)
    begins = compiled(rf"(?<!\w)(?:{'|'.join(sorted({regex.escape(n.words.split()[0]) for n in listed}))})(?!\w)")
    found: list[tuple[int, int, int]] = []
    for begin in begins.finditer(text):
        for end, which in _read(text, begin.start(), tree):
            found += [(n, begin.start(), end) for n in which if listed[n].since <= begin.start()]
    found.sort()
    return [
        (start, end, listed[n]) for n, start, end in found if _stands_alone(text, start, end, listed[n].words, rules)
    ]


class _Branch:
    """The names that go on with a letter, and those that end here."""

    __slots__ = ("ends", "on")

    def __init__(self) -> None:
        self.on: dict[str, _Branch] = {}
        self.ends: list[int] = []


def _tree(names: list[Name]) -> _Branch:
    """Names letter by letter, blanks folded."""
    root = _Branch()
    for n, name in enumerate(names):
        at = root
        for letter in " ".join(name.words.split()):
            at = at.on.setdefault(letter, _Branch())
        at.ends.append(n)
    return root


def _read(text: str, at: int, tree: _Branch) -> Iterator[tuple[int, list[int]]]:
    """The names whose words stand at a place, with their ends; any blanks stand for a blank."""
    branch: _Branch | None = tree
    while branch is not None:
        if branch.ends:
            yield at, branch.ends
        if at >= len(text):
            return
        if text[at].isspace():
            branch = branch.on.get(" ")
            while at < len(text) and text[at].isspace():
                at += 1
        else:
            branch = branch.on.get(text[at])
            at += 1


_BEFORE_BARE = compiled(r"(?<!(?:[Cc]ác|[Nn]hững|[Mm]ột|[Mm]ỗi)\s)")
_AFTER = compiled(r"(?!\w)")


@per_rules
def _after_bare(rules: Rules) -> regex.Pattern[str]:
    """What no other document's name begins with: "Chương trình |đã chi", but not "Chương trình hành động số 5"."""
    return compiled(rf"(?!\w)(?!\s+(?:{rules.phrases('no_bare_name')}|[\p{{Lu}}\d“\"]))")


def _stands_alone(text: str, start: int, end: int, words: str, rules: Rules) -> bool:
    """Whether a name ends there; a bare type word must not be the beginning of another document's name."""
    bare = len(words.split()) <= 3 and not any(c.isdigit() for c in words)
    if not bare:
        return _AFTER.match(text, end) is not None
    return _BEFORE_BARE.match(text, start) is not None and _after_bare(rules).match(text, end) is not None
