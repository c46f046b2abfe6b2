"""Who issued a cited document: its body, level and province, and with them its key."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from vnplan.citations.from_home import in_our_district, over_it
from vnplan.citations.subject import Subjects
from vnplan.compiled import compiled
from vnplan.keys.authors import NOWHERE, Home, of_a_town
from vnplan.keys.keys import YEARS, citation_key, standard_body
from vnplan.layout.draft import PartDraft
from vnplan.scan.draft import Draft
from vnplan.tables.bodies import BY_NAME, CENTRAL, LOCAL, Body
from vnplan.tables.body_symbols import bodies_of_number, is_known, issuing_bodies, issuing_letters
from vnplan.tables.body_words import body_of
from vnplan.tables.places import (
    is_of_its_time,
    province_of_committee,
    province_of_unit,
    town_then,
    unit_by_name,
)
from vnplan.tables.rules import Rules
from vnplan.tables.unlisted import unknown_body
from vnplan.text.normalize import ascii_slug
from vnplan.text.symbols import run_together, split_number


class IssuedBy(NamedTuple):
    """Who issued a cited document, and its key."""

    issuer_id: str | None
    level: str | None
    province: str | None
    key: str | None


_NOBODY = IssuedBy(None, None, None, None)


def issued_by(text: str, drafts: list[Draft], rules: Rules, home: Home = NOWHERE) -> list[IssuedBy]:
    """For each draft, in text order, who issued it; `home` is where the citing document speaks from.

    What the document says of itself (`self`, `internal`) is issued by nobody else.
    """
    acting: dict[int, _Acting] = {}  # the citations before, each for those in its title
    subjects, itself = Subjects(text, rules), _Acting(None, home)
    out: list[IssuedBy] = []
    for draft in drafts:
        by = _NOBODY
        if draft.kind not in ("self", "internal"):
            governor = acting.get(id(draft.governor), itself)
            issuer = draft.issuer or subjects.of(draft)
            body, words = _in_words(issuer, _day_of(draft), governor.home, rules)
            if issuer is None:
                words = _own_of(governor, draft, rules) or _with_its_letters(governor.home, draft, rules)
                body = words if words is not None and is_known(words.id, rules) else None
            by = _issued_by(text, draft, body, words, governor.home, rules)
            acting[id(draft)] = _Acting(words, _home_of(by, words, home))
        out.append(by)
    return out


def _day_of(draft: Draft) -> datetime.date | None:
    """The day of what is cited, of one with a year alone the first of it: "12/2021/QĐ-UBND"."""
    if draft.date is not None or draft.year is None or draft.year not in YEARS:
        return draft.date
    return datetime.date(draft.year, 1, 1)


_ACTS = frozenset({"amends", "replaces", "repeals", "corrects", "amended_by"})


class _Acting(NamedTuple):
    """The document that stands to another as a citation says: the body that words name, and where it speaks from."""

    words: Body | None
    home: Home


def _own_of(acting: _Acting, draft: Draft, rules: Rules) -> Body | None:
    """What a body below the province acts on is its own: "QĐ 40 của |UBND huyện Vũ Thư| thay thế [QĐ 12/QĐ-UBND]"."""
    if draft.relation not in _ACTS:
        return None
    words, home = acting
    symbols = bodies_of_number(draft.number, rules, draft.type) if draft.number is not None else []
    if len(symbols) != 1 or symbols[0].placed not in _OF_ANY_UNIT:
        return None
    if words is not None:
        return words if words.unit in _BELOW and words.id == symbols[0].id else None
    if home.unit not in _BELOW:
        return None
    return symbols[0]._replace(level=home.unit, province=home.province, place=home.place, unit=home.unit)


_OF_ANY_UNIT, _BELOW = ("any", "below"), ("district", "commune")


def _with_its_letters(home: Home, draft: Draft, rules: Rules) -> Body | None:
    """ "12/KH-TP" in the report 30/BC-TP of a district's Phòng Tư pháp is its own, no ministry's without its B."""
    own = home.issuer
    if own is None or own.level in CENTRAL or own.kind_name is not None or not home.letters or draft.number is None:
        return None
    if issuing_letters(draft.number, draft.type, rules) != home.letters:
        return None
    symbol = bodies_of_number(draft.number, rules, draft.type)[0]
    if symbol.placed not in _OF_ONE and symbol.level not in CENTRAL:
        return None
    if own.placed == "school":
        return over_it(own, None, _day_of(draft), home, rules)
    return own if home.unit not in _BELOW or is_of_its_time(home.unit, _day_of(draft)) else None


_OF_ONE = (*BY_NAME, "unlisted")


def _home_of(by: IssuedBy, words: Body | None, home: Home) -> Home:
    """Where a cited document speaks from: its unit in its province; of none with a province, where the citing does."""
    if words is not None and words.unit in _BELOW:
        own = home.place if home.unit == words.unit else None  # "UBND xã", without a name
        return Home(by.province, (own or "?") if words.place in (None, "?") else words.place, words.unit)
    if by.province is None:
        return home
    return home if by.level is None and by.province == home.province else Home(by.province)


def _issued_by(text: str, draft: Draft, body: Body | None, words: Body | None, home: Home, rules: Rules) -> IssuedBy:
    """By its number and by `words`, the body they name, which is `body` too where the table has it."""
    if draft.kind == "standard":
        return _of_standard(draft, rules)
    named = _of_number(draft, words, rules)
    issuer_id, level = _body_and_level(draft, body, words, named, rules)
    level, province = level or _level_of_home(named, words, home), None
    if level in LOCAL or _court_of_a_place(level, words):
        province = (words and words.province) or (None if _alone(named, body) else home.province)
        level = _level_from_home(level, named, words, home)
    elif level is None and words is not None and words.placed == "told" and words.unit is not None:
        province = words.province or home.province  # "Ban Quản lý Khu kinh tế tỉnh Sơn La"
    if draft.number is not None and run_together(split_number(draft.number)):
        return IssuedBy(issuer_id, level, province, None)
    key = citation_key(draft, text[draft.start : draft.end], words, home, rules)
    return IssuedBy(issuer_id, level, province, key)


def _level_from_home(level: str | None, named: Sequence[Body], words: Body | None, home: Home) -> str | None:
    """ "12/KH-UBND" in a commune's plan may be the province's too; "UBND thành phố" in a town's is a district's."""
    if home.place is None:
        return level
    if _of_either(named, words):
        return None
    return "district" if words is not None and words.unit == "city" and of_a_town(home) else level


def _in_words(
    issuer: str | None, day: datetime.date | None, home: Home, rules: Rules
) -> tuple[Body | None, Body | None]:
    """The body of the table that words name, and that one or, by its name, one of no table."""
    if issuer is None:
        return None, None
    body = body_of(issuer, rules)
    words = _placed(body or unknown_body(issuer, rules), issuer, day, rules)
    if words is not None and words.placed == "school":
        words = over_it(words, issuer, day, home, rules)
    if words is not None and words.unit == "commune":
        words = in_our_district(words, day, home)
    return (words if body is not None else None), words


def _court_of_a_place(level: str | None, words: Body | None) -> bool:
    """ "Tòa án nhân dân tỉnh Sơn La" has a province, the supreme court none."""
    return level == "judiciary" and words is not None and words.unit is not None


def _level_of_home(named: Sequence[Body], words: Body | None, home: Home) -> str | None:
    """ "21-KH/ĐU của Đảng ủy" in a commune's text is its own, and so of its level."""
    told = words or (named[0] if named else None)
    if told is None or told.placed != "below" or told.unit is not None or home.place is None:
        return None
    return home.unit if not named or named[0].id == told.id or named[0].placed == "unlisted" else None


