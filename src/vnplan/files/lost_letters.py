"""Words of labels whose letters a program lost: LibreOffice writes "Điều %1." into an .rtf as "?i?u %1."."""

from __future__ import annotations

import re

from vnplan.text.labels import WORDS

_WORDS = ("Điều", "Khoản", "Điểm", "Phụ lục", "Thứ", *WORDS)
_LOST = re.compile(r"\?(?=[^\W\d_])|(?<=[^\W\d_])\?")


def with_letters(text: str) -> str:
    """A label's text with the letters that one word alone can have had there.

    >>> with_letters("?i?u %1."), with_letters("PH?N %1"), with_letters("Vi?c %1:"), with_letters("Hỏi %1?")
    ('Điều %1.', 'PHẦN %1', 'Vi?c %1:', 'Hỏi %1?')
    """
    return _DAMAGED.sub(lambda found: _word(found[0]), text) if "?" in text else text


def has_lost(text: str) -> bool:
    """Whether a question mark stands where a letter must have stood.

    >>> has_lost("Vi?c %1:"), has_lost("Hỏi %1?"), has_lost("Câu hỏi?")
    (True, False, False)
    """
    return any(text[found.end() :].lstrip(" .:)") for found in _LOST.finditer(text))


def _shape(word: str) -> str:
    return "".join(letter if letter.isascii() else rf"[{letter}?]" for letter in word)


_FORMS = [form for word in sorted(_WORDS, key=len, reverse=True) for form in (word, word.upper())]
_SHAPES = [(form, re.compile(_shape(form))) for form in _FORMS]
_DAMAGED = re.compile(rf"(?<![\w?])(?:{'|'.join(map(_shape, _FORMS))})(?![\w?])")


def _word(damaged: str) -> str:
    return next(form for form, shape in _SHAPES if shape.fullmatch(damaged))
