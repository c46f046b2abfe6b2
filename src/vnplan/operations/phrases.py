"""Words in quotation marks that an instruction takes out and puts in, in pairs."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from vnplan.compiled import compiled
from vnplan.operations.objects import MASK

Pair = tuple[str | None, str | None]
Quoted = Sequence[tuple[int, str]]
"""Words in quotation marks, and where they stand in what is said."""

_BY = compiled(r"(?:bằng|thành|là)\s")


_RENAMED = compiled(r"(?:^|\s)(?:tên|tiêu\s+đề)(?:\s+gọi)?(?:\s+của)?\s", regex.I)
_NEW = compiled(rf"(?:bằng|thành|là)\s+(?:(?:tên|cụm\s+từ|từ)\s+)?{MASK}")


_WORDED = {"replace": "replace_words", "repeal": "repeal_words"}
# "bỏ |“A” tại Điều 4", "bãi bỏ Điều 3, |cụm từ “A” tại Điều 4", "thay thế |“A” bằng “B”"; "“Quy chế” ban hành kèm
# theo ..." is a title
_SAID_FIRST = compiled(
    rf"\s*(?:(?:cụm\s+)?từ\s+)?{MASK}+(?:\s*(?:,|;|và\s|bằng\s|thành\s)\s*{MASK}+)*+[\s.,;]*(?:$|(?:tại|trong|ở)\s)"
)


def of_words(action: str, said: str) -> str:
    """What a verb does where words in quotation marks are put in: "Đổi tên Điều 5 thành “Mở cửa”" replaces words."""
    if action in _WORDED and _SAID_FIRST.match(said):
        return _WORDED[action]
    renamed = action == "renumber" or (action in ("amend", "replace") and _RENAMED.search(said))
    return "replace_words" if renamed and _NEW.search(said) else action


def pairs(action: str, quoted: Quoted, said: str, start: int) -> list[Pair]:
    """The words taken out and those put in, pair by pair; `said[start:]` is what a verb acts on, quotations blanked.

    >>> pairs("repeal_words", [(11, "A"), (13, "B")], "bỏ cụm từ  , ", 0)
    [('A', None), ('B', None)]
    """
    acted = _acted(quoted, said, start)
    if action == "repeal_words":
        out: list[Pair] = [(one, None) for _, one, _ in acted]
    elif action == "supplement":
        out = [(None, one) for _, one, _ in acted] or [(None, one) for _, one in quoted[:1]]
    else:
        out = _replaced(acted) if action == "replace_words" else []
    return out or [(None, None)]


_BESIDE = compiled(r"\svào\s|\s(?:trước|sau)\s+(?:(?:các|những)\s+)?(?:(?:cụm\s+)?từ(?:\s+ngữ)?\s+|chữ\s+)?$")
_ONE_MORE = compiled(rf"{MASK}*\s*[,;.]?\s*(?:(?:và|hoặc)\s+)?")


def _acted(quoted: Quoted, said: str, start: int) -> list[tuple[int, str, bool]]:
    """The words that are taken out or put in, and which; "trước cụm từ “B”, “C”" tells only the place of others."""
    out: list[tuple[int, str, bool]] = []
    beside = False
    before = start
    for at, one in quoted:
        between = said[before:at]
        beside = _BESIDE.search(between) is not None or (beside and _ONE_MORE.fullmatch(between) is not None)
        if not beside:
            out.append((at, one, _BY.search(between) is not None))
        before = at
    return out


def _replaced(acted: list[tuple[int, str, bool]]) -> list[Pair]:
    """ "“A” bằng “B”, “C”, “D” bằng “E”" are three pairs, "“A”, “B” bằng “C”, “D”" two."""
    out: list[Pair] = []
    old: list[str] = []
    last: list[str] = []  # those taken out for the words put in last
    for _, one, new in acted:
        if new:
            out += [(words, one) for words in old] or [(None, one)]
            old, last = [], old
        else:
            old.append(one)
    if old and len(old) == len(last) - 1:  # "lần lượt bằng “C”, “D”"
        return out[: -len(old)] + [(words, one) for words, one in zip(last[1:], old, strict=True)]
    return out or [(one, None) for one in old]
