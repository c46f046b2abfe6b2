"""The tables of a batch as they stand on disk: what is in them, told by the shards."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from vnplan.arguments import one_of
from vnplan.batches.schema import SCHEMA, TABLES, needed, schema_of
from vnplan.batches.shard import RECORDS, record_of, table_file
from vnplan.errors import ReadError
from vnplan.names import Language
from vnplan.paths import path_of
from vnplan.tables.spoken import counted

if TYPE_CHECKING:
    import pandas
    import pyarrow

JOB = "batch.json"


class NotRead(NamedTuple):
    """A file, or a document in one, that was not read: the cause in one word, and on one line."""

    source: str
    cause: str
    message: str


class Tables:
    """The tables a batch has written, shard by shard; what a shard in work will hold does not count yet."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        names = sorted(file.stem for file in (self.path / RECORDS).glob("*.json"))
        told = [(name, record) for name in names if (record := record_of(self.path, name)) is not None]
        told.sort(key=lambda one: one[1]["inputs"][0][0])  # in the order of the files
        self._shards = [name for name, _ in told]
        self.rows: dict[str, int] = {table: sum(record["rows"][table] for _, record in told) for table in TABLES}
        """How many rows each table has."""
        self.files: int = sum(len(record["inputs"]) for _, record in told)
        """How many files were looked at."""
        self.passed_over: list[str] = sorted(place for _, record in told for place in record["passed_over"])
        """Files that nobody would call documents."""
        self.causes: dict[str, int] = dict(
            sorted(sum((Counter(record["causes"]) for _, record in told), Counter()).items())
        )
        """How many failures there are of each cause."""

    def paths(self, table: str) -> list[str]:
        """The Parquet files of a table, in the order of the files that were read."""
        one_of("table", table, TABLES)
        return [str(table_file(self.path, table, shard)) for shard in self._shards]

    def read(self, table: str) -> pyarrow.Table:
        """A whole table in memory, sorted by source and place."""
        pa = needed()
        from pyarrow import parquet

        schema = schema_of(one_of("table", table, TABLES))
        parts = [parquet.read_table(file, schema=schema) for file in self.paths(table)]
        whole = pa.concat_tables(parts) if parts else schema.empty_table()
        return whole.sort_by([(name, "ascending") for name in ("source", "start", "end") if name in schema.names])

    def to_frame(self, table: str) -> pandas.DataFrame:
        """A whole table as a pandas DataFrame."""
        frame: pandas.DataFrame = self.read(table).to_pandas()
        return frame

    @property
    def failures(self) -> list[NotRead]:
        """What was not read, each with its cause."""
        return [NotRead(**row) for row in self.read("failures").to_pylist()]

    def __repr__(self) -> str:
        return f"<Tables {self.path}: {self.said()}>"

    def _repr_html_(self) -> str:
        from vnplan.models import cards
        from vnplan.tables.spoken import counted, language_of, spoken
        from vnplan.text.markup import escaped

        language = language_of()
        rows = ((escaped(spoken("table", table, language)), escaped(table), f"{n:,}") for table, n in self.rows.items())
        causes = ((escaped(cause), "", f"{count:,}") for cause, count in self.causes.items())
        return cards.card(
            cards.head(self.path, counted(self.files, "file", language)),
            cards.table(("table", "name", "count"), [*rows], total=len(self.rows), of="table", language=language),
            cards.table(("not_read", "name", "count"), causes, total=len(self.causes), of="place", language=language),
            language=language,
        )

    def said(self, language: Language = "en") -> str:
        """What is in the tables, in a line; in English by the names of the tables."""
        if language == "en":
            told = ", ".join(f"{self.rows[name]:,} {name}" for name in _COUNTED)
            left = ", ".join(f"{count:,} {cause}" for cause, count in self.causes.items())
            told += f"; {self.rows['failures']:,} not read ({left})" if self.rows["failures"] else ""
            return told + (f"; {len(self.passed_over):,} passed over" if self.passed_over else "")
        causes = ", ".join(counted(count, f"cause_{cause}", language) for cause, count in self.causes.items())
        failed = counted(self.rows["failures"], "unread", language)
        told = ", ".join(counted(self.rows[name], one, language) for name, one in _COUNTED.items())
        told += f"; {failed} ({causes})" if self.rows["failures"] else ""
        return told + (f"; {counted(len(self.passed_over), 'passed_over', language)}" if self.passed_over else "")


_COUNTED = {
    "documents": "document", "sections": "section", "citations": "citation", "operations": "operation",
    "edges": "edge", "findings": "finding", "verdicts": "verdict",
}  # fmt: skip
"""What is counted of each table in a line."""


def load_tables(path: str | os.PathLike[str]) -> Tables:
    """The tables that `batch` has written into a folder.

    Raises ReadError where there are none or those of another version, TypeError for what is no path.
    """
    return tables_at(path, "load_tables")


def tables_at(path: object, function: str) -> Tables:
    """The tables in a folder that a function was given."""
    given = path_of(function, path, "a folder of tables")
    told = job_of(Path(given))
    if told is None:
        raise ReadError(f"{given}: holds no tables; vnplan batch writes them")
    if told["schema"] != SCHEMA:
        raise ReadError(
            f"{given}: holds tables of version {told['schema']}, this vnplan has version {SCHEMA}; "
            f"vnplan batch --resume makes them anew"
        )
    return Tables(given)


def job_of(out: Path) -> dict[str, Any] | None:
    """What the folder says of the batch that wrote it; None where none did."""
    try:
        told = json.loads((out / JOB).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return told if isinstance(told, dict) and "schema" in told else None
