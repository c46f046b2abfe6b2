"""The bytes of a page to its tree: the encoding by mark, by what is valid, declared, or gives Vietnamese."""

from __future__ import annotations

import re
import unicodedata

from lxml import etree

from vnplan.files.legacy import font_of
from vnplan.files.old_text import WESTERN, Reading, of_bytes, tally
from vnplan.files.plain import decoded

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,30})", re.I)
_XML_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w:.-]{2,30})", re.I)


def page_text(raw: bytes, name: str, charset: str | None = None) -> Reading:
    """The bytes of a page as text: a mark or valid UTF-8 goes before what is declared."""
    try:
        if raw.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")) or raw[:400].count(b"\x00") > 100:
            return _unmended(decoded(raw, name))
        raw = raw.replace(b"\x00", b"")
        return Reading(raw.decode("utf-8"), ())
    except UnicodeDecodeError:
        pass
    high = len(re.findall(rb"[\x80-\xff]+", raw))
    mended = raw.decode("utf-8", "replace")
    if mended.count("\ufffd") * 20 < high:
        return Reading(mended, ())
    told = _DECLARED.search(raw[:20_000]) or _XML_DECLARED.match(raw[:400])
    for label in (charset, told[1].decode("latin-1") if told else None):
        text = _in_charset(raw, label)
        if text is not None and (share := tally(text[:200_000])).valid > 2 and share.share > 0.8:
            return Reading(text, ())
    if any(font_of(face.decode("latin-1").strip()) for face in set(_FACES.findall(raw))):
        return Reading(raw.decode("latin-1").translate(WESTERN), ())  # each font tells what its letters are
    return of_bytes(raw, name) or Reading(_in_charset(raw, charset or (told and told[1].decode())) or mended, ())


_FACES = re.compile(rb"(?:face\s{0,3}=|font-family\s{0,3}:)\s{0,3}[\"']?([.\w -]{2,40})", re.I)


def _unmended(reading: Reading) -> Reading:
    return Reading(reading.text, tuple(note for note in reading.notes if note.code != "unknown_encoding"))


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
