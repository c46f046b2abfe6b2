"""The text layer of a PDF page: words with their places, and ruling lines, in the direction the page is read in."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from vnplan.files.legacy import Font, converted, font_of
from vnplan.files.page_clips import Clips
from vnplan.files.page_pieces import whole_words
from vnplan.files.page_words import Page, Rule, Word
from vnplan.files.symbols import with_symbols

MOST_LETTERS = 200_000
"""Letters of a page: a printed one has 5,000."""
_MOST_RULES = 20_000  # ruling lines of a page: more are a drawing


def page_of(page: pdfium.PdfPage) -> Page:
    """The words and ruling lines of a page."""
    crop = page.get_bbox()  # of all boxes the one that pages inherit from the tree above them
    letters = page.get_textpage()
    try:
        old: set[str] = set()
        found = list(_words(letters, crop, old, Clips(page, letters)))
    finally:
        letters.close()
    lying: Counter[int] = Counter()
    for turn, word in found:
        lying[turn] += len(word.text)
    turn = lying.most_common(1)[0][0] if lying else 0
    corners = [_turned(x, y, turn) for x in crop[::2] for y in crop[1::2]]
    left, top, foot = min(x for x, _ in corners), max(y for _, y in corners), min(y for _, y in corners)
    if not lying:
        return Page([], [], top - foot)
    # what stands otherwise (a stamp on the margin, the head of a narrow column) comes behind the page's own lines
    words = whole_words([word for way, word in found if way == turn])
    lowest = max(word.y for word in words)
    beside = [word for way, word in found if way != turn]
    least = min((word.y for word in beside), default=0.0)
    words += [word._replace(y=word.y - least + lowest + _APART) for word in beside]
    words = [w._replace(left=w.left - left, right=w.right - left, y=w.y + top) for w in words]
    rules = [
        Rule(rule.left - left, rule.top + top, rule.right - left, rule.bottom + top) for rule in _rules(page, turn)
    ]
    return Page(words, rules, top - foot, old=frozenset(old))


_APART = 100.0  # points: what is read in another direction stands far below


class _Letter(NamedTuple):
    left: float
    right: float
    y: float


class _Reader(NamedTuple):
    """What reads one page, its places to write to made once."""

    page: Any
    x: ctypes.c_double
    y: ctypes.c_double
    box: Any
    matrix: Any
    name: Any

    def letter(self, at: int, turn: int) -> _Letter:
        """Where a letter stands in the direction it is read in."""
        raw.FPDFText_GetCharOrigin(self.page, at, self.x, self.y)
        raw.FPDFText_GetLooseCharBox(self.page, at, self.box)
        if not turn:
            return _Letter(self.x.value, max(self.x.value, self.box.right), -self.y.value)
        corners = (self.box.left, self.box.bottom), (self.box.right, self.box.top)
        start, line = _turned(self.x.value, self.y.value, turn)
        return _Letter(start, max(start, *(_turned(x, y, turn)[0] for x, y in corners)), -line)

    def turn(self, at: int) -> int | None:
        """The direction a letter is read in, in quarters; None for letters that lie slanted (a watermark)."""
        quarters = raw.FPDFText_GetCharAngle(self.page, at) / (math.pi / 2)
        return None if abs(quarters - round(quarters)) > _SLANTED else round(quarters) % 4

    def size(self, at: int) -> float:
        """The size of a letter as printed."""
        size = raw.FPDFText_GetFontSize(self.page, at)
        if not raw.FPDFText_GetMatrix(self.page, at, self.matrix):
            return float(size)
        return float(size * math.hypot(self.matrix.c, self.matrix.d)) or float(size) or 1.0

    def font(self, at: int) -> str:
        """The name of the font of a letter, "Tinos-Bold"."""
        raw.FPDFText_GetFontInfo(self.page, at, self.name, _NAME, None)
        told: str = self.name.value.decode("utf-8", "replace")
        return told.partition("+")[2] or told

    def bold(self, at: int, font: str) -> bool:
        """Whether a letter is bold, by its font's name or by the weight its font tells."""
        return _BOLD.search(font) is not None or raw.FPDFText_GetFontWeight(self.page, at) >= _HEAVY


_SLANTED = 0.06  # quarters: about five degrees
_NAME = 128
_BOLD = re.compile(r"[Bb]old|BOLD|Black|Heavy")
_HEAVY = 600  # weight: 400 is regular, 700 bold
# letters of western fonts that Vietnamese text in Unicode has no use for
_OLD = frozenset("®µ¸¶·¹¨»¾¼½Æ©ÇÊËÑÕÖ×ØÜÞßæçëîïñøûüþÿäåöÄÅ")
_HYPHENS = {"\ufffe": "-", "\x02": "-"}  # a hyphen at the end of a line
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
# what code page 1252 makes of the bytes 80 to 9F: old encodings mean the bytes
_BYTES = {
    ord(letter): byte
    for byte in range(0x80, 0xA0)
    if (letter := bytes([byte]).decode("cp1252", "ignore"))
}  # fmt: skip


