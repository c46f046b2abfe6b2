"""PDF files: columns, paragraphs, margins, footnotes, tables; scans through OCR; refusals in one line."""

from __future__ import annotations

import base64
import functools
import re
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import pytest

import vnplan
from pdfs import EM, At, Ruled, lines, pdf, scan, wide, written
from vnplan.errors import ReadError
from vnplan.files import ocr
from vnplan.files.page_blocks import blocks_of
from vnplan.files.page_pieces import whole_words
from vnplan.files.page_words import Page, Word
from vnplan.files.pdf import read_pdf
from vnplan.files.pictures import sizes_of
from vnplan.files.read import read_bytes

HEAD = [
    *lines(60, "UBND HUYỆN AN PHÚ", "PHÒNG VĂN HÓA", left=80),
    *lines(60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", left=290),
    At(85, 115, "Số: 12/KH-VHTT"),
    At(300, 115, "An Phú, ngày 5 tháng 3 năm 2024"),
    At(262, 150, "KẾ HOẠCH"),
]
LONG = (
    "Các xã, thị trấn rà soát nhà văn hóa theo Quyết định số 14/QĐ-UBND ngày 02/01/2024 của Ủy ban nhân dân huyện và "
    "báo cáo trước ngày 30 hằng tháng để phòng tổng hợp, trình lãnh đạo huyện xem xét, bố trí kinh phí sửa chữa trong "
    "năm."
)


def text_of(*pages: list[At | Ruled]) -> str:
    return without_last_end(read_pdf(pdf(*pages), "a.pdf").text)


def without_last_end(text: str) -> str:
    """The text of a file without the form feed that ends its last page."""
    assert text.endswith("\f\n")
    return text[:-2] + "\n"


def paragraphs_of(*pages: list[At | Ruled]) -> list[str]:
    return text_of(*pages).split("\n\n")


def test_the_two_columns_of_a_letterhead_are_kept_apart() -> None:
    told = text_of([*HEAD])
    assert told.index("Số: 12/KH-VHTT") < told.index("CỘNG HÒA") < told.index("An Phú, ngày 5") < told.index("KẾ HOẠCH")
    document = vnplan.parse(told)
    assert (document.metadata.number, str(document.metadata.date)) == ("12/KH-VHTT", "2024-03-05")


def in_two_fonts(line: At) -> tuple[str, ...]:
    """What is drawn of a line whose font lacks letters, those in another font behind it; a NUL is a letter's room."""
    lacking = re.compile(r"[\u1ea0-\u1eff]")
    return lacking.sub("\0", line.text), "".join(c if lacking.match(c) else "\0" for c in line.text)


def set_in_runs(line: At, *runs: str, order: int) -> list[Word]:
    """The words of a line drawn in runs, each letter half as wide as its size."""
    step = EM * line.size
    found = [one for run in runs for one in re.finditer(r"[^\0 ]+", run)]
    sides = [(line.left + step * one.start(), line.left + step * one.end()) for one in found]
    return [
        Word(one[0], *side, line.top, line.size, order + n)
        for n, (one, side) in enumerate(zip(found, sides, strict=True))
    ]


def test_letters_drawn_in_another_font_behind_the_line_belong_to_their_words() -> None:
    long = "Thư viện mở cửa ở xã, ở thôn và ở mỗi trường học; bạn đọc mượn sách theo Quyết định số 8/QĐ-UBND. Ở nhà."
    page = [*HEAD, *lines(190, *wide(f"{long} {LONG}"))]
    whole = [word for n, line in enumerate(page) for word in set_in_runs(line, line.text, order=100 * n)]
    pieces = [word for n, line in enumerate(page) for word in set_in_runs(line, *in_two_fonts(line), order=100 * n)]
    assert [block.text for block in blocks_of([Page(whole_words(pieces), [])])] == [
        block.text for block in blocks_of([Page(whole, [])])
    ]
    assert text_of([At(72, 100, "ỦY BAN NH\0N"), At(72, 100, "\0" * 9 + "Â")]) == "ỦY BAN NHÂN\n"


def test_numbers_that_touch_though_drawn_apart_stay_two() -> None:
    room = "\0" * 6
    words = set_in_runs(At(72, 100, ""), f"Thu{room}450", "\0" * 3 + "120", order=0)
    assert [word.text for word in whole_words(words)] == ["Thu", "450", "120"]


def test_the_motto_begins_a_column_however_close_it_stands() -> None:
    issuer = "BAN QUẢN LÝ CÁC NHÀ VĂN HÓA XÃ"
    close = 72 + len(issuer) * 6.5 + 8
    told = text_of(
        [At(72, 60, issuer), *lines(60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "VIỆT NAM", left=close), At(72, 78, "Số: 3/TB")]
    )
    assert told.startswith(f"{issuer}\nSố: 3/TB\n\nCỘNG HÒA")


def test_the_subject_of_a_letter_goes_on_in_its_column() -> None:
    left = lines(133, "V/v sửa nhà văn hóa dịp lễ", "30/4 và 01/5", left=72, step=14, size=11)
    told = text_of([*HEAD[:-1], *left, *lines(200, "Kính gửi: Ủy ban nhân dân các xã, thị trấn.", left=150)])
    assert "V/v sửa nhà văn hóa dịp lễ 30/4 và 01/5\n" in told


def test_recipients_stand_beside_the_signature_a_little_lower() -> None:
    left = lines(203, "Nơi nhận:", "- Như trên;", "- Lưu: VT.", size=11)
    right = lines(200, "TRƯỞNG PHÒNG", left=380)
    assert paragraphs_of([*lines(160, *wide(LONG[:60])), *left, *right])[1:] == [
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.",
        "TRƯỞNG PHÒNG\n",
    ]


def test_recipients_that_stand_far_apart_go_on_beside_the_signature() -> None:
    listed = lines(100, "Nơi nhận:", "- Như trên;", "- Các thôn;", "- Lưu: VT.", step=24, size=10)
    signed = [*lines(100, "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", left=300, step=24), At(300, 250, "Lê Thị Hà")]
    assert " ".join(text_of([*listed, *signed]).split()).endswith("- Lưu: VT. TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Lê Thị Hà")
    below = " ".join(text_of([*listed[:3], *signed[:2], At(72, 180, "Ghi chú")]).split())
    assert below.endswith("CHỦ TỊCH Ghi chú")


def test_wrapped_lines_are_one_paragraph_and_short_ones_end_it() -> None:
    first, *rest = wide(LONG)
    page = [At(100, 100, first[:66]), *lines(118, *rest), *lines(118 + 18 * len(rest), "1. Nhiệm vụ", "2. Kinh phí")]
    assert paragraphs_of(page)[-2:] == ["1. Nhiệm vụ", "2. Kinh phí\n"]
    assert len(paragraphs_of(page)) == 3


FULL = "Thực hiện Quyết định số 14/QĐ-UBND ngày 02/01/2024 của Ủy ban nhân dân huyện Sông"
LISTS_BELOW = {
    "a list of letters": ([f"1. {FULL}", "a) Rà soát", "b) Báo cáo"], 3),
    "in small letters": ([f"1. {FULL}", "a) rà soát", "b) báo cáo"], 3),
    "a list of figures": ([f"II. {FULL}", "1. Rà soát", "2. Báo cáo"], 3),
    "an annex": ([f"3. {FULL}", "Phụ lục", "1. Rà soát"], 3),
    "a point that is cited": (
        ["1. Thực hiện Quyết định 14/QĐ-UBND và chế độ hỗ trợ được nêu rõ ở tại điểm", "a) khoản 2 Điều 5"],
        1,
    ),
    "figures of a sentence": ([f"1. {FULL}", "1. Rà soát"], 1),
}


@pytest.mark.parametrize("name", LISTS_BELOW)
def test_a_list_begins_below_a_full_line(name: str) -> None:
    page, count = LISTS_BELOW[name]
    assert len(paragraphs_of(lines(100, *page))) == count


def test_short_lines_alone_on_a_page_are_paragraphs() -> None:
    assert len(paragraphs_of(lines(100, "Điều 1. Một", "1. a", "a) b", "2. c", "Lưu"))) == 5
    centred = [At(250, 100, "Sửa chữa nhà văn"), At(255, 118, "hóa các xã năm")]
    assert len(paragraphs_of(centred)) == 1


def test_a_list_that_hangs_under_its_labels() -> None:
    words = wide(LONG, left=90)
    page = [At(72, 100, "1."), *lines(100, *words, left=90)]
    below = 100 + 18 * len(words)
    assert paragraphs_of([*page, At(72, below, "2."), *lines(below, *words, left=90)]) == [f"1. {LONG}", f"2. {LONG}\n"]


def test_a_paragraph_over_two_pages_is_one_with_a_form_feed_in_it() -> None:
    words = wide(LONG)
    told = text_of([*lines(700, *words[:2])], [*lines(80, *words[2:])])
    assert told.replace(" \f", " ") == f"{LONG}\n"
    assert told.count("\f") == 1
    assert [c.number for c in vnplan.parse(told).citations] == ["14/QĐ-UBND"]


@pytest.mark.parametrize("at", [1, 2, 3, 8, 12, 14, 16])
def test_a_citation_over_two_pages_is_whole(at: int) -> None:
    said = "Các xã làm theo Quyết định số 14/QĐ-UBND ngày 02 tháng 01 năm 2024 của Ủy ban nhân dân huyện"
    words = said.split()
    (citation,) = vnplan.parse(" ".join(words[:at]) + " \f" + " ".join(words[at:]) + ".\n").citations
    assert (citation.number, str(citation.date)) == ("14/QĐ-UBND", "2024-01-02")


def test_a_printed_table_of_contents_is_left_out() -> None:
    entries = [At(72, 130, "I. MỤC TIÊU"), At(510, 130, "1"), At(72, 148, "II. KINH PHÍ ......................... 12")]
    assert text_of([At(270, 100, "MỤC LỤC"), *entries, At(72, 200, "I. MỤC TIÊU")]) == "I. MỤC TIÊU\n"


def test_a_list_that_ends_in_numbers_is_no_table_of_contents() -> None:
    assert "Phòng 12" in text_of([*lines(100, "DANH SÁCH", "1. Phòng 12", "2. Phòng 14")])


def test_a_number_broken_at_its_hyphen_is_whole() -> None:
    words = ["Căn cứ Công văn về nhà văn hóa ở các xã, thị trấn số 12/CV-", "VHTT của phòng."]
    assert "12/CV-VHTT của" in text_of([*lines(100, *words)])


def test_running_heads_and_numbers_of_pages_are_left_out() -> None:
    pages = [
        [At(72, 40, "Kế hoạch nhà văn hóa năm 2024"), *lines(100, *wide(LONG)), At(295, 810, f"Trang {n}/2")]
        for n in (1, 2)
    ]
    assert text_of(*pages) == f"{LONG}\n\n\f{LONG}\n"


PRINTED = {  # what browsers print over and under a page
    "Chrome": ([At(72, 20, "11/27/26, 7:14 AM", 8), At(290, 20, "Kế hoạch", 8)], "https://xa.vn/ke-hoach.html", "1/1"),
    "in Vietnamese": ([At(72, 20, "07:14 27/11/2026", 8), At(290, 20, "Kế hoạch", 8)], "file:///ke-hoach.html", "1/1"),
    "Firefox": (
        [At(72, 20, "Kế hoạch", 8), At(400, 20, "https://xa.vn/ke-hoach.html", 8)],
        "1 of 1", "11/27/26, 7:14 AM",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("top", "left", "right"), PRINTED.values(), ids=PRINTED)
def test_what_a_browser_prints_around_a_page_is_left_out(top: list[At], left: str, right: str) -> None:
    foot = [At(72, 825, left, 8), At(450, 825, right, 8)]
    assert text_of([*top, *lines(100, *wide(LONG)), *foot]) == f"{LONG}\n"
    assert "xa.vn" in text_of([*lines(100, *wide(LONG)), At(72, 825, "Xem https://xa.vn/ke-hoach.html", 8)])


CITING = "Quyết định số {}/QĐ-UBND ngày 5/3/2024 của Ủy ban nhân dân huyện An Phú"


def test_a_list_that_runs_over_pages_is_no_running_head() -> None:
    pages = [lines(40, *(f"{n}. {CITING.format(n + 10)}" for n in range(at, at + 43))) for at in (1, 44, 87)]
    document = vnplan.parse(text_of(*pages))
    assert [c.number for c in document.citations] == [f"{n + 10}/QĐ-UBND" for n in range(1, 130)]
    assert len(document.sections) == 129


HEADS = {
    "with the number of the page": [f"CÔNG BÁO/Số 7 + 8 | {n}" for n in (3, 4, 5)],
    "before it the number": [f"{n} CÔNG BÁO/Số 7 + 8" for n in (3, 4, 5)],
    "with the number and how many there are": [f"Kế hoạch nhà văn hóa - Trang {n}/3" for n in (1, 2, 3)],
    "word for word": ["Kế hoạch số 12/KH-VHTT ngày 5/3/2024"] * 3,
}
TITLES = {
    "labels": [f"{n}. Sửa nhà văn hóa xã" for n in (3, 4, 5)],
    "numbers of appendices": [f"PHỤ LỤC {n}" for n in (1, 2, 3)],
    "what is cited": [CITING.format(n) for n in (14, 15, 16)],
    "notes": [f"{n} {CITING.format(14)}" for n in (1, 2, 3)],
    "other years": [f"Nhà văn hóa năm {year}" for year in (2021, 2023, 2024)],
}


def under(heads: list[str], top: float = 40, size: float = 13) -> list[list[At]]:
    """Pages of a body with a line above each."""
    return [[At(72, top, head, size), *lines(100, *wide(LONG))] for head in heads]


@pytest.mark.parametrize("heads", HEADS.values(), ids=HEADS)
def test_a_running_head_says_the_same_but_for_the_number_of_its_page(heads: list[str]) -> None:
    assert text_of(*under(heads)) == "\n\n\f".join([LONG] * 3) + "\n"


@pytest.mark.parametrize("heads", TITLES.values(), ids=TITLES)
def test_a_line_whose_numbers_differ_is_no_running_head(heads: list[str]) -> None:
    told = text_of(*under(heads))
    assert [head for head in heads if head not in told] == []


def test_a_running_head_stands_apart_from_the_body() -> None:
    said = "Các xã báo cáo phòng"
    assert said not in text_of(*under([said] * 2, 40))
    assert said not in text_of(*under([said] * 2, 82, 9))
    two = text_of(*([At(72, 50, said), *lines(68, *wide(LONG))] for _ in range(2)))
    assert two.count(said) == 2
    rest = text_of(*([At(72, 40, "đầu tháng sau."), *lines(100, *wide(LONG))] for _ in range(2)))
    assert rest.count("đầu tháng sau.") == 2


def table(top: float, *rows: tuple[str, str], step: float = 40.0) -> list[At | Ruled]:
    """A ruled table over the width of a page, two cells a row."""
    foot = top + len(rows) * step
    levels = [Ruled(72, top + n * step, 523, top + n * step) for n in range(len(rows) + 1)]
    edges = [Ruled(left, top, left, foot) for left in (72, 110, 523)]
    cells = [
        At(left, top + n * step + 20, cell)
        for n, row in enumerate(rows)
        for left, cell in zip((80, 118), row, strict=True)
    ]
    return [*levels, *edges, *cells]


FEET = {
    "word for word": ["Kèm theo Kế hoạch số 12/KH-VHTT"] * 3,
    "with the number of the page": [f"Kèm theo Kế hoạch số 12/KH-VHTT - Trang {n}/3" for n in (1, 2, 3)],
}


@pytest.mark.parametrize("feet", FEET.values(), ids=FEET)
def test_a_running_foot_under_a_table_is_left_out(feet: list[str]) -> None:
    row = [(f"{n}", "Sửa nhà văn hóa") for n in range(1, 4)]
    pages = [
        [At(295, 40, "1"), At(72, 80, "I. PHÂN CÔNG"), *table(100, *[row[0]] * 16), At(72, 800, feet[0])],
        [At(295, 40, "2"), *table(70, *[row[1]] * 17), At(72, 800, feet[1])],
        [At(295, 40, "3"), At(72, 80, "II. THỰC HIỆN"), At(72, 800, feet[2])],
    ]
    told = text_of(*pages)
    assert "12/KH-VHTT" not in told
    assert [section.label for section in vnplan.parse(told).sections] == ["I", "II"]


def test_what_stands_under_a_table_at_the_foot_of_one_page_stays() -> None:
    row = ("1", "Sửa nhà văn hóa")
    feet = ["Nguồn: Kế hoạch số 12/KH-VHTT", "Nguồn: Kế hoạch số 13/KH-VHTT"]
    told = text_of(*([At(295, 40, f"{n}"), *table(70, *[row] * 17), At(72, 800, feet[n - 1])] for n in (1, 2)))
    assert [foot for foot in feet if foot not in told] == []


def test_labels_that_follow_one_another_part_full_lines() -> None:
    full = [f"{n}. {CITING.format(n)}" for n in (8, 9, 10)]
    assert paragraphs_of(lines(100, *full)) == [*full[:2], f"{full[2]}\n"]
    wrapped = [f"8. {CITING.format(8)[:60]} ở mục", "3. Các xã báo cáo."]
    assert paragraphs_of(lines(100, *wrapped)) == [f"{' '.join(wrapped)}\n"]


def test_the_letterheads_of_two_letters_in_one_file_stay() -> None:
    assert text_of([*HEAD, *lines(200, *wide(LONG))], [*HEAD, *lines(200, *wide(LONG))]).count("UBND HUYỆN AN PHÚ") == 2


def columns(top: float, text: str, at: int) -> list[At]:
    """A text in two columns, `at` lines in the left one."""
    told = wide(text, right=285)
    return [*lines(top, *told[:at]), *lines(top, *told[at:], left=310)]


ARTICLES = [f"Điều {n}. Sửa nhà văn hóa" for n in (1, 2, 3)]
CITED = "Xã thực hiện Quyết định số 14/QĐ-UBND ngày 5/3/2024 của Ủy ban nhân dân huyện và báo cáo phòng văn hóa."


@pytest.mark.parametrize("at", range(2, 6))
def test_a_paragraph_goes_on_in_the_next_column(at: int) -> None:
    told = paragraphs_of([*columns(100, f"{CITED} {LONG}", at + 3), At(72, 400, "II. THỰC HIỆN")])
    assert told == [f"{CITED} {LONG}", "II. THỰC HIỆN\n"]


def test_a_paragraph_goes_on_in_the_first_column_of_the_next_page() -> None:
    half = len(wide(LONG, right=285)) // 2
    told = text_of(
        columns(100, f"{LONG} Các xã báo cáo theo Quyết định số", half), columns(100, f"14/QĐ-UBND. {LONG}", 4)
    )
    assert "theo Quyết định số \f14/QĐ-UBND. Các xã" in told


def test_a_heading_under_two_columns_is_read_behind_both() -> None:
    """However close it stands under the left one, for it was drawn behind the right one."""
    left = [ARTICLES[0], *wide(CITED, right=285), ARTICLES[1], *wide(CITED, right=285)[:2]]
    right = [*wide(CITED, right=285)[2:], ARTICLES[2], *wide(CITED, right=285)]
    rest = "Điều 4. Hiệu lực"
    first = [*lines(100, *left), *lines(100, *right, left=310)]
    foot = 100 + 18 * max(len(left), len(right))
    assert paragraphs_of([*first, At(72, foot, rest)]) == [
        part for article in ARTICLES for part in (article, CITED)
    ] + [f"{rest}\n"]
    within = text_of([*lines(100, *left), At(72, foot, rest), *lines(100, *right, left=310)])
    assert within.index(rest) < within.index(ARTICLES[2])


def test_a_heading_between_two_stretches_of_columns() -> None:
    heading = "II. KINH PHÍ"
    page = [*columns(100, LONG, 5), At(72, 190, heading), *columns(208, f"{CITED} {CITED}", 5)]
    assert paragraphs_of(page) == [LONG, heading, f"{CITED} {CITED}\n"]


def test_a_title_with_room_under_half_of_a_letterhead_ends_it() -> None:
    """In the middle of the page, where no other line of the right half begins or has its middle."""
    head = [
        *lines(60, "UBND HUYỆN AN PHÚ", "Số: 12/KH-VHTT", left=72),
        *(
            At(360 - len(text) * 2.5, 60 + 18 * n, text, 10)
            for n, text in enumerate(("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do"))
        ),
    ]
    told = paragraphs_of([*head, At(271, 130, "KẾ HOẠCH"), At(72, 166, "I. MỤC TIÊU"), *columns(190, LONG, 5)])
    assert told[2:] == ["KẾ HOẠCH", "I. MỤC TIÊU", f"{LONG}\n"]
    beside = text_of([*head, At(360 - 20, 96, "Hạnh phúc", 10), *lines(130, *wide(LONG))])
    assert "Tự do\nHạnh phúc\n" in beside


def test_a_title_over_the_second_of_two_columns_is_read_before_both() -> None:
    title, right = At(330, 100, "KẾ HOẠCH"), lines(118, *wide(CITED, right=285), left=310)
    page = [title, *columns(118, f"{LONG} {CITED}", 8)]
    assert paragraphs_of(page) == ["KẾ HOẠCH", f"{LONG} {CITED}\n"]
    within = paragraphs_of([*lines(118, *wide(LONG, right=285)), title, *right])
    assert within == [LONG, "KẾ HOẠCH", f"{CITED}\n"]


def test_a_line_drawn_behind_a_letterhead_stays_in_its_column() -> None:
    told = text_of(
        [
            *lines(60, "UBND HUYỆN AN PHÚ", "PHÒNG VĂN HÓA", "Số: 12/VHTT", left=90),
            *lines(60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", left=280),
            *lines(114, "V/v sửa nhà văn hóa", left=90),
            *lines(160, *wide(LONG)),
        ]
    )
    assert told.index("V/v sửa nhà văn hóa") < told.index("CỘNG HÒA")


def test_wrapped_lines_of_a_letterhead_are_no_running_text() -> None:
    """Its lines fill its columns and some begin in small letters, as those of two columns of a text do."""

    def in_the_middle(middle: float, *said: str) -> list[At]:
        return [At(middle - len(text) * 11 * EM / 2, 60 + n * 16, text, 11) for n, text in enumerate(said)]

    left = ["UBND HUYỆN AN PHÚ", "Số: 12/UBND-VX", "V/v sửa nhà văn hóa", "các xã, các thị trấn"]
    right = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Thị trấn An Phú, ngày 14", "tháng 3"]
    right[-1] += " năm 2023 (thứ Ba)"
    told = text_of([*in_the_middle(160, *left), *in_the_middle(420, *right), *lines(200, *wide(LONG))])
    assert "\n".join(right) in told


def test_lines_of_lists_side_by_side_are_no_running_text() -> None:
    left, right = ([f"{who} thị trấn số {n}: 12 người" for n in (1, 2, 3)] for who in ("Nam", "Nữ,"))
    assert "\n".join(left) in text_of([*lines(100, *left), *lines(100, *right, left=330)])


def test_lines_of_a_signature_are_parted_by_hand() -> None:
    left = ["Nơi nhận:", "- Ủy ban nhân dân huyện An Phú;", "- Các xã, thị trấn trong huyện;", "- Lưu: VT."]
    told = text_of([*lines(100, *left), *lines(100, "KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG", left=330)])
    assert "\n".join(left) in told


def test_footnotes_are_marks_and_notes() -> None:
    page = [
        At(72, 100, "Các xã báo cáo phòng"),
        At(72 + 20 * 6.5, 96, "1", 7),
        At(72 + 21 * 6.5, 100, " trước ngày 30."),
        At(72, 780, "1", 6),
        At(78, 784, "Theo Công văn số 3/VHTT ngày 4/2/2024.", 10),
    ]
    told = read_pdf(pdf(page), "a.pdf").text
    assert told == "Các xã báo cáo phòng[1] trước ngày 30.\n\n[1] Theo Công văn số 3/VHTT ngày 4/2/2024.\f\n"


MARKED = {
    "glued": ("Sửa sân theo Quyết định số 9/QĐ-UBND ngày 6/3/2024(1) của huyện.", "(1)", "6/3/2024[1] của"),
    "before a comma": ("Theo Quyết định số 9/QĐ-UBND ngày 6/3/2024(1), sửa sân.", "(1)", "6/3/2024[1], sửa"),
    "in square brackets": ("Sửa sân theo Quyết định số 9/QĐ-UBND[2] của huyện.", "[2]", "QĐ-UBND[1] của"),
    "by itself": ("Sửa sân theo Quyết định số 9/QĐ-UBND (1) của huyện.", "(1)", "QĐ-UBND[1] của"),
}
LISTED = {
    "an enumeration": ("Huyện giao: (1) sửa sân; (2) mua sách; và (1) này nữa.", "(1)"),
    "a label": ("(1) Sửa sân theo Quyết định số 9/QĐ-UBND.", "(1)"),
    "another mark": ("Sửa sân theo Quyết định số 9/QĐ-UBND(2) của huyện.", "(1)"),
}


def noted(text: str, label: str, size: float = 10.0) -> list[At]:
    return [*lines(100, *wide(LONG), *wide(text)), At(72, 784, f"{label} Theo Công văn số 3/VHTT.", size)]


@pytest.mark.parametrize(("text", "label", "read"), MARKED.values(), ids=MARKED)
def test_a_mark_as_large_as_the_text_leads_to_its_note(text: str, label: str, read: str) -> None:
    told = text_of(noted(text, label))
    assert read in told
    assert told.endswith("\n\n[1] Theo Công văn số 3/VHTT.\n")
    assert label in text_of(noted(text, label, 13)).replace("\n", " ").split(". Theo")[0]


@pytest.mark.parametrize(("text", "label"), LISTED.values(), ids=LISTED)
def test_a_label_is_no_mark(text: str, label: str) -> None:
    told = text_of(noted(text, label))
    assert text in told.replace("\n\n", " ")
    assert f"{label} Theo Công văn" in told


def test_a_sentence_goes_on_behind_the_notes_of_its_page() -> None:
    first = noted("Sửa sân theo Quyết định số 9/QĐ-UBND(1) ngày 6/3/2024 và Nghị quyết", "(1)")
    told = text_of(first, lines(72, "số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị.", "Điều 2. Họp."))
    assert "và Nghị quyết \fsố 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị.\n\nĐiều 2" in told
    assert told.endswith("[1] Theo Công văn số 3/VHTT.\n")
    ended = text_of(lines(72, "Các xã báo cáo."), lines(72, "và thị trấn.", *wide(LONG)))
    assert ended.startswith("Các xã báo cáo.\n\n\fvà thị trấn.")


ITEMS = {  # what a page ends with, what stands on the next one, and whether the first is a note
    "counts on": (("1. Sửa sân.", "2. Mua sách."), ("3. Họp.",), False),
    "counts on behind a raised note": (("1. Sửa sân.", "2. Mua sách."), ("3. Họp.", "¹"), False),
    "before a raised note": (("1. Sửa sân.",), ("Các xã họp.", "¹"), False),
    "under a heading": (("II. VIỆC", "1. Sửa sân."), ("Các xã họp.",), False),
    "no more than the marks": (("1. Theo Công văn số 3.",), ("Các xã họp.",), True),
    "no label of a list": (("1 Theo Công văn số 3.",), ("3. Họp.",), True),
    "in brackets": (("(1) Sửa sân.", "(2) Mua sách."), ("(3) Họp.",), False),
}


@pytest.mark.parametrize(("foot", "behind", "is_note"), ITEMS.values(), ids=ITEMS)
def test_an_item_of_a_list_is_no_note(foot: tuple[str, ...], behind: tuple[str, ...], is_note: bool) -> None:
    """Items as large as the text, as far apart as a browser sets paragraphs, on a page with a mark."""
    page = [At(72, 100, "Các xã báo cáo phòng"), At(72 + 20 * 6.5, 96, "1", 7), At(72 + 21 * 6.5, 100, " nhé.")]
    page += lines(130, *foot, step=30)
    after = lines(72, *(text for text in behind if text != "¹"), step=30)
    raised = [At(72, 296, "1", 7), At(78, 300, "Theo Luật Thư viện.", 13)] if "¹" in behind else []
    told = text_of(page, [*after, *raised])
    for text in foot:
        assert (f"\n\n{text}\n" in told) is not is_note
    assert ("phòng[1]" in told) is (is_note or bool(raised))
    assert told.endswith("\n\n[1] Theo Luật Thư viện.\n") is bool(raised)


def test_a_raised_figure_without_a_note_stays() -> None:
    page = [At(72, 100, "Sân rộng 500 m"), At(72 + 14 * 6.5, 96, "2", 7), *lines(118, *wide(LONG))]
    assert text_of(page).startswith("Sân rộng 500 m2\n")


GRID = [
    *(Ruled(72, y, 520, y) for y in (100, 125, 165)),
    *(Ruled(x, 100, x, 165) for x in (72, 110, 400, 520)),
]


def test_cells_between_ruling_lines_are_rows_and_no_sections() -> None:
    cells = [
        *(At(left, 118, text) for left, text in ((80, "TT"), (120, "Việc"), (410, "Ai làm"))),
        *(At(left, 140, text) for left, text in ((80, "1"), (120, "Sửa nhà văn hóa"), (410, "Các xã"))),
        At(120, 156, "ở các xã"),
    ]
    told = text_of([*GRID, *cells, *lines(200, "I. KINH PHÍ")])
    assert told == "| TT | Việc | Ai làm |\n| 1 | Sửa nhà văn hóa ở các xã | Các xã |\n\nI. KINH PHÍ\n"


WRAPPED = {  # the lines of a cell, and what they say
    "within a symbol": (("100/KH-", "UBND tỉnh"), "100/KH-UBND tỉnh"),
    "before a symbol": (("số 100/", "KH-UBND"), "số 100/KH-UBND"),
    "before its hyphen": (("số 100/KH", "-UBND"), "số 100/KH-UBND"),
    "within a day": (("ngày 03/", "02/2024"), "ngày 03/02/2024"),
    "before the year": (("ngày 03/02", "/2024 của"), "ngày 03/02/2024 của"),
    "a dash between words": (("Văn hóa -", "Thể thao"), "Văn hóa - Thể thao"),
    "an item": (("Lớp 5", "- Lớp 6"), "Lớp 5 - Lớp 6"),
    "a word": (("Kế hoạch", "này"), "Kế hoạch này"),
}


@pytest.mark.parametrize(("cell", "said"), WRAPPED.values(), ids=WRAPPED)
def test_a_number_is_whole_over_the_lines_of_a_cell(cell: tuple[str, ...], said: str) -> None:
    cells = [At(80, 118, "1"), At(120, 118, "a"), At(410, 118, "b"), At(80, 140, "2"), At(410, 140, "c")]
    told = text_of([*GRID, *cells, *lines(140, *cell, left=120)])
    assert told == f"| 1 | a | b |\n| 2 | {said} | c |\n"


def test_a_mark_in_a_cell_leads_to_its_note() -> None:
    above = [*lines(60, "Theo bảng"), At(72 + 9 * 6.5, 56, "1", 7), At(72 + 10 * 6.5, 60, " sau:")]
    cells = [At(80, 118, "TT"), At(120, 118, "Việc"), At(120 + 4 * 6.5, 114, "2", 7), At(410, 118, "Ai làm")]
    below = [*lines(200, "Giao các xã"), At(72 + 11 * 6.5, 196, "3", 7), At(72 + 12 * 6.5, 200, " họp.")]
    foot = [At(78, 740 + 14 * n, f"Theo Công văn số {n}/VHTT.", 10) for n in (1, 2, 3)]
    labels = [At(72, 736 + 14 * n, f"{n}", 6) for n in (1, 2, 3)]
    told = text_of([*GRID, *above, *cells, At(80, 140, "1"), At(410, 140, "5"), *below, *foot, *labels])
    assert told == (
        "Theo bảng[1] sau:\n\n| TT | Việc[2] | Ai làm |\n| 1 |  | 5 |\n\nGiao các xã[3] họp.\n\n"
        + "\n\n".join(f"[{n}] Theo Công văn số {n}/VHTT." for n in (1, 2, 3))
        + "\n"
    )
    unmarked = text_of([*GRID, *cells, At(80, 140, "1"), *lines(200, "Giao các xã họp.")])
    assert "| TT | Việc2 | Ai làm |" in unmarked, "a raised figure without a note stays"


def test_a_page_drawn_sideways_reads_alike() -> None:
    page = [*HEAD, *lines(200, *wide(LONG))]
    assert without_last_end(read_pdf(pdf(page, turned=True), "a.pdf").text) == text_of(page)


PLACED = {
    "told above": {"above": "/MediaBox [0 0 595 842]"},
    "corners the other way": {"above": "/MediaBox [595 842 0 0]"},
    "cropped above": {"above": "/MediaBox [0 0 900 900] /CropBox [0 0 595 842]"},
    "cropped, its box told above": {"above": "/MediaBox [0 0 900 900]", "tail": "/CropBox [0 0 595 842]"},
    "from a corner of its own": {"above": "/MediaBox [-50 -90 545 752]", "matrix": "1 0 0 1 -50 -90 cm"},
    "four times as large": {"above": "/MediaBox [0 0 2380 3368]", "matrix": "4 0 0 4 0 0 cm"},
    "in units of its own": {"above": "/MediaBox [0 0 297.5 421] /UserUnit 2", "matrix": ".5 0 0 .5 0 0 cm"},
    "lying, told above": {"above": "/MediaBox [0 0 842 595]", "turned": True},
    "turned above": {"above": "/MediaBox [0 0 595 842] /Rotate 270"},
    "turned itself": {"tail": "/Rotate 90"},
}


@pytest.mark.parametrize("placed", PLACED.values(), ids=PLACED)
def test_a_page_reads_alike_wherever_its_box_is_told(placed: dict[str, Any]) -> None:
    page = [*HEAD, *lines(200, *wide(LONG)), *lines(790, "PHÓ TRƯỞNG PHÒNG", left=400)]
    assert without_last_end(read_pdf(pdf(page, **placed), "a.pdf").text) == text_of(page)


def test_what_stands_outside_the_box_is_not_on_the_page() -> None:
    page = [*lines(200, "Nhà văn hóa xã."), *lines(830, "Tệp in ngày 3/4")]
    assert without_last_end(read_pdf(pdf(page, above="/MediaBox [0 30 595 842]"), "a.pdf").text) == "Nhà văn hóa xã.\n"


@pytest.mark.parametrize(
    ("font", "said", "read"),
    [
        ("ABCDEF+.VnTime", "QuyÕt ®Þnh sè 12", "Quyết định số 12"),
        (".VnTimeH", "quyÕt ®Þnh", "QUYẾT ĐỊNH"),
        ("VNI-Times", "Quyeát ñònh soá 12", "Quyết định số 12"),
    ],
)
def test_old_fonts_are_read_as_unicode(font: str, said: str, read: str) -> None:
    assert read_pdf(pdf([At(72, 100, said, font="F2")], fonts=[("F2", font)]), "a.pdf").text == f"{read}\f\n"


def test_decomposed_letters_and_ligatures() -> None:
    told = text_of([At(72, 100, "Quye\u0302\u0301t đi\u0323nh, ﬁle")])
    assert told == "Quyết định, file\n"


# what cannot be read


def refused(data: bytes) -> str:
    with pytest.raises(ReadError) as error:
        read_bytes(data, "a.pdf")
    told = str(error.value)
    assert "\n" not in told
    assert "a.pdf" in told
    return told


def test_a_file_that_was_cut_off() -> None:
    whole = pdf([*HEAD])
    for share in (0.3, 0.6, 0.9):
        assert re.search("cut off|broken", refused(whole[: int(len(whole) * share)]))


def test_what_only_begins_as_a_pdf() -> None:
    assert "broken" in refused(b"%PDF-1.7\nhello")


def test_a_bomb_is_not_unpacked() -> None:
    machine = zlib.compressobj(9)
    packed = b"".join(machine.compress(bytes(1 << 20)) for _ in range(300)) + machine.flush()
    data = pdf([*HEAD]).replace(
        b"%PDF-1.7\n",
        b"%%PDF-1.7\n90 0 obj\n<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed)
        + packed
        + b"\nendstream\nendobj\n",
    )
    assert "unpacks" in refused(data)


def packed_often(text: bytes, *filters: str) -> bytes:
    """A PDF whose page draws a text packed by filters, the last one first."""
    for name in reversed(filters):
        if name in ("FlateDecode", "Fl"):
            text = _deflated(text)
        else:
            text = base64.a85encode(text) + b"~>" if name == "ASCII85Decode" else text.hex().encode() + b">"
    said = " ".join(f"/{name}" for name in filters)
    objects = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>",
        3: "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1"
        " /BaseFont /Helvetica >> >> >> >>",
        4: f"<< /Filter [{said}] >>",
    }
    return written(objects, {4: text}, packed=False)


@functools.lru_cache(maxsize=2)
def _deflated(text: bytes) -> bytes:
    return zlib.compress(text, 9)


PACKED = {
    "once": ("FlateDecode",),
    "twice": ("FlateDecode", "FlateDecode"),
    "three times": ("FlateDecode", "Fl", "FlateDecode"),
    "in letters of 85": ("ASCII85Decode", "FlateDecode"),
    "in letters of 16, twice": ("ASCIIHexDecode", "FlateDecode", "FlateDecode"),
}


BOMB = b"1 0 0 1 0 0 cm\n" * 10_000_000


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc to tell a process's memory by")
@pytest.mark.parametrize("filters", PACKED.values(), ids=PACKED)
def test_a_bomb_takes_little_memory(filters: tuple[str, ...], tmp_path: Path) -> None:
    file = tmp_path / "bom.pdf"
    file.write_bytes(packed_often(BOMB, *filters))
    asked = (
        "import sys, vnplan\ntry: vnplan.read(sys.argv[1])\nexcept vnplan.ReadError as error: print(error)\n"
        "print([line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')][0])"
    )
    done = subprocess.run([sys.executable, "-c", asked, file], check=True, timeout=60, capture_output=True, text=True)
    said, most = done.stdout.splitlines()
    assert "unpacks to more than" in said
    assert int(most) < 500_000


@pytest.mark.parametrize("filters", PACKED.values(), ids=PACKED)
def test_a_page_packed_more_than_once_is_read(filters: tuple[str, ...]) -> None:
    page = b"BT /F1 13 Tf 72 700 Td (Nha van hoa) Tj ET " + b"1 0 0 1 0 0 cm\n" * 100_000
    assert "Nha van hoa" in read_pdf(packed_often(page, *filters), "a.pdf").text


def test_a_page_of_any_size_ends() -> None:
    huge = pdf([*HEAD]).replace(b"[0 0 595 842]", b"[0 0 9999999 9999999]")
    assert "KẾ HOẠCH" in read_bytes(huge, "a.pdf").text


def test_pages_that_hold_themselves() -> None:
    objects = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2000000 >>",
    }
    refused(written(objects, {}))


def test_forms_that_draw_forms_end() -> None:
    objects = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /XObject << /X 10 0 R >> >> >>",
    }
    for n in range(10, 19):
        objects[n] = (
            f"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {n + 1} 0 R >> >> >>"
        )
    streams = {4: b"/X Do", **dict.fromkeys(range(10, 18), b"/X Do " * 10), 18: b"0 0 1 1 re f"}
    assert "forms" in refused(written(objects, streams))


