"""A file to its content: the format told by what is in it, then by its name; one reader a format."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from vnplan.errors import ReadError, WrongType
from vnplan.files.content import Content
from vnplan.logs import DEBUG, INFO, WARNING, log
from vnplan.models.records import Note

LIMIT = 500_000_000  # bytes of a file


def read_file(path: str | os.PathLike[str]) -> Content:
    """The text of a file of any format that this machine reads, with notes on how it was read.

    Raises ReadError, one line with file, cause and way out; TypeError for what is no path.
    """
    return read_bytes(raw_of(path), os.fspath(path))


def raw_of(path: str | os.PathLike[str]) -> bytes:
    """The bytes of a file. Raises what `read_file` does."""
    if not isinstance(path, str | os.PathLike):
        raise WrongType(f"a path is wanted, not {type(path).__name__}; vnplan.parse(text) reads a text at hand")
    if "\n" in os.fspath(path) and not os.path.exists(path):
        raise ReadError("a path is wanted, not a text of several lines; vnplan.parse(text) reads a text at hand")
    file = Path(path)
    try:
        with file.open("rb") as opened:
            raw = opened.read(LIMIT + 1)
    except FileNotFoundError:
        raise ReadError(f"{file}: no such file") from None
    except IsADirectoryError:
        raise ReadError(f"{file}: is a folder; vnplan.read_folder(path) reads what is in it") from None
    except (OSError, ValueError) as error:  # a ValueError where a NUL is in the name
        raise ReadError(f"{str(file)[:60]}: cannot be opened ({getattr(error, 'strerror', error)})") from None
    if len(raw) > LIMIT:
        raise ReadError(f"{file}: too large; files of up to {LIMIT // 1_000_000} MB are read")
    return raw


def read_bytes(raw: bytes, name: str) -> Content:
    """The content of a file's bytes; `name` stands in errors and, where the bytes do not tell, tells the format."""
    if not raw:
        raise ReadError(f"{name}: is empty (0 bytes)")
    form = format_of(raw, name)
    content = form.read(raw, name)
    log("files", DEBUG, "%s: read as %s, %d characters", name, form.name, len(content.text))
    for note in content.notes:
        log("files", WARNING if note.code in _NOT_WHOLE else INFO, "%s: %s: %s", name, note.code, note.message)
    return content


_NOT_WHOLE = frozenset({"not_read", "scan_unread", "no_text"})
"""Notes that tell of something that is missing in what was read."""


class Format(NamedTuple):
    """A format: what it is called, how its bytes tell it, and its reader."""

    name: str
    is_it: Callable[[bytes, str], bool]
    read: Callable[[bytes, str], Content]


def format_of(raw: bytes, name: str) -> Format:
    """The first format of the list that the bytes, or the name, tell."""
    return next(one for one in FORMATS if one.is_it(raw, name))


def _docx(raw: bytes, name: str) -> Content:
    from vnplan.files.docx import read_docx

    return read_docx(raw, name)


def _zip(raw: bytes, name: str) -> Content:
    from vnplan.files.folder import the_one_of

    return the_one_of(raw, name)


def _packed(raw: bytes, name: str) -> Content:
    raise ReadError(f"{name}: is an archive of a kind that is not read (RAR, 7z, gz); unpack it, or pack it as .zip")


def _program(raw: bytes, name: str) -> Content:
    raise ReadError(f"{name}: is no document that is read, but a spreadsheet, slides, a book or a program")


def _pdf(raw: bytes, name: str) -> Content:
    from vnplan.files.pdf import read_pdf

    return read_pdf(raw, name)


def _picture(raw: bytes, name: str) -> Content:
    from vnplan.files.pictures import read_picture

    return read_picture(raw, name)


def _encrypted(raw: bytes, name: str) -> Content:
    raise ReadError(f"{name}: is encrypted with a password; save it without one")


def _office(raw: bytes, name: str) -> Content:
    from vnplan.files.office import read_office

    return read_office(raw, name)


def _mht(raw: bytes, name: str) -> Content:
    from vnplan.files.mht import read_mht

    return read_mht(raw, name)


def _html(raw: bytes, name: str) -> Content:
    from vnplan.files.html import read_html

    return read_html(raw, name)


def _text(raw: bytes, name: str) -> Content:
    from vnplan.files.plain import read_plain

    return read_plain(raw, name)


_NAMED = {".docx": "Word file", ".docm": "Word file", ".doc": "Word file", ".odt": "OpenDocument text", ".pdf": "PDF"}


