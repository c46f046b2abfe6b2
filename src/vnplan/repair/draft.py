"""A repair in the making, and the text with all of them made."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from vnplan.text.normalize import Mark
from vnplan.text.offsets import Edit, Mended, OffsetMap

DOUBT = "ocr_suspect"
"""The code of the note on what a scan seems to have damaged."""
MARK = "note_mark"
"""The code of a repair that takes the mark of a note off the label it is glued to: no note tells of it."""
DAMAGE, PLAIN, DOUBTED = "damage", "plain", "doubted"
"""What a repair says of its text: that a scan has damaged it; nothing; and one that is made in a damaged text alone."""


class Repair(NamedTuple):
    """`text[start:end]` is read as `new`; `code` is that of the note, `standing` what the repair says of the text."""

    start: int
    end: int
    new: str
    code: str
    standing: str = DAMAGE


class Mend(NamedTuple):
    """A place of the mended text, and the note a citation that holds it takes."""

    start: int
    end: int
    code: str
    message: str


class Repaired(NamedTuple):
    """A text whose damaged slots can be read, with the way back and what was mended where."""

    text: str
    offsets: OffsetMap
    mends: list[Mend]
    moved: list[tuple[int, int]]
    """Places of the text before, and by how much what stands behind each has moved."""
    marks: list[Mark]
    """Marks of notes taken off labels."""

    def now(self, at: int) -> int:
        """Where a place of the text before the repairs stands now."""
        n = bisect_right(self.moved, (at, len(self.text))) - 1
        return at if n < 0 else at + self.moved[n][1]


def made(text: str, offsets: OffsetMap, repairs: list[Repair]) -> Repaired:
    """The text with the repairs made; of two that overlap the first stays.

    >>> from vnplan.text.offsets import Identity
    >>> made("số 5//QĐ-X", Identity(), [Repair(4, 6, "/", "repaired_number")]).text
    'số 5/QĐ-X'
    """
    pieces: list[str] = []
    edits: list[Edit] = []
    mends: list[Mend] = []
    marks: list[Mark] = []
    moved: list[tuple[int, int]] = []
    here = shift = 0
    for start, end, new, code, _ in sorted(repairs):
        old = text[start:end]
        if start < here or old == new:
            continue
        pieces += (text[here:start], new)
        message = f"{' '.join(old.split())!r} is read as {new!r}" if new else f"{old!r} is left out"
        if code == MARK:
            marks.append(Mark(old.strip(" ()"), start + shift))
        else:
            mends.append(Mend(start + shift, start + shift + len(new), code, message))
        if len(old) != len(new):
            edits.append(Edit(start, end, len(new)))
            shift += len(new) - len(old)
            moved.append((end, shift))
        here = end
    pieces.append(text[here:])
    return Repaired("".join(pieces), Mended(edits, offsets) if edits else offsets, mends, moved, marks)
