"""What a reader is told of each citation of a text, and of each document cited, in words."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from vnplan.keys.catalog_rows import CatalogLike
from vnplan.models import Citation, Document
from vnplan.models.places import sections_around
from vnplan.names import Language
from vnplan.review.check_rules import Reviewed
from vnplan.review.checks import found_in, reviewed_of
from vnplan.review.verdict import Verdict, verdicts_of
from vnplan.tables.rules import Rules, RulesLike
from vnplan.tables.spoken import day, province_name, spoken, type_name
from vnplan.text.shown import brief, one_line, whole_letters


class Target(NamedTuple):
    """A document cited: its number in the list, its name, what is told of it, the citations that mean it."""

    n: int
    key: str | None
    name: str
    level: str
    date: str
    issuer: str
    title: str
    places: list[int]


class InWords(NamedTuple):
    """A citation in words: how the document stands to it, by which words, where, and what is held of it."""

    at: int
    citation: Citation
    target: Target
    relation: str
    cue: str
    where: str
    verdict: str
    severity: str
    message: str


class ToldDocument(NamedTuple):
    """A document with all that is told of its citations; those of itself and its provisions are none of them."""

    document: Document
    name: str
    cited: dict[int, InWords]
    targets: list[Target]
    language: Language
    rules: Rules


def told_of(
    document: Document, catalog: CatalogLike, rules: RulesLike, on: datetime.date | str | None, language: Language
) -> ToldDocument:
    """All that is told of a document's citations."""
    reviewed = reviewed_of([document], "annotate", catalog, rules, on)
    judged = verdicts_of(reviewed, found_in(reviewed))
    index = {id(c): n for n, c in enumerate(document.citations)}
    targets: dict[str, Target] = {}
    cited: dict[int, InWords] = {}
    for verdict in judged:
        at = index[id(verdict.citation)]
        name = verdict.key or one_line(verdict.citation.text).casefold()
        target = targets.setdefault(name, _target(len(targets) + 1, verdict, reviewed, language))
        target.places.append(at)
        targets[name] = _fuller(target, verdict.citation, language)
        cited[at] = _cited(at, verdict, target, document, language, reviewed.rules)
    last = {t.n: t for t in targets.values()}
    whole = {at: one._replace(target=last[one.target.n]) for at, one in cited.items()}
    return ToldDocument(
        document, name_of(document, reviewed.rules), whole, list(last.values()), language, reviewed.rules
    )


def name_of(document: Document, rules: Rules) -> str:
    """A document as one names it: type and number, else type and title, else its file."""
    m = document.metadata
    told = " ".join(filter(None, (type_name(m.document_type, rules), m.number or brief(m.title, 120))))
    return whole_letters(told or brief(document.source, 80) or "Văn bản")


def _target(n: int, verdict: Verdict, reviewed: Reviewed, language: Language) -> Target:
    c, key = verdict.citation, verdict.key
    known = reviewed.catalog.get(key) if reviewed.catalog is not None and key else None
    if known is None:
        return Target(n, key, brief(reviewed.label(c), _NAME), c.level or "none", "", "", "", [])
    called = known.title if known.document_type in reviewed.rules.laws else type_name(known.document_type)
    name = " ".join(filter(None, (called, known.number)))
    level = known.level or c.level or "none"
    return Target(n, key, name, level, day(known.date, language), known.issuer, known.title, [])


_NAME = 160  # characters, of a document that goes by its title


def _fuller(target: Target, c: Citation, language: Language) -> Target:
    """What a citation tells of a document that is not told yet."""
    date = day(c.date, language) or (str(c.year) if c.year else "")
    return target._replace(
        level=c.level or "none" if target.level == "none" else target.level,
        date=target.date or date,
        issuer=target.issuer or one_line(c.issuer or ""),
        title=target.title or one_line(c.title or ""),
    )


def _cited(at: int, verdict: Verdict, target: Target, document: Document, language: Language, rules: Rules) -> InWords:
    c = verdict.citation
    message = verdict.message_vi if language == "vi" else verdict.message
    return InWords(
        at=at,
        citation=c,
        target=target,
        relation=spoken("relation", c.relation, language, rules) + _whose(c, document, language, rules),
        cue=one_line(c.cue or ""),
        where=place_of(document, c, language, rules),
        verdict=verdict.code,
        severity=verdict.severity or "",
        message=one_line(message) if verdict.code not in ("agrees", "out_of_reach") or verdict.severity else "",
    )


def _whose(c: Citation, document: Document, language: Language, rules: Rules) -> str:
    """Whose relation it is, where it is not the document's: " (là quan hệ của Nghị định 24/2021/NĐ-CP)"."""
    if c.governor is None:
        return ""
    acting = document.citations[c.governor]
    known = rules.types.get(acting.document_type or "")
    name = f"{known.name} {acting.number}" if known and acting.number else brief(acting.text, 60)
    return " " + spoken("card", "whose", language, rules).format(name)


def place_of(document: Document, c: Citation, language: Language, rules: Rules) -> str:
    """Where a citation stands, in few words: "II.6.c", "phần mở đầu, trang 2"."""
    around = sections_around(document, c)
    region = next((r.kind for r in document.regions if r.start <= c.start < r.end), None)
    if around and around[-1].kind == "footnote":
        place = f"{spoken('region', 'footnotes', language, rules).removesuffix('s')} {around[-1].label.strip('[]()*')}"
    else:
        place = around[-1].path if around else spoken("region", region, language, rules)
    page = f"{spoken('column', 'page', language, rules)} {c.page}" if c.page is not None else ""
    return ", ".join(filter(None, (one_line(place), page)))


def line_of(target: Target, told: ToldDocument) -> list[str]:
    """Level, day and body of a document cited, those that are told; a body that is its level once."""
    level = spoken("level", target.level, told.language, told.rules) if target.level != "none" else ""
    level = "" if level.casefold() == target.issuer.casefold() else level
    return [one for one in (level, target.date, target.issuer) if one]


def facts_of(told: ToldDocument) -> list[tuple[str, str]]:
    """What a document says of itself, a name and a value each."""
    m, language = told.document.metadata, told.language
    values = {
        "number": m.number, "date": day(m.date, language), "issuer": m.issuer, "level": m.level and
        spoken("level", m.level, language), "province": province_name(m.province, told.rules), "signer": m.signer,
        "source": told.document.source,
    }  # fmt: skip
    named = ((spoken("column", name, language, told.rules), one_line(value or "")) for name, value in values.items())
    return [(name, value) for name, value in named if value]
