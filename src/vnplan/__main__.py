"""`python -m vnplan`: the command, where its own name is not on the path."""

from __future__ import annotations

from vnplan.shell.start import main

if __name__ == "__main__":
    main()
