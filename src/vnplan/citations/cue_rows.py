"""The rows of the table of relations, ready for use: what their words say, read forwards or backwards."""

from __future__ import annotations

from typing import Literal, NamedTuple

import regex

from vnplan.scan.draft import Draft
from vnplan.tables.endings import any_of, last_words, needed
from vnplan.tables.patterns import numbered_groups
from vnplan.tables.rows import Row, listed

DONE = {"amends", "replaces", "repeals", "corrects", "consolidates"}
"""What only the text itself can do, by saying so."""
_ANY_REACH = 10**9


class CueRow(NamedTuple):
    """A row of the table of relations, ready for use."""

    relation: str
    reach: int
    does: Literal["acts", "leads"]  # which rules tell what its words govern
    through: frozenset[str]  # relations of verbs further left that govern through these words
    row: Row


class Cue(NamedTuple):
    """What governs a citation: the relation, the governing words, and how far behind them it may stand.

    `governor` is set where another citation stands in that relation, `row` where a row of the table told it.
    """

    relation: str
    words: str | None
    end: int = 0
    reach: int = 0
    row: Row | None = None
    governor: Draft | None = None


class CuePattern(NamedTuple):
    """Some rows of the table as one pattern, a group each."""

    pattern: regex.Pattern[str]
    rows: tuple[CueRow, ...]

    def row(self, found: regex.Match[str]) -> CueRow:
        """The row that matched."""
        return self.rows[(found.lastindex or 1) - 1]

    def cue(self, found: regex.Match[str], governor: Draft | None = None) -> Cue:
        """What was found, by its row."""
        return cue_of(self.row(found), found, governor)


def cue_of(row: CueRow, found: regex.Match[str], governor: Draft | None = None) -> Cue:
    """What words found say, by their row."""
    return Cue(row.relation, folded(found), found.end(), row.reach, row.row, governor)


Found = tuple[regex.Match[str], CueRow]
"""Words of the table found in a text, and their row."""


class Backwards:
    """Rows read from a place to the left: only those that may end in the word there, compiled when it is first met."""

    def __init__(self, rows: list[Row]) -> None:
        self._rows = rows
        self._ends = [last_words(row["pattern"]) for row in rows]
        known = [ends for ends in self._ends if ends is not None]
        anywhere = len(known) < len(rows)
        self._longest = max(map(len, set().union(*known)), default=0) if not anywhere else _ANY_REACH
        self._place = regex.compile(r"(?r)(?:\w+|[^\w\s])" if anywhere else f"(?r){any_of(set().union(*known))}")
        self._needed = {needed(row["pattern"]) for row in rows}
        self._by_word: dict[str, CuePattern | None] = {}

    def may_stand(self, text: str, low: int, high: int) -> bool:
        """Whether `text[low:high]` holds letters that a row must have."""
        return any(text.find(letters, low, high) >= 0 for letters in self._needed)

    def last(self, text: str, low: int, high: int, within: int | None = None) -> Found | None:
        """The last words of a row, of these the first row, that end in `text[low:high]`, `within` so much of `high`."""
        least = low if within is None else max(low, high - within)
        for place in self._place.finditer(text, max(low, least - self._longest), high):
            if place.end() < least:
                return None
            word = place.group()
            rows = self._by_word[word] if word in self._by_word else self._compiled(word)
            found = rows.pattern.match(text, low, place.end()) if rows else None
            if rows and found:
                return found, rows.row(found)
        return None

    def _compiled(self, word: str) -> CuePattern | None:
        rows = [row for row, ends in zip(self._rows, self._ends, strict=True) if ends is None or word in ends]
        self._by_word[word] = cue_pattern(rows, "(?r)") if rows else None
        return self._by_word[word]


def cue_pattern(rows: list[Row], before: str = "") -> CuePattern:
    """Rows as one pattern, `before` it what stands before each of them."""
    words = numbered_groups([row["pattern"] for row in rows])
    made = (
        CueRow(
            row["relation"],
            int(row["reach"] or _ANY_REACH),
            "acts" if row["relation"] in (*DONE, "guides", "promulgated_with") else "leads",
            frozenset(listed(row["through"])),
            row,
        )
        for row in rows
    )
    return CuePattern(regex.compile(rf"{before}(?<!\w)(?:{words})(?!\w)"), tuple(made))


def folded(found: regex.Match[str]) -> str:
    """The words found, on one line with single blanks."""
    return " ".join(found.group().split())
