"""Numbers that a scan has cut or run together: "6 0/2021/NĐ-CP", "22/20 21/TT-BYT", "4216UBND-NC", "29-NQITW"."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from itertools import chain

import regex

from vnplan.compiled import compiled, plain_re
from vnplan.repair.cues import cue_word
from vnplan.repair.draft import Repair
from vnplan.repair.symbols import is_known
from vnplan.repair.witnesses import NUMBER
from vnplan.repair.words import type_word
from vnplan.scan.types import type_before
from vnplan.tables.rules import Rules, shipped
from vnplan.text.rare import Rare

# --- a blank inside --------------------------------------------------------------------------------------------------

_CUT_SERIAL = compiled(
    r"(?r)(?:[Ss][ốôồổỗộóòỏõọ]\s{0,2}:?\s|(?<=\p{L} ))(?:\d{1,3}(?P<one> )\d|\d(?P<other> )\d{1,3}|\d\d(?P<two> )\d\d)"
)
_CUT_YEAR = compiled(r"(?r)(?<=\d/)(?:(?:19|20)(?P<half> )\d\d|[12](?P<first> )\d{3}|(?:19|20)\d(?P<last> )\d)")
_CUT_REACH = 16  # characters: "số", a serial and a blank


def blank_inside(text: str, start: int, end: int, rules: Rules) -> Iterator[Repair]:
    """ "Nghị định số 6 0/2021/NĐ-CP", "Nghị định 6 0/2021/NĐ-CP", "Thông tư số 22/20 21/TT-BYT": the digits before a
    slash, of which some stand apart; behind no type word "số 1 45/QĐ-UBND" may be the cells of a table.
    """
    if text[start - 1] != " " or text[start - 2] not in "0123456789":
        return
    found = _CUT_YEAR.match(text, max(0, start - _CUT_REACH), end)
    if found is None:
        found = _CUT_SERIAL.match(text, max(0, start - _CUT_REACH), end)
        if found is None or not _of_a_type(text, found, end, rules):
            return
        yield from _misread_type(text, found, end, rules)
    yield Repair(*found.span(found.lastgroup or 0), "", NUMBER)


def _of_a_type(text: str, found: regex.Match[str], slash: int, rules: Rules) -> bool:
    """Whether a type stands before "số", or one misread that the symbol tells: "Quyêt định sô 1 662/QĐ-TTg"."""
    sound = type_before(text, found.start(), rules) is not None
    return sound or next(_misread_type(text, found, slash, rules), None) is not None


def _misread_type(text: str, found: regex.Match[str], slash: int, rules: Rules) -> Iterator[Repair]:
    symbol = _FIRST_GROUP.match(text, slash)
    if symbol is not None:
        yield from type_word(text, found.start() + len("số "), symbol[1], rules)


_FIRST_GROUP = compiled(r"/([A-ZĐ]{1,5}(?![\wĐ]))")


# --- a serial and its year run together ------------------------------------------------------------------------------

CENTURIES = frozenset(("19", "20"))
"""What a year begins with."""
_RUN_TOGETHER = compiled(
    r"(?r)(?<![\w/.,\-])(?P<serial>[1-9]\d{0,2}|0[1-9]\d?)(?P<sign>[Il|!\]¡.\- ]?)(?P<year>(?:199|20[0-5])\d)"
)
_NO_LETTER = frozenset("Il|!]¡")  # between digits none of them is meant
_OF_NUMBER = compiled(r"(?r)[Ss]ố\s{0,2}:?\s")
_TYPE_BEHIND = compiled(r"/(?:([A-ZĐ]{1,5})(?=[-–])|(QH|UBTVQH)(?=\d\d(?!\w)))")


def year_run_together(text: str, slash: int, rules: Rules) -> Iterator[Repair]:
    """ "Nghị định số 302020/NĐ-CP", "Thông tư số 30I2020/TT-BYT": a type that bears the year, or the day tells it."""
    if text[slash - 5] == "/":
        return
    found = _RUN_TOGETHER.match(text, max(0, slash - _CUT_REACH), slash)
    of = _TYPE_BEHIND.match(text, slash)
    doctype = rules.type_of_symbol(of[1] or of[2]) if of else None
    if found is None or of is None or doctype is None or not _is_number(text, found, rules):
        return
    told, yearly = _YEAR_TOLD.match(text, slash), bool(doctype.yearly or of[2])
    sure = told[1] == found["year"] if told else yearly or found["sign"] in _NO_LETTER
    slot = _slot(found, yearly, text[slash + 1 : slash + 1 + _SYMBOL]) if sure else None
    if slot is not None:
        yield Repair(*slot, "/", NUMBER)
        yield from cue_word(text, found.start(), rules)
    if slot == found.span("sign"):
        yield from type_word(text, found.start(), of[1] or of[2], rules)


def _slot(found: regex.Match[str], yearly: bool, symbol: str) -> tuple[int, int] | None:
    """Where the slash belongs; "1012020/NĐ-CP" may be 101, or 10 and a slash."""
    serial, end = found["serial"], found.end("serial")
    if not found["sign"] and len(serial) == len("301") and serial.endswith("1"):
        return (end - 1, end) if _beyond(serial, found["year"], symbol) else None
    return found.span("sign") if yearly or found["sign"] or len(serial) > 1 else None


_SYMBOL = 24  # characters: no symbol is longer
_TOO_HIGH = 1.5  # times the highest serial known of a series: none of its year went so far


def _beyond(serial: str, year: str, symbol: str) -> bool:
    """ "3012020/NĐ-CP": of 2020 there is no decree 301, so its 1 is the slash misread."""
    groups = _GROUPS.match(symbol)
    highest = _highest().get((f"N/YYYY/{groups[0]}", year), 0) if groups else 0
    return bool(highest) and int(serial) > _TOO_HIGH * highest


_GROUPS = plain_re(r"[A-ZĐ][\wĐ]*(?:-[A-ZĐ][\wĐ]*)*")


@functools.cache
def _highest() -> dict[tuple[str, str], int]:
    """The highest serial known of each series and year."""
    out: dict[tuple[str, str], int] = {}
    for pattern, year, highest, once, _ in shipped("series")[1]:
        out[pattern, year] = max(out.get((pattern, year), 0), int(highest or 0), int(once or 0))
    return out


def _is_number(text: str, found: regex.Match[str], rules: Rules) -> bool:
    """Whether "số" stands before it, or where a sign parts it from its year, the word for its type."""
    start = found.start()
    if _OF_NUMBER.match(text, max(0, start - _CUT_REACH), start) is not None:
        return True
    return found["sign"] in _NO_LETTER and type_before(text, start, rules) is not None


_YEAR_TOLD = compiled(r"/[\w-]{2,24},?\sngày\s[^;.()\n]{3,24}?(?:năm\s|/)(\d{4})(?!\d)")

# --- a slash lost ----------------------------------------------------------------------------------------------------

_LOST = compiled(
    r"(?:[Ss]ố[\s:]{1,3})?(\d{1,5}(?:/\d{4})?)(?P<sign>[Il|]?)(?=[A-ZĐ]{2})([A-ZĐ&]{2,10}|TTr|CTr)"
    r"-([A-ZĐ&][A-ZĐa-z&]{1,9}(?:1\d)?)(?![\wĐ/])"
)
# its hyphen, behind letters that no slash stands before
_HYPHEN = plain_re(
    r"-(?<=[A-ZĐr&]-)(?<!/[A-ZĐ]{2}-)(?<!/[A-ZĐ]{3}-)(?<!/[A-ZĐ]{4}-)(?=[A-ZĐ&][A-ZĐa-z&]{1,9}(?:1\d)?(?![\wĐ/]))"
)
_BEFORE_HYPHEN = compiled(
    r"(?r)(?:[Ss]ố[\s:]{1,3}\d{1,5}(?:/\d{4})?|(?<![\w/.,\-])\d{1,5}/(?:19|20)\d\d)[l|]?[A-ZĐ&]{2}[A-ZĐr&]{0,8}"
)


def slash_lost(text: str, rules: Rules) -> Iterator[Repair]:
    """ "Công văn số 4216UBND-NC", "Nghị quyết số 90NQ-CP", "số 60/2021INĐ-CP": of two groups one is known."""
    for hyphen in _HYPHEN.finditer(text):
        before = _BEFORE_HYPHEN.match(text, 0, hyphen.start())
        found = _LOST.match(text, before.start()) if before is not None else None
        if found is None:
            continue
        sign, type, body = found.span("sign"), found[3], found[4]
        if sign[0] < sign[1] and type not in rules.type_symbols:  # "4216IDC-XYZ": a symbol that begins so
            sign, type = (sign[0], sign[0]), found["sign"] + type
        if is_known(type, rules) or is_known(body, rules) or is_known("B" + type, rules):
            yield Repair(*sign, "/", NUMBER)
            yield from type_word(text, found.start(1), type, rules)


_ASSEMBLY = plain_re(r"QH(?=1\d(?!\w))(?:(?<=[0-9]{4}QH)|(?<=[0-9]{4}UBTVQH))")
_BEFORE_ASSEMBLY = compiled(r"(?r)(?<=\d)(?P<slash>[/⁄]{1,3})(?:19|20)\d\d(?P<lost>)(?:UBTV)?")
_ASSEMBLY_REACH = 12  # characters: a slash, a year and "UBTV"


def assembly_slash_lost(text: str, rules: Rules) -> Iterator[Repair]:
    """ "Luật số 83/2025QH15", "Nghị quyết số 76//2025UBTVQH15": the National Assembly's numbers bear the year."""
    for found in _ASSEMBLY.finditer(text):
        at = found.start()
        before = _BEFORE_ASSEMBLY.match(text, max(0, at - _ASSEMBLY_REACH), at)
        if before is not None:
            yield Repair(*before.span("lost"), "/", NUMBER)
            if before["slash"] != "/":
                yield Repair(*before.span("slash"), "/", NUMBER)


