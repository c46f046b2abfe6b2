"""The command that makes one page of many documents: report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from vnplan.errors import VnplanError
from vnplan.folders import Failure
from vnplan.names import Language
from vnplan.shell.graphs import known_of
from vnplan.shell.inputs import DATE, ISSUER, JOBS, NUMBER, PATHS, PROVINCE, Failures, OwnData, read_all
from vnplan.shell.options import CATALOG, day_option
from vnplan.shell.outputs import apart, fail, say, write_file
from vnplan.shell.speaking import speaking
from vnplan.tables.spoken import counted

LANGUAGES: tuple[Language, ...] = ("vi", "en")


def report(
    paths: PATHS,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="OUT.html", help="The page to write.")],
    title: Annotated[str | None, typer.Option("--title", metavar="WORDS", help="What stands at its head.")] = None,
    lang: Annotated[
        str, typer.Option("--lang", metavar="vi|en", help="The language it opens in; it holds both.")
    ] = "vi",
    on: Annotated[str | None, day_option("Status as of this day; else of today.", "--on")] = None,
    catalog: CATALOG = None,
    number: NUMBER = None,
    date: DATE = None,
    issuer: ISSUER = None,
    province: PROVINCE = None,
    jobs: JOBS = 1,
) -> None:
    """One page about all documents, to look at and to send.

    The page is one file that loads nothing from a network and opens from disk: search, each text with its citations
    marked, who carries out a directive by level and province, the picture, directive by document, findings.

    Examples:

      vnplan report corpus/ -o bao-cao.html

      vnplan report ke-hoach.docx quyet-dinh.pdf -o ho-so.html --title "Hồ sơ năm học 2024-2025"
    """
    from vnplan.shown.report import written_report

    language = next((one for one in LANGUAGES if one == lang), None)
    if language is None:
        fail(f"--lang: vi or en, not {lang!r}")
    apart(output, [*paths, catalog])
    failures, known = Failures(), known_of(catalog)
    documents = list(read_all(paths, failures, OwnData(number, date, issuer, province), jobs))
    if not failures.everything:
        not_read = [Failure(source, message) for source, message in failures.named]
        try:
            page = written_report(documents, not_read, title=title, language=language, catalog=known, rules=None, on=on)
        except VnplanError as error:
            fail(f"--on: {error}" if on and "on is a date" in str(error) else str(error))
        write_file(page, output)
        size = f"{len(page.encode('utf-8', 'replace')) / 1e6:.1f}"
        size = size if speaking() == "en" else size.replace(".", ",")
        say(f"{output}: {counted(len(documents), 'document', speaking())}, {size} MB")
    failures.leave()
