"""One verdict on each citation: does the document exist, is it named right, did it hold on the day."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from vnplan.keys.catalog_rows import CatalogLike
from vnplan.keys.resolution import Resolution
from vnplan.models import Citation, Document
from vnplan.models.listed import Listed
from vnplan.names import Language
from vnplan.review.check_rules import Hit, Reviewed
from vnplan.review.checks import found_in, reviewed_of, words_of
from vnplan.review.trust_rules import day_of_document, unchecked
from vnplan.review.validity import status_of
from vnplan.tables.rules import RulesLike
from vnplan.tables.spoken import language_of
from vnplan.text.shown import brief

CODES = {
    "no_such_serial": "cannot_exist", "year_to_come": "cannot_exist", "no_such_term": "cannot_exist",
    "no_such_date": "cannot_exist", "symbol_form": "cannot_exist", "no_such_symbol": "cannot_exist",
    "type_ended": "cannot_exist", "issuer_not_yet": "cannot_exist",
    "issuer_years": "cannot_exist", "no_such_provision": "no_such_provision", "no_such_article": "no_such_provision",
    "no_such_clause": "no_such_provision",
    "known_date": "differs", "year_in_number": "differs", "two_dates": "differs", "known_type": "differs",
    "dates_tied": "differs",
    "known_term": "differs", "no_such_edition": "differs", "edition_unknown": "differs", "leading_zeros": "differs",
    "year_run_on": "differs",
    "number_form": "differs",
    "misprint": "differs", "known_title": "differs", "type_symbol": "differs", "issuer_symbol": "differs",
    "law_issuer": "differs", "known_issuer": "differs", "other_term": "differs", "known_year": "differs",
    "year_slip": "differs",
    "missing_year": "differs", "hardly_exists": "hardly_exists", "not_listed": "not_listed", "dated_later": "not_yet",
    "replaced": "superseded", "provision_ended": "provision_ended", "not_yet": "not_yet",
    "doubtful_date": "differs", "ended_by_rule": "superseded", "unclear": "several_fit",
    "edition_amended": "several_fit",
}  # fmt: skip
"""The verdict each finding on a citation means, the gravest first."""

COLUMNS = (
    "source", "start", "end", "text", "path", "heading", "page", "sentence", "relation", "number", "key", "code",
    "finding", "severity", "right", "message", "message_vi",
)  # fmt: skip
"""A verdict as a row: its place first."""


class Verdict(NamedTuple):
    """What to hold of one citation.

    `code`: agrees, differs, superseded, not_yet, no_such_provision, provision_ended, hardly_exists, cannot_exist,
    not_listed (unknown though nearly all of its series is known), out_of_reach (the catalogue cannot tell),
    several_fit.
    `finding` and `severity` are those of `check`, where it has one; `right` is what is right, where that is known.
    """

    citation: Citation
    code: str
    key: str | None
    finding: str | None
    severity: str | None
    right: str | None
    message: str
    message_vi: str

    def row(self) -> dict[str, Any]:
        """The verdict as a plain dict, keys as COLUMNS."""
        c, where = self.citation, self.citation.where
        told = {"source": where.source, "path": where.path, "heading": where.heading, "sentence": where.sentence}
        told |= {name: getattr(c, name) for name in ("page", "start", "end", "text", "relation", "number")}
        return {name: told[name] if name in told else getattr(self, name) for name in COLUMNS}

    def __repr__(self) -> str:
        return f"<Verdict {self.code} “{brief(self.citation.text, 56)}” {brief(self.message)}>"

    def _repr_html_(self) -> str:
        from vnplan.review.found_cards import verdict_card

        return verdict_card(self, language_of())


class Verdicts(Listed[Verdict]):
    """Verdicts in order of document and place: a list that is shown short and becomes a table."""

    _columns = COLUMNS

    def _counts(self) -> Counter[str]:
        return Counter(one.code for one in self)

    def _card(self, language: Language) -> str:
        from vnplan.review.found_cards import verdicts_card

        return verdicts_card(self, language)


def verdicts(
    documents: Iterable[Document] | Document,
    *,
    catalog: CatalogLike = True,
    rules: RulesLike = None,
    on: datetime.date | str | None = None,
) -> Verdicts:
    """A verdict on every citation of another document, in order of the texts. What it takes is what `check` takes.

    Only what is certain is an error. `agrees` says that number, date and title are those of the catalogue and that no
    end of the document is known by the day; that is no proof that it was in force (`vnplan.status` says what is known).

    >>> import vnplan
    >>> text = "Căn cứ Luật Giáo dục năm 2005; theo Điều 250 Luật Giáo dục năm 2019 và Nghị định số 999/2023/NĐ-CP."
    >>> [(v.code, v.severity, v.right) for v in verdicts(vnplan.parse(text, number="7/KH-UBND", date="2024-06-01"))]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('superseded', 'warning', 'Luật Giáo dục (43/2019/QH14), 2020-07-01'), ('no_such_provision', 'error', '115'),
     ('hardly_exists', 'warning', '98')]
    """
    reviewed = reviewed_of(documents, "verdicts", catalog, rules, on)
    return verdicts_of(reviewed, found_in(reviewed))


def verdicts_of(reviewed: Reviewed, hits: list[Hit]) -> Verdicts:
    """The verdict on every citation of documents reviewed, of which the rules have found so much."""
    return Verdicts(verdict for verdict, _ in judged_in(reviewed, hits))


def judged_in(reviewed: Reviewed, hits: list[Hit]) -> list[tuple[Verdict, Hit | None]]:
    """The verdict on each citation, with the finding it rests on."""
    found = _by_citation(hits)
    out: list[tuple[Verdict, Hit | None]] = []
    for doc, c, settled in reviewed.cited():
        gravest = min(found[id(c)], key=lambda hit: _GRAVEST[hit.code], default=None)
        out.append((_verdict(reviewed, doc, c, settled, gravest), gravest))
    return out


_GRAVEST = {code: n for n, code in enumerate(CODES)}


def _by_citation(hits: list[Hit]) -> dict[int, list[Hit]]:
    """The findings on each citation: those that begin within it."""
    out: dict[int, list[Hit]] = defaultdict(list)
    for hit in hits:
        if hit.code in CODES:
            for c in hit.document.citations.within(hit.start, hit.end) or ():
                if c.kind not in ("self", "internal") and (c.full_start <= hit.start and hit.end <= c.full_end):
                    out[id(c)].append(hit)
                    break
    return out


_RIGHT = ("number_meant", "known", "right", "meant", "by", "begins", "last", "highest", "values")


def _verdict(reviewed: Reviewed, doc: Document, c: Citation, settled: Resolution, hit: Hit | None) -> Verdict:
    """The gravest of what was found, else what the catalogue can say."""
    if hit is not None:
        severity, message, message_vi = words_of(hit, reviewed.rules)
        told = hit.values | {"right": hit.values.get("right_vi") or hit.values.get("right")}  # as the text ought to say
        right = next((str(told[name]) for name in _RIGHT if told.get(name)), None)
        return Verdict(c, _code(reviewed, hit, right), settled.key, hit.code, severity, right, message, message_vi)
    code, message, message_vi = _told(reviewed, doc, c, settled)
    return Verdict(c, code, settled.key, None, None, None, message, message_vi)


def _code(reviewed: Reviewed, hit: Hit, right: str | None) -> str:
    """What a finding means; "29/NQ-TW" cannot exist, but where 29-NQ/TW is known it is that number wrongly written."""
    if hit.code == "symbol_form" and right is not None and reviewed.catalog is not None:
        return "differs" if reviewed.catalog.by_number(right) else CODES[hit.code]
    return CODES[hit.code]


def _told(reviewed: Reviewed, doc: Document, c: Citation, settled: Resolution) -> tuple[str, str, str]:
    """Of a citation on which nothing was found: superseded but only mentioned, agreeing, or out of reach."""
    catalog, key, label = reviewed.catalog, settled.key, reviewed.label(c)
    note, note_vi = unchecked(c, key, reviewed)
    day = day_of_document(reviewed, doc)
    if catalog is None or key is None or not key.startswith("/akn/"):
        return (
            "out_of_reach",
            f"{label}: not told which document{note}",
            f"{label}: chưa xác định được văn bản{note_vi}",
        )
    if day is not None:
        state = status_of(key, day, catalog, reviewed.rules, query=label)
        if state.state in ("replaced", "repealed"):
            return "superseded", f"{state.words}{note}", f"{state.words_vi}{note_vi}"
        if state.state == "not_yet":
            return "not_yet", f"{state.words}{note}", f"{state.words_vi}{note_vi}"
    if key in catalog:
        return "agrees", f"{label} is known and agrees{note}", f"{label} có trong danh mục, khớp{note_vi}"
    if catalog.listed(key) is not None:
        return (
            "out_of_reach",
            f"{label} is cited elsewhere, no more is known{note}",
            f"{label} có được nơi khác trích dẫn, chưa biết gì thêm{note_vi}",
        )
    return (
        "out_of_reach",
        f"{label} is not in the catalogue, which does not cover its series{note}",
        f"{label} ngoài phạm vi danh mục{note_vi}",
    )
