"""Thirty faults of ten kinds planted into the drafts of corpus/: each is found, with what is right."""

from __future__ import annotations

import csv
import functools
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

import vnplan
from paired import in_proportion, spent
from shell import call
from vnplan import Document, check, verdicts
from vnplan.review.judged import COLUMNS as JUDGED
from vnplan.review.judged import judged
from vnplan.review.verdict import CODES, COLUMNS

CORPUS = Path(__file__).parent.parent / "corpus"
DRAFTS = ("binh-thuan-2023-ke-hoach-3461", "bac-giang-2024-ke-hoach-nam-hoc", "bac-ninh-2023-quyet-dinh-1061")

PLANTED = [
    # the verdict, what is right (a part of the Vietnamese message), the words planted
    ("differs", "20/07/2021", "Căn cứ Thông tư số 22/2021/TT-BGDĐT ngày 02/7/2021 của Bộ Giáo dục và Đào tạo"),
    ("differs", "05/03/2020", "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 03/5/2020 của Chính phủ"),
    ("differs", "18/05/2021", "Thực hiện Kết luận số 01-KL/TW ngày 15/8/2021 của Bộ Chính trị"),
    (
        "differs",
        "văn thư",
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ quy định về hóa đơn, chứng từ",
    ),
    (
        "differs",
        "Điều lệ",
        "Căn cứ Thông tư số 28/2020/TT-BGDĐT ngày 04/9/2020 về định mức tiêu hao nhiên liệu xe ô tô công",
    ),
    (
        "differs",
        "giáo dục và đào tạo",
        "Thực hiện Nghị quyết số 29-NQ/TW ngày 04/11/2013 về bảo vệ vững chắc biên giới biển đảo",
    ),
    ("differs", "Thủ tướng", "Căn cứ Nghị định số 80/2017/NĐ-CP ngày 17/7/2017 của Thủ tướng Chính phủ"),
    ("differs", "Bộ Y tế", "Căn cứ Thông tư số 22/2021/TT-BGDĐT ngày 20/7/2021 của Bộ trưởng Bộ Y tế"),
    ("differs", "Bộ Tài chính", "Thực hiện Quyết định số 131/QĐ-TTg ngày 25/01/2022 của Bộ trưởng Bộ Tài chính"),
    ("differs", "Luật", "Căn cứ Nghị quyết số 43/2019/QH14"),
    ("differs", "Luật", "Căn cứ Nghị quyết số 31/2024/QH15"),
    ("differs", "Chỉ thị", "Căn cứ Chỉ thị số 131/QĐ-TTg ngày 25/01/2022"),
    ("superseded", "43/2019/QH14", "Căn cứ Luật Giáo dục năm 2005"),
    ("superseded", "45/2013/QH13", "Căn cứ Luật Đất đai năm 2003"),
    ("superseded", "20/2023/TT-BGDĐT", "Căn cứ Thông tư số 16/2017/TT-BGDĐT ngày 12/7/2017 của Bộ Giáo dục và Đào tạo"),
    ("not_yet", "2025", "Căn cứ Chỉ thị số 12/CT-TTg ngày 05/01/2025 của Thủ tướng Chính phủ"),
    ("not_yet", "01/08/2024", "Căn cứ Luật Đất đai số 31/2024/QH15 ngày 18/01/2024"),
    ("not_yet", "01/07/2024", "Căn cứ Luật Căn cước số 26/2023/QH15 ngày 27/11/2023"),
    ("no_such_provision", "115 điều", "Theo Điều 250 Luật Giáo dục năm 2019"),
    ("no_such_provision", "115 điều", "Theo khoản 2 Điều 116 Luật số 43/2019/QH14"),
    ("no_such_provision", "điều", "Theo điểm a khoản 1 Điều 700 Bộ luật Lao động năm 2019"),
    ("hardly_exists", "98", "Căn cứ Nghị định số 999/2023/NĐ-CP của Chính phủ"),
    ("hardly_exists", "158", "Căn cứ Nghị định số 730/2020/NĐ-CP ngày 05/3/2020 của Chính phủ"),
    ("hardly_exists", "47", "Căn cứ Thông tư số 480/2018/TT-BYT ngày 05/3/2018 của Bộ Y tế"),
    ("cannot_exist", "không có ngày này", "Căn cứ Quyết định số 711/QĐ-BGDĐT ngày 31/02/2022"),
    ("differs", "29-NQ/TW", "Quán triệt Nghị quyết số 29/NQ-TW ngày 04/11/2013 của Ban Chấp hành Trung ương"),
    ("differs", "05-CT/TW", "Thực hiện Chỉ thị số 05/CT-TW ngày 15/5/2016 của Bộ Chính trị"),
    ("cannot_exist", "ký hiệu", "Căn cứ Thông tư số 12/2023/TT-BXYZ ngày 05/5/2023"),
    ("cannot_exist", "ký hiệu", "Căn cứ Nghị định số 30/2020/NĐ-TTg ngày 05/3/2020"),
    ("provision_ended", "71/2014/QH13", "Theo khoản 3 Điều 7 Luật số 13/2008/QH12"),
]
RIGHT = [
    "Căn cứ Thông tư số 22/2021/TT-BGDĐT ngày 20/7/2021 của Bộ Giáo dục và Đào tạo",
    "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư",
    "Theo khoản 2 Điều 115 Luật Giáo dục năm 2019",
    "Quán triệt Nghị quyết số 29-NQ/TW ngày 04/11/2013 của Ban Chấp hành Trung ương",
    "Căn cứ Luật Giáo dục năm 2019",
]
DAY = "2024-03-01"


