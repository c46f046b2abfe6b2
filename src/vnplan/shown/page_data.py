"""What the page shows, as plain data: documents, the graph's nodes and edges, findings; each text packed apart.

Rows in place of objects keep it small; the fields of a row are told by the lists below, in the page too. Offsets are
those of a browser, which counts a character beyond U+FFFF twice.
"""

from __future__ import annotations

import base64
import datetime
import json
import os
import zlib
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from vnplan.graph.build import linked
from vnplan.graph.queries import CARRIES_OUT
from vnplan.keys.gist import gist_of, together
from vnplan.keys.resolution import Settler
from vnplan.models.places import heading_of, sections_around, sections_at, sentence_of
from vnplan.names import LEVELS, REGION_KINDS, RELATIONS
from vnplan.review.checks import found_in, words_of
from vnplan.review.validity import status_of
from vnplan.review.verdict import verdicts_of
from vnplan.shown.picture import placed
from vnplan.tables.bodies import CENTRAL
from vnplan.tables.spoken import province_name, type_name
from vnplan.text.paragraphs import read_paragraphs
from vnplan.text.shown import whole_letters

if TYPE_CHECKING:
    import networkx

    from vnplan.folders import Failure
    from vnplan.models import Citation, Document
    from vnplan.review.check_rules import Hit, Reviewed
    from vnplan.review.verdict import Verdict
    from vnplan.tables.rules import Rules

NODE = (
    "key", "label", "document_type", "number", "date", "year", "issuer", "level", "province", "title", "in_corpus",
    "state", "words_vi", "words_en", "order",
)  # fmt: skip
"""A document of the graph, given or only cited; `order` is its place in its row of the picture."""
DOCUMENT = ("source", "node", "sections", "characters", "refs", "kinds", "verdicts")
"""A file: of each citation of another document the node, relation and verdict are in three lists."""
EDGE = ("from", "to", "relation", "evidence")
"""`evidence` holds document and citation by number, two numbers each."""
FINDING = ("document", "severity", "code", "vi", "en", "start", "path", "sentence")
SECTION = ("start", "end", "parent", "label", "heading", "path", "kind")
CITATION = (
    "start", "end", "full_start", "full_end", "kind", "relation", "node", "issuer", "title", "pinpoint", "level",
    "governor", "section", "page", "path", "heading", "sentence", "verdict", "vi", "en",
)  # fmt: skip
PARAGRAPH = ("start", "end", "region")


class Collected(NamedTuple):
    """All a page shows: the index as data, and the texts of the documents, each packed."""

    data: dict[str, Any]
    texts: list[str]


def collected(reviewed: Reviewed, failures: Sequence[Failure], *, on: datetime.date) -> Collected:
    """The data of documents given together, and of files that were not read."""
    rules, documents = reviewed.rules, reviewed.documents
    graph, own = _graph_of(reviewed)
    at = {key: n for n, key in enumerate(sorted(graph))}
    hits = found_in(reviewed)
    judged = {id(v.citation): v for v in verdicts_of(reviewed, hits)}
    nodes = _nodes(graph, at, reviewed, on)
    refs = [[at.get(r.key or "", -1) for r in row] for row in reviewed.resolutions]
    sentences: dict[tuple[int, int], str] = {}
    edges = list(_edges(graph, at, documents, own, sentences))
    texts, rows = [], []
    for n, doc in enumerate(documents):
        cited = _Cited(doc, n, refs[n], judged, sentences)
        shift = _shift(doc.text)
        texts.append(_packed({"text": whole_letters(doc.text), **_parts(doc, shift, rules),
                              "citations": [cited.row(i, c, shift) for i, c in enumerate(doc.citations)]}))  # fmt: skip
        rows.append([
            doc.source, at[own[n]], len(doc.sections), len(doc.text), refs[n],
            [RELATIONS.index(c.relation) for c in doc.citations],
            [judged[id(c)].code if id(c) in judged else None for c in doc.citations],
        ])  # fmt: skip
    files = _below([*(doc.source for doc in documents), *(failure.source for failure in failures)])
    for row, name in zip(rows, files, strict=False):
        row[0] = name or None
    not_read = [
        [name, whole_letters(failure.message.removeprefix(f"{failure.source}: "))]
        for name, failure in zip(files[len(documents) :], failures, strict=True)
    ]
    number = {id(doc): n for n, doc in enumerate(documents)}
    index = {
        "fields": {"node": NODE, "document": DOCUMENT, "edge": EDGE, "finding": FINDING, "section": SECTION,
                   "citation": CITATION, "paragraph": PARAGRAPH},
        "on": on.isoformat(), "levels": LEVELS, "central": [level for level in LEVELS if level in CENTRAL],
        "relations": RELATIONS, "carries_out": CARRIES_OUT, "regions": REGION_KINDS,
        "types": {code: type_name(code, rules) for code in sorted({n[2] for n in nodes if n[2]})},
        "provinces": {slug: province_name(slug, rules) for slug in sorted({n[8] for n in nodes if n[8]})},
        "nodes": nodes, "documents": rows, "edges": edges,
        "failures": not_read,
        "findings": [_finding(hit, number[id(hit.document)], rules) for hit in hits],
    }  # fmt: skip
    return Collected(index, texts)


