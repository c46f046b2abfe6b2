"""Where a text does not speak for itself: what it quotes, appends, reports, proposes, or puts into a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

import regex

from vnplan.compiled import compiled
from vnplan.layout.draft import PartDraft, RegionDraft
from vnplan.sections.cells import table_heads
from vnplan.sections.draft import SectionDraft
from vnplan.tables.rules import Rules, per_rules
from vnplan.text.stretches import Stretch

SectionsByPart = Sequence[tuple[int, list[SectionDraft]]]
"""The sections of each document of a file, with the number of the document."""


class Elsewhere(NamedTuple):
    """Stretches of a text in which it does not speak for itself."""

    quoted: Sequence[Stretch] = ()  # new text it gives to another
    appended: Sequence[Stretch] = ()
    reported: Sequence[Stretch] = ()  # what was done, or is asked of others
    tabled: Sequence[Stretch] = ()  # tables flattened by a portal
    telling: Sequence[Stretch] = ()  # papers that only tell of acts: reports, notices, letters
    types: Mapping[Stretch, str] = MappingProxyType({})  # of each document the code of its type

    @classmethod
    def of(
        cls, text: str, docs: list[PartDraft], regions: list[RegionDraft], units: SectionsByPart, rules: Rules,
        own_type: str | None = None,
    ) -> Elsewhere:  # fmt: skip
        """Those of the documents of a file; `own_type` is the first one's, where no line of its own names it."""
        quoted = [span for frame in docs for span in frame.quoted]
        appended = [(region.start, region.end) for region in regions if region.name == "appendix"]
        reported = list(_reported(units, _reports(rules)))
        types = {  # from its title on: "TỜ TRÌNH về việc bãi bỏ Quyết định số 5/QĐ-UBND" ends nothing
            (min((frame.content[0], *(frame.title or ()))), frame.content[1]): known
            for frame in docs
            if (known := frame.type or (own_type if frame is docs[0] else None)) in rules.types
        }
        telling = [stretch for stretch, known in types.items() if rules.types[known].reports]
        return cls(quoted, appended, reported, list(_tabled(text, docs, units)), telling, types)


@per_rules
def _reports(rules: Rules) -> regex.Pattern[str]:
    return compiled(rf"(?:(?:một\s+số|những|các)\s+)?(?:{rules.phrases('reports')})(?!\w)")


# an act's articles report nothing
_PLAIN = frozenset({"phan", "upper", "roman", "arabic", "decimal", "letter", "ordinal"})


def _reported(units: SectionsByPart, reports: regex.Pattern[str]) -> Iterator[Stretch]:
    """ "II. KẾT QUẢ ĐẠT ĐƯỢC", "3. Kiến nghị": the sections, the outermost only."""
    for _, found in units:
        end = 0
        for unit in found:
            if unit.start >= end and unit.rung in _PLAIN and unit.heading and reports.match(unit.heading.lower()):
                end = unit.end
                yield unit.start, end


def _tabled(text: str, docs: list[PartDraft], units: SectionsByPart) -> Iterator[Stretch]:
    """From a table's head to the next section, or to the end of what is numbered."""
    for part, found in units:
        start, end = docs[part].content
        for head in table_heads(text, start, end):
            behind = next((unit.start for unit in found if unit.start > head), None)
            yield head, behind or max((unit.end for unit in found if unit.end > head), default=end)


def phrases(text: str) -> list[Stretch]:
    """Words that an act puts for others, or takes out: 'thay cụm từ “theo Thông tư số 5” bằng cụm từ “theo luật”'.

    >>> [text[slice(*span)] for text in ["bỏ các từ “ấp”, “bản” ở Điều 4"] for span in phrases(text)]
    ['“ấp”, “bản”']
    """
    if '"' not in text and "“" not in text:
        return []
    found: list[Stretch] = []
    marks = chain.from_iterable(mark.finditer(text) for mark in _PHRASE)
    for at in sorted(mark.start() for mark in marks):
        phrase = _PHRASES.match(text, at) if not found or at >= found[-1][1] else None
        if phrase is not None:
            found.append(phrase.span())
    return found


# one mark a pattern: that is what a sweep is fast at
_PHRASE = tuple(compiled(rf"{mark}(?<=(?:từ|ngữ|chữ|câu|đoạn):?\s.)") for mark in '“"')
_ONE = r"(?:“[^“”\n]{1,400}+”|\"[^\"\n]{1,400}+\")"
_PHRASES = compiled(rf"{_ONE}(?:(?:[,;]|\s(?:và|hoặc))\s{_ONE}){{0,9}}")
