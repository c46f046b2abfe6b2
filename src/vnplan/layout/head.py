"""The head of one document: letterhead, title, issuing authority.

Boxes 1 to 5 of Nghị định 30/2020/NĐ-CP annex I.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice, pairwise

from vnplan.compiled import compiled
from vnplan.layout.draft import PartDraft
from vnplan.layout.letter import addressees, judgment_line, read_judgment, read_letter
from vnplan.layout.lines import TRANSLATED, Line, Marks, lines_of, mostly_upper, only_dashes, place_date
from vnplan.layout.title_ends import AUTHORITY_LENGTH, ENDS, QUALIFIER, SLIP, TitleLine, can_issue, recital_begins


def read_head(text: str, part: PartDraft, index: int, marks: Marks) -> int:
    """Set the regions of a document's head; returns where recitals or text begin."""
    if part.appendix:
        part.title = _title(text, part, marks)[1]
        return part.start
    if part.type_line is None:
        judged = judgment_line(text, part.start, part.end, marks) is not None
        return (read_judgment if judged else read_letter)(text, part, index, marks)
    begin = text.rfind("\n", 0, part.type_line[0]) + 1
    if begin > part.start:
        remark = _remark_above(text, part.start, begin, marks)
        part.add("letterhead", part.start, remark, text, index)
        part.add("title", remark, begin, text, index)
    above = _NUMBERED.search(text, part.start, begin) is not None
    numbered = None if above else _number_below(text, part, marks, part.type_line[1])
    if numbered is not None:
        part.add("title", begin, part.type_line[1], text, index)
        part.add("letterhead", *numbered, text, index)
        begin = numbered[1]
    stop, part.title = _title(text, part, marks, begin)
    if stop > begin:
        part.add("title", begin, stop, text, index)
    here = _authority(text, part, stop, index, marks)
    further = None if above or numbered or here == stop else _number_below(text, part, marks, here)
    if further is not None:  # a whole letterhead below the title
        part.add("letterhead", *further, text, index)
        here = further[1]
    first = next(lines_of(text, here, part.end, marks), None)
    if first is not None and first.role == "addressee":
        return addressees(text, part, first.start, index, marks)
    return here


def _remark_above(text: str, start: int, end: int, marks: Marks) -> int:
    """Where "(Ban hành kèm theo ...)" stands over the type, right above it; else `end`."""
    *_, last = [None, *lines_of(text, start, end, marks)]
    return last.start if last is not None and last.role == "attached" else end


# --- title -----------------------------------------------------------------------------------------------------------


_APPENDIX_NUMBER = compiled(r"[ ]+(?:SỐ|số)?[ ]*(?:[IVXLC]{1,6}|\d{1,3}|[A-Z])[a-zA-Z]?(?=[ .:*|]*\n)")
_TITLE_LENGTH = 4000  # characters
_AHEAD = 2  # lines that tell what the one above is
_BRACKET_LINES = 12  # lines of "(Ban hành kèm theo ...)"
_BRACKET = compiled(r"\s*\((?:Ban\s+hành\s+|BAN HÀNH )?[Kk]èm\s+theo")


def _number_below(text: str, part: PartDraft, marks: Marks, at: int) -> tuple[int, int] | None:
    """ "KẾ HOẠCH" over "Số: 12/KH-UBND", where no number stands above: the line with it belongs to the letterhead."""
    line, *below = [*islice(lines_of(text, at, part.end, marks), 2), None]
    if line is None or "\n" not in text[at : line.start]:
        return None
    if not _OWN_NUMBER.fullmatch(text, line.start, line.end):
        return None
    told = text[below[0].start : below[0].end] if below[0] is not None else ""
    dated = bool(place_date(told)) or _DAY.fullmatch(told) is not None
    return line.start, below[0].end if below[0] and dated else line.end


_NUMBERED = compiled(r"(?:Số|SỐ)[ ]?:?[ ]?\d|\d/[A-ZĐ]")  # "Số: 12", "12/KH-UBND"
_DAYS = r"[Nn]gày \d{1,2}(?:[/.-]\d{1,2}[/.-]| tháng \d{1,2} năm )\d{4}"
_DAY = compiled(rf"\(?{_DAYS}\)?")
_PLACE = r"\p{Lu}[^\n\d,]{1,30}, "
_OWN_NUMBER = compiled(
    rf"(?:Số|SỐ)[ ]?:[ ]?\d{{1,5}}[a-zđ]?/[0-9A-ZĐr/-]{{2,30}}(?:(?:,| ?[-–—])? (?:{_PLACE})?{_DAYS})?"
)


def _title(text: str, part: PartDraft, marks: Marks, at: int = 0) -> tuple[int, tuple[int, int] | None]:
    """End of the title block and the span of the trích yếu behind the type, or behind `at` further down."""
    assert part.type_line is not None
    behind = _behind_type(text, part, part.type_line[1], at)
    lines = lines_of(text, _past_body(text, part, behind, marks), min(part.end, behind + _TITLE_LENGTH), marks)
    ahead = list(islice(lines, 1 + _AHEAD))
    start: int | None = None
    end = block = behind
    while ahead:
        line = ahead.pop(0)
        ahead.extend(islice(lines, 1))
        words = text[line.start : line.end]
        case = TitleLine(line, words, "" if start is None else text[start:end], ahead, text, marks, part.law)
        if line.role == "attached":
            return _closed(text, line, lines, ahead), None if start is None else (start, end)
        beside = start is None and _is_beside(text, part.type_line, behind, line)
        if _ends(case, beside):
            break
        if _is_passed(line, words, start, part, marks):
            continue
        if start is None:
            if marks.english.fullmatch(words) or (beside and _qualifies(case)):
                end = block = line.end  # "RESOLUTION", below "NGHỊ QUYẾT"; "HỌP" behind "BIÊN BẢN"
                continue
            start = line.start
        bracket = _BRACKET.search(words)
        if bracket is not None:
            return _closed(text, line, lines, ahead), (start, line.start + bracket.start())
        end = block = line.end
    return block, None if start is None else (start, end)


