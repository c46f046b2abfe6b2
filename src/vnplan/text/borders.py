"""Tables pasted from a spreadsheet: a tab between two cells becomes a border, as Markdown and HTML have it."""

from __future__ import annotations

import re
from collections import Counter


def with_borders(text: str) -> str:
    """Rows pasted from a table, a tab between cells: the border becomes "|", as it is in Markdown and HTML.

    Two lines or more of three cells at least are one; a letterhead in two columns is none, nor an indented item, nor a
    text that has tabs between its words: cells have blanks in them.
    """
    tabs = text.count("\t")
    if tabs < _TABS or tabs > _IN_WORDS * text.count(" "):
        return text
    lines = text.split("\n")
    rows = [n for n, line in enumerate(lines) if sum(map(bool, map(str.strip, line.split("\t")))) >= _CELLS]
    wide = Counter(lines[n].count("\t") for n in rows)
    for n in rows:
        if wide[lines[n].count("\t")] > 1:
            lines[n] = _AROUND_TAB.sub(lambda tab: BORDER * len(tab[0]), lines[n])
    return "\n".join(lines)


BORDER = "\ufdd0"  # no character: what stands for " | " until edits are made
_TABS, _CELLS = 4, 3  # two rows of three cells have four tabs
_IN_WORDS = 8  # tabs to a blank: even a table of numbers has names of two words in its head
_AROUND_TAB = re.compile(r"(?<! ) *\t[ \t]*")


def border_of(old: str, text: str, start: int) -> str:
    """ " | " between cells, without the blank at an end of the line."""
    end = start + len(old)
    left = " " if start and text[start - 1] != "\n" else ""
    return f"{left}|" + (" " if end < len(text) and text[end] != "\n" else "")
