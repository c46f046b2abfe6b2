"""What documents name: whole keys by what a partial one tells, each with the titles and dates it was cited by."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from vnplan.models import Document
from vnplan.text.normalize import fold

_TITLES = 4  # titles kept of each document: how they are worded differs little


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
            self.given.add(own.key)
        for c in doc.citations:
            if c.key is not None:
                self.count[c.key] += 1
                self._put(c.key, c.title, c.date)
                self.first.setdefault(c.key, c.start)

    def _put(self, key: str, title: str | None, when: date | None) -> None:
        if not key.startswith("/akn/"):
            return
        *_, type, _author, _year, serial = key.split("/")
        self._by[type, serial][key] = None
        if key in self._named:
            self._by[type, self._named[key]][key] = None
        if title and len(self.titles[key]) < _TITLES:
            self.titles[key].append(fold(title))
        if when is not None:
            self.dates[key].add(when)

    def names_before(self, key: str, at: int) -> bool:
        """Whether a key is that of the text itself, or is named in it before `at`."""
        return key in self.given or self.first[key] < at

    def fits(self, partial: Partial) -> list[str]:
        """The whole keys a partial one may stand for."""
        return [key for key in self._by.get((partial.type, partial.serial), ()) if partial.fits(key)]


class Partial(NamedTuple):
    """A provisional key taken apart: `cite/nghi-quyet/hdnd.?/?/314`, and the series it must be of, act or doc."""

    type: str
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
        mine, its = self.author.split("."), author.split(".")
        if mine == [its[0], "?"]:
            return True  # of no unit told
        return len(mine) == len(its) and all(told in ("?", known) for told, known in zip(mine, its, strict=True))


def alike(title: str, others: Iterable[str]) -> float:
    """How alike a title is to the nearest of others, 0 to 100."""
    from rapidfuzz import fuzz

    words = fold(title)
    return max((fuzz.ratio(words, other) for other in others), default=0.0)
