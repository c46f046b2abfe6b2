"""Text in old encodings, made from Unicode for tests."""

from __future__ import annotations

import unicodedata

from vnplan.tables.rules import shipped

_TONES = "\u0300\u0301\u0303\u0309\u0323"


def in_old(text: str, encoding: str) -> bytes:
    """Text in TCVN3, VNI, VISCII or windows-1258; TCVN3 writes small letters where it has no capital with a tone."""
    if encoding == "windows-1258":
        return b"".join(_windows(letter) for letter in unicodedata.normalize("NFC", text))
    columns, rows = shipped("legacy_letters")
    column = columns.index(encoding)
    code = {row[0]: bytes.fromhex(row[column]) for row in rows if row[column]}
    code |= {row[0].upper(): code[row[0]] for row in rows if row[0] in code and row[0].upper() not in code}
    return b"".join(code.get(c) or c.encode("latin-1") for c in unicodedata.normalize("NFC", text))


def _windows(letter: str) -> bytes:
    marks = unicodedata.normalize("NFD", letter)
    base = unicodedata.normalize("NFC", "".join(c for c in marks if c not in _TONES))
    return (base + "".join(c for c in marks if c in _TONES)).encode("cp1258")


def as_western(raw: bytes) -> str:
    """Bytes as they were pasted: each the letter Windows shows for it."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in raw)
