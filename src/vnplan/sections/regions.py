"""Sections and regions of each document in a file."""

from __future__ import annotations

from vnplan.compiled import plain_re
from vnplan.layout.draft import PartDraft, RegionDraft, add_region
from vnplan.layout.lines import marks_of
from vnplan.sections.closing import closing_of
from vnplan.sections.draft import SectionDraft
from vnplan.sections.footnotes import footnotes
from vnplan.sections.headings import give_headings
from vnplan.sections.outline import outline
from vnplan.sections.quoted import quoted_amendments
from vnplan.tables.confusions import confusions
from vnplan.tables.rules import Rules


def structure(
    text: str, docs: list[PartDraft], outside: list[RegionDraft], rules: Rules, mended: int = 0
) -> tuple[list[tuple[int, list[SectionDraft]]], list[RegionDraft]]:
    """Sections of each part, and all regions in order with preamble, body and closing set.

    `mended` is how much of the text a scan has damaged: labels are more readily believed to be others.
    """
    regions = list(outside)
    sections: list[tuple[int, list[SectionDraft]]] = []
    for part, frame in enumerate(docs):
        regions.extend(frame.zones)
        if frame.appendix:
            found = _of_appendix(text, *frame.content, rules, mended)
        else:
            found = _of_document(text, frame, part, regions, rules, mended)
        for region in frame.zones:
            if region.name == "footnotes":
                found.extend(footnotes(text, region))
        sections.append((part, found))
    regions.sort(key=lambda region: region.start)
    _close_gaps(text, regions, docs)
    return sections, regions


def _close_gaps(text: str, regions: list[RegionDraft], docs: list[PartDraft]) -> None:
    """What no step gave a name belongs to what stands before it, or to the document it begins."""
    end = 0
    for n, region in enumerate(regions):
        gap = text[end : region.start]
        if gap and not gap.isspace():
            at = end + len(gap) - len(gap.lstrip())
            if n == 0 or (region.part != regions[n - 1].part and at >= docs[region.part].start):
                region.start = at
            else:
                regions[n - 1].end = end + len(gap.rstrip())
        end = max(end, region.end)
    if regions and text[end:].strip():
        regions[-1].end = len(text.rstrip())


def _of_document(
    text: str, frame: PartDraft, part: int, regions: list[RegionDraft], rules: Rules, mended: int
) -> list[SectionDraft]:
    """The sections of a document; its preamble, body and closing are added to `regions`."""
    start, end = frame.content
    enacted = frame.enacted
    first = start if enacted is None else enacted
    frame.quoted = quoted_amendments(text, start, end)
    sections = outline(text, first, end, frame.quoted, confusions(rules)["label"], mended)
    closing = closing_of(text, sections, first, end, marks_of(rules).closing)
    if closing is not None:
        _end_before(text, sections, closing)
    give_headings(text, sections, rules)
    body = enacted if enacted is not None else _body_of(text, start, end, sections)
    add_region(regions, "preamble", start, body, text, part)
    add_region(regions, "body", body, end if closing is None else closing, text, part)
    if closing is not None:
        add_region(regions, "closing", closing, end, text, part)
    return sections


def _of_appendix(text: str, start: int, end: int, rules: Rules, mended: int) -> list[SectionDraft]:
    """The items an appendix numbers itself; none of a form that holds articles, nor where only one is numbered."""
    sections = outline(text, start, end, [], confusions(rules)["label"], mended)
    if any(s.rung == "dieu" for s in sections) or sum(s.parent is None for s in sections) < 2:
        return []
    give_headings(text, sections, rules)
    return sections


def _end_before(text: str, sections: list[SectionDraft], closing: int) -> None:
    """No section reaches into the closing."""
    for section in sections:
        if section.end > closing:
            section.end = section.start + len(text[section.start : closing].rstrip())


_LEADS_IN = plain_re(r"(?:như\s+sau|sau\s+đây|sau|[Cc]ụ\s+thể|là)\s*:[ \t]*(?=\n)")
_LONGEST_OPENING = 6000  # letters: recitals are longer only where laws are passed, and these have sections


def _body_of(text: str, start: int, end: int, sections: list[SectionDraft]) -> int:
    """Where the body begins: behind the line that ends in "... như sau:", else at the first section, if any."""
    first = sections[0].start if sections else end
    opening = None
    for opening in _LEADS_IN.finditer(text, start, first):
        if opening.start() - start < _LONGEST_OPENING:
            break
    if opening is not None and text[opening.end() : first].strip():
        return opening.end()
    return first if sections else start
