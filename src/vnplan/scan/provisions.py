"""Chains of provisions: "điểm a, b khoản 2 và khoản 3 Điều 5", read small to large and expanded.

The order from small to large, small letters for khoản and điểm: Nghị định 30/2020/NĐ-CP annex II.
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from vnplan.text.labels import letter_range, letter_value

_LETTER = r"[a-zđ](?:\d|\.\d)?(?![\w.]\w)(?!\w)"
_COUNT = r"\d{1,4}[a-zđ]?(?:\.\d{1,2})*(?![\w/]|\.\d)"
_ROMAN = r"[IVXLC]{1,7}(?!\w)|\d{1,3}(?![\w/])|[A-Z](?!\w)"
_SEP = r"\s*(?:,|;|và|hoặc|, và|đến)\s*"


def _unit(words: str, value: str) -> str:
    return rf"(?:{words})\s+(?:(?:số|thứ)\s+)?(?:{value})(?:{_SEP}(?:{value}))*"


_THIS = r"(?:này|nêu\s+trên)(?!\w)"
_UNITS = "|".join(
    (
        _unit("[Đđ]iểm|tiết|ĐIỂM", rf"{_LETTER}|\d{{1,2}}(?:\.\d{{1,2}})*(?![\w/]|\.\d)|này(?!\w)"),
        _unit("[Kk]hoản|KHOẢN", rf"{_COUNT}|này(?!\w)"),
        _unit("[Đđ]iều|ĐIỀU", rf"{_COUNT}|này(?!\w)"),
        _unit("[Tt]iểu mục|[Mm]ục|MỤC|[Pp]hần|PHẦN|[Cc]hương|CHƯƠNG", rf"{_ROMAN}|này(?!\w)"),
        _unit("[Pp]hụ lục|PHỤ LỤC", rf"(?:{_ROMAN})[a-zA-Z]?|này(?!\w)"),
    )
)
_CHAIN = re.compile(rf"(?:{_UNITS})(?:(?:{_SEP}|\s*,?\s+(?:của\s+)?|\s*)(?:(?:từ|đến|các)\s+)?(?:{_UNITS})){{0,60}}")
_ITEM = re.compile(
    r"(?P<word>[Đđ]iểm|ĐIỂM|tiết|[Kk]hoản|KHOẢN|[Đđ]iều|ĐIỀU|[Tt]iểu mục|[Mm]ục|MỤC"
    r"|[Pp]hần|PHẦN|[Cc]hương|CHƯƠNG|[Pp]hụ lục|PHỤ LỤC)"
    r"\s+(?:(?:số|thứ)\s+)?|(?P<to>đến\s+)|(?P<value>này|nêu\s+trên|\d+[a-zđ]?(?:\.\d+)*"
    r"|(?<!\w)(?:[IVXLC]+|[a-zđ]\d?(?:\.\d)?|[A-Z])(?!\w))"
)
_FIELD = {
    "điểm": "diem", "tiết": "diem", "khoản": "khoan", "điều": "dieu", "mục": "muc", "tiểu mục": "muc", "phần": "phan",
    "chương": "chuong", "phụ lục": "phu_luc",
}  # fmt: skip
LADDER = ("phan", "chuong", "muc", "dieu", "khoan", "diem")


class Chain(NamedTuple):
    """A chain's span; `this` where its last unit is "này"."""

    start: int
    end: int
    this: bool


def read_chain(text: str, at: int) -> Chain | None:
    """The chain of provisions that begins at the unit word at `at`.

    >>> chain = read_chain("các điểm a, b khoản 2 và khoản 3 Điều 5 Thông tư", 4)
    >>> chain.start, chain.end
    (4, 39)
    """
    found = _CHAIN.match(text, at)
    if found is None:
        return None
    return Chain(at, found.end(), text.endswith("này", at, found.end()))


def expand(words: str) -> list[dict[str, str]]:
    """Every provision a chain names, ranges and lists expanded.

    >>> expand("điểm a, b khoản 2 và khoản 3 Điều 5")
    [{'dieu': '5', 'khoan': '2', 'diem': 'a'}, {'dieu': '5', 'khoan': '2', 'diem': 'b'}, {'dieu': '5', 'khoan': '3'}]
    >>> [p["dieu"] for p in expand("từ Điều 5 đến Điều 8")]
    ['5', '6', '7', '8']
    """
    return [dict(p) for p in _expanded(words)]


@functools.lru_cache(maxsize=8192)
def _expanded(words: str) -> tuple[tuple[tuple[str, str], ...], ...]:
    groups: list[tuple[str, list[str]]] = []
    ranged = False
    for item in _ITEM.finditer(words):
        if item["word"]:
            unit = _FIELD[" ".join(item["word"].lower().split())]
            if not (ranged and groups and groups[-1][0] == unit):
                groups.append((unit, []))
        elif item["to"]:
            ranged = True
        elif groups:
            value = item["value"]
            values = groups[-1][1]
            if ranged and values:
                values.extend(_between(values[-1], value))
            elif value not in ("này",) and not value.startswith("nêu"):
                values.append(value)
            ranged = False
    return tuple(tuple(p.items()) for p in _nest(groups))


def _between(first: str, last: str) -> list[str]:
    if first.isdigit() and last.isdigit():
        low, high = int(first), int(last)
        return [str(n) for n in range(low + 1, high + 1)] if low < high <= low + 500 else [last]
    if letter_value(first) and letter_value(last):
        return letter_range(first, last)[1:]
    return [last]


_MANY = 2000  # more provisions than a writer ever meant in one breath


def _nest(groups: list[tuple[str, list[str]]]) -> list[dict[str, str]]:
    """Small units take the large ones to their right; the small ones of a closed list do not spread."""
    out: list[dict[str, str]] = []
    tops: list[int] = []  # rank of the largest unit of each; never falling, so what still waits stands last
    last = len(LADDER)
    for unit, values in groups:
        if unit not in LADDER:
            continue
        rank = LADDER.index(unit)
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
    return [{u: p[u] for u in LADDER if u in p} for p in out]
