"""What a document is made of. Offsets are code points into the text as given."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING, Any, Self

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import PydanticSerializationError

from vnplan.errors import WrongValue
from vnplan.models.halves import holds_halves, spelled_json
from vnplan.models.made import Made
from vnplan.names import Action, Kind, Level, RegionKind, Relation, SectionKind
from vnplan.text.shown import brief, named

if TYPE_CHECKING:
    from vnplan.models.document import Document
    from vnplan.models.sequences import Citations, Sections
    from vnplan.models.where import Where


class Record(Made, BaseModel):
    """A model that takes no other fields, can be made without validation and is shown on one line."""

    model_config = ConfigDict(extra="forbid", defer_build=True)  # what is only part of another is never built by itself

    def model_dump_json(self, **options: Any) -> str:
        """As JSON, of any text: a lone surrogate, which UTF-8 has no place for, is spelled out as in "\\ud83d"."""
        try:
            return super().model_dump_json(**options)
        except PydanticSerializationError:
            layout = {name: options.pop(name) for name in ("indent", "ensure_ascii") if name in options}
            return spelled_json(self.model_dump(mode="json", **options), **layout)

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **options: Any) -> Self:
        """From JSON, of any text."""
        try:
            return super().model_validate_json(json_data, **options)
        except ValidationError as error:
            if not holds_halves(json_data):
                raise
            try:
                values = json.loads(json_data)
            except ValueError:
                raise error from None
        return cls.model_validate(values, **options)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {brief(self._said(), 100)}>"

    def __str__(self) -> str:
        return repr(self)

    def _repr_html_(self) -> str:
        from vnplan.models.item_cards import card_of

        return card_of(self)

    def _said(self) -> str:
        """What a person wants to know of it: here the fields that are told."""
        return ", ".join(f"{name}={value}" for name, value in self if value is not None)


class Note(Record):
    """A doubt or a repair, and where: `repaired_number`, `partial_date`, `broken_line`, `ocr_suspect` ..."""

    code: str
    message: str
    start: int
    end: int

    def _said(self) -> str:
        return f"{self.code} [{self.start}:{self.end}] {self.message}"


class Provision(Record):
    """One provision of a document, the units that are told."""

    phan: str | None = None
    chuong: str | None = None
    muc: str | None = None
    dieu: str | None = None
    khoan: str | None = None
    diem: str | None = None


class Metadata(Record):
    """What the document says of itself."""

    document_type: str | None = None
    number: str | None = None
    date: datetime.date | None = None
    place: str | None = None
    issuer: str | None = None
    issuer_id: str | None = None
    level: Level | None = None
    province: str | None = None
    title: str | None = None
    signer: str | None = None
    key: str | None = None
    consolidates: str | None = None
    in_force: datetime.date | None = None

    def _said(self) -> str:
        return named(self.document_type, self.number, self.date, self.issuer, self.title) or self.key or ""


class Part(Record):
    """One document in the file: the main one, an attached plan, an appendix."""

    document_type: str | None = None
    number: str | None = None
    date: datetime.date | None = None
    title: str | None = None
    start: int
    end: int
    attached_to: int | None = None

    def _said(self) -> str:
        return f"[{self.start}:{self.end}] {named(self.document_type, self.number, self.date, None, self.title)}"


class Region(Record):
    """A stretch of text of one kind: letterhead, title, preamble, body, recipients ..."""

    kind: RegionKind
    start: int
    end: int
    part: int

    def _said(self) -> str:
        return f"{self.kind} [{self.start}:{self.end}] of part {self.part}"


class Placed(Record):
    """What stands somewhere in a document, which it knows once the document is made."""

    __slots__ = ("_document",)  # set by the document; no field, so it costs nothing to make
    if TYPE_CHECKING:
        start: int
        end: int
        part: int
        page: int | None

    @property
    def where(self) -> Where:
        """Where it stands, as one says it: source, part, sections with their headings, page, sentence.

        Raises ValueError for one that belongs to no document.
        """
        from vnplan.models.where import where_is

        return where_is(self._home(), self)

    def _home(self) -> Document:
        try:
            home: Document = object.__getattribute__(self, "_document")
        except AttributeError:
            raise WrongValue(_HOMELESS[type(self).__name__]) from None
        return home


_HOMELESS = {
    "Section": "this section belongs to no document; take it from document.sections",
    "Citation": "this citation belongs to no document; take it from document.citations",
    "Operation": "this operation belongs to no document; take it from document.operations",
    "Change": "this change belongs to no document; take it from document.history",
}


class Section(Placed):
    """A numbered unit, its children included."""

    kind: SectionKind
    label: str
    heading: str | None = None
    start: int
    end: int
    parent: int | None = None
    noted_in: int | None = None
    part: int = 0
    path: str = ""
    page: int | None = None
    __slots__ = ()

    @property
    def text(self) -> str:
        """The section's text as given, label and children included."""
        return self._home().text[self.start : self.end]

    @property
    def children(self) -> Sections:
        """The sections directly below."""
        return self._home().sections.children_of(self)

    @property
    def citations(self) -> Citations:
        """The citations that stand in this section or below it."""
        return self._home().citations.within(self.start, self.end)

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

    def _said(self) -> str:
        home: Document | None = getattr(self, "_document", None)
        given = home._text if home is not None else None
        words = self.heading or (given[self.start : min(self.end, self.start + 200)] if given is not None else "")
        quoted = f" “{brief(words, 56)}”" if words else ""
        return f"{self.path or self.label}{quoted} {self.kind} [{self.start}:{self.end}]"


