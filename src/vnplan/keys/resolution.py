"""One key for one document: undated, unplaced and misprinted citations joined to the document they must mean.

The steps, in their order: the citation says it itself (`own`), the same document says it elsewhere (`document`), a
law's name means the edition in force on the day of the citing text (`in_force`), another of the documents given says it
(`corpus`), the catalogue of national documents does (`catalog`), a misprint (`misprint`). What two fit stays `open`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from vnplan.keys.catalog import Catalog, Entry
from vnplan.keys.catalog_rows import CatalogLike, catalog_of
from vnplan.keys.keys import number_key
from vnplan.keys.known import Known, Partial, alike
from vnplan.keys.misprints import Misprints
from vnplan.models import Citation, Document, documents_of
from vnplan.tables.rules import Rules, RulesLike, rules_of
from vnplan.text.normalize import fold
from vnplan.text.symbols import split_number

STEP_NAMES = ("own", "document", "in_force", "corpus", "catalog", "misprint", "open", "none")
"""What settled a citation's key; `none` for `self`, `internal` and what has no key at all."""

SAME_TITLE, MARGIN = 88.0, 12.0
"""Two titles at least this alike (of 100) are one; the best must lead the next by the margin."""

_COMPARED = 40  # keys: where more fit, a title is no proof
_NAMED = 4  # keys that a note names


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
        out.append([_settle(Unsettled(c, doc, here, everywhere, catalog, rules)) for c in doc.citations])
    misprints = Misprints(everywhere, catalog)
    return [
        [_corrected(c, settled, misprints) for c, settled in zip(doc.citations, row, strict=True)]
        for doc, row in zip(documents, out, strict=True)
    ]


def own_keys(documents: Sequence[Document], rules: Rules) -> list[str]:
    """The key each document goes by: its own; where that is not whole, the one another document cites it by.

    A whole key with the number and the title of the document is its key. Two texts with one key that is not whole
    are not known to be one document: each goes by its digest.
    """
    everywhere = Known(_law_names(rules))
    for doc in documents:
        everywhere.add(doc)
    texts: dict[str, set[str]] = {}
    for doc in documents:
        texts.setdefault(doc.metadata.key or "", set()).add(doc.sha256)
    out = []
    for doc in documents:
        own, digest = doc.metadata.key or "", f"text/{doc.sha256[:12]}"
        partial = _told_by(own, doc.metadata.number, rules) if own.startswith("cite/") else None
        if partial is not None:
            title = doc.metadata.title or ""
            fits = [k for k in everywhere.fits(partial) if alike(title, everywhere.titles.get(k, ())) >= SAME_TITLE]
            own = fits[0] if len(fits) == 1 else own if len(texts[own]) == 1 else digest
        out.append(own or digest)
    return out


def _partial(c: Citation, rules: Rules) -> Partial | None:
    """What a citation's key tells; 07/CT-TTg is not of the series of 07/2000/CT-TTg, "Nghị quyết 29" may be of any."""
    return _told_by(c.key or "", c.number, rules)


def _told_by(key: str, number: str | None, rules: Rules) -> Partial | None:
    """What a key that is not whole tells of the document with this number."""
    parts = key.split("/")
    if len(parts) != 5:
        return None
    _, type, author, year, serial = parts
    family = None
    if number is not None and split_number(number).groups:
        doctype = rules.types.get(type.replace("-", "_"))
        family = doctype.family if doctype is not None else "doc"
    return Partial(type, author, year, serial, family)


# --- steps -----------------------------------------------------------------------------------------------------------


