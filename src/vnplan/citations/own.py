"""What a document says of itself, read from its own lines; a portal's table only where they are silent."""

from __future__ import annotations

import bisect
import datetime
from typing import NamedTuple

import regex as re

from vnplan.layout.draft import PartDraft, RegionDraft
from vnplan.layout.lines import marks_of
from vnplan.scan.draft import Draft
from vnplan.tables.rules import Rules
from vnplan.text.dates import read_date
from vnplan.text.symbols import NUMBER, clean_number, split_number


class Own(NamedTuple):
    """A document's own particulars."""

    document_type: str | None
    number: str | None
    date: datetime.date | None
    place: str | None
    issuer: str | None
    title: str | None
    signer: str | None


_NUMBER_LINE = re.compile(r"(?:Luật |Lệnh )?(?:[Ss]ố|SỐ)\s*(?:hiệu)?\s*[:.]?\s*(?:\n\s*)?")
_PLACE = re.compile(r"(?P<place>[\p{Lu}][^\n,;:\d]{1,40}?),\s*(?:\n\s*)?(?=ngày)")
_RULE = re.compile(r"[-_=—–*]{3,}|\n[ \t]*\*+[ \t]*\n")
_MOTTO = re.compile(r"CỘNG\s+H(?:ÒA|OÀ)\s+X|ĐẢNG\s*CỘNG\s+SẢN\s+VIỆT|CỘNG\s+H")
_PROPERTY = re.compile(r"{}:\s*(?:\n\s*)?([^\n]+)")
_NAME = re.compile(r"(?<!\S)\p{Lu}\p{Ll}+(?:\s(?:\p{Lu}\p{Ll}+|\p{Lu})){1,5}$")
_ATTACHED = re.compile(r"[Bb]an\s+hành\s+kèm\s+theo|[Kk]èm\s+theo")


def read_metadata(
    text: str, frame: PartDraft, outside: list[RegionDraft], drafts: list[Draft], frames: list[PartDraft], rules: Rules
) -> Own:
    """Particulars of the main document of a file."""
    head = [z for z in frame.zones if z.name == "letterhead"]
    first = text[head[0].start : head[0].end] if head else ""
    letterhead = "\n".join(text[z.start : z.end] for z in head)
    number = _own_number(letterhead)
    place, date = _place_and_date(letterhead, rules)
    date = date or _adopted(text, frame)
    kind = _type(frame, number, rules)
    if number is None:
        number, attached_date = _from_attachment(text, frames, drafts, kind)
        date = date or attached_date
    properties = next((text[z.start : z.end] for z in outside if z.name == "metadata"), "")
    if number is None and properties and not letterhead:
        stated = _property("Số hiệu", properties)
        found = NUMBER.match(stated) if stated else None
        number = clean_number(found.group()) if found else None
    title = " ".join(text[frame.title[0] : frame.title[1]].split()) if frame.title else None
    issuer = _issuer(text, head, first, rules)
    signer = None
    for zone in frame.zones:
        if zone.name == "signature":
            name = _NAME.search(text[zone.start : zone.end].strip().rsplit("\n", 1)[-1])
            signer = " ".join(name.group().split()) if name and not name.group().isupper() else signer
    return Own(kind, number, date, place, issuer, title.strip(" *") if title else None, signer)


def _own_number(letterhead: str) -> str | None:
    for line in _NUMBER_LINE.finditer(letterhead):
        found = NUMBER.match(letterhead, line.end())
        if found is not None:
            return clean_number(found.group())
    return None


# What the National Assembly and its Standing Committee pass ends so: "Luật này được Quốc hội ... thông qua ngày ...".
_ADOPTED = re.compile(
    r"(?:Luật|Bộ\s+luật|Pháp\s+lệnh|Nghị\s+quyết)\s+này\s+(?:đã\s+)?được\s+[^.;:]{4,200}?\s+thông\s+qua\s+(?=ngày)"
)


def _adopted(text: str, frame: PartDraft) -> datetime.date | None:
    """The day a law or resolution was passed, as its last paragraph tells."""
    found = _ADOPTED.search(text, max(frame.start, frame.content[1] - 1500), frame.end)
    written = read_date(text, found.end()) if found else None
    return written.date if written else None


def _place_and_date(letterhead: str, rules: Rules) -> tuple[str | None, datetime.date | None]:
    for found in _PLACE.finditer(letterhead):
        written = read_date(letterhead, found.end())
        if written is not None:
            known = marks_of(rules).place.search(letterhead, max(0, found.end() - 40), found.end() + 4)
            place = known.group().rsplit(",", 1)[0] if known else found["place"]
            return " ".join(place.split()), written.date
    return None, None


def _type(frame: PartDraft, number: str | None, rules: Rules) -> str | None:
    if frame.type is not None:
        return frame.type
    if frame.title is not None:
        return "cong_van"
    return type_of_number(number, rules) if number is not None else None


def type_of_number(number: str, rules: Rules) -> str:
    """The type a number's symbol tells; a letter (công văn) where it tells none."""
    groups = split_number(number).groups
    kind = rules.type_of_symbol(groups[0]) if groups else None
    return kind.code if kind else "cong_van"


def _from_attachment(
    text: str, frames: list[PartDraft], drafts: list[Draft], kind: str | None
) -> tuple[str | None, datetime.date | None]:
    """A decision whose head was lost is named by the plan attached to it: "(Ban hành kèm theo Quyết định số ...)"."""
    starts = [draft.start for draft in drafts]
    for frame in frames[1:]:
        for draft in drafts[bisect.bisect_left(starts, frame.start) : bisect.bisect_left(starts, frame.start + 1500)]:
            if draft.kind == "numbered" and draft.type == kind:
                if _ATTACHED.search(text, max(frame.start, draft.start - 40), draft.start):
                    return draft.number, draft.date
    return None, None


def _property(name: str, table: str) -> str | None:
    found = re.search(_PROPERTY.pattern.format(name), table)
    return re.split(r"\s+Loại văn bản:", found[1])[0].strip() if found else None


def _issuer(text: str, head: list[RegionDraft], first: str, rules: Rules) -> str | None:
    if len(head) > 1:
        line = " ".join(text[head[-1].start : head[-1].end].split())
        if line.isupper() and "NGÀY" not in line:
            return line
    motto = _MOTTO.search(first)
    words = first[: motto.start()] if motto else first
    rule = _RULE.search(words)
    if rule is not None:
        words = words[: rule.start()]
    number = _NUMBER_LINE.search(words)
    if number is not None:
        words = words[: number.start()]
    unit = [
        u for u in marks_of(rules).unit.finditer(words) if len(words[: u.start()].split()) > 1
    ]  # "BỘ TÀI CHÍNH", "CỤC THUẾ": the body above stands first
    words = " ".join(words[unit[-1].end() if unit else 0 :].split()).strip(" *|-")
    return words if words and words[:1].isupper() and len(words) < 200 else None
