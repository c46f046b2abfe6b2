"""What a document says of itself, read from its own lines; a portal's table only where they are silent."""

from __future__ import annotations

import bisect
import datetime
from typing import NamedTuple

import regex

from vnplan.citations.letterhead import read_letterhead
from vnplan.citations.own_sentence import said_of_itself
from vnplan.citations.signer import read_signer
from vnplan.compiled import compiled
from vnplan.layout.draft import PartDraft, RegionDraft
from vnplan.layout.letter import day_alone
from vnplan.layout.lines import marks_of
from vnplan.scan.draft import Draft
from vnplan.scan.types import symbol_type
from vnplan.tables.bodies import BY_NAME
from vnplan.tables.body_symbols import symbol_groups
from vnplan.tables.body_words import body_of
from vnplan.tables.rules import Rules, per_rules
from vnplan.text.dates import read_date
from vnplan.text.symbols import NUMBER, clean_number
from vnplan.text.words import as_written


class Own(NamedTuple):
    """A document's own particulars."""

    document_type: str | None
    number: str | None
    date: datetime.date | None
    year: int | None
    """Told even where the day is left blank."""
    place: str | None
    issuer: str | None
    title: str | None
    signer: str | None


_PROPERTY = compiled(r"Số hiệu:\s*(?:\n\s*)?([^\n]+)")
_ATTACHED = compiled(r"[Bb]an\s+hành\s+kèm\s+theo|[Kk]èm\s+theo")


def read_metadata(
    text: str, frame: PartDraft, outside: list[RegionDraft], drafts: list[Draft], frames: list[PartDraft], rules: Rules
) -> Own:
    """Particulars of the main document of a file."""
    own = particulars(text, frame, rules)
    if own.number is None:
        number, date = _from_attachment(text, frames, drafts, own.document_type)
        own = own._replace(number=number, date=own.date or date)
    if own.number is None and not any(zone.name == "letterhead" for zone in frame.zones):
        properties = next((text[z.start : z.end] for z in outside if z.name == "metadata"), "")
        own = own._replace(number=_stated_number(properties))
    if own.issuer is None:
        own = _from_its_sentence(own, text, frame, rules)
    return own


def _from_its_sentence(own: Own, text: str, frame: PartDraft, rules: Rules) -> Own:
    """Where no letterhead tells who issues, and no line what: "UBND tỉnh ban hành Kế hoạch ... như sau:" does."""
    said = said_of_itself(text, frame, rules)
    if said is None:
        return own
    own = own._replace(issuer=said.issuer)
    return own if own.title or own.document_type else own._replace(document_type=said.type, title=said.title)


def tell_of_others(text: str, docs: list[PartDraft], rules: Rules) -> None:
    """Give each document of its own behind the first in one file the particulars its own lines say."""
    for frame in docs[1:]:
        if frame.attached_to is None:
            told = particulars(text, frame, rules)
            frame.type, frame.number, frame.date = told.document_type, told.number, told.date


def particulars(text: str, frame: PartDraft, rules: Rules) -> Own:
    """What a document's own lines say of it."""
    head = [text[zone.start : zone.end] for zone in frame.zones if zone.name == "letterhead"]
    letterhead = "\n".join(head)
    told = read_letterhead(letterhead, rules)
    if told.date is None and (signed := _day_of_signing(text, frame)):
        there = read_letterhead(signed, rules)
        told = told._replace(place=told.place or there.place, date=there.date, year=told.year or there.year)
    title = frame.title_words(text)
    return Own(
        document_type=_type(frame, told.number, rules),
        number=told.number,
        date=told.date or _adopted(text, frame, rules) or _held(text, frame, rules),
        year=told.year,
        place=told.place,
        issuer=_issuer(head if frame.type != "ban_an" else [], told.bodies, rules),  # the court's name comes again
        title=title.strip(" *") if title is not None else None,
        signer=read_signer(text, frame, rules),
    )


def _day_of_signing(text: str, frame: PartDraft) -> str:
    """ "Tân An, ngày 5 tháng 6 năm 2024", where a signature begins with it."""
    signed = next((zone for zone in frame.zones if zone.name == "signature"), None)
    line = text[signed.start : signed.end].split("\n", 1)[0].strip(" *|#") if signed else ""
    return line if line and day_alone(line) else ""


_OPENING = 600  # characters: the first sentence of minutes


@per_rules
def _meeting(rules: Rules) -> regex.Pattern[str]:
    return compiled(rf"(?<![^\n])[ \t]*(?:{rules.phrases('held_on')})(?!\w)[^\n.;]{{0,60}}?(?=\sngày\s)")


def _held(text: str, frame: PartDraft, rules: Rules) -> datetime.date | None:
    """The day of a meeting: "Hôm nay, vào hồi 14 giờ ngày 10 tháng 01 năm 2025, tại trường ..." opens its minutes."""
    found = _meeting(rules).search(text, frame.content[0], frame.content[0] + _OPENING)
    written = read_date(text, found.end() + 1) if found else None
    return written.date if written else None


# What the National Assembly and its Standing Committee pass ends so: "Luật này được Quốc hội ... thông qua ngày ...".
_LAST_WORDS = 1500  # characters: the last paragraph of a law


@per_rules
def _adoption(rules: Rules) -> regex.Pattern[str]:
    acts = as_written(doctype.name for doctype in rules.types.values() if doctype.act).replace("\\ ", r"\s+")
    return compiled(rf"(?:{acts})\s+này\s+(?:đã\s+)?được\s+[^.;:]{{4,200}}?\s+thông\s+qua\s+(?=ngày)")


