"""JSON Schema of what vnplan writes as JSON: documents, and the rows of tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from vnplan.arguments import one_of
from vnplan.batches.schema import TABLES
from vnplan.doors.chunks import Chunk
from vnplan.doors.field_words import EXAMPLES, WORDS
from vnplan.models import Change, Citation, Document, Operation, Provision
from vnplan.models.records import Record
from vnplan.models.sequences import Changes, Operations
from vnplan.names import RELATIONS
from vnplan.review import checks, verdict
from vnplan.review.place import Place

VERSION = "1.0"
"""Of the schemas: the first number is raised where a reader of before would go wrong, the second where more is told."""
DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]


def schema(name: str | None = None) -> Schema:
    """The JSON Schema of one thing that is written, or of all under `$defs`.

    `document` is what `vnplan parse` and `Document.model_dump(mode="json")` give, the others are rows: `citation` of
    `vnplan extract`, `operation` and `change` of `vnplan extract --operations` and `--history`, `chunk` of `vnplan
    chunks`, `finding` and `verdict` of `vnplan check`. Fields have descriptions, closed lists are enums, and `version`
    tells which schema it is. A field that is not told is null, never left out.

    Raises ValueError for a name that is none of these.

    >>> schema("citation")["properties"]["relation"]["enum"][:3]
    ['legal_basis', 'implements', 'according_to']
    >>> [one["$ref"] for one in schema()["anyOf"]][:2]
    ['#/$defs/Document', '#/$defs/CitationRow']
    """
    if name is not None:
        made = SCHEMAS[one_of("schema", name, SCHEMAS)]()
        return {"$schema": DIALECT, "$id": _id(name), "version": VERSION, **made}
    defs: Schema = {}
    for one, make in SCHEMAS.items():
        made = make()
        defs |= made.pop("$defs", {})
        defs[_title(one)] = made
    any_of = [{"$ref": f"#/$defs/{_title(one)}"} for one in SCHEMAS]
    words = "All that vnplan writes as JSON; a thing alone: vnplan schema NAME."
    return {
        "$schema": DIALECT, "$id": _id("all"), "version": VERSION, "description": words, "anyOf": any_of, "$defs": defs,
    }  # fmt: skip


def _id(name: str) -> str:
    return f"urn:vnplan:schema:{name}:{VERSION}"


def _title(name: str) -> str:
    return name.capitalize() if name == "document" else f"{name.capitalize()}Row"


# --- models ----------------------------------------------------------------------------------------------------------


def _document() -> Schema:
    return _of_model(Document)


def _chunk() -> Schema:
    return _of_model(Chunk)


def _of_model(model: type[Record]) -> Schema:
    """What pydantic tells of a model, with words for every field; a reader may meet more fields than these."""
    made = model.model_json_schema(mode="serialization")
    _tidied(model.__name__, made)
    for name, inner in made.get("$defs", {}).items():
        _tidied(name, inner)
    return made


def _tidied(name: str, made: Schema) -> None:
    made.pop("additionalProperties", None)
    made["required"] = list(made["properties"])
    for field, told in made["properties"].items():
        made["properties"][field] = _field(name, field, told)


def _field(owner: str, field: str, told: Schema) -> Schema:
    """A field with its words and examples."""
    kept = {key: value for key, value in told.items() if key not in ("title", "default")}
    out: Schema = {"description": _words(owner, field)}
    if field in EXAMPLES and "enum" not in kept and _holds_text(kept):
        out["examples"] = EXAMPLES[field]
    return out | kept


def _holds_text(told: Schema) -> bool:
    kinds = [told, *told.get("anyOf", ())]
    return any(one.get("type") == "string" and "enum" not in one for one in kinds)


_TABLE_OF = {
    "Metadata": "documents", "Part": "parts", "Section": "sections", "Citation": "citations", "Operation": "operations",
    "Finding": "findings", "Verdict": "verdicts", "Change": "operations", "Chunk": "documents",
    "ChunkCitation": "citations",
}  # fmt: skip


def _words(owner: str, field: str) -> str:
    """What a field means: its own words, else those of the table's column."""
    own = WORDS.get(f"{owner}.{field}") or WORDS.get(field)
    if own:
        return own
    columns = {column.name: column.words for column in TABLES.get(_TABLE_OF.get(owner, ""), ())}
    return columns[field]


