"""A document read, and documents as callers hand them in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from pydantic import PrivateAttr

from vnplan.arguments import one_of, text_of, whole_of
from vnplan.errors import WrongType, WrongValue
from vnplan.models.records import Metadata, Note, Part, Record, Region
from vnplan.models.sequences import Changes, Citations, Operations, Sections
from vnplan.names import REGION_KINDS, RegionKind
from vnplan.text.digest import text_sha256
from vnplan.text.shown import brief, named

if TYPE_CHECKING:
    import pandas


class Document(Record):
    """A document read: what it says of itself, its parts, regions, sections, citations and operations."""

    source: str | None = None
    sha256: str
    metadata: Metadata
    parts: list[Part]
    regions: list[Region]
    sections: Sections
    citations: Citations
    operations: Operations = Operations()
    history: Changes = Changes()
    notes: list[Note]
    _text: str | None = PrivateAttr(default=None)

    @classmethod
    def whole(cls, fields: dict[str, Any], text: str) -> Document:
        """One made of right values, all fields given in their order, with its text: no validation."""
        one = cls.made(fields)
        object.__setattr__(one, "__pydantic_private__", {"_text": text})
        one._link()
        return one

    def model_post_init(self, context: Any, /) -> None:
        """Let each section and citation know its document."""
        self._link()

    def _link(self) -> None:
        put = object.__setattr__
        for section in self.sections:
            put(section, "_document", self)
        for citation in self.citations:
            put(citation, "_document", self)
        for operation in self.operations:
            put(operation, "_document", self)
        for change in self.history:
            put(change, "_document", self)

    def __setstate__(self, state: dict[Any, Any]) -> None:
        """As pickle restores it."""
        super().__setstate__(state)
        self._link()

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Document:
        """A copy whose sections and citations are its own."""
        copied = super().__deepcopy__(memo)
        copied._link()
        return copied

    @property
    def text(self) -> str:
        """The text as given. A document loaded from JSON has none until `attach(text)`."""
        if self._text is None:
            raise WrongValue("this document was loaded without its text; call attach(text) first")
        return self._text

    def __eq__(self, other: object) -> bool:
        """Equal in all fields; the text itself is vouched for by its sha256."""
        return isinstance(other, Document) and self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]

    def attach(self, text: str) -> Document:
        """Give a document loaded from JSON its text back; raises ValueError where the sha256 differs."""
        if text_sha256(text_of(text, "attach")) != self.sha256:
            raise WrongValue("this is not the text the document was read from (sha256 differs)")
        self._text = text
        return self

    def region(self, kind: RegionKind, part: int | None = None) -> str:
        """Text of the regions of a kind, one after the other; empty where there is none.

        Raises ValueError for a kind that does not exist.
        """
        one_of("region", kind, REGION_KINDS)
        if part is not None:
            whole_of("part", part)
        spans = (r for r in self.regions if r.kind == kind and part in (None, r.part))
        return "\n".join(self.text[r.start : r.end] for r in spans)

    def to_frame(self) -> pandas.DataFrame:
        """The citations as a pandas DataFrame, one row each."""
        return self.citations.to_frame()

    def _said(self) -> str:
        m = self.metadata
        name = brief(named(m.document_type, m.number, m.date, None, m.title) or self.source or m.key, 60)
        return f"{name}: {len(self.sections)} sections, {len(self.citations)} citations"


def document_of(given: object, function: str) -> Document:
    """The document given to a function; else a WrongType that says how to come by one."""
    if isinstance(given, Document):
        return given
    raise WrongType(f"{function}() takes documents, not {_shown(given)}; {_WAYS}")


def each_of(given: Iterable[Document] | Document, function: str) -> Iterator[Document]:
    """The documents given to a function, one after the other; else a WrongType that says how to come by one."""
    if isinstance(given, str | bytes | Document) or not isinstance(given, Iterable):
        yield document_of(given, function)
        return
    for one in given:
        yield document_of(one, function)


def documents_of(given: Iterable[Document] | Document, function: str) -> list[Document]:
    """The same, all at hand."""
    return list(each_of(given, function))


_WAYS = "vnplan.parse(text) makes one of a text, vnplan.read(path) of a file"


def _shown(given: object) -> str:
    return repr(brief(given, 40)) if isinstance(given, str) else type(given).__name__
