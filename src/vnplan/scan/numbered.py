"""Documents cited by number: from the slash of the number back to its type word and on to its date."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import regex

from vnplan.compiled import compiled, plain_re
from vnplan.scan.dated import date_behind
from vnplan.scan.draft import Draft
from vnplan.scan.law_names import in_amending_name, law_names, name_before, name_end
from vnplan.scan.laws import amended, law_type
from vnplan.scan.shared import goes_on_with_serials
from vnplan.scan.types import TypeWord, disagrees, symbol_type, type_before
from vnplan.tables.body_symbols import symbol_groups
from vnplan.tables.patterns import numbered_groups
from vnplan.tables.rows import DocumentType, Row
from vnplan.tables.rules import Rules, per_rules
from vnplan.text.dates import read_date
from vnplan.text.symbols import NUMBER, SERIAL, clean_number, run_together, split_number

# The slash of a number: capitals right behind it, or a year and another slash.
_SLASH = plain_re(r"/\s{0,2}(?:\d{2,5}\s?(?:/\s?|-(?=QH|UB)))?[A-ZĐ]")
_GROUP = r"(?:\s?[-–]?\s?[A-ZĐ][A-Za-zĐđi]{0,5}\d{0,2})?"  # -NQ (29-NQ/TW) · CV (858CV/ĐUK)
_BEFORE_SLASH = compiled(rf"(?r)(?:(?<![\w/.,=])|(?<=số))(?P<first>\d{{1,3}}-)?({SERIAL}){_GROUP}\s{{0,2}}")
_SERIAL_REACH = 16  # characters: a serial and a group before the slash


def numbered(text: str, rules: Rules) -> Iterator[Draft]:
    """Citations with a number and symbol: "Quyết định số 2457/QĐ-BGDĐT ngày 23/8/2023"."""
    before: Draft | None = None
    reach = 0
    for slash in _SLASH.finditer(text):
        span = _number_at(text, slash.start()) if slash.start() >= reach else None
        if span is None or in_amending_name(text, *span, law_names(rules)):
            continue
        draft = _read(text, span, before, rules)
        if draft is None:
            continue
        before, reach = draft, span[1]
        yield draft
        law = rules.laws.get(draft.type or "")
        if law is not None:
            yield from amended(text, draft, draft.start + len(law.name), law_names(rules))


def _number_at(text: str, slash: int) -> tuple[int, int] | None:
    """The number that holds the slash."""
    before = _BEFORE_SLASH.match(text, max(0, slash - _SERIAL_REACH), slash)
    if before is None:
        return None
    number = NUMBER.match(text, before.start())
    if number is None and before["first"]:  # "từ 1-10/QĐ-X": no double serial
        number = NUMBER.match(text, before.end("first"))
    return number.span() if number is not None and number.end() > slash else None


_SO = compiled(r"(?r)(?:số\s+)?(?:[Ss]ố|SỐ|s ố|só|sô)\s{0,2}[:.]?\W{0,3}")
_SO_REACH = 70  # characters: no run of blanks inside "số   :   12/QĐ-X" is longer


def _read(text: str, span: tuple[int, int], before: Draft | None, rules: Rules) -> Draft | None:
    """The citation whose number stands at `span`; `before` is the one before it."""
    start, end = span
    raw = text[start:end]
    number = clean_number(raw)
    parts = split_number(number)
    so = _SO.match(text, max(0, start - _SO_REACH), start)
    head = so.start() if so else start
    groups = symbol_groups(number, rules)
    told, word = symbol_type(groups, rules), type_before(text, head, rules)
    draft = _first_reading(Candidate(text, start, end, head, so is not None, word, number, groups, told, before, rules))
    if draft is None:
        return None
    draft.year = parts.year or draft.year
    if raw != number:
        code = "broken_line" if "\n" in raw else "repaired_number"
        draft.notes.append((code, f"{' '.join(raw.split())!r} is read as {number}"))
    if run_together(parts):
        draft.notes.append(("ocr_suspect", f"a slash may be lost before the year in {number}"))
    draft.end = date_behind(text, end, draft)
    return draft


# --- what a number is the number of ----------------------------------------------------------------------------------


class Candidate(NamedTuple):
    """Where a number stands, and what stands before it.

    `head` is where a type word would end, `so` whether "số" stands behind it, `word` that type word; `groups` are those
    of the number's symbol, and `told` is the type that it tells.
    """

    text: str
    start: int
    end: int
    head: int
    so: bool
    word: TypeWord | None
    number: str
    groups: tuple[str, ...]
    told: str | None
    before: Draft | None
    rules: Rules


def _first_reading(place: Candidate) -> Draft | None:
    for reading in READINGS:
        draft = reading(place)
        if draft is not None:
            return draft
    return None


def by_amending_law(place: Candidate) -> Draft | None:
    """ "Luật sửa đổi, bổ sung một số điều của 9 luật số 56/2024/QH15": how many laws it changes is in its name."""
    word = place.word
    if (
        word is None
        or not place.text[word.start].islower()
        or not place.groups
        or not _LAW_SYMBOL.match(place.groups[0])
    ):
        return None
    draft = by_law_name(place)
    if draft is None or draft.start >= word.start:
        return None
    name = _LAW_CHANGING.match(place.text, draft.start, word.start)
    end = name_end(place.text, name.end("law"), law_names(place.rules)) if name is not None else None
    return draft if end is not None and word.start < end <= place.head else None


_LAW_CHANGING = plain_re(r"(?P<law>Luật|LUẬT)\s+(?:[Ss]ửa|SỬA)\s")


def by_law_named_as_a_type(place: Candidate) -> Draft | None:
    """ "Luật Quy hoạch số 21/2017/QH14": the word before the number is the law's name, no type."""
    word = place.word
    if word is None or word.doctype.issuer or place.text[word.start].islower():
        return None
    if not place.groups or not _LAW_SYMBOL.match(place.groups[0]):
        return None
    law = type_before(place.text, word.start, place.rules)
    if law is None or law.doctype.code != place.told:
        return None
    end = name_end(place.text, law.start + len(law.doctype.name), law_names(place.rules))
    if end is None or place.text[end : place.head].strip():
        return None
    return Draft("numbered", law.start, place.end, law.doctype.code, place.number, read_by="type + number")