def test_a_scan_without_the_program_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "program", lambda: None)
    told = refused(scan(bytes([255]) * 100, 10, 10))
    assert "tesseract-ocr-vie" in told


def test_a_mixed_file_without_the_program_names_the_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "program", lambda: None)
    content = read_pdf(pdf([*HEAD], [Ruled(0, 0, 500, 800)]), "a.pdf")
    (note,) = content.notes
    assert note.code == "scan_unread"
    assert "page 2" in note.message


def test_a_blank_page_is_none_to_read() -> None:
    assert read_pdf(pdf([*HEAD], []), "a.pdf").notes == ()


# scans

FONT = next(
    (
        found
        for name in ("croscore/Tinos-Regular", "liberation/LiberationSerif-Regular", "dejavu/DejaVuSerif")
        if (found := Path(f"/usr/share/fonts/truetype/{name}.ttf")).exists()
    ),
    None,
)
needs_tesseract = pytest.mark.skipif(ocr.program() is None, reason="needs Tesseract with Vietnamese")
needs_font = pytest.mark.skipif(FONT is None, reason="needs a font with Vietnamese letters")


def drawn(page: list[At]) -> tuple[bytes, int, int]:
    """A page as a grey picture of 200 dots an inch."""
    fpdf = pytest.importorskip("fpdf")
    import pypdfium2

    sheet = fpdf.FPDF(unit="pt", format="a4")
    sheet.add_page()
    sheet.add_font("T", "", str(FONT))
    for item in page:
        sheet.set_font("T", size=item.size)
        sheet.text(item.left, item.top, item.text)
    bitmap = pypdfium2.PdfDocument(bytes(sheet.output()))[0].render(scale=200 / 72, grayscale=True)
    rows = bytes(bitmap.buffer)
    body = b"".join(rows[n * bitmap.stride : n * bitmap.stride + bitmap.width] for n in range(bitmap.height))
    return body, bitmap.width, bitmap.height


