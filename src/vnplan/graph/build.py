"""The graph of documents: who carries out what, on whose authority, every edge with its evidence."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from vnplan.keys.resolution import resolve
from vnplan.models import Citation, Document
from vnplan.tables.bodies import successor
from vnplan.tables.rules import Rules, load_rules
from vnplan.text.sentences import Sentences

if TYPE_CHECKING:
    import networkx

    from vnplan.keys.catalog import Catalog


class Evidence(NamedTuple):
    """Where an edge comes from: citing text's key, section path, span in it, sentence, step that settled the key."""

    source: str
    section: str | None
    start: int
    end: int
    sentence: str
    step: str = "own"


def build_graph(
    documents: Iterable[Document] | Document,
    *,
    catalog: Catalog | str | os.PathLike[str] | bool = True,
    rules: Rules | str | os.PathLike[str] | None = None,
) -> networkx.MultiDiGraph:
    """Link documents to what they cite: nodes are keys, edges run from the document that acts to the one acted on.

    `catalog` names the known national documents: True the shipped ones, a CSV of your own beside them, False none.

    Node attributes: `label`, `document_type`, `number`, `date`, `year`, `issuer`, `issuer_id`, `issuer_now` (after the
    mergers of 2025), `level`, `province`, `province_now` (after those of 1 July 2025), `title`, `in_corpus`, `in_force`
    and `replaced_by` where the catalogue knows them; `also_dated`, `also_numbered` where it is cited in more than one
    way; scalars without None. Edge key and attribute `relation`, with `count` and `evidence` (a list of
    Evidence). Cited documents nobody supplied are nodes too. `self` and `internal` make no edges. A text given twice
    counts once; two texts of one document are one node with both sources.

    Raises CatalogError for a catalogue of your own that cannot be used.

    >>> import vnplan
    >>> doc = vnplan.parse("Thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021.", number="12/KH-UBND", date="2023-01-05",
    ...                    province="bac-giang")
    >>> graph = vnplan.build_graph([doc])
    >>> [(u, v, r) for u, v, r in graph.edges(keys=True)]
    [('/akn/vn/doc/ke-hoach/ubnd.bac-giang/2023/12', '/akn/vn/doc/chi-thi/ttg/2021/14', 'implements')]
    """
    import networkx

    from vnplan.keys.catalog_rows import chosen_catalog

    tables = rules if isinstance(rules, Rules) else load_rules(rules)
    known = chosen_catalog(catalog)
    given = [documents] if isinstance(documents, Document) else documents
    docs = list({(d.metadata.key, d.sha256): d for d in given}.values())
    graph = networkx.MultiDiGraph()
    for doc, found in zip(docs, resolve(docs, catalog=known, rules=tables), strict=True):
        own = doc.metadata.key or f"text/{doc.sha256[:12]}"
        _add_own(graph, own, doc)
        sentences = Sentences(doc.text)
        for citation, (key, step, _) in zip(doc.citations, found, strict=True):
            if key is None or step == "none":
                continue
            _add_cited(graph, key, citation)
            governor = citation.governor
            source = found[governor].key if governor is not None else own
            if source is None or source == key:
                continue
            path = doc.sections[citation.section].path if citation.section is not None else None
            sentence = _sentence(sentences, doc.text, citation)
            evidence = Evidence(own, path, citation.start, citation.end, sentence, step)
            if citation.relation == "amended_by":
                _add_edge(graph, key, source, "amends", evidence)
            else:
                _add_edge(graph, source, key, citation.relation, evidence)
    _complete(graph, known, tables)
    return graph


def _add_own(graph: networkx.MultiDiGraph, key: str, doc: Document) -> None:
    m = doc.metadata
    node = _node(graph, key)
    known = {
        "document_type": m.document_type, "number": m.number, "date": m.date.isoformat() if m.date else None,
        "year": m.date.year if m.date else None, "issuer": m.issuer, "issuer_id": m.issuer_id, "level": m.level,
        "province": m.province, "title": m.title, "in_corpus": True,
        "source": "; ".join(filter(None, (node.get("source"), doc.source))) or None,
    }  # fmt: skip
    _vary(node, known)
    node.update((name, value) for name, value in known.items() if value is not None)


def _add_cited(graph: networkx.MultiDiGraph, key: str, c: Citation) -> None:
    node = _node(graph, key)
    known = {
        "document_type": c.document_type, "number": c.number, "date": c.date.isoformat() if c.date else None,
        "year": c.year, "issuer": c.issuer, "issuer_id": c.issuer_id, "level": c.level, "province": c.province,
        "title": c.title if c.kind != "named_law" else None,
        "name": " ".join(c.text.split()) if c.number is None else None,
    }  # fmt: skip
    _vary(node, known)
    for name, value in known.items():
        if value is not None:
            node.setdefault(name, value)


def _node(graph: networkx.MultiDiGraph, key: str) -> dict[str, Any]:
    if key not in graph:
        graph.add_node(key, in_corpus=False)
    node: dict[str, Any] = graph.nodes[key]
    return node


def _vary(node: dict[str, Any], known: dict[str, Any]) -> None:
    """Note a date or a number that differs from the one the node has."""
    for name, other in (("date", "also_dated"), ("number", "also_numbered")):
        said, had = known[name], node.get(name)
        if said is not None and had is not None and said != had:
            seen = str(node.get(other, "")).split("; ") if other in node else []
            node[other] = "; ".join(sorted({*seen, said, had}))


def _complete(graph: networkx.MultiDiGraph, catalog: Catalog | None, rules: Rules) -> None:
    """What tables know of each node: its label, the catalogue's facts, its issuer and province today."""
    for key, node in graph.nodes(data=True):
        entry = catalog.get(key) if catalog is not None else None
        if entry is not None and catalog is not None:
            told = {
                "document_type": entry.document_type, "number": entry.number or None, "date": entry.date.isoformat(),
                "year": entry.date.year, "issuer": entry.issuer, "issuer_id": entry.issuer_id, "level": entry.level,
                "title": entry.title or None, "in_force": entry.in_force.isoformat() if entry.in_force else None,
            }  # fmt: skip
            for name, value in told.items():
                if value is not None:
                    node.setdefault(name, value)
            replaced = catalog.replaced(key, None)
            if replaced is not None:
                node["replaced_by"] = replaced.key
        if "province" in node:
            node["province_now"] = rules.province_now.get(str(node["province"]), node["province"])
        if "issuer_id" in node:
            node["issuer_now"] = successor(str(node["issuer_id"]), rules)
        node["label"] = label_of(key, node, rules)


def label_of(key: str, node: dict[str, Any], rules: Rules) -> str:
    """How a node is shown: "Quyết định 2457/QĐ-BGDĐT", else its name or title."""
    kind = rules.types.get(str(node.get("document_type", "")))
    words = kind.name if kind else ""
    title = str(node.get("title", ""))
    if node.get("number") and title.startswith(words) and node["document_type"] in rules.laws:
        label = f"{title} {node['number']}"  # a law goes by its name
    elif node.get("number"):
        label = f"{words} {node['number']}"
    elif node["in_corpus"]:
        label = f"{words} {node.get('title', '')}"
    else:
        label = str(node.get("name") or node.get("title") or "")
    return (label.strip() or key)[:160]


def _add_edge(graph: networkx.MultiDiGraph, source: str, target: str, relation: str, evidence: Evidence) -> None:
    if graph.has_edge(source, target, key=relation):
        data = graph.edges[source, target, relation]
        if evidence not in data["evidence"]:  # two texts of one document may say the same at the same place
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
