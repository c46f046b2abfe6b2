"""What ends a title: rules that ask about a line below the type, and what was read of the title before it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from vnplan.compiled import compiled, plain_re
from vnplan.layout.lines import Line, Marks, mostly_upper, only_dashes


class TitleLine(NamedTuple):
    """A line below the type line, and what was read of the title before it."""

    line: Line
    words: str
    before: str
    """The title so far; empty where it has not begun."""
    following: list[Line]
    text: str
    marks: Marks
    law: bool


AUTHORITY_LENGTH = 120  # characters of a line that names who issues
QUALIFIER = 2  # syllables: "TỔNG KẾT", "PHỐI HỢP"; what is longer is a title
SLIP = compiled(
    r"(?:của|và|về|các|cho|tại|trong|với|(?<!tiếp )theo|,|CỦA|VÀ|VỀ|CÁC|CHO|TẠI|TRONG|VỚI|(?<!TIẾP )THEO"
    r"|(?:[Đđ]iều|[Kk]hoản|[Đđ]iểm) (?:\d{1,4}[a-zđ]?|[a-zđ]))$"  # "theo khoản 3 Điều 1", over the act
)
_BELOW_TITLE = ("recital", "issuer", "rule", "attached", "capitals", "label", "addressee")
_ROW = plain_re(r"[ ]*+\|[^\n|]++\|[^\n]*\|[ ]*+(?:\n|$)")  # "| STT | Họ tên |": two cells that are not empty
_FIRST_CELLS = ("TT", "STT", "Stt")
_OPENS_BODY = ("label", "enacts", "addressee", "recipients")
_LONG_TITLE = 260  # characters: a line in small letters as long as this is no title's second
_SHORT = 120  # characters: a sentence of recitals is longer
_NO_SENTENCE = 330  # characters: the longest trích yếu that stands on one line
_TERM = compiled(r"(?:Năm học|Năm|Giai đoạn|Nhiệm kỳ)\s+\d{4}(?:\s?[-–]\s?\d{4})?$")
_ENGLISH = compiled(r"(?:\S+ ){1,40}?(?:of|the|on|for|and|in)\s|(?:Re|On|About|Of)[ :]")
_SENTENCE_ENDS = compiled(r"(?:[.;:,]|như sau:?)$")


def closing_rule(at: TitleLine) -> bool:
    """ "-------" below a title."""
    return at.line.role == "rule" and bool(at.before) and only_dashes(at.words)


def body_begins(at: TitleLine) -> bool:
    """ "I. ...", "Điều 1. ...", "QUYẾT ĐỊNH:", "Kính gửi", a table: no title stands there."""
    if at.words in _FIRST_CELLS or (at.before and _ROW.match(at.text, at.text.rfind("\n", 0, at.line.start) + 1)):
        return True
    return at.line.role in _OPENS_BODY or (at.line.role == "bullet" and not mostly_upper(at.words))


def recital_begins(at: TitleLine) -> bool:
    """ "Căn cứ ...", "Ngày 12/3 ...": a sentence; "Thực hiện công tác bầu cử ..." without a stop is a title."""
    if at.line.role != "recital":
        return False
    if at.words.startswith("Căn cứ"):
        return True
    if at.before:
        return not (SLIP.search(at.before) or _TERM.match(at.words) or _of_a_term(at))
    if at.words[-1] == "." and len(at.words) < _SHORT and at.following and at.following[0].role == "label":
        return False  # a title somebody closed with a full stop
    return len(at.words) > _NO_SENTENCE or _SENTENCE_ENDS.search(at.words) is not None


def stamped(at: TitleLine) -> bool:
    """ "(Dự thảo)", below a title."""
    return at.before != "" and at.marks.stamp.fullmatch(at.words.strip("()").upper()) is not None


def authority(at: TitleLine) -> bool:
    """ "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", with the recitals below: who issues, no part of the title."""
    if _small_authority(at):
        return True
    if not mostly_upper(at.words) or SLIP.search(at.before) or at.words.startswith("BAN HÀNH"):
        return False
    if not at.before and at.law:
        return False  # "LUẬT", "CÔNG AN NHÂN DÂN": what it is about
    if not any(line.role == "recital" or at.text.startswith("Căn", line.start) for line in at.following[:2]):
        return False
    return can_issue(at.line, at.words, at.marks) or (at.before != "" and not mostly_upper(at.before))


def _small_authority(at: TitleLine) -> bool:
    """ "Chủ tịch Ủy ban nhân dân xã", over "Căn cứ ..."."""
    if not at.before or len(at.words) > AUTHORITY_LENGTH or _SENTENCE_ENDS.search(at.words):
        return False
    over_basis = bool(at.following) and at.text.startswith("Căn cứ", at.following[0].start)
    return over_basis and not mostly_upper(at.words) and at.marks.signer.match(at.words.upper()) is not None


def can_issue(line: Line, words: str, marks: Marks) -> bool:
    """Whether a line begins as bodies and posts do: "HIỆU TRƯỞNG TRƯỜNG TIỂU HỌC ..."."""
    return line.role == "issuer" or marks.signer.match(words) is not None


def small_below_capitals(at: TitleLine) -> bool:
    """Capitals end where small letters begin, unless the words run on."""
    if not at.before or mostly_upper(at.words):
        return False
    runs_on = SLIP.search(at.before) or at.marks.governs.fullmatch(at.before) or _of_a_term(at)
    return mostly_upper(at.before) and not (runs_on or at.words[0].islower() or at.line.role == "about")


def _of_a_term(at: TitleLine) -> bool:
    """ "BÁO CÁO TỔNG KẾT" over "Năm học 2023 - 2024 và phương hướng ...": the title goes on from beside the type."""
    if _TERM.match(at.words):
        return True
    return len(at.before.split()) <= QUALIFIER and _OF_TERM.match(at.words) is not None and "\n" not in at.before


_OF_TERM = compiled(r"(?:Năm học|Năm|Tháng|Quý|Học kỳ|Giai đoạn|Nhiệm kỳ|Công tác năm)\s+(?:\d|[IVX]+(?!\p{L}))")


def in_english(at: TitleLine) -> bool:
    """ "On the record date", below the title it translates."""
    return at.before != "" and at.words.isascii() and _ENGLISH.match(at.words) is not None


def second_sentence(at: TitleLine) -> bool:
    """A title in small letters is one line, unless the words run on."""
    if not at.before or mostly_upper(at.before) or at.line.role == "rule":
        return False
    if len(at.words) > _LONG_TITLE:
        return True
    if SLIP.search(at.before) or at.words[0].islower() or at.words[0] in '“"':
        return False
    last = (
        at.line.role not in ("text", "about", "recital")
        or _SENTENCE_ENDS.search(at.before)
        or _SENTENCE_ENDS.search(at.words)
    )
    return bool(last) or not at.following or at.following[0].role not in _BELOW_TITLE


ENDS: tuple[Callable[[TitleLine], bool], ...] = (
    closing_rule, body_begins, recital_begins, stamped, authority, small_below_capitals, in_english, second_sentence,
)  # fmt: skip
"""What ends a title, or shows that there is none."""
