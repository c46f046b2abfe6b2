"""Bodies that issue documents: from their words, from the symbol in a number, with level and province."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

import regex

from vnplan.compiled import compiled
from vnplan.names import LEVELS
from vnplan.tables.body_names import KnownBody, body_names, known_body
from vnplan.tables.places import PlaceUnit, province_of, unit_of
from vnplan.tables.rows import Row
from vnplan.tables.rules import Rules, per_rules
from vnplan.text.normalize import ascii_slug
from vnplan.text.symbols import split_number

CENTRAL = frozenset(LEVELS[:10])
LOCAL = frozenset(LEVELS[10:])


class Body(NamedTuple):
    """An issuing body: id used in keys ("bgddt"), level, province slug where it is a local one, and its place.

    `place` is the slug of its district or commune ("tan-an", "huyen-luc-nam"; "?" where the words leave out the name),
    of an institution its name; `unit` the level of the unit that words tell, `placed` how many such bodies there are.
    """

    id: str
    level: str | None
    province: str | None = None
    place: str | None = None
    unit: str | None = None
    placed: str = ""
    kind_name: tuple[str, str] | None = None
    """Of one of many, what it is and its own name: ("hop-tac-xa", "che-song-xanh"); many share the symbol HTX."""
    charge: tuple[str, str] | None = None
    """Of a body set up for something the letters of what it is and that: ("bcd", "chuyen-doi-so")."""


_NUMBERED = frozenset({"nhnn"})
"""Bodies whose departments signed with a digit of their own, "92/2000/QĐ-NHNN7"; "BTP1" is no ministry's."""


def row_of_symbol(symbol: str, rules: Rules) -> Row | None:
    """The table row of a symbol: exact, then without term digits ("QH15"), then without B for a ministry ("LĐTBXH")."""
    rows = rules.issuer_rows
    bare = symbol.rstrip("0123456789")
    row = rows.get(bare, {})
    bare = bare if row.get("level") == "national_assembly" or row.get("id") in _NUMBERED else symbol
    return (
        rows.get(symbol)
        or rows.get(bare)
        or rows.get(symbol.upper())
        or _ministry("B" + symbol, rules)
        or rows.get(bare.upper())
        or rows.get(symbol.replace("&", ""))
        or _without_marks(rules).get(symbol)
        or next((rows[start] for start in _beginnings(rules) if symbol.startswith(start[:-1])), None)
    )


@per_rules
def _without_marks(rules: Rules) -> dict[str, Row]:
    """Bodies by their symbol as typed without Vietnamese letters: BGDDT, HDND."""
    plain = ((_slug(symbol).upper(), row) for symbol, row in rules.issuer_rows.items() if not symbol.isascii())
    return {symbol: row for symbol, row in plain if len(symbol) > 2 and symbol not in rules.issuer_rows}


_SHARED = ("BCA",)  # CA is Chánh án in "01/2015/TT-CA", Công an elsewhere: only the words tell


def _ministry(symbol: str, rules: Rules) -> Row | None:
    """The row of a ministry whose symbol lost its B: "105-TC/ĐT", "LĐTBXH"."""
    row = rules.issuer_rows.get(symbol) if symbol not in _SHARED else None
    return row if row is not None and row["level"] in CENTRAL else None


@per_rules
def _beginnings(rules: Rules) -> list[str]:
    """Symbols that only begin with what a row says: "ĐH*", a university of whatever name."""
    return [symbol for symbol in rules.issuer_rows if symbol.endswith("*")]


def _slug(group: str) -> str:
    return ascii_slug(group.replace("&", ""))


def placed(row: Row) -> str:
    """How many such bodies there are, and what tells them apart: the column `placed`, else what goes with the level.

    One in the country (no), in a province, in any unit or any below the province; one of the country beside those of
    places (told); one of each name, with its province (name) or without (alone); that of what it is part of (whose).
    """
    if row["placed"]:
        return "" if row["placed"] == "no" else row["placed"]
    level = row["level"]
    if level.startswith("provincial"):
        return "province"
    return {"district": "below", "commune": "below", "institution": "name"}.get(level, "")


@functools.lru_cache(maxsize=8192)
def bodies_of_number(number: str, rules: Rules, type: str | None = None) -> list[Body]:
    """The bodies named in a number's symbol, in order; units that draft are left out.

    `type` tells a letter, which has no type in its symbol: CT in "Công văn số 5467/CT-CS" is Cục Thuế, not Chỉ thị.

    >>> from vnplan.tables.rules import load_rules
    >>> [b.id for b in bodies_of_number("06/2015/TTLT-BGDĐT-BNV", load_rules())]
    ['bgddt', 'bnv']
    """
    groups, joint = _issuing(list(symbol_groups(number, rules)), rules, type)
    out: list[Body] = []
    for group in groups:
        if not joint or not out or row_of_symbol(group, rules) is not None:
            out.append(body_of_symbol(group, rules))
    return out


