"""Capitals of TCVN3 that a second font drew: where the fonts' names are lost, a letterhead reads in small letters."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from vnplan.tables.mottoes import begun, mottoes
from vnplan.tables.rules import Rules, load_rules, per_rules


def in_capitals(lines: Sequence[str], old: Container[int]) -> dict[int, str]:
    """The lines that were drawn in capitals, by their number, as they were printed.

    That there are such lines is told by the country's name: nobody writes it in small letters on a line of its own.
    `old` are the lines that were read from TCVN3.
    """
    written = [n for n, line in enumerate(lines) if line.strip()]
    if not any(n in old and _head(load_rules()).match(lines[n].strip()) for n in written[:_HEAD]):
        return {}
    out: dict[int, str] = {}
    for above, n in zip([-1, *written], written, strict=False):
        line = lines[n].strip()
        starts = above < 0 or above in out or _ends(lines[above].strip(), line)
        if starts and _is_small(line) and (n in old or line.isascii()):
            out[n] = lines[n].upper()
    return out


_HEAD = 40  # lines that a letterhead stands in


@per_rules
def _head(rules: Rules) -> re.Pattern[str]:
    said = mottoes(rules)
    return re.compile(f"{begun(said.country.lower())}|{begun(said.party.lower())}")


def _is_small(line: str) -> bool:
    """Whether a line is words in small letters alone, and no end of a sentence."""
    return line.islower() and line[0].isalpha() and _LEAST < len(line) < _LONGEST and line[-1] not in ".,;"


_LEAST, _LONGEST = 4, 120  # characters
_SHORT = 60  # characters: a line that another goes on from is longer


def _ends(above: str, line: str) -> bool:
    """Whether a paragraph ends above a line, which does not go on with it."""
    return (len(above) < _SHORT and not _is_small(above)) or above[-1] in ".;:" or line[-1] == ":"