def _is_misnamed(raw: bytes, name: str) -> bool:
    """Whether a name promises what the content does not keep, no format before having taken it."""
    return os.path.splitext(name)[1].lower() in _NAMED


def _misnamed(raw: bytes, name: str) -> Content:
    """The text of a file named as an office's; what is no text in a known encoding is refused."""
    promised = _NAMED[os.path.splitext(name)[1].lower()]
    refused = ReadError(f"{name}: is no {promised}, nor of another kind that is known; it is broken, or misnamed")
    try:
        content = _text(raw, name)
    except ReadError:
        raise refused from None
    if any(note.code in ("unknown_encoding", "damaged_letters") for note in content.notes):
        raise refused
    told = f"{name}: is no {promised} but plain text, and was read as that"
    return content._replace(notes=(*content.notes, Note(code="misnamed", message=told, start=0, end=0)))


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _is_encrypted(raw: bytes, name: str) -> bool:
    return raw.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in raw


def _is_zip(raw: bytes, name: str) -> bool:
    from vnplan.files.archive import is_archive

    return raw.startswith(b"PK") and is_archive(io.BytesIO(raw), name)


def _is_docx(raw: bytes, name: str) -> bool:
    named = name.lower().endswith((".docx", ".docm"))
    return raw.startswith(b"PK") and not _is_odt(raw) and (named or b"word/" in raw)


def _is_odt(raw: bytes) -> bool:
    """Whether an archive says that it is a text of OpenDocument, whatever its name."""
    from vnplan.files.archive import is_open_document

    return is_open_document(raw)


_OFFICE = (b"{\\rt", b"\xdb\xa5\x2d\x00", _OLE)


def _is_office(raw: bytes, name: str) -> bool:
    """A .doc, .rtf, .odt or .wps, or an old Office file that is none of them: its reader says so."""
    start = raw[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    xml = start.startswith(b"<?xml") and re.search(rb"Word\.Document|office/word/2003|opendocument\.text", start)
    return _is_odt(raw) or start.startswith(_OFFICE) or bool(xml)


_MAIL = re.compile(rb"\s*(?:MIME-Version|From|Content-Type|Subject|Date|Snapshot-Content-Location|Message-ID):", re.I)


def _is_mht(raw: bytes, name: str) -> bool:
    if not name.lower().endswith((".mht", ".mhtml", ".eml")) and not _MAIL.match(raw[:400].lstrip(b"\xef\xbb\xbf")):
        return False
    from vnplan.files.mht import is_mht

    return is_mht(raw)


_PAGE = re.compile(rb"(?:\s|<\?xml[^>]*>|<!--.{0,4000}?-->)*<(?:!doctype\s+html|html|head|body|meta)\b", re.I | re.S)
_TAG = re.compile(rb"</?(?:p|div|table|span|br|body|h[1-6]|li|b|font)\b[^<>]*>", re.I)

_OPENED = re.compile(rb"\s*<[A-Za-z][A-Za-z0-9]*\s")


def _is_html(raw: bytes, name: str) -> bool:
    """A page by its first tag, or by its name and any tag; UTF-16 is told without its NULs."""
    start = raw[:20_000].lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\x00", b"")
    named = name.lower().endswith((".html", ".htm", ".xhtml", ".shtml", ".aspx"))
    return _PAGE.match(start) is not None or (named and bool(_TAG.search(start) or _OPENED.match(start)))


def _is_pdf(raw: bytes, name: str) -> bool:
    return b"%PDF-" in raw[:1024] and not raw.startswith(b"PK")


def _is_picture(raw: bytes, name: str) -> bool:
    return raw.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*"))


# the first that is told; the last takes what is left
FORMATS = (
    Format("encrypted", _is_encrypted, _encrypted),
    Format("zip", _is_zip, _zip),
    Format("docx", _is_docx, _docx),
    Format("office", _is_office, _office),
    Format("pdf", _is_pdf, _pdf),
    Format("picture", _is_picture, _picture),
    Format("packed", lambda raw, name: raw.startswith((b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")), _packed),
    Format("program", lambda raw, name: raw.startswith((b"PK\x03\x04", b"MZ")) and b"\x00" in raw, _program),
    Format("mht", _is_mht, _mht),
    Format("html", _is_html, _html),
    Format("misnamed", _is_misnamed, _misnamed),
    Format("txt", lambda raw, name: True, _text),
)
