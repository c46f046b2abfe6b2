"""Provisions in running text, and the document each belongs to."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import regex

from vnplan.compiled import compiled, plain_re
from vnplan.scan.draft import Draft
from vnplan.scan.provisions import Pinpoint, read_pinpoint
from vnplan.tables.rules import Rules, per_rules
from vnplan.tables.types import carried_words, type_words
from vnplan.text.rare import from_its_first


def bind(text: str, drafts: Sequence[Draft], rules: Rules) -> list[Draft]:
    """Give each provision to the document that follows it; what is left over are references of the text to itself.

    `drafts` are in text order. The internal references are returned, the rest is written into the drafts.
    """
    internal: list[Draft] = []
    at = 0
    for pinpoint in pinpoints(text, rules):
        while at < len(drafts) and drafts[at].start < pinpoint.end:
            at += 1
        behind = drafts[at] if at < len(drafts) else None
        placed = _placed(text, pinpoint, behind, drafts[max(0, at - _NEAR) : at], rules)
        whose = _whose(placed)
        if whose is Whose.NEXT and behind is not None and behind.pinpoint is None:
            behind.pinpoint, behind.lead = pinpoint, pinpoint.start
        elif whose is Whose.OWN:
            code = _smallest(text[pinpoint.start : pinpoint.end])
            internal.append(
                Draft("internal", pinpoint.start, pinpoint.end, code, pinpoint=pinpoint, read_by="provision")
            )
    _take_enclosures(text, drafts)
    return internal


# --- finding ---------------------------------------------------------------------------------------------------------

_ROMAN_OR_LETTER = r"\s+(?:số\s+)?(?:[IVXLC]+\W|\d|[A-Z]\W|này)"
# Each unit word from the rarest of its letters on, and how many stand before those; see `from_its_first`.
_UNITS = tuple(
    (letters, from_its_first(letters + pattern), before)
    for letters, pattern, before in (
        ("ều", r"(?<=[Đđ]iều)\s+(?:\d|này|từ\s+\d)", 2),
        ("oản", r"(?<=[Kk]hoản)\s+(?:\d|này|từ\s+\d)", 2),
        ("ểm", r"(?<=[Đđ]iểm)\s+(?:[a-zđ]\d?\W|\d|này|từ\s+[a-zđ]\W)", 2),
        ("ục", rf"(?<=[Mm]ục){_ROMAN_OR_LETTER}", 1),
        ("ục", rf"(?<=[Pp]hụ lục){_ROMAN_OR_LETTER}", 5),
        ("Phần", r"\s+(?:[IVXLC]+\W|thứ|[A-Z]\W|này)", 0),
        ("ơng", r"(?<=Chương)\s+(?:[IVXLC]+[a-zđ]?\W|\d|này)", 3),
    )
)


def pinpoints(text: str, rules: Rules) -> Iterator[Pinpoint]:
    """The chains of provisions of a text, in order."""
    reach = 0
    for at in _unit_starts(text):
        found = _provision_at(text, at, rules) if at >= reach else None
        if found is not None:
            reach = found.end
            yield found


# "Điều 5. Phạm vi ...": by far the most headings; `heading` below would say the same of them
_ARTICLE = plain_re(r"Điều \d{1,4}[a-zđ]?\. ")


def _provision_at(text: str, at: int, rules: Rules) -> Pinpoint | None:
    if text[at - 1] == "\n" and _ARTICLE.match(text, at):
        return None
    if end_of_a_word(text, at, rules):
        return None
    if text.startswith("tiểu ", at - _SUB) or text.startswith("Tiểu ", at - _SUB):
        at -= _SUB
    found = read_pinpoint(text, at, rules)
    if found is None:
        return None
    for no_provision in NO_PROVISIONS:
        if no_provision(text, found):
            return None
    return found


_SUB = len("tiểu ")


def _unit_starts(text: str) -> list[int]:
    """Where a unit word with a label begins: "Điều 5", "khoản 2", "Phụ lục II"."""
    starts: list[int] = []
    for letters, pattern, before in _UNITS:
        if letters in text:
            starts += [found.start() - before for found in pattern.finditer(text)]
    starts.sort()
    return starts


# --- what is no provision --------------------------------------------------------------------------------------------


@per_rules
def _compound(rules: Rules) -> tuple[str, ...]:
    """The first syllables of words that end in that of a unit."""
    return tuple(sorted({word.split()[0] for word in rules.words("no_unit")}))


_WORD_REACH = 8  # characters: the longest of these and two blanks
_SECOND = "đkmM"  # "thời điểm", "tài khoản", "danh mục"


def end_of_a_word(text: str, at: int, rules: Rules) -> bool:
    """ "thời điểm này", "Tài khoản 2", "hạng mục 2": the second syllable of another word."""
    if text[at] not in _SECOND:
        return False
    before = text[max(0, at - _WORD_REACH) : at]
    return before[-1:].isspace() and before.rstrip().lower().endswith(_compound(rules))


def share(text: str, found: Pinpoint) -> bool:
    """ "giảm điểm 5%"."""
    return text.startswith("%", found.end)


_SPOT = compiled(r"[Đđ]iểm\s+này")
_IN = compiled(r"(?:tại|theo|của|trong|ở|và|hoặc|,)\s+$")
_IN_REACH = 16  # characters: these and a few blanks


def spot(text: str, found: Pinpoint) -> bool:
    """ "có một điểm ngập, điểm này": a place on the ground; "tại điểm này" is a provision."""
    if not found.this or not _SPOT.fullmatch(text, found.start, found.end):
        return False
    return not _IN.search(text, max(0, found.start - _IN_REACH), found.start)


_MARKS = ' \t>#|*“"'  # of quotation and Markdown, before a heading on its line
_LINE_REACH = 12  # characters: these marks
_HEADED = compiled(r"\s*[.:\-–]|\s*\n\s*[\p{Lu}]{2}|\s*$")


def heading(text: str, found: Pinpoint) -> bool:
    """ "Điều 5. Phạm vi ..." at the start of a line is a heading, not a reference."""
    at = found.start
    if found.this or (at > 0 and not text[max(0, at - _LINE_REACH) : at].rstrip(_MARKS).endswith("\n")):
        return False
    return _HEADED.match(text, found.end) is not None


NO_PROVISIONS: tuple[Callable[[str, Pinpoint], bool], ...] = (share, spot, heading)

# --- whose it is -----------------------------------------------------------------------------------------------------


class Whose(enum.Enum):
    """Whose a provision is: the next document's, this text's own, or of nobody who is cited here."""

    NEXT = enum.auto()
    OWN = enum.auto()
    NOBODY = enum.auto()


_NEAR = 3  # documents: as many names lie one in another around a place
_REACH = 220  # characters: between a provision and a regulation's name to the document it is attached to


class PlacedPinpoint(NamedTuple):
    """A provision, its words, the documents begun before its end, and the next one where it is near, with the gap."""

    text: str
    pinpoint: Pinpoint
    words: str
    before: Sequence[Draft]
    behind: Draft | None
    gap: str
    rules: Rules


def _placed(
    text: str, pinpoint: Pinpoint, behind: Draft | None, before: Sequence[Draft], rules: Rules
) -> PlacedPinpoint:
    words = text[pinpoint.start : pinpoint.end]
    if behind is None or pinpoint.this or behind.start - pinpoint.end >= _REACH:
        return PlacedPinpoint(text, pinpoint, words, before, None, "", rules)
    left_out = _EXCEPT.match(text, pinpoint.end, behind.start) if "(" in text[pinpoint.end : pinpoint.end + 2] else None
    gap = text[left_out.end() if left_out is not None else pinpoint.end : behind.start]
    return PlacedPinpoint(text, pinpoint, words, before, behind, gap, rules)


def _whose(placed: PlacedPinpoint) -> Whose:
    for rule in BINDING:
        whose = rule(placed)
        if whose is not None:
            return whose
    return Whose.NOBODY


_OF = r"của|thuộc|tại|trong|ở|kèm\s+theo|ban\s+hành\s+kèm\s+theo|Ban\s+hành\s+kèm\s+theo"
# " " · " của " · " ban hành kèm theo các " · ", " · ", của "
_JOINED = plain_re(rf"\s*(?:,?\s*(?:{_OF})\s+(?:các\s+)?|,\s*)?$")
_JOINED_REACH = 30  # characters: "ban hành kèm theo các" with its blanks
_EXCEPT = plain_re(r"\s*\((?:trừ|ngoại\s+trừ)\s[^()\n]{1,80}\)")
_EXCEPTED = compiled(r"(?r)\((?:trừ|ngoại\s+trừ)\s(?:[^()\n]{1,60}\s)?")
_EXCEPTED_REACH = 70  # characters: a bracket up to the last provision it leaves out


def right_before(placed: PlacedPinpoint) -> Whose | None:
    """ "khoản 2 Điều 5 Thông tư số 22/2021/TT-BGDĐT", "... của ...", "..., Thông tư ...": nothing else between."""
    near = placed.behind is not None and len(placed.gap) < _JOINED_REACH
    if not near or _JOINED.fullmatch(placed.gap) is None:
        return None
    return None if "," in placed.gap and _of_the_one_before(placed) else Whose.NEXT


def _of_the_one_before(placed: PlacedPinpoint) -> bool:
    """ "Luật Dân sự tại |Điều 250|, Luật Giáo dục": told of the first."""
    last = placed.before[-1] if placed.before else None
    return last is not None and _IN_IT.fullmatch(placed.text, last.full_end, placed.pinpoint.start) is not None


_IN_IT = plain_re(r"\s+(?:tại|ở|trong)\s+")


_OF_A = r"(?:của\s+)?(?:các\s+)?"
_ITS_NAME = r"(?:[^,;.:()“”]|\n(?!\n)){0,160}?"


@per_rules
def _attached(rules: Rules) -> regex.Pattern[str]:
    """ " Quy chế tuyển sinh ban hành kèm theo " between a provision and a document."""
    return compiled(rf"\s*{_OF_A}(?:{carried_words(rules)}){_ITS_NAME}(?:ban\s+hành\s+)?kèm\s+theo\s+$")


def of_what_is_attached(placed: PlacedPinpoint) -> Whose | None:
    """ "Điều 3 Quy chế tuyển sinh ban hành kèm theo Thông tư số 8/2021/TT-BGDĐT"."""
    if placed.behind is None or placed.behind.kind not in ("numbered", "self"):
        return None
    return Whose.NEXT if _attached(placed.rules).fullmatch(placed.gap) else None


def a_place(placed: PlacedPinpoint) -> Whose | None:
    """ "Phụ lục I", "Mục 2" alone names a place, it does not cite."""
    return (
        Whose.NOBODY if placed.words[0] in "PpMmC" and not placed.pinpoint.this and "Điều" not in placed.words else None
    )


@per_rules
def _of_a_document(rules: Rules) -> regex.Pattern[str]:
    """ " Nghị định", " của các Luật" behind a provision."""
    return compiled(rf"\s+{_OF_A}(?:{type_words(rules)})(?!\w)")


def of_another(placed: PlacedPinpoint) -> Whose | None:
    """ "khoản 1 Điều 13 Nghị định": a provision of a document that is named elsewhere."""
    return Whose.NOBODY if _of_a_document(placed.rules).match(placed.text, placed.pinpoint.end) else None


_ABBREVIATION = compiled(r"\s+(?:của\s+)?(?P<letters>[A-ZĐ][A-ZĐ&]*[A-ZĐ])(?![\w&/-])(?!\s[A-ZĐÀ-Ỹ]{2})")


def of_an_abbreviation(placed: PlacedPinpoint) -> Whose | None:
    """ "khoản 1 Điều 30 LTM", "Điều 5 của QCTĐ": a document known to its writer; "Điều 5 UBND tỉnh" is a body."""
    found = _ABBREVIATION.match(placed.text, placed.pinpoint.end)
    return Whose.NOBODY if found is not None and found["letters"] not in placed.rules.issuer_rows else None


def in_a_name(placed: PlacedPinpoint) -> Whose | None:
    """ "Luật sửa đổi, bổ sung Điều 73 của Luật ...": part of a document's name."""
    for draft in placed.before:
        if draft.start <= placed.pinpoint.start and placed.pinpoint.end <= draft.end:
            return Whose.NOBODY
    return None


