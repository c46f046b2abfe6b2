"""Places: provinces, districts and communes that words name."""

from __future__ import annotations

import datetime
import functools
from typing import NamedTuple

import regex

from vnplan.compiled import compiled
from vnplan.tables.rows import listed
from vnplan.tables.rules import Rules, per_rules
from vnplan.tables.types import long_words
from vnplan.text.labels import roman_value
from vnplan.text.normalize import ascii_slug
from vnplan.text.words import syllable

# --- provinces -------------------------------------------------------------------------------------------------------


@per_rules
def _province_pattern(rules: Rules) -> regex.Pattern[str]:
    """A province's name in group 1; before it what only looks like one: "huyện Quảng Ninh", "Thái Bình Dương".

    "Hà Giang 1, ngày" is a commune.
    """
    names = sorted((n for name in _province_names(rules) for n in (name, name.upper())), key=len, reverse=True)
    words = "|".join(regex.escape(name) for name in names).replace(r"\ ", r"\s+")
    first = regex.escape("".join(sorted({name[0] for name in names})))  # most words begin with none of these letters
    other = rf"(?:{rules.phrases('not_a_province')})(?!\w)(?:\s+(?:{words})(?!\w))?"
    return compiled(rf"(?<!\w)(?:{other}|(?=[{first}])({words})(?!\w| \d(?:,|$)))")


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
    return " ".join(syllable(word) for word in name.replace("’", "'").split())


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


# --- districts and communes ------------------------------------------------------------------------------------------


class PlaceUnit(NamedTuple):
    """The unit whose body words name: its level, and its name as a slug, the district's behind the commune's.

    `level` is "province", "city" (which may be a province or a district), "region", "district" or "commune"; `slug` is
    "?" where the words have no name: "UBND xã".
    """

    level: str
    slug: str


# "xã Tân An", "PHƯỜNG 5"; "xã hội" and "hợp tác xã" are no place, and "thị xã" a district
_COMMUNE = (
    r"(?<![Tt]hị\s)(?<!THỊ\s)(?<!\s[Tt]ác\s)(?<!\sTÁC\s)"
    r"(?:xã(?!\s+hội(?!\w))|Xã(?!\s+[Hh]ội(?!\w))|XÃ(?!\s+HỘI)|[Pp]hường|PHƯỜNG)"
)
_SMALL_TOWN = r"[Tt]hị\s+trấn|THỊ\s+TRẤN|[Đđ]ặc\s+khu|ĐẶC\s+KHU"
_DISTRICT = r"[Hh]uyện|HUYỆN|[Qq]uận|QUẬN|[Tt]hị\s+xã|THỊ\s+XÃ"
_CITY = r"[Tt]hành\s+phố|THÀNH\s+PHỐ|T[Pp]\.?"
_PROVINCE = compiled(r"(?<!\w)(?:[Tt]ỉnh|TỈNH)(?!\w)(?!\s+[Uuủ][Ỷỷy](?!\w))")


def says_province(words: str) -> bool:
    """Whether words say "tỉnh": "Bệnh viện Đa khoa |tỉnh| Thanh Hóa"."""
    return _PROVINCE.search(words) is not None


@per_rules
def no_place(rules: Rules) -> str:
    """What follows the name of a place in capitals and is no part of it: "xã Tân An |Ban hành Quy chế"."""
    return rf"(?:{rules.phrases('no_place_name')}|{long_words(rules)})(?!\w)"


class _Named(NamedTuple):
    """The word for what a unit is, with its name in group "name" where it has one: "xã Sơn Kim 1"."""

    commune: regex.Pattern[str]
    district: regex.Pattern[str]
    city: regex.Pattern[str]


@per_rules
def _named(rules: Rules) -> _Named:
    """A name ends before what follows one: "XÃ TÂN AN BAN THƯỜNG TRỰC", "xã Tân An Về việc"."""
    once = rf"(?(DEFINE)(?P<other>{no_place(rules)}))"  # compiled once a pattern, wherever it is asked for
    word = r"(?!(?&other))\p{Lu}[\p{L}'’]*"
    name = rf"(?:\s+|(?<=[Pp]\.))(?P<name>\d{{1,2}}(?!\w)|{word}(?:\s+{word}){{0,3}}(?:\s\d(?![\w/%.]))?)"
    return _Named(
        compiled(rf"{once}(?<!\w)(?:{_COMMUNE}|{_SMALL_TOWN})(?!\w)(?:{name})?"),
        compiled(rf"{once}(?<!\w)(?P<kind>{_DISTRICT})(?:\s+(?:đảo|ĐẢO))?(?!\w)(?:{name})?"),  # "huyện đảo Lý Sơn"
        compiled(rf"{once}(?<!\w)(?P<kind>{_CITY})(?:{name}|(?!\w))"),
    )


