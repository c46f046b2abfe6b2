"""Bodies from the symbol in a number: "06/2015/TTLT-BGDĐT-BNV" is issued by two."""

from __future__ import annotations

import functools
import re

from vnplan.compiled import plain_re
from vnplan.tables.bodies import CENTRAL, LOCAL, Body, placed
from vnplan.tables.ended_bodies import is_before, years_of
from vnplan.tables.rows import Row, listed
from vnplan.tables.rules import Rules, per_rules
from vnplan.text.normalize import ascii_slug
from vnplan.text.symbols import split_number

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


def is_known(id: str, rules: Rules) -> bool:
    """Whether the table has a body of that id."""
    return any(row["id"] == id for row in rules.tables["issuers"])


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


@functools.lru_cache(maxsize=8192)
def bodies_of_number(number: str, rules: Rules, type: str | None = None) -> list[Body]:
    """The bodies named in a number's symbol, in order; units that draft are left out.

    `type` tells a letter, which has no type in its symbol: CT in "Công văn số 5467/CT-CS" is Cục Thuế, not Chỉ thị.

    >>> from vnplan.tables.rules import load_rules
    >>> [b.id for b in bodies_of_number("06/2015/TTLT-BGDĐT-BNV", load_rules())]
    ['bgddt', 'bnv']
    """
    groups, joint = _issuing(list(symbol_groups(number, rules, type)), rules, type)
    out: list[Body] = []
    for group in groups:
        if not joint or not out or row_of_symbol(group, rules) is not None:
            out.append(body_of_symbol(group, rules))
    return out


@functools.lru_cache(maxsize=8192)
def issuing_letters(number: str, type: str | None, rules: Rules) -> tuple[str, ...]:
    """The letters of a number's symbol that are its issuer's: ("TP",) of "30/BC-TP"."""
    return tuple(_issuing(list(symbol_groups(number, rules, type)), rules, type)[0])


@functools.lru_cache(maxsize=8192)
def issuing_bodies(number: str, type: str | None, words: Body | None, when: str | None, rules: Rules) -> list[Body]:
    """The bodies a number's symbol names on a day or in a year, beside the words for who issues.

    >>> from vnplan.tables.rules import load_rules
    >>> [issuing_bodies("7/TB-HĐBT", None, None, when, load_rules())[0].placed for when in ("1990", "2024-09-05")]
    ['', 'unlisted']
    """
    named = bodies_of_number(number, rules, type)
    if when is not None:
        named = _there_then(named, number, words, when, rules)
    return _as_worded(named, number, words, rules)


def _there_then(named: list[Body], number: str, words: Body | None, when: str, rules: Rules) -> list[Body]:
    """A body that had ended by a day issued nothing then: HĐBT of 2024 is "Hội đồng bồi thường" of some place.

    Nor did the centre's before it began, where those of places had the symbol: "12/CT-CS" of 2012. A body that words
    name stays, and a ministry written whole.
    """
    gone = {b.id for b in named if not (words is not None and words.id == b.id) and _not_then(b, when, rules)}
    if not gone:
        return named
    own = {body_of_symbol(group, rules).id: group for group in reversed(symbol_groups(number, rules))}
    lost = {b.id for b in named if b.id in gone and b.id in own and not _written_whole(own[b.id], b, rules)}
    return [_of_no_table(own[b.id], rules) if b.id in lost else b for b in named]


def _written_whole(group: str, body: Body, rules: Rules) -> bool:
    """BGTVT can be no other's: its day is doubted, not its author; TNMT may be any office's."""
    return body.level == "ministry" and rules.issuer_rows.get(group, {}).get("id") == body.id


def _not_then(body: Body, when: str, rules: Rules) -> bool:
    began, ended = years_of(body.id, rules)
    if ended and is_before(ended, when):
        return True
    return body.placed == "told" and began != "" and is_before(when, began)


