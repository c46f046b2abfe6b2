"""Bodies of no table, by the words that name them: by their place, else by their name where words tell one."""

from __future__ import annotations

import functools

import regex

from vnplan.compiled import compiled
from vnplan.tables.bodies import Body
from vnplan.tables.body_words import charge_of, company, of_many
from vnplan.tables.places import province_of, unit_of
from vnplan.tables.rules import Rules, per_rules
from vnplan.text.normalize import ascii_slug

_A_NAME, _LONGEST = 3, 18  # words: "của Bộ" names nobody, and no body's name is longer


@functools.lru_cache(maxsize=8192)
def unknown_body(issuer: str | None, rules: Rules) -> Body | None:
    """ "Trạm Y tế xã An Bình", "Công ty Cổ phần Ví dụ": a body of no table goes by its place, else by its name."""
    words = issuer.split() if issuer else []
    if issuer is None or not _is_name(words):
        return None
    told = _kind_and_name(issuer, rules)
    if company(rules).match(issuer):
        return Body(ascii_slug(issuer), None, placed="company", kind_name=told)
    unit = unit_of(issuer, rules)
    place = unit.slug if unit is not None and unit.level in ("commune", "district", "region") else None
    level, office = unit and unit.level, _OFFICE.search(issuer)
    if office is not None and level in (None, "province", "city"):
        level, place = "region", f"so-{office['number']}"
    charge = charge_of(issuer, rules)
    placed = "whose" if level is None and _of_any(issuer, words[0].upper(), rules) else "told"
    return Body(ascii_slug(issuer), None, province_of(issuer, rules), place, level, placed, told, charge)


def _of_any(issuer: str, kind: str, rules: Rules) -> bool:
    """ "Phòng Kế hoạch tổng hợp" of any hospital, "Trung tâm Khuyến nông" of any province; not one with a name."""
    if kind in rules.words("part_of_body"):
        return True
    return kind in rules.words("kind_of_body") and _OWN_NAME.search(issuer) is None


_OWN_NAME = compiled(  # "Trung tâm Khuyến công |Sông Xanh|", "Bảo tàng Lịch sử |quốc gia|"
    r"(?<=\s)\p{Lu}\p{Ll}*\s\p{Lu}\p{Ll}*(?!\w)|[Tt]rung\s+ương|TRUNG\s+ƯƠNG|[Qq]uốc\s+gia|QUỐC\s+GIA|VIỆT\s+NAM"
)


def _kind_and_name(issuer: str, rules: Rules) -> tuple[str, str] | None:
    """What one of many is and its name, apart: "Hiệp hội| Chè", "Công ty Cổ phần| Sông Xanh", whose symbol is CTCP."""
    kind = of_many(rules).match(issuer)
    form = _company_form(rules).match(issuer, kind.end()) if kind and company(rules).match(issuer) else None
    end = form.end() if form else kind.end() if kind else 0
    name = ascii_slug(issuer[end:])
    return (ascii_slug(issuer[:end]), name) if kind and name else None


@per_rules
def _company_form(rules: Rules) -> regex.Pattern[str]:
    return compiled(rf"(?:\s+(?:{rules.any_word('company_form')})(?!\w)){{1,3}}", regex.IGNORECASE)


def _is_name(words: list[str]) -> bool:
    """Whether words may name one body: not "Đoàn thanh tra", "Hội đồng nghiệm thu", which are any."""
    if not _A_NAME <= len(words) <= _LONGEST or not words[0][0].isupper():
        return False
    return any(word[0].isupper() or word[0].isdigit() for word in words[1:])


_OFFICE = compiled(r"\s(?:số|SỐ)\s(?P<number>\d{1,2})(?![\w/])")  # "Phòng Công chứng số 2"