class Citation(Placed):
    """A reference to a document, to this document (`self`) or to a provision of it (`internal`)."""

    kind: Kind
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
    level: Level | None = None
    province: str | None = None
    title: str | None = None
    pinpoint: str | None = None
    provisions: list[Provision] = []
    relation: Relation = "mentions"
    cue: str | None = None
    governor: int | None = None
    section: int | None = None
    part: int = 0
    page: int | None = None
    key: str | None = None
    notes: list[Note] = []
    __slots__ = ()

    def _said(self) -> str:
        governor = f" of citation {self.governor}" if self.governor is not None else ""
        return f"“{brief(self.text, 56)}” {self.relation}{governor} [{self.start}:{self.end}]"


class Span(Record):
    """A stretch of the text as given."""

    start: int
    end: int


class Operation(Placed):
    """What an act does to one provision of another, or to another as a whole; where it says so is `start`, `end`.

    `target` is the key of the act changed, of a law by name alone that of the edition meant;
    `citation` is the citation that names it. `pinpoint` is
    the place in words, of one of a list in its own; where `provision` is null, an appendix or a form; where both are,
    the whole act is meant. `new_text` is what stands
    in quotation marks below, without the marks; `words` and `new_words` are the words taken out and put in, or the
    provision's new number in `new_words` of a `renumber`.
    """

    action: Action
    target: str | None = None
    provision: Provision | None = None
    pinpoint: str | None = None
    words: str | None = None
    new_words: str | None = None
    new_text: Span | None = None
    in_force: datetime.date | None = None
    citation: int | None = None
    section: int | None = None
    part: int = 0
    page: int | None = None
    start: int
    end: int
    __slots__ = ()

    def _said(self) -> str:
        place = self.pinpoint or "the whole"
        return f"{self.action} {brief(place, 56)} of {self.target or '?'} [{self.start}:{self.end}]"


class Change(Placed):
    """What a note of a consolidated text tells of one of its provisions; the note's words are `start`, `end`.

    `provision` is of this text; where it is null, `pinpoint` tells the place in words, or that the mark was not found.
    `mark` is where the note's mark stands, `section` the section it stands in. `acting` is the key of the act that
    changed the provision, `citation` the citation that names it, `acting_provisions` where in that act it says so.
    """

    action: Action
    provision: Provision | None = None
    pinpoint: str | None = None
    words: str | None = None
    new_words: str | None = None
    acting: str | None = None
    acting_provisions: list[Provision] = []
    in_force: datetime.date | None = None
    mark: Span | None = None
    citation: int | None = None
    section: int | None = None
    part: int = 0
    page: int | None = None
    start: int
    end: int
    __slots__ = ()

    def _said(self) -> str:
        return f"{self.action} {brief(self.pinpoint or '?', 56)} by {self.acting or '?'} [{self.start}:{self.end}]"
