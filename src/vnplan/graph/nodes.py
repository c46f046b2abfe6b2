"""The graph a question is asked of, checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnplan.errors import WrongType

if TYPE_CHECKING:
    import networkx


def graph_of(given: object, asked: str) -> networkx.MultiDiGraph:
    """The graph a function was given; else a WrongType that says how to come by one."""
    import networkx

    if isinstance(given, networkx.MultiDiGraph):
        return given
    wanted = "a graph, as vnplan.build_graph(documents) makes it or vnplan.load_graph(path) reads it"
    raise WrongType(f"{asked} takes {wanted}, not {type(given).__name__}")
