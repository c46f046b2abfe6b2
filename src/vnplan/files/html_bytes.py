"""The bytes of a page to its tree: the encoding by mark, by what is valid, declared, or gives Vietnamese."""

from __future__ import annotations

import re
import unicodedata

from lxml import etree

from vnplan.files.legacy import font_of
from vnplan.files.old_readings import WESTERN, tally
from vnplan.files.old_text import Restored, of_bytes
from vnplan.files.plain import decoded

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,30})", re.I)
_XML_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w:.-]{2,30})", re.I)


def page_text(raw: bytes, name: str, charset: str | None = None) -> Restored:
    """The bytes of a page as text: a mark or valid UTF-8 goes before what is declared."""
    if raw.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")) or raw[:400].count(b"\x00") > 100:
        return _unmended(decoded(raw, name))
    raw = raw.replace(b"\x00", b"")
    labels = [label for label in (charset, _declared(raw)) if label]
    for text in (_in_utf8(raw), *(_in_vietnamese(raw, label) for label in labels), _in_old_fonts(raw)):
        if text is not None:
            return Restored(text, ())
    text = _in_charset(raw, labels[0]) if labels else None
    return of_bytes(raw, name) or Restored(text or raw.decode("utf-8", "replace"), ())


def _declared(raw: bytes) -> str | None:
    """The encoding a page says it is in."""
    told = _DECLARED.search(raw[:20_000]) or _XML_DECLARED.match(raw[:400])
    return told[1].decode("latin-1") if told else None


def _in_utf8(raw: bytes) -> str | None:
    """UTF-8, valid but for a letter in twenty."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        mended = raw.decode("utf-8", "replace")
    return mended if mended.count("\ufffd") * 20 < len(re.findall(rb"[\x80-\xff]+", raw)) else None


def _in_vietnamese(raw: bytes, label: str) -> str | None:
    """The text in an encoding, where that gives Vietnamese."""
    text = _in_charset(raw, label)
    share = tally(text[:200_000]) if text is not None else None
    return text if share is not None and share.valid > 2 and share.share > 0.8 else None


def _in_old_fonts(raw: bytes) -> str | None:
    """The text in the letters of an old font; each font tells what its letters are."""
    old = any(font_of(face.decode("latin-1").strip()) for face in set(_FACES.findall(raw)))
    return raw.decode("latin-1").translate(WESTERN) if old else None


_FACES = re.compile(rb"(?:face\s{0,3}=|font-family\s{0,3}:)\s{0,3}[\"']?([.\w -]{2,40})", re.I)


def _unmended(reading: Restored) -> Restored:
    return Restored(reading.text, tuple(note for note in reading.notes if note.code != "unknown_encoding"))


def _in_charset(raw: bytes, label: str | None) -> str | None:
    """Bytes in an encoding as pages name it; Latin-1 is Windows' one, as in browsers."""
    if not label:
        return None
    label = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}.get(label.lower(), label.lower())
    try:
        return unicodedata.normalize("NFC", raw.decode(label, "replace"))
    except (LookupError, ValueError):
        return None


_TAGS = re.compile(r"<(?:script|style)\b.*?</(?:script|style)\s*>|<!--.*?-->|<[^<>]*>", re.S | re.I)


_OPENED = re.compile(r"""<[A-Za-z](?:=\s{0,9}"[^"]*"|=\s{0,9}'[^']*'|=|[^>=]++)*+""")
_VALUE = re.compile(r"""=\s{0,9}(?:"[^"]*"|'[^']*')""")
_LONG, _MOST_ATTRIBUTES = 10_000, 1000


def is_overloaded(text: str) -> bool:
    """Whether a tag has more different attributes than any page's: a parser compares each of them with each."""
    long = (found[0] for found in _OPENED.finditer(text) if found.end() - found.start() > _LONG)
    return any(len(set(re.findall(r"[\s/]([^\s/=]+)", _VALUE.sub("= ", tag)))) > _MOST_ATTRIBUTES for tag in long)


def parsed(text: str) -> etree._Element:
    """The tree of a page; where it is nested beyond all bounds, its text alone."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    raw = text.replace("\x00", "").encode("utf-8", "replace")
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None or any("xcessive depth" in str(error.message) for error in parser.error_log):
        flat = etree.Element("body")
        for line in _TAGS.sub("\n", text.replace("\x00", "")).split("\n"):
            if line.strip():
                etree.SubElement(flat, "p").text = _CONTROL.sub(" ", line)
        return flat
    return root


_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
