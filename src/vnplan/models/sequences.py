"""Sections and citations as lists that know how to be asked, shown and cut."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, ClassVar, Self, SupportsIndex, TypeVar, overload

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from vnplan.arguments import as_given, day_of, nearest, one_of, province_named, relation_of, str_of, whole_of
from vnplan.errors import NeedsPackage, NoSuchItem, UnknownName, WrongType, WrongValue
from vnplan.models.records import Change, Citation, Operation, Placed, Provision, Record, Section
from vnplan.names import ACTIONS, KINDS, LEVELS, RELATIONS, SECTION_KINDS
from vnplan.text.shown import brief, whole_letters

if TYPE_CHECKING:
    import pandas

    from vnplan.tables.rules import RulesLike

T = TypeVar("T", bound=Record)


class Items(list[T]):
    """A list with a notebook table and a DataFrame, whose slices are such lists too."""

    _item: ClassVar[type[Record]]
    _whole: Self | None = None

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        inner = handler(list[cls._item])  # type: ignore[name-defined]
        return core_schema.no_info_after_validator_function(cls, inner)

    @property
    def whole(self) -> Self:
        """The list that indices (`governor`, `parent`) point into: this one, or the one it was taken from."""
        return self if self._whole is None else self._whole

    def taken(self, items: Iterable[T]) -> Self:
        """Some of the items as a list of the same kind, whose indices stay good."""
        some = type(self)(items)
        some._whole = self.whole
        return some

    def _between(self, at: slice) -> list[T]:
        """The items of a slice."""
        try:
            return list.__getitem__(self, at)
        except TypeError:
            name = type(self).__name__.lower()
            said = f"{as_given(at.start)} and {as_given(at.stop)}"
            raise WrongType(f"{name}[from:to] takes whole numbers, not {said}") from None

    def _none_at(self, at: SupportsIndex) -> NoSuchItem:
        """What is said where a number is none of the list's."""
        name = type(self).__name__.lower()
        last = f"they go from 0 to {len(self) - 1}" if self else "there are none"
        return NoSuchItem(f"{name}[{at.__index__()}]: no such number; {last}")

    def rows(self) -> list[dict[str, Any]]:
        """All fields as dicts, one an item, with its `source` in front and `path`, `heading` and `sentence` behind."""
        from vnplan.models.places import place_columns

        out = []
        for item in self:
            home = getattr(item, "_document", None)
            place = place_columns(home, item) if home is not None and isinstance(item, Placed) else {}
            out.append({"source": home and home.source, **item.model_dump(), **place})
        return out

    def to_frame(self) -> pandas.DataFrame:
        """All fields as a pandas DataFrame, one row an item, with source, path, heading and sentence (needs pandas).

        Days are datetime64, years, pages and indices Int64, kinds, relations and levels categories, levels in order.
        """
        return frame_of(self.rows(), self._item)

    def _repr_html_(self) -> str:
        from vnplan.models.item_cards import card_of

        return card_of(self)


class Sections(Items[Section]):
    """The sections in text order; `sections["II.2"]` finds one by its path, `sections["II.2", 1]` that of part 1."""

    _item = Section

    @overload
    def __getitem__(self, at: SupportsIndex | str | tuple[str, int], /) -> Section: ...

    @overload
    def __getitem__(self, at: slice, /) -> Self: ...

    def __getitem__(self, at: SupportsIndex | slice | str | tuple[str, int], /) -> Section | Self:
        if isinstance(at, slice):
            return self.taken(self._between(at))
        if isinstance(at, str):
            return self._at(at, None)
        if isinstance(at, tuple):
            if len(at) != 2 or not isinstance(at[0], str) or not isinstance(at[1], int):
                raise WrongType(f"sections[path, part] takes a str and a number, as sections['II.2', 1], not {at!r}")
            return self._at(*at)
        if not hasattr(at, "__index__"):
            raise WrongType(f"sections[...] takes a path such as 'II.2', a number or a slice, not {as_given(at)}")
        try:
            return super().__getitem__(at)
        except IndexError:
            raise self._none_at(at) from None

    def _at(self, path: str, part: int | None) -> Section:
        """The section of a path, of one part or of the first that has it."""
        for section in self:
            if section.path == path and part in (None, section.part):
                return section
        paths = [section.path for section in self if part in (None, section.part)]
        there = f"paths: {', '.join(paths[:12])}{' ...' if len(paths) > 12 else ''}" if paths else "there are none"
        where = "" if part is None else f" in part {part}"
        raise UnknownName(f"no section {path!r}{where}{nearest(path, paths)}; {there}")

    def children_of(self, section: Section) -> Self:
        """The sections directly below one."""
        if not isinstance(section, Section):
            raise WrongType(f"children_of() takes a section, as document.sections['II'], not {as_given(section)}")
        whole = self.whole
        return self.taken(s for s in whole if s.parent is not None and whole[s.parent] is section)

    def __repr__(self) -> str:
        paths = brief(", ".join(section.path for section in self[:16]), 80)
        return f"<Sections {len(self)}{': ' if self else ''}{paths}>"


