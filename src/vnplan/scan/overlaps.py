"""Which candidate stays where two of them overlap."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable

from vnplan.scan.draft import Draft

_NEAR = 4  # candidates: a place lies in four titles and names at the most


class Stays(enum.Enum):
    """Which of two candidates stays, the earlier or the later one."""

    BOTH = enum.auto()
    EARLIER = enum.auto()
    LATER = enum.auto()


def settle(drafts: Iterable[Draft]) -> list[Draft]:
    """The candidates that stay, in text order; a law amended in the name of one that goes, goes with it."""
    out: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.start, -d.end)):
        beaten = False
        for other in reversed(out[-_NEAR:]):
            if other.end > draft.start:
                stays = _stays(other, draft)
                beaten = beaten or stays is Stays.EARLIER
                if stays is Stays.LATER:
                    out.remove(other)
        if not beaten:
            out.append(draft)
    left = set(out)
    return [d for d in out if d.governor is None or d.governor in left]


def _stays(earlier: Draft, later: Draft) -> Stays:
    for rule in RULES:
        stays = rule(earlier, later)
        if stays is not None:
            return stays
    return Stays.EARLIER


def in_a_title(earlier: Draft, later: Draft) -> Stays | None:
    """Đề án “Triển khai Quyết định số 5/QĐ-TTg”: a document cited in the title of another."""
    return Stays.BOTH if earlier.kind == "named" and _inside(earlier, later) else None


def amended(earlier: Draft, later: Draft) -> Stays | None:
    """ "Luật sửa đổi, bổ sung một số điều của Luật Giáo dục": a law in the name of the one that amends it."""
    return Stays.BOTH if later.governor is earlier and _inside(earlier, later) else None


_STRENGTH = {"standard": 0, "numbered": 0, "named": 1, "named_law": 2, "self": 3}


def stronger(earlier: Draft, later: Draft) -> Stays | None:
    """ "Luật Quy hoạch đô thị Quyết định số 5/QĐ-X": a number is surer than a name that ran into it, a title too."""
    if earlier.kind == "named":
        return None
    return Stays.LATER if _STRENGTH[later.kind] < _STRENGTH[earlier.kind] else None


def _inside(earlier: Draft, later: Draft) -> bool:
    return earlier.start < later.start and later.end <= earlier.end


RULES: tuple[Callable[[Draft, Draft], Stays | None], ...] = (in_a_title, amended, stronger)
"""The first that answers decides; where none does, the earlier stays."""