def _below(sources: Sequence[str | None]) -> list[str]:
    """Files by their places below the folder they all stand in: a page that is sent tells no more of a disk."""
    folders = [os.path.dirname(source) for source in sources if source]
    alike = {(os.path.isabs(folder), os.path.splitdrive(folder)[0]) for folder in folders}
    common = os.path.commonpath(folders) if len(alike) == 1 else ""
    return [whole_letters((os.path.relpath(one, common) if common else one) if one else "") for one in sources]


def _graph_of(reviewed: Reviewed) -> tuple[networkx.MultiDiGraph, list[str]]:
    """The graph, as `build_graph` makes it, and the key each document goes by in it."""
    each = [gist_of(doc, reviewed.rules, placed=True) for doc in reviewed.documents]
    digests = [(gist.metadata.key, gist.sha256) for gist in each]
    gists = together(each)
    settler = Settler(gists, reviewed.catalog, reviewed.rules)
    keys = {(gist.metadata.key, gist.sha256): settler.own_key(gist) for gist in gists}
    return linked(gists, reviewed.catalog, reviewed.rules), [keys[digest] for digest in digests]


def _nodes(graph: networkx.MultiDiGraph, at: dict[str, int], reviewed: Reviewed, on: datetime.date) -> list[list[Any]]:
    order = placed(graph)
    rows = []
    for key in at:
        node = graph.nodes[key]
        told = [node.get(name) for name in NODE[1:11]]
        state: list[Any] = [None, None, None]
        if reviewed.catalog is not None and key.startswith("/akn/"):
            known = status_of(key, on, reviewed.catalog, reviewed.rules, query=node["label"], graph=graph)
            if known.state != "not_known":
                state = [known.state, known.words_vi, known.words]
        rows.append([key, *map(_whole, told), *map(_whole, state), order[key]])
    return rows


def _edges(
    graph: networkx.MultiDiGraph, at: dict[str, int], documents: Sequence[Document], own: Sequence[str],
    sentences: dict[tuple[int, int], str],
) -> Iterator[list[Any]]:  # fmt: skip
    """The edges, each with the citations it comes from; the sentences are noted down on the way."""
    places: dict[tuple[str, str | None, int, int], tuple[int, int]] = {}
    for n, doc in enumerate(documents):
        for i, c in enumerate(doc.citations):
            places.setdefault((own[n], doc.source, c.start, c.end), (n, i))
            places.setdefault((own[n], None, c.start, c.end), (n, i))
    for u, v, relation, data in sorted(graph.edges(keys=True, data=True), key=lambda e: (at[e[0]], at[e[1]], e[2])):
        found: list[int] = []
        for e in data["evidence"]:
            place = places.get((e.source, e.file, e.start, e.end)) or places[e.source, None, e.start, e.end]
            sentences[place] = e.sentence
            found += place
        yield [at[u], at[v], RELATIONS.index(relation), found]


class _Cited(NamedTuple):
    """The citations of a document as rows."""

    document: Document
    number: int
    refs: list[int]
    judged: dict[int, Verdict]
    sentences: dict[tuple[int, int], str]

    def row(self, i: int, c: Citation, shift: Callable[[int], int]) -> list[Any]:
        around = sections_around(self.document, c)
        verdict = self.judged.get(id(c))
        sentence = None
        if c.kind not in ("self", "internal"):
            sentence = self.sentences.get((self.number, i)) or sentence_of(self.document, c)
        told: list[Any] = [
            shift(c.start), shift(c.end), shift(c.full_start), shift(c.full_end), c.kind, RELATIONS.index(c.relation),
            self.refs[i], c.issuer, c.title, c.pinpoint, c.level, c.governor, c.section, c.page,
            around[-1].path if around else None, heading_of(around), sentence,
            verdict and verdict.code, verdict and verdict.message_vi, verdict and verdict.message,
        ]  # fmt: skip
        return [_whole(one) for one in told]


