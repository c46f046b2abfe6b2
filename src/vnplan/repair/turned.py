"""Numbers whose parts stand in a wrong order or behind a wrong sign: "24/NĐ-CP/2021", "24-2021-NĐ-CP", "NQ-29/TW".

Slips of the pen, and no damage: the parts are all there, and only one number can be made of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from vnplan.compiled import compiled, plain_re
from vnplan.repair.draft import PLAIN, Repair
from vnplan.repair.symbols import is_known
from vnplan.repair.witnesses import NUMBER
from vnplan.scan.types import type_before
from vnplan.tables.bodies import CENTRAL
from vnplan.tables.body_symbols import row_of_symbol
from vnplan.tables.rules import Rules

_Found = re.Match[str] | regex.Match[str]
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_BODY = r"(?P<body>[A-ZĐ][A-Za-zĐ]{1,9})"
_SYMBOL = rf"(?P<symbol>(?P<type>[A-ZĐ]{{2,4}})[-–]{_BODY}|(?:UBTV)?QH\d\d)"
_ANY = _SYMBOL.replace("[-–]", "[-–/]", 1)  # "QĐ/TTg" too
_ALONE = r"(?![\w/\\-]|\.\w)"

_SERIAL = compiled(r"(?r)(?<![\w/\\.,-])\d{1,4}")
_SO = compiled(r"(?r)(?<!\w)(?:[Ss]ố|SỐ)[\s:]{1,3}")
_REACH = 8  # characters: a serial, or "số" and a colon


def _serial_before(found: _Found) -> regex.Match[str] | None:
    return _SERIAL.match(found.string, max(0, found.start() - _REACH), found.start())


def _bears_year(found: _Found, rules: Rules) -> bool:
    """Whether its symbol is of a type that bears the year, of a body of the centre; or the National Assembly's."""
    type, body = found["type"], found["body"]
    if type is None or body is None:
        return True
    doctype, row = rules.type_of_symbol(type), row_of_symbol(body, rules)
    return doctype is not None and bool(doctype.yearly) and row is not None and row["level"] in CENTRAL


# --- the year behind, or first ---------------------------------------------------------------------------------------

_YEAR_BEHIND = plain_re(rf"/(?<![IVX]{{2}}/)(?<! [IVX]/)(?:(?<=[A-ZĐ]/)|(?<=QH\d\d/)){_YEAR}{_ALONE}")
_BEFORE_YEAR = compiled(rf"(?r)(?<![\w/.,-])(?P<serial>\d{{1,4}})[/-]{_ANY}")
_LONGEST = 24  # characters: a serial and a symbol


def year_behind(found: _Found, rules: Rules) -> Iterator[Repair]:
    """ "Nghị định số 24/NĐ-CP/2021", "Luật số 43/QH14/2019": of a type that bears the year behind the serial."""
    before = _BEFORE_YEAR.match(found.string, max(0, found.start() - _LONGEST), found.start())
    if before is not None and _bears_year(before, rules):
        right = f"{before['serial']}/{found['year']}/{before['symbol']}"
        yield Repair(before.start(), found.end(), right, NUMBER, PLAIN)


_YEAR_FIRST = plain_re(rf"/(?:(?<=\D(?:19|20)\d\d/))(?P<serial>\d{{1,3}})/{_SYMBOL}{_ALONE}")
_DIGITS = 4


def year_first(found: _Found, rules: Rules) -> Iterator[Repair]:
    """ "Luật số 2019/43/QH14", "Nghị định số 2021/24/NĐ-CP"."""
    start = found.start() - _DIGITS
    before = found.string[start - 1]
    if before not in "/.,-–_\\" and not before.isalnum() and _bears_year(found, rules):
        right = f"{found['serial']}/{found.string[start : found.start()]}/{found['symbol']}"
        yield Repair(start, found.end(), right, NUMBER, PLAIN)


# --- other signs than slashes ----------------------------------------------------------------------------------------

