"""A worker seen from outside: begun, given files, ended where it takes too long or too much, and begun again."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple

from vnplan.batches.pipes import OUT_OF_MEMORY, BatchTask, Message, Settings, receive, send
from vnplan.errors import VnplanError

MEGABYTE = 1_000_000
_LOOK = 0.05  # seconds between two looks at the workers
_BEGIN = 120.0  # seconds a worker may take to begin


class Bounds(NamedTuple):
    """What one document may take: seconds, and megabytes of memory."""

    deadline: float
    memory: float


class Stopped(Exception):
    """The batch is given up; no fault of the file in work."""


class Worker:
    """One worker process at a time. A document that ends it is told as a failure; then another goes on behind it."""

    def __init__(self, settings: Settings, bounds: Bounds, home: str) -> None:
        self.stopped = False
        self._settings, self._bounds, self._home = settings, bounds, home
        self._process: subprocess.Popen[bytes] | None = None
        self._said: IO[bytes] | None = None
        self._ended_for: str | None = None
        self._since: float | None = None
        self._at_first = 0
        _watch(self)

    def read(self, file: str, alone: bool) -> Iterator[Message]:
        """What is found in a file: ("read", ...), ("failed", ...), ("passed", ...), document by document."""
        over: set[str] = set()
        died: set[str] = set()
        while True:
            at: str | None = None
            for message in self._answers(BatchTask(file, alone, frozenset(over))):
                if message[0] == "done":
                    return
                if message[0] == "at":
                    at = message[1]
                    continue
                over.add(message[1])
                at = None
                yield message
            cause, why = self._death()
            blamed = at if at is not None else file
            if cause != "deadline" and blamed not in died:  # what it read before may have had a part in it: once more
                died.add(blamed)
                continue
            yield ("failed", blamed, cause, f"{blamed}: {why}")
            over.add(blamed)
            if at is None:
                return

    def stop(self) -> None:
        """End the process, for good; whoever waits for it gets Stopped."""
        self.stopped = True
        self._end()
        _WATCHED.discard(self)

    def look(self) -> None:
        """End the process where it has passed its bounds."""
        process, since = self._process, self._since
        if process is None or since is None or self._ended_for is not None:
            return
        if time.monotonic() - since > self._bounds.deadline:
            self._end("deadline")
        elif (used := _resident(process.pid)) is not None and used > self._bounds.memory * MEGABYTE:
            self._end("memory")

    def _answers(self, task: BatchTask) -> Iterator[Message]:
        """What the process says of a file, until it is done or the process has ended."""
        process = self._begun()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            send(process.stdin, task)
            while not self.stopped:
                self._since = time.monotonic()
                message = receive(process.stdout)
                self._since = None  # what is done with the answer is not the worker's time
                if message is None:
                    break
                yield message
                if message[0] == "done":
                    return
        except OSError:  # it ended while it was spoken to
            self._since = None
        if self.stopped:
            raise Stopped

    def _begun(self) -> subprocess.Popen[bytes]:
        """The process; another where it has ended, or has grown so large that the next file would be blamed for it."""
        process = self._process
        if process is not None and process.poll() is None:
            if (_resident(process.pid) or 0) <= (self._at_first + self._bounds.memory * MEGABYTE) / 2:
                return process
            self._end()
        if self.stopped:
            raise Stopped
        self._ended_for = None
        paths = os.pathsep.join(os.path.abspath(path) for path in sys.path)
        with tempfile.TemporaryFile() as told:
            process = self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "vnplan.batches.worker"],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=told, cwd=self._home,
                env={**os.environ, "PYTHONPATH": paths}, start_new_session=os.name == "posix",
            )  # fmt: skip
            assert process.stdin is not None
            assert process.stdout is not None
            timer = threading.Timer(_BEGIN, self._end)
            timer.start()
            try:
                send(process.stdin, tuple(self._settings))
                answer = receive(process.stdout)
            except OSError:
                answer = None
            finally:
                timer.cancel()
            if answer == ("ready",):
                self._at_first = _resident(process.pid) or 0
                return process
            if self.stopped:
                raise Stopped
            told.seek(0)
            said = told.read().decode("utf-8", "replace").strip().rpartition("\n")[2]
        self._end()
        raise VnplanError(f"a worker cannot begin: {answer[1] if answer else said or 'it says nothing'}")

    def _death(self) -> tuple[str, str]:
        """Why the process ended: the cause, and in words with the way out."""
        assert self._process is not None
        self._end(self._ended_for)
        code = self._process.returncode
        if self._ended_for == "deadline":
            return "deadline", f"takes longer than {self._bounds.deadline:g} s; --deadline gives it more"
        if self._ended_for == "memory" or code == OUT_OF_MEMORY:
            return "memory", f"takes more than {self._bounds.memory:g} MB of memory; --memory gives it more"
        how = f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
        return "crash", f"ends the process that reads it ({how}); save it anew, or leave it out"

    def _end(self, cause: str | None = None) -> None:
        """End the process and what it has begun."""
        process = self._process
        if process is None:
            return
        if process.poll() is None:
            self._ended_for = cause
            for below in _below(process.pid):
                _kill(below)
            process.kill()
        process.wait()


_WATCHED: set[Worker] = set()
_lock = threading.Lock()
_watching: threading.Thread | None = None


def _watch(worker: Worker) -> None:
    """Have a worker looked at, by the one thread that looks at all."""
    global _watching
    with _lock:
        _WATCHED.add(worker)
        if _watching is None or not _watching.is_alive():
            _watching = threading.Thread(target=_look_at_all, daemon=True)
            _watching.start()


def _look_at_all() -> None:
    while True:
        time.sleep(_LOOK)
        for worker in list(_WATCHED):
            worker.look()


def _resident(process: int) -> int | None:
    """Bytes of memory a process holds; None where nobody can tell."""
    try:
        with open(f"/proc/{process}/statm", "rb") as told:
            return int(told.read().split()[1]) * _PAGE
    except (OSError, ValueError, IndexError):
        return _resident_elsewhere(process) if sys.platform != "linux" else None


def _resident_elsewhere(process: int) -> int | None:
    """The same where there is no /proc: psutil, where it is installed."""
    try:
        import psutil

        resident: int = psutil.Process(process).memory_info().rss
    except Exception:  # not installed, or the process has ended
        return None
    return resident


_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


def _below(process: int) -> list[int]:
    """The processes a process has begun, and theirs: LibreOffice and Tesseract in groups of their own would stay."""
    try:
        told = [file.read_text() for file in Path(f"/proc/{process}/task").glob("*/children")]
    except OSError:
        return []
    children = [int(child) for line in told for child in line.split()]
    return [one for child in children for one in (*_below(child), child)]


def _kill(process: int) -> None:
    with contextlib.suppress(OSError):
        os.kill(process, signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
