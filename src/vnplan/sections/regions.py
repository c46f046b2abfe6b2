"""Sections and regions of each document in a file, quoted amendments and footnotes."""

from __future__ import annotations

import re

import regex

from vnplan.layout.documents import enacting_line
from vnplan.layout.draft import PartDraft, RegionDraft, add_region
from vnplan.layout.lines import marks_of
from vnplan.sections.headings import heading_of, line_style, paragraph_end
from vnplan.sections.nesting import SectionDraft, outline
from vnplan.tables.rules import Rules


def structure(
    text: str, docs: list[PartDraft], outside: list[RegionDraft], rules: Rules
) -> tuple[list[tuple[int, list[SectionDraft]]], list[RegionDraft]]:
    """Sections of each part, and all zones in order with preamble, body and closing set."""
    marks = marks_of(rules)
    zones = list(outside)
    units: list[tuple[int, list[SectionDraft]]] = []
    for part, frame in enumerate(docs):
        zones.extend(frame.zones)
        start, end = frame.content
        if frame.appendix:
            found = _in_appendix(text, start, end)
            for zone in frame.zones:
                if zone.name == "footnotes":
                    found.extend(_footnotes(text, zone, len(found)))
            units.append((part, found))
            continue
        quoted = frame.quoted = _quoted(text, start, end)
        enacted = enacting_line(text, start, end)
        first = enacted if enacted >= 0 else start
        found = outline(text, first, end, quoted)
        style = line_style(text, start, end)
        closing = _closing(text, found, first, end, marks.closing, style)
        if closing >= 0:
            for unit in found:
                if unit.end > closing:
                    unit.end = len(text[unit.start : closing].rstrip()) + unit.start
        _give_headings(text, found, style)
        body_at = found[0].start if found else -1
        content_end = closing if closing >= 0 else end
        if enacted >= 0:
            add_region(zones, "preamble", start, enacted, text, part)
            add_region(zones, "body", enacted, content_end, text, part)
        elif body_at >= 0:
            opening = _opening_end(text, start, body_at)
            add_region(zones, "preamble", start, opening, text, part)
            add_region(zones, "body", opening, content_end, text, part)
        else:
            opening = _opening_end(text, start, end)
            if opening < end:
                add_region(zones, "preamble", start, opening, text, part)
            add_region(zones, "body", opening if opening < end else start, content_end, text, part)
        if closing >= 0:
            add_region(zones, "closing", closing, end, text, part)
        for zone in frame.zones:
            if zone.name == "footnotes":
                found.extend(_footnotes(text, zone, len(found)))
        units.append((part, found))
    zones.sort(key=lambda z: z.start)
    return units, zones


def _give_headings(text: str, units: list[SectionDraft], style: str) -> None:
    for n, unit in enumerate(units):
        stop = units[n + 1].start if n + 1 < len(units) and units[n + 1].start < unit.end else unit.end
        unit.heading, _ = heading_of(text, unit, stop, stop < unit.end, style)


def _in_appendix(text: str, start: int, end: int) -> list[SectionDraft]:
    """The items an appendix numbers itself; none of a form that holds articles, nor where only one is numbered."""
    found = outline(text, start, end, [])
    if any(unit.rung == "dieu" for unit in found) or sum(unit.parent is None for unit in found) < 2:
        return []
    _give_headings(text, found, line_style(text, start, end))
    return found


_LEADS_IN = re.compile(r"(?:như\s+sau|sau\s+đây|sau|[Cc]ụ\s+thể|là)\s*:[ \t]*(?=\n)")


def _opening_end(text: str, start: int, first: int) -> int:
    """Where recitals end: at the line that ends in "... như sau:", else at the first section."""
    found = None
    for found in _LEADS_IN.finditer(text, start, first):
        if found.start() - start < 6000:
            break
    if found is None:
        return first
    rest = text[found.end() : first].strip()
    return found.end() if rest else first


