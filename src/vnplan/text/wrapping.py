"""How a text is wrapped: at which column, how paragraphs are parted, whether somebody has half joined it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, pairwise
from operator import eq, methodcaller
from typing import NamedTuple

from vnplan.compiled import plain_re
from vnplan.text.labels import DIVISIONS, counted_word, words_of
from vnplan.text.normalize import UPPER
from vnplan.text.rare import Rare

CLOSING = frozenset('.;:!?”"/)…')
"""What a sentence or an item of a list ends in."""
CLOSED = CLOSING - {"/"}  # a number may go on: "số 12/⏎QĐ-UBND"
_BEFORE_DEBRIS = frozenset(".;:,")  # a mark, and one sign that is none
_COUNT = r" (?:[Tt]hứ |THỨ )?[\wĐ]{1,5}(?:[.:\-]|$)"
OPENS = {
    "named": f"(?:{words_of(*DIVISIONS)}){_COUNT}",
    "step": f"(?:{words_of('step')}){_COUNT}",
    "counted": rf"{counted_word()} \d{{1,2}}(?:\.\d{{1,2}}){{0,2}} ?[.:]",
    "article": r"(?:Điều|ĐIỀU) \d{1,4}[a-zđ]?(?: ?[.:]|$| ?[-–—/] ?(?=[" + UPPER + "](?!iều|uật )))",
    "roman": r"(?!V/[Vv])[IVXLC]{1,6} ?[.\-–—/)] ?(?!\d)",
    "misread": r"[l1|][lI1|VX]{1,4}\. (?=[" + UPPER + "]{2})",  # "lII. TỔ CHỨC"
    "upper": r"[A-HKĐ] ?[.\-–—] ?(?=[" + UPPER + "])",
    "decimal": r"(?:\d{1,2}|[IVX]{1,5})(?:\.\d{1,2}){1,4}[.)]? ?(?=\D)",
    "arabic": r"\d{1,3} ?(?:\.(?!\d)|[)/] |/?- |[–—] (?=[" + UPPER + "]))",
    "letter": r"[a-zđ]\d? ?(?:\)|\. |/- |(?:[-–/] ?|, )(?=[" + UPPER + "]))",
    "paren": r"\((?:[ivx]{1,6}|\d{1,2}|[a-hđ])\)",
    "ordinal": r"Thứ (?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)[,:.\- ]",
    "footnote": r"\[\d{1,3}\]",
}
"""What a line begins with that goes on no line above, by the shape of its label: each of SHAPES in sections/labels.py
has one, and the label of a footnote. Half a label counts too, and one on a line by itself."""
LABEL = plain_re("[>#|*_ ]{0,6}(?:" + "|".join(OPENS.values()) + ")")
FIRST = plain_re(r"[-+•*] |\d{1,3}\. |[a-zđ]\) ")
"""What begins a paragraph that portals wrap early."""
_BEHIND_FIRST = frozenset(" ).0123456789")  # its second character


LABEL_ALONE = r"(?:Điều \d+\.|\d{1,3}\.|[a-zđ]\)|-)"
"""A label that ends a line with a word behind it, where the line is wrapped."""


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


_MOTTOS = (Rare("Ộ", r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ"), Rare("Ả", r"ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT"))
_ABOVE, _BELOW = 300, 900  # characters of a letterhead over and under the motto
_NUMBERED = plain_re(r"(?:[Ss]ố|SỐ) ?:\s{0,3}\d")
_OF_A_DAY = plain_re(r"tháng\s+\d{1,2}\s+năm\s+\d{4}"), plain_re(r"/(?:19|20)\d\d/QH")
_OPEN_SIGNS = ("..", "…", "_")  # of what is to be filled in
_TO_FILL = plain_re(r"(?:[Ss]ố|SỐ|ngày) ?:?\s?[.…_]{2}")
_HEAD_LINES, _HEAD_LINE = 6, 60  # lines of a letterhead over the motto, and their length


def letterheads(text: str) -> list[int]:
    """Where the lines begin over which a further document's letterhead stands: it may be wrapped otherwise.

    >>> plan = "Số: 1/KH-UBND\\nCỘNG HÒA XÃ HỘI\\nBình An, ngày 5 tháng 3 năm 2024\\n" + "Các xã thi đua. " * 20
    >>> letterheads(plan), letterheads(plan + "\\n" + plan) == [len(plan) + 1]
    ([], True)
    """
    out: list[int] = []
    for motto in sorted(
        chain.from_iterable(mark.finditer(text, _ABOVE) for mark in _MOTTOS), key=methodcaller("start")
    ):
        if not _is_letterhead(text, max(0, motto.start() - _ABOVE), motto.end() + _BELOW):
            continue
        start = text.rfind("\n", 0, motto.start()) + 1
        for _ in range(_HEAD_LINES):
            line = text.rfind("\n", 0, max(start - 1, 0)) + 1
            words = text[line : start - 1]
            if line >= start or len(words) > _HEAD_LINE or words[-1:] in CLOSING or words[1:].islower():
                break
            start = line
        if start > 0 and (not out or start > out[-1]):
            out.append(start)
    return out


def _is_letterhead(text: str, top: int, end: int) -> bool:
    """Whether a number and a day stand there, neither of them left to be filled in."""
    if not _NUMBERED.search(text, top, end) or not any(day.search(text, top, end) for day in _OF_A_DAY):
        return False
    return not any(mark in text[top:end] for mark in _OPEN_SIGNS) or not _TO_FILL.search(text, top, end)


KNOWN_BY = 1000  # lines: enough to know a text by
_BEYOND = 30  # characters over the margin: what is longer was not wrapped
_FEW_CUT = 2  # lines: fewer are slips
_LONG_HEADING, _LONG = 140, 90  # characters: lines of a heading, and others, are seldom longer
_FIRST_BLANK, _LAST_BLANK = methodcaller("find", " "), methodcaller("rfind", " ")
_PROSE = 25  # characters: cells and lists of names are shorter


def facts_of(lines: list[str], gaps: Sequence[int], at: int = 0) -> Facts:
    """How a text is wrapped, from its first lines, which begin at `at`; `gaps` tells behind which characters blank
    lines stand.

    >>> page = "Mua sách cho thư viện của\\ncác trường tiểu học và các\\nlớp mầm non ở xã.\\n"
    >>> facts_of((page * 9).split("\\n"), bytes(900)).width
    26
    """
    lines = lines[:KNOWN_BY]
    goes_on: list[str] = []
    cut = spaced = ended = 0
    for above, below in pairwise(lines):
        size = len(above)
        at += size + 1
        if not size:
            continue
        last = above[-1]
        if below and below[0].islower():
            if last.isalnum() or not ends(above):
                goes_on.append(above)
        elif size <= _PROSE:
            continue
        elif last in CLOSING or (not last.isalnum() and ends(above)):
            ended += 1
            spaced += gaps[at - 1]
        elif size > _LONG and _is_cut(above, below):
            cut += 1
    share = spaced / ended if ended else 0.0
    plain = Facts(None, None, share, cut > _FEW_CUT and cut * 12 > ended + cut, False)
    return plain if len(goes_on) < max(3, len(lines) // 50) else _wrapped(plain, goes_on, lines)


def _wrapped(plain: Facts, goes_on: list[str], lines: list[str]) -> Facts:
    """What the lines whose sentence goes on below tell of the margin; `plain` where they are paragraphs broken."""
    lengths: tuple[list[int], list[int]] = ([], [])
    for line in goes_on:
        lengths[line[1:2] in _BEHIND_FIRST and FIRST.match(line) is not None].append(len(line))
    wraps, firsts = map(sorted, lengths)
    wraps = wraps or firsts
    width = wraps[len(wraps) * 9 // 10]
    if sum(map((width + _BEYOND).__lt__, map(len, lines))) * 12 > len(lines):
        return plain  # lines are paragraphs, some of them broken
    early = bool(firsts) and firsts[len(firsts) // 2] * 10 < width * 7
    alone = sum(map(eq, map(_FIRST_BLANK, goes_on), map(_LAST_BLANK, goes_on)))  # of at most two words
    first = firsts[len(firsts) * 8 // 10] if early else None
    return Facts(width, first, plain.spaced, False, alone * 40 > len(lines))


def _is_cut(above: str, below: str) -> bool:
    """Whether a long line without a closing mark was cut within its sentence: it is no heading, no label follows."""
    if not below or LABEL.match(below):
        return False
    return len(above) > _LONG_HEADING or not LABEL.match(above)


def ends(line: str) -> bool:
    """Whether a line ends as a sentence or an item does."""
    last = line[-1]
    return last in CLOSING or (not last.isalnum() and line[-2:-1] in _BEFORE_DEBRIS)
