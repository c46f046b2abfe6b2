"""Standards and technical regulations by their symbol: "TCVN 8826:2011", "QCVN 18:2021/BXD"."""

from __future__ import annotations

import functools
import operator
import re
from collections.abc import Iterator
from typing import NamedTuple

import regex

from vnplan.compiled import compiled
from vnplan.scan.draft import Draft
from vnplan.tables.rows import Row
from vnplan.tables.rules import Rules
from vnplan.text.symbols import GROUP

# "ISO/IEC" in "TCVN ISO/IEC 17025" and "/QS" in "TCVN/QS 1822": whose standard it was, or the branch it is of
_ADOPTED = r"(?P<adopted>\s?/\s?[A-ZĐ]{2,5}|[\s-](?:[A-ZĐ]{2,6}(?:\s?/\s?[A-Z]{2,5}){0,2})(?=\s\d))?"
_SERIAL = r"(?P<serial>(?:[IVX]{1,3}-)?\d{1,6}(?:[-.](?:\d{1,3}|[A-ZĐ]{1,3})){0,3}?)"  # 8826 · 16-1 · 01-MT · I-4
_FOUR = r"(?:19|20)\d\d"
_YEAR = rf"\s?[:-]\s?(?P<year>{_FOUR})(?![.,]\d|\w)"
_SYMBOL_TO_YEAR = rf"{_ADOPTED}(?:\s|-)?\s?(?:số\s)?{_SERIAL}"
_BEHIND = compiled(rf"{_SYMBOL_TO_YEAR}{_YEAR}")
_SLASHED = compiled(rf"{_SYMBOL_TO_YEAR}\s?/\s?(?P<year>{_FOUR})(?![.,]\d|\w)")  # "QCVN 41/2019/BGTVT"
_SHORTENED = compiled(rf"{_SYMBOL_TO_YEAR}-(?P<short>0\d|[6-9]\d)(?![\w-]|[.,:/]\d)")  # "TCVN 4054-05", of 2005
# "TCVN 5687"; not "QCVN 2023", "TCVN 12 tháng", nor where a year follows
_WITHOUT_YEAR = compiled(
    rf"{_ADOPTED}[ ](?!{_FOUR}(?![\d.-]))(?P<serial>\d{{2,6}}(?:[-.]\d{{1,3}}(?!\d))?(?:-MT)?+)"
    rf"(?![\w%]|\s?[:/-]\s?\d|[.,]\d|\s(?:tháng|năm|tiêu|quy|bộ|loại|văn|dự)(?!\w))"
)
_ALONE = compiled(rf"{_ADOPTED}[ ]{_SERIAL}$")
_BRANCH = compiled(r"(?r)(?<!\w)\d\d\s?")  # "22 TCN 272": the number of the branch
_ISSUER = compiled(rf"\s?/\s?(?P<issuer>TP\.?\s?HCM|{GROUP}(?:-{GROUP})?)(?!\w)")
_MEMBER = compiled(rf"(?:\s?[,;]|\s+và)\s+(?P<core>{_SERIAL}{_YEAR})")  # "QCVN 16:2019/BXD, |04:2021/BXD"


def standards(text: str, rules: Rules) -> Iterator[Draft]:
    """Standards by symbol, serial and year: "TCVN ISO 9001:2015", "QCVN 18:2021/BXD"; not "chứng nhận ISO 9001"."""
    for year in sorted((year for pattern in _YEARS for year in pattern.finditer(text)), key=_START):
        low = max(0, year.start() - _REACH)
        for row in rules.tables["standards"]:
            at = text.rfind(row["symbol"], low, year.start())
            behind = _BEHIND.match(text, at + len(row["symbol"])) if at >= 0 else None
            if behind is not None and behind.start("year") > year.start():
                yield from _with_members(text, _standard(text, at, row, behind, int(behind["year"])), row)
    for row in rules.tables["standards"]:
        for symbol in compiled(re.escape(row["symbol"])).finditer(text):
            draft = _written_otherwise(text, symbol, row)
            if draft is not None:
                yield draft


def _written_otherwise(text: str, symbol: regex.Match[str], row: Row) -> Draft | None:
    """ "QCVN 41/2019/BGTVT", "TCVN 4054-05"; "TCVN 5687": a symbol that nothing else bears, without a year."""
    slashed = _SLASHED.match(text, symbol.end())
    if slashed is not None and (_ISSUER.match(text, slashed.end()) or not _is_month(slashed["serial"])):
        return _standard(text, symbol.start(), row, slashed, int(slashed["year"]))
    shortened = _shortened(text, symbol.end(), row)
    if shortened is not None:
        short = int(shortened["short"])
        return _standard(text, symbol.start(), row, shortened, short + (2000 if short < _MILLENNIUM else 1900))
    alone = _WITHOUT_YEAR.match(text, symbol.end()) if row["undated"] == "yes" else None
    return _standard(text, symbol.start(), row, alone, None) if alone is not None else None


