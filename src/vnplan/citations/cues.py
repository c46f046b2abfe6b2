"""Governing words ("Căn cứ", "thực hiện", "thay thế"): the rows of the table of relations, and the last before a place.

What the words do is the row's to say (relation, reach, `through`, whether it is written in capitals), and the place's
they stand in; no code looks at the words themselves.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

import regex

from vnplan.citations.cue_rows import DONE, Backwards, Cue, CuePattern, CueRow, Found, cue_of, cue_pattern
from vnplan.citations.sentence import in_brackets
from vnplan.compiled import compiled
from vnplan.tables.endings import needed_of_some
from vnplan.tables.rules import Rules, per_rules
from vnplan.tables.types import carried_words


class Cues(NamedTuple):
    """The table of relations: words before a citation, words behind it, words between it and what amended it.

    `after_needed` are letters of which words behind hold some, `amended_before` are the last read backwards, `guides`
    words before it, read from where a title goes on ("; quy định chi tiết"), `asked` those by which an act is only
    asked for, or begun: "đề nghị sửa đổi"; `head` a whole line
    above a list: "Căn cứ pháp lý:"; `carries_out` what says in a decree's title that it details the law behind it.
    """

    before: Backwards
    after: CuePattern
    after_needed: frozenset[str]
    amended: CuePattern
    amended_before: Backwards
    guides: CuePattern
    asked: CuePattern
    head: CuePattern
    carries_out: regex.Pattern[str]
    short: frozenset[str]  # words whose point ends no sentence: "TP"
    named: regex.Pattern[str]  # the name of a type that others carry, read backwards: "Kế hoạch "


@per_rules
def cues_of(rules: Rules) -> Cues:
    """The cue patterns of these rules."""
    rows = rules.tables["relations"]
    before = [r for r in rows if r["where"] in ("before", "befell")]
    amended = [r for r in rows if r["relation"] == "amended_by"]
    after = [r for r in rows if r["where"] == "after" and r["relation"] != "amended_by"]
    return Cues(
        Backwards(before),
        cue_pattern(after),
        needed_of_some([r["pattern"] for r in after]),
        cue_pattern(amended),
        Backwards(amended),
        cue_pattern([r for r in before if r["relation"] == "guides"], r"[;,]?+\s*+"),
        cue_pattern([r for r in rows if r["where"] == "asked"], "(?r)"),
        cue_pattern([r for r in rows if r["where"] == "head"]),
        compiled(rf"(?r)(?:{rules.phrases('carries_out')})"),
        rules.words("abbreviation"),
        compiled(rf"(?r)(?<!\w)(?:{carried_words(rules)})\s+"),
    )


def last_cue(text: str, start: int, end: int, cues: Cues, *, in_title: bool = False) -> Cue | None:
    """The last words in `text[start:end]` that govern what stands at `end`, or None.

    >>> from vnplan.tables.rules import load_rules
    >>> text = "Quyết định này thay thế Quy chế ban hành kèm theo Quyết định số 27/2024/QĐ-UBND."
    >>> last_cue(text, 0, text.index("Quyết định số"), cues_of(load_rules()))[:2]
    ('replaces', 'thay thế')
    """
    return _governing(_last_words(text, start, end, cues, in_title))


def _governing(said: CueWords | None) -> Cue | None:
    """What words found, or those further left where these govern nothing here, say of what stands behind them."""
    while said is not None:
        cue = (_answer(said, RULES["through"]) if said.row.through else None) or _answer(said, RULES[said.row.does])
        if cue is not _FURTHER_LEFT:
            return cue
        low, object_at = max(said.low, said.text.rfind(";", said.low, said.start)), said.object_at
        said = _last_words(said.text, low, said.start, said.cues, said.in_title)
        if said is not None:
            said.object_at = object_at
    return None


def _answer(said: CueWords, rules: list[Rule]) -> Cue | None:
    """What the first rule that has an answer makes of the words."""
    for rule in rules:
        cue = rule(said)
        if cue is not None:
            return cue
    return None


@dataclass(slots=True)
class CueWords:
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
    object_at: int  # where the citation begins; words read further left stop at `high` before it
    _before: Found | Literal[False] | None = False

    @property
    def before(self) -> Found | None:
        """The last words of the table further left."""
        if self._before is False:
            self._before = self.cues.before.last(self.text, self.low, self.start)
        return self._before


def _last_words(text: str, low: int, high: int, cues: Cues, in_title: bool) -> CueWords | None:
    """The last words of the table in `text[low:high]` that stand in no bracket closed before `high`."""
    return _outside_brackets(cues.before.last(text, low, high), text, low, high, cues, in_title)


def _outside_brackets(
    said: Found | None, text: str, low: int, high: int, cues: Cues, in_title: bool
) -> CueWords | None:  # fmt: skip
    while said is not None and in_brackets(text, said[0].end(), high):
        said = cues.before.last(text, low, said[0].start())
    if said is None:
        return None
    found, row = said
    return CueWords(text, low, found.start(), found.end(), high, row, found, cues, in_title, high)


# --- the rules: what is made of words found --------------------------------------------------------------------------

_BEFORE = 70  # characters: what is matched right before the words is shorter
_ACTS = {"amends", "replaces", "repeals"}  # what is done to a document may be done to what it carries
_FURTHER_LEFT = Cue("", None)  # these words govern nothing here: read on to their left


def acts_through(said: CueWords) -> Cue | None:
    """ "thay thế Danh mục ban hành kèm theo [Quyết định số 12/QĐ-UBND]": the decision is replaced, its list with it."""
    if _held(said):
        return None
    acts, at = said.row.through & _ACTS, said.start
    outer = said.before if acts else None
    while outer is not None:
        found, row = outer
        if row.relation in acts and _DOCUMENTS.search(said.text, found.end(), at):
            return Cue("mentions", None, said.end, said.row.reach, start=said.start)
        if row.relation in acts and at - found.end() <= row.reach:
            verb = replace(said, start=found.start(), end=found.end(), row=row, found=found, _before=False)
            return _through(said, asked_for(verb) or cue_of(row, found))
        at = found.start()
        outer = said.cues.before.last(said.text, said.low, at)
    return None


# "bãi bỏ |văn bản quy phạm pháp luật |quy định tại [Luật Ban hành văn bản]": what is of a kind, not that law
_DOCUMENTS = compiled(r"(?:văn\s+bản|nghị\s+quyết|quyết\s+định)(?:\s+quy\s+phạm\s+pháp\s+luật)?\s+$")


def carried_through(said: CueWords) -> Cue | None:
    """ "thực hiện mục tiêu đề ra tại [Nghị quyết số 29-NQ/TW]": what it sets is carried out, and so is the resolution.

    "theo Mẫu số 01 tại Phụ lục kèm theo [Thông tư số 22/2021/TT-BGDĐT]": likewise, where the form stands close by.
    """
    if _held(said):
        return None
    outer = _governing(_outside_brackets(said.before, said.text, said.low, said.start, said.cues, said.in_title))
    if outer is None or outer.relation not in said.row.through:
        return None
    if outer.relation == "according_to" and said.start - outer.end >= _FORM_REACH:
        return None
    return _through(said, outer)


_FORM_REACH = 60  # characters from "theo" to "kèm theo": "theo Mẫu số 01 tại Phụ lục II" and little more fits between


def _through(said: CueWords, outer: Cue) -> Cue:
    """What the outer words say, as near as the inner ones are."""
    return outer._replace(end=said.end, reach=said.row.reach)


def _held(said: CueWords) -> bool:
    """ "(Kèm theo ...", "theo quy định tại ...": the words open a remark of their own, no verb further left governs."""
    return _HOLDS.match(said.text, said.low, said.start) is not None


_HOLDS = compiled(r"(?r)(?:\(|[Tt]heo(?:\s+đúng)?)\s*")


def asked_for(said: CueWords) -> Cue | None:
    """ "Đề nghị Bộ xem xét, sửa đổi [Nghị định số 103/2024/NĐ-CP]": asked for, or begun by others, not done here.

    "Sở Y tế tham mưu ban hành quy chế mới; thay thế [Quyết định số 16/2018/QĐ-UBND]": the same who do the second too.
    """
    if said.row.relation not in DONE:
        return None
    low = max(said.low, said.start - _BEFORE)
    begin, second = _clause(said, low)
    for found in said.cues.asked.pattern.finditer(said.text, begin, said.start):
        if second and _AS_ASKED.match(said.text, low, found.start()):
            continue  # "Theo đề nghị của Sở Tư pháp; bãi bỏ [Quyết định ...]"
        if said.start - found.end() <= said.cues.asked.row(found).reach:
            return _through(said, said.cues.asked.cue(found))
    return None


def _clause(said: CueWords, low: int) -> tuple[int, bool]:
    """Where the clause of the words begins, and whether they are the second of two: "tham mưu A; thay thế B".

    It begins behind a colon, but "Kiến nghị Bộ Nội vụ: sửa đổi" is one with its head.
    """
    stop = _STOP.search(said.text, low, said.start)
    second = stop is not None and stop.group() == ";" and said.text[stop.end() : said.start].isspace()
    if stop is not None and second:
        stop = _STOP.search(said.text, low, stop.start())
    if stop is None:
        return low, second
    head = _HEAD.search(said.text, low, stop.start()) if stop.group() == ":" else None
    asks = said.cues.asked.pattern.search(said.text, head.start(), head.end()) if head is not None else None
    with_head = asks is not None and head is not None and asks.start() == head.start()
    return (asks.start() if asks is not None and with_head else stop.end()), second


_STOP = compiled(r"(?r)[.;:\n]")
_AS_ASKED = compiled(r"(?r)(?:[Tt]heo|[Xx]ét)\s+")
_HEAD = compiled(r"(?<![\w,]\s*)\p{Lu}\p{Ll}*(?:\s[\w&-]+){1,8}$")


def befalls_what_went_before(said: CueWords) -> Cue | None:
    """ "theo Luật Đất đai được sửa đổi, bổ sung, [Luật Thanh tra]": said of the law before it."""
    passive = said.row.relation in DONE and _PASSIVE.match(said.text, said.low, said.start)
    return _FURTHER_LEFT if passive else None


_PASSIVE = compiled(r"(?r)(?:được|bị|ĐƯỢC)\s+")


def has_no_object(said: CueWords) -> Cue | None:
    """ "Căn cứ Luật Dược năm 2005 sửa đổi năm 2016; [Luật Thú y]": an edition is named, nothing is changed here.

    "Căn cứ Hiến chương Hội sửa đổi tại Đại hội VI; [Luật Thú y]": a semicolon lies between, and "Căn cứ" before.
    """
    if said.row.relation not in DONE:
        return None
    if _NO_OBJECT.match(said.text, said.end, said.object_at):
        return _FURTHER_LEFT
    if said.text.find(";", said.end, said.object_at) < 0:
        return None
    outer = said.before
    leads = outer is not None and outer[1].does == "leads" and not said.text[said.low : outer[0].start()].strip(" \n-")
    return _FURTHER_LEFT if leads else None


_NO_OBJECT = compiled(r"\s*;\W*+(?:\w{1,3}[.)]\s)?$|,?\s+(?:vào\s+|các\s+)?năm\s+\d{4}")  # ";", and an item's mark


def said_of_another(said: CueWords) -> Cue | None:
    """ "theo các Nghị định, Thông tư hướng dẫn [Luật Thanh tra]": other documents guide, not this one.

    "Thông tư này hướng dẫn thi hành [Luật Thanh tra]" does, "Hướng dẫn thi hành ..." that opens a title or a sentence,
    "ban hành Thông tư hướng dẫn thi hành ..." and "V/v hướng dẫn ..." over a letter.
    """
    if said.row.relation != "guides" or said.in_title:
        return None
    low = max(said.low, said.start - _BEFORE, said.text.rfind("\n", said.low, said.start))
    if said.row.capitals:
        return _FURTHER_LEFT if _CARRIED_OUT.search(said.text, low, said.start) else None
    if said.text[said.start].isupper() or _OWN.search(said.text, low, said.start):
        return None
    return _FURTHER_LEFT


# A syllable has seven letters at most.
_OWN = compiled(
    r"(?<=[\n|]\s{0,3})(?:V/v|Về\s+việc):?\s*$|(?:\p{Lu}\w{1,9}(?:\s+\w+)?\s+này|[Bb]an\s+hành\s+\p{Lu}\w+\s+\w+)\b[^.;:]*$"
)
_CARRIED_OUT = compiled(r"TRIỂN\s+KHAI|THỰC\s+HIỆN|THI\s+HÀNH")


def names_a_member(said: CueWords) -> Cue | None:
    """ "phù hợp với Kế hoạch thực hiện Quy hoạch, [Quyết định số 27/QĐ-TTg]": the words are in the name before it."""
    if said.row.relation != "implements" or "," not in said.text[said.end : said.high]:
        return None
    named = said.cues.named.match(said.text, max(said.low, said.start - _BEFORE), said.start)
    if named is None:
        return None
    outer = said.cues.before.last(said.text, said.low, named.start())
    fits = outer is not None and outer[1].relation == "according_to" and _FITS.match(outer[0].group())
    return Cue("mentions", None, said.end, said.row.reach, start=said.start) if fits else None


_FITS = compiled(r"[Pp]hù\s+hợp")  # what a plan is to be in keeping with it neither carries out nor is based on


def attached_elsewhere(said: CueWords) -> Cue | None:
    """ "Mẫu số 05 kèm theo [Nghị định số 72/2025/NĐ-CP]": only "(Kèm theo ...", a remark apart, says it of this."""
    if said.row.relation != "promulgated_with" or _REMARK.match(said.text, said.start):
        return None
    return Cue("mentions", None, said.end, said.row.reach, start=said.start)


_REMARK = compiled(r"(?<=[(\n]\s*)\p{Lu}")


def out_of_reach(said: CueWords) -> Cue | None:
    """ "Tại Hội nghị toàn quốc ngày 05 tháng 3, đại biểu nêu [Nghị định số 103/2024/NĐ-CP]": its object came before.

    So it did in "xây dựng và ban hành khung giá điện và [Thông tư số 57/2020/TT-BCT]".
    """
    beside = said.row.relation == "issued" and said.text[said.end : said.high].rstrip().endswith((" và", " VÀ"))
    return _FURTHER_LEFT if beside or said.high - said.end > said.row.reach else None


def as_the_row_says(said: CueWords) -> Cue | None:
    """ "Căn cứ [Luật Giáo dục năm 2019]": nothing special."""
    return cue_of(said.row, said.found)


Rule = Callable[[CueWords], Cue | None]
RULES: dict[Literal["through", "acts", "leads"], list[Rule]] = {
    "through": [acts_through, carried_through],
    "acts": [
        asked_for,
        befalls_what_went_before,
        has_no_object,
        said_of_another,
        attached_elsewhere,
        out_of_reach,
        as_the_row_says,
    ],
    "leads": [names_a_member, out_of_reach, as_the_row_says],
}
"""What is made of words found: first, where their row lets verbs further left govern through them, what those say;
then, by whether they tell an act or lead to a document (`CueRow.does`), what they say themselves.
"""
