"""The graph of documents: small ones as pictures, the corpus as a golden, queries, exports."""

from __future__ import annotations

import gc
import json
import re
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import networkx
import pytest

import vnplan
from vnplan import Document, build_graph, directives_of, implementers_of
from vnplan.graph.files import dot, edges_csv, flat, gexf, graph_json, graphml, load_graph
from vnplan.graph.queries import most_cited, unresolved

CORPUS = Path(__file__).parent.parent / "corpus"


def plan(text: str, number: str = "1/KH-UBND", date: str = "2024-01-05", province: str = "bac-ninh") -> Document:
    return vnplan.parse(text, number=number, date=date, province=province, source=f"{number}.txt")


def picture(graph: networkx.MultiDiGraph) -> list[str]:
    """One line an edge: who -relation-> whom, the count where it is not 1."""
    return sorted(
        f"{_short(u)} -{relation}-> {_short(v)}" + (f" x{data['count']}" if data["count"] > 1 else "")
        for u, v, relation, data in graph.edges(keys=True, data=True)
    )


def _short(key: str) -> str:
    return key.removeprefix("/akn/vn/").removeprefix("doc/").removeprefix("act/")


KH1 = "ke-hoach/ubnd.bac-ninh/2024/1"
PICTURES = {
    "based on, carries out, mentions": (
        "Căn cứ Luật Giáo dục năm 2019;\nThực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021.\n\n"
        "Nghị định số 24/2021/NĐ-CP còn hiệu lực.",
        [
            f"{KH1} -implements-> chi-thi/ttg/2021/14",
            f"{KH1} -legal_basis-> luat/quoc-hoi/2019/43",
            f"{KH1} -mentions-> nghi-dinh/cp/2021/24",
        ],
    ),
    "a citation inside a title makes an edge between two cited documents": (
        "Thực hiện Kết luận số 91-KL/TW ngày 12/8/2023 của Bộ Chính trị tiếp tục thực hiện Nghị quyết số 29-NQ/TW ngày "
        "04/11/2013.",
        [f"{KH1} -implements-> ket-luan/tw/2023/91", "ket-luan/tw/2023/91 -implements-> nghi-quyet/tw/2013/29"],
    ),
    "what amended a document amends it": (
        "Căn cứ Nghị định số 24/2021/NĐ-CP được sửa đổi, bổ sung bởi Nghị định số 125/2024/NĐ-CP;",
        [f"{KH1} -legal_basis-> nghi-dinh/cp/2021/24", "nghi-dinh/cp/2024/125 -amends-> nghi-dinh/cp/2021/24"],
    ),
    "what replaced a document replaces it": (
        "Căn cứ Nghị định số 24/2021/NĐ-CP (được thay thế bởi Nghị định số 125/2024/NĐ-CP);",
        [f"{KH1} -legal_basis-> nghi-dinh/cp/2021/24", "nghi-dinh/cp/2024/125 -replaces-> nghi-dinh/cp/2021/24"],
    ),
    "and what ended or corrected it did that": (
        "Theo Nghị định số 24/2021/NĐ-CP (bị bãi bỏ bởi Nghị định số 125/2024/NĐ-CP), Thông tư số 5/2022/TT-BYT (được "
        "đính chính bởi Quyết định số 88/QĐ-BYT ngày 3/3/2022).",
        [
            f"{KH1} -according_to-> nghi-dinh/cp/2021/24",
            f"{KH1} -according_to-> thong-tu/byt/2022/5",
            "nghi-dinh/cp/2024/125 -repeals-> nghi-dinh/cp/2021/24",
            "quyet-dinh/byt/2022/88 -corrects-> thong-tu/byt/2022/5",
        ],
    ),
    "dated and undated are one": (
        "Thực hiện Nghị quyết số 29-NQ/TW ngày 04/11/2013. Quán triệt Nghị quyết số 29-NQ/TW.",
        [f"{KH1} -implements-> nghi-quyet/tw/2013/29 x2"],
    ),
    "two that fit leave it open": (
        "Thực hiện Nghị quyết số 29-NQ/TW ngày 04/11/2013 và Nghị quyết số 29-NQ/TW ngày 17/11/2022. Quán triệt Nghị "
        "quyết số 29-NQ/TW.",
        [
            f"{KH1} -implements-> cite/nghi-quyet/tw/?/29",
            f"{KH1} -implements-> nghi-quyet/tw/2013/29",
            f"{KH1} -implements-> nghi-quyet/tw/2022/29",
        ],
    ),
    "self and internal make no edges": (
        "Các đơn vị thực hiện Kế hoạch này theo khoản 2 Điều này.",
        [],
    ),
}


