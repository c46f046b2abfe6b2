"""Regions and parts in the making; offsets are into clean text."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass(slots=True)
class RegionDraft:
    """A stretch of text with the name of the region it will be."""

    name: str
    start: int
    end: int
    part: int


class Cut(NamedTuple):
    """Where a document of the file begins, its type line, whether it is an appendix, and a type it does not name."""

    start: int
    type_line: tuple[int, int] | None
    appendix: bool = False
    type: str | None = None


@dataclass(slots=True)
class PartDraft:
    """One document in the file: where it lies, its type line, and what is left for recitals and sections."""

    start: int
    end: int
    type_line: tuple[int, int] | None = None
    type: str | None = None  # the document's type, as its type line names it
    law: bool = False  # a type that goes by its name: the letterhead alone says who passed it
    title: tuple[int, int] | None = None  # the trích yếu alone
    content: tuple[int, int] = (0, 0)
    enacted: int | None = None  # where "QUYẾT ĐỊNH:" ends
    number: str | None = None
    date: datetime.date | None = None
    appendix: bool = False
    attached_to: int | None = None  # index of the document it belongs to
    zones: list[RegionDraft] = field(default_factory=list)
    quoted: list[tuple[int, int]] = field(default_factory=list)  # new text of what it amends

    def title_words(self, text: str) -> str | None:
        """Its trích yếu on one line, without the marks of headings that its lines begin with: "## VỀ HỘI THAO"."""
        if self.title is None:
            return None
        return " ".join(word for word in text[slice(*self.title)].split() if word.strip("#"))

    def add(self, name: str, start: int, end: int, text: str, part: int) -> None:
        """Add a region without the blanks at its ends; nothing where nothing is left."""
        add_region(self.zones, name, start, end, text, part)


def add_region(zones: list[RegionDraft], name: str, start: int, end: int, text: str, part: int = 0) -> None:
    """Add a region without the blanks at its ends; nothing where nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        zones.append(RegionDraft(name, start, end, part))
