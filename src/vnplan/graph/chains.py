"""Chains of documents and trees of chains, as lists, tables and cards."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, Self

from vnplan.graph.answers import NOTHING, Nodes, bare, name_of, place_row, spot_of
from vnplan.graph.build import Evidence
from vnplan.models import cards
from vnplan.models.listed import Listed
from vnplan.names import Language
from vnplan.tables.spoken import counted, day, language_of, province_name, spoken
from vnplan.text.markup import element, escaped
from vnplan.text.shown import brief


class _Chain(NamedTuple):
    keys: tuple[str, ...]
    relations: tuple[str, ...]
    evidence: tuple[tuple[Evidence, ...], ...]


class Chain(_Chain):
    """A chain of edges from one document to another: `keys`, `relations` and `evidence` of each edge.

    Documents are named by their labels where the chain comes from a query.
    """

    _nodes: Nodes = NOTHING

    def of(self, nodes: Nodes) -> Self:
        """The same, knowing what a graph tells of its documents."""
        self._nodes = nodes
        return self

    def __getstate__(self) -> dict[str, Any]:
        """As pickle keeps it: what is told of its own documents, not of all."""
        return {"_nodes": {key: dict(self._nodes[key]) for key in self.keys if key in self._nodes}}

    def __repr__(self) -> str:
        first, *others = (name_of(key, self._nodes, 40) for key in self.keys)
        steps = "".join(f" -{relation}-> {name}" for relation, name in zip(self.relations, others, strict=True))
        return f"<Chain {brief(first + steps, 120)}>"

    def _repr_html_(self) -> str:
        language = language_of()
        rows = [
            (
                cards.named(name_of(key, self._nodes), key, day(_day(self._nodes, key), language)),
                escaped(spoken("relation", relation, language)) if relation else "",
                cards.marked(found[0].sentence, _number(self._nodes, other)) if found else "",
                spot_of(found, language),
            )
            for key, other, relation, found in zip(
                self.keys, (*self.keys[1:], ""), (*self.relations, ""), (*self.evidence, ()), strict=True
            )
        ]
        names = (name_of(self.keys[0], self._nodes), name_of(self.keys[-1], self._nodes))
        return cards.card(
            cards.head(" → ".join(names)),
            cards.table(("document", "relation", "sentence", "where"), rows, total=len(rows), of="document",
                        language=language),
            language=language,
        )  # fmt: skip


class Branch(NamedTuple):
    """A document in a chain tree: the edge that leads to it (None at the root) and what follows below."""

    key: str
    relation: str | None
    evidence: tuple[Evidence, ...]
    branches: list[Branch]

    def __repr__(self) -> str:
        how = f"{self.relation} " if self.relation else ""
        return f"<Branch {how}{brief(bare(self.key), 60)}: {len(self.branches)} below>"

    def _repr_html_(self) -> str:
        return tree_card(self, NOTHING, True, language_of())


class ChainTree(Branch):
    """The root of a chain tree, which knows what the graph tells of its documents."""

    _nodes: Nodes = NOTHING
    _up = True

    def of(self, nodes: Nodes, up: bool) -> Self:
        """The same, knowing its documents and in which direction it runs."""
        self._nodes, self._up = nodes, up
        return self

    def __getstate__(self) -> dict[str, Any]:
        keys = {branch.key for branch in _walk(self)}
        return {"_up": self._up, "_nodes": {key: dict(self._nodes[key]) for key in keys if key in self._nodes}}

    def __repr__(self) -> str:
        return f"<Tree {name_of(self.key, self._nodes, 60)}: {len(self.branches)} below>"

    def _repr_html_(self) -> str:
        return tree_card(self, self._nodes, self._up, language_of())


class Chains(Listed[Chain]):
    """Chains as a list: one row each in a notebook, one row a link in a DataFrame."""

    _columns = (
        "source", "chain", "link", "label", "document_type", "number", "date", "level", "province", "relation",
        "target", "places", "path", "heading", "page", "sentence", "key", "target_key",
    )  # fmt: skip

    def rows(self) -> list[dict[str, Any]]:
        """One dict a link: who acts on what, and the first place that says so (`places`: how many there are)."""
        return [
            {"chain": n, "link": at, **_step(chain, at)}
            for n, chain in enumerate(self)
            for at in range(len(chain.relations))
        ]

    def _counts(self) -> Counter[str]:
        return Counter(relation for chain in self for relation in chain.relations[:1])

    def _card(self, language: Language) -> str:
        up = len({chain.keys[0] for chain in self}) == 1  # all from one document: the other end tells them apart
        down = not up and len({chain.keys[-1] for chain in self}) == 1
        names = [counted(len(self), "chain", language)]
        if up:
            names.append(spoken("card", "from", language).format(_name(self[0], 0)))
        if down or (up and len({chain.keys[-1] for chain in self}) == 1):
            names.append(spoken("card", "to", language).format(_name(self[0], -1)))
        file = cards.one_file(one.file for chain in self for found in chain.evidence for one in found[:1])
        rows = (self._row(chain, up, not file, language) for chain in self)
        return cards.card(
            cards.head(*names, file),
            cards.table(("document", "level", "relation", "where", "sentence"), rows, total=len(self),
                        of="chain", language=language),
            language=language,
        )  # fmt: skip

    @staticmethod
    def _row(chain: Chain, up: bool, filed: bool, language: Language) -> tuple[str, ...]:
        end = -1 if up else 0
        key, node = chain.keys[end], chain._nodes.get(chain.keys[end], {})
        found = chain.evidence[end] if chain.evidence else ()
        other = chain.keys[-1] if up else chain.keys[min(1, len(chain.keys) - 1)]
        return (
            cards.named(_name(chain, end), key, day(node.get("date"), language)),
            _level(node, language),
            _how(chain, up, language),
            spot_of(found, language, heading=False, file=filed),
            cards.marked(found[0].sentence, _number(chain._nodes, other), 140) if found else "",
        )


def _level(node: Mapping[str, Any], language: Language) -> str:
    """Its level, and its province where it has one."""
    level = escaped(spoken("level", node["level"], language)) if "level" in node else ""
    province = province_name(node.get("province"))
    return " ".join(filter(None, (level, cards.soft(escaped(province)) if province else "")))


def _how(chain: Chain, up: bool, language: Language) -> str:
    """By what relation it stands to the other end, and through whom."""
    relation = chain.relations[0] if chain.relations else ""
    through = [brief(name_of(key, chain._nodes), 48) for key in chain.keys[1:-1]]
    told = cards.short(spoken("relation", relation, language))
    if through:
        told += " " + cards.soft(escaped(spoken("card", "through", language).format(" → ".join(through))))
    return told


def _step(chain: Chain, at: int) -> dict[str, Any]:
    key, target, found = chain.keys[at], chain.keys[at + 1], chain.evidence[at]
    node = chain._nodes.get(key, {})
    told = {name: node.get(name) for name in ("document_type", "number", "date", "level")}
    told |= {"label": _name(chain, at), "province": province_name(node.get("province")) or None, "key": key}
    told |= {"relation": chain.relations[at], "target": _name(chain, at + 1), "target_key": target}
    return told | {"places": len(found), **(place_row(found[0]) if found else {})}


def tree_card(tree: Branch, nodes: Nodes, up: bool, language: Language) -> str:
    """A chain tree as nested lists; the nearest stand first where not all are shown."""
    every = list(_walk(tree))[1:]
    shown = {id(branch) for branch in every[: cards.MOST]}
    group = "relation" if up else "relation_back"

    def below(branch: Branch) -> str:
        inside = [item(one) for one in branch.branches if id(one) in shown]
        return element("ul", "".join(inside)) if inside else ""

    def item(branch: Branch) -> str:
        node = nodes.get(branch.key, {})
        facts = (day(node.get("date"), language), province_name(node.get("province")))
        name = cards.named(name_of(branch.key, nodes), branch.key, " · ".join(filter(None, facts)))
        how = spoken(group, branch.relation, language)
        return element("li", f"{escaped(how)} {name} {cards.soft(spot_of(branch.evidence, language))}{below(branch)}")

    node = nodes.get(tree.key, {})
    return cards.card(
        cards.head(name_of(tree.key, nodes), day(node.get("date"), language), province_name(node.get("province"))),
        below(tree),
        cards.more(len(every) - len(shown), "document", language),
        language=language,
    )


def _walk(tree: Branch) -> Iterator[Branch]:
    """A tree and its branches, the nearest first."""
    left = deque([tree])
    while left:
        yield (branch := left.popleft())
        left.extend(branch.branches)


def _name(chain: Chain, at: int) -> str:
    return name_of(chain.keys[at], chain._nodes)


def _day(nodes: Nodes, key: str) -> str | None:
    told = nodes.get(key, {}).get("date")
    return str(told) if told else None


def _number(nodes: Nodes, key: str) -> str:
    return str(nodes.get(key, {}).get("number", ""))
