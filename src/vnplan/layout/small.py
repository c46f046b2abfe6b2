"""Powers and posts in small letters, as offices type them: "Phó Chủ tịch UBND xã", over a name."""

from __future__ import annotations

from itertools import islice

from vnplan.compiled import compiled
from vnplan.layout.lines import Marks, is_name, lines_of

_STAMP = compiled(r"\(?(?:[Đđ]ã ký|[Kk]ý tên|[Kk]ý,? đóng dấu)(?:,? đóng dấu)?\)?")
_LONGEST = 70  # characters: a post with the body it is of
_NAME_LENGTH = 40  # characters
_LINES = 5  # "T/M Ban Thường vụ", "KT. Chủ tịch", "Phó Chủ tịch", "(Đã ký)" and the name


def signs_small(text: str, at: int, end: int, marks: Marks) -> int | None:
    """Where the name ends below a power or a post in small letters that stands at `at`; None where none does.

    >>> from vnplan.layout.lines import marks_of
    >>> from vnplan.tables.rules import load_rules
    >>> text = "Phó Chủ tịch UBND xã\\n(Đã ký)\\nTrần Thị Mai\\n"
    >>> signs_small(text, 0, len(text), marks_of(load_rules())) == text.index("Mai") + 3
    True
    """
    if not text[at : at + 1].isupper():
        return None
    for n, line in enumerate(islice(lines_of(text, at, end, marks), _LINES)):
        words = text[line.start : line.end]
        signs = len(words) < _LONGEST and words[-1] not in ".;:," and marks.signer.match(words.upper()) is not None
        if n and not signs and is_name(words):
            return line.end if len(words) < _NAME_LENGTH else None
        if not signs and not (n and _STAMP.fullmatch(words)):
            return None
    return None
