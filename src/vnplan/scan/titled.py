"""Documents cited by a quoted title."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from vnplan.compiled import compiled
from vnplan.scan.draft import Draft
from vnplan.scan.types import type_before
from vnplan.tables.rows import DocumentType
from vnplan.tables.rules import Rules, per_rules


def titled(text: str, rules: Rules) -> Iterator[Draft]:
    """Documents cited by a quoted name: Đề án "Sữa học đường" ..."""
    for mark in '“"':
        at = text.find(mark)
        while at >= 0:
            draft = _type_outside(text, at, rules) or _type_inside(text, at, rules)
            if draft is not None:
                yield draft
            at = text.find(mark, at + 1)


_SHORTEST = 3  # words of a title: Đề án "Sữa học đường"
_SHORTEST_INSIDE = 6  # words of a type and a title in one quotation: “Đề án phát triển y tế cơ sở”


def _type_outside(text: str, at: int, rules: Rules) -> Draft | None:
    """Đề án "Sữa học đường": the type stands before the quotation that opens at `at`."""
    word = type_before(text, at, rules)
    if word is None or not word.doctype.titled or ":" in text[word.start : at]:
        return None
    end = closing_quote(text, at)
    inner = text[at + 1 : end - 1].split() if end is not None else []
    if end is None or len(inner) < _SHORTEST or not (text[word.start].isupper() or inner[0][0].isupper()):
        return None
    title = " ".join(inner)
    return Draft("named", word.start, end, word.doctype.code, title=title, read_by="type + quoted title")


@per_rules
def _approved(rules: Rules) -> regex.Pattern[str]:
    return compiled(rf"(?:{rules.any_word('before_quoted_type')})\s+$")


_APPROVED_REACH = 24  # characters: those words and the blanks behind them


def _type_inside(text: str, at: int, rules: Rules) -> Draft | None:
    """Phê duyệt “Đề án phát triển y tế cơ sở”: type and title stand in one quotation, approved or carried out."""
    word = _type_behind(text, at + 1, rules)
    if word is None or not word.doctype.quoted:
        return None
    if not _approved(rules).search(text, max(0, at - _APPROVED_REACH), at):
        return None
    end = closing_quote(text, at)
    if end is None or len(text[at + 1 : end - 1].split()) < _SHORTEST_INSIDE:
        return None
    title = " ".join(text[word.end : end - 1].split())
    return Draft("named", at + 1, end, word.doctype.code, title=title, read_by="quoted type and title")


class _TypeWord(NamedTuple):
    """A type word and where it ends."""

    doctype: DocumentType
    end: int


_WORDS = compiled(r"\s*(\w+)(?:\s+(\w+)(?:\s+(\w+)(?:\s+(\w+))?)?)?")  # "Chương trình hành động" has four


def _type_behind(text: str, at: int, rules: Rules) -> _TypeWord | None:
    """The type that begins at `at`, of two the longer."""
    words = _WORDS.match(text, at)
    if words is None:
        return None
    said = [word.lower() for word in words.groups() if word]
    for n in range(len(said), 0, -1):
        doctype = rules.type_names.get(" ".join(said[:n]))
        if doctype is not None:
            return _TypeWord(doctype, words.end(n))
    return None


# --- quotations ------------------------------------------------------------------------------------------------------

_LONGEST = 900  # characters: no title is longer; a quotation that is not closed by then never is
_QUOTE_MARK = compiled("[“”]")


def closing_quote(text: str, at: int) -> int | None:
    """End (behind the mark) of the quotation that opens at `at`, nested ones counted; None where it stays open.

    >>> text = "“Đề án “Sữa học đường” năm 2018” của tỉnh"
    >>> text[: closing_quote(text, 0)]
    '“Đề án “Sữa học đường” năm 2018”'
    """
    if text[at] == '"':
        closed = text.find('"', at + 1, at + _LONGEST)
        return closed + 1 if closed >= 0 else None
    depth = 0
    for mark in _QUOTE_MARK.finditer(text, at, at + _LONGEST):
        depth += 1 if mark.group() == "“" else -1
        if depth == 0:
            return mark.end()
    return None
