"""The `vnplan` command from its first moment: Ctrl-C while it is still loading is heard too."""

from __future__ import annotations

import signal


def main() -> None:
    """Entry point of the `vnplan` command."""
    try:
        from vnplan.shell.cli import main as command

        command()
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        from vnplan.shell.outputs import say

        say("interrupted")
        raise SystemExit(INTERRUPTED) from None


INTERRUPTED = 130
"""What a shell says of a command that Ctrl-C ended."""
