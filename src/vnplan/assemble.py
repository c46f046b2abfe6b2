"""From drafts to the models users see, offsets turned back to the text as given."""

from __future__ import annotations

import bisect
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from vnplan.citations.issued_by import IssuedBy
from vnplan.layout.draft import PartDraft, RegionDraft
from vnplan.models import (
    Changes,
    Citation,
    Citations,
    Document,
    Metadata,
    Note,
    Operations,
    Part,
    Provision,
    Region,
    Section,
    Sections,
)
from vnplan.operations.draft import OperationDraft
from vnplan.operations.effect import Later
from vnplan.operations.history import ChangeDraft
from vnplan.operations.made import MadeSoFar, changes_of, operations_of
from vnplan.repair.draft import Mend
from vnplan.scan.draft import Draft
from vnplan.scan.provisions import expand
from vnplan.sections.draft import KIND_OF, SectionDraft
from vnplan.tables.rules import Rules
from vnplan.text.around import page_at, page_ends
from vnplan.text.offsets import OffsetMap

if TYPE_CHECKING:
    from vnplan.keys.edition_meant import EditionsMeant


def build(
    raw: str, sha256: str, text: str, offsets: OffsetMap, source: str | None, metadata: Metadata,
    docs: list[PartDraft], zones: list[RegionDraft], units: list[tuple[int, list[SectionDraft]]],
    drafts: list[Draft], issued: list[IssuedBy], operations: list[OperationDraft],
    history: list[ChangeDraft], later: list[Later], untold: list[Mend], rules: Rules,
) -> Document:  # fmt: skip
    """The public Document, with all offsets mapped back to the raw text."""
    parts = [frame.start for frame in docs]
    sections = _sections(raw, offsets, units, parts)
    starts = [section.start for section in sections]
    citations = citations_of(raw, text, offsets, drafts, issued, sections, parts)
    meant = _keys_meant(citations, metadata, rules)
    made = MadeSoFar(raw, offsets, drafts, citations, sections, lambda at: _section_at(sections, starts, at), meant)
    return Document.whole(
        {
            "source": source,
            "sha256": sha256,
            "metadata": metadata,
            "parts": _parts(text, offsets, docs, metadata),
            "regions": _regions(raw, offsets, zones),
            "sections": Sections(sections),
            "citations": Citations(citations),
            "operations": Operations(operations_of(operations, made, later, metadata.in_force)),
            "history": Changes(changes_of(history, made)),
            "notes": [
                *(note for citation in citations for note in citation.notes),
                *_gap_notes(offsets, units),
                *_misread_notes(offsets, units),
                *_head_notes(offsets, zones, untold),
            ],
        },
        raw,
    )


def _keys_meant(citations: list[Citation], metadata: Metadata, rules: Rules) -> Callable[[int], str | None]:
    """The keys of `EditionsMeant`, which is loaded when the first is asked for: few texts act on others."""

    def key(n: int) -> str | None:
        if not made:
            from vnplan.keys.edition_meant import EditionsMeant

            made.append(EditionsMeant(citations, metadata, rules))
        return made[0].key(n)

    made: list[EditionsMeant] = []
    return key


def _regions(raw: str, offsets: OffsetMap, zones: list[RegionDraft]) -> list[Region]:
    """The regions in order, with the marks that cleaning dropped; of two that overlap the later is cut short."""
    spans: list[list[int]] = []
    last = 0
    for zone in zones:
        start, end = offsets.span(max(zone.start, last), zone.end)
        spans.append([start, end])
        last = zone.end if end > start else last
    out = []
    for zone, (start, end) in zip(zones, _with_marks(raw, spans), strict=True):
        if end > start:
            out.append(Region.made({"kind": zone.name, "start": start, "end": end, "part": zone.part}))
    return out


def _with_marks(raw: str, spans: list[list[int]]) -> list[list[int]]:
    """Spans that hold the marks between them too: "**" on the line of the next, all else belongs to the one before."""
    before: list[int] | None = None
    for span in [*(span for span in spans if span[1] > span[0]), [len(raw), len(raw)]]:
        low = before[1] if before else 0
        gap = raw[low : span[0]]
        if gap and not gap.isspace():
            line = gap.rfind("\n") + 1 if span[0] < len(raw) or before is None else len(gap)
            if before is None:
                line = 0
            span[0] -= len(gap[line:].lstrip())
            if before is not None:
                before[1] = low + len(gap[:line].rstrip())
        before = span
    return spans


def _sections(
    raw: str, offsets: OffsetMap, units: list[tuple[int, list[SectionDraft]]], parts: list[int]
) -> list[Section]:
    """Public sections; `parts` are where the documents begin. A footnote belongs to where its mark stands."""
    rows: list[dict[str, Any]] = []
    ends = page_ends(raw)
    notes: list[tuple[int, int]] = []
    seen: dict[int, dict[str, int]] = {}
    for part, found in units:
        base = len(rows)
        seen_here = seen.setdefault(part, {})
        for unit in found:
            start, end = offsets.span(unit.start, unit.end)
            parent = None if unit.parent is None else base + unit.parent
            path = unit.label if parent is None else f"{rows[parent]['path']}.{unit.label}"
            here, paths, page_of = part, seen_here, start
            if unit.rung == "footnote":
                path = "#" + unit.label.replace(" ", "")
            if unit.mark is not None:
                here, page_of = _part_at(parts, unit.mark), offsets.start(unit.mark)
                paths = seen.setdefault(here, {})
                notes.append((len(rows), page_of))
            again = paths[path] = paths.get(path, 0) + 1
            rows.append(
                {
                    "kind": KIND_OF.get(unit.rung, unit.rung),
                    "label": unit.label,
                    "heading": unit.heading,
                    "start": start,
                    "end": end,
                    "parent": parent,
                    "noted_in": None,
                    "part": here,
                    "path": path if again == 1 else f"{path}~{again}",
                    "page": page_at(ends, page_of) if ends else None,
                }
            )
    out = Section.all_made(rows)
    starts = [row["start"] for row in rows]
    for n, mark in notes:
        out[n].noted_in = _section_at(out, starts, mark)
    return out


