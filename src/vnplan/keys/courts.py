"""Judgments and the other papers of a case: whose they are, and in which series they are numbered.

A court begins a series for each kind of case and each stage: "12/2024/DS-ST" and "12/2024/HS-ST" of one court are two
judgments. The symbol tells the series alone, never the court (Nghị quyết số 01/2017/NQ-HĐTP, form 52).
"""

from __future__ import annotations

from typing import NamedTuple

from vnplan.keys.authors import Home, author_of
from vnplan.tables.bodies import Body
from vnplan.tables.rules import Rules
from vnplan.text.normalize import ascii_slug

_COURT = "tand"  # who issues a judgment that does not say so
_LEVEL = "judiciary"


class OfACase(NamedTuple):
    """A paper of a case: the court as keys have it, and the series."""

    author: str
    series: str


def of_a_case(
    type: str, groups: tuple[str, ...], dated: bool, body: Body | None, home: Home, rules: Rules
) -> OfACase | None:
    """The court and the series of a paper whose symbol has these groups; None where it is no paper of a case.

    `dated` tells that the number bears the year, as those of courts do: "80/2025/QĐ-PT".

    >>> from vnplan.tables.body_words import body_of
    >>> from vnplan.tables.rules import load_rules
    >>> rules = load_rules()
    >>> of_a_case("ban_an", ("DS", "PT"), True, body_of("Tòa án nhân dân tỉnh Sơn La", rules), Home(), rules)
    OfACase(author='tand.son-la', series='dspt')
    >>> of_a_case("ban_an", ("DS", "PT"), True, None, Home(), rules)
    OfACase(author='tand.?', series='dspt')
    """
    series = groups[1:] if len(groups) > 1 and rules.type_of_symbol(groups[0]) is not None else groups
    words = rules.words("case_series")
    if not series or not words.issuperset(series) or groups == (_symbol_of(type, rules),):
        return None
    court = body is not None and body.level == _LEVEL
    judged = dated or type == _JUDGMENT or (len(series) > 1 and series == groups)
    if not court and not judged:
        return None
    author = author_of(body, body, home) if body is not None and court and _told(body) else f"{_COURT}.?"
    return OfACase(author, "".join(map(ascii_slug, series)))  # "HSST" is "HS-ST"


_JUDGMENT = "ban_an"


def _symbol_of(type: str, rules: Rules) -> str | None:
    """ "TT" of "Thông tư số 22/2021/TT" cut short is the type's own, no series of a court."""
    known = rules.types.get(type)
    return known.symbols[0] if known is not None and known.symbols else None


def _told(body: Body) -> bool:
    """Whether words tell which court it is: "Tòa án nhân dân" alone may be any."""
    return body.placed not in ("any", "below") or body.unit is not None
