"""The trích yếu of a cited document, to its natural end: what opens it, what ends it, what only looks like its end."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import regex

from vnplan.citations.issuer import NEAR, issuer_in_title, read_issuer
from vnplan.citations.signed import day_ends_title, past_signed, signed_in_title
from vnplan.citations.tabled import Tabled, tabled
from vnplan.compiled import compiled, plain_re
from vnplan.scan.dated import date_behind
from vnplan.scan.draft import Draft
from vnplan.scan.titled import closing_quote
from vnplan.tables.rules import Rules


def read_title(text: str, draft: Draft, rules: Rules, limit: int, joined: list[int]) -> None:
    """Fill the draft's issuer, title and full end, reading no further than `limit`.

    `joined` holds where later citations of the same list begin.
    """
    at = read_issuer(text, draft, rules, limit)
    if draft.kind == "named_law" or draft.title is not None:
        return
    before = text[max(0, draft.full_start - _BEFORE) : draft.full_start]
    recital = "Căn" in before and _RECITAL.search(before) is not None
    tail = Tail(text, draft, at, recital, tabled(rules))
    start = _title_start(tail)
    if start is None:
        return
    item = recital or ("\n" in before and _ITEM.search(before) is not None)
    spread = tail.tabled.spreads.search(before) is not None
    end = title_end(Title(text, start, _last(tail, start, limit, joined), item, spread, tail.tabled))
    end = signed_in_title(text, start, end, draft) or end
    end = issuer_in_title(text, start, end, draft, rules) or end
    bare = day_ends_title(text, start, end, draft)
    end = bare or end
    words = _unquoted(" ".join(text[start:end].split()).rstrip(_TRIM))
    if len(words.split()) >= 2:
        draft.title, draft.title_span, draft.tail = words, (start, end), end
        draft.tail = date_behind(text, end, draft) if bare is not None else past_signed(text, end, draft, limit)


_BEFORE = 30  # characters: what is matched right before a citation is shorter
_RECITAL = compiled(r"Căn\s+cứ\s+(?:các\s+|vào\s+)?$")
_ITEM = compiled(r"\n[ \t]*(?:[-+•*–]|\d{1,3}[.)]|[a-zđ]\))\s+$")  # an item of a list by itself
_TRIM = " \t\n,;:-–"


def _unquoted(words: str) -> str:
    """A title without the quotation marks it stands in."""
    if len(words) >= 2 and words[0] in '“"' and words[-1] in '”"' and words.count("“") <= 1:
        return words[1:-1].strip()
    return words


# --- where it begins -------------------------------------------------------------------------------------------------


class Tail(NamedTuple):
    """What follows a citation's core and issuer, from `at`; `recital` where the citation stands behind "Căn cứ"."""

    text: str
    draft: Draft
    at: int
    recital: bool
    tabled: Tabled


def _title_start(tail: Tail) -> int | None:
    """Where the trích yếu begins, or None."""
    for opens in OPENERS:
        start = opens(tail)
        if start is not None:
            return None if any(no_title(tail, start) for no_title in NO_TITLE) else start
    return None


def opening_words(tail: Tail) -> int | None:
    """ "Quyết định số 12/QĐ-UBND |về tuyển sinh", "..., |hướng dẫn ...", "... |“Nâng cao văn hóa đọc”"."""
    found = tail.tabled.opens.match(tail.text, tail.at)
    return found.end() if found else None


def any_words_of_a_recital(tail: Tail) -> int | None:
    """ "Căn cứ Quyết định số 12/QĐ-X của Bộ Y tế |chức năng, nhiệm vụ của Cục;": whatever the first word."""
    found = tail.tabled.any_words.match(tail.text, tail.at) if tail.recital and tail.draft.issuer is not None else None
    return found.end() if found else None


def name_of_a_standard(tail: Tail) -> int | None:
    """ "TCVN 8826:2011 - |Phụ gia hóa học cho bê tông": a standard's name follows its number."""
    found = _NAME.match(tail.text, tail.at) if tail.draft.kind == "standard" else None
    return found.end() if found else None


_NAME = compiled(r"\s?[-–:,]?\s(?=\p{Lu}\p{Ll}+\s+\p{Ll})")

OPENERS: list[Callable[[Tail], int | None]] = [
    opening_words,
    name_of_a_standard,
    any_words_of_a_recital,
]


def other_words(tail: Tail, start: int) -> bool:
    """ "về việc này", "quy định tại": words of the sentence that begin like a title."""
    return tail.text[start] not in '“"' and tail.tabled.no_title.match(tail.text, start) is not None


def so_that(tail: Tail, start: int) -> bool:
    """ "Thực hiện Kế hoạch số 12/KH-UBND bảo đảm đúng tiến độ": how it is carried out, not what it is about."""
    if tail.draft.date is not None or tail.draft.issuer is not None:
        return False
    return _SO_THAT.match(tail.text, start) is not None


_SO_THAT = compiled(r"(?:đảm\s+bảo|bảo\s+đảm)\s")


