"""The type that heads a list of serials: "các Thông báo của Sở Y tế: số 12, số 13 và số 14"."""

from __future__ import annotations

import regex

from vnplan.compiled import compiled
from vnplan.tables.rows import DocumentType
from vnplan.tables.rules import Rules, per_rules
from vnplan.tables.types import type_words

_MEMBERS = compiled(
    r"\s*(?:[Ss]ố\s+\d[\w/.-]{0,40}(?:\s+ngày\s+\d[\d/.-]{0,9})?\s*(?:[,;]\s*(?:và\s+)?|và\s+|hoặc\s+)){0,30}"
)
_LIST_REACH = 400  # characters of members before one
_HEAD_REACH = 420  # characters: issuer and title of the longest head


def listed_type(text: str, at: int, rules: Rules) -> DocumentType | None:
    """The type of the members of a list, one of which begins at `at`; None where none does.

    >>> from vnplan.tables.rules import load_rules
    >>> text = "Theo các Thông báo của Sở Y tế: số 12, số 13"
    >>> listed_type(text, text.index("số 13"), load_rules()).code
    'thong_bao'
    """
    if text[max(0, at - 4) : at].rstrip()[-1:] not in _BEFORE_MEMBER:
        return None
    low = max(0, at - _LIST_REACH)
    colon = max(text.rfind(":", low, at), text.rfind("(", low, at))
    if colon < 0 or _MEMBERS.fullmatch(text, colon + 1, at) is None:
        return None
    low = max(0, colon - _HEAD_REACH)
    begins = max(text.rfind(word, low, colon) for word in ("các ", "Các ", "các\n"))
    head = _head(rules).fullmatch(text, begins, colon) if begins >= 0 else None
    return rules.type_names[" ".join(head["type"].lower().split())] if head is not None else None


_BEFORE_MEMBER = (":", "(", ",", ";", "à", "c")  # the last two of "và" and "hoặc"


@per_rules
def _head(rules: Rules) -> regex.Pattern[str]:
    """What heads a list, up to its colon."""
    title = rules.phrases("list_title_opens")
    return compiled(rf"[Cc]ác\s+(?P<type>{type_words(rules)})(?:\s+(?:của|{title})\s[^:;.()]{{3,350}}?)?\s*")
