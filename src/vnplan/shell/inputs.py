"""The files a command is given: read one by one, failures named as they happen and counted at the end."""

from __future__ import annotations

import itertools
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, TypeVar

import typer

from vnplan.document import read_content
from vnplan.errors import ReadError, WrongValue
from vnplan.files.content import Content
from vnplan.files.folder import DOCUMENTS, FoundFile, files_of, found_in_bytes, is_unread_picture
from vnplan.files.read import read_bytes, read_file
from vnplan.names import Language
from vnplan.shell.measure import said
from vnplan.shell.options import day_option
from vnplan.shell.outputs import fail, say
from vnplan.shell.speaking import speaking
from vnplan.shell.workers import Done, NamedFile, Outcome, Work, assumed_of, in_order, not_read, outcomes
from vnplan.tables.spoken import counted

if TYPE_CHECKING:
    from vnplan.models import Document

PATHS = Annotated[
    list[str], typer.Argument(metavar="FILE|DIR|-...", help="Files, folders or archives of them, or - for stdin.")
]
NUMBER = Annotated[str | None, typer.Option("--number", metavar="N/SYMBOL", help="Its number, if the text has none.")]
DATE = Annotated[str | None, day_option("Its day, if the text has none.", "--date")]
ISSUER = Annotated[str | None, typer.Option("--issuer", metavar="NAME", help="Who issued it, if not told.")]
PROVINCE = Annotated[str | None, typer.Option("--province", metavar="NAME", help="Its province: a name, or bac-giang.")]
JOBS = Annotated[int, typer.Option("--jobs", "-j", min=1, metavar="N", help="How many processes read the files.")]
OUT = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", help="Write here instead of stdout; whole or not at all."),
]


T = TypeVar("T")


class OwnData(NamedTuple):
    """What the caller tells of the one document given, where its text leaves it out."""

    number: str | None = None
    date: str | None = None
    issuer: str | None = None
    province: str | None = None

    def of_one(self, paths: Sequence[str]) -> None:
        """Fail where there are several documents: what is told belongs to one."""
        if any(self) and (len(paths) != 1 or os.path.isdir(paths[0])):
            fail(f"{self._names()}: belongs to one document, and several are given; give its file alone")

    def of_a_file(self) -> None:
        """Fail where a document is named and not read: nothing is told of it."""
        if any(self):
            fail(f"{self._names()}: tells what a text leaves out; give its file")

    def _names(self) -> str:
        return ", ".join(f"--{name}" for name, value in self._asdict().items() if value)

    def read(self, source: str | None, content: Content) -> Document:
        """The document of a file, with what is told of it."""
        try:
            return read_content(content, source=source, **self._asdict())
        except WrongValue as error:
            fail(str(error))


_NOTHING = OwnData()


class Failures:
    """Inputs that could not be read: each named on stderr as it fails, all counted at the end, with the exit code."""

    def __init__(self, language: Language | None = None) -> None:
        self.language = language or speaking()
        self.failed = 0
        self.done = 0
        self.passed_over: list[str] = []
        self.pictures: list[FoundFile] = []  # not read for want of Tesseract
        self.named: list[tuple[str, str]] = []  # file and cause, as far as they are told apart

    def add(self, error: ReadError | FoundFile | str) -> None:
        """Name one, at once; one that is no document is named with others of its kind at the end."""
        if isinstance(error, FoundFile) and error.error is None:
            self.passed_over.append(error.source)
            return
        self.failed += 1
        self.named.append((error.source, str(error.error)) if isinstance(error, FoundFile) else ("", str(error)))
        if isinstance(error, FoundFile) and error.error is not None and is_unread_picture(error):
            self.pictures.append(error)
            return
        say(str(error.error if isinstance(error, FoundFile) else error))

    @property
    def files(self) -> int:
        """How many there were."""
        return self.done + self.failed + len(self.passed_over)

    @property
    def everything(self) -> bool:
        """Whether nothing at all could be read."""
        return self.done == 0 and bool(self.failed or self.passed_over)

    def leave(self) -> None:
        """Exit 2 where nothing was read, 3 where something was."""
        if len(self.pictures) == 1:
            say(str(self.pictures[0].error))
        elif self.pictures:
            from vnplan.files.ocr import INSTALL

            named = some([found.source for found in self.pictures])
            say(f"{len(self.pictures)} pictures were not read ({named}); {INSTALL}")
        if self.passed_over:
            if not self.done + self.failed:
                fail(said("nothing_to_read", self.language, files=some(self.passed_over, language=self.language)))
            say(named_passed_over(self.passed_over, self.files, self.language))
        if self.failed and self.files > 1:
            files = counted(self.files, "file", self.language)
            say(said("not_read", self.language, failed=self.failed, files=files))
        if self.failed:
            raise typer.Exit(2 if self.everything else 3)


def some(names: list[str], most: int = 5, language: Language | None = None) -> str:
    """The first names of many, and how many more."""
    files = ", ".join(names[:most])
    return (
        said("and_more", language or speaking(), files=files, number=len(names) - most) if len(names) > most else files
    )


def named_passed_over(names: list[str], files: int, language: Language) -> str:
    """How many files of all were no documents, and their names."""
    all_files = counted(files, "file", language)
    return said("passed_over", language, number=len(names), all=all_files, files=some(names, language=language))


