"""What is printed of documents for reading: tables of citations, outlines, reasons, the files that are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from vnplan.names import Language
from vnplan.shell.measure import columns, said, width, wrapped
from vnplan.tables.messages import in_language
from vnplan.tables.spoken import day, spoken, type_name
from vnplan.text.shown import file_named, one_line

if TYPE_CHECKING:
    from vnplan.files.formats import Readable
    from vnplan.models import Document, Section
    from vnplan.review.explain import ExplainedCitation, Explanation
    from vnplan.review.missed import NumberCoverage


def table(rows: list[dict[str, Any]], language: Language) -> Iterator[str]:
    """Citations as a table for the eye: on a narrow screen issuer and title stand below the citation."""
    most = width()
    names = ["citation", "relation", "issuer", "title", "where"] if most >= _WIDE else ["citation", "relation", "where"]
    cells = []
    for row in rows:
        relation, place = spoken("relation", row["relation"], language), _where(row, language)
        told = [row["text"], relation, row["issuer"], row["title"], place]
        if most < _WIDE:
            told = ["\n".join(one_line(told[n]) for n in (0, 2, 3) if told[n]), told[1], told[4]]
        cells.append([one if "\n" in (one or "") else one_line(one or "") for one in told])
    yield from columns([spoken("column", name, language) for name in names], cells, most)


_WIDE = 110  # columns from which five of a table have room


def acts(rows: list[dict[str, Any]], language: Language) -> Iterator[str]:
    """Operations or changes as a table for the eye."""
    act = "acting" if rows and "acting" in rows[0] else "target"
    names = ("action", act, "pinpoint", "words", "new_words")
    called = ("action", "document", "pinpoint", "old_words", "new_words", "where")
    heads = [spoken("column", name, language) for name in called]
    cells = []
    for row in rows:
        words = (one_line(str(row[name] or "")) for name in names[1:])
        cells.append([spoken("action", row["action"], language), *words, _where(row, language)])
    yield from columns(heads, cells, width())


def _where(row: dict[str, Any], language: Language) -> str:
    page = said("page", language, page=row["page"]) if row["page"] is not None else None
    return ", ".join(filter(None, (row["path"], page)))


def outline(document: Document, language: Language, most: int) -> Iterator[str]:
    """A document's sections, one below the other, each as far in as it lies deep."""
    metadata = document.metadata
    date = f"({day(metadata.date, language)})" if metadata.date else None
    head = " ".join(filter(None, (type_name(metadata.document_type), metadata.number, date)))
    if head:
        yield from wrapped(head, most)
    told: set[int] = set()
    for section in document.sections:
        if section.part not in told and len(document.parts) > 1:
            told.add(section.part)
            here = document.parts[section.part]
            name = " ".join(filter(None, (type_name(here.document_type), here.title)))
            yield from wrapped(name, most, f"[{section.part}] ", "    ")
        margin = "  " * _depth(document, section)
        first = f"{margin}{section.label}  "
        yield from wrapped(section.heading or _opening(section), most, first, " " * len(first))


def outlined(language: Language, most: int, document: Document) -> tuple[str | None, list[str], int]:
    """A document's source, its outline, and how many sections there are."""
    return document.source, list(outline(document, language, most)), len(document.sections)


def outlines(told: Iterable[tuple[str | None, list[str], int]], several: bool) -> Iterator[str]:
    """The outlines of documents, each of several below its source."""
    for n, (source, lines, _) in enumerate(told):
        yield from ["", file_named(source or "-")][not n :] if several else []
        yield from lines


def _depth(document: Document, section: Section) -> int:
    depth = 0
    while section.parent is not None:
        section, depth = document.sections[section.parent], depth + 1
    return depth


def _opening(section: Section) -> str:
    words = section.text[len(section.label) :].lstrip(" .):/*|-\n").split()
    line = " ".join(words[:12])
    return f"– {line}{' …' if len(words) > 12 else ''}"


