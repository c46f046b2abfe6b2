"""The documentation as pages: every name and every page is in it, its pictures are what the script draws."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

import docsite
import pictures
import vnplan

ROOT = Path(__file__).parent.parent
CONFIG = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


def test_the_reference_has_every_public_name_once() -> None:
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    told = docsite.NAME.findall(page + docsite.rest_of_names(page))
    assert Counter(told) == Counter(vnplan.__all__)


def test_every_page_can_be_found() -> None:
    """In the list of pages, or else linked from the first of them."""
    listed = set(re.findall(r": ([\w-]+\.md)$", CONFIG, re.M))
    linked = set(re.findall(r"\]\(([\w-]+\.md)\)", (ROOT / "docs" / "index.md").read_text(encoding="utf-8")))
    assert sorted({file.name for file in (ROOT / "docs").glob("*.md")} - listed - linked) == []


NUMBERED = re.compile(r"\d+[/-][\w/-]+")


@pytest.mark.parametrize("name", pictures.DRAWINGS)
def test_a_picture_is_of_what_is_read_today(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same numbers in the same order; where it is not: python tests/pictures.py."""
    monkeypatch.chdir(ROOT)
    drawn, kept = pictures.DRAWINGS[name](), (pictures.FOLDER / name).read_text(encoding="utf-8")
    assert re.findall(r">([^<>]+)<", kept)
    assert sorted(NUMBERED.findall(drawn)) == sorted(NUMBERED.findall(kept))


def test_the_accuracy_the_readme_tells_is_that_of_its_page() -> None:
    """Real plans from the worst figure to 1.00, and the exact F1 of sentences of law."""
    page = (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")
    figures = re.findall(r"^\| ([^|]+) \| ([^|]+) \| ([\d.]+) \| (\d+) \|$", page, re.M)
    worst = min(float(value) for group, _, value, _ in figures if group == "real plans")
    ((law, count),) = [(v, n) for group, name, v, n in figures if (group, name) == ("law sentences", "exact F1")]
    said = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    assert f"{worst:.2f} to 1.00 of" in said
    assert f"on {int(count):,} references labelled in sentences of law exact F1 is {law}" in said


def test_no_picture_asks_the_network() -> None:
    for file in pictures.FOLDER.glob("*.svg"):
        svg = file.read_text(encoding="utf-8")
        assert set(re.findall(r"https?://[^\"' )]+", svg)) <= {"http://www.w3.org/2000/svg"}, file.name


PAGES = [
    ('<a href="b.html#x">', []),
    ('<a href="b.html#y">', ["a.html: b.html#y names no place of that page"]),
    ('<a href="c.html">', ["a.html: c.html leads nowhere"]),
    ('<a href="https://example.org">', []),
    ('<script src="https://example.org/x.js">', ["a.html: loads https://example.org/x.js"]),
    ('<link rel="stylesheet" href="//example.org/x.css">', ["a.html: loads //example.org/x.css"]),
    ('<img src="data:image/png;base64,AA">', []),
]


@pytest.mark.parametrize(("html", "found"), PAGES)
def test_what_is_wrong_with_a_page(html: str, found: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(html, encoding="utf-8")
    (tmp_path / "b.html").write_text('<p id="x">', encoding="utf-8")
    assert list(docsite.faults(tmp_path)) == found


LINKS = [
    ("../README.md", "docs/index.md", "index.md"),
    ("../CONTRIBUTING.md", "docs/index.md", "contributing.md"),
    ("docs/rules.md", "CONTRIBUTING.md", "rules.md"),
    ("files.md", "docs/index.md", "files.md"),
    ("pictures/plan.svg", "docs/index.md", "pictures/plan.svg"),
    ("https://example.org/a.md", "docs/index.md", "https://example.org/a.md"),
]


@pytest.mark.parametrize(("link", "page", "moved"), LINKS)
def test_where_a_link_leads_once_pages_lie_side_by_side(link: str, page: str, moved: str) -> None:
    assert docsite._moved(link, Path(page), "") == moved


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if any(importlib.util.find_spec(name) is None for name in ("mkdocs", "material", "mkdocstrings")):
        pytest.skip("mkdocs-material and mkdocstrings are not installed: pip install '.[docs]'")
    folder = tmp_path_factory.mktemp("site")
    docsite.build(folder)
    return folder


def test_the_pages_are_built_without_a_warning_and_lead_everywhere(site: Path) -> None:
    assert list(docsite.faults(site)) == []
    assert (site / "api.html").is_file()


def test_the_first_page_opens_from_disk(site: Path) -> None:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("Chromium is not installed")
    command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=4000", "--dump-dom"]
    page = (site / "vi.html").as_uri()
    done = subprocess.run([*command, page], capture_output=True, check=True, timeout=120, env={**os.environ})
    assert 'lang="vi"' in done.stdout.decode("utf-8")
