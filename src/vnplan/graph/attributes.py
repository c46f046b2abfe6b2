"""What a node says of its document: of all that is told, the best evidence wins, in whatever order it was read.

A given text's own words come first, then the catalogue, then what those say who cite it: what most say, of that the
fullest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import Any, NamedTuple

from vnplan.keys.catalog import Catalog
from vnplan.keys.gist import Gist, Mention
from vnplan.tables.ended_bodies import successor
from vnplan.tables.rules import Rules
from vnplan.text.shown import file_named, one_line

Attributes = dict[str, Any]

NAMES = (
    "document_type", "number", "date", "year", "issuer", "issuer_id", "level", "province", "title", "name",
)  # fmt: skip
"""The attributes that texts tell."""

VARIED = (("date", "also_dated"), ("number", "also_numbered"))
"""What is noted where texts disagree on it, and under which name."""


class ToldOf:
    """What is told of one document: by texts of it, and by those that cite it, each time they do."""

    __slots__ = ("mentions", "texts")  # there is one for every document that is cited

    def __init__(self) -> None:
        self.texts: list[Gist] = []
        self.mentions: list[Mention] = []


def node_of(key: str, words: ToldOf, catalog: Catalog | None, rules: Rules) -> Attributes:
    """The attributes of a node."""
    texts = sorted((_of_text(gist) for gist in words.texts), key=_fullest)
    known = _of_catalog(key, catalog) if catalog is not None else {}
    mentions = Counter(words.mentions)
    node: Attributes = {"in_corpus": bool(texts)}
    for told in (*texts, known, most_told(mentions)):
        for name, value in told.items():
            node.setdefault(name, value)
    sources = sorted({source for gist in words.texts for source in gist.sources})
    if sources:
        node["source"] = "; ".join(sources)
    dated = {"date": node["date"]} if "date" in node else {}  # the catalogue's day may be another than all cite
    node |= varied((*texts, dated, *map(_of_mention, mentions)))
    return completed(key, node, rules)


def most_told(mentions: Mapping[Mention, int]) -> Attributes:
    """Of each attribute what most tell whom nothing speaks against; of two told as often what the fuller mention tells.

    Then the first in order, so that nothing hangs on who was read first.
    """
    votes: dict[str, dict[Any, list[_Vote]]] = {}
    for mention, count in mentions.items():
        told = _of_mention(mention)
        vote = _Vote(0 if mention.doubted else count, count, len(told), sum(len(str(value)) for value in told.values()))
        for name, value in told.items():
            votes.setdefault(name, {}).setdefault(value, []).append(vote)
    return {name: min(votes[name].items(), key=_ranked)[0] for name in NAMES if name in votes}


class _Vote(NamedTuple):
    sure: int
    told: int
    attributes: int
    letters: int


def _ranked(told: tuple[Any, list[_Vote]]) -> tuple[int, int, int, int, str]:
    value, votes = told
    fullest = max((vote.attributes, vote.letters) for vote in votes)
    return -sum(v.sure for v in votes), -sum(v.told for v in votes), -fullest[0], -fullest[1], str(value)


def _fullest(told: Attributes) -> tuple[int, list[tuple[str, str]]]:
    """Texts of one document: first the one that tells most of itself."""
    return -len(told), sorted((name, str(value)) for name, value in told.items())


def varied(all_told: Iterable[Mapping[str, Any]]) -> Attributes:
    """Where one document is dated or numbered in more than one way, all of them."""
    out: Attributes = {}
    seen: dict[str, set[str]] = {name: set() for name, _ in VARIED}
    for told in all_told:
        for name, _ in VARIED:
            if name in told:
                seen[name].add(told[name])
    for name, other in VARIED:
        if len(seen[name]) > 1:
            out[other] = "; ".join(sorted(seen[name]))
    return out


def _of_text(gist: Gist) -> Attributes:
    m = gist.metadata
    return _without_none({
        "document_type": m.document_type, "number": m.number, "date": m.date.isoformat() if m.date else None,
        "year": m.date.year if m.date else None, "issuer": m.issuer, "issuer_id": m.issuer_id, "level": m.level,
        "province": m.province, "title": m.title, "in_force": m.in_force.isoformat() if m.in_force else None,
    })  # fmt: skip


def _of_mention(m: Mention) -> Attributes:
    return _without_none({
        "document_type": m.document_type, "number": m.number, "date": m.date.isoformat() if m.date else None,
        "year": m.year, "issuer": m.issuer, "issuer_id": m.issuer_id, "level": m.level, "province": m.province,
        "title": m.title if m.kind != "named_law" else None,
        "name": one_line(m.words or "") if m.number is None else None,
    })  # fmt: skip


def _of_catalog(key: str, catalog: Catalog) -> Attributes:
    entry = catalog.get(key)
    if entry is None:
        return {}
    replaced = catalog.replaced(key, None)
    return _without_none({
        "document_type": entry.document_type, "number": entry.number or None, "date": entry.date.isoformat(),
        "year": entry.date.year, "issuer": entry.issuer, "issuer_id": entry.issuer_id, "level": entry.level,
        "title": entry.title or None, "in_force": entry.in_force.isoformat() if entry.in_force else None,
        "replaced_by": replaced.key if replaced is not None else None,
    })  # fmt: skip


def _without_none(told: Attributes) -> Attributes:
    return {name: value for name, value in told.items() if value is not None}


def completed(key: str, node: Attributes, rules: Rules) -> Attributes:
    """A node with what tables know: its issuer and province today, its label."""
    if "province" in node:
        node["province_now"] = rules.province_now.get(str(node["province"]), node["province"])
    if "issuer_id" in node:
        node["issuer_now"] = successor(str(node["issuer_id"]), rules)
    node["label"] = label_of(key, node, rules)
    return node


_LABEL = 160  # characters, of a document that goes by its title


def label_of(key: str, node: dict[str, Any], rules: Rules) -> str:
    """How a node is shown: "Quyết định 2457/QĐ-BGDĐT", "Hiến pháp năm 2013", else its name or title, else its file."""
    doctype = rules.types.get(str(node.get("document_type", "")))
    words = doctype.name if doctype else ""
    title = str(node.get("title", ""))
    if node.get("number") and title.startswith(words) and node.get("document_type") in rules.laws:
        label = f"{title} {node['number']}"  # a law goes by its name
    elif node.get("number"):
        label = f"{words} {node['number']}"
    elif node.get("document_type") == "hien_phap" and node.get("year"):
        label = f"{words} năm {node['year']}"
    elif node["in_corpus"]:
        label = f"{words} {node.get('title') or _file(node)}"
    else:
        label = str(node.get("name") or node.get("title") or "")
    return (label.strip() or key)[:_LABEL]


def _file(node: Attributes) -> str:
    first = str(node.get("source", "")).partition("; ")[0]
    return file_named(PurePath(first).name)
