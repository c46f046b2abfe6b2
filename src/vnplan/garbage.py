"""No search for garbage while a document is read."""

from __future__ import annotations

import functools
import gc
from collections.abc import Callable
from typing import ParamSpec, TypeVar

_Given = ParamSpec("_Given")
_Told = TypeVar("_Told")


def without_collecting(reads: Callable[_Given, _Told]) -> Callable[_Given, _Told]:
    """A reader that Python's collector leaves alone: it keeps all it makes or lets it go by counts of references.

    What the collector would look through again and again, for up to a tenth of the time, are our tables and what is
    still in the making. A reader inside another, or a program that has turned the collector off, changes nothing.
    """

    @functools.wraps(reads)
    def undisturbed(*given: _Given.args, **named: _Given.kwargs) -> _Told:
        if not gc.isenabled():
            return reads(*given, **named)
        anything: set[None] = set()  # made while it may work it lets it begin, if it is due: for what was read before
        del anything
        gc.disable()
        try:
            return reads(*given, **named)
        finally:
            gc.enable()

    return undisturbed
