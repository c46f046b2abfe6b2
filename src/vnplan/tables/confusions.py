"""What a scanner takes for what: the rows of `confusions.csv`, and whether they explain a misread word."""

from __future__ import annotations

from itertools import product

from vnplan.tables.rules import Rules, per_rules

Misread = dict[str, list[tuple[str, str]]]
"""By the first character read: all that is read there, and what may be meant by it."""


@per_rules
def confusions(rules: Rules) -> dict[str, Misread]:
    """The rows of each kind: of a symbol's letters, of digits, of labels."""
    found: dict[str, Misread] = {}
    for row in rules.tables["confusions"]:
        of_kind = found.setdefault(row["kind"], {})
        of_kind.setdefault(row["read"][0], []).append((row["read"], row["meant"]))
    return found


def explained(read: str, meant: str, misread: Misread, most: int) -> bool:
    """Whether `read` is `meant` with at most `most` of the confusions.

    >>> explained("TTUT", "TTLT", {"U": [("U", "L")]}, 1)
    True
    """
    n = 0
    while n < len(read) and n < len(meant) and read[n] == meant[n]:
        if most and _by_row(read[n:], meant[n:], misread, most):
            return True
        n += 1
    if n == len(read) and n == len(meant):
        return True
    return most > 0 and n < len(read) and _by_row(read[n:], meant[n:], misread, most)


def _by_row(read: str, meant: str, misread: Misread, most: int) -> bool:
    return any(
        read.startswith(seen)
        and meant.startswith(true)
        and explained(read[len(seen) :], meant[len(true) :], misread, most - 1)
        for seen, true in misread.get(read[0], ())
    )


_LONGEST = 6  # characters: no serial and no year is longer


def digits(read: str, misread: Misread) -> list[str]:
    """All numbers that `read` may be, itself alone where it is one.

    >>> digits("1ó", {"ó": [("ó", "6")]})
    ['16']
    """
    if read.isdigit():
        return [read]
    if len(read) > _LONGEST:
        return []
    each = [[c] if c.isdigit() else [true for _, true in misread.get(c, ())] for c in read]
    return sorted({"".join(signs) for signs in product(*each)} - {""})
