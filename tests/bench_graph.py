"""Time of each query on a generated graph: `python tests/bench_graph.py [DOCUMENTS EDGES]`, 100,000 and 1,000,000."""

from __future__ import annotations

import gc
import random
import sys
import time
from collections.abc import Callable
from typing import Any

import networkx
import pandas  # noqa: F401  (its import is no part of a query)

from vnplan.graph import queries, views
from vnplan.graph.build import Evidence

TIERS = [  # level, share of all documents, from the top
    ("national_assembly", 0.003), ("central_party", 0.002), ("government", 0.015), ("prime_minister", 0.02),
    ("ministry", 0.16), ("provincial_committee", 0.4), ("provincial_department", 0.4),
]  # fmt: skip
RELATIONS = ("implements", "legal_basis", "according_to", "mentions", "amends")


def generated(documents: int, edges: int) -> tuple[networkx.MultiDiGraph, list[str]]:
    """Documents in tiers; each edge runs to an older one of its own tier or to any of a higher tier."""
    chance = random.Random(7)
    graph = networkx.MultiDiGraph()
    keys: list[str] = []
    first: list[int] = []  # where the tier of each document begins
    for level, share in TIERS:
        begin = len(keys)
        for n in range(round(share * documents)):
            key = f"/akn/vn/doc/ke-hoach/{level}/{2000 + n % 26}/{len(keys)}"
            node = {"label": key, "level": level, "year": 2000 + n % 26, "in_corpus": True}
            if level.startswith("provincial"):
                node["province"] = f"tinh-{n % 63}"
            graph.add_node(key, **node)
            keys.append(key)
            first.append(begin)
    made = 0
    while made < edges:
        at = chance.randrange(len(keys) // 200, len(keys))
        other = chance.randrange(first[at] + (at - first[at]) // 2 if chance.random() < 0.3 else max(1, first[at]))
        relation = chance.choice(RELATIONS)
        if other != at and not graph.has_edge(keys[at], keys[other], relation):
            evidence = [Evidence(keys[at], "I.1", 0, 9, "câu")]
            graph.add_edge(keys[at], keys[other], key=relation, relation=relation, count=1, evidence=evidence)
            made += 1
    return graph, keys


def main(documents: int, edges: int) -> None:
    """Print the seconds of each query and the size of its answer."""
    graph, keys = generated(documents, edges)
    plan, law, directive = keys[-1], keys[0], keys[len(keys) // 20]
    asked: dict[str, Callable[[], Any]] = {
        "directives_of a plan": lambda: queries.directives_of(graph, plan),
        "chain_tree of a plan": lambda: queries.chain_tree(graph, plan).branches,
        "trace a plan to a law": lambda: queries.trace(graph, plan, law),
        "implementers_of a ministry's document": lambda: queries.implementers_of(graph, directive),
        "implementers_of the oldest law": lambda: queries.implementers_of(graph, law),
        "sections_of the oldest law": lambda: queries.sections_of(graph, law),
        "coverage of 20 ministries' documents": lambda: queries.coverage(
            graph, [k for k in keys if graph.nodes[k]["level"] == "ministry"][-20:]
        ),
        "coverage of the 5 oldest laws": lambda: queries.coverage(graph, keys[:5]),
        "most_cited": lambda: queries.most_cited(graph),
        "roots": lambda: queries.roots(graph),
        "conflicts": lambda: queries.conflicts(graph),
        "by_level": lambda: views.by_level(graph, "ministry"),
        "by_year": lambda: views.by_year(graph, 2010, 2012),
    }
    gc.freeze()  # as docs/graph.md advises
    print(f"{graph.number_of_nodes():,} documents, {graph.number_of_edges():,} edges")
    for name, ask in asked.items():
        begin = time.process_time()
        answer = ask()
        print(f"  {name:40s} {time.process_time() - begin:7.3f} s  {len(answer):,}")


if __name__ == "__main__":
    main(*(map(int, sys.argv[1:3]) if len(sys.argv) > 2 else (100_000, 1_000_000)))
