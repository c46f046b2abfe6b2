"""Keys nobody vouches for, joined to the document of the same type, issuer and title they must be a slip of."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from vnplan.keys.gist import Mention
from vnplan.keys.known import KnownKeys, alike

if TYPE_CHECKING:
    from vnplan.keys.catalog import Catalog
    from vnplan.keys.entries import Entry

SLIP = 97.0
"""How alike the titles must be for two numbers to be one misprinted; ministries give one title to decrees of a day."""

_TELLING = 20  # characters: a title no longer than this tells nothing, "về việc xử phạt"
_CERTAIN = 100  # the weight of a text that is given, or of the catalogue; else it is the number of citations


class Misprints:
    """Finds the document a citation meant: its serial is a slip, or its year, and all else agrees."""

    def __init__(self, known: KnownKeys, catalog: Catalog | None) -> None:
        self._known = known
        self._catalog = catalog

    def meant(self, m: Mention, key: str) -> str | None:
        """The key that a citation with this whole key and date must mean, where it is another one."""
        if m.date is None or not m.title or len(m.title) <= _TELLING or self._weight(key) > 1:
            return None
        same = [other for other in self._rivals(m, key) if alike(m.title, self._titles(other)) >= SLIP]
        return same[0] if len(same) == 1 and self._weight(same[0]) > self._weight(key) else None

    def _rivals(self, m: Mention, key: str) -> Iterator[str]:
        """Known keys one slip away: of the same day, or of the same number and day of another year."""
        *head, _family, type, author, year, serial = key.split("/")
        if not serial.isdigit() or m.date is None:
            return
        for family in ("act", "doc"):
            before = "/".join((*head, family, type, author))
            for other in _slips(serial):
                if m.date in self._days(f"{before}/{year}/{other}"):
                    yield f"{before}/{year}/{other}"
            for other in _slips(year):
                days = self._known.said(f"{before}/{other}/{serial}").dates  # who cites it may be older than the other
                if any(d.day == m.date.day and d.month == m.date.month for d in days):
                    yield f"{before}/{other}/{serial}"

    def _entry(self, key: str) -> Entry | None:
        """What the catalogue surely knows of a key."""
        entry = self._catalog.get(key) if self._catalog is not None else None
        return entry if entry is not None and entry.grade == "A" else None

    def _days(self, key: str) -> Collection[datetime.date]:
        """The days that texts and the catalogue tell of a key."""
        days, entry = self._known.said(key).dates, self._entry(key)
        return days if entry is None else {*days, entry.date}

    def _titles(self, key: str) -> list[str]:
        """The titles that texts and the catalogue tell of a key."""
        titles, entry = self._known.titles(key), self._entry(key)
        return [*titles, entry.title] if entry is not None and entry.title else [*titles]

    def _weight(self, key: str) -> int:
        """How well a key is vouched for."""
        said = self._known.said(key)
        return _CERTAIN if said.given or (self._catalog is not None and key in self._catalog) else said.count


def _slips(digits: str) -> set[str]:
    """Digits of which one is wrong, left out or doubled, or two are turned round: 2475 for 2457.

    >>> sorted(_slips("57"))[:5], len(_slips("2457"))
    (['057', '07', '157', '17', '257'], 89)
    """
    cuts = [(digits[:n], digits[n:]) for n in range(len(digits) + 1)]
    wrong = {a + new + b[1:] for a, b in cuts if b for new in _DIGITS}
    more = {a + new + b for a, b in cuts for new in _DIGITS}
    less = {a + b[1:] for a, b in cuts if b}
    turned = {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    return (wrong | more | less | turned) - {digits, ""}


_DIGITS = "0123456789"
