"""How the citing document stands to each cited one, from the words that govern the citation."""

from __future__ import annotations

from typing import NamedTuple

import regex as re

from vnplan.scan.draft import Draft
from vnplan.tables.patterns import numbered_groups
from vnplan.tables.rules import Row, Rules, per_rules

_SENTENCE = re.compile(
    r"[.!?](?=\s+[\p{Lu}“(\-])|\n[ \t]*\n|[.;:]\s*\n|\n(?=[ \t]*(?:[-+*•]\s|\d{1,2}\.\s|[a-zđ]\)\s|[IVX]+\.\s))|…\s"
)
_ABBREVIATED = re.compile(r"(?:\b(?:TP|Tp|TT|PGS|TS|GS|ThS|Th|Q|P|[A-ZĐ])|\d)$")
_LIST_GAP = re.compile(r"\s*(?:[,;]|và|hoặc|và các|,\s*và|cùng với)?\s*(?:số|các|theo|tại|của)?\s*")
_WITH = re.compile(r"(?r)(?:[Bb]an\s+hành\s+)?(?:[Kk]èm\s+theo|KÈM\s+THEO)\s+(?:các\s+|theo\s+)?")
_ALIAS = re.compile(r"(?r)\((?:sau\s+đây\s+)?(?:viết\s+|gọi\s+)?(?:tắt\s+)?(?:là\s*:?\s*)?[“\"]?")


_ANY_REACH = 10**9


class Cue(NamedTuple):
    """Governing words found in a stretch of text, and how far behind them a citation may stand."""

    relation: str
    words: str
    end: int
    reach: int


