"""What an act does to others: instruction, act, provision, new text and words; then the acts annotated by hand."""

from __future__ import annotations

import csv
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

import vnplan
from paired import in_proportion, spent
from vnplan import Document, parse
from vnplan.models import Operation, Provision
from vnplan.models.acted import acts_of
from vnplan.review.act_words import meets
from vnplan.tables.rules import load_rules

ACT = "Nghị định số 24/2021/NĐ-CP"
HEAD = f"Điều 1. Sửa đổi, bổ sung một số điều của {ACT} quy định về thư viện\n"


def place(provision: Provision | None) -> str:
    """ "5/2/a", "phan=I,muc=3", "" for none."""
    told = provision.model_dump(exclude_none=True) if provision else {}
    if "dieu" in told and not set(told) - {"dieu", "khoan", "diem"}:
        return "/".join(told.values())
    return ",".join(f"{unit}={value}" for unit, value in told.items())


def done(document: Document) -> list[str]:
    """Action and provision of each operation, in order: "amend 5/2"."""
    return [f"{one.action} {place(one.provision)}".strip() for one in document.operations]


READ = {
    "lists are expanded": (HEAD + "1. Bãi bỏ các khoản 2, 3 và 5 Điều 7.", "repeal 7/2 | repeal 7/3 | repeal 7/5"),
    "ranges are expanded": (HEAD + "1. Bãi bỏ từ Điều 7 đến Điều 9.", "repeal 7 | repeal 8 | repeal 9"),
    "a neighbour is only the place": (
        HEAD + "1. Bổ sung Điều 5a vào sau Điều 5 như sau:\n“Điều 5a. Đọc”.",
        "supplement 5a",
    ),
    "without vào": (HEAD + "1. Bổ sung điểm c1 sau điểm c khoản 1 Điều 6 như sau:\n“c1) Đọc.”", "supplement 6/1/c1"),
    "into an article": (HEAD + "1. Bổ sung khoản 7 vào Điều 10 như sau:\n“7. Đọc.”", "supplement 10/7"),
    "two verbs, one article": (
        HEAD + "1. Sửa đổi điểm a và bổ sung điểm đ khoản 2 Điều 5 như sau:\n“a) Đọc;\nđ) Viết.”",
        "amend 5/2/a | supplement 5/2/đ",
    ),
    "two verbs, two actions": (HEAD + "1. Sửa đổi khoản 3 Điều 7, bãi bỏ khoản 4 Điều 8.", "amend 7/3 | repeal 8/4"),
    "a division in an article": (
        HEAD
        + "1. Bãi bỏ khoản 2, 4 Mục II và khoản 1 Mục V Điều 1.\n2. Thay cụm từ “A” bằng cụm từ “B” tại Mục IV Điều 2.",
        "repeal muc=II,dieu=1,khoan=2 | repeal muc=II,dieu=1,khoan=4 | repeal muc=V,dieu=1,khoan=1"
        " | replace_words muc=IV,dieu=2",
    ),
    "a division of what an article lays down": (
        HEAD
        + "1. Khoản 2 Mục I Biểu phí nêu tại Điều 6 được bãi bỏ.\n2. Bổ sung khoản 5 sau khoản 4 tại Mục II Điều 3.",
        "repeal muc=I,dieu=6,khoan=2 | supplement muc=II,dieu=3,khoan=5",
    ),
    "names of a division and of an article": (
        HEAD + "1. Thay cụm từ “A” bằng cụm từ “B” tại tên Điều 6; tên Mục 3; khoản 5 Điều 16.",
        "replace_words 6 | replace_words muc=3 | replace_words 16/5",
    ),
    "what a division has": (HEAD + "1. Bãi bỏ tiểu mục 2 Mục II Điều 3.", "repeal muc=II,dieu=3,khoan=2"),
    "a small division alone": (HEAD + "1. Bãi bỏ tiểu mục 2.", "repeal muc=2"),
    "a division and an article": (HEAD + "1. Bãi bỏ Mục II, Điều 9.", "repeal muc=II | repeal 9"),
    "a division under its article": (
        HEAD + "1. Sửa đổi Điều 1 như sau:\na) Bãi bỏ khoản 3 Mục II;\nb) Bãi bỏ Mục 2 Chương IV.",
        "repeal muc=II,dieu=1,khoan=3 | repeal chuong=IV,muc=2",
    ),
    "nested": (
        HEAD + "1. Sửa đổi, bổ sung một số khoản của Điều 6 như sau:\na) Sửa đổi khoản 3 như sau:\n“3. Đọc.”;\n"
        "b) Bổ sung điểm c vào sau điểm b khoản 4 như sau:\n“c) Viết.”",
        "amend 6/3 | supplement 6/4/c",
    ),
    "announced and done": (
        HEAD + "1. Sửa đổi khoản 1 và khoản 2 Điều 9 như sau:\na) Bỏ cụm từ “cấp huyện” tại khoản 2;\nb) Báo cáo.",
        "amend 9/1 | repeal_words 9/2",
    ),
    "what is quoted is the other act's": (
        HEAD + "1. Bổ sung khoản 8 vào sau khoản 7 Điều 2 như sau:\n“8. Bãi bỏ Điều 3 Thông tư số 5/2014/TT-BNV.”",
        "supplement 2/8",
    ),
    "an article that amends another act is new text whole": (
        HEAD + "1. Bổ sung Điều 9a vào sau Điều 9 như sau:\n“Điều 9a. Sửa đổi, bổ sung Thông tư số 5/2014/TT-BNV\n"
        "1. Sửa đổi khoản 2 Điều 8 như sau:\n“2. Đọc.”\n2. Bãi bỏ Điều 4.”\n2. Bãi bỏ Điều 10.",
        "supplement 9a | repeal 10",
    ),
    "a chapter beside articles": (
        HEAD + "1. Bãi bỏ khoản 3 Điều 8, Điều 9a và Chương III.", "repeal 8/3 | repeal 9a | repeal chuong=III",
    ),
    "the name of the article above": (
        HEAD + "1. Sửa đổi, bổ sung Điều 8 như sau:\na) Sửa đổi tên điều như sau:\n“Điều 8. Đọc”;\nb) Bãi bỏ khoản 2.",
        "amend 8 | repeal 8/2",
    ),
    "a division with a letter": (
        HEAD + "1. Bổ sung Mục 3a vào sau Mục 3 Chương II như sau:\n“Mục 3a. Đọc”.", "supplement chuong=II,muc=3a",
    ),
    "provisions of one act and another whole": (
        f"Điều 1. Bãi bỏ khoản 4 Điều 6 {ACT}, Điều 2 Nghị định số 9/2019/NĐ-CP và toàn bộ Nghị định số 8/2018/NĐ-CP.",
        "repeal 6/4 | repeal 2 | repeal",
    ),
    "some provisions of two acts": (
        f"Điều 1. Sửa đổi một số điều của {ACT} và Nghị định số 8/2018/NĐ-CP.", "",
    ),
    "rules of the Party": (
        "TỈNH ỦY AN GIANG\n*\nSố 12-QĐ/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nAn Giang, ngày 05 tháng 8 năm 2024\nQUY ĐỊNH\n"
        "sửa đổi, bổ sung một số điều của Quy định số 08-QĐ/TU ngày 12/3/2021\n"
        "Điều 1. Sửa đổi, bổ sung một số điều của Quy định số 08-QĐ/TU\n1. Bãi bỏ khoản 3, khoản 5, Điều 9.",
        "repeal 9/3 | repeal 9/5",
    ),
    "the heading alone": (f"Điều 1. Sửa đổi khoản 2 Điều 5 của {ACT}\n“2. Thư viện mở cửa hằng ngày.”", "amend 5/2"),
    "brackets of points": (
        HEAD + "1. Bỏ từ “và” tại điểm a), điểm b) khoản 3 Điều 8.",
        "repeal_words 8/3/a | repeal_words 8/3/b",
    ),
    "names of articles": (
        HEAD + "1. Bỏ cụm từ “huyện” tại tên Thông tư, Điều 1, tên Chương II và Điều 10.",
        "repeal_words | repeal_words 1 | repeal_words chuong=II | repeal_words 10",
    ),
    "in a chapter": (
        HEAD + "1. Bổ sung Điều 45a vào sau Điều 45 trong Chương VII như sau:\n“Điều 45a. Đọc”.",
        "supplement 45a",
    ),
    "the place of later words": (
        HEAD + "1. Thay thế cụm từ “A” bằng cụm từ “B”, thay thế cụm từ “C” bằng cụm từ “D” tại Điều 5.",
        "replace_words 5 | replace_words 5",
    ),
    "each words their place": (
        HEAD + "1. Bỏ cụm từ “A” tại Điều 6, cụm từ “B” tại Điều 9.",
        "repeal_words 6 | repeal_words 9",
    ),
    "words beside provisions": (
        HEAD + "1. Bãi bỏ khoản 2 Điều 7, cụm từ “A” tại điểm a khoản 1 Điều 9.",
        "repeal 7/2 | repeal_words 9/1/a",
    ),
    "the place before the new words": (
        HEAD + "1. Thay thế cụm từ “A” tại khoản 2 Điều 9 bằng cụm từ “B”.",
        "replace_words 9/2",
    ),
    "an appendix is no whole act": (
        f"Điều 1. Thay thế Phụ lục I ban hành kèm theo {ACT} bằng Phụ lục I ban hành kèm theo Nghị định này.",
        "replace",
    ),
    "exceptions are none": (
        HEAD + "1. Thay thế cụm từ “A” bằng cụm từ “B” tại Điều 5, trừ cụm từ “A” tại Điều 6.",
        "replace_words 5",
    ),
    "the verb behind": (
        HEAD + "1. Khoản 3 Điều 2 được sửa đổi, bổ sung như sau:\n“3. Đọc.”\n"
        "2. Các điểm a và b khoản 1 Điều 7 được bãi bỏ.",
        "amend 2/3 | repeal 7/1/a | repeal 7/1/b",
    ),
    "the verb behind, bare": (
        HEAD + "1. Khoản 3 Điều 2 sửa đổi, bổ sung như sau:\n“3. Đọc.”\n"
        "2. Điểm b khoản 1 Điều 7 sửa đổi như sau: “b) A.”",
        "amend 2/3 | amend 7/1/b",
    ),
    "no number, no place": (
        HEAD + "1. Chương trình sửa đổi như sau:\n- Đọc.\n2. Điều kiện mở cửa sửa đổi như sau: Có sách.",
        "",
    ),
    "a place that tells what was done": (
        HEAD + "1. Khoản 3 Điều 2 nêu nội dung sửa đổi. Thư viện làm như sau: đọc.",
        "",
    ),
    "its number is changed": (
        HEAD + "1. Sửa đổi số thứ tự khoản 3 Điều 7 thành khoản 4 Điều 7.\n2. Sửa thứ tự các điểm a, b khoản 2 Điều 9 "
        "thành các điểm b, c khoản 2 Điều 9.",
        "renumber 7/3 | renumber 9/2/a | renumber 9/2/b",
    ),
    "words and the verb behind": (
        HEAD + "1. Cụm từ “A” tại Điều 5 được thay thế bằng cụm từ “B”.",
        "replace_words 5",
    ),
    "amended before by another": (
        HEAD + "1. Sửa đổi khoản 8 Điều 25 được sửa đổi, bổ sung bởi "
        "khoản 1 Điều 2 Nghị định số 9/2022/NĐ-CP như sau:\n“8. A.”",
        "amend 25/8",
    ),
    "amended before, in brackets": (
        HEAD + "1. Bãi bỏ khoản 8 Điều 25 (đã được sửa đổi tại Điều 2 Nghị định số 9/2022/NĐ-CP).",
        "repeal 25/8",
    ),
    "some clauses of an article": (
        HEAD + "1. Sửa đổi đoạn đầu của khoản 1 và một số khoản của Điều 23 như sau:\n"
        "a) Bãi bỏ khoản 4;\nb) Bãi bỏ khoản 5.",
        "amend 23/1 | repeal 23/4 | repeal 23/5",
    ),
    "of a chapter": (
        HEAD + "1. Bổ sung Chương IIIa vào sau Chương III như sau:\n“Chương IIIa”.", "supplement chuong=IIIa",
    ),
    "a whole act": (f"Điều 1. Bãi bỏ toàn bộ {ACT}.", "repeal"),
    "acts of a list": (
        f"Điều 1. Bãi bỏ các văn bản sau đây:\n1. {ACT};\n2. Nghị định số 9/2019/NĐ-CP.",
        "repeal | repeal",
    ),
    "lapsed": (f"Điều 9. Hiệu lực\n1. {ACT} hết hiệu lực kể từ ngày Nghị định này có hiệu lực.", "repeal"),
    "replaced": (f"Điều 9. Hiệu lực\n1. Nghị định này thay thế {ACT}.", "replace"),
    "why it is done": (f"Điều 1. Bãi bỏ Điều 5 {ACT} do trái với Điều 9 Nghị định số 9/2019/NĐ-CP.", "repeal 5"),
    "by what it is done": (f"Điều 1. Sửa đổi Điều 5 {ACT} theo Nghị định số 9/2019/NĐ-CP.", "amend 5"),
    "where it stands": (f"Điều 1. Bãi bỏ quy định về mức chi nêu tại Điều 5 {ACT}.", "repeal 5"),
    "what is corrected beside it": (
        f"Điều 1. Bãi bỏ {ACT} và đính chính Nghị định số 9/2019/NĐ-CP.",
        "repeal",
    ),
    "what goes on beside it": (f"Điều 1. Bãi bỏ {ACT}; tiếp tục thực hiện Nghị định số 9/2019/NĐ-CP.", "repeal"),
    "why, in an item": (HEAD + "1. Bãi bỏ khoản 2 Điều 5 trái với Nghị định số 9/2019/NĐ-CP.", "repeal 5/2"),
    "two acts": (f"Điều 1. Bãi bỏ Điều 5 {ACT} và Điều 9 Nghị định số 9/2019/NĐ-CP.", "repeal 5 | repeal 9"),
    "what is contrary to an act": (f"Điều 1. Bãi bỏ các nội dung trái với {ACT}.", ""),
    "a task is none": (f"Điều 2. Nhiệm vụ\n1. Bộ Nội vụ nghiên cứu sửa đổi khoản 2 Điều 5 {ACT}.", ""),
    "what was done by another is none": (f"Điều 2. Theo khoản 2 Điều 5 {ACT} đã được sửa đổi, bổ sung.", ""),
    "no act, no operation": ("Điều 2. Nhiệm vụ\n1. Bổ sung khoản kinh phí theo Điều 5.\n2. Sửa đổi Điều 3.", ""),
}  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), READ.values(), ids=list(READ))
def test_what_an_act_does(text: str, wanted: str) -> None:
    assert " | ".join(done(parse(text))) == wanted