_PART = r"\p{Lu}[\p{L}'’]*(?:\s\p{Lu}[\p{L}'’]*){0,2}(?!\w)"
_IN_REGION = compiled(  # "khu vực 3 - Nghệ An", "khu vực VI", "KHU VỰC SÔNG MÃ - SỐP CỘP"
    rf"(?<!\w)(?:[Kk]hu\s+vực|KHU\s+VỰC)\s+(?:(?P<number>\d{{1,2}}|[IVX]{{1,5}})(?!\w)|(?P<name>{_PART}\s?[-–]\s?{_PART}))"
)


@functools.lru_cache(maxsize=8192)
def unit_of(words: str, rules: Rules) -> PlaceUnit | None:
    """The smallest unit that words name, None where they name none; a region of a court or an office is one.

    >>> from vnplan.tables.rules import load_rules
    >>> unit_of("UBND xã Tân An, huyện Lục Nam", load_rules())
    PlaceUnit(level='commune', slug='tan-an.huyen-luc-nam')
    >>> unit_of("Đảng ủy phường", load_rules())
    PlaceUnit(level='commune', slug='?')
    >>> unit_of("Tòa án nhân dân khu vực 3 - Nghệ An", load_rules())
    PlaceUnit(level='region', slug='khu-vuc-3')
    """
    district = _district(words, rules)
    region = _IN_REGION.search(words)
    if region is not None:
        said = region["number"] or region["name"]
        return PlaceUnit("region", f"khu-vuc-{roman_value(said) or ascii_slug(said)}")  # "khu vực V" is "Khu vực 5"
    commune = _named(rules).commune.search(words)
    if commune is not None:
        slug = ascii_slug(commune["name"] or "") or "?"
        return PlaceUnit("commune", f"{slug}.{district}" if district not in (None, "?") and slug != "?" else slug)
    if district is not None:
        return PlaceUnit("district", district)
    city = _named(rules).city.search(words)
    if city is not None and city["name"] is None:
        return PlaceUnit("city", "?")
    return PlaceUnit("province", "?") if _PROVINCE.search(words) or province_of(words, rules) else None


_TWO_LEVELS = datetime.date(2025, 7, 1)  # from which there are no districts, and the communes of the table


@functools.lru_cache(maxsize=8192)
def province_of_unit(words: str, day: datetime.date | None, rules: Rules) -> str | None:
    """Slug of the only province that has the district words name, or on a day the commune; None where two have.

    >>> from vnplan.tables.rules import load_rules
    >>> province_of_unit("UBND xã Phố Bảng", datetime.date(2025, 11, 3), load_rules())
    'tuyen-quang'
    >>> province_of_unit("UBND thành phố Hội An", None, load_rules())
    'quang-nam'
    """
    named = _named(rules)
    for pattern in (named.district, named.city):
        found = pattern.search(words)
        if found is not None and found["name"]:
            kind = "thành phố" if pattern is named.city else found["kind"]
            return rules.units.get(_plain(f"{kind} {found['name']}")) or None
    found = named.commune.search(words) if day is not None and day >= _TWO_LEVELS else None
    return rules.units.get(_plain(found["name"] or "")) or None if found is not None else None


def unit_over(unit: PlaceUnit | None, day: datetime.date | None) -> str | None:
    """The slug of the unit over a school of which another, or that one, is told: the district's until there were none.

    >>> unit_over(PlaceUnit("commune", "tan-an.huyen-luc-nam"), datetime.date(2024, 5, 2))
    'huyen-luc-nam'
    >>> unit_over(PlaceUnit("commune", "tan-an"), datetime.date(2025, 9, 5))
    'tan-an'
    """
    if unit is None or day is None or unit.slug == "?" or unit.level not in ("commune", "district"):
        return None
    commune, _, district = unit.slug.partition(".") if unit.level == "commune" else ("", "", unit.slug)
    return (commune if day >= _TWO_LEVELS else district) or None


def is_of_its_time(level: str | None, day: datetime.date | None) -> bool:
    """Whether there were bodies of a district with offices and schools below them on a day, or of such a commune."""
    return day is not None and (day >= _TWO_LEVELS) == (level == "commune")


def province_of_committee(words: str, place: str, rules: Rules) -> str | None:
    """Slug of the only province with the district of a body called after its kind: "Huyện ủy |Như Xuân|".

    >>> from vnplan.tables.rules import load_rules
    >>> province_of_committee("Bí thư Huyện ủy Như Xuân", "nhu-xuan", load_rules())
    'thanh-hoa'
    """
    said = words.split()
    begins = {word.lower() for word in said}
    kind = next((kind for kind in _KINDS if kind.split()[0] in begins), None)
    length = place.count("-") + 1
    names = (" ".join(said[n : n + length]) for n in range(len(said)))
    name = next((name for name in names if ascii_slug(name) == place), None)
    return rules.units.get(_plain(f"{kind} {name}")) or None if kind is not None and name is not None else None


