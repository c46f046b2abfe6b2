"""How a text is wrapped: at which column, how paragraphs are parted, whether somebody has half joined it."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
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
    pairs = [(above, below) for above, below in pairwise(lines) if above and below]
    goes_on = [above for above, below in pairs if below[0].islower() and not ends(above)]
    spaced, ended = _spacing(lines, gaps)
    cut = sum(len(above) > _LONG and not ends(above) and _is_cut(above, below) for above, below in pairs)
    plain = Facts(None, None, spaced, cut > _FEW_CUT and cut * 12 > ended + cut, False)
    if len(goes_on) < max(3, len(lines) // 50):
        return plain
    firsts = sorted(len(line) for line in goes_on if FIRST.match(line))
    wraps = sorted(len(line) for line in goes_on if not FIRST.match(line)) or firsts
    width = wraps[len(wraps) * 9 // 10]
    if sum(len(line) > width + _BEYOND for line in lines) * 12 > len(lines):
        return plain  # lines are paragraphs, some of them broken
    early = bool(firsts) and firsts[len(firsts) // 2] * 10 < width * 7
    alone = sum(line.count(" ") < 2 for line in goes_on)
    return Facts(width, firsts[len(firsts) * 8 // 10] if early else None, spaced, False, alone * 40 > len(lines))


def _spacing(lines: list[str], gaps: dict[int, int]) -> tuple[float, int]:
    """The share of paragraphs of prose that blank lines part, and how many there are."""
    ended = [
        n for n, (above, below) in enumerate(pairwise(lines))
        if len(above) > _PROSE and ends(above) and not below[:1].islower()
    ]  # fmt: skip
    if not gaps or not ended:
        return 0.0, len(ended)
    breaks = list(accumulate(len(line) + 1 for line in lines))
    return sum(breaks[n] - 1 in gaps for n in ended) / len(ended), len(ended)


def _is_cut(above: str, below: str) -> bool:
    """Whether a long line without a closing mark was cut within its sentence: it is no heading, no label follows."""
    if below[0].islower() or LABEL.match(below):
        return False
    return len(above) > _LONG_HEADING or not LABEL.match(above)


def ends(line: str) -> bool:
    """Whether a line ends as a sentence or an item does."""
    return line[-1] in CLOSING or (line[-2:-1] in ".;:," and line[-2:-1] != "" and not line[-1].isalnum())
