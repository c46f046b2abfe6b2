"""Letters of a PDF page that are drawn and not shown: browsers draw the first of the next column, and cut it away."""

from __future__ import annotations

import ctypes
from functools import cached_property
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_Box = tuple[float, float, float, float]
"""Left, low, right, top."""
_OBJECT_OF = getattr(raw, "FPDFText_GetTextObject", None)  # PDFium of 2025 knows it
_MOST_OBJECTS = 200_000


class Clips:
    """What of a page is cut away when it is drawn."""

    def __init__(self, page: pdfium.PdfPage, letters: pdfium.PdfTextPage) -> None:
        self._page, self._letters = page, letters
        self._boxes: dict[int, _Box | None] = {}
        self._letter = raw.FS_RECTF()

    def hide(self, at: int) -> bool:
        """Whether the middle of a letter lies outside of the column or the page that is shown.

        What a text box is too small for is text all the same.
        """
        if _OBJECT_OF is None:
            return False
        item = _OBJECT_OF(self._letters.raw, at)
        key = ctypes.cast(item, ctypes.c_void_p).value
        if not key:
            return False
        if key not in self._boxes:
            self._boxes[key] = self._box(item)
        box = self._boxes[key]
        if box is None:
            return False
        raw.FPDFText_GetLooseCharBox(self._letters.raw, at, self._letter)
        across, up = (self._letter.left + self._letter.right) / 2, (self._letter.bottom + self._letter.top) / 2
        if box[0] <= across <= box[2] and box[1] <= up <= box[3]:
            return False
        large = min(box[2] - box[0], box[3] - box[1]) > _LARGE * (self._letter.top - self._letter.bottom)
        return large and key in self._own

    def _box(self, item: Any) -> _Box | None:
        """The box that all paths share by which an object is cut; None where nothing is cut."""
        path = raw.FPDFPageObj_GetClipPath(item)
        count = raw.FPDFClipPath_CountPaths(path) if path else 0
        if not 0 < count <= _MOST_CLIPS:
            return None
        boxes = [box for n in range(count) if (box := self._around(path, n)) is not None]
        if not boxes:
            return None
        lefts, lows, rights, tops = zip(*boxes, strict=True)
        box = max(lefts), max(lows), min(rights), min(tops)
        return box if box[0] < box[2] and box[1] < box[3] else None

    @staticmethod
    def _around(path: Any, n: int) -> _Box | None:
        x, y = ctypes.c_float(), ctypes.c_float()
        count = raw.FPDFClipPath_CountPathSegments(path, n)
        points: list[tuple[float, float]] = []
        for at in range(min(count, _MOST_CLIPS)):
            raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(path, n, at), x, y)
            points.append((x.value, y.value))
        if not points or count > _MOST_CLIPS:
            return None
        across, up = zip(*points, strict=True)
        return min(across), min(up), max(across), max(up)

    @cached_property
    def _own(self) -> frozenset[int | None]:
        """The objects of the page itself: of a form within it the paths are told in measures of its own."""
        count = min(raw.FPDFPage_CountObjects(self._page.raw), _MOST_OBJECTS)
        items = (raw.FPDFPage_GetObject(self._page.raw, n) for n in range(count))
        return frozenset(ctypes.cast(item, ctypes.c_void_p).value for item in items)


_LARGE = 10  # heights of a letter
_MOST_CLIPS = 50  # paths, and the points of one: more are a drawing
