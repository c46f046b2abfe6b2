"""Word files (.docx, .docm): paragraphs as Word shows them, labels counted, changes accepted, tables in reading order.

What is no text of the document is left out: headers and footers, comments, deleted text, field codes, tables of
contents, drawings' numbers. A table without lines (the letterhead, the signature) is read cell by cell, one with lines
row by row.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from vnplan.errors import ReadError
from vnplan.files.cells import is_frame, row_of
from vnplan.files.content import Block, Content, Run, content_of
from vnplan.files.legacy import Font, font_of, is_unicode, pieces_converted
from vnplan.files.old_text import of_text
from vnplan.files.symbols import BULLETS, symbol, with_symbols
from vnplan.files.word_nodes import boxes, children, name_of, unclosed_fields
from vnplan.files.word_numbering import Numbering
from vnplan.files.word_package import Package
from vnplan.files.word_styles import Styles, W, found, is_on, value
from vnplan.files.word_tables import columns_of, is_covered, rows_of_table
from vnplan.models.records import Note


def read_docx(raw: bytes, name: str) -> Content:
    """The content of a Word file; `name` stands in an error's message. Raises ReadError where it cannot be read."""
    return content_of_package(Package(raw, name))


def content_of_package(package: Package) -> Content:
    """The content of an opened Word file; its runs' nodes are the w:t of its main part, and the marks of footnotes."""
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
_THROUGH = frozenset(("hyperlink", "fldSimple", "sdtContent", "dir", "bdo", "rubyBase"))
_KEPT = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


_LONGEST_MARK = 4  # letters: "(12)"


class _Fields:
    """The fields that are open: a field's code is hidden, its result is shown; a table of contents is neither."""

    def __init__(self) -> None:
        self._open: list[tuple[bool, bool]] = []  # whether the result has begun, whether it is a table of contents
        self._codes = self._contents = 0

    @property
    def show(self) -> bool:
        """Whether text is shown here."""
        return not self._codes and not self._contents

    @property
    def in_contents(self) -> bool:
        """Whether a table of contents is open."""
        return self._contents > 0

    def meet(self, sign: str) -> None:
        """A field begins, its result begins, or it ends."""
        if sign == "begin":
            self._put(False, False)
        elif self._open:
            result, contents = self._open.pop()
            self._codes -= not result
            self._contents -= contents
            if sign == "separate":
                self._put(True, contents)

    def code(self, text: str) -> None:
        """A piece of a field's code."""
        if self._open and not self._open[-1][0] and _is_contents(text):
            self._contents += not self._open[-1][1]
            self._open[-1] = (False, True)

    def _put(self, result: bool, contents: bool) -> None:
        self._open.append((result, contents))
        self._codes += not result
        self._contents += contents


