"""The page that `report` writes, as tests look at it: its data, and a browser that has it open."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from vnplan.shown.page_data import unpacked

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def index_of(page: str) -> dict[str, Any]:
    """The data of a page, each row as a dict."""
    (raw,) = re.findall(r'<script type="application/json" id="index">(.*?)</script>', page, re.S)
    index: dict[str, Any] = json.loads(raw)
    for name, rows in (("node", "nodes"), ("document", "documents"), ("edge", "edges"), ("finding", "findings")):
        index[rows] = [dict(zip(index["fields"][name], row, strict=True)) for row in index[rows]]
    return index


def texts_of(page: str) -> list[dict[str, Any]]:
    """The texts of a page, with their rows as they are."""
    return [unpacked(packed) for packed in re.findall(r'<script type="text/plain" id="t\d+">(.*?)</script>', page)]


class Opened:
    """A page in the browser, with all it said and asked for."""

    def __init__(self, tab: Any, path: Path) -> None:
        self.tab, self.path = tab, path
        self.said: list[str] = []
        self.asked: list[str] = []
        tab.on("console", lambda message: self.said.append(message.text))
        tab.on("pageerror", lambda error: self.said.append(str(error)))
        tab.on("dialog", lambda dialog: (self.said.append(f"dialog {dialog.message}"), dialog.dismiss()))
        tab.on("request", lambda request: self.asked.append(request.url))

    def at(self, route: str) -> Any:
        """The page at a route."""
        self.tab.goto("about:blank")
        self.tab.goto(f"{self.path.as_uri()}{route}")
        self.tab.wait_for_selector("main h1")
        return self.tab

    @property
    def others(self) -> list[str]:
        """What was asked for beside the page itself."""
        return [url for url in self.asked if url != "about:blank" and url.partition("#")[0] != self.path.as_uri()]


def says(place: Any, words: str) -> None:
    """The place shows the words, at once or when the page has drawn what was asked for."""
    _expect(place).to_contain_text(words, use_inner_text=True)


def counts(places: Any, many: int) -> None:
    """There are so many of them, as soon as the page has drawn what was asked for."""
    _expect(places).to_have_count(many)


def gone(place: Any) -> None:
    """The place is not seen, or is not there."""
    _expect(place).to_be_hidden()


def focused(tab: Any, name: str) -> None:
    """The element of this id has the keyboard."""
    _expect(tab.locator(f"[id='{name}']")).to_be_focused()


def _expect(place: Any) -> Any:
    return pytest.importorskip("playwright.sync_api", reason="needs playwright").expect(place)


@contextmanager
def browser() -> Iterator[Any]:
    """Chromium; the test is skipped by name where it is not."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    if CHROMIUM is None:
        pytest.skip("needs chromium")
    with playwright.sync_playwright() as started:
        one = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        try:
            yield one
        finally:
            one.close()
