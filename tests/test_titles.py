"""Where a title ends: for every rule two texts that differ in one thing; and what follows a title.

Each pair fails when its rule is taken out of the list.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest

from vnplan import find_citations, parse
from vnplan.layout import head

LETTERHEAD = "ỦY BAN NHÂN DÂN\nHUYỆN LỤC NAM\nSố: 12/KH-UBND\nLục Nam, ngày 05 tháng 3 năm 2024\n"
HEAD = f"{LETTERHEAD}KẾ HOẠCH\n"
BODY = "Các xã nạo vét kênh mương.\nCác trạm sửa máy bơm.\n"
LONG = "Huyện chỉ đạo các xã " + "nạo vét kênh mương nội đồng và kênh mương liên xã " * 6


class Pair(NamedTuple):
    """What stands below a plan's type line in two texts, and the titles found."""

    text: str
    wanted: str | None
    other: str
    other_wanted: str | None


def title(text: str) -> str | None:
    """The title found below the type line of a plan."""
    return parse(HEAD + text).metadata.title


PAIRS = {
    "closing_rule": Pair(
        f"Cấp nước cho\n-------\nVụ hè thu hạn nặng, các xã cần\n{BODY}",
        "Cấp nước cho",
        f"Cấp nước cho\nVụ hè thu hạn nặng, các xã cần\n{BODY}",
        "Cấp nước cho Vụ hè thu hạn nặng, các xã cần",
    ),
    "closing_rule: over the title": Pair(
        f"CẤP NƯỚC\n-------\nVỤ HÈ THU\n{BODY}",
        "CẤP NƯỚC",
        f"-------\nCẤP NƯỚC\nVỤ HÈ THU\n{BODY}",
        "CẤP NƯỚC VỤ HÈ THU",
    ),
    "closing_rule: a stamp's debris": Pair(
        f"Cấp nước\n---\nHuyện Lục Nam\nI. MỤC TIÊU\n{BODY}",
        "Cấp nước",
        f"Cấp nước\n^^^\nHuyện Lục Nam\nI. MỤC TIÊU\n{BODY}",
        "Cấp nước ^^^ Huyện Lục Nam",
    ),
    "body_begins": Pair(
        f"I. Nước tưới\n{BODY}",
        None,
        f"Nước tưới\n{BODY}",
        "Nước tưới",
    ),
    "body_begins: capitals": Pair(
        f"CẤP NƯỚC\nA. MỤC TIÊU\n{BODY}",
        "CẤP NƯỚC",
        f"CẤP NƯỚC\nVÀ MỤC TIÊU\n{BODY}",
        "CẤP NƯỚC VÀ MỤC TIÊU",
    ),
    "body_begins: a chapter": Pair(
        f"CẤP NƯỚC\nCHƯƠNG I\nMỤC TIÊU\n{BODY}",
        "CẤP NƯỚC",
        f"CẤP NƯỚC\nCHƯƠNG IN\nMỤC TIÊU\n{BODY}",
        "CẤP NƯỚC CHƯƠNG IN MỤC TIÊU",
    ),
    "body_begins: an item": Pair(
        f"CẤP NƯỚC\n- Xã Tân Sơn\n{BODY}",
        "CẤP NƯỚC",
        f"CẤP NƯỚC\n- XÃ TÂN SƠN\n{BODY}",
        "CẤP NƯỚC - XÃ TÂN SƠN",
    ),
    "recital_begins": Pair(
        f"CẤP NƯỚC VÀ\nCăn cứ Luật Thủy lợi, huyện cấp nước.\n{BODY}",
        "CẤP NƯỚC VÀ",
        f"CẤP NƯỚC VÀ\nPhổ biến Luật Thủy lợi, huyện cấp nước.\n{BODY}",
        "CẤP NƯỚC VÀ Phổ biến Luật Thủy lợi, huyện cấp nước.",
    ),
    "recital_begins: words that run on": Pair(
        f"Cấp nước\nThực hiện tiết kiệm điện\nI. MỤC TIÊU\n{BODY}",
        "Cấp nước",
        f"Cấp nước và\nThực hiện tiết kiệm điện\nI. MỤC TIÊU\n{BODY}",
        "Cấp nước và Thực hiện tiết kiệm điện",
    ),
    "recital_begins: a title that begins like one": Pair(
        f"Thực hiện tiết kiệm điện, huyện yêu cầu như sau\nI. MỤC TIÊU\n{BODY}",
        None,
        f"Thực hiện tiết kiệm điện, tiết kiệm nước\nI. MỤC TIÊU\n{BODY}",
        "Thực hiện tiết kiệm điện, tiết kiệm nước",
    ),
    "recital_begins: a long one": Pair(
        f"Thực hiện chỉ đạo của tỉnh, {LONG}ta\nI. MỤC TIÊU\n{BODY}",
        None,
        f"Thực hiện chỉ đạo của tỉnh, {LONG[:200]}ta\nI. MỤC TIÊU\n{BODY}",
        f"Thực hiện chỉ đạo của tỉnh, {LONG[:200]}ta",
    ),
    "authority": Pair(
        f"CẤP NƯỚC\nCHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN\nCăn cứ Luật Thủy lợi;\n{BODY}",
        "CẤP NƯỚC",
        f"CẤP NƯỚC CHO\nCHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN\nCăn cứ Luật Thủy lợi;\n{BODY}",
        "CẤP NƯỚC CHO CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN",
    ),
    "authority: recitals below": Pair(
        f"CẤP NƯỚC\nPHÒNG NÔNG NGHIỆP\nTrong năm qua, các xã thiếu nước.\n{BODY}",
        "CẤP NƯỚC",
        f"CẤP NƯỚC\nPHÒNG NÔNG NGHIỆP\nSuốt năm qua, các xã thiếu nước.\n{BODY}",
        "CẤP NƯỚC PHÒNG NÔNG NGHIỆP",
    ),
    "authority: two lines of it": Pair(
        f"CẤP NƯỚC\nỦY BAN NHÂN DÂN\nHUYỆN LỤC NAM\nCăn cứ Luật Thủy lợi;\n{BODY}",
        "CẤP NƯỚC",
        f"CẤP NƯỚC\nỦY BAN NHÂN DÂN\nHUYỆN LỤC NAM\nTỈNH BẮC GIANG\nCăn cứ Luật Thủy lợi;\n{BODY}",
        "CẤP NƯỚC ỦY BAN NHÂN DÂN HUYỆN LỤC NAM TỈNH BẮC GIANG",
    ),
    "authority: ban hành is no ban": Pair(
        f"CẤP NƯỚC\nBAN QUẢN LÝ HỒ ĐẬP\nCăn cứ Luật Thủy lợi;\n{BODY}",
        "CẤP NƯỚC",
        f"CẤP NƯỚC\nBAN HÀNH LỊCH CẤP\nCăn cứ Luật Thủy lợi;\n{BODY}",
        "CẤP NƯỚC BAN HÀNH LỊCH CẤP",
    ),
    "small_below_capitals": Pair(
        f"CẤP NƯỚC\nHuyện cấp nước vụ hè thu\n{BODY}",
        "CẤP NƯỚC",
        f"CẤP NƯỚC VÀ\nHuyện cấp nước vụ hè thu\n{BODY}",
        "CẤP NƯỚC VÀ Huyện cấp nước vụ hè thu",
    ),
    "small_below_capitals: about": Pair(
        f"CẤP NƯỚC\nVề cấp nước vụ hè thu\n{BODY}",
        "CẤP NƯỚC Về cấp nước vụ hè thu",
        f"CẤP NƯỚC\nVẽ sơ đồ cấp nước\n{BODY}",
        "CẤP NƯỚC",
    ),
    "recital_begins: a term": Pair(
        f"Cấp nước cho các trường\nNăm học 2025 - 2026\nI. MỤC TIÊU\n{BODY}",
        "Cấp nước cho các trường Năm học 2025 - 2026",
        f"Cấp nước cho các trường\nNăm học 2025 - 2026 các trường thiếu nước\nI. MỤC TIÊU\n{BODY}",
        "Cấp nước cho các trường",
    ),
    "stamped": Pair(
        f"Cấp nước cho các trường\n(Dự thảo)\nCăn cứ Luật Thủy lợi;\n{BODY}",
        "Cấp nước cho các trường",
        f"Cấp nước cho các trường\n(Đợt hai)\nCăn cứ Luật Thủy lợi;\n{BODY}",
        "Cấp nước cho các trường (Đợt hai)",
    ),
    "authority: in small letters": Pair(
        f"Cấp nước cho các trường\nChủ tịch Ủy ban nhân dân xã\nCăn cứ Luật Thủy lợi;\n{BODY}",
        "Cấp nước cho các trường",
        f"Cấp nước cho các trường\nChủ tịch Ủy ban nhân dân xã\nI. MỤC TIÊU\n{BODY}",
        "Cấp nước cho các trường Chủ tịch Ủy ban nhân dân xã",
    ),
    "in_english": Pair(
        f"Cấp nước\nOn the supply of water\nCăn cứ Luật Thủy lợi;\n{BODY}",
        "Cấp nước",
        f"Cấp nước\nOng Bi thu ao\nCăn cứ Luật Thủy lợi;\n{BODY}",
        "Cấp nước Ong Bi thu ao",
    ),
    "second_sentence": Pair(
        f"Cấp nước\nHuyện cấp nước vụ hè thu.\nI. MỤC TIÊU\n{BODY}",
        "Cấp nước",
        f"Cấp nước\nHuyện cấp nước vụ hè thu\nI. MỤC TIÊU\n{BODY}",
        "Cấp nước Huyện cấp nước vụ hè thu",
    ),
    "second_sentence: text below": Pair(
        f"Cấp nước\nHuyện cấp nước vụ hè thu\n{BODY}",
        "Cấp nước",
        f"Cấp nước\nHuyện cấp nước vụ hè thu\nCăn cứ Luật Thủy lợi;\n{BODY}",
        "Cấp nước Huyện cấp nước vụ hè thu",
    ),
    "second_sentence: behind a stop": Pair(
        f"Cấp nước.\nHuyện Lục Nam vụ hè thu\nI. MỤC TIÊU\n{BODY}",
        "Cấp nước.",
        f"Cấp nước cho\nHuyện Lục Nam vụ hè thu\nI. MỤC TIÊU\n{BODY}",
        "Cấp nước cho Huyện Lục Nam vụ hè thu",
    ),
    "second_sentence: a long line": Pair(
        f"Cấp nước\n{LONG}ta\nI. MỤC TIÊU\n{BODY}",
        "Cấp nước",
        f"Cấp nước\n{LONG[:200]}ta\nI. MỤC TIÊU\n{BODY}",
        f"Cấp nước {LONG[:200]}ta",
    ),
    "body_begins: a step": Pair(
        f"Cấp nước\nBước 1: Đo mực nước\n1. Xem thước.\n{BODY}",
        "Cấp nước",
        f"Cấp nước\nBước đầu đo mực nước\nI. MỤC TIÊU\n{BODY}",
        "Cấp nước Bước đầu đo mực nước",
    ),
    "body_begins: firstly": Pair(
        f"Cấp nước\nThứ nhất: Đo mực nước\n1. Xem thước.\n{BODY}",
        "Cấp nước",
        f"Cấp nước\nThứ bảy đo mực nước\nI. MỤC TIÊU\n{BODY}",
        "Cấp nước Thứ bảy đo mực nước",
    ),
    "second_sentence: nothing below": Pair(
        "Cấp nước\nHuyện Lục Nam\n",
        "Cấp nước",
        "Cấp nước\nHuyện Lục Nam\nI. MỤC TIÊU\n",
        "Cấp nước Huyện Lục Nam",
    ),
}


