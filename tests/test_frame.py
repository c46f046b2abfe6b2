"""What stands around the text of a document: pairs of texts that differ in one thing, and one region of each."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from vnplan import parse
from vnplan.names import RegionKind

HEAD = "ỦY BAN NHÂN DÂN\nHUYỆN LỤC NAM\nSố: 12/KH-UBND\nKẾ HOẠCH\nCấp nước\n"
LETTER = "ỦY BAN NHÂN DÂN\nHUYỆN LỤC NAM\nSố: 12/UBND-NN\n"
BODY = "I. MỤC TIÊU\n1. Đủ nước tưới.\n2. An toàn hồ đập.\n"
LINE = "Ông An đọc báo cáo về tình hình cấp nước của các xã trong vụ hè thu năm nay và những năm trước.\n"
ANNEX = "PHỤ LỤC\nHết\n"
LONG = (
    BODY + "II. NHIỆM VỤ\n1. Nạo vét kênh mương nội đồng và kênh liên xã.\n2. Sửa máy bơm.\n3. Thay các cống đã hỏng.\n"
)
TO = "Nơi nhận:\n- Như trên;\n"
SIGNED = "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nNguyễn Văn An\n"


class Pair(NamedTuple):
    """Two texts and the words of a region of each."""

    text: str
    wanted: str
    other: str
    other_wanted: str


def words_of(text: str, region: RegionKind) -> str:
    """The words of all regions of a kind."""
    return " ".join(parse(text).region(region).split())


PORTAL: dict[str, Pair] = {
    "a scraper's line": Pair(
        "Source: cong.vn/12\n# Cấp nước\nMột đoạn văn.\nHai đoạn văn.\n",
        "Source: cong.vn/12 # Cấp nước",
        "Sources: cong.vn\n# Cấp nước\nMột đoạn văn.\nHai đoạn văn.\n",
        "",
    ),
    "a scraper's line over a document": Pair(
        f"Source: cong.vn/12\n{HEAD}{BODY}",
        "Source: cong.vn/12",
        f"{HEAD}{BODY}",
        "",
    ),
    "a scraper's line alone": Pair(
        "Source: cong.vn/12\nMột đoạn văn.\n",
        "Source: cong.vn/12",
        "Source: cong.vn/12",
        "",
    ),
    "a menu": Pair(
        f"Trang chủ\nTin tức\n{HEAD}{BODY}",
        "Trang chủ Tin tức",
        f"{HEAD}{BODY}",
        "",
    ),
    "a menu of dashes and dates": Pair(
        f"-----\nHà Nội, ngày 06 tháng 3 năm 2024\n{HEAD}{BODY}",
        "----- Hà Nội, ngày 06 tháng 3 năm 2024",
        f"Số: 5/BC\nHà Nội, ngày 06 tháng 3 năm 2024\n{HEAD}{BODY}",
        "",
    ),
    "type and title on one line": Pair(
        f"Trang chủ\nKẾ HOẠCH CẤP NƯỚC VỤ HÈ THU\n{BODY}",
        "Trang chủ",
        f"Trang chủ\nQUY ĐỊNH CHUNG CHO CÁC XÃ VÙNG CAO\n{BODY}",
        "",
    ),
    "a letterhead wrapped in a column": Pair(
        f"Trang chủ\nSỞ\nNÔNG NGHIỆP\nKẾ HOẠCH\nCấp nước\n{BODY}",
        "Trang chủ",
        f"Trang chủ\nSở\nNÔNG NGHIỆP\nKẾ HOẠCH\nCấp nước\n{BODY}",
        "Trang chủ Sở NÔNG NGHIỆP",
    ),
    "words behind a document": Pair(
        f"{HEAD}{LONG}FILE ĐƯỢC ĐÍNH KÈM\nTải\n",
        "FILE ĐƯỢC ĐÍNH KÈM Tải",
        f"{HEAD}{LONG}Tệp được đính kèm\nTải\n",
        "",
    ),
    "words behind a document: not at its beginning": Pair(
        f"{HEAD}{LONG}Tải về\n",
        "Tải về",
        f"{HEAD}Tải về\n{BODY}",
        "",
    ),
    "a caption over them": Pair(
        f"{HEAD}{LONG}Kế hoạch 12/KH-UBND năm 2024 cấp nước\nLược đồ\n",
        "Kế hoạch 12/KH-UBND năm 2024 cấp nước Lược đồ",
        f"{HEAD}{LONG}Đã làm 12/KH-UBND năm 2024 cấp nước\nLược đồ\n",
        "Lược đồ",
    ),
    "a caption that stands again": Pair(
        f"{HEAD}{LONG}Hết. Kế hoạch 12/KH-UBND năm 2024\nLược đồ\nKế hoạch 12/KH-UBND năm 2024\n",
        "Kế hoạch 12/KH-UBND năm 2024 Lược đồ Kế hoạch 12/KH-UBND năm 2024",
        f"{HEAD}{LONG}Hết. Kế hoạch 12/KH-UBND năm 2024\nLược đồ\nKế hoạch 13/KH-UBND năm 2024\n",
        "Lược đồ Kế hoạch 13/KH-UBND năm 2024",
    ),
}
PROPERTIES: dict[str, Pair] = {
    "a table": Pair(
        f"Trang chủ\nSố hiệu: 12/KH-UBND\nNgười ký: Ông An\nTình trạng: Đã biết\n{HEAD}{BODY}",
        "Số hiệu: 12/KH-UBND Người ký: Ông An Tình trạng: Đã biết",
        f"Trang chủ\nSố hiệu 12/KH-UBND\nNgười ký: Ông An\nTình trạng: Đã biết\n{HEAD}{BODY}",
        "",
    ),
    "a table without end": Pair(
        f"Số hiệu: 12/KH-UBND\nNgười ký: Ông An\n{HEAD}{BODY}",
        "Số hiệu: 12/KH-UBND",
        f"Số hiệu: 12/KH-UBND\nTình trạng: Mới\n{HEAD}{BODY}",
        "Số hiệu: 12/KH-UBND Tình trạng: Mới",
    ),
    "a number alone": Pair(
        "Số hiệu: 12/KH-UBND",
        "Số hiệu:",
        "Số hiệu 12/KH-UBND",
        "",
    ),
    "a stamp": Pair(
        f"Người ký: Ủy ban\nThời gian ký: 05/3/2024\n{HEAD}{BODY}",
        "Người ký: Ủy ban Thời gian ký: 05/3/2024",
        f"Thời gian ký: 05/3/2024\nNgười ký: Ủy ban\n{HEAD}{BODY}",
        "",
    ),
    "half a stamp": Pair(
        f"Ký bởi: Ủy ban\nThời gian ký: 05/3/2024\n{HEAD}{BODY}",
        "Ký bởi: Ủy ban Thời gian ký: 05/3/2024",
        f"Ký bởi: Ủy ban\nNgày: 05/3/2024\n{HEAD}{BODY}",
        "",
    ),
}
RECIPIENTS: dict[str, Pair] = {
    "addressees on further lines": Pair(
        f"{LETTER}Kính gửi:\nCác xã.\nMời các xã họp.\n",
        "Kính gửi: Các xã.",
        f"{LETTER}Kính gửi: Huyện ủy.\nCác xã.\nMời các xã họp.\n",
        "Kính gửi: Huyện ủy.",
    ),
    "addressees below a title": Pair(
        f"{HEAD}Kính gửi: Các xã.\n{BODY}",
        "Kính gửi: Các xã.",
        f"{HEAD}{BODY}",
        "",
    ),
    "addressees in brackets": Pair(
        f"{LETTER}Kính gửi: Huyện ủy.\n(Qua Văn phòng)\nMời các xã họp.\n",
        "Kính gửi: Huyện ủy. (Qua Văn phòng)",
        f"{LETTER}Kính gửi: Huyện ủy.\nQua Văn phòng\nMời các xã họp.\n",
        "Kính gửi: Huyện ủy.",
    ),
    "a dash is no addressee": Pair(
        f"{LETTER}Kính gửi: Huyện ủy.\n- Các xã.\nMời các xã họp.\n",
        "Kính gửi: Huyện ủy. - Các xã.",
        f"{LETTER}Kính gửi: Huyện ủy.\n-- Các xã.\nMời các xã họp.\n",
        "Kính gửi: Huyện ủy.",
    ),
    "a list that goes on": Pair(
        f"{LETTER}Kính gửi:\n- Huyện ủy;\n- Các phòng, ban\nVăn phòng huyện.\nMời các xã họp.\n",
        "Kính gửi: - Huyện ủy; - Các phòng, ban Văn phòng huyện.",
        f"{LETTER}Kính gửi:\n- Huyện ủy;\n- Các phòng, ban.\nVăn phòng huyện.\nMời các xã họp.\n",
        "Kính gửi: - Huyện ủy; - Các phòng, ban.",
    ),
    "recipients on one line": Pair(
        f"{HEAD}{BODY}Nơi nhận: Như trên; các phòng, ban của huyện; các xã; Lưu: VT. TM. ỦY BAN NHÂN DÂN\n{SIGNED}",
        "Nơi nhận: Như trên; các phòng, ban của huyện; các xã; Lưu: VT.",
        f"{HEAD}{BODY}Nơi nhận: Như trên; Lưu: VT. TM. ỦY BAN\n{SIGNED}",
        "Nơi nhận: Như trên; Lưu: VT. TM. ỦY BAN",
    ),
    "a drafting unit behind the registry": Pair(
        f"{HEAD}{BODY}{TO}- Lưu: VT, NN.\n{LINE}",
        "Nơi nhận: - Như trên; - Lưu: VT, NN.",
        f"{HEAD}{BODY}{TO}- Phòng Nông nghiệp.\n{LINE}",
        f"Nơi nhận: - Như trên; - Phòng Nông nghiệp. {LINE.strip()}",
    ),
    "the signer behind the registry": Pair(
        f"{HEAD}{BODY}{TO}- Lưu: VT. CHỦ TỊCH Nguyễn Văn An\n",
        "Nơi nhận: - Như trên; - Lưu: VT.",
        f"{HEAD}{BODY}{TO}- Lưu: VT. (bản giấy) và thư viện huyện\n",
        "Nơi nhận: - Như trên; - Lưu: VT. (bản giấy) và thư viện huyện",
    ),
    "items behind the registry": Pair(
        f"{HEAD}{BODY}{TO}- Lưu: VT;\n- Các xã.\n{SIGNED}",
        "Nơi nhận: - Như trên; - Lưu: VT; - Các xã.",
        f"{HEAD}{BODY}{TO}- Lưu: VT;\nCác xã.\n{SIGNED}",
        "Nơi nhận: - Như trên; - Lưu: VT; Các xã.",
    ),
}
SIGNATURE: dict[str, Pair] = {
    "powers, posts and a name": Pair(
        f"{HEAD}{BODY}{TO}{SIGNED}{ANNEX}",
        "KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Văn An",
        f"{HEAD}{BODY}{TO}KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n{LINE}",
        "KT. CHỦ TỊCH PHÓ CHỦ TỊCH",
    ),
    "a stamp over the name": Pair(
        f"{HEAD}{BODY}{TO}KT. CHỦ TỊCH\n(Đã ký)\nNguyễn Văn An\n",
        "KT. CHỦ TỊCH (Đã ký) Nguyễn Văn An",
        f"{HEAD}{BODY}{TO}KT. CHỦ TỊCH\n{LINE}Nguyễn Văn An\n",
        "KT. CHỦ TỊCH",
    ),
    "a name on the post's line": Pair(
        f"{HEAD}{BODY}{TO}- Lưu: VT.\nKT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Văn An\n{ANNEX}",
        "KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Văn An",
        f"{HEAD}{BODY}{TO}- Lưu: VT.\nKT. CHỦ TỊCH PHÓ CHỦ TỊCH\n{ANNEX}",
        "KT. CHỦ TỊCH PHÓ CHỦ TỊCH",
    ),
    "a name on the post's line, a power over it": Pair(
        f"{HEAD}{BODY}{TO}- Lưu: VT.\nTM. ỦY BAN\nCHỦ TỊCH Nguyễn Văn An\n{ANNEX}",
        "TM. ỦY BAN CHỦ TỊCH Nguyễn Văn An",
        f"{HEAD}{BODY}{TO}- Lưu: VT.\nTM. ỦY BAN\n{LINE}",
        "TM. ỦY BAN",
    ),
    "over the recipients": Pair(
        f"{HEAD}{BODY}{SIGNED}{TO}- Lưu: VT.\n",
        "KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Văn An",
        f"{HEAD}{BODY}Ông Nguyễn Văn An\n{TO}- Lưu: VT.\n",
        "",
    ),
    "without recipients": Pair(
        f"{HEAD}{BODY}CHỦ TỊCH\nNguyễn Văn An\n",
        "CHỦ TỊCH Nguyễn Văn An",
        f"{HEAD}{BODY}Chủ tịch họp\nNguyễn Văn An\n",
        "",
    ),
    "without recipients, on one line": Pair(
        f"{HEAD}{BODY}CHỦ TỊCH Nguyễn Văn An\n",
        "CHỦ TỊCH Nguyễn Văn An",
        f"{HEAD}{BODY}CHỦ TỊCH chưa ký\n",
        "",
    ),
    "behind other words": Pair(
        f"{HEAD}{BODY}{TO}- Lưu: VT.\nHết.\n{SIGNED}",
        "KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Văn An",
        f"{HEAD}{BODY}{TO}- Lưu: VT.\nMột đoạn văn dài hơn ba mươi chữ.\nMột đoạn văn nữa.\n{SIGNED}",
        "",
    ),
}
NOTES: dict[str, Pair] = {
    "behind a signature": Pair(
        f"{HEAD}{BODY}{TO}{SIGNED}1 “Hồ” là hồ chứa.\n",
        "1 “Hồ” là hồ chứa.",
        f"{HEAD}{BODY}{TO}{SIGNED}1 hồ chứa.\n",
        "",
    ),
    "in brackets": Pair(
        f"{HEAD}{BODY}Hết.\n[1] Theo báo cáo.\n",
        "[1] Theo báo cáo.",
        f"{HEAD}{BODY}Hết.\n(1) Theo báo cáo.\n",
        "",
    ),
    "of the whole file": Pair(
        f"{HEAD}{LONG.replace('bơm.', 'bơm[1].')}PHỤ LỤC\nDanh mục\n1. Hồ Bảo Sơn\n2. Hồ Tân Sơn\n[1] Theo báo cáo.\n",
        "[1] Theo báo cáo.",
        f"{HEAD}{LONG}PHỤ LỤC\nDanh mục\n1. Hồ Bảo Sơn\n2. Hồ Tân Sơn\n[1] Theo báo cáo.\n",
        "",
    ),
}
PREAMBLE: dict[str, Pair] = {
    "what closes the recitals": Pair(
        "ỦY BAN NHÂN DÂN\nQUYẾT ĐỊNH\nCấp nước\nCăn cứ Luật Thủy lợi;\nQUYẾT ĐỊNH:\nMột đoạn văn.\n",
        "Căn cứ Luật Thủy lợi; QUYẾT ĐỊNH:",
        "ỦY BAN NHÂN DÂN\nQUYẾT ĐỊNH\nCấp nước\nCăn cứ Luật Thủy lợi;\nQuyết định:\nMột đoạn văn.\n",
        "",
    ),
}
PAIRS = {
    f"{region}: {name}": (region, pair)
    for region, pairs in {
        "web_chrome": PORTAL, "metadata": PROPERTIES, "recipients": RECIPIENTS, "signature": SIGNATURE,
        "footnotes": NOTES, "preamble": PREAMBLE,
    }.items()
    for name, pair in pairs.items()
}  # fmt: skip


@pytest.mark.parametrize(("region", "pair"), PAIRS.values(), ids=PAIRS)
def test_pair(region: RegionKind, pair: Pair) -> None:
    assert words_of(pair.text, region) == pair.wanted
    assert words_of(pair.other, region) == pair.other_wanted


@pytest.mark.parametrize("power", ["TM.", "KT.", "TL.", "TUQ."])
def test_a_power_ends_the_recipients_of_a_flat_page(power: str) -> None:
    text = f"{HEAD}{BODY}Nơi nhận: Như trên; các phòng, ban của huyện; các xã; Lưu: VT, NN {power} ỦY BAN NHÂN DÂN\n"
    assert words_of(text, "recipients").endswith("Lưu: VT, NN")
    assert words_of(f"{HEAD}{BODY}{TO}- Lưu: VT, NN {power} CHỦ TỊCH\nHết\n", "recipients").endswith("VT, NN")


@pytest.mark.parametrize("name", ["Như trên", "Trợ lý", "TGĐ", "Các xã", "VP", "UBND xã", "Ủy ban", "Lưu sổ"])
def test_recipients_without_a_dash(name: str) -> None:
    assert words_of(f"{HEAD}{BODY}{TO}{name}\n{SIGNED}", "recipients").endswith(name)
