"""Who issued the document itself: its body, level and province, and with them its key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile

from vnplan.citations.issued_by import OF_UNITS, IssuedBy, as_town, of_unit_named
from vnplan.citations.own import Own
from vnplan.citations.retold import Consolidated
from vnplan.compiled import compiled
from vnplan.keys.authors import Home
from vnplan.keys.keys import document_key
from vnplan.layout.draft import PartDraft
from vnplan.models import Metadata
from vnplan.scan.draft import Draft
from vnplan.tables.bodies import BY_NAME, CENTRAL, Body
from vnplan.tables.body_names import body_names, known_body
from vnplan.tables.body_symbols import issuing_bodies, issuing_letters
from vnplan.tables.body_words import body_of, company
from vnplan.tables.places import (
    PlaceUnit,
    is_of_its_time,
    province_of,
    province_of_unit,
    province_then,
    provinces_in,
    town_then,
    unit_by_name,
    unit_of,
    unit_over,
)
from vnplan.tables.rows import listed
from vnplan.tables.rules import Rules
from vnplan.tables.unlisted import unknown_body
from vnplan.text.normalize import ascii_slug


def own_metadata(
    text: str, own: Own, province: str | None, docs: list[PartDraft], sha256: str, rules: Rules
) -> tuple[Metadata, Home]:
    """Metadata of the file's main document from what was read in its head, and the place it speaks from.

    `province` is what the caller told.
    """
    written = as_town(body_of(own.issuer, rules), own.issuer, own.date, rules) if own.issuer else None
    letterhead = _letterhead(text, docs[0]) if docs else ""
    over, lies_in = _unit_above(own, written, letterhead, rules)
    placed = _placed(own, _with_last_words(own, written, rules), letterhead, rules)
    named, written = written, _with_unit_above(own, placed, over, rules)
    body = _body(own, named, written, rules)
    province = province or lies_in
    if province is None and docs:
        province = province_then(_province(text, own, written, docs[0], rules), own.date, rules)
    home = _home(own, written, province, over, rules)
    year = own.date.year if own.date else own.year
    metadata = Metadata.made(
        {
            "document_type": own.document_type,
            "number": own.number,
            "date": own.date,
            "place": own.place,
            "issuer": own.issuer,
            "issuer_id": body.id if body else None,
            "level": body.level if body else None,
            "province": province if body is None or _has_province(body, written) else None,
            "title": own.title,
            "signer": own.signer,
            "key": document_key(own.document_type, own.number, year, own.date, written, home, sha256, rules),
            "consolidates": None,
            "in_force": None,
        }
    )
    return metadata, home


def with_consolidated(
    metadata: Metadata, drafts: list[Draft], issued: list[IssuedBy], act: Consolidated | None = None
) -> Metadata:
    """With the key of the act that a consolidated text consolidates, `act` or the first citation that has this
    relation; where none has, the one act that all it tells of have amended.
    """
    keys = [(draft, by.key) for draft, by in zip(drafts, issued, strict=True)]
    told = [key for draft, key in keys if act is not None and draft is act.act]
    told += [key for draft, key in keys if draft.relation == "consolidates" and draft.governor is None]
    amended = {key for draft, key in keys if draft.relation == "amends" and draft.governor is not None}
    key = told[0] if told else amended.pop() if len(amended) == 1 else None
    return metadata.model_copy(update={"consolidates": key}) if key is not None else metadata


def _letterhead(text: str, main: PartDraft) -> str:
    return "\n".join(text[zone.start : zone.end] for zone in main.zones if zone.name == "letterhead")


_OF_ANOTHER = ("any", "below")  # bodies that stand within another's unit


def _placed(own: Own, written: Body | None, letterhead: str, rules: Rules) -> Body | None:
    """The body with the place of the one above it: "HĐND TỈNH ĐẮK LẮK⏎BAN PHÁP CHẾ", "TIỂU BAN NỘI DUNG"."""
    if own.number is None or own.issuer is None:
        return written
    written = written or _of_the_one_above(own.issuer, letterhead, rules)
    if written is not None and written.placed == "alone":
        return _of_a_university(own.issuer, letterhead, rules) or written
    body = written or unknown_body(own.issuer, rules)
    if body is None or not _stands_alone(body, written is not None):
        return _below_a_unit(own, body, written, letterhead, rules)
    return _of_its_unit(own, body, letterhead, rules) if body.unit is not None else body


def _of_its_unit(own: Own, body: Body, letterhead: str, rules: Rules) -> Body:
    """A body of a region, a district or a commune with what the lines above tell of it: its name, what it lies in."""
    if body.unit == "region" and body.province is None:
        first = (own.issuer or "").split("\n")[0]
        return body._replace(province=province_of(letterhead.partition(first)[0], rules))
    if body.unit in _BELOW and body.place in (None, "?"):
        return _named_above(own, body, letterhead, rules)
    if body.unit == "commune" and body.place is not None and "." not in body.place:
        return _in_its_district(own, body, letterhead, rules)
    return body


def _in_its_district(own: Own, body: Body, letterhead: str, rules: Rules) -> Body:
    """ "HUYỆN ỦY VŨ THƯ⏎ĐẢNG ỦY XÃ TÂN HÒA": the commune lies in the district of the body above it."""
    if not is_of_its_time("district", own.date):
        return body
    for line in _lines_above(own.issuer or "", letterhead):
        unit, province = _unit_then(line, own, rules)
        if unit is not None and unit.level == "district" and unit.slug != "?":
            return body._replace(place=f"{body.place}.{unit.slug}", province=body.province or province)
    return body


def _with_last_words(own: Own, body: Body | None, rules: Rules) -> Body | None:
    """ "CHI CỤC THUẾ |LỤC NAM|", "BẢO HIỂM XÃ HỘI CƠ SỞ |EA KAR|": the unit whose name follows the body's."""
    if own.issuer is None or body is None or body.unit is not None or body.placed not in OF_UNITS:
        return body
    words = own.issuer.split()
    for start in range(max(1, len(words) - _LONGEST_PLACE), len(words) - 1):
        before = " ".join(words[:start]).removesuffix(" CƠ SỞ").removesuffix(" KHU VỰC")
        if any(before.endswith(form) for form in _forms(body.id, rules)):
            placed = of_unit_named(body, " ".join(words[start:]), own.date, rules)
            if placed is not None:
                return placed
    return body


