"""Bodies that issue documents: from their words, from the symbol in a number, with level and province."""

from __future__ import annotations

import functools
from typing import Any, NamedTuple

import regex

from vnplan.names import LEVELS
from vnplan.tables.rules import Row, Rules, listed, per_rules
from vnplan.text.normalize import ascii_slug
from vnplan.text.symbols import split_number
from vnplan.text.words import syllable

CENTRAL = frozenset(LEVELS[:10])
LOCAL = frozenset(LEVELS[10:])


class Body(NamedTuple):
    """An issuing body: id used in keys ("bgddt"), level, province slug where it is a local one."""

    id: str
    level: str | None
    province: str | None
    place: str | None = None  # slug of the district or commune: "xa-tan-an"


# --- by name ---------------------------------------------------------------------------------------------------------

_TOKEN = regex.compile(r"\s{0,4}([^\W_]+(?:[&.\-][\p{Lu}]\w*)*|[,\-–&])")
_ROW: Any = object()


class Known(NamedTuple):
    """A name of the table in a text: where it ends, and its symbol."""

    end: int
    symbol: str


@per_rules
def body_names(rules: Rules) -> dict[Any, Any]:
    """Names and short forms of bodies as a tree of syllables, the symbol at each end."""
    tree: dict[Any, Any] = {}
    for row in rules.tables["issuers"]:
        for name in (row["name"], *listed(row["forms"])):
            if " " in name or len(name) > 2:
                node = tree
                for word in _TOKEN.findall(name):
                    node = node.setdefault(syllable(word), {})
                node.setdefault(_ROW, row["symbol"])
    return tree


def known_body(text: str, at: int, tree: dict[Any, Any]) -> Known | None:
    """The longest known body name at `at`, blanks before it allowed."""
    found, node = None, tree
    while True:
        token = _TOKEN.match(text, at)
        if token is None:
            return found
        after = node.get(syllable(token[1]))
        if after is None and token[1] == "–":
            after = node.get("-")
        if after is None:
            return found
        node, at = after, token.end()
        if _ROW in node:
            found = Known(at, node[_ROW])


def row_of_symbol(symbol: str, rules: Rules) -> Row | None:
    """The table row of a symbol: exact, then without term digits ("QH15"), then without B for a ministry ("LĐTBXH")."""
    rows = rules.issuer_rows
    bare = symbol.rstrip("0123456789")
    return (
        rows.get(symbol)
        or rows.get(bare)
        or rows.get(symbol.upper())
        or rows.get("B" + symbol)
        or rows.get(bare.upper())
    )


@functools.lru_cache(maxsize=8192)
def bodies_of_number(number: str, rules: Rules, type: str | None = None) -> list[Body]:
    """The bodies named in a number's symbol, in order; units that draft are left out.

    `type` tells a letter, which has no type in its symbol: CT in "Công văn số 5467/CT-CS" is Cục Thuế, not Chỉ thị.

    >>> from vnplan.tables.rules import load_rules
    >>> [b.id for b in bodies_of_number("06/2015/TTLT-BGDĐT-BNV", load_rules())]
    ['bgddt', 'bnv']
    """
    groups, joint = _issuing(list(split_number(number).groups), rules, type)
    out: list[Body] = []
    for group in groups:
        if not joint or not out or row_of_symbol(group, rules) is not None:
            out.append(body_of_symbol(group, rules))
    return out


def body_of_symbol(symbol: str, rules: Rules) -> Body:
    """The body of a symbol; one no table knows goes by the symbol itself.

    >>> from vnplan.tables.rules import load_rules
    >>> body_of_symbol("BXD", load_rules()).level, body_of_symbol("TCĐBVN", load_rules()).id
    ('ministry', 'tcdbvn')
    """
    row = row_of_symbol(symbol, rules)
    if row is None:
        return Body(ascii_slug(symbol.replace("&", ""), "-"), None, None)
    return Body(row["id"], row["level"] or None, None)


_JOINT = ("TTLT", "NQLT", "LT")
_NO_TYPE = ("QH", "UBTVQH")  # the symbol of a law is its issuer's


def _issuing(groups: list[str], rules: Rules, type: str | None) -> tuple[list[str], bool]:
    """The groups of a symbol that name who issues, and whether they are several."""
    joint = bool(groups) and groups[0].startswith(_JOINT)
    letter = type == "cong_van" and bool(groups) and groups[0] in rules.issuer_rows
    if groups and not letter and rules.type_of_symbol(groups[0]) and not groups[0].startswith(_NO_TYPE):
        groups = groups[1:]
    if len(groups) > 1 and groups[0] in _OF_SEVERAL:
        return [_OF_SEVERAL[groups[0]] + group for group in groups[1:]], True
    if joint:
        return groups, True
    if len(groups) > 1 and "-".join(groups[:2]) in rules.issuer_rows:
        return ["-".join(groups[:2])], False  # "HĐND-TT", the council's standing members
    return groups[:1], False


_OF_SEVERAL = {"LB": "", "LN": "", "LS": "S"}  # liên bộ, liên ngành, liên sở: "4189/LS-LĐTBXH-TC"


# --- by words --------------------------------------------------------------------------------------------------------


