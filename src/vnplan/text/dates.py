"""Dates as Vietnamese documents write them. A partial date stays partial."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from vnplan.compiled import plain_re


class Written(NamedTuple):
    """A date phrase: its end in the text, the date if whole, the year if told."""

    end: int
    date: datetime.date | None
    year: int | None


_B = r"\s{0,3}"  # blanks inside a date phrase: a wrapped line, a hole left by a scan
_TWO = rf"(\d{{1,2}}){_B}"  # a day or a month
# ngày · Ngày · NGÀY · ngay (a lost tone mark) · ngày: · ngày, · ngày/date
_DAY_WORD = rf"(?:[Nn]g[àaáâ]y|NGÀY)(?:/date)?{_B}[:,]?{_B}"
# 23/8/2023 · 23-8-2023 · 23.8.2023 · 23/8/23
_IN_DIGITS = rf"{_TWO}[/.\-–]{_B}{_TWO}[/.\-–]{_B}(\d{{2,5}})(?!\d)"
# tháng 9 · THÁNG 9 · thang 9 · tháng I1 (as scanners write 11)
_MONTH_WORD = rf"(?:[Tt]h[áaả]ng|THÁNG)(?:/month)?{_B}(\d{{1,2}}|[Il]\d|\dO){_B}"
# năm 2023 · NĂM 2023 · nam 2023 · /2023 (18 tháng 02/2025) · năm 009 (a digit lost: so is the year)
_YEAR_WORD = rf"(?:(?:[Nn]ăm|NĂM|nam|nám)(?:/year)?{_B}|[/\-]{_B})(\d{{3,4}})(?!\d)"
# 05 tháng 9 năm 2023
_IN_WORDS = rf"{_TWO}{_MONTH_WORD}{_YEAR_WORD}"
# 27 năm 12 năm 2019 · 17 ngày 8 năm 2005: slips; the day stays unknown
_SLIPPED = rf"{_TWO}(?:năm|ngày){_B}{_TWO}(?:năm|tháng){_B}(\d{{4}})(?!\d)"
# ... tháng ... năm 2026 · tháng 9 năm 2026, the day blank · .../.../2026: to be filled in
_LEFT_OPEN = rf"[.…/\s]{{0,12}}(?:tháng{_B}(?:[.…\s]{{0,12}}|\d{{1,2}}\s)năm{_B}|/{_B})(\d{{4}})(?!\d)"
_DATE = plain_re(rf"{_DAY_WORD}(?:{_IN_DIGITS}|{_IN_WORDS}|{_SLIPPED}|{_LEFT_OPEN})")
_WHOLE_DAY = plain_re(rf"{_IN_DIGITS}|{_IN_WORDS}")
# tháng 8/2023 · tháng 9 năm 2023 · năm 2015 · 2019
_MONTH = plain_re(rf"(?:[Tt]háng|THÁNG){_B}\d{{1,2}}{_B}(?:(?:năm|NĂM){_B}|[/\-]{_B})(\d{{4}})(?!\d)")
_YEAR = plain_re(rf"(?:(?:[Nn]ăm|NĂM){_B})?((?:19[4-9]|20[0-4])\d)(?![\d/\-]|\s?-\s?\d|\.\d)")


def read_date(text: str, at: int) -> Written | None:
    """The `ngày ...` phrase that begins at `at`, or None.

    >>> read_date("ngày 23/8/2023 của Bộ", 0)
    Written(end=14, date=datetime.date(2023, 8, 23), year=2023)
    >>> read_date("ngày 05 tháng 9 năm 2023", 0).date.isoformat()
    '2023-09-05'
    >>> read_date("ngày 31/02/2023", 0)
    Written(end=15, date=None, year=2023)
    """
    found = _DATE.match(text, at)
    if found is None:
        return None
    groups = found.groups()
    for day, month, year in (groups[0:3], groups[3:6]):
        if day:
            return Written(found.end(), _calendar(day, month, year), _year(year))
    return Written(found.end(), None, _year(groups[8] or groups[9]))


def read_day(text: str, at: int) -> Written | None:
    """As `read_date`, the word "ngày" told before: "(ngày ban hành: |23/8/2023)".

    >>> read_day("23/8/2023 của Bộ", 0).date.isoformat()
    '2023-08-23'
    """
    found = _WHOLE_DAY.match(text, at)
    if found is None:
        return read_date(text, at)
    day, month, year = (found[1], found[2], found[3]) if found[1] else (found[4], found[5], found[6])
    return Written(found.end(), _calendar(day, month, year), _year(year))


def read_month_or_year(text: str, at: int) -> Written | None:
    """`tháng 8/2023`, `năm 2015` or a bare year at `at`: a partial date.

    >>> read_month_or_year("năm 2015;", 0)
    Written(end=8, date=None, year=2015)
    """
    found = _MONTH.match(text, at) or _YEAR.match(text, at)
    return Written(found.end(), None, int(found[1])) if found else None


_OCR = str.maketrans("IlO", "110")  # "tháng I1", as scanners write it


def _calendar(day: str, month: str, year: str) -> datetime.date | None:
    try:
        return datetime.date(_year(year) or 0, int(month.translate(_OCR)), int(day))
    except ValueError:
        return None


_THIS_CENTURY = 40  # "ngày 2/9/45" is of the last century, "ngày 5/9/23" of this one


def _year(digits: str) -> int | None:
    if len(digits) == 4:
        return int(digits)
    if len(digits) == 2:
        return int(digits) + (1900 if int(digits) > _THIS_CENTURY else 2000)
    return None
