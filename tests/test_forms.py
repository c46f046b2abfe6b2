"""Documents of other forms: judgments, minutes, conclusions of inspections, two languages, no head at all."""

from __future__ import annotations

import pytest

from vnplan import parse

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
COURT = "TÒA ÁN NHÂN DÂN\nHUYỆN LỤC NAM\nTỈNH BẮC GIANG\n"
IN_THE_NAME = "NHÂN DANH\nNƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTÒA ÁN NHÂN DÂN HUYỆN LỤC NAM, TỈNH BẮC GIANG\n"
REASONS = (
    "NỘI DUNG VỤ ÁN\nChị B trình bày.\nNHẬN ĐỊNH CỦA TÒA ÁN\n[1] Về tố tụng: theo Điều 28 Bộ luật Tố tụng dân sự.\n"
    "[2] Về nội dung: theo Điều 56 Luật Hôn nhân và gia đình.\nQUYẾT ĐỊNH\n"
    "Căn cứ Điều 56 Luật Hôn nhân và gia đình năm 2014;\n1. Cho ly hôn.\n2. Án phí.\n"
)
BODY = "I. MỤC ĐÍCH\n1. Nâng cao nhận thức.\n2. Đúng tiến độ.\n"

# --- judgments -------------------------------------------------------------------------------------------------------

JUDGMENTS = {
    "the number over the motto": f"{COURT}Bản án số: 31/2024/HNGĐ-ST\nNgày: 12-6-2024\nV/v ly hôn\n{STATE}"
    f"{IN_THE_NAME}",
    "the number below the motto": f"{COURT}{STATE}Bản án số: 31/2024/HNGĐ-ST\nNgày 12 tháng 6 năm 2024\nV/v ly hôn\n"
    f"{IN_THE_NAME}",
    "in capitals, with a type line": f"{COURT}BẢN ÁN SỐ: 31/2024/HNGĐ-ST\nNgày: 12/6/2024\nV/v ly hôn\n{STATE}BẢN ÁN\n"
    f"{IN_THE_NAME}",
    "side by side": f"TÒA ÁN NHÂN DÂN {STATE.splitlines()[0]}\nHUYỆN LỤC NAM Độc lập - Tự do - Hạnh phúc\n"
    f"TỈNH BẮC GIANG\nBản án dân sự sơ thẩm số: 31/2024/HNGĐ-ST\nNgày: 12-6-2024\nV/v ly hôn\n{IN_THE_NAME}",
}


@pytest.mark.parametrize("head", JUDGMENTS.values(), ids=JUDGMENTS)
def test_a_judgment(head: str) -> None:
    document = parse(f"{head}Thành phần Hội đồng xét xử gồm có:\n{REASONS}")
    told = document.metadata
    assert (told.document_type, told.number, str(told.date), told.title, told.issuer) == (
        "ban_an", "31/2024/HNGĐ-ST", "2024-06-12", "V/v ly hôn", "TÒA ÁN NHÂN DÂN HUYỆN LỤC NAM TỈNH BẮC GIANG"
    )  # fmt: skip
    assert len(document.parts) == 1
    assert not document.region("footnotes"), "the reasons of a judgment are numbered [1], [2]"
    assert [c.document_type for c in document.citations] == ["bo_luat", "luat", "luat"]


def test_a_court_decides_without_a_judgment() -> None:
    told = parse(
        f"{COURT}Số: 18/2024/QĐST-HNGĐ\n{STATE}Lục Nam, ngày 12 tháng 6 năm 2024\nQUYẾT ĐỊNH\n"
        "CÔNG NHẬN THUẬN TÌNH LY HÔN\nCăn cứ vào Điều 212 Bộ luật Tố tụng dân sự;\nQUYẾT ĐỊNH:\n1. Cho.\n2. Phí.\n"
    ).metadata
    assert (told.document_type, told.number, told.title) == (
        "quyet_dinh", "18/2024/QĐST-HNGĐ", "CÔNG NHẬN THUẬN TÌNH LY HÔN"
    )  # fmt: skip


