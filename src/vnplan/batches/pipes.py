"""What is said between a batch and its workers, and how it is written into a pipe."""

from __future__ import annotations

import datetime
import pickle
import struct
from typing import IO, Any, NamedTuple, TypeAlias

from vnplan.tables.rows import Row


class Settings(NamedTuple):
    """What a worker must know to read as all others do."""

    rules: dict[str, list[Row]] | None
    """The tables that are not as shipped."""
    catalog: str | bool
    on: datetime.date
    deadline: float
    reading: str = "vnplan.files.folder:found_in"
    """The function that reads a file, as module:name; it is called as `found_in` is."""
    told: tuple[tuple[str, str], ...] = ()
    """Number, date, issuer and province of the one document, where its text leaves them out."""


class BatchTask(NamedTuple):
    """A file to read; `skip` names the documents in it that are done or given up."""

    file: str
    alone: bool
    skip: frozenset[str] = frozenset()


OUT_OF_MEMORY = 77
"""With what a worker leaves that was refused memory."""

Piece: TypeAlias = tuple[str, bytes, int]
"""The rows of one document for one table: table, Arrow record batch, how many."""

Message: TypeAlias = tuple[Any, ...]
"""What a worker says: ("ready",) or ("broken", why); of a file ("at", place), ("read", place, [Piece]),
("failed", place, cause, words), ("passed", place), and ("done",)."""


def send(pipe: IO[bytes], message: Any) -> None:
    """One message, its length in front."""
    raw = pickle.dumps(message)
    pipe.write(struct.pack("<q", len(raw)) + raw)
    pipe.flush()


def receive(pipe: IO[bytes]) -> Any:
    """One message; None where the other side has ended."""
    head = pipe.read(8)
    if len(head) < 8:
        return None
    (size,) = struct.unpack("<q", head)
    raw = pipe.read(size)
    return pickle.loads(raw) if len(raw) == size else None
