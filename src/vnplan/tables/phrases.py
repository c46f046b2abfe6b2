"""The word lists of the grammar: what opens a title, what ends a law's name, what is not a document.

They are read from `data/phrases.csv`. A blank in a phrase stands for any blanks, a wrapped line included.
"""

from __future__ import annotations

import csv
import functools
from importlib import resources


def phrases(kind: str) -> str:
    """All phrases of a kind as one alternation, to be set inside a pattern.

    Raises KeyError where the table holds no such kind.

    >>> phrases("title_opens_after_comma").split("|")[-1]
    'hướng\\\\s+dẫn'
    """
    return "|".join(_table()[kind])


@functools.cache
def _table() -> dict[str, list[str]]:
    kinds: dict[str, list[str]] = {}
    table = resources.files("vnplan").joinpath("data", "phrases.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(table.splitlines(keepends=True)):
        kinds.setdefault(row["kind"], []).append(row["phrase"].replace(" ", r"\s+"))
    return kinds
