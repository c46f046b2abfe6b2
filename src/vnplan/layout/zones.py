"""Zones of a document, and the key lines that tell them apart."""

from __future__ import annotations

import functools
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


LEAD = r"\n[ \t*#|>]*"


class Marks:
    """Patterns of key lines, made of the tables of marks, phrases and types; each compiled when first asked for."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._any_of = rules.marks

    @functools.cached_property
    def chrome(self) -> re.Pattern[str]:
        """A portal's words behind a document."""
        return re.compile(rf"\n[ \t#*]*(?:{self._any_of('chrome')})")

    @functools.cached_property
    def issuer(self) -> re.Pattern[str]:
        """A body in capitals."""
        return re.compile(self._any_of("issuer"))

    @functools.cached_property
    def motto(self) -> re.Pattern[str]:
        """ "CỘNG HÒA XÃ HỘI ..."."""
        return re.compile(self._any_of("motto"))

    @functools.cached_property
    def signer(self) -> re.Pattern[str]:
        """ "TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH"."""
        post = rf"(?:(?:PHÓ|QUYỀN|KT\.|Q\.)\s*){{0,3}}(?:{self._any_of('post')})"
        return re.compile(rf"[ \t*|>]*(?:{self._any_of('power')}|{post})")

    @functools.cached_property
    def closing(self) -> re.Pattern[str]:
        """ "Yêu cầu các đơn vị ..." behind the last item."""
        return re.compile(rf"[ \t*\-]*(?:{self._any_of('closing')})")

    @functools.cached_property
    def recital(self) -> re.Pattern[str]:
        """ "Căn cứ ...", and what else begins a paragraph below a title."""
        return re.compile(rf"(?:-\s+)?(?:{self._any_of('recital')})")

    @functools.cached_property
    def place(self) -> re.Pattern[str]:
        """ "TP. Hà Nội, ngày"."""
        names = (re.escape(row["name"], literal_spaces=True) for row in self._rules.tables["provinces"])
        places = "|".join(names).replace(" ", r"\s+")
        return re.compile(rf"(?:TP\.?\s?|Thành\s+phố\s+)?(?:{places}),\s*ngày")

    @functools.cached_property
    def unit(self) -> re.Pattern[str]:
        """The line of a unit below the body it belongs to: "CỤC THUẾ"."""
        return re.compile(rf"\n[ \t*|]*(?=(?:{self._any_of('unit')})\s)")

    @functools.cached_property
    def type_line(self) -> re.Pattern[str]:
        """ "KẾ HOẠCH" on a line of its own."""
        return re.compile(LEAD + rf"(?P<type>{own_lines(self._rules)})[ \t*|]*(?=\n|$)")

    @functools.cached_property
    def type_opens(self) -> re.Pattern[str]:
        """ "KẾ HOẠCH Tổ chức hội thi": type and title on one line."""
        return re.compile(
            LEAD + rf"(?P<type>{own_lines(self._rules)})(?=[ \t]+(?!CHUNG|CỤ THỂ|CHUYỂN TIẾP|KHÁC)[^\n]{{3,}})"
        )

    @functools.cached_property
    def part_line(self) -> re.Pattern[str]:
        """The line of an attached document or of forms: "QUY CHẾ", "BIỂU MẪU"."""
        forms = f"(?P<appendix>{self._rules.phrases('appendix_line')})"
        return re.compile(LEAD + rf"(?P<type>{attached_lines(self._rules)}|{forms})[ \t*|]*(?=\n)")

    @functools.cached_property
    def caption(self) -> re.Pattern[str]:
        """A portal's caption: "Quyết định 12/QĐ-UBND năm 2020 về ..."."""
        return re.compile(rf"(?:{type_words(self._rules)})\s+\d+[a-z]?[/\-]\S+\s+(?:năm \d{{4}}|ngày|về|[a-zđ])")


marks_of = per_rules(Marks)
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
