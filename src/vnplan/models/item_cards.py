"""Documents, sections, citations and what acts do, as a notebook shows them."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from vnplan.models import cards
from vnplan.models.document import Document
from vnplan.models.places import sections_around
from vnplan.models.records import Change, Citation, Operation, Placed, Record, Section
from vnplan.models.sequences import Acts, Citations, Items, Sections
from vnplan.names import Language
from vnplan.tables.spoken import counted, day, language_of, province_name, spoken, type_name
from vnplan.text.markup import element, escaped
from vnplan.text.shown import brief


def card_of(thing: Record | Items[Any], language: Language | None = None) -> str:
    """The card of anything that was read."""
    told = language_of(language)
    for kind, made in CARDS.items():
        if isinstance(thing, kind):
            return made(thing, told)
    raise TypeError(f"no card for {type(thing).__name__}")


_TOP = 8  # sections, and as many citations and two more: a document stays on a screen
_DEPTH = 1.3  # em a step


def document_card(document: Document, language: Language) -> str:
    """A document: what it is, what it cites and how, its upper sections, the first citations."""
    m = document.metadata
    label = " ".join(filter(None, (type_name(m.document_type), m.number))) or document.source or m.key or "?"
    cited = document.citations.taken(c for c in document.citations if c.kind not in ("self", "internal"))
    upper = _upper(document.sections)
    return cards.card(
        cards.head(label, day(m.date, language), m.issuer, province_name(m.province)),
        cards.line(m.title),
        element("p", _counts(document, cited, language), class_="soft"),
        _section_table(upper, len(document.sections), language, _TOP),
        citation_table(cited, language, most=_TOP + 2),
        language=language,
    )


def _counts(document: Document, cited: Citations, language: Language) -> str:
    """Its size in a line, and the relations of its citations."""
    told = [counted(len(document.sections), "section", language), counted(len(cited), "citation", language)]
    pages = max((one.page or 0 for one in (*document.sections, *document.citations)), default=0)
    if pages:
        told.append(counted(pages, "page", language))
    how = Counter(c.relation for c in cited).most_common()
    relations = ", ".join(f"{spoken('relation', relation, language)} {n}" for relation, n in how)
    return escaped(", ".join(told) + (f" ({relations})" if relations else ""))


def _upper(sections: Sections) -> Sections:
    """The sections of the upper ranks, as many as fit: those on top, with the next ones where all of these fit."""
    depth = {id(s): n for s, n in zip(sections, _depths(sections), strict=True)}
    own = [s for s in sections if s.kind != "footnote"] or list(sections)
    kept = [s for s in own if not depth[id(s)]]
    for most in (1, 2):
        wider = [s for s in own if depth[id(s)] <= most]
        if len(wider) <= _TOP:
            kept = wider
    return sections.taken(kept)


def _depths(sections: Sections) -> list[int]:
    """How many sections each one stands in."""
    whole, out = sections.whole, []
    for section in sections:
        n, at = 0, section.parent
        while at is not None:
            n, at = n + 1, whole[at].parent
        out.append(n)
    return out


def sections_card(sections: Sections, language: Language) -> str:
    """Sections as an outline, with how many citations stand in each."""
    return cards.card(
        cards.head(counted(len(sections), "section", language)),
        _section_table(sections, len(sections), language),
        language=language,
    )


def _section_table(sections: Sections, total: int, language: Language, most: int = cards.MOST) -> str:
    depths = _depths(sections[:most])
    least = min(depths, default=0)
    rows = (_section_row(section, depth - least) for section, depth in zip(sections, depths, strict=False))
    return cards.table(
        ("section", "heading", "citations", "page"), rows, total=total, of="section", language=language, most=most
    )


def _section_row(section: Section, depth: int) -> tuple[str, ...]:
    """Path, heading, set in by depth, citations, page."""
    path = element("span", escaped(section.path or section.label), style=f"padding-left:{depth * _DEPTH:.1f}em")
    home = home_of(section)
    count = len(home.citations.within(section.start, section.end)) if home is not None else 0
    return path, cards.cell(_opening(section)), str(count or ""), str(section.page or "")


def _opening(section: Section) -> str:
    """Its heading, else its first words."""
    home = home_of(section)
    if section.heading or home is None or home._text is None:
        return section.heading or ""
    words = home._text[section.start : min(section.end, section.start + 300)]
    return brief(words.removeprefix(section.label).lstrip(" .):/*|-,;\t\n"), 90)


def section_card(section: Section, language: Language) -> str:
    """One section: where it is, how it begins, what stands below it, what it cites."""
    home = home_of(section)
    if home is None:
        return record_card(section, language)
    around = sections_around(home, section)[:-1]
    above = " › ".join(" ".join(filter(None, (s.path or s.label, brief(s.heading, 40)))) for s in around)
    below = section.children
    cited = section.citations
    text = home._text[section.start : section.end] if home._text is not None else ""
    return cards.card(
        element("p", escaped(above), class_="soft") if above else "",
        cards.head(" ".join(filter(None, (section.path or section.label, brief(section.heading, 160)))),
                   f"{spoken('column', 'page', language)} {section.page}" if section.page else None,
                   _file(home)),
        cards.line(text, 480) if not section.heading or not below else "",
        _section_table(below, len(below), language, _TOP),
        citation_table(cited, language, most=_TOP + 2),
        language=language,
    )  # fmt: skip


def _file(document: Document) -> str | None:
    return document.source.rpartition("/")[2] if document.source else None


def citations_card(citations: Citations, language: Language) -> str:
    """Citations as a table, under how many there are and of what relation."""
    how = Counter(c.relation for c in citations).most_common()
    relations = (f"{spoken('relation', relation, language)} {n}" for relation, n in how)
    return cards.card(
        cards.head(counted(len(citations), "citation", language), *relations),
        citation_table(citations, language),
        language=language,
    )


def citation_table(citations: Citations, language: Language, most: int = cards.MOST) -> str:
    """What is cited, how, what it is about, where it is said."""
    rows = (_citation_row(citations, c, language) for c in citations)
    heads = ("citation", "relation", "title", "where")
    return cards.table(heads, rows, total=len(citations), of="citation", language=language, most=most)


def _citation_row(citations: Citations, c: Citation, language: Language) -> tuple[str, ...]:
    about = cards.cell(c.title) or cards.soft(cards.cell(c.issuer or c.pinpoint))
    return (
        cards.named(c.text, c.key),
        cards.short(spoken("relation", c.relation, language)) + _governed(citations, c, language),
        about,
        place(c, language, file=False),
    )


def _governed(citations: Citations, c: Citation, language: Language) -> str:
    """Whose relation it is, where it is not the document's own."""
    whole = citations.whole
    if c.governor is None or not 0 <= c.governor < len(whole):
        return ""
    own = spoken("card", "whose", language).format(brief(whole[c.governor].text, 40))
    return " " + cards.soft(escaped(own))


