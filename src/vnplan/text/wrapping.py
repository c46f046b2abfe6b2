"""How a text is wrapped: at which column, how paragraphs are parted, whether somebody has half joined it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from vnplan.text.normalize import UPPER

CLOSING = frozenset('.;:!?”"/)…')
"""What a sentence or an item of a list ends in."""
# What an item begins with, read from where the line begins.
LABEL = re.compile(
    r"[>#|*_ ]{0,6}(?:(?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Tiểu mục|BƯỚC|Bước) (?:[Tt]hứ |THỨ )?[\wĐ]{1,5}(?:[.:\-]|$)"
    r"|(?:Điều|ĐIỀU) \d{1,4}[a-zđ]?(?: ?[.:]|$)"
    r"|[IVXLC]{1,6} ?[.\-–/)] ?(?!\d)|[A-HKĐ] ?[.\-–] ?(?=[" + UPPER + "])"
    r"|\d{1,2}(?:\.\d{1,2}){1,4}[.)]? ?(?=\D)|\d{1,3} ?(?:\.(?!\d)|[)/] |- )|[a-zđ]\d? ?(?:\)|\. )"
    r"|\((?:[ivx]{1,6}|\d{1,2})\)|Thứ (?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)[,:.\- ]|\[\d{1,3}\])"
)
FIRST = re.compile(r"[-+•*] |\d{1,3}\. |[a-zđ]\) ")
"""What begins a paragraph that portals wrap early."""


class Facts(NamedTuple):
    """How a text is wrapped."""

    width: int | None
    """The longest line, in characters; None where nothing is wrapped."""
    first: int | None
    """The longest first line of a paragraph where those are wrapped early, as in the source of a portal's page."""
    spaced: float
    """The share of paragraphs that blank lines part."""
    broken: bool
    """Whether many long lines end within a sentence, before a capital letter: a wrapped text that was half joined."""
    twice: bool
    """Whether a word or two stand alone on many lines: a wrapped text that was wrapped again."""


_KNOWN_BY = 1000  # lines: enough to know a text by
_BEYOND = 30  # characters over the margin: what is longer was not wrapped
_FEW_CUT = 2  # lines: fewer are slips
_LONG_HEADING, _LONG = 140, 90  # characters: lines of a heading, and others, are seldom longer
_PROSE = 25  # characters: cells and lists of names are shorter


def facts_of(lines: list[str], gaps: dict[int, int]) -> Facts:
    """How a text is wrapped, from its first lines; `gaps` are the places of its blank lines.

    >>> page = ["Mua sách cho thư viện của", "các trường tiểu học và các", "lớp mầm non ở xã."]
    >>> facts_of(page * 9, {}).width
    26
    """
    lines = lines[:_KNOWN_BY]
    within = _Within()
    for above, below in pairwise(lines):
        within.see(above, below, gaps)
    spaced = within.parted / (within.ended or 1)
    broken = within.cut > _FEW_CUT and within.cut * 12 > within.ended + within.cut
    plain = Facts(None, None, spaced, broken, False)
    firsts, others = sorted(within.firsts), sorted(within.others)
    if len(firsts) + len(others) < max(3, len(lines) // 50):
        return plain
    wraps = others or firsts
    width = wraps[len(wraps) * 9 // 10]
    if sum(len(line) > width + _BEYOND for line in lines) * 12 > len(lines):
        return plain  # lines are paragraphs, some of them broken
    early = bool(firsts) and firsts[len(firsts) // 2] * 10 < width * 7
    first = firsts[len(firsts) * 8 // 10] if early else None
    return Facts(width, first, spaced, False, within.alone * 40 > len(lines))


class _Within:
    """What is counted between lines: breaks within a sentence and behind one, with and without blank lines."""

    def __init__(self) -> None:
        self.firsts: list[int] = []  # lengths of first lines of paragraphs that go on in small letters
        self.others: list[int] = []
        self.alone = 0  # a word or two alone on such a line
        self.ended = self.parted = 0  # ends of paragraphs of prose, and those of them with a blank line behind
        self.cut = 0  # long lines that end without a mark, before a capital letter
        self._at = 0

    def see(self, above: str, below: str, gaps: dict[int, int]) -> None:
        self._at += len(above)
        small = below[:1].islower()
        if above and ends(above):
            if len(above) > _PROSE and not small:
                self.ended += 1
                self.parted += self._at in gaps
        elif above and small:
            (self.firsts if FIRST.match(above) else self.others).append(len(above))
            self.alone += above.count(" ") < 2
        elif len(above) > _LONG and not LABEL.match(below):
            self.cut += len(above) > _LONG_HEADING or not LABEL.match(above)
        self._at += 1


def ends(line: str) -> bool:
    """Whether a line ends as a sentence or an item does."""
    return line[-1] in CLOSING or (line[-2:-1] in ".;:," and line[-2:-1] != "" and not line[-1].isalnum())
