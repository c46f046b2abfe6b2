"""Documents cited by number: from the slash of the number back to its type word and on to its date."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import regex as re

from vnplan.scan.draft import Draft
from vnplan.scan.laws import LawNames, amended, name_end
from vnplan.tables.patterns import numbered_groups
from vnplan.tables.rules import DocumentType, Row, Rules, per_rules
from vnplan.tables.types import last_syllables
from vnplan.text.dates import read_date, read_month_or_year
from vnplan.text.symbols import AFTER_TYPE, BLANK, NUMBER, SERIAL, clean_number, split_number

# The slash of a number: capitals right behind it, or a year and another slash.
_SLASH = re.compile(r"/\s{0,2}(?:\d{2,5}\s?(?:/\s?|-(?=QH|UB)))?[A-ZĐ]")
_BEFORE_SLASH = re.compile(
    rf"(?r)(?:(?<![\w/.,])|(?<=số))(?P<first>\d{{1,3}}-)?({SERIAL})(?:\s?[-–]?\s?[A-ZĐ][A-Za-zĐđi]{{0,5}}\d{{0,2}})?\s{{0,2}}"
)
_SO = re.compile(r"(?r)(?:số\s+)?(?:[Ss]ố|SỐ|s ố|só|sô)\s{0,2}[:.]?\W{0,3}")
_LAW_SYMBOL = re.compile(r"^(?:QH|UBTVQH|L$|LCT|PL$|CTN|HĐNN|SL)")
_LAW_WORD = re.compile(r"(?:Bộ\s+[Ll]uật|(?<!Bộ\s)Luật|LUẬT|Pháp\s+[Ll]ệnh|PHÁP\s+LỆNH)\s")
# "( A11 )": the drafting office behind a symbol of the police
_DATE_GAP = re.compile(
    r"(?!\s*\n\s*\n)\s{0,3}(?:\(\s?[A-Z]\d{1,3}\s?\)\s{1,3}|[,(]?\s{0,3})(?=ng[àaáâ]y|Ngày\s+\d|NGÀY)"
)
_YEAR_GAP = re.compile(r"\s+(?=(?:năm|NĂM|tháng)\s)")


def numbers(text: str, rules: Rules, names: LawNames) -> Iterator[Draft]:
    """Citations with a number and symbol: "Quyết định số 2457/QĐ-BGDĐT ngày 23/8/2023"."""
    last = reach = -1
    for slash in _SLASH.finditer(text):
        at = slash.start()
        if at < last:
            continue
        before = _BEFORE_SLASH.match(text, max(0, at - 16), at)
        if before is None:
            continue
        number = NUMBER.match(text, before.start())
        if number is None and before["first"]:  # "từ 1-10/QĐ-X": no double serial
            number = NUMBER.match(text, before.end("first"))
        if number is None or number.end() <= at:
            continue
        draft = _numbered(text, number.start(), number.end(), rules, names, reach)
        if draft is not None:
            reach = draft.end
            last = number.end()
            yield draft
            if draft.type in ("luat", "phap_lenh"):
                yield from amended(text, draft, draft.start + len("Luật"), names)


def _is_else(text: str, start: int, rules: Rules) -> bool:
    """Whether the number at `start` is a form's, a licence's or a telephone's; in English it may be a document's."""
    pattern, rows = not_a_number(rules)
    found = pattern.match(text, max(0, start - 90), start)
    return found is not None and rows[(found.lastindex or 1) - 1]["reason"] != "english"


@per_rules
def not_a_number(rules: Rules) -> tuple[re.Pattern[str], list[Row]]:
    """The words that make a number something else than a document's, as one pattern read backwards; a group a row."""
    rows = rules.tables["unread"]
    words = numbered_groups([row["pattern"] for row in rows])
    return re.compile(rf"(?r)(?<!\w)(?:{words})\s{{0,3}}(?:[A-Z]\d*[.\-]?)?"), rows


