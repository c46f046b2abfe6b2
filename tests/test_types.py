"""Types of documents: each column of each row does what it says through the reader; a new type is a row and no code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from vnplan import Citation, back_references, check, find_citations, load_rules, parse
from vnplan.keys.authors import Home
from vnplan.keys.keys import number_key
from vnplan.tables.rows import DocumentType
from vnplan.tables.rules import Rules

RULES = load_rules()
TYPES = RULES.types
HEAD = "ỦY BAN NHÂN DÂN\nTỈNH HÀ GIANG\n\nSố: 12/XX-UBND\n\n"
DECISION = (
    "ỦY BAN NHÂN DÂN\nTỈNH HÀ GIANG\n\nSố: 12/2020/QĐ-UBND\n\nQUYẾT ĐỊNH\nVề công tác thủy lợi\n\n"
    "Điều 1. Giao các xã thực hiện.\nĐiều 2. Quyết định này có hiệu lực từ ngày ký.\n\n"
    "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\n"
)
ABOUT = "Chỉ thị số 5/CT-UBND ngày 5/3/2020 về công tác dân vận"


def others(text: str, rules: Rules) -> list[Citation]:
    """The citations of other documents."""
    return [c for c in find_citations(text, rules=rules) if c.kind not in ("self", "internal")]


# --- what a column says ----------------------------------------------------------------------------------------------


def short(type: DocumentType, rules: Rules) -> bool:
    """Cited by its serial alone."""
    return behind_type(f"{type.name} 29 của Bộ Chính trị", type, rules)


def behind_so(type: DocumentType, rules: Rules) -> bool:
    """Cited by its serial behind "số"."""
    return behind_type(f"{type.name} số 29 của Bộ Chính trị", type, rules)


def behind_type(words: str, type: DocumentType, rules: Rules) -> bool:
    return [(c.document_type, c.number) for c in others(f"Theo {words}", rules)] == [(type.code, "29")]


def titled(type: DocumentType, rules: Rules) -> bool:
    """Known by a quoted title behind its name."""
    found = others(f"Thực hiện {type.name} “Phát triển du lịch vùng hồ”", rules)
    return [(c.kind, c.document_type, c.title) for c in found] == [("named", type.code, "Phát triển du lịch vùng hồ")]


def quoted(type: DocumentType, rules: Rules) -> bool:
    """Known by its title where both are quoted."""
    found = others(f"phê duyệt “{type.name} phát triển du lịch cộng đồng vùng hồ”", rules)
    return [(c.kind, c.document_type) for c in found] == [("named", type.code)]


def symbolled(type: DocumentType, rules: Rules) -> bool:
    """Doubted where the number bears another type's symbol."""
    symbol = "TTr" if type.code != "to_trinh" else "KH"
    (cited,) = others(f"Thực hiện {type.name} số 12/{symbol}-UBND;", rules)
    return [note.code for note in cited.notes] == ["type_symbol_mismatch"]


def common_noun(type: DocumentType, rules: Rules) -> bool:
    """In small letters no document."""
    return find_citations(f"Mọi người thực hiện {type.name.lower()} này.", rules=rules) == []


def act(type: DocumentType, rules: Rules) -> bool:
    """Not carried by the document whose title names it."""
    line = "QUYẾT ĐỊNH" if type.code != "quyet_dinh" else "KẾ HOẠCH"
    text = f"{HEAD}{line}\nVề {type.name.lower()} của huyện\n\nĐiều 1. {type.name} này áp dụng từ năm sau.\n"
    return [c.document_type for c in parse(text, rules=rules).citations if c.kind == "self"] == []


def own_line(type: DocumentType, rules: Rules) -> bool:
    """Opens a document on a line of its own."""
    text = f"{HEAD}{type.name.upper()}\nVề công tác thủy lợi\n\nĐiều 1. Giao các xã thực hiện.\n"
    return parse(text, rules=rules).metadata.document_type == type.code


