"""A text whose damaged slots can be read: `RULES` is the list of what is mended.

A slot is mended where its form is closed and only one reading fits; the text as given stays what it is, and every
repair becomes a note of the citation that holds it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator

from vnplan.repair import turned
from vnplan.repair.amending import amending_words
from vnplan.repair.apart import assembly_slash_lost, party_slash_lost, slash_lost
from vnplan.repair.dates import dates, years
from vnplan.repair.draft import DAMAGE, DOUBTED, Mend, Repair, Repaired, made
from vnplan.repair.glued import marks_on_labels
from vnplan.repair.lines import key_lines, mottos, own_number, recitals, stamps, type_behind_debris
from vnplan.repair.note_marks import note_marks
from vnplan.repair.numbers import numbers
from vnplan.repair.words import law_names
from vnplan.scan.draft import Draft
from vnplan.tables.rules import Rules
from vnplan.text.offsets import OffsetMap


def repaired(text: str, offsets: OffsetMap, rules: Rules) -> Repaired:
    """The text with its damaged slots mended, and the way back from it."""
    repairs = _believed(text, [repair for rule in RULES for repair in rule(text, rules)])
    return made(text, offsets, repairs) if repairs else Repaired(text, offsets, [], [], [])


RULES: tuple[Callable[[str, Rules], Iterator[Repair]], ...] = (
    note_marks, marks_on_labels, numbers, slash_lost, party_slash_lost, assembly_slash_lost, *turned.RULES,
    dates, years, law_names, amending_words, key_lines, recitals, type_behind_debris, own_number, mottos, stamps,
)  # fmt: skip


_DAMAGED = 2  # one odd word is a slip of the pen


def _believed(text: str, repairs: list[Repair]) -> list[Repair]:
    """Without the doubted ones, where the text shows hardly any other damage: "12/QĐ-TTC" is a company's own symbol."""
    if all(repair.standing != DOUBTED for repair in repairs):
        return repairs
    damage = {(text[r.start : r.end], r.new) for r in repairs if r.standing == DAMAGE}
    return [r for r in repairs if r.standing != DOUBTED or len(damage) >= _DAMAGED]


_GOVERNS = 40  # characters: a governing word, and what may stand between it and the type


def tell(drafts: Iterable[Draft], mends: list[Mend]) -> list[Mend]:
    """A note on each citation for what was mended in it, in its title and in the words before it that govern it.

    Returns what no citation tells of.
    """
    if not mends:
        return mends
    drafts = list(drafts)
    starts, end = [mend.start for mend in mends], 0
    told = set[int]()
    for draft in drafts:
        at = bisect_left(starts, draft.start)
        while at and starts[at - 1] >= max(end, draft.start - _GOVERNS):
            at -= 1
        end = max(end, draft.end)
        while at < len(mends) and mends[at].start < draft.end:
            draft.notes.append((mends[at].code, mends[at].message))
            told.add(at)
            at += 1
    for draft in drafts:
        start, end = draft.title_span or (0, 0)
        for at in range(bisect_left(starts, start), bisect_left(starts, end)):
            if at not in told:
                draft.notes.append((mends[at].code, mends[at].message))
                told.add(at)
    return [mend for at, mend in enumerate(mends) if at not in told]
