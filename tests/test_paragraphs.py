"""What a line break means: for every rule two texts that differ in one thing, seen in what the reader makes of them.

Each pair fails when its rule is taken out of the list.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import product
from typing import NamedTuple

import pytest

from vnplan import parse
from vnplan.tables.rules import load_rules
from vnplan.text import breaks
from vnplan.text.asked import all_asked, asked_of
from vnplan.text.breaks import Break, is_wrapped
from vnplan.text.glance import margin_of, surely
from vnplan.text.wrapping import Facts

WORDS = load_rules().line_words
WRAPPED = """\
Các trường tiểu học và trung học cơ sở trên địa bàn huyện
rà soát số sách hiện có, lập danh mục sách cần mua thêm cho
từng lớp và gửi về phòng trước khi vào năm học mới để phòng
tổng hợp, trình cấp trên xem xét.
"""
SPACED = f"""\
{WRAPPED}
Các xã bố trí nhà để sách.

Phòng kiểm tra hằng quý.

"""
HALF_SPACED = f"""\
{SPACED}{SPACED}{SPACED}Các xã đóng kệ sách mới cho trường.
Các xã thay bàn đọc sách đã hỏng.

"""
TWICE = """\
Các trường tiểu học và trung học cơ sở trên địa bàn huyện
rà
soát số sách hiện có, lập danh mục sách cần mua thêm cho
từng
lớp và gửi về phòng trước khi vào năm học mới để phòng ta
tổng hợp.
"""
HALF_JOINED = """\
Các trường tiểu học rà soát số sách hiện có, lập danh mục sách cần mua thêm cho từng lớp ở hai trường
Tân Sơn và Mẫu Sơn.
Các trường trung học cơ sở rà soát số báo hiện có, lập danh mục báo cần mua thêm cho từng lớp ở trường
Lục Nam.
Các xã bố trí nhà để sách, cử người trông coi, mở cửa hằng ngày kể cả ngày nghỉ cho học sinh hai trường
Bảo Sơn và Tam Dị.
"""
EARLY = """\
- Mua truyện cho học sinh lớp
một, lớp hai và các lớp mẫu giáo năm tuổi của trường ở xã ta, rồi
chia đều cho các điểm lẻ theo số học sinh thực có ở mỗi điểm.
- Mua báo cho học sinh của các
lớp ba, lớp bốn và lớp năm của trường chính, rồi chia cho các lớp
học hai buổi mỗi ngày theo số học sinh thực có ở mỗi lớp.
- Sửa kệ sách và bàn đọc sách
ở thư viện cũ.
"""
DONE = "1. Theo Quyết định số 12/QĐ-UBND "
PLAN = "ỦY BAN NHÂN DÂN\nSố: 12/KH-UBND\nKẾ HOẠCH\n"


class Pair(NamedTuple):
    """Two texts and what is found in them."""

    text: str
    wanted: object
    other: str
    other_wanted: object


def titles(text: str) -> object:
    """The document's own title and those of the documents it cites."""
    document = parse(text)
    return [title for title in (document.metadata.title, *(c.title for c in document.citations)) if title]


def headings(text: str) -> object:
    """Labels and headings."""
    return [f"{s.label}: {s.heading}" if s.heading else s.label for s in parse(text).sections]


def parts(text: str) -> object:
    """The types of the documents in the file."""
    return [part.document_type for part in parse(text).parts]


def own(text: str) -> list[str]:
    """The document's own title."""
    title = parse(text).metadata.title
    return [title] if title else []


def numbered(text: str) -> object:
    """Who issued the document, and its number."""
    own = parse(text).metadata
    return own.issuer, own.number


def relations(text: str) -> list[str | None]:
    """The relations of the citations."""
    return [c.relation for c in parse(text).citations]


