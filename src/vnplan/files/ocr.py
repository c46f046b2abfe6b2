"""Scans read by Tesseract: the program, not a binding; pages in parallel, each within a time limit."""

from __future__ import annotations

import contextlib
import csv
import functools
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from statistics import median
from typing import NamedTuple

from vnplan.errors import ReadError
from vnplan.files.page_words import Page, Rule, Word
from vnplan.files.scan_rules import Ruled, ruled
from vnplan.models.records import Note

DPI = 200
"""Dots an inch of a page drawn to be read: the language's model knows letters of this size best."""
_SECONDS = 120  # for a page: one takes two to ten
_AT_ONCE = 4  # pages read at a time, at most
_WIDTH = 595.0  # points of an A4 page: pictures tell no size of their own that can be trusted
INSTALL = (
    "install Tesseract with Vietnamese (Debian, Ubuntu: sudo apt install tesseract-ocr tesseract-ocr-vie; "
    "macOS: brew install tesseract tesseract-lang; Windows: winget install UB-Mannheim.TesseractOCR, with Vietnamese)"
)
"""What to do where the program or its language is missing."""


class Scan(NamedTuple):
    """A page to be read: its number, and its picture in any format Tesseract reads."""

    number: int
    picture: bytes
    dpi: int | None = DPI


@functools.cache
def program() -> str | None:
    """The program that reads Vietnamese scans; None where it or its language is missing."""
    beside = r"C:\Program Files\Tesseract-OCR\tesseract.exe"
    found = shutil.which("tesseract") or (beside if os.name == "nt" and os.path.exists(beside) else None)
    if found is None:
        return None
    try:
        told = subprocess.run([found, "--list-langs"], capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return found if b"vie" in (told.stdout + told.stderr).split() else None


def read_scans(scans: Iterable[Scan], count: int, name: str) -> Iterator[tuple[Scan, list[Page]]]:
    """The words of each scan, in order; a scan may hold several pages. Raises ReadError where the program fails."""
    tool = program()
    if tool is None:
        raise ReadError(f"{name}: is a scan, pictures without text; {INSTALL}")
    at_once = max(1, min(_AT_ONCE, os.cpu_count() or 1))
    waiting: list[tuple[Scan, Future[list[Page]]]] = []
    with ThreadPoolExecutor(at_once) as pool, _progress(count, name) as step:
        todo = iter(scans)
        while True:
            for scan in islice(todo, at_once + 1 - len(waiting)):
                waiting.append((scan, pool.submit(_read, tool, scan, name)))
            if not waiting:
                return
            scan, future = waiting.pop(0)
            pages = future.result()
            step()
            yield scan, pages


@contextlib.contextmanager
def _progress(count: int, name: str) -> Iterator[Callable[[], object]]:
    """A bar on a terminal, where there is something to wait for."""
    if count < 2 or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.file_proxy import FileProxy
    from rich.progress import Progress

    if isinstance(sys.stderr, FileProxy):  # under the bar of a folder, which another would overwrite
        yield lambda: None
        return
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(f"OCR {os.path.basename(name)}", total=count)
        yield lambda: bar.advance(task)


def _read(tool: str, scan: Scan, name: str) -> list[Page]:
    """The pages of one picture; where the words of one are doubted, it may lie on its side or head."""
    lines = ruled(scan.picture, scan.dpi or DPI)
    if lines is not None:
        scan = scan._replace(picture=lines.without)
    pages = pages_of(_told(tool, scan, name), lines)
    if not any(map(_is_doubtful, pages)):
        return pages
    try:
        turned = pages_of(_told(tool, scan, name, _ANY_SIDE_UP), lines)
    except ReadError:  # what tells which side is up may not be installed
        return pages
    pairs = zip(pages, turned, strict=False)
    return [again if _is_doubtful(page) and _sure(again) > _sure(page) else page for page, again in pairs]


_COLUMN = "4"  # what the program is to see in a page: lines of any size in one column
_ANY_SIDE_UP = "1"  # or whatever is there, whichever side is up
_MOST_UNSURE = 1 / 3  # of a page's words
_FEW_WORDS = 5


def _is_doubtful(page: Page) -> bool:
    """Whether the program sees hardly a word, or is unsure of so many that these may be none."""
    return len(page.words) < _FEW_WORDS or _sure(page) < (1 - _MOST_UNSURE) * len(page.words)


def _sure(page: Page) -> int:
    """How many words the program is sure of."""
    return sum(word.sure >= _DOUBT for word in page.words)


def _told(tool: str, scan: Scan, name: str, mode: str = _COLUMN) -> str:
    """What the program tells of one picture."""
    asked = [tool, "stdin", "stdout", "-l", "vie", "--psm", mode]
    asked += ["--dpi", str(scan.dpi)] if scan.dpi else []
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            [*asked, "tsv"], input=scan.picture, capture_output=True, timeout=_SECONDS, env=environment, check=False
        )
    except subprocess.TimeoutExpired:
        raise ReadError(f"{name}: page {scan.number}: OCR took longer than {_SECONDS} s") from None
    except OSError as error:
        raise ReadError(f"{name}: page {scan.number}: Tesseract cannot be run ({error.strerror})") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        why = said[-1] if said else "no word why"
        raise ReadError(f"{name}: page {scan.number}: a picture that Tesseract cannot read ({why})")
    return done.stdout.decode("utf-8", "replace")


