"""Sentences of a text with their places, by underthesea (loaded when first needed)."""

from __future__ import annotations

from bisect import bisect_right


class Sentences:
    """The sentences of one text, cut paragraph by paragraph as they are asked for.

    >>> text = "Thực hiện Chỉ thị số 14/CT-TTg. UBND tỉnh giao Sở GDĐT chủ trì."
    >>> Sentences(text).around(13, 30)
    (0, 31)
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._cut: dict[int, list[int]] = {}

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Span of the sentence, or sentences, that hold `text[start:end]`, blanks at its ends left out."""
        text = self._text
        low = text.rfind("\n\n", 0, start) + 2 if "\n\n" in text[:start] else 0
        high = text.find("\n\n", end)
        high = len(text) if high < 0 else high
        if low not in self._cut:
            self._cut[low] = _starts(text, low, high)
        starts = self._cut[low]
        first = starts[max(0, bisect_right(starts, start) - 1)]
        after = bisect_right(starts, max(start, end - 1))
        last = starts[after] if after < len(starts) else high
        while first < start and text[first].isspace():
            first += 1
        while last > end and text[last - 1].isspace():
            last -= 1
        return first, last


def _starts(text: str, low: int, high: int) -> list[int]:
    from underthesea import sent_tokenize

    starts = [low]
    at = low
    for line in text[low:high].split(";\n"):
        for sentence in sent_tokenize(line) if line.strip() else ():
            found = text.find(sentence, at, high)
            if found > low:
                starts.append(found)
            at = found + len(sentence) if found >= 0 else at
    return sorted(set(starts))
