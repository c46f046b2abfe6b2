"""The graph of documents: who carries out what, on whose authority, every edge with its evidence."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from vnplan.issuers import CENTRAL, LEVELS
from vnplan.models import Citation, Document
from vnplan.resolve import resolve
from vnplan.rules import Rules, load_rules
from vnplan.sentences import Sentences

if TYPE_CHECKING:
    import networkx

CARRIES_OUT = ("implements", "legal_basis", "according_to", "guides", "promulgated_with")
"""Relations by which a document rests on or carries out another."""


class Evidence(NamedTuple):
    """Where an edge comes from: citing text's key, section path, span in that text, and the sentence."""

    source: str
    section: str | None
    start: int
    end: int
    sentence: str


class Chain(NamedTuple):
    """A chain of edges from one document to another, with the evidence of each edge."""

    keys: tuple[str, ...]
    relations: tuple[str, ...]
    evidence: tuple[tuple[Evidence, ...], ...]


def build_graph(
    documents: Iterable[Document] | Document, *, rules: Rules | str | os.PathLike[str] | None = None
) -> networkx.MultiDiGraph:
    """Link documents to what they cite: nodes are keys, edges run from the document that acts to the one acted on.

    Node attributes: `label`, `document_type`, `number`, `date`, `year`, `issuer`, `level`, `province`,
    `province_now` (after the mergers of 1 July 2025), `title`,
    `in_corpus`; scalars without None. Edge key and attribute `relation`, with `count` and `evidence` (a list of
    Evidence). Cited documents nobody supplied are nodes too. `self` and `internal` make no edges.

    >>> import vnplan
    >>> doc = vnplan.parse("Thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021.", number="12/KH-UBND", date="2023-01-05",
    ...                    province="bac-giang")
    >>> graph = vnplan.build_graph([doc])
    >>> [(u, v, r) for u, v, r in graph.edges(keys=True)]
    [('/akn/vn/doc/ke-hoach/ubnd.bac-giang/2023/12', '/akn/vn/doc/chi-thi/ttg/2021/14', 'implements')]
    """
    import networkx

    tables = rules if isinstance(rules, Rules) else load_rules(rules)
    docs = [documents] if isinstance(documents, Document) else list(documents)
    keys = resolve(docs, tables)
    graph = networkx.MultiDiGraph()
    for doc, found in zip(docs, keys, strict=True):
        own = doc.metadata.key or f"text/{doc.sha256[:12]}"
        _add_own(graph, own, doc, tables)
        sentences = Sentences(doc.text)
        for citation, key in zip(doc.citations, found, strict=True):
            if key is None or citation.kind in ("self", "internal"):
                continue
            _add_cited(graph, key, citation, tables)
            governor = citation.governor
            source = found[governor] if governor is not None else own
            if source is None or source == key:
                continue
            if citation.relation == "amended_by":
                _add_edge(graph, key, source, "amends", citation, doc, own, sentences)
            else:
                _add_edge(graph, source, key, citation.relation, citation, doc, own, sentences)
    return graph


def _add_own(graph: networkx.MultiDiGraph, key: str, doc: Document, rules: Rules) -> None:
    m = doc.metadata
    _merge(
        graph, key, rules, document_type=m.document_type, number=m.number, date=m.date.isoformat() if m.date else None,
        year=m.date.year if m.date else None, issuer=m.issuer, level=m.level, province=m.province, title=m.title,
        source=doc.source, in_corpus=True,
    )  # fmt: skip


def _add_cited(graph: networkx.MultiDiGraph, key: str, c: Citation, rules: Rules) -> None:
    _merge(
        graph, key, rules, document_type=c.document_type, number=c.number, date=c.date.isoformat() if c.date else None,
        year=c.year, issuer=c.issuer, level=c.level, province=c.province,
        title=c.title if c.kind != "named_law" else None,
        name=" ".join(c.text.split()) if c.number is None else None, in_corpus=False,
    )  # fmt: skip


def _merge(graph: networkx.MultiDiGraph, key: str, rules: Rules, **values: Any) -> None:
    """Add or complete a node; what is known first stays, the document's own word wins over a citation's."""
    node = graph.nodes[key] if key in graph else None
    if node is None:
        graph.add_node(key)
        node = graph.nodes[key]
    own = values.get("in_corpus", False)
    known = {k: v for k, v in values.items() if v is not None and k != "in_corpus"}
    for name, value in known.items():
        if own or name not in node:
            node[name] = value
    if "province" in node and "province_now" not in node:
        node["province_now"] = rules.province_now.get(str(node["province"]), node["province"])
    node["in_corpus"] = bool(own or node.get("in_corpus", False))
    kind = rules.types.get(str(node.get("document_type", "")))
    words = kind.name if kind else ""
    number = str(node.get("number", ""))
    if number:
        label = " ".join(filter(None, (words, number)))
    elif node["in_corpus"]:
        label = " ".join(filter(None, (words, str(node.get("title", ""))))) or key
    else:
        label = str(node.get("name") or node.get("title") or key)
    node["label"] = label[:160]


def _add_edge(
    graph: networkx.MultiDiGraph,
    source: str,
    target: str,
    relation: str,
    c: Citation,
    doc: Document,
    own: str,
    sentences: Sentences,
) -> None:
    path = doc.sections[c.section].path if c.section is not None else None
    evidence = Evidence(own, path, c.start, c.end, _sentence(sentences, doc.text, c))
    if graph.has_edge(source, target, key=relation):
        data = graph.edges[source, target, relation]
        data["count"] += 1
        data["evidence"].append(evidence)
    else:
        graph.add_edge(source, target, key=relation, relation=relation, count=1, evidence=[evidence])


