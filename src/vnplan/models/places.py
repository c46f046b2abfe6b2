"""What tables tell of a place: the sections around it, their headings, its sentence."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from vnplan.models.records import Placed, Section
from vnplan.tables.rules import rules_of
from vnplan.text.around import sentence_around

if TYPE_CHECKING:
    from vnplan.models.document import Document


def sections_around(document: Document, one: Placed) -> list[Section]:
    """The sections a place stands in, from the top, a section's own last; a footnote stands where its mark does."""
    at = getattr(one, "section", None)
    section = one if isinstance(one, Section) else None if at is None else document.sections[at]
    around: list[Section] = []
    while section is not None:
        around.insert(0, section)
        above = section.noted_in if section.parent is None else section.parent
        section = None if above is None else document.sections[above]
    return around


def heading_of(around: list[Section]) -> str | None:
    """The heading a place stands under: of the innermost section that has one."""
    return next((section.heading for section in reversed(around) if section.heading), None)


def sections_at(document: Document, at: int) -> list[Section]:
    """The sections that hold a position, from the top."""
    before = bisect_right(document.sections, at, key=_start)
    inner = document.sections[before - 1] if before else None
    while inner is not None and not inner.start <= at < inner.end:  # sections side by side do not overlap
        inner = None if inner.parent is None else document.sections[inner.parent]
    return [] if inner is None else sections_around(document, inner)


def _start(section: Section) -> int:
    return section.start


def sentence_of(document: Document, one: Placed) -> str | None:
    """The sentence of a citation, the first of a section."""
    text = document._text
    if text is None:
        return None
    words = rules_of(None).line_words
    if isinstance(one, Section):
        return sentence_around(text, one.start, one.start + len(one.label), words, one.start)
    around = sections_around(document, one)
    floor = _behind_heading(text, around[-1], one.start) if around else 0
    return sentence_around(text, one.start, one.end, words, floor).lstrip(".: ")


def _behind_heading(text: str, section: Section, most: int) -> int:
    """Where the words below a section's heading begin; the section's start where the place is in the heading."""
    at = section.start
    for word in (section.heading or "").split():
        found = text.find(word, at, at + len(word) + _BETWEEN)
        if found < 0 or found + len(word) > most:
            return section.start
        at = found + len(word)
    return at


_BETWEEN = 40  # characters: a label, blanks, the marks of a table or a note between two words of a heading


def place_columns(document: Document, one: Placed) -> dict[str, Any]:
    """What tables tell of a place beside the fields: path, heading, sentence."""
    around = sections_around(document, one)
    return {
        "path": around[-1].path if around else None,
        "heading": heading_of(around),
        "sentence": sentence_of(document, one),
    }