def what_it_rules(tail: Tail, start: int) -> bool:
    """ "Tại Nghị định số 24/2021/NĐ-CP quy định mức học phí ...": the verb of the sentence.

    "Khoản 3 Điều 9 Nghị định số 24/2021/NĐ-CP quy định mức ...": a provision opens the clause, and rules.
    """
    draft, begin = tail.draft, tail.draft.full_start
    if _RULES.match(tail.text, start) is None:
        return False
    low = max(0, begin - _BEFORE)
    provision = draft.start > begin and draft.date is None and draft.issuer is None
    if provision and _AMOUNT.match(tail.text, start) and _CLAUSE.search(tail.text, low, begin):
        return True
    return _AT.search(tail.text, low, begin) is not None


_AMOUNT = compiled(r"[^;:\n]{9,160}?\s\d")  # "phạt tiền từ 800.000 đồng": no title says how much
_CLAUSE = compiled(r"[\n.;:]\s*$")
_RULES = compiled(r"quy\s+định(?!\s+chi\s+tiết)")
_AT = compiled(r"(?:\n|[.;:]\s)\s*[-+•–]?\s*(?:Tại|Theo\s+quy\s+định\s+tại)\s+(?:các\s+)?$")


def closes_a_quotation(tail: Tail, start: int) -> bool:
    """'cụm từ "theo Thông tư số 5/2021/TT-BYT" được thay bằng ...': the mark is the second of two that are alike."""
    if tail.text[start] != '"':
        return False
    line = tail.text.rfind("\n", max(0, start - _LONGEST), start)
    return tail.text.count('"', max(line, 0, start - _LONGEST), start) % 2 == 1


NO_TITLE: list[Callable[[Tail, int], bool]] = [
    other_words,
    so_that,
    what_it_rules,
    closes_a_quotation,
]

# --- where it ends ---------------------------------------------------------------------------------------------------


class Title(NamedTuple):
    """A trích yếu that begins at `start` and ends at `last` at the latest.

    `item` where semicolons may stand in it, `spread` where it stands behind a verb that needs one to whom.
    """

    text: str
    start: int
    last: int
    item: bool
    spread: bool
    tabled: Tabled


def title_end(title: Title) -> int:
    """Where a trích yếu ends; what stands in brackets or quotation marks is passed over."""
    at, end = title.start, title.last
    while at < title.last:
        bracket = _BRACKET.search(title.text, at, title.last)
        before = bracket.start() if bracket else title.last
        ends = [found for ends_at in ENDS if (found := ends_at(title, at, before)) is not None]
        if ends or bracket is None:
            end = min(ends, default=end)
            break
        at = _closed(title, before) or bracket.end()
    while end > title.start and title.text[end - 1] in _TRIM:
        end -= 1
    return end


_BRACKET = compiled("[“(]")
_LONGEST = 900  # characters: hardly a trích yếu is longer


def _last(tail: Tail, start: int, limit: int, joined: list[int]) -> int:
    """Where the title ends at the latest: with its paragraph, its cell, or before the next citation of the list."""
    text = tail.text
    last = min(limit, start + _LONGEST)
    for other in joined:
        if other > start and not _amends_both(text, start, other, tail.tabled):
            last = min(last, other)
            break
    cell = text.find(" |", start, last)
    last = cell if cell >= 0 else last
    line = text.find("\n", start, last)
    while line >= 0 and text[line - 1].isupper() and text[line + 1 : line + 3].isupper():
        line = text.find("\n", line + 1, last)  # a title in capitals runs over lines
    return line if line >= 0 else last


def _closed(title: Title, at: int) -> int | None:
    """Behind the bracket or quotation that opens at `at`; None where it stays open."""
    if title.text[at] == "“":
        return closing_quote(title.text, at)
    return title.text.find(")", at, title.last) + 1 or None


def at_stop(title: Title, at: int, before: int) -> int | None:
    """ "về tuyển sinh|; Kế hoạch ...": the first stop that is one."""
    found = title.tabled.stop.search(title.text, at, title.last)
    while found is not None and found.start() < before:
        if not any(goes_on(title, found) for goes_on in GOES_ON):
            return found.start()
        found = title.tabled.stop.search(title.text, found.end(), title.last)
    return None


def behind_period(title: Title, at: int, before: int) -> int | None:
    """ "phê duyệt Đề án dạy tin học giai đoạn 2021 - 2025|, Sở trang bị máy": a title closes with its years."""
    found = _YEARS.search(title.text, at, title.last) if title.text.find(",", at, title.last) >= 0 else None
    if found is None or found.end() >= before:
        return None
    return None if title.tabled.continues.match(title.text, found.end(), found.end() + NEAR) else found.end()


_YEARS = plain_re(
    r"(?:giai\s+đoạn|GIAI\s+ĐOẠN|năm)\s+[^,;.]{0,30}?(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?\)?(?=\s*,)"
)


