"""Provisions that the text at hand does not have: an article beyond the last, a clause or point its article lacks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from vnplan.models import Citation, Document
from vnplan.models.acted import IN_AN_ARTICLE
from vnplan.models.places import sections_around
from vnplan.models.records import Provision
from vnplan.review.check_rules import Hit, Reviewed
from vnplan.text.labels import letter_value


def no_such_article(reviewed: Reviewed) -> Iterator[Hit]:
    """A pinpoint beyond the last article of a document whose text is given: "Điều 9" of one with two."""
    last = {id(doc): last_article(doc) for doc in reviewed.documents}
    for doc, c, target in _at_hand(reviewed):
        if not last.get(id(target)):
            continue
        for label in dict.fromkeys(p.dieu for p in c.provisions if p.dieu):
            number = _LEADING.match(label)
            if number is not None and int(number[0]) > last[id(target)]:
                name = target.metadata.number or ""
                values: dict[str, object] = {"document": name, "provision": f"Điều {label}", "last": last[id(target)]}
                yield Hit("no_such_article", doc, c.full_start, c.full_end, _named(values, name))


def no_such_clause(reviewed: Reviewed) -> Iterator[Hit]:
    """A clause or point that the article at hand does not have: "khoản 7 Điều 5" where it ends with clause 3."""
    held: dict[int, HeldClauses] = {}
    for doc, c, target in _at_hand(reviewed):
        if not any(p.dieu and p.khoan for p in c.provisions) or _changed_since(reviewed, target):
            continue
        if IN_AN_ARTICLE.search(c.pinpoint or c.text):  # "khoản 3 Mục III Điều 1" is no clause of Điều 1 itself
            continue
        if id(target) not in held:
            held[id(target)] = held_by(target)
        for p in c.provisions:
            lacking = held[id(target)].lacks(p)
            if lacking is not None:
                name = target.metadata.number or ""
                values: dict[str, object] = {"document": name, "provision": lacking.words}
                values |= {"place": lacking.place, "last": lacking.last}
                yield Hit("no_such_clause", doc, c.full_start, c.full_end, _named(values, name))
                break


def _named(values: dict[str, object], number: str) -> dict[str, object]:
    """With a name for the document in each language where it has no number."""
    return values if number else {**values, "document": "the document", "document_vi": "văn bản"}


def _at_hand(reviewed: Reviewed) -> Iterator[tuple[Document, Citation, Document]]:
    """Each citation with the document it is of, where that is given: itself, another, or one's consolidated text."""
    amends: dict[int, bool] = {}
    given = {doc.metadata.consolidates: doc for doc in reviewed.documents if doc.metadata.consolidates}
    given |= {doc.metadata.key: doc for doc in reviewed.documents if doc.metadata.key}
    for doc, row in zip(reviewed.documents, reviewed.resolutions, strict=True):
        lines = Lines.of(doc)
        for c, resolution in zip(doc.citations, row, strict=True):
            target = doc if c.kind in ("self", "internal") else given.get(resolution.key or "")
            if (
                c.provisions
                and target is not None
                and not (c.kind == "internal" and _of_another(doc, c, lines, amends))
            ):
                yield doc, c, target


_LEADING = re.compile(r"\d+")


def last_article(doc: Document) -> int:
    """The highest article of a document; 0 where it has none or amends another, whose articles it may mean."""
    title = (doc.metadata.title or "").lower()
    if "sửa đổi" in title or "VBHN" in (doc.metadata.number or ""):
        return 0
    numbers = [int(n[0]) for s in doc.sections if s.kind == "dieu" and (n := _LEADING.search(s.label))]
    return max(numbers) if 1 in numbers else 0


def _changed_since(reviewed: Reviewed, target: Document) -> bool:
    """Whether clauses may have been added since: the catalogue knows of an act that amended it."""
    key = target.metadata.key
    if target.metadata.consolidates or reviewed.catalog is None or key is None:
        return False
    return any(change.relation == "amends" for change in reviewed.catalog.changes_to(key))


# --- what a text holds -----------------------------------------------------------------------------------------------


