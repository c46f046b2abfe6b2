"""Keys: one document, one Akoma Ntoso work IRI with the year in place of the date.

`/akn/vn/{act|doc}/{type}/{author}[.{province}]/{year}/{serial}`; `cite/...` with `?` where a part is not known yet.
"""

from __future__ import annotations

import datetime
import re

from vnplan.compiled import plain_re
from vnplan.keys.authors import NOWHERE, Home, author_of
from vnplan.keys.courts import of_a_case
from vnplan.keys.iri import parse_iri, portion_of
from vnplan.scan.draft import Draft
from vnplan.scan.standards import split_standard
from vnplan.tables.bodies import BY_NAME, Body
from vnplan.tables.body_symbols import body_of_symbol, issuing_bodies, symbol_groups
from vnplan.tables.places import province_of
from vnplan.tables.rows import Row
from vnplan.tables.rules import Rules, per_rules
from vnplan.tables.short_laws import law_slugs
from vnplan.text.normalize import ascii_slug
from vnplan.text.symbols import law_slug, split_number

YEARS = range(1000, 3000)  # what else stands for a year is a slip, and no key can hold it


def number_key(
    type: str | None,
    number: str,
    year: int | None,
    body: Body | None,
    rules: Rules,
    home: Home = NOWHERE,
    day: datetime.date | None = None,
) -> str | None:
    """Key of a numbered document; provisional where year or place is not told, None where no serial is.

    `body` is what the words say of the issuer, `home` the place of the document that cites, `day` its day where known.

    >>> from vnplan.tables.rules import load_rules
    >>> number_key("quyet_dinh", "2457/QĐ-BGDĐT", 2023, None, load_rules())
    '/akn/vn/doc/quyet-dinh/bgddt/2023/2457'
    >>> number_key("nghi_quyet", "314/NQ-HĐND", None, None, load_rules())
    'cite/nghi-quyet/hdnd.?/?/314'
    """
    parts = split_number(number)
    if not parts.serial:
        return None
    groups = symbol_groups(number, rules, type)
    type = _type_in_keys(type, groups, rules)
    case, serial = of_a_case(type, groups, parts.year is not None, body, home, rules), parts.serial
    then = issuing_bodies(number, type, body, day.isoformat() if day else str(year) if year else None, rules)
    author = _author(type, then, year, body, home, rules) if case is None else case.author
    if case is not None:
        serial = f"{serial}-{case.series}"
    when = _when(parts.year, year)
    if "?" in author or when == "?":
        return _provisional(type, author, when, serial)
    doctype = rules.types.get(type)
    act = parts.year is not None or (doctype is not None and doctype.family == "act")
    return f"/akn/vn/{'act' if act else 'doc'}/{_slug(type)}/{author}/{when}/{serial}"


def _when(*years: int | None) -> str:
    """The first year that is one."""
    for year in years:
        if year is not None and year in YEARS:
            return str(year)
    return "?"


def _type_in_keys(type: str | None, groups: tuple[str, ...], rules: Rules) -> str:
    """The type as keys have it: the symbol's where words tell none; "Thông báo kết luận số 624/TB-VPCP" is a TB.

    "Nghị định số 12/VBHN-BTC" is a consolidated text, with a series of its own.
    """
    told = rules.type_of_groups(groups)
    if told is not None and told.stands == "consolidated":
        return told.code
    if type is None or rules.stands(type, "any"):  # what has no type of its own is a letter
        return told.code if told else rules.letter if groups else type or rules.any_type
    return told.code if told and type.startswith(f"{told.code}_") else type


_OTHER_DECREES = 1992  # the last year in which another than the Government passed them: Hiến pháp 1992, art. 112


def _author(type: str, symbols: list[Body], year: int | None, body: Body | None, home: Home, rules: Rules) -> str:
    """Who issued it: of a law by its type, else by the `symbols`, else by the words; "?" where nothing tells."""
    if type in rules.laws:
        return rules.laws[type].issuer
    bodies = _bodies(type, symbols, body, rules)
    told = "+".join(author_of(b, body, home) for b in bodies)
    if told or "_lien_" in type:  # of several: the last of them named is not its issuer
        return told or "?"
    if body is None and type == "nghi_dinh" and year is not None and year > _OTHER_DECREES:
        return "cp"  # "NĐ 123/2020"
    return author_of(body, body, home) if body is not None else "?"


