"""As much text as one likes: that of a corpus again and again, its documents with other numbers each time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
SHARED = HERE.parent / "shared" / "corpus"
NUMBER = re.compile(r"(?<![\w/])\d{1,5}(?=(?:/\d{4})?/[A-ZĐ]|-[A-ZĐ]+/)")  # of a document: 24/2021/NĐ-CP, 29-NQ/TW


def texts(*folders: str) -> list[str]:
    """The texts of these folders of ../shared/corpus, of all where none is named; those of corpus/ where it is not."""
    files = [file for name in folders or (".",) for file in sorted((SHARED / name).rglob("*.txt"))]
    return [file.read_bytes().decode("utf-8", "replace") for file in files or sorted((HERE / "corpus").glob("*.txt"))]


def altered(text: str, by: int) -> str:
    """A text whose documents have other numbers: 24/2021/NĐ-CP becomes 25/2021/NĐ-CP."""
    return NUMBER.sub(lambda number: str((int(number[0]) + by) % 9999 or 1), text)


def again(some: list[str]) -> Iterator[str]:
    """Them without end, altered each time."""
    turn = 0
    while True:
        yield from (altered(text, turn) for text in some)
        turn += 1


def several(some: list[str], size: int) -> list[str]:
    """Texts of so many characters in all, the last one cut."""
    out, reached = [], 0
    for text in again(some):
        out.append(text[: size - reached])
        reached += len(out[-1]) + 1
        if reached >= size:
            return out
    raise AssertionError


def of_size(some: list[str], size: int) -> str:
    """One text of so many characters, a document below the other."""
    return "\n".join(several(some, size))