@pytest.mark.parametrize(("text", "wanted"), PICTURES.values(), ids=PICTURES)
def test_picture(text: str, wanted: list[str]) -> None:
    assert picture(build_graph([plan(text)])) == wanted


def test_a_citation_meets_the_document_given() -> None:
    decision = vnplan.parse("Căn cứ Luật Trẻ em năm 2016;", number="2457/QĐ-BGDĐT", date="2023-08-23")
    local = plan("Thực hiện Quyết định số 2457/QĐ-BGDĐT.", date="2023-09-05")
    graph = build_graph([local, decision])
    node = graph.nodes["/akn/vn/doc/quyet-dinh/bgddt/2023/2457"]
    assert node["in_corpus"] is True
    assert picture(graph)[0] == "ke-hoach/ubnd.bac-ninh/2023/1 -implements-> quyet-dinh/bgddt/2023/2457"


def test_nodes_say_what_they_are() -> None:
    graph = build_graph([plan("Thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021 của Thủ tướng Chính phủ về khuyến học.")])
    assert graph.nodes["/akn/vn/doc/chi-thi/ttg/2021/14"] == {
        "document_type": "chi_thi",
        "number": "14/CT-TTg",
        "date": "2021-05-25",
        "year": 2021,
        "issuer": "Thủ tướng Chính phủ",
        "issuer_id": "ttg",
        "issuer_now": "ttg",
        "level": "prime_minister",
        "title": "về khuyến học",
        "in_corpus": False,
        "label": "Chỉ thị 14/CT-TTg",
    }
    own = graph.nodes["/akn/vn/doc/ke-hoach/ubnd.bac-ninh/2024/1"]
    assert (own["province"], own["province_now"], own["in_corpus"]) == ("bac-ninh", "bac-ninh", True)


def test_a_merged_province_keeps_its_key_and_knows_its_successor() -> None:
    graph = build_graph([plan("Thực hiện Chỉ thị số 14/CT-TTg.", province="bac-giang")])
    own = graph.nodes["/akn/vn/doc/ke-hoach/ubnd.bac-giang/2024/1"]
    assert (own["province"], own["province_now"]) == ("bac-giang", "bac-ninh")


CHAIN = [
    plan("Thực hiện Kế hoạch số 178/KH-BGDĐT ngày 28/02/2023.", "5/KH-UBND", "2023-03-10", "bac-giang"),
    plan("Thực hiện Kế hoạch số 178/KH-BGDĐT ngày 28/02/2023.", "9/KH-UBND", "2023-03-20", "binh-thuan"),
    vnplan.parse("Thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016.", number="178/KH-BGDĐT", date="2023-02-28"),
]
DIRECTIVE = "/akn/vn/doc/chi-thi/tw/2016/5"
MINISTRY = "/akn/vn/doc/ke-hoach/bgddt/2023/178"
BAC_GIANG = "/akn/vn/doc/ke-hoach/ubnd.bac-giang/2023/5"
BINH_THUAN = "/akn/vn/doc/ke-hoach/ubnd.binh-thuan/2023/9"


def test_directives_of_a_local_plan() -> None:
    chains = directives_of(build_graph(CHAIN), BAC_GIANG)
    assert [chain.keys for chain in chains] == [(BAC_GIANG, MINISTRY), (BAC_GIANG, MINISTRY, DIRECTIVE)]
    assert chains[1].relations == ("implements", "implements")
    assert [evidence.source for step in chains[1].evidence for evidence in step] == [BAC_GIANG, MINISTRY]


def test_local_documents_are_directives_only_when_all_are_asked_for() -> None:
    graph = build_graph([plan("Thực hiện Nghị quyết số 43/NQ-HĐND ngày 09/12/2020 của HĐND tỉnh Bắc Ninh.")])
    key = "/akn/vn/doc/ke-hoach/ubnd.bac-ninh/2024/1"
    assert directives_of(graph, key) == []
    (chain,) = directives_of(graph, key, scope="all")
    assert chain.keys[-1] == "/akn/vn/doc/nghi-quyet/hdnd.bac-ninh/2020/43"


