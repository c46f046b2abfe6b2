"""The sections of a document as the hierarchy of Akoma Ntoso, each with its number, heading and id."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from vnplan.akn.words import Ids, Linked
from vnplan.keys.iri import step
from vnplan.models import Document, Section
from vnplan.text.labels import ordinal_value
from vnplan.text.normalize import normalize

_ELEMENTS = {
    "phan": ("part", "part"), "chuong": ("chapter", "chp"), "muc": ("section", "sec"),
    "tieu_muc": ("subsection", "subsec"), "dieu": ("article", "art"), "roman": ("section", "sec"),
    "arabic": ("paragraph", "para"), "decimal": ("subparagraph", "subpara"), "letter": ("point", "point"),
    "paren_roman": ("hcontainer", "subpoint"), "paren_arabic": ("hcontainer", "subpoint"),
    "ordinal": ("hcontainer", "item"),
}  # fmt: skip
_UNIT_WORDS = re.compile(r"(?:Phần|Chương|Tiểu mục|Mục|Điều|Khoản|Điểm|Thứ)\s+(?:thứ\s+)?", re.IGNORECASE)
_OPENING = re.compile(r"[\s*|_#>\"“]*+")
_CLOSING = re.compile(r"[*|]*+[.:;)/\]–-]{0,2}+[*|]*+")


class Hierarchy(NamedTuple):
    """The sections of one region, as hierarchy."""

    document: Document
    words: Linked
    ids: Ids
    start: int
    end: int

    def write(self, parent: Element) -> None:
        """The region's sections below `parent`, with what stands between them."""
        sections = self.document.sections
        inside = {n for n, s in enumerate(sections) if self.start <= s.start < self.end and s.kind in _ELEMENTS}
        below: dict[int | None, list[int]] = {}
        for n in sorted(inside):
            above = sections[n].parent
            below.setdefault(above if above in inside else None, []).append(n)
        here = self.start
        for n in below.get(None, ()):
            self.between(parent, here, sections[n].start, "")
            here = self.section(parent, n, below, "", here)
        self.between(parent, here, self.end, "")

    def between(self, parent: Element, start: int, end: int, above: str) -> None:
        """Text that stands in no section: paragraphs where the schema takes them, else in a container."""
        if not self.words.text[start:end].strip():
            return
        if parent.tag != "mainBody":
            box = SubElement(parent, "hcontainer", name="text", eId=self.ids.new("text", above))
            parent = SubElement(box, "content")
        self.words.write(parent, start, end)

    def section(self, parent: Element, n: int, below: dict[int | None, list[int]], above: str, floor: int) -> int:
        """One section and those below it; returns where it ends."""
        section = self.document.sections[n]
        start, end = max(section.start, floor), max(min(section.end, self.end), floor)
        tag, short = _ELEMENTS[section.kind]
        eid = self.ids.of(step(short, _value(section)), "" if section.kind == "dieu" else above)
        home = SubElement(parent, tag, eId=eid) if tag != "hcontainer" else SubElement(parent, tag, name=short, eId=eid)
        children = below.get(n, [])
        stop = max(min(self.document.sections[children[0]].start, end), start) if children else end
        here = self.head(home, section, start, stop)
        if not children:
            self.words.write(SubElement(home, "content"), here, stop, empty=True)
            return end
        if self.words.text[here:stop].strip():
            self.words.write(SubElement(home, "intro"), here, stop)
        here = stop
        for child in children:
            self.between(home, here, self.document.sections[child].start, eid)
            here = self.section(home, child, below, eid, here)
        if self.words.text[here:end].strip():
            self.words.write(SubElement(home, "wrapUp"), here, end)
        return max(here, end)

    def head(self, home: Element, section: Section, start: int, stop: int) -> int:
        """`num` and `heading`, as far as the text begins with them; returns where they end."""
        num = title = start
        for piece, back in _readings(self.words.text[start:stop]):
            at = _past(piece, 0, section.label)
            if at is None:
                continue
            at = _end(_CLOSING, piece, at)
            num = title = start + back(at)
            behind = _past(piece, at, section.heading) if section.heading else None
            if behind is not None:
                title = self.words.outside(start + back(_end(_CLOSING, piece, behind)), stop)
            if behind is not None or section.heading is None:
                break
        if num > start:
            self.words.say(SubElement(home, "num"), start, num)
        if title > num:
            self.words.say(SubElement(home, "heading"), num, title)
        return title


def _past(piece: str, at: int, words: str) -> int | None:
    """Where the words end that stand at a position, over any blanks, stars and bars; None where others stand there."""
    for word in words.split():
        at = _end(_OPENING, piece, at)
        if not piece.startswith(word, at):
            return None
        at += len(word)
    return at


def _end(marks: re.Pattern[str], piece: str, at: int) -> int:
    found = marks.match(piece, at)
    return found.end() if found else at


def _readings(piece: str) -> Iterator[tuple[str, Callable[[int], int]]]:
    """The text as given, then cleaned; with the way from its positions to those in the text as given."""
    yield piece, int
    clean = normalize(piece)
    yield clean.text, lambda at: clean.offsets.span(0, at)[1] if at else 0


def _value(section: Section) -> str:
    """The label without its unit's name and brackets: "Điều 5" is 5, "Phần thứ nhất" is 1."""
    label = " ".join(section.label.split()).strip("()[]")
    bare = _UNIT_WORDS.sub("", label, count=1)
    number = ordinal_value(bare)
    return str(number) if number is not None and bare != label else bare
