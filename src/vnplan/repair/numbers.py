"""Numbers a scan has damaged: "57//2024/TT-BYT", "912/QĐĐ-BKHCN", "số I1-CT/TU", "4216UBND-NC".

A symbol is one of a closed list, so what is no symbol but may have been read for one is that one; the type word before
it is a witness. Digits are mended only where no other digit can be meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from vnplan.repair.draft import Repair
from vnplan.repair.words import type_word
from vnplan.scan.types import type_before
from vnplan.tables.confusions import confusions, digits, explained
from vnplan.tables.rules import Rules, per_rules

NUMBER, DOUBT = "repaired_number", "ocr_suspect"

_SIGN = r"[0-9IlLTOoóÓSŠZB|!\]¡]"  # a digit, or what is read for one
_LETTER = r"(?:[A-ZĐÑÔƯ0-9a-zđ&]|[¡|!'](?=[\wĐ]))"
_GROUP = rf"[A-ZĐÑÔƯl1I058]{_LETTER}{{0,14}}"
# The slash of a number, once or more: before a year and a slash, or before a symbol.
_SLASH = regex.compile(rf"/{{1,3}}(?=\s?(?:{_SIGN}{{3,4}}/{{1,3}}\s?[A-ZĐÑlI1]|[A-ZĐÑ][\w'&¡]|[l1I058][A-ZĐ]))")
_BEFORE = regex.compile(rf"(?r)(?<![\w/.,\-])(?P<serial>{_SIGN}{{1,6}}[a-zđ]?)(?P<party>[-–]{_GROUP})?\s?")
_REACH = 24  # characters: a serial and a group of the Party's
_YEAR_SLASH = rf"(?P<year>{_SIGN}{{3,4}})(?P<slash>/{{1,3}})"
_GROUPS_BEHIND = rf"{_GROUP}(?:[ ]?[-–/][ ]?{_GROUP}|\.[A-ZĐ]{_LETTER}{{1,14}}){{0,4}}"
_BEHIND = regex.compile(rf"\s?(?:{_YEAR_SLASH}\s?)?(?P<groups>{_GROUPS_BEHIND})(?![\wĐ])")
_SO = regex.compile(r"(?r)(?:[Ss]ố|SỐ)\s{0,2}:?\s{0,2}")
_SO_REACH = 8  # characters: "số", a colon and blanks


class Slot(NamedTuple):
    """Where a number stands: its serial, the group before the slash, the slash, the year and the groups behind."""

    text: str
    head: regex.Match[str]
    slash: tuple[int, int]
    tail: regex.Match[str]
    rules: Rules

    @property
    def numbered(self) -> bool:
        """Whether "số" stands before it."""
        return _SO.match(self.text, max(0, self.head.start() - _SO_REACH), self.head.start()) is not None


def numbers(text: str, rules: Rules) -> Iterator[Repair]:
    """What is damaged in the numbers of a text, and in the type word and the day around them."""
    for slot in _slots(text, rules):
        if not _is_whole(slot):
            for rule in RULES:
                yield from rule(slot)
        if not text.startswith(_SOUND_BEHIND, slot.tail.end()):
            yield from letter_apart(slot)
            yield from day_word_misread(slot)
        yield from type_word(text, slot.head.start(), slot.head["party"] or slot.tail["groups"], rules)


def _slots(text: str, rules: Rules) -> Iterator[Slot]:
    for found in _SLASH.finditer(text):
        start, end = found.span()
        head = _BEFORE.match(text, max(0, start - _REACH), start)
        tail = _BEHIND.match(text, end) if head is not None else None
        if head is not None and tail is not None:
            yield Slot(text, head, (start, end), tail, rules)


def _is_whole(slot: Slot) -> bool:
    """By far the commonest case: digits are digits, a slash is one, and the symbol has been seen to be sound."""
    serial, party = slot.head.groups()
    year, slash, groups = slot.tail.groups()
    if not serial.isdigit() or slot.slash[1] - slot.slash[0] > 1 or (slash or "/") != "/":
        return False
    if year is not None and not (len(year) == _YEAR and year.isdigit()):
        return False
    symbol = groups if party is None else f"{party}/{groups}"
    sound = _sound(slot.rules)
    if symbol not in sound:
        sound[symbol] = _is_sound(symbol, slot.rules)
    return sound[symbol]


@per_rules
def _sound(rules: Rules) -> dict[str, bool]:
    """The symbols seen before, and whether they are sound."""
    return {}


def _is_sound(symbol: str, rules: Rules) -> bool:
    """Whether no group of a symbol can be another, whatever stands before the number."""
    first, *others = _GROUPS.split(symbol.lstrip("-–"))
    misread, before, joint = confusions(rules)["symbol"], first, first[:2] in _JOINT
    if first not in rules.type_symbols:
        if any(explained(first, other, misread, _MOST) for other in rules.type_symbols):
            return False
        if not _known(first, rules) and _meant(first, "type", rules) is not None:
            return False
    for group in others:
        if not _known(group, rules) and _meant(group, _place(before, joint, rules), rules) is not None:
            return False
        before = group
    return not _OF_TERM.fullmatch(symbol)


def slash_doubled(slot: Slot) -> Iterator[Repair]:
    """ "57//2024/TT-BYT", "71//NQ-CP"."""
    if slot.slash[1] - slot.slash[0] > 1:
        yield Repair(*slot.slash, "/", NUMBER)
    if slot.tail["slash"] and len(slot.tail["slash"]) > 1:
        yield Repair(*slot.tail.span("slash"), "/", NUMBER)


def serial_misread(slot: Slot) -> Iterator[Repair]:
    """ "số I1-CT/TU" behind "số", before a symbol that is known."""
    read = slot.head["serial"]
    if read[:-1].isdigit() and (read[-1].isdigit() or read[-1] in _SERIAL_LETTERS):
        return
    group = (slot.head["party"] or slot.tail["groups"]).lstrip("-–")
    if not slot.numbered or not any(c.isdigit() for c in read) or not _known(_GROUPS.split(group)[0], slot.rules):
        return
    only = digits(read, confusions(slot.rules)["digit"])
    if len(only) == 1 and "o" not in read:  # 0, or 5
        yield Repair(*slot.head.span("serial"), only[0], NUMBER)


_SERIAL_LETTERS = frozenset("abcdđeghiklmnopqrstuvxyABCDEGH")  # 30a, 12B


def year_misread(slot: Slot) -> Iterator[Repair]:
    """ "12/2O24/NĐ-CP"; of "12/202/NĐ-CP ngày 5 tháng 6 năm 2024" the date tells the lost digit."""
    read = slot.tail["year"]
    if read is None or (len(read) == _YEAR and read.isdigit()):
        return
    behind = _YEAR_BEHIND.match(slot.text, slot.tail.end())
    told = [year for year in digits(read, confusions(slot.rules)["digit"]) if _is_year(year)]
    if behind is not None and not told and _lost_one(read, behind[1]):
        told = [behind[1]]
    if len(told) == 1:
        yield Repair(*slot.tail.span("year"), told[0], NUMBER)


_YEAR = 4  # digits
_YEAR_BEHIND = regex.compile(r",?\s{1,2}ngày\s[^;.()\n]{3,24}?(?:năm\s|/)(\d{4})")
_FIRST_YEAR, _LAST_YEAR = 1945, 2060


def _is_year(digits: str) -> bool:
    return len(digits) == _YEAR and digits.isdigit() and _FIRST_YEAR <= int(digits) <= _LAST_YEAR


def _lost_one(read: str, year: str) -> bool:
    """Whether `read` is the year without one of its digits."""
    return any(read == year[:n] + year[n + 1 :] for n in range(_YEAR))


_GROUPS = regex.compile(r"\s?[-–/.]\s?")


def symbol_misread(slot: Slot) -> Iterator[Repair]:
    """ "912/QĐĐ-BKHCN", "77/2024/TI-BYT", "05-CT/IW": no symbol, and only one can be meant."""
    spans = []
    if slot.head["party"]:
        spans.append((slot.head.start("party") + 1, slot.head.end("party")))
    at = slot.tail.start("groups")
    for group in _GROUPS.split(slot.tail["groups"]):
        start = slot.text.index(group, at)
        at = start + len(group)
        spans.append((start, at))
    before = ""
    joint = slot.text[slice(*spans[0])][:2] in _JOINT
    for n, (start, end) in enumerate(spans):
        group = slot.text[start:end]
        meant = _witnessed(slot, group) if n == 0 else None
        if meant is None and not _known(group, slot.rules):
            meant = _meant(group, _place(before, joint, slot.rules), slot.rules)
        if meant is not None:
            yield Repair(start, end, meant, NUMBER)
        before = meant or group


_JOINT = ("TT", "NQ")  # what a joint circular's or resolution's symbol begins with: several bodies stand behind it
_LAST_LETTER = regex.compile(r" ([A-ZĐ])(?= ngày| của | về |[,;.)])")


def _place(before: str, joint: bool, rules: Rules) -> str:
    """What a group can be, by the one before it."""
    if not before:
        return "type"
    return "decree" if before == "NĐ" else "body" if before in rules.type_symbols or joint else "unit"


def letter_apart(slot: Slot) -> Iterator[Repair]:
    """ "-BTC-BY T ngày": the last letter of a body's symbol stands apart."""
    group, end = _GROUPS.split(slot.tail["groups"])[-1], slot.tail.end()
    letter = _LAST_LETTER.match(slot.text, end)
    if letter is not None and not _known(group, slot.rules) and _known(group + letter[1], slot.rules):
        yield Repair(end, end + 1, "", NUMBER)


