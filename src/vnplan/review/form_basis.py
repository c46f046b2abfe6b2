"""Rules of form on the grounds of a document: "Căn cứ ...;".

RULES is the table of contents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from vnplan.compiled import compiled
from vnplan.review.check_rules import Hit
from vnplan.review.sheet import FormSheet, Para
from vnplan.tables.rules import Rules, per_rules
from vnplan.tables.types import law_words

_DASH = re.compile(r"-\s*")


@per_rules
def _words(rules: Rules) -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """What a ground begins with, and what a line begins with that goes on reciting them."""
    return compiled(rf"(?:{rules.marks('ground')})(?!\w)"), compiled(rf"(?:{rules.marks('ground_goes_on')})(?!\w)")


def grounds(sheet: FormSheet) -> list[tuple[Para, bool]]:
    """The lines of grounds below the title, and whether each is the last of what is recited there.

    A line the recital runs on to ("Nghị định số 92/2017/NĐ-CP ...;") is none; the Party has a dash before each.
    """
    before = sheet.document.sections[0].start if sheet.document.sections else len(sheet.document.text)
    lines = [p for p in sheet.of("title", "preamble", "body", "letterhead", "closing") if p.start < before]
    said = [_DASH.sub("", p.text, count=1) if sheet.family == "party" else p.text for p in lines]
    first = next((n for n, words in enumerate(said) if words.startswith("Căn cứ ")), None)
    if first is None:
        return []
    ground, goes_on = _words(sheet.rules)
    stop = first
    while stop < len(lines) and (goes_on.match(said[stop]) or (said[stop][-1] == ";" and said[stop][0] not in '“"')):
        stop += 1
    return [(lines[n], n == stop - 1) for n in range(first, stop) if ground.match(said[n])]


def basis_line(sheet: FormSheet) -> Iterator[Hit]:
    """A ground, not the last, that does not end in ";": "Căn cứ Luật Giáo dục năm 2019"."""
    for para, last in grounds(sheet):
        if not last and para.text[-1] not in ';:”"':
            yield sheet.hit("basis_line", para.start, para.end)


def basis_last(sheet: FormSheet) -> Iterator[Hit]:
    """The last ground, with the wrong mark behind it: "Theo đề nghị của Giám đốc Sở Y tế;" above QUYẾT ĐỊNH:."""
    for para, last in grounds(sheet):
        if last and para.text[-1] not in '.:”"':
            if sheet.family != "party":
                yield sheet.hit("basis_last", para.start, para.end)
            elif para.text[-1] != ",":
                yield sheet.hit("party_basis_last", para.start, para.end)


@per_rules
def _joined(rules: Rules) -> re.Pattern[str]:
    return re.compile(rf"[;,.]\s+(?=[Cc]ăn cứ\s+(?:{law_words(rules)}|\w+(?:\s\w+){{0,2}}\s+số))")


def basis_joined(sheet: FormSheet) -> Iterator[Hit]:
    """Two grounds on one line: "Căn cứ Luật Giáo dục; Căn cứ Nghị định số 24/2021/NĐ-CP;"."""
    for para, _ in grounds(sheet):
        found = _joined(sheet.rules).search(para.text)
        if found is not None:
            _, at = sheet.place(para, found)
            yield sheet.hit("basis_joined", at, para.end)


RULES = [basis_line, basis_last, basis_joined]
