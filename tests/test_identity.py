"""Keys: one document, one key."""

from __future__ import annotations

import datetime
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnplan import find_citations, parse
from vnplan.keys.keys import portion
from vnplan.keys.resolution import resolve
from vnplan.tables.body_words import body_of
from vnplan.tables.rules import load_rules

KEYS = [
    # citation                                                            key
    ("Quyết định số 2457/QĐ-BGDĐT ngày 23/8/2023", "/akn/vn/doc/quyet-dinh/bgddt/2023/2457"),
    (
        "Quyết định số 989/QĐ-UBND ngày 17/8/2023 của Chủ tịch UBND tỉnh Bắc Ninh",
        "/akn/vn/doc/quyet-dinh/ubnd.bac-ninh/2023/989",
    ),
    ("Kết luận số 01-KL/TW ngày 18/5/2021 của Bộ Chính trị", "/akn/vn/doc/ket-luan/tw/2021/1"),
    ("Luật Giáo dục năm 2019", "/akn/vn/act/luat/quoc-hoi/2019/43"),
    ("Luật Giáo dục ngày 14 tháng 6 năm 2019", "/akn/vn/act/luat/quoc-hoi/2019/43"),
    ("Luật Giáo dục số 43/2019/QH14", "/akn/vn/act/luat/quoc-hoi/2019/43"),
    ("Quyết định số 19/2025/QĐ-TTg", "/akn/vn/act/quyet-dinh/ttg/2025/19"),
    ("Quyết định số 19/QĐ-TTg ngày 05/01/2025", "/akn/vn/doc/quyet-dinh/ttg/2025/19"),
    ("Thông tư liên tịch số 06/2015/TTLT-BGDĐT-BNV", "/akn/vn/act/thong-tu-lien-tich/bgddt+bnv/2015/6"),
    ("Nghị quyết số 29-NQ/TW", "cite/nghi-quyet/tw/?/29"),
    ("Nghị quyết số 314/NQ-HĐND", "cite/nghi-quyet/hdnd.?/?/314"),
    # a letter and a decimal belong to the serial, leading zeros do not
    ("Nghị quyết số 30a/2008/NQ-CP", "/akn/vn/act/nghi-quyet/cp/2008/30a"),
    ("Nghị quyết số 66.18/2026/NQ-CP", "/akn/vn/act/nghi-quyet/cp/2026/66.18"),
    ("Kế hoạch số 002/KH-BGDĐT ngày 05/01/2024", "/akn/vn/doc/ke-hoach/bgddt/2024/2"),
    # the unit that drafted a letter does not
    ("Công văn số 623/BGDĐT-TTr ngày 28/02/2022", "/akn/vn/doc/cong-van/bgddt/2022/623"),
    ("Công văn số 623/BGDĐT-GDTrH ngày 28/02/2022", "/akn/vn/doc/cong-van/bgddt/2022/623"),
    ("Công văn số 46/UBND-KGVX ngày 12/9/2022 của UBND tỉnh Bắc Giang", "/akn/vn/doc/cong-van/ubnd.bac-giang/2022/46"),
    # a province as it was named then
    ("Nghị quyết số 43/NQ-HĐND năm 2020 của HĐND tỉnh Bắc Giang", "/akn/vn/doc/nghi-quyet/hdnd.bac-giang/2020/43"),
    ("Chỉ thị số 11-CT/TU ngày 07/9/2021 của Tỉnh ủy Bình Thuận", "/akn/vn/doc/chi-thi/tu.binh-thuan/2021/11"),
    # what is not told stays open
    ("Luật Giáo dục", "cite/luat/quoc-hoi/?/giao-duc"),
    ("Quyết định số 404/TTg", "cite/quyet-dinh/ttg/?/404"),
    ("Kế hoạch số 71/KH-UBND ngày 24/3/2023 của UBND tỉnh", "cite/ke-hoach/ubnd.?/2023/71"),
    ("Thông tư 22", "cite/thong-tu/?/?/22"),
    # a symbol of several bodies, or of every company, tells none
    ("Thông báo số 31/TB-ĐHQG ngày 5/9/2025", "cite/thong-bao/dhqg.?/2025/31"),
    ("Thông báo số 31/TB-TCT ngày 5/9/2024 của Tổng cục Thuế", "/akn/vn/doc/thong-bao/tct/2024/31"),
    ("Thông báo số 31/TB-TCT ngày 5/9/2024 của Tổng công ty Sông Xanh", "cite/thong-bao/tct.?/2024/31"),
    (
        "Nghị quyết số 31/NQ-HĐQT ngày 5/9/2024 của Hội đồng quản trị Công ty Sông Xanh",
        "cite/nghi-quyet/hdqt.?/2024/31",
    ),
    ("Thông báo số 31/TB-SXG ngày 5/9/2024 của Công ty Sông Xanh", "/akn/vn/doc/thong-bao/sxg/2024/31"),
    (
        "Thông báo số 31/TB-PCC ngày 5/9/2024 của Phòng Công chứng số 3 tỉnh Hà Tĩnh",
        "/akn/vn/doc/thong-bao/pcc.so-3.ha-tinh/2024/31",
    ),
    ("Thông báo số 31/TB-CTTKV ngày 5/9/2024 của Chi cục Thuế khu vực Sông Trà", "/akn/vn/doc/thong-bao/cttkv/2024/31"),
    ("Kế hoạch số:      /KH-UBND", None),
    ("Kế hoạch này", None),
    ("khoản 2 Điều này", None),
]


@pytest.mark.parametrize(("text", "key"), KEYS, ids=[row[0] for row in KEYS])
def test_keys(text: str, key: str | None) -> None:
    (found,) = find_citations(f"Thực hiện {text};")
    assert found.key == key


ONE_DOCUMENT = [
    ("Nghị định số 24/2021/NĐ-CP", "Nghị định số 24/2021/NĐCP"),
    ("Nghị định số 24/2021/NĐ-CP", "Nghị định 24/2021/ND-CP"),
    ("Nghị định số 24/2021/NĐ-CP", "NĐ 24/2021"),
    ("Nghị quyết số 29-NQ/TW ngày 04/11/2013", "Nghị quyết số 29/NQ-TW ngày 04/11/2013"),
    ("Nghị quyết số 29-NQ/TW ngày 04/11/2013", "Nghị quyết số 29-NQTW ngày 04/11/2013"),
    ("Quy định số 69-QĐ/TW ngày 06/7/2022", "Quy định số 69-QĐ/TƯ ngày 06/7/2022"),
    ("Thông tư số 73/BTC-CSTC ngày 05/3/1999", "Thông tư số 73/TC-CSTC ngày 05/3/1999"),
    ("Quyết định số 12/QĐ-BGDĐT ngày 05/3/2023", "Quyết định số 12/QD-BGDDT ngày 05/3/2023"),
    ("Luật Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân năm 2015", "Luật Bầu cử năm 2015"),
    ("Luật Hôn nhân và gia đình năm 2014", "Luật HN&GĐ 2014"),
    ("Bộ luật Tố tụng dân sự năm 2015", "BLTTDS 2015"),
    ("Nghị định số 24/2021/NĐ-CP ngày 23/3/2021", "Nghị định 24/2021/NĐ-CP"),
    ("Nghị định số 24/2021/NĐ-CP", "Nghị định số 24/2021/NĐ- CP"),
    ("Quyết định số 772/QĐ-TTg ngày 5/6/2020", "Quyết định số 772/Q\u00d0-TTg, ngày 05-6-2020"),
    ("Kết luận số 01-KL/TW ngày 18/5/2021", "Kết luận số 1-KL/TW ngày 18/5/2021"),
    ("Bộ luật Lao động năm 2019", "Bộ luật Lao động số 45/2019/QH14"),
    (
        "Bản án số 31/2005/HSST của Tòa án nhân dân tỉnh Hà Tĩnh",
        "Bản án hình sự sơ thẩm số 31/2005/HS-ST ngày 5/9/2005 của TAND tỉnh Hà Tĩnh",
    ),
    (
        "Bản án số 31/2024/HC-PT của Tòa án nhân dân cấp cao tại Thành phố Hồ Chí Minh",
        "Bản án số 31/2024/HC-PT của TAND cấp cao tại TP. Hồ Chí Minh",
    ),
]
TWO_DOCUMENTS = [
    # courts, and the series of one court
    (
        "Bản án số 31/2024/DS-PT của Tòa án nhân dân tỉnh Hà Tĩnh",
        "Bản án số 31/2024/DS-PT của Tòa án nhân dân tỉnh Sơn La",
    ),
    (
        "Bản án số 31/2024/DS-ST của Tòa án nhân dân tỉnh Hà Tĩnh",
        "Bản án số 31/2024/DS-ST của Tòa án nhân dân huyện Hương Khê, tỉnh Hà Tĩnh",
    ),
    (
        "Bản án số 31/2024/KDTM-PT của Tòa án nhân dân cấp cao tại Đà Nẵng",
        "Bản án số 31/2024/KDTM-PT của Tòa án nhân dân cấp cao tại Hà Nội",
    ),
    (
        "Bản án số 31/2024/HS-PT của Tòa án quân sự Quân khu 4",
        "Bản án số 31/2024/HS-PT của Tòa án quân sự Trung ương",
    ),
    (
        "Bản án số 31/2024/HS-ST của Tòa án nhân dân tỉnh Hà Tĩnh",
        "Bản án số 31/2024/DS-ST của Tòa án nhân dân tỉnh Hà Tĩnh",
    ),
    (
        "Quyết định số 31/2024/QĐXXST-DS của Tòa án nhân dân tỉnh Hà Tĩnh",
        "Quyết định số 31/2024/QĐST-DS của Tòa án nhân dân tỉnh Hà Tĩnh",
    ),
    ("Bản án số 31/2024/HS-ST", "Bản án số 31/2024/DS-ST"),
    ("Quyết định số 31/2024/QĐ-PT", "Quyết định số 31/2024/QĐ-ST"),
    # regions of courts and offices, offices that are counted, universities of one symbol
    (
        "Quyết định số 31/2025/QĐ-TA của Tòa án nhân dân khu vực 2 - Hà Tĩnh",
        "Quyết định số 31/2025/QĐ-TA của Tòa án nhân dân khu vực 4 - Hà Tĩnh",
    ),
    (
        "Quyết định số 31/QĐ-VKS ngày 5/9/2025 của Viện kiểm sát nhân dân khu vực 2 - Hà Tĩnh",
        "Quyết định số 31/QĐ-VKS ngày 5/9/2025 của Viện kiểm sát nhân dân tỉnh Hà Tĩnh",
    ),
    (
        "Thông báo số 31/TB-BHXH ngày 5/9/2025 của Bảo hiểm xã hội khu vực IV",
        "Thông báo số 31/TB-BHXH ngày 5/9/2025 của Bảo hiểm xã hội khu vực V",
    ),
    (
        "Thông báo số 31/TB-PCC ngày 5/9/2025 của Phòng Công chứng số 3 tỉnh Hà Tĩnh",
        "Thông báo số 31/TB-PCC ngày 5/9/2025 của Phòng Công chứng số 4 tỉnh Hà Tĩnh",
    ),
    (
        "Thông báo số 31/TB-ĐHQG ngày 5/9/2025 của Đại học Quốc gia Hà Nội",
        "Thông báo số 31/TB-ĐHQG ngày 5/9/2025 của Đại học Quốc gia TP.HCM",
    ),
    ("Chỉ thị số 31/CT-TTg ngày 04/12/2019", "Chỉ thị số 31/CT-TTg ngày 04/9/2024"),
    ("Nghị quyết số 29-NQ/TW ngày 04/11/2013", "Nghị quyết số 29-NQ/TW ngày 17/11/2022"),
    ("Quyết định số 19/2025/QĐ-TTg", "Quyết định số 19/QĐ-TTg ngày 05/01/2025"),
    ("Kế hoạch số 2/KH-UBND năm 2024 của UBND tỉnh Bắc Ninh", "Kế hoạch số 2/KH-UBND năm 2024 của UBND tỉnh Bắc Giang"),
    ("Nghị quyết số 15/2003/QH11", "Luật số 15/2003/QH11"),
    ("Thông tư số 3/2024/TT-BYT", "Thông tư số 3/VBHN-BYT ngày 15/4/2024"),
    ("Thông tư số 73/TC-CSTC ngày 05/3/1999", "Thông cáo số 73/TC-CSTC ngày 05/3/1999"),
    ("Thông tư số 1/2015/TT-CA", "Thông tư số 1/2015/TT-BCA"),
]


@pytest.mark.parametrize(("one", "other"), ONE_DOCUMENT)
def test_one_document_has_one_key(one: str, other: str) -> None:
    (first,), (second,) = find_citations(one), find_citations(other)
    assert first.key is not None
    assert first.key == second.key


@pytest.mark.parametrize(("one", "other"), TWO_DOCUMENTS)
def test_two_documents_have_two_keys(one: str, other: str) -> None:
    (first,), (second,) = find_citations(f"{one}."), find_citations(f"{other}.")
    assert None not in (first.key, second.key)
    assert first.key != second.key


def test_the_province_is_the_one_of_the_document_that_says_it() -> None:
    text = "Thực hiện Nghị quyết số 314/NQ-HĐND ngày 12/11/2020 của HĐND tỉnh."
    (found,) = parse(text, number="12/KH-UBND", date="2023-01-05", province="bac-ninh").citations
    assert found.key == "/akn/vn/doc/nghi-quyet/hdnd.bac-ninh/2020/314"
    assert found.province == "bac-ninh"
    (unknown,) = parse(text).citations
    assert unknown.key == "cite/nghi-quyet/hdnd.?/2020/314"


def test_a_province_keeps_the_name_it_had() -> None:
    (found,) = find_citations("Kế hoạch số 12/KH-UBND ngày 05/01/2020 của UBND tỉnh Thừa Thiên Huế;")
    assert found.key == "/akn/vn/doc/ke-hoach/ubnd.thua-thien-hue/2020/12"


PORTIONS = [
    ({"dieu": "5"}, "~art_5"),
    ({"dieu": "5", "khoan": "2"}, "~art_5__para_2"),
    ({"dieu": "5", "khoan": "2", "diem": "đ"}, "~art_5__para_2__point_dd"),
    ({"dieu": "5a", "diem": "a"}, "~art_5a__point_a"),
    ({"chuong": "II", "muc": "1"}, "~chp_ii__sec_1"),
]