def explanation(told: Explanation, missed: bool, language: Language) -> Iterator[str]:
    """Why each citation is one, and why each number left out is none."""
    most = width()
    if told.source:
        yield from wrapped(file_named(told.source), most)
    if not missed:
        for one in told.citations:
            for n, line in enumerate(_why(one, language)):
                first = " " * 6 if n else f"{one.index:4d}  "
                yield from wrapped(line, most, first, " " * 8)
        for back in told.back_references:
            yield from wrapped(f"{one_line(back.text)}  [{back.start}:{back.end}]", most, "   ^  ", " " * 8)
            meant = ", ".join(f"{spoken('column', 'citation', language)} {n}" for n in back.citations) or back.note
            yield from wrapped(f"{meant}, {said('by_step', language, step=back.step)}", most, " " * 6, " " * 8)
        if told.citations:
            yield ""
    yield from counts(told.coverage, language)
    for number in sorted(told.missed, key=lambda one: one.status == "outside"):
        why = spoken("unread", number.reason, language) if language == "vi" else number.message
        why = number.message if why == number.reason else why
        place = f"{one_line(number.text)}  [{number.start}:{number.end}]"
        yield from wrapped(f"{place}  {number.reason}: {why}", most, "  ", " " * 6)
        yield from wrapped(number.context, most, " " * 6)


def _why(one: ExplainedCitation, language: Language) -> Iterator[str]:
    """The rule behind a citation, its relation and the words for it, its key and how that was settled, its notes."""
    yield f"{one_line(one.text)}  [{one.start}:{one.end}]"
    yield f"{spoken('kind', one.kind, language)}, {said('by_rule', language, rule=one.rule)}"
    yield _governed(one, language)
    if one.key:
        how = "" if one.step == "own" else f"  ({one.step}{': ' + one.step_note if one.step_note else ''})"
        yield f"{one.key}{how}"
    for note in one.notes:
        yield f"{said('note', language)} {note.code}: {note.message}"


def _governed(one: ExplainedCitation, language: Language) -> str:
    """How the document stands to one citation, by which words, and the rule that says so."""
    by = f", {said('by_words', language, words=one.cue)}" if one.cue else ""
    of = f", {said('of_citation', language, number=one.governor)}" if one.governor is not None else ""
    rule = f"  ({one.relation_rule})" if one.relation_rule else ""
    return f"{spoken('relation', one.relation, language)}{by}{of}{rule}"


def counts(n: NumberCoverage, language: Language) -> Iterator[str]:
    """The coverage in a sentence."""
    told = said(
        "numbers", language, found=n.found, cited=n.cited, own=n.own, left=n.left, outside=n.outside,
        share=f"{n.share:.1%}" if language == "en" else f"{n.share:.1%}".replace(".", ","),
    )  # fmt: skip
    yield from wrapped(told, width(), "", "  ")


def formats(kinds: list[Readable], language: Language) -> Iterator[str]:
    """What this machine reads, and how to get what it lacks."""
    most = width()
    room = max(len(" ".join(kind.endings)) for kind in kinds) + 4

    def line(kind: Readable) -> Iterator[str]:
        what = spoken("format", kind.format, language)
        what = kind.what if what == kind.format else what
        by = f" ({in_language(kind.needs.name, language)})" if kind.needs and kind.read else ""
        yield from wrapped(what + by, most, f"  {' '.join(kind.endings):{room - 2}}", " " * room)

    yield said("read_here", language)
    for kind in kinds:
        if kind.read:
            yield from line(kind)
    missing = {kind.needs for kind in kinds if kind.needs and not kind.read}
    for tool in sorted(missing, key=lambda tool: tool.name):
        yield ""
        yield said("not_installed", language, tool=in_language(tool.name, language))
        for kind in kinds:
            if kind.needs is tool:
                yield from line(kind)
        for system, way in (("Debian, Ubuntu:", tool.debian), ("Windows:", tool.windows), ("macOS:", tool.macos)):
            yield from wrapped(way, most, f"    {system:16}", " " * 20)


def format_rows(kinds: list[Readable]) -> list[dict[str, Any]]:
    """The same as plain dicts."""
    rows = []
    for kind in kinds:
        tool = kind.needs
        install = {"debian": tool.debian, "windows": tool.windows, "macos": tool.macos} if tool else None
        needs = tool.name if tool else None
        rows.append({**kind._asdict(), "endings": list(kind.endings), "needs": needs, "install": install})
    return rows