def attached_line(type: DocumentType, rules: Rules) -> bool:
    """Opens a document attached to another."""
    text = f"{DECISION}{type.name.upper()}\n(Kèm theo Quyết định số 12/2020/QĐ-UBND)\n\n1. Đê điều.\n2. Hồ đập.\n"
    return [part.document_type for part in parse(text, rules=rules).parts] == ["quyet_dinh", type.code]


def yearly(type: DocumentType, rules: Rules) -> bool:
    """Missed by `check` where its number has no year."""
    symbol = (*type.symbols, "XX")[0]
    document = parse(f"Theo {type.name} số 12/{symbol}-BYT ngày 05/01/2024.", rules=rules)
    return "missing_year" in [found.code for found in check(document, rules=rules)]


def passed_by(type: DocumentType, rules: Rules) -> str:
    """The body that alone can pass it, as its key has it."""
    key = number_key(type.code, "12/2020/UBND-XX", 2020, None, rules, Home("ha-giang")) or ""
    author = key.split("/")[5]
    return "" if author == "ubnd.ha-giang" else author


def tells(type: DocumentType, rules: Rules) -> bool:
    """What is sent with it is not promulgated with it."""
    (cited,) = others(f"Phụ lục I\n(Kèm theo {type.name} số 5/XX-SYT)", rules)
    return cited.relation == "mentions"


def ends_acts(type: DocumentType, rules: Rules) -> bool:
    """Says itself that another act ends, where it does not only report it."""
    ended = "Quyết định số 5/2020/QĐ-UBND ngày 05/3/2020 hết hiệu lực kể từ ngày ký"
    text = f"{HEAD}{type.name.upper()}\nVề công tác thủy lợi\n\nĐiều 1. Giao các xã.\nĐiều 2. {ended}.\n"
    return parse(text, rules=rules).operations != []


def central(type: DocumentType, rules: Rules) -> bool:
    """In its title a law that is carried out is detailed."""
    found = others(f"Theo {type.name} số 12/2004/XX-BTS ngày 5/10/2004 về thi hành Luật Thủy sản, xã thả cá.", rules)
    return found[-1].relation == "guides"


def joint(type: DocumentType, rules: Rules) -> bool:
    """Of several bodies, a comma between them."""
    (cited,) = others(f"Theo {type.name} số 12/2010/XX của Bộ Y tế, Bộ Nội vụ và Bộ Tài chính.", rules)
    return cited.issuer == "Bộ Y tế, Bộ Nội vụ và Bộ Tài chính"


def programme(type: DocumentType, rules: Rules) -> bool:
    """Says which places are meant."""
    found = others(f"Hỗ trợ nước sạch cho các xã thực hiện {type.name} số 135 của Chính phủ.", rules)
    return [c.relation for c in found] == ["mentions"]


COLUMNS: dict[str, Callable[[DocumentType, Rules], bool]] = {
    "bare": short, "short": behind_so, "titled": titled, "quoted": quoted, "symbolled": symbolled,
    "common_noun": common_noun, "act": act,
    "yearly": yearly, "tells": tells, "central": central, "programme": programme, "joint": joint,
}  # fmt: skip
NOT_SELF = {"phu_luc"}  # "Phụ lục này" is a provision, PHỤ LỤC an appendix


@pytest.mark.parametrize("column", COLUMNS)
def test_a_column_says_what_the_reader_does(column: str) -> None:
    said = {code: getattr(type, column) for code, type in TYPES.items() if code not in NOT_SELF}
    done = {code: COLUMNS[column](TYPES[code], RULES) for code in said}
    assert done == said
    assert set(done.values()) == {True, False}


def test_a_types_line_opens_a_document() -> None:
    for code, type in TYPES.items():
        if code not in NOT_SELF:
            assert (own_line(type, RULES), attached_line(type, RULES)) == (type.line == "own", type.line != ""), code
    assert {type.line for type in TYPES.values()} == {"own", "attached", ""}


