"""An operation in the making; offsets are into clean text."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import NamedTuple

from vnplan.operations.attached import AttachedNames
from vnplan.scan.draft import Draft

Units = dict[str, str]
"""One provision: {"dieu": "5", "khoan": "2"}."""


@dataclass(slots=True)
class OperationDraft:
    """What is done to one provision of an act, or to the whole where both `units` and `words_of_place` are None."""

    action: str
    verb: str
    start: int
    end: int
    target: Draft | None = None
    units: Units | None = None
    place: str | None = None  # where in the act, as written
    words: str | None = None
    new_words: str | None = None
    new_text: tuple[int, int] | None = None
    in_force: datetime.date | None = None  # where its own sentence tells


class Clause(NamedTuple):
    """A verb and the words it acts on: `text[start:end]`, in quotation marks `words`."""

    action: str
    verb: str
    start: int
    end: int
    object: tuple[int, int]
    words: list[tuple[int, str]]


@dataclass(slots=True)
class Instruction:
    """A paragraph that begins with a verb of change, up to the new text, with the one above that it stands under."""

    start: int  # where its verb begins
    end: int
    scope: int  # where what stands under it ends
    names: AttachedNames
    above: Instruction | None = None
    operations: list[OperationDraft] = field(default_factory=list)
    targets: list[Draft] = field(default_factory=list)
    places: list[Units] = field(default_factory=list)
    new_text: tuple[int, int] | None = None
    own_texts: dict[str, tuple[int, int]] = field(default_factory=dict)  # by label, where each provision has its own
    last: Clause | None = None  # the last thing it says it does
    led: str | None = None  # the words of a place alone: "Tại Điều 3:"
