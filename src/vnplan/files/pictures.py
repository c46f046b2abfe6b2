"""Pictures of pages (.png, .jpg, .tif): scans without a file around them."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from vnplan.errors import ReadError
from vnplan.files import ocr
from vnplan.files.content import Content, content_of
from vnplan.files.page_blocks import blocks_of
from vnplan.models.records import Note

_MOST_PIXELS = 80_000_000
"""Of a picture: A4 at 600 dpi has 35 million."""


def read_picture(raw: bytes, name: str) -> Content:
    """The text on a picture of one page or, in a TIFF, of several. Raises ReadError where it cannot be read."""
    for width, height in sizes_of(raw):
        if width * height > _MOST_PIXELS:
            raise ReadError(f"{name}: a picture of {width} by {height} dots is too large; save it at 200 dpi")
    if is_cut_off(raw):
        raise ReadError(f"{name}: is broken; the picture is cut off")
    pages = [page for _, told in ocr.read_scans([ocr.Scan(1, raw, None)], 1, name) for page in told]
    content = content_of(blocks_of(pages), ocr.notes_of(list(enumerate(pages, 1)), name))
    if not content.text:
        empty = Note(code="no_text", message=f"{name}: OCR found no text on this picture", start=0, end=0)
        return content._replace(notes=(*content.notes, empty))
    return content


def is_cut_off(raw: bytes) -> bool:
    """Whether the mark that ends a PNG or a JPEG is missing, or the head that tells its size."""
    if raw.startswith(b"\x89PNG"):
        return b"IEND" not in raw[-4096:]
    if raw.startswith(b"\xff\xd8"):
        return b"\xff\xd9" not in raw[-65536:]
    return not any(sizes_of(raw))


_PAGE = 400  # dots of the longer side: a page at 40 dpi, which nobody can read


def may_be_page(raw: bytes) -> bool:
    """Whether a picture is large enough to show a page; a logo or an icon is not."""
    return any(max(size) >= _PAGE for size in sizes_of(raw)) or not any(sizes_of(raw))


def sizes_of(raw: bytes) -> Iterator[tuple[int, int]]:
    """Width and height of the pages of a picture, as far as its head tells them."""
    if raw.startswith(b"\x89PNG") and len(raw) > 24:
        yield struct.unpack(">II", raw[16:24])
    elif raw.startswith(b"\xff\xd8"):
        yield from _of_jpeg(raw)
    elif raw.startswith((b"II", b"MM")):
        yield from _of_tiff(raw, "<" if raw.startswith(b"II") else ">")


def _of_jpeg(raw: bytes) -> Iterator[tuple[int, int]]:
    at = 2
    while at + 9 < len(raw) and raw[at] == 0xFF:
        sign, length = raw[at + 1], struct.unpack(">H", raw[at + 2 : at + 4])[0]
        if 0xC0 <= sign <= 0xCF and sign not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", raw[at + 5 : at + 9])
            yield width, height
            return
        at += 2 + length


def _of_tiff(raw: bytes, order: str) -> Iterator[tuple[int, int]]:
    at, seen = struct.unpack(f"{order}I", raw[4:8])[0] if len(raw) >= 8 else 0, set[int]()
    while at and at not in seen and at + 2 <= len(raw):
        seen.add(at)
        count = struct.unpack(f"{order}H", raw[at : at + 2])[0]
        told = {256: 0, 257: 0}
        for n in range(count):
            entry = raw[at + 2 + 12 * n : at + 14 + 12 * n]
            if len(entry) < 12:
                return
            tag, kind = struct.unpack(f"{order}HH", entry[:4])
            if tag in told:
                told[tag] = struct.unpack(f"{order}{'H' if kind == 3 else 'I'}", entry[8 : 10 if kind == 3 else 12])[0]
        yield told[256], told[257]
        after = raw[at + 2 + 12 * count : at + 6 + 12 * count]
        at = struct.unpack(f"{order}I", after)[0] if len(after) == 4 else 0
