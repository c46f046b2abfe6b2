"""The graph of what a batch has read, made of its tables: shard by shard, no document read again."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from vnplan.batches.rows import Row
from vnplan.batches.schema import needed
from vnplan.batches.tables import Tables, tables_at
from vnplan.errors import WrongType
from vnplan.graph.build import linked
from vnplan.keys.catalog_rows import CatalogLike, catalog_of
from vnplan.keys.gist import Cited, Gist, Mention, befell, governed, kept, name_of, together, without_label
from vnplan.models import Metadata, Provision
from vnplan.models.acted import NO_ACTS, Acts, ActTold, acts_told
from vnplan.names import CONTRADICTED, DOUBTED
from vnplan.tables.rules import Rules, RulesLike, rules_of

if TYPE_CHECKING:
    import networkx


def graph_from(
    *tables: Tables | str | os.PathLike[str], catalog: CatalogLike = True, rules: RulesLike = None
) -> networkx.MultiDiGraph:
    """The graph of the documents of a batch, as `build_graph` links them, made of the tables: nothing is read again.

    Of several batches, all their documents together. A shard's rows are let go once they are looked through; what is
    kept of a document is what `build_graph` keeps. `catalog` as in `build_graph`; `rules` are the tables of your own
    that the batch was read with.

    Raises ReadError for a folder without tables, or with those of another version; TypeError for what is no folder and
    no Tables; CatalogError and RulesError for tables of your own that cannot be used.

    >>> import tempfile, vnplan
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     graph = graph_from(vnplan.batch("corpus", f"{folder}/tables", jobs=1))
    >>> vnplan.most_cited(graph, 1)
    [('/akn/vn/doc/nghi-quyet/tw/2013/29', 5)]
    """
    if not tables:
        raise WrongType("graph_from() takes the folder of tables that a batch has written, and none is given")
    opened = [one if isinstance(one, Tables) else tables_at(one, "graph_from") for one in tables]
    known, own = catalog_of(catalog, rules), rules_of(rules)
    return linked(together(gist for one in opened for gist in gists_in(one, own)), known, own)


def gists_in(tables: Tables, rules: Rules) -> Iterator[Gist]:
    """What is kept of each document of the tables, in the order of the files."""
    names = ("documents", "citations", "operations")
    for documents, citations, operations in zip(*map(tables.paths, names), strict=True):
        ahead, acts = _rows(citations, _CITED), _Acts(_rows(operations, _ACTED))
        row = next(ahead, None)
        for told in _rows(documents, _OWN):
            own: list[Row] = []
            while row is not None and row["source"] == told["source"] and row["citation"] == len(own):
                own.append(row)
                row = next(ahead, None)
            yield _gist(told, own, acts.of(told["source"], told["in_force"]), rules)


class _Acts:
    """What operations do to which provisions, document by document, in the order of the files."""

    def __init__(self, rows: Iterator[Row]) -> None:
        self._rows, self._next = rows, next(rows, None)

    def of(self, source: str | None, own: datetime.date | None) -> dict[int, Acts]:
        """Those of a document in force from `own`, by the index of the citation that names what is changed."""
        found: list[ActTold] = []
        while (row := self._next) is not None and row["source"] == source and row["operation"] == len(found):
            units = {name: row[name] for name in Provision.model_fields}
            day = row["in_force"] if row["in_force"] != own else None
            found.append((row["citation"], row["action"], units, row["pinpoint"], day, row["sentence"]))
            self._next = next(self._rows, None)
        return acts_told(found)


_OWN = ["source", "sha256", *Metadata.model_fields]
_CITED = [
    "source", "citation", "kind", "start", "end", "text", "document_type", "number", "date", "year", "issuer",
    "issuer_id", "level", "province", "title", "relation", "cue", "governor", "page", "key", "put_into_force", "notes",
    "path", "heading", "sentence",
]  # fmt: skip
_ACTED = ["source", "operation", "action", *Provision.model_fields, "pinpoint", "citation", "in_force", "sentence"]
_MOST = 4096  # rows held at a time: an archive of many documents is one file, and all of it in one shard


def _rows(file: str, columns: list[str]) -> Iterator[Row]:
    needed()
    from pyarrow import parquet

    with parquet.ParquetFile(file) as opened:
        for batch in opened.iter_batches(_MOST, columns=columns):
            yield from batch.to_pylist()


def _gist(told: Row, citations: list[Row], acts: dict[int, Acts], rules: Rules) -> Gist:
    """What `gist_of` keeps of a document, of its rows."""
    at = kept([(row["key"], row["governor"]) for row in citations])
    metadata = Metadata.made({name: told[name] for name in Metadata.model_fields})
    sources = {told["source"]} if told["source"] else set()
    cited = governed([_cited(citations[n], acts, rules) for n in at])
    return Gist(told["sha256"], metadata, sources, cited, len(citations))


def _cited(row: Row, acts: dict[int, Acts], rules: Rules) -> Cited:
    codes = {note["code"] for note in row["notes"]}
    mention = Mention(
        row["kind"], row["key"], row["document_type"], row["number"], row["date"], row["year"], row["issuer"],
        row["issuer_id"], row["level"], row["province"], row["title"],
        name_of(row["kind"], row["number"], row["text"]), not codes.isdisjoint(DOUBTED),
    )  # fmt: skip
    return Cited(
        mention, row["citation"], row["start"], row["end"], row["governor"],
        befell(row["relation"], row["cue"], rules),
        not codes.isdisjoint(CONTRADICTED), row["relation"] == "guides", row["put_into_force"],
        row["path"], row["heading"], row["page"], without_label(row["sentence"]),
        *acts.get(row["citation"], NO_ACTS),
    )  # fmt: skip