def term_misread(slot: Slot) -> Iterator[Repair]:
    """ "72/2025/QH13": the National Assembly of 2025 is the fifteenth, and 3 and 5 are read for each other."""
    found, year = _OF_TERM.fullmatch(slot.tail["groups"]), slot.tail["year"]
    if found is None or year is None or not year.isdigit():
        return
    start = slot.tail.end("groups") - len(found[2])
    terms = {str(term) for term, (first, last) in _TERMS.items() if first <= int(year) <= last}
    misread = {found[2][:-1] + _THREE_OR_FIVE.get(found[2][-1], "")} & terms
    if terms and found[2] not in terms and misread:
        yield Repair(start, start + len(found[2]), misread.pop(), NUMBER)


_OF_TERM = regex.compile(r"(?:NQ-)?(QH|UBTVQH)(1\d)")
_THREE_OR_FIVE = {"3": "5", "5": "3"}
_TERMS = {11: (2002, 2007), 12: (2007, 2011), 13: (2011, 2016), 14: (2016, 2021), 15: (2021, 2026)}
"""The years of each National Assembly, from its first session to its last."""


def _witnessed(slot: Slot, group: str) -> str | None:
    """The symbol of the type word before the number that `group`, no type's itself, may have been read for."""
    if group in slot.rules.type_symbols or group.startswith(_OF_ASSEMBLY):
        return None
    so = _SO.match(slot.text, max(0, slot.head.start() - _SO_REACH), slot.head.start())
    word = type_before(slot.text, so.start() if so else slot.head.start(), slot.rules)
    if word is None:
        return None
    misread, most = confusions(slot.rules)["symbol"], 1 if _known(group, slot.rules) else _MOST
    return next((symbol for symbol in word.doctype.symbols if explained(group, symbol, misread, most)), None)


