"""`--rules DIR` at a shell: a type of one's own is read by every command, in every process."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from shell import call, complaint
from vnplan import find_citations

TYPES = "code,name,symbols,family\nphieu_hen,Phiếu hẹn,PHEN,doc\n"
TEXT = "I. VIỆC\n1. Thực hiện Phiếu hẹn số 12/PHEN-SYT ngày 05/01/2024, làm xong trong tháng."


@pytest.fixture
def at(tmp_path: Path) -> Path:
    """A folder with two texts and a table of one's own."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "document_types.csv").write_text(TYPES, encoding="utf-8")
    return tmp_path


READ = ("phieu_hen", "phieu-hen", "Phiếu hẹn 12/PHEN")
COMMANDS = {
    "extract": ("extract", "a.txt", "--format", "csv"),
    "extract by two processes": ("extract", "a.txt", "b.txt", "-j", "2", "--format", "csv"),
    "parse": ("parse", "a.txt"),
    "explain": ("explain", "a.txt"),
    "trace": ("trace", "a.txt"),
    "annotate": ("annotate", "a.txt", "--format", "markdown"),
    "chunks": ("chunks", "a.txt"),
}


@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS)
def test_a_type_of_ones_own_is_read_where_it_is_told(at: Path, arguments: tuple[str, ...]) -> None:
    said = [str(at / one) if one.endswith(".txt") else one for one in arguments]
    told, untold = call(*said, "--rules", at / "own"), call(*said)
    assert any(name in told.stdout.replace("\\", "") for name in READ)
    assert not any(name in untold.stdout for name in READ)


def test_all_processes_read_alike(at: Path) -> None:
    told = call("extract", at / "a.txt", at / "b.txt", "-j", "2", "--rules", at / "own")
    rows = json.loads(told.stdout)
    assert [row["document_type"] for row in rows] == ["phieu_hen", "phieu_hen"]


def test_tables_that_cannot_be_used_are_one_line(at: Path) -> None:
    done = call("extract", at / "a.txt", "--rules", at / "nowhere", code=2)
    assert complaint(done).startswith(f"vnplan: --rules: {at / 'nowhere'}: no table here")
    assert done.stdout == ""


def test_what_one_command_reads_with_is_nothing_to_the_next(at: Path) -> None:
    call("extract", at / "a.txt", "--rules", at / "own")
    assert not find_citations(TEXT)
