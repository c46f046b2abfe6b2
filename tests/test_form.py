"""Findings of form: each row proven by its example and counterexample, and planted in drafts made from corpus/."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnplan
from shell import call
from test_word_comments import commented_words
from vnplan.files.docx import read_docx
from vnplan.review.form import RULES
from vnplan.review.sheet import points_of, sources
from vnplan.tables.rows import Row
from vnplan.tables.rules import load_rules
from word import docx, p, table

TODAY = "2024-06-01"
ROWS = {code: row for code, row in load_rules().findings.items() if row["source"]}
CORPUS = Path(__file__).parent.parent / "corpus"


def codes(text: str, on: str = TODAY) -> list[str]:
    return [f.code for f in vnplan.check(vnplan.parse(text), form=True, catalog=False, on=on) if f.code in ROWS]


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_a_finding_is_found_where_its_example_marks_it(row: Row) -> None:
    text = re.sub(r"\[\[|\]\]", "", row["example"])
    (marked,) = re.findall(r"\[\[(.*?)\]\]", row["example"], re.S)
    (found,) = (f for f in vnplan.check(vnplan.parse(text), form=True, on=TODAY) if f.code == row["code"])
    assert text[found.place.start : found.place.end].startswith(marked)
    assert found.severity == row["severity"]
    assert "{" not in found.message + found.message_vi


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_a_finding_leaves_its_counterexample_alone(row: Row) -> None:
    assert row["code"] not in codes(row["counterexample"])


def test_each_row_names_its_source_and_is_never_an_error() -> None:
    regimes = {row["id"] for row in load_rules().tables["regimes"]} | {"any"}
    for row in ROWS.values():
        assert {regime for regime, where in points_of(row) if where} <= regimes
        assert row["severity"] in ("warning", "info")
        assert row["message"].endswith(" ({source})")
        assert row["message_vi"].endswith(" ({source})")
    assert sources(load_rules())["motto", "nd30"] == "Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.1.b"


COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
HEAD = """ỦY BAN NHÂN DÂN
TỈNH BẮC GIANG
Số: 15/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bắc Giang, ngày 05 tháng 02 năm 2024
KẾ HOẠCH
Phát triển văn hóa đọc trong nhà trường
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Căn cứ Luật Giáo dục ngày 14 tháng 6 năm 2019;
Theo đề nghị của Giám đốc Sở Giáo dục và Đào tạo.
Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
"""
TAIL = """
Các sở, ngành và địa phương nghiêm túc tổ chức thực hiện Kế hoạch này./.
Nơi nhận:
- Thường trực Tỉnh ủy;
- Các sở, ban, ngành;
- Lưu: VT, KGVX.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Nguyễn Văn An
"""
LETTER_HEAD = """BỘ Y TẾ
Số: 15/BYT-DP
V/v phòng bệnh mùa hè
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày 15 tháng 4 năm 2024
Kính gửi:
- Sở Y tế các tỉnh;
- Các bệnh viện.
"""
LETTER_TAIL = TAIL.replace("- Thường trực Tỉnh ủy;", "- Như trên;").replace("TM. ỦY BAN NHÂN DÂN\n", "")


def body(name: str) -> str:
    """The numbered sections of a document of the corpus, from "I." to the tail."""
    text = (CORPUS / name).read_text(encoding="utf-8")
    start = re.search(r"^ *I\. ", text, re.M)
    assert start is not None
    return text[start.start() :].split("\nNơi nhận")[0].rstrip()


BODIES = {
    name: body(f"{name}.txt")
    for name in ("bac-giang-2024-ke-hoach-nam-hoc", "bac-giang-2020-chi-thi-nam-hoc", "bac-ninh-2023-quyet-dinh-1061")
}
PLANTED = {  # a fault: what is right in a draft, what it becomes
    "future_day": ("năm 2024\nKẾ", "năm 2034\nKẾ"),
    "own_year": ("Số: 15/KH", "Số: 15/2023/KH"),
    "country": ("CỘNG HÒA XÃ", "Cộng hòa xã"),
    "motto": ("Độc lập - Tự do - Hạnh phúc", "Độc lập-Tự do-Hạnh phúc"),
    "motto_dash": ("Độc lập - Tự do -", "Độc lập – Tự do –"),
    "no_country": ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n", ""),
    "no_motto": ("Độc lập - Tự do - Hạnh phúc\n", ""),
    "no_number": ("Số: 15/KH-UBND\n", ""),
    "no_day": ("Bắc Giang, ngày 05 tháng 02 năm 2024\n", ""),
    "number_word": ("Số: 15", "Số 15"),
    "number_zero": ("Số: 15", "Số: 5"),
    "number_blank": ("15/KH-UBND", "15 /KH-UBND"),
    "number_marks": ("15/KH-UBND", "15-KH/UBND"),
    "number_order": ("15/KH-UBND", "15/UBND-KH"),
    "day_zero": ("tháng 02", "tháng 2"),
    "day_comma": ("Giang, ngày", "Giang ngày"),
    "day_in_full": ("ngày 05 tháng 02 năm 2024", "ngày 05/02/2024"),
    "basis_line": ("năm 2015;", "năm 2015,"),
    "basis_last": ("Đào tạo.\nỦy", "Đào tạo;\nỦy"),
    "basis_joined": ("năm 2015;\nCăn", "năm 2015; Căn"),
    "basis_not_full": ("Luật Giáo dục ngày 14 tháng 6 năm 2019", "Nghị định số 84/2020/NĐ-CP"),
    "first_mention": ("như sau:\n", "như sau:\nThực hiện Chỉ thị số 77/CT-TTg.\n"),
    "law_number": ("Luật Giáo dục ngày", "Luật Giáo dục số 43/2019/QH14 ngày"),
    "pinpoint_case": ("như sau:\n", "như sau:\nThực hiện Khoản 2 Điều 7 Luật Thư viện năm 2019.\n"),
    "law_case": ("Luật Giáo dục ngày", "Luật giáo dục ngày"),
    "roman_mark": ("\nII. ", "\nII/ "),
    "recipients_colon": ("Nơi nhận:", "Nơi nhận"),
    "recipients_dash": ("- Các sở", "Các sở"),
    "recipients_line": ("Tỉnh ủy;", "Tỉnh ủy"),
    "kept": ("Lưu: VT, KGVX.", "Lưu VT, KGVX."),
    "no_kept": ("- Lưu: VT, KGVX.\n", ""),
    "no_recipients": ("Nơi nhận:\n- Thường trực Tỉnh ủy;\n- Các sở, ban, ngành;\n- Lưu: VT, KGVX.\n", ""),
    "power": ("KT. CHỦ", "K/T CHỦ"),
    "degree": ("Nguyễn Văn An", "TS. Nguyễn Văn An"),
    "end_mark": ("này./.", "này."),
    "appendix_figure": (
        "Văn An\n",
        "Văn An\nPhụ lục 1\nDANH MỤC SÁCH\nThơ.\nPhụ lục 2\nDANH MỤC TRƯỜNG\nTrường Một.\n",
    ),
}


@pytest.mark.parametrize("name", BODIES)
@pytest.mark.parametrize("code", PLANTED)
def test_a_fault_planted_in_a_draft_is_found(name: str, code: str) -> None:
    right, wrong = PLANTED[code]
    parts = [HEAD, BODIES[name], TAIL]
    at = next(n for n in (0, 2, 1) if right in parts[n])
    planted = [*parts[:at], parts[at].replace(right, wrong, 1), *parts[at + 1 :]]
    before, after = codes("".join(parts)), codes("".join(planted))
    assert after.count(code) == before.count(code) + 1
    assert set(before) <= {"first_mention", "roman_mark", "letter_order", "arabic_mark"}


PLANTED_IN_LETTERS = {
    "no_about": ("V/v phòng bệnh mùa hè\n", ""),
    "about_word": ("V/v phòng", "Về việc phòng"),
    "no_addressee": ("Kính gửi:\n- Sở Y tế các tỉnh;\n- Các bệnh viện.\n", ""),
    "addressee_line": ("Y tế các tỉnh;", "Y tế các tỉnh,"),
    "addressee_last": ("Các bệnh viện.", "Các bệnh viện;"),
    "as_above": ("- Như trên;\n", "- Bộ trưởng;\n"),
}


@pytest.mark.parametrize("code", PLANTED_IN_LETTERS)
def test_a_fault_planted_in_a_letter_is_found(code: str) -> None:
    letter = LETTER_HEAD + "Đề nghị các đơn vị chủ động phòng bệnh." + LETTER_TAIL
    assert codes(letter) == []
    assert codes(letter.replace(*PLANTED_IN_LETTERS[code])) == [code]


def test_form_is_off_by_default() -> None:
    assert vnplan.check(vnplan.parse(HEAD.replace("Độc lập", "Độc Lập")), on=TODAY) == []


def test_a_year_to_come_is_told_where_no_day_is() -> None:
    draft = HEAD.replace("ngày 05 tháng 02 năm 2024", "ngày      tháng      năm").replace("15/KH", "15/2042/QĐ")
    found = vnplan.check(vnplan.parse(draft + "Theo Chỉ thị số 14/CT-TTg ngày 25/5/2043./."), form=True, on=TODAY)
    assert [f.place.text for f in found if f.code == "future_day"] == [
        "Số: 15/2042/QĐ-UBND", "Chỉ thị số 14/CT-TTg ngày 25/5/2043",
    ]  # fmt: skip


@pytest.mark.parametrize(("day", "found"), [("2020-03-04", []), ("2020-03-05", ["motto"])])
def test_a_document_is_held_to_the_rules_of_its_own_day(day: str, found: list[str]) -> None:
    year, month, of_month = day.split("-")
    text = HEAD.replace("Độc lập", "Độc Lập").replace(
        "ngày 05 tháng 02 năm 2024", f"ngày {of_month} tháng {int(month)} năm {year}"
    )
    assert codes(text) == found


def test_a_draft_without_a_day_is_held_to_the_rules_of_today() -> None:
    text = HEAD.replace("Độc lập", "Độc Lập").replace("ngày 05 tháng 02 năm 2024", "ngày      tháng      năm")
    assert [codes(text, on) for on in ("2020-03-01", TODAY)] == [[], ["motto"]]


PARTY = """ĐẢNG BỘ TỈNH BẮC GIANG
ĐẢNG ỦY XÃ TÂN AN
*
Số 15-KH/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Tân An, ngày 15 tháng 4 năm {}
KẾ HOẠCH
Đọc sách hè
- Căn cứ Điều lệ Đảng;
- Căn cứ Quy chế làm việc của Đảng ủy xã{}
Ban Thường vụ Đảng ủy ban hành Kế hoạch như sau:
I- MỤC ĐÍCH
Nhiều người đọc sách hơn trong dịp hè năm nay.
II- TỔ CHỨC
Các chi bộ tổ chức thực hiện Kế hoạch này.
Nơi nhận:
- Các chi bộ,
- Lưu Văn phòng Đảng ủy.
T/M BAN THƯỜNG VỤ
BÍ THƯ
Nguyễn Văn An
"""


def test_the_party_writes_otherwise() -> None:
    assert codes(PARTY.format(2024, ",")) == []
    assert codes(PARTY.format(2024, ";")) == ["party_basis_last"]
    assert codes(PARTY.format(2024, ",").replace("T/M", "TM.").replace("này.", "này./.")) == [
        "party_end_mark",
        "party_power",
    ]
    assert codes(PARTY.format(2026, ";"), on="2026-05-26") == ["party_basis_last"]


PARTY_TAILS = (
    "\n\nNơi nhận:\n- Các chi bộ,\n- Lưu Văn phòng Đảng ủy.\n\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nNguyễn Văn An\n",
    "\n\nNơi nhận:                    T/M BAN THƯỜNG VỤ\n- Các chi bộ,                      BÍ THƯ\n"
    "- Lưu Văn phòng Đảng ủy.\n                           Nguyễn Văn An\n",
    "\n\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nNguyễn Văn An\n\nNơi nhận:\n- Các chi bộ,\n- Lưu Văn phòng Đảng ủy.\n",
    "\n\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nNguyễn Văn An\n",
    "\n",
)


@pytest.mark.parametrize("tail", PARTY_TAILS, ids=("below", "beside", "above", "none", "no tail"))
@pytest.mark.parametrize(
    ("symbol", "named"), [("CT", "CHỈ THỊ"), ("BC", "BÁO CÁO"), ("QĐ", "QUY ĐỊNH"), ("HD", "HƯỚNG DẪN")]
)
def test_the_party_ends_without_a_stroke_wherever_its_names_stand(symbol: str, named: str, tail: str) -> None:
    text = (
        f"ĐẢNG ỦY XÃ TÂN AN\n*\nSố 15-{symbol}/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\nTân An, ngày 15 tháng 4 năm 2024\n\n"
        f"{named}\nvề đọc sách\n\n1. Các chi bộ đọc sách.\n2. Báo cáo hằng"
    )
    ends = {"./.": 1, " năm./.": 1, "\nnăm./.": 1, " năm. / .": 1, " năm.": 0, " năm, tỷ lệ 1/2.": 0}
    for end, times in ends.items():
        assert codes(text + end + tail).count("party_end_mark") == times, end


def test_the_party_is_held_to_its_new_guidance_since_its_day() -> None:
    new = PARTY.format(2026, ";").replace("15 tháng 4", "27 tháng 5").replace("T/M", "TM.")
    (found,) = (f for f in vnplan.check(vnplan.parse(new), form=True, on="2026-11-26") if f.code in ROWS)
    assert found.message_vi == "văn bản của Đảng ghi T/M (Hướng dẫn 05-HD/VPTW, theo bản tóm tắt)"


def test_words_and_severity_may_be_ones_own(tmp_path: Path) -> None:
    table = "code,severity,message,message_vi\nmotto,info,{right},Sửa lại: {right}\n"
    (tmp_path / "findings.csv").write_text(table, encoding="utf-8")
    draft = vnplan.parse(HEAD.replace("Độc lập", "Độc Lập"))
    (found,) = vnplan.check(draft, form=True, on=TODAY, rules=tmp_path)
    assert (found.severity, found.message_vi) == ("info", "Sửa lại: Độc lập - Tự do - Hạnh phúc")


def test_normative_acts_are_held_to_what_is_known_of_their_rules() -> None:
    act = (
        HEAD.replace("15/KH", "15/2025/QĐ")
        .replace("năm 2024\nKẾ HOẠCH", "năm 2025\nQUYẾT ĐỊNH")
        .replace("Độc lập", "Độc Lập")
    )
    assert codes(act, "2026-01-05") == []  # older than the decree of 2025
    assert codes(act.replace("05 tháng 02", "05 tháng 4"), "2026-01-05") == ["motto"]


def test_slips_of_one_kind_are_told_once_with_how_often() -> None:
    text = HEAD + "I. VIỆC\n1) Mua sách.\n2) Đọc sách.\n3) Kể chuyện." + TAIL
    (found,) = (f for f in vnplan.check(vnplan.parse(text), form=True, on=TODAY) if f.code == "arabic_mark")
    assert (found.place.text, found.message_vi.split(" (Nghị")[0]) == (
        "1)",
        "sau số thứ tự của khoản có dấu chấm: 1. (3 chỗ)",
    )


def test_a_wrapped_head_is_read_as_its_words_stand() -> None:
    wrapped = (
        HEAD.replace("HỘI CHỦ", "HỘI\nCHỦ").replace("ngày 05 tháng", "ngày\n05 tháng").replace("Số: 15", "Số:\n15")
    )
    assert codes(wrapped + BODIES["bac-giang-2020-chi-thi-nam-hoc"] + TAIL).count("country") == 0
    assert codes(wrapped.replace("Số:\n15", "Số:\n5").replace("HỘI\nCHỦ", "HỘI\nchủ")) == ["number_zero", "country"]
    decomposed = HEAD.replace("HÒA", "HO\u0300A").replace("phúc", "phu\u0301c")
    assert codes(decomposed) == []


WORD = docx(*(p(line) for line in (HEAD.replace("Số: 15", "Số 15") + "I. VIỆC\nMua sách." + TAIL).split("\n")))


def test_a_draft_in_word_is_given_back_with_comments_on_its_form(tmp_path: Path) -> None:
    draft, out = tmp_path / "du-thao.docx", tmp_path / "da-ra-soat.docx"
    draft.write_bytes(WORD)
    assert call("check", draft, "--form", "--lang", "vi", "-o", out).stdout == ""
    (words,) = {words for said, words in commented_words(out.read_bytes()).items() if "“Số:”" in said}
    assert words == "Số 15/KH-UBND"
    assert read_docx(out.read_bytes(), "a").text == read_docx(WORD, "a").text


def in_cells(left: str, right: str) -> str:
    """Two columns without lines, as offices lay out head and tail."""
    return table(("".join(map(p, left.split("\n"))), "".join(map(p, right.split("\n")))), lines=False)


COLUMNS = docx(
    in_cells(
        "ỦY BAN NHÂN DÂN\nXÃ TÂN AN\nSố 5/KH-UBND",
        f"{COUNTRY}\nĐộc Lập - Tự Do - Hạnh Phúc\nTân An, ngày 5 tháng 2 năm 2024",
    ),
    *map(p, ("KẾ HOẠCH", "Đọc sách hè", "Căn cứ Luật giáo dục năm 2019,")),
    *map(p, ("Căn cứ Nghị định số 30/2020/NĐ-CP.", "I/ MỤC ĐÍCH")),
    p("1) Mua sách theo Khoản 2 điều 7 Luật Thư viện năm 2019."),
    p("2) Các trường trong xã tổ chức thực hiện Kế hoạch này."),
    in_cells("Nơi nhận:\n- Phòng Văn hóa\n- Các trường;\n- Lưu VT.", "T/M ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn An"),
)


def test_head_and_tail_may_stand_in_cells(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(COLUMNS)
    found = vnplan.check(vnplan.read(tmp_path / "a.docx"), form=True, on=TODAY)
    assert [f.code for f in found] == [
        "number_word", "number_zero", "motto", "day_zero", "basis_line", "law_case", "basis_not_full", "roman_mark",
        "arabic_mark", "pinpoint_case", "end_mark", "recipients_line", "kept", "power",
    ]  # fmt: skip


PIECES = st.sampled_from(
    [*HEAD.splitlines(), *TAIL.splitlines(), "Căn cứ", "Số:", "Số 7-KH/TU", "ngày 5 tháng 1 năm 2024", "I.", "1)",
     "a.", "-", "Lưu", "Kính gửi", "T/M", "ĐẢNG CỘNG SẢN VIỆT NAM", "\u0300", "“", "Điều 1:",
     "Thực hiện Chỉ thị số 14/CT-TTg."]
)  # fmt: skip


@given(st.lists(PIECES, max_size=20).map("\n".join))
def test_places_hold_for_any_text(text: str) -> None:
    found = vnplan.check(vnplan.parse(text), form=True, catalog=False, on=TODAY)
    assert all(text[f.place.start : f.place.end] == f.place.text for f in found)
    assert [f.place.start for f in found] == sorted(f.place.start for f in found)


def test_every_rule_has_a_day_of_its_own() -> None:
    assert len(RULES) <= len(ROWS)
    assert all(datetime.date.fromisoformat(row["since"]) for row in load_rules().tables["regimes"])


SENT_TO = [  # lines under "Nơi nhận", how many of them lack their mark
    (("- Các phòng, ban", "- Lưu: VT."), 1),
    (("- Các phòng, ban;", "- Trường, trạm", "- Lưu: VT."), 1),
    (("- Các phòng, ban;", "- Sở Nội vụ; (để báo cáo)", "- Lưu: VT."), 0),
    (("- Như trên, CHỦ TỊCH", "- Lưu: VT."), 0),  # who signs, of a second column
]


@pytest.mark.parametrize(("lines", "count"), SENT_TO)
def test_a_comma_inside_a_name_is_no_mark_behind_it(lines: tuple[str, ...], count: int) -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nXÃ AN BÌNH\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "---------------\nSố: 12/KH-UBND\nAn Bình, ngày 03 tháng 02 năm 2024\nKẾ HOẠCH\nPhát triển thư viện\n"
        "I. MỤC ĐÍCH\n1. Đọc sách.\n2. Mượn sách.\nNơi nhận:\n" + "\n".join(lines) + "\nCHỦ TỊCH\nTrần Văn An\n"
    )
    found = [f.message for f in vnplan.check(vnplan.parse(text), form=True) if f.code == "recipients_line"]
    assert [f"({count} do not)" in words for words in found] == [True] * bool(count)
