"""Files read one after the other, or by several processes at once: the same outcomes in the same order."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from vnplan.errors import ReadError
from vnplan.files.content import Content
from vnplan.files.folder import FoundFile, found_in
from vnplan.shell.own_tables import tables_at_work
from vnplan.tables.rules import work_with

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

T = TypeVar("T")
Work = Callable[[str | None, Content], T]
"""What is made of a document: of its source and what its file says. It and its answer travel between processes."""


class NamedFile(NamedTuple):
    """A file to read, and whether it was named itself."""

    file: Path
    alone: bool


class Done(NamedTuple, Generic[T]):
    """What was made of one document, and what had to be assumed of its file."""

    value: T
    assumed: tuple[str, ...] = ()


Outcome = Done[T] | FoundFile


def outcomes(found: Iterable[FoundFile], work: Work[T]) -> Iterator[Outcome[T]]:
    """What is made of each document found, and what was not read."""
    for one in found:
        if one.content is None:
            yield one
            continue
        yield Done(work(one.source, one.content), assumed_of(one.content, one.source))
        for said in not_read(one.content):
            yield FoundFile(one.source, error=ReadError(said))


_SAID = frozenset(
    (
        "no_text",
        "misnamed",
        "unknown_encoding",
        "damaged_letters",
        "old_encoding",
        "converted",
        "ocr",
        "ocr_doubt",
        "scan_unread",
    )
)
"""Notes on how a file was read that a table of citations would not show; `not_read` is a failure beside them."""


def assumed_of(content: Content, source: str | None) -> tuple[str, ...]:
    """What had to be assumed of a file, a line each."""
    notes = [note.message for note in content.notes if note.code in _SAID]
    if source is None:
        return tuple(notes)
    name = f"{source.rpartition('/')[2]}: "  # some tell it themselves
    return tuple(said if source in said else f"{source}: {said.removeprefix(name)}" for said in notes)


def not_read(content: Content) -> list[str]:
    """What of a file was not read: others in its archive, parts embedded in it."""
    return [note.message for note in content.notes if note.code == "not_read"]


def in_order(tasks: Iterable[NamedFile], work: Work[T], jobs: int) -> Iterator[Outcome[T]]:
    """The outcomes of all files, file by file; by `jobs` processes where there is more than one."""
    if jobs > 1:
        yield from _Pool(work, jobs).outcomes(tasks)
        return
    for task in tasks:
        yield from outcomes(found_in(task.file, task.alone), work)


_AHEAD = 8  # files a process has before it: few enough that their answers are soon taken


class _Pool(Generic[T]):
    """Processes that read files ahead of the one whose turn it is."""

    def __init__(self, work: Work[T], jobs: int) -> None:
        self._work = work
        self._jobs = jobs
        self._waiting: deque[tuple[NamedFile, Future[list[Outcome[T]]]]] = deque()
        self._processes: ProcessPoolExecutor | None = None

    def outcomes(self, tasks: Iterable[NamedFile]) -> Iterator[Outcome[T]]:
        """What comes of each file, in their order."""
        given = iter(tasks)
        try:
            while True:
                while len(self._waiting) < self._jobs * _AHEAD and (task := next(given, None)) is not None:
                    self._submit(task)
                if not self._waiting:
                    return
                yield from self._first()
        finally:
            self._end()

    def _submit(self, task: NamedFile) -> None:
        if self._processes is None:
            self._processes = _processes(self._jobs)
        self._waiting.append((task, self._processes.submit(_read, task, self._work)))

    def _first(self) -> list[Outcome[T]]:
        """What came of the file whose turn it is; where a process has died, of all in work, each tried alone."""
        from concurrent.futures.process import BrokenProcessPool

        task, future = self._waiting.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            in_work = [task, *(other for other, _ in self._waiting)]
            self._waiting.clear()
            self._end()
            return [outcome for one in in_work for outcome in self._alone(one)]

    def _alone(self, task: NamedFile) -> list[Outcome[T]]:
        from concurrent.futures.process import BrokenProcessPool

        self._processes = _processes(1)
        try:
            return self._processes.submit(_read, task, self._work).result()
        except BrokenProcessPool:
            said = f"{task.file}: reading it ended the process (out of memory, or a fault of a reader); left out"
            return [FoundFile(str(task.file), error=ReadError(said))]
        finally:
            self._end()

    def _end(self) -> None:
        """End all processes at once, whatever they are at."""
        if self._processes is not None:
            running: dict[int, Any] = dict(getattr(self._processes, "_processes", None) or {})
            for process in running.values():
                process.terminate()
            self._processes.shutdown(cancel_futures=True)  # what tends to them ends before Python does
            self._processes = None


def _processes(jobs: int) -> ProcessPoolExecutor:
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(jobs, initializer=_begin, initargs=(tables_at_work(),))


def _begin(tables: Path | None) -> None:
    """In a new process: the tables of the one that started it; Ctrl-C is for that one, `kill` ends it at once."""
    if tables is not None:
        work_with(tables)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _read(task: NamedFile, work: Work[T]) -> list[Outcome[T]]:
    return list(outcomes(found_in(task.file, task.alone), work))
