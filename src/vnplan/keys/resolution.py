"""One key for one document: undated, unplaced and misprinted citations joined to the document they must mean.

The steps, in their order: the citation says it itself (`own`), the same document says it elsewhere (`document`), a
law's name means the edition in force on the day of the citing text (`in_force`), another of the documents given says it
(`corpus`), the catalogue of national documents does (`catalog`), a misprint (`misprint`). What two fit stays `open`.
"""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from vnplan.keys.catalog import Catalog
from vnplan.keys.catalog_rows import CatalogLike, catalog_of
from vnplan.keys.keys import number_key
from vnplan.models import Citation, Document, documents_of
from vnplan.tables.rules import Rules, RulesLike, rules_of
from vnplan.text.normalize import fold
from vnplan.text.symbols import split_number

STEPS = ("own", "document", "in_force", "corpus", "catalog", "misprint", "open", "none")
"""What settled a citation's key; `none` for `self`, `internal` and what has no key at all."""

SAME_TITLE, MARGIN = 88.0, 12.0
"""Two titles at least this alike (of 100) are one; the best must lead the next by the margin."""

SLIP = 97.0
"""How alike the titles must be for two numbers to be one misprinted; ministries give one title to decrees of a day."""


class Resolution(NamedTuple):
    """The key of a citation, the step that settled it, and where it helps a note: what fits, what was misprinted."""

    key: str | None
    step: str
    note: str | None = None


def resolve(
    documents: Iterable[Document] | Document, *, catalog: CatalogLike = False, rules: RulesLike = None
) -> list[list[Resolution]]:
    """Settle the key of every citation of every document; one list for each document, one Resolution a citation.

    `catalog` as in `build_graph`, but that none is asked unless you say so: True the shipped one, a CSV of your own
    beside it. `rules` is a folder of your own tables, or loaded rules.

    `cite/nghi-quyet/tw/?/29` becomes `/akn/vn/doc/nghi-quyet/tw/2013/29` where that is the only resolution 29 of the
    Party centre in the document, else in all of them, else in the catalogue. Titles decide between two; without a
    title two that fit leave it open, with both in the note. Nothing the author wrote is changed.

    >>> import vnplan
    >>> doc = vnplan.parse("Thực hiện Nghị quyết số 29-NQ/TW ngày 04/11/2013. Nghị quyết số 29-NQ/TW nêu rõ mục tiêu.")
    >>> [(r.key, r.step) for r in resolve([doc])[0]]
    [('/akn/vn/doc/nghi-quyet/tw/2013/29', 'own'), ('/akn/vn/doc/nghi-quyet/tw/2013/29', 'document')]
    """
    return settled(documents_of(documents, "resolve"), catalog_of(catalog), rules_of(rules))


def settled(documents: Sequence[Document], catalog: Catalog | None, rules: Rules) -> list[list[Resolution]]:
    """What `resolve` returns, for documents, catalogue and tables already at hand."""
    named = _law_names(rules)
    everywhere = Known(named)
    for doc in documents:
        everywhere.add(doc)
    out = []
    for doc in documents:
        here = Known(named)
        here.add(doc)
        found = [_settle(c, doc, here, everywhere, catalog, rules) for c in doc.citations]
        out.append(found)
    return _misprints(documents, out, everywhere, catalog)


class Known:
    """Whole keys by type and serial, laws by their name too, each with the titles it was cited by."""

    def __init__(self, named: dict[str, str]) -> None:
        self._named = named
        self.titles: dict[str, list[str]] = defaultdict(list)
        self.dates: dict[str, set[date]] = defaultdict(set)
        self.count: Counter[str] = Counter()
        self.given: set[str] = set()
        self.first: dict[str, int] = {}
        self._by: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)

    def add(self, doc: Document) -> None:
        """All that one document names, itself included."""
        own = doc.metadata
        if own.key is not None:
            self._put(own.key, own.title, own.date)
            self.first.setdefault(own.key, -1)
            self.given.add(own.key)
        for c in doc.citations:
            if c.key is not None:
                self.count[c.key] += 1
                self._put(c.key, c.title, c.date)
                self.first.setdefault(c.key, c.start)

    def _put(self, key: str, title: str | None, when: date | None) -> None:
        if not key.startswith("/akn/"):
            return
        *_, kind, _author, _year, serial = key.split("/")
        self._by[kind, serial][key] = None
        if key in self._named:
            self._by[kind, self._named[key]][key] = None
        if title and len(self.titles[key]) < 4:
            self.titles[key].append(fold(title))
        if when is not None:
            self.dates[key].add(when)

    def fits(self, partial: Partial) -> list[str]:
        """The whole keys a partial one may stand for."""
        return [key for key in self._by.get((partial.kind, partial.serial), ()) if partial.fits(key)]


