"""Marks of footnotes that a program's plain text glues to a year or a symbol: "14/CT-TTg4", "ngày 03/01/20202"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from vnplan.compiled import compiled
from vnplan.repair.draft import DOUBT, PLAIN, Repair
from vnplan.repair.symbols import is_known
from vnplan.tables.rules import Rules

_GLUED = compiled(
    r"(?:[-/](?P<symbol>TTg|[A-ZĐ]{2,12})|(?:\d[/.\-]\d{1,2}[/.\-]|[Nn]ăm )(?P<year>(?:19|20)\d\d))"
    r"(?P<mark>[1-9]\d?)(?![\w/\-]|[.,]\d)"
)
_ON_WORDS = compiled(r"(?<=[a-zà-ỹ]{2})[1-9]\d?(?=[\s,.;)])")  # "Nghị quyết1 của"
_ONE_DIGIT = 9
_NEAR = (1, 2)  # one between may have been seen through already: "ngành2,"


def note_marks(text: str, rules: Rules) -> Iterator[Repair]:
    """No year has five digits; "TTg4" has a mark where another of the text is 3, "BYT2" alone is a body's symbol.

    "QH15" and "UBPLTP15" have the number of their term.
    """
    glued = [found for found in _GLUED.finditer(text) if found["year"] or _may_be_marked(found, rules)]
    if not glued:
        return
    marks = {int(found["mark"]) for found in glued} | {int(found.group()) for found in _ON_WORDS.finditer(text)}
    for found in glued:
        value, symbol = int(found["mark"]), found["symbol"]
        if any(abs(value - other) in _NEAR for other in marks) or (symbol is None and value <= _ONE_DIGIT):
            kept = "year" if symbol is None else "symbol"
            yield Repair(found.start(kept), found.end(), found[kept], "repaired_number" if symbol else DOUBT, PLAIN)


def _may_be_marked(found: regex.Match[str], rules: Rules) -> bool:
    """Whether a symbol is one without what may be a mark, and none with it."""
    return is_known(found["symbol"], rules) and not is_known(found["symbol"] + found["mark"], rules)