@pytest.mark.parametrize(("provision", "tail"), PORTIONS)
def test_portions(provision: dict[str, str], tail: str) -> None:
    assert portion("/akn/vn/act/thong-tu/bgddt/2021/22", provision) == f"/akn/vn/act/thong-tu/bgddt/2021/22{tail}"


OWN = "KẾ HOẠCH\nChăm lo thư viện\n\nI. MỤC TIÊU\n\n1. Mua sách.\n"


def test_a_text_without_a_number_is_keyed_by_its_digest() -> None:
    metadata = parse(OWN).metadata
    assert metadata.key == f"text/{hashlib.sha256(OWN.encode()).hexdigest()[:12]}"
    assert metadata.title == "Chăm lo thư viện"


TOLD = [
    (
        {"number": "77/KH-UBND", "date": "2024-01-05", "province": "bac-ninh"},
        "/akn/vn/doc/ke-hoach/ubnd.bac-ninh/2024/77",
    ),
    (
        {"number": "77/KH-UBND", "date": datetime.date(2024, 1, 5), "issuer": "UBND tỉnh Bình Thuận"},
        "/akn/vn/doc/ke-hoach/ubnd.binh-thuan/2024/77",
    ),
    ({"number": "178/KH-BGDĐT", "date": "2023-02-28"}, "/akn/vn/doc/ke-hoach/bgddt/2023/178"),
]


@pytest.mark.parametrize(("told", "key"), TOLD)
def test_the_caller_tells_what_the_text_leaves_out(told: dict[str, str], key: str) -> None:
    metadata = parse(OWN, **told).metadata
    assert metadata.key == key
    assert metadata.number == told["number"]
    assert str(metadata.date) == str(told["date"])


def test_a_number_without_year_or_province_is_a_provisional_key() -> None:
    assert parse(OWN, number="77/KH-UBND", date="2024-01-05").metadata.key == "cite/ke-hoach/ubnd.?/2024/77"
    assert parse(OWN, number="77/KH-UBND", province="bac-ninh").metadata.key == "cite/ke-hoach/ubnd.bac-ninh/?/77"
    assert str(parse(OWN).metadata.key).startswith("text/")


@given(st.integers(1, 9999), st.dates(datetime.date(1998, 1, 1), datetime.date(2049, 12, 31)))
def test_the_year_and_the_serial_make_the_key(serial: int, day: datetime.date) -> None:
    (found,) = find_citations(f"Thực hiện Quyết định số {serial:02}/QĐ-BGDĐT ngày {day.day}/{day.month}/{day.year};")
    assert found.key == f"/akn/vn/doc/quyet-dinh/bgddt/{day.year}/{serial}"


def test_a_commune_is_not_its_province() -> None:
    keys = [
        find_citations(f"Kế hoạch số 12/KH-UBND ngày 05/01/2023 của UBND {body};")[0].key
        for body in ("tỉnh Bắc Giang", "huyện Lục Nam, tỉnh Bắc Giang", "xã Tân An")
    ]
    assert keys[0] == "/akn/vn/doc/ke-hoach/ubnd.bac-giang/2023/12"
    assert "/ubnd.huyen-luc-nam." in str(keys[1])
    assert keys[2] == "cite/ke-hoach/ubnd.tan-an.?/2023/12"


LOCAL_BODIES = [
    # what issued it                                                     the author in its key
    # boards by what they were set up for, unless their symbol tells it
    ("Kế hoạch số 9/KH-BCĐ ngày 12/8/2025 của Ban Chỉ đạo chuyển đổi số tỉnh Lai Châu", "bcd.chuyen-doi-so.lai-chau"),
    ("Kế hoạch số 9/KH-BCĐ ngày 12/8/2025 của Trưởng Ban Chỉ đạo 138 xã Sông Lam", "bcd.138.song-lam.nghe-an"),
    ("Kế hoạch số 9/KH-BCĐ138 ngày 12/8/2025 của Ban Chỉ đạo 138 tỉnh Lai Châu", "bcd138.lai-chau"),
    ("Kế hoạch số 9/KH-BCĐ ngày 12/8/2025 của Ban Chỉ đạo tỉnh Lai Châu", "bcd.lai-chau"),
    ("Kế hoạch số 9/KH-BCĐ ngày 12/8/2025", "bcd.?"),
    ("Kế hoạch số 9/KH-BQL ngày 12/8/2025 của Ban Quản lý các cảng cá tỉnh Lai Châu", "bql.cang-ca.lai-chau"),
    (
        "Kế hoạch số 9/KH-BQL ngày 12/8/2025 của Ban Quản lý rừng phòng hộ Nậm Na tỉnh Lai Châu",
        "bql.rung-phong-ho-nam-na.lai-chau",
    ),
    (
        "Kế hoạch số 9/KH-BQLDA ngày 12/8/2025 của Ban QLDA ĐTXD công trình thủy lợi tỉnh Lai Châu",
        "bqlda.cong-trinh-thuy-loi.lai-chau",
    ),
    (
        "Kế hoạch số 9/KH-HĐ ngày 12/8/2025 của Hội đồng thi đua - khen thưởng tỉnh Lai Châu",
        "hd.thi-dua-khen-thuong.lai-chau",
    ),
    ("Kế hoạch số 9/KH-HĐND ngày 12/8/2025 của Hội đồng nhân dân tỉnh Lai Châu", "hdnd.lai-chau"),
    # branches of a bank
    ("Công văn số 9/NHNN-TH ngày 12/8/2024 của Ngân hàng Nhà nước chi nhánh tỉnh Lai Châu", "nhnn.lai-chau"),
    ("Công văn số 9/NHNN-TH ngày 12/8/2024 của Ngân hàng Nhà nước Việt Nam - Chi nhánh tỉnh Lai Châu", "nhnn.lai-chau"),
    ("Công văn số 9/NHNN-TH ngày 12/8/2024 của Ngân hàng Nhà nước", "nhnn"),
    ("Công văn số 9/KV9-TH ngày 12/8/2025 của Ngân hàng Nhà nước Khu vực 9", "kv.nhnn.khu-vuc-9"),
    ("Công văn số 9/NHNo-KH ngày 12/8/2025 của Agribank chi nhánh tỉnh Lai Châu", "nhno.lai-chau"),
    ("Kế hoạch số 9-KH/ĐU ngày 12/8/2025 của Đảng ủy xã Sông Lam", "dang-uy.song-lam.nghe-an"),
    ("Kế hoạch số 9-KH/ĐU ngày 12/8/2025 của Ban Thường vụ Đảng ủy phường Cửa Bạch", "dang-uy.cua-bach.nghe-an"),
    ("Kế hoạch số 9-KH/ĐU ngày 12/8/2025 của Đảng ủy", "dang-uy.?"),
    ("Kế hoạch số 9-KH/ĐU ngày 12/8/2025 của Đảng ủy Bộ Xây dựng", "dang-uy.bxd"),
    ("Kế hoạch số 9/KH-MTTQ ngày 12/8/2025 của Ủy ban MTTQ Việt Nam xã Sông Lam", "mttq.song-lam.nghe-an"),
    ("Kế hoạch số 9/KH-MTTQ ngày 12/8/2025 của Ủy ban MTTQ Việt Nam tỉnh Lai Châu", "mttq.lai-chau"),
    ("Kế hoạch số 9/KH-MTTQ ngày 12/8/2025", "mttq.?"),
    ("Hướng dẫn số 9/HD-MTTW ngày 12/8/2025 của Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", "mttw"),
    ("Kế hoạch số 9/KH-CAP ngày 12/8/2025 của Công an phường Cửa Bạch", "cong-an.cua-bach.nghe-an"),
    ("Hướng dẫn số 9/HD-CĐX ngày 12/8/2025 của Công đoàn xã Sông Lam", "cong-doan.song-lam.nghe-an"),
    ("Thông báo số 9/TB-UBBC ngày 12/1/2026 của Ủy ban bầu cử xã Sông Lam", "ubbc.song-lam.nghe-an"),
    ("Quyết định số 9/QĐ-UBND ngày 12/8/2025 của UBND xã", "ubnd.?.nghe-an"),
    ("Quyết định số 9/QĐ-UBND ngày 12/8/2024 của UBND thành phố Vinh", "ubnd.thanh-pho-vinh.nghe-an"),
    ("Quyết định số 9/QĐ-UBND ngày 12/8/2024 của UBND thành phố Hội An", "ubnd.thanh-pho-hoi-an.quang-nam"),
    # a province that is written wins over the one of the table
    ("Quyết định số 9/QĐ-UBND ngày 12/8/2025 của UBND xã Phố Bảng, tỉnh Lai Châu", "ubnd.pho-bang.lai-chau"),
    ("Quyết định số 9/QĐ-UBND ngày 12/8/2025 của UBND phường Mai Sơn, thành phố Huế", "ubnd.mai-son.hue"),
    ("Kế hoạch số 9/KH-HND ngày 12/8/2025 của Hội Nông dân xã Mai Sơn, tỉnh Lai Châu", "hnd.mai-son.lai-chau"),
    # a name may begin as a word of titles does
    ("Quyết định số 9/QĐ-UBND ngày 12/8/2024 của UBND huyện Quy Xuân về giá nước", "ubnd.huyen-quy-xuan.nghe-an"),
    ("Quyết định số 9/QĐ-UBND ngày 12/8/2025 của UBND xã Hướng Mai", "ubnd.huong-mai.nghe-an"),
    ("Kế hoạch số 9/KH-HND ngày 12/8/2025", "hnd.?"),
    ("Kế hoạch số 9/KH-TYT ngày 12/8/2025", "tyt.?"),
    ("Kế hoạch số 9/KH-BQLDA ngày 12/8/2025 của Ban QLDA đầu tư xây dựng tỉnh Lai Châu", "bqlda.lai-chau"),
    ("Quyết định số 9/QĐ-UBND ngày 12/8/2024 của UBND TP Thủ Đức", "ubnd.thanh-pho-thu-duc.ho-chi-minh"),
    ("Quyết định số 9/QĐ-UBND ngày 12/8/2024 của UBND huyện Châu Thành", "ubnd.huyen-chau-thanh.nghe-an"),
    ("Quyết định số 9/QĐ-UBND ngày 12/8/2025 của UBND đặc khu Vân Đồn", "ubnd.van-don.quang-ninh"),
    ("Quyết định số 9/QĐ-UBND ngày 12/8/2024 của UBND quận 1", "ubnd.quan-1.ho-chi-minh"),
    ("Kế hoạch số 9/KH-TYT ngày 12/8/2025 của Trạm Y tế xã Sông Lam", "tyt.song-lam.nghe-an"),
    ("Kế hoạch số 9/KH-HND ngày 12/8/2025 của Hội Nông dân xã Sông Lam", "hnd.song-lam.nghe-an"),
    ("Kế hoạch số 9/KH-HND ngày 12/8/2025 của Hội Nông dân tỉnh Lai Châu", "hnd.lai-chau"),
    ("Kế hoạch số 9/KH-HND ngày 12/8/2025 của Hội Nông dân Việt Nam", "hnd"),
    ("Nghị quyết số 9-NQ/ĐU ngày 12/8/2025 của Ban Chấp hành Đảng bộ xã Sông Lam", "dang-uy.song-lam.nghe-an"),
    ("Quyết định số 9/QĐ-BCHQS ngày 12/8/2025 của Ban CHQS xã Sông Lam", "bchqs.song-lam.nghe-an"),
    ("Quyết định số 9/QĐ-BVĐK ngày 12/8/2025 của Bệnh viện Đa khoa tỉnh Lai Châu", "bvdk.da-khoa-tinh-lai-chau"),
    ("Kế hoạch số 9/KH-THCS ngày 12/8/2025 của Trường THCS Sông Mã", "thcs.song-ma.?.nghe-an"),
    ("Quyết định số 9/QĐ-UBND ngày 12/8/2024 của UBND thành phố Thái Nguyên", "ubnd.thanh-pho-thai-nguyen.thai-nguyen"),
    ("Quyết định số 9/QĐ-UBND ngày 12/8/2024 của UBND thành phố Hải Phòng", "ubnd.hai-phong"),
    (
        "Quyết định số 9/QĐ-UBND ngày 12/8/2024 của UBND xã Yên Thành huyện Sông Mã",
        "ubnd.yen-thanh.huyen-song-ma.son-la",
    ),
    ("Báo cáo số 9/BC-BPC ngày 12/8/2025 của Ban Pháp chế HĐND tỉnh Lai Châu", "bpc.lai-chau"),
    ("Báo cáo số 9/BC-BPC ngày 12/8/2025", "bpc.nghe-an"),
    ("Công văn số 9/VPTH ngày 12/8/2025 của Văn phòng HĐND và UBND xã Sông Lam", "vpth.song-lam.nghe-an"),
    ("Thông báo số 9/TB-ĐHSX ngày 12/8/2025 của Trường Đại học Sóng Xanh", "dhsx.song-xanh"),
    ("Thông báo số 9/TB-ĐHSX ngày 12/8/2025", "dhsx.?"),
    ("Nghị quyết số 9/NQ-HĐT ngày 12/8/2025 của Hội đồng trường Trường Đại học Sóng Xanh", "hdt.song-xanh"),
    ("Kế hoạch số 9/KH-THPT ngày 12/8/2025 của Trường THPT Sông Mã", "trthpt.song-ma.nghe-an"),
    ("Công văn số 9/BHXH-CĐ ngày 12/8/2024 của Bảo hiểm xã hội tỉnh Lai Châu", "bhxh.lai-chau"),
    ("Công văn số 9/BHXH-CĐ ngày 12/8/2024 của Bảo hiểm xã hội Việt Nam", "bhxh"),
    ("Công văn số 9/LCH-NV1 ngày 12/8/2025 của Thuế tỉnh Lai Châu", "lch.lai-chau"),
    ("Công văn số 9/CV ngày 12/8/2025 của Công ty Cổ phần Sóng Xanh", "cong-ty-co-phan-song-xanh"),
    ("Công văn số 9/CV ngày 12/8/2025 của Công ty", "?"),
    ("Kết luận số 9-KL/BCSĐ ngày 12/8/2024 của Ban cán sự đảng Bộ Xây dựng", "bcsd.bxd"),
]


