"""Numbers a scan has damaged: "57//2024/TT-BYT", "912/QĐĐ-BKHCN", "số I1-CT/TU", "4216UBND-NC".

A symbol is one of a closed list, so what is no symbol but may have been read for one is that one; the type word before
it is a witness. Digits are mended only where no other digit can be meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from vnplan.compiled import compiled, plain_re
from vnplan.repair.apart import CENTURIES, blank_inside, year_run_together
from vnplan.repair.cues import cue_word
from vnplan.repair.draft import DOUBT, Repair
from vnplan.repair.slot import SIGN, Slot, slot_at
from vnplan.repair.symbols import GROUPS, is_known, is_sound, misread_term
from vnplan.repair.witnesses import NUMBER, symbol_misread, type_witnessed
from vnplan.repair.words import type_word
from vnplan.tables.confusions import confusions, digits
from vnplan.tables.rules import Rules, per_rules

# The slash of a number, once or more: before a year and a slash, or before a symbol.
_SLASH = plain_re(
    rf"/(?<!/[0-9]{{4}}/)/{{0,2}}(?=\s?(?:{SIGN}{{3,4}}/{{1,3}}\s?[A-ZĐÑlI1]|[A-ZĐÑ][\w'&¡]|[l1I058][A-ZĐ]))"
)
_APART = r" (Tg|[A-ZĐ]{1,4})(?= ngày| của | về |[,;.)])"
_DEBRIS = r"['’‘`.:)|~]{1,2}"
# What is whole from the slash on: digits are digits, a slash is one, the last group ends there, and behind it stand no
# letters apart and no misread day's word.
_SOUND_LETTER = r"[A-ZĐÑÔƯ0-9a-zđ&]"
_SOUND_GROUP = rf"[A-ZĐÑÔƯl1I058]{_SOUND_LETTER}{{0,14}}"
_SOUND_GROUPS = rf"{_SOUND_GROUP}(?:[ ]?[-–/][ ]?{_SOUND_GROUP}|\.[A-ZĐ]{_SOUND_LETTER}{{1,14}}){{0,4}}"
_WHOLE = plain_re(
    rf"/(?:(?P<year>[0-9]{{4}})/)?(?=[A-ZĐ])(?P<groups>(?>{_SOUND_GROUPS}(?!\w|[¡|!'\]]\w)))(?![ ]?[-–/.][ ]?\w)"
    rf"(?!{_APART}|{_DEBRIS},?\s{{1,2}}\w?ng|,?\s{{1,2}}(?!ngày )\w?ng)"
)


def numbers(text: str, rules: Rules) -> Iterator[Repair]:
    """What is damaged in the numbers of a text, and in the type word and the day around them."""
    sound = _sound(rules)
    before: Slot | None = None
    for found in _SLASH.finditer(text):
        if text[found.start() - 4 : found.start() - 2] in CENTURIES:
            yield from year_run_together(text, found.start(), rules)
        whole = _WHOLE.match(text, found.start())
        if whole is not None and sound.get((whole["year"], whole["groups"])):
            start = _sound_serial(text, found.start())
            if start is not None:
                if text[start - 1] == " " and text[start - 2] in _DIGITS:
                    yield from blank_inside(text, start, found.start(), rules)
                yield from cue_word(text, start, rules)
                yield from type_word(text, start, whole["groups"], rules)
                continue
        slot = slot_at(text, *found.span(), rules)
        if slot is None:
            continue
        slot = before = slot.behind(before)
        yield from cue_word(text, slot.head.start(), rules)
        yield from blank_inside(text, slot.head.start(), slot.head.end("serial"), rules)
        if not _is_whole(slot):
            for rule in RULES:
                yield from rule(slot)
        if not text.startswith(_SOUND_BEHIND, slot.tail.end()):
            yield from letter_apart(slot)
            yield from day_word_misread(slot)
        yield from type_word(text, slot.head.start(), slot.head["party"] or slot.tail["groups"], rules)


def _sound_serial(text: str, end: int) -> int | None:
    """Where the digits before a slash begin, if they are a serial as it stands."""
    start = end
    while start and text[start - 1] in _DIGITS:
        start -= 1
    goes_on = text[start - 1] in "/.,-–_|!]¡" or text[start - 1].isalnum()
    return start if 0 < end - start <= _LONGEST_SERIAL and not goes_on else None


_DIGITS = frozenset("0123456789")
_LONGEST_SERIAL = 6


def _is_whole(slot: Slot) -> bool:
    """By far the commonest case: digits are digits, a slash is one, and the symbol has been seen to be sound."""
    serial, party = slot.head.groups()
    year, slash, groups = slot.tail.groups()
    if not serial.isdigit() or slot.slash[1] - slot.slash[0] > 1 or (slash or "/") != "/":
        return False
    if year is not None and not (len(year) == _YEAR and year.isdigit()):
        return False
    key = year, groups if party is None else f"{party}/{groups}"
    sound = _sound(slot.rules)
    if key not in sound:
        sound[key] = is_sound(key[1], slot.rules) and misread_term(key[1], year) is None
    return sound[key]


@per_rules
def _sound(rules: Rules) -> dict[tuple[str | None, str], bool]:
    """The symbols seen before, each with its year, and whether they are sound."""
    return {}


def slash_doubled(slot: Slot) -> Iterator[Repair]:
    """ "57//2024/TT-BYT", "71//NQ-CP"."""
    if slot.slash[1] - slot.slash[0] > 1:
        yield Repair(*slot.slash, "/", NUMBER)
    if slot.tail["slash"] and len(slot.tail["slash"]) > 1:
        yield Repair(*slot.tail.span("slash"), "/", NUMBER)


def serial_misread(slot: Slot) -> Iterator[Repair]:
    """ "số I1-CT/TU" behind "số", before a symbol that is known; "số 9I4/SXYZ-TL" before any."""
    read = slot.head["serial"]
    letters = _PARTY_LETTERS if slot.head["party"] else _SERIAL_LETTERS
    if read[:-1].isdigit() and (read[-1].isdigit() or read[-1] in letters):
        return
    group = (slot.head["party"] or slot.tail["groups"]).lstrip("-–")
    if not slot.numbered or not any(c.isdigit() for c in read):
        return
    if not _INSIDE.search(read) and not _may_be_type(slot, GROUPS.split(group)[0]):
        return
    only = digits(read, confusions(slot.rules)["digit"])
    if len(only) == 1 and "o" not in read:  # 0, or 5
        yield Repair(*slot.head.span("serial"), only[0], NUMBER)


def _may_be_type(slot: Slot, group: str) -> bool:
    """Whether a group is a symbol, or misread for that of the type word: "Nghị định số 3O/2020/NĐĐ-CP"."""
    return is_known(group, slot.rules) or type_witnessed(slot, group) is not None


_SERIAL_LETTERS = frozenset("abcdđeghkmnopqrstuvxyABCDEGH")  # 30a, 12B; no "i" and "l", which are read for 1
_PARTY_LETTERS = _SERIAL_LETTERS - {"G"}  # "46-CT/TW"
_INSIDE = compiled(r"\d[IlO|!\]¡]\d")  # no letter of a serial, but its end, is written


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
_YEAR_BEHIND = compiled(r",?\s{1,2}ngày\s[^;.()\n]{3,24}?(?:năm\s|/)(\d{4})")
_FIRST_YEAR, _LAST_YEAR = 1945, 2060


def _is_year(digits: str) -> bool:
    return len(digits) == _YEAR and digits.isdigit() and _FIRST_YEAR <= int(digits) <= _LAST_YEAR


def _lost_one(read: str, year: str) -> bool:
    """Whether `read` is the year without one of its digits."""
    return any(read == year[:n] + year[n + 1 :] for n in range(_YEAR))


_REST_APART = compiled(_APART)


def letter_apart(slot: Slot) -> Iterator[Repair]:
    """ "-BTC-BY T ngày", "/QĐ-T Tg ngày": the last letters of a body's symbol stand apart."""
    group, end = GROUPS.split(slot.tail["groups"])[-1], slot.tail.end()
    rest = _REST_APART.match(slot.text, end)
    if rest is not None and not is_known(group, slot.rules) and is_known(group + rest[1], slot.rules):
        yield Repair(end, end + 1, "", NUMBER)


def term_misread(slot: Slot) -> Iterator[Repair]:
    """ "72/2025/QH13": the National Assembly of 2025 is the fifteenth, and 3 and 5 are read for each other."""
    term = misread_term(slot.tail["groups"], slot.tail["year"])
    if term is not None:
        end = slot.tail.end("groups")
        yield Repair(end - len(term), end, term, NUMBER)


# Debris before the day's word, or the word itself misread.
_DAY_WORD = compiled(
    rf"(?P<debris>{_DEBRIS}|(?=[\s,]))(?P<gap>,?\s{{1,2}})"
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