class Citations(Items[Citation]):
    """The citations in text order; `citations.where(relation="implements")` picks some."""

    _item = Citation
    _own_types: frozenset[str] = frozenset()
    """Types of a user's own tables, where the text was read with such."""

    @overload
    def __getitem__(self, at: SupportsIndex, /) -> Citation: ...

    @overload
    def __getitem__(self, at: slice, /) -> Self: ...

    def __getitem__(self, at: SupportsIndex | slice, /) -> Citation | Self:
        if isinstance(at, slice):
            return self.taken(self._between(at))
        if not hasattr(at, "__index__"):
            raise WrongType(f"citations[...] takes a number or a slice, not {as_given(at)}; where(...) picks by field")
        try:
            return super().__getitem__(at)
        except IndexError:
            raise self._none_at(at) from None

    def where(self, *, rules: RulesLike = None, **fields: Any) -> Self:
        """Those whose fields have the given values; a list or set of values means any of them.

        A relation may go by a law portal's name, "Văn bản được hướng dẫn", a day by "2023-09-14", a province by its
        name. Raises ValueError for a field that does not exist and for a kind, type of document, relation, level, day
        or province that cannot be, TypeError for a value that is none of its field. Types of the tables the text was
        read with count; `rules` names those of a document loaded from JSON.

        >>> import vnplan
        >>> found = vnplan.find_citations("Căn cứ Luật Giáo dục năm 2019; thực hiện Chỉ thị số 14/CT-TTg.")
        >>> [c.text for c in found.where(relation="implements")]
        ['Chỉ thị số 14/CT-TTg']
        """
        for unknown in fields.keys() - Citation.model_fields.keys():
            near = nearest(unknown, Citation.model_fields)
            raise WrongValue(f"citations have no field {unknown!r}{near}; they have {', '.join(Citation.model_fields)}")
        sets = {name: self._wanted(name, value, rules) for name, value in fields.items()}
        return self.taken(c for c in self if all(getattr(c, name) in wanted for name, wanted in sets.items()))

    def _wanted(self, name: str, value: Any, rules: RulesLike) -> set[Any]:
        """The values of a field asked for; one that no citation here has must at least be possible."""
        if name in _NOT_ASKED:
            raise WrongValue(f"where() cannot ask for {name}; a loop over the citations can")
        values = list(value) if isinstance(value, list | set | tuple | frozenset) else [value]
        if name in _WHOLE:
            return {one if one is None else whole_of(name, one, None) for one in values}
        check = _CHECKS.get(name)
        if check is None:
            words = [one if one is None else str_of(name, one, _SAMPLES.get(name, "...")) for one in values]
            return {*words} if name != "document_type" else {self._type(one, rules) for one in words}
        seen = [getattr(c, name) for c in self.whole]
        return {one if one is None or one in seen else check(one) for one in values}

    def _type(self, code: str | None, rules: RulesLike) -> str | None:
        """A type of document that the tables know, or that the text was read with."""
        whole = self.whole
        if code is None or code in whole._own_types or any(c.document_type == code for c in whole):
            return code
        from vnplan.tables.rules import rules_of

        return one_of("document type", code, [*rules_of(rules).types, *sorted(whole._own_types)])

    def within(self, start: int, end: int) -> Self:
        """Those whose core begins in a stretch of the text."""
        whole_of("start", start, None)
        whole_of("end", end, None)
        return self.taken(c for c in self if start <= c.start < end)

    def governor_of(self, citation: Citation) -> Citation | None:
        """The citation that acts on this one, as one in whose title it stands; None where the document itself acts.

        `citation.governor` is its index in the whole document's list; this finds it from any part of that list.

        >>> import vnplan
        >>> found = vnplan.find_citations("Thực hiện Kết luận số 91-KL/TW tiếp tục thực hiện Nghị quyết số 29-NQ/TW.")
        >>> some = found.where(number="29-NQ/TW")
        >>> some.governor_of(some[0]).text
        'Kết luận số 91-KL/TW'
        """
        if not isinstance(citation, Citation):
            raise WrongType(f"governor_of() takes a citation, not {as_given(citation)}")
        return None if citation.governor is None else self.whole[citation.governor]

    def __repr__(self) -> str:
        counts = ", ".join(f"{n} {name}" for name, n in Counter(c.relation for c in self).most_common())
        return f"<Citations {len(self)}{': ' if self else ''}{brief(counts, 80)}>"


