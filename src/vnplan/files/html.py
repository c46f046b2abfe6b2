"""Web pages: the main text as a browser shows it, list numbers counted, tables in reading order.

The encoding is told by mark, by what is valid, by what is declared, by what gives Vietnamese. Menus, boxes and hidden
parts are left out (`html_page`); a table with lines is read row by row, one without cell by cell, as in Word files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from vnplan.errors import ReadError
from vnplan.files.content import Block, Content, content_of
from vnplan.files.html_bytes import is_overloaded, page_text, parsed
from vnplan.files.html_counters import Generated, made_by
from vnplan.files.html_lists import List
from vnplan.files.html_notes import linked_notes
from vnplan.files.html_page import NO_TEXT, matches, no_document
from vnplan.files.html_style import Declared, StyleSheets, font_name
from vnplan.files.html_tables import HtmlTable
from vnplan.files.legacy import Font, capitals_restored, converted, font_of, is_unicode
from vnplan.files.old_text import of_text
from vnplan.models.records import Note

HTML_LIMIT = 14_000_000  # bytes without pictures: the longest page of a code of laws is a third of it
_PICTURES = re.compile(rb"data:[\w/+.-]{1,80};base64,[A-Za-z0-9+/=%\s]*")
_MOST_TAGS = 300_000  # a tariff of 11,000 lines in Word's own HTML has 170,000
_OPENS = re.compile(rb"<[A-Za-z]")


def read_html(raw: bytes, name: str, charset: str | None = None) -> Content:
    """The main text of a page; `charset` is what a mail's header says. Raises ReadError where it cannot be read."""
    if b";base64," in raw:
        raw = _PICTURES.sub(b"", raw)
    if len(raw) > HTML_LIMIT:
        raise ReadError(f"{name}: too large for a page ({len(raw) // 1_000_000} MB); save its text alone")
    if sum(1 for _ in _OPENS.finditer(raw)) > _MOST_TAGS:
        raise ReadError(f"{name}: refused; it has more than {_MOST_TAGS} tags, as no page of a document has")
    text, notes = page_text(raw, name, charset)
    if is_overloaded(text):
        raise ReadError(f"{name}: refused; a tag has more attributes than any page's; save its text alone")
    old = any(note.code == "old_encoding" and "bytes" in note.message for note in notes)
    walker = Walker(parsed(text), fonts=not old)
    content = content_of(_without_nags(walker.blocks()))
    told, more = of_text(content.text, name)
    notes = (*notes, *walker.notes(name), *(note.model_copy(update={"start": 0, "end": 0}) for note in more))
    if not told.strip():
        notes = (*notes, Note(code="no_text", message=f"{name}: a page without any text", start=0, end=0))
    return Content(told, notes)


def _without_nags(blocks: Iterator[Block]) -> Iterator[Block]:
    for block in blocks:
        if not matches("nag", " ".join(block.text.split())):
            yield block


_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table",
        "tbody",
        "td", "tfoot", "th", "thead", "tr", "ul",
    )
)  # fmt: skip
_LISTS = ("ol", "ul", "menu", "dir")
_NOTE_ID = re.compile(r"_?(?:ftn|edn|fn|footnote|sdfootnote)[-_:]?\d{1,3}(?:sym)?", re.I)
_MARK = re.compile(r"\s*[\[(]{0,2}\s*(\d{1,3}|\*{1,3})\s*[\])]{0,2}\s*")
_BRACKETED = re.compile(r"\s*\[{1,2}\s*(\d{1,3})\s*\]{1,2}\s*")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_UNIT = re.compile(r"(?:(?:^|[\s\d/(.,])(?:[kcdmh]?m|ha)|\d)\s*$")  # before a raised figure: "m2", "10" and its power
_VARIABLE = re.compile(r"(?<!iểm)(?:^|[\s(+*/=×·–-])[a-xz]$")  # before its power: "a2 + b2"; no "điểm a", "thú y"
_OWN_LABEL = re.compile(r"\s*(?:\d{1,3}(?:\.\d{1,3})*[.)]|[a-zđ]\)|[IVX]{1,5}\.|[-+*•–])\s")


_RUNS_ON = re.compile(r"[\w.):]$")  # a label that a margin parts from its text
_APART = "    "  # what stands elsewhere on its line: the columns of a letterhead
_NOTHING_MADE = Generated("", "", None)


class _Piece(NamedTuple):
    text: str
    font: Font | None
    capitals: bool


class _State(NamedTuple):
    """What an element hands on to what is in it, and what its end has to know."""

    font: Font | None
    capitals: bool
    as_is: bool
    is_block: bool = False
    is_note: bool = False
    floats: bool = False


