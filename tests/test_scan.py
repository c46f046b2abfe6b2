"""The scan in marked texts, a pair for each rule: the first text needs it, the second does not.

[[core of a citation]]   <<a pinpoint given to the citation that follows>>   ((a reference of the text to itself))
"""

from __future__ import annotations

from types import ModuleType

import pytest

from marked import strip
from vnplan import find_citations
from vnplan.scan import dated, numbered, overlaps, pinpoints, short, sweep
from vnplan.scan.draft import Draft
from vnplan.scan.law_names import known_name_end, law_names, name_end
from vnplan.scan.titled import closing_quote
from vnplan.tables.rules import load_rules

RULES = load_rules()
Pairs = dict[str, tuple[str, str]]

FAMILIES: Pairs = {
    "numbered": ("theo [[Kế hoạch số 12/KH-UBND]] của huyện", "theo Kế hoạch đạt 12/15 của huyện"),
    "short_numbers": ("Tổng kết [[Nghị quyết số 29]].", "Tổng kết Nghị quyết số 29%."),
    "titled": ("triển khai [[Đề án “Sữa học đường”]]", "triển khai Đề án “Sữa tươi”"),
    "congress": ("[[Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIX]];", "Nghị quyết Đại hội Đảng bộ tỉnh vừa qua;"),
    "sessions": ("[[Nghị quyết Trung ương 4 khóa XI]], [[XII]];", "Nghị quyết Trung ương 4 vừa qua;"),
    "laws": ("theo [[Luật Giáo dục]];", "theo luật giáo dục;"),
    "ordinances": ("theo [[Pháp lệnh Cảnh vệ]];", "theo pháp lệnh cảnh vệ;"),
    "abbreviated": ("theo <<Điều 463>> [[BLDS năm 2015]];", "theo phụ lục BLDS-2 của ngành;"),
    "constitutions": ("theo [[Hiến pháp năm 2013]];", "theo Hiến pháp;"),
    "standards": ("thử theo [[TCVN 8826:2011]];", "thử theo TCVN về bê tông;"),
    "self_references": ("để thực hiện [[Kế hoạch này]];", "để thực hiện Kế hoạch kia;"),
}

OVERLAPS: Pairs = {
    "in_a_title": (
        "[[Đề án “Triển khai [[Quyết định số 5/QĐ-TTg]] tại tỉnh”]]",
        "[[Đề án “Triển khai sâu rộng tại tỉnh”]] và [[Quyết định số 5/QĐ-TTg]]",
    ),
    "amended": (
        "[[Luật sửa đổi, bổ sung một số điều của [[Luật Giáo dục]]]];",
        "[[Luật Xây dựng]] và một số điều của [[Luật Giáo dục]];",
    ),
    "stronger": (
        "theo Luật Điều phối vùng [[Quyết định số 5/QĐ-UBND]]",
        "theo [[Luật Điều phối vùng]]; [[Quyết định số 5/QĐ-UBND]]",
    ),
}

NO_PROVISIONS: Pairs = {
    "share": ("trích khoản 5% lãi", "trích ((khoản 5)) lãi"),
    "spot": ("Xã có hồ Mây, nhưng điểm này đã khô.", "Xã có hồ Mây, nhưng theo ((điểm này)) đã khô."),
    "heading": ("hết.\nĐiều 5: Phạm vi của tỉnh", "hết.\n((Điều 5)) có phạm vi của tỉnh"),
}

BINDING: Pairs = {
    "right_before": (
        "theo <<khoản 2 Điều 5>> [[Nghị định số 5/2020/NĐ-CP]]",
        "theo ((khoản 2 Điều 5)) khi có [[Nghị định số 5/2020/NĐ-CP]]",
    ),
    "of_what_is_attached": (
        "theo <<Điều 3>> Quy chế tuyển sinh ban hành kèm theo [[Thông tư số 8/2021/TT-BYT]]",
        "theo Điều 3 Quy chế tuyển sinh, không theo [[Thông tư số 8/2021/TT-BYT]]",
    ),
    "a_place": ("nêu tại Mục 2, gửi về xã", "nêu tại ((Mục này)), gửi về xã"),
    "of_another": ("theo khoản 1 Điều 13 Nghị định đã nêu", "theo ((khoản 1 Điều 13)) đã nêu"),
    "of_an_abbreviation": ("theo khoản 1 Điều 13 QCTĐ;", "theo ((khoản 1 Điều 13)) UBND xã duyệt;"),
    "in_a_name": (
        "thực hiện [[Đề án “Đưa Điều 5 vào đời sống”]]",
        "thực hiện [[Đề án “Đưa sách mới vào đời sống”]] theo ((Điều 5))",
    ),
    "left_out": (
        "theo <<Điều 4>> (trừ khoản 3) [[Thông tư số 6/2020/TT-BNV]]",
        "theo ((Điều 4)) (xem ((khoản 3))) [[Thông tư số 6/2020/TT-BNV]]",
    ),
    "own": ("theo ((khoản 2 Điều 5)) của bản này", "theo khoản hai điều năm của bản này"),
}

