"""Would the tests notice? Small faults put into the package, one at a time, each against the tests that touch it.

`python tests/mutate.py [--sample 300] [--seed 1] [--jobs N] [--write]`: the suite, as far as it needs nothing beside
the project, is run once to learn which test runs which line; then a sample of all faults (tests/mutants.py) is tried,
each in a process of its own with a copy of the package, cheap tests first, until one fails. Nine of ten faults are in
the code of FOLDERS, one of ten is a row that the reader loses while the tests still have its example. `--write` sets
the score in docs/mutation.md.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import json
import os
import random
import re
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import coverage
import pytest

from mutants import Mutant, of_module, of_table

HERE = Path(__file__).resolve().parent.parent
SOURCE = HERE / "src"
PACKAGE = SOURCE / "vnplan"
PAGE = HERE / "docs" / "mutation.md"
FOLDERS = ("layout", "sections", "scan", "citations", "keys")
MEMORY = 6 << 30  # bytes a process may take
BESIDE = (
    "test_gold.py", "test_scale.py", "test_batch.py", "test_batch_dask.py", "test_annotate.py",
    "test_report_screens.py", "test_site.py",
)  # fmt: skip
"""Tests that need more than the project: texts beside it, memory for a database or a browser, disks, a cluster."""
FEW = 10  # tests
OUTCOMES = ("killed", "survived", "timeout")


class Watch:
    """A pytest plugin: what each test runs, and how long it takes."""

    def __init__(self, copy: Path) -> None:
        self.cover = coverage.Coverage(data_file=None, include=[f"{copy / PACKAGE.name / f}/*" for f in FOLDERS])
        self.copy = copy
        self.took: dict[str, float] = {}
        self.cover.start()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Any:
        self.cover.switch_context(item.nodeid)
        start = time.process_time()
        done = yield
        self.took[item.nodeid] = time.process_time() - start
        return done

    def told(self) -> dict[str, Any]:
        """Seconds by test; tests by line by file; the modules of others that were imported."""
        self.cover.stop()
        data = self.cover.get_data()
        lines = {
            str(Path(file).relative_to(self.copy / PACKAGE.name)): data.contexts_by_lineno(file)
            for file in data.measured_files()
        }
        others = [n for n, module in sys.modules.items() if "site-packages" in (getattr(module, "__file__", 0) or "")]
        return {"took": self.took, "lines": lines, "imports": others}


class Chosen:
    """A pytest plugin: only these tests, cheap files first; a table loses its row when all tests are at hand."""

    def __init__(self, tests: list[str], late: tuple[Path, bytes] | None) -> None:
        self.rank = {test: n for n, test in enumerate(tests)}
        self.late = late

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted((i for i in items if i.nodeid in self.rank), key=lambda i: self.rank[i.nodeid])

    def pytest_collection_finish(self) -> None:
        if self.late is not None:
            self.late[0].write_bytes(self.late[1])
            for name, module in list(sys.modules.items()):
                for held in vars(module).values() if name.startswith(PACKAGE.name) else ():
                    if hasattr(held, "cache_clear"):
                        held.cache_clear()


def run(copy: Path, plugin: object, arguments: list[str], seconds: int, said: str = os.devnull) -> int:
    """The tests on a copy of the package, in a process made for this, which ends when its processor time is over."""
    os.chdir(HERE)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    os.environ |= {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1", "HYPOTHESIS_PROFILE": "mutate"}
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(copy))
    sys.modules["playwright.sync_api"] = None  # type: ignore[assignment]  # a browser takes more memory than that
    out = os.open(said, os.O_WRONLY | os.O_CREAT)
    os.dup2(out, 1)
    os.dup2(out, 2)
    return int(pytest.main(["-x", "-q", "--tb=no", "-p", "no:cacheprovider", *arguments], plugins=[plugin]))


def copied(name: str, parent: Path) -> Path:
    """A copy of the package's parent folder, compiled files and all."""
    shutil.copytree(SOURCE, parent / name)
    return parent / name