def test_only_the_relations_asked_for() -> None:
    graph = build_graph([plan("Căn cứ Luật Giáo dục năm 2019;\nThực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021.")])
    chains = directives_of(graph, "/akn/vn/doc/ke-hoach/ubnd.bac-ninh/2024/1", relations=["implements"])
    assert [chain.keys[-1] for chain in chains] == ["/akn/vn/doc/chi-thi/ttg/2021/14"]


def test_implementers_of_a_directive() -> None:
    chains = implementers_of(build_graph(CHAIN), DIRECTIVE)
    assert [chain.keys for chain in chains] == [
        (MINISTRY, DIRECTIVE),
        (BAC_GIANG, MINISTRY, DIRECTIVE),
        (BINH_THUAN, MINISTRY, DIRECTIVE),
    ]


def test_a_ring_of_documents_ends() -> None:
    one = plan("Thực hiện Kế hoạch số 2/KH-UBND năm 2024 của UBND tỉnh Bắc Ninh.", "1/KH-UBND")
    two = plan("Thực hiện Kế hoạch số 1/KH-UBND năm 2024 của UBND tỉnh Bắc Ninh.", "2/KH-UBND")
    (chain,) = directives_of(build_graph([one, two]), f"/akn/vn/doc/{KH1}", scope="all")
    assert chain.keys[-1].endswith("/2")


def test_unknown_keys_and_scopes() -> None:
    graph = build_graph(CHAIN)
    with pytest.raises(KeyError, match="khong-co"):
        directives_of(graph, "khong-co")
    with pytest.raises(KeyError, match="khong-co"):
        implementers_of(graph, "khong-co")
    with pytest.raises(ValueError, match="scope"):
        directives_of(graph, BAC_GIANG, scope="local")


def test_most_cited_and_unresolved() -> None:
    graph = build_graph([*CHAIN, plan("Quán triệt Nghị quyết số 57-NQ/TW.")])
    assert most_cited(graph, 1) == [(MINISTRY, 2)]
    assert unresolved(graph) == ["cite/nghi-quyet/tw/?/57"]


def test_the_order_of_documents_changes_no_edge() -> None:
    assert picture(build_graph(CHAIN)) == picture(build_graph(CHAIN[::-1]))


# --- the corpus ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def corpus() -> networkx.MultiDiGraph:
    return build_graph(vnplan.read(file) for file in sorted(CORPUS.glob("*.txt")))


def test_corpus_edges(corpus: networkx.MultiDiGraph, golden: Callable[[str, str], None]) -> None:
    golden("corpus_edges.txt", "\n".join(picture(corpus)) + "\n")


def named(graph: networkx.MultiDiGraph, number: str) -> list[str]:
    return sorted(key for key, data in graph.nodes(data=True) if data.get("number") == number)


def test_one_ministry_decision_with_its_provinces(corpus: networkx.MultiDiGraph) -> None:
    (key,) = named(corpus, "2457/QĐ-BGDĐT")
    assert key == "/akn/vn/doc/quyet-dinh/bgddt/2023/2457"
    provinces = {corpus.nodes[chain.keys[0]].get("province") for chain in implementers_of(corpus, key)}
    assert {"bac-ninh", "binh-thuan", "bac-giang"} <= provinces


def test_one_resolution_dated_and_undated(corpus: networkx.MultiDiGraph) -> None:
    assert named(corpus, "29-NQ/TW") == ["/akn/vn/doc/nghi-quyet/tw/2013/29"]
    assert len(set(corpus.predecessors("/akn/vn/doc/nghi-quyet/tw/2013/29"))) > 1


def test_one_number_of_two_years(corpus: networkx.MultiDiGraph) -> None:
    assert named(corpus, "31/CT-TTg") == ["/akn/vn/doc/chi-thi/ttg/2019/31", "/akn/vn/doc/chi-thi/ttg/2024/31"]


