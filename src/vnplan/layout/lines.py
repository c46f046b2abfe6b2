"""What a line of a head or a tail is: every line gets one kind, and nobody looks for it again."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

import regex

from vnplan.compiled import compiled, plain_re
from vnplan.layout.keylines import Begun, KeyLine, Opening, WordGated, first_letters, sharing
from vnplan.tables.mottoes import state
from vnplan.tables.rules import Rules, per_rules
from vnplan.tables.types import attached_lines, own_lines, type_words
from vnplan.text.labels import ITEMS, WORDS, words_of


class Line(NamedTuple):
    """A line without the marks and blanks at its ends: `text[start:end]`, and what it is."""

    start: int
    end: int
    role: str


RoleTest: TypeAlias = tuple[str, "Callable[[str, Marks], object]"]
"""What lines of a kind are called, and what tells them."""


class Marks(NamedTuple):
    """Patterns of key lines, compiled from the tables; each is matched where a line begins."""

    chrome: KeyLine
    issuer: Opening
    motto: WordGated
    state: re.Pattern[str]  # the name of the country or of the Party
    signer: Opening
    signer_line: KeyLine
    surname: regex.Pattern[str]
    closing: regex.Pattern[str]
    recital: Opening
    place: regex.Pattern[str]
    stamp: regex.Pattern[str]
    received: regex.Pattern[str]  # a line of the stamp of whoever the paper came to
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
    addressee: WordGated
    addressee_line: regex.Pattern[str]
    enacts: regex.Pattern[str]
    enacting_line: KeyLine
    attached: regex.Pattern[str]
    recipients: regex.Pattern[str]
    recipients_line: KeyLine
    recipient: regex.Pattern[str]  # a line of that list without a bullet
    annex: regex.Pattern[str]
    annex_line: KeyLine
    annexed: regex.Pattern[str]  # a type that opens an attached document
    governs: regex.Pattern[str]  # a verb whose object stands on the line below
    kinds: dict[str, tuple[RoleTest, ...]]  # those a line may be of, by its first letter; of all other letters by ""
    begun: Begun  # where the lines of this text begin that may be of those looked for all through it
    roles: dict[str, str]  # of the lines of this text: head, tail and the documents between ask for the same


@per_rules
def marks_of(rules: Rules) -> Marks:
    """The key-line patterns of these rules."""
    any_of = rules.marks
    names = (regex.escape(row["name"], literal_spaces=True) for row in rules.tables["provinces"])
    places = "|".join(names).replace(" ", r"\s+")
    above_post = r"PHÓ|QUYỀN|KT\.|Q\."
    signer = rf"[ *|>]*(?:{any_of('power')}|(?:(?:{above_post})\s*){{0,3}}(?:{any_of('post')}))"
    signs = rf"{any_of('power', 'post')}|{above_post}"
    types, sheets = own_lines(rules), rules.phrases("appendix_line")
    attached = attached_lines(rules)
    chrome = KeyLine("[ #*]*", any_of("chrome"))
    signer_line = KeyLine("[ *|>]*", signs, rf"(?={signer})")
    attached_type = KeyLine(
        _MARKS, f"{attached}|{sheets}", rf"{_MARKS}+(?P<type>{attached}|(?P<sheet>{sheets}))(?=[ *|]*\n)"
    )
    recipients_line = KeyLine(_MARKS, any_of("recipients"), rf"{_MARKS}(?={any_of('recipients')})")
    return Marks(
        chrome,
        Opening("", any_of("issuer")),
        WordGated(any_of("motto")),
        state(rules),
        Opening("[ *|>]*", signs, signer),
        signer_line,
        compiled(rf"(?:{any_of('surname')})(?=\s)"),
        compiled(rf"[ *\-]*{sharing(any_of('closing'))}"),
        Opening(r"(?:-\s+)?", any_of("recital")),
        compiled(rf"(?:TP\.?\s?|Thành\s+phố\s+)?(?:{places}),\s*ngày"),
        compiled(any_of("stamp")),
        compiled(any_of("received")),
        compiled(any_of("english")),
        compiled(rf"\n[ *|]*(?=(?:{any_of('unit')})\s)"),
        compiled(types),
        compiled(rf"(?:{types}){_TRANSLATED}?"),
        KeyLine(_MARKS, types, rf"{_MARKS}(?P<type>{types}){_TRANSLATED}?[ *|]*(?=\n|$)"),
        attached_type,
        compiled(rf"(?P<named>(?:{type_words(rules)})\s+\d+[a-z]?[/\-]\S+)\s+(?:năm \d{{4}}|ngày|về|[a-zđ])"),
        compiled(any_of("number", "judgment")),
        KeyLine(_MARKS, any_of("judgment")),
        compiled(any_of("about")),
        WordGated(any_of("addressee")),
        compiled(rf"\n(?:{any_of('addressee')})"),
        compiled(any_of("enacts")),
        KeyLine(_MARKS, any_of("enacts")),
        compiled(any_of("attached")),
        compiled(any_of("recipients")),
        recipients_line,
        compiled(any_of("recipient")),
        compiled(rf"(?:{any_of('annex')})"),
        KeyLine(_MARKS, any_of("annex"), rf"{_MARKS}+(?={any_of('annex')})"),
        compiled(attached),
        compiled(any_of("governs")),
        _roles_by_letter(_first_letters(any_of, types)),
        Begun((chrome, signer_line, attached_type, recipients_line, APPENDIX)),
        {},
    )


def _first_letters(any_of: Callable[..., str], types: str) -> dict[str, set[str] | None]:
    """What lines of a role begin with; None where anything may."""
    return {
        "bullet": set(_BULLETS),
        "enacts": first_letters(any_of("enacts")),
        "type": first_letters(types),
        "number": first_letters(any_of("number", "judgment")),
        "attached": first_letters(any_of("attached")),
        "issuer": first_letters(any_of("issuer")),
        "about": first_letters(any_of("about")),
        "addressee": first_letters(any_of("addressee")),
        "recipients": first_letters(any_of("recipients")),
        "label": {*"IVX1AĐTl", *(word[0] for word in WORDS)},
        "recital": first_letters(rf"-|{any_of('recital')}"),
    }


def _roles_by_letter(begins: dict[str, set[str] | None]) -> dict[str, tuple[RoleTest, ...]]:
    """ROLES in their order, those left out that begin with other letters; `begins` has the letters of some."""
    told = {role: letters for role, letters in begins.items() if letters is not None}
    every = {"", *set().union(*told.values())}
    return {c: tuple(role for role in ROLES if role[0] not in told or c in told[role[0]]) for c in every}


_TRANSLATED = r"(?:\s?[/(]\s?[A-Z][A-Z ]{2,40}\)?)"  # "THÔNG BÁO/NOTICE"
TRANSLATED = compiled(rf"{_TRANSLATED}(?=\n)")
_MARKS = "[ *#|>]*"  # before the words of a line
_PLACE_DATE = compiled(r"(?:^|\s)[\p{Lu}][^\n\d]{1,40}(?: \d{1,2})?,\s*ngày\s")
_DATE = plain_re(r",\s*ngày\s")
_LABEL = plain_re(  # "l. MỤC ĐÍCH": what a scan makes of "I."
    r"(?:(?:[IVX]+|1|A)[.)]\s|l\.\s(?=[A-ZĐÀ-Ỹ]{2})|(?:(?:Điều|ĐIỀU)\s+1|(?:"
    + words_of("phan", "chuong")
    + r")\s+(?:[IA1]|(?:thứ|THỨ)\s+(?:nhất|NHẤT)))(?!\w))"
    r"|(?:(?:" + words_of(*ITEMS) + r")\s+(?:1|I|một|MỘT)|(?:Thứ|THỨ)\s+(?:nhất|NHẤT))(?=\s?[.,:]|$)"
)
_BULLETS = frozenset("-+•*~")
NAME_WORD = r"\p{Lu}(?:['’]\s?\p{Lu}?)?\p{Ll}*"  # "Lan", "Y", "H'Loan", "H’ Hen"
_NAME = compiled(rf"(?:{NAME_WORD}\s?){{2,8}}(?:\s?[\p{{Ll}}]{{1,4}})?$")
_DASHES = frozenset("-_*=— ")
_LETTERHEAD_LINE = 120  # characters: "Số: ..., V/v ... " of a letterhead is shorter
_SIXTH = 6  # of a line in small letters are more than enough to tell that it is none in capitals
_MOSTLY = 0.85  # of the letters of a line in capitals; "ThS.", "iPad" stand in titles too


def mostly_upper(line: str) -> bool:
    """Whether nearly all letters of a line are capitals."""
    if line.isupper() or line[1:4].islower():  # by far the commonest cases
        return line.isupper()
    small = sum(map(str.islower, line))
    capitals = 0 if len(line) < _SIXTH * small else sum(map(str.isupper, line))
    return capitals > 0 and capitals >= _MOSTLY * (capitals + small)


def is_rule(line: str, _: Marks) -> object:
    """ "-------", "***": nothing that can be read."""
    return not any(map(str.isalnum, line))


def is_issuer(line: str, marks: Marks) -> object:
    """ "ỦY BAN NHÂN DÂN": capitals that begin as bodies do."""
    return mostly_upper(line[:40]) and marks.issuer.match(line)


def place_date(text: str, start: int = 0, end: int = sys.maxsize) -> regex.Match[str] | None:
    """ "Lục Nam, ngày 05 tháng 3 năm 2024"."""
    return _PLACE_DATE.search(text, start, end) if _DATE.search(text, start, end) else None


def is_number(line: str, marks: Marks) -> object:
    """ "Số: 12/KH-UBND"."""
    return len(line) < _LETTERHEAD_LINE and marks.number.match(line)


def is_type(line: str, marks: Marks) -> object:
    """ "KẾ HOẠCH", alone on its line."""
    return not line[1:3].islower() and marks.type_alone.fullmatch(line)


ROLES: tuple[RoleTest, ...] = (
    ("rule", is_rule),
    ("bullet", lambda line, marks: line[0] in _BULLETS),
    ("motto", lambda line, marks: marks.motto.search(line)),
    ("enacts", lambda line, marks: marks.enacts.match(line)),
    ("type", is_type),
    ("number", is_number),
    ("attached", lambda line, marks: marks.attached.match(line)),
    ("issuer", is_issuer),
    ("about", lambda line, marks: marks.about.match(line)),
    ("addressee", lambda line, marks: marks.addressee.match(line)),
    ("recipients", lambda line, marks: marks.recipients.match(line)),
    ("dated", lambda line, marks: "ngày" in line and place_date(line)),
    ("label", lambda line, marks: _LABEL.match(line)),
    ("capitals", lambda line, marks: mostly_upper(line)),
    ("recital", lambda line, marks: marks.recital.match(line)),
)
"""What a line is: the first that fits; "text" where none does."""

_COUNT = r"(?:[ \t]+(?:SỐ|số)?[ \t]*(?:[IVXLC]{1,6}|\d{1,3}|[A-Z])[a-zA-Z]?(?:[.-]\d{1,2})?)?"
APPENDIX = KeyLine(
    "[ *#|>]*",
    "PHỤ|Phụ",
    rf"(?:[ *#|>]*(?P<type>PHỤ LỤC|Phụ lục|PHỤ LUC){_COUNT}[ .:*|]*(?=\n)"  # alone on its line
    rf"|[ *#|>]*(?P<titled>P(?:HỤ LỤC|hụ lục){_COUNT}[ ]?[.:–—-][ ]?)(?=[^\n\p{{Ll}}]{{6,300}}(?:\n|$))"  # in capitals
    rf"|[ *#|>]*(?P<titled>P(?:HỤ LỤC|hụ lục){_COUNT}[ ]?[.:–—-])(?=[^\n]{{6,300}}\n[ *]*\((?:Ban hành )?[Kk]èm theo)"
    rf"|#+ [*]*(?P<titled>(?:PHỤ LỤC|Phụ lục){_COUNT}[ ]?[.:–—-])(?=[ ]))",  # a heading of Markdown
)
"""A line that an appendix begins with."""

LETTERHEAD = frozenset(("rule", "motto", "number", "issuer", "dated"))


def role_of(line: str, marks: Marks) -> str:
    """What a line is, as ROLES has it."""
    role = marks.roles.get(line)
    if role is None:
        role = marks.roles[line] = _role(line, marks)
    return role


def _role(line: str, marks: Marks) -> str:
    for role, fits in marks.kinds.get(line[0]) or marks.kinds[""]:
        if fits(line, marks):
            return role
    return "text"


def lines_of(text: str, start: int, end: int, marks: Marks) -> Iterator[Line]:
    """The lines of `text[start:end]`, one after the other; empty ones are left out."""
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        words = text[at:stop].lstrip(" *|#")
        if words:
            first, words = stop - len(words), words.rstrip(" *|")
            yield Line(first, first + len(words), role_of(words, marks))
        at = stop + 1


def only_dashes(line: str) -> bool:
    """A rule that closes a title, not the debris of a stamp."""
    return set(line) <= _DASHES


def rules_a_table(text: str, line: Line) -> bool:
    """ "|---|---|", "| :--- | :--- |" below the first row of a table."""
    return line.role == "rule" and text[text.rfind("\n", 0, line.start) + 1 : line.start].strip() == "|"


_PIECES = compiled(r"\s*(?:\||<br ?/?>)[\s*]*")


def last_piece(line: str) -> str:
    """The last of what stands in the cells of a row, line by line: "(Ký)<br>**Lê Sen** | (Ký)<br>**Vũ Tám**"."""
    return _PIECES.split(line)[-1] if "|" in line or "<br" in line else line


def is_name(line: str) -> bool:
    """Whether a line can be a person's name."""
    return _NAME.match(line) is not None
