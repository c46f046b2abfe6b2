"""Text whose letters are those of an old encoding, told by what gives Vietnamese syllables.

Files of 1995 to 2010 hold one byte a letter; pasted into Unicode each byte became a western letter ("QuyÕt ®Þnh"), and
UTF-8 read as western became "Quyáº¿t". A reading counts where nearly all words with marks become syllables that were
none before: Unicode Vietnamese and other languages stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from vnplan.files.lost_capitals import in_capitals
from vnplan.files.old_readings import AS_BYTES, READINGS, TCVN3, THREE_BYTES, UNICODE, UTF8, tally
from vnplan.files.old_runs import in_part, notes_on
from vnplan.models.records import Note

_FEW = 2
_SAMPLE = 60_000  # characters: of more nothing new is learned
_ENOUGH = 4  # different words: of fewer nothing is told by themselves
_SURE = 0.8  # of the words with marks; names and foreign words are the rest


class Restored(NamedTuple):
    """A text as it was meant, and the notes on what was assumed."""

    text: str
    notes: tuple[Note, ...]


def of_bytes(raw: bytes, name: str) -> Restored | None:
    """The text of bytes that are no UTF-8; None where no old encoding gives Vietnamese."""
    text = raw.decode("latin-1")
    sample = _sampled(line for line in text.split("\n") if not line.isascii())
    after = {which: tally(read(sample)) for which, read in READINGS.items()}
    which = max(after, key=lambda one: (after[one].share, after[one].valid))
    if after[which].share < _SURE or after[which].valid < _ENOUGH:
        return None
    said = f"{name}: its bytes were read as {which}"
    read = "".join(map(READINGS[which], _chunks(text)))
    if which == TCVN3:
        lines = read.split("\n")
        read = "\n".join(_with_capitals(lines, dict.fromkeys(range(len(lines)), which)))
    return Restored(read, (Note(code="old_encoding", message=said, start=0, end=0),))


def _with_capitals(lines: list[str], told: Mapping[int, str]) -> list[str]:
    """The lines, of those read from TCVN3 the ones in capitals as they were printed."""
    old = {n for n, which in told.items() if which == TCVN3}
    capitals = in_capitals(lines, old) if old else {}
    return [capitals.get(n, line) for n, line in enumerate(lines)] if capitals else lines


_LONG = 20_000  # lines: a text of so many is of one origin, and is not asked line by line
_CHUNK = 1 << 20  # characters read at a time: the pieces of a whole file are many times its size


def _chunks(text: str) -> Iterator[str]:
    """A text in parts that end with a line or a word."""
    start = 0
    while start < len(text):
        end = start + _CHUNK
        if end < len(text):
            end = (text.rfind("\n", start, end) + 1) or (text.rfind(" ", start, end) + 1) or end
        yield text[start:end]
        start = end


def of_text(text: str, name: str) -> Restored:
    """Text in Unicode, the paragraphs in it that hold an old encoding's letters read as they were meant."""
    lines = text.split("\n")
    doubtful = [n for n, line in enumerate(lines) if not line.isascii() and not UNICODE.search(line)]
    main = _best(_sampled(lines[n] for n in doubtful))
    told = dict.fromkeys(doubtful, main) if main and len(doubtful) > _LONG else {}
    for n in doubtful if not told else ():
        which = main if main and _is_better(lines[n], main) else _best(lines[n][:_SAMPLE])
        if which is not None:
            told[n] = which
    told |= _beside(lines, doubtful, told) if told else {}
    for n, which in told.items():
        lines[n] = READINGS[which](lines[n])
    lines = _with_capitals(lines, told)
    parted = in_part(lines, told) if len(lines) <= _LONG else {}
    if not told and not parted:
        return Restored(text, _garbage(text, name))
    for n, part in parted.items():
        lines[n] = part.text
    return Restored("\n".join(lines), (*_notes(lines, told, name), *notes_on(lines, parted, name)))


