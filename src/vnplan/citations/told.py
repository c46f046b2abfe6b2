"""What a text tells of others: tasks in tables and appendices, reports, what places are told apart by."""

from __future__ import annotations

import regex

from vnplan.citations.cue_rows import DONE, Cue
from vnplan.citations.placed import PlacedCitation, joined
from vnplan.compiled import compiled
from vnplan.scan.types import TypeWord, type_before
from vnplan.tables.rows import DocumentType
from vnplan.tables.rules import Rules, per_rules


def consolidated_by(placed: PlacedCitation) -> Cue | None:
    """ "Văn bản hợp nhất số 45/VBHN-VPQH hợp nhất [Luật Thú y]": said of that text, not of this."""
    cue, before = placed.own, placed.previous
    if cue is None or cue.relation != "consolidates" or before is None:
        return None
    if not placed.rules.stands(before.type, "consolidated"):
        return None
    return cue._replace(governor=before)


def quoted(placed: PlacedCitation) -> Cue | None:
    """ "... như sau: “5. Hồ sơ theo [Thông tư số 9/2024/TT-BTC]...”": the amended text speaks, or another body."""
    return Cue("mentions", None) if placed.quoted else None


def in_a_cell(placed: PlacedCitation) -> Cue | None:
    """ "Định danh tàu thuyền;⏎[Nghị quyết số 71/NQ-CP]⏎Bộ Công an": alone on a line, behind words that are no list."""
    line = placed.text.rfind("\n", placed.since, placed.start)
    if (
        line < 0
        or not placed.text[line : placed.start].isspace()
        or not _BARE.match(placed.text, placed.draft.full_end)
    ):
        return None
    listed = placed.previous is not None and placed.previous.full_end >= line - 2
    return None if listed or placed.text[line - 1] not in ";," else Cue("mentions", None)


_BARE = compiled(r"[ \t]*\n")


def task_in_a_row(placed: PlacedCitation) -> Cue | None:
    """ "| 4 | Thay thế [Quyết định số 15/2020/QĐ-UBND] | Sở Y tế |": a row of a table lists what others are to do.

    "4|Thay thế [Quyết định số 15/2020/QĐ-UBND]|Sở Y tế" is one too.
    """
    if placed.own is None or placed.own.relation not in _CARRIED_OUT:
        return None
    low = max(0, placed.start - _ROW)
    line = placed.text.rfind("\n", low, placed.start) + 1
    if (
        not _in_row(placed.text, line, placed.start)
        or (not line and low)
        or _SUBJECT_LINE.search(placed.text, line, placed.start)
    ):
        return None
    return Cue("mentions", None)


def _in_row(text: str, line: int, at: int) -> bool:
    if text.startswith("|", line):
        return True
    bars = text.count("|", line, at)
    return bars > 0 and bars + text.count("|", at, text.find("\n", at, at + _ROW) % (len(text) + 1)) >= _BORDERS


def said_in_marks(placed: PlacedCitation) -> Cue | None:
    """ "Cử tri nêu “bãi bỏ [Nghị định số 44/2014/NĐ-CP]”": whoever says so acts, not the text that tells of it."""
    cue = placed.own
    if cue is None or cue.relation not in DONE or not in_marks(placed.text, cue.start):
        return None
    return Cue("mentions", None)


def in_marks(text: str, at: int) -> bool:
    """Whether a quotation mark stands open at `at`: one opened in the same paragraph, and not closed before."""
    low = text.rfind("\n", max(0, at - _QUOTED), at) + 1 or max(0, at - _QUOTED)
    opened = text.rfind("“", low, at)
    return (opened >= 0 and text.find("”", opened, at) < 0) or text.count('"', low, at) % 2 == 1


_QUOTED = 600  # characters: a sentence quoted is shorter
_SUBJECT_LINE = compiled("V/v|[Vv]ề việc")  # the letterhead of a letter is a table too
_BORDERS = 2  # between three cells
_ROW = 900  # characters: the cells of a row before the one that names a document


