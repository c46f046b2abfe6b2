"""Whether a number can be at all, and how it is written: the rules of `impossible` over citations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnplan.keys.entries import Reach
from vnplan.review.check_rules import Hit, Reviewed
from vnplan.review.impossible import impossible
from vnplan.review.right import with_year
from vnplan.text.symbols import run_together, split_number


def cannot_be(reviewed: Reviewed) -> Iterator[Hit]:
    """ "0/2021/NĐ-CP", "30/2031/NĐ-CP", "47/2019/QH12"."""
    for doc, c, resolution in reviewed.cited():
        told = impossible(c.number, reviewed.today.year) if c.kind == "numbered" else None
        if told is None:
            continue
        known = reviewed.catalog.get(resolution.key or "") if reviewed.catalog is not None else None
        if told.code == "no_such_term" and known is not None and known.grade != "C":
            continue  # its right number is known
        yield Hit(told.code, doc, c.start, c.end, {"label": reviewed.label(c), **told.values})


def term_as_written(reviewed: Reviewed) -> Iterator[Hit]:
    """ "72/2025/QH13", read as 72/2025/QH15 because no other can be meant: what is written is still wrong."""
    for doc, c, _ in reviewed.cited():
        written = _TERM.search(c.text) if c.number and any(n.code == "repaired_number" for n in c.notes) else None
        read = _TERM.search(c.number or "")
        if written is None or read is None or written[0] == read[0]:
            continue
        year = split_number(c.number or "").year
        said = (c.number or "").replace(read[0], written[0])
        values = {"label": said, "number": said, "year": year, "right": c.number}
        yield Hit("no_such_term", doc, c.start, c.end, values)


_TERM = re.compile(r"(?:QH|UBTVQH)\d{2}(?!\w)")


def leading_zeros(reviewed: Reviewed) -> Iterator[Hit]:
    """ "0030/2020/NĐ-CP": one nought before a number below 10 is the custom (Nghị định 30/2020/NĐ-CP, annex I)."""
    for doc, c, _ in reviewed.cited():
        found = _NOUGHTS.match(c.number or "")
        doctype = reviewed.rules.types.get(c.document_type or "")
        if found is None or doctype is None or not doctype.central:
            continue
        if c.level == "ministry" and found.end() <= _OF_A_MINISTRY:
            continue  # "004/2025/TT-BNV": some count so
        serial = found["serial"]
        right = f"{'0' if len(serial) == 1 else ''}{serial}{(c.number or '')[found.end() :]}"
        yield Hit("leading_zeros", doc, c.start, c.end, {"number": c.number, "right": right})


_OF_A_MINISTRY = 3  # digits
_NOUGHTS = re.compile(r"(?:00+(?=[1-9]/)|0+(?=[1-9]\d))(?P<serial>\d+)")


def year_run_on(reviewed: Reviewed) -> Iterator[Hit]:
    """ "1012020/NĐ-CP": 101/2020, or 10/2020 whose slash was read for a 1."""
    for doc, c, _ in reviewed.cited():
        parts = split_number(c.number or "")
        if not run_together(parts):
            continue
        serial, year = parts.serial[:-_YEAR], parts.serial[-_YEAR:]
        symbol = (c.number or "").partition("/")[2]
        right = f"{serial}/{year}/{symbol}"
        if serial.endswith("1") and len(serial) > len("10"):
            right += f" | {serial[:-1]}/{year}/{symbol}"
        yield Hit("year_run_on", doc, c.start, c.end, {"number": c.number, "right": right})


_YEAR = 4  # digits

_WITH_YEAR_SINCE = 1997  # Luật Ban hành văn bản quy phạm pháp luật 1996, art. 7


def missing_year(reviewed: Reviewed) -> Iterator[Hit]:
    """A decree or circular without the year in its number: "Thông tư số 22/TT-BGDĐT ngày 20/7/2021"."""
    for doc, c, _ in reviewed.cited():
        doctype = reviewed.rules.types.get(c.document_type or "")
        if doctype is not None and doctype.yearly and c.number and (c.year or 0) >= _WITH_YEAR_SINCE:
            parts = split_number(c.number)
            if parts.year is None and parts.groups and parts.serial:
                right = with_year(c.number, c.year or 0)
                reach = beyond(right, reviewed)
                if reach is not None:
                    told = {"label": f"{doctype.name} {c.number}", "highest": reach.highest, "year": c.year}
                    yield Hit("hardly_exists", doc, c.start, c.end, told)
                    continue
                yield Hit(
                    "missing_year", doc, c.start, c.end, {"number": c.number, "type": doctype.name, "right": right}
                )


def beyond(number: str, reviewed: Reviewed) -> Reach | None:
    """How far the series of a number had reached, where it is far beyond that: nobody is told to write so."""
    serial = split_number(number).serial
    reach = reviewed.catalog.reach(number) if reviewed.catalog is not None and serial.isdigit() else None
    return reach if reach is not None and reach.beyond(int(serial)) else None


RULES = [missing_year, cannot_be, term_as_written, leading_zeros, year_run_on]
