"""The commands on the graph of documents: graph, trace, coverage."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from vnplan.shell import printed_graphs as printed
from vnplan.shell.graphs import graph_of, node_of
from vnplan.shell.inputs import DATE, ISSUER, JOBS, NUMBER, OUT, PATHS, PROVINCE, Failures, OwnData
from vnplan.shell.measure import said
from vnplan.shell.options import CATALOG, EXCEL, LANG, SHAPE, TableFormat, check_excel, shape_of
from vnplan.shell.outputs import apart, fail, read_out, say
from vnplan.tables.spoken import counted, language_of
from vnplan.text.shown import brief, file_named

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import networkx

    from vnplan.names import Language


_DIRECTIVES = {"province": 8, "document": 3}  # columns of a coverage where none are named


def graph(
    paths: PATHS,
    everything: Annotated[bool, typer.Option("--all", help="All that is cited, not the first of it.")] = False,
    format: SHAPE = None,
    language: LANG = None,
    excel: EXCEL = False,
    catalog: CATALOG = None,
    number: NUMBER = None,
    date: DATE = None,
    issuer: ISSUER = None,
    province: PROVINCE = None,
    jobs: JOBS = 1,
    output: OUT = None,
) -> None:
    """The graph of documents and what they cite.

    Without -o a summary for reading. The ending of the output file picks the format: .graphml, .gexf, .json
    (node-link), .cyjs (Cytoscape), .dot, .mmd (Mermaid), .csv (a pair, NAME.nodes.csv and NAME.edges.csv).
    With --format the documents of the graph are written as one table: csv, xlsx or json.
    Two files of one document are one node with both as source. Of a folder that vnplan batch has written nothing is
    read again: the graph is made of its tables.

    Examples:

      vnplan graph corpus/ --all

      vnplan graph ke-hoach.txt quyet-dinh.txt -o directives.graphml

      vnplan graph corpus/ --format xlsx -o van-ban.xlsx

      vnplan graph tables/ -o directives.graphml
    """
    from vnplan.shell.covered import NODES, node_rows
    from vnplan.shell.sheets import Sheet, write_tables

    shape = format or (TableFormat.csv if excel and output is None else None)
    if shape is not None:
        check_excel(shape.value, excel, output)
        apart(output, [*paths, catalog])
    elif output is not None:
        _check_graph(output, [*paths, catalog])
    lang = language_of(language)
    failures = Failures(lang)
    built = graph_of(paths, catalog, failures, OwnData(number, date, issuer, province), jobs)
    if not failures.everything:
        if shape not in (None, TableFormat.text):
            table = Sheet(said("sheet_documents", lang), NODES, node_rows(built))
            write_tables([table], shape.value, lang, excel, output)
        elif shape is TableFormat.text or output is None:
            read_out(printed.summary(built, lang, everything), output)
        else:
            _write_graph(built, output, lang)
        if not built.number_of_edges():
            say(said("no_edges", lang))
    failures.leave()


def _check_graph(output: Path, inputs: Sequence[str | Path | None]) -> None:
    """Fail where a graph cannot be written so, or one of its files is an input."""
    from vnplan.graph.files import GRAPH_FORMATS

    ending = output.suffix
    if ending.lower() == ".xlsx":
        fail(f"{output}: a graph is no workbook; --format xlsx writes its documents, .graphml and .csv all of it")
    if ending not in GRAPH_FORMATS:
        fail(f"{output}: a graph is written as {', '.join(GRAPH_FORMATS)}, not {ending or 'without an ending'!r}")
    for one in GRAPH_FORMATS[ending]:
        apart(output.with_suffix(one), inputs)


def _write_graph(built: networkx.MultiDiGraph, output: Path, language: Language) -> None:
    """The graph as files, and on stderr which and how large."""
    from vnplan.graph.files import write_graph

    try:
        written = write_graph(built, output)
    except OSError as error:
        fail(f"{error.filename or output}: cannot be written ({error.strerror or error})")
    sizes = (
        counted(built.number_of_nodes(), "document", language),
        counted(built.number_of_edges(), "edge", language),
    )
    say(f"{', '.join(map(str, written))}: {', '.join(sizes)}")


def trace(
    paths: PATHS,
    of: Annotated[
        str | None,
        typer.Option("--of", metavar="NUMBER|TITLE|FILE|KEY", help="The document to start from; of one file, that."),
    ] = None,
    up: Annotated[bool, typer.Option("--up", help="Only what it carries out.")] = False,
    down: Annotated[bool, typer.Option("--down", help="Only who carries it out.")] = False,
    depth: Annotated[int, typer.Option(min=1, metavar="N", help="How many steps a chain may have.")] = 4,
    format: SHAPE = None,
    language: LANG = None,
    excel: EXCEL = False,
    catalog: CATALOG = None,
    number: NUMBER = None,
    date: DATE = None,
    issuer: ISSUER = None,
    province: PROVINCE = None,
    jobs: JOBS = 1,
    output: OUT = None,
) -> None:
    """What a document carries out, and who carries it out.

    A tree, with the sentence at each step. Each document stands once, where it is nearest. PATHs may be texts,
    folders, or one graph written by `vnplan graph` (.json, .graphml, .gexf, .cyjs). A document goes by its number, with
    or without marks, its title, its file or its key. As a table there is a row for each place that says so.

    Examples:

      vnplan trace ke-hoach.txt

      vnplan trace corpus/ --of 3461/KH-UBND --up

      vnplan trace corpus/ --of "Quyết định 2457/QĐ-BGDĐT" --down --lang vi

      vnplan trace corpus/ --of 2457/QD-BGDDT -o thuc-hien.xlsx
    """
    from vnplan.graph.queries import chain_tree
    from vnplan.shell.covered import TRACED, traced
    from vnplan.shell.sheets import Sheet, write_tables

    shape = shape_of(format, output, excel)
    apart(output, [*paths, catalog])
    lang = language_of(language)
    failures = Failures(lang)
    built = graph_of(paths, catalog, failures, OwnData(number, date, issuer, province), jobs)
    if not failures.everything:
        key = _the_one_given(built) if of is None else node_of(built, of)
        both = up == down
        directions = [upwards for upwards, wanted in ((True, up or both), (False, down or both)) if wanted]
        trees = [(upwards, chain_tree(built, key, up=upwards, depth=depth)) for upwards in directions]
        if shape is TableFormat.text:
            parts = ("\n".join(printed.chains(built, tree, upwards, lang)) for upwards, tree in trees)
            read_out("\n\n".join(parts).split("\n"), output)
        else:
            rows = [row for upwards, tree in trees for row in traced(built, tree, upwards)]
            write_tables([Sheet(said("sheet_trace", lang), TRACED, rows)], shape.value, lang, excel, output)
        if not any(tree.branches for _, tree in trees):
            say(said("no_chains", lang, name=printed.shown(built, key, lang)))
    failures.leave()


def _the_one_given(built: networkx.MultiDiGraph) -> str:
    """The document to start from where none is named: the only one of which a text was given."""
    given = [key for key, node in built.nodes(data=True) if node["in_corpus"]]
    if len(given) == 1:
        return str(given[0])
    if not given:
        fail("--of NUMBER: names the document to start from; the graph has no text of its own")
    nodes = [(key, built.nodes[key]) for key in given[:5]]
    names = [f"{brief(str(n['label']), 40)} ({file_named(str(n.get('source', key)))})" for key, n in nodes]
    more = f" and {len(given) - 5} more" if len(given) > 5 else ""
    return fail(f"--of NUMBER: names the document to start from; given are {', '.join(names)}{more}")


class By(StrEnum):
    """What a row of the coverage is."""

    province = "province"
    document = "document"


class SeveralOf(TyperCommand):
    """A command whose --of takes several names: those behind it that are no files."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Each name with an --of of its own."""
        told: list[str] = []
        naming = value = False
        for one in args:
            if value:
                value = False
            elif one.startswith("-"):
                value = one == "--of"
                naming = value or one.startswith("--of=")
            elif naming and not os.path.exists(one):
                told.append("--of")
            else:
                naming = False
            told.append(one)
        return super().parse_args(ctx, told)