# "TW", "TƯ", "TU" behind a blank or a type's letters; their rarest letter first
_BEHIND_T = r"(?<=[ A-ZĐl|]T.)(?![\w/-])"
_PARTY = (Rare("W", f"W{_BEHIND_T}"), Rare("Ư", f"Ư{_BEHIND_T}"), plain_re(f"U{_BEHIND_T}"))
_BEFORE_PARTY = compiled(r"(?r)số[\s:]{1,3}(?P<serial>\d{1,5})[-–](?P<type>[A-ZĐ]{2,3})(?P<blank>[ Il|]?)")
_PARTY_REACH = 16  # characters: "số", a serial, a type and a blank


def party_slash_lost(text: str, rules: Rules) -> Iterator[Repair]:
    """ "Nghị quyết số 18-NQ TW ngày", "Kết luận số 21-KLTW", "Chỉ thị số 33-CTITW"."""
    for found in chain.from_iterable(pattern.finditer(text) for pattern in _PARTY):
        at = found.end() - len("TW")
        before = _BEFORE_PARTY.match(text, max(0, at - _PARTY_REACH), at)
        if before is None or is_known(text[before.start("type") : found.end()], rules):
            continue
        if is_known(before["type"], rules):
            yield Repair(*before.span("blank"), "/", NUMBER)
            yield from type_word(text, before.start("serial"), before["type"], rules)
