"""The day that words tell of a document behind its name: "do Chính phủ ban hành ngày 23/3/2021"."""

from __future__ import annotations

from typing import NamedTuple

from vnplan.compiled import compiled
from vnplan.scan.dated import take_date
from vnplan.scan.draft import Draft
from vnplan.text.dates import Written, read_day, read_month_or_year


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
_VERB = r"(?P<verb>(?:ký\s)?ban\shành|ký|đề|thông\squa)"
_SIGNED = compiled(
    r"[”\"]?\s{0,3}[,(/–-]?\s{0,3}(?:"
    rf"(?:đã\s)?(?:(?:được|do|mà)\s(?:{_BODY}{_SITTING}?\s)?)?(?:đã\s)?{_VERB}(?:\svào)?\s{{1,3}}(?=(?:ngày|năm)\s)"
    rf"|(?:có\s)?ngày\s(?P<said>ban\shành|ký|thông\squa)(?:\slà|\s?:)?\s{{1,3}}"
    r"|(?<=\()(?=\d{1,2}/\d{1,2}/\d{4}\s?\)))"  # "22/2015/TT-NHNN (20/11/2015)"
)
_NEEDED = (("ngày", _REACH), ("hành năm", _REACH), ("qua năm", _REACH), ("(", 3))  # words, within so many characters
_IN_TITLE = compiled(
    rf"(?:,?\s|\s?\(\s?)(?:(?:đã\s)?(?:được|do)\s(?:{_BODY}{_SITTING}?\s)?)?(?:ký\s)?(?:ban\shành|thông\squa)(?:\svào)?\sngày\s"
)
_ANOTHER = compiled(r"\d/|\d-|(?<!\w)(?:Luật|Nghị|Thông|Quyết|Pháp|Chỉ)\s")
_PASSED = ("luat", "bo_luat", "hien_phap", "phap_lenh", "nghi_quyet")


def past_signed(text: str, at: int, draft: Draft, limit: int) -> int:
    """Take the day told in words at `at`, and who is told to have issued it; where the words behind begin."""
    signed = signed_behind(text, at, draft.type) if draft.date is None else None
    if signed is None or signed.written.end > limit:
        return _past_issued(text, at, draft, limit)
    if (signed.body or signed.written.year != draft.year is not None) and _of_another(text, draft, signed.body):
        return at
    if signed.written.year != draft.year is not None and _ACTED.search(text, max(0, draft.start - _NEAR), draft.start):
        return at
    if draft.governor is not None and draft.governor.end >= draft.end:
        return at
    if signed.written.date is None and draft.kind == "named_law":
        draft.year = draft.year or signed.written.year  # "Luật Báo chí ban hành năm 2016"
    else:
        take_date(text[signed.begin : signed.written.end], signed.written, draft)
    draft.issuer = draft.issuer or signed.body
    return signed.written.end


_ISSUED = compiled(rf"\s?[,(]?\s?(?:đã\s)?(?:do|được)\s{_BODY}\s(?:ký\s)?ban\shành(?!\w)")


def _past_issued(text: str, at: int, draft: Draft, limit: int) -> int:
    """Take who is told to have issued it, without a day: "Thông tư số 22/2021/TT-BGDĐT |do Bộ Y tế ban hành"."""
    near = text[at : min(at + _WORD, limit)]
    found = _ISSUED.match(text, at, min(limit, at + _REACH)) if " do " in near or "được " in near else None
    if found is None or draft.issuer is not None or not _its_own("ban hành", found["body"], draft.type):
        return at
    if _of_another(text, draft, found["body"]):
        return at
    draft.issuer = " ".join(found["body"].split())
    return found.end()


_WORD = 12  # characters: ", đã được "