_LONGEST_PLACE = 4  # words


def _forms(id: str, rules: Rules) -> list[str]:
    """What a body is called, in capitals as letterheads have it."""
    rows = [row for row in rules.tables["issuers"] if row["id"] == id]
    return [form.upper() for row in rows for form in (row["name"], *listed(row["forms"])) if " " in form]


def _below_a_unit(own: Own, body: Body | None, written: Body | None, letterhead: str, rules: Rules) -> Body | None:
    """The body with the place of the first unit over it, where one stands there."""
    for line in _lines_above(own.issuer or "", letterhead):
        unit, province = _unit_then(line, own, rules)
        if unit is not None:
            body = body or Body(ascii_slug(own.issuer or ""), None, placed="told")
            place = unit.slug if unit.level in ("commune", "district", "region") else None
            told = "told" if written is None else body.placed  # "PHÒNG VĂN HÓA": that of the unit above
            fixed = body.level in ("judiciary", "institution") or unit.level not in _BELOW
            level = body.level if fixed else unit.level  # "UBMTTQ PHƯỜNG VỸ DẠ⏎HỘI LIÊN HIỆP PHỤ NỮ"
            return body._replace(level=level, province=province, place=place, unit=unit.level, placed=told)
    return body


def _named_above(own: Own, body: Body, letterhead: str, rules: Rules) -> Body:
    """ "UBND XÃ TRUNG GIÃ" over "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ": the same commune, named in the letterhead alone."""
    for line in letterhead.split("\n"):
        unit, province = (None, None) if "ngày" in line else _unit_then(line, own, rules)
        if unit is not None and unit.level == body.unit and unit.slug != "?":
            return body._replace(place=unit.slug, province=province or body.province)
    return body


def _of_the_one_above(issuer: str, letterhead: str, rules: Rules) -> Body | None:
    """ "UBND TỈNH SƠN LA⏎VĂN PHÒNG", "TỈNH ỦY SƠN LA⏎VĂN PHÒNG": the two lines are the name of one body."""
    for line in _lines_above(issuer, letterhead):
        words = f"{issuer} {line}"
        known = known_body(words, 0, body_names(rules))
        if known is not None and known.end > len(issuer):
            return body_of(words, rules)
    return None


