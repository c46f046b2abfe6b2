"""Where the sentence of a citation begins, and whether the words before it lead on to what follows."""

from __future__ import annotations

import regex

_BREAK = regex.compile(
    r"(?r)(?="
    r"(?<!\b(?:TP|Tp|TT|PGS|TS|GS|ThS|Th|[A-ZĐ]))\.(?=\s+[\p{Lu}“(\-])"  # ". Trường", ". (Kèm theo", but "TP. Hà Nội"
    r"|[!?](?=\s+[\p{Lu}“(\-])"
    r"|(?<![;,]\s*)\n(?!(?<=\p{Lu}\n)\p{Lu}{2})"  # a line is a paragraph, but for a title in capitals
    r"|…\s"
    r"|\|"  # the border of a cell
    r")[.!?\n…|]"
)
_LOOKS_AHEAD = 3  # characters behind a break that its pattern must see: blanks and a capital


def sentence_end(text: str, start: int, end: int) -> int | None:
    """Where the first sentence of `text[start:end]` ends, or None."""
    breaks = [found.start() for found in _BREAK.finditer(text, start, end)]
    return breaks[-1] if breaks else None


def sentence_start(text: str, start: int, end: int) -> int | None:
    """Where the sentence that holds `end` begins, or None where it begins before `start`.

    A semicolon at the end of a line parts the items of one sentence; the point of "TP. Hà Nội" parts nothing.

    >>> text = "Các xã báo cáo. Sở Y tế thực hiện Kế hoạch số 12/KH-UBND"
    >>> text[sentence_start(text, 0, text.index("Kế hoạch")):]
    ' Sở Y tế thực hiện Kế hoạch số 12/KH-UBND'
    """
    for found in _BREAK.finditer(text, start, min(len(text), end + _LOOKS_AHEAD)):
        if found.start() < end:
            return found.end()
    return None


def leads_on(text: str, start: int, end: int) -> bool:
    """Whether the words before `end` close with a colon, or a semicolon: they govern what follows a line break too."""
    return text[min(start, max(0, end - 4)) : end].rstrip().endswith((":", ";"))