def _adopted(text: str, frame: PartDraft, rules: Rules) -> datetime.date | None:
    """The day a law or resolution was passed, as its last paragraph tells."""
    found = _adoption(rules).search(text, max(frame.start, frame.content[1] - _LAST_WORDS), frame.end)
    written = read_date(text, found.end()) if found else None
    return written.date if written else None


def _type(frame: PartDraft, number: str | None, rules: Rules) -> str | None:
    """Its type: by its line; "THÔNG TƯ" over "03/VBHN-BYT" is a consolidated text; without a line by its number."""
    told = type_of_number(number, rules) if number is not None else None
    if rules.stands(told, "consolidated"):
        return told
    if frame.type is not None:
        return frame.type
    if frame.title is not None:
        return rules.letter
    return told


def type_of_number(number: str, rules: Rules) -> str:
    """The type a number's symbol tells; a letter where it tells none."""
    return symbol_type(symbol_groups(number, rules), rules) or rules.letter


_HEAD = 1500  # characters: the head of an attached plan
_KEM_THEO = 40  # characters: "(Ban hành kèm theo " before the number


def _from_attachment(
    text: str, frames: list[PartDraft], drafts: list[Draft], kind: str | None
) -> tuple[str | None, datetime.date | None]:
    """A decision whose head was lost is named by the plan attached to it: "(Ban hành kèm theo Quyết định số ...)"."""
    starts = [draft.start for draft in drafts]
    for frame in frames[1:]:
        for draft in drafts[bisect.bisect_left(starts, frame.start) : bisect.bisect_left(starts, frame.start + _HEAD)]:
            if draft.kind == "numbered" and draft.type == kind and (draft.number or "/")[0] != "/":
                if _ATTACHED.search(text, max(frame.start, draft.start - _KEM_THEO), draft.start):
                    return draft.number, draft.date
    return None, None


def _stated_number(properties: str) -> str | None:
    """The number a portal's table of properties gives: "Số hiệu: 12/KH-UBND Loại văn bản: Kế hoạch"."""
    stated = _PROPERTY.search(properties)
    found = NUMBER.match(stated[1]) if stated else None
    return clean_number(found.group()) if found else None


_OPEN = (" VÀ", " QUẢN LÝ", " CỔ PHẦN", " TNHH", ",", " -")  # a name goes on behind: "TRUNG TÂM VĂN HÓA VÀ⏎THƯ VIỆN"
_LONGEST_ISSUER = 200  # characters: two or three bodies of a joint circular


@per_rules
def _session(rules: Rules) -> regex.Pattern[str]:
    """When a council met, below its name: "KHÓA I, KỲ HỌP THỨ BA", "(NHIỆM KỲ 2021 - 2026)"."""
    return compiled(rf"(?<![\s,(–-])[\s,(–-]++(?:{rules.phrases('session')}).*$")


_WIRES = (" ĐIỆN:", " ĐIỆN")  # "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐIỆN:", over whom a telegram is sent to


_ANY_BODY = 2  # words: "CÔNG TY", "NHÀ TRƯỜNG", "CHỈ ĐẠO"; a name is longer


def _names_nobody(line: str, rules: Rules) -> bool:
    """ "GIÁM ĐỐC CÔNG TY", "HIỆU TRƯỞNG", "TRƯỞNG BAN CHỈ ĐẠO": a post of the body in the letterhead."""
    post = marks_of(rules).signer.match(line)
    if post is None or len(line[post.end() :].split()) > _ANY_BODY:
        return False
    body = body_of(line, rules)
    return body is None or (body.placed in _NAMED and body.place is None and body.unit is None)


_NAMED = (*BY_NAME, "whose", "any")  # bodies told apart by a name or a place


def _issuer(head: list[str], bodies: list[str], rules: Rules) -> str | None:
    """Who issues: the authority's line over the recitals, else the body in the letterhead, not the one above it."""
    line = _session(rules).sub("", " ".join(head[-1].split())) if len(head) > 1 else ""
    if line.isupper() and "NGÀY" not in line:
        if not bodies or not (line.endswith(_WIRES) or _names_nobody(line, rules)):
            return line.removesuffix(_WIRES[0]).removesuffix(_WIRES[1])
    unit = marks_of(rules).unit  # "BỘ TÀI CHÍNH", "CỤC THUẾ": the body above stands first; "VĂN", "PHÒNG" is one
    below = [n for n, line in enumerate(bodies) if unit.match(f"\n{line} ") and _names_a_body(bodies[:n])]
    at = below[-1] if below else 0
    if at and _BRANCH.match(bodies[at]) and _HAS_BRANCHES.match(bodies[0]):
        at = 0
    words = _session(rules).sub("", " ".join(" ".join(bodies[at:]).split()))
    return words if words and len(words) < _LONGEST_ISSUER else None


def _names_a_body(above: list[str]) -> bool:
    """Whether the lines above are a body of their own, whose name does not go on below."""
    return len(" ".join(above).split()) > 1 and not above[-1].endswith(_OPEN)


_BRANCH = compiled(r"CHI\s+NHÁNH\s(?!NGÂN\s|VĂN\s|QUỸ\s|CÔNG\s|TỔNG\s)")  # its name is that of the line above
_HAS_BRANCHES = compiled(r"NGÂN\s+HÀNG\s|AGRIBANK|CÔNG\s+TY\s|TỔNG\s+CÔNG\s+TY\s|TẬP\s+ĐOÀN\s|QUỸ\s")