class _Box(NamedTuple):
    text: str
    left: int
    top: int
    width: int
    height: int
    sure: float


def pages_of(table: str, ruling: Ruled | None = None) -> list[Page]:
    """The pages of a table as Tesseract prints it (level, page, block, paragraph, line, word, box, sureness, text).

    With the ruling lines of its picture, the page is laid straight by them, and lines of words end at them.
    """
    sizes: list[tuple[int, int]] = []
    lines: list[dict[tuple[str, ...], list[_Box]]] = []
    for row in csv.reader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        if len(row) < 12 or not row[0].isdigit():
            continue
        left, top, width, height = map(int, row[6:10])
        if row[0] == "1":
            sizes.append((width, height))
            lines.append({})
        elif row[0] == "5" and lines and _is_word(row[11], float(row[10])):
            box = _Box(_cleaned(row[11].strip()), left, top, width, height, float(row[10]))
            lines[-1].setdefault(tuple(row[2:5]), []).append(box)
    out = []
    for (width, height), held in zip(sizes, lines, strict=True):
        told = list(held.values())
        rules = _rules(ruling) if ruling else []
        if ruling:
            told = [[_straightened(box, ruling.lean) for box in line] for line in told]
        turn = _turn(told)
        if turn is not None:
            told = [[turn(box, width, height) for box in line] for line in told]
            rules = [turn(box, width, height) for box in rules]
            if turn is not _on_its_head:
                width, height = height, width
        uprights = [box for box in rules if box.height > box.width]
        told = [part for line in told for part in _parted(line, uprights)]
        scale = _WIDTH / max(width, 1)
        ruled_at = [Rule(*(n * scale for n in (x, y, x + w, y + h))) for _, x, y, w, h, _ in rules]
        out.append(Page(list(_words(told, scale)), ruled_at, height * scale, True))
    return out


def _rules(ruling: Ruled) -> list[_Box]:
    """The ruling lines of a picture as boxes."""
    level = [_Box("", int(one.start), int(one.at), int(one.end - one.start), 1, 0.0) for one in ruling.levels]
    return level + [_Box("", int(one.at), int(one.start), 1, int(one.end - one.start), 0.0) for one in ruling.uprights]


def _straightened(box: _Box, lean: float) -> _Box:
    """A word of a page that leans, where it stands once the page lies straight."""
    across, down = box.left + box.width / 2, box.top + box.height / 2
    return box._replace(left=round(box.left + lean * down), top=round(box.top - lean * across))


def _parted(line: Sequence[_Box], uprights: Sequence[_Box]) -> Iterator[list[_Box]]:
    """A line of words in the pieces that upright lines part it into: the cells of a row are told as one."""
    part: list[_Box] = []
    for box in line:
        if part and _is_between(part[-1], box, uprights):
            yield part
            part = []
        part.append(box)
    if part:
        yield part