_MOST = 2  # confusions in one symbol


# Debris before the day's word, or the word itself misread.
_DAY_WORD = regex.compile(
    r"(?P<debris>['’‘`.:)|~]{1,2}|(?=[\s,]))(?P<gap>,?\s{1,2})"
    r"(?P<word>\w?ng[aàáâãäăảạầ][yýÿỳ]|ngày)(?=\s\d{1,2}(?:[/.\-]|\stháng\s))"
)
_SOUND_BEHIND = (" ngày ", ", ngày ", ";", ".\n", " của ", " về ", " và ")
_BRACKET = 160  # characters: a bracket that opened further off is another's


def day_word_misread(slot: Slot) -> Iterator[Repair]:
    """ "/NĐ-CP Lngäÿ 09/7/2025", "/KH-UBND', ngày 5/6/2024"."""
    text = slot.text
    found = _DAY_WORD.match(text, slot.tail.end())
    if found is None:
        return
    at = found.start()
    opened = text.rfind("(", max(0, at - _BRACKET), at) > text.rfind(")", max(0, at - _BRACKET), at)
    if found["debris"] and not (found["debris"] == ")" and opened):
        yield Repair(*found.span("debris"), "", DOUBT)
    if found["word"] != "ngày":
        yield Repair(*found.span("word"), "ngày", DOUBT)


