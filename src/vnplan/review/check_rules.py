"""What an editor would want to know: one number with two dates, directives no longer in force, missing articles.

Each rule is a small function; RULES is the table of contents.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from vnplan.keys.resolution import Resolution
from vnplan.models import Citation, Document
from vnplan.review.blank_day import Taken
from vnplan.review.place import Place, first_places, place_of
from vnplan.review.right import (
    days_of_month,
    document_named,
    either,
    entry_named,
    issuer_of,
    name_of,
    successor_of,
    time_vi,
    type_of_number,
)  # fmt: skip
from vnplan.tables.bodies import CENTRAL
from vnplan.tables.body_symbols import bodies_of_number
from vnplan.tables.body_words import body_of
from vnplan.tables.ended_bodies import years_of
from vnplan.tables.rules import Rules
from vnplan.tables.spoken import spoken
from vnplan.text.shown import one_line
from vnplan.text.symbols import split_number

if TYPE_CHECKING:
    from vnplan.keys.catalog import Catalog


class Reviewed(NamedTuple):
    """What the rules look at."""

    documents: list[Document]
    resolutions: list[list[Resolution]]
    catalog: Catalog | None
    rules: Rules
    blank: dict[int, Taken]
    """What is taken for the day of a document that leaves it blank, by the document's id."""
    today: datetime.date

    def cited(self) -> Iterator[tuple[Document, Citation, Resolution]]:
        """Every citation of another document."""
        for doc, row in zip(self.documents, self.resolutions, strict=True):
            for c, resolution in zip(doc.citations, row, strict=True):
                if c.kind not in ("self", "internal"):
                    yield doc, c, resolution

    def label(self, c: Citation) -> str:
        """Type and number of a citation, else its words."""
        doctype = self.rules.types.get(c.document_type or "")
        return f"{doctype.name} {c.number}" if doctype and c.number else one_line(c.text)


class Hit(NamedTuple):
    """A finding in the making."""

    code: str
    document: Document
    start: int
    end: int
    values: dict[str, Any]
    against: tuple[Place, ...] = ()


def two_dates(reviewed: Reviewed) -> Iterator[Hit]:
    """One number, two dates: all that differ from the document's own date, else from the date said most.

    Chỉ thị 1737/CT-BGDĐT ngày 07/5/2018 and ngày 15/5/2018. Where each is said as often, none is the surer one.
    """
    own = {d.metadata.key: d.metadata.date for d in reviewed.documents if d.metadata.date is not None}
    for key, group in _by_key(reviewed).items():
        if reviewed.catalog is not None and key in reviewed.catalog:
            continue  # the catalogue knows better
        dated = [(doc, c) for doc, c in group if c.date is not None]
        dates = Counter(c.date for _, c in dated)
        if key not in own and len(dates) < 2:
            continue
        surest = own.get(key) or max(dates, key=dates.__getitem__)
        against = first_places((doc, c) for doc, c in dated if c.date == surest)
        values = ", ".join(sorted({str(d) for d in (*dates, surest)}))
        tied = key not in own and sum(said == dates[surest] for said in dates.values()) > 1
        for doc, c in dated:
            if c.date != surest:
                told = {"label": reviewed.label(c), "values": values} | ({} if tied else {"right": surest})
                yield Hit("dates_tied" if tied else "two_dates", doc, c.start, c.end, told, against)


def two_numbers(reviewed: Reviewed) -> Iterator[Hit]:
    """One document, two numbers: Kế hoạch 633/KH-UBND and 633/UBND-KGVX."""
    for group in _by_key(reviewed).values():
        numbered = [(doc, c) for doc, c in group if c.number is not None and _whole(c.number, reviewed.rules)]
        written = Counter(_bare(str(c.number)) for _, c in numbered)
        if len(written) < 2:
            continue
        first = max(
            numbered, key=lambda one: (not _noted(one[1], "type_symbol_mismatch"), written[_bare(str(one[1].number))])
        )
        usual = _bare(str(first[1].number))
        against = first_places((doc, c) for doc, c in numbered if _bare(str(c.number)) == usual)
        for doc, c in numbered:
            if _bare(str(c.number)) != usual:
                values = {"label": reviewed.label(c), "values": first[1].number}
                yield Hit("two_numbers", doc, c.start, c.end, values, against)


def _whole(number: str, rules: Rules) -> bool:
    """Whether a number has its year where its kind has one: "Nghị quyết 29" and "308/NĐ-CP" are short, not wrong."""
    parts = split_number(number)
    doctype = rules.type_of_symbol(parts.groups[0]) if parts.groups else None
    return bool(parts.groups) and (parts.year is not None or doctype is None or not doctype.yearly)


def _bare(number: str) -> str:
    """A number without what is written now one way, now another: zeros in front, dashes, "&"."""
    parts = split_number(number)
    return f"{parts.serial}/{parts.year or ''}/{''.join(parts.groups)}".replace("&", "").upper()