ROWS = [row for row in load_rules().tables["operations"] if row["in_note"] != "yes"]


@pytest.mark.parametrize("row", ROWS, ids=[row["pattern"] for row in ROWS])
def test_a_verb_does_what_its_row_says_and_only_where_it_acts(row: dict[str, str]) -> None:
    actions = [one.action for one in parse(row["example"].replace("⏎", "\n")).operations]
    assert actions == [row["action"]]
    assert parse(row["counterexample"].replace("⏎", "\n")).operations == []


def only(text: str) -> Operation:
    [one] = parse(text).operations
    return one


def test_the_act_is_the_one_that_the_heading_names() -> None:
    text = (
        f"NGHỊ ĐỊNH\nSửa đổi, bổ sung một số điều của {ACT}\n\n"
        "Điều 1. Sửa đổi Điều 4\n“Điều 4. Đọc”.\nĐiều 2. Sửa đổi một số điều của Nghị định số 9/2019/NĐ-CP\n"
        "1. Bãi bỏ Điều 3.\n2. Bãi bỏ Điều 5 Nghị định số 7/2018/NĐ-CP.\n"
    )
    document = parse(text)
    targets = [document.citations[one.citation or 0].number for one in document.operations]
    assert targets == ["24/2021/NĐ-CP", "9/2019/NĐ-CP", "7/2018/NĐ-CP"]
    assert [one.target for one in document.operations] == [
        document.citations[one.citation or 0].key for one in document.operations
    ]