class _Reader:
    """One pass over a document: the lists count on, fields open and close, footnotes are numbered as they come."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._styles = Styles(package.beside("styles"))
        self._numbering = Numbering(package.beside("numbering"), self._styles)
        self._fields = _Fields()
        roots = (package.root, package.beside("footnotes"), package.beside("endnotes"))
        self._unclosed = {sign for root in roots if root is not None for sign in unclosed_fields(root)}
        self._cited: list[tuple[str, str]] = []  # footnotes by kind and id, in the order of their marks
        self._references: list[etree._Element] = []  # their marks
        self._own: dict[tuple[str, str], str] = {}  # marks that were typed, by the same; empty where one is to come
        self._boxes: list[etree._Element] = []  # text boxes met in the paragraph at hand
        self._old: set[str] = set()  # old encodings met
        self._embedded = 0  # files met that stand in this one's place and are not read

    def blocks(self, parent: etree._Element) -> Iterator[Block]:
        """The blocks below a body, a cell, a text box or a footnote."""
        joined: list[_Piece] = []
        for child in children(parent):
            name = name_of(child)
            if name == "p":
                hidden = self._fields.in_contents  # a table of contents goes on from above
                joined += self._paragraph(child)
                if _goes_on(child):  # its end was deleted: the next one's is the end of both, and has the label
                    continue
                yield self._block(joined if hidden else self._labelled(joined, found(child, "pPr")))
                joined = []
                met, self._boxes = self._boxes, []
                for box in met:
                    yield from self.blocks(box)
            elif name == "tbl":
                yield from self._table(child)
            elif name in ("altChunk", "subDoc"):
                self._embedded += 1
        if joined:
            yield self._block(joined)

    def footnotes(self) -> Iterator[Block]:
        """The notes that were cited, each behind its mark, which is its node. A note may cite another."""
        notes = {
            (kind, note.get(f"{W}id", "")): note
            for kind in ("footnote", "endnote")
            if (root := self._package.beside(f"{kind}s")) is not None
            for note in root.iterfind(W + kind)
        }
        for number, key in enumerate(self._cited, 1):
            if key in notes and number <= len(notes):
                text = " ".join(block.text.strip() for block in self.blocks(notes[key]) if block.text.strip())
                text = text.removeprefix(self._own.get(key, "")).strip()
                said = f"[{number}] {text}"
                yield Block(said, "note", (Run(0, len(said), self._references[number - 1]),))

    def notes(self) -> Iterator[Note]:
        """What was assumed."""
        for encoding in sorted(self._old):
            said = f"runs in fonts of {encoding.upper()} were read as Unicode"
            yield Note(code="old_encoding", message=said, start=0, end=0)
        for label, read in self._numbering.lost.items():
            said = f"letters of a label were lost before: “{label}”" + f" is read as “{read}”" * (read != label)
            yield Note(code="damaged_letters", message=said, start=0, end=0)
        if self._embedded:
            said = f"not read, files embedded in it: {self._embedded}; open it in Word and save it, which takes them in"
            yield Note(code="not_read", message=f"{self._package.name}: {said}", start=0, end=0)

    def _paragraph(self, paragraph: etree._Element) -> list[_Piece]:
        """The pieces of a paragraph without its label; none of a line of a table of contents."""
        style = value(found(paragraph, "pPr"), "pStyle")
        pieces = _with_dash(list(self._inline(paragraph, style)))
        return [] if self._styles.name(style).startswith("toc ") else pieces

    def _labelled(self, pieces: list[_Piece], properties: etree._Element | None) -> list[_Piece]:
        """The pieces of a paragraph behind the label Word shows, which empty ones have too: "1." in a column of TT."""
        style = value(properties, "pStyle")
        if self._styles.name(style).startswith("toc "):
            return pieces
        label = self._numbering.label(properties, style)
        if label is None:
            return pieces
        told = [one for one in (label.properties, found(properties, "rPr")) if one is not None]
        text = label.text + (" " if any(piece.text.strip() for piece in pieces) else "")
        return [self._piece(text, told or None, style, None), *pieces]

    def _inline(self, parent: etree._Element, style: str | None) -> Iterator[_Piece]:
        for child in children(parent):
            name = name_of(child)
            if name == "r":
                yield from self._run(child, style)
            elif name in _THROUGH:
                if name == "fldSimple" and _is_contents(child.get(f"{W}instr", "")):
                    continue
                yield from self._inline(child, style)
            elif name in ("oMath", "oMathPara"):
                text = "".join(node.text or "" for node in child.iter() if name_of(node) == "t")
                yield _Piece(text, None, False, None)

    def _run(self, run: etree._Element, style: str | None) -> Iterator[_Piece]:
        properties = found(run, "rPr")
        for child in children(run):
            name = name_of(child)
            if name == "fldChar" and child not in self._unclosed:
                self._fields.meet(child.get(f"{W}fldCharType", ""))
            elif name == "instrText":
                self._fields.code(child.text or "")
            elif self._fields.show:
                yield from self._shown(name, child, properties, style)

    def _shown(
        self, name: str, child: etree._Element, properties: etree._Element | None, style: str | None
    ) -> Iterator[_Piece]:
        """What one child of a run shows."""
        if name in ("t", "sym") and self._is_own_mark(child.text or "\0"):
            return
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
            self._boxes += boxes(child)
        elif name == "ruby":
            yield from self._inline(child, style)

    def _mark(self, kind: str, reference: etree._Element) -> _Piece:
        self._cited.append((kind, reference.get(f"{W}id", "")))
        self._references.append(reference)
        if reference.get(f"{W}customMarkFollows") in ("1", "true", "on"):
            self._own[self._cited[-1]] = ""
        return _Piece(f"[{len(self._cited)}]", None, False, reference)

    def _is_own_mark(self, text: str) -> bool:
        """Whether a text is the mark of a footnote that was typed behind its reference: "*" where "[2]" stands now."""
        if not self._cited or self._own.get(self._cited[-1]) != "":
            return False
        self._own[self._cited[-1]] = text.strip() if len(text.strip()) <= _LONGEST_MARK else "\0"
        return len(text.strip()) <= _LONGEST_MARK

    def _piece(
        self, text: str, own: list[etree._Element] | None, style: str | None, node: etree._Element | None
    ) -> _Piece:
        """Text with what its font and its style make of it."""
        told = [*(own or [])[1:], *self._styles.properties(own[0] if own else None, style)]
        if next((on for one in told if (on := is_on(one, "vanish")) is not None), False):
            return _Piece("", None, False, None)
        font = next((font for one in told if (font := _font(one)) is not None), None)
        capitals = next((on for one in told if (on := is_on(one, "caps")) is not None), False)
        return _Piece(with_symbols(text, font), font_of(font), capitals, node)

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
            read = pieces_converted(said, font.encoding)
            if read != said:
                self._old.add(font.encoding)
            said = [words.upper() for words in read] if font.capitals else read
        return [words.upper() if piece.capitals else words for words, piece in zip(said, pieces, strict=True)]

    def _table(self, table: etree._Element) -> Iterator[Block]:
        rows = rows_of_table(table)
        read = [[self._cell(cell) for cell in cells] for _, cells in rows]
        words = [[" ".join(block.text for block in cell) for cell in row] for row in read]
        shown = self._styles.has_borders(table, [cell for _, cells in rows for cell in cells]) and any(
            len(row) > 1 for row in read
        )
        if not shown or any(is_frame(cell) for row in words for cell in row):
            for row in read:
                for cell in row:
                    yield from cell
            return
        for row in columns_of(rows, read):
            yield row_of(row)

    def _cell(self, cell: etree._Element) -> list[Block]:
        """The blocks of a cell; one that another reaches over shows no label, though its list counts on."""
        blocks = list(self.blocks(cell))
        return [] if is_covered(cell) else blocks


def _goes_on(paragraph: etree._Element) -> bool:
    """Whether a paragraph's end was deleted, or moved away."""
    mark = found(paragraph, "pPr/rPr")
    return found(mark, "del") is not None or found(mark, "moveFrom") is not None


def _font(properties: etree._Element) -> str | None:
    fonts = found(properties, "rFonts")
    if fonts is None:
        return None
    told = [font for font in (fonts.get(f"{W}ascii"), fonts.get(f"{W}hAnsi")) if font]
    return next((font for font in told if font_of(font) is not None), told[0] if told else None)


def _is_contents(code: str) -> bool:
    return code.split()[:1] in (["TOC"], ["TOA"], ["INDEX"])


def _symbol(symbol_node: etree._Element) -> str:
    """A letter of a symbol font as it shows; of one that nobody knows nothing is left."""
    code = symbol_node.get(f"{W}char", "")
    told = int(code, 16) if re.fullmatch(r"[0-9A-Fa-f]{2,5}", code) else 0
    return symbol(told, symbol_node.get(f"{W}font")) or ""


def _with_dash(pieces: list[_Piece]) -> list[_Piece]:
    """A paragraph's pieces, a bullet they begin with as a dash."""
    first = next((n for n, piece in enumerate(pieces) if piece.text.strip()), None)
    if first is not None and pieces[first].node is None and pieces[first].text in BULLETS:
        pieces[first] = pieces[first]._replace(text="-")
    return pieces
