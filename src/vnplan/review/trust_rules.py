"""Whether a cited document is what it is said to be: its type, its provisions, whether it can exist at all.

Each rule is a small function over the catalogue and the tables; RULES is the table of contents. What weaker rows of the
catalogue say (grade C) proves nothing here; a number they know is not said to be unknown.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from vnplan.keys.catalog import Catalog
from vnplan.keys.entries import Entry
from vnplan.keys.law_years import last_law_of
from vnplan.keys.series import far_beyond_years_around
from vnplan.models import Citation, Document
from vnplan.models.acted import provision_words
from vnplan.review.check_rules import Hit, Reviewed, gone_by
from vnplan.review.right import time_vi
from vnplan.review.validity import status_of
from vnplan.tables.bodies import CENTRAL, LOCAL, Body
from vnplan.tables.body_symbols import bodies_of_number
from vnplan.tables.body_words import body_of
from vnplan.tables.ended_bodies import years_of
from vnplan.tables.rules import Rules
from vnplan.text.symbols import split_number

Known = tuple[Document, Citation, str, Entry, Catalog]


def of_known(reviewed: Reviewed) -> Iterator[Known]:
    """Every citation whose document the catalogue has."""
    for doc, c, resolution in reviewed.cited():
        key, catalog = resolution.key, reviewed.catalog
        entry = catalog.get(key) if catalog is not None and key else None
        if entry is not None and catalog is not None and key is not None and resolution.step != "misprint":
            yield doc, c, key, entry, catalog


def unknown(reviewed: Reviewed) -> Iterator[tuple[Document, Citation, str, Catalog]]:
    """Every citation with a whole key that nobody knows, not even as a number that texts cite, nor a text given."""
    given = {doc.metadata.key for doc in reviewed.documents}
    for doc, c, resolution in reviewed.cited():
        key, catalog = resolution.key, reviewed.catalog
        if c.number is None or key is None or catalog is None or not key.startswith("/akn/") or key in given:
            continue
        if resolution.step != "misprint" and key not in catalog and catalog.listed(key) is None:
            yield doc, c, key, catalog


def known_term(reviewed: Reviewed) -> Iterator[Hit]:
    """The National Assembly of another term: "43/2019/QH12", where the law of 2019 is 43/2019/QH14."""
    for doc, c, _, entry, _ in of_known(reviewed):
        said, known = _term(c.number), _term(entry.number)
        if c.kind == "numbered" and said and known and said != known and entry.grade != "C":
            yield Hit("known_term", doc, c.start, c.end, {"label": reviewed.label(c), "known": entry.number})


def _term(number: str | None) -> str | None:
    """The National Assembly, or its standing committee, that a number names: QH14, UBTVQH14."""
    groups = split_number(number).groups if number else ()
    return groups[-1] if groups and _TERM.fullmatch(groups[-1]) else None


_TERM = re.compile(r"(?:QH|UBTVQH)\d+")


def known_type(reviewed: Reviewed) -> Iterator[Hit]:
    """A number known of one other type only: "Nghị quyết số 43/2019/QH14", which is a law."""
    for doc, c, key, catalog in unknown(reviewed):
        others = catalog.by_number(c.number or "")
        year = key.split("/")[-2]
        if len(others) != 1 or c.kind != "numbered" or others[0].date.year != int(year) or others[0].grade != "A":
            continue
        other = others[0]
        same_author = _author(other.key) == _author(key) or c.document_type == "phap_lenh"  # whatever its number says
        if other.document_type == c.document_type or not same_author:
            continue
        if c.date is not None and c.date != other.date:
            continue  # laws and resolutions of the National Assembly may bear one number
        known = {"label": reviewed.label(c), "known": _known_as(other, reviewed.rules)}
        yield Hit("known_type", doc, c.start, c.end, known)


def _known_as(entry: Entry, rules: Rules) -> str:
    """Its type and number; a law goes by its name."""
    doctype = rules.types.get(entry.document_type) or rules.laws.get(entry.document_type)
    name = doctype.name if doctype else ""
    name = entry.title if name and entry.title.startswith(f"{name} ") else name
    return f"{name} {entry.number}".strip()


def _author(key: str) -> str:
    return key.split("/")[5]


_GOVERNMENT_ALONE = 1993  # Hiến pháp 1992, art. 112: since then decrees are the Government's


def no_such_symbol(reviewed: Reviewed) -> Iterator[Hit]:
    """A symbol of no body that issues such documents: "12/2023/TT-BXYZ", "30/2020/NĐ-TTg", "10/2022/TT-TTg"."""
    for doc, c, key, catalog in unknown(reviewed):
        doctype = reviewed.rules.types.get(c.document_type or "")
        if doctype is None or any(note.code == "type_symbol_mismatch" for note in c.notes):
            continue  # told as another type's
        if any(entry.grade == "A" for entry in catalog.by_number(c.number or "")):
            continue  # "Nghị định số 46/2019/QH14": told as the law's
        bodies = bodies_of_number(c.number or "", reviewed.rules, c.document_type)
        year = int(key.split("/")[-2]) if key.split("/")[-2].isdigit() else 0
        strange = doctype.central and any(body.placed == "unlisted" for body in bodies)
        if strange or (year >= _BY_LAW and any(_issues_none(c.document_type, body) for body in bodies)):
            if year < _GOVERNMENT_ALONE:
                continue
            right, right_vi = _issued_by(c, reviewed)
            values = {"number": c.number, "type": doctype.name, "right": right, "right_vi": right_vi}
            yield Hit("no_such_symbol", doc, c.start, c.end, values)


_BY_LAW = 1997  # Luật Ban hành văn bản quy phạm pháp luật 1996, art. 1: who issues what
_NO_CIRCULARS = ("government", "prime_minister", "national_assembly", "president", "central_party", *LOCAL)


def _issues_none(type: str | None, body: Body) -> bool:
    """Decrees are the Government's alone, circulars those of ministers and courts, decisions not the Government's."""
    if type in _PASSED_BY:  # ordinances are not the National Assembly's, laws not its Standing Committee's
        return body.id in _PASSED_BY.values() and body.id != _PASSED_BY[type]
    if type == "nghi_dinh":
        return body.id != "cp"
    if type in ("thong_tu", "thong_tu_lien_tich"):
        return body.level in _NO_CIRCULARS
    return type in ("quyet_dinh", "chi_thi") and body.id == "cp"


_PASSED_BY = {"luat": "quoc-hoi", "bo_luat": "quoc-hoi", "phap_lenh": "ubtvqh"}


def _issued_by(c: Citation, reviewed: Reviewed) -> tuple[str, str]:
    """Who issues documents of the type, or the symbol that is nearest to the one written."""
    if c.document_type == "phap_lenh":
        return (
            "ordinances are the Standing Committee's, UBTVQH",
            "pháp lệnh do Ủy ban Thường vụ Quốc hội ban hành, ký hiệu UBTVQH",
        )
    if c.document_type in _PASSED_BY:
        return "laws are the National Assembly's, QH", "luật do Quốc hội ban hành, ký hiệu QH"
    if c.document_type == "nghi_dinh":
        return "decrees are the Government's, NĐ-CP", "nghị định do Chính phủ ban hành, ký hiệu NĐ-CP"
    bodies = bodies_of_number(c.number or "", reviewed.rules, c.document_type)
    if any(_issues_none(c.document_type, body) for body in bodies):
        if c.document_type in ("quyet_dinh", "chi_thi"):
            return "such documents are the Prime Minister's, TTg", "văn bản loại này do Thủ tướng ban hành, ký hiệu TTg"
        return "circulars are those of ministries", "thông tư do bộ, cơ quan ngang bộ ban hành"
    near = _nearest("-".join(split_number(c.number or "").groups[1:]), c, reviewed)
    if near is None:
        return "the symbol names the body that issued it", "ký hiệu phải là chữ viết tắt của cơ quan ban hành"
    name = reviewed.rules.issuer_rows[near]["name"]
    return f"the nearest symbol is {near}, {name}", f"gần nhất là {near} ({name})"


def _nearest(said: str, c: Citation, reviewed: Reviewed) -> str | None:
    """The symbol that is meant: of the body the words name, of a number the catalogue has, else the most alike.

    "14/2021/TT-BGDTĐ" is BGDĐT, two letters of which changed places, not BGD.
    """
    from rapidfuzz.distance import DamerauLevenshtein

    rows = {symbol: row for symbol, row in reviewed.rules.issuer_rows.items() if row["level"] in CENTRAL}
    alike = {symbol: DamerauLevenshtein.normalized_similarity(said, symbol, score_cutoff=_LIKE) for symbol in rows}
    named = body_of(c.issuer, reviewed.rules) if c.issuer else None
    written = c.number or ""

    def is_named(symbol: str) -> bool:
        return named is not None and rows[symbol]["id"] == named.id

    def witnesses(symbol: str) -> tuple[bool, bool, float]:
        known = reviewed.catalog is not None and reviewed.catalog.by_number(written.replace(said, symbol))
        return is_named(symbol), bool(known), alike[symbol]

    return max((symbol for symbol in rows if alike[symbol] or is_named(symbol)), key=witnesses, default=None)


_LIKE = 0.6  # of 1: one letter of three may be wrong


def body_gone(reviewed: Reviewed) -> Iterator[Hit]:
    """The body had ended before the year of the number: "12/2026/TT-BGTVT", whose ministry was merged in 2025."""
    for doc, c, _ in reviewed.cited():
        if c.issuer_id is None or c.date is not None or c.year is None or c.level not in CENTRAL:
            continue
        _, ended = years_of(c.issuer_id, reviewed.rules)
        if ended and c.year > int(ended[:4]) and split_number(c.number or "").year == c.year:
            yield Hit("issuer_years", doc, c.start, c.end, gone_by(reviewed, c, c.year, ended))


def hardly_exists(reviewed: Reviewed) -> Iterator[Hit]:
    """Far beyond what its series had reached in a year that is over: "999/2023/NĐ-CP"."""
    for doc, c, key, catalog in unknown(reviewed):
        serial, year = key.split("/")[-1], key.split("/")[-2]
        reach = catalog.reach(c.number or "", int(year)) if serial.isdigit() and year.isdigit() else None
        law = _last_law(c, year, catalog)
        if reach is not None and (reach.beyond(int(serial)) or (law and int(serial) > law + _LAWS_SLACK)):
            values = {
                "label": reviewed.label(c),
                "highest": min(law, reach.highest) if law else reach.highest,
                "year": year,
            }
            yield Hit("hardly_exists", doc, c.start, c.end, values)
        elif year.isdigit() and (around := far_beyond_years_around(c.number or "", int(year))) is not None:
            told = {"label": reviewed.label(c), "highest": around.highest, "year": around.years}
            yield Hit("hardly_exists", doc, c.start, c.end, told)


_LAWS_SLACK = 5  # serials


def _last_law(c: Citation, year: str, catalog: Catalog) -> int | None:
    """The highest serial of a law by then: resolutions of the National Assembly that bear such numbers go further."""
    term = _term(c.number) if c.document_type in ("luat", "bo_luat") else None
    digits = (term or "").removeprefix("QH")
    return last_law_of(int(digits), int(year), catalog) if digits.isdigit() and year.isdigit() else None


def not_listed(reviewed: Reviewed) -> Iterator[Hit]:
    """Not known though nearly all of its series are: the catalogue has 14 of the 15 circulars of a ministry in 2017."""
    for doc, c, key, catalog in unknown(reviewed):
        serial, year = key.split("/")[-1], key.split("/")[-2]
        reach = catalog.reach(c.number or "", int(year)) if serial.isdigit() and year.isdigit() else None
        if reach is not None and reach.complete and not reach.beyond(int(serial)):
            values = {"label": reviewed.label(c), "known": reach.known, "highest": reach.highest}
            yield Hit("not_listed", doc, c.start, c.end, values)


def unchecked(c: Citation, key: str | None, reviewed: Reviewed) -> tuple[str, str]:
    """What of a pinpoint nothing here can check: of an act the catalogue knows the number of articles, no more."""
    if not c.provisions or reviewed.catalog is None or any(doc.metadata.key == key for doc in reviewed.documents):
        return "", ""
    if key is None or reviewed.catalog.articles(key) is None:
        return f"; {c.pinpoint} was not checked", f"; chưa kiểm tra được {c.pinpoint}"
    if any(p.khoan or p.diem or p.chuong or p.muc or p.phan for p in c.provisions):
        return (
            "; of its pinpoint only the article was checked",
            "; chỉ kiểm tra được số điều, chưa kiểm tra khoản, điểm",
        )
    return "", ""


_RESTS_ON = ("legal_basis", "implements", "according_to", "guides")


def day_of_document(reviewed: Reviewed, doc: Document) -> datetime.date | None:
    """The day it is held against: its own, else what is taken for one left blank."""
    taken = reviewed.blank.get(id(doc))
    return taken.day if taken else doc.metadata.date


def _provisions_told(c: Citation) -> Iterator[str]:
    """The articles, clauses and points a citation names, in words."""
    named = (provision_words(p.model_dump()) for p in c.provisions if p.dieu or p.khoan or p.diem)
    return filter(None, named)


def provision_ended(reviewed: Reviewed) -> Iterator[Hit]:
    """The provision had been repealed by the day: "Điều 3 Nghị định số 65/2015/NĐ-CP" in March 2026."""
    for doc, c, resolution in reviewed.cited():
        day, key, catalog = day_of_document(reviewed, doc), resolution.key, reviewed.catalog
        if day is None or key is None or catalog is None or not c.provisions or not key.startswith("/akn/"):
            continue
        if not any(change.provisions for change in catalog.changes_to(key)):
            continue
        for words in _provisions_told(c):
            found = status_of(key, day, catalog, reviewed.rules, query=reviewed.label(c), provision=words)
            if found.state in ("repealed", "replaced") and found.by and found.by[0].provisions:
                since = f", {found.since}" if found.since else ""
                values = {"provision": words, "label": reviewed.label(c), "by": f"{found.by[0].label}{since}"}
                yield Hit("provision_ended", doc, c.full_start, c.full_end, values)
                break


def ended_by_rule(reviewed: Reviewed) -> Iterator[Hit]:
    """Ended, as a rule alone has read in the article on effect of a later act: to be looked at."""
    for doc, c, resolution in reviewed.cited():
        day, key, catalog = day_of_document(reviewed, doc), resolution.key, reviewed.catalog
        if day is None or key is None or catalog is None or c.governor is not None or c.relation not in _RESTS_ON:
            continue
        change = catalog.replaced(key, day, grades="C")
        if change is not None and catalog.replaced(key, day) is None:
            by = catalog.get(change.key) or catalog.listed(change.key)
            name = (by.number if by else change.key) + (f", {change.date}" if change.date else "")
            yield Hit("ended_by_rule", doc, c.start, c.end, {"label": reviewed.label(c), "by": name})


def not_yet(reviewed: Reviewed) -> Iterator[Hit]:
    """A basis that was not in force on the day: "Căn cứ Luật Đất đai năm 2024" in a plan of March 2024."""
    for doc, c, _, entry, _ in of_known(reviewed):
        day = day_of_document(reviewed, doc)
        if day is None or entry.in_force is None or c.governor is not None or c.relation != "legal_basis":
            continue
        own = reviewed.rules.types.get(doc.metadata.document_type or "")
        details = own is not None and (own.central or own.issuer)  # may be passed on the strength of a law to come
        if entry.date <= day < entry.in_force and not details:
            yield Hit("not_yet", doc, c.start, c.end, {"label": reviewed.label(c), "begins": entry.in_force})


def issued_later(reviewed: Reviewed) -> Iterator[Hit]:
    """Cited by its number alone before it was issued: "Luật số 60/2024/QH15" in a plan of September 2024."""
    for doc, c, _, entry, _ in of_known(reviewed):
        day = day_of_document(reviewed, doc)
        if day is None or c.kind != "numbered" or c.date is not None or entry.grade != "A" or entry.date <= day:
            continue
        label, own_vi = reviewed.label(c), time_vi(day).removeprefix("ngày ")
        values = {"label": f"{label} (by the catalogue)", "label_vi": f"{label} (theo danh mục)", "date": entry.date}
        values |= {"date_vi": time_vi(entry.date), "own": day, "own_vi": own_vi}
        yield Hit("dated_later", doc, c.start, c.end, values)


RULES = [
    known_term, known_type, no_such_symbol, body_gone, hardly_exists, not_listed,
    provision_ended, ended_by_rule, not_yet, issued_later,
]  # fmt: skip