def _sentence(sentences: Sentences, text: str, c: Citation) -> str:
    """The sentence a citation stands in, blanks folded; a very long one is cut around the citation."""
    start, end = sentences.around(c.start, c.end)
    head, tail = "", ""
    if c.start - start > 600:
        cut = text.rfind(" ", start, c.start - 400)
        start, head = cut + 1 if cut >= 0 else c.start - 400, "… "
    if end - c.end > 600:
        cut = text.find(" ", c.end + 400, end)
        end, tail = cut if cut >= 0 else c.end + 400, " …"
    return head + " ".join(text[start:end].split()) + tail


# --- queries ---------------------------------------------------------------------------------------------------------


def directives_of(
    graph: networkx.MultiDiGraph,
    key: str,
    *,
    scope: str = "central",
    relations: Iterable[str] = CARRIES_OUT,
    depth: int = 6,
) -> list[Chain]:
    """What a document carries out, directly and through chains: one shortest chain for each directive, nearest first.

    `scope` "central" keeps national and Party directives, "all" keeps every document; `depth` is how many steps a
    chain may have. Raises KeyError for a key that
    is not in the graph.
    """
    if scope not in ("central", "all"):
        raise ValueError(f"scope is 'central' or 'all', not {scope!r}")
    wanted = _named(relations)
    chains = _chains(graph, key, wanted, depth, graph.successors, lambda a, b: (a, b))
    return [c for c in chains if scope == "all" or graph.nodes[c.keys[-1]].get("level") in CENTRAL]


def implementers_of(
    graph: networkx.MultiDiGraph, key: str, *, relations: Iterable[str] = CARRIES_OUT, depth: int = 6
) -> list[Chain]:
    """Who carries a document out, directly and through chains: chains that end in it, sorted by level and province.

    `depth` is how many steps a chain may have. Raises KeyError for a key that is not in the graph.
    """
    chains = _chains(graph, key, _named(relations), depth, graph.predecessors, lambda a, b: (b, a))
    turned = [Chain(c.keys[::-1], c.relations[::-1], c.evidence[::-1]) for c in chains]
    return sorted(
        turned,
        key=lambda c: (
            _rank(graph.nodes[c.keys[0]].get("level")),
            str(graph.nodes[c.keys[0]].get("province", "~")),
            c.keys[0],
        ),
    )


def _named(relations: Iterable[str]) -> set[str]:
    return {relations} if isinstance(relations, str) else set(relations)


def _rank(level: str | None) -> int:
    return LEVELS.index(level) if level in LEVELS else len(LEVELS)


def _chains(
    graph: networkx.MultiDiGraph, key: str, wanted: set[str], depth: int,
    neighbours: Callable[[str], Iterator[str]], ends: Callable[[str, str], tuple[str, str]],
) -> list[Chain]:  # fmt: skip
    if key not in graph:
        raise KeyError(f"{key} is not in the graph")
    seen = {key}
    out: list[Chain] = []
    frontier = [Chain((key,), (), ())]
    for _ in range(depth):
        following: list[Chain] = []
        for chain in frontier:
            here = chain.keys[-1]
            for other in sorted(neighbours(here)):
                if other in seen:
                    continue
                edges = graph.get_edge_data(*ends(here, other))
                fit = [r for r in edges if r in wanted]
                if not fit:
                    continue
                seen.add(other)
                best = min(fit, key=lambda r: CARRIES_OUT.index(r) if r in CARRIES_OUT else 99)
                step = Chain(
                    (*chain.keys, other), (*chain.relations, best), (*chain.evidence, tuple(edges[best]["evidence"]))
                )
                following.append(step)
        out.extend(following)
        frontier = following
    return out


def most_cited(graph: networkx.MultiDiGraph, n: int = 10) -> list[tuple[str, int]]:
    """The `n` keys cited by most documents, with that number."""
    counts = {key: len(set(graph.predecessors(key))) for key in graph}
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:n]


def unresolved(graph: networkx.MultiDiGraph) -> list[str]:
    """Keys still provisional: year, province or issuer is not known."""
    return sorted(key for key in graph if key.startswith("cite/"))


_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what XML cannot hold


def _plain(value: Any) -> Any:
    return _CONTROL.sub("", value) if isinstance(value, str) else value


def flat(graph: networkx.MultiDiGraph) -> networkx.MultiDiGraph:
    """A copy whose attributes are all scalars: evidence as JSON text, for GraphML, GEXF and the like."""
    import networkx

    out = networkx.MultiDiGraph()
    for key, data in graph.nodes(data=True):
        out.add_node(key, **{k: _plain(v) for k, v in data.items() if v is not None})
    for u, v, relation, data in graph.edges(keys=True, data=True):
        values = {k: x for k, x in data.items() if k != "evidence"}
        values["evidence"] = _plain(json.dumps([e._asdict() for e in data["evidence"]], ensure_ascii=False))
        out.add_edge(u, v, key=relation, **values)
    return out


def load_graph(path: str | Path) -> networkx.MultiDiGraph:
    """Read back a graph written as .graphml or .json, evidence included."""
    import networkx

    path = Path(path)
    if path.suffix == ".json":
        graph = networkx.node_link_graph(json.loads(path.read_text(encoding="utf-8")), edges="edges")
    elif path.suffix == ".graphml":
        graph = networkx.read_graphml(path, force_multigraph=True)
    else:
        raise ValueError(f"{path}: a graph is read from .graphml or .json")
    for *_, data in graph.edges(keys=True, data=True):
        data["evidence"] = [Evidence(**e) for e in json.loads(data["evidence"])]
    return graph
