"""The graph of documents: who carries out what, on whose authority, every edge with its evidence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from vnplan.graph.attributes import ToldOf, node_of
from vnplan.keys.catalog import Catalog
from vnplan.keys.catalog_rows import CatalogLike, catalog_of
from vnplan.keys.gist import TURNED, Cited, Gist, gists_of
from vnplan.keys.resolution import Resolution, Settler
from vnplan.logs import INFO, log
from vnplan.models import Document
from vnplan.tables.rules import Rules, RulesLike, rules_of
from vnplan.text.shown import brief

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
    tables = rules_of(rules)
    return linked(gists_of(documents, "build_graph", tables), catalog_of(catalog, tables), tables)


def linked(gists: list[Gist], catalog: Catalog | None, rules: Rules) -> networkx.MultiDiGraph:
    """The graph of documents let go; `gists` is empty afterwards. The same for any order of them."""
    import networkx

    graph = networkx.MultiDiGraph()
    settler = Settler(gists, catalog, rules)
    ordered = sorted(((settler.own_key(gist), gist) for gist in gists), key=lambda one: (one[0], one[1].sha256))
    gists.clear()
    ordered.reverse()
    words: defaultdict[str, ToldOf] = defaultdict(ToldOf)
    had: set[object] = set()
    while ordered:
        own, gist = ordered.pop()
        first = not words[own].texts
        last = not ordered or ordered[-1][0] != own
        if first:
            had.clear()
        words[own].texts.append(gist)
        _add_edges(graph, own, gist, settler.settle(gist), words, None if first and last else had)
        gist.citations = []
    del settler
    for key in graph:
        graph.nodes[key].update(node_of(key, words.pop(key), catalog, rules))
    log("graph", INFO, "%d documents, %d edges", graph.number_of_nodes(), graph.number_of_edges())
    return graph


class Evidence(NamedTuple):
    """Where an edge comes from: citing text's key, section path, span in it, sentence, step that settled the key.

    And the heading it stands under, the page it stands on, the file, where there are such.
    """

    source: str
    section: str | None
    start: int
    end: int
    sentence: str
    step: str = "own"
    heading: str | None = None
    page: int | None = None
    file: str | None = None
    acts: str | None = None
    """What is done to which provisions of the other: "amend khoản 1 Điều 5; repeal Điều 7"."""
    said: str | None = None
    """The words that do it, a line for each of these acts; an empty line where the one above does it too."""

    def __repr__(self) -> str:
        where = " ".join(filter(None, (brief(self.source), brief(self.section), f"[{self.start}:{self.end}]")))
        return f"<Evidence {where} “{brief(self.sentence, 36)}”>"


def _add_edges(
    graph: networkx.MultiDiGraph,
    own: str,
    gist: Gist,
    found: list[Resolution],
    words: defaultdict[str, ToldOf],
    had: set[object] | None,
) -> None:
    """A document's own node, the nodes of all it cites, and the edges its citations make.

    `had` is the evidence of its other texts, which may say the same at the same place.
    """
    graph.add_node(own)
    file = min(gist.sources, default=None)
    for c, (key, step, _) in zip(gist.citations, found, strict=True):
        if key is None or step == "none":
            continue
        graph.add_node(key)
        words[key].mentions.append(c.mention)
        acting = own if c.governor is None else found[c.governor].key
        if acting is None or acting == key:
            continue
        edge = _edge(acting, key, c)
        acts, said = (c.acts, c.said) if edge == (acting, key, c.relation) else (None, None)
        place = Evidence(own, c.path, c.start, c.end, c.sentence or "", step, c.heading, c.page, acts=acts, said=said)
        if had is not None:
            if (edge, place) in had:
                continue
            had.add((edge, place))
        _add_edge(graph, *edge, place._replace(file=file))


def _edge(acting: str, key: str, c: Cited) -> tuple[str, str, str]:
    """From whom an edge runs to whom, and as what; one that ranks or days contradict only mentions."""
    did = _DID.get(c.relation)
    source, target, relation = (key, acting, did) if did is not None else (acting, key, c.relation)
    if c.contradicted or younger_key(target, source):
        return acting, key, "mentions"
    return source, target, relation


_DID = {suffered: did for did, suffered in TURNED.items()}
_YEAR = re.compile(r"/(\d{4})(?=[-/])")


def younger_key(key: str, other: str) -> bool:
    """Whether a document is of a later year than another, as keys say: those of laws by name may be settled here."""
    year, others = _YEAR.search(key), _YEAR.search(other)
    return year is not None and others is not None and int(year[1]) > int(others[1])


def _add_edge(graph: networkx.MultiDiGraph, source: str, target: str, relation: str, evidence: Evidence) -> None:
    if graph.has_edge(source, target, key=relation):
        data = graph.edges[source, target, relation]
        data["count"] += 1
        data["evidence"].append(evidence)
    else:
        graph.add_edge(source, target, key=relation, relation=relation, count=1, evidence=[evidence])