def _part_at(parts: list[int], at: int) -> int:
    """The document of the file that a place of the clean text lies in."""
    return max(0, bisect.bisect_right(parts, at) - 1)


def _gap_notes(offsets: OffsetMap, units: list[tuple[int, list[SectionDraft]]]) -> list[Note]:
    out = []
    for unit in (unit for _, found in units for unit in found if unit.gap):
        start, end = offsets.span(unit.start, unit.text_start)
        message = f"{unit.label} does not follow the number before it"
        out.append(Note(code="numbering_gap", message=message, start=start, end=end))
    return out


def _misread_notes(offsets: OffsetMap, units: list[tuple[int, list[SectionDraft]]]) -> list[Note]:
    out = []
    for unit in (unit for _, found in units for unit in found if unit.read is not None):
        start, end = offsets.span(unit.start, unit.text_start)
        message = f"{unit.read!r} is read as {unit.label}"
        out.append(Note(code="ocr_suspect", message=message, start=start, end=end))
    return out


def _head_notes(offsets: OffsetMap, zones: list[RegionDraft], untold: list[Mend]) -> list[Note]:
    """What was mended in letterheads and titles, where no citation tells of it."""
    heads = [zone for zone in zones if zone.name in ("letterhead", "title")] if untold else []
    return [
        _note(mend.code, mend.message, *offsets.span(mend.start, mend.end))
        for mend in untold
        if any(zone.start <= mend.start < zone.end for zone in heads)
    ]


def _parts(text: str, offsets: OffsetMap, docs: list[PartDraft], metadata: Metadata) -> list[Part]:
    """The main document, which is what its metadata say, and those attached to it."""
    out: list[Part] = []
    for frame in docs:
        start, end = offsets.span(frame.start, frame.end)
        title = frame.title_words(text)
        out.append(
            Part.made(
                {
                    "document_type": frame.type if out else metadata.document_type,
                    "number": frame.number if out else metadata.number,
                    "date": frame.date if out else metadata.date,
                    "title": title if out else metadata.title,
                    "start": start,
                    "end": end,
                    "attached_to": frame.attached_to if out else None,
                }
            )
        )
    return out


def citations_of(
    raw: str, text: str, offsets: OffsetMap, drafts: list[Draft], issued: list[IssuedBy], sections: list[Section],
    parts: list[int],
) -> list[Citation]:  # fmt: skip
    """Public citations from drafts in text order; `issued` holds who issued each, `parts` where each part begins."""
    index = {id(draft): n for n, draft in enumerate(drafts)}
    starts = [section.start for section in sections]
    ends = page_ends(raw)
    rows: list[dict[str, Any]] = []
    for draft, by in zip(drafts, issued, strict=True):
        start, end = offsets.span(draft.start, draft.end)
        full_start, full_end = start, end
        if draft.lead is not None or draft.tail is not None:
            full_start, full_end = offsets.span(draft.full_start, draft.full_end)
        pinpoint, provisions = _pinpoint(text, draft) if draft.pinpoint else (None, [])
        section = _section_at(sections, starts, start) if starts else None
        page, part = page_at(ends, start) if ends else None, _part_at(parts, draft.start)
        if section is not None and sections[section].kind == "footnote":
            page, part = sections[section].page, sections[section].part
        rows.append(
            {
                "kind": draft.kind,
                "start": start,
                "end": end,
                "text": raw[start:end],
                "full_start": full_start,
                "full_end": full_end,
                "document_type": draft.type,
                "number": draft.number,
                "date": draft.date,
                "year": draft.year if draft.year is not None else (draft.date.year if draft.date else None),
                "issuer": draft.issuer,
                "issuer_id": by.issuer_id,
                "level": by.level,
                "province": by.province,
                "title": draft.title,
                "pinpoint": pinpoint,
                "provisions": provisions,
                "relation": draft.relation,
                "cue": draft.cue,
                "governor": index.get(id(draft.governor)) if draft.governor is not None else None,
                "section": section,
                "part": part,
                "page": page,
                "key": by.key,
                "notes": [_note(code, message, start, end) for code, message in draft.notes] if draft.notes else [],
            }
        )
    return Citation.all_made(rows)


def _note(code: str, message: str, start: int, end: int) -> Note:
    return Note.made({"code": code, "message": message, "start": start, "end": end})


def _pinpoint(text: str, draft: Draft) -> tuple[str | None, list[Provision]]:
    """The provisions a citation names, as written and one by one; of a provision alone the text says it already."""
    if draft.pinpoint is None:
        return None, []
    words = text[draft.pinpoint.start : draft.pinpoint.end]
    provisions = [Provision.made(_NOT_TOLD | told) for told in expand(words)]
    return None if draft.kind == "internal" else " ".join(words.split()), provisions


_NOT_TOLD = dict.fromkeys(Provision.model_fields)


def _section_at(sections: list[Section], starts: list[int], at: int) -> int | None:
    """Index of the innermost section that holds a position."""
    before = bisect.bisect_right(starts, at)
    n = before - 1 if before else None
    while n is not None and not sections[n].start <= at < sections[n].end:
        n = sections[n].parent  # sections side by side do not overlap
    return n
