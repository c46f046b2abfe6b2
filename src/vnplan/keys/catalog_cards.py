"""The catalogue and what it finds, as lists, tables and cards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from vnplan.keys.entries import Entry
from vnplan.models import cards
from vnplan.models.listed import Listed, typed
from vnplan.names import Language
from vnplan.tables.rules import shipped
from vnplan.tables.spoken import counted, day, language_of, spoken, type_name
from vnplan.text.markup import element, escaped

if TYPE_CHECKING:
    import pandas

COLUMNS = (
    "source", "document_type", "number", "date", "issuer", "level", "title", "in_force", "grade", "rival", "seen",
    "key",
)  # fmt: skip


class Entries(Listed[Entry]):
    """Known documents: a list that is shown short and becomes a table."""

    _columns = COLUMNS

    def rows(self) -> list[dict[str, Any]]:
        """One dict a document; `source` is where it is known from."""
        return [entry._asdict() for entry in self]

    def _counts(self) -> Counter[str]:
        return Counter(entry.document_type for entry in self)

    def _card(self, language: Language) -> str:
        return _list_card(list(self), language)


class Ranked(Listed[tuple[Entry, float]]):
    """Known documents, the likest first, each with a score of 0 to 100."""

    _columns = ("score", *COLUMNS)

    def rows(self) -> list[dict[str, Any]]:
        """One dict a document."""
        return [{"score": score, **entry._asdict()} for entry, score in self]

    def _counts(self) -> Counter[str]:
        return Counter(entry.document_type for entry, _ in self)

    def _card(self, language: Language) -> str:
        return _list_card([entry for entry, _ in self], language)


class ShownCatalog:
    """What a catalogue is in a notebook and in a DataFrame."""

    def __len__(self) -> int:
        raise NotImplementedError

    def __iter__(self) -> Iterator[Entry]:
        raise NotImplementedError

    def to_frame(self) -> pandas.DataFrame:
        """All documents as a pandas DataFrame (needs pandas); `source` is where each is known from."""
        return typed((entry._asdict() for entry in self), COLUMNS)

    def _repr_html_(self) -> str:
        language = language_of()
        kinds = Counter(entry.document_type for entry in self).most_common()
        years = [entry.date.year for entry in self]
        rows = ((escaped(type_name(kind)), str(count)) for kind, count in kinds)
        return cards.card(
            cards.head(counted(len(self), "document", language), f"{min(years)}–{max(years)}" if years else None),
            cards.table(("document_type", "documents"), rows, total=len(kinds), of="kind", language=language),
            language=language,
        )


def _list_card(entries: Sequence[Entry], language: Language) -> str:
    rows = (
        (
            cards.named(f"{type_name(entry.document_type)} {entry.number}".strip(), entry.key),
            escaped(day(entry.date, language)),
            cards.cell(entry.title),
            escaped(day(entry.in_force, language)),
        )
        for entry in entries
    )
    return cards.card(
        cards.head(counted(len(entries), "document", language)),
        cards.table(("document", "date", "title", "in_force"), rows, total=len(entries), of="document",
                    language=language),
        language=language,
    )  # fmt: skip


def entry_card(entry: Entry, language: Language) -> str:
    """A known document: what it is, since when, how well that is known."""
    pairs = [
        ("issuer", cards.cell(entry.issuer)),
        ("level", escaped(spoken("level", entry.level, language)) if entry.level else ""),
        ("date", escaped(day(entry.date, language))),
        ("also_dated", escaped(day(entry.rival, language))),
        ("in_force", escaped(day(entry.in_force, language))),
        ("seen", escaped(day(entry.seen, language))),
        ("grade", escaped(entry.grade) + " " + cards.soft(cards.cell(_sources(entry.source.split(), language), 160))),
        ("key", element("code", escaped(entry.key))),
    ]
    return cards.card(
        cards.head(f"{type_name(entry.document_type)} {entry.number}".strip()),
        cards.line(entry.title),
        cards.facts(pairs, language),
        language=language,
    )


def _sources(codes: Iterable[str], language: Language) -> str:
    """Where it is known from, in words."""
    named = {code: words_vi if language == "vi" else words for code, words, words_vi in shipped("sources")[1]}
    return ", ".join(named.get(code, code) for code in codes)
