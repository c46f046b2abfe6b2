"""The day a draft is checked on where its own is left blank: its month or year, else today."""

from __future__ import annotations

import calendar
import datetime
import re
from typing import NamedTuple

from vnplan.models import Document


class Taken(NamedTuple):
    """What stands for a day left blank: the day to check on, the last it can be, the words for it, and where it is."""

    day: datetime.date
    last: datetime.date
    words: str
    start: int
    end: int


# "ngày     tháng 9 năm 2023" · "ngày ... tháng ... năm ..." · "tháng 9 năm 2023" · "ngày …/…/2024"
_HOLE = r"[\s.…_]{0,30}"
_DATELINE = re.compile(
    rf"(?:[Nn]gày{_HOLE}(?:tháng{_HOLE}|[/-]{_HOLE})|(?<!\w)tháng\s{{1,3}}(?=\d))(?P<month>\d{{1,2}})?{_HOLE}"
    rf"(?:năm|[/-]){_HOLE}(?P<year>(?:19|20)\d\d(?!\d))?"
)


def day_left_blank(document: Document, today: datetime.date) -> Taken | None:
    """What to take for the day of a document whose line of place and day is there and not filled in.

    A month or year that today is in means today: it is a draft. One that is past or to come means its first day for
    what must have happened before, its last for what must not have happened yet.

    >>> import vnplan
    >>> head = "UBND TỈNH BẮC NINH\\nSố:     /KH-UBND\\nBắc Ninh, ngày     tháng 9 năm 2023\\nKẾ HOẠCH\\nĐọc sách\\n"
    >>> taken = day_left_blank(vnplan.parse(head), datetime.date(2026, 1, 5))
    >>> taken.words, taken.day.isoformat(), taken.last.isoformat()
    ('2023-09', '2023-09-01', '2023-09-30')
    """
    if document.metadata.date is not None:
        return None
    for region in document.regions:
        if region.kind == "letterhead" and region.part == 0:
            found = _DATELINE.search(document.text, region.start, region.end)
            if found is not None:
                return _taken(found, today)
    return None


def _taken(found: re.Match[str], today: datetime.date) -> Taken:
    first = last = today
    words = today.isoformat()
    year, month = int(found["year"] or 0), int(found["month"] or 0)
    if year and 1 <= month <= 12:
        first, last = datetime.date(year, month, 1), datetime.date(year, month, calendar.monthrange(year, month)[1])
        words = f"{year}-{month:02d}"
    elif year:
        first, last, words = datetime.date(year, 1, 1), datetime.date(year, 12, 31), str(year)
    end = found.start() + len(found.group().rstrip())
    return Taken(today if first <= today <= last else first, last, words, found.start(), end)
