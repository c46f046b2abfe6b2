"""What of a page is its document: menus, boxes of other documents and what is hidden are told by role and density.

Each rule names elements that hold no text of the document. None may take the document itself: what holds most of the
text, of its numbered provisions or its only letterhead stays, whatever it is called; and where the rules together took
too much they are not believed.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable, Iterator

from lxml import etree

from vnplan.files.html_style import StyleSheets, is_hidden
from vnplan.tables.mottoes import state
from vnplan.tables.patterns import one_of
from vnplan.tables.rules import load_rules, shipped

Element = etree._Element
NO_TEXT = frozenset(
    (
        "script", "style", "noscript", "template", "head", "title", "select", "datalist", "button", "input", "textarea",
        "iframe", "object", "embed", "applet", "svg", "canvas", "audio", "video", "map", "del", "rp", "rt", "nobr-x",
        "progress", "meter", "xml",
    )
)  # fmt: skip
"""Elements whose text is not the page's."""
_HOLDERS = frozenset(
    (
        "body", "div", "section", "article", "main", "table", "tbody", "tr", "td", "form", "center", "ul", "ol", "nav",
        "aside", "header", "footer", "fieldset", "details", "dialog", "span", "font", "p", "li", "dl", "th", "menu",
        "h1", "h2", "h3", "h4", "h5", "h6", "thead", "tfoot", "figure", "label", "legend", "caption", "b", "strong",
        "a",
    )
)  # fmt: skip
_WEAK = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[a-zđ]\)|-|\+)\s+\S|Số\s*:|[A-ZĐÀ-Ỹ][A-ZĐÀ-Ỹ\s,.;-]{7,}$")


class _Measure:
    """What an element holds, its dropped children left out: characters, links, signs of a document."""

    __slots__ = ("linked", "links", "mottos", "rows", "strong", "text", "weak")

    def __init__(self) -> None:
        self.text = self.linked = self.links = self.strong = self.weak = self.mottos = self.rows = 0

    def add(self, other: _Measure) -> None:
        self.text += other.text
        self.linked += other.linked
        self.links += other.links
        self.strong += other.strong
        self.weak += other.weak
        self.mottos += other.mottos
        self.rows += other.rows

    @property
    def said(self) -> int:
        """Characters outside links."""
        return self.text - self.linked


class HtmlPage:
    """A page and what of it is dropped so far."""

    def __init__(self, root: Element, sheet: StyleSheets) -> None:
        self.root = root
        self.sheet = sheet
        self.dropped: set[Element] = set()
        self.measures: dict[Element, _Measure] = {}
        self.whole = _Measure()

    def measure(self) -> None:
        """Measures all elements that can be dropped."""
        self.measures = {}
        stack = [_Measure()]
        links, inside = 0, set[Element]()
        walk = etree.iterwalk(self.root, events=("start", "end"))
        for event, element in walk:
            gone = element in self.dropped
            if event == "start":
                if gone:
                    walk.skip_subtree()
                    continue
                stack.append(_Measure())
                if _is_link(element):
                    links += 1
                    stack[-1].links = 1
                    inside.add(element)
                stack[-1].rows = int(element.tag == "tr")
                _tell(element.text, stack[-1], links > 0)
                continue
            if not gone:
                own = stack.pop()
                stack[-1].add(own)
                links -= element in inside
                if element.tag in _HOLDERS:
                    self.measures[element] = own
            _tell(element.tail, stack[-1], links > 0)
        self.whole = stack[0]

    def may_go(self, element: Element) -> bool:
        """Whether an element is not the document itself."""
        one = self.measures.get(element)
        if one is None or element.tag in ("body", "html"):
            return False
        return not (
            one.said * 2 > self.whole.said
            or (one.mottos and one.mottos == self.whole.mottos)
            or (one.strong > 1 and one.strong * 2 > self.whole.strong)
        )


_LONGEST_LINK = 400  # characters: what is longer was never closed


def _is_link(element: Element) -> bool:
    if element.tag != "a" or not element.get("href"):
        return False
    size = 0
    for text in element.itertext():
        size += len(text)
        if size > _LONGEST_LINK:
            return False
    return True