class Walker:
    """One pass over a page: lists count on, tables and notes gather their cells."""

    def __init__(self, root: etree._Element, *, fonts: bool = True) -> None:
        self._root = root
        self._sheet = StyleSheets(root)
        self._fonts = fonts
        self._gone = no_document(root, self._sheet)
        self._made = made_by(root, self._sheet)
        self._out: list[list[Block]] = [[]]
        self._pieces: list[_Piece] = []
        self._states = [_State(None, False, False)]
        self._tables: list[HtmlTable] = []
        self._lists: list[List] = []
        self._label = ""  # of an item, until its first words
        self._given = ""  # what a style sheet puts before a block, until then
        self._cited: set[str] = set()  # footnotes whose marks were met
        self._linked = linked_notes(root)
        self._is_note = False
        self._old: set[str] = set()

    def blocks(self) -> Iterator[Block]:
        """The page's blocks in reading order."""
        walk = etree.iterwalk(self._root, events=("start", "end"))
        for event, element in walk:
            if element in self._gone or element.tag in NO_TEXT:
                if event == "start":
                    walk.skip_subtree()
                elif element.tail:
                    self._text(element.tail)
            elif event == "start":
                if self._start(element):
                    walk.skip_subtree()
            else:
                self._end(element)
        self._flush()
        while len(self._out) > 1:
            self._out[-2] += self._out.pop()
        yield from self._out[0]

    def notes(self, name: str) -> Iterator[Note]:
        """What was assumed."""
        for encoding in sorted(self._old):
            said = f"{name}: text in fonts of {encoding.upper()} was read as Unicode"
            yield Note(code="old_encoding", message=said, start=0, end=0)

    def _start(self, element: etree._Element) -> bool:
        """Opens an element; whether what is in it is said by that."""
        tag = str(element.tag)
        style = self._sheet.of(element)
        state = self._state(element, tag, style)
        if state.is_block:
            self._flush()
        self._states.append(state)
        made = self._made.get(element, _NOTHING_MADE)
        if tag in _LISTS:
            self._lists.append(List(element, self._sheet))
        elif tag == "li" and self._lists:
            counted = self._lists[-1].label(element)
            self._label += counted if made.mark is None else made.mark
        elif tag == "table":
            self._tables.append(HtmlTable(element))
        elif tag == "tr" and self._tables:
            self._tables[-1].row(element)
        elif tag in ("td", "th") or state.is_note:
            self._out.append([])
        elif tag == "br":
            self._pieces.append(_Piece("\n", None, False))
        elif tag in ("sup", "a") and (mark := self._linked.get(element) or _mark(element)) is not None:
            return self._cite(mark, element)
        if tag == "q" and not made.before:
            self._text("“")
        if style.get("position") == "absolute" and not state.is_block:
            self._pieces.append(_Piece(_APART, None, False))
        if state.is_block:
            self._given += made.before
        elif made.before:
            self._text(made.before)
        self._text(element.text)
        return False

    def _state(self, element: etree._Element, tag: str, style: Declared) -> _State:
        above = self._states[-1]
        named = font_name(element, style) if self._fonts else None
        raised = style.get("text-transform")
        return _State(
            font_of(named) if named and named != "inherit" else above.font,
            above.capitals if raised is None else raised == "uppercase",
            above.as_is or tag == "pre" or style.get("white-space", "").startswith("pre"),
            _is_block(tag, style),
            _is_note(element, style),
            _floats(tag, style),
        )

    def _end(self, element: etree._Element) -> None:
        tag = str(element.tag)
        made = self._made.get(element, _NOTHING_MADE)
        if self._given and made.before and not any(piece.text.strip() for piece in self._pieces):
            given, self._given = self._given, ""
            self._text(given)
        self._text(made.after or ("”" if tag == "q" else ""))
        if self._states[-1].is_block:
            self._flush()
        elif self._states[-1].floats:
            self._text(" ")
        state = self._states.pop()
        if tag in _LISTS and self._lists:
            self._lists.pop()
        elif tag == "li":
            label, self._label = self._label.strip(), ""
            if any(map(str.isalnum, label)):  # of an item without words: "Chương I" above its name
                self._out[-1].append(Block(label, "paragraph"))
        elif tag == "table" and self._tables:
            self._out[-1] += self._tables.pop().blocks(self._sheet)
        elif tag in ("td", "th"):
            cell = self._out.pop()
            if self._tables:
                self._tables[-1].cell(element, cell)
            else:
                self._out[-1] += cell
        elif state.is_note:
            self._note(element, self._out.pop())
        self._text(element.tail)

    def _text(self, text: str | None) -> None:
        if text:
            state = self._states[-1]
            said = text if state.as_is else _BLANKS.sub(" ", text)
            font = None if state.font is None or is_unicode(said) else state.font
            self._pieces.append(_Piece(said, font, state.capitals or (font is not None and font.capitals)))

    def _cite(self, label: str, element: etree._Element) -> bool:
        """A footnote's mark, or the number the note itself begins with."""
        said = "".join(piece.text for piece in self._pieces[-6:])
        if not said.strip() and not self._label:
            self._is_note = label in self._cited
            self._pieces.append(_Piece(f"[{label}] ", None, False))
            return True
        if element.tag == "sup" and element.find(".//a") is None and (_UNIT.search(said) or _VARIABLE.search(said)):
            self._text(element.text)
            return False
        self._cited.add(label)
        self._pieces.append(_Piece(f"[{label}]", None, False))
        return True

    def _note(self, element: etree._Element, blocks: list[Block]) -> None:
        """The paragraphs of a note as one, where its mark was met."""
        text = " ".join(block.text for block in blocks)
        number = re.search(r"\d{1,3}", element.get("id") or "")
        if number is not None and number[0] in self._cited and not text.startswith("["):
            text = f"[{number[0]}] {text}"
        found = re.match(r"\[(\d{1,3})\]", text)
        self._out[-1].append(Block(text, "note" if found and found[1] in self._cited else "paragraph"))

    def _flush(self) -> None:
        """The paragraph at hand, if it says something, behind the label that waits for it."""
        if not self._pieces:
            return
        pieces, self._pieces = self._pieces, []
        is_note, self._is_note = self._is_note, False
        if not any(piece.text.strip() for piece in pieces):
            return
        text = _spaced("".join(self._in_unicode(pieces)), self._states[-1].as_is)
        given, self._given = self._given, ""
        text = given + (" " if _RUNS_ON.search(given) and text[:1].isalnum() else "") + text
        label, self._label = self._label, ""
        if label and not (text.startswith(label.strip()) or (label == "- " and _OWN_LABEL.match(text))):
            text = label + text
        self._out[-1].append(Block(text, "note" if is_note else "paragraph"))

    def _in_unicode(self, pieces: list[_Piece]) -> Iterator[str]:
        """Neighbours in one old font are converted together: VNI parts its letters."""
        first = 0
        while first < len(pieces):
            font, last = pieces[first].font, first + 1
            while last < len(pieces) and pieces[last].font == font and pieces[last].capitals == pieces[first].capitals:
                last += 1
            said = "".join(piece.text for piece in pieces[first:last])
            if font is not None:
                self._old.add(font.encoding)
                said = converted(said, font.encoding)
                said = capitals_restored(said) if font.encoding == "tcvn3" else said
            yield said.upper() if pieces[first].capitals else said
            first = last


