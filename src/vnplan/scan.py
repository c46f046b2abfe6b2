"""One sweep over clean text for everything that may be a citation.

Each family of citations has an anchor that is rare and cheap to find (the slash of a number, "này", a quotation mark,
"Luật", "Điều 5"). Only at an anchor is the text around it read, so the cost of a page without citations is the cost of
looking for a few fixed strings.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from operator import attrgetter
from typing import Any

import regex as re

from vnplan.dates import read_date, read_month_or_year
from vnplan.laws import constitution_end, law_names, members, name_end, with_date
from vnplan.provisions import Chain, read_chain
from vnplan.rules import DocumentType, Rules
from vnplan.symbols import AFTER_TYPE, BLANK, NUMBER, SERIAL, clean_number, split_number


@dataclass(slots=True)
class Draft:
    """A citation in the making; offsets are into clean text."""

    kind: str
    start: int
    end: int
    type: str | None = None
    number: str | None = None
    date: datetime.date | None = None
    year: int | None = None
    title: str | None = None
    issuer: str | None = None
    pinpoint: Chain | None = None
    full_start: int = -1
    full_end: int = -1
    title_start: int = -1
    relation: str = "mentions"
    cue: str | None = None
    governor: Draft | None = None
    inherits: bool = False  # a list member without a type word of its own
    rule: str = ""
    notes: list[tuple[str, str]] = field(default_factory=list)


def scan(text: str, rules: Rules) -> list[Draft]:
    """All candidates in `text` (clean), in text order; quoted and amended documents stand inside others."""
    names = law_names(rules)
    numbers = list(_numbers(text, rules, names))
    found = numbers
    found += _short_numbers(text, rules)
    found += _named(text, rules)
    found += _congress(text)
    found += _laws(text, rules, names)
    found += _self(text, rules)
    found = _settle(found)
    _attach(text, found, list(_chains(text)))
    found.sort(key=_ORDER)
    return found


_ORDER = attrgetter("start")

# --- numbers ---------------------------------------------------------------------------------------------------------

# The slash of a number: capitals right behind it, or a year and another slash.
_SLASH = re.compile(r"/\s{0,2}(?:\d{2,5}\s?/\s?)?[A-ZĐ]")
_BEFORE_SLASH = re.compile(rf"(?r)(?:(?<![\w/.,])|(?<=số))({SERIAL})(?:\s?[-–]?\s?[A-ZĐ][A-Za-zĐđi]{{0,5}}\d{{0,2}})?\s{{0,2}}")
_SO = re.compile(r"(?r)(?:[Ss]ố|SỐ|s ố|só|sô)\s{0,2}[:.]?\W{0,3}")
_FORM = re.compile(r"(?r)(?:[Mm]ẫu|MẪU|[Bb]iểu|BIỂU|QCVN|TCVN|TCN|TCXD\w*|[Mm]ã|[Bb]iểu\s+mẫu|tờ\s+khai|[Gg]iấy\s+phép|hotline|ISO)(?:\s+(?:số|hồ sơ|sổ))?\s*:?\s*(?:[A-Z]?\d*\.?)?")
_LAW_SYMBOL = re.compile(r"^(?:QH|UBTVQH|L$|LCT|PL$|CTN|HĐNN|SL)")
_LAW_WORD = re.compile(r"(?:Bộ\s+[Ll]uật|(?<!Bộ\s)Luật|LUẬT|Pháp\s+lệnh|PHÁP\s+LỆNH)\s")
_DATE_GAP = re.compile(r"(?!\s*\n\s*\n)\s{0,3}[,(]?\s{0,3}(?=ng[àaáâ]y|Ngày\s+\d|NGÀY)")
_YEAR_GAP = re.compile(r"\s+(?=(?:năm|NĂM|tháng)\s)")


def _numbers(text: str, rules: Rules, names: dict[Any, Any]) -> Iterator[Draft]:
    last = -1
    for slash in _SLASH.finditer(text):
        at = slash.start()
        if at < last:
            continue
        before = _BEFORE_SLASH.match(text, max(0, at - 16), at)
        if before is None:
            continue
        number = NUMBER.match(text, before.start())
        if number is None or number.end() <= at:
            continue
        draft = _numbered(text, before.start(), number.end(), rules, names)
        if draft is not None:
            last = number.end()
            yield draft
            if draft.type in ("luat", "phap_lenh"):
                yield from _amended(text, draft, _NAME_START.match(text, draft.start).end(), names)


_NAME_START = re.compile(r"\w+")


def _numbered(text: str, start: int, end: int, rules: Rules, names: dict[Any, Any]) -> Draft | None:
    raw = text[start:end]
    number = clean_number(raw)
    parts = split_number(number)
    low = max(0, start - 70)
    so = _SO.match(text, low, start)
    head = so.start() if so else start
    kind, type_start = type_before(text, head, rules)
    if kind is None and parts.groups and _LAW_SYMBOL.match(parts.groups[0]):
        type_start = _law_before(text, head, names)
        if type_start >= 0:
            kind = rules.type_names.get(_law_type(text, type_start))
    if kind is None:
        if _FORM.match(text, low, start) or not parts.groups:
            return None
        symbol_type = _symbol_type(parts.groups, rules)
        if so is None and symbol_type is None:
            return None
        draft = Draft("numbered", head, end, symbol_type or "cong_van", number, inherits=True, rule="number without type")
    else:
        draft = Draft("numbered", type_start, end, kind.code, number, rule="type + number")
        if kind.code == "van_ban":  # "văn bản số 87/TB-VPCP": the symbol tells the type
            draft.type = _symbol_type(parts.groups, rules) or "van_ban"
    draft.year = parts.year
    if raw != number:
        draft.notes.append(("broken_line" if "\n" in raw else "repaired_number", f"{' '.join(raw.split())!r} is read as {number}"))
    _dated(text, draft)
    return draft


def _symbol_type(groups: tuple[str, ...], rules: Rules) -> str | None:
    for group in groups[:1]:
        kind = rules.type_of_symbol(group)
        if kind is not None:
            return kind.code
    return None


def type_before(text: str, end: int, rules: Rules) -> tuple[DocumentType | None, int]:
    """The type word that ends at `end` (blanks between), longest first: (type, its start) or (None, end)."""
    words = text[max(0, end - 40) : end].split()[-5:]
    if not words:
        return None, end
    words[-1] = words[-1].rstrip(":'’‘*")
    names = rules.type_names
    for n in range(min(4, len(words)), 0, -1):
        first = words[-n].lstrip("(“\"‘'[-–*+•…./,;")
        name = (first if n == 1 else " ".join((first, *words[1 - n :]))).lower()
        kind = names.get(name)
        if kind is None or (n < len(words) and (words[-n - 1].lower(), name) in _COMPOUNDS):
            continue
        at = end
        for word in (*reversed(words[1 - n :] if n > 1 else ()), first):
            at = text.rfind(word, 0, at)
        return kind, at
    return None, end


# "pháp luật số", "dự luật này": the second syllable is no type
_COMPOUNDS = {("pháp", "luật"), ("kỷ", "luật"), ("dự", "luật"), ("quy", "luật"), ("mệnh", "lệnh"), ("khẩu", "lệnh"), ("hiệu", "lệnh")}


def _law_before(text: str, end: int, names: dict[Any, Any]) -> int:
    """Start of "Luật Thi đua, khen thưởng" where the name runs up to `end`, or -1."""
    start = -1
    for found in _LAW_WORD.finditer(text, max(0, end - 170), end):
        gap = text[found.end() : end]
        if ";" in gap or ":" in gap or "\n\n" in gap or ". " in gap:
            continue
        stop = name_end(text, found.end() - 1, names)
        if stop >= 0 and (stop >= end - 3 or not text[stop:end].strip(" ,\n(")):
            return found.start()
        if start < 0 and stop >= 0 and len(gap) < 120 and not re.search(r"\d{4}|được|\bcủa\b", gap):
            start = found.start()
    return start


def _law_type(text: str, start: int) -> str:
    return {"B": "bộ luật", "P": "pháp lệnh"}.get(text[start], "luật")


def _dated(text: str, draft: Draft) -> None:
    """Move the core's end behind the date phrase that follows."""
    gap = _DATE_GAP.match(text, draft.end)
    at = gap.end() if gap else draft.end
    written = read_date(text, at)
    if written is None:
        gap = _YEAR_GAP.match(text, draft.end)
        written = read_month_or_year(text, gap.end()) if gap and draft.year is None else None
        if written is None:
            return
    if gap and "(" in gap.group() and text[written.end : written.end + 1] == ")":
        written = written._replace(end=written.end + 1)
    draft.end, draft.date = written.end, written.date
    draft.year = draft.year or written.year
    if written.date is None:
        draft.notes.append(("partial_date", "the date is not whole"))
    elif draft.year and written.year and draft.year != written.year:
        draft.notes.append(("ocr_suspect", f"the date {written.date} disagrees with the year {draft.year} in the number"))