def as_worded(named: list[Body], number: str, words: Body | None, rules: Rules) -> list[Body]:
    """The bodies of a symbol beside the words for who issues: NV is a ministry's that has lost its B, but in
    "22/BC-NV của Phòng Nội vụ huyện Lục Nam" that department's own.
    """
    if len(named) != 1 or words is None or named[0].level not in CENTRAL:
        return named
    local = words.level in LOCAL or (words.level is None and words.unit in _UNITS)
    own = next((g for g in symbol_groups(number, rules) if f"b{_slug(g)}" == named[0].id), None)
    return [Body(_slug(own), None, placed="unlisted")] if local and own is not None else named


_UNITS = ("province", "city", "district", "commune")


def body_of_symbol(symbol: str, rules: Rules) -> Body:
    """The body of a symbol; one no table knows goes by the symbol itself.

    >>> from vnplan.tables.rules import load_rules
    >>> body_of_symbol("BXD", load_rules()).level, body_of_symbol("TCĐBVN", load_rules()).id
    ('ministry', 'tcdbvn')
    """
    row = row_of_symbol(symbol, rules)
    if row is None:
        return Body(_slug(symbol), None, placed="unlisted")
    return Body(_slug(symbol) if row["symbol"].endswith("*") else row["id"], row["level"] or None, placed=placed(row))


@functools.lru_cache(maxsize=8192)
def symbol_groups(number: str, rules: Rules) -> tuple[str, ...]:
    """The groups of a number's symbol; a type and a body run together are taken apart, those turned round put right.

    >>> from vnplan.tables.rules import load_rules
    >>> symbol_groups("24/2021/NĐCP", load_rules())
    ('NĐ', 'CP')
    >>> symbol_groups("24/2021/CP-NĐ", load_rules()), symbol_groups("1024/TTg-KTN", load_rules())
    (('NĐ', 'CP'), ('TTg', 'KTN'))
    """
    parts = split_number(number)
    groups = parts.groups
    if len(groups) == _A_PAIR and _turned_round(groups[0], groups[1], parts.year is not None, rules):
        return groups[::-1]
    if not groups or groups[0] in rules.issuer_rows or rules.type_of_symbol(groups[0]) is not None:
        return groups
    for symbol in rules.type_symbols:
        if groups[0].startswith(symbol) and groups[0][len(symbol) :] in rules.issuer_rows:
            return (symbol, groups[0][len(symbol) :], *groups[1:])
    return groups


_A_PAIR = 2
_NO_UNITS = {"CP": ("NĐ", "NQ"), "TTg": ("QĐ", "CT")}  # no unit that drafts the letters of these goes by such a symbol


def _turned_round(first: str, second: str, dated: bool, rules: Rules) -> bool:
    """Whether the body stands before the type: "24/2021/CP-NĐ", "12/2020/BYT-TT", "131/TTg-QĐ"."""
    doctype = rules.type_of_symbol(second)
    if doctype is None or rules.type_of_symbol(first) is not None:
        return False
    row = rules.issuer_rows.get(first)
    sure = second in _NO_UNITS.get(first, ()) or (dated and bool(doctype.yearly))
    return sure and row is not None and row["level"] in CENTRAL


@per_rules
def joint_endings(rules: Rules) -> tuple[str, ...]:
    """What a type's symbol ends in where several bodies issue together: TTLT, KHLN, CTPH."""
    return tuple(rules.words("joint_ending"))


_NO_TYPE = ("QH", "UBTVQH")  # the symbol of a law is its issuer's


def _issuing(groups: list[str], rules: Rules, type: str | None) -> tuple[list[str], bool]:
    """The groups of a symbol that name who issues, and whether they are several."""
    joint = bool(groups) and groups[0].endswith(joint_endings(rules))
    if (
        groups
        and _tells_type(groups, rules, type)
        and not (groups[0].startswith(_NO_TYPE) and rules.type_of_groups(tuple(groups)))
    ):
        groups = groups[1:]
    if len(groups) > 1 and groups[0] in _OF_SEVERAL:
        return [_OF_SEVERAL[groups[0]] + group for group in groups[1:]], True
    if joint:
        return groups, True
    if len(groups) > 1 and "-".join(groups[:2]) in rules.issuer_rows:
        return ["-".join(groups[:2])], False  # "HĐND-TT", the council's standing members
    return groups[:1], False


