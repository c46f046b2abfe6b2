"""What the catalogue holds: documents, changes, numbers that are only cited; each row with its grade and source."""

from __future__ import annotations

import datetime
from typing import NamedTuple, TypeAlias

from vnplan.tables.spoken import language_of
from vnplan.text.shown import brief

GRADES = ("A", "B", "C")
"""A: two kinds of source, an official one, or read by eye. B: one good source. C: cited, or read by rule alone."""


class Entry(NamedTuple):
    """A known document. `number` is empty for a constitution, `title` where it was never seen."""

    key: str
    document_type: str
    number: str
    date: datetime.date
    issuer: str
    issuer_id: str
    level: str | None
    title: str
    in_force: datetime.date | None
    grade: str = "A"
    source: str = "laws"
    """Codes of `data/sources.csv`, parted by blanks."""
    rival: datetime.date | None = None
    """Another day that is nearly as well supported."""
    seen: datetime.date | None = None
    """A day on which the national database showed it in force."""
    ended: datetime.date | None = None
    """Since when it is over, as your own table tells; what ended it may not be known."""

    def __repr__(self) -> str:
        return f"<Entry {self.number or self.document_type} ({self.date}) “{brief(self.title, 60)}”>"

    def _repr_html_(self) -> str:
        from vnplan.keys.catalog_cards import entry_card

        return entry_card(self, language_of())

    @property
    def certain(self) -> bool:
        """Whether its day can prove another one wrong."""
        return self.grade == "A" and self.rival is None


Editions: TypeAlias = dict[tuple[str, str], list[Entry]]
"""The editions of each law, by its type and the slug of its name."""


class KnownChange(NamedTuple):
    """What document `key` does to document `other`: replaces, amends, repeals, corrects; `date` where it is known."""

    relation: str
    key: str
    other: str
    date: datetime.date | None
    whole: bool = True
    """Whether all of the other document is meant; amendments are of parts."""
    provisions: str = ""
    """The provisions meant, as the acting document names them: "Điều 3 và khoản 1 Điều 9"."""
    grade: str = "A"
    source: str = "edition"

    def __repr__(self) -> str:
        whole = "" if self.whole else f" {brief(self.provisions, 40) or 'in part'} of"
        return f"<Change {self.key} {self.relation}{whole} {self.other}{f' from {self.date}' if self.date else ''}>"

    @property
    def ends(self) -> bool:
        """Whether the other document is over with it."""
        return self.whole and self.relation in ("replaces", "repeals")


class CitedNumber(NamedTuple):
    """A number that texts cite and nobody has vouched for: it says that the number exists, hardly more."""

    key: str
    document_type: str
    number: str
    date: datetime.date | None
    source: str


class Reach(NamedTuple):
    """How far a series is known: all decrees of 2023, all circulars of a ministry in a year.

    `highest` is the highest serial seen, a lower bound; `once` a higher one seen a single time, maybe a misprint;
    `seen` how many of its serials the highest was drawn from, `known` how many the catalogue has, cited ones too.
    """

    pattern: str
    year: int
    highest: int
    once: int
    seen: int
    known: int
    over: bool
    """Whether the year is past, so that no more can come."""
    around: int = 0
    """The highest serial of the series in the years around it."""

    @property
    def share(self) -> float:
        """The share of the series that is known, 0 to 1, as far as the highest serial tells how long it is."""
        length = max(self.highest, self.once)
        return min(1.0, self.known / length) if length else 0.0

    @property
    def complete(self) -> bool:
        """Whether a number that is not known, below the highest, is likely not to exist."""
        return self.over and self.known >= _ENOUGH and self.share >= _NEARLY_ALL

    def beyond(self, serial: int) -> bool:
        """Whether a serial is far beyond what the series had reached in a year that is over.

        Of `seen` serials drawn from a series the highest lies below `highest` of its length by more than this factor
        once in a thousand times. Of few drawn, it lies beyond what the series reached in the years around as well.
        """
        if not self.over or self.seen < 1:
            return False
        factor: float = 1000 ** (1 / self.seen)
        least = 0 if self.seen >= _ENOUGH else self.around
        return serial > max(self.highest * factor, self.once * factor, least) + _SLACK


_ENOUGH = 10  # documents: of fewer the highest serial says little
_NEARLY_ALL = 0.9
_SLACK = 5