RULES = (slash_doubled, serial_misread, year_misread, symbol_misread, term_misread)


@per_rules
def _symbols(rules: Rules) -> tuple[frozenset[str], frozenset[str], dict[tuple[str, str], str | None]]:
    """The symbols of types, those of types and bodies, and what was asked before."""
    types = frozenset(rules.type_symbols)
    return types, types | frozenset(rules.issuer_rows), {}


_TERM = regex.compile(r"(?:QH|UBTVQH|HĐNN)(\d{1,2})")
_LAST_TERM = 20


def _known(group: str, rules: Rules) -> bool:
    term = _TERM.fullmatch(group)
    return group in _symbols(rules)[1] or (term is not None and int(term[1]) <= _LAST_TERM)


def _meant(group: str, place: str, rules: Rules) -> str | None:
    """The one symbol that `group`, which is none, may have been read for in its place."""
    types, known, asked = _symbols(rules)
    key = group, place
    if key not in asked:
        first = place == "type" and group[0] not in _ODD
        symbols = types if first else _GOVERNMENT if place == "decree" else known
        asked[key] = _term(group, rules) or _only(group, place, symbols, rules)
    return asked[key]


def _only(group: str, place: str, symbols: frozenset[str], rules: Rules) -> str | None:
    """Of two letters any may be a symbol nobody has listed, and of a drafting unit's no letter is believed too many."""
    odd = place == "decree" or (place == "body" and group[0] in _ODD)
    if len(group) < (2 if odd else _SHORTEST) or group.startswith(_OF_ASSEMBLY):
        return None
    if place == "unit" and _ODD.isdisjoint(group):
        return None
    misread = confusions(rules)["symbol"]
    near = {
        symbol
        for symbol in symbols
        if (len(symbol) == len(group) or (place != "unit" and len(group) >= _SHORTEST))
        and explained(group, symbol, misread, 1)
    }
    return near.pop() if len(near) == 1 else None


_SHORTEST = 3  # letters
_GOVERNMENT = frozenset(("CP",))
"""The one body that issues decrees: Luật Ban hành văn bản quy phạm pháp luật 2025, art. 4."""
_ODD = frozenset("I1l058")  # what no body's symbol begins with
_OF_ASSEMBLY = ("QH", "UBTVQH")
_MISREAD_TERM = regex.compile(r"(QH|UBTVQH)([0-9IlT¡|!]{2,3})")


def _term(group: str, rules: Rules) -> str | None:
    """ "QHI5", "QHI15", "UBTVQH¡4": the term of the National Assembly."""
    found = _MISREAD_TERM.fullmatch(group)
    if found is None:
        return None
    misread = confusions(rules)["digit"]
    read = found[2] if len(found[2]) == 2 else found[2].lstrip("IlT¡|!")
    told = [term for term in digits(read, misread) if 8 <= int(term) <= _LAST_TERM]
    return found[1] + told[0] if len(told) == 1 else None


# --- a slash lost ----------------------------------------------------------------------------------------------------

_LOST = regex.compile(
    r"số[\s:]{1,3}(\d{1,5}(?:/\d{4})?)(?=[A-ZĐ]{2})([A-ZĐ&]{2,10}|TTr|CTr)-([A-ZĐ&][A-ZĐa-z&]{1,9})(?![\wĐ/])"
)


def slash_lost(text: str, rules: Rules) -> Iterator[Repair]:
    """ "Công văn số 4216UBND-NC", "Nghị quyết số 90NQ-CP": of two groups one is known."""
    for found in _LOST.finditer(text):
        if _known(found[2], rules) or _known(found[3], rules) or _known("B" + found[2], rules):
            yield Repair(found.end(1), found.end(1), "/", NUMBER)
            yield from type_word(text, found.start(1), found[2], rules)