def coverage(
    paths: PATHS,
    of: Annotated[
        list[str] | None,
        typer.Option("--of", metavar="NUMBER...", help="The directives; else those that most of the documents cite."),
    ] = None,
    by: Annotated[By, typer.Option("--by", help="A row for each province, or for each document.")] = By.province,
    depth: Annotated[int, typer.Option(min=1, metavar="N", help="How many steps a chain may have.")] = 4,
    format: SHAPE = None,
    language: LANG = None,
    excel: EXCEL = False,
    catalog: CATALOG = None,
    number: NUMBER = None,
    date: DATE = None,
    issuer: ISSUER = None,
    province: PROVINCE = None,
    jobs: JOBS = 1,
    output: OUT = None,
) -> None:
    """Which provinces carry out which directives, by which documents.

    How many documents of a province carry a directive out, themselves or through another; with --by document how each
    does. A workbook has a second sheet: every sentence that says so, with its file, section and page.

    Examples:

      vnplan coverage corpus/ --of 2457/QĐ-BGDĐT

      vnplan coverage corpus/ --of 2457/QD-BGDDT 29-NQ/TW -o ai-thuc-hien.xlsx --lang vi

      vnplan coverage corpus/ --by document --format csv --excel -o van-ban.csv
    """
    from vnplan.shell.covered import PLACES, covered, most_carried_out
    from vnplan.shell.sheets import Sheet, write_tables

    shape = shape_of(format, output, excel)
    apart(output, [*paths, catalog])
    lang = language_of(language)
    failures = Failures(lang)
    built = graph_of(paths, catalog, failures, OwnData(number, date, issuer, province), jobs)
    if not failures.everything:
        keys = [node_of(built, one) for one in of] if of else most_carried_out(built, _DIRECTIVES[by.value])
        found = covered(built, dict.fromkeys(keys), depth)
        if shape is TableFormat.text:
            read_out(printed.coverage(found, by.value, lang), output)
        else:
            tables = [
                found.table(by.value, said("sheet_coverage", lang), lang),
                Sheet(said("sheet_places", lang), PLACES, found.places()),
            ]
            write_tables(tables, shape.value, lang, excel, output)
        if not any(found.chains.values()):
            say(said("no_coverage", lang))
    failures.leave()
