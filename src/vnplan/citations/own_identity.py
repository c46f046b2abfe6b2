"""Who issued the document itself: its body, level and province, and with them its key."""

from __future__ import annotations

import regex

from vnplan.citations.own import Own
from vnplan.keys.authors import Home
from vnplan.keys.keys import document_key
from vnplan.layout.draft import PartDraft
from vnplan.models import Metadata
from vnplan.tables.bodies import CENTRAL, Body, bodies_of_number, body_of
from vnplan.tables.places import province_of, provinces_in
from vnplan.tables.rules import Rules


def own_metadata(
    text: str, own: Own, province: str | None, docs: list[PartDraft], sha256: str, rules: Rules
) -> tuple[Metadata, Home]:
    """Metadata of the file's main document from what was read in its head, and the place it speaks from.

    `province` is what the caller told.
    """
    written = body_of(own.issuer, rules) if own.issuer else None
    body = _body(own, written, rules)
    if province is None and docs:
        province = _province(text, own, docs[0], rules)
    home = _home(written, province)
    year = own.date.year if own.date else own.year
    metadata = Metadata(
        document_type=own.document_type,
        number=own.number,
        date=own.date,
        place=own.place,
        issuer=own.issuer,
        issuer_id=body.id if body else None,
        level=body.level if body else None,
        province=None if body and body.level in CENTRAL else province,
        title=own.title,
        signer=own.signer,
        key=document_key(own.document_type, own.number, year, written, home, sha256, rules),
    )
    return metadata, home


def _home(body: Body | None, province: str | None) -> Home:
    """The place a document speaks from: the unit whose body issued it, in its province."""
    if body is None or body.place in (None, "?") or body.unit not in ("district", "commune"):
        return Home(province)
    return Home(province, body.place, body.unit)


def _body(own: Own, written: Body | None, rules: Rules) -> Body | None:
    """The issuing body: as written, unless the number knows it better ("12/2020/TT-BGDĐT")."""
    named = bodies_of_number(own.number, rules, own.document_type) if own.number else []
    if not named:
        return written
    if written is None:
        return Body(named[0].id, named[0].level, None)
    if named[0].level is not None and written.place is None:
        return Body(named[0].id, named[0].level, written.province)
    return written


_OF_PLACE = regex.compile(r"(?:tỉnh|thành phố|Tỉnh|TỈNH|THÀNH PHỐ|Thành phố)\s+")
_LOOKED_THROUGH = 60_000  # letters: what comes behind is appendices, of whatever province
_LONGEST_NAME = 24  # letters: "Bà Rịa - Vũng Tàu", with room for blanks


def _province(text: str, own: Own, main: PartDraft, rules: Rules) -> str | None:
    """The province a local document speaks for: its letterhead, title, place; else the one most of it names."""
    letterhead = " ".join(text[zone.start : zone.end] for zone in main.zones if zone.name == "letterhead")
    for words in (own.issuer, letterhead, own.title, own.place):
        found = province_of(words, rules) if words else None
        if found is not None:
            return found
    return _most_named(text, rules)


def _most_named(text: str, rules: Rules) -> str | None:
    """The province two thirds of the places named in a text are: "tỉnh Bình Thuận"."""
    named: list[str] = []
    for place in _OF_PLACE.finditer(text[:_LOOKED_THROUGH]):
        named.extend(provinces_in(text[place.end() : place.end() + _LONGEST_NAME], rules)[:1])
    best = max(set(named), key=named.count, default=None)
    return best if best is not None and named.count(best) * 3 >= len(named) * 2 else None
