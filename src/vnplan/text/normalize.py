"""Clean text for reading, with a map back to the text as given.

What is cleaned is what real files carry: decomposed letters, look-alikes of Đ, blanks and dashes of every kind,
characters that print nothing, HTML tags and entities, Markdown, marks of footnotes, letters of other scripts in a
number. Words are never changed.
"""

from __future__ import annotations

import functools
import heapq
import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator
from itertools import chain, count
from operator import add, methodcaller
from typing import NamedTuple

from vnplan.compiled import compiled, plain_re
from vnplan.text.borders import BORDER, border_of, with_borders
from vnplan.text.empty_lines import without_empty_lines
from vnplan.text.offsets import Edits, Folded, Identity, OffsetMap


class Mark(NamedTuple):
    """A footnote's mark that was glued to a word: its number, and where in the clean text the word ends."""

    label: str
    at: int
    bracketed: bool = False


class Clean(NamedTuple):
    """Cleaned text, the map of its offsets to the raw text, and what was seen and left out."""

    text: str
    offsets: OffsetMap
    gaps: bytearray
    """For each character: 1 at a line break where the raw text had several, that is, blank lines; else 0."""
    marks: list[Mark]


# One character for one: no offset moves.
SAME_LENGTH: tuple[tuple[str, str, str], ...] = (
    ("CR LF", "\r\n", " \n"),
    ("CR", "\r", "\n"),
    ("tab", "\t", " "),
    ("no-break space", "\u00a0", " "),
    ("narrow no-break space", "\u202f", " "),
    ("figure space", "\u2007", " "),
    ("en space", "\u2002", " "),
    ("em space", "\u2003", " "),
    ("thin space", "\u2009", " "),
    ("ideographic space", "\u3000", " "),
    ("line separator", "\u2028", "\n"),
    ("paragraph separator", "\u2029", "\n"),
    ("next line", "\u0085", "\n"),
    ("vertical tab", "\x0b", "\n"),
    ("form feed within a paragraph", " \x0c", "  "),
    ("form feed", "\x0c", "\n"),
    ("Icelandic Eth for Đ", "\u00d0", "Đ"),
    ("African D for Đ", "\u0189", "Đ"),
    ("Icelandic eth for đ", "\u00f0", "đ"),
    ("two opening quotes for one", "‘‘", " “"),
    ("fraction slash", "\u2044", "/"),
    ("division slash", "\u2215", "/"),
    ("fullwidth slash", "\uff0f", "/"),
    ("hyphen", "\u2010", "-"),
    ("no-break hyphen", "\u2011", "-"),
    ("minus sign", "\u2212", "-"),
)

