"""Governing words ("Căn cứ", "thực hiện", "thay thế"): the rows of the table of relations, and the last before a place.

What the words do is the row's to say (relation, reach, `through`); no code looks at the words themselves.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

import regex

from vnplan.scan.draft import Draft
from vnplan.tables.endings import any_of, last_words, needed
from vnplan.tables.patterns import numbered_groups
from vnplan.tables.rows import Row, listed
from vnplan.tables.rules import Rules, per_rules


class CueRow(NamedTuple):
    """A row of the table of relations, ready for use."""

    relation: str
    reach: int
    does: Literal["acts", "leads"]  # which rules tell what its words govern
    through: frozenset[str]  # relations of verbs further left that govern through these words
    row: Row


class Cue(NamedTuple):
    """What governs a citation: the relation, the governing words, and how far behind them it may stand.

    `governor` is set where another citation stands in that relation, `row` where a row of the table told it.
    """

    relation: str
    words: str | None
    end: int = 0
    reach: int = 0
    row: Row | None = None
    governor: Draft | None = None


_ANY_REACH = 10**9
_ACTS = {"amends", "replaces", "repeals"}  # what is done to a document may be done to what it carries
_DONE = {*_ACTS, "corrects", "consolidates"}  # what only the text itself can do, by saying so


class CuePattern(NamedTuple):
    """Some rows of the table as one pattern, a group each."""

    pattern: regex.Pattern[str]
    rows: tuple[CueRow, ...]

    def row(self, found: regex.Match[str]) -> CueRow:
        """The row that matched."""
        return self.rows[(found.lastindex or 1) - 1]

    def cue(self, found: regex.Match[str], governor: Draft | None = None) -> Cue:
        """What was found, by its row."""
        return cue_of(self.row(found), found, governor)


def cue_of(row: CueRow, found: regex.Match[str], governor: Draft | None = None) -> Cue:
    """What words found say, by their row."""
    return Cue(row.relation, folded(found), found.end(), row.reach, row.row, governor)


Found = tuple[regex.Match[str], CueRow]
"""Words of the table found in a text, and their row."""


class Backwards:
    """Rows read from a place to the left: only those that may end in the word there, compiled when it is first met."""

    def __init__(self, rows: list[Row]) -> None:
        self._rows = rows
        self._ends = [last_words(row["pattern"]) for row in rows]
        known = [ends for ends in self._ends if ends is not None]
        anywhere = len(known) < len(rows)
        self._longest = max(map(len, set().union(*known)), default=0) if not anywhere else _ANY_REACH
        self._place = regex.compile(r"(?r)(?:\w+|[^\w\s])" if anywhere else f"(?r){any_of(set().union(*known))}")
        self._needed = {needed(row["pattern"]) for row in rows}
        self._by_word: dict[str, CuePattern | None] = {}

    def may_stand(self, text: str, low: int, high: int) -> bool:
        """Whether `text[low:high]` holds letters that a row must have."""
        return any(text.find(letters, low, high) >= 0 for letters in self._needed)

    def last(self, text: str, low: int, high: int, within: int | None = None) -> Found | None:
        """The last words of a row, of these the first row, that end in `text[low:high]`, `within` so much of `high`."""
        least = low if within is None else max(low, high - within)
        for place in self._place.finditer(text, max(low, least - self._longest), high):
            if place.end() < least:
                return None
            word = place.group()
            rows = self._by_word[word] if word in self._by_word else self._compiled(word)
            found = rows.pattern.match(text, low, place.end()) if rows else None
            if rows and found:
                return found, rows.row(found)
        return None

    def _compiled(self, word: str) -> CuePattern | None:
        rows = [row for row, ends in zip(self._rows, self._ends, strict=True) if ends is None or word in ends]
        self._by_word[word] = _pattern(rows, "(?r)") if rows else None
        return self._by_word[word]


class Cues(NamedTuple):
    """The table of relations: words before a citation, words behind it, words between it and what amended it.

    `amended_before` are the last read backwards, `guides` words before it, read from where a title goes on ("; quy định
    chi tiết"), `asked` those by which an act is only asked for, or begun: "đề nghị sửa đổi".
    """

    before: Backwards
    after: CuePattern
    amended: CuePattern
    amended_before: Backwards
    guides: CuePattern
    asked: CuePattern


@per_rules
def cues_of(rules: Rules) -> Cues:
    """The cue patterns of these rules."""
    rows = rules.tables["relations"]
    before = [r for r in rows if r["where"] == "before"]
    amended = [r for r in rows if r["relation"] == "amended_by"]
    return Cues(
        Backwards(before),
        _pattern([r for r in rows if r["where"] == "after" and r["relation"] != "amended_by"]),
        _pattern(amended),
        Backwards(amended),
        _pattern([r for r in before if r["relation"] == "guides"], r"[;,]?+\s*+"),
        _pattern([r for r in rows if r["where"] == "asked"], "(?r)"),
    )


def _pattern(rows: list[Row], before: str = "") -> CuePattern:
    words = numbered_groups([row["pattern"] for row in rows])
    made = (
        CueRow(
            row["relation"],
            int(row["reach"] or _ANY_REACH),
            "acts" if row["relation"] in (*_DONE, "guides", "promulgated_with") else "leads",
            frozenset(listed(row["through"])),
            row,
        )
        for row in rows
    )
    return CuePattern(regex.compile(rf"{before}(?<!\w)(?:{words})(?!\w)"), tuple(made))


def folded(found: regex.Match[str]) -> str:
    """The words found, on one line with single blanks."""
    return " ".join(found.group().split())


def last_cue(text: str, start: int, end: int, cues: Cues, *, in_title: bool = False) -> Cue | None:
    """The last words in `text[start:end]` that govern what stands at `end`, or None.

    >>> from vnplan.tables.rules import load_rules
    >>> text = "Quyết định này thay thế Quy chế ban hành kèm theo Quyết định số 27/2024/QĐ-UBND."
    >>> last_cue(text, 0, text.index("Quyết định số"), cues_of(load_rules()))[:2]
    ('replaces', 'thay thế')
    """
    while (said := _last_words(text, start, end, cues, in_title)) is not None:
        cue = (_answer(said, RULES["through"]) if said.row.through else None) or _answer(said, RULES[said.row.does])
        if cue is not _FURTHER_LEFT:
            return cue
        start, end = max(start, text.rfind(";", start, said.start)), said.start
    return None


def _answer(said: Said, rules: list[Rule]) -> Cue | None:
    """What the first rule that has an answer makes of the words."""
    for rule in rules:
        cue = rule(said)
        if cue is not None:
            return cue
    return None


class Said(NamedTuple):
    """Words of the table before a citation: `text[start:end]`, read from `low`; what they may govern is at `high`."""

    text: str
    low: int
    start: int
    end: int
    high: int
    row: CueRow
    found: regex.Match[str]
    cues: Cues
    in_title: bool


def _last_words(text: str, low: int, high: int, cues: Cues, in_title: bool) -> Said | None:
    """The last words of the table in `text[low:high]` that stand in no bracket closed before `high`."""
    said = cues.before.last(text, low, high)
    while said is not None and _in_brackets(text, said[0].end(), high):
        said = cues.before.last(text, low, said[0].start())
    if said is None:
        return None
    found, row = said
    return Said(text, low, found.start(), found.end(), high, row, found, cues, in_title)


def _in_brackets(text: str, start: int, end: int) -> bool:
    """Whether a bracket that closes before `end` was open at `start`."""
    closes = text.find(")", start, end)
    return closes >= 0 and "(" not in text[start:closes]


# --- the rules: what is made of words found --------------------------------------------------------------------------

_BEFORE = 70  # characters: what is matched right before the words is shorter
_FURTHER_LEFT = Cue("", None)  # these words govern nothing here: read on to their left


def acts_through(said: Said) -> Cue | None:
    """ "thay thế Danh mục ban hành kèm theo [Quyết định số 12/QĐ-UBND]": the decision is replaced, its list with it."""
    if _held(said):
        return None
    acts, at = said.row.through & _ACTS, said.start
    while acts and (outer := said.cues.before.last(said.text, said.low, at)) is not None:
        found, row = outer
        if row.relation in acts and at - found.end() <= row.reach:
            verb = said._replace(start=found.start(), end=found.end(), row=row, found=found)
            return _through(said, asked_for(verb) or cue_of(row, found))
        at = found.start()
    return None


def carried_through(said: Said) -> Cue | None:
    """ "thực hiện mục tiêu đề ra tại [Nghị quyết số 29-NQ/TW]": what it sets is carried out, and so is the resolution.

    "theo Mẫu số 01 tại Phụ lục kèm theo [Thông tư số 22/2021/TT-BGDĐT]": likewise, where the form stands close by.
    """
    if _held(said):
        return None
    outer = last_cue(said.text, said.low, said.start, said.cues, in_title=said.in_title)
    if outer is None or outer.relation not in said.row.through:
        return None
    if outer.relation == "according_to" and said.start - outer.end >= _FORM_REACH:
        return None
    return _through(said, outer)


_FORM_REACH = 60  # characters from "theo" to "kèm theo": "theo Mẫu số 01 tại Phụ lục II" and little more fits between


def _through(said: Said, outer: Cue) -> Cue:
    """What the outer words say, as near as the inner ones are."""
    return outer._replace(end=said.end, reach=said.row.reach)


def _held(said: Said) -> bool:
    """ "(Kèm theo ...", "theo quy định tại ...": the words open a remark of their own, no verb further left governs."""
    return _HOLDS.match(said.text, said.low, said.start) is not None


_HOLDS = regex.compile(r"(?r)(?:\(|[Tt]heo(?:\s+đúng)?)\s*")


def asked_for(said: Said) -> Cue | None:
    """ "Đề nghị Bộ xem xét, sửa đổi [Nghị định số 103/2024/NĐ-CP]": asked for, or begun by others, not done here."""
    if said.row.relation not in _DONE:
        return None
    low = max(said.low, said.start - _BEFORE)
    stop = _STOP.search(said.text, low, said.start)
    for found in said.cues.asked.pattern.finditer(said.text, stop.end() if stop else low, said.start):
        if said.start - found.end() <= said.cues.asked.row(found).reach:
            return _through(said, said.cues.asked.cue(found))
    return None


_STOP = regex.compile(r"(?r)[.;:\n]")


def befalls_what_went_before(said: Said) -> Cue | None:
    """ "theo Luật Đất đai được sửa đổi, bổ sung, [Luật Thanh tra]": said of the law before it."""
    passive = said.row.relation in _DONE and _PASSIVE.match(said.text, said.low, said.start)
    return _FURTHER_LEFT if passive else None


_PASSIVE = regex.compile(r"(?r)(?:được|bị|ĐƯỢC)\s+")


def said_of_another(said: Said) -> Cue | None:
    """ "theo các Nghị định, Thông tư hướng dẫn [Luật Thanh tra]": other documents guide, not this one.

    "Thông tư này hướng dẫn thi hành [Luật Thanh tra]" does, "Hướng dẫn thi hành ..." that opens a title or a sentence,
    and "ban hành Thông tư hướng dẫn thi hành ...".
    """
    if said.row.relation != "guides" or said.in_title:
        return None
    low = max(said.low, said.start - _BEFORE, said.text.rfind("\n", said.low, said.start))
    if said.found.group().isupper():
        return _FURTHER_LEFT if _CARRIED_OUT.search(said.text, low, said.start) else None
    if said.text[said.start].isupper() or _OWN.search(said.text, low, said.start):
        return None
    return _FURTHER_LEFT


_OWN = regex.compile(r"(?:\p{Lu}\w+(?:\s+\w+)?\s+này|[Bb]an\s+hành\s+\p{Lu}\w+\s+\w+)\b[^.;:]*$")
_CARRIED_OUT = regex.compile(r"TRIỂN\s+KHAI|THỰC\s+HIỆN|THI\s+HÀNH")


def attached_elsewhere(said: Said) -> Cue | None:
    """ "Mẫu số 05 kèm theo [Nghị định số 72/2025/NĐ-CP]": only "(Kèm theo ...", a remark apart, says it of this."""
    if said.row.relation != "promulgated_with" or _REMARK.match(said.text, said.start):
        return None
    return Cue("mentions", None, said.end, said.row.reach)


_REMARK = regex.compile(r"(?<=[(\n]\s*)\p{Lu}")


def out_of_reach(said: Said) -> Cue | None:
    """ "Tại Hội nghị toàn quốc ngày 05 tháng 3, đại biểu nêu [Nghị định số 103/2024/NĐ-CP]": its object came before.

    So it did in "xây dựng và ban hành khung giá điện và [Thông tư số 57/2020/TT-BCT]".
    """
    beside = said.row.relation == "issued" and said.text[said.end : said.high].rstrip().endswith((" và", " VÀ"))
    return _FURTHER_LEFT if beside or said.high - said.end > said.row.reach else None


def as_the_row_says(said: Said) -> Cue | None:
    """ "Căn cứ [Luật Giáo dục năm 2019]": nothing special."""
    row = said.row
    return Cue(row.relation, folded(said.found), said.end, row.reach, row.row)


Rule = Callable[[Said], Cue | None]
RULES: dict[Literal["through", "acts", "leads"], list[Rule]] = {
    "through": [acts_through, carried_through],
    "acts": [
        asked_for,
        befalls_what_went_before,
        said_of_another,
        attached_elsewhere,
        out_of_reach,
        as_the_row_says,
    ],
    "leads": [out_of_reach, as_the_row_says],
}
"""What is made of words found: first, where their row lets verbs further left govern through them, what those say;
then, by whether they tell an act or lead to a document (`CueRow.does`), what they say themselves.
"""