@dataclass
class Unsettled:
    """A citation to be settled: its document, what that one names and what all of them name, and the catalogue."""

    c: Citation
    doc: Document
    here: Known
    everywhere: Known
    catalog: Catalog | None
    rules: Rules

    @functools.cached_property
    def partial(self) -> Partial | None:
        """What the key tells, where it tells a part only."""
        return _partial(self.c, self.rules)

    @functools.cached_property
    def day(self) -> date | None:
        """The day it speaks: of the document in whose title it stands, else of the text itself."""
        governor = self.doc.citations[self.c.governor] if self.c.governor is not None else None
        if governor is None:
            return self.doc.metadata.date
        known = self.catalog.get(governor.key or "") if self.catalog is not None else None
        if governor.date is None and known is None and governor.year is not None:
            return None  # of a year: not told on which side of a new edition
        return governor.date or (known.date if known is not None else self.doc.metadata.date)

    @property
    def names_no_edition(self) -> bool:
        """Whether it is a law by name alone: which edition is meant depends on the day."""
        return self.c.kind == "named_law" and self.partial is not None and self.partial.year == "?"

    @functools.cached_property
    def fits_here(self) -> list[str]:
        """Keys that fit in the document; of a law's editions those named before, one named later was yet to come."""
        fits = self.here.fits(self.partial) if self.partial is not None else []
        before = [key for key in fits if self.named_before(key)] if self.names_no_edition else []
        return before or fits

    @functools.cached_property
    def chosen_here(self) -> str | None:
        """The one of them that is meant."""
        return _one(self.fits_here, self.c.title, self.here.titles)

    @functools.cached_property
    def fits_everywhere(self) -> list[str]:
        """Keys that fit in all documents, none younger than the citation."""
        fits = self.everywhere.fits(self.partial) if self.partial is not None else []
        return [key for key in fits if self.day is None or int(key.split("/")[-2][:4]) <= self.day.year]

    @functools.cached_property
    def entries(self) -> list[Entry]:
        """Entries of the catalogue that fit, none younger than the citation."""
        partial = self.partial
        if self.catalog is None or partial is None:
            return []
        found = self.catalog.by_serial(partial.type, partial.author, partial.serial)
        return [e for e in found if partial.fits(e.key) and (self.day is None or e.date <= self.day)]

    def named_before(self, key: str) -> bool:
        """Whether the document names a key before this citation."""
        return self.here.names_before(key, self.c.start)


def _settle(unsettled: Unsettled) -> Resolution:
    for step in STEPS:
        settled = step(unsettled)
        if settled is not None:
            return settled
    return Resolution(unsettled.c.key, "open", _either(unsettled.fits_everywhere or [e.key for e in unsettled.entries]))


def without_key(unsettled: Unsettled) -> Resolution | None:
    """ "Kế hoạch này", "khoản 2 Điều 5": no document of its own."""
    c = unsettled.c
    return Resolution(c.key, "none") if c.key is None or c.kind in ("self", "internal") else None


def told(unsettled: Unsettled) -> Resolution | None:
    """ "Quyết định số 2457/QĐ-BGDĐT ngày 23/8/2023": the citation says it all."""
    key = unsettled.c.key
    return Resolution(key, "own") if key is not None and not key.startswith("cite/") else None


def law_itself(unsettled: Unsettled) -> Resolution | None:
    """ "Luật Đất đai" in the Luật Đất đai: a law that names itself."""
    own = unsettled.doc.metadata.key
    fits = unsettled.here.fits(unsettled.partial) if unsettled.partial is not None else []
    return Resolution(own, "document") if unsettled.c.kind == "named_law" and own in fits else None


def in_document(unsettled: Unsettled) -> Resolution | None:
    """The document names one that fits; of a law only before, where its day might tell another edition."""
    key = unsettled.chosen_here
    if key is None or (
        unsettled.c.kind == "named_law" and unsettled.day is not None and not unsettled.named_before(key)
    ):
        return None
    return Resolution(key, "document")


def several_in_document(unsettled: Unsettled) -> Resolution | None:
    """The document names two that fit: it is not for others to choose between them."""
    if unsettled.fits_here and unsettled.chosen_here is None:
        return Resolution(unsettled.c.key, "open", _either(unsettled.fits_here))
    return None


_PUT_INTO_FORCE = re.compile(r"\bthi hành (?:các )?$")
_BEFORE = 40  # characters: "triển khai thi hành" with its blanks


