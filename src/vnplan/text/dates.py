"""Dates as Vietnamese documents write them. A partial date stays partial."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple


class Written(NamedTuple):
    """A date phrase: its end in the text, the date if whole, the year if told."""

    end: int
    date: datetime.date | None
    year: int | None


_B = r"\s{0,3}"  # blanks inside a date phrase: a wrapped line, a hole left by a scan
_NUMBER = rf"(\d{{1,2}}){_B}"

# ngày 23/8/2023 · ngày 23-8-2023 · ngày 23.8.2023 · ngày 05 tháng 9 năm 2023 · ngày 18 tháng 02/2025
# ngay 12/6/2021 (lost tone) · NGÀY 23/7/2025 · ngày 27 năm 12 năm 2019, ngày 17 ngày 8 năm 2005 (slips: the day stays
# unknown) · ngày 8 tháng 7 năm 009 (a digit lost: so does the year)
_DATE = re.compile(
    rf"(?:[Nn]g[àaáâ]y|NGÀY){_B}[:,]?{_B}(?:"
    rf"{_NUMBER}[/.\-–]{_B}{_NUMBER}[/.\-–]{_B}(\d{{2,5}})(?!\d)"
    rf"|{_NUMBER}(?:[Tt]h[áaả]ng|THÁNG){_B}(\d{{1,2}}|[Il]\d|\dO){_B}(?:(?:[Nn]ăm|NĂM|nam|nám){_B}|[/\-]{_B})(\d{{3,4}})(?!\d)"
    rf"|{_NUMBER}(?:năm|ngày){_B}{_NUMBER}(?:năm|tháng){_B}(\d{{4}})(?!\d)"
    rf"|[.…/\s]{{0,12}}(?:tháng{_B}[.…\s]{{0,12}}năm{_B}|/{_B})(\d{{4}})(?!\d)"
    r")"
)
# tháng 8/2023 · tháng 9 năm 2023 · năm 2015 · 2019
_MONTH = re.compile(rf"(?:[Tt]háng|THÁNG){_B}\d{{1,2}}{_B}(?:(?:năm|NĂM){_B}|[/\-]{_B})(\d{{4}})(?!\d)")
_YEAR = re.compile(rf"(?:(?:[Nn]ăm|NĂM){_B})?((?:19[4-9]|20[0-4])\d)(?![\d/\-]|\s?-\s?\d|\.\d)")


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


def _year(digits: str) -> int | None:
    if len(digits) == 4:
        return int(digits)
    if len(digits) == 2:
        return 1900 + int(digits) if int(digits) > 40 else 2000 + int(digits)
    return None
