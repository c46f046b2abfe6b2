"""Whether a word is a Vietnamese syllable as it may be written: onset, rhyme and tone (rows of syllables.csv)."""

from __future__ import annotations

import functools
import unicodedata

from vnplan.tables.rules import shipped

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_ENTERING = frozenset("\u0301\u0323")  # the tones of a syllable that ends in a stop: "các", "một"
_STOPS = ("c", "ch", "p", "t")


@functools.cache
def _parts() -> tuple[frozenset[str], frozenset[str]]:
    _, rows = shipped("syllables")
    onsets, rhymes = (frozenset(row[1] for row in rows if row[0] == part) for part in ("onset", "rhyme"))
    return onsets | {""}, rhymes


@functools.lru_cache(maxsize=16384)
def is_syllable(word: str) -> bool:
    """Whether onset, rhyme and tone of a word go together, in capitals or not.

    >>> [word for word in ("Quyết", "ĐỊNH", "nghiêng", "Quyõt", "dơng", "mòt", "thanks") if is_syllable(word)]
    ['Quyết', 'ĐỊNH', 'nghiêng']
    """
    letters = unicodedata.normalize("NFD", word.lower())
    tones = [c for c in letters if c in _TONES]
    bare = unicodedata.normalize("NFC", "".join(c for c in letters if c not in _TONES))
    if len(tones) > 1:
        return False
    onsets, rhymes = _parts()
    for n in range(min(3, len(bare)), -1, -1):
        if bare[:n] in onsets and bare[n:] in rhymes:
            return not bare.endswith(_STOPS) or bool(tones and tones[0] in _ENTERING)
    return False
