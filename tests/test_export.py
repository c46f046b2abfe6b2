"""Graphs as files: each format is read back by the library it is meant for, and gives the same graph."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx
import pandas
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import vnplan
from vnplan.errors import VnplanError
from vnplan.graph.build import Evidence
from vnplan.graph.files import (
    GRAPH_FORMATS,
    cytoscape_json,
    dot,
    edges_csv,
    flat,
    gexf,
    graph_json,
    graphml,
    load_graph,
    mermaid,
    nodes_csv,
    write_graph,
)  # fmt: skip
from vnplan.text.shown import of_cell

CORPUS = Path(__file__).parent.parent / "corpus"
READ_BACK = [".graphml", ".gexf", ".json", ".cyjs", ".csv"]

Scalars = dict[str, Any]
Told = tuple[dict[str, Scalars], dict[tuple[str, str, str], Scalars]]


@pytest.fixture(scope="module")
def corpus() -> networkx.MultiDiGraph:
    """The graph of the shipped texts."""
    return vnplan.build_graph([vnplan.read(file) for file in sorted(CORPUS.glob("*.txt"))])


def told(graph: networkx.Graph, *, node: tuple[str, ...] = (), edge: tuple[str, ...] = ()) -> Told:
    """Nodes and edges with their attributes, save those a library adds of its own."""
    return (
        {key: {k: v for k, v in data.items() if k not in node} for key, data in graph.nodes(data=True)},
        {
            (u, v, data["relation"]): {k: v for k, v in data.items() if k not in edge}
            for u, v, data in graph.edges(data=True)
        },
    )


# --- hostile graphs --------------------------------------------------------------------------------------------------

MARKS = "\"'\\\n\r\t,;:=+-@<>&[]{}()|#%`$/ \x00\x02\x1c\x7f\x85\u2028\ufffe"
WORDS = st.text(st.one_of(st.sampled_from(MARKS), st.characters(exclude_categories=("Cs",))), max_size=12)
NASTY = st.one_of(
    WORDS,
    st.sampled_from(["=1+1", "-->", '"]', "]]>", "end", "%%{init}", "NA", "null", "😀", "a\\", "\\N", "<b>"]),
)
NAMES = NASTY.map(lambda words: f"{words}x")


KEYS = st.lists(NAMES, min_size=1, max_size=4, unique=True)
FIELDS = st.dictionaries(st.sampled_from(["number", "title", "issuer", "date", "name"]), NASTY)
NODES = st.tuples(NAMES, st.booleans(), FIELDS, st.none() | st.integers(1900, 2100))
ENDS = st.integers(0, 3)
RELATIONS = st.sampled_from(["implements", "amends"])
EVIDENCE = st.builds(Evidence, NAMES, st.none() | NASTY, st.just(0), st.integers(0, 99), NASTY)
EDGES = st.lists(st.tuples(ENDS, ENDS, RELATIONS, st.integers(1, 9), EVIDENCE), max_size=4)


@st.composite
def graphs(draw: st.DrawFn) -> networkx.MultiDiGraph:
    """Graphs as `build_graph` makes them, with any words in them."""
    graph = networkx.MultiDiGraph()
    keys = draw(KEYS)
    for key in keys:
        label, given, some, year = draw(NODES)
        graph.add_node(key, label=label, in_corpus=given, **some, **({"year": year} if year else {}))
    for a, b, relation, count, evidence in draw(EDGES):
        u, v = keys[a % len(keys)], keys[b % len(keys)]
        graph.add_edge(u, v, key=relation, relation=relation, count=count, evidence=[evidence])
    return graph


ANY_GRAPH = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def restored(graph: networkx.MultiDiGraph) -> Told:
    """What reading back must give: the flat graph, its evidence as objects."""
    nodes, edges = told(flat(graph))
    for data in edges.values():
        data["evidence"] = [Evidence(**each) for each in json.loads(data["evidence"])]
    return nodes, edges


@pytest.mark.parametrize("ending", READ_BACK)
@ANY_GRAPH
@given(graph=graphs())
def test_what_is_written_is_read_back(ending: str, tmp_path: Path, graph: networkx.MultiDiGraph) -> None:
    write_graph(graph, tmp_path / f"graph{ending}")
    back = load_graph(tmp_path / f"graph{ending}")
    assert told(back) == restored(graph)
    assert all(key == data["relation"] for *_, key, data in back.edges(keys=True, data=True))


@pytest.mark.parametrize("ending", READ_BACK)
def test_the_corpus_is_read_back_whole(ending: str, tmp_path: Path, corpus: networkx.MultiDiGraph) -> None:
    write_graph(corpus, tmp_path / f"graph{ending}")
    back = load_graph(tmp_path / f"graph{ending}")
    assert told(back) == told(corpus)
    assert isinstance(back, networkx.MultiDiGraph)


@ANY_GRAPH
@given(graph=graphs())
def test_the_same_graph_makes_the_same_files(graph: networkx.MultiDiGraph) -> None:
    for formats in GRAPH_FORMATS.values():
        for write in formats.values():
            assert write(graph) == write(graph.copy())


# --- each by the library that is meant to read it --------------------------------------------------------------------

LIBRARIES: dict[str, tuple[Callable[[Any], str], Callable[[str], networkx.Graph], Scalars]] = {
    "GraphML, networkx": (
        graphml,
        lambda text: networkx.read_graphml(io.BytesIO(text.encode()), force_multigraph=True),
        {"edge": ("key",)},
    ),
    "GEXF, networkx": (gexf, lambda text: networkx.read_gexf(io.BytesIO(text.encode())), {"edge": ("id",)}),
    "node-link JSON, networkx": (
        graph_json,
        lambda text: networkx.node_link_graph(json.loads(text), edges="edges"),
        {},
    ),
    "Cytoscape JSON, networkx": (
        cytoscape_json,
        lambda text: networkx.cytoscape_graph(json.loads(text)),
        {"node": ("id", "value"), "edge": ("source", "target", "key")},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LIBRARIES)
@ANY_GRAPH
@given(graph=graphs())
def test_libraries_read_equal_nodes_edges_and_scalars(name: str, graph: networkx.MultiDiGraph) -> None:
    write, read, added = LIBRARIES[name]
    back = read(write(graph))
    assert told(back, **added) == told(flat(graph))
    types = {k: type(v) for _, data in back.nodes(data=True) for k, v in data.items() if k in ("year", "in_corpus")}
    assert types.items() <= {"year": int, "in_corpus": bool}.items()


@ANY_GRAPH
@given(graph=graphs())
def test_pandas_reads_the_pair_of_tables(graph: networkx.MultiDiGraph) -> None:
    plain = flat(graph)
    nodes, edges = (
        pandas.read_csv(io.StringIO(text), dtype=str, keep_default_na=False).map(of_cell).to_dict("records")
        for text in (nodes_csv(graph), edges_csv(graph))
    )
    assert {row.pop("key"): {k: v for k, v in row.items() if v} for row in nodes} == {
        key: {k: as_word(v) for k, v in data.items()} for key, data in plain.nodes(data=True)
    }
    label = dict(plain.nodes(data="label"))
    assert [(row["source"], row["source_label"], row["target"], row["evidence"]) for row in edges] == [
        (u, label[u], v, data["evidence"]) for u, v, data in plain.edges(data=True)
    ]


def as_word(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_a_formula_is_a_word_to_a_spreadsheet() -> None:
    graph = networkx.MultiDiGraph()
    graph.add_node("k", label="=1+1", in_corpus=False)
    assert nodes_csv(graph).splitlines()[1].startswith("k,'=1+1,")
    assert json.loads(graph_json(graph))["nodes"][0]["label"] == "=1+1"


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@settings(max_examples=30, deadline=None)
@given(graph=graphs())
def test_pydot_reads_every_attribute(graph: networkx.MultiDiGraph) -> None:
    pydot = pytest.importorskip("pydot")
    (drawn,) = pydot.graph_from_dot_data(dot(graph))
    nodes = {unquoted(n.get_name()): unquoted_all(n) for n in drawn.get_nodes() if n.get_name() != "node"}
    assert {key: {k: v for k, v in data.items() if k not in LOOKS} for key, data in nodes.items()} == {
        key: {k: as_word(v) for k, v in data.items()} for key, data in flat(graph).nodes(data=True)
    }
    edges = {(unquoted(e.get_source()), unquoted(e.get_destination()), unquoted_all(e)["label"]): unquoted_all(e)
             for e in drawn.get_edges()}  # fmt: skip
    assert edges == {
        (u, v, r): {"label": r, **{k: as_word(x) for k, x in data.items()}}
        for u, v, r, data in flat(graph).edges(keys=True, data=True)
    }


LOOKS = ("style", "fillcolor")


def unquoted(words: str) -> str:
    return re.sub(r"\\(.)", r"\1", words[1:-1], flags=re.S) if words.startswith('"') else words


def unquoted_all(item: Any) -> dict[str, str]:
    return {name.rstrip("_"): unquoted(value) for name, value in item.get_attributes().items()}


MERMAID = {
    "comment": re.compile(r"  %% ([^{%\n]*)"),
    "node": re.compile(r'  (n\d+)\["([^"\n]*)"\](:::given)?'),
    "edge": re.compile(r'  (n\d+) -->\|"([^"\n]*)"\| (n\d+)'),
}


def decoded(words: str) -> str:
    return re.sub(r"#(\d+);", lambda m: chr(int(m[1])), words)


@ANY_GRAPH
@given(graph=graphs())
def test_mermaid_holds_keys_labels_and_relations(graph: networkx.MultiDiGraph) -> None:
    """No package of PyPI reads Mermaid; this reads the few kinds of line we write, and there are no others."""
    lines = mermaid(graph).split("\n")
    assert (lines[0], lines[-2:]) == ("flowchart BT", ["  classDef given fill:lightyellow", ""])
    keys, labels, edges = {}, {}, set()
    key = ""
    for line in lines[1:-2]:
        if found := MERMAID["comment"].fullmatch(line):
            key = decoded(found[1])
        elif found := MERMAID["node"].fullmatch(line):
            keys[found[1]], labels[key] = key, (decoded(found[2]), bool(found[3]))
        else:
            found = MERMAID["edge"].fullmatch(line)
            assert found is not None, line
            edges.add((keys[found[1]], keys[found[3]], found[2]))
    plain = flat(graph)
    assert labels == {key: (data["label"], data["in_corpus"]) for key, data in plain.nodes(data=True)}
    assert edges == set(plain.edges(keys=True))


# --- files -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", GRAPH_FORMATS)
def test_files_written(ending: str, tmp_path: Path, corpus: networkx.MultiDiGraph) -> None:
    written = write_graph(corpus, tmp_path / f"a.b{ending}")
    names = ["a.b.nodes.csv", "a.b.edges.csv"] if ending == ".csv" else [f"a.b{ending}"]
    assert [file.name for file in written] == names
    assert {file.name for file in tmp_path.iterdir()} == set(names)


def test_either_file_of_the_pair_names_it(tmp_path: Path, corpus: networkx.MultiDiGraph) -> None:
    for file in write_graph(corpus, tmp_path / "graph.csv"):
        assert told(load_graph(file)) == told(corpus)


def test_long_evidence_is_read_from_csv(tmp_path: Path) -> None:
    graph = networkx.MultiDiGraph()
    graph.add_node("a", label="a", in_corpus=True)
    many = [Evidence("a", None, n, n + 1, "Thực hiện. " * 50) for n in range(500)]
    graph.add_edge("a", "a", key="implements", relation="implements", count=500, evidence=many)
    limit = csv.field_size_limit()
    write_graph(graph, tmp_path / "graph.csv")
    assert told(load_graph(tmp_path / "graph.csv")) == told(graph)
    assert csv.field_size_limit() == limit


@pytest.mark.parametrize("name", ["graph.xlsx", "graph", "graph.CSVX"])
def test_unknown_endings_are_told_the_known_ones(name: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"\.graphml, \.gexf, \.json, \.cyjs, \.csv, \.dot, \.mmd"):
        write_graph(networkx.MultiDiGraph(), tmp_path / name)
    with pytest.raises(ValueError, match=r"\.graphml, \.gexf, \.json, \.cyjs, \.csv"):
        load_graph(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


BROKEN = {
    "graph.graphml": "<graphml",
    "graph.gexf": "<gexf/>",
    "graph.json": '{"nodes": [{"id": "a"}, {"id": "b"}], "edges": [{"source": "a", "target": "b"}]}',
    "graph.cyjs": "[]",
    "graph.nodes.csv": "label\nx\n",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_without_such_a_graph_is_refused_by_name(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(BROKEN[name], encoding="utf-8")
    (tmp_path / "graph.edges.csv").write_text("source\n", encoding="utf-8")
    with pytest.raises(ValueError, match=f"{name}: not a graph written by vnplan"):
        load_graph(tmp_path / name)


def test_a_missing_file_is_an_oserror(tmp_path: Path) -> None:
    for ending in READ_BACK:
        with pytest.raises(OSError, match=r"missing\S*: no such file; write_graph writes one$") as missing:
            load_graph(tmp_path / f"missing{ending}")
        assert isinstance(missing.value, VnplanError)


def test_a_missing_folder_is_named(corpus: networkx.MultiDiGraph, tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"none: no such folder, and graph\.json is to be written there; make it first$"):
        write_graph(corpus, tmp_path / "none" / "graph.json")


def test_ids_of_edges_are_unique_in_xml(corpus: networkx.MultiDiGraph) -> None:
    for text in (graphml(corpus), gexf(corpus)):
        ids = re.findall(r'<edge [^>]*\bid="([^"]*)"', text)
        assert len(ids) == len(set(ids))
