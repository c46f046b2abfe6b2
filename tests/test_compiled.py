"""What is compiled in one run is there in the next, and nothing else is read from where it is kept."""

from __future__ import annotations

import os
import pickle
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

COUNTS = """
import regex
made = []
plainly = regex.compile
regex.compile = lambda *of: made.append(of) or plainly(*of)
import vnplan.compiled as kept
simply = kept._parts
kept._parts = lambda *of: made.append(of) or simply(*of)
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


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[str, int]]:
    """A folder of compiled modules as a first run leaves it, and what that run said."""
    place = tmp_path_factory.mktemp("first")
    return place, run(place)


@pytest.fixture
def place(begun: tuple[Path, tuple[str, int]], tmp_path: Path) -> Path:
    """A copy of that folder."""
    return shutil.copytree(begun[0], tmp_path / "kept")


@pytest.fixture
def first(begun: tuple[Path, tuple[str, int]]) -> tuple[str, int]:
    """What the first run said."""
    return begun[1]


def test_second_run_compiles_nothing(place: Path, first: tuple[str, int]) -> None:
    assert first[1] > 100
    assert run(place) == (first[0], 1) == ("['29-NQ/TW']", 1)  # the one that tells how they are made


@pytest.mark.parametrize("again", [False, True], ids=["compiled", "kept"])
@pytest.mark.parametrize(
    ("pattern", "flags"),
    [(r"(?P<day>\d{1,2})/(?:(\d\d)|(?P<year>\d{4}))", 0), ("[ăâđê]+(?=đ)", re.I), (r"(?m)^căn cứ$", 0), ("", re.S)],
)
def test_a_kept_pattern_is_as_re_makes_it(pattern: str, flags: int, again: bool) -> None:
    from vnplan.compiled import plain_re

    made, wanted = [plain_re(pattern, flags) for _ in range(1 + again)][-1], re.compile(pattern, flags)
    assert made == wanted
    assert (made.groups, made.groupindex, made.flags) == (wanted.groups, wanted.groupindex, wanted.flags)
    text = "ngày 5/6/2024, 7/1998\ncăn cứ\nĐêđ"
    assert [found.groupdict() for found in made.finditer(text)] == [
        found.groupdict() for found in wanted.finditer(text)
    ]
    assert [(found.span(), found.lastgroup) for found in made.finditer(text)] == [
        (found.span(), found.lastgroup) for found in wanted.finditer(text)
    ]


def test_a_python_whose_re_works_otherwise_compiles_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    from vnplan import compiled

    monkeypatch.setattr(compiled, "import_module", lambda name: object())
    assert compiled.plain_re(r"khoản \d(?# seen by nobody else)").findall("khoản 2") == ["khoản 2"]


def test_torn_file_is_written_anew(place: Path, first: tuple[str, int]) -> None:
    whole = store(place).read_bytes()
    store(place).write_bytes(whole[: len(whole) // 2])
    assert run(place) == first
    assert run(place)[1] == 1


def test_nothing_but_patterns_is_read(place: Path, first: tuple[str, int], tmp_path: Path) -> None:
    """A file that would do something when it is read does nothing."""
    mark = tmp_path / "done"
    store(place).write_bytes(b"cos\nsystem\n(S'touch " + str(mark).encode() + b"'\ntR.")
    assert run(place) == first
    assert not mark.exists()


def test_nothing_is_written_where_modules_are_not(place: Path, first: tuple[str, int]) -> None:
    store(place).unlink()
    assert run(place, PYTHONDONTWRITEBYTECODE="1") == first
    assert not [*place.rglob("*.pickle")]


@pytest.mark.skipif(sys.platform == "win32" or not hasattr(os, "geteuid"), reason="folders without rights")
def test_a_folder_without_rights_is_left_alone(tmp_path: Path) -> None:
    """Where the folder is a file nothing can be written, and all goes on."""
    (tmp_path / "shut").write_text("")
    said, count = run(tmp_path / "shut")
    assert (said, count > 100) == ("['29-NQ/TW']", True)


def test_what_is_kept_stays_small(place: Path) -> None:
    """Patterns of tables that were edited many times give way."""
    from vnplan.compiled import MOST

    more = f"from vnplan.compiled import compiled\nfor n in range({MOST + 5}): compiled(str(n))\nprint('', 0)"
    run(place, more)
    assert len(pickle.loads(store(place).read_bytes())) == MOST
    run(place)
    assert len(pickle.loads(store(place).read_bytes())) < MOST
    assert run(place)[1] == 1