QUALIFIED = {  # a type line with a word or two beside it, what stands below, and the title
    "BIÊN BẢN HỌP\nXét thi đua quý II": "Xét thi đua quý II",
    "BÁO CÁO TÀI CHÍNH\nQuý II năm 2024": "Quý II năm 2024",
    "KẾ HOẠCH LIÊN NGÀNH\nChống hạn vụ hè thu": "Chống hạn vụ hè thu",
    "BÁO CÁO SƠ KẾT\nPhong trào trồng rừng\nThực hiện ý kiến của huyện, xã báo cáo như sau:": "Phong trào trồng rừng",
    "HƯỚNG DẪN LIÊN TỊCH\nChống hạn vụ hè thu\nCăn cứ Luật Thủy lợi;": "Chống hạn vụ hè thu",
    "BÁO CÁO KIỂM TOÁN\nQuỹ chống hạn của huyện\nCăn cứ Luật Thủy lợi;": "Quỹ chống hạn của huyện",
    # nothing that can be a title stands below
    "BIÊN BẢN HỌP\nHôm nay, ngày 05 tháng 3 năm 2024, chúng tôi gồm:": "HỌP",
    "BIÊN BẢN HỌP\nĐịa điểm: Nhà văn hóa thôn": "HỌP",
    "BÁO CÁO TỔNG KẾT\nNăm 2024": "TỔNG KẾT Năm 2024",
    "QUY CHẾ LÀM VIỆC\nCủa tổ quản lý hồ đập": "LÀM VIỆC",
    "QUY CHẾ LÀM VIỆC\ncủa tổ quản lý hồ đập": "LÀM VIỆC của tổ quản lý hồ đập",
    # the words beside the type are a title, or its beginning
    "KẾ HOẠCH CHỐNG HẠN VỤ HÈ\nHuyện Lục Nam có 12 hồ đập": "CHỐNG HẠN VỤ HÈ",
    "BIÊN BẢN HỌP\nVề việc trồng rừng": "HỌP Về việc trồng rừng",
    "KẾ HOẠCH TỔ CHỨC\nHội thi nấu ăn": "TỔ CHỨC Hội thi nấu ăn",
    "BIÊN BẢN BÀN GIAO\nTài sản nhà văn hóa thôn": "BÀN GIAO Tài sản nhà văn hóa thôn",
    # who issues it
    "QUYẾT ĐỊNH CHỦ TỊCH\nCăn cứ Luật Thủy lợi;": None,
}


