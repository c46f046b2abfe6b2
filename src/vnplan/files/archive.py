"""Zip archives: every file in one by the name its maker meant, within limits; nothing is unpacked to disk."""

from __future__ import annotations

import contextlib
import io
import re
import stat
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path

from vnplan.errors import ReadError
from vnplan.text.shown import one_line

FILES = 10_000  # in one archive, nested ones included
DEPTH = 3  # archives in archives
MEMBER = 100_000_000  # bytes of one file: a scanned decision of 200 pages is 60 million
TOTAL = 2_000_000_000  # bytes of all files
RATIO = 200  # times its packed size: XML of a table comes to 40, a blank bitmap to 150
SMALL = 2_000_000  # bytes that no ratio makes dangerous


class Archive:
    """An opened archive and those inside it, which share its limits.

    >>> packed = io.BytesIO()
    >>> with zipfile.ZipFile(packed, "w") as new:
    ...     new.writestr("../2024/kế hoạch.txt", "Thực hiện Chỉ thị số 14/CT-TTg.")
    >>> [(place, raw.decode()) for place, raw in Archive(packed, "hồ sơ.zip").members()]
    [('hồ sơ.zip/2024/kế hoạch.txt', 'Thực hiện Chỉ thị số 14/CT-TTg.')]
    """

    def __init__(self, file: Path | io.BytesIO, name: str, within: Archive | None = None) -> None:
        self.name = name
        self._depth: int = within._depth + 1 if within else 1
        self._top: Archive = within._top if within else self
        self._files = self._unpacked = 0
        if self._depth > DEPTH:
            raise ReadError(f"{name}: an archive {DEPTH} archives deep is not opened; unpack the outer one first")
        try:
            self._zip = zipfile.ZipFile(file)
        except Exception:
            raise ReadError(f"{name}: is broken; the archive is cut off or damaged") from None
        self._packed = sum(member.compress_size for member in self._zip.infolist())

    def places(self) -> list[str]:
        """The place of each file below the archive, without opening any."""
        return [_place(member) for member in self._zip.infolist() if not member.is_dir()]

    def members(self) -> Iterator[tuple[str, bytes | ReadError]]:
        """Place and bytes of each file, or why it cannot be had; links and folders are left out."""
        for name, member in sorted(((_place(one), one) for one in self._zip.infolist()), key=lambda two: two[0]):
            if member.is_dir() or stat.S_ISLNK(member.external_attr >> 16):
                continue
            top = self._top
            top._files += 1
            if top._files > FILES:
                yield top.name, ReadError(f"{top.name}: holds more than {FILES} files; the rest is not read")
                return
            place = f"{self.name}/{name}"
            try:
                yield place, self._bytes(member, place)
            except ReadError as error:
                yield place, error

    def _bytes(self, member: zipfile.ZipInfo, place: str) -> bytes:
        if member.flag_bits & 1:
            raise ReadError(f"{place}: is encrypted with a password; unpack the archive and give the folder")
        top = self._top
        most = min(MEMBER, max(SMALL, RATIO * member.compress_size), TOTAL - top._unpacked)
        try:
            with self._zip.open(member) as file:
                raw = file.read(most + 1)
        except NotImplementedError:
            raise ReadError(f"{place}: is packed in a way that is not read; unpack the archive first") from None
        except Exception:  # zipfile, zlib, bz2 and lzma each raise errors of their own
            raise ReadError(f"{place}: is broken; it cannot be unpacked") from None
        if len(raw) > most:
            said = f"more than {most // 1_000_000} MB" if most in (MEMBER, TOTAL) else f"{RATIO} times its packed size"
            raise ReadError(f"{place}: too large; it unpacks to {said}, as an archive bomb does")
        top._unpacked += len(raw)
        if top._unpacked > max(20 * SMALL, RATIO * top._packed):
            raise ReadError(
                f"{place}: too large; {top.name} unpacks to {RATIO} times its size, as an archive bomb does"
            )
        return raw


def is_archive(file: Path | io.BytesIO, name: str) -> bool:
    """Whether a zipped file is an archive, be it a broken one; not an Office document, a book or a program."""
    try:
        with zipfile.ZipFile(file) as opened:
            return not _MADE_BY_PROGRAMS & set(opened.namelist())
    except Exception:  # a damaged list of files can make zipfile raise nearly anything
        return name.lower().endswith(".zip")


def is_open_document(raw: bytes) -> bool:
    """Whether a zipped file is a text of OpenDocument; its name need not be first, nor unpacked.

    >>> packed = io.BytesIO()
    >>> with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
    ...     new.writestr("content.xml", "<x/>")
    ...     new.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    >>> is_open_document(packed.getvalue())
    True
    """
    if not raw.startswith(b"PK") or _OPEN_TEXT in raw[:200]:
        return raw.startswith(b"PK")
    if b"mimetype" not in raw or b"content.xml" not in raw:
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as opened, opened.open("mimetype") as told:
            return told.read(len(_OPEN_TEXT) + 2).startswith(_OPEN_TEXT)
    except Exception:
        return False


_OPEN_TEXT = b"application/vnd.oasis.opendocument.text"
_MADE_BY_PROGRAMS = frozenset({"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF", "_rels/.rels"})


def _place(member: zipfile.ZipInfo) -> str:
    r"""A member's name as a place below the archive: no drive, no way up, no line break.

    >>> _place(zipfile.ZipInfo("C:\\..\\mật\n.txt"))
    'mật .txt'
    """
    parts = re.split(r"[/\\]+", re.sub(r"^[A-Za-z]:", "", _named(member)))
    whole = "/".join(one_line(part) for part in parts if part.strip(" .") or part.startswith("..."))
    return "".join(c for c in whole if c.isprintable()) or "(no name)"


def _is_western(name: str) -> bool:
    """Whether a name's letters beyond ASCII are those of DOS, where windows-1258 has signs: "résumé".

    >>> _is_western("résumé.txt"), _is_western("kế".encode("utf-8").decode("cp437"))
    (True, False)
    """
    high = [c for c in name if not c.isascii()]
    return all(c in _OF_DOS for c in high) and re.search(f"[A-Za-z][{_OF_DOS}]|[{_OF_DOS}][A-Za-z]", name) is not None


_OF_DOS = bytes(range(0x80, 0xA6)).decode("cp437")


def _named(member: zipfile.ZipInfo) -> str:
    """A member's name in the letters of its maker: UTF-8 without its flag, read as another page, or windows-1258.

    >>> _named(zipfile.ZipInfo("Kế hoạch.txt".encode().decode("cp437")))
    'Kế hoạch.txt'
    """
    name = member.filename
    for page in ("cp437", "cp1252"):
        with contextlib.suppress(UnicodeError):
            return unicodedata.normalize("NFC", name.encode(page).decode("utf-8"))
    if not member.flag_bits & 0x800 and not _is_western(name):
        with contextlib.suppress(UnicodeError):
            return unicodedata.normalize("NFC", name.encode("cp437").decode("cp1258"))
    return unicodedata.normalize("NFC", name)