@pytest.mark.parametrize(("text", "author"), LOCAL_BODIES)
def test_bodies_of_one_kind_are_told_apart_by_their_place(text: str, author: str) -> None:
    (found,) = parse(f"Thực hiện {text};", number="12/KH-UBND", date="2026-02-05", province="nghe-an").citations
    assert str(found.key).split("/")[-3] == author


COMMUNE = """ỦY BAN NHÂN DÂN
XÃ SÔNG LAM
-------
Số: 12/KH-UBND
Sông Lam, ngày 05 tháng 02 năm 2026

KẾ HOẠCH
Chăm lo thư viện

Thực hiện {text};

I. MỤC TIÊU
1. Mua sách.
"""
IN_A_COMMUNE = [
    ("Kế hoạch số 9/KH-UBND ngày 12/8/2025 của UBND xã", "ubnd.song-lam.nghe-an", "commune"),
    ("Nghị quyết số 9/NQ-HĐND ngày 12/8/2025 của Hội đồng nhân dân xã", "hdnd.song-lam.nghe-an", "commune"),
    ("Kế hoạch số 9/KH-UBND ngày 12/8/2025 của UBND tỉnh", "ubnd.nghe-an", "provincial_committee"),
    ("Kế hoạch số 9/KH-UBND ngày 12/8/2025 của UBND phường Cửa Bạch", "ubnd.cua-bach.nghe-an", "commune"),
    ("Kế hoạch số 9/KH-UBND ngày 12/8/2025", "ubnd.?", None),  # the commune's or the province's
    ("Kế hoạch số 9-KH/ĐU ngày 12/8/2025", "dang-uy.song-lam.nghe-an", "commune"),
    ("Kế hoạch số 9-KH/ĐU ngày 12/8/2025 của Đảng ủy xã", "dang-uy.song-lam.nghe-an", "commune"),
    ("Kế hoạch số 9/KH-SYT ngày 12/8/2025", "syt.nghe-an", "provincial_department"),
]


@pytest.mark.parametrize(("text", "author", "level"), IN_A_COMMUNE)
def test_a_commune_without_a_name_is_the_one_that_speaks(text: str, author: str, level: str | None) -> None:
    document = parse(COMMUNE.format(text=text), province="nghe-an")
    assert document.metadata.key == "/akn/vn/doc/ke-hoach/ubnd.song-lam.nghe-an/2026/12"
    (found,) = document.citations
    assert (str(found.key).split("/")[-3], found.level) == (author, level)


CONSOLIDATED = [
    ("Nghị định số 12/VBHN-BTC ngày 01/02/2024", "/akn/vn/doc/van-ban-hop-nhat/btc/2024/12"),
    ("Văn bản hợp nhất số 12/VBHN-BTC ngày 01/02/2024", "/akn/vn/doc/van-ban-hop-nhat/btc/2024/12"),
    ("Luật số 7/VBHN-VPQH ngày 01/02/2024", "/akn/vn/doc/van-ban-hop-nhat/vpqh/2024/7"),
]


@pytest.mark.parametrize(("text", "key"), CONSOLIDATED)
def test_a_consolidated_text_has_a_series_of_its_own(text: str, key: str) -> None:
    assert find_citations(f"Theo {text};")[0].key == key


BY_NAME = [
    # since 1 July 2025 the one province with such a commune is meant
    ("Kế hoạch số 9/KH-UBND ngày 12/8/2025 của UBND xã Phố Bảng", "ubnd.pho-bang.tuyen-quang"),
    ("Kế hoạch số 9-KH/ĐU ngày 12/8/2025 của Đảng ủy xã Phố Bảng", "dang-uy.pho-bang.tuyen-quang"),
    ("Kế hoạch số 9/KH-UBND ngày 12/6/2025 của UBND xã Phố Bảng", "ubnd.pho-bang.?"),
    ("Kế hoạch số 9/KH-UBND của UBND xã Phố Bảng", "ubnd.pho-bang.?"),
    ("Kế hoạch số 9/KH-UBND ngày 12/8/2025 của UBND xã Tân An", "ubnd.tan-an.?"),  # of several provinces
    ("Kế hoạch số 9/KH-UBND ngày 12/8/2025 của UBND xã Lương Minh", "ubnd.luong-minh.quang-ninh"),  # not Lượng Minh
    ("Kế hoạch số 9/KH-UBND ngày 12/8/2025 của UBND xã Không Tên", "ubnd.khong-ten.?"),
]


@pytest.mark.parametrize(("text", "author"), BY_NAME)
def test_a_commune_only_one_province_has_names_its_province(text: str, author: str) -> None:
    (found,) = find_citations(f"Thực hiện {text};")
    assert str(found.key).split("/")[-3] == author


def test_a_commune_that_speaks_names_its_province() -> None:
    text = COMMUNE.replace("SÔNG LAM", "PHỐ BẢNG").format(text="Kế hoạch số 9/KH-UBND ngày 12/8/2025 của UBND tỉnh")
    document = parse(text)
    assert document.metadata.key == "/akn/vn/doc/ke-hoach/ubnd.pho-bang.tuyen-quang/2026/12"
    assert document.citations[0].key == "/akn/vn/doc/ke-hoach/ubnd.tuyen-quang/2025/9"


CONSOLIDATED_TEXT = """BỘ NỘI VỤ
-------
Số: 7/VBHN-BNV
Hà Nội, ngày 15 tháng 4 năm 2024

THÔNG TƯ
QUY ĐỊNH VỀ LƯU TRỮ ẢNH

{first}
Thông tư số 5/2020/TT-BNV ngày 3/4/2020 của Bộ trưởng Bộ Nội vụ, có hiệu lực kể từ ngày 20/5/2020.

Điều 1. Phạm vi
Thông tư này quy định về ảnh.
"""
AMENDED = "Thông tư số 34/2018/TT-BNV ngày 12/11/2018 của Bộ trưởng Bộ Nội vụ, được sửa đổi, bổ sung bởi:"


def test_a_consolidated_text_names_the_act_it_consolidates() -> None:
    document = parse(CONSOLIDATED_TEXT.format(first=AMENDED))
    own, (act, amending, *_) = document.metadata, document.citations
    assert (own.document_type, own.key) == ("van_ban_hop_nhat", "/akn/vn/doc/van-ban-hop-nhat/bnv/2024/7")
    assert own.consolidates == act.key == "/akn/vn/act/thong-tu/bnv/2018/34"
    assert (act.relation, amending.relation, amending.governor) == ("consolidates", "amended_by", 0)


_ACT = "Thông tư số 34/2018/TT-BNV ngày 12/11/2018 của Bộ trưởng Bộ Nội vụ quy định về ảnh"
_CHANGED = "Thông tư số 5/2020/TT-BNV ngày 06/4/2020 sửa đổi, bổ sung một số điều của Thông tư số 34/2018/TT-BNV"
LISTED_IN_NOTES = {
    "a list": f"[1] Văn bản này được hợp nhất từ 02 Thông tư sau:\n- {_ACT};\n- {_CHANGED}.",
    "on one line": f"[1] Văn bản này được hợp nhất từ 02 Thông tư sau: - {_ACT}; - {_CHANGED}.",
    "glued": f"1 Thông tư này được hợp nhất từ {_ACT} và {_CHANGED}.",
    "the other way round": f"(1) Văn bản hợp nhất này được hợp nhất từ các văn bản: {_CHANGED}; {_ACT}.",
    "grounds": f"[1] {_CHANGED} có căn cứ ban hành như sau:\n“Căn cứ Luật Lưu trữ năm 2011;”",
    "a provision": f"[1] Điều này được sửa đổi theo quy định tại khoản 1 Điều 1 của {_CHANGED}.",
}


@pytest.mark.parametrize("note", LISTED_IN_NOTES.values(), ids=LISTED_IN_NOTES)
def test_a_consolidated_text_names_the_act_in_its_notes(note: str) -> None:
    head = (
        "BỘ NỘI VỤ\nSố: 7/VBHN-BNV\nHà Nội, ngày 5 tháng 6 năm 2024\n\nTHÔNG TƯ[1]\nQuy định về ảnh\n\n"
        "Căn cứ Luật Lưu trữ ngày 11/11/2011;\n\nĐiều 1. Phạm vi\nThông tư này quy định về ảnh.\n\n"
        "Nơi nhận:\n- Các bộ;\n- Lưu: VT.\n\n"
    )
    assert parse(head + note + "\n").metadata.consolidates == "/akn/vn/act/thong-tu/bnv/2018/34"
    assert parse(head.replace("VBHN", "TT") + note + "\n").metadata.consolidates is None


@pytest.mark.parametrize(
    "first", ["Căn cứ Thông tư số 34/2018/TT-BNV ngày 12/11/2018;", "Theo đề nghị của Cục Lưu trữ;"]
)
def test_a_consolidated_text_does_not_consolidate_what_it_is_based_on(first: str) -> None:
    document = parse(
        CONSOLIDATED_TEXT.format(first=first).replace("\nThông tư số 5/2020/TT-BNV", "\nTheo Thông tư số 5/2020/TT-BNV")
    )
    assert (document.metadata.consolidates, document.citations.where(relation="consolidates")) == (None, [])


IN_WORDS = [
    # who issued it                               body, level, province and place
    ("Chủ tịch UBND tỉnh Bắc Ninh", "ubnd provincial_committee bac-ninh"),
    ("HĐND huyện Lục Nam, tỉnh Bắc Giang", "hdnd district bac-giang huyen-luc-nam"),
    ("Ủy ban nhân dân xã Tân An", "ubnd commune tan-an"),
    ("Sở Y tế tỉnh Bắc Giang", "syt provincial_department bac-giang"),
    ("Bộ trưởng Bộ GDĐT", "bgddt ministry"),
    ("Bộ Y tế, Bộ Tài chính", "btc ministry"),  # the last
    ("Bộ Tài chính theo ủy quyền của Chính phủ", "btc ministry"),  # behind another the centre is whose it is
    ("Quốc hội, Chính phủ", "cp government"),
    ("Chính phủ, Thủ tướng Chính phủ", "ttg prime_minister"),
    ("các xã", None),
]


@pytest.mark.parametrize(("words", "wanted"), IN_WORDS)
def test_a_body_in_words(words: str, wanted: str | None) -> None:
    body = body_of(words, load_rules())
    assert (" ".join(filter(None, body[:4])) if body else None) == wanted


MISSPELT = [
    ("Bộ Giáo dục và Đảo tạo", "bgddt"),
    ("Bộ trưởng Bộ Kế hoạch và Đầu tu", "bkhdt"),
    ("Công ty TNHH Khuôn Mẫu Yong Hong", None),
    ("Bộ Gì đó", None),
]


@pytest.mark.parametrize(("words", "wanted"), MISSPELT)
def test_a_misspelt_body_is_known_where_no_other_is_as_near(words: str, wanted: str | None) -> None:
    body = body_of(words, load_rules())
    assert (body.id if body else None) == wanted


def test_a_law_without_year_is_the_one_named_with_it() -> None:
    document = parse("Căn cứ Luật Đất đai năm 2013;\nI. NHIỆM VỤ\n1. Thực hiện Luật Đất đai.")
    assert [r.key for r in resolve([document])[0]] == ["/akn/vn/act/luat/quoc-hoi/2013/45"] * 2
    both = parse(
        "Căn cứ Luật Đất đai năm 2013;\nCăn cứ Luật Đất đai năm 2024;\nI. NHIỆM VỤ\n1. Thực hiện Luật Đất đai."
    )
    assert resolve([both])[0][2].key == "cite/luat/quoc-hoi/?/dat-dai"


def test_one_document_has_one_key_whatever_its_type_is_called() -> None:
    keys = {
        find_citations(f"{kind} số 624/TB-VPCP ngày 5/3/2025")[0].key for kind in ("Thông báo", "Thông báo kết luận")
    }
    assert keys == {"/akn/vn/doc/thong-bao/vpcp/2025/624"}


def test_what_is_told_may_be_written_as_one_writes() -> None:
    told = parse("1. Trồng cây.", number="Số 12 / KH- UBND", date="2023-01-05", province="Bắc Giang").metadata
    assert told.key == "/akn/vn/doc/ke-hoach/ubnd.bac-giang/2023/12"
    with pytest.raises(ValueError, match="no province 'xyz'"):
        parse("1. Trồng cây.", province="xyz")


def test_a_letter_has_no_type_in_its_symbol() -> None:
    keys = [
        find_citations(f"{kind} ngày 21/8/2025")[0].key for kind in ("công văn số 3316/CT-CS", "Chỉ thị số 31/CT-TTg")
    ]
    assert keys == ["/akn/vn/doc/cong-van/ct/2025/3316", "/akn/vn/doc/chi-thi/ttg/2025/31"]


OWN_BODIES = [
    # letterhead                                        number       the author in its key
    ("HỘI CỰU CHIẾN BINH\nXÃ SÔNG LAM, TỈNH LAI CHÂU", "9/KH-CCB", "ccb.song-lam.lai-chau"),
    ("HỘI NÔNG DÂN TỈNH LAI CHÂU", "9/KH-HND", "hnd.lai-chau"),
    ("TRẠM Y TẾ XÃ SÔNG LAM", "9/KH-TYT", "tyt.song-lam.?"),
    ("TỔ HỖ TRỢ XÃ SÔNG LAM", "9/KH-THT", "tht.song-lam.?"),
    ("ỦY BAN BẦU CỬ XÃ SÔNG LAM\nTIỂU BAN HẬU CẦN", "9/KH-TBHC", "tbhc.song-lam.?"),
    ("BỘ XÂY DỰNG", "9/KH-BXD", "bxd"),
    ("HUYỆN ĐOÀN SÔNG LAM\nBCH ĐOÀN XÃ TÂN AN", "9/KH-ĐTN", "dtn.tan-an.?"),
    ("HUYỆN ĐOAN HÙNG\nBCH ĐOÀN XÃ TÂN AN", "9/KH-ĐTN", "dtn.tan-an.?"),
    ("UBND TỈNH LAI CHÂU\nBAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ", "9/KH-BCĐ", "bcd.chuyen-doi-so.lai-chau"),
    ("UBND TỈNH LAI CHÂU\nBAN CHỈ ĐẠO 138", "9/KH-BCĐ", "bcd.138.lai-chau"),
    ("NGÂN HÀNG NHÀ NƯỚC VIỆT NAM\nCHI NHÁNH TỈNH LAI CHÂU", "9/KH-NHNN", "nhnn.lai-chau"),
    ("NGÂN HÀNG NHÀ NƯỚC VIỆT NAM\nNGÂN HÀNG NHÀ NƯỚC KHU VỰC 9", "9/KH-NHNN", "nhnn.khu-vuc-9"),
    ("TỔNG CÔNG TY GIẤY SÔNG LAM\nCHI NHÁNH TỈNH LAI CHÂU", "9/KH-GSL", "gsl"),
]


