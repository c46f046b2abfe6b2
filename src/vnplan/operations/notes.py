"""The notes of a consolidated text that tell of changes, and the places their marks hang on.

A mark is bracketed, raised, or glued to a word, a heading or a label: "[3]", "ưu đãi3", "2.3 Mức chi", "c) (3) Hỗ trợ".
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import NamedTuple

import regex

from vnplan.compiled import compiled
from vnplan.operations.draft import Units
from vnplan.tables.patterns import one_of
from vnplan.tables.rules import Rules, per_rules
from vnplan.text.normalize import Mark

# --- the notes --------------------------------------------------------------------------------------------------------


class ChangeNote(NamedTuple):
    """A note that tells of a change: its number, what it speaks of ("Khoản này"), and the words behind its number."""

    label: str
    start: int
    words: int
    end: int
    unit: str


_NUMBER = (
    r"\n[ \t]*(?:\[{1,2}\^?(\d{1,3})\]:?|\((\d{1,3})\)|(\d{1,3})(?=[ \t]*[.)]?[ \t]*[\p{Lu}“\"]))[ \t]*[.)]?[ \t]*"
)


class NoteWords(NamedTuple):
    """The beginning of a note that tells of a change, what it speaks of, and "này" behind that, by the tables."""

    note: regex.Pattern[str]
    subject: regex.Pattern[str]
    this: regex.Pattern[str]
    words: regex.Pattern[str]


def done_words(rules: Rules) -> str:
    """ "được |sửa đổi, bổ sung| theo": what a note says was done."""
    return one_of(row["pattern"] for row in rules.tables["operations"] if row["in_note"] == "yes")


@per_rules
def _note_words(rules: Rules) -> NoteWords:
    unit = rules.phrases("noted_unit")
    done = rf"(?:được|bị)\s+(?:\w+\s+){{0,4}}?(?:{done_words(rules)})(?!\w)"
    return NoteWords(
        compiled(rf"{_NUMBER}(?=(?P<said>[^\n]{{1,400}}?)\s{done}[^\n]{{0,400}}?\s(?:theo|bởi)\s)"),
        compiled(rf"(?:(?:{rules.phrases('noted_of_unit')})\s+(?:của\s+)?)?({unit})(?!\w)"),
        compiled(rf"({unit})\s+này(?!\w)"),
        compiled(rf"(?:Các\s+)?(?:{rules.phrases('noted_words')})(?!\w)"),
    )


def notes_of(text: str, rules: Rules) -> list[ChangeNote]:
    """The notes that tell of changes, those in the order of their numbers."""
    out: list[ChangeNote] = []
    last = 0
    known = _note_words(rules)
    for found in known.note.finditer(text):
        label = found[1] or found[2] or found[3]
        said = found["said"].strip()
        subject, words = known.subject.match(said), known.words.match(said)
        if int(label) <= last or not (subject or words) or "quy định tại" in said:
            continue
        stop = text.find("\n", found.end())
        this = known.this.findall(said)
        unit = (
            "words"
            if words and not said.endswith("này")
            else _unit(this[-1] if this else subject[1] if subject else "")
        )
        out.append(ChangeNote(label, found.start() + 1, found.end(), stop if stop >= 0 else len(text), unit))
        last = int(label)
    return out


def _unit(word: str) -> str:
    return " ".join(word.lower().split()).split(" số")[0]


# --- where their marks stand -----------------------------------------------------------------------------------------


class NoteMark(NamedTuple):
    """A mark in the text, and the place from which its provision is told."""

    start: int
    end: int
    at: int


def marks_of(text: str, notes: list[ChangeNote], taken: Sequence[Mark]) -> list[NoteMark | None]:
    """The mark of each note: behind that of the note before, on a provision of the kind the note speaks of."""
    out: list[NoteMark | None] = []
    low = 0
    for note in notes:
        written = _written(text, note, low, taken)
        fits = [one for one in written if _unit_fits(text, note, one)] or [
            below for one in written if (below := _of_next(text, note, one)) is not None
        ]
        fits = fits or [one for one in _matched(text, note, low, _WEAK) if _unit_fits(text, note, one)]
        mark = min(fits, default=None)
        out.append(mark)
        if mark is not None:
            low = mark.start
    return out


_LABEL = r"(?:\d{1,3}[a-zđ]?\.|[a-zđ]\d?\)|Điều\s+\d{1,4}[a-zđ]?\.?)"


def _written(text: str, note: ChangeNote, low: int, taken: Sequence[Mark]) -> list[NoteMark]:
    """Every way a mark is written that is read as nothing else."""
    out = [
        NoteMark(mark.at, mark.at, mark.at)
        for mark in taken
        if mark.label == note.label and low <= mark.at < note.start
    ]
    return [_before_label(text, one) for one in out + _matched(text, note, low, _SURE)]


def _matched(text: str, note: ChangeNote, low: int, written: Sequence[tuple[str, str]]) -> list[NoteMark]:
    return [
        NoteMark(found.start(), found.end(), found.end())
        for sign, pattern in written
        if text.find(sign.replace("#", note.label), low, note.start) >= 0
        for found in _of_number(pattern, note.label).finditer(text, low, note.start)
    ]


@functools.lru_cache(maxsize=1_000)
def _of_number(pattern: str, number: str) -> regex.Pattern[str]:
    return regex.compile(pattern.replace("#", number))


_SURE = (  # what the mark is, "#" its number, and where it stands
    ("[#]", r"\[#\]"),
    ("(#)", r"(?<=[\p{L}”\".,;:)])\(#\)"),  # "ưu đãi(3)"
    ("#", r"(?<=[\p{L}”\"».,;:)%])#(?=[.,;:)]|[ \t]*(?:\n|$)|[ \t]*\.)"),  # "ưu đãi3"
    # "2.3 Mức chi", "c) (3) Hỗ trợ"
    ("#", rf"(?<=\n[ \t]*{_LABEL}[ \t]*)(?:\(#\)|#)(?=[ \t]+[\p{{Lu}}“\"(]|[ \t]*(?:\n|$))"),
    ("(#)", r"(?<=\n[ \t]*Điều\s+\d{1,4}[a-zđ]?[ \t]*)\(#\)"),  # "Điều 5 (3). Mức chi"
    ("(#)", r"(?<=[^\s(][ \t]+)\(#\)(?=[ \t]*[.;,:]?[ \t]*(?:\n|$))"),  # "ưu đãi. (3)" that ends its line
    ("#", r"(?<=\n[ \t]*PHỤ\s+LỤC\s+[IVXLC\d]+)#(?!\d)"),
)
_WEAK = (  # "xã3 tổ chức", "xã (3) tổ chức": a number, too, and a list's
    ("#", r"(?<=\p{Ll}{2})(?<!\b[ckd]m)#(?=[ \t]+\p{Ll})"),
    ("(#)", r"(?<=\p{L}[ \t]+)\(#\)(?=[ \t]+\p{Ll})"),
    ("(#)", r"(?<=\p{L}[ \t]+\d{1,4}%?)\(#\)(?=[ \t]+\p{Ll}|[.,;:])"),  # "trước ngày 15(3) hằng tháng"
)


_NEXT_LABEL = compiled(rf"\s*(?={_LABEL}\s|Chương\s|Mục\s|PHỤ\s+LỤC)")


def _before_label(text: str, one: NoteMark) -> NoteMark:
    """ "[11]⏎Điều 8a. Mức phí": a mark alone on its line belongs to what follows."""
    line = text.rfind("\n", 0, one.start) + 1
    if text[line : one.start].strip():
        return one
    found = _NEXT_LABEL.match(text, one.end)
    return one._replace(at=found.end() + 1) if found else one


_NEXT_ARTICLE = compiled(r"[ \t]*\n[ \t]*(?=Điều\s+\d)")


def _of_next(text: str, note: ChangeNote, one: NoteMark) -> NoteMark | None:
    """ "QUY ĐỊNH CHUNG⏎[11]⏎Điều 8a. Mức phí", its mark now on the line above: of the article the note names."""
    found = _NEXT_ARTICLE.match(text, one.end) if note.unit == "điều" else None
    return one._replace(at=found.end() + 1) if found else None


UNITS = {
    "điều": "dieu",
    "khoản": "khoan",
    "điểm": "diem",
    "tiết": "diem",
    "mục": "muc",
    "chương": "chuong",
    "phần": "phan",
}


def _unit_fits(text: str, note: ChangeNote, one: NoteMark) -> bool:
    """Whether a mark stands in a provision of the kind its note speaks of."""
    if note.unit in ("phụ lục", "mẫu", "biểu"):
        return True
    place = place_at(text, one.at)
    return bool(place) if note.unit not in UNITS else UNITS[note.unit] in place


_DIVISIONS = (
    ("phan", compiled(r"(?r)\n[ \t]*(?:Phần|PHẦN)\s+(?:thứ\s+)?([IVXLC]+|\p{L}+)(?!\w)")),
    ("chuong", compiled(r"(?r)\n[ \t]*(?:Chương|CHƯƠNG)\s+([IVXLC]+[a-zđ]?|\d+)")),
    ("muc", compiled(r"(?r)\n[ \t]*(?:Mục|MỤC)\s+([IVXLC]+[a-zđ]?|\d+)")),
)
_ARTICLE = compiled(r"\n[ \t]*(?:\[\d{1,3}\][ \t]*)?Điều\s+(\d{1,4}[a-zđ]?)(?=[\s.:\[(])")
_LABELLED = compiled(rf"\n[ \t]*(?:\[\d{{1,3}}\][ \t]*)?{_LABEL}")
_CLAUSE = compiled(r"(?r)\n[ \t]*(?:\[\d{1,3}\][ \t]*)?(\d{1,3}[a-zđ]?)\.(?!\d{3})")
_POINT = compiled(r"(?r)\n[ \t]*(?:\[\d{1,3}\][ \t]*)?([a-zđ]\d?)\)")


def place_at(text: str, at: int) -> Units:
    """The article, clause and point that a position stands in, by the labels of lines before it; else a division."""
    line = text.find("\n", at)
    end = line if line >= 0 else len(text)
    head = text.rfind("\n", 0, at)
    if not _LABELLED.match(text, max(head, 0)):
        above = text.rfind("\n", 0, max(head, 0))  # a mark on a division's own line or on that of its heading
        for unit, pattern in _DIVISIONS:
            found = pattern.search(text, max(above, 0), end)
            if found is not None:
                return {unit: found[1]}
    article = _article_above(text, end)
    if article is None:
        return {}
    place = {"dieu": article[1]}
    clause = _CLAUSE.search(text, article.end(), end)
    if clause is not None:
        place["khoan"] = clause[1]
    point = _POINT.search(text, clause.end() if clause else article.end(), end)
    if point is not None:
        place["diem"] = point[1]
    return place


def _article_above(text: str, end: int) -> regex.Match[str] | None:
    """The last line before `end` that an article begins on."""
    at = text.rfind("Điều", 0, end)
    while at >= 0:
        line = text.rfind("\n", 0, at)
        found = _ARTICLE.match(text, line, end) if line >= 0 else None
        if found is not None or line < 0:
            return found
        at = text.rfind("Điều", 0, line)
    return None


HEADING = 300  # characters: an appendix's number, its heading below, and the mark
