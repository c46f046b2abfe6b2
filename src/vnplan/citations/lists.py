"""Lists of citations: where each title ends, and what later members take from the head of the list."""

from __future__ import annotations

import bisect
from collections.abc import Iterator

import regex

from vnplan.citations.issuer import clean_issuer
from vnplan.citations.tabled import tabled
from vnplan.citations.title import read_title
from vnplan.compiled import compiled, plain_re
from vnplan.scan.dated import date_before
from vnplan.scan.draft import OTHERS, Draft
from vnplan.scan.types import disagrees, symbol_type
from vnplan.tables.rules import Rules
from vnplan.text.symbols import split_number

_JOINT = 8  # characters that hold ", cùng "
_JOINS = compiled(r"(?r)\s*(?:[,;]|và|hoặc|cùng|VÀ)\s+")


def read_tails(text: str, drafts: list[Draft], rules: Rules, zone_ends: list[int]) -> None:
    """Issuers and titles, from the last citation to the first: a title ends before the next one of its list."""
    joined: dict[int, Draft] = {}  # where a list goes on ("và", a comma) and the citation that follows
    for draft in drafts:
        if draft.kind in OTHERS and draft.governor is None:
            found = _JOINS.match(text, max(0, draft.full_start - _JOINT), draft.full_start)
            if found is not None:
                joined[found.start()] = draft
    places = sorted(joined)
    ends: set[int] = set()  # where later citations end, tails included
    for draft in reversed(drafts):
        if draft.kind in OTHERS:
            n = bisect.bisect_left(zone_ends, draft.end)
            limit = zone_ends[n] if n < len(zone_ends) else len(text)
            at = bisect.bisect_left(places, draft.end)
            near = places[at : at + _NEXT]
            read_title(text, draft, rules, limit, [p for p in near if not _inside_list(joined[p], p, ends)])
            if draft.kind == "numbered":
                date_before(text, draft, rules)
        ends.add(draft.full_end)
        ends.add(draft.end)
    _inherit(text, drafts, rules)


_NEXT = 12  # places: more citations than that no title holds


def _inside_list(following: Draft, at: int, ends: set[int]) -> bool:
    """Whether a citation without title, right behind another, belongs to the same title: "về triển khai A và B"."""
    return following.title is None and (at in ends or at - 1 in ends)


# --- what later members take from the head ---------------------------------------------------------------------------


def _inherit(text: str, drafts: list[Draft], rules: Rules) -> None:
    """A list's later members take the type of the member before, or of the plural that opens the list."""
    several: list[Draft] = []  # the members so far of one list that a plural heads
    for draft, head, before in _members(text, drafts, rules):
        if draft.inherits and several and before is several[-1]:
            several.append(draft)
            _take_last_issuer(several)
        else:
            plural = text[max(0, draft.full_start - _PLURAL) : draft.full_start].split()[-1:] in _PLURALS
            several = [draft] if head is not None or plural else []
        if head is not None:
            _take_head(text, draft, head, rules)
        elif draft.inherits and before is not None and not _of_its_own_type(draft, before.type, rules):
            draft.type, draft.listed, draft.read_by = before.type, True, "list member"
        if draft.shares is not None and draft.issuer is None:
            draft.issuer = draft.shares.issuer


_PLURAL = 8  # characters: "các" and a blank
_PLURALS = (["các"], ["Các"])


def _of_its_own_type(draft: Draft, listed: str | None, rules: Rules) -> bool:
    """ "Thông tư số 1/2011/TT-BNV và |30/2020/NĐ-CP|": the symbol tells a type, and not that of the list."""
    groups, doctype = split_number(draft.number or "").groups, rules.types.get(listed or "")
    told = symbol_type(groups, rules)
    if doctype is None or told is None:
        return False
    return disagrees(doctype, groups, rules) or told.startswith(f"{listed}_")  # "số 2/2012/TTLT-BNV-BTC"


def _members(
    text: str, drafts: list[Draft], rules: Rules
) -> Iterator[tuple[Draft, regex.Match[str] | None, Draft | None]]:
    """Each numbered citation, the head of the list it is a member of, and the citation it follows in a list.

    What stands inside a member's title, or amended it, is no member, and does not end the list.
    """
    previous: Draft | None = None
    member: Draft | None = None
    head: regex.Match[str] | None = None
    for draft in drafts:
        if draft.kind != "numbered":
            continue
        follows = _follows(text, previous, draft) or (member is not previous and _follows(text, member, draft))
        within = member is not None and _within(text, member, draft)
        opening = _plural_head(text, draft.start, rules)
        head = opening or (head if follows or within else None)
        yield draft, (opening if within else head), (previous if follows else None)
        previous = draft
        if not within:
            member = draft


def _follows(text: str, before: Draft | None, draft: Draft) -> bool:
    """Whether only a comma, a semicolon or "và" stands between two members of a list."""
    if before is None:
        return False
    if _LIST.fullmatch(text, before.full_end, draft.start) is not None:
        return True
    return before.tail is not None and _LIST.fullmatch(text, before.end, draft.start) is not None


_LIST = plain_re(r"\s*(?:[,;]|và|hoặc|,\s*và)\s*(?:[Ss]ố\s*)?")


def _within(text: str, member: Draft, draft: Draft) -> bool:
    """Whether a citation stands in a member's title, or amended it: "Nghị định A được sửa đổi bởi [Nghị định B]"."""
    return draft.start < member.full_end or _ASIDE.fullmatch(text, member.full_end, draft.start) is not None


_ASIDE = plain_re(r"\s*(?:đã\s+)?(?:được\s+)?(?:sửa\s+đổi|bổ\s+sung)[^;]{0,90}")


def _take_head(text: str, draft: Draft, head: regex.Match[str], rules: Rules) -> None:
    """Issuer, and to a member without a type word type and title, from "các Quyết định của X về việc ... ("."""
    if head["issuer"]:
        draft.issuer = draft.issuer or clean_issuer(head["issuer"])
    if draft.inherits:
        plural = rules.type_names[" ".join(head["type"].lower().split())]
        if plural.stands != "any" and not _of_its_own_type(draft, plural.code, rules):
            draft.type = plural.code  # else the symbol tells the type
        if head["title"] and text[head.end() - 1] == "(":
            draft.title = draft.title or " ".join(head["title"].split())
    if head.end() == draft.start:
        draft.lead = min(draft.full_start, head.start())
    draft.listed, draft.read_by = True, "head list"


def _take_last_issuer(members: list[Draft]) -> None:
    """ "các Quyết định: số 1/QĐ-UBND; số 2/QĐ-UBND và số 3/QĐ-UBND |của UBND tỉnh Sơn La|": said once, of all."""
    *others, last = members
    symbol = split_number(last.number or "").groups
    if last.issuer is None or any(m.issuer is not None or m.title is not None for m in others):
        return
    if all(m.type == last.type and split_number(m.number or "").groups == symbol for m in others):
        for member in others:
            member.issuer = last.issuer


def _plural_head(text: str, at: int, rules: Rules) -> regex.Match[str] | None:
    """ "các Quyết định của X về việc ... (": the head of a list of numbers, which gives them type, issuer and title."""
    low = max(0, at - _HEAD_REACH)
    if not text[low:at].rstrip().endswith((":", "(")):
        return None
    low = max(text.rfind(word, low, at) for word in ("các ", "Các ", "các\n"))
    return tabled(rules).list_head.match(text, low, at) if low >= 0 else None


_HEAD_REACH = 420  # characters: the longest head, issuer (90) and title (260) included