_SIGNS = {
    "-": plain_re(rf"-{_YEAR}[-/]{_ANY}{_ALONE}"),
    "–": plain_re(rf"–{_YEAR}[–/]{_ANY}{_ALONE}"),
    "\\": plain_re(rf"\\{_YEAR}\\{_SYMBOL}{_ALONE}"),
    ".": plain_re(rf"\.{_YEAR}\.{_SYMBOL}{_ALONE}"),
}
_SLASH_AND_DASH = plain_re(rf"/{_YEAR}[-–](?=[A-ZĐ]{{2,4}}[-–/]){_ANY}{_ALONE}")


def signs_for_slashes(text: str, rules: Rules) -> Iterator[Repair]:
    """ "Nghị định số 24-2021-NĐ-CP", "24.2021.NĐ-CP"."""
    for sign, pattern in _SIGNS.items():
        if sign in text:
            for found in pattern.finditer(text):
                yield from slash_and_dash(found, rules)


def slash_and_dash(found: _Found, rules: Rules) -> Iterator[Repair]:
    """ "22/2021-TT-BGDĐT", "24/2021-NĐ/CP"; of a type that local bodies issue too behind "số" or its name alone."""
    before = _serial_before(found)
    if before is not None and (_bears_year(found, rules) or _is_number(found, before.start(), rules)):
        right = f"{before[0]}/{found['year']}/{found['symbol']}"
        yield Repair(before.start(), found.end(), right, NUMBER, PLAIN)


def _is_number(found: _Found, start: int, rules: Rules) -> bool:
    if found["type"] not in rules.type_symbols or not is_known(found["body"], rules):
        return False
    so = _SO.match(found.string, max(0, start - _REACH), start)
    return so is not None or type_before(found.string, start, rules) is not None


# --- the type first --------------------------------------------------------------------------------------------------

_TYPE_FIRST = plain_re(rf"/{_YEAR}/{_BODY}{_ALONE}")
_BEFORE_BODY = compiled(r"(?r)(?<![\w/-])(?P<type>[A-ZĐ]{2,4})[-– ](?P<serial>\d{1,4})")


def type_first(found: _Found, rules: Rules) -> Iterator[Repair]:
    """ "Nghị định số NĐ-24/2021/CP", "NĐ 24/2021/CP"."""
    before = _BEFORE_BODY.match(found.string, max(0, found.start() - _PARTY_REACH), found.start())
    doctype = rules.type_of_symbol(before["type"]) if before is not None else None
    row = row_of_symbol(found["body"], rules) if doctype is not None and doctype.yearly else None
    if before is not None and row is not None and row["level"] in CENTRAL:
        right = f"{before['serial']}/{found['year']}/{before['type']}-{found['body']}"
        yield Repair(before.start(), found.end(), right, NUMBER, PLAIN)


_TURNED = plain_re(r"/TW(?![\w/-])")
_BEFORE_TURNED = compiled(r"(?r)số[\s:]{1,3}(?P<number>(?P<type>[A-ZĐ]{2,3})[-–](?P<serial>\d{1,4}))")
_PARTY_REACH = 16  # characters: "số", a symbol and a serial


def party_turned_round(text: str, rules: Rules) -> Iterator[Repair]:
    """ "Nghị quyết số NQ-29/TW": the serial goes first, 29-NQ/TW."""
    for found in _TURNED.finditer(text):
        before = _BEFORE_TURNED.match(text, max(0, found.start() - _PARTY_REACH), found.start())
        if before is not None and is_known(before["type"], rules):
            yield Repair(*before.span("number"), f"{before['serial']}-{before['type']}", NUMBER, PLAIN)


# --- a year of two digits, letters that have lost their mark, a term apart -------------------------------------------

_SHORT_YEAR = plain_re(rf"/(?P<year>\d\d)/{_SYMBOL}{_ALONE}")
_CENTURY_ENDS = 45  # no number of this state is older than 1945


