"""Words of a page with their places, whoever tells them: a PDF's text layer or a machine that reads scans."""

from __future__ import annotations

from typing import NamedTuple


class Word(NamedTuple):
    """A word as it stands on a page, in points from the top left corner."""

    text: str
    left: float
    right: float
    y: float
    """Where it stands on its line (the baseline), growing downwards."""
    size: float
    """The size of its letters."""
    order: int = 0
    """Its place in the order in which the page was drawn."""
    glued: bool = False
    """Whether no blank parts it from the word drawn before it."""
    row: int | None = None
    """The line it belongs to, where the source tells lines itself."""
    sure: float = 100.0
    """How sure a machine that reads scans is of it, from 0 to 100."""
    bold: bool | None = None
    """Whether its letters are bold; None where nobody tells."""
    mark: bool = False
    """Whether it is the mark of a footnote, though neither small nor raised."""


class Rule(NamedTuple):
    """A ruling line of a page, level or upright."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def upright(self) -> bool:
        """Whether the line stands."""
        return self.bottom - self.top > self.right - self.left


class Page(NamedTuple):
    """What stands on a page; a scan's page is told by a machine."""

    words: list[Word]
    rules: list[Rule]
    height: float = 842.0
    """How high it is, in points."""
    scanned: bool = False
    old: frozenset[str] = frozenset()
    """The old encodings its fonts draw."""
