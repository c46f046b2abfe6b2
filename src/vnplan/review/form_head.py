"""Rules of form on the head of a document: the country's name, number, place and day, title, addressee.

RULES is the table of contents. Each rule's source stands in its row of data/findings.csv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnplan.review.check_rules import Hit
from vnplan.review.sheet import DAY_LINE, NUMBER_LINE, FormSheet, Para, folded
from vnplan.text.symbols import split_number
from vnplan.text.words import tone_moved


def future_day(sheet: FormSheet) -> Iterator[Hit]:
    """A day to come: a plan of "ngày 05 tháng 9 năm 2062", a number "12/2062/QĐ-UBND"."""
    told, today = sheet.document.metadata, sheet.today
    year = split_number(told.number).year if told.number else None
    if told.date is not None and told.date > today:
        line = next((p for p in sheet.head if DAY_LINE.search(p.text)), None)
        start, end = (line.start, line.end) if line else (0, 0)
        yield sheet.hit("future_day", start, end, date=told.date, today=today)
    elif told.date is None and year is not None and year > today.year:
        for para, found in _numbers(sheet):
            yield sheet.hit("future_day", *sheet.place(para, found), date=year, today=today)


def future_citation(sheet: FormSheet) -> Iterator[Hit]:
    """What a document without a day of its own cites, of a day to come: "Chỉ thị số 12/CT-TTg ngày 05/9/2062"."""
    if sheet.document.metadata.date is not None:
        return  # `dated_later` holds it against its own day
    for c in sheet.document.citations:
        later = c.date is not None and c.date > sheet.today
        if c.kind not in ("self", "internal") and (later or (c.year or 0) > sheet.today.year):
            yield sheet.hit("future_day", c.start, c.end, date=c.date or c.year, today=sheet.today)


def own_year(sheet: FormSheet) -> Iterator[Hit]:
    """The number tells another year than the day: "12/2025/QĐ-UBND" of "ngày 05 tháng 02 năm 2024"."""
    told = sheet.document.metadata
    year = split_number(told.number).year if told.number else None
    if year is None or told.date is None or year == told.date.year:
        return
    for para, found in _numbers(sheet):
        if found["year"] == str(year):
            yield sheet.hit("own_year", *sheet.place(para, found), number=told.number, year=told.date.year)
            return


def country(sheet: FormSheet) -> Iterator[Hit]:
    """The country's name or the motto written otherwise: "Độc Lập - Tự Do - Hạnh Phúc", "Độc lập-Tự do"."""
    name, motto = sheet.named.country, sheet.named.motto
    for para in sheet.head:
        for code, pattern, right in (
            ("country", sheet.country_line, (name, tone_moved(name))),
            ("motto", sheet.motto_line, (motto,)),
        ):
            found = pattern.search(para.text)
            if found is None:
                continue
            start, end = sheet.place(para, found)
            said = sheet.written(start, end)
            if said not in right:
                dashes = said.replace("–", "-").replace("—", "-") in right
                yield sheet.hit("motto_dash" if dashes else code, start, end, right=right[0])


def no_country(sheet: FormSheet) -> Iterator[Hit]:
    """A head with number and day, and without the country's name; one of the Party without the Party's."""
    if not sheet.whole:
        return
    head = " ".join(para.text for para in sheet.head)
    line = next(para for para in sheet.head if NUMBER_LINE.search(para.text))
    if sheet.family == "party":
        if sheet.named.party not in folded(head).upper():
            yield sheet.hit("no_party_name", line.start, line.end, right=sheet.named.party)
    elif not sheet.country_line.search(head):
        yield sheet.hit("no_country", line.start, line.end, right=sheet.named.country)
    elif not sheet.motto_line.search(head):
        yield sheet.hit("no_motto", line.start, line.end, right=sheet.named.motto)


