"""Bodies from the words that name them: whole, abbreviated or misspelt, with level, province and place."""

from __future__ import annotations

import functools
import re

import regex

from vnplan.compiled import compiled
from vnplan.tables.bodies import BY_NAME, LOCAL, Body, placed
from vnplan.tables.body_names import KnownBody, body_names, known_body
from vnplan.tables.body_symbols import body_of_symbol, row_of_symbol
from vnplan.tables.places import PlaceUnit, province_of, says_province, unit_of
from vnplan.tables.rows import Row
from vnplan.tables.rules import Rules, per_rules
from vnplan.text.normalize import ascii_slug


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
    if row["level"] == "government_agency" and (school := _member_of(words, row, rules)) is not None:
        return school
    kind, charge = placed(row), charge_of(words, rules)
    if kind in BY_NAME:
        return _institution(words, row, rules)
    unit = unit_of(words, rules) if kind in ("any", "below", "told") else None
    level = _level(row, unit)
    province = province_of(words, rules) if level is None or level in LOCAL or (kind and unit) else None
    place = unit.slug if unit is not None and unit.level in ("region", "district", "commune") else None
    return Body(row["id"], level, province, place, unit and unit.level, kind, charge=charge)


def _institution(words: str, row: Row, rules: Rules) -> Body:
    """ "Trường THPT Sông Mã", "Huyện ủy Sông Mã": by its own name; a university is no province's."""
    level, kind = row["level"] or None, placed(row)
    local = (level is None or level in LOCAL) and (kind != "alone" or says_province(words))
    return Body(
        row["id"], level, province_of(words, rules) if local else None, _own_name(words, row, rules), placed=kind
    )


def _member_of(words: str, university: Row, rules: Rules) -> Body | None:
    """ "Trường Đại học Kinh tế - ĐHQG Hà Nội": a school of the national university, and not that one itself."""
    post = _post(rules).match(words)
    known = known_body(words, post.end() if post else 0, body_names(rules))
    row = row_of_symbol(known.symbol, rules) if known is not None else None
    if row is None or row["id"] == university["id"] or placed(row) != "alone":
        return None
    return Body(row["id"], row["level"], place=university["id"], placed="alone")


@per_rules
def _set_up_for(rules: Rules) -> regex.Pattern[str]:
    """ "Ban Chỉ đạo", "BAN QUẢN LÝ": what the names of bodies set up for something begin with."""
    return compiled(rf"(?:(?:Phó\s+)?Trưởng\s+)?(?P<kind>{rules.phrases('set_up_for')})(?!\w)", regex.IGNORECASE)


@per_rules
def _place_behind(rules: Rules) -> regex.Pattern[str]:
    """ "chuyển đổi số |tỉnh Bắc Giang"."""
    place = rf",?\s(?:{rules.phrases('place_word')})(?!\w)"
    return compiled(rf"\s*(?:[;(]|{place}).*$", regex.IGNORECASE | regex.DOTALL)


_SMALL_WORDS = re.compile(r"(?<![a-z0-9])(?:ve|cac|va|thuc-hien|du-an|(?<=don-vi-)bau-cu)(?:-|$)")
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
    name = _SMALL_WORDS.sub("", ascii_slug(_place_behind(rules).sub("", said[kind.end() :])))
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


_OF_PROVINCE = compiled(r"[,\s–-]+(?:[Tt]ỉnh|TỈNH|[Tt]hành\s+phố|THÀNH\s+PHỐ)\s.*$|\s*[(,;].*$|\s+kh(?:óa|oá)\s.*$")


def _own_name(words: str, row: Row, rules: Rules) -> str | None:
    """What an institution is called behind the word for what it is: "Trường THPT |Sông Mã, tỉnh Sơn La"."""
    tree, end = body_names(rules), None
    for token in regex.finditer(r"\S+", words):
        known = known_body(words, token.start(), tree)
        if known is not None and known.symbol == row["symbol"]:
            end = known.end if end is None else max(end, known.end)
    if end is None:
        return None
    if words[:end].lower().endswith(_SEATED) and (seat := province_of(words[end:], rules)) is not None:
        return seat
    if _any_of_its_kind(rules).fullmatch(words, end):
        return None
    if placed(row) == "alone":
        return _CITY.sub("thanh-pho-", ascii_slug(words[end:])) or None
    name = _OF_PROVINCE.sub("", words[end:])
    return ascii_slug(_OF_UNIT.sub("", name) if placed(row) == "school" else name) or None


_CITY = re.compile(r"(?<![a-z0-9])tp-")  # "Đại học Kinh tế TP. Hồ Chí Minh"
# "Trường Mầm non Sơn Ca| xã Sông Lam"; not "Trường Tiểu học thị trấn Sông Lam", "Trường Tiểu học số 1 xã Sông Lam"
_UNIT = r"xã|phường|thị\s+trấn|đặc\s+khu|huyện|quận|thị\s+xã|thành\s+phố|tp\.?"
_OF_UNIT = compiled(rf"(?<=\w)(?<!\ssố\s\d{{1,2}})\s+(?:{_UNIT})\s.*$", regex.IGNORECASE)


@per_rules
def _any_of_its_kind(rules: Rules) -> regex.Pattern[str]:
    """ "Bệnh viện| Đa khoa": each province has one; but "Bệnh viện| Phổi Trung ương", "Bệnh viện| Đa khoa tỉnh".

    "Trường Đại học| Kinh tế": several universities have a school of it.
    """
    words = rf"(?:\s(?:{rules.phrases('institution_words')})(?!\w)){{1,3}}(?<!\s(?:tỉnh|trung\sương))"
    return compiled(rf"{words}|\s(?:{rules.any_word('field')})", regex.IGNORECASE)


_SEATED = " tại"  # "Tòa án nhân dân cấp cao tại |TP. Hồ Chí Minh": by its seat, however that is written


_ABOVE = ("TTg", "CP", "TW")  # "Bộ Tư pháp, Chính phủ": what stands above a body does not take its place
_OVER = ("CP", "QH")


def _named_in(words: str, rules: Rules) -> str | None:
    """Symbol of the body named in words; of several the one that ends last."""
    best: KnownBody | None
    tree, post = body_names(rules), _post(rules).match(words)
    if company(rules).match(words, post.end() if post else 0) is not None:  # "Công ty |Điện lực| Sông Mã"
        best = known_body(words, post.end() if post else 0, tree)
        return best.symbol if best is not None else None
    best = None
    for token in regex.finditer(r"\S+", words):
        known = known_body(words, token.start(), tree)
        if known is None or (best is not None and (known.end <= best.end or token.start() < best.end)):
            continue  # "Văn phòng Đoàn ĐBQH và |HĐND tỉnh" is within a longer name
        if best is None or known.symbol not in _ABOVE or best.symbol in _OVER:
            best = known
    return best.symbol if best else None
