"""The head of one document: letterhead, title, issuing authority, addressees.

Boxes 1 to 5 and 9a of Nghị định 30/2020/NĐ-CP annex I.
"""

from __future__ import annotations

import regex as re

from vnplan.layout.tail import tail
from vnplan.layout.zones import (
    ADDRESSEE,
    ATTACHED_TO,
    PLACE_DATE,
    Marks,
    PartDraft,
    add_zone,
    is_letterhead,
    lines_of,
    mostly_upper,
)

_ABOUT = re.compile(r"\n[ \t*]*(?:V/v|Về việc|v/v)\b")
_SLIP = re.compile(r"(?:của|và|về|các|cho|tại|trong|với|theo|,)$")


def lay(text: str, frame: PartDraft, part: int, marks: Marks) -> None:
    """Set a document's zones; what is left between title and tail is its content."""
    here, end = frame.start, frame.end
    while end > here and text[end - 1].isspace():
        end -= 1
    frame.end = end
    if frame.appendix:
        frame.title = _title(text, frame, marks)[1]
        stop = _end_notes(text, frame.start, end)
        add_zone(text, frame.zones, "appendix", frame.start, stop, part)
        add_zone(text, frame.zones, "footnotes", stop, end, part)
        frame.content = (frame.start, stop)
        return
    if frame.type_line is not None:
        type_start = text.rfind("\n", 0, frame.type_line[0]) + 1
        while text[type_start] in " \t":
            type_start += 1
        if type_start > here:
            _letterhead(text, frame, here, type_start, part, marks)
        title_end, frame.title = _title(text, frame, marks)
        add_zone(text, frame.zones, "title", type_start, title_end, part)
        here = _issuer_line(text, frame, title_end, end, part, marks)
        addressee = ADDRESSEE.search(text, here - 1, min(end, here + 400))
        if addressee is not None and not text[here : addressee.start()].strip():
            here = _addressee(text, frame, addressee.start() + 1, end, part, marks)
    else:
        here = _letter(text, frame, here, end, part, marks)
    frame.content = (here, tail(text, frame, here, end, part, marks))


_END_NOTES = re.compile(r"\n[ \t]*(?=\[1\])")


def _end_notes(text: str, start: int, end: int) -> int:
    """Where the notes of the whole file begin, behind its last appendix: "[1] ...", marked "[1]" further up."""
    note = _END_NOTES.search(text, start, end)
    return note.end() if note is not None and text.find("[1]", 0, note.start()) >= 0 else end


def _letterhead(text: str, frame: PartDraft, start: int, end: int, part: int, marks: Marks) -> None:
    """The letterhead of a file with a type line; debris of stamps between is left inside."""
    add_zone(text, frame.zones, "letterhead", start, end, part)


_APPENDIX_NUMBER = re.compile(r"[ \t]+(?:SỐ|số)?[ \t]*(?:[IVXLC]{1,6}|\d{1,3}|[A-Z])[a-zA-Z]?(?=[ \t.:*|]*\n)")


def _title(text: str, frame: PartDraft, marks: Marks) -> tuple[int, tuple[int, int] | None]:
    """End of the title block and the span of the trích yếu behind the type."""
    assert frame.type_line is not None
    behind = frame.type_line[1]
    if frame.appendix:  # "PHỤ LỤC I": the number is the label's, not the title's
        numbered = _APPENDIX_NUMBER.match(text, behind, frame.end)
        behind = numbered.end() if numbered else behind
    lines = lines_of(text, behind, min(frame.end, behind + 4000), 40)
    if not lines:
        return frame.type_line[1], None
    title_start, title_end, block_end = -1, -1, frame.type_line[1]
    previous_end = frame.type_line[1]
    open_bracket = False
    for a, b in lines:
        line = text[a:b]
        gap = text.count("\n", previous_end, a)
        rule = not any(c.isalnum() for c in line)
        if rule and not frame.appendix:
            if set(line) <= set("-_*=— ") and title_start >= 0:
                break
            previous_end = b
            continue
        if open_bracket or ATTACHED_TO.match(line):
            if (
                not line.startswith("(")
                and not open_bracket
                and frame.type_line
                and gap > 1
                and title_start >= 0
                and len(line) > 200
            ):
                break
            open_bracket = line.count("(") + (1 if open_bracket else 0) > line.count(")")
            block_end, previous_end = b, b
            if not open_bracket:
                break
            continue
        upper = mostly_upper(line)
        if title_start >= 0:
            previous = text[title_start:title_end]
            runs_on = bool(_SLIP.search(previous)) or line[0].islower()
            was_upper = mostly_upper(previous)
            if (was_upper and not upper and not runs_on) or (not was_upper and gap > 1 and not runs_on):
                break
            if upper and marks.issuer.match(line) and not _SLIP.search(previous) and _stands_alone(text, b, marks):
                break
            if not upper and (marks.recital.match(line) and line[0].isupper() and not _SLIP.search(previous)):
                break
            if was_upper and not upper and line[0].isupper():
                break
            if not upper and len(line) > 260 and not runs_on:
                break
        else:
            if marks.recital.match(line) and not upper and not line.startswith(("Về", "V/v")):
                break
            if (
                upper
                and marks.issuer.match(line)
                and _stands_alone(text, b, marks)
                and not line.startswith(("CỦA", "BAN HÀNH"))
            ):
                break
            if re.match(r"(?:[IVX]+\.|1\.|Điều\s+1|Chương\s+I)\s", line):
                break
            title_start = a
        bracket = re.search(r"\s*\((?:Ban\s+hành\s+|BAN HÀNH )?[Kk]èm\s+theo", line)
        if bracket is not None:
            title_end = a + bracket.start()
            block_end = b
            open_bracket = line.count("(") > line.count(")")
            if not open_bracket:
                break
            previous_end = b
            continue
        title_end = block_end = previous_end = b
    return block_end, (title_start, title_end) if title_start >= 0 else None


