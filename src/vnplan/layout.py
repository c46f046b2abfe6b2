"""The frame of a document: what is portal chrome, letterhead, title, recitals, recipients, signature, appendix.

Boxes of an administrative document: Nghị định 30/2020/NĐ-CP annex I; of a Party document: Hướng dẫn 05-HD/VPTW.
Only key lines are looked for, so a long text costs no more than its head, its tail and a few literal searches.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field

import regex as re

from vnplan.rules import Rules

HEAD_LINES = 160


@dataclass(slots=True)
class Zone:
    """A stretch of clean text of one kind."""

    kind: str
    start: int
    end: int
    part: int


@dataclass(slots=True)
class Frame:
    """One document in the file: where it lies, its type line and what is left for recitals and sections."""

    start: int
    end: int
    type_line: tuple[int, int] | None = None
    title: tuple[int, int] | None = None  # the trích yếu alone
    content: tuple[int, int] = (0, 0)
    appendix: bool = False
    zones: list[Zone] = field(default_factory=list)


@dataclass(slots=True)
class Marks:
    """Patterns of key lines, compiled from the table of marks."""

    chrome: re.Pattern[str]
    issuer: re.Pattern[str]
    motto: re.Pattern[str]
    power: re.Pattern[str]
    signer: re.Pattern[str]
    closing: re.Pattern[str]
    recital: re.Pattern[str]


@functools.lru_cache(maxsize=4)
def _compile(rows: tuple[tuple[str, str], ...]) -> Marks:
    def any_of(*kinds: str) -> str:
        return "|".join(pattern for kind, pattern in rows if kind in kinds)

    return Marks(
        re.compile(rf"\n[ \t#*]*(?:{any_of('chrome')})"),
        re.compile(rf"(?:{any_of('issuer')})"),
        re.compile(any_of("motto")),
        re.compile(rf"(?:{any_of('power')})"),
        re.compile(rf"[ \t*|>]*(?:{any_of('power', 'post')})"),
        re.compile(rf"[ \t*\-]*(?:{any_of('closing')})"),
        re.compile(any_of("recital")),
    )


def marks_of(rules: Rules) -> Marks:
    """The key-line patterns of these rules."""
    return _compile(tuple((row["kind"], row["pattern"].replace("\\,", ",").replace(" ", r"\s+") if row["kind"] in ("closing",) else row["pattern"].replace("\\,", ",")) for row in rules.tables["marks"]))


_TYPES = (
    "QUYẾT ĐỊNH|QUYÉT ĐỊNH|KẾ HOẠCH|CHỈ THỊ|NGHỊ QUYẾT|NGHỊ ĐỊNH|THÔNG TƯ LIÊN TỊCH|THÔNG TƯ|THÔNG BÁO|KẾT LUẬN|QUY ĐỊNH|QUY CHẾ"
    "|CHƯƠNG TRÌNH HÀNH ĐỘNG|CHƯƠNG TRÌNH|CÔNG ĐIỆN|HƯỚNG DẪN|TỜ TRÌNH|BÁO CÁO|ĐỀ ÁN|PHƯƠNG ÁN|BỘ LUẬT|LUẬT|PHÁP LỆNH|HIẾN PHÁP|LỆNH"
    "|SẮC LỆNH|VĂN BẢN HỢP NHẤT|CHIẾN LƯỢC|DỰ ÁN|THÔNG TRI|NGHỊ QUYẾT LIÊN TỊCH|QUY HOẠCH|QUY TRÌNH|GIẤY MỜI|THÔNG CÁO"
)
_ATTACHED = _TYPES + "|DANH MỤC|ĐIỀU LỆ|NỘI QUY|QUY CHUẨN KỸ THUẬT QUỐC GIA|BIỂU MẪU|PHỤ BIỂU|CHƯƠNG TRÌNH CÔNG TÁC"
_LEAD = r"\n[ \t*#|>]*"
_TYPE_LINE = re.compile(_LEAD + rf"(?P<type>{_TYPES})[ \t*|]*(?=\n|$)")
_TYPE_OPENS = re.compile(_LEAD + rf"(?P<type>{_TYPES})(?=[ \t]+[^\n]{{3,}})")
_PART_LINE = re.compile(_LEAD + rf"(?P<type>{_ATTACHED})[ \t*|]*(?=\n)")
_APPENDIX = re.compile(_LEAD + r"(?P<type>PHỤ LỤC|Phụ lục|PHỤ LUC)(?:[ \t]+(?:SỐ|số)?[ \t]*(?:[IVXLC]{1,6}|\d{1,3}|[A-Z])[a-zA-Z]?)?[ \t.:*|]*(?=\n)")
_ATTACHED_TO = re.compile(r"\(?\s*(?:[Bb]an\s+hành\s+)?[Kk]èm\s+theo|\(BAN HÀNH KÈM")
_ENACTS = re.compile(_LEAD + r"(?:QUYẾT\s+ĐỊNH|QUYẾT\s+NGHỊ|QUY[ẾÉ]T\s+Đ[ỊI]NH|CHỈ\s+THỊ|LỆNH)[ \t*]*:[ \t*]*(?=\n|$)")
_RECIPIENTS = re.compile(_LEAD + r"(?:Nơi\s+nhận|NƠI\s+NHẬN)[ \t*]*:?")
_NUMBER_LINE = re.compile(r"[ \t*|]*(?:Luật |Lệnh )?(?:[Ss]ố|SỐ)\s?[:.]?\s?(?:\S{0,6}\s{0,8})?[\d/.…]")
_PLACE_DATE = re.compile(r"(?:^|\s)[\p{Lu}][^\n\d]{1,40},\s*ngày\s")
_ADDRESSEE = re.compile(r"\n[ \t*”“\"\w]{0,12}?Kính\s+gửi|\n[^\n:]{3,90}\sđiện\s*:")
_ABOUT = re.compile(r"\n[ \t*]*(?:V/v|Về việc|v/v)\b")
_PROPERTIES = re.compile(r"(?:^|\n)Số hiệu:\s")
_PROPERTY_END = re.compile(r"\nTình trạng:\s*(?:\n\s*)?[^\n]+")
_SIGNED_AT = re.compile(r"(?:^|\n)[^\n]*Thời gian ký[^\n]*")
_SIGNED_BY = re.compile(r"(?:^|\n)(?:Người ký|Ký bởi)\s*:")
_FOOTNOTE = re.compile(r"\n[ \t]*(?:\[1\]|1(?=[ \t]+[\p{Lu}“]))")
_NAME = re.compile(r"^(?:[\p{Lu}][\p{Ll}]*\s?){2,6}(?:\s?[\p{Ll}]{1,4})?$")
_SLIP = re.compile(r"(?:của|và|về|các|cho|tại|trong|với|theo|,)$")


def frames(text: str, rules: Rules) -> tuple[list[Frame], list[Zone]]:
    """The documents in a file, in order, and the zones outside them (chrome, property table)."""
    if not text.strip():
        return [], []
    marks = marks_of(rules)
    outside: list[Zone] = []
    start = _begin(text, marks, outside)
    end = _finish(text, start, marks, outside)
    cuts = _cut(text, start, end)
    out: list[Frame] = []
    for n, (at, type_line, appendix) in enumerate(cuts):
        stop = cuts[n + 1][0] if n + 1 < len(cuts) else end
        frame = Frame(at, stop, type_line, appendix=appendix)
        _lay(text, frame, n, marks)
        out.append(frame)
    return out, outside


def _lines(text: str, start: int, end: int, limit: int = HEAD_LINES) -> list[tuple[int, int]]:
    """Spans of the first `limit` lines, without their blanks; blank lines are left out."""
    out: list[tuple[int, int]] = []
    at = start
    while at < end and len(out) < limit:
        stop = text.find("\n", at, end)
        if stop < 0:
            stop = end
        a, b = at, stop
        while a < b and text[a] in " \t*|#":
            a += 1
        while b > a and text[b - 1] in " \t*|":
            b -= 1
        if b > a:
            out.append((a, b))
        at = stop + 1
    return out


# --- where the document begins and ends ------------------------------------------------------------------------------


def _begin(text: str, marks: Marks, outside: list[Zone]) -> int:
    start = 0
    properties = _PROPERTIES.search(text, 0, 6000)
    if properties is not None:
        first = properties.start() + (text[properties.start()] == "\n")
        closed = _PROPERTY_END.search(text, properties.end(), properties.end() + 1500)
        last = closed.end() if closed else text.find("\n\n", properties.end())
        last = last if last > 0 else properties.end()
        _zone(text, outside, "web_chrome", 0, first)
        _zone(text, outside, "metadata", first, last)
        start = last
    else:
        signed = _SIGNED_AT.search(text, 0, 900)
        by = _SIGNED_BY.search(text, 0, 600)
        if signed is not None and by is not None and by.start() < signed.end():
            _zone(text, outside, "metadata", by.start(), signed.end())
            start = signed.end()
    lines = _lines(text, start, len(text), 40)
    for a, b in lines:
        line = text[a:b]
        if _is_letterhead(line, marks) or _TYPE_LINE.match("\n" + line) or _TYPE_OPENS.match("\n" + line):
            if not line.startswith(("Source:", "# ")):
                if a > start:
                    _zone(text, outside, "web_chrome", start, a)
                return a
    if text.startswith("Source:"):
        body = text.find("\n\n", text.find("\n#") + 1) if "\n#" in text[:600] else text.find("\n")
        if body > 0:
            _zone(text, outside, "web_chrome", 0, body)
            return body
    return start


def _is_letterhead(line: str, marks: Marks) -> bool:
    if marks.motto.search(line):
        return True
    head = line[:40]
    letters = [c for c in head if c.isalpha()]
    if letters and sum(c.isupper() for c in letters) > 0.8 * len(letters) and marks.issuer.match(line):
        return True
    return bool(_NUMBER_LINE.match(line)) and len(line) < 120


def _finish(text: str, start: int, marks: Marks, outside: list[Zone]) -> int:
    found = marks.chrome.search(text, start + 200)
    if found is None:
        return len(text.rstrip())
    at = found.start()
    # the portal's caption of the document, one or more lines above the first mark
    while True:
        line = text.rfind("\n", 0, max(at - 1, 0))
        previous = text[line + 1 : at].strip()
        if line <= start:
            break
        if not previous or _CAPTION.match(previous):
            at = line
            continue
        above = text.rfind("\n", 0, line)
        if not _CAPTION.match(text[above + 1 : line].strip()):
            break
        at = line
    at = max(at, start)
    _zone(text, outside, "web_chrome", at, len(text))
    return len(text[:at].rstrip())


_CAPTION = re.compile(
    r"(?:Quyết định|Kế hoạch|Chỉ thị|Nghị quyết|Nghị định|Thông tư(?: liên tịch)?|Thông báo|Kết luận|Quy định|Công văn|Công điện|Chương trình"
    r"|Hướng dẫn|Luật|Báo cáo|Tờ trình|Văn bản hợp nhất)\s+\d+[a-z]?[/\-]\S+\s+(?:năm \d{4}|ngày|về|[a-zđ])"
)


def _cut(text: str, start: int, end: int) -> list[tuple[int, tuple[int, int] | None, bool]]:
    """Where each document of the file begins: (start, type line, whether an appendix)."""
    top = max(text.rfind("\n", 0, start), 0)
    main = _TYPE_LINE.search(text, top, end)
    addressee = _ADDRESSEE.search(text, top, min(end, start + 2500))
    if main is not None and main.start() > start + 6000:
        main = None
    if main is not None and addressee is not None and addressee.start() < main.start():
        main = None
    if main is None and addressee is None:
        main = _TYPE_OPENS.search(text, top, min(end, start + 3000))
    cuts: list[tuple[int, tuple[int, int] | None, bool]] = [(start, main.span("type") if main else None, False)]
    after = main.end() if main else start
    found: list[tuple[int, tuple[int, int], bool]] = []
    for part in _PART_LINE.finditer(text, after, end):
        tail = text[part.end() : part.end() + 1200]
        given = _ATTACHED_TO.search(tail)
        enacts = text[part.end("type") : part.end("type") + 3].lstrip(" *").startswith(":")
        if enacts or given is None:
            continue
        head = tail[: given.start()]
        if len(head) > 700 or re.search(r"\n(?:Điều\s+\d|[IVX]+\. |1\. )|\.\n", head):
            continue
        found.append((part.start("type"), part.span("type"), part["type"] in ("BIỂU MẪU", "PHỤ BIỂU")))
    for part in _APPENDIX.finditer(text, after, end):
        found.append((part.start("type"), part.span("type"), True))
    for cut in sorted(found):
        if cut[0] - cuts[-1][0] > 40:
            cuts.append(cut)
    return cuts


# --- one document ----------------------------------------------------------------------------------------------------


def _lay(text: str, frame: Frame, part: int, marks: Marks) -> None:
    """Set a document's zones; what is left between title and tail is its content."""
    here, end = frame.start, frame.end
    while end > here and text[end - 1].isspace():
        end -= 1
    frame.end = end
    if frame.appendix:
        frame.title = _title(text, frame, marks)[1]
        _zone(text, frame.zones, "appendix", frame.start, end, part)
        frame.content = (frame.start, end)
        return
    if frame.type_line is not None:
        type_start = text.rfind("\n", 0, frame.type_line[0]) + 1
        while text[type_start] in " \t":
            type_start += 1
        if type_start > here:
            _letterhead(text, frame, here, type_start, part, marks)
        title_end, frame.title = _title(text, frame, marks)
        _zone(text, frame.zones, "title", type_start, title_end, part)
        here = _issuer_line(text, frame, title_end, end, part, marks)
        addressee = _ADDRESSEE.search(text, here - 1, min(end, here + 400))
        if (addressee is not None and not text[here : addressee.start()].strip()) or (addressee is not None and "điện" in addressee.group() and not text[here : addressee.start()].strip()):
            here = _addressee(text, frame, addressee.start() + 1, end, part)
    else:
        here = _letter(text, frame, here, end, part, marks)
    tail = _tail(text, frame, here, end, part, marks)
    frame.content = (here, tail)


