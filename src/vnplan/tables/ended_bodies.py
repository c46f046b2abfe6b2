"""Bodies and types of documents that began and ended: when, what was there before, who carries on their work."""

from __future__ import annotations

import functools
from typing import NamedTuple

from vnplan.tables.rows import Row, listed
from vnplan.tables.rules import Rules, per_rules, shipped


def successor(issuer_id: str, rules: Rules) -> str:
    """The body that carries on the work of another today, through all mergers; the first where several share it.

    >>> from vnplan.tables.rules import load_rules
    >>> successor("bldtbxh", load_rules())
    'bnv'
    """
    later, seen = _successors(rules), {issuer_id}
    while (after := later.get(issuer_id, "").split(";")[0]) and after not in seen:
        seen.add(after)
        issuer_id = after
    return issuer_id


@per_rules
def _successors(rules: Rules) -> dict[str, str]:
    return {row["id"]: row["successor"] for row in reversed(rules.tables["issuers"]) if row["successor"]}


def years_of(issuer_id: str, rules: Rules) -> tuple[str, str]:
    """When a body began and ended, as far as known: "1992", "2002-08" or "2025-02-28"; empty where not.

    >>> from vnplan.tables.rules import load_rules
    >>> years_of("bgtvt", load_rules())[1]
    '2025-02-28'
    """
    return _years(rules).get(issuer_id, ("", ""))


@per_rules
def _years(rules: Rules) -> dict[str, tuple[str, str]]:
    rows = rules.tables["issuers"]
    return {r["id"]: (r["active_from"], r["active_to"]) for r in reversed(rows) if r["active_from"] or r["active_to"]}


def begun_with_its_symbol(issuer_id: str, rules: Rules) -> str:
    """When a body began of which the symbol was nobody's before; empty where it was another's or the day is not known.

    >>> from vnplan.tables.rules import load_rules
    >>> begun_with_its_symbol("btttt", load_rules()), begun_with_its_symbol("bnv", load_rules())
    ('2007-08', '')
    """
    row = _first_rows(rules).get(issuer_id)
    return row["active_from"] if row is not None and not row.get("symbol_before") else ""


def predecessors(issuer_id: str, when: str, rules: Rules) -> list[Row]:
    """The bodies whose work it took over, directly or through others, that were there at a time.

    >>> from vnplan.tables.rules import load_rules
    >>> [row["symbol"] for row in predecessors("btttt", "2003", load_rules())]
    ['BVHTT', 'BBCVT']
    """
    found: dict[str, Row] = {}
    asked = [issuer_id]
    while asked:
        after = asked.pop()
        began = _first_rows(rules)[after]["active_from"]
        for row in rules.tables["issuers"]:
            gone_then = began and row["active_to"][:4] == began[:4]  # what was merged into it later tells nothing
            if gone_then and after in listed(row["successor"]) and row["id"] not in found:
                found[row["id"]] = row
                asked.append(row["id"])
    there = (row for row in found.values() if is_before(when, row["active_to"]))
    return [row for row in there if not is_before(when, row["active_from"])]


def is_before(when: str, day: str) -> bool:
    """Whether a day or a year is surely before another, which may be a month or a year: "2003" is before "2007-08"."""
    shared = min(len(when), len(day))
    return when[:shared] < day[:shared]


@per_rules
def _first_rows(rules: Rules) -> dict[str, Row]:
    return {row["id"]: row for row in reversed(rules.tables["issuers"])}


class EndedType(NamedTuple):
    """A type of document that is issued no more, or by the bodies of `unless` alone: from when, and what is instead."""

    type: str
    symbols: str
    until: str
    unless: str
    right: str
    right_vi: str
    source: str
    example: str
    counterexample: str


def ended_type(type: str | None) -> EndedType | None:
    """What is known of the end of a type.

    >>> ended_type("thong_tu_lien_tich").until, ended_type("thong_tu")
    ('2016-07-01', None)
    """
    return _ended_types().get(type or "")


@functools.cache
def _ended_types() -> dict[str, EndedType]:
    return {row.type: row for row in map(EndedType._make, shipped("ended_types")[1])}
