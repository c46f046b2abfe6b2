"""The commands that write documents as data: extract, parse."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from vnplan.names import KINDS, RELATIONS
from vnplan.shell import printed
from vnplan.shell.inputs import (
    DATE,
    ISSUER,
    JOBS,
    NUMBER,
    OUT,
    PATHS,
    PROVINCE,
    Failures,
    OwnData,
    one_of,
    read_all,
    read_one,
)  # fmt: skip
from vnplan.shell.measure import said
from vnplan.shell.options import EXCEL, LANG, check_excel
from vnplan.shell.outputs import apart, fail, read_out, say, write, write_pieces
from vnplan.shell.sheets import Sheet, write_tables
from vnplan.tables.spoken import language_of
from vnplan.text.shown import file_named

if TYPE_CHECKING:
    from vnplan.names import Language
    from vnplan.shell.rows import Form, Row


class ParseFormat(StrEnum):
    """What `parse` writes."""

    json = "json"
    jsonl = "jsonl"
    akn = "akn"


class RowsFormat(StrEnum):
    """What `extract` writes."""

    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    xlsx = "xlsx"
    table = "table"


FORMAT = Annotated[RowsFormat | None, typer.Option("--format", "-f", help="How to write: else as -o ends, else JSON.")]
RELATION = Annotated[
    list[str] | None,
    typer.Option(
        "--relation",
        "-r",
        metavar="RELATION",
        help="Only this relation (repeatable): implements, or a portal's name of it.",
    ),
]
KIND = Annotated[
    list[str] | None,
    typer.Option("--kind", "-k", metavar="KIND", help=f"Only this kind (repeatable): {', '.join(KINDS)}."),
]
OPERATIONS = Annotated[
    bool, typer.Option("--operations", help="What the documents do to other acts, in place of their citations.")
]
HISTORY = Annotated[
    bool, typer.Option("--history", help="What the notes of consolidated texts tell of their provisions.")
]


def extract(
    paths: PATHS,
    format: FORMAT = None,
    relation: RELATION = None,
    kind: KIND = None,
    operations: OPERATIONS = False,
    history: HISTORY = False,
    language: LANG = None,
    excel: EXCEL = False,
    number: NUMBER = None,
    date: DATE = None,
    issuer: ISSUER = None,
    province: PROVINCE = None,
    jobs: JOBS = 1,
    output: OUT = None,
) -> None:
    """The citations of documents, as JSON, CSV, a workbook or a table.

    Each document's are written as soon as it is read, a table or a workbook at the end.

    Examples:

      vnplan extract ke-hoach.txt

      vnplan extract corpus/ -j 4 --format csv -o citations.csv

      cat ke-hoach.txt | vnplan extract - --relation implements --format table

      vnplan extract corpus/ -o vien-dan.xlsx --lang vi

      vnplan extract nghi-dinh.txt --operations --format csv

      vnplan extract van-ban-hop-nhat.txt --history --format table
    """
    from vnplan.shell import rows as export

    apart(output, paths)
    acts, citations = _wanted(relation, kind, operations, history)
    lang = language_of(language)
    failures, told = Failures(lang), OwnData(number, date, issuer, province)
    form, wants = _form_of(format, output, excel), acts or citations
    if form is RowsFormat.table or form is RowsFormat.xlsx or excel:
        each_one = read_all(paths, failures, told, jobs, work=partial(export.picked, wants))
        rows = [row for some in each_one for row in some]
        found = len(rows)
        if not failures.everything:
            _write_rows(rows, acts, form, lang, excel, output)
    else:
        parts = Counted(read_all(paths, failures, told, jobs, work=partial(export.written, form.value, wants)))
        write_pieces(_streamed(export.form_of(form.value, acts), parts, failures, told), output)
        found = parts.full
    if not found and not failures.everything:
        say(said("no_acts" if acts else "no_citations", lang))
    failures.leave()


def _wanted(
    relation: list[str] | None, kind: list[str] | None, operations: bool, history: bool
) -> tuple[str, dict[str, Any]]:
    """The acts asked for, "" where citations are, and which of the citations."""
    relations = [_relation(name) for name in relation or ()]
    one_of("kind", kind, KINDS)
    citations: dict[str, Any] = {name: some for name, some in (("relation", relations), ("kind", kind)) if some}
    acts = [name for name, asked in (("operations", operations), ("history", history)) if asked]
    if acts and (citations or len(acts) > 1):
        fail(f"--{acts[0]} stands alone: --relation and --kind pick citations, --operations and --history other tables")
    return "".join(acts), citations


def _by_file(
    rows: list[Row], printed_as: Callable[[list[Row], Language], Iterator[str]], language: Language
) -> Iterator[str]:
    """A table for each file, below its name where there are several."""
    files = [(source, list(some)) for source, some in itertools.groupby(rows, key=itemgetter("source"))]
    for n, (source, some) in enumerate(files):
        if len(files) > 1:
            yield from ["", file_named(source or "-")][n == 0 :]
        yield from printed_as(some, language)


def _write_rows(
    rows: list[Row], acts: str, form: RowsFormat, language: Language, excel: bool, output: Path | None
) -> None:
    """All rows at once: to read, or as a table for people."""
    if form is RowsFormat.table:
        read_out(_by_file(rows, printed.acts if acts else printed.table, language), output)
    else:
        write_tables([_for_people(rows, acts, language)], form.value, language, excel, output)


def _form_of(asked: RowsFormat | None, output: Path | None, excel: bool) -> RowsFormat:
    """How citations are written: as asked for, else as the output's ending says, else as JSON."""
    endings = {f".{one.value}": one for one in RowsFormat if one is not RowsFormat.table}
    told = endings.get(output.suffix.lower()) if output is not None else None
    form = asked or told or (RowsFormat.csv if excel else RowsFormat.json)
    check_excel(form.value, excel, output)
    return form


