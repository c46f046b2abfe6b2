"""Findings, verdicts, a status and an alignment as a notebook shows them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from vnplan.models import cards
from vnplan.models.item_cards import home_of, place
from vnplan.models.listed import SEVERITIES
from vnplan.names import Language
from vnplan.tables.spoken import counted, day, spoken
from vnplan.text.markup import element, escaped
from vnplan.text.shown import brief

if TYPE_CHECKING:
    from vnplan.review.alignment import Alignment
    from vnplan.review.checks import Finding
    from vnplan.review.explain import Explanation
    from vnplan.review.missed import NumberString
    from vnplan.review.place import Place
    from vnplan.review.validity import Status
    from vnplan.review.verdict import Verdict

_GOOD = {"agrees": "good", "in_force": "good", "superseded": "warning", "not_yet": "info", "several_fit": "info",
         "amended": "info", "lapsed_in_part": "warning", "replaced": "warning", "repealed": "warning"}  # fmt: skip
"""The colour of a verdict or a state that has no severity."""


def findings_card(findings: Sequence[Finding], language: Language) -> str:
    """Findings, the gravest first, each with its place; how many of each severity in front."""
    how = Counter(one.severity for one in findings)
    told = (counted(how[severity], severity, language) for severity in ("error", "warning", "info") if how[severity])
    file = cards.one_file(one.place.source for one in findings)
    rows = (
        (
            cards.dot(one.severity, spoken("severity", one.severity, language)),
            cards.cell(_message(one, language), 160),
            cards.cell(one.place.text, 56),
            _spot(one.place, language, file=not file),
        )
        for one in sorted(findings, key=lambda one: SEVERITIES.index(one.severity))
    )
    return cards.card(
        cards.head(counted(len(findings), "finding", language), *told, file),
        cards.table(("severity", "message", "text", "where"), rows, total=len(findings), of="finding",
                    language=language),
        language=language,
    )  # fmt: skip


def finding_card(one: Finding, language: Language) -> str:
    """A finding with its sentence, and what it is held against."""
    against = "<br>".join(f"{_spot(other, language)}: {cards.cell(other.text, 80)}" for other in one.against)
    pairs = [
        ("severity", cards.dot(one.severity, spoken("severity", one.severity, language))),
        ("where", _spot(one.place, language)),
        ("sentence", cards.marked(one.place.sentence, one.place.text)),
        ("against", against),
        ("code", element("code", escaped(one.code))),
    ]
    return cards.card(cards.head(_message(one, language)), cards.facts(pairs, language), language=language)


def _message(one: Finding | Verdict, language: Language) -> str:
    return one.message_vi if language == "vi" else one.message


def _spot(where: Place, language: Language, file: bool = True) -> str:
    return cards.spot(where.source if file else None, where.section, where.heading, where.page, language)


def verdicts_card(verdicts: Sequence[Verdict], language: Language) -> str:
    """Verdicts, the gravest first, each with its citation; how many of each in front."""
    how = Counter(one.code for one in verdicts).most_common()
    file = cards.one_file(source_of(one) for one in verdicts)
    rows = (
        (
            cards.named(one.citation.text, one.key, most=56),
            _judged(one, language),
            cards.cell(_message(one, language), 130),
            place(one.citation, language, file=not file),
        )
        for one in sorted(verdicts, key=_grave)
    )
    return cards.card(
        cards.head(
            counted(len(verdicts), "citation", language),
            *(f"{spoken('verdict', code, language)} {n}" for code, n in how),
            file,
        ),
        cards.table(("citation", "verdict", "message", "where"), rows, total=len(verdicts), of="citation",
                    language=language),
        language=language,
    )  # fmt: skip


def source_of(one: Verdict) -> str | None:
    """The file of its citation, where its document is at hand."""
    home = home_of(one.citation)
    return home.source if home else None


def _grave(one: Verdict) -> int:
    return SEVERITIES.index(one.severity) if one.severity in SEVERITIES else len(SEVERITIES)


def _judged(one: Verdict, language: Language) -> str:
    return cards.dot(one.severity or _GOOD.get(one.code, ""), spoken("verdict", one.code, language))


def verdict_card(one: Verdict, language: Language) -> str:
    """A verdict with the sentence of its citation."""
    sentence = one.citation.where.sentence if home_of(one.citation) else None
    pairs = [
        ("verdict", _judged(one, language)),
        ("message", cards.cell(_message(one, language), 400)),
        ("right", cards.cell(one.right)),
        ("where", place(one.citation, language)),
        ("sentence", cards.marked(sentence, one.citation.text)),
        ("key", element("code", escaped(one.key)) if one.key else ""),
    ]
    return cards.card(cards.head(one.citation.text), cards.facts(pairs, language), language=language)


def status_card(one: Status, language: Language) -> str:
    """What is known of a document on a day, and what did it."""
    words = one.words_vi if language == "vi" else one.words
    rows = (
        (
            cards.named(act.title or act.label, act.key, act.number if act.title else None),
            escaped(spoken("relation", act.relation, language)),
            cards.cell(act.provisions, 60),
            escaped(day(act.since, language)),
            cards.cell(act.how_vi if language == "vi" else act.how, 120),
        )
        for act in one.by
    )
    name = " ".join(filter(None, (one.title, one.number))) or one.query
    return cards.card(
        cards.head(name, one.provision, day(one.on, language)),
        element("p", cards.dot(_GOOD.get(one.state, ""), spoken("state", one.state, language))),
        cards.line(words[:1].upper() + words[1:]),
        cards.table(("document", "relation", "pinpoint", "since", "source"), rows, total=len(one.by), of="document",
                    language=language),
        element("p", element("code", escaped(one.key)), class_="soft") if one.key else "",
        language=language,
    )  # fmt: skip


def explanation_card(said: Explanation, language: Language) -> str:
    """Each citation with the rule it was read by, then the numbers that are in none, with the reason."""
    rows = (
        (
            cards.named(one.text, one.key),
            cards.short(spoken("relation", one.relation, language)),
            cards.cell(f"“{one.cue}”" if one.cue else None, 48),
            element("code", escaped(" · ".join(filter(None, (one.rule, one.relation_rule))))),
            cards.spot(None, one.path, one.heading, one.page, language),
        )
        for one in said.citations
    )
    left = ((cards.cell(one.text), cards.cell(_reason(one, language)), cards.cell(one.context)) for one in said.missed)
    return cards.card(
        cards.head(counted(len(said.citations), "citation", language), said.source),
        cards.table(("citation", "relation", "cue", "rule", "where"), rows, total=len(said.citations), of="citation",
                    language=language),
        cards.table(("number", "reason", "sentence"), left, total=len(said.missed), of="place", language=language),
        language=language,
    )  # fmt: skip


def _reason(one: NumberString, language: Language) -> str:
    """Why a number is in no citation; what no table says in words, as `explain` says it."""
    told = spoken("unread", one.reason, language)
    return one.message if told == one.reason else told


_STATUS = {"taken up": "good", "left out": "warning", "added": "info"}


def alignment_card(found: Alignment, language: Language) -> str:
    """The directive's sections beside the plan's, in the directive's order; then what the plan adds."""
    every = found.rows()
    counts = {
        "taken up": len(found.pairs), "left out": len(found.left_out), "added": len(found.added),
    }  # fmt: skip
    told = (f"{spoken('status', status, language)} {n}" for status, n in counts.items())
    share = spoken("card", "share", language).format(f"{found.share:.0%}")
    rows = (
        (
            cards.dot(_STATUS[row["status"]], spoken("status", row["status"], language)),
            _section(row["directive_path"], row["directive_heading"], row["status"] != "added"),
            _section(row["plan_path"], row["plan_heading"], row["status"] != "left out"),
            str(round(row["score"])) if row["score"] is not None else "",
        )
        for row in every
    )
    names = (
        brief(one.metadata.number or one.metadata.title or one.source, 60) for one in (found.plan, found.directive)
    )
    return cards.card(
        cards.head(" ↔ ".join(filter(None, names)), *told, share),
        cards.table(("status", "directive", "plan", "score"), rows, total=len(every), of="section", language=language),
        language=language,
    )


def _section(path: str | None, heading: str | None, own: bool) -> str:
    """A section; one that is only the nearest stands back."""
    told = " ".join(filter(None, (element("b", escaped(path)) if path else "", cards.cell(heading, 72))))
    return told if own else cards.soft(f"({told})") if told else ""
