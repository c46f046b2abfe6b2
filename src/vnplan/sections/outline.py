"""The walk through a text's labels: each is judged, and what is believed becomes a section.

What a line may be read as is in `labels`, why it is believed in `nesting`.
"""

from __future__ import annotations

from vnplan.sections import nesting
from vnplan.sections.cells import outside_cells
from vnplan.sections.contents import outside_contents
from vnplan.sections.labels import labels_of
from vnplan.sections.nesting import Case, Placed, SectionDraft, Walk


def outline(text: str, start: int, end: int, quoted: list[tuple[int, int]]) -> list[SectionDraft]:
    """The sections of `text[start:end]`, flat, in order, with parents as indices into the list.

    `quoted` are spans whose labels are content: the new text of amendments. A section ends where the next begins that
    is not below it, blanks and closing marks left out.
    """
    labels = outside_contents(text, labels_of(text, start, end, quoted), start, end)
    labels = outside_cells(text, labels, start, end)
    walk = Walk(text, labels)
    for at, label in enumerate(labels):
        believed = _believed([_case(walk, at, rung, value) for rung, value in label.readings])
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
            case.rung, label.label, label.start, label.text_start, end, value, parent, placed.gap, rule
        )
        walk.open.append(section)
        walk.sections.append(section)
    _close(walk, 0, end)
    return walk.sections


def _case(walk: Walk, at: int, rung: str, value: int) -> Case:
    open_ = walk.open
    if rung != "decimal":
        for depth in range(len(open_) - 1, -1, -1):
            if open_[depth].rung == rung:
                return Case(walk, at, rung, value, depth, open_[depth])
    return Case(walk, at, rung, value, len(open_), None)


def _believed(cases: list[Case]) -> tuple[Case, Placed, str] | None:
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
