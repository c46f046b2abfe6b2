"""Documents cited by serial alone, by an old number without a slash, or with the serial left blank."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import regex

from vnplan.compiled import compiled
from vnplan.scan.dated import date_behind
from vnplan.scan.draft import Draft
from vnplan.scan.listed import listed_type
from vnplan.scan.types import type_before
from vnplan.tables.body_symbols import row_of_symbol, symbol_groups
from vnplan.tables.rows import DocumentType
from vnplan.tables.rules import Rules, per_rules
from vnplan.tables.types import abbreviated, last_syllables
from vnplan.text.rare import Rare, from_its_first
from vnplan.text.symbols import AFTER_TYPE, BLANK, GROUP, NUMBER, SERIAL, clean_number, split_number

# "số" before a digit. One literal a pattern: that is what a sweep is fast at.
_FIGURES = r"\s*:?\s*(?=[\d/.…])"
_AFTER_SO = (from_its_first(f"số{_FIGURES}"), from_its_first(f"Số{_FIGURES}"), Rare("Ố", f"SỐ{_FIGURES}"))
_GAP = compiled(r"(?r)\s+")
# "NĐ 123/2020", "TT78/2021": the symbol of a type, the serial and the year
_YEAR_BEHIND = compiled(r"/(?=(?:19|20)\d\d(?![\w/]))(?<=(?:\w |\p{Lu})\d{1,4}/)")
_SYMBOL_REACH = 20  # characters: "TTLT 1234" and what may not stand before it


@per_rules
def _after_type_word(rules: Rules) -> regex.Pattern[str]:
    """A digit behind the last syllable of a type, or a symbol that stands for nothing else: "Nghị định 54", "NQ 57"."""
    syllables = f"{last_syllables(rules)}|{rules.phrases('bare_symbol')}"
    last = "".join(sorted({syllable[-1] for syllable in syllables.split("|")}))  # sooner told than the syllables
    return compiled(rf"(?<=[{last}\s]\s)[0-9](?<=(?:{syllables})\s+.)")


@per_rules
def _symbol_before(rules: Rules) -> regex.Pattern[str]:
    """A symbol that stands for its type, and the serial behind it, read backwards."""
    return compiled(rf"(?r)(?<!\w)(?:{abbreviated(rules)})(?P<blank> ?)(?P<serial>\d{{1,4}})")


def short_numbers(text: str, rules: Rules) -> Iterator[Draft]:
    """Citations by "Nghị quyết số 29", "Nghị định 14-CP", "Kế hoạch số:    /KH-UBND"."""
    for so, end, at in _anchors(text, rules):
        if NUMBER.match(text, at):
            continue  # with its symbol it is another family's
        place = _place(text, so, end, at, rules)
        draft = _first_reading(place) if place is not None else _member(text, end, at, rules) if so else None
        if draft is not None:
            draft.end = date_behind(text, draft.end, draft)
            yield draft
            yield from _further(text, draft)


def _further(text: str, draft: Draft) -> Iterator[Draft]:
    """ "Thông tư 27/2020, |22/2021|": further serials with their years."""
    member = _FURTHER.match(text, draft.end) if draft.read_by == _WITH_ITS_YEAR else None
    while member is not None:
        further = Draft(
            "numbered", member.start("number"), member.end(), draft.type, member["number"], year=int(member["year"]),
            inherits=True, read_by=_WITH_ITS_YEAR,
        )  # fmt: skip
        further.end = date_behind(text, further.end, further)
        yield further
        member = _FURTHER.match(text, further.end)


_WITH_ITS_YEAR = "serial and year"
_FURTHER = compiled(rf"\s?(?:,|;|,?\s+và)\s+(?P<number>{SERIAL}/(?P<year>(?:19|20)\d\d))(?![\w/]|-\w)")
_MEMBER = compiled(rf"({SERIAL})(?=\s*(?:[,;.)](?!\d)|$|\n|(?:và|hoặc|ngày|năm)\s))")


def _member(text: str, so: int, at: int, rules: Rules) -> Draft | None:
    """ "các Thông báo của Sở Y tế: số 12, |số 13|": a serial alone takes the type its list is headed by."""
    serial = _MEMBER.match(text, at)
    doctype = listed_type(text, so, rules) if serial is not None else None
    if serial is None or doctype is None or not doctype.short:
        return None
    return Draft("numbered", so, serial.end(), doctype.code, serial[1], inherits=True, read_by="short number")


class Serial(NamedTuple):
    """A type word and, at `at`, what follows it; `so` where "số" stands between, `broken` where a line ends there."""

    text: str
    start: int
    at: int
    doctype: DocumentType
    so: bool
    broken: bool
    rules: Rules


def _anchors(text: str, rules: Rules) -> Iterator[tuple[bool, int, int]]:
    """Where a serial may begin: whether behind "số", where a type word would end, and where the serial stands."""
    for pattern in _AFTER_SO:
        for so in pattern.finditer(text):
            yield True, so.start(), so.end()
    for slash in _YEAR_BEHIND.finditer(text):
        before = _symbol_before(rules).match(text, max(0, slash.start() - _SYMBOL_REACH), slash.start())
        if before is not None:
            yield False, before.start("blank"), before.start("serial")
    for digit in _after_type_word(rules).finditer(text):
        gap = _GAP.match(text, 0, digit.start())
        if gap is not None:
            yield False, gap.start(), digit.start()


def _place(text: str, so: bool, end: int, at: int, rules: Rules) -> Serial | None:
    """The type word that ends at `end`, where it is of a type that is cited by serial; no blank line up to `at`."""
    lines = text.count("\n", end, at)
    word = type_before(text, end, rules) if lines < 2 else None
    if word is None or not (word.doctype.short if so else word.doctype.bare):
        return None
    return Serial(text, word.start, at, word.doctype, so, lines == 1, rules)


def _first_reading(place: Serial) -> Draft | None:
    for reading in READINGS:
        draft = reading(place)
        if draft is not None:
            return draft
    return None


# --- what stands behind the type word --------------------------------------------------------------------------------


def serial_left_blank(place: Serial) -> Draft | None:
    """ "Kế hoạch số:      /KH-UBND", in a draft not yet numbered."""
    found = BLANK.match(place.text, place.at)
    if found is None:
        return None
    number = clean_number(found.group()).lstrip(".…_")
    draft = Draft("numbered", place.start, found.end(), place.doctype.code, number, read_by="blank number")
    draft.notes.append(("blank_number", "the serial is not filled in"))
    return draft


_BEFORE_SYMBOL = 7  # characters: a serial and its dash


def old_number(place: Serial) -> Draft | None:
    """ "Nghị định 14-CP", "Công văn số 1511LĐTBXH-CATLĐ": of before 1998, or its slash lost by a scan."""
    found = AFTER_TYPE.match(place.text, place.at)
    if found is None:
        return None
    number = clean_number(found.group())
    draft = Draft("numbered", place.start, found.end(), place.doctype.code, number, read_by="type + old number")
    if "/" not in number and len(split_number(number).groups) > 1 and "-" not in number[:_BEFORE_SYMBOL]:
        draft.notes.append(("ocr_suspect", "a slash seems lost in the number"))
    return draft


_BESIDE = compiled(rf"({SERIAL})[ ]{{1,2}}({GROUP}(?:-{GROUP}){{0,3}})(?![\w/&-])")
_STAND_ALONE = ("government", "prime_minister")  # whose symbol was the whole of an old number: 245/TTg, 14-CP


def blank_for_slash(place: Serial) -> Draft | None:
    """ "Công văn số 15402 TC-CSTC", "Quyết định số 245 TTg"; in "Quyết định số 12 UBND tỉnh" a word is missing."""
    found = _BESIDE.match(place.text, place.at)
    if found is None or not _is_symbol(found[2], place):
        return None
    number = f"{found[1]}/{found[2]}"
    draft = Draft("numbered", place.start, found.end(), place.doctype.code, number, read_by="type + old number")
    draft.notes.append(("repaired_number", f"{found.group()!r} is read as {number}"))
    return draft


def _is_symbol(letters: str, place: Serial) -> bool:
    """Whether letters beside a serial are of its number: a type's and a body's, or those that stood alone."""
    first, *others = symbol_groups(f"1/{letters}", place.rules)
    row = row_of_symbol(first, place.rules)
    if others:
        return row is not None or place.rules.type_of_symbol(first) is not None
    return first in place.doctype.symbols or (row is not None and row["level"] in _STAND_ALONE)


# Behind "số" any serial but a quantity; else only before punctuation and a few words.
_NUMBERED = compiled(rf"({SERIAL})(?=[\s,.;:)”\"“]|$)(?!\s*(?:%|đồng|triệu|tỷ|người|ngày\s+làm))")


@per_rules
def _bare(rules: Rules) -> regex.Pattern[str]:
    # "Nghị quyết 29," · "Nghị định 54 của"; not "quy định 1,5 lần", "Dự án 4: Nâng cao năng lực"
    mark = r"[,.](?!\d)|[;)(”\"“]|(?<=\d\d\s*):"
    return compiled(rf"({SERIAL})(?=\s*(?:{mark}|$|(?:{rules.phrases('follows_short_number')})\b))")


def serial_alone(place: Serial) -> Draft | None:
    """ "Nghị quyết số 29", "Nghị định 54"."""
    found = _NUMBERED.match(place.text, place.at) if place.so else _bare(place.rules).match(place.text, place.at)
    if found is None or not (place.so or found[1].isdigit()):
        return None
    if place.broken and place.text[found.end() : found.end() + 1] in (".", ")"):
        return None  # "... các nghị định", "2. Tổ chức ...": the label of the next item
    if _is_count(place, found) or _is_form(place):
        return None
    return Draft("numbered", place.start, found.end(), place.doctype.code, found[1], read_by="short number")


_YEAR = compiled(r"(?:19|20)\d\d")
_OF_OR_DATED = compiled(r"\s+(?:của|ngày)\s")


def _is_count(place: Serial, serial: regex.Match[str]) -> bool:
    """Whether the number is no document's: "báo cáo 3, 6, 9 tháng", "kế hoạch 1, 2", "Kế hoạch 2024".

    Behind "số" only "khu quy hoạch số 3", of a type that is never cited without: "biên bản số 3 ngày 5/4/2024" is one.
    """
    if place.so and (place.doctype.bare or not place.doctype.common_noun):
        return False
    if not place.so and _YEAR.fullmatch(serial[1]) and not place.doctype.act:
        return True
    if _OF_OR_DATED.match(place.text, serial.end()):
        return False
    small, one = place.text[place.start].islower(), len(serial[1]) == 1
    if place.so:
        return small
    if place.doctype.common_noun:
        return small or one
    return small and one


_WORD_BEFORE = compiled(r"(?r)(\w+)\s+")


def _is_form(place: Serial) -> bool:
    """ "Mẫu biên bản số 01": the number is the form's."""
    before = _WORD_BEFORE.match(place.text, 0, place.start)
    return before is not None and before[1].lower() in place.rules.form_words


_WITH_YEAR = compiled(rf"({SERIAL})/((?:19|20)\d\d)(?![\w/]|-\w)")


_MONTHS = 12
_LETTERS = "abcdđABCDEGHĐ"  # behind a serial: 30a


def serial_and_year(place: Serial) -> Draft | None:
    """ "NĐ 123/2020", "Thông tư số 78/2021": of a type that bears its year; "Kế hoạch 12/2020" is of December.

    "QĐ 1068/2025" is of no month, and so much abbreviated cites.
    """
    symbol = place.text[place.start : place.at].strip() in place.doctype.symbols
    found = _WITH_YEAR.match(place.text, place.at) if place.doctype.yearly or symbol else None
    if found is None or (not place.doctype.yearly and int(found[1].rstrip(_LETTERS)) <= _MONTHS):
        return None
    draft = Draft("numbered", place.start, found.end(), place.doctype.code, found.group(), read_by=_WITH_ITS_YEAR)
    draft.year = int(found[2])
    return draft


READINGS: tuple[Callable[[Serial], Draft | None], ...] = (
    serial_left_blank, old_number, blank_for_slash, serial_and_year, serial_alone,
)  # fmt: skip
