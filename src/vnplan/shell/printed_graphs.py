"""What is printed of a graph for reading: a summary, trees of chains, who carries out what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from vnplan.names import LEVELS, Language
from vnplan.shell.covered import Covered
from vnplan.shell.excerpts import cited
from vnplan.shell.measure import columns, said, width, wrapped
from vnplan.tables.spoken import counted, day, province_name, spoken
from vnplan.text.shown import brief, file_named

if TYPE_CHECKING:
    import networkx

    from vnplan.graph.queries import Branch, Chain

_SOME = 8  # of the most cited and of a document's directives, where not all are asked for
_NAME = 110  # letters of a document's name
_SENTENCE = 90  # letters of a sentence on the narrowest screen


def summary(built: networkx.MultiDiGraph, language: Language, everything: bool = False) -> Iterator[str]:
    """What each document given rests on, and what is cited most, with keys; an unnumbered one goes by its file."""
    from vnplan.graph.queries import directives_of, most_cited

    most = width()
    given = sorted(k for k, d in built.nodes(data=True) if d["in_corpus"])
    cited = built.number_of_nodes() - len(given)
    told = said(
        "graph", language, given=counted(len(given), "document", language), cited=cited,
        edges=counted(built.number_of_edges(), "edge", language),
    )  # fmt: skip
    yield from wrapped(told, most, "", "  ")
    often = [one for one in most_cited(built, max(1, len(built))) if one[1] > 1]
    if often:
        yield ""
        yield said("most_cited", language)
    for key, count in often if everything else often[:_SOME]:
        yield from wrapped(f"{shown(built, key, language)}{_key(key)}", most, f"{count:>4}  ", " " * 6)
    yield from _more(len(often), everything, language, "  ")
    for key in given:
        chains = sorted(directives_of(built, key, scope="central"), key=lambda c: _order(built, c))
        node = built.nodes[key]
        yield ""
        yield from wrapped(shown(built, key, language), most, "", "  ")
        yield from wrapped(file_named(str(node.get("source", ""))) + _key(key), most, "  ", "    ")
        if not chains:
            yield from wrapped(said("rests_on_none", language), most, "  ")
            continue
        told = said("rests_on", language, documents=counted(len(chains), "document", language))
        yield from wrapped(told, most, "  ")
        some = chains if everything else chains[:_SOME]
        words = [spoken("relation", chain.relations[0], language) for chain in some]
        room = max(map(len, words))
        for chain, word in zip(some, words, strict=True):
            yield from _chain(built, chain, f"    {word:{room}}  ", language)
        yield from _more(len(chains), everything, language, "    ")


def _chain(built: networkx.MultiDiGraph, chain: Chain, margin: str, language: Language) -> Iterator[str]:
    """The documents of a chain, and the key of the last, where it has one that says anything."""
    names = " → ".join(shown(built, key, language) for key in chain.keys[1:])
    yield from wrapped(f"{names}{_key(chain.keys[-1])}", width(), margin, " " * len(margin))


def _key(key: str) -> str:
    """The key behind a document's name; that of an unnumbered one is a hash, which nobody reads."""
    return "" if key.startswith("text/") else f"  {key}"


def _more(number: int, everything: bool, language: Language, margin: str) -> Iterator[str]:
    if number > _SOME and not everything:
        yield from wrapped(said("more", language, number=number - _SOME), width(), margin)


def _order(built: networkx.MultiDiGraph, chain: Chain) -> tuple[int, bool, int, tuple[str, ...]]:
    level = built.nodes[chain.keys[-1]]["level"]
    return len(chain.keys), chain.relations[0] != "implements", LEVELS.index(level), chain.keys


def chains(graph: networkx.MultiDiGraph, tree: Branch, up: bool, language: Language) -> Iterator[str]:
    """A chain tree: each document, and below it the relation, the section and the sentence that say so."""
    yield from wrapped(shown(graph, tree.key, language), width(), "", "  ")
    reached = list(_below(tree))
    if not reached:
        yield from wrapped(said("up_none" if up else "down_none", language), width())
        return
    documents = counted(len(reached), "document", language) if up else _of_provinces(graph, reached, language)
    yield from wrapped(said("up" if up else "down", language, documents=documents), width(), "", "  ")
    yield from _branches(graph, tree, "", up, language)


