"""Goldens, Hypothesis and memory for all tests."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import Phase, settings

GOLDENS = Path(__file__).parent / "goldens"

os.environ["LC_ALL"] = "C.UTF-8"  # what is for reading, as on a screen nobody has set up
os.environ.pop("COLUMNS", None)
if os.environ.get("HYPOTHESIS_PROFILE") != "mutate" and os.environ.pop("PYTHONDONTWRITEBYTECODE", None):
    # a process that a test begins is there in half the time where another has left its modules and patterns compiled
    os.environ["PYTHONPYCACHEPREFIX"] = str(Path(__file__).parent.parent / ".pytest_cache" / "compiled")

settings.register_profile("suite", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=2000)
settings.register_profile("mutate", settings.get_profile("suite"), phases=(Phase.explicit, Phase.generate))
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="write what is found as the new goldens")


def pytest_collection_finish() -> None:
    """Tables, catalogue and tests stay to the end: no use to look through them for garbage ten thousand times."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the file of that name in tests/goldens; --update-goldens rewrites the file."""

    def compare(name: str, said: str) -> None:
        file = GOLDENS / name
        if request.config.getoption("--update-goldens"):
            file.parent.mkdir(exist_ok=True)
            file.write_text(said, encoding="utf-8")
        assert file.exists(), f"no golden {file.name}: run pytest --update-goldens, then read it"
        assert said == file.read_text(encoding="utf-8")

    return compare
