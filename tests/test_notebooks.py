"""Every notebook of docs/ is run anew and shows what is stored; its page in the documentation has all of it."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

import notebooks

NEEDED = [name for name in ("nbclient", "ipykernel", "pandas") if importlib.util.find_spec(name) is None]
FILES = pytest.mark.parametrize("file", notebooks.FILES, ids=lambda file: file.stem)


@FILES
@pytest.mark.skipif(bool(NEEDED), reason=f"{', '.join(NEEDED)} not installed: pip install 'vnplan[test]'")
def test_a_notebook_shows_what_is_stored(file: Path) -> None:
    """Where it does not: python tests/notebooks.py --write."""
    stored, now = notebooks.cells_of(file), notebooks.run(file)["cells"]
    for one, other in zip(stored, now, strict=True):
        assert notebooks.shown(one) == notebooks.shown(other), "".join(one["source"])


@FILES
def test_every_cell_shows_something_and_none_fails(file: Path) -> None:
    for cell in notebooks.cells_of(file):
        if cell["cell_type"] == "code":
            assert cell["outputs"], "".join(cell["source"])
            assert not [one for one in cell["outputs"] if one["output_type"] == "error"]
            assert not [one for one in cell["outputs"] if one.get("name") == "stderr"]


@FILES
def test_nothing_of_this_machine_is_stored(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert not re.search(r"/home/|/root/|/tmp/|/work/|[A-Z]:\\\\", text)
    assert not re.search(r"<script|https?://(?!www\.w3\.org/2000/svg)", text)


@FILES
def test_the_page_of_a_notebook_has_every_cell_and_output(file: Path) -> None:
    page = notebooks.page_of(file)
    for cell in notebooks.cells_of(file):
        assert "".join(cell["source"]) in page
    assert page.count('<div class="vnplan"') == sum(
        'class="vnplan"' in one for cell in notebooks.cells_of(file) for one in notebooks.shown(cell)
    )