def one_of(name: str, values: list[str] | None, known: tuple[str, ...]) -> None:
    """Fail where an option has a value nobody knows."""
    for value in values or ():
        if value not in known:
            fail(f"no {name} {value!r}; there are {', '.join(known)}")


def read_one(path: str, failures: Failures, told: OwnData = _NOTHING) -> Document:
    """The one document a command asks for; a folder is refused, what else is in its archive is named."""
    try:
        content = _content(None if path == "-" else path)
    except ReadError as error:
        words = str(error)
        one, _, ours = words.partition("; vnplan.")  # what a program would call is no way out of a command
        fail(f"{one}; one document is wanted here: give its file alone" if ours else words)
    failures.done += 1
    for words in not_read(content):
        failures.add(words)
    for words in assumed_of(content, path):
        say(words)
    return told.read(path, content)


def read_all(
    paths: Sequence[str], failures: Failures, told: OwnData = _NOTHING, jobs: int = 1, *, work: AnyWork | None = None
) -> Iterator[Any]:
    """Each document that could be read, or what `work` makes of it."""
    told.of_one(paths)
    return each(paths, failures, partial(_made, told, work), told, jobs)


AnyWork = Callable[["Document"], Any]


def _made(told: OwnData, work: AnyWork | None, source: str | None, content: Content) -> Any:
    document = told.read(source, content)
    return document if work is None else work(document)


def each(
    paths: Iterable[str],
    failures: Failures,
    work: Work[T],
    told: OwnData = _NOTHING,
    jobs: int = 1,
    *,
    words: bool = False,
) -> Iterator[T]:
    """What is made of each input, in order; where `words` is set, an argument may be the text itself."""
    tasks: list[NamedFile | str | None] = []
    for path in paths:
        if words and _is_words(path):
            tasks.append(path)
        elif path == "-":
            tasks.append(None)
        else:
            try:
                tasks += [NamedFile(file, file == Path(path)) for file in files_of(path)]
            except ReadError as error:
                failures.add(error)
    for outcome in _outcomes(tasks, work, 1 if any(told) or len(tasks) < 2 else jobs):
        if isinstance(outcome, FoundFile):
            failures.add(outcome)
            continue
        failures.done += 1
        if failures.done > 1:
            told.of_one([])
        for one in outcome.assumed:
            say(one)
        yield outcome.value


def _outcomes(tasks: list[NamedFile | str | None], work: Work[T], jobs: int) -> Iterator[Outcome[T]]:
    """Of files, stdin and words; those side by side that are files go to the processes together."""
    shown = shown_at_work(tasks)
    for is_file, some in itertools.groupby(shown, key=lambda task: isinstance(task, NamedFile)):
        if is_file:
            yield from in_order((task for task in some if isinstance(task, NamedFile)), work, jobs)
            continue
        for task in some:
            if isinstance(task, str):
                yield Done(work(None, Content(task)))
            else:
                found = (one._replace(source="-" + one.source.removeprefix("stdin")) for one in _found_in_stdin())
                yield from outcomes(found, work)


def _found_in_stdin() -> Iterator[FoundFile]:
    return found_in_bytes(_stdin(), "stdin")


def _content(file: str | Path | None) -> Content:
    """What a file says, or stdin."""
    return read_bytes(_stdin(), "stdin") if file is None else read_file(file)


def _stdin() -> bytes:
    """All of stdin."""
    if sys.stdin is None:
        fail("-: there is no stdin; give the name of a file")
    try:
        return sys.stdin.buffer.read()
    except (OSError, ValueError) as error:  # a folder, or open for writing only
        fail(f"-: stdin cannot be read ({getattr(error, 'strerror', None) or error}); give the name of a file")


def names_of(arguments: Sequence[str]) -> list[str]:
    """Names of documents as given; for "-" those that stdin has, one a line, blank ones left out."""
    names: list[str] = []
    for one in arguments:
        if one != "-":
            names.append(one)
            continue
        try:
            lines = _stdin().decode("utf-8-sig").splitlines()
        except UnicodeDecodeError:
            fail("-: stdin is no UTF-8; save the list of numbers as UTF-8")
        names += [line.strip() for line in lines if line.strip()]
    if not names:
        fail("-: stdin names no document; a number, key or law is wanted on each line")
    return names


def name_of_document(argument: str, failures: Failures, told: OwnData = _NOTHING) -> str:
    """A name as given; for a file the key of the document in it, with what is told of that. A folder is refused."""
    try:
        if "/akn/" in argument or not os.path.exists(argument):
            told.of_a_file()
            return argument
    except ValueError:
        return argument
    if os.path.isdir(argument):
        fail(f"{argument}: is a folder; a document is wanted here: its number, its key or its file")
    key = read_one(argument, failures, told).metadata.key
    if key is None or key.startswith("text/"):
        fail(f"{argument}: the text in it states no number of its own; give its number")
    return key


def _is_words(argument: str) -> bool:
    """Whether an argument is a text: it holds blanks, has no file's ending and names no file."""
    if " " not in argument or Path(argument).suffix.lower() in DOCUMENTS - {""}:
        return False
    try:
        return not Path(argument).exists()
    except OSError:  # too long for a name
        return True


def shown_at_work(files: Sequence[T]) -> Iterator[T]:
    """The files one by one, on a terminal with a bar that says how many are read."""
    if len(files) < 2 or not sys.stderr.isatty():
        yield from files
        return
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True, soft_wrap=True)  # a message stays on one line
    yield from track(files, said("reading", speaking()), console=console, transient=True)