@pytest.mark.parametrize(("lines", "wanted"), QUALIFIED.items())
def test_words_beside_the_type(lines: str, wanted: str | None) -> None:
    assert parse(f"{LETTERHEAD}{lines}\nI. MỤC TIÊU\n{BODY}").metadata.title == wanted


OF_A_BODY = {  # whose document it is goes on from the type line; the title begins where it tells what about
    "NGHỊ QUYẾT\nCỦA BAN CHẤP HÀNH ĐẢNG BỘ XÃ\nvề chống hạn": "về chống hạn",
    "NGHỊ QUYẾT CỦA BAN CHẤP HÀNH ĐẢNG BỘ XÃ\nVỀ CHỐNG HẠN": "VỀ CHỐNG HẠN",
    "NGHỊ QUYẾT\nCỦA BAN CHẤP HÀNH ĐẢNG BỘ XÃ VỀ CHỐNG HẠN": "VỀ CHỐNG HẠN",
    "NGHỊ QUYẾT\nCỦA BAN CHẤP HÀNH ĐẢNG BỘ XÃ\nKHÓA V, NHIỆM KỲ 2025 - 2030\nVề chống hạn": "Về chống hạn",
    "CHƯƠNG TRÌNH\nCỦA HỘI NÔNG DÂN\nThực hiện Đề án tưới tiết kiệm": "Thực hiện Đề án tưới tiết kiệm",
    # nothing below tells what about, or it is a sentence
    "KẾ HOẠCH\nCỦA HỘI NÔNG DÂN\nNăm 2024": "CỦA HỘI NÔNG DÂN Năm 2024",
    "KẾ HOẠCH\nCỦA HỘI NÔNG DÂN\nThực hiện ý kiến của huyện, hội làm như sau:": "CỦA HỘI NÔNG DÂN",
    "KẾ HOẠCH\nCỦA BAN CHỈ ĐẠO VỀ CHỐNG HẠN": "CỦA BAN CHỈ ĐẠO VỀ CHỐNG HẠN",
    "KẾ HOẠCH\nCHO HỘI NÔNG DÂN\nvề chống hạn": "CHO HỘI NÔNG DÂN về chống hạn",
}


