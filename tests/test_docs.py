"""Every block of README, CONTRIBUTING and docs/ is run, and every example in a docstring; files named are there."""

from __future__ import annotations

import doctest
import importlib
import os
import pkgutil
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import vnplan
from shell import Done, call

ROOT = Path(__file__).parent.parent
FENCE = re.compile(r"^```(\w+)[^\n]*\n(.*?)^```[ \t]*$", re.M | re.S)
RUN = re.compile(r"(?:^|\| *)vnplan(?: |$)")


class Block(NamedTuple):
    """A fenced block: its language, its lines, and the line of the file it begins on."""

    language: str
    body: str
    line: int


def blocks(file: Path) -> list[Block]:
    text = file.read_text(encoding="utf-8")
    return [Block(m[1], m[2], text.count("\n", 0, m.start()) + 1) for m in FENCE.finditer(text)]


PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
FILES = [file for file in PAGES if file.exists() and blocks(file)]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that looks like the project's root, where blocks may leave files; the language is given back."""
    for entry in ROOT.iterdir():
        (tmp_path / entry.name).symlink_to(entry)
    monkeypatch.chdir(tmp_path)
    yield tmp_path
    vnplan.language("locale")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_blocks(file: Path, project: Path) -> None:
    """The blocks of one file in order: later ones may use names and files of earlier ones."""
    names: dict[str, Any] = {"__name__": "__main__"}
    left_out: list[str] = []
    for block in blocks(file):
        where = f"{file.name}:{block.line}"
        if missing := not_installed(block):
            left_out.append(f"{where} needs {missing}")
            continue
        if block.language == "python" and ">>>" in block.body:
            run_doctest(block, names, where)
        elif block.language == "python":
            exec(compile(block.body, where, "exec"), names)
        elif block.language == "console":
            run_console(block, project, where)
        elif block.language == "sh":
            run_start(block, project, where)
    if left_out:
        pytest.skip("; ".join(left_out))


OTHERS = ("langchain_core", "llama_index", "haystack", "mcp", "jsonschema")
"""Packages that a recipe may need and the tests do not bring."""


def not_installed(block: Block) -> str | None:
    """The package that a block imports and this machine lacks."""
    imported = re.findall(r"^(?:>>> )?(?:from|import) (\w+)", block.body, re.M) if block.language == "python" else []
    return next((name for name in imported if name in OTHERS and find_spec(name) is None), None)


NAMED = re.compile(r"`((?:\w+/)*\w+\.(?:py|csv|md))`")  # a file of the project: `layout/lines.py`, `marks.csv`
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)")
HOMES = (ROOT, ROOT / "src" / "vnplan", ROOT / "src" / "vnplan" / "data")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_a_page_names_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert [name for name in NAMED.findall(text) if not any((home / name).is_file() for home in HOMES)] == []
    assert [name for name in LINK.findall(text) if not (page.parent / name).exists()] == []


def run_doctest(block: Block, names: dict[str, Any], where: str) -> None:
    test = doctest.DocTestParser().get_doctest(block.body, names, where, where, block.line)
    said: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    runner.run(test, out=said.append, clear_globs=False)
    assert runner.failures == 0, "".join(said)
    names.update(test.globs)


def run_start(block: Block, project: Path, where: str) -> None:
    """A line that sets the project up: its steps that read the corpus are run with the vnplan under test."""
    (line,) = block.body.splitlines()
    assert line.startswith("python3 -m venv .venv && "), where
    for step in line.split(" && "):
        if step.startswith(".venv/bin/vnplan "):
            done = run_command(step.removeprefix(".venv/bin/"), project)
            assert (done.returncode, bool(done.stdout)) == (0, True), f"{where}: {step}\n{done.stderr}"


def run_console(block: Block, project: Path, where: str) -> None:
    for command, shown in commands(block.body):
        if RUN.search(command):
            done = run_command(command, project)
            said = done.stdout + done.stderr
            assert done.returncode == 0 or shown, f"{where}: {command}\n{said}"
            if shown:
                assert matches(shown, said), f"{where}: {command}\n{said}"


def run_command(command: str, project: Path) -> Done:
    """A line as a shell reads it; where it is vnplan alone, within this process, which saves the start-up."""
    words = shlex.split(command)
    if words[0] == "vnplan" and not set(command) & set("|<>;&$*?`"):
        return call(*words[1:], code=None)
    return subprocess.run(
        command, shell=True, cwd=project, env=environment(), capture_output=True, check=False, encoding="utf-8"
    )


def commands(body: str) -> list[tuple[str, str]]:
    """Each command of a console block with the output shown under it; a line that ends in \\ goes on."""
    found: list[tuple[str, str]] = []
    for part in re.split(r"^\$ ", body.replace("\\\n", " "), flags=re.M)[1:]:
        command, _, shown = part.partition("\n")
        found.append((command.strip(), shown.rstrip()))
    return found


def environment() -> dict[str, str]:
    """This interpreter's scripts first, no colours."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    return {**os.environ, "PATH": path, "NO_COLOR": "1", "COLUMNS": "100"}


def matches(shown: str, said: str) -> bool:
    """Whether the output is the one shown; a line of ... stands for any lines."""
    lines = [re.escape(line.rstrip()) if line.strip() != "..." else None for line in shown.splitlines()]
    pattern = "".join(r"(?:.*\n)*?" if line is None else line + r"\n" for line in lines)
    return re.fullmatch(pattern, "".join(line.rstrip() + "\n" for line in said.rstrip().splitlines())) is not None


SHOWN = [
    ("a\nb", "a\nb\n", True),
    ("a\nb", "a \nb\n\n", True),
    ("a\n...\nc", "a\nb\nb\nc\n", True),
    ("a\n...", "a\nb\n", True),
    ("a\n...", "b\n", False),
    ("a.c", "abc\n", False),
    ("a", "a\nb\n", False),
]


@pytest.mark.parametrize(("shown", "said", "same"), SHOWN)
def test_how_output_is_compared(shown: str, said: str, same: bool) -> None:
    assert matches(shown, said) is same


def test_how_a_console_block_is_read() -> None:
    body = "$ vnplan parse a.txt \\\n    -o b.json\n$ vnplan outline a.txt\nI  MỤC TIÊU\n\n  1  – Sách\n"
    assert commands(body) == [
        ("vnplan parse a.txt      -o b.json", ""),
        ("vnplan outline a.txt", "I  MỤC TIÊU\n\n  1  – Sách"),
    ]


MODULES = ["vnplan", *sorted(module.name for module in pkgutil.walk_packages(vnplan.__path__, "vnplan."))]


def has_examples(name: str) -> bool:
    return any(test.examples for test in doctest.DocTestFinder().find(importlib.import_module(name)))


@pytest.mark.parametrize("name", [name for name in MODULES if has_examples(name)])
def test_docstrings(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name))
    assert result.attempted > 0
    assert result.failed == 0
