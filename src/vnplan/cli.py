"""The command line. Data on stdout, talk on stderr; exit 0 done, 2 wrong use or nothing read, 3 some failed."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

import vnplan
from vnplan import views
from vnplan.readers import SUFFIXES, ReadError, decode, files_of, read_text
from vnplan.rules import RELATIONS

if TYPE_CHECKING:
    from vnplan.models import Document

app = typer.Typer(
    name="vnplan",
    help="Read Vietnamese official documents: numbered sections, citations, and the graph of directives behind them.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Report(StrEnum):
    """What `explain` writes."""

    text = "text"
    json = "json"


class Format(StrEnum):
    """What `extract` writes."""

    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    table = "table"


PATHS = Annotated[
    list[str], typer.Argument(metavar="FILE|DIR|-...", help="Text files, folders of them, or - for stdin.")
]
ONE = Annotated[str, typer.Argument(metavar="FILE|-", help="A text file, or - for stdin.")]
OUT = Annotated[Path | None, typer.Option("-o", "--output", help="Write here instead of stdout; whole or not at all.")]


def main() -> None:
    """Entry point of the `vnplan` command."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    app()


@app.callback(invoke_without_command=True)
def _root(version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False) -> None:
    if version:
        typer.echo(f"vnplan {vnplan.__version__}")
        raise typer.Exit


@app.command()
def extract(
    paths: PATHS,
    format: Annotated[Format, typer.Option("--format", "-f", help="How to write the citations.")] = Format.json,
    relation: Annotated[
        list[str] | None,
        typer.Option("--relation", "-r", help="Only this relation (repeatable): implements, legal_basis ..."),
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", "-k", help="Only this kind (repeatable): numbered, named_law, named, self, internal."),
    ] = None,
    output: OUT = None,
) -> None:
    """The citations of documents, as JSON, JSON Lines, CSV or a table.

    Examples:

      vnplan extract ke-hoach.txt

      vnplan extract corpus/ --format csv -o citations.csv

      cat ke-hoach.txt | vnplan extract - --relation implements --format table
    """
    from vnplan import export

    _known("relation", relation, RELATIONS)
    _known("kind", kind, _KINDS)
    wanted = {name: value for name, value in (("relation", relation), ("kind", kind)) if value}
    rows: list[dict[str, Any]] = []
    failures = _Failures()
    for document in _documents(paths, failures):
        rows.extend(export.citation_rows(document.source, document.citations.where(**wanted)))
    if not failures.everything:
        if format is Format.table:
            _write(views.table(rows), output)
        else:
            writer = {Format.json: export.to_json, Format.jsonl: export.to_jsonl, Format.csv: export.to_csv}[format]
            _write(writer(rows), output)
    failures.leave()


@app.command()
def parse(path: ONE, output: OUT = None) -> None:
    """A whole document as JSON: metadata, parts, regions, sections, citations, notes.

    Example:

      vnplan parse quyet-dinh.txt -o quyet-dinh.json
    """
    _write(_document(path).model_dump_json(indent=2) + "\n", output)


@app.command()
def outline(path: ONE) -> None:
    """The tree of numbered sections, for reading.

    Example:

      vnplan outline ke-hoach.txt
    """
    typer.echo("\n".join(views.outline(_document(path))))