TITLES = {
    "rule_between": Pair(
        "KẾ HOẠCH\n-------\nvề mua sách cho thư viện\n",
        ["về mua sách cho thư viện"],
        "KẾ HOẠCH\n- - a - -\nvề mua sách cho thư viện\n",
        [],
    ),
    "capitals: who speaks": Pair(
        "CÔNG ĐIỆN\nV/V PHÒNG CHÁY CHO CÁC THƯ VIỆN TỈNH\nMIỀN\nTRUNG\nCHỦ TỊCH HỘI SÁCH VIỆT NAM điện:\n- Các hội."
        f"\n{SPACED}",
        ["V/V PHÒNG CHÁY CHO CÁC THƯ VIỆN TỈNH MIỀN TRUNG"],
        f"CÔNG ĐIỆN\nV/V PHÒNG CHÁY CHO CÁC THƯ VIỆN CỦA\nCHỦ TỊCH HỘI SÁCH VIỆT NAM NĂM NAY\n- Các hội.\n{SPACED}",
        ["V/V PHÒNG CHÁY CHO CÁC THƯ VIỆN CỦA CHỦ TỊCH HỘI SÁCH VIỆT NAM NĂM NAY"],
    ),
    "label_below": Pair(
        f"{DONE}về thư viện cho\n- trường tiểu học;\n",
        ["về thư viện cho"],
        f"{DONE}về thư viện cho\ntrường tiểu học;\n",
        ["về thư viện cho trường tiểu học"],
    ),
    "label_below: at the margin": Pair(
        f"{WRAPPED}{DONE}về mua sách cho thư viện ở các xã\n2. Kinh phí do xã chi.\n",
        ["về mua sách cho thư viện ở các xã"],
        f"{WRAPPED}{DONE}về mua sách cho thư viện theo khoản\n2. Kinh phí do xã chi.\n",
        ["về mua sách cho thư viện theo khoản 2"],
    ),
    "label_below: a dash at the margin": Pair(
        f"{WRAPPED}{DONE}về thư viện và nhà văn hóa\n- thể thao cùng các điểm đọc sách.\n",
        ["về thư viện và nhà văn hóa - thể thao cùng các điểm đọc sách"],
        f"{WRAPPED}{DONE}về thư viện xã\n- thể thao cùng các điểm đọc sách.\n",
        ["về thư viện xã"],
    ),
    "label_below: recitals": Pair(
        f"{WRAPPED}{DONE}về mua sách cho thư viện ở các xã\nCăn cứ dự toán năm nay của xã.\n",
        ["về mua sách cho thư viện ở các xã"],
        f"{WRAPPED}{DONE}về mua sách cho thư viện ở các xã\nDự Toán năm nay của xã.\n",
        ["về mua sách cho thư viện ở các xã Dự Toán năm nay của xã"],
    ),
    "capitals": Pair(
        f"KẾ HOẠCH\nMUA SÁCH CHO THƯ VIỆN\nỦy ban huyện lập kế hoạch.\n{SPACED}",
        ["MUA SÁCH CHO THƯ VIỆN"],
        f"KẾ HOẠCH\nMua sách cho thư viện\nỦy ban huyện lập kế hoạch.\n{SPACED}",
        ["Mua sách cho thư viện Ủy ban huyện lập kế hoạch."],
    ),
    "capitals: who issues": Pair(
        "KẾ HOẠCH\nTĂNG CƯỜNG MUA SÁCH CHO THƯ VIỆN CÁC TRƯỜNG TIỂU HỌC HUYỆN\nCHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN\n"
        f"Căn cứ Luật Thư viện;\n{WRAPPED}",
        ["TĂNG CƯỜNG MUA SÁCH CHO THƯ VIỆN CÁC TRƯỜNG TIỂU HỌC HUYỆN"],
        "KẾ HOẠCH\nTĂNG CƯỜNG MUA SÁCH CHO THƯ VIỆN CÁC TRƯỜNG TIỂU HỌC HUYỆN\nMIỀN NÚI VÀ TRUNG DU\n"
        f"Căn cứ Luật Thư viện;\n{WRAPPED}",
        ["TĂNG CƯỜNG MUA SÁCH CHO THƯ VIỆN CÁC TRƯỜNG TIỂU HỌC HUYỆN MIỀN NÚI VÀ TRUNG DU"],
    ),
    "capitals: an abbreviation is no line in capitals": Pair(
        f"{DONE}của\nUBND xã Tân Sơn về mua sách cho\nTHCS Mẫu Sơn.\n",
        ["về mua sách cho THCS Mẫu Sơn"],
        f"{DONE}của\nUBND xã Tân Sơn về mua sách cho\nTHCS MẪU SƠN.\n",
        ["về mua sách cho"],
    ),
    "small_letter_below": Pair(
        f"{WRAPPED}{DONE}về thư viện (tiểu học)\nvà nhà văn hóa xã.\n",
        ["về thư viện (tiểu học) và nhà văn hóa xã"],
        f"{WRAPPED}{DONE}về thư (th)\nvà nhà văn hóa xã.\n",
        ["về thư (th)"],
    ),
    "small_letter_below: items behind a colon": Pair(
        f"{WRAPPED}{DONE}về thư viện tiểu học và;\nvà nhà văn hóa xã.\n",
        ["về thư viện tiểu học và"],
        f"{WRAPPED}{DONE}về thư viện tiểu học và:\nvà nhà văn hóa xã.\n",
        ["về thư viện tiểu học và"],
    ),
    "margin_reached": Pair(
        f"{WRAPPED}{DONE}về thư viện xanh của xã\nTân Sơn và các xã bên.\n",
        ["về thư viện xanh của xã Tân Sơn và các xã bên"],
        f"{WRAPPED}{DONE}về thư viện\nTân Sơn và các xã bên.\n",
        ["về thư viện"],
    ),
    "margin_reached: behind a stop": Pair(
        f"{WRAPPED}{DONE}về thư viện ở xã Tân Sơn;\nTân Sơn và các xã bên.\n",
        ["về thư viện ở xã Tân Sơn"],
        f"{WRAPPED}{DONE}về thư viện ở xã Tân Sơn,\nTân Sơn và các xã bên.\n",
        ["về thư viện ở xã Tân Sơn, Tân Sơn và các xã bên"],
    ),
    "margin_reached: first lines wrapped early": Pair(
        f"{EARLY}- Quyết định số 2/QĐ-BYT về xã\nTân Sơn và các xã bên.\n",
        ["về xã Tân Sơn và các xã bên"],
        f"{EARLY}Quyết định số 2/QĐ-BYT về xã\nTân Sơn và các xã bên.\n",
        ["về xã"],
    ),
    "open_end": Pair(
        f"{DONE}về thư viện và\nNhà văn hóa xã.\n2. Mua sách.\n",
        ["về thư viện và Nhà văn hóa xã"],
        f"{DONE}về thư viện\nNhà văn hóa xã.\n2. Mua sách.\n",
        ["về thư viện"],
    ),
    "open_end: half a name where lines are wrapped": Pair(
        f"{WRAPPED}{DONE}về thư viện tỉnh\nBắc Giang và Bắc Ninh năm nay.\n",
        ["về thư viện tỉnh Bắc Giang và Bắc Ninh năm nay"],
        f"{DONE}về thư viện tỉnh\nBắc Giang và Bắc Ninh năm nay.\n",
        ["về thư viện tỉnh"],
    ),
    "half_post": Pair(
        f"{DONE}về thư viện của Chủ tịch\nỦy ban nhân dân xã\n2. Mua sách.\n",
        ["về thư viện của Chủ tịch Ủy ban nhân dân xã"],
        f"{DONE}về thư viện của Chủ tịch\nPhòng Tư pháp xã\n2. Mua sách.\n",
        ["về thư viện của Chủ tịch"],
    ),
    "half_number": Pair(
        "1. Theo Quyết định số 12/QĐ-\nUBND về mượn sách\n2. Mua sách.\n",
        ["về mượn sách"],
        "1. Theo Quyết định số 12/QĐ-\nubnd về mượn sách\n2. Mua sách.\n",
        [],
    ),
    "half_number: the sign on the line below": Pair(
        "1. Theo Quyết định số 12/QĐ\n-UBND về mượn sách\n2. Mua sách.\n",
        ["về mượn sách"],
        "1. Theo Quyết định số 12/QĐ\n- Ủy ban về mượn sách\n2. Mua sách.\n",
        [],
    ),
    "half_number: a slash": Pair(
        "1. Theo Quyết định số 12/\nQĐ-UBND về mượn sách\n2. Mua sách.\n",
        ["về mượn sách"],
        "1. Theo Quyết định số 12/\nQuy chế về mượn sách\n2. Mua sách.\n",
        [],
    ),
    "half_number: two years": Pair(
        f"{DONE}về mượn sách giai đoạn 2021-\n2030 ở xã\n2. Mua sách.\n",
        ["về mượn sách giai đoạn 2021- 2030 ở xã"],
        f"{DONE}về mượn sách giai đoạn 2021-\n20 xã\n2. Mua sách.\n",
        ["về mượn sách giai đoạn 2021"],
    ),
    "rest_of_sentence": Pair(
        f"{DONE}về thư viện ở xã Châu\nPhong và Châu.\n",
        ["về thư viện ở xã Châu Phong và Châu"],
        f"{DONE}về thư viện ở xã Châu\nPhong và Châu\n",
        ["về thư viện ở xã Châu"],
    ),
    "rest_of_sentence: of few words": Pair(
        f"{DONE}về thư viện ở xã Châu\nPhong và Châu.\n",
        ["về thư viện ở xã Châu Phong và Châu"],
        f"{DONE}về thư viện ở xã Châu\nPhong và Châu Sơn.\n",
        ["về thư viện ở xã Châu"],
    ),
    "orphan": Pair(
        f"{TWICE}{DONE}về thư viện xanh ở xã\nTân\nSơn và các xã bên.\n",
        ["về thư viện xanh ở xã Tân Sơn và các xã bên"],
        f"{WRAPPED}{DONE}về thư viện xanh ở xã\nTân\nSơn và các xã bên.\n",
        ["về thư viện xanh ở xã Tân"],
    ),
    "orphan: no line of its own": Pair(
        f"{TWICE}{DONE}về thư viện xanh ở xã\nTân\nSơn và các xã bên.\n",
        ["về thư viện xanh ở xã Tân Sơn và các xã bên"],
        f"{TWICE}{DONE}về thư viện xanh ở xã\nTân Sơn ta\nSơn và các xã bên.\n",
        ["về thư viện xanh ở xã Tân Sơn ta"],
    ),
    "in_block": Pair(
        f"{SPACED}{DONE}về thư viện\nTân Sơn và Mẫu Sơn hai trường\n",
        ["về thư viện Tân Sơn và Mẫu Sơn hai trường"],
        f"{WRAPPED}{DONE}về thư viện\nTân Sơn và Mẫu Sơn hai trường\n",
        ["về thư viện"],
    ),
    "unfinished": Pair(
        f"{HALF_JOINED}{DONE}về thư viện xanh và nhà văn hóa\nTân Sơn và Mẫu Sơn hai trường\n",
        ["về thư viện xanh và nhà văn hóa Tân Sơn và Mẫu Sơn hai trường"],
        f"{HALF_JOINED}{DONE}về thư viện xanh\nTân Sơn và Mẫu Sơn hai trường\n",
        ["về thư viện xanh"],
    ),
    "unfinished: blank lines between all paragraphs": Pair(
        f"Các xã bố trí nhà để sách cho trường.\n\nPhòng kiểm tra hằng quý.\n\n{DONE}về thư viện xanh và nhà văn hóa\n"
        "Tân Sơn và Mẫu Sơn hai trường\n",
        ["về thư viện xanh và nhà văn hóa Tân Sơn và Mẫu Sơn hai trường"],
        f"Các xã bố trí nhà để sách cho trường.\nPhòng kiểm tra hằng quý.\n\n{DONE}về thư viện xanh và nhà văn hóa\n"
        "Tân Sơn và Mẫu Sơn hai trường\n",
        ["về thư viện xanh và nhà văn hóa"],
    ),
}
HEADINGS = {
    "word_without_number": Pair(
        "Mục\n1. Sách\nĐiều 1. Truyện\n1. Mua.\nMục\n2. Báo\nĐiều 2. Báo ngày\n",
        ["Mục 1: Sách", "Điều 1: Truyện", "1", "Mục 2: Báo", "Điều 2"],
        "Mục\n1. Sách\nĐiều 1. Truyện\n1. Mua.\nMúc\n2. Báo\nĐiều 2. Báo ngày\n",
        ["Mục 1: Sách", "Điều 1: Truyện", "1", "2", "Điều 2"],
    ),
    "blank_lines": Pair(
        f"{WRAPPED}1. Thư viện các trường tiểu học trong huyện và của HĐND\n\nUBND xã lo kinh phí mua sách\n2. Sách\n",
        ["1: Thư viện các trường tiểu học trong huyện và của HĐND", "2"],
        f"{WRAPPED}1. Thư viện các trường tiểu học trong huyện và của HĐND\nUBND xã lo kinh phí mua sách\n2. Sách\n",
        ["1", "2"],
    ),
    "open_end: two words behind a label": Pair(
        "1. Hai\nTrường học bên sông\na) mua sách.\n2. Sách\n",
        ["1: Hai Trường học bên sông", "a", "2"],
        "1. Hai ba\nTrường học bên sông\na) mua sách.\n2. Sách\n",
        ["1: Hai ba", "a", "2"],
    ),
    "open_end: a provision and its act": Pair(
        "1. Theo khoản 2 Điều 5\nThông tư số 16/2022/TT-BGDĐT.\n2. Sách\n",
        ["1", "2"],
        "1. Theo Mẫu số 5\nThông tư số 16/2022/TT-BGDĐT.\n2. Sách\n",
        ["1: Theo Mẫu số 5", "2"],
    ),
    "open_end: a word of two syllables": Pair(
        "Điều 1. Việc lập kế hoạch và\nChứng từ mua sách của trường.\nĐiều 2. Sách báo\n1. Mua.\n",
        ["Điều 1", "Điều 2: Sách báo", "1"],
        "Điều 1. Việc kiểm tra chứng từ\nChứng từ mua sách của trường.\nĐiều 2. Sách báo\n1. Mua.\n",
        ["Điều 1: Việc kiểm tra chứng từ", "Điều 2: Sách báo", "1"],
    ),
    "capitals: behind a label of one letter": Pair(
        "I. VỀ KẾT QUẢ ĐẠT ĐƯỢC\nsố sách đã mua là 5.\nII. VIỆC LÀM\n1. Mua.\n",
        ["I: VỀ KẾT QUẢ ĐẠT ĐƯỢC", "II: VIỆC LÀM", "1"],
        "I. Về kết quả\nsố sách đã mua là 5.\nII. VIỆC LÀM\n1. Mua.\n",
        ["I", "II: VIỆC LÀM", "1"],
    ),
    "in_block: a heading": Pair(
        f"{HALF_SPACED}1. Nhiệm vụ và giải pháp của nhà trường\nTân Sơn và Mẫu Sơn mua sách mới\n\n2. Sách\n",
        ["1", "2"],
        f"{HALF_SPACED}1. Nhiệm vụ của trường\nTân Sơn và Mẫu Sơn mua sách mới\n\n2. Sách\n",
        ["1: Nhiệm vụ của trường", "2"],
    ),
}
PARTS = {
    "word_without_number: an appendix": Pair(
        f"{PLAN}Mua sách\n1. Truyện cho lớp một.\n2. Thơ cho lớp hai.\nPHỤ\nLỤC\nDanh mục sách\n1. Truyện\n2. Thơ\n",
        ["ke_hoach", "phu_luc"],
        f"{PLAN}Mua sách\n1. Truyện cho lớp một.\n2. Thơ cho lớp hai.\nPHỤ\nTRANG\nDanh mục sách\n1. Truyện\n2. Thơ\n",
        ["ke_hoach"],
    ),
    "capitals: a type line": Pair(
        f"{PLAN}Mua sách\n1. Truyện.\n2. Thơ.\nQUY CHẾ\nmượn sách\n(Kèm theo Kế hoạch số 12/KH-UBND)\n1. Thẻ mượn.\n",
        ["ke_hoach", "quy_che"],
        f"{PLAN}Mua sách\n1. Truyện.\n2. Thơ.\nQuy chế\nmượn sách\n(Kèm theo Kế hoạch số 12/KH-UBND)\n1. Thẻ mượn.\n",
        ["ke_hoach"],
    ),
}


