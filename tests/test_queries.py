"""Questions to the graph: small ones as pictures, chains and trees against networkx on graphs of any shape."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnplan
from test_graph import plan
from vnplan import (
    Chain,
    Evidence,
    build_graph,
    chain_tree,
    conflicts,
    coverage,
    directives_of,
    implementers_of,
    most_cited,
    roots,
    sections_of,
    trace,
    unresolved,
)
from vnplan.graph.queries import CARRIES_OUT, Branch
from vnplan.names import LEVELS
from vnplan.shell.printed_graphs import chains
from vnplan.tables.bodies import CENTRAL

CORPUS = Path(__file__).parent.parent / "corpus"

# --- two provinces under a ministry under a directive of the Party ----------------------------------------------------

PARTY = "/akn/vn/doc/chi-thi/tw/2016/5"
MINISTRY = "/akn/vn/doc/ke-hoach/bgddt/2023/178"
PREMIER = "/akn/vn/doc/chi-thi/ttg/2021/14"
BAC_GIANG = "/akn/vn/doc/ke-hoach/ubnd.bac-giang/2023/5"
BINH_THUAN = "/akn/vn/doc/ke-hoach/ubnd.binh-thuan/2023/9"
TEXTS = [
    plan(
        "I. MỤC TIÊU\n\n1. Thực hiện Kế hoạch số 178/KH-BGDĐT ngày 28/02/2023.\n\n2. Mở rộng thư viện.\n\n"
        "II. NHIỆM VỤ\n\n1. Tiếp tục thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016.\n\n"
        "2. Rà soát Thông tư số 22/2021/TT-BGDĐT.\n\na) Quán triệt Chỉ thị số 05-CT/TW.",
        "5/KH-UBND",
        "2023-03-10",
        "bac-giang",
    ),
    plan(
        "Căn cứ Kế hoạch số 178/KH-BGDĐT ngày 28/02/2023;\n\nThực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021.",
        "9/KH-UBND",
        "2023-03-20",
        "binh-thuan",
    ),
    vnplan.parse(
        "Thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016 và Chỉ thị số 14/CT-TTg ngày 25/5/2021.",
        number="178/KH-BGDĐT",
        date="2023-02-28",
    ),
]


@pytest.fixture(scope="module")
def graph() -> networkx.MultiDiGraph:
    return build_graph(TEXTS)


def shown(chains: list[Chain]) -> list[str]:
    """One line a chain: type and serial -relation-> type and serial ..."""
    return [
        "".join(f"{_short(key)} -{relation}-> " for key, relation in zip(c.keys, c.relations, strict=False))
        + _short(c.keys[-1])
        for c in chains
    ]


def _short(key: str) -> str:
    *_, kind, _author, _year, serial = key.split("/")
    return f"{kind} {serial}"


def test_which_section_of_the_plan_carries_out_the_directive(graph: networkx.MultiDiGraph) -> None:
    found = sections_of(graph, PARTY, source=BAC_GIANG)
    assert [(e.section, e.sentence) for e in found] == [
        ("II.1", "Tiếp tục thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016."),
        ("II.2.a", "a) Quán triệt Chỉ thị số 05-CT/TW."),
    ]


def test_sections_of_all_documents_or_of_one_relation(graph: networkx.MultiDiGraph) -> None:
    def places(**asked: object) -> list[tuple[str, str | None]]:
        return [(_short(e.source), e.section) for e in sections_of(graph, MINISTRY, **asked)]  # type: ignore[arg-type]

    assert places() == [("ke-hoach 5", "I.1"), ("ke-hoach 9", None)]
    assert places(relations="legal_basis") == [("ke-hoach 9", None)]
    assert places(source=PARTY) == []
    assert sections_of(build_graph(TEXTS[::-1]), MINISTRY) == sections_of(graph, MINISTRY)


def test_a_mention_carries_nothing_out(graph: networkx.MultiDiGraph) -> None:
    circular = "/akn/vn/act/thong-tu/bgddt/2021/22"
    assert [graph.has_edge(BAC_GIANG, circular, r) for r in ("mentions", *CARRIES_OUT)] == [True] + [False] * 5
    assert sections_of(graph, circular) == []
    assert [e.section for e in sections_of(graph, circular, relations=["mentions"])] == ["II.2"]
    assert circular not in {c.keys[-1] for c in directives_of(graph, BAC_GIANG)}


def test_directives_and_implementers_as_pictures(graph: networkx.MultiDiGraph) -> None:
    assert shown(directives_of(graph, BAC_GIANG)) == [
        "ke-hoach 5 -implements-> chi-thi 5",
        "ke-hoach 5 -implements-> ke-hoach 178",
        "ke-hoach 5 -implements-> ke-hoach 178 -implements-> chi-thi 14",
    ]
    assert shown(directives_of(graph, BAC_GIANG, depth=1)) == shown(directives_of(graph, BAC_GIANG))[:2]
    assert shown(implementers_of(graph, PREMIER)) == [
        "ke-hoach 178 -implements-> chi-thi 14",
        "ke-hoach 5 -implements-> ke-hoach 178 -implements-> chi-thi 14",
        "ke-hoach 9 -implements-> chi-thi 14",
    ]


def test_trace_is_found_from_either_end(graph: networkx.MultiDiGraph) -> None:
    there = trace(graph, BINH_THUAN, PREMIER)
    assert shown(there) == [
        "ke-hoach 9 -implements-> chi-thi 14",
        "ke-hoach 9 -legal_basis-> ke-hoach 178 -implements-> chi-thi 14",
    ]
    assert trace(graph, PREMIER, BINH_THUAN) == there
    assert trace(graph, BINH_THUAN, PREMIER, limit=1) == there[:1]
    assert trace(graph, BINH_THUAN, PREMIER, depth=1) == there[:1]
    assert trace(graph, BINH_THUAN, PREMIER, relations="legal_basis") == []
    assert trace(graph, BINH_THUAN, BAC_GIANG) == trace(graph, PARTY, PARTY) == []


UP = [
    "Kế hoạch 5/KH-UBND (2023-03-10), Bắc Giang",
    "carries out, or rests on, 3 documents:",
    "├─ Chỉ thị 05-CT/TW (2016-05-15)",
    "│     carries out, section II.1: “Tiếp tục thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016.” (and 1",
    "│     place more)",
    "└─ Kế hoạch 178/KH-BGDĐT (2023-02-28)",
    "   │  carries out, section I.1: “Thực hiện Kế hoạch số 178/KH-BGDĐT ngày 28/02/2023.”",
    "   └─ Chỉ thị 14/CT-TTg (2021-05-25)",
    "         carries out: “Thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016 và Chỉ thị số 14/CT-TTg ngày",
    "         25/5/2021.”",
]
DOWN = [
    "Chỉ thị 05-CT/TW (2016-05-15)",
    "is carried out by, or the basis of, 3 documents, 2 of them of 2 provinces:",
    "├─ Kế hoạch 178/KH-BGDĐT (2023-02-28)",
    "│  │  carries out: “Thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016 và Chỉ thị số 14/CT-TTg ngày",
    "│  │  25/5/2021.”",
    "│  └─ Kế hoạch 9/KH-UBND (2023-03-20), Bình Thuận",
    "│        rests on: “Căn cứ Kế hoạch số 178/KH-BGDĐT ngày 28/02/2023;”",
    "└─ Kế hoạch 5/KH-UBND (2023-03-10), Bắc Giang",
    "      carries out, section II.1: “Tiếp tục thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016.” (and 1",
    "      place more)",
]
NONE = [
    "Chỉ thị 05-CT/TW (2016-05-15)",
    "carries out nothing known here",
]


def test_the_tree_in_both_directions(graph: networkx.MultiDiGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    up, down = chain_tree(graph, BAC_GIANG), chain_tree(graph, PARTY, up=False)
    monkeypatch.setenv("COLUMNS", "100")
    assert list(chains(graph, up, True, "en")) == UP
    assert list(chains(graph, down, False, "en")) == DOWN
    assert list(chains(graph, chain_tree(graph, PARTY), True, "en")) == NONE


def test_a_long_sentence_is_shown_around_the_number() -> None:
    long = f"Triển khai {'các nội dung ' * 60}và thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021 {'ở các trường ' * 60}."
    graph = build_graph([plan(long)])
    for key, up in (("/akn/vn/doc/ke-hoach/ubnd.bac-ninh/2024/1", True), (PREMIER, False)):
        lines = [line.strip(" │") for line in chains(graph, chain_tree(graph, key, up=up), up, "en")]
        sentence = " ".join(lines[3:])
        assert sentence.startswith("carries out: “… ")
        assert sentence.endswith(" …”")
        assert "Chỉ thị số 14/CT-TTg" in sentence
        assert len(sentence) < len(long) / 2


def test_coverage_is_province_by_directive(graph: networkx.MultiDiGraph) -> None:
    frame = coverage(graph, [PARTY, PREMIER, MINISTRY])
    assert frame.to_csv() == (
        f"province,{PARTY},{PREMIER},{MINISTRY}\n"
        "bac-giang,1,1,1\n"
        "binh-thuan,1,1,1\n"
    )  # fmt: skip
    near = coverage(graph, [PARTY, PREMIER], ["binh-thuan", "bac-giang", "ha-noi"], depth=1)
    assert near.to_csv() == f"province,{PARTY},{PREMIER}\nbinh-thuan,0,1\nbac-giang,1,0\nha-noi,0,0\n"
    assert coverage(graph, [PARTY, PARTY]).columns.tolist() == [PARTY]
    assert coverage(graph, [PARTY], []).to_csv() == f"province,{PARTY}\n"
    assert coverage(graph, []).shape == (0, 0)


def test_coverage_counts_the_documents_of_a_province() -> None:
    given = [
        *TEXTS,
        plan("Thực hiện Kế hoạch số 5/KH-UBND năm 2023 của UBND tỉnh Bắc Giang.", "6/KH-UBND", "2023-04-01"),
    ]
    given.append(plan("Thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021.", "7/KH-UBND", "2023-04-02", "bac-giang"))
    frame = coverage(build_graph(given), [PREMIER, BAC_GIANG])
    assert frame.to_csv() == (
        f"province,{PREMIER},{BAC_GIANG}\n"
        "bac-giang,2,0\n"  # a plan does not carry itself out
        "bac-ninh,1,1\n"
        "binh-thuan,1,0\n"
    )


def test_most_cited_counts_documents_not_citations(graph: networkx.MultiDiGraph) -> None:
    counted = {MINISTRY: 2, PARTY: 2, PREMIER: 2, "/akn/vn/act/thong-tu/bgddt/2021/22": 1}
    assert most_cited(graph) == sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    assert most_cited(graph, 2) == most_cited(graph)[:2]


def test_roots_are_where_chains_end(graph: networkx.MultiDiGraph) -> None:
    assert roots(graph) == [PREMIER, PARTY]
    assert roots(graph, relations="legal_basis") == [MINISTRY]
    assert roots(graph, relations=["amends"]) == []


def test_conflicts_and_unresolved() -> None:
    text = (
        "Thực hiện Chỉ thị số 1737/CT-BGDĐT ngày 07/5/2018. Theo Chỉ thị số 1737/CT-BGDĐT ngày 15/5/2018. "
        "Thực hiện Kế hoạch số 633/KH-UBND ngày 28/02/2022 của UBND tỉnh. Theo Kế hoạch số 633/UBND-KGVX ngày "
        "28/02/2022. Quán triệt Nghị quyết số 999-NQ/TW. Theo Chỉ thị số 14/CT-TTg ngày 25/5/2021."
    )
    graph = build_graph([plan(text)])
    assert [(_short(c.key), c.field, c.values) for c in conflicts(graph)] == [
        ("chi-thi 1737", "date", ("2018-05-07", "2018-05-15")),
        ("ke-hoach 633", "number", ("633/KH-UBND", "633/UBND-KGVX")),
    ]
    assert unresolved(graph) == ["cite/nghi-quyet/tw/?/999"]


def test_unknown_keys_are_named(graph: networkx.MultiDiGraph) -> None:
    for ask in (sections_of, directives_of, implementers_of, chain_tree):
        with pytest.raises(KeyError, match="'khong-co' is not in the graph"):
            ask(graph, "khong-co")
    for a, b in ((PARTY, "khong-co"), ("khong-co", PARTY)):
        with pytest.raises(KeyError, match="'khong-co' is not in the graph"):
            trace(graph, a, b)
    with pytest.raises(KeyError, match="'khong-co' is not in the graph"):
        coverage(graph, [PARTY, "khong-co"])


# --- the corpus -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def corpus() -> networkx.MultiDiGraph:
    return build_graph(vnplan.read(file) for file in sorted(CORPUS.glob("*.txt")))


def test_corpus_coverage_has_every_province_of_the_ministrys_decision(corpus: networkx.MultiDiGraph) -> None:
    frame = coverage(corpus, ["/akn/vn/doc/quyet-dinh/bgddt/2023/2457"])
    assert {"bac-giang", "bac-ninh", "binh-thuan"} <= set(frame.index[frame.iloc[:, 0] > 0])


def test_corpus_conflicts(corpus: networkx.MultiDiGraph) -> None:
    found = {corpus.nodes[c.key]["number"]: (c.field, c.values) for c in conflicts(corpus)}
    assert found["1737/CT-BGDĐT"] == ("date", ("2018-05-07", "2018-05-15"))
    assert found["633/KH-UBND"] == ("number", ("633/KH-UBND", "633/UBND-KGVX"))
    assert [key for key in corpus if key.endswith("/1737")] == ["/akn/vn/doc/chi-thi/bgddt/2018/1737"]


# --- graphs of any shape ----------------------------------------------------------------------------------------------

KEYS = "abcdefg"
RELATIONS = (*CARRIES_OUT, "mentions", "amends")
PLACES = st.lists(
    st.tuples(st.sampled_from(("bac-giang", "bac-ninh", None)), st.sampled_from((*LEVELS, None))),
    min_size=2,
    max_size=len(KEYS),
)
EDGES = {  # by the number of documents
    size: st.dictionaries(
        st.sampled_from(list(itertools.permutations(KEYS[:size], 2))),
        st.sets(st.sampled_from(RELATIONS), min_size=1, max_size=3),
        max_size=14,
    )
    for size in range(2, len(KEYS) + 1)
}


@st.composite
def graphs(draw: st.DrawFn) -> networkx.MultiDiGraph:
    """Up to seven documents with any edges between them, rings included."""
    graph = networkx.MultiDiGraph()
    for key, (province, level) in zip(KEYS, draw(PLACES), strict=False):
        known = {"label": key, "in_corpus": True, "level": level, "province": province}
        graph.add_node(key, **{name: value for name, value in known.items() if value is not None})
    for (u, v), relations in draw(EDGES[len(graph)]).items():
        for relation in sorted(relations, key=RELATIONS.index):
            graph.add_edge(u, v, relation, relation=relation, count=1, evidence=evidence_of(u, v, relation))
    return graph


def evidence_of(u: str, v: str, relation: str) -> list[Evidence]:
    return [Evidence(u, "I", 0, 1, f"{u} {relation} {v}")]


wanted = st.one_of(st.just(CARRIES_OUT), st.sets(st.sampled_from(RELATIONS), max_size=4).map(tuple))
depths = st.integers(0, len(KEYS))


def plain(graph: networkx.MultiDiGraph, relations: tuple[str, ...]) -> networkx.DiGraph:
    """Who stands to whom in one of the relations: what networkx is asked."""
    out = networkx.DiGraph((u, v) for u, v, relation in graph.edges(keys=True) if relation in relations)
    out.add_nodes_from(graph)
    return out


def hold(graph: networkx.MultiDiGraph, chains: list[Chain], relations: tuple[str, ...], depth: int) -> None:
    """Each chain is a simple path of the closest of the relations, and has the evidence of its edges."""
    for chain in chains:
        assert len(set(chain.keys)) == len(chain.keys) <= depth + 1
        steps = list(zip(itertools.pairwise(chain.keys), chain.relations, chain.evidence, strict=True))
        for (u, v), relation, evidence in steps:
            between = [r for r in RELATIONS if r in relations and graph.has_edge(u, v, r)]
            assert relation == between[0] if between[0] in CARRIES_OUT else relation in between
            assert evidence == tuple(evidence_of(u, v, relation))


@given(graphs(), wanted, depths)
def test_directives_and_implementers_are_all_within_reach(
    graph: networkx.MultiDiGraph, relations: tuple[str, ...], depth: int
) -> None:
    up, down = plain(graph, relations), plain(graph, relations).reverse()
    for key in graph:
        above = directives_of(graph, key, scope="all", relations=relations, depth=depth)
        below = implementers_of(graph, key, relations=relations, depth=depth)
        hold(graph, above + below, relations, depth)
        assert all(c.keys[0] == key for c in above)
        assert all(c.keys[-1] == key for c in below)
        for found, net in (
            ({c.keys[-1]: len(c.relations) for c in above}, up),
            ({c.keys[0]: len(c.relations) for c in below}, down),
        ):
            least = dict(networkx.single_source_shortest_path_length(net, key, cutoff=depth))
            assert found == {other: steps for other, steps in least.items() if other != key}
        assert len({c.keys[-1] for c in above}) == len(above)
        assert [len(c.keys) for c in above] == sorted(len(c.keys) for c in above)
        central = directives_of(graph, key, relations=relations, depth=depth)
        assert central == [c for c in above if graph.nodes[c.keys[-1]].get("level") in CENTRAL]
        ranks = [LEVELS.index(graph.nodes[c.keys[0]].get("level", LEVELS[-1])) for c in below]
        assert ranks == sorted(ranks)


@given(graphs(), wanted, depths, st.booleans())
def test_a_tree_has_each_document_once_where_it_is_nearest(
    graph: networkx.MultiDiGraph, relations: tuple[str, ...], depth: int, up: bool
) -> None:
    net = plain(graph, relations) if up else plain(graph, relations).reverse()
    for key in graph:
        rows = list(walked(chain_tree(graph, key, up=up, relations=relations, depth=depth)))
        least = dict(networkx.single_source_shortest_path_length(net, key, cutoff=depth))
        assert sorted((branch.key, at) for branch, at, _ in rows) == sorted(least.items())
        for branch, _, above in rows:
            if above is None:
                assert branch[:3] == (key, None, ())
            else:
                u, v = (above, branch.key) if up else (branch.key, above)
                assert above == min(k for k in net.predecessors(branch.key) if least.get(k) == least[branch.key] - 1)
                assert branch.relation in relations
                assert branch.evidence == tuple(evidence_of(u, v, str(branch.relation)))
                assert graph.has_edge(u, v, branch.relation)


def walked(branch: Branch, depth: int = 0, above: str | None = None) -> Iterator[tuple[Branch, int, str | None]]:
    """Every branch with its depth and the key above it."""
    yield branch, depth, above
    for each in branch.branches:
        yield from walked(each, depth + 1, branch.key)


@given(graphs(), wanted, depths, st.integers(1, 5))
def test_trace_gives_the_simple_paths_shortest_first(
    graph: networkx.MultiDiGraph, relations: tuple[str, ...], depth: int, limit: int
) -> None:
    net = plain(graph, relations)
    for a, b in itertools.permutations(sorted(graph)[:3], 2):
        paths = [tuple(p) for p in networkx.all_simple_paths(net, a, b, cutoff=depth)]
        paths = paths or [tuple(p) for p in networkx.all_simple_paths(net, b, a, cutoff=depth)]
        chains = trace(graph, a, b, relations=relations, depth=depth, limit=1000)
        hold(graph, chains, relations, depth)
        assert sorted(c.keys for c in chains) == sorted(paths)
        lengths = sorted(map(len, paths))
        assert [len(c.keys) for c in chains] == lengths
        few = trace(graph, a, b, relations=relations, depth=depth, limit=limit)
        assert [len(c.keys) for c in few] == lengths[:limit]


@given(graphs(), wanted, depths)
def test_coverage_counts_the_implementers_of_each_province(
    graph: networkx.MultiDiGraph, relations: tuple[str, ...], depth: int
) -> None:
    frame = coverage(graph, sorted(graph), ["bac-giang", "bac-ninh"], relations=relations, depth=depth)
    for key in graph:
        places = [
            graph.nodes[c.keys[0]].get("province")
            for c in implementers_of(graph, key, relations=relations, depth=depth)
        ]
        assert frame[key].to_dict() == {place: places.count(place) for place in ("bac-giang", "bac-ninh")}


@given(graphs(), wanted)
def test_roots_and_most_cited_by_their_definitions(graph: networkx.MultiDiGraph, relations: tuple[str, ...]) -> None:
    net = plain(graph, relations)
    assert roots(graph, relations=relations) == sorted(k for k in net if net.in_degree(k) and not net.out_degree(k))
    cited = networkx.DiGraph(graph)
    assert dict(most_cited(graph)) == {key: degree for key, degree in cited.in_degree if degree}


@given(st.integers(2, 7), depths)
def test_a_ring_ends(size: int, depth: int) -> None:
    ring = networkx.MultiDiGraph()
    for u, v in itertools.pairwise([*KEYS[:size], KEYS[0]]):
        ring.add_edge(u, v, "implements", relation="implements", count=1, evidence=evidence_of(u, v, "implements"))
    met = KEYS[1 : min(size, depth + 1)]
    assert [c.keys[-1] for c in directives_of(ring, "a", scope="all", depth=depth)] == list(met)
    assert [branch.key for branch, _, _ in walked(chain_tree(ring, "a", depth=depth))] == ["a", *met]
    if size - 1 <= depth:
        (chain,) = trace(ring, "a", KEYS[size - 1], depth=depth)
        assert chain.keys == tuple(KEYS[:size])
