"""Where the name of a law ends: known names first, capitals and stop words second."""

from __future__ import annotations

import datetime
import re
from typing import Any, NamedTuple

import regex

from vnplan.compiled import compiled, plain_re
from vnplan.tables.rules import Rules, per_rules
from vnplan.tables.short_laws import law_slugs, spellings
from vnplan.tables.types import type_words
from vnplan.text.dates import read_date
from vnplan.text.normalize import ascii_slug
from vnplan.text.words import syllable

Tree = dict[Any, Any]  # syllable -> what may follow; _END where a name is whole

_TOKEN = plain_re(r"\s*+([^\W_]+|[,;\-–()/&])")
_END: Any = object()


class Names(NamedTuple):
    """The names of laws: those the table knows, what ends one it does not know, what makes no law of "luật".

    `numbers` of laws that amend no other tell type, slug of the name and day, `short` the slugs of short names.
    """

    known: Tree
    stop: regex.Pattern[str]
    no_law: regex.Pattern[str]
    numbers: dict[str, tuple[str, str, str]]
    short: dict[tuple[str, str], str]


@per_rules
def law_names(rules: Rules) -> Names:
    """The names of laws, read once."""
    tree: Tree = {}
    whole = (row["name"] for row in rules.tables["laws"] if not row["name"].startswith("Sửa đổi"))
    short = (name for row in rules.tables["short_laws"] for name in spellings(row["short_name"]))
    for name in dict.fromkeys((*whole, *short)):
        node = tree
        for word in _TOKEN.findall(name):
            node = node.setdefault(syllable(word), {})
        node[_END] = True
    words = rf"{rules.phrases('law_name_ends')}|và\s+(?:{type_words(rules)})"
    stop = rf"\s*(?:[.;:”\"“'‘’()…|]|$|,(?!\s)|[,\s]\s*(?:{words})\b)"
    numbers = {
        row["number"].lstrip("0"): (ascii_slug(row["type"], "_"), ascii_slug(row["name"]), row["date"])
        for row in rules.tables["laws"]
        if row["number"] and not row["name"].startswith("Sửa đổi")
    }
    no_law = compiled(rf"\s+(?:{rules.phrases('not_a_law')})\b")
    return Names(tree, compiled(stop), no_law, numbers, law_slugs(rules))


def name_end(text: str, at: int, names: Names) -> int | None:
    """End of the law's name that begins at `at`, just after "Luật", or None where no name stands there.

    >>> from vnplan.tables.rules import load_rules
    >>> text = "Luật Giáo dục và các văn bản hướng dẫn"
    >>> text[: name_end(text, 4, law_names(load_rules()))]
    'Luật Giáo dục'
    """
    if _is_common_noun(text, at, names):
        return None
    amending = AMENDING.match(text, at)
    if amending is not None:
        return _amending_end(text, amending.end(), names)
    letters = _LETTERS_DATED.match(text, at)
    known = known_name_end(text, at, names)
    if letters is not None and not _are_two(text, known, letters.end(), names):
        return letters.end()
    if known is not None:
        country = _OF_VIETNAM.match(text, known)
        return country.end() if country else known
    about = _ABOUT.match(text, at)
    return _subject_end(text, about.end(), names) if about is not None else _guessed_end(text, at, _LONGEST, names)


# "Luật CB,CC năm 2008", "Luật PCCC và CNCH năm 2024", "Luật TNBTCNN 2017": letters up to the year are one name
_LETTERS_DATED = plain_re(
    r"\s+[A-ZĐ][A-ZĐ&]{1,9}(?:\s?(?:[,&-]|và)\s?[A-ZĐ][A-ZĐ&]{1,9}){0,3}(?=,?\s(?:năm\s)?(?:19|20)\d\d(?![\w/]))"
)
_JOINT = plain_re(r"\s?(?:[,&-]|và)(?=\s)")


def _are_two(text: str, known: int | None, end: int, names: Names) -> bool:
    """ "Luật BHXH, BHYT năm 2014": each is a law's."""
    joint = _JOINT.match(text, known) if known is not None else None
    return joint is not None and known_name_end(text, joint.end(), names) == end


_OF_VIETNAM = plain_re(r"\s+Việt\s+Nam(?=\s+(?:ngày|năm)\s+\d)")
_ABOUT = plain_re(r"\s+[Vv]ề(?=\s)")
_LONGEST = 160  # characters: the longest name of a law that is not in the table, and of one inside another's name
_LONGEST_INSIDE = 120

