"""The date behind a number or a law's name, and what is doubtful about it."""

from __future__ import annotations

import re
from collections.abc import Callable

import regex

from vnplan.compiled import compiled, plain_re
from vnplan.scan.draft import Draft
from vnplan.tables.rules import Rules, per_rules
from vnplan.text.dates import Written, read_date, read_month_or_year

_Gap = re.Match[str] | None
_REACH = 60  # characters: no gap before a date is longer
# "( A11 )": the drafting office behind a symbol of the police; "(1)": the mark of a note
_OFFICE = r"\(\s?[A-Z]?\d{1,3}\s?\)\s{1,3}"
# "05/CĐ-UBND hồi 10 giờ 30 phút ngày"
_HOUR = r"\s(?:vào\s+)?(?:hồi|lúc)\s+\d{1,2}\s?(?:giờ|h|g)(?:\s?\d{1,2}(?:\s?phút)?)?,?\s{1,3}"
# "12/QĐ-X, ngày" · "12/QĐ-X (ngày" · "12/QĐ-X ( A11 ) ngày" · "“12/QĐ-X” ngày" · "A và B cùng ngày"
_GAP = plain_re(
    rf"[”\"]?\s{{0,3}}(?:{_OFFICE}|{_HOUR}|[,(/]?\s{{0,3}}|,?\scùng\s{{1,3}})(?=ng[àaáâ]y|(?<!\n)Ngày\s+\d|NGÀY)"
)
_YEAR_BEHIND = plain_re(r"/(?P<year>(?:19|20)\d\d)(?![\w/-])")  # "131/QĐ-TTg/2022"
_YEAR_GAP = plain_re(r"\s+(?=(?:năm|NĂM|tháng)\s)")


def date_behind(text: str, at: int, draft: Draft) -> int:
    """Take the date phrase that follows `at` into the draft; its end, or `at` where none stands there."""
    behind = _YEAR_BEHIND.match(text, at) if text.startswith("/", at) and draft.year is None else None
    if behind is not None:
        draft.year = int(behind["year"])
        draft.notes.append(("partial_date", "the date is not whole"))
        at = behind.end()
    gap = _GAP.match(text, at, at + _REACH)
    begin = gap.end() if gap else at
    written = _closed(text, gap, read_date(text, begin))
    if written is None and draft.year is None:  # "năm 2015", "tháng 8/2023" behind a number that tells no year itself
        gap = _YEAR_GAP.match(text, at)
        written = read_month_or_year(text, gap.end()) if gap else None
    if written is None:
        return at
    take_date(text[begin : written.end], written, draft)
    return written.end


def take_date(words: str, written: Written, draft: Draft) -> None:
    """Take the date that `words` tell into the draft, with what is doubtful about it."""
    draft.date = written.date
    draft.year = draft.year or written.year
    for code, doubt in DOUBTS.items():
        said = doubt(words, written, draft)
        if said is not None:
            draft.notes.append((code, said))


def _closed(text: str, gap: _Gap, written: Written | None) -> Written | None:
    """The date with the bracket behind it, where one opens before it: "(ngày 23/8/2023)", "(2019)"."""
    if written is not None and gap and "(" in gap.group() and text.startswith(")", written.end):
        return written._replace(end=written.end + 1)
    return written


@per_rules
def _day_said(rules: Rules) -> regex.Pattern[str]:
    """ "Vì vậy, ngày 12/6/2015, Bộ Nội vụ đã có |": who issued it; without a comma a whole day, a capital behind it."""
    return compiled(
        rf"(?r)(?:\n|[.;:]\s)\s*(?:[-+•–]\s*)?(?:(?:{rules.phrases('day_lead')}),?\s+)?"
        r"(?P<day>[Nn]gày\s+\d[^\n;:,()]{5,30}?)(?:,|(?<=\d{4})(?=\s+\p{Lu}))\s+(?:[^\n;:.]|\.(?=\w)){2,110}\s"
        r"(?:có|ban\s+hành|phát\s+hành|ký|gửi|ra)\s+(?:các\s+)?"
    )


