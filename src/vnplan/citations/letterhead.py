"""The two columns of a letterhead, one above the other or side by side: bodies and number left, motto and day right.

Boxes 1 to 4 of Nghị định 30/2020/NĐ-CP annex I; a Party document's, of Hướng dẫn 36-HD/VPTW.
"""

from __future__ import annotations

import datetime
from typing import NamedTuple

import regex

from vnplan.compiled import compiled
from vnplan.layout.lines import Marks, marks_of, mostly_upper
from vnplan.tables.mottoes import begun, mottoes
from vnplan.tables.rules import Rules, per_rules
from vnplan.text.dates import Written, read_date, read_month_or_year
from vnplan.text.symbols import BLANK, NUMBER, clean_number


class Letterhead(NamedTuple):
    """What a letterhead tells: number, place and day, and the bodies, the one above first."""

    number: str | None
    place: str | None
    date: datetime.date | None
    year: int | None
    bodies: list[str]


# Words of the right column; a wrapped motto goes on in the next line: "CỘNG HÒA XÃ⏎HỘI CHỦ NGHĨA VIỆT NAM".
_STATE = (
    r"(?<!NƯỚC\s)C[ỘÔỌ]NG\s+H(?:ÒA|OÀ|ÓA|OA)(?:\s+X\p{Lu}(?:\s+H\p{Lu}{2}(?:\s+CH\p{Lu}(?:\s+NGH\p{Lu}{2}"
    r"(?:\s+VI\p{Lu}{2}(?:\s+NA\p{Lu})?)?)?)?)?)?(?!\p{L})"
)
_STATE_REST = r"(?:(?:(?:H[ỘÔ]I\s+)?CHỦ\s+)?NGH[ĨI]A\s+)?VIỆT\s+NAM"
_LIBERTY = r"[ĐÐ]ộc\s+[Ll]\wp(?:\W+[Tt]\w\s+\wo(?:\W+[Hh]\wnh\s+[Pp]h\wc)?)?|ĐỘC\s+LẬP\W+TỰ\s+DO\W+HẠNH\s+PHÚC"
_LIBERTY_REST = r"^(?:Tự\s+do\W+)?Hạnh\s+[Pp]húc"


class _Right(NamedTuple):
    """What stands in the right column: the whole names alone, and these, damaged or cut short, with the motto."""

    whole: regex.Pattern[str]
    any: regex.Pattern[str]


@per_rules
def _right(rules: Rules) -> _Right:
    said = mottoes(rules)
    party, name = begun(said.party), begun(said.country, 2)
    return _Right(
        compiled(rf"(?<!NƯỚC\s){begun(said.country)}|{party}"),
        compiled(
            rf"NHÂN\s+DANH(?:\s+NƯỚC)?(?:\s+(?<=NƯỚC\s){name}.*)?|^NƯỚC\s+{name}.*"
            rf"|{_STATE}|{_LIBERTY}|{_LIBERTY_REST}|{party}"
        ),
    )


_RIGHT_REST = compiled(rf"(?:^|\s){_STATE_REST}$")
_BREAKS = compiled(r"\n|\||[-_=—–*]{3,}|\\")
_LABEL = compiled(
    r"(?:^|(?<=\s)(?=\p{L}{2,5}\s?:)|(?<=\s)(?=Số\s\d))(?:Luật\s|Lệnh\s|(?:Bản\s+án|BẢN\s+ÁN)\s+(?:[^\d:]{2,30}\s)?)?(?:[Ss][ốôó]|S[ỐÔ])"
    r"\s*(?:hiệu)?\s*(?:/\s?(?:No|Ref)\.?|\(No\.?\))?\s*[:.]?\s*"
)
_LABEL_LETTERS = "ốôóỐÔ"  # one of these stands in any label
_PLACE = compiled(r"(?:[\p{L}.\-'’ ]{2,60}?(?: \d{1,2})?)\s*,?\s*(?=(?:[Nn]gày|NGÀY)[\s:.…\d/])")
_MONTH_PLACE = compiled(r"[\p{L}.\-'’ ]{2,60}?\s*,\s*(?=[Tt]háng\s+\d)")
_DAY_WORDS = ("gày", "NGÀY", "háng")
_WIRES = compiled(r"\s(?:điện|ĐIỆN)\s?:")  # "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH điện:"
_STRAY = " \t*|#/`'’«»•>_~.,;:-–—"
_SHORTEST = 2  # letters: less is debris of a scan
_CAPITALS_BEFORE = compiled(r".*(?<!\w)(?!TP|T\.P)[\p{Lu}&]{2,}(?!\w)\s*")


