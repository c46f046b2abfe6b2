"""A table of contents: its entries name sections and are none."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from vnplan.compiled import compiled, plain_re
from vnplan.sections.labels import Label

_HEAD = plain_re(r"\n[ *#|>]{0,6}(?:MỤC LỤC|Mục lục)[ *|:.]{0,4}(?=\n)")
# "Điều 1. Phạm vi ........ 3": leaders and the page; a form to fill in has no number behind its dots
_PAGED = plain_re(r"(?:\.{4,200}|…[.…]{1,99}|_{4,200})[ ]{0,9}\d{1,4}[ *|]{0,4}(?=\n|$)")
# Each kind of leader as a pattern, which finds it soonest, and its first letter: most texts hold no "…" at all
_LEADERS = tuple((kind[0], compiled(regex.escape(kind))) for kind in ("....", "……", "….", "____"))
_NAME = plain_re("M(?:ỤC LỤC|ục lục)")  # the letter alone is found soonest
_RUN = plain_re(r"[.…]{1,999}|_{1,999}")
_FEWEST = 3  # paged lines in a row: less may be anything
_NEAR = 400  # characters between one entry and the next, or between the head and the first
_HEADING = 60  # characters: enough of a heading to know it by
_SAME = 12  # letters by which a heading is known again


def outside_contents(text: str, labels: list[Label], contents: tuple[int, int] | None) -> list[Label]:
    """The labels without those of a table of contents: from its head to where its first entry stands again.

    >>> from vnplan.sections.labels import labels_of
    >>> text = "\\nMỤC LỤC\\nI. Sách 2\\nII. Báo 5\\nI. SÁCH\\nMua.\\nII. BÁO\\nĐọc."
    >>> contents = contents_of(text, 0, len(text))
    >>> [label.start for label in outside_contents(text, labels_of(text, 0, len(text), []), contents)]
    [29, 42]
    """
    if contents is None:
        return labels
    begins, pages_end = contents
    listed = [label for label in labels if label.start >= begins]
    if not listed or listed[0].start - begins > _NEAR:
        return labels
    first = _entry(text, listed[0])
    stop = next((label.start for label in listed[1:] if _entry(text, label) == first), pages_end)
    return [label for label in labels if not begins <= label.start < stop]


def contents_of(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a table of contents begins, if there is one, and where its last line with a page ends."""
    named = _NAME.search(text, start, end) is not None
    head = _HEAD.search(text, start, end) if named else None
    pages = sorted(_paged(text, start, end))
    run: list[tuple[int, int]] = []
    for page in pages:
        if run and page[0] - run[-1][1] > _NEAR:
            if len(run) >= _FEWEST:
                break
            run = []
        run.append(page)
    if len(run) < _FEWEST:
        return None if head is None else (head.end(), start)
    first = text.rfind("\n", start, run[0][0]) + 1
    return (head.end() if head is not None and head.end() < first else max(first, start)), run[-1][1]


def _paged(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Leaders with a page behind them, each kind of leader looked for by itself."""
    for first, leader in _LEADERS:
        at = text.find(first, start, end)
        while at >= 0 and (run := leader.search(text, at, end)) is not None:
            found = _PAGED.match(text, run.start(), end)
            if found is not None:
                yield found.span()
            at = found.end() if found is not None else _end_of_run(text, run.start())


def _end_of_run(text: str, at: int) -> int:
    run = _RUN.match(text, at)
    return at + 1 if run is None else run.end()


def _entry(text: str, label: Label) -> tuple[tuple[str, int], str]:
    """What an entry and the heading it names have in common."""
    words = text[label.text_start : label.text_start + _HEADING].lstrip("\n").partition("\n")[0]
    return label.readings[0], "".join(c for c in words.casefold() if c.isalpha())[:_SAME]
