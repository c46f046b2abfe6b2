"""What an act touches, and how it is told in English and Vietnamese."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from vnplan.scan.provisions import expand_with_appendixes

if TYPE_CHECKING:
    from vnplan.review.acts import ActDone


def touches(act: ActDone, provision: str) -> bool:
    """Whether an act may touch a provision: it is on the whole, names no provisions, or one of them meets it."""
    named = parts_of(act.provisions)
    return act.whole or not named or meets(act.provisions, provision)


def meets(words: str, provision: str) -> bool:
    """Whether one of the provisions named meets one of those asked about."""
    return any(_meet(a, b) for a in parts_of(words) for b in parts_of(provision))


def _meet(one: dict[str, str], other: dict[str, str]) -> bool:
    """Whether of two provisions one is within the other: khoản 2 Điều 5 is within Điều 5."""
    return bool(one.keys() & other.keys()) and all(
        one[rung] == other[rung] or "" in (one[rung], other[rung]) for rung in one.keys() & other.keys()
    )


@functools.lru_cache(maxsize=1024)
def parts_of(words: str | None) -> tuple[dict[str, str], ...]:
    """The provisions that words name, and the appendixes: "Phụ lục I, Phụ lục II và IV" are three."""
    if not words:
        return ()
    within = expand_with_appendixes(words)
    taken = {one.get("phu_luc") for one in within}
    listed = [one for found in _APPENDIXES.finditer(words) for one in _NUMBER.findall(found["numbers"]) or [""]]
    return (*within, *({"phu_luc": one} for one in listed if one not in taken))


_APPENDIXES = re.compile(r"[Pp]hụ lục(?P<numbers>(?:(?:\s*[,;]|\s+và)?\s+(?:số\s+)?(?:[IVXLC]+|\d{1,3})(?!\w))*)")
_NUMBER = re.compile(r"[IVXLC]+|\d+")


def since(act: ActDone) -> str:
    """ " from 2025-07-01", where the day is known."""
    own = " (the day it was issued; when it takes effect is not told)" if act.issued else ""
    return f" from {act.since}{own}" if act.since else ""


def since_vi(act: ActDone) -> str:
    """The same in Vietnamese."""
    own = " (ngày ban hành; không rõ ngày có hiệu lực)" if act.issued else ""
    return f" từ {day_vi(act.since)}{own}" if act.since else ""


def of_provisions(act: ActDone) -> str:
    """ " (khoản 2 Điều 5)", where an act names what it touches."""
    return f" ({act.provisions})" if act.provisions else ""


def doubt(act: ActDone) -> str:
    """That an act was read by rule alone."""
    return ", read by rule alone: to be checked" if act.grade == "C" else ""


def doubt_vi(act: ActDone) -> str:
    """The same in Vietnamese."""
    return ", máy đọc, cần kiểm tra lại" if act.grade == "C" else ""


def day_vi(day: datetime.date | None) -> str:
    """A day as Vietnamese readers write it."""
    return f"{day:%d/%m/%Y}" if day else ""


def end_after(acts: Iterable[ActDone]) -> tuple[str, str]:
    """What ended a document after the day asked about, else that nothing is known to have done so."""
    ends = [(act.since, act.label) for act in acts if act.ends and not act.begun and act.since and act.grade != "C"]
    if ends:
        since, label = min(ends)
        return f"it was ended only later, by {label} on {since}", (
            f"đến {day_vi(since)} mới bị chấm dứt hiệu lực bởi {label}"
        )
    return (
        "no later end of it is known, which is no proof that there is none",
        "chưa biết văn bản nào chấm dứt hiệu lực, nhưng không có nghĩa là không có",
    )