def by_first_of_two_types(place: Candidate) -> Draft | None:
    """ "Thông báo ý kiến kết luận số 45-TB/TU": the symbol is that of the type further left."""
    told, word = place.told, place.word
    if told is None or not place.so or word is None:
        return None
    if word.doctype.code == told or word.doctype.stands == "any" or not place.text[word.start].islower():
        return None
    start = _type_behind_words(place.text, place.head, place.rules.types[told])
    if start is None or not place.text[start].isupper():
        return None
    return Draft("numbered", start, place.end, told, place.number, read_by="type with other words + number")


def by_type_word(place: Candidate) -> Draft | None:
    """ "Quyết định số 2457/QĐ-BGDĐT"; of "văn bản số 87/TB-VPCP" the symbol tells the type."""
    word, told = place.word, place.told
    if word is None:
        return None
    code = word.doctype.code
    consolidated = place.rules.stands(told, "consolidated")
    if word.doctype.stands == "any" or consolidated:  # "Nghị định số 12/VBHN-BTC" is no decree
        code = told or code
    draft = Draft("numbered", word.start, place.end, code, place.number, read_by="type + number")
    if not consolidated and disagrees(word.doctype, place.groups, place.rules):
        draft.notes.append(("type_symbol_mismatch", f"{word.doctype.name} does not go with {place.number}"))
    return draft


_LAW_SYMBOL = compiled(r"^(?:QH|UBTVQH|L$|LCT|PL$|CTN|HĐNN|SL)")


def by_law_name(place: Candidate) -> Draft | None:
    """ "Luật Thi đua, khen thưởng số 15/2003/QH11": the name stands between."""
    if not place.groups or not _LAW_SYMBOL.match(place.groups[0]):
        return None
    start = name_before(place.text, place.head, law_names(place.rules))
    if start is None:
        return None
    return Draft("numbered", start, place.end, law_type(place.text, start), place.number, read_by="type + number")