def _stands_alone(text: str, end: int, marks: Marks) -> bool:
    """Whether recitals follow this line, so that it names the issuing authority."""
    for a, b in lines_of(text, end, min(len(text), end + 700), 2):
        line = text[a:b]
        if marks.recital.match(line) or line.startswith("Căn"):
            return True
    return False


def _issuer_line(text: str, frame: PartDraft, at: int, end: int, part: int, marks: Marks) -> int:
    """The issuing authority's line between title and recitals is letterhead again."""
    lines = lines_of(text, at, min(end, at + 600), 4)
    stop = at
    start = -1
    for a, b in lines:
        line = text[a:b]
        if set(line) <= set("-_*=— "):
            continue
        if mostly_upper(line) and len(line) < 120 and (start >= 0 or marks.issuer.match(line)):
            start = a if start < 0 else start
            stop = b
        else:
            break
    if start >= 0:
        add_zone(text, frame.zones, "letterhead", start, stop, part)
    return stop


def _letter(text: str, frame: PartDraft, here: int, end: int, part: int, marks: Marks) -> int:
    """A công văn: letterhead, "V/v ..." as title, place and date, "Kính gửi ..."."""
    about = _ABOUT.search(text, max(0, here - 1), min(end, here + 2500))
    inline = re.compile(r"\s(?:V/v|v/v)[:\s]").search(text, here, min(end, here + 1200)) if about is None else None
    addressee = ADDRESSEE.search(text, max(0, here - 1), min(end, here + 3000))
    if about is None and inline is None and addressee is None:
        return _plain_head(text, frame, here, end, part, marks)
    at = here
    title_at = about.start() + 1 if about else inline.start() + 1 if inline else -1
    stop = addressee.start() + 1 if addressee else min(end, here + 3000)
    if 0 <= title_at < stop:
        while text[title_at] in " \t*":
            title_at += 1
        add_zone(text, frame.zones, "letterhead", at, title_at, part)
        title_end = _about_end(text, title_at, stop, marks)
        frame.title = (title_at, title_end)
        add_zone(text, frame.zones, "title", title_at, title_end, part)
        at = title_end
    if addressee is not None:
        dated = PLACE_DATE.search(text, at, stop)
        if dated is not None:
            head_end = text.find("\n\n", dated.start())
            head_end = head_end if 0 <= head_end < stop else stop
            add_zone(text, frame.zones, "letterhead", at, min(head_end, stop), part)
        elif title_at < 0:
            add_zone(text, frame.zones, "letterhead", at, stop, part)
        word = text.find("Kính", addressee.start(), addressee.end())
        return _addressee(text, frame, word if word >= 0 else stop, end, part, marks)
    return at


_ANY_PLACE = re.compile(r"(?:TP\.?\s?|Thành phố\s)?(?:[\p{Lu}][\p{Ll}]*\s?){1,4},\s*ngày")


def _about_end(text: str, at: int, stop: int, marks: Marks) -> int:
    """End of "V/v ...": its paragraph, or the place and date on the same line."""
    block = text.find("\n\n", at, stop)
    block = block if block >= 0 else stop
    dated = PLACE_DATE.search(text, at, block)
    if dated is not None:
        block = dated.start() + 1
        # "... tại Việt Nam Hà Nội, ngày": the place may have words of the title before it on the line
        place = marks.place.search(text, at, stop) or _ANY_PLACE.search(text, at, stop)
        if place is not None:
            block = place.start()
    end = block
    while end > at and text[end - 1].isspace():
        end -= 1
    return end


def _addressee(text: str, frame: PartDraft, at: int, end: int, part: int, marks: Marks) -> int:
    """ "Kính gửi: ..." up to the end of its list."""
    stop = text.find("\n", at, end)
    stop = end if stop < 0 else stop
    bulleted = False
    for a, b in lines_of(text, stop, min(end, stop + 4000), 90):
        line, before = text[a:b], text[at:stop].rstrip()
        wrapped = text.count("\n", stop, a) == 1
        if line[0] in "-+•" and text[a - 1 : a + 1] != "--":
            stop, bulleted = b, True
        elif bulleted and wrapped and before[-1] not in ".;:":
            stop = b
        elif marks.recital.match(line):
            break
        elif before.endswith(":") or (wrapped and (line[0] in "(" or line[0].islower() or before[-1] not in ".")):
            stop = b
        else:
            break
    add_zone(text, frame.zones, "recipients", at, stop, part)
    return stop


def _plain_head(text: str, frame: PartDraft, here: int, end: int, part: int, marks: Marks) -> int:
    """No type line, no addressee: letterhead lines at the top, if any."""
    stop = here
    for a, b in lines_of(text, here, end, 12):
        if (
            not is_letterhead(text[a:b], marks)
            and not PLACE_DATE.search(text[a:b])
            and any(c.isalnum() for c in text[a:b])
        ):
            break
        stop = b
    if stop > here:
        add_zone(text, frame.zones, "letterhead", here, stop, part)
    return stop
