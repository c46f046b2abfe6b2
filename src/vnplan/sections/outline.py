"""The walk through a text's labels: each is judged, and what is believed becomes a section.

What a line may be read as is in `labels`, why it is believed in `nesting`.
"""

from __future__ import annotations

from vnplan.sections import nesting
from vnplan.sections.cells import outside_cells
from vnplan.sections.contents import outside_contents
from vnplan.sections.labels import labels_of
from vnplan.sections.misread import DOUBTED, tries, with_odd
from vnplan.sections.nesting import Case, Placed, SectionDraft, Walk
from vnplan.tables.confusions import Misread


def outline(
    text: str, start: int, end: int, quoted: list[tuple[int, int]], misread: Misread | None = None
) -> list[SectionDraft]:
    """The sections of `text[start:end]`, flat, in order, with parents as indices into the list.

    `quoted` are spans whose labels are content: the new text of amendments. A section ends where the next begins that
    is not below it, blanks and closing marks left out. `misread` is what a scanner takes for what in a label.
    """
    labels = outside_contents(text, labels_of(text, start, end, quoted), start, end)
    labels = outside_cells(text, labels, start, end)
    if misread:
        labels = outside_contents(text, with_odd(text, labels, start, end, quoted), start, end)
    walk = Walk(text, labels, misread=misread or {})
    for at, label in enumerate(labels):
        believed = _believed([_case(walk, at, rung, value) for rung, value in label.readings])
        meant = None
        if misread and (believed is None or believed[2] in DOUBTED):
            believed, meant = _meant(walk, at, believed)
        if believed is None:
            continue
        case, placed, rule = believed
        if placed.depth < len(walk.open):
            _close(walk, placed.depth, label.start)
        value = case.value if placed.value is None else placed.value
        if case.rung == "dieu":
            walk.last_article = value
        parent = walk.indices[-1] if walk.indices else None
        walk.indices.append(len(walk.sections))
        section = SectionDraft(
            case.rung, meant or label.label, label.start, label.text_start, end, value, parent, placed.gap, rule
        )
        if meant is not None:
            section.read = label.label
            walk.mended += 1
        walk.open.append(section)
        walk.sections.append(section)
    _close(walk, 0, end)
    return walk.sections


_Belief = tuple[Case, Placed, str]


def _meant(walk: Walk, at: int, believed: _Belief | None) -> tuple[_Belief | None, str | None]:
    """What a label is believed to be, and the label meant where a scan has misread it."""
    for case, meant in tries(walk, at, believed[2] if believed else None, _case):
        found = _believed([case])
        if found is not None and not found[1].gap:
            return found, meant
    return believed, None


def _case(walk: Walk, at: int, rung: str, value: int) -> Case:
    open_ = walk.open
    if rung != "decimal":
        for depth in range(len(open_) - 1, -1, -1):
            if open_[depth].rung == rung:
                return Case(walk, at, rung, value, depth, open_[depth])
    return Case(walk, at, rung, value, len(open_), None)


def _believed(cases: list[Case]) -> _Belief | None:
    """The first rule that answers for one of the readings, and what it says."""
    for rule in nesting.RULES:
        for case in cases:
            placed = rule(case)
            if placed is not None:
                return case, placed, rule.__name__
    return None


def _close(walk: Walk, depth: int, end: int) -> None:
    """End the open sections from `depth` on before `end`, trailing blanks and closing marks left out."""
    closed = walk.open[depth:]
    while closed and (walk.text[end - 1].isspace() or walk.text[end - 1] in "*|#"):  # a label stops this at the latest
        end -= 1
    for section in closed:
        section.end = end
    del walk.open[depth:], walk.indices[depth:]
