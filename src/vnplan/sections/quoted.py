"""Quoted amendments: the new text an act gives to another, whose labels are content and no sections."""

from __future__ import annotations

from collections.abc import Iterator

from vnplan.compiled import plain_re
from vnplan.sections.quoted_acts import AMENDING, begins_to_amend, end_of_quoted_act

LONGEST = 40_000  # letters: a quotation longer than this was never closed

_MARKS = '“"'
# Behind it: "“Điều 5. ...", "“1. ...", "“a) ...", "“Phụ lục ..."
_LABEL = plain_re(r"[ \t]*\n?[ \t]*(?:Điều|Chương|Mục|Phần|\d{1,3}[a-z]?\.|[a-zđ]\d?\)|Phụ|“)")
# "...”", "...”;", "...”." at the end of a line
_CLOSES = plain_re(r"[”\"](?=[ \t]*[.;,]?[ \t]*(?:\n|$))")
_WHOLE_ARTICLE = plain_re(r"\s*[“\"]?(?:Điều|Chương|Mục|Phần|Phụ)")
_ARTICLE_LINE = plain_re(r"\n[ \t]*Điều\s+\d+\.")
# "b) Sửa đổi, bổ sung khoản 4 như sau:⏎“": the next amendment
_AMENDMENT = (
    rf"(?:Điều\s+\d+[.:]|\d{{1,3}}\.|[a-zđ]\))[ \t]*(?:{AMENDING})"
    r"(?:[^\n“”:]|\n(?!\n)){0,400}+:[ \t]*\n\s{0,8}“"
)
_NEXT_AMENDMENT = plain_re(r"\n[ \t]*(?=" + _AMENDMENT + ")")
_QUOTED_AMENDMENT = plain_re(r"[ \t]*" + _AMENDMENT)


def quoted_amendments(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans from a quotation mark before a label to the mark that closes a line, within `text[start:end]`.

    >>> text = "Sửa đổi khoản 1 như sau:\\n“1. Thư viện mở cửa hằng ngày.”\\n2. Thi hành"
    >>> [text[a:b] for a, b in quoted_amendments(text, 0, len(text))]
    ['“1. Thư viện mở cửa hằng ngày.”']
    """
    out: list[tuple[int, int]] = []
    at = closed = walked = start  # where to look on, the end of the closing mark last seen, and of the last quoted act
    for mark in sorted(place for letter in _MARKS for place in _places(text, letter, start, end)):
        inner = mark + 1
        if mark < at or not _LABEL.match(text, inner, end) or not _may_open(text, at, mark):
            continue
        if text[mark] == "“" and inner >= walked and begins_to_amend(text, inner, end):
            walked, ended = end_of_quoted_act(text, inner, min(end, inner + LONGEST))
            if ended:
                out.append((mark, walked))
                at = walked
                continue
        if closed < inner:
            close = _CLOSES.search(text, inner, end)
            closed = close.end() if close else end + LONGEST
        stop = _not_closed(text, inner, closed if closed <= inner + LONGEST else inner)
        out.append((mark, stop))
        at = max(stop, inner)
    lost = _never_opened(text, start, end, out)
    return sorted(out + lost) if lost else out


# "Tại Điều 2 quy định như sau:⏎Điều 2. Hiệu lực": an article told in the words of its act
_TOLD = plain_re(r"quy\s+định(?:\s[^\n:.;]{1,80})?\s+như\s+sau:[ \t]*\n\s*(?=Điều\s+\d+[.:])")
_ANY_MARK = plain_re(r"[“”\"]")


def _never_opened(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Articles told so whose mark of opening is lost, while the one that closes them ends a line: "...⏎…”"."""
    out: list[tuple[int, int]] = []
    for told in _TOLD.finditer(text, start, end) if "”" in text else ():
        at = told.end()
        mark = _ANY_MARK.search(text, at, min(end, at + LONGEST))
        if mark is None or mark[0] != "”" or any(low <= at < high for low, high in spans):
            continue
        closed = _CLOSES.match(text, mark.start(), end)
        if closed is not None and _ARTICLE_LINE.search(text, at + 1, mark.start()) is None:
            out.append((at - 1, closed.end()))  # from the line before: its label is quoted too
    return out


def _places(text: str, letter: str, start: int, end: int) -> Iterator[int]:
    """Where a letter stands; to look for one letter alone is many times faster than for one of two."""
    at = text.find(letter, start, end)
    while at >= 0:
        yield at
        at = text.find(letter, at + 1, end)


def _may_open(text: str, start: int, mark: int) -> bool:
    """Whether a mark stands at the beginning of a line, or behind a colon and blanks."""
    line = mark
    while line > start and text[line - 1] in " \t":
        line -= 1
    first = line > start and text[line - 1] == "\n"
    return first or text[max(start, mark - 4) : mark].rstrip().endswith(":")


def _not_closed(text: str, start: int, stop: int) -> int:
    """Where a quotation ends whose mark may be missing: before an article or an amendment that is none of it."""
    if not _WHOLE_ARTICLE.match(text, start):
        article = _ARTICLE_LINE.search(text, start, stop)
        stop = article.start() if article else stop
    if not _QUOTED_AMENDMENT.match(text, start):
        amendment = _NEXT_AMENDMENT.search(text, start, stop)
        stop = amendment.start() if amendment else stop
    return stop