def _letterhead(text: str, frame: Frame, start: int, end: int, part: int, marks: Marks) -> None:
    """The letterhead of a file with a type line; debris of stamps between is left inside."""
    _zone(text, frame.zones, "letterhead", start, end, part)


def _title(text: str, frame: Frame, marks: Marks) -> tuple[int, tuple[int, int] | None]:
    """End of the title block and the span of the trích yếu behind the type."""
    assert frame.type_line is not None
    lines = _lines(text, frame.type_line[1], min(frame.end, frame.type_line[1] + 4000), 40)
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
        if open_bracket or _ATTACHED_TO.match(line):
            if not line.startswith("(") and not open_bracket and frame.type_line and gap > 1 and title_start >= 0 and len(line) > 200:
                break
            open_bracket = line.count("(") + (1 if open_bracket else 0) > line.count(")")
            block_end, previous_end = b, b
            if not open_bracket:
                break
            continue
        upper = _mostly_upper(line)
        if title_start >= 0:
            previous = text[title_start:title_end]
            runs_on = bool(_SLIP.search(previous)) or line[0].islower()
            was_upper = _mostly_upper(previous)
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
            if upper and marks.issuer.match(line) and _stands_alone(text, b, marks) and not line.startswith(("CỦA", "BAN HÀNH")):
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


