"""Patterns made of the names of document types: a type word in a sentence, on a line of its own, before a number."""

from __future__ import annotations

from collections.abc import Iterable

from vnplan.tables.patterns import one_of
from vnplan.tables.rules import DocumentType, Rules, per_rules


@per_rules
def type_words(rules: Rules) -> str:
    """The names of all types as they stand in a sentence, the longest first: "Nghị quyết liên tịch|Nghị quyết|..."."""
    return _alternatives(name[0].upper() + name[1:] for name in _names(rules))


@per_rules
def numbered_words(rules: Rules) -> str:
    """The names of the types that go by number, as they stand in a sentence: "Luật sửa đổi ..." is a law's name."""
    names = (name for name, doctype in _names(rules).items() if not doctype.issuer)
    return _alternatives(name[0].upper() + name[1:] for name in names)


@per_rules
def carried_words(rules: Rules) -> str:
    """The names of the types another document may carry: "Quy chế ... ban hành kèm theo Quyết định"."""
    return _alternatives(name[0].upper() + name[1:] for name, doctype in _names(rules).items() if not doctype.act)


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
    short = [name.split() for name, doctype in _names(rules).items() if doctype.short]
    return _alternatives({words[-1] if words[1:] else words[0].capitalize() for words in short})


def _names(rules: Rules) -> dict[str, DocumentType]:
    """Types by name in small letters, and by those aliases that are words, not symbols."""
    whole = {doctype.name.lower() for doctype in rules.types.values()}
    return {name: doctype for name, doctype in rules.type_names.items() if name in whole or " " in name}


def _alternatives(names: Iterable[str]) -> str:
    return one_of(sorted(names, key=lambda name: (-len(name), name)))
