"""What a style sheet puts before and behind elements: counters and words of `content` (CSS Lists 3, Generated Content).

A counter lives where it was begun: among the siblings behind that element and in all that is in them; one begun again
deeper down hides it there. `counter(x)` is the innermost, `counters(x, ".")` all of them.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from vnplan.files.html_lists import counted, whole
from vnplan.files.html_style import Declared, StyleSheets

Element = etree._Element


class Generated(NamedTuple):
    """What stands before an element's text, behind it, and in place of an item's mark."""

    before: str
    after: str
    mark: str | None


class _Counters:
    """The counters in force at one place of a page."""

    def __init__(self) -> None:
        self._values: dict[str, list[int]] = {}
        self._begun: list[list[str]] = [[]]  # by open element: the counters that end with it

    def open(self) -> None:
        """An element's children follow."""
        self._begun.append([])

    def close(self) -> None:
        """An element ends, and with it what its children began."""
        for name in self._begun.pop():
            self._values[name].pop()

    def change(self, style: Declared) -> None:
        """What an element does to counters: begins, raises, sets them."""
        for name, value in _pairs(style.get("counter-reset"), 0):
            self._begin(name, value)
        for name, value in _pairs(style.get("counter-increment"), 1):
            self._known(name)[-1] += value
        for name, value in _pairs(style.get("counter-set"), 0):
            self._known(name)[-1] = value

    def _begin(self, name: str, value: int) -> None:
        values = self._values.setdefault(name, [])
        if name in self._begun[-1]:  # a sibling's is begun anew
            values[-1] = value
        elif len(values) < _DEEPEST:
            values.append(value)
            self._begun[-1].append(name)

    def _known(self, name: str) -> list[int]:
        if not self._values.get(name):
            self._begin(name, 0)
        return self._values[name]

    def all(self, name: str) -> list[int]:
        """The values of a counter, the innermost last."""
        return self._values.get(name) or [0]


_DEEPEST = 200
_PAIR = re.compile(r"(-?[^\W\d][\w-]*)(?:\s+([+-]?\d{1,6})(?!\d))?")


def _pairs(told: str | None, default: int) -> list[tuple[str, int]]:
    if not told or told == "none":
        return []
    return [(name, int(value) if value else default) for name, value in _PAIR.findall(told[:500])]


def made_by(root: Element, sheet: StyleSheets) -> dict[Element, Generated]:
    """What is put beside the elements of a page, by element; nothing where no sheet has `content`."""
    made: dict[Element, Generated] = {}
    if not sheet.generates:
        return made
    counters = _Counters()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        style = sheet.of(element) if event == "start" else {}
        if event == "start" and (element.tag in _NOT_SHOWN or style.get("display") == "none"):
            walk.skip_subtree()
            continue
        if event == "start":
            counters.change(_list_item(element, style))
            counters.change(style)
            counters.open()
            mark = _content(element, "marker", sheet, counters) if element.tag == "li" else ""
            made[element] = Generated(_content(element, "before", sheet, counters), "", mark or None)
        elif element in made:
            made[element] = made[element]._replace(after=_content(element, "after", sheet, counters))
            counters.close()
            if made[element] == ("", "", None):
                del made[element]
    return made


_NOT_SHOWN = ("head", "script", "style", "template", "noscript")


def _list_item(element: Element, style: Declared) -> Declared:
    """What lists do to the counter `list-item` by themselves."""
    if element.tag in ("ol", "ul", "menu", "dir"):
        return {"counter-reset": f"list-item {(whole(element.get('start')) or 1) - 1}"}
    if element.tag != "li" or "list-item" in style.get("counter-increment", ""):
        return {}
    told = whole(element.get("value"))
    return {"counter-increment": "list-item"} if told is None else {"counter-set": f"list-item {told}"}


_WORDS = re.compile(
    r"(?P<quoted>\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')|(?P<rest>/)|(?P<quote>(?:open|close)-quote)|attr\(\s*(?P<attr>[\w-]+)"
    r"|counters?\(\s*(?P<name>[\w-]+)\s*(?:,\s*(?P<between>\"[^\"]*\"|'[^']*')\s*)?(?:,\s*(?P<form>[\w-]+)\s*)?\)"
    r"|(?<!\w)\w++\([^)]{0,400}\)",
    re.S,
)


def _content(element: Element, pseudo: str, sheet: StyleSheets, counters: _Counters) -> str:
    """What stands in one place beside an element."""
    style = sheet.of(element, pseudo)
    told = style.get("content", "")
    if not told or told in ("none", "normal") or style.get("display") == "none":
        return ""
    counters.change(style)
    said = ""
    for found in _WORDS.finditer(told):
        if found["rest"]:  # behind it stands what is read aloud
            break
        if found["quoted"]:
            said += _unescaped(found["quoted"][1:-1])
        elif found["quote"]:
            said += "“" if found["quote"].startswith("open") else "”"
        elif found["attr"]:
            said += element.get(found["attr"].lower()) or ""
        elif found["name"]:
            values = counters.all(found["name"]) if found["between"] is not None else counters.all(found["name"])[-1:]
            between = _unescaped((found["between"] or "''")[1:-1])
            said += between.join(counted(found["form"] or "decimal", value) for value in values)
    if style.get("visibility") == "hidden" or style.get("font-size") == "0":
        return ""
    return _readable(said, element, pseudo)


_ESCAPE = re.compile(r"\\(?:([0-9A-Fa-f]{1,6})\s?|\n|(.))", re.S)


def _unescaped(text: str) -> str:
    r"""What an escaped string of CSS says.

    >>> _unescaped(r"\110i\1EC1u\20 ")
    'Điều '
    """
    return _ESCAPE.sub(lambda found: _letter(int(found[1], 16)) if found[1] else found[2] or "", text)


def _letter(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


_OF_FONTS = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff\ufffd\x00-\x08]")  # pictures of a font
_PUNCTUATION = re.compile(r"[\s.,:;()\[\]“”\"'‘’–—+%…*-]*")


def _readable(said: str, element: Element, pseudo: str) -> str:
    """What is said, without ornaments: an arrow, a star; before an item one is a bullet as any."""
    said = _OF_FONTS.sub("", said).replace("\xa0", " ")
    if any(letter.isalnum() for letter in said):
        return said
    if element.tag == "li" and pseudo != "after":
        return said if not said.strip() or _PUNCTUATION.fullmatch(said) else "- "
    return said if _PUNCTUATION.fullmatch(said) else ""