def _numbered(text: str, start: int, end: int, rules: Rules, names: LawNames, reach: int) -> Draft | None:
    """The citation whose number stands at `start`; `reach` is where the one before ends."""
    raw = text[start:end]
    number = clean_number(raw)
    parts = split_number(number)
    low = max(0, start - 70)
    so = _SO.match(text, low, start)
    head = so.start() if so else start
    kind, type_start = type_before(text, head, rules)
    if kind is None:
        symbol = next((g for g in parts.groups if not g.isdigit()), "")  # "29/11/QH13": a year cut short
        type_start = _law_before(text, head, names) if _LAW_SYMBOL.match(symbol) else -1
        if type_start >= 0:
            kind = rules.type_names.get(_law_type(text, type_start))
    if kind is None:
        if not parts.groups or _is_else(text, start, rules):
            return None
        symbol_type = _symbol_type(parts.groups, rules)
        if so is None and symbol_type is None and not (0 <= reach < start and _JOINS.fullmatch(text, reach, start)):
            return None
        draft = Draft(
            "numbered", head, end, symbol_type or "cong_van", number, inherits=True, read_by="number without type"
        )
        if so is not None and symbol_type is not None:
            type_start = _modified(text, head, rules.types[symbol_type])
            if type_start >= 0:
                draft.start, draft.inherits, draft.read_by = type_start, False, "type with other words + number"
    else:
        draft = Draft("numbered", type_start, end, kind.code, number, read_by="type + number")
        if kind.code == "van_ban":  # "văn bản số 87/TB-VPCP": the symbol tells the type
            draft.type = _symbol_type(parts.groups, rules) or "van_ban"
    draft.year = parts.year
    if kind is not None and _disagrees(kind, parts.groups, rules):
        draft.notes.append(("type_symbol_mismatch", f"{kind.name} does not go with {number}"))
    if raw != number:
        draft.notes.append(
            ("broken_line" if "\n" in raw else "repaired_number", f"{' '.join(raw.split())!r} is read as {number}")
        )
    draft.end = date_behind(text, end, draft)
    return draft


_JOINS = re.compile(r"\s*(?:[,;]|và|hoặc|[,;]\s*và)\s*")
_BETWEEN = re.compile(r"(?:\s+(?!(?:và|theo|tại|kèm|hoặc)\s)[\p{L}]+,?){1,9}\s+")


def _modified(text: str, end: int, kind: DocumentType) -> int:
    """Start of "Báo cáo thẩm tra" where only words stand between the type and "số" at `end`, or -1."""
    for name in (kind.name, kind.name.lower()):
        at = text.rfind(name, max(0, end - 80), end)
        if at >= 0 and not text[at - 1].isalpha() and _BETWEEN.fullmatch(text, at + len(name), end):
            return at
    return -1


def _disagrees(kind: DocumentType, groups: tuple[str, ...], rules: Rules) -> bool:
    """Whether type word and symbol tell two types: "Quyết định số 12/KH-UBND", "Kế hoạch số 633/UBND-KGVX"."""
    if not kind.symbolled or len(groups) < 2:
        return False
    told = [rules.type_of_symbol(group) for group in groups[:2]]
    if told[0] is not None:
        return kind not in told and not kind.code.startswith(told[0].code) and not told[0].code.startswith(kind.code)
    return told[1] is None and groups[0] == "UBND"


def _symbol_type(groups: tuple[str, ...], rules: Rules) -> str | None:
    for group in groups[:1]:
        kind = rules.type_of_symbol(group)
        if kind is not None:
            return kind.code
    return None


def type_before(text: str, end: int, rules: Rules) -> tuple[DocumentType | None, int]:
    """The type word that ends at `end` (blanks between), longest first: (type, its start) or (None, end)."""
    words = text[max(0, end - 48) : end].split()[-7:]
    if not words:
        return None, end
    words[-1] = words[-1].rstrip(":'’‘*")
    names = rules.type_names
    for n in rules.type_ends.get(words[-1].lstrip(_OPENERS).lower(), ()):
        if n > len(words):
            continue
        first = words[-n].lstrip(_OPENERS)
        name = (first if n == 1 else " ".join((first, *words[1 - n :]))).lower()
        kind = names.get(name)
        if kind is None or (n < len(words) and (words[-n - 1].lower(), name) in _COMPOUNDS):
            continue
        at = end
        for word in (*reversed(words[1 - n :] if n > 1 else ()), first):
            at = text.rfind(word, 0, at)
        return kind, at
    return None, end


_OPENERS = "(“\"‘'[-–*+•…./,;"
# "pháp luật số", "dự luật này": the second syllable is no type
_COMPOUNDS = {
    ("pháp", "luật"),
    ("kỷ", "luật"),
    ("dự", "luật"),
    ("quy", "luật"),
    ("mệnh", "lệnh"),
    ("khẩu", "lệnh"),
    ("hiệu", "lệnh"),
}


def _law_before(text: str, end: int, names: LawNames) -> int:
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


def date_behind(text: str, at: int, draft: Draft) -> int:
    """Take the date phrase that follows `at` into the draft; its end, or `at` where none stands there."""
    gap = _DATE_GAP.match(text, at, at + 60)
    begin = gap.end() if gap else at
    written = read_date(text, begin)
    if written is None:
        gap = _YEAR_GAP.match(text, at)
        written = read_month_or_year(text, gap.end()) if gap and draft.year is None else None
        if written is None:
            return at
    if gap and "(" in gap.group() and text[written.end : written.end + 1] == ")":
        written = written._replace(end=written.end + 1)
    draft.date = written.date
    draft.year = draft.year or written.year
    if _OCR_MONTH.search(text, begin, written.end):
        draft.notes.append(("ocr_suspect", f"the date is read as {written.date}"))
    if written.date is None:
        whole = _WHOLE.match(text, begin, written.end)
        draft.notes.append(
            ("no_such_date", "there is no such day") if whole else ("partial_date", "the date is not whole")
        )
    elif draft.year and written.year and draft.year != written.year:
        draft.notes.append(
            ("year_in_number", f"the date {written.date} disagrees with the year {draft.year} in the number")
        )
    return written.end