def _tells_type(groups: list[str], rules: Rules, type: str | None) -> bool:
    """Whether the first group is a type's: not CT in "Công văn số 5467/CT-CS", TC in "Thông tư số 73/TC-CSTC"."""
    told = rules.type_of_symbol(groups[0])
    if told is None:  # "Nghị định số 24/2021/ND-CP", "Danh mục số 4/DM-BTC"
        doctype = rules.types.get(type or "")
        if doctype is None or len(groups) == 1:
            return False
        initials = "".join(word[0] for word in doctype.name.upper().split())
        return groups[0] == initials or _slug(groups[0]) in map(_slug, doctype.symbols)
    other = type is not None and type != told.code and row_of_symbol(groups[0], rules) is not None
    return not other or any(row_of_symbol(group, rules) is not None for group in groups[1:])


_OF_SEVERAL = {"LB": "", "LN": "", "LS": "S"}  # liên bộ, liên ngành, liên sở: "4189/LS-LĐTBXH-TC"


# --- by words --------------------------------------------------------------------------------------------------------


@per_rules
def _post(rules: Rules) -> regex.Pattern[str]:
    """Posts before a body: "Phó Chủ tịch "."""
    return compiled(rf"^(?:(?:Phó\s+)?(?:{rules.phrases('post_holder')})\s+)+")


_FLOOR, _MARGIN = 88, 4  # how alike a misspelt name must be, and how much more than the next body


def _nearest(words: str, rules: Rules) -> str | None:
    """Symbol of the body whose name is nearest to misspelt or scanned words, or None: "Bộ Giáo dục và Đảo tạo"."""
    from rapidfuzz import fuzz, process

    if len(words) < 8:
        return None
    names = _whole_names(rules)
    words = _post(rules).sub("", words)
    found = process.extract(words.lower(), list(names), scorer=fuzz.ratio, score_cutoff=_FLOOR, limit=8)
    if not found:
        return None
    first = names[found[0][0]]
    rivals = [score for name, score, _ in found if names[name]["id"] != first["id"]]
    return first["symbol"] if not rivals or found[0][1] - rivals[0] >= _MARGIN else None


@per_rules
def _whole_names(rules: Rules) -> dict[str, Row]:
    return {row["name"].lower(): row for row in rules.tables["issuers"] if " " in row["name"]}


@functools.lru_cache(maxsize=8192)
def body_of(words: str, rules: Rules) -> Body | None:
    """The body that words name: "Chủ tịch UBND tỉnh Bắc Ninh" is ubnd of bac-ninh, "Bộ trưởng Bộ GDĐT" is bgddt.

    >>> from vnplan.tables.rules import load_rules
    >>> body_of("Chủ tịch UBND tỉnh Bắc Ninh", load_rules())[:5]
    ('ubnd', 'provincial_committee', 'bac-ninh', None, 'province')
    """
    symbol = _named_in(words, rules) or _nearest(" ".join(words.split()), rules)
    row = row_of_symbol(symbol, rules) if symbol else None
    if row is None:
        return None
    kind, charge = placed(row), charge_of(words, rules)
    unit = unit_of(words, rules) if kind in ("any", "below", "told") else None
    level = _level(row, unit)
    province = province_of(words, rules) if level is None or level in LOCAL or (kind and unit) else None
    if kind in ("name", "alone"):
        return Body(row["id"], level, None if kind == "alone" else province, _own_name(words, row, rules), placed=kind)
    below = unit is not None and unit.level in ("region", "district", "commune")
    place = unit.slug if unit and below else None
    return Body(row["id"], level, province, place, unit and unit.level, kind, charge=charge)


@per_rules
def _set_up_for(rules: Rules) -> regex.Pattern[str]:
    """ "Ban Chỉ đạo", "BAN QUẢN LÝ": what the names of bodies set up for something begin with."""
    return compiled(rf"(?:(?:Phó\s+)?Trưởng\s+)?(?P<kind>{rules.phrases('set_up_for')})(?!\w)", regex.IGNORECASE)


_PLACE_BEHIND = compiled(
    r"\s*(?:[;(]|,?\s(?:tỉnh|thành\s+phố|tp\.?|huyện|quận|thị\s+xã|xã|phường|thị\s+trấn|đặc\s+khu)(?!\w)).*$",
    regex.IGNORECASE | regex.DOTALL,
)
_SMALL_WORDS = re.compile(r"(?<![a-z0-9])(?:ve|cac|va|thuc-hien|du-an)(?:-|$)")
_ANY_BOARD = re.compile(r"^(?:dau-tu-xay-dung|dtxd)(?:-|$)")  # "Ban Quản lý dự án |đầu tư xây dựng| tỉnh": all are


