"""Appendixes, forms and tables of an act as an instruction lists them: "Phụ lục I, II", "Mẫu số 01 đến Mẫu số 05"."""

from __future__ import annotations

from typing import NamedTuple

import regex

from vnplan.compiled import compiled
from vnplan.tables.rules import Rules, per_rules
from vnplan.text.labels import roman_label, roman_value

_NUMBER = r"(?:(?:[IVXLC]+|\d{1,3}|[A-Z](?=\d|\b))[a-zđA-ZĐ]?\d{0,2}(?:[.\-/][\dA-ZĐ][\w.\-/]*+(?<![.\-/]))?(?!\w))"


class AttachedNames(NamedTuple):
    """What is attached to an act by its names: anywhere, and the forms of a list."""

    name: str
    any: regex.Pattern[str]
    one: regex.Pattern[str]
    range: regex.Pattern[str]
    apart: regex.Pattern[str]
    within: regex.Pattern[str]


@per_rules
def attached_names(rules: Rules) -> AttachedNames:
    """The patterns made of the names that the table has: "Phụ lục", "Mẫu biểu"."""
    name = rules.phrases("attached_name")
    head = rf"(?:(?:{name})(?:\s+số)?)"
    return AttachedNames(
        name,
        compiled(rf"(?:{name})\s"),
        compiled(
            rf"(?:(?:[Cc]ác|những|toàn\s+bộ|tại|trong|ở|của)\s+)*(?P<head>{head})\s+(?P<number>{_NUMBER})(?P<rest>.*)"
        ),
        compiled(
            rf"(?:(?:[Cc]ác|những)\s+(?:{head}\s+(?={head}|từ\s+{head}))?)?(?:(?:[Tt]ừ\s+)?(?P<head>{head})|(?P<first>{head})\s+từ(?:\s+số)?)"
            rf"\s+(?P<low>{_NUMBER})\s+đến(?:\s+hết)?\s+(?:{head}\s+|số\s+)?(?P<high>{_NUMBER})(?P<rest>.*)",
        ),
        compiled(rf"(?:\s*[,;]\s*(?:và\s+)?|\s+và\s+)(?=(?:các\s+|từ\s+|số\s+|toàn\s+bộ\s+)?(?:{head}\s|{_NUMBER}))"),
        compiled(rf"\s*(?:(?:thuộc|của|tại|trong)\s+)?{head}(?:\s+{_NUMBER})?\s*"),  # "Mẫu số 01 |thuộc Phụ lục II"
    )


_MORE = compiled(rf"(?:số\s+)?(?P<number>{_NUMBER})(?P<rest>.*)")
_BESIDE = compiled(r",?\s*(?:vào\s+)?(?:ngay\s+)?(?:trước|sau)\s.*")  # "Phụ lục V |vào sau Phụ lục IV"
_WITH_THIS = compiled(r"\s*,?\s*(?:được\s+)?(?:ban\s+hành\s+)?kèm\s+theo(?:\s+\w+){1,3}\s+này$")  # what brings it
LETTERS = "abcdđeghiklmnopqrstuvxy"
MOST = 99  # numbers of one range


def attached(words: str, names: AttachedNames) -> list[str]:
    """Each appendix, form or table of a list, one by one; none where the words tell of anything else.

    >>> from vnplan.tables.rules import load_rules
    >>> names = attached_names(load_rules())
    >>> attached("các Phụ lục I, II và Mẫu số 04", names)
    ['Phụ lục I', 'Phụ lục II', 'Mẫu số 04']
    >>> attached("từ Mẫu số 08 đến Mẫu số 10 thuộc Phụ lục II", names)
    ['Mẫu số 08 thuộc Phụ lục II', 'Mẫu số 09 thuộc Phụ lục II', 'Mẫu số 10 thuộc Phụ lục II']
    >>> attached("khoản 2 Điều 5 và Phụ lục I", names)
    []
    """
    if names.any.search(words) is None:
        return []
    out: list[list[str]] = []  # name and what is said of it
    head = ""
    for part in names.apart.split(words):
        told = _told(part, head, names)
        if told is None:
            return []
        head, numbers, rest = told
        out += [[f"{head} {number}", rest] for number in numbers]
    rest = out[-1][1] if out else ""
    if names.within.fullmatch(rest):  # said behind the last, it is of all before that are said nothing of
        for one in out:
            one[1] = one[1] or rest
    return [" ".join(f"{name}{rest}".split()) for name, rest in out]


def _told(part: str, head: str, names: AttachedNames) -> tuple[str, list[str], str] | None:
    """The kind, the numbers and what is said behind of one part of a list; `head` is the kind of the part before."""
    if (found := names.range.fullmatch(part)) is not None:
        numbers = _between(found["low"], found["high"])
        return (found["head"] or found["first"], numbers, _said(found["rest"])) if numbers else None
    found = names.one.fullmatch(part)
    if found is not None:
        return found["head"], [found["number"]], _said(found["rest"])
    found = _MORE.fullmatch(part)
    return (head, [found["number"]], _said(found["rest"])) if found is not None and head else None


def _said(rest: str) -> str:
    return _BESIDE.sub("", _WITH_THIS.sub("", rest)).rstrip(" ,;.")


_DIGITS = compiled(r"(\d+)(\D.*)?")


def _between(low: str, high: str) -> list[str]:
    """The numbers from one to another, as they are written: "01" to "03", "I" to "III", "02/ĐK" to "04/ĐK"."""
    first, last = _DIGITS.fullmatch(low), _DIGITS.fullmatch(high)
    if first is not None and last is not None and first[2] == last[2]:
        return [f"{n:0{len(first[1])}}{first[2] or ''}" for n in _to(int(first[1]), int(last[1]))]
    if low[:-1] == high[:-1] and low[-1] in LETTERS and high[-1] in LETTERS:  # "01a" to "01c"
        return [low[:-1] + LETTERS[n] for n in _to(LETTERS.index(low[-1]), LETTERS.index(high[-1]))]
    begins, ends = roman_value(low), roman_value(high)
    return [roman_label(n) for n in _to(begins, ends)] if begins and ends else []


def _to(first: int, last: int) -> range:
    return range(first, min(last, first + MOST) + 1)
