"""Numbers taken apart, in every family and period."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnplan import find_citations
from vnplan.tables.body_symbols import bodies_of_number
from vnplan.tables.rules import load_rules
from vnplan.text.symbols import NUMBER, clean_number, split_number

PARTS = [
    # number                     serial   year  groups                     of the Party
    ("2457/QĐ-BGDĐT", "2457", None, "QĐ BGDĐT", False),
    ("24/2021/NĐ-CP", "24", 2021, "NĐ CP", False),
    ("06/2022/QH15", "6", 2022, "QH15", False),
    ("36/2001/PL-UBTVQH10", "36", 2001, "PL UBTVQH10", False),
    ("06/2015/TTLT-BGDĐT-BNV", "6", 2015, "TTLT BGDĐT BNV", False),
    ("06/2015/TTLT/BGDĐT-BNV", "6", 2015, "TTLT BGDĐT BNV", False),
    ("5046/UBND-KGVX", "5046", None, "UBND KGVX", False),
    ("2836/QĐ.UBND", "2836", None, "QĐ UBND", False),
    ("30a/2008/NQ-CP", "30a", 2008, "NQ CP", False),
    ("66.18/2026/NQ-CP", "66.18", 2026, "NQ CP", False),
    ("02579/SNV-CCVC", "2579", None, "SNV CCVC", False),
    ("05/2016/NQ-HĐND8", "5", 2016, "NQ HĐND8", False),
    ("404/TTg", "404", None, "TTg", False),
    ("14-CP", "14", None, "CP", False),
    ("29-NQ/TW", "29", None, "NQ TW", True),
    ("01-KL/TW", "1", None, "KL TW", True),
    ("63-CTr/TU", "63", None, "CTr TU", True),
    ("317-QĐ/TWĐTN-TNTH", "317", None, "QĐ TWĐTN TNTH", True),
    ("858CV/ĐUK", "858", None, "CV ĐUK", True),
    ("18-L/CTN", "18", None, "L CTN", True),
    ("/KH-UBND", "", None, "KH UBND", False),
    ("12B/KH-UBND", "12b", None, "KH UBND", False),
    ("210A-TC/VP", "210a", None, "TC VP", True),
    ("858L/CTN", "858", None, "L CTN", True),  # a type's letter
    ("01-10/2025/CV-XYZ", "1-10", 2025, "CV XYZ", False),
    ("01/CV-02", "1", None, "CV", False),
    ("22/201/QĐ-UBND", "22", None, "QĐ UBND", False),  # a year cut short
]
CLEANED = [
    ("33/KH- UBND", "33/KH-UBND"),
    ("3565 /QĐ -UBND", "3565/QĐ-UBND"),
    ("214/2004/QĐ - TTg", "214/2004/QĐ-TTg"),
    ("94- KH/\nBTGDVTW", "94-KH/BTGDVTW"),
    ("29–NQ/TW", "29-NQ/TW"),
    ("633/UBND-KGVX", "633/UBND-KGVX"),  # a wrong symbol stays
]
NUMBERS = [
    # what stands in a text                 the number that begins it
    ("2457/QĐ-BGDĐT ngày", "2457/QĐ-BGDĐT"),
    ("24/2021/NĐ-CP, Thông", "24/2021/NĐ-CP"),
    ("24/2021/NĐ-CPngày 23", "24/2021/NĐ-CP"),
    ("5046/UBND-KGVX.", "5046/UBND-KGVX"),
    ("12/QĐ-BNN&PTNT của", "12/QĐ-BNN&PTNT"),
    ("06/2012/TTLT-BGD&ĐT-BNV)", "06/2012/TTLT-BGD&ĐT-BNV"),
    ("29-NQ/TW;", "29-NQ/TW"),
    ("2686-CV/TU của", "2686-CV/TU"),
    ("43/CP ngày", "43/CP"),
    ("12B/KH-UBND;", "12B/KH-UBND"),
    ("01-10/2025/CV-XYZ ngày", "01-10/2025/CV-XYZ"),
    ("01/CV-02 ngày", "01/CV-02"),
]
NO_NUMBERS = ["24/7", "1/2 chỉ tiêu", "2025-2026", "23/8/2023", "12/ha", "3/4", "10A1", "14-CP ngày"]
BODIES = [
    ("2457/QĐ-BGDĐT", "bgddt"),
    ("34/2003/QĐ-BGD&ĐT", "bgddt"),
    ("14/CT-TTg", "ttg"),
    ("24/2021/NĐ-CP", "cp"),
    ("06/2022/QH15", "quoc-hoi"),
    ("29-NQ/TW", "tw"),
    ("63-CTr/TU", "tu"),
    ("5046/UBND-KGVX", "ubnd"),
    ("1795/TTr-SGDĐT", "sgddt"),
    ("06/2015/TTLT-BGDĐT-BNV", "bgddt bnv"),
    ("42/2013/TTLT-BGDĐT-BLĐTBXH-BTC", "bgddt bldtbxh btc"),
    ("4189/LS-LĐTBXH-TC", "sldtbxh stc"),
    ("22/201/QĐ-UBND", "ubnd"),
    ("3316/CT-CS", "cs"),  # of a type, whose symbol stands first
    ("12/HĐND-TT", "hdnd-tt"),  # two groups that are one body
    ("5046/UBND-XYZ", "ubnd"),  # the unit that drafts
    ("12/XYZ-ABC", "xyz"),  # in no table
    ("06/2015/TTLT-XYZ-BGDĐT", "xyz bgddt"),
    ("06/2015/TTLT-BGDĐT-XYZ", "bgddt"),
    ("403/2017/NQLT-UBTVQH14-CP", "ubtvqh cp"),
]


@pytest.mark.parametrize(("number", "serial", "year", "groups", "party"), PARTS, ids=[row[0] for row in PARTS])
def test_parts(number: str, serial: str, year: int | None, groups: str, party: bool) -> None:
    assert split_number(number) == (serial, year, tuple(groups.split()), party)


@pytest.mark.parametrize(("raw", "number"), CLEANED)
def test_debris_is_removed(raw: str, number: str) -> None:
    assert clean_number(raw) == number


@pytest.mark.parametrize(("text", "number"), NUMBERS)
def test_where_a_number_ends(text: str, number: str) -> None:
    found = NUMBER.match(text)
    assert found is not None
    assert found.group() == number


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_is_no_number(text: str) -> None:
    assert NUMBER.match(text) is None


@pytest.mark.parametrize(("number", "bodies"), BODIES)
def test_bodies_of_a_number(number: str, bodies: str) -> None:
    assert [body.id for body in bodies_of_number(number, load_rules())] == bodies.split()


serials = st.integers(1, 99999)
years = st.integers(1997, 2049)
types = st.sampled_from(["QĐ", "KH", "CT", "NQ", "TB", "BC", "TTr", "CTr", "HD", "KL"])
issuers = st.sampled_from(["UBND", "HĐND", "BGDĐT", "TTg", "CP", "SGDĐT", "BNV", "BTC", "VPCP"])
units = st.sampled_from(["", "-KGVX", "-GDTrH", "-VX1", "-TCCB"])


@given(serials, st.none() | years, types, issuers, units)
def test_a_state_number_is_found_and_taken_apart(
    serial: int, year: int | None, kind: str, issuer: str, unit: str
) -> None:
    number = f"{serial:02}/{f'{year}/' if year else ''}{kind}-{issuer}{unit}"
    (found,) = find_citations(f"Thực hiện Quyết định số {number} của cấp trên.")
    assert found.number == number
    groups = (kind, issuer, *unit.split("-")[1:])
    assert split_number(found.number) == (str(serial), year, groups, False)


@given(serials, types, st.sampled_from(["TW", "TU", "HU", "ĐU", "BTGTW", "TWĐTN-TNTH"]))
def test_a_party_number_is_found_and_taken_apart(serial: int, kind: str, issuer: str) -> None:
    number = f"{serial:02}-{kind}/{issuer}"
    (found,) = find_citations(f"Thực hiện Kết luận số {number} của cấp trên.")
    assert found.number == number
    assert split_number(found.number) == (str(serial), None, (kind, *issuer.split("-")), True)


def test_digits_of_other_scripts_count_as_their_values() -> None:
    assert split_number("٣/2019/QĐ-TTg") == split_number("3/2019/QĐ-TTg")
