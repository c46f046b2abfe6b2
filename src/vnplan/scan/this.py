"""Documents that name themselves: "Kế hoạch này"."""

from __future__ import annotations

from collections.abc import Iterator

from vnplan.compiled import compiled
from vnplan.scan.draft import Draft
from vnplan.scan.types import type_before
from vnplan.tables.rules import Rules
from vnplan.text.rare import Rare

_THIS = (compiled(r"ày(?<=này)(?!\w)"), Rare("À", r"NÀY(?!\w)"))  # a sweep would halt at every small n


def self_references(text: str, rules: Rules) -> Iterator[Draft]:
    """The document by its type: "Kế hoạch này", "QUYẾT ĐỊNH NÀY"; an appendix is no document.

    A common noun in small letters, "quy định này", cites only where the file holds a Quy định.
    """
    for this in (found for pattern in _THIS for found in pattern.finditer(text)):
        start = this.end() - len("này")
        word = type_before(text, start, rules) if text[start - 1].isspace() else None
        if word is None or word.doctype.code == "phu_luc":
            continue
        common = word.doctype.common_noun and text[word.start].islower()
        yield Draft("self", word.start, this.end(), word.doctype.code, read_by="type + này", common_noun=common)
