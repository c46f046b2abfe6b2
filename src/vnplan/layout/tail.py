"""The tail of one document: recipients, signature, footnotes.

Boxes 7 and 9b of Nghị định 30/2020/NĐ-CP annex I.
"""

from __future__ import annotations

import regex as re

from vnplan.layout.zones import LEAD, Marks, PartDraft, RegionDraft, add_zone, lines_of, mostly_upper

_RECIPIENTS = re.compile(LEAD + r"(?:Nơi\s+nhận|NƠI\s+NHẬN)[ \t*]*:?")
_FOOTNOTE = re.compile(r"\n[ \t]*(?:\[1\]|1(?=[ \t]+[\p{Lu}“]))")
_POST_AND_NAME = re.compile(r"[\p{Lu}]{3,}\s+(?:[\p{Lu}][\p{Ll}]+\s+){1,4}[\p{Lu}][\p{Ll}]*$")
_NAME = re.compile(r"^(?:[\p{Lu}][\p{Ll}]*\s?){2,6}(?:\s?[\p{Ll}]{1,4})?$")


def tail(text: str, frame: PartDraft, start: int, end: int, part: int, marks: Marks) -> int:
    """Recipients, signature and footnotes; returns where the content ends."""
    where = next(reversed(list(_RECIPIENTS.finditer(text, start, end))), None)
    zones: list[RegionDraft] = []
    if where is None:
        stop = _signature_only(text, start, end, part, marks, zones)
        frame.zones.extend(zones)
        return stop
    first = where.end() - len(where.group().lstrip("\n \t*#|>"))
    content_end = first
    after = _recipient_end(text, first, end, marks)
    add_zone(text, zones, "recipients", first, after, part)
    signed = _signature(text, after, end, marks)
    if signed is None:
        # the signature may stand above "Nơi nhận"
        above = _signature_above(text, start, first, marks)
        if above is not None:
            add_zone(text, zones, "signature", above[0], above[1], part)
            content_end = above[0]
        stop = after
    else:
        add_zone(text, zones, "signature", signed[0], signed[1], part)
        stop = signed[1]
    note = _FOOTNOTE.search(text, max(start, stop - 1), end)
    if note is not None:
        add_zone(text, zones, "footnotes", note.start() + 1, end, part)
    zones.sort(key=lambda z: z.start)
    frame.zones.extend(zones)
    return content_end


def _recipient_end(text: str, start: int, end: int, marks: Marks) -> int:
    """End of the list of recipients: its last bullet, before powers and posts."""
    lines = lines_of(text, start, end, 200)
    stop = lines[0][1] if lines else start
    for n, (a, b) in enumerate(lines):
        line = text[a:b]
        if n == 0:
            kept = re.search(
                r"[Ll]ưu:?\s[^;]{0,200}?[.)](?=\s+[\p{Lu}]{2})|[Ll]ưu:?\s[^;]{0,200}?(?=\s(?:TM|KT|TL|TUQ)\.|\s+[\p{Lu}]{4,}\s[\p{Lu}]{3,})",
                line,
            )
            if kept is not None and len(line) > 60:
                return a + kept.end()
            stop = b
            continue
        if marks.signer.match(line):
            break
        if (
            line[0] in "-+•*~"
            or line[0].islower()
            or text.count("\n", stop, a) == 1
            or line.startswith(("Lưu", "Như", "Trợ lý", "TGĐ", "Các", "VP", "UB", "Ủy"))
        ):
            stop = b
            if re.search(r"[Ll]ưu\s?:?\s*(?:Văn thư|VT)", line):
                kept = re.search(r"[Ll]ưu\s?:?\s*(?:Văn thư|VT)[^.;]*(?:\.[A-ZĐ][\w-]*)?\.?\)?", line)
                rest = line[kept.end() :].strip() if kept else ""
                if not rest.startswith((",", ";")) and (n + 1 >= len(lines) or text[lines[n + 1][0]] not in "-+•"):
                    if kept and rest and not mostly_upper(rest) and len(rest) < 14 and "(" not in rest:
                        return a + kept.end() + len(line[kept.end() :].rstrip())
                    return a + kept.end() if kept and mostly_upper(rest) and rest else b
            continue
        break
    return stop


def _signature(text: str, at: int, end: int, marks: Marks) -> tuple[int, int] | None:
    """Span of the powers, posts and name that follow `at`, or None."""
    lines = lines_of(text, at, min(end, at + 900), 14)
    start, stop, posts = -1, -1, 0
    for a, b in lines:
        line = text[a:b]
        if start < 0:
            if (
                marks.signer.match(line)
                or (mostly_upper(line) and marks.issuer.search(line))
                or re.search(r"TRƯỞNG|CHỦ NHIỆM", line)
            ) and len(line) < 160:
                start, stop = a, b
                named = re.search(r"(?:[\p{Lu}][\p{Ll}]*\s?[\p{Ll}]?\s?){2,5}$", line)
                if named and not mostly_upper(named.group()) and marks.signer.match(line):
                    return start, stop
                continue
            if len(line) > 12 and a - at > 30:
                return None
            continue
        if mostly_upper(line) and posts < 6 and len(line) < 90:
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
    lines = lines_of(text, max(start, end - 500), end, 40)[-9:]
    for a, _ in lines:
        line_end = text.find("\n", a, end)
        line = text[a : line_end if line_end >= 0 else end].strip()
        if marks.signer.match(line) and (mostly_upper(line) or _POST_AND_NAME.search(line)) and len(line) < 120:
            stop = end
            while text[stop - 1].isspace():
                stop -= 1
            return a, stop
    return None


def _signature_only(text: str, start: int, end: int, part: int, marks: Marks, zones: list[RegionDraft]) -> int:
    above = _signature_above(text, start, end, marks)
    if above is None:
        note = _FOOTNOTE.search(text, max(start, end - 6000), end)
        if note is not None and "[1]" in note.group():
            add_zone(text, zones, "footnotes", note.start() + 1, end, part)
            return note.start() + 1
        return end
    add_zone(text, zones, "signature", above[0], above[1], part)
    return above[0]
