"""Heads as offices type them: columns in any order, bodies of any kind, titles with nothing blank around them."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from vnplan import Document, parse

STATE, LIBERTY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
DAY = "Tân Phú, ngày 09 tháng 9 năm 2025"
BODY = "I. MỤC ĐÍCH\n1. Nâng cao nhận thức.\n2. Đúng tiến độ.\nII. NỘI DUNG\n1. Tập huấn.\n"
PLAN = f"UBND XÃ TÂN PHÚ\nSố: 27/KH-UBND\n{STATE}\n{LIBERTY}\n{DAY}\nKẾ HOẠCH\n"


def lost(document: Document) -> list[str]:
    """Regions that none of these texts has: nothing in them is a portal's."""
    return [region.kind for region in document.regions if region.kind in ("web_chrome", "metadata", "appendix")]


# --- columns ---------------------------------------------------------------------------------------------------------

BODY_ABOVE = "ỦY BAN NHÂN DÂN XÃ TÂN PHÚ"
COLUMNS = {
    "side by side": f"ỦY BAN NHÂN DÂN {STATE}\nXÃ TÂN PHÚ {LIBERTY}\nSố: 31/KH-UBND {DAY}\n",
    "parted by tabs": f"ỦY BAN NHÂN DÂN\t{STATE}\nXÃ TÂN PHÚ\t{LIBERTY}\n____\t____\nSố: 31/KH-UBND\t{DAY}\n",
    "parted by blanks": f"  ỦY BAN NHÂN DÂN      {STATE}\n    XÃ TÂN PHÚ      {LIBERTY}\n   -----       -----\n"
    f" Số: 31/KH-UBND      {DAY}\n",
    "in a table": f"| ỦY BAN NHÂN DÂN | {STATE} |\n| --- | --- |\n| XÃ TÂN PHÚ | {LIBERTY} |\n"
    f"| Số: 31/KH-UBND | {DAY} |\n",
    "wrapped on the left": f"ỦY BAN NHÂN {STATE}\nDÂN {LIBERTY}\nXÃ TÂN PHÚ\nSố: 31/KH-UBND {DAY}\n",
    "wrapped on the right": f"ỦY BAN NHÂN DÂN {STATE[:-9]}\nXÃ TÂN PHÚ VIỆT NAM\n{LIBERTY}\nSố: 31/KH-UBND {DAY}\n",
    "left first": f"ỦY BAN NHÂN DÂN\nXÃ TÂN PHÚ\n-----\nSố: 31/KH-UBND\n{STATE}\n{LIBERTY}\n-----\n{DAY}\n",
    "right first": f"{STATE}\n{LIBERTY}\n{DAY}\nỦY BAN NHÂN DÂN\nXÃ TÂN PHÚ\nSố: 31/KH-UBND\n",
    "right first, the day last": f"{STATE}\n{LIBERTY}\nỦY BAN NHÂN DÂN\nXÃ TÂN PHÚ\nSố: 31/KH-UBND\n{DAY}\n",
    "line by line": f"ỦY BAN NHÂN DÂN\n{STATE}\nXÃ TÂN PHÚ\n{LIBERTY}\nSố: 31/KH-UBND\n{DAY}\n",
    "the number over its label": f"ỦY BAN NHÂN DÂN {STATE}\nXÃ TÂN PHÚ {LIBERTY}\n31/KH-UBND\nSố: {DAY}\n",
    "a stamp": f"ỦY BAN NHÂN DÂN\nXÃ TÂN PHÚ\nHỎA TỐC\nSố: 31/KH-UBND\n{STATE}\n{LIBERTY}\n{DAY}\n",
    "a form's number over it": f"Mẫu số 3\nỦY BAN NHÂN DÂN\nXÃ TÂN PHÚ\nSố: 31/KH-UBND\n{STATE}\n{LIBERTY}\n{DAY}\n",
    "a mark before": f"/ỦY BAN NHÂN DÂN\nXÃ TÂN PHÚ\nSố: 31/KH-UBND\n{STATE}\n{LIBERTY}\n{DAY}\n",
}


@pytest.mark.parametrize("head", COLUMNS.values(), ids=COLUMNS)
def test_columns_of_a_letterhead(head: str) -> None:
    document = parse(f"{head}KẾ HOẠCH\nTổ chức hội thao\n{BODY}")
    told = document.metadata
    assert (told.issuer, told.number, str(told.date), told.place, told.title) == (
        BODY_ABOVE, "31/KH-UBND", "2025-09-09", "Tân Phú", "Tổ chức hội thao"
    )  # fmt: skip
    assert not lost(document)


@pytest.mark.parametrize(
    "head",
    [
        f"ĐẢNG BỘ TỈNH BẮC GIANG ĐẢNG CỘNG SẢN VIỆT NAM\nĐẢNG ỦY XÃ TÂN PHÚ {DAY}\n*\nSố 31-KH/ĐU\n",
        f"ĐẢNG CỘNG SẢN VIỆT NAM\n{DAY}\nĐẢNG BỘ TỈNH BẮC GIANG\nĐẢNG ỦY XÃ TÂN PHÚ\n*\nSố 31-KH/ĐU\n",
    ],
    ids=["side by side", "right first"],
)
def test_columns_of_a_party_letterhead(head: str) -> None:
    told = parse(f"{head}KẾ HOẠCH\nTổ chức hội thao\n{BODY}").metadata
    assert (told.issuer, told.number, str(told.date), told.place) == (
        "ĐẢNG ỦY XÃ TÂN PHÚ", "31-KH/ĐU", "2025-09-09", "Tân Phú"
    )  # fmt: skip


# --- bodies ----------------------------------------------------------------------------------------------------------