_QUOTE_OPENS = re.compile(
    r"(?:\n[ \t]*|:\s{0,3})[“\"](?=[ \t]*(?:Điều|Chương|Mục|Phần|\d{1,3}[a-z]?\.|[a-zđ]\d?\)|Phụ|“))"
)
_QUOTE_CLOSES = re.compile(r"[”\"](?=[ \t]*[.;,]?[ \t]*(?:\n|$))")
_QUOTED_ARTICLE = re.compile(r"\s*[“\"]?(?:Điều|Chương|Mục|Phần|Phụ)")
_ARTICLE_LINE = re.compile(r"\n[ \t]*Điều\s+\d+\.")
# "b) Sửa đổi, bổ sung khoản 4 như sau:" and a new quotation: the next amendment
_AMENDMENT = (
    r"(?:Điều\s+\d+[.:]|\d{1,3}\.|[a-zđ]\))[ \t]*(?:Sửa\s+đổi|Bổ\s+sung|Thay\s+thế)"
    r"(?:[^\n“”:]|\n(?!\n)){0,400}+:[ \t]*\n\s{0,8}“"
)
_NEXT_AMENDMENT = re.compile(r"\n[ \t]*(?=" + _AMENDMENT + ")")
_QUOTED_AMENDMENT = re.compile(r"[ \t]*" + _AMENDMENT)


def _quoted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Quoted amendments: from a quotation mark before a label to the mark that closes a line."""
    out: list[tuple[int, int]] = []
    at, closed = start, -1
    while True:
        opened = _QUOTE_OPENS.search(text, at, end)
        if opened is None:
            return out
        begin = opened.end() - 1
        if closed < opened.end():
            close = _QUOTE_CLOSES.search(text, opened.end(), end)
            closed = close.end() if close else end + 40000
        stop = closed if closed <= opened.end() + 40000 else opened.end()
        if not _QUOTED_ARTICLE.match(text, opened.end()):
            article = _ARTICLE_LINE.search(text, opened.end(), stop)
            stop = article.start() if article else stop  # the mark was never closed
        if not _QUOTED_AMENDMENT.match(text, opened.end()):
            following = _NEXT_AMENDMENT.search(text, opened.end(), stop)
            stop = following.start() if following else stop  # nor here
        out.append((begin, stop))
        at = max(stop, opened.end())


def _closing(
    text: str, units: list[SectionDraft], start: int, end: int, pattern: regex.Pattern[str], style: str
) -> int:
    """Start of the paragraphs behind the last item that speak for the whole document, or -1."""
    if not units:
        return _closing_alone(text, start, end, pattern, style)
    last = units[-1]
    at = last.text_start
    articled = any(u.rung == "dieu" for u in units)
    at = paragraph_end(text, at, end, style)
    while at < end:
        while at < end and text[at].isspace():
            at += 1
        if at >= end:
            return -1
        if pattern.match(text, at) and text[at] not in "-+•":
            if not articled or re.match(r"[^.;]{3,60}\s+này\s+(?:đã\s+)?được", text[at : at + 120]):
                return at
        at = paragraph_end(text, at, end, style)
        if text[at : at + 1] not in ("\n", ""):
            return -1
    return -1


def _closing_alone(text: str, start: int, end: int, pattern: regex.Pattern[str], style: str) -> int:
    """The same where nothing is numbered: the last paragraphs of a letter, all but its first."""
    closing, paragraphs, at = -1, 0, start
    words_end = start + len(text[start:end].rstrip())
    while at < end:
        while at < end and text[at].isspace():
            at += 1
        if at >= end:
            break
        stop = max(paragraph_end(text, at, end, style), at + 1)
        last = stop >= words_end
        if not paragraphs or pattern.match(text, at) is None or (stop - at > 200 and not last):
            closing = -1
        elif closing < 0:
            closing = at
        paragraphs += 1
        at = stop
    return closing


_NOTE_LABEL = re.compile(r"(?:^|\n)[ \t]*(?P<label>\[\d{1,3}\]|\d{1,3}(?=[ \t]+\S))[ \t]*")


def _footnotes(text: str, zone: RegionDraft, _base: int) -> list[SectionDraft]:
    out: list[SectionDraft] = []
    expected = 1
    for found in _NOTE_LABEL.finditer(text, max(0, zone.start - 1), zone.end):
        value = int(found["label"].strip("[]"))
        if value != expected or (out and out[0].label[0] == "[" != found["label"][0]):
            continue
        if out:
            out[-1].end = _rstrip(text, out[-1].start, found.start("label"))
        out.append(SectionDraft("footnote", found["label"], found.start("label"), found.end(), value, None, zone.end))
        expected += 1
    return out


def _rstrip(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
