"""The text of a document as HTML, its citations marked by level and relation, each with a note that opens over it."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from vnplan.models import Section
from vnplan.shown.blocks import ShownBlock, ShownRun, blocks_of
from vnplan.shown.cited import InWords, Target, ToldDocument, line_of
from vnplan.tables.spoken import spoken
from vnplan.text.markup import element, escaped
from vnplan.text.shown import brief, one_line, whole_letters

MOST_PLACES = 6
"""Other places that a note names; the list of documents names all."""


def marked(told: ToldDocument) -> str:
    """The text as HTML: headings, paragraphs, tables; citation 3 has the id `c3`, section 2 the id `s2`.

    What a portal put around it is folded away.
    """
    parts = itertools.groupby(blocks_of(told.document, told.rules), lambda block: block.region == "web_chrome")
    name = element("summary", escaped(spoken("region", "web_chrome", told.language, told.rules)))
    told_each = ((outside, _blocks(told, some)) for outside, some in parts)
    return "\n".join(element("details", f"{name}\n{words}") if outside else words for outside, words in told_each)


def _blocks(told: ToldDocument, blocks: Iterable[ShownBlock]) -> str:
    out: list[str] = []
    rows: list[str] = []
    for block in blocks:
        if block.is_row:
            if not block.is_rule:
                rows.append(element("tr", "".join(_cell(told, block, n) for n in range(len(block.cells)))))
            continue
        _close(out, rows)
        out.append(_paragraph(told, block))
    _close(out, rows)
    return "\n".join(out)


def _close(out: list[str], rows: list[str]) -> None:
    """A table's rows put together."""
    if rows:
        out.append(element("div", element("table", "\n".join(rows)), class_="wide", tabindex="0"))
        rows.clear()


def _cell(told: ToldDocument, block: ShownBlock, n: int) -> str:
    at = _anchor(block) if not n else None
    return element("td", _runs(told, block.cells[n]), id=at)


def _paragraph(told: ToldDocument, block: ShownBlock) -> str:
    inside = _runs(told, block.cells[0])
    if block.is_heading:
        return element(f"h{min(6, block.depth + 2)}", inside, id=_anchor(block), class_=f"r-{block.region}")
    deep = f" deep-{min(block.depth, 4)}" if block.depth > 1 else ""
    return element("p", inside, id=_anchor(block), class_=f"r-{block.region}{deep}")


def _anchor(block: ShownBlock) -> str | None:
    return None if block.section is None else f"s{block.section}"


def _runs(told: ToldDocument, runs: list[ShownRun]) -> str:
    return "".join(_run(told, run) for run in runs)


def _run(told: ToldDocument, run: ShownRun) -> str:
    words = said(told.document.text[run.start : run.end])
    if run.citation is None:
        return words
    one = told.cited.get(run.citation)
    if one is None:
        return _within(told, run, words)
    number = element("sup", str(one.target.n)) if run.closes else ""
    note = _note(told, one) if run.opens else ""
    link = element("a", words + number, href=f"#d{one.target.n}", aria_describedby=f"t{one.at}" if run.opens else None)
    whose = one.citation.relation if one.citation.governor is None else "of_another"
    return element(
        "span", link + note, class_="c", id=f"c{one.at}" if run.opens else None, data_level=one.target.level,
        data_relation=whose, data_doubt=one.severity or None,
    )  # fmt: skip


def _within(told: ToldDocument, run: ShownRun, words: str) -> str:
    """A provision of this document: a link to where it stands."""
    section = provision_of(told, run.citation or 0)
    if section is None:
        return words
    hint = spoken("annotated", "internal", told.language, told.rules)
    return element("a", words, class_="own", href=f"#s{section}", title=hint)


def provision_of(told: ToldDocument, at: int) -> int | None:
    """The section that a citation of a provision of this document means."""
    c = told.document.citations[at]
    article = next((one.dieu for one in c.provisions if one.dieu), None)
    if c.kind not in ("self", "internal") or article is None:
        return None
    fits = (n for n, s in enumerate(told.document.sections) if _is_article(s, article) and s.part == c.part)
    return next(fits, None)


def _is_article(section: Section, article: str) -> bool:
    return section.kind == "dieu" and one_line(section.label).split(" ")[-1].rstrip(".:") == article


def said(words: str) -> str:
    """Words of a document as HTML: on one line, halves of letters replaced."""
    lead, tail = words[:1].isspace(), words[-1:].isspace()
    line = escaped(whole_letters(one_line(words)))
    return (" " if lead else "") + line + (" " if tail and line else "")


def _note(told: ToldDocument, one: InWords) -> str:
    """What opens over a citation."""
    target = one.target
    cue = f" “{said(one.cue)}”" if one.cue and one.cue.casefold() != one.relation.casefold() else ""
    how = element("em", escaped(one.relation)) + cue
    others = [at for at in target.places if at != one.at]
    parts = [
        element("strong", element("bdi", said(target.name))),
        element("span", how, class_="how"),
        *particulars(target, told),
        _doubt(told, one),
    ]
    if others:
        links = ", ".join(place_link(told, at) for at in others[:MOST_PLACES])
        more = f" +{len(others) - MOST_PLACES}" if len(others) > MOST_PLACES else ""
        also = spoken("annotated", "also_at", told.language, told.rules)
        parts.append(element("span", f"{escaped(also)}: {links}{more}", class_="places"))
    parts.append(key_of(target))
    return element("span", "".join(filter(None, parts)), class_="tip", role="tooltip", id=f"t{one.at}")


def particulars(target: Target, told: ToldDocument) -> Iterator[str]:
    """Level, day and body on a line, the title below."""
    line = " · ".join(element("bdi", said(one)) for one in line_of(target, told))
    yield element("span", line, class_="line") if line else ""
    if target.title and target.title not in target.name:
        yield element("span", element("bdi", said(brief(target.title, 240))), class_="title")


def key_of(target: Target) -> str:
    """The key of a document, where it is whole."""
    return element("code", said(target.key)) if target.key and target.key.startswith("/") else ""


def _doubt(told: ToldDocument, one: InWords) -> str:
    """What is held of a citation, where that is worth a word."""
    if one.message:
        return element("span", element("bdi", said(one.message)), class_=f"verdict {one.severity or 'info'}")
    if one.verdict == "agrees":
        return element("span", escaped(spoken("verdict", "agrees", told.language, told.rules)), class_="verdict good")
    return ""


def place_link(told: ToldDocument, at: int) -> str:
    """A link to where a citation stands."""
    return element("a", said(told.cited[at].where) or str(at + 1), href=f"#c{at}")
