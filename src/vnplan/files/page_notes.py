"""Footnotes of pages: small raised marks in the text, and the notes they lead to at the foot of the page or the end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from vnplan.files.page_lines import PageLine, PageRow
from vnplan.files.page_margins import Laid
from vnplan.files.page_marks import foot_of, with_marks_apart
from vnplan.files.page_words import Word
from vnplan.text.labels import words_of


class _Mark(NamedTuple):
    page: int
    row: int
    """The last row that no note stands above: its own, or the last one over its table."""
    line: PageLine
    word: int
    label: str


_Place = tuple[int, int]
"""Page and row that a note begins at."""


def with_notes(pages: Sequence[Laid]) -> tuple[list[Laid], list[str]]:
    """The pages without their notes, marks as "[1]" after the word, and the notes in the order of their marks.

    A scan's notes come behind those of its page that have a mark: the machine that read it may have missed it.
    """
    pages = [page._replace(rows=with_marks_apart(page.rows)) for page in pages]
    marks = [mark for n, page in enumerate(pages) for mark in _marks(n, page)]
    starts: dict[_Place, _Mark] = {}
    labels = {mark.label for mark in marks}
    for mark in marks:
        place = _note_of(mark, pages, starts, labels)
        if place is not None:
            starts[place] = mark
    _count_back(marks, pages, starts)
    bare = dict(_without_marks(pages, starts))
    if not starts and not bare:
        return list(pages), []
    begun = sorted([*starts, *bare])
    taken: dict[_Place, list[PageLine]] = {}
    for (page, row), (after, end) in zip(begun, [*begun[1:], (-1, 0)], strict=True):
        rows = pages[page].rows[row : end if after == page else None]
        taken[page, row] = [line for one in rows for line in one]
    ends = dict(reversed(begun))
    _take_rests(pages, begun, taken, ends)
    order = {id(mark): n for n, mark in enumerate(marks)}
    places = sorted(
        begun, key=lambda at: (starts[at].page, 0, order[id(starts[at])]) if at in starts else (at[0], 1, at[1])
    )
    notes: list[str] = []
    for number, place in enumerate(places, 1):
        label = starts[place].label if place in starts else bare[place]
        notes.append(f"[{number}] {_without_label(taken[place], label)}")
        if place in starts:
            starts[place].line.number(starts[place].word, f"[{number}]")
    return [page._replace(rows=page.rows[: ends.get(n, len(page.rows))]) for n, page in enumerate(pages)], notes


def _count_back(marks: Sequence[_Mark], pages: Sequence[Laid], starts: dict[_Place, _Mark]) -> None:
    """Find notes at the end of a text that run over several pages: each stands above that of the number behind it."""
    placed = {id(mark): place for place, mark in starts.items()}
    behind: tuple[_Place, str] | None = None
    for mark in reversed(marks):
        place = placed.get(id(mark))
        if place is None and behind is not None and _counts(mark.label, behind[1]):
            place = next((at for at in _over(behind[0], mark, pages) if at not in starts), None)
            if place is not None:
                starts[place] = mark
        behind = behind if place is None else (place, mark.label)


def _counts(label: str, next_label: str) -> bool:
    return label.isdigit() and next_label == str(int(label) + 1)


def _over(place: _Place, mark: _Mark, pages: Sequence[Laid]) -> Iterator[_Place]:
    """The rows over a note, to the head of the page before, that a mark's note can begin with."""
    for page in (place[0], place[0] - 1):
        if page <= mark.page:
            return
        rows = pages[page].rows
        for row in range(place[1] - 1 if page == place[0] else len(rows) - 1, -1, -1):
            if _begins(rows[row], mark.label):
                yield page, row


def _take_rests(
    pages: Sequence[Laid], begun: list[_Place], taken: dict[_Place, list[PageLine]], ends: dict[int, int]
) -> None:
    """Give a note its rest at the foot of the next page, in small letters over the notes that begin there."""
    for place, after in zip(begun, [*begun[1:], None], strict=True):
        page = place[0] + 1
        if page >= len(pages) or (after is not None and after[0] < page):
            continue
        rows, scanned = pages[page].rows, pages[page].scanned
        end = ends.get(page, len(rows))
        begin = _foot_of_scan(rows, end) if scanned else foot_of(rows)
        if begin < end and taken[place][-1].text[-1] not in ".;:!?":
            taken[place] += [line for row in rows[begin:end] for line in row]
            ends[page] = begin


def _foot_of_scan(rows: Sequence[PageRow], end: int) -> int:
    """The first of the small rows close over a note of a scan, which go on with a note of the page before."""
    body = median([line.size for row in rows[:end] for line in row] or [0.0])
    at = end
    while 1 < at < len(rows):
        above, below = rows[at - 1][0], rows[at][0]
        if above.size >= _SMALLER * body or below.y - above.y > _CLOSE * below.size:
            break
        at -= 1
    return at


_CLOSE = 2.2  # of a letter's size


def _without_marks(pages: Sequence[Laid], starts: dict[_Place, _Mark]) -> Iterator[tuple[_Place, str]]:
    """The notes at the foot of scanned pages whose marks were not read, "1 Theo Quyết định ...", with their labels."""
    last = 0
    for n, page in enumerate(pages):
        if not page.scanned or any(at == n for at, _ in starts):
            continue
        foot = next((row for row in range(1, len(page.rows)) if _opens_notes(page, row, last)), len(page.rows))
        for row in range(foot, len(page.rows)):
            told = _BARE.match(page.rows[row][0].text)
            if told is not None and (row == foot or int(told[1]) == last + 1):
                last = int(told[1])
                yield (n, row), told[1]


