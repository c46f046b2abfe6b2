"""Words of closed lists that lost their tones or a letter in a scan: type words, names of laws, key lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import regex

from vnplan.compiled import compiled, plain_re
from vnplan.repair.cues import cue_word
from vnplan.repair.draft import DOUBT, Repair
from vnplan.repair.marks import any_tones
from vnplan.repair.toneless import SURE, Token, Tokens, names_begun, toneless_name
from vnplan.scan.law_names import known_name_end
from vnplan.scan.law_names import law_names as names_of
from vnplan.tables.rules import Rules, per_rules
from vnplan.text.normalize import LOWER, ascii_slug
from vnplan.text.words import as_written, syllable

# --- type words before "số" ------------------------------------------------------------------------------------------

_MISREAD_SO = frozenset("oòóỏõọôồổỗộơøö")
_WORD = compiled(r"[^\W\d_]+")
_REACH = 40  # characters: the longest name of a type


def type_word(text: str, number: int, symbol: str, rules: Rules) -> Iterator[Repair]:
    """What stands before a number with this symbol.

    "Thông tử liên tịch số 5/2015/TTLT-X", "Công: văn số", "Nghị quyết sõ 29-NQ/TW", "chị định số 5/2024/NĐ-CP".
    """
    so = number - len("số ")
    if so < 1 or text[so] not in "Ss" or text[so + 2] != " " or text[so - 1].isalpha():
        return
    before = text[max(0, so - _REACH) : so]
    sound = text[so + 1] == "ố"
    if not (_may_be_type(before, symbol, rules) if sound else text[so + 1] in _MISREAD_SO):
        return
    before = before[before.rfind("\n") + 1 :]
    words = list(_WORD.finditer(before))
    known = _type_ending(words, rules) or _type_likened(words, symbol, rules)
    if known is None or before[words[-1].end() :].strip(" :'’"):
        return
    name, first = known
    start = so - len(before) + words[first].start()
    said = before[words[first].start() : words[-1].end()]
    if not sound:
        yield Repair(so + 1, so + 2, "ố", DOUBT)
    if said.lower() != name:
        yield Repair(start, start + len(said), name[0].upper() + name[1:] if said[0].isupper() else name, DOUBT)


def _may_be_type(before: str, symbol: str, rules: Rules) -> bool:
    """Whether what stands before a sound "số" may be a type misread: no type as it stands, no word of other names."""
    last = before.rsplit(None, 2)[-2:]
    if not last or " ".join(last).lower() in rules.type_names or _whole(before, rules):
        return False
    return not last[-1].isalpha() or _may_be_misread(last[-1], symbol, rules)


def _whole(before: str, rules: Rules) -> bool:
    """Whether the last words are a type's, as they stand."""
    words = before.lower().split()
    sizes = rules.type_ends.get(words[-1], ())
    return any(" ".join(words[-n:]).lstrip('(“"') in rules.type_names for n in sizes)


def _type_ending(words: list[regex.Match[str]], rules: Rules) -> tuple[str, int] | None:
    """The name of a type that the last of `words` are but for their marks, and where it begins; the longest."""
    for n in range(min(4, len(words)), 1, -1):
        name = _types(rules).get(" ".join(ascii_slug(word.group()) for word in words[-n:]))
        if name is not None:
            return name, len(words) - n
    return None


_ALIKE, _HARDLY_ALIKE = 82, 74  # of 100: with another first letter, and with the same one


def _type_likened(words: list[regex.Match[str]], symbol: str, rules: Rules) -> tuple[str, int] | None:
    """ "Thông nr số 5/2024/TT-BYT": the type the symbol tells, where the words are like its name; "thông tin" is no
    misread "thông tư", for both its words are read as words are spelt.
    """
    name = _long_name(symbol, rules)
    if name is None:
        return None
    n = name.count(" ") + 1
    if n > len(words):
        return None
    from rapidfuzz.fuzz import ratio

    said, meant = " ".join(ascii_slug(word.group()) for word in words[-n:]), ascii_slug(name, " ")
    floor = _HARDLY_ALIKE if said[:1] == meant[:1] else _ALIKE
    if ratio(said, meant) < floor or _other_words([word.group().lower() for word in words[-n:]], name.split()):
        return None
    return name, len(words) - n