# "Nghị quyết số 29", "Nghị định 54", "Nghị định 14-CP", "Công văn số 1511LĐTBXH-CATLĐ", "Kế hoạch số: /KH-UBND"
# One literal a pattern: that is what a sweep is fast at.
_SHORT = tuple(
    re.compile(p)
    for p in (
        r"số\s*:?\s*(?=[\d/.…])", r"Số\s*:?\s*(?=[\d/.…])", r"SỐ\s*:?\s*(?=[\d/.…])", r"ghị\s+(?:định|quyết)\s+(?=\d)", r"hông\s+tư\s+(?=\d)",
        r"uyết\s+định\s+(?=\d)", r"hỉ\s+thị\s+(?=\d)", r"ông\s+văn\s+(?=\d)", r"ết\s+luận\s+(?=\d)", r"ắc\s+lệnh\s+(?=\d)",
    )
)  # fmt: skip
_SHORT_TAIL = re.compile(
    rf"({SERIAL})(?=\s*(?:[,.;:)(”\"“]|$|\n\n|(?:của|và|về|ngày|năm|nêu|này|trên|nói|để|hoặc|thì|cũng|có|được|đã|thay|quy|ban|hướng|tại|như|theo|là|hết|bằng)\b))"
)
_SHORT_TYPES = {
    "nghi_dinh", "nghi_quyet", "thong_tu", "quyet_dinh", "chi_thi", "cong_van", "ket_luan", "sac_lenh", "thong_bao",
    "ke_hoach", "quy_dinh", "huong_dan", "thong_tu_lien_tich", "to_trinh", "bao_cao", "cong_dien", "chuong_trinh", "luat",
    "phap_lenh", "lenh", "van_ban",
}  # fmt: skip


