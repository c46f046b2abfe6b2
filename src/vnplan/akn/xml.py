"""A document as Akoma Ntoso 3.0, the OASIS standard for legal texts: its tree, its metadata, its citations as links.

Every character of the document stands in it once (a portal's chrome and metadata stay out); blanks are folded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, tostring

from vnplan.akn.meta import write_meta
from vnplan.akn.words import Ids, Words
from vnplan.keys.iri import step
from vnplan.models import Document, Metadata, Region, Section
from vnplan.tables.rules import load_rules
from vnplan.text.labels import ordinal_value
from vnplan.text.normalize import normalize

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def to_akn(document: Document) -> str:
    """Akoma Ntoso 3.0 XML of a document, valid against the standard's schema.

    `<act>` where the document's key is an act's, else `<doc>`. Sections are parts, chapters, sections, articles,
    paragraphs and points with `eId`s as in keys (`art_5__para_2__point_dd`); attached documents are attachments,
    footnotes are notes in the metadata; a citation of another document is `<ref href="KEY" class="RELATION">` around
    its core. A date the document does not tell is 0001-01-01. Raises ValueError for a document loaded without its
    text.

    >>> import vnplan
    >>> xml = to_akn(vnplan.parse("I. MỤC TIÊU\\n1. Thực hiện Chỉ thị số 14/CT-TTg;"))
    >>> print(xml[xml.index("<section") : xml.index("</section")])  # doctest: +NORMALIZE_WHITESPACE
    <section eId="sec_i">
      <num>I.</num>
      <heading>MỤC TIÊU</heading>
      <paragraph eId="sec_i__para_1">
        <num>1.</num>
        <content>
          <p>Thực hiện <ref href="cite/chi-thi/ttg/?/14" class="implements">Chỉ thị số 14/CT-TTg</ref>;</p>
        </content>
      </paragraph>
    """
    root = Element("akomaNtoso", xmlns=NAMESPACE)
    names = {start for region in document.regions for start, _ in _type_lines(document.text, region)}
    words = Words(document, names)
    main = _write_part(root, document, words, 0, "")
    attached = range(1, len(document.parts))
    if attached:
        attachments = SubElement(main, "attachments")
        for n in attached:
            _write_part(SubElement(attachments, "attachment", eId=f"att_{n}"), document, words, n, f"att_{n}")
    _indent(root)
    return '<?xml version="1.0"?>\n' + tostring(root, encoding="unicode") + "\n"


# --- one document of the file ----------------------------------------------------------------------------------------

_DROPPED = ("web_chrome", "metadata")
_BODY = ("body", "appendix")
_LAST = ("closing", "signature")


def _write_part(parent: Element, document: Document, words: Words, part: int, component: str) -> Element:
    """One document with its metadata, what stands before its body, the body, and what stands behind."""
    kind = document.parts[part].document_type if document.parts else document.metadata.document_type
    is_act = not component and (document.metadata.key or "").startswith("/akn/vn/act/")
    name = (kind or ("phu_luc" if component else "van_ban")).replace("_", "-")
    home = SubElement(parent, "act" if is_act else "doc", name=name)
    regions = _stretches(document, part)
    notes = [r for r in regions if r.kind == "footnotes"]
    told = [r for r in regions if r.kind not in (*_DROPPED, "footnotes")]
    at = [n for n, region in enumerate(told) if region.kind in _BODY]
    first, last = (at[0], at[-1]) if at else (len(told), len(told))
    if not at:
        first = last = next((n for n, region in enumerate(told) if region.kind in _LAST), len(told))
    ids = Ids(component)
    write_meta(home, document, words, part, component, notes, ids)
    before, behind = told[:first], told[last + 1 if at else last :]
    preface = [region for region in before if region.kind != "preamble"]
    preamble = [region for region in before if region.kind == "preamble"]
    if preface:
        _write_containers(SubElement(home, "preface"), preface, document.metadata, words, ids)
    if preamble:
        _write_preamble(SubElement(home, "preamble"), preamble, words, ids)
    body = SubElement(home, "body" if is_act else "mainBody")
    for region in told[first : last + 1] if at else ():
        _Tree(document, words, ids, region.start, region.end).write(body)
    if not len(body):
        (SubElement(SubElement(SubElement(body, "hcontainer", name="text"), "content"), "p") if is_act
         else SubElement(body, "p"))  # fmt: skip
    if behind:
        _write_containers(SubElement(home, "conclusions"), behind, document.metadata, words, ids)
    return home


def _stretches(document: Document, part: int) -> list[Region]:
    """The regions of a part and, as "other", what of it stands in none."""
    text = document.text
    out: list[Region] = []
    here, last_part = 0, 0
    for region in (*document.regions, Region(kind="end", start=len(text), end=len(text), part=-1)):
        if last_part == part and text[here : region.start].strip():
            out.append(Region(kind="other", start=here, end=region.start, part=part))
        if region.part == part:
            out.append(region)
        here, last_part = region.end, region.part if region.part >= 0 else last_part
    return out


def _write_containers(
    parent: Element, regions: Iterable[Region], metadata: Metadata, words: Words, ids: Ids
) -> None:  # fmt: skip
    """Regions as containers that bear their kind as name; the title's type line and title, the number, are marked."""
    for region in regions:
        box = SubElement(parent, "container", name=region.kind, eId=ids.new(region.kind))
        if region.kind == "title":
            _write_title(box, region, words)
            continue
        for start, end in words.paragraphs(region.start, region.end):
            p = SubElement(box, "p")
            at = words.text.find(metadata.number, start, end) if metadata.number else -1
            if at < 0 or metadata.number is None or region.kind != "letterhead":
                words.say(p, start, end)
            else:
                words.say(p, start, at, trim=False)
                words.say(SubElement(p, "docNumber"), at, at + len(metadata.number))
                words.say(p, at + len(metadata.number), end, trim=False)


