"""What a portal put around a document: its menus, its table of properties, its captions."""

from __future__ import annotations

from itertools import chain, islice, pairwise
from typing import NamedTuple

import regex

from vnplan.compiled import compiled
from vnplan.layout.draft import RegionDraft, add_region
from vnplan.layout.lines import LETTERHEAD, Line, Marks, lines_of, mostly_upper, role_of

_PROPERTIES = compiled(r"(?:^|\n)Số hiệu:\s")
_PROPERTY_END = compiled(r"\nTình trạng:\s*[^\n]+")
_SIGNED_AT = compiled(r"(?:^|\n)[^\n]*Thời gian ký[^\n]*")
_SIGNED_BY = compiled(r"(?:^|\n)(?:Người ký|Ký bởi)\s*:")
_HEAD_WITHIN = 6000  # characters: the longest menu a portal was seen to put before its table
_TABLE_LENGTH = 1500  # characters of such a table
_STAMP_WITHIN = 900  # characters: the electronic signature's stamp on top of a scan
_WRAPPED_HEAD = 24  # characters: "BỘ⏎TÀI CHÍNH" is a letterhead wrapped in a column
_FIRST_LINES = 40
_BODY_NAME = 90  # characters: no body's name on one line is longer


def begin(text: str, marks: Marks, outside: list[RegionDraft]) -> int:
    """Where the first document begins; what stands before it goes to `outside`."""
    start = _properties(text, marks, outside)
    first = _first_head(text, start, marks)
    if first is None:
        first = _behind_source(text, start)
    first = _below_caption(text, first, marks) or first
    add_region(outside, "web_chrome", start, first, text)
    return first


def _first_head(text: str, start: int, marks: Marks) -> int | None:
    """Where the first letterhead or type begins, with the lines above that may belong to it."""
    above = _Above()
    for line, below in pairwise(chain(islice(lines_of(text, start, len(text), marks), _FIRST_LINES), (None,))):
        assert line is not None
        words = text[line.start : line.end]
        if not words.startswith("Source:") and _heads(text, line, below, marks, above.labelled):
            typed = line.role == "type" or type_opens(words, marks) is not None
            if not typed and not above.over_type and _alone(text, line, marks):
                return None
            return start if above.letterhead or (typed and above.over_type) else line.start
        above = above.with_line(line, _may_head(words, marks))
    return None


def _below_caption(text: str, first: int, marks: Marks) -> int | None:
    """The letterhead right below a page's caption in capitals, "KẾ HOẠCH DẠY BƠI NĂM 2023", that leads to a title."""
    caption, *lines = islice(lines_of(text, first, len(text), marks), _HEAD_LINES)
    if type_opens(text[caption.start : caption.end], marks) is None:
        return None
    begins = next((n for n, line in enumerate(lines) if line.role in LETTERHEAD - {"rule", "dated"}), len(lines))
    titled = next((n for n, line in enumerate(lines) if _titles(text, line, marks)), len(lines))
    above = {line.role for line in lines[:titled]}
    stated = "motto" in {line.role for line in lines}  # below "V/v ...", where columns stand one below the other
    if titled == len(lines) or not stated or "number" not in above or not above <= LETTERHEAD | {"capitals"}:
        return None
    return lines[begins].start


def _titles(text: str, line: Line, marks: Marks) -> bool:
    """ "KẾ HOẠCH", "KẾ HOẠCH Dạy bơi", "V/v dạy bơi": what a letterhead leads to and its title begins with."""
    return line.role in ("type", "about") or type_opens(text[line.start : line.end], marks) is not None


class _Above(NamedTuple):
    """What the lines above may be."""

    letterhead: bool = True
    over_type: bool = True
    """The letterhead of a type, its day or its "(Kèm theo ...)"."""
    labelled: bool = False
    """Whether one of them is a numbered heading."""

    def with_line(self, line: Line, may_head: bool) -> _Above:
        over_type = line.role == "attached" or (self.over_type and (may_head or line.role == "dated"))
        return _Above(self.letterhead and may_head, over_type, self.labelled or line.role == "label")


def _behind_source(text: str, start: int) -> int:
    """Behind a scraper's line, and its title behind "#"."""
    if not text.lstrip("\n").startswith("Source:"):
        return start
    return max(start, text.find("\n", text.find("\n#") + 1) if "\n#" in text[:600] else text.find("\n", 1))


def _properties(text: str, marks: Marks, outside: list[RegionDraft]) -> int:
    """The end of a portal's table of properties, or of a signature's stamp, on top of the text."""
    found = _PROPERTIES.search(text, 0, _HEAD_WITHIN)
    if found is not None and not any(over.search(text, 0, found.start()) for over in (marks.state, marks.type_line)):
        first = found.start() + (text[found.start()] == "\n")
        closed = _PROPERTY_END.search(text, found.end(), found.end() + _TABLE_LENGTH)
        last = closed.end() if closed else text.find("\n", found.end())
        last = last if last > 0 else found.end()
        add_region(outside, "web_chrome", 0, first, text)
        add_region(outside, "metadata", first, last, text)
        return last
    signed, by = _SIGNED_AT.search(text, 0, _STAMP_WITHIN), _SIGNED_BY.search(text, 0, _STAMP_WITHIN)
    if signed is not None and by is not None and by.start() < signed.end():
        add_region(outside, "metadata", by.start(), signed.end(), text)
        return signed.end()
    return 0


