"""Tables a portal has flattened, one cell a line: the numbers in their cells are no sections."""

from __future__ import annotations

import bisect
import re
from typing import NamedTuple

from vnplan.sections.draft import FREE, LADDER
from vnplan.sections.labels import Label

# The head cell of the column of row numbers alone on its line, and below it the first row's number on another.
_TABLE = re.compile(r"\n(?:STT|Stt|TT|Số\s+TT)[ \t]*(?=\n(?:.{0,120}\n){2,40}?1[.)]?[ \t]*\n)")
_IN_CELLS = {*FREE, "decimal"}
_LARGE = tuple(LADDER)  # below these, small labels begin anew
_CAPTION = 200  # characters: "2. Danh mục bị bãi bỏ" over the next table is no row of the one before
_BACK = 60  # labels looked back at for the lists in force before a table


def table_heads(text: str, start: int, end: int) -> list[int]:
    """Where flattened tables begin, each at the line break before "STT"."""
    return [found.start() for found in _TABLE.finditer(text, start, end)]


def outside_cells(text: str, labels: list[Label], start: int, end: int) -> list[Label]:
    """Without the small labels behind the head of a table, up to a large one or one that goes on from before.

    What the rows are counted by, a number alone on its line, goes on from nothing; "2.1. Mua sách" goes on from "2.".
    """
    tables = table_heads(text, start, end)
    if not (tables and labels):
        return labels
    out: list[Label] = []
    passed, within, row, awaited = 0, False, 0, _awaited(out)
    for label, below in zip(labels, [*(other.start for other in labels[1:]), end], strict=True):
        before, passed = passed, bisect.bisect_left(tables, label.start)
        if passed > before and not within:
            within, row, awaited = True, 0, _awaited(out)
        over_a_table = passed < len(tables) and tables[passed] < min(below, label.start + _CAPTION)
        counted = label.readings[0] == ("arabic", row + 1) and _alone(text, label) and not over_a_table
        within = within and _small(label) and (counted or not _goes_on(text, label, awaited))
        row += counted
        if not within:
            out.append(label)
        elif _has_decimals(text, label):
            awaited.decimals.clear()
    return out


def _small(label: Label) -> bool:
    return all(rung in _IN_CELLS for rung, _ in label.readings)


def _alone(text: str, label: Label) -> bool:
    """ "3." with nothing behind it on its line: a cell of row numbers."""
    return text[label.text_start : label.text_start + 1] in ("\n", "")


class _Awaited(NamedTuple):
    """What may go on behind a table, and ends it."""

    small: set[tuple[str, int]]  # rungs and values: "3." behind "2. Danh mục"
    decimals: set[str]  # as written, for they name what they follow: "2.1"


def _goes_on(text: str, label: Label, awaited: _Awaited) -> bool:
    if label.readings[0][0] == "decimal":
        return label.label in awaited.decimals and not _alone(text, label)
    return not awaited.small.isdisjoint(label.readings)


def _has_decimals(text: str, label: Label) -> bool:
    """ "1. Trực tiếp:⏎1.1. Tại xã" in a cell: the decimals behind it are its own."""
    return label.readings[0][0] == "arabic" and not _alone(text, label)


def _awaited(labels: list[Label]) -> _Awaited:
    """The successor of the last label of each rung."""
    last: dict[str, int] = {}
    for label in labels[-_BACK:]:
        rung, value = label.readings[0]
        if rung in _LARGE:
            last = {r: v for r, v in last.items() if r not in _IN_CELLS}
        last[rung] = value
    return _Awaited({(rung, value + 1) for rung, value in last.items()}, _decimals_awaited(labels))


def _decimals_awaited(labels: list[Label]) -> set[str]:
    """Behind "2. Danh mục" and its table "2.1."; behind "2.3.4." and its table "2.3.5.", "2.4." or "2.3.4.1."."""
    for label in reversed(labels[-_BACK:]):
        rung, value = label.readings[0]
        if rung in ("arabic", "roman"):
            return {f"{value}.1", f"{label.label}.1"}
        if rung == "decimal":
            numbers = label.label.split(".")
            behind = {".".join([*numbers[:n], str(int(numbers[n]) + 1)]) for n in range(1, len(numbers))}
            return {*behind, f"{label.label}.1"}
        if rung in _LARGE:
            break
    return set()