def _short_numbers(text: str, rules: Rules) -> Iterator[Draft]:
    for found in chain.from_iterable(pattern.finditer(text) for pattern in _SHORT):
        so = found.group()[0] in "Ss" and found.group()[1] in "ốỐ"
        at = found.end()
        kind, start = type_before(text, found.start() if so else at, rules)
        if kind is None or kind.code not in _SHORT_TYPES:
            continue
        if text[at] in "/.…":
            blank = BLANK.match(text, at)
            if blank is None:
                continue
            number = clean_number(blank.group()).lstrip(".…_")
            draft = Draft("numbered", start, blank.end(), kind.code, number, rule="blank number")
            draft.notes.append(("blank_number", "the serial is not filled in"))
            _dated(text, draft)
            yield draft
            continue
        if NUMBER.match(text, at):
            continue
        full = AFTER_TYPE.match(text, at)
        if full is not None:
            number = clean_number(full.group())
            draft = Draft("numbered", start, full.end(), kind.code, number, rule="type + old number")
            if "/" not in number and len(split_number(number).groups) > 1 and "-" not in number[:7]:
                draft.notes.append(("ocr_suspect", "a slash seems lost in the number"))
            _dated(text, draft)
            yield draft
            continue
        tail = _SHORT_TAIL.match(text, at)
        if tail is not None and (so or tail[1].isdigit()):
            draft = Draft("numbered", start, tail.end(), kind.code, tail[1], rule="short number")
            _dated(text, draft)
            yield draft


# --- named documents -------------------------------------------------------------------------------------------------


def _named(text: str, rules: Rules) -> Iterator[Draft]:
    for mark in "“\"":
        at = text.find(mark)
        while at >= 0:
            yield from _quoted(text, at, rules)
            at = text.find(mark, at + 1)


def _quoted(text: str, at: int, rules: Rules) -> Iterator[Draft]:
    kind, start = type_before(text, at, rules)
    if kind is not None and kind.titled and ":" not in text[start:at]:
        end = closing_quote(text, at)
        inner = text[at + 1 : end - 1].split() if end > 0 else []
        if len(inner) >= 3 and (text[start].isupper() or inner[0][0].isupper()):
            yield Draft("named", start, end, kind.code, title=" ".join(inner), rule="type + quoted title")
        return
    inside, inside_end = _type_after(text, at + 1, rules)
    if inside is not None and inside.code in _QUOTED_TYPES and _APPROVED.search(text, max(0, at - 24), at):
        end = closing_quote(text, at)
        if end > 0 and len(text[at + 1 : end - 1].split()) >= 6:
            title = " ".join(text[inside_end : end - 1].split())
            yield Draft("named", at + 1, end, inside.code, title=title, rule="quoted type and title")


