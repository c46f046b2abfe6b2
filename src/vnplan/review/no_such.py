"""What somebody asks about and cannot be: a number that none can have, a law of a year in which none was passed."""

from __future__ import annotations

import datetime
from typing import Any

from vnplan.keys.catalog import Catalog
from vnplan.keys.keys import law_key, number_key
from vnplan.keys.law_years import amending, certainly_none, editions_of
from vnplan.review.impossible import impossible
from vnplan.review.naming import law_and_year
from vnplan.tables.rules import Rules
from vnplan.tables.spoken import days
from vnplan.text.symbols import NUMBER, clean_number


def no_such(query: str, keys: list[str], catalog: Catalog, rules: Rules) -> tuple[str, str] | None:
    """Why there is no such document and what there is, in English and Vietnamese; None where there may be one."""
    found = NUMBER.search(query)
    if found is not None:
        return _number(query, clean_number(found.group()), catalog, rules)
    return None if keys else _law(query, catalog, rules)


def _number(query: str, number: str, catalog: Catalog, rules: Rules) -> tuple[str, str] | None:
    """ "43/2019/QH12": the National Assembly of 2019 writes QH14, and 43/2019/QH14 is the Luật Giáo dục."""
    told = impossible(number, datetime.date.today().year)
    if told is None or catalog.by_number(number):
        return None
    values = {**told.values, "label": query}
    if told.code == "no_such_term":
        key = number_key("nghi_quyet" if "UBTVQH" in number else "luat", number, None, None, rules)
        entry = catalog.get(key) if key else None
        values["right"] = f"{entry.number} ({entry.title})" if entry and entry.title else values["right"]
    return _words(told.code, values, rules)


def _law(query: str, catalog: Catalog, rules: Rules) -> tuple[str, str] | None:
    """ "Luật Giáo dục năm 2018": of 2005 and 2019 there are."""
    name, year = law_and_year(query)
    type = next((code for code, law in rules.laws.items() if query.lower().startswith(law.name.lower())), None)
    if year is None or type is None:
        return None
    slug = law_key(type, name, None, None, rules).rsplit("/", 1)[-1]
    told = editions_of(type, "" if slug == "nn" else slug, year, catalog, rules)
    if told is None:
        return None
    values: dict[str, Any] = {"label": query, "name": told.name, "right": told.shown, "year": year}
    by = amending(told, catalog)
    if by is not None:
        return _words("edition_amended", {**values, "by": by.number or by.title}, rules)
    return _words("no_such_edition" if certainly_none(told, catalog) else "edition_unknown", values, rules)


def _words(code: str, values: dict[str, Any], rules: Rules) -> tuple[str, str]:
    row = rules.findings[code]
    return row["message"].format(**values), days(row["message_vi"].format(**values))