def _of_provinces(graph: networkx.MultiDiGraph, keys: Iterable[str], language: Language) -> str:
    """How many documents, and how many of them are local, of how many provinces: one way of counting everywhere."""
    every = list(keys)
    local = [key for key in every if "province" in graph.nodes[key]]
    places = len({str(graph.nodes[key]["province"]) for key in local})
    documents, of = counted(len(every), "document", language), counted(places, "province", language)
    if not local:
        return documents
    if len(local) == len(every):
        return documents + said("of_provinces", language, places=of)
    return documents + said("local_of_provinces", language, local=len(local), places=of)


def _below(tree: Branch) -> Iterator[str]:
    for branch in tree.branches:
        yield branch.key
        yield from _below(branch)


def _branches(graph: networkx.MultiDiGraph, tree: Branch, margin: str, up: bool, language: Language) -> Iterator[str]:
    most = width()
    for n, branch in enumerate(tree.branches):
        last = n == len(tree.branches) - 1
        below = margin + ("   " if last else "│  ")
        inner = below + ("│  " if branch.branches else "   ")
        fork = margin + ("└─ " if last else "├─ ")
        yield from wrapped(shown(graph, branch.key, language), most, fork, inner + "  ")
        target = branch.key if up else tree.key
        room = 2 * (most - len(inner))
        yield from wrapped(_why(branch, graph.nodes[target], target, room, language), most, inner)
        yield from _branches(graph, branch, below, up, language)


def _why(branch: Branch, target: Mapping[str, Any], key: str, most: int, language: Language) -> str:
    """The relation, where it stands and the sentence that says so, in about two lines."""
    first = branch.evidence[0]
    relation = spoken("relation", branch.relation, language)
    place = where(first.section, first.page, language)
    others = len(branch.evidence) - 1
    more = f" ({said('and_places', language, places=counted(others, 'place', language))})" if others else ""
    head = ", ".join(filter(None, (relation, place)))
    sentence = cited(first.sentence, target, key, max(_SENTENCE, most - len(head) - len(more) - 12))
    return f"{head}: “{sentence}”{more}"


def where(path: str | None, page: int | None, language: Language) -> str:
    """A section and a page, as one says them."""
    section = path
    if path and path.startswith("#"):
        section = said("footnote", language, path=path[1:])
    elif path and " " not in path:  # "Thứ hai", "Điều 5" say what they are
        section = said("section", language, path=path)
    told = said("page", language, page=page) if page is not None else None
    return ", ".join(filter(None, (section, told)))


def shown(graph: networkx.MultiDiGraph, key: str, language: Language) -> str:
    """A document by its label, day and province."""
    node = graph.nodes[key]
    date = f" ({day(node['date'], language)})" if "date" in node else ""
    place = f", {province_name(node['province'])}" if "province" in node else ""
    return f"{brief(str(node['label']), _NAME)}{date}{place}"


def coverage(covered: Covered, by: str, language: Language) -> Iterator[str]:
    """Who carries out what: a province or a document a row, a directive a column, and how much of each in all."""
    rows = covered.by_document(language) if by == "document" else covered.by_province()
    keys, names = list(covered.directives), list(covered.directives.values())
    most = width()
    heads, margin = names, ""
    if len(names) > 1 and (len(names) > _FEW or most < _ROOM * (len(names) + 1)):
        heads = [f"[{n}]" for n in range(1, len(names) + 1)]
    right = frozenset(range(1, len(keys) + 1)) if by == "province" else frozenset[int]()
    table = [(str(row["name"]), *(str(row[key] or "–") for key in keys)) for row in rows]
    yield from columns([spoken("column", by, language), *heads], table, most, right)
    if table:
        yield ""
    for key, name, head in zip(keys, names, heads, strict=True):
        found = covered.all_by[key]
        told = _of_provinces(covered.graph, found, language) if found else said("carried_out_by_none", language)
        margin = "" if head == name else f"{head}  "
        yield from wrapped(f"{name}: {told}", most, margin, " " * len(margin) or "  ")


_FEW, _ROOM = 3, 22  # directives named over their columns; columns of the screen each of them needs