def _bodies(type: str, bodies: list[Body], body: Body | None, rules: Rules) -> list[Body]:
    """The bodies a number's symbol names, as far as the type and the words beside it leave them standing."""
    doctype = rules.types.get(type)
    if (
        doctype is not None and doctype.central
    ):  # no local body issues it, whatever its symbols: Luật 64/2025/QH15 art. 4
        bodies = [b._replace(placed="") if b.placed == "unlisted" else b for b in bodies]
    if len(bodies) > 1 and body is None:  # what a ministry issues with an association is its centre's
        bodies = [b._replace(placed="") if b.placed in ("told", "unlisted") else b for b in bodies]
    if len(bodies) == 1 and body is not None and _is_another(bodies[0], body):
        bodies = [body]
    return bodies


def _is_another(symbol: Body, words: Body) -> bool:
    """ "3/KH-CĐ của Công đoàn phường Hạc Thành": the symbol of a kind of school is read for another body's."""
    if symbol.placed == "whose" and words.id != symbol.id and words.id.startswith(symbol.id):
        return True  # "8/QĐ-ĐHQG của Đại học Quốc gia Hà Nội": two write the beginning of their symbols
    return symbol.placed in BY_NAME and words.placed not in BY_NAME and words.level not in (None, "institution")


def _slug(type: str) -> str:
    return type.replace("_", "-")


def _provisional(type: str, author: str, when: str, serial: str) -> str:
    return f"cite/{_slug(type)}/{author}/{when}/{serial}"


@per_rules
def _law_word(rules: Rules) -> re.Pattern[str]:
    """ "Bộ luật ", "Pháp Lệnh " before a law's name."""
    words = "|".join(re.escape(law.name).replace(r"\ ", r"\s+") for law in rules.laws.values())
    return plain_re(rf"^(?:{words})\s+", re.IGNORECASE)


_REVISED = plain_re(r"\s*\(?sửa đổi(?:,? bổ sung)?\)?\s*$")


def law_key(type: str, name: str, year: int | None, date: str | None, rules: Rules) -> str:
    """Key of a law cited by name, through the table of laws; provisional where name, year and date do not tell one.

    >>> from vnplan.tables.rules import load_rules
    >>> law_key("luat", "Luật Giáo dục", 2019, None, load_rules())
    '/akn/vn/act/luat/quoc-hoi/2019/43'
    """
    slug = slug_of_law(type, name, rules)
    editions = [row for row in rules.law_editions.get((type, slug), ()) if _is_edition(row, year, date)]
    if len(editions) == 1:
        key = number_key(type, editions[0]["number"], int(editions[0]["date"][:4]), None, rules)
        if key is not None:
            return key
    when = str(year or (int(date[:4]) if date else "?"))
    if type == "hien_phap":
        return f"/akn/vn/act/hien-phap/quoc-hoi/{when}/nn" if when != "?" else "cite/hien-phap/quoc-hoi/?/nn"
    return _provisional(type, rules.laws[type].issuer, when, slug)


def slug_of_law(type: str, name: str, rules: Rules) -> str:
    """What editions of one law have in common: "Luật Giáo dục (sửa đổi)" is giao-duc."""
    slug = law_slug(_REVISED.sub("", _law_word(rules).sub("", name)))
    return law_slugs(rules).get((type, slug), slug)


def _is_edition(row: Row, year: int | None, date: str | None) -> bool:
    """Whether a row of the table of laws is the edition of a day, or of a year: that of its date or its number."""
    if date is not None:
        return row["date"] == date
    return year is not None and (row["date"].startswith(str(year)) or f"/{year}/" in row["number"])


# ", ngày 14/6/2019", "(2019)"
_WHEN = plain_re(r"(?<![,\s(])[,\s(]*(?:(?:ngày|năm)\s.*|(?:19|20)\d\d\)?)$", re.IGNORECASE)
_LONGEST_SLUG = 24  # syllables of a title that tell it from any other


