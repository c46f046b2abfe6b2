"""Laws cited by name: where an unquoted name ends. Known names first, capitals and stop words second."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Any

import regex

from vnplan.scan.draft import Draft
from vnplan.tables.rules import Rules, per_rules
from vnplan.tables.types import type_words
from vnplan.text.dates import read_date, read_month_or_year
from vnplan.text.words import syllable

_TOKEN = re.compile(r"\s*+([^\W_]+|[,;\-–()/])")
_AMENDING = re.compile(
    r"\s+(?:[Ss]ửa\s+đổi\s*(?:,|và)?\s*(?:[Bb][ổố]\s+sung)?|[Bb]ổ\s+sung(?=\s+một\s+số\s))(?:\s*,?\s*(?:thay\s+thế|bãi\s+bỏ))*\s*(?:một\s+số\s+)?(?:(?:điều|Điều)(?:\s+\d+[a-z]?)*)?\s*(?:của\s+)?(?:các\s+)?"
)
_MEMBER = re.compile(r"(?:Bộ\s+[Ll]uật|Luật|Pháp\s+lệnh|luật|pháp\s+lệnh|BỘ\s+LUẬT|LUẬT|PHÁP\s+LỆNH)(?=\s)")
_JOINER = re.compile(r"\s*(?:,|và|,\s*và)\s+(?=(?:[Bb]ộ\s+[Ll]uật|[Ll]uật|[Pp]háp\s+lệnh)\s)")
_REVISED = re.compile(r"\s+(?:\()?(?:sửa\s+đổi(?:,?\s*bổ\s+sung)?)(?:\))?(?=\s+(?:năm\s+)?(?:19|20)\d\d)")
_DATED = re.compile(r"\s*,?\s*(?=(?:[Nn]g[àa]y|NGÀY)\s)")
_CONSTITUTION = re.compile(
    r"\s+(?:[Nn]ước|NƯỚC)\s+(?:Cộng\s+h(?:òa|oà)\s+xã\s+hội\s+chủ\s+nghĩa\s+Việt\s+Nam|CHXHCN\s+Việt\s+Nam|Việt\s+Nam\s+dân\s+chủ\s+cộng\s+h(?:òa|oà)|CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM)"
)
_END: Any = object()


class LawNames:
    """What the tables know of laws' names: the known ones as a tree of syllables, and where any other ends."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self.tree: dict[Any, Any] = {}
        for name in dict.fromkeys(r["name"] for r in rules.tables["laws"] if not r["name"].startswith("Sửa đổi")):
            node = self.tree
            for word in _TOKEN.findall(name):
                node = node.setdefault(syllable(word), {})
            node[_END] = True

    @functools.cached_property
    def ends(self) -> regex.Pattern[str]:
        """What ends an unknown name: a mark, a blank line, words that go on with the sentence, the next document."""
        words = rf"{self._rules.phrases('law_name_ends')}|và\s+(?:{type_words(self._rules)})"
        return regex.compile(rf"\s*(?:[.;:”\"“'‘’()…|]|$|,(?!\s)|\n\s*\n|[,\s]\s*(?:{words})\b)")

    @functools.cached_property
    def no_law(self) -> regex.Pattern[str]:
        """Words that make a common noun of "luật": luật sư, luật gia, luật tục; Luật này is a self reference."""
        return regex.compile(rf"\s+(?:{self._rules.phrases('not_a_law')})\b")


law_names = per_rules(LawNames)


def known_name_end(text: str, at: int, names: LawNames) -> int:
    """End of the longest known name that begins at `at` (blanks before it allowed), or -1."""
    best, node = -1, names.tree
    while True:
        token = _TOKEN.match(text, at)
        if token is None:
            return best
        word = token[1]
        after = node.get(syllable(word))
        if after is None:
            # "Phòng chống tham nhũng", "Thi đua - Khen thưởng": a comma lost or a dash for it
            if "," in node:
                after = node[","] if word in "-–" else node[","].get(syllable(word))
            if after is None:
                return best
        node, at = after, token.end()
        if _END in node:
            best = at


