"""The command that prints the JSON Schema of what the others write: schema."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from vnplan.shell.inputs import OUT
from vnplan.shell.outputs import fail, write


def schema(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME", help="document, citation, operation, change, chunk, finding, verdict; else all."
        ),
    ] = None,
    output: OUT = None,
) -> None:
    """The JSON Schema of documents and rows. With descriptions, closed lists, examples and a version.

    Examples:

      vnplan schema citation

      vnplan schema -o vnplan.schema.json
    """
    from vnplan.doors import schema as schemas
    from vnplan.errors import WrongValue

    try:
        made = schemas.schema(name)
    except WrongValue as error:
        fail(str(error))
    write(json.dumps(made, ensure_ascii=False, indent=2) + "\n", output)
