"""The metadata of a document in Akoma Ntoso: the four levels of FRBR, who is referred to, the footnotes."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from vnplan.akn.words import Ids, Words, one_line
from vnplan.keys.iri import parse_iri
from vnplan.models import Document, Metadata, Region
from vnplan.text.normalize import ascii_slug

NO_DATE = "0001-01-01"  # the schema wants a date; this one says that there is none
_US = "vnplan"


def write_meta(
    home: Element, document: Document, words: Words, part: int, component: str, notes: list[Region], ids: Ids
) -> None:
    """Who, what and when on the four levels of FRBR, the organisations referred to, and the footnotes."""
    told = document.metadata
    iri = parse_iri(told.key or f"text/{document.sha256[:12]}")
    title = document.parts[part].title if document.parts else told.title
    date = told.date.isoformat() if told.date else NO_DATE
    author = "#issuer" if told.issuer or told.issuer_id else ""
    meta = SubElement(home, "meta")
    identification = SubElement(meta, "identification", source=f"#{_US}")
    expression = iri._replace(expression="vie@")
    for level, whole, ending in (
        ("Work", iri, ""),
        ("Expression", expression, ""),
        ("Manifestation", expression, ".xml"),
    ):
        box = SubElement(identification, f"FRBR{level}")
        this = whole._replace(component=component or ("main" if ending else ""))
        SubElement(box, "FRBRthis", value=f"{this}{ending}")
        SubElement(box, "FRBRuri", value=f"{whole}{ending}")
        if level == "Work" and title:
            SubElement(box, "FRBRalias", name="title", value=one_line(title))
        SubElement(box, "FRBRdate", date=NO_DATE if ending else date, name="issued" if not ending else "markup")
        SubElement(box, "FRBRauthor", href=f"#{_US}" if ending else author)
        if level == "Work":
            SubElement(box, "FRBRcountry", value="vn")
            if iri.type:
                SubElement(box, "FRBRsubtype", value=iri.type)
            SubElement(box, "FRBRnumber", value=one_line(told.number or iri.serial))
        elif level == "Expression":
            SubElement(box, "FRBRlanguage", language="vie")
    if not component:
        _write_references(SubElement(meta, "references", source=f"#{_US}"), told)
    _write_notes(meta, document, words, notes, ids)


def _write_references(box: Element, told: Metadata) -> None:
    organisations = "/akn/ontology/organization"
    SubElement(box, "TLCOrganization", eId=_US, href=f"{organisations}/{_US}", showAs=_US)
    if told.issuer or told.issuer_id:
        name = told.issuer_id or ascii_slug(told.issuer or "")
        SubElement(
            box, "TLCOrganization",
            eId="issuer", href=f"{organisations}/vn/{name}", showAs=one_line(told.issuer or name),
        )  # fmt: skip
    if told.signer:
        person = f"/akn/ontology/person/vn/{ascii_slug(told.signer)}"
        SubElement(box, "TLCPerson", eId="signer", href=person, showAs=one_line(told.signer))


def _write_notes(meta: Element, document: Document, words: Words, regions: list[Region], ids: Ids) -> None:
    """Footnotes, each with its mark; text of such a region that stands in none is a note without one."""
    pieces: list[tuple[str, int, int]] = []
    for region in regions:
        here = region.start
        for section in document.sections:
            if section.kind != "footnote" or not here <= section.start < region.end:
                continue
            pieces.append(("", here, section.start))
            here = min(section.end, region.end)
            pieces.append((section.label.strip("[]() "), section.start, here))
        pieces.append(("", here, region.end))
    pieces = [piece for piece in pieces if words.text[piece[1] : piece[2]].strip()]
    box = SubElement(meta, "notes", source=f"#{_US}") if pieces else meta
    for marker, start, end in pieces:
        note = SubElement(box, "note", eId=ids.new("note"))
        if marker:
            note.set("marker", one_line(marker))
        words.write(note, start, end)
