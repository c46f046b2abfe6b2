"""What operations do to a document cited, in words: "amend khoản 1 Điều 5; repeal điểm b khoản 2 Điều 7"."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from vnplan.compiled import plain_re
from vnplan.models.places import sentence_of

if TYPE_CHECKING:
    from vnplan.models.document import Document
    from vnplan.models.records import Operation

_UNITS = {
    "diem": "điểm", "khoan": "khoản", "dieu": "Điều", "muc": "Mục", "chuong": "Chương", "phan": "Phần",
    "phu_luc": "Phụ lục",
}  # fmt: skip
_BETWEEN = "; "

ActTold = tuple[int | None, str, dict[str, Any], str | None, datetime.date | None, str | None]
"""The citation an operation acts on, what it does, units and words of the place, a day of its own, the sentence."""


class Acts(NamedTuple):
    """What is done to a document cited: "amend khoản 1 Điều 5; repeal Điều 7", and the words that do each.

    `said` has a line for each act, an empty one where the line above does it too: a list of nine hundred is said once.
    """

    acts: str | None
    said: str | None


NO_ACTS = Acts(None, None)


def provision_words(units: dict[str, Any]) -> str:
    """A provision as one says it, its units given from large to small.

    >>> provision_words({"dieu": "7", "khoan": "2", "diem": "b"})
    'điểm b khoản 2 Điều 7'
    >>> provision_words({"dieu": "1", "muc": "III"})
    'Mục III Điều 1'
    """
    return " ".join(f"{_UNITS[name]} {label}" for name, label in reversed(units.items()) if label)


def acts_told(operations: Iterable[ActTold]) -> dict[int, Acts]:
    """For each citation that names what is changed, by its index: what is done to which of its provisions."""
    found: dict[int, dict[str, str]] = {}
    quoted = _Quoted(None)
    for citation, action, units, pinpoint, day, sentence in operations:
        place = " ".join((pinpoint or "").replace(";", ",").split())
        told = IN_AN_ARTICLE.search(place) or _IN_AN_APPENDIX.search(place)  # units alone tell neither
        words = place if told else provision_words(units) or place
        since = f"(from {day})" if day is not None else ""
        if citation is not None and (words or since):
            act = " ".join(filter(None, (action, words, since)))
            if sentence != quoted.sentence:
                quoted = _Quoted(sentence)
            found.setdefault(citation, {}).setdefault(act, quoted.around(pinpoint))
    return {n: Acts(_BETWEEN.join(acts), "\n".join(_once([*acts.values()]))) for n, acts in found.items()}


IN_AN_ARTICLE = plain_re(r"(?:[Mm]ục|[Pp]hần|Chương)\s+\w+,?\s+(?:của\s+)?Điều(?!\w)")
"""A division in an article, as old decisions have them: "Mục III Điều 1" is no Điều 1 of a Mục III."""
_IN_AN_APPENDIX = plain_re(r"(?:điểm|khoản|[Mm]ục|[Pp]hần|Chương)\s+\w+\s+(?:của\s+)?Phụ\s+lục")


def _once(said: list[str]) -> list[str]:
    return ["" if n and one == said[n - 1] else one for n, one in enumerate(said)]


class _Quoted:
    """A sentence on one line, of a long one what stands around a place; the places of its acts are asked in order."""

    def __init__(self, sentence: str | None) -> None:
        self.sentence = sentence
        self._line = _NEW_TEXT.sub(":", " ".join((sentence or "").split()))
        self._quote, self._at = self._from(0), 0

    def around(self, place: str | None) -> str:
        """The words around a place, those quoted before where they hold it or nothing does."""
        if place and self._at >= 0 and place not in self._quote and len(self._line) > _QUOTED:
            self._at = self._line.find(place, self._at)  # once it is not found no other is looked for
            if self._at > _QUOTED // 2:
                self._quote = self._from(self._line.find(" ", self._at - _QUOTED // 2) + 1)
        return self._quote

    def _from(self, low: int) -> str:
        said = self._line[low : low + _QUOTED]
        more = low + _QUOTED < len(self._line)
        return f"{'… ' if low else ''}{said.rpartition(' ')[0] + ' …' if more else said}"


_NEW_TEXT = plain_re(r": ?[“\"][^“”\"]{0,200}$")  # "Sửa đổi khoản 2 như sau: |“2."
_QUOTED = 240  # characters: what one reads of an operation to be sure of it


def acts_of(document: Document, *, said: bool = False) -> dict[int, Acts]:
    """The same of a document, with the day of what takes effect on another than the document does; `said` if asked."""
    own = document.metadata.in_force
    sentences: dict[tuple[int, int], str | None] = {}

    def sentence(one: Operation) -> str | None:
        if said and (one.start, one.end) not in sentences:
            sentences[one.start, one.end] = sentence_of(document, one)
        return sentences.get((one.start, one.end))

    return acts_told(
        (
            one.citation, one.action, one.provision.model_dump() if one.provision else {}, one.pinpoint,
            one.in_force if one.in_force != own else None, sentence(one),
        )
        for one in document.operations
    )  # fmt: skip


def acts_in(words: str | None) -> list[tuple[str, str, str | None]]:
    """Each action with its provision, and the day it begins where that is not the act's own.

    >>> acts_in("amend khoản 1 Điều 5; repeal Điều 7 (from 2026-01-01)")
    [('amend', 'khoản 1 Điều 5', None), ('repeal', 'Điều 7', '2026-01-01')]
    """
    told = (_ACT.fullmatch(one) for one in (words or "").split(_BETWEEN) if one)
    return [(act["action"], act["place"] or "", act["day"]) for act in told if act is not None]


_ACT = plain_re(r"(?P<action>\w+)(?: (?P<place>[^(].*?))?(?: \(from (?P<day>[\d-]{10})\))?", re.S)


def said_of(acts: str | None, said: str | None) -> list[str]:
    """The words that do each act of `acts_in`, in the same order.

    >>> said_of("repeal Điều 7; repeal Điều 8", "Bãi bỏ Điều 7, Điều 8.\\n")
    ['Bãi bỏ Điều 7, Điều 8.', 'Bãi bỏ Điều 7, Điều 8.']
    """
    out: list[str] = []
    for line in (said or "").split("\n"):
        out.append(line or (out[-1] if out else ""))
    count = len(acts_in(acts))
    return (out + [out[-1]] * count)[:count]
