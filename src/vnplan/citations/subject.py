"""Who issued a citation by the words before it: "|UBND xã Tân An| ban hành [Kế hoạch số 5/KH-UBND]"."""

from __future__ import annotations

import regex

from vnplan.citations.issuer import issuer_end
from vnplan.citations.placed import joined
from vnplan.citations.tabled import tabled
from vnplan.compiled import compiled
from vnplan.scan.draft import Draft
from vnplan.tables.bodies import CENTRAL
from vnplan.tables.body_names import body_names, known_body
from vnplan.tables.body_symbols import bodies_of_number, issuing_bodies, may_sign, symbol_groups
from vnplan.tables.body_words import body_of, of_many
from vnplan.tables.places import unit_of
from vnplan.tables.rules import Rules, per_rules
from vnplan.tables.types import numbered_words
from vnplan.text.words import as_written


class Subjects:
    """The bodies that sentences name as those that issued what they cite, asked for from citation to citation."""

    def __init__(self, text: str, rules: Rules) -> None:
        self._text, self._rules = text, rules
        self._before: tuple[Draft, str] | None = None  # the last citation that had one

    def of(self, draft: Draft) -> str | None:
        """Who is named before a citation that does not say itself who issued it; in a list, before its first member."""
        if draft.kind != "numbered" or _told_by_symbol(draft, self._rules):
            return None
        words = None
        if draft.issuer is None:
            words = _named_before(self._text, draft.full_start, self._rules)
            if words is None and self._before is not None and joined(self._text, self._before[0], draft.full_start):
                words = self._before[1]
        self._before = (draft, words) if words is not None else None
        return words if words is not None and _may_issue(words, draft, self._rules) else None


def _told_by_symbol(draft: Draft, rules: Rules) -> bool:
    """Whether the symbol is that of the only body of its kind, "12/2020/TT-BYT", written whole."""
    symbols = bodies_of_number(draft.number or "", rules, draft.type)
    if not symbols or symbols[0].placed or symbols[0].level not in CENTRAL:
        return False
    rows = map(rules.issuer_rows.get, symbol_groups(draft.number or "", rules))
    return any(row is not None and row["id"] == symbols[0].id for row in rows)


_LONGEST_VERBS = 48  # characters: "đã kịp thời xây dựng và ban hành các "


def _named_before(text: str, at: int, rules: Rules) -> str | None:
    """ "Sở Nội vụ tham mưu |UBND tỉnh| ban hành", "|UBND xã| trình UBND tỉnh tại": neither who asks nor who gets it."""
    found = _acts_on(rules).match(text, max(0, at - 2 * _LONGEST_VERBS), at)
    found = found or _issues(rules).match(text, max(0, at - _LONGEST_VERBS), at)
    if found is None:
        return None
    start, end = _body_up_to(text, found.start(), rules), found.start()
    if start is not None and found["verb"] is None:
        handed = _hands_over(rules).match(text, max(0, start - _LONGEST_VERBS), start)
        if handed is None:
            start = start if _speaks(rules).match(text, max(0, start - _WORD), start) is not None else None
        else:
            start, end = _body_up_to(text, handed.start(), rules), handed.start()
    return " ".join(text[start:end].split()) if start is not None else None


@per_rules
def _issues(rules: Rules) -> regex.Pattern[str]:
    """ "UBND xã Tân An| đã ban hành các |Kế hoạch", "UBND tỉnh| phê duyệt tại |Quyết định", "UBND tỉnh| (|Tờ trình"."""
    verb, in_it = rules.any_word("issues"), rules.any_word("decides_in")
    return compiled(
        rf"(?r)(?:\s+(?:{rules.any_word('before_issues')})){{0,3}}"
        rf"(?:(?P<verb>\s+(?:{verb})(?:(?:,|\s+và)?\s+(?:{verb}))?|\s+(?:{in_it})(?=\s+tại))(?:\s+tại)?|\s+tại|\s*\()(?:\s+các)?\s*"
    )


