"""A batch: every file below a folder read by workers, its rows written as tables; begun again where it was left."""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import json
import os
import shutil
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from vnplan.arguments import as_given, day_of, whole_of
from vnplan.batches.pipes import Settings
from vnplan.batches.plan import Shard, files_in, shards_of
from vnplan.batches.process import Bounds, Stopped, Worker
from vnplan.batches.progress import Progress, progress_on
from vnplan.batches.schema import SCHEMA, TABLES, needed
from vnplan.batches.shard import RECORDS, WORK, InWork, forget, is_done, table_file
from vnplan.batches.tables import JOB, Tables, job_of
from vnplan.document import parse
from vnplan.errors import WrongType, WrongValue
from vnplan.files.write import write_whole
from vnplan.keys.catalog_rows import catalog_of
from vnplan.paths import new_path_of, path_of
from vnplan.tables.rules import Rules, RulesLike, rules_of
from vnplan.version import __version__

if TYPE_CHECKING:
    from distributed import Client

DEADLINE, MEMORY = 60.0, 2000.0


class Job(NamedTuple):
    """All that is to be known to read a shard, on whatever machine."""

    path: str
    out: str
    home: str
    """The folder that paths are told from."""
    settings: Settings
    bounds: Bounds
    made_by: dict[str, Any]
    """What must be the same for a shard to be done: it stands in its record."""


def batch(
    path: str | os.PathLike[str],
    out: str | os.PathLike[str],
    *,
    jobs: int | None = None,
    dask: Client | str | None = None,
    resume: bool = False,
    deadline: float = DEADLINE,
    memory: float = MEMORY,
    rules: RulesLike = None,
    catalog: str | os.PathLike[str] | bool | None = True,
    on: datetime.date | str | None = None,
) -> Tables:
    """Read every file below a folder, or in an archive, into tables: documents, sections, citations, findings ...

    The tables are folders of Parquet files below `out` (docs/batch.md). `jobs` worker processes read at a time, as many
    as there are cores where it is not told; or those of a Dask cluster, by its address or a client of it. The rows do
    not depend on how many there are. A document that takes longer than `deadline` seconds, more than `memory`
    megabytes, or ends its worker, is told among the failures, with the files that cannot be read.

    `resume` goes on where an earlier batch into the same folder was interrupted, reads again what has changed since and
    drops what is gone. `rules` are your own tables, `catalog` a CSV of your own or False; findings on drafts
    without a day are as of `on`, the day of the first run where it is not told.

    Raises ReadError where there is nothing to read, ValueError where `out` holds something else or, without `resume`,
    tables already; TypeError, RulesError, CatalogError for arguments; OSError where nothing can be written.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     tables = batch("corpus", f"{folder}/tables", jobs=1)
    ...     tables.rows["documents"], tables.failures
    (5, [])
    """
    job = planned(
        path, out, resume=resume, deadline=deadline, memory=memory, rules=rules, catalog=catalog, on=on
    )  # fmt: skip
    return run(job, jobs_of(jobs), dask, progress_on())


def planned(
    path: str | os.PathLike[str],
    out: str | os.PathLike[str],
    *,
    resume: bool = False,
    deadline: float = DEADLINE,
    memory: float = MEMORY,
    rules: RulesLike = None,
    catalog: str | os.PathLike[str] | bool | None = True,
    on: datetime.date | str | None = None,
    told: dict[str, str | None] | None = None,
) -> Job:
    """The job that arguments ask for, checked. Raises what `batch` does.

    `told` is what the caller tells of the one document given: number, date, issuer, province.
    """
    needed()
    path, out = path_of("batch", path, "a folder"), new_path_of("batch", out, "a folder for tables")
    before = _before(Path(out), resume)
    day = day_of(on, "on") or day_of(before.get("on")) or datetime.date.today()
    bounds = Bounds(_positive("deadline", deadline), _positive("memory", memory))
    tables = rules_of(rules)
    known = catalog is not False if catalog is None or isinstance(catalog, bool) else _catalog_path(catalog)
    catalog_of(known, tables)  # a wrong table is told at once
    beside = {name: value for name, value in (told or {}).items() if value}
    if beside:
        parse("", **beside)  # a wrong day is told at once
    made_by = {
        "vnplan": __version__, "schema": SCHEMA, "on": day.isoformat(),
        "rules": _fingerprint_of(tables) if tables.own else None,
        "catalog": _sha256_of(known) if isinstance(known, str) else known, **beside,
    }  # fmt: skip
    settings = Settings(tables.own or None, known, day, bounds.deadline, told=tuple(beside.items()))
    return Job(path, out, os.getcwd(), settings, bounds, made_by)


def run(job: Job, jobs: int, dask: Client | str | None, progress: Progress) -> Tables:
    """Do a job: by worker processes of this machine, or on a Dask cluster."""
    out = Path(job.out)
    files = files_in(job.path, job.out)
    shards = list(shards_of(files))
    progress.begin(len(files))
    out.mkdir(parents=True, exist_ok=True)
    with _alone(out), progress:
        _make_ready(job, shards)
        try:
            if dask is None:
                _Local(job, shards, progress).run(min(jobs, len(files)))
            else:
                from vnplan.batches.cluster import run_on

                run_on(dask, job, shards, progress)
        finally:
            shutil.rmtree(out / WORK, ignore_errors=True)
    return Tables(out)


