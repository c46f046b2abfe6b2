"""What governs a citation from afar: the sentence a footnote's mark stands in, the head of a numbered list."""

from __future__ import annotations

import regex as re

from vnplan.drafts import Draft
from vnplan.layout import enacting_line
from vnplan.outline import Unit
from vnplan.relations import Cue, cues_of, last_cue
from vnplan.rules import Rules
from vnplan.zones import Frame


def footnote_cues(
    text: str, docs: list[Frame], units: list[tuple[int, list[Unit]]], rules: Rules
) -> dict[int, Cue | None]:
    """For each footnote the cue of the sentence its mark stands in; none behind "QUYẾT ĐỊNH:"."""
    out: dict[int, Cue | None] = {}
    for frame in docs:
        enacted = enacting_line(text, *frame.content)
        if enacted >= 0:
            out[enacted] = None  # what the recitals say governs nothing behind them
    cues = cues_of(rules)
    for part, found in units:
        frame = docs[part]
        for unit in found:
            if unit.kind != "footnote":
                continue
            digits = unit.label.strip("[]")
            mark = re.compile(rf"\[{digits}\]|(?<=[\p{{Ll}}”)]){digits}(?!\d)(?=[\s,.;:)])").search(
                text, frame.start, frame.end
            )
            cue = None
            if mark is not None and mark.start() < unit.start:
                begin = max(text.rfind(". ", 0, mark.start()), text.rfind("\n", 0, mark.start()), mark.start() - 500)
                cue = last_cue(text, begin, mark.start(), cues)
                if cue is not None and cue.relation not in ("implements", "according_to", "legal_basis", "issued"):
                    cue = None
            out[unit.start] = cue
    return out


_ACTS_ON = ("amends", "replaces", "repeals", "corrects")


def list_cues(text: str, units: list[tuple[int, list[Unit]]], drafts: list[Draft], rules: Rules) -> dict[int, Cue]:
    """For each item of a list the cue of its head: "Điều 2. Bãi bỏ các quyết định sau đây: 1. Quyết định số ...".

    Keys are where the words of an item begin; only a citation that stands right there is governed so.
    """
    out: dict[int, Cue] = {}
    cues = cues_of(rules)
    cited = {min(d.full_start, d.start) for d in drafts}
    for _, found in units:
        heads: dict[int, Cue | None] = {}
        for unit in found:
            if unit.parent is None or unit.kind == "footnote" or unit.text_start not in cited:
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
                out[unit.text_start] = Cue(cue.relation, cue.words, unit.text_start, cue.reach)
    return out