_BARE = re.compile(r"(\d{1,2}) (?=[A-ZĐÀ-Ỹ“][^A-ZĐÀ-Ỹ])")
_LOWER = 0.5  # of a page's height: notes stand below


def _opens_notes(page: Laid, row: int, last: int) -> bool:
    """Whether the notes of a scanned page begin here: a bare number that counts on, far below the text or smaller."""
    line = page.rows[row][0]
    told = _BARE.match(line.text)
    if told is None or int(told[1]) not in (1, last + 1) or line.y < _LOWER * page.height:
        return False
    first = _foot_of_scan(page.rows, row) if last else row
    above, gap = page.rows[first - 1][0], page.rows[first][0].y - page.rows[first - 1][0].y
    smaller = all(one.size < _SMALLER * above.size for rows in page.rows[first:] for one in rows)
    steps = [below[0].y - over[0].y for over, below in pairwise(page.rows[:row])]
    return smaller or gap > max(_APART * line.size, _WIDER * max(steps[len(steps) // 2 :], default=0.0))


_SMALLER = 0.88  # of a letter's size, as a machine measures it
_APART, _WIDER = 1.7, 1.2  # of a letter's size; of the widest step above


_LABEL = re.compile(r"[\[(]?(\d{1,3}|[ivx]{1,5}|\*{1,3}|[a-e])[\])]?")
_SMALL, _RAISED = 0.87, 0.15  # of the size of the letters beside it: browsers set marks in 0.83


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


def _note_of(mark: _Mark, pages: Sequence[Laid], starts: dict[_Place, _Mark], labels: set[str]) -> _Place | None:
    """Where the note of a mark begins: on its page, else on the next one or at the end of the text.

    What is labelled as an item of a list is, "1. Rà soát", gives way to what a note alone begins with.
    """
    places = list(_places_of(mark, pages, starts))
    sure = (place for place in places if not _is_labelled_as_items(pages[place[0]].rows, place[1]))
    return next(sure, None) or next((place for place in places if not _is_item(place, pages, starts, labels)), None)


def _places_of(mark: _Mark, pages: Sequence[Laid], starts: dict[_Place, _Mark]) -> Iterator[_Place]:
    """The rows that a mark's note can begin with, the last of each page first."""
    for page in dict.fromkeys((mark.page, *range(mark.page + 1, min(mark.page + 2, len(pages))), len(pages) - 1)):
        rows = pages[page].rows
        for row in range(len(rows) - 1, -1, -1):
            if page == mark.page and row <= mark.row:
                break
            if (page, row) in starts or not _begins(rows[row], mark.label):
                continue
            if _is_apart(rows, row) or row >= foot_of(rows) or any(at == page and above < row for at, above in starts):
                yield page, row


def _is_labelled_as_items(rows: Sequence[PageRow], row: int) -> bool:
    """Whether a row's label is that of a list, "1.", "a)" or "(1)", as large as the text."""
    line = rows[row][0]
    small = line.words[0].size < _SMALL * line.size or row >= foot_of(rows)
    return not small and _ITEM.match(line.text) is not None


_ITEM = re.compile(r"\(?(\d{1,3}|[ivx]{1,5}|[a-e])[.)]")


def _is_item(place: _Place, pages: Sequence[Laid], starts: dict[_Place, _Mark], labels: set[str]) -> bool:
    """Whether a row belongs to a list of the text: it stands under its heading, or counts on beyond the marks."""
    page, row = place
    line = pages[page].rows[row][0]
    first, last = max(0, page - _NEAR), min(len(pages), page + _NEAR + 1)
    before = [(n, r) for n in range(first, page + 1) for r in range(row if n == page else len(pages[n].rows))]
    behind = [(n, r) for n in range(page, last) for r in range(row + 1 if n == page else 0, len(pages[n].rows))]
    if before and before[-1] not in starts and _OVER_A_LIST.match(pages[before[-1][0]].rows[before[-1][1]][0].text):
        return True
    number = _item_number(pages, place)
    if number is None:
        return False
    one_less = next((one for one in reversed(before) if _item_number(pages, one) == number - 1), None)
    if number > 1 and one_less is not None and one_less not in starts:
        return True
    for n, r in behind:
        below = pages[n].rows[r][0]
        if _item_number(pages, (n, r)) == number + 1 and abs(below.left - line.left) < below.size:
            number += 1
    return str(number) not in labels


def _item_number(pages: Sequence[Laid], place: _Place) -> int | None:
    """The number that a row is labelled with as an item of a list is."""
    label = _ITEM.match(pages[place[0]].rows[place[1]][0].text)
    return int(label[1]) if label is not None and label[1].isdigit() else None


_NEAR = 2  # pages that a list is looked for on, before and behind
_OVER_A_LIST = re.compile(rf"(?:[IVXLC]{{1,6}}[.)]|[A-HĐ]\.|(?:Điều|ĐIỀU|{words_of()}) [\dIVXLC]{{1,6}}[.:]?)\s")


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
