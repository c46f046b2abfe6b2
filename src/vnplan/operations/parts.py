"""Words before a document acted on that say whether all of it is meant: "toàn bộ các thông tư sau:" do."""

from __future__ import annotations

import regex

from vnplan.compiled import compiled
from vnplan.tables.rules import Rules, per_rules
from vnplan.tables.types import carried_words

ITEM_LABEL = r"(?:-|\d{1,2}[.)]|[a-zđ]\))"
"""The label of an item of a list on one line."""


def _acts(rules: Rules) -> str:
    """What acts are called, and how many there are: "thông tư", "|02| thông tư sau"."""
    words = rules.phrases("acts")
    return rf"{words}|\d{{1,3}}(?=\s+(?:{words})(?!\w))"


def _no_place(rules: Rules) -> str:
    return rf"(?:(?:{rules.phrases('no_place')}|{_acts(rules)})(?!\w)\W*)"


@per_rules
def no_place(rules: Rules) -> regex.Pattern[str]:
    """Words that name no place: "một số điều, khoản của"."""
    return compiled(f"{_no_place(rules)}*", regex.I)


@per_rules
def some_of_carried(rules: Rules) -> regex.Pattern[str]:
    """ "một số điều của Quy chế": some of what the act carries, by the types of the table; no place either."""
    words = f"{_no_place(rules)}{{0,12}}"
    return compiled(rf"(?=một\s+số\s){words}(?:{carried_words(rules)})(?!\w)\W*{words}", regex.I)


@per_rules
def whole(rules: Rules) -> regex.Pattern[str]:
    """Words behind which a document is acted on whole: "Điều 2 Thông tư số 5/2019/TT-BNV |và Thông tư số 6/TT-X"."""
    words = rf"(?:{rules.phrases('whole_act')}|{_acts(rules)})(?!\w)"
    return compiled(rf"(?:(?:{ITEM_LABEL}|{words})[\s,:;]*)*", regex.I)


_OF = compiled(  # between a place and the act: "Phụ lục I |ban hành kèm theo", "khoản 2 Điều 5 |của"
    r",?\s*(?:(?:được\s+)?(?:ban\s+hành|quy\s+định)?\s*kèm\s+theo|của|tại|thuộc|trong|vào|theo)(?:\s+các)?$|^(?:vào\s+(?:trước|sau)\s+)?(?:tại|của)\s+"
)

_OPENS, _CLOSES = ("vào ", "tại ", "của "), ("theo", "của", "tại", "thuộc", "trong", "vào", "các")  # of these words


def without_of(words: str) -> str:
    """The words of a place without those that lead to the act: "Phụ lục I ban hành kèm theo"."""
    begun = _OF.match(words) if words.startswith(_OPENS) else None
    at = begun.end() if begun is not None else 0
    found = _OF.search(words, max(at, len(words) - _OF_REACH)) if words.endswith(_CLOSES) else None
    return words[at : found.start() if found is not None else len(words)].strip(" ,;.")


_OF_REACH = 60  # characters: ", được ban hành kèm theo các" is shorter
