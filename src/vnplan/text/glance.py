"""Line breaks that need no rules, told at a glance: by far the most, and a text has very many."""

from __future__ import annotations

import sys

from vnplan.compiled import plain_re
from vnplan.text.breaks import (
    ALWAYS_SPACED,
    BULLETS,
    HALF_PLACE,
    HALF_SHORT,
    RAGGED,
    SPACED,
    STUB,
    last_word,
)
from vnplan.text.line_words import LineWords
from vnplan.text.wrapping import CLOSING, OPENS, Facts


def margin_of(facts: Facts) -> int | None:
    """The length up to which a line was not wrapped; None where lines are joined for other reasons than the margin."""
    if facts.width is None:
        return None if facts.broken or facts.spaced >= ALWAYS_SPACED else sys.maxsize
    return None if facts.twice or facts.spaced >= SPACED else min(facts.width, facts.first or facts.width) - RAGGED


def surely(above: str, below: str, blank: bool, margin: int | None, words: LineWords) -> bool | None:
    """Whether two lines, neither empty, surely are one paragraph or surely not; None where the rules must be asked."""
    last, first = above[-1], below[0]
    if below[-1] == "|" and _closes_row(above, below):
        return None
    if first.islower():
        return _above_small(above, last, below, margin, words)
    if last in CLOSING:
        return None if above[-3:] in words.half_ends or last == "/" else False
    if _is_open(above, last, below, words):
        return None
    if blank:
        return False
    if first in BULLETS and below[2:3].isupper():
        return _above_bullet(last, below)
    if margin != sys.maxsize and _may_be_margin(above, below, margin, words):
        return None
    return None if _is_special(above, last, below) and _may_go_on(above, below, words) else False


def _is_open(above: str, last: str, below: str, words: LineWords) -> bool:
    """Whether the rules must be asked for the words beside the break: capitals go on, a place or a word has no end."""
    if last in words.asked_last and _is_asked(above, last, words):
        return True
    return (last.isupper() and below[:2].isupper()) or (len(above) < HALF_SHORT and HALF_PLACE.match(above) is not None)


def _is_special(above: str, last: str, below: str) -> bool:
    """Whether a rule about short or special lines may ask about two."""
    return below[-1] in ".;" or (last.isdigit() and len(above) > _PROVISION) or (above[0] in _STUBS and " " in above)


def _closes_row(above: str, below: str) -> bool:
    """Whether the bar at the end of the line below may close a row that began above."""
    return above[-1] != "|" and (below[0] != "|" or below == "|")


def _is_asked(above: str, last: str, words: LineWords) -> bool:
    """Whether a line ends in a comma, a dash, or a word the rules must be asked about."""
    return last in ",-–" or (above[-2:] in words.asked_ends and last_word(above) in words.asked)


def _above_bullet(last: str, below: str) -> bool | None:
    """Above "- Phát triển ...": a paragraph ends, unless both are capitals."""
    return None if last.isupper() and below[1].isupper() else False


def _may_be_margin(above: str, below: str, margin: int | None, words: LineWords) -> bool:
    """Whether a line may have been wrapped there: nobody knows where lines end, it is full, or a recital."""
    return margin is None or _comes_near(above, below, margin) or words.recital.match(above) is not None


def _comes_near(above: str, below: str, margin: int) -> bool:
    """Whether the first word below may not have fitted above."""
    return len(above) + len(below) >= margin and len(above) + len(below.split(" ", 1)[0]) >= margin


def _above_small(above: str, last: str, below: str, margin: int | None, words: LineWords) -> bool | None:
    """Above a small letter: a word, a number or a comma goes on, a closing mark does not, but "a)" begins an item."""
    if last.islower():
        return None if _SMALL_OPENS.match(below) else True
    if last in CLOSING and above[-3:] not in words.half_ends:
        told = margin is not None and not _comes_near(above, below, margin)
        return False if told or _SMALL_OPENS.match(below) else None
    if above[0] in "Ss" or above.isupper() or _SMALL_OPENS.match(below):
        return None
    return True if last.isalnum() or (last == "," and above[-2:-1].isalnum()) else None


def _may_go_on(above: str, below: str, words: LineWords) -> bool:
    """Whether one of the rules about two short, or two special, lines may have a say."""
    if below[-1] in ".;" and below.count(" ", 0, _BEGINNING) < _FEW_WORDS and below.count(" ") < _FEW_WORDS:
        return True
    if above[-1].isdigit() and below[0].isalpha() and words.act.match(below):
        return True
    return 0 < above.rfind(" ") < _LABEL and STUB.match(above) is not None


_SMALL_OPENS = plain_re(rf"{OPENS['letter']}|v/v|{OPENS['misread']}")
_STUBS = frozenset("Đ-0123456789abcdđefghijklmnopqrstuvwxyz")  # what a label alone with a word begins with
_FEW_WORDS, _BEGINNING = 3, 40  # blanks, and how many characters of a long line are enough to count as many
_PROVISION = 12  # characters: a line that ends in a provision is longer
_LABEL = 16  # characters: the longest label, with the blank behind it
