"""How far each series of numbers is known, year by year: what the catalogue can say of a number it does not have."""

from __future__ import annotations

import datetime
import functools
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from vnplan.keys.entries import Reach
from vnplan.tables.rules import shipped
from vnplan.text.symbols import clean_number, split_number

MADE = datetime.date(2026, 8, 31)
"""The last day the tables of series tell of; a year that was not over then is not over for them."""


def reach_of(
    number: str, year: int | None, on: datetime.date | None, counted: Mapping[tuple[str, int], int]
) -> Reach | None:
    """How far the series of a number is known in its year; `counted` is how many of each the catalogue has.

    >>> reach_of("999/2023/NĐ-CP", None, None, {}).beyond(999), reach_of("9/2023/TT-XYZ", None, None, {})
    (True, None)
    """
    parts = split_number(clean_number(number))
    year = parts.year or year
    if year is None or not parts.groups or parts.party:
        return None
    row = _series().get((pattern_of(parts.year is not None, parts.groups), year))
    if row is None:
        return None
    pattern, highest, once, seen = row
    over = year < min(MADE, on or MADE).year
    return Reach(pattern, year, highest, once, seen, counted.get((pattern, year), 0), over, _around(pattern, year))


def counted_by_series(numbers: Iterable[tuple[str, int]]) -> Counter[tuple[str, int]]:
    """How many documents there are of each series and year, by their numbers and years."""
    told = {(split_number(clean_number(number)), year) for number, year in numbers}
    return Counter((pattern_of(n.year is not None, n.groups), n.year or year) for n, year in told)


def pattern_of(yearly: bool, groups: tuple[str, ...]) -> str:
    """The series of a number, as the table names it: N/YYYY/NĐ-CP."""
    return f"N/{'YYYY/' if yearly else ''}{'-'.join(groups)}"


@functools.cache
def _series() -> dict[tuple[str, int], tuple[str, int, int, int]]:
    """Highest serial, one seen a single time, and how many are known, by series and year.

    What several rows say of one series (laws and resolutions of the National Assembly share their numbers) is joined.
    """
    out: dict[tuple[str, int], tuple[str, int, int, int]] = {}
    for pattern, year, highest, once, seen in shipped("series")[1]:
        had = out.get((pattern, int(year)), (pattern, 0, 0, 0))
        told = (int(highest or 0), int(once or 0), int(seen or 0))
        out[pattern, int(year)] = (pattern, max(had[1], told[0]), max(had[2], told[1]), had[3] + told[2])
    return out


@functools.cache
def _around(pattern: str, year: int) -> int:
    """The highest serial of a series in the years around one: numbers were given otherwise long before."""
    rows = _series().items()
    return max(max(row[1], row[2]) for (one, of), row in rows if one == pattern and abs(of - year) <= _NEAR)


_NEAR = 4  # years: in 2011 directives were numbered with decisions, in 2013 no more


class Around(NamedTuple):
    """What is known of a series in the years around one: from when to when, and the highest serial."""

    first: int
    last: int
    highest: int

    @property
    def years(self) -> str:
        """As they are told: 2015-2021."""
        return f"{self.first}-{self.last}"


def far_beyond_years_around(number: str, year: int) -> Around | None:
    """What the years around had reached, where a serial is far beyond that: of a year of which little is known itself.

    Series of one year are about as long as those of the next: three times the highest of several is far beyond them.

    >>> far_beyond_years_around("304/CT-TTg", 2019).highest, far_beyond_years_around("44/CT-TTg", 2019)
    (31, None)
    """
    parts = split_number(clean_number(number))
    if not parts.groups or parts.party or not parts.serial.isdigit() or year >= MADE.year:
        return None
    pattern = pattern_of(parts.year is not None, parts.groups)
    near = {of: row for (one, of), row in _series().items() if one == pattern and abs(of - year) <= _NEAR}
    seen = sum(row[3] for row in near.values())
    if seen < _DRAWN or not min(near) <= year <= max(near):
        return None
    around = Around(min(near), max(near), _around(pattern, year))
    return around if int(parts.serial) > around.highest * max(_TIMES, 1000 ** (1 / seen)) else None


_DRAWN = 7  # documents of all these years: of fewer the highest serial says little
_TIMES = 3.0