LETTERHEADS = {  # the lines of a letterhead, and who of them issues
    "TRƯỜNG MẦM NON HOA SEN": "TRƯỜNG MẦM NON HOA SEN",
    "SỞ GIÁO DỤC VÀ ĐÀO TẠO\nTỈNH BẮC GIANG\nTRƯỜNG THPT LỤC NAM": "TRƯỜNG THPT LỤC NAM",
    "UBND XÃ TÂN PHÚ\nTRƯỜNG TIỂU HỌC SỐ 2": "TRƯỜNG TIỂU HỌC SỐ 2",
    "CÔNG TY CỔ PHẦN CẤP NƯỚC LẠNG GIANG": "CÔNG TY CỔ PHẦN CẤP NƯỚC LẠNG GIANG",
    "TỔNG CÔNG TY ĐIỆN LỰC MIỀN BẮC\nCÔNG TY ĐIỆN LỰC BẮC GIANG": "CÔNG TY ĐIỆN LỰC BẮC GIANG",
    "SỞ Y TẾ BẮC GIANG\nBỆNH VIỆN PHỔI": "BỆNH VIỆN PHỔI",
    "CÂU LẠC BỘ CỜ TƯỚNG": "CÂU LẠC BỘ CỜ TƯỚNG",
    "QUỸ BẢO VỆ MÔI TRƯỜNG": "QUỸ BẢO VỆ MÔI TRƯỜNG",
    "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM\nLIÊN ĐOÀN LAO ĐỘNG TỈNH": "LIÊN ĐOÀN LAO ĐỘNG TỈNH",
    "CHI CỤC KIỂM LÂM\nHẠT KIỂM LÂM LỤC NAM": "HẠT KIỂM LÂM LỤC NAM",
    "ĐẢNG ỦY XÃ TÂN PHÚ\nỦY BAN KIỂM TRA": "ỦY BAN KIỂM TRA",
    "UBND XÃ TÂN PHÚ\nBAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ": "BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ",
    "HĐND XÃ TÂN PHÚ\nBAN KINH TẾ - XÃ HỘI": "BAN KINH TẾ - XÃ HỘI",
    "MẶT TRẬN TỔ QUỐC XÃ TÂN PHÚ\nBAN THƯỜNG TRỰC": "MẶT TRẬN TỔ QUỐC XÃ TÂN PHÚ BAN THƯỜNG TRỰC",
    "TRƯỜNG THPT LỤC NAM\nTỔ TOÁN - TIN": "TỔ TOÁN - TIN",
    "MẶT TRẬN\nTỔ QUỐC VIỆT NAM\nXÃ TÂN PHÚ": "MẶT TRẬN TỔ QUỐC VIỆT NAM XÃ TÂN PHÚ",
    "Ủy ban nhân dân xã Tân Phú": "Ủy ban nhân dân xã Tân Phú",
    "Trường Tiểu học Bảo Sơn": "Trường Tiểu học Bảo Sơn",
}


@pytest.mark.parametrize(("head", "issuer"), LETTERHEADS.items())
def test_bodies_of_a_letterhead(head: str, issuer: str) -> None:
    document = parse(f"{head}\nSố: 31/KH-ABC\n{STATE}\n{LIBERTY}\n{DAY}\nKẾ HOẠCH\nTổ chức hội thao\n{BODY}")
    assert (document.metadata.issuer, document.metadata.number, lost(document)) == (issuer, "31/KH-ABC", [])


def test_a_portals_menu_over_a_letterhead_is_none() -> None:
    document = parse(f"Trang chủ\nVĂN BẢN MỚI\nĐăng nhập\n{PLAN}Tổ chức hội thao\n{BODY}")
    assert document.region("web_chrome") == "Trang chủ\nVĂN BẢN MỚI\nĐăng nhập"


CAPTIONS = {  # what stands below a page's caption in capitals
    "a plan": f"TRƯỜNG THCS BẢO SƠN\n{STATE}\n{LIBERTY}\nSố: 31/KH-THCS\n{DAY}\nKẾ HOẠCH\nDạy bơi cho học sinh\n",
    "a letter": f"UBND HUYỆN LỤC NAM\n{STATE}\n{LIBERTY}\nSố: 31/UBND-GD\nV/v dạy bơi\n{DAY}\nKính gửi: Các trường\n",
    "columns": f"|\nUBND HUYỆN LỤC NAM\nSố: 31/UBND-GD\nV/v dạy bơi\n{STATE}\n{LIBERTY}\n{DAY}\nKính gửi: Các trường\n",
}


@pytest.mark.parametrize("below", CAPTIONS.values(), ids=CAPTIONS)
def test_a_pages_caption_in_capitals_over_a_letterhead_is_no_title(below: str) -> None:
    caption = "HƯỚNG DẪN DẠY BƠI NĂM HỌC 2023-2024"
    document, alone = parse(f"{caption}\n{below}{BODY}"), parse(f"{below}{BODY}")
    assert document.region("web_chrome").startswith(caption)
    assert document.metadata.number is not None
    assert document.metadata == alone.metadata


def test_a_title_over_a_letterhead_that_leads_to_none_is_one() -> None:
    head = f"UBND HUYỆN LỤC NAM\n{STATE}\n{LIBERTY}\nSố: 31/KH-UBND\n{DAY}\n"
    document = parse(f"KẾ HOẠCH DẠY BƠI NĂM HỌC 2023-2024\n{head}{BODY}")
    assert (document.metadata.document_type, document.region("web_chrome")) == ("ke_hoach", "")


