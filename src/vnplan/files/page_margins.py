"""What stands on the margins of pages and is no text of the document: running heads and feet, numbers of pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from rapidfuzz import fuzz

from vnplan.files.page_lines import PageRow
from vnplan.files.page_tables import PageTable
from vnplan.tables.mottoes import heading
from vnplan.tables.rules import load_rules


class Laid(NamedTuple):
    """A page laid out: rows from top to bottom, and tables that stand between them."""

    rows: list[PageRow]
    tables: list[PageTable]
    height: float
    scanned: bool = False


def without_margins(pages: Sequence[Laid]) -> list[Laid]:
    """The pages without what is repeated at the same place of neighbours, and without their numbers."""
    step = _step(pages)
    heads = [list(_on_margin(page, step)) for page in pages]
    out: list[Laid] = []
    for n, page in enumerate(pages):
        near = [(by, other) for by in (-2, -1, 1, 2) if 0 <= n + by < len(pages) for other in heads[n + by]]
        gone = {id(head.row) for head in heads[n] if _is_running(head, near, page.scanned)}
        rows = [row for row in _without_print(page) if id(row) not in gone]
        out.append(page._replace(rows=list(_without_number(rows, page))))
    return out


def _without_print(page: Laid) -> list[PageRow]:
    """The rows without what a browser prints over and under a page: the time, and the address it was printed from."""
    if len(page.rows) <= len(("head", "foot")):
        return page.rows
    top, foot = page.rows[0], page.rows[-1]
    if top[0].y > _TOP * page.height or foot[0].y < _FOOT * page.height:
        return page.rows
    said = text_of(top), text_of(foot)
    printed = any(map(_TIME.search, said)) and any(map(_ADDRESS.search, said))
    return page.rows[1:-1] if printed else page.rows


_DAY_PRINTED = r"\d{1,4}[/.\-]\d{1,2}[/.\-]\d{2,4}"
_HOUR_PRINTED = r"\d{1,2}:\d{2}(?::\d{2})?(?:\s?(?:[AP]M|SA|CH))?"
# "11/27/26, 7:14 AM" or "07:14, 27/11/2026" before the page's name, or behind "1 of 3"
_TIME = re.compile(
    rf"(?:^|\d (?:of|/) \d{{1,3}} )(?:{_DAY_PRINTED},? {_HOUR_PRINTED}|{_HOUR_PRINTED},? {_DAY_PRINTED})(?!\w)"
)
_ADDRESS = re.compile(r"(?:https?|file)://\S{3,}")


def _step(pages: Sequence[Laid]) -> float:
    """How far rows stand from one another, on most of the pages."""
    steps = [
        below[0].y - above[0].y
        for page in pages
        for above, below in pairwise(page.rows)
        if not _has_table(page, above, below)
    ]
    return median([step for step in steps if step > 1] or [0.0])


def _has_table(page: Laid, one: PageRow, other: PageRow) -> bool:
    """Whether a table stands between two rows of a page."""
    top, bottom = sorted((one[0].y, other[0].y))
    return any(top <= table.bottom and table.top <= bottom for table in page.tables)


class _Head(NamedTuple):
    """A row at the top or at the foot of a page."""

    row: PageRow
    apart: bool
    """Whether a wide blank or letters of another size part it from the body."""


_TOP, _FOOT = 0.11, 0.89  # of a page's height
_MOST = 3  # rows of a running head


def _on_margin(page: Laid, step: float) -> Iterator[_Head]:
    """The rows that may be running heads or feet; a letterhead is none."""
    first = page.rows[:_MOST]
    for n, row in enumerate(first):
        if row[0].y > _TOP * page.height or _is_letterhead(page.rows[n : n + 3]):
            break
        yield _Head(row, _is_apart(page, page.rows[n : _MOST + 1], step))
    last = page.rows[-_MOST:]
    for n, row in enumerate(last):
        if row[0].y >= _FOOT * page.height:
            above = page.rows[: len(page.rows) - len(last) + n + 1][-_MOST - 1 :]
            yield _Head(row, _is_apart(page, above[::-1], step))


def _is_apart(page: Laid, rows: Sequence[PageRow], step: float) -> bool:
    """Whether the first of rows, told towards the middle of the page, stands apart from what comes below or above."""
    begins = text_of(rows[0])[0]
    for row, inner in pairwise(rows):
        if _has_table(page, row, inner):
            return True
        least, most = sorted((row[0].size, inner[0].size))
        if least < _OTHER * most or (abs(inner[0].y - row[0].y) > _WIDER * step and not begins.islower()):
            return True
    return len(rows) < 2


_OTHER = 0.93  # heads of 12 points over a body of 13
_WIDER = 1.3  # of the step from row to row


def _is_letterhead(rows: Sequence[PageRow]) -> bool:
    """Whether a motto stands in the first row, or in one close below it."""
    for row in rows:
        if row[0].y - rows[0][0].y > 1.5 * row[0].size:
            return False
        if heading(load_rules()).search(text_of(row)):
            return True
    return False


def text_of(row: PageRow) -> str:
    """The words of a row."""
    return " ".join(line.text for line in row)


def _is_running(head: _Head, near: Sequence[tuple[int, _Head]], scanned: bool) -> bool:
    """Whether neighbour pages say the same at the same height: one of them, or three where nothing parts it."""
    same = _is_nearly_same if scanned else _is_same
    fellows = sum(same(head.row, other.row, by) for by, other in near)
    return fellows > 0 if scanned or head.apart else fellows >= _MANY


_MANY = 3


def _is_same(row: PageRow, other: PageRow, by: int) -> bool:
    """Whether two rows differ in nothing but the number of the page, `by` pages on: "CÔNG BÁO/Số 7 | 12"."""
    if abs(row[0].y - other[0].y) > row[0].size:
        return False
    one, two = (re.split(r"(\d+)", " | ".join(line.text for line in each)) for each in (row, other))
    if one[::2] != two[::2]:
        return False
    others = [n for n in range(1, len(one), 2) if one[n] != two[n]]
    if not others:
        return True
    at = others[0]
    before, behind = "".join(one[:at]), "".join(one[at + 1 :])
    return len(others) == 1 and int(two[at]) - int(one[at]) == by and _may_be_page(before, behind)


# what stands before a page's number: nothing, a sign, "Trang"; a word before it counts something else: "PHỤ LỤC 2"
_BEFORE = re.compile(r"(?:^\W*|[\s|] ?[-–—|_(\[]\s*|\b(?:[Tt]rang|TRANG|[Pp]age|PAGE|[Tt]r)[.:]?\s*(?:số\s*)?)")
_CITED = re.compile(r"\d[a-z]?/(?:\d{4}/)?[A-ZĐ]")


def _may_be_page(before: str, behind: str) -> bool:
    """Whether a number between two texts may be a page's: no label ("2. Sửa sân"), no mark of a note that cites."""
    if not any(found.end() == len(before) for found in _BEFORE.finditer(before)):
        return False
    first = not any(map(str.isalnum, before))
    return not (first and (re.match(r"[.)/]\s*\w", behind) or _CITED.search(behind)))


