"""Tables of contents of printed documents: their lines repeat headings and are left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vnplan.files.page_lines import PageRow
from vnplan.files.page_margins import Laid, text_of

_HEADING = re.compile(r"(?:MỤC LỤC|Mục lục)[:.]?")
_ENTRY = re.compile(r".*\S(?:[.…_ ]{2,}| )(\d{1,3})")


def without_contents(pages: Sequence[Laid]) -> list[Laid]:
    """The pages without the lines under "MỤC LỤC" that end in the numbers of pages, which never fall."""
    out: list[Laid] = []
    last: int | None = None  # the page the last line of a table of contents named
    for page in pages:
        kept: list[PageRow] = []
        for n, row in enumerate(page.rows):
            after = page.rows[n + 1] if n + 1 < len(page.rows) else None
            if last is None and _HEADING.fullmatch(text_of(row)) and after is not None and _names(after, 1) is not None:
                last = 1
                continue
            named = None if last is None else _names(row, last)
            if named is not None:
                last = named
                continue
            if last is not None and after is not None and _names(after, last) is not None:
                continue  # the first line of an entry of two
            last = None
            kept.append(row)
        out.append(page._replace(rows=kept))
    return out


def _names(row: PageRow, least: int) -> int | None:
    """The page that a line of a table of contents names, if it does not fall behind the line above."""
    found = _ENTRY.fullmatch(text_of(row))
    return int(found[1]) if found and least <= int(found[1]) < least + _FURTHER else None


_FURTHER = 100  # pages: the next heading stands nearer