NUMBERED: Pairs = {
    "by_amending_law": (
        "theo [[Luật sửa đổi 9 luật số 56/2024/QH15]]",
        "theo Luật mới [[luật số 56/2024/QH15]]",
    ),
    "by_law_named_as_a_type": ("theo [[Luật Quy hoạch số 21/2017/QH14]]", "theo Luật và [[Quy hoạch số 21/2017/QH14]]"),
    "by_first_of_two_types": (
        "gửi [[Thông báo ý kiến kết luận số 12/TB-UBND]]",
        "gửi Thông báo và [[kết luận số 12/TB-UBND]]",
    ),
    "by_type_word": ("theo [[Kế hoạch số 12/KH-UBND]];", "theo [[số 12/KH-UBND]];"),
    "by_law_name": (
        "theo [[Luật Bảo vệ và kiểm dịch thực vật số 41/2013/QH13]]",
        "theo [[Luật Bảo vệ và kiểm dịch thực vật]]; [[số 41/2013/QH13]]",
    ),
    "by_dated_type": ("có [[văn bản đề ngày 5/3/2020 số 12/HTX]];", "có văn bản đề ngày họp [[số 12/HTX]];"),
    "by_type_of_a_body": (
        "theo [[Công văn của Sở Y tế ngày 5/3/2020 số 12/SYT-VP]];",
        "theo Công văn của các sở [[số 12/SYT-VP]];",
    ),
    "by_distant_type": ("gửi [[Báo cáo thường kỳ số 12/BC-HĐND]]", "gửi Báo cáo và [[số 12/BC-HĐND]]"),
    "by_opening_type": ("gửi [[Thông báo nộp án phí số 12/TBNAP]]", "gửi Thông báo và [[số 12/TBNAP]]"),
    "by_symbol": ("gửi [[số 12/KH-UBND]]", "gửi Mẫu số 12/KH-UBND"),
}

SHORT: Pairs = {
    "serial_left_blank": ("theo [[Kế hoạch số: ..../KH-UBND]]", "theo [[Kế hoạch số: 5/KH-UBND]]"),
    "old_number": ("theo [[Nghị định 14-CP]];", "theo [[Nghị định 14]];"),
    "blank_for_slash": ("theo [[Công văn số 8123 TC-CSTC]];", "theo [[Công văn số 8123]] TC đã gửi;"),
    "serial_and_year": (
        "theo [[NĐ12/2020]], [[NĐ 1/2020]] và [[Thông tư số 78/2021]];",
        "theo Kế hoạch 12/2020, ANĐ12/2020;",
    ),
    "serial_alone": ("theo [[Nghị quyết số 29]].", "theo Nghị quyết số 29%."),
}

LISTS: list[tuple[ModuleType, str, Pairs]] = [
    (sweep, "FAMILIES", FAMILIES),
    (overlaps, "RULES", OVERLAPS),
    (pinpoints, "NO_PROVISIONS", NO_PROVISIONS),
    (pinpoints, "BINDING", BINDING),
    (numbered, "READINGS", NUMBERED),
    (short, "READINGS", SHORT),
]
EVERY = [
    pytest.param(module, name, rule, *pair, id=f"{module.__name__.rpartition('.')[2]}.{rule}")
    for module, name, pairs in LISTS
    for rule, pair in pairs.items()
]


def drafts(text: str) -> list[Draft]:
    """What is found in a text; a blank line stands before it, as before any clean text."""
    return sweep.scan(f"\n{text}", RULES)


def drawn(text: str) -> str:
    """The text with marks where the scan found something."""
    spans: set[tuple[int, int, str]] = set()
    for draft in drafts(text):
        spans.add((draft.start, draft.end, "(())" if draft.kind == "internal" else "[[]]"))
        if draft.pinpoint is not None and draft.kind != "internal":
            spans.add((draft.pinpoint.start, draft.pinpoint.end, "<<>>"))
    marks = [(start, 1, -end, mark[:2]) for start, end, mark in spans]
    marks += [(end, 0, -start, mark[2:]) for start, end, mark in spans]
    out = f"\n{text}"
    for at, _, _, mark in sorted(marks, reverse=True):
        out = out[:at] + mark + out[at:]
    return out[1:]


