"""The question of a document's status, and the answer."""

from __future__ import annotations

import datetime
from typing import Any, NamedTuple

from vnplan.keys.catalog import Catalog
from vnplan.keys.entries import Entry
from vnplan.review.acts import ActDone
from vnplan.review.right import called, number_known
from vnplan.tables.rules import Rules
from vnplan.tables.spoken import language_of
from vnplan.text.shown import brief

STATES = ("in_force", "not_yet", "amended", "replaced", "repealed", "lapsed_in_part", "not_known")


class Status(NamedTuple):
    """What is known of a document on a day. `words` say it with the reason, in English and in Vietnamese.

    `in_force` needs evidence of its own: a later change, the last edition of a law, the national database on a later
    day. Where no change is known and no such evidence is, the state is `not_known`, and `known` is true.
    """

    state: str
    query: str
    on: datetime.date
    key: str | None
    number: str | None
    title: str | None
    since: datetime.date | None
    by: tuple[ActDone, ...]
    known: bool
    words: str
    words_vi: str
    provision: str | None = None

    def row(self) -> dict[str, Any]:
        """The status as plain data."""
        told = {name: str(v) if isinstance(v, datetime.date) else v for name, v in self._asdict().items()}
        return told | {"by": [act.row() for act in self.by]}

    def __repr__(self) -> str:
        return f"<Status {self.state} on {self.on}: {brief(self.words, 140)}>"

    def _repr_html_(self) -> str:
        from vnplan.review.found_cards import status_card

        return status_card(self, language_of())


COLUMNS = Status._fields
"""A status as a row."""


class Question(NamedTuple):
    """A question: of which document, on which day, of which provision; and what is known of it."""

    query: str
    on: datetime.date
    key: str
    entry: Entry | None
    catalog: Catalog
    acts: tuple[ActDone, ...]
    """What others did to it, by the day or later, oldest first."""
    provision: str | None
    rules: Rules

    @property
    def name(self) -> str:
        """The document as a reader knows it: as it was asked about where nothing here knows it."""
        nobody = self.entry is None and number_known(self.key, self.catalog) is None
        return self.query if nobody and self.query != self.key else called(self.key, self.catalog, self.rules)

    @property
    def past(self) -> list[ActDone]:
        """What had begun by the day."""
        return [act for act in self.acts if act.begun]

    def says(self, state: str, since: datetime.date | None, by: list[ActDone], words: str, words_vi: str) -> Status:
        """The answer."""
        entry = self.entry
        told = self.catalog.listed(self.key)
        number = entry.number if entry else number_known(self.key, self.catalog)
        known = entry is not None or told is not None or bool(self.acts)
        title = (entry.title or None) if entry else None
        return Status(
            state,
            self.query,
            self.on,
            self.key,
            number,
            title,
            since,
            tuple(by),
            known,
            words,
            words_vi,
            self.provision,
        )