_NO_LAW_REACH = 24  # characters: luật sư, luật gia, Luật này, with the blanks before them


def _is_common_noun(text: str, at: int, names: Names) -> bool:
    """Whether "luật" means no law here: "luật sư", "Luật này"; "Luật Luật sư" and "Luật Hình sự" are laws."""
    words = text[at : at + _NO_LAW_REACH].lower()
    return names.no_law.match(words) is not None and known_name_end(text, at, names) is None


# --- known names -----------------------------------------------------------------------------------------------------


def known_name_end(text: str, at: int, names: Names) -> int | None:
    """End of the longest known name that begins at `at`, blanks before it allowed; None where there is none."""
    best: int | None = None
    node = names.known
    while (token := _TOKEN.match(text, at)) is not None:
        after = node.get(syllable(token[1])) or _past_comma(node, token[1])
        if after is None:
            break
        node, at = after, token.end()
        if _END in node and not _GOES_ON.match(text, at - 1):
            best = at
    return best


_GOES_ON = plain_re(r"[A-ZĐ][&-][A-ZĐ]")  # "Luật GD&ĐT" is not "Luật GD"


def _past_comma(node: Tree, word: str) -> Tree | None:
    """What follows a comma of the table: "Phòng chống tham nhũng" lost it, "Thi đua - Khen thưởng" has a dash."""
    after: Tree | None = node.get(",")
    if after is None or word in "-–":
        return after
    return after.get(syllable(word))


def _subject_end(text: str, at: int, names: Names) -> int | None:
    """ "Pháp lệnh về lực lượng dự bị động viên ngày ...": a known name behind "về", else all up to the date."""
    known = known_name_end(text, at, names)
    if known is not None:
        return known
    dated = _UNTIL_DATE.match(text, at)
    return dated.end() if dated else None


_UNTIL_DATE = plain_re(r"[^.;:()\n]{4,140}?(?=\s+(?:ngày\s+\d|năm\s+(?:19|20)\d\d))")

# --- unknown names ---------------------------------------------------------------------------------------------------

# "... một số điều của Pháp lệnh Căn cứ Luật ...": a title and the recital behind it, run together
_NO_NAME = plain_re(r"\s+Căn\s+cứ\b")


def _guessed_end(text: str, at: int, longest: int, names: Names, small: bool = False) -> int | None:
    """End of an unknown name at `at`; it begins with a capital, unless `small`."""
    first = _TOKEN.match(text, at)
    if first is None or not (small or first[1][0].isupper()) or _NO_NAME.match(text, at) or _parted(text, at, first):
        return None
    joined = _ABBREVIATIONS.match(text, at)
    here = joined.end() if joined else first.end()
    while here - at < longest:
        further = _next_word(text, here, names.stop)
        if further is None:
            break
        here = further
    return here


_ABBREVIATIONS = plain_re(
    r"\s+[A-ZĐ]{1,8}(?:,\s?[A-ZĐ]{1,8})+\s?&\s?[A-ZĐ]{1,8}(?!\w)"
)  # "Luật KH,CN&ĐMST" is one name


def _parted(text: str, here: int, token: re.Match[str]) -> bool:
    """Whether a paragraph ends between two words; a title in capitals runs over lines."""
    return "\n" in text[here : token.start(1)] and not (text[here - 1].isupper() and token[1].isupper())


def _next_word(text: str, here: int, stop: regex.Pattern[str]) -> int | None:
    """End of the next word of an unknown name that has come to `here`; None where it ends there."""
    token = _TOKEN.match(text, here)
    if token is None or stop.match(text, here) or _parted(text, here, token):
        return None
    if token[1] == ",":
        # "Bình đẳng, tiến bộ": a name goes on in small letters after a comma, a list goes on in capitals
        after = _TOKEN.match(text, token.end())
        goes_on = after is not None and after[1][0].islower() and not stop.match(text, token.end())
        goes_on = goes_on and _ABBREVIATION.search(text, max(0, here - _LETTERS), here) is None
    else:
        goes_on = token[1] not in "()/" and not (token[1] == "và" and stop.match(text, token.end()))
    return token.end() if goes_on else None


_ABBREVIATION = compiled(r"(?r)(?<!\w)[A-ZĐ]{2,10}$")  # "Luật BHTG|, các tổ chức thành viên": nothing follows it
_LETTERS = 12  # characters that hold an abbreviation and what stands before it


