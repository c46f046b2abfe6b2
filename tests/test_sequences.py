"""Documents in Python: lists that stay what they are when cut, governors found from anywhere, one line for each."""

from __future__ import annotations

import copy
import pickle
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnplan
from vnplan import Citation, Citations, Document, Section, Sections
from vnplan.names import KINDS, LEVELS, REGION_KINDS, RELATIONS, SECTION_KINDS

CORPUS = [vnplan.read(file) for file in sorted((Path(__file__).parent.parent / "corpus").glob("*.txt"))]
TEXT = """\
KẾ HOẠCH
Phát triển thư viện

I. MỤC TIÊU

1. Thực hiện Kết luận số 91-KL/TW ngày 12/8/2023 tiếp tục thực hiện Nghị quyết số 29-NQ/TW ngày 04/11/2013.

2. Theo Chỉ thị số 14/CT-TTg ngày 25/5/2021 của Thủ tướng Chính phủ.

a) Mở thư viện.

II. KINH PHÍ

Do ngân sách tỉnh cấp.
"""
DOC = vnplan.parse(TEXT, number="12/KH-UBND", date="2024-09-05", province="bac-giang", source="ke-hoach.txt")


# --- lists that stay what they are ----------------------------------------------------------------------------------


def test_slices_and_parts_are_lists_of_the_same_kind() -> None:
    for part in (
        DOC.citations[1:],
        DOC.citations[:0],
        DOC.citations.where(kind="numbered"),
        DOC.sections["I"].citations,
    ):
        assert type(part) is Citations
    for below in (DOC.sections[1:], DOC.sections[::2], DOC.sections["I"].children, DOC.sections["II"].children):
        assert type(below) is Sections
    assert DOC.citations[1:] == list(DOC.citations)[1:]
    assert [s.path for s in DOC.sections[::-1]] == ["II", "I.2.a", "I.2", "I.1", "I"]
    assert [c.number for c in DOC.sections["I"].citations[1:].where(relation="implements")] == ["29-NQ/TW"]
    assert list(DOC.sections["I"].citations.to_frame()["number"]) == ["91-KL/TW", "29-NQ/TW", "14/CT-TTg"]
    assert "<td>14/CT-TTg" not in DOC.citations[:1]._repr_html_()


def pieces(found: Citations) -> list[Citations]:
    """The same citations, got at in all ways."""
    return [
        found, found[:], found.where(), found[1:].where(relation="implements"), found.where(number="29-NQ/TW"),
        found.where(number="29-NQ/TW")[:1], found.where(number="29-NQ/TW").where(kind="numbered"),
        found.within(100, 999),
        pickle.loads(pickle.dumps(found[1:])), copy.deepcopy(found[1:]), copy.copy(found[1:]),
    ]  # fmt: skip


@pytest.mark.parametrize("found", [DOC.citations, vnplan.find_citations(TEXT)], ids=["a document's", "a text's"])
def test_a_governor_is_found_from_any_part_of_the_list(found: Citations) -> None:
    for some in pieces(found):
        (inner,) = [c for c in some if c.number == "29-NQ/TW"]
        governor = some.governor_of(inner)
        assert governor is not None
        assert governor.number == "91-KL/TW"
        assert some.whole == found
    assert found.governor_of(found[0]) is None


def test_a_governor_is_found_in_a_document_that_comes_back() -> None:
    loaded = Document.model_validate_json(DOC.model_dump_json())
    for back in (loaded, pickle.loads(pickle.dumps(DOC)), copy.deepcopy(DOC), DOC.model_copy()):
        inner = back.citations.where(number="29-NQ/TW")
        assert inner.governor_of(inner[0]) == DOC.citations[0]


@given(st.sampled_from(CORPUS), st.integers(-9, 99), st.integers(-9, 99), st.sampled_from([1, 2, -1]))
def test_any_slice_keeps_its_governors(document: Document, start: int, stop: int, step: int) -> None:
    for c in document.citations[start:stop:step].where(relation="implements"):
        assert document.citations[start:stop].governor_of(c) == document.citations.governor_of(c)


def test_sections_by_path_and_part() -> None:
    """A decision and the regulation attached to it both have a Điều 1."""
    found = Sections(
        Section(kind="dieu", label="Điều 1", start=start, end=start + 9, part=part, path="Điều 1")
        for part, start in ((0, 0), (1, 100))
    )
    assert found["Điều 1"] is found["Điều 1", 0] is found[0]
    assert found["Điều 1", 1] is found[1:]["Điều 1"] is found[1]


# --- what a value may be asked for ----------------------------------------------------------------------------------


def test_values_that_occur_are_always_right() -> None:
    """A value somebody's own tables brought in is no mistake."""
    own = Citations([Citation.made({**dict(DOC.citations[0]), "province": "dong-phuong"})])
    assert len(own.where(province="dong-phuong")) == 1
    assert len(own[:0].where(province="dong-phuong")) == 0
    assert own.where(province=None) == []


def test_relations_go_by_a_portals_name_too() -> None:
    assert DOC.citations.where(relation="Văn bản được hướng dẫn") == DOC.citations.where(relation="guides")
    assert DOC.citations.where(relation={"implements", "guides"}) == DOC.citations.where(relation="implements")


# --- the closed lists -----------------------------------------------------------------------------------------------


def test_all_that_is_read_is_of_the_closed_lists() -> None:
    for document in CORPUS:
        assert {r.kind for r in document.regions} <= set(REGION_KINDS)
        assert {s.kind for s in document.sections} <= set(SECTION_KINDS)
        assert {c.kind for c in document.citations} <= set(KINDS)
        assert {c.relation for c in document.citations} <= set(RELATIONS)
        assert {c.level for c in document.citations} - {None} <= set(LEVELS)