@per_rules
def _acts_on(rules: Rules) -> regex.Pattern[str]:
    """ "HĐND huyện| chưa ban hành Nghị quyết thay thế |Nghị quyết": what it acts on is its own, issued or not yet."""
    before = f"{rules.any_word('before_issues')}|{rules.any_word('not_issues')}"
    return compiled(
        rf"(?r)(?:\s+(?:{before})){{0,3}}(?P<verb>\s+(?:{rules.any_word('issues')}))"
        rf"\s+(?:{numbered_words(rules)})\s+(?:{rules.any_word('acts_on')})\s+(?:các\s+)?"
    )


@per_rules
def _hands_over(rules: Rules) -> regex.Pattern[str]:
    """ "UBND xã Tân An| đã gửi đến |UBND tỉnh tại", "|Gửi |UBND tỉnh tại"."""
    before, words = rules.any_word("before_issues"), rules.words("hands_over")
    said = as_written({*words, *(word[0].upper() + word[1:] for word in words)}).replace("\\ ", r"\s+")
    return compiled(rf"(?r)(?:\s+(?:{before})){{0,3}}\s*(?<!\w)(?:{said})\s+")


_WORD = 8  # characters: "1. ", "của "


@per_rules
def _speaks(rules: Rules) -> regex.Pattern[str]:
    """ "ý kiến của |UBND xã tại", ", |UBND xã tại": not "khen thưởng UBND xã tại", who is only named in a decision."""
    return compiled(rf"(?r)(?:^|[\n,;:.()–-])\s*|(?<!\w)(?:{rules.any_word('before_issuer')})\s+")


_LONGEST_NAME = 110  # characters: no body's name is longer
_BEGINS = compiled(r"(?<![\w.&-])\p{Lu}")
_OF_SEVERAL = compiled(r"(?r)(?<!\w)(?:các|những|mọi|từng|mỗi|Các|Những|Mỗi)\s+")


def _body_up_to(text: str, end: int, rules: Rules) -> int | None:
    """Where the one body begins whose name ends at `end`: one of the table, or of a kind it has."""
    for begins in _BEGINS.finditer(text, max(0, end - _LONGEST_NAME), end):
        at = begins.start()
        if not _is_body(text, at, rules) or issuer_end(text, at, rules) != end:
            continue
        return at if _OF_SEVERAL.match(text, max(0, at - 10), at) is None else None
    return None


def _is_body(text: str, at: int, rules: Rules) -> bool:
    """Whether a body, or who signs for one, begins at `at`."""
    return (
        known_body(text, at, body_names(rules)) is not None
        or tabled(rules).post.match(text, at) is not None
        or of_many(rules).match(text, at) is not None
        or _another(rules).match(text, at) is not None
    )


@per_rules
def _another(rules: Rules) -> regex.Pattern[str]:
    """ "|Phòng| Văn hóa xã Tân An": what begins the names of bodies that no table has."""
    return compiled(rf"(?!Các\s)(?:{rules.phrases('another_body')})(?!\w)")


def _may_issue(words: str, draft: Draft, rules: Rules) -> bool:
    """Whether the symbol is that body's, or in no table: not "[Công văn số 5/BYT-DP]" behind "UBND tỉnh có".

    What a central body issues its own symbol tells.
    """
    body, number = body_of(words, rules), draft.number or ""
    when = draft.date.isoformat() if draft.date else None
    symbols = issuing_bodies(number, draft.type, body, when, rules)
    if body is None and unit_of(words, rules) is None and of_many(rules).match(words) is None:
        return False  # "Trung tâm Ví dụ", "Ông Nguyễn Văn A"
    if not symbols or symbols[0].placed == "unlisted":
        return body is None or body.level not in CENTRAL
    return body is not None and may_sign(symbols[0], body, rules)