def baseline(work: Path) -> dict[str, Any]:
    """What Watch tells of the suite, which must pass."""
    copy, told = copied("watched", work), work / "told.json"
    if not (pid := os.fork()):
        watch = Watch(copy)
        code = run(copy, watch, [f"--ignore=tests/{name}" for name in BESIDE], 3600, said=str(work / "suite.txt"))
        told.write_text(json.dumps(watch.told()), encoding="utf-8")
        os._exit(code)
    if os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]):
        sys.exit(f"the suite does not pass as it is:\n{(work / 'suite.txt').read_text(encoding='utf-8')[-2000:]}")
    return json.loads(told.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def touching(mutant: Mutant, base: dict[str, Any]) -> list[str]:
    """The tests that run a line, cheap files first, cheap tests first.

    What is done when a module is imported is touched by the tests that run a line which names it, where few do by
    those that run a line of the folder; what few run, for it may be done once for all, by those of the whole function;
    a row of a table by all.
    """
    lines, took = base["lines"], base["took"]

    def tests(file: str, some: Iterable[int | str]) -> set[str]:
        return {test for line in some for test in lines.get(file, {}).get(str(line), ()) if test}

    found = tests(mutant.file, mutant.lines) if mutant.lines else set(took)
    if mutant.names and len(found) < FEW:
        named = re.compile(rf"\b(?:{'|'.join(map(re.escape, mutant.names))})\b")
        for file in lines:
            text = (PACKAGE / file).read_text(encoding="utf-8").splitlines()
            found |= tests(file, [n for n, line in enumerate(text, 1) if named.search(line)])
    if found and len(found) < FEW:
        found |= tests(mutant.file, mutant.top)
    if mutant.names and len(found) < FEW:
        folder = mutant.file.split("/")[0]
        found |= {test for file in lines if file.startswith(folder) for test in tests(file, lines[file])}
    cost: Counter[str] = Counter()
    for test in found:
        cost[test.split("::")[0]] += took[test]
    return sorted(found, key=lambda test: (cost[test.split("::")[0]], test.split("::")[0], took[test]))


def tried(sample: list[Mutant], base: dict[str, Any], jobs: int, work: Path) -> Iterator[tuple[Mutant, str, int]]:
    """Each fault with its outcome and the number of tests that touch it, `jobs` of them at a time."""
    free = [copied(f"copy{n}", work) for n in range(jobs)]
    running: dict[int, tuple[Mutant, Path, int]] = {}
    waiting = list(sample)
    while waiting or running:
        while free and waiting:
            mutant, copy = waiting.pop(), free.pop()
            chosen = touching(mutant, base)
            if not (pid := os.fork()):
                place = copy / PACKAGE.name / mutant.file
                broken = mutant.apply(place.read_bytes())
                if mutant.lines:
                    place.write_bytes(broken)
                plugin = Chosen(chosen, None if mutant.lines else (place, broken))
                seconds = 60 + 5 * round(sum(base["took"][test] for test in chosen))
                files = list(dict.fromkeys(test.split("::")[0] for test in chosen))
                os._exit(run(copy, plugin, files, seconds) if chosen else 0)
            running[pid] = (mutant, copy, len(chosen))
        pid, status = os.wait()
        mutant, copy, count = running.pop(pid)
        shutil.copy2(PACKAGE / mutant.file, copy / PACKAGE.name / mutant.file)
        free.append(copy)
        late = os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL)
        yield mutant, "timeout" if late else "killed" if status else "survived", count


def as_table(done: list[tuple[Mutant, str, int]]) -> str:
    """Folder by outcome, as Markdown."""
    count = Counter((mutant.file.split("/")[0], outcome) for mutant, outcome, _ in done)
    count += Counter(("**all**", outcome) for _, outcome, _ in done)
    lines = ["| folder | faults | noticed | not noticed | without end | share |", "|---|---:|---:|---:|---:|---:|"]
    for folder in dict.fromkeys(folder for folder in (*FOLDERS, "data", "**all**")):
        killed, survived, late = (count[folder, outcome] for outcome in OUTCOMES)
        whole = killed + survived + late
        share = f"{(killed + late) / whole:.0%}" if whole else "–"
        lines.append(f"| {folder} | {whole} | {killed} | {survived} | {late} | {share} |")
    return "\n".join(lines)


def main() -> None:
    """Sample, try, tell."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sample", type=int, default=300, help="how many faults")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options.add_argument("--only", help="a folder, or a file of it: citations/relation.py")
    options.add_argument("--write", action="store_true", help="set the score in docs/mutation.md")
    given = options.parse_args()
    files = [file for folder in FOLDERS for file in sorted((PACKAGE / folder).rglob("*.py"))]
    code = [m for f in files for m in of_module(f.relative_to(PACKAGE).as_posix(), f.read_bytes())]
    tables = [of_table(f.relative_to(PACKAGE).as_posix(), f.read_bytes()) for f in sorted(PACKAGE.rglob("*.csv"))]
    chance = random.Random(given.seed)
    rows = [chance.choice(chance.choice([*filter(None, tables)])) for _ in range(given.sample // 10)]
    sample = rows + chance.sample(code, given.sample - len(rows))
    if given.only:
        sample = [m for m in chance.sample(code, len(code)) if m.file.startswith(given.only)][: given.sample]
    work = Path(tempfile.mkdtemp(prefix="mutate-"))
    print(f"{len(sample)} of {len(code)} faults of code and {sum(map(len, tables))} rows; the suite first", flush=True)
    base = baseline(work)
    for name in base["imports"]:  # once for all: what is forked has them
        with contextlib.suppress(Exception):
            importlib.import_module(name)
    done = []
    for mutant, outcome, count in tried(sample, base, given.jobs, work):
        done.append((mutant, outcome, count))
        print(f"{len(done):4d} {outcome:9s} {mutant.told((PACKAGE / mutant.file).read_bytes())}", flush=True)
    left = work / "not-noticed.txt"
    told = sorted(f"{m.told((PACKAGE / m.file).read_bytes())}  [{n} tests]" for m, o, n in done if o == "survived")
    left.write_text("\n".join(told) + "\n", encoding="utf-8")
    print(f"\n{as_table(done)}\n\nnot noticed: {left}")
    if given.write:
        from evaluate import set_table  # imports the package, of which those forked take their copies

        set_table(PAGE, as_table(done))


if __name__ == "__main__":
    main()
