"""Findings: each row of data/findings.csv proven by its example, where that marks it, and by its counterexample."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnplan
from vnplan import Document, check
from vnplan.review.check_rules import RULES
from vnplan.review.checks import SEVERITIES, Finding
from vnplan.tables.rows import Row
from vnplan.tables.rules import load_rules

CORPUS = Path(__file__).parent.parent / "corpus"


def draft(text: str, number: str = "7/KH-UBND", date: str | None = "2024-06-01") -> Document:
    return vnplan.parse(text, number=number, date=date, province="bac-giang", source="du-thao.txt")


MESSAGES = {code: row for code, row in load_rules().findings.items() if not row["source"]}  # those of form: test_form


@pytest.mark.parametrize("row", MESSAGES.values(), ids=MESSAGES)
def test_a_finding_is_found_where_its_example_marks_it(row: Row) -> None:
    text = re.sub(r"\[\[|\]\]", "", row["example"])
    (marked,) = re.findall(r"\[\[(.*?)\]\]", row["example"])
    date = None if row["code"] == "blank_day" else "2024-06-01"
    given = [draft(text, date=date)]
    if row["code"] == "two_texts":
        given.append(draft(text + "\n\nI. MỤC TIÊU"))
    found = [f for f in check(given) if f.code == row["code"]]
    assert [text[f.place.start : f.place.end].startswith(marked) for f in found] == [True]
    assert found[0].severity == row["severity"]
    assert "{" not in found[0].message + found[0].message_vi


@pytest.mark.parametrize("row", MESSAGES.values(), ids=MESSAGES)
def test_a_finding_leaves_its_counterexample_alone(row: Row) -> None:
    assert (
        row["code"] not in [f.code for f in check(draft(row["counterexample"], date=None))]
        or row["code"] != "blank_day"
    )
    assert row["code"] not in [f.code for f in check(draft(row["counterexample"]))]


def test_severities_are_known_and_every_message_says_what_it_needs() -> None:
    for row in MESSAGES.values():
        assert row["severity"] in SEVERITIES
        assert set(re.findall(r"{(\w+)}", row["message_vi"])) == set(re.findall(r"{(\w+)}", row["message"]))
    assert len(RULES) <= len(MESSAGES)


def test_two_texts_of_one_document_are_told_whichever_comes_first() -> None:
    scan, text = draft("Thực hiện Chỉ thị số 14/CT-TTg."), draft("KẾ HOẠCH\nĐọc sách\nSố: 7/KH-UBND")
    scan.source, text.source = "scan.txt", "goc.txt"
    for both in ([scan, text], [text, scan]):
        (found,) = (f for f in check(both) if f.code == "two_texts")
        assert (found.place.source, found.message) == ("scan.txt", "this document is also given as goc.txt")
        assert [place.source for place in found.against] == ["goc.txt"]
    (found,) = (f for f in check([text, text]) if f.code == "two_texts")
    assert found.place.text == "7/KH-UBND"


def told(findings: list[Finding]) -> list[str]:
    return [f"{f.severity} {f.code}: {f.message}" for f in findings]


def test_two_documents_are_checked_against_one_another() -> None:
    one = draft("Thực hiện Chỉ thị số 1737/CT-BGDĐT ngày 07/5/2018. Nhắc lại Chỉ thị số 1737/CT-BGDĐT ngày 07/5/2018.")
    two = draft("Thực hiện Chỉ thị số 1737/CT-BGDĐT ngày 15/5/2018.", "8/KH-UBND")
    (found,) = check([one, two])
    assert found.message == "Chỉ thị 1737/CT-BGDĐT is dated 2018-05-07, 2018-05-15; most surely 2018-05-07"
    assert found.place.start == 10
    assert [place.text for place in found.against] == ["Chỉ thị số 1737/CT-BGDĐT ngày 07/5/2018"] * 2


def test_of_two_dates_said_as_often_none_is_the_surer() -> None:
    one = draft("Thực hiện Chỉ thị số 1737/CT-BGDĐT ngày 07/5/2018.")
    two = draft("Thực hiện Chỉ thị số 1737/CT-BGDĐT ngày 15/5/2018.", "8/KH-UBND")
    (found,) = check([one, two])
    assert (found.code, found.severity) == ("dates_tied", "warning")
    assert found.message_vi.endswith("07/05/2018, 15/05/2018; cần đối chiếu bản gốc để biết ngày nào đúng")


def test_the_document_itself_knows_its_date_best() -> None:
    directive = vnplan.parse("I. NHIỆM VỤ", number="1737/CT-BGDĐT", date="2018-05-07")
    twice = draft("Theo Chỉ thị số 1737/CT-BGDĐT ngày 15/5/2018 và Chỉ thị số 1737/CT-BGDĐT ngày 15/5/2018.")
    assert [f.code for f in check([directive, twice])] == ["two_dates", "two_dates"]


def test_an_article_that_a_given_document_does_not_have() -> None:
    decree = vnplan.parse(
        "Điều 1. Phạm vi\nNghị định này.\nĐiều 2. Hiệu lực", number="990/2021/NĐ-CP", date="2021-03-23"
    )
    plan = draft("Theo khoản 1 Điều 9 Nghị định số 990/2021/NĐ-CP và Điều 2 Nghị định số 990/2021/NĐ-CP.")
    assert told(check([decree, plan])) == ["warning no_such_article: 990/2021/NĐ-CP has no Điều 9: it ends with Điều 2"]


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("Điều 1. Quy định cụ thể một số nội dung của Nghị định số 24/2021/NĐ-CP ngày 23/3/2021 như sau:", []),
        ("Điều 1. Quy định cụ thể một số nội dung như sau:", ["no_such_article"]),
    ],
)
def test_articles_below_a_line_that_names_another_are_that_ones(line: str, codes: list[str]) -> None:
    text = (
        f"{line}\n1. Quy định cụ thể Điều 19.\nHỗ trợ theo mức thực tế.\n2. Việc khác.\nĐiều 2. Hiệu lực\nTừ ngày ký."
    )
    found = check(vnplan.parse(text, number="7/2024/QĐ-UBND", date="2024-06-01", province="lai-chau"))
    assert [f.code for f in found if f.severity != "info"] == codes


def test_what_was_replaced_may_be_named_as_replaced() -> None:
    repealing = "Quyết định này thay thế Thông tư số 16/2017/TT-BGDĐT ngày 12/7/2017."
    resting = "Căn cứ Thông tư số 16/2017/TT-BGDĐT ngày 12/7/2017;"
    assert [f.code for f in check(draft(repealing, "9/QĐ-BGDĐT"))] == []
    assert [f.code for f in check(draft(resting))] == ["replaced"]
    assert [f.code for f in check(draft(resting, date="2018-01-05"))] == []  # it was in force then


HEAD = "ỦY BAN NHÂN DÂN\nTỈNH BẮC GIANG\nSố:      /KH-UBND\nBắc Giang, {}\nKẾ HOẠCH\nĐọc sách\n"
REST = "Căn cứ Luật Giáo dục năm 2005;\nThực hiện Kế hoạch số 5/KH-UBND ngày 10/7/2020.\n"
BLANK = {  # the line, what is said of it, and what else is found; Luật Giáo dục 2005 was replaced on 1/7/2020
    "a month past": ("ngày     tháng 8 năm 2020", "2020-08", ["replaced"]),
    "the month of the cited plan": ("ngày ... tháng 7 năm 2020", "2020-07", ["replaced"]),
    "a month before it": ("ngày     tháng 6 năm 2020", "2020-06", ["dated_later"]),
    "a year": ("ngày ... tháng ... năm 2020", "2020", []),
    "a year in figures": ("ngày …/…/2020", "2020", []),
    "a month alone": ("tháng 8 năm 2020", "2020-08", ["replaced"]),
    "the year that is": ("ngày     tháng     năm 2024", "2024", ["replaced"]),
    "nothing": ("ngày      tháng      năm", "2024-06-01", ["replaced"]),
}


@pytest.mark.parametrize(("line", "words", "codes"), BLANK.values(), ids=BLANK)
def test_a_day_left_blank_is_taken_from_month_or_year_else_today(line: str, words: str, codes: list[str]) -> None:
    found = check(draft(HEAD.format(line) + REST, date=None), on="2024-06-01")
    (blank,) = (f for f in found if f.code == "blank_day")
    assert blank.message == f"the day is left blank; checked as of {words}"
    assert blank.place.text.rstrip() == line
    assert [f.code for f in found if f.code != "blank_day"] == codes


def test_without_a_line_of_the_day_nothing_is_taken() -> None:
    assert check(draft(REST, date=None), on="2024-06-01") == []
    assert {f.code for f in check(draft(HEAD.format("ngày 05 tháng 9 năm 2023") + REST, date=None))} == {"replaced"}


def test_without_a_catalogue_nothing_of_it_is_said() -> None:
    text = "Theo Thông tư số 22/2021/TT-BGDĐT ngày 02/7/2021 và Luật Giáo dục năm 2005."
    assert {f.code for f in check(draft(text))} == {"known_date", "replaced"}
    assert check(draft(text), catalog=False) == []


def test_the_corpus() -> None:
    found = check([vnplan.read(file) for file in sorted(CORPUS.glob("*.txt"))])
    codes = {"dates_tied", "two_numbers", "type_symbol", "issuer_symbol", "missing_year", "number_form", "known_issuer"}
    assert {f.code for f in found} == codes
    assert [f.message for f in found if f.code == "two_numbers"] == [
        "Kế hoạch 633/UBND-KGVX is also written 633/KH-UBND"
    ]


UNREAD = [
    ("1. Sách\na) Truyện nhiều. b) Báo thì ít.\nc) Tranh treo tường.\nd) Thơ chép tay.\n", []),
    ("1. Sách\na) Truyện nhiều. Báo thì ít.\nc) Tranh treo tường.\nd) Thơ chép tay.\n", ["c"]),
]


@pytest.mark.parametrize(("text", "gaps"), UNREAD)
def test_a_label_within_a_line_is_no_gap(text: str, gaps: list[str]) -> None:
    found = [f.place.text.strip(" )") for f in check(draft(text)) if f.code == "numbering_gap"]
    assert found == gaps


def test_what_replaced_a_document_is_named_as_a_reader_knows_it() -> None:
    text = "Căn cứ Hiến pháp năm 1992; Căn cứ Nghị định số 110/2004/NĐ-CP; Căn cứ Luật Giáo dục năm 2005;"
    found = [f.message_vi.partition("thay thế bởi ")[2] for f in check(draft(text)) if f.code == "replaced"]
    assert [words.partition(", ")[0] for words in found] == [
        "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam",
        "Nghị định 30/2020/NĐ-CP",
        "Luật Giáo dục (43/2019/QH14)",
    ]


PIECES = st.sampled_from(
    ["Điều 1. Phạm vi\n", "Điều 5 Quyết định này", "khoản 2 Điều 9", "Chỉ thị số 31/CT-TTg", "ngày 31/02/2023",
     "ngày 04/12/2029", "I. MỤC\n", "IV. PHẦN\n", "Luật Giáo dục năm 2005", "căn cứ", "của Bộ Y tế", ";", "\n"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=14).map(" ".join))
def test_places_hold_for_any_text(text: str) -> None:
    document = draft(text)
    found = check(document)
    assert all(text[f.place.start : f.place.end] == f.place.text for f in found)
    assert [f.place.start for f in found] == sorted(f.place.start for f in found)


def test_a_clause_of_a_division_in_an_article_is_none_of_its_own() -> None:
    text = (
        "QUYẾT ĐỊNH\nBan hành Chương trình đọc sách\nĐiều 1. Ban hành Chương trình gồm:\n1. Mục tiêu.\n2. Nhiệm vụ.\n"
        "Điều 2. Thực hiện\nThực hiện {} Quyết định này.\n"
    )
    told = [
        [f.code for f in check(vnplan.parse(text.format(words)))]
        for words in ("khoản 7 Mục II Điều 1", "khoản 7 Điều 1")
    ]
    assert told == [[], ["no_such_clause"]]


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("Chỉ thị số 29-CT/TW ngày 05/01/2024 của Thủ tướng Chính phủ", "của Bộ Chính trị"),
        ("Chỉ thị số 58-CT/TW ngày 05/01/2012 của Thủ tướng Chính phủ", "của Bộ Chính trị hoặc Ban Bí thư"),
        ("Nghị quyết số 88-NQ/TW ngày 05/01/2012 của Chính phủ", "của Ban Chấp hành Trung ương hoặc Bộ Chính trị"),
        ("Nghị quyết số 29-NQ/TW ngày 04/11/2013 của Chính phủ", "của Ban Chấp hành Trung ương"),
        ("Quyết định số 12/QĐ-TTg ngày 05/01/2023 của Bộ Y tế", "của Thủ tướng Chính phủ"),
    ],
)
def test_who_issued_it_is_told_as_the_catalogue_and_the_type_have_it(words: str, right: str) -> None:
    doc = vnplan.parse(f"Thực hiện {words}.", number="7/KH-UBND", date="2026-03-01")
    (told,) = [f for f in check(doc) if f.code == "issuer_symbol"]
    assert told.message_vi.endswith(right)
