"""Tables of a page: cells in the columns a browser puts them in; rows between bars, or cells one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from vnplan.files.cells import Cell, in_columns, is_frame, row_of
from vnplan.files.content import Block
from vnplan.files.html_lists import whole
from vnplan.files.html_style import StyleSheets, has_lines


class _Row(NamedTuple):
    group: etree._Element | None  # a cell reaches no further down than its `tbody`
    cells: list[Cell]


class HtmlTable:
    """A table whose cells are being gathered."""

    def __init__(self, element: etree._Element) -> None:
        self.element = element
        self._rows: list[_Row] = []

    def row(self, element: etree._Element) -> None:
        """A row begins."""
        self._rows.append(_Row(element.getparent(), []))

    def cell(self, element: etree._Element, blocks: list[Block]) -> None:
        """A cell ends."""
        if not self._rows:
            self._rows.append(_Row(None, []))
        across, down = (whole(element.get(name)) for name in ("colspan", "rowspan"))
        self._rows[-1].cells.append(Cell(blocks, max(1, across or 1), 1 if down is None else down))

    def blocks(self, sheet: StyleSheets) -> Iterator[Block]:
        """Rows between bars, or cells one after the other."""
        if self._is_data(has_lines(self.element, sheet)):
            for laid in in_columns([(row.group, row.cells) for row in self._rows]):
                yield row_of(laid)
        else:
            for row in self._rows:
                for cell in row.cells:
                    yield from cell.blocks

    def _is_data(self, lines: bool | None) -> bool:
        """Whether cells belong together by rows: lines are drawn, or the cells are short and many."""
        rows = self._rows
        widest = max((len(row.cells) for row in rows), default=0)
        cells = [cell.blocks for row in rows for cell in row.cells]
        if widest < 2 or any(is_frame(" ".join(block.text for block in cell)) for cell in cells):
            return False
        if lines or self.element.find(".//th") is not None:
            return True
        if any(len(cell) > 4 or sum(len(block.text) for block in cell) > 700 for cell in cells):
            return False
        return len(rows) > 1 and (lines is None or widest > 2) and len(cells) >= 2 * len(rows)
