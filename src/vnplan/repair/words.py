"""Words of closed lists that lost their tones or a letter in a scan: type words, names of laws, key lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import regex

from vnplan.repair.draft import Repair
from vnplan.scan.law_names import known_name_end
from vnplan.scan.law_names import law_names as names_of
from vnplan.tables.rules import Rules, per_rules
from vnplan.text.normalize import LOWER, UPPER, ascii_slug
from vnplan.text.words import syllable

DOUBT = "ocr_suspect"

_FAMILIES = (
    "aàáảãạăằắẳẵặâầấẩẫậ", "eèéẻẽẹêềếểễệ", "iìíỉĩị", "oòóỏõọôồốổỗộơờớởỡợ", "uùúủũụưừứửữự", "yỳýỷỹỵ", "dđ",
)  # fmt: skip
"""Letters that differ in their marks alone, which is what a scan loses first."""
_FAMILY = {letter: family for family in _FAMILIES for letter in family}
_FAMILY |= {letter.upper(): family.upper() for letter, family in _FAMILY.items()}


def any_tones(words: str) -> str:
    """A pattern for words whatever their marks."""
    return "".join(rf"[{_FAMILY[c]}]" if c in _FAMILY else regex.escape(c) for c in words)


# --- type words before "số" ------------------------------------------------------------------------------------------

_MISREAD_SO = frozenset("oòóỏõọôồổỗộơøö")
_WORD = regex.compile(r"[^\W\d_]+")
_REACH = 40  # characters: the longest name of a type


def type_word(text: str, number: int, rules: Rules) -> Iterator[Repair]:
    """What stands before a number: "Thông tử liên tịch số 5/2015/TTLT-X", "Công: văn số", "Nghị quyết sõ 29-NQ/TW"."""
    so = number - len("số ")
    if so < 1 or text[so] not in "Ss" or text[so + 2] != " " or text[so - 1].isalpha():
        return
    before = text[max(0, so - _REACH) : so]
    if text[so + 1] == "ố":
        last = before.rsplit(None, 2)[-2:]
        if not last or " ".join(last).lower() in rules.type_names or _whole(before, rules):
            return
    elif text[so + 1] not in _MISREAD_SO:
        return
    yield from _type_word(text, so, before[before.rfind("\n") + 1 :], rules)


def _whole(before: str, rules: Rules) -> bool:
    """Whether the last words are a type's, as they stand."""
    words = before.lower().split()
    sizes = rules.type_ends.get(words[-1], ())
    return any(" ".join(words[-n:]).lstrip('(“"') in rules.type_names for n in sizes)


def _type_word(text: str, so: int, before: str, rules: Rules) -> Iterator[Repair]:
    words = list(_WORD.finditer(before))
    known = _type_ending(words, rules)
    if known is None or before[words[-1].end() :].strip(" :'’"):
        return
    name, first = known
    start = so - len(before) + words[first].start()
    said = before[words[first].start() : words[-1].end()]
    if text[so + 1] != "ố":
        yield Repair(so + 1, so + 2, "ố", DOUBT)
    if said.lower() != name:
        yield Repair(start, start + len(said), name[0].upper() + name[1:] if said[0].isupper() else name, DOUBT)


def _type_ending(words: list[regex.Match[str]], rules: Rules) -> tuple[str, int] | None:
    """The name of a type that the last of `words` are but for their marks, and where it begins; the longest."""
    for n in range(min(4, len(words)), 1, -1):
        name = _types(rules).get(" ".join(ascii_slug(word.group()) for word in words[-n:]))
        if name is not None:
            return name, len(words) - n
    return None


@per_rules
def _types(rules: Rules) -> dict[str, str]:
    return {ascii_slug(name, " "): name for name in reversed(rules.type_names) if " " in name}


# --- names of laws ---------------------------------------------------------------------------------------------------

