"""Bytes to text: each encoding and format that is read, beside the text it gives. What cannot be read: test_cli.py."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from vnplan.files.read import read_bytes, read_file

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


def test_plain_text_under_a_name_of_word_is_read_and_told() -> None:
    content = read_bytes(TEXT.encode(), "ke-hoach.docx")
    assert content.text == TEXT
    assert [note.code for note in content.notes] == ["misnamed"]
    assert read_bytes(TEXT.encode(), "ke-hoach.txt").notes == ()


def test_blanks_of_a_pdf_are_a_hole_only_where_none_can_be() -> None:
    from vnplan.files.pdf import _has_a_hole

    blank = b"\x00" * 1100
    assert _has_a_hole(b"<</Filter/FlateDecode>>stream\nx" + blank + b"endstream %%EOF")
    assert _has_a_hole(b"<<>>stream\nx endstream endobj " + blank + b"%%EOF")
    white = zlib.compress(bytes(4_000_000))
    assert blank in white
    assert not _has_a_hole(b"<</Filter /FlateDecode>>stream\n" + white + b"\nendstream endobj %%EOF")
    assert not _has_a_hole(b"<</Width 9>>stream\nx" + blank + b"endstream endobj %%EOF")
    assert not _has_a_hole(b"<<>>stream\nx endstream endobj %%EOF" + blank)
