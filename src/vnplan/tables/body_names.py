"""The names of bodies as the table has them, whole or half abbreviated, looked for in a text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from vnplan.compiled import compiled
from vnplan.tables.rows import listed
from vnplan.tables.rules import Rules, per_rules
from vnplan.text.words import syllable

_TOKEN = compiled(r"\s{0,4}([^\W_]+(?:[&.\-][\p{Lu}]\w*)*|[,\-–&])")
_ROW: Any = object()
_WRITTEN = {"–": "-", "&": syllable("và")}  # "Sở Tài nguyên & Môi trường"


class KnownBody(NamedTuple):
    """A name of the table in a text: where it ends, and its symbol."""

    end: int
    symbol: str


@per_rules
def body_names(rules: Rules) -> dict[Any, Any]:
    """Names and short forms of bodies as a tree of syllables, the symbol at each end."""
    tree: dict[Any, Any] = {}
    rows = rules.tables["issuers"]
    names = [(name, row["symbol"]) for row in rows for name in (row["name"], *listed(row["forms"]))]
    half = [(short, row["symbol"]) for row in rows for short in _half_abbreviated(row["name"])]
    for name, symbol in (*names, *half):
        if " " in name or len(name) > 2:
            node = tree
            for word in _TOKEN.findall(name):
                node = node.setdefault(syllable(word), {})
            node.setdefault(_ROW, symbol)
    return tree


_JOINT_IN_NAME = compiled(r"(?:,| và| -) (?=\w+ )")


def _half_abbreviated(name: str) -> Iterator[str]:
    """ "Sở Nông nghiệp và PTNT", "Bộ Lao động - TB&XH": behind a joint of a name its first letters may stand.

    >>> list(_half_abbreviated("Sở Lao động - Thương binh và Xã hội"))
    ['Sở Lao động - TBXH', 'Sở Lao động - TB&XH', 'Sở Lao động - Thương binh và XH']
    """
    for joint in _JOINT_IN_NAME.finditer(name):
        before, rest = name[: joint.end()], name[joint.end() :].replace(",", "").split()
        letters = ["&" if word == "và" else "" if word == "-" else word[0].upper() for word in rest]
        yield before + "".join(letters).replace("&", "")
        if "&" in letters:
            yield before + "".join(letters)


def known_body(text: str, at: int, tree: dict[Any, Any]) -> KnownBody | None:
    """The longest known body name at `at`, blanks before it allowed."""
    found, node = None, tree
    while True:
        token = _TOKEN.match(text, at)
        if token is None:
            return found
        after = node.get(syllable(token[1]))
        if after is None and token[1] in _WRITTEN:
            after = node.get(_WRITTEN[token[1]])
        if after is None:
            return found
        node, at = after, token.end()
        if _ROW in node:
            found = KnownBody(at, node[_ROW])
