"""What is printed of reviews and look-ups for reading: findings, verdicts, states, sections side by side, catalogue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from vnplan.names import Language
from vnplan.shell.excerpts import ends
from vnplan.shell.measure import said, width, wrapped
from vnplan.shell.printed_graphs import where
from vnplan.tables.spoken import counted, day, spoken, type_name
from vnplan.text.shown import brief, file_named

if TYPE_CHECKING:
    from vnplan.keys.catalog import Catalog
    from vnplan.keys.entries import Entry
    from vnplan.models import Document
    from vnplan.review.alignment import Alignment, Lone
    from vnplan.review.checks import Finding
    from vnplan.review.validity import Status
    from vnplan.review.verdict import Verdict

_SEVERITIES = ("error", "warning", "info")
_QUOTED = 160  # letters of the words a finding is about
_ROOM = 12  # columns in front of what is said of a finding


def findings(found: list[Finding], documents: int, language: Language) -> Iterator[str]:
    """Findings under the file they stand in, and how many of each severity."""
    most, called = width(), {code: spoken("severity", code, language) for code in _SEVERITIES}
    room = max(map(len, called.values())) + 2
    margin = " " * (room + 2)
    source: object = ...
    for one in found:
        if one.place.source != source:
            source = one.place.source
            yield from wrapped(file_named(source or "-"), most)
        yield from wrapped(
            one.message_vi if language == "vi" else one.message, most, f"  {called[one.severity]:{room}}", margin
        )
        told = filter(None, (where(one.place.section, None, language), brief(one.place.heading, 60) or None,
                             where(None, one.place.page, language)))  # fmt: skip
        words = ": ".join(filter(None, (", ".join(told), _quoted(one.place.text))))
        at = f" [{one.place.start}:{one.place.end}]" if one.place.text else ""  # a whole document is no stretch of it
        yield from wrapped(f"{words}  {one.code}{at}", most, margin)
        for other in one.against:
            at = f" [{other.start}:{other.end}]  {_quoted(other.text)}" if other.text else ""
            yield from wrapped(f"≠ {file_named(other.source or '-')}{at}", most, margin, margin + "  ")
    counts = Counter(one.severity for one in found)
    told_of = ", ".join(counted(counts[name], name, language) for name in _SEVERITIES if counts[name])
    told_all = f"{counted(documents, 'document', language)}: {told_of or said('no_findings', language)}"
    yield from wrapped(told_all, most, "", "  ")


def _quoted(words: str) -> str:
    return f"“{ends(words, _QUOTED)}”" if words else ""


def verdicts(found: list[Verdict], language: Language) -> Iterator[str]:
    """What is held of each citation, in the order of the texts, and how many of each verdict."""
    most = width()
    for one in found:
        c = one.citation
        quoted = f"{_quoted(c.text)}  [{c.start}:{c.end}]"
        yield from wrapped(f"{spoken('verdict', one.code, language)}  {quoted}", most, "  ", " " * _ROOM)
        yield from wrapped(one.message_vi if language == "vi" else one.message, most, " " * _ROOM)
    counts = Counter(one.code for one in found)
    if found:
        told = ", ".join(f"{n} {spoken('verdict', code, language)}" for code, n in counts.most_common())
        yield from wrapped(f"{counted(len(found), 'citation', language)}: {told}", most, "", "  ")


def states(found: list[Status], language: Language) -> Iterator[str]:
    """What is known of each document asked about; of several each below the words it was asked by."""
    for one in found:
        state = spoken("state", one.state, language)
        yield from wrapped(state if len(found) == 1 else f"{one.query}: {state}", width(), "", "  ")
        yield from wrapped(one.words_vi if language == "vi" else one.words, width(), "  ")


# --- sections side by side --------------------------------------------------------------------------------------------


def aligned(found: Alignment, language: Language) -> Iterator[str]:
    """The directive's sections in order, each with its partner and their likeness, then what the plan adds."""
    most = width()
    plan, directive = found.plan, found.directive
    taken, left, added = len(found.pairs), len(found.left_out), len(found.added)
    names = {code: spoken("column", code, language) for code in ("plan", "directive")}
    room = max(map(len, names.values())) + 2
    for code, document in (("plan", plan), ("directive", directive)):
        yield from wrapped(_name(document), most, f"{names[code]:{room}}", " " * room)
    yield from wrapped(
        said(
            "aligned", language, taken=taken, sections=counted(taken + left, "section", language),
            share=f"{found.share:.0%}", left=left, added=added,
        ), most,
    )  # fmt: skip
    partners = {pair.directive: pair for pair in found.pairs}
    alone = {one.section: one for one in found.left_out}
    for at in sorted({*partners, *alone}):
        yield ""
        if at in partners:
            pair = partners[at]
            yield from wrapped(_line(directive, at), most, f"{pair.score:5.1f}  ", " " * 9)
            yield from wrapped(_line(plan, pair.plan), most, "       = ", " " * 9)
            if pair.citations:
                told = said("both_cite", language, keys=", ".join(pair.citations))
                yield from wrapped(told, most, " " * 9)
        else:
            yield from wrapped(_line(directive, at), most, "    –  ", " " * 9)
            told = f"{said('left_out', language)}{_nearest(alone[at], plan, language)}"
            yield from wrapped(told, most, " " * 9)
    if found.added:
        yield ""
        yield said("added", language)
    for one in found.added:
        yield from wrapped(f"{_line(plan, one.section)}{_nearest(one, directive, language)}", most, "    +  ", " " * 9)


