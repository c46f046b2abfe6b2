"""The metadata of a document in Akoma Ntoso: the four levels of FRBR, who is referred to, the footnotes."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from vnplan.akn.words import Ids, Linked, for_attribute
from vnplan.keys.iri import Iri, parse_iri
from vnplan.models import Document, Metadata
from vnplan.text.normalize import ascii_slug

NO_DATE = "0001-01-01"  # the schema wants a date; this one says that there is none
_US = "vnplan"


def write_meta(
    home: Element, document: Document, words: Linked, part: int, component: str, notes: list[tuple[int, int]], ids: Ids
) -> None:
    """Who, what and when on the four levels of FRBR, the organisations referred to, and the footnotes."""
    told = document.metadata
    title = document.parts[part].title if document.parts else told.title
    meta = SubElement(home, "meta")
    _write_frbr(SubElement(meta, "identification", source=f"#{_US}"), document, title, component)
    if not component:
        _write_references(SubElement(meta, "references", source=f"#{_US}"), told)
    _write_notes(meta, document, words, notes, ids)


def _write_frbr(box: Element, document: Document, title: str | None, component: str) -> None:
    """The work (the document), its expression (in Vietnamese) and its manifestation (this file)."""
    told = document.metadata
    iri = parse_iri(told.key or f"text/{document.sha256[:12]}")
    issued = {"date": told.date.isoformat() if told.date else NO_DATE, "name": "issued"}
    author = "#issuer" if told.issuer or told.issuer_id else ""
    work = _level(box, "Work", iri, component)
    if title:
        SubElement(work, "FRBRalias", name="title", value=for_attribute(title))
    SubElement(work, "FRBRdate", issued)
    SubElement(work, "FRBRauthor", href=author)
    SubElement(work, "FRBRcountry", value="vn")
    if iri.type:
        SubElement(work, "FRBRsubtype", value=iri.type)
    SubElement(work, "FRBRnumber", value=for_attribute(told.number or iri.serial))
    expression = _level(box, "Expression", iri._replace(expression="vie@"), component)
    SubElement(expression, "FRBRdate", issued)
    SubElement(expression, "FRBRauthor", href=author)
    SubElement(expression, "FRBRlanguage", language="vie")
    manifestation = _level(box, "Manifestation", iri._replace(expression="vie@"), component or "main", ".xml")
    SubElement(manifestation, "FRBRdate", date=NO_DATE, name="markup")
    SubElement(manifestation, "FRBRauthor", href=f"#{_US}")


def _level(box: Element, level: str, iri: Iri, component: str, ending: str = "") -> Element:
    """One level of FRBR with its two IRIs: of this document of the file, and of the whole."""
    made = SubElement(box, f"FRBR{level}")
    SubElement(made, "FRBRthis", value=f"{iri._replace(component=component)}{ending}")
    SubElement(made, "FRBRuri", value=f"{iri}{ending}")
    return made


def _write_references(box: Element, told: Metadata) -> None:
    organisations = "/akn/ontology/organization"
    SubElement(box, "TLCOrganization", eId=_US, href=f"{organisations}/{_US}", showAs=_US)
    if told.issuer or told.issuer_id:
        name = told.issuer_id or ascii_slug(told.issuer or "")
        SubElement(
            box, "TLCOrganization",
            eId="issuer", href=f"{organisations}/vn/{name}", showAs=for_attribute(told.issuer or name),
        )  # fmt: skip
    if told.signer:
        person = f"/akn/ontology/person/vn/{ascii_slug(told.signer)}"
        SubElement(box, "TLCPerson", eId="signer", href=person, showAs=for_attribute(told.signer))


def _write_notes(meta: Element, document: Document, words: Linked, stretches: list[tuple[int, int]], ids: Ids) -> None:
    """Footnotes, each with its mark; text of such a stretch that stands in none is a note without one."""
    pieces: list[tuple[str, int, int]] = []
    for here, stop in stretches:
        for section in document.sections:
            if section.kind != "footnote" or not here <= section.start < stop:
                continue
            pieces.append(("", here, section.start))
            here = min(section.end, stop)
            pieces.append((section.label.strip("[]() "), section.start, here))
        pieces.append(("", here, stop))
    pieces = [piece for piece in pieces if words.text[piece[1] : piece[2]].strip()]
    box = SubElement(meta, "notes", source=f"#{_US}") if pieces else meta
    for marker, start, end in pieces:
        note = SubElement(box, "note", eId=ids.new("note"))
        if marker:
            note.set("marker", for_attribute(marker))
        words.write(note, start, end)
