"""What stands behind a signature: the rest of it, footnotes, and what is attached without saying so.

Appendices and attached texts follow the signed page (Nghị định 30/2020/NĐ-CP art. 16 and annex I), so whatever is long
enough to be one is one.
"""

from __future__ import annotations

from itertools import islice

from vnplan.compiled import compiled
from vnplan.layout.draft import Cut, PartDraft, RegionDraft
from vnplan.layout.lines import LETTERHEAD, Line, Marks, is_name, lines_of, mostly_upper, only_dashes
from vnplan.text.labels import roman_value

_REST_LINES = 8  # lines a second signer, a stamp and the typist's mark take
_REST_LENGTH = 60  # characters of such a line
_SHORT = 90  # characters: nothing shorter is a document
_HEAD_LINES = 16  # lines in which an attached text shows what it is
_OPENS = frozenset(
    ("bullet", "type", "motto", "number", "attached", "label", "enacts", "addressee", "about", "recipients")
)


def read_behind(text: str, part: PartDraft, at: int, index: int, marks: Marks) -> Cut | None:
    """Give the tail that ends at `at` what still belongs to it; returns where an attached text begins, if there is one.

    The part ends before that text.
    """
    at = _rest_of_tail(text, part, at, marks)
    first = next((line for line in lines_of(text, at, part.end, marks) if line.role != "rule"), None)
    if first is None:
        _tail_of(part).end = part.end
        return None
    if first.role == "bullet" and (kept := _KEPT.search(text, first.start, first.start + _LIST_LENGTH)):
        part.add("recipients", first.start, kept.end(), text, index)
        return read_behind(text, part, kept.end(), index, marks)
    notes = _NOTES.match(text, at, part.end)
    if notes is not None:
        part.add("footnotes", notes.start("note"), part.end, text, index)
        return None
    line = max(at, text.rfind("\n", 0, first.start) + 1)
    cut = _cut(text, first.start, part.end, marks)._replace(start=line)
    part.end = at + len(text[at : cut.start].rstrip())
    return cut


# "[1] Theo ...", "1 Theo ...", "1Theo ...", "[i] Theo ...", "Ghi chú: ...", under a rule or not
_NOTES = compiled(r"\s*(?:[-_=*—. ]{3,}\n)?\s{0,4}(?P<note>\[(?:1|i)\]|1(?=[ ]*[\p{Lu}“])|\(?Ghi chú\s?:|\(\*\))")
_KEPT = compiled(r"\n[-+•*–][ ]?Lưu\s?:?[^\n]*")
_LIST_LENGTH = 3000  # characters of a list of recipients below the signature
_BESIDE = compiled(r"[^\s]+$|(?:Ký bởi|Người ký|Ngày ký|\d{1,3} bản)(?!\w)|\(\s?[Đđ]ã ký\s?\)")
_RANKED = compiled(
    r"(?:(?:\p{Lu}\p{L}{0,3}\.\s?){2,3}|[\p{Lu}][\p{Ll}]*\.?\s)?"  # "PGS.TS. ", "Thượng tá "
    r"(?:[\p{L}]+\s){0,2}(?:[\p{Lu}][\p{Ll}]+\s){1,3}[\p{Lu}][\p{Ll}]+$"
)


def _rest_of_tail(text: str, part: PartDraft, at: int, marks: Marks) -> int:
    """Where the tail ends, with a second signer, the name behind a stamp, the typist's mark."""
    stop = at
    for line in islice(lines_of(text, at, part.end, marks), _REST_LINES):
        words = text[line.start : line.end]
        if line.role in _OPENS or len(words) > _REST_LENGTH or marks.annex.match(words) or _NOTES.match(words):
            break
        if _heads_a_list(text, line, part.end, marks):
            break
        signs = marks.signer.match(words) or is_name(words) or _BESIDE.match(words) or _RANKED.match(words)
        if not signs and (line.role == "rule" or not _is_rest(text, line, part.end, marks)):
            break
        stop = line.end
    tail = _tail_of(part)
    tail.end = max(tail.end, stop)
    return stop


