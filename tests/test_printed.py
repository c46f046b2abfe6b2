"""Paragraphs of pages as office programs print them: where one ends is told by how the page is set, not by words."""

from __future__ import annotations

from pathlib import Path

import pytest

from pdfs import EM, At, Cut, Ruled, lines, pdf, wide
from vnplan import read
from vnplan.files.pdf import read_pdf

LEFT, RIGHT, SIZE = 72.0, 523.0, 13.0


def middle(top: float, text: str, font: str = "F1") -> At:
    """A line in the middle of the page."""
    return At((LEFT + RIGHT - len(text) * SIZE * EM) / 2, top, text, SIZE, font)


def said(*pages: list[At | Ruled | Cut], fonts: tuple[tuple[str, str], ...] = ()) -> list[str]:
    """The paragraphs of pages, ends of pages shown as "/"."""
    text = read_pdf(pdf(*pages, fonts=fonts), "in.pdf").text
    return [" ".join(block.replace("\f", "/").split()) for block in text.strip().split("\n\n")]


TITLE = "Phát triển du lịch cộng đồng ven biển của tỉnh Bình Định năm 2025"
GROUND = "Căn cứ Luật Du lịch ngày 19 tháng 6 năm 2017; Luật Di sản văn hóa;"
BODY = (
    "Ủy ban nhân dân tỉnh yêu cầu các địa phương ven biển rà soát điểm đến, giữ gìn cảnh quan và tổ chức lớp học "
    "nghề cho hộ dân làm dịch vụ lưu trú, có kiểm tra vào cuối mỗi quý."
)


def test_a_title_in_the_middle_ends_before_the_text() -> None:
    """Its line has no room for the next word, and the lines stand evenly."""
    page = [middle(100, TITLE), *lines(118, GROUND, *wide(BODY))]
    assert said(page)[:2] == [TITLE, f"{GROUND} {BODY}"]


def test_a_title_of_two_lines_is_one_block() -> None:
    first, second = f"{TITLE} và", "những năm tiếp theo"
    assert said([middle(100, first), middle(118, second), *lines(136, GROUND)])[0] == f"{first} {second}"


ACTS = [  # a decision without one line that goes on
    "Căn cứ Luật Du lịch số 09/2017/QH14 ngày 19/6/2017;",
    "Xét tờ trình của Phòng Văn hóa và Thông tin thị xã,",
    "Điều 1. Thành lập Tổ đón khách ven biển của thị xã.",
    "Điều 2. Quyết định có hiệu lực từ ngày 01/7/2025.",
]


def test_paragraphs_of_one_line_stand_as_far_from_one_another_as_the_lines_of_none() -> None:
    """Where a sentence goes on over lines that stand as far, they are its lines."""
    office, title = "CHỦ TỊCH ỦY BAN NHÂN DÂN THỊ XÃ", "Về việc thành lập Tổ đón khách ven biển"
    page = [middle(100, title), middle(121, office), *lines(142, *ACTS, step=21)]
    assert said(page) == [title, office, *ACTS]
    body = wide(BODY)
    assert said([*lines(100, *body, step=21), *lines(163, *ACTS, step=21)]) == [" ".join(body), *ACTS]
    short = "Họp tại hội trường lớn của Ủy ban nhân dân thị xã vào sáng ngày"
    assert said(lines(100, short, "19/6/2025, có xe đưa đón.", step=22)) == [f"{short} 19/6/2025, có xe đưa đón."]


def test_a_ground_begins_behind_another() -> None:
    """The lines stand evenly, and the one above has no room for its first word."""
    longest = "Căn cứ Luật Du lịch ngày 19 tháng 6 năm 2017 và các quy định về biển;"
    assert said(lines(100, longest, "Căn cứ Luật Biển;", step=15)) == [longest, "Căn cứ Luật Biển;"]
    assert said(lines(100, longest, "Luật Biển Việt Nam.", step=15)) == [f"{longest} Luật Biển Việt Nam."]


