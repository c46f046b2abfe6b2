"""A document as Akoma Ntoso 3.0, the OASIS standard for legal texts: its tree, its metadata, its citations as links.

Every character of the document stands in it once (a portal's chrome and metadata stay out); blanks are folded.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, tostring

from vnplan.akn.meta import write_meta
from vnplan.akn.tree import Hierarchy
from vnplan.akn.words import Ids, Linked
from vnplan.models import Document, document_of
from vnplan.tables.rules import RulesLike, rules_of
from vnplan.text.shown import one_line

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def to_akn(document: Document, *, rules: RulesLike = None) -> str:
    """Akoma Ntoso 3.0 XML of a document, valid against the standard's schema.

    `<act>` where the document's key is an act's, else `<doc>`. Sections are parts, chapters, sections, articles,
    paragraphs and points with `eId`s as in keys (`art_5__para_2__point_dd`); attached documents are attachments,
    footnotes are notes in the metadata; a citation of another document is `<ref href="KEY" class="RELATION">` around
    its core. A date the document does not tell is 0001-01-01. `rules` is what the document was read with, where that is
    a folder of your own tables. Raises TypeError for what is no document, ValueError for one loaded without its text.

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
    document_of(document, "to_akn")
    root = Element("akomaNtoso", xmlns=NAMESPACE)
    tables = rules_of(rules)
    words = Linked(document, tables, _type_lines(document, tables.type_names))
    main = _write_part(root, document, words, 0, "")
    attached = range(1, len(document.parts))
    if attached:
        attachments = SubElement(main, "attachments")
        for n in attached:
            _write_part(SubElement(attachments, "attachment", eId=f"att_{n}"), document, words, n, f"att_{n}")
    _indent(root)
    return '<?xml version="1.0"?>\n' + tostring(root, encoding="unicode") + "\n"


def _type_lines(document: Document, types: Collection[str]) -> list[tuple[int, int]]:
    """The lines of titles that name a type of document and no more: "KẾ HOẠCH", "LUẬT"."""
    out = []
    for region in document.regions:
        if region.kind != "title":
            continue
        at = region.start
        for line in document.text[region.start : region.end].splitlines(keepends=True):
            if one_line(line).strip(" *|:").lower() in types:
                out.append((at + len(line) - len(line.lstrip()), at + len(line)))
            at += len(line)
    return out


# --- one document of the file ----------------------------------------------------------------------------------------


def _write_part(parent: Element, document: Document, words: Linked, part: int, component: str) -> Element:
    """One document with its metadata, what stands before its body, the body, and what stands behind."""
    doctype = document.parts[part].document_type if document.parts else document.metadata.document_type
    is_act = not component and (document.metadata.key or "").startswith("/akn/vn/act/")
    name = (doctype or ("phu_luc" if component else "van_ban")).replace("_", "-")
    home = SubElement(parent, "act" if is_act else "doc", name=name)
    places, ids = _places(document, part), Ids(component)
    write_meta(home, document, words, part, component, [(note.start, note.end) for note in places.notes], ids)
    number = document.metadata.number
    if places.preface:
        _write_containers(SubElement(home, "preface"), places.preface, number, words, ids)
    if places.preamble:
        _write_preamble(SubElement(home, "preamble"), places.preamble, words, ids)
    _write_body(SubElement(home, "body" if is_act else "mainBody"), document, places.body, words, ids)
    if places.conclusions:
        _write_containers(SubElement(home, "conclusions"), places.conclusions, number, words, ids)
    return home


class _Stretch(NamedTuple):
    """A region of a part, or what of it stands in none: `kind` is then "other"."""

    kind: str
    start: int
    end: int


class _Places(NamedTuple):
    """The stretches of a part by the element of Akoma Ntoso they go into."""

    preface: list[_Stretch]
    preamble: list[_Stretch]
    body: list[_Stretch]
    conclusions: list[_Stretch]
    notes: list[_Stretch]


_DROPPED = ("web_chrome", "metadata", "footnotes")
_BODY = ("body", "appendix")
_LAST = ("closing", "signature")