def _of_number(draft: Draft, words: Body | None, rules: Rules) -> list[Body]:
    when = draft.date.isoformat() if draft.date else str(draft.year) if draft.year else None
    return issuing_bodies(draft.number, draft.type, words, when, rules) if draft.number is not None else []


def _body_and_level(
    draft: Draft, body: Body | None, words: Body | None, named: Sequence[Body], rules: Rules
) -> tuple[str | None, str | None]:
    """The id and the level of the body named, else of the one the symbol is of; `named` are those of the symbol."""
    issuer_id, level = (body.id, body.level) if body else (None, None)
    if not _of_a_place(named, body):
        issuer_id, level = _by_number(draft, issuer_id, level, named, rules)
    if words is not None and words.placed == "company" and issuer_id is not None and level is not None:
        issuer_id, level = None, None  # the symbol is another's: "8/QĐ-TCT của Tổng công ty Ví dụ"
    return issuer_id, _unknown_level(named, level, None if body else words)


def _of_standard(draft: Draft, rules: Rules) -> IssuedBy:
    """ "TCVN 8826:2011": by its symbol."""
    body = standard_body(draft.number or "", rules)
    key = citation_key(draft, "", None, NOWHERE, rules)
    return IssuedBy(body.id if body else None, body.level if body else None, None, key)


