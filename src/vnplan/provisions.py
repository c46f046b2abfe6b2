"""Chains of provisions: "điểm a, b khoản 2 và khoản 3 Điều 5", read small to large and expanded.

The order from small to large, small letters for khoản and điểm: Nghị định 30/2020/NĐ-CP annex II.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from vnplan.numbering import letter_range, letter_value

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
_CHAIN = re.compile(rf"(?:{_UNITS})(?:(?:{_SEP}|\s*,?\s+(?:của\s+)?|\s*)(?:(?:từ|đến|các)\s+)?(?:{_UNITS}))*")
_ITEM = re.compile(
    r"(?P<word>[Đđ]iểm|ĐIỂM|tiết|[Kk]hoản|KHOẢN|[Đđ]iều|ĐIỀU|[Tt]iểu mục|[Mm]ục|MỤC|[Pp]hần|PHẦN|[Cc]hương|CHƯƠNG|[Pp]hụ lục|PHỤ LỤC)"
    rf"\s+(?:(?:số|thứ)\s+)?|(?P<to>đến\s+)|(?P<value>này|nêu\s+trên|\d+[a-zđ]?(?:\.\d+)*|[IVXLC]+(?!\w)|[a-zđ]\d?(?:\.\d)?(?!\w)|[A-Z](?!\w))"
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
    return _nest([(unit, values) for unit, values in groups])


def _between(first: str, last: str) -> list[str]:
    if first.isdigit() and last.isdigit():
        low, high = int(first), int(last)
        return [str(n) for n in range(low + 1, high + 1)] if low < high <= low + 500 else [last]
    if letter_value(first) and letter_value(last):
        return letter_range(first, last)[1:]
    return [last]


def _nest(groups: list[tuple[str, list[str]]]) -> list[dict[str, str]]:
    """Small units take the large ones to their right; the small ones of a closed list do not spread."""
    out: list[dict[str, str]] = []
    pending: list[dict[str, str]] = []
    last_rank = len(LADDER)
    for unit, values in groups:
        if unit == "phu_luc":
            continue
        rank = LADDER.index(unit)
        if rank >= last_rank:  # as small or smaller: a new branch; what is open waits for its larger unit
            out_rank = rank
            fresh = [{unit: v} for v in values]
            open_here = [p for p in pending if not _has_above(p, out_rank)]
            pending = [p for p in pending if p not in open_here] + open_here + fresh
        else:
            closed = [p for p in pending if unit in p]
            waiting = [p for p in pending if unit not in p]
            if waiting:
                waiting = [{unit: v, **p} for v in (values or [""]) for p in waiting] if values else waiting
            else:
                waiting = [{unit: v} for v in values]
            pending = closed + waiting
        last_rank = rank
    out.extend(pending)
    return [{k: p[k] for k in LADDER if p.get(k)} for p in out if any(p.values())]


def _has_above(provision: dict[str, str], rank: int) -> bool:
    return any(LADDER.index(k) < rank for k in provision)
