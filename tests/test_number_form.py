"""Numbers in a wrong order, with wrong letters or signs: read as what they must mean, and told with what is right."""

import pytest

import vnplan
from vnplan import check, verdicts

WRONG = [
    # as written, the number it is read as, what is right
    ("Nghị định số 80/NĐ-CP/2017", "80/2017/NĐ-CP", "80/2017/NĐ-CP"),
    ("80/NĐ-CP/2017", "80/2017/NĐ-CP", "80/2017/NĐ-CP"),
    ("Luật Thư viện số 2019/46/QH14", "46/2019/QH14", "46/2019/QH14"),
    ("Luật số 46/QH14/2019", "46/2019/QH14", "46/2019/QH14"),
    ("Luật số 46/2019/QH-14", "46/2019/QH14", "46/2019/QH14"),
    ("Thông tư 2021/22/TT-BGDĐT", "22/2021/TT-BGDĐT", "22/2021/TT-BGDĐT"),
    ("Thông tư số 22-2021-TT-BGDĐT", "22/2021/TT-BGDĐT", "22/2021/TT-BGDĐT"),
    ("80-2017-NĐ-CP", "80/2017/NĐ-CP", "80/2017/NĐ-CP"),
    ("Nghị định 80-2017/NĐ-CP", "80/2017/NĐ-CP", "80/2017/NĐ-CP"),
    ("Nghị định 80/2017-NĐ-CP", "80/2017/NĐ-CP", "80/2017/NĐ-CP"),
    ("Nghị định số 80.2017.NĐ-CP", "80/2017/NĐ-CP", "80/2017/NĐ-CP"),
    ("Nghị định số 80\\2017\\NĐ-CP", "80/2017/NĐ-CP", "80/2017/NĐ-CP"),
    ("Nghị định số 80–2017–NĐ-CP", "80/2017/NĐ-CP", "80/2017/NĐ-CP"),
    ("Nghị định số NĐ-80/2017/CP", "80/2017/NĐ-CP", "80/2017/NĐ-CP"),
    ("NĐ 80/2017/CP", "80/2017/NĐ-CP", "80/2017/NĐ-CP"),
    ("Nghị định số 80/17/NĐ-CP", "80/2017/NĐ-CP", "80/2017/NĐ-CP"),
    ("80/2017/ND-CP", "80/2017/NĐ-CP", "80/2017/NĐ-CP"),
    ("văn bản số 80/2017/nđ-cp", "80/2017/NĐ-CP", "80/2017/NĐ-CP"),
    ("Nghị định số 80/2017/Nđ-CP", "80/2017/Nđ-CP", "80/2017/NĐ-CP"),
    ("Nghị định số 80/2017/NĐCP", "80/2017/NĐCP", "80/2017/NĐ-CP"),
    ("80/2017/CP-NĐ", "80/2017/CP-NĐ", "80/2017/NĐ-CP"),
    ("Nghị định số 80/2017/NĐ/CP", "80/2017/NĐ/CP", "80/2017/NĐ-CP"),
    ("Thông tư số 22/2021/BGDĐT-TT", "22/2021/BGDĐT-TT", "22/2021/TT-BGDĐT"),
    ("Thông tư số 22/2021/TT-BGDDT", "22/2021/TT-BGDĐT", "22/2021/TT-BGDĐT"),
    ("2411/TTg-QĐ", "2411/TTg-QĐ", "2411/QĐ-TTg"),
    ("Quyết định số 2411/QĐ-TTG", "2411/QĐ-TTG", "2411/QĐ-TTg"),
    ("văn bản số 2411/qđ-ttg", "2411/QĐ-TTg", "2411/QĐ-TTg"),
    ("Quyết định số 45/UBND-QĐ", "45/UBND-QĐ", "45/QĐ-UBND"),
    ("Quyết định số 45/QD-UBND", "45/QĐ-UBND", "45/QĐ-UBND"),
    ("Quyết định số 45-2019-QĐ-UBND", "45/2019/QĐ-UBND", "45/2019/QĐ-UBND"),
    ("Quyết định số 131/QĐ-TTg/2022", "131/QĐ-TTg", "131/QĐ-TTg ngày 25/01/2022"),
    ("Quyết định số 131/QĐ-TTg/2022 ngày 25/01/2022", "131/QĐ-TTg", "131/QĐ-TTg ngày 25/01/2022"),
    ("Chỉ thị số 9/CT-UBND/2022", "9/CT-UBND", "9/CT-UBND năm 2022"),
    ("Kết luận 91KL/TW", "91KL/TW", "91-KL/TW"),
    ("Kết luận số 91-KL/Tw", "91-KL/Tw", "91-KL/TW"),
    ("Kết luận số 91-TW/KL", "91-TW/KL", "91-KL/TW"),
    ("Kết luận số 91/KL-TW", "91/KL-TW", "91-KL/TW"),
    ("Nghị định số 80/2017-NĐ/CP", "80/2017/NĐ/CP", "80/2017/NĐ-CP"),
    ("Nghị định số 80-2017-NĐ/CP", "80/2017/NĐ/CP", "80/2017/NĐ-CP"),
    ("Nghị định số 80-NĐ/CP/2017", "80/2017/NĐ/CP", "80/2017/NĐ-CP"),
    ("Quyết định số 45/2019-QĐ/UBND", "45/2019/QĐ/UBND", "45/2019/QĐ-UBND"),
    ("Thông tư số 22/2021/TT-BGD&ĐT", "22/2021/TT-BGD&ĐT", "22/2021/TT-BGDĐT"),
    ("Quyết định số 2411-QĐ/TTg", "2411-QĐ/TTg", "2411/QĐ-TTg"),
    ("Chỉ thị số 31-CT/TTg ngày 04/12/2019", "31-CT/TTg", "31/CT-TTg"),
    ("Nghị quyết số 99-NQ/CP", "99-NQ/CP", "99/NQ-CP"),
    ("Quyết định số 1511-QĐ/BYT", "1511-QĐ/BYT", "1511/QĐ-BYT"),
    ("Kế hoạch số 41-KH/SGDĐT", "41-KH/SGDĐT", "41/KH-SGDĐT"),
    ("Kế hoạch số 41-KH/UBND", "41-KH/UBND", "41/KH-UBND"),
    ("Kế hoạch số 41/KH-TU", "41/KH-TU", "41-KH/TU"),
    ("Hướng dẫn số 5/HD-UBKTTW", "5/HD-UBKTTW", "5-HD/UBKTTW"),
]