_PEOPLE = (
    "source", "path", "heading", "page", "relation", "text", "document_type", "number", "date", "issuer", "level",
    "province", "title", "pinpoint", "acts", "cue", "sentence", "key",
)  # fmt: skip


def _for_people(rows: list[Row], acts: str, language: Language) -> Sheet:
    """Citations, or operations or history, with the columns a person looks at."""
    from vnplan.shell import rows as export

    if not acts:
        return Sheet(said("sheet_citations", language), _PEOPLE, rows)
    return Sheet(said("sheet_acts", language), export.act_columns(acts), rows)


class Counted:
    """Pieces as they come, and how many of them were not empty."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self._pieces = pieces
        self.full = 0

    def __iter__(self) -> Iterator[str]:
        for piece in self._pieces:
            self.full += bool(piece)
            yield piece


def _streamed(form: Form, parts: Iterable[str], failures: Failures, told: OwnData) -> Iterator[str]:
    """The pieces of an output; where something is told of one document, once it is sure that there is one only."""
    return form.pieces(list(parts) if any(told) else parts, lambda: failures.everything)


def _relation(name: str) -> str:
    from vnplan.tables.portals import relation_named

    try:
        return relation_named(name)
    except KeyError as error:
        fail(f"no relation {name!r}; there are {', '.join(RELATIONS)}; or a portal's name: {error.args[0]}")


def parse(
    paths: PATHS,
    format: Annotated[
        ParseFormat, typer.Option("--format", "-f", help="JSON, a line of JSON a document, or Akoma Ntoso XML.")
    ] = ParseFormat.json,
    number: NUMBER = None,
    date: DATE = None,
    issuer: ISSUER = None,
    province: PROVINCE = None,
    jobs: JOBS = 1,
    output: OUT = None,
) -> None:
    """A whole document as JSON, or as Akoma Ntoso XML. Of several an array, or a line each.

    The JSON holds metadata, parts, regions, sections, citations, operations, history and notes; the XML is Akoma
    Ntoso 3.0. Each document is written as soon as it is read.

    Examples:

      vnplan parse quyet-dinh.txt -o quyet-dinh.json

      vnplan parse quyet-dinh.txt --format akn -o quyet-dinh.xml

      vnplan parse corpus/ -j 4 --format jsonl -o corpus.jsonl
    """
    from vnplan.shell import rows as export

    apart(output, paths)
    failures, told = Failures(), OwnData(number, date, issuer, province)
    if format is not ParseFormat.jsonl and len(paths) == 1 and not os.path.isdir(paths[0]):
        document = read_one(paths[0], failures, told)
        if format is ParseFormat.akn:
            from vnplan.akn.xml import to_akn

            write(to_akn(document), output)
        else:
            write(document.model_dump_json(indent=2) + "\n", output)
        failures.leave()
        return
    if format is ParseFormat.akn:
        fail("--format akn: writes one document; give one file")
    parts = read_all(paths, failures, told, jobs, work=partial(export.whole, format.value))
    write_pieces(_streamed(export.form_of(format.value), parts, failures, told), output)
    failures.leave()
