"""Fields of old office files that show the day: LibreOffice fills them anew, with the day a document is read on."""

from __future__ import annotations

import io
import re
import zipfile
import zlib


def as_saved(raw: bytes, ending: str) -> bytes:
    """The file with its days and hours as they were saved; `ending` tells its format, "doc", "rtf", "odt", "fodt"."""
    if ending == "doc":
        return _FIELD.sub(_QUOTED, raw) if _CODE.search(raw) else raw
    if ending == "rtf":
        return _INSTRUCTION.sub(rb"\1AS SAVED", raw)
    if ending == "fodt":
        return _fixed(raw)
    return _with_fixed(raw) if ending == "odt" else raw


# of Word's table of fields: a field of type 31 or 32, its result, its end; type 35 quotes what stands there
_FIELD, _QUOTED = re.compile(rb"(?<=\x13)[\x1f\x20](?=\x14.\x15)", re.S), b"\x23"
_CODE = re.compile(rb"\x13 {1,3}(?:DATE|TIME) |\x13\0(?: \0){1,3}(?:D\0A\0T\0E\0|T\0I\0M\0E\0) \0")
_INSTRUCTION = re.compile(rb"(\\fldinst\b[^}]{0,300}?[ {\n])(?:DATE|TIME)(?=[ \\}])")
_CONTENT = "content.xml"


def _fixed(xml: bytes) -> bytes:
    """Days and hours of OpenDocument that say they stay."""
    return re.sub(rb"<text:(?:date|time)(?= (?![^<>]{0,300}text:fixed))", rb'\g<0> text:fixed="true"', xml)


def _with_fixed(raw: bytes) -> bytes:
    """The same of an archive; one that is damaged stays as it is, LibreOffice tells."""
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as parts, zipfile.ZipFile(out, "w") as package:
            if _CONTENT not in parts.namelist() or (said := _fixed(parts.read(_CONTENT))) == parts.read(_CONTENT):
                return raw
            for part in parts.infolist():
                package.writestr(part, said if part.filename == _CONTENT else parts.read(part))
    except _DAMAGED:
        return raw
    return out.getvalue()


_DAMAGED = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError)