def _of_a_university(issuer: str, letterhead: str, rules: Rules) -> Body | None:
    """ "ĐẠI HỌC HUẾ⏎TRƯỜNG ĐẠI HỌC KINH TẾ": a school of the university above it."""
    for line in _lines_above(issuer, letterhead):
        above = body_of(line, rules)
        if above is not None and above.level in ("institution", "government_agency") and _UNIVERSITY.match(line):
            return body_of(f"{issuer} - {line}", rules)
    return None


_UNIVERSITY = compiled(r"(?:ĐẠI\s+HỌC|Đại\s+học|ĐHQG)(?!\w)")


def _unit_then(line: str, own: Own, rules: Rules) -> tuple[PlaceUnit | None, str | None]:
    """The unit that a line names and its province, on the document's day."""
    line = _COMMITTEE.sub(lambda of: f"{_UNITS_OF[of['kind'].upper()]} ", line)
    town = town_then(line, own.date, rules)
    if town is not None:
        return town
    unit = unit_of(line, rules)
    if unit is None and (office := body_of(line, rules)) is not None and office.level == "district":
        return _by_its_name(line, rules) or (None, None)
    return unit, province_of(line, rules) or province_of_unit(line, own.date, rules)


# "HUYỆN ỦY |VŨ THƯ", "THỊ ĐOÀN |KỲ ANH": the committee of the unit of that name
_COMMITTEE = compiled(
    r"(?<!\w)(?P<kind>HUYỆN|QUẬN|THỊ|THÀNH|Huyện|Quận|Thị|Thành)\s+(?:ỦY|UỶ|ủy|uỷ|ĐOÀN|[đĐ]oàn)\s+(?!TNCS)"
)
_UNITS_OF = {"HUYỆN": "HUYỆN", "QUẬN": "QUẬN", "THỊ": "THỊ XÃ", "THÀNH": "THÀNH PHỐ"}


def _by_its_name(line: str, rules: Rules) -> tuple[PlaceUnit | None, str | None] | None:
    """The district of an office that goes by its name alone: "PHÒNG GD&ĐT |BA VÌ|"."""
    words = line.split()
    names = (" ".join(words[-length:]) for length in (4, 3, 2))
    return next(filter(None, (unit_by_name(name, None, rules) for name in names)), None)


def _stands_alone(body: Body, known: bool) -> bool:
    """Whether a body needs no other above it: one with a unit, a company, one of the table that is nobody's part."""
    return body.unit is not None or body.placed == "company" or (known and body.placed not in _OF_ANOTHER)


def _lines_above(issuer: str, letterhead: str) -> Iterator[str]:
    """The lines of a letterhead over the body's own and the date."""
    lines = filter(None, (" ".join(line.split()) for line in letterhead.split("\n")))
    return takewhile(lambda line: line not in issuer and "ngày" not in line, lines)


def _has_province(body: Body, written: Body | None) -> bool:
    """Whether a body is a province's: one of a place, a court or a procuracy too; a ministry is none's."""
    of_a_place = body.level == "judiciary" and written is not None and written.unit is not None
    return of_a_place or body.level not in CENTRAL


def _unit_above(own: Own, body: Body | None, letterhead: str, rules: Rules) -> tuple[PlaceUnit | None, str | None]:
    """The commune or district over an institution, with its province: "UBND XÃ TÂN AN⏎TRƯỜNG TIỂU HỌC SÔNG XANH"."""
    if own.issuer is None or body is None or body.placed not in BY_NAME:
        return None, None
    if body.level == "district":  # "HUYỆN ỦY BÌNH LỤC": the unit it is called after
        unit, province = _unit_then(own.issuer, own, rules)
        return (unit, province) if unit is not None and unit.slug != "?" else (None, None)
    for line in _lines_above(own.issuer, letterhead):
        unit, province = _unit_then(line, own, rules)
        if unit is not None and unit.level in _BELOW and unit.slug != "?":
            return unit, province
    return None, None


def _with_unit_above(own: Own, body: Body | None, over: PlaceUnit | None, rules: Rules) -> Body | None:
    """A school with the unit over it, or the one that its own name tells: "TRƯỜNG MẦM NON XÃ TÂN AN"."""
    if body is None or body.placed != "school":
        return body
    return body._replace(above=unit_over(over or unit_of(own.issuer or "", rules), own.date))


_BELOW = ("district", "commune")