def test_the_json_schema_has_them() -> None:
    models = Document.model_json_schema()["$defs"]
    assert models["Citation"]["properties"]["kind"]["enum"] == list(KINDS)
    assert models["Citation"]["properties"]["relation"]["enum"] == list(RELATIONS)
    assert models["Section"]["properties"]["kind"]["enum"] == list(SECTION_KINDS)
    assert models["Region"]["properties"]["kind"]["enum"] == list(REGION_KINDS)
    assert models["Metadata"]["properties"]["level"]["anyOf"][0]["enum"] == list(LEVELS)


# --- on one line ----------------------------------------------------------------------------------------------------

GRAPH = vnplan.build_graph(DOC)
KEY = "/akn/vn/doc/ke-hoach/ubnd.bac-giang/2024/12"
(FINDING, *_) = vnplan.check(vnplan.parse("Thực hiện Quyết định số 12/QĐ-BYT ngày 31/02/2022.", source="sai.txt"))
BACK = vnplan.back_references(vnplan.parse("Thực hiện Quyết định số 12/QĐ-TTg ngày 05/01/2024; Quyết định nêu trên."))
SHOWN: list[tuple[Any, str]] = [
    (DOC, "<Document ke_hoach 12/KH-UBND (2024-09-05) “Phát triển thư viện”: 5 sections, 3 citations>"),
    (vnplan.parse("", source="trong.txt"), "<Document trong.txt: 0 sections, 0 citations>"),
    (DOC.metadata, "<Metadata ke_hoach 12/KH-UBND (2024-09-05) “Phát triển thư viện”>"),
    (DOC.parts[0], "<Part [0:275] ke_hoach 12/KH-UBND (2024-09-05) “Phát triển thư viện”>"),
    (DOC.regions[0], "<Region title [0:28] of part 0>"),
    (DOC.sections, "<Sections 5: I, I.1, I.2, I.2.a, II>"),
    (DOC.sections[:0], "<Sections 0>"),
    (DOC.sections["I"], "<Section I “MỤC TIÊU” roman [30:237]>"),
    (DOC.sections["I.2.a"], "<Section I.2.a “a) Mở thư viện.” letter [222:237]>"),
    (DOC.citations, "<Citations 3: 2 implements, 1 according_to>"),
    (DOC.citations[:0], "<Citations 0>"),
    (DOC.citations[1], "<Citation “Nghị quyết số 29-NQ/TW ngày 04/11/2013” implements of citation 0 [111:149]>"),
    (vnplan.find_citations("khoản 2 Điều 5 Luật Giáo dục")[0].provisions, "[<Provision dieu=5, khoan=2>]"),
    (vnplan.find_citations("Quyết định số 12/QĐ-BYT ngày 31/02/2022")[0].notes,
     "[<Note no_such_date [0:39] there is no such day>]"),
    (FINDING, "<Finding error no_such_date sai.txt [10:49] there is no such day: 2022-02 has 28 days>"),
    (FINDING.place, "<Place sai.txt [10:49] “Quyết định số 12/QĐ-BYT ngày 31/02/2022”>"),
    (vnplan.directives_of(GRAPH, KEY)[-1],
     "<Chain Kế hoạch 12/KH-UBND -implements-> Kết luận 91-KL/TW -implements-> Nghị quyết 29-NQ/TW>"),
    (vnplan.sections_of(GRAPH, "/akn/vn/doc/ket-luan/tw/2023/91")[0],
     "<Evidence /akn/vn/doc/ke-hoach/ubnd.bac-giang/2024/12 I.1 [56:91] “Thực hiện Kết luận số 91-KL/TW ngày…”>"),
    (vnplan.chain_tree(GRAPH, KEY), "<Tree Kế hoạch 12/KH-UBND: 2 below>"),
    (vnplan.align(DOC, DOC), "<Alignment 4 taken up, 0 left out, 0 added (100% of the words)>"),
    (BACK, "[<BackReference “Quyết định nêu trên” [51:70] is citation 0, by nearest>]"),
    (vnplan.load_catalog(), f"<Catalog {len(vnplan.load_catalog())} documents>"),
]  # fmt: skip


@pytest.mark.parametrize(("shown", "words"), SHOWN, ids=[re.sub(r"[^A-Za-z].*", "", w.strip("[<")) for _, w in SHOWN])
def test_each_says_on_one_line_what_it_is(shown: Any, words: str) -> None:
    assert repr(shown) == words
    assert str(shown) == words


def test_rules_say_what_they_hold() -> None:
    assert re.fullmatch(r"<Rules (?:\d+ [a-z_]+, )+\d+ [a-z_]+>", repr(vnplan.load_rules()))


HOSTILE = st.text(st.sampled_from("ab \n\x1b\x07\u202e\ud800“”<>[]"), max_size=300)


@given(HOSTILE, st.sampled_from(CORPUS))
def test_one_short_line_whatever_the_text(words: str, document: Document) -> None:
    """No end of line, no escape sequence for a terminal, nothing that cannot be printed."""
    named = vnplan.parse(words, source=words, number=f"{words}1/KH-UBND", issuer=words, date="2024-01-05")
    cited = Citation.made({**dict(DOC.citations[0]), "text": words, "title": words})
    for shown in (named, named.metadata, cited, *document.citations, *document.sections, *document.parts, document):
        said = repr(shown)
        assert len(said) <= 120, said
        assert said.isprintable()
