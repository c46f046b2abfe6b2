"""The year told of a number that bears none: numbers of decisions, directives and of the Party begin anew.

The number alone proves nothing. The day and the month with it do, where the title told is that document's or none is
told; of a year alone the title must be its. A number that is known of the year told, whoever has it, is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from vnplan.keys.catalog import Catalog
from vnplan.keys.entries import Entry
from vnplan.models import Citation
from vnplan.review.check_rules import Hit, Reviewed
from vnplan.review.right import number_known, time_vi
from vnplan.review.trust_rules import unknown
from vnplan.review.trust_titles import in_short, mostly_of, of_that_title
from vnplan.text.symbols import split_number


def year_slip(reviewed: Reviewed) -> Iterator[Hit]:
    """ "131/QĐ-TTg ngày 25/01/2021" for that of 25/01/2022; "Quyết định số 131/QĐ-TTg năm 2021" with its title."""
    for doc, c, key, catalog in unknown(reviewed):
        if c.kind != "numbered" or c.year is None or split_number(c.number or "").year is not None:
            continue
        if number_known(key, catalog) is not None:
            continue
        told = [(entry, code) for entry in _of_other_years(c, key, catalog) if (code := _finding(c, entry)) is not None]
        if len(told) == 1:
            yield Hit(told[0][1], doc, c.start, c.end, _values(c, told[0][0], reviewed))


def term_slip(reviewed: Reviewed) -> Iterator[Hit]:
    """ "43/2020/QH14" for 43/2019/QH14: the National Assembly counts its laws through a whole term."""
    for doc, c, _, catalog in unknown(reviewed):
        said = _OF_A_TERM.fullmatch(c.number or "")
        if said is None or c.kind != "numbered":
            continue
        begins, ends = f"{int(said['serial'])}/", f"/{said['term']}"
        like = [one for one in catalog if one.number.startswith(begins) and one.number.endswith(ends)]
        same = [one for one in like if one.document_type == c.document_type]
        if len(same) == 1 and same[0].grade != "C" and abs(same[0].date.year - int(said["year"])) < _TERM:
            yield Hit("year_slip", doc, c.start, c.end, _values(c, same[0], reviewed))


_OF_A_TERM = re.compile(r"(?P<serial>\d+)/(?P<year>\d{4})/(?P<term>QH\d+)")


def _of_other_years(c: Citation, key: str, catalog: Catalog) -> list[Entry]:
    """The documents of its number, type and body, where none of that number is of the year told."""
    same = catalog.by_number(c.number or "")
    if any(entry.date.year == c.year for entry in same):
        return []
    return [entry for entry in same if entry.grade != "C" and _but_the_year(entry.key) == _but_the_year(key)]


def _but_the_year(key: str) -> list[str]:
    """A key without its year: "/akn/vn/doc/quyet-dinh/ttg/2022/131"."""
    *author, _, serial = key.split("/")
    return [*author, serial]


def _finding(c: Citation, entry: Entry) -> str | None:
    """What a citation is found to be that has the number of a document of another year."""
    if _is_yearly(c, entry):
        return None
    its, like = _has_its_title(c, entry), c.title is not None and mostly_of(c.title, entry)
    if c.date is None:
        return "year_slip" if its and not _of_a_year(c, entry) else None
    if (c.date.day, c.date.month) != (entry.date.day, entry.date.month) or c.date == entry.rival:
        return None
    if its:
        return "known_year" if entry.certain else "year_slip"
    return "year_slip" if like or _by_its_number_alone(c, entry) else None


def _by_its_number_alone(c: Citation, entry: Entry) -> bool:
    """Whether a number and a day are enough: the Party's begin anew with each term, the State's each year."""
    party = split_number(c.number or "").party
    return _of_one_term(c, entry) if party and c.title else not c.title and (party or not _is_early(c))


def _has_its_title(c: Citation, entry: Entry) -> bool:
    return c.title is not None and (of_that_title(c.title, entry) or in_short(c.title, entry))


def _is_yearly(c: Citation, entry: Entry) -> bool:
    """ "01/NQ-CP về nhiệm vụ năm 2022": on the first days of each year there is one."""
    return _of_a_year(c, entry) and _is_early(c)


def _of_a_year(c: Citation, entry: Entry) -> bool:
    """Whether its own title names the year a document is for, and the title told does not."""
    own = {str(entry.date.year), str(entry.date.year + 1)}
    return bool(own & set(_OF_A_YEAR.findall(entry.title)) - set(_OF_A_YEAR.findall(c.title or "")))


_OF_A_YEAR = re.compile(r"năm\s+(?:học\s+)?((?:19|20)\d\d)")


def _is_early(c: Citation) -> bool:
    """Whether a number is one of the first of a year, which fall on like days each year."""
    serial = split_number(c.number or "").serial
    return not serial.isdigit() or int(serial) <= _FIRST


_FIRST = 10


def _of_one_term(c: Citation, entry: Entry) -> bool:
    """Whether both years are of one term of the Central Committee: of five years since January 2021, 2016 ..."""
    return c.year is not None and (c.year - 1) // _TERM == (entry.date.year - 1) // _TERM


_TERM = 5  # years


def _values(c: Citation, entry: Entry, reviewed: Reviewed) -> dict[str, Any]:
    told = c.date or c.year
    doubted = not _has_its_title(c, entry)
    return {
        "label": reviewed.label(c), "date": told, "date_vi": time_vi(told), "known": entry.date,
        "doubt": ", to be compared" if doubted else "", "doubt_vi": ", cần đối chiếu" if doubted else "",
    }  # fmt: skip
