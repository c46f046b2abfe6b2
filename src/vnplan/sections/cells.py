"""Tables a portal has flattened, one cell a line: the numbers in their cells are no sections."""

from __future__ import annotations

import re

from vnplan.sections.labels import Label
from vnplan.sections.nesting import FREE, LADDER

# The head cell of the column of row numbers alone on its line, and below it the first row's number on another.
_TABLE = re.compile(r"\n(?:STT|Stt|TT|Số\s+TT)[ \t]*(?=\n(?:.{0,120}\n){2,40}?1[ \t]*\n)")
_IN_CELLS = {*FREE, "decimal"}
_LARGE = tuple(LADDER)  # below these, small labels begin anew
_BACK = 60  # labels looked back at for the lists in force before a table


def outside_cells(text: str, labels: list[Label], start: int, end: int) -> list[Label]:
    """Without the small labels behind the head of a table, up to a large one or one that goes on from before."""
    tables = [found.start() for found in _TABLE.finditer(text, start, end)]
    if not tables:
        return labels
    out: list[Label] = []
    at, within, awaited = 0, False, set[tuple[str, int]]()
    for label in labels:
        begins = at < len(tables) and tables[at] < label.start
        while at < len(tables) and tables[at] < label.start:
            at += 1
        if begins and not within:
            within, awaited = True, _awaited(out)
        within = within and all(rung in _IN_CELLS for rung, _ in label.readings) and awaited.isdisjoint(label.readings)
        if not within:
            out.append(label)
    return out


def _awaited(labels: list[Label]) -> set[tuple[str, int]]:
    """What may follow on any rung: the successor of the last label of each."""
    last: dict[str, int] = {}
    for label in labels[-_BACK:]:
        rung, value = label.readings[0]
        if rung in _LARGE:
            last = {r: v for r, v in last.items() if r not in _IN_CELLS}
        last[rung] = value
    return {(rung, value + 1) for rung, value in last.items()}