@pytest.mark.parametrize(("head", "number", "author"), OWN_BODIES, ids=[row[1] + row[0] for row in OWN_BODIES])
def test_a_local_body_carries_its_place_in_its_own_key(head: str, number: str, author: str) -> None:
    text = (
        f"{head}\nSố: {number}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Sông Lam, ngày 12 tháng 8 năm 2025\n\nKẾ HOẠCH\nTổ chức ngày hội đọc sách\n\n1. Mục đích\nĐọc sách.\n"
    )
    key = parse(text).metadata.key
    assert key is not None
    assert key.split("/")[-3] == author


NUMBERED_COMMUNES = [
    # what stands behind "của", the issuer, the key
    ("UBND xã Sơn Kim 2", "UBND xã Sơn Kim 2", "ubnd.son-kim-2.ha-tinh"),
    ("UBND xã Bảo Lâm 4 về đường liên thôn", "UBND xã Bảo Lâm 4", "ubnd.bao-lam-4.lam-dong"),
    ("UBND xã Sơn Kim 9 lần nhắc lại", "UBND xã Sơn Kim", "ubnd.son-kim.?"),  # there is no such commune
    ("UBND xã Sơn Kim 2/9", "UBND xã Sơn Kim", "ubnd.son-kim.?"),
]


@pytest.mark.parametrize(("words", "issuer", "author"), NUMBERED_COMMUNES)
def test_a_commune_known_by_name_and_digit(words: str, issuer: str, author: str) -> None:
    (c,) = find_citations(f"Theo Kế hoạch số 8/KH-UBND ngày 02/8/2025 của {words}.")
    assert (c.issuer, c.key) == (issuer, f"{'cite' if '?' in author else '/akn/vn/doc'}/ke-hoach/{author}/2025/8")


def test_a_commune_named_as_a_province_and_a_digit_is_none() -> None:
    head = (
        "ỦY BAN NHÂN DÂN\nXÃ LAI CHÂU 7\nSố: 5/KH-UBND\n{place}, ngày 02 tháng 9 năm 2025\nKẾ HOẠCH\nDạy bơi\nI. VIỆC\n"
    )
    assert parse(head.format(place="Lai Châu 7")).metadata.province is None
    assert parse(head.format(place="Lai Châu")).metadata.province == "lai-chau"
    assert str(parse(head.format(place="Lai Châu 7")).metadata.date) == "2025-09-02"


UNLISTED = [
    # a number whose symbol is in no table, what stands behind it, its key
    ("Kế hoạch số 3/KH-XYZ ngày 04/5/2025", "cite/ke-hoach/xyz.?/2025/3"),
    ("Kế hoạch số 3/KH-XYZ ngày 04/5/2025 của Công ty Cổ phần Sách Vở", "/akn/vn/doc/ke-hoach/xyz/2025/3"),
    ("Kết luận số 3/KL-XYZTW ngày 04/5/2025", "/akn/vn/doc/ket-luan/xyztw/2025/3"),
    ("Thông tư số 3/2021/TT", "cite/thong-tu/?/2021/3"),  # cut short: no series of a court
    ("Quyết định số 3/2021/QĐ-PT", "cite/quyet-dinh/tand.?/2021/3-pt"),
    ("Thông tư số 3/2003/TT-XYZ", "/akn/vn/act/thong-tu/xyz/2003/3"),  # only ministries issue circulars
]


@pytest.mark.parametrize(("words", "key"), UNLISTED)
def test_a_body_of_no_table_is_not_known_by_its_symbol_alone(words: str, key: str) -> None:
    assert find_citations(f"Theo {words}.")[0].key == key


UNIONS = [
    ("LĐLĐ TỈNH THANH HÓA\nCÔNG ĐOÀN PHƯỜNG HẠC THÀNH", "12/KH-CĐ", "cong-doan.hac-thanh.thanh-hoa"),
    ("TỈNH ĐOÀN GIA LAI\nĐOÀN XÃ IA GRAI", "12-KH/ĐTN", "dtn.ia-grai.gia-lai"),
    ("TRƯỜNG CAO ĐẲNG SÔNG XANH", "12/KH-CĐ", "cd.song-xanh"),
]


@pytest.mark.parametrize(("bodies", "number", "author"), UNIONS)
def test_a_union_of_a_commune_has_the_communes_place(bodies: str, number: str, author: str) -> None:
    head = f"{bodies}\nSố: {number}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    doc = parse(f"{head}Ngày 2 tháng 4 năm 2026\nKẾ HOẠCH\nTháng hành động năm 2026\nI. MỤC ĐÍCH\nMở hội.\n")
    assert doc.metadata.key == f"/akn/vn/doc/ke-hoach/{author}/2026/12"


def test_a_union_is_cited_with_its_place() -> None:
    (found,) = find_citations("Thực hiện Kế hoạch số 3/KH-CĐ ngày 2/2/2026 của Công đoàn phường Hạc Thành;")
    assert (found.issuer_id, found.key) == ("cong-doan", "/akn/vn/doc/ke-hoach/cong-doan.hac-thanh.thanh-hoa/2026/3")


@pytest.mark.parametrize("said", ["Số: 7/QĐ-TTg\nHà Nội, năm 9999", "Số: 7/9999/QĐ-TTg\nHà Nội"])
def test_a_year_that_can_be_none_stands_in_no_key(said: str) -> None:
    assert parse(f"{said}\nQUYẾT ĐỊNH\nVề việc mua sách\n").metadata.key == "cite/quyet-dinh/ttg/?/7"


PLAN_OF_2024 = (
    "UBND TỈNH BẮC NINH\n-----\nSố: 7/KH-UBND\nBắc Ninh, ngày 5 tháng 6 năm 2024\n\nKẾ HOẠCH\nHọc luật\n\n{}\n"
)


@pytest.mark.parametrize(
    ("text", "name", "key"),
    [
        ("Căn cứ Luật PCCC và CNCH năm 2024;", "Luật PCCC và CNCH năm 2024", "/akn/vn/act/luat/quoc-hoi/2024/55"),
        ("Căn cứ Luật CB,CC năm 2008;", "Luật CB,CC năm 2008", "/akn/vn/act/luat/quoc-hoi/2008/22"),
        ("Căn cứ Luật TNBTCNN 2017;", "Luật TNBTCNN 2017", "/akn/vn/act/luat/quoc-hoi/2017/10"),
        ("Căn cứ Luật VDAB 2017;", "Luật VDAB 2017", "cite/luat/quoc-hoi/2017/vdab"),
        ("Căn cứ Luật VDA và CDE năm 2017;", "Luật VDA và CDE năm 2017", "cite/luat/quoc-hoi/2017/vda-va-cde"),
        ("Căn cứ Luật BHXH, BHYT năm 2014;", "Luật BHXH", "cite/luat/quoc-hoi/?/bao-hiem-xa-hoi"),  # two laws
        ("Căn cứ Luật PCCC và CNCH;", "Luật PCCC và CNCH", None),
    ],
)
def test_letters_up_to_the_year_are_one_law_s_name(text: str, name: str, key: str | None) -> None:
    law = next(c for c in parse(PLAN_OF_2024.format(text)).citations if c.kind == "named_law")
    assert law.text == name
    assert key is None or law.key == key


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Triển khai thi hành Luật Đất đai, Luật Nhà ở và Luật Kinh doanh bất động sản.", ["2024", "2023", "2023"]),
        ("Triển khai thi hành Luật Đất đai. Theo Luật Nhà ở, các xã rà soát.", ["2024", "2014"]),
        ("Theo Luật Đất đai, Luật Nhà ở.", ["2013", "2014"]),
    ],
)
def test_every_law_of_a_list_that_is_put_into_force_is_the_coming_one(text: str, years: list[str]) -> None:
    doc = parse(PLAN_OF_2024.format(text))
    assert [r.key.split("/")[-2] for r in resolve(doc, catalog=True)[0] if r.key] == years


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("theo QĐ 1068/2025; NQ 198/2025.", ["1068/2025", "198/2025"]),
        ("theo NĐ 12/2020.", ["12/2020"]),
        ("theo QĐ 12/2020.", []),  # of December
        ("theo KH 198/2025.", []),
    ],
)
def test_a_type_by_its_letters_is_cited_by_serial_and_year(text: str, numbers: list[str]) -> None:
    assert [c.number for c in find_citations(text)] == numbers


@pytest.mark.parametrize(
    ("bodies", "number", "province", "key"),
    [
        ("HĐND TỈNH ĐẮK LẮK\nBAN KINH TẾ - NGÂN SÁCH", "51/BC-KTNS", "Đắk Lắk", "ktns.dak-lak"),
        ("UBND TỈNH SƠN LA\nVĂN PHÒNG", "9/BC-VP", "Sơn La", "vp.vpubnd.son-la"),
        ("UBND XÃ PHỐ BẢNG\nPHÒNG VĂN HÓA", "5/BC-PVH", "Phố Bảng", "pvh.pho-bang.tuyen-quang"),
        ("HĐND XÃ PHỐ BẢNG\nBAN PHÁP CHẾ", "5/BC-BPC", "Phố Bảng", "bpc.pho-bang.tuyen-quang"),
        ("SỞ Y TẾ LÀO CAI\nBỆNH VIỆN PHỔI TỈNH", "5/BC-BVP", "Lào Cai", "bvp.phoi-tinh-lao-cai"),
        ("BỘ TÀI CHÍNH\nCỤC THUẾ", "5/BC-CT", "Hà Nội", "ct"),  # where it is written tells no place of it
        ("TỔNG CỤC VÍ DỤ", "5/BC-TCVD", "Hà Nội", "tcvd"),
    ],
)
def test_a_body_below_another_stands_where_that_one_does(bodies: str, number: str, province: str, key: str) -> None:
    day = f"{province}, ngày 5 tháng 8 năm 2025"
    doc = parse(f"{bodies}\n-------\nSố: {number}\n{day}\n\nBÁO CÁO\nVề việc đọc sách\n\nI. KẾT QUẢ\nTốt.\n")
    assert (doc.metadata.key or "").split("/")[-3] == key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Báo cáo số 7/BC-NV ngày 4/5/2023 của Phòng Nội vụ huyện Lục Nam", "nv.huyen-luc-nam.bac-giang"),
        ("Báo cáo số 7/BC-XD ngày 4/5/2023 của Sở Xây dựng tỉnh Lào Cai", "xd.lao-cai"),
        ("Báo cáo số 7/BC-XD ngày 4/5/2023 của Bộ Xây dựng", "bxd"),
        ("Báo cáo số 7/BC-XD ngày 4/5/2023", "bxd"),
        ("Báo cáo số 7/BC-BXD ngày 4/5/2023", "bxd"),
    ],
)
def test_a_symbol_without_its_b_is_no_ministry_s_where_a_department_is_named(text: str, key: str) -> None:
    (found,) = find_citations(f"Thực hiện {text}.")
    assert found.key == f"/akn/vn/doc/bao-cao/{key}/2023/7"


def test_a_department_s_own_report_is_no_ministry_s() -> None:
    document = parse(
        "UBND HUYỆN LỤC NAM\nPHÒNG NỘI VỤ\nSố: 7/BC-NV\nLục Nam, ngày 4 tháng 5 năm 2023\nBÁO CÁO\nMở lớp\n"
        "1. Mở hai lớp.\n2. Mua sách.\n"
    )
    assert document.metadata.key == "/akn/vn/doc/bao-cao/nv.huyen-luc-nam.bac-giang/2023/7"


def test_any_team_leaves_the_key_open() -> None:
    (any_team,) = find_citations("Báo cáo số 3/BC-ĐTT ngày 5/7/2025 của Đoàn thanh tra")
    (the_team,) = find_citations("Báo cáo số 3/BC-ĐKT ngày 5/7/2025 của Đoàn Kiểm tra Sở Y tế tỉnh Hà Tĩnh")
    assert any_team.key == "cite/bao-cao/dtt.?/2025/3"
    assert the_team.key is not None
    assert "?" not in the_team.key


def test_a_board_counted_by_a_resolution_keeps_the_committee_it_is_of() -> None:
    (found,) = find_citations("Kế hoạch số 14-KH/BCĐ35 ngày 20/01/2025 của Ban Chỉ đạo 35 Thành ủy Hà Nội về việc họp")
    assert (found.issuer, found.key) == ("Ban Chỉ đạo 35 Thành ủy Hà Nội", "/akn/vn/doc/ke-hoach/bcd35.ha-noi/2025/14")