def citation_key(draft: Draft, words: str, body: Body | None, home: Home, rules: Rules) -> str | None:
    """Key of a citation; `self` and `internal` have none of their own."""
    if draft.kind == "numbered" and draft.number is not None:
        return number_key(draft.type, draft.number, draft.year, body, rules, home, draft.date)
    if draft.kind == "standard" and draft.number is not None and draft.type is not None:
        return standard_key(draft.number, draft.year, draft.type, rules)
    if draft.kind == "named_law" and draft.type is not None:
        name = _WHEN.sub("", " ".join(words.split()))
        return law_key(draft.type, name, draft.year, draft.date.isoformat() if draft.date else None, rules)
    if draft.kind == "named" and draft.type is not None:
        if draft.congress:
            return _congress_key(draft.type, words, home.province, rules)
        if draft.session is not None:
            return _provisional(draft.type, "hoi-nghi.tw", "?", "-".join(map(str, draft.session)))
        return _provisional(draft.type, "?", "?", _title_slug(draft.title or words))
    return None


def standard_key(number: str, year: int | None, type: str, rules: Rules) -> str | None:
    """Key of a standard: the body its symbol tells, its year, and what it adopts and its serial in one.

    >>> from vnplan.tables.rules import load_rules
    >>> standard_key("QCVN 06:2022/BXD", 2022, "quy_chuan", load_rules())
    '/akn/vn/doc/quy-chuan/bxd/2022/6'
    >>> standard_key("TCVN ISO 9001:2015", 2015, "tieu_chuan", load_rules())
    '/akn/vn/doc/tieu-chuan/bkhcn/2015/iso-9001'
    """
    told = split_standard(number, rules)
    if told is None:
        return None
    body = standard_body(number, rules)
    serial = "-".join(step.lstrip("0") or "0" for step in ascii_slug(told.serial).split("-"))
    if body is None or year is None:
        return _provisional(type, body.id if body else "?", str(year or "?"), serial)
    return f"/akn/vn/doc/{_slug(type)}/{body.id}/{year}/{serial}"


def standard_body(number: str, rules: Rules) -> Body | None:
    """Who issued a standard, by its symbol or by what stands behind the slash: TCVN by the ministry of science.

    Behind that of a province, "QCĐP 02:2020/TP", stands the province.
    """
    told = split_standard(number, rules)
    if told is not None and told.issuer and told.row["placed"] == "yes":
        return Body(ascii_slug(told.issuer), None, placed="unlisted")
    symbol = (told.issuer or told.row["issuer"]) if told is not None else ""
    return body_of_symbol(symbol, rules) if symbol else None


def _congress_key(type: str, words: str, province: str | None, rules: Rules) -> str:
    """Key of a congress's resolution by its ordinal: of a province's Party, or of the whole."""
    slug = ascii_slug(words)
    home = province_of(words, rules) or province or "?"
    author = home if "dang-bo" in slug else "dang"
    return _provisional(type, f"dai-hoi.{author}", "?", slug.rsplit("-", 1)[-1])


def _title_slug(title: str) -> str:
    return "-".join(ascii_slug(title).split("-")[:_LONGEST_SLUG])


def document_key(
    type: str | None,
    number: str | None,
    year: int | None,
    day: datetime.date | None,
    body: Body | None,
    home: Home,
    sha256: str,
    rules: Rules,
) -> str:
    """Key of a document that was given as text: by its own number, provisional where that leaves out year or place;
    of one without a number by its text."""
    key = number_key(type, number, year, body, rules, home, day) if number is not None else None
    return key if key is not None else f"text/{sha256[:12]}"


def portion(key: str, provision: dict[str, str]) -> str:
    """Key of a provision inside a document: `~art_5__para_2__point_dd` (đ is dd).

    >>> portion("/akn/vn/act/thong-tu/bgddt/2021/22", {"dieu": "5", "khoan": "2", "diem": "đ"})
    '/akn/vn/act/thong-tu/bgddt/2021/22~art_5__para_2__point_dd'
    """
    return str(parse_iri(key)._replace(portion=portion_of(provision)))
