"""What the command line prints for reading: tables, trees, reasons, summaries."""

from __future__ import annotations

import io
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import vnplan
from vnplan.names import LEVELS, Language
from vnplan.tables.spoken import counted, spoken
from vnplan.text.shown import brief, one_line, visible

if TYPE_CHECKING:
    import networkx

    from vnplan.files.formats import Readable
    from vnplan.graph.queries import Branch
    from vnplan.keys.catalog import Catalog
    from vnplan.keys.entries import Entry
    from vnplan.models import Document, Section
    from vnplan.review.checks import Finding
    from vnplan.review.explain import ExplainedCitation, Explanation
    from vnplan.review.missed import Coverage
    from vnplan.review.validity import Status
    from vnplan.review.verdict import Verdict


def table(rows: list[dict[str, Any]]) -> str:
    """Citations as a table for the eye."""
    return _table(("citation", "relation", "issuer", "title"), ("text", "relation", "issuer", "title"), rows)


def acts(rows: list[dict[str, Any]]) -> str:
    """Operations or changes as a table for the eye."""
    act = "acting" if rows and "acting" in rows[0] else "target"
    return _table(
        ("action", "act", "place", "words", "new words"), ("action", act, "pinpoint", "words", "new_words"), rows
    )


def _table(heads: Iterable[str], names: tuple[str, ...], rows: list[dict[str, Any]]) -> str:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    shown = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in (*heads, "where"):
        shown.add_column(name, overflow="fold")
    for row in rows:
        page = f"p. {row['page']}" if row["page"] is not None else None
        where = ", ".join(filter(None, (row["path"], page)))
        told = (one_line(str(row[n] or "")) for n in names)
        shown.add_row(*map(visible, (*told, where)))
    out = io.StringIO()
    Console(file=out, width=None if sys.stdout.isatty() else 140, markup=False, highlight=False).print(shown)
    return out.getvalue()


def outline(document: Document) -> Iterator[str]:
    """A document's sections, one a line, indented."""
    metadata = document.metadata
    date = f"({metadata.date})" if metadata.date else None
    head = " ".join(filter(None, (_type_name(metadata.document_type), metadata.number, date)))
    if head:
        yield head
    told: set[int] = set()
    for section in document.sections:
        if section.part not in told and len(document.parts) > 1:
            told.add(section.part)
            here = document.parts[section.part]
            yield f"[{section.part}] {' '.join(filter(None, (_type_name(here.document_type), here.title)))}"
        yield "  " * _depth(document, section) + f"{section.label}  {section.heading or _opening(section)}"


def outlined(document: Document) -> tuple[str | None, list[str]]:
    """A document's source and its outline."""
    return document.source, list(outline(document))


def outlines(told: Iterable[tuple[str | None, list[str]]], several: bool) -> Iterator[str]:
    """The outlines of documents, each of several below its source."""
    for n, (source, lines) in enumerate(told):
        yield from ["", source or "-"][not n :] if several else []
        yield from lines


def _type_name(code: str | None) -> str | None:
    """A type as a Vietnamese reader sees it: quyet_dinh is Quyết định."""
    known = vnplan.load_rules().types.get(code or "")
    return known.name if known else code


def _depth(document: Document, section: Section) -> int:
    depth = 0
    while section.parent is not None:
        section, depth = document.sections[section.parent], depth + 1
    return depth


def _opening(section: Section) -> str:
    words = section.text[len(section.label) :].lstrip(" .):/*|-\n").split()
    line = " ".join(words[:12])
    return f"– {line}{' …' if len(words) > 12 else ''}"


def explanation(said: Explanation, missed: bool) -> Iterator[str]:
    """Why each citation is one, and why each number left out is none."""
    if said.source:
        yield said.source
    if not missed:
        for one in said.citations:
            yield from _why(one)
        for back in said.back_references:
            yield f"   ^  {one_line(back.text)}  [{back.start}:{back.end}]"
            meant = ", ".join(f"citation {n}" for n in back.citations) or back.note
            yield f"      {meant}, by: {back.step}"
        if said.citations:
            yield ""
    yield counts(said.coverage)
    for number in sorted(said.missed, key=lambda one: one.status == "outside"):
        yield f"  {one_line(number.text)}  [{number.start}:{number.end}]  {number.reason}: {number.message}"
        yield f"      {number.context}"