def left_out(placed: PlacedPinpoint) -> Whose | None:
    """ "Điều 4 (trừ |khoản 3|) Thông tư số 6/2020/TT-BNV": a provision of what is named behind the bracket."""
    at = placed.pinpoint.start
    if placed.behind is None or not placed.gap.startswith(")"):
        return None
    found = _EXCEPTED.match(placed.text, max(0, at - _EXCEPTED_REACH), at)
    return Whose.NOBODY if found is not None else None


def own(placed: PlacedPinpoint) -> Whose | None:
    """ "theo quy định tại khoản 2 Điều 5": whatever is left over."""
    return Whose.OWN


BINDING: tuple[Callable[[PlacedPinpoint], Whose | None], ...] = (
    right_before, of_what_is_attached, a_place, of_another, of_an_abbreviation, in_a_name, left_out, own,
)  # fmt: skip


def _smallest(words: str) -> str:
    """Code of the unit an internal reference is filed under."""
    lowered = words.lower()
    for word, code in _CODES:
        if word in lowered:
            return code
    return "phu_luc"


_CODES = (
    ("điều", "dieu"), ("khoản", "khoan"), ("điểm", "diem"), ("mục", "muc"), ("chương", "chuong"), ("phần", "phan"),
)  # fmt: skip

_ENCLOSURES = compiled(r"(?:(?:các|Các)\s+)?[Pp]hụ\s+lục(?=\s+(?:[Bb]an\s+hành\s+)?[Kk]èm\s+theo\s+$)")
_ENCLOSURES_REACH = 60  # characters: "các Phụ lục ban hành kèm theo" with its blanks


def _take_enclosures(text: str, drafts: Sequence[Draft]) -> None:
    """ "các Phụ lục ban hành kèm theo Thông tư này": all appendices are a pinpoint too."""
    for draft in drafts:
        if draft.kind == "self" and draft.pinpoint is None:
            whole = _ENCLOSURES.search(text, max(0, draft.start - _ENCLOSURES_REACH), draft.start)
            if whole is not None:
                draft.pinpoint = Pinpoint(whole.start(), whole.end(), False)
                draft.lead = whole.start()
