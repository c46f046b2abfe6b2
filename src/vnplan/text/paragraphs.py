"""What a line break means in this text. Behind it every line is a paragraph, and nobody else asks.

A text copied from a portal is wrapped at 80 characters, one from an office holds a paragraph a line, a scan is wrapped
where the page ended, a form has no lines at all. One pass decides each line break from the two lines it stands between.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Sequence
from itertools import pairwise

from vnplan.text.asked import all_asked, asked_of
from vnplan.text.breaks import FIRST_CELL, Break, is_wrapped
from vnplan.text.glance import margin_of, surely
from vnplan.text.line_words import LineWords
from vnplan.text.normalize import Clean, normalize
from vnplan.text.pages import without_page_marks
from vnplan.text.unlined import cut_lines
from vnplan.text.wrapping import KNOWN_BY, LABEL, facts_of, letterheads


def read_paragraphs(text: str, words: LineWords) -> Clean:
    """Clean text in which every line is a paragraph; line breaks become blanks and blanks line breaks, no offset moves.

    `words` are those that tell whether a line has ended, `load_rules().line_words`.

    >>> read_paragraphs("Căn cứ Luật Phí và\\nlệ phí số 97/2015/QH13;\\n\\nCăn cứ Luật Giáo dục;", LineWords()).text
    'Căn cứ Luật Phí và lệ phí số 97/2015/QH13;\\nCăn cứ Luật Giáo dục;'
    """
    clean = without_page_marks(normalize(text))
    if _has_lost_lines(clean.text):
        return clean._replace(text=cut_lines(clean.text, words.unlined))
    return clean._replace(text=_joined(clean, words))


def _joined(clean: Clean, words: LineWords) -> str:
    """The text with the line breaks that only wrap it made blanks, each document of the file as it is wrapped."""
    text, begins = clean.text, letterheads(clean.text)
    if not begins:
        return _unwrapped(text, clean.gaps, 0, words)
    bounds = zip([0, *begins], [*(at - 1 for at in begins), len(text)], strict=True)
    return "\n".join(_unwrapped(text[start:end], clean.gaps, start, words) for start, end in bounds)


def _unwrapped(text: str, gaps: Sequence[int], start: int, words: LineWords) -> str:
    """A stretch of the text that begins at `start`."""
    facts = facts_of(text.split("\n", KNOWN_BY)[:KNOWN_BY], gaps, start)
    margin = margin_of(facts)
    joined = array("q")  # where a line break only wraps
    opening, last = "", -2  # the line the last paragraph of several began with, and the break before its last
    unwrapped = margin == sys.maxsize and "|" not in text
    asked = asked_of(text, words.asked_if_unwrapped) if unwrapped else all_asked(text, words.half_ends)
    for at, above, below in asked:
        blank = gaps[start + at] == 1
        within_sentence = above[-1].islower() and below[0].islower() and below[1:2].islower()
        join = within_sentence or surely(above, below, blank, margin, words)
        if join is None:
            first = last != at - len(above) - 1
            join = is_wrapped(Break(above, below, blank, first, above if first else opening, facts, words))
        if join:
            joined.append(at)
            opening, last = opening if last == at - len(above) - 1 else above, at
    return _with_blanks(text, joined) if joined else text


def _with_blanks(text: str, places: Sequence[int]) -> str:
    """The text with blanks in these places, ordered."""
    out: list[str] = []
    at = 0
    for first in range(0, len(places), _AT_A_TIME):
        some = places[first : first + _AT_A_TIME]
        out.append(" ".join([text[a + 1 : b] for a, b in pairwise((at - 1, *some))]))
        at = some[-1] + 1
    return " ".join([*out, text[at:]])


_AT_A_TIME = 1000  # pieces of a line or more


def _has_lost_lines(text: str) -> bool:
    """Whether a text stands on hardly any line: one too long for a sentence, or one that holds a head and more."""
    if len(text) <= _ONE_LINE:
        return text[:8].isupper() and "\n" not in text and _HEAD.match(text) is not None
    return text.count("\n") * _NO_LINES < len(text)


_ONE_LINE = 600  # characters: the longest sentence somebody would ask about is shorter
# "UBND TỈNH HÀ GIANG Số: 12/QĐ-UBND Hà Giang, ngày 5 tháng 3 năm 2024 QUYẾT ĐỊNH Về ...": the line of a head ends there
_HEAD = re.compile(r".{8,160}? Số ?: ?\S{3,30} .{0,160}?ngày \d{1,2} tháng \d{1,2} năm \d{4} [^\s,.;:]+ \S")
_NO_LINES = 4000  # characters: nobody writes paragraphs as long as this all through a text


def paragraph_end(text: str, at: int, stop: int) -> int:
    """Where the paragraph that begins at `at` ends, in clean text; a title in capitals runs over lines.

    >>> paragraph_end("QUY ĐỊNH CHUNG VỀ\\nDẠY HỌC\\nĐiều 1. Phạm vi", 0, 40)
    25
    """
    line, end = at, _line_end(text, at, stop)
    while end < stop and text[line:end].isupper():
        following = _line_end(text, end + 1, stop)
        below = text[end + 1 : following]
        if not below.isupper() or below in FIRST_CELL or LABEL.match(below):
            break
        line, end = end + 1, following
    return end


def _line_end(text: str, at: int, stop: int) -> int:
    end = text.find("\n", at, stop)
    return end if end >= 0 else stop
