"""The frame of a document: what is portal chrome, letterhead, title, recitals, recipients, signature, appendix.

Boxes of an administrative document: Nghị định 30/2020/NĐ-CP annex I; of a Party document: Hướng dẫn 05-HD/VPTW.
Only key lines are looked for, so a long text costs no more than its head, its tail and a few literal searches.
"""

from __future__ import annotations

import regex as re

from vnplan.layout.head import lay
from vnplan.layout.zones import (
    ADDRESSEE,
    ATTACHED_TO,
    LEAD,
    Marks,
    PartDraft,
    RegionDraft,
    add_zone,
    is_letterhead,
    lines_of,
    marks_of,
    mostly_upper,
)
from vnplan.tables.rules import Rules

_APPENDIX = re.compile(
    LEAD
    + r"(?P<type>PHỤ LỤC|Phụ lục|PHỤ LUC)(?:[ \t]+(?:SỐ|số)?[ \t]*(?:[IVXLC]{1,6}|\d{1,3}|[A-Z])[a-zA-Z]?)?"
    + r"[ \t.:*|]*(?=\n)"
)
_ENACTS = re.compile(LEAD + r"(?:QUYẾT\s+ĐỊNH|QUYẾT\s+NGHỊ|QUY[ẾÉ]T\s+Đ[ỊI]NH|CHỈ\s+THỊ|LỆNH)[ \t*]*:[ \t*]*(?=\n|$)")
_PROPERTIES = re.compile(r"(?:^|\n)Số hiệu:\s")
_PROPERTY_END = re.compile(r"\nTình trạng:\s*(?:\n\s*)?[^\n]+")
_SIGNED_AT = re.compile(r"(?:^|\n)[^\n]*Thời gian ký[^\n]*")
_SIGNED_BY = re.compile(r"(?:^|\n)(?:Người ký|Ký bởi)\s*:")


def frames(text: str, rules: Rules) -> tuple[list[PartDraft], list[RegionDraft]]:
    """The documents in a file, in order, and the zones outside them (chrome, property table)."""
    if not text.strip():
        return [], []
    marks = marks_of(rules)
    outside: list[RegionDraft] = []
    start = _begin(text, marks, outside)
    end = _finish(text, start, marks, outside)
    cuts = _cut(text, start, end, marks)
    out: list[PartDraft] = []
    for n, (at, type_line, appendix) in enumerate(cuts):
        stop = cuts[n + 1][0] if n + 1 < len(cuts) else end
        frame = PartDraft(at, stop, type_line, appendix=appendix)
        lay(text, frame, n, marks)
        out.append(frame)
    return out, outside


def _begin(text: str, marks: Marks, outside: list[RegionDraft]) -> int:
    start = 0
    properties = _PROPERTIES.search(text, 0, 6000)
    if properties is not None:
        first = properties.start() + (text[properties.start()] == "\n")
        closed = _PROPERTY_END.search(text, properties.end(), properties.end() + 1500)
        last = closed.end() if closed else text.find("\n\n", properties.end())
        last = last if last > 0 else properties.end()
        add_zone(text, outside, "web_chrome", 0, first)
        add_zone(text, outside, "metadata", first, last)
        start = last
    else:
        signed = _SIGNED_AT.search(text, 0, 900)
        by = _SIGNED_BY.search(text, 0, 600)
        if signed is not None and by is not None and by.start() < signed.end():
            add_zone(text, outside, "metadata", by.start(), signed.end())
            start = signed.end()
    lines = lines_of(text, start, len(text), 40)
    for n, (a, b) in enumerate(lines):
        line = text[a:b]
        if len(line) < 24 and n + 1 < len(lines) and mostly_upper(line):  # "BỘ", "TÀI CHÍNH": a wrapped letterhead
            line += " " + text[lines[n + 1][0] : lines[n + 1][1]]
        if is_letterhead(line, marks) or marks.type_line.match("\n" + line) or marks.type_opens.match("\n" + line):
            if not line.startswith(("Source:", "# ")):
                if a > start:
                    add_zone(text, outside, "web_chrome", start, a)
                return a
    if text.startswith("Source:"):
        body = text.find("\n\n", text.find("\n#") + 1) if "\n#" in text[:600] else text.find("\n")
        if body > 0:
            add_zone(text, outside, "web_chrome", 0, body)
            return body
    return start


def _finish(text: str, start: int, marks: Marks, outside: list[RegionDraft]) -> int:
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
        if not previous or marks.caption.match(previous):
            at = line
            continue
        above = text.rfind("\n", 0, line)
        if not marks.caption.match(text[above + 1 : line].strip()):
            break
        at = line
    at = max(at, start)
    add_zone(text, outside, "web_chrome", at, len(text))
    return len(text[:at].rstrip())


def _cut(text: str, start: int, end: int, marks: Marks) -> list[tuple[int, tuple[int, int] | None, bool]]:
    """Where each document of the file begins: (start, type line, whether an appendix)."""
    top = max(text.rfind("\n", 0, start), 0)
    main = marks.type_line.search(text, top, end)
    addressee = ADDRESSEE.search(text, top, min(end, start + 2500))
    if main is not None and main.start() > start + 6000:
        main = None
    if main is not None and addressee is not None and addressee.start() < main.start():
        main = None
    if main is None and addressee is None:
        main = marks.type_opens.search(text, top, min(end, start + 3000))
    cuts: list[tuple[int, tuple[int, int] | None, bool]] = [(start, main.span("type") if main else None, False)]
    after = main.end() if main else start
    found: list[tuple[int, tuple[int, int], bool]] = []
    for part in marks.part_line.finditer(text, after, end):
        stop = min(end, part.end() + 1200)
        if text.find("èm", part.end(), stop) < 0 and text.find("ÈM", part.end(), stop) < 0:
            continue  # no "kèm theo": the commonest case
        given = ATTACHED_TO.search(text, part.end(), stop)
        enacts = text[part.end("type") : part.end("type") + 3].lstrip(" *").startswith(":")
        if enacts or given is None:
            continue
        head = text[part.end() : given.start()]
        if len(head) > 700 or re.search(r"\n(?:Điều\s+\d|[IVX]+\. |1\. )|\.\n", head):
            continue
        found.append((part.start("type"), part.span("type"), part["appendix"] is not None))
    for part in _APPENDIX.finditer(text, after, end):
        found.append((part.start("type"), part.span("type"), True))
    for cut in sorted(found):
        if cut[0] - cuts[-1][0] > 40:
            cuts.append(cut)
    return cuts


def enacting_line(text: str, start: int, end: int) -> int:
    """End of "QUYẾT ĐỊNH:" that closes the recitals, or -1."""
    found = _ENACTS.search(text, max(0, start - 1), end)
    if found is None:
        return -1
    stop = found.end()
    while text[stop - 1].isspace():
        stop -= 1
    return stop