def _home(own: Own, body: Body | None, province: str | None, above: PlaceUnit | None, rules: Rules) -> Home:
    """The place a document speaks from: the unit whose body issued it or stands over it, in its province."""
    letters = issuing_letters(own.number, own.document_type, rules) if own.number is not None else ()
    institution = body if body is not None and body.placed in BY_NAME else None
    home = Home(province, institution=institution, issuer=body, letters=letters)
    if above is not None:
        return home._replace(place=above.slug, unit=above.level)
    if body is None or body.place in (None, "?") or body.unit not in _BELOW:
        return home
    return home._replace(place=body.place, unit=body.unit)


def _body(own: Own, written: Body | None, placed: Body | None, rules: Rules) -> Body | None:
    """The issuing body: as written, unless the number knows it better ("12/2020/TT-BGDĐT")."""
    if own.number is None:
        return written
    when = own.date.isoformat() if own.date else None
    named = issuing_bodies(own.number, own.document_type, placed, when, rules)
    if not named:
        return written
    if written is None:
        another = named[0].level is not None and company(rules).match(own.issuer or "")
        return None if another else Body(named[0].id, _level_of(named[0], placed), None)  # TCT is no Tổng công ty's
    return _as_named(named, placed if placed is not None and placed.id == written.id else written)


def _level_of(symbol: Body, placed: Body | None) -> str | None:
    """The level of a body that only its symbol tells: that of the unit it is of."""
    if placed is None:
        return symbol.level
    return placed.unit if placed.unit in _BELOW else symbol.level or placed.level


def _as_named(named: list[Body], written: Body) -> Body:
    """The body that the letterhead names, or the one of the symbol where that one is of the whole country."""
    if named[0].placed == "told" and written.unit is not None:
        return written  # "KHO BẠC NHÀ NƯỚC HÀ NAM": KBNN is that of the body over it too
    kinds = named[0].placed == written.placed == "alone"  # BVĐK, of "Bệnh viện Đa khoa"
    if named[0].level is not None and written.place is None and not kinds:
        return Body(named[0].id, named[0].level, written.province)
    return written


_OF_PLACE = compiled(r"(?:tỉnh|thành phố|Tỉnh|TỈNH|THÀNH PHỐ|Thành phố)\s+")
_WITHIN = compiled(r"(?:trên\s+địa\s+bàn|TRÊN\s+ĐỊA\s+BÀN)\s.*")
_OFTEN = 2  # times its own province is named, where another's may be once
_LOOKED_THROUGH = 60_000  # letters: what comes behind is appendices, of whatever province
_LONGEST_NAME = 24  # letters: "Bà Rịa - Vũng Tàu", with room for blanks


def _province(text: str, own: Own, body: Body | None, main: PartDraft, rules: Rules) -> str | None:
    """The province a local document speaks for: its letterhead, the only one with its commune, the one on whose ground
    its title says it acts, its place; else the one most of it names."""
    letterhead = _letterhead(text, main)
    named: Iterable[str | None] = (own.issuer, letterhead)
    if own.issuer and company(rules).match(own.issuer):  # "CÔNG TY ĐIỆN LỰC PHÚ YÊN" may stand anywhere
        named = (line for line in _lines_above(own.issuer, letterhead) if not company(rules).match(line))
    told = (province_of(words, rules) for words in named if words)
    unit = own.issuer if own.issuer and body is not None and body.unit in _BELOW else ""
    below = body is not None and (body.unit in _BELOW or body.level in ("commune", "district", "institution"))
    said = (province_of(words, rules) for words in (_ground(own.title, below), own.place) if words)
    found = next(filter(None, (*told, province_of_unit(unit, own.date, rules), *said)), None)
    return found or (body and body.province) or _most_named(text, _OFTEN if below else 1, rules)


def _ground(title: str | None, below: bool) -> str | None:
    """What a title says of where its document acts; a commune's "ủng hộ đồng bào tỉnh Lào Cai" tells of another's."""
    within = _WITHIN.search(title) if below and title else None
    return title if not below else within.group() if within else None


def _most_named(text: str, least: int, rules: Rules) -> str | None:
    """The province two thirds of the places named in a text are, so many times at `least`: "tỉnh Bình Thuận"."""
    named: list[str] = []
    for place in _OF_PLACE.finditer(text[:_LOOKED_THROUGH]):
        named.extend(provinces_in(text[place.end() : place.end() + _LONGEST_NAME], rules)[:1])
    best = max(set(named), key=named.count, default=None)
    count = named.count(best) if best is not None else 0
    return best if count >= least and count * 3 >= len(named) * 2 else None
