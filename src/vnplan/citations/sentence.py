"""Where the sentence of a citation begins, whether words before it lead on, and brackets closed before it."""

from __future__ import annotations

from collections.abc import Container, Iterator

import regex

from vnplan.compiled import compiled

_BREAK = compiled(
    r"(?r)(?="
    # ". Trường", ". (Kèm theo"; the labels of a list in a line end no sentence: "gồm: 1. Quyết định ...; 2. Công văn"
    r"(?<!\b[A-ZĐ])(?<!: 1)(?<!; \d)(?<!; \d\d)\.(?=\s+[\p{Lu}“(\-])"
    r"|[!?](?=\s+[\p{Lu}“(\-])"
    r"|(?<![;,]\s*)\n(?!(?<=\p{Lu}\n)\p{Lu}{2})"  # a line is a paragraph, but for a title in capitals
    r"|…\s"
    r"|\|"  # the border of a cell
    r")[.!?\n…|]"
)
_WORD_BEFORE = compiled(r"(?r)\w+")
_WORD_REACH = 12  # characters: no abbreviation is longer
_LOOKS_AHEAD = 3  # characters behind a break that its pattern must see: blanks and a capital


def _breaks(text: str, start: int, end: int, short: Container[str]) -> Iterator[regex.Match[str]]:
    """Where sentences end, the last first; the point of "TP. Hà Nội" ends none."""
    for found in _BREAK.finditer(text, start, end):
        at = found.start()
        word = _WORD_BEFORE.match(text, max(0, at - _WORD_REACH), at) if text[at] == "." else None
        if word is None or word.group() not in short:
            yield found


def sentence_end(text: str, start: int, end: int, short: Container[str]) -> int | None:
    """Where the first sentence of `text[start:end]` ends, or None; `short` are words that a point may stand behind."""
    found = [one.start() for one in _breaks(text, start, end, short)]
    return found[-1] if found else None


def sentence_start(text: str, start: int, end: int, short: Container[str]) -> int | None:
    """Where the sentence that holds `end` begins, or None where it begins before `start`.

    A semicolon at the end of a line parts the items of one sentence; the point of "TP. Hà Nội" parts nothing.

    >>> text = "Các xã báo cáo. Sở Y tế thực hiện Kế hoạch số 12/KH-UBND"
    >>> text[sentence_start(text, 0, text.index("Kế hoạch"), {"TP"}) :]
    ' Sở Y tế thực hiện Kế hoạch số 12/KH-UBND'
    """
    for found in _breaks(text, start, min(len(text), end + _LOOKS_AHEAD), short):
        if found.start() < end:
            return found.end()
    return None


def leads_on(text: str, start: int, end: int) -> bool:
    """Whether the words before `end` close with a colon, or a semicolon: they govern what follows a line break too."""
    return text[min(start, max(0, end - 4)) : end].rstrip().endswith((":", ";"))


def in_brackets(text: str, start: int, end: int) -> bool:
    """Whether a bracket that closes before `end` was open at `start`; the label in "gồm: 1) Quyết định" closes none."""
    closes = text.find(")", start, end)
    while closes >= 0 and _LABEL.match(text, max(start, closes - _LABEL_REACH), closes):
        closes = text.find(")", closes + 1, end)
    return closes >= 0 and "(" not in text[start:closes]


_LABEL = compiled(r"(?r)[:;,] (?:\d{1,2}|[a-zđ])")
_LABEL_REACH = 4  # characters: a colon, a blank and a label