NAMED_BEFORE = [
    # a sentence in a province's plan; who issued each document cited in it: its level and the author in its key
    ("UBND xã Sông Chu ban hành [Kế hoạch số 5/KH-UBND]", ["commune ubnd.song-chu.thanh-hoa"]),
    (
        "Ngày 4/8/2025, UBND xã Sông Chu đã kịp thời ban hành [Kế hoạch số 5/KH-UBND]",
        ["commune ubnd.song-chu.thanh-hoa"],
    ),
    ("Đảng ủy xã Sông Chu xây dựng và ban hành [Nghị quyết số 5-NQ/ĐU]", ["commune dang-uy.song-chu.thanh-hoa"]),
    ("Huyện ủy Sông Chu có [Chỉ thị số 5-CT/HU]", ["district hu.song-chu.thanh-hoa"]),
    ("Theo đề nghị của Chủ tịch UBND xã Sông Chu tại [Tờ trình số 5/TTr-UBND]", ["commune ubnd.song-chu.thanh-hoa"]),
    ("Theo ý kiến của UBND xã Sông Chu ([Tờ trình số 5/TTr-UBND])", ["commune ubnd.song-chu.thanh-hoa"]),
    ("Việc này được UBND xã Sông Chu phê duyệt tại [Quyết định số 5/QĐ-UBND]", ["commune ubnd.song-chu.thanh-hoa"]),
    ("UBND xã Sông Chu đã gửi UBND tỉnh tại [Tờ trình số 5/TTr-UBND]", ["commune ubnd.song-chu.thanh-hoa"]),
    ("Sở Y tế tham mưu UBND tỉnh ban hành [Quyết định số 5/QĐ-UBND]", ["provincial_committee ubnd.thanh-hoa"]),
    ("UBND xã Sông Chu ban hành [Quyết định số 5/QĐ-UBND], [số 6/QĐ-UBND]", ["commune ubnd.song-chu.thanh-hoa"] * 2),
    ("Cục Thuế tỉnh có [Công văn số 5/CT-TTHT]", ["provincial_department ct.thanh-hoa"]),
    ("HĐND xã Sông Chu đã thông qua [Nghị quyết số 5/NQ-HĐND]", ["commune hdnd.song-chu.thanh-hoa"]),
    ("LĐLĐ huyện Nga Sơn có [Kế hoạch số 5/KH-LĐLĐ]", ["district ldld.huyen-nga-son.thanh-hoa"]),
    ("Viện KSND huyện Nga Sơn có [Kiến nghị số 5/KN-VKS]", ["judiciary vksnd.huyen-nga-son.thanh-hoa"]),
    ("UBND xã ban hành [Kế hoạch số 5/KH-UBND]", ["commune ubnd.?.thanh-hoa"]),
    ("Giám đốc Sở Lao động - TB&XH trình tại [Tờ trình số 5/LĐTBXH-KH]", ["provincial_department ldtbxh.thanh-hoa"]),
    ("Công ty Giấy Sông Chu có [Công văn số 5/CV-GSC]", ["None gsc"]),
    ("Phòng Kinh tế huyện Nga Sơn có [Tờ trình số 5/TTr-KT]", ["district kt.huyen-nga-son.thanh-hoa"]),
    ("Hạt Kiểm lâm huyện Nga Sơn có [Báo cáo số 5/BC-HKL]", ["district hat-kiem-lam.huyen-nga-son.thanh-hoa"]),
    ("Bệnh viện Đa khoa Sông Lam có [Báo cáo số 5/BC-BVSL]", ["institution bvsl.da-khoa-song-lam"]),
    ("Trung tâm Sách xã Sông Chu có [Báo cáo số 5/BC-TTS]", ["commune tts.song-chu.thanh-hoa"]),
    ("Trung tâm Sách Sông Chu có [Báo cáo số 5/BC-TTS]", ["None tts.?"]),
    ("Ông Nguyễn Văn An có [Báo cáo số 5/BC-TTS]", ["None tts.?"]),
    # the symbol tells of another, or of the same
    ("UBND tỉnh có [Công văn số 5/BYT-DP]", ["ministry byt"]),
    ("UBND xã Sông Chu có [Công văn số 5/SYT-VP]", ["provincial_department syt.thanh-hoa"]),
    ("Hạt Kiểm lâm Sông Chu có [Kế hoạch số 5/KH-UBND]", ["provincial_committee ubnd.thanh-hoa"]),
    # who gets it, who carries it out, several
    ("Gửi UBND xã Sông Chu tại [Công văn số 5/UBND-VX]", ["provincial_committee ubnd.thanh-hoa"]),
    ("Tặng bằng khen cho UBND xã Sông Chu tại [Quyết định số 5/QĐ-UBND]", ["provincial_committee ubnd.thanh-hoa"]),
    ("Khen thưởng UBND xã Sông Chu ([Quyết định số 5/QĐ-UBND])", ["provincial_committee ubnd.thanh-hoa"]),
    ("Bổ nhiệm Chủ tịch UBND xã Sông Chu tại [Quyết định số 5/QĐ-UBND]", ["provincial_committee ubnd.thanh-hoa"]),
    ("Năm nay, UBND xã Sông Chu tại [Tờ trình số 5/TTr-UBND] xin mua sách", ["commune ubnd.song-chu.thanh-hoa"]),
    ("Trình HĐND xã Sông Chu [Nghị quyết số 5/NQ-HĐND]", ["provincial_council hdnd.thanh-hoa"]),
    ("Giao UBND xã Sông Chu thực hiện [Kế hoạch số 5/KH-UBND]", ["provincial_committee ubnd.thanh-hoa"]),
    ("UBND các xã ban hành [Kế hoạch số 5/KH-UBND]", ["provincial_committee ubnd.thanh-hoa"]),
    ("Các UBND xã Sông Chu có [Kế hoạch số 5/KH-UBND]", ["provincial_committee ubnd.thanh-hoa"]),
    (
        "UBND xã Sông Chu ban hành [Kế hoạch số 5/KH-UBND]. [Kế hoạch số 6/KH-UBND]",
        ["commune ubnd.song-chu.thanh-hoa", "provincial_committee ubnd.thanh-hoa"],
    ),
]


@pytest.mark.parametrize(("sentence", "wanted"), NAMED_BEFORE, ids=[row[0] for row in NAMED_BEFORE])
def test_who_issued_a_document_is_told_before_it(sentence: str, wanted: list[str]) -> None:
    text = sentence.replace("[", "").replace("]", " ngày 5/8/2025")
    head = "UBND TỈNH THANH HÓA\nSố: 45/KH-UBND\nThanh Hóa, ngày 12 tháng 9 năm 2025\nKẾ HOẠCH\nĐọc sách\n"
    found = [c for c in parse(f"{head}1. {text}.\n2. Mua.\n").citations if c.kind == "numbered"]
    assert [f"{c.level} {(c.key or '').split('/')[-3]}" for c in found] == wanted
    assert all(c.issuer is None for c in found)  # as written behind "của" alone


OF_WHOM = [
    # a number, who issued it, in a province's plan of 2024: its level and the author in its key
    ("5-KH/ĐTN của Tỉnh đoàn Quảng Trị", "provincial_department tinh-doan.quang-tri"),
    ("5-KH/TĐTN của Ban Thường vụ Tỉnh đoàn", "provincial_department tinh-doan.thanh-hoa"),
    ("5-KH/ĐTN của Huyện đoàn Nga Sơn", "district huyen-doan.nga-son.thanh-hoa"),
    ("5-KH/ĐTN của Đoàn xã Tân An", "commune dtn.tan-an.thanh-hoa"),
    ("5-KH/ĐTN của Đoàn Thanh niên Công an tỉnh", "provincial_department dtn.?"),
    ("5-KH/ĐTN", "None dtn.?"),
    ("5-KH/ĐU của Tỉnh đoàn", "provincial_department dang-uy.?"),
    # the same letters of several
    ("5/ML-BTL của Tư lệnh Quân khu 4", "government_agency btl.quan-khu-4"),
    ("5/ML-BTL của Bộ Tư lệnh Quân đoàn 12", "government_agency btl.quan-doan-12"),
    ("5/ML-BTL của Bộ Tư lệnh Thủ đô Hà Nội", "government_agency btltd"),
    ("5/ML-BTL", "government_agency btl.?"),
    ("5-KH/BTV của Ban Thường vụ Tỉnh đoàn", "provincial_department btv.tinh-doan.thanh-hoa"),
    ("5-KH/BTV của Ban Thường vụ Hội LHPN tỉnh", "provincial_department btv.dcthpn.thanh-hoa"),
    ("5-KH/BTV của Ban Thường vụ Hội LHPN xã Tân An", "commune btv.dcthpn.tan-an.thanh-hoa"),
    ("5-KH/BTV của Ban Thường vụ LĐLĐ tỉnh Quảng Trị", "provincial_department btv.ldld.quang-tri"),
    ("5-KH/BTV của Ban Thường vụ Hội Làm vườn", "None btv.?"),
    ("5-KH/BTV", "None btv.?"),
    ("5-KH/HNDT của Hội Nông dân tỉnh", "provincial_department hnd.thanh-hoa"),
    ("5-KH/HND của Hội Nông dân xã Tân An", "commune hnd.tan-an.thanh-hoa"),
    ("5-KH/HND của Hội Nông dân Việt Nam", "mass_organisation hnd"),
    ("5-KH/HND của Hội Nông dân", "mass_organisation hnd.?"),
    ("5/KH-BCH của Bộ Chỉ huy quân sự tỉnh", "provincial_department bch.bchqs.thanh-hoa"),
    ("5/KH-BCH của Bộ Chỉ huy Bộ đội Biên phòng tỉnh", "provincial_department bch.bdbp.thanh-hoa"),
    ("5/KH-BCH của Ban Chấp hành Đoàn xã Tân An", "commune bch.dtn.tan-an.thanh-hoa"),
    ("5-KH/ĐU của Đảng ủy UBND tỉnh", "provincial_party dang-uy-ubnd.thanh-hoa"),
    ("5-KH/ĐU của Đảng ủy các cơ quan Đảng tỉnh", "provincial_party dang-uy-co-quan-dang.thanh-hoa"),
    ("5-KH/ĐU của Đảng ủy Công an tỉnh", "provincial_party dang-uy-cong-an.thanh-hoa"),
    ("5-KH/ĐU của Đảng ủy xã Tân An", "commune dang-uy.tan-an.thanh-hoa"),
    ("5/QĐ-VP của Văn phòng Tỉnh ủy", "provincial_party vp.vptu.thanh-hoa"),
    ("5/QĐ-VP của Văn phòng UBND tỉnh", "provincial_committee vp.vpubnd.thanh-hoa"),
    ("5/QĐ-VP của Văn phòng Đoàn ĐBQH và HĐND tỉnh", "provincial_council vp.vphdnd.thanh-hoa"),
    ("5/QĐ-VP của Văn phòng Đồng Xanh", "None vp.?"),
    ("5/QĐ-VP", "None vp.?"),
    ("5/QĐ-VPS của Văn phòng UBND tỉnh", "provincial_committee vps.thanh-hoa"),
    ("5/TB-KV3 của Kho bạc Nhà nước khu vực III", "government_agency kv.kbnn.khu-vuc-3"),
    ("5/TB-KV3 của Chi cục Hải quan khu vực III", "government_agency kv.chq.khu-vuc-3"),
    ("5/TB-KVIII của Kiểm toán nhà nước khu vực VIII", "state_audit kv.ktnn.khu-vuc-8"),
    ("5/TB-KVIII của Kiểm toán nhà nước Khu vực 8", "state_audit kv.ktnn.khu-vuc-8"),
    ("5/TB-KV3", "None kv.?"),
    ("5/TB-DTQG của Chi cục Dự trữ Nhà nước khu vực V", "None dtqg.khu-vuc-5"),
    ("5/TB-HKL của Hạt Kiểm lâm khu vực 5", "district hat-kiem-lam.khu-vuc-5.thanh-hoa"),
    # one in every province, in every district, or of the whole country
    ("5/KH-BV của Bệnh viện Đa khoa tỉnh", "institution bv.da-khoa-tinh-thanh-hoa"),
    ("5/KH-BV của Bệnh viện Đa khoa Sông Lam", "institution bv.da-khoa-song-lam"),
    ("5/KH-KSBT của Trung tâm Kiểm soát bệnh tật", "provincial_department cdc.thanh-hoa"),
    ("5/KH-LMHTX của Liên minh Hợp tác xã tỉnh", "provincial_department lmhtx.thanh-hoa"),
    ("5/KH-TCT của Trường Chính trị tỉnh", "provincial_department tct.thanh-hoa"),
    ("5/KH-TCT của Tổng cục Thuế", "government_agency tct"),
    ("5/KH-NHCS của Ngân hàng Chính sách xã hội tỉnh", "provincial_department nhcsxh.thanh-hoa"),
    ("5/TB-NHCS của Phòng giao dịch NHCSXH huyện Nga Sơn", "district nhcsxh.huyen-nga-son.thanh-hoa"),
    ("5/VPĐK-HC của Văn phòng Đăng ký đất đai tỉnh", "provincial_department vpdk.thanh-hoa"),
    ("5-KH/ĐUK của Đảng ủy Khối các cơ quan tỉnh Sơn La", "None duk.son-la"),
    ("5/TB-CĐN của Công đoàn ngành Giáo dục tỉnh Sơn La", "provincial_department cdn.son-la"),
    ("5/TB-CĐN của Công đoàn ngành Y tế tỉnh Sơn La", "provincial_department cdn-y-te.son-la"),
    ("5/TB-CĐN của Công đoàn Giáo dục Việt Nam", "mass_organisation cdn"),
    ("5/KH-GDĐT của Phòng GDĐT huyện Nga Sơn", "district pgddt.huyen-nga-son.thanh-hoa"),
    ("5/KH-GDĐT của Sở GDĐT Sơn La", "provincial_department sgddt.son-la"),
    ("5/TB-CN của Chi nhánh Văn phòng Đăng ký đất đai huyện Nga Sơn", "district cn.vpdk.huyen-nga-son.thanh-hoa"),
    ("5/TB-VKSNS của Viện kiểm sát nhân dân huyện Nga Sơn", "judiciary vksnd.huyen-nga-son.thanh-hoa"),
    ("5/TB-VKSSL của Viện kiểm sát nhân dân huyện Nga Sơn", "judiciary vkssl.huyen-nga-son.thanh-hoa"),
    ("5-BC/HU của Huyện ủy Sông Mã", "district hu.song-ma.son-la"),
    ("5-BC/HU của Huyện ủy Châu Thành", "district hu.chau-thanh.thanh-hoa"),
    ("5-BC/HĐTN của Huyện đoàn Sông Mã", "district huyen-doan.song-ma.son-la"),
    ("5/TB-BVĐK của Bệnh viện Đa khoa", "institution bvdk.?"),
    ("5/TB-BVPS của Bệnh viện Phụ sản", "institution bvps.?"),
    ("5/TB-BVPS của Bệnh viện Phụ sản Trung ương", "institution bvps.phu-san-trung-uong"),
    ("5/KH-THCS của Trường THCS Lê Lợi, huyện Sông Mã", "institution thcs.le-loi.huyen-song-ma.son-la"),
    ("5/QĐ-ĐHSP của Trường Đại học Sư phạm - Đại học Huế", "institution dhsp.hue"),
    ("5-NQ/CB của Chi bộ thôn Đoài", "commune cb.?"),
    ("5/CV-CTCP của Công ty Cổ phần Sông Lam", "None ctcp.song-lam"),
    ("5/CV-CTCP của Công ty Cổ phần Sông Đà 5", "None ctcp.song-da-5"),
    ("5/CV-CTY của Công ty TNHH Sông Lam", "None cty.song-lam"),
    ("5/CV-TNHH của Công ty TNHH Sông Lam", "None tnhh.song-lam"),
    ("5/CV-SLC của Công ty Cổ phần Sông Lam", "None slc"),
    ("5/CV-CTCP", "None ctcp.?"),
    ("5/KH-BCHQS của Ban CHQS xã Tân An", "commune bchqs.tan-an.thanh-hoa"),
    ("5/KH-BCHQS của Ban CHQS xã", "commune bchqs.?.thanh-hoa"),
    ("5/KL-TTr của Thanh tra tỉnh", "provincial_department ttr.thanh-hoa"),
    ("5/KL-TTr của Thanh tra huyện Nga Sơn", "district ttr.huyen-nga-son.thanh-hoa"),
    ("5/BC-THADS của Chi cục Thi hành án dân sự huyện Nga Sơn", "judiciary thads.huyen-nga-son.thanh-hoa"),
    ("5/KBNN-KSC của Kho bạc Nhà nước khu vực XI", "government_agency kbnn.khu-vuc-11"),
    ("5/KBNN-KSC của Kho bạc Nhà nước huyện Nga Sơn", "district kbnn.huyen-nga-son.thanh-hoa"),
    ("5/BĐTH-KD của Bưu điện tỉnh", "institution bdth.thanh-hoa"),
    ("5/ĐLNS-KH của Điện lực Nga Sơn", "institution dien-luc.huyen-nga-son.thanh-hoa"),
    ("5/PCTH-KH của Công ty Điện lực Thanh Hóa", "None pcth"),
    ("5/KH-KT của Phòng Kinh tế huyện Nga Sơn", "district kt.huyen-nga-son.thanh-hoa"),
    ("5-NQ/HU của Huyện ủy Nga Sơn khóa XX", "district hu.nga-son.thanh-hoa"),
    ("5/CT-TTHT của Cục Thuế tỉnh", "provincial_department ct.thanh-hoa"),
    ("5/CT-TTHT của Cục Thuế", "government_agency ct"),
    ("5/KH-HPN của Hội Nữ sinh xã Tân An", "commune dcthpn.tan-an.thanh-hoa"),
    # a place by its name alone
    ("5/KH-TTYT của Trung tâm Y tế Nga Sơn", "institution ttyt.huyen-nga-son.thanh-hoa"),
    ("5/KH-TTYT của Trung tâm Y tế huyện Nga Sơn", "institution ttyt.huyen-nga-son.thanh-hoa"),
    ("5/KH-TTYT của Trung tâm Y tế", "institution ttyt.?"),
    ("5/KH-TTYT", "institution ttyt.?"),
    ("5/KH-KBX của Kho bạc Nhà nước Nga Sơn", "district kbx.huyen-nga-son.thanh-hoa"),
    ("5-NQ/CB của Chi bộ thôn Đông", "commune cb.?"),
    ("5/KH-UBND của UBND Nga Sơn", "district ubnd.huyen-nga-son.thanh-hoa"),
    ("5/KH-UBND của UBND Sơn La", "provincial_committee ubnd.son-la"),
]


