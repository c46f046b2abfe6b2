"""What a style adds to a paragraph, a run or a table: font, capitals, numbering, borders, by its chain of styles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = f"{W}val"


def value(parent: etree._Element | None, path: str) -> str | None:
    """The `val` of a child ("w:numPr/w:numId" is written "numPr/numId"); None where there is none."""
    child = found(parent, path)
    return None if child is None else child.get(VAL)


def found(parent: etree._Element | None, path: str) -> etree._Element | None:
    """The child at a path of WordprocessingML names."""
    return None if parent is None else parent.find("/".join(W + step for step in path.split("/")))


def is_on(parent: etree._Element | None, path: str) -> bool | None:
    """Whether a switch is on, off (val="0") or not there (None)."""
    child = found(parent, path)
    return None if child is None else child.get(VAL, "1") not in ("0", "false", "off")


class Styles:
    """The styles of a document by their id."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._first: dict[str, str] = {}
        self._chains: dict[str, list[etree._Element]] = {}
        self._defaults = found(root, "docDefaults/rPrDefault/rPr")
        for style in root.iterfind(f"{W}style") if root is not None else ():
            name = style.get(f"{W}styleId", "")
            self._styles[name] = style
            if style.get(f"{W}default") in ("1", "true"):
                self._first[style.get(f"{W}type", "")] = name

    def chain(self, name: str | None, kind: str = "paragraph") -> list[etree._Element]:
        """A style and the ones it is based on, nearest first; the default one where none is named."""
        name = name if name in self._styles else self._first.get(kind, "")
        if name not in self._chains:
            self._chains[name] = list(self._based(name))
        return self._chains[name]

    def _based(self, name: str | None) -> Iterator[etree._Element]:
        seen: set[str] = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            style = self._styles[name]
            yield style
            name = value(style, "basedOn")

    def name(self, style: str | None) -> str:
        """The name people see: "heading 1", "toc 2"."""
        return (value(self._styles.get(style or ""), "name") or "").lower()

    def properties(self, run: etree._Element | None, paragraph: str | None) -> list[etree._Element]:
        """The run properties that hold for a run, nearest first: its own, its style's, its paragraph's style's."""
        told = [] if run is None else [run]
        styled = value(run, "rStyle")
        chains = [*(self.chain(styled, "character") if styled else ()), *self.chain(paragraph)]
        told += [properties for style in chains if (properties := found(style, "rPr")) is not None]
        return [*told, self._defaults] if self._defaults is not None else told

    def numbering(self, style: str | None) -> tuple[str | None, str | None, str | None]:
        """The numbering a paragraph's style brings: list, level and the style that says so.

        A style may name the level alone, and the one it is based on the list: "heading 2" below "heading 1".
        """
        depth = None
        for one in self.chain(style):
            depth = depth or value(one, "pPr/numPr/ilvl")
            number = value(one, "pPr/numPr/numId")
            if number is not None:
                return number, depth, one.get(f"{W}styleId")
        return None, None, None

    def has_borders(self, table: etree._Element, cells: Sequence[etree._Element]) -> bool:
        """Whether a table shows lines between its cells: its own or its style's, unless every cell hides them."""
        told_by_cells = [borders for cell in cells if (borders := found(cell, "tcPr/tcBorders")) is not None]
        properties = found(table, "tblPr")
        told = [properties, *self.chain(value(properties, "tblStyle"), "table")]
        for one in told:
            borders = found(one, "tblBorders" if one is properties else "tblPr/tblBorders")
            if borders is not None:
                if any(_drawn(borders, side) for side in ("insideH", "insideV")):
                    return sum(map(_hides, told_by_cells)) < len(cells)
                return sum(map(_frames, told_by_cells)) * 2 > len(cells)
        return any(_drawn(cell, side) for cell in told_by_cells for side in _SIDES)


_SIDES = ("top", "left", "bottom", "right", "start", "end")


def _hides(cell: etree._Element) -> bool:
    """Whether a cell hides the table's lines on all its sides, as Google Docs writes a table without lines."""
    told = [value(cell, side) for side in _SIDES]
    return sum(one in ("nil", "none") for one in told) == len(_SIDES) - 2 and not any(_drawn(cell, s) for s in _SIDES)


def _frames(cell: etree._Element) -> bool:
    """Whether a cell draws the lines itself that its table does not."""
    return sum(_drawn(cell, side) for side in _SIDES) > 1


def _drawn(borders: etree._Element, side: str) -> bool:
    return value(borders, side) not in (None, "nil", "none")
