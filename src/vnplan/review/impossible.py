"""Numbers that no document can have: serial nought, a year to come, another National Assembly than sat that year."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from vnplan.tables.terms import terms_of
from vnplan.text.symbols import Number, clean_number, split_number


class Impossible(NamedTuple):
    """Why a number cannot be: the code of the finding, and the values of its words."""

    code: str
    values: dict[str, object]


def impossible(number: str | None, this_year: int) -> Impossible | None:
    """Why there can be no document with this number; None where there can.

    >>> impossible("47/2019/QH12", 2026)
    Impossible(code='no_such_term', values={'number': '47/2019/QH12', 'year': 2019, 'right': '47/2019/QH14'})
    >>> impossible("0/2021/NĐ-CP", 2026).code, impossible("30/2031/NĐ-CP", 2026).code
    ('no_such_serial', 'year_to_come')
    """
    if not number:
        return None
    number = clean_number(number)
    parts = split_number(number)
    return next((said for rule in RULES if (said := rule(number, parts, this_year)) is not None), None)


def serial_nought(number: str, parts: Number, this_year: int) -> Impossible | None:
    """ "0/2021/NĐ-CP", "00/KH-UBND": numbers begin with 1."""
    return Impossible("no_such_serial", {"number": number}) if parts.serial == "0" else None


def year_to_come(number: str, parts: Number, this_year: int) -> Impossible | None:
    """ "30/2031/NĐ-CP" where this is 2026."""
    if parts.year is None or parts.year <= this_year:
        return None
    return Impossible("year_to_come", {"number": number, "year": parts.year, "now": this_year})


def another_term(number: str, parts: Number, this_year: int) -> Impossible | None:
    """ "47/2019/QH12": in 2019 sat the fourteenth."""
    found = _TERM.fullmatch(parts.groups[-1]) if parts.groups and parts.year is not None else None
    sat = terms_of(parts.year or 0)
    if found is None or not sat or int(found["term"]) in {term.number for term in sat}:
        return None
    head = number[: number.rindex(parts.groups[-1])]
    right = " / ".join(f"{head}{found['body']}{term.number}" for term in sat)
    return Impossible("no_such_term", {"number": number, "year": parts.year, "right": right})


_TERM = re.compile(r"(?P<body>QH|UBTVQH)(?P<term>\d{1,2})")

RULES: tuple[Callable[[str, Number, int], Impossible | None], ...] = (serial_nought, year_to_come, another_term)
"""The first that answers."""