def _places(document: Document, part: int) -> _Places:
    """Preface and preamble are what stands before the first body (without one, before closing and signature)."""
    stretches = _stretches(document, part)
    told = [one for one in stretches if one.kind not in _DROPPED]
    bodies = [n for n, one in enumerate(told) if one.kind in _BODY]
    if bodies:
        first, stop = bodies[0], bodies[-1] + 1
    else:
        first = stop = next((n for n, one in enumerate(told) if one.kind in _LAST), len(told))
    return _Places(
        preface=[one for one in told[:first] if one.kind != "preamble"],
        preamble=[one for one in told[:first] if one.kind == "preamble"],
        body=told[first:stop],
        conclusions=told[stop:],
        notes=[one for one in stretches if one.kind == "footnotes"],
    )


def _stretches(document: Document, part: int) -> list[_Stretch]:
    """The regions of a part and what of it stands in none, in order."""
    out: list[_Stretch] = []

    def between(start: int, end: int) -> None:
        if document.text[start:end].strip():
            out.append(_Stretch("other", start, end))

    here, last = 0, 0
    for region in document.regions:
        if last == part:
            between(here, region.start)
        if region.part == part:
            out.append(_Stretch(region.kind, region.start, region.end))
        here, last = region.end, region.part
    if last == part:
        between(here, len(document.text))
    return out


def _write_containers(
    parent: Element, stretches: Iterable[_Stretch], number: str | None, words: Linked, ids: Ids
) -> None:  # fmt: skip
    """Stretches as containers that bear their kind as name; type line, title and the document's number are marked."""
    for stretch in stretches:
        box = SubElement(parent, "container", name=stretch.kind, eId=ids.new(stretch.kind))
        if stretch.kind == "title":
            _write_title(box, stretch, words)
            continue
        for start, end in words.paragraphs(stretch.start, stretch.end):
            _write_numbered(SubElement(box, "p"), start, end, number if stretch.kind == "letterhead" else None, words)


def _write_numbered(p: Element, start: int, end: int, number: str | None, words: Linked) -> None:
    """A paragraph, in which the document's own number is marked where it stands there."""
    before, said, _ = words.text[start:end].partition(number) if number else ("", "", "")
    if not said:
        words.say(p, start, end)
        return
    at = start + len(before)
    words.say(p, start, at, trim=False)
    words.say(SubElement(p, "docNumber"), at, at + len(said))
    words.say(p, at + len(said), end, trim=False)


def _write_title(box: Element, stretch: _Stretch, words: Linked) -> None:
    """The line that says what the document is, and what stands before and after it."""
    here = stretch.start
    for start, end in words.type_lines:
        if stretch.start <= start < stretch.end:
            words.write(box, here, start, inline="docTitle")
            words.write(box, start, end, inline="docType")
            here = end
    words.write(box, here, stretch.end, inline="docTitle")


def _write_preamble(parent: Element, stretches: Iterable[_Stretch], words: Linked, ids: Ids) -> None:
    """Recitals; lines all in capitals ("QUYẾT ĐỊNH:") are the enacting formula."""
    recitals: Element | None = None
    for stretch in stretches:
        for start, end in words.paragraphs(stretch.start, stretch.end):
            if words.text[start:end].isupper():
                recitals = None
                box = SubElement(parent, "formula", name="enacting", eId=ids.new("formula"))
            else:
                if recitals is None:
                    recitals = SubElement(parent, "recitals", eId=ids.new("recs"))
                box = SubElement(recitals, "recital", eId=ids.new("rec"))
            words.say(SubElement(box, "p"), start, end)


def _write_body(body: Element, document: Document, stretches: Iterable[_Stretch], words: Linked, ids: Ids) -> None:
    """The tree of sections; a body without words has the empty paragraph that the schema wants."""
    for stretch in stretches:
        Hierarchy(document, words, ids, stretch.start, stretch.end).write(body)
    if not len(body):
        home = body
        if body.tag != "mainBody":
            home = SubElement(SubElement(body, "hcontainer", name="text"), "content")
        SubElement(home, "p")


# --- layout of the file ----------------------------------------------------------------------------------------------

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
