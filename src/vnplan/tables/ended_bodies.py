"""Bodies that began and ended: when, and who carries on their work today."""

from __future__ import annotations

from vnplan.tables.rules import Rules, per_rules


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