def test_a_title_is_no_line_of_the_column_beside_the_middle() -> None:
    """ "KẾ HOẠCH" stands close under the letterhead, and reaches over the middle of both columns."""
    page = [
        At(72, 60, "UBND HUYỆN PHÙ CÁT"), At(290, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        At(85, 78, "Số: 31/KH-UBND"), At(290, 78, "Phù Cát, ngày 06 tháng 3 năm 2025"),
        middle(96, "KẾ HOẠCH"), middle(114, TITLE), *lines(132, GROUND, *wide(BODY)),
    ]  # fmt: skip
    assert said(page)[2:4] == ["KẾ HOẠCH", TITLE]


def test_bold_letters_end_a_paragraph() -> None:
    """A heading as long as its line, and regular letters under it; a bold word within a sentence ends nothing."""
    fonts = ("F2", "Test"), ("F3", "Test-Bold")
    head = "2. Phat trien san pham du lich moi gan voi lang nghe truyen thong, le"
    told = "Giao So Du lich huong dan cac xa ven bien lap danh muc diem den cua xa"
    page: list[At | Ruled] = [At(LEFT, 100, head, SIZE, "F3"), At(LEFT, 118, told, SIZE, "F2")]
    assert said(page, fonts=fonts) == [head, told]
    assert said([At(LEFT, 100, head, SIZE, "F2"), At(LEFT, 118, told, SIZE, "F2")], fonts=fonts) == [f"{head} {told}"]
    going_on: list[At | Ruled] = [At(LEFT, 100, head, SIZE, "F3"), At(LEFT, 118, "hoi " + told[:60], SIZE, "F2")]
    assert len(said(going_on, fonts=fonts)) == 1


def test_capitals_end_before_none_and_the_other_way_in_the_middle() -> None:
    office = "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BÌNH ĐỊNH"
    assert said([middle(100, TITLE), middle(118, office), *lines(136, GROUND, *wide(BODY))])[:2] == [TITLE, office]
    heading = "III. GIẢI PHÁP VỀ ĐÀO TẠO NGHỀ VÀ HỖ TRỢ HỘ DÂN LÀM DỊCH VỤ DU LỊCH"
    assert said(lines(100, heading, *wide(BODY)))[0] == heading


FULL = "Căn cứ Luật Biển Việt Nam ngày 21 tháng 6 năm 2012 và quy hoạch"


def test_first_lines_stand_in_and_each_begins_a_paragraph() -> None:
    """A full line as far in as the page's first lines stand, under another of its kind."""
    first, *rest = wide(f"xxxx {BODY}", LEFT, RIGHT)
    page = [At(LEFT + 26, 100, first[5:]), *lines(118, *rest)]
    top = 118 + 18 * len(rest)
    page += [At(LEFT + 26, top, FULL), At(LEFT + 26, top + 18, FULL)]
    assert said(page)[1:] == [FULL, FULL]


def test_a_row_of_a_table_goes_on_over_a_page() -> None:
    """The day of a decree stands on the next page, in the same cell."""

    def grid(top: float, *rows: tuple[str, str, str], foot: float) -> list[At | Ruled]:
        columns = (72.0, 110.0, 300.0, 523.0)
        height = (foot - top) / len(rows)
        out: list[At | Ruled] = [Ruled(x, top, x, foot) for x in columns]
        out += [Ruled(72, top + n * height, 523, top + n * height) for n in range(len(rows) + 1)]
        for n, row in enumerate(rows):
            out += [At(x + 4, top + n * height + 15, cell) for x, cell in zip(columns, row, strict=False) if cell]
        return out

    first = grid(700, ("TT", "Nội dung", "Căn cứ"), ("1", "Quy hoạch", "Nghị định số 37/2019/NĐ-CP"), foot=750)
    rest = grid(60, ("", "", "ngày 07/5/2019"), ("2", "Dữ liệu", "Quyết định số 749/QĐ-TTg"), foot=110)
    text = read_pdf(pdf(first, rest), "in.pdf").text
    assert "| 1 | Quy hoạch | Nghị định số 37/2019/NĐ-CP \fngày 07/5/2019 |\n| 2 |" in text
    other = grid(60, ("", "", "Luật Xây dựng"), ("2", "Dữ liệu", "Quyết định số 749/QĐ-TTg"), foot=110)
    both = grid(60, ("", "Bản đồ", "Luật Xây dựng"), ("2", "Dữ liệu", "Quyết định số 749/QĐ-TTg"), foot=110)
    assert "NĐ-CP \fLuật Xây dựng |" in read_pdf(pdf(first, other), "in.pdf").text
    assert "|  | Bản đồ | Luật Xây dựng |" in read_pdf(pdf(first, both), "in.pdf").text
    head = ("TT", "Nội dung", "Căn cứ")
    again = grid(60, head, ("", "", "ngày 07/5/2019"), ("2", "Dữ liệu", "Quyết định số 749/QĐ-TTg"), foot=130)
    assert read_pdf(pdf(first, again), "in.pdf").text == text
    other = grid(60, head, ("1", "Dữ liệu", "Quyết định số 749/QĐ-TTg"), foot=110)
    assert read_pdf(pdf(first, other), "in.pdf").text.count("| TT | Nội dung |") == 2


def test_a_letter_that_is_cut_away_is_not_read() -> None:
    """Browsers draw what begins the next column under the last line, where no more than its marks are shown.

    A line that a text box is too small for is text.
    """
    for word, top, foot, shown in (
        ("Ủy", 40, 757, False),
        ("Ủy", 40, 770, True),
        ("Ủy", 740, 757, True),
        ("Ủy ban", 40, 757, False),
    ):
        page = [*lines(700, "1. Rà soát hồ chứa,", "2. Nạo vét kênh"), Cut(At(72, 765, word), top, foot)]
        assert (said(page)[-1].rstrip("/") == word) is shown


def test_a_mark_that_a_browser_raises_is_one_and_parts_no_paragraph() -> None:
    """It is 0.83 as large as the text, and its line stands further below; the next one stands as all do."""
    first, second, *rest = wide(BODY)
    mark = At(LEFT + len(second) * SIZE * EM, 133.5, "1", 0.83 * SIZE)
    page = [*lines(100, "I. CHUNG", first), At(LEFT, 139, second, SIZE), mark, *lines(157, *rest)]
    note = [At(LEFT, 700, "1", 8.3), At(LEFT + 8, 704, "Nghị quyết số 12/NQ-HĐND ngày 5/6/2008.", 10.0)]
    text, noted = said([*page, *note])[1:]
    assert text == f"{first} {second}[1] {' '.join(rest)}"
    assert noted.startswith("[1] Nghị quyết số 12/NQ-HĐND")
    plain = [*lines(100, "I. CHUNG", first), At(LEFT, 141, second, SIZE), *lines(159, *rest)]
    assert said(plain)[1] == first


COLUMNS = (72.0, 110.0, 300.0, 523.0)


def torn(top: float, *rows: tuple[str, str, str], levels: tuple[int, ...]) -> list[At | Ruled]:
    """Rows of a table as a browser draws them: no level line where the page tears a row."""
    foot = top + 25 * len(rows)
    out: list[At | Ruled] = [Ruled(x, top, x, foot) for x in COLUMNS]
    out += [Ruled(72, top + 25 * n, 523, top + 25 * n) for n in levels]
    for n, row in enumerate(rows):
        out += [At(x + 4, top + 25 * n + 15, cell) for x, cell in zip(COLUMNS, row, strict=False) if cell]
    return out


HEAD, FIRST = ("TT", "Nội dung", "Căn cứ"), ("1", "Nạo vét kênh", "Nghị định số 37/2019/NĐ-")
REST, SECOND = ("", "Bờ Bắc", "CP ngày 07/5/2019"), ("2", "Dữ liệu", "Luật Đất đai")
WHOLE = "| 1 | Nạo vét kênh \fBờ Bắc | Nghị định số 37/2019/NĐ-CP ngày 07/5/2019 |"


def test_a_row_that_a_browser_tears_is_one() -> None:
    """Without a level line at the foot of the page; with one the next page begins a row of its own."""
    first = torn(730, HEAD, FIRST, levels=(0, 1))
    for rest in (torn(60, REST, SECOND, levels=(1, 2)), torn(60, HEAD, REST, SECOND, levels=(0, 1, 2, 3))):
        text = read_pdf(pdf(first, rest), "in.pdf").text
        assert f"{WHOLE}\n| 2 | Dữ liệu | Luật Đất đai |" in text
        assert text.count("Nội dung") == 1
    closed = torn(730, HEAD, FIRST, levels=(0, 1, 2))
    text = read_pdf(pdf(closed, torn(60, REST, SECOND, levels=(0, 1, 2))), "in.pdf").text
    assert "NĐ- |\n\f|  | Bờ Bắc | CP ngày" in text


@pytest.mark.parametrize(("long", "gap", "table"), [(1, 1, True), (3, 2, True), (1, 6, False)])
def test_lines_of_dots_and_dashes_are_lines(long: float, gap: float, table: bool) -> None:
    """Dots that stand far from one another are none."""

    def dotted(rule: Ruled) -> list[Ruled]:
        out: list[Ruled] = []
        across, down = rule.right > rule.left, rule.bottom > rule.top
        at = 0.0
        while at < max(rule.right - rule.left, rule.bottom - rule.top):
            left, top = rule.left + at * across, rule.top + at * down
            out.append(Ruled(left, top, left + long * across, top + long * down))
            at += long + gap
        return out

    solid = torn(100, HEAD, FIRST, ("", "Bờ Bắc", "CP"), levels=(0, 1, 2, 3))
    page = [piece for item in solid for piece in (dotted(item) if isinstance(item, Ruled) else [item])]
    text = read_pdf(pdf(page), "in.pdf").text
    assert ("| 1 | Nạo vét kênh | Nghị định số 37/2019/NĐ- |\n|  | Bờ Bắc | CP |" in text) is table


def test_no_word_of_a_table_is_lost_where_lines_are() -> None:
    """The last cell is one with that above it, which is one with that to the left."""
    uprights = [Ruled(x, 100 if x < 300 or x > 400 else 125, x, 150) for x in (72, 180, 300, 523)]
    levels = [Ruled(72, 100, 523, 100), Ruled(72, 125, 300, 125), Ruled(72, 150, 523, 150)]
    cells = [At(x, y, f"{x}.{y}") for x in (76, 200, 340) for y in (115, 140)]
    text = read_pdf(pdf([*uprights, *levels, *cells]), "in.pdf").text
    assert [cell.text for cell in cells if cell.text not in text] == []


def test_a_row_that_is_longer_than_a_page_is_one() -> None:
    """The page in its middle has upright lines only; where none stood before them, they make no table."""
    first, middle = torn(730, HEAD, FIRST, levels=(0, 1)), torn(60, REST, levels=())
    last = torn(60, ("", "", "về đất"), SECOND, levels=(1, 2))
    text = read_pdf(pdf(first, middle, last), "in.pdf").text
    assert f"{WHOLE[:-2]} \fvề đất |\n| 2 | Dữ liệu" in text
    assert "|" not in read_pdf(pdf(middle), "in.pdf").text


def test_a_cell_of_many_rows_goes_on_in_the_row_where_it_began() -> None:
    """The page tears the second of two rows; the cell beside both goes on, too."""
    out = [*torn(705, HEAD, FIRST, ("", "", "Luật Đất"), levels=(0, 1)), Ruled(300, 755, 523, 755)]
    rest = torn(60, ("", "Bờ Bắc", "đai năm 2013"), SECOND, levels=(1, 2))
    text = read_pdf(pdf(out, rest), "in.pdf").text
    assert "| 1 | Nạo vét kênh Bờ Bắc | Nghị định số 37/2019/NĐ- |\n|  |  | Luật Đất \fđai năm 2013 |\n| 2" in text


def test_a_foot_drawn_over_a_table_stands_in_no_cell() -> None:
    """It is struck by an upright line and stands at one place of two pages; what cells begin with is not struck."""

    def pages(left: float, *feet: str) -> list[list[At | Ruled | Cut]]:
        table = torn(730, HEAD, ("1", "Nạo vét", "Luật Đất đai"), levels=(0, 1, 2))
        return [[At(72, 60, f"Trang {foot}"), *table, At(left, 776, foot, 9.0)] for foot in feet]

    struck = read_pdf(pdf(*pages(90, "Lưu hành nội bộ", "Lưu hành nội bộ")), "in.pdf").text
    assert struck.count("| 1 | Nạo vét | Luật Đất đai |") == 2
    assert "Luật Đất đai Lưu hành" in read_pdf(pdf(*pages(304, "Lưu hành", "Lưu hành")), "in.pdf").text
    assert "Mật" in read_pdf(pdf(*pages(100, "Mật mã", "Tối mật"))[:], "in.pdf").text


def test_a_cell_of_many_rows_ends_beside_a_new_row() -> None:
    out = [*torn(730, HEAD, FIRST, levels=(0, 1)), Ruled(300, 780, 523, 780)]
    rest = torn(60, ("", "Bờ Bắc", "Luật Đất đai"), SECOND, levels=(1, 2))
    text = read_pdf(pdf(out, rest), "in.pdf").text
    assert "| 1 | Nạo vét kênh Bờ Bắc | Nghị định số 37/2019/NĐ- |\n\f|  |  | Luật Đất đai |\n| 2 |" in text


def test_a_day_on_the_next_page_belongs_to_its_citation(tmp_path: Path) -> None:
    file = tmp_path / "in.pdf"
    columns = (72.0, 110.0, 300.0, 523.0)
    ruled = [Ruled(x, 700, x, 750) for x in columns] + [Ruled(72, y, 523, y) for y in (700.0, 725.0, 750.0)]
    page: list[At | Ruled] = [
        *ruled, At(76, 715, "TT"), At(114, 715, "Nội dung"), At(304, 715, "Căn cứ"),
        At(76, 740, "1"), At(114, 740, "Quy hoạch"), At(304, 740, "Nghị định số 37/2019/NĐ-CP"),
    ]  # fmt: skip
    ruled = [Ruled(x, 60, x, 85) for x in columns] + [Ruled(72, y, 523, y) for y in (60.0, 85.0)]
    file.write_bytes(pdf(page, [*ruled, At(304, 75, "ngày 07/5/2019")]))
    (citation,) = read(file).citations
    assert str(citation.date) == "2019-05-07"
    assert citation.page == 1


def test_lines_that_hang_and_end_unevenly_stand_in_no_middle() -> None:
    """As far from the right margin as from the left one, by chance; the next begins with a name."""
    page = [
        *lines(100, *wide(BODY)), At(82, 190, "2. Các xã ven biển xây dựng phương án bảo vệ rạn san hô, trình"),
        At(105, 208, "phòng chuyên môn thẩm định trước khi công bố và báo cáo theo"),
        At(105, 226, "UBND huyện kết quả từng quý."),
    ]  # fmt: skip
    assert said(page)[-1].endswith("báo cáo theo UBND huyện kết quả từng quý.")


def test_whom_a_letter_is_for_stands_in_no_column_of_its_head() -> None:
    head = [
        At(72, 60, "UBND HUYỆN PHÙ CÁT"), At(290, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        At(85, 78, "Số: 31/UBND-VHTT"), At(290, 78, "Phù Cát, ngày 06 tháng 3 năm 2025"),
        At(80, 96, "V/v mở lớp học nghề"),
    ]  # fmt: skip
    told = said([*head, At(150, 118, "Kính gửi:"), At(190, 136, "- Các xã ven biển;"), *lines(170, *wide(BODY))])
    assert told[0].endswith("V/v mở lớp học nghề")
    assert told[2:4] == ["Kính gửi:", "- Các xã ven biển;"]


def test_any_bullet_begins_a_paragraph() -> None:
    told = said(lines(100, GROUND, "▪ " + BODY[:60] + ";", "➢ Đọc sách.", "Đọc báo."))
    assert told == [GROUND, "▪ " + BODY[:60] + ";", "➢ Đọc sách.", "Đọc báo."]


def test_a_heading_in_capitals_ends_whatever_stands_above() -> None:
    """The line above has no stop, and no room either."""
    first = wide(BODY)[0]
    assert said(lines(100, first, "II. NHIỆM VỤ")) == [first, "II. NHIỆM VỤ"]
    assert said(lines(100, first, "II. Nhiệm vụ")) == [f"{first} II. Nhiệm vụ"]
