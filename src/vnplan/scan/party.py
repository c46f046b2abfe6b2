"""Resolutions of the Party that bear no number, known by their congress or by the session of its Central Committee."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from vnplan.compiled import compiled
from vnplan.scan.draft import Draft
from vnplan.tables.rules import Rules
from vnplan.text.labels import ordinal_value, roman_value

_RESOLUTION = r"(?:Nghị\s+quyết|nghị\s+quyết|NGHỊ\s+QUYẾT|Nghị\s+Quyết)"

# --- congresses: they pass nothing but resolutions -------------------------------------------------------------------

_CONGRESS_WORD = r"(?:[Đđ]ại\s+hội|ĐẠI\s+HỘI)"
_WHOSE = r"(?:[^,;.:()“”\"\n]|\n(?!\s*\n)){0,110}?"  # "Đảng bộ tỉnh Bắc Ninh", "đại biểu toàn quốc"
_ORDINAL = r"(?:lần\s+thứ|LẦN\s+THỨ|khóa|khoá)\s+(?:[IVXLC]+|\d{1,2})(?!\w)"  # lần thứ XIX · khóa 12
# "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIX"
# "Đại hội XIII của Đảng", but "Đại hội XX Đảng bộ tỉnh" and "Đại hội XII Công đoàn" are others'
_BARE = (
    r"(?:\s+(?:Đảng|[Đđ]ại\s+biểu\s+toàn\s+quốc))?\s+[IVXL]{1,5}"
    r"(?=\s*(?:[,;.)]|$)|\s+(?:và|(?:của\s+)?Đảng(?!\s+bộ))(?!\w))"
)
_CONGRESS = compiled(rf"{_RESOLUTION}\s+{_CONGRESS_WORD}(?:{_BARE}|{_WHOSE}\s+{_ORDINAL})")
_CONGRESS_ANCHORS = (compiled(r"ại\s+hội"), compiled(r"ẠI\s+HỘI"))
_RESOLUTION_BEFORE = compiled(r"(?r)(?:[Nn]ghị\s+[Qq]uyết|NGHỊ\s+QUYẾT)\s+[đĐ]")
_RESOLUTION_REACH = 20  # characters: "Nghị quyết Đ" with the blanks between


def congress(text: str, rules: Rules) -> Iterator[Draft]:
    """Resolutions of a Party congress: "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIX"."""
    for anchor in chain.from_iterable(pattern.finditer(text) for pattern in _CONGRESS_ANCHORS):
        before = _RESOLUTION_BEFORE.match(text, max(0, anchor.start() - _RESOLUTION_REACH), anchor.start())
        found = _CONGRESS.match(text, before.start()) if before else None
        if found is not None:
            yield Draft("named", found.start(), found.end(), "nghi_quyet", read_by="congress resolution", congress=True)


# --- sessions of the Central Committee -------------------------------------------------------------------------------

_NTH = (
    r"\d{1,2}|[IVX]{1,4}|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười(?:\s+(?:một|hai|ba|bốn|tư|lăm|sáu|bảy|tám|chín))?"
)
_COMMITTEE = (
    r"(?:Ban\s+[Cc]hấp\s+hành\s+Trung\s+ương|BCH\s?(?:TW|Trung\s+ương))(?:\s+Đảng(?:\s+Cộng\s+sản\s+Việt\s+Nam)?)?"
)
# "Nghị quyết Trung ương 4 (khóa XII)", "Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương khóa XII"
_SESSION = compiled(
    rf"{_RESOLUTION}\s+(?:(?:của\s+)?[Hh]ội\s+nghị\s+)?"
    rf"(?:(?:Trung\s+ương|TW)\s+(?:lần\s+thứ\s+)?(?P<nth>{_NTH})"
    rf"|(?:lần\s+)?thứ\s+(?P<word>{_NTH})\s*,?\s+(?:của\s+)?{_COMMITTEE})"
    r",?\s*(?P<open>\()?[Kk]h(?:óa|oá)\s+(?P<term>[IVX]{1,5})(?!\w)(?(open)\)?)"
)
# a resolution of it bears a number too, but it is often left out
_SESSION_ANCHOR = compiled(r"ghị quyết\s(?=[TcHh])")


def sessions(text: str, rules: Rules) -> Iterator[Draft]:
    """Resolutions of a session of the Central Committee, without number: "Nghị quyết Trung ương 4 khóa XII"."""
    for anchor in _SESSION_ANCHOR.finditer(text, 1):
        found = _SESSION.match(text, anchor.start() - 1)
        if found is None:
            continue
        nth = _value(found["nth"] or found["word"])
        start = found.start()
        while found is not None:
            session = roman_value(found["term"]) or 0, nth
            yield Draft("named", start, found.end(), "nghi_quyet", read_by="resolution of a session", session=session)
            found = _FURTHER.match(text, found.end())
            start = found.start("core") if found is not None else 0


_FURTHER = compiled(r"\s?(?:,|và)\s+(?P<core>(?:[Kk]h(?:óa|oá)\s+)?(?P<term>[IVX]{1,5}))(?!\w)")  # "khóa XI|, XII"


def _value(nth: str) -> int:
    """ "4", "IV" and "tư"."""
    return (int(nth) if nth.isdigit() else roman_value(nth) or ordinal_value(nth)) or 0
