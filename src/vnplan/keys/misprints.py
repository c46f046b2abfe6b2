"""Keys nobody vouches for, joined to the document of the same type, issuer and title they must be a slip of."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from vnplan.keys.known import Known, alike
from vnplan.models import Citation

if TYPE_CHECKING:
    from vnplan.keys.catalog import Catalog

SLIP = 97.0
"""How alike the titles must be for two numbers to be one misprinted; ministries give one title to decrees of a day."""

_TELLING = 20  # characters: a title no longer than this tells nothing, "về việc xử phạt"
_CERTAIN = 100  # the weight of a text that is given, or of the catalogue; else it is the number of citations


class Misprints:
    """Finds the document a citation meant: its serial is a slip, or its year, and all else agrees."""

    def __init__(self, known: Known, catalog: Catalog | None) -> None:
        self._known = known
        self._catalog = catalog
        self._by_day: dict[tuple[str, date], dict[str, None]] = defaultdict(dict)
        self._by_serial: dict[tuple[str, str, str, int, int], dict[str, None]] = defaultdict(dict)
        for key, dates in known.dates.items():
            type, author, _, serial = key.split("/")[-4:]
            for day in dates:
                self._by_day[type, day][key] = None
                self._by_serial[type, author, serial, day.day, day.month][key] = None

    def meant(self, c: Citation, key: str) -> str | None:
        """The key that a citation with this whole key and date must mean, where it is another one."""
        if c.date is None or not c.title or len(c.title) <= _TELLING or self._weight(key) > 1:
            return None
        near = [other for other in self._rivals(key, c.date) if _one_slip(key, other)]
        same = [other for other in near if alike(c.title, self._known.titles.get(other, ())) >= SLIP]
        return same[0] if len(same) == 1 and self._weight(same[0]) > self._weight(key) else None

    def _rivals(self, key: str, day: date) -> list[str]:
        """Others of the same type and day, and others of the same number and day of another year."""
        type, author, _, serial = key.split("/")[-4:]
        rivals = [*self._by_day[type, day], *self._by_serial[type, author, serial, day.day, day.month]]
        return [other for other in rivals if other != key]

    def _weight(self, key: str) -> int:
        """How well a key is vouched for."""
        if key in self._known.given or (self._catalog is not None and key in self._catalog):
            return _CERTAIN
        return self._known.count[key]


def _one_slip(key: str, other: str) -> bool:
    """Whether one digit is wrong, left out or doubled, or two are turned round: 2475 for 2457."""
    from rapidfuzz.distance import OSA

    author, year, serial = key.split("/")[-3:]
    its_author, its_year, its_serial = other.split("/")[-3:]
    if author != its_author or not serial.isdigit() or not its_serial.isdigit():
        return False
    return OSA.distance(serial, its_serial) + OSA.distance(year, its_year) == 1
