"""What an editor would want to know: one number with two dates, directives no longer in force, missing articles.

Each rule is a small function; RULES is the table of contents.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from vnplan.keys.resolution import Resolution
from vnplan.models import Citation, Document
from vnplan.tables.bodies import CENTRAL, bodies_of_number, body_of, years_of
from vnplan.tables.rules import Rules
from vnplan.text.symbols import split_number

if TYPE_CHECKING:
    from vnplan.keys.catalog import Catalog


class Place(NamedTuple):
    """A stretch of a text: file, span, the words there, and the path of the section."""

    source: str | None
    start: int
    end: int
    text: str
    section: str | None


class Case(NamedTuple):
    """What the rules look at."""

    documents: list[Document]
    resolutions: list[list[Resolution]]
    catalog: Catalog | None
    rules: Rules

    def cited(self) -> Iterator[tuple[Document, Citation, Resolution]]:
        """Every citation of another document."""
        for doc, row in zip(self.documents, self.resolutions, strict=True):
            for c, resolution in zip(doc.citations, row, strict=True):
                if c.kind not in ("self", "internal"):
                    yield doc, c, resolution

    def label(self, c: Citation) -> str:
        """Type and number of a citation, else its words."""
        kind = self.rules.types.get(c.document_type or "")
        return f"{kind.name} {c.number}" if kind and c.number else " ".join(c.text.split())


class Hit(NamedTuple):
    """A finding in the making."""

    code: str
    document: Document
    start: int
    end: int
    values: dict[str, Any]
    against: tuple[Place, ...] = ()


def _two_dates(case: Case) -> Iterator[Hit]:
    """One number, two dates: all that differ from the document's own date, else from the date said most."""
    own = {d.metadata.key: d.metadata.date for d in case.documents if d.metadata.date is not None}
    for key, group in _by_key(case).items():
        if case.catalog is not None and key in case.catalog:
            continue  # the catalogue knows better
        dated = [(doc, c) for doc, c in group if c.date is not None]
        dates = [c.date for _, c in dated]
        if key not in own and len(set(dates)) < 2:
            continue
        surest = own.get(key) or max(dict.fromkeys(dates), key=dates.count)
        against = tuple(place_of(doc, c.start, c.end) for doc, c in dated if c.date == surest)[:3]
        values = ", ".join(sorted({str(d) for d in (*dates, surest)}))
        for doc, c in dated:
            if c.date != surest:
                yield Hit("two_dates", doc, c.start, c.end, {"label": case.label(c), "values": values}, against)


def _two_numbers(case: Case) -> Iterator[Hit]:
    """One document, two numbers: Kế hoạch 633/KH-UBND and 633/UBND-KGVX."""
    for group in _by_key(case).values():
        numbered = [(doc, c) for doc, c in group if c.number is not None and _whole(c.number)]
        written = [_bare(str(c.number)) for _, c in numbered]
        if len(set(written)) < 2:
            continue
        first = max(
            numbered,
            key=lambda one: (not _noted(one[1], "type_symbol_mismatch"), written.count(_bare(str(one[1].number)))),
        )
        usual = _bare(str(first[1].number))
        against = tuple(place_of(doc, c.start, c.end) for doc, c in numbered if _bare(str(c.number)) == usual)[:3]
        for doc, c in numbered:
            if _bare(str(c.number)) != usual:
                values = {"label": case.label(c), "values": first[1].number}
                yield Hit("two_numbers", doc, c.start, c.end, values, against)


def _whole(number: str) -> bool:
    """Whether a number has its year where its kind has one: "Nghị quyết 29" and "308/NĐ-CP" are short, not wrong."""
    parts = split_number(number)
    return bool(parts.groups) and (parts.year is not None or parts.groups[0] not in ("NĐ", "TT", "TTLT"))


def _bare(number: str) -> str:
    """A number without what is written now one way, now another: zeros in front, dashes, "&"."""
    parts = split_number(number)
    return f"{parts.serial}/{parts.year or ''}/{''.join(parts.groups)}".replace("&", "").upper()


