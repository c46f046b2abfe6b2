"""The map of docs/how-it-works.md against the tree: every folder and every file once, none that is not there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "vnplan"
PAGE = (ROOT / "docs" / "how-it-works.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| \*{0,2}`([\w/]+)`\*{0,2} \| (.*?) \|$", PAGE.split("## Which file does what")[1], re.M)
FOLDERS = sorted({file.parent.name for file in SOURCE.glob("*/*.py")})
FILES = sorted(
    str(file.relative_to(SOURCE).with_suffix("")) for file in SOURCE.rglob("*.py") if file.name != "__init__.py"
)


def test_every_file_is_on_the_map_once() -> None:
    assert sorted(name for name, _ in ROWS if not name.endswith("/")) == FILES


def test_every_folder_is_on_the_map_over_its_files() -> None:
    names = [name for name, _ in ROWS]
    assert sorted(name for name in names if name.endswith("/")) == [f"{folder}/" for folder in FOLDERS]
    for folder in FOLDERS:
        at = names.index(f"{folder}/")
        below = [name for name in names if name.startswith(f"{folder}/") and name != f"{folder}/"]
        assert sorted(names[at + 1 : at + 1 + len(below)]) == sorted(below)


def test_the_map_runs_in_the_order_of_the_layers() -> None:
    (contract,) = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    floors = [set(layer.split(" | ")) for layer in reversed(contract["layers"])]
    floor = {name: n for n, names in enumerate(floors) for name in names}
    told = [floor[name.partition("/")[0]] for name, _ in ROWS]
    assert told == sorted(told)
    assert set(told) == set(range(len(floors)))


def test_each_is_told_in_a_few_words() -> None:
    assert [name for name, words in ROWS if not 8 <= len(words) <= 140] == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_folder_says_what_goes_in_and_what_comes_out(folder: str) -> None:
    assert re.match(r'""" ?In: .+ Out: .+', (SOURCE / folder / "__init__.py").read_text(encoding="utf-8"), re.S)
