"""The command on whole archives: batch."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vnplan.errors import VnplanError
from vnplan.shell.inputs import DATE, ISSUER, NUMBER, PROVINCE, OwnData, named_passed_over
from vnplan.shell.options import CATALOG, day_option
from vnplan.shell.outputs import fail, say
from vnplan.shell.speaking import speaking

if TYPE_CHECKING:
    from vnplan.batches.tables import Tables

_DEADLINE, _MEMORY = 60.0, 2000.0


def batch(
    path: Annotated[str, typer.Argument(metavar="DIR", help="A folder of documents, or an archive.")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="TABLES", help="The folder of the tables.")],
    jobs: Annotated[
        int | None,
        typer.Option("-j", "--jobs", min=1, metavar="N", help="How many processes read at a time; else one a core."),
    ] = None,
    dask: Annotated[
        str | None, typer.Option("--dask", metavar="ADDRESS", help="Read on a Dask cluster: tcp://host:8786.")
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on where it was interrupted; read what has changed since.")
    ] = False,
    deadline: Annotated[float, typer.Option(min=0.01, metavar="S", help="Seconds a document may take.")] = _DEADLINE,
    memory: Annotated[float, typer.Option(min=1, metavar="MB", help="Megabytes a document may take.")] = _MEMORY,
    catalog: CATALOG = None,
    on: Annotated[str | None, day_option("The day drafts without one are checked on.", "--on")] = None,
    number: NUMBER = None,
    date: DATE = None,
    issuer: ISSUER = None,
    province: PROVINCE = None,
) -> None:
    """A whole archive as tables (Parquet), a job for the evening.

    Folders of Parquet files below TABLES: documents, parts, sections, citations, operations, edges, findings,
    verdicts, failures. A document that takes too long, too much memory, or ends its process, is one row of failures;
    the rest is done.

    Examples:

      vnplan batch corpus/ -o tables/

      vnplan batch corpus/ -o tables/ -j 8 --resume --deadline 120
    """
    from vnplan.batches.job import jobs_of, planned, run
    from vnplan.batches.progress import Bar, Progress

    if jobs is not None and dask is not None:
        fail("-j, --dask: one or the other; a cluster has its own number of processes")
    told = OwnData(number, date, issuer, province)
    told.of_one([path])
    progress: Progress = Bar(speaking()) if sys.stderr.isatty() else Progress()
    progress.failed = say  # type: ignore[method-assign]
    try:
        job = planned(
            path, output, resume=resume, deadline=deadline, memory=memory,
            catalog=True if catalog is None else catalog, on=on, told=told._asdict(),
        )  # fmt: skip
        tables = run(job, jobs_of(jobs), dask, progress)
    except VnplanError as error:
        fail(str(error))
    except OSError as error:
        fail(f"{error.filename or output}: cannot be written ({error.strerror or error}); --resume goes on from there")
    except KeyboardInterrupt:
        say(f"stopped; what is done stays in {output}, and --resume goes on from there")
        raise typer.Exit(130) from None
    _leave(tables, output)


def _leave(tables: Tables, output: Path) -> None:
    """What was done, and the exit code of what was not."""
    lang = speaking()
    say(f"{output}: {tables.said(lang)}")
    if tables.passed_over:
        files = tables.rows["documents"] + tables.rows["failures"] + len(tables.passed_over)
        say(named_passed_over(tables.passed_over, files, lang))
    if tables.rows["failures"] or not tables.rows["documents"]:
        raise typer.Exit(3 if tables.rows["documents"] else 2)
