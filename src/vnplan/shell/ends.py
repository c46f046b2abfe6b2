"""How a command ends: an exit code always, one line where something went wrong, never a traceback."""

from __future__ import annotations

import io
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

import typer

from vnplan.errors import VnplanError
from vnplan.shell.outputs import let_go, say
from vnplan.shell.speaking import fall_silent, speak, speaking
from vnplan.shell.start import INTERRUPTED
from vnplan.tables.messages import in_language
from vnplan.text.shown import visible

TERMINATED = 143
"""What a shell says of a command that `kill` ended."""


def run(app: typer.Typer, arguments: Sequence[str] | None = None) -> int:
    """Run a command line, and the exit code: what happens to it outside its own rules is one line and never 1."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    speak(words)
    try:
        return _ran(typer.main.get_command(app), words)
    finally:
        fall_silent()


def _ran(command: Any, words: list[str]) -> int:
    try:
        with command.make_context("vnplan", words) as context:
            command.invoke(context)
        if sys.stdout is not None:
            sys.stdout.flush()
        return 0
    except KeyboardInterrupt:
        say("interrupted")
        return INTERRUPTED
    except MemoryError:
        say("out of memory; give fewer files at once")
        return 2
    except VnplanError as error:
        say(str(error))
        return 2
    except OSError as error:  # of no file's reading or writing, which tell it themselves: --help onto a full disk
        let_go()
        say(f"{error.filename or 'stdout'}: {error.strerror or error}")
        return 2
    except Exception as error:
        return _ended_by(error)


def _ended_by(error: Exception) -> int:
    """The exit code behind an error: a command's own way to leave, wrong use, or a fault of ours."""
    code = getattr(error, "exit_code", None)
    if code is not None and not hasattr(error, "show"):
        return int(code)
    if code is not None:
        _show(error)
        return 2
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "vnplan" in Path(frame.filename).parts]
    place = f" ({Path(frames[-1].filename).name}, line {frames[-1].lineno})" if frames else ""
    say(f"a fault of vnplan itself: {type(error).__name__}: {str(error)[:200]}{place}; please report it")
    return 2


def _show(error: object) -> None:
    """Wrong use, as the command line's library tells it, in the language spoken."""
    told = io.StringIO()
    error.show(file=told)  # type: ignore[attr-defined]
    said = "\n".join(in_language(line, speaking()) for line in told.getvalue().split("\n"))
    if sys.stderr is not None:
        try:
            print(visible(said), end="", file=sys.stderr, flush=True)
        except (OSError, ValueError):  # nobody listens any more
            return


def hold_streams() -> None:
    """See that no file takes the place of a stream that was closed by who started us; and end as asked to by `kill`."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDONLY)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    signal.signal(signal.SIGTERM, _terminated)


def _terminated(number: int, frame: object) -> NoReturn:
    raise SystemExit(TERMINATED)  # on the way out, what was begun beside a file is removed
