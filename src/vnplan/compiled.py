"""Compiled patterns, kept between runs beside the compiled modules."""

from __future__ import annotations

import atexit
import copyreg
import io
import os
import pickle
import re
import sys
from array import array
from importlib import import_module
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any, TypeAlias

import regex

MOST = 2_000  # patterns; the package has some 600, users' tables make some of them anew


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


def plain_re(pattern: str, flags: int = 0) -> re.Pattern[str]:
    r"""A pattern as `re.compile` makes it, kept in the same way: `re` is faster than `regex` at what it can.

    >>> plain_re(r"Điều\s+(\d+)").findall("Điều 5 và Điều 6")
    ['5', '6']
    """
    key = pattern, int(flags), "re"
    parts = _asked_plain.get(key) or _kept.get(key) or _parts(pattern, int(flags))
    if parts is None:
        return re.compile(pattern, flags)
    if len(_asked_plain) < MOST:
        _asked_plain[key] = parts
    flags_set, code, *groups = parts
    made: re.Pattern[str] = _engine.compile(pattern, flags_set, array("I", code).tolist(), *groups)
    return made


_Parts: TypeAlias = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""What `re` hands to its engine: flags, code, how many groups, their names, and the names in order."""


def _parts(pattern: str, flags: int) -> _Parts | None:
    """What `re.compile` makes of a pattern; None where this Python's `re` works otherwise."""
    try:
        compiler: Any = import_module("re._compiler")
        parsed = compiler._parser.parse(pattern, flags)
        code, state = compiler._code(parsed, flags), parsed.state
    except (ImportError, AttributeError):
        return None
    names = {place: name for name, place in state.groupdict.items()}
    in_order = tuple(names.get(place) for place in range(state.groups))
    return flags | state.flags, array("I", code).tobytes(), state.groups - 1, state.groupdict, in_order


class _Patterns(pickle.Unpickler):
    """Reads compiled patterns and nothing else: no other name of any module can be called."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == (_MAKES.__module__, _MAKES.__name__):
            return _MAKES
        raise pickle.UnpicklingError(f"{module}.{name} makes no pattern")


_engine: Any = import_module("_sre")
_MAKES: Any = copyreg.dispatch_table[regex.Pattern](regex.compile(""))[0]


def _place() -> Path:
    """Where they are kept: `__pycache__/compiled.cpython-311.re-20220615.regex-2025.9.18.pickle`."""
    return Path(cache_from_source(__file__)).with_suffix(f".re-{_engine.MAGIC}.regex-{regex.__version__}.pickle")


def _read() -> dict[Any, Any]:
    try:
        read: dict[Any, Any] = _Patterns(io.BytesIO(_place().read_bytes())).load()
        return read
    except Exception:  # none yet, no right to read it, or torn: they are compiled, and written anew
        return {}


def _write() -> None:
    asked: dict[Any, Any] = {**_asked, **_asked_plain}
    if sys.dont_write_bytecode or asked.keys() <= _kept.keys():
        return
    both = {**_kept, **asked}
    aside = _place().with_suffix(f".{os.getpid()}")
    try:
        aside.write_bytes(pickle.dumps(both if len(both) <= MOST else asked))
        aside.replace(_place())
    except OSError:  # no right to write there
        aside.unlink(missing_ok=True)


_kept = _read()
_asked: dict[tuple[str, int], regex.Pattern[str]] = {}
_asked_plain: dict[tuple[str, int, str], _Parts] = {}
atexit.register(_write)