def _is_nearly_same(row: PageRow, other: PageRow, by: int) -> bool:
    """The same of two scans, whose letters and numbers may be misread; labels and what is cited may not differ."""
    if abs(row[0].y - other[0].y) > row[0].size:
        return False
    texts = text_of(row), text_of(other)
    if any(map(_LABEL.match, texts)) or (any(map(_CITED.search, texts)) and texts[0] != texts[1]):
        return False
    one, two = (re.sub(r"\d+", "#", text) for text in texts)
    return one == two or (min(len(one), len(two)) > 5 and fuzz.ratio(one, two) > _ALIKE)


_LABEL = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*[.)]|[a-zđ]\)|[IVXLC]+\.|(?:Điều|ĐIỀU|Khoản|KHOẢN) \d)(?=\s|\d|$)")
_ALIKE = 88
# "3", "- 3 -", "Trang 3/12", "3 | Page": no year
_NUMBER = re.compile(r"[-–—.|_ ]*(?:[Tt]rang|TRANG|[Pp]age)?:? ?\d{1,3}(?: ?/ ?\d{1,3})?[-–—.|_ ]*(?:[Pp]age)?")


def _without_number(rows: Sequence[PageRow], page: Laid) -> Iterator[PageRow]:
    for n, row in enumerate(rows):
        at_edge = n < 1 or n == len(rows) - 1
        outside = all(row[0].y < table.top or row[0].y > table.bottom for table in page.tables)
        on_margin = row[0].y < _TOP * page.height or row[0].y > _FOOT * page.height
        if at_edge and outside and on_margin and _NUMBER.fullmatch(text_of(row)):
            continue
        yield row
