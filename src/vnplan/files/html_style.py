"""What CSS and attributes say of an element, as far as it changes the text: hidden, font, capitals, list, borders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from vnplan.files.html_selectors import MOST_ASKED, Places, Selector, matches, selector

_SHEET_LIMIT = 400_000  # characters of style sheets: what stands behind is for the eye
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.S)
# @media, @page, @font-face: not for this text; what stands before the brace is shorter than a hostile text of "@"
_AT_RULE = re.compile(r"@[^{};]{0,500}(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})")
_RULE = re.compile(r"(?<![^{}])([^{}]+)\{([^{}]*)\}")
_WANTED = re.compile(
    r"display|content|counter|visibility|list-style|font-family|text-transform|white-space|border|mso-|float|position"
)
_DECLARATION = re.compile(r"\s*([\w-]+)\s*:\s*((?:[^;\"']|\"[^\"]*\"|'[^']*')*);?")

Declared = dict[str, str]
_NOTHING: Declared = {}
_COMMA = re.compile(r",(?![^()]{0,100}\))")
_LONGEST = 10_000  # characters of the selectors of one rule


class _Rule(NamedTuple):
    """The declarations of one selector, with what settles whether they go before others'."""

    rank: tuple[bool, tuple[int, int, int], int]
    selector: Selector
    told: Declared


class StyleSheets:
    """The style sheets of a page: what they, and its attributes, declare for an element and for what is put beside it.

    A rule is for whom its selector says, the more special goes before the more general, `!important` before all.
    """

    def __init__(self, root: etree._Element) -> None:
        self._rules: dict[tuple[str, str], list[_Rule]] = {}  # by pseudo-element and key
        self._places = Places()
        self._known: dict[tuple[str, str | None, str | None, str], tuple[_Rule, ...]] = {}
        text = "\n".join(style.text or "" for style in root.iter("style"))[:_SHEET_LIMIT]
        for n, (selectors, body) in enumerate(_RULE.findall(_AT_RULE.sub(" ", _COMMENT.sub(" ", text)))):
            if not _WANTED.search(body):
                continue
            light, grave = _by_weight(declared(body))
            for one in filter(None, map(selector, _COMMA.split(selectors[:_LONGEST]))):
                rules = self._rules.setdefault((one.pseudo, one.key), [])
                rules += [_Rule((told is grave, one.weight, n), one, told) for told in (light, grave) if told]
        self.generates = any(pseudo for pseudo, _ in self._rules)

    def of(self, element: etree._Element, pseudo: str = "") -> Declared:
        """What is declared for an element, or for its `::before`, `::after`, `::marker`."""
        own = None if pseudo else element.get("style")
        told = self._of_sheets(element, pseudo) if self._rules else ()
        if not told and not own:
            return _NOTHING
        light, grave = _by_weight(declared(own)) if own else (_NOTHING, _NOTHING)
        out: Declared = {}
        for rule in told:
            out.update(rule.told if not rule.rank[0] else {})
        out.update(light)
        for rule in told:
            out.update(rule.told if rule.rank[0] else {})
        out.update(grave)
        return out

    def _of_sheets(self, element: etree._Element, pseudo: str) -> tuple[_Rule, ...]:
        """The rules for an element, the most special last."""
        tag, classes, name = str(element.tag), element.get("class"), element.get("id")
        known = self._known.get(key := (tag, classes, name, pseudo))
        if known is not None:
            return known
        keys = ["*", tag, *(f".{one}" for one in set((classes or "").split()[:20])), *([f"#{name}"] if name else [])]
        asked = [rule for one in keys for rule in self._rules.get((pseudo, one), ())]
        if self._places.asked > MOST_ASKED:
            return ()
        fit = sorted((rule for rule in asked if matches(rule.selector, element, self._places)), key=_rank)
        if all(rule.selector.is_plain for rule in asked):
            self._known[key] = tuple(fit)
        return tuple(fit)


def _rank(rule: _Rule) -> tuple[bool, tuple[int, int, int], int]:
    return rule.rank


_GRAVE = re.compile(r"(?<!\s)\s*+!\s*+important\s*$", re.I)


def _by_weight(told: Declared) -> tuple[Declared, Declared]:
    """Declarations, those that are `!important` apart."""
    grave = {name: _GRAVE.sub("", value) for name, value in told.items() if "!" in value and _GRAVE.search(value)}
    return ({name: value for name, value in told.items() if name not in grave} if grave else told), grave


def declared(body: str) -> Declared:
    """The declarations of a rule or a style attribute, names in small letters.

    >>> declared("font-family: '.VnTime', serif; DISPLAY:none")
    {'font-family': "'.VnTime', serif", 'display': 'none'}
    """
    return {name.lower(): value.strip() for name, value in _DECLARATION.findall(body[:4000])}


def is_hidden(element: etree._Element, style: Declared) -> bool:
    """Whether a browser shows nothing of an element, or it is said to be no text of the document."""
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or style.get("display", "").startswith("none")
        or style.get("visibility", "").startswith(("hidden", "collapse"))
        or style.get("mso-hide") == "all"
        or style.get("mso-element") in ("header", "footer", "comment", "comment-list", "field-begin", "field-end")
    )


def font_name(element: etree._Element, style: Declared) -> str | None:
    """The first font named for an element, by style or by `<font face>`."""
    told = style.get("font-family") or (element.get("face") if element.tag == "font" else None)
    return None if not told else told.split(",")[0].strip(" '\"")


def has_lines(table: etree._Element, sheet: StyleSheets) -> bool | None:
    """Whether a table shows lines between its cells; None where nothing is said."""
    told = sheet.of(table)
    border = table.get("border")
    if border is not None and border.strip() not in ("", "0"):
        return True
    if any(_drawn(value) for name, value in told.items() if name.startswith("border") and _is_line(name)):
        return True
    cells = list(_cells(table))
    if any(
        _drawn(value)
        for cell in cells
        for name, value in sheet.of(cell).items()
        if name.startswith(("border", "mso-border")) and _is_line(name)
    ):
        return True
    if table.get("role") == "presentation" or border is not None or any("border" in name for name in told):
        return False
    return None


def _cells(table: etree._Element) -> Iterator[etree._Element]:
    for n, cell in enumerate(table.iter("td", "th")):
        if n == 12:  # the lines of the first rows are those of all
            return
        yield cell


def _is_line(name: str) -> bool:
    return name not in ("border-collapse", "border-spacing", "border-radius", "border-color")


def _drawn(value: str) -> bool:
    return bool(value) and not re.search(r"none|hidden|(?<![\d.])0(?:px|pt|cm|in)?(?![\d.])|initial|unset", value)
