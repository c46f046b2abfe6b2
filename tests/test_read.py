"""Bytes to text: each encoding and format that is read, beside the text it gives. What cannot be read: test_cli.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from vnplan.files.read import read_file

TEXT = "Căn cứ Luật Giáo dục;\nThực hiện Chỉ thị số 14/CT-TTg."

READABLE = {  # a file's name, its bytes, and the text in it
    "utf-8.txt": (TEXT.encode(), TEXT),
    "marked.txt": (TEXT.encode("utf-8-sig"), TEXT),
    "utf-16.txt": (TEXT.encode("utf-16"), TEXT),
    "big-endian.txt": (b"\xfe\xff" + TEXT.encode("utf-16-be"), TEXT),
    "windows.txt": (TEXT.replace("\n", "\r\n").encode(), TEXT.replace("\n", "\r\n")),
}


@pytest.mark.parametrize(("name", "raw", "text"), [(name, *row) for name, row in READABLE.items()], ids=READABLE)
def test_a_file_gives_its_text(name: str, raw: bytes, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(raw)
    assert read_file(tmp_path / name).text == text