def _write_title(box: Element, region: Region, words: Words) -> None:
    """The line that says what the document is, and what stands before and after it."""
    here = region.start
    for start, end in _type_lines(words.text, region):
        words.write(box, here, start, inline="docTitle")
        words.write(box, start, end, inline="docType")
        here = end
    words.write(box, here, region.end, inline="docTitle")


def _type_lines(text: str, region: Region) -> list[tuple[int, int]]:
    """The lines of a title that name a kind of document and no more: "KẾ HOẠCH", "LUẬT"."""
    if region.kind != "title":
        return []
    types = load_rules().type_names
    out, at = [], region.start
    for line in text[region.start : region.end].splitlines(keepends=True):
        if " ".join(line.split()).strip(" *|:").lower() in types:
            out.append((at + len(line) - len(line.lstrip()), at + len(line)))
        at += len(line)
    return out


def _write_preamble(parent: Element, regions: Iterable[Region], words: Words, ids: Ids) -> None:
    """Recitals; lines all in capitals ("QUYẾT ĐỊNH:") are the enacting formula."""
    recitals: Element | None = None
    for region in regions:
        for start, end in words.paragraphs(region.start, region.end):
            if words.text[start:end].isupper():
                recitals = None
                box = SubElement(parent, "formula", name="enacting", eId=ids.new("formula"))
            else:
                if recitals is None:
                    recitals = SubElement(parent, "recitals", eId=ids.new("recs"))
                box = SubElement(recitals, "recital", eId=ids.new("rec"))
            words.say(SubElement(box, "p"), start, end)


# --- the tree of sections --------------------------------------------------------------------------------------------

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


class _Tree(NamedTuple):
    """The sections of one region, as hierarchy."""

    document: Document
    words: Words
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


_INLINE = ("p", "num", "heading")


def _indent(element: Element, margin: str = "\n") -> None:
    """Put each element on its own line, save for words and the links in them."""
    if not len(element) or element.tag in _INLINE:
        return
    element.text = margin + " "
    for child in element:
        _indent(child, margin + " ")
        child.tail = margin + " "
    element[-1].tail = margin
