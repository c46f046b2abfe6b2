"""The day a document takes effect, as its own article on effect says."""

from __future__ import annotations

import calendar
import datetime
from typing import NamedTuple

import regex

from vnplan.compiled import compiled
from vnplan.layout.draft import PartDraft
from vnplan.operations.draft import Units
from vnplan.scan.provisions import expand
from vnplan.tables.rules import Rules, per_rules
from vnplan.tables.types import type_words
from vnplan.text.dates import read_day
from vnplan.text.number_words import WORD, number_of

# 45 · 45 (bốn mươi lăm) · bốn mươi lăm (45)
_NUMBER = rf"(?:(?P<count>\d{{1,3}})|(?P<words>(?:{WORD})(?:\s(?:{WORD})){{0,4}}+))\s*(?:\([^)\n]{{1,40}}\)\s*)?"
_AFTER = rf"{_NUMBER}(?P<unit>ngày|tháng)\s*,?\s*(?:(?:kể|tính)\s+)?(?:từ|sau)\s+"
_SIGNED = r"(?P<signed>(?:(?:ngày|khi|lúc|thời\s+điểm)\s+(?:được\s+)?)?(?:ký|ban\s+hành|thông\s+qua))(?!\w)"
# 01/7/2025 · ngày 01/7/2025 · ngày mùng 1 tháng 7 · 0 giờ 00 phút ngày 01/7/2025
_HOUR = r"(?:\d{1,2}\s*(?:giờ|h)\s*(?:\d{2}\s*(?:phút\s*)?)?,?\s*)?"
_A_DAY = r"(?:ngày\s+m[ùồ]ng\s+(?=\d)|(?=ngày\s)|(?=\d{1,2}\s*(?:[/.–-]|tháng\s)))"
# sau · kể từ · từ · tính từ sau · ngay sau · vào · ":"
_SINCE = r"(?:\s*:|,?\s+(?:sau|(?:(?:kể|tính)\s+)?(?:ngay\s+)?từ(?:\s+sau)?|ngay\s+sau|vào))\s+"


@per_rules
def _effect(rules: Rules) -> regex.Pattern[str]:
    """ "Thông tư này có hiệu lực thi hành sau 45 ngày, kể từ ngày ký", "Luật này có hiệu lực từ ngày 01/7/2025"."""
    laws = "|".join(regex.escape(law.name) for law in rules.laws.values())
    return compiled(
        rf"(?<!ngày\s)(?P<type>{type_words(rules)}|{laws})\s+này\s+(?:chính\s+thức\s+|bắt\s+đầu\s+)?có\s+hiệu\s+lực"
        rf"(?:\s+thi\s+hành)?{_SINCE}(?:{_AFTER})?(?:{_SIGNED}|{_HOUR}{_A_DAY})"
    )


_OPENED, _CLOSED = "“", "”"
_TOLD, _THIS = "có hiệu lực", "này"
_NAME, _GAP = 120, 24  # characters: the longest name of a law, with "này"; "chính thức" between "này" and "có"
_REST = 300  # characters: "có hiệu lực thi hành sau 45 (bốn mươi lăm) ngày, kể từ ngày ký" and what follows are less


def in_force_of(
    text: str, part: PartDraft, type: str | None, day: datetime.date | None, rules: Rules
) -> datetime.date | None:
    """The day the main document takes effect; None where it does not say, or not by a day that is known.

    Parts that begin later ("trừ Điều 5 có hiệu lực từ ...") do not count, nor what it quotes or says of another type.

    >>> import vnplan
    >>> text = "Điều 3. Hiệu lực\\nThông tư này có hiệu lực thi hành sau 45 ngày kể từ ngày ký."
    >>> vnplan.parse(text, number="7/2024/TT-BYT", date="2024-06-01").metadata.in_force.isoformat()
    '2024-07-16'
    """
    if rules.stands(type, "consolidated"):
        return None
    own = rules.types.get(type or "") or rules.laws.get(type or "")
    at, stop = part.start - 1, part.content[1]
    while (at := text.find(_TOLD, at + 1, stop)) >= 0:
        if _THIS not in text[at - _GAP : at]:
            continue
        found = _effect(rules).search(text, max(part.start, at - _NAME), min(stop, at + _REST))
        if found is None or found.start() > at:
            continue
        named = " ".join(found["type"].split()).lower()
        before = text[part.start : found.start()]
        quoted = before.rfind(_OPENED) > before.rfind(_CLOSED)
        if not quoted and (own is None or named == own.name.lower()):
            return _day(text, found, day)
    return None


