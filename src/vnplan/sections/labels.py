"""Lines that carry a label, and how the label can be read: "II." is Roman 2, "C." a letter or a Roman hundred.

What is read here is only a possibility; `nesting` decides which labels are believed.
"""

from __future__ import annotations

import bisect
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from vnplan.compiled import plain_re
from vnplan.text.labels import (
    DIVISIONS,
    FOREIGN,
    WORDS,
    count_value,
    counted_word,
    letter_value,
    ordinal_value,
    roman_value,
    words_of,
)
from vnplan.text.normalize import UPPER


@dataclass(slots=True)
class Label:
    """A label at the beginning of a line; offsets into clean text."""

    start: int
    text_start: int  # where the words behind it begin
    label: str
    readings: tuple[tuple[str, int], ...]  # the rungs and values it may stand for, likeliest first


def labels_of(text: str, start: int, end: int, quoted: list[tuple[int, int]]) -> list[Label]:
    """The labels at the beginning of lines of `text[start:end]` that lie in no quotation, in order.

    >>> text = "\\nI. MỤC TIÊU\\n1. Đọc sách.\\na) Mỗi tuần"
    >>> [(label.label, label.readings[0]) for label in labels_of(text, 0, len(text), [])]
    [('I', ('roman', 1)), ('1', ('arabic', 1)), ('a', ('letter', 1))]
    """
    labels: list[Label] = []
    dashed: list[Label] = []
    quotations = iter(quoted)  # they come in order too
    opens, closes = next(quotations, _NO_MORE)
    for found in LABEL_LINE.finditer(text, max(0, start - 1), end):
        shape = found.lastgroup or ""
        read = _READERS[shape](found)
        if read is None:
            continue
        at = found.end(1)
        while closes <= at:
            opens, closes = next(quotations, _NO_MORE)
        if at <= opens:
            labels.append(Label(at, found.end(), read[0], read[1]))
            if shape == "article" and found["dash"] is not None:
                dashed.append(labels[-1])
    if dashed:
        labels = _without_dashed(labels, dashed)
    return _with_bare_articles(text, labels, start, end)


_NO_MORE = (sys.maxsize, sys.maxsize)


def _without_dashed(labels: list[Label], dashed: list[Label]) -> list[Label]:
    """ "- Điều 1. ..." is an article where all articles are written so, or where the others are counted with it; else
    it is an item that names one.
    """
    articles = [label.readings[0][1] for label in labels if label.readings[0][0] == "dieu"]
    if len(articles) == len(dashed) and articles[:2] == [1, 2]:
        return labels
    if len(articles) > 2 and articles == list(range(1, len(articles) + 1)):
        return labels
    return [label for label in labels if label not in dashed]


# -- The shapes a label may have: each with its pattern, and a reader that gives the label as written and its readings.

Read = tuple[str, tuple[tuple[str, int], ...]]

_RUNGS = {word.lower(): rung for word, rung in WORDS.items()}
_CAPITALS = "ABCDĐEGHIKLM"  # parts of a plan: "A. ĐÁNH GIÁ", "B. NHIỆM VỤ"

# "Phần thứ nhất", "CHƯƠNG II:", "Mục 3.", "Tiểu mục 1", "Phần A"
_NAMED = (
    r"(?P<word>(?:" + words_of(*DIVISIONS) + r"))\s{1,3}"
    r"(?P<named>(?:[Tt]hứ|THỨ)\s+\w+|[IVXLC]{1,6}|\d{1,2}|[A-ZĐ])(?=[\s.:\-–|*]|$)[ \t]{0,3}[.:\-–—]?"
)


def _named(found: re.Match[str]) -> Read | None:
    word, number = " ".join(found["word"].split()), " ".join(found["named"].split())
    rung = _RUNGS[word.lower()]
    if number.isdigit():
        return f"{word} {number}", ((rung, int(number)),)
    if number.lower().startswith("thứ"):
        value = ordinal_value(number.split(" ", 1)[1])
        return None if value is None else (f"{word} {number}", ((rung, value),))
    values = (roman_value(number), _CAPITALS.find(number) + 1)  # "PHẦN C" behind "PHẦN B"
    return f"{word} {number}", tuple((rung, value) for value in values if value) or ((rung, 0),)


# The first letter of a heading, not of "Luật Đất đai", "Điều 7"
_NO_LAW = "[" + UPPER + r"](?!uật\s|ộ\s|ghị\s|hông\s|uyết\s|iến\s|háp\s|iều\s)"
# "Điều 5.", "ĐIỀU 12:", "Điều 5 — Sách", "Điều 5- Sách", "Điều3." (a lost blank), "Điêu 5a." (accent), "Điều 8bis.",
# "Điều 7" alone on its line
_ARTICLE = (
    r"(?:Đi[ềê]u|ĐIỀU)\s{0,3}(?P<article>\d{1,4}(?:[a-zđ]|[ \t]?(?:bis|ter|quater))?)"
    r"[ \t]{0,2}(?:[.:]|(?=[ \t]{0,2}\n)|[-–—/](?=[ \t]{0,3}" + _NO_LAW + "))"
)


