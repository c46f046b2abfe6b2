"""Clean text for reading, with a map back to the text as given.

What is cleaned is what real files carry: decomposed letters, look-alikes of Đ, blanks and dashes of every kind,
characters that print nothing, HTML tags and entities, Markdown bold. Words are never changed.
"""

from __future__ import annotations

import functools
import heapq
import operator
import re
import unicodedata
from typing import NamedTuple

import regex

from vnplan.text.offsets import Edit, Identity, OffsetMap


class Clean(NamedTuple):
    """Cleaned text and the map of its offsets to the raw text."""

    text: str
    offsets: OffsetMap


# One character for one: no offset moves.
SAME_LENGTH: tuple[tuple[str, str, str], ...] = (
    ("CR LF", "\r\n", " \n"),
    ("CR", "\r", "\n"),
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
    ("form feed", "\x0c", "\n"),
    ("Icelandic Eth for Đ", "\u00d0", "Đ"),
    ("African D for Đ", "\u0189", "Đ"),
    ("Icelandic eth for đ", "\u00f0", "đ"),
    ("fraction slash", "\u2044", "/"),
    ("division slash", "\u2215", "/"),
    ("fullwidth slash", "\uff0f", "/"),
    ("hyphen", "\u2010", "-"),
    ("no-break hyphen", "\u2011", "-"),
    ("minus sign", "\u2212", "-"),
    ("Markdown bold", "**", "  "),
)

_MARKS = "\u0300-\u036f"
UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
"""Capital letters, for a character class of `re`."""
_SILENT = "\u00ad\u200b-\u200f\u2060\ufeff"
_ENTITIES = {"&amp;": "&", "&nbsp;": " ", "&#160;": " ", "&quot;": '"', "&#x002F;": "/", "&ndash;": "-"}

_TAG = r"</?[A-Za-z][A-Za-z0-9]{0,10}(?:\s[^<>\n]{0,120})?/?>"  # what a scraper left of HTML
# What may have to be edited, one range or letter a pattern: that is what a sweep is fast at.
_MAY_NEED = (f"[{_MARKS}]+", "[\u200b-\u200f]", "\u00ad", "\u2060", "\ufeff", "&", "<")
_EDITED = re.compile(f"[{_MARKS}{_SILENT}]+|&(?:amp|nbsp|#160|quot|#x002F|ndash);|{_TAG}")
_START = operator.methodcaller("start")
_SILENT_ONLY = re.compile(f"[{_SILENT}]+")


def normalize(text: str) -> Clean:
    """Clean `text` and say where each clean character came from.

    Letters are composed (NFC), U+00D0 becomes Đ, odd blanks become plain ones, soft hyphens and zero-width characters
    vanish. Any clean slice maps to a raw slice that cleans to it.

    >>> clean = normalize("Quye\\u0302\\u0301t \\u00d0i\\u0323nh")
    >>> clean.text
    'Quyết Định'
    >>> clean.offsets.span(0, 5)
    (0, 7)
    """
    for _, odd, plain in SAME_LENGTH:
        if odd[0] in text and odd in text:  # one letter is found ten times as fast as two
            text = text.replace(odd, plain)
    sweeps = [map(_START, regex.finditer(odd, text)) for odd in _MAY_NEED if len(odd) > 1 or odd in text]
    pieces: list[str] = []
    edits: list[Edit] = []
    here = 0
    for place in heapq.merge(*sweeps):  # one by one: a text of nothing but "&" has very many
        found = _EDITED.match(text, place) if place >= here else None
        if found is None:
            continue
        start, end = found.span()
        if text[start] == "&":
            new = _ENTITIES[found.group()]
        elif text[start] == "<":
            new = ""
        else:
            marks = _SILENT_ONLY.sub("", found.group())
            if marks and start > here:
                start -= 1  # the letter that carries the marks
                new = unicodedata.normalize("NFC", text[start] + marks)
            else:
                new = marks
        pieces.append(text[here:start])
        pieces.append(new)
        edits.append(Edit(start, end, len(new)))
        here = end
    if not edits:
        return Clean(text, Identity())
    pieces.append(text[here:])
    return Clean("".join(pieces), OffsetMap(edits))


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
