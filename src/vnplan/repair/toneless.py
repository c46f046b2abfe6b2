"""Names of laws whose words have lost their marks, found by their syllables: a long name with one word misread too."""

from __future__ import annotations

import functools
from typing import Any

from vnplan.compiled import compiled
from vnplan.tables.rules import Rules, per_rules
from vnplan.text.normalize import ascii_slug

_TOKEN = compiled(r"\s*+([^\W_]+|[,;\-–()/]|[+*'’‘~^|])")
_END: Any = object()
SURE = 3  # syllables: of fewer the marks may make another name
_LONG = 5  # syllables: of as many one may be misread

Token = tuple[str, int, int]  # its syllable without marks, where it begins and ends


class Tokens:
    """The next syllables and marks, each read when it is asked for."""

    __slots__ = ("at", "read", "text")

    def __init__(self, text: str, at: int) -> None:
        self.text, self.at, self.read = text, at, list[Token]()

    def get(self, n: int) -> Token | None:
        """The one of this number, None behind the last."""
        while len(self.read) <= n:
            token = _TOKEN.match(self.text, self.at) if n < _MOST_TOKENS else None
            if token is None:
                return None
            self.read.append((_flat(token[1]), *token.span(1)))
            self.at = token.end()
        return self.read[n]

    def first(self, count: int) -> list[Token]:
        """The first ones, fewer where there are no more."""
        self.get(count - 1)
        return self.read[:count]


@functools.lru_cache(maxsize=4096)  # more than the syllables of the names and what stands beside them
def _flat(word: str) -> str:
    return ascii_slug(word) or word


_MOST_TOKENS = 24  # the longest name of a law has fewer


def toneless_name(text: str, at: int, rules: Rules) -> tuple[list[Token], list[str]] | None:
    """The tokens of the longest name, and what each is meant to be; one of a long name may be any word or debris."""
    tokens, tree = Tokens(text, at), _toneless(rules)
    first = tokens.get(0)
    if first is None or (first[0] not in tree and len(first[0]) > _DEBRIS_LONGEST):
        return None
    for slips, least in ((0, SURE), (1, _LONG)):
        found = _walk(tokens, 0, tree, slips)
        if found is not None and sum(map(str.isalpha, found[1])) >= least - (_EXTRA in found[0]):
            steps, words = found
            name = iter(words)
            meant = [next(name) if step is not _EXTRA else "" for step in steps]
            said = [n for n, step in enumerate(steps) if step is not _LEFT_OUT]
            return tokens.first(len(said)), [meant[n] for n in said]
    return None


# What a step of the walk takes: a token and a word of the name, a token alone, a comma of the name alone.
_BOTH, _EXTRA, _LEFT_OUT = "word", "debris", "comma left out"
Way = tuple[dict[Any, Any], int, int, str]


def _walk(tokens: Tokens, n: int, node: dict[Any, Any], slips: int) -> tuple[list[str], list[str]] | None:
    """The steps from the token `n` on to the end of the longest name below `node`, and that name."""
    best: tuple[list[str], list[str]] | None = ([], node[_END]) if _END in node else None
    token = tokens.get(n)
    if token is None:
        return best
    word = token[0]
    ways: list[Way] = [(node[word], n + 1, slips, _BOTH)] if word in node else []
    if "," in node and word != ",":
        ways.append((node[","], n, slips, _LEFT_OUT))
    if slips and not ways:
        ways = _slips(word, n, node, slips - 1)
    for after, at, left, step in ways:
        found = _walk(tokens, at, after, left)
        if found is not None and (best is None or len(found[0]) >= len(best[0])):
            best = [step, *found[0]], found[1]
    return best


def _slips(word: str, n: int, node: dict[Any, Any], left: int) -> list[Way]:
    """A token that is debris, or any word of the name; the first must be read, or every name would fit."""
    ways = [(node, n + 1, left, _EXTRA)] if len(word) <= _DEBRIS_LONGEST else []
    if word.isalpha() and n:
        ways += [(after, n + 1, left, _BOTH) for key, after in node.items() if key is not _END and key != ","]
    return ways


_DEBRIS_LONGEST = 2  # characters


@per_rules
def names_begun(rules: Rules) -> frozenset[str]:
    """What stands before an "và" in the names of laws, without marks."""
    heads = (r["name"].split(" và ") for r in rules.tables["laws"])
    return frozenset(ascii_slug(" và ".join(parts[:n])) for parts in heads for n in range(1, len(parts)))


@per_rules
def _toneless(rules: Rules) -> dict[Any, Any]:
    """The names of laws by their syllables without marks."""
    tree: dict[Any, Any] = {}
    for name in dict.fromkeys(r["name"] for r in rules.tables["laws"] if not r["name"].startswith("Sửa đổi")):
        node, words = tree, _TOKEN.findall(name)
        for word in words:
            node = node.setdefault(ascii_slug(word) or word, {})
        node.setdefault(_END, words)
    return tree
