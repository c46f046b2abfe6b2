"""What is kept of a document when it is let go: its own particulars, and of each citation what settles its key.

A graph of many documents is made of these, so that no more than one document is held at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, TypeVar

import regex

from vnplan.compiled import compiled
from vnplan.models import Citation, Document, Metadata
from vnplan.models.acted import NO_ACTS, acts_of
from vnplan.models.document import each_of
from vnplan.models.places import place_columns
from vnplan.names import CONTRADICTED, DOUBTED
from vnplan.tables.patterns import as_regex
from vnplan.tables.rows import Row
from vnplan.tables.rules import Rules, per_rules, rules_of
from vnplan.tables.types import law_words
from vnplan.text.normalize import fold

T = TypeVar("T")


class Mention(NamedTuple):
    """What a citation says of the document it names; all citations that say the same share one."""

    kind: str
    key: str | None
    document_type: str | None
    number: str | None
    date: date | None
    year: int | None
    issuer: str | None
    issuer_id: str | None
    level: str | None
    province: str | None
    title: str | None
    words: str | None
    """As written, where it goes by a name: "Luật Đất đai"."""
    doubted: bool
    """Whether its number or its day was mended, or cannot be right."""


class Cited(NamedTuple):
    """A citation: what it says, where it stands, how the document stands to it."""

    mention: Mention
    at: int
    """Its index among all citations of the document."""
    start: int
    end: int
    governor: int | None
    """The index of its governor among those kept."""
    relation: str
    contradicted: bool
    details: bool
    """ "quy định chi tiết Luật Đất đai": the edition to come may be meant."""
    put_into_force: bool
    """ "triển khai thi hành Luật Đất đai": so here too."""
    path: str | None = None
    heading: str | None = None
    page: int | None = None
    sentence: str | None = None
    acts: str | None = None
    """What is done to which of its provisions: "amend khoản 1 Điều 5; repeal Điều 7"."""
    said: str | None = None
    """The words that do each, a line an act."""


@dataclass(slots=True)
class Gist:
    """A document without its text: particulars, and the citations that name a document."""

    sha256: str
    metadata: Metadata
    sources: set[str]
    citations: list[Cited]
    counted: int
    """How many citations the document has in all, "Kế hoạch này" and "Điều 5" too."""


class Pool(dict[object, object]):
    """One object for all that are equal: keys, titles and recitals are the same in many documents."""

    def one(self, value: T) -> T:
        """The first that was equal to this one."""
        return self.setdefault(value, value)  # type: ignore[return-value]

    def mention(self, given: Mention) -> Mention:
        """The same of a mention, whose key, number, issuer and title others share that differ from it."""
        had = self.get(given)
        if had is None:
            shared: list[Any] = [self.one(told) if isinstance(told, str) else told for told in given]
            had = self[given] = Mention(*shared)
        return had  # type: ignore[return-value]


def gist_of(document: Document, rules: Rules, *, placed: bool = False) -> Gist:
    """What is kept of a document; where `placed`, with section, heading, page and sentence of each citation."""
    text, found = document.text, document.citations
    acts = acts_of(document, said=placed)
    cited = [
        Cited(
            mention_of(c), n, c.start, c.end, c.governor, befell(c.relation, c.cue, rules),
            any(note.code in CONTRADICTED for note in c.notes),
            c.relation == "guides",
            is_put_into_force(text, c, rules),
            *where,
            *acts.get(n, NO_ACTS),
        )
        for n in kept([(c.key, c.governor) for c in found])
        for c in [found[n]]
        for where in [_place(document, c) if placed else _NOWHERE]
    ]  # fmt: skip
    sources = {document.source} if document.source else set()
    return Gist(document.sha256, document.metadata, sources, governed(cited), len(found))


def befell(relation: str, cue: str | None, rules: Rules) -> str:
    """The relation, and where it says that one changed another, what it did: by words "được thay thế bởi" it replaced.

    >>> from vnplan.tables.rules import load_rules
    >>> befell("amended_by", "được sửa đổi bởi", load_rules()), befell("amended_by", "bị thay thế bởi", load_rules())
    ('amended_by', 'replaced_by')
    """
    if relation != "amended_by" or cue is None:
        return relation
    did = next((did for did, words in _befell(rules) if words.fullmatch(cue)), "amends")
    return TURNED[did]


TURNED = {"amends": "amended_by", "replaces": "replaced_by", "repeals": "repealed_by", "corrects": "corrected_by"}
"""What a document did to another, and what the other suffered: so only here, in the JSON all are `amended_by`."""


@per_rules
def _befell(rules: Rules) -> list[tuple[str, regex.Pattern[str]]]:
    """The words that tell what another did to a document, each with what it did."""
    rows = rules.tables["relations"]
    return [(row["relation"], compiled(as_regex(row["pattern"]))) for row in rows if _ends(row)]


def _ends(row: Row) -> bool:
    return row["where"] == "befell" and row["relation"] in TURNED


def kept(named: Sequence[tuple[str | None, int | None]]) -> list[int]:
    """Which of all citations are kept, by the key and the governor of each: that name a document, or govern one."""
    told = [n for n, (key, _) in enumerate(named) if key is not None]
    return sorted({*told, *(g for n in told if (g := named[n][1]) is not None)})


def governed(cited: list[Cited]) -> list[Cited]:
    """Citations kept, whose governors are told by their index among all: now by that among those kept."""
    index = {c.at: n for n, c in enumerate(cited)}
    return [c if c.governor is None else c._replace(governor=index.get(c.governor)) for c in cited]


def gists_of(documents: Iterable[Document] | Document, function: str, rules: Rules) -> list[Gist]:
    """The gist of each document, read one by one and let go; a text given twice counts once, under all its names."""
    return together(gist_of(document, rules, placed=True) for document in each_of(documents, function))


def gist_alone(document: Document) -> Gist:
    """The gist of a document read in a process of its own."""
    return gist_of(document, rules_of(None), placed=True)


def together(gists: Iterable[Gist]) -> list[Gist]:
    """Gists made apart: equal parts shared; a text given twice counts once, under all its names."""
    pool = Pool()
    out: dict[tuple[str | None, str], Gist] = {}
    for gist in gists:
        had = out.setdefault((gist.metadata.key, gist.sha256), gist)
        if had is gist:
            gist.citations = [_pooled(c, pool) for c in gist.citations]
        else:
            had.sources |= gist.sources
    return list(out.values())


def _pooled(c: Cited, pool: Pool) -> Cited:
    return c._replace(
        mention=pool.mention(c.mention), relation=pool.one(c.relation), path=pool.one(c.path),
        heading=pool.one(c.heading), sentence=pool.one(c.sentence),
    )  # fmt: skip


def mention_of(c: Citation) -> Mention:
    """What a citation says."""
    return Mention(
        c.kind, c.key, c.document_type, c.number, c.date, c.year, c.issuer, c.issuer_id, c.level, c.province, c.title,
        name_of(c.kind, c.number, c.text), any(note.code in DOUBTED for note in c.notes),
    )  # fmt: skip


_Where = tuple[str | None, str | None, int | None, str | None]
_NOWHERE: _Where = (None, None, None, None)


def name_of(kind: str, number: str | None, text: str) -> str | None:
    """The words of a citation that goes by a name."""
    return text if kind == "named_law" or number is None else None


def _place(document: Document, c: Citation) -> _Where:
    told = place_columns(document, c)
    return told["path"], told["heading"], c.page, without_label(told["sentence"])


def without_label(sentence: str | None) -> str:
    """A sentence as evidence shows it."""
    return _NUMBERED.sub("", sentence or "")


_NUMBERED = re.compile(r"\A(?:Điều )?(?:\d{1,3}|[IVXLC]{1,6})(?:\.\d{1,2}){0,3}[a-zđ]?\. ")
"""The number of a section before its words, which the evidence tells already: "2.1. ", "Điều 31. "."""


_REVISED = re.compile(r"\s{1,3}\(\s?(?:sửa\s+đổi(?:,?\s+bổ\s+sung)?|SỬA\s+ĐỔI(?:,?\s+BỔ\s+SUNG)?)\s?\)")
_BEFORE = 160  # characters: "triển khai thi hành" with its blanks, and the laws of a list before


@per_rules
def _put_into_force(rules: Rules) -> re.Pattern[str]:
    listed = rf"(?: (?:{law_words(rules)}) (?:(?!Luật |theo )[^.;:()]){{2,80}}?(?:,|,? và|,? cùng)){{0,3}}"
    return re.compile(rf"(?<!\w)(?:{rules.any_word('puts_into_force')}){listed}$")  # "thi hành Luật Đất đai, Luật ..."


def is_put_into_force(text: str, c: Citation, rules: Rules) -> bool:
    """Whether words round a law's name tell that it is put into force: "triển khai thi hành Luật Đất đai".

    "Luật Đất đai (sửa đổi)" is what the new one is called before it takes effect.
    """
    if c.kind != "named_law":
        return False
    if _REVISED.match(text, c.end):
        return True
    return _put_into_force(rules).search(fold(text[max(0, c.start - _BEFORE) : c.start])) is not None
