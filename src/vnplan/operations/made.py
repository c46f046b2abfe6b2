"""Operations and changes from drafts to the models users see, offsets turned back to the text as given."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Sequence
from typing import Any

from vnplan.models import Change, Citation, Operation, Provision, Section, Span
from vnplan.operations.draft import OperationDraft, Units
from vnplan.operations.effect import Later, day_of_provision
from vnplan.operations.history import ChangeDraft
from vnplan.scan.draft import Draft
from vnplan.text.around import page_at, page_ends
from vnplan.text.offsets import OffsetMap


class MadeSoFar:
    """What of a document is made already, and how to find it again."""

    def __init__(
        self, raw: str, offsets: OffsetMap, drafts: Sequence[Draft], citations: Sequence[Citation],
        sections: Sequence[Section], section_at: Callable[[int], int | None], meant: Callable[[int], str | None],
    ) -> None:  # fmt: skip
        self._raw, self._offsets, self._section_at = raw, offsets, section_at
        self._keys: dict[int, str | None] = {}
        self._drafts, self._citations, self._sections, self._meant = drafts, citations, sections, meant

    @functools.cached_property
    def _index(self) -> dict[int, int]:
        return {id(draft): n for n, draft in enumerate(self._drafts)}

    @functools.cached_property
    def _ends(self) -> list[int]:
        return page_ends(self._raw)

    def citation(self, draft: Draft | None) -> tuple[int | None, str | None]:
        """The citation made of a draft, and the key of what it means: of a law by name alone, that of the edition."""
        n = self._index.get(id(draft))
        if n is not None and n not in self._keys:
            self._keys[n] = self._meant(n)
        return n, None if n is None else self._keys[n]

    def span(self, place: tuple[int, int] | None) -> Span | None:
        """A place in clean text as one of the text as given."""
        if place is None:
            return None
        start, end = self._offsets.span(*place)
        return Span.made({"start": start, "end": max(start, end)})

    def place(self, start: int, end: int, at: int | None = None) -> dict[str, Any]:
        """Section, part, page and offsets of a place; the section is that of `at`, where it differs."""
        start, end = self._offsets.span(start, end)
        section = self._section_at(start if at is None else self._offsets.start(at))
        part = self._sections[section].part if section is not None else 0
        return {"section": section, "part": part, "page": page_at(self._ends, start), "start": start, "end": end}

    def acting(self, section: int | None) -> Units:
        """The provision a section is: {"dieu": "1", "khoan": "2"}."""
        units: Units = {}
        while section is not None:
            one = self._sections[section]
            if (unit := _RUNGS.get(one.kind)) is not None:
                units.setdefault(unit, one.label.rpartition(" ")[2])
            section = one.parent
        return units


_RUNGS = {"dieu": "dieu", "arabic": "khoan", "letter": "diem"}


def _provision(units: Units | None) -> Provision | None:
    return Provision.made(_NOT_TOLD | {unit: units[unit] for unit in units if unit != "phu_luc"}) if units else None


_NOT_TOLD = dict.fromkeys(Provision.model_fields)


def operations_of(
    operations: list[OperationDraft], made: MadeSoFar, later: list[Later], day: datetime.date | None
) -> list[Operation]:
    """Public operations, each with the citation that names what it acts on, and the day its provision takes effect."""
    out = []
    for one in operations:
        citation, key = made.citation(one.target)
        told: dict[str, Any] = {
            "action": one.action, "target": key, "provision": _provision(one.units), "pinpoint": one.place,
            "words": one.words, "new_words": one.new_words, "new_text": made.span(one.new_text),
            "citation": citation,
        }  # fmt: skip
        place = made.place(one.start, one.end)
        told["in_force"] = one.in_force or _day(made, place["section"], later, day)
        out.append(Operation.made(told | place))
    return out


def _day(made: MadeSoFar, section: int | None, later: list[Later], day: datetime.date | None) -> datetime.date | None:
    """The day an acting section takes effect, mostly that of the act."""
    return day_of_provision(made.acting(section), later, day) if later else day


def changes_of(history: list[ChangeDraft], made: MadeSoFar) -> list[Change]:
    """Public changes, each with the citation that names what made it."""
    out = []
    for one in history:
        citation, key = made.citation(one.by)
        told = {
            "action": one.action, "provision": _provision(one.units), "pinpoint": one.place, "words": one.words,
            "new_words": one.new_words, "acting": key,
            "acting_provisions": [Provision.made(_NOT_TOLD | units) for units in one.acting],
            "in_force": one.in_force, "mark": made.span(one.mark), "citation": citation,
        }  # fmt: skip
        out.append(Change.made(told | made.place(one.start, one.end, one.mark[0] if one.mark else None)))
    return out