_QUOTED_TYPES = {"de_an", "chuong_trinh", "chien_luoc", "ke_hoach", "du_an", "chuyen_de", "quy_hoach"}
_APPROVED = re.compile(r"(?:[Pp]hê duyệt|[Bb]an hành|thực hiện|triển khai|[Tt]heo|và|của|về|PHÊ DUYỆT)\s+$")


def closing_quote(text: str, at: int, limit: int = 900) -> int:
    """End (behind the mark) of the quotation that opens at `at`, nested ones counted; -1 where it stays open."""
    if text[at] == '"':
        end = text.find('"', at + 1, at + limit)
        return end + 1 if end >= 0 and "\n\n" not in text[at:end] else -1
    depth = 0
    for mark in _QUOTE_MARK.finditer(text, at, at + limit):
        if mark.group() == "“":
            depth += 1
        elif mark.group() == "”":
            depth -= 1
            if depth == 0:
                return mark.end()
        elif depth:
            return -1
    return -1


_QUOTE_MARK = re.compile("[“”]|\n[ \t]*\n")
_TWO_WORDS = re.compile(r"\s*(\w+)\s+(\w+)")


def _type_after(text: str, at: int, rules: Rules) -> tuple[DocumentType | None, int]:
    words = _TWO_WORDS.match(text, at)
    if words is None:
        return None, at
    return rules.type_names.get(f"{words[1]} {words[2]}".lower()), words.end()


# A party congress's resolution by its ordinal: "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIX".
_CONGRESS = re.compile(
    r"(?:Nghị\s+quyết|nghị\s+quyết|NGHỊ\s+QUYẾT|Nghị\s+Quyết)\s+(?:[Đđ]ại\s+hội|ĐẠI\s+HỘI)"
    r"(?:[^,;.:()“”\"\n]|\n(?!\s*\n)){0,110}?\s+(?:lần\s+thứ|LẦN\s+THỨ|khóa|khoá)\s+(?:[IVXLC]+|\d{1,2})(?!\w)"
)


def _congress(text: str) -> Iterator[Draft]:
    for anchor in chain.from_iterable(pattern.finditer(text) for pattern in _CONGRESS_ANCHORS):
        before = _RESOLUTION.match(text, max(0, anchor.start() - 20), anchor.start())
        found = _CONGRESS.match(text, before.start()) if before else None
        if found is not None:
            yield Draft("named", found.start(), found.end(), "nghi_quyet", rule="congress resolution")


_CONGRESS_ANCHORS = (re.compile(r"ại\s+hội"), re.compile(r"ẠI\s+HỘI"))
_RESOLUTION = re.compile(r"(?r)(?:[Nn]ghị\s+[Qq]uyết|NGHỊ\s+QUYẾT)\s+[đĐ]")


# --- laws by name ----------------------------------------------------------------------------------------------------

_LAW = re.compile(r"Luật(?=\s)")
_LAW_CAPITALS = re.compile(r"LUẬT(?=\s)")
_LAW_SMALL = re.compile(r"luật(?=\s)")
_CODE = re.compile(r"(?:Bộ|BỘ)\s+$")
_ORDINANCE = re.compile(r"Pháp\s+lệnh(?=\s)")
_HIEN_PHAP = re.compile(r"Hiến\s+pháp(?!\w)")


def _laws(text: str, rules: Rules, names: dict[Any, Any]) -> Iterator[Draft]:
    for pattern in (_LAW, _LAW_CAPITALS, _LAW_SMALL):
        last = -1
        for found in pattern.finditer(text):
            start = found.start()
            if start < last:
                continue
            code = _CODE.search(text, start - 6 if start > 6 else 0, start) if text[start - 2] in "ộỘ" else None
            if pattern is _LAW_SMALL and code is None:
                continue
            draft = _law(text, code.start() if code else start, found.end(), "bo_luat" if code else "luat", names)
            if draft is not None:
                last = draft.end
                yield draft
                yield from _amended(text, draft, found.end(), names)
    for found in _ORDINANCE.finditer(text):
        draft = _law(text, found.start(), found.end(), "phap_lenh", names)
        if draft is not None:
            yield draft
            yield from _amended(text, draft, found.end(), names)
    for found in _HIEN_PHAP.finditer(text):
        end = constitution_end(text, found.end())
        draft = Draft("named_law", found.start(), end, "hien_phap", rule="constitution")
        draft.end, draft.date, draft.year = with_date(text, end)
        if draft.end > found.end():
            yield draft