def _placed(words: Body | None, issuer: str, day: datetime.date | None, rules: Rules) -> Body | None:
    """A body of a commune or district that only one province has, with that province; of a city, what it was then."""
    words = as_town(words, issuer, day, rules)
    if words is None or words.province is not None:
        return words
    if words.unit in ("commune", "district"):
        return words._replace(province=province_of_unit(issuer, day, rules))
    if words.placed == "name" and "," in issuer:  # "Trường THPT Sông Mã, |thành phố Vinh|"
        return words._replace(province=province_of_unit(issuer.partition(",")[2], day, rules))
    if words.placed == "school":
        return words._replace(province=province_of_unit(issuer, day, rules))
    if words.placed == "name" and words.level == "district" and words.place is not None:
        return words._replace(province=province_of_committee(issuer, words.place, rules))
    name = _LAST_NAME.search(issuer) if words.unit is None and words.placed in OF_UNITS else None
    return (of_unit_named(words, name.group(), day, rules) if name is not None else None) or words


def of_unit_named(body: Body, name: str, day: datetime.date | None, rules: Rules) -> Body | None:
    """A body of the unit that goes by a name alone: "Trung tâm Y tế |Lục Nam|"."""
    told = unit_by_name(name, day, rules)
    if told is None:
        return None
    (unit, place), province = told
    level = body.level if body.level in ("judiciary", "institution") else unit
    return body._replace(province=province, place=place, unit=unit, level=level)


def as_town(words: Body | None, issuer: str, day: datetime.date | None, rules: Rules) -> Body | None:
    """ "UBND TP Huế" of 2021 as that of a town; an institution keeps its name, and a Sở is the province's."""
    town = town_then(issuer, day, rules) if words is not None and words.unit in ("province", "city", None) else None
    if words is None or town is None:
        return words
    unit, province = town
    if words.placed not in OF_UNITS:
        return words._replace(province=words.province and province)
    level = words.level if words.level in ("judiciary", "institution") else unit.level
    return words._replace(province=province, place=unit.slug, unit=unit.level, level=level)


OF_UNITS = ("any", "below", "told")
_LAST_NAME = compiled(r"(?<=\s)\p{Lu}\p{Ll}*(?:\s\p{Lu}\p{Ll}*){1,3}$")  # "Trung tâm Y tế |Lục Nam"


def _unknown_level(named: Sequence[Body], level: str | None, words: Body | None) -> str | None:
    """The level of a body of no table by the unit it is of: "Trạm Y tế xã An Bình", "Hội Nông dân xã An Bình"."""
    if words is None or words.unit is None:
        return level
    shared = named[0].placed if named else ""
    if words.unit in ("commune", "district") and (level is None or shared in ("told", "any")):
        return words.unit
    if level is None or shared != "told":
        return level
    return "provincial_department"


