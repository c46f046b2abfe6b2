"""Rules of form on the grounds of a document and on how it names others: "Căn cứ ...;", first mentions in full.

RULES is the table of contents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnplan.models import Citation
from vnplan.review.check_rules import Hit
from vnplan.review.sheet import Para, Sheet
from vnplan.text.symbols import split_number

_BASIS = re.compile(r"(?:Căn cứ|Theo đề nghị|Xét đề nghị|Xét Tờ trình)(?!\w)")
_RECITAL = re.compile(r"(?:Căn cứ|Theo|Xét|Thực hiện|Sau khi|Trên cơ sở|Được sự)(?!\w)")
_DASH = re.compile(r"-\s*")


def _grounds(sheet: Sheet) -> list[tuple[Para, bool]]:
    """The lines of grounds below the title, and whether each is the last of what is recited there.

    A line the recital runs on to ("Nghị định số 92/2017/NĐ-CP ...;") is none; the Party has a dash before each.
    """
    before = sheet.document.sections[0].start if sheet.document.sections else len(sheet.document.text)
    lines = [p for p in sheet.of("title", "preamble", "body", "letterhead", "closing") if p.start < before]
    said = [_DASH.sub("", p.text, count=1) if sheet.family == "party" else p.text for p in lines]
    first = next((n for n, words in enumerate(said) if words.startswith("Căn cứ ")), None)
    if first is None:
        return []
    stop = first
    while stop < len(lines) and (_RECITAL.match(said[stop]) or (said[stop][-1] == ";" and said[stop][0] not in '“"')):
        stop += 1
    return [(lines[n], n == stop - 1) for n in range(first, stop) if _BASIS.match(said[n])]


def basis_line(sheet: Sheet) -> Iterator[Hit]:
    """A ground, not the last, that does not end in ";": "Căn cứ Luật Giáo dục năm 2019"."""
    for para, last in _grounds(sheet):
        if not last and para.text[-1] not in ';:”"':
            yield sheet.hit("basis_line", para.start, para.end)


def basis_last(sheet: Sheet) -> Iterator[Hit]:
    """The last ground, with the wrong mark behind it: "Theo đề nghị của Giám đốc Sở Y tế;" above QUYẾT ĐỊNH:."""
    for para, last in _grounds(sheet):
        if last and para.text[-1] not in '.:”"':
            if sheet.family != "party":
                yield sheet.hit("basis_last", para.start, para.end)
            elif para.text[-1] != ",":
                yield sheet.hit("party_basis_last", para.start, para.end)


_JOINED = re.compile(r"[;,.]\s+(?=[Cc]ăn cứ\s+(?:Luật|Bộ luật|Pháp lệnh|Hiến pháp|\w+(?:\s\w+){0,2}\s+số))")


def basis_joined(sheet: Sheet) -> Iterator[Hit]:
    """Two grounds on one line: "Căn cứ Luật Giáo dục; Căn cứ Nghị định số 24/2021/NĐ-CP;"."""
    for para, _ in _grounds(sheet):
        found = _JOINED.search(para.text)
        if found is not None:
            _, at = sheet.place(para, found)
            yield sheet.hit("basis_joined", at, para.end)


def first_mention(sheet: Sheet) -> Iterator[Hit]:
    """A document named for the first time without its day, its issuer or what it is about.

    "Thực hiện Chỉ thị số 14/CT-TTg." Later on type and number are enough.
    """
    seen: set[str] = set()
    document = sheet.document
    grounds = [(p.start, p.end) for p, _ in _grounds(sheet) if "Căn cứ" in p.text[:10]]
    own = document.metadata.number
    around = [None, *document.citations, None]
    for before, c, following in zip(around, around[1:], around[2:], strict=False):
        if c is None or c.kind != "numbered" or c.number in (None, own) or c.document_type in sheet.rules.laws:
            continue
        names = {c.key or "", re.sub(r"\W", "", c.number)}
        known = not names.isdisjoint(seen)
        seen |= names - {""}
        lacking = list(_lacking(sheet, before, c, following)) if not known and _judged(sheet, c, following) else []
        ground = any(start <= c.start < end for start, end in grounds)
        if lacking and not (ground and _OF_A_TITLE.search(document.text[max(0, c.start - _NEAR) : c.start])):
            code = "basis_not_full" if ground else "first_mention"
            yield sheet.hit(code, c.start, c.end, label=c.text.replace("\n", " "), lacking=", ".join(lacking))


_MENTIONED = ("preamble", "body", "closing")


def _judged(sheet: Sheet, c: Citation, following: Citation | None) -> bool:
    """Whether a mention is one in running words: not in a title, a list of numbers, brackets or a quotation."""
    text = sheet.document.text
    region = next((r.kind for r in sheet.document.regions if r.start <= c.start < r.end), None)
    if region not in _MENTIONED or c.part != 0 or c.governor is not None or not _TYPED.match(c.text):
        return False
    if not split_number(c.number or "").groups:
        return False  # "Kế hoạch 02": short for one named elsewhere
    before = text[max(0, c.start - _NEAR) : c.start]
    listed = _joined(text, c, following) is not None and following is not None and not following.text[:1].isupper()
    within = any(before.rfind(opening) > before.rfind(closing) for opening, closing in ("()", "“”"))
    return not listed and not within and not _SEVERAL.search(before)


# "Căn cứ Chương trình hành động thực hiện Nghị quyết số ...": named in the title of another
_OF_A_TITLE = re.compile(r"(?<!\w)(?:thực hiện|thi hành|điều của|sửa đổi)\s+$")
_TYPED = re.compile(r"(?!Số|SỐ)[A-ZĐ](?![^\d]*\n\s*Số\s)")
_SEVERAL = re.compile(r"(?<!\w)(?:các|những|hai|ba)\s+$", re.I)
_LISTED = re.compile(r"\s*(,|và|hoặc|&)?\s*$")


def _joined(text: str, c: Citation, following: Citation | None) -> re.Match[str] | None:
    """A comma or "và" alone between two citations: issuer and title may be those behind the second."""
    return _LISTED.match(text[c.full_end : following.full_start]) if following is not None else None


_NEAR = 200  # characters: what opens before a citation and holds it stands nearer
_DAY = re.compile(r"[^.;\n]{0,40}(?<!\w)(?:ngày|ngay|tháng|năm)\s")
_ISSUER = re.compile(r"[^.;]{0,80}(?<!\w)của\s")
_ISSUED = re.compile(r"(?<!\w)(?:ban hành|ký|có|tại)(?:\s\w+){0,3}\s*$|(?<!\w)của\s[^.;:]{1,60}:\s*$")
_OVER = re.compile(
    r"\s*(?:[.;)\]]|,\s*(?=[a-zđ])(?!về|quy|ban|phê|hướng|sửa|v/v|triển|ngày|của|thực|giao|tại)|và\s|hoặc\s|\Z)"
)


def _lacking(sheet: Sheet, above: Citation | None, c: Citation, following: Citation | None) -> Iterator[str]:
    """What a mention leaves out and does not tell in some other way."""
    text = sheet.document.text
    behind, before = text[c.end : c.end + _NEAR], text[max(0, c.start - _NEAR) : c.start]
    if c.date is None and not re.search("ngày|tháng|năm", c.text) and not _DAY.match(behind):
        yield "ngày ban hành"
    if _joined(text, c, following) is not None:
        return
    doctype = sheet.rules.types.get(c.document_type or "")
    named = c.text.split("số")[0].split()
    told = doctype is not None and len(named) > len(doctype.name.split())  # "Kết luận liên ngành tư pháp số 23/KL-LN"
    told = told or (above is not None and _joined(text, above, c) is not None)
    if c.issuer is None and not told and not _ISSUER.match(behind) and not _ISSUED.search(before):
        yield "cơ quan ban hành"
    if c.title is None and _OVER.match(text, c.full_end):
        yield "trích yếu"


def law_number(sheet: Sheet) -> Iterator[Hit]:
    """A law among the grounds with its number, which stands without: "Căn cứ Luật Giáo dục số 43/2019/QH14"."""
    grounds = [(p.start, p.end) for p, _ in _grounds(sheet)]
    laws = sheet.rules.laws
    for c in sheet.document.citations:
        if c.document_type in laws and c.number and c.number in c.text and c.governor is None:
            if any(start <= c.start < end for start, end in grounds):
                yield sheet.hit("law_number", c.start, c.end, number=c.number)


RULES = [basis_line, basis_last, basis_joined, first_mention, law_number]
