"""PDF files: the text layer of each page; a page that has none, or only a signature's stamp, is read as a scan."""

from __future__ import annotations

import base64
import contextlib
import itertools
import math
import re
import subprocess
import sys
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Sequence

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from vnplan.errors import ReadError
from vnplan.files import ocr
from vnplan.files.content import Content, content_of
from vnplan.files.old_readings import tally
from vnplan.files.old_text import of_text
from vnplan.files.page_blocks import blocks_of
from vnplan.files.page_words import Page
from vnplan.files.pdf_words import page_of
from vnplan.models.records import Note

_MOST_PAGES = 5000
_MOST_BYTES = 128 << 20  # of a stream once unpacked: a page scanned in colours at 600 dpi has 104 MB
_MOST_PIXELS = 25_000_000  # of a page drawn to be read: A4 at 200 dpi has 4 million


_HOLE = b"\x00" * 1024


def _has_a_hole(data: bytes) -> bool:
    """Whether a copy that went wrong left a kilobyte of NULs where none can be: in packed data, or between objects."""
    at, ends = data.find(_HOLE), data.rfind(b"%%EOF")
    while 0 <= at < ends:
        begun = data.rfind(b"stream", 0, at)
        behind = data.find(b"endstream", at)
        if data[max(0, begun - 3) : begun] == b"end":
            return True
        if _PACKED.search(data[max(0, begun - 300) : begun]) and not _unpacks(data[begun + 6 : behind].lstrip(b"\r\n")):
            return True
        at = data.find(_HOLE, behind) if behind > 0 else -1
    return False


_PACKED = re.compile(rb"/Filter\s{0,3}\[?\s{0,3}/FlateDecode\s{0,3}[\]/>]")
_MOST_UNPACKED = 20_000_000  # bytes: what is larger is judged by those who count it


def _unpacks(packed: bytes) -> bool:
    """Whether packed data is whole, as far as is looked: of an empty page's picture the NULs are its own."""
    machine, told = zlib.decompressobj(), 0
    try:
        while packed and not machine.eof and told < _MOST_UNPACKED:
            told += len(machine.decompress(packed, 1 << 20))
            packed = machine.unconsumed_tail
    except zlib.error:
        return False
    return True


def read_pdf(data: bytes, name: str) -> Content:
    """The content of a PDF; `name` stands in an error's message. Raises ReadError where it cannot be read."""
    if _has_a_hole(data):
        raise ReadError(f"{name}: is broken; a part of it is blank; get the file again from where it came")
    document = _opened(data, name)
    try:
        pages: list[Page] = []
        scans: list[int] = []
        notes: list[Note] = []
        for n in range(len(document)):
            page = _page(document, n, name)
            pages.append(page_of(page))
            if _is_scan(page, pages[-1]):
                scans.append(n)
            page.close()
        if scans and ocr.program() is None:
            notes.append(_unread(scans, pages, name))
        else:
            notes += _read_scans(document, scans, pages, name)
    finally:
        document.close()
    for encoding in sorted(set[str]().union(*(page.old for page in pages))):
        said = f"words in fonts of {encoding.upper()} were read as Unicode"
        notes.append(Note(code="old_encoding", message=said, start=0, end=0))
    content = content_of(blocks_of(pages), notes)
    told = of_text(content.text, name)  # a printer may have put another font in the place of an old one
    content = content._replace(text=told.text, notes=(*content.notes, *told.notes))
    if not content.text:
        empty = Note(code="no_text", message=f"{name}: a PDF without any text", start=0, end=0)
        return content._replace(notes=(*content.notes, empty))
    return content


