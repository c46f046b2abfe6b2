"""Documents cited by serial alone, by an old number without a slash, or with the serial left blank."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import regex

from vnplan.scan.dated import date_behind
from vnplan.scan.draft import Draft
from vnplan.scan.types import type_before
from vnplan.tables.rules import Rules, per_rules
from vnplan.text.symbols import AFTER_TYPE, BLANK, NUMBER, SERIAL, clean_number, split_number

# "số" or a type word before a digit. One literal a pattern: that is what a sweep is fast at.
_AFTER_SO = tuple(regex.compile(rf"{so}\s*:?\s*(?=[\d/.…])") for so in ("số", "Số", "SỐ"))
_AFTER_TYPE_WORD = tuple(
    regex.compile(rf"{type_word}\s+(?=\d)")
    for type_word in (
        r"ghị\s+(?:định|quyết)", r"hông\s+tư", r"uyết\s+định", r"hỉ\s+thị", r"ông\s+văn", r"ết\s+luận",
        r"ắc\s+l(?:ệnh|uật)",
    )
)  # fmt: skip
_TYPES = {
    "nghi_dinh", "nghi_quyet", "thong_tu", "quyet_dinh", "chi_thi", "cong_van", "ket_luan", "sac_lenh", "sac_luat",
    "thong_bao", "ke_hoach", "quy_dinh", "huong_dan", "thong_tu_lien_tich", "to_trinh", "bao_cao", "cong_dien",
    "chuong_trinh", "luat", "phap_lenh", "lenh", "van_ban",
}  # fmt: skip


def short_numbers(text: str, rules: Rules) -> Iterator[Draft]:
    """Citations by "Nghị quyết số 29", "Nghị định 14-CP", "Kế hoạch số:    /KH-UBND"."""
    for so, anchor in _anchors(text):
        if NUMBER.match(text, anchor.end()):
            continue  # with its symbol it is another family's
        place = _place(text, so, anchor, rules)
        draft = _first_reading(place) if place is not None else None
        if draft is not None:
            draft.end = date_behind(text, draft.end, draft)
            yield draft


class Place(NamedTuple):
    """A type word and, at `at`, what follows it; `so` where "số" stands between, `broken` where a line ends there."""

    text: str
    start: int
    at: int
    type: str
    so: bool
    broken: bool
    rules: Rules


def _anchors(text: str) -> Iterator[tuple[bool, regex.Match[str]]]:
    """Every "số" and type word before a digit; True with "số"."""
    for so, patterns in ((True, _AFTER_SO), (False, _AFTER_TYPE_WORD)):
        for pattern in patterns:
            for anchor in pattern.finditer(text):
                yield so, anchor


def _place(text: str, so: bool, anchor: regex.Match[str], rules: Rules) -> Place | None:
    """The type word of an anchor, where it is of a type that is cited by serial; no blank line between."""
    start, end = anchor.span()
    lines = text.count("\n", start, end)
    word = type_before(text, start if so else end, rules) if lines < 2 else None
    if word is None or word.doctype.code not in _TYPES:
        return None
    return Place(text, word.start, end, word.doctype.code, so, lines == 1, rules)


def _first_reading(place: Place) -> Draft | None:
    for reading in READINGS:
        draft = reading(place)
        if draft is not None:
            return draft
    return None


# --- what stands behind the type word --------------------------------------------------------------------------------


def serial_left_blank(place: Place) -> Draft | None:
    """ "Kế hoạch số:      /KH-UBND", in a draft not yet numbered."""
    found = BLANK.match(place.text, place.at)
    if found is None:
        return None
    number = clean_number(found.group()).lstrip(".…_")
    draft = Draft("numbered", place.start, found.end(), place.type, number, read_by="blank number")
    draft.notes.append(("blank_number", "the serial is not filled in"))
    return draft


_BEFORE_SYMBOL = 7  # characters: a serial and its dash


def old_number(place: Place) -> Draft | None:
    """ "Nghị định 14-CP", "Công văn số 1511LĐTBXH-CATLĐ": of before 1998, or its slash lost by a scan."""
    found = AFTER_TYPE.match(place.text, place.at)
    if found is None:
        return None
    number = clean_number(found.group())
    draft = Draft("numbered", place.start, found.end(), place.type, number, read_by="type + old number")
    if "/" not in number and len(split_number(number).groups) > 1 and "-" not in number[:_BEFORE_SYMBOL]:
        draft.notes.append(("ocr_suspect", "a slash seems lost in the number"))
    return draft


# Behind "số" any serial but a quantity; else only before punctuation and a few words.
_NUMBERED = regex.compile(rf"({SERIAL})(?=[\s,.;:)”\"“]|$)(?!\s*(?:%|đồng|triệu|tỷ|người|ngày\s+làm))")


@per_rules
def _bare(rules: Rules) -> regex.Pattern[str]:
    return regex.compile(rf"({SERIAL})(?=\s*(?:[,.;:)(”\"“]|$|(?:{rules.phrases('follows_short_number')})\b))")


def serial_alone(place: Place) -> Draft | None:
    """ "Nghị quyết số 29", "Nghị định 54"."""
    found = _NUMBERED.match(place.text, place.at) if place.so else _bare(place.rules).match(place.text, place.at)
    if found is None or not (place.so or found[1].isdigit()):
        return None
    if place.broken and place.text[found.end() : found.end() + 1] in (".", ")"):
        return None  # "... các nghị định", "2. Tổ chức ...": the label of the next item
    return Draft("numbered", place.start, found.end(), place.type, found[1], read_by="short number")


READINGS: tuple[Callable[[Place], Draft | None], ...] = (serial_left_blank, old_number, serial_alone)