def by_dated_type(place: Candidate) -> Draft | None:
    """ "văn bản đề ngày 29/10/2025 số 16/CV-HTX": the day stands before the number."""
    day = _DAY_BEFORE.match(place.text, max(0, place.head - _DAY_REACH), place.head)
    word = type_before(place.text, day.start(), place.rules) if day is not None else None
    written = read_date(place.text, day.start("day")) if day is not None else None
    if word is None or written is None:
        return None
    code = (place.told if word.doctype.stands == "any" else None) or word.doctype.code
    return Draft(
        "numbered", word.start, place.end, code, place.number, written.date, written.year,
        read_by="type + day + number",
    )  # fmt: skip


_DAY = r"ngày\s+\d{1,2}(?:[/.-]|\s+tháng\s+)\d{1,2}(?:[/.-]|\s+năm\s+)\d{4}"
_DAY_BEFORE = compiled(rf"(?r)\s+(?:(?:đề|ký)\s+)?(?P<day>{_DAY})\s*,?\s+")
_DAY_REACH = 50  # characters: a day in words and what stands around it


def by_type_of_a_body(place: Candidate) -> Draft | None:
    """ "Tờ trình của UBND huyện Vũ Thư số 66/TTr-UBND", "Công văn của Sở Y tế ngày 5/4/2024 số 55/SYT-VP"."""
    found = _OF_BODY.match(place.text, max(0, place.head - _OF_BODY_REACH), place.head) if place.so else None
    word = type_before(place.text, found.start(), place.rules) if found is not None and place.groups else None
    if found is None or word is None:
        return None
    code = word.doctype.code if place.told is None and word.doctype.stands == "letter" else place.told
    if code is None or (word.doctype.stands != "any" and word.doctype.code != code):
        return None
    body, day = " ".join(found["body"].split()), read_date(place.text, found.start("day")) if found["day"] else None
    dated = (day.date, day.year) if day is not None else (None, None)
    return Draft("numbered", word.start, place.end, code, place.number, *dated, issuer=body, read_by="type of a body")


# the body between, by words that no sentence goes on with
_OF_BODY = compiled(
    r"(?r)\s+của\s+(?P<body>(?=\p{Lu})[^\s,;:.()\d]+(?:[ \n](?!(?:về|tại|theo|đã|có|ban|do|ngày)\s)"
    rf"[^\s,;:.()\d]+){{0,11}}?)(?:\s+(?P<day>{_DAY}))?,?\s+"
)
_OF_BODY_REACH = 120  # characters: a body's name and a day


def by_distant_type(place: Candidate) -> Draft | None:
    """ "Báo cáo thẩm tra số 12/BC-HĐND": only words between, and the symbol tells the same type."""
    code = place.told
    if not place.so or code is None:
        return None
    start = _type_behind_words(place.text, place.head, place.rules.types[code])
    if start is None or _is_else(place):
        return None
    return Draft("numbered", start, place.end, code, place.number, read_by="type with other words + number")


def by_opening_type(place: Candidate) -> Draft | None:
    """ "Quyết định đưa vụ án ra xét xử số 45/2020/QĐXXST-HS": the symbol is in no table, small letters between."""
    if not place.so or not place.groups or place.told is not None:
        return None
    found = _opening_type(place.rules).match(place.text, max(0, place.head - _BETWEEN_REACH), place.head)
    if found is None or _is_else(place):
        return None
    code = place.rules.type_names[" ".join(found["type"].lower().split())].code
    return Draft(
        "numbered", found.start("type"), place.end, code, place.number, read_by="type with other words + number"
    )


@per_rules
def _opening_type(rules: Rules) -> regex.Pattern[str]:
    """A type's name with a capital, and up to nine words in small letters behind it, read backwards."""
    names = sorted({doctype.name for doctype in rules.types.values()}, key=len, reverse=True)
    words = "|".join(regex.escape(name).replace(r"\ ", r"\s+") for name in names)
    other = rules.any_word("no_name")  # "và", "của" are not in the name of a document
    return compiled(rf"(?r)(?<!\w)(?P<type>{words})(?:\s+(?!(?:{other})\s)\p{{Ll}}+){{1,9}}\s+")