def _type_symbol(case: Case) -> Iterator[Hit]:
    for doc, c, _ in case.cited():
        if _noted(c, "type_symbol_mismatch"):
            kind = case.rules.types.get(c.document_type or "")
            yield Hit("type_symbol", doc, c.start, c.end, {"type": kind.name if kind else "?", "number": c.number})


def _issuer_symbol(case: Case) -> Iterator[Hit]:
    """The words name one body of the centre, the symbol another."""
    for doc, c, _ in case.cited():
        if not c.issuer or not c.number:
            continue
        said = body_of(c.issuer, case.rules)
        bodies = bodies_of_number(c.number, case.rules, c.document_type)
        if said is None or said.level not in CENTRAL or len(bodies) != 1 or "," in c.issuer:
            continue
        if all(b.level is not None and b.id != said.id for b in bodies):
            yield Hit("issuer_symbol", doc, c.full_start, c.full_end, {"number": c.number, "issuer": c.issuer})


def _issuer_years(case: Case) -> Iterator[Hit]:
    """The body was gone on that day, a ministry merged in 2025; what it was before it began may have borne its name."""
    for doc, c, _ in case.cited():
        if c.issuer_id is None or c.date is None or c.level not in CENTRAL:
            continue
        _, ended = years_of(c.issuer_id, case.rules)
        if ended and c.date.isoformat()[: len(ended)] > ended:
            name = next(r["name"] for r in case.rules.tables["issuers"] if r["id"] == c.issuer_id)
            values = {"label": case.label(c), "date": c.date, "issuer": name, "ended": ended}
            yield Hit("issuer_years", doc, c.start, c.end, values)


def _dated_later(case: Case) -> Iterator[Hit]:
    for doc, c, _ in case.cited():
        own = doc.metadata.date
        if own is not None and ((c.date is not None and c.date > own) or (c.year is not None and c.year > own.year)):
            values = {"label": case.label(c), "date": c.date or c.year, "own": own}
            yield Hit("dated_later", doc, c.start, c.end, values)


def _dates_that_cannot_be(case: Case) -> Iterator[Hit]:
    for doc, c, _ in case.cited():
        for note in c.notes:
            if note.code == "no_such_date":
                yield Hit("no_such_date", doc, note.start, note.end, {})
            elif note.code == "year_in_number":
                yield Hit("year_in_number", doc, note.start, note.end, {"date": c.date, "number": c.number})


def _missing_year(case: Case) -> Iterator[Hit]:
    for doc, c, _ in case.cited():
        doctype = case.rules.types.get(c.document_type or "")
        if doctype is not None and doctype.yearly and c.number and (c.year or 0) >= 1997:
            parts = split_number(c.number)
            if parts.year is None and parts.groups and parts.serial:
                yield Hit("missing_year", doc, c.start, c.end, {"number": c.number, "type": doctype.name})


def _known_date(case: Case) -> Iterator[Hit]:
    for doc, c, resolution in case.cited():
        entry = case.catalog.get(resolution.key) if case.catalog is not None and resolution.key else None
        if entry is not None and c.date is not None and c.date != entry.date:
            values = {"label": case.label(c), "date": c.date, "known": entry.date}
            yield Hit("known_date", doc, c.start, c.end, values)


_RESTS_ON = ("legal_basis", "implements", "according_to", "guides")


def _replaced(case: Case) -> Iterator[Hit]:
    """What a document rests on had been replaced or repealed on the day it was issued."""
    for doc, c, resolution in case.cited():
        if case.catalog is None or resolution.key is None or doc.metadata.date is None:
            continue
        if c.governor is not None or c.relation not in _RESTS_ON:
            continue
        change = case.catalog.replaced(resolution.key, doc.metadata.date)
        if change is not None:
            by = case.catalog.get(change.key)
            name = f"{by.title if by.title else by.number} ({by.number})" if by is not None else change.key
            if change.date is not None:
                name += f", {change.date}"
            yield Hit("replaced", doc, c.start, c.end, {"label": case.label(c), "by": name})


