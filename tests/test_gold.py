"""Real documents beside the project: accuracy against their gold, and every text of the collection read."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluate import gold_figures
from vnplan import parse

SHARED = Path(__file__).parent.parent.parent / "shared"
TEXTS = sorted((SHARED / "corpus").rglob("*.txt"))
FLOORS = {
    "numbered": 0.97,
    "named_law": 0.95,
    "named": 0.85,
    "sections": 0.97,
    "regions": 0.95,
    "relation": 0.80,
    "governor": 0.90,
}

pytestmark = pytest.mark.skipif(not (SHARED / "gold").exists(), reason="no ../shared/gold here")


def test_accuracy() -> None:
    figures, misses = gold_figures(SHARED / "gold", SHARED / "corpus")
    below = {name: figures[name] for name, floor in FLOORS.items() if figures[name][0] < floor}
    assert not below, misses


@pytest.mark.parametrize("folder", sorted({file.parent.name for file in TEXTS}))
def test_every_text_is_read(folder: str) -> None:
    for file in TEXTS:
        if file.parent.name == folder:
            text = file.read_bytes().decode("utf-8")
            document = parse(text)
            assert all(text[c.start : c.end] == c.text for c in document.citations), file
            assert all(0 <= s.start < s.end <= len(text) for s in document.sections), file
