"""Words before a document acted on that say whether all of it is meant: "toàn bộ các thông tư sau:" do."""

from __future__ import annotations

import re

import regex

from vnplan.compiled import compiled
from vnplan.operations.objects import MASK
from vnplan.tables.rules import Rules, per_rules
from vnplan.tables.types import carried_words

ITEM_LABEL = r"(?:-|\d{1,2}[.)]|[a-zđ]\))"
"""The label of an item of a list on one line."""


def _acts(rules: Rules) -> str:
    """What acts are called, and how many there are: "thông tư", "|02| thông tư sau"."""
    words = rules.phrases("acts")
    return rf"{words}|\d{{1,3}}(?=\s+(?:{words})(?!\w))"


def _no_place(rules: Rules) -> str:
    words = rules.phrases("no_place")
    return rf"(?:(?:{words}|\d{{1,3}}(?=\s+(?:{words})(?!\w))|{_acts(rules)})(?!\w)\W*)"


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


# --- the items of a list on one line ---------------------------------------------------------------------------------

_NUMBERED = compiled(r"(?:(?<before>[:;,.])|(?<=\s)(?<and>và))\s+(?P<n>\d{1,2})\.\s+(?=[\p{Lu}“\"\x1a])")
_FIRST = "1."


def without_labels(said: str, before: str, verb: re.Pattern[str]) -> str:
    """ "Bãi bỏ: |1.| Khoản 3 Điều 5; |2.| Điều 7 của ...": the labels blanked, for "5; 2" is no list of articles.

    `before` is what stands before the words: "1. " where the first label begins the paragraph; `verb` is how an item
    begins that has a verb of its own.
    """
    found = list(_NUMBERED.finditer(said)) if ". " in said else []
    due = 2 if before.strip().endswith(_FIRST) else 1
    listed = []
    for one in found:
        if int(one["n"]) == due:
            listed.append(one)
            due += 1
    if due < _A_LIST:
        return said
    for one in listed:
        sign = one["and"] or one["before"]
        sign = ";" if sign == "." or (sign == ":" and verb.match(said, one.end())) else sign
        said = f"{said[: one.start()]}{f'{sign} ':>{one.end() - one.start()}}{said[one.end() :]}"
    return said


_A_LIST = 3  # with "1." and "2." the third is due


# --- words that tell a place ------------------------------------------------------------------------------------------


def plain(said: str, start: int, end: int) -> str:
    """Words without what is said of those in quotation marks."""
    words = said[start:end]
    if MASK in words:
        words = _LEFT.sub("", " ".join(_WORDS_SAID.sub(" ", words).split()))
    return " ".join(words.split()).strip(" ,;.’”").rpartition(": ")[2]  # "các quy định sau: |Điều 5"


_EACH = r"(?:(?:lần\s+lượt|tương\s+ứng)\s+)?"
_WORDS_SAID = compiled(  # what is said of words in quotation marks: "bằng cụm từ “B”", "và “C”", "trước từ “D”"
    rf"(?:[,;]\s*)?(?:và\s+)?{_EACH}(?:(?:bằng|thành|(?:vào\s+)?(?:ngay\s+)?(?:trước|sau))\s+)?{_EACH}(?:(?:các|những)\s+)?"
    rf"(?:(?:[Cc]ụm\s+từ|từ\s+ngữ|từ|chữ)\s*)?{MASK}+"
)
_LEFT = compiled(r"^(?:bằng|thành)(?!\w)|(?:^|\s)(?:bằng|thành)$")  # what was put in stood behind it
