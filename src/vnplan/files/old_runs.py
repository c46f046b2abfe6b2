"""Words in an old encoding within a line that is Unicode else: a stretch of a font that a printer or a paste lost."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from vnplan.files.old_readings import AS_BYTES, READINGS, THREE_BYTES, UNICODE, tally
from vnplan.models.records import Note


class Part(NamedTuple):
    """A line with what is certain in it read as it was meant; `which` is None where nothing is, only likely."""

    text: str
    which: str | None


def in_part(lines: Sequence[str], told: Mapping[int, str]) -> dict[int, Part]:
    """The lines in which some words are old and others not, by their number; `told` are those that are old throughout.

    >>> in_part(["C¨n cø LuËt §Êt ®ai và Chỉ thị số 14/CT-TTg"], {})[0].text
    'Căn cứ Luật Đất đai và Chỉ thị số 14/CT-TTg'
    """
    met = set(told.values())
    out: dict[int, Part] = {}
    for n, line in enumerate(lines):
        if n not in told and _ODD.search(line) and (part := _part(line, met)) is not None:
            out[n] = part
    return out


# letters and signs of western encodings that Vietnamese in Unicode has no use for
_ODD = re.compile(
    "[\u0080-\u009f\u00a1-\u00a9\u00ac-\u00bf\u00c4-\u00c7\u00cb\u00cf\u00d1\u00d6-\u00d8"
    "\u00db\u00dc\u00de\u00df\u00e4-\u00e7\u00eb\u00ee-\u00f1\u00f6-\u00f8\u00fb\u00fc\u00fe\u00ff]"
)
_FEW, _ENOUGH = 2, 4  # different words that become syllables: likely, certain
_SURE = 0.8  # of the words that are none


def _part(line: str, met: Container[str]) -> Part | None:
    """What is old in a line; None where nothing seems to be. Fewer words tell it where other lines are in `met`."""
    words = [found for found in re.finditer(r"\S+", line[:_LONGEST]) if not found[0].isascii()]
    odd = {found[0] for found in words if _is_odd(found[0])}
    if len(odd) < _FEW:
        return None
    turned = {which: {word for word in odd if _turns(word, which)} for which in READINGS}
    which = max(turned, key=lambda one: len(turned[one]))
    old = turned[which]
    syllables = sum(tally(READINGS[which](word)).valid > 0 for word in old)
    if len(old) < _SURE * len(odd) or syllables < _FEW:
        return None
    if syllables < _ENOUGH and which not in met:
        return Part(line, None)
    for start, end in reversed(list(_stretches(words, old, which))):
        line = line[:start] + READINGS[which](line[start:end]) + line[end:]
    return Part(line, which)


_LONGEST = 20_000  # characters of a line that are looked at


def _is_odd(word: str) -> bool:
    """Whether a word is none of Vietnamese in Unicode."""
    if UNICODE.search(word):
        return False
    return tally(word).wrong > 0 or THREE_BYTES.search(word.translate(AS_BYTES)) is not None


def _turns(word: str, which: str) -> bool:
    read = READINGS[which](word)
    return read != word and not _is_odd(read) and not tally(read).wrong


def _stretches(words: Sequence[re.Match[str]], old: Container[str], which: str) -> Iterator[tuple[int, int]]:
    """From the first to the last old word between two in Unicode."""
    for unicode, group in groupby(words, key=lambda word: UNICODE.search(word[0]) is not None):
        held = list(group)
        at = [n for n, word in enumerate(held) if word[0] in old]
        if unicode or not at:
            continue
        first, last = at[0], at[-1]
        while first and _belongs(held[first - 1][0], which):
            first -= 1
        while last + 1 < len(held) and _belongs(held[last + 1][0], which):
            last += 1
        yield held[first].start(), held[last].end()


_NAMES = frozenset(("số", "nghị", "thị", "bộ", "căn"))
_OLD_SHAPE = re.compile("[^\\W\\d_A-ZÀ-Þ][À-Þ]|®[^\\W\\d_]")  # "chÝnh", "®Ò"


def _belongs(word: str, which: str) -> bool:
    """Whether a word that may stand in either writing is an old one, beside others: "sè 85", "Bé Tµi chÝnh"."""
    if _OLD_SHAPE.search(word):
        return _turns(word, which)
    return READINGS[which](word).lower().strip(".,;:()") in _NAMES


def notes_on(lines: Sequence[str], parts: Mapping[int, Part], name: str) -> Iterator[Note]:
    """A note for each encoding met in parts of lines, and one for the lines that were left as they are."""
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    for which in dict.fromkeys(part.which for part in parts.values()):
        held = [n for n, part in parts.items() if part.which == which]
        said = ", ".join(str(n + 1) for n in held[:_NAMED]) + (", ..." if len(held) > _NAMED else "")
        said = f"{name}: {'line' if len(held) == 1 else 'lines'} {said}: "
        said += f"words in {which} among others were read as Unicode" if which else _LEFT
        code = "old_encoding" if which else "unknown_encoding"
        yield Note(code=code, message=said, start=starts[held[0]], end=starts[held[-1] + 1] - 1)


_NAMED = 10  # lines
_LEFT = "a few words seem to be in an old encoding; they stay as they are"
