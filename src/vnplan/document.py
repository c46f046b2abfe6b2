"""From text to Document: normalise, frame, outline, scan, then tails, relations and keys."""

from __future__ import annotations

import bisect
import datetime
import os
import re
from typing import NamedTuple

from vnplan.assemble import build, citations_of, own_metadata
from vnplan.citations.carried import footnote_cues, list_cues
from vnplan.citations.lists import read_tails
from vnplan.citations.own import Own, read_metadata, type_of_number
from vnplan.citations.relation import relate
from vnplan.keys.keys import text_sha256
from vnplan.layout.documents import frames
from vnplan.layout.zones import Frame, Zone
from vnplan.models import Citations, Document
from vnplan.scan.draft import Draft
from vnplan.scan.sweep import scan
from vnplan.sections.headings import line_style
from vnplan.sections.regions import structure, without_quoted
from vnplan.tables.bodies import province_of
from vnplan.tables.rules import Rules, load_rules, type_code
from vnplan.text.normalize import normalize
from vnplan.text.offsets import OffsetMap, Padded
from vnplan.text.symbols import clean_number


def parse(
    text: str,
    *,
    source: str | None = None,
    number: str | None = None,
    date: datetime.date | str | None = None,
    issuer: str | None = None,
    province: str | None = None,
    rules: Rules | str | os.PathLike[str] | None = None,
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


class Reading(NamedTuple):
    """A document with what it was made from: its drafts (one a citation), the clean text and the way back."""

    document: Document
    drafts: list[Draft]
    text: str
    offsets: OffsetMap


def read_document(
    text: str,
    *,
    source: str | None,
    number: str | None,
    date: datetime.date | str | None,
    issuer: str | None,
    province: str | None,
    rules: Rules | str | os.PathLike[str] | None,
) -> Reading:
    """The document `parse` returns, and the drafts behind its citations."""
    tables = rules if isinstance(rules, Rules) else load_rules(rules)
    if not isinstance(text, str):
        raise TypeError(f"parse() takes a str, not {type(text).__name__}; read a file with vnplan.read(path)")
    if province is not None and province not in tables.province_now:
        named = province_of(province, tables)
        if named is None:
            raise ValueError(f"no province {province!r}; a slug such as 'bac-giang' or a name is wanted")
        province = named
    if number is not None:
        number = clean_number(_SO.sub("", number.strip()))
    clean = normalize(text)
    body_text, offsets = "\n" + clean.text, Padded(clean.offsets)
    docs, outside = frames(body_text, tables)
    drafts = scan(body_text, tables)
    frame_ends = [frame.end for frame in docs]
    drafts = [d for d in drafts if _counts(d, outside, docs, frame_ends)]
    kept = set(drafts)
    for draft in drafts:
        if draft.governor is not None and draft.governor not in kept:
            draft.governor = None  # a law amended in the own name of the law that amends it
    ends = sorted(z.end for f in docs for z in f.zones if z.kind in ("title", "letterhead", "recipients"))
    read_tails(body_text, drafts, tables, ends, line_style(body_text, 0, len(body_text)) == "lines")
    own_types = _own_types(docs, body_text, tables)
    drafts = [d for d in drafts if _is_own(d, own_types)]
    own = read_metadata(body_text, docs[0], outside, drafts, docs, tables) if docs else Own(*[None] * 7)
    units, regions = structure(body_text, docs, outside, tables)
    drafts = without_quoted(body_text, drafts, docs, units)
    notes = footnote_cues(body_text, docs, units, tables)
    relate(body_text, drafts, tables, notes, list_cues(body_text, units, drafts, tables))
    own = own._replace(
        document_type=own.document_type or (type_of_number(number, tables) if number else None),
        number=number or own.number,
        date=_date(date) or own.date,
        issuer=issuer or own.issuer,
    )
    sha256 = text_sha256(text)
    metadata = own_metadata(body_text, own, province, docs, sha256, tables)
    home = metadata.province
    document = build(text, sha256, body_text, offsets, source, metadata, home, docs, regions, units, drafts, tables)
    return Reading(document, drafts, body_text, offsets)


def find_citations(text: str, *, rules: Rules | str | os.PathLike[str] | None = None) -> Citations:
    """The citations of `text` alone: no sections, no regions, so `section` is null and portal chrome counts as text.

    Provisions are listed wherever they stand; "quy định này" and other common nouns with "này" are not.

    >>> [c.text for c in find_citations("theo điểm a khoản 2 Điều 5 Nghị định số 24/2021/NĐ-CP")]
    ['Nghị định số 24/2021/NĐ-CP']
    """
    tables = rules if isinstance(rules, Rules) else load_rules(rules)
    clean = "\n" + (cleaned := normalize(text)).text
    offsets = Padded(cleaned.offsets)
    drafts = [d for d in scan(clean, tables) if d.rule != "common noun + này"]
    read_tails(clean, drafts, tables, [], line_style(clean, 0, len(clean)) == "lines")
    relate(clean, drafts, tables)
    return Citations(citations_of(text, clean, offsets, drafts, [], [], None, tables))


_SO = re.compile(r"^(?:[Ss]ố|SỐ)\s*:?\s*")


def _date(value: datetime.date | str | None) -> datetime.date | None:
    if isinstance(value, datetime.datetime):
        return value.date()
    return datetime.date.fromisoformat(value) if isinstance(value, str) else value


def _counts(draft: Draft, outside: list[Zone], docs: list[Frame], frame_ends: list[int]) -> bool:
    """Not in portal chrome, not the document's own number line, not a law's own name."""
    at = draft.start
    if any(zone.start <= at < zone.end for zone in outside):
        return False
    n = bisect.bisect_right(frame_ends, at)
    if n == len(docs):
        return True
    frame = docs[n]
    if draft.kind == "named_law" and frame.type_line and frame.type_line[0] <= at < frame.type_line[1]:
        return False
    zone = next((zone for zone in frame.zones if zone.start <= at < zone.end), None)
    return zone is None or (zone.kind != "letterhead" and (zone.kind != "signature" or draft.kind != "internal"))


def _own_types(docs: list[Frame], text: str, rules: Rules) -> set[str]:
    """Types of the documents in the file, and those their titles say they carry; empty where none is told."""
    own: set[str] = set()
    for frame in docs:
        if frame.type_line is None and frame.title is None:
            continue
        words = text[frame.type_line[0] : frame.type_line[1]] if frame.type_line else "công văn"
        kind = rules.type_names.get(" ".join(words.lower().split()))
        own.add(kind.code if kind else type_code(words))
        title = " ".join(text[frame.title[0] : frame.title[1]].lower().split()) if frame.title else ""
        if own & {"quy_dinh", "quy_che"}:
            own |= {"quy_dinh", "quy_che"}  # one is written for the other
        own.update(
            kind.code
            for name, kind in rules.type_names.items()
            if " " in name and kind.code not in _ACT_TYPES and name in title
        )
    return own


_ACT_TYPES = {
    "luat",
    "bo_luat",
    "phap_lenh",
    "nghi_dinh",
    "thong_tu",
    "nghi_quyet",
    "quyet_dinh",
    "chi_thi",
    "thong_tu_lien_tich",
}


def _is_own(draft: Draft, own: set[str]) -> bool:
    """Whether "Nghị định này" can mean this document: a letter that says it quotes another's text."""
    if draft.kind != "self" or not own:
        return draft.rule != "common noun + này"
    return draft.type in own or "van_ban_hop_nhat" in own or (draft.type == "van_ban" and draft.rule == "type + này")
