"""Old office files (.doc, .rtf, .odt, .wps) through LibreOffice to .docx, which is then read as any other.

LibreOffice's own text export loses footnotes and joins deleted to inserted words; its .docx keeps both. It runs in a
profile of its own that runs no macros and fetches no links, is given a time, and is ended with its children.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from vnplan.errors import ReadError
from vnplan.files.archive import is_open_document
from vnplan.files.content import Content
from vnplan.files.docx import read_docx
from vnplan.files.old_fields import as_saved
from vnplan.models.records import Note

TIME_LIMIT = 120.0  # seconds: a decree of 300 pages takes 15
_WORK, _WORK_OF_A_MB = 8, 1.5  # seconds of the processor: 250 pages, 4 MB of .rtf, take 7
_MEMORY = 2_000_000  # kilobytes of addresses: LibreOffice takes 1,000,000 of them for any file
_DEEPEST = 1000  # groups within groups of a rich text: Word writes ten
OFFICE_LIMIT = 100_000_000  # bytes
_UNPACKED = 300_000_000  # bytes of an .odt's parts together
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_2 = b"\xdb\xa5\x2d\x00"


class OldFormat(NamedTuple):
    """An old format: the ending LibreOffice knows it by, what people call it, and LibreOffice's filter for it."""

    ending: str
    called: str
    filter: str | None


_DOC = OldFormat("doc", "an old Word file (.doc)", "MS Word 97")
_DOC_95 = OldFormat("doc", "an old Word file (.doc)", None)
_RTF = OldFormat("rtf", "a rich text file (.rtf)", "Rich Text Format")
_ODT = OldFormat("odt", "an OpenDocument text (.odt)", "writer8")
_FODT = OldFormat("fodt", "an OpenDocument text (.fodt)", None)
_WORD_XML = OldFormat("xml", "a Word file of 2003 (.xml)", None)
_WPS = OldFormat("wps", "a file of Works (.wps)", None)


def kind_of(raw: bytes, name: str) -> OldFormat | None:
    """Which old format bytes are; None where they are none."""
    if raw.startswith(OLE):
        if _stream("WordDocument") in raw:
            return _DOC if _fib(raw) is not None else _DOC_95
        return _WPS if name.lower().endswith((".wps", ".doc")) and _stream("CONTENTS") in raw else None
    if raw.startswith(_WORD_2):
        return _DOC_95
    start = raw[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{\\rt"):
        return _RTF
    if is_open_document(raw):
        return _ODT
    if start.startswith(b"<?xml"):
        if b'progid="Word.Document"' in start or b"schemas.microsoft.com/office/word/2003" in start:
            return _WORD_XML
        return _FODT if b"application/vnd.oasis.opendocument.text" in start else None
    return None


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le")


def _fib(raw: bytes) -> bytes | None:
    """The head of Word's own stream (Word 97 and later), at the start of one of the file's sectors."""
    at = raw.find(b"\xec\xa5", 512)
    while at >= 0:
        if at % 512 == 0 and raw[at + 3 : at + 4] in (b"\x00", b"\x01"):
            return raw[at : at + 32]
        at = raw.find(b"\xec\xa5", at + 1)
    return None


_TURNS = re.compile(r"[^\W\d_](?=\d)|\d(?=[^\W\d_])")
_FEW = 100  # characters: less text tells nothing


def _is_noise(text: str) -> bool:
    """Whether letters and figures take turns all over, as where the half of a damaged file is taken for its text.

    >>> _is_noise("1S1Ñ-1 1112171/1K1H1" * 9), _is_noise("Số: 127/KH-UBND, lớp 5A1, mẫu 02B/TT. " * 9)
    (True, False)
    """
    return len(text) > _FEW and len(_TURNS.findall(text)) * 4 > sum(not letter.isspace() for letter in text)


def _is_whole(raw: bytes) -> bool:
    """Whether an old Office file holds the sectors its head names: its directory and its tables of sectors."""
    if len(raw) < 1536:
        return False
    size = 1 << min(int.from_bytes(raw[30:32], "little"), 20)
    tables = min(int.from_bytes(raw[44:48], "little"), 109)
    named = [raw[48:52], *(raw[76 + 4 * n : 80 + 4 * n] for n in range(tables))]
    return all((int.from_bytes(sector, "little") + 1) * size < len(raw) for sector in named)


def read_office(raw: bytes, name: str) -> Content:
    """The content of an old office file. Raises ReadError: locked, broken, or LibreOffice is missing."""
    kind = kind_of(raw, name)
    if raw.startswith(OLE) and not _is_whole(raw):
        raise ReadError(f"{name}: is broken; the file is cut off")
    if kind is None:
        raise ReadError(f"{name}: is a file of another program, no text document; save it as .docx")
    if len(raw) > OFFICE_LIMIT:
        raise ReadError(f"{name}: too large ({len(raw) // 1_000_000} MB); save it without its pictures")
    if kind is _RTF and _depth(raw).most > _DEEPEST:  # LibreOffice takes gigabytes for them
        raise ReadError(f"{name}: refused; its groups are nested deeper than {_DEEPEST}, as no rich text has them")
    if _is_locked(raw, kind, name):
        raise ReadError(f"{name}: is encrypted with a password; save it without one")
    program = soffice()
    if program is None:
        raise ReadError(f"{name}: is {kind.called}; {MISSING}, or save it as .docx")
    content = read_docx(_converted(raw, kind, program, name), name)
    if _is_noise(content.text):
        raise ReadError(f"{name}: is broken; what is left in it is no text")
    said = Note(code="converted", message=f"{name}: was read through LibreOffice", start=0, end=0)
    return Content(content.text, (*content.notes, said))


_GROUPS = re.compile(rb"\\[\\{}]|[{}]")


class _Depth(NamedTuple):
    """How deep a rich text nests its groups, and how many are open where it ends."""

    most: int
    last: int


def _depth(raw: bytes) -> _Depth:
    depth = most = 0
    for found in _GROUPS.finditer(raw):
        depth += {b"{": 1, b"}": -1}.get(found[0], 0)
        most = max(most, depth)
        if most > _DEEPEST:
            break
    return _Depth(most, depth)


MISSING = (
    "LibreOffice is needed to read it (Debian: apt install libreoffice-writer; Windows: winget install "
    "TheDocumentFoundation.LibreOffice; macOS: brew install --cask libreoffice; elsewhere: VNPLAN_SOFFICE=its path)"
)


def soffice() -> str | None:
    """LibreOffice's program on this machine: as VNPLAN_SOFFICE says, on the path, or where it is usually installed."""
    told = os.environ.get("VNPLAN_SOFFICE")
    if told is not None:
        return told if Path(told).is_file() else None
    return next((program for program in _places() if program is not None and Path(program).is_file()), None)


def _places() -> Iterator[str | None]:
    yield shutil.which("soffice")
    yield shutil.which("libreoffice")
    yield "/Applications/LibreOffice.app/Contents/MacOS/soffice"
    yield "/opt/libreoffice/program/soffice"
    yield "/usr/lib/libreoffice/program/soffice"
    for variable in ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)"):
        folder = os.environ.get(variable)
        if folder:
            yield str(Path(folder) / "LibreOffice" / "program" / "soffice.exe")


def _is_locked(raw: bytes, kind: OldFormat, name: str) -> bool:
    """Whether a password is wanted: a bit of Word's head, an entry of OpenDocument's list of parts."""
    if kind.ending == "doc":
        head = _fib(raw)
        return head is not None and bool(head[11] & 1)
    if kind.ending != "odt":
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as parts:
            if sum(part.file_size for part in parts.infolist()) > _UNPACKED:
                raise ReadError(f"{name}: too large; it unpacks to more than {_UNPACKED // 1_000_000} MB")
            with parts.open("META-INF/manifest.xml") as listed:
                return b"encryption-data" in listed.read(2_000_000)
    except KeyError:
        return False
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError):
        raise ReadError(f"{name}: is broken; the file is cut off or damaged") from None