def _mostly_upper(line: str) -> bool:
    letters = [c for c in line if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) >= 0.85 * len(letters)


def _stands_alone(text: str, end: int, marks: Marks) -> bool:
    """Whether recitals follow this line, so that it names the issuing authority."""
    for a, b in _lines(text, end, min(len(text), end + 700), 2):
        line = text[a:b]
        if marks.recital.match(line) or line.startswith("Căn"):
            return True
    return False


def _issuer_line(text: str, frame: Frame, at: int, end: int, part: int, marks: Marks) -> int:
    """The issuing authority's line between title and recitals is letterhead again."""
    lines = _lines(text, at, min(end, at + 600), 4)
    stop = at
    start = -1
    for a, b in lines:
        line = text[a:b]
        if set(line) <= set("-_*=— "):
            continue
        if _mostly_upper(line) and len(line) < 120 and (start >= 0 or marks.issuer.match(line)):
            start = a if start < 0 else start
            stop = b
        else:
            break
    if start >= 0:
        _zone(text, frame.zones, "letterhead", start, stop, part)
    return stop


def _letter(text: str, frame: Frame, here: int, end: int, part: int, marks: Marks) -> int:
    """A công văn: letterhead, "V/v ..." as title, place and date, "Kính gửi ..."."""
    about = _ABOUT.search(text, max(0, here - 1), min(end, here + 2500))
    inline = re.compile(r"\s(?:V/v|v/v)\s").search(text, here, min(end, here + 1200)) if about is None else None
    addressee = _ADDRESSEE.search(text, max(0, here - 1), min(end, here + 3000))
    if about is None and inline is None and addressee is None:
        return _plain_head(text, frame, here, end, part, marks)
    at = here
    title_at = about.start() + 1 if about else inline.start() + 1 if inline else -1
    stop = addressee.start() + 1 if addressee else min(end, here + 3000)
    if 0 <= title_at < stop:
        while text[title_at] in " \t*":
            title_at += 1
        _zone(text, frame.zones, "letterhead", at, title_at, part)
        title_end = _about_end(text, title_at, stop)
        frame.title = (title_at, title_end)
        _zone(text, frame.zones, "title", title_at, title_end, part)
        at = title_end
    if addressee is not None:
        dated = _PLACE_DATE.search(text, at, stop)
        if dated is not None:
            head_end = text.find("\n\n", dated.start())
            head_end = head_end if 0 <= head_end < stop else stop
            _zone(text, frame.zones, "letterhead", at, min(head_end, stop), part)
        elif title_at < 0:
            _zone(text, frame.zones, "letterhead", at, stop, part)
        word = text.find("Kính", addressee.start(), addressee.end())
        return _addressee(text, frame, word if word >= 0 else stop, end, part)
    return at