class Cues(NamedTuple):
    """Compiled cue patterns: before the citation, after it, and between it and what amended it."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    amended: re.Pattern[str]
    relations: tuple[str, ...]
    reaches: tuple[int, ...]
    after_relations: tuple[str, ...]


@per_rules
def cues_of(rules: Rules) -> Cues:
    """The cue patterns of these rules; a group a row."""
    rows = rules.tables["relations"]
    before = [row for row in rows if row["where"] == "before"]
    after = [row for row in rows if row["where"] == "after" and row["relation"] != "amended_by"]
    amended = [row for row in rows if row["relation"] == "amended_by"]
    return Cues(
        _any_row(before, "(?r)"),  # searched from the citation backwards: the nearest cue comes first
        _any_row(after),
        _any_row(amended),
        tuple(row["relation"] for row in before),
        tuple(int(row["reach"] or _ANY_REACH) for row in before),
        tuple(row["relation"] for row in after),
    )


def _any_row(rows: list[Row], flags: str = "") -> re.Pattern[str]:
    return re.compile(rf"{flags}(?<!\w)(?:{numbered_groups([row['pattern'] for row in rows])})(?!\w)")


def relate(
    text: str,
    drafts: list[Draft],
    rules: Rules,
    note_starts: dict[int, Cue | None] | None = None,
    items: dict[int, Cue] | None = None,
) -> None:
    """Fill relation, cue and governor of every draft; their issuers and titles must be known.

    `note_starts` gives, for the start of each footnote, the cue its mark hangs on; `items`, for where the words of
    each item of a list begin, the cue of the list's head.
    """
    cues = cues_of(rules)
    containers: list[Draft] = []
    siblings: dict[int, Draft] = {}  # the last citation inside each title
    notes = sorted((note_starts or {}).items())
    current: Cue | None = None
    previous: Draft | None = None
    here = 0
    note_at = 0
    for draft in drafts:
        if draft.kind == "internal":
            continue
        if draft.kind == "self":
            with_ = _WITH.match(text, max(0, draft.start - 60), draft.start)
            if with_ is not None:
                draft.relation, draft.cue = "promulgated_with", " ".join(with_.group().split())
            continue
        while note_at < len(notes) and notes[note_at][0] <= draft.start:
            here, current, previous = max(here, notes[note_at][0]), notes[note_at][1], None
            note_at += 1
        containers = [c for c in containers if c.full_end > draft.start]
        start = draft.full_start
        if draft.governor is not None:  # a law inside the name of the law that amends it
            siblings[id(draft.governor)] = draft
            containers.append(draft)
            continue
        outer = containers[-1] if containers else None
        if outer is None and items and start in items:
            here, current, previous = max(here, start), items[start], None
        if outer is not None:
            draft.governor = outer
            inside = outer.start if outer.title_start is None else outer.title_start
            cue = last_cue(text, inside, start, cues, in_title=True)
            sibling = siblings.get(id(outer))
            siblings[id(outer)] = draft
            if sibling is not None and (cue is None or cue.end < sibling.end) and _joined(text, sibling, start):
                draft.relation, draft.cue = sibling.relation, sibling.cue
                if sibling.relation == "amended_by":
                    draft.governor = sibling.governor
            elif (
                sibling is not None and cues.amended.search(text, sibling.end, start) and start - sibling.full_end < 90
            ):
                draft.relation, draft.governor = "amended_by", sibling
            elif cue is not None:
                draft.relation, draft.cue = cue.relation, cue.words
            containers.append(draft)
            continue
        gap_start = max(here, start - 700)
        amended = (
            cues.amended.search(text, previous.end, start)
            if previous is not None and start - previous.end < 400
            else None
        )
        if (
            amended is not None
            and previous is not None
            and not _breaks(text, amended.end(), start)
            and start - amended.end() < 40
        ):
            draft.relation, draft.cue = "amended_by", " ".join(amended.group().split())
            draft.governor = previous.governor if previous.relation == "amended_by" else previous
        elif (
            previous is not None
            and previous.relation == "amended_by"
            and draft.title is None
            and draft.type == previous.type
            and not cues.amended.match(text, _skip(text, draft.full_end))
            and _LIST_GAP.fullmatch(text, previous.full_end, start)
        ):
            draft.relation, draft.cue, draft.governor = "amended_by", previous.cue, previous.governor
        else:
            boundary = _last_break(text, gap_start, start)
            if boundary >= 0:
                carried = current if _introduces(text, gap_start, boundary) else None
                current = last_cue(text, boundary, start, cues) or carried
            else:
                current = last_cue(text, gap_start, start, cues) or current
            if _ALIAS.match(text, max(0, start - 40), start) and (current is None or current.end != start):
                pass
            elif current is not None and (
                start - current.end < current.reach or (previous is not None and previous.end > current.end)
            ):
                draft.relation, draft.cue = current.relation, current.words
        after = cues.after.match(text, _skip(text, draft.full_end))
        if after is None and draft.relation == "mentions" and _SUBJECT.search(text, max(0, start - 14), start):
            after = _predicate(text, draft.full_end, cues)
        if after is not None and draft.relation in ("mentions", "according_to", "implements"):
            draft.relation = cues.after_relations[(after.lastindex or 1) - 1]
            draft.cue = " ".join(after.group().split())
        previous = draft
        here = max(here, draft.full_end)
        if draft.title_start is not None or draft.kind == "named":
            containers.append(draft)


# What stands before a citation that is the subject of its sentence.
_SUBJECT = re.compile(r"(?:^|\n|[.:]\s)[ \t]*(?:[-+•*]\s+|\d{1,3}[.)]\s+|[a-zđ]\)\s+)?$")


def _predicate(text: str, at: int, cues: Cues) -> re.Match[str] | None:
    """The verb of a sentence behind a title cut short: "Quyết định số ... quy định ..., bảo đảm ... hết hiệu lực"."""
    end = _SENTENCE.search(text, at, at + 260)
    other = _NUMBERED.search(text, at, at + 260)
    return cues.after.search(text, at, min(found.start() if found else at + 260 for found in (end, other)))


_NUMBERED = re.compile(r"(?:số|Luật|Pháp\s+lệnh)\s")


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \n,":
        at += 1
    return at


def _joined(text: str, sibling: Draft, start: int) -> bool:
    return _LIST_GAP.fullmatch(text, sibling.full_end, start) is not None


def last_cue(text: str, start: int, end: int, cues: Cues, in_title: bool = False) -> Cue | None:
    """The last governing words in `text[start:end]`, or None."""
    found = cues.before.search(text, start, end)
    while found is not None and _in_brackets(text, found.end(), end):
        found = cues.before.search(text, start, found.start())
    if found is None:
        return None
    row = (found.lastindex or 1) - 1
    relation, reach = cues.relations[row], cues.reaches[row]
    words = " ".join(found.group().split())
    if _THROUGH.match(words) and not _HOLDS.search(text, max(start, found.start() - 7), found.start()):
        # "sửa đổi Quy định kèm theo Nghị quyết ...", "thay thế Danh mục công bố tại ...": the verb before governs
        for outer in cues.before.finditer(text, max(start, found.start() - 800), found.start()):
            if cues.relations[(outer.lastindex or 1) - 1] in ("amends", "replaces", "repeals"):
                return Cue(
                    cues.relations[(outer.lastindex or 1) - 1], " ".join(outer.group().split()), found.end(), reach
                )
        carried = last_cue(text, start, found.start(), cues, in_title)
        if (
            carried is not None
            and carried.relation == "according_to"
            and words.endswith("èm theo")
            and found.start() - carried.end < 60
            and text[found.start() - 1] != "("
        ):
            return Cue(carried.relation, carried.words, found.end(), reach)  # "theo Mẫu số 01 tại Phụ lục kèm theo ..."
        if (
            carried is not None
            and carried.relation == "implements"
            and words.startswith(("đề ra", "kèm", "Kèm", "ban hành kèm", "Ban hành kèm"))
        ):
            return Cue(carried.relation, carried.words, found.end(), reach)
    if (
        relation == "guides"
        and not in_title
        and _ANOTHER_GUIDES.search(text, max(start, found.start() - 40), found.start())
    ):
        return last_cue(text, start, found.start(), cues, in_title)
    if (
        in_title
        and relation == "guides"
        and (
            words.lower().startswith(("quy định chi tiết", "qui định chi tiết"))
            or ("thi hành" in words and _IN_DETAIL.search(text, max(start, found.start() - 40), found.start()))
        )
    ):
        relation = "implements"
    if end - found.end() > reach:
        # the verb has another object; look for what governs further left
        return last_cue(text, start, found.start(), cues, in_title)
    return Cue(relation, words, found.end(), reach)


_IN_DETAIL = re.compile(r"[Qq]u[yi]\s+định\s+chi\s+tiết(?:,|\s+và)?\s+$")
_THROUGH = re.compile(
    r"(?:[Bb]an hành |BAN HÀNH )?(?:[Kk]èm theo|KÈM THEO)|(?:công bố|ban hành|đề ra|quy định|phê duyệt) (?:tại|theo)"
    r"|BAN HÀNH THEO"
)


def _in_brackets(text: str, start: int, end: int) -> bool:
    """Whether a bracket that closes before `end` was open at `start`."""
    close = text.find(")", start, end)
    if close < 0:
        return False
    opened = text.find("(", start, end)
    return opened < 0 or opened > close


_HOLDS = re.compile(
    r"(?:\(|[Tt]heo(?:\s+đúng)?)\s*$"
)  # "(Kèm theo ...", "theo quy định tại": no verb further left governs
# "các Nghị định, Thông tư hướng dẫn Luật ...": another document guides, not this one
_ANOTHER_GUIDES = re.compile(r"(?:[Nn]ghị\s+định|[Tt]hông\s+tư|văn\s+bản|quy\s+định|[Qq]uyết\s+định)(?:[^.;:]{0,16})$")


def _breaks(text: str, start: int, end: int) -> bool:
    return _last_break(text, start, end) >= 0


def _last_break(text: str, start: int, end: int) -> int:
    """Where the sentence that holds `end` begins, or -1 where it begins before `start`."""
    at = -1
    for found in _SENTENCE.finditer(text, start, min(len(text), end + 3)):  # it looks ahead by so much
        if found.start() >= end:
            break
        if (
            found.group()[0] == "."
            and _ABBREVIATED.search(text, max(0, found.start() - 4), found.start())
            and "\n" not in found.group()
        ) and not text[found.start() - 1].isdigit():
            continue
        if found.group()[0] == ";":
            continue
        at = min(found.end(), end)
    return at


def _introduces(text: str, start: int, boundary: int) -> bool:
    """Whether the words before the break end in a colon: they govern the list that follows."""
    head = text[max(0, boundary - 4) : boundary].rstrip()
    if head.endswith((":", ";")):
        return True
    before = text[start:boundary].rstrip()
    return before.endswith((":", ";"))