def _article(found: re.Match[str]) -> Read:
    number = found["article"].replace(" ", "")
    return f"Điều {number}", (("dieu", int(number.rstrip(_SUFFIXES))),)


_SUFFIXES = "abcdđefghijklmnopqrstuvwxyz"


# "IV.", "II - ", "II — ", "III/ ", "III/- ", "V)"; not "I.5" nor "V./QĐ"
_ROMAN = r"(?P<roman>[IVXLC]{1,6})[ \t]{0,2}(?:\.|/?[-–—/](?=[ \t])|(?<=[IVX])[-–)])(?!\d|[A-ZĐ]{0,3}/)"


def _roman(found: re.Match[str]) -> Read | None:
    label = found["roman"]
    value = roman_value(label)
    if value is None:
        return None
    if label in ("C", "I"):
        return label, (("roman", value), ("upper", _CAPITALS.index(label) + 1))
    return label, (("roman", value),)


# "A. ĐÁNH GIÁ", "B - Nhiệm vụ", "B/ NHIỆM VỤ"; not the initials "A.B. Nguyễn"
_UPPER = r"(?P<upper>[A-HKMĐ])[ \t]{0,2}(?:\.|/?[-–—/](?=[ \t]))(?=[ \t]{0,3}[" + UPPER + r"])(?![A-ZĐ]\.)"


def _upper(found: re.Match[str]) -> Read:
    label = found["upper"]
    return label, (("upper", _CAPITALS.find(label) + 1),)


# "2.1. ", "2.1) ", "2.1- Mua sách", "2.1/ Mua sách", "1.2.3 Mua sách", "II.1. "; not "2.5 %" nor "1.200 đồng"
_DECIMAL = (
    r"(?P<decimal>\d{1,2}(?:\.\d{1,2}){1,4}|[IVX]{1,5}(?:\.\d{1,2}){1,3}(?=[.:)]|[ \t][" + UPPER + r"]))"
    r"(?:[.)]|[ \t]?[-–/:](?=[ \t]{0,3}[" + UPPER + r"]))?"
    r"(?=[ \t]{1,4}[^\d\s%]|[ \t]?\n|[" + UPPER + r"])"
)


def _decimal(found: re.Match[str]) -> Read:
    label = found["decimal"]
    return label, (("decimal", int(label.rpartition(".")[2])),)


# "1. ", "2) ", "3/ ", "4 - ", "5, Mua sách"; not "2.5"
_ARABIC = (
    r"(?P<arabic>\d{1,3})[ \t]{0,2}(?:\.(?!\d)|[)/](?=[ \t])|/?-(?=[ \t])|[–—,](?=[ \t][" + UPPER + r"]))"
    r"(?=[ \t]{0,5}\S|[ \t]{0,5}\n)"
)


def _arabic(found: re.Match[str]) -> Read:
    label = found["arabic"]
    return label, (("arabic", int(label)),)


# "a) ", "đ) ", "c1) ", "b. ", "b/ ", "b- Mua sách", "b, Mua sách"
_LETTER = (
    r"(?P<letter>[a-zđ]\d?)[ \t]{0,1}(?:\)|\.(?=[ \t]{1,3}\S)|/-(?=[ \t])|/(?=[ \t]{1,3}\S|[" + UPPER + r"])"
    r"|[-–](?=[ \t]{0,3}[" + UPPER + r"])|,(?=[ \t][" + UPPER + r"]))"
)


def _letter(found: re.Match[str]) -> Read:
    label = found["letter"]
    return label, (("letter", letter_value(label[0]) or FOREIGN[label[0]]),)


# "(i)", "(iv).", "(2)", "(a)", but "(a) và (b) nêu trên"
_PAREN = r"\((?P<paren>[ivx]{1,6}|\d{1,2}|[a-hđ])\)\.?(?!,?\s(?:(?:và|hoặc|đến)\s)?\(\w{1,3}\))"


def _paren(found: re.Match[str]) -> Read | None:
    inner = found["paren"]
    if inner.isdigit():
        return f"({inner})", (("paren_arabic", int(inner)),)
    if set(inner) <= {"i", "v", "x"}:
        value, rung = roman_value(inner), "paren_roman"
    else:
        value, rung = letter_value(inner), "paren_letter"
    return None if value is None else (f"({inner})", ((rung, value),))


# "Thứ nhất, ", "Thứ hai: ", "Thứ mười một - "
_ORDINAL = (
    r"(?P<ordinal>Thứ\s+(?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười(?:\s+(?:một|hai|ba|bốn|lăm))?))"
    r"\s{0,2}[,:.\-–]"
)