_STATE = "THƯ VIỆN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n"
_PLACED = f" Bến Tre, ngày 5 tháng 6 năm 2024\nKẾ HOẠCH\nMUA SÁCH\n\n{SPACED}"
NUMBERS = {
    "motto": Pair(
        f"{_STATE}TỈNH BẾN TRE Độc lập - Tự do - Hạnh phúc\n5/KH-TV\nSố:{_PLACED}",
        ("THƯ VIỆN TỈNH BẾN TRE", "5/KH-TV"),
        f"THƯ VIỆN\n\nTỈNH BẾN TRE và Hạnh phúc\n5/KH-TV\nSố:{_PLACED}",
        (None, None),
    ),
    "number_of_its_own: above": Pair(
        f"THƯ VIỆN\n\nTỈNH BẾN TRE\n5/KH-TV\nSổ:{_PLACED}",
        ("THƯ VIỆN TỈNH BẾN TRE", "5/KH-TV"),
        f"THƯ VIỆN\n\nTỈNH BẾN TRE\n5 tập\nSổ:{_PLACED}",
        ("THƯ VIỆN TỈNH BẾN TRE", None),
    ),
    "capitals: beside the motto": Pair(
        f"{_STATE}TRE\nPHÒNG MƯỢN SÁCH Độc lập - Tự do - Hạnh phúc\nSố: 5/KH-TV{_PLACED}",
        ("PHÒNG MƯỢN SÁCH", "5/KH-TV"),
        f"{_STATE}TRE\nPhòng Mượn sách Độc lập - Tự do - Hạnh phúc\nSố: 5/KH-TV{_PLACED}",
        ("THƯ VIỆN", "5/KH-TV"),
    ),
}
LETTERS = {
    "number_of_its_own": Pair(
        f"{SPACED}Số: 12/SGDĐT–VP\nVề mượn sách\n\nKính gửi: Các trường\n\nCác trường cho mượn sách.\n",
        ["Về mượn sách"],
        f"{SPACED}Số: 12 trang\nVề mượn sách\n\nKính gửi: Các trường\n\nCác trường cho mượn sách.\n",
        [],
    ),
}
RELATIONS = {
    "recital": Pair(
        f"{WRAPPED}Căn cứ ý kiến của Ban Tổ chức\nTrung ương tại Công văn số 12-CV/BTCTW;\n",
        ["legal_basis"],
        f"{WRAPPED}Đã có ý kiến của Ban Tổ chức\nTrung ương tại Công văn số 12-CV/BTCTW;\n",
        ["mentions"],
    ),
}