A = TypeVar("A", Operation, Change)


class Acts(Items[A]):
    """What is done to provisions, in text order; a table of them has a column for each unit of the provision."""

    @classmethod
    def columns(cls) -> list[str]:
        """The columns of a table."""
        behind = ("action", "target", "provision")
        named: list[str] = [name for name in behind[:2] if name in cls._item.model_fields]
        others: list[str] = [name for name in cls._item.model_fields if name not in behind]
        return ["source", *named, *Provision.model_fields, *others, "path", "heading", "sentence"]

    def rows(self) -> list[dict[str, Any]]:
        """All fields as dicts; phan, chuong, muc, dieu, khoan and diem in place of the provision."""
        out = []
        for row in super().rows():
            units = row.pop("provision") or dict.fromkeys(Provision.model_fields)
            out.append({name: units[name] if name in units else row[name] for name in self.columns()})
        return out

    def to_frame(self) -> pandas.DataFrame:
        """All fields as a pandas DataFrame, a row each (needs pandas); days and indices as with citations."""
        made = pandas_for("to_frame()")
        frame: pandas.DataFrame = made.DataFrame(self.rows(), columns=self.columns())
        frame["action"] = made.Categorical(frame["action"], categories=ACTIONS)
        for name in ("section", "part", "page", "citation", "start", "end"):
            frame[name] = frame[name].astype("Int64")
        frame["in_force"] = made.to_datetime(frame["in_force"], errors="coerce")
        return frame

    def __repr__(self) -> str:
        counts = ", ".join(f"{n} {name}" for name, n in Counter(one.action for one in self).most_common())
        return f"<{type(self).__name__} {len(self)}{': ' if self else ''}{brief(counts, 80)}>"


class Operations(Acts[Operation]):
    """What an act does to others, in text order."""

    _item = Operation


class Changes(Acts[Change]):
    """What a consolidated text's notes tell was done to its provisions, in the order of the notes."""

    _item = Change


def _province(said: object) -> str | None:
    from vnplan.tables.rules import rules_of

    return province_named(said, rules_of(None))


_NOT_ASKED = frozenset({"provisions", "notes"})
_WHOLE = frozenset({"start", "end", "full_start", "full_end", "year", "governor", "section", "part", "page"})
_SAMPLES = {
    "document_type": "thong_tu", "number": "14/CT-TTg", "issuer": "Bộ Y tế", "issuer_id": "byt", "pinpoint": "Điều 5",
    "key": "/akn/vn/doc/chi-thi/ttg/2021/14", "cue": "Thực hiện", "text": "Luật Giáo dục", "title": "về đọc sách",
}  # fmt: skip
"""A value of each field of words."""


_CHECKS: dict[str, Callable[[object], Any]] = {
    "kind": lambda said: one_of("kind", said, KINDS),
    "level": lambda said: one_of("level", said, LEVELS),
    "relation": relation_of,
    "date": day_of,
    "province": _province,
}
"""What a value of a field can be, where that is known."""


def frame_of(rows: list[dict[str, Any]], model: type[Record]) -> pandas.DataFrame:
    """Rows of items as a DataFrame whose columns pandas can reckon with, the same for no rows."""
    made = pandas_for("to_frame()")
    columns = list(dict.fromkeys(("source", *model.model_fields, "path", "heading", "sentence")))
    frame: pandas.DataFrame = made.DataFrame([_writable(row) for row in rows], columns=columns)
    for name in frame.columns.intersection(list(_WHOLE | {"parent", "noted_in"})):
        frame[name] = frame[name].astype("Int64")
    for name in frame.columns.intersection(["kind", "relation", "level"]):
        words = {"relation": RELATIONS, "level": LEVELS}.get(name) or (KINDS if model is Citation else SECTION_KINDS)
        frame[name] = made.Categorical(frame[name], categories=words, ordered=name == "level")
    for name in frame.columns.intersection(["date"]):
        frame[name] = made.to_datetime(frame[name], errors="coerce")
    return frame


def _writable(row: dict[str, Any]) -> dict[str, Any]:
    return {name: whole_letters(value) if isinstance(value, str) else value for name, value in row.items()}


def pandas_for(what: str) -> Any:
    """Pandas, which is optional."""
    try:
        import pandas
    except ImportError as error:
        raise NeedsPackage(f"{what} needs pandas: pip install 'vnplan[frames]'") from error
    return pandas
