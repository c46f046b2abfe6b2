"""From text to Document: normalise, frame, outline, scan, then tails, relations and keys."""

from __future__ import annotations

import datetime
import os
import re
from typing import NamedTuple

from vnplan.arguments import day_of, province_named, text_of, told_of
from vnplan.assemble import build, citations_of
from vnplan.citations.carried import footnote_cues, list_cues
from vnplan.citations.contradicted import Side, note_contradictions
from vnplan.citations.elsewhere import Elsewhere
from vnplan.citations.issued_by import issued_by, of_itself
from vnplan.citations.kept import kept, kept_of_bare_text
from vnplan.citations.lists import read_tails
from vnplan.citations.own import Own, read_metadata, tell_of_others, type_of_number
from vnplan.citations.own_identity import own_metadata, with_consolidated
from vnplan.citations.relation import relate
from vnplan.citations.retold import FileFacts, act_consolidated, numbers_of_heads, retell
from vnplan.files.content import Content
from vnplan.garbage import without_collecting
from vnplan.layout.documents import documents
from vnplan.logs import DEBUG, log
from vnplan.models import Changes, Citations, Document, Metadata, Operations, Sections
from vnplan.operations.acting import acts_of, targets_of
from vnplan.operations.effect import in_force_of, later_parts
from vnplan.operations.history import read_history
from vnplan.operations.read import read_operations
from vnplan.repair.repair import repaired, tell
from vnplan.scan.draft import Draft
from vnplan.scan.sweep import scan
from vnplan.sections.footnotes import place_marks
from vnplan.sections.regions import structure
from vnplan.tables.rules import Rules, RulesLike, load_rules, rules_of
from vnplan.text.digest import text_sha256
from vnplan.text.offsets import OffsetMap, Padded
from vnplan.text.paragraphs import read_paragraphs
from vnplan.text.symbols import clean_number


def parse(
    text: str,
    *,
    source: str | os.PathLike[str] | None = None,
    number: str | None = None,
    date: datetime.date | str | None = None,
    issuer: str | None = None,
    province: str | None = None,
    rules: RulesLike = None,
) -> Document:
    """Read a document: regions, parts, sections, citations and what it says of itself.

    Any text will do; doubt becomes a note, never an exception. `number`, `date` (a date or "2023-08-23"), `issuer` and
    `province` (a slug such as "bac-giang", or a name) tell what the text itself leaves out. `rules` is a folder of your
    own tables, or loaded rules. Provisions inside quoted new text belong to the amended document and are left out.

    Raises TypeError where `text` is no str, ValueError for a date or province that cannot be, RulesError for tables.

    Offsets are code points into `text` as given: `text[c.start:c.end] == c.text`.

    >>> doc = parse("Căn cứ Luật Giáo dục năm 2019;\\nI. MỤC TIÊU\\n1. Thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021.")
    >>> [(s.path, s.heading) for s in doc.sections]
    [('I', 'MỤC TIÊU'), ('I.1', None)]
    >>> [(c.text, c.relation) for c in doc.citations]
    [('Luật Giáo dục năm 2019', 'legal_basis'), ('Chỉ thị số 14/CT-TTg ngày 25/5/2021', 'implements')]
    """
    return read_document(
        text, source=source, number=number, date=date, issuer=issuer, province=province, rules=rules
    ).document


def read_content(
    content: Content,
    *,
    source: str | None = None,
    number: str | None = None,
    date: datetime.date | str | None = None,
    issuer: str | None = None,
    province: str | None = None,
    rules: RulesLike = None,
) -> Document:
    """The document a file's content is; how the file was read stands first among its notes."""
    document = parse(
        content.text, source=source, number=number, date=date, issuer=issuer, province=province, rules=rules
    )
    document.notes[:0] = content.notes
    return document


class ReadDocument(NamedTuple):
    """A document with what it was made from: its drafts (one a citation), the clean text and the way back."""

    document: Document
    drafts: list[Draft]
    text: str
    offsets: OffsetMap