def _tell(text: str | None, measure: _Measure, linked: bool) -> None:
    if not text or text.isspace():
        return
    text = text.strip()
    measure.text += len(text)
    if linked:
        measure.linked += len(text)
        return
    start = unicodedata.normalize("NFC", text[:160])
    measure.mottos += bool(state(load_rules()).match(start))
    measure.strong += bool(_patterns("sign").match(start))
    measure.weak += bool(_WEAK.match(start))


def no_document(root: Element, sheet: StyleSheets) -> set[Element]:
    """The elements of a page that hold no text of its document."""
    page = HtmlPage(root, sheet)
    page.dropped = set(root.iter(*NO_TEXT))
    page.measure()
    if not page.whole.text:
        return page.dropped
    for rule in RULES:
        before, whole = set(page.dropped), page.whole
        page.dropped |= set(rule(page))
        if page.dropped != before:
            page.measure()
        lost = page.whole.said * 3 < whole.said or page.whole.strong * 10 < whole.strong * 7
        if lost or page.whole.text * 10 < whole.text:
            page.dropped = before  # the rule took the document with it
            page.measure()
    return page.dropped


def hidden(page: HtmlPage) -> Iterator[Element]:
    """ "display:none", `hidden`, `aria-hidden`: what a browser does not show."""
    for element in page.root.iter(etree.Element):
        if is_hidden(element, page.sheet.of(element)):
            yield element


_ROLES = ("navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu", "menubar", "alert")
_CLASSES = frozenset(
    (
        "menu", "nav", "navbar", "navigation", "sidebar", "breadcrumb", "breadcrumbs", "footer", "header", "related",
        "lienquan", "banner", "ads", "adv", "advert", "quangcao", "login", "dangnhap", "signin", "popup", "modal",
        "cookie", "cookies", "toolbar", "share", "social", "comment", "comments", "binhluan", "search", "timkiem",
        "pagination", "pager", "copyright", "foot", "bottom",
        "tooltip", "toc", "mucluc", "topbar", "hotline", "subscribe",
        "newsletter",
    )
)  # fmt: skip
_NAMED = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def by_role(page: HtmlPage) -> Iterator[Element]:
    """`<nav>`, `<footer>`, `role="search"`, `class="left-menu"`."""
    for element, one in page.measures.items():
        told = element.tag in ("nav", "aside", "header", "footer", "dialog", "menu") or element.get("role") in _ROLES
        names = f"{element.get('id', '')} {element.get('class', '')}"
        if not told and len(names) > 1:
            told = bool(_CLASSES.intersection(word.lower() for word in _NAMED.findall(names[:300])))
        if told and one.text and page.may_go(element) and not (one.mottos or one.strong > 2 or _titles(page, element)):
            yield element


def _titles(page: HtmlPage, element: Element) -> bool:
    """Whether an element holds the title of a document that has no letterhead to begin with."""
    return not page.whole.mottos and next(element.iter("h1"), None) is not None


def boxes(page: HtmlPage) -> Iterator[Element]:
    """ "Văn bản liên quan" and what stands below: the box it opens, or the lists behind it."""
    for element, one in page.measures.items():
        if not 0 < one.text <= _TITLE or (element.tag in ("a", "span", "b", "strong") and _opens(element) is None):
            continue
        words = " ".join("".join(element.itertext()).split())
        sure = matches("box", words)
        if not sure and not matches("links", words):
            continue
        box = _box_of(page, element)
        listed = _lists_behind(page, box)
        if sure or listed or (box is not element and _is_list_of_links(page.measures[box])):
            yield from (box, *listed)


def _box_of(page: HtmlPage, element: Element) -> Element:
    """The largest element that begins with this title and is no document."""
    while (above := _opens(element)) is not None and page.may_go(above) and not _told(page, above):
        element = above
    return element


def _lists_behind(page: HtmlPage, element: Element) -> list[Element]:
    listed = []
    following = element.getnext()
    while following is not None and _is_list_of_links(page.measures.get(following)):
        listed.append(following)
        following = following.getnext()
    return listed


_TITLE = 70  # characters: the longest title of a box