SESSIONS = [
    # what stands below a council's name, of whom and when it met
    "KHÓA II, KỲ HỌP THỨ TƯ",
    "KHOÁ XIX KỲ HỌP CHUYÊN ĐỀ",
    "KHÓA THỨ HAI, NHIỆM KỲ 2026 - 2031",
    "(NHIỆM KỲ 2026 - 2031)",
    "KỲ HỌP LẦN THỨ 3",
]


@pytest.mark.parametrize("session", SESSIONS)
def test_a_council_s_session_is_no_part_of_its_name(session: str) -> None:
    council = "HỘI ĐỒNG NHÂN DÂN XÃ TÂN PHÚ"
    above = f"HỘI ĐỒNG NHÂN DÂN\nXÃ TÂN PHÚ\nSố: 44/NQ-HĐND\n{STATE}\n{LIBERTY}\n{DAY}\nNGHỊ QUYẾT\nVề chợ xã\n"
    below = "Căn cứ Luật Đầu tư công năm 2024;\nQUYẾT NGHỊ:\nĐiều 1. Mở chợ.\nĐiều 2. Thi hành.\n"
    assert parse(f"{above}{council}\n{session}\n{below}").metadata.issuer == council
    assert parse(above.replace("PHÚ\nSố", f"PHÚ\n{session}\nSố") + below).metadata.issuer == council


@pytest.mark.parametrize("body", ["TRUNG TÂM ĐÀO TẠO KHÓA NGHỀ TÂN PHÚ", "CÔNG TY TNHH XÂY LẮP ĐIỆN"])
def test_words_that_no_session_holds_stay_in_a_name(body: str) -> None:
    document = parse(f"{body}\nSố: 44/KH-ABC\n{STATE}\n{LIBERTY}\n{DAY}\nKẾ HOẠCH\nMở lớp\n{BODY}")
    assert document.metadata.issuer == body


