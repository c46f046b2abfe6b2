"""A batch of as much text as one likes, and the memory of its processes on the way: it should stay flat.

`python tests/soak.py [MEGABYTES] [--jobs N]` (1,000; 1) repeats the texts of ../shared/corpus, else those of corpus/,
with altered numbers in a folder of its own, reads them with `vnplan.batch`, and prints a row for each twentieth of the
way. Linux only: memory is what /proc tells.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from repeated import again, texts
from vnplan.batches.job import planned, run
from vnplan.batches.progress import Progress

ROWS = 20


def fill(folder: Path, size: int) -> int:
    """Write files until there are so many bytes; how many files there are then."""
    written = 0
    for n, text in enumerate(again(texts())):
        file = folder / f"{n // 500:04}" / f"{n:06}.txt"
        file.parent.mkdir(exist_ok=True)
        written += file.write_bytes(text.encode("utf-8"))
        if written >= size:
            return n + 1
    raise AssertionError


def resident(pid: int | str) -> float:
    """Megabytes a process has in memory."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * resource.getpagesize() / 1e6


def children() -> Iterator[int]:
    """The processes that this one has started."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(stat.read_text().rpartition(")")[2].split()[1]) == os.getpid():
                yield int(stat.parent.name)
        except OSError:  # it has ended meanwhile
            continue


class Sampled(Progress):
    """Progress that writes down memory: of the batch itself and of the largest worker, at most since the last row."""

    def __init__(self, megabytes: float) -> None:
        self._megabytes, self._began = megabytes, time.perf_counter()
        self._done = self._files = self._due = 0
        self._most = (0.0, 0.0)

    def begin(self, files: int) -> None:
        self._files = files
        print("| MB of text | minutes | the batch, MB | largest worker, MB | seconds of CPU |\n|---|---|---|---|---|")

    def read(self, files: int) -> None:
        self._done += files
        due = self._done * ROWS >= self._due * self._files
        if self._done % 10 == 0 or due:
            own, theirs = resident("self"), max(map(resident, children()), default=0.0)
            self._most = max(self._most[0], own), max(self._most[1], theirs)
        if due:
            self._due += 1
            self._row()

    def _row(self) -> None:
        read, minutes = self._megabytes * self._done / self._files, (time.perf_counter() - self._began) / 60
        spent = time.process_time() + sum(map(_spent, children()))
        print(f"| {read:.0f} | {minutes:.1f} | {self._most[0]:.0f} | {self._most[1]:.0f} | {spent:.0f} |", flush=True)
        self._most = (0.0, 0.0)


def _spent(pid: int) -> float:
    """Seconds of processor time a process has used."""
    told = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Write, read, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("megabytes", type=int, nargs="?", default=1000)
    options.add_argument("--jobs", type=int, default=1)
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="vnplan-soak-") as place:
        (folder := Path(place) / "texts").mkdir()
        files = fill(folder, given.megabytes * 1_000_000)
        print(f"{files:,} files, {given.megabytes:,} MB", file=sys.stderr)
        tables = run(planned(folder, Path(place) / "tables"), given.jobs, None, Sampled(given.megabytes))
        print(", ".join(f"{rows:,} {name}" for name, rows in tables.rows.items()))


if __name__ == "__main__":
    main()
