"""Which document of the catalogue a citation means that is wrong in its number: by what else is told of it.

Four witnesses speak: the title, who issued it, the day, the serial with its year. One document must have two of them,
the title or the serial among them, and more than any other; else it must be the only one of that title. It is told as
what may be meant, never put in its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vnplan.keys.catalog import Catalog
from vnplan.keys.entries import Entry
from vnplan.models import Citation
from vnplan.review.check_rules import Hit, Reviewed
from vnplan.review.right import document_named, time_vi
from vnplan.review.trust_rules import unknown
from vnplan.review.trust_titles import of_that_title
from vnplan.tables.body_words import body_of
from vnplan.text.symbols import split_number

TITLE, SERIAL, ISSUER, DAY = "title", "serial", "issuer", "day"


def meant(c: Citation, key: str | None, reviewed: Reviewed) -> Entry | None:
    """The one document that most speaks for, where two witnesses do: "22/2021/TT-BYT của Bộ Giáo dục và Đào tạo"."""
    catalog = reviewed.catalog
    if catalog is None or c.number is None:
        return None
    found = {entry.key: entry for entry in (*of_serial(c, catalog), *_of_title(c, catalog)) if entry.grade != "C"}
    told = {entry.key: witnesses(c, entry, reviewed) for entry in found.values()}
    if TITLE in told.pop(key or "", ()):
        return None  # it has the title of its number: what is wrong is another thing
    fit = {one: spoken for one, spoken in told.items() if len(spoken) > 1 and spoken & {TITLE, SERIAL}}
    fit = fit or {one: spoken for one, spoken in told.items() if TITLE in spoken}
    most = max(map(len, fit.values()), default=0)
    best = [one for one, spoken in fit.items() if len(spoken) == most]
    return found[best[0]] if len(best) == 1 else None


def witnesses(c: Citation, entry: Entry, reviewed: Reviewed) -> set[str]:
    """What is told of a citation that is so of a document."""
    said, its = split_number(c.number or ""), split_number(entry.number)
    body = body_of(c.issuer, reviewed.rules) if c.issuer else None
    told = {
        TITLE: of_that_title(c.title or "", entry),
        SERIAL: said.serial.lstrip("0") == its.serial.lstrip("0") and said.year is not None and said.year == its.year,
        ISSUER: body is not None and body.id == entry.issuer_id,
        DAY: c.date is not None and c.date == entry.date,
    }
    return {name for name, speaks in told.items() if speaks}


def of_serial(c: Citation, catalog: Catalog) -> Iterator[Entry]:
    """The documents of its type that have its serial and year, whoever issued them."""
    said = split_number(c.number or "")
    if said.year is None or not said.serial.isdigit():
        return
    begins = (f"{int(said.serial)}/{said.year}/", f"{int(said.serial):02}/{said.year}/")
    for entry in catalog:
        if entry.document_type == c.document_type and entry.number.startswith(begins):
            yield entry


def _of_title(c: Citation, catalog: Catalog) -> Iterator[Entry]:
    """The documents of its type that have its title."""
    for entry, _ in catalog.by_title(c.title, limit=_NEAREST, floor=_NEAR) if c.title else ():
        if entry.document_type == c.document_type:
            yield entry


_NEAREST, _NEAR = 12, 80.0


def with_meant(hits: Iterable[Hit], reviewed: Reviewed) -> Iterator[Hit]:
    """Findings on a number that is wrong, with the document that may be meant, where one may."""
    keys = {id(c): resolution.key for _, c, resolution in reviewed.cited()}
    for hit in hits:
        c = _cited(hit, keys) if hit.code in TELLS else None
        entry = meant(c, keys[id(c)], reviewed) if c is not None else None
        yield hit if entry is None else hit._replace(values=hit.values | _words(hit, entry, reviewed))


def symbol_slip(reviewed: Reviewed) -> Iterator[Hit]:
    """A number nobody knows, where one of its serial, year and title is: "22/2021/TT-BYT về đánh giá học sinh"."""
    for doc, c, key, catalog in unknown(reviewed):
        if c.kind != "numbered" or not c.title:
            continue
        said = [(entry, witnesses(c, entry, reviewed)) for entry in of_serial(c, catalog) if entry.grade != "C"]
        alike = [entry for entry, spoken in said if TITLE in spoken and ISSUER not in spoken and entry.key != key]
        if len(alike) == 1 and c.date in (None, alike[0].date):
            name = document_named(alike[0].key, catalog, reviewed.rules)
            yield Hit("misprint", doc, c.start, c.end, {"number": c.number, "meant": name})


TELLS = (
    "issuer_symbol", "known_title", "year_in_number", "hardly_exists", "not_listed", "no_such_symbol", "issuer_years",
    "type_ended",
)  # fmt: skip
"""The findings that tell what may be meant."""


def _cited(hit: Hit, keys: dict[int, str | None]) -> Citation | None:
    """The citation a finding is on."""
    within = hit.document.citations.within(hit.start, hit.end) or ()
    return next((c for c in within if id(c) in keys and c.full_start <= hit.start and hit.end <= c.full_end), None)


def _words(hit: Hit, entry: Entry, reviewed: Reviewed) -> dict[str, object]:
    """The document as it ought to be cited."""
    doctype = reviewed.rules.types.get(entry.document_type)
    name = f"{doctype.name if doctype else ''} {entry.number}".strip()
    of_that_day = f"{name} {time_vi(entry.date)}"
    if hit.code == "known_title":
        return {"also": f"; that is {name} of {entry.date}", "also_vi": f"; trích yếu này là của {of_that_day}"}
    told = {"also": f"; {name} of {entry.date} may be meant", "also_vi": f"; có thể là {of_that_day}"}
    return {**told, "number_meant": entry.number}