def _as_worded(named: list[Body], number: str, words: Body | None, rules: Rules) -> list[Body]:
    """The bodies of a symbol beside the words for who issues: NV is a ministry's that has lost its B, but in
    "22/BC-NV của Phòng Nội vụ huyện Lục Nam" that department's own; "67-KH/ĐTN của Tỉnh đoàn" is TĐTN's.
    """
    if len(named) != 1 or words is None:
        return named
    symbol = named[0]
    if any(rule(number, symbol, words, rules) for rule in _OF_THE_BODY_NAMED):
        return [words]
    if symbol.level not in CENTRAL:
        return named
    if symbol.level == "ministry" and words.id.startswith("ban-"):  # BTC, of a Ban Tổ chức no table knows
        return [Body(words.id, None, placed="any")]
    local = words.level in LOCAL or (words.level is None and not words.id.startswith(_OF_GOVERNMENT))
    letters = "".join(word[0] for word in words.id.split("-"))  # TCT, "Trường Chính trị"
    groups = symbol_groups(number, rules) if words.id != symbol.id else ()
    own = next((g for g in groups if f"b{_slug(g)}" == symbol.id or _slug(g) == symbol.id == letters), None)
    return [_of_no_table(own, rules)] if local and own is not None else named


_OF_GOVERNMENT = "bo-"  # "Bộ Tài chánh", misspelt


def _in_short(number: str, symbol: Body, words: Body, rules: Rules) -> bool:
    """Whether the body named has this symbol for its own: ĐTN for TĐTN, ĐU for that of one of several committees."""
    if symbol.placed != "below":
        return False
    if words.id.startswith(f"{symbol.id}-"):
        return True
    short = _symbols_in_short(words, rules)
    return words.placed in ("province", "name") and not short.isdisjoint(symbol_groups(number, rules))


def _symbols_in_short(words: Body, rules: Rules) -> set[str]:
    """A body's symbols without their first letter, which tells of what level it is: GDĐT, of PGDĐT."""
    return {one[1:] for one, row in rules.issuer_rows.items() if row["id"] == words.id}


def _of_one_below(number: str, symbol: Body, words: Body, rules: Rules) -> bool:
    """ "21/KH-GDĐT của Phòng GDĐT quận 7": GDĐT, which is the Sở's too."""
    if symbol.placed != "province" or words.unit not in _BELOW or words.id == symbol.id:
        return False
    return not _symbols_in_short(words, rules).isdisjoint(symbol_groups(number, rules))


def _of_one_trade(number: str, symbol: Body, words: Body, rules: Rules) -> bool:
    """ "12/TB-CĐN của Công đoàn ngành Y tế tỉnh": CĐN, which is the teachers' too."""
    return symbol.level == "mass_organisation" and words.id.startswith(f"{symbol.id}-")


def _with_its_place(number: str, symbol: Body, words: Body, rules: Rules) -> bool:
    """ "17/QĐ-VKSVT của Viện kiểm sát nhân dân huyện Vũ Thư": the body's own symbol and the letters of its place."""
    if symbol.placed != "unlisted" or words.unit not in _BELOW or words.place is None:
        return False
    letters = "".join(word[0] for word in words.place.partition(".")[0].split("-"))
    ends = {letters[n:] for n in range(len(letters) - 1)}  # "huyen-vu-thu": VT, HVT
    own = [_slug(one) for one, row in rules.issuer_rows.items() if row["id"] == words.id]
    return any(symbol.id.startswith(one) and symbol.id[len(one) :] in ends for one in own)


def _of_a_board(number: str, symbol: Body, words: Body, rules: Rules) -> bool:
    """ "5/KH-BTC của Ban Tổ chức Tỉnh ủy": BTC, which by itself is a Bộ's."""
    if symbol.level != "ministry" or words.level in CENTRAL:
        return False
    return any(row["name"].startswith("Ban ") for row in rules.tables["issuers"] if row["id"] == words.id)


_BELOW = ("commune", "district")
_OF_THE_BODY_NAMED = (_in_short, _of_one_below, _of_one_trade, _with_its_place, _of_a_board)
"""Why a symbol that by itself is another's, or nobody's, is that of the body named."""


def may_sign(symbol: Body, words: Body, rules: Rules) -> bool:
    """Whether a body named may number with a symbol: "Chủ tịch UBND" with UBND, "Bệnh viện Ví dụ" with BVVD.

    >>> from vnplan.tables.rules import load_rules
    >>> hospital = Body("benh-vien", "institution", placed="alone")
    >>> [may_sign(body_of_symbol(one, load_rules()), hospital, load_rules()) for one in ("BVVD", "UBND")]
    [True, False]
    """
    if symbol.id in words.id or words.id in symbol.id:
        return True
    rows = [row for row in rules.tables["issuers"] if row["id"] == words.id]
    if any(row["symbol"].endswith("*") and symbol.id.startswith(_slug(row["symbol"][:-1])) for row in rows):
        return True
    names = [row["name"] for row in rules.tables["issuers"] if row["id"] == symbol.id and symbol.placed == "told"]
    forms = [form for row in rows for form in listed(row["forms"])]
    return any(form.startswith(f"{name} ") for form in forms for name in names)  # "Cục Thuế |tỉnh" with CT


