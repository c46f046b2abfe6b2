"""The head of a document without a type line: a letter (công văn), a judgment (bản án).

Boxes 1 to 5b and 9a of Nghị định 30/2020/NĐ-CP annex I; a judgment's of Nghị quyết 01/2017/NQ-HĐTP, form 52.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from vnplan.compiled import compiled
from vnplan.layout.draft import PartDraft
from vnplan.layout.lines import LETTERHEAD, Line, Marks, lines_of, mostly_upper, place_date, role_of

_HEAD_LINES = 60  # lines of a head, the list of addressees aside
_LETTER_HEAD = 3000  # characters of a letter's head, addressees aside

_INLINE = compiled(r"\s(?=(?:V/v|v/v)[:\s])")


def read_letter(text: str, part: PartDraft, index: int, marks: Marks) -> int:
    """A công văn: letterhead, "V/v ..." as title, place and date, "Kính gửi ..."."""
    lines = list(islice(lines_of(text, part.start, min(part.end, part.start + _LETTER_HEAD), marks), _HEAD_LINES))
    addressed = next((line for line in lines if line.role == "addressee"), None)
    stop = addressed.start if addressed else lines[-1].end if lines else part.start
    about = _about(text, lines, part.start, stop, marks, addressed is not None)
    if about is None and addressed is None:
        return _letterhead_alone(text, part, lines, index)
    at = part.start
    if about is not None:
        part.add("letterhead", at, about, text, index)
        at = _about_end(text, about, stop if addressed else text.find("\n", about, stop) % (len(text) + 1), marks)
        part.title = (about, at)
        part.add("title", about, at, text, index)
    if addressed is None:
        return at
    if about is None or any(place_date(text[x.start : x.end]) for x in lines if at <= x.start < stop):
        part.add("letterhead", at, stop, text, index)
    elif place_date(text, at, stop):
        part.add("letterhead", at, text.find("\n", at) if text.find("\n", at) >= 0 else stop, text, index)
    word = text.find("Kính", addressed.start, addressed.end)
    return addressees(text, part, word if word >= 0 else addressed.start, index, marks)


_ON = compiled(r"Về\s(?!việc)")


def _about(text: str, lines: list[Line], start: int, stop: int, marks: Marks, addressed: bool) -> int | None:
    """Where "V/v ..." begins, on a line of its own or not; "Về ..." alone makes no letter.

    Where nobody is addressed, what stands above must be a letterhead: "nhận Công văn số 5/SYT v/v ..." is a sentence.
    """
    abouts = (line for line in lines if line.role == "about" and (addressed or not _ON.match(text, line.start)))
    about = next((line.start for line in abouts if line.start < stop), None)
    if about is None:
        inline = _INLINE.search(text, start, stop)
        about = inline.end() if inline else None
    return about if about is None or addressed or _heads(text, lines, about, marks) else None


def _heads(text: str, lines: list[Line], about: int, marks: Marks) -> bool:
    """Whether the lines above "V/v ..." are those of a letterhead, and what stands before it on its line too."""
    for line in lines:
        if line.start >= about:
            break
        words = text[line.start : min(line.end, about)].rstrip()
        if role_of(words, marks) not in LETTERHEAD and (line.end > about or _is_sentence(words)):
            return False
    return True


def _is_sentence(words: str) -> bool:
    """Whether a line in small letters is too long for a letterhead, closed, or names a number within."""
    return not mostly_upper(words) and (len(words) > _HEAD_LINE or words[-1] in ".;:" or " số " in words)


_HEAD_LINE = 80  # characters: an address, a name in two languages


_ANY_PLACE = compiled(r"(?:TP\.?\s?|Thành phố\s)?(?:[\p{Lu}][\p{Ll}]*\s?){1,4},\s*ngày")


def _about_end(text: str, at: int, stop: int, marks: Marks) -> int:
    """End of "V/v ...": its lines, or the place and date on one of them."""
    end = at
    for line in lines_of(text, at, stop, marks):
        words = text[line.start : line.end]
        if line.start > at and line.role not in ("text", "capitals", "recital"):
            break
        dated = place_date(words)
        if dated is not None:
            # "... tại Việt Nam Hà Nội, ngày": the place may have words of the title before it on the line
            place = marks.place.search(words) or _ANY_PLACE.search(words)
            cut = place.start() if place else dated.start()
            return line.start + len(words[:cut].rstrip(" *|")) if cut else end
        end = line.end
        cell = text.find(" | ", line.start, line.end)
        if cell >= 0:
            return cell  # "| V/v khám sức khỏe | CỘNG HÒA ... |": the box beside it
    return end


def addressees(text: str, part: PartDraft, at: int, index: int, marks: Marks) -> int:
    """ "Kính gửi: ..." up to the end of its list."""
    lines: Iterator[Line] = lines_of(text, at, part.end, marks)
    stop = next(lines).end
    bulleted = False
    for line in lines:
        words, before = text[line.start : line.end], text[at:stop].rstrip()
        if line.role == "bullet" and not words.startswith("--"):
            stop, bulleted = line.end, True
        elif line.role == "recital" or (line.role == "label" and not before.endswith(":")):
            break
        elif before.endswith(":") or words[0] == "(" or words[0].islower() or _goes_on(words, before, bulleted):
            stop = line.end
        else:
            break
    part.add("recipients", at, stop, text, index)
    below = next(lines_of(text, stop, part.end, marks), None)
    if below is None or not day_alone(text[below.start : below.end]) or place_date(text, part.start, at):
        return stop
    part.add("letterhead", below.start, below.end, text, index)
    return below.end


def day_alone(words: str) -> bool:
    """ "Tân An, ngày 3 tháng 6 năm 2024", and nothing else on its line."""
    return len(words) < _PLACE_AND_DAY and words[-1].isdigit() and place_date(words) is not None


_PLACE_AND_DAY = 60  # characters


def from_day(text: str, start: int, at: int) -> int:
    """Where a signature begins: with "Tân An, ngày 3 tháng 6 năm 2024" where that stands over it, else at its post."""
    low = max(start, at - _DAY_WITHIN)
    above = text[low:at].rstrip(_BETWEEN)
    words = above[above.rfind("\n") + 1 :].lstrip(_BETWEEN)
    return low + len(above) - len(words) if words and day_alone(words) else at


_BETWEEN = " \n\t*|#"
_DAY_WITHIN = 120  # characters


def _goes_on(words: str, before: str, bulleted: bool) -> bool:
    """Whether a line goes on with a list of addressees: "Kính gửi: Các⏎Thuế tỉnh, thành phố."; no whole sentence."""
    if before[-1] in ".;:)":
        return False
    return bulleted or (len(words) < _ADDRESSEE_LENGTH and words[-1] in ";,") or _ends_name(words)


def _ends_name(words: str) -> bool:
    """Whether a line is the rest of a name that the list closes with: "Thuế tỉnh, thành phố."."""
    return words[-1] == "." and words.count(" ") < _REST_OF_NAME


_ADDRESSEE_LENGTH = 100  # characters
_REST_OF_NAME = 4  # words: a sentence of a letter has more


def _letterhead_alone(text: str, part: PartDraft, lines: list[Line], index: int) -> int:
    """No type line, no addressee: letterhead lines at the top, if any."""
    stop = part.start
    for line in islice(lines, 12):
        if line.role not in LETTERHEAD or (line.role == "dated" and _goes_on_behind_day(text[line.start : line.end])):
            break
        stop = line.end
    part.add("letterhead", part.start, stop, text, index)
    return stop


def _goes_on_behind_day(words: str) -> bool:
    """ "Theo Quyết định số 5, ngày 3/4/2024 của ...", "Sáng thứ Hai, ngày 3/4/2024, Bộ ...": no place and day."""
    return _is_sentence(words) or _BEHIND_DAY.search(words) is not None


_BEHIND_DAY = compiled(
    r",\s*+ngày\s++\d{1,2}+(?:[/.-]\d{1,2}+(?:[/.-]\d{4}+)?+|\s++tháng\s++\d{1,2}+(?:\s++năm\s++\d{4}+)?+)?+"
    r"\s*+(?:,|(?!tháng\b|năm\b)\p{Ll})"
)


# --- judgments -------------------------------------------------------------------------------------------------------

_IN_THE_NAME = compiled(r"NHÂN\s+DANH|NƯỚC\s+CỘNG\s+H")
_COURT_OF = compiled(r"(?:TẠI|HUYỆN|QUẬN|THỊ XÃ|THÀNH PHỐ|TỈNH|KHU VỰC|QUÂN KHU)\s")
_JUDGED_WITHIN = 1500  # characters over "Bản án số ..."


def judgment_line(text: str, start: int, end: int, marks: Marks) -> int | None:
    """Where "Bản án số: 12/2024/DS-ST" stands in the head of a text, or None."""
    found = marks.judgment.search(text, max(start - 1, 0), min(end, start + _JUDGED_WITHIN))
    return None if found is None else found.start()


def read_judgment(text: str, part: PartDraft, index: int, marks: Marks) -> int:
    """A judgment: court, number, day, "V/v ...", and "NHÂN DANH NƯỚC ..." with the court again."""
    part.type = "ban_an"
    lines = list(islice(lines_of(text, part.start, min(part.end, part.start + _LETTER_HEAD), marks), _HEAD_LINES))
    about = next((line for line in lines if line.role == "about"), None)
    solemn, stop = None, part.start  # where "NHÂN DANH" stands
    for line in lines:
        words = text[line.start : line.end]
        if _IN_THE_NAME.match(words):
            solemn = line.start if solemn is None else solemn
        elif solemn is not None and line.role not in LETTERHEAD and not _COURT_OF.match(words):
            break
        stop = line.end
    if solemn is None:
        solemn = stop = lines[0].end if lines else part.start
    at = part.start
    if about is not None and about.start < stop:
        part.add("letterhead", at, about.start, text, index)
        at = _about_end(text, about.start, max(solemn, about.end), marks)
        part.title = (about.start, at)
        part.add("title", about.start, at, text, index)
    part.add("letterhead", at, stop, text, index)
    return stop