@pytest.mark.parametrize("wires", ["CHỦ TỊCH UBND XÃ ĐIỆN:", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN PHÚ ĐIỆN:"])
def test_who_sends_a_telegram_stands_in_its_letterhead(wires: str) -> None:
    document = parse(
        f"ỦY BAN NHÂN DÂN\nXÃ TÂN PHÚ\nSố: 3/CĐ-UBND\n{STATE}\n{LIBERTY}\n{DAY}\nCÔNG ĐIỆN\nVề việc chống hạn\n"
        f"{wires}\n- Trưởng các thôn;\n1. Khơi mương.\n2. Trực bơm.\n"
    )
    assert document.metadata.issuer == "ỦY BAN NHÂN DÂN XÃ TÂN PHÚ"


def test_who_sends_a_telegram_is_named_without_the_verb() -> None:
    document = parse(
        "CÔNG ĐIỆN\nVề việc chống hạn\nCHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN PHÚ điện:\n- Trưởng thôn;\n1. Khơi mương.\n"
    )
    assert document.metadata.issuer == "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN PHÚ"


AUTHORITIES = [
    "HIỆU TRƯỞNG TRƯỜNG THPT YÊN DŨNG",
    "GIÁM ĐỐC CÔNG TY TNHH THỦY LỢI BẮC SÔNG CẦU",
    "TRƯỞNG BAN CHỈ ĐẠO XÃ TÂN PHÚ",
    "CHI CỤC TRƯỞNG CHI CỤC THỦY LỢI",
    "CHÁNH THANH TRA TỈNH",
    "ĐẠI HỘI ĐỒNG CỔ ĐÔNG",
]


@pytest.mark.parametrize("authority", AUTHORITIES)
def test_the_authority_below_a_title_is_no_part_of_it(authority: str) -> None:
    document = parse(
        f"ĐƠN VỊ CHỦ QUẢN\nSố: 44/QĐ-ABC\n{STATE}\n{LIBERTY}\n{DAY}\nQUYẾT ĐỊNH\nVề việc khen thưởng đột xuất\n"
        f"{authority}\nCăn cứ Luật Thi đua, khen thưởng năm 2022;\nQUYẾT ĐỊNH:\nĐiều 1. Khen.\nĐiều 2. Thi hành.\n"
    )
    assert (document.metadata.title, document.metadata.issuer) == ("Về việc khen thưởng đột xuất", authority)
    assert [section.path for section in document.sections] == ["Điều 1", "Điều 2"]


# --- titles ----------------------------------------------------------------------------------------------------------

TITLES = [
    "Triển khai công tác phòng, chống dịch tả lợn châu Phi",
    "Thực hiện đợt cao điểm ra quân làm đường",
    "Theo dõi thi hành pháp luật",
    "Để xây dựng thôn thông minh",
    "Tại các điểm trường vùng cao",
    "Ngày hội đọc sách năm 2025",
    "Trước mùa mưa bão năm 2025",
    "Năm học 2025 - 2026",
    "Hội đồng nghĩa vụ quân sự",
]
BELOW = {
    "a heading": "",
    "a basis": "Căn cứ Kế hoạch số 3/KH-UBND ngày 02/9/2025 của UBND tỉnh;\n",
    "a recital": "Thực hiện Kế hoạch số 3/KH-UBND của UBND tỉnh về tưới tiêu; UBND xã xây dựng kế hoạch như sau:\n",
    "a sentence": "UBND xã xây dựng kế hoạch với các nội dung sau:\n",
}


@pytest.mark.parametrize("below", BELOW.values(), ids=BELOW)
@pytest.mark.parametrize("title", TITLES)
def test_a_title_begins_with_any_word_and_nothing_blank_parts_it(title: str, below: str) -> None:
    document = parse(f"{PLAN}{title}\n{below}{BODY}")
    assert (document.metadata.title, len(document.sections)) == (title, 5)
    assert document.region("preamble") == below.strip()


POSTS = {
    "GIÁM ĐỐC": "CÔNG TY CỔ PHẦN GẠCH SÔNG LÔ",
    "TỔNG GIÁM ĐỐC CÔNG TY": "CÔNG TY CỔ PHẦN GẠCH SÔNG LÔ",
    "GIÁM ĐỐC CÔNG TY CỔ PHẦN GẠCH SÔNG LÔ": "GIÁM ĐỐC CÔNG TY CỔ PHẦN GẠCH SÔNG LÔ",
    "CHỦ TỊCH NƯỚC": "CHỦ TỊCH NƯỚC",
}


@pytest.mark.parametrize(("authority", "issuer"), POSTS.items(), ids=list(POSTS))
def test_a_post_without_a_body_is_of_the_letterhead_s(authority: str, issuer: str) -> None:
    head = f"CÔNG TY CỔ PHẦN GẠCH SÔNG LÔ\nSố: 27/QĐ-GSL\n{DAY}\nQUYẾT ĐỊNH\nBan hành Quy chế làm việc\n"
    told = parse(f"{head}{authority}\nCăn cứ Luật Doanh nghiệp;\nQUYẾT ĐỊNH:\nĐiều 1. Mua.\nĐiều 2. Bán.\n").metadata
    assert told.issuer == issuer


SMALL_TITLES = {
    "Kế hoạch\ntổ chức hội thao": ("ke_hoach", "tổ chức hội thao"),
    "Kế hoạch tổ chức hội thao": ("ke_hoach", "tổ chức hội thao"),
    "Phương án\nứng phó với bão, lũ\nnăm 2026": ("phuong_an", "ứng phó với bão, lũ năm 2026"),
    "Báo cáo kết quả tiêm phòng.": ("ke_hoach", None),
    "Kế hoạch số 12/KH-UBND": ("ke_hoach", None),
    "Hội thao tổ chức theo kế hoạch": ("ke_hoach", None),
}


@pytest.mark.parametrize(("lines", "wanted"), SMALL_TITLES.items(), ids=list(SMALL_TITLES))
def test_a_title_in_small_letters_below_the_date(lines: str, wanted: tuple[str, str | None]) -> None:
    told = parse(f"UBND XÃ TÂN PHÚ\nSố: 27/KH-UBND\n{DAY}\n{lines}\n{BODY}").metadata
    assert (told.document_type, told.title) == wanted


def test_items_behind_an_addressee_are_sections() -> None:
    document = parse(
        f"{PLAN.replace('KẾ HOẠCH', 'GIẤY MỜI')}Họp\nKính gửi: Các thôn\n1. Thời gian: 8 giờ.\n2. Địa điểm: Xã.\n"
    )
    assert (document.region("recipients"), len(document.sections)) == ("Kính gửi: Các thôn", 2)


def test_a_part_in_words_ends_a_title() -> None:
    document = parse(f"{PLAN}Tổ chức hội thao\nPhần thứ nhất\nTÌNH HÌNH\n1. Thu.\n2. Chi.\n")
    assert document.metadata.title == "Tổ chức hội thao"


def test_a_number_left_blank_is_none_even_where_an_annex_says_it_again() -> None:
    annex = "PHỤ LỤC\nBảng biểu\n(Kèm theo Kế hoạch số    /KH-UBND ngày 09/9/2025)\n1. Bóng đá.\n"
    assert parse(f"{PLAN.replace('27/', '   /')}Tổ chức hội thao\n{BODY}{annex}").metadata.number is None


@pytest.mark.parametrize("addressee", ["Kính gửi: UBND huyện Lục Nam", "KÍNH GỬI: CÁC THÔN", "Kính trình: HĐND xã"])
def test_an_addressee_below_a_title_is_no_part_of_it(addressee: str) -> None:
    document = parse(f"{PLAN.replace('KẾ HOẠCH', 'BÁO CÁO')}Kết quả làm đường\n{addressee}\n{BODY}")
    assert (document.metadata.title, document.region("recipients")) == ("Kết quả làm đường", addressee)


# --- numbers and days ------------------------------------------------------------------------------------------------


class Told(NamedTuple):
    """Number, day and place a letterhead tells."""

    number: str | None
    date: str | None
    place: str | None


NUMBER = "Số: 31/KH-UBND"
STATED = {
    (NUMBER, DAY): Told("31/KH-UBND", "2025-09-09", "Tân Phú"),
    ("Số/No.: 31/KH-UBND", DAY): Told("31/KH-UBND", "2025-09-09", "Tân Phú"),
    ("Số/Ref: 31/KH-UBND", "Tân Phú, ngày/date 9 tháng/month 9 năm/year 2025"): Told(
        "31/KH-UBND", "2025-09-09", "Tân Phú"
    ),
    ("Số (No.): 31/KH-UBND", DAY): Told("31/KH-UBND", "2025-09-09", "Tân Phú"),
    ("Số: 31/KH-KV XI", DAY): Told("31/KH-KVXI", "2025-09-09", "Tân Phú"),
    ("Số:      /KH-UBND", DAY): Told(None, "2025-09-09", "Tân Phú"),
    ("Số: ...../KH-UBND", DAY): Told(None, "2025-09-09", "Tân Phú"),
    (NUMBER, "Tân Phú, ngày     tháng 9 năm 2025"): Told("31/KH-UBND", None, "Tân Phú"),
    (NUMBER, "Tân Phú, ngày ... tháng ... năm 2025"): Told("31/KH-UBND", None, "Tân Phú"),
    (NUMBER, "Tân Phú, tháng 9 năm 2025"): Told("31/KH-UBND", None, "Tân Phú"),
    (NUMBER, "TÂN PHÚ, NGÀY 09 THÁNG 9 NĂM 2025"): Told("31/KH-UBND", "2025-09-09", "TÂN PHÚ"),
    (NUMBER, "Tân Phú ngày 09 tháng 9 năm 2025"): Told("31/KH-UBND", "2025-09-09", "Tân Phú"),
    (NUMBER, "xã Tân Phú, ngày 09/9/2025"): Told("31/KH-UBND", "2025-09-09", "xã Tân Phú"),
    (NUMBER, "Ngày: 09-9-2025"): Told("31/KH-UBND", "2025-09-09", None),
}


@pytest.mark.parametrize(("lines", "told"), STATED.items(), ids=map(" ".join, STATED))
def test_numbers_and_days_of_a_letterhead(lines: tuple[str, str], told: Told) -> None:
    number, day = lines
    own = parse(f"UBND XÃ TÂN PHÚ\n{number}\n{STATE}\n{LIBERTY}\n{day}\nKẾ HOẠCH\nTổ chức hội thao\n{BODY}").metadata
    assert Told(own.number, own.date.isoformat() if own.date else None, own.place) == told


def test_a_blank_day_leaves_the_year_to_the_key() -> None:
    head = f"SỞ Y TẾ BẮC GIANG\nSố: 31/KH-SYT\n{STATE}\n{LIBERTY}\nBắc Giang, ngày     tháng 9 năm 2025\n"
    assert (
        parse(f"{head}KẾ HOẠCH\nTổ chức hội thao\n{BODY}").metadata.key == "/akn/vn/doc/ke-hoach/syt.bac-giang/2025/31"
    )


# --- letters ---------------------------------------------------------------------------------------------------------

LETTERS = {
    "left first": f"UBND TỈNH\nSỞ XÂY DỰNG\nSố: 98/SXD-QLN\nV/v rà soát nhà ở\n{STATE}\n{LIBERTY}\n{DAY}\n",
    "right first": f"{STATE}\n{LIBERTY}\n{DAY}\nUBND TỈNH\nSỞ XÂY DỰNG\nSố: 98/SXD-QLN\nV/v rà soát nhà ở\n",
    "side by side": f"UBND TỈNH {STATE}\nSỞ XÂY DỰNG {LIBERTY}\nSố: 98/SXD-QLN {DAY}\nV/v rà soát nhà ở\n",
    "the motto in small letters": f"UBND TỈNH\nSỞ XÂY DỰNG\nSố: 98/SXD-QLN\nV/v rà soát nhà ở\n"
    f"Cộng hòa xã hội chủ nghĩa Việt Nam\n{LIBERTY}\n{DAY}\n",
}


@pytest.mark.parametrize("head", LETTERS.values(), ids=LETTERS)
@pytest.mark.parametrize("addressee", ["Kính gửi: Các xã, phường", "KÍNH GỬI: Các xã, phường"])
def test_the_head_of_a_letter(head: str, addressee: str) -> None:
    document = parse(f"{head}{addressee}\nThực hiện Công văn số 140/UBND-VX của UBND tỉnh, Sở đề nghị:\n1. Rà soát.\n")
    told = document.metadata
    assert (told.document_type, told.number, str(told.date), told.issuer, told.title) == (
        "cong_van", "98/SXD-QLN", "2025-09-09", "SỞ XÂY DỰNG", "V/v rà soát nhà ở"
    )  # fmt: skip
    assert document.region("recipients") == addressee


@pytest.mark.parametrize(
    ("below", "title"),
    [
        ("RESOLUTION\nV/v Vay vốn mở xưởng", "V/v Vay vốn mở xưởng"),
        ("THUẾ XUẤT KHẨU\nV/v Vay vốn mở xưởng", "THUẾ XUẤT KHẨU V/v Vay vốn mở xưởng"),
        ("Căn cứ địa đầu nguồn - dựng khu lưu niệm\nI. MỤC ĐÍCH", "Căn cứ địa đầu nguồn - dựng khu lưu niệm"),
        ("Căn cứ Luật Thư viện năm 2019;\nI. MỤC ĐÍCH", None),
    ],
)
def test_what_stands_below_the_type(below: str, title: str | None) -> None:
    head = "CÔNG TY CỔ PHẦN HOA MAI\nSố: 8/NQ-HĐQT\nHà Nội, ngày 5 tháng 3 năm 2025\nNGHỊ QUYẾT\n"
    assert parse(f"{head}{below}\n1. Xây một xưởng.\n2. Trả nợ.\n").metadata.title == title


# --- types with words beside them, over "Kính gửi" -------------------------------------------------------------------

ADDRESSED = "Kính gửi: Hội đồng nhân dân xã\n"
BESIDE = {  # the lines of type and title; type and title
    "BÁO CÁO THẨM TRA\nTình hình thu chi năm 2025\n": ("bao_cao", "Tình hình thu chi năm 2025"),
    "BÁO CÁO GIẢI TRÌNH\nVề công tác thu chi\n": ("bao_cao", "Về công tác thu chi"),
    "BÁO CÁO RÀ SOÁT\nHộ nghèo năm 2025\n": ("bao_cao", "Hộ nghèo năm 2025"),
    "BÁO CÁO TỔNG KẾT\nNăm học 2024 - 2025 và phương hướng năm học 2025 - 2026\n": (
        "bao_cao",
        "TỔNG KẾT Năm học 2024 - 2025 và phương hướng năm học 2025 - 2026",
    ),
    "BÁO CÁO KẾT QUẢ XÂY DỰNG NÔNG THÔN MỚI\nGiai đoạn 2021 - 2025\n": (
        "bao_cao",
        "KẾT QUẢ XÂY DỰNG NÔNG THÔN MỚI Giai đoạn 2021 - 2025",
    ),
    "BÁO CÁO KẾT QUẢ XÂY DỰNG NÔNG THÔN MỚI\nGiai đoạn này xã đã về đích\n": (
        "bao_cao",
        "KẾT QUẢ XÂY DỰNG NÔNG THÔN MỚI",
    ),
    "BÁO CÁO TỔNG KẾT\nNăm tháng trôi đi\n": ("bao_cao", "TỔNG KẾT"),
    "CÔNG BỐ THÔNG TIN ĐỊNH KỲ\n": ("cong_bo_thong_tin", "ĐỊNH KỲ"),
    "V/v báo cáo thu chi\n": ("cong_van", "V/v báo cáo thu chi"),
}


@pytest.mark.parametrize(("lines", "wanted"), BESIDE.items())
def test_a_type_with_words_beside_it_over_the_addressee(lines: str, wanted: tuple[str, str]) -> None:
    told = parse(f"{PLAN.removesuffix('KẾ HOẠCH' + chr(10))}{lines}{ADDRESSED}{BODY}").metadata
    assert (told.document_type, told.title) == wanted


def test_an_indictment_has_its_type_and_number() -> None:
    document = parse(
        "VIỆN KIỂM SÁT NHÂN DÂN\nTỈNH SƠN LA\nSố: 31/CT-VKS\nSơn La, ngày 12 tháng 5 năm 2024\nCÁO TRẠNG\n"
        "VIỆN TRƯỞNG VIỆN KIỂM SÁT NHÂN DÂN TỈNH SƠN LA\nCăn cứ Bộ luật Hình sự năm 2015;\nKẾT LUẬN:\nCó tội.\n"
    )
    assert (document.metadata.document_type, document.metadata.number) == ("cao_trang", "31/CT-VKS")
    assert document.metadata.key == "/akn/vn/doc/cao-trang/vksnd.son-la/2024/31"
    assert [c.kind for c in document.citations] == ["named_law"]


# --- types, days and signers in other places -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "number", "type"),
    [
        ("NỘI QUY", "44/NQ-ABC", "noi_quy"),
        ("QUY TẮC", "44/QT-ABC", "quy_tac"),
        ("KIẾN NGHỊ", "44/KN-VKS", "kien_nghi"),
    ],
)
def test_rules_of_a_house_and_requests_are_documents_of_their_own(line: str, number: str, type: str) -> None:
    document = parse(f"BAN QUẢN LÝ BẾN XE\nSố: {number}\n{STATE}\n{LIBERTY}\n{DAY}\n{line}\nGiữ gìn trật tự\n{BODY}")
    said = document.metadata
    assert (said.document_type, said.number, said.title) == (type, number, "Giữ gìn trật tự")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("THƯ MỜI", ("thu_moi", "Dự lễ khai giảng")),
        ("ĐƠN ĐỀ NGHỊ", ("don_de_nghi", "Dự lễ khai giảng")),
        ("BẢN CAM KẾT", ("ban_cam_ket", "Dự lễ khai giảng")),
        ("BẠN CŨ THÂN MẾN", (None, None)),
    ],
)
def test_what_is_written_to_an_office_has_a_type(line: str, told: tuple[str | None, str | None]) -> None:
    said = parse(f"{STATE}\n{LIBERTY}\n{line}\nDự lễ khai giảng\nKính gửi: Trường Tiểu học An Phú\n{BODY}").metadata
    assert (said.document_type, said.title) == told


