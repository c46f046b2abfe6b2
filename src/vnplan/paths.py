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
