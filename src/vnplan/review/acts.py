"""What one document does to another, as an answer tells it: from a row of the catalogue or a sentence of a text."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from vnplan.keys.catalog import Catalog, begun
from vnplan.keys.entries import Change
from vnplan.tables.rules import shipped
from vnplan.text.shown import brief

if TYPE_CHECKING:
    import networkx


class Act(NamedTuple):
    """What a document did to the one asked about: `relation` as in the graph, `since` where the day is known."""

    key: str
    number: str | None
    title: str | None
    relation: str
    since: datetime.date | None
    whole: bool
    provisions: str
    grade: str
    how: str
    """How it is known: the source of the row, or the sentence."""
    how_vi: str
    begun: bool

    @property
    def ends(self) -> bool:
        """Whether the document is over with it."""
        return self.whole and self.relation in ("replaces", "repeals")

    @property
    def label(self) -> str:
        """Its number, else its key."""
        return self.number or self.key

    def __repr__(self) -> str:
        return f"<Act {self.relation} by {brief(self.label, 60)}{f' from {self.since}' if self.since else ''}>"

    def row(self) -> dict[str, Any]:
        """The act as plain data."""
        return {name: str(v) if isinstance(v, datetime.date) else v for name, v in self._asdict().items()}


def act_of(change: Change, on: datetime.date, catalog: Catalog) -> Act:
    """A row of the catalogue as an act."""
    entry = catalog.get(change.key)
    told = catalog.listed(change.key) if entry is None else None
    number = (entry.number if entry else told.number if told else None) or None
    words, words_vi = source_words(change.source)
    since = change.date
    return Act(
        change.key, number, (entry.title if entry else None) or None, change.relation, since, change.whole,
        change.provisions, change.grade, words, words_vi, begun(change, on),
    )  # fmt: skip


def source_words(codes: str) -> tuple[str, str]:
    """Sources in words, English and Vietnamese.

    >>> source_words("clause vbpl")[0]
    'the article on effect of the acting document, a page of the national law database'
    """
    named = {code: (words, words_vi) for code, words, words_vi in shipped("sources")[1]}
    pairs = [named[code] for code in codes.split() if code in named]
    return ", ".join(en for en, _ in pairs), ", ".join(vi for _, vi in pairs)


_CHANGES = ("replaces", "repeals", "amends", "corrects")
_A_PART = re.compile(
    r"\b(?:[Đđ]iều|khoản|điểm|[Mm]ục|[Cc]hương|[Pp]hụ lục|một phần|một số)\s+(?:\d|[IVX]|[a-zđ]\b|nội dung|điều)"
)


def acts_in(graph: networkx.MultiDiGraph, key: str, on: datetime.date) -> list[Act]:
    """What the texts of a graph do to a document, each with its sentence."""
    if key not in graph:
        return []
    found = [_act(graph, source, edge, data, on) for source, _, edge, data in graph.in_edges(key, keys=True, data=True)]
    return sorted((act for act in found if act is not None), key=lambda act: (act.since or datetime.date.max, act.key))


def _act(
    graph: networkx.MultiDiGraph, source: str, relation: str, data: dict[str, Any], on: datetime.date
) -> Act | None:
    """An edge as an act; whether it is on the whole, its sentence tells."""
    if relation not in _CHANGES:
        return None
    node, evidence = graph.nodes[source], data.get("evidence") or ()
    sentence = " ".join(evidence[0].sentence.split()) if evidence and not isinstance(evidence, str) else ""
    told = node.get("in_force") or node.get("date")
    since = datetime.date.fromisoformat(told) if told else None
    whole = relation in ("replaces", "repeals") and not _A_PART.search(sentence)
    return Act(
        source, node.get("number"), node.get("title"), relation, since, whole, "", "B", f"“{sentence}”",
        f"“{sentence}”", since is not None and since <= on,
    )  # fmt: skip
