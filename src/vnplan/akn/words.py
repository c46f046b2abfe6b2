"""The words of a document in XML: its paragraphs, and its citations as links in them; ids."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from vnplan.models import Citation, Document
from vnplan.tables.rules import Rules
from vnplan.text.paragraphs import read_paragraphs
from vnplan.text.shown import fit_for_xml, one_line

_BREAK = re.compile("\n")


class Linked:
    """The text of a document, and the links in it.

    `type_lines` are those of titles that name a type: what begins at one is no link, since "LUẬT / CĂN CƯỚC" over a
    law is its own name.
    """

    def __init__(self, document: Document, rules: Rules, type_lines: Sequence[tuple[int, int]] = ()) -> None:
        self.text = document.text
        self.type_lines = type_lines
        clean = read_paragraphs(self.text, rules.line_words)
        self._breaks = [clean.offsets.start(found.start()) for found in _BREAK.finditer(clean.text)]
        names = {start for start, _ in type_lines}
        cited = (c for c in document.citations if c.key and c.kind not in ("self", "internal"))
        self.refs = _nested(c for c in cited if c.start not in names)
        self._starts = [ref.start for ref in self.refs]

    def write(self, parent: Element, start: int, end: int, *, inline: str = "", empty: bool = False) -> None:
        """The paragraphs of a stretch, each in an `inline` element where one is named.

        One without words where there is none and one is wanted.
        """
        for a, b in self.paragraphs(start, end):
            p = SubElement(parent, "p")
            self.say(SubElement(p, inline) if inline else p, a, b)
        if empty and not len(parent):
            SubElement(parent, "p")

    def paragraphs(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The paragraphs of a stretch, none of which ends inside a citation."""
        here = start
        while here < end:
            while here < end and self.text[here].isspace():
                here += 1
            if here == end:
                return
            stop = here
            while stop < end:
                n = bisect_right(self._breaks, stop)
                stop = min(self._breaks[n], end) if n < len(self._breaks) else end
                whole = self.outside(stop, end)
                if whole == stop:
                    break
                stop = whole
            yield here, stop
            here = stop

    def outside(self, at: int, end: int) -> int:
        """`at`, or the end of the citation it falls into (`end` at most)."""
        n = bisect_right(self._starts, at) - 1
        inside = n >= 0 and self.refs[n].start < at < self.refs[n].end
        return min(self.refs[n].end, end) if inside else at

    def say(self, parent: Element, start: int, end: int, *, trim: bool = True) -> None:
        """Add `text[start:end]` to an element, its citations as links; `trim` leaves out blanks at both ends."""
        while trim and start < end and self.text[start].isspace():
            start += 1
        while trim and start < end and self.text[end - 1].isspace():
            end -= 1
        first, last = bisect_right(self._starts, start), bisect_left(self._starts, end)
        refs = self.refs[max(0, first - 1) : last]
        self._add(parent, start, end, refs)

    def _add(self, parent: Element, start: int, end: int, refs: Iterable[_Ref]) -> None:
        here = start
        for ref in refs:
            a, b = max(ref.start, here), min(ref.end, end)
            if a >= b:
                continue
            _append(parent, self.text[here:a])
            link = SubElement(parent, "ref", {"href": ref.citation.key or "", "class": ref.citation.relation})
            self._add(link, a, b, ref.inside)
            here = b
        _append(parent, self.text[here:end])


class _Ref(NamedTuple):
    start: int
    end: int
    citation: Citation
    inside: list[_Ref]


def _nested(citations: Iterable[Citation]) -> list[_Ref]:
    """Citations as links one after the other; one inside another goes into it, one that laps over is cut."""
    out: list[_Ref] = []
    for c in sorted(citations, key=lambda c: (c.start, -c.end)):
        into, start = out, c.start
        while into and start < into[-1].end:
            if c.end <= into[-1].end:
                into = into[-1].inside
            else:
                start = into[-1].end
        if start < c.end:
            into.append(_Ref(start, c.end, c, []))
    return out


def _append(parent: Element, words: str) -> None:
    words = fit_for_xml(re.sub(r"\s+", " ", words))
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + words
    else:
        parent.text = (parent.text or "") + words


class Ids:
    """`eId`s, each given once."""

    def __init__(self, component: str) -> None:
        self._component = component
        self._given: dict[str, int] = {}

    def of(self, name: str, above: str) -> str:
        """The id of a numbered unit; where it was given before, with a count behind."""
        base = f"{above}__{name}" if above else f"{self._component}__{name}" if self._component else name
        eid = base
        while eid in self._given:
            self._given[base] += 1
            eid = f"{base}-{self._given[base]}"
        self._given[eid] = 1
        return eid

    def new(self, name: str, above: str = "") -> str:
        """The next id of a kind that bears no number of its own."""
        count = self._given[f"#{above}{name}"] = self._given.get(f"#{above}{name}", 0) + 1
        return self.of(f"{name}_{count}", above)


def for_attribute(words: str) -> str:
    """Words for an attribute: blanks folded, without what XML cannot hold."""
    return fit_for_xml(one_line(words))
