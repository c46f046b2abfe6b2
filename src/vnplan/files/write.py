"""What is written to files, each whole or not at all, and several of one thing all or none."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all: to a neighbour first, then put in place.

    Links are followed; a file that is there keeps its mode, a new one has what the umask leaves. Half a character (a
    lone surrogate), which no encoding can write, is spelled out as JSON does. Raises OSError.
    """
    write_together({path: content})


def write_together(files: Mapping[Path, str | bytes]) -> None:
    """Write several files, all of them or none. Raises OSError, with the file at fault as `filename`."""
    staged: list[tuple[str, str]] = []
    done: list[tuple[str, str | None]] = []
    try:
        for path, content in files.items():
            raw = content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content
            target = os.path.realpath(path)
            try:
                if os.path.exists(target) and not os.path.isfile(target):  # a pipe or a device; a folder is refused
                    Path(target).write_bytes(raw)
                else:
                    _stage(target, raw, staged)
            except OSError as error:
                raise _about(error, path) from None
        while staged:
            beside, target = staged[0]
            kept = _kept(target) if len(files) > 1 else None
            done.append((target, kept))
            os.replace(beside, target)
            staged.pop(0)
    except BaseException:
        for target, kept in done:
            if not any(target == other for _, other in staged):
                _put_back(target, kept)
        raise
    finally:
        for name in [beside for beside, _ in staged] + [kept for _, kept in done if kept]:
            Path(name).unlink(missing_ok=True)


@contextlib.contextmanager
def written_whole(path: Path) -> Iterator[BinaryIO]:
    """A file to write piece by piece; it is put in place at the end, or not at all where something goes wrong.

    As `write_whole` does it, and with the same errors.
    """
    staged: list[tuple[str, str]] = []
    target = os.path.realpath(path)
    try:
        if os.path.exists(target) and not os.path.isfile(target):
            with open(target, "wb") as file:
                yield file
            return
        with _opened_beside(target, staged) as file:
            yield file
        os.replace(*staged.pop())
    except OSError as error:
        raise _about(error, path) from None
    finally:
        for beside, _ in staged:
            Path(beside).unlink(missing_ok=True)


def _stage(target: str, raw: bytes, staged: list[tuple[str, str]]) -> None:
    """Write what is to become `target` beside it."""
    with _opened_beside(target, staged) as file:
        file.write(raw)


def _opened_beside(target: str, staged: list[tuple[str, str]]) -> BinaryIO:
    """A file beside `target`, noted down before the first byte."""
    there = os.path.exists(target)
    if there and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), target)
    _of_fit_length(target)
    beside = _beside(target)
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    staged.append((beside, target))
    file = os.fdopen(handle, "wb")
    if there:
        os.chmod(beside, os.stat(target).st_mode & 0o777)
    return file


def _of_fit_length(target: str) -> None:
    """Ask of the name before anything is written: the neighbour has a short one, the file may have too long a one."""
    with contextlib.suppress(FileNotFoundError):
        os.lstat(target)


def _beside(target: str) -> str:
    """A name nobody has, in the same folder; short, since the file's own name may be as long as names can be."""
    return os.path.join(os.path.dirname(target), f".vnplan-{secrets.token_hex(6)}")


def _kept(target: str) -> str | None:
    """The file that is there now under a second name, should it have to come back; None where there is none."""
    if not os.path.exists(target):
        return None
    kept = _beside(target)
    try:
        os.link(target, kept)
    except OSError:  # a disk without links
        Path(kept).write_bytes(Path(target).read_bytes())
    return kept


def _put_back(target: str, kept: str | None) -> None:
    if kept is None:
        Path(target).unlink(missing_ok=True)
    else:
        os.replace(kept, target)


def _about(error: OSError, path: Path) -> OSError:
    """The same error, of the file the caller named."""
    return type(error)(error.errno, error.strerror or str(error), str(path))
