"""The strings of a text that look like a document's number, and what became of each.

They are looked for with patterns of their own, broader than the scanner's, so that what the scanner cannot see shows up
here.
"""

from __future__ import annotations

import bisect
from collections import Counter
from typing import NamedTuple

from vnplan.compiled import compiled
from vnplan.document import ReadDocument
from vnplan.models import Citations
from vnplan.models.records import Record
from vnplan.scan.numbered import ELSE_REACH, not_a_number
from vnplan.scan.types import type_before
from vnplan.tables.rules import Rules
from vnplan.text.around import page_at, page_ends
from vnplan.text.shown import one_line
from vnplan.text.symbols import NUMBER, clean_number, split_number

_OUTSIDE = {"web_chrome": "a portal's words, no part of the document", "metadata": "a portal's table of properties"}


def number_strings(raw: str, reading: ReadDocument, rules: Rules) -> list[NumberString]:
    """Each number-like string of `raw`, in order, with what became of it when `reading` was made."""
    text, document = reading.text, reading.document
    regions = document.regions
    region_starts = [r.start for r in regions]
    cited, ends = _Cited(document.citations), page_ends(raw)
    out = []
    for found in _strings(text):
        start, end = reading.offsets.span(found.start, found.end)
        at = bisect.bisect_right(region_starts, start) - 1
        region = regions[at].kind if at >= 0 and start < regions[at].end else None
        citation, core = cited.holding(start, end)
        if region is not None and region in _OUTSIDE:
            status, reason, message, citation = "outside", str(region), _OUTSIDE[region], None
        elif citation is not None:
            status, reason, message = "cited", *(("core", "a citation") if core else ("tail", "in a citation's title"))
        elif _is_own(text, found, document.metadata.number, region):
            status, reason, message = "own", "own_number", "the document's own number"
        else:
            status, (reason, message) = "left", _reason(text, found, region, cited.cut(start, end), rules)
        out.append(
            NumberString(
                text=raw[start:end],
                start=start,
                end=end,
                status=status,
                citation=citation,
                reason=reason,
                message=message,
                region=region,
                page=page_at(ends, start),
                context=_context(text, found),
            )
        )
    return out


class _Cited:
    """Where the citations of a text lie, titles and all."""

    def __init__(self, citations: Citations) -> None:
        self._all = list(citations)
        self._spans = sorted((c.full_start, c.full_end, n) for n, c in enumerate(self._all))
        self._starts = [start for start, _, _ in self._spans]
        self._longest = max((end - start for start, end, _ in self._spans), default=0)

    def _near(self, start: int, end: int) -> list[tuple[int, int, int]]:
        first = bisect.bisect_left(self._starts, start - self._longest)
        return self._spans[first : bisect.bisect_left(self._starts, end)]

    def holding(self, start: int, end: int) -> tuple[int | None, bool]:
        """The shortest citation that holds a stretch, and whether the stretch is in the core of one."""
        holding = [n for a, b, n in self._near(start, end) if a <= start and end <= b]
        core = any(self._all[n].start <= start and end <= self._all[n].end for n in holding)
        return min(holding, key=lambda n: self._all[n].full_end - self._all[n].full_start, default=None), core

    def cut(self, start: int, end: int) -> bool:
        """Whether a citation begins or ends inside a stretch."""
        return any(a < end and start < b for a, b, _ in self._near(start, end))


def coverage_of(numbers: list[NumberString]) -> NumberCoverage:
    """The counts of `number_strings`."""
    status = Counter(n.status for n in numbers)
    own_text = len(numbers) - status["outside"]
    read = status["cited"] + status["own"]
    return NumberCoverage(
        found=len(numbers),
        cited=status["cited"],
        own=status["own"],
        outside=status["outside"],
        left=status["left"],
        share=round(read / own_text, 4) if own_text else 1.0,
        reasons=dict(Counter(n.reason for n in numbers if n.status == "left").most_common()),
    )


class NumberString(Record):
    """A string that looks like a document's number; `status`: `cited`, `own`, `outside` the document, or `left`."""

    text: str
    start: int
    end: int
    status: str
    citation: int | None = None
    reason: str
    message: str
    region: str | None = None
    page: int | None = None
    context: str
    """The words around it, blanks folded, the string in brackets."""


class NumberCoverage(Record):
    """How many number-like strings there are; `share` is that of cited and own among those of the document itself."""

    found: int
    cited: int
    own: int
    outside: int
    left: int
    share: float
    reasons: dict[str, int]


