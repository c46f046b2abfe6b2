"""Footnotes below a document, "[1] Theo Quyết định số ...", "1 Báo cáo số ...", and where their marks stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vnplan.compiled import compiled, plain_re
from vnplan.layout.draft import PartDraft, RegionDraft
from vnplan.sections.draft import SectionDraft
from vnplan.text.normalize import UPPER, Mark

_LABEL = plain_re(rf"(?:^|\n)[ \t]*(?P<label>\[\d{{1,3}}\]|\d{{1,3}}(?=[ \t]+\S|[{UPPER}]))[ \t]*")


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


def place_marks(
    text: str, docs: Sequence[PartDraft], units: Sequence[tuple[int, list[SectionDraft]]], glued: Sequence[Mark]
) -> None:
    """Tell each footnote where its mark stands: above it, behind the notes before; in its own document first.

    The notes of a whole file stand behind its last document. `glued` are the marks that cleaning took off their words.
    """
    low = 0
    for part, block in _blocks(units):
        marks = _marks(text, low, block[0].start, glued)
        for note in block:
            own = docs[part].start if not docs[part].appendix else 0
            found = marks.get(note.value, [])
            note.mark = min(found, key=lambda mark: _rank(mark, note, own))[0] if found else None
        low = block[-1].end


def _blocks(units: Sequence[tuple[int, list[SectionDraft]]]) -> Iterator[tuple[int, list[SectionDraft]]]:
    """Footnotes that stand together, with the number of the document they stand behind."""
    for part, found in units:
        notes = [unit for unit in found if unit.rung == "footnote"]
        starts = [n for n, note in enumerate(notes) if note.value == 1]
        for start, end in zip(starts, [*starts[1:], len(notes)], strict=False):
            yield part, notes[start:end]


_MARK = compiled(r"\[(\d{1,3})\]|(?<=[\p{Ll}”)])(\d{1,3})(?!\d)(?=[\s,.;:)])")  # "[1]", "ngành1"


def _marks(text: str, start: int, end: int, glued: Sequence[Mark]) -> dict[int, list[tuple[int, bool]]]:
    """All that may be marks, by their numbers: where they stand, and whether in brackets."""
    out: dict[int, list[tuple[int, bool]]] = {}
    for mark in glued:
        if start <= mark.at < end and mark.label.isdecimal():
            out.setdefault(int(mark.label), []).append((mark.at, mark.bracketed))
    for found in _MARK.finditer(text, start, end):
        out.setdefault(int(found[1] or found[2]), []).append((found.start(), found[1] is not None))
    return out


def _rank(mark: tuple[int, bool], note: SectionDraft, own: int) -> tuple[bool, bool, int]:
    """Of several marks that one counts which is written as its note is, stands in its document, comes first."""
    at, bracketed = mark
    return bracketed != (note.label[0] == "["), at < own, at
