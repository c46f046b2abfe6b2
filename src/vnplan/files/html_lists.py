"""The labels a browser shows before the items of a list: type, start, reversed, value, list-style-type."""

from __future__ import annotations

import re

from lxml import etree

from vnplan.files.html_style import Declared, StyleSheets
from vnplan.files.word_numbering import written

_BY_TYPE = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_FORMS = {
    "decimal": "decimal",
    "decimal-leading-zero": "decimalZero",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
}
_ALPHABETS = ("lower-alpha", "lower-latin", "upper-alpha", "upper-latin")
_BULLETS = ("disc", "circle", "square", "disclosure-open", "disclosure-closed")
_MOST = 999_999  # counted no further: a value beyond is no number of an item


class List:
    """A list whose items are being counted."""

    def __init__(self, element: etree._Element, sheet: StyleSheets) -> None:
        self._ordered = element.tag == "ol"
        self._sheet = sheet
        default = "decimal" if self._ordered else "disc"
        self._form = _form(element, sheet.of(element)) or default
        self._step = 1
        first = whole(element.get("start"))
        if self._ordered and element.get("reversed") is not None:
            self._step = -1
            first = first if first is not None else sum(_is_shown(child, sheet) for child in element)
        self._next = first if first is not None else 1

    def label(self, item: etree._Element) -> str:
        """What stands before an item: "3. ", "- " before any bullet, nothing where the list has no marks."""
        style = self._sheet.of(item)
        told = whole(item.get("value")) if self._ordered else None
        count = told if told is not None else self._next
        if style.get("display", "list-item") in ("list-item", "flow-root list-item"):
            self._next = max(-_MOST, min(_MOST, count + self._step))
        else:
            return ""
        return marker(_form(item, style) or self._form, count)


def _is_shown(child: etree._Element, sheet: StyleSheets) -> bool:
    return child.tag == "li" and sheet.of(child).get("display") != "none"


def marker(form: str, count: int) -> str:
    """The mark of an item as CSS writes it.

    >>> [marker(form, 28) for form in ("decimal", "upper-roman", "lower-alpha", "disc", "none", "'- '")]
    ['28. ', 'XXVIII. ', 'ab. ', '- ', '', '- ']
    """
    if form[:1] in "'\"" and form:
        return form.strip("'\"")
    if form == "none":
        return ""
    if form in _BULLETS:
        return "- "
    if form in _ALPHABETS:
        letters = _letters(count) or str(count)
        return f"{letters.upper() if form.startswith('upper') else letters}. "
    word = _FORMS.get(form, "decimal")
    roman = "Roman" in word
    return f"{written(count, word) if count > 0 and not (roman and count > 3999) else count}. "


def _letters(count: int) -> str:
    out = ""
    while count > 0:
        count, rest = divmod(count - 1, 26)
        out = chr(ord("a") + rest) + out
    return out


def counted(form: str, count: int) -> str:
    """A count as `counter()` writes it: without what stands behind it in a list.

    >>> counted("lower-alpha", 3), counted("decimal-leading-zero", 7), counted("upper-roman", 0)
    ('c', '07', '0')
    """
    return marker(form, count).removesuffix(". ")


def _form(element: etree._Element, style: Declared) -> str | None:
    """The form told for a list or an item; of the short `list-style` the word that is one."""
    told = style.get("list-style-type")
    if told is None and "list-style" in style:
        short = style["list-style"]
        quoted = re.search(r"'[^']*'|\"[^\"]*\"", re.sub(r"url\([^)]*\)", "", short))
        words = [word for word in short.lower().split() if word not in ("inside", "outside")]
        told = quoted[0] if quoted else next((word for word in words if not word.startswith("url(")), None)
    if told is not None:
        return told if told[:1] in "'\"" else told.lower()
    kind = element.get("type") or ""
    return _BY_TYPE.get(kind) or (kind.lower() if kind.lower() in (*_BULLETS, "none") else None)


def whole(told: str | None) -> int | None:
    """A whole number of an attribute; None where it is none, or beyond all counting."""
    found = re.match(r"\s*([+-]?\d{1,6})(?!\d)", told or "")
    return int(found[1]) if found else None
