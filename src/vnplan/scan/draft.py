"""A citation in the making: what each stage adds to, before it becomes a model."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field

from vnplan.scan.provisions import Pinpoint
from vnplan.tables.rows import Row

OTHERS = ("numbered", "named", "named_law", "standard")
"""The kinds of citations of another document, with issuer and title behind them."""


@dataclass(slots=True, eq=False)
class Draft:
    """A citation in the making; offsets are into clean text."""

    kind: str
    start: int
    end: int
    type: str | None = None
    number: str | None = None
    date: datetime.date | None = None
    year: int | None = None
    title: str | None = None
    issuer: str | None = None
    pinpoint: Pinpoint | None = None
    lead: int | None = None  # where the pinpoint or list head before the core begins
    tail: int | None = None  # where issuer and title behind the core end
    title_span: tuple[int, int] | None = None  # where the trích yếu stands, as written
    relation: str = "mentions"
    cue: str | None = None
    governor: Draft | None = None
    inherits: bool = False  # a number without a type word of its own: it may take that of its list
    listed: bool = False  # a member of a list that has told its type
    shares: Draft | None = None  # the last of its list, which alone tells symbol, day and issuer
    common_noun: bool = False  # "quy định này" in small letters: cites only where the file holds a Quy định
    congress: bool = False  # a Party congress's resolution, known by its ordinal
    session: tuple[int, int] | None = None  # of the Central Committee whose resolution it is: term and number
    read_by: str = ""  # for `explain` alone: what found it
    relation_rule: Callable[..., object] | None = None  # the rule that told its relation, and by which row
    relation_row: Row | None = None
    notes: list[tuple[str, str]] = field(default_factory=list)

    @property
    def full_start(self) -> int:
        """Where the citation begins with its pinpoint."""
        return self.start if self.lead is None or self.lead > self.start else self.lead

    @property
    def full_end(self) -> int:
        """Where the citation ends with its issuer and title."""
        return self.end if self.tail is None or self.tail < self.end else self.tail

    @property
    def told_behind(self) -> bool:
        """Whether words behind it say that it stays: "[Quyết định số 2/QĐ-SYT] vẫn giữ nguyên"."""
        return self.relation == "mentions" and self.relation_row is not None and self.relation_row["where"] == "after"