@pytest.mark.parametrize(("one", "other"), [("91-KL/TW", "29-NQ/TW"), ("178/KH-BGDĐT", "05-CT/TW")])
def test_edges_between_two_cited_documents(corpus: networkx.MultiDiGraph, one: str, other: str) -> None:
    (source,), (target,) = named(corpus, one), named(corpus, other)
    assert corpus.has_edge(source, target, key="implements")
    assert corpus.nodes[source]["in_corpus"] is False
    assert corpus.nodes[target]["in_corpus"] is False


def test_every_edge_has_evidence_that_holds_the_cited_words(corpus: networkx.MultiDiGraph) -> None:
    texts = {d.metadata.key: d.text for d in (vnplan.read(file) for file in CORPUS.glob("*.txt"))}
    for *_, data in corpus.edges(keys=True, data=True):
        assert data["count"] == len(data["evidence"])
        for evidence in data["evidence"]:
            words = " ".join(texts[evidence.source][evidence.start : evidence.end].split())
            assert words in evidence.sentence


def test_every_sentence_holds_the_cited_number(corpus: networkx.MultiDiGraph) -> None:
    laws = {"luat", "bo_luat", "phap_lenh"}  # cited by their names, the catalogue knows their numbers
    for _, target, relation, data in corpus.edges(keys=True, data=True):
        serial = re.match(r"\d+", corpus.nodes[target].get("number", ""))
        if serial and relation != "amends" and corpus.nodes[target]["document_type"] not in laws:
            assert all(serial.group() in evidence.sentence for evidence in data["evidence"])


# --- exports ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("ending", "write"), [(".graphml", graphml), (".json", graph_json)])
def test_round_trip(
    corpus: networkx.MultiDiGraph, tmp_path: Path, ending: str, write: Callable[[networkx.MultiDiGraph], str]
) -> None:
    file = tmp_path / f"graph{ending}"
    file.write_text(write(corpus), encoding="utf-8")
    back = load_graph(file)
    assert dict(back.nodes(data=True)) == dict(corpus.nodes(data=True))
    assert {e[:3]: e[3] for e in back.edges(keys=True, data=True)} == {
        e[:3]: e[3] for e in corpus.edges(keys=True, data=True)
    }


def test_gexf_is_read_by_networkx(corpus: networkx.MultiDiGraph, tmp_path: Path) -> None:
    file = tmp_path / "graph.gexf"
    file.write_text(gexf(corpus), encoding="utf-8")
    back = networkx.read_gexf(file)
    assert set(back.nodes) == set(corpus.nodes)
    assert back.number_of_edges() == corpus.number_of_edges()


def test_dot_names_every_node_and_edge(corpus: networkx.MultiDiGraph) -> None:
    lines = dot(corpus).splitlines()
    assert (lines[0], lines[-1]) == ("digraph vnplan {", "}")
    assert sum(" -> " in line for line in lines) == corpus.number_of_edges()
    assert sum("[label=" in line and " -> " not in line for line in lines) == corpus.number_of_nodes()
    assert all(line.count('"') % 2 == 0 for line in lines)


def test_dot_escapes_quotation_marks() -> None:
    graph = build_graph([plan('Triển khai Đề án "Mỗi trường một thư viện".')])
    assert r"\"Mỗi trường một thư viện\"" in dot(graph)


def test_edges_as_csv(corpus: networkx.MultiDiGraph) -> None:
    header, *rows = edges_csv(corpus).splitlines()
    assert header.split(",")[:4] == ["source", "source_label", "relation", "target"]
    assert len(rows) == corpus.number_of_edges()


def test_what_is_exported_is_plain(corpus: networkx.MultiDiGraph) -> None:
    plain = flat(corpus)
    values = [value for _, data in plain.nodes(data=True) for value in data.values()]
    values += [value for *_, data in plain.edges(keys=True, data=True) for value in data.values()]
    assert {type(value) for value in values} <= {str, int, float, bool}
    assert all(json.loads(data["evidence"]) for *_, data in plain.edges(keys=True, data=True))


def test_control_characters_do_not_break_xml(tmp_path: Path) -> None:
    text = "Thực hiện Kế hoạch số 5/KH-UBND ngày 5/1/2022 về việc đọc\x02 sách cho em."
    plan = vnplan.parse(text, number="1/KH-UBND")
    file = tmp_path / "graph.graphml"
    file.write_text(graphml(build_graph(plan)), encoding="utf-8")
    assert load_graph(file).number_of_edges() == 1


