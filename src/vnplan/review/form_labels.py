"""Rules of form on numbering: which figures, which mark behind them, which rung below which.

A slip of one kind is told once, where it is first made, with how often. RULES is the table of contents.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise

from vnplan.models import Section
from vnplan.review.check_rules import Hit
from vnplan.review.sheet import FormSheet, Para

_ROMAN = re.compile(r"[IVXLC]+")
_LABELS = {  # how a label of each rung is written, and what stands right behind it
    "dieu": re.compile(r"[ \t*_#>]*(?P<label>Điều\s+(?P<number>\d+[a-zđ]?))\s?(?P<mark>[.:)/–-]?)(?!\d)"),
    "roman": re.compile(r"[ \t*_#>]*(?P<label>(?P<number>[IVXLC]{1,6}))\s?(?P<mark>[.:)/–-]?)"),
    "arabic": re.compile(r"[ \t*_#>]*(?P<label>(?P<number>\d{1,3}[a-zđ]?))\s?(?P<mark>[.:)/–-]?)(?!\d)"),
    "letter": re.compile(r"[ \t*_#>]*(?P<label>(?P<number>[a-zđ]\d?))\s?(?P<mark>[.:)/–-]?)"),
    "phan": re.compile(r"[ \t*_#>]*(?P<label>P(?:hần|HẦN)\s+(?P<number>\d+))(?P<mark>)"),
    "chuong": re.compile(r"[ \t*_#>]*(?P<label>C(?:hương|HƯƠNG)\s+(?P<number>\d+))(?P<mark>)"),
    "muc": re.compile(r"[ \t*_#>]*(?P<label>M(?:ục|ỤC)\s+(?P<number>[IVX]+))(?!\w)(?P<mark>)"),
    "tieu_muc": re.compile(r"[ \t*_#>]*(?P<label>T(?:iểu mục|IỂU MỤC)\s+(?P<number>[IVX]+))(?!\w)(?P<mark>)"),
}
_MARKS = {"dieu": ("article_mark", "."), "roman": ("roman_mark", "."), "arabic": ("arabic_mark", "."),
          "letter": ("letter_mark", ")")}  # fmt: skip
_FIGURES = {"phan": "roman_figure", "chuong": "roman_figure", "muc": "arabic_figure", "tieu_muc": "arabic_figure"}
Slip = tuple[Section, int, int, str]


def label_marks(sheet: FormSheet) -> Iterator[Hit]:
    """The mark behind a label: "Điều 1:", "I/", "1)", "a."."""
    for kind, (code, mark) in _MARKS.items():
        yield from _once(sheet, code, partial(_mark, sheet, kind, mark))


def _mark(sheet: FormSheet, kind: str, right: str, section: Section) -> Slip | None:
    found = _LABELS[kind].match(sheet.document.text, section.start) if section.kind == kind else None
    if found is None or found["mark"] == right or (not found["mark"] and kind != "dieu"):
        return None
    return section, found.start("label"), found.end("mark"), f"{' '.join(found['label'].split())}{right}"


def label_figures(sheet: FormSheet) -> Iterator[Hit]:
    """Figures of the other kind: "Chương 1", "Mục I"."""
    for code in dict.fromkeys(_FIGURES.values()):
        yield from _once(sheet, code, partial(_figure, sheet, code))


def _figure(sheet: FormSheet, code: str, section: Section) -> Slip | None:
    if _FIGURES.get(section.kind) != code:
        return None
    found = _LABELS[section.kind].match(sheet.document.text, section.start)
    if found is None:
        return None
    number = found["number"]
    right = str(_value(number)) if _ROMAN.fullmatch(number) else _roman(int(number))
    word = found["label"].split(number)[0].strip()
    return section, found.start("label"), found.end("label"), f"{word} {right}"


_UNITS = (("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))


def _roman(value: int) -> str:
    said = ""
    for figure, worth in _UNITS:
        times, value = divmod(value, worth)
        said += figure * times
    return said


def _value(roman: str) -> int:
    return next((n for n in range(1, 90) if _roman(n) == roman), 0)


_APPENDIX = re.compile(r"(?P<word>Phụ lục|PHỤ LỤC)\s+(?:số\s+|SỐ\s+)?(?P<number>\d{1,2})(?![\w/-])")
_APPENDIX_LINE = 60  # characters: a longer one begins with a mention


def appendix_figure(sheet: FormSheet) -> Iterator[Hit]:
    """Two appendices or more have Roman figures: "Phụ lục 1"."""
    lines = [
        (para, found)
        for para in sheet.paragraphs
        if len(para.text) < _APPENDIX_LINE and (found := _APPENDIX.match(para.text)) is not None
    ]
    if len({found["number"] for _, found in lines}) > 1:
        para, found = lines[0]
        right = f"{found['word']} {_roman(int(found['number']))}"
        yield sheet.hit("appendix_figure", *sheet.place(para, found), right=right, count=len(lines))


_ALPHABET = "abcdđeghiklmnopqrstuvxy"


def letters(sheet: FormSheet) -> Iterator[Hit]:
    """Letters that are none of the Vietnamese alphabet, or "e" straight behind "d": "d) ..., e) ...", "f) ..."."""
    document = sheet.document
    items = [s for s in document.sections if s.kind == "letter" and re.fullmatch("[a-zđ]", s.label)]
    skipped = {
        id(below) for above, below in pairwise(items)
        if above.label == "d" and below.label == "e" and above.parent == below.parent and above.part == below.part
    }  # fmt: skip

    def slip(section: Section) -> Slip | None:
        if section.kind != "letter" or not (section.label in ("f", "j", "w", "z") or id(section) in skipped):
            return None
        found = _LABELS["letter"].match(document.text, section.start)
        return (section, found.start("label"), found.end("mark"), "") if found else None

    yield from _once(sheet, "letter_order", slip)


_LADDER = (
    re.compile(r"(?P<at>[IVX]{1,5})[.)/]\s"), re.compile(r"(?P<at>\d{1,2})[.)/]\s"),
    re.compile(r"(?P<at>[a-zđ])[.)/]\s"),
)  # fmt: skip


def ladder(sheet: FormSheet) -> Iterator[Hit]:
    """A rung below a smaller one: "1. ..., I. ..., II. ..., 2. ...", "a) ..., 1. ..., 2. ..., b) ..."."""
    labels = [found for p in sheet.of("preamble", "body", "closing") if (found := _label(p)) is not None]
    slips = []
    for n, (_, rung, value, _) in enumerate(labels):
        run = n + 1
        while run < len(labels) and labels[run][1] < rung and labels[run][2] == run - n:
            run += 1
        if run - n > _TWO and run < len(labels) and labels[run][1:3] == (rung, value + 1):
            slips.append((labels[n + 1], labels[n][3]))
    if slips:
        (para, _, _, said), above = slips[0]
        yield sheet.hit("ladder", para.start, para.start + len(said), right=f"{said} < {above}", count=len(slips))


_TWO = 2  # labels of the larger rung that stand between two of the smaller


def _label(para: Para) -> tuple[Para, int, int, str] | None:
    """The label a paragraph begins with: rung, value, and how it is written."""
    for rung, pattern in enumerate(_LADDER):
        found = pattern.match(para.text)
        if found is not None:
            at = found["at"]
            value = (_value(at), int(at) if at.isdigit() else 0, _ALPHABET.find(at) + 1)[rung]
            return para, rung, value, found[0].strip()
    return None


def _once(sheet: FormSheet, code: str, slip: Callable[[Section], Slip | None]) -> Iterator[Hit]:
    """The first slip of a kind, with how many there are and what is right there."""
    slips = [found for section in sheet.document.sections if (found := slip(section)) is not None]
    if slips:
        _, start, end, right = slips[0]
        yield sheet.hit(code, start, end, right=right, count=len(slips))


RULES = [label_marks, label_figures, appendix_figure, letters, ladder]
