"""The heading that a section's first paragraph may be, or begin with.

`RULES`, at the end, is the list of what decides, tried in order: a rule gives the heading, or PLAIN where the paragraph
is plain text, or None where it cannot tell. What no rule answers for is plain text too, and so is a `sentence`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

import regex

from vnplan.compiled import compiled
from vnplan.sections.draft import SectionDraft
from vnplan.tables.rules import Rules, per_rules
from vnplan.text.paragraphs import paragraph_end

PLAIN = ""

_STOPS = ".;,:…”"

_NAMED = ("chuong", "muc", "tieu_muc")  # written as a word, and always with a title
_TITLED = (*_NAMED, "stage")
_UPPER_RUNGS = ("phan", "stage", "upper", *_NAMED, "roman")  # a sentence is rare right behind these

# How long a heading can be, in letters.
_LONGEST = 300
_LONGEST_OF_ARTICLE = 420  # "Sửa đổi, bổ sung một số điều của Nghị định ..., đã được sửa đổi, bổ sung theo ..."
_LONGEST_BEFORE_COLON = 160
_LONGEST_RUN_IN = 130
_SENTENCE = 60  # what is longer and ends in a stop is a sentence, in capitals too
_COLON_WITHIN = 240  # unless a colon stands so near


class Opens(NamedTuple):
    """Words that begin a sentence, not a heading; the first two are read backwards from a colon.

    "Các trường có trách nhiệm", "Thực hiện các việc sau": the colon opens the rest of the sentence. "Các Bộ: Công an,
    Quốc phòng ...": it opens a list of bodies. "Thông tư này có hiệu lực ...": a document says it of itself.
    """

    sentence: regex.Pattern[str]
    bodies: regex.Pattern[str]
    itself: regex.Pattern[str]


@per_rules
def opens_of(rules: Rules) -> Opens:
    """The patterns of these rules."""
    return Opens(
        compiled(rf"(?r)(?:{rules.phrases('leads_in')})"),
        compiled(rf"(?r)(?:{rules.phrases('class_of_bodies')})"),
        compiled(rf" (?:{rules.phrases('says_of_itself')})(?!\w)"),
    )


@dataclass(slots=True)
class FirstParagraph:
    """A section's first paragraph, `text[start:end]`."""

    text: str
    section: SectionDraft
    rung: str  # of the section
    start: int
    end: int
    stop: int  # where its first child begins, or it ends
    opens: Opens
    _words: str | None = None

    @property
    def words(self) -> str:
        """The paragraph, folded."""
        if self._words is None:
            self._words = _folded(self.text[self.start : self.end])
        return self._words

    @property
    def more(self) -> bool:
        """Whether a child or another paragraph follows."""
        return self.end < self.stop or self.stop < self.section.end

    @property
    def last(self) -> str:
        """The last letter of the words."""
        end = self.end
        while end > self.start and ((last := self.text[end - 1]) in "*|" or last.isspace()):
            end -= 1
        return self.text[max(self.start, end - 1) : end]

    @property
    def unfinished(self) -> bool:
        """Whether the paragraph has no stop at its end, and more follows."""
        return self.more and self.last not in _STOPS and not self.longer(_LONGEST_OF_ARTICLE)

    def longer(self, length: int) -> bool:
        """Whether the words have more letters than that."""
        return self.end - self.start > length and len(self.words) > length


def give_headings(text: str, sections: list[SectionDraft], rules: Rules) -> None:
    """Set the headings of sections, which stand in order."""
    opens = opens_of(rules)
    for section, below in zip_longest(sections, sections[1:]):
        stop = below.start if below is not None and below.start < section.end else section.end
        section.heading = _heading_of(text, section, stop, opens)


def _heading_of(text: str, section: SectionDraft, stop: int, opens: Opens) -> str | None:
    """A section's heading (blanks folded, closing mark dropped), or None; `stop` is where its own words end."""
    start = section.text_start
    while start < stop and text[start] in " \t\n|*":
        start += 1
    end = paragraph_end(text, start, stop)
    if sentence(text, start, end, section.rung):
        return None
    item = FirstParagraph(text, section, section.rung, start, end, stop, opens)
    for rule in RULES:
        heading = rule(item)
        if heading is not None:
            return heading or None
    return None


