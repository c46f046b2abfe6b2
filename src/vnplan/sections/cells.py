"""Tables a portal has flattened, one cell a line: the numbers in their cells are no sections."""

from __future__ import annotations

import bisect
import re

from vnplan.sections.labels import Label
from vnplan.sections.nesting import FREE, LADDER

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
    passed, within, row, awaited, below_them = 0, False, 0, set[tuple[str, int]](), set[str]()
    for label, below in zip(labels, [*(other.start for other in labels[1:]), end], strict=True):
        before, passed = passed, bisect.bisect_left(tables, label.start)
        if passed > before and not within:
            within, row, awaited, below_them = True, 0, _awaited(out), _decimals_awaited(out)
        over_a_table = passed < len(tables) and tables[passed] < min(below, label.start + _CAPTION)
        counted = label.readings[0] == ("arabic", row + 1) and _alone(text, label) and not over_a_table
        goes_on = not awaited.isdisjoint(label.readings) or (label.label in below_them and not _alone(text, label))
        within = within and _small(label) and (counted or not goes_on)
        row += counted
        if not within:
            out.append(label)
        elif label.readings[0][0] == "arabic" and not _alone(text, label):
            below_them.clear()  # "1. Trực tiếp:⏎1.1. Tại xã" in a cell: decimals go on from that
    return out


def _small(label: Label) -> bool:
    return all(rung in _IN_CELLS for rung, _ in label.readings)


def _alone(text: str, label: Label) -> bool:
    """ "3." with nothing behind it on its line: a cell of row numbers."""
    return text[label.text_start : label.text_start + 1] in ("\n", "")


def _awaited(labels: list[Label]) -> set[tuple[str, int]]:
    """What may follow on any rung: the successor of the last label of each; decimals name what they follow."""
    last: dict[str, int] = {}
    for label in labels[-_BACK:]:
        rung, value = label.readings[0]
        if rung in _LARGE:
            last = {r: v for r, v in last.items() if r not in _IN_CELLS}
        if rung != "decimal":
            last[rung] = value
    return {(rung, value + 1) for rung, value in last.items()}


def _decimals_awaited(labels: list[Label]) -> set[str]:
    """Behind "2. Danh mục" and its table "2.1."; behind "2.3." and its table "2.4." or "2.3.1."."""
    awaited = set[str]()
    for label in reversed(labels[-_BACK:]):
        rung, value = label.readings[0]
        if rung in ("arabic", "roman"):
            return awaited or {f"{value}.1"}
        if rung == "decimal" and not awaited:
            above = label.label.rpartition(".")[0]
            awaited = {f"{above}.{value + 1}", f"{label.label}.1"}
        elif rung in _LARGE:
            break
    return awaited
