"""Which edition of a law an act means that it changes or names by name alone: "Điều 1. Sửa đổi ... của Luật Thư viện".

The text tells first, then the table of laws, as of the text's day. The catalogue is not asked: `resolve` does that.
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Callable, Sequence

from vnplan.keys.amending_titles import amends
from vnplan.keys.gist import Cited, Gist, mention_of
from vnplan.keys.keys import number_key, slug_of_law
from vnplan.keys.known import KnownKeys
from vnplan.keys.resolution import Resolution, in_document, later_in_document, law_names, several_in_document
from vnplan.keys.unsettled import Unsettled
from vnplan.models import Citation, Metadata
from vnplan.tables.rules import Rules, per_rules
from vnplan.tables.types import law_words


class EditionsMeant:
    """The laws a text names, all together; the key of each that it names without its number or year."""

    def __init__(self, citations: Sequence[Citation], metadata: Metadata, rules: Rules) -> None:
        self._citations, self._metadata, self._rules = citations, metadata, rules

    def key(self, n: int) -> str | None:
        """The key of a citation; that of the edition meant, where it is of a law by name and one is known."""
        own = self._citations[n].key
        if own is None or not own.startswith("cite/") or self._citations[n].kind != "named_law":
            return own
        gist = self._gist
        unsettled = Unsettled(gist.citations[n], gist, self._here, self._here, None, self._rules)
        settled = next((said for step in STEPS if (said := step(unsettled)) is not None), None)
        return settled.key if settled is not None and settled.key != self._metadata.key else own

    @functools.cached_property
    def _gist(self) -> Gist:
        cited = [
            Cited(mention_of(c), n, c.start, c.end, c.governor, c.relation, False, False, False)
            for n, c in enumerate(self._citations)
        ]
        return Gist("", self._metadata, set(), cited, len(cited))

    @functools.cached_property
    def _here(self) -> KnownKeys:
        named = dict(law_names(self._rules))
        for c in self._citations:
            told = _with_number(self._rules).match(c.text) if c.kind == "numbered" and c.key is not None else None
            if told is not None and c.document_type is not None and c.key is not None:
                named.setdefault(c.key, slug_of_law(c.document_type, " ".join(told["name"].split()), self._rules))
        here = KnownKeys(named)
        here.add(self._gist)
        return here


@per_rules
def _with_number(rules: Rules) -> re.Pattern[str]:
    """ "Luật Thư viện số 46/2019/QH14": a law by name and number; its name has no other law in it."""
    return re.compile(rf"(?P<name>(?:{law_words(rules)})\s(?!\s*[Ss]ửa đổi)[^\d;:]{{2,200}}?)\s*,?\s+số\s")


def in_law_table(unsettled: Unsettled) -> Resolution | None:
    """ "Luật Đất đai" in an act of 2016 is the law of 2013, which was in force on its day."""
    partial, day = unsettled.partial, unsettled.day
    if partial is None or day is None or amends(partial.serial):
        return None
    type, rules = partial.type.replace("-", "_"), unsettled.rules
    passed = [row for row in rules.law_editions.get((type, partial.serial), ()) if row["date"] <= day.isoformat()]
    begun = [row for row in passed if row["in_force"] and row["in_force"] <= day.isoformat()]
    if not begun or not all(row["in_force"] for row in passed):
        return None
    last = max(begun, key=lambda row: row["date"])
    year = datetime.date.fromisoformat(last["date"]).year
    if partial.year not in ("?", str(year)):
        return None
    key = number_key(type, last["number"], year, None, rules)
    return Resolution(key, "in_force", f"the edition in force on {day}") if key is not None else None


def one_named_in_force(unsettled: Unsettled) -> Resolution | None:
    """The text names the laws of 2000 and of 2022 with their numbers: of the two that in force on its day is meant."""
    known = in_law_table(unsettled) if len(unsettled.fits_here) > 1 else None
    return known if known is not None and known.key in unsettled.fits_here else None


STEPS: tuple[Callable[[Unsettled], Resolution | None], ...] = (
    in_document,
    one_named_in_force,
    several_in_document,
    in_law_table,
    later_in_document,
)
"""The first that answers tells the edition; what none tells stays as it is written."""
