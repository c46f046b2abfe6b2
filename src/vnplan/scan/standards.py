"""Standards and technical regulations by their symbol: "TCVN 8826:2011", "QCVN 18:2021/BXD"."""

from __future__ import annotations

import functools
import operator
import re
from collections.abc import Iterator
from typing import NamedTuple

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
_BEHIND = compiled(rf"{_ADOPTED}(?:\s|-)?\s?(?:số\s)?{_SERIAL}{_YEAR}")
# "TCVN 5687"; not "QCVN 2023", "TCVN 12 tháng", nor where a year follows
_WITHOUT_YEAR = compiled(
    rf"{_ADOPTED}[ ](?!{_FOUR}(?![\d.-]))(?P<serial>\d{{2,6}}(?:[-.]\d{{1,3}}(?!\d))?(?:-MT)?+)"
    rf"(?![\w%]|\s?[:/-]\s?\d|[.,]\d|\s(?:tháng|năm|tiêu|quy|bộ|loại|văn|dự)(?!\w))"
)
_ALONE = compiled(rf"{_ADOPTED}[ ]{_SERIAL}$")
_BRANCH = compiled(r"(?r)(?<!\w)\d\d\s?")  # "22 TCN 272": the number of the branch
_ISSUER = compiled(rf"\s?/\s?(?P<issuer>{GROUP}(?:-{GROUP})?)(?!\w)")


def standards(text: str, rules: Rules) -> Iterator[Draft]:
    """Standards by symbol, serial and year: "TCVN ISO 9001:2015", "QCVN 18:2021/BXD"; not "chứng nhận ISO 9001"."""
    for year in sorted((year for pattern in _YEARS for year in pattern.finditer(text)), key=_START):
        low = max(0, year.start() - _REACH)
        for row in rules.tables["standards"]:
            at = text.rfind(row["symbol"], low, year.start())
            draft = _standard(text, at, row) if at >= 0 else None
            if draft is not None:
                yield draft
    for row in rules.tables["standards"]:
        if row["undated"] == "yes":
            yield from _undated(text, row)


def _undated(text: str, row: Row) -> Iterator[Draft]:
    """ "TCVN 5687", a symbol that nothing else bears, with a serial and no year."""
    for symbol in compiled(re.escape(row["symbol"])).finditer(text):
        at = symbol.start()
        found = _WITHOUT_YEAR.match(text, symbol.end())
        if found is not None and not text[at - 1 : at].isalnum():
            number = _written(text[at : found.end()])
            yield Draft("standard", at, found.end(), row["type"], number, read_by="symbol of a standard")


# The mark before the year is rarer than the symbols. One literal a pattern: that is what a sweep is fast at.
_YEARS = (re.compile(rf":\s?{_FOUR}(?!\d)"), re.compile(rf"-\s?{_FOUR}(?!\d)"))
_START = operator.methodcaller("start")
_REACH = 40  # characters: "TCVN ISO/IEC 17025-10"


def _standard(text: str, at: int, row: Row) -> Draft | None:
    """The standard whose symbol stands at `at`."""
    behind = _BEHIND.match(text, at + len(row["symbol"]))
    branch = _BRANCH.match(text, 0, at) if row["branch"] == "yes" else None
    start = branch.start() if branch else at
    if behind is None or text[start - 1 : start].isalnum():
        return None
    issuer = _ISSUER.match(text, behind.end())
    end = issuer.end() if issuer and row["issuer"] in ("", issuer["issuer"]) else behind.end()
    number = _written(text[start:end])
    return Draft("standard", start, end, row["type"], number, year=int(behind["year"]), read_by="symbol of a standard")


_BLANKS = compiled(r"\s*([:/-])\s*")


def _written(words: str) -> str:
    """A number as it is usually written: "QCVN  18 : 2021/ BXD" is QCVN 18:2021/BXD."""
    return " ".join(_BLANKS.sub(r"\1", words).split())


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
        behind = (_BEHIND.match(number, begin) or _ALONE.match(number, begin)) if at >= 0 else None
        if behind is not None and (at == 0 or row["branch"] == "yes"):
            serial = f"{number[:at]}{behind['adopted'] or ''} {behind['serial']}"
            return Standard(row, " ".join(serial.split()).lstrip("/ -"), number[behind.end() :].lstrip("/"))
    return None
