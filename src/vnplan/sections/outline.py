"""The walk through a text's labels: each is judged, and what is believed becomes a section.

What a line may be read as is in `labels`, why it is believed in `nesting`.
"""

from __future__ import annotations

from vnplan.sections import nesting
from vnplan.sections.anew import of_the_outer_list
from vnplan.sections.cells import outside_cells
from vnplan.sections.contents import contents_of, outside_contents
from vnplan.sections.draft import Claim, LabelWalk, SectionDraft
from vnplan.sections.labels import Label, labels_of
from vnplan.sections.misread import may_be_another, tries, with_odd
from vnplan.tables.confusions import Misread


def outline(
    text: str, start: int, end: int, quoted: list[tuple[int, int]], misread: Misread | None = None, mended: int = 0
) -> list[SectionDraft]:
    """The sections of `text[start:end]`, flat, in order, with parents as indices into the list.

    `quoted` are spans whose labels are content: the new text of amendments. A section ends where the next begins that
    is not below it, blanks and closing marks left out. `misread` is what a scanner takes for what in a label,
    `mended` how much else of the text it has misread.
    """
    contents = contents_of(text, start, end)
    labels = outside_contents(text, labels_of(text, start, end, quoted), contents)
    labels = outside_cells(text, labels, start, end)
    if misread:
        labels = outside_contents(text, with_odd(text, labels, start, end, quoted), contents)
    walk = LabelWalk(text, labels, misread=misread or {}, mended=mended)
    for at, label in enumerate(labels):
        believed = _believed(walk, at, label.readings)
        meant = None
        rule = believed[4] if believed is not None else None
        if misread and rule is not nesting.successor and may_be_another(walk, at, rule):
            believed, meant = _meant(walk, at, believed)
        if believed is not None:
            _place(walk, label, believed, meant, end)
    _close(walk, 0, end)
    return walk.sections


_Belief = tuple[str, int, int, bool, nesting.AnyRule]
"""Rung and value of a label, how many sections stay open above it, whether a gap is before it, and the rule."""


def _place(walk: LabelWalk, label: Label, believed: _Belief, meant: str | None, end: int) -> None:
    """Open the section of a label that is believed."""
    rung, value, depth, gap, rule = believed
    if depth < len(walk.open):
        _close(walk, depth, label.start)
    if rung == "dieu":
        walk.last_article = value
    parent = walk.indices[-1] if walk.indices else None
    section = SectionDraft(
        rung, meant or label.label, label.start, label.text_start, end, value, parent, gap, rule.__name__
    )  # fmt: skip
    if meant is not None:
        section.read = label.label
        walk.mended += 1
    walk.indices.append(len(walk.sections))
    walk.open.append(section)
    walk.sections.append(section)


def _meant(walk: LabelWalk, at: int, believed: _Belief | None) -> tuple[_Belief | None, str | None]:
    """What a label is believed to be, and the label meant where a scan has misread it."""
    for claim, meant in tries(walk, at, believed[4] if believed else None, _claim):
        found = _believed(walk, at, ((claim.rung, claim.value),))
        if found is not None and not found[3]:
            return found, meant
    return believed, None


def _believed(walk: LabelWalk, at: int, readings: tuple[tuple[str, int], ...]) -> _Belief | None:
    """What a label is believed to be: what follows its elder in one of its readings, else what the first rule says."""
    open_ = walk.open
    for rung, value in readings:
        depth = _elder(open_, rung)
        if depth is not None and nesting.successor(open_[depth], value):
            if depth and open_[depth].value > 1:
                outer = of_the_outer_list(walk, walk.labels[at], rung, depth)
                depth = depth if outer is None else outer
            return rung, value, depth, False, nesting.successor
    claims = [_claim(walk, at, rung, value) for rung, value in readings]
    for rule in nesting.RULES:
        for claim in claims:
            placed = rule(claim)
            if placed is not None:
                value = claim.value if placed.value is None else placed.value
                return claim.rung, value, placed.depth, placed.gap, rule
    return None


def _claim(walk: LabelWalk, at: int, rung: str, value: int) -> Claim:
    depth = _elder(walk.open, rung)
    if depth is None:
        return Claim(walk, at, rung, value, len(walk.open), None)
    return Claim(walk, at, rung, value, depth, walk.open[depth])


def _elder(open_: list[SectionDraft], rung: str) -> int | None:
    """Where the innermost section of a rung stands among the open ones; decimals name what they follow."""
    depth = len(open_) if rung != "decimal" else 0
    while depth:
        depth -= 1
        if open_[depth].rung == rung:
            return depth
    return None


def _close(walk: LabelWalk, depth: int, end: int) -> None:
    """End the open sections from `depth` on before `end`, trailing blanks and closing marks left out."""
    text, open_ = walk.text, walk.open
    while depth < len(open_) and ((last := text[end - 1]) in "\n *|#" or last.isspace()):  # a label stops this at last
        end -= 1
    for section in open_[depth:]:
        section.end = end
    del open_[depth:], walk.indices[depth:]