def test_requests_that_are_no_document() -> None:
    letter = f"UBND XÃ TÂN PHÚ\nSố: 27/UBND-VX\nV/v trả lời kiến nghị của thôn Bốn\n{STATE}\n{LIBERTY}\n{DAY}\n"
    assert parse(f"{letter}Kính gửi: Thôn Bốn\nVề kiến nghị này, xã trả lời:\n1. Có.\n2. Không.\n").citations[:] == []
    report = f"{PLAN.replace('KẾ HOẠCH', 'BÁO CÁO')}Kết quả quý\nKẾT QUẢ\n1. Tốt.\n2. Khá.\nKIẾN NGHỊ\n1. Thêm tiền.\n"
    assert [part.document_type for part in parse(report).parts] == ["bao_cao"]


def test_a_day_below_the_addressee_is_the_document_s() -> None:
    head = f"UBND XÃ TÂN PHÚ\nSố: 27/UBND-VX\nV/v mở chợ\n{STATE}\n{LIBERTY}\nKính gửi: Các thôn\n"
    dated = parse(f"{head}{DAY}\nXã yêu cầu:\n1. Mở chợ.\n2. Quét chợ.\n")
    assert (str(dated.metadata.date), dated.metadata.place) == ("2025-09-09", "Tân Phú")
    told = parse(f"{head}Tân Phú, ngày 09 tháng 9 năm 2025 mở phiên đầu.\n1. Mở chợ.\n2. Quét chợ.\n")
    assert told.metadata.date is None