_SPELT = compiled(r"(?:[bcdghklmnpqrstvx]|[cgknpt]h|ngh?|gi|qu|tr)?(?P<rime>[aeiouy]{1,3}(?:c|ch|m|n|ng|nh|p|t)?)")


def _other_words(said: list[str], name: list[str]) -> bool:
    """Whether all are spelt as words are, and one has another rime: "thông tin" has, "chị định" is Nghị định."""
    spelt = [_SPELT.fullmatch(ascii_slug(word)) for word in said]
    if not all(spelt):
        return False
    return any(
        not meant.endswith(word[found.start("rime") :])
        for word, meant, found in zip(said, name, spelt, strict=True)
        if found
    )


def _long_name(symbol: str, rules: Rules) -> str | None:
    """The name of the type a symbol tells, if it has more than one syllable."""
    doctype = rules.type_of_symbol(_FIRST_GROUP.split(symbol.lstrip("-–"), maxsplit=1)[0])
    return doctype.name.lower() if doctype is not None and " " in doctype.name else None


_FIRST_GROUP = compiled("[-/]")


def _may_be_misread(last: str, symbol: str, rules: Rules) -> bool:
    """Whether the word before "số" can be the last of a type's name: not "đai" in "Luật Đất đai số 31/2024/QH15"."""
    return _long_name(symbol, rules) is not None or ascii_slug(last) in _last_syllables(rules)


@per_rules
def _last_syllables(rules: Rules) -> frozenset[str]:
    return frozenset(name.rsplit(" ", 1)[1] for name in _types(rules))


@per_rules
def _types(rules: Rules) -> dict[str, str]:
    return {ascii_slug(name, " "): name for name in reversed(rules.type_names) if " " in name}


# --- names of laws ---------------------------------------------------------------------------------------------------

_AMENDS = compiled(rf"(?:{any_tones('sửa đổi')}|{any_tones('Sửa đổi')}),? {any_tones('bổ sung')}(?= )")


_SOUND_AMENDS = ("sửa đổi, bổ sung ", "Sửa đổi, bổ sung ", "sửa đổi bổ sung ")
_BROKEN = compiled(rf"{any_tones('sửa đổi')}(?P<lost>[^.;\n]{{4,40}}?)điều\scủa\s(?=[Ll]uật|các\s[Ll]uật)")
_DEBRIS = compiled(r"[^\w\s,\-/()“”\"]")


class _LawWords(NamedTuple):
    """Where the word "Luật" stands, sound or misread, before a name; the other words for one; a name in small letters.

    Of the others each stands with its rarest letter: looking for one character costs next to nothing.
    """

    law: re.Pattern[str]
    others: tuple[tuple[str, re.Pattern[str], int], ...]
    small: re.Pattern[str]


@per_rules
def _law_words(rules: Rules) -> _LawWords:
    small = f"(?:{as_written(rules.words('small_law'))}) "
    named = rf"(?=[sS]|{small}|[^\W\d_{LOWER}])"
    return _LawWords(
        # "Luật" and a name; or no such word, but what ends so and stands before a capital
        plain_re(rf"ật(?:(?<=[Ll]uật) {named}|(?:[.:,;'’”]|(?<!\W[Ll]uật)) (?=[A-ZĐ]\w))"),
        (("Ậ", plain_re(rf"LUẬT {named}"), len("LU")), ("P", plain_re(rf"Pháp [Ll]ệnh {named}"), 0)),
        plain_re(small),
    )


def law_names(text: str, rules: Rules) -> Iterator[Repair]:
    """ "Luật Phòng, chống tham những", "Ehật Tổ chức chính quyền địa phương"."""
    known = _law_words(rules)
    for found in known.law.finditer(text):
        start, end = found.span()
        named = text.startswith("ật ", start) and text[start - 2 : start] in ("Lu", "lu")
        if named:
            yield from cue_word(text, start - len("Lu"), rules)
            yield from _law_name(text, end, rules)
        if not named or text[start - 3].isalpha():
            yield from _law_word(text, start, end, rules)
    for letter, pattern, before in known.others:
        at = text.find(letter)
        while at >= 0:
            other = pattern.match(text, at - before) if at >= before else None
            if other is not None:
                yield from _law_name(text, other.end(), rules)
            at = text.find(letter, at + 1)