@pytest.mark.parametrize(("said", "wanted"), OF_WHOM, ids=[row[0] for row in OF_WHOM])
def test_the_body_named_tells_the_bodies_of_one_symbol_apart(said: str, wanted: str) -> None:
    number, _, issuer = said.partition(" của ")
    head = "UBND TỈNH THANH HÓA\nSố: 45/KH-UBND\nThanh Hóa, ngày 12 tháng 9 năm 2024\nKẾ HOẠCH\nĐọc sách\n"
    issuer = issuer and f" của {issuer}"
    text = f"{head}1. Thực hiện Kế hoạch số {number} ngày 5/8/2024{issuer}.\n2. Mua.\n"
    (found,) = (c for c in parse(text).citations if c.kind == "numbered")
    assert f"{found.level} {(found.key or '').split('/')[-3]}" == wanted


def test_a_name_alone_is_a_communes_since_there_are_no_districts() -> None:
    said = [
        (c.level, (c.key or "").split("/")[-3])
        for day in ("5/8/2024", "5/8/2025")
        for c in find_citations(f"Theo Kế hoạch số 5/KH-UBND ngày {day} của UBND Nga Sơn.")
    ]
    assert said == [("district", "ubnd.huyen-nga-son.thanh-hoa"), ("commune", "ubnd.nga-son.thanh-hoa")]


COMPANIES = [
    # the letterhead, where it was written, its province
    ("CÔNG TY ĐIỆN LỰC PHÚ YÊN", "Đắk Lắk", "dak-lak"),
    ("TỔNG CÔNG TY CHÈ NGHỆ AN\nCÔNG TY CHÈ PHÚ YÊN", "Đắk Lắk", "dak-lak"),
    ("CÔNG TY ĐIỆN LỰC PHÚ YÊN", "Tuy Hòa", None),
    ("UBND TỈNH PHÚ YÊN\nCÔNG TY CHÈ SÔNG LAM", "Tuy Hòa", "phu-yen"),
    ("SỞ Y TẾ PHÚ YÊN", "Đắk Lắk", "phu-yen"),
]


@pytest.mark.parametrize(("bodies", "place", "province"), COMPANIES)
def test_a_place_in_the_name_of_a_company_is_not_its_province(bodies: str, place: str, province: str | None) -> None:
    head = f"{bodies}\nSố: 5/TB-VDU\n{place}, ngày 12 tháng 11 năm 2025\n\nTHÔNG BÁO\nĐọc sách\n\n1. Việc\nMua.\n"
    assert parse(head).metadata.province == province


def test_a_nameless_committee_is_of_the_text_s_own_commune() -> None:
    head = "UBND XÃ NGA SƠN, TỈNH THANH HÓA\nSố: 45/KH-UBND\nNga Sơn, ngày 2 tháng 9 năm 2025\nKẾ HOẠCH\nĐọc sách\n"
    said = "Theo Kế hoạch số 5-KH/ĐU ngày 5/8/2025 của Đảng ủy; Ban CHQS xã có Kế hoạch số 6/KH-BCHQS ngày 6/8/2025"
    found = [c for c in parse(f"{head}1. {said}.\n2. Mua.\n").citations if c.kind == "numbered"]
    assert [(c.level, (c.key or "").split("/")[-3]) for c in found] == [
        ("commune", "dang-uy.nga-son.thanh-hoa"),
        ("commune", "bchqs.nga-son.thanh-hoa"),
    ]


def test_a_court_of_a_place_has_its_province() -> None:
    said = "Công văn số 5/TA-TCCB ngày 5/8/2024 của Tòa án nhân dân {}"
    local, central = (find_citations(said.format(one))[0] for one in ("tỉnh Sơn La", "tối cao"))
    assert (local.level, local.province, central.province) == ("judiciary", "son-la", None)


def test_a_nameless_committee_is_of_the_text_s_own_district() -> None:
    head = "UBND HUYỆN NGA SƠN\nSố: 45/KH-UBND\nNga Sơn, ngày 2 tháng 9 năm 2024\nKẾ HOẠCH\nĐọc sách\n"
    said = (
        "Huyện ủy ban hành Chỉ thị số 5-CT/HU ngày 5/8/2024; Kế hoạch số 6-KH/HU ngày 6/8/2024 của Huyện ủy Hậu Lộc; "
        "Kế hoạch số 7-KH/ĐTN ngày 7/8/2024 của Huyện đoàn; Nghị quyết số 8-NQ/CB ngày 8/8/2024"
    )
    found = [c for c in parse(f"{head}1. {said}.\n2. Mua.\n", province="thanh-hoa").citations if c.kind == "numbered"]
    wanted = ["hu.nga-son.thanh-hoa", "hu.hau-loc.thanh-hoa", "huyen-doan.nga-son.thanh-hoa", "cb.?"]
    assert [(c.key or "").split("/")[-3] for c in found] == wanted


@pytest.mark.parametrize(
    ("issuer", "title", "task", "province"),
    [
        ("UBND XÃ TÂN LẬP", "Ủng hộ đồng bào tỉnh Lào Cai", "Quyên góp sách.", None),
        ("ĐẢNG ỦY XÃ TÂN LẬP", "Tổ chức đi học tập tại tỉnh Quảng Ninh", "Thuê xe.", None),
        ("TRƯỜNG THCS NGUYỄN DU", "Giao lưu bóng đá", "Mời các trường bạn ở tỉnh Hải Dương.", None),
        ("UBND XÃ TÂN LẬP", "Mở thư viện trên địa bàn xã, tỉnh Lào Cai", "Mua sách.", "lao-cai"),
        ("UBND XÃ TÂN LẬP", "Mở thư viện", "Các thôn giáp tỉnh Lào Cai; sách do tỉnh Lào Cai cấp.", "lao-cai"),
        ("SỞ Y TẾ", "Tiêm chủng", "Tiêm tại các xã của tỉnh Hải Dương.", "hai-duong"),
    ],
)
def test_a_province_that_is_only_spoken_of_is_not_the_commune_s(
    issuer: str, title: str, task: str, province: str | None
) -> None:
    text = f"{issuer}\nSố: 20/KH-UBND\nngày 5 tháng 9 năm 2024\nKẾ HOẠCH\n{title}\nI. MỤC ĐÍCH\n1. {task}\n2. Mở cửa.\n"
    assert parse(text).metadata.province == province


@pytest.mark.parametrize("name", ["Cư M'gar", "Cư M’gar"])
def test_an_apostrophe_is_of_the_place_s_name(name: str) -> None:
    (found,) = find_citations(f"Quyết định số 10/QĐ-UBND ngày 3/3/2020 của UBND huyện {name} về việc giao đất")
    assert (found.title, found.key) == (
        "về việc giao đất",
        "/akn/vn/doc/quyet-dinh/ubnd.huyen-cu-m-gar.dak-lak/2020/10",
    )


ACTED_ON = [
    # one document and another that it acts on: the authors in their keys
    ("[QĐ 4/QĐ-UBND] của UBND huyện Nga Sơn thay thế [QĐ 3/QĐ-UBND]", ["ubnd.huyen-nga-son.thanh-hoa"] * 2),
    ("UBND huyện Nga Sơn ban hành [QĐ 4/QĐ-UBND] bãi bỏ [QĐ 3/QĐ-UBND]", ["ubnd.huyen-nga-son.thanh-hoa"] * 2),
    (
        "[NQ 4/NQ-HĐND] của HĐND xã Tân An, huyện Lục Nam sửa đổi [NQ 3/NQ-HĐND]",
        ["hdnd.tan-an.huyen-luc-nam.bac-giang"] * 2,
    ),
    ("UBND huyện Nga Sơn đã ban hành Quyết định thay thế [QĐ 3/QĐ-UBND]", ["ubnd.huyen-nga-son.thanh-hoa"]),
    ("HĐND huyện chưa ban hành Nghị quyết bãi bỏ [NQ 3/NQ-HĐND]", ["hdnd.?.?"]),
    ("UBND huyện Nga Sơn nghe Nghị quyết bãi bỏ [NQ 3/NQ-HĐND]", ["hdnd.?"]),
    ("[QĐ 4/QĐ-UBND] của UBND huyện được sửa đổi bởi [QĐ 5/QĐ-UBND]", ["ubnd.?.?"] * 2),
    ("[QĐ 4/QĐ-UBND] của UBND tỉnh Sơn La thay thế [QĐ 3/QĐ-UBND]", ["ubnd.son-la"] * 2),
    # by another body, or one that says whose it is; and what it only carries out
    ("[QĐ 4/QĐ-UBND] của UBND huyện Nga Sơn thay thế [KH 3/KH-SYT]", ["ubnd.huyen-nga-son.thanh-hoa", "syt.thanh-hoa"]),
    (
        "[QĐ 4/QĐ-UBND] của UBND huyện Nga Sơn thay thế [QĐ 3/QĐ-UBND] của UBND tỉnh",
        ["ubnd.huyen-nga-son.thanh-hoa", "ubnd.thanh-hoa"],
    ),
    ("[QĐ 4/QĐ-UBND] của UBND huyện Nga Sơn thực hiện [NQ 3/NQ-HĐND]", ["ubnd.huyen-nga-son.thanh-hoa", "hdnd.?"]),
]


@pytest.mark.parametrize(("sentence", "authors"), ACTED_ON, ids=[row[0] for row in ACTED_ON])
def test_what_a_body_below_the_province_acts_on_is_its_own(sentence: str, authors: list[str]) -> None:
    long = {"[QĐ": "Quyết định số", "[NQ": "Nghị quyết số", "[KH": "Kế hoạch số", "]": " ngày 5/8/2024"}
    for short, words in long.items():
        sentence = sentence.replace(short, words)
    assert [(c.key or "").split("/")[-3] for c in find_citations(f"{sentence}.")] == authors


def test_what_a_district_s_own_decision_replaces_is_its_own() -> None:
    head = "UBND HUYỆN NGA SƠN\nSố: 45/QĐ-UBND\nNga Sơn, ngày 2 tháng 9 năm 2024\nQUYẾT ĐỊNH\nVề thư viện\n"
    for said, author in (("thay thế", "ubnd.huyen-nga-son.thanh-hoa"), ("thực hiện", "ubnd.?")):
        text = f"{head}Điều 1. Quyết định này {said} Quyết định số 6/QĐ-UBND ngày 6/8/2023.\nĐiều 2. Mua.\n"
        (found,) = (c for c in parse(text).citations if c.kind == "numbered")
        assert (found.key or "").split("/")[-3] == author


