"""The National Assemblies: the years in which each sat, and the last number of its laws where that is known."""

from __future__ import annotations

import functools
from typing import NamedTuple

from vnplan.tables.rules import shipped


class Term(NamedTuple):
    """A National Assembly: 14, from 2016 to 2021, its last law 73/2021/QH14."""

    number: int
    first: int
    last: int
    last_law: int | None

    @property
    def symbol(self) -> str:
        """As it stands in numbers: QH14."""
        return f"QH{self.number}"


@functools.cache
def terms() -> dict[int, Term]:
    """All of them, by their number."""
    rows = shipped("terms")[1]
    return {int(n): Term(int(n), int(first), int(last), int(law) if law else None) for n, first, last, law in rows}


def terms_of(year: int) -> tuple[Term, ...]:
    """Those that sat in a year: two where one followed the other in it.

    >>> [term.symbol for term in terms_of(2019)], [term.symbol for term in terms_of(2021)]
    (['QH14'], ['QH14', 'QH15'])
    """
    return tuple(term for term in terms().values() if term.first <= year <= term.last)