PAGE = [
    *lines(60, "UBND HUYỆN AN PHÚ", "PHÒNG VĂN HÓA", left=80),
    *lines(60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", left=270),
    At(95, 115, "Số: 12/KH-VHTT"),
    At(300, 115, "An Phú, ngày 5 tháng 3 năm 2024"),
    At(262, 150, "KẾ HOẠCH"),
    *lines(200, *wide(LONG, size=12)),
]


@needs_tesseract
@needs_font
@pytest.mark.parametrize("over", ["", "BT /F1 8 Tf 400 60 Td (Signed by: UBND, 05.03.2024) Tj ET"])
def test_a_scan_is_read_a_stamp_over_it_or_not(over: str, tmp_path: Path) -> None:
    file = tmp_path / "quét.pdf"
    file.write_bytes(scan(*drawn(PAGE), over=over))
    document = vnplan.read(file)
    assert document.metadata.number == "12/KH-VHTT"
    assert [c.number for c in document.citations] == ["14/QĐ-UBND"]
    assert document.notes[0].code == "ocr"


@needs_tesseract
@needs_font
def test_a_picture_is_a_scan(tmp_path: Path) -> None:
    body, width, height = drawn(PAGE)
    rows = b"".join(b"\0" + body[n * width : (n + 1) * width] for n in range(height))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\0\0\0\0"
    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    assert list(sizes_of(png)) == [(width, height)]
    file = tmp_path / "quét.png"
    file.write_bytes(png)
    assert vnplan.read(file).metadata.number == "12/KH-VHTT"


def test_a_picture_too_large_is_refused() -> None:
    png = b"\x89PNG\r\n\x1a\n" + bytes(8) + (90_000).to_bytes(4, "big") * 2 + bytes(8)
    with pytest.raises(ReadError, match="too large"):
        read_bytes(png, "a.png")


def test_words_of_a_table_of_tesseract() -> None:
    rows = [
        "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext",
        "1\t1\t0\t0\t0\t0\t0\t0\t1654\t2339\t-1\t",
        "5\t1\t1\t1\t1\t1\t200\t300\t120\t30\t96.1\tKẾ",
        "5\t1\t1\t1\t1\t2\t330\t300\t200\t30\t41.5\tHOẠCH",
        '5\t1\t1\t1\t2\t1\t900\t20\t9\t5\t12.0\t"',
        "5\t1\t1\t1\t3\t1\t200\t420\t9\t5\t33.0\t-._",
    ]
    (page,) = ocr.pages_of("\n".join(rows))
    assert [word.text for word in page.words] == ["KẾ", "HOẠCH", "-"]
    assert page.scanned
    (_, doubt) = ocr.notes_of([(3, page)], "a.pdf")
    assert "page 3" in doubt.message
    assert "HOẠCH" in doubt.message


TURNED = {  # where Tesseract tells the words "KẾ HOẠCH" on a page of 1000 by 2000 that lies so
    "as it is": ((1000, 2000), [(100, 50, 60, 20), (180, 50, 90, 20)]),
    "on its head": ((1000, 2000), [(840, 1930, 60, 20), (730, 1930, 90, 20)]),
    "on its left side": ((2000, 1000), [(50, 840, 20, 60), (50, 730, 20, 90)]),
    "on its right side": ((2000, 1000), [(1930, 100, 20, 60), (1930, 180, 20, 90)]),
}


@pytest.mark.parametrize(("size", "boxes"), TURNED.values(), ids=TURNED)
def test_words_of_a_page_that_lies_on_its_side_or_head(size: tuple[int, int], boxes: list[tuple[int, ...]]) -> None:
    rows = [f"1\t1\t0\t0\t0\t0\t0\t0\t{size[0]}\t{size[1]}\t-1\t"]
    for n, (box, text) in enumerate(zip(boxes, ("KẾ", "HOẠCH"), strict=True), 1):
        rows.append("\t".join(map(str, (5, 1, 1, 1, 1, n, *box, 96, text))))
    (page,) = ocr.pages_of("\n".join(rows))
    assert [(word.text, round(word.left), round(word.right)) for word in page.words] == [
        ("KẾ", 60, 95),
        ("HOẠCH", 107, 161),
    ]
    assert page.height == 1190


@needs_tesseract
@needs_font
@pytest.mark.skipif(
    b"osd" not in subprocess.run(["tesseract", "--list-langs"], capture_output=True, check=False).stdout
    if ocr.program() is not None
    else True,
    reason="needs Tesseract's osd",
)
def test_a_scan_upside_down_is_read(tmp_path: Path) -> None:
    body, width, height = drawn(PAGE)
    file = tmp_path / "quét.pdf"
    file.write_bytes(scan(body[::-1], width, height))
    document = vnplan.read(file)
    assert document.metadata.number == "12/KH-VHTT"
    assert [c.number for c in document.citations] == ["14/QĐ-UBND"]


def test_letters_of_symbol_fonts_are_what_they_show() -> None:
    told = text_of([*lines(100, "Theo bảng sau:", "\uf0b7 Sửa sân;", "\uf0a7 Lớp \uf0b3 30 em."), *lines(154, "Hết.")])
    assert told.replace("\n\n", "\n") == "Theo bảng sau:\n• Sửa sân;\n▪ Lớp ≥ 30 em.\nHết.\n"


FOOT = {  # lines of a scanned page (how far below the one above, size, text), and its note where it has one
    "smaller": (
        [(18, 13, "Các xã báo cáo phòng."), (22, 10, "1 Theo Công văn số 3/VHTT.")],
        "Theo Công văn số 3/VHTT.",
    ),
    "far below": ([(18, 13, "Các xã báo cáo."), (44, 13, "1 Theo Công văn số 3.")], "Theo Công văn số 3."),
    "of two lines": (
        [(18, 13, "Các xã báo cáo."), (22, 10, "1 Theo Công văn số 3/VHTT của"), (12, 10, "huyện.")],
        "Theo Công văn số 3/VHTT của huyện.",
    ),
    "an item": ([(18, 13, "Các xã báo cáo."), (18, 13, "1 Theo Công văn số 3.")], None),
    "an item with a stop": ([(18, 13, "Các xã báo cáo."), (44, 13, "1. Theo Công văn số 3.")], None),
    "a heading in capitals": ([(18, 13, "Các xã báo cáo."), (44, 13, "1 MỤC TIÊU")], None),
    "counted from elsewhere": ([(18, 13, "Các xã báo cáo."), (44, 13, "7 Theo Công văn số 3.")], None),
}


def scanned_over(foot: list[tuple[int, int, str]]) -> Page:
    """A scanned page of text, and what stands below."""
    words: list[Word] = []
    y = 400.0
    for step, size, text in [(18, 13, line) for line in wide(LONG)] + foot:
        y, left = y + step, 72.0
        for word in text.split():
            words.append(Word(word, left, left + len(word) * size / 2, y, size, len(words), row=int(y)))
            left += (len(word) + 1) * size / 2
    return Page(words, [], scanned=True)


@pytest.mark.parametrize(("line", "below", "parted"), [
    ("An Phú, ngày 5 tháng 3 năm 2024", "KẾ HOẠCH", True),
    ("An Phú, ngày 5 tháng 3 năm 2024", "của huyện", False),
    ("Theo Quyết định số 4 ngày 5 tháng 3 năm 2024", "UBND", False),
])  # fmt: skip
def test_a_type_set_close_under_the_day_in_a_scan_is_a_line_of_its_own(line: str, below: str, parted: bool) -> None:
    blocks = blocks_of([scanned_over([(60, 29, line), (20, 29, below)])])
    assert ("\n".join(block.text for block in blocks).find(f"{line} {below}") < 0) == parted


def test_a_scans_note_goes_on_at_the_foot_of_the_next_page() -> None:
    """In small letters over the first note there; what stands there in letters of the text is none of it."""
    above = scanned_over([(18, 13, "Các xã báo cáo."), (40, 10, "1 Theo Công văn số 3/VHTT của")])
    rest = [(18, 13, "Các xã báo cáo."), (40, 10, "huyện An Phú."), (12, 10, "2 Theo Công văn số 4/VHTT.")]
    notes = [block.text for block in blocks_of([above, scanned_over(rest)]) if block.kind == "note"]
    assert notes == ["[1] Theo Công văn số 3/VHTT của huyện An Phú.", "[2] Theo Công văn số 4/VHTT."]
    text = [(18, 13, "Các xã báo cáo."), (18, 13, "huyện An Phú."), (40, 10, "2 Theo Công văn số 4/VHTT.")]
    notes = [block.text for block in blocks_of([above, scanned_over(text)]) if block.kind == "note"]
    assert notes == ["[1] Theo Công văn số 3/VHTT của", "[2] Theo Công văn số 4/VHTT."]


@pytest.mark.parametrize(("foot", "note"), FOOT.values(), ids=FOOT)
def test_a_scans_note_without_a_mark_is_a_note(foot: list[tuple[int, int, str]], note: str | None) -> None:
    blocks = list(blocks_of([scanned_over(foot)]))
    assert [block.text for block in blocks if block.kind == "note"] == ([f"[1] {note}"] if note else [])
    assert ("Theo Công" in "".join(block.text for block in blocks if block.kind == "paragraph")) == (
        note is None and "Theo" in foot[-1][2]
    )


def marked(text: str, mark: str, top: float) -> list[At]:
    """A line with a raised mark behind it."""
    return [At(72, top, text), At(72 + len(text) * 6.5, top - 4, mark, 7)]


RESTS = {  # the foot of the first page and of the second, in small letters, and the notes
    "before a note": (["1 Theo Công văn số 3 của"], ["huyện An Phú.", "2 Theo Luật Thư viện."],
                      ["[1] Theo Công văn số 3 của huyện An Phú.", "[2] Theo Luật Thư viện."]),
    "two notes, the second goes on": (["1 Theo Công văn số 3."], ["2 Theo Luật", "Thư viện."],
                                      ["[1] Theo Công văn số 3.", "[2] Theo Luật Thư viện."]),
    "small letters behind a note that ended": (["1 Theo Công văn số 3."], ["Nguồn: Sở Y tế", "2 Theo Luật Thư viện."],
                                               ["[1] Theo Công văn số 3.", "[2] Theo Luật Thư viện."]),
}  # fmt: skip


@pytest.mark.parametrize(("first", "second", "notes"), RESTS.values(), ids=RESTS)
def test_a_note_goes_on_at_the_foot_of_the_next_page(first: list[str], second: list[str], notes: list[str]) -> None:
    body = lines(100, *wide(LONG))
    pages = [
        [*body, *marked("Giao các xã sửa sân", "1", 300), *lines(740, *first, step=12, size=10)],
        [*body, *marked("Giao các xã mua sách", "2", 300), *lines(740, *second, step=12, size=10)],
    ]
    told = text_of(*pages)
    assert told.rstrip("\n").split("\n\n")[-2:] == notes
    assert ("Nguồn" in told) == any("Nguồn" in one for one in second)
    assert "mua sách[2]" in told


def test_notes_at_the_end_that_run_over_pages_have_their_marks() -> None:
    body = lines(100, *wide(LONG))
    told = text_of(
        [
            *[*body, *marked("Giao các xã sửa sân", "1", 300)],
            *[*marked("Sân rộng 90 m", "2", 350), *marked("Giao các xã mua sách", "2", 400)],
        ],
        [*body, *marked("Giao các xã mở lớp", "3", 400)],
        [*body, *lines(600, "1 Theo Công văn số 3.", "2 Theo Công văn số 4.", step=30, size=10)],
        lines(60, "3 Theo Luật Thư viện.", step=30, size=10),
    )
    assert told.rstrip("\n\f").split("\n\n")[-3:] == [
        "[1] Theo Công văn số 3.",
        "[2] Theo Công văn số 4.",
        "[3] Theo Luật Thư viện.",
    ]
    assert "mua sách[2]" in told
    assert "90 m2" in told