def _heads_a_list(text: str, line: Line, end: int, marks: Marks) -> bool:
    """ "BẢNG KÊ VẬT TƯ" over a table, a list or "(Kèm theo ...)": heads what is attached, is no rest of a tail."""
    words = text[line.start : line.end]
    if line.role != "capitals" or len(words) <= _POST or marks.signer.match(words) or marks.surname.match(words):
        return False
    lines = list(islice(lines_of(text, line.end, end, marks), _LISTED))
    if heads_attached(text, [line, *lines], marks):
        return True
    below = [text[one.start : one.end] for one in lines]
    return any(map(_HEAD_OF_TABLE.match, below)) or any(len(list(filter(shape.match, below))) > 1 for shape in _ITEMS)


_LISTED = 4  # lines below a heading that show a list: the rest of the heading, and two items
_HEAD_OF_TABLE = compiled(r"S?TT(?!\w)|Stt(?!\w)|[^\n|\t]+[|\t]")
_ITEMS = (  # "1 Bình Gia", "- Bình Gia", "Bình Gia: 0205"
    compiled(r"\d{1,2}[.)]?\s"),
    compiled(r"[-+•*]\s?\w"),
    compiled(r"\p{Lu}[^:\n]{1,40}:\s?\S"),
)


def heads_attached(text: str, lines: list[Line], marks: Marks) -> bool:
    """ "ĐƠN GIÁ CÂY TRỒNG" over "(Kèm theo ...)": the heading of what is attached, where nobody signed by name."""
    title, *below = lines[:_HEADING]
    words = text[title.start : title.end]
    if not any(line.role == "attached" for line in below) or marks.signer.match(words) or marks.surname.match(words):
        return False
    return all(line.role in ("capitals", "attached") for line in (title, *below[:1]))


_HEADING = 3  # lines: a heading in two and its "(Kèm theo ...)"


def _is_rest(text: str, line: Line, end: int, marks: Marks) -> bool:
    """Whether words that are nobody's name are the last of a page: short, no type, and nothing numbered below."""
    if len(text[line.start : end].rstrip()) > _SHORT or _type_of(text[line.start : line.end], line, marks):
        return False
    return all(below.role != "label" for below in lines_of(text, line.end, end, marks))


def _tail_of(part: PartDraft) -> RegionDraft:
    return max(part.zones, key=lambda zone: zone.end)


# --- what is attached ------------------------------------------------------------------------------------------------

ANNEX = "phu_luc"
_BODY_NAME = 40  # characters: "XÃ HÒA AN" below "ỦY BAN NHÂN DÂN"
_POST = 12  # characters: a post the table does not have is shorter than a heading
_STANDARD = compiled(r"(?:QCVN|TCVN|TCCS|QCĐP)\s?[\d:.-]+")
_NUMBER_LINE = compiled(r"[\p{L} ]{0,20}[Ss]ố ?: ?\d")  # "Nghị quyết số: 12/2024/NQ-HĐND"
_LARGE_LABEL = compiled(
    r"(?:Điều|ĐIỀU)\s+\d+[.:]|(?:Chương|CHƯƠNG|Phần|PHẦN)\s+(?:[Tt]hứ|THỨ|[IVX]+|[A-D]|1)(?!\w)|[IVX]{1,4}[.\-]\s"
)
_NUMBER = compiled(r" ?(?:(?:SỐ|[Ss]ố) ?:? ?)?(?:[A-ZĐ]{0,3}\d[\w/.-]{0,9}|[IVXLC]{1,6}\w?|[A-Z])(?!\w)[ .:–—-]*")
_TO_FILL = compiled(r"[.…_]{4}|…|ngày\s?[.…_]{2}")


def _cut(text: str, start: int, end: int, marks: Marks) -> Cut:
    """What a text behind a signature is: a document where it has a type or articles, else an appendix."""
    lines = list(islice(lines_of(text, start, end, marks), _HEAD_LINES))
    headed = False
    for line in lines:
        words = text[line.start : line.end]
        annex = marks.annex.match(words)
        if annex is not None:
            numbered = _NUMBER.match(words, annex.end())
            return Cut(start, (line.start, line.start + (numbered or annex).end()), True, ANNEX)
        typed = _type_of(words, line, marks)
        if typed is not None:
            return Cut(start, (line.start, line.start + typed), appendix=_is_form(text, lines))
        below = headed and line.role == "capitals" and len(words) < _BODY_NAME
        headed = line.role in LETTERHEAD or below or _NUMBER_LINE.match(words) is not None
        if not headed and not _STANDARD.match(words):
            break
    at = next((line.start for line in lines if line.role != "rule"), start)
    labelled = any(_LARGE_LABEL.match(text, line.start) for line in lines)
    if labelled and not _is_form(text, lines):
        return Cut(start, (at, at))
    return Cut(start, (at, at), True, ANNEX)


