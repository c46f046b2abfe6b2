"""Labels that do not follow the one before them: what may have been lost, or counted wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnplan.models import Document, Section
from vnplan.review.check_rules import Hit, Reviewed


def numbering_gap(reviewed: Reviewed) -> Iterator[Hit]:
    """A label that does not follow the one before it: "IV." after "I."."""
    for doc in reviewed.documents:
        for note in doc.notes:
            if note.code == "numbering_gap":
                label = doc.text[note.start : note.end].strip(" .):/*|-\n")
                sibling = _sibling_before(doc, note.start)
                if sibling is not None and _stands_unread(label, doc, sibling.start, note.start):
                    continue
                before = sibling.label if sibling is not None else None
                values = {"label": label, "before": before or "the one before", "before_vi": before or "số trước"}
                yield Hit("numbering_gap", doc, note.start, note.end, values)


def _sibling_before(doc: Document, at: int) -> Section | None:
    """The section before the one at a place, in the list it stands in."""
    last: dict[tuple[int, int | None], Section] = {}
    for section in doc.sections:
        if section.start <= at < section.end and section.start + len(section.label) + _MARKS >= at:
            return last.get((section.part, section.parent))
        last[section.part, section.parent] = section
    return None


def _stands_unread(label: str, doc: Document, start: int, end: int) -> bool:
    """Whether the label before one in order stands in the text before it, and begins no section.

    "a) Lễ tang ... qua đời. b) Xã có trách nhiệm ...⏎c) Việc ...".
    """
    at = _LETTERS.find(label) if len(label) == 1 else -1
    wanted = _LETTERS[at - 1] if at > 0 else str(int(label) - 1) if label.isdecimal() else ""
    if not wanted:
        return False
    read = {section.start for section in doc.sections}
    found = re.finditer(rf"(?:[.;:!?]\s|\n\s*)(?P<label>{wanted}[.)]\s)", doc.text[start + 1 : end])
    return any(start + 1 + one.start("label") not in read for one in found)


_LETTERS = "abcdđeghiklmnopqrstuvxy"
_MARKS = 8  # characters: "**", "| " before a label
