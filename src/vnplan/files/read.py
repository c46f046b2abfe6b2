"""Files to text. What cannot be read ends in a ReadError of one line: file, cause, way out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from vnplan.errors import ReadError, WrongType, WrongValue

SUFFIXES = (".txt", ".md", ".markdown", ".text")


def read_text(path: str | os.PathLike[str]) -> str:
    """The text of a file in UTF-8 (with or without a mark) or UTF-16 with one.

    Raises ReadError for a missing file, a folder, a binary file or another encoding, TypeError for what is no path.
    """
    if not isinstance(path, str | os.PathLike):
        raise WrongType(f"a path is wanted, not {type(path).__name__}; vnplan.parse(text) reads a text at hand")
    if "\n" in os.fspath(path):
        raise ReadError("a path is wanted, not a text of several lines; vnplan.parse(text) reads a text at hand")
    file = Path(path)
    try:
        raw = file.read_bytes()
    except FileNotFoundError:
        raise ReadError(f"{file}: no such file") from None
    except IsADirectoryError:
        raise ReadError(f"{file}: is a folder; give its files, or a command that takes folders") from None
    except (OSError, ValueError) as error:  # a ValueError where a NUL is in the name
        raise ReadError(f"{str(file)[:60]}: cannot be opened ({getattr(error, 'strerror', error)})") from None
    return decode(raw, str(file))


def path_of(function: str, given: object, what: str) -> str:
    """The path of a file or folder, which need not be there."""
    wanted = f"{function}() takes the path of {what}, not {type(given).__name__}"
    if not isinstance(given, str | os.PathLike):
        raise WrongType(wanted)
    path = os.fspath(given)
    if not isinstance(path, str):
        raise WrongType(wanted)
    if "\0" in path or not path.isprintable():
        raise WrongValue(f"{function}() takes the path of {what}, and no path is {path!r}")
    return path


def decode(raw: bytes, name: str) -> str:
    """Bytes to text; `name` stands in the error's message."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return raw.decode("utf-16")
        except UnicodeDecodeError:
            raise ReadError(f"{name}: marked as UTF-16 but not valid; save it as UTF-8") from None
    if raw.startswith(b"%PDF"):
        raise ReadError(f"{name}: is a PDF; extract its text first (pdftotext -layout)")
    if raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise ReadError(f"{name}: is an Office or ZIP file; save it as plain text first")
    if b"\x00" in raw[:65536]:
        raise ReadError(f"{name}: is a binary file, not text")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = f"byte {error.start}"
        raise ReadError(f"{name}: is not UTF-8 ({at}); convert it first (iconv -f WINDOWS-1258 -t UTF-8)") from None


def files_of(path: str | os.PathLike[str]) -> Iterator[Path]:
    """The file itself, or the text files below a folder, in order; hidden ones and README.md are passed over.

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
        raise ReadError(f"{file}: no text files here (looked for {', '.join(SUFFIXES)})")
    yield from found
