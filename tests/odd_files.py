"""A reader for tests: as the package's own, but that files of some names hang, crash, or eat memory."""

from __future__ import annotations

import ctypes
import os
import re
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from vnplan.files.folder import FoundFile, Wanted, found_in


def odd(file: Path, alone: bool, wanted: Wanted) -> Iterator[FoundFile]:
    """What `found_in` finds; a place that has one of NAMES in it does what the name says."""

    def asked(place: str) -> bool:
        if not wanted(place):
            return False
        for name, act in NAMES.items():
            if name in place:
                act(place)
        return True

    return found_in(file, alone, asked)


def _hang(place: str) -> None:
    time.sleep(3600)


def _hang_in_c(place: str) -> None:
    """Without ever letting another thread run, as a pattern that explodes does, but asleep."""
    if sys.platform == "win32":
        re.match(r"(a|a)*$", "a" * 40 + "b")
    ctypes.PyDLL(None).sleep(3600)  # called with the lock that every thread needs to run


def _eat(place: str) -> None:
    eaten = []
    while True:
        eaten.append(bytearray(b"x" * 10_000_000))


def _crash(place: str) -> None:
    ctypes.string_at(0)


def _leave(place: str) -> None:
    os._exit(3)


def _leave_once(place: str) -> None:
    """As where somebody else ends the process: the second time all is well."""
    mark = Path(place).with_name(".left")
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)


def _fail(place: str) -> None:
    raise KeyError("12/2020/QH14")


NAMES = {
    "treo": _hang, "nổ": _hang_in_c, "phình": _eat, "hỏng": _crash, "thoát": _leave, "một-lần": _leave_once,
    "lỗi": _fail,
}  # fmt: skip