# --- minutes, conclusions --------------------------------------------------------------------------------------------


def test_a_conclusion_of_an_inspection() -> None:
    told = parse(
        f"UBND TỈNH HÒA BÌNH\nTHANH TRA TỈNH\nSố: 19/KL-TTr\n{STATE}Hòa Bình, ngày 03 tháng 7 năm 2024\n"
        "KẾT LUẬN THANH TRA\nViệc quản lý đất đai tại huyện Đà Bắc\n"
        f"Thực hiện Quyết định thanh tra số 45/QĐ-TTr ngày 04/3/2024 của Chánh Thanh tra tỉnh;\n{BODY}"
    ).metadata
    assert (told.document_type, told.number, told.issuer, told.title) == (
        "ket_luan", "19/KL-TTr", "THANH TRA TỈNH", "Việc quản lý đất đai tại huyện Đà Bắc"
    )  # fmt: skip


MINUTES = {
    "BIÊN BẢN\nHọp bình xét hộ nghèo\nHôm nay, vào hồi 14 giờ, chúng tôi gồm:\n": "Họp bình xét hộ nghèo",
    "BIÊN BẢN CUỘC HỌP\nVề việc xét hộ nghèo\nThời gian: 14 giờ, ngày 03/7/2024\n": "CUỘC HỌP Về việc xét hộ nghèo",
    "BIÊN BẢN BÀN GIAO\nVào hồi 14 giờ, chúng tôi gồm:\n": "BÀN GIAO",
    "BIÊN BẢN\nBàn giao hồ sơ\nĐịa điểm: Nhà văn hóa thôn\n": "Bàn giao hồ sơ",
}


@pytest.mark.parametrize(("head", "title"), MINUTES.items())
def test_minutes(head: str, title: str) -> None:
    told = parse(f"{STATE}{head}{BODY}").metadata
    assert (told.document_type, told.title) == ("bien_ban", title)


# --- two languages ---------------------------------------------------------------------------------------------------

BOTH = "CÔNG TY CỔ PHẦN SỮA BA VÌ\nBA VI MILK JOINT STOCK COMPANY\n"
MOTTOES = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTHE SOCIALIST REPUBLIC OF VIETNAM\n"
    "Độc lập - Tự do - Hạnh phúc\nIndependence - Freedom - Happiness\n"
)


@pytest.mark.parametrize("type_line", ["THÔNG BÁO", "THÔNG BÁO/NOTICE", "THÔNG BÁO (NOTICE)"])
def test_a_head_in_two_languages(type_line: str) -> None:
    document = parse(
        f"{BOTH}Số/No.: 12/2025/TB-SBV\n{MOTTOES}Hà Nội, ngày 05 tháng 3 năm 2025\nHanoi, March 05, 2025\n{type_line}\n"
        f"Về ngày đăng ký cuối cùng\nOn the record date\nCăn cứ Luật Doanh nghiệp năm 2020;\n{BODY}"
    )
    told = document.metadata
    assert (told.document_type, told.number, str(told.date), told.issuer, told.title) == (
        "thong_bao", "12/2025/TB-SBV", "2025-03-05", "CÔNG TY CỔ PHẦN SỮA BA VÌ", "Về ngày đăng ký cuối cùng"
    )  # fmt: skip
    assert not document.region("web_chrome")


def test_a_translation_behind_the_text_is_the_portals() -> None:
    document = parse(
        f"UBND XÃ TÂN AN\nSố: 7/KH-UBND\n{STATE}KẾ HOẠCH\nTưới nước\n{BODY * 4}"
        "SOCIALIST REPUBLIC OF VIETNAM\nIndependence - Freedom - Happiness\n"
    )
    assert document.region("web_chrome").startswith("SOCIALIST REPUBLIC")


# --- a type line in small letters ------------------------------------------------------------------------------------

