"""One sweep over clean text for everything that may be a citation.

Each family of citations has an anchor that is rare and cheap to find (the slash of a number, "này", a quotation mark,
"Luật", "Điều 5"). Only at an anchor is the text around it read, so the cost of a page without citations is the cost of
looking for a few fixed strings.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from operator import attrgetter

import regex as re

from vnplan.scan.draft import Draft
from vnplan.scan.laws import law_names, laws
from vnplan.scan.numbered import numbers, short_numbers, type_before
from vnplan.scan.provisions import Chain, read_chain
from vnplan.scan.titled import congress, named
from vnplan.tables.rules import Rules, per_rules
from vnplan.tables.types import carried_words, type_words


def scan(text: str, rules: Rules) -> list[Draft]:
    """All candidates in `text` (clean), in text order; quoted and amended documents stand inside others."""
    names = law_names(rules)
    found = list(numbers(text, rules, names))
    found += short_numbers(text, rules)
    found += named(text, rules)
    found += congress(text)
    found += laws(text, names)
    found += _self(text, rules)
    found = _settle(found)
    _attach(text, found, list(_chains(text)), rules)
    found.sort(key=_ORDER)
    return found


_ORDER = attrgetter("start")
_THIS = (re.compile(r"này(?!\w)"), re.compile(r"NÀY(?!\w)"))


def _self(text: str, rules: Rules) -> Iterator[Draft]:
    for found in chain.from_iterable(pattern.finditer(text) for pattern in _THIS):
        if not text[found.start() - 1].isspace():
            continue
        kind, start = type_before(text, found.start(), rules)
        if kind is None or kind.code == "phu_luc":
            continue
        small = kind.common_noun and text[start].islower()
        yield Draft("self", start, found.end(), kind.code, read_by="type + này", common_noun=small)


# A unit word without its first letter, so that one literal finds both cases.
_UNIT = tuple(
    re.compile(p)
    for p in (
        r"iều\s+(?:\d|này)", r"hoản\s+(?:\d|này)", r"iểm\s+(?:[a-zđ]\d?\W|\d|này)",
        r"ục\s+(?:số\s+)?(?:[IVXLC]+\W|\d|[A-Z]\W|này)",
        r"hần\s+(?:[IVXLC]+\W|thứ|[A-Z]\W|này)", r"hương\s+(?:[IVXLC]+\W|\d|này)",
    )
)  # fmt: skip
_UNIT_FIRST = {
    "iều": ("Đ", "đ"),
    "hoản": ("K", "k"),
    "iểm": ("Đ", "đ"),
    "ục": ("M", "m", "Phụ l", "phụ l"),
    "hần": ("P",),
    "hương": ("C",),
}


def _unit_starts(text: str) -> list[int]:
    """Where a unit word with a number begins: "Điều 5", "khoản 2", "Phụ lục II"."""
    starts: list[int] = []
    for pattern, firsts in zip(_UNIT, _UNIT_FIRST.values(), strict=True):
        for found in pattern.finditer(text):
            at = found.start()
            for first in firsts:
                if text.startswith(first, at - len(first)):
                    starts.append(at - len(first))
                    break
    starts.sort()
    return starts


_PREFIXED = re.compile(r"(?:thời|địa|quan|đặc|yếu|trọng|ưu|tâm|tài|bưu|điều)\s+$")
_LIST_OF = re.compile(r"(?:[Dd]anh|DANH|[Cc]huyên|[Hh]ạng)\s+$")
_POINT = re.compile(r"[Đđ]iểm\s+này")
_IN = re.compile(r"(?:tại|theo|của|trong|ở|và|hoặc|,)\s+$")
_HEADING = re.compile(r"\n[ \t>#|*“\"]*$")
_HEADED = re.compile(r"\s*[.:\-–]|\s*\n\s*[\p{Lu}]{2}|\s*$")
_BIND = re.compile(
    r"\s*(?:,?\s*(?:của|thuộc|tại|trong|ở|kèm\s+theo|ban\s+hành\s+kèm\s+theo|Ban\s+hành\s+kèm\s+theo)\s+(?:các\s+)?|,\s*)?$"
)


@per_rules
def _bind_regulation(rules: Rules) -> re.Pattern[str]:
    """What stands between a unit and the document that carries it: "Điều 5 Quy chế ... kèm theo Quyết định"."""
    return re.compile(
        rf"\s*(?:của\s+)?(?:các\s+)?(?:{carried_words(rules)})"
        r"(?:[^,;.:()“”]|\n(?!\n)){0,160}?(?:ban\s+hành\s+)?kèm\s+theo\s+$"
    )


def _chains(text: str) -> Iterator[Chain]:
    last = -1
    for at in _unit_starts(text):
        if at < last:
            continue
        if text[at] in "đk" and _PREFIXED.search(text, max(0, at - 7), at):
            continue
        if text[at] in "mM" and _LIST_OF.search(text, max(0, at - 8), at):
            continue
        found = read_chain(text, at)
        if found is None or text.startswith("%", found.end):
            continue
        if (
            found.this
            and text[at] in "đĐ"
            and not _IN.search(text, max(0, at - 16), at)
            and _POINT.fullmatch(text, at, found.end)
        ):
            continue  # "có một điểm, điểm này": a spot, not a provision
        if (at == 0 or _HEADING.search(text, max(0, at - 12), at)) and _is_heading(text, found):
            continue
        last = found.end
        yield found


def _is_heading(text: str, chain: Chain) -> bool:
    """ "Điều 5. Phạm vi ..." at the start of a line is a heading, not a reference."""
    return not chain.this and _HEADED.match(text, chain.end) is not None


def _attach(text: str, found: list[Draft], chains: list[Chain], rules: Rules) -> None:
    """Give each unit to the document that follows it, or make it an internal reference."""
    others, regulation = _others(rules), _bind_regulation(rules)
    found.sort(key=_ORDER)
    starts = [d.start for d in found]
    at = 0
    extra: list[Draft] = []
    for unit in chains:
        while at < len(found) and starts[at] < unit.end:
            at += 1
        owner = found[at] if at < len(found) else None
        if owner is not None and not unit.this and owner.start - unit.end < 220:
            gap = text[unit.end : owner.start]
            bound = len(gap) < 30 and _BIND.fullmatch(gap) is not None
            if bound and "," in gap and owner.kind != "self" and not gap.strip().startswith(", của"):
                bound = False
            if bound or (owner.kind in ("numbered", "self") and regulation.fullmatch(gap)):
                if owner.pinpoint is None:
                    owner.pinpoint = unit
                    owner.lead = unit.start
                continue
        if text[unit.start] in "PpMmC" and not unit.this and "Điều" not in text[unit.start : unit.end]:
            continue  # "Phụ lục I", "Mục 2" alone names a place, it does not cite
        if others.match(text, unit.end):
            continue  # "khoản 1 Điều 13 Nghị định": a provision of another document, named elsewhere
        if any(d.start <= unit.start and unit.end <= d.end for d in found[max(0, at - 3) : at]):
            continue
        extra.append(
            Draft("internal", unit.start, unit.end, _unit_code(text, unit), pinpoint=unit, read_by="provision")
        )
    for draft in found:
        if draft.kind == "self" and draft.pinpoint is None:
            whole = _ENCLOSURES.search(text, max(0, draft.start - 60), draft.start)
            if whole is not None:
                draft.pinpoint = Chain(whole.start(), whole.end(), False)
                draft.lead = whole.start()
    found.extend(extra)


@per_rules
def _others(rules: Rules) -> re.Pattern[str]:
    """A type word right behind a unit: "khoản 1 Điều 13 Nghị định"."""
    return re.compile(rf"\s+(?:của\s+)?(?:các\s+)?(?:{type_words(rules)})(?!\w)")


_ENCLOSURES = re.compile(r"(?:(?:các|Các)\s+)?[Pp]hụ\s+lục(?=\s+(?:[Bb]an\s+hành\s+)?[Kk]èm\s+theo\s+$)")


def _unit_code(text: str, chain: Chain) -> str:
    words = text[chain.start : chain.end].lower()
    for word, code in (
        ("điều", "dieu"),
        ("khoản", "khoan"),
        ("điểm", "diem"),
        ("mục", "muc"),
        ("chương", "chuong"),
        ("phần", "phan"),
    ):
        if word in words:
            return code
    return "phu_luc"


def _settle(found: list[Draft]) -> list[Draft]:
    """Drop a candidate that overlaps a stronger one, unless it lies whole inside a named document's title."""
    strength = {"numbered": 0, "named": 1, "named_law": 2, "self": 3}
    found.sort(key=lambda d: (d.start, -d.end))
    out: list[Draft] = []
    for draft in found:
        clash = False
        for other in reversed(out[-4:]):
            if other.end <= draft.start:
                continue
            inside = draft.end <= other.end
            if inside and draft.start > other.start and (other.kind == "named" or draft.governor is other):
                continue
            if draft.kind == "named" and other.kind == "named" and inside and draft.start > other.start:
                continue
            if strength[draft.kind] < strength[other.kind] and other.kind != "named":
                out.remove(other)
                continue
            clash = True
        if not clash:
            out.append(draft)
    return [d for d in out if d.governor is None or d.governor in out]
