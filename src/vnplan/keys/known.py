"""What documents name: whole keys by what a partial one tells, each with the titles and dates it was cited by."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from zlib import crc32

from vnplan.keys.gist import Gist
from vnplan.text.normalize import fold

_TITLES = 4  # titles kept of each document: how they are worded differs little


COMPARED = 40  # keys: where more fit, a title is no proof
NEVER = 9999


class Fits(NamedTuple):
    """Keys that fit: the first in order, one more than are compared at most, and how many there are."""

    keys: list[str]
    total: int


class SaidOfKey:
    """What is said of one key: titles, dates, how often, where first, and whether it is that of a text given."""

    __slots__ = ("count", "dates", "first", "given", "titles")

    def __init__(self) -> None:
        self.titles: tuple[str, ...] = ()
        self.dates: tuple[date, ...] = ()
        self.count = 0
        self.first: int | None = None
        self.given = False

    def add(self, title: str | None, when: date | None) -> None:
        """One more mention. Which titles are kept does not depend on the order they come in."""
        if title and title not in self.titles:
            titles = (*self.titles, title)
            self.titles = titles if len(titles) <= _TITLES else tuple(sorted(titles, key=_lot)[:_TITLES])
        if when is not None and when not in self.dates:
            self.dates = (*self.dates, when)


def _lot(title: str) -> tuple[int, str]:
    return crc32(title.encode("utf-8", "surrogatepass")), title


_NOTHING = SaidOfKey()


class KnownKeys:
    """Whole keys by type and serial, laws by their name too, each with the titles it was cited by."""

    def __init__(self, named: dict[str, str]) -> None:
        self._named = named
        self._said: dict[str, SaidOfKey] = {}
        self._by: dict[str, list[str]] = {}
        self._fits: dict[tuple[Partial, int], Fits] = {}

    def add(self, gist: Gist) -> None:
        """All that one document names, itself included."""
        own = gist.metadata
        if own.key is not None and (said := self._put(own.key)) is not None:
            said.add(own.title, own.date)
            said.given = True
        for c in gist.citations:
            m = c.mention
            if m.key is not None and (said := self._put(m.key)) is not None:
                said.add(m.title, m.date)
                said.count += 1
                if said.first is None:
                    said.first = c.start

    def _put(self, key: str) -> SaidOfKey | None:
        """What is said of a whole key so far."""
        said = self._said.get(key)
        if said is None and key.startswith("/akn/"):
            said = self._said[key] = SaidOfKey()
            *_, type, _author, _year, serial = key.split("/")
            self._by.setdefault(f"{type}/{serial}", []).append(key)
            name = self._named.get(key)
            if name is not None and name != serial:
                self._by.setdefault(f"{type}/{name}", []).append(key)
        return said

    def __contains__(self, key: str) -> bool:
        return key in self._said

    def said(self, key: str) -> SaidOfKey:
        """What is said of a key; nothing where nobody names it."""
        return self._said.get(key, _NOTHING)

    def titles(self, key: str) -> tuple[str, ...]:
        """Titles a document goes by."""
        return self.said(key).titles

    def names_before(self, key: str, at: int) -> bool:
        """Whether a key is that of the text itself, or is named in it before `at`."""
        said = self.said(key)
        return said.given or (said.first is not None and said.first < at)

    def fits(self, partial: Partial, year: int = NEVER) -> Fits:
        """The whole keys a partial one may stand for, none younger than a year. To be asked when all is added."""
        known = self._fits.get((partial, year))
        if known is None:
            named = self._by.get(f"{partial.type}/{partial.serial}", ())
            keys = sorted(k for k in named if partial.fits(k) and int(k.split("/")[-2][:4]) <= year)
            known = self._fits[partial, year] = Fits(keys[: COMPARED + 1], len(keys))
        return known


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

    words = _folded(title)
    return max((fuzz.ratio(words, _folded(other)) for other in others), default=0.0)


_folded = functools.lru_cache(maxsize=4096)(fold)
