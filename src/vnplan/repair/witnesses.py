"""Whether the symbol of a number is misread: what is no symbol, and who bears witness to the one that is meant.

That a symbol is of no table proves nothing: "12/QĐ-TTC" is a company's own. It is read as another only where the word
for the type or the issuer named beside bears witness to that one, where no hand writes what stands there, or where the
text is damaged elsewhere too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from vnplan.compiled import compiled
from vnplan.repair.draft import DAMAGE, DOUBTED, PLAIN, Repair
from vnplan.repair.slot import Slot
from vnplan.repair.symbols import (
    JOINT,
    MOST,
    OF_ASSEMBLY,
    assembly_meant,
    is_known,
    is_term,
    like_one,
    place_of,
    symbol_meant,
    undoubled,
)
from vnplan.tables.bodies import CENTRAL, Body
from vnplan.tables.body_symbols import body_of_symbol, row_of_symbol
from vnplan.tables.body_words import body_at
from vnplan.tables.confusions import confusions, explained
from vnplan.tables.mottoes import heading
from vnplan.text.normalize import ascii_slug

NUMBER = "repaired_number"


class Group(NamedTuple):
    """A group of a number's symbol: which, what it can be by the one before it, and the one behind."""

    slot: Slot
    text: str
    nth: int
    place: str
    next: str | None


class Misreading(NamedTuple):
    """The symbol a group is misread for, None where it is left alone, and what stands to it."""

    meant: str | None
    standing: str = PLAIN


_LEFT = Misreading(None)


def symbol_misread(slot: Slot) -> Iterator[Repair]:
    """ "912/QĐĐ-BKHCN", "77/2024/TI-BYT", "05-CT/IW": no symbol, and only one can be meant."""
    spans = list(slot.groups())
    texts = [slot.text[start:end] for start, end in spans]
    before, joint = "", texts[0][:2] in JOINT
    for n, (start, end) in enumerate(spans):
        behind = texts[n + 1] if n + 1 < len(texts) else None
        place = "body" if n == 0 and _is_letter(slot) else place_of(before, joint, slot.rules)
        group = Group(slot, texts[n], n, place, behind)
        read = next((told for rule in RULES if (told := rule(group)) is not None), _LEFT)
        if read.meant is not None:
            yield Repair(start, end, read.meant, NUMBER, read.standing)
        before = read.meant or group.text


def _is_letter(slot: Slot) -> bool:
    """ "Công văn số 5969/UBND-TM": a letter's number bears no type, its first group is the body's."""
    word = slot.type_word
    return word is not None and word.doctype.stands == "letter"


# --- who bears witness -----------------------------------------------------------------------------------------------


def by_type_word(group: Group) -> Misreading | None:
    """ "Quyết định số 77/QĐĐ-BXD": the type's own symbol; of "Thông báo số 15/TTB-KD" nothing says that it is one."""
    meant = type_witnessed(group.slot, group.text) if group.nth == 0 else None
    if meant is None:
        return None
    if _before_a_body(group) or _no_hand_writes(group.text):
        return Misreading(meant, DAMAGE)
    return Misreading(meant, PLAIN if group.slot.head["party"] else DOUBTED)  # "30-TH/TGV": the Party's begin so


def type_witnessed(slot: Slot, group: str) -> str | None:
    """The symbol of the type word before the number that `group`, no type's itself, may have been read for."""
    if group in slot.rules.type_symbols or group.startswith(OF_ASSEMBLY):
        return None
    word = slot.witness
    if word is None:
        return None
    misread, most = confusions(slot.rules)["symbol"], 1 if is_known(group, slot.rules) else MOST
    return next((symbol for symbol in word.doctype.symbols if explained(group, symbol, misread, most)), None)


def known(group: Group) -> Misreading | None:
    """ "77/TB-SYT": a symbol of the table is never another."""
    return _LEFT if is_known(group.text, group.slot.rules) else None


def doubled(group: Group) -> Misreading | None:
    """ "3418/LĐĐTBXH-NCC": a known symbol but for a letter that scans double."""
    meant = undoubled(group.text, group.slot.rules)
    return Misreading(meant, DAMAGE) if meant is not None else None


def assembly(group: Group) -> Misreading | None:
    """ "101/2025/UBTVQHI5 của Ủy ban Thường vụ Quốc hội": the National Assembly's, with its term misread."""
    meant = assembly_meant(group.text, group.slot.rules) if is_term(group.text) else None
    return Misreading(meant, DAMAGE) if meant is not None else None


def initials(group: Group) -> Misreading | None:
    """ "77/KH-BTTM của Bộ Tổng Tham mưu", "12/QĐ-TTC của Công ty cổ phần TTC": the letters of the body named."""
    of = _OF.match(group.slot.text, group.slot.tail.end(), group.slot.tail.end() + _BESIDE)
    lines = [group.slot.text[of.end() : of.end() + _BESIDE]] if of else _above(group.slot)
    letters = group.text.upper()
    return _LEFT if any(_first_letters(line).startswith(letters) or letters in line.split() for line in lines) else None


