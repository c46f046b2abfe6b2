"""Who issued a cited document: its body, level and province, and with them its key."""

from __future__ import annotations

from typing import NamedTuple

import regex

from vnplan.keys.keys import citation_key, standard_body
from vnplan.scan.draft import Draft
from vnplan.tables.bodies import CENTRAL, LOCAL, bodies_of_number, body_of, province_of
from vnplan.tables.rules import Rules


class IssuedBy(NamedTuple):
    """Who issued a cited document, and its key."""

    issuer_id: str | None
    level: str | None
    province: str | None
    key: str | None


_NOBODY = IssuedBy(None, None, None, None)


def issued_by(text: str, drafts: list[Draft], home: str | None, rules: Rules) -> list[IssuedBy]:
    """For each draft, in text order, who issued it; `home` is the province of the citing document.

    What the document says of itself (`self`, `internal`) is issued by nobody else.
    """
    provinces: dict[int, str | None] = {}  # of the citations before
    out: list[IssuedBy] = []
    for draft in drafts:
        by = _NOBODY
        if draft.kind not in ("self", "internal"):
            governor = provinces.get(id(draft.governor)) if draft.governor is not None else None
            by = _issued_by(text, draft, governor, home, rules)
            provinces[id(draft)] = by.province
        out.append(by)
    return out


def _issued_by(text: str, draft: Draft, governor: str | None, home: str | None, rules: Rules) -> IssuedBy:
    if draft.kind == "standard":
        body = standard_body(draft.number or "", rules)
        key = citation_key(draft, "", None, None, rules)
        return IssuedBy(body.id if body else None, body.level if body else None, None, key)
    body = body_of(draft.issuer, rules) if draft.issuer else None
    issuer_id, level = (body.id, body.level) if body else (None, None)
    issuer_id, level = _by_number(draft, issuer_id, level, rules)
    place, province = home, None
    if level in LOCAL:
        place = governor or _named_before(text, draft, rules) or home
        province = body.province if body and body.province else place
    key = citation_key(draft, text[draft.start : draft.end], body, place, rules)
    return IssuedBy(issuer_id, level, province, key)


def _by_number(draft: Draft, issuer_id: str | None, level: str | None, rules: Rules) -> tuple[str | None, str | None]:
    """Body and level by what the number says, where it is surer than the words before it: "12/2020/TT-BGDĐT"."""
    named = bodies_of_number(draft.number, rules, draft.type) if draft.number is not None else []
    if named and named[0].level is not None and (level is None or named[0].level in CENTRAL):
        return named[0].id, named[0].level
    if named:
        return issuer_id or named[0].id, level
    if draft.kind == "named_law":
        return rules.laws[draft.type or "luat"].issuer, "national_assembly"
    return issuer_id, level


_BODY_BEFORE = regex.compile(
    r"(?r)(?:UBND|HĐND|[UỦ][ỷy] ban nhân dân|Ủy ban nhân dân|Hội đồng nhân dân|Tỉnh [uủ][ỷy]|Tỉnh ủy|Thành ủy)\s+"
    r"(?P<place>[^\n,;.()]{3,40}?)\s*(?:\(|tại\s+(?:các\s+)?)"
)
_BODY_WITHIN = 70  # letters: a body's name, its place and "tại"


def _named_before(text: str, draft: Draft, rules: Rules) -> str | None:
    """Province of the body that stands right before: "UBND tỉnh Trà Vinh tại Báo cáo số 87/BC-UBND"."""
    start = draft.full_start
    found = _BODY_BEFORE.match(text, max(0, start - _BODY_WITHIN), start)
    return province_of(found["place"], rules) if found is not None else None
