"""Who carries out what: local documents and provinces against directives, with the place that says so."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from vnplan.names import LEVELS, Language
from vnplan.shell.rows import Row
from vnplan.shell.sheets import Sheet
from vnplan.tables.bodies import CENTRAL
from vnplan.tables.spoken import day, province_name, spoken, type_name
from vnplan.text.normalize import ascii_slug
from vnplan.text.shown import brief

if TYPE_CHECKING:
    import networkx

    from vnplan.graph.queries import Branch, Chain


PLACE = ("path", "heading", "page", "sentence", "source")
"""Where a thing is said: section, its heading, page, sentence, file."""


class Covered(NamedTuple):
    """Directives, and the chains that lead to each from the documents of provinces."""

    graph: networkx.MultiDiGraph
    directives: dict[str, str]
    """Keys and names."""
    chains: dict[str, list[Chain]]
    all_by: dict[str, list[str]]
    """Keys of all documents that carry each out, those of no province too."""

    def by_province(self) -> list[Row]:
        """A province a row: how many of its documents carry each directive out; those of all texts given, none too."""
        nodes = self.graph.nodes
        places = {str(node["province"]) for _, node in nodes(data=True) if node["in_corpus"] and "province" in node}
        places |= {str(nodes[chain.keys[0]]["province"]) for found in self.chains.values() for chain in found}
        rows = []
        for place in sorted(places, key=lambda place: ascii_slug(province_name(place))):
            row: Row = {"province": province_name(place), "name": province_name(place)}
            for key, found in self.chains.items():
                row[key] = sum(nodes[chain.keys[0]]["province"] == place for chain in found)
            rows.append(row)
        return rows

    def by_document(self, language: Language = "en") -> list[Row]:
        """A document a row: how it stands to each directive."""
        nodes = self.graph.nodes
        ends = {chain.keys[0] for found in self.chains.values() for chain in found}
        rows = []
        for key in sorted(ends, key=lambda key: _place(nodes[key], key)):
            date = f" ({day(nodes[key]['date'], language)})" if "date" in nodes[key] else ""
            row: Row = {**document_columns(self.graph, key), "source": nodes[key].get("source")}
            row["name"] = f"{row['province']}: {brief(str(nodes[key]['label']), 80)}{date}"
            for directive, found in self.chains.items():
                chain = next((one for one in found if one.keys[0] == key), None)
                row[directive] = chain and self._how(chain, language)
            rows.append(row)
        return rows

    def table(self, by: str, name: str, language: Language) -> Sheet:
        """The matrix as a table; its columns are called as the directives are."""
        first = ("province",) if by == "province" else (*DOCUMENT, "source")
        rows = self.by_province() if by == "province" else self.by_document(language)
        named = [
            {**{column: row[column] for column in first}, **{self.directives[key]: row[key] for key in self.directives}}
            for row in rows
        ]
        return Sheet(name, (*first, *self.directives.values()), named)

    def _how(self, chain: Chain, language: Language) -> str:
        """How the first document of a chain stands to the last, and through whom."""
        words = spoken("relation", chain.relations[0], language)
        if len(chain.keys) == 2:
            return words
        return " → ".join([words, *(directive_name(self.graph.nodes[key]) for key in chain.keys[1:-1])])

    def places(self) -> list[Row]:
        """A place a row: each sentence by which a document carries a directive out, itself or through another."""
        rows = []
        for directive, found in self.chains.items():
            for chain in found:
                through = [directive_name(self.graph.nodes[key]) for key in chain.keys[1:-1]]
                for one in chain.evidence[0]:
                    row = {"directive": self.directives[directive], **document_columns(self.graph, chain.keys[0])}
                    row |= {"relation": chain.relations[0], "through": through, **evidence_columns(one)}
                    rows.append(row | {"key": chain.keys[0]})
        return rows


DOCUMENT = ("label", "document_type", "number", "date", "issuer", "level", "province")
PLACES = ("directive", *DOCUMENT, "relation", "through", *PLACE, "key")
TRACED = ("direction", "step", *DOCUMENT, "relation", "of", *PLACE, "title", "key", "of_key")


def covered(graph: networkx.MultiDiGraph, keys: Iterable[str], depth: int) -> Covered:
    """Who of the provinces carries out these."""
    from vnplan.graph.queries import implementers_of

    directives = {key: directive_name(graph.nodes[key]) for key in keys}
    twice = {name for name in directives.values() if list(directives.values()).count(name) > 1}
    for key, name in directives.items():
        if name in twice:
            directives[key] = f"{name} ({graph.nodes[key].get('date') or graph.nodes[key].get('year') or key})"
    chains, all_by = {}, {}
    for key in directives:
        found = implementers_of(graph, key, depth=depth)
        chains[key] = [chain for chain in found if "province" in graph.nodes[chain.keys[0]]]
        all_by[key] = [chain.keys[0] for chain in found]
    return Covered(graph, directives, chains, all_by)


def most_carried_out(graph: networkx.MultiDiGraph, most: int) -> list[str]:
    """The directives of the centre that most documents cite."""
    from vnplan.graph.queries import most_cited

    every = most_cited(graph, max(1, len(graph)))
    central = [key for key, count in every if graph.nodes[key].get("level") in CENTRAL]
    return central[:most]


def traced(graph: networkx.MultiDiGraph, tree: Branch, up: bool) -> list[Row]:
    """A chain tree as rows: a document and a place that says so each, nearest first."""
    rows: list[Row] = []
    level = [(tree, branch) for branch in tree.branches]
    step = 1
    while level:
        for parent, branch in level:
            for one in branch.evidence:
                row = {"direction": "up" if up else "down", "step": step, **document_columns(graph, branch.key)}
                row |= {"relation": branch.relation, "of": graph.nodes[parent.key]["label"], **evidence_columns(one)}
                row |= {"title": graph.nodes[branch.key].get("title"), "key": branch.key, "of_key": parent.key}
                rows.append(row)
        level = [(branch, below) for _, branch in level for below in branch.branches]
        step += 1
    return rows


NODES = (*DOCUMENT, "title", "given", "cited_by", "cites", "source", "key")


def node_rows(graph: networkx.MultiDiGraph) -> list[Row]:
    """The documents of a graph as rows: those given first, then those most cited."""
    rows = [
        {
            **document_columns(graph, key), "title": node.get("title"), "given": node["in_corpus"],
            "cited_by": len(graph.pred[key]), "cites": len(graph.succ[key]), "source": node.get("source"), "key": key,
        }
        for key, node in graph.nodes(data=True)
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (not row["given"], -row["cited_by"], row["key"]))


def document_columns(graph: networkx.MultiDiGraph, key: str) -> Row:
    """What a table tells of a document; its province by name."""
    node = graph.nodes[key]
    return {**{name: node.get(name) for name in DOCUMENT}, "province": province_name(node.get("province")) or None}


def evidence_columns(one: Any) -> Row:
    """What a table tells of a place."""
    return dict(zip(PLACE, (one.section, one.heading, one.page, one.sentence, one.file), strict=True))


def directive_name(node: Row) -> str:
    """A document in few words: its label, where that is long its type and number."""
    label, number = str(node["label"]), node.get("number")
    if number and len(label) > _LONG:
        return f"{type_name(node.get('document_type'))} {number}".strip()
    return brief(label, _LONG)


_LONG = 60  # letters of a name that stands over a column


def _place(node: Row, key: str) -> tuple[str, int, str]:
    level = node.get("level")
    return str(node.get("province", "~")), LEVELS.index(level) if level in LEVELS else len(LEVELS), key