WHOLE = [
    # the body read behind "của" ends at the bar; what it is, and where
    ("Văn phòng Đăng ký đất đai tỉnh Sơn La| ký", "vpdk", "son-la"),
    ("Phòng giao dịch NHCSXH huyện Nga Sơn| về cho vay", "nhcsxh", "thanh-hoa"),
    ("Trường Đại học Sư phạm - Đại học Huế|, các khoa", "dai-hoc", None),
    ("Trường Đại học Sư phạm| - các khoa", "dhsp", None),
    ("Trường THCS Lê Lợi, huyện Sông Mã|, các lớp", "thcs", "son-la"),
    ("Trường THCS Lê Lợi|, huyện Sông Mã giao các lớp", "thcs", None),
    ("Hội đồng quản trị Ngân hàng CSXH| về cho vay", "nhcsxh", None),
    ("Đảng ủy Khối các cơ quan tỉnh Sơn La| về học tập", "duk", None),
    ("Chi bộ thôn Đoài| về học tập", "cb", None),
    ("Chi bộ Tổ dân phố số 3| về học tập", "cb", None),
    ("Kiểm toán nhà nước khu vực VIII| về kiểm toán", "ktnn", None),
    ("Bệnh viện Đa khoa tỉnh Sơn La| về giá", "benh-vien", "son-la"),
    ("Ban Pháp chế HĐND tỉnh Sơn La| về thẩm tra", "bpc", "son-la"),
]


@pytest.mark.parametrize(("said", "id_", "province"), WHOLE, ids=[row[0] for row in WHOLE])
def test_a_body_is_read_whole_and_no_further(said: str, id_: str, province: str | None) -> None:
    issuer, _, behind = said.partition("|")
    found = find_citations(f"Theo Báo cáo số 5/BC-VDU ngày 5/8/2024 của {issuer}{behind} như sau.")[0]
    assert (found.issuer, found.issuer_id, found.province) == (issuer, id_, province)


def test_a_hospitals_own_plans_are_its_own() -> None:
    head = "SỞ Y TẾ SƠN LA\nBỆNH VIỆN ĐA KHOA MAI SƠN\nSố: 5/KH-BVĐK\nMai Sơn, ngày 5 tháng 8 năm 2024\nKẾ HOẠCH\nĐọc\n"
    for said, author in (("Giám đốc Bệnh viện", "bvdk.da-khoa-mai-son"), ("Trường THPT", "bvdk.?")):
        text = f"{head}1. Theo Kế hoạch số 6/KH-BVĐK ngày 5/8/2024 của {said}.\n2. Mua.\n"
        (found,) = (c for c in parse(text).citations if c.kind == "numbered")
        assert (found.key or "").split("/")[-3].startswith(author)


TOWNS = [
    # an issuer, the year: the author in the key, the level and the province
    ("UBND TP Huế", 2021, "ubnd.thanh-pho-hue.thua-thien-hue district thua-thien-hue"),
    ("UBND TP Huế", 2025, "ubnd.hue provincial_committee hue"),
    ("UBND thành phố Huế, tỉnh Thừa Thiên Huế", 2021, "ubnd.thanh-pho-hue.thua-thien-hue district thua-thien-hue"),
    ("UBND tỉnh Thừa Thiên Huế", 2021, "ubnd.thua-thien-hue provincial_committee thua-thien-hue"),
    ("UBND thành phố Cần Thơ", 2003, "ubnd.thanh-pho-can-tho.can-tho district can-tho"),
    ("UBND thành phố Cần Thơ", 2004, "ubnd.can-tho provincial_committee can-tho"),
    ("UBND thành phố Hải Phòng", 2003, "ubnd.hai-phong provincial_committee hai-phong"),
]


@pytest.mark.parametrize(("issuer", "year", "wanted"), TOWNS)
def test_a_city_was_a_town_before_it_was_a_province(issuer: str, year: int, wanted: str) -> None:
    (found,) = find_citations(f"Theo Kế hoạch số 5/KH-UBND ngày 5/8/{year} của {issuer}.")
    head = f"{issuer.upper()}\nSố: 5/KH-UBND\nHuế, ngày 5 tháng 8 năm {year}\nKẾ HOẠCH\nĐọc sách\n1. Mua.\n2. Bán.\n"
    for said in (found, parse(head).metadata):
        assert f"{(said.key or '').split('/')[-3]} {said.level} {said.province}" == wanted


def test_a_citys_committee_in_a_text_from_a_town_is_the_towns() -> None:
    for above, wanted in (
        ("HỘI AN", "district ubnd.thanh-pho-hoi-an.quang-nam"),
        ("HÀ NỘI", "provincial_committee ubnd.ha-noi"),
    ):
        head = (
            f"UBND THÀNH PHỐ {above}\nTRƯỜNG THCS SÔNG LAM\nSố: 5/KH-THCS\n{above.title()}, ngày 5 tháng 8 năm 2024\n"
        )
        said = "KẾ HOẠCH\nĐọc sách\n1. Theo Kế hoạch số 6/KH-UBND ngày 5/8/2024 của UBND thành phố.\n2. Mua.\n"
        (found,) = (c for c in parse(head + said).citations if c.kind == "numbered")
        assert f"{found.level} {(found.key or '').split('/')[-3]}" == wanted


NOT_THERE_THEN = [
    # a symbol, its day and who is named: the author in the key
    ("7/TB-HĐBT", "5/9/1990", None, "hdbt"),
    ("7/TB-HĐBT", "5/9/2024", None, "hdbt.?"),
    (
        "7/TB-HĐBT",
        "5/9/2024",
        "Hội đồng bồi thường, hỗ trợ và tái định cư huyện Lục Nam",
        "hdbt.boi-thuong-ho-tro-tai-dinh-cu.huyen-luc-nam.bac-giang",
    ),
    ("7/TB-BTNMT", "5/2/2025", None, "btnmt"),
    ("7/TB-BTNMT", "5/9/2025", None, "btnmt"),
    ("7/TNMT-ĐĐ", "5/9/2025", None, "tnmt.?"),
    ("7/KH-VHTT", "5/9/2024", None, "vhtt.?"),
    ("7/CT-TTHT", "5/9/2025", None, "ct"),
    ("7/CT-TTHT", "5/9/2012", None, "ct.?"),
    ("7/CT-TTHT", "5/9/2012", "Cục Thuế tỉnh Sơn La", "ct.son-la"),
    ("7/KH-TTTT", "5/9/2024", None, "btttt"),
    ("7/KH-TTTT", "5/9/2024", "Trung tâm Truyền thông", "tttt.?"),
    ("7/KH-TCT", "5/9/2024", "Trường Chính trị", "tct.?"),
    ("7/KH-TCT", "5/9/2024", "Tổng cục Thuế", "tct"),
]


@pytest.mark.parametrize(("number", "day", "issuer", "author"), NOT_THERE_THEN)
def test_a_body_issues_nothing_on_a_day_when_it_is_not_there(
    number: str, day: str, issuer: str | None, author: str
) -> None:
    of = f" của {issuer} về đất" if issuer else ""
    (found,) = find_citations(f"Theo Công văn số {number} ngày {day}{of}.")
    assert (found.key or "").split("/")[-3] == author


def test_a_body_that_had_ended_issued_no_text_of_today() -> None:
    head = (
        "HỘI ĐỒNG BỒI THƯỜNG, HỖ TRỢ VÀ TÁI ĐỊNH CƯ\nHUYỆN LỤC NAM\nSố: 7/TB-HĐBT\nLục Nam, ngày 5 tháng 9 năm 2024\n"
    )
    said = parse(f"{head}THÔNG BÁO\nVề việc thu hồi đất\n1. Thu hồi.\n2. Giao.\n").metadata
    assert said.key.split("/")[-3] == "hdbt.boi-thuong-ho-tro-tai-dinh-cu.huyen-luc-nam.bac-giang"
    assert said.level == "district"


JOINED_LETTERS = [
    # a letter's symbol: the author in its key
    ("Công văn số 13/CTCP ngày 1/2/2024", "ctcp.?"),
    ("Công văn số 13/CTCP-XD ngày 1/2/2024 của Công ty Cổ phần Sông Xanh", "ctcp.song-xanh"),
    ("Chỉ thị số 13/CTTTg ngày 1/2/2024", "ttg"),
    ("Công văn số 7/HQLB-NV ngày 5/9/2025 của Chi cục Hải quan Lao Bảo", "hqlb.lao-bao.quang-tri"),
    ("Kế hoạch số 7/KHLN-BCA-BQP ngày 5/9/2025", "bca+bqp"),
]


@pytest.mark.parametrize(("said", "author"), JOINED_LETTERS)
def test_letters_of_a_body_s_own_are_no_type_and_no_other_body(said: str, author: str) -> None:
    (found,) = find_citations(f"Theo {said}.")
    assert (found.key or "").split("/")[-3] == author


OF_ANY_PLACE = [
    # a symbol and who is named by kind words, with a name or without: the author in the key
    ("KH-TTKN", "Trung tâm Khuyến nông", "ttkn.?"),
    ("KH-TTKN", "Trung tâm Khuyến nông quốc gia", "ttkn"),
    ("KH-TTKN", "Trung tâm Khuyến nông tỉnh Sơn La", "ttkn.son-la"),
    ("KH-HLG", "Hội Luật gia", "hlg.?"),
    ("KH-HLG", "Hội Luật gia Việt Nam", "hlg"),
    ("KH-BKS", "Ban Kiểm soát", "bks.?"),
    ("KH-SVHTT", "Sở Văn hóa và Thể thao tỉnh Sơn La", "svhtt.son-la"),
    ("KH-BXDĐ", "Ban Xây dựng Đảng xã Phố Bảng", "bxdd.pho-bang.tuyen-quang"),
    ("KH-BXDĐ", "Ban Xây dựng Đảng", "bxdd.?"),
    ("KH-HTXNN", "Hợp tác xã Nông nghiệp Sông Xanh", "htxnn.nong-nghiep-song-xanh"),
    ("KH-HTXSX", "Hợp tác xã Sông Xanh", "htxsx"),
]


@pytest.mark.parametrize(("symbol", "issuer", "author"), OF_ANY_PLACE)
def test_kind_words_alone_are_no_bodys_name(symbol: str, issuer: str, author: str) -> None:
    (found,) = find_citations(f"Theo Kế hoạch số 7/{symbol} ngày 5/9/2025 của {issuer} về việc chung.")
    assert (found.key or "").split("/")[-3] == author


SCHOOLS = [
    # who stands over the school, the year: the author in its own key
    ("UBND HUYỆN VŨ THƯ", 2024, "th.song-lam.huyen-vu-thu.thai-binh"),
    ("PHÒNG GD&ĐT VŨ THƯ", 2024, "th.song-lam.huyen-vu-thu.thai-binh"),
    ("PHÒNG GD&ĐT TP HUẾ", 2024, "th.song-lam.thanh-pho-hue.thua-thien-hue"),
    ("UBND XÃ EA KAR", 2025, "th.song-lam.ea-kar.dak-lak"),
    ("UBND XÃ EA DRĂNG", 2025, "th.song-lam.ea-drang.dak-lak"),
    ("SỞ GIÁO DỤC VÀ ĐÀO TẠO ĐẮK LẮK", 2025, "th.song-lam.?.dak-lak"),
]


@pytest.mark.parametrize(("above", "year", "author"), SCHOOLS)
def test_schools_of_one_name_are_told_apart_by_the_unit_over_them(above: str, year: int, author: str) -> None:
    head = f"{above}\nTRƯỜNG TIỂU HỌC SÔNG LAM\nSố: 8/KH-TH\nSông Lam, ngày 5 tháng 9 năm {year}\nKẾ HOẠCH\nĐọc sách\n"
    said = "của Trường Tiểu học Sông Lam", "của nhà trường"
    text = head + "".join(f"{n}. Theo Kế hoạch số {n}/KH-TH ngày 1/9/{year} {of}.\n" for n, of in enumerate(said, 1))
    doc = parse(text)
    for key in (doc.metadata.key, *(c.key for c in doc.citations if c.kind == "numbered")):
        assert (key or "").split("/")[-3] == author


SCHOOLS_CITED = [
    # a school and its year: the author in the key, in a text of the commune Ea Kar of 2025
    ("Trường Mầm non Sơn Ca", 2025, "mn.son-ca.ea-kar.dak-lak"),
    ("Trường Mầm non Sơn Ca", 2024, "mn.son-ca.?.dak-lak"),
    ("Trường Mầm non Sơn Ca, xã Ea Drăng", 2025, "mn.son-ca.ea-drang.dak-lak"),
    ("Trường Mầm non Sơn Ca xã Ea Drăng", 2025, "mn.son-ca.ea-drang.dak-lak"),
    ("Trường Mầm non xã Ea Drăng", 2025, "mn.xa-ea-drang.ea-drang.dak-lak"),
    ("Trường Mầm non Sơn Ca, xã Minh Lãng, huyện Vũ Thư", 2024, "mn.son-ca.huyen-vu-thu.thai-binh"),
    ("Trường Mầm non Sơn Ca, huyện Vũ Thư", 2025, "mn.son-ca.?.thai-binh"),
]


@pytest.mark.parametrize(("issuer", "year", "author"), SCHOOLS_CITED)
def test_a_school_is_cited_with_the_unit_over_it_on_that_day(issuer: str, year: int, author: str) -> None:
    head = "ỦY BAN NHÂN DÂN\nXÃ EA KAR\nSố: 8/KH-UBND\nEa Kar, ngày 5 tháng 9 năm 2025\nKẾ HOẠCH\nĐọc sách\n"
    said = f"1. Theo Kế hoạch số 7/KH-MN ngày 1/9/{year} của {issuer}.\n2. Mua.\n"
    (found,) = (c for c in parse(head + said).citations if c.kind == "numbered")
    assert (found.key or "").split("/")[-3] == author


