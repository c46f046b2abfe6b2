"""Line breaks that may wrap a paragraph; of a text without a margin they are found in one sweep, and few."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import chain, groupby, pairwise
from operator import methodcaller
from typing import TypeAlias

from vnplan.compiled import plain_re
from vnplan.text.normalize import LOWER, UPPER
from vnplan.text.wrapping import CLOSED, LABEL_ALONE

Pair: TypeAlias = tuple[int, str, str]
"""Where a line break stands, the line above and the line below, neither of them empty."""


def all_asked(text: str, half_ends: frozenset[str]) -> Iterator[Pair]:
    """The breaks but for those where a paragraph surely ends: behind a closing mark, above no small letter.

    >>> list(all_asked("Mua sách.\\nXây kệ của\\nThư viện xã.", frozenset()))
    [(20, 'Xây kệ của', 'Thư viện xã.')]
    """
    at = -1
    for above, below in pairwise(chain.from_iterable(map(_LINES, _stretches(text)))):
        at += len(above) + 1
        if not (above and below):
            continue
        if above[-1] in CLOSED and not below[0].islower() and above[-3:] not in half_ends:
            continue
        yield at, above, below


_LINES = methodcaller("split", "\n")
_STRETCH = 1 << 13  # characters; more that are cut into lines at a time would take many times the text


def _stretches(text: str) -> Iterator[str]:
    """The text in stretches of whole lines, without the line breaks between them."""
    at = 0
    while (end := text.find("\n", at + _STRETCH)) >= 0:
        yield text[at:end]
        at = end + 1
    yield text[at:]


# --- a text without a margin -----------------------------------------------------------------------------------------


def unwrapped_pattern(half_ends: Collection[str], open_ends: Collection[str], acts: str) -> re.Pattern[str]:
    """The breaks of a text without a margin, and without rows of a table, that may join two lines.

    Told by what lines end in that go on, and by the names of acts. A group is a line of which the end may join it too.
    """
    closed = re.escape("".join(sorted(CLOSED)))
    last = re.escape("".join(sorted({word[-1] for word in open_ends})))
    open_end = rf"(?<=[{last}]\n)(?:{_behind(open_ends)})" if last else "(?!)"
    may_go_on = (_ABOVE_A_SMALL_LETTER, _ABOVE_LITTLE, _BESIDE_A_SIGN, open_end, _IN_CAPITALS)
    return plain_re(
        rf"\n(?:{_SHORT}()|{_behind(half_ends)}"
        rf"|(?<![{closed}]\n)(?:{'|'.join(may_go_on)}|{_BEHIND_A_FIGURE}(?={acts})))"
    )


_SHORT = rf"(?=(?:{LABEL_ALONE} |[{UPPER}])[^ \n]++\n)"  # a label and a word alone, or a word
_ABOVE_A_SMALL_LETTER = rf"(?![{UPPER}0-9\-+*–•(\[“\"'.…|#/_\n])"  # or above what may be one
_ABOVE_LITTLE = r"(?=[^ \n]*+(?: [^ \n]*+){0,2}+(?<=[.;])(?:\n|\Z))"  # at most three words with a stop
_BESIDE_A_SIGN = r"(?<=[,\-–/]\n)"
_IN_CAPITALS = rf"(?<![{LOWER}0-9]\n)(?![{LOWER}])(?!.[{LOWER}])"
_BEHIND_A_FIGURE = rf"(?<=[^\W{UPPER}{LOWER}_]\n)"


def _behind(words: Iterable[str]) -> str:
    """The break behind one of the words; what is looked back for must have one length."""
    ranked = sorted(words, key=lambda word: (len(word), word))
    alike = ("|".join(map(re.escape, some)) for _, some in groupby(ranked, key=len))
    return "|".join(rf"(?<=(?:{some})\n)" for some in alike) or "(?!)"


def asked_of(text: str, pattern: re.Pattern[str]) -> Iterator[Pair]:
    """The first break, and those the pattern finds.

    >>> pattern = unwrapped_pattern(["TM."], ["của"], "Luật")
    >>> text = "Mua sách.\\nXây kệ của\\nThư viện xã.\\nTrồng cây\\nGiao Sở Nội vụ báo cáo."
    >>> [above for _, above, _ in asked_of(text, pattern)]
    ['Mua sách.', 'Xây kệ của']
    """
    for at in _places(text, pattern):
        begin, end = text.rfind("\n", 0, at) + 1, text.find("\n", at + 1)
        above, below = text[begin:at], text[at + 1 : end] if end >= 0 else text[at + 1 :]
        if above and below:
            yield at, above, below


def _places(text: str, pattern: re.Pattern[str]) -> Iterator[int]:
    last = text.find("\n")
    if last < 0:
        return
    yield last
    for found in pattern.finditer(text, last):
        if found.start() > last:
            last = found.start()
            yield last
        if found.lastindex:
            last = text.find("\n", found.end())
            if last < 0:
                return
            yield last
