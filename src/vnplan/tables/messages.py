"""What goes wrong, in the language of who reads it: a sentence said in English is found among rows and said anew."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from vnplan.names import Language
from vnplan.tables.rules import Rules, per_rules, rules_of

_DEEP = 4  # sentences within sentences: a file in an archive, its cause, the way out


def in_language(message: str, language: Language, rules: Rules | None = None) -> str:
    """A sentence of an error in a language: by the rows of group `message` in spoken.csv, what none fits as it is.

    Errors are raised in English. A row is a sentence with {0}, {1} where names and numbers stand, and those may be
    sentences themselves.

    >>> in_language("ke-hoach.txt: no such file or folder", "vi")
    'ke-hoach.txt: không có tệp hay thư mục này'
    >>> in_language("a.zip: holds 2 files, none of which can be read; the first: a.pdf: is empty (0 bytes)", "vi")
    'a.zip: chứa 2 tệp, không tệp nào đọc được; tệp đầu: a.pdf: là tệp rỗng (0 byte)'
    """
    if language == "en":
        return message
    return _told(message, _rows(rules_of(rules)), _DEEP) or message


class _Row(NamedTuple):
    pattern: re.Pattern[str]
    fixed: str
    said: str


def _told(message: str, rows: list[_Row], deep: int) -> str | None:
    """The sentence by the row that fits with the most words of its own; else what stands behind a name and a colon."""
    for row in rows:
        if row.fixed in message.lower() and (found := row.pattern.fullmatch(message)):
            parts = [(deep and _told(part, rows, deep - 1)) or part for part in found.groups()]
            return row.said.format(*parts)
    for name, _, behind in _parted(message):
        if deep and (said := _told(behind, rows, deep - 1)):
            return f"{name}: {said}"
    return None


def _parted(message: str) -> Iterator[tuple[str, str, str]]:
    name, colon, behind = message.partition(": ")
    if colon:
        yield name, colon, behind


@per_rules
def _rows(rules: Rules) -> list[_Row]:
    """The rows: those that say how the sentence begins first, then those with the most words of their own."""
    told = [(row["en"], row["vi"]) for row in rules.tables["spoken"] if row["group"] == "message"]
    told.sort(key=lambda one: (one[0].startswith("{"), -len(_GAP.sub("", one[0]))))
    return [_row(en, vi) for en, vi in told]


_GAP = re.compile(r"\{(\d)\}")


def _row(en: str, vi: str) -> _Row:
    pieces = _GAP.split(en)
    pattern = "".join(re.escape(piece) if n % 2 == 0 else "(.+?)" for n, piece in enumerate(pieces))
    order = {number: str(n) for n, number in enumerate(pieces[1::2])}
    said = _GAP.sub(lambda found: "{" + order[found[1]] + "}", vi)
    fixed = max(pieces[::2], key=len).lower()
    return _Row(re.compile(pattern, re.IGNORECASE | re.DOTALL), fixed, said)