def _opened(data: bytes, name: str) -> pdfium.PdfDocument:
    """The document, once what would hurt is ruled out."""
    if data.rfind(b"%%EOF") < data.rfind(b"endobj"):
        raise ReadError(f"{name}: is a broken PDF, its end is cut off; get it again from where it came from")
    if any(size > _MOST_BYTES for size in _unpacked(data)):
        raise ReadError(f"{name}: a part of it unpacks to more than {_MOST_BYTES >> 20} MB; it is not read")
    if _nested(data) > _MOST_DRAWN and not _opens(data):
        raise ReadError(f"{name}: its pages draw forms within forms without end; print it to a new PDF")
    try:
        document = pdfium.PdfDocument(data)
        count = len(document)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD or "password" in str(error):
            raise ReadError(f"{name}: is encrypted with a password; save it without one") from None
        raise ReadError(f"{name}: is a broken PDF; print it to a new one from a program that opens it") from None
    if not 0 < count <= _MOST_PAGES:
        document.close()
        said = "has no pages" if count < 1 else f"has more than {_MOST_PAGES} pages; split it"
        raise ReadError(f"{name}: {said}")
    return document


_STREAM = re.compile(rb"stream\r?\n")


def _unpacked(data: bytes) -> Iterator[int]:
    """How large the packed streams of a file are, counted without keeping them."""
    for found in _STREAM.finditer(data):
        head = data[max(0, found.start() - 400) : found.start()].rpartition(b" obj")[2]
        filters = _FILTER.findall(head)
        packings = sum(name not in _TEXTS for name in filters)
        if not packings:
            continue
        end = data.find(b"endstream", found.end())
        packed = memoryview(data)[found.end() : end if end >= 0 else len(data)]
        if len(packed) * _RATIO**packings < _MOST_BYTES:
            continue
        yield _size(packed, filters)


_FILTER = re.compile(rb"/(FlateDecode|Fl|ASCII85Decode|A85|ASCIIHexDecode|AHx)(?![A-Za-z])")
_TEXTS = {b"ASCII85Decode": 85, b"A85": 85, b"ASCIIHexDecode": 16, b"AHx": 16}  # bytes written as letters
_RATIO = 1030  # the most that deflate packs into a byte


def _size(packed: memoryview, filters: Sequence[bytes]) -> int:
    """What a stream unpacks to, however often it was packed; counting ends beyond the limit."""
    pieces: Iterator[bytes] = (bytes(packed[at : at + 65536]) for at in range(0, len(packed), 65536))
    for name in filters[:_MOST_FILTERS]:
        pieces = _told(pieces, _TEXTS[name]) if name in _TEXTS else _inflated(pieces)
    size = 0
    with contextlib.suppress(zlib.error, ValueError):  # damaged from here on: PDFium takes what came before, too
        for piece in pieces:
            size += len(piece)
            if size > _MOST_BYTES:
                break
    return size


_MOST_FILTERS = 8  # of a stream: printers use one or two


