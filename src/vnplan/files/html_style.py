"""What CSS and attributes say of an element, as far as it changes the text: hidden, font, capitals, list, borders."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

_SHEET_LIMIT = 400_000  # characters of style sheets: what stands behind is for the eye
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.S)
# @media, @page, @font-face: not for this text; what stands before the brace is shorter than a hostile text of "@"
_AT_RULE = re.compile(r"@[^{};]{0,500}(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})")
_RULE = re.compile(r"(?<![^{}])([^{}]+)\{([^{}]*)\}")
_SELECTOR = re.compile(r"(?:(?P<tag>[a-zA-Z][\w:]*)?(?:(?P<by>[.#])(?P<name>[\w-]+))?)(?:\s*:first-child)?")
_WANTED = re.compile(
    r"display|content|counter|visibility|list-style|font-family|text-transform|white-space|border|mso-|float"
)
_BEFORE_ITEM = re.compile(r"(?:[ou]l)?\.([\w-]+)\s*>\s*li::?before")
_STARTED = re.compile(r"ol\.([\w-]+)\.start")
_DECLARATION = re.compile(r"\s*([\w-]+)\s*:\s*((?:[^;\"']|\"[^\"]*\"|'[^']*')*);?")

Declared = dict[str, str]
_NOTHING: Declared = {}


class Sheet:
    """The style sheets of a page: rules of a single tag, class or id; others are passed over."""

    def __init__(self, root: etree._Element) -> None:
        self._rules: dict[str, Declared] = {}
        self.before: dict[str, str] = {}  # what stands before the items of lists, by the list's class
        self.starts: dict[str, int] = {}  # what their counters begin behind
        self.counters: dict[str, int] = {}  # where they are while a page is read
        text = "\n".join(style.text or "" for style in root.iter("style"))[:_SHEET_LIMIT]
        for selectors, body in _RULE.findall(_AT_RULE.sub(" ", _COMMENT.sub(" ", text))):
            if not _WANTED.search(body):
                continue
            told = declared(body)
            self._counted(selectors, told)
            for selector in selectors.split(","):
                found = _SELECTOR.fullmatch(selector.strip())
                if found is not None and selector.strip():
                    self._rules.setdefault(_key(found["tag"], found["by"], found["name"]), {}).update(told)

    def _counted(self, selectors: str, told: Declared) -> None:
        """Items labelled by what stands before them: ".lst-0 > li:before {content: counter(lst-0) '. '}"."""
        before = _BEFORE_ITEM.fullmatch(selectors.strip())
        if before is not None and "counter(" in told.get("content", ""):
            self.before[before[1]] = told["content"]
        begun = _STARTED.fullmatch(selectors.strip())
        reset = re.search(r"\s(-?\d{1,6})$", told.get("counter-reset", ""))
        if begun is not None and reset is not None:
            self.starts[begun[1]] = int(reset[1])

    def of(self, element: etree._Element) -> Declared:
        """What is declared for an element: its tag's rules, its classes', its id's, its own."""
        tag, own = str(element.tag), element.get("style")
        if not self._rules:
            return declared(own) if own else _NOTHING
        names = [("", "")]
        names += [(".", name) for name in (element.get("class") or "").split()[:20]]
        names += [("#", name) for name in [element.get("id")] if name]
        out: Declared = {}
        for by, name in names:
            for key in (_key(None, by, name), _key(tag, by, name)):
                out.update(self._rules.get(key, _NOTHING))
        if own:
            out.update(declared(own))
        return out


def _key(tag: str | None, by: str | None, name: str | None) -> str:
    return f"{(tag or '').lower()}{by or ''}{name or ''}"


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


def has_lines(table: etree._Element, sheet: Sheet) -> bool | None:
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