def task_in_an_appendix(placed: PlacedCitation) -> Cue | None:
    """ "2.3. Sửa đổi, bổ sung [Luật Báo chí]" in the table of tasks behind a resolution: to be done by others.

    "KẾT QUẢ THỰC HIỆN NGHỊ QUYẾT ..." is the appendix's own heading.
    """
    cue = placed.own or placed.carried
    if not placed.appended or cue is None or cue.relation not in _TASKS or cue.capitals:
        return None
    return Cue("mentions", None)


_ACTS = ("amends", "replaces", "repeals", "corrects")
_TASKS = (*_ACTS, "implements", "legal_basis")


def told_in_a_report(placed: PlacedCitation) -> Cue | None:
    """ "II. KẾT QUẢ ĐẠT ĐƯỢC⏎Huyện triển khai [Đề án số 06/ĐA-UBND]": what a section on results or proposals tells.

    "NGƯỜI DÂN ĐỀ NGHỊ" heads none, and what its own heading names is told too.
    """
    return _told(placed, placed.reported)


def told_by_a_paper(placed: PlacedCitation) -> Cue | None:
    """ "BÁO CÁO ... thống nhất thay thế [Quyết định số 9/QĐ-UBND]": a paper that tells of acts does nothing to one."""
    cue = placed.own or placed.carried
    if cue is None or not tells_of_an_act(placed, cue):
        return None
    return Cue("mentions", None)


def tells_of_an_act(placed: PlacedCitation, cue: Cue) -> bool:
    """Whether a report only tells that an act is ended or amended; it ends its like, and what it says that it ends.

    "Thông báo này thay thế [Quyết định số 9/QĐ-UBND]" does it, and so does "Bãi bỏ [Thông báo số 9/TB-UBND]".
    """
    if not placed.telling or cue.relation not in _ENDED or (placed.type is not None and placed.type.reports):
        return False
    return cue.end > placed.draft.start or _OF_ITSELF.search(placed.text, placed.low, cue.start) is None


_ENDED = ("amends", "replaces", "repeals")
_OF_ITSELF = compiled(r"\snày\s+(?:\w+\s+){0,3}$")


def task_in_a_flat_table(placed: PlacedCitation) -> Cue | None:
    """ "STT⏎Nhiệm vụ⏎Chủ trì⏎1⏎Triển khai [Đề án số 06/ĐA-UBND]⏎Sở Y tế": a cell lists what others are to do."""
    return _told(placed, placed.tabled)


def _told(placed: PlacedCitation, here: bool) -> Cue | None:
    cue = placed.own or placed.carried
    return Cue("mentions", None) if here and cue is not None and cue.relation in _CARRIED_OUT else None


_CARRIED_OUT = (*_ACTS, "implements")


def which_places(placed: PlacedCitation) -> Cue | None:
    """ "hỗ trợ các xã thực hiện [Chương trình 135]": says which communes, where the programme has no symbol."""
    cue = placed.own
    if cue is None or cue.relation != "implements" or placed.type is None or not placed.type.programme:
        return None
    if "/" in (placed.draft.number or "/") or placed.text[cue.end : placed.start].strip():
        return None
    found = which(placed.rules).search(placed.text, max(0, cue.start - _WHOSE), cue.start)
    return Cue("mentions", None) if found else None


@per_rules
def which(rules: Rules) -> regex.Pattern[str]:
    """ "hỗ trợ |các xã |thực hiện": which of many."""
    return compiled(rf"(?:các|những|số|từng|mỗi|\d)\s+(?:{rules.phrases('which_places')})\s+$")


_WHOSE = 24  # characters: "các địa phương" and a blank


def asked_for_too(placed: PlacedCitation) -> Cue | None:
    """ "đề nghị tỉnh sửa đổi Quyết định số 1/QĐ-UBND và bãi bỏ [Quyết định số 2/QĐ-UBND]": one is asked for both.

    "chưa thay thế Quyết định số 1/QĐ-UBND; bãi bỏ [...]" goes on too, "không thay thế ...; bãi bỏ [...]" does not.
    """
    cue, before = placed.own, placed.previous
    if cue is None or cue.relation not in DONE or before is None or before.relation_row is None:
        return None
    row = before.relation_row
    if row["where"] != "asked" or before.relation != "mentions":
        return None
    joint = _AND_ASKED.match(placed.text, before.full_end, cue.start)
    if joint is None or (row["reach"] and "và" not in joint.group()):
        return None
    return Cue("mentions", before.cue, cue.end, cue.reach, row, start=cue.start)


