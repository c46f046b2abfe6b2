"""What governs a citation from afar: the sentence a footnote's mark stands in, the head of a numbered list."""

from __future__ import annotations

import regex

from vnplan.citations.cue_rows import Cue
from vnplan.citations.cues import Cues, cues_of, last_cue
from vnplan.citations.elsewhere import SectionsByPart
from vnplan.compiled import compiled
from vnplan.layout.draft import PartDraft
from vnplan.scan.draft import Draft
from vnplan.sections.draft import SectionDraft
from vnplan.tables.rules import Rules, per_rules
from vnplan.tables.types import law_words


def footnote_cues(text: str, docs: list[PartDraft], units: SectionsByPart, rules: Rules) -> dict[int, Cue | None]:
    """For each footnote's start the cue of the sentence its mark stands in, or None.

    "QUYẾT ĐỊNH:" begins as a footnote without mark does: what the recitals say governs nothing behind it.
    """
    cues = cues_of(rules)
    out: dict[int, Cue | None] = {}
    for frame in docs:
        enacted = frame.enacted
        if enacted is not None:
            out[enacted] = None
    for part, found in units:
        for note in found:
            if note.rung != "footnote":
                continue
            cue = _note_cue(text, note, cues)
            if cue is not None or not docs[part].appendix:  # the notes of a consolidated text speak for themselves
                out[note.start] = cue
    return out


# a note names what is carried out, not what is changed
_HANGS_ON = ("implements", "according_to", "legal_basis", "issued")
_SENTENCE = 500  # characters: hardly a sentence is longer


def _note_cue(text: str, note: SectionDraft, cues: Cues) -> Cue | None:
    """The cue of the sentence in which the note's mark stands."""
    mark = note.mark
    if mark is None:
        return None
    low = max(0, mark - _SENTENCE)
    begin = max(text.rfind(". ", low, mark), text.rfind("\n", low, mark), low)
    cue = last_cue(text, begin, mark, cues)
    return cue if cue is not None and cue.relation in _HANGS_ON else None


def list_cues(text: str, units: SectionsByPart, drafts: list[Draft], rules: Rules) -> dict[int, Cue]:
    """For each item of a list the cue of its head: "Điều 2. Bãi bỏ các quyết định sau đây: 1. Quyết định số ...".

    Keys are where the words of an item begin; only a citation that stands right there is governed so.
    """
    out: dict[int, Cue] = {}
    cues = cues_of(rules)
    cited = {d.full_start for d in drafts}
    for _, found in units:
        heads: dict[int, Cue | None] = {}
        for item in found:
            if item.parent is None or item.rung == "footnote" or item.text_start not in cited:
                continue
            if item.parent not in heads:
                heads[item.parent] = _head_cue(text, found[item.parent].text_start, item.start, cues, rules)
            cue = heads[item.parent]
            if cue is not None:
                out[item.text_start] = cue._replace(end=item.text_start)
    return out


_ACTS_ON = ("amends", "replaces", "repeals", "corrects")
_VERB = 24  # characters that hold the verb a head begins with: "Sửa đổi, bổ sung", "Bãi bỏ toàn bộ"
_HEAD = 700  # characters: the longest paragraph whose last cue still governs the list below it


def _head_cue(text: str, start: int, end: int, cues: Cues, rules: Rules) -> Cue | None:
    """What the words above a list say of its items: the verb they begin with, else the last cue before the colon."""
    end = start + len(text[start:end].rstrip())
    first = last_cue(text, start, min(end, start + _VERB), cues)
    if text[start:end].endswith(":"):
        bills = _bills(rules).search(text, max(start, end - _OF_BILLS), end)
        if bills is not None:
            return Cue("mentions", bills["bill"], end, _HEAD)
        return first or last_cue(text, max(start, end - _HEAD), end, cues)
    # "Điều 1. Bãi bỏ toàn bộ các văn bản sau đây" without its colon
    return first if first is not None and first.relation in _ACTS_ON else None


@per_rules
def _bills(rules: Rules) -> regex.Pattern[str]:
    """ "thông qua đối với |13 dự án luật sau đây:|": what the list holds is not passed yet."""
    laws = rf"(?:{law_words(rules).lower()}|nghị quyết)"
    return compiled(
        rf"(?r)(?<!\w)(?:(?:\d+|các|những)\s+(?P<bill>{rules.phrases('bill')})|(?P<bill>{rules.phrases('bill')})\s+{laws})"
        rf"(?:,?\s+(?:\d+\s+(?:{rules.phrases('bill')})\s+)?{laws})*(?:\s+sau(?:\s+đây)?)?\s*:$"
    )


_OF_BILLS = 120  # characters: "21 dự án luật, 01 dự án nghị quyết sau đây:"
