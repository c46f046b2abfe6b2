"""The path of a file as callers hand it in; the file need not be there."""

from __future__ import annotations

import os

from vnplan.errors import WrongType, WrongValue


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


def new_path_of(function: str, given: object, what: str) -> str:
    """The path of a file or folder that is to be written: it has a name, and one that a disk can hold."""
    path = path_of(function, given, what)
    if not path:
        raise WrongValue(f"{function}() takes the path of {what}, not an empty one")
    if any(len(os.fsencode(name)) > _LONGEST for name in path.split(os.sep)):
        raise WrongValue(f"{function}() takes the path of {what}; a name in {path[:40]!r}... is too long for a disk")
    return path


_LONGEST = 255  # bytes of a name, on every system
