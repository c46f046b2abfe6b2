"""Where a school or a commune named without its district is: there where the text that names it speaks from."""

from __future__ import annotations

import datetime

from vnplan.keys.authors import Home
from vnplan.tables.bodies import Body
from vnplan.tables.places import is_of_its_time, town_then, unit_of, unit_over
from vnplan.tables.rules import Rules

_BELOW = ("district", "commune")


def over_it(school: Body, issuer: str | None, day: datetime.date | None, home: Home, rules: Rules) -> Body:
    """A school with the unit over it: that of the words, else of the text that names it, be it the school's own."""
    own = home.institution
    if school.place is None and own is not None and own.id == school.id:
        school = own._replace(above=None)
    town = town_then(issuer, day, rules) if issuer is not None else None
    told = unit_over(town[0] if town else unit_of(issuer, rules) if issuer else None, day)
    if told is not None:
        return school._replace(above=told)
    ours = school.province in (None, home.province) and home.unit in _BELOW and is_of_its_time(home.unit, day)
    return school._replace(above=home.place if ours and home.place != "?" else None)


def in_our_district(commune: Body, day: datetime.date | None, home: Home) -> Body:
    """ "UBND xã An Nội" in a text of huyện Bình Lục or of one of its communes lies there, until districts ended."""
    if commune.place in (None, "?") or "." in (commune.place or "") or not is_of_its_time("district", day):
        return commune
    district = (home.place or "").rpartition(".")[2] if home.unit == "district" or "." in (home.place or "") else ""
    if district in ("", "?") or commune.province not in (None, home.province):
        return commune
    return commune._replace(place=f"{commune.place}.{district}", province=home.province)