_STRAY = compiled(r"[^\p{L}\p{N}(]+")
_BY_NUMBER = compiled(r"CÔNG VĂN (?:SỐ ?:? ?)?\d{1,5}[/-]")  # "# CÔNG VĂN SỐ 27/UBND-VX — RÀ SOÁT ...", over a letter


def _may_head(words: str, marks: Marks) -> bool:
    """ "CÔNG TY CẤP NƯỚC LỤC NAM", "Trường Tiểu học Bảo Sơn", "-----": letterhead where nothing else is above."""
    stray = _STRAY.match(words)
    words = words[stray.end() :] if stray else words
    if not words or mostly_upper(words):
        return len(words) < _BODY_NAME and _BY_NUMBER.match(words) is None
    named = marks.issuer.match(words.upper()) or marks.stamp.fullmatch(words.upper())
    return named is not None and len(words) < _BODY_NAME


def _heads(text: str, line: Line, below: Line | None, marks: Marks, labelled: bool) -> bool:
    """Whether a line can be a document's first; a type below numbered headings is a heading: "KẾT LUẬN"."""
    words = text[line.start : line.end]
    stray = _STRAY.match(words)
    if stray is not None and stray.end() < len(words):
        words = words[stray.end() :]
    if len(words) < _WRAPPED_HEAD and below is not None and mostly_upper(words):
        words += " " + text[below.start : below.end]
    role = role_of(words, marks) if stray or line.role in ("text", "capitals") else line.role
    if role in LETTERHEAD and role not in ("rule", "dated"):
        return True
    return not labelled and (role == "type" or line.role == "type" or type_opens(words, marks) is not None)


def _alone(text: str, line: Line, marks: Marks) -> bool:
    """Whether a body or a post heads nothing: "CHỦ TỊCH QUỐC HỘI", the signature that an excerpt ends in."""
    if line.role not in ("issuer", "text", "capitals"):
        return False
    below = islice(lines_of(text, line.end, len(text), marks), _HEAD_LINES)
    return not any(line.role in _HEADED or type_opens(text[line.start : line.end], marks) for line in below)


_HEADED = LETTERHEAD - {"rule", "issuer"} | {"type", "about", "addressee", "recital", "enacts"}
_HEAD_LINES = 12


_NO_TITLE = compiled(r"(?:CHUNG|CỤ THỂ|CHUYỂN TIẾP|KHÁC)(?!\w)")


def type_opens(line: str, marks: Marks) -> regex.Match[str] | None:
    """ "KẾ HOẠCH THỰC HIỆN ...": the type and the title on one line; not "QUY ĐỊNH CHUNG"."""
    found = marks.type.match(line)
    if found is None or line[found.end() : found.end() + 1] != " " or _NO_TITLE.match(line, found.end() + 1):
        return None
    return found if len(line) - found.end() > 3 else None


def finish(text: str, start: int, end: int, marks: Marks, outside: list[RegionDraft]) -> int:
    """Where the document that begins at `start` ends: before the portal's words behind it."""
    found = next(
        (
            mark
            for mark in marks.chrome.finditer(text, start + 200, end, marks.begun)
            if not _bilingual(text, mark, marks)
        ),
        None,
    )
    if found is None:
        return start + len(text[start:end].rstrip())
    at = found.start()
    while (line := text.rfind("\n", start, at)) >= 0 and marks.caption.match(text, line + 1, at):
        at = line  # the portal's caption of the document, over its first mark
    again = marks.caption.search(text, found.end(), min(end, found.end() + _CAPTION_AGAIN))
    if again is not None:  # the caption stands again below the mark: the one above may share a line with the text
        line = text.find(again["named"], max(start, at - _CAPTION_LENGTH), at)
        at = line if line >= 0 else at
    add_region(outside, "web_chrome", at, end, text)
    return start + len(text[start:at].rstrip())


_MOTTO_ABOVE = 160  # characters between a motto and its English words


def _bilingual(text: str, mark: regex.Match[str], marks: Marks) -> bool:
    """ "SOCIALIST REPUBLIC OF VIETNAM" right below the motto is of the letterhead, no translation behind the text."""
    above = max(0, mark.start() - _MOTTO_ABOVE)
    return "REPUBLIC" in mark.group() and marks.state.search(text, above, mark.start()) is not None


_CAPTION_AGAIN = 120  # characters
_CAPTION_LENGTH = 900
