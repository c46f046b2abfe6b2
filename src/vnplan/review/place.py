"""Where a finding stands: file, span, section, page and sentence."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import NamedTuple

from vnplan.models import Citation, Document
from vnplan.models.places import heading_of, sections_at
from vnplan.tables.rules import rules_of
from vnplan.text.around import page_of, sentence_around
from vnplan.text.shown import brief


class Place(NamedTuple):
    """A stretch of a text: file, span, the words there; path and heading of the section, page, and the sentence."""

    source: str | None
    start: int
    end: int
    text: str
    section: str | None
    heading: str | None = None
    page: int | None = None
    sentence: str | None = None

    def __repr__(self) -> str:
        where = " ".join(filter(None, (brief(self.source, 30), self.section, f"[{self.start}:{self.end}]")))
        return f"<Place {where} “{brief(self.text)}”>"


def place_of(doc: Document, start: int, end: int) -> Place:
    """A stretch of a document's text."""
    around = sections_at(doc, start)
    path, heading = around[-1].path if around else None, heading_of(around)
    sentence = sentence_around(doc.text, start, end, rules_of(None).line_words, around[-1].start if around else 0)
    return Place(doc.source, start, end, doc.text[start:end], path, heading, page_of(doc.text, start), sentence)


def first_places(cited: Iterable[tuple[Document, Citation]]) -> tuple[Place, ...]:
    """The first places of some: more are not read."""
    return tuple(place_of(doc, c.start, c.end) for doc, c in itertools.islice(cited, 3))
