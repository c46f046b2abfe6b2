"""A citation whose key is to be settled: what it tells, and which keys fit."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from vnplan.keys.catalog import Catalog
from vnplan.keys.entries import Entry
from vnplan.keys.gist import Cited, Gist, Mention
from vnplan.keys.known import COMPARED, NEVER, Fits, KnownKeys, Partial, alike
from vnplan.tables.rules import Rules
from vnplan.text.symbols import split_number

SAME_TITLE, MARGIN = 88.0, 12.0
"""Two titles at least this alike (of 100) are one; the best must lead the next by the margin."""


@dataclass
class Unsettled:
    """A citation to be settled: its document, what that one names and what all of them name, and the catalogue."""

    c: Cited
    doc: Gist
    here: KnownKeys
    everywhere: KnownKeys
    catalog: Catalog | None
    rules: Rules

    @property
    def m(self) -> Mention:
        """What it says."""
        return self.c.mention

    @functools.cached_property
    def partial(self) -> Partial | None:
        """What the key tells, where it tells a part only.

        07/CT-TTg is not of the series of 07/2000/CT-TTg, "Nghị quyết 29" may be of any.
        """
        return told_by(self.m.key or "", self.m.number, self.rules)

    @functools.cached_property
    def day(self) -> date | None:
        """The day it speaks: of the document in whose title it stands, else of the text itself."""
        if self.c.governor is None:
            return self.doc.metadata.date
        governor = self.doc.citations[self.c.governor].mention
        known = self.catalog.get(governor.key or "") if self.catalog is not None else None
        if governor.date is None and known is None and governor.year is not None:
            return None  # of a year: not told on which side of a new edition
        return governor.date or (known.date if known is not None else self.doc.metadata.date)

    @property
    def names_no_edition(self) -> bool:
        """Whether it is a law by name alone: which edition is meant depends on the day."""
        return self.m.kind == "named_law" and self.partial is not None and self.partial.year == "?"

    @functools.cached_property
    def fits_here(self) -> list[str]:
        """Keys that fit in the document; of a law's editions those named before, one named later was yet to come."""
        fits = self.here.fits(self.partial).keys if self.partial is not None else []
        before = [key for key in fits if self.named_before(key)] if self.names_no_edition else []
        return before or fits

    @functools.cached_property
    def chosen_here(self) -> str | None:
        """The one of them that is meant."""
        return one_of_fits(self.fits_here, self.m.title, self.here.titles)

    @functools.cached_property
    def fits_everywhere(self) -> Fits:
        """Keys that fit in all documents, none younger than the citation."""
        if self.partial is None:
            return _NONE_FIT
        return self.everywhere.fits(self.partial, self.day.year if self.day is not None else NEVER)

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


_NONE_FIT = Fits([], 0)


def told_by(key: str, number: str | None, rules: Rules) -> Partial | None:
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


def one_of_fits(fits: Sequence[str], title: str | None, titles: Callable[[str], Sequence[str]]) -> str | None:
    """The only key that fits, or the one whose title is the citation's."""
    if len(fits) == 1:
        return fits[0]
    if not title or len(fits) > COMPARED:
        return None
    ranked = sorted(((alike(title, titles(key)), key) for key in fits), reverse=True)
    if len(ranked) > 1 and ranked[0][0] >= SAME_TITLE and ranked[0][0] - ranked[1][0] >= MARGIN:
        return ranked[0][1]
    return None
