"""Vietnamese words in the form they are compared in: one syllable, or a text as underthesea cuts it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from vnplan.text.normalize import normalize

_TONE_MOVED = (
    ("oà", "òa"), ("oá", "óa"), ("uỷ", "ủy"), ("oẻ", "ỏe"), ("uý", "úy"), ("oả", "ỏa"), ("uỵ", "ụy"), ("oè", "òe"),
)  # fmt: skip


@functools.lru_cache(maxsize=4096)
def syllable(word: str) -> str:
    """A syllable as names are compared: small letters, tone mark in its new place.

    >>> syllable("HOÀ"), syllable("Thuỷ")
    ('hòa', 'thủy')
    """
    word = word.lower()
    for old, new in _TONE_MOVED:
        if old in word:
            word = word.replace(old, new)
    return word


def tone_moved(words: str) -> str:
    """Words with their tone marks in the old place.

    >>> tone_moved("CỘNG HÒA"), tone_moved("Hòa Bình")
    ('CỘNG HOÀ', 'Hoà Bình')
    """
    for old, new in _TONE_MOVED:
        words = words.replace(new, old).replace(new.upper(), old.upper())
    return words


def as_written(words: Iterable[str]) -> str:
    r"""Words as one alternation, a colon with or without a blank before it; one that matches nothing of none.

    >>> as_written(["Nơi nhận:", "Kính gửi:"]), as_written([])
    ('Kính\\ gửi ?:|Nơi\\ nhận ?:', '(?!)')
    """
    return "|".join(re.escape(word).replace(":", " ?:") for word in sorted(words)) or "(?!)"


_BREAK = re.compile(r"\s*+(?:[^\s\w]|[\d_])(?:[\W\d_])*+")  # what no word crosses: punctuation, digits, symbols


@functools.lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """The words of `text` in order: small letters, tone marks in their new place, syllables of a word joined by _.

    Numbers, punctuation and symbols are no words. Capitals are lowered first, so that a heading in capitals and the
    same words in a sentence are cut alike. The first call loads underthesea (about a second); results are kept.

    >>> words("TĂNG CƯỜNG giáo dục thể chất, năm học 2023-2024; thuỷ lợi")
    ('tăng_cường', 'giáo_dục', 'thể_chất', 'năm_học', 'thủy_lợi')
    """
    plain = _BREAK.sub(" , ", normalize(text).text.lower()).strip()
    if not plain:
        return ()
    from underthesea import word_tokenize

    return tuple(word.replace(" ", "_") for word in word_tokenize(plain) if word[0].isalpha())
