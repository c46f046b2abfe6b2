"""What the law portals call the relations between documents, and what that is here.

A portal's heading says what the other document is to the one on the page. On the page of X, "Văn bản được sửa đổi"
lists what X amends, "Văn bản sửa đổi" what amends X. No portal knows `implements`.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from vnplan.names import RELATIONS
from vnplan.tables.rules import Rules, per_rules, rules_of

PORTALS = ("vbpl.vn until 2025", "vbpl.vn", "thuvienphapluat.vn")


class PortalRelation(NamedTuple):
    """A relation as this package has it; `reversed` where the listed document acts on the one of the page."""

    relation: str
    reversed: bool
    partial: bool
    """Whether a part of the other document alone is meant: "hết hiệu lực 1 phần"."""


def portal_relation(name: str, *, portal: str | None = None, rules: Rules | None = None) -> PortalRelation:
    """The relation behind a heading of vbpl.vn or thuvienphapluat.vn.

    `name` is the heading as the page shows it: case, blanks, commas, a count or colon behind it and the words
    "Văn bản" in front do not matter. `portal` is one of `PORTALS`, wanted where two of them mean different things by
    one name, as by "Văn bản dẫn chiếu".

    Raises KeyError, with the nearest names, where no portal has the name; with the portals, where they differ on it.

    >>> portal_relation("Văn bản được sửa đổi (3):")
    PortalRelation(relation='amends', reversed=False, partial=False)
    >>> portal_relation("văn bản quy định hết hiệu lực một phần")
    PortalRelation(relation='repeals', reversed=True, partial=True)
    """
    if portal is not None and portal not in PORTALS:
        raise KeyError(f"no portal {portal!r}; one of {', '.join(PORTALS)} is wanted")
    tables = rules_of(rules)
    names = _names(tables)
    found = {where: one for where, one in names.get(_plain(name), {}).items() if portal in (None, where)}
    if not found:
        raise KeyError(f"no portal has a relation {name!r}; nearest: {', '.join(_nearest(name, portal, tables))}")
    if len(set(found.values())) > 1:
        raise KeyError(f"{name!r} is one thing on {' and another on '.join(found)}; name the portal")
    return next(iter(found.values()))


def relation_named(name: str) -> str:
    """A relation by our own name or a portal's: "amends", "Văn bản được sửa đổi (3)".

    Raises KeyError where nobody has the name, or where it tells what others do to the document of the page: no
    citation in a text says that, but for "amended by".

    >>> relation_named("Văn bản được hướng dẫn")
    'guides'
    """
    if name in RELATIONS:
        return name
    found = portal_relation(name)
    if found.reversed and found.relation != "amends":
        raise KeyError(f"{name!r} tells what others do to this document; ask the graph who {found.relation} it")
    return "amended_by" if found.reversed else found.relation


_BEHIND = " \t\n\xa0:()[]0123456789"


def _plain(name: str) -> str:
    """A heading as headings are compared: "Văn bản được HD, QĐ chi tiết (2):" -> "được hd qđ chi tiết"."""
    words = unicodedata.normalize("NFC", name).lower().rstrip(_BEHIND).replace(",", " ").split()
    return " ".join(words).replace("một phần", "1 phần").removeprefix("văn bản ")


@per_rules
def _names(rules: Rules) -> dict[str, dict[str, PortalRelation]]:
    """What each name means on each portal; of two rows the first counts."""
    names: dict[str, dict[str, PortalRelation]] = {}
    for row in rules.tables["portal_relations"]:
        meant = PortalRelation(row["relation"], row["direction"] == "from", row["partial"] == "yes")
        names.setdefault(_plain(row["name"]), {}).setdefault(row["portal"], meant)
    return names


def _nearest(name: str, portal: str | None, rules: Rules) -> list[str]:
    """The names most like one that is not known."""
    from rapidfuzz import fuzz, process

    rows = rules.tables["portal_relations"]
    known = {row["name"]: _plain(row["name"]) for row in rows if portal in (None, row["portal"])}
    return [found[2] for found in process.extract(_plain(name), known, scorer=fuzz.ratio, limit=3)]