def _opens(element: Element) -> Element | None:
    """The element that begins with this one, if there is one."""
    parent, before = element.getparent(), element.getprevious()
    while before is not None and not "".join(before.itertext()).strip() and not (before.tail or "").strip():
        before = before.getprevious()
    return parent if parent is not None and before is None and not (parent.text or "").strip() else None


def _told(page: HtmlPage, element: Element) -> bool:
    """Whether an element says more than links and what stands beside them."""
    one = page.measures.get(element)
    return one is None or bool(one.mottos) or one.strong > 1 or (one.said > 600 and one.linked * 2 < one.text)


def _is_list_of_links(one: _Measure | None) -> bool:
    return one is not None and one.linked * 10 > one.text * 6 and not one.strong and not one.mottos


_SHORT = 40  # characters: the words of a menu's link
_BETWEEN = 8  # characters: what stands between two of them


def menus(page: HtmlPage) -> Iterator[Element]:
    """Short links one beside the other."""
    for element, one in page.measures.items():
        if element.tag in ("ul", "ol", "div", "table", "tr", "td", "dl", "section", "p", "form", "center"):
            if one.links > 2 and _is_list_of_links(one) and one.linked < one.links * _SHORT and page.may_go(element):
                if one.said <= one.links * _BETWEEN:
                    yield element


_FORGOTTEN = 300  # characters: a part without a sign of a document that is longer is not left out


def around(page: HtmlPage) -> Iterator[Element]:
    """What stands before and behind the element that holds the letterhead and most of the text."""
    at = page.root
    while True:
        held = [child for child in at.iterchildren(etree.Element) if child not in page.dropped]
        inner = _main_of(page, at, held)
        if inner is None:
            return
        main = held.index(inner)
        here = page.measures[inner]
        kept = [n for n, c in enumerate(held) if n == main or not _may_be_left(page, c, here, n < main)]
        if _is_sure(here, page):
            yield from (*held[: kept[0]], *held[kept[-1] + 1 :])
        if len(kept) > 1 and not here.mottos:
            return
        at = inner


def _is_sure(main: _Measure, page: HtmlPage) -> bool:
    """Whether an element holds the document: its letterhead, or nearly all its articles and chapters."""
    return bool(main.mottos) or (main.strong > 2 and main.strong * 10 > page.whole.strong * 8)


def _main_of(page: HtmlPage, at: Element, held: list[Element]) -> Element | None:
    """The child that holds most of what an element says, if all its letterheads are in it and no words beside it."""
    whole = page.measures.get(at) or page.whole
    if (at.text or "").strip() or any((child.tail or "").strip() for child in held):
        return None
    for child in held:
        one = page.measures.get(child)
        if one is not None and one.said * 10 > whole.said * 6:
            return child if at is page.root or not whole.mottos or one.mottos == whole.mottos else None
    return None


def _may_be_left(page: HtmlPage, element: Element, main: _Measure, before: bool) -> bool:
    one = page.measures.get(element)
    if one is None:
        return not "".join(element.itertext()).strip()
    if one.mottos or one.strong or one.said * 6 > main.said:
        return False
    if before and not main.mottos:  # what stands before may be the document's title
        titled = element.tag in _HEADINGS or next(element.iter(*_HEADINGS), None) is not None
        return one.said < _FORGOTTEN and not one.weak and not titled
    if before:
        return True
    return one.said < _FORGOTTEN and not one.weak and one.rows < 3


_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "b", "strong")
RULES: tuple[Callable[[HtmlPage], Iterator[Element]], ...] = (hidden, boxes, by_role, menus, around)
"""What is no document, one kind after the other."""


@functools.cache
def _patterns(kind: str) -> re.Pattern[str]:
    _, rows = shipped("page_words")
    words = one_of(row[1] for row in rows if row[0] == kind)
    return re.compile(words, 0 if kind == "sign" else re.IGNORECASE)


def matches(kind: str, words: str) -> bool:
    """Whether words are, as a whole, what pages say around a document: "box" its titles, "nag" its calls.

    A "sign" of a document is told by the case of its letters.
    """
    return len(words) < 300 and _patterns(kind).fullmatch(words) is not None