def _best(text: str) -> str | None:
    """The reading that makes Vietnamese of a text that is none: its wrong words become right ones."""
    before = tally(text)
    if before.wrong < _ENOUGH:
        return UTF8 if _is_utf8(text) else None
    after = {which: tally(read(text)) for which, read in READINGS.items()}
    which = max(after, key=lambda one: (after[one].share, after[one].valid))
    sure = after[which].share >= _SURE and after[which].valid >= max(_ENOUGH, before.valid)
    return which if sure and after[which].wrong * 3 <= before.wrong else None


def _is_utf8(text: str) -> bool:
    """Whether few words hold letters of three bytes, as no writing does, and all become syllables: "Nghá»‹ Ä‘á»‹nh"."""
    if len(set(THREE_BYTES.findall(text.translate(AS_BYTES)))) < _FEW:
        return False
    after = tally(READINGS[UTF8](text))
    return after.wrong == 0 and after.valid >= _FEW


def _is_better(text: str, which: str) -> bool:
    before, after = tally(text), tally(READINGS[which](text))
    return after.wrong < before.wrong and after.valid >= before.valid


def _beside(lines: list[str], doubtful: list[int], told: dict[int, str]) -> dict[int, str]:
    """Short lines that tell nothing by themselves go with what stands around them: "Sè: 12", "§IÒU"."""
    out: dict[int, str] = {}
    by_count = sorted(set(told.values()), key=list(told.values()).count, reverse=True)
    all_old = not any(UNICODE.search(line) for line in lines)
    above: str | None = None
    for n in doubtful:
        if n in told:
            above = told[n]
            continue
        better = next((which for which in by_count if _is_better(lines[n], which)), None)
        if better is None and (all_old or _stands_in(n, lines, told | out)):
            better = above or by_count[0]
            if tally(READINGS[better](lines[n])).wrong > tally(lines[n]).wrong:
                better = None
        if better is not None:
            out[n] = better
    return out


def _stands_in(n: int, lines: list[str], told: dict[int, str]) -> bool:
    """Whether the nearest lines with marks above and below are old ones."""
    above = next((m for m in range(n - 1, max(-1, n - 40), -1) if not lines[m].isascii()), None)
    below = next((m for m in range(n + 1, min(len(lines), n + 40)) if not lines[m].isascii()), None)
    return above in told and (below is None or below in told or not UNICODE.search(lines[below]))


def _notes(lines: list[str], told: dict[int, str], name: str) -> list[Note]:
    """A note for each encoding met: where it begins and ends, and how much of the text it is."""
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    notes = []
    written = sum(not line.isspace() and line != "" for line in lines)
    for which in dict.fromkeys(told.values()):
        held = [n for n, one in told.items() if one == which]
        first, last = min(held), max(held)
        said = f"{name}: {len(held)} of {written} lines were read as {which}"
        notes.append(Note(code="old_encoding", message=said, start=starts[first], end=starts[last] + len(lines[last])))
    return notes


_GLANCE = 4000  # characters: where hardly a word of so many is wrong, the text is Vietnamese
_MANY = 12  # different words: a list of foreign names has fewer


def _garbage(text: str, name: str) -> tuple[Note, ...]:
    """A note where words with marks are many and hardly one is Vietnamese."""
    sample = _sampled(line for line in text.split("\n") if not line.isascii())
    first = tally(sample[:_GLANCE])
    if first.valid >= _MANY and first.share >= _SURE:
        return ()
    told = tally(sample)
    if told.valid + told.wrong < _MANY or told.share > 0.3:
        return ()
    said = f"{name}: its words are not Vietnamese in Unicode: an old font that is not known, or another language"
    return (Note(code="unknown_encoding", message=said, start=0, end=0),)


def _sampled(lines: Iterable[str]) -> str:
    out: list[str] = []
    size = 0
    for line in lines:
        out.append(line[: _SAMPLE - size])
        size += len(line)
        if size >= _SAMPLE:
            break
    return "\n".join(out)
