"""Why each citation was read as it was, and which number-like strings no citation holds.

The strings are looked for with a pattern of their own, broader than the scanner's, so that what the scanner cannot see
shows up here.
"""

from __future__ import annotations

import bisect
import csv
import datetime
import functools
import os
from collections import Counter
from importlib import resources
from typing import NamedTuple

import regex as re
from pydantic import BaseModel, ConfigDict

from vnplan.document import Reading, read_document
from vnplan.drafts import Draft
from vnplan.issuers import bodies_of_number
from vnplan.models import Citation, Note
from vnplan.numbers import type_before
from vnplan.rules import Row, Rules, load_rules
from vnplan.symbols import clean_number, split_number


def explain(
    text: str,
    *,
    source: str | None = None,
    number: str | None = None,
    date: datetime.date | str | None = None,
    issuer: str | None = None,
    province: str | None = None,
    rules: Rules | str | os.PathLike[str] | None = None,
) -> Explanation:
    """Read `text` as `parse` does and say why: the rule behind each citation, the reason for each number left out.

    >>> said = explain("Thực hiện Kế hoạch số 33/KH-UBND và lập tờ khai theo Mẫu số 01/TK-XYZ.")
    >>> [(c.text, c.rule, c.relation, c.cue) for c in said.citations]
    [('Kế hoạch số 33/KH-UBND', 'type + number', 'implements', 'Thực hiện')]
    >>> [(n.text, n.reason, n.message) for n in said.missed]
    [('01/TK-XYZ', 'form', 'the number of a form')]
    >>> said.coverage.found, said.coverage.cited, said.coverage.share
    (2, 1, 0.5)
    """
    tables = rules if isinstance(rules, Rules) else load_rules(rules)
    reading = read_document(
        text, source=source, number=number, date=date, issuer=issuer, province=province, rules=tables
    )
    citations = [
        _explained(n, citation, draft, tables)
        for n, (citation, draft) in enumerate(zip(reading.document.citations, reading.drafts, strict=True))
    ]
    numbers = list(_numbers(text, reading, tables))
    return Explanation(source=source, citations=citations, numbers=numbers, coverage=_coverage(numbers))


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid")


class ExplainedCitation(_Model):
    """One citation, and what it was read by."""

    index: int
    kind: str
    start: int
    end: int
    text: str
    full_start: int
    full_end: int
    rule: str
    relation: str
    cue: str | None = None
    pattern: str | None = None
    """The row of the table of relations that the cue comes from."""
    governor: int | None = None
    key: str | None = None
    notes: list[Note] = []


class NumberString(_Model):
    """A string that looks like a document's number: `cited`, `own`, `outside` the document, or `left`."""

    text: str
    start: int
    end: int
    status: str
    citation: int | None = None
    reason: str
    message: str
    region: str | None = None


class Coverage(_Model):
    """How many number-like strings there are; `share` is that of cited and own among those of the document itself."""

    found: int
    cited: int
    own: int
    outside: int
    left: int
    share: float
    reasons: dict[str, int]


class Explanation(_Model):
    """What `explain` returns."""

    source: str | None = None
    citations: list[ExplainedCitation]
    numbers: list[NumberString]
    coverage: Coverage

    @property
    def missed(self) -> list[NumberString]:
        """The number-like strings of the document that no citation holds."""
        return [n for n in self.numbers if n.status == "left"]


# --- citations -------------------------------------------------------------------------------------------------------


def _explained(index: int, citation: Citation, draft: Draft, rules: Rules) -> ExplainedCitation:
    shared = citation.model_dump(include=ExplainedCitation.model_fields.keys() & Citation.model_fields.keys())
    return ExplainedCitation(index=index, rule=draft.rule, pattern=_row_of(citation, rules), **shared)


def _row_of(citation: Citation, rules: Rules) -> str | None:
    """The pattern in the table of relations that the citation's cue fits, one of its own relation first."""
    if citation.cue is None:
        return None
    fits = [row for row in rules.tables["relations"] if re.fullmatch(row["pattern"], citation.cue)]
    fits.sort(key=lambda row: row["relation"] != citation.relation)
    return fits[0]["pattern"] if fits else None


# --- number-like strings ---------------------------------------------------------------------------------------------

_CAPITAL = "A-ZĐÔƯƠÂÊĂ"
_GROUP = rf"[{_CAPITAL}][\w&]*+"
_SOLID = rf"(?:[{_CAPITAL}]{{2}}[\w&]*+|TTg|CTr|TTr)"  # what may follow a full stop or a blank inside a symbol
_SYMBOL = rf"{_GROUP}(?:[-–/]{_GROUP}|\.{_SOLID}|\s{{0,2}}[-–/]\s{{0,2}}{_SOLID})*+"
_SERIAL = r"(?<![A-ZĐ\d/])(?<!\d[.,])\d{1,6}(?:\.\d{1,3})?[a-zđ]?"
_YEAR = r"/\s{0,2}(?:\d{2,5}\s?/\s?)?"
_STRINGS = (
    re.compile(rf"{_SERIAL}\s{{0,2}}{_YEAR}{_SYMBOL}"),  # 12/2020/QĐ-UBND · 45 /KH- UBND
    re.compile(rf"{_SERIAL}(?:\s?[-–]\s?)?[{_CAPITAL}][\w&]{{0,8}}\s?/\s?{_SYMBOL}"),  # 29-NQ/TW · 858CV/ĐUK
    re.compile(rf"(?:(?<=[Ss]ố)|(?<=SỐ))(?:\s*:\s*|\s+)\K[^\s/]{{0,8}}\s{{0,12}}{_YEAR}{_SYMBOL}"),  # số l2/QĐ-TTg
    re.compile(rf"[.…_]{{2,12}}\s?{_YEAR}{_SYMBOL}"),  # …../QĐ-UBND
)
_CAPITALS = re.compile(f"[{_CAPITAL}]")


