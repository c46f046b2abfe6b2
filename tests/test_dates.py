"""Dates as documents write them; a partial date stays partial."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnplan import find_citations
from vnplan.text.dates import read_date, read_month_or_year

WHOLE = [
    "ngày 05/9/2023",
    "ngày 5/9/2023",
    "ngày 05/09/2023",
    "Ngày 5-9-2023",
    "ngày 05.9.2023",
    "ngày 05 tháng 9 năm 2023",
    "ngày 5 tháng 09/2023",
    "NGÀY 05/9/2023",
    "NGÀY 05 THÁNG 9 NĂM 2023",
    "ngay 5/9/2023",  # a lost tone mark
    "ngày 05/ 9/ 2023",
    "ngày\n05 tháng\n9 năm\n2023",
    "ngày 05/9/23",
    "ngày: 05/9/2023",
]
PARTIAL = [
    # written                            year
    ("ngày 31/02/2023", 2023),  # there is no such day
    ("ngày 45/9/2023", 2023),
    ("ngày    tháng    năm 2026", 2026),
    ("ngày … tháng … năm 2026", 2026),
    ("ngày .../.../2026", 2026),
    ("ngày 27 năm 12 năm 2019", 2019),
    ("ngày 5/9/20231", None),  # one digit too many: which year cannot be told
]
NO_DATES = ["23/8/2023", "ngày mai", "ngày 12", "ngày 12/9", "ngày Nhà giáo Việt Nam", ""]
MONTHS_AND_YEARS = [
    ("tháng 8/2023", 2023),
    ("tháng 9 năm 2023", 2023),
    ("năm 2015", 2015),
    ("Năm 1998", 1998),
    ("2019", 2019),
]
NO_YEARS = ["năm học 2023", "2021-2025", "2021 - 2030", "2023/QĐ", "12019", "1.2019", "tháng 8", "năm 1845", "3019"]


@pytest.mark.parametrize("written", WHOLE)
def test_whole_dates(written: str) -> None:
    found = read_date(f"(số 12/KH) {written} của Sở", 11)
    assert found == (11 + len(written), datetime.date(2023, 9, 5), 2023)


@pytest.mark.parametrize(("written", "year"), PARTIAL)
def test_partial_dates(written: str, year: int | None) -> None:
    assert read_date(written, 0) == (len(written), None, year)


@pytest.mark.parametrize("written", NO_DATES)
def test_what_is_no_date(written: str) -> None:
    assert read_date(written, 0) is None


@pytest.mark.parametrize(("written", "year"), MONTHS_AND_YEARS)
def test_months_and_years(written: str, year: int) -> None:
    assert read_month_or_year(f"{written};", 0) == (len(written), None, year)


@pytest.mark.parametrize("written", NO_YEARS)
def test_what_is_no_year(written: str) -> None:
    assert read_month_or_year(written, 0) is None


SHAPES = [
    "ngày {d.day}/{d.month}/{d.year}",
    "ngày {d:%d/%m}/{d.year}",
    "ngày {d.day}-{d.month}-{d.year}",
    "ngày {d:%d.%m}.{d.year}",
    "ngày {d:%d} tháng {d.month} năm {d.year}",
]
days = st.dates(datetime.date(1945, 9, 2), datetime.date(2049, 12, 31))


@given(days, st.sampled_from(SHAPES))
def test_every_day_is_read_back_day_before_month(day: datetime.date, shape: str) -> None:
    written = shape.format(d=day)
    assert read_date(written, 0) == (len(written), day, day.year)


def test_a_day_that_begins_the_next_paragraph_is_not_the_numbers() -> None:
    (c,) = find_citations("VỀ VIỆC THỰC HIỆN CHỈ THỊ SỐ 32-CT/TU\nNgày 05 tháng 4 năm 2024, Sở Y tế họp.")
    assert (c.text, c.date) == ("CHỈ THỊ SỐ 32-CT/TU", None)
    (c,) = find_citations("Thực hiện Chỉ thị số 32-CT/TU, Ngày 05 tháng 4 năm 2024.")
    assert str(c.date) == "2024-04-05"
