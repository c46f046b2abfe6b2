"""Why each citation was read as it was, and which number-like strings no citation holds."""

from __future__ import annotations

import datetime
import os

from pydantic import Field

from vnplan.arguments import text_of
from vnplan.citations.backrefs import BackReference, back_references
from vnplan.document import read_document
from vnplan.keys.catalog_rows import load_catalog
from vnplan.keys.resolution import Resolution, resolve
from vnplan.models import Citation, Document, Note
from vnplan.models.places import place_columns
from vnplan.models.records import Record
from vnplan.review.missed import NumberCoverage, NumberString, coverage_of, number_strings
from vnplan.scan.draft import Draft
from vnplan.tables.rules import RulesLike, rules_of
from vnplan.tables.spoken import language_of


def explain(
    text: str,
    *,
    source: str | os.PathLike[str] | None = None,
    number: str | None = None,
    date: datetime.date | str | None = None,
    issuer: str | None = None,
    province: str | None = None,
    rules: RulesLike = None,
) -> Explanation:
    """Read `text` as `parse` does and say why: the rule behind each citation, the reason for each number left out.

    >>> said = explain("Thực hiện Kế hoạch số 33/KH-UBND và lập tờ khai theo Mẫu số 01/TK-XYZ.")
    >>> [(c.text, c.rule, c.relation, c.cue, c.relation_rule) for c in said.citations]
    [('Kế hoạch số 33/KH-UBND', 'type + number', 'implements', 'Thực hiện', 'nearest_cue')]
    >>> [(n.text, n.reason, n.message) for n in said.missed]
    [('01/TK-XYZ', 'form', 'the number of a form')]
    >>> said.coverage.found, said.coverage.cited, said.coverage.share
    (2, 1, 0.5)
    """
    tables = rules_of(rules)
    reading = read_document(
        text_of(text, "explain"),
        source=source,
        number=number,
        date=date,
        issuer=issuer,
        province=province,
        rules=tables,
    )
    document = reading.document
    settled = resolve([document], catalog=load_catalog(), rules=tables)[0]
    citations = [
        _explained(document, n, *made)
        for n, made in enumerate(zip(document.citations, reading.drafts, settled, strict=True))
    ]
    numbers = number_strings(text, reading, tables)
    back = back_references(document, rules=tables)
    return Explanation(
        source=document.source,
        citations=citations,
        back_references=back,
        numbers=numbers,
        coverage=coverage_of(numbers),
    )


class ExplainedCitation(Record):
    """One citation, and what it was read by."""

    index: int
    kind: str
    start: int
    end: int
    text: str
    full_start: int
    full_end: int
    rule: str
    relation: str
    relation_rule: str | None = None
    """The rule of `citations/relation.py` or `citations/retold.py` that decided the relation; None where none did."""
    cue: str | None = None
    pattern: str | None = None
    """The row of the table of relations that the relation comes from."""
    governor: int | None = None
    path: str | None = None
    heading: str | None = None
    page: int | None = None
    sentence: str | None = None
    key: str | None = None
    """The key that `resolve` gives it, with the catalogue; `step` and `step_note` say how."""
    step: str
    step_note: str | None = None
    notes: list[Note] = Field(default_factory=list)


class Explanation(Record):
    """What `explain` returns."""

    source: str | None = None
    citations: list[ExplainedCitation]
    back_references: list[BackReference]
    numbers: list[NumberString]
    coverage: NumberCoverage

    def _repr_html_(self) -> str:
        from vnplan.review.found_cards import explanation_card

        return explanation_card(self, language_of())

    def _said(self) -> str:
        return f"{len(self.citations)} citations, {len(self.numbers)} numbers, {len(self.missed)} in no citation"

    @property
    def missed(self) -> list[NumberString]:
        """The number-like strings that no citation holds, the document's own number aside."""
        return [n for n in self.numbers if n.status in ("left", "outside")]


def _explained(
    document: Document, index: int, citation: Citation, draft: Draft, settled: Resolution
) -> ExplainedCitation:
    shared = citation.model_dump(include=ExplainedCitation.model_fields.keys() & Citation.model_fields.keys())
    shared |= place_columns(document, citation)
    shared |= {"key": settled.key, "step": settled.step, "step_note": settled.note}
    return ExplainedCitation(
        index=index,
        rule=draft.read_by,
        relation_rule=draft.relation_rule.__name__ if draft.relation_rule else None,
        pattern=draft.relation_row["pattern"] if draft.relation_row else None,
        **shared,
    )
