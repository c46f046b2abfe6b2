"""A document as one looks at its form: its paragraphs, the rules it is under, and where they say what."""

from __future__ import annotations

import datetime
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from vnplan.models import Document
from vnplan.review.check_rules import Hit, Reviewed
from vnplan.tables.mottoes import Mottoes, likened, mottoes
from vnplan.tables.rows import Row
from vnplan.tables.rules import Rules, per_rules
from vnplan.text.normalize import Clean
from vnplan.text.offsets import OffsetMap
from vnplan.text.paragraphs import read_paragraphs
from vnplan.text.symbols import split_number


class Para(NamedTuple):
    """A paragraph: its place in the text as given and in the clean text, its clean words, its region and part."""

    start: int
    end: int
    at: int
    text: str
    region: str
    part: int


class FormSheet(NamedTuple):
    """What the rules of form look at."""

    document: Document
    day: datetime.date
    """Its own day, else the month or year it tells, else the day of the check."""
    today: datetime.date
    family: str
    """`administrative`, `normative` or `party`."""
    regime: str | None
    """Which rules of form it is under, an id of data/regimes.csv; None where it is under none that is known here."""
    paragraphs: list[Para]
    rules: Rules
    offsets: OffsetMap

    def of(self, *regions: str) -> list[Para]:
        """The paragraphs of the document itself, what is attached to it left out, that stand in some regions."""
        return [one for one in self.paragraphs if one.region in regions and one.part == 0]

    def region_at(self, at: int) -> str:
        """The region of the paragraph that holds a place in the text as given; "" where none does."""
        n = bisect_right(self.paragraphs, at, key=lambda para: para.start) - 1
        return self.paragraphs[n].region if n >= 0 else ""

    def place(self, para: Para, found: re.Match[str], first: str | int = 0, last: str | int = 0) -> tuple[int, int]:
        """Where a match in the clean words of a paragraph, from one of its groups to another, stands as given."""
        return self.offsets.span(para.at + found.start(first), para.at + found.end(last))

    def written(self, start: int, end: int) -> str:
        """Words as given, blanks folded: dashes and marks as they were typed."""
        return folded(self.document.text[start:end])

    @property
    def named(self) -> Mottoes:
        """How the country, its motto and the Party are written."""
        return mottoes(self.rules)

    @property
    def country_line(self) -> re.Pattern[str]:
        """Any spelling of the country's name."""
        return _lines(self.rules)[0]

    @property
    def motto_line(self) -> re.Pattern[str]:
        """Any spelling of the motto."""
        return _lines(self.rules)[1]

    @property
    def head(self) -> list[Para]:
        """The letterhead; its right column, where a letter's subject stands before it, counts too."""
        below = self.of("body", "closing", "preamble")[:_COLUMN]
        column = below if below and self.country_line.match(below[0].text) else []
        return [*self.of("letterhead"), *(p for p in column if len(p.text) < _HEAD_LINE)]

    @property
    def whole(self) -> bool:
        """Whether the head is there, number and day: what is missing in a piece of a document is no fault."""
        head = self.head
        return any(NUMBER_LINE.search(p.text) for p in head) and any(DAY_LINE.search(p.text) for p in head)

    def hit(self, code: str, start: int, end: int, **values: object) -> Hit:
        """A finding in the making."""
        return Hit(code, self.document, start, end, values)


# "Số: 12/KH-UBND" · "Số 29-NQ/TW" · "Số:     /KH-UBND"
NUMBER_LINE = re.compile(
    r"(?<!\w)(?P<word>[Ss][ốỐ])\s*(?P<colon>:?)\s*"
    r"(?P<number>(?P<serial>[\d.…_]{0,12}[a-zđ]?)\s*(?P<dash>[-–/])\s*(?:(?P<year>\d{4})\s*/\s*)?"
    r"(?P<symbol>[A-ZĐ][\w&]*(?:\s?[-–/.]\s?[A-ZĐ][\w&]*){0,6}))"
)
# "Hà Nội, ngày 05 tháng 01 năm 2025" · "ngày     tháng 9 năm 2025" · "ngày 05/01/2025"
DAY_LINE = re.compile(r"(?<!\w)ngày[\s\d.…_]{0,30}(?:tháng|[/-]\s*\d{1,2}\s*[/-])")


@per_rules
def _lines(rules: Rules) -> tuple[re.Pattern[str], re.Pattern[str]]:
    said = mottoes(rules)
    return likened(said.country), likened(said.motto)


_COLUMN = 3  # lines: name, motto, place and day
_HEAD_LINE = 80  # characters


def folded(words: str) -> str:
    """Words with composed letters and single blanks."""
    return " ".join(unicodedata.normalize("NFC", words).split())


