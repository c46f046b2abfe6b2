"""A citation in the making: what each stage adds to, before it becomes a model."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from vnplan.scan.provisions import Chain


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
    pinpoint: Chain | None = None
    full_start: int = -1
    full_end: int = -1
    title_start: int = -1
    relation: str = "mentions"
    cue: str | None = None
    governor: Draft | None = None
    inherits: bool = False  # a list member without a type word of its own
    rule: str = ""
    notes: list[tuple[str, str]] = field(default_factory=list)