def edition_to_come(unsettled: Unsettled) -> Resolution | None:
    """ "Kế hoạch triển khai thi hành Luật Đất đai" of March 2024 is on the law of 2024, and so is all of that plan."""
    partial, day = unsettled.partial, unsettled.day
    if partial is None or day is None or unsettled.catalog is None or not unsettled.names_no_edition:
        return None
    law = unsettled.catalog.law_to_come(partial.type.replace("-", "_"), partial.serial, day)
    if law is None:
        return None
    before = fold(unsettled.doc.text[max(0, unsettled.c.start - _BEFORE) : unsettled.c.start]) + " "
    titled = unsettled.c.governor is None and f"thi hành {fold(unsettled.c.text)}" in fold(
        unsettled.doc.metadata.title or ""
    )
    details = unsettled.c.relation == "guides" or "chi tiết" in (unsettled.c.cue or "").lower()
    if not details and not titled and not _PUT_INTO_FORCE.search(before):
        return None
    return Resolution(law.key, "in_force", f"the edition in force from {law.in_force}")


def edition_in_force(unsettled: Unsettled) -> Resolution | None:
    """ "Luật Đất đai" in a plan of 2016 is the law of 2013; where two were passed in the year told, that of the day."""
    partial, day = unsettled.partial, unsettled.day
    if partial is None or day is None or unsettled.catalog is None or unsettled.c.kind != "named_law":
        return None
    law = unsettled.catalog.law_in_force(partial.type.replace("-", "_"), partial.serial, day)
    told = law is not None and partial.year in ("?", str(law.date.year))
    return Resolution(law.key, "in_force", f"the edition in force on {day}") if law is not None and told else None


def later_in_document(unsettled: Unsettled) -> Resolution | None:
    """A law of which the document names the edition later, and no other is known to have been in force."""
    return Resolution(unsettled.chosen_here, "document") if unsettled.chosen_here is not None else None


def in_corpus(unsettled: Unsettled) -> Resolution | None:
    """Another of the documents names the one that fits."""
    key = _one(unsettled.fits_everywhere, unsettled.c.title, unsettled.everywhere.titles)
    if key is None:
        return None
    others = [e.key for e in unsettled.entries if e.key != key]
    return Resolution(key, "corpus", f"the catalogue also has {' and '.join(others[: _NAMED - 1])}" if others else None)


def in_catalog(unsettled: Unsettled) -> Resolution | None:
    """No document names one that fits, the catalogue has it."""
    if unsettled.fits_everywhere:
        return None
    key = _one(
        [e.key for e in unsettled.entries], unsettled.c.title, {e.key: [fold(e.title)] for e in unsettled.entries}
    )
    return Resolution(key, "catalog") if key is not None else None


STEPS: tuple[Callable[[Unsettled], Resolution | None], ...] = (
    without_key,
    told,
    law_itself,
    in_document,
    several_in_document,
    edition_to_come,
    edition_in_force,
    later_in_document,
    in_corpus,
    in_catalog,
)
"""The first that answers settles a key; what none settles stays open. Misprints come after, with all keys at hand."""


def _either(fits: Sequence[str]) -> str | None:
    more = " ..." if len(fits) > _NAMED else ""
    return f"may be {' or '.join(sorted(fits)[:_NAMED])}{more}" if fits else None


def _one(fits: Sequence[str], title: str | None, titles: dict[str, list[str]]) -> str | None:
    """The only key that fits, or the one whose title is the citation's."""
    if len(fits) == 1:
        return fits[0]
    if not title or len(fits) > _COMPARED:
        return None
    ranked = sorted(((alike(title, titles.get(key, ())), key) for key in fits), reverse=True)
    if len(ranked) > 1 and ranked[0][0] >= SAME_TITLE and ranked[0][0] - ranked[1][0] >= MARGIN:
        return ranked[0][1]
    return None


def _corrected(c: Citation, settled: Resolution, misprints: Misprints) -> Resolution:
    """What a key that the citation itself tells is a slip of, else what was settled."""
    meant = misprints.meant(c, settled.key) if settled.step == "own" and settled.key is not None else None
    if meant is None:
        return settled
    return Resolution(meant, "misprint", f"likely a misprint: {settled.key} is not known, {meant} is")


@functools.lru_cache(maxsize=4)
def _law_names(rules: Rules) -> dict[str, str]:
    """Name of each law of the table, as a slug, by its key: "Luật Đất đai" may mean any law so named."""
    out: dict[str, str] = {}
    for (type, slug), rows in rules.law_editions.items():
        for row in rows:
            key = number_key(type, row["number"], int(row["date"][:4]), None, rules)
            if key is not None:
                out[key] = slug
    return out
