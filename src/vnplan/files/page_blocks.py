"""Pages of lines to blocks of a text: paragraphs joined over lines and pages, columns and tables in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vnplan.files.content import Block
from vnplan.files.page_columns import Zone, zones_of
from vnplan.files.page_contents import without_contents
from vnplan.files.page_lines import PageLine, rows_of
from vnplan.files.page_margins import Laid, without_margins
from vnplan.files.page_notes import with_notes
from vnplan.files.page_overprint import without_overprint
from vnplan.files.page_paragraphs import Margins, goes_on, margins_of, parting
from vnplan.files.page_rows import LongTable
from vnplan.files.page_tables import PageTable, tables_of
from vnplan.files.page_words import Page
from vnplan.tables.mottoes import state
from vnplan.tables.rules import load_rules


def blocks_of(pages: Sequence[Page]) -> Iterator[Block]:
    """The blocks of all pages, a page's end between two of them; within a paragraph it is a form feed."""
    laid: list[Laid] = []
    tables: list[PageTable] = []
    for page in without_overprint(pages):
        tables, words = tables_of(page, tables)
        laid.append(Laid(rows_of(words), tables, page.height, page.scanned))
    laid, notes = with_notes(without_contents(without_margins(laid)))
    text = _Text()
    for n, page_laid in enumerate(laid):
        if n:
            text.turn()
        pieces = list(_pieces(page_laid))
        plain = [piece.lines for piece in pieces if isinstance(piece, Zone) and not piece.column]
        margins = margins_of(plain, page_laid.scanned, page_laid.height)
        running = margins_of([piece.lines for piece in pieces if isinstance(piece, Zone) and piece.running], False)
        for piece in pieces:
            if isinstance(piece, PageTable):
                text.table(piece)
            elif piece.running:
                text.lines(piece.lines, running._replace(room=0), running=True)
            elif piece.column:
                text.column(piece.lines)
            else:
                text.lines(piece.lines, margins)
    yield from text.done()
    for note in notes:
        yield Block(note, "note")


def _pieces(page: Laid) -> Iterator[Zone | PageTable]:
    """Zones and tables from top to bottom."""
    rows = page.rows
    for table in page.tables:
        above = [row for row in rows if row[0].y < table.top]
        yield from zones_of(above)
        yield table
        rows = rows[len(above) :]
    yield from zones_of(rows)


class _Text:
    """Blocks as they come; the paragraph at hand may go on in the next line, on the next page."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._text = ""
        self._lines: list[PageLine] = []
        self._turned = 0  # pages that ended since the last line
        self._running = False  # whether the last line was one of a column of running text
        self._table: LongTable | None = None  # one that nothing stands behind yet

    def turn(self) -> None:
        """A page ends."""
        self._turned += 1

    def lines(self, lines: Sequence[PageLine], margins: Margins, running: bool = False) -> None:
        """Lines of the whole width of the page, or of a column of running text, which goes on in the next column."""
        if running != self._running:
            self._begin()
        self._running = running
        for n, line in enumerate(lines):
            turned = self._turned > 0 or (running and n < 1)
            if self._lines and goes_on(self._lines, line, margins, turned):
                self._text += parting(self._text, line.text) + "\f" * self._turned + line.text
                self._turned = 0
                self._lines.append(line)
            else:
                self._begin()
                self._text, self._lines = line.text, [line]

    def column(self, lines: Sequence[PageLine]) -> None:
        """Lines of a column as they stand: those of letterheads and signatures are parted by hand."""
        self._begin()
        for part in _parted(lines):
            self._blocks.append(Block("\n".join(_column(part))))

    def table(self, table: PageTable) -> None:
        """The rows of a table, or the cells of a frame that only sets things side by side."""
        shown = ["\n".join(line.text for line in cell) for row in table.rows for cell in row]
        if any(_FRAME.search(cell) or state(load_rules()).search(cell) for cell in shown):
            self._begin()
            self._blocks += map(Block, shown)
            return
        if self._table is None or not self._turned:
            self._begin()
            self._table = LongTable()
        self._table.add(table, self._turned)
        self._turned = 0

    def done(self) -> list[Block]:
        """All blocks, the end of the last page behind them."""
        self._begin()
        return [*self._blocks, Block("", "page")] if self._blocks else []

    def _begin(self) -> None:
        if self._table is not None:
            self._blocks += self._table.blocks()
            self._table = None
        if self._text:
            self._blocks.append(Block(self._text))
        self._blocks += [Block("", "page")] * self._turned
        self._text, self._lines, self._turned = "", [], 0


# what stands in cells to stand side by side: the letterhead, the recipients beside the signature
_FRAME = re.compile(r"(?:^|\n| )N(?:ơi|ƠI) [Nn](?:hận|HẬN)\s*:")


def _column(lines: Sequence[PageLine]) -> Iterator[str]:
    """Lines of a column; a letter's subject ("V/v ...") goes on over lines that follow one another evenly."""
    text, step = "", 0.0
    for n, line in enumerate(lines):
        below = line.y - lines[n - 1].y
        if text and _SUBJECT.match(text) and (not step or below < step + _EVEN * line.size):
            text, step = f"{text} {line.text}", step or below
            continue
        if text:
            yield text
        text, step = line.text, 0.0
    yield text


_SUBJECT = re.compile(r"V/v|V/V|Về việc")
_EVEN = 0.2  # of a letter's size


def _parted(lines: Sequence[PageLine]) -> Iterator[list[PageLine]]:
    """Lines of a column between wide gaps."""
    part: list[PageLine] = []
    for line in lines:
        if part and line.y - part[-1].y > _PARTED * line.size:
            yield part
            part = []
        part.append(line)
    if part:
        yield part


_PARTED = 2.6  # of a letter's size
