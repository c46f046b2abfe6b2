"""A document as a reader sees it: paragraphs, headings and rows of tables, each cut where a citation begins or ends."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from vnplan.akn.words import Linked
from vnplan.models import Citation, Document
from vnplan.models.places import sections_at
from vnplan.tables.rules import Rules
from vnplan.text.shown import one_line


class ShownRun(NamedTuple):
    """Words of one kind: of the citation with this number, or of none; `opens` where the citation begins."""

    start: int
    end: int
    citation: int | None = None
    opens: bool = False
    closes: bool = False


class ShownBlock(NamedTuple):
    """A paragraph, a heading or a row of a table: its region, the section that begins in it, how deep it stands."""

    region: str
    cells: list[list[ShownRun]]
    section: int | None
    depth: int
    is_heading: bool
    is_row: bool
    is_rule: bool
    """The line of dashes below the head of a table in Markdown."""


def blocks_of(document: Document, rules: Rules) -> Iterator[ShownBlock]:
    """The blocks of a document, in order; all its words but blanks are in them."""
    words = Linked(document, rules)
    runs = _Runs(document)
    begins = [section.start for section in document.sections]
    for region in sorted(document.regions, key=lambda region: region.start):
        for start, end in words.paragraphs(region.start, region.end):
            cuts = [at for at in begins[bisect_right(begins, start) : bisect_left(begins, end)] if runs.between(at)]
            for first, last in zip([start, *cuts], [*cuts, end], strict=True):
                if document.text[first:last].strip():
                    yield _block(document, region.kind, first, last, begins, runs)


def _block(document: Document, region: str, start: int, end: int, begins: list[int], runs: _Runs) -> ShownBlock:
    said = document.text[start:end]
    start, end = end - len(said.lstrip()), start + len(said.rstrip())
    n = bisect_right(begins, start) - 1
    section = n if n >= 0 and begins[n] == start else None
    if section is None and n + 1 < len(begins) and start < begins[n + 1] < end:
        section = n + 1 if not document.text[start : begins[n + 1]].strip("|*# \t") else None
    depth = len(sections_at(document, begins[section] if section is not None else start))
    heading = document.sections[section].heading if section is not None else None
    label = document.sections[section].label if section is not None else ""
    is_heading = heading is not None and len(one_line(said)) <= len(label) + len(one_line(heading)) + _MARKS
    is_row = said.lstrip().startswith("|") and said.count("|") > 1
    spans = _cells(document.text, start, end, runs) if is_row else [(start, end)]
    is_rule = is_row and not said.strip("|-: \t\n")
    return ShownBlock(region, [runs.of(*span) for span in spans], section, depth, is_heading, is_row, is_rule)


_MARKS = 12  # characters beside label and heading: "**", a full stop, blanks


def _cells(text: str, start: int, end: int, runs: _Runs) -> list[tuple[int, int]]:
    """The cells of a row between bars."""
    bars = [at for at in range(start, end) if text[at] == "|" and runs.between(at)]
    edges = [*bars, end] if text[end - 1] != "|" else bars
    spans = [(first + 1, last) for first, last in pairwise(edges)]
    return [_bare(text, *span) for span in spans]


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    said = text[start:end]
    return (end - len(said.lstrip()), start + len(said.rstrip())) if said.strip() else (start, start)


class _Runs:
    """The citations as they lie; of two within one another the inner is marked."""

    def __init__(self, document: Document) -> None:
        self._marks: list[ShownRun] = []
        open_: list[tuple[int, Citation]] = []
        given = [(n, c) for n, c in enumerate(document.citations) if c.end > c.start]
        at = 0
        for n, c in sorted(given, key=lambda one: (one[1].start, -one[1].end)):
            while open_ and open_[-1][1].end <= c.start:
                at = self._mark(at, open_[-1][1].end, open_.pop()[0])
            if open_:
                at = self._mark(at, c.start, open_[-1][0])
            at = max(at, c.start)
            open_.append((n, c))
        while open_:
            at = self._mark(at, open_[-1][1].end, open_.pop()[0])
        first = {run.citation: n for n, run in reversed([*enumerate(self._marks)])}
        last = {run.citation: n for n, run in enumerate(self._marks)}
        self._marks = [
            run._replace(opens=first[run.citation] == n, closes=last[run.citation] == n)
            for n, run in enumerate(self._marks)
        ]
        self._begins = [run.start for run in self._marks]

    def _mark(self, start: int, end: int, citation: int) -> int:
        if start < end:
            self._marks.append(ShownRun(start, end, citation))
        return max(start, end)

    def between(self, at: int) -> bool:
        """Whether a place is within no citation."""
        n = bisect_left(self._begins, at) - 1
        return n < 0 or self._marks[n].end <= at

    def of(self, start: int, end: int) -> list[ShownRun]:
        """A stretch cut where a citation begins or ends."""
        out: list[ShownRun] = []
        at = start
        n = max(0, bisect_right(self._begins, start) - 1)
        while n < len(self._marks) and self._marks[n].start < end:
            run = self._marks[n]
            first, last = max(run.start, at), min(run.end, end)
            if first < last:
                if at < first:
                    out.append(ShownRun(at, first))
                opens, closes = run.opens and first == run.start, run.closes and last == run.end
                out.append(ShownRun(first, last, run.citation, opens, closes))
                at = last
            n += 1
        if at < end:
            out.append(ShownRun(at, end))
        return out