def _law_word(text: str, start: int, end: int, rules: Rules) -> Iterator[Repair]:
    """ "Ehật Tổ chức chính quyền địa phương": no word of the language, before the name of a law."""
    if not _CAPITAL.match(text, end):
        return
    sound = text.startswith("ật ", start)
    stop = start + len("ật")
    while start > 0 and text[start - 1].isalpha():
        start -= 1
    word = text[start:stop]
    if word.lower() in rules.words("like_law") and (sound or word != "Luật"):
        return
    name = toneless_name(text, end, rules)
    if name is not None and len(name[0]) > SURE:
        if word.endswith("Luật") and len(word) > len("Luật"):  # "Căn cứLuật"
            start += len(word) - len("Luật")
            yield Repair(start, start, " ", DOUBT)
        else:
            yield Repair(start, end - 1, "Luật", DOUBT)
        yield from _marks(text, *name)


def _law_name(text: str, at: int, rules: Rules) -> Iterator[Repair]:
    """ "Luật sửa đối, bố sung một số điều của Luật Tố chức Chính phù"."""
    if text[at] in "sS":
        yield from _amending(text, at)
    if text[at].isupper() or _law_words(rules).small.match(text, at):
        exact = known_name_end(text, at - 1, names_of(rules))
        if exact is None or _NAME_GOES_ON.match(text, exact) or _begins_another(text, at, exact, rules):
            found = toneless_name(text, at, rules)
            if found is not None and found[0][-1][2] > (exact or at):
                yield from _marks(text, *found)


def _begins_another(text: str, at: int, end: int, rules: Rules) -> bool:
    """ "Luật Bầu cử đại biểu Quốc hội và đại biếu Hội đồng nhân dân": a law's name that another law's begins with."""
    return text.startswith(" và ", end) and ascii_slug(text[at:end]) in names_begun(rules)


_CAPITAL = plain_re(r"[A-ZĐ]\w")
# a word behind a name, or a comma: it may be a longer name, but none goes on with these most frequent words,
# behind which looking for one is dear
_NAME_GOES_ON = compiled(r",? (?!năm |ngày |số |và |này|của |được |thì |có |để |hoặc |quy |đã |do |là )\w")


def _amending(text: str, at: int) -> Iterator[Repair]:
    """ "sửa đối, bố sung", "sửa đổi, sẵn sửng một số điều", "sửa đổi, bổ L ung: 's$ điều của Luật"."""
    if text.startswith(_SOUND_AMENDS, at):
        return
    amends = _AMENDS.match(text, at)
    if amends is not None:
        said = Tokens(text, at).first(5 if "," in amends.group() else 4)
        yield from _marks(text, said, ["sửa", "đổi", *([","] if len(said) > 4 else []), "bổ", "sung"])
        return
    broken = _BROKEN.match(text, at)
    if broken is None:
        return
    if _DEBRIS.search(broken["lost"]) or _like_bo_sung(broken["lost"]):
        yield Repair(at, broken.end("lost"), "sửa đổi, bổ sung một số ", DOUBT)


_SUPPLEMENT = compiled(r",? (\S+ \S+) một số $")


def _like_bo_sung(lost: str) -> bool:
    found = _SUPPLEMENT.fullmatch(lost)
    if found is None:
        return False
    from rapidfuzz.fuzz import ratio

    said = ascii_slug(found[1], " ")
    return said != "bo sung" and ratio(said, "bo sung") >= _HARDLY_ALIKE - 10


def _marks(text: str, tokens: list[Token], meant: list[str]) -> Iterator[Repair]:
    """What each token is meant to be, its capitals kept; debris is left out with the blank before it."""
    for (_, start, end), word in zip(tokens, meant, strict=True):
        said = text[start:end]
        if not word:
            yield Repair(start - (text[start - 1] == " "), end, "", DOUBT)
        elif syllable(said) != syllable(word) or (said.isupper() and word.istitle() and len(said) > 1):
            yield Repair(start, end, _cased(word, said, text[start - 2 : start - 1]), DOUBT)


def _cased(word: str, said: str, before: str) -> str:
    """The syllable in the capitals of what stood there; two capitals behind a small letter are no heading's."""
    if said.isupper() and len(said) > 1 and (len(said) > 2 or not before.islower()):
        return word.upper()
    return word[0].upper() + word[1:].lower() if said[0].isupper() else word.lower()
