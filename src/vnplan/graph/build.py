"""The graph of documents: who carries out what, on whose authority, every edge with its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from vnplan.citations.contradicted import NOTES
from vnplan.keys.catalog import Catalog
from vnplan.keys.catalog_rows import CatalogLike, catalog_of
from vnplan.keys.resolution import Resolution, own_keys, settled
from vnplan.models import Citation, Document, documents_of
from vnplan.models.places import heading_of, sections_around
from vnplan.tables.bodies import successor
from vnplan.tables.rules import Rules, RulesLike, rules_of
from vnplan.text.sentences import Sentences
from vnplan.text.shown import brief, one_line

if TYPE_CHECKING:
    import networkx


def build_graph(
    documents: Iterable[Document] | Document,
    *,
    catalog: CatalogLike = True,
    rules: RulesLike = None,
) -> networkx.MultiDiGraph:
    """Link documents to what they cite: nodes are keys, edges run from the document that acts to the one acted on.

    `catalog` names the known national documents: True or None the shipped ones, a CSV of your own beside them, loaded
    ones, False none. `rules` is a folder of your own tables, or loaded rules.

    Node attributes: `label`, `document_type`, `number`, `date`, `year`, `issuer`, `issuer_id`, `issuer_now` (after the
    mergers of 2025), `level`, `province`, `province_now` (after those of 1 July 2025), `title`, `in_corpus`, `in_force`
    and `replaced_by` where the catalogue knows them; `also_dated`, `also_numbered` where it is cited in more than one
    way; scalars without None. Edge key and attribute `relation`, with `count` and `evidence` (a list of
    Evidence); a relation that days or ranks contradict is `mentions` here. Cited documents nobody supplied are nodes
    too. `self` and `internal` make no edges. A text given twice counts once; two texts of one document are one node
    with both sources.

    Raises TypeError for what is no document, CatalogError and RulesError for tables of your own that cannot be used.

    >>> import vnplan
    >>> doc = vnplan.parse("Thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021.", number="12/KH-UBND", date="2023-01-05",
    ...                    province="bac-giang")
    >>> graph = vnplan.build_graph([doc])
    >>> [(u, v, r) for u, v, r in graph.edges(keys=True)]
    [('/akn/vn/doc/ke-hoach/ubnd.bac-giang/2023/12', '/akn/vn/doc/chi-thi/ttg/2021/14', 'implements')]
    """
    import networkx

    tables, known = rules_of(rules), catalog_of(catalog)
    docs = list({(d.metadata.key, d.sha256): d for d in documents_of(documents, "build_graph")}.values())
    graph = networkx.MultiDiGraph()
    for doc, own, found in zip(docs, own_keys(docs, tables), settled(docs, known, tables), strict=True):
        _add_document(graph, doc, own, found)
    _complete(graph, known, tables)
    return graph


class Evidence(NamedTuple):
    """Where an edge comes from: citing text's key, section path, span in it, sentence, step that settled the key.

    And the heading it stands under, the page it stands on, where there are such.
    """

    source: str
    section: str | None
    start: int
    end: int
    sentence: str
    step: str = "own"
    heading: str | None = None
    page: int | None = None

    def __repr__(self) -> str:
        where = " ".join(filter(None, (brief(self.source), brief(self.section), f"[{self.start}:{self.end}]")))
        return f"<Evidence {where} “{brief(self.sentence, 36)}”>"


def _add_document(graph: networkx.MultiDiGraph, doc: Document, own: str, found: list[Resolution]) -> None:
    """A document's own node, the nodes of all it cites, and the edges its citations make."""
    _add_own(graph, own, doc)
    sentences = Sentences(doc.text)
    for citation, (key, step, _) in zip(doc.citations, found, strict=True):
        if key is None or step == "none":
            continue
        _add_cited(graph, key, citation)
        acting = own if citation.governor is None else found[citation.governor].key
        if acting is None or acting == key:
            continue
        around = sections_around(doc, citation)
        path, heading = around[-1].path if around else None, heading_of(around)
        sentence = _sentence(sentences, doc.text, citation)
        evidence = Evidence(own, path, citation.start, citation.end, sentence, step, heading, citation.page)
        source, target, relation = acting, key, str(citation.relation)
        if relation == "amended_by":
            source, target, relation = key, acting, "amends"
        if any(note.code in NOTES for note in citation.notes) or younger_key(target, source):
            source, target, relation = acting, key, "mentions"
        _add_edge(graph, source, target, relation, evidence)


_YEAR = re.compile(r"/(\d{4})(?=[-/])")


def younger_key(key: str, other: str) -> bool:
    """Whether a document is of a later year than another, as keys say: those of laws by name may be settled here."""
    year, others = _YEAR.search(key), _YEAR.search(other)
    return year is not None and others is not None and int(year[1]) > int(others[1])


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
        "name": one_line(c.text) if c.number is None else None,
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
        if catalog is not None:
            _add_known(node, key, catalog)
        if "province" in node:
            node["province_now"] = rules.province_now.get(str(node["province"]), node["province"])
        if "issuer_id" in node:
            node["issuer_now"] = successor(str(node["issuer_id"]), rules)
        node["label"] = label_of(key, node, rules)


def _add_known(node: dict[str, Any], key: str, catalog: Catalog) -> None:
    """The catalogue's facts of a document, where no text told them."""
    entry = catalog.get(key)
    if entry is None:
        return
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


_LABEL = 160  # characters, of a document that goes by its title


def label_of(key: str, node: dict[str, Any], rules: Rules) -> str:
    """How a node is shown: "Quyết định 2457/QĐ-BGDĐT", else its name or title."""
    doctype = rules.types.get(str(node.get("document_type", "")))
    words = doctype.name if doctype else ""
    title = str(node.get("title", ""))
    if node.get("number") and title.startswith(words) and node["document_type"] in rules.laws:
        label = f"{title} {node['number']}"  # a law goes by its name
    elif node.get("number"):
        label = f"{words} {node['number']}"
    elif node["in_corpus"]:
        label = f"{words} {node.get('title', '')}"
    else:
        label = str(node.get("name") or node.get("title") or "")
    return (label.strip() or key)[:_LABEL]


def _add_edge(graph: networkx.MultiDiGraph, source: str, target: str, relation: str, evidence: Evidence) -> None:
    if graph.has_edge(source, target, key=relation):
        data = graph.edges[source, target, relation]
        if evidence not in data["evidence"]:  # two texts of one document may say the same at the same place
            data["count"] += 1
            data["evidence"].append(evidence)
    else:
        graph.add_edge(source, target, key=relation, relation=relation, count=1, evidence=[evidence])


_LONG, _KEPT = 600, 400  # a sentence longer than the first on a side of the citation keeps about the second there


def _sentence(sentences: Sentences, text: str, c: Citation) -> str:
    """The sentence a citation stands in, blanks folded; a very long one is cut at blanks around the citation."""
    start, end = sentences.around(c.start, c.end)
    head, tail = "", ""
    if c.start - start > _LONG:
        stop = c.start - _KEPT
        _, blank, rest = text[max(start, stop - _KEPT) : stop].rpartition(" ")
        start, head = stop - (len(rest) if blank else 0), "… "
    if end - c.end > _LONG:
        begin = c.end + _KEPT
        rest, blank, _ = text[begin : min(end, begin + _KEPT)].partition(" ")
        end, tail = begin + (len(rest) if blank else 0), " …"
    return head + one_line(text[start:end]) + tail
