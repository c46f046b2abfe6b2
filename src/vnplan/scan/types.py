"""Type words in running text, and the type a number's symbol tells."""

from __future__ import annotations

from typing import NamedTuple

from vnplan.tables.rows import DocumentType
from vnplan.tables.rules import Rules

_REACH = 48  # characters: the longest name of a type, "Quy chuẩn kỹ thuật quốc gia", with the blanks of a wrapped line
_OPENING = "(“\"‘'[-–*+•…./,;"  # marks that may stand right before a type word

_CLOSING = ":'’‘*"  # and right behind it


class TypeWord(NamedTuple):
    """A type word in a text: the type it names, and where it begins."""

    doctype: DocumentType
    start: int


def type_before(text: str, end: int, rules: Rules) -> TypeWord | None:
    """The type word that ends at `end`, blanks and an opening mark between; of two the longer.

    >>> from vnplan.tables.rules import load_rules
    >>> word = type_before("theo Thông tư liên tịch số", 24, load_rules())
    >>> word.doctype.code, word.start
    ('thong_tu_lien_tich', 5)
    """
    before = text[max(0, end - _REACH) : end]
    last = before.rsplit(None, 1)[-1:]
    word = last[0].rstrip(_CLOSING).lstrip(_OPENING) if last else ""
    lengths = rules.type_ends.get(word.lower())
    if lengths is None:
        return None
    words = before.rsplit(None, lengths[0] + 1)
    words[-1] = words[-1].rstrip(_CLOSING)
    for n in lengths:
        if n > len(words):
            continue
        first = words[-n].lstrip(_OPENING)
        name = (first if n == 1 else " ".join((first, *words[1 - n :]))).lower()
        doctype = rules.type_names.get(name)
        if doctype is None or (n < len(words) and f"{words[-n - 1].lower()} {name}" in rules.compounds):
            continue
        at = end
        for behind in range(1, n):
            at = text.rfind(words[-behind], 0, at)
        return TypeWord(doctype, text.rfind(first, 0, at))
    return None


def symbol_type(groups: tuple[str, ...], rules: Rules) -> str | None:
    """Code of the type a number's symbol tells: QĐ in "2457/QĐ-BGDĐT"."""
    doctype = rules.type_of_groups(groups)
    return doctype.code if doctype is not None else None


def disagrees(doctype: DocumentType, groups: tuple[str, ...], rules: Rules) -> bool:
    """Whether type word and symbol tell two types: "Quyết định số 12/KH-UBND", "Kế hoạch số 633/UBND-KGVX".

    Of a type whose numbers need not bear its symbol only one that bears the year tells: "Luật số 15/2020/NĐ-CP".
    """
    if len(groups) < 2:
        return False
    if not doctype.symbolled:
        told = rules.type_of_symbol(groups[0]) if doctype.act and doctype.code != "cong_van" else None
        return told is not None and bool(told.yearly) and not _same(doctype, told) and groups[1] in rules.issuer_rows
    first = rules.type_of_symbol(groups[0])
    if first is None:
        return groups[0] == "UBND" and rules.type_of_symbol(groups[1]) is None
    if _same(doctype, first):
        return False
    return doctype not in (first, rules.type_of_symbol(groups[1]))


def _same(one: DocumentType, other: DocumentType) -> bool:
    """Whether one type is a kind of the other, or goes by its letters: Thông tư liên tịch, Thông tri and Thông tư."""
    if "".join(word[0] for word in one.name.upper().split()) in other.symbols:
        return True
    return one.code.startswith(other.code) or other.code.startswith(one.code)
