"""Section by section: what of a directive a plan takes up, adds and leaves out.

Two sections are compared by their words, cut by underthesea and weighed: a word found in few sections says much, one
found in most says little. A one-to-one assignment picks the pairs.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from vnplan.arguments import score_of
from vnplan.models import Document, Section, document_of
from vnplan.models.sequences import pandas_for
from vnplan.review.likeness import Likened, Score, assigned, past, scores_of, units_of, weights_of
from vnplan.tables.spoken import language_of

if TYPE_CHECKING:
    import pandas

FLOOR = 20.0
"""The score from which two sections count as a pair; docs/align.md tells how it was found."""


def align(plan: Document, directive: Document, *, floor: float = FLOOR) -> Alignment:
    """Which section of `plan` takes up which of `directive`, at most one for one, with scores from 0 to 100.

    Compared are the numbered sections with text of their own, subsections left out, each under its own heading or the
    nearest above it. The pairs are those that together lie highest above `floor`; swapping the documents swaps the
    sides of each pair and changes nothing else.

    Raises ValueError where a document was loaded without its text, or `floor` is not within 0 to 100.

    >>> import vnplan
    >>> plan = vnplan.parse("1. Xây dựng thư viện trường học\\n2. Tổ chức hội thi nấu ăn")
    >>> directive = vnplan.parse("1. Chấn chỉnh việc thu phí\\n2. Đầu tư thư viện cho trường học")
    >>> found = align(plan, directive)
    >>> [(pair.plan, pair.directive) for pair in found.pairs], found.added, found.left_out
    ([(0, 1)], [Lone(section=1, nearest=None, score=None)], [Lone(section=0, nearest=None, score=None)])
    """
    plan, directive = document_of(plan, "align"), document_of(directive, "align")
    score_of("floor", floor)
    ours, theirs = units_of(plan), units_of(directive)
    weights = weights_of([*ours, *theirs])
    scores = scores_of(ours, theirs, weights, floor)
    high = {at: score.total for at, score in scores.items()}
    pairs = [_pair(ours[i], theirs[j], scores[i, j], weights) for i, j in assigned(ours, theirs, high, floor)]
    pairs.sort(key=lambda pair: pair.directive)
    met = {pair.directive for pair in pairs}
    total = sum(unit.size for unit in theirs)
    return Alignment(
        plan=plan,
        directive=directive,
        floor=floor,
        pairs=pairs,
        added=_lone(ours, theirs, high, {pair.plan for pair in pairs}),
        left_out=_lone(theirs, ours, {(j, i): score for (i, j), score in high.items()}, met),
        share=sum(unit.size for unit in theirs if unit.section in met) / total if total else 0.0,
    )


class Pair(NamedTuple):
    """A section of the plan and the section of the directive it takes up: indices into their documents' sections."""

    plan: int
    directive: int
    score: float
    heading_score: float | None
    """Likeness of the headings; None where one stands under none."""
    text_score: float
    citations: tuple[str, ...]
    """Keys of the documents both cite."""
    words: tuple[str, ...]
    """The words of both texts that count most, eight at most."""


class Lone(NamedTuple):
    """A section without a partner; `nearest`: the other document's most alike at or over the floor, and its score."""

    section: int
    nearest: int | None
    score: float | None


COLUMNS = (
    "status", "score", "heading_score", "text_score",
    "directive_source", "directive_section", "directive_path", "directive_heading", "directive_page",
    "plan_source", "plan_section", "plan_path", "plan_heading", "plan_page", "citations", "words",
)  # fmt: skip


@dataclass(frozen=True, repr=False)
class Alignment:
    """What `align` finds. `share`: of the directive's words, those in sections taken up (0 where it has none)."""

    plan: Document
    directive: Document
    floor: float
    pairs: list[Pair]
    added: list[Lone]
    left_out: list[Lone]
    share: float

    def rows(self) -> list[dict[str, Any]]:
        """One dict a section or pair, keys as COLUMNS: the directive's in its order, then what the plan adds.

        `status` is "taken up", "left out" or "added". Without a partner the other side's fields are those of the
        nearest section, which has a better partner, or None.
        """
        first: list[tuple[int, int | None, Pair | Lone]] = [(pair.directive, pair.plan, pair) for pair in self.pairs]
        first += [(one.section, one.nearest, one) for one in self.left_out]
        first.sort(key=lambda row: row[0])
        last = ((one.nearest, one.section, one) for one in self.added)
        rows = []
        likeness: tuple[float | None, float | None, float | None]
        for at, (j, i, found) in enumerate(chain(first, last)):
            if isinstance(found, Pair):
                status, likeness = "taken up", (found.score, found.heading_score, found.text_score)
                shared = [list(found.citations), list(found.words)]
            else:
                status, likeness = "left out" if at < len(first) else "added", (found.score, None, None)
                shared = [[], []]
            values = (status, *likeness, *_side(self.directive, j), *_side(self.plan, i), *shared)
            rows.append(dict(zip(COLUMNS, values, strict=True)))
        return rows

    def to_frame(self) -> pandas.DataFrame:
        """The rows as a pandas DataFrame, the same columns also when empty (needs pandas)."""
        made = pandas_for("to_frame()")
        frame: pandas.DataFrame = made.DataFrame(self.rows(), columns=list(COLUMNS))
        frame["status"] = made.Categorical(frame["status"], categories=["taken up", "left out", "added"])
        whole = dict.fromkeys(
            ("directive_section", "directive_page", "plan_section", "plan_page"), "Int64"
        )  # None among them makes no floats of them
        return frame.astype(whole | dict.fromkeys(("score", "heading_score", "text_score"), "float64"))

    def __repr__(self) -> str:
        taken, left, added = len(self.pairs), len(self.left_out), len(self.added)
        return f"<Alignment {taken} taken up, {left} left out, {added} added ({self.share:.0%} of the words)>"

    def _repr_html_(self) -> str:
        from vnplan.review.found_cards import alignment_card

        return alignment_card(self, language_of())


def _side(document: Document, at: int | None) -> tuple[str | None, int | None, str | None, str | None, int | None]:
    """Source, and index, path, heading and page of a section, where there is one."""
    if at is None:
        return document.source, None, None, None, None
    section = document.sections[at]
    return document.source, at, section.path, title(section), section.page


def title(section: Section) -> str:
    """A section's heading, or the first twelve words of its text."""
    if section.heading is not None:
        return section.heading
    start = past(section.text, 0, section.label)
    opening = section.text[start : start + 400].lstrip(" .):/*|-,;\n").split()
    return " ".join(opening[:12]) + (" …" if len(opening) > 12 else "")


def _pair(ours: Likened, theirs: Likened, score: Score, weights: dict[str, int]) -> Pair:
    both = sorted({*ours.text} & {*theirs.text}, key=lambda word: (-weights[word], word))
    return Pair(
        ours.section,
        theirs.section,
        *(score.total, score.heading, score.text),
        tuple(sorted({*ours.keys} & {*theirs.keys})),
        tuple(word.replace("_", " ") for word in both[:8]),
    )


def _lone(units: list[Likened], others: list[Likened], high: dict[tuple[int, int], float], met: set[int]) -> list[Lone]:
    """The units without a partner, each with the nearest of the others."""
    near: dict[int, int] = {}
    for i, j in sorted(high):
        if i not in near or high[i, j] > high[i, near[i]]:
            near[i] = j
    return [
        Lone(unit.section, others[near[i]].section, high[i, near[i]]) if i in near else Lone(unit.section, None, None)
        for i, unit in enumerate(units)
        if unit.section not in met
    ]