def body_of_symbol(symbol: str, rules: Rules) -> Body:
    """The body of a symbol; one no table knows goes by the symbol itself.

    >>> from vnplan.tables.rules import load_rules
    >>> body_of_symbol("BXD", load_rules()).level, body_of_symbol("TCĐBVN", load_rules()).id
    ('ministry', 'tcdbvn')
    """
    row = row_of_symbol(symbol, rules)
    if row is None:
        return _of_no_table(symbol, rules)
    return Body(_slug(symbol) if row["symbol"].endswith("*") else row["id"], row["level"] or None, placed=placed(row))


def _of_no_table(symbol: str, rules: Rules) -> Body:
    shared = _shared_symbol(rules).fullmatch(symbol)
    return Body(_slug(shared[1]), None, placed="board") if shared else Body(_slug(symbol), None, placed="unlisted")


@per_rules
def _shared_symbol(rules: Rules) -> re.Pattern[str]:
    """What bodies of different kinds number with, a region's number behind it: "VP", "KV3", "KVIII"."""
    return plain_re(rf"({'|'.join(rules.words('shared_symbol')) or '(?!)'})(?:\d{{1,2}}|[IVX]{{1,5}})?")


@functools.lru_cache(maxsize=8192)
def symbol_groups(number: str, rules: Rules, type: str | None = None) -> tuple[str, ...]:
    """The groups of a number's symbol; a type and a body run together are taken apart, those turned round put right.

    A letter's are not: CTCP in "Công văn số 13/CTCP" is a company's, no Chỉ thị of the Government.

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
    if type == rules.letter:
        return groups
    for symbol in rules.type_symbols:
        row = rules.issuer_rows.get(groups[0][len(symbol) :]) if groups[0].startswith(symbol) else None
        if row is not None and row["level"] != "institution":  # not PC and TH in PCTH
            return (symbol, row["symbol"], *groups[1:])
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


def is_joint(group: str, rules: Rules) -> bool:
    """Whether a type's symbol says that several issue together: TTLT, but not HQLB, "Hải quan Lệ Bàn".

    >>> from vnplan.tables.rules import load_rules
    >>> [is_joint(group, load_rules()) for group in ("TTLT", "KHPH", "HQLB")]
    [True, True, False]
    """
    endings = joint_endings(rules)
    return group.endswith(endings) and (group in endings or group.startswith(tuple(rules.type_symbols)))


_NO_TYPE = ("QH", "UBTVQH")  # the symbol of a law is its issuer's


def _issuing(groups: list[str], rules: Rules, type: str | None) -> tuple[list[str], bool]:
    """The groups of a symbol that name who issues, and whether they are several."""
    joint = bool(groups) and is_joint(groups[0], rules)
    if (
        groups
        and _tells_type(groups, rules, type)
        and not (groups[0].startswith(_NO_TYPE) and rules.type_of_groups(tuple(groups)))
    ):
        groups = groups[1:]
    if len(groups) > 1 and rules.words("case_series").issuperset(groups):
        return [], False  # "12/2024/DS-ST", "QĐXXST-DS": no court is told
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
        return groups[0] == _initials(doctype.code, rules) or _slug(groups[0]) in map(_slug, doctype.symbols)
    if type is not None and len(groups) > 1 and groups[0] == _initials(type, rules):
        return True  # "Cáo trạng số 5/CT-VKSVT"
    other = type is not None and type != told.code and row_of_symbol(groups[0], rules) is not None
    return not other or any(row_of_symbol(group, rules) is not None for group in groups[1:])


def _initials(type: str, rules: Rules) -> str:
    doctype = rules.types.get(type)
    return "".join(word[0] for word in doctype.name.upper().split()) if doctype is not None else ""


_OF_SEVERAL = {"LB": "", "LN": "", "LS": "S"}  # liên bộ, liên ngành, liên sở: "4189/LS-LĐTBXH-TC"