def sheet_of(reviewed: Reviewed, document: Document, today: datetime.date) -> FormSheet:
    """A document made ready for the rules of form.

    >>> import vnplan
    >>> from vnplan.review.checks import reviewed_of
    >>> doc = vnplan.parse("Số 7-KH/TU\\nKẾ HOẠCH\\nĐọc sách", date="2024-06-01")
    >>> sheet = sheet_of(reviewed_of(doc, "check", False, None, None), doc, datetime.date(2026, 1, 5))
    >>> sheet.family, sheet.regime, [para.text for para in sheet.head]
    ('party', 'hd36', ['Số 7-KH/TU'])
    """
    taken = reviewed.blank.get(id(document))
    day = document.metadata.date or (taken.day if taken else today)
    clean = read_paragraphs(document.text, reviewed.rules.line_words)
    paragraphs = _mended(list(_paragraphs(document, clean)), reviewed.rules)
    family = _family(document, paragraphs, reviewed.rules)
    told = document.metadata
    numbered = told.number is not None or any(NUMBER_LINE.match(p.text) for p in paragraphs if p.region == "letterhead")
    bare = told.document_type in _EITHER and not numbered
    outside = bare or reviewed.rules.stands(told.document_type, "consolidated") or told.level in _OTHER_RULES
    regime = None if outside else _regime(family, day, reviewed.rules)
    return FormSheet(document, day, today, family, regime, paragraphs, reviewed.rules, clean.offsets)


def _paragraphs(document: Document, clean: Clean) -> Iterator[Para]:
    regions = sorted(document.regions, key=lambda region: region.start)
    at = n = 0
    for line in clean.text.split("\n"):
        words = line.strip()
        if words:
            first = at + line.index(words[0])
            start, end = clean.offsets.span(first, first + len(words))
            while n + 1 < len(regions) and regions[n + 1].start <= start:
                n += 1
            here = regions[n] if regions and regions[n].start <= start < regions[n].end else None
            yield Para(start, end, first, words, here.kind if here else "", here.part if here else 0)
        at += len(line) + 1


def _mended(paragraphs: list[Para], rules: Rules) -> list[Para]:
    """The lines of a letterhead with those put together again that a narrow column has broken: "Số:", "97/QĐ-UBND"."""
    mended: list[Para] = []
    for para in paragraphs:
        above = mended[-1] if mended else None
        if above is not None and above.region == para.region == "letterhead" and above.part == para.part:
            text = above.text.ljust(para.at - above.at) + para.text
            if any(_across(pattern, text, len(above.text)) for pattern in (*_FIELDS, *_lines(rules))):
                mended[-1] = above._replace(end=para.end, text=text)
                continue
        mended.append(para)
    return mended


def _across(pattern: re.Pattern[str], text: str, joint: int) -> bool:
    found = pattern.search(text)
    return found is not None and found.start() < joint < found.end()


_FIELDS = (
    NUMBER_LINE,
    re.compile(r"(?<!\w)ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}"),
    re.compile(r"[^\W\d_],\s+ngày\s"),
)


_PARTY_LEVELS = ("central_party", "provincial_party")
_EITHER = ("quyet_dinh", "nghi_quyet")
"""Normative or not: the number tells, by its year."""
_OTHER_RULES = ("national_assembly", "president")
"""Bodies with rules of form of their own (Nghị quyết 351/2017/UBTVQH14)."""


def _family(document: Document, paragraphs: list[Para], rules: Rules) -> str:
    """Whose rules of form hold: the Party's, those of normative acts, else those of administrative documents."""
    head = " ".join(one.text for one in paragraphs if one.region == "letterhead" and one.part == 0)
    told = document.metadata
    state = " ".join(mottoes(rules).motto.upper().split()[:2])  # "ĐỘC LẬP"
    if mottoes(rules).party in head.upper() or (told.level in _PARTY_LEVELS and state not in head.upper()):
        return "party"
    year = split_number(told.number).year if told.number else None
    doctype = rules.types.get(told.document_type or "")
    if year is not None or (doctype is not None and (doctype.yearly or doctype.code in rules.laws)):
        return "normative"
    found = NUMBER_LINE.search(head)
    return "normative" if found is not None and found["year"] else "administrative"


def _regime(family: str, day: datetime.date, rules: Rules) -> str | None:
    for row in rules.tables["regimes"]:
        if row["family"] == family and row["since"] <= day.isoformat() <= (row["until"] or "9999"):
            return row["id"]
    return None


@per_rules
def sources(rules: Rules) -> dict[tuple[str, str], str]:
    """Where each regime says what a finding of form holds a document to, by code and regime."""
    names = {row["id"]: row["name"] for row in rules.tables["regimes"]}
    found: dict[tuple[str, str], str] = {}
    for row in rules.tables["findings"]:
        for regime, where in points_of(row):
            said = f"{names[regime]}, {where}" if regime in names else where
            found.setdefault((row["code"], regime), said)
    return found


def points_of(row: Row) -> list[tuple[str, str]]:
    """The regimes that a row of findings.csv names as its source, and where in each.

    >>> points_of({"source": "nd30: Phụ lục I, mục II.1 | hd36: mục 1.1"})
    [('nd30', 'Phụ lục I, mục II.1'), ('hd36', 'mục 1.1')]
    """
    pairs = (part.partition(": ") for part in row.get("source", "").split(" | ") if part)
    return [(regime.strip(), where.strip()) for regime, _, where in pairs]