# what joins a second verb to the first: no capital begins it, no subject, no "này"
_AND_ASKED = compiled(r"\s?(?:[,;]?\s+và|[,;])\s+(?:ban\s+hành\s+(?:\w+\s+){1,4}(?<!này\s))?$")


def act_of_one_unnamed(placed: PlacedCitation) -> Cue | None:
    """ "Phổ biến Nghị định sửa đổi [Nghị định số 123/2020/NĐ-CP]": a decree without a number does, not this text.

    So it does in "Nghị quyết của HĐND tỉnh sửa đổi [Nghị quyết số 5/2021/NQ-HĐND]".
    "ban hành Nghị định sửa đổi [...]" tells what this one is, unless it is none: "Bộ Y tế ban hành Thông tư sửa đổi
    [Thông tư số 5/2021/TT-BYT]" in a plan.
    """
    cue = placed.own
    if cue is None or cue.relation not in _ENDED:
        return None
    of_body = _OF_BODY.match(placed.text, max(placed.low, cue.start - _BODY), cue.start)
    act = type_before(placed.text, of_body.start() if of_body is not None else cue.start, placed.rules)
    if act is None or not placed.text[act.start].isupper():
        return None
    if not _of_another_type(placed, act.doctype) and not _told_of(placed, act):
        return None
    return Cue("mentions", cue.words, cue.end, cue.reach, cue.row, start=cue.start)


def _of_another_type(placed: PlacedCitation, type: DocumentType) -> bool:
    """Whether a document's type is told, and is not that of the text it is told in; "Văn bản" tells none."""
    return placed.of_type not in (None, type.code) and type.stands != "any"


def _told_of(placed: PlacedCitation, act: TypeWord) -> bool:
    """Whether words before an act tell of it, and not that it is issued."""
    doing = _VERB.match(placed.text, max(placed.low, act.start - _VERBS), act.start)
    return act.doctype.yearly and doing is not None and not _issuing(placed.rules).search(doing.group())


_OF_BODY = compiled(r"(?r)\s+của\s+\p{Lu}[^.;:,\n()]{1,60}\s+")
_BODY = 70  # characters: "của" and the name of a body
_VERBS = 40  # characters: "đã xây dựng và ban hành một số "
_VERB = compiled(r"(?r)[^.;:,\n()]*\p{Ll}\s+")


@per_rules
def _issuing(rules: Rules) -> regex.Pattern[str]:
    return compiled(rf"(?<!\w)(?:{rules.any_word('issues')})\s")


def said_of_others(placed: PlacedCitation) -> Cue | None:
    """ "Thực hiện Nghị định số 168/2024/NĐ-CP, các trường học [Thông tư số 5/2025/TT-BCA]": a clause of its own.

    What governs the first leads to the clause; what its subject does to the second is no word of the table.
    """
    before = placed.previous
    if placed.own is not None or placed.carried is None or placed.carrier != "list" or before is None:
        return None
    if before.relation_rule is said_of_others and joined(placed.text, before, placed.start):
        return Cue("mentions", None)
    clause = _new_subject(placed.rules).match(placed.text, before.full_end, placed.start)
    return Cue("mentions", None) if clause is not None else None


@per_rules
def _new_subject(rules: Rules) -> regex.Pattern[str]:
    """ "|, các trường tuyên truyền |", "|;⏎Nhà trường trình |": who does something, and what, up to the citation."""
    few, whole = rules.phrases("which_places"), rules.phrases("another_body")
    return compiled(
        rf"[,;]\s+(?:(?:các|những|mỗi|từng|toàn)\s+(?:{few})(?!\w)|[Nn]hà\s+trường|(?:{whole})(?!\w))"
        r"(?:\s+(?!(?:và|của|tại|theo|là)\s)\w+){1,12}\s+$"
    )
