"""The new text behind an instruction, in quotation marks: all of it for one provision, or each in marks of its own."""

from __future__ import annotations

from vnplan.compiled import compiled
from vnplan.operations.draft import Instruction, Units
from vnplan.scan.draft import Draft
from vnplan.sections.quoted import LONGEST

_OPENS = compiled(r"[\s:.;]*(?=[“\"])")
_CLOSES = compiled(r"[”\"](?=[ \t]*[.;,]*[ \t]*(?:\n|$))")
_LABEL = compiled(r"[“\"]\s*(?:Điều\s+)?(?P<label>\d{1,4}[a-zđ]?|[a-zđ]\d?)[.)]")
_NEXT = compiled(r"[\s.;,]*\n\s*(?=[“\"])")
_MOST = 40  # new texts of one instruction


def end_of_new_text(text: str, one: Instruction, limit: int, quoted: list[tuple[int, int]]) -> int:
    """Where an instruction with its new text, or with the new text of each of its provisions, ends."""
    new = _new_text(text, one.end, limit, quoted)
    if new is None:
        return one.end
    one.new_text = _inside(text, new)
    own, end = _each_its_own(text, new, limit, quoted) if len(one.operations) > 1 else ({}, new[1])
    if len(own) > 1 and all(_last(operation.units) in own for operation in one.operations):
        one.own_texts = own
        return end
    return new[1]


def _each_its_own(
    text: str, new: tuple[int, int] | None, limit: int, quoted: list[tuple[int, int]]
) -> tuple[dict[str, tuple[int, int]], int]:
    """New texts one below the other, by their labels, and where the last ends: "“q) ...”", "“h) ...”"."""
    own: dict[str, tuple[int, int]] = {}
    end = limit
    while new is not None and len(own) < _MOST:
        label = _LABEL.match(text, new[0], new[1])
        if label is None or label["label"] in own:
            break
        own[label["label"]], end = _inside(text, new), new[1]
        following = _NEXT.match(text, end, limit)
        new = _new_text(text, following.end(), limit, quoted) if following is not None else None
    return own, end


def _inside(text: str, marks: tuple[int, int]) -> tuple[int, int]:
    return marks[0] + 1, marks[1] - (text[marks[1] - 1] in '”"')


def _new_text(text: str, at: int, limit: int, quoted: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The new text behind a position, from its opening mark to its closing one."""
    found = _OPENS.match(text, at, limit)
    if found is None:
        return None
    mark = found.end()
    for low, high in quoted:
        if low == mark:
            return low, high
    closed = _CLOSES.search(text, mark + 1, min(limit, mark + LONGEST))
    return (mark, closed.end()) if closed else (mark, limit)


def _last(units: Units | None) -> str | None:
    """The label of the smallest unit: that of the point in "điểm q khoản 1 Điều 5"."""
    return next((units[unit] for unit in ("diem", "khoan", "dieu") if unit in units), None) if units else None


def new_text_given(one: Instruction, title: Draft | None) -> None:
    """What stands in quotation marks below is the new text of what is amended, supplemented or replaced."""
    if one.new_text is None:
        return
    for operation in one.operations:
        if operation.action in ("amend", "supplement", "replace", "renumber") and operation.new_words is None:
            operation.new_text = one.own_texts.get(_last(operation.units) or "", one.new_text)
            if operation.action == "renumber":  # "Đổi tên Điều 5 như sau: “Điều 5. Giờ mở cửa”"
                operation.action = "amend"