_LAW = (
    regex.compile(r"uật (?<=[Ll]uật )"), regex.compile(r"LUẬT "), regex.compile(r"Pháp [Ll]ệnh "),
)  # fmt: skip
_TOKEN = regex.compile(r"\s*+([^\W_]+|[,;\-–()/])")
_END: Any = object()
_SURE = 3  # syllables: of fewer the marks may make another name
_LONG = 5  # syllables: of as many one may be misread
_AMENDS = regex.compile(rf"(?:{any_tones('sửa đổi')}|{any_tones('Sửa đổi')}),? {any_tones('bổ sung')}(?= )")


_BROKEN = regex.compile(rf"{any_tones('sửa đổi')}(?P<lost>[^.;\n]{{4,40}}?)điều\scủa\s(?=[Ll]uật|các\s[Ll]uật)")
_DEBRIS = regex.compile(r"[^\w\s,\-/()“”\"]")


_LAW_WORD = regex.compile(r"ật (?=[A-ZĐ]\w)")
# words that end so and are read right
_WHOLE = frozenset((
    "luật", "thuật", "nhật", "thật", "mật", "vật", "phật", "tật", "lật", "trật", "bật", "cật", "giật", "chật", "gật",
    "ngật", "quật", "khuật", "suật", "xuật", "tuật",
))  # fmt: skip


def law_words(text: str, rules: Rules) -> Iterator[Repair]:
    """ "Ehật Tổ chức chính quyền địa phương": no word of the language, before the name of a law."""
    for found in _LAW_WORD.finditer(text):
        start = found.start()
        while start > 0 and text[start - 1].isalpha():
            start -= 1
        word = text[start : found.start() + 2]
        if word.lower() in _WHOLE:
            continue
        name = _toneless_name(text, found.end() - 1, _toneless(rules))
        if name is not None and len(name[1]) > _SURE:
            if word.endswith("Luật"):  # "Căn cứLuật"
                start += len(word) - len("Luật")
                yield Repair(start, start, " ", DOUBT)
            else:
                yield Repair(start, found.start() + 2, "Luật", DOUBT)
            yield from _marks(text, found.end(), *name)


def law_names(text: str, rules: Rules) -> Iterator[Repair]:
    """ "Luật Phòng, chống tham những", "Luật sửa đối, bố sung một số điều của Luật Tố chức Chính phù"."""
    names = names_of(rules)
    tree = _toneless(rules)
    for pattern in _LAW:
        for law in pattern.finditer(text):
            at = law.end()
            first = text[at : at + 1]
            if first in "sS":
                yield from _amending(text, at)
            if first.isupper():
                exact = known_name_end(text, at - 1, names)
                if exact is None or _NAME_GOES_ON.match(text, exact):
                    found = _toneless_name(text, at, tree)
                    if found is not None and found[0] > (exact or at):
                        yield from _marks(text, at, *found)


# a word behind a name, or a comma: it may be a longer name
_NAME_GOES_ON = regex.compile(r",? (?!năm |ngày |số |và |này|của |được |thì |có |để |hoặc |quy |đã |do |là )\w")


def _amending(text: str, at: int) -> Iterator[Repair]:
    """ "sửa đối, bố sung", and "sửa đối, bổ L ung: 's$ điều của": only one thing is said before "điều của Luật"."""
    amends = _AMENDS.match(text, at)
    if amends is not None:
        yield from _marks(text, at, amends.end(), ["sửa", "đổi", "bổ", "sung"])
        return
    broken = _BROKEN.match(text, at)
    if broken is not None and _DEBRIS.search(broken["lost"]):
        yield Repair(at, broken.end("lost"), "sửa đổi, bổ sung một số ", DOUBT)


def _toneless_name(text: str, at: int, tree: dict[Any, Any]) -> tuple[int, list[str]] | None:
    """End and syllables of the longest name; one of a long name may be any word."""
    tokens: list[tuple[str, int]] = []
    while len(tokens) < 24 and (token := _TOKEN.match(text, at)) is not None:
        tokens.append((ascii_slug(token[1]) or token[1], token.end()))
        at = token.end()
    best = _walk(tokens, 0, tree, 0)
    if best is None or best[2] < _SURE:
        best = _walk(tokens, 0, tree, 1)
        if best is None or best[2] < _LONG:
            return None
    return tokens[best[0] - 1][1], best[1].split()


