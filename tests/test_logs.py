"""What is logged, and what is not; a program of a user under mypy's strict mode."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import vnplan
from shell import run

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"
CLIENT = Path(__file__).parent / "data" / "strict_client.py"


@pytest.fixture
def told(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.DEBUG, "vnplan")
    return caplog


def lines(told: pytest.LogCaptureFixture) -> list[str]:
    return [f"{record.levelname} {record.name}: {record.getMessage()}" for record in told.records]


def test_a_file_read_is_told(told: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    file = tmp_path / "ke-hoach.txt"
    file.write_text("I. MỤC TIÊU\nThực hiện Chỉ thị số 14/CT-TTg.", encoding="utf-8")
    vnplan.read(file)
    assert lines(told) == [
        f"DEBUG vnplan.files: {file}: read as txt, 43 characters",
        f"DEBUG vnplan.document: {file}: 1 sections, 1 citations, 0 notes",
    ]


def test_what_is_assumed_and_what_is_not_read_is_told(told: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Thực hiện Chỉ thị".encode("utf-16"))
    (tmp_path / "b.docx").write_bytes(b"PK\x03\x04nothing")
    (tmp_path / "c.exe").write_bytes(b"MZ")
    list(vnplan.read_folder(tmp_path))
    heads = [line.partition(f"{tmp_path}")[0] for line in lines(told)]
    assert "WARNING vnplan.files: not read: " in heads
    assert "INFO vnplan.files: passed over: " in heads


def test_graph_and_catalogue_are_told(told: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    table = tmp_path / "own.csv"
    row = "quyet_dinh,7/QĐ-TTg,2024-01-05,Thủ tướng Chính phủ,Đọc sách,"
    table.write_text(f"type,number,date,issuer,title,in_force\n{row}\n", encoding="utf-8")
    vnplan.build_graph(vnplan.parse("Thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021."), catalog=str(table))
    names = {record.name for record in told.records}
    assert {"vnplan.graph", "vnplan.catalog"} <= names


def test_no_word_of_a_document_is_told_and_no_name_moves_a_terminal(
    told: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    file = tmp_path / "a\x1b[31m\n.txt"
    file.write_text("Thực hiện Chỉ thị số 98765/CT-TTg.", encoding="utf-8")
    vnplan.build_graph(vnplan.read(file))
    said = "\n".join(lines(told))
    assert "98765" not in said
    assert "\x1b" not in said
    assert len(said.splitlines()) == len(told.records)


def test_nobody_hears_where_nobody_listens() -> None:
    program = (
        "import logging, vnplan; list(vnplan.read_folder('corpus'));"
        "assert [type(h).__name__ for h in logging.getLogger('vnplan').handlers] == ['NullHandler']"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, cwd=ROOT, check=True, text=True)
    assert (done.stdout, done.stderr) == ("", "")


def test_the_command_tells_on_stderr() -> None:
    done = run("--log", "debug", "outline", CORPUS / "bac-giang-2020-chi-thi-nam-hoc.txt")
    assert "DEBUG vnplan.files: " in done.stderr
    assert "DEBUG" not in done.stdout
    assert run("outline", CORPUS / "bac-giang-2020-chi-thi-nam-hoc.txt").stderr == ""


def test_a_users_program_runs() -> None:
    done = subprocess.run([sys.executable, CLIENT, CORPUS], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "replaced 2024-08-01 1.0" in done.stdout


@pytest.mark.skipif(find_spec("mypy") is None, reason="mypy is not installed")
def test_a_users_program_passes_mypy_and_a_misspelt_relation_does_not(tmp_path: Path) -> None:
    wrong = tmp_path / "misspelt.py"
    wrong.write_text(CLIENT.read_text(encoding="utf-8").replace('"implements"', '"implement"'), encoding="utf-8")
    options = ["--strict", "--no-error-summary", "--follow-imports", "silent", "--config-file", os.devnull]
    command = [sys.executable, "-m", "mypy", *options, "--cache-dir", ROOT / ".mypy_cache" / "client", CLIENT, wrong]
    env = {**os.environ, "MYPYPATH": str(ROOT / "src")}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env, cwd=tmp_path)
    (fault,) = done.stdout.splitlines()
    assert fault.startswith("misspelt.py:")
    assert "[arg-type]" in fault
