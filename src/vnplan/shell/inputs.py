"""The files a command is given: read one by one, failures named as they happen and counted at the end."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from vnplan.document import read_content
from vnplan.errors import ReadError
from vnplan.files.content import Content
from vnplan.files.folder import SUFFIXES, files_of
from vnplan.files.read import read_bytes, read_file

if TYPE_CHECKING:
    from vnplan.models import Document

PATHS = Annotated[
    list[str], typer.Argument(metavar="FILE|DIR|-...", help="Text files, folders of them, or - for stdin.")
]
ONE = Annotated[str, typer.Argument(metavar="FILE|-", help="A text file, or - for stdin.")]
OUT = Annotated[Path | None, typer.Option("-o", "--output", help="Write here instead of stdout; whole or not at all.")]


class Failures:
    """Inputs that could not be read: each named on stderr as it fails, the exit code at the end."""

    def __init__(self) -> None:
        self.failed = 0
        self.done = 0

    def add(self, error: ReadError | str) -> None:
        """Name one, at once."""
        self.failed += 1
        typer.echo(f"vnplan: {error}", err=True)

    @property
    def everything(self) -> bool:
        """Whether nothing at all could be read."""
        return self.failed > 0 and self.done == 0

    def leave(self) -> None:
        """Exit 2 where nothing was read, 3 where something was."""
        if self.failed:
            raise typer.Exit(2 if self.everything else 3)


def fail(message: str) -> NoReturn:
    """One line on stderr, exit 2."""
    typer.echo(f"vnplan: {message}", err=True)
    raise typer.Exit(2)


def one_of(name: str, values: list[str] | None, known: tuple[str, ...]) -> None:
    """Fail where an option has a value nobody knows."""
    for value in values or ():
        if value not in known:
            fail(f"no {name} {value!r}; there are {', '.join(known)}")


def read_one(path: str) -> Document:
    """The one document a command asks for; a folder is refused."""
    try:
        content = _content(None if path == "-" else path)
    except ReadError as error:
        fail(str(error))
    return read_content(content, source=path)


def read_all(paths: Iterable[str], failures: Failures) -> Iterator[Document]:
    """Each document that could be read."""
    for source, content in read_contents(paths, failures):
        yield read_content(content, source=source)


def read_distinct(paths: Iterable[str], failures: Failures) -> Iterator[Document]:
    """Each document once: a second file of one document is named and left out."""
    files: dict[str, str | None] = {}
    for document in read_all(paths, failures):
        key = document.metadata.key or document.sha256
        if key in files:
            name = document.metadata.number or document.metadata.title or key
            failures.add(f"{document.source}: is the same document as {files[key]} ({name}); left out")
            failures.done -= 1
        else:
            files[key] = document.source
            yield document


def read_contents(
    paths: Iterable[str], failures: Failures, words: bool = False
) -> Iterator[tuple[str | None, Content]]:
    """Source and content of each input; where `words` is set, an argument may be the text itself."""
    files = []
    for path in paths:
        if words and _is_words(path):
            failures.done += 1
            yield None, Content(path)
        else:
            files.append(path)
    for source, file in _files(files, failures):
        try:
            content = _content(file)
        except ReadError as error:
            failures.add(error)
            continue
        failures.done += 1
        yield source, content


def _content(file: str | Path | None) -> Content:
    """What a file says, or stdin."""
    return read_bytes(sys.stdin.buffer.read(), "stdin") if file is None else read_file(file)


def _is_words(argument: str) -> bool:
    """Whether an argument is a text: it holds blanks, has no file's ending and names no file."""
    if " " not in argument or Path(argument).suffix.lower() in SUFFIXES:
        return False
    try:
        return not Path(argument).exists()
    except OSError:  # too long for a name
        return True


def _files(paths: Iterable[str], failures: Failures) -> Iterator[tuple[str, Path | None]]:
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


def write(text: str, output: Path | None) -> None:
    """To stdout, or to a file whole or not at all."""
    if output is None:
        typer.echo(text, nl=False)
        return
    from vnplan.files.write import write_whole

    try:
        write_whole(output, text)
    except OSError as error:
        fail(f"{output}: cannot be written ({error.strerror})")