OWN_LETTERS = [
    # the letterhead, its number, a number it cites: the author in the key
    ("UBND HUYỆN VŨ THƯ\nPHÒNG TƯ PHÁP", "30/BC-TP", "12/KH-TP ngày 1/2/2024", "tp.huyen-vu-thu.thai-binh"),
    ("UBND HUYỆN VŨ THƯ\nPHÒNG TƯ PHÁP", "30/BC-TP", "12/KH-TP ngày 1/2/2024 của Bộ Tư pháp", "btp"),
    ("BỘ TƯ PHÁP", "30/BC-TP", "12/KH-TP ngày 1/2/2024", "btp"),
    ("UBND HUYỆN VŨ THƯ\nPHÒNG NỘI VỤ", "30/BC-PNV", "12/KH-TP ngày 1/2/2024", "btp"),
    ("UBND TỈNH SƠN LA\nBAN QUẢN LÝ KHU KINH TẾ", "30/BC-BQLKKT", "12/KH-BQLKKT ngày 1/2/2024", "bqlkkt.son-la"),
    ("UBND XÃ EA KAR\nPHÒNG KINH TẾ", "30/BC-KT", "12/KH-KT ngày 1/9/2025", "kt.ea-kar.dak-lak"),
    ("UBND XÃ EA KAR\nPHÒNG KINH TẾ", "30/BC-KT", "12/KH-KT ngày 1/2/2024", "kt.?"),
]


@pytest.mark.parametrize(("head", "number", "cited", "author"), OWN_LETTERS)
def test_the_letters_of_an_office_are_its_own_where_it_speaks(head: str, number: str, cited: str, author: str) -> None:
    day = "Ngày 5 tháng 9 năm 2025" if "XÃ" in head else "Ngày 5 tháng 9 năm 2024"
    text = f"{head}\nSố: {number}\n{day}\nBÁO CÁO\nĐọc sách\n1. Thực hiện Kế hoạch số {cited}.\n2. Mua.\n"
    (found,) = (c for c in parse(text).citations if c.kind == "numbered")
    assert (found.key or "").split("/")[-3] == author


UNIVERSITIES = [
    # a school of a university, or a university: the author in the key
    ("Trường Đại học Kinh tế - ĐHQG Hà Nội", "dhkt.dhqghn"),
    ("Trường Đại học Kinh tế - Đại học Quốc gia Hà Nội", "dhkt.dhqghn"),
    ("Đại học Quốc gia Hà Nội", "dhqghn"),
    ("Trường Đại học Kinh tế - Đại học Huế", "dhkt.hue"),
    ("Trường Đại học Kinh tế", "dhkt.?"),
    ("Trường Đại học Kinh tế quốc dân", "dhkt.kinh-te-quoc-dan"),
    ("Đại học Kinh tế TP. Hồ Chí Minh", "dhkt.kinh-te-thanh-pho-ho-chi-minh"),
    ("Đại học Kinh tế thành phố Hồ Chí Minh", "dhkt.kinh-te-thanh-pho-ho-chi-minh"),
]


@pytest.mark.parametrize(("issuer", "author"), UNIVERSITIES)
def test_a_school_of_a_university_is_not_that_one(issuer: str, author: str) -> None:
    (found,) = find_citations(f"Theo Thông báo số 7/TB-ĐHKT ngày 5/9/2025 của {issuer} về tuyển sinh.")
    assert (found.key or "").split("/")[-3] == author


def test_a_school_of_a_university_is_known_by_the_one_above_it() -> None:
    for above, author in (
        ("ĐẠI HỌC QUỐC GIA HÀ NỘI", "dhkt.dhqghn"),
        ("ĐẠI HỌC HUẾ", "dhkt.hue"),
        ("BỘ GIÁO DỤC VÀ ĐÀO TẠO", "dhkt.?"),
    ):
        head = f"{above}\nTRƯỜNG ĐẠI HỌC KINH TẾ\nSố: 7/TB-ĐHKT\nNgày 5 tháng 9 năm 2025\nTHÔNG BÁO\nTuyển sinh\n"
        assert parse(f"{head}1. Thi.\n2. Xét.\n").metadata.key.split("/")[-3] == author


OWN_LEVELS = [
    # the letterhead and its number: the level and the province of the document itself
    ("KHO BẠC NHÀ NƯỚC\nKHO BẠC NHÀ NƯỚC HÀ NAM", "8/TB-KBHN", "provincial_department ha-nam"),
    ("BẢO HIỂM XÃ HỘI VIỆT NAM\nBẢO HIỂM XÃ HỘI TỈNH HÀ NAM", "8/TB-BHXH", "provincial_department ha-nam"),
    ("BẢO HIỂM XÃ HỘI VIỆT NAM", "8/TB-BHXH", "government_agency None"),
    ("UBND TỈNH LÂM ĐỒNG\nVĂN PHÒNG", "8/TB-VP", "provincial_committee lam-dong"),
    ("UỶ BAN MTTQ VIỆT NAM XÃ EA KAR\nHỘI LIÊN HIỆP PHỤ NỮ", "8/TB-HPN", "commune dak-lak"),
    ("HĐND XÃ EA KAR\nBAN KINH TẾ - NGÂN SÁCH", "8/TB-KTNS", "commune dak-lak"),
]


@pytest.mark.parametrize(("head", "number", "wanted"), OWN_LEVELS)
def test_a_body_has_the_level_of_the_unit_it_is_of(head: str, number: str, wanted: str) -> None:
    text = f"{head}\nSố: {number}\nNgày 5 tháng 9 năm 2025\nTHÔNG BÁO\nHọp\n1. Mua.\n2. Bán.\n"
    said = parse(text).metadata
    assert f"{said.level} {said.province}" == wanted


def test_a_body_of_no_table_has_the_province_named_with_it() -> None:
    (found,) = find_citations("Theo Kế hoạch số 1/KH-BQLKKT ngày 1/2/2024 của Ban Quản lý Khu kinh tế tỉnh Quảng Ninh.")
    assert (found.province, (found.key or "").split("/")[-3]) == ("quang-ninh", "bqlkkt.quang-ninh")


IN_A_DISTRICT = [
    # the letterhead of a commune's body and its number: the author in its key, while there were districts
    ("HUYỆN ỦY VŨ THƯ\nĐẢNG ỦY XÃ TÂN HÒA", "8-KH/ĐU", "dang-uy.tan-hoa.huyen-vu-thu.thai-binh"),
    ("HUYỆN ĐOÀN BÌNH LỤC\nBCH ĐOÀN XÃ AN NỘI", "8-KH/ĐTN", "dtn.an-noi.huyen-binh-luc.ha-nam"),
    ("CÔNG AN HUYỆN BÌNH LỤC\nCÔNG AN XÃ AN NỘI", "8/KH-CAX", "cong-an.an-noi.huyen-binh-luc.ha-nam"),
    ("UBND HUYỆN PHÚ XUYÊN\nXÃ ĐẠI XUYÊN", "8/KH-UBND", "ubnd.dai-xuyen.huyen-phu-xuyen.ha-noi"),
    ("HUYỆN ỦY VŨ THƯ\nBAN TUYÊN GIÁO", "8-KH/BTGHU", "btghu.huyen-vu-thu.thai-binh"),
]


@pytest.mark.parametrize(("head", "number", "author"), IN_A_DISTRICT)
def test_a_commune_lies_in_the_district_of_the_body_above(head: str, number: str, author: str) -> None:
    text = f"{head}\nSố: {number}\nNgày 5 tháng 9 năm 2024\nKẾ HOẠCH\nHọp\n1. Mua.\n2. Bán.\n"
    assert parse(text).metadata.key.split("/")[-3] == author


def test_a_commune_lies_in_no_district_since_there_are_none() -> None:
    head = "CÔNG AN HUYỆN BÌNH LỤC\nCÔNG AN XÃ AN NỘI\nSố: 8/KH-CAX\nNgày 5 tháng 9 năm 2025\nKẾ HOẠCH\nHọp\n"
    assert parse(f"{head}1. Mua.\n2. Bán.\n").metadata.key.split("/")[-3] == "cong-an.an-noi.?"


def test_a_district_of_islands_is_a_district() -> None:
    said = "UBND huyện đảo Lý Sơn", "UBND huyện Lý Sơn", "UBND huyện đảo Cô Tô, tỉnh Quảng Ninh"
    found = find_citations(
        "; ".join(f"Quyết định số {n}/QĐ-UBND ngày 3/3/2020 của {of}" for n, of in enumerate(said, 1))
    )
    assert [c.issuer for c in found] == list(said)
    assert [(c.key or "").split("/")[-3] for c in found] == [
        "ubnd.huyen-ly-son.quang-ngai",
        "ubnd.huyen-ly-son.quang-ngai",
        "ubnd.huyen-co-to.quang-ninh",
    ]


BRANCHES = [
    # a letterhead, its number and year: the author in the key of the document and of what is cited of the same body
    ("CỤC THUẾ TỈNH BẮC GIANG\nCHI CỤC THUẾ LỤC NAM", "8/TB-CCT", 2024, "cct.huyen-luc-nam.bac-giang"),
    ("SỞ Y TẾ BẮC GIANG\nTRUNG TÂM Y TẾ LỤC NAM", "8/TB-TTYT", 2024, "ttyt.huyen-luc-nam.bac-giang"),
    ("KHO BẠC NHÀ NƯỚC\nKHO BẠC NHÀ NƯỚC LỤC NAM", "8/TB-KBLN", 2024, "kbnn.huyen-luc-nam.bac-giang"),
    ("CHI CỤC KIỂM LÂM ĐẮK LẮK\nHẠT KIỂM LÂM EA KAR", "8/TB-HKL", 2025, "hat-kiem-lam.ea-kar.dak-lak"),
    ("BẢO HIỂM XÃ HỘI TỈNH ĐẮK LẮK\nBẢO HIỂM XÃ HỘI CƠ SỞ EA KAR", "8/TB-BHXH", 2025, "bhxh.ea-kar.dak-lak"),
]


@pytest.mark.parametrize(("head", "number", "year", "author"), BRANCHES)
def test_a_branch_goes_by_the_name_of_its_place(head: str, number: str, year: int, author: str) -> None:
    text = f"{head}\nSố: {number}\nNgày 5 tháng 9 năm {year}\nTHÔNG BÁO\nHọp\n1. Mua.\n2. Bán.\n"
    assert parse(text).metadata.key.split("/")[-3] == author


def test_a_commune_has_a_board_for_each_unit_that_votes() -> None:
    head = "ỦY BAN BẦU CỬ XÃ EA KAR\nBAN BẦU CỬ ĐƠN VỊ SỐ 3\nSố: 8/TB-BBC\nNgày 5 tháng 2 năm 2026\nTHÔNG BÁO\nHọp\n"
    said = "Ban bầu cử đơn vị số 3 xã Ea Kar", "Ban bầu cử đơn vị bầu cử số 3 xã Ea Kar", "Ban bầu cử xã Ea Kar"
    items = "".join(f"{n}. Theo Thông báo số {n}/TB-BBC ngày 2/2/2026 của {of}.\n" for n, of in enumerate(said, 1))
    doc = parse(head + items)
    keys = [doc.metadata.key, *(c.key for c in doc.citations if c.kind == "numbered")]
    assert [str(key).split("/")[-3] for key in keys] == [*["bbc.don-vi-so-3.ea-kar.dak-lak"] * 3, "bbc.ea-kar.dak-lak"]


IN_OUR_DISTRICT = [
    # the letterhead, who is cited and the year: the author in the key
    ("ỦY BAN NHÂN DÂN\nHUYỆN BÌNH LỤC", "UBND xã An Nội", 2024, "ubnd.an-noi.huyen-binh-luc.ha-nam"),
    ("HUYỆN ỦY BÌNH LỤC", "UBND xã An Nội", 2024, "ubnd.an-noi.huyen-binh-luc.ha-nam"),
    ("UBND HUYỆN BÌNH LỤC\nUBND XÃ AN NỘI", "UBND xã An Nội", 2024, "ubnd.an-noi.huyen-binh-luc.ha-nam"),
    ("ỦY BAN NHÂN DÂN\nHUYỆN BÌNH LỤC", "UBND xã Phố Bảng", 2025, "ubnd.pho-bang.tuyen-quang"),
    ("UBND TỈNH HÀ NAM", "UBND xã An Nội", 2024, "ubnd.an-noi.ha-nam"),
    ("HUYỆN ỦY BÌNH LỤC", "Huyện ủy", 2024, "hu.binh-luc.ha-nam"),
]


@pytest.mark.parametrize(("head", "issuer", "year", "author"), IN_OUR_DISTRICT)
def test_a_commune_named_in_a_district_s_text_lies_there(head: str, issuer: str, year: int, author: str) -> None:
    symbol = "HU" if issuer == "Huyện ủy" else "UBND"
    text = f"{head}\nSố: 8/TB-{symbol}\nNgày 5 tháng 12 năm {year}\nTHÔNG BÁO\nHọp\n"
    said = f"1. Theo Kế hoạch số 7/KH-{symbol} ngày 1/9/{year} của {issuer}.\n2. Mua.\n"
    (found,) = (c for c in parse(text + said).citations if c.kind == "numbered")
    assert (found.key or "").split("/")[-3] == author


@pytest.mark.parametrize(
    ("body", "key"),
    [
        ("Ban Tổ chức Hội thi", "cite/ke-hoach/ban-to-chuc-hoi-thi.?/2025/5"),
        ("Ban Tổ chức Tỉnh ủy Sơn La", "/akn/vn/doc/ke-hoach/btctu.son-la/2025/5"),
        ("Bộ Tài chính", "/akn/vn/doc/ke-hoach/btc/2025/5"),
    ],
)
def test_a_ministrys_symbol_is_anothers_where_a_board_is_named(body: str, key: str) -> None:
    assert find_citations(f"Theo Kế hoạch số 5/KH-BTC ngày 3/3/2025 của {body}")[0].key == key


@pytest.mark.parametrize(
    ("head", "key"),
    [
        ("ĐẢNG ỦY XÃ SƠN HÀ\nBAN TỔ CHỨC", "cite/thong-bao/ban-to-chuc.son-ha.?/2025/7"),
        ("BỘ TÀI CHÍNH", "/akn/vn/doc/thong-bao/btc/2025/7"),
    ],
)
def test_a_boards_own_key_is_no_ministrys(head: str, key: str) -> None:
    text = f"{head}\nSố: 7-TB/BTC\nSơn Hà, ngày 3 tháng 10 năm 2025\nTHÔNG BÁO\nHọp quý\nI. Việc\nHọp.\n"
    assert parse(text).metadata.key == key