def test_a_type_that_reports_ends_no_act() -> None:
    own = {code: type for code, type in TYPES.items() if type.line == "own"}
    assert {code: ends_acts(type, RULES) for code, type in own.items()} == {
        code: not type.reports for code, type in own.items()
    }


def test_a_list_of_numbers_and_serials() -> None:
    text = "Theo các Thông báo của Sở Y tế về tiêm chủng (số 12/TB-SYT, số 13 ngày 05/3/2020), xã tiêm tại nhà số 14."
    cited = [(c.document_type, c.number, c.issuer, c.title) for c in others(text, RULES)]
    assert cited == [("thong_bao", number, "Sở Y tế", "về tiêm chủng") for number in ("12/TB-SYT", "13")]


@pytest.mark.parametrize(
    "words",
    [
        "các Thông báo của Sở Y tế dán ở: số 12 Trần Phú, số 14 Lê Lợi",
        "Thông báo của Sở Y tế: số 12, số 13",
        "các thùng của Sở Y tế: số 12, số 13",
        "các Thông báo của Sở Y tế. Nhà đã tiêm: số 12, số 13",
    ],
)
def test_a_number_of_no_list_is_none(words: str) -> None:
    assert others(f"Theo {words}.", RULES) == []


def test_a_law_is_passed_by_one_body() -> None:
    assert {code: passed_by(type, RULES) for code, type in TYPES.items()} == {
        code: type.issuer for code, type in TYPES.items()
    }


# --- what holds for every type ---------------------------------------------------------------------------------------


def heads_a_list(type: DocumentType, rules: Rules) -> bool:
    """ "các Thông báo của X: số 1, số 2": the members take type and issuer."""
    found = others(f"Thực hiện các {type.name} của Tỉnh ủy Hà Giang: số 12/XX-TU, số 13/XX-TU", rules)
    wanted = type.code if type.code != "van_ban" else "cong_van"  # a văn bản is what its symbol says
    return [(c.document_type, c.issuer) for c in found] == [(wanted, "Tỉnh ủy Hà Giang")] * 2


def heads_a_list_of_serials(type: DocumentType, rules: Rules) -> bool:
    """ "các Thông báo của X: số 12, số 13 và số 14", where a serial alone is cited."""
    found = others(f"Thực hiện các {type.name} của Tỉnh ủy Hà Giang: số 12, số 13 và số 14", rules)
    wanted = [(type.code, number, "Tỉnh ủy Hà Giang") for number in ("12", "13", "14")]
    return [(c.document_type, c.number, c.issuer) for c in found] == (wanted if type.short else [])


def ends_a_title_alone(type: DocumentType, rules: Rules) -> bool:
    """A title ends before "và Thông báo của"."""
    return others(f"{ABOUT} và {type.name} của Sở Y tế", rules)[0].title == "về công tác dân vận"


def ends_a_title(type: DocumentType, rules: Rules) -> bool:
    """A title ends before "và các Thông báo"."""
    return others(f"{ABOUT} và các {type.name} khác", rules)[0].title == "về công tác dân vận"


def opens_an_alias(type: DocumentType, rules: Rules) -> bool:
    """A title ends before "(Thông báo ...)"."""
    return others(f"{ABOUT} ({type.name} dân vận)", rules)[0].title == "về công tác dân vận"


def is_acted_on(type: DocumentType, rules: Rules) -> bool:
    """ "... thay thế Thông báo ..." is what is done, not a title."""
    return others(f"Chỉ thị số 5/CT-UBND ngày 5/3/2020 thay thế {type.name} cũ", rules)[0].title is None


def owns_units(type: DocumentType, rules: Rules) -> bool:
    """ "khoản 2 Điều 5 Quy chế": no provision of this document."""
    return find_citations(f"Nội dung khoản 2 Điều 5 {type.name} của trường.", rules=rules) == []


def ends_a_law(type: DocumentType, rules: Rules) -> bool:
    """An unknown law's name ends before "và Thông báo"."""
    return others(f"Theo Luật Nước sạch và {type.name} kèm theo", rules)[0].text == "Luật Nước sạch"