class _Found(NamedTuple):
    """A number-like string in clean text."""

    start: int
    end: int


def _strings(text: str) -> list[_Found]:
    """All number-like strings, in order; of two that overlap the one that begins first, then the longer."""
    spans = [_Found(*m.span()) for pattern in _STRINGS for m in pattern.finditer(text)]
    spans = [s for s in spans if len(_CAPITALS.findall(text, s.start, s.end)) > 1]
    out: list[_Found] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not out or span.start >= out[-1].end:
            out.append(span)
    return out


_SO = re.compile(r"(?r)(?:[Ss]ố|SỐ)\s*:?\s*\W{0,3}")
_OUTSIDE = {"web_chrome": "a portal's words, no part of the document", "metadata": "a portal's table of properties"}


def _numbers(raw: str, reading: Reading, rules: Rules) -> list[NumberString]:
    """Each number-like string with what became of it."""
    text, document = reading.text, reading.document
    regions = document.regions
    region_starts = [r.start for r in regions]
    spans = sorted((c.full_start, c.full_end, n) for n, c in enumerate(document.citations))
    starts = [s[0] for s in spans]
    longest = max((b - a for a, b, _ in spans), default=0)
    out = []
    for found in _strings(text):
        start, end = reading.offsets.span(found.start, found.end)
        at = bisect.bisect_right(region_starts, start) - 1
        region = regions[at].kind if at >= 0 and start < regions[at].end else None
        near = spans[bisect.bisect_left(starts, start - longest) : bisect.bisect_left(starts, end)]
        holding = [n for a, b, n in near if a <= start and end <= b]
        citation = None
        if region in _OUTSIDE:
            status, (reason, message) = "outside", (region, _OUTSIDE[region])
        elif holding:
            citation = min(holding, key=lambda n: document.citations[n].full_end - document.citations[n].full_start)
            status, reason, message = "cited", "citation", "inside a citation"
        elif _is_own(text, found, document.metadata.number, region):
            status, reason, message = "own", "own_number", "the document's own number"
        else:
            cut = any(a < end and start < b for a, b, _ in near)
            status, (reason, message) = "left", _reason(text, found, region, cut, rules)
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
            )
        )
    return out


def _is_own(text: str, found: _Found, own: str | None, region: str | None) -> bool:
    """The number the document gives itself: in its number line, damaged or not, or said again without a type."""
    if own is not None and clean_number(text[found.start : found.end]) == own:
        return True
    return region == "letterhead" and bool(_OWN_LINE.match(text, max(0, found.start - 30), found.start))


_OWN_LINE = re.compile(r"(?r)\n[ \t*|]*(?:[Ss]ố|SỐ)\s*:?\s*\W{0,3}")


def _reason(text: str, found: _Found, region: str | None, cut: bool, rules: Rules) -> tuple[str, str]:
    """Why a string of the document is in no citation: (reason, message)."""
    if cut:
        return "cut", "a citation ends or begins inside it"
    pattern, rows = _table()
    before = pattern.match(text, max(0, found.start - 90), found.start)
    if before is not None:
        row = rows[(before.lastindex or 1) - 1]
        return row["reason"], row["message"]
    if region == "letterhead":
        return "letterhead", "in the letterhead, which holds the document's own particulars"
    words = text[found.start : found.end]
    if not words[0].isalnum():
        return "blank_number", "a blank to be filled in"
    groups = split_number(clean_number(words)).groups
    so = _SO.match(text, max(0, found.start - 12), found.start)
    typed = type_before(text, so.start() if so else found.start, rules)[0] is not None
    if not typed and not (groups and rules.type_of_symbol(groups[0])):
        if not bodies_of_number(clean_number(words), rules):
            return "unknown_symbol", "no type word stands before it, and no table knows its symbol"
        return "no_type", "no type word stands before it, and its symbol names none"
    return "unexplained", "reads like a citation; no rule says why it is none"


@functools.lru_cache(maxsize=1)
def _table() -> tuple[re.Pattern[str], list[Row]]:
    """The words that make a number something else than a document's, as one pattern read backwards."""
    source = resources.files("vnplan").joinpath("data", "unread.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(source.splitlines()))
    loose = (re.sub(r"\((?!\?)", "(?:", row["pattern"]).replace(" ?", r"\s*").replace(" ", r"\s+") for row in rows)
    return re.compile(r"(?r)(?<!\w)(?:" + "|".join(f"({p})" for p in loose) + r")\s{0,3}"), rows


def _coverage(numbers: list[NumberString]) -> Coverage:
    status = Counter(n.status for n in numbers)
    own_text = len(numbers) - status["outside"]
    read = status["cited"] + status["own"]
    return Coverage(
        found=len(numbers),
        cited=status["cited"],
        own=status["own"],
        outside=status["outside"],
        left=status["left"],
        share=round(read / own_text, 4) if own_text else 1.0,
        reasons=dict(Counter(n.reason for n in numbers if n.status == "left").most_common()),
    )
