"""Pages of lines to blocks of a text: paragraphs joined over lines and pages, columns and tables in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from vnplan.files.content import Block
from vnplan.files.page_contents import without_contents
from vnplan.files.page_lines import Line, Zone, rows_of, zones_of
from vnplan.files.page_margins import Laid, without_margins
from vnplan.files.page_notes import with_notes
from vnplan.files.page_tables import Table, tables_of
from vnplan.files.page_words import Page


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
        for piece in _pieces(page_laid):
            if isinstance(piece, Table):
                text.table(piece)
            elif piece.column:
                text.column(piece.lines)
            else:
                text.lines(piece.lines, _margins_of(piece.lines, page_laid.scanned))
    yield from text.done()
    for note in notes:
        yield Block(note, "note")


def _pieces(page: Laid) -> Iterator[Zone | Table]:
    """Zones and tables from top to bottom."""
    rows = page.rows
    for table in page.tables:
        above = [row for row in rows if row[0].y < table.top]
        yield from zones_of(above)
        yield table
        rows = rows[len(above) :]
    yield from zones_of(rows)


class _Margins(NamedTuple):
    right: float
    leading: float
    scanned: bool


def _margins_of(lines: Sequence[Line], scanned: bool) -> _Margins:
    """Where lines end, and how far they stand from one another."""
    ends = sorted((line.right for line in lines), reverse=True)
    right = ends[0]
    if len(ends) > 3 and ends[0] - ends[1] > 1.5 * lines[0].size:
        right = ends[1]  # one line runs over the margin
    steps = sorted(step for a, b in pairwise(lines) if 0.8 * b.size < (step := b.y - a.y) < 3 * b.size)
    return _Margins(right, steps[len(steps) // 4] if len(steps) > 3 else 1.3 * lines[0].size, scanned)


class _Text:
    """Blocks as they come; the paragraph at hand may go on in the next line, on the next page."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._text = ""
        self._lines: list[Line] = []
        self._turned = 0  # pages that ended since the last line

    def turn(self) -> None:
        """A page ends."""
        self._turned += 1

    def lines(self, lines: Sequence[Line], margins: _Margins) -> None:
        """Lines of the whole width of the page."""
        for line in lines:
            if self._lines and _goes_on(self._lines, line, margins, self._turned > 0):
                self._text += _between(self._text, line.text) + "\f" * self._turned + line.text
                self._turned = 0
                self._lines.append(line)
            else:
                self._begin()
                self._text, self._lines = line.text, [line]

    def column(self, lines: Sequence[Line]) -> None:
        """Lines of a column as they stand: those of letterheads and signatures are parted by hand."""
        self._begin()
        for part in _parted(lines):
            self._blocks.append(Block("\n".join(_column(part))))

    def table(self, table: Table) -> None:
        """The rows of a table, or the cells of a frame that only sets things side by side."""
        self._begin()
        if any(_FRAME.search(cell) for row in table.rows for cell in row):
            self._blocks += [Block(cell) for row in table.rows for cell in row]
            return
        for row in table.rows:
            cells = (re.sub(r"\s+", " ", cell) for cell in row)
            self._blocks.append(Block("| " + " | ".join(cells) + " |", "row"))

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
_FRAME = re.compile(r"CỘNG H[OÒ][AÀ] XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|(?:^|\n| )N(?:ơi|ƠI) [Nn](?:hận|HẬN)\s*:")


def _column(lines: Sequence[Line]) -> Iterator[str]:
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


def _parted(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines of a column between wide gaps."""
    part: list[Line] = []
    for line in lines:
        if part and line.y - part[-1].y > _PARTED * line.size:
            yield part
            part = []
        part.append(line)
    if part:
        yield part


_PARTED = 2.6  # of a letter's size


def _between(above: str, below: str) -> str:
    """What parts two lines of a paragraph: nothing behind a hyphen or a slash within a number."""
    if re.search(r"\w[-/]$", above) and re.match(r"\w", below):
        return ""
    return " "


def _goes_on(lines: Sequence[Line], line: Line, margins: _Margins, turned: bool) -> bool:
    """Whether a line goes on with the paragraph of the lines above it: none of the signs of a beginning is there."""
    return not any(sign(lines, line, margins, turned) for sign in _BEGINNINGS)


def _after_a_short_line(lines: Sequence[Line], line: Line, margins: _Margins, turned: bool) -> bool:
    """The line above had room for the first word of this one."""
    first = line.words[0]
    return lines[-1].right + (_BLANK * line.size) + first.right - first.left < margins.right - _LOOSE * line.size


_BLANK = 0.2  # of a letter's size
_LOOSE = 0.8  # of a letter's size: margins are told by the longest lines


def _in_other_letters(lines: Sequence[Line], line: Line, margins: _Margins, turned: bool) -> bool:
    """Larger or smaller letters; those of a scan are measured loosely."""
    least, most = sorted((lines[-1].size, line.size))
    return least < (0.6 if margins.scanned else 0.9) * most


def _far_below(lines: Sequence[Line], line: Line, margins: _Margins, turned: bool) -> bool:
    """A wider step than from line to line."""
    if turned:
        return False
    leading = lines[-1].y - lines[-2].y if len(lines) > 1 and not margins.scanned else 0.0
    leading = leading if leading > 0 else margins.leading
    return line.y - lines[-1].y > leading * _WIDER + 1


_WIDER = 1.15


def _set_in(lines: Sequence[Line], line: Line, margins: _Margins, turned: bool) -> bool:
    """Further in than the line above, but for what hangs under the words behind a label; or further out."""
    above = lines[-1]
    by = (line.left - above.left) / line.size
    if _is_centred(above, line):
        return False
    if len(lines) > 1:
        return abs(by) > _INDENT and not (turned and by < 0)
    if by > _INDENT:
        hanging = _LABEL.match(above.text) is not None or line.left - above.left < _HANGING * line.size
        return not (hanging and _LABEL.match(above.text))
    return False


_INDENT, _HANGING = 0.8, 4.0  # of a letter's size
_LABEL = re.compile(
    r"(?:[-–+•*·]|\d{1,3}(?:\.\d{1,3}){0,4}[.)/]?|[a-zđ]{1,2}[.)]|[IVXLC]{1,6}[.)]|[A-HĐ][.)]|\([\divx]{1,4}\)"
    r"|(?:Điều|ĐIỀU|Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN) [\dIVXLC]{1,6}[a-zđ]?[.:]?|N(?:ơi|ƠI) [Nn](?:hận|HẬN))(?=\s|$)"
)


def _is_centred(above: Line, line: Line) -> bool:
    return (
        abs((above.left + above.right) - (line.left + line.right)) < line.size
        and abs(above.left - line.left) > _INDENT * line.size
    )


def _labelled(lines: Sequence[Line], line: Line, margins: _Margins, turned: bool) -> bool:
    """A label, where the line above ended as a paragraph does."""
    return _LABEL.match(line.text) is not None and lines[-1].text[-1] in ".;:!?,”…/"


_BEGINNINGS = (_after_a_short_line, _in_other_letters, _far_below, _set_in, _labelled)
