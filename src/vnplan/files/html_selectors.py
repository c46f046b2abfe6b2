"""Selectors of style sheets: whether an element is one a rule is for (Selectors, level 4).

Read are tags, classes, ids, attributes, the four ways of standing to another element, and the pseudo-classes that count
siblings. A selector with anything else is passed over with its rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal, NamedTuple

from lxml import etree

_NAME = r"(?:[\w-]|\\.)+"
_PART = re.compile(
    rf"\s*(?P<join>[>+~])\s*|(?P<blank>\s+)|(?P<tag>\*|{_NAME})|\.(?P<cls>{_NAME})|#(?P<id>{_NAME})"
    r"|\[(?P<attribute>[^\[\]]{1,200})\]|(?P<pseudo>::?[\w-]+)(?:\((?P<of>[^()]{0,100})\))?"
)
_ATTRIBUTE = re.compile(r"\s*([\w:-]+)\s*(?:([~|^$*]?=)\s*(\"[^\"]*\"|'[^']*'|[^\s\"']+)\s*[iIsS]?)?\s*")
_NTH = re.compile(r"(?:(?P<odd>odd|even)|(?:(?P<a>[+-]?\d{0,6})n\s*)?(?P<b>[+-]?\s*\d{1,6})?)")
_GENERATED = ("before", "after", "marker")
_DEEPEST = 8  # compounds of a selector; those of pages have up to four
_FARTHEST = 100  # siblings looked at, and ancestors


Test = Callable[["Places", etree._Element], bool]


class Compound(NamedTuple):
    """What one element must be: `li.dieu:first-child`."""

    tag: str = ""
    id: str = ""
    classes: tuple[str, ...] = ()
    tests: tuple[Test, ...] = ()


class Selector(NamedTuple):
    """A selector from its last compound to its first, with the ways they stand to each other."""

    compounds: tuple[Compound, ...]
    joins: str
    pseudo: str
    weight: tuple[int, int, int]

    @property
    def key(self) -> str:
        """By what to look it up: the id, a class or the tag of its last compound."""
        last = self.compounds[0]
        return f"#{last.id}" if last.id else f".{last.classes[0]}" if last.classes else last.tag or "*"

    @property
    def is_plain(self) -> bool:
        """Whether tag, id and classes of an element alone decide."""
        return len(self.compounds) == 1 and not self.compounds[0].tests


class Places:
    """Which child of its parent an element is, counted once a parent; and how often was asked on one page."""

    def __init__(self) -> None:
        self.asked = 0
        self._at: dict[etree._Element, tuple[int, int]] = {}
        self._of: dict[etree._Element, dict[str, int]] = {}

    def of(self, element: etree._Element, *, alike: bool = False) -> tuple[int, int]:
        """The place among all children, or among those of one tag, from 1; and how many there are."""
        parent = element.getparent()
        if parent is None:
            return 1, 1
        if parent not in self._of:
            met: dict[str, int] = {"": 0}
            for child in parent:
                tag = str(child.tag)
                met[""] += 1
                met[tag] = met.get(tag, 0) + 1
                self._at[child] = (met[""], met[tag])
            self._of[parent] = met
        return self._at[element][alike], self._of[parent][str(element.tag) if alike else ""]


def selector(told: str) -> Selector | None:
    """A selector as it is written; None where it is of a kind that is not read.

    >>> selector("ol.dieu > li::before").key, selector("#x .k li:before").weight, selector("a:hover")
    ('li', (1, 1, 2), None)
    """
    compounds, joins, pseudo, at = [Compound()], "", "", 0
    weight = [0, 0, 0]
    told = told.strip()
    while at < len(told):
        part = _PART.match(told, at)
        if part is None or pseudo or len(compounds) > _DEEPEST:
            return None
        at = part.end()
        if part["join"] or part["blank"]:
            joins += part["join"] or " "
            compounds.append(Compound())
            continue
        if part["pseudo"] and part["pseudo"].lstrip(":") in _GENERATED:
            pseudo, weight[2] = part["pseudo"].lstrip(":"), weight[2] + 1
            compounds[-1] = compounds[-1] if compounds[-1] != Compound() else Compound("*")
            continue
        more = _more(compounds[-1], part, weight)
        if more is None:
            return None
        compounds[-1] = more
    if Compound() in compounds:  # "", "> li"
        return None
    return Selector(tuple(reversed(compounds)), joins[::-1], pseudo, (weight[0], weight[1], weight[2]))


def _more(one: Compound, part: re.Match[str], weight: list[int]) -> Compound | None:
    """A compound with one more part; None where the part is not read."""
    if part["tag"]:
        weight[2] += part["tag"] != "*"
        return one._replace(tag=_plain(part["tag"]).lower())
    if part["cls"]:
        weight[1] += 1
        return one._replace(classes=(*one.classes, _plain(part["cls"])))
    if part["id"]:
        weight[0] += 1
        return one._replace(id=_plain(part["id"]))
    weight[1] += 1
    test = _attribute(part["attribute"]) if part["attribute"] else _pseudo(part["pseudo"].lstrip(":"), part["of"])
    return None if test is None else one._replace(tests=(*one.tests, test))


def _plain(name: str) -> str:
    return re.sub(r"\\(.)", r"\1", name)


def _attribute(told: str) -> Test | None:
    found = _ATTRIBUTE.fullmatch(told)
    if found is None:
        return None
    name, how, wanted = found[1].lower(), found[2], (found[3] or "").strip("\"'")

    def test(places: Places, element: etree._Element) -> bool:
        value = element.get(name)
        if value is None or how is None:
            return value is not None
        return {
            "=": value == wanted,
            "~=": wanted in value.split(),
            "|=": value == wanted or value.startswith(wanted + "-"),
            "^=": bool(wanted) and value.startswith(wanted),
            "$=": bool(wanted) and value.endswith(wanted),
            "*=": bool(wanted) and wanted in value,
        }[how]

    return test


_ENDS = {
    "first-child": (1, None), "last-child": (None, 1), "only-child": (1, 1),
    "first-of-type": (1, None), "last-of-type": (None, 1), "only-of-type": (1, 1),
}  # fmt: skip


def _pseudo(name: str, of: str | None) -> Test | None:
    """A pseudo-class that counts siblings, `:root`, or `:not()` of a simple compound."""
    alike = name.endswith("-of-type")
    if name in _ENDS and of is None:
        first, last = _ENDS[name]

        def at_end(places: Places, element: etree._Element) -> bool:
            at, count = places.of(element, alike=alike)
            return first in (None, at) and (last is None or at == count)

        return at_end
    if name == "root" and of is None:
        return lambda places, element: element.getparent() is None
    if name == "not" and of is not None:
        inner = selector(of)
        if inner is None or len(inner.compounds) > 1 or inner.pseudo:
            return None
        return lambda places, element: not _is(inner.compounds[0], element, places)
    found = _NTH.fullmatch((of or "").strip()) if name.startswith("nth-") and of else None
    if found is None or name.removeprefix("nth-") not in ("child", "of-type", "last-child", "last-of-type"):
        return None
    step, first_one = _nth(found)

    def nth(places: Places, element: etree._Element) -> bool:
        at, count = places.of(element, alike=alike)
        beyond = (count + 1 - at if "last" in name else at) - first_one
        return beyond == 0 if step == 0 else beyond % step == 0 and beyond // step >= 0

    return nth


def _nth(found: re.Match[str]) -> tuple[int, int]:
    if found["odd"]:
        return 2, int(found["odd"] == "odd")
    a = found["a"]
    step = 0 if a is None else int(a + "1") if a in ("", "+", "-") else int(a)
    return step, int((found["b"] or "0").replace(" ", ""))


MOST_ASKED = 2_000_000
"""Elements held against compounds: a page of 11,000 rows asks 1,200,000 times; one that asks more has no more rules."""


def _is(one: Compound, element: etree._Element, places: Places) -> bool:
    places.asked += 1
    if one.tag not in ("", "*", element.tag):
        return False
    if one.id and one.id != element.get("id"):
        return False
    if one.classes and not set(one.classes).issubset((element.get("class") or "").split()):
        return False
    return all(test(places, element) for test in one.tests)


def matches(one: Selector, element: etree._Element, places: Places) -> bool:
    """Whether a selector is for an element."""
    return _from(one, 0, element, places) == "yes"


def _from(one: Selector, n: int, element: etree._Element, places: Places) -> Literal["yes", "no", "never"]:
    """Whether the compounds from `n` on fit; "never" where no element above would do either, so none is tried."""
    if places.asked > MOST_ASKED:
        return "never"
    if not _is(one.compounds[n], element, places):
        return "no"
    if n == len(one.joins):
        return "yes"
    join, at = one.joins[n], element
    for _ in range(1 if join in ">+" else _FARTHEST):
        beside = at.getparent() if join in " >" else at.getprevious()
        if beside is None:
            break
        at = beside
        told = _from(one, n + 1, at, places)
        if told != "no":
            return told
    return "never" if join == " " else "no"