def _of_a_place(named: Sequence[Body], body: Body | None) -> bool:
    """ "Công văn số 12/BHXH-CĐ của Bảo hiểm xã hội tỉnh": the symbol is that of the body over it too."""
    return body is not None and body.unit is not None and bool(named) and named[0].placed == "told"


def _of_either(named: Sequence[Body], body: Body | None) -> bool:
    """ "12/KH-UBND" in a commune's plan may be the commune's own or the province's."""
    symbol = named[0] if named else body
    return symbol is not None and symbol.placed == "any" and (body is None or body.unit is None)


def _alone(named: Sequence[Body], body: Body | None) -> bool:
    """Whether it is an institution that is known by its name: a university is no province's."""
    return any(one.placed == "alone" for one in (*named[:1], body) if one is not None)


def _by_number(
    draft: Draft, issuer_id: str | None, level: str | None, named: Sequence[Body], rules: Rules
) -> tuple[str | None, str | None]:
    """Body and level by what the number says, where it is surer than the words before it: "12/2020/TT-BGDĐT"."""
    if named and named[0].level is not None and (level is None or named[0].level in CENTRAL):
        return named[0].id, named[0].level
    if named:
        return issuer_id or named[0].id, level
    if draft.kind == "named_law":
        return rules.laws[draft.type or "luat"].issuer, "national_assembly"
    return issuer_id, level


# --- a document named in itself --------------------------------------------------------------------------------------


def of_itself(
    text: str, drafts: list[Draft], issued: list[IssuedBy], docs: list[PartDraft], key: str | None, number: str | None
) -> list[IssuedBy]:
    """The same, but what goes by the document's own title, or an attached one's, has the document's own `key`.

    "UBND tỉnh ban hành Kế hoạch “Nước sạch cho vùng cao” như sau": a plan does not issue another one; nor does
    "Công ty xây dựng Kế hoạch số 58/KH-CNSX như sau" in the plan of that number.
    """
    titles = [(frame.type, words) for frame in docs if frame.title and (words := _words(text[slice(*frame.title)]))]
    own = {n for n, draft in enumerate(drafts) if draft.kind == "named" and _is_own(draft, titles)} if titles else set()
    own |= {n for n, draft in enumerate(drafts) if number is not None and _numbered_so(draft, number)}
    own |= {n for n, draft in enumerate(drafts) if draft.kind == "named_law" and _passes_itself(text, draft, docs)}
    return [by._replace(key=key) if n in own else by for n, by in enumerate(issued)] if own else issued


def _numbered_so(draft: Draft, number: str) -> bool:
    """Whether a citation has the document's number, and neither day nor issuer that may be another's."""
    return draft.number == number and draft.issuer is None and draft.date is None and draft.relation == "mentions"


def _passes_itself(text: str, draft: Draft, docs: list[PartDraft]) -> bool:
    """ "Quốc hội ban hành Luật Đường bộ." in the law of that title: not an edition before it."""
    if draft.relation != "issued" or not docs or docs[0].type is None or docs[0].title is None:
        return False
    title = ascii_slug(text[slice(*docs[0].title)])
    return ascii_slug(text[draft.start : draft.end]) == f"{docs[0].type.replace('_', '-')}-{title}"


def _is_own(draft: Draft, titles: list[tuple[str | None, str]]) -> bool:
    said = _words(draft.title or "")
    return bool(said) and any(
        draft.type == type and (said.startswith(title) or title.startswith(said)) for type, title in titles
    )


_TELLING = 5  # words of a title that are no other document's


def _words(title: str) -> str:
    """A title for comparing, its letters and digits alone; none where it is too short to tell."""
    slug = ascii_slug(title)
    return slug if slug.count("-") >= _TELLING - 1 else ""
