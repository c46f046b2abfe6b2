"""What is right, in the words of a finding: the type and the body a symbol names, the days of a month, a document."""

from __future__ import annotations

import calendar
import functools
import re
from typing import TYPE_CHECKING

from vnplan.keys.iri import parse_iri
from vnplan.tables.body_symbols import bodies_of_number
from vnplan.tables.rules import Rules, shipped
from vnplan.text.symbols import split_number

if TYPE_CHECKING:
    from vnplan.keys.catalog import Catalog
    from vnplan.keys.entries import Entry


def type_of_number(number: str | None, rules: Rules) -> str:
    """The type whose symbol a number bears: "12/QĐ-TTg" is a Quyết định's; one without is a letter's."""
    found = (rules.type_of_symbol(group) for group in split_number(number or "").groups)
    return next((doctype.name for doctype in found if doctype is not None), rules.types[rules.letter].name)


def body_of_number(number: str | None, document_type: str | None, rules: Rules) -> str:
    """The bodies whose symbol a number bears: "12/QĐ-TTg" is of the Thủ tướng Chính phủ."""
    told = {body.id for body in bodies_of_number(number or "", rules, document_type)}
    return ", ".join(dict.fromkeys(name for id in told if (name := name_of(id, rules))))


def issuer_of(number: str | None, document_type: str | None, entry: Entry | None, rules: Rules) -> str:
    """Who issued a document, as the catalogue has it, else by its symbol; of TW by the type, three bodies write so.

    >>> from vnplan import load_rules
    >>> issuer_of("7-CT/TW", "chi_thi", None, load_rules())
    'Bộ Chính trị hoặc Ban Bí thư'
    """
    bodies = {body.id for body in bodies_of_number(number or "", rules, document_type)}
    if bodies != {_CENTRE}:
        return body_of_number(number, document_type, rules)
    if entry is not None and entry.grade != "C" and entry.issuer:
        return entry.issuer
    return _OF_CENTRE.get(document_type or "", "Ban Chấp hành Trung ương, Bộ Chính trị hoặc Ban Bí thư")


_CENTRE = "tw"
_OF_CENTRE = {  # Quy định 66-QĐ/TW of 2017: who issues what
    "chi_thi": "Bộ Chính trị hoặc Ban Bí thư",
    "nghi_quyet": "Ban Chấp hành Trung ương hoặc Bộ Chính trị",
}


def name_of(body: str, rules: Rules) -> str:
    """A body by its id: "bgtvt" is the Bộ Giao thông vận tải."""
    return next((row["name"] for row in rules.tables["issuers"] if row["id"] == body), "")


def successor_of(body: str, rules: Rules) -> str:
    """What took the place of a body that is gone: the Bộ Xây dựng that of the Bộ Giao thông vận tải."""
    rows = (row for row in rules.tables["issuers"] if row["id"] == body and row["successor"])
    return ", ".join(
        name for id in next(rows, {"successor": ""})["successor"].split(";") if (name := name_of(id, rules))
    )


def days_of_month(words: str) -> tuple[str, str]:
    """How many days the month has of a day that is none, in English and Vietnamese.

    >>> days_of_month("ngày 31/02/2022")
    ('2022-02 has 28 days', 'tháng 02/2022 có 28 ngày')
    """
    numbers = [int(n) for n in re.findall(r"\d+", words)][-3:]
    if len(numbers) < 3 or not 1 <= numbers[1] <= 12 or not 1 <= numbers[2] <= 9999:
        return "a year has 12 months, a month 31 days at most", "năm có 12 tháng, tháng có nhiều nhất 31 ngày"
    _, month, year = numbers
    last = calendar.monthrange(year, month)[1]
    return f"{year}-{month:02} has {last} days", f"tháng {month:02}/{year} có {last} ngày"


def with_year(number: str, year: int) -> str:
    """A number with the year its kind bears.

    >>> with_year("22/TT-BGDĐT", 2021)
    '22/2021/TT-BGDĐT'
    >>> with_year("80-NĐ/CP", 2017)
    '80/2017/NĐ-CP'
    """
    serial, symbol = _SERIAL_AND_SYMBOL.fullmatch(number).groups()  # type: ignore[union-attr]
    return f"{serial}/{year}/{symbol.replace('/', '-')}"


_SERIAL_AND_SYMBOL = re.compile(r"([^/-]*)[/-]?(.*)", re.S)


def called(key: str, catalog: Catalog, rules: Rules) -> str:
    """A document as a reader knows it: its number, else its title, else what its key tells.

    >>> from vnplan import load_catalog, load_rules
    >>> called("/akn/vn/doc/nghi-quyet/tw/2013/29", load_catalog(), load_rules())
    '29-NQ/TW'
    >>> called("/akn/vn/act/hien-phap/quoc-hoi/1992/nn", load_catalog(), load_rules())
    'Hiến pháp năm 1992'
    """
    number = number_known(key, catalog)
    entry = catalog.get(key)
    title = entry.title if entry is not None and entry.document_type != "hien_phap" else ""
    return number or title or told_by_key(key, rules)


