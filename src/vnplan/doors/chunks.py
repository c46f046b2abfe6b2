"""Documents as chunks for retrieval: stretches of the text by section, each with its place, headings and citations."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator

from vnplan.arguments import whole_of
from vnplan.doors.cuts import Cutter, Limits, Piece, stretches
from vnplan.errors import WrongType, WrongValue
from vnplan.keys.catalog import Catalog
from vnplan.keys.catalog_rows import CatalogLike, catalog_of
from vnplan.keys.gist import gist_of
from vnplan.keys.resolution import Settler
from vnplan.models import Document, Region, Section
from vnplan.models.document import each_of
from vnplan.models.places import sections_around
from vnplan.models.records import Record
from vnplan.names import Kind, Level, RegionKind, Relation
from vnplan.tables.rules import Rules, RulesLike, rules_of
from vnplan.tables.spoken import type_name
from vnplan.text.around import page_at, page_ends
from vnplan.text.shown import brief, one_line

SIZE = 1500
"""Letters of a chunk where nothing else is asked for; a tenth of it is repeated of the one before."""


class ChunkCitation(Record):
    """A citation that stands in a chunk; offsets are those of the document's text."""

    text: str
    start: int
    end: int
    kind: Kind
    document_type: str | None = None
    number: str | None = None
    level: Level | None = None
    relation: Relation
    key: str | None = None


class Chunk(Record):
    """A stretch of a document for a retriever: `text` is what stands at `start` to `end` of the document's text."""

    id: str
    index: int
    source: str | None = None
    key: str
    label: str
    document_type: str | None = None
    number: str | None = None
    date: datetime.date | None = None
    issuer: str | None = None
    level: Level | None = None
    province: str | None = None
    title: str | None = None
    part: int
    regions: list[RegionKind]
    path: str | None = None
    paths: list[str]
    headings: list[str]
    heading: str | None = None
    context: str
    page: int | None = None
    start: int
    end: int
    overlap: int = 0
    text: str
    citations: list[ChunkCitation]

    def _said(self) -> str:
        return f"{self.path or self.regions[0]} [{self.start}:{self.end}] “{brief(self.text)}”"


def chunks(
    documents: Iterable[Document] | Document,
    *,
    size: int = SIZE,
    overlap: int | None = None,
    length: Callable[[str], int] | None = None,
    catalog: CatalogLike = True,
    rules: RulesLike = None,
) -> Iterator[Chunk]:
    """The chunks of a document, or of many one after the other; each document is let go before the next is read.

    A section that is no longer than `size` is one chunk with all that is below it, short ones side by side are put
    together, a long one is cut between its sections, then between sentences, and never within a citation that fits.
    A chunk that begins within a section repeats whole sentences of the chunk before, up to `overlap`, a tenth of `size`
    where it is not told. Both are counted in letters, or as `length` counts them: tokens, words. Head, preamble,
    closing, recipients, footnotes and appendices are chunks too; only what a portal put around the text is left out.

    Citations carry settled keys; `catalog` and `rules` as in `build_graph`. Raises ValueError where `overlap` is more
    than half of `size`, or where a document was loaded without its text.

    >>> import vnplan
    >>> doc = vnplan.parse("II. NHIỆM VỤ\\n1. Học tập\\nThực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021. Mở lớp.")
    >>> [(c.path, c.headings, c.citations[0].key) for c in vnplan.chunks(doc)]
    [('II.1', ['NHIỆM VỤ', 'Học tập'], '/akn/vn/doc/chi-thi/ttg/2021/14')]
    """
    whole_of("size", size, 1)
    overlap = size // 10 if overlap is None else whole_of("overlap", overlap)
    if overlap * 2 > size:
        raise WrongValue(f"overlap is at most half of size, {size // 2} here, not {overlap}")
    if length is not None and not callable(length):
        raise WrongType(f"length is a function of words that counts them, not {type(length).__name__}")
    limits, known, tables = Limits(size, overlap, length), catalog_of(catalog, rules), rules_of(rules)
    given = each_of(documents, "chunks")
    return (chunk for document in given for chunk in _Chunked(document, limits, known, tables).all())


