"""Graphs made from graphs: some levels, some years, sections shown, graphs built apart put together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx

    from vnplan.graph import Evidence


def by_level(graph: networkx.MultiDiGraph, levels: Iterable[str]) -> networkx.MultiDiGraph:
    """The documents of some levels and the edges among them: `by_level(graph, ["ministry", "provincial_committee"])`.

    A view: it costs nothing to make and shows later changes. Raises ValueError for a level that does not exist.
    """
    from vnplan.issuers import LEVELS

    wanted = {levels} if isinstance(levels, str) else set(levels)
    for level in wanted - set(LEVELS):
        raise ValueError(f"no level {level!r}; there are {', '.join(LEVELS)}")
    return graph.subgraph([k for k, node in graph.nodes(data=True) if node.get("level") in wanted])


def by_year(graph: networkx.MultiDiGraph, first: int, last: int) -> networkx.MultiDiGraph:
    """The documents of the years `first` to `last`, both included, and the edges among them; a view."""
    return graph.subgraph([k for k, node in graph.nodes(data=True) if first <= node.get("year", -1) <= last])


def with_sections(graph: networkx.MultiDiGraph) -> networkx.MultiDiGraph:
    """A copy in which the sections that cite are nodes: `KEY#II.2.1`, with `section` and `document`.

    A document `contains` its sections; what a section's words cite hangs on the section. Edges between two cited
    documents, and citations outside any section, stay as they are.
    """
    import networkx

    out = networkx.MultiDiGraph()
    out.add_nodes_from((key, dict(node)) for key, node in graph.nodes(data=True))
    for u, v, relation, data in graph.edges(keys=True, data=True):
        for evidence in data["evidence"]:
            source = u
            if evidence.section is not None and u == evidence.source:
                source = f"{u}#{evidence.section}"
                if source not in out:
                    label = f"{graph.nodes[u]['label']}, {evidence.section}"
                    out.add_node(source, label=label, section=evidence.section, document=u, in_corpus=True)
                    out.add_edge(u, source, key="contains", relation="contains", count=1, evidence=[])
            _add(out, source, v, relation, [evidence])
    return out


def merge(*graphs: networkx.MultiDiGraph) -> networkx.MultiDiGraph:
    """Put together graphs built apart: nodes by key, a given text's own word first, evidence counted once.

    Provisional keys of one graph stay as they are; build from the documents together to have them settled.
    """
    import networkx

    out = networkx.MultiDiGraph()
    for graph in graphs:
        for key, node in graph.nodes(data=True):
            had = out.nodes[key] if key in out else {}
            surer, other = (node, had) if node["in_corpus"] and not had.get("in_corpus") else (had, node)
            out.add_node(key, **{**other, **surer, **_both(had, node)})
        for u, v, relation, data in graph.edges(keys=True, data=True):
            _add(out, u, v, relation, data["evidence"])
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
    data["count"] = len(data["evidence"])