@without_collecting
def read_document(
    text: str,
    *,
    source: str | os.PathLike[str] | None,
    number: str | None,
    date: datetime.date | str | None,
    issuer: str | None,
    province: str | None,
    rules: RulesLike,
) -> ReadDocument:
    """The document `parse` returns, and the drafts behind its citations."""
    tables = rules_of(rules)
    clean = read_paragraphs(text_of(text, "parse"), tables.line_words)
    source = _source(source)
    number = _number(told_of("number", number, "12/KH-UBND"))
    day = day_of(date)
    issuer = told_of("issuer", issuer, "UBND tỉnh Bắc Giang")
    province = province_named(province, tables)
    mended = repaired("\n" + clean.text, Padded(clean.offsets), tables)
    body_text, offsets = mended.text, mended.offsets
    docs, outside = documents(body_text, tables, any(mark.label == "1" for mark in clean.marks))
    units, regions = structure(body_text, docs, outside, tables, len(mended.mends))
    glued = [mark._replace(at=mended.now(mark.at + 1)) for mark in clean.marks]
    glued = sorted(glued + mended.marks, key=lambda mark: mark.at) if mended.marks else glued
    place_marks(body_text, docs, units, glued)
    drafts = kept(body_text, scan(body_text, tables), docs, outside, units, tables)
    ends = sorted(z.end for f in docs for z in f.zones if z.name in ("title", "letterhead", "recipients"))
    read_tails(body_text, drafts, tables, ends)
    own = read_metadata(body_text, docs[0], outside, drafts, docs, tables) if docs else Own(*[None] * 8)
    tell_of_others(body_text, docs, tables)
    notes = footnote_cues(body_text, docs, units, tables)
    heads = list_cues(body_text, units, drafts, tables)
    elsewhere = Elsewhere.of(body_text, docs, regions, units, tables, own.document_type)
    relate(body_text, drafts, tables, notes, heads, elsewhere)
    own = _with_told(own, number, day, issuer, tables)
    consolidated = tables.stands(own.document_type, "consolidated")
    operations = [] if consolidated else read_operations(body_text, docs, units, drafts, tables)
    history = read_history(body_text, drafts, glued, tables) if consolidated else []
    numbers = {n for n in (own.number, *(frame.number for frame in docs)) if n}
    act = act_consolidated(body_text, drafts) if consolidated else None
    retell(drafts, FileFacts(body_text, numbers or None, act, acts_of(operations), targets_of(operations)))
    untold = tell(drafts, mended.mends)
    sha256 = text_sha256(text)
    metadata, home = own_metadata(body_text, own, province, docs, sha256, tables)
    issued = of_itself(body_text, drafts, issued_by(body_text, drafts, tables, home), docs, metadata.key, own.number)
    if consolidated:
        metadata = with_consolidated(metadata, drafts, issued, act)
    effect = in_force_of(body_text, docs[0], metadata.document_type, metadata.date, tables) if docs else None
    metadata = metadata.model_copy(update={"in_force": effect}) if effect is not None else metadata
    day = metadata.date
    note_contradictions(drafts, issued, Side(day, day.year if day else None, metadata.level))
    document = build(
        text, sha256, body_text, offsets, source, metadata, docs, regions, units, drafts, issued,
        operations, history, later_parts(body_text, docs[0], tables) if operations else [], untold, tables,
    )  # fmt: skip
    document.citations._own_types = _own_types(tables)
    told = (source or "-", len(document.sections), len(document.citations), len(document.notes))
    log("document", DEBUG, "%s: %d sections, %d citations, %d notes", *told)
    return ReadDocument(document, drafts, body_text, offsets)


def _source(told: str | os.PathLike[str] | None) -> str | None:
    """The name of a file; one in no encoding, as systems hand it on, could not be written as JSON."""
    source = told_of("source", os.fspath(told) if isinstance(told, os.PathLike) else told, "ke-hoach.txt")
    return None if source is None else source.encode("utf-8", "backslashreplace").decode("utf-8")


def _with_told(own: Own, number: str | None, day: datetime.date | None, issuer: str | None, rules: Rules) -> Own:
    """What the document says of itself, the caller's word before its own."""
    return own._replace(
        document_type=own.document_type or (type_of_number(number, rules) if number else None),
        number=number or own.number,
        date=day or own.date,
        issuer=issuer or own.issuer,
    )


@without_collecting
def find_citations(text: str, *, rules: RulesLike = None) -> Citations:
    """The citations of `text` alone: no sections, no regions, so `section` is null and portal chrome counts as text.

    Provisions are listed wherever they stand; "quy định này" and other common nouns with "này" are not. `rules` as in
    `parse`. Raises TypeError where `text` is no str, RulesError for tables.

    >>> [c.text for c in find_citations("theo điểm a khoản 2 Điều 5 Nghị định số 24/2021/NĐ-CP")]
    ['Nghị định số 24/2021/NĐ-CP']
    """
    tables = rules_of(rules)
    cleaned = read_paragraphs(text_of(text, "find_citations"), tables.line_words)
    clean, offsets, mends, *_ = repaired("\n" + cleaned.text, Padded(cleaned.offsets), tables)
    drafts = kept_of_bare_text(scan(clean, tables))
    read_tails(clean, drafts, tables, [])
    relate(clean, drafts, tables)
    retell(drafts, FileFacts(clean, numbers_of_heads(clean, drafts)))
    tell(drafts, mends)
    issued = issued_by(clean, drafts, tables)
    note_contradictions(drafts, issued)
    found = Citations(citations_of(text, clean, offsets, drafts, issued, [], []))
    found._own_types = _own_types(tables)
    Document.whole(
        {
            "source": None, "sha256": "", "metadata": Metadata(), "parts": [], "regions": [], "sections": Sections(),
            "citations": found, "operations": Operations(), "history": Changes(), "notes": [],
        },
        text,
    )  # fmt: skip
    return found


def _own_types(rules: Rules) -> frozenset[str]:
    """The types of documents that a user's tables add to ours."""
    shipped = load_rules()
    return frozenset() if rules is shipped else frozenset(rules.types) - shipped.types.keys()


_SO = re.compile(r"^(?:[Ss]ố|SỐ)\s*:?\s*")


def _number(told: str | None) -> str | None:
    """A number as told, without what belongs to its writing: "Số: 12 /KH-UBND" is 12/KH-UBND."""
    return None if told is None else clean_number(_SO.sub("", told.strip()))
