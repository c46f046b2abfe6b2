"""Findings and verdicts as one table: each finding a row, each citation a row, with its place."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any, NamedTuple

from vnplan.keys.catalog_rows import CatalogLike
from vnplan.models import Document
from vnplan.models.listed import SEVERITIES
from vnplan.review import checks
from vnplan.review.checks import Findings, all_found, findings_of, reviewed_of
from vnplan.review.verdict import Verdict, Verdicts, judged_in
from vnplan.tables.rules import RulesLike

COLUMNS = (*checks.COLUMNS, "verdict", "right", "relation", "number", "key")
"""A finding as a row, then what is held of the citation it is about."""


class Judged(NamedTuple):
    """What an editor would want to know: the findings, a verdict on each citation, and both as rows."""

    findings: Findings
    verdicts: Verdicts
    rows: list[dict[str, Any]]

    def rows_from(self, severity: str) -> list[dict[str, Any]]:
        """The rows of a severity and graver; of the least, those of citations on which nothing was found too."""
        least = SEVERITIES.index(severity)
        wanted: set[str | None] = {*SEVERITIES[: least + 1]}
        if severity == SEVERITIES[-1]:
            wanted.add(None)
        return [row for row in self.rows if row["severity"] in wanted]


def judged(
    documents: Iterable[Document] | Document,
    *,
    catalog: CatalogLike = True,
    rules: RulesLike = None,
    on: datetime.date | str | None = None,
    form: bool = False,
) -> Judged:
    """Findings and verdicts together, read once. What it takes is what `check` takes.

    A finding that a verdict rests on and the verdict are one row; a finding of something else has no `verdict`, a
    citation on which nothing was found no `code` and no `severity`.

    >>> import vnplan
    >>> doc = vnplan.parse("Căn cứ Luật Giáo dục năm 2005; Luật Giáo dục năm 2019.", date="2024-06-01")
    >>> [(row["text"], row["code"], row["verdict"]) for row in judged(doc).rows]
    [('Luật Giáo dục năm 2005', 'replaced', 'superseded'), ('Luật Giáo dục năm 2019', None, 'agrees')]
    """
    reviewed = reviewed_of(documents, "check", catalog, rules, on)
    hits = all_found(reviewed, form, on)
    pairs = judged_in(reviewed, hits)
    findings = findings_of(reviewed, hits)
    rests = {id(hit): verdict for verdict, hit in pairs}
    order = {id(doc): n for n, doc in enumerate(reviewed.documents)}
    rows = [
        (order[id(hit.document)], hit.start, found.row() | _held(rests.get(id(hit))))
        for hit, found in zip(hits, findings, strict=True)
    ]
    cited = [doc for doc, _, _ in reviewed.cited()]
    for doc, (verdict, on_it) in zip(cited, pairs, strict=True):
        if on_it is None:
            rows.append((order[id(doc)], verdict.citation.start, _alone(verdict)))
    rows.sort(key=lambda row: row[:2])
    return Judged(findings, Verdicts(verdict for verdict, _ in pairs), [row for *_, row in rows])


def _held(verdict: Verdict | None) -> dict[str, Any]:
    """The columns of a verdict beside those of a finding."""
    if verdict is None:
        return dict.fromkeys(("verdict", "right", "relation", "number", "key"))
    c = verdict.citation
    return {
        "verdict": verdict.code, "right": verdict.right, "relation": c.relation, "number": c.number, "key": verdict.key,
    }  # fmt: skip


def _alone(verdict: Verdict) -> dict[str, Any]:
    """A citation on which nothing was found."""
    told = verdict.row()
    told |= {"section": told["path"], "code": None, "against": [], **_held(verdict)}
    return {name: told[name] for name in COLUMNS}
