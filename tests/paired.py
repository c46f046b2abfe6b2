"""Times measured side by side: no limit in seconds, for machines differ and are shared."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

SQUARE = 10
"""Four times the text takes four times as long, and sixteen times where it takes its square."""
CLOCK = 0.02
"""Seconds the clock does not tell apart."""


def spent(work: Callable[[], object]) -> float:
    """Processor time of a work; the collector would go through what other tests hold."""
    gc.disable()
    try:
        began = time.process_time()
        work()
        return time.process_time() - began
    finally:
        gc.enable()


def in_proportion(taken: Callable[[int], float], size: int) -> bool:
    """Whether four times `size` takes about four times as long; `taken` tells the time of a size."""
    taken(1)  # tables are read once
    return any(taken(4 * size) < SQUARE * taken(size) + CLOCK for _ in range(3))