_MARKS = "\u0300-\u036f"
UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
"""Capital letters, for a character class of `re`."""
LOWER = "a-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
"""Small letters, for a character class of `re`."""
_SILENT = (  # what prints nothing: format characters, fillers, selectors of a glyph, control characters, halves
    "\x00-\x06\x08\x0e-\x1f\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# "¹ Khoản này được ..." below a text: the number of a note, which the note keeps; behind a word it is a mark
_NOTE_NUMBER_RAISED = plain_re(r"(?m)^[ ]*[⁰¹²³⁴-⁹]{1,3}(?=[ ]*(?:[^\W\d_]|[“\"\[(]|\Z))")

_TAG = r"</?[A-Za-z][A-Za-z0-9:]{0,15}(?:\s[^<>]{0,2000})?/?>|<!--[^<>]{0,2000}-->"  # what a scraper left of HTML
_BLOCK = plain_re(r"<(?:/(?:p|div|tr|td|th|li|h[1-6]|table)|(?:p|div|tr|td|th|li|h[1-6]|table|br|hr)(?=[\s/>]))", re.I)
# Markdown: bold, emphasis (but no bullet), code, what is struck out, a backslash before a sign or at a line's end
_EMPHASIS = (
    r"\*\*|(?<=[^\s*])\*(?!\*)|(?<![\n*])\*(?=[^\s*])|\*(?=[^\s*][^\n*]*\*(?:\n|$))|~~|(?<![\w`])`(?=[^\s`][^\n`]{0,300}`)|(?<=[^\s`])`(?![\w`])|\\(?=[\n!-/:-@\[-`{-~])"
    r"|(?<![\w_])__?(?=[^\s_][^\n_]{0,300}_)|(?<=[^\s_])__?(?![\w_])"
)
_ADDRESS = r"\((?:[a-z]{2,8}:|www\.|[./#])[^()\s]{0,500}(?:\([^()\s]{0,100}\)[^()\s]{0,100})?(?: \"[^\"\n]{0,200}\")?\)"
_LINK = rf"!?\[(?=[^\[\]\n]{{1,400}}\]{_ADDRESS})|(?<!\[)\]{_ADDRESS}"  # "[Nghị định](https://...)": its words stay
_NOTHING = rf"[{_SILENT}]|{_EMPHASIS}|{_LINK}|{_TAG}"  # what prints nothing
_BLANK_ENTITY = "&(?:nbsp|ensp|emsp|thinsp|#160|#x[aA]0|#819[45]|#8201);"
_ENTITY = r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"
_NOTE_MARK = (  # "ngành³", "ngành[3]", "NĐ-CP[[3]](#_ftn3)", "ngành<sup>3</sup>", "ngành3, ...": not "m2", "lớp 3"
    r"(?<![ckd]m)(?<![\d\s]m)[⁰¹²³⁴-⁹]{1,3}|(?<=[^\s(\[])(?<!<sup>)\[\[?\^?\d{1,3}\]?\](?:\(#[\w-]{1,30}\))?"
    r"|(?<=[\w”\")] )\[\d{1,3}\](?: |(?=[,.;:)]))"
    r"|(?<![ckd]m)(?<![\d\s]m)<sup(?:\s[^<>]{0,200})?>(?:<[^<>]{1,300}>){0,3}[(\[]?\d{1,3}[)\]]?(?:</\w{1,9}>){1,4}"
    r"|(?<=[a-zà-ỹ]{2})(?<![ckm]m)(?<!Điều)\d{1,2}(?=[,.;](?:\s|$))"  # "Điều3." lost its blank
)
# Cyrillic and Greek capitals that look like ours, for Latin ones.
_ALIKE = dict(zip("АВЕЅКМНОРСТУХІЈΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABESKMHOPCTYXIJABEZHIKMNOPTYX", strict=True))
_OF_A_NUMBER = plain_re(r"[\dA-ZĐ]")
# What opens an item in any office's documents, from Symbol and Wingdings too; no lines of a table's frame.
_ITEM = "\u00b7\u2023\u2043\u2190-\u24ff\u2580-\u2bff\uf020-\uf0ff"
# What may have to be edited. One character is found for next to nothing, ranges cost a sweep each: behind the
# punctuation of clean texts no character is told from another.
_MAY_NEED = "\u00ad&<*\\¹²³`_~[]·‣\u200b\u200c\u200d\u200e\u200f"
_MAY_NEED_OF = tuple(
    compiled(odd)
    for odd in ("[\x00-\x08]", "[\x0e-\x1f]", "[\u0300-\u1dff]", r"(?<=[a-zà-ỹ])[0-9](?=[0-9]?[,.;](?:\s|$))", "   *")
)
_PUNCTUATION_ENDS = "\u2027"
_BEYOND = compiled(f"[{_PUNCTUATION_ENDS}-\U0010ffff]")
_SAME_LENGTH_WITHIN = [row for row in SAME_LENGTH if row[1] < _PUNCTUATION_ENDS]
_AT_LINE_END = plain_re(  # but for a blank line between two plain lines
    rf"\n(?:(?=[ \n])(?!(?<![ \n>*{_SILENT}]\n)\n[^ \n&<*\\{_SILENT}])|(?<= \n))"
)
_EDITED = plain_re(
    rf"(?P<marks>[{_SILENT}]*[{_MARKS}][{_MARKS}{_SILENT}]*)|(?P<note>{_NOTE_MARK})"
    rf"|(?P<blank>(?:[ \n]++|{_BLANK_ENTITY}|{_NOTHING})++)|(?P<entity>{_ENTITY})"
    rf"|(?P<alike>[{''.join(_ALIKE)}])|(?P<item>[{_ITEM}])|(?P<border>{BORDER}+)|(?P<wide>[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a])"
)
_PRINTS_NOTHING = plain_re(rf"(?P<blank>(?:{_NOTHING})++)")
_HAS_BLANK = plain_re(rf"[ \n]|{_BLANK_ENTITY}")
_START = methodcaller("start")
_SILENT_ONLY = plain_re(f"[{_SILENT}]+")


def normalize(text: str) -> Clean:
    """Clean `text` and say where each clean character came from.

    Letters are composed (NFC), U+00D0 becomes Đ; soft hyphens, zero-width characters, HTML tags, Markdown bold and the
    marks of footnotes vanish; blanks are folded to one, at the ends of lines to none, blank lines to none. Any clean
    slice maps to a raw slice that cleans to it.

    >>> clean = normalize("Quye\\u0302\\u0301t  \\u00d0i\\u0323nh\\n\\n  về ngành[3],")
    >>> clean.text, clean.gaps.index(1), clean.marks
    ('Quyết Định\\nvề ngành,', 10, [Mark(label='3', at=19, bracketed=True)])
    >>> clean.offsets.span(0, 5)
    (0, 7)
    """
    text = with_borders(text)
    beyond = _BEYOND.search(text)
    text = _one_for_one(text, beyond is not None)
    chunks, pieces = list[str](), list[str]()
    edits = Edits()
    gaps = array("i")
    notes: list[Mark] = []
    here = size = past = 0  # in the raw text, in the clean text, behind what was looked at
    fresh = 0  # where in the raw text a clean line begins
    for place in _places(text, beyond.start() if beyond else len(text)):
        if place < past:
            continue
        found = _EDITED.match(text, place)
        if found is None:
            continue
        if found.lastgroup == "note" and (place in (0, fresh) or text[place - 1] == "\n"):
            found = _PRINTS_NOTHING.match(text, place)  # "<sup>1</sup> Theo ...", "**[1]** Theo ...": the note's own
            if found is None:
                continue
        past = found.end()
        start, end, new = _cleaned(text, here, found)
        at = size + start - here
        if found.lastgroup == "note":
            notes.append(Mark(_note_label(found.group()), at, "[" in found.group()))
        elif new == "\n" and text.count("\n", start, end) > 1:
            gaps.append(at)
        if text[start:end] == new:
            continue
        pieces += (text[here:start], new)
        edits.add(start, end, len(new))
        size = at + len(new)
        here = end
        if new[-1:] == "\n" or (not new and (start == fresh or text[start - 1] == "\n")):
            fresh = end
        if len(pieces) > _PIECES:
            chunks.append("".join(pieces))
            pieces.clear()
    pieces.append(text[here:])
    chunks.append("".join(pieces))
    offsets = OffsetMap(edits) if edits else Identity()
    return _without_blank_lines("".join(chunks), offsets, gaps, notes)


_RAISED = ("¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹")  # no number begins with a nought
_RAISED_WITHIN = _RAISED[:3]


def _one_for_one(text: str, beyond: bool) -> str:
    """The text with each odd character made plain; `beyond` tells that there are letters beyond punctuation."""
    for _, odd, plain in SAME_LENGTH if beyond else _SAME_LENGTH_WITHIN:
        if odd[0] in text and odd[-1] in text and odd in text:  # one letter is found ten times as fast as two
            text = text.replace(odd, plain)
    if any(map(text.__contains__, _RAISED if beyond else _RAISED_WITHIN)):
        text = _NOTE_NUMBER_RAISED.sub(lambda found: found.group().translate(_SUPERSCRIPTS), text)
    return text


_PIECES = 4000  # a text is put together from so many at a time: a short string takes fifty bytes more than its letters


def _places(text: str, beyond: int) -> Iterator[int]:
    """Where something may have to be edited; one by one: a text of nothing but "&" has very many."""
    sweeps = [_each(odd, text) for odd in _MAY_NEED if odd in text]
    sweeps += [map(_START, odd.finditer(text)) for odd in _MAY_NEED_OF]
    sweeps += [map(_START, _BEYOND.finditer(text, beyond)), map(_START, _AT_LINE_END.finditer(text))]
    at_ends = [0] if text[:1] in (" ", "\n") else []
    at_ends += [len(text.rstrip(" \n"))] if text[-1:] in (" ", "\n") else []
    return heapq.merge(at_ends, *sweeps)


def _each(odd: str, text: str) -> Iterator[int]:
    """Where a character stands, or a pair of them."""
    at = text.find(odd)
    while at >= 0:
        yield at
        at = text.find(odd, at + len(odd))


def _cleaned(text: str, here: int, found: re.Match[str]) -> tuple[int, int, str]:
    """What is replaced, from where to where, and by what; what stands before `here` is done."""
    (start, end), old = found.span(), found.group()
    edit = _REPLACED.get(found.lastgroup or "")
    if edit is not None:
        return start, end, edit(old, text, start)
    if found.lastgroup == "blank":
        if start > here and text[start - 1] in " \n" and _HAS_BLANK.search(old):
            start -= 1
        return start, end, _blank(text[start:end]) if start > 0 and end < len(text) else ""
    marks = _SILENT_ONLY.sub("", old)  # by now they are marks of letters
    if start == here:
        return start, end, unicodedata.normalize("NFC", marks)
    return start - 1, end, unicodedata.normalize("NFC", text[start - 1] + marks)  # with the letter that carries them


# --- one character or mark for another: what it becomes by its kind ---------------------------------------------------


def _note_label(mark: str) -> str:
    """ "3" of "[3]", "³", "<sup>3</sup>"."""
    found = _NOTE_NUMBER.search(mark.translate(_SUPERSCRIPTS))
    return found.group() if found else ""


_NOTE_NUMBER = plain_re(r"(?<![\w<])\d{1,3}(?!\w)")


def _of_entity(old: str, text: str, start: int) -> str:
    """ "à" for "&agrave;"; what is no entity, or a mark that belongs to a letter, stays."""
    if old in _PLAIN:
        return _PLAIN[old]
    from html.entities import html5

    number = old[2:-1]
    if old[1] != "#":
        said = html5.get(old[1:], old)
    else:
        code = int(number[1:], 16) if number[0] in "xX" else int(number)
        said = chr(code) if 32 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else old
    if len(said) > 1 or unicodedata.combining(said):
        return old
    return "" if _SILENT_ONLY.match(said) else _SAME.get(said, said)


_PLAIN = {"&ndash;": "-", "&#8211;": "-"}
_SAME = {odd: plain for _, odd, plain in SAME_LENGTH if len(odd) == 1}


def _of_alike(old: str, text: str, start: int) -> str:
    """The Latin letter for a Cyrillic or Greek one in a number: "16495/BТС-PTHT"."""
    before = text[max(0, start - _LONGEST_NUMBER) : start]
    word = before.split()[-1] if before[-1:].strip() else ""
    return _ALIKE[old] if _OF_A_NUMBER.search(word) else old


_LONGEST_NUMBER = 40  # characters


def _of_item(old: str, text: str, start: int) -> str:
    """ "•" for whatever else begins an item: "●", "➢", a mark of Wingdings."""
    before = text[max(0, start - _INDENT) : start].rstrip(" ")
    return "•" if before[-1:] == "\n" or (not before and start < _INDENT) else old


_INDENT = 40  # characters: no item stands further in

_REPLACED: dict[str, Callable[[str, str, int], str]] = {
    "note": lambda old, text, start: "",
    "entity": _of_entity,
    "alike": _of_alike,
    "item": _of_item,
    "border": border_of,
    "wide": lambda old, text, start: chr(ord(old) - 0xFEE0),  # full width, as East Asian fonts have letters and digits
}


def _without_blank_lines(text: str, offsets: OffsetMap, gaps: array[int], marks: list[Mark]) -> Clean:
    """Without the blank lines that nothing but line breaks make."""
    text, places = without_empty_lines(text)
    pairs = array("i", map(add, places, count()))

    def folded(at: int) -> int:
        return at - bisect_left(pairs, at)

    if pairs:
        marks = [mark._replace(at=folded(mark.at)) for mark in marks]
        offsets = Folded(places, offsets)
    flags = bytearray(len(text) + 1)
    for at in chain(map(folded, gaps), places):
        flags[at] = 1
    return Clean(text, offsets, flags, marks)


def _blank(run: str) -> str:
    """What a run of blanks, line breaks and things that print nothing becomes."""
    if "\n" in run or ("<" in run and _BLOCK.search(run)):
        return "\n"
    return " " if _HAS_BLANK.search(run) else ""


def fold(text: str) -> str:
    """Comparison form of `text`: NFC, blanks folded to one, ends trimmed.

    >>> fold("Bộ  Giáo dục\\nvà Đào tạo ")
    'Bộ Giáo dục và Đào tạo'
    """
    return " ".join(unicodedata.normalize("NFC", text).split())


@functools.lru_cache(maxsize=32768)
def ascii_slug(text: str, joiner: str = "-") -> str:
    """ASCII name of Vietnamese words, for codes and keys: tone marks dropped, đ to d.

    >>> ascii_slug("Thông tư liên tịch", "_")
    'thong_tu_lien_tich'
    >>> ascii_slug("Thừa Thiên Huế")
    'thua-thien-hue'
    """
    flat = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    words = re.findall(r"[a-z0-9]+", "".join(c for c in flat if not unicodedata.combining(c)))
    return joiner.join(words)
