"""What users see and what the JSON is. Offsets are code points into the text as given."""

from __future__ import annotations

import datetime
import functools
import html
from typing import TYPE_CHECKING, Any, Self, SupportsIndex, TypeVar, overload

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, PrivateAttr
from pydantic_core import CoreSchema, core_schema

if TYPE_CHECKING:
    import pandas

T = TypeVar("T", bound="_Model")

__all__ = ["Citation", "Document", "Metadata", "Note", "Part", "Provision", "Region", "Section"]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid")

    @classmethod
    def made(cls, fields: dict[str, Any]) -> Self:
        """One made of right values, all fields given in their order: no validation, which costs four times as much."""
        one = cls.__new__(cls)
        put = object.__setattr__
        put(one, "__dict__", fields)
        put(one, "__pydantic_fields_set__", _names(cls))
        put(one, "__pydantic_extra__", None)
        put(one, "__pydantic_private__", None)
        return one


@functools.cache
def _names(model: type[BaseModel]) -> set[str]:
    """The names of a model's fields: one set for all that are made whole."""
    return set(model.model_fields)


class Note(_Model):
    """A doubt or a repair, and where: `repaired_number`, `partial_date`, `broken_line`, `ocr_suspect` ..."""

    code: str
    message: str
    start: int
    end: int


class Provision(_Model):
    """One provision of a document, the units that are told."""

    phan: str | None = None
    chuong: str | None = None
    muc: str | None = None
    dieu: str | None = None
    khoan: str | None = None
    diem: str | None = None


class Metadata(_Model):
    """What the document says of itself."""

    document_type: str | None = None
    number: str | None = None
    date: datetime.date | None = None
    place: str | None = None
    issuer: str | None = None
    issuer_id: str | None = None
    level: str | None = None
    province: str | None = None
    title: str | None = None
    signer: str | None = None
    key: str | None = None


class Part(_Model):
    """One document in the file: the main one, an attached plan, an appendix."""

    document_type: str | None = None
    number: str | None = None
    date: datetime.date | None = None
    title: str | None = None
    start: int
    end: int
    attached_to: int | None = None


class Region(_Model):
    """A stretch of text of one kind: letterhead, title, preamble, body, recipients ..."""

    kind: str
    start: int
    end: int
    part: int


class Section(_Model):
    """A numbered unit, its children included."""

    kind: str
    label: str
    heading: str | None = None
    start: int
    end: int
    parent: int | None = None
    part: int = 0
    path: str = ""
    __slots__ = ("_document",)  # set by the document; no field, so it costs nothing to make

    @property
    def text(self) -> str:
        """The section's text as given, label and children included."""
        return self._home().text[self.start : self.end]

    @property
    def children(self) -> list[Section]:
        """The sections directly below."""
        home = self._home()
        return [s for s in home.sections if s.parent is not None and home.sections[s.parent] is self]

    @property
    def citations(self) -> list[Citation]:
        """The citations that stand in this section or below it."""
        return [c for c in self._home().citations if self.start <= c.start < self.end]

    @property
    def bullets(self) -> list[str]:
        """Its dashed and dotted items (-, +, *, •), children's left out, marks dropped, blanks folded."""
        children = self.children
        stop = children[0].start if children else self.end
        items: list[str] = []
        for line in self._home().text[self.start : stop].split("\n"):
            bare = line.strip()
            if bare[:1] in ("-", "+", "*", "•", "–") and bare[1:].strip():
                items.append(" ".join(bare[1:].split()))
            elif items and bare:
                items[-1] += " " + " ".join(bare.split())
        return items

    def _home(self) -> Document:
        try:
            home: Document = object.__getattribute__(self, "_document")
        except AttributeError:
            raise ValueError("this section belongs to no document; take it from document.sections") from None
        return home


class Citation(_Model):
    """A reference to a document, to this document (`self`) or to a provision of it (`internal`)."""

    kind: str
    start: int
    end: int
    text: str
    full_start: int
    full_end: int
    document_type: str | None = None
    number: str | None = None
    date: datetime.date | None = None
    year: int | None = None
    issuer: str | None = None
    issuer_id: str | None = None
    level: str | None = None
    province: str | None = None
    title: str | None = None
    pinpoint: str | None = None
    provisions: list[Provision] = []
    relation: str = "mentions"
    cue: str | None = None
    governor: int | None = None
    section: int | None = None
    part: int = 0
    key: str | None = None
    notes: list[Note] = []


