"""A quoted amendment that amends in its turn: its own instructions, with what they quote, are content as well."""

from __future__ import annotations

import re
from typing import NamedTuple

from vnplan.compiled import plain_re

AMENDING = r"Sửa\s+đổi|Bổ\s+sung|Thay\s+thế"
"""What an instruction that gives new text begins with; what else one does, each reader adds."""
_LABEL = (
    r"(?P<above>Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|PHỤ LỤC|Phụ lục)[ \t]|Điều[ \t]+(?P<article>\d{1,3})(?P<bis>[a-zđ]?)\."
    r"|(?P<clause>\d{1,3})(?P<inserted>[a-zđ]?)\.(?!\d)|(?P<point>[a-zđ])\d?\)"
)
_LINE = plain_re(rf"\n[ \t]*(?:{_LABEL})")
_OPENED = plain_re(  # "“Điều 17a. Sửa đổi, bổ sung ...", "“a) Bãi bỏ ..."
    rf"[ \t]*\n?[ \t]*(?:{_LABEL})[ \t]*(?:{AMENDING}|Bãi\s+bỏ|Bỏ)(?!\w)"
)
_MARK = plain_re(r"“|”(?P<last>(?=[ \t]*[.;,]?[ \t]*(?:\n|$)))?")
_POINTS = "abcdđeghiklmnopqrstuvxy"
"""The letters of points, in their order (Nghị định 30/2020/NĐ-CP writes đ behind d and leaves f, j, w, z out)."""


class LineLabel(NamedTuple):
    """What begins a line: how small a unit it is, its place in the order of its kind, the letter of one inserted."""

    rank: int
    at: int
    letter: str = ""

    def follows(self, other: LineLabel | None) -> bool:
        """Whether it may come next behind another of its rank, or first."""
        if other is None:
            return self.rank > _ARTICLE and self.at == 1 and not self.letter
        if self.at == other.at:
            return bool(self.letter) and self.letter > other.letter
        return self.at == other.at + 1 and self.letter in ("", "a")


_ABOVE, _ARTICLE, _CLAUSE, _POINT = range(4)


def begins_to_amend(text: str, start: int, end: int) -> bool:
    """Whether a quotation, behind its mark, begins with an instruction: "“Điều 17a. Sửa đổi, bổ sung ..."."""
    return _OPENED.match(text, start, end) is not None


def end_of_quoted_act(text: str, start: int, end: int) -> tuple[int, bool]:
    """Where the quotation that begins to amend at `start`, behind its mark, ends, and True; else how far was looked.

    It ends with its own closing mark, or, where that was left out beside the mark of what is quoted in it, before the
    label that goes on from what stands around it.

    >>> text = "“Điều 9a. Sửa đổi Thông tư\\n1. Sửa đổi khoản 2:\\n“2. Phí.”\\n2. Bãi bỏ Điều 4.”\\nĐiều 3. Thi hành"
    >>> text[: end_of_quoted_act(text, 1, len(text))[0]].splitlines()[-1]
    '2. Bãi bỏ Điều 4.”'
    """
    first = _OPENED.match(text, start, end)
    if first is None:
        return start, False
    last: dict[int, LineLabel] = {}
    label = label_of(first)
    last[label.rank] = label
    deep, at = 1, start
    for line in _LINE.finditer(text, first.end(), end):
        deep, closed = _depth(text, at, line.start(), deep)
        if closed is not None:
            return closed, True
        at = line.start()
        here = label_of(line)
        if deep > 1:
            if here.rank <= _ARTICLE:
                return at, False  # a mark was left out
            continue
        if here.rank < label.rank or not here.follows(last.get(here.rank)):
            return at, True
        last = {rank: one for rank, one in last.items() if rank < here.rank} | {here.rank: here}
    closed = _depth(text, at, end, deep)[1]
    return (end, False) if closed is None else (closed, True)


def label_of(found: re.Match[str]) -> LineLabel:
    """The label of a line."""
    if found["above"]:
        return LineLabel(_ABOVE, 0)
    if found["article"]:
        return LineLabel(_ARTICLE, int(found["article"]), found["bis"])
    if found["clause"]:
        return LineLabel(_CLAUSE, int(found["clause"]), found["inserted"])
    return LineLabel(_POINT, _POINTS.find(found["point"]) + 1)


def _depth(text: str, start: int, end: int, deep: int) -> tuple[int, int | None]:
    """How many quotations are open at `end`, and where the outermost was closed before it."""
    for mark in _MARK.finditer(text, start, end):
        if mark.group() == "“":
            deep += 1
        elif deep > 1:
            deep -= 1
        elif mark["last"] is not None:
            return 0, mark.end()
    return deep, None