def name_end(text: str, at: int, names: LawNames, limit: int = 160) -> int:
    """End of the law's name that begins at `at`, just after "Luật", or -1 where no name stands there."""
    if _BLANK.match(text, at):
        return -1
    if names.no_law.match(text[at : at + 24].lower()) and known_name_end(text, at, names) < 0:
        return -1
    amending = _AMENDING.match(text, at)
    if amending is not None and amending.end() > at:
        return _amending_end(text, amending.end(), names)
    known = known_name_end(text, at, names)
    if known >= 0:
        country = _OF_VIETNAM.match(text, known)
        return country.end() if country else known
    about = _ABOUT.match(text, at)
    if about is not None:  # "Pháp lệnh về lực lượng dự bị động viên ngày ..."
        known = known_name_end(text, about.end(), names)
        dated = _UNTIL_DATE.match(text, about.end())
        return known if known >= 0 else dated.end() if dated else -1
    return _guess(text, at, limit, names)


_BLANK = re.compile(r"[ \t]*\n[ \t]*\n")
_OF_VIETNAM = re.compile(r"\s+Việt\s+Nam(?=\s+(?:ngày|năm)\s+\d)")
_ABOUT = re.compile(r"\s+[Vv]ề(?=\s)")
# "... một số điều của Pháp lệnh Căn cứ Luật ...": a title and the recital behind it, run together
_NO_NAME = re.compile(r"\s+Căn\s+cứ\b")
_UNTIL_DATE = re.compile(r"[^.;:()\n]{4,140}?(?=\s+(?:ngày\s+\d|năm\s+(?:19|20)\d\d))")


def _guess(text: str, at: int, limit: int, names: LawNames, small: bool = False) -> int:
    """End of an unknown name at `at`; it begins with a capital, unless `small`."""
    first = _TOKEN.match(text, at)
    if first is None or not (small or first[1][0].isupper()) or _NO_NAME.match(text, at):
        return -1
    here = first.end()
    while here - at < limit:
        if names.ends.match(text, here):
            break
        token = _TOKEN.match(text, here)
        if token is None:
            break
        if token[1] == ",":
            after = _TOKEN.match(text, token.end())
            # "Bình đẳng, tiến bộ": a name goes on in small letters after a comma, a list goes on in capitals
            if after is None or not after[1][0].islower() or names.ends.match(text, token.end()):
                break
        elif token[1] in "()/" or (token[1] == "và" and names.ends.match(text, token.end())):
            break
        here = token.end()
    return here if not text[first.start(1) : here].isspace() else -1


def _amending_end(text: str, at: int, names: LawNames) -> int:
    """End of "... một số điều của Luật A và Luật B", every amended law included."""
    here = -1
    while True:
        member = _MEMBER.match(text, at)
        if member is None or (here < 0 and _OF_MANY.match(text, member.end())):
            return here if here >= 0 else _guess_words(text, at, names)
        known = known_name_end(text, member.end(), names)
        # "của các luật về thuế": laws of one field, no name of their own
        small = _ABOUT.match(text, member.end()) is not None
        end = known if known >= 0 else _guess(text, member.end(), 120, names, small)
        if end < 0:
            return here if here >= 0 else -1
        here = end
        joiner = _JOINER.match(text, here)
        if joiner is None:
            return here
        at = joiner.end()


# "... một số điều của 37 luật có liên quan đến quy hoạch"
_OF_MANY = re.compile(r"\s+(?:có\s+)?liên\s+quan\s+đến")
_MANY = re.compile(r"(?:\d+\s+)?(?:luật|Luật)\s+(?:có\s+)?liên\s+quan\s+đến\s+")


def _guess_words(text: str, at: int, names: LawNames) -> int:
    many = _MANY.match(text, at)
    stop = names.ends.search(text, many.end() if many else at, at + 160)
    return stop.start() if stop and stop.start() > at else -1


def members(text: str, start: int, end: int, names: LawNames) -> list[tuple[int, int]]:
    """Spans of the laws named inside an amending law's name."""
    out: list[tuple[int, int]] = []
    at = start
    while True:
        found = _MEMBER.search(text, at, end)
        if found is None:
            return out
        known = known_name_end(text, found.end(), names)
        stop = min(known if known >= 0 else _guess(text, found.end(), 120, names), end)
        if stop > found.end() and (known >= 0 or text[found.start()].isupper()):
            out.append((found.start(), stop))
        at = max(stop, found.end())


