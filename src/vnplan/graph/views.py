"""Graphs made from graphs: some levels, some years, sections shown, graphs built apart put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from vnplan.arguments import one_of, strings_of, whole_of
from vnplan.graph.attributes import VARIED, label_of, varied
from vnplan.graph.build import Evidence
from vnplan.graph.nodes import graph_of
from vnplan.names import LEVELS, Level
from vnplan.tables.rules import Rules, RulesLike, rules_of

if TYPE_CHECKING:
    import networkx


def by_level(graph: networkx.MultiDiGraph, levels: Iterable[Level] | Level) -> networkx.MultiDiGraph:
    """The documents of some levels and the edges among them: `by_level(graph, ["ministry", "provincial_committee"])`.

    A view: it costs nothing to make and shows later changes. Raises ValueError for a level that does not exist.
    """
    graph_of(graph, "by_level()")
    wanted = {one_of("level", level, LEVELS) for level in strings_of("levels", levels, "ministry")}
    return graph.subgraph([k for k, node in graph.nodes(data=True) if node.get("level") in wanted])


def by_year(graph: networkx.MultiDiGraph, first: int, last: int) -> networkx.MultiDiGraph:
    """The documents of the years `first` to `last`, both included, and the edges among them; a view."""
    graph_of(graph, "by_year()")
    whole_of("first", first, None)
    whole_of("last", last, None)
    return graph.subgraph([k for k, year in graph.nodes(data="year") if year is not None and first <= year <= last])


def with_sections(graph: networkx.MultiDiGraph) -> networkx.MultiDiGraph:
    """A copy in which the sections that cite are nodes: `KEY#II.2.1`, with `section` and `document`.

    A document `contains` its sections; what a section's words cite hangs on the section. Edges between two cited
    documents, and citations outside any section, stay as they are.
    """
    import networkx

    out = networkx.MultiDiGraph()
    out.add_nodes_from((key, dict(node)) for key, node in graph_of(graph, "with_sections()").nodes(data=True))
    for u, v, relation, data in graph.edges(keys=True, data=True):
        if not data["evidence"]:
            _add(out, u, v, relation, ())
        for evidence in data["evidence"]:
            source = u
            if evidence.section is not None and u == evidence.source:
                source = f"{u}#{evidence.section}"
                if source not in out:
                    label = f"{graph.nodes[u]['label']}, {evidence.section}"
                    out.add_node(source, label=label, section=evidence.section, document=u, in_corpus=True)
                    _add(out, u, source, "contains", ())
            _add(out, source, v, relation, [evidence])
    return out


def merge(*graphs: networkx.MultiDiGraph, rules: RulesLike = None) -> networkx.MultiDiGraph:
    """Put together graphs built apart, in any order: nodes by key, evidence counted once.

    As if built together, but that provisional keys of one graph stay as they are, and that of two graphs which tell a
    document's title, issuer or day differently the longer words stand, then the first in order of letters: how many
    mentions said so is no longer known. A given text's own word goes first. `rules` are the tables the graphs were
    built with, where they are your own.
    """
    import networkx

    tables = rules_of(rules)
    out = networkx.MultiDiGraph()
    nodes: dict[str, list[dict[str, Any]]] = {}
    for graph in graphs:
        for key, node in graph_of(graph, "merge()").nodes(data=True):
            nodes.setdefault(key, []).append(node)
    for key in sorted(nodes):
        out.add_node(key, **_united(key, nodes[key], tables))
    found: dict[tuple[str, str, str], list[Evidence]] = {}
    for graph in graphs:
        for u, v, relation, data in graph.edges(keys=True, data=True):
            found.setdefault((u, v, relation), []).extend(data["evidence"])
    for (u, v, relation), evidence in sorted(found.items()):
        _add(out, u, v, relation, _once(evidence))
    return out


def _once(evidence: list[Evidence]) -> list[Evidence]:
    """Evidence in order of text and place; what two files of one document say at one place counts once."""
    places: dict[Evidence, Evidence] = {}
    for each in sorted(evidence, key=_in_order):
        places.setdefault(each._replace(file=None), each)
    return list(places.values())


def _in_order(e: Evidence) -> tuple[str, int, int, str, str]:
    return e.source, e.start, e.end, e.file or "", repr(tuple(e))


def _united(key: str, nodes: list[dict[str, Any]], rules: Rules) -> dict[str, Any]:
    """One node of several: the own words of a given text first, of two the fuller."""
    if all(node == nodes[0] for node in nodes):
        return dict(nodes[0])
    out: dict[str, Any] = {}
    given = [node for node in nodes if node["in_corpus"]]
    for some in (given, nodes):
        for name in {name: None for node in some for name in node}:
            if name not in out:
                out[name] = min((node[name] for node in some if name in node), key=_fullest)
    out |= varied((*nodes, *_also(nodes)))
    sources = {file for node in nodes if "source" in node for file in node["source"].split("; ")}
    if sources:
        out["source"] = "; ".join(sorted(sources))
    if len({node["label"] for node in nodes}) > 1:
        out["label"] = label_of(key, out, rules)
    return out


def _fullest(value: Any) -> tuple[int, str]:
    return -len(str(value)), str(value)


def _also(nodes: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """What nodes say of other dates and numbers, each on its own."""
    for node in nodes:
        for name, other in VARIED:
            for said in filter(None, str(node.get(other, "")).split("; ")):
                yield {name: said}


def _add(graph: networkx.MultiDiGraph, u: str, v: str, relation: str, evidence: Iterable[Evidence]) -> None:
    if not graph.has_edge(u, v, key=relation):
        graph.add_edge(u, v, key=relation, relation=relation, count=0, evidence=[])
    data = graph.edges[u, v, relation]
    data["evidence"].extend(evidence)
    data["count"] = len(data["evidence"]) or 1  # that a section is contained needs no evidence
