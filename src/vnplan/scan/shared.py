"""Numbers that share a symbol said once, behind the last: "các Kế hoạch số 12, 13 và 14/KH-UBND ngày 3/4/2024"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, takewhile

from vnplan.compiled import compiled
from vnplan.scan.draft import Draft
from vnplan.scan.types import disagrees, type_before
from vnplan.tables.body_symbols import symbol_groups
from vnplan.tables.rules import Rules
from vnplan.text.symbols import split_number

_SERIAL = r"(?<![\w/.,-])\d{1,4}[a-zđ]?(?!\w)"
_LIST = compiled(
    rf"(?r)(?P<so>(?:[Ss]ố|SỐ)\s?:?\s{{0,2}})?(?:(?P<serial>{_SERIAL})(?:\s?[,;+]\s?|\s?[,;]?\s+và\s+)){{1,9}}"
)
_REACH = 90  # characters: nine serials


def shared_symbols(text: str, found: list[Draft], rules: Rules) -> Iterator[Draft]:
    """The members of such lists that `found` lacks; those it has get the whole number."""
    at_end: dict[int, Draft] = {}
    for draft in found:
        if draft.kind != "numbered":
            continue
        if draft.inherits and draft.number is not None and text[draft.start].isdigit():
            yield from _before(text, draft, at_end, rules)
        at_end[draft.end] = draft


def _before(text: str, last: Draft, at_end: dict[int, Draft], rules: Rules) -> Iterator[Draft]:
    """The members before the one that has the symbol."""
    listed = _LIST.match(text, max(0, last.start - _REACH), last.start)
    if listed is None:
        return
    word = type_before(text, listed.start(), rules)
    assert last.number is not None
    groups = symbol_groups(last.number, rules)
    if word is None or not groups or disagrees(word.doctype, groups, rules):
        return
    serials = sorted(zip(listed.starts("serial"), listed.ends("serial"), strict=True))
    if listed["so"] is None and _is_year(text[slice(*serials[0])]):
        return  # "Kế hoạch 2024, 14/KH-UBND"
    if split_number(last.number).year is not None and not _in_a_row([text[slice(*s)] for s in serials], last.number):
        return  # "Nghị định 100 và 123/2021/NĐ-CP": 100 may be of another year
    behind = last.number[len(_serial(last.number)) :]
    for n, (start, end) in enumerate(serials):
        draft = at_end.get(end)
        if draft is None:
            begin = word.start if n == 0 else start
            draft = Draft("numbered", begin, end, word.doctype.code, inherits=n > 0)
            yield draft
        draft.number, draft.year, draft.date = text[start:end] + behind, last.year, last.date
        draft.read_by, draft.shares = "symbol said once", last


def goes_on_with_serials(text: str, start: int, rules: Rules) -> bool:
    """Whether serials behind a type word and "số" stand right before a number: "Công văn số 12, |13/UBND-VX|"."""
    listed = _LIST.match(text, max(0, start - _REACH), start)
    return listed is not None and listed["so"] is not None and type_before(text, listed.start(), rules) is not None


def _serial(number: str) -> str:
    """The serial as written: "07" of "07-NQ/TW"."""
    return number[: next(n for n, letter in enumerate(number) if letter in "/-" or letter.isupper())]


def _in_a_row(serials: list[str], last: str) -> bool:
    """Whether numbers follow one another so closely that they are of one year: "26, 27/2020/TT-BGDĐT"."""
    values = [int("".join(takewhile(str.isdecimal, serial))) for serial in (*serials, last)]
    return all(0 < after - before <= _APART for before, after in pairwise(values))


_APART = 3  # numbers: acts issued together


def _is_year(serial: str) -> bool:
    return len(serial) == len("2024") and serial[:2] in ("19", "20")