def number_known(key: str, catalog: Catalog) -> str | None:
    """The number of a document, of one that only changes others or is changed too."""
    entry = catalog.get(key) or catalog.listed(key)
    number = entry.number if entry is not None else _numbers_of_changes().get(key)
    return number or None


@functools.cache
def _numbers_of_changes() -> dict[str, str]:
    """The numbers of documents as the rows on changes have them."""
    columns, table = shipped("changes")
    one, other, key, other_key = map(columns.index, ("number", "other_number", "key", "other_key"))
    return {row[at]: row[told] for row in table for at, told in ((key, one), (other_key, other)) if row[told]}


def told_by_key(key: str, rules: Rules) -> str:
    """A document as its key tells it, to a reader; what the key leaves open is left out.

    >>> from vnplan import load_rules
    >>> told_by_key("/akn/vn/act/thong-tu/bgddt/2021/20", load_rules())
    'Thông tư số 20 năm 2021 của Bộ Giáo dục và Đào tạo'
    >>> told_by_key("cite/nghi-quyet/hdnd.?/?/314", load_rules())
    'Nghị quyết số 314 của Hội đồng nhân dân'
    >>> told_by_key("cite/luat/quoc-hoi/?/ke-toan", load_rules())
    'Luật ke-toan'
    """
    try:
        iri = parse_iri(key)
    except ValueError:
        return key
    if iri.space == "text":
        return "một văn bản không ghi số"
    code = iri.type.replace("-", "_")
    known = rules.types.get(code) or rules.laws.get(code)
    bodies = ", ".join(filter(None, (_body_told(body, place, rules) for body, place in iri.authors)))
    number = f"số {iri.serial}" if iri.serial[0].isdigit() else "" if iri.serial in _NO_SERIAL else iri.serial
    by = f"của {bodies}" if bodies and code not in rules.laws and code != "nghi_dinh" else ""
    when = time_vi(iri.date) if iri.date != "?" else ""
    return " ".join(filter(None, (known.name if known else "văn bản", number, when, by)))


_NO_SERIAL = ("nn", "?")


def _body_told(body: str, place: str | None, rules: Rules) -> str:
    """ "ubnd" in "bac-ninh" is the Ủy ban nhân dân tỉnh Bắc Ninh; smaller places are left out."""
    slug = (place or "").rpartition(".")[2]
    row = next((row for row in rules.tables["provinces"] if row["slug"] == slug), None)
    province = f" {'thành phố' if row['city'] else 'tỉnh'} {row['name']}" if row is not None else ""
    return f"{name_of(body, rules)}{province}".strip()


def document_named(key: str, catalog: Catalog | None, rules: Rules) -> str:
    """A document by type, number and day where the catalogue has it, else by what its key tells.

    >>> from vnplan import load_catalog, load_rules
    >>> document_named("/akn/vn/doc/nghi-quyet/tw/2013/29", load_catalog(), load_rules())
    'Nghị quyết 29-NQ/TW (2013-11-04)'
    >>> document_named("/akn/vn/doc/quyet-dinh/bgddt/2023/2457", None, load_rules())
    'Quyết định 2457 (2023)'
    """
    entry = catalog.get(key) if catalog is not None else None
    *_, type, _author, year, serial = ("", "", "", *key.split("/"))
    code = entry.document_type if entry is not None else type.replace("-", "_")
    known = rules.types.get(code) or rules.laws.get(code)
    name = known.name if known is not None else ""
    if entry is not None:
        return f"{name} {entry.number} ({entry.date})" if entry.number else f"{entry.title} ({entry.date})"
    return f"{name} {serial} ({year})".strip()


def entry_named(entry: Entry, rules: Rules) -> str:
    """A known document as a reader names it: laws by name and number, others by type and number.

    >>> from vnplan import load_catalog, load_rules
    >>> catalog, rules = load_catalog(), load_rules()
    >>> [entry_named(catalog.by_number(number)[0], rules) for number in ("43/2019/QH14", "30/2020/NĐ-CP")]
    ['Luật Giáo dục (43/2019/QH14)', 'Nghị định 30/2020/NĐ-CP']
    """
    if entry.document_type in rules.laws and entry.title:
        return f"{entry.title} ({entry.number})" if entry.number else entry.title
    doctype = rules.types.get(entry.document_type)
    return f"{doctype.name} {entry.number}" if doctype is not None else entry.number


def time_vi(when: object) -> str:
    """A day, a month or a year as Vietnamese readers write it.

    >>> time_vi("2023-09"), time_vi(2031), time_vi("2023-09-05")
    ('tháng 09/2023', 'năm 2031', 'ngày 05/09/2023')
    """
    year, *rest = str(when).split("-")
    word = ("năm", "tháng", "ngày")[min(len(rest), 2)]
    return f"{word} {'/'.join([*reversed(rest), year])}"


def either(note: str, catalog: Catalog | None, rules: Rules) -> tuple[str, str]:
    """The documents that fit, of the note of a key left open, by name, in English and Vietnamese."""
    keys = re.findall(r"/akn/\S+", note)
    names = list(dict.fromkeys(document_named(key, catalog, rules) for key in keys))
    more = " ..." if note.endswith("...") else ""
    return f"may be {' or '.join(names)}{more}", f"có thể là {' hoặc '.join(names)}{more}"
