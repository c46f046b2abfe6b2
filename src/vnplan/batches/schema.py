"""The tables a batch writes: every column with its type and what it means. Raise SCHEMA with any change."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, NamedTuple

from vnplan.errors import NeedsPackage
from vnplan.models import Provision

if TYPE_CHECKING:
    import pyarrow

SCHEMA = 2
"""Version of the tables; it stands in every file and every record, and other tables are made anew by --resume."""


class Column(NamedTuple):
    """A column: its name, its type as docs and Arrow say it, and what it means."""

    name: str
    type: str
    words: str


_SOURCE = Column("source", "string", "the file as its path was given, a place in an archive behind the archive's")
_SPAN = (
    Column("start", "int64", "where it begins in the text of the file, in characters (code points)"),
    Column("end", "int64", "where it ends"),
)
_PLACE = (
    Column("path", "string", "the section it stands in: II.2.1"),
    Column("heading", "string", "the heading it stands under"),
    Column("sentence", "string", "the sentence it stands in"),
)
_PAGE = Column("page", "int32", "the page it stands on, from 1; null where the file tells none")
_NOTES = Column("notes", "notes", "doubts and repairs: code, message, start, end")
_NUMBERED = (
    Column("document_type", "string", "quyet_dinh, ke_hoach ..."),
    Column("number", "string", "33/KH-UBND"),
    Column("date", "date32", "its day; null where it is not told whole"),
)
_ISSUED = (
    Column("issuer", "string", "who issued it, as written"),
    Column("issuer_id", "string", "the body: bgddt, ubnd ..."),
    Column("level", "string", "where the body stands: prime_minister ... commune"),
    Column("province", "string", "its province: bac-ninh"),
)
TABLES: dict[str, tuple[Column, ...]] = {
    "documents": (
        _SOURCE,
        Column("sha256", "string", "of the text in UTF-8"),
        Column("characters", "int64", "how long the text is"),
        *_NUMBERED,
        Column("place", "string", "where it was issued"),
        *_ISSUED,
        Column("title", "string", "its trích yếu"),
        Column("signer", "string", "who signed it"),
        Column("key", "string", "the key it goes by: /akn/vn/doc/..."),
        Column("consolidates", "string", "key of the act that a consolidated text consolidates"),
        Column("in_force", "date32", "the day its article on effect tells"),
        _NOTES,
    ),
    "parts": (
        _SOURCE,
        Column("part", "int32", "its place among the documents of the file, from 0"),
        *_NUMBERED,
        Column("title", "string", "its trích yếu"),
        *_SPAN,
        Column("attached_to", "int32", "the part it is attached to"),
    ),
    "sections": (
        _SOURCE,
        Column("section", "int32", "its place among the sections of the file, from 0"),
        Column("kind", "string", "dieu, roman, arabic, letter ..."),
        Column("label", "string", "as written: II, 2.1, đ"),
        *_SPAN,
        Column("parent", "int32", "the section above it"),
        Column("noted_in", "int32", "of a footnote: the section its mark stands in"),
        Column("part", "int32", "the part it belongs to"),
        _PAGE,
        Column("path", "string", "the labels from the top: II.2.1"),
        Column("heading", "string", "its heading, else the one it stands under"),
        Column("sentence", "string", "its first sentence"),
    ),
    "citations": (
        _SOURCE,
        Column("citation", "int32", "its place among the citations of the file, from 0"),
        Column("kind", "string", "numbered, named_law, named, standard, self, internal"),
        *_SPAN,
        Column("text", "string", "type, number and date as written"),
        Column("full_start", "int64", "start with its pinpoint"),
        Column("full_end", "int64", "end with issuer and title"),
        *_NUMBERED,
        Column("year", "int32", "the year, told or of the day"),
        *_ISSUED,
        Column("title", "string", "its trích yếu, as cited"),
        Column("pinpoint", "string", "the provisions before it, as written"),
        Column("provisions", "provisions", "the provisions: phan, chuong, muc, dieu, khoan, diem"),
        Column("relation", "string", "how the citing document stands to it: legal_basis, implements ..."),
        Column("cue", "string", "the words that say so"),
        Column("governor", "int32", "the citation it stands in the title of, whose relation this is"),
        Column("section", "int32", "the section it stands in"),
        Column("part", "int32", "the part it stands in"),
        _PAGE,
        Column("key", "string", "the key it goes by; null where none can be told"),
        Column(
            "put_into_force", "bool", "whether it is a law that words before it put into force, its edition to come"
        ),
        _NOTES,
        *_PLACE,
    ),
    "operations": (
        _SOURCE,
        Column("operation", "int32", "its place among the operations of the file, from 0"),
        Column("action", "string", "amend, supplement, replace, repeal, words, renumber, suspend"),
        Column("target", "string", "key of the act that is changed; null where none can be told"),
        *(Column(unit, "string", f"the provision that is changed: its {unit}") for unit in Provision.model_fields),
        Column("pinpoint", "string", "the place in words where it is no provision: an appendix, a form"),
        Column("words", "string", "the words taken out"),
        Column("new_words", "string", "the words put in, or the provision's new number"),
        Column("new_text", "span", "where the new text stands: start, end"),
        Column("in_force", "date32", "the day it takes effect, where the instruction tells one"),
        Column("citation", "int32", "the citation that names the act changed"),
        Column("section", "int32", "the section it stands in"),
        Column("part", "int32", "the part it stands in"),
        _PAGE,
        *_SPAN,
        *_PLACE,
    ),
    "edges": (
        _SOURCE,
        *_SPAN,
        Column("from_key", "string", "the document that acts"),
        Column("to_key", "string", "the document acted on"),
        Column("relation", "string", "implements, amends ..."),
        Column("acts", "string", "what is done to which provisions: amend khoản 1 Điều 5; repeal Điều 7"),
        Column("step", "string", "which step settled the key, with this file and the catalogue alone"),
        _PAGE,
        *_PLACE,
    ),
    "findings": (
        _SOURCE,
        *_SPAN,
        Column("text", "string", "the words there"),
        Column("code", "string", "what was found: known_date, replaced ..."),
        Column("severity", "string", "error, warning, info"),
        Column("message", "string", "in English"),
        Column("message_vi", "string", "in Vietnamese"),
        Column("against", "places", "what stands against it: source, start, end, text, section, heading ..."),
        _PAGE,
        *_PLACE,
    ),
    "verdicts": (
        _SOURCE,
        Column("citation", "int32", "the citation it is on"),
        *_SPAN,
        Column("text", "string", "the words there"),
        Column("relation", "string", "how the document stands to the one cited"),
        Column("number", "string", "33/KH-UBND"),
        Column("key", "string", "the key settled with this file and the catalogue alone"),
        Column("code", "string", "what to hold of it: agrees, differs, superseded, not_yet, hardly_exists ..."),
        Column("finding", "string", "the finding that says so, where one does"),
        Column("severity", "string", "error, warning, info; null where there is no finding"),
        Column("right", "string", "what is right, where that is known"),
        Column("message", "string", "in English"),
        Column("message_vi", "string", "in Vietnamese"),
        _PAGE,
        *_PLACE,
    ),
    "failures": (
        _SOURCE,
        Column("cause", "string", "unreadable, deadline, memory, crash (of the process), fault (of vnplan)"),
        Column("message", "string", "one line: file, cause, way out"),
    ),
}


def needed() -> Any:
    """The package pyarrow; else an error that says how to come by it."""
    try:
        import pyarrow
    except ImportError:
        raise NeedsPackage("tables are written by pyarrow; pip install 'vnplan[batch]' brings it") from None
    return pyarrow


@functools.cache
def schema_of(table: str) -> pyarrow.Schema:
    """The Arrow schema of a table; its metadata tell table and version, its columns what they mean."""
    pa = needed()
    string, whole = pa.string(), pa.int64()
    places = [("source", string), ("start", whole), ("end", whole), ("text", string), ("section", string),
              ("heading", string), ("page", pa.int32()), ("sentence", string)]  # fmt: skip
    types = {
        "string": string,
        "int32": pa.int32(),
        "int64": whole,
        "bool": pa.bool_(),
        "date32": pa.date32(),
        "span": pa.struct([("start", whole), ("end", whole)]),
        "notes": pa.list_(pa.struct([("code", string), ("message", string), ("start", whole), ("end", whole)])),
        "provisions": pa.list_(pa.struct([(unit, string) for unit in Provision.model_fields])),
        "places": pa.list_(pa.struct(places)),
    }
    fields = [pa.field(c.name, types[c.type], metadata={"words": c.words}) for c in TABLES[table]]
    return pa.schema(fields, metadata={"vnplan.table": table, "vnplan.schema": str(SCHEMA)})