def _name(document: Document) -> str:
    m = document.metadata
    return "  ".join(filter(None, (m.number, m.title, file_named(document.source or "")))) or m.key or ""


def _path(document: Document, at: int) -> str:
    section = document.sections[at]
    return f"[{section.part}] {section.path}" if len(document.parts) > 1 else section.path


def _line(document: Document, at: int) -> str:
    from vnplan.review.alignment import title

    return f"{_path(document, at)}  {title(document.sections[at])}"


def _nearest(one: Lone, other: Document, language: Language) -> str:
    if one.nearest is None:
        return ""
    return f" ({said('nearest', language, path=_path(other, one.nearest), score=one.score)})"


# --- catalogue --------------------------------------------------------------------------------------------------------


def entries(catalog: Catalog, found: list[tuple[Entry, float]], language: Language) -> Iterator[str]:
    """Documents of the catalogue with what became of them."""
    most = width()
    for entry, score in found:
        row = entry_row(catalog, entry)
        name = f"{type_name(entry.document_type)} {entry.number}".rstrip()  # a constitution has no number
        likeness = f"  {score:.0f}%" if score < 99.5 else ""
        yield from wrapped(f"{name}  ({day(entry.date, language)})  {entry.issuer}{likeness}", most, "", "  ")
        if entry.title:
            yield from wrapped(entry.title, most, "  ")
        force = f"  {spoken('column', 'in_force', language)} {day(entry.in_force, language)}" if entry.in_force else ""
        yield from wrapped(f"{entry.key}{force}", most, "  ", "    ")
        for name in ("replaced_by", "amended_by", "replaces", "amends"):
            if row[name]:
                yield from wrapped(f"{spoken('column', name, language)} {', '.join(row[name])}", most, "  ", "    ")


def entry_row(catalog: Catalog, entry: Entry) -> dict[str, Any]:
    """A document of the catalogue as a plain dict; what it did to others and they to it as numbers, else keys."""

    def numbers(keys: list[str]) -> list[str]:
        known = [catalog.get(key) for key in keys]
        return [e.number if e and e.number else key for e, key in zip(known, keys, strict=True)]

    to, by = catalog.changes_to(entry.key), catalog.changes_by(entry.key)
    return {
        **{name: str(value) if value is not None else None for name, value in entry._asdict().items()},
        "replaced_by": numbers([c.key for c in to if c.ends]),
        "amended_by": numbers([c.key for c in to if c.relation == "amends"]),
        "replaces": numbers([c.other for c in by if c.ends]),
        "amends": numbers([c.other for c in by if c.relation == "amends"]),
    }
