"""The closing of a document: the paragraphs behind its last item that speak for the whole of it.

"Trong quá trình thực hiện, nếu có khó khăn, các trường báo cáo Sở GDĐT./."
"""

from __future__ import annotations

import re

import regex

from vnplan.sections.draft import LADDER, SectionDraft
from vnplan.text.paragraphs import paragraph_end

# "Luật này đã được Quốc hội ... thông qua": all that closes a document of articles
_PASSED = re.compile(r"[^.;]{3,60}\s+này\s+(?:đã\s+)?được")
_BULLETS = "-+•"
_LONGEST = 200  # letters: a paragraph of a letter longer than this says more than good-bye


def closing_of(text: str, sections: list[SectionDraft], start: int, end: int, marks: regex.Pattern[str]) -> int | None:
    """Where the closing of `text[start:end]` begins; `marks` are the words it begins with."""
    if sections:
        return _behind_last(text, sections, end, marks)
    return _of_letter(text, start, end, marks)


def _behind_last(text: str, sections: list[SectionDraft], end: int, marks: regex.Pattern[str]) -> int | None:
    articled = any(section.rung == "dieu" for section in sections)
    at = paragraph_end(text, sections[-1].text_start, end)
    if sections[-1].rung in LADDER and not articled:
        at = _behind_first(text, at, end)
    while (at := _word(text, at, end)) < end:
        may = text[at] not in _BULLETS and (not articled or _PASSED.match(text, at, at + 120))
        if may and marks.match(text, at):
            return at
        at = paragraph_end(text, at, end)
        if text[at : at + 1] not in ("\n", ""):
            return None
    return None


def _behind_first(text: str, at: int, end: int) -> int:
    """Behind the first paragraph below "III. TỔ CHỨC THỰC HIỆN", which is what the heading heads."""
    first = _word(text, at, end)
    return at if text.startswith(_SUMS_UP, first) else paragraph_end(text, first, end)


_SUMS_UP = "Trên đây"


def _of_letter(text: str, start: int, end: int, marks: regex.Pattern[str]) -> int | None:
    """The same where nothing is numbered: the last paragraphs of a letter, all but its first."""
    closing: int | None = None
    words_end = start + len(text[start:end].rstrip())
    first = at = _word(text, start, end)
    while at < end:
        stop = max(paragraph_end(text, at, end), at + 1)
        if at == first or marks.match(text, at) is None or (stop - at > _LONGEST and stop < words_end):
            closing = None
        elif closing is None:
            closing = at
        at = _word(text, stop, end)
    return closing


def _word(text: str, at: int, end: int) -> int:
    """Where the next word begins, or `end`."""
    while at < end and text[at].isspace():
        at += 1
    return at
