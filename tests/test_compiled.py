"""What is compiled in one run is there in the next, and nothing else is read from where it is kept."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

COUNTS = """
import regex
made = []
plainly = regex.compile
regex.compile = lambda *of: made.append(of) or plainly(*of)
import vnplan
found = vnplan.parse("Căn cứ Nghị quyết số 29-NQ/TW ngày 04/11/2013;").citations
print([one.number for one in found], len(made))
"""


def run(place: Path, code: str = COUNTS, **told: str) -> tuple[str, int]:
    """What another process prints, whose compiled modules lie below `place`: the answer, and how many it compiled."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env={**kept, "PYTHONPYCACHEPREFIX": str(place), **told},
    )
    assert not done.returncode, done.stderr
    said, count = done.stdout.rsplit(" ", 1)
    return said, int(count)


def store(place: Path) -> Path:
    """The one file of patterns below a folder."""
    (found,) = place.rglob("compiled.*.pickle")
    return found


def test_second_run_compiles_nothing(tmp_path: Path) -> None:
    first = run(tmp_path)
    assert first[1] > 100
    assert run(tmp_path) == (first[0], 1) == ("['29-NQ/TW']", 1)  # the one that tells how they are made


def test_torn_file_is_written_anew(tmp_path: Path) -> None:
    first = run(tmp_path)
    whole = store(tmp_path).read_bytes()
    store(tmp_path).write_bytes(whole[: len(whole) // 2])
    assert run(tmp_path) == first
    assert run(tmp_path)[1] == 1


def test_nothing_but_patterns_is_read(tmp_path: Path) -> None:
    """A file that would do something when it is read does nothing."""
    first = run(tmp_path)
    mark = tmp_path / "done"
    store(tmp_path).write_bytes(b"cos\nsystem\n(S'touch " + str(mark).encode() + b"'\ntR.")
    assert run(tmp_path) == first
    assert not mark.exists()


def test_nothing_is_written_where_modules_are_not(tmp_path: Path) -> None:
    first = run(tmp_path, PYTHONDONTWRITEBYTECODE="1")
    assert not [*tmp_path.rglob("*.pickle")]
    assert run(tmp_path, PYTHONDONTWRITEBYTECODE="1") == first


@pytest.mark.skipif(sys.platform == "win32" or not hasattr(os, "geteuid"), reason="folders without rights")
def test_a_folder_without_rights_is_left_alone(tmp_path: Path) -> None:
    """Where the folder is a file nothing can be written, and all goes on."""
    (tmp_path / "shut").write_text("")
    said, count = run(tmp_path / "shut")
    assert (said, count > 100) == ("['29-NQ/TW']", True)


def test_what_is_kept_stays_small(tmp_path: Path) -> None:
    """Patterns of tables that were edited many times give way."""
    from vnplan.compiled import MOST

    more = f"from vnplan.compiled import compiled\nfor n in range({MOST + 5}): compiled(str(n))\nprint('', 0)"
    run(tmp_path)
    run(tmp_path, more)
    assert len(pickle.loads(store(tmp_path).read_bytes())) == MOST
    run(tmp_path)
    assert len(pickle.loads(store(tmp_path).read_bytes())) < MOST
    assert run(tmp_path)[1] == 1