def with_date(text: str, end: int) -> tuple[int, Any, int | None]:
    """The name's end moved behind a date or year that follows: (end, date, year)."""
    revised = _REVISED.match(text, end)
    at = revised.end() if revised else end
    dated = _DATED.match(text, at)
    if dated is not None:
        written = read_date(text, dated.end())
        if written is not None:
            return written.end, written.date, written.year
    blank = re.compile(r"\s*,?\s+(?=năm\s)|\s+|\s*\((?=(?:năm\s+)?\d{4}\))").match(text, at)
    if blank is not None:
        partial = read_month_or_year(text, blank.end())
        if partial is not None:
            closing = text[partial.end : partial.end + 1] == ")" and "(" in blank.group()
            return partial.end + closing, None, partial.year
    return end, None, None


def constitution_end(text: str, at: int) -> int:
    """End of "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam", from just after "Hiến pháp"."""
    found = _CONSTITUTION.match(text, at)
    return found.end() if found else at


_LAW = re.compile(r"Luật(?=\s)")
_LAW_CAPITALS = re.compile(r"LUẬT(?=\s)")
_LAW_SMALL = re.compile(r"luật(?=\s)")
_CODE = re.compile(r"(?:Bộ|BỘ)\s+$")
_ORDINANCE = re.compile(r"Pháp\s+[Ll]ệnh(?=\s)")
_NO_LAW_BEFORE = ("pháp", "Pháp", "PHÁP", "kỷ", "Kỷ", "KỶ", "quy", "Quy", "QUY")  # pháp luật, kỷ luật, quy luật
_HIEN_PHAP = re.compile(r"Hiến\s+pháp(?!\w)")


def laws(text: str, names: LawNames) -> Iterator[Draft]:
    """Laws, codes, ordinances and the Constitution cited by name, with the laws an amending law names."""
    for pattern in (_LAW, _LAW_CAPITALS, _LAW_SMALL):
        last = -1
        for found in pattern.finditer(text):
            start = found.start()
            if start < last or (text[start - 1].isspace() and text[start - 5 : start - 1].endswith(_NO_LAW_BEFORE)):
                continue
            code = _CODE.search(text, start - 6 if start > 6 else 0, start) if text[start - 2] in "ộỘ" else None
            if pattern is _LAW_SMALL and code is None and known_name_end(text, found.end(), names) < 0:
                continue
            draft = _law(text, code.start() if code else start, found.end(), "bo_luat" if code else "luat", names)
            if pattern is _LAW_SMALL and code is None and (draft is None or draft.date is None):
                continue  # "luật giáo dục" is a subject, "luật Giáo dục ngày 14 tháng 6 năm 2005" a law
            if draft is not None:
                last = draft.end
                yield draft
                yield from amended(text, draft, found.end(), names)
    for found in _ORDINANCE.finditer(text):
        draft = _law(text, found.start(), found.end(), "phap_lenh", names)
        if draft is not None:
            yield draft
            yield from amended(text, draft, found.end(), names)
    for found in _HIEN_PHAP.finditer(text):
        end = constitution_end(text, found.end())
        draft = Draft("named_law", found.start(), end, "hien_phap", read_by="constitution")
        draft.end, draft.date, draft.year = with_date(text, end)
        if draft.end > found.end():
            yield draft


def _law(text: str, start: int, at: int, kind: str, names: LawNames) -> Draft | None:
    end = name_end(text, at, names)
    if end < 0:
        return None
    draft = Draft("named_law", start, end, kind, read_by="law by name")
    draft.end, draft.date, draft.year = with_date(text, end)
    return draft


def amended(text: str, law: Draft, at: int, names: LawNames) -> Iterator[Draft]:
    """The laws named in the title of an amending `law` that goes on at `at`."""
    if _AMENDING.match(text, at) is None:
        return
    for start, end in members(text, at, law.end, names):
        kind = law_kind(text, start)
        nested = Draft("named_law", start, end, kind, read_by="amended law", governor=law, relation="amends")
        if end == law.end and law.year:
            nested.end = end
        yield nested


def law_kind(text: str, start: int) -> str:
    """Code of the law whose first word stands at `start`."""
    return {"B": "bo_luat", "P": "phap_lenh"}.get(text[start], "luat")