@app.command()
def graph(paths: PATHS, output: OUT = None) -> None:
    """The graph of documents and what they cite; without -o a summary for reading.

    The ending of the output file picks the format: .graphml, .gexf, .json (node-link), .dot, .csv (edges).

    Examples:

      vnplan graph corpus/

      vnplan graph ke-hoach.txt quyet-dinh.txt -o directives.graphml
    """
    from vnplan.export import GRAPH_FORMATS, write_whole

    if output is not None and output.suffix not in GRAPH_FORMATS:
        _fail(
            f"{output}: a graph is written as {', '.join(GRAPH_FORMATS)}, not {output.suffix or 'without an ending'!r}"
        )
    failures = _Failures()
    documents = list(_documents(paths, failures))
    if documents:
        from vnplan.graph import build_graph

        built = build_graph(documents)
        if output is None:
            typer.echo("\n".join(views.summary(built)))
        else:
            try:
                write_whole(output, GRAPH_FORMATS[output.suffix](built))
            except OSError as error:
                _fail(f"{output}: cannot be written ({error.strerror})")
            typer.echo(f"{output}: {built.number_of_nodes()} documents, {built.number_of_edges()} edges", err=True)
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
    output: OUT = None,
) -> None:
    """Why each citation was read as it was, and which number-like strings are in none.

    A text in quotation marks may stand in place of a file.

    Examples:

      vnplan explain ke-hoach.txt

      vnplan explain corpus/ --missed

      vnplan explain "theo Nghị quyết số 29-NQ/TW và Mẫu số 01/TK-XYZ" --format json
    """
    from vnplan.explain import explain as explained

    failures = _Failures()
    said = [explained(text, source=source) for source, text in _texts(paths, failures, words=True)]
    if said and format is Report.text:
        blocks = ["\n".join(views.explanation(one, missed)) for one in said]
        if len(said) > 1:
            from vnplan.coverage import coverage_of

            blocks.append(f"{len(said)} texts\n{views.counts(coverage_of([n for one in said for n in one.numbers]))}")
        _write("\n\n".join(blocks) + "\n", output)
    elif said:
        import json

        rows: list[dict[str, Any]]
        if missed:
            rows = [{"source": one.source, **n.model_dump(mode="json")} for one in said for n in one.missed]
        else:
            rows = [one.model_dump(mode="json") for one in said]
        _write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n", output)
    failures.leave()


# --- inputs and failures ---------------------------------------------------------------------------------------------

_KINDS = ("numbered", "named_law", "named", "self", "internal")


class _Failures:
    """Inputs that could not be read: each named on stderr as it fails, the exit code at the end."""

    def __init__(self) -> None:
        self.failed = 0
        self.done = 0

    def add(self, error: ReadError) -> None:
        self.failed += 1
        typer.echo(f"vnplan: {error}", err=True)

    @property
    def everything(self) -> bool:
        return self.failed > 0 and self.done == 0

    def leave(self) -> None:
        if self.failed:
            raise typer.Exit(2 if self.everything else 3)


def _fail(message: str) -> NoReturn:
    typer.echo(f"vnplan: {message}", err=True)
    raise typer.Exit(2)


def _known(name: str, values: list[str] | None, known: tuple[str, ...]) -> None:
    for value in values or ():
        if value not in known:
            _fail(f"no {name} {value!r}; there are {', '.join(known)}")


def _document(path: str) -> Document:
    """The one document a command asks for; a folder is refused."""
    try:
        text = decode(sys.stdin.buffer.read(), "stdin") if path == "-" else read_text(path)
    except ReadError as error:
        _fail(str(error))
    return vnplan.parse(text, source=path)


def _documents(paths: Iterable[str], failures: _Failures) -> Iterator[Document]:
    for source, text in _texts(paths, failures):
        yield vnplan.parse(text, source=source)


def _texts(paths: Iterable[str], failures: _Failures, words: bool = False) -> Iterator[tuple[str | None, str]]:
    """Source and text of each input; where `words` is set, an argument may be the text itself."""
    files = []
    for path in paths:
        if words and _is_words(path):
            failures.done += 1
            yield None, path
        else:
            files.append(path)
    for source, file in _files(files, failures):
        try:
            text = decode(sys.stdin.buffer.read(), "stdin") if file is None else read_text(file)
        except ReadError as error:
            failures.add(error)
            continue
        failures.done += 1
        yield source, text


def _is_words(argument: str) -> bool:
    """Whether an argument is a text: it holds blanks, has no file's ending and names no file."""
    if " " not in argument or Path(argument).suffix.lower() in SUFFIXES:
        return False
    try:
        return not Path(argument).exists()
    except OSError:  # too long for a name
        return True


def _files(paths: Iterable[str], failures: _Failures) -> Iterator[tuple[str, Path | None]]:
    found: list[tuple[str, Path | None]] = []
    for path in paths:
        if path == "-":
            found.append(("-", None))
            continue
        try:
            found.extend((str(file), file) for file in files_of(path))
        except ReadError as error:
            failures.add(error)
    if len(found) > 20 and sys.stderr.isatty():
        with typer.progressbar(found, label="reading", file=sys.stderr) as bar:
            yield from bar
    else:
        yield from found


def _write(text: str, output: Path | None) -> None:
    if output is None:
        typer.echo(text, nl=False)
        return
    from vnplan.export import write_whole

    try:
        write_whole(output, text)
    except OSError as error:
        _fail(f"{output}: cannot be written ({error.strerror})")
