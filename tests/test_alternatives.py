"""Every alternative of the patterns in citations/ is needed by a row of alternatives.txt, and every row holds.

Under a pattern's name stand marked texts (see marked.py), ⏎ for a line break, ⇥ for a tab; `‹a|b|c›` stands for three
rows, one with each word. A row of issuers and titles has both marked; another row begins with what all citations marked
in it have for relation, type or issuer.
"""

from __future__ import annotations

import functools
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex

from marked import cited, read
from vnplan import find_citations
from vnplan.citations.tabled import Tabled, tabled
from vnplan.tables.rules import load_rules
from vnplan.tables.types import long_words, numbered_words, type_words

FILE = Path(__file__).parent / "alternatives.txt"


def table() -> dict[str, list[str]]:
    """The rows under each pattern's name."""
    rows: dict[str, list[str]] = {}
    name = ""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("    "):
            rows[name].extend(expanded(line.strip().replace("⏎", "\n").replace("⇥", "\t")))
        elif line and not line.startswith("#"):
            name = line
            rows[name] = []
    return rows


def expanded(row: str) -> Iterator[str]:
    """The rows that a row with ‹a|b› stands for."""
    found = re.search(r"‹([^›]*)›", row)
    if found is None:
        yield row
        return
    for word in found[1].split("|"):
        yield from expanded(row[: found.start()] + word + row[found.end() :])


ROWS = table()
_SAID = re.compile(r"([a-z_]+|Chính phủ): ")


def holds(row: str) -> bool:
    """Whether the reader says what the row says."""
    said = _SAID.match(row)
    text, wanted = read(row[said.end() :] if said else row)
    found = find_citations(text)
    if said is None:
        return cited(found) == wanted
    told = {(c.start, c.end): (c.relation, c.document_type, c.issuer) for c in found}
    return all(said[1] in told.get((w.start, w.end), ()) for w in wanted)


@pytest.mark.parametrize("row", [row for rows in ROWS.values() for row in rows])
def test_a_row_holds(row: str) -> None:
    assert holds(row)


# --- every alternative is needed -------------------------------------------------------------------------------------

_OPEN = re.compile(r"\((?:\?(?::|=|!|<=|<!|P<\w+>))?")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")


def alternatives(pattern: str) -> Iterator[tuple[int, int]]:
    """Where each alternative of each group stands, with the bar that goes with it."""
    groups: list[list[int]] = [[0]]  # where the alternatives of the groups that are open begin
    at = 0
    while at <= len(pattern):
        sign = pattern[at : at + 1]
        if sign == "\\":
            at += 2
        elif sign == "[":
            found = _CLASS.match(pattern, at)
            assert found is not None
            at = found.end()
        elif sign == "(":
            found = _OPEN.match(pattern, at)
            assert found is not None
            at = found.end()
            groups.append([at])
        elif sign == "|":
            at += 1
            groups[-1].append(at)
        elif sign in (")", ""):
            starts = groups.pop()
            ends = [*(start - 1 for start in starts[1:]), at]
            if len(starts) > 1:
                yield starts[0], starts[1]
                yield from ((start - 1, end) for start, end in zip(starts[1:], ends[1:], strict=True))
            at += 1
        else:
            at += 1


# The words that a pattern takes from data/phrases.csv, as it takes types; test_phrases.py and test_types.py prove them.
KINDS = (
    *("title_opens", "title_opens_after_comma", "title_not", "title_ends", "title_ends_after_comma"),
    *("title_ends_above", "title_remark", "list_title_opens", "issuer_ends", "institution_words", "post_holder"),
    *("host_verb", "reports", "another_body", "no_place_name", "recital_goes_on", "title_continues"),
    *("title_past_remark", "recital_ends", "set_up_for", "no_host_word", "charge_word", "place_word"),
    *("host_subject", "spreads", "spread_to"),
)


def without(pattern: str) -> Iterator[tuple[str, str]]:
    """Each alternative, and the pattern without it."""
    rules = load_rules()
    words = (*map(rules.phrases, KINDS), type_words(rules), numbered_words(rules), long_words(rules))
    tabled = [found.span() for known in words for found in re.finditer(re.escape(known), pattern)]
    for start, end in alternatives(pattern):
        if all(end < low or high < start for low, high in tabled):
            yield pattern[start:end], pattern[:start] + pattern[end:]


MODULES = ("sentence", "cues", "relation", "told", "lists", "rest_of_name", "issuer", "title")


def home(name: str) -> tuple[object, str]:
    """Where a pattern is kept: in a module, or among those made for the shipped tables."""
    place, _, attribute = name.partition(".")
    module = importlib.import_module(f"vnplan.citations.{place}")
    return (tabled(load_rules()) if place == "tabled" else module), attribute


def patterns() -> Iterator[str]:
    """The names of all patterns; provinces are proven one by one in test_data.py."""
    for module in MODULES:
        for name, value in vars(importlib.import_module(f"vnplan.citations.{module}")).items():
            if isinstance(value, regex.Pattern):
                yield f"{module}.{name}"
    for name, value in vars(Tabled).items():
        if isinstance(value, functools.cached_property) and name not in ("province", "place_name"):
            yield f"tabled.{name}"


@pytest.mark.parametrize("name", ROWS)
def test_every_alternative_is_needed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    place, attribute = home(name)
    pattern = getattr(place, attribute)
    idle = []
    for alternative, shorter in without(pattern.pattern):
        monkeypatch.setattr(place, attribute, regex.compile(shorter, pattern.flags & regex.S))
        if all(holds(row) for row in ROWS[name]):
            idle.append(alternative)
    assert idle == []


def test_every_pattern_with_alternatives_has_rows() -> None:
    assert {name for name in patterns() if list(without(getattr(*home(name)).pattern))} <= set(ROWS)