class Partial(NamedTuple):
    """A provisional key taken apart: `cite/nghi-quyet/hdnd.?/?/314`, and the series it must be of, act or doc."""

    kind: str
    author: str
    year: str
    serial: str
    family: str | None = None

    def fits(self, whole: str) -> bool:
        """Whether a whole key agrees with all that is told: "hdnd.?" with "hdnd.bac-ninh", "?" with any."""
        _, _, _, family, *_, author, year, _serial = whole.split("/")
        if self.year not in ("?", year) or self.family not in (None, family):
            return False
        if self.author == "?":
            return True
        if "?" not in self.author:
            return self.author == author
        return self.author.split(".")[0] == author.split(".")[0]


def _partial(c: Citation, rules: Rules) -> Partial | None:
    """What a citation's key tells; 07/CT-TTg is not of the series of 07/2000/CT-TTg, "Nghị quyết 29" may be of any."""
    parts = (c.key or "").split("/")
    if len(parts) != 5:
        return None
    family = None
    if c.number is not None and split_number(c.number).groups:
        kind = rules.types.get(parts[1].replace("-", "_"))
        family = kind.family if kind is not None else "doc"
    _, kind_, author, year, serial = parts
    return Partial(kind_, author, year, serial, family)


def _settle(
    c: Citation, doc: Document, here: Known, everywhere: Known, catalog: Catalog | None, rules: Rules
) -> Resolution:
    if c.key is None or c.kind in ("self", "internal"):
        return Resolution(c.key, "none")
    if not c.key.startswith("cite/"):
        return Resolution(c.key, "own")
    partial = _partial(c, rules)
    if partial is None:
        return Resolution(c.key, "open")
    fits = here.fits(partial)
    if c.kind == "named_law" and doc.metadata.key in fits:
        return Resolution(doc.metadata.key, "document")  # a law that names itself
    if partial.year == "?" and c.kind == "named_law":  # the edition named before; one named later was yet to come
        fits = [key for key in fits if here.first[key] < c.start] or fits
    chosen = _one(fits, c.title, here.titles)
    when = _day(c, doc)
    if chosen is not None and (c.kind != "named_law" or here.first[chosen] < c.start or when is None):
        return Resolution(chosen, "document")
    if fits and chosen is None:
        return Resolution(c.key, "open", _either(fits))
    if c.kind == "named_law" and partial.year == "?" and when is not None and catalog is not None:
        law = catalog.law_in_force(partial.kind.replace("-", "_"), partial.serial, when)
        if law is not None:
            return Resolution(law.key, "in_force", f"the edition in force on {when}")
    if chosen is not None:
        return Resolution(chosen, "document")
    fits = [key for key in everywhere.fits(partial) if when is None or int(key.split("/")[-2][:4]) <= when.year]
    entries = catalog.by_serial(partial.kind, partial.author, partial.serial) if catalog is not None else []
    entries = [e for e in entries if partial.fits(e.key) and (when is None or e.date <= when)]
    chosen = _one(fits, c.title, everywhere.titles)
    if chosen is not None:
        others = [e.key for e in entries if e.key != chosen]
        return Resolution(chosen, "corpus", f"the catalogue also has {' and '.join(others[:3])}" if others else None)
    if not fits:
        fits = [e.key for e in entries]
        chosen = _one(fits, c.title, {e.key: [fold(e.title)] for e in entries})
        if chosen is not None:
            return Resolution(chosen, "catalog")
    return Resolution(c.key, "open", _either(fits))


