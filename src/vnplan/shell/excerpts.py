"""What is shown of a long sentence or of a long stretch: always the words cited and the word that governs them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from vnplan.text.shown import one_line
from vnplan.text.symbols import split_number

if TYPE_CHECKING:
    from vnplan.models import Citation

_CITED = 60  # letters of the words cited that are shown where there is no room for all


def cited(sentence: str, node: Mapping[str, Any], key: str, most: int) -> str:
    """A sentence; of one longer than `most` the words that cite a document and those that govern them, and around.

    >>> sentence = "Triển khai kế hoạch, " * 9 + "thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021 tại " + "các xã, " * 9
    >>> cited(sentence, {"number": "14/CT-TTg"}, "", 60)
    '… thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021 tại các xã, …'
    """
    line = one_line(sentence)
    return line if len(line) <= most else parts(line, _wanted(line, node, key), most)


def _wanted(line: str, node: Mapping[str, Any], key: str) -> list[tuple[int, int]]:
    """The stretches of a sentence that must be seen: the word that governs, the words cited."""
    from vnplan.document import find_citations

    found = find_citations(line)
    number, name = str(node.get("number", "")), one_line(str(node.get("name", "")))
    parted = split_number(number)
    ways = (
        lambda c: bool(key) and c.key == key,
        lambda c: bool(number and c.number) and split_number(c.number) == parted,
        lambda c: bool(name) and one_line(c.text) == name,
    )
    for way in ways:
        for c in filter(way, found):
            return [*_cue(line, c), (c.start, c.end)]
    for words in filter(None, (number, name)):
        if (at := line.find(words)) >= 0:
            return [(at, at + len(words))]
    return []


def _cue(line: str, citation: Citation) -> list[tuple[int, int]]:
    words = one_line(citation.cue or "")
    at = line.rfind(words, 0, citation.start) if words else -1
    return [(at, at + len(words))] if at >= 0 else []


def parts(line: str, wanted: Sequence[tuple[int, int]], most: int) -> str:
    """A line cut to about `most` letters, between words, "…" for what is left out; what is wanted stands in it.

    >>> parts("Một hai ba bốn năm sáu bảy tám chín mười", [(7, 9), (27, 30)], 16)
    '… ba … bảy tám chín …'
    """
    words = [found.span() for found in _WORD.finditer(line)]
    seen: set[int] = set()
    low = high = 0
    for start, end in wanted:
        end = min(end, start + max(_CITED, most // 2))
        at = [n for n, word in enumerate(words) if word[0] < end and word[1] > start]
        seen.update(at)
        low, high = (at[0], at[-1] + 1) if at else (low, high)
    room = most - sum(words[n][1] - words[n][0] + 1 for n in seen)
    grown = True
    while grown:  # around the last a word behind and a word before, in turn, as long as there is room
        grown = False
        for n, step in ((high, 1), (low - 1, -1)):
            if 0 <= n < len(words) and (n in seen or words[n][1] - words[n][0] < room):
                room -= 0 if n in seen else words[n][1] - words[n][0] + 1
                seen.add(n)
                low, high, grown = (low, high + 1, True) if step > 0 else (low - 1, high, True)
    told = [line[low:high] if n in seen else "…" for n, (low, high) in enumerate(words)]
    return " ".join(one for one, before in zip(told, ["", *told], strict=False) if (one, before) != ("…", "…"))


_WORD = re.compile(r"\S+")


def ends(words: str, most: int) -> str:
    """A stretch on one line; of one longer than `most` how it begins and how it ends.

    >>> ends("Căn cứ Luật Quản lý thuế ngày 13 tháng 6 năm 2019 và các luật khác;", 40)
    'Căn cứ Luật Quản lý thuế … luật khác;'
    """
    line = one_line(words)
    if len(line) <= most:
        return line
    tail = line.find(" ", len(line) - most // 3) + 1
    head = line.rfind(" ", 0, most - (len(line) - tail) - 1)
    if tail <= 0 or head <= 0:  # one word
        return line[: most - 1] + "…"
    return f"{line[:head]} … {line[tail:]}"
