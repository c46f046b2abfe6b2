"""Findings for an editor: the rules run over documents given together, in the words of data/findings.csv."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from vnplan.arguments import day_of
from vnplan.keys.catalog_rows import CatalogLike, catalog_of
from vnplan.keys.resolution import resolutions
from vnplan.models import Document, documents_of
from vnplan.models.listed import SEVERITIES as SEVERITIES
from vnplan.models.listed import Listed
from vnplan.names import Language
from vnplan.review import (
    beyond,
    check_rules,
    held_rules,
    number_form,
    of_its_time,
    organs,
    trust_laws,
    trust_numbers,
    trust_rules,
    trust_titles,
)
from vnplan.review.blank_day import day_left_blank
from vnplan.review.check_rules import Hit, Reviewed
from vnplan.review.gaps import numbering_gap
from vnplan.review.meant import symbol_slip, with_meant
from vnplan.review.place import Place, place_of
from vnplan.review.year_told import term_slip, year_slip
from vnplan.tables.rules import Rules, RulesLike, rules_of
from vnplan.tables.spoken import days, language_of
from vnplan.text.shown import brief, one_line

RULES = [
    *check_rules.RULES,
    numbering_gap,
    *held_rules.RULES,
    *trust_titles.RULES,
    *trust_rules.RULES,
    *of_its_time.RULES,
    beyond.no_such_provision,
    *trust_numbers.RULES,
    *trust_laws.RULES,
    *number_form.RULES,
    *organs.RULES,
    symbol_slip,
    year_slip,
    term_slip,
]

COLUMNS = (
    "source", "start", "end", "text", "section", "path", "heading", "page", "sentence", "code", "severity", "message",
    "message_vi", "against",
)  # fmt: skip
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
        row = {**self.place._asdict(), "path": self.place.section, **told}
        return {name: row.get(name) for name in COLUMNS[:-1]} | {"against": [one._asdict() for one in self.against]}

    def __repr__(self) -> str:
        place = f"{brief(self.place.source, 30)} [{self.place.start}:{self.place.end}]".strip()
        return f"<Finding {self.severity} {self.code} {place} {brief(self.message)}>"

    def _repr_html_(self) -> str:
        from vnplan.review.found_cards import finding_card

        return finding_card(self, language_of())


class Findings(Listed[Finding]):
    """Findings in order of document and place: a list that is shown short and becomes a table."""

    _columns = COLUMNS

    def _counts(self) -> Counter[str]:
        return Counter(one.severity for one in self)

    def _card(self, language: Language) -> str:
        from vnplan.review.found_cards import findings_card

        return findings_card(self, language)


def check(
    documents: Iterable[Document] | Document,
    *,
    catalog: CatalogLike = True,
    rules: RulesLike = None,
    on: datetime.date | str | None = None,
    form: bool = False,
) -> Findings:
    """Findings over documents given together, in order of document and place.

    `catalog` as in `build_graph`: True or None the shipped one, a CSV of your own beside it, a loaded one, False none.
    `rules` is a folder of your own tables, or loaded rules. A draft whose day is left blank is checked as of its month
    or year, else of the day `on`, which is today where it is not told; a finding `blank_day` says so.
    `form` asks for the findings of form too: what Nghị định 30/2020/NĐ-CP and the rules of its kind say of head,
    grounds, numbering and tail, each with its source; a document is held to the rules in force on its own day.

    Raises TypeError for what is no document, CatalogError and RulesError for tables of your own that cannot be used.

    >>> import vnplan
    >>> doc = vnplan.parse("Theo Thông tư số 22/2021/TT-BGDĐT ngày 02/7/2021.", number="7/KH-UBND", date="2024-06-01")
    >>> [(f.code, f.severity, f.message) for f in check(doc)]
    [('known_date', 'error', 'Thông tư 22/2021/TT-BGDĐT is dated 2021-07-02 here, 2021-07-20 in the catalogue')]
    """
    reviewed = reviewed_of(documents, "check", catalog, rules, on)
    return findings_of(reviewed, all_found(reviewed, form, on))


def findings_of(reviewed: Reviewed, hits: Iterable[Hit]) -> Findings:
    """What was found, in words."""
    return Findings(finding_of(hit, reviewed.rules) for hit in hits)


def reviewed_of(
    documents: Iterable[Document] | Document,
    function: str,
    catalog: CatalogLike,
    rules: RulesLike,
    on: datetime.date | str | None,
) -> Reviewed:
    """Documents with all that the rules look at."""
    docs = documents_of(documents, function)
    tables = rules_of(rules)
    known = catalog_of(catalog, tables)
    today = day_of(on, "on") or datetime.date.today()
    blank = {id(doc): taken for doc in docs if (taken := day_left_blank(doc, today)) is not None}
    return Reviewed(docs, resolutions(docs, known, tables), known, tables, blank, today)


def all_found(reviewed: Reviewed, form: bool, on: datetime.date | str | None) -> list[Hit]:
    """What the rules find, and those of form where they are asked for."""
    hits = found_in(reviewed)
    if form:
        from vnplan.review.form import form_found

        hits = _in_order(reviewed, hits + form_found(reviewed, day_of(on, "on") or datetime.date.today()))
    return hits


def found_in(reviewed: Reviewed) -> list[Hit]:
    """What the rules find, in order of document and place."""
    return _in_order(reviewed, [*with_meant((hit for rule in RULES for hit in rule(reviewed)), reviewed)])


def _in_order(reviewed: Reviewed, hits: list[Hit]) -> list[Hit]:
    order = {id(doc): n for n, doc in enumerate(reviewed.documents)}
    return sorted(hits, key=lambda hit: (order[id(hit.document)], hit.start, hit.code))


def words_of(hit: Hit, rules: Rules) -> tuple[str, str, str]:
    """Severity and message of a finding, in English and in Vietnamese: `note_vi` is its `note`."""
    row = rules.findings[hit.code]
    values = {name: one_line(str(value)) for name, value in hit.values.items()}
    told = {name.removesuffix("_vi"): value for name, value in values.items() if name.endswith("_vi")}
    message, message_vi = row["message"].format(**values), row["message_vi"].format(**values | told)
    return row["severity"], message + values.get("also", ""), days(message_vi + values.get("also_vi", ""))


def finding_of(hit: Hit, rules: Rules) -> Finding:
    """A finding with its words and its place."""
    severity, message, message_vi = words_of(hit, rules)
    return Finding(hit.code, severity, message, message_vi, place_of(hit.document, hit.start, hit.end), hit.against)
