"""What the walk through a text's labels knows: sections in the making, and a label with what stands around it."""

from __future__ import annotations

from dataclasses import dataclass, field

from vnplan.sections.labels import Label
from vnplan.tables.confusions import Misread
from vnplan.text.labels import ITEMS

# Each rung with a place of its own, and the rungs it may stand below. Phần, chương, mục, tiểu mục, điều: Nghị định
# 78/2025/NĐ-CP art. 63-64; I, 1, a of plans: Nghị định 30/2020/NĐ-CP annex I. "stage" is "BƯỚC MỘT", "upper" is "A.".
LADDER = {
    "phan": (),
    "stage": ("phan",),  # and below what it stands under: "II. NỘI DUNG"
    "upper": ("phan", "stage", "chuong", "muc"),
    "chuong": ("phan", "upper"),
    "muc": ("phan", "upper", "chuong"),
    "tieu_muc": ("phan", "upper", "chuong", "muc"),
    "dieu": ("phan", "upper", "chuong", "muc", "tieu_muc"),
    "roman": ("phan", "stage", "upper", "chuong", "muc"),
}
# The rungs that may open below whatever is open: clauses and points of articles, items of plans; "step" is "Bước 1:".
FREE = ("arabic", "letter", "paren_roman", "paren_arabic", "paren_letter", *ITEMS)
# What a rung is called where it shares its name with another.
KIND_OF = {"upper": "letter", "paren_letter": "letter", **dict.fromkeys(("stage", *ITEMS), "ordinal")}

_AHEAD = 11  # labels looked ahead at: the points of one clause lie between it and the next
FAR = 60  # the same where a whole heading lies between


@dataclass(slots=True)
class SectionDraft:
    """A believed section; offsets into clean text."""

    rung: str
    label: str
    start: int
    text_start: int  # where the words behind the label begin
    end: int
    value: int
    parent: int | None = None
    gap: bool = False  # whether numbers before it are missing
    placed_by: str = ""  # the rule that believed its label
    heading: str | None = None
    read: str | None = None  # what stands there, where the label is what must be meant
    mark: int | None = None  # of a footnote: where its mark stands


@dataclass(slots=True)
class Believed:
    """How a label is believed."""

    depth: int  # how many of the open sections stay open above it
    gap: bool = False
    value: int | None = None  # where it is not what is written


@dataclass(slots=True)
class LabelWalk:
    """The way through a text's labels, as far as it has come."""

    text: str
    labels: list[Label]
    sections: list[SectionDraft] = field(default_factory=list)
    open: list[SectionDraft] = field(default_factory=list)  # those in force, from the outermost
    indices: list[int] = field(default_factory=list)  # and their places among the sections
    last_article: int | None = None  # the number of the article before
    misread: Misread = field(default_factory=dict)  # what a scanner takes for what
    mended: int = 0  # labels, and what else of the text, that were misread so far


@dataclass(slots=True)
class Claim:
    """A label in one of its readings, and what stands around it."""

    walk: LabelWalk
    at: int  # its place among the labels
    rung: str
    value: int
    depth: int  # its elder's place among the open sections, else behind them all
    elder: SectionDraft | None  # the innermost open section of its rung; none for decimals, which name what they follow

    @property
    def label(self) -> Label:
        """The label itself."""
        return self.walk.labels[self.at]

    @property
    def open(self) -> list[SectionDraft]:
        """The sections in force, from the outermost."""
        return self.walk.open

    @property
    def innermost(self) -> str | None:
        """The rung of the innermost open section."""
        return self.walk.open[-1].rung if self.walk.open else None

    @property
    def last_article(self) -> int | None:
        """The number of the article before, open or not."""
        return self.walk.last_article

    def ahead(self, count: int = _AHEAD) -> list[Label]:
        """The labels that follow."""
        return self.walk.labels[self.at + 1 : self.at + 1 + count]

    def goes_on(self, value: int, count: int = _AHEAD) -> bool:
        """Whether the number behind `value` follows soon."""
        return any((self.rung, value + 1) in label.readings for label in self.ahead(count))

    def step(self) -> int:
        """How many of the open sections, from the outermost, the ladder sets above this rung, a step anywhere."""
        depth, above = 0, LADDER[self.rung]
        for n, section in enumerate(self.open):
            if section.rung in above and (n == depth or section.rung == "stage"):
                depth = n + 1
        return depth

    def within(self, rung: str) -> bool:
        """Whether a section of this rung is open."""
        return any(section.rung == rung for section in self.open)
