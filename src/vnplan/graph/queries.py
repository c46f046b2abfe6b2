"""Questions to the graph: what a document carries out, who carries it out, by which chains, and where it is unsure."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal

from vnplan.arguments import province_named, relation_of, strings_of, whole_of
from vnplan.errors import WrongValue
from vnplan.graph.answers import Conflict as Conflict
from vnplan.graph.answers import Conflicts, Evidences, Keys, MostCited
from vnplan.graph.build import Evidence
from vnplan.graph.chains import Branch as Branch
from vnplan.graph.chains import Chain as Chain
from vnplan.graph.chains import Chains, ChainTree
from vnplan.graph.named import Named, key_of
from vnplan.graph.nodes import graph_of
from vnplan.models.records import Record
from vnplan.models.sequences import pandas_for
from vnplan.names import LEVELS
from vnplan.tables.bodies import CENTRAL
from vnplan.tables.rules import rules_of

if TYPE_CHECKING:
    import networkx

    from vnplan.graph.covered import Coverage

CARRIES_OUT = ("implements", "legal_basis", "according_to", "guides", "promulgated_with")
"""Relations by which a document rests on or carries out another, the closest first."""


def directives_of(
    graph: networkx.MultiDiGraph,
    key: Named,
    *,
    scope: Literal["central", "all"] = "central",
    relations: Iterable[str] = CARRIES_OUT,
    depth: int = 6,
) -> Chains:
    """What a document carries out, directly and through chains: one shortest chain for each directive, nearest first.

    `scope` "central" keeps national and Party directives, "all" keeps every document; `depth` is how many steps a
    chain may have. Raises KeyError for a document that is not in the graph.
    """
    nodes = graph_of(graph, "directives_of()")._node
    if scope not in ("central", "all"):
        raise WrongValue(f"scope is 'central' or 'all', not {scope!r}")
    key = key_of(graph, key)
    chains = _chains(key, _reach(graph, key, _named(relations), depth, up=True), up=True)
    return Chains(c.of(nodes) for c in chains if scope == "all" or nodes[c.keys[-1]].get("level") in CENTRAL)


def implementers_of(
    graph: networkx.MultiDiGraph, key: Named, *, relations: Iterable[str] = CARRIES_OUT, depth: int = 6
) -> Chains:
    """Who carries a document out, directly and through chains: chains that end in it, sorted by level and province.

    `depth` is how many steps a chain may have. Raises KeyError for a document that is not in the graph.
    """
    nodes = graph_of(graph, "implementers_of()")._node
    key = key_of(graph, key)
    chains = _chains(key, _reach(graph, key, _named(relations), depth, up=False), up=False)

    def order(chain: Chain) -> tuple[int, str, str]:
        node = nodes[chain.keys[0]]
        return _RANKS.get(node.get("level"), len(LEVELS)), str(node.get("province", "~")), chain.keys[0]

    return Chains(chain.of(nodes) for chain in sorted(chains, key=order))


def trace(
    graph: networkx.MultiDiGraph,
    a: Named,
    b: Named,
    *,
    relations: Iterable[str] = CARRIES_OUT,
    depth: int = 6,
    limit: int = 10,
) -> Chains:
    """The chains from `a` to `b`, or from `b` to `a` where there are none: shortest first, at most `limit`.

    Raises KeyError for a document that is not in the graph.
    """
    import networkx

    graph_of(graph, "trace()")
    wanted = _named(relations)
    whole_of("limit", limit)
    a, b = key_of(graph, a), key_of(graph, b)
    for one, other in ((a, b), (b, a)):
        above = _reach(graph, one, wanted, depth, up=True)
        if other not in above or one == other:
            continue
        part = networkx.DiGraph(
            (u, v)
            for u in above
            for v, edges in graph._succ[u].items()
            if v in above and not wanted.keys().isdisjoint(edges)
        )
        paths = itertools.takewhile(
            lambda path: len(path) <= depth + 1, networkx.shortest_simple_paths(part, one, other)
        )
        return Chains(_along(graph, tuple(path), wanted).of(graph._node) for path in itertools.islice(paths, limit))
    return Chains()


def chain_tree(
    graph: networkx.MultiDiGraph, key: Named, *, up: bool = True, relations: Iterable[str] = CARRIES_OUT, depth: int = 6
) -> ChainTree:
    """All a document carries out (`up`), or all that carry it out, as a tree; each document once, where it is nearest.

    Raises KeyError for a document that is not in the graph.
    """
    key = key_of(graph_of(graph, "chain_tree()"), key)
    steps = _reach(graph, key, _named(relations), depth, up=up)
    root = ChainTree(key, None, (), []).of(graph._node, up)
    made: dict[str, Branch] = {key: root}
    for k, (before, relation, evidence) in steps.items():
        if k != key:
            made[k] = Branch(k, relation, tuple(evidence), [])
            made[before].branches.append(made[k])
    return root


def sections_of(
    graph: networkx.MultiDiGraph, key: Named, *, source: Named | None = None, relations: Iterable[str] = CARRIES_OUT
) -> Evidences:
    """Where a document is carried out: the evidence of every edge to it, in order of text and place.

    `source` keeps one citing document. "Which section of the plan carries out Chỉ thị 05-CT/TW":
    `[e.section for e in sections_of(graph, directive, source=plan)]`. Raises KeyError for an unknown key.
    """
    key = key_of(graph_of(graph, "sections_of()"), key)
    citing = None if source is None else key_of(graph, source)
    wanted = _named(relations)
    found = [
        evidence
        for _, _, relation, data in graph.in_edges(key, keys=True, data=True)
        if relation in wanted
        for evidence in data["evidence"]
        if citing in (None, evidence.source)
    ]
    return Evidences(sorted(found, key=lambda e: (e.source, e.start))).about(str(graph.nodes[key].get("number", "")))


def coverage(
    graph: networkx.MultiDiGraph,
    keys: Iterable[Named] | Named,
    provinces: Iterable[str] | None = None,
    *,
    relations: Iterable[str] = CARRIES_OUT,
    depth: int = 6,
) -> Coverage:
    """Province by directive: how many local documents of each province carry each directive out, through chains too.

    `keys` are the directives (columns), `provinces` the rows (default: all that occur), named as they were then. The
    DataFrame has keys; a notebook shows names, and `named()` has them.
    Raises KeyError for a document that is not in the graph, ValueError for a province that does not exist, ImportError
    without pandas.
    """
    pandas = pandas_for("coverage()")
    nodes = graph_of(graph, "coverage()").nodes(data="province")
    several = keys if isinstance(keys, Iterable) and not isinstance(keys, str | Record) else [keys]
    columns = list(dict.fromkeys(key_of(graph, one) for one in several))
    places = {key: str(place) for key, place in nodes if place is not None}
    counts = {}
    citing: dict[str, list[str]] = {}
    for column in columns:
        below = _below(graph, column, _named(relations), depth, citing)
        counts[column] = Counter(map(places.get, below))
    if provinces is None:
        rows = sorted({p for found in counts.values() for p in found if p})
    else:
        seen = set(places.values())
        named = strings_of("provinces", provinces, "bac-giang")
        rows = [p if p in seen else str(province_named(p, rules_of(None))) for p in named]
    table = [[counts[column][row] for column in columns] for row in rows]
    from vnplan.graph.covered import Coverage

    made = Coverage(table, index=pandas.Index(rows, name="province"), columns=columns, dtype=int)
    return made.of(graph._node)


def most_cited(graph: networkx.MultiDiGraph, n: int = 10) -> MostCited:
    """The `n` keys cited by most documents, with that number."""
    counts = {key: len(before) for key, before in graph_of(graph, "most_cited()").pred.items() if before}
    most = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[: whole_of("n", n)]
    return MostCited(most).of(graph._node)


def roots(graph: networkx.MultiDiGraph, *, relations: Iterable[str] = CARRIES_OUT) -> Keys:
    """Documents that others carry out and that, as far as the graph knows, carry out none: where chains end."""
    nodes, wanted = graph_of(graph, "roots()"), _named(relations).keys()

    def fits(sides: Mapping[str, Mapping[str, Any]]) -> bool:
        return any(not wanted.isdisjoint(edges) for edges in sides.values())

    return Keys(sorted(key for key in nodes if fits(graph._pred[key]) and not fits(graph._succ[key]))).of(graph._node)


def unresolved(graph: networkx.MultiDiGraph) -> Keys:
    """Keys still provisional: year, province or issuer is not known."""
    nodes = graph_of(graph, "unresolved()")._node
    return Keys(sorted(key for key in nodes if key.startswith("cite/"))).of(nodes)


def conflicts(graph: networkx.MultiDiGraph) -> Conflicts:
    """Documents that the texts date or number in more than one way: a misprint in one of them."""
    found = [
        Conflict(key, field, tuple(str(node[name]).split("; ")))
        for key, node in sorted(graph_of(graph, "conflicts()").nodes(data=True))
        for name, field in (("also_dated", "date"), ("also_numbered", "number"))
        if name in node
    ]
    return Conflicts(found).of(graph._node)


# --- walking ---------------------------------------------------------------------------------------------------------

Steps = Mapping[str, tuple[str, str, list[Evidence]]]
"""By key: the document before it on the way, the relation between them and its evidence."""


def _named(relations: Iterable[str]) -> dict[str, int]:
    """The relations wanted, by our names or a portal's, with their rank: the closest first."""
    given = strings_of("relations", relations, "implements")
    names = [name if name == "contains" else relation_of(name) for name in given]  # `with_sections` adds that one
    return {name: CARRIES_OUT.index(name) if name in CARRIES_OUT else len(CARRIES_OUT) for name in names}


