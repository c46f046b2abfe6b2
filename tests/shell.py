"""The command line as tests call it: as a process of its own, or, where many calls are made, within this one."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from pathlib import Path
from unittest import mock

from vnplan.shell.cli import app
from vnplan.shell.ends import run as ended

COMMAND = Path(sys.executable).with_name("vnplan")
FAULT = "a fault of vnplan itself"

Done = subprocess.CompletedProcess[str]


def run(*arguments: object, given: bytes = b"", code: int = 0, env: dict[str, str] | None = None) -> Done:
    """Run the command, and see that it leaves with this code and writes no traceback."""
    done = subprocess.run(
        [COMMAND, *map(str, arguments)],
        input=given,
        capture_output=True,
        check=False,
        env=dict(os.environ) if env is None else env,
    )  # a shell's line editor tells C its COLUMNS
    out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    assert done.returncode == code, err
    assert "Traceback" not in err
    assert FAULT not in err
    return subprocess.CompletedProcess(done.args, code, out, err)


def call(
    *arguments: object, given: bytes = b"", code: int | None = 0, columns: int | None = None, locale: str = "C.UTF-8"
) -> Done:
    """The same without a new process, which takes a hundredth of the time; None is any code."""
    screen = {"LC_ALL": locale} | ({"COLUMNS": str(columns)} if columns else {})
    words = [str(argument) for argument in arguments]
    read, out, err = (io.TextIOWrapper(io.BytesIO(first), "utf-8", newline="\n") for first in (given, b"", b""))
    with (
        mock.patch.object(sys, "stdin", read),
        mock.patch.dict(os.environ, screen),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        left = ended(app, words)
    done = subprocess.CompletedProcess(words, left, said(out), said(err))
    assert FAULT not in done.stderr, done.stderr
    assert code in (None, done.returncode), done.stderr
    return done


def said(stream: io.TextIOWrapper) -> str:
    """What was written to a stream in memory."""
    stream.flush()
    return stream.buffer.getvalue().decode()  # type: ignore[attr-defined]


def complaint(done: Done) -> str:
    """The one line on stderr, but for the count of files not read where there were several."""
    told = done.stderr.replace("\n        ", " ")  # set to a screen it may go on below
    (line,) = (line for line in told.splitlines() if not line.endswith(" files not read"))
    assert line.startswith("vnplan: ")
    return line