def no_number(sheet: FormSheet) -> Iterator[Hit]:
    """A head with the country's name, and without a number, or without a line of place and day."""
    line = next((para for para in sheet.head if sheet.country_line.search(para.text)), None)
    if line is None or sheet.family == "party":
        return
    beginning = [para.text for para in sheet.paragraphs if para.start < line.end + _HEAD]
    if not any(re.search(r"(?<!\w)Số(?!\w)|(?<!\w)SỐ\s*:", words) for words in beginning):
        yield sheet.hit("no_number", line.start, line.end)
        return
    short = [words for words in beginning if len(words) < _DAY_LINE and not words.startswith("Căn cứ")]
    head = [para.text for para in sheet.head]
    if not any(re.search(r"(?<!\w)(?:ngày|tháng)(?!\w)", words) for words in [*short, *head]):
        yield sheet.hit("no_day", line.start, line.end)


_HEAD = 400  # characters: number, day and subject stand nearer to the country's name


def no_star(sheet: FormSheet) -> Iterator[Hit]:
    """The Party has an asterisk between its name and the number."""
    if sheet.family == "party" and sheet.whole:
        line = next(para for para in sheet.head if NUMBER_LINE.search(para.text))
        if "*" not in sheet.document.text[: line.start]:
            yield sheet.hit("no_star", line.start, line.end)


def number_word(sheet: FormSheet) -> Iterator[Hit]:
    """ "Số 12/KH-UBND" without a colon; the Party has none: "Số 12-KH/TU"."""
    for para, found in _numbers(sheet):
        start, end = sheet.place(para, found)
        if sheet.family == "party":
            if found["colon"]:
                yield sheet.hit("party_number_word", start, end)
        elif not found["colon"] or found["word"] != "Số":
            yield sheet.hit("number_word", start, end)


def number_zero(sheet: FormSheet) -> Iterator[Hit]:
    """A number below 10 without the zero: "Số: 7/KH-UBND"."""
    for para, found in _numbers(sheet):
        if len(found["serial"]) == 1 and found["serial"].isdigit():
            start, end = sheet.place(para, found)
            yield sheet.hit("number_zero", start, end, right=f"0{found['serial']}")


def number_blank(sheet: FormSheet) -> Iterator[Hit]:
    """Blanks inside a number: "Số: 12 /KH-UBND", "Số: 12/KH - UBND"."""
    for para, found in _numbers(sheet):
        number = found["number"].lstrip(" .…_")
        if found["serial"].strip(".…_") == "":
            number = found["symbol"]
        if re.search(r"\s", number):
            start, end = sheet.place(para, found)
            yield sheet.hit("number_blank", start, end, right=re.sub(r"\s+", "", number))


def number_marks(sheet: FormSheet) -> Iterator[Hit]:
    """Marks of the other family: "12-KH/UBND" of a committee, "12/KH-TU" of the Party; "12/KH/UBND"."""
    for para, found in _numbers(sheet):
        groups = re.split(r"\s?[-–/.]\s?", found["symbol"])
        serial = found["serial"].strip(".…_")
        if len(groups) < 2 or (sheet.family == "party" and len(groups) != 2):
            continue
        start, end = sheet.place(para, found)
        symbol = re.sub(r"\s", "", found["symbol"]).replace("–", "-")
        if sheet.family == "party":
            if found["dash"] == "/" or "/" not in symbol:
                yield sheet.hit("party_number_marks", start, end, right=f"{serial}-{groups[0]}/{groups[1]}")
        elif found["dash"] != "/" or "/" in symbol or "." in symbol:
            year = f"{found['year']}/" if found["year"] else ""
            yield sheet.hit("number_marks", start, end, right=f"{serial}/{year}{'-'.join(groups)}")


def number_order(sheet: FormSheet) -> Iterator[Hit]:
    """The issuer before the type: "12/UBND-KH" of a plan."""
    code = sheet.document.metadata.document_type
    for para, found in _numbers(sheet):
        groups = re.split(r"\s?[-–/.]\s?", found["symbol"])
        types = [sheet.rules.type_of_symbol(group) for group in groups]
        if len(groups) == 2 and types[0] is None and types[1] is not None and types[1].code == code:
            start, end = sheet.place(para, found)
            mark = ("-", "/") if sheet.family == "party" else ("/", "-")
            right = f"{found['serial'].strip('.…_')}{mark[0]}{groups[1]}{mark[1]}{groups[0]}"
            yield sheet.hit("number_order", start, end, right=right)