def draft(words: str) -> vnplan.Document:
    return vnplan.parse(f"Thực hiện {words} và các quy định khác.", number="7/KH-UBND", date="2026-03-01")


@pytest.mark.parametrize(("words", "number", "right"), WRONG, ids=[words for words, *_ in WRONG])
def test_a_number_written_wrong_is_read_and_told(words: str, number: str, right: str) -> None:
    doc = draft(words)
    (cited,) = doc.citations
    assert (cited.text, cited.number) == (words, number)
    (verdict,) = verdicts(doc)
    assert (verdict.code, verdict.right) == ("differs", right)
    assert f"viết {'đúng là ' if verdict.finding == 'number_form' else ''}{right}" in verdict.message_vi


SOUND = [
    ("Nghị định số 80/2017/NĐ-CP", "80/2017/NĐ-CP"),
    ("Nghị định số 80/2017/NĐ - CP", "80/2017/NĐ-CP"),
    ("Thông tư số 24/2005/TT-BGD&ĐT", "24/2005/TT-BGD&ĐT"),
    ("Quyết định số 08/2001/QĐ/BKHCN", "08/2001/QĐ/BKHCN"),  # as they wrote before there was a rule
    ("Công văn số 1024/TTg-KTN", "1024/TTg-KTN"),
    ("Công văn số 6001/BKHCN-CĐ", "6001/BKHCN-CĐ"),
    ("Chương trình số 12/CTR-UBND", "12/CTR-UBND"),
    ("Công văn số 16/CV-HHTACN", "16/CV-HHTACN"),
    ("Kết luận số 91-KL/TW", "91-KL/TW"),
    ("Quyết định số 412-QĐ/BYT ngày 3/4/1994", "412-QĐ/BYT"),
    ("Kế hoạch số 41-KH/TU", "41-KH/TU"),
    ("Kế hoạch số 41-KH/HU", "41-KH/HU"),
    ("Kế hoạch số 41-KH/ĐU", "41-KH/ĐU"),
    ("Kế hoạch số 41-KH/CĐ", "41-KH/CĐ"),
    ("Kế hoạch số 41/KH-CĐ", "41/KH-CĐ"),
    ("Kế hoạch số 41-KH/TĐTN", "41-KH/TĐTN"),
    ("Kế hoạch số 41-KH/MTTQ", "41-KH/MTTQ"),
    ("Kế hoạch số 41/KH-MTTQ-BTT", "41/KH-MTTQ-BTT"),
    ("Kế hoạch số 41-KH/BCĐTW", "41-KH/BCĐTW"),
    ("Kế hoạch số 41/KH-BCĐTW", "41/KH-BCĐTW"),
    ("Lệnh số 18-L/CTN", "18-L/CTN"),
]


