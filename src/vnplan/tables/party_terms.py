"""The Central Committees of the Party: the days of each, from the opening of its congress to the end of the next."""

from __future__ import annotations

import datetime
import functools

from vnplan.tables.rules import shipped


@functools.cache
def _terms() -> tuple[tuple[int, str, str], ...]:
    return tuple((int(term), first, last) for term, first, last in shipped("party_terms")[1])


def party_terms_of(day: datetime.date) -> tuple[int, ...]:
    """Those that a document of a day may be of: two while a congress sits, none where the table does not reach.

    >>> party_terms_of(datetime.date(2013, 11, 4)), party_terms_of(datetime.date(2021, 1, 30))
    ((11,), (12, 13))
    """
    return tuple(term for term, first, last in _terms() if first <= day.isoformat() <= last)