def _about_end(text: str, at: int, stop: int) -> int:
    """End of "V/v ...": its paragraph, or the place and date on the same line."""
    block = text.find("\n\n", at, stop)
    block = block if block >= 0 else stop
    dated = _PLACE_DATE.search(text, at, block)
    if dated is not None:
        block = dated.start() + 1
        # "Hà Nội, ngày": the place may have words of the title before it on the line
        place = re.compile(r"(?:TP\.?\s?|Thành phố\s)?(?:[\p{Lu}][\p{Ll}]*\s?){1,4},\s*ngày").search(text, at, stop)
        if place is not None:
            block = place.start()
    end = block
    while end > at and text[end - 1].isspace():
        end -= 1
    return end


def _addressee(text: str, frame: Frame, at: int, end: int, part: int) -> int:
    """"Kính gửi: ..." up to the end of its list."""
    stop = text.find("\n", at, end)
    stop = end if stop < 0 else stop
    here = stop
    while True:
        for a, b in _lines(text, here, min(end, here + 1500), 1):
            line = text[a:b]
            if (line.startswith(("- ", "-", "+", "•")) and text[a - 1 : a + 1] != "--") or (line[0].islower() and text.count("\n", here, a) == 1):
                stop = b
                break
        else:
            break
        if stop <= here:
            break
        here = stop
    _zone(text, frame.zones, "recipients", at, stop, part)
    return stop


