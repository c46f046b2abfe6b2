"""Who issued a document, as keys say it: the body, and of one that is not the only one its place or its name.

`bgddt` · `ubnd.bac-ninh` · `dang-uy.an-binh.bac-giang` · `dai-hoc.thuong-mai`; `?` for what is not told.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from vnplan.tables.bodies import BY_NAME, CENTRAL, Body


class Home(NamedTuple):
    """Where a document speaks from: its province, and the district or commune, or the institution, that issued it.

    `letters` are what its own number has for its issuer: TP, of "30/BC-TP".
    """

    province: str | None = None
    place: str | None = None
    unit: str | None = None
    institution: Body | None = None
    issuer: Body | None = None
    letters: tuple[str, ...] = ()


NOWHERE = Home()
_CENTRE = "tw"  # trung ương


def author_of(symbol: Body, words: Body | None, home: Home) -> str:
    """A body's part of a key: `symbol` is what the number says of it, `words` what stands behind "của".

    >>> author_of(Body("ubnd", "provincial_committee", placed="any"), None, Home("bac-ninh"))
    'ubnd.bac-ninh'
    >>> author_of(Body("dang-uy", None, placed="below"), None, Home("bac-ninh"))
    'dang-uy.?'
    """
    kind = symbol.placed
    if kind == "unlisted" and words is not None and _of_its_kind(symbol, words):
        return f"{symbol.id}.{words.kind_name[1]}" if words.kind_name else symbol.id
    if words is not None and words.placed == "company":
        return ".".join((symbol.id, *_of_a_company(symbol, words)))
    if words is not None and (kind == "unlisted" or (not kind and symbol.level is None)):
        kind = words.placed  # a symbol of no table: "120/BC-XYZ của Ban Ví dụ HĐND tỉnh"
    return ".".join((symbol.id, *_charged_with(symbol, words), *PLACES[kind](symbol, words, home)))


def _of_its_kind(symbol: Body, words: Body) -> bool:
    """Whether a symbol is that of every body of a kind: HH, HTX, CTY, HTXNN; "HHDM" has letters of its whole name."""
    if words.kind_name is None:
        return False
    first, *others = words.kind_name[0].split("-")
    letters = first[0]
    told = {first}
    for syllable in others:  # "CTY", "CTCP", "CTTNHH"
        told.add(letters + syllable)
        letters += syllable if syllable in _ABBREVIATED else syllable[0]
        told.add(letters)
    if symbol.id in told or symbol.id == letters[len("ct") :] != "":  # "TNHH"
        return True
    name = "".join(word[0] for word in words.kind_name[1].removesuffix("-viet-nam").split("-"))
    return any(symbol.id.startswith(one) and name[:-1].startswith(symbol.id[len(one) :]) for one in told)


_ABBREVIATED = ("cp", "tnhh", "mtv")  # "Công ty |TNHH MTV| Sông Xanh"


def _charged_with(symbol: Body, words: Body | None) -> tuple[str, ...]:
    """ "12/KH-BCĐ của Ban Chỉ đạo chuyển đổi số tỉnh": a province has many; BCĐCĐS and BCĐ389 tell which it is."""
    if words is None or words.charge is None or not symbol.id.startswith(words.charge[0]):
        return ()
    letters, name = words.charge
    if symbol.level in CENTRAL and symbol.id != letters:
        return ()  # "Ban Chỉ đạo Trung ương" has a symbol of its own
    rest = symbol.id[len(letters) :].removeprefix("da").lstrip("-")
    told = rest in (name, name.replace("-", ""), "".join(word[0] for word in name.split("-"))) or name.startswith(rest)
    return () if rest and told else (name,)


def _none(symbol: Body, words: Body | None, home: Home) -> tuple[str, ...]:
    """ "Bộ Y tế": the only one."""
    return ()


def _unlisted(symbol: Body, words: Body | None, home: Home) -> tuple[str, ...]:
    """ "3/KH-XYZ", in no table, with no word of whose it is: any commune's, but "23/KL-LNTPTW" is the centre's."""
    return () if symbol.id.endswith(_CENTRE) else ("?",)


def _of_a_province(symbol: Body, words: Body | None, home: Home) -> tuple[str, ...]:
    """ "Sở Y tế": that of the province named, else of the document's own; "Ban Chỉ huy quân sự huyện" is one below."""
    province = (words and words.province) or home.province or "?"
    if words is None or words.unit not in ("commune", "district", "region"):
        return (province,)
    return (_unit_place(words, home) or "?", province)


def _of_a_unit(symbol: Body, words: Body | None, home: Home) -> tuple[str, ...]:
    """ "Đảng ủy xã An Bình", "UBND phường": of the unit named; one without a name is the document's own."""
    if words is None or words.unit is None:
        listed = words if words is not None and symbol.placed == "unlisted" else symbol
        return _of_a_body(symbol, words) or _of_no_unit(listed, home)
    place = _unit_place(words, home)
    if words.unit == "region" and place is not None and _of_country(words, place):
        return (place,)
    return (*((place,) if place is not None else ()), words.province or home.province or "?")


def _unit_place(words: Body, home: Home) -> str | None:
    """ "phường An Bình": by its name; "phường", "thành phố": the document's own; None where it is a province."""
    if words.unit == "region" and words.place is not None:
        return words.place
    if words.unit in ("city", "province"):
        return home.place if words.unit == "city" and of_a_town(home) else None
    if words.place not in (None, "?"):
        return words.place
    return home.place if home.place is not None and home.unit == words.unit else "?"