@functools.cache
def corpus(name: str) -> str:
    return (CORPUS / f"{name}.txt").read_text(encoding="utf-8")


def with_planted(words: str, name: str) -> tuple[Document, int]:
    """A draft of the corpus, signed on one day, with a paragraph before the first that begins with "I." or Điều 1."""
    text = corpus(name)
    at = max(text.find(mark) for mark in ("\nI. ", "\nĐiều 1. "))
    assert at > 0
    draft = f"{text[:at]}\n{words};\n{text[at:]}"
    return vnplan.parse(draft, number="77/KH-UBND", date=DAY, province="bac-giang"), at


@pytest.mark.parametrize(("code", "right", "words"), PLANTED, ids=[words[:60] for _, _, words in PLANTED])
def test_a_planted_fault_is_found(code: str, right: str, words: str) -> None:
    draft, at = with_planted(words, DRAFTS[len(words) % len(DRAFTS)])
    (found,) = [v for v in verdicts(draft) if at <= v.citation.start <= at + len(words)]
    assert (found.code, found.severity in ("error", "warning")) == (code, True), found
    assert right in found.message_vi
    assert found.finding in {f.code for f in check(draft) if at <= f.place.start <= at + len(words)}


@pytest.mark.parametrize("words", RIGHT)
def test_what_is_right_is_left_alone(words: str) -> None:
    draft, at = with_planted(words, DRAFTS[0])
    (found,) = [v for v in verdicts(draft) if at <= v.citation.start <= at + len(words)]
    assert (found.code, found.severity) == ("agrees", None), found


def test_ten_kinds_thirty_faults() -> None:
    assert len(PLANTED) == 30
    assert len({code for code, _, _ in PLANTED}) == 7  # "differs" is of day, title, issuer and type


def test_every_citation_has_one_verdict_and_a_row() -> None:
    for name in DRAFTS:
        doc = vnplan.parse(corpus(name))
        found = verdicts(doc)
        assert [v.citation for v in found] == [c for c in doc.citations if c.kind not in ("self", "internal")]
        assert all(tuple(v.row()) == COLUMNS and v.message and v.message_vi for v in found)
        assert {v.code for v in found} <= {"agrees", "out_of_reach", "several_fit", *CODES.values()}