@pytest.mark.parametrize(("module", "name", "pairs"), LISTS)
def test_every_rule_has_a_pair(module: ModuleType, name: str, pairs: Pairs) -> None:
    assert [rule.__name__ for rule in getattr(module, name)] == list(pairs)


@pytest.mark.parametrize(("module", "name", "rule", "needs_it", "without"), EVERY)
def test_a_rule_decides_what_its_pair_differs_in(
    module: ModuleType, name: str, rule: str, needs_it: str, without: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert drawn(strip(needs_it)) == needs_it
    assert drawn(strip(without)) == without
    monkeypatch.setattr(module, name, [r for r in getattr(module, name) if r.__name__ != rule])
    assert drawn(strip(needs_it)) != needs_it
    assert drawn(strip(without)) == without


def test_candidates_that_only_touch_both_stay() -> None:
    pair = [Draft("named_law", 1, 5), Draft("numbered", 5, 9)]
    assert overlaps.settle(pair) == pair


DOUBTS: Pairs = {
    # the rule, which is the code of the note: what raises it, and what does not
    "ocr_suspect": ("Chỉ thị số 5/CT-UBND ngày 5 tháng I1 năm 2020", "Chỉ thị số 5/CT-UBND ngày 5 tháng 11 năm 2020"),
    "no_such_date": ("Chỉ thị số 5/CT-UBND ngày 31/02/2020", "Chỉ thị số 5/CT-UBND ngày 28/02/2020"),
    "partial_date": ("Chỉ thị số 5/CT-UBND năm 2020", "Chỉ thị số 5/CT-UBND ngày 05/01/2020"),
    "year_in_number": ("Thông tư số 22/2021/TT-BYT ngày 20/7/2020", "Thông tư số 22/2021/TT-BYT ngày 20/7/2021"),
}


def doubts(text: str) -> list[str]:
    (found,) = drafts(text)
    return [code for code, _ in found.notes]


def test_every_doubt_has_a_pair() -> None:
    assert list(dated.DOUBTS) == list(DOUBTS)


@pytest.mark.parametrize(("code", "doubtful", "plain"), [(code, *pair) for code, pair in DOUBTS.items()])
def test_what_is_doubtful_in_a_date(code: str, doubtful: str, plain: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert doubts(doubtful) == [code]
    assert doubts(plain) == []
    monkeypatch.setattr(dated, "DOUBTS", {name: rule for name, rule in dated.DOUBTS.items() if name != code})
    assert doubts(doubtful) == []


LAW_NAMES = [
    # the name ends at the bar; without a bar there is none
    "Luật Giáo dục| và các văn bản",
    "Luật Phòng chống tham nhũng| của nước",  # the comma of the table lost
    "Luật Thi đua - Khen thưởng| năm 2022",  # a dash in its place
    "Luật Điều phối vùng|, theo đó",  # in no table: up to the punctuation
    "Luật Bình đẳng, tiến bộ|; nghị quyết",  # small letters behind a comma go on
    "Luật Điều phối vùng|, Luật Giáo dục",  # capitals behind a comma do not
    "Luật sửa đổi, bổ sung một số điều của Luật Giáo dục và Luật Điều phối vùng|;",
    "Luật sửa đổi, bổ sung một số điều của 37 luật có liên quan đến quy hoạch|;",
    "LUẬT SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT GIÁO DỤC, LUẬT ĐẤT ĐAI VÀ BỘ LUẬT HÌNH SỰ|;",
    "LUẬT SỬA ĐỔI ĐIỀU 73 CỦA LUẬT GIÁO DỤC| TẠI TỈNH",
    "Luật này có hiệu lực",
    "Luật sư Nguyễn Văn A",
    "Luật giáo viên mầm non",
]


@pytest.mark.parametrize("marked", LAW_NAMES)
def test_where_the_name_of_a_law_ends(marked: str) -> None:
    name, bar, rest = marked.partition("|")
    assert name_end(name + rest, len("Luật"), law_names(RULES)) == (len(name) if bar else None)


AMENDED_NUMBERS = [
    # each citation with its number and day
    (
        "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Nhà ở số 27/2023/QH15 và Luật Đất đai số 31/2024/QH15 ngày "
        "29/6/2024;",
        [(None, "2024-06-29"), ("27/2023/QH15", None), ("31/2024/QH15", None)],
    ),
    (  # the day is that of Luật Nhà ở
        "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Nhà ở số 27/2023/QH15 ngày 27 tháng 11 năm 2023;",
        [(None, None), ("27/2023/QH15", "2023-11-27")],
    ),
    (
        "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Nhà ở (số 27/2023/QH15 ngày 27/11/2023), Luật Đất đai (số "
        "31/2024/QH15) ngày 29/6/2024;",
        [(None, "2024-06-29"), ("27/2023/QH15", None), ("31/2024/QH15", None)],
    ),
    (  # its own number behind that of the law it changes, a short name
        "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật BHYT số 25/2008/QH12 số 46/2014/QH13;",
        [("46/2014/QH13", None), ("25/2008/QH12", None)],
    ),
    (  # no law of that name has this number: it is the amending law's
        "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Giáo dục đại học số 34/2018/QH14;",
        [("34/2018/QH14", None), (None, None)],
    ),
    (
        "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Nhà ở số 31/2024/QH15;",
        [("31/2024/QH15", None), (None, None)],
    ),
    (
        "Căn cứ Luật Nhà ở số 27/2023/QH15, Luật Đất đai số 31/2024/QH15;",
        [("27/2023/QH15", None), ("31/2024/QH15", None)],
    ),
    ("THEO BỘ LUẬT HÌNH SỰ SỐ 100/2015/QH13", [("100/2015/QH13", None)]),
    ("THEO LUẬT SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT NHÀ Ở SỐ 27/2023/QH15", [(None, None), ("27/2023/QH15", None)]),
]


@pytest.mark.parametrize(("text", "told"), AMENDED_NUMBERS)
def test_the_number_of_a_law_in_the_name_of_one_that_amends_it(
    text: str, told: list[tuple[str | None, str | None]]
) -> None:
    found = find_citations(text)
    assert [(c.number, c.date.isoformat() if c.date else None) for c in found] == told
    assert all(c.text.casefold().startswith(("luật ", "bộ luật")) for c in found)


def test_the_longest_known_name_is_taken() -> None:
    text = " Giáo dục nghề nghiệp công lập"
    assert known_name_end(text, 0, law_names(RULES)) == len(" Giáo dục nghề nghiệp")
    assert known_name_end(" Bất kỳ", 0, law_names(RULES)) is None


QUOTATIONS = [
    # the quotation ends at the bar; without a bar it stays open
    "“Sữa học đường”| năm 2018",
    "“Đề án “Sữa học đường” năm 2018”| của tỉnh",
    '"Sữa học đường"| năm 2018',
    "“Sữa học đường năm 2018",
    f"“{'sữa ' * 300}”",  # longer than any title
]


SYMBOLS = [
    # a number behind "số", the type its symbol tells, the author in its key
    ("4/2024/DS-ST", "ban_an", "tand.?"),
    ("4/2010/HSPT", "ban_an", "tand.?"),
    ("4/ST-BTC", "so_tay", "btc"),
    ("4/PT-BTC", "cong_van", "pt.?"),
    ("47-L/CTN", "luat", "quoc-hoi"),
    ("15/L-UBND", "cong_van", "ubnd.?"),
    ("15/QH-UBND", "cong_van", "ubnd.?"),
]


@pytest.mark.parametrize(("number", "type", "author"), SYMBOLS)
def test_what_a_symbol_tells(number: str, type: str, author: str) -> None:
    (found,) = find_citations(f"Xem số {number} của cấp trên.")
    assert (found.document_type, (found.key or "").split("/")[-3]) == (type, author)


def test_the_first_letters_of_a_type_are_its_symbol() -> None:
    (found,) = find_citations("Thực hiện Danh mục số 4/DM-BTC năm nay.")
    (other,) = find_citations("Thực hiện Danh mục số 4/DX-BTC năm nay.")
    assert (found.key, other.key) == ("cite/danh-muc/btc/?/4", "cite/danh-muc/dx.?/?/4")


@pytest.mark.parametrize("marked", QUOTATIONS)
def test_where_a_quotation_ends(marked: str) -> None:
    inside, bar, rest = marked.partition("|")
    assert closing_quote(inside + rest, 0) == (len(inside) if bar else None)


def test_whose_a_document_is_may_stand_before_its_number() -> None:
    text = (
        "Xét Tờ trình của UBND huyện Vũ Thư số 66/TTr-UBND ngày 5/5/2024 về việc mở lớp; Kế hoạch của UBND tỉnh về sách"
    )
    (found, *_) = find_citations(text)
    assert (found.issuer, found.title, found.key) == (
        "UBND huyện Vũ Thư",
        "về việc mở lớp",
        "/akn/vn/doc/to-trinh/ubnd.huyen-vu-thu.thai-binh/2024/66",
    )
    assert find_citations("Kế hoạch của UBND tỉnh về chuyển đổi số 12/KH-UBND ngày 3/4/2024")[0].issuer is None
