"""Findings for an editor: the rules run over documents given together, in the words of data/findings.csv."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from vnplan.keys.resolution import resolve
from vnplan.models import Document
from vnplan.review.check_rules import RULES, Case, Hit, Place, place_of
from vnplan.tables.rules import Rules, load_rules

if TYPE_CHECKING:
    from vnplan.keys.catalog import Catalog

SEVERITIES = ("error", "warning", "info")


COLUMNS = ("source", "start", "end", "text", "section", "code", "severity", "message", "message_vi", "against")
"""A finding as a row: its place first."""


class Finding(NamedTuple):
    """Something to look at: what (`code`, one of data/findings.csv), how grave, where, and against what."""

    code: str
    severity: str
    message: str
    message_vi: str
    place: Place
    against: tuple[Place, ...] = ()

    def row(self) -> dict[str, Any]:
        """The finding as a plain dict, keys as COLUMNS."""
        told = {name: value for name, value in self._asdict().items() if name not in ("place", "against")}
        return {**self.place._asdict(), **told, "against": [place._asdict() for place in self.against]}


def check(
    documents: Iterable[Document] | Document,
    *,
    catalog: Catalog | str | os.PathLike[str] | bool = True,
    rules: Rules | None = None,
) -> list[Finding]:
    """Findings over documents given together, in order of document and place.

    `catalog` as in `build_graph`: True the shipped one, a CSV of your own beside it, False none.

    >>> import vnplan
    >>> doc = vnplan.parse("Theo Thông tư số 22/2021/TT-BGDĐT ngày 02/7/2021.", number="7/KH-UBND", date="2024-06-01")
    >>> [(f.code, f.severity, f.message) for f in check(doc)]
    [('known_date', 'error', 'Thông tư 22/2021/TT-BGDĐT is dated 2021-07-02 here, 2021-07-20 in the catalogue')]
    """
    from vnplan.keys.catalog_rows import chosen_catalog

    docs = [documents] if isinstance(documents, Document) else list(documents)
    tables = rules or load_rules()
    known = chosen_catalog(catalog)
    case = Case(docs, resolve(docs, catalog=known, rules=tables), known, tables)
    order = {id(doc): n for n, doc in enumerate(docs)}
    found = [hit for rule in RULES for hit in rule(case)]
    found.sort(key=lambda hit: (order[id(hit.document)], hit.start, hit.code))
    return [_finding(hit, tables) for hit in found]


def _finding(hit: Hit, rules: Rules) -> Finding:
    row = rules.findings[hit.code]
    values = {name: _said(value) for name, value in hit.values.items()}
    place = place_of(hit.document, hit.start, hit.end)
    vi = row["message_vi"].format(**values)
    return Finding(hit.code, row["severity"], row["message"].format(**values), vi, place, hit.against)


def _said(value: object) -> str:
    return " ".join(str(value).split())
