"""Graphs made from graphs: some levels, some years, sections shown, graphs built apart put together."""

from __future__ import annotations

import copy
import itertools
from pathlib import Path
from typing import Any

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import vnplan
from test_graph import picture, plan
from vnplan import (
    Document,
    build_graph,
    by_level,
    by_year,
    directives_of,
    load_graph,
    merge,
    sections_of,
    with_sections,
)
from vnplan.graph.files import write_graph
from vnplan.names import LEVELS

CORPUS = Path(__file__).parent.parent / "corpus"
KH1 = "ke-hoach/ubnd.bac-ninh/2024/1"
TEXT = """\
Căn cứ Luật Giáo dục năm 2019;

I. NHIỆM VỤ

1. Thực hiện Kết luận số 91-KL/TW ngày 12/8/2023 của Bộ Chính trị tiếp tục thực hiện Nghị quyết số 29-NQ/TW ngày \
04/11/2013.

2. Thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021 và Kế hoạch số 3/KH-UBND ngày 02/01/2024 của UBND tỉnh Bắc Ninh.

II. GIẢI PHÁP

1. Thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021.
"""


@pytest.fixture(scope="module")
def graph() -> networkx.MultiDiGraph:
    return build_graph([plan(TEXT)])


def test_all_of_it(graph: networkx.MultiDiGraph) -> None:
    assert picture(graph) == [
        f"{KH1} -implements-> chi-thi/ttg/2021/14 x2",
        f"{KH1} -implements-> ke-hoach/ubnd.bac-ninh/2024/3",
        f"{KH1} -implements-> ket-luan/tw/2023/91",
        f"{KH1} -legal_basis-> luat/quoc-hoi/2019/43",
        "ket-luan/tw/2023/91 -implements-> nghi-quyet/tw/2013/29",
    ]


def test_by_level(graph: networkx.MultiDiGraph) -> None:
    assert picture(by_level(graph, "central_party")) == ["ket-luan/tw/2023/91 -implements-> nghi-quyet/tw/2013/29"]
    assert picture(by_level(graph, ["provincial_committee", "prime_minister"])) == [
        f"{KH1} -implements-> chi-thi/ttg/2021/14 x2",
        f"{KH1} -implements-> ke-hoach/ubnd.bac-ninh/2024/3",
    ]
    assert set(by_level(graph, LEVELS)) == set(graph)
    assert len(by_level(graph, [])) == 0
    with pytest.raises(ValueError, match=r"no level 'central'.*; there are central_party, .*institution"):
        by_level(graph, "central")


def test_by_year_has_both_ends(graph: networkx.MultiDiGraph) -> None:
    assert picture(by_year(graph, 2021, 2024)) == picture(graph)[:3]
    assert [graph.nodes[key]["number"] for key in by_year(graph, 2013, 2013)] == ["29-NQ/TW"]
    assert sorted(graph.nodes[key]["year"] for key in by_year(graph, 2013, 2021)) == [2013, 2019, 2021]
    assert len(by_year(graph, 2022, 2020)) == 0


def test_what_has_no_year_or_level_is_in_no_view_of_them() -> None:
    graph = build_graph([plan("Triển khai Đề án “Mỗi trường một thư viện” và Nghị quyết số 999-NQ/TW.")])
    assert {data["year"] for _, data in by_year(graph, -5000, 5000).nodes(data=True)} == {2024}
    assert len(graph) == 3
    assert not any(data["label"].startswith("Đề án") for _, data in by_level(graph, LEVELS).nodes(data=True))


def test_views_show_later_changes(graph: networkx.MultiDiGraph) -> None:
    other = graph.copy()
    years, party = by_year(other, 2013, 2013), by_level(other, "central_party")
    other.nodes["/akn/vn/doc/nghi-quyet/tw/2013/29"]["label"] = "Nghị quyết 29"
    assert [data["label"] for _, data in years.nodes(data=True)] == ["Nghị quyết 29"]
    assert "Nghị quyết 29" in [data["label"] for _, data in party.nodes(data=True)]


# --- sections ---------------------------------------------------------------------------------------------------------


