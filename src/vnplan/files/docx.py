"""Word files (.docx, .docm): paragraphs as Word shows them, labels counted, changes accepted, tables in reading order.

What is no text of the document is left out: headers and footers, comments, deleted text, field codes, tables of
contents, drawings' numbers. A table without lines (the letterhead, the signature) is read cell by cell, one with lines
row by row.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from vnplan.errors import ReadError
from vnplan.files.cells import is_frame, row_of
from vnplan.files.content import Block, Content, Run, content_of
from vnplan.files.legacy import Font, capitals_restored, converted, font_of, is_unicode
from vnplan.files.old_text import of_text
from vnplan.files.word_numbering import Numbering
from vnplan.files.word_package import Package
from vnplan.files.word_styles import Styles, W, found, is_on, value
from vnplan.models.records import Note


def read_docx(raw: bytes, name: str) -> Content:
    """The content of a Word file; `name` stands in an error's message. Raises ReadError where it cannot be read."""
    return content_of_package(Package(raw, name))


def content_of_package(package: Package) -> Content:
    """The content of an opened Word file; the nodes of its runs are the w:t of its main part."""
    body = found(package.root, "body")
    if body is None:
        raise ReadError(f"{package.name}: is broken; its main part has no body")
    reader = _Reader(package)
    blocks = [*reader.blocks(body), *reader.footnotes()]
    content = content_of(blocks, reader.notes())
    told = of_text(content.text, package.name)  # old letters pasted into a font of Unicode
    runs = content.runs if len(told.text) == len(content.text) else ()
    content = Content(told.text, (*content.notes, *told.notes), runs)
    if not content.text:
        empty = Note(code="no_text", message=f"{package.name}: a Word document without any text", start=0, end=0)
        return content._replace(notes=(*content.notes, empty))
    return content


class _Piece(NamedTuple):
    text: str
    font: Font | None
    capitals: bool
    node: etree._Element | None


# what holds text and stands for nothing itself; whatever is in no list is passed over
_THROUGH = frozenset(
    ("ins", "moveTo", "smartTag", "customXml", "hyperlink", "fldSimple", "sdtContent", "dir", "bdo", "rt", "rubyBase")
)
_KEPT = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