_CAPITAL = "A-ZĐÔƯƠÂÊĂ"
_GROUP = rf"[{_CAPITAL}][\w&]*+"
_SOLID = rf"(?:[{_CAPITAL}]{{2}}[\w&]*+|TTg|CTr|TTr)"  # what may follow a full stop or a blank inside a symbol
_SYMBOL = rf"{_GROUP}(?:[-–/]{_GROUP}|\.{_SOLID}|\s{{0,2}}[-–/]\s{{0,2}}{_SOLID})*+"
_SERIAL = r"(?<![A-ZĐ\d/])(?<!\d[.,])\d{1,6}(?:\.\d{1,3})?[a-zđ]?"
_YEAR = r"/\s{0,2}(?:\d{1,5}\s?/\s?)?"
_STRINGS = (
    compiled(rf"{_SERIAL}\s{{0,2}}{_YEAR}{_SYMBOL}"),  # 12/2020/QĐ-UBND · 45 /KH- UBND
    compiled(rf"{_SERIAL}(?:\s?[-–]\s?)?[{_CAPITAL}][\w&]{{0,8}}\s?/\s?{_SYMBOL}"),  # 29-NQ/TW · 858CV/ĐUK
    compiled(rf"(?<=[Ss]ố|SỐ)(?:\s*:\s*|\s+)\K(?:[^\s/\p{{Ll}}]|l){{0,8}}\s{{0,12}}{_YEAR}{_SYMBOL}"),  # số l2/QĐ-TTg
    compiled(rf"[.…_]{{2,12}}\s?{_YEAR}{_SYMBOL}"),  # …../QĐ-UBND
)
_SYMBOLIC = compiled(_SOLID)
_COUNTED = compiled(r"\W|[^/\d]*\d")  # a serial has a digit, or is a blank


class _Found(NamedTuple):
    """A number-like string in clean text."""

    start: int
    end: int


def _strings(text: str) -> list[_Found]:
    """All number-like strings, in order; of two that overlap the one that begins first, then the longer."""
    spans = [_Found(*m.span()) for pattern in _STRINGS for m in pattern.finditer(text)]
    spans = [s for s in spans if _SYMBOLIC.search(text, *s) and _COUNTED.match(text, *s)]
    out: list[_Found] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not out or span.start >= out[-1].end:
            out.append(span)
    return out


_AROUND = 48  # characters of context on either side
_BEFORE, _LINE, _WORD = 90, 30, 12  # how far back stand: words that say what a number is, "Số:" of a line, "số"


def _context(text: str, found: _Found) -> str:
    """Some words before and after, cut at a blank."""
    before = text[max(0, found.start - _AROUND) : found.start]
    after = text[found.end : found.end + _AROUND]
    before = before.partition(" ")[2] if len(before) == _AROUND else before
    after = after.rpartition(" ")[0] if len(after) == _AROUND else after
    return one_line(f"{before}[{text[found.start : found.end]}]{after}")


def _is_own(text: str, found: _Found, own: str | None, region: str | None) -> bool:
    """The number the document gives itself: in its number line, damaged or not, or said again without a type."""
    if own is not None and clean_number(text[found.start : found.end]) == own:
        return True
    return region == "letterhead" and bool(_OWN_LINE.match(text, max(0, found.start - _LINE), found.start))


_OWN_LINE = compiled(r"(?r)\n[ \t*|]*(?:[Ss]ố|SỐ)\s*:?\s*\W{0,3}")


_SO = compiled(r"(?r)(?:[Ss]ố|SỐ)\s*:?\s*\W{0,3}")


def _reason(text: str, found: _Found, region: str | None, cut: bool, rules: Rules) -> tuple[str, str]:
    """Why a string of the document is in no citation: (reason, message)."""
    if cut:
        return "cut", "a citation ends or begins inside it"
    pattern, rows = not_a_number(rules)
    before = pattern.match(text, max(0, found.start - ELSE_REACH), found.start)
    if before is not None:
        row = rows[(before.lastindex or 1) - 1]
        return row["reason"], row["message"]
    if region == "letterhead":
        return "letterhead", "in the letterhead, which holds the document's own particulars"
    words = text[found.start : found.end]
    if not words[0].isalnum():
        return "blank_number", "a blank to be filled in"
    if NUMBER.match(words) is None:
        return "damaged", "damaged beyond reading"
    groups = split_number(clean_number(words)).groups
    so = _SO.match(text, max(0, found.start - _WORD), found.start)
    typed = type_before(text, so.start() if so else found.start, rules) is not None
    if not typed and not (groups and rules.type_of_symbol(groups[0])):
        if not any(group.rstrip("0123456789") in rules.issuer_rows for group in groups):
            return "unknown_symbol", "no type word stands before it, and no table knows its symbol"
        return "no_type", "no type word stands before it, and its symbol names none"
    return "unexplained", "reads like a citation; no rule says why it is none"
