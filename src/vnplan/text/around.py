"""What stands around a place of a text as given: its page, its sentence.

The sentence is cut there alone, without a tokenizer, so that a command can afford it.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from vnplan.compiled import plain_re
from vnplan.text.labels import DIVISIONS, labels_of
from vnplan.text.line_words import LineWords
from vnplan.text.normalize import LOWER


def page_ends(text: str) -> list[int]:
    """Where a page ends: at each form feed.

    >>> page_ends("Một\\fHai\\f")
    [3, 7]
    """
    return [found.start() for found in _FORM_FEED.finditer(text)] if "\f" in text else []


_FORM_FEED = plain_re("\f")


def page_at(ends: list[int], at: int) -> int | None:
    """The page a position is on, from 1; None where the text tells no pages."""
    return bisect_right(ends, at) + 1 if ends else None


def page_of(text: str, at: int) -> int | None:
    """The same, for one position."""
    return text.count("\f", 0, at) + 1 if "\f" in text else None


_REACH = 400  # characters on either side: what a reader takes in at a glance
_WORDS = tuple(form for word in ("Điều", *labels_of(*DIVISIONS)) for form in (word, word.upper()))
_LABEL = r"\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s|[a-zđ]\d?[.)]\s|[IVX]{1,5}[.)]\s|" + rf"(?:{'|'.join(_WORDS)})\s"
_MARK = plain_re(r"[.!?…][”\"’»)]?(?=\s|\Z)|[;:](?=\s*\n)|\n")
_SENTENCE = plain_re(rf"\s*(?:[-+*•|–\d“\"‘(\[]|(?![{LOWER}])[^\W\d_]|{_LABEL}|\Z)|[^\S\n]*\n")
_ITEM = plain_re(rf"\s*(?:[-+*•|–]|{_LABEL})")
_BLANK = plain_re(r"[^\S\n]*(?:\n|\Z)")
_WORD = plain_re(r"[\w./-]+\Z")


def sentence_around(text: str, start: int, end: int, words: LineWords, floor: int = 0) -> str:
    """The sentence a stretch stands in, from `floor` on and on one line; "…" where more of it lies beyond reach.

    >>> text = "Xét tình hình.\\n1. Thực hiện Chỉ thị số 14/CT-TTg ngày\\n25/5/2021. Sở Y tế chủ trì."
    >>> sentence_around(text, 32, 47, LineWords())
    '1. Thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021.'
    """
    low, high = max(floor, start - _REACH), min(len(text), end + _REACH)
    first, cut_before = low, low > floor
    for mark in _MARK.finditer(text, low, start):
        if _ends(text, mark, words):
            first, cut_before = mark.end(), False
    last, cut_after = high, high < len(text)
    for mark in _MARK.finditer(text, end, high):
        if _ends(text, mark, words):
            last, cut_after = mark.end(), False
            break
    said = text[first:last]
    if cut_before and " " in said[: start - first]:
        said = said[said.index(" ") :]
    if cut_after and " " in text[end:last]:
        said = said[: said.rindex(" ")]
    line = " ".join(said.split()).strip("| ").lstrip("-–+*• ")  # a row's bars, an item's bullet
    return ("… " if cut_before else "") + line + (" …" if cut_after else "")


def sentence_ends(text: str, start: int, end: int, words: LineWords) -> list[int]:
    """Where the sentences of a stretch end, its paragraphs too.

    >>> text = "1. Thực hiện Chỉ thị số 14/CT-TTg ngày\\n25/5/2021. Sở Y tế chủ trì."
    >>> [text[:at][-11:] for at in sentence_ends(text, 0, len(text), LineWords())]
    ['\\n25/5/2021.', 'tế chủ trì.']
    """
    return [mark.end() for mark in _MARK.finditer(text, start, end) if _ends(text, mark, words)]


def _ends(text: str, mark: re.Match[str], words: LineWords) -> bool:
    """Whether a sentence ends with a mark, by what stands behind it: a recital, a paragraph, an item, a row."""
    sign, behind = mark.group()[0], mark.end()
    if sign == ";":
        return True
    if sign == ":":
        return _begins(text, behind, words)
    if sign == "\n":
        return _BLANK.match(text, behind) is not None or _begins(text, behind, words)
    return _SENTENCE.match(text, behind) is not None and not _is_within(text, mark.start(), words)


def _begins(text: str, at: int, words: LineWords) -> bool:
    """Whether an item or a recital begins behind a mark."""
    return _ITEM.match(text, at) is not None or words.sentence_opens.match(text, at) is not None


def _is_within(text: str, at: int, words: LineWords) -> bool:
    """Whether a full stop belongs to a label ("1. Thực hiện") or a short word ("TP. Huế")."""
    if text[at] != ".":
        return False
    word = _WORD.search(text, max(0, at - 12), at)
    if word is None:
        return False
    before = text[max(0, word.start() - 40) : word.start()].rpartition("\n")[2].strip(" \t|*#-+")
    return word[0] in words.abbreviation or (before in _LABELLED and _NUMBER.fullmatch(word[0]) is not None)


_NUMBER = plain_re(r"[\d.]{1,8}[a-zđ]?|[IVXLC]{1,7}|[A-Za-zđ]\d?")
_LABELLED = frozenset({"", *_WORDS})