@pytest.mark.parametrize(("lines", "wanted"), OF_A_BODY.items())
def test_whose_it_is_is_no_part_of_a_title(lines: str, wanted: str) -> None:
    assert parse(f"{LETTERHEAD}{lines}\nI. MỤC TIÊU\n{BODY}").metadata.title == wanted


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_pair(pair: Pair) -> None:
    assert title(pair.text) == pair.wanted
    assert title(pair.other) == pair.other_wanted


@pytest.mark.parametrize("rule", [rule.__name__ for rule in head.ENDS])
def test_pairs_notice_when_a_rule_is_missing(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = {name: pair for name, pair in PAIRS.items() if name.split(":")[0] == rule}
    assert pairs, f"no pair of texts for {rule}"
    monkeypatch.setattr(head, "ENDS", tuple(other for other in head.ENDS if other.__name__ != rule))
    assert any(title(pair.text) != pair.wanted for pair in pairs.values())


def test_a_title_ends_with_its_cell_of_a_table() -> None:
    """A bar ends it, a slash does not."""
    cited = "Quyết định số 12/QĐ-UBND ngày 01/3/2022 của Ủy ban nhân dân tỉnh về việc nạo vét kênh Nam {} Bắc"
    for sign, wanted in (("|", "về việc nạo vét kênh Nam"), ("/", "về việc nạo vét kênh Nam / Bắc")):
        (citation,) = find_citations(f"| 1 | {cited.format(sign)} |\n| 2 | Sửa cống |")
        assert citation.title == wanted


def test_a_mark_that_closes_a_quotation_opens_no_title() -> None:
    quoted = 'Thay cụm từ "theo Thông tư số 3/2019/TT-BCT" bằng cụm từ "theo luật" tại Điều 6.'
    titled = 'Theo Thông tư số 3/2019/TT-BCT "Về bến cảng mùa mưa"; các xã.'
    assert [c.title for text in (quoted, titled) for c in find_citations(text) if c.number] == [
        None,
        "Về bến cảng mùa mưa",
    ]


HOSTS = [  # whoever goes on with the sentence is no part of the title; a name with a comma, a list of places are
    ("về rà soát biên chế, Trường THCS Nguyễn Du xin báo cáo như sau:", "về rà soát biên chế"),
    ("về rà soát biên chế, EVN đề nghị cho lùi.", "về rà soát biên chế"),
    ("về rà soát biên chế, Hội Cựu chiến binh xã Tân Lập tổ chức họp.", "về rà soát biên chế"),
    ("về hội thao, Nhà máy đã cử 05 người.", "về hội thao"),
    (
        "về phối hợp với Sở Văn hóa, Thể thao và Du lịch tổ chức hội thao.",
        "về phối hợp với Sở Văn hóa, Thể thao và Du lịch tổ chức hội thao",
    ),
    ("về xét công nhận xã Yên Sơn, Đại Đồng xin lùi.", "về xét công nhận xã Yên Sơn, Đại Đồng xin lùi"),
    ("về rà soát, Đề án 06 tiếp tục kéo dài.", "về rà soát, Đề án 06 tiếp tục kéo dài"),
    ("về hội thao, nhà trường xây dựng kế hoạch như sau:", "về hội thao"),
    ("về hội thao cơ sở, tổ công tác họp hằng tuần.", "về hội thao cơ sở"),
    ("về hội thao, chi bộ đã phân công ba người.", "về hội thao"),
    ("về hội thao, toàn xã có 12 đội.", "về hội thao"),
    ("về hội thao, tôi xin báo cáo như sau:", "về hội thao"),
    ("về hội thao, bà Phạm Thị Hoa được cử làm trọng tài.", "về hội thao"),
    ("về hội thao của học sinh, nhà trường và hội phụ nữ.", "về hội thao của học sinh, nhà trường và hội phụ nữ"),
    ("về việc đề nghị các xã, đơn vị báo cáo số đội.", "về việc đề nghị các xã, đơn vị báo cáo số đội"),
    ("về việc các sở, cơ quan, đơn vị cử đội.", "về việc các sở, cơ quan, đơn vị cử đội"),
    ("về bộ máy, tổ chức triển khai hội thao.", "về bộ máy, tổ chức triển khai hội thao"),
    ("về chống ngập, phòng cháy đang xảy ra.", "về chống ngập, phòng cháy đang xảy ra"),
    ("về quỹ đất của tỉnh, huyện công lập.", "về quỹ đất của tỉnh, huyện công lập"),
    ("về hội thao, trong thời gian qua các xã đã tập.", "về hội thao"),
    ("về hội thao, việc tập luyện còn nhiều lúng túng.", "về hội thao"),
    ("về hội thao, việc tập luyện và xếp giải.", "về hội thao, việc tập luyện và xếp giải"),
    ("về hội thao nêu: mỗi xã hai đội.", "về hội thao"),
    ("về hội thao chưa được triển khai.", "về hội thao"),
    ("về người chưa được cấp thẻ.", "về người chưa được cấp thẻ"),
    ("về tài sản đã được sung công.", "về tài sản đã được sung công"),
    ("về hội thao đã được các xã tổ chức.", "về hội thao"),
    ("về thu nhận, theo dõi hồ sơ.", "về thu nhận, theo dõi hồ sơ"),
    ("về hội thao, ngày 12/5 Sở họp lại.", "về hội thao"),
    (
        "về làm theo Chỉ thị số 7/CT-TW, ngày 16/5/2025 của Bộ Chính trị.",
        "về làm theo Chỉ thị số 7/CT-TW, ngày 16/5/2025 của Bộ Chính trị",
    ),
    ("về người do Hội đồng nhân dân, Ủy ban nhân dân bầu.", "về người do Hội đồng nhân dân, Ủy ban nhân dân bầu"),
    ("về phối hợp giữa các Bộ, ngành, Ủy ban nhân dân tỉnh.", "về phối hợp giữa các Bộ, ngành, Ủy ban nhân dân tỉnh"),
    ("về phối hợp với Bộ Y tế, Ủy ban nhân dân xã đã họp.", "về phối hợp với Bộ Y tế"),
    ("về phối hợp, Ủy ban nhân dân xã lo.", "về phối hợp"),
    ("V/v: hội thao.", "V/v: hội thao"),
    ("về hội thao: các xã cử đội.", "về hội thao"),
    ("về việc cử Trưởng ban, Phó Trưởng ban và giao cờ.", "về việc cử Trưởng ban, Phó Trưởng ban và giao cờ"),
    ("về việc cử Trưởng ban, Phó Chủ tịch xã giao cờ.", "về việc cử Trưởng ban"),
]


@pytest.mark.parametrize(("words", "wanted"), HOSTS)
def test_a_title_ends_where_a_body_goes_on_with_the_sentence(words: str, wanted: str) -> None:
    (found, *_) = find_citations(f"Thực hiện Công văn số 8/SNV-TC ngày 01/1/2024 của Sở Nội vụ {words}")
    assert found.title == wanted


TOLD = [  # whom a document is made known to is no part of its title, but where the title is about making known
    ("Phổ biến {} về hội thao đến từng hộ.", "về hội thao"),
    ("Quán triệt nội dung {} về hội thao tới toàn dân.", "về hội thao"),
    ("Theo {} về hội thao đến từng hộ.", "về hội thao đến từng hộ"),
    ("Phổ biến {} về tuyên truyền hội thao đến từng hộ.", "về tuyên truyền hội thao đến từng hộ"),
    ("Phổ biến {} về hội thao đến năm 2027.", "về hội thao đến năm 2027"),
]


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_whom_it_is_made_known_to_is_no_part_of_a_title(text: str, wanted: str) -> None:
    (found, *_) = find_citations(text.format("Công văn số 8/SNV-TC ngày 01/1/2024 của Sở Nội vụ"))
    assert found.title == wanted


OWN_PLAN = """CÔNG TY CỔ PHẦN CẤP NƯỚC SƠN LA
Số: 58/KH-CNSL
Sơn La, ngày 11 tháng 3 năm 2024
KẾ HOẠCH
Súc xả tuyến ống
Thực hiện Công văn số 402/SXD-HTKT ngày 20/02/2024 của Sở Xây dựng về nước sạch, Công ty lập Kế hoạch số {}/KH-CNSL:
1. Thời gian: tháng 4.
2. Nhân lực: 06 người.
"""


def test_a_plan_that_names_its_own_number_names_itself() -> None:
    own, other = parse(OWN_PLAN.format(58)), parse(OWN_PLAN.format(57))
    assert [(c.relation, c.key == own.metadata.key) for c in own.citations] == [
        ("implements", False),
        ("mentions", True),
    ]
    assert [(c.relation, c.key == other.metadata.key) for c in other.citations] == [
        ("implements", False),
        ("mentions", False),
    ]


RULING = [  # a provision that opens the clause rules something; a decree's title says what it is about
    ("Khoản 3 Điều 9 Nghị định số 24/2021/NĐ-CP quy định mức thu 5.000 đồng.", None),
    ("Căn cứ Luật Phí; Điều 9 Nghị định số 24/2021/NĐ-CP quy định mức thu 5.000 đồng.", None),
    ("Điều 9 Nghị định số 24/2021/NĐ-CP quy định mức thu phí.", "quy định mức thu phí"),
    ("Theo Điều 9 Nghị định số 24/2021/NĐ-CP quy định mức thu phí 5.000 đồng.", "quy định mức thu phí 5.000 đồng"),
    ("Điều 9 Nghị định số 24/2021/NĐ-CP ngày 23/3/2021 quy định mức thu phí.", "quy định mức thu phí"),
]


@pytest.mark.parametrize(("text", "wanted"), RULING)
def test_what_a_provision_rules_is_no_title(text: str, wanted: str | None) -> None:
    assert find_citations(text)[-1].title == wanted


DAYS = [
    ("Ngày 22/01/2025 UBND tỉnh đã có Công văn số 41/UBND-VP4 giao Sở.", "2025-01-22"),
    ("Ngày 22/01/2025, Sở Y tế đã gửi Công văn số 41/SYT-VP.", "2025-01-22"),
    ("Ngày 22/01/2025, Sở Y tế phát hành Công văn số 41/SYT-VP.", "2025-01-22"),
    ("Ngày 22/01/2025, Sở Y tế ra Thông báo số 41/TB-SYT.", "2025-01-22"),
    ("Ngày 22/01/2025, Sở Y tế nhận được Công văn số 41/UBND-VP.", None),
    ("Ngày 22 tháng 01 năm 2025 Sở Y tế ban hành Công văn số 41/SYT-VP.", "2025-01-22"),
    ("Ngày 22/01/2025 đoàn đi Huế; sau đó Sở có Công văn số 41/SYT-VP.", None),
]


@pytest.mark.parametrize(("text", "wanted"), DAYS)
def test_a_day_at_the_head_of_a_sentence_is_that_of_the_letter(text: str, wanted: str | None) -> None:
    (found,) = find_citations(text)
    assert (found.date.isoformat() if found.date else None) == wanted


IN_TITLE = {  # a title behind "Quyết định số 81/QĐ-BCT ngày 12/3/2021", and whether the minister behind it issued it
    "về việc ban hành Quy chế tiếp khách của Bộ trưởng Bộ Công Thương, các đơn vị rà soát lại.": True,
    "về việc ban hành Quy chế tiếp khách của Bộ trưởng Bộ Công Thương;": True,
    "về việc ban hành Quy chế tiếp khách của Bộ trưởng Bộ Công Thương (BCT), các đơn vị rà soát lại.": True,
    "về việc ban hành Quy chế tiếp khách của Bộ trưởng Bộ Tài chính;": False,
    "về việc ủy quyền giải quyết việc thuộc thẩm quyền của Bộ trưởng Bộ Công Thương;": False,
    "về việc ban hành lịch làm việc của Bộ trưởng Bộ Công Thương năm 2021;": False,
}


@pytest.mark.parametrize(("title", "issued"), IN_TITLE.items(), ids=IN_TITLE)
def test_a_minister_behind_a_title_issued_it(title: str, issued: bool) -> None:
    (found,) = find_citations(f"Thực hiện Quyết định số 81/QĐ-BCT ngày 12/3/2021 {title}")
    assert (found.issuer == "Bộ trưởng Bộ Công Thương") == issued
    assert found.title is not None
    assert ("Bộ trưởng" in found.title) != issued


def test_the_minister_of_what_a_title_names_issued_that() -> None:
    outer, inner = find_citations(
        "Căn cứ Quyết định số 81/QĐ-BCT ngày 12/3/2021 sửa đổi Quyết định số 9/QĐ-BCT của Bộ trưởng Bộ Công Thương;"
    )
    assert (outer.issuer, inner.issuer) == (None, "Bộ trưởng Bộ Công Thương")


QUOTED = {  # what follows a title in marks, and whether it is of the title
    ", việc đọc sách trong tỉnh, nhất là ở vùng cao, đã được các cấp ủy quan tâm.": False,
    ", giai đoạn 2021 - 2025;": True,
    " trong cán bộ, đảng viên;": True,
}


@pytest.mark.parametrize(("behind", "within"), QUOTED.items(), ids=QUOTED)
def test_a_title_in_marks_ends_with_them_before_a_comma(behind: str, within: bool) -> None:
    (found,) = find_citations(
        f"Thực hiện Kết luận số 41-KL/TU ngày 14/8/2017 của Tỉnh ủy Gia Lai về “Đổi mới việc đọc sách”{behind}"
    )
    assert found.title is not None
    assert (found.title != "về “Đổi mới việc đọc sách”") == within
