"""Laws, codes, ordinances and the Constitution cited by name, with the laws an amending law names."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from vnplan.compiled import compiled, plain_re
from vnplan.scan.dated import date_of_law
from vnplan.scan.draft import Draft
from vnplan.scan.law_names import AMENDING, Names, known_name_end, law_names, name_end, names_inside, number_of_law
from vnplan.tables.rules import Rules, per_rules
from vnplan.text.normalize import ascii_slug
from vnplan.text.rare import Rare
from vnplan.text.symbols import split_number

_LAW = (compiled(r"Luật(?=\s)"), Rare("Ậ", r"LUẬT(?=\s)"), compiled(r"luật(?=\s)"))
_CODE = plain_re(r"(?:Bộ|BỘ)\s+$")
_CODE_REACH = 6  # characters: "Bộ" and its blanks
_ORDINANCE = compiled(r"Pháp\s+[Ll]ệnh(?=\s)")
_CONSTITUTION = compiled(r"Hiến\s+pháp(?!\w)")
# Cộng hòa xã hội chủ nghĩa Việt Nam · CHXHCN Việt Nam · Việt Nam dân chủ cộng hòa · in capitals
_STATE = (
    r"Cộng\s+h(?:òa|oà)\s+xã\s+hội\s+chủ\s+nghĩa\s+Việt\s+Nam",
    r"CHXHCN\s+Việt\s+Nam",
    r"Việt\s+Nam\s+dân\s+chủ\s+cộng\s+h(?:òa|oà)",
    r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM",
)
_OF_THE_STATE = plain_re(rf"\s+(?:[Nn]ước|NƯỚC)\s+(?:{'|'.join(_STATE)})")


def laws(text: str, rules: Rules) -> Iterator[Draft]:
    """Laws and codes: "Luật Giáo dục năm 2019", "Bộ luật Lao động", with the laws an amending law names."""
    names, others = law_names(rules), tuple(rules.words("no_law_behind"))
    for pattern in _LAW:
        reach = 0
        for word in pattern.finditer(text):
            start = word.start()
            other = text[start - 1].isspace() and text.endswith(others, 0, start - 1)
            draft = _law(text, start, word.end(), names) if start >= reach and not other else None
            if draft is not None:
                reach = draft.end
                yield draft
                yield from amended(text, draft, word.end(), names)


def ordinances(text: str, rules: Rules) -> Iterator[Draft]:
    """Ordinances: "Pháp lệnh Người có công với cách mạng"."""
    names = law_names(rules)
    for words in _ORDINANCE.finditer(text):
        draft = _named(text, words.start(), words.end(), "phap_lenh", names)
        if draft is not None:
            yield draft
            yield from amended(text, draft, words.end(), names)


@per_rules
def _abbreviated(rules: Rules) -> tuple[regex.Pattern[str], dict[str, str]]:
    """The laws known by capitals alone, and the type of each."""
    types = {
        row["short_name"]: ascii_slug(row["type"], "_") for row in rules.tables["short_laws"] if row["alone"] == "yes"
    }
    tails: dict[str, list[str]] = {}  # by the two letters they begin with: fixed letters are soonest found
    for short in sorted(types, key=len, reverse=True):
        tails.setdefault(short[:2], []).append(re.escape(short[2:]))
    words = "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in tails.items())
    return compiled(rf"{words if len(tails) == 1 else f'(?:{words})'}(?![\w/&-])"), types


_PART_OF_A_WORD = plain_re(r"[\w/&.-]")


def abbreviated(text: str, rules: Rules) -> Iterator[Draft]:
    """Laws by capitals alone: "khoản 2 Điều 227 BLTTDS", "BLDS năm 2015"."""
    pattern, types = _abbreviated(rules)
    for words in pattern.finditer(text):
        if words.start() and _PART_OF_A_WORD.match(text, words.start() - 1):
            continue
        draft = Draft("named_law", words.start(), words.end(), types[words.group()], read_by="law by abbreviation")
        _take_date(text, draft)
        yield draft


def constitutions(text: str, rules: Rules) -> Iterator[Draft]:
    """Constitutions by their year or the State's name: "Hiến pháp năm 2013"; "Hiến pháp" alone cites none."""
    for words in _CONSTITUTION.finditer(text):
        state = _OF_THE_STATE.match(text, words.end())
        end = state.end() if state else words.end()
        draft = Draft("named_law", words.start(), end, "hien_phap", read_by="constitution")
        _take_date(text, draft)
        if draft.end > words.end():
            yield draft


def amended(text: str, law: Draft, at: int, names: Names) -> Iterator[Draft]:
    """The laws named in the title of an amending `law` that goes on at `at`."""
    if AMENDING.match(text, at) is None:
        return
    for start, end in names_inside(text, at, law.end, names):
        own = number_of_law(text, start, end, names)
        draft = Draft("named_law", start, end, law_type(text, start), read_by="amended law", governor=law)
        draft.relation = "amends"
        if own is not None:
            draft.kind, draft.end, draft.number, draft.date = "numbered", own.end, own.number, own.day
            draft.year = split_number(own.number).year or (own.day.year if own.day is not None else None)
        yield draft


# The words for a law are grammar here, each with its own ways of being cited; who passes it is the table's.
def law_type(text: str, start: int) -> str:
    """Code of the law whose first word stands at `start`."""
    return {"B": "bo_luat", "P": "phap_lenh"}.get(text[start], "luat")


def _law(text: str, start: int, at: int, names: Names) -> Draft | None:
    """The law whose word "Luật" stands from `start` to `at`; in small letters only one that is known and dated."""
    if text[start - 2] in "ộỘ":
        code = _CODE.search(text, max(0, start - _CODE_REACH), start)
        if code is not None:
            return _named(text, code.start(), at, "bo_luat", names)
    if text[start].isupper():
        return _named(text, start, at, "luat", names)
    # "luật giáo dục" is a subject, "luật Giáo dục ngày 14 tháng 6 năm 2005" a law
    draft = _named(text, start, at, "luat", names) if known_name_end(text, at, names) is not None else None
    return draft if draft is not None and draft.date is not None else None


def _named(text: str, start: int, at: int, type: str, names: Names) -> Draft | None:
    """The law from `start` whose name begins at `at`, with its date."""
    end = name_end(text, at, names)
    if end is None:
        return None
    draft = Draft("named_law", start, end, type, read_by="law by name")
    _take_date(text, draft)
    told = draft.year is not None or _TELLS_NOTHING.fullmatch(text, at, end) is None
    return draft if told or known_name_end(text, at, names) is not None else None


_TELLS_NOTHING = plain_re(r"\s+[A-ZĐ]{1,2}\d*")  # "theo Luật VN", "lớp Luật K45": no law is known by these


def _take_date(text: str, draft: Draft) -> None:
    written = date_of_law(text, draft.end)
    if written is not None:
        draft.end, draft.date, draft.year = written