def unit_by_name(name: str, day: datetime.date | None, rules: Rules) -> tuple[PlaceUnit, str | None] | None:
    """The unit that goes by a name alone, with its province where only one has it: a commune on a day of today's.

    >>> from vnplan.tables.rules import load_rules
    >>> unit_by_name("Lục Nam", datetime.date(2024, 5, 2), load_rules())
    (PlaceUnit(level='district', slug='huyen-luc-nam'), 'bac-giang')
    """
    if day is not None and day >= _TWO_LEVELS:
        known = rules.units.get(_plain(name))
        return (PlaceUnit("commune", ascii_slug(name)), known or None) if known is not None else None
    kinds = [kind for kind in _KINDS if _plain(f"{kind} {name}") in rules.units]
    if len(kinds) != 1:
        return None
    slug = ascii_slug(f"{kinds[0]} {name}")
    return PlaceUnit("district", slug), rules.units[_plain(f"{kinds[0]} {name}")] or None


_KINDS = ("huyện", "quận", "thị xã", "thành phố")


def is_commune(name: str, rules: Rules) -> bool:
    """Whether the table has a commune of that name: "Sơn Kim 1"."""
    return _plain(name) in rules.units


def _district(words: str, rules: Rules) -> str | None:
    """ "huyện-luc-nam"; of a city only one that is no province: "thành phố Hội An", "TP Bắc Ninh"."""
    found = _named(rules).district.search(words)
    if found is not None and not (found["name"] or "").upper().startswith(_UNION):  # "HUYỆN ĐOÀN BÌNH LIÊU"
        name = ascii_slug(found["name"] or "")
        return f"{ascii_slug(found['kind'])}-{name}" if name else "?"
    for city in _named(rules).city.finditer(words):
        slug = _city(words, city, rules)
        if city["name"] is not None and slug not in _cities(rules):
            return f"thanh-pho-{slug or ascii_slug(city['name'])}"
    return None


def _city(words: str, city: regex.Match[str], rules: Rules) -> str | None:
    """The slug of a city named as a province is: "thành phố |Huế|", or by its letters, "|TP.HCM|"."""
    by_name = city_of(words, city.start("name"), rules) if city["name"] is not None else None
    return by_name or city_of(words, city.start(), rules)


_UNION = "ĐOÀN"


def city_of(words: str, at: int, rules: Rules) -> str | None:
    """Slug of the province whose name stands at `at`."""
    known = _province_pattern(rules).match(words, at)
    return _province_slugs(rules)[_plain(known[1])] if known is not None and known[1] else None


@per_rules
def _cities(rules: Rules) -> frozenset[str | None]:
    """The provinces that are cities: "thành phố Hải Phòng" is one, "thành phố Bắc Ninh" a city within one."""
    return frozenset(row["slug"] for row in rules.tables["provinces"] if row["city"])


@per_rules
def _cities_since(rules: Rules) -> dict[str, tuple[datetime.date, str]]:
    """Cities that were a province's town before a day, with that day and that province: Huế, until 31/12/2024."""
    return {
        row["slug"]: (datetime.date.fromisoformat(row["city"]), rules.units[_plain(f"thành phố {row['name']}")])
        for row in rules.tables["provinces"]
        if row["city"] not in ("", "yes", "no")
    }


def province_then(slug: str | None, day: datetime.date | None, rules: Rules) -> str | None:
    """The province that was there on a day where a city named as one is younger.

    >>> from vnplan.tables.rules import load_rules
    >>> province_then("hue", datetime.date(2021, 2, 3), load_rules())
    'thua-thien-hue'
    """
    since = _cities_since(rules).get(slug or "")
    return since[1] if since is not None and day is not None and day < since[0] else slug


def town_then(words: str, day: datetime.date | None, rules: Rules) -> tuple[PlaceUnit, str] | None:
    """The town that a city was on a day, or by the province named with it, and that province.

    >>> from vnplan.tables.rules import load_rules
    >>> town_then("UBND TP Huế", datetime.date(2021, 2, 3), load_rules())
    (PlaceUnit(level='district', slug='thanh-pho-hue'), 'thua-thien-hue')
    """
    for city in _named(rules).city.finditer(words):
        slug = _city(words, city, rules)
        since = _cities_since(rules).get(slug or "")
        if since is None:
            continue
        lies_in = since[1] != slug and since[1] in provinces_in(words, rules)
        if lies_in or (day is not None and day < since[0]):
            return PlaceUnit("district", f"thanh-pho-{slug}"), since[1]
    return None
