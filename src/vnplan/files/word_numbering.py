"""The labels Word shows before paragraphs and saves nowhere: counted as Word counts (ECMA-376, part 1, 17.9).

A list has nine levels; a paragraph of a level counts on, the levels below begin anew. Several lists may share one
definition and then share its counters, unless one of them begins with a number of its own (`startOverride`).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from typing import NamedTuple

from lxml import etree

from vnplan.files.lost_letters import has_lost, with_letters
from vnplan.files.word_styles import VAL, Styles, W, found, is_on, value

DEEPEST = 8  # levels are counted from 0
LONGEST = 100  # characters of a level's text: "Chương %1. Mục %2. Điều %3." has 27
_PLACE = re.compile(r"%([1-9])")


class ListLevel(NamedTuple):
    """One level of a list as it is defined."""

    form: str
    text: str
    start: int
    restart: int | None
    all_decimal: bool
    style: str | None
    properties: etree._Element | None


class ListLabel(NamedTuple):
    """What stands before a paragraph, and the run properties it is shown with."""

    text: str
    properties: etree._Element | None


class Numbering:
    """The lists of one document, and how far each has counted."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._levels: dict[str, dict[int, ListLevel]] = {}  # by definition
        self._lists: dict[str, tuple[str, dict[int, ListLevel]]] = {}  # a list's definition and the levels it changes
        self._begun: dict[str, dict[int, int]] = {}  # a list's own first numbers
        self._counts: dict[str, dict[int, int]] = {}
        self._used: set[str] = set()
        self.lost: dict[str, str] = {}
        """Labels that were shown and have lost letters, and how they are read."""
        linked: dict[str, str] = {}
        borrowed: dict[str, str] = {}
        for one in root.iterfind(f"{W}abstractNum") if root is not None else ():
            name = one.get(f"{W}abstractNumId", "")
            self._levels[name] = dict(map(_level, one.iterfind(f"{W}lvl")))
            linked[value(one, "styleLink") or ""] = name
            borrowed[name] = value(one, "numStyleLink") or ""
        for one in root.iterfind(f"{W}num") if root is not None else ():
            name = one.get(f"{W}numId", "")
            definition = value(one, "abstractNumId") or ""
            if style := borrowed.get(definition):
                definition = linked.get(style, definition)
            changed: dict[int, ListLevel] = {}
            for override in one.iterfind(f"{W}lvlOverride"):
                depth = _whole(override.get(f"{W}ilvl"), 0)
                if (start := value(override, "startOverride")) is not None:
                    self._begun.setdefault(name, {})[depth] = _whole(start, 1)
                if (level := found(override, "lvl")) is not None:
                    changed[depth] = _level(level)[1]
            self._lists[name] = (definition, changed)
        self._styles = styles

    def label(self, paragraph: etree._Element | None, style: str | None) -> ListLabel | None:
        """The label of the next paragraph, counted; None where it has none. `paragraph` is its w:pPr."""
        name, depth = self._place(paragraph, style)
        if name is None or name not in self._lists:
            return None
        definition, changed = self._lists[name]
        levels = {**self._levels.get(definition, {}), **changed}
        level = levels.get(depth)
        if level is None:
            return None
        counts = self._counted(name, definition, depth, levels)
        if level.form == "bullet":
            return ListLabel(_bullet(level.text), None)

        def number(place: re.Match[str]) -> str:
            n = int(place[1]) - 1
            if n not in levels or n > depth:
                return ""
            form = "decimal" if level.all_decimal and levels[n].form != "none" else levels[n].form
            return written(counts[n], form)

        read = with_letters(level.text)
        if "?" in level.text and (read != level.text or has_lost(read)):
            self.lost[level.text] = read
        text = _PLACE.sub(number, read)
        return ListLabel(text, level.properties) if text else None

    def _place(self, paragraph: etree._Element | None, style: str | None) -> tuple[str | None, int]:
        """List and level: the paragraph's own, else its style's; a style may be named by a level."""
        own, own_depth = value(paragraph, "numPr/numId"), value(paragraph, "numPr/ilvl")
        if own is not None:
            return (None if own == "0" else own), _depth(own_depth)
        styled, styled_depth, by = self._styles.numbering(style)
        if styled in (None, "0"):
            return None, 0
        if own_depth is not None or styled_depth is not None:
            return styled, _depth(own_depth or styled_depth)
        definition, changed = self._lists.get(styled or "", ("", {}))
        levels = {**self._levels.get(definition, {}), **changed}
        return styled, next((depth for depth, level in levels.items() if level.style in (style, by)), 0)

    def _counted(self, name: str, definition: str, depth: int, levels: dict[int, ListLevel]) -> dict[int, int]:
        counts = self._counts.setdefault(definition, {})
        if name not in self._used:
            self._used.add(name)
            for begun in self._begun.get(name, {}):
                for n in [n for n in counts if n >= begun]:
                    del counts[n]
        for above in range(depth):  # a level that was passed over counts as begun
            if above in levels:
                counts.setdefault(above, self._start(name, above, levels))
        counts[depth] = counts[depth] + 1 if depth in counts else self._start(name, depth, levels)
        for n in [n for n in counts if n > depth]:
            restart = levels[n].restart if n in levels else None
            if restart is None or depth < restart:
                del counts[n]
        return counts

    def _start(self, name: str, depth: int, levels: dict[int, ListLevel]) -> int:
        return self._begun.get(name, {}).get(depth, levels[depth].start)