def test_weak_rows_prove_no_error_and_hide_none() -> None:
    words = "Theo Nghị định số 59/2017/NĐ-CP ngày 13/5/2017"  # known by one source, corrected by its neighbours
    (found,) = check(vnplan.parse(words, number="7/KH-UBND", date="2024-06-01"))
    assert (found.code, found.severity) == ("doubtful_date", "warning")
    cited = "Theo Nghị định số 10/2016/NĐ-CP ngày 01/02/2016 và Nghị định số 10/2016/NĐ-CP ngày 02/02/2016"
    assert "dates_tied" in {f.code for f in check(vnplan.parse(cited, number="7/KH-UBND", date="2024-06-01"))}


def test_a_blank_day_is_its_month() -> None:
    head = "UBND TỈNH BẮC NINH\nSố:     /KH-UBND\nBắc Ninh, ngày     tháng 9 năm 2023\nKẾ HOẠCH\nĐọc sách\n"
    (found,) = verdicts(vnplan.parse(head + "Căn cứ Luật Giáo dục năm 2005;"))
    assert found.code == "superseded"


WITH_IT = 10
"""How much longer than reading a check may take; it takes half as long, but with the catalogue gone through anew."""


def test_a_draft_is_checked_in_the_time_it_is_read() -> None:
    text = "".join(corpus(name) for name in DRAFTS)[:22_000]
    draft = vnplan.parse(text, date=DAY)
    check(draft)  # tables are read once
    assert any(spent(lambda: check(draft)) < WITH_IT * spent(lambda: vnplan.parse(text, date=DAY)) for _ in range(3))


SLIPS = (
    "I. MỤC TIÊU\nCăn cứ Luật Giáo dục năm 2005; theo Nghị định số 999/2023/NĐ-CP.\nII. YÊU CẦU\nThiết thực.\n"
    "IV. NHIỆM VỤ\nTheo Luật Giáo dục năm 2019 và Luật Giáo dục năm 2005.\n"
)


def test_findings_and_verdicts_are_one_table() -> None:
    doc = vnplan.parse(SLIPS, number="7/KH-UBND", date="2024-06-01", province="bac-giang")
    found = judged(doc)
    told = [(row["text"], row["code"], row["severity"], row["verdict"]) for row in found.rows]
    assert told == [
        ("Luật Giáo dục năm 2005", "replaced", "warning", "superseded"),
        ("Nghị định số 999/2023/NĐ-CP", "hardly_exists", "warning", "hardly_exists"),
        ("IV. ", "numbering_gap", "warning", None),
        ("Luật Giáo dục năm 2019", None, None, "agrees"),
        ("Luật Giáo dục năm 2005", "replaced", "warning", "superseded"),
    ]
    assert all(tuple(row) == JUDGED and row["section"] == row["path"] for row in found.rows)
    assert {row["path"] for row in found.rows} == {"I", "IV"}
    assert [f.code for f in found.findings] == [f.code for f in check(doc)]
    assert found.verdicts == verdicts(doc)
    assert len(found.rows_from("warning")) == 4
    assert found.rows_from("error") == []
    assert len(found.rows_from("info")) == len(found.rows)


def test_verdicts_of_several_documents_are_a_frame() -> None:
    docs = [vnplan.parse(SLIPS, number=f"{n}/KH-UBND", date="2024-06-01", province="bac-giang") for n in (7, 8)]
    found = verdicts(docs)
    assert len(found) == 8
    frame = found.to_frame()
    assert tuple(frame.columns) == COLUMNS
    assert list(frame["heading"]) == ["MỤC TIÊU", "MỤC TIÊU", "NHIỆM VỤ", "NHIỆM VỤ"] * 2
    assert frame["sentence"].str.contains("Luật Giáo dục năm 2019").sum() == 4
    assert str(frame["page"].dtype) == str(frame["start"].dtype) == "Int64"
    assert tuple(verdicts([]).to_frame().columns) == COLUMNS
    assert "agrees" in found._repr_html_()
    assert repr(found).startswith("<Verdicts 8: ")


