"""Which files a batch reads, in which shards: told by the files' names alone, so that a new file moves no other."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from vnplan.errors import ReadError, WrongValue
from vnplan.files.folder import files_below, files_of

LEAST, USUAL, MOST = 64, 128, 256
"""Files of a shard. A shard ends behind a file whose name says so, one in USUAL - LEAST, between LEAST and MOST."""


class Shard(NamedTuple):
    """Files whose rows stand together: its name tells them."""

    name: str
    files: tuple[str, ...]


def files_in(path: str, out: str) -> list[str]:
    """Every file to read, sorted; the tables themselves are not read where they stand below the folder.

    Raises ReadError where there is nothing, ValueError where the tables would fall onto what is read.
    """
    real, tables = os.path.realpath(path), os.path.realpath(out)
    if real == tables or real.startswith(tables + os.sep):
        raise WrongValue(f"{out}: is where the documents are; give the tables a folder of their own")
    if not os.path.isdir(path):
        return [str(file) for file in files_of(path)]
    own = str(Path(path, os.path.relpath(tables, real))) + os.sep if tables.startswith(real + os.sep) else None
    found = [name for name in map(str, files_below(Path(path))) if own is None or not name.startswith(own)]
    if not found:
        raise ReadError(f"{path}: nothing to read here; vnplan formats lists what is read")
    return sorted(found)


def shards_of(files: Iterable[str]) -> Iterator[Shard]:
    """Files in order cut into shards.

    >>> [len(shard.files) for shard in shards_of(f"{n:03}.txt" for n in range(300))]
    [72, 124, 104]
    """
    members: list[str] = []
    for file in files:
        members.append(file)
        ends = _told(file) % (USUAL - LEAST) == 0
        if len(members) >= MOST or (ends and len(members) >= LEAST):
            yield _shard(members)
            members = []
    if members:
        yield _shard(members)


def _shard(members: list[str]) -> Shard:
    whole = hashlib.sha256("\0".join(members).encode("utf-8", "surrogateescape"))
    return Shard(whole.hexdigest()[:16], tuple(members))


def _told(name: str) -> int:
    return int.from_bytes(hashlib.sha256(name.encode("utf-8", "surrogateescape")).digest()[:8])


def hash_of(file: str) -> str | None:
    """The SHA-256 of a file's bytes; None where it cannot be opened."""
    try:
        with open(file, "rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except (OSError, ValueError):
        return None