def test_the_act_may_be_named_by_the_heading_of_a_chapter() -> None:
    text = "\n".join(
        f"Chương {label}\nSỬA ĐỔI MỘT SỐ ĐIỀU CỦA NGHỊ ĐỊNH SỐ {number}\nĐiều {n}. Bãi bỏ Điều {n + 4}\n"
        for n, (label, number) in enumerate((("I", "24/2021/NĐ-CP"), ("II", "9/2019/NĐ-CP")), 1)
    )
    document = parse(f"NGHỊ ĐỊNH\nSửa đổi một số nghị định về thư viện\n{text}")
    assert done(document) == ["repeal 5", "repeal 6"]
    assert [document.citations[one.citation or 0].number for one in document.operations] == [
        "24/2021/NĐ-CP",
        "9/2019/NĐ-CP",
    ]


def test_new_text_and_place_are_spans_of_the_text_as_given() -> None:
    text = HEAD + "1. Sửa đổi khoản 2 Điều 5 như sau:\n“2. Thư viện mở cửa\n\nhằng ngày.”.\n2. Báo cáo."
    text = unicodedata.normalize("NFD", text)
    one = only(text)
    assert text[one.start : one.end].startswith("S")
    assert text[one.start : one.end].endswith(" 5")
    assert one.new_text is not None
    assert text[one.new_text.start : one.new_text.end] == unicodedata.normalize(
        "NFD", "2. Thư viện mở cửa\n\nhằng ngày."
    )
    assert one.where.path == "Điều 1.1"


@pytest.mark.parametrize(
    ("between", "relation"),
    [("do trái với", "mentions"), ("để thực hiện", "implements"), ("theo", "according_to"), ("và", "repeals")],
)
def test_what_only_explains_an_operation_keeps_its_relation(between: str, relation: str) -> None:
    first, last = parse(f"Bãi bỏ Quyết định số 5/QĐ-UBND {between} Nghị quyết số 6/NQ-HĐND.").citations
    assert (first.relation, last.relation) == ("repeals", relation)


def test_words_taken_out_and_put_in() -> None:
    told = parse(
        HEAD + "1. Thay thế cụm từ “xã”, “phường” bằng cụm từ “cấp xã”, từ “A” bằng từ “B” tại Điều 5."
    ).operations
    assert [(one.words, one.new_words) for one in told] == [("xã", "cấp xã"), ("phường", "cấp xã"), ("A", "B")]
    assert only(HEAD + "1. Bổ sung cụm từ “mới” vào sau cụm từ “sách” tại Điều 5.").new_words == "mới"
    assert only(HEAD + "1. Đổi khoản 3 thành khoản 4 Điều 5.").new_words == "khoản 4 Điều 5"


def test_a_reference_inside_an_operation_follows_it() -> None:
    text = (
        f"NGHỊ ĐỊNH\nSửa đổi, bổ sung một số điều của {ACT}\n\nĐiều 1. Bãi bỏ khoản 5 Điều 1.\n"
        "Điều 2. Bỏ cụm từ “cấp huyện” tại khoản 3 Điều 4.\nĐiều 3. Hiệu lực\nThực hiện khoản 1 Điều 1."
    )
    told = [(c.text, c.relation, c.cue) for c in parse(text).citations if c.kind == "internal"]
    assert told == [
        ("khoản 5 Điều 1", "repeals", "Bãi bỏ"),
        ("khoản 3 Điều 4", "amends", "Bỏ cụm từ"),
        ("khoản 1 Điều 1", "mentions", None),
    ]


def test_a_table_has_a_column_for_each_unit() -> None:
    pytest.importorskip("pandas")
    frame = parse(HEAD + "1. Bãi bỏ điểm a khoản 5 Điều 1.").operations.to_frame()
    assert frame[["action", "dieu", "khoan", "diem", "path"]].values.tolist() == [["repeal", "1", "5", "a", "Điều 1.1"]]
    assert str(frame["in_force"].dtype).startswith("datetime64")
    assert list(parse("").operations.to_frame().columns) == list(frame.columns)


def test_json_goes_out_and_comes_back() -> None:
    document = parse(HEAD + "1. Bãi bỏ điểm a khoản 5 Điều 1.")
    again = Document.model_validate_json(document.model_dump_json())
    assert again == document
    assert again.operations[0].provision == Provision(dieu="1", khoan="5", diem="a")
    before = document.model_dump(mode="json")
    del before["operations"]
    assert Document.model_validate(before).operations == []


def test_what_is_said_aside_at_length_costs_no_more() -> None:
    def said(times: int) -> str:
        return HEAD + "1. Sửa đổi khoản 2 Điều 5" + " được sửa đổi" * times + " như sau:\n“2. Đọc.”"

    assert in_proportion(lambda times: spent(lambda: parse(said(times))), 100)
    assert done(parse(said(2000))) == ["amend 5/2"]  # read over and over, it took hours


@pytest.mark.parametrize(("opened", "new"), [("‘‘", True), ("“", True), ("‘", False)])
def test_two_opening_marks_are_one(opened: str, new: bool) -> None:
    text = HEAD + f"1. Sửa đổi khoản 2 Điều 5 như sau:\n{opened}2. Thư viện mở cửa hằng ngày.”."
    [one] = parse(text).operations
    assert (one.new_text is not None and text[one.new_text.start : one.new_text.end].startswith("2. Thư viện")) == new