def _words(
    letters: pdfium.PdfTextPage, crop: tuple[float, float, float, float], met: set[str], clips: Clips
) -> Iterator[tuple[int, Word]]:
    """The words of a page in the order they were drawn, each with the direction it is read in."""
    count = min(letters.count_chars(), MOST_LETTERS)
    reader = _Reader(
        letters.raw,
        ctypes.c_double(),
        ctypes.c_double(),
        raw.FS_RECTF(),
        raw.FS_MATRIX(),
        ctypes.create_string_buffer(_NAME),
    )
    text = "".join(chr(raw.FPDFText_GetUnicode(letters.raw, at)) for at in range(count))
    old = not _OLD.isdisjoint(text)
    order = 0
    at = 0
    glued = False
    before: _Letter | None = None  # the last letter of the word drawn before
    while at < count:
        if text[at].isspace() or text[at] == "\0":
            at, glued = at + 1, False
            continue
        turn = reader.turn(at)
        if turn is None:
            at += 1
            continue
        size = reader.size(at)
        first = last = reader.letter(at, turn)
        end = at + 1
        while end < count and not text[end].isspace():
            here = reader.letter(end, turn)
            if abs(here.y - first.y) > _RAISED * size or not _is_next(last, here, size):
                break
            last = _Letter(here.left, max(last.right, here.right), here.y)
            end += 1
        name = reader.font(at)
        font = font_of(name) if old else None
        if font is not None:
            met.add(font.encoding)
        word = with_symbols(_spelt(text[at:end], font), name)
        close = glued and before is not None and -size < first.left - before.right < _BLANK * size
        if word and _is_inside(reader, at, crop) and not clips.hide(at):
            yield turn, Word(word, first.left, last.right, first.y, size, order, close, bold=reader.bold(at, name))
            order += 1
        at, glued, before = end, True, last


def _is_next(last: _Letter, here: _Letter, size: float) -> bool:
    """Whether a letter follows another without a blank; one before it fills a gap: another font draws it."""
    return -size < here.left - last.right < _BLANK * size and here.left >= last.left - _BACK * size


_RAISED = 0.12  # of a letter's size: marks of footnotes stand higher
_BACK = 0.12  # of a letter's size: a mark stands above its letter, not before it
_BLANK = 0.24  # of a letter's size: the narrowest blank


def _is_inside(reader: _Reader, at: int, crop: tuple[float, float, float, float]) -> bool:
    """Whether a letter stands on the page that is shown."""
    raw.FPDFText_GetCharOrigin(reader.page, at, reader.x, reader.y)
    return crop[0] - 1 <= reader.x.value <= crop[2] + 1 and crop[1] - 1 <= reader.y.value <= crop[3] + 1


def _spelt(text: str, font: Font | None) -> str:
    """A word as it is written: ligatures parted, hyphens and old encodings in Unicode."""
    if font is not None:
        text = converted(text.translate(_BYTES), font.encoding)
        text = text.upper() if font.capitals else text
    for one, other in (*_HYPHENS.items(), *_LIGATURES.items()):
        if one in text:
            text = text.replace(one, other)
    return unicodedata.normalize("NFC", "".join(c for c in text if c >= " "))


def _turned(x: float, y: float, turn: int) -> tuple[float, float]:
    """A place, once the page is turned so that what was read in a direction is read to the right."""
    return ((x, y), (-y, x), (-x, -y), (y, -x))[turn]


def _rules(page: pdfium.PdfPage, turn: int) -> Iterator[Rule]:
    """The level and upright lines of a page: thin boxes, and the sides of framed ones."""
    seen = 0
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3):
        for a, b, c, d in _boxes(item):
            (left, bottom), (right, top) = sorted((_turned(a, b, turn), _turned(c, d, turn)))
            top, bottom = min(-top, -bottom), max(-top, -bottom)
            if right - left <= _THIN or bottom - top <= _THIN:
                yield Rule(left, top, right, bottom)
            seen += 1
        if seen > _MOST_RULES:
            return


_THIN = 3.0  # points: a ruling line is thinner


def _boxes(item: Any) -> Iterator[tuple[float, float, float, float]]:
    """The sides of what a path draws, or, of a filled one, its boxes."""
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item.raw, mode, stroked)
    count = raw.FPDFPath_CountSegments(item.raw)
    if count > _MOST_SEGMENTS:
        return
    matrix = item.get_matrix()
    runs: list[list[tuple[float, float]]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(count):
        segment = raw.FPDFPath_GetPathSegment(item.raw, at)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        place = matrix.on_point(x.value, y.value)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO or not runs:
            runs.append([])
        runs[-1].append(place)
        if raw.FPDFPathSegment_GetClose(segment) and stroked.value:
            runs[-1].append(runs[-1][0])
    for run in runs:
        if stroked.value:
            yield from ((*a, *b) for a, b in pairwise(run))
        elif mode.value and len(run) > 2:
            across, up = [p[0] for p in run], [p[1] for p in run]
            yield min(across), min(up), max(across), max(up)


_MOST_SEGMENTS = 2000  # of a path: more are a drawing