def sentence(text: str, start: int, end: int, rung: str) -> bool:
    """By far the commonest case, asked before all rules: "a) Quét dọn sân trường vào sáng thứ hai hằng tuần;"."""
    if text[end - 1] not in ".;," or rung in _UPPER_RUNGS or (end - start <= _SENTENCE and text[start:end].isupper()):
        return False
    return text.find(":", start, min(end, start + _COLON_WITHIN)) < 0


def titled_rung(item: FirstParagraph) -> str | None:
    """Titles whatever they look like: "Chương I. Những quy định chung.", "PHẦN THỨ NHẤT: Tổng quan"."""
    part = item.rung == "phan" and len(item.section.label) > 1 and not item.section.label[-1].isdigit()
    return item.words.rstrip(" .:") if part or item.rung in _TITLED else None


def all_capitals(item: FirstParagraph) -> str | None:
    """A heading even where nothing follows: "I. MỤC ĐÍCH, YÊU CẦU:"."""
    return item.words.rstrip(" .:;") if item.text[item.start : item.end].isupper() else None


def topic_of_long_line(item: FirstParagraph) -> str | None:
    """A long paragraph that lost its full stop: "1. Kinh phí: Ngân sách huyện bảo đảm ..." is headed "Kinh phí"."""
    if item.rung == "dieu" or not item.longer(_LONGEST_BEFORE_COLON) or not item.unfinished:
        return None
    topic = _RUN_IN.match(item.text, item.start, item.end)
    head = _folded(topic.group()[:-1]) if topic else ""
    return head if head and _nominal(head, item.opens) else None


def line_without_stop(item: FirstParagraph) -> str | None:
    """A heading: "1. Mua sắm sách" above its points; but "Thông tư này có hiệu lực từ ngày 01/7" is a sentence."""
    if not item.unfinished or item.opens.itself.search(item.words):
        return None
    return item.words if item.rung == "dieu" or not item.longer(_LONGEST) else None


def colon_at_end(item: FirstParagraph) -> str | None:
    """A heading: "1. Nhiệm vụ của các trường:" above its points; but "Các trường có trách nhiệm:" opens a sentence."""
    if item.last != ":" or not item.more or item.longer(_LONGEST_BEFORE_COLON) or item.words.count(":") > 1:
        return None
    return None if item.opens.sentence.match(item.words[:-1]) else item.words.rstrip(" :")


def run_in(item: FirstParagraph) -> str | None:
    """The words before the colon: "2.1. Đối với giáo dục mầm non: Trường lớp đủ sân chơi."."""
    near = min(item.end, item.start + _LONGEST_OF_ARTICLE)
    if item.text.find(":", item.start, near) < 0:
        return None
    found = _RUN_IN.match(item.text, item.start, near)
    if found is None or found.end() >= item.end:
        return None
    head = _folded(found.group()[:-1])
    quotes = item.text[found.end() : item.end].lstrip().startswith(("“", '"'))
    return head if len(head) <= _LONGEST_RUN_IN and not quotes and _nominal(head, item.opens) else None


# Words before the first colon, with no stop in them; they may be wrapped.
_RUN_IN = re.compile(r"[^.;:\n]{2,200}+(?:\n[^.;:\n]{2,160}+){0,4}+:(?=[\s]|$)")
_MOST_WORDS = 28


def _nominal(head: str, opens: Opens) -> bool:
    """Whether words before a colon name a topic rather than open a sentence."""
    return (
        not opens.sentence.match(head)
        and not opens.bodies.match(head)
        and not head.startswith("(")
        and head.count("(") == head.count(")")
        and len(head.split()) <= _MOST_WORDS
    )


def _folded(words: str) -> str:
    """Blanks folded, marks of bold and of table cells left out."""
    return " ".join(words.replace("*", "").replace("|", " ").split())


Rule = Callable[[FirstParagraph], str | None]

RULES: list[Rule] = [
    titled_rung,
    all_capitals,
    topic_of_long_line,
    line_without_stop,
    colon_at_end,
    run_in,
]
