"""Many files: printed as they are read, by one process or several, and ended in the middle."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from shell import call
from test_commands import LIBRARY, SCHOOLS
from vnplan.files.content import Content
from vnplan.files.folder import FoundFile
from vnplan.shell.workers import Done, NamedFile, in_order


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "thu-vien.txt").write_text(LIBRARY, encoding="utf-8")
    (tmp_path / "truong.txt").write_text(SCHOOLS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


VNPLAN = [sys.executable, "-c", "from vnplan.shell.cli import main; main()"]
MANY = [
    ["extract", "."], ["extract", ".", "--format", "jsonl"], ["extract", ".", "--format", "csv"],
    ["extract", ".", "--format", "table"], ["parse", "."], ["parse", ".", "--format", "jsonl"], ["explain", "."],
    ["explain", ".", "--format", "json"], ["graph", "."], ["check", "."], ["trace", ".", "--of", "5/KH-UBND"],
]  # fmt: skip


@pytest.mark.parametrize("arguments", MANY, ids=" ".join)
def test_many_processes_say_what_one_says(folder: Path, arguments: list[str]) -> None:
    for n in range(9):
        Path(f"{n}.txt").write_text(LIBRARY.replace("5/KH-UBND", f"5{n}/KH-UBND"), encoding="utf-8")
    Path("hong.docx").write_bytes(b"PK\3\4 no archive")
    Path("anh.png").write_bytes(b"\x89PNG\r\n")
    one, two = call(*arguments, code=3), call(*arguments, "-j", "2", code=3)
    assert (two.stdout, two.stderr) == (one.stdout, one.stderr)
    assert one.stdout
    assert "hong.docx" in one.stderr


def test_what_is_written_piece_by_piece_is_whole(folder: Path) -> None:
    for command in ("extract", "parse"):
        rows = json.loads(call(command, "thu-vien.txt", "truong.txt").stdout)
        lines = call(command, "thu-vien.txt", "truong.txt", "--format", "jsonl").stdout.splitlines()
        assert [json.loads(line) for line in lines] == rows
        alone = json.loads(call(command, "thu-vien.txt").stdout)
        assert rows[: len(alone)] == alone if command == "extract" else rows[0] == alone
    Path("none.txt").write_text("Không có gì", encoding="utf-8")
    assert call("extract", "none.txt").stdout == "[]\n"
    assert call("extract", "none.txt", "--format", "csv").stdout.startswith("source,kind,")
    assert call("extract", "missing.txt", "--format", "csv", code=2).stdout == ""


def test_the_first_rows_are_there_before_the_last_file_is_read(folder: Path) -> None:
    with subprocess.Popen(
        [*VNPLAN, "extract", "thu-vien.txt", "-", "-f", "jsonl"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as running:  # fmt: skip
        assert running.stdin is not None
        assert running.stdout is not None
        assert json.loads(running.stdout.readline())["source"] == "thu-vien.txt"
        running.stdin.write("Thực hiện Chỉ thị số 15/CT-TTg.")
        running.stdin.close()
        assert "15/CT-TTg" in running.stdout.read()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_and_a_closed_pipe_end_it_in_one_line(folder: Path, jobs: str) -> None:
    for n in range(300):
        Path(f"{n:03}.txt").write_text(LIBRARY, encoding="utf-8")
    command = [*VNPLAN, "extract", ".", "-f", "jsonl", "-j", jobs]
    heard = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # a shell's background jobs are deaf to Ctrl-C
    for end in ("interrupt", "close"):
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=heard
        ) as running:
            assert running.stdout is not None
            assert running.stderr is not None
            running.stdout.readline()
            if end == "interrupt":
                running.send_signal(signal.SIGINT)
                running.stdout.read()
            else:
                running.stdout.close()
            said = running.stderr.read().splitlines()
            assert running.wait(20) == (130 if end == "interrupt" else 2)
        assert len(said) == 1


def test_a_process_that_dies_takes_one_file_with_it(folder: Path) -> None:
    tasks = [NamedFile(Path(name), True) for name in ("thu-vien.txt", "truong.txt", "thu-vien.txt")]
    found = list(in_order(tasks, partial(_dies_at, "truong.txt"), 2))
    assert [one.value if isinstance(one, Done) else str(one.error).partition(":")[0] for one in found] == [
        "thu-vien.txt", "truong.txt", "thu-vien.txt",
    ]  # fmt: skip
    assert isinstance(found[1], FoundFile)


def _dies_at(name: str, source: str | None, content: Content) -> str:
    if source == name:
        os._exit(1)
    return str(source)