_RANKS = {level: rank for rank, level in enumerate(LEVELS)}


def _reach(graph: networkx.MultiDiGraph, key: str, wanted: dict[str, int], depth: int, *, up: bool) -> Steps:
    """All that can be reached, nearest first and in order of key, each with the step that led there."""
    whole_of("depth", depth)
    neighbours: Mapping[str, Mapping[str, Any]] = graph._succ if up else graph._pred  # views cost five times as much
    steps: dict[str, tuple[str, str, list[Evidence]]] = {key: (key, "", [])}
    frontier = [key]
    for _ in range(depth):
        following: dict[str, tuple[str, str, list[Evidence]]] = {}
        for here in frontier:
            for other, edges in neighbours[here].items():
                if other in steps or other in following:
                    continue
                if len(edges) == 1:
                    (best,) = edges
                    if best not in wanted:
                        continue
                else:
                    fit = [r for r in edges if r in wanted]
                    if not fit:
                        continue
                    best = min(fit, key=wanted.__getitem__)
                following[other] = (here, best, edges[best]["evidence"])
        frontier = sorted(following)
        for other in frontier:
            steps[other] = following[other]
        if not frontier:
            break
    return steps


def _below(
    graph: networkx.MultiDiGraph, key: str, wanted: dict[str, int], depth: int, citing: dict[str, list[str]]
) -> set[str]:
    """All documents that carry one out; `citing` keeps who cites whom by the relations wanted, for the next call."""
    whole_of("depth", depth)
    unfit = frozenset(wanted).isdisjoint
    seen, frontier = {key}, {key}
    for _ in range(depth):
        for here in frontier - citing.keys():
            citing[here] = [other for other, edges in graph._pred[here].items() if not unfit(edges)]
        frontier = set().union(*map(citing.__getitem__, frontier)) - seen
        seen |= frontier
    return seen - {key}


def _chains(key: str, steps: Steps, *, up: bool) -> list[Chain]:
    """The chains between a key and all that was reached from it, in the direction of the edges."""
    made = {key: Chain((key,), (), ())}
    for k, (before, relation, found) in steps.items():
        if k != key:
            keys, relations, evidence = made[before]
            step = tuple(found)
            if up:
                made[k] = Chain((*keys, k), (*relations, relation), (*evidence, step))
            else:
                made[k] = Chain((k, *keys), (relation, *relations), (step, *evidence))
    del made[key]
    return list(made.values())


def _along(graph: networkx.MultiDiGraph, keys: tuple[str, ...], wanted: dict[str, int]) -> Chain:
    """The chain along a path, by the closest relation at each step."""
    steps = list(itertools.pairwise(keys))
    relations = tuple(min((r for r in graph[u][v] if r in wanted), key=wanted.__getitem__) for u, v in steps)
    evidence = tuple(tuple(graph.edges[u, v, r]["evidence"]) for (u, v), r in zip(steps, relations, strict=True))
    return Chain(keys, relations, evidence)
