"""Rules of form on how a document names others: in full at first, laws without number, which words in capitals.

RULES is the table of contents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnplan.models import Citation
from vnplan.review.check_rules import Hit
from vnplan.review.form_basis import grounds
from vnplan.review.sheet import FormSheet
from vnplan.tables.rules import Rules, per_rules
from vnplan.tables.types import law_words, type_words
from vnplan.text.symbols import split_number


def first_mention(sheet: FormSheet) -> Iterator[Hit]:
    """A document named for the first time without its day, its issuer or what it is about.

    "Thực hiện Chỉ thị số 14/CT-TTg." Later on type and number are enough.
    """
    seen: set[str] = set()
    document = sheet.document
    lines = [(p.start, p.end) for p, _ in grounds(sheet) if "Căn cứ" in p.text[:10]]
    own = document.metadata.number
    around = [None, *document.citations, None]
    for before, c, following in zip(around, around[1:], around[2:], strict=False):
        if c is None or c.kind != "numbered" or c.number in (None, own) or c.document_type in sheet.rules.laws:
            continue
        names = {c.key or "", re.sub(r"\W", "", c.number)}
        known = not names.isdisjoint(seen)
        seen |= names - {""}
        lacking = list(_lacking(sheet, before, c, following)) if not known and _judged(sheet, c, following) else []
        ground = any(start <= c.start < end for start, end in lines)
        if lacking and not (ground and _OF_A_TITLE.search(document.text[max(0, c.start - _NEAR) : c.start])):
            code = "basis_not_full" if ground else "first_mention"
            yield sheet.hit(code, c.start, c.end, label=c.text.replace("\n", " "), lacking=", ".join(lacking))


_MENTIONED = ("preamble", "body", "closing")


def _judged(sheet: FormSheet, c: Citation, following: Citation | None) -> bool:
    """Whether a mention is one in running words: not in a title, a list of numbers, brackets or a quotation."""
    text = sheet.document.text
    if sheet.region_at(c.start) not in _MENTIONED or c.governor is not None or not _TYPED.match(c.text):
        return False
    parts = split_number(c.number or "")
    if not parts.groups or not parts.serial:
        return False  # "Kế hoạch 02": short for one named elsewhere; "Thông tư số     /2025/TT-BYT": to be filled in
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
_DAY = re.compile(r"[^.;]{0,40}(?<!\w)(?:ngày|ngay|tháng|năm)\s")
_ISSUER = re.compile(r"[^.;]{0,80}(?<!\w)của\s")
_ISSUED = re.compile(r"(?<!\w)(?:ban hành|ký|có|tại)(?:\s\w+){0,3}\s*$|(?<!\w)của\s[^.;:]{1,60}:\s*$")
_OVER = re.compile(
    r"\s*(?:[.;)\]]|,\s*(?=[a-zđ])(?!về|quy|ban|phê|hướng|sửa|v/v|triển|ngày|của|thực|giao|tại)|và\s|hoặc\s|\Z)"
)


def _lacking(sheet: FormSheet, above: Citation | None, c: Citation, following: Citation | None) -> Iterator[str]:
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


def law_number(sheet: FormSheet) -> Iterator[Hit]:
    """A law among the grounds with its number, which stands without: "Căn cứ Luật Giáo dục số 43/2019/QH14"."""
    lines = [(p.start, p.end) for p, _ in grounds(sheet)]
    laws = sheet.rules.laws
    for c in sheet.document.citations:
        if c.document_type in laws and c.number and c.number in c.text and c.governor is None:
            if any(start <= c.start < end for start, end in lines):
                yield sheet.hit("law_number", c.start, c.end, number=c.number)


@per_rules
def _small(rules: Rules) -> re.Pattern[str]:
    """ "khoản 2 |điều 7| Nghị định số ..."."""
    of = rf"(?:[Cc]ủa\s+)?(?:{type_words(rules)}|Mục|Chương|Phần)(?!\w)"
    return re.compile(rf"(?<=[\w,;] )(?P<said>điều\s+\d{{1,3}}[a-zđ]?)(?=,?\s+{of})")


# "theo Khoản 1 Điều 6" · "tại Điểm a, Khoản 1 Điều này"
_CAPITAL = re.compile(
    r"(?<=[\w,;] )(?P<said>(?:Khoản|Điểm)\s+(?:\d{1,2}[a-zđ]?|[a-zđ]\d?))(?=,?\s+(?:[Kk]hoản|[Đđ]iều|của)(?!\w))"
)


def pinpoint_case(sheet: FormSheet) -> Iterator[Hit]:
    """Phần, chương, mục, điều of a document stand with a capital, khoản and điểm without: "Khoản 2 điều 7 Luật ..."."""
    found = [
        (para, one)
        for para in sheet.paragraphs
        if para.region in _MENTIONED
        for pattern in (_small(sheet.rules), _CAPITAL)
        for one in pattern.finditer(para.text)
    ]
    if found:
        para, one = min(found, key=lambda pair: (pair[0].start, pair[1].start()))
        said = one["said"]
        right = said[0].swapcase() + said[1:]
        yield sheet.hit("pinpoint_case", *sheet.place(para, one, "said", "said"), right=right, count=len(found))


@per_rules
def _law(rules: Rules) -> re.Pattern[str]:
    return re.compile(rf"(?P<type>{law_words(rules)})\s+(?!sửa đổi)(?P<first>\w)")


def law_case(sheet: FormSheet) -> Iterator[Hit]:
    """The name of a law begins with a capital: "Luật giáo dục năm 2019"."""
    laws = (c for c in sheet.document.citations if c.kind == "named_law" and c.document_type in sheet.rules.laws)
    slips = [(c, found) for c in laws if (found := _law(sheet.rules).match(c.text)) and found["first"].islower()]
    if slips:
        c, found = slips[0]
        at = found.start("first")
        right = " ".join((c.text[:at] + c.text[at].upper() + c.text[at + 1 :]).split())
        yield sheet.hit("law_case", c.start, c.end, right=right, count=len(slips))


RULES = [first_mention, law_number, pinpoint_case, law_case]