def _either(fits: Sequence[str]) -> str | None:
    return f"may be {' or '.join(sorted(fits)[:4])}{' ...' if len(fits) > 4 else ''}" if fits else None


def _day(c: Citation, doc: Document) -> date | None:
    """The day a citation speaks: of the document in whose title it stands, else of the text itself."""
    if c.governor is not None:
        governor = doc.citations[c.governor]
        if governor.date is not None:
            return governor.date
    return doc.metadata.date


def _one(fits: Sequence[str], title: str | None, titles: dict[str, list[str]]) -> str | None:
    """The only key that fits, or the one whose title is the citation's."""
    if len(fits) == 1:
        return fits[0]
    if not title or len(fits) > 40:
        return None
    ranked = sorted(((_alike(title, titles.get(key, ())), key) for key in fits), reverse=True)
    if len(ranked) > 1 and ranked[0][0] >= SAME_TITLE and ranked[0][0] - ranked[1][0] >= MARGIN:
        return ranked[0][1]
    return None


def _alike(title: str, others: Iterable[str]) -> float:
    from rapidfuzz import fuzz

    words = fold(title)
    return max((fuzz.ratio(words, other) for other in others), default=0.0)


# --- misprints -------------------------------------------------------------------------------------------------------


def _misprints(
    documents: Sequence[Document], found: list[list[Resolution]], known: Known, catalog: Catalog | None
) -> list[list[Resolution]]:
    """Join a key nobody vouches for to the document of the same type, issuer and title it must be a slip of.

    Either the serial is a slip and the whole date agrees, or the year is and day, month and serial agree.
    """
    by_day: dict[tuple[str, date], dict[str, None]] = defaultdict(dict)
    by_serial: dict[tuple[str, str, int, int], dict[str, None]] = defaultdict(dict)
    for key, dates in known.dates.items():
        kind, author, _, serial = key.split("/")[-4:]
        for day in dates:
            by_day[kind, day][key] = None
            by_serial[kind + "/" + author, serial, day.day, day.month][key] = None
    out = []
    for doc, row in zip(documents, found, strict=True):
        settled = []
        for c, resolution in zip(doc.citations, row, strict=True):
            key = resolution.key or ""
            if resolution.step == "own" and c.date is not None and c.title and len(c.title) > 20:
                kind, author, _, serial = key.split("/")[-4:]
                rivals = [*by_day[kind, c.date], *by_serial[kind + "/" + author, serial, c.date.day, c.date.month]]
                meant = _meant(key, c.title, [k for k in rivals if k != key], known, catalog) if rivals else None
                if meant is not None:
                    resolution = Resolution(meant, "misprint", f"likely a misprint: {key} is not known, {meant} is")
            settled.append(resolution)
        out.append(settled)
    return out


def _meant(key: str, title: str, rivals: list[str], known: Known, catalog: Catalog | None) -> str | None:
    from rapidfuzz.distance import OSA

    if _weight(key, known, catalog) > 1:
        return None
    author, year, serial = key.split("/")[-3:]
    near = []
    for other in rivals:
        a, y, s = other.split("/")[-3:]
        if a == author and OSA.distance(s, serial) + OSA.distance(y, year) == 1 and serial.isdigit() and s.isdigit():
            near.append(other)
    chosen = [k for k in near if _alike(title, known.titles.get(k, ())) >= SLIP]
    if len(chosen) == 1 and _weight(chosen[0], known, catalog) > _weight(key, known, catalog):
        return chosen[0]
    return None


def _weight(key: str, known: Known, catalog: Catalog | None) -> int:
    """How well a key is vouched for: 100 where its text is given or the catalogue holds it, else how many cite it."""
    if key in known.given or (catalog is not None and key in catalog):
        return 100
    return known.count[key]


@functools.lru_cache(maxsize=4)
def _law_names(rules: Rules) -> dict[str, str]:
    """Name of each law of the table, as a slug, by its key: "Luật Đất đai" may mean any law so named."""
    out: dict[str, str] = {}
    for (kind, slug), rows in rules.law_editions.items():
        for row in rows:
            key = number_key(kind, row["number"], int(row["date"][:4]), None, None, rules)
            if key is not None:
                out[key] = slug
    return out