def _is_block(tag: str, style: Declared) -> bool:
    display = style.get("display", "")
    if _floats(tag, style):
        return False
    return tag in _BLOCKS if not display else display.startswith(("block", "flex", "grid", "table")) or tag in _BLOCKS


def _floats(tag: str, style: Declared) -> bool:
    """A label beside its words: `<span style="display:block; float:left">1.</span>Mua sách`."""
    return tag not in _BLOCKS and style.get("float") in ("left", "right")


def _is_note(element: etree._Element, style: Declared) -> bool:
    if element.tag not in ("div", "li", "aside"):
        return False
    return style.get("mso-element") in ("footnote", "endnote") or bool(_NOTE_ID.fullmatch(element.get("id") or ""))


def _mark(element: etree._Element) -> str | None:
    """The number of a footnote's mark: raised, or in brackets and a link within the page."""
    if len(element) > 6:
        return None
    said = "".join(element.itertext())
    if len(said) > 12:
        return None
    if element.tag == "sup":
        found = _MARK.fullmatch(said)
    else:
        linked = "#" in (element.get("href") or "") or bool(_NOTE_ID.match((element.get("name") or "").lstrip("_")))
        raised = next((e for e in element.iter("sup")), None) is not None
        found = (_MARK if raised else _BRACKETED).fullmatch(said) if linked else None
    return None if found is None else found[1]


def _spaced(text: str, as_is: bool) -> str:
    """Blanks as a browser shows them; many no-break ones stay apart: the columns of a letterhead."""
    if as_is:
        return text.strip("\n").replace("\xa0", " ")
    if "\xa0" in text:
        text = _NO_BREAK.sub(lambda found: "    " if found[0].count("\xa0") > 7 else " ", text)
    if "\n" in text:
        text = re.sub(r"\n{3,}", "\n\n", _AROUND_BREAK.sub("\n", text))
    return _FEW_BLANKS.sub(" ", text).strip() if "  " in text else text.strip()


_NO_BREAK = re.compile("(?<![ \t])[ \t]*\xa0[ \t\xa0]*")
_AROUND_BREAK = re.compile(r"(?<![ \t])[ \t]*\n[ \t]*")
_FEW_BLANKS = re.compile(r"(?<=\S) {2,3}(?=\S)")
