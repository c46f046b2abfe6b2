"""What a text tells of others: tasks in tables and appendices, reports, what places are told apart by."""

from __future__ import annotations

import regex

from vnplan.citations.case import Case
from vnplan.citations.cues import Cue


def task_in_a_row(case: Case) -> Cue | None:
    """ "| 4 | Thay thế [Quyết định số 15/2020/QĐ-UBND] | Sở Y tế |": a row of a table lists what others are to do."""
    if case.own is None or case.own.relation not in _CARRIED_OUT:
        return None
    low = max(0, case.start - _ROW)
    line = case.text.rfind("\n", low, case.start) + 1
    in_row = case.text.startswith("|", line) and (line or not low)
    if not in_row or _SUBJECT_LINE.search(case.text, line, case.start):
        return None
    return Cue("mentions", None)


_SUBJECT_LINE = regex.compile("V/v|[Vv]ề việc")  # the letterhead of a letter is a table too
_ROW = 900  # characters: the cells of a row before the one that names a document


def task_in_an_appendix(case: Case) -> Cue | None:
    """ "2.3. Sửa đổi, bổ sung [Luật Báo chí]" in the table of tasks behind a resolution: to be done by others.

    "KẾT QUẢ THỰC HIỆN NGHỊ QUYẾT ..." is the appendix's own heading.
    """
    cue = case.own or case.carried
    if not case.appended or cue is None or cue.relation not in _TASKS or (cue.words or "").isupper():
        return None
    return Cue("mentions", None)


_ACTS = ("amends", "replaces", "repeals", "corrects")
_TASKS = (*_ACTS, "implements", "legal_basis")


def told_in_a_report(case: Case) -> Cue | None:
    """ "II. KẾT QUẢ ĐẠT ĐƯỢC⏎Huyện triển khai [Đề án số 06/ĐA-UBND]": what a section on results or proposals tells.

    "NGƯỜI DÂN ĐỀ NGHỊ" heads none, and what its own heading names is told too.
    """
    return _told(case, case.reported)


def task_in_a_flat_table(case: Case) -> Cue | None:
    """ "STT⏎Nhiệm vụ⏎Chủ trì⏎1⏎Triển khai [Đề án số 06/ĐA-UBND]⏎Sở Y tế": a cell lists what others are to do."""
    return _told(case, case.tabled)


def _told(case: Case, here: bool) -> Cue | None:
    cue = case.own or case.carried
    return Cue("mentions", None) if here and cue is not None and cue.relation in _CARRIED_OUT else None


_CARRIED_OUT = (*_ACTS, "implements")


def which_places(case: Case) -> Cue | None:
    """ "hỗ trợ các xã thực hiện [Chương trình 135]": says which communes, where the programme has no symbol."""
    cue = case.own
    if cue is None or cue.relation != "implements" or case.draft.type not in _PROGRAMMES:
        return None
    if "/" in (case.draft.number or "/") or case.text[cue.end : case.start].strip():
        return None
    at = cue.end - len(cue.words or "")
    return Cue("mentions", None) if _PLACES.search(case.text, max(0, at - _WHOSE), at) else None


_PROGRAMMES = ("chuong_trinh", "du_an", "de_an")
_PLACES = regex.compile(r"(?:các|những|số|từng|mỗi|\d)\s+(?:xã|phường|thôn|bản|huyện|hộ|trường|địa\s+phương)\s+$")
_WHOSE = 24  # characters: "các địa phương" and a blank
