"""Compiled patterns, kept between runs beside the compiled modules."""

from __future__ import annotations

import atexit
import copyreg
import io
import os
import pickle
import sys
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

import regex

MOST = 2_000  # patterns; the package has some 400, users' tables make some of them anew


def compiled(pattern: str, flags: int = 0) -> regex.Pattern[str]:
    r"""A pattern as `regex.compile` makes it, taken from an earlier run where that had it too.

    Compiling was a third of the time a small file takes; loading what is compiled takes a fortieth of that. So it is
    kept where Python keeps compiled modules, under the same conditions: beside them where that folder can be written,
    not with PYTHONDONTWRITEBYTECODE, anew for every version of Python and of `regex`.

    >>> compiled(r"Điều\s+(\d+)").findall("Điều 5 và Điều 6")
    ['5', '6']
    """
    key = pattern, int(flags)
    if (found := _asked.get(key)) is None:
        found = _kept[key] if key in _kept else regex.compile(pattern, flags)
        if len(_asked) < MOST:
            _asked[key] = found
    return found


class _Patterns(pickle.Unpickler):
    """Reads compiled patterns and nothing else: no other name of any module can be called."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == (_MAKES.__module__, _MAKES.__name__):
            return _MAKES
        raise pickle.UnpicklingError(f"{module}.{name} makes no pattern")


_MAKES: Any = copyreg.dispatch_table[regex.Pattern](regex.compile(""))[0]


def _place() -> Path:
    """Where they are kept: `__pycache__/compiled.cpython-311.regex-2025.9.18.pickle`."""
    return Path(cache_from_source(__file__)).with_suffix(f".regex-{regex.__version__}.pickle")


def _read() -> dict[tuple[str, int], regex.Pattern[str]]:
    try:
        read: dict[tuple[str, int], regex.Pattern[str]] = _Patterns(io.BytesIO(_place().read_bytes())).load()
        return read
    except Exception:  # none yet, no right to read it, or torn: they are compiled, and written anew
        return {}


def _write() -> None:
    if sys.dont_write_bytecode or _asked.keys() <= _kept.keys():
        return
    both = {**_kept, **_asked}
    aside = _place().with_suffix(f".{os.getpid()}")
    try:
        aside.write_bytes(pickle.dumps(both if len(both) <= MOST else _asked))
        aside.replace(_place())
    except OSError:  # no right to write there
        aside.unlink(missing_ok=True)


_kept = _read()
_asked: dict[tuple[str, int], regex.Pattern[str]] = {}
atexit.register(_write)
