"""Zones of a document, and the key lines that tell them apart."""

from __future__ import annotations

from dataclasses import dataclass, field

import regex as re

from vnplan.tables.rules import Rules, per_rules
from vnplan.tables.types import attached_lines, own_lines, type_words


@dataclass(slots=True)
class RegionDraft:
    """A stretch of clean text of one kind."""

    name: str
    start: int
    end: int
    part: int


@dataclass(slots=True)
class PartDraft:
    """One document in the file: where it lies, its type line and what is left for recitals and sections."""

    start: int
    end: int
    type_line: tuple[int, int] | None = None
    title: tuple[int, int] | None = None  # the trích yếu alone
    content: tuple[int, int] = (0, 0)
    appendix: bool = False
    zones: list[RegionDraft] = field(default_factory=list)
    quoted: list[tuple[int, int]] = field(default_factory=list)  # new text of what it amends


@dataclass(slots=True)
class Marks:
    """Patterns of key lines, compiled from the tables of marks and phrases."""

    chrome: re.Pattern[str]
    issuer: re.Pattern[str]
    motto: re.Pattern[str]
    signer: re.Pattern[str]
    closing: re.Pattern[str]
    recital: re.Pattern[str]
    place: re.Pattern[str]
    unit: re.Pattern[str]
    type_line: re.Pattern[str]
    type_opens: re.Pattern[str]
    part_line: re.Pattern[str]
    caption: re.Pattern[str]


LEAD = r"\n[ \t*#|>]*"


@per_rules
def marks_of(rules: Rules) -> Marks:
    """The key-line patterns of these rules."""
    any_of = rules.marks
    names = (re.escape(row["name"], literal_spaces=True) for row in rules.tables["provinces"])
    places = "|".join(names).replace(" ", r"\s+")
    types = own_lines(rules)
    attached = f"{attached_lines(rules)}|(?P<appendix>{rules.phrases('appendix_line')})"
    return Marks(
        re.compile(rf"\n[ \t#*]*(?:{any_of('chrome')})"),
        re.compile(rf"(?:{any_of('issuer')})"),
        re.compile(any_of("motto")),
        re.compile(rf"[ \t*|>]*(?:{any_of('power', 'post')})"),
        re.compile(rf"[ \t*\-]*(?:{any_of('closing')})"),
        re.compile(rf"(?:-\s+)?(?:{any_of('recital')})"),
        re.compile(rf"(?:TP\.?\s?|Thành\s+phố\s+)?(?:{places}),\s*ngày"),
        re.compile(rf"\n[ \t*|]*(?=(?:{any_of('unit')})\s)"),
        re.compile(LEAD + rf"(?P<type>{types})[ \t*|]*(?=\n|$)"),
        re.compile(LEAD + rf"(?P<type>{types})(?=[ \t]+(?!CHUNG|CỤ THỂ|CHUYỂN TIẾP|KHÁC)[^\n]{{3,}})"),
        re.compile(LEAD + rf"(?P<type>{attached})[ \t*|]*(?=\n)"),
        re.compile(rf"(?:{type_words(rules)})\s+\d+[a-z]?[/\-]\S+\s+(?:năm \d{{4}}|ngày|về|[a-zđ])"),
    )


ATTACHED_TO = re.compile(r"\(?\s*(?:[Bb]an\s+hành\s+)?[Kk]èm\s+theo|\(BAN HÀNH KÈM")
_NUMBER_LINE = re.compile(r"[ \t*|]*(?:Luật |Lệnh )?(?:[Ss]ố|SỐ)\s?[:.]?\s?(?:\S{0,6}\s{0,8})?[\d/.…]")
PLACE_DATE = re.compile(r"(?:^|\s)[\p{Lu}][^\n\d]{1,40},\s*ngày\s")
ADDRESSEE = re.compile(r"\n[ \t*”“\"\w]{0,12}?Kính\s+gửi|\n[^\n:]{3,90}\sđiện\s*:")


def lines_of(text: str, start: int, end: int, limit: int) -> list[tuple[int, int]]:
    """Spans of the first `limit` lines, without their blanks; blank lines are left out."""
    out: list[tuple[int, int]] = []
    at = start
    while at < end and len(out) < limit:
        stop = text.find("\n", at, end)
        if stop < 0:
            stop = end
        a, b = at, stop
        while a < b and text[a] in " \t*|#":
            a += 1
        while b > a and text[b - 1] in " \t*|":
            b -= 1
        if b > a:
            out.append((a, b))
        at = stop + 1
    return out


def is_letterhead(line: str, marks: Marks) -> bool:
    """Whether a line belongs to a letterhead: motto, issuing body or number line."""
    if marks.motto.search(line):
        return True
    head = line[:40]
    letters = [c for c in head if c.isalpha()]
    if letters and sum(c.isupper() for c in letters) > 0.8 * len(letters) and marks.issuer.match(line):
        return True
    return bool(_NUMBER_LINE.match(line)) and len(line) < 120


def mostly_upper(line: str) -> bool:
    """Whether nearly all letters of a line are capitals."""
    letters = [c for c in line if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) >= 0.85 * len(letters)


def add_zone(text: str, zones: list[RegionDraft], kind: str, start: int, end: int, part: int = 0) -> None:
    """Add a zone without the blanks at its ends; nothing where nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        zones.append(RegionDraft(kind, start, end, part))