class Found(NamedTuple):
    """A pair of texts and what is looked for in them."""

    rule: str
    pair: Pair
    asked: Callable[[str], object]


def signers(text: str) -> object:
    """Who signed."""
    return parse(text).metadata.signer


_TABLE = (
    "KẾ HOẠCH\nMUA SÁCH\nI. NHIỆM VỤ\n1. Mua sách.\n+---+---+\n| *Nơi nhận:* | **TM. ỦY BAN NHÂN DÂN** |\n"
    "| - Lưu: VT. | "
)
SIGNERS = {
    "row_of_a_table": Pair(
        f"{_TABLE}Nguyễn\nVăn An |\n|\n+---+---+\n", "Nguyễn Văn An", f"{_TABLE} |\n| | Lê Văn An |\n", "Lê Văn An"
    ),
}


PAIRS = {
    name: Found(name.split(":")[0], pair, asked)
    for asked, pairs in (
        (titles, TITLES),
        (headings, HEADINGS),
        (parts, PARTS),
        (relations, RELATIONS),
        (own, LETTERS),
        (numbered, NUMBERS),
        (signers, SIGNERS),
    )
    for name, pair in pairs.items()
}


@pytest.mark.parametrize("found", PAIRS.values(), ids=PAIRS)
def test_pair(found: Found) -> None:
    assert found.asked(found.pair.text) == found.pair.wanted
    assert found.asked(found.pair.other) == found.pair.other_wanted