# "ngày 5 tháng 9 năm 2025" · "Hà Nội ngày 05 tháng 01 năm 2025"
_DAY = re.compile(
    r"(?P<place>[^\d,;:]{0,60}?)(?P<comma>,?)\s*(?P<said>(?<!\w)ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s+năm\s+"
    r"(?P<year>\d{4}))"
)
_SLASHED = re.compile(r"(?<!\w)(?:ngày\s+)?(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})(?!\d)")
_DAY_LINE = 80  # characters: place and day, and at most a number beside them


def day_form(sheet: FormSheet) -> Iterator[Hit]:
    """The line of place and day: "Hà Nội, ngày 5 tháng 1 năm 2025", "Hà Nội ngày 05 ...", "Hà Nội, ngày 05/01/2025"."""
    for para in sheet.head:
        found = _DAY.search(para.text)
        if found is not None:
            right = _day(found["day"], found["month"], found["year"])
            start, end = sheet.place(para, found, "said", "said")
            if len(found["day"]) == 1 or (len(found["month"]) == 1 and int(found["month"]) <= _ZERO_MONTHS):
                yield sheet.hit("day_zero", start, end, right=right)
            if re.search(r"[^\W\d_]$", found["place"].strip()) and not found["comma"]:
                yield sheet.hit("day_comma", start, end, right=f"{found['place'].strip()}, {right}")
            return
        slashed = _SLASHED.search(para.text) if "ngày" in para.text and len(para.text) < _DAY_LINE else None
        if slashed is not None:
            start, end = sheet.place(para, slashed)
            yield sheet.hit("day_in_full", start, end, right=_day(*slashed.groups()))
            return


_ZERO_MONTHS = 2  # a zero stands before months 1 and 2 alone


def _day(day: str, month: str, year: str) -> str:
    month = f"{int(month):02d}" if int(month) <= _ZERO_MONTHS else str(int(month))
    return f"ngày {int(day):02d} tháng {month} năm {year}"


def no_title(sheet: FormSheet) -> Iterator[Hit]:
    """A type and no words on what it is about: KẾ HOẠCH, and at once "I. MỤC ĐÍCH"; a letter without "V/v"."""
    told = sheet.document.metadata
    if not sheet.whole or told.title:
        return
    line = next(para for para in sheet.head if NUMBER_LINE.search(para.text))
    if sheet.rules.stands(told.document_type, "letter"):
        yield sheet.hit("no_about", line.start, line.end)
    else:
        for para in sheet.of("title")[:1]:
            yield sheet.hit("no_title", para.start, para.end, type=para.text)


def about_word(sheet: FormSheet) -> Iterator[Hit]:
    """A letter that begins its subject otherwise than with "V/v": "Về việc mua sách", "v/v mua sách"."""
    if sheet.rules.stands(sheet.document.metadata.document_type, "letter") and sheet.family != "party":
        for para in sheet.of("letterhead", "title"):
            found = re.match(r"(Về việc|v/v|V/V|Vv|VV)\b(?!/v)", para.text)
            if found is not None:
                yield sheet.hit("about_word", para.start, para.end, said=found[1])
                return


def _numbers(sheet: FormSheet) -> Iterator[tuple[Para, re.Match[str]]]:
    """The line of the number, where the head has one."""
    for para in sheet.head:
        found = NUMBER_LINE.search(para.text)
        if found is not None:
            yield para, found
            return


RULES = [
    future_day, future_citation, own_year, country, no_country, no_number, no_star, number_word, number_zero,
    number_blank, number_marks, number_order, day_form, no_title, about_word,
]  # fmt: skip
