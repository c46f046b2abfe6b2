"""Whether the issuer told is the right one: which organ of the Party's centre, of which term; no local body.

All organs of the Party's centre write one symbol, TW.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnplan.keys.entries import Entry
from vnplan.keys.resolution import Resolution
from vnplan.models import Citation, Document
from vnplan.review.check_rules import Hit, Reviewed
from vnplan.review.right import issuer_of, time_vi
from vnplan.tables.bodies import CENTRAL, LOCAL
from vnplan.tables.body_symbols import bodies_of_number
from vnplan.tables.body_words import body_of
from vnplan.tables.party_terms import party_terms_of
from vnplan.tables.terms import terms
from vnplan.text.labels import roman_label, roman_value
from vnplan.text.shown import one_line
from vnplan.text.symbols import split_number

ORGANS = {
    "Bộ Chính trị": r"Bộ Chính trị|BCT",
    "Ban Bí thư": r"Ban Bí thư|BBT",
    "Ban Chấp hành Trung ương": r"(?:Ban Chấp hành|BCH) ?(?:Trung ương|TW|TƯ)|Hội nghị (?:Trung ương|TW)",
}
"""The organs, each by the words for it; "Trung ương Đảng" may be any of them."""

_ORGANS = {name: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.I) for name, words in ORGANS.items()}


def organs_in(words: str) -> set[str]:
    """The organs that words name.

    >>> sorted(organs_in("Bộ Chính trị, Ban Bí thư khóa XIII")), organs_in("Trung ương Đảng")
    (['Ban Bí thư', 'Bộ Chính trị'], set())
    """
    return {name for name, pattern in _ORGANS.items() if pattern.search(words)}


def organ_differs(reviewed: Reviewed) -> Iterator[Hit]:
    """Another organ than the catalogue's: "Nghị quyết số 29-NQ/TW ngày 04/11/2013 của Bộ Chính trị".

    Without a day every document of that number in the catalogue must be another organ's.
    """
    for doc, c, resolution in reviewed.cited():
        said = organs_in(_issuer(doc, c)) if c.issuer_id == _CENTRE and c.issuer else None
        meant = _meant(reviewed, doc, c, resolution) if said else []
        right = {entry.issuer: organs_in(entry.issuer) for entry in meant}
        if not said or not right or any(not organs or organs & said for organs in right.values()):
            continue
        label = reviewed.label(c)
        if c.date is None:
            label += " (" + ", ".join(f"{entry.date:%d/%m/%Y}" for entry in meant) + ")"
        values = {"label": label, "issuer": " và ".join(sorted(said)), "right": " hoặc ".join(right)}
        yield Hit("known_issuer", doc, c.full_start, c.full_end, values)


_CENTRE = "tw"


def _issuer(doc: Document, c: Citation) -> str:
    """The issuer as it is written behind the citation, with who is joined to it and its term; "" where it is elsewhere.

    "Ban Bí thư |thay mặt Bộ Chính trị", "Ban Bí thư |(khóa XI)".
    """
    words = one_line(doc.text[c.end : c.full_end + _NEAR])
    issuer = one_line(c.issuer or "")
    at = words.find(issuer)
    if not 0 <= at <= c.full_end - c.end:
        return ""
    joined = _JOINED.match(words, at + len(issuer))
    return words[at : joined.end() if joined else at + len(issuer)]


_NEAR = 40  # characters: "(khóa XIII)", "thay mặt Bộ Chính trị"
_JOINED = re.compile(
    r"(?:\s*(?:,|và|-|–|/|thay mặt|T/M|TM\.?)\s*(?:Bộ Chính trị|Ban Bí thư|BCT|BBT)(?!\w))?"
    r"(?:,?\s*\(?\s*(?:[Kk]h[oó][aá]|KH[OÓ][AÁ])\s+(?:thứ\s+)?(?:[IVX]+|\d{1,2})(?!\w))?"
)


def _meant(reviewed: Reviewed, doc: Document, c: Citation, resolution: Resolution) -> list[Entry]:
    """The documents a citation can mean: the one it was settled as; without a day all of its number and type."""
    catalog = reviewed.catalog
    if catalog is None or resolution.step == "misprint" or c.number is None:
        return []
    entry = catalog.get(resolution.key or "")
    if entry is not None and c.date is not None:
        return [entry] if entry.grade != "C" and entry.date == c.date else []
    if c.date is not None:
        return []
    same = [one for one in catalog.by_number(c.number) if one.document_type == c.document_type]
    if any(one.grade == "C" for one in same):
        return []
    if entry is not None and resolution.step == "document":
        same = [entry]
    term = _term(_issuer(doc, c))
    return [one for one in same if term is None or term in party_terms_of(one.date)]


def term_differs(reviewed: Reviewed) -> Iterator[Hit]:
    """Another term than that of its day or number: "ngày 04/11/2013 của Ban Chấp hành Trung ương khóa XII"."""
    for doc, c, _ in reviewed.cited():
        if not c.issuer or c.number is None or not (c.issuer_id == _CENTRE or c.issuer_id in _ASSEMBLY):
            continue
        said = _term(_issuer(doc, c))
        right = () if said is None else _terms_right(c)
        if said is None or not right or said in right:
            continue
        values = {
            "label": reviewed.label(c),
            "said": roman_label(said),
            "right": " hoặc ".join(map(roman_label, right)),
        }
        values["when"] = time_vi(c.date) if c.date else c.number or ""
        yield Hit("other_term", doc, c.full_start, c.full_end, values)


_ASSEMBLY = ("quoc-hoi", "ubtvqh")


def _terms_right(c: Citation) -> tuple[int, ...]:
    """The terms a document can be of: the Party's by its day, the National Assembly's by its number."""
    if c.issuer_id == _CENTRE:
        return party_terms_of(c.date) if c.date is not None else ()
    groups = split_number(c.number or "").groups
    found = _OF_NUMBER.search(groups[-1]) if groups else None
    return (int(found[1]),) if found is not None and int(found[1]) in terms() else ()


_OF_NUMBER = re.compile(r"QH(\d{1,2})$")
_TERM = re.compile(r"(?:[Kk]h[oó][aá]|KH[OÓ][AÁ])\s+(?:thứ\s+)?(?P<term>[IVX]+|\d{1,2})(?!\w)")


def _term(words: str) -> int | None:
    """The term that words name: "khóa XIII", "khóa 13"."""
    found = _TERM.search(words)
    if found is None:
        return None
    return int(found["term"]) if found["term"].isdigit() else roman_value(found["term"])


def of_no_local_body(reviewed: Reviewed) -> Iterator[Hit]:
    """A local body under a symbol of the centre: "Thông tư số 22/2021/TT-BGDĐT của UBND tỉnh"."""
    for doc, c, resolution in reviewed.cited():
        if not c.issuer or not c.number or c.governor is not None or not _issuer(doc, c):
            continue
        said = body_of(c.issuer, reviewed.rules)
        bodies = bodies_of_number(c.number, reviewed.rules, c.document_type) if said and said.level in LOCAL else []
        if len(bodies) != 1 or bodies[0].level not in CENTRAL or _carried_out(doc, c):
            continue
        entry = reviewed.catalog.get(resolution.key) if reviewed.catalog is not None and resolution.key else None
        right = issuer_of(c.number, c.document_type, entry, reviewed.rules)
        yield Hit("issuer_symbol", doc, c.full_start, c.full_end, {
            "number": c.number, "issuer": one_line(c.issuer), "right": right or "?",
        })  # fmt: skip


def _carried_out(doc: Document, c: Citation) -> bool:
    """Whether the body may be that of what carries it out: "Kế hoạch thực hiện Nghị định số ... của UBND tỉnh"."""
    line = doc.text.rfind("\n", 0, c.start) + 1
    return _CARRIES_OUT.search(doc.text, max(line, c.start - _TITLE), c.start) is not None


_TITLE = 160  # characters
_CARRIES_OUT = re.compile(
    r"(?:[Kk]ế hoạch|[Cc]hương trình|[Đđ]ề án|[Cc]ông văn|[Vv]ăn bản|[Qq]uyết định|[Bb]áo cáo|[Nn]ghị quyết|[Tt]ờ trình"
    r"|[Hh]ướng dẫn|[Qq]uy (?:định(?! tại)|chế)|[Dd]ự thảo|[Cc]hỉ thị|[Tt]hông báo)(?!\w)[^.;\n]*$"
)

RULES = [organ_differs, term_differs, of_no_local_body]
