"""Marks of footnotes that a program's plain text glues to a year or a symbol: "14/CT-TTg4", "ngày 03/01/20202"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnplan.compiled import compiled, plain_re
from vnplan.repair.draft import DOUBT, PLAIN, Repair
from vnplan.repair.symbols import is_known
from vnplan.tables.rules import Rules

_MARK = r"(?P<mark>[1-9]\d?)(?![\w/\-]|[.,]\d)"
# each begins with a sign of its own, which is found soonest
_AT_SYMBOL = tuple(plain_re(rf"{sign}(?P<kept>TTg|[A-ZĐ]{{2,12}}){_MARK}") for sign in "-/")
_AT_YEAR = tuple(plain_re(rf"(?P<kept>{century}\d\d){_MARK}") for century in ("19", "20"))
_BEFORE_YEAR = plain_re(r"(?:\d[/.\-]\d{1,2}[/.\-]|[Nn]ăm )$")
_LONGEST_BEFORE = 6  # characters of a day and a month, as far as they are asked about
_ON_WORDS = compiled(r"(?<=[a-zà-ỹ]{2})[1-9]\d?(?=[\s,.;)])")  # "Nghị quyết1 của"
_ONE_DIGIT = 9
_NEAR = (1, 2)  # one between may have been seen through already: "ngành2,"


def note_marks(text: str, rules: Rules) -> Iterator[Repair]:
    """No year has five digits; "TTg4" has a mark where another of the text is 3, "BYT2" alone is a body's symbol.

    "QH15" and "UBPLTP15" have the number of their term.
    """
    symbols = [found for at in _AT_SYMBOL for found in at.finditer(text) if _may_be_marked(found, rules)]
    years = [found for at in _AT_YEAR for found in at.finditer(text) if _is_year(text, found.start())]
    if not (symbols or years):
        return
    marks = {int(found["mark"]) for found in (*symbols, *years)} | {int(found[0]) for found in _ON_WORDS.finditer(text)}
    for found in symbols:
        if any(abs(int(found["mark"]) - other) in _NEAR for other in marks):
            yield Repair(found.start("kept"), found.end(), found["kept"], "repaired_number", PLAIN)
    for found in years:
        value = int(found["mark"])
        if value <= _ONE_DIGIT or any(abs(value - other) in _NEAR for other in marks):
            yield Repair(found.start("kept"), found.end(), found["kept"], DOUBT, PLAIN)


def _is_year(text: str, at: int) -> bool:
    """Whether a day and a month, or its word, stand before a year."""
    return _BEFORE_YEAR.search(text, max(0, at - _LONGEST_BEFORE), at) is not None


def _may_be_marked(found: re.Match[str], rules: Rules) -> bool:
    """Whether a symbol is one without what may be a mark, and none with it."""
    return is_known(found["kept"], rules) and not is_known(found["kept"] + found["mark"], rules)
