"""Tables of a Word file: rows and cells as they stand, each cell in the column Word shows it in."""

from __future__ import annotations

from lxml import etree

from vnplan.files.cells import Cell, in_columns
from vnplan.files.content import Block
from vnplan.files.word_nodes import children, name_of
from vnplan.files.word_styles import VAL, W, found, value


def rows_of_table(table: etree._Element) -> list[tuple[etree._Element, list[etree._Element]]]:
    """The rows of a table with their cells; those that were deleted are none."""
    rows = (row for row in children(table) if name_of(row) == "tr" and found(row, "trPr/del") is None)
    return [(row, [cell for cell in children(row) if name_of(cell) == "tc"]) for row in rows]


def columns_of(
    rows: list[tuple[etree._Element, list[etree._Element]]], read: list[list[list[Block]]]
) -> list[list[list[Block]]]:
    """What was read in the cells of rows, by columns: a cell over two is followed by an empty place."""
    laid = []
    for (row, cells), blocks in zip(rows, read, strict=True):
        skipped = _count(found(row, "trPr"), "gridBefore", 0)
        told = [
            Cell(said, _count(found(cell, "tcPr"), "gridSpan", 1)) for cell, said in zip(cells, blocks, strict=True)
        ]
        laid.append(("", [Cell([], skipped), *told] if skipped and told else told))
    return list(in_columns(laid))


def _count(properties: etree._Element | None, name: str, default: int) -> int:
    told = value(properties, name) or ""
    return int(told) if told.isdecimal() and len(told) < 5 else default


def is_covered(cell: etree._Element) -> bool:
    """Whether the cell above, or before, reaches over this one and nothing is written in it."""
    ways = (found(cell, f"tcPr/{name}") for name in ("vMerge", "hMerge"))
    over = any(way is not None and way.get(VAL) != "restart" for way in ways)
    return over and not any((text.text or "").strip() for text in cell.iter(f"{W}t"))