class _Chunked:
    """One document, and what all its chunks tell of it."""

    def __init__(self, document: Document, limits: Limits, catalog: Catalog | None, rules: Rules) -> None:
        self._document, self._rules = document, rules
        self._cutter = Cutter(document, limits, rules)
        gist = gist_of(document, rules)
        settler = Settler([gist], catalog, rules)
        self._keys = {c.at: r.key for c, r in zip(gist.citations, settler.settle(gist), strict=True)}
        self._key = settler.own_key(gist)
        self._cited = [c.start for c in document.citations]
        self._begun = [s.start for s in document.sections]
        self._pages = page_ends(document.text)

    def all(self) -> Iterator[Chunk]:
        """The chunks, in order of the text."""
        n = 0
        for regions in stretches(self._document):
            for piece in self._cutter.cut(regions[0].start, regions[-1].end):
                yield self._chunk(n, piece, regions)
                n += 1

    def _chunk(self, index: int, piece: Piece, regions: list[Region]) -> Chunk:
        document, (start, end) = self._document, piece[:2]
        around = [] if piece.holder is None else sections_around(document, document.sections[piece.holder])
        headings = [one_line(s.heading) for s in around if s.heading]
        part = around[-1].part if around else regions[0].part
        label = self._label(part)
        return Chunk(
            id=f"{document.sha256[:12]}-{start}-{end}",
            index=index,
            source=document.source,
            **self._told(part),
            label=label,
            part=part,
            regions=[r.kind for r in regions if r.start < end and start < r.end],
            path=around[-1].path if around else None,
            paths=self._paths(piece, around),
            headings=headings,
            heading=headings[-1] if headings else None,
            context=" › ".join([label, *map(_step, around)]),
            page=page_at(self._pages, start),
            start=start,
            end=end,
            overlap=piece.fresh - start,
            text=document.text[start:end],
            citations=self._citations(start, end),
        )

    def _told(self, part: int) -> dict[str, object]:
        """What the document says of itself; an attached one is a component of the main one."""
        m = self._document.metadata
        told = {"issuer": m.issuer, "level": m.level, "province": m.province}
        if not part:
            own = {name: getattr(m, name) for name in ("document_type", "number", "date", "title")}
            return {"key": self._key, **own, **told}
        here = self._document.parts[part]
        own = {name: getattr(here, name) for name in ("document_type", "number", "date", "title")}
        return {"key": f"{self._key}!att_{part}", **own, **told}

    def _label(self, part: int) -> str:
        """A document as one names it: type and number, else type and title."""
        m = self._document.parts[part] if part else self._document.metadata
        told = " ".join(filter(None, (type_name(m.document_type, self._rules), m.number or brief(m.title, 80))))
        return told or brief(self._document.source) or self._key

    def _paths(self, piece: Piece, around: list[Section]) -> list[str]:
        """The paths of all sections whose words are in a piece: the one that holds it, and those that begin in it."""
        first, last = bisect_left(self._begun, piece.start), bisect_left(self._begun, piece.end)
        begun = [s.path for s in self._document.sections[first:last]]
        return list(dict.fromkeys([*(s.path for s in around[-1:] if s.start < piece.start), *begun]))

    def _citations(self, start: int, end: int) -> list[ChunkCitation]:
        """The citations that begin in a stretch."""
        first, last = bisect_left(self._cited, start), bisect_left(self._cited, end)
        return [
            ChunkCitation(
                text=c.text, start=c.start, end=c.end, kind=c.kind, document_type=c.document_type, number=c.number,
                level=c.level, relation=c.relation, key=self._keys.get(first + n) or c.key,
            )
            for n, c in enumerate(self._document.citations[first:last])
        ]  # fmt: skip


def _step(section: Section) -> str:
    """A section on the way to a chunk: "II. NHIỆM VỤ"."""
    return " ".join(filter(None, (one_line(section.label), brief(section.heading, 120))))