def _why(one: ExplainedCitation) -> Iterator[str]:
    """The rule behind a citation, its relation and the words for it, its key and how that was settled, its notes."""
    yield f"{one.index:4d}  {one_line(one.text)}  [{one.start}:{one.end}]"
    yield f"      {one.kind}, by the rule: {one.rule}"
    yield f"      {_governed(one)}"
    if one.key:
        how = "" if one.step == "own" else f"  ({one.step}{': ' + one.step_note if one.step_note else ''})"
        yield f"      {one.key}{how}"
    for note in one.notes:
        yield f"      note {note.code}: {note.message}"


def _governed(one: ExplainedCitation) -> str:
    """How the document stands to one citation, by which words, and the rule that says so."""
    by = f", by “{one.cue}”" if one.cue else ""
    of = f", of citation {one.governor}" if one.governor is not None else ""
    return f"{one.relation}{by}{of}" + (f"  ({one.relation_rule})" if one.relation_rule else "")


def counts(n: Coverage) -> str:
    """The coverage in one line."""
    return (
        f"number-like strings: {n.found}; in citations {n.cited}, the document's own {n.own}, left {n.left},"
        f" outside the document {n.outside}; share {n.share:.1%}"
    )


def summary(built: Any) -> Iterator[str]:
    """What each document given rests on, and what is cited most."""
    from vnplan.graph.queries import directives_of, most_cited

    given = sorted(k for k, d in built.nodes(data=True) if d["in_corpus"])
    cited = built.number_of_nodes() - len(given)
    yield f"{len(given)} documents given, {cited} more cited, {built.number_of_edges()} edges"
    yield ""
    yield "Most cited"
    for key, count in most_cited(built, 8):
        if count > 1:
            yield f"  {count}  {built.nodes[key]['label']}  {_dated(built.nodes[key])}{key}"
    for key in given:
        node = built.nodes[key]
        chains = directives_of(built, key, scope="central")
        chains.sort(
            key=lambda c: (
                len(c.keys),
                c.relations[0] != "implements",
                LEVELS.index(built.nodes[c.keys[-1]]["level"]),
                c.keys,
            )
        )
        yield ""
        yield f"{node['label']}  {node.get('source', '')}"
        yield f"  rests on {len(chains)} national and Party directives:"
        for chain in chains[:8]:
            yield f"    {chain.relations[0]:14s} {' -> '.join(built.nodes[k]['label'] for k in chain.keys[1:])}"
        if len(chains) > 8:
            yield f"    ... and {len(chains) - 8} more"


def chains(graph: networkx.MultiDiGraph, tree: Branch, up: bool) -> Iterator[str]:
    """A chain tree: each document with the relation, its section and sentence below."""
    heading = "carries out" if up else "is carried out by"
    yield f"{_shown(graph, tree.key)}  {heading}" + (":" if tree.branches else " nothing known here")
    yield from _branches(graph, tree, "", up)


def _branches(graph: networkx.MultiDiGraph, tree: Branch, margin: str, up: bool) -> Iterator[str]:
    for n, branch in enumerate(tree.branches):
        last = n == len(tree.branches) - 1
        yield f"{margin}{'└─' if last else '├─'} {branch.relation}  {_shown(graph, branch.key)}"
        below = margin + ("   " if last else "│  ")
        first = branch.evidence[0]
        more = f" (+{len(branch.evidence) - 1} more)" if len(branch.evidence) > 1 else ""
        page = f"p. {first.page}" if first.page is not None else None
        told = ", ".join(filter(None, (first.section, page)))
        place = f"{told}: " if told else ""
        sentence = _cut(first.sentence, str(graph.nodes[branch.key if up else tree.key].get("number", "")))
        yield f"{below}{'│' if branch.branches else ' '}  {place}“{sentence}”{more}"
        yield from _branches(graph, branch, below, up)


def _shown(graph: networkx.MultiDiGraph, key: str) -> str:
    node = graph.nodes[key]
    return "  ".join(filter(None, (node["label"], f"({node['date']})" if "date" in node else "", node.get("province"))))


