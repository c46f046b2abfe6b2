"""Texts with the answers marked in them.

    [[core of a citation]]   {{its issuer}}   ((its title))   <<a pinpoint>>

An issuer or title belongs to the citation it stands in, else to the last one closed before it; a pinpoint belongs to
the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from vnplan import Citation

_MARK = re.compile(r"\[\[|\]\]|\{\{|\}\}|\(\(|\)\)|<<|>>")
_FIELDS = {"{{": "issuer", "((": "title", "<<": "pinpoint"}


class Cited(NamedTuple):
    """One citation: where its core stands, its words, and what was marked of it."""

    start: int
    end: int
    text: str
    issuer: str | None = None
    title: str | None = None
    pinpoint: str | None = None


def strip(marked: str) -> str:
    """The text without its marks."""
    return _MARK.sub("", marked)


def read(marked: str) -> tuple[str, list[Cited]]:
    """The text without its marks, and the citations marked in it, in text order."""
    text = ""
    here = 0
    cores: list[tuple[int, int]] = []
    open_cores: list[int] = []
    open_fields: list[tuple[int, str, int]] = []
    fields: list[tuple[int, str, str]] = []  # citation, field, words
    last = -1
    for mark in _MARK.finditer(marked):
        text += marked[here : mark.start()]
        here = mark.end()
        sign = mark.group()
        if sign == "[[":
            open_cores.append(len(cores))
            cores.append((len(text), -1))
        elif sign == "]]":
            last = open_cores.pop()
            cores[last] = (cores[last][0], len(text))
        elif sign == "<<":
            open_fields.append((len(cores), "pinpoint", len(text)))
        elif sign in _FIELDS:
            open_fields.append(((open_cores or [last])[-1], _FIELDS[sign], len(text)))
        else:
            owner, field, start = open_fields.pop()
            fields.append((owner, field, _folded(text[start:])))
    text += marked[here:]
    wanted = [
        Cited(start, end, text[start:end], **{field: words for owner, field, words in fields if owner == n})
        for n, (start, end) in enumerate(cores)
    ]
    return text, wanted


def cited(citations: Iterable[Citation]) -> list[Cited]:
    """What was found, in the shape of what is wanted."""
    return [Cited(c.start, c.end, c.text, c.issuer, c.title, c.pinpoint) for c in citations]


def _folded(words: str) -> str:
    return " ".join(words.split())
