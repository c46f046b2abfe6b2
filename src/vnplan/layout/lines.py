"""What a line of a head or a tail is: every line gets one kind, and nobody looks for it again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import regex

from vnplan.layout.keylines import KeyLine
from vnplan.tables.rules import Rules, per_rules
from vnplan.tables.types import attached_lines, own_lines, type_words


class Line(NamedTuple):
    """A line without the marks and blanks at its ends: `text[start:end]`, and what it is."""

    start: int
    end: int
    role: str


class Marks(NamedTuple):
    """Patterns of key lines, compiled from the tables; each is matched where a line begins."""

    chrome: KeyLine
    issuer: regex.Pattern[str]
    motto: regex.Pattern[str]
    signer: regex.Pattern[str]
    signer_line: KeyLine
    surname: regex.Pattern[str]
    closing: regex.Pattern[str]
    recital: regex.Pattern[str]
    place: regex.Pattern[str]
    stamp: regex.Pattern[str]
    english: regex.Pattern[str]
    unit: regex.Pattern[str]
    type: regex.Pattern[str]
    type_alone: regex.Pattern[str]
    type_line: KeyLine
    attached_type: KeyLine  # group "sheet" holds a heading of forms, which is no type
    caption: regex.Pattern[str]
    number: regex.Pattern[str]
    judgment: KeyLine
    about: regex.Pattern[str]
    addressee: regex.Pattern[str]
    addressee_line: regex.Pattern[str]
    enacts: regex.Pattern[str]
    enacting_line: KeyLine
    attached: regex.Pattern[str]
    recipients: regex.Pattern[str]
    recipients_line: KeyLine
    annex: regex.Pattern[str]
    annex_line: KeyLine
    annexed: regex.Pattern[str]  # a type that opens an attached document
    governs: regex.Pattern[str]  # a verb whose object stands on the line below
    roles: dict[str, str]  # of the lines of this text: head, tail and the documents between ask for the same


@per_rules
def marks_of(rules: Rules) -> Marks:
    """The key-line patterns of these rules."""
    any_of = rules.marks
    names = (regex.escape(row["name"], literal_spaces=True) for row in rules.tables["provinces"])
    places = "|".join(names).replace(" ", r"\s+")
    above_post = r"PHÓ|QUYỀN|KT\.|Q\."
    signer = rf"[ *|>]*(?:{any_of('power')}|(?:(?:{above_post})\s*){{0,3}}(?:{any_of('post')}))"
    types, sheets = own_lines(rules), rules.phrases("appendix_line")
    attached = attached_lines(rules)
    return Marks(
        KeyLine("[ #*]*", any_of("chrome")),
        regex.compile(any_of("issuer")),
        regex.compile(any_of("motto")),
        regex.compile(signer),
        KeyLine("[ *|>]*", rf"{any_of('power', 'post')}|{above_post}", rf"(?={signer})"),
        regex.compile(rf"(?:{any_of('surname')})(?=\s)"),
        regex.compile(rf"[ *\-]*(?:{any_of('closing')})"),
        regex.compile(rf"(?:-\s+)?(?:{any_of('recital')})"),
        regex.compile(rf"(?:TP\.?\s?|Thành\s+phố\s+)?(?:{places}),\s*ngày"),
        regex.compile(any_of("stamp")),
        regex.compile(any_of("english")),
        regex.compile(rf"\n[ *|]*(?=(?:{any_of('unit')})\s)"),
        regex.compile(types),
        regex.compile(rf"(?:{types}){_TRANSLATED}?"),
        KeyLine(_MARKS, types, rf"{_MARKS}(?P<type>{types}){_TRANSLATED}?[ *|]*(?=\n|$)"),
        KeyLine(_MARKS, f"{attached}|{sheets}", rf"{_MARKS}+(?P<type>{attached}|(?P<sheet>{sheets}))(?=[ *|]*\n)"),
        regex.compile(rf"(?P<named>(?:{type_words(rules)})\s+\d+[a-z]?[/\-]\S+)\s+(?:năm \d{{4}}|ngày|về|[a-zđ])"),
        regex.compile(any_of("number", "judgment")),
        KeyLine(_MARKS, any_of("judgment")),
        regex.compile(any_of("about")),
        regex.compile(any_of("addressee")),
        regex.compile(rf"\n(?:{any_of('addressee')})"),
        regex.compile(any_of("enacts")),
        KeyLine(_MARKS, any_of("enacts")),
        regex.compile(any_of("attached")),
        regex.compile(any_of("recipients")),
        KeyLine(_MARKS, any_of("recipients"), rf"{_MARKS}(?={any_of('recipients')})"),
        regex.compile(rf"(?:{any_of('annex')})"),
        KeyLine(_MARKS, any_of("annex"), rf"{_MARKS}+(?={any_of('annex')})"),
        regex.compile(attached),
        regex.compile(any_of("governs")),
        {},
    )


_TRANSLATED = r"(?:\s?[/(]\s?[A-Z][A-Z ]{2,40}\)?)"  # "THÔNG BÁO/NOTICE"
TRANSLATED = regex.compile(rf"{_TRANSLATED}(?=\n)")
_MARKS = "[ *#|>]*"  # before the words of a line
PLACE_DATE = regex.compile(r"(?:^|\s)[\p{Lu}][^\n\d]{1,40},\s*ngày\s")
_LABEL = regex.compile(
    r"(?:(?:[IVX]+|1|A)[.)]\s|(?:(?:Điều|ĐIỀU)\s+1|(?:Chương|CHƯƠNG|Phần|PHẦN)\s+(?:[I1]|(?:thứ|THỨ)\s+(?:nhất|NHẤT)))(?!\w))"
    r"|(?:(?:Bước|BƯỚC)\s+(?:1|I|một|MỘT)|(?:Thứ|THỨ)\s+(?:nhất|NHẤT))(?=\s?[.,:]|$)"
)
_BULLET = regex.compile(r"[-+•*~]")
_NAME = regex.compile(r"(?:[\p{Lu}][\p{Ll}]*\s?){2,6}(?:\s?[\p{Ll}]{1,4})?$")
_DASHES = frozenset("-_*=— ")
_LETTERHEAD_LINE = 120  # characters: "Số: ..., V/v ... " of a letterhead is shorter
_MOSTLY = 0.85  # of the letters of a line in capitals; "ThS.", "iPad" stand in titles too


def mostly_upper(line: str) -> bool:
    """Whether nearly all letters of a line are capitals."""
    if line.isupper() or line[1:4].islower():  # by far the commonest cases
        return line.isupper()
    capitals, small = sum(map(str.isupper, line)), sum(map(str.islower, line))
    return capitals > 0 and capitals >= _MOSTLY * (capitals + small)


def is_rule(line: str, _: Marks) -> object:
    """ "-------", "***": nothing that can be read."""
    return not any(c.isalnum() for c in line)


def is_issuer(line: str, marks: Marks) -> object:
    """ "ỦY BAN NHÂN DÂN": capitals that begin as bodies do."""
    return mostly_upper(line[:40]) and marks.issuer.match(line)


def is_number(line: str, marks: Marks) -> object:
    """ "Số: 12/KH-UBND"."""
    return len(line) < _LETTERHEAD_LINE and marks.number.match(line)


def is_type(line: str, marks: Marks) -> object:
    """ "KẾ HOẠCH", alone on its line."""
    return marks.type_alone.fullmatch(line)


KINDS: tuple[tuple[str, Callable[[str, Marks], object]], ...] = (
    ("rule", is_rule),
    ("bullet", lambda line, marks: _BULLET.match(line)),
    ("motto", lambda line, marks: marks.motto.search(line)),
    ("enacts", lambda line, marks: marks.enacts.match(line)),
    ("type", is_type),
    ("number", is_number),
    ("attached", lambda line, marks: marks.attached.match(line)),
    ("issuer", is_issuer),
    ("about", lambda line, marks: marks.about.match(line)),
    ("addressee", lambda line, marks: marks.addressee.match(line)),
    ("recipients", lambda line, marks: marks.recipients.match(line)),
    ("dated", lambda line, marks: "ngày" in line and PLACE_DATE.search(line)),
    ("label", lambda line, marks: _LABEL.match(line)),
    ("capitals", lambda line, marks: mostly_upper(line)),
    ("recital", lambda line, marks: marks.recital.match(line)),
)
"""What a line is: the first that fits; "text" where none does."""

LETTERHEAD = frozenset(("rule", "motto", "number", "issuer", "dated"))


def role_of(line: str, marks: Marks) -> str:
    """What a line is, as KINDS has it."""
    role = marks.roles.get(line)
    if role is None:
        role = marks.roles[line] = _role(line, marks)
    return role


def _role(line: str, marks: Marks) -> str:
    for role, fits in KINDS:
        if fits(line, marks):
            return role
    return "text"


def lines_of(text: str, start: int, end: int, marks: Marks) -> Iterator[Line]:
    """The lines of `text[start:end]`, one after the other; empty ones are left out."""
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        a, b = at, stop
        while a < b and text[a] in " *|#":
            a += 1
        while b > a and text[b - 1] in " *|":
            b -= 1
        if b > a:
            yield Line(a, b, role_of(text[a:b], marks))
        at = stop + 1


def only_dashes(line: str) -> bool:
    """A rule that closes a title, not the debris of a stamp."""
    return set(line) <= _DASHES


def is_name(line: str) -> bool:
    """Whether a line can be a person's name."""
    return _NAME.match(line) is not None
