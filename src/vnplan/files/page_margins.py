"""What stands on the margins of pages and is no text of the document: running heads and feet, numbers of pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from vnplan.files.page_lines import Row
from vnplan.files.page_tables import Table


class Laid(NamedTuple):
    """A page laid out: rows from top to bottom, and tables that stand between them."""

    rows: list[Row]
    tables: list[Table]
    height: float
    scanned: bool = False


def without_margins(pages: Sequence[Laid]) -> list[Laid]:
    """The pages without what is repeated at the same place of neighbours, and without their numbers."""
    heads = [list(_on_margin(page)) for page in pages]
    out: list[Laid] = []
    for n, page in enumerate(pages):
        near = [row for other in (n - 2, n - 1, n + 1, n + 2) if 0 <= other < len(pages) for row in heads[other]]
        gone = {id(row) for row in heads[n] if any(_is_same(row, other) for other in near)}
        rows = [row for row in page.rows if id(row) not in gone]
        out.append(page._replace(rows=list(_without_number(rows, page))))
    return out


_TOP, _FOOT = 0.11, 0.89  # of a page's height
_MOST = 3  # rows of a running head
_MOTTO = re.compile(r"CỘNG H[OÒ][AÀ] XÃ|ĐẢNG CỘNG SẢN VIỆT|ĐỘC LẬP|Độc lập")


def _on_margin(page: Laid) -> Iterator[Row]:
    """The rows that may be running heads or feet; a letterhead is none."""
    first = page.rows[:_MOST]
    for n, row in enumerate(first):
        if row[0].y > _TOP * page.height or _is_letterhead(page.rows[n : n + 3]):
            break
        yield row
    for row in page.rows[len(first) :][-_MOST:]:
        if row[0].y >= _FOOT * page.height:
            yield row


def _is_letterhead(rows: Sequence[Row]) -> bool:
    """Whether a motto stands in the first row, or in one close below it."""
    for row in rows:
        if row[0].y - rows[0][0].y > 1.5 * row[0].size:
            return False
        if _MOTTO.search(text_of(row)):
            return True
    return False


def text_of(row: Row) -> str:
    """The words of a row."""
    return " ".join(line.text for line in row)


def _is_same(row: Row, other: Row) -> bool:
    """Whether two rows of neighbour pages say the same at the same height, but for numbers."""
    if abs(row[0].y - other[0].y) > row[0].size:
        return False
    one, two = (re.sub(r"\d+", "#", text_of(each)) for each in (row, other))
    return one == two or (min(len(one), len(two)) > 5 and fuzz.ratio(one, two) > _ALIKE)


_ALIKE = 88
# "3", "- 3 -", "Trang 3/12", "3 | Page": no year
_NUMBER = re.compile(r"[-–—.|_ ]*(?:[Tt]rang|TRANG|[Pp]age)?:? ?\d{1,3}(?: ?/ ?\d{1,3})?[-–—.|_ ]*(?:[Pp]age)?")


def _without_number(rows: Sequence[Row], page: Laid) -> Iterator[Row]:
    for n, row in enumerate(rows):
        at_edge = n < 1 or n == len(rows) - 1
        outside = all(row[0].y < table.top or row[0].y > table.bottom for table in page.tables)
        on_margin = row[0].y < _TOP * page.height or row[0].y > _FOOT * page.height
        if at_edge and outside and on_margin and _NUMBER.fullmatch(text_of(row)):
            continue
        yield row