class _Reader:
    """One pass over a document: the lists count on, fields open and close, footnotes are numbered as they come."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._styles = Styles(package.beside("styles"))
        self._numbering = Numbering(package.beside("numbering"), self._styles)
        self._fields: list[bool] = []  # of each open field, whether its result is shown by now
        self._contents: list[bool] = []  # of each open field, whether it is a table of contents
        self._cited: list[tuple[str, str]] = []  # footnotes by kind and id, in the order of their marks
        self._boxes: list[etree._Element] = []  # text boxes met in the paragraph at hand
        self._old: set[str] = set()  # old encodings met

    def blocks(self, parent: etree._Element) -> Iterator[Block]:
        """The blocks below a body, a cell, a text box or a footnote."""
        joined: list[_Piece] = []  # a paragraph whose end was deleted goes on in the next one
        for child in _children(parent):
            name = _name(child)
            if name == "p":
                pieces, goes_on = self._paragraph(child)
                joined += pieces
                if not goes_on:
                    yield self._block(joined)
                    joined = []
                boxes, self._boxes = self._boxes, []
                for box in boxes:
                    yield from self.blocks(box)
            elif name == "tbl":
                yield from self._table(child)
        if joined:
            yield self._block(joined)

    def footnotes(self) -> Iterator[Block]:
        """The notes that were cited, each behind its mark. A note may cite another."""
        notes = {
            (kind, note.get(f"{W}id", "")): note
            for kind in ("footnote", "endnote")
            if (root := self._package.beside(f"{kind}s")) is not None
            for note in root.iterfind(W + kind)
        }
        for number, key in enumerate(self._cited, 1):
            if key in notes and number <= len(notes):
                text = " ".join(block.text.strip() for block in self.blocks(notes[key]) if block.text.strip())
                yield Block(f"[{number}] {text}", "note")

    def notes(self) -> Iterator[Note]:
        """What was assumed."""
        for encoding in sorted(self._old):
            said = f"runs in fonts of {encoding.upper()} were read as Unicode"
            yield Note(code="old_encoding", message=said, start=0, end=0)

    def _paragraph(self, paragraph: etree._Element) -> tuple[list[_Piece], bool]:
        """The pieces of a paragraph behind its label, and whether the next one goes on with it."""
        properties = found(paragraph, "pPr")
        style = value(properties, "pStyle")
        hidden = any(self._contents)  # a table of contents goes on from above
        pieces = list(self._inline(paragraph, style))
        if self._styles.name(style).startswith("toc "):
            hidden, pieces = True, []
        label = None if hidden else self._numbering.label(properties, style)
        if label is not None and any(piece.text.strip() for piece in pieces):
            mark = found(properties, "rPr")
            told = [one for one in (label.properties, mark) if one is not None]
            if not any(is_on(one, "vanish") for one in told):
                pieces.insert(0, self._piece(f"{label.text} ", told or None, style, None))
        return pieces, found(properties, "rPr/del") is not None

    def _inline(self, parent: etree._Element, style: str | None) -> Iterator[_Piece]:
        for child in _children(parent):
            name = _name(child)
            if name == "r":
                yield from self._run(child, style)
            elif name in _THROUGH:
                if name == "fldSimple" and _is_contents(child.get(f"{W}instr", "")):
                    continue
                yield from self._inline(child, style)
            elif name in ("oMath", "oMathPara"):
                text = "".join(node.text or "" for node in child.iter() if _name(node) == "t")
                yield _Piece(text, None, False, None)

    def _run(self, run: etree._Element, style: str | None) -> Iterator[_Piece]:
        properties = found(run, "rPr")
        if is_on(properties, "vanish"):
            return
        for child in _children(run):
            name = _name(child)
            if name == "fldChar":
                self._field(child.get(f"{W}fldCharType", ""))
            elif name == "instrText" and self._fields and not self._fields[-1]:
                self._contents[-1] = self._contents[-1] or _is_contents(child.text or "")
            elif all(self._fields) and not any(self._contents):
                yield from self._shown(name, child, properties, style)

    def _shown(
        self, name: str, child: etree._Element, properties: etree._Element | None, style: str | None
    ) -> Iterator[_Piece]:
        """What one child of a run shows."""
        if name == "t":
            yield self._piece(child.text or "", None if properties is None else [properties], style, child)
        elif name == "softHyphen":  # prints nothing, but is the letter ư of TCVN3
            piece = self._piece("\u00ad", None if properties is None else [properties], style, None)
            yield piece if piece.font is not None else _Piece("", None, False, None)
        elif name in _KEPT:
            yield _Piece(_KEPT[name], None, False, None)
        elif name == "sym":
            yield _Piece(_symbol(child), None, False, None)
        elif name in ("footnoteReference", "endnoteReference"):
            yield self._mark(name.removesuffix("Reference"), child)
        elif name in ("drawing", "pict", "object"):
            self._boxes += _boxes(child)
        elif name == "ruby":
            yield from self._inline(child, style)

    def _field(self, sign: str) -> None:
        """A field's code is hidden, its result is shown; a table of contents is neither."""
        if sign == "begin":
            self._fields.append(False)
            self._contents.append(False)
        elif sign == "separate" and self._fields:
            self._fields[-1] = True
        elif sign == "end" and self._fields:
            self._fields.pop()
            self._contents.pop()

    def _mark(self, kind: str, reference: etree._Element) -> _Piece:
        if reference.get(f"{W}customMarkFollows") in ("1", "true"):
            return _Piece("", None, False, None)
        self._cited.append((kind, reference.get(f"{W}id", "")))
        return _Piece(f"[{len(self._cited)}]", None, False, None)

    def _piece(
        self, text: str, own: list[etree._Element] | None, style: str | None, node: etree._Element | None
    ) -> _Piece:
        """Text with what its font and its style make of it."""
        told = [*(own or [])[1:], *self._styles.properties(own[0] if own else None, style)]
        if any(is_on(one, "vanish") for one in (own or [])):
            return _Piece("", None, False, None)
        font = next((font for one in told if (font := _font(one)) is not None), None)
        capitals = next((on for one in told if (on := is_on(one, "caps")) is not None), False)
        return _Piece(text, font_of(font), capitals, node)

    def _block(self, pieces: list[_Piece]) -> Block:
        """A paragraph of its pieces; neighbours in one old encoding are converted together (VNI parts its letters)."""
        text: list[str] = []
        runs: list[Run] = []
        at = 0
        # typed in Unicode after all, the font only stayed in the style
        unicode = {piece.font for piece in pieces if piece.font is not None and is_unicode(piece.text)}
        for font, group in itertools.groupby(pieces, lambda piece: None if piece.font in unicode else piece.font):
            same = list(group)
            for piece, words in zip(same, self._words(same, font), strict=True):
                if piece.node is not None and words:
                    runs.append(Run(at, at + len(words), piece.node))
                text.append(words)
                at += len(words)
        return Block("".join(text), "paragraph", tuple(runs))

    def _words(self, pieces: list[_Piece], font: Font | None) -> list[str]:
        """What pieces of one font say."""
        said = [piece.text for piece in pieces]
        if font is not None:
            read = _in_unicode(said, font)
            if read != said:
                self._old.add(font.encoding)
            said = [words.upper() for words in read] if font.capitals else read
        return [words.upper() if piece.capitals else words for words, piece in zip(said, pieces, strict=True)]

    def _table(self, table: etree._Element) -> Iterator[Block]:
        rows = [
            [cell for cell in _children(row) if _name(cell) == "tc"] for row in _children(table) if _name(row) == "tr"
        ]
        read = [[list(self.blocks(cell)) for cell in row] for row in rows]
        words = [[" ".join(block.text for block in cell) for cell in row] for row in read]
        shown = self._styles.has_borders(table) and any(len(row) > 1 for row in rows)
        if not shown or any(is_frame(cell) for row in words for cell in row):
            for row in read:
                for cell in row:
                    yield from cell
            return
        for row in read:
            yield row_of(row)


