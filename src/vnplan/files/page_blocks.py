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
from vnplan.files.page_paragraphs import Margins, goes_on, margins_of
from vnplan.files.page_tables import PageTable, tables_of
from vnplan.files.page_words import Page
from vnplan.tables.mottoes import state
from vnplan.tables.rules import load_rules


def blocks_of(pages: Sequence[Page]) -> Iterator[Block]:
    """The blocks of all pages, a page's end between two of them; within a paragraph it is a form feed."""
    laid: list[Laid] = []
    for page in pages:
        tables, words = tables_of(page)
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
        self._row: list[str] | None = None  # the last row of a table that nothing stands behind yet
        self._head: list[list[str]] = []  # the first rows of that table, which may be told anew on each page

    def turn(self) -> None:
        """A page ends."""
        self._turned += 1

    def lines(self, lines: Sequence[PageLine], margins: Margins, running: bool = False) -> None:
        """Lines of the whole width of the page, or of a column of running text, which goes on in the next column."""
        self._row = None
        if running != self._running:
            self._begin()
        self._running = running
        for n, line in enumerate(lines):
            turned = self._turned > 0 or (running and n < 1)
            if self._lines and goes_on(self._lines, line, margins, turned):
                self._text += _between(self._text, line.text) + "\f" * self._turned + line.text
                self._turned = 0
                self._lines.append(line)
            else:
                self._begin()
                self._text, self._lines = line.text, [line]

    def column(self, lines: Sequence[PageLine]) -> None:
        """Lines of a column as they stand: those of letterheads and signatures are parted by hand."""
        self._row = None
        self._begin()
        for part in _parted(lines):
            self._blocks.append(Block("\n".join(_column(part))))

    def table(self, table: PageTable) -> None:
        """The rows of a table, or the cells of a frame that only sets things side by side."""
        above = self._row if self._turned and not self._text else None
        self._row = None
        shown = ["\n".join(line.text for line in cell) for row in table.rows for cell in row]
        if any(_FRAME.search(cell) or state(load_rules()).search(cell) for cell in shown):
            self._begin()
            self._blocks += map(Block, shown)
            return
        rows = [[_joined(cell) for cell in row] for row in table.rows]
        if above is not None:
            rows = _without_head(rows, self._head)
        else:
            self._head = rows[:_HEAD_ROWS]
        if above is not None and _is_rest(above, rows[0]):
            rows[0] = _with_rest(above, rows[0], "\f" * self._turned)
            self._turned = 0
            self._blocks.pop()
        self._begin()
        self._blocks += [Block("| " + " | ".join(row) + " |", "row") for row in rows]
        self._row = rows[-1]

    def done(self) -> list[Block]:
        """All blocks, the end of the last page behind them."""
        self._begin()
        return [*self._blocks, Block("", "page")] if self._blocks else []

    def _begin(self) -> None:
        if self._text:
            self._blocks.append(Block(self._text))
        self._blocks += [Block("", "page")] * self._turned
        self._text, self._lines, self._turned = "", [], 0


# what stands in cells to stand side by side: the letterhead, the recipients beside the signature
_FRAME = re.compile(r"(?:^|\n| )N(?:ơi|ƠI) [Nn](?:hận|HẬN)\s*:")


_HEAD_ROWS = 3  # of a table, at most


def _without_head(rows: list[list[str]], head: Sequence[list[str]]) -> list[list[str]]:
    """The rows of a table's next page without its head, which programs print again; "1" begins another table."""
    same = 0
    while same < min(len(head), len(rows) - 1) and rows[same] == head[same]:
        same += 1
    return rows if rows[same][0].rstrip(".") == "1" else rows[same:]


def _is_rest(above: Sequence[str], row: Sequence[str]) -> bool:
    """Whether the first row of a page is the rest of the last one before it: some cells go on, the others are blank."""
    told = [(over, cell) for over, cell in zip(above, row, strict=False) if cell]
    if len(above) != len(row) or row[0] or not told or not all(over for over, _ in told):
        return False
    return len(told) < len(row) - 1 or any(cell[0].islower() for _, cell in told)


def _with_rest(above: Sequence[str], row: Sequence[str], turn: str) -> list[str]:
    """A row with its rest on the next page, whose beginning is told once, in the first cell that goes on."""
    out: list[str] = []
    for over, cell in zip(above, row, strict=True):
        out.append(f"{over}{_between(over, cell)}{turn}{cell}" if cell else over)
        turn = "" if cell else turn
    return out


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


def _joined(lines: Sequence[PageLine]) -> str:
    """The lines of a cell as one."""
    text = ""
    for line in lines:
        words = re.sub(r"\s+", " ", line.text)
        text += _between(text, words) + words if text else words
    return text


def _between(above: str, below: str) -> str:
    """What parts two lines of a paragraph: nothing at a hyphen or a slash within a number, "100/KH-", "/2024"."""
    if re.search(r"\w[-/]$", above) and re.match(r"\w", below):
        return ""
    return "" if _NUMBER.search(above) and re.match(r"[-/][A-ZĐ\d]", below) else " "


_NUMBER = re.compile(r"\d(?:/[A-ZĐ\d/-]+)?$")
