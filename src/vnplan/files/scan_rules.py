"""Ruling lines of a scanned page: long thin dark runs of its picture that cross one another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple


class Ruled(NamedTuple):
    """The ruling lines of a picture in dots, laid straight, and how far the page leans."""

    levels: list[Stroke]
    uprights: list[Stroke]
    lean: float
    """How far a level line falls, in dots a dot."""
    without: bytes
    """The picture without its lines, which letters that touch them are read the better for."""


class Stroke(NamedTuple):
    """A line of a picture: from where to where it runs, where it stands across that, and how thick it is."""

    start: float
    end: float
    at: float
    thick: float = 1.0


_HEAD = re.compile(rb"P5\s(\d{1,6})\s(\d{1,6})\s255\s")
_DARK = 0.7  # of the paper's light: thin lines are drawn greyer than letters, shaded cells have more
_LONG = 48  # dots of a straight run at 200 dpi: letters of 18 points have none
_LEVEL, _UPRIGHT = 60, 36  # dots a line is long at least: a narrow column, a row of one line
_THICK = 12.0  # dots: what is thicker is no line
_MOST = 60_000  # runs of a picture: more are a drawing


def ruled(picture: bytes, dpi: int) -> Ruled | None:
    """The lines of a grey picture (PGM) that cross others; None where they part nothing into columns and rows."""
    head = _HEAD.match(picture)
    if head is None:
        return None
    width, height = int(head[1]), int(head[2])
    body = picture[head.end() : head.end() + width * height]
    if len(body) < width * height:
        return None
    unit = dpi / 200
    paper = Counter(body[::89]).most_common(1)[0][0]
    dark = _dark(body, int(paper * _DARK))
    levels = list(_strokes(_level_runs(dark, width, round(_LONG * unit)), False, unit))
    if not levels:
        return None
    uprights = list(_strokes(_upright_runs(dark, width, round(_UPRIGHT * unit)), True, unit))
    lean = _lean([piece for piece, _ in levels], unit)
    told = _crossing([_moved(one, lean) for _, one in levels], [_moved(one, -lean) for _, one in uprights], unit)
    if told is None:
        return None
    blank = bytearray(picture)
    for run in (run for piece, _ in levels for run in piece.runs):
        for y in range(max(run.first - 1, 0), min(run.last + 2, height)):
            _blanken(blank, head.end() + y * width, run.start, run.end, paper)
    for run in (run for piece, _ in uprights for run in piece.runs):
        for y in range(run.start, min(run.end, height)):
            _blanken(blank, head.end() + y * width, max(run.first - 1, 0), min(run.last + 2, width), paper)
    return Ruled(*told, lean, bytes(blank))


def _blanken(picture: bytearray, row: int, left: int, right: int, paper: int) -> None:
    picture[row + left : row + right] = bytes([paper]) * (right - left)


def _dark(body: bytes, limit: int) -> int:
    """A byte for each dot, 1 where it is dark, as one number: its bits can be moved and compared all at once."""
    return int.from_bytes(body.translate(bytes([1] * limit + [0] * (256 - limit))), "little")


def _runs_of(dark: int, step: int, length: int) -> int:
    """The dots where a run of dark ones begins that is so long, a step between two of them."""
    reach = 1
    while reach < length:
        more = min(reach, length - reach)
        dark &= dark >> 8 * step * more
        reach += more
    return dark


class _Run(NamedTuple):
    """Dark dots side by side, along a line that may be level or upright, and across it."""

    start: int
    end: int
    first: int
    last: int


def _level_runs(dark: int, width: int, length: int) -> Iterator[_Run]:
    """Runs to the right, row by row; a row is taken with the next one, for specks of light break lines."""
    held = _runs_of(dark | dark >> 8 * width, 1, length)
    for y, left, right in _bits(held, width):
        yield _Run(left, right + length - 1, y, y + 1)


def _upright_runs(dark: int, width: int, length: int) -> Iterator[_Run]:
    """Runs downwards, in the order of the rows where they are dark enough."""
    held = _runs_of(dark | dark >> 8, width, length)
    for y, left, right in _bits(held, width):
        yield _Run(y, y + length, left, right)


def _bits(held: int, width: int) -> Iterator[tuple[int, int, int]]:
    """The row of each run of marked dots, where it begins and where it ends."""
    told = held.to_bytes((held.bit_length() + 7) // 8, "little")
    for n, found in enumerate(_MARKED.finditer(told)):
        if n > _MOST:
            return
        y, left = divmod(found.start(), width)
        yield y, left, min(left + found.end() - found.start(), width)


_MARKED = re.compile(rb"\x01+")


class _Piece:
    """Runs that touch one another: a line as it is drawn, broken or leaning as it may be."""

    def __init__(self) -> None:
        self.runs: list[_Run] = []

    def stroke(self, upright: bool) -> Stroke:
        """The line, as it lies on the picture."""
        start, end = min(run.start for run in self.runs), max(run.end for run in self.runs)
        dots = sum((1 if upright else run.end - run.start) * (run.last - run.first) for run in self.runs)
        long = len({run.start for run in self.runs}) if upright else end - start
        middle, at, lean = self.fit()
        return Stroke(start, end, at + lean * ((start + end) / 2 - middle), dots / max(long, 1))

    def fit(self) -> tuple[float, float, float]:
        """The middle of the line along it and across it, and how far it leans."""
        middles = [((run.start + run.end) / 2, (run.first + run.last - 1) / 2) for run in self.runs]
        middle = sum(along for along, _ in middles) / len(middles)
        at = sum(across for _, across in middles) / len(middles)
        spread = sum(
            (along - middle) ** 2 + (run.end - run.start) ** 2 / 12
            for (along, _), run in zip(middles, self.runs, strict=True)
        )
        return middle, at, sum((along - middle) * (across - at) for along, across in middles) / max(spread, 1.0)


def _strokes(runs: Iterator[_Run], upright: bool, unit: float) -> Iterator[tuple[_Piece, Stroke]]:
    """The lines that runs make which touch one another."""
    pieces: list[_Piece] = []
    near: list[tuple[_Run, _Piece]] = []
    for run in runs:
        row = run.start if upright else run.first
        near = [(old, piece) for old, piece in near if row - (old.start if upright else old.first) <= _NEAR]
        mine: _Piece | None = None
        for piece in dict.fromkeys(piece for old, piece in near if _meet(old, run, upright)):
            if mine is None:
                mine = piece
            else:
                mine.runs += piece.runs
                near = [(old, mine if held is piece else held) for old, held in near]
                pieces.remove(piece)
        if mine is None:
            mine = _Piece()
            pieces.append(mine)
        mine.runs.append(run)
        near.append((run, mine))
    least = (_UPRIGHT if upright else _LEVEL) * unit
    for piece in pieces:
        stroke = piece.stroke(upright)
        if stroke.end - stroke.start >= least and stroke.thick <= _THICK * unit:
            yield piece, stroke


_NEAR = 3  # rows between runs of one line


def _meet(above: _Run, run: _Run, upright: bool) -> bool:
    """Whether two runs of rows near one another stand one under the other."""
    if upright:
        return above.first <= run.last and run.first <= above.last
    return above.start <= run.end and run.start <= above.end


def _lean(pieces: Sequence[_Piece], unit: float) -> float:
    """How far a page leans, as its long level lines tell."""
    leans = [piece.fit()[2] for piece in pieces if _length(piece) >= _TELLING * unit]
    return median(leans) if leans else 0.0


def _length(piece: _Piece) -> int:
    return max(run.end for run in piece.runs) - min(run.start for run in piece.runs)


def _crossing(level: list[Stroke], upright: list[Stroke], unit: float) -> tuple[list[Stroke], list[Stroke]] | None:
    """The lines that cross one another; None where they part nothing into columns and rows."""
    reach = _REACH * unit
    level, upright = list(_joined(level, _BROKEN * unit, unit)), list(_joined(upright, _BROKEN * unit / 2, unit))
    upright = [one for one in upright if any(_cross(other, one, reach) for other in level)]
    level = [one for one in level if sum(_cross(one, other, reach) for other in upright) > 1]
    upright = [one for one in upright if any(_cross(other, one, reach) for other in level)]
    wide = [one for one in level if one.end - one.start >= _WIDE * unit]
    if not any(_places([other for other in upright if _cross(one, other, reach)], reach) > 2 for one in wide):
        return None
    high = all(one.end - one.start > 2 * _UPRIGHT * unit for one in upright)
    return (level, upright) if high or _places(level, reach) > 1 else None


_WIDE = 500.0  # dots: a table is wider than the frame of a stamp, and than a seal over the lines of a letterhead
_TELLING = 300.0  # dots of a line that tells how a page leans
_BROKEN = 40.0  # dots that are missing in a line, at most
_REACH = 8.0  # dots between lines that touch


def _moved(stroke: Stroke, lean: float) -> Stroke:
    """A line of a page that leans, laid straight."""
    middle = (stroke.start + stroke.end) / 2
    by = lean * stroke.at
    return stroke._replace(start=stroke.start + by, end=stroke.end + by, at=stroke.at - lean * middle)


def _joined(strokes: Sequence[Stroke], gap: float, unit: float) -> Iterator[Stroke]:
    """Lines with what is missing in them."""
    left = sorted(strokes, key=lambda stroke: stroke.start)
    while left:
        whole, apart = left[0], []
        for stroke in left[1:]:
            if abs(stroke.at - whole.at) <= _ASIDE * unit and stroke.start - whole.end <= gap:
                whole = whole._replace(end=max(whole.end, stroke.end))
            else:
                apart.append(stroke)
        yield whole
        left = apart


_ASIDE = 5.0  # dots between the two ends of a broken line


def _cross(level: Stroke, upright: Stroke, reach: float) -> bool:
    return (
        level.start - reach <= upright.at <= level.end + reach
        and upright.start - reach <= level.at <= upright.end + reach
    )


def _places(strokes: Sequence[Stroke], reach: float) -> int:
    """In how many places lines stand."""
    told = sorted(stroke.at for stroke in strokes)
    return sum(n == 0 or place - told[n - 1] > reach for n, place in enumerate(told))
