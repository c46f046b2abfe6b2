"""Graphs made from graphs: some levels, some years, sections shown, graphs built apart put together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from vnplan.arguments import one_of, strings_of, whole_of
from vnplan.graph.build import Evidence, label_of
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
    """Put together graphs built apart: nodes by key, a given text's own word first, evidence counted once.

    As if built together, but that provisional keys of one graph stay as they are, and that what the catalogue told of
    a node in an earlier graph stands before what a later text says of it. `rules` are the tables the graphs were built
    with, where they are your own.
    """
    import networkx

    tables = rules_of(rules)
    out = networkx.MultiDiGraph()
    for graph in graphs:
        for key, node in graph_of(graph, "merge()").nodes(data=True):
            out.add_node(key, **(_united(key, dict(out.nodes[key]), node, tables) if key in out else node))
        for u, v, relation, data in graph.edges(keys=True, data=True):
            _add(out, u, v, relation, data["evidence"])
    return out


def _united(key: str, had: dict[str, Any], node: dict[str, Any], rules: Rules) -> dict[str, Any]:
    """One node of two: what was said first stands, but the own words of a given text go before."""
    out = {**had, **node} if node["in_corpus"] else {**node, **had}
    out.update(_both(had, node))
    sources = dict.fromkeys(file for one in (had, node) if "source" in one for file in one["source"].split("; "))
    if sources:
        out["source"] = "; ".join(sources)
    if had["label"] != node["label"]:
        out["label"] = label_of(key, out, rules)
    return out


def _both(had: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    """What two nodes of one key disagree on."""
    out = {}
    for name, other in (("date", "also_dated"), ("number", "also_numbered")):
        seen = {said for one in (had, node) for said in (*str(one.get(other, "")).split("; "), one.get(name)) if said}
        if len(seen) > 1:
            out[other] = "; ".join(sorted(seen))
    return out


def _add(graph: networkx.MultiDiGraph, u: str, v: str, relation: str, evidence: Iterable[Evidence]) -> None:
    if not graph.has_edge(u, v, key=relation):
        graph.add_edge(u, v, key=relation, relation=relation, count=0, evidence=[])
    data = graph.edges[u, v, relation]
    had = set(data["evidence"])
    data["evidence"].extend(e for e in evidence if e not in had)
    data["count"] = len(data["evidence"]) or 1  # that a section is contained needs no evidence
