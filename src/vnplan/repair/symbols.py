"""Symbols a scan has misread: one of a closed list, so what is none but may have been read for one is that one."""

from __future__ import annotations

from vnplan.compiled import compiled
from vnplan.tables.confusions import confusions, digits, explained
from vnplan.tables.rules import Rules, per_rules
from vnplan.tables.terms import terms_of

GROUPS = compiled(r"\s?[-–/.]\s?")
JOINT = ("TT", "NQ")  # what a joint circular's or resolution's symbol begins with: several bodies stand behind it
MOST = 2  # confusions in one symbol


def is_sound(symbol: str, rules: Rules) -> bool:
    """Whether no group of a symbol can be another, whatever stands before the number."""
    first, *others = GROUPS.split(symbol.lstrip("-–"))
    misread, before, joint = confusions(rules)["symbol"], first, first[:2] in JOINT
    if first not in rules.type_symbols:
        if not first.startswith(OF_ASSEMBLY) and any(
            explained(first, other, misread, MOST) for other in rules.type_symbols
        ):
            return False
        if any(_may_be_another(first, place, rules) for place in ("type", "body")):
            return False
    for group in others:
        if _may_be_another(group, place_of(before, joint, rules), rules):
            return False
        before = group
    return True


def _may_be_another(group: str, place: str, rules: Rules) -> bool:
    if is_known(group, rules):
        return False
    meant = symbol_meant(group, place, rules) or undoubled(group, rules)
    return meant is not None or bool(like_one(group, rules))


def like_one(group: str, rules: Rules) -> frozenset[str]:
    """The symbols of bodies that differ from `group` in one letter, not the first: "BGDBT" and BGDĐT."""
    alike, by_form = _alike(rules)
    if group not in alike:
        near = by_form.get((group[0], len(group)), ()) if len(group) >= _SHORTEST else ()
        alike[group] = frozenset(s for s in near if sum(a != b for a, b in zip(s, group, strict=True)) == 1)
    return alike[group]


@per_rules
def _alike(rules: Rules) -> tuple[dict[str, frozenset[str]], dict[tuple[str, int], list[str]]]:
    """What was asked before, and the symbols of bodies by their first letter and length."""
    by_form: dict[tuple[str, int], list[str]] = {}
    for symbol in rules.issuer_rows:
        by_form.setdefault((symbol[0], len(symbol)), []).append(symbol)
    return {}, by_form


def place_of(before: str, joint: bool, rules: Rules) -> str:
    """What a group can be, by the one before it."""
    if not before:
        return "type"
    return "decree" if before == "NĐ" else "body" if before in rules.type_symbols or joint else "unit"


@per_rules
def _symbols(rules: Rules) -> tuple[frozenset[str], frozenset[str], dict[tuple[str, str], str | None]]:
    """The symbols of types, those of types and bodies, and what was asked before."""
    types = frozenset(rules.type_symbols)
    return types, types | frozenset(rules.issuer_rows), {}


def undoubled(group: str, rules: Rules) -> str | None:
    """ "LĐĐTBXH": a known symbol whose Đ a scan has doubled; of few letters "HĐĐ" may be a body's own.

    A ministry's letters leave its B out.
    """
    meant = group.replace("ĐĐ", "Đ")
    if not _SHORTEST < len(meant) < len(group):
        return None
    return meant if is_known(meant, rules) or is_known(f"B{meant}", rules) else None


_TERM = compiled(r"(?:QH|UBTVQH|HĐNN)(\d{1,2})")
_LAST_TERM = 20


def is_known(group: str, rules: Rules) -> bool:
    """Whether a group is a type's or a body's, bare of a name ("TTYT*"), or an Assembly's with its term."""
    term, known = _TERM.fullmatch(group), _symbols(rules)[1]
    return group in known or f"{group}*" in known or (term is not None and int(term[1]) <= _LAST_TERM)


def symbol_meant(group: str, place: str, rules: Rules) -> str | None:
    """The one symbol that `group`, which is none, may have been read for in its place."""
    types, known, asked = _symbols(rules)
    key = group, place
    if key not in asked:
        first = place == "type" and group[0] not in _ODD
        symbols = types if first else _GOVERNMENT if place == "decree" else known
        asked[key] = assembly_meant(group, rules) or _only(group, place, symbols, rules)
    return asked[key]


def _only(group: str, place: str, symbols: frozenset[str], rules: Rules) -> str | None:
    """Of two letters any may be a symbol nobody has listed, and of a drafting unit's no letter is believed too many."""
    odd = place == "decree" or (place == "body" and group[0] in _ODD)
    if len(group) < (2 if odd else _SHORTEST) or group.startswith(OF_ASSEMBLY):
        return None
    if place == "unit" and _ODD.isdisjoint(group):
        return None
    misread = confusions(rules)["symbol"]
    near = {
        symbol
        for symbol in symbols
        if (len(symbol) == len(group) or (place != "unit" and len(group) >= _SHORTEST))
        and explained(group, symbol, misread, 1)
    }
    return near.pop() if len(near) == 1 else None


_SHORTEST = 3  # letters
_GOVERNMENT = frozenset(("CP",))
"""The one body that issues decrees: Luật Ban hành văn bản quy phạm pháp luật 2025, art. 4."""
_ODD = frozenset("I1l058")  # what no body's symbol begins with
OF_ASSEMBLY = ("QH", "UBTVQH")
_MISREAD_TERM = compiled(r"(QH|UBTVQH|UB[A-ZĐ]{2,8}?|HĐDT)([0-9IlT¡|!]{2,3})")  # and its committees


def assembly_meant(group: str, rules: Rules) -> str | None:
    """ "QHI5", "QHI15", "UBTVQH¡4": the term of the National Assembly."""
    found = _MISREAD_TERM.fullmatch(group)
    if found is None:
        return None
    misread = confusions(rules)["digit"]
    read = found[2] if len(found[2]) == 2 else found[2].lstrip("IlT¡|!")
    told = [term for term in digits(read, misread) if 8 <= int(term) <= _LAST_TERM]
    return found[1] + told[0] if len(told) == 1 else None


def is_term(group: str) -> bool:
    """ "QHI5": the National Assembly with its term, as a scan may read it."""
    return _MISREAD_TERM.fullmatch(group) is not None


def misread_term(groups: str, year: str | None) -> str | None:
    """The term that must be meant: the National Assembly of "72/2025/QH13" is the fifteenth."""
    found = _OF_TERM.fullmatch(groups)
    if found is None or year is None or not year.isdigit():
        return None
    terms = {str(term.number) for term in terms_of(int(year))}
    misread = {found[2][:-1] + _THREE_OR_FIVE.get(found[2][-1], "")} & terms
    return misread.pop() if terms and found[2] not in terms and misread else None


_OF_TERM = compiled(r"(?:NQ-)?(QH|UBTVQH)(1\d)")
_THREE_OR_FIVE = {"3": "5", "5": "3"}
