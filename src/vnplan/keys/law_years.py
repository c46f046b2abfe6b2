"""The years of which the catalogue knows every law, and what it knows of a law that it does not have of a year."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from vnplan.keys.catalog import Catalog
from vnplan.keys.entries import Entry
from vnplan.keys.series import MADE
from vnplan.tables.rules import Rules
from vnplan.tables.terms import terms
from vnplan.text.normalize import fold
from vnplan.text.symbols import split_number


@functools.lru_cache(maxsize=8)
def complete_years(catalog: Catalog) -> frozenset[int]:
    """The years of which it knows all laws: every number of the National Assembly from the first to the last.

    Laws of a term are numbered through, by the day they are passed: between 22/2018/QH14 and 37/2018/QH14 none is
    missing, and 21/2017/QH14 and 38/2019/QH14 stand on either side.

    >>> from vnplan import load_catalog
    >>> 2019 in complete_years(load_catalog()), 2024 in complete_years(load_catalog())
    (True, False)
    """
    years: dict[int, bool] = {}
    for term, laws in _laws_of_terms(catalog).items():
        last = terms()[term].last_law if term in terms() else None
        for serial, year in laws.items():
            told = (serial == 1 or serial - 1 in laws) and (serial + 1 in laws or serial == last)
            years[year] = years.get(year, True) and told
    return frozenset(year for year, told in years.items() if told)


@functools.lru_cache(maxsize=8)
def _laws_of_terms(catalog: Catalog) -> dict[int, dict[int, int]]:
    """The year of each law known, by its National Assembly and its serial."""
    known: dict[int, dict[int, int]] = {}
    for entry in catalog:
        parts = split_number(entry.number)
        if entry.document_type in ("luat", "bo_luat") and entry.title and parts.serial.isdigit():
            if len(parts.groups) == 1 and parts.groups[0][:2] == "QH" and parts.groups[0][2:].isdigit():
                known.setdefault(int(parts.groups[0][2:]), {})[int(parts.serial)] = entry.date.year
    return known


def last_law_of(term: int, year: int, catalog: Catalog) -> int | None:
    """The serial beyond which there is hardly a law: of a year of which every law is known, of a term that is over.

    >>> from vnplan import load_catalog
    >>> last_law_of(14, 2018, load_catalog()), last_law_of(13, 2016, load_catalog())
    (37, 108)
    """
    laws, sat = _laws_of_terms(catalog).get(term, {}), terms().get(term)
    if year in complete_years(catalog) and year in laws.values():
        return max(serial for serial, passed in laws.items() if passed == year)
    if sat is None or sat.last >= MADE.year or len(laws) < _ENOUGH:
        return None
    return sat.last_law or round(max(laws) * _NOT_ALL)


_ENOUGH = 10  # laws: of the ninth National Assembly, whose laws bore no such numbers, three are known
_NOT_ALL = 1.3  # of the tenth to the twelfth not every law is known


class Editions(NamedTuple):
    """A law by its name, its editions from the oldest, and a year of which there is none."""

    name: str
    known: list[Entry]
    year: int

    @property
    def shown(self) -> str:
        """ "2005 (38/2005/QH11), 2019 (43/2019/QH14)"; constitutions have no number."""
        return ", ".join(f"{e.date.year} ({e.number})" if e.number else str(e.date.year) for e in self.known)

    @property
    def dated(self) -> str:
        """The same with their days."""
        return ", ".join(f"{e.date} ({e.number})" if e.number else str(e.date) for e in self.known)


def editions_of(type: str, slug: str, year: int, catalog: Catalog, rules: Rules) -> Editions | None:
    """The editions of a law by the slug of its name; None where none is known."""
    law = rules.laws.get(type)
    known = catalog.laws_named(f"{law.name} {slug}") if law is not None else []
    if law is None or not known:
        return None
    return Editions(law.name if type == "hien_phap" else known[-1].title, known, year)


def certainly_none(editions: Editions, catalog: Catalog) -> bool:
    """Whether there can be no edition of that year: all constitutions are known, and all laws of some years."""
    first, last = editions.known[0], editions.known[-1]
    if first.document_type == "hien_phap":
        return True
    laws = {"luat", "bo_luat"} >= {first.document_type, last.document_type}
    return laws and editions.year in complete_years(catalog) and not _of_many(editions, catalog)


def amending(editions: Editions, catalog: Catalog) -> Entry | None:
    """What amended the law in that year: "Luật Giáo dục năm 2009" may mean 44/2009/QH12."""
    keys = {entry.key for entry in editions.known}
    name = re.compile(rf"{re.escape(fold(editions.name).lower())}(?=$|[,;.]| và | nước )")
    for entry in catalog:
        if entry.date.year == editions.year and entry.issuer_id in ("quoc-hoi", "ubtvqh"):
            title = fold(entry.title).lower()
            if ("sửa đổi" in title and name.search(title)) or any(
                change.other in keys for change in catalog.changes_by(entry.key) if change.relation == "amends"
            ):
                return entry
    return None


def _of_many(editions: Editions, catalog: Catalog) -> bool:
    """Whether a law of that year changed many without naming them: "37 luật có liên quan đến quy hoạch"."""
    laws = (entry for entry in catalog if entry.document_type == "luat" and entry.date.year == editions.year)
    found = (_MANY.search(entry.title.lower()) for entry in laws)
    return any(many is not None and (many["of"] or "") in editions.name.lower() for many in found)


_MANY = re.compile(r"sửa đổi.*(?:\d+ luật|các luật về (?P<of>\w+))")  # "các Luật về thuế"
