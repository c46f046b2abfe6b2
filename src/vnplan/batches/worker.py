"""A worker: a process of its own that reads one file after the other and hands its rows on through a pipe.

Begun by `process`. It may hang, crash or eat memory without harm to anyone else.
"""

from __future__ import annotations

import contextlib
import ctypes
import faulthandler
import importlib
import os
import signal
import sys
import traceback
from collections.abc import Callable
from importlib.abc import MetaPathFinder
from pathlib import Path
from typing import Any

from vnplan.batches.pipes import OUT_OF_MEMORY, BatchTask, Message, Piece, Settings, receive, send
from vnplan.batches.rows import packed, rows_of
from vnplan.document import read_content
from vnplan.files.content import Content
from vnplan.files.folder import FoundFile
from vnplan.keys.catalog_rows import catalog_of
from vnplan.tables.rules import Rules, load_rules, work_with


def main() -> None:
    """The process: settings, then a task after the other, until stdin ends."""
    _end_with_parent()
    tasks, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    settings = Settings(*receive(tasks))
    sys.meta_path.insert(0, _WithoutPandas())
    try:
        reader = Reader(settings)
        send(answers, ("ready",))
    except Exception as error:
        send(answers, ("broken", str(error)))
        return
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 2)  # and many files would fill a disk with it

        def tell(*message: Any) -> None:
            if message[0] == "at":  # should nobody be left to end this process, it ends by itself
                faulthandler.dump_traceback_later(3 * settings.deadline + 60, exit=True, file=nowhere)
            send(answers, message)

        while (given := receive(tasks)) is not None:
            reader.read(BatchTask(*given), tell)
            faulthandler.cancel_dump_traceback_later()
            tell("done")


class _WithoutPandas(MetaPathFinder):
    """pyarrow looks for pandas as it makes its first array: none is needed here, and it is a quarter of the start."""

    def find_spec(self, fullname: str, *_: object) -> None:
        """Refuse it; of all other modules others know where they are."""
        if fullname == "pandas":
            raise ModuleNotFoundError("a worker does without pandas", name=fullname)


def _end_with_parent() -> None:
    """On Linux the system ends this process with the thread that sees to it, whatever it is doing then."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGKILL)


_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG


class Reader:
    """What reads files in a worker: the tables loaded, everything used once, so that no file pays for it."""

    def __init__(self, settings: Settings) -> None:
        module, _, name = settings.reading.partition(":")
        self._found = getattr(importlib.import_module(module), name)
        self._rules = Rules(settings.rules) if settings.rules else load_rules()
        work_with(self._rules)
        self._catalog = catalog_of(settings.catalog, self._rules)
        self._on = settings.on
        self._told_beside: dict[str, str] = {}
        self._rows(Content("Căn cứ Luật Giáo dục năm 2019;\nI. MỤC TIÊU\n1. Thực hiện Chỉ thị số 14/CT-TTg."), "x")
        self._told_beside = dict(settings.told)

    def read(self, task: BatchTask, tell: Callable[..., None]) -> None:
        """Read a file and tell what is found in it, document by document, each place before it is read."""

        def wanted(place: str) -> bool:
            if place in task.skip:
                return False
            tell("at", place)
            return True

        try:
            for found in self._found(Path(task.file), task.alone, wanted):
                if found.source not in task.skip:
                    tell(*self._told(found))
        except MemoryError:
            raise
        except Exception as error:  # no reader should; one that does has failed for its file alone
            tell(*self._faulty(task.file, error))

    def _told(self, found: FoundFile) -> Message:
        """What is found, as a message."""
        if found.error is not None:
            return self._failed(found.source, "unreadable", str(found.error))
        if found.content is None:
            return ("passed", found.source)
        try:
            return ("read", found.source, self._rows(found.content, found.source))
        except MemoryError:
            raise
        except Exception as error:
            return self._faulty(found.source, error)

    def _rows(self, content: Content, source: str) -> list[Piece]:
        document = read_content(content, source=source, rules=self._rules, **self._told_beside)
        made = rows_of(document, self._catalog, self._rules, self._on)
        return [(table, packed(table, rows), len(rows)) for table, rows in made.items() if rows]

    def _faulty(self, source: str, error: Exception) -> Message:
        at = traceback.extract_tb(error.__traceback__)[-1]
        why = f"{type(error).__name__}: {error} ({Path(at.filename).name}, line {at.lineno})"
        return self._failed(source, "fault", f"{source}: vnplan failed on it, which is a fault of vnplan: {why}")

    def _failed(self, source: str, cause: str, message: str) -> Message:
        return ("failed", source, cause, message)


if __name__ == "__main__":
    try:
        main()
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