def _unsettled(case: Case) -> Iterator[Hit]:
    """Citations that `resolve` took for misprints, and those two documents fit."""
    for doc, c, resolution in case.cited():
        if resolution.step == "misprint":
            yield Hit("misprint", doc, c.start, c.end, {"number": c.number, "meant": resolution.key})
        elif resolution.step == "open" and resolution.note:
            yield Hit("unclear", doc, c.start, c.end, {"text": " ".join(c.text.split()), "note": resolution.note})


def _no_such_article(case: Case) -> Iterator[Hit]:
    """A pinpoint beyond the last article of a document whose text is given."""
    last = {id(doc): _last_article(doc) for doc in case.documents}
    given = {doc.metadata.key: doc for doc in case.documents}
    for doc, row in zip(case.documents, case.resolutions, strict=True):
        for c, resolution in zip(doc.citations, row, strict=True):
            target = doc if c.kind in ("self", "internal") else given.get(resolution.key)
            if target is None or not last[id(target)] or (c.kind == "internal" and _of_another(doc, c)):
                continue
            for label in dict.fromkeys(p.dieu for p in c.provisions if p.dieu):
                number = _LEADING.match(label)
                if number is not None and int(number[0]) > last[id(target)]:
                    name = target.metadata.number or "the document"
                    values = {"document": name, "provision": f"Điều {label}"}
                    yield Hit("no_such_article", doc, c.full_start, c.full_end, values)


_LEADING = re.compile(r"\d+")


def _last_article(doc: Document) -> int:
    """The highest article of a document; 0 where it has none or amends another, whose articles it may mean."""
    title = (doc.metadata.title or "").lower()
    if "sửa đổi" in title or "VBHN" in (doc.metadata.number or ""):
        return 0
    numbers = [int(n[0]) for s in doc.sections if s.kind == "dieu" and (n := _LEADING.search(s.label))]
    return max(numbers) if 1 in numbers else 0


def _of_another(doc: Document, c: Citation) -> bool:
    """Whether a bare "Điều 114" may be another document's: one is named in its paragraph, or amended in its article."""
    low, high = doc.text.rfind("\n", 0, c.start) + 1, doc.text.find("\n", c.end) % (len(doc.text) + 1)
    if any(low <= o.start < high for o in doc.citations if o.kind not in ("self", "internal")):
        return True
    at = c.section
    while at is not None:
        section = doc.sections[at]
        if section.kind == "dieu":
            words = section.text.lower()
            return "sửa đổi" in words or "bãi bỏ" in words
        at = section.parent
    return True


def _numbering_gap(case: Case) -> Iterator[Hit]:
    for doc in case.documents:
        for note in doc.notes:
            if note.code == "numbering_gap":
                label = doc.text[note.start : note.end].strip(" .):/*|-\n")
                yield Hit("numbering_gap", doc, note.start, note.end, {"label": label})


def _by_key(case: Case) -> dict[str, list[tuple[Document, Citation]]]:
    groups: dict[str, list[tuple[Document, Citation]]] = defaultdict(list)
    for doc, c, resolution in case.cited():
        if resolution.key is not None and resolution.key.startswith("/akn/") and resolution.step != "misprint":
            groups[resolution.key].append((doc, c))
    return groups


def _noted(c: Citation, code: str) -> bool:
    return any(note.code == code for note in c.notes)


def place_of(doc: Document, start: int, end: int) -> Place:
    """A stretch of a document's text."""
    section = next((s.path for s in reversed(doc.sections) if s.start <= start < s.end), None)
    return Place(doc.source, start, end, doc.text[start:end], section)


RULES = [
    _two_dates, _two_numbers, _type_symbol, _issuer_symbol, _issuer_years, _dated_later, _dates_that_cannot_be,
    _missing_year, _known_date, _replaced, _unsettled, _no_such_article, _numbering_gap,
]  # fmt: skip