ABOVE = "TRƯỜNG TIỂU HỌC AN PHÚ\nSố: 9/BC-THAP\n{}BÁO CÁO\nSơ kết học kỳ\nI. KẾT QUẢ\nTốt.\nII. TỒN TẠI\nÍt.\n"
FOOT = "An Phú, ngày 3 tháng 4 năm 2024\n"
DATED = {  # what stands between the text and the name, and over the title; day and place
    (f"{FOOT}HIỆU TRƯỞNG\n", ""): ("2024-04-03", "An Phú"),
    (f"{FOOT}Hiệu trưởng\n", ""): ("2024-04-03", "An Phú"),
    (f"Nơi nhận:\n- Các tổ;\n- Lưu: VT.\n{FOOT}HIỆU TRƯỞNG\n", ""): ("2024-04-03", "An Phú"),
    ("An Phú, ngày 3 tháng 4 năm 2024 là hạn cuối.\nHIỆU TRƯỞNG\n", ""): (None, None),
    (f"{FOOT}HIỆU TRƯỞNG\n", "An Phú, ngày 9 tháng 1 năm 2024\n"): ("2024-01-09", "An Phú"),
}


@pytest.mark.parametrize(("lines", "told"), DATED.items())
@pytest.mark.parametrize("behind", ["", "PHỤ LỤC\nBẢNG ĐIỂM\n1 Toán 9\n"])
def test_a_day_over_the_signature_is_the_document_s(
    lines: tuple[str, str], told: tuple[str | None, str | None], behind: str
) -> None:
    document = parse(f"{ABOVE.format(lines[1])}{lines[0]}Lê Thị Nhung\n{behind}")
    own = document.metadata
    assert (own.date and str(own.date), own.place, own.signer) == (*told, "Lê Thị Nhung")
    assert document.region("signature").startswith("An Phú") == (told[0] is not None and FOOT in lines[0])


