"""Dates a scan has damaged: "ngày ló tháng 5 năm 20]6", "ngày 05 thắng T1 nám 2024", "ngày 23/11/20l8"."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import product

import regex

from vnplan.compiled import compiled, plain_re
from vnplan.repair.draft import DOUBT, Repair
from vnplan.tables.confusions import confusions, digits
from vnplan.tables.rules import Rules

_SIGN = r"[0-9IlLTOoóÓSŠšsZBGÌìi|!\]¡]"
_FIGURE = rf"(?:{_SIGN}{{1,3}}[.,]?|[0-3] \d)"
_APART = r"(?:19|20) \d\d|[12] \d{3}|(?:19|20)\d \d"  # a year with a blank inside
_OF_YEAR = rf"(?:{_SIGN}{{4}}|{_APART})"
# behind the day's word, which is clean or "ngay", "ngầy"
_IN_WORDS = (
    rf"(?P<d>{_FIGURE})\s{{0,2}}[-.]?\s?(?P<t>[Tt]h\wng|TH\wNG)(?P<g>[\s.:\-]{{1,2}})"
    rf"(?P<m>{_FIGURE})\s{{0,2}}[-.]?\s?(?P<n>[Nn]\wm|N\wM)\s{{0,2}}[-.]?\s?(?P<y>{_OF_YEAR})(?!\w)"
)
_IN_DIGITS = (
    rf"(?P<d>{_SIGN}{{1,2}}|[0-3] \d)(?P<a>[/.\-]{{1,2}})(?P<m>{_SIGN}{{1,2}}|[01] \d)(?P<b>[/.\-]{{1,2}})"
    rf"(?P<y>{_SIGN}{{4}}|(?:{_APART})(?=[,;.)\n]|\s(?:của|về|tại|và|quy)\s))(?![\w/])"
)
_CLEAN = r"(?!\d\d?/\d\d?/\d{4}|\d\d? tháng \d\d? năm \d{4}\b)"
_DATE = compiled(rf"gày\s{{1,2}}{_CLEAN}(?:{_IN_WORDS}|{_IN_DIGITS})")


def dates(text: str, rules: Rules) -> Iterator[Repair]:
    """What is damaged in the dates of a text: only where one day alone can be meant."""
    misread = confusions(rules)["digit"]
    for found in _DATE.finditer(text):
        read = {name: _tens(found[name].rstrip(".,").replace(" ", "")) for name in "dmy"}
        days = {
            day: dict(zip("dmy", day, strict=True))
            for day in product(*(digits(read[name], misread) for name in "dmy"))
            if _is_day(*day)
        }
        if len(days) != 1:
            continue
        (meant,) = days.values()
        for name, word in (("d", ""), ("t", "tháng"), ("m", ""), ("n", "năm"), ("y", "")):
            yield from _part(found, name, word or meant[name])
        if found["g"] not in (None, " "):
            yield Repair(*found.span("g"), " ", DOUBT)
        for name in "ab":
            if found[name] is not None and len(found[name]) > 1:
                yield Repair(*found.span(name), "/", DOUBT)


# "năm 2O24" alone, behind a law's name; no hand writes a sign among the digits of a year
_YEAR = plain_re(r"năm (?!\d{4})([12lI|!][09OoóÓ][0-9IlOoóÓSŠšsZBG|!]{2})(?!\w)")


def years(text: str, rules: Rules) -> Iterator[Repair]:
    """ "Luật Đất đai năm 2O24", "Bộ luật Lao động năm 20l9": where one year alone can be meant."""
    misread = confusions(rules)["digit"]
    for found in _YEAR.finditer(text):
        meant = {
            year for year in digits(found[1], misread) if len(year) == 4 and _FIRST_YEAR <= int(year) <= _LAST_YEAR
        }
        if len(meant) == 1:
            yield Repair(*found.span(1), meant.pop(), DOUBT)


def _tens(said: str) -> str:
    """ "ngày ó5/3/2020": the first of two figures of a day or a month is no 6."""
    return f"0{said[1:]}" if len(said) == len("05") and said[0] in "óÓ" else said


def _part(found: regex.Match[str], name: str, meant: str) -> Iterator[Repair]:
    said = found[name]
    if said is not None and said.lower() != meant:
        yield Repair(*found.span(name), meant.upper() if said.isupper() and meant.isalpha() else meant, DOUBT)


_FIRST_YEAR, _LAST_YEAR = 1930, 2060


def _is_day(day: str, month: str, year: str) -> bool:
    if len(day) > 2 or len(month) > 2 or not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        return False
    try:
        datetime.date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True