def _in_unicode(said: list[str], font: Font) -> list[str]:
    """Pieces of one old encoding in Unicode: a letter parted over two pieces belongs to the first."""
    told = [converted("".join(said[: n + 1]), font.encoding) for n in range(len(said))]
    ends = [len(one) for one in told]
    if font.encoding == "tcvn3":
        told[-1:] = map(capitals_restored, told[-1:])
    return [told[-1][start:end] for start, end in zip([0, *ends], ends, strict=False)]


def _children(parent: etree._Element) -> Iterator[etree._Element]:
    """The children of a node; of alternatives the first that can be read, of content controls what they hold."""
    for child in parent:
        name = _name(child)
        if name == "AlternateContent":
            chosen = next((one for one in child if _name(one) == "Choice"), None)
            chosen = chosen if chosen is not None else next(iter(child), None)
            if chosen is not None:
                yield from _children(chosen)
        elif name == "sdt":
            gallery = value(child, "sdtPr/docPartObj/docPartGallery") or ""
            held = found(child, "sdtContent")
            if held is not None and gallery != "Table of Contents":
                yield from _children(held)
        elif name in ("ins", "moveTo", "customXml", "smartTag") and _name(parent) in ("body", "tc", "tbl", "tr"):
            yield from _children(child)
        else:
            yield child


def _name(node: etree._Element) -> str:
    tag = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _boxes(drawing: etree._Element) -> list[etree._Element]:
    """The text boxes of a drawing, those within another's left to it."""
    out: list[etree._Element] = []
    for child in _children(drawing):
        out += [child] if _name(child) == "txbxContent" else _boxes(child)
    return out


def _font(properties: etree._Element) -> str | None:
    fonts = found(properties, "rFonts")
    if fonts is None:
        return None
    return fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")


def _is_contents(code: str) -> bool:
    return code.split()[:1] in (["TOC"], ["TOA"], ["INDEX"])


def _symbol(symbol: etree._Element) -> str:
    """A letter of a symbol font: those that are used as bullets are one; of an arrow or a box nothing is left."""
    code = symbol.get(f"{W}char", "")
    return "-" if code.upper() in ("F0B7", "F0A7", "F0FC", "F0D8", "F02D") else ""
