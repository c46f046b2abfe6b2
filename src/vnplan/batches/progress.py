"""How far a batch is: nothing is shown but on a terminal, where a bar tells rate and time left."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Any, Self

from vnplan.names import Language
from vnplan.tables.spoken import spoken


class Progress:
    """What a batch tells of itself as it goes on; here nobody listens."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass

    def begin(self, files: int) -> None:
        """So many files there are."""

    def kept(self, files: int) -> None:
        """So many of them were read by an earlier run and have not changed."""

    def read(self, files: int) -> None:
        """So many more were read."""

    def failed(self, message: str) -> None:
        """A file, or a document in one, could not be read."""


class Bar(Progress):
    """A bar on a terminal: files, files a second, time left."""

    def __init__(self, language: Language = "en") -> None:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            ProgressColumn,
            TextColumn,
            TimeRemainingColumn,
        )
        from rich.text import Text

        class Rate(ProgressColumn):
            def render(self, task: Any) -> Text:
                speed = task.finished_speed or task.speed
                return Text(f"{speed:,.0f} {spoken('said', 'files_a_second', language)}" if speed else "")

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
        self._bar = Progress(*columns, console=Console(stderr=True), transient=True, speed_estimate_period=60)
        self._language: Language = language
        self._task = self._bar.add_task(spoken("said", "reading", language), total=None)
        self._files = self._kept = 0

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def begin(self, files: int) -> None:
        """The length of the bar."""
        self._files = files
        self._bar.update(self._task, total=files)

    def kept(self, files: int) -> None:
        """What was there before is no part of the rate."""
        self._kept += files
        told = spoken("said", "reading_kept", self._language).format(number=f"{self._kept:,}")
        self._bar.update(self._task, total=self._files - self._kept, description=told)

    def read(self, files: int) -> None:
        """The bar goes on."""
        self._bar.advance(self._task, files)


def progress_on(stream: Any = None) -> Progress:
    """A bar where there is a terminal to show it on."""
    return Bar() if (stream or sys.stderr).isatty() else Progress()
