"""Every error raised on purpose, under one root. What is wrong and what is wanted stands in the sentence."""

from __future__ import annotations

import errno


class VnplanError(Exception):
    """The root of all errors that vnplan raises on purpose."""

    __module__ = "vnplan"


class ReadError(VnplanError):
    """A file that cannot be read as text; the message names file, cause and way out, on one line whatever its name."""

    __module__ = "vnplan"

    def __init__(self, message: str = "") -> None:
        super().__init__(" ".join(message.splitlines()))


class RulesError(VnplanError, ValueError):
    """A user's table that cannot be used; the message names file, row and column."""

    __module__ = "vnplan"


class CatalogError(VnplanError, ValueError):
    """A user's catalogue that cannot be used; the message names file, row and field."""

    __module__ = "vnplan"


class WrongType(VnplanError, TypeError):
    """An argument of the wrong type; the message says what is wanted."""


class WrongValue(VnplanError, ValueError):
    """An argument that cannot be; the message says what is wanted, with the nearest where there are some."""


class UnknownName(VnplanError, KeyError):
    """A key or path that is not there; the message names the nearest."""

    __str__ = Exception.__str__  # a KeyError's own would put the sentence in quotation marks


class NoSuchItem(VnplanError, IndexError):
    """A number behind the end of a list; the message says how long it is."""


class NoFile(VnplanError, FileNotFoundError):
    """A file or folder that is not there; the message names it and the way out."""

    def __init__(self, path: str, wanted: str) -> None:
        super().__init__(errno.ENOENT, wanted, path)

    def __str__(self) -> str:
        return f"{self.filename}: {self.strerror}"


class NeedsPackage(VnplanError, ImportError):
    """An optional package that is not installed; the message says how to get it."""