def _cut(sentence: str, around: str = "", most: int = 300) -> str:
    """A sentence; of a long one the part around some words. The graph itself keeps it whole."""
    if len(sentence) <= most:
        return sentence
    at = max(0, sentence.find(around) - most // 2)
    start = sentence.find(" ", at) + 1 if at else 0
    end = sentence.rfind(" ", start, start + most) if start + most < len(sentence) else len(sentence)
    return ("… " if start else "") + sentence[start:end] + (" …" if end < len(sentence) else "")


def findings(found: list[Finding], documents: int, language: str) -> Iterator[str]:
    """Findings under the file they stand in, and how many of each severity."""
    source: object = ...
    for one in found:
        if one.place.source != source:
            source = one.place.source
            yield f"{source}"
        page = f"p. {one.place.page}" if one.place.page is not None else None
        told = filter(None, (one.place.section, brief(one.place.heading, 60) or None, page))
        place = f"[{one.place.start}:{one.place.end}] " + ", ".join(told)
        yield f"  {one.severity:7s}  {one.message_vi if language == 'vi' else one.message}"
        yield f"           {one.code} {place.rstrip()}  “{_cut(one_line(one.place.text), most=160)}”"
        for other in one.against:
            yield f"           ≠ {other.source} [{other.start}:{other.end}]  “{one_line(other.text)}”"
    counts = Counter(one.severity for one in found)
    yield f"{documents} documents: " + (", ".join(f"{n} {name}" for name, n in counts.items()) or "nothing found")


def verdicts(found: list[Verdict], language: Language) -> Iterator[str]:
    """What is held of each citation, in the order of the texts, and how many of each verdict."""
    for one in found:
        c = one.citation
        yield f"  {spoken('verdict', one.code, language)}  “{_cut(one_line(c.text), most=160)}”  [{c.start}:{c.end}]"
        yield f"           {one.message_vi if language == 'vi' else one.message}"
    counts = Counter(one.code for one in found)
    if found:
        said = ", ".join(f"{n} {spoken('verdict', code, language)}" for code, n in counts.most_common())
        yield f"{counted(len(found), 'citation', language)}: {said}"


def states(found: list[Status], language: Language) -> Iterator[str]:
    """What is known of each document asked about; of several each below the words it was asked by."""
    for one in found:
        yield one.state if len(found) == 1 else f"{one.query}: {one.state}"
        yield f"  {one.words_vi if language == 'vi' else one.words}"


def entries(catalog: Catalog, found: list[tuple[Entry, float]]) -> Iterator[str]:
    """Documents of the catalogue with what became of them."""
    for entry, score in found:
        row = entry_row(catalog, entry)
        name = f"{_type_name(entry.document_type)} {entry.number}".rstrip()  # a constitution has no number
        yield f"{name}  ({entry.date})  {entry.issuer}" + (f"  {score:.0f}%" if score < 99.5 else "")
        if entry.title:
            yield f"  {entry.title}"
        yield f"  {entry.key}" + (f"  in force {entry.in_force}" if entry.in_force else "")
        for name in ("replaced_by", "amended_by", "replaces", "amends"):
            if row[name]:
                yield f"  {name.replace('_', ' ')} {', '.join(row[name])}"


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


def formats(kinds: list[Readable]) -> Iterator[str]:
    """What this machine reads, and how to get what it lacks."""
    read = [kind for kind in kinds if kind.read]
    width = max(len(" ".join(kind.endings)) for kind in kinds)
    yield "read on this machine"
    for kind in read:
        yield f"  {' '.join(kind.endings):{width}}  {kind.what}" + (f" ({kind.needs.name})" if kind.needs else "")
    missing = {kind.needs for kind in kinds if kind.needs and not kind.read}
    for tool in sorted(missing, key=lambda tool: tool.name):
        yield ""
        yield f"not yet: {tool.name} is not installed"
        for kind in kinds:
            if kind.needs is tool:
                yield f"  {' '.join(kind.endings):{width}}  {kind.what}"
        yield f"    Debian, Ubuntu: {tool.debian}"
        yield f"    Windows:        {tool.windows}"
        yield f"    macOS:          {tool.macos}"


def format_rows(kinds: list[Readable]) -> list[dict[str, Any]]:
    """The same as plain dicts."""
    rows = []
    for kind in kinds:
        tool = kind.needs
        install = {"debian": tool.debian, "windows": tool.windows, "macos": tool.macos} if tool else None
        needs = tool.name if tool else None
        rows.append({**kind._asdict(), "endings": list(kind.endings), "needs": needs, "install": install})
    return rows


def _dated(node: dict[str, Any]) -> str:
    return f"({node['date']})  " if "date" in node else ""