def _law(text: str, start: int, at: int, kind: str, names: dict[Any, Any]) -> Draft | None:
    end = name_end(text, at, names)
    if end < 0:
        return None
    draft = Draft("named_law", start, end, kind, rule="law by name")
    draft.end, draft.date, draft.year = with_date(text, end)
    return draft


def _amended(text: str, law: Draft, at: int, names: dict[Any, Any]) -> Iterator[Draft]:
    if not re.compile(r"\s+[Ss]ửa\s+đổi").match(text, at):
        return
    for start, end in members(text, at, law.end, names):
        kind = rules_kind(text, start)
        nested = Draft("named_law", start, end, kind, rule="amended law", governor=law, relation="amends")
        if end == law.end and law.year:
            nested.end = end
        yield nested


def rules_kind(text: str, start: int) -> str:
    """Code of the law whose first word stands at `start`."""
    return {"B": "bo_luat", "P": "phap_lenh"}.get(text[start], "luat")


# --- self references and provisions ----------------------------------------------------------------------------------

_THIS = (re.compile(r"này(?!\w)"), re.compile(r"NÀY(?!\w)"))
# In small letters these are common nouns too: "quy định này" cites only where the file holds a Quy định.
_COMMON_NOUNS = {"van_ban", "huong_dan", "bao_cao", "du_an", "luat", "lenh", "quy_dinh", "chuong_trinh", "hop_dong", "bien_ban"}


def _self(text: str, rules: Rules) -> Iterator[Draft]:
    for found in chain.from_iterable(pattern.finditer(text) for pattern in _THIS):
        if not text[found.start() - 1].isspace():
            continue
        kind, start = type_before(text, found.start(), rules)
        if kind is None or kind.code == "phu_luc":
            continue
        small = kind.code in _COMMON_NOUNS and text[start].islower()
        yield Draft("self", start, found.end(), kind.code, rule="common noun + này" if small else "type + này")


# A unit word without its first letter, so that one literal finds both cases.
_UNIT = tuple(
    re.compile(p)
    for p in (
        r"iều\s+(?:\d|này)", r"hoản\s+(?:\d|này)", r"iểm\s+(?:[a-zđ]\d?\W|\d|này)", r"ục\s+(?:số\s+)?(?:[IVXLC]+\W|\d|[A-Z]\W|này)",
        r"hần\s+(?:[IVXLC]+\W|thứ|[A-Z]\W|này)", r"hương\s+(?:[IVXLC]+\W|\d|này)",
    )
)  # fmt: skip
_UNIT_FIRST = {"iều": ("Đ", "đ"), "hoản": ("K", "k"), "iểm": ("Đ", "đ"), "ục": ("M", "m", "Phụ l", "phụ l"), "hần": ("P",), "hương": ("C",)}


def _unit_starts(text: str) -> list[int]:
    """Where a unit word with a number begins: "Điều 5", "khoản 2", "Phụ lục II"."""
    starts: list[int] = []
    for pattern, firsts in zip(_UNIT, _UNIT_FIRST.values(), strict=True):
        for found in pattern.finditer(text):
            at = found.start()
            for first in firsts:
                if text.startswith(first, at - len(first)):
                    starts.append(at - len(first))
                    break
    starts.sort()
    return starts


_PREFIXED = re.compile(r"(?:thời|địa|quan|đặc|yếu|trọng|ưu|tâm|tài|bưu|điều)\s+$")
_HEADING = re.compile(r"\n[ \t>#|*“\"]*$")
_HEADED = re.compile(r"\s*[.:\-–]|\s*\n\s*[\p{Lu}]{2}|\s*$")
_BIND = re.compile(r"\s*(?:,?\s*(?:của|thuộc|tại|trong|ở|kèm\s+theo|ban\s+hành\s+kèm\s+theo|Ban\s+hành\s+kèm\s+theo)\s+(?:các\s+)?|,\s*)?$")
_BIND_REGULATION = re.compile(
    r"\s*(?:của\s+)?(?:các\s+)?(?:Quy chế|Quy định|Điều lệ|Danh mục|Phụ lục|Chương trình|Nội quy|Quy trình|Đề án|Kế hoạch|Quy tắc|Hướng dẫn)(?:[^,;.:()“”]|\n(?!\n)){0,160}?(?:ban\s+hành\s+)?kèm\s+theo\s+$"
)


