"""Tables: a row between bars, and the tables that only set things side by side."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from vnplan.files.content import Block, Run
from vnplan.tables.mottoes import state
from vnplan.tables.rules import load_rules

# what stands in cells to stand side by side: the letterhead, the recipients beside the signature
_FRAME = re.compile(r"(?:^|\s)N(?:ơi|ƠI)\s+[Nn](?:hận|HẬN)\s*:")
_HEAD = 20_000  # characters: of a longer cell the rest tells nothing more


def is_frame(cell: str) -> bool:
    """Whether a table with such a cell sets a letterhead or a signature side by side: it is read cell by cell."""
    begins = unicodedata.normalize("NFC", cell[:_HEAD])
    return _FRAME.search(begins) is not None or state(load_rules()).search(begins) is not None


class Cell(NamedTuple):
    """What a cell says, and over how many columns and rows it reaches; 0 rows are all of its group."""

    blocks: list[Block]
    across: int = 1
    down: int = 1


_WIDEST = 200  # columns: no table of a document has more


def in_columns(rows: Sequence[tuple[object, Sequence[Cell]]]) -> Iterator[list[list[Block]]]:
    """The cells of rows, each in its column: a place that a cell above or to the left reaches over is empty.

    Rows come with their group, which no cell reaches out of. What a last cell reaches over is left out.

    >>> one, two = Cell([Block("1")], down=2), Cell([Block("x")])
    >>> [[" ".join(b.text for b in cell) for cell in row] for row in in_columns([("", [one, two]), ("", [two])])]
    [['1', 'x'], ['', 'x']]
    """
    held: dict[int, int] = {}  # how many rows more a column is taken
    above: object = None
    for n, (group, cells) in enumerate(rows):
        if group is not above:
            held, above = {}, group
        taken, held = held, {column: left - 1 for column, left in held.items() if left > 1}
        out: list[list[Block]] = []
        for cell in cells:
            while len(out) in taken:
                out.append([])
            across = max(1, min(cell.across, _WIDEST - len(out)))
            down = cell.down or len(rows) - n
            held.update((column, down - 1) for column in range(len(out), len(out) + across) if down > 1)
            out += [cell.blocks, *([] for _ in range(across - 1))]
        ends = len(out) - (across - 1 if cells else 0)
        yield out[:ends]


def row_of(cells: list[list[Block]]) -> Block:
    """A row of a table between bars; a cell's paragraphs one after the other.

    >>> row_of([[Block("1")], [Block("Sở Y tế"), Block("Sở Tài chính")], []]).text
    '| 1 | Sở Y tế Sở Tài chính | |'
    """
    text, runs = "|", []
    for cell in cells:
        for block in cell:
            if not block.text.strip():
                continue
            text += " "
            runs += [Run(len(text) + run.start, len(text) + run.end, run.node) for run in block.runs]
            text += re.sub(r"\s", " ", block.text)
        text += " |"
    return Block(text if text.strip("| ") else "", "row", tuple(runs))