_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse">
<value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse">
<value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse">
<value>2</value></prop></item>
</oor:items>
"""


def _converted(raw: bytes, kind: OldFormat, program: str, name: str) -> bytes:
    """The file as .docx."""
    with tempfile.TemporaryDirectory(prefix="vnplan-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        settings = home / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, encoding="utf-8")
        given = home / f"document.{kind.ending}"
        given.write_bytes(as_saved(raw, kind.ending))
        command = [program, *_options(home, kind), str(given)]
        seconds = round(_WORK + _WORK_OF_A_MB * len(raw) / 1_000_000)
        begun = time.monotonic()
        _run(_limited(command, seconds), home, name)
        made = home / "out" / "document.docx"
        if not made.is_file():
            if time.monotonic() - begun >= seconds:
                raise ReadError(f"{name}: LibreOffice works longer than {seconds} s at it; save it as .docx")
            if kind is _RTF and _depth(raw).last > 0:
                raise ReadError(f"{name}: is broken; the file is cut off, get it again from where it came")
            raise ReadError(f"{name}: is broken; LibreOffice cannot open it as {kind.called}")
        return made.read_bytes()


def _options(home: Path, kind: OldFormat) -> list[str]:
    options = ["--headless", "--invisible", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"]
    options.insert(0, f"-env:UserInstallation={(home / 'profile').as_uri()}")
    if kind.filter is not None:
        options.append(f"--infilter={kind.filter}")
    return [*options, "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(home / "out")]


def _limited(command: list[str], seconds: int) -> list[str]:
    """A command held to so much work and memory, where the system's shell can do that."""
    if os.name != "posix" or not Path("/bin/sh").exists():
        return command
    limits = f'ulimit -t {seconds} 2>/dev/null; ulimit -v {_MEMORY} 2>/dev/null; exec "$@"'
    return ["/bin/sh", "-c", limits, "sh", *command]


_NOT_RUN = (126, 127)  # what a shell says where a program cannot be run, or is not there


def _run(command: list[str], home: Path, name: str) -> None:
    program = command[0] if command[0] != "/bin/sh" else command[4]
    environment = {**os.environ, "SAL_USE_VCLPLUGIN": "svp", "TMPDIR": str(home)}
    try:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            cwd=home, env=environment, start_new_session=os.name == "posix",
        )  # fmt: skip
    except OSError as error:
        raise ReadError(f"{name}: LibreOffice cannot be started ({program}: {error.strerror})") from None
    try:
        process.wait(TIME_LIMIT)
    except subprocess.TimeoutExpired:
        raise ReadError(f"{name}: LibreOffice took longer than {TIME_LIMIT:.0f} s; save it as .docx") from None
    finally:
        _end(process)
    if process.returncode in _NOT_RUN:
        raise ReadError(f"{name}: LibreOffice cannot be started ({program}: no program)")


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends a process and its children, if they still run."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)  # its own group: begun with start_new_session
    process.wait()
