"""The `vnplan` command from its first moment: Ctrl-C while it is still loading is heard too."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable

from vnplan.garbage import without_collecting


def main() -> None:
    """Entry point of the `vnplan` command."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for any reads of every package
    try:
        _command()()
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        from vnplan.shell.outputs import say

        say("interrupted")
        raise SystemExit(INTERRUPTED) from None


@without_collecting
def _command() -> Callable[[], None]:
    from vnplan.shell.cli import main as command

    return command


INTERRUPTED = 130
"""What a shell says of a command that Ctrl-C ended."""
