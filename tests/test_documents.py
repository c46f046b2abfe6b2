"""Several documents in one file: where each begins, which belongs to which, where recitals end."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from vnplan import parse

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
WORK = 6 * "Các xã nạo vét kênh mương, sửa trạm bơm và cống.\n"
PLAN = (
    "ỦY BAN NHÂN DÂN\nHUYỆN LỤC NAM\nSố: 12/KH-UBND\nLục Nam, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\nCấp nước\n"
    f"I. MỤC TIÊU\n{WORK}II. NHIỆM VỤ\n{WORK}"
)
DECISION = (
    f"ỦY BAN NHÂN DÂN\nHUYỆN LỤC NAM\nSố: 30/QĐ-UBND\n{STATE}Lục Nam, ngày 06 tháng 3 năm 2024\nQUYẾT ĐỊNH\n"
    f"Giao nước hồ Bảo Sơn\nCăn cứ Luật Thủy lợi;\nQUYẾT ĐỊNH:\nĐiều 1. Giao xã Bảo Sơn.\nĐiều 2. Thi hành.\n{WORK}"
)
LETTER = (
    f"ỦY BAN NHÂN DÂN\nHUYỆN LỤC NAM\nSố: 40/UBND-NN\nV/v cấp nước\n{STATE}Lục Nam, ngày 07 tháng 3 năm 2024\n"
    f"Kính gửi: Các xã.\n{WORK}"
)
RULES = f"QUY CHẾ\nVận hành hồ Bảo Sơn\n(Ban hành kèm theo Quyết định số 30/QĐ-UBND)\nĐiều 1. Phạm vi\n{WORK}"
ANNEX = f"PHỤ LỤC I\nDanh mục hồ\n1. Hồ Bảo Sơn\n2. Hồ Tân Sơn\n{WORK}"
FORM = f"BIỂU MẪU\nBáo cáo hồ\n(Kèm theo Kế hoạch số 12/KH-UBND)\n1. Tên hồ\n2. Mực nước\n{WORK}"


class Pair(NamedTuple):
    """Two texts, and the documents found in each: type, number, and which one it is attached to."""

    text: str
    wanted: list[str]
    other: str
    other_wanted: list[str]


def documents(text: str) -> list[str]:
    """The documents in a file, each on a line."""
    return [
        " ".join([str(p.document_type), p.number or "-", *([] if p.attached_to is None else [f"of {p.attached_to}"])])
        for p in parse(text).parts
    ]


ONE, TWO = "ke_hoach 12/KH-UBND", "quyet_dinh 30/QĐ-UBND"
PAIRS = {
    "a letterhead with a number and a day": Pair(
        PLAN + DECISION,
        [ONE, TWO],
        PLAN + DECISION.replace("Số: 30/QĐ-UBND\n", ""),
        [ONE],
    ),
    "a year in the number for a day": Pair(
        PLAN + DECISION.replace("30/QĐ-UBND", "30/2024/QH15").replace("Lục Nam, ngày 06 tháng 3 năm 2024\n", ""),
        [ONE, "quyet_dinh 30/2024/QH15"],
        PLAN + DECISION.replace("30/QĐ-UBND", "30/2024/QĐ-UBND").replace("Lục Nam, ngày 06 tháng 3 năm 2024\n", ""),
        [ONE],
    ),
    "a draft's blank number and day": Pair(
        PLAN + DECISION.replace("30/QĐ-UBND", "    /QĐ-UBND").replace("ngày 06 tháng", "ngày    tháng"),
        [ONE, "quyet_dinh -"],
        PLAN + DECISION.replace("30/QĐ-UBND", ".../QĐ-UBND").replace("ngày 06 tháng", "ngày ... tháng"),
        [ONE],
    ),
    "type and title on one line": Pair(
        PLAN + DECISION.replace("QUYẾT ĐỊNH\nGiao", "QUYẾT ĐỊNH Giao"),
        [ONE, TWO],
        PLAN + DECISION.replace("QUYẾT ĐỊNH\nGiao", "VIỆC Giao").replace("QUYẾT ĐỊNH:\n", ""),
        [ONE],
    ),
    "a portal's table between them": Pair(
        PLAN + "Bản dịch này thuộc quyền sở hữu của trang\nSố hiệu: 30/QĐ-UBND\nTình trạng: Đã biết\n" + DECISION,
        [ONE, TWO],
        "Bản dịch này thuộc quyền sở hữu của trang\nSố hiệu: 30/QĐ-UBND\nTình trạng: Đã biết\n" + DECISION,
        [TWO],
    ),
    "a day": Pair(
        PLAN + DECISION,
        [ONE, TWO],
        PLAN + DECISION.replace("ngày 06 tháng 3 năm 2024", "ngày họp huyện"),
        [ONE],
    ),
    "a form leaves number and day blank": Pair(
        PLAN + DECISION,
        [ONE, TWO],
        PLAN + DECISION.replace("Điều 1. Giao", "Số: ..../QĐ\nĐiều 1. Giao").replace("Giao nước hồ", "Số: ... hồ"),
        [ONE],
    ),
    "a type line": Pair(
        PLAN + DECISION,
        [ONE, TWO],
        PLAN + DECISION.replace("QUYẾT ĐỊNH\n", "LỊCH\n"),
        [ONE],
    ),
    "a letter": Pair(
        PLAN + LETTER,
        [ONE, "cong_van 40/UBND-NN"],
        PLAN + LETTER.replace("V/v", "Lo").replace("Kính gửi", "Đã gửi"),
        [ONE],
    ),
    "a letter: rules between its lines": Pair(
        PLAN + LETTER.replace("Hạnh phúc\n", "Hạnh phúc\n-------\n"),
        [ONE, "cong_van 40/UBND-NN"],
        PLAN + LETTER.replace("Hạnh phúc\n", "Hạnh phúc\nCác xã\nCác trạm\n"),
        [ONE],
    ),
    "the motto": Pair(
        PLAN + DECISION,
        [ONE, TWO],
        PLAN + DECISION.replace(STATE, ""),
        [ONE],
    ),
    "the Party's motto": Pair(
        PLAN + DECISION.replace(STATE, "ĐẢNG CỘNG SẢN VIỆT NAM\n"),
        [ONE, TWO],
        PLAN + DECISION.replace(STATE, "ĐẢNG BỘ HUYỆN LỤC NAM\n"),
        [ONE],
    ),
    "a sentence over the motto": Pair(
        PLAN + f"Xin hết.\n{STATE}Số: 30/QĐ-UBND\nLục Nam, ngày 06 tháng 3 năm 2024\nQUYẾT ĐỊNH\nGiao nước\n{WORK}",
        [ONE, TWO],
        PLAN + f"Xin hết.\n{STATE}QUYẾT ĐỊNH\nGiao nước\n{WORK}Số: 30/QĐ-UBND\nLục Nam, ngày 06 tháng 3 năm 2024\n",
        [ONE],
    ),
    "three": Pair(
        PLAN + DECISION + LETTER,
        [ONE, TWO, "cong_van 40/UBND-NN"],
        PLAN + DECISION + LETTER.replace("40/UBND-NN", "..../UBND-NN"),
        [ONE, TWO],
    ),
    "rules attached to a decision": Pair(
        DECISION + RULES,
        [TWO, "quy_che - of 0"],
        DECISION + RULES.replace("Ban hành kèm theo", "Theo"),
        [TWO],
    ),
    "rules attached to the second": Pair(
        PLAN + DECISION + RULES,
        [ONE, TWO, "quy_che - of 1"],
        PLAN + RULES + DECISION,
        [ONE, "quy_che - of 0", TWO],
    ),
    "a body between a type line and the bracket": Pair(
        DECISION + RULES.replace("Vận hành hồ Bảo Sơn", "Vận hành hồ Bảo Sơn\nvà trạm bơm"),
        [TWO, "quy_che - of 0"],
        DECISION + RULES.replace("Vận hành hồ Bảo Sơn", "Vận hành hồ Bảo Sơn\n1. Trạm bơm"),
        [TWO],
    ),
    "a long way between a type line and the bracket": Pair(
        DECISION + RULES.replace("hồ Bảo Sơn\n", "hồ Bảo Sơn\n" + 12 * "Bảo Sơn, Tân Sơn, Mẫu Sơn\n"),
        [TWO, "quy_che - of 0"],
        DECISION + RULES.replace("hồ Bảo Sơn\n", "hồ Bảo Sơn\n" + 36 * "Bảo Sơn, Tân Sơn, Mẫu Sơn\n"),
        [TWO],
    ),
    "an appendix": Pair(
        PLAN + ANNEX,
        [ONE, "phu_luc - of 0"],
        PLAN + ANNEX.replace("PHỤ LỤC I\n", "PHỤ LỤC của huyện\n"),
        [ONE],
    ),
    "two appendices": Pair(
        PLAN + ANNEX + ANNEX.replace("I\n", "II\n"),
        [ONE, "phu_luc - of 0", "phu_luc - of 0"],
        PLAN + ANNEX + ANNEX.replace("I\n", "và II\n"),
        [ONE, "phu_luc - of 0"],
    ),
    "two type lines at one place": Pair(
        PLAN + "PHỤ LỤC\n" + WORK + FORM,
        [ONE, "phu_luc - of 0", "bieu_mau - of 0"],
        PLAN + "PHỤ LỤC\n" + FORM,
        [ONE, "phu_luc - of 0"],
    ),
    "a sheet's heading is no type": Pair(
        PLAN + FORM,
        [ONE, "bieu_mau - of 0"],
        PLAN + FORM.replace("(Kèm theo", "(Xem"),
        [ONE],
    ),
}


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_pair(pair: Pair) -> None:
    assert documents(pair.text) == pair.wanted
    assert documents(pair.other) == pair.other_wanted


@pytest.mark.parametrize("second", [DECISION, LETTER])
def test_a_document_begins_with_its_letterhead(second: str) -> None:
    first, behind = parse(PLAN + second).parts
    assert (first.end, behind.start) == (len(PLAN) - 1, len(PLAN))


@pytest.mark.parametrize(
    "line", ["PHỤ LỤC", "Phụ lục", "PHỤ LUC", "PHỤ LỤC SỐ 1", "PHỤ LỤC số 1", "Phụ lục IIa", "PHỤ LỤC A:"]
)
def test_how_an_appendix_is_headed(line: str) -> None:
    assert len(documents(PLAN + ANNEX.replace("PHỤ LỤC I\n", f"{line}\n"))) == 2
    assert len(documents(PLAN + ANNEX.replace("PHỤ LỤC I\n", f"{line} này\n"))) == 1


WRAPPED = PLAN.replace(
    "Các xã nạo vét kênh mương,", "1. Các xã nạo vét\nkênh mương liên xã và\nkênh mương nội đồng\ntheo lịch của huyện,"
)


def test_each_document_is_read_as_it_is_wrapped() -> None:
    """The first holds a paragraph a line, the second is wrapped at twenty characters; read together as apart."""
    alone, together = parse(WRAPPED), parse(DECISION * 3 + WRAPPED)
    at = len(DECISION * 3)
    found = [(s.path, s.heading, s.start) for s in together.sections if s.start >= at]
    assert found == [(s.path, s.heading, s.start + at) for s in alone.sections]
