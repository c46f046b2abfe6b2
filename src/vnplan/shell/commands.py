"""The commands that review and look up: check, align, catalog, status."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vnplan.shell import printed_reviews as printed
from vnplan.shell.graphs import graph_of, known_of
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
    name_of_document,
    names_of,
    read_all,
    read_one,
)  # fmt: skip
from vnplan.shell.measure import said
from vnplan.shell.options import CATALOG, EXCEL, LANG, SHAPE, TableFormat, day_option, shape_of
from vnplan.shell.outputs import REFUSED, apart, fail, read_out, say, write
from vnplan.shell.reviewed import reviewed
from vnplan.shell.sheets import Sheet, write_tables
from vnplan.tables.spoken import language_of

if TYPE_CHECKING:
    from vnplan.review.checks import Findings


class Severity(StrEnum):
    """From which severity findings are shown."""

    error = "error"
    warning = "warning"
    info = "info"


SEVERITY = Annotated[Severity, typer.Option("--severity", "-s", help="Show this and graver.")]
FORM = Annotated[bool, typer.Option("--form", help="The form too: head, grounds, numbering, tail.")]
VERDICTS = Annotated[bool, typer.Option("--verdicts", help="A verdict on every citation, beside the findings.")]


def check(
    paths: PATHS,
    severity: SEVERITY = Severity.info,
    language: LANG = None,
    format: SHAPE = None,
    excel: EXCEL = False,
    catalog: CATALOG = None,
    number: NUMBER = None,
    date: DATE = None,
    issuer: ISSUER = None,
    province: PROVINCE = None,
    jobs: JOBS = 1,
    form: FORM = False,
    verdicts: VERDICTS = False,
    output: OUT = None,
) -> None:
    """Findings for an editor: wrong dates, lapsed directives.

    Misdated numbers, directives no longer in force, missing articles, gaps in numbering. Exit code 1 where a finding is
    an error. Documents given together are checked against one another. A draft in Word is given back with the findings
    as comments where the output is a .docx; its text does not change.

    Examples:

      vnplan check ke-hoach.txt

      vnplan check corpus/ --severity error --lang vi

      vnplan check du-thao/ --format csv -o loi.csv

      vnplan check du-thao.docx --form --lang vi

      vnplan check du-thao.docx --verdicts --format csv -o vien-dan.csv

      vnplan check DU-THAO.docx --lang vi -o DA-RA-SOAT.docx
    """
    from vnplan.review import checks, judged

    shape, lang = shape_of(format, output, excel), language_of(language)
    apart(output, [*paths, catalog], refused=REFUSED - {".docx"})
    failures, known = Failures(lang), known_of(catalog)
    documents = list(read_all(paths, failures, OwnData(number, date, issuer, province), jobs))
    found = judged.judged(documents, catalog=known, form=form) if verdicts else None
    findings = found.findings if found else checks.check(documents, catalog=known, form=form)
    findings = _graver(findings, severity)
    if not failures.everything:
        if output is not None and output.suffix.lower() == ".docx":
            reviewed(paths, findings, lang, output)
        elif shape is TableFormat.text:
            held = printed.verdicts(found.verdicts if found else [], lang)
            read_out([*printed.findings(findings, len(documents), lang), *held], output)
        else:
            rows = found.rows_from(severity.value) if found else [one.row() for one in findings]
            table = Sheet(said("sheet_findings", lang), judged.COLUMNS if found else checks.COLUMNS, rows)
            write_tables([table], shape.value, lang, excel, output)
            if not rows:
                say(said("no_findings", lang))
    failures.leave()
    if any(f.severity == "error" for f in findings):
        raise typer.Exit(1)


def _graver(findings: Findings, severity: Severity) -> Findings:
    """The findings of this severity and of graver ones."""
    from vnplan.review.checks import SEVERITIES

    wanted = SEVERITIES[: SEVERITIES.index(severity.value) + 1]
    return findings.taken(one for one in findings if one.severity in wanted)


def align(
    plan: Annotated[str, typer.Argument(metavar="PLAN", help="The document that carries out.")],
    directive: Annotated[str, typer.Argument(metavar="DIRECTIVE", help="The document carried out.")],
    floor: Annotated[
        float, typer.Option(min=0, max=100, metavar="SCORE", help="From which score two sections are a pair.")
    ] = 20.0,
    format: SHAPE = None,
    language: LANG = None,
    excel: EXCEL = False,
    number: NUMBER = None,
    date: DATE = None,
    issuer: ISSUER = None,
    province: PROVINCE = None,
    output: OUT = None,
) -> None:
    """What of a directive a plan takes up, section by section.

    And what it leaves out, and what it adds of its own. What is told of a document is told of the plan.

    Example:

      vnplan align ke-hoach-tinh.txt ke-hoach-bo.txt
    """
    from vnplan.review import alignment

    shape, lang = shape_of(format, output, excel), language_of(language)
    if plan == directive == "-":
        fail("-: stdin holds one document; name a file for the other")
    apart(output, [plan, directive])
    told = OwnData(number, date, issuer, province)
    failures = Failures(lang)
    found = alignment.align(read_one(plan, failures, told), read_one(directive, failures), floor=floor)
    if shape is TableFormat.text:
        read_out(printed.aligned(found, lang), output)
    else:
        table = Sheet(said("sheet_sections", lang), alignment.COLUMNS, found.rows())
        write_tables([table], shape.value, lang, excel, output)
    if not found.pairs:
        say(said("no_pairs", lang))
    failures.leave()


def catalog(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="NUMBER|KEY|WORDS|import FILE", help="A number, a key, words of a title; or a dump to read."
        ),
    ],
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, metavar="N", help="How many to show.")] = 5,
    format: SHAPE = None,
    language: LANG = None,
    excel: EXCEL = False,
    catalog: CATALOG = None,
    relations: Annotated[Path | None, typer.Option(metavar="FILE", help="import: a table of relations.")] = None,
    portal: Annotated[str | None, typer.Option(metavar="NAME", help="import: whose headings these are.")] = None,
    seen: Annotated[str | None, day_option("import: the day the dump was made.", "--seen")] = None,
    reverse: Annotated[bool, typer.Option("--reverse", help="import: relations run the other way round.")] = False,
    output: OUT = None,
) -> None:
    """Look up a national document by number, key or title. Or make a catalogue of a public dump.

    `import FILE` reads a dump of legal documents (CSV, JSON, JSON Lines, Parquet) and writes a CSV for --catalog, with
    NAME.changes.csv beside it for what changes what. Rows that cannot be used are named on stderr and counted.

    Examples:

      vnplan catalog 22/2021/TT-BGDĐT

      vnplan catalog "Luật Đất đai 2013"

      vnplan catalog "khung năng lực số cho người học" --format json

      vnplan catalog import metadata.parquet --relations relationships.parquet --seen 2026-04-01 -o vbpl.csv
    """
    if words[0] == "import" and len(words) > 1:
        from vnplan.shell.imported import imported

        imported(words[1:], relations, portal, seen, reverse, output)
        return
    query = " ".join(words)
    shape, lang = shape_of(format, output, excel), language_of(language)
    apart(output, [catalog])
    known = known_of(catalog)
    found = known.find(query, limit=limit)
    if not found:
        fail(said("not_in_catalog", lang, query=repr(query), known=len(known)))
    if shape is TableFormat.text:
        read_out(printed.entries(known, found, lang), output)
    else:
        rows = [{"score": round(score, 1), **printed.entry_row(known, entry)} for entry, score in found]
        table = Sheet(said("sheet_catalog", lang), tuple(rows[0]), rows)
        write_tables([table], shape.value, lang, excel, output)


def status(
    documents: Annotated[
        list[str],
        typer.Argument(metavar="NUMBER|KEY|LAW|FILE|-...", help="Numbers, keys, laws, files; - for a list on stdin."),
    ],
    on: Annotated[str | None, day_option("As of this day; else of today.", "--on")] = None,
    provision: Annotated[str | None, typer.Option("--provision", "-p", metavar="WORDS", help="A part of it.")] = None,
    graph: Annotated[Path | None, typer.Option("--graph", metavar="FILE", help="A graph of your own texts.")] = None,
    number: NUMBER = None,
    date: DATE = None,
    issuer: ISSUER = None,
    province: PROVINCE = None,
    language: LANG = None,
    format: SHAPE = None,
    excel: EXCEL = False,
    catalog: CATALOG = None,
    output: OUT = None,
) -> None:
    """What is known of documents on a day: in force, changed, over.

    With the reason and where it is known from. A number nobody knows is not known; that is no error. Of several
    numbers, or of - (a number a line), JSON is an array and CSV has a row each.

    Examples:

      vnplan status 45/2013/QH13 --on 2025-01-01

      vnplan status "Luật Đất đai" --format json

      vnplan status 22/2021/TT-BGDĐT 08/2021/TT-BGDĐT "Luật Giáo dục" --on 2025-09-05 --format csv

      cat so-hieu.txt | vnplan status - --format csv -o hieu-luc.csv
    """
    from vnplan.errors import VnplanError
    from vnplan.review import validity
    from vnplan.shell import rows as export

    shape, lang = shape_of(format, output, excel), language_of(language)
    apart(output, [catalog, graph])
    failures = Failures(lang)
    told = OwnData(number, date, issuer, province)
    told.of_one(documents)
    asked, known = [name_of_document(one, failures, told) for one in names_of(documents)], known_of(catalog)
    built = graph_of([str(graph)], catalog, Failures(), OwnData(None, None, None, None)) if graph is not None else None
    try:
        found = [validity.status(one, on, provision, graph=built, catalog=known) for one in asked]
    except VnplanError as error:
        fail(f"--{error}")
    if shape is TableFormat.text:
        read_out(printed.states(found, lang), output)
    elif shape is TableFormat.json:
        rows = [one.row() for one in found]
        write(export.to_json(rows) if "-" in documents or len(asked) > 1 else export.to_json_one(rows[0]), output)
    else:
        table = Sheet(said("sheet_documents", lang), validity.COLUMNS, [one.row() for one in found])
        write_tables([table], shape.value, lang, excel, output)
    failures.leave()
