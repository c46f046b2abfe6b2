"""Paragraphs over wrapped lines, and what a line break means in a text."""

from __future__ import annotations

import re

from vnplan.sections.labels import LABEL_LINE

BULLET = re.compile(r"[ \t]*[-+*•–][ \t]*\S")
_FULL = 42  # letters: a shorter line was not broken by wrapping
# Words a sentence does not end in.
_OPEN_END = re.compile(
    r"(?:của|và|về|các|cho|tại|trong|với|theo|là|tỉnh|Điều|khoản|điểm|số|đến|từ|để|do|bởi|những|như|thuộc)$"
)


def paragraph_end(text: str, at: int, stop: int, style: str) -> int:
    """End of the paragraph that begins at `at`.

    `style` says what a line break means in this document: "lines" where each line is a paragraph, "spaced" where
    blank lines part wrapped paragraphs, "wrapped" where nothing does.
    """
    here = at
    while True:
        line_end = text.find("\n", here, stop)
        if line_end < 0:
            return stop
        after = line_end + 1
        next_end = text.find("\n", after, stop)
        line = text[after : next_end if next_end >= 0 else stop]
        bare = line.strip(" \t|*")
        if not bare:
            return line_end
        if LABEL_LINE.match(text, line_end):
            return line_end
        if BULLET.match(line) and not (
            style != "lines" and bare[1:].lstrip()[:1].islower() and text[line_end - 1] not in ";:.,"
        ):
            return line_end
        if style != "spaced":
            this = text[max(at, line_end - 400) : line_end].rstrip(" \t|*")
            if style == "lines" and not (
                bare[0].islower() or this.endswith(",") or (this.isupper() and bare.isupper())
            ):
                return line_end
            if this.endswith((".", ";", ":", "”")) and not bare[0].islower():
                return line_end
            if bare[0].isupper() and not (this.isupper() and bare.split()[0].isupper()) and len(this.split()) > 1:
                last = text.rfind("\n", at, line_end)
                width = line_end - (last if last >= 0 else at)
                if not this.isupper() and (
                    width > 60 or line_end - start_of_line(text, at) > 60 or _OPEN_END.search(this)
                ):
                    here = after
                    continue
                return line_end
        here = after


def start_of_line(text: str, at: int) -> int:
    """Where the line of `at` begins."""
    return text.rfind("\n", 0, at) + 1


def line_style(text: str, start: int, end: int) -> str:
    """What a line break means in `text[start:end]`: "lines", "spaced" or "wrapped"."""
    sample = text[start : min(end, start + 30000)]
    lines = [line for line in sample.split("\n") if line.strip()]
    if not lines:
        return "lines"
    if sum(len(line) > 130 for line in lines) * 12 > len(lines):
        return "lines"
    return "spaced" if sample.count("\n\n") * 5 > len(lines) else "wrapped"


def prose_behind(text: str, at: int, stop: int) -> bool:
    """Whether the line that ends at `at` is full, and the one below it neither a label nor a bullet."""
    full = at < stop and at - start_of_line(text, at) >= _FULL
    return full and not LABEL_LINE.match(text, at) and not BULLET.match(text, at + 1)
