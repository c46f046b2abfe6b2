"""The command that cuts documents into chunks for retrieval: chunks."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vnplan.shell.graphs import known_of
from vnplan.shell.inputs import DATE, ISSUER, JOBS, NUMBER, OUT, PATHS, PROVINCE, Failures, OwnData, read_all
from vnplan.shell.options import CATALOG
from vnplan.shell.outputs import apart, fail, write_pieces
from vnplan.shell.rows import LINES

if TYPE_CHECKING:
    from vnplan.models import Document


def chunks(
    paths: PATHS,
    size: Annotated[
        int | None, typer.Option("--size", min=1, metavar="N", help="The most letters of a chunk; 1500 if not told.")
    ] = None,
    overlap: Annotated[
        int | None,
        typer.Option("--overlap", min=0, metavar="N", help="Letters repeated where a long section is cut; a tenth."),
    ] = None,
    catalog: CATALOG = None,
    number: NUMBER = None,
    date: DATE = None,
    issuer: ISSUER = None,
    province: PROVINCE = None,
    jobs: JOBS = 1,
    output: OUT = None,
) -> None:
    """Documents as chunks for a retriever, one JSON object a line.

    Each with the key of its document, section path, headings, page, offsets, text and the citations in it, their keys
    settled. Sections are kept whole where they fit. Written as each document is read.

    Examples:

      vnplan chunks ke-hoach.docx

      vnplan chunks corpus/ --size 2000 --overlap 200 -j 4 -o chunks.jsonl
    """
    from vnplan.doors.chunks import SIZE

    apart(output, [*paths, catalog])
    size = SIZE if size is None else size
    if overlap is not None and overlap * 2 > size:
        fail(f"--overlap: at most half of --size, {size // 2} here, not {overlap}")
    known_of(catalog)  # a wrong table is told before anything is read
    failures, told = Failures(), OwnData(number, date, issuer, province)
    parts = read_all(paths, failures, told, jobs, work=partial(_lines, size, overlap, catalog))
    write_pieces(LINES.pieces(list(parts) if any(told) else parts, lambda: failures.everything), output)
    failures.leave()


def _lines(size: int, overlap: int | None, catalog: Path | None, document: Document) -> str:
    """The chunks of a document, a line each."""
    from vnplan.doors import chunks as made

    found = made.chunks(document, size=size, overlap=overlap, catalog=True if catalog is None else catalog)
    return "".join(chunk.model_dump_json() + "\n" for chunk in found)