def of_a_town(home: Home) -> bool:
    """Whether a document that says "UBND thành phố" speaks from a city within a province."""
    return home.place is not None and home.place.startswith("thanh-pho-")


def _of_country(words: Body, place: str) -> bool:
    """ "Kho bạc Nhà nước khu vực VI": counted through the country; courts of regions are through a province."""
    if words.level in CENTRAL:
        return words.level != "judiciary" and _COUNTED.fullmatch(place) is not None
    return words.level is None and _IN_ROMAN.search(words.id) is not None


_COUNTED = re.compile(r"khu-vuc-\d+")
_IN_ROMAN = re.compile(r"-khu-vuc-[ivx]+(?![a-z])")  # of a body of no table: "Chi cục Dự trữ Nhà nước khu vực V"


def _of_a_body(symbol: Body, words: Body | None) -> tuple[str, ...]:
    """ "Đảng ủy Bộ Công Thương", "Ban Chỉ đạo Trường Đại học Ví dụ": within another body."""
    if words is None or words.id == symbol.id or symbol.level is not None:
        return ()
    if words.placed in BY_NAME:
        return _by_name(symbol, words, Home())
    return (words.id,) if words.level in CENTRAL and not words.placed else ()


def _of_no_unit(symbol: Body, home: Home) -> tuple[str, ...]:
    """ "12/KH-UBND" in a province's plan is the province's, "21-KH/ĐU" in a commune's the commune's.

    In a commune's "12/KH-UBND" may be the commune's own or the province's: not told.
    """
    if symbol.placed == "below":
        return (home.place, home.province or "?") if home.place is not None else ("?",)
    return (home.province or "?",) if home.place is None and symbol.level is not None else ("?",)


def _told(symbol: Body, words: Body | None, home: Home) -> tuple[str, ...]:
    """ "Bảo hiểm xã hội tỉnh Bắc Ninh": of a unit where one is named, else that of the whole country.

    An association's "3/KH-CCB" with no word of whose it is: not told, unless its symbol is its centre's ("MTTW").
    """
    if words is not None and words.unit is not None:
        return _of_a_unit(symbol, words, home)
    whole = words is not None and words.placed != "any"  # "Hội Nông dân Việt Nam", not "Hội Nông dân"
    return () if whole or symbol.level != "mass_organisation" or _CENTRE in symbol.id else ("?",)


def _by_name(symbol: Body, words: Body | None, home: Home) -> tuple[str, ...]:
    """ "Trường THPT Sông Mã", "Học viện Ví dụ": by its own name; a school with its province, a university without.

    "Trường Tiểu học Tân Hòa": with the unit over it too, for a province has several.
    """
    if words is not None and words.level in CENTRAL and not words.placed:
        return () if words.level != "government_agency" or words.id == symbol.id else (words.id,)
    if words is None or words.place is None:
        return _without_a_name(symbol, words, home)
    if words.placed == "name":
        return (words.place, *_of_a_province(symbol, words, home))
    if words.placed == "school":
        return (words.place, words.above or "?", *_of_a_province(symbol, words, home))
    if words.placed == "alone" and words.place.endswith("-tinh"):  # "Bệnh viện Đa khoa tỉnh": each province has one
        return (f"{words.place}-{home.province}" if home.province else "?",)
    return (words.place if words.placed == "alone" else "?",)


def _without_a_name(symbol: Body, words: Body | None, home: Home) -> tuple[str, ...]:
    """ "Huyện ủy", "Bệnh viện" in a district's or a hospital's document is its own; whose another is, is not told."""
    own = home.institution
    if words is not None and own is not None and own.place is not None and own.id == words.id:
        return _by_name(symbol, own, home)
    if symbol.level == home.unit == "district" and home.place is not None:
        return (_KIND.sub("", home.place), home.province or "?")
    return ("?", *(_of_a_province(symbol, words, home) if words is not None and words.placed in _IN_A_PROVINCE else ()))


_IN_A_PROVINCE = ("name", "school")
_KIND = re.compile(r"^(?:huyen|quan|thi-xa|thanh-pho)-")


def _whose(symbol: Body, words: Body | None, home: Home) -> tuple[str, ...]:
    """ "Hiệu trưởng Trường THPT Sông Mã", "Hội đồng trường Trường Đại học Ví dụ": as the body it is of."""
    known = words is not None and words.placed in (*BY_NAME, "any", "below")
    return PLACES[words.placed](symbol, words, home) if words is not None and known else ("?",)


def _of_its_body(symbol: Body, words: Body | None, home: Home) -> tuple[str, ...]:
    """ "5-KH/BTV của Ban Thường vụ Tỉnh đoàn Sơn La": as that body, for others of its place have one."""
    if words is not None and words.charge is not None:
        return _of_a_unit(symbol, words, home)
    if words is None or words.id == symbol.id or (words.placed == "told" and words.level is None):
        return ("?",)
    return (words.id, *PLACES[words.placed](words, words, home))


def _of_a_company(symbol: Body, words: Body) -> tuple[str, ...]:
    """ "8/QĐ-TCT của Tổng công ty Ví dụ": a symbol the table has is another's, or that of every company."""
    return () if symbol.id == words.id or symbol.placed == "unlisted" else ("?",)


PLACES: dict[str, Callable[[Body, Body | None, Home], tuple[str, ...]]] = {
    "": _none, "unlisted": _unlisted, "province": _of_a_province, "any": _of_a_unit, "below": _of_a_unit,
    "told": _told, "name": _by_name, "school": _by_name, "alone": _by_name, "whose": _whose,
    "board": _of_its_body,
}  # fmt: skip
"""What follows the body, by how many of its kind there are (column `placed` of the table of issuers)."""
