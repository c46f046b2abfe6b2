"""Which files this machine reads, and what to install for those it does not yet."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from vnplan.files.read import FORMATS


class Tool(NamedTuple):
    """A program that some formats need: whether it is here, and how to get it."""

    name: str
    is_here: Callable[[], bool]
    debian: str
    windows: str
    macos: str


class Readable(NamedTuple):
    """A kind of file: what its name ends in, whether it is read here, and with which program."""

    format: str
    endings: tuple[str, ...]
    what: str
    read: bool
    needs: Tool | None


def readable() -> list[Readable]:
    """Every kind of file there is a reader for, and whether this machine has what the reader needs."""
    there = {one.name for one in FORMATS}
    return [
        Readable(name, tuple(endings.split()), what, tool is None or tool.is_here(), tool)
        for name, reader, endings, what, tool in _KINDS
        if reader in there
    ]


def _libreoffice() -> bool:
    from vnplan.files.office import soffice

    return soffice() is not None


def _tesseract() -> bool:
    """Tesseract with its Vietnamese data."""
    from vnplan.files.ocr import program

    return program() is not None


LIBREOFFICE = Tool(
    "LibreOffice",
    _libreoffice,
    "sudo apt install libreoffice-writer",
    "winget install TheDocumentFoundation.LibreOffice",
    "brew install --cask libreoffice",
)
TESSERACT = Tool(
    "Tesseract with Vietnamese",
    _tesseract,
    "sudo apt install tesseract-ocr tesseract-ocr-vie",
    "winget install UB-Mannheim.TesseractOCR (tick Vietnamese in its setup)",
    "brew install tesseract tesseract-lang",
)
# the kind, its reader in FORMATS, endings, words, what it needs
_KINDS: tuple[tuple[str, str, str, str, Tool | None], ...] = (
    ("docx", "docx", ".docx .docm", "Word, with the numbers it counts, footnotes and accepted changes", None),
    ("pdf", "pdf", ".pdf", "PDF with a text layer", None),
    ("html", "html", ".html .htm .xhtml", "saved web pages", None),
    ("mht", "mht", ".mht .mhtml", "web archives", None),
    ("txt", "txt", ".txt .text .md .markdown", "text in UTF-8, UTF-16, windows-1258, TCVN3, VNI or VISCII", None),
    ("zip", "zip", ".zip", "archives of all of these", None),
    ("doc", "office", ".doc .rtf .odt", "older Word, rich text, OpenDocument", LIBREOFFICE),
    ("scan", "pdf", ".pdf", "PDF of scanned pages", TESSERACT),
    ("picture", "picture", ".png .jpg .jpeg .tif .tiff", "pictures of pages", TESSERACT),
)
