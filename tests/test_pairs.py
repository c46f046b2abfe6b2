"""Pairs of texts that differ in one thing a rule turns on: each fails when that condition is left out."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from vnplan import back_references, find_citations, parse


class Pair(NamedTuple):
    """A text with what is found in it, and another that differs in one thing."""

    text: str
    found: object
    other: str
    other_found: object


# --- scan ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("theo Luật Hồ chứa Rừng xanh", "Luật Hồ chứa Rừng xanh"),
        ("theo Luật Hồ chứa\nRừng xanh", "Luật Hồ chứa"),
        ("THEO LUẬT HỒ\nCHỨA NƯỚC", "LUẬT HỒ\nCHỨA NƯỚC"),
    ],
)
def test_the_name_of_a_law_nobody_knows_ends_with_its_paragraph_but_in_capitals(text: str, law: str) -> None:
    assert [c.text for c in find_citations(text)] == [law]


@pytest.mark.parametrize(
    "of", ["của", "thuộc", "tại", "trong", "ở", "kèm theo", "ban hành kèm theo", "Ban hành kèm theo", "về", "nêu"]
)
def test_words_that_tell_whose_a_provision_is(of: str) -> None:
    found = find_citations(f"theo khoản 2 Điều 5 {of} Thông tư số 22/2021/TT-BYT")
    own = [(c.provisions[0].dieu if c.provisions else None) for c in found]
    assert own == (["5", None] if of in ("về", "nêu") else ["5"])


@pytest.mark.parametrize("unit", ["xã", "phường", "thị trấn", "đặc khu", "huyện", "quận", "thành phố"])
@pytest.mark.parametrize("above", ["tỉnh", "thành phố", "TP", "huyện", "quận", "thị xã"])
def test_a_unit_goes_with_the_one_it_lies_in(unit: str, above: str) -> None:
    whole = f"UBND {unit} Tân An, {above} Bảo Sơn"
    assert find_citations(f"theo Quyết định số 12/QĐ-X của {whole} về đọc sách")[0].issuer == whole
    assert find_citations(f"theo Quyết định số 12/QĐ-X của UBND, {above} Bảo Sơn họp")[0].issuer == "UBND"


CITED = {
    "of a list each member keeps the title it has": Pair(
        "theo các Quyết định của Sở Y tế về đê điều (số 12/SYT-NV về kè, số 13/SYT-NV)",
        ["về kè", "về đê điều"],
        "theo các Quyết định của Sở Y tế về đê điều (số 12/SYT-NV, số 13/SYT-NV)",
        ["về đê điều", "về đê điều"],
    ),
}


@pytest.mark.parametrize("pair", CITED.values(), ids=CITED)
def test_titles(pair: Pair) -> None:
    for text, found in ((pair.text, pair.found), (pair.other, pair.other_found)):
        assert [c.title for c in find_citations(text)] == found


GOVERNED = {
    "what amends in a title acts on the document of its type": Pair(
        "Thực hiện Kế hoạch số 5/KH-UB về thực hiện Nghị quyết số 4/NQ-UB được sửa đổi bởi Nghị quyết số 6/NQ-UB.",
        [None, 0, 1],
        "Thực hiện Kế hoạch số 5/KH-UB về thực hiện Nghị quyết số 4/NQ-UB được sửa đổi bởi Kế hoạch số 6/KH-UB.",
        [None, 0, 0],
    ),
}


@pytest.mark.parametrize("pair", GOVERNED.values(), ids=GOVERNED)
def test_governors(pair: Pair) -> None:
    for text, found in ((pair.text, pair.found), (pair.other, pair.other_found)):
        assert [c.governor for c in find_citations(text)] == found


BEFORE = "Theo Quyết định số 7/QĐ-TTg phê duyệt Chương trình số 5/CTr-UBND (sau đây gọi tắt là"


@pytest.mark.parametrize(
    ("name", "number"), [("Chương trình", "5/CTr-UBND"), ("Quyết định", "7/QĐ-TTg"), ("Đề án", "7/QĐ-TTg")]
)
def test_a_name_of_the_texts_own_is_that_of_its_type_or_of_the_first(name: str, number: str) -> None:
    document = parse(f"{BEFORE} {name}). Mục tiêu của {name}: giảm.")
    assert [[document.citations[n].number for n in r.citations] for r in back_references(document)] == [[number]]
    assert back_references(parse(f"{BEFORE} Hội đồng). Mục tiêu của Hội đồng: giảm.")) == []


JOINT = [
    "liên tịch số 5/2015",
    "số 5/2015/TTLT-BYT-BTC",
    "số 5/2015/TT-BYT-BTC",
    "số 5/TTLB",
    "số 5/LB-TT",
    "số 5/TT-LB",
]


@pytest.mark.parametrize("number", [*JOINT, "số 5/2015/TT-BYT", "số 5/2015/TT"])
def test_a_comma_joins_those_who_issue_a_document_together(number: str) -> None:
    (found,) = find_citations(f"theo Thông tư {number} của Bộ Y tế, Bộ Tài chính về đọc sách")
    assert found.issuer == ("Bộ Y tế, Bộ Tài chính" if number in JOINT else "Bộ Y tế")


@pytest.mark.parametrize(
    ("articles", "cited"),
    [
        ("Sửa đổi Nghị định số 5/2020/NĐ-CP\n1. Mua như ở Điều 2.\nĐiều 2. Bán\n", ["Nghị định số 5/2020/NĐ-CP"]),
        ("Sửa đổi sách\n1. Mua như ở Điều 2.\nĐiều 2. Bán\n", ["Điều 2"]),
        (
            "Sửa đổi sách\n1. Mua như ở Điều 2.\nĐiều 2. Theo Nghị định số 5/2020/NĐ-CP\n",
            ["Điều 2", "Nghị định số 5/2020/NĐ-CP"],
        ),
    ],
)
def test_an_article_that_amends_names_what_it_amends(articles: str, cited: list[str]) -> None:
    head = "ỦY BAN NHÂN DÂN\nXÃ TÂN SƠN\nSố: 12/QĐ-UBND\nQUYẾT ĐỊNH\nVề đọc sách\nQUYẾT ĐỊNH:\n"
    assert [c.text for c in parse(f"{head}Điều 1. {articles}").citations] == cited


SYT, BYT, UBX = "Sở Y tế tỉnh Bắc Ninh", "Bộ Y tế", "UBND xã Tân An, tỉnh Bắc Ninh"
WHOSE = [  # the body in the number, the one behind "của", whose it is by its key, and the level
    ("SYT", None, "syt.?", "provincial_department"),
    ("SYT", SYT, "syt.bac-ninh", "provincial_department"),
    ("SYT", BYT, "syt.?", "ministry"),
    ("SYT", UBX, "syt.tan-an.bac-ninh", "commune"),
    ("BYT", None, "byt", "ministry"),
    ("BYT", SYT, "byt", "ministry"),
    ("BYT", BYT, "byt", "ministry"),
    ("BYT", UBX, "byt", "ministry"),
    ("UBND", None, "ubnd.?", "provincial_committee"),
    ("UBND", SYT, "ubnd.?", "provincial_department"),
    ("UBND", UBX, "ubnd.tan-an.bac-ninh", "commune"),
    ("XYZ", None, "xyz.?", None),
    ("XYZ", SYT, "xyz.bac-ninh", "provincial_department"),
    ("XYZ", BYT, "xyz", "ministry"),
    ("XYZ", UBX, "xyz.tan-an.bac-ninh", "commune"),
    ("TTg", UBX, "ttg", "prime_minister"),
]


@pytest.mark.parametrize(("symbol", "words", "author", "level"), WHOSE)
def test_whose_a_decision_is_by_its_number_and_by_the_words_behind_it(
    symbol: str, words: str | None, author: str, level: str | None
) -> None:
    of = f" của {words}" if words else ""
    (found,) = find_citations(f"theo Quyết định số 12/QĐ-{symbol} ngày 5/3/2024{of} về đọc sách")
    assert (found.key or "").split("/")[-3:] == [author, "2024", "12"]
    assert found.level == level


ARMY = [
    ("Ban Chỉ huy quân sự huyện", "bchqs.?.bac-giang"),  # of one of its districts
    ("Ban Chỉ huy quân sự huyện Lục Nam", "bchqs.huyen-luc-nam.bac-giang"),
    ("Bộ Chỉ huy quân sự tỉnh Bắc Ninh", "bchqs.bac-ninh"),
]


@pytest.mark.parametrize(("body", "author"), ARMY)
def test_a_body_of_a_place_that_is_not_named_lies_where_the_document_does(body: str, author: str) -> None:
    head = "ỦY BAN NHÂN DÂN\nTỈNH BẮC GIANG\nSố: 12/KH-UBND\nKẾ HOẠCH\nĐọc sách\nI. VIỆC\n"
    found = parse(f"{head}1. Theo Kế hoạch số 120/KH-BCHQS ngày 5/3/2024 của {body} về sách.\n2. Bán.\n").citations[0]
    assert (found.key or "").split("/")[-3] == author


@pytest.mark.parametrize(("words", "ends"), [(" ngày 5/3/2024", True), (" năm 2014", True), (" hôm nay", False)])
def test_a_law_named_by_what_it_is_about_ends_with_its_date(words: str, ends: bool) -> None:
    name = f"Pháp lệnh về đọc sách{words}"
    assert [c.text for c in find_citations(f"theo {name}")] == ([name] if ends else [])


def test_a_scheme_goes_by_the_number_of_a_decision_that_may_not_be_named_here() -> None:
    found = back_references(parse("Làm theo Thông tư 02 và Đề án 06."))
    assert [(r.text, r.citations) for r in found] == [("Đề án 06", ())]


SAID = "Căn cứ Quyết định số 12/QĐ-TTg ngày 05/01/2024; nội dung"


@pytest.mark.parametrize(
    "word", ["và", "thì", "để", "có", "được", "phải", "đã", "là", "cho", "theo", "do", "nhằm", ";", ".", "xong"]
)
def test_a_document_above_is_meant_where_the_sentence_goes_on(word: str) -> None:
    found = back_references(parse(f"{SAID} Quyết định trên {word} mua sách."))
    assert [r.text for r in found] == ([] if word == "xong" else ["Quyết định trên"])


ABOVE = "nêu trên/nói trên/dẫn trên/kể trên/viện dẫn trên/đã nêu trên/nêu ở trên/trên đây/vừa nêu/đã nêu"


@pytest.mark.parametrize("words", ABOVE.split("/"))
def test_words_that_point_to_a_document_above(words: str) -> None:
    for document in ("Quyết định", "các quyết định", "văn bản"):
        found = back_references(parse(f"{SAID} {document} {words}."))
        assert [(r.text, r.citations) for r in found] == [(f"{document} {words}", (0,))]


@pytest.mark.parametrize("where", ["tại", "trong", "ở"])
def test_what_is_told_elsewhere_is_not_told_above(where: str) -> None:
    assert back_references(parse(f"{SAID} Quyết định đã nêu {where} mục 1.")) == []


ISSUED = [  # whose the first citation is
    ("theo Chỉ thị số 5/CT-TW của Ban Bí thư tại Công văn số 6/CV-TW", "Ban Bí thư"),
    ("theo Chỉ thị số 5/CT-TW, của Ban Bí thư tại Công văn số 6/CV-TW", None),
    ("theo Chỉ thị số 5/CT-TW, của Ban Bí thư về đọc sách", "Ban Bí thư"),
    ("theo Chỉ thị số 5/CT-TW của, Ban Bí thư", None),
]


@pytest.mark.parametrize(("text", "issuer"), ISSUED)
def test_an_issuer_behind_a_comma_may_be_the_next_ones(text: str, issuer: str | None) -> None:
    assert find_citations(text)[0].issuer == issuer


OWN_NAMES = [
    ("Kế hoạch “Nước sạch cho các bản vùng cao”", True),
    ("Kế hoạch “Nước sạch cho các bản vùng cao năm 2024”", True),
    ("Kế hoạch “Nước sạch cho các bản”", True),
    ("Kế hoạch “Nước mặn cho các bản vùng cao”", False),
    ("Đề án “Nước sạch cho các bản vùng cao”", False),
]


@pytest.mark.parametrize(("name", "own"), OWN_NAMES)
def test_a_plan_that_names_its_own_title_means_itself(name: str, own: bool) -> None:
    head = "ỦY BAN NHÂN DÂN\nXÃ TÂN SƠN\nSố: 12/KH-UBND\nKẾ HOẠCH\nNước sạch cho các bản vùng cao\n"
    document = parse(f"{head}I. VIỆC\n1. Ủy ban nhân dân xã ban hành {name} như sau.\n2. Mua.\n")
    assert [c.key == document.metadata.key for c in document.citations] == [own]


# --- layout ----------------------------------------------------------------------------------------------------------

HEAD = "ỦY BAN NHÂN DÂN\nXÃ TÂN SƠN\nSố: 12/KH-UBND\nKẾ HOẠCH\n"
BODY = "I. VIỆC\n1. Mua.\n2. Bán.\n"


def test_a_title_closed_with_a_full_stop_stands_over_a_label() -> None:
    assert parse(f"{HEAD}Thực hiện công tác bầu cử ở xã.\n{BODY}").metadata.title == "Thực hiện công tác bầu cử ở xã."
    assert parse(f"{HEAD}Thực hiện công tác bầu cử ở xã.\nMua sách\n{BODY}").metadata.title is None


@pytest.mark.parametrize("word", ["của", "và", "về", "các", "cho", "tại", "trong", "với", "theo", "cũ,"])
def test_a_title_goes_on_behind_an_open_word(word: str) -> None:
    title = f"Về mượn sách {word}"
    assert parse(f"{HEAD}{title}\nThực hiện năm học mới\n{BODY}").metadata.title == f"{title} Thực hiện năm học mới"
    assert parse(f"{HEAD}Về mượn sách\nThực hiện năm học mới\n{BODY}").metadata.title == "Về mượn sách"


OPEN = ["CỦA", "VÀ", "VỀ", "CÁC", "CHO", "TẠI", "TRONG", "VỚI", "THEO", "CŨ,"]


@pytest.mark.parametrize("word", [*OPEN, "MỚI", "TIẾP THEO"])
def test_a_title_in_capitals_goes_on_behind_an_open_word(word: str) -> None:
    title, below = f"MƯỢN SÁCH {word}", "Thực hiện năm học mới"
    whole = title if word in ("MỚI", "TIẾP THEO") else f"{title} {below}"
    assert parse(f"{HEAD}{title}\n{below}\n{BODY}").metadata.title == whole


LABELS = ["I. MUA", "1. MUA", "A. MUA", "I) MUA", "l. MUA", "ĐIỀU 1. MUA", "PHẦN I", "PHẦN THỨ NHẤT", "CHƯƠNG 1"]
LABELS += [
    "Điều 1. Mua",
    "Phần thứ nhất",
    "Chương I",
    "THỨ NHẤT: MUA",
    "Thứ nhất, mua",
    "BƯỚC 1: MUA",
    "Nhiệm vụ 1. Mua",
]


@pytest.mark.parametrize("line", [*LABELS, "B. MUA", "Đ. MUA", "ĐIỀU 2. MUA", "PHẦN II", "CHƯƠNG 2", "BÁO"])
def test_a_title_in_capitals_ends_over_the_first_label(line: str) -> None:
    found = parse(f"{HEAD}ĐỌC SÁCH CHO TRẺ EM\n{line}\nViệc của xã năm nay là mua sách cho các thôn.\n")
    goes_on = line not in LABELS and line.isupper()
    assert found.metadata.title == ("ĐỌC SÁCH CHO TRẺ EM" + f" {line}" * goes_on)


ONE = (
    "ỦY BAN NHÂN DÂN\nXÃ TÂN SƠN\nSố: 12/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Tân Sơn, ngày 5 tháng 3 năm 2024\nKẾ HOẠCH\nĐọc sách\nI. VIỆC\n1. Mua sách cho các thôn trong xã và các trường.\n"
    "2. Bán báo cũ của các thôn trong xã và các trường.\n3. Mở thư viện của xã cả ngày thứ bảy và chủ nhật.\n"
)
DAY = "Tân Sơn, ngày 5 tháng 3 năm 2024\n"
NEXT = [  # a number line, the line with the day, whether another document begins there
    ("Luật số: 45/2019/QH14", "", True),
    ("Số: 45/2019/UBTVQH14", "", True),
    ("Số: 45/2019/NQ-HĐTP", "", True),
    ("Số: 45/2019/KH-UBND", "", False),
    ("Số: 13/KH-UBND", DAY, True),
    ("Số: 13/KH-UBND", DAY.replace("ngày 5", "NGÀY 5"), True),
    ("Số: 13/KH-UBND", DAY.replace("ngày 5", "ngày  "), True),
    ("Số: /KH-UBND", DAY, True),
    ("Số: 13/KH-UBND", "", False),
    ("Số: .../KH-UBND", DAY, False),
    ("Số: 13/KH-UBND", DAY.replace("ngày 5", "ngày ..."), False),
]


@pytest.mark.parametrize(("number", "day", "begins"), NEXT)
def test_where_the_next_document_of_a_file_begins(number: str, day: str, begins: bool) -> None:
    motto = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    recital = "Căn cứ Hiến pháp;\nCăn cứ Luật Thư viện;\nCăn cứ Kế hoạch ngày 5 tháng 3 năm 2024;\n"
    for basis in ("", recital):  # the day of a recital is no letterhead's
        text = f"{ONE}HỘI ĐỒNG\n{number}\n{motto}{day}NGHỊ QUYẾT\nMượn sách\n{basis}Điều 1. Sách\nĐiều 2. Báo\n"
        assert len(parse(text).parts) == 1 + begins


NUMBERS = ["", " I", " XIV", " 1", " 12", " A", " IIa", " 1a", " 1.2", " 01-2", " số 1", " SỐ 1"]


@pytest.mark.parametrize("number", [*NUMBERS, " của xã", " ABC"])
def test_how_an_appendix_is_numbered(number: str) -> None:
    text = f"{ONE}PHỤ LỤC{number}: DANH MỤC SÁCH\n1. Sách.\n2. Báo.\n"
    assert len(parse(text).parts) == 1 + (number in NUMBERS)


@pytest.mark.parametrize("stop", [":", "."])
def test_a_sentence_that_leads_to_the_plan_tells_whose_it_is(stop: str) -> None:
    said = f"Trường THPT Lục Nam xây dựng Kế hoạch dạy bơi hè, cụ thể như sau{stop}\n"
    for more in ("", "Kinh gửi các lớp.\n"):
        found = parse(f"{more}{said}{BODY}").metadata
        wanted = ("ke_hoach", "Trường THPT Lục Nam", "dạy bơi hè") if stop == ":" else (None, None, None)
        assert (found.document_type, found.issuer, found.title) == wanted


ENGLISH = ["Plan of reading", "Read the book", "Plan on reading", "Plan for reading", "Reading and writing"]
ENGLISH += ["Reading in schools", "Re: reading", "On reading", "About reading", "Of reading"]


@pytest.mark.parametrize("words", [*ENGLISH, "Doc sach", "On"])
def test_a_title_ends_where_it_is_told_in_english(words: str) -> None:
    title = "Đọc sách" if words in ENGLISH else f"Đọc sách {words}"
    assert parse(f"{HEAD}Đọc sách\n{words}\n{BODY}").metadata.title == title


@pytest.mark.parametrize("place", ["Huế", "TP Mê", "TP. Mê", "TP.Mê", "Thành phố Mê", "Mê Linh", "thuở Mê"])
def test_what_a_letter_is_about_ends_before_the_place_of_its_day(place: str) -> None:
    about = f"V/v tưới nước cho lúa {place}, ngày 5 tháng 3 năm 2024"
    letter = LETTER.replace("V/v tưới nước", about)
    wanted = "V/v tưới nước cho lúa thuở" if place.startswith("thuở") else "V/v tưới nước cho lúa"
    assert parse(letter).metadata.title == wanted


@pytest.mark.parametrize("words", ["Nơi nhận:", "NƠI NHẬN:", "Nơi nhận :", "Nơi ở:"])
def test_who_signs_beside_the_recipients(words: str) -> None:
    beside = f"{words} TM. ỦY BAN NHÂN DÂN\n- Như trên; CHỦ TỊCH\n- Lưu: VT. Lê Văn An\n"
    assert parse(f"{HEAD}Đọc sách\n{BODY}{beside}").metadata.signer == (None if "ở" in words else "Lê Văn An")


def test_the_head_of_a_judgment_ends_with_the_court() -> None:
    head = "TÒA ÁN NHÂN DÂN\nHUYỆN LỤC NAM\nBản án số: 12/2024/DS-ST\nNgày 05-3-2024\n"
    court = "NHÂN DANH\nNƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTÒA ÁN NHÂN DÂN HUYỆN LỤC NAM\n"
    below = "Hội đồng xét xử gồm có:\nThẩm phán: Bà Lê Thị An.\n"
    found = parse(f"{head}V/v đòi lại đất\n{court}{below}NỘI DUNG VỤ ÁN\nÔng A khởi kiện.\n")
    assert found.region("letterhead") == f"{head.strip()}\n{court.strip()}"
    assert found.region("title") == "V/v đòi lại đất"


LETTER = "UBND HUYỆN LỤC NAM\nSố: 12/UBND-NN\nV/v tưới nước\nKính gửi: Các xã.\nCác xã nạo vét kênh mương năm nay.\n"
END = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nCHỦ TỊCH\nLê Văn An\n"


def closing(text: str) -> str:
    return parse(text).region("closing").strip()


def test_a_long_paragraph_of_a_letter_is_no_good_bye_but_the_last() -> None:
    long, short = f"Đề nghị các xã làm ngay{', làm cho xong' * 15}.", "Đề nghị các xã gửi báo cáo."
    assert closing(f"{LETTER}{long}\n{short}\n{END}") == short
    assert closing(f"{LETTER}{long}\n{END}") == long
    assert closing(f"{LETTER}{short}\n{short}\n{END}") == f"{short}\n{short}"


@pytest.mark.parametrize("close", [")", ""])
def test_a_bracket_below_a_title_that_is_never_closed_ends_with_its_line(close: str) -> None:
    decision = (
        f"{HEAD.replace('KH', 'QĐ').replace('KẾ HOẠCH', 'QUYẾT ĐỊNH')}Về đọc sách\nĐiều 1. Mua.\nĐiều 2. Bán.\n{END}"
    )
    rules = f"QUY CHẾ\nMượn sách\n(Ban hành kèm theo Quyết định số 12/QĐ-UBND{close}\nĐiều 1. Sách\nĐiều 2. Mượn\n"
    found = parse(decision + rules + "Báo.\n" * 12)
    assert [part.title for part in found.parts] == ["Về đọc sách", "Mượn sách"]
    assert [section.label for section in found.sections] == ["Điều 1", "Điều 2"] * 2


PORTAL = [  # lines over a letterhead, and how many of them are a portal's
    ("Trang chủ\nCÔNG TY CẤP NƯỚC LỤC NAM\n", 1),
    ("CÔNG TY CẤP NƯỚC LỤC NAM\n", 0),
    ("Trường Tiểu học Bảo Sơn\n", 0),
    ("Trang chủ\nTrường Tiểu học Bảo Sơn\n", 2),
    ("Trường Tiểu học Bảo Sơn\nTrang chủ\n", 2),
]


@pytest.mark.parametrize(("above", "menu"), PORTAL)
def test_lines_over_a_letterhead_are_its_own_or_a_portals(above: str, menu: int) -> None:
    found = parse(f"{above}{HEAD}Đọc sách\n{BODY}")
    assert found.region("web_chrome") == "\n".join(above.splitlines()[:menu])


def test_a_name_beside_the_recipients_signs_where_a_signature_stands() -> None:
    beside = "Nơi nhận:\n- Như trên;\n- Lưu: VT. Lê Văn An\n"
    signature = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n"
    assert parse(f"{HEAD}Đọc sách\n{BODY}{beside}{signature}").metadata.signer == "Lê Văn An"
    assert parse(f"{HEAD}Đọc sách\n{BODY}{beside}").metadata.signer is None


# --- sections --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("head", ["STT", "Stt", "TT", "Số TT", "Số"])
def test_rows_below_the_head_of_a_table_are_no_items(head: str) -> None:
    rows = "".join(f"{n}.\n{what}\nXã\n" for n, what in enumerate(("Sách", "Báo", "Bút"), 1))
    found = [s.label for s in parse(f"I. VIỆC\n{head}\nTên\nĐơn vị\n{rows}II. TIỀN\n1. Chi.\n").sections]
    assert found == (["I", "1", "2", "3", "II", "1"] if head == "Số" else ["I", "II", "1"])


@pytest.mark.parametrize("label", ["BƯỚC {}:", "Chương {}.", "Mục {}.", "{}."])
def test_words_behind_a_counted_word_are_its_title(label: str) -> None:
    counts = ("MỘT", "HAI") if label.startswith("BƯỚC") else ("1", "2")
    found = parse("KẾ HOẠCH\nĐọc sách\n" + "".join(f"{label.format(n)} Chuẩn bị sách.\nMua.\n" for n in counts))
    wanted = None if label == "{}." else "Chuẩn bị sách"
    assert [section.heading for section in found.sections] == [wanted, wanted]


def test_a_part_opens_once() -> None:
    first, again = "PHẦN THỨ NHẤT\nVIỆC\nI. Mua\n1. Sách.\n", "\nTIỀN\nI. Chi\n1. Xã.\n"
    assert [s.label for s in parse(f"{first}PHẦN THỨ HAI{again}").sections if s.kind == "phan"] == [
        "PHẦN THỨ NHẤT",
        "PHẦN THỨ HAI",
    ]
    assert [s.label for s in parse(f"{first}PHẦN THỨ NHẤT{again}").sections if s.kind == "phan"] == ["PHẦN THỨ NHẤT"]
