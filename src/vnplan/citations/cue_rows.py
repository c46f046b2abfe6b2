"""The rows of the table of relations, ready for use: what their words say, read forwards or backwards."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple, Protocol, TypeVar

import regex

from vnplan.compiled import compiled
from vnplan.scan.draft import Draft
from vnplan.tables.endings import any_of, last_two, needed_of_some, telling
from vnplan.tables.patterns import initials, numbered_groups, pieces
from vnplan.tables.rows import Row, listed

DONE = {"amends", "replaces", "repeals", "corrects", "consolidates"}
"""What only the text itself can do, by saying so."""
_ACTS = {*DONE, "guides", "promulgated_with"}
_ANY_REACH = 10**9


class CueRow(NamedTuple):
    """A row of the table of relations, ready for use."""

    relation: str
    reach: int
    does: Literal["acts", "leads"]  # which rules tell what its words govern
    through: frozenset[str]  # relations of verbs further left that govern through these words
    capitals: bool  # written in capitals, as in a heading
    row: Row


class Cue(NamedTuple):
    """What governs a citation: the relation, the governing words and where they stand, how far behind them it may.

    `governor` is set where another citation stands in that relation, `row` where a row of the table told it.
    """

    relation: str
    words: str | None
    end: int = 0
    reach: int = 0
    row: Row | None = None
    governor: Draft | None = None
    start: int = 0
    capitals: bool = False


class CuePattern(NamedTuple):
    """Some rows of the table as one pattern, a group each."""

    pattern: regex.Pattern[str]
    rows: tuple[CueRow, ...]
    begins: frozenset[str] | None = None  # the letters its words begin with; None where these cannot be told

    def may_begin(self, letter: str) -> bool:
        """Whether its words may begin with a letter: most places are refused by it."""
        return self.begins is None or letter in self.begins

    def row(self, found: regex.Match[str]) -> CueRow:
        """The row that matched."""
        return self.rows[(found.lastindex or 1) - 1]

    def cue(self, found: regex.Match[str], governor: Draft | None = None) -> Cue:
        """What was found, by its row."""
        return cue_of(self.row(found), found, governor)


def cue_of(row: CueRow, found: regex.Match[str], governor: Draft | None = None) -> Cue:
    """What words found say, by their row."""
    return Cue(row.relation, folded(found), found.end(), row.reach, row.row, governor, found.start(), row.capitals)


class Case(Protocol):
    """What rules on relations look at: a draft, with what they need to know."""

    @property
    def draft(self) -> Draft:
        """The citation in the making."""


AnyCase = TypeVar("AnyCase", bound=Case)


def decide(
    case: AnyCase, rules: Sequence[Callable[[AnyCase], Cue | None]], *, governor: Draft | None = None
) -> Cue | None:
    """What the first rule that has an answer says, taken into the draft; no relation is set but here.

    `governor` is the citation that stands in the relation where the answer names none.
    """
    for rule in rules:
        answer = rule(case)
        if answer is not None:
            draft = case.draft
            draft.relation, draft.cue = answer.relation, answer.words
            draft.governor = answer.governor or governor or draft.governor
            draft.relation_rule, draft.relation_row = rule, answer.row
            return answer
    return None


Found = tuple[regex.Match[str], CueRow]
"""Words of the table found in a text, and their row."""


class Alike:
    """Neighbouring rows that end alike, as one pattern to be read backwards; a row by itself is soonest refused."""

    def __init__(self, rows: list[Row]) -> None:
        self._rows = rows
        ends = [last_two(row["pattern"]) for row in rows]
        self.ends = None if None in ends else frozenset(pair for pairs in ends if pairs is not None for pair in pairs)

    def may_stand(self, text: str, low: int, end: int) -> bool:
        """Whether `text[low:end]` holds letters that one of the rows must have."""
        return any(map(text[low:end].__contains__, self._needed))

    @functools.cached_property
    def _needed(self) -> tuple[str, ...]:
        return telling([row["pattern"] for row in self._rows], self.ends or ())

    @functools.cached_property
    def pattern(self) -> CuePattern:
        """The rows as a pattern, compiled when their end is first met."""
        return cue_pattern(self._rows, "(?r)")


_BEFORE = compiled(r"(?r)(\w+|[^\w\s])\s*")


class Backwards:
    """Rows read from a place to the left: only those that may end in the two words there."""

    def __init__(self, rows: list[Row]) -> None:
        alike = itertools.groupby(rows, key=lambda row: pieces(row["pattern"])[-2:])
        self._alike = [Alike(list(same)) for _, same in alike]
        self._pairs = frozenset(pair for alike in self._alike for pair in alike.ends or ())
        words = {word for _, word in self._pairs}
        anywhere = any(alike.ends is None for alike in self._alike)
        self._longest = max(map(len, words), default=0) if not anywhere else _ANY_REACH
        self._place = compiled(r"(?r)(?:\w+|[^\w\s])" if anywhere else f"(?r){any_of(words)}")
        self._words = None if anywhere else words
        self._rows = rows
        self._by_pair: dict[tuple[str, str], list[Alike]] = {}

    def may_stand(self, text: str, low: int, high: int) -> bool:
        """Whether `text[low:high]` holds letters that a row must have."""
        return any(map(text[low:high].__contains__, self._needed))

    @functools.cached_property
    def _needed(self) -> frozenset[str]:
        return needed_of_some([row["pattern"] for row in self._rows])

    def last(self, text: str, low: int, high: int, within: int | None = None) -> Found | None:
        """The last words of a row, of these the first row, that end in `text[low:high]`, `within` so much of `high`."""
        least = low if within is None else max(low, high - within)
        for start, end, before in self._places(text, max(low, least - self._longest), high):
            if end < least:
                return None
            word = text[start:end]
            if before is None:
                found = _BEFORE.match(text, low, start)
                before = found[1] if found is not None else ""
            here = (before, word) if (before, word) in self._pairs else ("", word)
            rows_here = self._by_pair.get(here)
            for rows in self._behind(here) if rows_here is None else rows_here:
                if rows.may_stand(text, low, end):
                    found = rows.pattern.pattern.match(text, low, end)
                    if found is not None:
                        return found, rows.pattern.row(found)
        return None

    def _places(self, text: str, low: int, high: int) -> Iterator[tuple[int, int, str | None]]:
        """Where words that a row may end in stand, the last first, each with the word before it where that is plain.

        A pattern is asked only where marks stand too.
        """
        at = high
        while at > low:
            rest, *words = f"x {text[low:at]}".rsplit(None, _AT_A_TIME)
            for n in range(len(words) - 1, -1, -1):
                word = words[n]
                at = text.rfind(word, low, at)
                if not word.isalnum():
                    for place in self._place.finditer(text, at, at + len(word)):
                        yield place.start(), place.end(), None
                elif (self._words is None or word in self._words) and (
                    at > low or not text[max(0, at - 1) : at].isalnum()
                ):
                    yield at, at + len(word), words[n - 1] if n > 1 and words[n - 1].isalnum() else None
            at = low + len(rest) - len("x ")

    def _behind(self, here: tuple[str, str]) -> list[Alike]:
        """The rows that may end in these two words, of which the first may be left out."""
        anywhere = ("", here[1])
        told = [(rows, rows.ends) for rows in self._alike]
        self._by_pair[here] = [rows for rows, ends in told if ends is None or here in ends or anywhere in ends]
        return self._by_pair[here]


_AT_A_TIME = 12  # words: in half as many a row ends


def cue_pattern(rows: list[Row], before: str = "") -> CuePattern:
    """Rows as one pattern, `before` it what stands before each of them."""
    words = numbered_groups([row["pattern"] for row in rows])
    made = (
        CueRow(
            "mentions" if row["where"] == "befell" else row["relation"],  # what befell another is not done to this
            int(row["reach"] or _ANY_REACH),
            "acts" if row["relation"] in _ACTS and row["where"] != "befell" else "leads",
            frozenset(listed(row["through"])),
            _LETTERS.sub("", row["pattern"]).isupper(),
            row,
        )
        for row in rows
    )
    letters = "".join(initials(row["pattern"]) for row in rows)
    begins = frozenset(letters) if letters.isalpha() else None
    return CuePattern(compiled(rf"{before}(?<!\w)(?:{words})(?!\w)"), tuple(made), begins)


_LETTERS = compiled(r"\\.")  # escapes of a pattern, whose letters are not the words


def folded(found: regex.Match[str]) -> str:
    """The words found, on one line with single blanks."""
    return " ".join(found.group().split())