class Lacking(NamedTuple):
    """A provision that is not there: "khoản 7 Điều 5", where Điều 5 ends with khoản 3."""

    words: str
    place: str
    last: str


class HeldClauses(NamedTuple):
    """The clauses of each article of a text, and the points of each clause."""

    clauses: dict[str, list[str]]
    points: dict[tuple[str, str], list[str]]

    def lacks(self, p: Provision) -> Lacking | None:
        """What of a provision is beyond the last clause of its article, or the last point of its clause."""
        if not p.dieu or not p.khoan:
            return None
        clauses = self.clauses.get(p.dieu, [])
        if clauses and _beyond(_LEADING.match(p.khoan), (_LEADING.match(label) for label in clauses)):
            return Lacking(f"khoản {p.khoan} Điều {p.dieu}", f"Điều {p.dieu}", f"khoản {clauses[-1]}")
        points = self.points.get((p.dieu, p.khoan), [])
        asked = letter_value(p.diem) if p.diem else None
        if asked is not None and points and asked > max(letter_value(label) or 0 for label in points):
            place = f"khoản {p.khoan} Điều {p.dieu}"
            return Lacking(f"điểm {p.diem} {place}", place, f"điểm {points[-1]}")
        return None


def _beyond(asked: re.Match[str] | None, held: Iterable[re.Match[str] | None]) -> bool:
    return asked is not None and int(asked[0]) > max((int(label[0]) for label in held if label), default=9999)


def held_by(doc: Document) -> HeldClauses:
    """What a document holds; nothing of one that amends another, nor of articles numbered twice."""
    held = HeldClauses({}, {})
    if "sửa đổi" in (doc.metadata.title or "").lower() and not doc.metadata.consolidates:
        return held
    articles: dict[int, str] = {}
    twice: set[str] = set()
    for n, section in enumerate(doc.sections):
        above = None if section.parent is None else doc.sections[section.parent]
        if section.kind == "dieu":
            label = section.label.removeprefix("Điều").strip()
            twice |= {label} & set(articles.values())
            articles[n] = label
            held.clauses.setdefault(label, [])
        elif section.kind == "arabic" and section.parent in articles:
            held.clauses[articles[section.parent]].append(section.label)
        elif section.kind == "letter" and above is not None and above.kind == "arabic" and above.parent in articles:
            held.points.setdefault((articles[above.parent], above.label), []).append(section.label)
    for label in twice:
        held.clauses.pop(label, None)
    return held._replace(points={place: points for place, points in held.points.items() if place[0] not in twice})


# --- whose provision it is -------------------------------------------------------------------------------------------


class Lines(NamedTuple):
    """Where the lines of a text begin, and which of them name another document."""

    begins: list[int]
    naming: set[int]

    @classmethod
    def of(cls, doc: Document) -> Lines:
        """Those of a document."""
        begins = [0, *(found.end() for found in _LINE_END.finditer(doc.text))]
        others = (c.start for c in doc.citations if c.kind not in ("self", "internal"))
        return cls(begins, {bisect_right(begins, at) for at in others})

    def name_another(self, at: int) -> bool:
        """Whether the line of a place does."""
        return bisect_right(self.begins, at) in self.naming


_LINE_END = re.compile(r"\n")


def _of_another(doc: Document, c: Citation, lines: Lines, amends: dict[int, bool]) -> bool:
    """Whether a bare "Điều 114" may be another document's: one is named in its paragraph, or amended in its article.

    Or one is named in the line a section around it opens with: "Điều 1. Quy định cụ thể một số nội dung của Nghị
    định số ...". `amends` remembers of each article, by its id, whether it amends.
    """
    around = [] if c.section is None else sections_around(doc, doc.sections[c.section])
    if any(map(lines.name_another, (c.start, *(section.start for section in around)))):
        return True
    for section in reversed(around):
        if section.kind == "dieu":
            if id(section) not in amends:
                words = section.text.lower()
                amends[id(section)] = "sửa đổi" in words or "bãi bỏ" in words
            return amends[id(section)]
    return True


RULES = [no_such_article, no_such_clause]