def year_of_two_digits(found: _Found, rules: Rules) -> Iterator[Repair]:
    """ "Nghị định số 24/21/NĐ-CP"."""
    if _serial_before(found) is not None and found["type"] and _bears_year(found, rules):
        century = "20" if int(found["year"]) < _CENTURY_ENDS else "19"
        yield Repair(found.start("year"), found.start("year"), century, NUMBER, PLAIN)


_ENGLISH = compiled(r"(?r)(?<!\w)No\.?\s{0,2}")
_UNMARKED = plain_re(rf"/(?:(?:19|20)\d\d/)?(?P<type>ND|QD)-{_BODY}{_ALONE}")


def type_unmarked(found: _Found, rules: Rules) -> Iterator[Repair]:
    """ "24/2021/ND-CP", "131/QD-TTg", before the symbol of a body; in English ("Decree No. ") it is no slip."""
    before = _serial_before(found)
    english = before is not None and _ENGLISH.match(found.string, max(0, before.start() - _REACH), before.start())
    if before is not None and not english and row_of_symbol(found["body"], rules) is not None:
        yield Repair(*found.span("type"), found["type"].replace("D", "Đ"), NUMBER, PLAIN)


_SMALL = plain_re(rf"/(?:(?:19|20)\d\d/)?(?P<symbol>(?P<type>[a-zđ]{{2,3}})-(?P<body>[a-zđ]{{2,7}})){_ALONE}")


def small_letters(found: _Found, rules: Rules) -> Iterator[Repair]:
    """ "Nghị định số 24/2021/nđ-cp", "131/qđ-ttg"."""
    type, row = found["type"].upper(), rules.issuer_rows.get(found["body"].upper())
    if type in rules.type_symbols and row is not None and _serial_before(found) is not None:
        yield Repair(*found.span("symbol"), f"{type}-{row['symbol']}", NUMBER, PLAIN)


_TERM_APART = plain_re(r"/(?:(?:19|20)\d\d/)?(?:UBTV)?QH(?P<sign>[-–])(?:1\d|[1-9])(?!\w)")


def term_apart(found: _Found, rules: Rules) -> Iterator[Repair]:
    """ "Luật số 43/2019/QH-14"."""
    yield Repair(*found.span("sign"), "", NUMBER, PLAIN)


# --- all of them -----------------------------------------------------------------------------------------------------

AT_A_SLASH = {
    year_behind: _YEAR_BEHIND, year_first: _YEAR_FIRST, type_first: _TYPE_FIRST, year_of_two_digits: _SHORT_YEAR,
    slash_and_dash: _SLASH_AND_DASH, type_unmarked: _UNMARKED, small_letters: _SMALL, term_apart: _TERM_APART,
}  # fmt: skip
"""The rules on what stands behind a slash, each with what it looks for."""
_ODD = plain_re(
    r"/(?!\d\d?/\d|(?:\d{4}/)?(?![NQ]D-)[A-ZĐ][A-ZĐa-z]*+-[A-ZĐ])"
    r"(?=(?:\d{4}/)?[a-zđ]{2,3}-[a-zđ]|\d{1,3}/[A-ZĐ]|\d{4}[-–][A-ZĐ]"
    r"|(?:\d{4}/)?(?:[NQ]D-|[A-ZĐ]{2,7}[-–]1?\d|[A-ZĐ][A-Za-zĐ]{1,9}(?![\w-]))"
    r"|(?:(?<=[A-ZĐ]/)|(?<=QH\d\d/))(?:19|20)\d\d(?!/))"
)


def at_a_slash(text: str, rules: Rules) -> Iterator[Repair]:
    """What any of `AT_A_SLASH` finds, at the few slashes that are none of a number in order, nor of a day."""
    for slash in _ODD.finditer(text):
        for rule, pattern in AT_A_SLASH.items():
            found = pattern.match(text, slash.start())
            if found is not None:
                yield from rule(found, rules)


RULES = (at_a_slash, signs_for_slashes, party_turned_round)
