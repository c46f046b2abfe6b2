"""The command line. Data on stdout, talk on stderr; exit 0 done, 2 wrong use or nothing read, 3 some failed."""

from __future__ import annotations

import sys
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

import vnplan
from vnplan.errors import WrongValue
from vnplan.shell import commands as reviews
from vnplan.shell import printed
from vnplan.shell.annotated import annotate
from vnplan.shell.batched import batch
from vnplan.shell.chunked import chunks
from vnplan.shell.ends import hold_streams, run
from vnplan.shell.extracted import extract, parse
from vnplan.shell.helped import Spoken
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
    each,
    read_all,
)  # fmt: skip
from vnplan.shell.listening import LogLevel, listen
from vnplan.shell.measure import said, width
from vnplan.shell.options import LANG
from vnplan.shell.outputs import apart, fail, read_out, say, write
from vnplan.shell.own_tables import with_rules
from vnplan.shell.reported import report
from vnplan.shell.schemas import schema
from vnplan.shell.served import mcp
from vnplan.shell.traced import SeveralOf, coverage, graph, trace
from vnplan.tables.spoken import language_of

if TYPE_CHECKING:
    from vnplan.files.content import Content
    from vnplan.review.explain import Explanation

app = typer.Typer(
    name="vnplan",
    cls=Spoken,
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


def main() -> None:
    """Run the command line of this process, and leave."""
    hold_streams()
    sys.exit(run(app))


@app.callback(invoke_without_command=True)
def _root(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False,
    log: Annotated[LogLevel | None, typer.Option("--log", help="Tell on stderr what is done: debug, info.")] = None,
    lang: LANG = None,
) -> None:
    if lang is not None:  # of the command behind it too
        told = {"lang": lang.value, "language": lang.value}
        context.default_map = {one.callback.__name__: told for one in app.registered_commands if one.callback}
    if log is not None:
        listen(log)
    if version:
        write(f"vnplan {vnplan.__version__}\n", None)
        raise typer.Exit
    if context.invoked_subcommand is None:
        write(context.get_help() + "\n", None)


def outline(
    paths: PATHS,
    number: NUMBER = None,
    date: DATE = None,
    issuer: ISSUER = None,
    province: PROVINCE = None,
    language: LANG = None,
    jobs: JOBS = 1,
    output: OUT = None,
) -> None:
    """The tree of numbered sections, for reading. Of several documents each stands below its file's name.

    Examples:

      vnplan outline ke-hoach.txt

      vnplan outline corpus/
    """
    apart(output, paths)
    lang = language_of(language)
    failures, work = Failures(lang), partial(printed.outlined, lang, width())
    told = list(read_all(paths, failures, OwnData(number, date, issuer, province), jobs, work=work))
    if not failures.everything:
        read_out(printed.outlines(told, len(told) > 1), output)
        if not sum(sections for _, _, sections in told):
            say(said("no_sections", lang))
    failures.leave()


def explain(
    paths: Annotated[
        list[str], typer.Argument(metavar="FILE|DIR|TEXT|-...", help="Files, folders of them, - for stdin, or words.")
    ],
    format: Annotated[Report, typer.Option("--format", "-f", help="A report for reading, or JSON.")] = Report.text,
    missed: Annotated[
        bool, typer.Option("--missed", "-m", help="Only the number-like strings in no citation, and why.")
    ] = False,
    language: LANG = None,
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
    lang = language_of(language)
    failures, told = Failures(lang), OwnData(number, date, issuer, province)
    told.of_one(paths)
    texts = list(each(paths, failures, partial(_explained, told), told, jobs, words=True))
    if texts and format is Report.text:
        blocks = ["\n".join(printed.explanation(one, missed, lang)) for one in texts]
        if len(texts) > 1:
            from vnplan.review.missed import coverage_of

            every = printed.counts(coverage_of([n for one in texts for n in one.numbers]), lang)
            blocks.append("\n".join([said("texts", lang, number=len(texts)), *every]))
        read_out("\n\n".join(blocks).split("\n"), output)
    elif texts:
        import json

        rows: list[dict[str, Any]]
        if missed:
            rows = [{"source": one.source, **n.model_dump(mode="json")} for one in texts for n in one.missed]
        else:
            rows = [one.model_dump(mode="json") for one in texts]
        write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n", output)
    failures.leave()


def _explained(told: OwnData, source: str | None, content: Content) -> Explanation:
    from vnplan.review.explain import explain as explained

    try:
        return explained(content.text, source=source, **told._asdict())
    except WrongValue as error:
        fail(str(error))


def formats(
    format: Annotated[Report, typer.Option("--format", "-f", help="A list for reading, or JSON.")] = Report.text,
    language: LANG = None,
) -> None:
    """Which files this machine reads, and what to install for others.

    Example:

      vnplan formats --format json
    """
    from vnplan.files.formats import readable
    from vnplan.shell import rows as export

    kinds = readable()
    told = (
        export.to_json(printed.format_rows(kinds))
        if format is Report.json
        else "\n".join(printed.formats(kinds, language_of(language))) + "\n"
    )
    write(told, None)


for command in (
    extract,
    trace,
    coverage,
    report,
    annotate,
    reviews.check,
    reviews.align,
    reviews.status,
    reviews.catalog,
    outline,
    parse,
    graph,
    batch,
    chunks,
    schema,
    mcp,
    explain,
    formats,
):  # in the order of the help
    app.command(cls=SeveralOf if command is coverage else None)(with_rules(command))
