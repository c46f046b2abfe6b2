"""A seeded sample of all patterns climbs the ladder of tests/ladder.py; `nox -s ladder` sends all of them up."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import vnplan  # noqa: F401  (its modules are looked at)

ladder = pytest.importorskip("ladder", reason="limits of processes, which this system has not", exc_type=ImportError)
SAMPLE = 24  # patterns, some seconds


def test_no_pattern_of_a_sample_explodes() -> None:
    script = Path(__file__).with_name("ladder.py")
    done = subprocess.run(
        [sys.executable, str(script), "--sample", str(SAMPLE)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(rf"^{SAMPLE} of (?:[6-9]\d\d|\d{{4,}}) patterns tried, 0 ", done.stdout, re.M), done.stdout


@pytest.mark.parametrize(
    ("pattern", "wrong"),
    [
        (r"Luật[^;]{0,90} số \d+", ""),
        (r"Luật(?: [A-ZĐ]\w*){0,9}", ""),
        (r"\w[^;]*sửa", "for "),
        (r"(?:\d/)+-UBND", "for "),
        (r"(?:a+)+-UBND", "ended after 1 seconds"),
    ],
)
def test_what_explodes_is_told(pattern: str, wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ladder, "LIMIT", 1 if wrong[:5] == "ended" else 8)
    found = ladder.Found("re", pattern, "vnplan", re.compile(pattern))
    assert not found.begins
    told = ladder.explosions(found, 1)
    assert any(wrong in line for line in told) if wrong else not told


def test_a_pattern_that_is_only_asked_at_the_beginning_is_known() -> None:
    from vnplan.text import breaks

    for module, name, begins in ((breaks, "_RULE", True), (breaks, "_HALF_NUMBER", False)):
        compiled = getattr(module, name)
        assert ladder.Found("re", compiled.pattern, module.__name__, compiled).begins is begins