def _chains(text: str) -> Iterator[Chain]:
    last = -1
    for at in _unit_starts(text):
        if at < last:
            continue
        if text[at] in "đk" and _PREFIXED.search(text, max(0, at - 7), at):
            continue
        found = read_chain(text, at)
        if found is None:
            continue
        if (at == 0 or _HEADING.search(text, max(0, at - 12), at)) and _is_heading(text, found):
            continue
        last = found.end
        yield found


def _is_heading(text: str, chain: Chain) -> bool:
    """"Điều 5. Phạm vi ..." at the start of a line is a heading, not a reference."""
    return not chain.this and _HEADED.match(text, chain.end) is not None


def _attach(text: str, found: list[Draft], chains: list[Chain]) -> None:
    """Give each chain to the document that follows it, or make it an internal reference."""
    found.sort(key=_ORDER)
    starts = [d.start for d in found]
    at = 0
    extra: list[Draft] = []
    for chain in chains:
        while at < len(found) and starts[at] < chain.end:
            at += 1
        owner = found[at] if at < len(found) else None
        if owner is not None and not chain.this and owner.start - chain.end < 220:
            gap = text[chain.end : owner.start]
            bound = len(gap) < 30 and _BIND.fullmatch(gap) is not None
            if bound and "," in gap and owner.kind != "self" and not gap.strip().startswith(", của"):
                bound = False
            if bound or (owner.kind in ("numbered", "self") and _BIND_REGULATION.fullmatch(gap)):
                if owner.pinpoint is None:
                    owner.pinpoint = chain
                    owner.full_start = chain.start
                continue
        if text[chain.start] in "PpMmC" and not chain.this and "Điều" not in text[chain.start : chain.end]:
            continue  # "Phụ lục I", "Mục 2" alone names a place, it does not cite
        if _OTHERS.match(text, chain.end):
            continue  # "khoản 1 Điều 13 Nghị định": a provision of another document, named elsewhere
        if any(d.start <= chain.start and chain.end <= d.end for d in found[max(0, at - 3) : at]):
            continue
        kind = "internal"
        extra.append(Draft(kind, chain.start, chain.end, _unit_code(text, chain), pinpoint=chain, rule="provision"))
    for draft in found:
        if draft.kind == "self" and draft.pinpoint is None:
            whole = _ENCLOSURES.search(text, max(0, draft.start - 60), draft.start)
            if whole is not None:
                draft.pinpoint = Chain(whole.start(), whole.end(), False)
                draft.full_start = whole.start()
    found.extend(extra)


_OTHERS = re.compile(
    r"\s+(?:của\s+)?(?:các\s+)?(?:Nghị\s+định|Luật|Bộ\s+luật|Thông\s+tư|Quyết\s+định|Nghị\s+quyết|Pháp\s+lệnh|Hiến\s+pháp|Quy\s+chế|Quy\s+định|Điều\s+lệ|Công\s+ước|Hiệp\s+định|Nghị\s+định\s+thư|Quy\s+chuẩn)(?!\w)"
)
_ENCLOSURES = re.compile(r"(?:(?:các|Các)\s+)?[Pp]hụ\s+lục(?=\s+(?:[Bb]an\s+hành\s+)?[Kk]èm\s+theo\s+$)")


def _unit_code(text: str, chain: Chain) -> str:
    words = text[chain.start : chain.end].lower()
    for word, code in (("điều", "dieu"), ("khoản", "khoan"), ("điểm", "diem"), ("mục", "muc"), ("chương", "chuong"), ("phần", "phan")):
        if word in words:
            return code
    return "phu_luc"


def _settle(found: list[Draft]) -> list[Draft]:
    """Drop a candidate that overlaps a stronger one, unless it lies whole inside a named document's title."""
    strength = {"numbered": 0, "named": 1, "named_law": 2, "self": 3}
    found.sort(key=lambda d: (d.start, -d.end))
    out: list[Draft] = []
    for draft in found:
        clash = False
        for other in reversed(out[-4:]):
            if other.end <= draft.start:
                continue
            inside = draft.end <= other.end
            if inside and draft.start > other.start and (other.kind == "named" or draft.governor is other):
                continue
            if draft.kind == "named" and other.kind == "named" and inside and draft.start > other.start:
                continue
            if strength[draft.kind] < strength[other.kind] and other.kind != "named":
                out.remove(other)
                continue
            clash = True
        if not clash:
            out.append(draft)
    return [d for d in out if d.governor is None or d.governor in out]
