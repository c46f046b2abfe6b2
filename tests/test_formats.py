"""`vnplan formats`: what this machine reads, and how to get what it lacks."""

from __future__ import annotations

import json

import pytest

from shell import call
from vnplan.files import formats
from vnplan.files.folder import DOCUMENTS
from vnplan.files.read import FORMATS

PRESENT, ABSENT = (
    formats.Tool("Máy đọc", lambda here=here: here, "apt x", "winget x", "brew x")  # type: ignore[misc]
    for here in (True, False)
)


def kinds(monkeypatch: pytest.MonkeyPatch, tool: formats.Tool) -> None:
    rows = (
        ("a format of no name", "docx", ".docx", "Word", None),
        ("sách", "txt", ".sach .vo", "sách cũ", tool),
        ("a kind without a reader", "none", ".z", "", None),
    )
    monkeypatch.setattr(formats, "_KINDS", rows)


def test_what_is_missing_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    kinds(monkeypatch, ABSENT)
    assert call("formats").stdout == (
        "read on this machine\n  .docx      Word\n\nnot yet: Máy đọc is not installed\n  .sach .vo  sách cũ\n"
        "    Debian, Ubuntu: apt x\n    Windows:        winget x\n    macOS:          brew x\n"
    )
    assert json.loads(call("formats", "--format", "json").stdout)[1] == {
        "format": "sách", "endings": [".sach", ".vo"], "what": "sách cũ", "read": False, "needs": "Máy đọc",
        "install": {"debian": "apt x", "windows": "winget x", "macos": "brew x"},
    }  # fmt: skip


def test_what_is_there_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    kinds(monkeypatch, PRESENT)
    assert call("formats").stdout == "read on this machine\n  .docx      Word\n  .sach .vo  sách cũ (Máy đọc)\n"


def test_every_reader_is_listed_with_endings_a_folder_knows() -> None:
    refusing = {"encrypted", "packed", "program", "misnamed"}
    assert {reader for _, reader, *_ in formats._KINDS} >= {one.name for one in FORMATS} - refusing
    endings = {ending for kind in formats.readable() for ending in kind.endings if kind.format != "picture"}
    assert endings <= DOCUMENTS


@pytest.mark.parametrize(
    ("finder", "tool"),
    [("vnplan.files.office.soffice", formats.LIBREOFFICE), ("vnplan.files.ocr.program", formats.TESSERACT)],
)
@pytest.mark.parametrize("found", [None, "/usr/bin/x"])
def test_a_program_is_here_where_its_reader_finds_it(
    finder: str, tool: formats.Tool, found: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finder, lambda: found)
    assert {kind.read for kind in formats.readable() if kind.needs is tool} == {found is not None}
