"""Where a number stands in a text, with the marks a scan may have left of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from vnplan.compiled import compiled
from vnplan.repair.symbols import GROUPS
from vnplan.scan.types import TypeWord, type_before
from vnplan.tables.rules import Rules

SIGN = r"[0-9IlLTOoóÓSŠZBG|!\]¡]"  # a digit, or what is read for one
LETTER = r"(?:[A-ZĐÑÔƯ0-9a-zđ&ø]|[¡|!'\]](?=[\wĐ]))"
GROUP = rf"[A-ZĐÑÔƯl1I058]{LETTER}{{0,14}}"
_BEFORE = compiled(rf"(?r)(?<![\w/.,\-])(?P<serial>{SIGN}{{1,6}}[a-zđ]?)(?P<party>[-–]{GROUP})?\s?")
_REACH = 24  # characters: a serial and a group of the Party's
_YEAR_SLASH = rf"(?P<year>{SIGN}{{3,4}})(?P<slash>/{{1,3}})"
_GROUPS_BEHIND = rf"{GROUP}(?:[ ]?[-–/][ ]?{GROUP}|\.[A-ZĐ]{LETTER}{{1,14}}){{0,4}}"
_BEHIND = compiled(rf"\s?(?:{_YEAR_SLASH}\s?)?(?P<groups>{_GROUPS_BEHIND})(?![\wĐ])")
_SO = compiled(r"(?r)(?:[Ss][ốôồổỗộóòỏõọ]|S[ỐÔ])\s{0,2}:?\s{0,2}")
_SO_REACH = 8  # characters: "số", a colon and blanks


# between the numbers of a list
_LISTED = compiled(r"(?:,?\s{1,2}ngày\s[^;.()\n]{6,26})?(?:[,;]|\s+và)\s{1,2}(?:số\s{1,2})?")


class Slot(NamedTuple):
    """Where a number stands: its serial, the group before the slash, the slash, the year and the groups behind."""

    text: str
    head: regex.Match[str]
    slash: tuple[int, int]
    tail: regex.Match[str]
    rules: Rules
    listed: TypeWord | None = None  # of the number it stands in a list with: "Tờ trình số 5/TTr-CP, số 6/TTr-CP"

    @property
    def end(self) -> int:
        """Where its symbol ends."""
        return self.tail.end()

    def behind(self, before: Slot | None) -> Slot:
        """The same, as one of a list with the number before it."""
        if before is None or _LISTED.fullmatch(self.text, before.end, self.head.start()) is None:
            return self
        return self._replace(listed=before.type_word or before.listed)

    @property
    def witness(self) -> TypeWord | None:
        """The word for its type, before it or before the list it stands in."""
        return self.type_word or self.listed

    @property
    def type_word(self) -> TypeWord | None:
        """The word for its type before it, "số" between: "Nghị định l5/2O21/NĐ-CP"."""
        start = self.head.start()
        so = _SO.match(self.text, max(0, start - _SO_REACH), start)
        return type_before(self.text, so.start() if so else start, self.rules)

    @property
    def numbered(self) -> bool:
        """Whether "số" stands before it, or the word for its type."""
        start = self.head.start()
        return _SO.match(self.text, max(0, start - _SO_REACH), start) is not None or self.type_word is not None

    def groups(self) -> Iterator[tuple[int, int]]:
        """Where each group of its symbol stands, the Party's first one too."""
        if self.head["party"]:
            yield self.head.start("party") + 1, self.head.end("party")
        at = self.tail.start("groups")
        for group in GROUPS.split(self.tail["groups"]):
            start = self.text.index(group, at)
            at = start + len(group)
            yield start, at


def slot_at(text: str, start: int, end: int, rules: Rules) -> Slot | None:
    """The number whose slash stands from `start` to `end`."""
    head = _BEFORE.match(text, max(0, start - _REACH), start)
    tail = _BEHIND.match(text, end) if head is not None else None
    return None if head is None or tail is None else Slot(text, head, (start, end), tail, rules)
