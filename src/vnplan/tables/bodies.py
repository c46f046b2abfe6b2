"""A body that issues documents: what is known of one, and what tells bodies of one kind apart."""

from __future__ import annotations

from typing import NamedTuple

from vnplan.names import LEVELS
from vnplan.tables.rows import Row

CENTRAL = frozenset(LEVELS[:10])
LOCAL = frozenset(LEVELS[10:])


class Body(NamedTuple):
    """An issuing body: id used in keys ("bgddt"), level, province slug where it is a local one, and its place.

    `place` is the slug of its district or commune ("tan-an", "huyen-luc-nam"; "?" where the words leave out the name),
    of an institution its name; `unit` the level of the unit that words tell, `placed` how many such bodies there are.
    """

    id: str
    level: str | None
    province: str | None = None
    place: str | None = None
    unit: str | None = None
    placed: str = ""
    kind_name: tuple[str, str] | None = None
    """Of one of many, what it is and its own name: ("hop-tac-xa", "che-song-xanh"); many share the symbol HTX."""
    charge: tuple[str, str] | None = None
    """Of a body set up for something the letters of what it is and that: ("bcd", "chuyen-doi-so")."""
    above: str | None = None
    """Of a school the slug of the unit over it: its commune, until 30 June 2025 its district."""


BY_NAME = ("name", "school", "alone")
"""Bodies told apart by a name of their own."""


def placed(row: Row) -> str:
    """How many such bodies there are, and what tells them apart: the column `placed`, else what goes with the level.

    One in the country (no), in a province, in any unit or any below the province; one of the country beside those of
    places (told); one of each name, with its province (name), with the unit over it too (school) or without (alone);
    that of what it is part of, by its name (whose) or as that body (board).
    """
    if row["placed"]:
        return "" if row["placed"] == "no" else row["placed"]
    level = row["level"]
    if level.startswith("provincial"):
        return "province"
    return {"district": "below", "commune": "below", "institution": "name"}.get(level, "")