def by_symbol(place: Candidate) -> Draft | None:
    """ "số 12/QĐ-UBND", "QĐ" alone, or one more of a list: a number without type word."""
    if not place.groups or not (place.so or place.told is not None or _goes_on(place)):
        return None
    if _is_else(place) or _of_a_thing(place):
        return None
    return Draft(
        "numbered", place.head, place.end, place.told or place.rules.letter, place.number, inherits=True,
        read_by="number without type",
    )  # fmt: skip


READINGS: tuple[Callable[[Candidate], Draft | None], ...] = (
    by_amending_law, by_law_named_as_a_type, by_first_of_two_types, by_type_word, by_law_name, by_dated_type,
    by_type_of_a_body, by_distant_type, by_opening_type, by_symbol,
)  # fmt: skip

_JOINS = compiled(r"\s*(?:[,;]|và|hoặc|[,;]\s*và)\s*")


def _goes_on(place: Candidate) -> bool:
    """Whether the number goes on with a list: only a comma or "và" before it: "Công văn số 12, |13/X-Y|"."""
    before = place.before
    if before is None or before.end >= place.start or not _JOINS.fullmatch(place.text, before.end, place.start):
        return goes_on_with_serials(place.text, place.start, place.rules)
    return True


_BETWEEN = compiled(r"(?:\s+(?!(?:và|theo|tại|kèm|hoặc)\s)[\p{L}]+,?){1,9}\s+")
_BETWEEN_REACH = 80  # characters: a type and nine words


def _type_behind_words(text: str, end: int, doctype: DocumentType) -> int | None:
    """Start of the type's name, or its symbol, where only words stand between it and `end`."""
    for name in (doctype.name, doctype.name.lower(), *doctype.symbols):
        at = text.rfind(name, max(0, end - _BETWEEN_REACH), end)
        if at >= 0 and not text[at - 1].isalpha() and _BETWEEN.fullmatch(text, at + len(name), end):
            return at
    return None


# --- numbers of something else ---------------------------------------------------------------------------------------

ELSE_REACH = 90  # characters: the words that tell what a number is of, read backwards from it


def _is_else(place: Candidate) -> bool:
    """Whether the number is a form's, a licence's or a telephone's; in English it may be a document's."""
    pattern, rows = not_a_number(place.rules)
    found = pattern.match(place.text, max(0, place.start - ELSE_REACH), place.start)
    return found is not None and rows[(found.lastindex or 1) - 1]["reason"] != "english"


_LETTERS = 2  # of a symbol that tells no type: "XK", "P"; a body's has more


@per_rules
def _noun(rules: Rules) -> regex.Pattern[str]:
    """A word that may be a noun, read backwards."""
    other = rf"{rules.any_word('no_name')}|mang|mang\s+theo|ngày|năm"
    return compiled(rf"(?r)(?<!\w)(?!(?:{other})\s)\p{{Lu}}?\p{{Ll}}+\s+")


_OF_NOUN = 24  # characters: a syllable and the blanks behind it


def _of_a_thing(place: Candidate) -> bool:
    """ "bể chứa số 14/XK": one or two letters that tell no type, behind a noun that is none."""
    if not place.so or place.told is not None or len(place.groups) > 1 or len(place.groups[0]) > _LETTERS:
        return False
    if place.groups[0] in place.rules.issuer_rows or split_number(place.number).year is not None:
        return False
    return _noun(place.rules).match(place.text, max(0, place.head - _OF_NOUN), place.head) is not None


@per_rules
def not_a_number(rules: Rules) -> tuple[regex.Pattern[str], list[Row]]:
    """The words that make a number something else than a document's, as one pattern read backwards; a group a row."""
    rows = rules.tables["unread"]
    words = numbered_groups([row["pattern"] for row in rows])
    return compiled(rf"(?r)(?<!\w)(?:{words})\s{{0,3}}+(?:[A-Z]\d{{0,12}}[.\-]?)?"), rows
