"""Small numbers in words: "bốn mươi lăm" is 45."""

from __future__ import annotations

_UNITS = {
    "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5, "sáu": 6, "bảy": 7,
    "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_TENS, _TEN, _HUNDRED = "mươi", "mười", "trăm"
_NAUGHT = ("linh", "lẻ")  # một trăm linh năm

WORD = "|".join((*_UNITS, _TENS, _TEN, _HUNDRED, *_NAUGHT))
"""A pattern of one word of them."""


def number_of(words: str) -> int | None:
    """The number that words say, below a thousand; None where they say none.

    >>> number_of("bốn mươi lăm"), number_of("mười lăm"), number_of("bốn lăm"), number_of("một trăm linh năm")
    (45, 15, 45, 105)
    >>> number_of("lẻ tẻ") is None
    True
    """
    value, unit = 0, 0
    for word in words.lower().split():
        if word in _UNITS:
            value, unit = value + unit * 10, _UNITS[word]  # "bốn |lăm"
        elif word == _TEN:
            value, unit = value + 10, 0
        elif word in (_TENS, _HUNDRED):
            value, unit = value + unit * (10 if word == _TENS else 100), 0
        elif word not in _NAUGHT:
            return None
    return value + unit or None
