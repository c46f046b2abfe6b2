"""Số/ký hiệu: how a document's number is written, in every family and period.

State documents follow Nghị định 30/2020/NĐ-CP (annex I) and Nghị định 78/2025/NĐ-CP (art. 63-64): serial, a year for
normative documents, then type and issuer (`24/2021/NĐ-CP`, `2457/QĐ-BGDĐT`); letters carry issuer and unit
(`5046/UBND-KGVX`). The Party puts the type before the slash (`29-NQ/TW`).
Before 1998 the issuer stands alone (`14-CP`).
"""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import NamedTuple

from vnplan.compiled import plain_re
from vnplan.text.normalize import LOWER, ascii_slug

# 2457 · 66.18 · 30a · 12B (a capital only right before slash or dash, and none that is a type's: L, T, Q)
SERIAL = r"\d{1,7}(?:\.\d{1,3})?(?:[a-zđ]|[A-EGHĐ](?=\s?[-–/]))?"
_DOUBLE = r"\d{1,3}-\d{1,4}(?=/\d{4}/)"  # 01-10/2025/CV-TKV
_CAPITAL = "A-ZĐÔƯƠÂÊĂ"
# QĐ, BGDĐT, TTg, CTr, QH15, GDTrH, QĐi, BGD&ĐT: capitals with at most two small letters in a row
GROUP = rf"[{_CAPITAL}](?:[{_CAPITAL}0-9&]|[a-zđư]{{1,2}}(?![{LOWER}]))*+"
# what may follow a blank inside a symbol
_SOLID = rf"(?:[{_CAPITAL}]{{2}}(?:[{_CAPITAL}0-9&]|[a-zđư]{{1,2}}(?![{LOWER}]))*+|TTg|CTr|TTr)"
_REGION = r"[-–]KV\s[IVX]{1,5}(?!\w)"  # 123/TB-KV XI: a region of the State Audit
_JOINED = rf"(?:{_REGION}|[-–./_]{GROUP}|\s?[-–/]\s?{_SOLID}|-\d{{1,2}}(?=\s+ngày|[,;)]))"
_END = r"(?:\([A-Z]\d{1,3}\))?(?=ngày|[^\w]|_|$)"

# 24/2021/NĐ-CP · 2457/QĐ-BGDĐT · 5046/UBND-KGVX · 404/TTg · 06/2022/QH15 · 33/KH- UBND · 3565 /QĐ -UBND · 1/CV-01
STATE = (
    rf"(?:{_DOUBLE}|{SERIAL})\s{{0,2}}/\s{{0,2}}(?:\d{{2,5}}\s?(?:/|-(?=QH|UBTVQH|PL))\s?)?"
    rf"(?:{GROUP}{_JOINED}{{0,6}}){_END}"
)
# 29-NQ/TW · 01-KL/TW · 858CV/ĐUK · 317-QĐ/TWĐTN-TNTH · 94- KH/BTGDVTW · 18-L/CTN
PARTY = rf"{SERIAL}\s?[-–]?\s?{GROUP}\s?/\s?{GROUP}(?:[-–./]{GROUP}){{0,3}}{_END}"
# 14-CP · 111-HĐBT · 72-NQ-TW: only after a type word
DASHED = rf"{SERIAL}\s?[-–]\s?(?:{GROUP}(?:-{GROUP}){{0,3}}){_END}"
# 1511LĐTBXH-CATLĐ: a scan lost the slash; only after "số"
LOST_SLASH = rf"\d{{2,6}}[{_CAPITAL}]{{2,10}}-{GROUP}{_END}"
# Số:      /TB-UBND · ... /NQ-HĐND: a draft, the serial not yet given
_BLANK = rf"[.…_\s]{{0,12}}/\s?(?:\d{{4}}\s?/\s?)?(?:{GROUP}{_JOINED}{{1,4}}){_END}"

BLANK = plain_re(_BLANK)
NUMBER = plain_re(rf"{STATE}|{PARTY}")
AFTER_TYPE = plain_re(rf"{STATE}|{PARTY}|{DASHED}|{LOST_SLASH}")

_JOINTS = plain_re(r"[-/.]")
_OTHER_DIGIT = plain_re(r"[^\D0-9]")  # "٣", "３"


class Number(NamedTuple):
    """A number taken apart: `24/2021/NĐ-CP` -> serial "24", year 2021, groups ("NĐ", "CP")."""

    serial: str
    year: int | None
    groups: tuple[str, ...]
    party: bool


_PARTS = plain_re(rf"({_DOUBLE}|{SERIAL})?\s?([-–/]?)\s?(?:(\d{{4}})[/-])?(.*)", re.S)


def clean_number(raw: str) -> str:
    """The number without blanks and line breaks, dashes plain: `33/KH- UBND` -> `33/KH-UBND`."""
    return "".join(raw.split()).replace("–", "-").replace("_", "-")


@functools.lru_cache(maxsize=8192)
def split_number(number: str) -> Number:
    """Take a cleaned number apart.

    >>> split_number("06/2015/TTLT-BGDĐT-BNV").groups
    ('TTLT', 'BGDĐT', 'BNV')
    >>> split_number("29-NQ/TW")
    Number(serial='29', year=None, groups=('NQ', 'TW'), party=True)
    >>> split_number("06/2022/QH15")
    Number(serial='6', year=2022, groups=('QH15',), party=False)

    A year cut short ("22/201/QĐ-UBND") and a number behind the symbol ("01/CV-02") name no body and are left out.
    """
    if not number.isascii():
        number = _OTHER_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit.group())), number)
    found = _PARTS.match(number)
    assert found is not None  # every part is optional
    serial, joint, year, symbol = found.groups()
    groups = tuple(g for g in _JOINTS.split(symbol) if g and not g.isdigit())
    party = bool(serial) and joint != "/" and year is None and "/" in symbol
    serial = (serial or "").lower()
    return Number(serial.lstrip("0") or ("0" if serial else ""), int(year) if year else None, groups, party)


def run_together(number: Number) -> bool:
    """Whether serial and year may have lost the slash between them: "1012020/NĐ-CP" is 101 of 2020, or 10."""
    return number.year is None and _RUN_TOGETHER.fullmatch(number.serial) is not None


_RUN_TOGETHER = plain_re(r"\d{2,3}(?:199|20[0-3])\d")


_NUMBER_INSIDE = plain_re(
    r",?\s+\(?(?:số|SỐ):?\s+\d{1,3}(?:/\d{4}/|-)[A-Z][\w/-]+\)?(?:,?\s+ngày\s+[\d/]+(?:\s+tháng\s+\d+\s+năm\s+\d+)?)?"
)


def law_slug(name: str) -> str:
    """A law's name as keys tell it, without the numbers of the laws it changes.

    >>> law_slug("Sửa đổi một số điều của Luật Nhà ở số 27/2023/QH15 và Luật Thư viện")
    'sua-doi-mot-so-dieu-cua-luat-nha-o-va-luat-thu-vien'
    """
    return ascii_slug(_NUMBER_INSIDE.sub("", name) if "/" in name else name)
