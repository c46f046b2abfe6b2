"""What the library does, told through `logging`: loggers below "vnplan", silent until a program listens.

`logging` itself is not imported here: where no program has, none can listen, and a short command starts sooner.
"""

from __future__ import annotations

import sys

from vnplan.text.shown import visible

DEBUG, INFO, WARNING = 10, 20, 30
"""The levels of `logging`. An error is raised, never logged."""
_known: set[str] = set()


def log(name: str, level: int, message: str, *told: object) -> None:
    """Tell something to the logger "vnplan.NAME"; names of files are told so that they cannot move a terminal.

    Words of a document are never told, only names, counts and codes.
    """
    logging = sys.modules.get("logging")
    if logging is None:
        return
    if "vnplan" not in _known:
        _known.add("vnplan")
        logging.getLogger("vnplan").addHandler(logging.NullHandler())
    logger = logging.getLogger(f"vnplan.{name}")
    if logger.isEnabledFor(level):
        spelled = (visible(one).replace("\n", "\\n") if isinstance(one, str) else one for one in told)
        logger.log(level, message, *spelled, stacklevel=2)
