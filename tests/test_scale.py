"""The graph database of docs/scale.md, run as printed; DuckDB's queries there are run with all other pages."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

import vnplan

ROOT = Path(__file__).parent.parent


def test_the_graph_database_as_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("ladybug")
    page = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^```pycon\n(.*?)^```", page, re.M | re.S)
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    monkeypatch.chdir(tmp_path)
    vnplan.batch("corpus", "tables", jobs=1)
    said: list[str] = []
    runner = doctest.DocTestRunner()
    runner.run(doctest.DocTestParser().get_doctest(block, {}, "scale.md", "scale.md", 0), out=said.append)
    assert runner.summarize(verbose=False).failed == 0, "".join(said)