@pytest.mark.parametrize(
    ("signed", "name"),
    [
        ("CHỦ TỊCH (Đã ký) Lê Văn Tám", "Lê Văn Tám"),
        ("CHỦ TỊCH\n(Đã ký) Trần Thị\nMai Hoa", "Trần Thị Mai Hoa"),
        ("CHỦ TỊCH\nH'Lan Niê", "H'Lan Niê"),
        ("CHỦ TỊCH\nH’ Bia Kbuôr", "H’ Bia Kbuôr"),
        (
            "| Nơi nhận: | CHỦ TỊCH |\n|---|---|\n| - Như trên; | (Đã ký) |\n| - Lưu: VT. | Trần Thị Lan |",
            "Trần Thị Lan",
        ),
        ("| **Nơi nhận:** | CHỦ TỊCH |\n|:--|--:|\n| - Các thôn; | |\n| - Lưu: VT, VX. | Lê Văn Tám |", "Lê Văn Tám"),
    ],
)
def test_signers_in_other_places(signed: str, name: str) -> None:
    document = parse(f"{PLAN}Mở chợ\n{BODY}{signed}\n")
    assert (document.metadata.signer, len(document.parts)) == (name, 1)


def test_a_school_stands_in_the_commune_above_it() -> None:
    text = (
        f"UBND XÃ BẢO THẮNG\nTRƯỜNG TIỂU HỌC HOA MAI\nSố: 5/KH-THHM\n{STATE}\n{LIBERTY}\n"
        "Bảo Thắng, ngày 09 tháng 9 năm 2025\nKẾ HOẠCH\nĐọc sách\nThực hiện Kế hoạch số 7/KH-UBND ngày 02/9/2025 của "
        f"UBND xã; Công văn số 9-CV/ĐU ngày 03/9/2025 của Đảng ủy xã;\n{BODY}"
    )
    document = parse(text)
    assert (document.metadata.province, document.metadata.key) == (
        "lao-cai",
        "/akn/vn/doc/ke-hoach/thhm.hoa-mai.bao-thang.lao-cai/2025/5",
    )
    assert [c.key for c in document.citations] == [
        "/akn/vn/doc/ke-hoach/ubnd.bao-thang.lao-cai/2025/7",
        "/akn/vn/doc/cong-van/dang-uy.bao-thang.lao-cai/2025/9",
    ]
    alone = parse(text.replace("UBND XÃ BẢO THẮNG\n", ""))
    assert (alone.citations[0].key or "").startswith("cite/")


def test_a_court_has_its_province() -> None:
    document = parse(
        f"TÒA ÁN NHÂN DÂN TỈNH LÀO CAI\nSố: 5/KH-TA\n{STATE}\n{LIBERTY}\n{DAY}\nKẾ HOẠCH\nĐọc sách\n{BODY}"
    )
    assert (document.metadata.level, document.metadata.province) == ("judiciary", "lao-cai")
    supreme = parse(f"TÒA ÁN NHÂN DÂN TỐI CAO\nSố: 5/KH-TANDTC\n{STATE}\n{LIBERTY}\n{DAY}\nKẾ HOẠCH\nĐọc sách\n{BODY}")
    assert supreme.metadata.province is None


SIGNED_BELOW = """\
{head}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 45/QĐ-UBND
Bắc Giang, ngày 5 tháng 9 năm 2024
QUYẾT ĐỊNH
Về việc mở thư viện
{post}
Căn cứ Luật Thư viện;
QUYẾT ĐỊNH:
Điều 1. Mở thư viện.
"""


