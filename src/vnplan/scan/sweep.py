"""One sweep over clean text for everything that may be a citation.

Each family of citations has an anchor that is rare and cheap to find (the slash of a number, "này", a quotation mark,
"Luật", "Điều 5"). Only at an anchor is the text around it read, so the cost of a page without citations is the cost of
looking for a few fixed strings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import attrgetter

from vnplan.scan.draft import Draft
from vnplan.scan.laws import abbreviated, constitutions, laws, ordinances
from vnplan.scan.numbered import numbered
from vnplan.scan.overlaps import settle
from vnplan.scan.party import congress, sessions
from vnplan.scan.pinpoints import bind
from vnplan.scan.shared import shared_symbols
from vnplan.scan.short import short_numbers
from vnplan.scan.standards import standards
from vnplan.scan.this import self_references
from vnplan.scan.titled import titled
from vnplan.tables.rules import Rules


def scan(text: str, rules: Rules) -> list[Draft]:
    """All candidates in `text` (clean), in text order; quoted and amended documents stand inside others."""
    found = settle(draft for family in FAMILIES for draft in family(text, rules))
    found = sorted((*found, *shared_symbols(text, found, rules)), key=_START)
    return sorted(found + bind(text, found, rules), key=_START)


_START = attrgetter("start")


FAMILIES: tuple[Callable[[str, Rules], Iterator[Draft]], ...] = (
    numbered, short_numbers, titled, congress, sessions, laws, ordinances, abbreviated, constitutions,
    standards, self_references,
)  # fmt: skip
"""Of two candidates with one span the family that stands first is asked first."""
