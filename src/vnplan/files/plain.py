"""Plain text and Markdown: bytes to text by what they hold."""

from __future__ import annotations

from vnplan.errors import ReadError
from vnplan.files.content import Content


def read_plain(raw: bytes, name: str) -> Content:
    """The text of a file in UTF-8 (with or without a mark) or UTF-16 with one. Raises ReadError for anything else."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return Content(raw.decode("utf-16"))
        except UnicodeDecodeError:
            raise ReadError(f"{name}: marked as UTF-16 but not valid; save it as UTF-8") from None
    if raw.startswith(b"%PDF"):
        raise ReadError(f"{name}: is a PDF; extract its text first (pdftotext -layout)")
    if raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise ReadError(f"{name}: is an Office or ZIP file; save it as plain text first")
    if b"\x00" in raw[:65536]:
        raise ReadError(f"{name}: is a binary file, not text")
    try:
        return Content(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        at = f"byte {error.start}"
        raise ReadError(f"{name}: is not UTF-8 ({at}); convert it first (iconv -f WINDOWS-1258 -t UTF-8)") from None