@functools.lru_cache(maxsize=8192)
def charge_of(words: str, rules: Rules) -> tuple[str, str] | None:
    """What a board was set up for, with the letters of what it is; None of other bodies.

    >>> from vnplan.tables.rules import load_rules
    >>> charge_of("Trưởng Ban Chỉ đạo chuyển đổi số tỉnh Bắc Giang", load_rules())
    ('bcd', 'chuyen-doi-so')
    """
    said = words
    kind = _set_up_for(rules).match(said)
    if kind is None:
        said = _post(rules).sub("", words)
        kind = _set_up_for(rules).match(said)
        if kind is None:
            return None
    name = _SMALL_WORDS.sub("", ascii_slug(_PLACE_BEHIND.sub("", said[kind.end() :])))
    name = _ANY_BOARD.sub("", name)
    if not name:
        return None
    first, *others = ascii_slug(kind["kind"]).removesuffix("da").split("-")
    return (first[0] if others else first) + "".join(w if w == "ql" else w[0] for w in others), name


@per_rules
def company(rules: Rules) -> regex.Pattern[str]:
    """What the names of companies begin with: "Tổng công ty", "TẬP ĐOÀN"."""
    return compiled(rf"(?:{rules.phrases('company')})(?!\w)", regex.IGNORECASE)


@per_rules
def of_many(rules: Rules) -> regex.Pattern[str]:
    """What bodies of one kind begin with, of which there are many: "Hiệp hội", "Nhà máy", "Công ty"."""
    return compiled(rf"(?:{rules.phrases('of_many')}|{rules.phrases('company')})(?!\w)", regex.IGNORECASE)


_NAME_ENDS = compiled(r"[,;.()\n]|\s(?:về|ban\s+hành|phê\s+duyệt|quy\s+định|tại)\s")
_LONGEST_NAME = 90  # characters, with the post before it


def body_at(text: str, at: int, rules: Rules) -> Body | None:
    """The body whose name begins at a place of a text, behind the post of who signs for it; a scan's too.

    >>> from vnplan.tables.rules import load_rules
    >>> body_at("của Bộ trưởng Bộ Y tế", 4, load_rules()).id, body_at("Ban Ví dụ Bộ Y tế", 0, load_rules())
    ('byt', None)
    """
    words = text[at : at + _LONGEST_NAME]
    tree, post = body_names(rules), _post(rules).match(words)  # "Thủ tướng Chính phủ" is a body, and a post before one
    known = known_body(words, 0, tree) or (known_body(words, post.end(), tree) if post else None)
    end = _NAME_ENDS.search(words)
    said = words[: end.start()] if end else words
    symbol = known.symbol if known is not None else _nearest(" ".join(said.split()), rules)
    return body_of_symbol(symbol, rules) if symbol is not None else None


def _level(row: Row, unit: PlaceUnit | None) -> str | None:
    """Its level: what the table says, unless words tell of which unit it is."""
    if unit is not None and unit.level != "region" and row["level"] not in ("judiciary", "institution"):
        if unit.level in ("district", "commune"):
            return unit.level
        return row["in_province"] or row["level"] or None
    return row["level"] or None


_OF_PROVINCE = compiled(r"[,\s–-]+(?:[Tt]ỉnh|TỈNH|[Tt]hành\s+phố|THÀNH\s+PHỐ)\s.*$|\s*[(,;].*$")


def _own_name(words: str, row: Row, rules: Rules) -> str | None:
    """What an institution is called behind the word for what it is: "Trường THPT |Sông Mã, tỉnh Sơn La"."""
    tree, end = body_names(rules), None
    for token in regex.finditer(r"\S+", words):
        known = known_body(words, token.start(), tree)
        if known is not None and known.symbol == row["symbol"]:
            end = known.end if end is None else max(end, known.end)
    if end is None:
        return None
    return ascii_slug(words[end:] if placed(row) == "alone" else _OF_PROVINCE.sub("", words[end:])) or None


_ABOVE = ("TTg", "CP", "TW")  # "Bộ Tư pháp, Chính phủ": what stands above a body does not take its place
_OVER = ("CP", "QH")


def _named_in(words: str, rules: Rules) -> str | None:
    """Symbol of the body named in words; of several the one that ends last."""
    tree = body_names(rules)
    best: KnownBody | None = None
    for token in regex.finditer(r"\S+", words):
        known = known_body(words, token.start(), tree)
        if known is None or (best is not None and known.end <= best.end):
            continue
        if best is None or known.symbol not in _ABOVE or best.symbol in _OVER:
            best = known
    return best.symbol if best else None
