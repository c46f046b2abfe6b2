"""Footnotes of pages: small raised marks in the text, and the notes they lead to at the foot of the page or the end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from vnplan.files.page_lines import PageLine, PageRow
from vnplan.files.page_margins import Laid
from vnplan.files.page_marks import with_marks_apart
from vnplan.files.page_words import Word


class _Mark(NamedTuple):
    page: int
    row: int
    """The last row that no note stands above: its own, or the last one over its table."""
    line: PageLine
    word: int
    label: str


def with_notes(pages: Sequence[Laid]) -> tuple[list[Laid], list[str]]:
    """The pages without their notes, marks as "[1]" after the word, and the notes in the order of their marks."""
    pages = [page._replace(rows=with_marks_apart(page.rows)) for page in pages]
    marks = [mark for n, page in enumerate(pages) for mark in _marks(n, page)]
    if not marks:
        return list(pages), []
    starts: dict[tuple[int, int], _Mark] = {}  # where notes begin, by page and row
    for mark in marks:
        place = _note_of(mark, pages, starts)
        if place is not None:
            starts[place] = mark
    taken: dict[tuple[int, int], list[PageLine]] = {}
    for page, row in sorted(starts):
        rest = range(row, len(pages[page].rows))
        last = next((n for n in rest if n > row and (page, n) in starts), len(pages[page].rows))
        taken[page, row] = [line for n in range(row, last) for line in pages[page].rows[n]]
    ends = {page: min(row for at, row in starts if at == page) for page, _ in starts}
    told = {id(mark) for mark in starts.values()}
    numbers = {id(mark): n for n, mark in enumerate((mark for mark in marks if id(mark) in told), 1)}
    notes = {
        numbers[id(mark)]: f"[{numbers[id(mark)]}] {_without_label(taken[place], mark.label)}"
        for place, mark in starts.items()
    }
    for mark in starts.values():
        mark.line.number(mark.word, f"[{numbers[id(mark)]}]")
    out = [page._replace(rows=page.rows[: ends.get(n, len(page.rows))]) for n, page in enumerate(pages)]
    return out, [notes[n] for n in sorted(notes)]


_LABEL = re.compile(r"[\[(]?(\d{1,3}|[ivx]{1,5}|\*{1,3}|[a-e])[\])]?")
_SMALL, _RAISED = 0.8, 0.15


def _marks(page: int, laid: Laid) -> Iterator[_Mark]:
    """Small raised labels behind a word, and those as large as it that the foot of the page tells, as they are read."""
    for row, line in _lines(laid):
        for w, word in enumerate(line.words[1:], 1):
            label = _LABEL.fullmatch(word.text)
            if label and (_is_raised(word, line) or word.mark):
                yield _Mark(page, row, line, w, label[1])


def _lines(page: Laid) -> Iterator[tuple[int, PageLine]]:
    """The lines of a page, and of the cells of its tables, from top to bottom, with their rows."""
    tables = sorted(page.tables, key=lambda table: table.top)
    for n, row in enumerate(page.rows):
        while tables and tables[0].top <= row[0].y:
            yield from ((n - 1, line) for cells in tables.pop(0).rows for cell in cells for line in cell)
        yield from ((n, line) for line in row)
    for table in tables:
        yield from ((len(page.rows) - 1, line) for cells in table.rows for cell in cells for line in cell)


def _is_raised(word: Word, line: PageLine) -> bool:
    return word.size < _SMALL * line.size and line.y - word.y > _RAISED * line.size


def _note_of(mark: _Mark, pages: Sequence[Laid], starts: dict[tuple[int, int], _Mark]) -> tuple[int, int] | None:
    """Where the note of a mark begins: on its page, else on the next one or at the end of the text."""
    for page in dict.fromkeys((mark.page, *range(mark.page + 1, min(mark.page + 2, len(pages))), len(pages) - 1)):
        rows = pages[page].rows
        for row in range(len(rows) - 1, -1, -1):
            if page == mark.page and row <= mark.row:
                break
            if (page, row) in starts or not _begins(rows[row], mark.label):
                continue
            if _is_apart(rows, row) or any(at == page and above < row for at, above in starts):
                return page, row
    return None


def _begins(row: PageRow, label: str) -> bool:
    """Whether a row begins with a label, raised or with a blank behind it."""
    words = row[0].words
    told = _LABEL.match(words[0].text)
    return told is not None and told[1] == label and (len(words) > 1 or told.end() < len(words[0].text))


def _is_apart(rows: Sequence[PageRow], row: int) -> bool:
    """Whether notes can begin here: with a raised label, in smaller letters, or under a gap."""
    line = rows[row][0]
    if line.words[0].size < _SMALL * line.size or row == 0:
        return True
    above = rows[row - 1][0]
    return line.size < 0.95 * above.size or line.y - above.y > _GAP * line.size


_GAP = 1.7  # of a letter's size


def _without_label(lines: Sequence[PageLine], label: str) -> str:
    text = " ".join(line.text for line in lines)
    return re.sub(rf"^[\[(]?{re.escape(label)}[\])]?[.:]?\s*", "", text)
