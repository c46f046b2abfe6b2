"""Powers and posts in small letters, as offices type them: "Phó Chủ tịch UBND xã", over a name."""

from __future__ import annotations

from itertools import islice

from vnplan.compiled import compiled
from vnplan.layout.lines import NAME_WORD, Marks, is_name, lines_of

_STAMP = compiled(r"\(?(?:[Đđ]ã ký|[Kk]ý tên|[Kk]ý,? đóng dấu)(?:,? đóng dấu)?\)?")
_LONGEST = 70  # characters: a post with the body it is of
_NAME_LENGTH = 40  # characters
_NAME = rf"(?P<name>{NAME_WORD}(?:\s{NAME_WORD}){{1,4}})$"
# "ThS. Lê Thị Mai", "TS.BS. Lê Thị Mai"; "Y sỹ Lê Văn Ba", "Thiếu tá, Lê Văn Ba"
_RANKED = compiled(
    rf"(?:\p{{Lu}}[\p{{L}}.]{{0,9}}\.\s?){{1,2}}{_NAME}|\p{{Lu}}\p{{Ll}}{{0,5}}\s\p{{Ll}}{{1,3}},?\s{_NAME}"
)
_LINES = 7  # "T/M Ban Thường vụ", "KT. Chủ tịch", "Phó Chủ tịch", "(Đã ký)" and the name


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
    named, names, posts = None, 0, 0
    for line in islice(lines_of(text, at, end, marks), _LINES):
        words = text[line.start : line.end]
        signs = _is_post(words, marks)
        if posts and not signs and len(words) < _NAME_LENGTH and (is_name(words) or _ranked(words, marks)):
            named, names = line.end, names + 1
            if names == posts:  # "Thư ký", "Chủ tọa", and below them the two who signed
                break
        elif named is not None or (not signs and not (posts and _STAMP.fullmatch(words))):
            break
        else:
            posts += signs
    return named


def _ranked(words: str, marks: Marks) -> bool:
    """Whether a line is a name behind a rank or a degree."""
    found = _RANKED.match(words)
    return found is not None and marks.surname.match(found["name"].upper()) is not None


_UNIT = r"(?:xã|phường|thị|huyện|quận|tỉnh|thành|đặc|thôn|bản|ấp|tổ|khu|trường|phòng|ban|công|hội|hợp|thường)"
_OF = compiled(rf"\s*+(?:$|[^\p{{Ll}},;:]|{_UNIT}\s|{_UNIT}$)")


def _is_post(words: str, marks: Marks) -> bool:
    """ "Phó Chủ tịch UBND xã", "Giám đốc"; not "Giám đốc biết", nor what goes on or ends as a sentence does."""
    if len(words) >= _LONGEST or words[-1] in ".;:,":
        return False
    post = marks.signer.match(words.upper())
    return post is not None and _OF.match(words, post.end()) is not None
