"""The command that shows one text with its citations marked: annotate."""

from __future__ import annotations

import os
import shutil
import sys
from enum import StrEnum
from typing import Annotated

import typer

from vnplan.shell.graphs import known_of
from vnplan.shell.inputs import DATE, ISSUER, NUMBER, OUT, PROVINCE, Failures, OwnData, read_one
from vnplan.shell.options import CATALOG, LANG, day_option
from vnplan.shell.outputs import apart, fail, write, write_coloured


class Drawn(StrEnum):
    """What `annotate` writes."""

    html = "html"
    markdown = "markdown"
    terminal = "terminal"


_ENDINGS = {".html": Drawn.html, ".htm": Drawn.html, ".md": Drawn.markdown, ".markdown": Drawn.markdown}


def annotate(
    path: Annotated[str, typer.Argument(metavar="FILE|-", help="A file of any format that is read, or - for stdin.")],
    format: Annotated[
        Drawn | None, typer.Option("--format", "-f", help="Else by the output's ending; terminal without an output.")
    ] = None,
    language: LANG = None,
    on: Annotated[str | None, day_option("As of this day, for a draft.", "--on")] = None,
    catalog: CATALOG = None,
    number: NUMBER = None,
    date: DATE = None,
    issuer: ISSUER = None,
    province: PROVINCE = None,
    output: OUT = None,
) -> None:
    """A text with its citations marked. By level, by relation, with what each is and where else it stands.

    A page of HTML that needs no network and no script, Markdown, or colours in a terminal, where NO_COLOR is heeded.

    Examples:

      vnplan annotate ke-hoach.docx -o ke-hoach.html

      vnplan annotate ke-hoach.pdf -o ke-hoach.md --lang vi

      vnplan annotate ke-hoach.txt
    """
    from vnplan.errors import VnplanError
    from vnplan.shown import annotate as drawn

    apart(output, [path, catalog], refused=frozenset())  # it knows its own endings
    told = format or (Drawn.terminal if output is None else _ENDINGS.get(output.suffix.lower()))
    if told is None:
        fail(f"{output}: a text is written as .html or .md, not {output and output.suffix!r}; or say --format")
    failures, known = Failures(), known_of(catalog)
    document = read_one(path, failures, OwnData(number, date, issuer, province))
    seen = output is None and sys.stdout is not None and sys.stdout.isatty()
    try:
        made = drawn.annotate(
            document, format=told.value, language=language.value if language else None, catalog=known, on=on,
            width=min(shutil.get_terminal_size((80, 24)).columns, _WIDEST), colours=_colours(seen),
        )  # fmt: skip
    except VnplanError as error:
        fail(f"--{error}" if on and str(error).startswith("on is") else str(error))
    (write_coloured if seen and told is Drawn.terminal else write)(made, output)
    failures.leave()


_WIDEST = 100
"""Columns: longer lines are hard to read."""


def _colours(seen: bool) -> bool:
    """On a terminal, unless NO_COLOR says no; elsewhere where FORCE_COLOR asks for them."""
    return not os.environ.get("NO_COLOR") and (seen or bool(os.environ.get("FORCE_COLOR")))
