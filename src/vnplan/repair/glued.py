"""Marks of notes glued to the label of an article, a chapter or a section of a consolidated text: "Điều 512. Mức chi".

That the 12 is the mark of note 12 is told by the labels around: behind Điều 4 comes Điều 5, and no Điều 512. The
mark is taken off, as those in brackets are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from vnplan.compiled import plain_re
from vnplan.repair.draft import MARK, PLAIN, Repair
from vnplan.tables.rules import Rules

_NOTE = plain_re(
    r"\n[ \t]*(?:\[{1,2}\^?(\d{1,3})\]|\((\d{1,3})\)|(\d{1,3}))[ \t.):]*(?=[^\W\d][^\n]{0,80}?\s(?:được|bị)\s)"
)
_LABEL = plain_re(
    r"\n[ \t]*(?P<word>Điều|ĐIỀU|Chương|CHƯƠNG|Mục|MỤC)[ \t]+"
    r"(?:(?P<roman>[IVXLC]+)|(?P<number>\d{1,7})(?P<letter>[a-zđ](?![^\W\d]))?)"
    r"(?P<mark>[ \t]?(?:\(\d{1,3}\)|\d{1,3}))?(?=[.:]|[ \t]*\n|[ \t]+\p{Lu})".replace(r"\p{Lu}", "[A-ZĐÀ-Ỹ]")
)


class _Label(NamedTuple):
    """A label as it is read: its number, and where the mark on it stands."""

    number: int
    mark: tuple[int, int] | None


def marks_on_labels(text: str, rules: Rules) -> Iterator[Repair]:
    """ "Mục 35", "Chương II12", "Điều 512.", "Điều 5 (12).": the digits behind the label are the mark of a note."""
    if "/VBHN" not in text:
        return
    notes = {found[1] or found[2] or found[3] for found in _NOTE.finditer(text)}
    last: dict[str, int] = {}
    for found in _LABEL.finditer(text) if notes else ():
        word = found["word"].capitalize()
        label = _read(found, notes, last.get(word, 0))
        last[word] = label.number
        if word == "Chương":
            last.pop("Mục", None)  # counted anew in each
        if label.mark is not None:
            yield Repair(*label.mark, "", MARK, PLAIN)


def _read(found: re.Match[str], notes: set[str], before: int) -> _Label:
    """The number of a label behind one with the number `before`."""
    apart = found.span("mark") if found["mark"] and found["mark"].strip(" \t()") in notes else None
    if found["roman"] or found["letter"]:
        return _Label(before if found["letter"] else before + 1, apart)
    digits, start = found["number"], found.start("number")
    if apart is not None and int(digits) == before + 1:
        return _Label(int(digits), apart)
    if int(digits) != before + 1:
        for length in range(1, len(digits)):
            if int(digits[:length]) == before + 1 and digits[length:] in notes:
                return _Label(before + 1, (start + length, found.end("number")))
    return _Label(int(digits), None)
