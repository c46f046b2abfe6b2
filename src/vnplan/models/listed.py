"""Lists of what functions find: lists as any, with a table for a notebook and a DataFrame."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, Self, SupportsIndex, TypeVar, overload

from vnplan.models.sequences import pandas_for
from vnplan.names import ACTIONS, LEVELS, RELATIONS
from vnplan.tables.spoken import language_of
from vnplan.text.shown import brief, whole_letters

if TYPE_CHECKING:
    import pandas

    from vnplan.names import Language

T = TypeVar("T")

SEVERITIES = ("error", "warning", "info")
_WHOLE = frozenset({"start", "end", "page", "year", "part", "places", "chain", "link", "cited_by", "index"})
_DAYS = frozenset({"date", "in_force", "since", "on", "seen", "rival"})
_KINDS: dict[str, tuple[str, ...] | None] = {
    "severity": SEVERITIES, "level": LEVELS, "relation": RELATIONS, "action": ACTIONS, "code": None, "finding": None,
    "status": None, "state": None, "document_type": None, "grade": None, "province": None,
}  # fmt: skip
"""Columns of few words, with all of them where the list is closed."""
_ORDERED = ("severity", "level")


class Listed(list[T]):
    """A list that is shown short in a notebook and becomes a DataFrame; its slices are such lists too."""

    _columns: ClassVar[tuple[str, ...]] = ()

    @overload
    def __getitem__(self, at: SupportsIndex, /) -> T: ...

    @overload
    def __getitem__(self, at: slice, /) -> Self: ...

    def __getitem__(self, at: SupportsIndex | slice, /) -> T | Self:
        return self.taken(super().__getitem__(at)) if isinstance(at, slice) else super().__getitem__(at)

    def taken(self, items: Iterable[T]) -> Self:
        """Some of the items as a list of the same kind."""
        some = type(self)(items)
        some.__dict__.update(self.__dict__)
        return some

    def rows(self) -> list[dict[str, Any]]:
        """One dict an item."""
        return [item.row() for item in self]  # type: ignore[attr-defined]

    def to_frame(self) -> pandas.DataFrame:
        """The rows as a pandas DataFrame, the same columns also when empty (needs pandas).

        Days are datetime64, numbers Int64, columns of few words categories, levels and severities in their order.
        """
        return typed(self.rows(), self._columns)

    def _counts(self) -> Counter[str]:
        """How many there are of each kind, for the list shown on a line."""
        return Counter()

    def _card(self, language: Language) -> str:
        raise NotImplementedError

    def _repr_html_(self) -> str:
        return self._card(language_of())

    def __repr__(self) -> str:
        counts = ", ".join(f"{n} {name}" for name, n in self._counts().most_common())
        return f"<{type(self).__name__} {len(self)}{': ' if counts else ''}{brief(counts, 80)}>"


def typed(rows: Iterable[dict[str, Any]], columns: Iterable[str]) -> pandas.DataFrame:
    """Rows as a DataFrame with dtypes one can reckon with, the same for no rows."""
    made = pandas_for("to_frame()")
    some = [{k: whole_letters(v) if isinstance(v, str) else v for k, v in row.items()} for row in rows]
    frame: pandas.DataFrame = made.DataFrame(some, columns=list(columns))
    for name in frame.columns:
        if name in _WHOLE:
            frame[name] = frame[name].astype("Int64")
        elif name in _DAYS:
            frame[name] = made.to_datetime(frame[name], errors="coerce").astype("datetime64[s]")
        elif name in _KINDS:
            known = _KINDS[name]
            others = [value for value in frame[name].dropna().unique() if value not in (known or ())]
            words = [*(known or ()), *sorted(map(str, others))]
            frame[name] = made.Categorical(frame[name], categories=words, ordered=name in _ORDERED and not others)
    return frame
