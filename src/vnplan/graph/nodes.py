"""The graph and the key a question is asked with, checked: what is not there is told with the nearest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnplan.arguments import likest, nearest
from vnplan.errors import UnknownName, WrongType

if TYPE_CHECKING:
    import networkx


def graph_of(given: object, asked: str) -> networkx.MultiDiGraph:
    """The graph a function was given; else a WrongType that says how to come by one."""
    import networkx

    if isinstance(given, networkx.MultiDiGraph):
        return given
    wanted = "a graph, as vnplan.build_graph(documents) makes it or vnplan.load_graph(path) reads it"
    raise WrongType(f"{asked} takes {wanted}, not {type(given).__name__}")


def key_of(graph: networkx.MultiDiGraph, key: str) -> str:
    """A key that is in the graph; else an UnknownName with the keys it may be meant for."""
    if not isinstance(key, str):
        raise WrongType(f"a document goes by its key, a str, not by {type(key).__name__}")
    if key in graph:
        return key
    if str(key).startswith(_KEYS):
        raise UnknownName(f"{key} is not in the graph{nearest(key, graph)}")
    named = {str(node[name]): k for k, node in graph.nodes(data=True) for name in ("number", "label") if name in node}
    meant = dict.fromkeys(named[name] for name in likest(str(key), named))
    near = ", ".join(f"{k} ({graph.nodes[k].get('label', k)})" for k in meant)
    raise UnknownName(f"{key} is not in the graph; a document goes by its key{'; nearest: ' + near if near else ''}")


_KEYS = ("/akn/", "cite/", "text/")
