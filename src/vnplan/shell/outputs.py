"""What a command says and writes: data on stdout or to a file, talk on stderr, and nothing half done."""

from __future__ import annotations

import contextlib
import itertools
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NoReturn

import typer

from vnplan.shell.measure import width, wrapped
from vnplan.shell.speaking import speaking
from vnplan.tables.messages import in_language
from vnplan.text.shown import file_named, visible


def say(message: str) -> None:
    """One line on stderr, in the language spoken, set to a screen; names of files can hold anything."""
    if sys.stderr is None:  # closed by who started us; print would take stdout in its place
        return
    try:
        line = "vnplan: " + file_named(in_language(message, speaking()))
        seen = sys.stderr.isatty() or bool(os.environ.get("COLUMNS"))
        print(*(wrapped(line, width(), "", " " * 8) if seen else (line,)), sep="\n", file=sys.stderr, flush=True)
    except (OSError, ValueError):  # nobody listens any more
        return


def fail(message: str) -> NoReturn:
    """One line on stderr, exit 2."""
    say(message)
    raise typer.Exit(2)


def write(text: str, output: Path | None) -> None:
    """To stdout, or to a file whole or not at all."""
    if output is not None:
        write_file(text, output)
        return
    _print(text)


def write_coloured(text: str, output: Path | None = None) -> None:
    """To a terminal, colours and all: of words whose own control characters are spelled out already."""
    _print(text, coloured=True)


def _print(text: str, *, coloured: bool = False) -> None:
    if sys.stdout is None:
        fail("stdout: is closed; -o FILE writes to a file")
    try:
        sys.stdout.write(visible(text, as_json=True) if sys.stdout.isatty() and not coloured else text)
        sys.stdout.flush()
    except OSError as error:
        let_go()
        fail(f"stdout: cannot be written ({error.strerror or error}); -o FILE writes to a file")


def write_pieces(pieces: Iterator[str], output: Path | None) -> None:
    """Pieces as they come: to stdout at once, or to a file whole or not at all; nothing where there is no piece."""
    first = next(pieces, None)
    if first is None:
        return
    if output is None:
        for piece in itertools.chain((first,), pieces):
            _print(piece)
        return
    from vnplan.files.write import written_whole

    with contextlib.ExitStack() as stack:
        with _failing(output):
            file = stack.enter_context(written_whole(output))
        for piece in itertools.chain((first,), pieces):
            with _failing(output):
                file.write(piece.encode("utf-8", "backslashreplace"))
        with _failing(output):
            stack.close()


@contextlib.contextmanager
def _failing(output: Path) -> Iterator[None]:
    """An output that cannot be written is told in one line."""
    try:
        yield
    except OSError as error:
        fail(f"{output}: cannot be written ({error.strerror or error})")
    except ValueError as error:  # a NUL in its name
        fail(f"{output}: cannot be written ({error})")


def read_out(lines: Iterable[str], output: Path | None = None) -> None:
    """Lines for reading, to stdout or to a file: what would move a terminal is spelled out wherever they go."""
    write("".join(f"{visible(line)}\n" for line in lines), output)


def let_go() -> None:
    """Lead stdout nowhere, so that what is left in its buffer is no second error at the end."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # a stream in memory
        return


def write_file(content: str | bytes, output: Path) -> None:
    """To a file, whole or not at all."""
    from vnplan.files.write import write_whole

    with _failing(output):
        write_whole(output, content)


REFUSED = frozenset((".pdf", ".doc", ".docx", ".rtf", ".odt", ".xls", ".xlsm", ".ods", ".ppt", ".pptx"))
"""Endings of files whose programs would take what the commands write for damage."""


def apart(output: Path | None, inputs: Iterable[str | Path | None], *, refused: frozenset[str] = REFUSED) -> None:
    """Fail where a command would write over what it reads, by whatever name or link; before anything is read.

    And where the ending is of a program that would refuse the file.
    """
    if output is None:
        return
    for given in inputs if _is_file(output) else ():
        if given is not None and _holds(given, output):
            fail(f"{output}: is read here and would be written over; give -o another name")
    ending = output.suffix.lower()
    if ending in refused:
        fail(f"{output}: is not written as {ending}; a workbook is .xlsx, and a page, .html, prints as PDF")


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name that cannot be; writing says why
        return False


def _holds(given: str | Path, output: Path) -> bool:
    """Whether an input is this file, or a folder that has it among what is read."""
    from vnplan.errors import ReadError
    from vnplan.files.folder import DOCUMENTS, files_of

    try:
        if given == "-":
            return sys.stdin is not None and os.path.samestat(os.fstat(sys.stdin.fileno()), output.stat())
        if not Path(given).is_dir():
            return os.path.samefile(given, output)
        if Path(os.path.realpath(output)).suffix.lower() not in DOCUMENTS:
            return False  # what an earlier run has written into the folder may be written anew
        return any(os.path.samefile(file, output) for file in files_of(given) if file.name == output.name)
    except (OSError, ValueError, ReadError):
        return False