def by_issuer(group: Group) -> Misreading | None:
    """ "131/QĐ-TTB ngày 3/4/2022 của Thủ tướng Chính phủ": the one symbol of the body named, never of another."""
    if group.place == "unit":
        return None
    issued = _ISSUED.match(group.slot.text, group.slot.tail.end())
    if issued is None:
        body = _issuer_above(group.slot)
    else:
        body = body_at(group.slot.text, issued.end(), group.slot.rules)
    left = _LEFT if issued is not None and not _no_hand_writes(group.text) else None
    if body is None:
        return left
    rules = group.slot.rules
    misread = confusions(rules)["symbol"]
    own = [symbol for symbol, row in rules.issuer_rows.items() if row["id"] == body.id]
    read = [symbol for symbol in own if explained(group.text, symbol, misread, MOST)]
    read += [symbol for symbol in own if symbol in like_one(group.text, rules)]
    if read:
        return Misreading(read[0])
    return left


def by_list(group: Group) -> Misreading | None:
    """ "77/QĐ-U8ND": the one symbol of the list, in place of what no hand writes or what no other can issue."""
    meant = symbol_meant(group.text, group.place, group.slot.rules)
    if meant is None:
        return None
    if any(proof(group, meant) for proof in DAMAGED):
        return Misreading(meant, DAMAGE)
    if any(proof(group, meant) for proof in PROOFS):
        return Misreading(meant)
    return Misreading(meant, DOUBTED)


RULES: tuple[Callable[[Group], Misreading | None], ...] = (
    by_type_word, known, doubled, assembly, initials, by_issuer, by_list,
)  # fmt: skip
"""The first that answers."""


# --- why one of the list is believed ---------------------------------------------------------------------------------

_ODD = compiled(r"[lqeøÑ'¡|!\]]|ĐĐ|\d(?=[^\W\d])|I(?=[hrg])")


def _no_hand_writes(group: str) -> bool:
    """ "U8ND", "TTq", "ÑQ": letters that begin no syllable, and digits before letters."""
    return _ODD.search(group) is not None


def odd(group: Group, meant: str) -> bool:
    """ "77/QĐ-U8ND": what no hand writes."""
    return _no_hand_writes(group.text)


def term(group: Group, meant: str) -> bool:
    """ "27/2023/QHI5": the National Assembly's, with its term."""
    return is_term(group.text)


def party_of_i(group: Group, meant: str) -> bool:
    """ "08-CT/IW": no body of the Party begins so."""
    return bool(group.slot.head["party"]) and group.text[0] == "I"


def doubled_type(group: Group, meant: str) -> bool:
    """ "77/QĐĐ-BXD": the letter that a scan doubles, before a body."""
    return group.nth == 0 and "ĐĐ" in group.text and _before_a_body(group)


def unmarked(group: Group, meant: str) -> bool:
    """ "77/NQ-HDND": the same without its marks."""
    return ascii_slug(group.text) == ascii_slug(meant)


def central(group: Group, meant: str) -> bool:
    """ "77/2024/TT-BVT", "77/2024/NĐ-GP": of a type that no local body issues, whose issuers are all in the table."""
    if group.nth == 0 or group.place not in ("body", "decree"):
        return False
    word = group.slot.type_word
    return word is not None and word.doctype.central


def long(group: Group, meant: str) -> bool:
    """ "77/QĐ-BVHTTTDL": no other body has so long a symbol that is so like a ministry's."""
    body = body_of_symbol(meant, group.slot.rules)
    return len(group.text) >= _LONG and group.text[0] == meant[0] == "B" and body.level in CENTRAL


_LONG = 6  # letters
DAMAGED, PROOFS = (odd, term, party_of_i, doubled_type), (unmarked, central, long)
"""Why a scan must have read it wrong, and why it is meant whoever wrote it."""


# --- what is seen beside it ------------------------------------------------------------------------------------------


def _before_a_body(group: Group) -> bool:
    """Whether the group behind is a body's: then this one is a type's."""
    rules = group.slot.rules
    if group.next is None:
        return False
    return row_of_symbol(group.next, rules) is not None or symbol_meant(group.next, "body", rules) is not None


_OF = re.compile(r"[^;.()\n]{0,40}?\scủa\s")
_BESIDE, _ABOVE = 60, 160  # characters: a body's name, and the letterhead above its number
# "ngày 3/4/2022 của ", "ngày 03 tháng 4 năm 2022, của ": the issuer, not what a title names
_ISSUED = compiled(
    r",?(?:\s(?:ngày\s)?[\w/.\-\]|!]{6,12}|\sngày\s\S{1,3}\stháng\s\S{1,3}\snăm\s\S{4,5})?,?\s(?:của|cùa)\s(?=\p{Lu})"
)


def _above(slot: Slot) -> list[str]:
    return slot.text[max(0, slot.head.start() - _ABOVE) : slot.head.start()].split("\n")


def _issuer_above(slot: Slot) -> Body | None:
    """The body whose name is the last line in capitals above a document's own number."""
    *lines, own = _above(slot)
    if ascii_slug(own) != "so":
        return None
    said = (" ".join(line.split()) for line in reversed(lines))
    name = next((line for line in said if line.isupper() and not heading(slot.rules).match(line)), "")
    return body_at(name, 0, slot.rules)


def _first_letters(words: str) -> str:
    """ "BTTM" of "Bộ Tổng Tham mưu", "BGDĐT" of "Bộ Giáo dục và Đào tạo"."""
    return "".join(word[0].upper() for word in words.split() if word[0].isalpha() and word.lower() != "và")
