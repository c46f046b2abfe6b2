"""What one document does to another, as an answer tells it: from a row of the catalogue or a sentence of a text."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from vnplan.keys.catalog import Catalog, begun
from vnplan.keys.entries import KnownChange
from vnplan.models.acted import acts_in as acts_done
from vnplan.models.acted import said_of
from vnplan.review.act_words import meets
from vnplan.review.right import number_known, told_by_key
from vnplan.tables.rules import rules_of, shipped
from vnplan.text.shown import brief

if TYPE_CHECKING:
    import networkx

    from vnplan.graph.build import Evidence


class ActDone(NamedTuple):
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
    issued: bool = False
    """Whether `since` is the day the other was issued: when it takes effect is not told."""

    @property
    def ends(self) -> bool:
        """Whether the document is over with it."""
        return self.whole and self.relation in ("replaces", "repeals")

    @property
    def label(self) -> str:
        """Its number, else its title, else what its key tells."""
        constitution = "/hien-phap/" in self.key  # which has no number, and one title with others
        return self.number or (self.title if not constitution else "") or told_by_key(self.key, rules_of(None))

    def __repr__(self) -> str:
        return f"<Act {self.relation} by {brief(self.label, 60)}{f' from {self.since}' if self.since else ''}>"

    def row(self) -> dict[str, Any]:
        """The act as plain data."""
        return {name: str(v) if isinstance(v, datetime.date) else v for name, v in self._asdict().items()}


def act_of(change: KnownChange, on: datetime.date, catalog: Catalog) -> ActDone:
    """A row of the catalogue as an act."""
    entry, number = catalog.get(change.key), number_known(change.key, catalog)
    words, words_vi = source_words(change.source)
    since = change.date
    return ActDone(
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


def acts_in(graph: networkx.MultiDiGraph, key: str, on: datetime.date, provision: str | None = None) -> list[ActDone]:
    """What the texts of a graph do to a document, each with its sentence: of several the one on the provision."""
    if key not in graph:
        return []
    edges = graph.in_edges(key, keys=True, data=True)
    found = [act for source, _, edge, data in edges for act in _acts(graph, source, edge, data, on, provision)]
    return sorted(found, key=lambda act: (act.since or datetime.date.max, act.key))


def _acts(
    graph: networkx.MultiDiGraph,
    source: str,
    relation: str,
    data: dict[str, Any],
    on: datetime.date,
    provision: str | None,
) -> Iterator[ActDone]:
    """An edge as acts, one for each thing done to provisions; whether it is on the whole, its sentence tells."""
    if relation not in _CHANGES:
        return
    node, evidence = graph.nodes[source], data.get("evidence") or ()
    shown = min(evidence, key=lambda one: one.acts is None, default=None) if not isinstance(evidence, str) else None
    sentence = " ".join(shown.sentence.split()) if shown else ""
    done = _provisions(evidence) if shown else {}
    for (what, day), places in (done or {(relation, None): {}}).items():
        provisions = " và ".join(filter(None, places))
        quoted = f"“{_quoted(places, provision, sentence)}”"
        whole = not provisions and what in ("replaces", "repeals") and not _A_PART.search(sentence)
        told = day or node.get("in_force") or node.get("date")
        since = datetime.date.fromisoformat(told) if told else None
        issued = not day and not node.get("in_force")
        yield ActDone(
            source, node.get("number"), node.get("title"), what, since, whole, provisions, "B", quoted, quoted,
            since is not None and since <= on, issued,
        )  # fmt: skip


_DONE = {"repeal": "repeals", "replace": "replaces"}  # all else amends


def _provisions(evidence: Iterable[Evidence]) -> dict[tuple[str, str | None], dict[str, str]]:
    """What is done to which provisions and in what words, by relation and day, of all that an edge rests on."""
    found: dict[tuple[str, str | None], dict[str, str]] = {}
    for one in evidence:
        for (action, place, day), words in zip(acts_done(one.acts), said_of(one.acts, one.said), strict=True):
            if action != "suspend":
                found.setdefault((_DONE.get(action, "amends"), day), {}).setdefault(place, words)
    return found


def _quoted(places: dict[str, str], provision: str | None, sentence: str) -> str:
    """The words on the provision asked about, else the first, else the sentence that names the act."""
    meant = (words for place, words in places.items() if provision and words and meets(place, provision))
    return next(meant, None) or next(iter(places.values()), "") or sentence