@pytest.mark.parametrize(
    ("head", "post", "author"),
    [
        ("UBND HUYỆN YÊN THẾ", "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN", "ubnd.huyen-yen-the.bac-giang"),
        ("ỦY BAN NHÂN DÂN\nHUYỆN YÊN THẾ", "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN", "ubnd.huyen-yen-the.bac-giang"),
        ("ỦY BAN NHÂN DÂN\nHUYỆN YÊN THẾ", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ", "ubnd.?.bac-giang"),
    ],
)
def test_a_post_below_the_title_is_of_the_place_the_letterhead_names(head: str, post: str, author: str) -> None:
    key = parse(SIGNED_BELOW.format(head=head, post=post)).metadata.key
    assert key is not None
    assert key.split("/")[-3] == author


LETTERHEAD_BELOW = """\
# KẾ HOẠCH
## Xây dựng thư viện thân thiện
**UBND PHƯỜNG PHÚ LƯƠNG**
**TRƯỜNG TIỂU HỌC PHÚ LƯƠNG**
**{number}**
*Phú Lương, ngày 10 tháng 9 năm 2025*
## I. Mục đích
Đọc sách.
## II. Nhiệm vụ
Mua sách.
"""


def test_a_letterhead_below_the_title_is_one() -> None:
    doc = parse(LETTERHEAD_BELOW.format(number="Số: 60/KH-THPL"))
    own = doc.metadata
    assert (own.number, str(own.date), own.issuer) == ("60/KH-THPL", "2025-09-10", "TRƯỜNG TIỂU HỌC PHÚ LƯƠNG")
    assert doc.citations == []
    assert parse(LETTERHEAD_BELOW.format(number="Thư viện số 60")).metadata.number is None


# --- heads that tools have typed --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Số: 98/TTr-TLNH — Nam Định, ngày 08 tháng 01 năm 2025", "98/TTr-TLNH"),
        ("Số: 98/TTr-TLNH - ngày 08/01/2025", "98/TTr-TLNH"),
        ("Số: 98/TTr-TLNH về Nam Định, ngày 08 tháng 01 năm 2025", None),
    ],
)
def test_number_place_and_day_on_one_line_below_the_type(line: str, number: str | None) -> None:
    told = parse(
        f"CÔNG TY THỦY LỢI NAM HÀ\nTỜ TRÌNH\n{line}\nV/v: Định mức bơm tiêu\nKính gửi: Sở Y tế\n\nXin trình.\n"
    )
    day = "2025-01-08" if number else None
    assert (told.metadata.number, told.metadata.date and told.metadata.date.isoformat()) == (number, day)
    assert (told.metadata.title == "V/v: Định mức bơm tiêu") == bool(number)


@pytest.mark.parametrize(
    ("first", "second", "goes_on"),
    [
        ("Thực hiện Đề án", "“Nước sạch cho vùng cao” trên địa bàn xã", True),
        ("Hỗ trợ theo khoản 3 Điều 1", "Nghị quyết số 5/NQ-HĐND xã", True),
        ("Hỗ trợ các hộ khó khăn", "Nghị quyết số 5/NQ-HĐND xã", False),
    ],
)
def test_a_title_goes_on_in_marks_and_behind_a_provision(first: str, second: str, goes_on: bool) -> None:
    told = parse(f"{PLAN}{first}\n{second}\nXã có 15 hộ chưa có nước.\n{BODY}").metadata.title
    assert told == (f"{first} {second}" if goes_on else first)


def test_headings_of_markdown_leave_no_mark_in_a_title() -> None:
    told = parse(f"### XÃ TÂN PHÚ\n*Số: 27/KH-UBND*\n\n# KẾ HOẠCH\n## TỔ CHỨC HỘI THAO\n### NĂM 2026\n\n{BODY}")
    assert told.metadata.title == told.parts[0].title == "TỔ CHỨC HỘI THAO NĂM 2026"


def test_the_subject_of_a_letter_ends_with_its_cell() -> None:
    boxes = f"| **SỞ Y TẾ** <br> Số: 62/SYT-KCB <br> V/v khám mắt | **{STATE}** <br> *Sơn La, ngày 5/6/2026* |"
    told = parse(f"{boxes}\n|---|---|\n\n**Kính gửi:** Các xã\n\nSở mời các xã dự.\n").metadata
    assert (told.number, told.title) == ("62/SYT-KCB", "V/v khám mắt")


@pytest.mark.parametrize(
    ("words", "day"), [("tháng\n01\nnăm 2025", "2025-01-08"), ("tháng 01\n3\nnăm 2025", "2025-01-08")]
)
def test_a_day_a_word_a_line_holds_no_page_number(words: str, day: str) -> None:
    told = parse(f"XÃ TÂN PHÚ\nSố: 27/KH-UBND\nTân Phú, ngày 08\n{words}\nKẾ HOẠCH\nHội thao\n{BODY}").metadata
    assert str(told.date) == day


@pytest.mark.parametrize("over", ["# CÔNG VĂN SỐ 62/SYT-KCB — KHÁM MẮT", "CÔNG VĂN 62/SYT-KCB VỀ KHÁM MẮT"])
def test_a_heading_that_names_a_letter_by_its_number_is_no_body(over: str) -> None:
    boxes = f"| **SỞ Y TẾ** | **{STATE}** |\n|---|---|\n| Số: 62/SYT-KCB<br>V/v khám mắt | *Sơn La, ngày 5/6/2026* |"
    told = parse(f"{over}\n\n{boxes}\n\nKính gửi: Các xã\n\nSở mời các xã dự.\n")
    assert (told.metadata.issuer, told.metadata.title) == ("SỞ Y TẾ", "V/v khám mắt")
    assert told.regions[0].kind == "web_chrome"


CHARTER = """HỘI LÀM VƯỜN TỈNH YÊN BÁI

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

{}

Chương I
QUY ĐỊNH CHUNG

Điều 1. Tên gọi
Điều lệ này có 8 chương, 25 điều.
"""


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("ĐIỀU LỆ\nHỘI LÀM VƯỜN TỈNH YÊN BÁI", "HỘI LÀM VƯỜN TỈNH YÊN BÁI"),
        ("ĐIỀU LỆ (SỬA ĐỔI)\nHội Làm vườn tỉnh Yên Bái", "Hội Làm vườn tỉnh Yên Bái"),
        ("Điều lệ quy định việc kết nạp hội viên mới.", None),
    ],
)
def test_a_charter_is_a_document_of_its_own(lines: str, title: str | None) -> None:
    told = parse(CHARTER.format(lines)).metadata
    assert (told.document_type, told.title) == ("dieu_le" if title else None, title)