def test_sections_shown(graph: networkx.MultiDiGraph) -> None:
    before = copy.deepcopy(graph)
    shown = with_sections(graph)
    assert picture(shown) == [
        f"{KH1} -contains-> {KH1}#I.1",
        f"{KH1} -contains-> {KH1}#I.2",
        f"{KH1} -contains-> {KH1}#II.1",
        f"{KH1} -legal_basis-> luat/quoc-hoi/2019/43",
        f"{KH1}#I.1 -implements-> ket-luan/tw/2023/91",
        f"{KH1}#I.2 -implements-> chi-thi/ttg/2021/14",
        f"{KH1}#I.2 -implements-> ke-hoach/ubnd.bac-ninh/2024/3",
        f"{KH1}#II.1 -implements-> chi-thi/ttg/2021/14",
        "ket-luan/tw/2023/91 -implements-> nghi-quyet/tw/2013/29",
    ]
    own = f"/akn/vn/doc/{KH1}"
    assert shown.nodes[f"{own}#I.2"] == {
        "label": "Kế hoạch 1/KH-UBND, I.2",
        "section": "I.2",
        "document": own,
        "in_corpus": True,
    }
    assert content(graph) == content(before)


def test_sections_shown_once_and_for_all(graph: networkx.MultiDiGraph, tmp_path: Path) -> None:
    shown = with_sections(graph)
    assert content(with_sections(shown)) == content(shown)
    assert content(merge(shown, shown)) == content(shown)
    (file,) = write_graph(shown, tmp_path / "sections.json")
    assert content(load_graph(file)) == content(shown)


def test_sections_lose_no_evidence() -> None:
    graph = build_graph(vnplan.read(file) for file in sorted(CORPUS.glob("*.txt")))
    shown = with_sections(graph)
    assert evidence(shown) == evidence(graph)
    for _, target, data in shown.edges(data=True):
        assert data["count"] == max(1, len(data["evidence"]))
        assert data["evidence"] or shown.nodes[target]["document"]
    for key in shown:
        assert sections_of(shown, key) == sections_of(graph, key) if key in graph else "#" in key


def evidence(graph: networkx.MultiDiGraph) -> list[tuple[Any, ...]]:
    found = [(v, r, e) for _, v, r, data in graph.edges(keys=True, data=True) for e in data["evidence"]]
    return sorted(found, key=repr)


# --- put together -----------------------------------------------------------------------------------------------------


def content(graph: networkx.MultiDiGraph) -> tuple[dict[str, Any], dict[tuple[str, str, str], Any]]:
    """Nodes and edges with all their attributes; the evidence of an edge in order of text and place."""
    edges = {
        (u, v, r): {**data, "evidence": sorted(data["evidence"], key=repr)}
        for u, v, r, data in graph.edges(keys=True, data=True)
    }
    return {key: dict(data) for key, data in graph.nodes(data=True)}, edges


def edges(graph: networkx.MultiDiGraph) -> dict[tuple[str, str, str], Any]:
    return content(graph)[1]


NUMBERS = {  # cited documents, each in the ways texts write it: none needs another text to be understood
    "directive": [
        "Chỉ thị số 14/CT-TTg ngày 25/5/2021",
        "Chỉ thị số 14/CT-TTg ngày 25/5/2021 của Thủ tướng Chính phủ về khuyến học",
        "Chỉ thị số 14/CT-TTg năm 2021 của Thủ tướng",
    ],
    "misdated": ["Chỉ thị số 1737/CT-BGDĐT ngày 07/5/2018", "Chỉ thị số 1737/CT-BGDĐT ngày 15/5/2018"],
    "law": ["Luật Giáo dục năm 2019", "Luật Giáo dục ngày 14/6/2019", "Luật số 43/2019/QH14"],
    "misnumbered": [
        "Kế hoạch số 633/KH-UBND ngày 28/02/2022 của UBND tỉnh Bắc Ninh",
        "Kế hoạch số 633/UBND-KGVX ngày 28/02/2022 của UBND tỉnh Bắc Ninh",
    ],
    "amended": ["Nghị định số 24/2021/NĐ-CP được sửa đổi, bổ sung bởi Nghị định số 125/2024/NĐ-CP"],
    "inside a title": [
        "Kết luận số 91-KL/TW ngày 12/8/2023 của Bộ Chính trị tiếp tục thực hiện Nghị quyết số 29-NQ/TW ngày 04/11/2013"
    ],
    "one of those given": [
        "Kế hoạch số 1/KH-UBND ngày 05/01/2024 của UBND tỉnh Bắc Ninh",
        "Kế hoạch số 2/KH-UBND ngày 08/01/2024 của UBND tỉnh Bắc Ninh về chuyển đổi số",
        "Kế hoạch số 2/KH-UBND ngày 06/01/2024 của UBND tỉnh Bắc Ninh",
    ],
}
CUES = ("Thực hiện {};", "Căn cứ {};", "Theo {}.", "Rà soát {}.")
cited = st.sampled_from([words for ways in NUMBERS.values() for words in ways])
paragraphs = st.builds(lambda cue, words: cue.format(words), st.sampled_from(CUES), cited)


