"""What governs a citation from afar: the sentence a footnote's mark stands in, the head of a numbered list."""

from __future__ import annotations

import regex as re

from vnplan.citations.cues import Cue, cues_of, last_cue
from vnplan.layout.documents import enacting_line
from vnplan.layout.zones import PartDraft
from vnplan.scan.draft import Draft
from vnplan.sections.nesting import SectionDraft
from vnplan.tables.rules import Rules


def footnote_cues(
    text: str, docs: list[PartDraft], units: list[tuple[int, list[SectionDraft]]], rules: Rules
) -> dict[int, Cue | None]:
    """For each footnote the cue of the sentence its mark stands in; none behind "QUYẾT ĐỊNH:"."""
    out: dict[int, Cue | None] = {}
    for frame in docs:
        enacted = enacting_line(text, *frame.content)
        if enacted >= 0:
            out[enacted] = None  # what the recitals say governs nothing behind them
    cues = cues_of(rules)
    whole: dict[str, int] | None = None  # the marks of the whole file, for notes behind an appendix
    for part, found in units:
        notes = [unit for unit in found if unit.rung == "footnote"]
        if not notes:
            continue
        frame = docs[part]
        if frame.appendix and whole is None:
            whole = _marks(text, docs[0].start, docs[-1].end)
        marks = (whole or {}) if frame.appendix else _marks(text, frame.start, frame.end)
        for unit in notes:
            mark = marks.get(unit.label.strip("[]"), unit.start)
            cue = None
            if mark < unit.start:
                low = max(0, mark - 500)
                begin = max(text.rfind(". ", low, mark), text.rfind("\n", low, mark), low)
                cue = last_cue(text, begin, mark, cues)
                if cue is not None and cue.relation not in ("implements", "according_to", "legal_basis", "issued"):
                    cue = None
            if cue is not None or not frame.appendix:  # the notes of a consolidated text speak for themselves
                out[unit.start] = cue
    return out


_MARK = re.compile(r"\[(\d{1,3})\]|(?<=[\p{Ll}”)])(\d{1,3})(?!\d)(?=[\s,.;:)])")  # "[1]", "ngành1"


def _marks(text: str, start: int, end: int) -> dict[str, int]:
    """Where each footnote's mark stands first."""
    out: dict[str, int] = {}
    for found in _MARK.finditer(text, start, end):
        out.setdefault(found[1] or found[2], found.start())
    return out


_ACTS_ON = ("amends", "replaces", "repeals", "corrects")


def list_cues(
    text: str, units: list[tuple[int, list[SectionDraft]]], drafts: list[Draft], rules: Rules
) -> dict[int, Cue]:
    """For each item of a list the cue of its head: "Điều 2. Bãi bỏ các quyết định sau đây: 1. Quyết định số ...".

    Keys are where the words of an item begin; only a citation that stands right there is governed so.
    """
    out: dict[int, Cue] = {}
    cues = cues_of(rules)
    cited = {d.full_start for d in drafts}
    for _, found in units:
        heads: dict[int, Cue | None] = {}
        for unit in found:
            if unit.parent is None or unit.rung == "footnote" or unit.text_start not in cited:
                continue
            if unit.parent not in heads:
                above = found[unit.parent]
                lead = text[above.text_start : unit.start].rstrip()
                stop = above.text_start + len(lead)
                first = last_cue(text, above.text_start, min(stop, above.text_start + 24), cues)
                if lead.endswith(":"):
                    heads[unit.parent] = first or last_cue(text, max(above.text_start, stop - 700), stop, cues)
                else:  # "Điều 1. Bãi bỏ toàn bộ các văn bản sau đây" without its colon
                    heads[unit.parent] = first if first and first.relation in _ACTS_ON else None
            cue = heads[unit.parent]
            if cue is not None:
                out[unit.text_start] = cue._replace(end=unit.text_start)
    return out
