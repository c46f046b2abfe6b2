"""Footnotes below a document: "[1] Theo Quyết định số ...", "1 Báo cáo số ..."."""

from __future__ import annotations

import re

from vnplan.layout.draft import RegionDraft
from vnplan.sections.nesting import SectionDraft

_LABEL = re.compile(r"(?:^|\n)[ \t]*(?P<label>\[\d{1,3}\]|\d{1,3}(?=[ \t]+\S))[ \t]*")


def footnotes(text: str, region: RegionDraft) -> list[SectionDraft]:
    """The footnotes of a region, counted 1, 2, 3 and all written alike."""
    out: list[SectionDraft] = []
    for found in _LABEL.finditer(text, max(0, region.start - 1), region.end):
        label, start, value = found["label"], found.start("label"), len(out) + 1
        if int(label.strip("[]")) != value or (out and out[0].label[0] == "[" != label[0]):
            continue
        if out:
            out[-1].end = out[-1].start + len(text[out[-1].start : start].rstrip())
        out.append(SectionDraft("footnote", label, start, found.end(), region.end, value))
    return out