@pytest.mark.parametrize("rule", [rule.__name__ for rule in breaks.RULES])
def test_pairs_notice_when_a_rule_is_missing(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = [found for found in PAIRS.values() if found.rule == rule]
    assert pairs, f"no pair of texts for {rule}"
    for rules in ("ODD", "PLAIN", "RULES"):
        monkeypatch.setattr(breaks, rules, [other for other in getattr(breaks, rules) if other.__name__ != rule])
    assert any(found.asked(found.pair.text) != found.pair.wanted for found in pairs)


OPEN = (
    """
sách của|về|các|cho|tại|trong|với|theo|là|và|đến|để|do|bởi|những|như|thuộc|hoặc
kể từ|theo Luật|theo Nghị|theo Quyết|theo Thông|theo Chỉ|theo Kế
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
HALF_NAMES = ["thư viện tỉnh", "do Bộ", "do Sở", "do Ban", "do Ủy", "do Chủ", "do Chính", "do Thủ", "do Quốc", "do Hội"]


@pytest.mark.parametrize("words", OPEN)
def test_no_paragraph_ends_in_an_open_word(words: str) -> None:
    assert titles(f"{DONE}về {words}\nSơn Động và Sơn Tây năm nay\n") == [f"về {words} Sơn Động và Sơn Tây năm nay"]


@pytest.mark.parametrize("words", HALF_NAMES)
def test_a_wrapped_line_does_not_end_in_half_a_name(words: str) -> None:
    assert titles(f"{WRAPPED}{DONE}về {words}\nSơn Động và Sơn Tây năm nay.\n") == [
        f"về {words} Sơn Động và Sơn Tây năm nay"
    ]


# --- what is decided at a glance --------------------------------------------------------------------------------------

ABOVE = (
    "# Kế hoạch mua sách", "1. Mua sách", "1. Mua sách cho", "1. Các", "KẾ HOẠCH", "UBND", "THCS.", "Mua sách;",
    "Mua sách:", "Mua sách,", "MUA SÁCH,", "Mua sách -", "-------", "Điều", "Phụ", "PHỤ", "KT.", "Lưu:", "- Lưu: VT.",
    "Theo khoản 2 Điều 5", "Theo Mẫu số 5", "Quyết định của UBND", "Sách (báo)", "“Sách”", "Số: 12/KH-UBND",
    "Mua sách cho các trường tiểu học ở xã Tân", "…….,",
)  # fmt: skip
BELOW = (
    "mua sách", "mua.", "a) mua sách", "a ) mua sách", "đ. mua sách", "v/v mua sách", "Mua sách cho trường",
    "Mua sách.", "MUA SÁCH", "UBND xã", "UBND XÃ", "LỤC", "lục", "1. Mua sách", "2", "I. SÁCH", "- Mua sách",
    "- mua sách", "-mua sách", "* Mua", "-------", "Luật Thư viện", "Căn cứ Luật Thư viện", "BỘ TRƯỞNG", "VT, NN.",
    "TT", "(bản sao)", "“Sách”",
)  # fmt: skip
FACTS = [
    Facts(width, first, spaced, broken, twice)
    for width, first in ((None, None), (12, None), (80, None), (80, 12))
    for spaced in (0.0, 0.6, 1.0)
    for broken in (False, True)
    for twice in (False, width is not None)
]


@pytest.mark.parametrize("above", ABOVE)
def test_what_is_decided_at_a_glance_is_what_the_rules_decide(above: str) -> None:
    for below, facts, blank in product(BELOW, FACTS, (False, True)):
        told = surely(above, below, blank, margin_of(facts), WORDS)
        for first, opening in ((True, above), (False, "Mua báo"), (False, "1. Mua báo")):
            if told is not None:
                assert is_wrapped(Break(above, below, blank, first, opening, facts, WORDS)) == told, below


@pytest.mark.parametrize("above", [*ABOVE, "Hà", "a) Mua", "- Mua", "12. Mua", "Điều 5. Mua", "½", "αβ"])
def test_a_break_of_a_text_without_a_margin_that_nobody_asks_about_joins_nothing(above: str) -> None:
    for below in (*BELOW, "αβ", "ªb", "Ⅰ", "12.", "Xã Tân, ngày 5", "Nội, ngày 5/6/2024", "/2024"):
        text = f"Mua sách.\n{above}\n{below}\nCăn cứ"
        every = {at for at, _, _ in all_asked(text, WORDS.half_ends)}
        at = text.index(f"\n{below}\n", len("Mua sách."))
        for facts in (facts for facts in FACTS if margin_of(facts) == sys.maxsize):
            joins = at in every and any(
                is_wrapped(Break(above, below, blank, True, above, facts, WORDS)) for blank in (False, True)
            )
            assert not joins or at in {at for at, _, _ in asked_of(text, WORDS.asked_if_unwrapped)}, below


@pytest.mark.parametrize("above", ABOVE)
def test_rules_about_odd_lines_say_nothing_of_plain_ones(above: str) -> None:
    for below, blank, first in product(BELOW, (False, True), (False, True)):
        for opening in (above, "Mua báo", "| 1 | Mua báo"):
            case = Break(above, below, blank, first, opening, FACTS[0], WORDS)
            assert breaks.is_odd(case) or all(rule(case) is None for rule in breaks.ODD), below


def test_the_breaks_asked_about_are_those_of_the_text() -> None:
    text = "\nMua sách\ncho xã.\n\nĐiều 5. Mua\nsách\n"
    assert list(asked_of(text, WORDS.asked_if_unwrapped)) == [(9, "Mua sách", "cho xã."), (30, "Điều 5. Mua", "sách")]
    assert list(asked_of("Mua sách", WORDS.asked_if_unwrapped)) == []
