"""The command line. Data on stdout, talk on stderr; exit 0 done, 2 wrong use or nothing read, 3 some failed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

import vnplan
from vnplan.errors import WrongValue
from vnplan.names import KINDS, RELATIONS
from vnplan.shell import commands as graph_commands
from vnplan.shell import printed
from vnplan.shell.annotated import annotate
from vnplan.shell.batched import batch
from vnplan.shell.chunked import chunks
from vnplan.shell.ends import hold_streams, run
from vnplan.shell.inputs import (
    DATE,
    ISSUER,
    JOBS,
    NUMBER,
    OUT,
    PATHS,
    PROVINCE,
    Failures,
    Told,
    each,
    one_of,
    read_all,
    read_one,
)  # fmt: skip
from vnplan.shell.listening import LogLevel, listen
from vnplan.shell.outputs import apart, fail, read_out, write, write_pieces
from vnplan.shell.reported import report
from vnplan.shell.schemas import schema
from vnplan.shell.served import mcp

if TYPE_CHECKING:
    from vnplan.files.content import Content
    from vnplan.review.explain import Explanation
    from vnplan.shell.rows import Form

app = typer.Typer(
    name="vnplan",
    help="Read Vietnamese official documents: numbered sections, citations, and the graph of directives behind them.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Report(StrEnum):
    """What `explain` and `formats` write."""

    text = "text"
    json = "json"


class Whole(StrEnum):
    """What `parse` writes."""

    json = "json"
    jsonl = "jsonl"
    akn = "akn"


class Format(StrEnum):
    """What `extract` writes."""

    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    table = "table"


def main() -> None:
    """Entry point of the `vnplan` command."""
    hold_streams()
    sys.exit(run(app))


@app.callback(invoke_without_command=True)
def _root(
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False,
    log: Annotated[LogLevel | None, typer.Option("--log", help="Tell on stderr what is done: debug, info.")] = None,
) -> None:
    if log is not None:
        listen(log)
    if version:
        write(f"vnplan {vnplan.__version__}\n", None)
        raise typer.Exit


@app.command()
def extract(
    paths: PATHS,
    format: Annotated[Format, typer.Option("--format", "-f", help="How to write the citations.")] = Format.json,
    relation: Annotated[
        list[str] | None,
        typer.Option("--relation", "-r", help="Only this relation (repeatable): implements, or a portal's name of it."),
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", "-k", help=f"Only this kind (repeatable): {', '.join(KINDS)}."),
    ] = None,
    operations: Annotated[
        bool, typer.Option("--operations", help="What the documents do to other acts, in place of their citations.")
    ] = False,
    history: Annotated[
        bool, typer.Option("--history", help="What the notes of consolidated texts tell of their provisions.")
    ] = False,
    number: NUMBER = None,
    date: DATE = None,
    issuer: ISSUER = None,
    province: PROVINCE = None,
    jobs: JOBS = 1,
    output: OUT = None,
) -> None:
    """The citations of documents, as JSON, JSON Lines, CSV or a table.

    Each document's are written as soon as it is read, a table at the end.

    Examples:

      vnplan extract ke-hoach.txt

      vnplan extract corpus/ -j 4 --format csv -o citations.csv

      cat ke-hoach.txt | vnplan extract - --relation implements --format table

      vnplan extract nghi-dinh.txt --operations --format csv

      vnplan extract van-ban-hop-nhat.txt --history --format table
    """
    from vnplan.shell import rows as export

    apart(output, paths)
    relation = [_relation(name) for name in relation or ()]
    one_of("kind", kind, KINDS)
    wanted: dict[str, Any] = {name: value for name, value in (("relation", relation), ("kind", kind)) if value}
    acts = "operations" if operations else "history" if history else ""
    if acts and (wanted or (operations and history)):
        fail(f"--{acts} stands alone: --relation and --kind pick citations, --operations and --history other tables")
    failures, told = Failures(), Told(number, date, issuer, province)
    if format is Format.table:
        each_one = read_all(paths, failures, told, jobs, work=partial(export.picked, acts or wanted))
        rows = [row for some in each_one for row in some]
        if not failures.everything:
            read_out((printed.acts if acts else printed.table)(rows).splitlines(), output)
    else:
        parts = read_all(paths, failures, told, jobs, work=partial(export.written, format.value, acts or wanted))
        write_pieces(_streamed(export.form_of(format.value, acts), parts, failures, told), output)
    failures.leave()


def _streamed(form: Form, parts: Iterable[str], failures: Failures, told: Told) -> Iterator[str]:
    """The pieces of an output; where something is told of one document, once it is sure that there is one only."""
    return form.pieces(list(parts) if any(told) else parts, lambda: failures.everything)


def _relation(name: str) -> str:
    from vnplan.tables.portals import relation_named

    try:
        return relation_named(name)
    except KeyError as error:
        fail(f"no relation {name!r}; there are {', '.join(RELATIONS)}; or a portal's name: {error.args[0]}")


@app.command()
def parse(
    paths: PATHS,
    format: Annotated[
        Whole, typer.Option("--format", "-f", help="JSON, a line of JSON a document, or Akoma Ntoso XML.")
    ] = Whole.json,
    number: NUMBER = None,
    date: DATE = None,
    issuer: ISSUER = None,
    province: PROVINCE = None,
    jobs: JOBS = 1,
    output: OUT = None,
) -> None:
    """A whole document as JSON, or as Akoma Ntoso XML; of several an array, or a line each.

    The JSON holds metadata, parts, regions, sections, citations, operations, history and notes; the XML is Akoma
    Ntoso 3.0. Each document is written as soon as it is read.

    Examples:

      vnplan parse quyet-dinh.txt -o quyet-dinh.json

      vnplan parse quyet-dinh.txt --format akn -o quyet-dinh.xml

      vnplan parse corpus/ -j 4 --format jsonl -o corpus.jsonl
    """
    from vnplan.shell import rows as export

    apart(output, paths)
    failures, told = Failures(), Told(number, date, issuer, province)
    if format is not Whole.jsonl and len(paths) == 1 and not os.path.isdir(paths[0]):
        document = read_one(paths[0], failures, told)
        if format is Whole.akn:
            from vnplan.akn.xml import to_akn

            write(to_akn(document), output)
        else:
            write(document.model_dump_json(indent=2) + "\n", output)
        failures.leave()
        return
    if format is Whole.akn:
        fail("--format akn: writes one document; give one file")
    parts = read_all(paths, failures, told, jobs, work=partial(export.whole, format.value))
    write_pieces(_streamed(export.form_of(format.value), parts, failures, told), output)
    failures.leave()


@app.command()
def outline(
    paths: PATHS,
    number: NUMBER = None,
    date: DATE = None,
    issuer: ISSUER = None,
    province: PROVINCE = None,
    jobs: JOBS = 1,
    output: OUT = None,
) -> None:
    """The tree of numbered sections, for reading; of several documents each below its file's name.

    Examples:

      vnplan outline ke-hoach.txt

      vnplan outline corpus/
    """
    apart(output, paths)
    failures = Failures()
    told = list(read_all(paths, failures, Told(number, date, issuer, province), jobs, work=printed.outlined))
    if not failures.everything:
        read_out(printed.outlines(told, len(told) > 1), output)
    failures.leave()


@app.command()
def explain(
    paths: Annotated[
        list[str], typer.Argument(metavar="FILE|DIR|TEXT|-...", help="Files, folders of them, - for stdin, or words.")
    ],
    format: Annotated[Report, typer.Option("--format", "-f", help="A report for reading, or JSON.")] = Report.text,
    missed: Annotated[
        bool, typer.Option("--missed", "-m", help="Only the number-like strings in no citation, and why.")
    ] = False,
    number: NUMBER = None,
    date: DATE = None,
    issuer: ISSUER = None,
    province: PROVINCE = None,
    jobs: JOBS = 1,
    output: OUT = None,
) -> None:
    """Why each citation was read, and which numbers are in none.

    A text in quotation marks may stand in place of a file.

    Examples:

      vnplan explain ke-hoach.txt

      vnplan explain corpus/ --missed

      vnplan explain "theo Nghị quyết số 29-NQ/TW và Mẫu số 01/TK-XYZ" --format json
    """
    apart(output, paths)
    failures, told = Failures(), Told(number, date, issuer, province)
    told.of_one(paths)
    said = list(each(paths, failures, partial(_explained, told), told, jobs, words=True))
    if said and format is Report.text:
        blocks = ["\n".join(printed.explanation(one, missed)) for one in said]
        if len(said) > 1:
            from vnplan.review.missed import coverage_of

            blocks.append(f"{len(said)} texts\n{printed.counts(coverage_of([n for one in said for n in one.numbers]))}")
        read_out("\n\n".join(blocks).split("\n"), output)
    elif said:
        import json

        rows: list[dict[str, Any]]
        if missed:
            rows = [{"source": one.source, **n.model_dump(mode="json")} for one in said for n in one.missed]
        else:
            rows = [one.model_dump(mode="json") for one in said]
        write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n", output)
    failures.leave()


def _explained(told: Told, source: str | None, content: Content) -> Explanation:
    from vnplan.review.explain import explain as explained

    try:
        return explained(content.text, source=source, **told._asdict())
    except WrongValue as error:
        fail(str(error))


@app.command()
def formats(
    format: Annotated[Report, typer.Option("--format", "-f", help="A list for reading, or JSON.")] = Report.text,
) -> None:
    """Which files this machine reads, and what to install for the others.

    Example:

      vnplan formats --format json
    """
    from vnplan.files.formats import readable
    from vnplan.shell import rows as export

    kinds = readable()
    told = (
        export.to_json(printed.format_rows(kinds))
        if format is Report.json
        else "\n".join(printed.formats(kinds)) + "\n"
    )
    write(told, None)


for command in (
    graph_commands.graph,
    graph_commands.trace,
    graph_commands.check,
    graph_commands.align,
    graph_commands.catalog,
    graph_commands.status,
    report,
    annotate,
    chunks,
    schema,
    mcp,
    batch,
):
    app.command()(command)
