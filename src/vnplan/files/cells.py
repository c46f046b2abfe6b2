"""Tables: a row between bars, and the tables that only set things side by side."""

from __future__ import annotations

import re
import unicodedata

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