def home_of(one: Placed) -> Document | None:
    """The document it stands in; None where it came without, as from a pickle of its own."""
    home: Document | None = getattr(one, "_document", None)
    return home


def place(one: Placed, language: Language, file: bool = True) -> str:
    """Where one stands: its section, or the region where it stands in none."""
    home = home_of(one)
    if home is None:
        return ""
    where = one.where
    if where.path:
        return cards.spot(where.source if file else None, where.path, where.heading, where.page, language)
    region = spoken("region", where.region, language)
    paged = f"{spoken('column', 'page', language)} {where.page}" if where.page is not None else ""
    told = escaped(", ".join(filter(None, (region, paged, where.part_name))))
    return " ".join(filter(None, (told, cards.soft(escaped(_file(home) or "")) if file and home.source else "")))


def citation_card(c: Citation, language: Language) -> str:
    """One citation: what it cites, how and by what words, where, in which sentence."""
    home = home_of(c)
    whose = _governed(home.citations, c, language) if home is not None else ""
    cue = f" {cards.soft(escaped(f'“{brief(c.cue, 60)}”'))}" if c.cue else ""
    sentence = c.where.sentence if home is not None else None
    named = " ".join(filter(None, (type_name(c.document_type), c.number)))
    pairs = [
        ("document", cards.cell(", ".join(filter(None, (named, day(c.date, language)))))),
        ("issuer", cards.cell(", ".join(filter(None, (c.issuer, province_name(c.province)))))),
        ("level", escaped(spoken("level", c.level, language)) if c.level else ""),
        ("title", cards.cell(c.title, 240)),
        ("relation", escaped(spoken("relation", c.relation, language)) + cue + whose),
        ("pinpoint", cards.cell(c.pinpoint)),
        ("where", place(c, language)),
        ("sentence", cards.marked(sentence, c.text)),
        ("notes", cards.cell("; ".join(note.message for note in c.notes), 200)),
        ("key", element("code", escaped(c.key)) if c.key else ""),
    ]
    return cards.card(cards.head(c.text), cards.facts(pairs, language), language=language)