class _Items(list[T]):
    """A list with a notebook table and a DataFrame."""

    _columns: tuple[str, ...] = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        inner = handler(list[cls._item])  # type: ignore[name-defined]
        return core_schema.no_info_after_validator_function(cls, inner)

    def to_frame(self) -> pandas.DataFrame:
        """All fields as a pandas DataFrame, one row an item (needs pandas)."""
        try:
            import pandas
        except ImportError as error:
            raise ImportError("to_frame() needs pandas: pip install 'vnplan[frames]'") from error
        return pandas.DataFrame([item.model_dump() for item in self])

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{c}</th>" for c in self._columns)
        rows = "".join(
            "<tr>" + "".join(f"<td>{html.escape(cell(getattr(item, c)))}</td>" for c in self._columns) + "</tr>"
            for item in self
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


class Sections(_Items[Section]):
    """The sections in text order; `sections["II.2"]` finds one by its path."""

    _item = Section
    _columns = ("path", "kind", "label", "heading")

    @overload
    def __getitem__(self, at: SupportsIndex | str, /) -> Section: ...

    @overload
    def __getitem__(self, at: slice, /) -> list[Section]: ...

    def __getitem__(self, at: SupportsIndex | slice | str, /) -> Section | list[Section]:
        if isinstance(at, str):
            for section in self:
                if section.path == at:
                    return section
            raise KeyError(
                f"no section {at!r}; paths: "
                + ", ".join(s.path for s in list(self)[:12])
                + (" ..." if len(self) > 12 else "")
            )
        return super().__getitem__(at)


class Citations(_Items[Citation]):
    """The citations in text order; `citations.where(relation="implements")` picks some."""

    _item = Citation
    _columns = ("text", "relation", "issuer", "title", "pinpoint", "key")

    def where(self, **fields: Any) -> Citations:
        """Those whose fields have the given values; a list or set of values means any of them.

        A relation may go by a law portal's name, "Văn bản được hướng dẫn". Raises ValueError for a field or a
        relation that does not exist.

        >>> import vnplan
        >>> found = vnplan.find_citations("Căn cứ Luật Giáo dục năm 2019; thực hiện Chỉ thị số 14/CT-TTg.")
        >>> [c.text for c in found.where(relation="implements")]
        ['Chỉ thị số 14/CT-TTg']
        """
        unknown = fields.keys() - Citation.model_fields.keys()
        if unknown:
            raise ValueError(
                f"citations have no field {sorted(unknown)[0]!r}; they have {', '.join(Citation.model_fields)}"
            )
        sets = {
            name: set(wanted) if isinstance(wanted, list | set | tuple | frozenset) else {wanted}
            for name, wanted in fields.items()
        }
        if "relation" in sets:
            sets["relation"] = {_relation(name) for name in sets["relation"]}
        return Citations(c for c in self if all(getattr(c, name) in wanted for name, wanted in sets.items()))


class Document(_Model):
    """A document read: what it says of itself, its parts, regions, sections and citations."""

    source: str | None = None
    sha256: str
    metadata: Metadata
    parts: list[Part]
    regions: list[Region]
    sections: Sections
    citations: Citations
    notes: list[Note]
    _text: str | None = PrivateAttr(default=None)

    def model_post_init(self, context: Any, /) -> None:
        """Let each section know where its text is."""
        self._link()

    def _link(self) -> None:
        for section in self.sections:
            object.__setattr__(section, "_document", self)

    def __setstate__(self, state: dict[Any, Any]) -> None:
        """As pickle restores it."""
        super().__setstate__(state)
        self._link()

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Document:
        """A copy whose sections are its own."""
        copied = super().__deepcopy__(memo)
        copied._link()
        return copied

    @property
    def text(self) -> str:
        """The text as given. A document loaded from JSON has none until `attach(text)`."""
        if self._text is None:
            raise ValueError("this document was loaded without its text; call attach(text) first")
        return self._text

    def __eq__(self, other: object) -> bool:
        """Equal in all fields; the text itself is vouched for by its sha256."""
        return isinstance(other, Document) and self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]

    def attach(self, text: str) -> Document:
        """Give a document loaded from JSON its text back; raises ValueError where the sha256 differs."""
        from vnplan.keys.keys import text_sha256

        if text_sha256(text) != self.sha256:
            raise ValueError("this is not the text the document was read from (sha256 differs)")
        self._text = text
        return self

    def region(self, kind: str, part: int | None = None) -> str:
        """Text of the regions of a kind, one after the other; empty where there is none."""
        spans = (r for r in self.regions if r.kind == kind and part in (None, r.part))
        return "\n".join(self.text[r.start : r.end] for r in spans)

    def to_frame(self) -> pandas.DataFrame:
        """The citations as a pandas DataFrame, one row each."""
        return self.citations.to_frame()

    def _repr_html_(self) -> str:
        m = self.metadata
        head = " ".join(filter(None, (m.document_type, m.number, str(m.date or ""), m.issuer)))
        return (
            f"<p><b>{html.escape(head)}</b><br>{html.escape(m.title or '')}<br>"
            f"{len(self.sections)} sections, {len(self.citations)} citations</p>{self.citations._repr_html_()}"
        )


def _relation(name: str) -> str:
    from vnplan.tables.portals import relation_named

    try:
        return relation_named(name)
    except KeyError as error:
        raise ValueError(error.args[0]) from None


def cell(value: object) -> str:
    """A value as a cell of a table for reading."""
    return "" if value is None else str(value)
