"""`annotate`: a text with its citations marked, as one page of HTML, as Markdown or for a terminal."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from vnplan.arguments import one_of
from vnplan.keys.catalog_rows import CatalogLike
from vnplan.models import Document
from vnplan.models.document import document_of
from vnplan.names import LEVELS, Language
from vnplan.shown.annotated_text import as_markdown, as_terminal
from vnplan.shown.cited import Target, ToldDocument, facts_of, told_of
from vnplan.shown.marked import key_of, marked, particulars, place_link, said
from vnplan.tables.rules import RulesLike
from vnplan.tables.spoken import counted, language_of, spoken
from vnplan.text.markup import element, escaped
from vnplan.text.shown import brief
from vnplan.version import __version__

Format = Literal["html", "markdown", "terminal"]
FORMATS: tuple[Format, ...] = ("html", "markdown", "terminal")
_ASSETS = Path(__file__).parent / "assets"
WIDTH = 80


def annotate(
    document: Document,
    *,
    format: Format = "html",
    language: Language | None = None,
    catalog: CatalogLike = True,
    rules: RulesLike = None,
    on: datetime.date | str | None = None,
    width: int = WIDTH,
    colours: bool = True,
) -> str:
    """A document's text with its citations marked by level and relation, and what is known of each document cited.

    `html` is one page without script that loads nothing: a note opens over each citation, with name, relation and the
    words that tell it, level, day, body, title, what `verdicts` holds of it, and links to the other places that cite
    the same document; below stands the list of documents cited. `markdown` holds the same as links with titles and a
    list; `terminal` is for reading, `width` columns wide, with colours of ANSI or without. `language` is "vi" or "en",
    that of the locale where it is not told; `catalog`, `rules` and `on` as in `check`.

    Raises TypeError for what is no document, ValueError for a format or language that is none and for a document that
    was loaded without its text.

    >>> import vnplan
    >>> doc = vnplan.parse("Thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021.", number="12/KH-UBND", date="2023-01-05")
    >>> print(vnplan.annotate(doc, format="terminal", language="vi", colours=False))  # doctest: +ELLIPSIS
    Thực hiện ⟦Chỉ thị số 14/CT-TTg ngày 25/5/2021⟧[1].
    ...
    """
    one_of("format", format, FORMATS)
    if language is not None:
        one_of("language", language, ("vi", "en"))
    told = told_of(document_of(document, "annotate"), catalog, rules, on, language_of(language))
    if format == "markdown":
        return as_markdown(told)
    if format == "terminal":
        return as_terminal(told, width, colours)
    return _page(told)


def _page(told: ToldDocument) -> str:
    """The whole page."""
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    head = (
        '<meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f'<meta name="generator" content="vnplan {__version__}">'
        f"<title>{said(told.name)}</title><style>{_style()}</style>"
    )
    skip = element("a", escaped(_word(told, "page", "skip")), class_="skip", href="#text")
    main = element("main", _outline(told) + _text(told) + _list(told))
    foot = element("footer", escaped(_word(told, "annotated", "foot")))
    body = f"{skip}\n{_head(told)}\n{main}\n{foot}"
    return f'<!doctype html>\n<html lang="{told.language}"><head>{head}</head>\n<body>\n{body}\n</body></html>\n'


def _style() -> str:
    """The colours of the report's page, and this page's own form."""
    palette = (_ASSETS / "page.css").read_text(encoding="utf-8").partition("\n\n")[0]
    return palette + "\n" + (_ASSETS / "annotate.css").read_text(encoding="utf-8")


def _word(told: ToldDocument, group: str, code: str) -> str:
    return spoken(group, code, told.language, told.rules)


def _head(told: ToldDocument) -> str:
    m, language = told.document.metadata, told.language
    title = element("p", element("bdi", said(m.title)), class_="lead") if m.title and m.number else ""
    facts = "".join(
        element("div", element("dt", escaped(name)) + element("dd", element("bdi", said(value))))
        for name, value in facts_of(told)
    )
    many = " · ".join(
        (
            counted(len(told.document.sections), "section", language),
            counted(len(told.cited), "citation", language),
            counted(len(told.targets), "document", language),
        )
    )
    inside = element("h1", element("bdi", said(told.name))) + title + element("dl", facts)
    return element("header", inside + element("p", escaped(many), class_="many") + _legend(told))


def _legend(told: ToldDocument) -> str:
    """What colours and lines mean, those that are there."""
    there = {target.level for target in told.targets}
    levels = [level for level in (*LEVELS, "none") if level in there]
    keys = [
        element("span", escaped(_word(told, "level", "" if level == "none" else level)), class_="k", data_level=level)
        for level in levels
    ]
    lines = [
        element("span", escaped(_word(told, "annotated", f"line_{name}")), class_="k", data_relation=name)
        for name in _lines(told)
    ]
    if not keys:
        return ""
    named = ((_word(told, "annotated", "levels"), keys), (_word(told, "annotated", "relations"), lines))
    return "".join(element("p", f"{escaped(name)}: {' '.join(some)}", class_="legend") for name, some in named)


def _lines(told: ToldDocument) -> Iterator[str]:
    relations = {one.citation.relation for one in told.cited.values()}
    yield from (name for name in ("implements", "legal_basis") if name in relations)
    if relations - {"implements", "legal_basis"}:
        yield "other"
    if any(one.severity in ("error", "warning") for one in told.cited.values()):
        yield "doubt"


def _outline(told: ToldDocument) -> str:
    """The sections that have a heading, as links."""
    document = told.document
    headed = [(n, s) for n, s in enumerate(document.sections) if s.heading]
    if not headed:
        return ""
    items = "".join(
        element(
            "li",
            element("a", element("bdi", said(f"{s.label} {brief(s.heading, 90)}")), href=f"#s{n}"),
            class_=f"at-{min(3, s.path.count('.'))}",
        )
        for n, s in headed
    )
    name = escaped(_word(told, "page", "sections"))
    return element("nav", element("details", element("summary", name) + element("ol", items), open=""), aria_label=name)


def _text(told: ToldDocument) -> str:
    return element("article", marked(told), id="text", tabindex="-1", lang="vi")


def _list(told: ToldDocument) -> str:
    """The documents cited, each with the places that cite it."""
    name = element("h2", escaped(_word(told, "annotated", "documents")), id="documents")
    if not told.targets:
        return element("section", name + element("p", escaped(_word(told, "annotated", "none"))))
    items = "\n".join(_listed(told, target) for target in told.targets)
    return element("section", name + element("ol", items), aria_labelledby="documents", class_="documents")


def _listed(told: ToldDocument, target: Target) -> str:
    ones = [told.cited[at] for at in target.places]
    places = ", ".join(f"{place_link(told, one.at)} ({element('em', escaped(one.relation))})" for one in ones)
    held = dict.fromkeys((one.message, one.severity or "info") for one in ones if one.message)
    said_of = "".join(element("span", element("bdi", said(words)), class_=f"verdict {grave}") for words, grave in held)
    at = escaped(_word(told, "annotated", "at"))
    inside = [
        element("strong", element("bdi", said(target.name))), *particulars(target, told), said_of,
        element("span", f"{at}: {places}", class_="places"),
        key_of(target),
    ]  # fmt: skip
    return element("li", "".join(inside), id=f"d{target.n}", data_level=target.level)