def _walk(tokens: list[tuple[str, int]], n: int, node: dict[Any, Any], slips: int) -> tuple[int, str, int] | None:
    """How many tokens the longest name below `node` takes, the name, and of how many syllables it is."""
    best = (n, *node[_END]) if _END in node else None
    if n == len(tokens):
        return best
    word = tokens[n][0]
    ways = [(node[word], n + 1, slips)] if word in node else []
    if "," in node and word != ",":
        ways.append((node[","], n, slips))
    if not ways and slips and word.isalpha():
        ways = [(after, n + 1, slips - 1) for key, after in node.items() if key is not _END and key != ","]
    for after, at, left in ways:
        found = _walk(tokens, at, after, left)
        if found is not None and (best is None or found[0] > best[0]):
            best = found
    return best


@per_rules
def _toneless(rules: Rules) -> dict[Any, Any]:
    """The names of laws by their syllables without marks."""
    tree: dict[Any, Any] = {}
    for name in dict.fromkeys(r["name"] for r in rules.tables["laws"] if not r["name"].startswith("Sửa đổi")):
        node = tree
        words = _TOKEN.findall(name)
        for word in words:
            node = node.setdefault(ascii_slug(word) or word, {})
        node.setdefault(_END, (" ".join(w for w in words if w.isalnum()), sum(w.isalnum() for w in words)))
    return tree


def _marks(text: str, start: int, end: int, meant: list[str]) -> Iterator[Repair]:
    """What each syllable of `text[start:end]` is meant to be, its capitals kept."""
    said = [found for found in _TOKEN.finditer(text, start, end) if found[1].isalnum()]
    if len(said) != len(meant):
        return
    for token, word in zip(said, meant, strict=True):
        if syllable(token[1]) != syllable(word):
            yield Repair(*token.span(1), _cased(word, token[1]), DOUBT)


def _cased(word: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word[0].upper() + word[1:].lower() if like[0].isupper() else word.lower()


# --- key lines -------------------------------------------------------------------------------------------------------

_OPENING = ("Nơi nhận:", "Kính gửi:", "Căn cứ ", "Theo đề nghị ", "Xét đề nghị ")
"""What a line begins with in every document: Nghị định 30/2020/NĐ-CP, annex I."""

_UNITS = ("Phần", "PHẦN", "Chương", "CHƯƠNG")


def key_lines(text: str, rules: Rules) -> Iterator[Repair]:
    """ "QUYÉT ĐỊNH:", "KÉ HOẠCH" alone on their lines; "Cần cứ Luật ...", "Noi nhân:" before them."""
    patterns, keys = _key_lines(rules)
    for pattern in patterns:
        for found in pattern.finditer(text):
            key = keys[ascii_slug(found[1])]
            key = key.upper() if found[1].isupper() else key
            if found[1] != key:
                yield Repair(*found.span(1), key, DOUBT)


@per_rules
def _key_lines(rules: Rules) -> tuple[list[re.Pattern[str]], dict[str, str]]:
    types = [doctype.name.upper() for doctype in rules.types.values() if doctype.line and " " in doctype.name]
    alone, opening = ("|".join(map(any_tones, words)) for words in (types, _OPENING))
    patterns = [
        re.compile(rf"\n(?=[A-ZĐ][{UPPER}])({alone})(?=:?\n)"),
        re.compile(rf"\n(?=[NKCTX][{LOWER}])({opening})"),
        re.compile(rf"\n({'|'.join(map(any_tones, _UNITS))})(?= [IVX\d]{{1,4}}(?:[.:]|\n))"),
    ]
    return patterns, {ascii_slug(words): words for words in (*types, *_OPENING, *_UNITS[::-1])}