_ANOTHER_DAY = plain_re(r"\bngày\s+\d")  # "Ngày 15/8/2025, xã có A và ngày 20/8 có [B]"
_SAID_REACH = 200  # characters: a day, a body's name, a verb


def date_before(text: str, draft: Draft, rules: Rules) -> None:
    """Take the day told at the head of the sentence: "Ngày 12/6/2015, Bộ Y tế có Công văn ..."."""
    if draft.date is not None:
        return
    said = _day_said(rules).match(text, max(0, draft.full_start - _SAID_REACH), draft.full_start)
    if said is None or _ANOTHER_DAY.search(text, said.end("day"), draft.full_start):
        return
    written = read_date(text, said.start("day"))
    if written is not None and draft.year in (None, written.year):
        draft.date, draft.year = written.date, written.year


# --- doubts: each rule is the code of a note, its answer the message -------------------------------------------------

_MISREAD = plain_re(r"[Tt]h[áa]ng\s+(?:[Il]\d|\dO)|nám\s")
_MISREAD_SIGNS = ("I", "l", "O", "nám")  # one of these stands in any of them
_WHOLE = plain_re(r"\D*+\d{1,2}\s*(?:[/.–-]|tháng)\s*\d{1,2}\s*(?:[/.–-]|năm)\s*\d{4}")


def ocr_suspect(words: str, written: Written, draft: Draft) -> str | None:
    """ "ngày 5 tháng I1 nám 2020": as scanners write it."""
    if not any(map(words.__contains__, _MISREAD_SIGNS)):
        return None
    return f"the date is read as {written.date}" if _MISREAD.search(words) else None


def no_such_date(words: str, written: Written, draft: Draft) -> str | None:
    """ "ngày 31/02/2023"."""
    return "there is no such day" if written.date is None and _WHOLE.match(words) else None


def partial_date(words: str, written: Written, draft: Draft) -> str | None:
    """ "năm 2015", "ngày ... tháng ... năm 2026"."""
    return "the date is not whole" if written.date is None and not _WHOLE.match(words) else None


def year_in_number(words: str, written: Written, draft: Draft) -> str | None:
    """ "Thông tư số 22/2021/TT-BGDĐT ngày 20/7/2020"."""
    if written.date is None or draft.year == written.year:
        return None
    return f"the date {written.date} disagrees with the year {draft.year} in the number"


Doubt = Callable[[str, Written, Draft], str | None]
DOUBTS: dict[str, Doubt] = {
    "ocr_suspect": ocr_suspect, "no_such_date": no_such_date, "partial_date": partial_date,
    "year_in_number": year_in_number,
}  # fmt: skip
"""The doubts of a day, by the code of their note."""


# --- laws ------------------------------------------------------------------------------------------------------------

_REVISED = plain_re(r"\s+(?:\()?(?:sửa\s+đổi(?:,?\s*bổ\s+sung)?)(?:\))?(?=\s+(?:năm\s+)?(?:19|20)\d\d)")
_BEFORE_DAY = plain_re(r"\s*,?\s*(?=(?:[Nn]g[àa]y|NGÀY)\s)")
_BEFORE_YEAR = plain_re(r"\s*,?\s+(?=năm\s)|\s+|\s*\((?=(?:năm\s+)?\d{4}\))")


def date_of_law(text: str, end: int) -> Written | None:
    """The date or year behind a law's name that ends at `end`: "Luật Giáo dục (sửa đổi) năm 2019", "... (2019)"."""
    revised = _REVISED.match(text, end)
    at = revised.end() if revised else end
    gap = _BEFORE_DAY.match(text, at)
    written = read_date(text, gap.end()) if gap else None
    if written is None:
        gap = _BEFORE_YEAR.match(text, at)
        written = _closed(text, gap, read_month_or_year(text, gap.end()) if gap else None)
    return written
