"""What a line of a head or a tail is: for every kind two texts that differ in one thing, one with such a line.

Each pair fails when its kind is taken out of the list.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest
import regex

from vnplan import parse
from vnplan.layout import lines
from vnplan.layout.keylines import KeyLine, Opening, WordGated
from vnplan.tables.rules import load_rules

HEAD = "ỦY BAN NHÂN DÂN\nHUYỆN LỤC NAM\nSố: 12/KH-UBND\nLục Nam, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\n"
LETTER = "ỦY BAN NHÂN DÂN\nHUYỆN LỤC NAM\nSố: 12/UBND-NN\n"
BODY = "Các xã nạo vét kênh mương.\nCác trạm sửa máy bơm.\n"
TAIL = "I. MỤC TIÊU\n1. Đủ nước tưới.\n2. An toàn hồ đập.\nNơi nhận:\n- Như trên;\n"
DECISION = (
    "ỦY BAN NHÂN DÂN\nHUYỆN LỤC NAM\nSố: 30/QĐ-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "Độc lập - Tự do - Hạnh phúc\nLục Nam, ngày 06 tháng 3 năm 2024\nQUYẾT ĐỊNH\n"
    "Giao nước hồ Bảo Sơn\nCăn cứ Luật Thủy lợi;\nQUYẾT ĐỊNH:\n"
    "Điều 1. Giao xã Bảo Sơn vận hành hồ chứa nước và các trạm bơm trên địa bàn xã trong vụ hè thu năm nay.\n"
    "Điều 2. Xã Bảo Sơn báo cáo kết quả vận hành hồ chứa trước ngày cuối cùng của mỗi tháng.\n"
)


class Pair(NamedTuple):
    """Two texts, what is asked of both, and the answers."""

    text: str
    wanted: object
    other: str
    other_wanted: object
    asked: str


def found(text: str, asked: str) -> object:
    """What the reader finds: a field of the metadata, the words of a region, numbers and titles of all parts."""
    document = parse(text)
    if asked == "parts":
        return [part.number or part.title for part in document.parts]
    if asked.endswith(" region"):
        return " ".join(document.region(asked.removesuffix(" region")).split())
    return getattr(document.metadata, asked)


PAIRS = {  # the name of a kind: a text with such a line, what is found; a text without, what is found; of what
    "rule": Pair(
        HEAD + "Cấp nước cho\n_______\nVụ hè thu năm nay hạn nặng, các xã cần\n" + BODY,
        "Cấp nước cho",
        HEAD + "Cấp nước cho\nVụ hè thu năm nay hạn nặng, các xã cần\n" + BODY,
        "Cấp nước cho Vụ hè thu năm nay hạn nặng, các xã cần",
        "title",
    ),
    "bullet": Pair(
        LETTER + "Kính gửi: Các xã.\n- Phòng Nông nghiệp;\n" + BODY,
        "Kính gửi: Các xã. - Phòng Nông nghiệp;",
        LETTER + "Kính gửi: Các xã.\nPhòng Nông nghiệp;\n" + BODY,
        "Kính gửi: Các xã.",
        "recipients region",
    ),
    "motto": Pair(
        "Trang chủ\nĐộc lập - Tự do - Hạnh phúc\nKẾ HOẠCH\nCấp nước\n" + TAIL,
        "Trang chủ",
        "Trang chủ\nĐọc lập kế hoạch tại đây\nKẾ HOẠCH\nCấp nước\n" + TAIL,
        "Trang chủ Đọc lập kế hoạch tại đây",
        "web_chrome region",
    ),
    "enacts": Pair(
        "HỘI ĐỒNG NHÂN DÂN\nNGHỊ QUYẾT\nVỀ CẤP NƯỚC\nQUYẾT NGHỊ:\n" + BODY,
        "VỀ CẤP NƯỚC",
        "HỘI ĐỒNG NHÂN DÂN\nNGHỊ QUYẾT\nVỀ CẤP NƯỚC\nQUYẾT TÂM\n" + BODY,
        "VỀ CẤP NƯỚC QUYẾT TÂM",
        "title",
    ),
    "type": Pair(
        HEAD + "Cấp nước\n" + 9 * BODY + DECISION,
        ["12/KH-UBND", "30/QĐ-UBND"],
        HEAD + "Cấp nước\n" + 9 * BODY + DECISION.replace("QUYẾT ĐỊNH\n", "LỊCH GIAO NƯỚC\n"),
        ["12/KH-UBND"],
        "parts",
    ),
    "number": Pair(
        "Trang chủ\nSố: 12/KH-UBND\nKẾ HOẠCH\nCấp nước\n" + TAIL,
        "12/KH-UBND",
        "Trang chủ\nVăn bản 12/KH-UBND\nKẾ HOẠCH\nCấp nước\n" + TAIL,
        None,
        "number",
    ),
    "attached": Pair(
        HEAD + "Cấp nước\n(Kèm theo Tờ trình số 5/TTr-PNN)\n" + BODY,
        "KẾ HOẠCH Cấp nước (Kèm theo Tờ trình số 5/TTr-PNN)",
        HEAD + "Cấp nước\n(Theo Tờ trình số 5/TTr-PNN)\n" + BODY,
        "KẾ HOẠCH Cấp nước",
        "title region",
    ),
    "issuer": Pair(
        HEAD + "CẤP NƯỚC\nỦY BAN NHÂN DÂN HUYỆN LỤC NGẠN\nCăn cứ Luật Thủy lợi;\n" + BODY,
        "ỦY BAN NHÂN DÂN HUYỆN LỤC NGẠN",
        HEAD + "CẤP NƯỚC\nTRẠM BƠM TÂN SƠN\nCăn cứ Luật Thủy lợi;\n" + BODY,
        "ỦY BAN NHÂN DÂN HUYỆN LỤC NAM",
        "issuer",
    ),
    "about": Pair(
        LETTER + "Về việc cấp nước\nKính gửi: Các xã.\n" + BODY,
        "Về việc cấp nước",
        LETTER + "Lo việc cấp nước\nKính gửi: Các xã.\n" + BODY,
        None,
        "title",
    ),
    "addressee": Pair(
        LETTER + "V/v cấp nước\nKính gửi: Các xã.\n" + BODY,
        "Kính gửi: Các xã.",
        LETTER + "V/v cấp nước\nĐã gửi: Các xã.\n" + BODY,
        "",
        "recipients region",
    ),
    "recipients": Pair(
        HEAD + "Nơi nhận:\n- Các xã;\n- Lưu: VT.\n",
        None,
        HEAD + "Nơi cấp nước\n- Các xã;\n- Lưu: VT.\n",
        "Nơi cấp nước",
        "title",
    ),
    "dated": Pair(
        "SỞ NÔNG NGHIỆP\nSố: 12/BC-SNN\nBắc Giang, ngày 05 tháng 3 năm 2024\n" + BODY,
        "Bắc Giang",
        "SỞ NÔNG NGHIỆP\nSố: 12/BC-SNN\nBắc Giang, sáng 05 tháng 3 năm 2024\n" + BODY,
        None,
        "place",
    ),
    "capitals": Pair(
        HEAD + "Cấp nước\nVÙNG LÒNG HỒ\n" + TAIL,
        "Cấp nước",
        HEAD + "Cấp nước\nVùng lòng hồ\n" + TAIL,
        "Cấp nước Vùng lòng hồ",
        "title",
    ),
    "label": Pair(
        HEAD + "CẤP NƯỚC\nI. MỤC TIÊU\n1. Đủ nước tưới.\n2. An toàn hồ đập.\n",
        "CẤP NƯỚC",
        HEAD + "CẤP NƯỚC\nIN MỤC TIÊU\n1. Đủ nước tưới.\n2. An toàn hồ đập.\n",
        "CẤP NƯỚC IN MỤC TIÊU",
        "title",
    ),
    "recital": Pair(
        HEAD + "Cấp nước\nThực hiện Luật Thủy lợi\nI. MỤC TIÊU\n",
        "Cấp nước",
        HEAD + "Cấp nước\nPhổ biến Luật Thủy lợi\nI. MỤC TIÊU\n",
        "Cấp nước Phổ biến Luật Thủy lợi",
        "title",
    ),
}


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_pair(pair: Pair) -> None:
    assert found(pair.text, pair.asked) == pair.wanted
    assert found(pair.other, pair.asked) == pair.other_wanted


@pytest.mark.parametrize("kind", [kind for kind, _ in lines.ROLES])
def test_pairs_notice_when_a_kind_is_missing(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = [pair for name, pair in PAIRS.items() if name.split(":")[0] == kind]
    assert pairs, f"no pair of texts for {kind}"
    monkeypatch.setattr(lines, "ROLES", tuple(other for other in lines.ROLES if other[0] != kind))
    lines.marks_of.cache_clear()
    missed = any(found(pair.text, pair.asked) != pair.wanted for pair in pairs)
    lines.marks_of.cache_clear()
    assert missed


def test_no_key_line_is_passed_over_for_its_letters_or_words() -> None:
    tables = load_rules().tables
    rows = [row["example"] for row in tables["marks"]] + [row["name"].upper() for row in tables["document_types"]]
    told = [mark + row for row in rows for mark in ("", "* ", "- ", "## ", "| ")]
    text = "\n".join(["", *told, ""])
    for name, line in lines.marks_of(load_rules())._asdict().items():
        if isinstance(line, KeyLine):
            found = [key.span() for key in line.finditer(text, 0, len(text))]
            assert found == [key.span() for key in line._line.finditer(text)], name
            assert found, name
        elif isinstance(line, WordGated | Opening):
            found = [row for row in told if line.match(row)]
            assert found == [row for row in told if line._line.match(row)], name
            assert found, name


def test_one_sweep_finds_where_each_of_its_key_lines_begins() -> None:
    tables, marks = load_rules().tables, lines.marks_of(load_rules())
    rows = [row["example"] for row in tables["marks"]] + [row["name"].upper() for row in tables["document_types"]]
    text = "\n".join(["", *(mark + row for row in rows for mark in ("", "* ", "- ", "## ", "| ")), ""])
    marks.begun.read(text)
    for line in (marks.chrome, marks.attached_type, marks.recipients_line, marks.signer_line, lines.APPENDIX):
        swept = [key.span() for key in line.finditer(text, 0, len(text), marks.begun)]
        assert swept == [key.span() for key in line.finditer(text, 0, len(text))] != []
    marks.begun.forget()


def test_no_line_is_of_a_kind_that_its_first_letter_hides() -> None:
    marks = lines.marks_of(load_rules())
    for row in load_rules().tables["marks"]:
        line = row["example"].strip(" *|#")
        assert lines.role_of(line, marks) == next((kind for kind, fits in lines.ROLES if fits(line, marks)), "text")


def test_words_tried_together_match_what_they_match_one_by_one() -> None:
    rules = load_rules()
    one_by_one = regex.compile(rf"[ *\-]*(?:{rules.marks('closing')})")
    for row in rules.tables["marks"]:
        for line in (row["example"], row["counterexample"]):
            assert bool(lines.marks_of(rules).closing.match(line)) == bool(one_by_one.match(line)), line