LIBRARY = "Điều 1. Sửa đổi, bổ sung một số điều của {law}\n1. Bãi bỏ Điều 7."
MEANT = {
    "the text tells the number before": (
        "Căn cứ Luật Thư viện số 46/2019/QH14;\n" + LIBRARY.format(law="Luật Thư viện"),
        "2024-05-15",
        "/akn/vn/act/luat/quoc-hoi/2019/46",
    ),
    "of a law that no table has": (
        "Căn cứ Luật Đọc sách số 46/2031/QH18;\n" + LIBRARY.format(law="Luật Đọc sách"),
        "2032-05-15",
        "/akn/vn/act/luat/quoc-hoi/2031/46",
    ),
    "another law has the number": (
        "Căn cứ Luật Đọc báo số 46/2031/QH18;\n" + LIBRARY.format(law="Luật Đọc sách"),
        "2032-05-15",
        "cite/luat/quoc-hoi/?/doc-sach",
    ),
    "the edition of the day": (LIBRARY.format(law="Luật Đất đai"), "2018-05-15", "/akn/vn/act/luat/quoc-hoi/2013/45"),
    "of a later day": (LIBRARY.format(law="Luật Đất đai"), "2025-05-15", "/akn/vn/act/luat/quoc-hoi/2024/31"),
    "of no day": (LIBRARY.format(law="Luật Đất đai"), None, "cite/luat/quoc-hoi/?/dat-dai"),
    "two are named, one is in force": (
        "Căn cứ Luật Đất đai số 31/2024/QH15; Luật Đất đai số 45/2013/QH13;\n" + LIBRARY.format(law="Luật Đất đai"),
        "2025-05-15",
        "/akn/vn/act/luat/quoc-hoi/2024/31",
    ),
    "two are named, none is in force": (
        "Căn cứ Luật Đất đai số 31/2024/QH15; Luật Đất đai số 45/2013/QH13;\n" + LIBRARY.format(law="Luật Đất đai"),
        "1996-05-15",
        "cite/luat/quoc-hoi/?/dat-dai",
    ),
    "named behind, no day tells": (
        LIBRARY.format(law="Luật Đất đai") + "\n2. Luật Đất đai số 45/2013/QH13 còn hiệu lực.",
        None,
        "/akn/vn/act/luat/quoc-hoi/2013/45",
    ),
}


@pytest.mark.parametrize("case", MEANT)
def test_a_law_by_name_is_the_edition_meant(case: str) -> None:
    text, day, key = MEANT[case]
    document = parse("Trích.\n" + text, number="9/2030/QH18" if day and day > "2030" else None, date=day)
    assert [one.target for one in document.operations] == [key]
    assert document.citations[document.operations[0].citation or 0].key.startswith("cite/")  # the words are no more


# --- annotated by hand ------------------------------------------------------------------------------------------------

TESTS = Path(__file__).parent
TEXTS = TESTS.parent.parent / "shared" / "corpus" / "laws"


