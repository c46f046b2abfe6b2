"""Relations that cannot be, by the days and the ranks of the two documents: kept, with a note."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from vnplan.citations.issued_by import IssuedBy
from vnplan.scan.draft import Draft
from vnplan.tables.bodies import CENTRAL


class Side(NamedTuple):
    """One of two documents: its day, or year, as far as known, and who issued it."""

    date: datetime.date | None = None
    year: int | None = None
    level: str | None = None


def note_contradictions(drafts: list[Draft], issued: list[IssuedBy], own: Side | None = None) -> None:
    """Note on each citation what speaks against its relation; `own` is the citing document.

    "Quyết định số 12/QĐ-UBND ngày 05/3/2020 sửa đổi Nghị định số 24/2021/NĐ-CP" says what cannot be, twice over.
    """
    issuers = {id(draft): by for draft, by in zip(drafts, issued, strict=True)}
    for draft, by in zip(drafts, issued, strict=True):
        if draft.kind in ("self", "internal") or draft.relation == "mentions":
            continue
        governor = draft.governor
        its = None if governor is None else issuers.get(id(governor))
        other = own if governor is None else _side(governor, its) if its is not None else None
        if other is None:
            continue
        cited = _side(draft, by)
        acting, acted = (cited, other) if draft.relation == "amended_by" else (other, cited)
        draft.notes += [(code, f"{draft.relation}: {why}") for code, why in _against(draft.relation, acting, acted)]


def _side(draft: Draft, by: IssuedBy) -> Side:
    doubted = bool(draft.notes) and any(
        code in ("year_in_number", "no_such_date", "ocr_suspect") for code, _ in draft.notes
    )
    if doubted:  # a day in doubt tells nothing
        return Side(None, draft.year, by.level)
    return Side(draft.date, draft.year if draft.date is None else draft.date.year, by.level)


def _against(relation: str, acting: Side, acted: Side) -> Iterator[tuple[str, str]]:
    if _later(acted, acting):
        yield "contradicts_dates", "the document acted on is the younger one"
    if relation in _NATIONAL_ALONE and _below_a_ministry(acting) and acted.level in CENTRAL:
        yield "contradicts_ranks", "a body below a ministry does not do so to a national act"


_NATIONAL_ALONE = ("amends", "amended_by", "replaces", "repeals")


def _later(one: Side, other: Side) -> bool:
    if one.date is not None and other.date is not None:
        return one.date > other.date
    return one.year is not None and other.year is not None and one.year > other.year


def _below_a_ministry(side: Side) -> bool:
    return side.level is not None and side.level not in CENTRAL