def _is_between(before: _Box, box: _Box, uprights: Sequence[_Box]) -> bool:
    """Whether an upright line stands between two words."""
    left, right = sorted((before.left + before.width / 2, box.left + box.width / 2))
    down = box.top + box.height / 2
    return any(left < one.left < right and one.top <= down <= one.top + one.height for one in uprights)


def _turn(lines: Sequence[Sequence[_Box]]) -> Callable[[_Box, int, int], _Box] | None:
    """What turns a page so that its lines run to the right: the program tells places as they are on the picture."""
    runs = [(line[-1].left - line[0].left, line[-1].top - line[0].top) for line in lines if len(line) > 1]
    across, down = sum(run[0] for run in runs), sum(run[1] for run in runs)
    if abs(down) > abs(across):
        return _on_its_left if down < 0 else _on_its_right
    return _on_its_head if across < 0 else None


def _on_its_left(box: _Box, width: int, height: int) -> _Box:
    left, top = height - box.top - box.height, box.left
    return box._replace(left=left, top=top, width=box.height, height=box.width)


def _on_its_right(box: _Box, width: int, height: int) -> _Box:
    return box._replace(left=box.top, top=width - box.left - box.width, width=box.height, height=box.width)


def _on_its_head(box: _Box, width: int, height: int) -> _Box:
    return box._replace(left=width - box.left - box.width, top=height - box.top - box.height)


def _is_word(text: str, sure: float) -> bool:
    """Specks of the paper are told as signs, and unsurely; a dash and "€)", which is "c)", may begin an item."""
    if not text.strip(" `´'~^_¬ˆ|"):
        return False
    item = _DASH.fullmatch(text) is not None or text.endswith(")")
    return sure > _SPECK or item or any(c.isalnum() for c in text)


def _cleaned(text: str) -> str:
    """A word without the frame of a stamp before it: "[Kính" is "Kính"; a dash without the dots behind it."""
    if _DASH.fullmatch(text):
        return "-"
    return text if "]" in text else text.lstrip("|[{") or text


_DASH = re.compile("[-–—][._]{0,2}")
_SPECK = 50.0


def _words(lines: Iterable[Sequence[_Box]], scale: float) -> Iterator[Word]:
    """Words of lines as Tesseract tells them, in rows from top to bottom."""
    placed = sorted(lines, key=lambda line: median(box.top + box.height for box in line))
    order = 0
    for row, line in enumerate(placed):
        size = median(box.height for box in line) / _LETTER
        y = _baseline(line, size) * scale
        size *= scale
        for box in line:
            yield Word(
                box.text, box.left * scale, (box.left + box.width) * scale, y, size, order, False, row, box.sure
            )  # fmt: skip
            order += 1


def _baseline(line: Sequence[_Box], size: float) -> float:
    """Where the letters of a line stand: the foot of words that reach no lower."""
    standing = [box.top + box.height for box in line if _LOW.isdisjoint(box.text)]
    return median(standing) if standing else median(box.top + box.height for box in line) - _BELOW * size


_LOW = frozenset("gjpqyạặậẹệịọộợụựỵẠẶẬẸỆỊỌỘỢỤỰỴQ,;()[]{}/|_-–.'\"“”")  # reach under the line, or do not stand on it
_BELOW = 0.2  # of a letter's size
_LETTER = 0.85  # of a letter's size: how high a word is, its marks included
_DOUBT = 60.0  # less sure than this, a word is to be looked at


def notes_of(pages: Sequence[tuple[int, Page]], name: str) -> Iterator[Note]:
    """That pages were read by a machine, and on which of them it was unsure of many words."""
    if not pages:
        return
    said = ", ".join(str(number) for number, _ in pages)
    message = f"{os.path.basename(name)}: read by OCR (Tesseract): page {said}; numbers and days may be misread"
    yield Note(code="ocr", message=message, start=0, end=0)
    for number, page in pages:
        doubtful = [word.text for word in page.words if word.sure < _DOUBT]
        if len(doubtful) * 20 > len(page.words):
            shown = ", ".join(doubtful[:5])
            message = f"page {number}: OCR is unsure of {len(doubtful)} of {len(page.words)} words ({shown} ...)"
            yield Note(code="ocr_doubt", message=message, start=0, end=0)