def type_symbol(reviewed: Reviewed) -> Iterator[Hit]:
    """The type word does not go with the symbol: "Chỉ thị số 12/QĐ-TTg"."""
    for doc, c, _ in reviewed.cited():
        if _noted(c, "type_symbol_mismatch"):
            doctype = reviewed.rules.types.get(c.document_type or "")
            right = type_of_number(c.number, reviewed.rules)
            values = {"type": doctype.name if doctype else "?", "number": c.number, "right": right}
            yield Hit("type_symbol", doc, c.start, c.end, values)


def issuer_symbol(reviewed: Reviewed) -> Iterator[Hit]:
    """The words name one body of the centre, the symbol another: "Nghị định số 24/2021/NĐ-CP của Thủ tướng"."""
    for doc, c, resolution in reviewed.cited():
        if not c.issuer or not c.number:
            continue
        said = body_of(c.issuer, reviewed.rules)
        bodies = bodies_of_number(c.number, reviewed.rules, c.document_type)
        if said is None or said.level not in CENTRAL or len(bodies) != 1 or "," in c.issuer:
            continue
        if all(b.level is not None and b.id != said.id for b in bodies):
            entry = reviewed.catalog.get(resolution.key) if reviewed.catalog is not None and resolution.key else None
            right = issuer_of(c.number, c.document_type, entry, reviewed.rules)
            values = {"number": c.number, "issuer": c.issuer, "right": right or "?"}
            yield Hit("issuer_symbol", doc, c.full_start, c.full_end, values)


def issuer_years(reviewed: Reviewed) -> Iterator[Hit]:
    """The body was gone on that day: "12/2025/TT-BGTVT ngày 05/6/2025", whose ministry was merged in March."""
    for doc, c, _ in reviewed.cited():
        if c.issuer_id is None or c.date is None or c.level not in CENTRAL:
            continue
        _, ended = years_of(c.issuer_id, reviewed.rules)
        if ended and c.date.isoformat()[: len(ended)] > ended:
            yield Hit("issuer_years", doc, c.start, c.end, gone_by(reviewed, c, c.date, ended))


def gone_by(reviewed: Reviewed, c: Citation, when: object, ended: str) -> dict[str, Any]:
    """The words on a body that was gone: its name, since when, and what took its place."""
    body = c.issuer_id or ""
    successor = successor_of(body, reviewed.rules)
    return {
        "label": reviewed.label(c), "date": when, "date_vi": time_vi(when), "issuer": name_of(body, reviewed.rules),
        "ended": ended, "ended_vi": time_vi(ended), "right": successor,
        "now": f", succeeded by {successor}" if successor else "",
        "now_vi": f"; nay là {successor}" if successor else "",
    }  # fmt: skip


def dated_later(reviewed: Reviewed) -> Iterator[Hit]:
    """Cited before it was issued: "Chỉ thị số 12/CT-TTg ngày 05/01/2025" in a plan of 2024."""
    for doc, c, _ in reviewed.cited():
        taken = reviewed.blank.get(id(doc))
        own = taken.last if taken else doc.metadata.date
        if (split_number(c.number or "").year or 0) > reviewed.today.year:
            continue  # it cannot exist yet, whatever the day of this document
        if own is not None and ((c.date is not None and c.date > own) or (c.year is not None and c.year > own.year)):
            when, against = c.date or c.year, taken.words if taken else own
            values = {"label": reviewed.label(c), "date": when, "own": against}
            values |= {"date_vi": time_vi(when), "own_vi": time_vi(against).removeprefix("ngày ")}
            yield Hit("dated_later", doc, c.start, c.end, values)


def contradicted(reviewed: Reviewed) -> Iterator[Hit]:
    """A relation that ranks, or the days of two cited documents, contradict: a commune's decision that amends a law."""
    for doc, c, _ in reviewed.cited():
        for note in c.notes:
            if note.code == "contradicts_ranks" or (note.code == "contradicts_dates" and c.governor is not None):
                told = spoken("relation", c.relation, "vi", reviewed.rules)
                values = {"label": reviewed.label(c), "relation": c.relation, "relation_vi": told}
                yield Hit(note.code, doc, c.start, c.end, values)


def dates_that_cannot_be(reviewed: Reviewed) -> Iterator[Hit]:
    """No such day, or another year than the number's: "ngày 31/02/2022", "22/2021/TT-BGDĐT ngày 20/7/2020"."""
    for doc, c, resolution in reviewed.cited():
        for note in c.notes:
            if note.code == "no_such_date":
                last, last_vi = days_of_month(_day_said(doc.text[note.start : note.end], doc.text[c.end : c.full_end]))
                values: dict[str, Any] = {"right": last, "right_vi": last_vi}
                entry = reviewed.catalog.get(resolution.key or "") if reviewed.catalog is not None else None
                if entry is not None and entry.grade != "C":
                    values |= {"known": entry.date, "also": f"; the catalogue has {entry.date}"}
                    values["also_vi"] = f"; theo danh mục là {time_vi(entry.date)}"
                yield Hit("no_such_date", doc, note.start, note.end, values)
            elif note.code == "year_in_number":
                values = {"date": c.date, "number": c.number, "right": split_number(c.number or "").year}
                yield Hit("year_in_number", doc, note.start, note.end, values)