def _shortened(text: str, at: int, row: Row) -> regex.Match[str] | None:
    """ "TCVN 4054-05|"; "QCVN 07-09" and "IEC 60364-6-61" are parts."""
    found = _SHORTENED.match(text, at) if row["issuer"] or row["branch"] == "yes" else None
    return found if found is not None and "-" not in found["serial"] else None


_MILLENNIUM = 10  # "-09" is of 2009, "-95" of 1995
_MONTHS = 12


def _is_month(serial: str) -> bool:
    """ "công bố TCVN 10/2019": a serial so small may be a month."""
    return serial.isdigit() and int(serial) <= _MONTHS


# The mark before the year is rarer than the symbols. One literal a pattern: that is what a sweep is fast at.
_YEARS = (re.compile(rf":\s?{_FOUR}(?!\d)"), re.compile(rf"-\s?{_FOUR}(?!\d)"))
_START = operator.methodcaller("start")
_REACH = 40  # characters: "TCVN ISO/IEC 17025-10"


def _standard(text: str, at: int, row: Row, behind: regex.Match[str], year: int | None) -> Draft | None:
    """The standard whose symbol stands at `at`, and `behind` it serial and year."""
    branch = _BRANCH.match(text, 0, at) if row["branch"] == "yes" else None
    start = branch.start() if branch else at
    if text[start - 1 : start].isalnum():
        return None
    end = _with_issuer(text, behind.end(), row) if year is not None else behind.end()
    return Draft(
        "standard", start, end, row["type"], _written(text[start:end]), year=year, read_by="symbol of a standard"
    )


def _with_issuer(text: str, end: int, row: Row) -> int:
    """Where "/BXD" behind the year ends, where it may stand."""
    issuer = _ISSUER.match(text, end)
    return issuer.end() if issuer and row["issuer"] in ("", issuer["issuer"]) else end


_LONG = 3  # digits: "TCVN 6707:2009, 6706:2009" without the symbol again


def _with_members(text: str, draft: Draft | None, row: Row) -> Iterator[Draft]:
    """A standard, and those behind it that leave its symbol out."""
    while draft is not None:
        yield draft
        member = _MEMBER.match(text, draft.end)
        draft = None
        if member is not None:
            end = _with_issuer(text, member.end(), row)
            if end > member.end() or len(member["serial"]) >= _LONG:
                number = f"{row['symbol']} {_written(text[member.start('core') : end])}"
                draft = Draft(
                    "standard", member.start("core"), end, row["type"], number, year=int(member["year"]),
                    inherits=True, read_by="symbol of a standard",
                )  # fmt: skip


_BLANKS = compiled(r"\s*([:/-])\s*")


def _written(words: str) -> str:
    """A number as it is usually written: "QCVN  số 18 : 2021/ BXD" is QCVN 18:2021/BXD."""
    return " ".join(_BLANKS.sub(r"\1", words).split()).replace(" số ", " ")


class Standard(NamedTuple):
    """A standard's number taken apart: the row of its symbol, its serial, and the symbol of who issued it."""

    row: Row
    serial: str
    issuer: str


@functools.lru_cache(maxsize=2048)
def split_standard(number: str, rules: Rules) -> Standard | None:
    """Take a standard's number apart; what it adopts belongs to the serial.

    >>> from vnplan.tables.rules import load_rules
    >>> split_standard("TCVN ISO/IEC 17025:2017", load_rules())[1:]
    ('ISO/IEC 17025', '')
    >>> split_standard("QCVN 16-1:2025/BYT", load_rules())[1:]
    ('16-1', 'BYT')
    """
    for row in rules.tables["standards"]:
        at = number.find(row["symbol"])
        begin = at + len(row["symbol"])
        if at < 0 or (at > 0 and row["branch"] != "yes"):
            continue
        dated = _BEHIND.match(number, begin) or _SLASHED.match(number, begin) or _shortened(number, begin, row)
        behind = dated or _ALONE.match(number, begin)
        if behind is not None:
            serial = f"{number[:at]}{behind['adopted'] or ''} {behind['serial']}"
            return Standard(row, " ".join(serial.split()).lstrip("/ -"), number[behind.end() :].lstrip("/"))
    return None
