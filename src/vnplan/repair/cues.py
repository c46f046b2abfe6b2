"""Governing words that lost their marks before what they govern: "Thưc hiện Quyết định số", "thay thê Kế hoạch số"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise, product
from typing import NamedTuple

import regex

from vnplan.compiled import compiled
from vnplan.repair.draft import DOUBT, Repair
from vnplan.repair.marks import FAMILY, any_tones
from vnplan.tables.rules import Rules, per_rules
from vnplan.text.normalize import ascii_slug
from vnplan.text.words import as_written

_REACH = 64  # characters: two syllables, what may stand between, and the longest name of a type
_WORD = compiled(r"[^\W\d_]+")
_ARTICLES = rf"(?:{any_tones('một số điều')} {any_tones('của')} )?"
_PLACES = r"(?:(?:các )?(?:khoản|điểm|Điều|mục|Mục|Phụ lục|Khoản|Điểm) [\w, ]{1,12} )?"


@per_rules
def _between(rules: Rules) -> regex.Pattern[str]:
    """What may stand between a governing word and what it governs: "Thưc hiện| đầy đủ các khoản 2, 3| Quyết định"."""
    words = as_written(rules.words("behind_cue"))
    return compiled(rf" (?:(?:{words}) ){{0,4}}{_ARTICLES}{_PLACES}(?:[A-ZĐ][^.;:()\n]{{0,40}})?")


class _Cues(NamedTuple):
    """Words of two syllables by their letters alone, and their syllables with any marks."""

    meant: dict[str, str]
    firsts: frozenset[str]
    seconds: frozenset[str]


def cue_word(text: str, at: int, rules: Rules) -> Iterator[Repair]:
    """The governing word of the citation whose number or whose word "Luật" stands at `at`."""
    before = text[max(0, at - _REACH) : at]
    cues = _cues(rules)
    if not _may_be_misread(before.lower().split(), cues):  # by far the commonest
        return
    words = list(_WORD.finditer(before))
    for one, other in pairwise(words):
        start, end = one.start(), other.end()
        said = before[start:end]
        cue = cues.meant.get(ascii_slug(said, " "))
        if cue is None or said.lower() == cue or before[one.end() : other.start()] != " ":
            continue
        if _between(rules).fullmatch(before, end):
            start += at - len(before)
            yield Repair(start, start + len(said), _cased(cue, said), DOUBT)


def _may_be_misread(words: list[str], cues: _Cues) -> bool:
    """Whether two of the words are a cue's syllables but for their marks."""
    if cues.seconds.isdisjoint(words):
        return False
    for one, other in pairwise(words):
        if other in cues.seconds and (first := one.lstrip(_OPENS)) in cues.firsts:
            said = f"{first} {other}"
            if cues.meant.get(ascii_slug(said, " "), said) != said:
                return True
    return False


_OPENS = "(“\"'‘[-–*/|"  # what may stand before a word


def _cased(cue: str, said: str) -> str:
    return " ".join(
        meant.upper() if word.isupper() else meant.capitalize() if word[0].isupper() else meant
        for meant, word in zip(cue.split(), said.split(), strict=True)
    )


@per_rules
def _cues(rules: Rules) -> _Cues:
    cues = [cue for cue in rules.words("scanned_cue") if cue.count(" ") == 1]
    firsts, seconds = (_with_any_marks(cue.split()[n] for cue in cues) for n in (0, 1))
    return _Cues({ascii_slug(cue, " "): cue for cue in cues}, firsts, seconds)


def _with_any_marks(syllables: Iterable[str]) -> frozenset[str]:
    each = (product(*(FAMILY.get(letter, letter) for letter in syllable)) for syllable in set(syllables))
    return frozenset("".join(letters) for forms in each for letters in forms)