def acts_card(acts: Acts[Operation] | Acts[Change], language: Language) -> str:
    """What is done to provisions: what, of which act, the words, since when, where it is said."""
    rows = (_act_row(one, language) for one in acts)
    how = Counter(one.action for one in acts).most_common()
    return cards.card(
        cards.head(
            counted(len(acts), "change", language), *(f"{spoken('action', action, language)} {n}" for action, n in how)
        ),
        cards.table(
            ("action", "pinpoint", "document", "words", "in_force", "where"), rows, total=len(acts), of="change",
            language=language,
        ),
        language=language,
    )  # fmt: skip


def _act_row(one: Operation | Change, language: Language) -> tuple[str, ...]:
    home = home_of(one)
    other = one.target if isinstance(one, Operation) else one.acting
    label = home.citations[one.citation].text if home is not None and one.citation is not None else other
    words = " → ".join(f"“{brief(said, 48)}”" for said in (one.words, one.new_words) if said)
    return (
        escaped(spoken("action", one.action, language)),
        cards.cell(one.pinpoint or _unit(one)),
        cards.named(label, other) if label else "",
        escaped(words),
        escaped(day(one.in_force, language)),
        place(one, language, file=False),
    )


def act_card(one: Operation | Change, language: Language) -> str:
    """What is done to one provision: what, of which act, the words, since when, where it is said."""
    home = home_of(one)
    other = one.target if isinstance(one, Operation) else one.acting
    label = home.citations[one.citation].text if home is not None and one.citation is not None else other
    new = one.new_text if isinstance(one, Operation) else None
    text = home._text[new.start : new.end] if home is not None and home._text is not None and new is not None else None
    pairs = [
        ("document", cards.cell(label)),
        ("words", escaped(" → ".join(f"“{brief(said, 80)}”" for said in (one.words, one.new_words) if said))),
        ("new_text", cards.cell(text, 400)),
        ("in_force", escaped(day(one.in_force, language))),
        ("where", place(one, language)),
        ("sentence", cards.cell(one.where.sentence if home is not None else None, 320)),
        ("key", element("code", escaped(other)) if other else ""),
    ]
    what = " ".join(filter(None, (spoken("action", one.action, language), one.pinpoint or _unit(one))))
    return cards.card(cards.head(what), cards.facts(pairs, language), language=language)


def _unit(one: Operation | Change) -> str:
    """A provision in words: "điểm a khoản 2 Điều 5"."""
    if one.provision is None:
        return ""
    told = [(name, value) for name, value in one.provision if value]
    return " ".join(f"{_UNITS[name]} {value}" for name, value in reversed(told))


_UNITS = {
    "phan": "Phần", "chuong": "Chương", "muc": "Mục", "dieu": "Điều", "khoan": "khoản", "diem": "điểm",
}  # fmt: skip


def record_card(record: Record, language: Language) -> str:
    """Any other: the fields that are told, by their names in words."""
    return cards.card(
        cards.head(record._said()), cards.facts(list(_fields(record, language)), language), language=language
    )


def _fields(record: Record, language: Language) -> Iterator[tuple[str, str]]:
    for name, value in record:
        if value is None or value in ("", [], ()):
            continue
        if isinstance(value, datetime.date):
            yield name, escaped(day(value, language))
        elif name == "document_type":
            yield name, escaped(type_name(value))
        elif name == "province":
            yield name, escaped(province_name(value))
        elif isinstance(value, str):
            said = _SPOKEN.get(name, name)
            yield name, element("code", escaped(value)) if name == "key" else cards.cell(spoken(said, value, language))
        elif isinstance(value, Iterable) and not isinstance(value, Record):
            several = list(value)
            yield name, cards.cell("; ".join(brief(str(one), 80) for one in several[: cards.MOST]), 400)
        else:
            yield name, cards.cell(value)


_SPOKEN = {"level": "level", "relation": "relation", "region": "region", "action": "action", "severity": "severity"}


CARDS: dict[type, Callable[[Any, Language], str]] = {
    Document: document_card, Sections: sections_card, Section: section_card, Citations: citations_card,
    Citation: citation_card, Acts: acts_card, Operation: act_card, Change: act_card, Record: record_card,
}  # fmt: skip
"""What is shown as what; the first that fits decides."""
