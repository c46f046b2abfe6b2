"""What the library logs, printed on stderr for who asks for it."""

from __future__ import annotations

from enum import StrEnum


class LogLevel(StrEnum):
    """From which level."""

    debug = "debug"
    info = "info"
    warning = "warning"


def listen(level: LogLevel) -> None:
    """Print what the loggers below "vnplan" tell, one line each."""
    import logging

    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("vnplan").setLevel(level.value.upper())