def captions(type: DocumentType, rules: Rules) -> bool:
    """A portal's line above its menu: "Thông báo 12/TB-UBND năm 2020 về ..."."""
    caption = f"{type.name} 12/XX-UBND năm 2020 về công tác thủy lợi"
    text = f"{DECISION.rstrip()}\n\n{caption}\nLược đồ\nTải về\n"
    region = next(r for r in parse(text, rules=rules).regions if r.start <= text.index(caption) < r.end)
    return region.kind == "web_chrome"


def is_meant_above(type: DocumentType, rules: Rules) -> bool:
    """ "Thông báo nêu trên" is the one cited before."""
    document = parse(f"Thực hiện {type.name} số 12/2020/XX-UBND; triển khai {type.name} nêu trên.", rules=rules)
    return [r.citations for r in back_references(document, rules=rules)] == [(0,)]


def is_itself(type: DocumentType, rules: Rules) -> bool:
    """ "Thông báo này"."""
    found = find_citations(f"Mọi người thực hiện {type.name} này.", rules=rules)
    return [(c.kind, c.document_type) for c in found] == [("self", type.code)]


EVERYWHERE = (
    heads_a_list, heads_a_list_of_serials, ends_a_title, ends_a_title_alone,
    opens_an_alias, is_acted_on, owns_units, ends_a_law, captions, is_meant_above,
    is_itself,
)  # fmt: skip


@pytest.mark.parametrize("holds", EVERYWHERE, ids=lambda holds: holds.__name__)
def test_every_type_is_read_alike(holds: Callable[[DocumentType, Rules], bool]) -> None:
    assert [code for code, type in TYPES.items() if code not in NOT_SELF and not holds(type, RULES)] == []


# --- counts and years ------------------------------------------------------------------------------------------------

COUNTED = [
    "thực hiện kế hoạch 5 năm", "Kế hoạch 5 năm 2021 - 2025", "kế hoạch 05 năm (2021-2025)", "Kế hoạch 2024 của trường",
    "thời hạn quy định 15 ngày làm việc", "mức quy định 1,5 lần", "theo quy định 0,5%", "quy định 30.000 đồng",
    "báo cáo 6 tháng, 9 tháng", "báo cáo 3, 6, 9 tháng", "nộp báo cáo 2 lần", "hướng dẫn 3 và 4", "thông báo 2, 3 lần",
    "Dự án 4: Nâng cao năng lực", "Chuyên đề 1: Văn hóa đọc", "Phương án 1, Phương án 2", "quy trình 3 bước",
    "chương trình 2 buổi/ngày", "Thực hiện các kế hoạch\n2. Tổ chức", "I. KẾ HOẠCH\n1. Nội dung",
]  # fmt: skip


@pytest.mark.parametrize("words", COUNTED)
def test_a_count_is_no_number(words: str) -> None:
    assert others(words, RULES) == []


NUMBERED = [
    "Nghị quyết 29", "Kế hoạch 29", "Quy định 29", "Thông báo 29", "Kết luận 29", "Báo cáo 29", "Chương trình 135",
]  # fmt: skip


@pytest.mark.parametrize("behind", [" của Tỉnh ủy", ", các xã thực hiện", ".", ")", " ngày 04/11/2013", " năm 2013"])
@pytest.mark.parametrize("cited", NUMBERED)
def test_a_serial_alone_is_a_number(cited: str, behind: str) -> None:
    (found,) = others(f"(Theo {cited}{behind}", RULES)
    assert found.text.startswith(cited)


# --- what a type is that no other is ---------------------------------------------------------------------------------


def unnamed(rules: Rules) -> str | None:
    """The type of a number whose symbol tells none."""
    return others("Xem số 12/UBND-KGVX ngày 05/01/2024", rules)[0].document_type


