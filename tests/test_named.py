"""Every way of naming a document leads to it; what is no name, or the name of two, is told with the keys."""

from __future__ import annotations

import pytest

import vnplan
from vnplan.errors import UnknownName, WrongType
from vnplan.graph.named import key_of

TEXT = """\
Căn cứ Luật Giáo dục năm 2019; thực hiện Quyết định số 2457/QĐ-BGDĐT ngày 23/8/2023 của Bộ Giáo dục và Đào tạo về khung
kế hoạch thời gian năm học; Kế hoạch số 05/KH-SGDĐT ngày 02/01/2024;
Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị;
Nghị định số 24/2021/NĐ-CP ngày 23/3/2021.
"""
PLAN = vnplan.parse(TEXT, number="7/KH-UBND", date="2024-06-01", province="bac-giang", source="nam-hoc/KH 7 (ký).docx")
GRAPH = vnplan.build_graph(PLAN)
DECISION = "/akn/vn/doc/quyet-dinh/bgddt/2023/2457"
LAW = "/akn/vn/act/luat/quoc-hoi/2019/43"
DECREE = "/akn/vn/act/nghi-dinh/cp/2021/24"


@pytest.mark.parametrize(
    ("named", "key"),
    [
        (DECISION, DECISION),
        ("2457/QĐ-BGDĐT", DECISION),
        ("2457/QD-BGDDT", DECISION),
        ("2457 qd bgddt", DECISION),
        ("Quyết định 2457/QĐ-BGDĐT", DECISION),
        ("Quyết định số 2457/QĐ-BGDĐT ngày 23/8/2023", DECISION),
        ("quyet dinh 2457", DECISION),
        ("QĐ 2457", DECISION),
        ("2457", DECISION),
        ("ban hành kế hoạch nhiệm vụ, giải pháp trọng tâm năm học 2023-2024 của ngành giáo dục", DECISION),
        ("giải pháp trọng tâm năm học", DECISION),
        ("Luật Giáo dục 2019", LAW),
        ("luật giáo dục", LAW),
        ("43/2019/QH14", LAW),
        ("024/2021/NĐ-CP", DECREE),
        ("24/2021/NĐ-CP", DECREE),
        ("Kế hoạch 5", "cite/ke-hoach/sgddt.bac-giang/2024/5"),
        ("chi thi 5", "/akn/vn/doc/chi-thi/tw/2016/5"),
        ("KH 7 (ký).docx", PLAN.metadata.key),
        ("KH 7 (ký)", PLAN.metadata.key),
        ("nam-hoc/KH 7 (ký).docx", PLAN.metadata.key),
        (PLAN, PLAN.metadata.key),
        (PLAN.citations.where(number="2457/QĐ-BGDĐT")[0], DECISION),
    ],
)
def test_a_document_goes_by_any_name_of_it(named: object, key: str) -> None:
    if key.startswith("cite/"):
        key = next(k for k, d in GRAPH.nodes(data=True) if d.get("number") == "05/KH-SGDĐT")
    assert key_of(GRAPH, named) == key  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("05", "'05' may be 2 documents; name one by its key: Chỉ thị 05-CT/TW ("),
        ("2475/QĐ-BGDĐT", f"is not in the graph; nearest: Quyết định 2457/QĐ-BGDĐT ({DECISION})"),
        ("/akn/vn/doc/quyet-dinh/bgddt/2023/2458", "is not in the graph; nearest: Quyết định 2457/QĐ-BGDĐT"),
        ("trọng tâm", "is not in the graph"),
        ("", "'' is not in the graph"),
        ("@@@", "'@@@' is not in the graph"),
    ],
)  # fmt: skip
def test_what_is_no_name_is_told_with_the_nearest(named: str, said: str) -> None:
    with pytest.raises(UnknownName) as told:
        key_of(GRAPH, named)
    assert said in str(told.value)


def test_a_question_takes_any_name() -> None:
    by_number = vnplan.implementers_of(GRAPH, "2457")
    assert by_number == vnplan.implementers_of(GRAPH, DECISION)
    assert vnplan.trace(GRAPH, PLAN, "Quyết định 2457") == vnplan.trace(GRAPH, PLAN.metadata.key or "", DECISION)
    (found,) = vnplan.sections_of(GRAPH, "2457", source=PLAN)
    assert found.source == PLAN.metadata.key
    assert [*vnplan.coverage(GRAPH, ["2457", "Luật Giáo dục 2019"])] == [DECISION, LAW]
    assert vnplan.chain_tree(GRAPH, PLAN).key == PLAN.metadata.key


def test_a_document_the_graph_was_built_without() -> None:
    other = vnplan.parse("Thực hiện Chỉ thị số 05-CT/TW.", number="8/KH-UBND", date="2024-01-01", source="khac.txt")
    with pytest.raises(UnknownName, match=r"^khac\.txt is not in the graph: it was built without this document$"):
        key_of(GRAPH, other)
    with pytest.raises(WrongType, match="a document goes by its key, its number, a title or a file name"):
        key_of(GRAPH, 3)  # type: ignore[arg-type]


def test_of_a_bare_number_those_that_are_like_it_are_named() -> None:
    graph = vnplan.build_graph(
        vnplan.parse("Thực hiện Quyết định số 2457/QĐ-BGDĐT ngày 23/8/2023.", number="7/KH-UBND")
    )
    with pytest.raises(UnknownName, match=r"nearest: Quyết định 2457/QĐ-BGDĐT"):
        vnplan.implementers_of(graph, "2475")
