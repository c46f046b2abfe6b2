"""Plain text and Markdown: bytes to text by what they hold."""

from __future__ import annotations

import re

from vnplan.errors import ReadError
from vnplan.files.content import Content
from vnplan.files.markdown import is_markdown, unescaped, with_notes
from vnplan.files.old_readings import LOST, tally
from vnplan.files.old_text import Restored, of_bytes, of_text
from vnplan.models.records import Note

TEXT_LIMIT = 24_000_000  # bytes: the longest code of laws is a tenth of it
_MOST_LINES = 500_000  # a code of laws of 2 MB has 30,000


def read_plain(raw: bytes, name: str) -> Content:
    """The text of a file in Unicode or an old Vietnamese encoding. Raises ReadError where it is no text."""
    if len(raw) > TEXT_LIMIT:
        raise ReadError(f"{name}: too large for a text ({len(raw) // 1_000_000} MB); cut it into its documents")
    reading = decoded(raw, name)
    text, notes = reading
    if text.count("\n") > _MOST_LINES:
        raise ReadError(f"{name}: refused; it has more than {_MOST_LINES} lines, as no text of a document has")
    if is_markdown(text, name):
        text = unescaped(text)
    text = with_notes(text)
    if not text.strip():
        notes = (*notes, Note(code="no_text", message=f"{name}: holds blanks alone, no text", start=0, end=0))
    return Content(text, notes)


def decoded(raw: bytes, name: str) -> Restored:
    """Bytes as text, told by a mark, by what is valid, by what gives Vietnamese. Else a ReadError."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                return _told(raw[len(mark) :].decode(encoding), name)
            except UnicodeDecodeError:
                if encoding != "utf-8":
                    told = encoding[:6].upper()
                    raise ReadError(f"{name}: marked as {told} but not valid; save it as UTF-8") from None
    binary = next((kind for magic, kind in _KINDS if raw.startswith(magic)), None)
    if binary is not None:
        raise ReadError(f"{name}: is {binary}, not text")
    if b"\x00" in raw:
        unmarked = _utf16(raw)
        if unmarked is None:
            raise ReadError(f"{name}: is a binary file, not text")
        said = f"{name}: was read as UTF-16, though without a mark"
        text, notes = _told(unmarked, name)
        return Restored(text, (Note(code="old_encoding", message=said, start=0, end=0), *notes))
    if len(_CONTROL.findall(raw[:65536])) > len(raw[:65536]) // 50:
        raise ReadError(f"{name}: is a binary file, not text")
    try:
        return _told(raw.decode("utf-8"), name)
    except UnicodeDecodeError as error:
        return _no_utf8(raw, name, error.start)


_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_KINDS = (
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"%PDF", "a PDF that cannot be read"),
    (b"PK\x03\x04", "a ZIP or Office file that cannot be read"),
    (b"\xd0\xcf\x11\xe0", "an old Office file that cannot be read"),
    (b"Rar!", "an archive (RAR); unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z); unpack it first"),
    (b"\x1f\x8b", "a compressed file (gzip); unpack it first"),
    (b"MZ\x90", "a program"),
    (b"\x7fELF", "a program"),
)
# VISCII has letters at 02, 05, 06, 14, 19 and 1E
_CONTROL = re.compile(rb"[\x01\x03\x04\x07\x08\x0e-\x13\x15-\x18\x1b-\x1d\x1f\x7f]")


def _told(text: str, name: str) -> Restored:
    """Text in Unicode, with old letters in it read as they were meant; letters that another program lost are told."""
    told, notes = of_text(text, name)
    lost = told.count(LOST)
    if not lost:
        return Restored(told, notes)
    at = told.index(LOST)
    line = told.count("\n", 0, at) + 1
    said = f"{name}: {lost} letters were lost before the file was saved, the first in line {line}"
    return Restored(told, (*notes, Note(code="damaged_letters", message=said, start=at, end=at + 1)))


def _utf16(raw: bytes) -> str | None:
    """UTF-16 without a mark: every second byte is 00 or 1E, and words stand between blanks."""
    sample = raw[:4096]
    even, odd = (sum(byte in (0, 1, 0x1E) for byte in sample[n::2]) for n in (0, 1))
    half = len(sample) // 2
    for mine, other, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if mine > half * 0.85 and other < half * 0.02:
            try:
                text = raw[: len(raw) // 2 * 2].decode(encoding)
            except UnicodeDecodeError:
                return None
            return text if "\x00" not in text and re.search(r"\s", text) else None
    return None


def _no_utf8(raw: bytes, name: str, first: int) -> Restored:
    """Bytes that are no UTF-8: an old encoding, a text with few damaged places, or a western one."""
    mixed = _by_line(raw, name)
    if mixed is not None:
        return mixed
    many = len(_HIGH.findall(raw))
    mended = raw.decode("utf-8", "replace")
    lost = mended.count("\ufffd")
    if lost * 20 < many:
        said = f"{name}: {lost} letters are damaged, the first at byte {first}; the rest was read as UTF-8"
        text, notes = of_text(mended, name)
        return Restored(text, (Note(code="damaged_letters", message=said, start=0, end=0), *notes))
    reading = of_bytes(raw, name)
    if reading is not None:
        return reading
    if many * 50 < len(raw):
        said = f"{name}: its bytes were read as windows-1252 (western)"
        western = raw.decode("cp1252", "replace")
        return Restored(western, (Note(code="old_encoding", message=said, start=0, end=0),))
    raise ReadError(
        f"{name}: is not UTF-8 (byte {first}) and Vietnamese in none of the old encodings (windows-1258, TCVN3, VNI, "
        "VISCII); save it as UTF-8"
    )


def _by_line(raw: bytes, name: str) -> Restored | None:
    """UTF-8 into which lines in an old encoding were pasted byte by byte; None where it is none, or damaged only."""
    lines = raw.split(b"\n")
    old = [n for n, line in enumerate(lines) if _is_no_utf8(line)]
    others = b"\n".join(line for n, line in enumerate(lines) if n not in set(old)).decode("utf-8", "replace")
    if not old or "\ufffd" in others or not tally(others).valid:
        return None
    reading = of_bytes(b"\n".join(lines[n] for n in old), name)
    if reading is None:
        return None
    told = dict(zip(old, reading.text.split("\n"), strict=False))
    text, notes = _told("\n".join(told[n] if n in told else line.decode() for n, line in enumerate(lines)), name)
    said = f"{reading.notes[0].message}: {len(old)} of {len(lines)} lines, the others as UTF-8"
    return Restored(text, (Note(code="old_encoding", message=said, start=0, end=0), *notes))


def _is_no_utf8(line: bytes) -> bool:
    """Whether at least half of the letters beyond ASCII are none of UTF-8: a damaged letter among others is less."""
    lost = line.decode("utf-8", "replace").count("\ufffd")
    return lost > 0 and lost * 2 >= len(_HIGH.findall(line))


_HIGH = re.compile(rb"[\x80-\xff]+")