def _day(text: str, found: regex.Match[str], day: datetime.date | None) -> datetime.date | None:
    """The day said: that of the signature, some days after it, or a date."""
    count = int(found["count"] or 0) or number_of(found["words"] or "")
    if found["signed"] is None:
        written = read_day(text, found.end())
        return written.date if written is not None and not count else None
    if day is None:
        return None
    try:
        return _months_after(day, count or 0) if found["unit"] == "tháng" else day + datetime.timedelta(count or 0)
    except (OverflowError, ValueError):
        return None


def _months_after(day: datetime.date, count: int) -> datetime.date:
    """The same day of a later month, else its last: a month after 31 January is 28 February."""
    year, month = day.year + (day.month - 1 + count) // 12, (day.month - 1 + count) % 12 + 1
    return day.replace(year=year, month=month, day=min(day.day, calendar.monthrange(year, month)[1]))


# --- parts that begin on another day --------------------------------------------------------------------------------


class Later(NamedTuple):
    """A provision of an act that takes effect on a day of its own."""

    units: Units
    day: datetime.date


# provisions of the text itself, whose type is left out: nothing but their labels stands before "có hiệu lực"
_BARE = (
    r"(?<!\w)(?:[Kk]hoản|[Đđ]iểm|[Đđ]iều)\s+(?:\d{1,3}[a-zđ]?|[a-zđ]\d?)(?!\w)"
    r"(?:(?:\s*[,;]|\s+và)?\s+(?:(?:các\s+)?(?:khoản|điểm|[Đđ]iều)\s+)?(?:\d{1,3}[a-zđ]?|[a-zđ]\d?)(?!\w)){0,40}+"
)


@per_rules
def _parts(rules: Rules) -> regex.Pattern[str]:
    """ "khoản 6 và khoản 8 Điều 2 của Luật này có hiệu lực từ ngày 01/7/2026", "trừ Điều 5 có hiệu lực ..."."""
    laws = "|".join(regex.escape(law.name) for law in rules.laws.values())
    return compiled(
        rf"(?:(?P<places>(?:[Kk]hoản|[Đđ]iểm|[Đđ]iều)\s[\w\s,;]{{1,240}}?)"
        rf"\s+(?:của\s+)?(?:{type_words(rules)}|{laws})\s+này|(?P<bare>{_BARE}))"
        r"\s+có\s+hiệu\s+lực(?:\s+thi\s+hành)?"
        rf"\s+(?:kể\s+)?từ\s+{_A_DAY}"
    )


_PLACES = 300  # characters: the longest list of provisions before "có hiệu lực", with what stands between


def later_parts(text: str, part: PartDraft, rules: Rules) -> list[Later]:
    """The provisions of an act that begin on days of their own, as it says outside quotation marks."""
    out: list[Later] = []
    looked, opened, closed = part.start, -1, -1  # the last quotation marks before what was looked at
    at, stop = part.start - 1, part.content[1]
    while (at := text.find(_TOLD, at + 1, stop)) >= 0:
        low = max(part.start, at - _PLACES, text.rfind("\n", looked, at))
        found = _parts(rules).search(text, low, min(stop, at + _GAP * 2))
        opened, closed = max(opened, text.rfind(_OPENED, looked, at)), max(closed, text.rfind(_CLOSED, looked, at))
        looked = at
        if found is None or not found.start() < at < found.end() or opened > closed:
            continue
        day = read_day(text, found.end())
        if day is not None and day.date is not None:
            out += [Later(units, day.date) for units in expand(found["places"] or found["bare"])]
    return out


def day_of_provision(units: Units, later: list[Later], day: datetime.date | None) -> datetime.date | None:
    """The day an acting provision takes effect: its own, that of what it stands in, else that of the act.

    >>> later = [Later({"dieu": "1", "khoan": "2"}, datetime.date(2026, 7, 1))]
    >>> day_of_provision({"dieu": "1", "khoan": "2", "diem": "a"}, later, None).isoformat()
    '2026-07-01'
    """
    return next((one.day for one in later if one.units.items() <= units.items()), day)


_OVER = compiled(r"hết\s+hiệu\s+lực(?:\s+thi\s+hành)?\s+(?:kể\s+)?từ\s+" + _A_DAY)
_NEAR = 240  # characters: between a document that is ended and the day


def over_since(text: str, start: int) -> datetime.date | None:
    """The day a sentence ends a document on: "Nghị định số ... hết hiệu lực kể từ ngày 01 tháng 3 năm 2026"."""
    stop = next((n for mark in (";", "\n", ". ") if (n := text.find(mark, start, start + _NEAR)) >= 0), start + _NEAR)
    found = _OVER.search(text, start, stop)
    told = read_day(text, found.end()) if found else None
    return told.date if told else None