def over_its_line(rules: Rules) -> str | None:
    """The type of a document whose number bears the symbol of a Tờ trình, under another's name."""
    return (
        parse("BỘ Y TẾ\nSố: 3/TTr-BYT\nHà Nội, ngày 5/1/2024\n\nTHÔNG TƯ\nVề đê điều\n", rules=rules)
        .parts[0]
        .document_type
    )


def by_its_symbol(rules: Rules) -> str | None:
    """The type of a Tờ trình with the symbol of a Thông báo."""
    return others("Theo Tờ trình số 87/TB-VPCP ngày 05/01/2024", rules)[0].document_type


STANDS = {
    "letter": (unnamed, "cong_van", "to_trinh"),
    "consolidated": (over_its_line, "thong_tu", "to_trinh"),
    "any": (by_its_symbol, "to_trinh", "thong_bao"),
}


@pytest.mark.parametrize("what", STANDS)
def test_a_column_says_which_type_stands_for_what(what: str) -> None:
    read, shipped, moved = STANDS[what]
    rows = [
        row | {"stands": what if row["code"] == "to_trinh" else row["stands"].replace(what, "")}
        for row in RULES.tables["document_types"]
    ]
    assert (read(RULES), read(Rules({"document_types": rows}))) == (shipped, moved)


# --- a type of one's own ---------------------------------------------------------------------------------------------

MADE_UP = "phieu_bao,Phiếu báo,PB,phiếu bào,doc,yes,yes,yes,yes,yes,yes,own,yes,yes,yes,yes,yes,\n"


ALL = (
    "code,name,symbols,aliases,family,titled,quoted,short,symbolled,common_noun,act,line,yearly,"
    "tells,central,programme,joint,issuer"
)


def with_type(folder: Path, row: str, columns: str = ALL) -> tuple[DocumentType, Rules]:
    (folder / "document_types.csv").write_text(f"{columns}\n{row}", encoding="utf-8")
    rules = load_rules(folder)
    return rules.types["phieu_bao"], rules


def test_a_new_type_is_a_row_and_no_code(tmp_path: Path) -> None:
    made, rules = with_type(tmp_path, MADE_UP)
    for construction in (*COLUMNS.values(), own_line, attached_line, *EVERYWHERE):
        assert construction(made, rules), construction.__name__
    for words in ("Phiếu báo số 12/PB-UBND", "PHIẾU BÁO SỐ 12/UBND", "phiếu bào số 12/UBND", "văn bản số 12/PB-UBND"):
        (cited,) = others(f"Nhận {words} ngày 05/01/2024 của UBND tỉnh Hà Giang", rules)
        assert (cited.document_type, cited.key) == ("phieu_bao", "/akn/vn/doc/phieu-bao/ubnd.ha-giang/2024/12"), words


def test_what_a_new_type_leaves_out_is_the_usual(tmp_path: Path) -> None:
    made, rules = with_type(tmp_path, "phieu_bao,Phiếu báo,PB,doc\n", "code,name,symbols,family")
    for construction in (short, own_line, attached_line, *EVERYWHERE):
        assert construction(made, rules), construction.__name__
    for construction in (titled, quoted, symbolled, common_noun, act, yearly, tells, central, programme, joint):
        assert not construction(made, rules), construction.__name__


@pytest.mark.parametrize("name", ["Giấy (mời", "Phiếu [báo", "Phiếu+ báo.", "(a+)+"])
def test_a_name_is_no_pattern(name: str, tmp_path: Path) -> None:
    _, rules = with_type(tmp_path, f"phieu_bao,{name},PB,doc\n", "code,name,symbols,family")
    text = f"{DECISION}Thực hiện {name} số 12/PB-UBND và các {name} của Sở Y tế: số 1/SYT-VP."
    assert "phieu_bao" in [c.document_type for c in parse(text, rules=rules).citations]


def test_a_new_type_may_be_passed_by_one_body(tmp_path: Path) -> None:
    row = "phieu_bao,Phiếu báo,PB,act,quoc-hoi\n"
    assert passed_by(*with_type(tmp_path, row, "code,name,symbols,family,issuer")) == "quoc-hoi"
