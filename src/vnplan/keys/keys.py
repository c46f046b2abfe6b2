"""Keys: one document, one Akoma Ntoso work IRI with the year in place of the date.

`/akn/vn/{act|doc}/{type}/{author}[.{province}]/{year}/{serial}`; `cite/...` with `?` where a part is not known yet.
"""

from __future__ import annotations

import hashlib
import re

from vnplan.keys.iri import parse_iri, portion_of
from vnplan.scan.draft import Draft
from vnplan.tables.bodies import LOCAL, Body, bodies_of_number, province_of
from vnplan.tables.rules import Rules, per_rules
from vnplan.text.normalize import ascii_slug
from vnplan.text.symbols import split_number

_PLACED = {"ubnd", "hdnd", "tu", "ctubnd", "ub"}


def text_sha256(text: str) -> str:
    """SHA-256 of the UTF-8 text; a lone surrogate counts as its three bytes."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def number_key(
    kind: str | None, number: str, year: int | None, body: Body | None, province: str | None, rules: Rules
) -> str | None:
    """Key of a numbered document; provisional where year or province is not told, None where no serial is.

    `body` is what the words say of the issuer, `province` the place of the document that cites.

    >>> from vnplan.tables.rules import load_rules
    >>> number_key("quyet_dinh", "2457/QĐ-BGDĐT", 2023, None, None, load_rules())
    '/akn/vn/doc/quyet-dinh/bgddt/2023/2457'
    >>> number_key("nghi_quyet", "314/NQ-HĐND", None, None, None, load_rules())
    'cite/nghi-quyet/hdnd.?/?/314'
    """
    parts = split_number(number)
    if not parts.serial:
        return None
    told = rules.type_of_symbol(parts.groups[0]) if parts.groups else None
    if kind in (None, "van_ban"):  # what has no type of its own is a letter
        kind = told.code if told else "cong_van" if parts.groups else "van_ban"
    elif told is not None and kind.startswith(f"{told.code}_"):  # "Thông báo kết luận số 624/TB-VPCP" is a TB
        kind = told.code
    type_slug = kind.replace("_", "-")
    if kind in rules.laws:
        author = rules.laws[kind].issuer
    elif parts.groups:
        found = bodies_of_number(number, rules, kind)
        author = "+".join(_placed(b, body, province) for b in found) or "?"
    elif body is not None:
        author = _placed(body, body, province)
    else:
        author = "?"
    when = str(parts.year or year or "?")
    known = rules.types.get(kind)
    family = "act" if parts.year is not None or (known is not None and known.family == "act") else "doc"
    if "?" in author or when == "?":
        return f"cite/{type_slug}/{author}/{when}/{parts.serial}"
    return f"/akn/vn/{family}/{type_slug}/{author}/{when}/{parts.serial}"


def _placed(symbol: Body, words: Body | None, province: str | None) -> str:
    """A body's slug with its province where it is a local one."""
    if symbol.level not in LOCAL and symbol.id not in _PLACED:
        return symbol.id
    name = symbol.id
    if words is not None and words.level in ("commune", "district") and name in _PLACED:
        name = f"{name}-{words.place or '?'}"  # "ubnd-xa-tan-an", not the province's committee
    if words is not None and words.province is not None:
        return f"{name}.{words.province}"
    return f"{name}.{province or '?'}"


def law_key(kind: str, name: str, year: int | None, date: str | None, rules: Rules) -> str:
    """Key of a law cited by name, through the table of laws; provisional where name, year and date do not tell one.

    >>> from vnplan.tables.rules import load_rules
    >>> law_key("luat", "Luật Giáo dục", 2019, None, load_rules())
    '/akn/vn/act/luat/quoc-hoi/2019/43'
    """
    words = _law_word(rules).sub("", name)
    slug = ascii_slug(re.sub(r"\s*\(?sửa đổi(?:,? bổ sung)?\)?\s*$", "", words))
    editions = rules.law_editions.get((kind, slug), [])
    if date is not None:
        editions = [row for row in editions if row["date"] == date]
    elif year is not None:
        editions = [row for row in editions if row["date"].startswith(str(year)) or f"/{year}/" in row["number"]]
    else:
        editions = []
    if len(editions) == 1:
        key = number_key(kind, editions[0]["number"], int(editions[0]["date"][:4]), None, None, rules)
        if key is not None:
            return key
    author = rules.laws[kind].issuer
    when = year or (int(date[:4]) if date else "?")
    if kind == "hien_phap":
        return f"/akn/vn/act/hien-phap/quoc-hoi/{when}/nn" if when != "?" else "cite/hien-phap/quoc-hoi/?/nn"
    return f"cite/{kind.replace('_', '-')}/{author}/{when}/{slug}"


@per_rules
def _law_word(rules: Rules) -> re.Pattern[str]:
    words = "|".join(re.escape(law.name).replace(r"\ ", r"\s+") for law in rules.laws.values())
    return re.compile(rf"^(?:{words})\s+", re.IGNORECASE)


def citation_key(draft: Draft, words: str, body: Body | None, province: str | None, rules: Rules) -> str | None:
    """Key of a citation; `self` and `internal` have none of their own."""
    if draft.kind == "numbered" and draft.number is not None:
        return number_key(draft.type, draft.number, draft.year, body, province, rules)
    if draft.kind == "named_law" and draft.type is not None:
        name = re.sub(
            r"[,\s(]*(?:(?:ngày|năm)\s.*|(?:19|20)\d\d\)?)$", "", " ".join(words.split()), flags=re.IGNORECASE
        )
        return law_key(draft.type, name, draft.year, draft.date.isoformat() if draft.date else None, rules)
    if draft.kind == "named" and draft.type is not None:
        type_slug = draft.type.replace("_", "-")
        if draft.congress:
            slug = ascii_slug(words)
            home = province_of(words, rules) or province or "?"
            author = home if "dang-bo" in slug else "dang"
            return f"cite/{type_slug}/dai-hoi.{author}/?/{slug.rsplit('-', 1)[-1]}"
        slug = "-".join(ascii_slug(draft.title or words).split("-")[:24])
        return f"cite/{type_slug}/?/?/{slug}"
    return None


def document_key(
    kind: str | None,
    number: str | None,
    year: int | None,
    body: Body | None,
    province: str | None,
    sha256: str,
    rules: Rules,
) -> str:
    """Key of a document that was given as text: by its own number, else by its text."""
    if number is not None:
        key = number_key(kind, number, year, body, province, rules)
        if key is not None and not key.startswith("cite/"):
            return key
    return f"text/{sha256[:12]}"


def portion(key: str, provision: dict[str, str]) -> str:
    """Key of a provision inside a document: `~art_5__para_2__point_dd` (đ is dd).

    >>> portion("/akn/vn/act/thong-tu/bgddt/2021/22", {"dieu": "5", "khoan": "2", "diem": "đ"})
    '/akn/vn/act/thong-tu/bgddt/2021/22~art_5__para_2__point_dd'
    """
    return str(parse_iri(key)._replace(portion=portion_of(provision)))
