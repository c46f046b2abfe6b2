"""No rule is there for nothing: each entry of each list, taken out alone, is missed by a text that it decides on.

The texts are the pairs that stand with the list's own tests; a rule that stands in a list twice is proven twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import ModuleType
from typing import Any

import pytest

import test_kept
import test_lines
import test_nesting
import test_relations
from vnplan import find_citations
from vnplan.citations import cues, kept, relation, retold
from vnplan.layout import lines
from vnplan.sections import nesting

Look = Callable[[str], object]
Texts = Iterable[tuple[str, str, Look]]
"""The name of a rule, a text that it decides on, and what is seen of it."""


def governed(marked: str) -> object:
    """How the citation in brackets is governed."""
    found = test_relations.asked(marked)
    return found.relation, found.cue, found.governor


def read_by(pairs: Iterable[test_relations.Pair]) -> Texts:
    """Texts with a citation in brackets."""
    return [(pair.rule, pair.text, governed) for pair in pairs]


def cited(text: str) -> list[str]:
    """What `find_citations` finds."""
    return [c.text for c in find_citations(text)]


LISTS: dict[str, tuple[ModuleType, str, Texts]] = {
    "relation": (
        relation,
        "RULES",
        [*read_by(test_relations.PAIRS), *((row[1], row[2], governed) for row in test_relations.TWICE)],
    ),
    "retold": (retold, "RULES", read_by(test_relations.RETOLD_PAIRS)),
    "cues": (cues, "RULES", read_by(test_relations.CUE_PAIRS)),
    "kept": (
        kept,
        "RULES",
        [(name.split(":")[0], pair.text, test_kept.cited) for name, pair in test_kept.PAIRS.items()],
    ),
    "bare text": (kept, "BARE_TEXT", [("common_noun", "theo quy định này", cited)]),
    "nesting": (
        nesting,
        "RULES",
        [(name.split(":")[0], pair[0], test_nesting.believed) for name, pair in test_nesting.PAIRS.items()],
    ),
    "lines": (
        lines,
        "ROLES",
        [
            (kind.split(":")[0], pair.text, lambda text, asked=pair.asked: test_lines.found(text, asked))
            for kind, pair in test_lines.PAIRS.items()
        ],
    ),
}


def name_of(entry: Any) -> str:
    """A rule is a function, or a name with one."""
    return entry[0] if isinstance(entry, tuple) else entry.__name__


def entries(module: ModuleType, attribute: str) -> Iterable[tuple[object, int, str]]:
    """Where each entry stands: the key of its list, if there are several, its index, its name."""
    held = getattr(module, attribute)
    for key, rules in held.items() if isinstance(held, dict) else [(None, held)]:
        yield from ((key, index, name_of(entry)) for index, entry in enumerate(rules))


EVERY = [(name, *entry) for name, (module, attribute, _) in LISTS.items() for entry in entries(module, attribute)]


@pytest.mark.parametrize(
    ("name", "key", "index", "rule"),
    EVERY,
    ids=["-".join(str(part) for part in row if part is not None) for row in EVERY],
)
def test_a_rule_taken_out_is_missed(
    name: str, key: object, index: int, rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    module, attribute, texts = LISTS[name]
    before = [(text, look, look(text)) for of, text, look in texts if of == rule]
    assert before, f"no text for {rule}"
    held = getattr(module, attribute)
    rules = held if key is None else held[key]
    left = type(rules)(entry for n, entry in enumerate(rules) if n != index)
    monkeypatch.setattr(module, attribute, left if key is None else held | {key: left})
    lines.marks_of.cache_clear()
    missed = [text for text, look, seen in before if look(text) != seen]
    monkeypatch.undo()
    lines.marks_of.cache_clear()
    assert missed