def _day_said(core: str, behind: str) -> str:
    """The words of a day, in the core of a citation or behind it: "..., ban hành ngày 31/6/2020"."""
    found = _DAY.search(core) or _DAY.search(behind)
    return found[0] if found is not None else core


_DAY = re.compile(r"(?:ng[àa]y|NGÀY)\D{0,20}\d{1,2}\D{1,8}\d{1,2}\D{1,6}\d{4}")


def known_date(reviewed: Reviewed) -> Iterator[Hit]:
    """Another date than the catalogue's: "Thông tư số 22/2021/TT-BGDĐT ngày 02/7/2021", which is of 20/7/2021."""
    for doc, c, resolution in reviewed.cited():
        entry = reviewed.catalog.get(resolution.key) if reviewed.catalog is not None and resolution.key else None
        if entry is not None and c.date is not None and c.date != entry.date:
            values = {"label": reviewed.label(c), "date": c.date, "known": entry.date}
            if c.date != entry.rival:
                yield Hit("known_date" if entry.certain else "doubtful_date", doc, c.start, c.end, values)


_RESTS_ON = ("legal_basis", "implements", "according_to", "guides")


def replaced(reviewed: Reviewed) -> Iterator[Hit]:
    """What a document rests on had been replaced or repealed on its day: "Căn cứ Luật Giáo dục năm 2005" in 2024."""
    for doc, c, resolution in reviewed.cited():
        taken = reviewed.blank.get(id(doc))
        day = taken.day if taken else doc.metadata.date
        if reviewed.catalog is None or resolution.key is None or day is None:
            continue
        if c.governor is not None or c.relation not in _RESTS_ON:
            continue
        change = reviewed.catalog.replaced(resolution.key, day)
        if change is not None:
            by = reviewed.catalog.get(change.key)
            name = document_named(change.key, None, reviewed.rules) if by is None else entry_named(by, reviewed.rules)
            if change.date is not None:
                name += f", {change.date}"
            yield Hit("replaced", doc, c.start, c.end, {"label": reviewed.label(c), "by": name})


def unsettled(reviewed: Reviewed) -> Iterator[Hit]:
    """Citations that `resolve` took for misprints, and those two documents fit."""
    for doc, c, resolution in reviewed.cited():
        if resolution.step == "misprint":
            meant = document_named(resolution.key or "", reviewed.catalog, reviewed.rules)
            yield Hit("misprint", doc, c.start, c.end, {"number": c.number, "meant": meant})
        elif resolution.step == "open" and resolution.note:
            note, note_vi = either(resolution.note, reviewed.catalog, reviewed.rules)
            yield Hit("unclear", doc, c.start, c.end, {"text": one_line(c.text), "note": note, "note_vi": note_vi})


def blank_day(reviewed: Reviewed) -> Iterator[Hit]:
    """The line of place and day is not filled in: "Bắc Ninh, ngày     tháng 9 năm 2023"."""
    for doc in reviewed.documents:
        taken = reviewed.blank.get(id(doc))
        if taken is not None:
            yield Hit(
                "blank_day", doc, taken.start, taken.end, {"as_of": taken.words, "as_of_vi": time_vi(taken.words)}
            )


def two_texts(reviewed: Reviewed) -> Iterator[Hit]:
    """Two files of one document: a scan of a plan and the plan; each but the first by name is told."""
    texts: dict[str, list[Document]] = defaultdict(list)
    for doc in reviewed.documents:
        key = doc.metadata.key or ""
        texts[key if key.startswith("/akn/") else doc.sha256].append(doc)
    for same in texts.values():
        first, *others = sorted(same, key=lambda doc: (doc.source or "", doc.sha256))
        for doc in others:
            against = (place_of(first, *_number_of(first)),)
            other = {"other": first.source} if first.source else {"other": "another text", "other_vi": "văn bản khác"}
            yield Hit("two_texts", doc, *_number_of(doc), other, against)


def _number_of(doc: Document) -> tuple[int, int]:
    """Where a document tells its own number; its beginning where it does not."""
    number = doc.metadata.number or ""
    start = max(0, doc.text.find(number))
    return start, start + len(doc.text[start : start + len(number)]) if doc.text.startswith(number, start) else start


def _by_key(reviewed: Reviewed) -> dict[str, list[tuple[Document, Citation]]]:
    groups: dict[str, list[tuple[Document, Citation]]] = defaultdict(list)
    for doc, c, resolution in reviewed.cited():
        if resolution.key is not None and resolution.key.startswith("/akn/") and resolution.step != "misprint":
            groups[resolution.key].append((doc, c))
    return groups


def _noted(c: Citation, code: str) -> bool:
    return any(note.code == code for note in c.notes)


RULES = [
    two_dates, two_numbers, type_symbol, issuer_symbol, issuer_years, dated_later, contradicted, dates_that_cannot_be,
    known_date, replaced, unsettled, blank_day,
    two_texts,
]  # fmt: skip