@st.composite
def documents(draw: st.DrawFn) -> list[Document]:
    """One to four plans of one province; the third is a second text of the second, with a title of its own.

    Each begins further down, so that no two citations stand at one place: equal evidence counts once in a merge.
    """
    out = []
    for number, day in (("1", "05"), ("2", "08"), ("2", "08"), ("3", "09"))[: draw(st.integers(1, 4))]:
        lines = [f"KẾ HOẠCH\nBản {len(out)}", *draw(st.lists(paragraphs, max_size=4))]
        text = "\n" * 1000 * len(out) + "\n\n".join(f"{n}. {line}" if n else line for n, line in enumerate(lines))
        doc = vnplan.parse(
            text, number=f"{number}/KH-UBND", date=f"2024-01-{day}", province="bac-ninh", source=f"{len(out)}.txt"
        )
        out.append(doc)
    return draw(st.permutations(out))


@given(documents())
def test_built_apart_and_merged_is_built_together(given: list[Document]) -> None:
    apart = merge(*(build_graph(doc, catalog=False) for doc in given))
    together = build_graph(given, catalog=False)
    assert not any(key.startswith("cite/") for key in together)
    assert edges(apart) == edges(together)
    assert {key: sure(node) for key, node in apart.nodes(data=True)} == {
        key: sure(node) for key, node in together.nodes(data=True)
    }


def sure(node: dict[str, Any]) -> dict[str, Any]:
    """What a node says whoever is asked: not what most mentions tell, which graphs built apart do not know."""
    own = ("title", "label", "number", "date") if node["in_corpus"] else ()
    return {name: value for name, value in node.items() if name in own or name not in TOLD_BY_MOST}


TOLD_BY_MOST = ("number", "date", "issuer", "title", "name", "label")


@given(documents())
@settings(max_examples=40)
def test_with_the_catalogue_keys_and_edges_are_the_same_too(given: list[Document]) -> None:
    apart, together = merge(*map(build_graph, given)), build_graph(given)
    assert set(apart) == set(together)
    assert edges(apart) == edges(together)


@given(documents())
@settings(max_examples=40)
def test_merge_is_idempotent_and_order_changes_nothing(given: list[Document]) -> None:
    graphs = [build_graph(doc) for doc in given]
    before = [content(graph) for graph in graphs]
    for graph in graphs:
        assert content(merge(graph)) == content(graph)
        assert content(merge(graph, graph)) == content(graph)
    whole = merge(*graphs)
    assert content(merge(whole, *graphs)) == content(whole)
    assert [content(graph) for graph in graphs] == before
    for order in itertools.islice(itertools.permutations(graphs), 6):
        assert content(merge(*order)) == content(whole)


@given(documents())
def test_a_graph_does_not_depend_on_the_order_of_documents(given: list[Document]) -> None:
    for catalog in (True, False):
        graph = build_graph(given, catalog=catalog)
        for order in itertools.islice(itertools.permutations(given), 1, 5):
            other = build_graph(iter(order), catalog=catalog)
            assert list(other.nodes(data=True)) == list(graph.nodes(data=True))
            assert list(other.edges(keys=True, data=True)) == list(graph.edges(keys=True, data=True))


def test_nothing_merged_is_an_empty_graph() -> None:
    assert len(merge()) == 0


def test_chains_run_over_the_seam() -> None:
    local = plan("Thực hiện Kế hoạch số 178/KH-BGDĐT ngày 28/02/2023.", "5/KH-UBND", "2023-03-10")
    ministry = vnplan.parse(
        "Thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016.", number="178/KH-BGDĐT", date="2023-02-28", source="bo.txt"
    )
    apart = merge(build_graph(local), build_graph(ministry))
    key = "/akn/vn/doc/ke-hoach/ubnd.bac-ninh/2023/5"
    assert directives_of(apart, key) == directives_of(build_graph([local, ministry]), key)
    assert [len(chain.keys) for chain in directives_of(apart, key)] == [2, 3]
    assert apart.nodes["/akn/vn/doc/ke-hoach/bgddt/2023/178"]["source"] == "bo.txt"


def test_provisional_keys_stay_where_only_the_other_text_could_settle_them() -> None:
    dated = plan("Thực hiện Kế hoạch số 888/KH-BGDĐT ngày 28/02/2023.", "1/KH-UBND")
    undated = plan("Thực hiện Kế hoạch số 888/KH-BGDĐT.", "2/KH-UBND")
    apart, together = merge(build_graph(dated), build_graph(undated)), build_graph([dated, undated])
    assert set(apart) - set(together) == {"cite/ke-hoach/bgddt/?/888"}
    assert picture(together) == [
        f"ke-hoach/ubnd.bac-ninh/2024/{n} -implements-> ke-hoach/bgddt/2023/888" for n in (1, 2)
    ]
