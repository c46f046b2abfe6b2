"""Paragraphs over wrapped lines, and the heading a section's first paragraph may hold."""

from __future__ import annotations

import re

from vnplan.sections.nesting import LABEL_LINE, SectionDraft
from vnplan.tables.phrases import phrases

_BULLET = re.compile(r"[ \t]*[-+*•–][ \t]*\S")
_RUN_IN = re.compile(r"[^.;:\n]{2,200}(?:\n[^.;:\n]{2,160}){0,4}:(?=[\s]|$)")
_LEADS_IN = re.compile(rf"(?:{phrases('leads_in')})$")


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
        if _BULLET.match(line) and not (
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


_TITLED = ("phan", "chuong", "muc", "tieu_muc", "roman")
_SENTENCE_VERB = re.compile(r" này (?:có hiệu lực|thay thế|áp dụng|quy định)(?!\w)")
# Words a sentence does not end in.
_OPEN_END = re.compile(
    r"(?:của|và|về|các|cho|tại|trong|với|theo|là|tỉnh|Điều|khoản|điểm|số|đến|từ|để|do|bởi|những|như|thuộc)$"
)


def start_of_line(text: str, at: int) -> int:
    """Where the line of `at` begins."""
    return text.rfind("\n", 0, at) + 1


def line_style(text: str, start: int, end: int) -> str:
    return "lines"


def heading_of(text: str, unit: SectionDraft, stop: int, has_more: bool, style: str) -> tuple[str | None, int]:
    """A section's heading (blanks folded, closing mark dropped) and where it ends, or (None, start)."""
    start = unit.text_start
    while start < stop and text[start] in " \t\n|*":
        start += 1
    if unit.rung not in ("chuong", "phan", "muc", "tieu_muc", "dieu") and text.count("\n", unit.text_start, start) > 1:
        return None, start
    end = paragraph_end(text, start, stop, style)
    colon = text.find(":", start, min(end, start + 420))
    if text[end - 1 : end] in ".;," and unit.rung not in _TITLED and not 0 <= colon < start + 240 and end - start > 60:
        return None, start  # a plain paragraph, by far the commonest case
    words = " ".join(text[start:end].replace("*", "").replace("|", " ").split())
    if not words:
        return None, start
    if unit.rung in ("chuong", "muc", "tieu_muc") or (
        unit.rung == "phan" and not unit.label[-1:].isdigit() and len(unit.label) > 1
    ):
        return words.rstrip(" .:"), end
    if words.isupper():
        return words.rstrip(" .:;"), end
    more = has_more or end < stop
    if unit.rung == "footnote":
        return None, start
    rest = text[end:stop].lstrip()[:1]
    if rest.islower() and text[end:stop].lstrip()[1:2] not in (")", "."):
        return None, start  # the paragraph goes on behind a page break
    if style == "wrapped" and unit.rung != "dieu" and end - start_of_line(text, end) >= 42 and _prose(text, end, stop):
        return None, start  # a full line and more prose: the paragraph was wrapped before a capital letter
    if len(words) <= 420 and words[-1] not in ".;,:…”" and not words.endswith("./.") and more:
        run_in = _RUN_IN.match(text, start, end) if len(words) > 160 and unit.rung != "dieu" else None
        if run_in is not None and _nominal(run_in.group()[:-1]):
            return " ".join(run_in.group()[:-1].split()), run_in.end()
        if (unit.rung == "dieu" or len(words) <= 300) and not _SENTENCE_VERB.search(words):
            return words, end
    if (
        words.endswith(":")
        and more
        and len(words) <= 160
        and not _LEADS_IN.search(words[:-1])
        and words.count(":") == 1
    ):
        return words.rstrip(" :"), end
    run_in = _RUN_IN.match(text, start, min(end, start + 420)) if colon >= 0 else None
    if run_in is not None and run_in.end() < end:
        head = " ".join(run_in.group()[:-1].replace("*", "").split())
        if len(head) <= 130 and _nominal(head) and not text[run_in.end() : end].lstrip().startswith(("“", '"')):
            return head, run_in.end()
    return None, start


def _prose(text: str, at: int, stop: int) -> bool:
    """Whether the line below `at` is neither a label nor a bullet."""
    return at < stop and not LABEL_LINE.match(text, at) and not _BULLET.match(text, at + 1)


# "Các Bộ: Công an, Quốc phòng ...": the colon opens a list of bodies, not a topic's text
_CLASS_OF_BODIES = re.compile(r"(?:[Cc]ác (?:[Bb]ộ|tỉnh|sở|Sở|ngành|huyện|thành phố)|các cơ quan|các cơ quan, đơn vị)$")


def _nominal(head: str) -> bool:
    """Whether words before a colon name a topic rather than open a sentence."""
    return (
        not _LEADS_IN.search(head)
        and not _CLASS_OF_BODIES.search(head)
        and "(" not in head[:1]
        and head.count("(") == head.count(")")
        and len(head.split()) <= 28
    )