def _is_passed(line: Line, words: str, start: int | None, part: PartDraft, marks: Marks) -> bool:
    """A rule; the stamp of whoever the paper came to, over the title."""
    return (line.role == "rule" and not part.appendix) or (
        start is None and marks.received.fullmatch(words) is not None
    )


def _is_beside(text: str, type_line: tuple[int, int], behind: int, line: Line) -> bool:
    """Whether words stand on the line of the type."""
    return type_line[0] < behind and text.find("\n", behind, line.start) < 0


def _ends(case: TitleLine, beside: bool) -> bool:
    """Whether the title ends before a line; words `beside` the type may belong to it."""
    return any(ends(case) for ends in ENDS) and not (beside and _qualifies_though_a_body(case))


def _behind_type(text: str, part: PartDraft, end: int, at: int) -> int:
    """Where the words of a title may begin: behind the type in both languages and the number of an appendix."""
    translated = TRANSLATED.match(text, end, part.end)
    behind = max(at, translated.end() if translated else end)
    mark = _MARK_BEHIND.match(text, behind, part.end) if part.appendix else None
    behind = mark.end() if mark else behind
    numbered = _APPENDIX_NUMBER.match(text, behind, part.end) if part.appendix else None
    return numbered.end() if numbered else behind


def _past_body(text: str, part: PartDraft, at: int, marks: Marks) -> int:
    """ "NGHỊ QUYẾT", "CỦA BAN CHẤP HÀNH ĐẢNG BỘ XÃ", "|về nuôi cá": whose it is goes on from the type."""
    lines = list(islice(lines_of(text, at, part.end, marks), _BODY_LINES))
    if not lines or _OF.match(text, lines[0].start) is None:
        return at
    about = _ABOUT.search(text, lines[0].start, lines[0].end)
    if about is not None:
        return about.end()
    for line in lines[1:]:
        words = text[line.start : line.end]
        case = TitleLine(line, words, "", [], text, marks, part.law)
        if line.role == "about" or _ABOUT_BELOW.match(words) or (line.role == "recital" and not recital_begins(case)):
            return line.start
        if not mostly_upper(words) or line.role not in ("text", "capitals", "issuer"):
            break
    return at


_BODY_LINES = 4
_OF = compiled(r"(?:CỦA|[Cc]ủa)\s")
_ABOUT = compiled(r"(?<!CHỈ ĐẠO)\s(?=(?:VỀ|về)\s)")
_ABOUT_BELOW = compiled(r"(?:VỀ|về)\s")


_MARK_BEHIND = compiled(r"[ ]?[.:–—-]++[ ]?(?=[^\s.…])")  # "Phụ lục. Biểu mẫu"


def _qualifies(at: TitleLine) -> bool:
    """ "BIÊN BẢN HỌP" over "Bình xét thi đua": words beside the type belong to it where the title stands below."""
    if not (at.following and mostly_upper(at.words) and len(at.words.split()) <= QUALIFIER):
        return False
    if at.marks.governs.fullmatch(at.words) or SLIP.search(at.words):
        return False
    below, *further = at.following
    words = at.text[below.start : below.end]
    if below.role not in ("text", "recital") or not words[0].isupper() or _RUNS_ON.search(words):
        return False
    if below.role == "recital" and "," in words:
        return False
    case = at._replace(line=below, words=words, following=further)
    return not any(ends(case) for ends in ENDS)


def _qualifies_though_a_body(at: TitleLine) -> bool:
    """ "KẾ HOẠCH LIÊN TỊCH", "BÁO CÁO KIỂM TOÁN": what bodies begin with tells none by itself."""
    return at.line.role == "issuer" and at.marks.signer.match(at.words) is None and _qualifies(at)


_RUNS_ON = compiled(r"^(?:Của|Năm|Tháng|Kỳ|Giai đoạn|Nhiệm kỳ)\s|:|[.;,]$")  # "Của Ủy ban ...", "Nơi họp: ..."


def _closed(text: str, first: Line, further: Iterator[Line], ahead: list[Line]) -> int:
    """End of the bracket that opens on a line, over those that follow."""
    depth = 0
    for line in islice(chain((first,), ahead, further), _BRACKET_LINES):
        words = text[line.start : line.end]
        depth += words.count("(") - words.count(")")
        if depth <= 0:
            return line.end
    return first.end


_AUTHORITY_LINES = 4


def _authority(text: str, part: PartDraft, at: int, index: int, marks: Marks) -> int:
    """The issuing authority's lines between title and recitals are letterhead again."""
    start, stop = None, at
    lines = list(islice(lines_of(text, at, part.end, marks), _AUTHORITY_LINES + 1))
    for line, below in pairwise(lines):
        words = text[line.start : line.end]
        if line.role == "rule" and only_dashes(words):
            continue
        if not mostly_upper(words) or len(words) > AUTHORITY_LENGTH or line.role in ("label", "enacts"):
            break
        if start is None and not can_issue(line, words, marks) and below.role != "recital":
            break
        start, stop = line.start if start is None else start, line.end
    if start is not None:
        part.add("letterhead", start, stop, text, index)
    return stop
