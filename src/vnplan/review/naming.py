"""The keys of the documents that somebody may mean by a number, a law's name or a key."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from vnplan.keys.catalog import Catalog
from vnplan.keys.keys import number_key
from vnplan.tables.rules import Rules
from vnplan.text.normalize import fold
from vnplan.text.symbols import AFTER_TYPE, NUMBER, clean_number

if TYPE_CHECKING:
    import networkx


def named(
    query: str, on: datetime.date, catalog: Catalog, graph: networkx.MultiDiGraph | None, rules: Rules
) -> list[str]:
    """The keys a user may mean: a key, a number with or without its type, a law by name on that day."""
    if query.startswith(("/akn/", "cite/", "text/")):
        return [query]
    found = NUMBER.search(query) or AFTER_TYPE.fullmatch(query)
    if found is None:
        return _laws_named(query, on, catalog, rules)
    number = clean_number(found.group())
    type = rules.type_names.get(fold(query[: found.start()]).lower().removesuffix("số").strip(" :"))
    entries = [e for e in catalog.by_number(number) if type is None or e.document_type == type.code]
    keys = {entry.key for entry in entries if entry.date <= on} or {entry.key for entry in entries}
    if graph is not None:
        keys |= {k for k, data in graph.nodes(data=True) if data.get("number") == number and k.startswith("/akn/")}
    if not keys:
        key = number_key(type.code if type else None, number, None, None, rules)
        keys = {key} if key is not None else set()
    return sorted(keys)


def _laws_named(query: str, on: datetime.date, catalog: Catalog, rules: Rules) -> list[str]:
    """ "Luật Đất đai" on a day is the edition in force then; where none is certain, the last passed by then."""
    query, year = law_and_year(query)
    if year is not None:
        return [entry.key for entry in catalog.laws_named(query) if entry.date.year == year]
    editions = catalog.laws_named(query)
    for entry in editions:
        law = rules.laws.get(entry.document_type)
        name = query[len(law.name) :] if law and query.lower().startswith(law.name.lower() + " ") else query
        current = catalog.law_in_force(entry.document_type, name, on)
        if current is not None:
            return [current.key]
    passed = [entry.key for entry in editions if entry.date <= on]
    return passed[-1:] or [entry.key for entry in editions[:1]]


def law_and_year(query: str) -> tuple[str, int | None]:
    """ "Luật Giáo dục năm 2019" taken apart."""
    year = _YEAR.search(query)
    return (query[: year.start()].rstrip(), int(year["year"])) if year is not None else (query, None)


_YEAR = re.compile(r"\s+(?:năm\s+)?(?P<year>(?:19|20)\d\d)$")