def test_the_command_gives_both(tmp_path: Path) -> None:
    draft = tmp_path / "du-thao.txt"
    draft.write_text(SLIPS, encoding="utf-8")
    told = ("--date", "2024-06-01", "--number", "7/KH-UBND", "--verdicts")
    rows = json.loads(call("check", draft, *told, "--format", "json").stdout)
    assert [row["verdict"] for row in rows] == ["superseded", "hardly_exists", None, "agrees", "superseded"]
    table = list(csv.DictReader(io.StringIO(call("check", draft, *told, "--format", "csv").stdout)))
    assert tuple(table[0]) == JUDGED
    assert [row["verdict"] for row in table] == [row["verdict"] or "" for row in rows]
    said = call("check", draft, *told, "--lang", "vi").stdout
    assert said.splitlines()[-1] == ("4 viện dẫn: 2 đã bị thay thế hoặc bãi bỏ, 1 khó có văn bản này, 1 khớp danh mục")


@pytest.mark.parametrize(
    ("words", "code", "right"),
    [
        ("Luật Viên chức số 43/2019/QH14", "differs", "Luật Giáo dục"),
        ("Luật Công an nhân dân số 43/2019/QH14", "differs", "Luật Giáo dục"),
        ("Luật Giáo dục số 43/2019/QH12", "differs", "43/2019/QH14"),
        ("Luật số 31/2024/QH14", "differs", "31/2024/QH15"),
        ("Luật Giáo dục số 43/2019/QH14", "agrees", None),
        ("Luật số 43/2019/QH14", "agrees", None),
        ("Luật GD số 43/2019/QH14", "agrees", None),
    ],
)
def test_a_law_has_its_own_name_and_term(words: str, code: str, right: str | None) -> None:
    draft = vnplan.parse(f"Căn cứ {words};", number="7/KH-UBND", date="2024-09-05", province="bac-ninh")
    (found,) = vnplan.verdicts(draft)
    assert (found.code, (right or "") in found.message_vi) == (code, True)


@pytest.mark.parametrize("review", [vnplan.verdicts, vnplan.check, vnplan.annotate])
def test_many_provisions_on_a_line_take_time_in_proportion(review: Callable[[vnplan.Document], object]) -> None:
    line = "Tổ chức nêu tại khoản 1 Điều 1 phải báo cáo hằng năm. "

    def taken(size: int) -> float:
        document = vnplan.parse(f"LUẬT\nThư viện\n\nĐiều 1. Phạm vi\n1. Nêu lý do.\nĐiều 2. Báo cáo\n1. {line * size}")
        return spent(lambda: review(document))

    assert in_proportion(taken, 800)


def test_what_is_right_is_told_as_the_text_ought_to_say_it() -> None:
    [one] = verdicts(vnplan.parse("Thực hiện Chỉ thị số 14/CT-TTg ngày 31/11/2021.", date="2023-05-05"))
    assert one.right == "tháng 11/2021 có 30 ngày"


LATER = [
    ("not_yet", "01/08/2024", None, "Việc giao đất theo Luật Đất đai số 31/2024/QH15 ngày 18/01/2024"),
    ("not_yet", "30/11/2024", "dated_later", "Theo quy định của Luật Dữ liệu số 60/2024/QH15"),
    ("agrees", "khớp", None, "Theo quy định của Luật Giáo dục số 43/2019/QH14"),
]


@pytest.mark.parametrize(("code", "said", "finding", "words"), LATER)
def test_in_prose_too_what_is_not_yet_is_told(code: str, said: str, finding: str | None, words: str) -> None:
    (found,) = verdicts(vnplan.parse(f"{words}.", date=DAY))
    assert (found.code, found.finding) == (code, finding)
    assert said in found.message_vi
