"""The files of a folder or an archive, in order: what each says, or why it cannot be read.

Passed over are lock files of Office ("~$..."), hidden files, README.md, what a
saved web page keeps beside it ("NAME_files/"), and what nobody would call a document: pictures without words,
programs and their data, fonts.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath
from typing import NamedTuple, TypeAlias

from vnplan.errors import ReadError
from vnplan.files.archive import Archive, is_archive
from vnplan.files.content import Content
from vnplan.files.read import format_of, raw_of, read_bytes, read_file
from vnplan.models.records import Note

DOCUMENTS = frozenset({
    "", ".txt", ".text", ".md", ".markdown", ".docx", ".docm", ".doc", ".rtf", ".odt", ".pdf", ".html", ".htm",
    ".xhtml", ".mht", ".mhtml", ".zip",
})  # fmt: skip
"""What the name of a file ends in that may hold a document, be it text inside."""


class FoundFile(NamedTuple):
    """A file and what it says, or why it cannot be read; neither where it is no document."""

    source: str
    content: Content | None = None
    error: ReadError | None = None


def files_of(path: str | os.PathLike[str]) -> list[Path]:
    """The file itself, or every file below a folder that somebody put there to be read, in order.

    Raises ReadError where there is nothing.
    """
    if not os.fspath(path):
        raise ReadError("an empty name; give a file or a folder")
    folder = Path(path)
    try:
        there = folder.exists()
    except (OSError, ValueError) as error:
        raise ReadError(f"{str(folder)[:60]}: {getattr(error, 'strerror', error)}") from None
    if not there:
        raise ReadError(f"{folder}: no such file or folder")
    if not folder.is_dir():
        return [folder]
    found = sorted(files_below(folder))
    if not found:
        raise ReadError(f"{folder}: nothing to read here; vnplan formats lists what is read")
    return found


def files_below(folder: Path) -> Iterator[Path]:
    """Every file below a folder that somebody put there to be read, in no order."""
    return (file for file in _below(folder) if not _is_kept_aside(file.relative_to(folder)))


def _below(folder: Path) -> Iterator[Path]:
    """Every file below a folder, linked ones too, each once; a folder that cannot be opened in their place."""
    closed: list[Path] = []
    seen: set[str] = set()
    for above, inside, names in os.walk(folder, followlinks=True, onerror=lambda e: closed.append(Path(e.filename))):
        real = os.path.realpath(above)
        if real in seen:
            inside.clear()
            continue
        seen.add(real)
        pages = {PurePath(name).stem for name in names if name.lower().endswith((".html", ".htm"))}
        inside[:] = [name for name in inside if not (name.endswith("_files") and name[: -len("_files")] in pages)]
        for file in (Path(above, name) for name in names):
            if file.is_file() or (file.is_symlink() and not file.exists()):  # no pipes, no devices
                yield file
    yield from closed


Wanted: TypeAlias = Callable[[str], bool]
"""Asked with the place of each file before it is read; one that is not wanted is left out."""


def _all(place: str) -> bool:
    return True


def found_in(file: Path, alone: bool = True, wanted: Wanted = _all) -> Iterator[FoundFile]:
    """What a file says, or each file of an archive. One of a folder (not `alone`) must be known to be a document."""
    source = str(file)
    try:
        if file.is_dir():
            raise ReadError(f"{source}: the folder cannot be opened")
        if _is_zip(file):
            yield from _unpacked(Archive(file, source), wanted)
        elif not wanted(source):
            return
        elif alone:
            yield FoundFile(source, read_file(file))
        else:
            yield _found(raw_of(file), source)
    except ReadError as error:
        yield FoundFile(source, error=error)


def found_in_bytes(raw: bytes, source: str) -> Iterator[FoundFile]:
    """What bytes without a file say, or each file of the archive they are."""
    try:
        if raw.startswith(b"PK") and is_archive(io.BytesIO(raw), source):
            yield from _unpacked(Archive(io.BytesIO(raw), source))
        else:
            yield FoundFile(source, read_bytes(raw, source))
    except ReadError as error:
        yield FoundFile(source, error=error)


def the_one_of(raw: bytes, name: str) -> Content:
    """The only document of an archive. Raises ReadError that says how many files there are in it."""
    read: list[Content] = []
    unread: list[ReadError] = []
    archive = Archive(io.BytesIO(raw), name)
    for found in _unpacked(archive):
        read += [found.content] if found.content else []
        unread += [found.error] if found.error else []
        if len(read) > 1:
            raise ReadError(f"{name}: holds {_count(archive)} files; vnplan.read_folder(path) reads each")
    if read:
        told = (Note(code="not_read", message=str(error), start=0, end=0) for error in unread)
        return read[0]._replace(notes=(*read[0].notes, *told))
    if len(unread) == 1:
        raise unread[0]
    if unread:
        raise ReadError(f"{name}: holds {len(unread)} files, none of which can be read; the first: {unread[0]}")
    raise ReadError(f"{name}: holds {_count(archive)} files, none of which is a document")


def _count(archive: Archive) -> int:
    return sum(not _is_kept_aside(PurePath(place)) for place in archive.places())


def _is_zip(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            head = opened.read(4)
    except (OSError, ValueError):
        return False  # reading it says why
    return head[:2] == b"PK" and is_archive(file, file.name)


def _unpacked(archive: Archive, wanted: Wanted = _all) -> Iterator[FoundFile]:
    empty = True
    for place, given in archive.members():
        inside = PurePath(place[len(archive.name) + 1 :])
        if _is_kept_aside(inside):
            continue
        empty = False
        if isinstance(given, ReadError):
            yield FoundFile(place) if _is_no_document(inside) else FoundFile(place, error=given)
            continue
        try:
            if given.startswith(b"PK") and is_archive(io.BytesIO(given), place):
                yield from _unpacked(Archive(io.BytesIO(given), place, archive), wanted)
            elif wanted(place):
                yield _found(given, place)
        except ReadError as error:
            yield FoundFile(place, error=error)
    if empty:
        yield FoundFile(archive.name, error=ReadError(f"{archive.name}: an archive with nothing to read in it"))


def _found(raw: bytes, source: str) -> FoundFile:
    """What a file among others says: that it is a text its name must tell, since a table or a log is one too."""
    name = PurePath(source)
    told = format_of(raw, source).name if raw else ""
    if _is_no_document(name):
        return _of_picture(raw, source) if told == "picture" else FoundFile(source)
    if told == "txt" and name.suffix.lower() not in DOCUMENTS:
        raise ReadError(f"{source}: is of a format that is not read ({name.suffix}); vnplan formats lists what is")
    return FoundFile(source, read_bytes(raw, source))


def _of_picture(raw: bytes, source: str) -> FoundFile:
    """What a picture says where a reader finds words on it; a photograph or a logo among documents is none."""
    from vnplan.files.pictures import may_be_page

    if not may_be_page(raw):
        return FoundFile(source)
    content = read_bytes(raw, source)
    return FoundFile(source, content if content.text.strip() else None)


def is_unread_picture(found: FoundFile) -> bool:
    """Whether a file is a picture that was not read for want of a program that reads scans."""
    from vnplan.files.ocr import INSTALL

    return found.error is not None and INSTALL in str(found.error) and _is_no_document(PurePath(found.source))


def _is_kept_aside(place: PurePath) -> bool:
    """Whether a file below a folder was not put there to be read: ".git/x", "~$ke-hoach.docx", README.md.

    >>> [_is_kept_aside(PurePath(place)) for place in ("~$dự thảo.docx", "2024/.x.txt", "2024/dự thảo.docx")]
    [True, True, False]
    """
    hidden = any(part.startswith(".") or part in _OF_SYSTEMS for part in place.parts)
    return hidden or place.name.startswith("~$") or place.name in _OF_SYSTEMS or place.name == "README.md"


_OF_SYSTEMS = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini", "Desktop.ini", "Icon\r"})


def _is_no_document(place: PurePath) -> bool:
    """Whether a name tells that nobody would call it a document: "logo.png", "setup.exe".

    >>> _is_no_document(PurePath("x/ẢNH.PNG")), _is_no_document(PurePath("x/bảng.xlsx"))
    (True, False)
    """
    return place.suffix.lower()[1:] in _NO_DOCUMENTS


_NO_DOCUMENTS = frozenset({
    "png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp", "svg", "ico", "emf", "wmf", "psd",  # pictures
    "exe", "dll", "msi", "bat", "cmd", "sh", "ps1", "js", "css", "py", "pyc", "ipynb", "jar", "apk", "so",  # programs
    "lnk", "url", "ini", "db", "log", "tmp", "bak",  # what they and systems leave behind
    "json", "jsonl", "graphml", "gexf", "cyjs", "dot", "mmd", "akn", "parquet", "pickle", "pkl",  # vnplan writes them
    "ttf", "otf", "woff", "woff2",  # fonts
})  # fmt: skip