def _level(level: etree._Element) -> tuple[int, ListLevel]:
    restart = value(level, "lvlRestart")
    form = _form(level)
    picture = found(level, "lvlPicBulletId") is not None
    return _depth(level.get(f"{W}ilvl")), ListLevel(
        "bullet" if picture else form,
        (value(level, "lvlText") or "")[:LONGEST],
        _whole(value(level, "start"), 0 if found(level, "start") is None else 1),
        None if restart is None else _whole(restart, 0),
        bool(is_on(level, "isLgl")),
        value(level, "pStyle"),
        found(level, "rPr"),
    )


def _form(level: etree._Element) -> str:
    """How a level writes its numbers; "custom" stands among alternatives and shows its first ones ("001, 002, ...")."""
    for form in level.iter(f"{W}numFmt"):
        told = form.get(VAL) or "decimal"
        return (form.get(f"{W}format") or "").split(",")[0].strip() or "decimal" if told == "custom" else told
    return "decimal"


def _depth(told: str | None) -> int:
    return min(max(_whole(told, 0), 0), DEEPEST)


def _whole(told: str | None, otherwise: int) -> int:
    return int(told) if told is not None and re.fullmatch(r"-?\d{1,9}", told) else otherwise


def _bullet(text: str) -> str:
    """Word's bullets are letters of symbol fonts; those that print alike in any font stay."""
    return text if text in ("-", "+", "*", "–", "•") else "-"


def written(count: int, form: str) -> str:
    """A count as a form of Word writes it.

    >>> [written(4, form) for form in ("decimal", "upperRoman", "lowerLetter", "decimalZero", "none")]
    ['4', 'IV', 'd', '04', '']
    """
    if form == "none" or count < 0:
        return ""
    if form.isdecimal():  # a custom one: "001"
        return f"{count:0{min(len(form), 9)}}"
    writes, counts = _FORMS.get(form, (str, range(0)))
    return writes(count) if count in counts else _SHAPES.get(form, "{}").format(count)


def _letters(count: int) -> str:
    """Z is followed by AA, ZZ by AAA; behind thirty Z Word begins anew."""
    n = (count - 1) % 780
    return chr(ord("A") + n % 26) * (n // 26 + 1)


def _ordinal(count: int) -> str:
    return f"{count}{'th' if count % 100 in (11, 12, 13) else _ENDINGS.get(count % 10, 'th')}"


def _roman(count: int) -> str:
    out = ""
    for worth, letters in _ROMANS:
        out += letters * (count // worth)
        count %= worth
    return out


_SHAPES = {
    "decimalZero": "{:02}",
    "numberInDash": "- {} -",
    "decimalEnclosedParen": "({})",
    "decimalEnclosedFullstop": "{}.",
}
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_WORDS = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"]
_ROMANS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_FORMS: dict[str, tuple[Callable[[int], str], range]] = {
    "upperRoman": (_roman, range(1, 4000)),
    "lowerRoman": (lambda count: _roman(count).lower(), range(1, 4000)),
    "upperLetter": (_letters, range(1, sys.maxsize)),
    "lowerLetter": (lambda count: _letters(count).lower(), range(1, sys.maxsize)),
    "cardinalText": (lambda count: _WORDS[count - 1], range(1, len(_WORDS) + 1)),
    "vietnameseCounting": (lambda count: _WORDS[count - 1], range(1, len(_WORDS) + 1)),
    "russianUpper": (lambda count: _RUSSIAN[count - 1].upper(), range(1, len(_RUSSIAN) + 1)),
    "russianLower": (lambda count: _RUSSIAN[count - 1], range(1, len(_RUSSIAN) + 1)),
    "ordinal": (_ordinal, range(sys.maxsize)),
}
"""How each form writes a count, and which counts; another one, or in another form, is a number in its shape."""