@per_rules
def _post(rules: Rules) -> regex.Pattern[str]:
    """Posts before a body: "Phó Chủ tịch "."""
    return regex.compile(rf"^(?:(?:Phó\s+)?(?:{rules.phrases('post_holder')})\s+)+")


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
    >>> body_of("Chủ tịch UBND tỉnh Bắc Ninh", load_rules())
    Body(id='ubnd', level='provincial_committee', province='bac-ninh', place=None)
    """
    symbol = _named_in(words, rules) or _nearest(" ".join(words.split()), rules)
    row = row_of_symbol(symbol, rules) if symbol else None
    if row is None:
        return None
    level = _local_level(words) if row["id"] in ("ubnd", "hdnd") else None
    level = level or row["level"] or None
    province = province_of(words, rules) if level is None or level in LOCAL else None
    return Body(row["id"], level, province, _place_slug(words) if level in ("commune", "district") else None)


_ABOVE = ("TTg", "CP", "TW")  # "Bộ Tư pháp, Chính phủ": what stands above a body does not take its place
_OVER = ("CP", "QH")


def _named_in(words: str, rules: Rules) -> str | None:
    """Symbol of the body named in words; of several the one that ends last."""
    tree = body_names(rules)
    best: Known | None = None
    for token in regex.finditer(r"\S+", words):
        known = known_body(words, token.start(), tree)
        if known is None or (best is not None and known.end <= best.end):
            continue
        if best is None or known.symbol not in _ABOVE or best.symbol in _OVER:
            best = known
    return best.symbol if best else None


_COMMUNE = regex.compile(r"(?<!\w)(?:xã|phường|thị trấn|đặc khu|XÃ|PHƯỜNG|THỊ TRẤN)\s+[\p{Lu}]")
_DISTRICT = regex.compile(r"(?<!\w)(?:huyện|quận|thị xã|HUYỆN|QUẬN|THỊ XÃ)\s+[\p{Lu}]")


def _local_level(words: str) -> str | None:
    """ "commune" or "district" where a committee's or council's words name one: "UBND xã Tân An"."""
    if _COMMUNE.search(words):
        return "commune"
    return "district" if _DISTRICT.search(words) else None


_LOCAL_PLACE = regex.compile(
    r"(?<!\w)(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU|HUYỆN|QUẬN|THỊ XÃ)"
    r"(?:\s+(?:[\p{Lu}][\w]*|\d+)){1,4}"
)


def _place_slug(words: str) -> str | None:
    found = _LOCAL_PLACE.search(words)
    return ascii_slug(found.group()) if found else None


# --- provinces -------------------------------------------------------------------------------------------------------


@per_rules
def _province_pattern(rules: Rules) -> regex.Pattern[str]:
    """A province's name in group 1; before it what only looks like one: "huyện Quảng Ninh", "Thái Bình Dương"."""
    names = sorted((n for name in _province_names(rules) for n in (name, name.upper())), key=len, reverse=True)
    words = "|".join(regex.escape(name) for name in names).replace(r"\ ", r"\s+")
    first = regex.escape("".join({name[0] for name in names}))  # most words begin with none of these letters
    other = rf"(?:{rules.phrases('not_a_province')})(?!\w)(?:\s+(?:{words})(?!\w))?"
    return regex.compile(rf"(?<!\w)(?:{other}|(?=[{first}])({words})(?!\w))")


@per_rules
def _province_names(rules: Rules) -> dict[str, str]:
    """Slugs by name and alias."""
    out: dict[str, str] = {}
    for row in rules.tables["provinces"]:
        for name in (row["name"], *listed(row["aliases"])):
            out.setdefault(name, row["slug"])
    return out


@per_rules
def _province_slugs(rules: Rules) -> dict[str, str]:
    """Slugs by name, small letters and tone marks in their new place."""
    return {_plain(name): slug for name, slug in _province_names(rules).items()}


def _plain(name: str) -> str:
    return " ".join(syllable(word) for word in name.split())


@functools.lru_cache(maxsize=8192)
def province_of(words: str, rules: Rules) -> str | None:
    """Slug of the province that words name, as it was named then; None where none or more than one is named.

    >>> from vnplan.tables.rules import load_rules
    >>> province_of("UBND huyện Quảng Ninh, tỉnh Quảng Bình", load_rules())
    'quang-binh'
    """
    whole = _province_slugs(rules).get(_plain(words))
    slugs = {whole} if whole else set(provinces_in(words, rules))
    return slugs.pop() if len(slugs) == 1 else None


def provinces_in(words: str, rules: Rules) -> list[str]:
    """Slugs of all provinces named in `words`, in order."""
    known = _province_slugs(rules)
    return [known[_plain(found[1])] for found in _province_pattern(rules).finditer(words) if found[1]]


# --- bodies that ended -----------------------------------------------------------------------------------------------


@per_rules
def _successors(rules: Rules) -> dict[str, str]:
    return {row["id"]: row["successor"] for row in reversed(rules.tables["issuers"]) if row["successor"]}


def successor(issuer_id: str, rules: Rules) -> str:
    """The body that carries on the work of another today, through all mergers; the first where several share it.

    >>> from vnplan.tables.rules import load_rules
    >>> successor("bldtbxh", load_rules())
    'bnv'
    """
    later, seen = _successors(rules), {issuer_id}
    while (after := later.get(issuer_id, "").split(";")[0]) and after not in seen:
        seen.add(after)
        issuer_id = after
    return issuer_id


def years_of(issuer_id: str, rules: Rules) -> tuple[str, str]:
    """When a body began and ended, as far as known: "1992", "2002-08" or "2025-02-28"; empty where not.

    >>> from vnplan.tables.rules import load_rules
    >>> years_of("bgtvt", load_rules())[1]
    '2025-02-28'
    """
    return _years(rules).get(issuer_id, ("", ""))


@per_rules
def _years(rules: Rules) -> dict[str, tuple[str, str]]:
    rows = rules.tables["issuers"]
    return {r["id"]: (r["active_from"], r["active_to"]) for r in reversed(rows) if r["active_from"] or r["active_to"]}