OPENED = {
    f"UBND XÃ TÂN PHÚ\nSố: 7/KH-UBND\n{STATE}Kế hoạch\nDạy bơi hè\n": ("ke_hoach", "Dạy bơi hè"),
    "# Kế hoạch dạy bơi hè\n\n": ("ke_hoach", "dạy bơi hè"),
    "# KẾ HOẠCH DẠY BƠI HÈ\n\n": ("ke_hoach", "DẠY BƠI HÈ"),
    "Dạy bơi hè\nI. MỞ ĐẦU\nKế hoạch\n": (None, None),
    "Kế hoạch dạy bơi hè\n": (None, None),
}


@pytest.mark.parametrize(("head", "told"), OPENED.items())
def test_a_type_in_small_letters_opens_a_document(head: str, told: tuple[str | None, str | None]) -> None:
    own = parse(f"{head}{BODY}").metadata
    assert (own.document_type, own.title) == told


@pytest.mark.parametrize(
    ("above", "type"),
    [
        ("SÁNG KIẾN\nDạy bơi\n1. Lý do\nTrẻ ham bơi.\nI. Cách làm\nDạy ở ao.\n", None),
        ("UBND XÃ TÂN PHÚ\nSÁNG KIẾN\nI. Lý do\nTrẻ ham bơi.\n", None),
        ("1. Trang đầu\nUBND XÃ TÂN PHÚ\nSố: 7/KL-UBND\n", "ket_luan"),
        ("UBND XÃ TÂN PHÚ\n", "ket_luan"),
    ],
)
def test_a_type_below_numbered_headings_is_a_heading(above: str, type: str | None) -> None:
    assert parse(f"{above}KẾT LUẬN\nTrẻ đã bơi được\n{BODY}").metadata.document_type == type


# --- no head ---------------------------------------------------------------------------------------------------------

HEADLESS = {  # the sentence that leads to the first heading; issuer, type and title
    "Thực hiện Kế hoạch số 3/KH-UBND ngày 02/9/2025 của UBND tỉnh, Trường THPT Lục Nam xây dựng Kế hoạch dạy bơi hè, "
    "cụ thể như sau:": ("Trường THPT Lục Nam", "ke_hoach", "dạy bơi hè"),
    "Căn cứ nhiệm vụ năm 2025, Sở Y tế ban hành Hướng dẫn phòng bệnh mùa hè như sau:": (
        "Sở Y tế", "huong_dan", "phòng bệnh mùa hè"
    ),
    "Để bảo đảm nước tưới, Chủ tịch UBND huyện yêu cầu các xã:": ("Chủ tịch UBND huyện", None, None),
    "Trường THPT Lục Nam xây dựng Kế hoạch dạy bơi hè.": (None, None, None),
    "Các trường dạy bơi cho học sinh như sau:": (None, None, None),
}  # fmt: skip


@pytest.mark.parametrize(("sentence", "told"), HEADLESS.items())
def test_a_text_without_a_head_tells_in_a_sentence_what_it_is(sentence: str, told: tuple[str | None, ...]) -> None:
    own = parse(f"{sentence}\n{BODY}").metadata
    assert (own.issuer, own.document_type, own.title) == told


def test_what_stands_in_the_head_counts_before_the_sentence() -> None:
    own = parse(
        f"KẾ HOẠCH\nTưới nước\nĐể chống hạn, UBND xã xây dựng Kế hoạch làm việc hè, cụ thể như sau:\n{BODY}"
    ).metadata
    assert (own.issuer, own.document_type, own.title) == ("UBND xã", "ke_hoach", "Tưới nước")


def test_the_title_of_a_law_may_read_like_a_body() -> None:
    own = parse(
        f"QUỐC HỘI\n{STATE}Luật số: 7/2031/QH17\nLUẬT\nBỘ ĐỘI BIÊN PHÒNG VÀ HỘI ĐỒNG BIÊN GIỚI\n"
        "Căn cứ Hiến pháp;\nĐiều 1. Phạm vi.\n"
    ).metadata
    assert (own.issuer, own.title) == ("QUỐC HỘI", "BỘ ĐỘI BIÊN PHÒNG VÀ HỘI ĐỒNG BIÊN GIỚI")