def before_host_clause(title: Title, at: int, before: int) -> int | None:
    """ "về đào tạo|, Trung tâm đề nghị các trạm cử người", "|, nhà trường xây dựng ...": who does what."""
    comma = title.text.find(", ", at, before)
    while comma >= 0:
        if (_body_goes_on if title.text[comma + 2 : comma + 3].isupper() else _host_goes_on)(title, comma):
            return comma
        comma = title.text.find(", ", comma + 1, before)
    return None


def _body_goes_on(title: Title, comma: int) -> bool:
    """Not "Sở Văn hóa, Thể thao và Du lịch tổ chức", where the comma is in a name, nor "tại Yên Sơn, Đại Đồng đã"."""
    found = title.tabled.host_clause.match(title.text, comma, min(title.last + NEAR, comma + NEAR))
    return found is not None and title.tabled.is_subject(title.text, *found.span("subject"))


def _host_goes_on(title: Title, comma: int) -> bool:
    """Not "về việc đề nghị các xã, đơn vị báo cáo"."""
    if title.tabled.small_host.match(title.text, comma, min(title.last + NEAR, comma + NEAR)) is None:
        return False
    return title.tabled.listed_host.search(title.text, max(title.start, comma - _MEMBER), comma) is None


_MEMBER = 40  # characters: no member of a list of bodies is longer


def before_receiver(title: Title, at: int, before: int) -> int | None:
    """ "Phổ biến Chỉ thị ... về cải tạo chợ| đến từng hộ", but "... về tuyên truyền pháp luật đến từng hộ"."""
    found = title.tabled.spread_to.search(title.text, title.start, before) if title.spread else None
    return found.start() if found is not None and found["bound"] is None and found.start() >= at else None


def at_remark(title: Title, at: int, before: int) -> int | None:
    """ "về giảm nghèo |(sau đây gọi tắt là Chương trình)", but "(gọi là vùng khó) thuộc tỉnh" is part of it."""
    if title.tabled.remark.match(title.text, before) is None:
        return None
    closed = _closed(title, before)
    return None if closed is not None and title.tabled.belongs.match(title.text, closed) else before


def behind_quotation(title: Title, at: int, before: int) -> int | None:
    """ "về “Nâng cao văn hóa đọc” năm 2024" goes on, "về “Nâng cao văn hóa đọc”|, việc ..." and "“...”|" do not."""
    if before >= title.last or title.text[before] != "“":
        return None
    closed = _closed(title, before)
    if before == title.start or closed is None:
        return closed
    opened = _OPENER_ALONE.fullmatch(title.text, title.start, before - 1) and title.text.startswith(", ", closed)
    return closed if opened and not title.tabled.continues.match(title.text, closed, closed + NEAR) else None


ENDS: list[Callable[[Title, int, int], int | None]] = [
    at_stop,
    behind_period,
    before_host_clause,
    before_receiver,
    at_remark,
    behind_quotation,
]


def amends_several(title: Title, stop: regex.Match[str]) -> bool:
    """ "sửa đổi một số điều của Nghị định A|, Nghị định B và Nghị định C": what is amended goes on."""
    return _amends_both(title.text, title.start, stop.start(), title.tabled)


def _amends_both(text: str, start: int, at: int, words: Tabled) -> bool:
    if words.and_type.match(text, at, at + NEAR) is None:
        return False
    return words.amends.search(text, max(start, at - NEAR), at) is not None


def publishes_changes(title: Title, stop: regex.Match[str]) -> bool:
    """ "công bố thủ tục hành chính mới, |được sửa đổi, bị bãi bỏ": what is made known was changed, not the decision."""
    return "được" in stop.group() and _PUBLISHES.match(title.text, title.start, stop.start()) is not None


_PUBLISHES = compiled(r"(?:(?:[Vv]ề\s+)?(?:việc\s+)?)(?:[Cc]ông\s+bố)\s.{0,80}?(?:thủ\s+tục|[Dd]anh\s+mục)", regex.S)


def same_title(title: Title, stop: regex.Match[str]) -> bool:
    """ "Căn cứ Quyết định số 45/QĐ-UBND ban hành Quy chế thi|; quy định phòng thi;": in a recital it goes on."""
    return title.item and stop.group() == ";" and title.tabled.same_title.match(title.text, stop.end()) is not None


def another_of_a_list(title: Title, stop: regex.Match[str]) -> bool:
    """ "do Quốc hội|, Hội đồng nhân dân bầu", "giữa các Bộ, ngành|, Ủy ban": a body behind another is one of a list."""
    return stop.group().lstrip(" ,")[:1].isupper() and title.tabled.body_before(title.text, title.start, stop.start())


def names_behind_colon(title: Title, stop: regex.Match[str]) -> bool:
    """ "V/v: |tuyển sinh": only what opens a title stands before the mark."""
    return stop.group() == ":" and _OPENER_ALONE.fullmatch(title.text, title.start, stop.start()) is not None


_OPENER_ALONE = plain_re(r"[Vv]/v|(?:[Vv]ề\s+)?[Vv]iệc|[Vv]ề")


GOES_ON: list[Callable[[Title, regex.Match[str]], bool]] = [
    amends_several,
    publishes_changes,
    same_title,
    names_behind_colon,
    another_of_a_list,
]
