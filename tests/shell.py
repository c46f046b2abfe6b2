"""The command line as tests call it: as a process of its own, or, where many calls are made, within this one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner

from vnplan.shell.cli import app

COMMAND = Path(sys.executable).with_name("vnplan")

Done = subprocess.CompletedProcess[str]


def run(*arguments: object, given: bytes = b"", code: int = 0, env: dict[str, str] | None = None) -> Done:
    """Run the command, and see that it leaves with this code and writes no traceback."""
    done = subprocess.run([COMMAND, *map(str, arguments)], input=given, capture_output=True, check=False, env=env)
    out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    assert done.returncode == code, err
    assert "Traceback" not in err
    return subprocess.CompletedProcess(done.args, code, out, err)


def call(*arguments: object, given: bytes = b"", code: int = 0) -> Done:
    """The same without a new process, which takes a hundredth of the time."""
    words = [str(argument) for argument in arguments]
    done = CliRunner().invoke(app, words, input=given)
    assert done.exception is None or isinstance(done.exception, SystemExit), repr(done.exception)
    assert done.exit_code == code, done.stderr
    return subprocess.CompletedProcess(words, code, done.stdout_bytes.decode(), done.stderr_bytes.decode())


def complaint(done: Done) -> str:
    """The one line on stderr."""
    (line,) = done.stderr.splitlines()
    assert line.startswith("vnplan: ")
    return line