def _plain_head(text: str, frame: Frame, here: int, end: int, part: int, marks: Marks) -> int:
    """No type line, no addressee: letterhead lines at the top, if any."""
    stop = here
    for a, b in _lines(text, here, end, 12):
        if not _is_letterhead(text[a:b], marks) and not _PLACE_DATE.search(text[a:b]) and any(c.isalnum() for c in text[a:b]):
            break
        stop = b
    if stop > here:
        _zone(text, frame.zones, "letterhead", here, stop, part)
    return stop


# --- the tail --------------------------------------------------------------------------------------------------------


def _tail(text: str, frame: Frame, start: int, end: int, part: int, marks: Marks) -> int:
    """Recipients, signature and footnotes; returns where the content ends."""
    where = None
    for where in _RECIPIENTS.finditer(text, start, end):
        pass
    zones: list[Zone] = []
    if where is None:
        stop = _signature_only(text, start, end, part, marks, zones)
        frame.zones.extend(zones)
        return stop
    first = where.end() - len(where.group().lstrip("\n \t*#|>"))
    content_end = first
    after = _recipient_end(text, first, end, marks)
    _zone(text, zones, "recipients", first, after, part)
    signed = _signature(text, after, end, marks)
    if signed is None:
        # the signature may stand above "Nơi nhận"
        above = _signature_above(text, start, first, marks)
        if above is not None:
            _zone(text, zones, "signature", above[0], above[1], part)
            content_end = above[0]
        stop = after
    else:
        _zone(text, zones, "signature", signed[0], signed[1], part)
        stop = signed[1]
    note = _FOOTNOTE.search(text, max(start, stop - 1), end)
    if note is not None:
        _zone(text, zones, "footnotes", note.start() + 1, end, part)
    zones.sort(key=lambda z: z.start)
    frame.zones.extend(zones)
    return content_end