@pytest.mark.parametrize(("words", "number"), SOUND)
def test_a_number_in_order_is_left(words: str, number: str) -> None:
    doc = draft(words)
    assert [c.number for c in doc.citations] == [number]
    assert not [f for f in check(doc) if f.code in ("number_form", "symbol_form")]


@pytest.mark.parametrize(
    "words",
    [
        "hợp đồng số 05/HĐ-XD/2021",
        "giấy phép 12/GP-BTNMT/2020",
        "tỷ lệ 24/2021 so với 2019/43",
        "tệp 80-2017-NĐ-CP.pdf",
        "https://vanban.chinhphu.vn/nghi-dinh-80-2017-ND-CP-348123",
        "lô hàng 45-2019-TT-XYZ",
        "kỳ Quý IV/2013, Quý II/2014",
        "mã 2019/43/AB-14",
    ],
)
def test_what_is_no_number_of_a_document_is_not_made_one(words: str) -> None:
    assert not draft(words).citations


def test_a_symbol_of_the_centre_of_the_party_that_nobody_knows_cannot_exist() -> None:
    (verdict,) = verdicts(draft("Kết luận số 950/KL-TW"))
    assert (verdict.code, verdict.right) == ("cannot_exist", "950-KL/TW")


def test_a_year_that_is_left_out_goes_between_serial_and_symbol() -> None:
    for number in ("80/NĐ-CP", "80-NĐ/CP"):
        (told,) = check(draft(f"Nghị định số {number} ngày 17/7/2017"))
        assert (told.code, "80/2017/NĐ-CP" in told.message_vi) == ("missing_year", True)


def test_a_line_of_capitals_writes_its_numbers_in_them_too() -> None:
    assert not check(vnplan.parse("KẾ HOẠCH\nTHỰC HIỆN QUYẾT ĐỊNH SỐ 2411/QĐ-TTG NGÀY 12/11/2021\n"))
    (told,) = check(vnplan.parse("Thực hiện 2411/QĐ-TTG."))
    assert told.code == "number_form"


def test_a_body_s_symbol_may_have_its_and() -> None:
    assert not check(draft("Tờ trình số 59/TTr-SNN&MT ngày 31/10/2025"))


def test_a_misspelt_symbol_is_told_but_in_a_scan() -> None:
    slips = "Thông tư số 15/2019/TT-BKHĐTT", "Thông tư số 57/2024/TI-BYT", "Nghị định số 127/2007NĐ-CP"
    for words in slips:
        (told,) = check(draft(words))
        assert told.code == "number_form"
    text = "; ".join(f"Thực hiện {words}" for words in slips[:2])
    assert len([f for f in check(vnplan.parse(text)) if f.code == "number_form"]) == 2
    scan = f"{text}; Thông tư số 12/2023/TT-BTÌC; theo Quyết định số 77/QĐĐ-BXD ngày 5 tháng I1 nám 2020"
    assert not [f for f in check(vnplan.parse(scan)) if f.code == "number_form"]


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("Quyết định số 749/2020/QĐ-TTg ngày 03/6/2020", "749/QĐ-TTg"),  # of the day of the one without a year
        ("Quyết định số 19/QĐ-TTg ngày 05/7/2018", None),
        ("Quyết định số 2411/2020/QĐ-TTg ngày 05/7/2020", None),
    ],
)
def test_a_year_too_much_in_a_number_is_told_by_the_day(words: str, right: str | None) -> None:
    (verdict,) = verdicts(draft(words))
    assert (verdict.right if verdict.finding == "number_form" else None) == right