class _Local:
    """The threads of a batch: each sees to a worker process, and takes one file after the other for it."""

    def __init__(self, job: Job, shards: Sequence[Shard], progress: Progress) -> None:
        self._job, self._progress = job, progress
        self._lock = threading.Lock()
        self._tasks = self._tasks_of(shards)
        self._workers: list[Worker] = []
        self._failed: list[BaseException] = []

    def run(self, jobs: int) -> None:
        """Until all is done, something fails that is no file's fault, or somebody interrupts."""
        self._workers = [Worker(self._job.settings, self._job.bounds, self._job.home) for _ in range(jobs)]
        threads = [threading.Thread(target=self._tend, args=(worker,)) for worker in self._workers]
        try:
            for thread in threads:
                thread.start()
            for thread in threads:
                while thread.is_alive():
                    thread.join(0.2)  # so that an interruption is heard
        finally:
            self._stop()
            for thread in threads:
                if thread.ident is not None:
                    thread.join()
        if self._failed:
            raise self._failed[0]

    def _tend(self, worker: Worker) -> None:
        try:
            while (task := self._next()) is not None:
                read_file(worker, self._job, *task, self._progress, self._lock)
        except Stopped:
            pass
        except BaseException as error:
            self._failed.append(error)
            self._stop()
        finally:
            worker.stop()

    def _next(self) -> tuple[InWork, int] | None:
        with self._lock:
            return next(self._tasks, None)

    def _tasks_of(self, shards: Sequence[Shard]) -> Iterator[tuple[InWork, int]]:
        """Each file of each shard that is not done."""
        out = Path(self._job.out)
        for shard in shards:
            if is_done(out, shard, self._job.made_by, self._job.bounds):
                self._progress.kept(len(shard.files))
                continue
            work = InWork(out, shard, self._job.made_by, self._job.bounds)
            for n in range(len(shard.files)):
                yield work, n

    def _stop(self) -> None:
        for worker in self._workers:
            worker.stop()


def read_file(
    worker: Worker, job: Job, work: InWork, n: int, progress: Progress, lock: contextlib.AbstractContextManager[Any]
) -> None:
    """Have a file of a shard read, and write the shard where it was the last."""
    file = work.shard.files[n]
    for message in worker.read(file, file == str(Path(job.path))):
        with lock:
            work.add(n, message)
        if message[0] == "failed":
            progress.failed(message[3])
    with lock:
        ended = work.end(n)
        progress.read(1)
    if ended:
        work.write()


def jobs_of(given: int | None) -> int:
    """How many workers: as many as asked for, else as there are cores to be had."""
    if given is not None:
        return whole_of("jobs", given, 1)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _before(out: Path, resume: bool) -> dict[str, Any]:
    """What an earlier batch into this folder says of itself. Raises WrongValue where the folder is not to be used."""
    told = job_of(out)
    if told is not None:
        if not resume:
            raise WrongValue(
                f"{out}: holds tables already; --resume (resume=True) goes on with them, else name another"
            )
        return told
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise WrongValue(f"{out}: is not empty, and what is in it are no tables of a batch; name another folder")
    return {}


def _make_ready(job: Job, shards: Sequence[Shard]) -> None:
    """The folders; away with what was left in work, and with shards of files that are gone."""
    out, names = Path(job.out), {shard.name for shard in shards}
    shutil.rmtree(out / WORK, ignore_errors=True)
    write_whole(out / JOB, json.dumps({"path": job.path, **job.made_by}, ensure_ascii=True, indent=1) + "\n")
    for folder in (RECORDS, *TABLES):
        (out / folder).mkdir(exist_ok=True)
    for record in (out / RECORDS).glob("*.json"):
        if record.stem not in names:
            forget(out, record.stem)
    for table in TABLES:
        for file in (out / table).glob("*.parquet"):
            if not (out / RECORDS / f"{file.stem}.json").exists():
                table_file(out, table, file.stem).unlink()


@contextlib.contextmanager
def _alone(out: Path) -> Iterator[None]:
    """One batch at a time into one folder; the lock goes with the process that holds it."""
    try:
        import fcntl
    except ImportError:  # on Windows nobody is kept out
        yield
        return
    with (out / ".lock").open("wb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise WrongValue(f"{out}: another batch is at work on it") from None
        yield


def _fingerprint_of(rules: Rules) -> str:
    """What tells whether a user's tables have changed."""
    return hashlib.sha256(json.dumps(rules.own, sort_keys=True).encode()).hexdigest()


def _sha256_of(file: str) -> str:
    return hashlib.sha256(Path(file).read_bytes()).hexdigest()


def _catalog_path(given: object) -> str:
    if isinstance(given, str | os.PathLike):
        return os.path.abspath(given)
    raise WrongType(f"catalog is the path of a CSV, which every worker reads, not {as_given(given)}")


def _positive(name: str, given: object) -> float:
    if not isinstance(given, int | float) or isinstance(given, bool):
        raise WrongType(f"{name} is a number above 0, not {as_given(given)}")
    if not given > 0:
        raise WrongValue(f"{name} is a number above 0, not {given}")
    return float(given)
