"""What a document without a head says of itself: the sentence that leads to its first heading."""

from __future__ import annotations

from typing import NamedTuple

import regex

from vnplan.citations.issuer import issuer_end
from vnplan.compiled import compiled
from vnplan.layout.draft import PartDraft
from vnplan.layout.lines import lines_of, marks_of
from vnplan.tables.rules import Rules, per_rules
from vnplan.tables.types import type_named, type_words


class OwnSentence(NamedTuple):
    """Who acts in that sentence, and what it makes."""

    issuer: str
    type: str | None
    title: str | None


_WITHIN = 6000  # characters of recitals before the first heading
_BEGINS = compiled(r"(?:^|[,;.:]\s+)(?=\p{Lu})")


@per_rules
def _acts(rules: Rules) -> regex.Pattern[str]:
    """What bodies do: "xây dựng"."""
    return compiled(rf"\s+(?:{rules.any_word('body_does')})\s+")


@per_rules
def _as_follows(rules: Rules) -> regex.Pattern[str]:
    """ "dạy bơi hè|, cụ thể như sau:": what leads over to the first heading."""
    return compiled(rf",?\s*(?:{rules.phrases('as_follows')})\s*:|:$")


def said_of_itself(text: str, frame: PartDraft, rules: Rules) -> OwnSentence | None:
    """ "Trường THPT Lục Nam xây dựng Kế hoạch dạy bơi hè, cụ thể như sau:": issuer, type and title.

    Only the sentence right before the first heading counts, and only one that ends in a colon.
    """
    start = frame.content[0]
    for line in lines_of(text, start, min(frame.content[1], start + _WITHIN), marks_of(rules)):
        if line.role in ("label", "enacts"):
            return None
        if text[line.end - 1] == ":":
            return _said(text[line.start : line.end], rules)
    return None


def _said(words: str, rules: Rules) -> OwnSentence | None:
    """The last body in a sentence that is followed by what bodies do."""
    said = None
    for found in _BEGINS.finditer(words):
        end = issuer_end(words, found.end(), rules)
        acts = _acts(rules).match(words, end) if end is not None else None
        if acts is not None:
            said = OwnSentence(" ".join(words[found.end() : end].split()), *_made(words, acts.end(), rules))
    return said


def _made(words: str, at: int, rules: Rules) -> tuple[str | None, str | None]:
    """ "Kế hoạch dạy bơi hè, cụ thể như sau:": the type, and the title behind it."""
    named = compiled(type_words(rules), regex.IGNORECASE).match(words, at)
    if named is None:
        return None, None
    stop = _as_follows(rules).search(words, named.end())
    title = " ".join(words[named.end() : stop.start() if stop else len(words)].split())
    return type_named(named.group(), rules), title or None