def _inflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Pieces unpacked, a megabyte at a time."""
    machine = zlib.decompressobj()
    for piece in pieces:
        rest = piece
        while rest and not machine.eof:
            yield machine.decompress(rest, 1 << 20)
            rest = machine.unconsumed_tail


def _told(pieces: Iterable[bytes], letters: int) -> Iterator[bytes]:
    """Bytes that were written as letters, of 85 or of 16."""
    text = b"".join(b"".join(itertools.islice(pieces, _MOST_BYTES >> 16)).split())
    if letters == 16:
        text = text.partition(b">")[0]
        yield bytes.fromhex((text + b"0"[: len(text) % 2]).decode("ascii", "replace"))
    else:
        yield base64.a85decode(text.removeprefix(b"<~").partition(b"~>")[0])


_MOST_DRAWN = 10_000  # forms: what a stamp or a logo is made of has ten


def _nested(data: bytes) -> int:
    """How often forms would be drawn, were each nested in another: more than they are, but for files made to harm."""
    drawn = 1
    for found in _STREAM.finditer(data):
        head = data[max(0, found.start() - 400) : found.start()].rpartition(b" obj")[2]
        if b"/Form" not in head:
            continue
        body = data[found.end() : data.find(b"endstream", found.end())]
        with contextlib.suppress(zlib.error):
            body = zlib.decompressobj().decompress(body, 1 << 20)
        drawn = min(drawn * max(1, len(re.findall(rb"\bDo\b", body))), 1 << 60)
    return drawn


def _opens(data: bytes) -> bool:
    """Whether another process can open every page in a few seconds; what hangs within this one cannot be stopped."""
    seconds = _SECONDS + len(data) / 5_000_000
    try:
        subprocess.run([sys.executable, "-c", _OPEN], input=data, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return False
    except OSError:
        return True
    return True


_SECONDS = 3.0
_OPEN = "import sys, pypdfium2 as p\nfor page in p.PdfDocument(sys.stdin.buffer.read()): page.get_textpage()"


def _page(document: pdfium.PdfDocument, n: int, name: str) -> pdfium.PdfPage:
    try:
        return document[n]
    except pdfium.PdfiumError:
        raise ReadError(f"{name}: is a broken PDF, page {n + 1} cannot be read; get it again") from None


def _is_scan(page: pdfium.PdfPage, read: Page) -> bool:
    """Whether a page's words stand in a picture: it has no text layer, a stamp's, or one that nobody can read."""
    text = " ".join(word.text for word in read.words)
    if not text:
        return bool(raw.FPDFPage_CountObjects(page.raw) > 0)
    if _is_garbage(text):
        return True
    return _covered(page) > _COVERED and (len(text) < _STAMP or _is_misspelt(text))


_STAMP = 500  # letters: a signature's stamp has 60 to 250, a page 1,500
_COVERED = 0.5  # of a page


def _is_garbage(text: str) -> bool:
    """Letters that stand for none: fonts that tell no Unicode."""
    bad = sum(c == "\ufffd" or unicodedata.category(c) in ("Co", "Cn", "Cc") for c in text)
    return bad * 8 > len(text)


def _is_misspelt(text: str) -> bool:
    """A text layer that a machine made which does not know Vietnamese: hardly a mark, or marks that make no words."""
    marked = sum(c > "\x7f" and c.isalpha() for c in text)
    return marked * 20 < sum(map(str.isalpha, text)) or tally(text).share < _SPELT


_SPELT = 0.8  # of the different words with marks: print has .95 and more


def _covered(page: pdfium.PdfPage) -> float:
    """The share of a page that pictures cover."""
    width, height = page.get_size()
    covered: float = 0.0
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = picture.get_bounds()
        covered += abs(float(right - left) * float(top - bottom))
    return covered / max(float(width * height), 1.0)


def _unread(scans: Sequence[int], pages: Sequence[Page], name: str) -> Note:
    """The note that pages were not read. Raises ReadError where that leaves nothing."""
    if not any(page.words for n, page in enumerate(pages) if n not in scans):
        raise ReadError(f"{name}: is a scan, pictures without text; {ocr.INSTALL}")
    said = ", ".join(str(n + 1) for n in scans)
    return Note(code="scan_unread", message=f"{name}: not read, a scan: page {said}; {ocr.INSTALL}", start=0, end=0)


def _read_scans(document: pdfium.PdfDocument, scans: Sequence[int], pages: list[Page], name: str) -> Iterator[Note]:
    """Puts what a machine reads on scanned pages in their place; tells that it did."""
    if not scans:
        return
    read: list[tuple[int, Page]] = []
    pictures = (_drawn(document, n) for n in scans)
    for scan, told in ocr.read_scans(pictures, len(scans), name):
        if told and told[0].words:
            pages[scan.number - 1] = told[0]
            read.append((scan.number, told[0]))
        elif pages[scan.number - 1].words:
            yield Note(code="ocr_doubt", message=f"page {scan.number}: OCR found no text", start=0, end=0)
    yield from ocr.notes_of(read, name)


def _drawn(document: pdfium.PdfDocument, n: int) -> ocr.Scan:
    """A page as a grey picture."""
    page = document[n]
    width, height = page.get_size()
    scale = ocr.DPI / 72
    if width * height * scale * scale > _MOST_PIXELS:
        scale = math.sqrt(_MOST_PIXELS / (width * height))
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        wide, high, stride = bitmap.width, bitmap.height, bitmap.stride
        rows = memoryview(bitmap.buffer).cast("B")
        body = b"".join(bytes(rows[at * stride : at * stride + wide]) for at in range(high))
    finally:
        bitmap.close()
        page.close()
    return ocr.Scan(n + 1, b"P5 %d %d 255\n" % (wide, high) + body, max(70, round(scale * 72)))