# --- laws that amend others ------------------------------------------------------------------------------------------

_AMENDS = r"(?:[Ss]ửa\s+đổi\s*(?:,|và)?\s*(?:[Bb][ổố]\s+sung)?|[Bb]ổ\s+sung(?=\s+một\s+số\s))"  # sửa đổi, bổ sung
_REPEALS = r"(?:\s*,?\s*(?:thay\s+thế|bãi\s+bỏ))*"  # ", thay thế, bãi bỏ"
_ARTICLES = r"(?:một\s+số\s+)?(?:(?:điều|Điều)(?:\s+\d+[a-z]?)*)?"  # một số điều · Điều 73 · Điều 5 6a
# " sửa đổi, bổ sung một số điều của các " in "Luật sửa đổi, bổ sung một số điều của các Luật A và Luật B"
_IN_CAPITALS = (  # on one line: "LUẬT" above it is the type of the text itself
    r"[^\S\n]+(?:SỬA\s+ĐỔI\s*(?:,|VÀ)?\s*(?:BỔ\s+SUNG)?|BỔ\s+SUNG(?=\s+MỘT\s+SỐ\s))(?:\s*,?\s*(?:THAY\s+THẾ|BÃI\s+BỎ))*"
    r"\s*(?:MỘT\s+SỐ\s+)?(?:ĐIỀU(?:\s+\d+)*)?\s*(?:CỦA\s+)?(?:CÁC\s+)?"
)
AMENDING = plain_re(rf"\s+{_AMENDS}{_REPEALS}\s*{_ARTICLES}\s*(?:của\s+)?(?:các\s+)?|{_IN_CAPITALS}")
_MEMBER = plain_re(r"(?:Bộ\s+[Ll]uật|Luật|Pháp\s+lệnh|luật|pháp\s+lệnh|BỘ\s+LUẬT|LUẬT|PHÁP\s+LỆNH)(?=\s)")
_JOINER = plain_re(
    r"\s*(?:,|và|,\s*và)\s+(?=(?:[Bb]ộ\s+[Ll]uật|[Ll]uật|[Pp]háp\s+lệnh)\s)|\s*(?:,|VÀ|,\s*VÀ)\s+(?=(?:BỘ\s+LUẬT|LUẬT|PHÁP\s+LỆNH)\s)"
)
# "... một số điều của 37 luật có liên quan đến quy hoạch"
_OF_A_FIELD = plain_re(r"\s+(?:có\s+)?liên\s+quan\s+đến")
_FIELD = plain_re(r"(?:\d+\s+)?(?:luật|Luật)\s+(?:có\s+)?liên\s+quan\s+đến\s+")


def _amending_end(text: str, at: int, names: Names) -> int | None:
    """End of "... một số điều của Luật A và Luật B", every amended law included."""
    member = _MEMBER.match(text, at)
    if member is None or _OF_A_FIELD.match(text, member.end()):
        return _field_end(text, at, names)
    end = None
    while member is not None:
        known = known_name_end(text, member.end(), names)
        if known is None:  # "của các luật về thuế": laws of one field, no name of their own
            small = _ABOUT.match(text, member.end()) is not None
            known = _guessed_end(text, member.end(), _LONGEST_INSIDE, names, small)
        if known is None:
            break
        own = number_of_law(text, member.start(), known, names)
        end = own.end if own is not None else known
        joiner = _JOINER.match(text, end)
        member = _MEMBER.match(text, joiner.end()) if joiner else None
    return end


def _field_end(text: str, at: int, names: Names) -> int | None:
    """End of the words for what an amending law is about, where it names no law."""
    field = _FIELD.match(text, at)
    stop = names.stop.search(text, field.end() if field else at, at + _LONGEST)
    if stop is None or stop.start() <= at:
        return None
    line = text.find("\n", at, stop.start())
    while line > at and text[line - 1].isupper() and text[line + 1 : line + 2].isupper():
        line = text.find("\n", line + 1, stop.start())  # a name in capitals runs over lines
    return line if line > at else stop.start()


def names_inside(text: str, start: int, end: int, names: Names) -> list[tuple[int, int]]:
    """Spans of the laws named inside an amending law's name."""
    out: list[tuple[int, int]] = []
    at = start
    while (found := _MEMBER.search(text, at, end)) is not None:
        known = known_name_end(text, found.end(), names)
        stop = known if known is not None else _guessed_end(text, found.end(), _LONGEST_INSIDE, names)
        stop = min(stop, end) if stop is not None else found.end()
        if stop > found.end() and (known is not None or text[found.start()].isupper()):
            out.append((found.start(), stop))
        at = max(stop, found.end())
    return out


