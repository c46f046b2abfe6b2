"""Patterns made of the names of document types: a type word in a sentence, on a line of its own, before a number."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from vnplan.tables.rows import DocumentType, type_code
from vnplan.tables.rules import Rules, per_rules
from vnplan.text.words import as_written


@per_rules
def type_words(rules: Rules) -> str:
    """The names of all types as they stand in a sentence: "Nghị quyết liên tịch", "Nghị quyết" ..."""
    return _in_sentence(_names(rules))


@per_rules
def law_words(rules: Rules) -> str:
    """The names of the types that go by their names: "Bộ luật", "Luật", "Pháp lệnh" ..."""
    return _alternatives(law.name for law in rules.laws.values())


@per_rules
def numbered_words(rules: Rules) -> str:
    """The names of the types that go by number, as they stand in a sentence: "Luật sửa đổi ..." is a law's name."""
    return _in_sentence(name for name, doctype in _names(rules).items() if not doctype.issuer)


@per_rules
def long_words(rules: Rules) -> str:
    """The names of more than a syllable, as they stand in a sentence: "Lệnh" begins a place's name, xã Lệnh Khanh."""
    return _in_sentence(name for name in _names(rules) if " " in name)


@per_rules
def carried_words(rules: Rules) -> str:
    """The names of the types another document may carry: "Quy chế ... ban hành kèm theo Quyết định"."""
    return _in_sentence(name for name, doctype in _names(rules).items() if not doctype.act)


@per_rules
def own_lines(rules: Rules) -> str:
    """The names of the types that open a document on a line of their own, in capitals."""
    return _alternatives(name.upper() for name, doctype in _names(rules).items() if doctype.line == "own")


@per_rules
def attached_lines(rules: Rules) -> str:
    """The names of the types that open a document attached to another on a line of their own, in capitals."""
    return _alternatives(name.upper() for name, doctype in _names(rules).items() if doctype.line)


@per_rules
def last_syllables(rules: Rules) -> str:
    """What stands right before a serial that is the whole number: "Nghị quyết 29", "Kế hoạch 02"."""
    short = [name.split() for name, doctype in _names(rules).items() if doctype.bare]
    return _alternatives({words[-1] if words[1:] else words[0].capitalize() for words in short})


@per_rules
def abbreviated(rules: Rules) -> str:
    """The symbols by which an act may be called: "NĐ 123/2020", "TTLT 6/2015"; "KH 198/2025" may be anything."""
    acts = [made for made in rules.types.values() if made.act]
    return as_written(symbol for made in acts for symbol in made.symbols if symbol.lower() in rules.type_names)


def type_named(words: str, rules: Rules) -> str:
    """The code of the type that words name, "QUYÉT ĐỊNH" or "Quyết  định"; one the table has not gets one of its own.

    >>> from vnplan.tables.rules import load_rules
    >>> type_named("CHƯƠNG TRÌNH CÔNG TÁC", load_rules()), type_named("PHỤ BIỂU", load_rules())
    ('chuong_trinh', 'phu_bieu')
    """
    doctype = rules.type_names.get(" ".join(words.lower().split()))
    return doctype.code if doctype is not None else type_code(words)


def _names(rules: Rules) -> dict[str, DocumentType]:
    """Types by name in small letters, and by those aliases that are words, not symbols."""
    whole = {doctype.name.lower() for doctype in rules.types.values()}
    return {name: doctype for name, doctype in rules.type_names.items() if name in whole or " " in name}


def _in_sentence(names: Iterable[str]) -> str:
    words = {name[0].upper() + name[1:] for name in names}
    first = regex.escape("".join(sorted({word[0] for word in words})))  # most words begin with none of these letters
    return f"(?=[{first}])(?:{_alternatives(words)})"


def _alternatives(names: Iterable[str]) -> str:
    r"""Names as one alternation, longer ones first, what they begin with shared.

    >>> _alternatives(["Thông tư", "Thông báo", "Thông tư liên tịch", "Luật"])
    'Luật|Thông\\s+(?:báo|tư(?:\\s+liên\\s+tịch)?)'
    """
    after: dict[str, list[str]] = {}
    for name in names:
        first, _, rest = name.partition(" ")
        after.setdefault(first, []).append(rest)
    return "|".join(regex.escape(first) + _rest(after[first]) for first in sorted(after))


def _rest(rests: list[str]) -> str:
    """What follows a first word; an empty one where the word stands alone too."""
    longer = [rest for rest in rests if rest]
    if not longer:
        return ""
    words = _alternatives(longer)
    if len(longer) < len(rests):
        return rf"(?:\s+(?:{words}))?" if "|" in words else rf"(?:\s+{words})?"
    return rf"\s+(?:{words})" if "|" in words else rf"\s+{words}"
