"""The command that serves tools to a language model over stdin and stdout: mcp."""

from __future__ import annotations

from typing import Annotated

import typer

from vnplan.shell.graphs import known_of
from vnplan.shell.options import CATALOG
from vnplan.shell.outputs import fail


def mcp(
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="Your documents; nothing outside of it is read.")],
    catalog: CATALOG = None,
) -> None:
    """Tools for a language model on your own files (MCP).

    By the Model Context Protocol a program such as an assistant starts this command and speaks with it over stdin and
    stdout. The tools only read: files, extract, outline, read, check, status, look_up, trace. Needs vnplan[mcp].

    Example:

      vnplan mcp ~/van-ban
    """
    from vnplan.doors.mcp_server import server
    from vnplan.errors import VnplanError

    try:
        made = server(folder, catalog=known_of(catalog))
    except VnplanError as error:
        fail(str(error))
    made.run("stdio")
