"""The options that several commands share: what is written, in which language, for which program."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from vnplan.shell.outputs import fail

CATALOG = Annotated[
    Path | None, typer.Option("--catalog", "-c", metavar="CSV", help="Known documents of your own, beside the shipped.")
]


_OF_VIETNAM = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


def iso(given: str | None) -> str | None:
    """A day as the library takes it: at a shell it may be written as in a document too, the day first.

    >>> iso("5/9/2025"), iso("2025-09-05"), iso("mai")
    ('2025-09-05', '2025-09-05', 'mai')
    """
    told = _OF_VIETNAM.fullmatch(given or "")
    return f"{told[3]}-{told[2]:0>2}-{told[1]:0>2}" if told else given


def day_option(help: str, *names: str) -> Any:
    """An option that is a day."""
    return typer.Option(*names, metavar="DAY", help=f"{help[:-1]}: 2025-09-05 or 5/9/2025.", callback=iso)


class TableFormat(StrEnum):
    """What these commands write."""

    text = "text"
    json = "json"
    csv = "csv"
    xlsx = "xlsx"


class Spoken(StrEnum):
    """The language of what is for reading."""

    en = "en"
    vi = "vi"


SHAPE = Annotated[
    TableFormat | None,
    typer.Option("--format", "-f", help="For reading, or as JSON, CSV or a workbook; else as the ending of -o says."),
]
LANG = Annotated[
    Spoken | None, typer.Option("--lang", help="Language of what is for reading: else the locale's, else English.")
]
EXCEL = Annotated[
    bool, typer.Option("--excel", help="CSV as Excel opens it: a mark in front (BOM), names in place of codes.")
]


def shape_of(asked: TableFormat | None, output: Path | None, excel: bool) -> TableFormat:
    """What is to be written: as asked for, else as the output's ending says, else for reading."""
    ending = output.suffix.lower().removeprefix(".") if output is not None else ""
    told = TableFormat(ending) if ending in ("json", "csv", "xlsx") else None
    shape = asked or told or (TableFormat.csv if excel else TableFormat.text)
    check_excel(shape.value, excel, output)
    return shape


def check_excel(shape: str, excel: bool, output: Path | None) -> None:
    """Fail where what is asked for cannot go together."""
    if excel and shape not in ("csv", "xlsx"):
        fail(f"--excel: is of --format csv; {shape} has none of it")
    if shape == "xlsx" and output is None:
        fail("--format xlsx: a workbook is a file; give -o OUT.xlsx")
    if output is not None and (output.suffix.lower() == ".xlsx") != (shape == "xlsx"):
        fail(f"{output}: --format {shape} does not go with this ending; Excel would refuse it")