def test_one_relation_may_be_given_by_its_name(corpus: networkx.MultiDiGraph) -> None:
    key = next(k for k in corpus if k.endswith("/2023/3461"))
    assert (
        directives_of(corpus, key, relations="implements") == directives_of(corpus, key, relations=["implements"]) != []
    )


def test_each_document_is_let_go_once_it_is_read() -> None:
    alive: list[weakref.ref[Document]] = []
    plan("Thực hiện Chỉ thị số 1/CT-TTg.", "1/KH-UBND")
    gc.collect()
    gc.freeze()  # only what comes from now on is looked through at every document

    def read() -> Iterator[Document]:
        for n in range(12):
            doc = plan(f"Thực hiện Chỉ thị số {n}/CT-TTg ngày 25/5/2021.", f"{n + 1}/KH-UBND")
            alive.append(weakref.ref(doc))
            yield doc
            del doc
            gc.collect()
            assert sum(one() is not None for one in alive) <= 1

    assert len(build_graph(read()).edges) == 12


def test_two_texts_of_one_document_are_both_kept() -> None:
    scan = plan("Thực hiện Chỉ thị số 14/CT-TTg.")
    text = plan("KẾ HOẠCH\nĐọc sách\n\nThực hiện Chỉ thị số 14/CT-TTg.")
    scan.source, text.source = "scan.txt", "goc.txt"
    graph = build_graph([scan, text, text.model_copy()])
    (node,) = (node for _, node in graph.nodes(data=True) if node["in_corpus"])
    assert (node["source"], node["title"]) == ("goc.txt; scan.txt", "Đọc sách")
    (edge,) = (data for *_, data in graph.edges(data=True))
    assert sorted((e.file, e.start) for e in edge["evidence"]) == [("goc.txt", 29), ("scan.txt", 10)]


SAID = (
    "Thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021 về khuyến học.",
    "Thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021 về khuyến học.",
    "Thực hiện Chỉ thị số 14/CT-TTg ngày 26/5/2021 về khuyến học, khuyến tài và xây dựng xã hội học tập.",
)


def test_what_most_say_stands_before_what_one_says_more_fully() -> None:
    graph = build_graph([plan(text, f"{n}/KH-UBND") for n, text in enumerate(SAID, 1)])
    node = graph.nodes["/akn/vn/doc/chi-thi/ttg/2021/14"]
    assert (node["title"], node["date"]) == ("về khuyến học", "2021-05-25")
    assert node["also_dated"] == "2021-05-25; 2021-05-26"


def test_the_catalogue_stands_before_what_texts_say_and_behind_a_text_of_its_own() -> None:
    cited = plan("Theo Thông tư số 22/2021/TT-BGDĐT ngày 02/7/2021 về đánh giá.")
    key = "/akn/vn/act/thong-tu/bgddt/2021/22"
    node = build_graph(cited).nodes[key]
    assert (node["date"], node["also_dated"]) == ("2021-07-20", "2021-07-02; 2021-07-20")
    assert node["title"] != "về đánh giá"
    own = vnplan.parse("THÔNG TƯ\nVề đánh giá\n\nĐiều 1.", number="22/2021/TT-BGDĐT", date="2021-07-21")
    node = build_graph([cited, own]).nodes[key]
    assert (node["date"], node["title"]) == ("2021-07-21", "Về đánh giá")


def test_a_number_line_without_a_type_makes_a_node() -> None:
    graph = build_graph(vnplan.parse("Số hiệu:\n12/2020/QH14"))
    assert all(node["label"] for node in graph.nodes.values())


@pytest.mark.parametrize("title", ["", "\nLuật Đất đai", "\nLoại văn bản:\nNgày ban hành: 01/02/2020"])
def test_a_document_of_no_known_type_has_a_label(title: str) -> None:
    """A number that a portal tells, and no line that tells the type."""
    doc = vnplan.parse(f"Số hiệu:\n12/2020/QH14{title}\nThực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021.")
    graph = build_graph([doc, plan("Căn cứ Luật số 12/2020/QH14 ngày 01/02/2020;")])
    assert graph.nodes["/akn/vn/act/luat/quoc-hoi/2020/12"]["label"].endswith("12/2020/QH14")