# "Nghị định số 9/2020/NĐ-CP sửa đổi |Nghị định số 5/2015/NĐ-CP ban hành ngày 05/4/2020": the day is the first one's
_ACTED = compiled(r"sửa\sđổi|bổ\ssung|thay\sthế|bãi\sbỏ|thi\shành|hướng\sdẫn")
_NEAR = 60  # characters
# "Kế hoạch triển khai |Nghị quyết số 98/2023/QH15 do Cục Thuế ban hành": the plan is the body's
_CARRIES_OUT = compiled(
    r"(?:[Kk]ế hoạch|[Cc]hương trình|[Đđ]ề án|[Vv]ăn bản|[Tt]hông báo|[Cc]ông văn|[Qq]uyết định|[Cc]hỉ thị|[Hh]ướng dẫn"
    r"|[Tt]hông tư|[Nn]ghị (?:định|quyết)|[Bb]áo cáo|[Qq]uy chế|[Qq]uy định|[Pp]hương án)\s(?!này)[^.;\n]{0,250}?"
    r"(?:triển khai|thực hiện|hướng dẫn|thi hành|chi tiết|theo|của|tại|sửa đổi|thay thế)\s(?:[\w,]+\s){0,6}$"
)


def _of_another(text: str, draft: Draft, body: str | None) -> bool:
    """Whether who issued, or the day, may be told of what carries the document out, or of the law that amends it."""
    if draft.governor is not None and draft.governor.end >= draft.end:
        return True  # "Luật sửa đổi một số điều của |Luật Giáo dục được Quốc hội thông qua ngày ..."
    if draft.type in _PASSED and "Quốc hội" in (body or ""):
        return False
    return _CARRIES_OUT.search(text, max(0, draft.full_start - _LINE), draft.full_start) is not None


_LINE = 320  # characters: the title of what carries it out


def signed_in_title(text: str, start: int, end: int, draft: Draft) -> int | None:
    """Where a title ends before its document's day: "về công tác văn thư|, ban hành ngày 05/3/2020".

    A title that names another document may tell the day of that one.
    """
    if draft.date is not None or text.find(" ngày ", start, end) < 0:
        return None
    found = _IN_TITLE.search(text, start, end)
    if found is None or _ANOTHER.search(text, start, found.start()) or not read_day(text, found.end()):
        return None
    return found.start()


_DAY_ENDS = compiled(r",?\sngày\s(?:\d{1,2}/\d{1,2}/|\d{1,2}\stháng\s\d{1,2}\snăm\s)(?P<year>\d{4})$")


def day_ends_title(text: str, start: int, end: int, draft: Draft) -> int | None:
    """Where a title ends before a bare day, of the year in the number: "về công tác văn thư| ngày 05/3/2020"."""
    if draft.date is not None or draft.year is None or f"/{draft.year}/" not in (draft.number or ""):
        return None
    found = _DAY_ENDS.search(text, max(start, end - _NEAR), end) if text.find(" ngày ", start, end) >= 0 else None
    if found is None or int(found["year"]) != draft.year or _ANOTHER.search(text, start, found.start()):
        return None
    return found.start()


def signed_behind(text: str, at: int, type: str | None) -> Signed | None:
    """The day told by who issued a document behind its number or name at `at`.

    >>> text = "Nghị định số 24/2021/NĐ-CP do Chính phủ ban hành ngày 23/3/2021"
    >>> signed = signed_behind(text, 26, "nghi_dinh")
    >>> signed.body, signed.written.date.isoformat()
    ('Chính phủ', '2021-03-23')
    >>> signed_behind("Nghị định số 24/2021/NĐ-CP do Bộ Nội vụ trình ký ngày 23/3/2021", 26, "nghi_dinh") is None
    True
    """
    if all(text.find(word, at, at + reach) < 0 for word, reach in _NEEDED):
        return None
    found = _SIGNED.match(text, at, at + _REACH)
    written = (read_day(text, found.end()) or read_month_or_year(text, found.end())) if found is not None else None
    if found is None or written is None:
        return None
    if not _its_own(found["verb"] or found["said"] or "ban hành", found["body"], type):
        return None
    if "(" in text[at : at + 4] and text.startswith(")", written.end):
        written = written._replace(end=written.end + 1)
    return Signed(found.end(), written, " ".join(found["body"].split()) if found["body"] else None)


def _its_own(verb: str, body: str | None, type: str | None) -> bool:
    """Whether that day is the document's: a law is of the day it is passed, not of that on which it is proclaimed."""
    if type not in _PASSED:
        return not verb.startswith("thông")
    return not (body or "").startswith("Chủ tịch nước") and verb != "ký"
