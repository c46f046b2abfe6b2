"""The files of a folder, in order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from vnplan.errors import ReadError

SUFFIXES = (".txt", ".md", ".markdown", ".text", ".docx", ".docm")


def files_of(path: str | os.PathLike[str]) -> Iterator[Path]:
    """The file itself, or the readable files below a folder, in order; hidden ones and README.md are passed over.

    Raises ReadError where there is nothing to read.
    """
    if not os.fspath(path):
        raise ReadError("an empty name; give a file or a folder")
    file = Path(path)
    try:
        there = file.exists()
    except OSError as error:
        raise ReadError(f"{str(file)[:60]}: {error.strerror}") from None
    if not there:
        raise ReadError(f"{file}: no such file or folder")
    if not file.is_dir():
        yield file
        return
    found = sorted(
        p
        for p in file.rglob("*")
        if p.suffix.lower() in SUFFIXES
        and p.name != "README.md"
        and not any(part.startswith(".") for part in p.relative_to(file).parts)
        and p.is_file()
    )
    if not found:
        raise ReadError(f"{file}: nothing to read here (looked for {', '.join(SUFFIXES)})")
    yield from found