def _recipient_end(text: str, start: int, end: int, marks: Marks) -> int:
    """End of the list of recipients: its last bullet, before powers and posts."""
    lines = _lines(text, start, end, 200)
    stop = lines[0][1] if lines else start
    for n, (a, b) in enumerate(lines):
        line = text[a:b]
        if n == 0:
            kept = re.search(r"[Ll]ưu:?\s[^;]*?[.)](?=\s+[\p{Lu}]{2})|[Ll]ưu:?\s[^;]*?(?=\s(?:TM|KT|TL|TUQ)\.|\s+[\p{Lu}]{4,}\s[\p{Lu}]{3,})", line)
            if kept is not None and len(line) > 60:
                return a + kept.end()
            stop = b
            continue
        if marks.signer.match(line):
            break
        if line[0] in "-+•*~" or line[0].islower() or text.count("\n", stop, a) == 1 or line.startswith(("Lưu", "Như", "Trợ lý", "TGĐ", "Các", "VP", "UB", "Ủy")):
            stop = b
            if re.search(r"[Ll]ưu\s?:?\s*(?:Văn thư|VT)", line):
                kept = re.search(r"[Ll]ưu\s?:?\s*(?:Văn thư|VT)[^.;]*(?:\.[A-ZĐ][\w-]*)?\.?\)?", line)
                rest = line[kept.end() :].strip() if kept else ""
                if not rest.startswith((",", ";")) and (n + 1 >= len(lines) or text[lines[n + 1][0]] not in "-+•"):
                    if kept and rest and not _mostly_upper(rest) and len(rest) < 14 and "(" not in rest:
                        return a + kept.end() + len(line[kept.end() :].rstrip())
                    return a + kept.end() if kept and _mostly_upper(rest) and rest else b
            continue
        break
    return stop


def _signature(text: str, at: int, end: int, marks: Marks) -> tuple[int, int] | None:
    """Span of the powers, posts and name that follow `at`, or None."""
    lines = _lines(text, at, min(end, at + 900), 14)
    start, stop, posts = -1, -1, 0
    for a, b in lines:
        line = text[a:b]
        if start < 0:
            if marks.signer.match(line) or (_mostly_upper(line) and marks.issuer.search(line)) or re.search(r"TRƯỞNG|CHỦ NHIỆM", line):
                if len(line) < 160:
                    start, stop = a, b
                    named = re.search(r"(?:[\p{Lu}][\p{Ll}]*\s?[\p{Ll}]?\s?){2,5}$", line)
                    if named and not _mostly_upper(named.group()) and marks.signer.match(line):
                        return start, stop
                    continue
            if len(line) > 12 and a - at > 30:
                return None
            continue
        if _mostly_upper(line) and posts < 6 and len(line) < 90:
            stop, posts = b, posts + 1
            continue
        if _NAME.match(line) and len(line) < 40:
            return start, b
        if re.match(r"(?:\(?[Đđ]ã ký\)?|[A-ZĐ][\w. ]{1,20}[A-ZĐ]\w+)$", line) and len(line) < 40:
            stop = b
            continue
        break
    return (start, stop) if start >= 0 else None


def _signature_above(text: str, start: int, end: int, marks: Marks) -> tuple[int, int] | None:
    lines = _lines(text, max(start, end - 500), end, 40)[-9:]
    for a, _ in lines:
        line_end = text.find("\n", a, end)
        line = text[a : line_end if line_end >= 0 else end].strip()
        if marks.signer.match(line) and _mostly_upper(line) and len(line) < 90:
            stop = end
            while text[stop - 1].isspace():
                stop -= 1
            return a, stop
    return None


def _signature_only(text: str, start: int, end: int, part: int, marks: Marks, zones: list[Zone]) -> int:
    above = _signature_above(text, start, end, marks)
    if above is None:
        note = _FOOTNOTE.search(text, max(start, end - 6000), end)
        if note is not None and "[1]" in note.group():
            _zone(text, zones, "footnotes", note.start() + 1, end, part)
            return note.start() + 1
        return end
    _zone(text, zones, "signature", above[0], above[1], part)
    return above[0]


def enacting_line(text: str, start: int, end: int) -> int:
    """End of "QUYẾT ĐỊNH:" that closes the recitals, or -1."""
    found = _ENACTS.search(text, max(0, start - 1), end)
    if found is None:
        return -1
    stop = found.end()
    while text[stop - 1].isspace():
        stop -= 1
    return stop


def _zone(text: str, zones: list[Zone], kind: str, start: int, end: int, part: int = 0) -> None:
    """Add a zone without the blanks at its ends; nothing where nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        zones.append(Zone(kind, start, end, part))
