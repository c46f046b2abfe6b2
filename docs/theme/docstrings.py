"""What pages make of docstrings: examples as code, and the fields of what users get, as a table."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import griffe

import vnplan

_EXAMPLE = re.compile(r"(?:^|\n)(>>> .*?)(?=\n[ \t]*\n|\Z)", re.S)


class Docstrings(griffe.Extension):
    """Griffe hands over each object it has read."""

    def on_class(self, *, cls: griffe.Class, **_: Any) -> None:
        """The fields of a public record behind its docstring: of its schema where it has one, else as annotated."""
        if cls.name in vnplan.__all__ and cls.docstring is not None:
            rows = described().get(cls.name) or list(annotated(cls))
            if rows:
                table = "\n".join(f"| `{name}` | {kind} | {told} |" for name, kind, told in rows)
                cls.docstring.value += f"\n\n| field | type | what it is |\n|---|---|---|\n{table}\n"

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        """A paragraph that begins with >>> is put in a fence."""
        if obj.docstring is not None:
            obj.docstring.value = _EXAMPLE.sub(r"\n\n```pycon\n\1\n```", obj.docstring.value)


Row = tuple[str, str, str]


def annotated(cls: griffe.Class) -> list[Row]:
    """Fields that a class declares: name and type."""
    told = [(name, field) for name, field in cls.attributes.items() if not name.startswith("_") and field.annotation]
    return [(name, f"`{field.annotation}`".replace("|", "\\|"), field.docstring.value if field.docstring else "")
            for name, field in told]  # fmt: skip


@cache
def described() -> dict[str, list[Row]]:
    """The fields of each model, by the schema of documents and of chunks."""
    found: dict[str, list[Row]] = {}
    for name in ("document", "chunk"):
        whole = vnplan.schema(name)
        for model, schema in {whole.get("title", ""): whole, **whole.get("$defs", {})}.items():
            fields = schema.get("properties", {})
            found[model] = [(field, kind(told), told.get("description", "")) for field, told in fields.items()]
    return found


def kind(told: dict[str, Any]) -> str:
    """The type of a field, in words."""
    if "$ref" in told:
        return told["$ref"].rsplit("/", 1)[-1]
    if "anyOf" in told:
        return " or ".join(kind(one) for one in told["anyOf"])
    if told.get("type") == "array":
        return f"list of {kind(told.get('items', {}))}"
    if "enum" in told:
        return "one of " + ", ".join(f"`{value}`" for value in told["enum"]) if len(told["enum"]) < 9 else "a name"
    return {"string": told.get("format", "text"), "integer": "number", "null": "null"}.get(told.get("type", ""), "")
