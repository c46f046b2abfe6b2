"""Numbered sections: every label line is read, and believed when it continues or opens a level.

Levels and their labels: Nghị định 78/2025/NĐ-CP art. 63-64 (phần .. điểm), Nghị định 30/2020/NĐ-CP annex I (I, 1, a).
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from vnplan.text.labels import FOREIGN, letter_value, ordinal_value, roman_value
from vnplan.text.normalize import UPPER


@dataclass(slots=True)
class SectionDraft:
    """A believed section; offsets into clean text."""

    rung: str
    label: str
    start: int
    text_start: int  # where the words behind the label begin
    value: int
    parent: int | None = None
    end: int = -1
    heading: str | None = None
    gap: bool = False


@dataclass(slots=True)
class _Label:
    """A label line and its possible readings, (kind, value), likeliest first."""

    start: int
    text_start: int
    label: str
    readings: list[tuple[str, int]] = field(default_factory=list)
    capitals: bool = False  # whether its heading is in capitals


_LEAD = r"\n[ \t>#|*_]{0,12}"
LABEL_LINE = re.compile(
    _LEAD + r"(?:(?P<word>(?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Tiểu\s+mục|TIỂU\s+MỤC))\s{1,3}"
    r"(?P<num>(?:[Tt]hứ|THỨ)\s+\w+|[IVXLC]{1,6}|\d{1,2}|[A-ZĐ])(?=[\s.:\-–|*]|$)[ \t]{0,3}[.:\-–]?"
    r"|(?P<dieu>(?:Đi[ềê]u|ĐIỀU))\s{1,3}(?P<dnum>\d{1,4}[a-zđ]?)[ \t]{0,2}(?:[.:]|(?=[ \t]{0,2}\n))"
    r"|(?P<roman>[IVXLC]{1,6})[ \t]{0,2}(?:\.|[-–/](?=[ \t])|(?<=[IVX])[-–)])(?!\d|[A-ZĐ]{0,3}/)"
    r"|(?P<upper>[A-HKMĐ])[ \t]{0,2}(?:\.|[-–](?=[ \t]))(?=[ \t]{0,3}[" + UPPER + r"])(?![A-ZĐ]\.)"
    r"|(?P<decimal>\d{1,2}(?:\.\d{1,2}){1,4})(?:\.|\))?(?=[ \t]{1,4}[^\d\s%]|[ \t]?\n|[" + UPPER + r"])"
    r"|(?P<arabic>\d{1,3})[ \t]{0,2}(?:\.(?!\d)|[)/](?=[ \t])|-(?=[ \t]))(?=[ \t]{0,5}\S|[ \t]{0,5}\n)"
    r"|(?P<letter>[a-zđ]\d?)[ \t]{0,1}(?:\)|\.(?=[ \t]{1,3}\S))"
    r"|\((?P<paren>[ivx]{1,6}|\d{1,2})\)\.?"
    r"|(?P<ordinal>Thứ\s+(?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười(?:\s+(?:một|hai|ba|bốn|lăm))?))\s{0,2}[,:.\-–]"
    r")"
)
_KINDS = {"phần": "phan", "chương": "chuong", "mục": "muc", "tiểu mục": "tieu_muc"}
_RANK = {"phan": 0, "chuong": 1, "muc": 2, "tieu_muc": 3, "dieu": 4}


def outline(text: str, start: int, end: int, quoted: list[tuple[int, int]]) -> list[SectionDraft]:
    """The sections of `text[start:end]`, flat, in order, with parents as indices into the list."""
    units: list[SectionDraft] = []
    stack: list[int] = []
    labels = _without_tables(text, _with_bare(text, list(_labels(text, start, end, quoted)), start, end), start, end)
    for at, label in enumerate(labels):
        placed = _place(label, units, stack, labels[at + 1 : at + 12])
        if placed is None:
            continue
        depth, kind, value, gap = placed
        del stack[depth:]
        units.append(
            SectionDraft(kind, label.label, label.start, label.text_start, value, stack[-1] if stack else None, gap=gap)
        )
        stack.append(len(units) - 1)
    _close(text, units, end)
    return units


def _labels(text: str, start: int, end: int, quoted: list[tuple[int, int]]) -> Iterable[_Label]:
    at_quote = 0
    for found in LABEL_LINE.finditer(text, max(0, start - 1), end):
        label = _read(text, found)
        if label is None:
            continue
        while at_quote < len(quoted) and quoted[at_quote][1] <= label.start:
            at_quote += 1
        if at_quote < len(quoted) and quoted[at_quote][0] < label.start:
            continue
        yield label


# An article that lost its dot; behind the number no law is named, before it a paragraph ends.
_BARE_ARTICLE = re.compile(
    r"\n[ \t]{0,8}Điều[ \t](?P<num>\d{1,4})[ \t]{1,3}(?=[" + UPPER + r"](?!uật\s|ộ\s|ghị\s|hông\s|uyết\s|iến\s|háp\s))"
)
_PARAGRAPH_ENDS = re.compile(r"(?:[.;:”)\"]\s*|\n[ \t]*)$")


def _with_bare(text: str, labels: list[_Label], start: int, end: int) -> list[_Label]:
    """With "Điều 5 Chính sách ..." where it stands between Điều 4 and Điều 6."""
    articles = [(label.start, label.readings[0][1]) for label in labels if label.readings[0][0] == "dieu"]
    if len(articles) < 2:
        return labels
    out = list(labels)
    for found in _BARE_ARTICLE.finditer(text, articles[0][0], end):
        at, value = found.start("num"), int(found["num"])
        n = bisect.bisect_left(articles, (at, 0))
        between = n < len(articles) and (articles[n - 1][1], articles[n][1]) == (value - 1, value + 1)
        if between and _PARAGRAPH_ENDS.search(text, max(start, found.start() - 12), found.start()):
            at = text.index("Đ", found.start())
            out.append(_Label(at, found.end(), f"Điều {value}", [("dieu", value)]))
            articles.insert(n, (at, value))
    out.sort(key=lambda label: label.start)
    return out


# The first cell of a table a portal has flattened: a head cell alone on its line, the first row number on another.
_TABLE = re.compile(r"\n(?:STT|Stt|TT|Số\s+TT)[ \t]*(?=\n(?:.{0,120}\n){2,40}?1[ \t]*\n)")
_IN_CELLS = {"arabic", "decimal", "letter", "paren_arabic", "paren_roman", "ordinal"}


def _without_tables(text: str, labels: list[_Label], start: int, end: int) -> list[_Label]:
    """Leave out what stands in the cells of flattened tables: small labels, but the one that goes on from before."""
    tables = [found.start() for found in _TABLE.finditer(text, start, end)]
    if not tables:
        return labels
    out: list[_Label] = []
    within, awaited = False, set[tuple[str, int]]()
    for label in labels:
        while tables and tables[0] < label.start:
            del tables[0]
            if not within:
                within, awaited = True, _successors(out)
        if within and all(kind in _IN_CELLS for kind, _ in label.readings) and awaited.isdisjoint(label.readings):
            continue
        within = False
        out.append(label)
    return out


def _successors(labels: list[_Label]) -> set[tuple[str, int]]:
    """What may follow at any level: the last label of each kind, plus one."""
    last: dict[str, int] = {}
    for label in labels[-60:]:
        for kind, value in label.readings[:1]:
            last[kind] = value
            if kind in ("roman", "dieu", "muc", "chuong", "phan"):
                last = {k: v for k, v in last.items() if k not in _IN_CELLS}
    return {(kind, value + 1) for kind, value in last.items()}


def _read(text: str, found: re.Match[str]) -> _Label | None:
    group = found.lastgroup
    text_start = found.end()
    while text_start < len(text) and text[text_start] in " \t|*.":
        text_start += 1
    if group == "num":
        word = " ".join(found["word"].split())
        number = " ".join(found["num"].split())
        value = _word_value(number)
        if value is None:
            return None
        return _Label(found.start("word"), text_start, f"{word} {number}", [(_KINDS[word.lower()], value)])
    if group == "dnum":
        digits = re.match(r"\d+", found["dnum"])
        assert digits is not None
        return _Label(found.start("dieu"), text_start, f"Điều {found['dnum']}", [("dieu", int(digits[0]))])
    if group == "roman":
        value = roman_value(found["roman"])
        if value is None:
            return None
        readings = [("roman", value)]
        if len(found["roman"]) == 1 and found["roman"] in "CDI":
            readings.append(("phan", _capital_value(found["roman"])))
        capitals = text[text_start : text_start + 14].lstrip().split("\n")[0].isupper()
        return _Label(found.start("roman"), text_start, found["roman"], readings, capitals)
    if group == "upper":
        return _Label(found.start("upper"), text_start, found["upper"], [("phan", _capital_value(found["upper"]))])
    if group == "decimal":
        return _Label(
            found.start("decimal"), text_start, found["decimal"], [("decimal", int(found["decimal"].split(".")[-1]))]
        )
    if group == "arabic":
        return _Label(found.start("arabic"), text_start, found["arabic"], [("arabic", int(found["arabic"]))])
    if group == "letter":
        value = letter_value(found["letter"][0])
        if value is None:
            value = FOREIGN[found["letter"][0]]
        return _Label(found.start("letter"), text_start, found["letter"], [("letter", value)])
    if group == "paren":
        arabic = found["paren"].isdigit()
        value = int(found["paren"]) if arabic else roman_value(found["paren"])
        if value is None:
            return None
        kind = "paren_arabic" if arabic else "paren_roman"
        return _Label(found.start("paren") - 1, text_start, f"({found['paren']})", [(kind, value)])
    value = ordinal_value(" ".join(found["ordinal"].split()[1:]))
    if value is None:
        return None
    return _Label(found.start("ordinal"), text_start, " ".join(found["ordinal"].split()), [("ordinal", value)])


def _word_value(number: str) -> int | None:
    if number.isdigit():
        return int(number)
    if number.lower().startswith("thứ"):
        return ordinal_value(number.split(" ", 1)[1])
    return roman_value(number) or _capital_value(number)


def _capital_value(letter: str) -> int:
    return "ABCDĐEGHIKLM".find(letter) + 1


def _place(
    label: _Label, units: list[SectionDraft], stack: list[int], ahead: list[_Label]
) -> tuple[int, str, int, bool] | None:
    """Where a label belongs: (depth in the stack, kind, value, whether numbers were skipped), or None."""
    for kind, value in label.readings:  # the successor of an open level
        for depth in range(len(stack) - 1, -1, -1):
            last = units[stack[depth]]
            if last.rung != kind:
                continue
            if kind == "decimal":
                if _decimal_follows(last.label, label.label):
                    return depth, kind, value, False
            elif value == last.value + 1 or (
                value == last.value and label.label != last.label and kind in ("dieu", "letter")
            ):
                return depth, kind, value, False
            if kind != "decimal":
                break
    for kind, value in label.readings:
        opened = _opens(kind, value, label, units, stack, ahead)
        if opened is not None:
            return opened, kind, value, kind == "arabic" and value > 1
    for kind, value in label.readings:  # a number was skipped
        for depth in range(len(stack) - 1, -1, -1):
            last = units[stack[depth]]
            if last.rung == kind and kind != "decimal":
                if last.value < value <= last.value + (30 if kind == "dieu" else 2) and (
                    kind in _RANK
                    or _goes_on(kind, value, ahead)
                    or kind == "roman"
                    or (last.label, label.label) in _SKIPS
                ):
                    return depth, kind, value, True
                if kind in ("phan", "chuong", "dieu") and value == last.value and label.label == last.label:
                    return None
                if value == last.value and (label.capitals or (kind == "arabic" and _goes_on(kind, value, ahead, 4))):
                    return depth, kind, value, True  # one number twice: a slip of the writer
                if label.label == last.label == "d" and _goes_on(kind, value + 1, ahead, 4):
                    return depth, kind, value + 1, True  # đ without its stroke: c, d, d, e
                break
    if label.readings[0][0] == "dieu" and not any(u.rung == "dieu" for u in units):
        return _level(units, stack, _RANK["dieu"]), "dieu", label.readings[0][1], label.readings[0][1] != 1
    return None


_SKIPS = {("d", "e"), ("c", "đ"), ("đ", "g"), ("i", "l"), ("e", "h")}  # letters writers often leave out


def _goes_on(kind: str, value: int, ahead: list[_Label], within: int = 11) -> bool:
    return any((kind, value + 1) in nxt.readings for nxt in ahead[:within])


def _next_clause(ahead: list[_Label]) -> int:
    """The number of the next clause of the same article, or 0."""
    for label in ahead:
        kind, value = label.readings[0]
        if kind == "arabic" or kind in _RANK:
            return value if kind == "arabic" else 0
    return 0


def _decimal_follows(last: str, new: str) -> bool:
    a, b = [int(x) for x in last.split(".")], [int(x) for x in new.split(".")]
    return len(a) == len(b) and a[:-1] == b[:-1] and a[-1] < b[-1] <= a[-1] + 2


def _level(units: list[SectionDraft], stack: list[int], rank: int) -> int:
    """Depth at which a titled level of this rank goes: behind all that outrank it."""
    depth = 0
    while depth < len(stack) and _RANK.get(units[stack[depth]].rung, 9) < rank:
        depth += 1
    return depth


def _opens(
    kind: str, value: int, label: _Label, units: list[SectionDraft], stack: list[int], ahead: list[_Label]
) -> int | None:
    """Depth at which the label opens a new level, or None."""
    if kind == "decimal":
        parts = label.label.split(".")
        for depth in range(len(stack) - 1, -1, -1):
            upper = units[stack[depth]]
            if upper.rung in ("decimal", "arabic") and upper.label.split(".") == parts[:-1]:
                return depth + 1 if int(parts[-1]) <= 2 else None
            if upper.rung == "roman" and str(upper.value) == ".".join(parts[:-1]) and int(parts[-1]) == 1:
                return depth + 1
        return None
    kinds = [units[i].rung for i in stack]
    if kind in _RANK and kind != "phan":
        if value == 1 or (kind in ("chuong", "muc", "tieu_muc") and value <= 1):
            if kind in kinds and kind != "muc" and kind != "tieu_muc" and kind != "chuong":
                return None
            return _level(units, stack, _RANK[kind])
        if kind == "dieu" and kinds and "dieu" not in kinds:
            before = next((u.value for u in reversed(units) if u.rung == "dieu"), value)
            again = kinds[-1] in ("chuong", "muc") and before - 2 < value <= before  # a number used twice
            if before < value <= before + 30 or (again and _goes_on(kind, value, ahead)):
                return _level(units, stack, _RANK[kind])
        return None
    if kind == "phan":
        return 0 if value == 1 and "phan" not in kinds else None
    if value == 2 and kind == "arabic" and kinds[-1:] == ["dieu"] and _next_clause(ahead) == 3:
        return len(stack)  # the first clause of the article lost its number or the dot behind it
    if value != 1:
        return None
    if kind not in kinds:
        if kind == "roman":  # I. opens under nothing smaller than a part
            depth = 0
            while depth < len(stack) and kinds[depth] in ("phan", "chuong", "muc"):
                depth += 1
            return depth if depth == len(stack) or "arabic" not in kinds else None
        if kind == "ordinal":
            return len(stack)
        if kind == "arabic" and "letter" in kinds and "dieu" in kinds:
            return None
        return len(stack)
    if kind == "arabic":
        # a list that starts anew under the same heading: believed only where its parent has none yet
        depth = kinds.index(kind)
        return len(stack) if kinds[-1] in ("letter",) and depth < len(stack) - 1 and "dieu" not in kinds else None
    return None


def _close(text: str, units: list[SectionDraft], end: int) -> None:
    """Ends of sections: up to the next section that is not a descendant, trailing blanks left out."""
    open_units: list[int] = []
    for at, unit in enumerate(units):
        while open_units and open_units[-1] != unit.parent:
            units[open_units.pop()].end = unit.start
        open_units.append(at)
    for at in open_units:
        units[at].end = end
    for unit in units:
        while unit.end > unit.start and (text[unit.end - 1].isspace() or text[unit.end - 1] in "*|#"):
            unit.end -= 1