def read_letterhead(words: str, rules: Rules) -> Letterhead:
    """A letterhead taken apart; what stands in two columns on one line is read column by column.

    >>> from vnplan.tables.rules import load_rules
    >>> read_letterhead("UBND XÃ TÂN AN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\\nSố: 7/KH-UBND Tân An, ngày 5/3/2024",
    ...                 load_rules())
    Letterhead(number='7/KH-UBND', place='Tân An', date=datetime.date(2024, 3, 5), year=2024, bodies=['UBND XÃ TÂN AN'])
    """
    marks = marks_of(rules)
    right = _right(rules)
    words = _WIRES.sub("", right.whole.sub("\n", words))
    lines = _left_of_motto([line.strip(_STRAY) for line in _BREAKS.split(words)], right.any)
    number, at = _number(lines)
    place, written = _place_and_day(lines, marks)
    above = [line for line in lines[:at] if _is_words(line)] or [line for line in lines if _is_words(line)]
    return Letterhead(
        number, place, written.date if written else None, written.year if written else None, _bodies(above, marks)
    )


def _is_words(line: str) -> bool:
    return (line[:_SHORTEST].isalpha() and len(line) >= _SHORTEST) or sum(map(str.isalpha, line)) >= _SHORTEST


def _left_of_motto(lines: list[str], right: regex.Pattern[str]) -> list[str]:
    """The lines without the mottoes: "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"."""
    out = []
    cut_short = False  # whether the motto of a line above goes on
    for line in lines:
        if cut_short and (rest := _RIGHT_REST.search(line)):
            line, cut_short = line[: rest.start()], False
        for found in reversed(list(right.finditer(line))):
            cut_short = found.group()[0] == "C" and not found.group().endswith("NAM")
            line = f"{line[: found.start()]} {line[found.end() :]}"
        out.append(line.strip(_STRAY))
    return out


def _label_in(line: str) -> regex.Match[str] | None:
    """ "Số: ", "Luật số: ": the label of a number."""
    return _LABEL.search(line) if any(map(line.__contains__, _LABEL_LETTERS)) else None


def _number(lines: list[str]) -> tuple[str | None, int]:
    """The number, cut out of its line, and which line it is; above stand the bodies."""
    for n, line in enumerate(lines):
        label = _label_in(line)
        if label is None:
            continue
        found = NUMBER.match(line, label.end())
        blank = found or BLANK.match(line, label.end())
        if blank is None and label.end() < len(line) and line[label.end()].isalpha() and ":" not in label.group():
            continue  # "TRƯỜNG TIỂU HỌC SỐ HAI"
        before, behind = line[: label.start()], line[blank.end() if blank else label.end() :]
        lines[n] = behind.strip(_STRAY)
        if before.strip(_STRAY):
            lines.insert(n, before.strip(_STRAY))
            n += 1
        if found is None:  # "37/2025/NQ-HĐND", beside a label it has lost
            alone = next((k for k in (n - 1, n + 1) if 0 <= k < len(lines) and NUMBER.fullmatch(lines[k])), None)
            if blank is None and alone is not None:
                number, lines[alone] = clean_number(lines[alone]), ""
                return number, n
            return None, n
        return clean_number(found.group()), n
    return None, len(lines)


def _place_and_day(lines: list[str], marks: Marks) -> tuple[str | None, Written | None]:
    """ "Lục Nam, ngày 05 tháng 3 năm 2024", "Ngày: 12-6-2024"; a day left blank tells place and year."""
    for n, line in enumerate(lines):
        if not any(word in line for word in _DAY_WORDS):
            continue
        for found in (_PLACE.search(line), _MONTH_PLACE.search(line)):
            if found is None:
                continue
            written = read_date(line, found.end()) or read_month_or_year(line, found.end())
            if written is None:
                continue
            known = marks.place.search(line, 0, found.end() + len("ngày"))
            start = known.start() if known else _place_start(line, found)
            place = " ".join(line[start : found.end()].split()).strip(" ,")
            lines[n] = line[:start].strip(_STRAY)
            return place, written
        if (at := regex.match(r"[Nn]gày|NGÀY", line)) is not None:
            written = read_date(line, at.start())
            if written is not None:
                lines[n] = ""
                return None, written
    return None, None


def _place_start(line: str, found: regex.Match[str]) -> int:
    """Where the place begins: "ĐẢNG ỦY XÃ TÂN AN Tân An, ngày ..."."""
    capitals = _CAPITALS_BEFORE.match(line, found.start(), found.end())
    behind = capitals.end() if capitals else found.start()
    return behind if line[behind : found.end()].strip(" ,") else found.start()


def _no_body(line: str, marks: Marks) -> bool:
    """ "HỎA TỐC", "BA VI MILK JOINT STOCK COMPANY"."""
    return marks.stamp.fullmatch(line) is not None or marks.english.fullmatch(line) is not None


def _bodies(lines: list[str], marks: Marks) -> list[str]:
    """The bodies above the number: those in capitals, or all where none is."""
    lines = [line for line in lines if not (_no_body(line, marks) or marks.about.match(line))]
    capitals = [line for line in lines if mostly_upper(line)]
    return capitals or [line for line in lines if marks.issuer.match(line.upper())]