class OwnNumber(NamedTuple):
    """The number and the day behind the name of a law that amends no other, and where they end."""

    number: str
    day: datetime.date | None
    end: int


_OWN_NUMBER = plain_re(
    r",?\s+(?P<opens>\()?(?:số|SỐ):?\s+(?P<number>\d{1,3}/\d{4}/[A-Z][A-Z\d-]{2,14}|\d{1,3}-L/CTN)(?![\w/-])"
    r"(?(opens)(?:,?\s+ngày\s[^()\n]{6,28})?\))"
)
_ON_DAY = plain_re(r",?\s+(?=ngày\s)")


def number_of_law(text: str, start: int, end: int, names: Names) -> OwnNumber | None:
    """The number behind a law's name from `start` to `end`, where the table has it for this law, with its day.

    In "Luật sửa đổi, bổ sung một số điều của Luật Nhà ở số 27/2023/QH15" it is that of Luật Nhà ở.
    """
    found = _OWN_NUMBER.match(text, end)
    told = names.numbers.get(found["number"].lstrip("0")) if found is not None else None
    member = _MEMBER.match(text, start)
    if found is None or told is None or member is None:
        return None
    type, slug, day = told
    named = ascii_slug(text[member.end() : end])
    if names.short.get((type, named), named) != slug:
        return None
    gap = _ON_DAY.match(text, found.end())
    written = read_date(text, gap.end()) if gap is not None else None
    if written is None or written.date is None or written.date.isoformat() != day:
        return OwnNumber(found["number"], None, found.end())
    return OwnNumber(found["number"], written.date, written.end)


_AMENDING_LAW = compiled(r"(?r)(?:(?:Luật|Pháp\s+[Ll]ệnh)(?=\s+(?:[Ss]ửa|[Bb]ổ)\s)|LUẬT(?= (?:SỬA|BỔ) ))")
_MEMBERS = 700  # characters: an amending law's name with some ten laws, their numbers and days
_NAMED_IN = compiled(r"(?r)(?:,|và|của|các|VÀ|CỦA|CÁC)\s+$")
_JOINED = 9  # characters: "của các" and a blank


def in_amending_name(text: str, start: int, end: int, names: Names) -> bool:
    """Whether the number from `start` to `end` is told in the name of an amending law, as a changed law's."""
    if text[start:end].lstrip("0") not in names.numbers:
        return False
    *_, law = [None, *_LAW_WORD.finditer(text, max(0, start - _BACK), start)]
    if law is None or _NAMED_IN.search(text, max(0, law.start() - _JOINED), law.start()) is None:
        return False
    outer = _AMENDING_LAW.search(text, max(0, law.start() - _MEMBERS), law.start())
    stop = name_end(text, outer.end(), names) if outer is not None else None
    return stop is not None and stop >= end


# --- names before a number -------------------------------------------------------------------------------------------

_LAW_WORD = plain_re(r"(?:Bộ\s+[Ll]uật|BỘ\s+LUẬT|(?<!Bộ\s)Luật|(?<!BỘ\s)LUẬT|Pháp\s+[Ll]ệnh|PHÁP\s+LỆNH)\s")
_BACK = 170  # characters: the longest name between "Luật" and the number behind it, and one that is a guess
_BACK_GUESSED = 120
_LOOSE = 3  # characters: a blank, a comma or a bracket between name and number
_OTHER_WORDS = plain_re(r"\d{4}|được|\bcủa\b")  # what stands in no name


def name_before(text: str, end: int, names: Names) -> int | None:
    """Start of "Luật Thi đua, khen thưởng" where the name runs up to the number at `end`."""
    likely = None
    for word in _LAW_WORD.finditer(text, max(0, end - _BACK), end):
        gap = text[word.end() : end]
        if any(mark in gap for mark in (";", ":", ". ")):
            continue
        stop = name_end(text, word.end() - 1, names)
        if stop is None:
            continue
        if stop >= end - _LOOSE or not text[stop:end].strip(" ,\n("):
            return word.start()
        if likely is None and len(gap) < _BACK_GUESSED and not _OTHER_WORDS.search(gap):
            likely = word.start()
    return likely
