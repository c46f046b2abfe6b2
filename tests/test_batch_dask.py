"""The same tables from a Dask cluster of processes, one of which is killed midway."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import vnplan
from shell import run
from test_batch import ACT, bytes_of, filled
from vnplan.batches import plan

distributed = pytest.importorskip("distributed")


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two workers, each a process of its own, on this machine."""
    made = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
    )
    with made:
        yield made


@pytest.fixture(autouse=True)
def small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "LEAST", 8)
    monkeypatch.setattr(plan, "USUAL", 16)
    monkeypatch.setattr(plan, "MOST", 24)


def test_tables_equal_those_of_one_core_though_a_worker_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cluster: Any
) -> None:
    filled(tmp_path / "in", [f"{n:03}.txt" for n in range(200)])
    (tmp_path / "in" / "123.txt").write_text(ACT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)  # the workers of the cluster were begun elsewhere: paths are told from here
    vnplan.batch("in", "one", jobs=1)

    def kill_one() -> None:
        until = time.monotonic() + 60
        while not list(Path("dask", "records").glob("*.json")) and time.monotonic() < until:
            time.sleep(0.05)
        os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)  # its nanny stays and begins another

    killer = threading.Thread(target=kill_one)
    killer.start()
    with distributed.Client(cluster) as client:
        tables = vnplan.batch("in", "dask", dask=client)
    killer.join()
    assert (tables.files, tables.rows["operations"]) == (200, 3)
    assert not (tmp_path / "dask" / ".work").exists()
    assert bytes_of(tmp_path / "dask") == bytes_of(tmp_path / "one")


def test_the_command_takes_an_address(tmp_path: Path, cluster: Any) -> None:
    folder = filled(tmp_path / "in", [f"{n:02}.txt" for n in range(20)])
    (folder / "07.txt").write_bytes(b"")
    done = run("batch", folder, "-o", tmp_path / "dask", "--dask", cluster.scheduler_address, code=3)
    assert "07.txt: is empty" in done.stderr
    vnplan.batch(folder, tmp_path / "one", jobs=1)
    assert vnplan.load_tables(tmp_path / "dask").read("citations") == vnplan.load_tables(tmp_path / "one").read(
        "citations"
    )
    again = run("batch", folder, "-o", tmp_path / "dask", "--dask", cluster.scheduler_address, "--resume", code=3)
    assert "07.txt: is empty" not in again.stderr