_WHOLE = re.compile(r"\D*+\d{1,2}\s*(?:[/.–-]|tháng)\s*\d{1,2}\s*(?:[/.–-]|năm)\s*\d{4}")
_OCR_MONTH = re.compile(r"[Tt]h[áa]ng\s+(?:[Il]\d|\dO)|nám\s")

# "Nghị quyết số 29", "Công văn số 1511LĐTBXH-CATLĐ", "Kế hoạch số: /KH-UBND"
# One literal a pattern: that is what a sweep is fast at.
_SO_BEFORE = tuple(re.compile(rf"{so}\s*:?\s*(?=[\d/.…])") for so in ("số", "Số", "SỐ"))
_AFTER_SO = re.compile(rf"({SERIAL})(?=[\s,.;:)”\"“]|$)(?!\s*(?:%|đồng|triệu|tỷ|người|ngày\s+làm))")


@per_rules
def _type_before(rules: Rules) -> re.Pattern[str]:
    """A digit behind the last syllable of a type: "Nghị định 54", "Kế hoạch 02"."""
    syllables = last_syllables(rules)
    last = "".join(sorted({syllable[-1] for syllable in syllables.split("|")}))  # sooner told than the syllables
    return re.compile(rf"(?<=[{last}\s]\s)[0-9](?<=(?:{syllables})\s+.)")


_GAP = re.compile(r"(?r)\s+")


@per_rules
def _short_tail(rules: Rules) -> re.Pattern[str]:
    """A serial alone, with what may stand behind it: "Nghị định 54 của", "Nghị quyết 29."; no decimal."""
    return re.compile(
        rf"({SERIAL})(?=\s*(?:[,.](?!\d)|[;)(”\"“]|(?<=\d\d\s*):|$|\n\n"
        rf"|(?:{rules.phrases('follows_short_number')})\b))"
    )


_YEAR = re.compile(r"(?:19|20)\d\d")
_OF_OR_DATED = re.compile(r"\s+(?:của|ngày)\s")


def _in_passing(text: str, start: int, kind: DocumentType, serial: re.Match[str]) -> bool:
    """Whether the number is no document's: "báo cáo 3, 6, 9 tháng", "kế hoạch 1, 2", "Kế hoạch 2024"."""
    if _YEAR.fullmatch(serial[1]) and not kind.act:
        return True
    small, one = text[start].islower(), len(serial[1]) == 1
    return ((kind.common_noun and (small or one)) or (small and one)) and not _OF_OR_DATED.match(text, serial.end())


def short_numbers(text: str, rules: Rules) -> Iterator[Draft]:
    """Citations by serial alone, by an old number without slash, or with the serial left blank."""
    short_tail = _short_tail(rules)
    for found in chain.from_iterable(pattern.finditer(text) for pattern in (*_SO_BEFORE, _type_before(rules))):
        so = not text[found.start()].isdigit()
        gap, at = (found, found.end()) if so else (_GAP.match(text, 0, found.start()), found.start())
        if gap is None or gap.group().count("\n") > 1:
            continue
        kind, start = type_before(text, found.start() if so else at, rules)
        if kind is None or not kind.short:
            continue
        if text[at] in "/.…":
            blank = BLANK.match(text, at)
            if blank is None:
                continue
            number = clean_number(blank.group()).lstrip(".…_")
            draft = Draft("numbered", start, blank.end(), kind.code, number, read_by="blank number")
            draft.notes.append(("blank_number", "the serial is not filled in"))
            draft.end = date_behind(text, draft.end, draft)
            yield draft
            continue
        if NUMBER.match(text, at):
            continue
        full = AFTER_TYPE.match(text, at)
        if full is not None:
            number = clean_number(full.group())
            draft = Draft("numbered", start, full.end(), kind.code, number, read_by="type + old number")
            if "/" not in number and len(split_number(number).groups) > 1 and "-" not in number[:7]:
                draft.notes.append(("ocr_suspect", "a slash seems lost in the number"))
            draft.end = date_behind(text, draft.end, draft)
            yield draft
            continue
        tail = _AFTER_SO.match(text, at) if so else short_tail.match(text, at)
        if tail is not None and "\n" in gap.group() and text[tail.end() : tail.end() + 1] in (".", ")"):
            continue  # "... các nghị định", "2. Tổ chức ...": the label of the next item
        if tail is not None and (so or (tail[1].isdigit() and not _in_passing(text, start, kind, tail))):
            draft = Draft("numbered", start, tail.end(), kind.code, tail[1], read_by="short number")
            draft.end = date_behind(text, draft.end, draft)
            yield draft