# --- rows ------------------------------------------------------------------------------------------------------------

_TEXT: Schema = {"type": "string"}
_MAYBE: Schema = {"anyOf": [{"type": "string"}, {"type": "null"}]}
_NUMBER: Schema = {"type": "integer"}
_MAYBE_NUMBER: Schema = {"anyOf": [{"type": "integer"}, {"type": "null"}]}
_PLACE: dict[str, Schema] = {"path": _MAYBE, "heading": _MAYBE, "sentence": _MAYBE}


def _row(owner: str, words: str, fields: Iterable[tuple[str, Schema]], defs: Schema | None = None) -> Schema:
    properties = {name: _field(owner, name, told) for name, told in fields}
    made: Schema = {"title": owner, "description": words, "type": "object", "properties": properties}
    made["required"] = list(properties)
    return made | ({"$defs": defs} if defs else {})


def _of_record(model: type[Record], words: str, columns: Iterable[str]) -> Schema:
    """A row of a table of models: source in front, the place behind."""
    made = _of_model(model)
    known = {
        "source": _MAYBE,
        "acts": _MAYBE,
        **dict.fromkeys(Provision.model_fields, _MAYBE),
        **made["properties"],
        **_PLACE,
    }
    plain = {
        name: {key: value for key, value in known[name].items() if key not in ("description", "examples")}
        for name in columns
    }
    used = {name: inner for name, inner in made.get("$defs", {}).items() if f"/{name}'" in str(plain)}
    return _row(model.__name__, words, plain.items(), used)


def _citation() -> Schema:
    columns = ("source", *Citation.model_fields, *_PLACE, "acts")
    return _of_record(Citation, "A citation, one row of vnplan extract.", columns)


def _operation() -> Schema:
    words = "What an act does to a provision of another, one row of vnplan extract --operations."
    return _of_record(Operation, words, Operations.columns())


def _change() -> Schema:
    words = "What was done to a provision of a consolidated text, one row of vnplan extract --history."
    return _of_record(Change, words, Changes.columns())


def _finding() -> Schema:
    kinds: dict[str, Schema] = {
        "start": _NUMBER, "end": _NUMBER, "page": _MAYBE_NUMBER, "text": _TEXT, "code": _TEXT, "message": _TEXT,
        "message_vi": _TEXT, "severity": {"type": "string", "enum": list(checks.SEVERITIES)},
        "against": {"type": "array", "items": {"$ref": "#/$defs/Place"}},
    }  # fmt: skip
    place = _row("Place", "A stretch of a text.", ((name, kinds.get(name, _MAYBE)) for name in Place._fields))
    fields = ((name, kinds.get(name, _MAYBE)) for name in checks.COLUMNS)
    return _row("Finding", "Something to look at, one row of vnplan check --format json.", fields, {"Place": place})


def _verdict() -> Schema:
    codes = list(dict.fromkeys([*verdict.CODES.values(), "agrees", "out_of_reach"]))
    severity: Schema = {"anyOf": [{"type": "string", "enum": list(checks.SEVERITIES)}, {"type": "null"}]}
    kinds: dict[str, Schema] = {
        "start": _NUMBER, "end": _NUMBER, "page": _MAYBE_NUMBER, "text": _TEXT, "message": _TEXT, "message_vi": _TEXT,
        "code": {"type": "string", "enum": codes}, "severity": severity,
        "relation": {"type": "string", "enum": list(RELATIONS)},
    }  # fmt: skip
    fields = ((name, kinds.get(name, _MAYBE)) for name in verdict.COLUMNS)
    return _row("Verdict", "What to hold of one citation, as vnplan.verdicts tells it.", fields)


SCHEMAS: dict[str, Callable[[], Schema]] = {
    "document": _document, "citation": _citation, "operation": _operation, "change": _change, "chunk": _chunk,
    "finding": _finding, "verdict": _verdict,
}  # fmt: skip
"""What is written as JSON, by name."""
