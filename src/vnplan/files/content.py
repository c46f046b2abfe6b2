"""What a file says: blocks in reading order become one text, with what was assumed beside it.

A paragraph stands between blank lines, a row of a table between bars, a page ends with a form feed, notes come last:
so one document gives one text whatever file it came in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple

from vnplan.models.records import Note


class Run(NamedTuple):
    """Where a stretch of the text stands in the file: code points from `start` to `end`, and the reader's own node."""

    start: int
    end: int
    node: Any


class Block(NamedTuple):
    """A paragraph, a row of a table, a page's end or a footnote; its runs count from the block's first character."""

    text: str
    kind: Literal["paragraph", "row", "page", "note"] = "paragraph"
    runs: tuple[Run, ...] = ()


class Content(NamedTuple):
    """The text of a file, the notes on how it was read, and where its stretches stand in the file."""

    text: str
    notes: tuple[Note, ...] = ()
    runs: tuple[Run, ...] = ()


def content_of(blocks: Iterable[Block], notes: Iterable[Note] = ()) -> Content:
    """One text of all blocks; blank ones are left out, footnotes stand at the end.

    >>> content_of([Block("I. MỤC TIÊU"), Block("| 1 | Sở Y tế |", "row"), Block("", "page"), Block("Trang hai")]).text
    'I. MỤC TIÊU\\n\\n| 1 | Sở Y tế |\\n\\n\\x0cTrang hai\\n'
    """
    pieces: list[str] = []
    runs: list[Run] = []
    at, above = 0, ""
    for block in _in_order(list(blocks)):
        if block.kind == "page":
            pieces.append("\f")
            at += 1
            continue
        if not block.text.strip():
            continue
        gap = "" if not above else "\n" if block.kind == above == "row" else "\n\n"
        if gap and pieces[-1] == "\f":
            pieces.insert(len(pieces) - 1, gap)
        elif gap:
            pieces.append(gap)
        at += len(gap)
        pieces.append(block.text)
        runs.extend(Run(at + run.start, at + run.end, run.node) for run in block.runs)
        at += len(block.text)
        above = block.kind
    return Content("".join(pieces) + ("\n" if pieces else ""), tuple(notes), tuple(runs))


def _in_order(blocks: list[Block]) -> Iterator[Block]:
    """The blocks as they stand in the text: notes behind all others, on the last page, before its end."""
    texts = [block for block in blocks if block.kind != "note"]
    end = len(texts)
    while end and texts[end - 1].kind == "page":
        end -= 1
    yield from texts[:end]
    yield from (block for block in blocks if block.kind == "note")
    yield from texts[end:]
