"""A document's outline printed as a tree, for goldens and small tables."""

from __future__ import annotations

from vnplan import Document, Section
from vnplan.sections.draft import SectionDraft


def tree(document: Document) -> str:
    """One line a section: indented by depth, kind, label, heading; a new part is named where it begins."""
    lines: list[str] = []
    part = -1
    for section in document.sections:
        if section.part != part and len(document.parts) > 1:
            part = section.part
            lines.append(f"[part {part}: {document.parts[part].document_type}]")
        head = f"{section.kind} {section.label}"
        lines.append("  " * _depth(document, section) + (f"{head}: {section.heading}" if section.heading else head))
    return "\n".join(lines) + "\n"


def reasons(drafts: list[SectionDraft]) -> str:
    """One line a section: indented by depth, rung, label, the rule that believed it, and "gap" where one is noted."""
    lines: list[str] = []
    depths: list[int] = []
    for draft in drafts:
        depths.append(0 if draft.parent is None else depths[draft.parent] + 1)
        gap = ", gap" if draft.gap else ""
        lines.append("  " * depths[-1] + f"{draft.rung} {draft.label} ({draft.placed_by}{gap})")
    return "\n".join(lines) + "\n"


def regions(document: Document) -> str:
    """One line a region: kind, part where there are several, the first and the last words."""
    lines = []
    for region in document.regions:
        words = document.text[region.start : region.end].split()
        shown = " ".join(words) if len(words) <= 6 else " ".join([*words[:3], "...", *words[-3:]])
        part = f"[{region.part}] " if len(document.parts) > 1 else ""
        lines.append(f"{part}{region.kind}: {shown}")
    return "\n".join(lines) + "\n"


def _depth(document: Document, section: Section) -> int:
    depth = 0
    while section.parent is not None:
        section, depth = document.sections[section.parent], depth + 1
    return depth
