"""Answers of a graph as lists, tables and cards: places, documents, how often they are cited, how they differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Generic, NamedTuple, Self, TypeVar

from vnplan.graph.build import Evidence
from vnplan.models import cards
from vnplan.models.listed import Listed
from vnplan.names import Language
from vnplan.tables.spoken import counted, day, province_name, spoken, type_name
from vnplan.text.markup import escaped
from vnplan.text.shown import brief

Nodes = Mapping[str, Mapping[str, Any]]
"""What a graph tells of its documents, by key."""
NOTHING: Nodes = MappingProxyType({})


def name_of(key: str, nodes: Nodes, most: int = 72) -> str:
    """A document by its label; where nothing is told of it, by what its key says.

    >>> name_of("/akn/vn/doc/quyet-dinh/bgddt/2023/2457", {})
    'Quyết định 2457 (bgddt, 2023)'
    """
    if key in nodes and "label" in nodes[key]:
        return brief(str(nodes[key]["label"]), most)
    parts = key.split("/")
    if not key.startswith("/akn/vn/") or len(parts) != _PARTS:
        return brief(bare(key), most)
    kind, author, year, serial = parts[4:]
    return brief(f"{type_name(kind.replace('-', '_'))} {serial} ({author}, {year})", most)


_PARTS = 8  # of a document's key: "", akn, vn, family, type, author, year, serial


def bare(key: str) -> str:
    """A key without what all documents' keys begin with."""
    return key.removeprefix("/akn/vn/").removeprefix("doc/").removeprefix("act/")


def spot_of(found: Iterable[Evidence], language: Language, *, heading: bool = True, file: bool = True) -> str:
    """The first place, and how many more there are."""
    some = list(found)
    if not some:
        return ""
    first = some[0]
    told = cards.spot(
        first.file if file else None, first.section, first.heading if heading else None, first.page, language
    )
    return told + (f" {cards.soft(f'+{len(some) - 1}')}" if len(some) > 1 else "")


def place_row(one: Evidence) -> dict[str, Any]:
    """Where a thing is said, by the names all tables have."""
    return {
        "source": one.file, "path": one.section, "heading": one.heading, "page": one.page, "sentence": one.sentence,
    }  # fmt: skip


class Evidences(Listed[Evidence]):
    """Places that say how a document stands to another."""

    _columns = ("source", "path", "heading", "page", "start", "end", "sentence", "step", "key")
    _words = ""

    def about(self, words: str) -> Self:
        """The same, knowing which words of the sentences are looked for: a number."""
        self._words = words
        return self

    def rows(self) -> list[dict[str, Any]]:
        """One dict a place; `key` is the citing document's."""
        return [
            {**place_row(one), "start": one.start, "end": one.end, "step": one.step, "key": one.source} for one in self
        ]

    def _counts(self) -> Counter[str]:
        return Counter(bare(one.source) for one in self)

    def _card(self, language: Language) -> str:
        rows = ((spot_of((one,), language), cards.marked(one.sentence, self._words, 240)) for one in self)
        return cards.card(
            cards.head(counted(len(self), "place", language)),
            cards.table(("where", "sentence"), rows, total=len(self), of="place", language=language),
            language=language,
        )


T = TypeVar("T")


class _Told(Listed[T], Generic[T]):
    """A list about documents, which knows what the graph tells of them."""

    _nodes: Nodes = NOTHING

    def of(self, nodes: Nodes) -> Self:
        """The same, knowing its documents."""
        self._nodes = nodes
        return self

    @staticmethod
    def _key(item: T) -> str:
        raise NotImplementedError

    def __getstate__(self) -> dict[str, Any]:
        """As pickle keeps it: what is told of its own documents, not of all."""
        keys = {self._key(item) for item in self}
        return {"_nodes": {key: dict(self._nodes[key]) for key in keys if key in self._nodes}}

    def _document(self, item: T) -> dict[str, Any]:
        """What a table tells of a document."""
        key = self._key(item)
        node = self._nodes.get(key, {})
        told = {name: node.get(name) for name in ("source", *_DOCUMENT)}
        province = province_name(node.get("province")) or None
        return told | {"label": name_of(key, self._nodes, 200), "province": province, "key": key}

    def _named(self, item: T, language: Language) -> str:
        node = self._nodes.get(self._key(item), {})
        return cards.named(name_of(self._key(item), self._nodes), self._key(item), day(node.get("date"), language))

    def __repr__(self) -> str:
        return list.__repr__(self)


_DOCUMENT = ("label", "document_type", "number", "date", "issuer", "level", "province")


class Keys(_Told[str]):
    """Keys of documents, shown by their names."""

    _columns = ("source", *_DOCUMENT, "title", "key")

    @staticmethod
    def _key(item: str) -> str:
        return item

    def rows(self) -> list[dict[str, Any]]:
        """One dict a document."""
        return [{**self._document(key), "title": self._nodes.get(key, {}).get("title")} for key in self]

    def _card(self, language: Language) -> str:
        rows = (
            (
                self._named(key, language),
                escaped(spoken("level", self._nodes.get(key, {}).get("level"), language)),
                cards.cell(self._nodes.get(key, {}).get("title")),
            )
            for key in self
        )
        return cards.card(
            cards.head(counted(len(self), "document", language)),
            cards.table(("document", "level", "title"), rows, total=len(self), of="document", language=language),
            language=language,
        )


class MostCited(_Told[tuple[str, int]]):
    """Documents with the number of those that cite them."""

    _columns = ("source", *_DOCUMENT, "cited_by", "title", "key")

    @staticmethod
    def _key(item: tuple[str, int]) -> str:
        return item[0]

    def rows(self) -> list[dict[str, Any]]:
        """One dict a document."""
        title = {key: self._nodes.get(key, {}).get("title") for key, _ in self}
        return [{**self._document(one), "cited_by": one[1], "title": title[one[0]]} for one in self]

    def _card(self, language: Language) -> str:
        rows = (
            (self._named(one, language), str(one[1]), cards.cell(self._nodes.get(one[0], {}).get("title")))
            for one in self
        )
        return cards.card(
            cards.head(counted(len(self), "document", language)),
            cards.table(("document", "cited_by", "title"), rows, total=len(self), of="document", language=language),
            language=language,
        )


class Conflict(NamedTuple):
    """A document that is cited in two ways: which field, and the values seen."""

    key: str
    field: str
    values: tuple[str, ...]


class Conflicts(_Told[Conflict]):
    """Documents that texts date or number in more than one way."""

    _columns = ("source", *_DOCUMENT, "field", "values", "key")

    @staticmethod
    def _key(item: Conflict) -> str:
        return item.key

    def rows(self) -> list[dict[str, Any]]:
        """One dict a document and field."""
        return [{**self._document(one), "field": one.field, "values": list(one.values)} for one in self]

    def _card(self, language: Language) -> str:
        rows = (
            (
                self._named(one, language),
                escaped(spoken("column", one.field, language)),
                escaped(" / ".join(day(v, language) if one.field == "date" else v for v in one.values)),
            )
            for one in self
        )
        return cards.card(
            cards.head(counted(len(self), "finding", language)),
            cards.table(("document", "field", "values"), rows, total=len(self), of="finding", language=language),
            language=language,
        )
