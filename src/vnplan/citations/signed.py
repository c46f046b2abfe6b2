"""The day that words tell of a document behind its name: "do Chính phủ ban hành ngày 23/3/2021"."""

from __future__ import annotations

from typing import NamedTuple

from vnplan.compiled import compiled
from vnplan.scan.dated import take_date
from vnplan.scan.draft import Draft
from vnplan.text.dates import Written, read_day


class Signed(NamedTuple):
    """Where the day's phrase begins, the day, and who issued the document, where that is told."""

    begin: int
    written: Written
    body: str | None


_REACH = 160  # characters: "được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XIV, kỳ họp thứ 7 thông qua"
# who issues it: words from a capital on, none of which says that another thing is told of
_OTHER = "trình|chưa|không|sẽ|sửa|bổ|gửi|thay|thẩm|công|tham|chủ trì|để|và đã"
_BODY = rf"(?P<body>\p{{Lu}}\w*(?:\s(?!(?:{_OTHER}|ban\shành|ký|thông\squa)\s)\w+){{0,14}}?)"
_SITTING = r"(?:,?\s(?:tại\s)?(?:[Kk]ỳ|[Pp]hiên|[Hh]ội)\s(?:họp|nghị)\s(?:\w+\s){0,5}\w+,?)"
_VERB = r"(?P<verb>(?:ký\s)?ban\shành|ký|thông\squa)"
_SIGNED = compiled(
    r"[”\"]?\s{0,3}[,(/–-]?\s{0,3}(?:"
    rf"(?:đã\s)?(?:(?:được|do|mà)\s(?:{_BODY}{_SITTING}?\s)?)?(?:đã\s)?{_VERB}(?:\svào)?\s{{1,3}}(?=ngày\s)"
    rf"|(?:có\s)?ngày\s(?P<said>ban\shành|ký|thông\squa)(?:\slà|\s?:)?\s{{1,3}})"
)
_PASSED = ("luat", "bo_luat", "hien_phap", "phap_lenh", "nghi_quyet")


def past_signed(text: str, at: int, draft: Draft, limit: int) -> int:
    """Take the day told in words at `at`, and who is told to have issued it; where the words behind begin."""
    if draft.date is not None or (signed := signed_behind(text, at, draft.type)) is None or signed.written.end > limit:
        return at
    take_date(text[signed.begin : signed.written.end], signed.written, draft)
    draft.issuer = draft.issuer or signed.body
    return signed.written.end


def signed_behind(text: str, at: int, type: str | None) -> Signed | None:
    """The day told by who issued a document behind its number or name at `at`.

    >>> text = "Nghị định số 24/2021/NĐ-CP do Chính phủ ban hành ngày 23/3/2021"
    >>> signed = signed_behind(text, 26, "nghi_dinh")
    >>> signed.body, signed.written.date.isoformat()
    ('Chính phủ', '2021-03-23')
    >>> signed_behind("Nghị định số 24/2021/NĐ-CP do Bộ Nội vụ trình ký ngày 23/3/2021", 26, "nghi_dinh") is None
    True
    """
    if text.find("ngày", at, at + _REACH) < 0:
        return None
    found = _SIGNED.match(text, at, at + _REACH)
    written = read_day(text, found.end()) if found is not None else None
    if found is None or written is None or not _its_own(found["verb"] or found["said"], found["body"], type):
        return None
    if "(" in text[at : at + 4] and text.startswith(")", written.end):
        written = written._replace(end=written.end + 1)
    return Signed(found.end(), written, " ".join(found["body"].split()) if found["body"] else None)


def _its_own(verb: str, body: str | None, type: str | None) -> bool:
    """Whether that day is the document's: a law is of the day it is passed, not of that on which it is proclaimed."""
    if type not in _PASSED:
        return not verb.startswith("thông")
    return not (body or "").startswith("Chủ tịch nước") and verb != "ký"
