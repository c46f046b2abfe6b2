"""Documents cited by a quoted title, and party congress resolutions by their ordinal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import regex as re

from vnplan.scan.draft import Draft
from vnplan.scan.numbered import type_before
from vnplan.tables.rules import DocumentType, Rules


def named(text: str, rules: Rules) -> Iterator[Draft]:
    """Documents cited by a quoted name: Đề án "Sữa học đường" ..."""
    for mark in '“"':
        at = text.find(mark)
        while at >= 0:
            yield from _quoted(text, at, rules)
            at = text.find(mark, at + 1)


def _quoted(text: str, at: int, rules: Rules) -> Iterator[Draft]:
    kind, start = type_before(text, at, rules)
    if kind is not None and kind.titled and ":" not in text[start:at]:
        end = closing_quote(text, at)
        inner = text[at + 1 : end - 1].split() if end > 0 else []
        if len(inner) >= 3 and (text[start].isupper() or inner[0][0].isupper()):
            yield Draft("named", start, end, kind.code, title=" ".join(inner), read_by="type + quoted title")
        return
    inside, inside_end = _type_after(text, at + 1, rules)
    if inside is not None and inside.quoted and _APPROVED.search(text, max(0, at - 24), at):
        end = closing_quote(text, at)
        if end > 0 and len(text[at + 1 : end - 1].split()) >= 6:
            title = " ".join(text[inside_end : end - 1].split())
            yield Draft("named", at + 1, end, inside.code, title=title, read_by="quoted type and title")


_APPROVED = re.compile(r"(?:[Pp]hê duyệt|[Bb]an hành|thực hiện|triển khai|[Tt]heo|và|của|về|PHÊ DUYỆT)\s+$")


def closing_quote(text: str, at: int, limit: int = 900) -> int:
    """End (behind the mark) of the quotation that opens at `at`, nested ones counted; -1 where it stays open."""
    if text[at] == '"':
        end = text.find('"', at + 1, at + limit)
        return end + 1 if end >= 0 and "\n\n" not in text[at:end] else -1
    depth = 0
    for mark in _QUOTE_MARK.finditer(text, at, at + limit):
        if mark.group() == "“":
            depth += 1
        elif mark.group() == "”":
            depth -= 1
            if depth == 0:
                return mark.end()
        elif depth:
            return -1
    return -1


_QUOTE_MARK = re.compile("[“”]|\n[ \t]*\n")
_WORDS = re.compile(r"\s*(\w+)(?:\s+(\w+)(?:\s+(\w+)(?:\s+(\w+))?)?)?")


def _type_after(text: str, at: int, rules: Rules) -> tuple[DocumentType | None, int]:
    """The type word that begins at `at`, the longest: (type, its end) or (None, at)."""
    words = _WORDS.match(text, at)
    said = [word.lower() for word in words.groups() if word] if words else []
    for n in range(len(said), 0, -1):
        doctype = rules.type_names.get(" ".join(said[:n]))
        if words is not None and doctype is not None:
            return doctype, words.end(n)
    return None, at


# A party congress's resolution by its ordinal: "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIX".
_CONGRESS = re.compile(
    r"(?:Nghị\s+quyết|nghị\s+quyết|NGHỊ\s+QUYẾT|Nghị\s+Quyết)\s+(?:[Đđ]ại\s+hội|ĐẠI\s+HỘI)"
    r"(?:[^,;.:()“”\"\n]|\n(?!\s*\n)){0,110}?\s+(?:lần\s+thứ|LẦN\s+THỨ|khóa|khoá)\s+(?:[IVXLC]+|\d{1,2})(?!\w)"
)


def congress(text: str) -> Iterator[Draft]:
    """Resolutions of a Party congress, which bear no number: "Nghị quyết Đại hội XIII của Đảng"."""
    for anchor in chain.from_iterable(pattern.finditer(text) for pattern in _CONGRESS_ANCHORS):
        before = _RESOLUTION.match(text, max(0, anchor.start() - 20), anchor.start())
        found = _CONGRESS.match(text, before.start()) if before else None
        if found is not None:
            yield Draft("named", found.start(), found.end(), "nghi_quyet", read_by="congress resolution", congress=True)


_CONGRESS_ANCHORS = (re.compile(r"ại\s+hội"), re.compile(r"ẠI\s+HỘI"))
_RESOLUTION = re.compile(r"(?r)(?:[Nn]ghị\s+[Qq]uyết|NGHỊ\s+QUYẾT)\s+[đĐ]")