def _ordinal(found: re.Match[str]) -> Read | None:
    label = " ".join(found["ordinal"].split())
    value = ordinal_value(label.partition(" ")[2])
    return None if value is None else (label, (("ordinal", value),))


# "BƯỚC MỘT", "BƯỚC 2: GIỚI THIỆU": the stages of a procedure; "Bước 1: Họp tổ", "Bước hai.": items of a list
_STEP = (
    r"(?P<step>BƯỚC\s{1,3}(?:(?:THỨ\s{1,3})?[" + UPPER + r"]{2,5}|[IVX]{1,5}|\d{1,2})(?=[ \t]{0,2}(?:[.:\-–—]|\n|$))"
    r"|Bước\s{1,3}(?:(?:thứ\s{1,3})?\w{2,5}|\d{1,2})(?=[ \t]{0,2}(?:[.:—]|\n|$)))[ \t]{0,2}[.:\-–—]?"
)


def _step(found: re.Match[str]) -> Read | None:
    label = " ".join(found["step"].split())
    word, _, number = label.partition(" ")
    number = number.lower().removeprefix("thứ ")
    value = int(number) if number.isdigit() else count_value(number) or roman_value(number)
    return None if value is None else (label, (("stage" if word.isupper() else "step", value),))


# "Mục tiêu 1: ", "CÂU 2. ", "Tiêu chí 1.2: ": items of a list, by a word that counts them; not "MỤC TIÊU" over "1. "
_COUNTED = rf"(?P<counted>{counted_word()}[ \t]{{1,3}}\d{{1,2}}(?:\.\d{{1,2}}){{0,2}})[ \t]{{0,2}}[.:](?!\d)".replace(
    r"\s+", r"[ \t]"
)


def _counted(found: re.Match[str]) -> Read:
    label = " ".join(found["counted"].split())
    word, _, number = label.rpartition(" ")
    return label, ((_RUNGS[word.lower()], int(number.rpartition(".")[2])),)


class LabelShape(NamedTuple):
    """A way to write a label."""

    pattern: str  # its last group has the shape's name
    read: Callable[[re.Match[str]], Read | None]


SHAPES = {  # the commonest first
    "article": LabelShape(_ARTICLE, _article),
    "arabic": LabelShape(_ARABIC, _arabic),
    "letter": LabelShape(_LETTER, _letter),
    "named": LabelShape(_NAMED, _named),
    "roman": LabelShape(_ROMAN, _roman),
    "upper": LabelShape(_UPPER, _upper),
    "decimal": LabelShape(_DECIMAL, _decimal),
    "paren": LabelShape(_PAREN, _paren),
    "ordinal": LabelShape(_ORDINAL, _ordinal),
    "step": LabelShape(_STEP, _step),
    "counted": LabelShape(_COUNTED, _counted),
}
_READERS = {name: shape.read for name, shape in SHAPES.items()}
# Before a label on its line: blanks, and the marks of quoting, headings, bold and table cells.
_LEAD = r"(\n[ \t>#|*_]{0,12}(?:(?P<dash>[-+•–])[ \t]{0,3}(?=(?:Điều|ĐIỀU)[ \t]\d))?)"
_BEHIND = r"[ \t|*.]*"
LABEL_LINE = plain_re(_LEAD + "(?:" + "|".join(shape.pattern for shape in SHAPES.values()) + ")" + _BEHIND)


# -- Articles that lost their dot: "Điều 5 Chính sách hỗ trợ". Behind the number no law is named.

_BARE_ARTICLE = plain_re(
    r"\n[ \t]{0,8}(?P<dieu>Điều)[ \t](?P<num>\d{1,4})[ \t]{1,3}"
    r"(?=" + _NO_LAW + ")"
)
_PARAGRAPH_ENDS = plain_re(r"(?:[.;:”)\"]\s*|\n[ \t]*)$")
_BEFORE = 12  # where a paragraph's end shows: its stop and the blanks behind it


def _with_bare_articles(text: str, labels: list[Label], start: int, end: int) -> list[Label]:
    """With "Điều 5 Chính sách ..." where a paragraph ends before it and it stands between Điều 4 and Điều 6."""
    articles = [(label.start, label.readings[0][1]) for label in labels if label.readings[0][0] == "dieu"]
    if len(articles) < 2:
        return labels
    bare: list[Label] = []
    for found in _BARE_ARTICLE.finditer(text, articles[0][0], end):
        at, value = found.start("dieu"), int(found["num"])
        n = bisect.bisect_left(articles, (at, 0))
        between = n < len(articles) and (articles[n - 1][1], articles[n][1]) == (value - 1, value + 1)
        if between and _PARAGRAPH_ENDS.search(text, max(start, found.start() - _BEFORE), found.start()):
            bare.append(Label(at, found.end(), f"Điều {value}", (("dieu", value),)))
            articles.insert(n, (at, value))
    return sorted(labels + bare, key=lambda label: label.start) if bare else labels