def judged() -> dict[str, list[dict[str, str]]]:
    """The operations of each act annotated, with the place of the paragraph that says so; "*" is no provision."""
    out: dict[str, list[dict[str, str]]] = defaultdict(list)
    with (TESTS / "data" / "judged_operations.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            out[row["act"]].append(row)
    return out


def number_of(document: Document, one: Operation) -> str | None:
    """The number of the act changed; of a law named without one, that of the edition that is the target."""
    cited = document.citations[one.citation or 0]
    if cited.number is not None:
        return cited.number
    law = vnplan.load_catalog().get(one.target or "")
    return law.number if law else None


def said(document: Document, one: Operation) -> tuple[Any, ...]:
    line = document.text.rfind("\n", 0, one.start) + 1
    whole = "*" if one.pinpoint or one.words or one.new_words else "-"
    return line, one.action, number_of(document, one), place(one.provision) or whole


@pytest.mark.skipif(not TEXTS.is_dir(), reason="the annotated acts (../shared/corpus) are not beside the project")
def test_the_acts_annotated_by_hand() -> None:
    right = found = wanted = 0
    for act, rows in judged().items():
        document = parse((TEXTS / f"{act}.txt").read_bytes().decode("utf-8"))
        text = document.text
        told = {said(document, one) for one in document.operations}
        gold = {
            (text.rfind("\n", 0, int(row["at"])) + 1, row["action"], row["target"], row["provision"]) for row in rows
        }
        right, found, wanted = right + len(told & gold), found + len(told), wanted + len(gold)
    assert wanted > 250
    assert right >= 0.95 * found
    assert right >= 0.92 * wanted


RENUMBERED = {
    "told before": ("Đánh số lại Điều 5 thành Điều 6.", [("5", None, "Điều 6")]),
    "told behind": ("Điều 5 được đánh số lại thành Điều 6.", [("5", None, "Điều 6")]),
    "with là": ("Điều 5 được đánh số lại là Điều 6.", [("5", None, "Điều 6")]),
    "a list behind": (
        "Các điều 5, 6 được đánh số lại thành các điều 6, 7.",
        [("5", None, "Điều 6"), ("6", None, "Điều 7")],
    ),
    "the article with the new number": (
        "Đánh lại số thứ tự khoản 3 thành khoản 4 Điều 5.",
        [("5", "3", "khoản 4 Điều 5")],
    ),
    "its order": ("Thứ tự khoản 3 Điều 5 được sắp xếp lại thành khoản 4.", [("5", "3", "khoản 4")]),
    "behind another": (
        "Bổ sung Điều 5a vào sau Điều 5; Điều 6 được đánh số lại thành Điều 7.",
        [("6", None, "Điều 7")],
    ),
    "none": ("Thủ thư đánh lại số thứ tự của sách theo khoản 4 Điều 5.", []),
}


@pytest.mark.parametrize(("words", "wanted"), RENUMBERED.values(), ids=list(RENUMBERED))
def test_renumbering_is_read_in_both_orders(words: str, wanted: list[tuple[str, str | None, str]]) -> None:
    act = parse(f"Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 24/2021/NĐ-CP\n1. {words}\n")
    found = [one for one in act.operations if one.action == "renumber"]
    assert [(one.provision.dieu, one.provision.khoan, one.new_words) for one in found if one.provision] == wanted


APPENDIX = {
    "the only one": ("Thay thế Phụ lục ban hành kèm theo Thông tư số 53/2018/TT-NHNN.", ["replace Phụ lục"]),
    "amended": ("Sửa đổi, bổ sung Phụ lục ban hành kèm theo Thông tư số 53/2018/TT-NHNN.", ["amend Phụ lục"]),
    "some of them": ("Sửa đổi, bổ sung một số Phụ lục ban hành kèm theo Thông tư số 53/2018/TT-NHNN.", []),
    "piece by piece": (
        "Sửa đổi, bổ sung Phụ lục ban hành kèm theo Thông tư số 53/2018/TT-NHNN\n1. Bãi bỏ Mẫu số 02.",
        ["repeal Mẫu số 02"],
    ),
}


@pytest.mark.parametrize(("words", "wanted"), APPENDIX.values(), ids=list(APPENDIX))
def test_an_appendix_without_a_number_is_the_only_one(words: str, wanted: list[str]) -> None:
    act = parse(f"Sửa đổi, bổ sung một số điều của Thông tư số 53/2018/TT-NHNN\nĐiều 1. {words}\n")
    assert [f"{one.action} {one.pinpoint}" for one in act.operations] == wanted


LISTED = {
    "Bãi bỏ Phụ lục I, Phụ lục II và Phụ lục IV.": "repeal Phụ lục I | repeal Phụ lục II | repeal Phụ lục IV",
    "Thay thế các Phụ lục I, II ban hành kèm theo Thông tư số 5/2019/TT-BNV bằng các Phụ lục I, II của Thông tư này.": (
        "replace Phụ lục I | replace Phụ lục II"
    ),
    "Bãi bỏ Mẫu số 01; Mẫu số 04.": "repeal Mẫu số 01 | repeal Mẫu số 04",
    "Bãi bỏ từ Mẫu số 08 đến Mẫu số 10.": "repeal Mẫu số 08 | repeal Mẫu số 09 | repeal Mẫu số 10",
    "Bãi bỏ các Mẫu số 01a đến Mẫu số 01c.": "repeal Mẫu số 01a | repeal Mẫu số 01b | repeal Mẫu số 01c",
    "Bãi bỏ các Phụ lục từ I đến III.": "repeal Phụ lục I | repeal Phụ lục II | repeal Phụ lục III",
    "Thay thế Mẫu số 01, Mẫu số 02 thuộc Phụ lục II.": (
        "replace Mẫu số 01 thuộc Phụ lục II | replace Mẫu số 02 thuộc Phụ lục II"
    ),
    "Bổ sung Phụ lục V, VI vào sau Phụ lục IV.": "supplement Phụ lục V | supplement Phụ lục VI",
    "Bãi bỏ khoản 2 Điều 7, Phụ lục I, II và Mẫu số 03.": (
        "repeal Phụ lục I | repeal Phụ lục II | repeal Mẫu số 03 | repeal 7/2"
    ),
    "Bãi bỏ khoản 1 Điều 2, Mẫu số 02, Mẫu số 03 Phụ lục II.": (
        "repeal Mẫu số 02 Phụ lục II | repeal Mẫu số 03 Phụ lục II | repeal 2/1"
    ),
    "Bãi bỏ các mẫu từ Mẫu số 07 đến Mẫu số 08 của Phụ lục IV.": (
        "repeal Mẫu số 07 của Phụ lục IV | repeal Mẫu số 08 của Phụ lục IV"
    ),
    "Thay thế Bảng 1, Bảng 2 Phụ lục I và toàn bộ Phụ lục II.": (
        "replace Bảng 1 | replace Bảng 2 Phụ lục I | replace Phụ lục II"
    ),
    "Bổ sung Phụ lục 04 kèm theo Thông tư này.": "supplement Phụ lục 04",
    "Các Phụ lục I, II được bãi bỏ.": "repeal Phụ lục I | repeal Phụ lục II",
    "Mẫu số 05, Mẫu số 06 được thay thế bằng Mẫu số 05 của Thông tư này.": "replace Mẫu số 05 | replace Mẫu số 06",
    "Thay cụm từ “A” bằng “B” tại Phụ lục I, Phụ lục II.": "replace_words Phụ lục I | replace_words Phụ lục II",
    "Thay cụm từ “A” bằng “B” và thay cụm từ “C” bằng “D” tại Phụ lục 2 và Phụ lục 3.": (
        "replace_words Phụ lục 2 | replace_words Phụ lục 3 | replace_words Phụ lục 2 | replace_words Phụ lục 3"
    ),
    "Thay cụm từ “A” bằng “B” và thay cụm từ “C” bằng “D” tại Điều 4 và Phụ lục 3.": (
        "replace_words Phụ lục 3 | replace_words 4 | replace_words Phụ lục 3 | replace_words 4"
    ),
    "Bổ sung chỉ tiêu số định danh tại Mẫu số 01/TB, Mẫu số 02/ĐK-TB và Mẫu số 05.": (
        "supplement chỉ tiêu số định danh tại Mẫu số 01/TB | supplement chỉ tiêu số định danh tại Mẫu số 02/ĐK-TB"
        " | supplement chỉ tiêu số định danh tại Mẫu số 05"
    ),
    # one place each
    "Bổ sung chỉ tiêu số định danh tại Mẫu số 01/TB.": "supplement chỉ tiêu số định danh tại Mẫu số 01/TB",
    "Bổ sung chỉ tiêu tại trang đầu, trang cuối.": "supplement chỉ tiêu tại trang đầu, trang cuối",
    "Bổ sung cụm từ “A” vào ô có cụm từ “B”, “C”. “D” tại các biểu mẫu.": "supplement vào ô có . tại các biểu mẫu",
    "Sửa đổi Phụ lục I về giá, phí và lệ phí.": "amend Phụ lục I về giá, phí và lệ phí",
    "Bãi bỏ Danh mục thuốc và vật tư.": "repeal Danh mục thuốc và vật tư",
    "Sửa đổi khoản 2 Mục 3 Phụ lục I.": "amend muc=3,khoan=2",
}


@pytest.mark.parametrize(("words", "wanted"), LISTED.items(), ids=list(LISTED))
def test_a_list_of_appendixes_or_forms_is_an_operation_for_each(words: str, wanted: str) -> None:
    act = parse(f"Điều 1. Sửa đổi, bổ sung một số điều của Thông tư số 5/2019/TT-BNV\n1. {words}\n")
    assert " | ".join(f"{one.action} {place(one.provision) or one.pinpoint}" for one in act.operations) == wanted


PUT = {
    "Đổi tên Điều 14 thành “Quyền đọc”.": [("replace_words", "14", None, "Quyền đọc")],
    "Tên Điều 14 được đổi thành “Quyền đọc”.": [("replace_words", "14", None, "Quyền đọc")],
    "Điều 14 được đổi tên thành “Quyền đọc”.": [("replace_words", "14", None, "Quyền đọc")],
    "Sửa đổi tên Điều 14 thành “Quyền đọc”.": [("replace_words", "14", None, "Quyền đọc")],
    "Đổi tên gọi của Điều 14 từ “A” thành “B”.": [("replace_words", "14", "A", "B")],
    "Đổi tên Chương II thành “ĐỌC SÁCH”.": [("replace_words", "chuong=II", None, "ĐỌC SÁCH")],
    "Đổi tên Điều 14 thành Điều 15.": [("renumber", "14", None, "Điều 15")],
    "Đổi tên Điều 14 như sau:\n“Điều 14. Quyền đọc”": [("amend", "14", None, None)],
    "Thay thế cụm từ “A” bằng cụm từ “B”, cụm từ “C” bằng cụm từ “D” tại Điều 3.": [
        ("replace_words", "3", "A", "B"), ("replace_words", "3", "C", "D"),
    ],
    "Thay thế các cụm từ “A”, “B” lần lượt bằng các cụm từ “C”, “D” tại Điều 3.": [
        ("replace_words", "3", "A", "C"), ("replace_words", "3", "B", "D"),
    ],
    "Thay thế cụm từ “A”, “B” bằng cụm từ “C” tại Điều 3.": [
        ("replace_words", "3", "A", "C"), ("replace_words", "3", "B", "C"),
    ],
    "Bỏ các cụm từ “A”, “B” tại Điều 3.": [("repeal_words", "3", "A", None), ("repeal_words", "3", "B", None)],
    "Thay cụm từ “A” bằng “B”; bỏ cụm từ “C”, “D” tại Điều 3.": [
        ("replace_words", "3", "A", "B"), ("repeal_words", "3", "C", None), ("repeal_words", "3", "D", None),
    ],
    "Cụm từ “A” tại Điều 3 được thay bằng cụm từ “B”.": [("replace_words", "3", "A", "B")],
    "Bỏ từ “A” trước các cụm từ “B”, “C” và cụm từ “D” tại Điều 3.": [
        ("repeal_words", "3", "A", None), ("repeal_words", "3", "D", None),
    ],
    "Thay cụm từ “A” trước cụm từ “B” bằng cụm từ “C” tại Điều 3.": [("replace_words", "3", "A", "C")],
    "Bổ sung cụm từ “A” vào sau cụm từ “B” tại Điều 3, từ “C” vào trước từ “D” tại Điều 4 và từ “E” vào cuối Điều 5.": [
        ("supplement", "3", None, "A"), ("supplement", "4", None, "C"), ("supplement", "5", None, "E"),
    ],
    "Bỏ cụm từ “A” tại Điều 3 và cụm từ “B” tại Điều 4.": [
        ("repeal_words", "3", "A", None), ("repeal_words", "4", "B", None),
    ],
    "Thay thế cụm từ “A” tại Điều 3 và cụm từ “B” tại Điều 4 bằng cụm từ “C”.": [
        ("replace_words", "3", "A", "C"), ("replace_words", "4", "B", "C"),
    ],
    "Bổ sung cụm từ “A” vào các trường hợp có ghi “B”, “C”, “D” tại Điều 3.": [("supplement", "3", None, "A")],
    "Bổ sung các cụm từ “A”, “B” vào sau cụm từ “C” tại Điều 3.": [
        ("supplement", "3", None, "A"), ("supplement", "3", None, "B"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(("words", "wanted"), PUT.items(), ids=list(PUT))
def test_each_phrase_is_an_operation_of_its_own(
    words: str, wanted: list[tuple[str, str, str | None, str | None]]
) -> None:
    told = parse(HEAD + f"1. {words}\n").operations
    assert [(one.action, place(one.provision), one.words, one.new_words) for one in told] == wanted


def test_each_of_a_list_has_words_of_its_own() -> None:
    """Not those of the whole list: a list of thousands would hold itself thousands of times."""
    text = "Điều 1. Bãi bỏ khoản 1 và khoản 3 Điều 7, Điều 9 và Mẫu số 02 của Nghị định số 12/2020/NĐ-CP."
    pinpoints = [one.pinpoint for one in parse(text).operations]
    assert pinpoints == ["Mẫu số 02", "khoản 1 Điều 7", "khoản 3 Điều 7", "Điều 9"]

    def written(size: int) -> int:
        places = ", ".join(f"khoản 1 Điều {n + 1}" for n in range(size))
        return len(parse(text.replace("khoản 1 và khoản 3 Điều 7", places)).model_dump_json())

    assert written(400) < 5 * written(100)


LED = {
    "a place over its points": (
        "1. Tại Điều 3:\na) Bãi bỏ khoản 2;\nb) Thay cụm từ “A” bằng “B”;\nc) Bổ sung khoản 5 như sau:\n“5. Đọc.”",
        "repeal 3/2 | replace_words 3 | supplement 3/5",
    ),
    "a clause over its points": (
        "1. Tại khoản 2 Điều 4:\na) Bãi bỏ điểm c;\nb) Bỏ từ “A” tại điểm d.\n2. Bãi bỏ Điều 8.",
        "repeal 4/2/c | repeal_words 4/2/d | repeal 8",
    ),
    "a place in a place": (
        "1. Tại Điều 3:\na) Tại khoản 2, bỏ cụm từ “A”;\nb) Bãi bỏ khoản 4.",
        "repeal_words 3/2 | repeal 3/4",
    ),
    "of an act named": (f"1. Tại Điều 3 của {ACT} quy định về thư viện:\na) Bãi bỏ khoản 2.", "repeal 3/2"),
    "without a label": (
        "Tại Điều 3:\na) Bãi bỏ khoản 2;\nb) Bãi bỏ khoản 4.\nTại Điều 5:\na) Bãi bỏ khoản 1.",
        "repeal 3/2 | repeal 3/4 | repeal 5/1",
    ),
    "then the verb": ("1. Tại khoản 2 Điều 4, thay cụm từ “A” bằng cụm từ “B”.", "replace_words 4/2"),
    "then the verb without a comma": ("1. Tại Điều 9 bỏ từ “A”.", "repeal_words 9"),
    "then the verb behind a colon": ("1. Tại Điều 7: bãi bỏ khoản 2, khoản 3.", "repeal 7/2 | repeal 7/3"),
    "then what befalls it": ("1. Tại khoản 1 Điều 6, cụm từ “A” được thay thế bằng cụm từ “B”.", "replace_words 6/1"),
    "two verbs": ("1. Trong Điều 6, bỏ cụm từ “A” và bổ sung khoản 4.", "repeal_words 6 | supplement 6/4"),
    "more places": ("1. Tại khoản 1 Điều 6 và Điều 8, bỏ cụm từ “A”.", "repeal_words 6/1 | repeal_words 8"),
    "the place itself": ("1. Tại khoản 3 Điều 6, sửa đổi, bổ sung như sau:\n“3. Đọc.”", "amend 6/3"),
    "what has no number there": (
        "1. Tại khoản 3 Điều 6, bổ sung gạch đầu dòng thứ hai như sau:\n“- Đọc.”",
        "supplement 6/3",
    ),
    "its name": ("1. Tại Điều 6, sửa đổi tên như sau:\n“Điều 6. Đọc”", "amend 6"),
    "changed before": (
        "1. Tại khoản 2 Điều 4 đã được sửa đổi, bổ sung tại khoản 1 Điều 1 Nghị định số 9/2022/NĐ-CP, bãi bỏ điểm b.",
        "repeal 4/2/b",
    ),
    "an appendix": ("1. Tại Phụ lục I, bãi bỏ Mẫu số 02.", "repeal Mẫu số 02 Phụ lục I"),
    "an appendix over its points": (
        "1. Tại Phụ lục II:\na) Bãi bỏ Mẫu số 02;\nb) Bỏ cụm từ “A”.",
        "repeal Mẫu số 02 Phụ lục II | repeal_words Phụ lục II",
    ),
    "a name beside clauses": ("1. Sửa đổi tên và khoản 1 Điều 3 như sau:\n“Điều 3. Đọc\n1. A.”", "amend 3 | amend 3/1"),
    "a name beside points": (
        "1. Bỏ từ “A” tại Điều 4; tên và các điểm a, b khoản 2 Điều 6.",
        "repeal_words 6 | repeal_words 4 | repeal_words 6/2/a | repeal_words 6/2/b",
    ),
    "a name of the article above": (
        "1. Sửa đổi, bổ sung Điều 8 như sau:\na) Sửa đổi tên và khoản 1 như sau:\n“Điều 8. Đọc”",
        "amend 8 | amend 8/1",
    ),
    "words without a word for them": (
        "1. Thay “A” bằng “B” tại Điều 2.\n2. Tại Điều 3, thay “A” bằng “B”.\n3. Bỏ “A”, “C” tại Điều 4.\n"
        "4. Tại Điều 5, bỏ “A”.\n5. Thay thế “A” bằng “B” tại Điều 6.",
        "replace_words 2 | replace_words 3 | repeal_words 4 | repeal_words 4 | repeal_words 5 | replace_words 6",
    ),
    "a title in marks": ("1. Bãi bỏ “Quy chế đọc” ban hành kèm theo Nghị định số 9/2019/NĐ-CP.", "repeal None"),
    # near
    "a body does it": ("1. Tại Điều 3, Bộ Nội vụ bãi bỏ khoản 2.", ""),
    "a task": ("1. Tại các xã, bổ sung khoản kinh phí theo Điều 3.", ""),
    "of this act": ("1. Tại Điều 3 Nghị định này, bãi bỏ khoản 2.", ""),
    "nothing is done there": ("1. Tại Điều 3:\na) Bộ Nội vụ hướng dẫn khoản 2.", ""),
    "one with an article of its own": ("1. Tại Điều 3:\na) Bãi bỏ khoản 2 Điều 9.", "repeal 9/2"),
    "the next clause is elsewhere": (
        "1. Tại Điều 3:\na) Bãi bỏ khoản 2.\n2. Bãi bỏ khoản 4.",
        "repeal 3/2 | repeal khoan=4",
    ),
    "the name of the act": (
        "1. Bỏ cụm từ “A” tại tên Nghị định và khoản 1 Điều 3.",
        "repeal_words tên Nghị định | repeal_words 3/1",
    ),
}


@pytest.mark.parametrize(("words", "wanted"), LED.values(), ids=list(LED))
def test_a_place_may_be_told_before_the_verb_or_above_it(words: str, wanted: str) -> None:
    act = parse(HEAD + words)
    assert " | ".join(f"{one.action} {place(one.provision) or one.pinpoint}" for one in act.operations) == wanted


def test_places_told_before_the_verb_cost_no_more() -> None:
    def said(times: int) -> str:
        return HEAD + "1. Tại khoản 1" + " và khoản 2" * times + " Điều 5 xem sách.\n"

    assert in_proportion(lambda times: spent(lambda: parse(said(times))), 300)
    assert in_proportion(lambda times: spent(lambda: parse(HEAD + "- Tại Điều 3:\n" * times)), 100)


LISTED_ACTS = [
    ("Bãi bỏ Quyết định số 12/2016/QĐ-UBND và Quyết định số 9/2019/QĐ-UBND.", "12/2016 | 9/2019"),
    (
        "Bãi bỏ toàn bộ Quyết định số 12/2016/QĐ-UBND ngày 05 tháng 4 năm 2016 và Quyết định số 9/2019/QĐ-UBND "
        "ngày 02 tháng 5 năm 2019 của Ủy ban nhân dân tỉnh.",
        "12/2016 | 9/2019",
    ),
    ("Hủy bỏ các Quyết định số 12/2016/QĐ-UBND, số 9/2019/QĐ-UBND và số 1/2020/QĐ-UBND.", "12/2016 | 9/2019 | 1/2020"),
    ("Bãi bỏ các Quyết định: số 12/2016/QĐ-UBND và số 9/2019/QĐ-UBND.", "12/2016 | 9/2019"),
    ("Bãi bỏ 02 quyết định sau: Quyết định số 12/2016/QĐ-UBND; Quyết định số 9/2019/QĐ-UBND.", "12/2016 | 9/2019"),
    (
        "Bãi bỏ các quy định sau: Điều 5 Quyết định số 12/2016/QĐ-UBND; Điều 7 Quyết định số 9/2019/QĐ-UBND.",
        "12/2016 Điều 5 | 9/2019 Điều 7",
    ),
    (
        "Bãi bỏ các văn bản sau đây: a) Quyết định số 12/2016/QĐ-UBND; b) Quyết định số 9/2019/QĐ-UBND.",
        "12/2016 | 9/2019",
    ),
    ("Các văn bản sau đây còn áp dụng: a) Quyết định số 12/2016/QĐ-UBND; b) Quyết định số 9/2019/QĐ-UBND.", ""),
    ("Bãi bỏ Điều 5 Quyết định số 12/2016/QĐ-UBND và Quyết định số 9/2019/QĐ-UBND.", "12/2016 Điều 5 | 9/2019"),
    ("Bãi bỏ một số điều của các Quyết định số 12/2016/QĐ-UBND, số 9/2019/QĐ-UBND và số 1/2020/QĐ-UBND.", ""),
    ("Sửa đổi một số điều của các quyết định sau: Quyết định số 12/2016/QĐ-UBND, Quyết định số 9/2019/QĐ-UBND.", ""),
]


@pytest.mark.parametrize(("words", "wanted"), LISTED_ACTS)
def test_each_act_of_a_list_behind_a_verb_is_acted_on(words: str, wanted: str) -> None:
    document = parse(f"QUYẾT ĐỊNH\nVề thư viện\nĐiều 3. {words}")
    numbers = {citation.key: (citation.number or "").removesuffix("/QĐ-UBND") for citation in document.citations}
    assert " | ".join(f"{numbers[one.target]} {one.pinpoint or ''}".strip() for one in document.operations) == wanted


CARRIED = ("Quy chế", "Quy định", "Điều lệ", "Chương trình", "Đề án", "Nội quy")


@pytest.mark.parametrize("name", CARRIED)
def test_some_articles_of_what_an_act_carries_are_no_place_in_it(name: str) -> None:
    act = "Quyết định số 7/2018/QĐ-UBND ngày 03/4/2018 của UBND tỉnh Hà Giang"

    def read(words: str) -> int:
        return len(parse(f"QUYẾT ĐỊNH\nĐiều 1. {words} {act}.").operations)

    for words in ("điều của", "nội dung của", "nội dung"):
        assert read(f"Sửa đổi, bổ sung một số {words} {name} ban hành kèm theo") == 0
    assert read(f"Bãi bỏ {name} ban hành kèm theo") == 1
    assert read(f"Sửa đổi một số sơ đồ trong {name} ban hành kèm theo") == 1


def test_provisions_listed_behind_a_colon_are_acted_on() -> None:
    assert done(parse(HEAD + "1. Bãi bỏ các quy định sau: khoản 2 Điều 5; khoản 3 Điều 6.")) == [
        "repeal 5/2",
        "repeal 6/3",
    ]
    assert done(parse(HEAD + "1. Sửa đổi các khoản như sau: “1. Theo khoản 2 Điều 5”.")) == []


def test_an_appendix_that_holds_a_place_is_told() -> None:
    act = parse(HEAD + "1. Bãi bỏ khoản 3 Mục I Phụ lục II và khoản 1 Mục IV Phụ lục V.\n2. Bãi bỏ Mục II Điều 4.")
    assert [one.pinpoint for one in act.operations] == [
        "khoản 3 Mục I Phụ lục II", "khoản 1 Mục IV Phụ lục V", "Mục II Điều 4",
    ]  # fmt: skip
    (acts,) = acts_of(act).values()
    assert acts.acts == "repeal khoản 3 Mục I Phụ lục II; repeal khoản 1 Mục IV Phụ lục V; repeal Mục II Điều 4"
    assert meets("khoản 3 Mục I Phụ lục II", "Phụ lục II")
    assert not meets("khoản 3 Mục I Phụ lục II", "khoản 3 Mục I Phụ lục IV")


IN_A_LIST = [
    # on one line, with labels of their own
    ("Bãi bỏ: 1. Khoản 3 Điều 5; 2. Điều 7.", "repeal 5/3 | repeal 7"),
    ("Bãi bỏ các quy định: 1. Khoản 3 Điều 5; 2. Khoản 2 Điều 7; 3. Điều 9.", "repeal 5/3 | repeal 7/2 | repeal 9"),
    ("Bãi bỏ 02 quy định: 1. Khoản 3 Điều 5 và 2. Điều 7.", "repeal 5/3 | repeal 7"),
    ("Bãi bỏ: 1. Khoản 3 Điều 5. 2. Điều 7.", "repeal 5/3 | repeal 7"),
    ("1. Bãi bỏ khoản 3 Điều 5; 2. Bổ sung Điều 8a.", "repeal 5/3 | supplement 8a"),
    ("Sửa đổi, bãi bỏ: 1. Sửa đổi khoản 3 Điều 5; 2. Bãi bỏ Điều 7.", "amend 5/3 | repeal 7"),
    ("Thay “phí” bằng “giá” tại: 1. Khoản 3 Điều 5; 2. Điều 7.", "replace_words 5/3 | replace_words 7"),
    # a line each
    ("Bãi bỏ:\n1. Khoản 3 Điều 5;\n2. Điều 7.", "repeal 5/3 | repeal 7"),
    ("Bãi bỏ một số điều\na) Khoản 3 Điều 5.\nb) Các khoản 1 và 2 Điều 7.", "repeal 5/3 | repeal 7/1 | repeal 7/2"),
    ("Bãi bỏ\n- Khoản 3 Điều 5;\n- Phụ lục II.", "repeal 5/3 | repeal"),
    ("Thay cụm từ “phí” bằng cụm từ “giá” tại:\na) Khoản 3 Điều 5;\nb) Điều 7.", "replace_words 5/3 | replace_words 7"),
    ("Bãi bỏ các từ:\na) Cụm từ “phí” tại Điều 5;\nb) Cụm từ “giá” tại Điều 7.", "repeal_words 5 | repeal_words 7"),
    ("Thay thế các cụm từ sau:\na) Cụm từ “phí” bằng cụm từ “giá” tại Điều 5;\nb) Điều này.", "replace_words 5"),
    ("Bãi bỏ Điều 4.\n1. Khoản 3 Điều 5 vẫn áp dụng;\n2. Điều 7 cũng vậy.", "repeal 4"),
    ("Bỏ trốn theo khoản 3 Điều 5.", ""),
    ("Bỏ khoản 3 Điều 5.", "repeal 5/3"),
    ("Bổ sung các quy định sau:\n1. Khoản 3 Điều 5;\n2. Điều 7.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("words", "wanted"), IN_A_LIST)
def test_provisions_of_a_list_are_acted_on_one_by_one(words: str, wanted: str) -> None:
    act = parse(f"THÔNG TƯ\nSửa đổi, bổ sung một số điều của {ACT}\n\nĐiều 2. {words}\nĐiều 3. Hiệu lực\nTừ nay.")
    assert " | ".join(done(act)) == wanted


def test_the_act_of_a_list_may_be_named_by_its_last_item() -> None:
    for between in (" ", "\n"):
        words = f"Bãi bỏ:{between}1. Khoản 3 Điều 5;{between}2. Điều 7 của Quyết định số 12/2016/QĐ-UBND."
        act = parse(f"QUYẾT ĐỊNH\nVề thư viện\nĐiều 3. {words}")
        assert done(act) == ["repeal 5/3", "repeal 7"]
        assert {one.target for one in act.operations} == {act.citations[-1].key}


@pytest.mark.parametrize(("behind", "acted"), [("vẫn giữ nguyên", 1), ("ngày 05/3/2019", 2)])
def test_what_is_said_to_stay_is_not_acted_on(behind: str, acted: int) -> None:
    words = f"Điều 1. Thay thế Quyết định số 5/2019/QĐ-UBND; Quyết định số 6/2019/QĐ-UBND {behind}."
    act = parse(f"QUYẾT ĐỊNH\nVề thư viện\n{words}\nĐiều 2. Hiệu lực\nTừ nay.")
    assert [one.action for one in act.operations] == ["replace"] * acted
    assert [c.relation for c in act.citations] == ["replaces", "replaces" if acted == 2 else "mentions"]


def test_items_of_a_list_have_sections_of_their_own() -> None:
    act = parse(f"THÔNG TƯ\nSửa đổi {ACT}\n\nĐiều 2. Bãi bỏ:\n1. Khoản 3 Điều 5;\n2. Điều 7.\nĐiều 3. Hiệu lực\nNay.")
    assert [act.sections[one.section].path for one in act.operations if one.section is not None] == [
        "Điều 2.1", "Điều 2.2",
    ]  # fmt: skip


def test_lists_of_provisions_cost_no_more() -> None:
    head = HEAD + "1. Bãi bỏ:\n"
    assert in_proportion(lambda times: spent(lambda: parse(head + "- Khoản 3 Điều 5;\n" * times)), 100)
    assert in_proportion(lambda times: spent(lambda: parse(HEAD + "1. Bãi bỏ:\n- Điều 5\n" * times)), 100)
    assert in_proportion(lambda times: spent(lambda: parse(head + "; 1. Điều 5; 2. Điều 6" * times)), 100)


NEW_TEXTS = {  # an instruction with what stands below it, and the new text of each provision
    "1. Bổ sung điểm e vào khoản 2 và điểm c vào khoản 4 Điều 7 như sau:\n“e) Mượn sách;”\n“c) Trả sách.”.": [
        "e) Mượn sách;", "c) Trả sách.",
    ],
    "1. Sửa đổi khoản 1, điểm a khoản 2 và khoản 3 Điều 7 như sau:\n“1. Sách.”\n“a) Báo;”\n“3. Kệ”\n2. Bãi bỏ Điều 9": [
        "1. Sách.", "a) Báo;", "3. Kệ", None,
    ],
    "1. Sửa đổi Điều 7 và Điều 8 như sau:\n“Điều 7. Sách\nĐủ sách.”\n“Điều 8. Báo\nĐủ báo.”": [
        "Điều 7. Sách\nĐủ sách.", "Điều 8. Báo\nĐủ báo.",
    ],
    # in marks of their own, but not all, nor each another; all in the same marks
    "1. Sửa đổi khoản 1 và khoản 3 Điều 7 như sau:\n“1. Sách.”\n“2. Báo.”": ["1. Sách.", "1. Sách."],
    "1. Sửa đổi khoản 1 Điều 7 và khoản 1 Điều 8 như sau:\n“1. Sách.”\n“1. Báo.”": ["1. Sách.", "1. Sách."],
    "1. Sửa đổi khoản 1 và khoản 3 Điều 7 như sau:\n“1. Sách.\n3. Báo.”": ["1. Sách.\n3. Báo.", "1. Sách.\n3. Báo."],
    "1. Sửa đổi khoản 1 Điều 7 như sau:\n“1. Sách.”\n“2. Báo.”": ["1. Sách."],
}  # fmt: skip


@pytest.mark.parametrize(("below", "wanted"), NEW_TEXTS.items(), ids=range(len(NEW_TEXTS)))
def test_the_new_text_of_each_provision(below: str, wanted: list[str | None]) -> None:
    text = f"NGHỊ ĐỊNH\nVề thư viện\n{HEAD}{below}\n"
    spans = [one.new_text for one in parse(text).operations]
    assert [span and text[span.start : span.end] for span in spans] == wanted


def test_new_texts_in_marks_of_their_own_cost_no_more() -> None:
    head = HEAD + "1. Sửa đổi khoản 1 và khoản 2 Điều 7 như sau:\n"
    assert in_proportion(lambda times: spent(lambda: parse(head + "“1. Sách.”\n“2. Báo.”\n" * times)), 100)
    assert in_proportion(lambda times: spent(lambda: parse((head + "“1. Sách.”\n“2. Báo.”\n") * times)), 100)
