"""Pinpoints, chains of provisions: "điểm a, b khoản 2 và khoản 3 Điều 5", read small to large and expanded.

The order from small to large, small letters for khoản and điểm: Nghị định 30/2020/NĐ-CP annex II.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

import regex

from vnplan.compiled import compiled, plain_re
from vnplan.tables.rules import Rules, per_rules
from vnplan.tables.types import type_words
from vnplan.text.labels import letter_range
from vnplan.text.normalize import UPPER

PROVISION_UNITS = ("phan", "chuong", "muc", "dieu", "khoan", "diem")
"""Units of provisions, from large to small."""
RANKS: dict[str, float] = {"phu_luc": -1, "tieu_muc": 2.5} | {unit: n for n, unit in enumerate(PROVISION_UNITS)}
"""How small each unit is, an appendix the largest, a subsection between a section and its articles."""

_FIELD = {
    "điểm": "diem", "tiết": "diem", "khoản": "khoan", "điều": "dieu", "tiểu mục": "tieu_muc", "mục": "muc",
    "chương": "chuong", "phần": "phan", "phụ lục": "phu_luc",
}  # fmt: skip
# The words of each unit, as documents write them.
_POINT = "[Đđ]iểm"
_CLAUSE = "[Kk]hoản|KHOẢN"
_ARTICLE = "[Đđ]iều|ĐIỀU"
_DIVISION = "[Tt]iểu mục|[Mm]ục|MỤC|[Pp]hần|PHẦN|[Cc]hương|CHƯƠNG"
_ANNEX = "[Pp]hụ lục|PHỤ LỤC"

_LETTER = r"[a-zđ](?:\d|\.\d)?(?![\w.]\w)(?!\w)"  # a · đ · a1 · a.1
_DECIMAL = r"\d{1,2}(?:\.\d{1,2})*(?![\w/]|\.\d)"  # 2 · 2.1
_COUNT = r"\d{1,4}(?:bis|ter|[a-zđ])?(?:\.\d{1,2})*(?![\w/]|\.\d)"  # 5 · 5a · 8bis · 12.3
_ROMAN = (
    r"[IVXLC]{1,7}[a-zđ]?(?!\w)|\d{1,3}(?:\.\d{1,2}){0,3}[a-zđ]?(?![\w/]|\.\d)|[A-Z](?!\w)"  # II · IIIa · 2 · 3.2 · B
)
_AND = r"\s*(?:,|;|(?:, )?và(?!\w)|hoặc|đến|[-–](?=\s?Điều\s))\s*"
_ALSO = (
    r"[^\S\n]*(?:,|;|(?:, )?và(?!\w)|hoặc|đến|[-–](?=\s?[\da-zđ]))[^\S\n]*"  # no list of labels runs over paragraphs
)
# "Ghi theo các khoản⏎1. Học phí", "cộng điểm⏎a) Con liệt sĩ": the label of a paragraph, unless a unit goes on behind it
_OWN_LABEL = r"(?:[a-zđ]\d?|\d{1,3}(?:\.\d{1,2})*|[IVXLC]{1,6})[.)/-](?!\d)[^\S\n]*(?=\S)"
_OWN = rf"{_OWN_LABEL}(?!(?:{_POINT}|{_CLAUSE}|{_ARTICLE}|{_DIVISION})(?!\w))"
_GAP = rf"(?:[^\S\n]+|[^\S\n]*\n\s*(?!{_OWN}))"
_NUMBERED = rf"{_GAP}(?:(?:số|thứ)\s+)?"  # between a unit and its label: "Phụ lục số 2", "phần thứ II"


def _unit(words: str, label: str, counted: str) -> str:
    """A unit with one label or more: "khoản 1, 2 và 3", "khoản từ 5 đến 8", "khoản này"."""
    more = rf"(?:{_ALSO}(?:từ\s+)?(?!0\d)(?:{label}){counted})*"
    ranged = rf"từ\s+(?:{label})\s+đến\s+(?:{label}){counted}"
    return rf"(?:{words})(?:{_NUMBERED}(?:(?:{label})|{ranged}){more}|\s+này(?!\w))"


_UNITS = (
    (f"{_POINT}|tiết|ĐIỂM", f"{_LETTER}|{_DECIMAL}"),
    (_CLAUSE, _COUNT),
    (_ARTICLE, _COUNT),
    (_DIVISION, _ROMAN),
    (_ANNEX, f"(?:{_ROMAN})[a-zA-Z]?"),
)
_BESIDE = r"\s+vào\s+(?:(?:sau|trước|cuối|tiếp\s+sau|tiếp\s+theo)\s+)?"  # "Điều 5a vào sau Điều 5"
_BEGINS = "ĐđtTKkMmPpCc"  # the letters of units


@per_rules
def _pinpoint(rules: Rules) -> re.Pattern[str]:
    """ "điểm a khoản 2 Điều 5", "khoản 1 của Điều 3 và từ Điều 7 đến Điều 9"; nobody strings more than sixty units.

    What is counted is no provision: "Điều 5 và 12 |xã", "các khoản từ 5 đến 8 |triệu".
    """
    counted = rf"(?!\s+(?:{rules.any_word('counted')})(?!\w))"
    units = "|".join(_unit(words, label, counted) for words, label in _UNITS)
    return plain_re(
        rf"(?:{units})(?:(?:{_AND}|{_BESIDE}|\s*,?\s+(?:của\s+)?|\s*)(?:(?:từ|đến|các)\s+)?(?=[{_BEGINS}])(?:{units})){{0,60}}+"
    )


_WORD = f"{_POINT}|ĐIỂM|tiết|{_CLAUSE}|{_ARTICLE}|{_DIVISION}|{_ANNEX}"
_LABEL = (
    r"\d+(?:bis|ter|[a-zđ])?(?:\.\d+)*|(?<!\w)(?:[IVXLC]+[a-zđ]?|[a-zđ]\d?(?:\.\d)?|[A-Z])(?!\w)"  # 5a · 2.1 · IV · B
)
_ITEM = plain_re(
    rf"(?P<word>{_WORD}){_NUMBERED}|(?P<to>đến\s+|[-–]\s?)|(?P<beside>vào\s+(?:sau|trước|tiếp)\s)|(?P<value>này|nêu\s+trên|{_LABEL})"
)


class Pinpoint(NamedTuple):
    """Where a chain of provisions stands; `this` where its last unit is "này"."""

    start: int
    end: int
    this: bool


def read_pinpoint(text: str, at: int, rules: Rules) -> Pinpoint | None:
    """The chain of provisions that begins at the unit word at `at`.

    >>> from vnplan.tables.rules import load_rules
    >>> pinpoint = read_pinpoint("các điểm a, b khoản 2 và khoản 3 Điều 5 Thông tư", 4, load_rules())
    >>> pinpoint.start, pinpoint.end
    (4, 39)
    """
    found = _pinpoint(rules).match(text, at)
    if found is None:
        return None
    end = found.end()
    if text.find("\n", at, end) >= 0 and (below := _headed(rules).search(text, at, end + _HEADED_REACH)) is not None:
        end = min(end, below.start())
    return Pinpoint(at, end, text.endswith("này", at, end))


_HEADED_REACH = 60  # characters: a heading's label, and the first words behind it


@per_rules
def _headed(rules: Rules) -> regex.Pattern[str]:
    """Where a section's heading begins below a chain: "theo khoản 2⏎⏎|Điều 5. Hiệu lực", "|Chương II Tổ chức".

    A document's type behind the label tells that the chain goes on: "khoản 2⏎Chương II Luật Thư viện".
    """
    large = rf"(?:Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN)\s+(?:{_ROMAN})"
    marked = rf"(?:Điều\s+(?:{_COUNT})|{large})(?:\s*[.:]\s+[{UPPER}]|\s*\n\s*[{UPPER}]{{2}})"
    unmarked = rf"{large} (?!{type_words(rules)})[{UPPER}]"
    return compiled(rf"\s*\n\s*(?={marked}|{unmarked})")


def expand(words: str) -> list[dict[str, str]]:
    """Every provision a pinpoint names, ranges and lists expanded.

    >>> expand("điểm a, b khoản 2 và khoản 3 Điều 5")
    [{'dieu': '5', 'khoan': '2', 'diem': 'a'}, {'dieu': '5', 'khoan': '2', 'diem': 'b'}, {'dieu': '5', 'khoan': '3'}]
    >>> [p["dieu"] for p in expand("từ Điều 5 đến Điều 8")]
    ['5', '6', '7', '8']
    """
    return [{unit: label for unit, label in _told(p) if unit != "phu_luc"} for p in _expanded(words)]


def expand_with_appendixes(words: str) -> list[dict[str, str]]:
    """The same, with the appendix of each as `phu_luc`; appendixes that hold none of them are left out.

    >>> expand_with_appendixes("khoản 3 Mục III Phụ lục II")
    [{'phu_luc': 'II', 'muc': 'III', 'khoan': '3'}]
    """
    return [dict(_told(p)) for p in _expanded(words)]


def _told(provision: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, str]]:
    """A provision without its subsection; "tiểu mục 2" alone is told as a section."""
    named = dict(provision)
    for unit, label in provision:
        if unit != "tieu_muc":
            yield unit, label
        elif "muc" not in named:
            yield "muc", label


@functools.lru_cache(maxsize=8192)
def _expanded(words: str) -> tuple[tuple[tuple[str, str], ...], ...]:
    listed = _BESIDE_A_CHAPTER.split(words)
    return tuple(tuple(p.items()) for some in listed for p in _nest(_groups(some)))


_OF_AN_ARTICLE = r"\s+(?:của\s+)?Điều\s"
# "Điều 9 |và Chương III": a chapter put beside articles holds none of them, as "Điều 9 Chương III" does
_BESIDE_A_CHAPTER = plain_re(
    rf"(?<=\w)(?:\s*;|\s+và)\s+(?=(?:các\s+)?(?:Chương|Mục|Phần)\s)(?!(?:các\s+)?\w+\s+\w+{_OF_AN_ARTICLE})"
)


class _Group(NamedTuple):
    """A unit with all its labels, and what stands between the unit before and it."""

    unit: str
    labels: list[str]
    gap: str


def _groups(words: str) -> list[_Group]:
    """Each unit named, in order, with all its labels: ("diem", ["a", "b"]), ("khoan", ["2"])."""
    groups: list[_Group] = []
    end = 0
    unit: str | None = None  # that of the last group
    ranged = False
    place: str | None = None  # the unit of what is put beside another: its neighbour tells no more than the place
    for item in _ITEM.finditer(words):
        if item["word"]:
            named = _FIELD[" ".join(item["word"].lower().split())]
            if place == named:
                continue
            if not (ranged and unit == named):
                groups.append(_Group(named, [], words[end : item.start()]))
            unit, place = named, None
        elif item["beside"]:
            place = unit
        elif place is not None:
            continue
        elif item["to"]:
            ranged = True
        elif groups:
            _add_label(groups[-1].labels, item["value"], ranged)
            ranged = False
        end = item.end()
    return groups


def _add_label(labels: list[str], label: str, ranged: bool) -> None:
    """ "8" behind "5 đến" adds 6, 7 and 8; "này" adds none."""
    if ranged and labels:
        labels.extend(_between(labels[-1], label))
    elif label != "này" and not label.startswith("nêu"):
        labels.append(label)


_FAR = 500  # "từ Điều 5 đến Điều 2023": no range is as long, the two numbers are not of one kind


def _between(first: str, last: str) -> list[str]:
    """What follows `first` up to `last`: the rest of a range."""
    if first.isdigit() and last.isdigit():
        low, high = int(first), int(last)
        return [str(n) for n in range(low + 1, high + 1)] if low < high <= low + _FAR else [last]
    return letter_range(first, last)[1:]


_JOINS = plain_re(r"\s*(?P<apart>,\s*)?(?:của\s+)?")  # "Mục III |Điều 1", "Mục III, Điều 1", "Mục III của Điều 1"
_WITHIN = plain_re(r"\s*(?:của\s+)?")  # "Mục III |Phụ lục II"
_MANY = 2000  # more provisions than a writer ever meant in one breath


def _nest(groups: list[_Group]) -> list[dict[str, str]]:
    """Small units take the large ones to their right; the small ones of a closed list do not spread."""
    groups = [
        group for n, group in enumerate(groups) if group.unit != "phu_luc" or (n and _WITHIN.fullmatch(group.gap))
    ]
    out: list[dict[str, str]] = []
    tops: list[float] = []  # rank of the largest unit of each; never falling, so what still waits stands last
    last: float = len(PROVISION_UNITS)
    for (unit, values, _), rank in zip(groups, _ranks(groups), strict=True):
        n = len(out)
        while n and tops[n - 1] > rank:
            n -= 1
        waiting = out[n:]
        if rank >= last or not waiting or len(waiting) * len(values) > _MANY:
            out.extend({unit: value} for value in values)
        elif values:
            out[n:] = [{unit: value, **p} for value in values for p in waiting]
        tops[n:] = [rank] * (len(out) - n)
        last = rank
    return [p for p in out if p.keys() != {"phu_luc"}]


_ARTICLE_RANK = RANKS["dieu"]


def _ranks(groups: list[_Group]) -> list[float]:
    """How large each unit is: "khoản 3 Mục III |Điều 1" is a division in an article, larger than its clauses alone."""
    ranks: list[float] = [RANKS[group.unit] for group in groups]
    within: set[str] = set()  # the divisions of the article to the right
    for n in range(len(groups) - 1, -1, -1):
        if ranks[n] == _ARTICLE_RANK:
            within = set()
        elif ranks[n] < _ARTICLE_RANK and _in_an_article(groups, ranks, n, within):
            within.add(groups[n].unit)
            ranks[n] = _ARTICLE_RANK + (ranks[n] + 1) / len(PROVISION_UNITS)
    return ranks


def _in_an_article(groups: list[_Group], ranks: list[float], n: int, within: set[str]) -> bool:
    """ "Mục III Điều 1", "khoản 3 Mục III, Điều 1", "Mục II và Mục III Điều 1"; "Mục II, Điều 5" names two."""
    if n + 1 == len(groups):
        return False
    before = ranks[n - 1] if n else None
    if groups[n].unit in within and before != _ARTICLE_RANK:
        return True
    joined = _JOINS.fullmatch(groups[n + 1].gap) if _ARTICLE_RANK <= ranks[n + 1] < _ARTICLE_RANK + 1 else None
    return joined is not None and (not joined["apart"] or (before is not None and before > _ARTICLE_RANK))