def _parts(document: Document, shift: Callable[[int], int], rules: Rules) -> dict[str, Any]:
    """Paragraphs and sections of a text."""
    sections = [
        [shift(s.start), shift(s.end), s.parent, _whole(s.label), _whole(s.heading), _whole(s.path), s.kind]
        for s in document.sections
    ]
    paragraphs = [[shift(a), shift(b), region] for a, b, region in _paragraphs(document, rules)]
    return {"paragraphs": paragraphs, "sections": sections}


def _paragraphs(document: Document, rules: Rules) -> Iterator[tuple[int, int, int | None]]:
    """The paragraphs with their regions; what stands between them and is no blank, as page numbers, has none."""
    text, regions = document.text, sorted(document.regions, key=lambda region: region.start)
    clean = read_paragraphs(text, rules.line_words)
    last = at = n = 0
    for line in clean.text.split("\n"):
        words = line.strip()
        if words:
            first = at + line.index(words[0])
            start, end = clean.offsets.span(first, first + len(words))
            start = max(start, last)
            if text[last:start].strip():
                yield (*_bare(text, last, start), None)
            while n + 1 < len(regions) and regions[n + 1].start <= start:
                n += 1
            if end > start:
                kind = regions[n].kind if regions and regions[n].start <= start < regions[n].end else None
                yield start, end, None if kind is None else REGION_KINDS.index(kind)
                last = end
        at += len(line) + 1
    if text[last:].strip():
        yield (*_bare(text, last, len(text)), None)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the blanks at its ends."""
    words = text[start:end]
    return end - len(words.lstrip()), start + len(words.rstrip())


def _finding(hit: Hit, number: int, rules: Rules) -> list[Any]:
    severity, en, vi = words_of(hit, rules)
    around = sections_at(hit.document, hit.start)
    text = hit.document.text
    said = " ".join(_around(text, hit.start, hit.end).split())
    start = _shift(text)(hit.start)
    path = around[-1].path if around else None
    return [number, severity, hit.code, _whole(vi), _whole(en), start, _whole(path), _whole(said)]


_AROUND = 60  # characters on either side of a finding


def _around(text: str, start: int, end: int) -> str:
    """Words with some before and some behind, cut at blanks."""
    before, behind = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    if start > _AROUND:
        before = before[before.find(" ") + 1 :]
    if end + _AROUND < len(text):
        behind = behind[: behind.rfind(" ") + 1]
    return f"{before}{text[start:end]}{behind}"


def _shift(text: str) -> Callable[[int], int]:
    """From offsets in code points to those of a browser."""
    if text.isascii() or max(text) <= "\uffff":
        return _same
    beyond = [at for at, letter in enumerate(text) if letter > "\uffff"]
    return lambda at: at + bisect_left(beyond, at)


def _same(at: int) -> int:
    return at


def _whole(value: Any) -> Any:
    return whole_letters(value) if isinstance(value, str) else value


def _packed(value: Any) -> str:
    """Data as deflated JSON in letters."""
    raw = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    squeezed = zlib.compressobj(6, zlib.DEFLATED, -15)
    return base64.b64encode(squeezed.compress(raw) + squeezed.flush()).decode()


def unpacked(words: str) -> Any:
    """What `collected` packed: a text with its paragraphs, sections and citations."""
    return json.loads(zlib.decompress(base64.b64decode(words), -15))


def as_json(value: Any) -> str:
    """Data as JSON that may stand within a script element: no "<" of a document can end it."""
    raw = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return raw.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def chosen(rows: Iterable[dict[str, str]], groups: Iterable[str]) -> dict[str, dict[str, str]]:
    """The rows of some groups of the table of words, by language: {"vi": {"page.search": "Tìm"}}."""
    wanted = frozenset(groups)
    out: dict[str, dict[str, str]] = {"vi": {}, "en": {}}
    for row in rows:
        if row["group"] in wanted:
            for language, words in out.items():
                words.setdefault(f"{row['group']}.{row['code']}", row[language])
    return out
