"""Small PDF files for tests, written by hand: words and ruling lines where a test wants them, pictures for scans."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

WIDTH, HEIGHT = 595, 842
EM = 0.5  # every letter is half as wide as its size


class At(NamedTuple):
    """Words that begin at a place, counted in points from the top left corner; a NUL leaves room for a letter."""

    left: float
    top: float
    text: str
    size: float = 13.0
    font: str = "F1"


class Ruled(NamedTuple):
    """A ruling line."""

    left: float
    top: float
    right: float
    bottom: float


class Cut(NamedTuple):
    """Words of which only what lies between two heights is shown."""

    words: At
    top: float
    foot: float


def lines(top: float, *texts: str, left: float = 72.0, step: float = 18.0, size: float = 13.0) -> list[At]:
    """Lines one under the other."""
    return [At(left, top + n * step, text, size) for n, text in enumerate(texts)]


def wide(text: str, left: float = 72.0, right: float = 523.0, size: float = 13.0) -> list[str]:
    """A text as lines that fill the width of a page."""
    out: list[str] = []
    room = int((right - left) / (size * EM))
    for word in text.split():
        if out and len(out[-1]) + 1 + len(word) <= room:
            out[-1] += f" {word}"
        else:
            out.append(word)
    return out


def pdf(
    *pages: Iterable[At | Ruled | Cut],
    turned: bool = False,
    fonts: Sequence[tuple[str, str]] = (),
    tail: str = "",
    above: str = "",
    matrix: str = "",
) -> bytes:
    """A PDF of pages; `turned` draws them sideways, `fonts` are simple fonts by name, `tail` is put into each page.

    `above` is put into the node above the pages, which then tells their MediaBox; `matrix` moves what is drawn.
    """
    ranges = "".join(f"<{n:02X}00> <{n:02X}FF> <{n:02X}00>\n" for n in range(256))
    unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def "
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange 100 beginbfrange\n{ranges}endbfrange endcmap end end"
    )
    objects = {
        3: "<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /Identity-H /DescendantFonts [4 0 R]"
        " /ToUnicode 5 0 R >>",
        4: "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /CIDSystemInfo << /Registry (Adobe)"
        " /Ordering (Identity) /Supplement 0 >> /DW 500 /FontDescriptor 6 0 R >>",
        6: "<< /Type /FontDescriptor /FontName /Test /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800"
        " /Descent -200 /CapHeight 700 /StemV 80 >>",
    }
    streams = {5: unicode.encode()}
    resources = "/F1 3 0 R"
    at = 7
    for label, name in fonts:
        widths = " ".join(["500"] * 224)
        objects[at] = (
            f"<< /Type /Font /Subtype /TrueType /BaseFont /{name} /FirstChar 32 /LastChar 255 /Widths [{widths}]"
            " /Encoding /WinAnsiEncoding >>"
        )
        resources += f" /{label} {at} 0 R"
        at += 1
    kids = []
    for page in pages:
        streams[at + 1] = f"{matrix} {_drawn(page, turned)}".encode("latin-1")
        size = f"0 0 {HEIGHT} {WIDTH}" if turned else f"0 0 {WIDTH} {HEIGHT}"
        own = "" if above else f"/MediaBox [{size}]"
        objects[at] = (
            f"<< /Type /Page /Parent 2 0 R {own} /Contents {at + 1} 0 R {tail}"
            f" /Resources << /Font << {resources} >> >> >>"
        )
        kids.append(f"{at} 0 R")
        at += 2
    objects[1] = "<< /Type /Catalog /Pages 2 0 R >>"
    objects[2] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} {above} >>"
    return written(objects, streams)


def _drawn(page: Iterable[At | Ruled | Cut], turned: bool) -> str:
    out = [f"0 1 -1 0 {HEIGHT} 0 cm"] if turned else []
    for item in page:
        if isinstance(item, Ruled):
            out.append(f"{item.left} {HEIGHT - item.top} m {item.right} {HEIGHT - item.bottom} l S")
            continue
        if isinstance(item, Cut):
            box = f"0 {HEIGHT - item.foot} {WIDTH} {item.foot - item.top} re W n"
            out.append(f"q {box} {_drawn([item.words], False)} Q")
            continue
        encoding = "utf-16-be" if item.font == "F1" else "latin-1"
        runs = " -500 ".join(f"<{run.encode(encoding).hex()}>" for run in item.text.split("\0"))
        out.append(f"BT /{item.font} {item.size} Tf {item.left} {HEIGHT - item.top} Td [{runs}] TJ ET")
    return "\n".join(out)


def written(objects: dict[int, str], streams: dict[int, bytes], packed: bool = True) -> bytes:
    """Objects and streams as a file."""
    body = b"%PDF-1.7\n"
    places: dict[int, int] = {}
    for number in sorted({*objects, *streams}):
        places[number] = len(body)
        body += b"%d 0 obj\n" % number
        if number in streams:
            data = zlib.compress(streams[number], 9) if packed else streams[number]
            head = objects.get(number, "<<").removesuffix(">>")
            kind = "/Filter /FlateDecode" if packed else ""
            body += f"{head} {kind} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"
        else:
            body += objects[number].encode("latin-1")
        body += b"\nendobj\n"
    start = len(body)
    last = max(places)
    body += b"xref\n0 %d\n0000000000 65535 f \n" % (last + 1)
    body += b"".join(
        b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n" for n in range(1, last + 1)
    )
    return body + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (last + 1, start)


def scan(grey: bytes, width: int, height: int, *, over: str = "") -> bytes:
    """A PDF whose one page is a grey picture; `over` is drawn over it (a stamp in the font F1)."""
    objects = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents 4 0 R"
        " /Resources << /XObject << /P 5 0 R >> /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
        " >> >>",
        5: f"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceGray"
        " /BitsPerComponent 8 >>",
    }
    page = f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /P Do Q {over}"
    return written(objects, {4: page.encode(), 5: grey})
