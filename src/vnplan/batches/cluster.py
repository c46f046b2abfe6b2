"""The same batch on a Dask cluster: a shard is a task; its files are read by a worker process beside Dask's own."""

from __future__ import annotations

import contextlib
import importlib
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vnplan.batches.job import Job, read_file
from vnplan.batches.plan import Shard
from vnplan.batches.process import Worker
from vnplan.batches.progress import Progress
from vnplan.batches.shard import InWork, is_done
from vnplan.errors import NeedsPackage, VnplanError
from vnplan.version import __version__

if TYPE_CHECKING:
    from distributed import Client

_TRIES = 10  # times a shard is begun whose Dask worker goes away under it


def run_on(given: Client | str, job: Job, shards: Sequence[Shard], progress: Progress) -> None:
    """Read the shards on a cluster, given by its address or a client. Folder and tables must be seen from all of it."""
    try:
        distributed: Any = importlib.import_module("distributed")
    except ImportError:
        raise NeedsPackage("a cluster is spoken to by dask; pip install 'vnplan[dask]' brings it") from None
    with contextlib.ExitStack() as opened:
        try:
            client: Any = (
                opened.enter_context(distributed.Client(given, timeout=10)) if isinstance(given, str) else given
            )
        except (OSError, ValueError) as error:
            raise VnplanError(f"{given}: no Dask scheduler answers there ({type(error).__name__})") from None
        left: dict[Any, tuple[Shard, int]] = {}

        def submit(shard: Shard, tries: int) -> Any:
            future = client.submit(read_shard, job, shard, pure=False, key=f"vnplan-{shard.name}-{tries}")
            left[future] = shard, tries
            return future

        out = Path(job.out)
        wanted = []
        for shard in shards:
            if is_done(out, shard, job.made_by, job.bounds):
                progress.kept(len(shard.files))
            else:
                wanted.append(submit(shard, 1))
        done: Any = distributed.as_completed(wanted)
        try:
            for future in done:
                shard, tries = left.pop(future)
                try:
                    for message in future.result():
                        progress.failed(message)
                    progress.read(len(shard.files))
                except distributed.KilledWorker:
                    if tries == _TRIES:
                        raise VnplanError(f"{_TRIES} Dask workers went away under shard {shard.name}") from None
                    done.add(submit(shard, tries + 1))
        finally:
            if left:
                client.cancel(list(left))


class _Heard(Progress):
    """Keeps what failed, to be told where the batch was begun."""

    def __init__(self) -> None:
        self.messages: list[str] = []

    def failed(self, message: str) -> None:
        self.messages.append(message)


def read_shard(job: Job, shard: Shard) -> list[str]:
    """Read a shard and write its tables, on a worker of the cluster; the messages of what failed."""
    if __version__ != job.made_by["vnplan"]:
        raise VnplanError(f"vnplan {__version__} on a worker, {job.made_by['vnplan']} where the batch was begun")
    heard, lock = _Heard(), threading.Lock()
    work = InWork(Path(job.home, job.out), shard, job.made_by, job.bounds, job.home)
    worker = _worker(job)
    try:
        for n in range(len(shard.files)):
            read_file(worker, job, work, n, heard, lock)
    except BaseException:
        work.drop()
        worker.stop()
        _OWN.__dict__.clear()
        raise
    return heard.messages


_OWN = threading.local()


def _worker(job: Job) -> Worker:
    """The worker process of this thread, kept from shard to shard."""
    if getattr(_OWN, "job", None) != job:
        if hasattr(_OWN, "worker"):
            _OWN.worker.stop()
        _OWN.job, _OWN.worker = job, Worker(job.settings, job.bounds, job.home)
    kept: Worker = _OWN.worker
    return kept
