"""A shard in work: rows kept on disk as they come, then written as tables, aside first, and put in place together."""

from __future__ import annotations

import json
import os
import shutil
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from vnplan.batches.pipes import Message
from vnplan.batches.plan import Shard, hash_of
from vnplan.batches.process import Bounds
from vnplan.batches.rows import failure, packed
from vnplan.batches.schema import TABLES, needed, schema_of
from vnplan.files.write import write_whole

WORK, RECORDS = ".work", "records"
_GROUP = 16_000_000  # bytes of rows, as they come from the workers, that are held and written at a time


class Kept(NamedTuple):
    """Where the rows of one document for one table stand in the file they are kept in."""

    start: int
    size: int
    rows: int


class InWork:
    """A shard whose files are being read, in any order."""

    def __init__(self, out: Path, shard: Shard, made_by: dict[str, Any], bounds: Bounds, home: str = "") -> None:
        self.shard = shard
        self._out, self._made_by, self._bounds = out, made_by, bounds
        # before they are read: a change later is seen
        self._inputs = [(file, hash_of(os.path.join(home, file))) for file in shard.files]
        self._aside = out / WORK / f"{shard.name}-{uuid.uuid4().hex[:8]}"
        self._aside.mkdir(parents=True)
        self._kept = (self._aside / "rows").open("w+b")
        self._pieces: dict[str, dict[int, list[Kept]]] = defaultdict(lambda: defaultdict(list))
        self._causes: Counter[str] = Counter()
        self._passed: dict[int, list[str]] = defaultdict(list)
        self._left = len(shard.files)

    def add(self, file: int, message: Message) -> None:
        """Keep what a worker says of the file with this place in the shard."""
        if message[0] == "passed":
            self._passed[file].append(message[1])
            return
        made = message[2] if message[0] == "read" else [("failures", packed("failures", [failure(*message[1:])]), 1)]
        if message[0] == "failed":
            self._causes[message[2]] += 1
        for table, raw, rows in made:
            self._pieces[table][file].append(Kept(self._kept.tell(), len(raw), rows))
            self._kept.write(raw)

    def end(self, file: int) -> bool:
        """Note that all of a file is there; whether all of the shard is."""
        self._left -= 1
        return self._left == 0

    def write(self) -> None:
        """Put the tables in place, the record last: what has none is not done. Raises OSError."""
        rows = {table: self._write(table) for table in TABLES}
        sizes = {table: (self._aside / table).stat().st_size for table in TABLES}
        forget(self._out, self.shard.name)
        for table in TABLES:
            os.replace(self._aside / table, table_file(self._out, table, self.shard.name))
        record = {
            **self._made_by, **self._bounds._asdict(), "inputs": self._inputs, "rows": rows, "bytes": sizes,
            "causes": dict(sorted(self._causes.items())),
            "passed_over": [place for file in sorted(self._passed) for place in self._passed[file]],
        }  # fmt: skip
        write_whole(record_file(self._out, self.shard.name), json.dumps(record, ensure_ascii=True, indent=1) + "\n")
        self.drop()

    def drop(self) -> None:
        """Leave nothing of the work."""
        self._kept.close()
        shutil.rmtree(self._aside, ignore_errors=True)

    def _write(self, table: str) -> int:
        """Write a table aside; how many rows."""
        pa, schema, rows = needed(), schema_of(table), 0
        from pyarrow import parquet

        with (self._aside / table).open("wb") as file:
            with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
                for raws in self._groups(table):
                    batches = [pa.ipc.read_record_batch(pa.py_buffer(raw), schema) for raw in raws]
                    together = pa.Table.from_batches(batches, schema).combine_chunks()
                    writer.write_table(together)
                    rows += together.num_rows
            file.flush()
            os.fsync(file.fileno())
        return rows

    def _groups(self, table: str) -> Iterator[list[bytes]]:
        """What is kept of a table, in the order of the files, as much at a time as may be held."""
        group: list[bytes] = []
        held = 0
        for _, pieces in sorted(self._pieces[table].items()):
            for piece in pieces:
                self._kept.seek(piece.start)
                group.append(self._kept.read(piece.size))
                held += piece.size
                if held > _GROUP:
                    yield group
                    group, held = [], 0
        if group:
            yield group


def table_file(out: Path, table: str, shard: str) -> Path:
    """Where the rows of a shard for a table stand."""
    return out / table / f"{shard}.parquet"


def record_file(out: Path, shard: str) -> Path:
    """Where the record of a shard stands."""
    return out / RECORDS / f"{shard}.json"


def forget(out: Path, shard: str) -> None:
    """Take back that a shard is done."""
    record_file(out, shard).unlink(missing_ok=True)


def record_of(out: Path, shard: str) -> dict[str, Any] | None:
    """The record of a shard whose tables are all there; None where it is not done."""
    try:
        record: dict[str, Any] = json.loads(record_file(out, shard).read_text(encoding="utf-8"))
        sizes = {table: table_file(out, table, shard).stat().st_size for table in TABLES}
        return record if record["bytes"] == sizes else None
    except (OSError, ValueError, KeyError):
        return None


def is_done(out: Path, shard: Shard, made_by: dict[str, Any], bounds: Bounds) -> bool:
    """Whether a shard was made of these very files, by this vnplan with these options, and need not be tried again."""
    record = record_of(out, shard.name)
    if record is None or any(record.get(name) != value for name, value in made_by.items()):
        return False
    if any(cause in record["causes"] and record[cause] < now for cause, now in bounds._asdict().items()):
        return False  # what was given up may be read now
    return [list(one) for one in record["inputs"]] == [[file, hash_of(file)] for file in shard.files]
