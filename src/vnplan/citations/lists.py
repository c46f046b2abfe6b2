"""Lists of citations: where each title ends, and what later members take from the head of the list."""

from __future__ import annotations

import bisect

import regex as re

from vnplan.citations.title import clean_issuer, read_tail
from vnplan.scan.draft import Draft
from vnplan.tables.rules import Rules, per_rules
from vnplan.tables.types import type_words

_JOINS = re.compile(r"(?r)\s*(?:,|;|và|hoặc|,\s*và|cùng)\s+(?:các\s+|theo\s+)?")


def read_tails(text: str, drafts: list[Draft], rules: Rules, zone_ends: list[int], lines: bool) -> None:
    """Issuers and titles, from the last citation to the first: a title ends before the next one of its list."""
    joined: dict[int, Draft] = {}  # where a list goes on ("và", a comma) and the citation that follows
    for draft in drafts:
        if draft.kind in ("numbered", "named", "named_law") and draft.governor is None:
            found = _JOINS.match(text, max(0, draft.full_start - 14), draft.full_start)
            if found is not None:
                joined[found.start()] = draft
    places = sorted(joined)
    ends: set[int] = set()  # where later citations end, tails included
    for draft in reversed(drafts):
        if draft.kind in ("numbered", "named", "named_law"):
            n = bisect.bisect_left(zone_ends, draft.end)
            limit = zone_ends[n] if n < len(zone_ends) else len(text)
            at = bisect.bisect_left(places, draft.end)
            near = places[at : at + 12]
            read_tail(text, draft, rules, limit, [p for p in near if not _inside_list(joined[p], p, ends)], lines)
        ends.add(draft.full_end)
        ends.add(draft.end)
    _inherit(text, drafts, rules)


def _inside_list(following: Draft, at: int, ends: set[int]) -> bool:
    """Whether a citation without title, right behind another, belongs to the same title: "về triển khai A và B"."""
    return following.title is None and (at in ends or at - 1 in ends)


_LIST = re.compile(r"(?:\s*(?:,|;|và|hoặc|,\s*và)\s*)(?:số\s*)?|\s*(?:,|;|và)\s*(?:[Ss]ố)?\s*")


_ASIDE = re.compile(r"\s*(?:đã\s+)?(?:được\s+)?(?:sửa\s+đổi|bổ\s+sung)[^;]{0,90}")


def _inherit(text: str, drafts: list[Draft], rules: Rules) -> None:
    """A list's later members take the type of the member before, or of the plural that opens the list.

    What stands inside a member's title, or amended it, does not end the list.
    """
    previous: Draft | None = None
    member: Draft | None = None
    head: re.Match[str] | None = None
    for draft in drafts:
        if draft.kind != "numbered":
            continue
        follows = previous is not None and _follows(text, previous, draft)
        if member is not None and member is not previous:
            follows = follows or _follows(text, member, draft)
        opening = _plural_head(text, draft.start, rules)
        within = member is not None and (
            draft.start < member.full_end or _ASIDE.fullmatch(text, member.full_end, draft.start) is not None
        )
        if opening is not None:
            head = opening
        elif not follows and not within:
            head = None
        if head is not None and (opening is not None or not within):
            draft.issuer = draft.issuer or (clean_issuer(head["issuer"]) if head["issuer"] else None)
            if draft.inherits:
                plural = rules.type_names[" ".join(head["type"].lower().split())].code
                draft.type = plural if plural != "van_ban" else draft.type  # the symbol tells the type
                draft.title = draft.title or (
                    " ".join(head["title"].split()) if head["title"] and text[head.end() - 1] == "(" else None
                )
            if opening is not None:
                draft.lead = min(draft.full_start, head.start())
            draft.read_by = "head list"
        elif draft.inherits and follows and previous is not None:
            draft.type, draft.read_by = previous.type, "list member"
        previous = draft
        if not within:
            member = draft


def _follows(text: str, before: Draft, draft: Draft) -> bool:
    """Whether only a comma, a semicolon or "và" stands between two members of a list."""
    return (
        _LIST.fullmatch(text, before.full_end, draft.start) is not None
        or _LIST.fullmatch(text, before.end, draft.start) is not None
    )


@per_rules
def _head(rules: Rules) -> re.Pattern[str]:
    return re.compile(
        rf"(?P<many>các|Các)\s+(?P<type>{type_words(rules)})(?:\s+của\s+(?P<issuer>[^:;.()]{{3,90}}?))?"
        r"(?P<title>\s+(?:về|quy\s+định|phê\s+duyệt|công\s+bố|ban\s+hành|hướng\s+dẫn)\s[^:;.()]{3,260})?\s*[:(]\s*$"
    )


def _plural_head(text: str, at: int, rules: Rules) -> re.Match[str] | None:
    """ "các Quyết định của X về việc ... (": the head of a list of numbers, which gives them type, issuer and title."""
    low = max(
        text.rfind("các ", max(0, at - 420), at),
        text.rfind("Các ", max(0, at - 420), at),
        text.rfind("các\n", max(0, at - 420), at),
    )
    return _head(rules).match(text, low, at) if low >= 0 else None