def next_annex(text: str, cut: Cut, end: int, marks: Marks) -> Cut | None:
    """Where the annex begins that is counted behind this one: "Phụ lục 02: Sách" behind "Phụ lục 01: Báo"."""
    if not cut.appendix or cut.type_line is None:
        return None
    this = _counted(text, cut.type_line[0], marks)
    if this is None:
        return None
    word, series, value = this
    for found in marks.annex_line.finditer(text, cut.type_line[1], end):
        if _counted(text, found.end(), marks) == (word, series, value + 1):
            return _cut(text, found.end(), end, marks)
    return None


def first_form(text: str, cut: Cut, end: int, marks: Marks) -> Cut | None:
    """Where the forms behind an attached regulation begin: "Mẫu số 01" alone on its line, over "GIẤY ĐỀ NGHỊ"."""
    if cut.appendix or cut.type_line is None:
        return None
    for found in marks.annex_line.finditer(text, cut.type_line[1], end):
        line, below = [*islice(lines_of(text, found.end(), end, marks), 2), None, None][:2]
        if line is not None and below is not None and _opens_forms(text, line, below, marks):
            return None if text.find("\nĐiều ", line.end, end) >= 0 else _cut(text, line.start, end, marks)
    return None


def _opens_forms(text: str, line: Line, below: Line, marks: Marks) -> bool:
    """Whether a line is the number of the first form, and the one below it the form's name."""
    counted = _counted(text, line.start, marks)
    alone = counted is not None and counted[2] == 1 and line.end - line.start < _FORM_NUMBER
    return alone and below.role in ("type", "capitals") and mostly_upper(text[below.start : below.end])


_FORM_NUMBER = 24  # characters: "Mẫu số 01/TT-BTC"

_COUNTED = compiled(
    r" ?(?:(?:SỐ|[Ss]ố) ?:? ?)?(?:(?P<series>[A-ZĐ]{0,3})(?P<number>\d{1,3})|(?P<roman>[IVXL]{1,6})(?!\w))"
)


def _counted(text: str, at: int, marks: Marks) -> tuple[str, str, int] | None:
    """What an annex calls itself, and its number: "Mẫu XT02" is the second of the series XT."""
    annex = marks.annex.match(text, at)
    found = annex and _COUNTED.match(text, annex.end())
    if not annex or not found:
        return None
    value = int(found["number"]) if found["number"] else roman_value(found["roman"])
    return None if value is None else (annex.group()[:4].lower(), found["series"] or "", value)


def _type_of(words: str, line: Line, marks: Marks) -> int | None:
    """Length of the type that a line is, or in capitals begins with: "Kế hoạch", "QUY CHUẨN KỸ THUẬT ..."."""
    if marks.annexed.fullmatch(words.upper()):
        return len(words)
    found = marks.annexed.match(words) if line.role == "type" or mostly_upper(words) else None
    return None if found is None or words[found.end() : found.end() + 1] not in ("", " ") else found.end()


def _is_form(text: str, lines: list[Line]) -> bool:
    """Whether a head has blanks to fill in: "Số: .../BC-...", "Kỳ báo cáo: ……"."""
    told = (text[line.start : line.end] for line in lines if line.role != "attached")
    return any(_TO_FILL.search(words) and not only_dashes(words) for words in told)


def opens(text: str, at: int, end: int, marks: Marks) -> bool:
    """Whether an annex, a document with a type, a heading in capitals or a part of a text begins at a place."""
    first = next((line for line in lines_of(text, at, end, marks) if line.role != "rule"), None)
    if first is None:
        return False
    start, stop = _cut(text, first.start, end, marks).type_line or (0, 0)
    words = text[first.start : first.end]
    heading = mostly_upper(words) and len(words) > _POST and not marks.signer.match(words)
    return start < stop or heading or _LARGE_LABEL.match(words) is not None
