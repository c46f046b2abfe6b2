"""How a number is written right: its parts in their order, its symbol with its letters, the signs between them.

State documents: serial, year where the type bears it, type, dash, body (Nghị định 30/2020/NĐ-CP, annex I, II.3);
the Party: serial, dash, type, slash, body (Hướng dẫn 36-HD/VPTW, 1.3).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from vnplan.models import Citation
from vnplan.review.check_rules import Hit, Reviewed
from vnplan.review.right import with_year
from vnplan.review.trust_numbers import beyond
from vnplan.review.trust_rules import of_known
from vnplan.tables.body_symbols import row_of_symbol, symbol_groups
from vnplan.tables.rows import DocumentType, Row
from vnplan.tables.rules import Rules, per_rules
from vnplan.text.normalize import ascii_slug
from vnplan.text.symbols import AFTER_TYPE, Number, clean_number, split_number


def written_otherwise(reviewed: Reviewed) -> Iterator[Hit]:
    """ "24/NĐ-CP/2021", "24-2021-NĐ-CP", "131/TTg-QĐ", "29/NQ-TW": plain which document is meant, its number wrong."""
    for doc, c, resolution in reviewed.cited():
        if c.kind != "numbered" or c.number is None:
            continue
        written, right = as_written(c), right_number(c.number, c.document_type, reviewed.rules)
        if _of_the_other_side(c.number, right):
            if (c.year or _BEFORE_THE_RULE) < _BEFORE_THE_RULE:
                continue
            right = _with_its_year(right, c, reviewed.rules)
        behind = f"{c.number}/{c.year}"
        if c.year is not None and behind in c.text:
            written, right = behind, _with_day(right, c, resolution.key or "", reviewed)
        elif _is_right(written, right, doc.text[max(0, c.start - _BEFORE) : c.end]) or not _same_signs(written, right):
            continue
        if beyond(right, reviewed) is not None:
            continue  # told to exist hardly
        code = "symbol_form" if right.endswith("/TW") else "number_form"
        yield Hit(code, doc, c.start, c.end, {"number": written, "right": right})


def _with_its_year(number: str, c: Citation, rules: Rules) -> str:
    """A number with its year where its type bears one."""
    doctype = rules.types.get(c.document_type or "")
    return with_year(number, c.year) if doctype is not None and doctype.yearly and c.year is not None else number


_BEFORE_THE_RULE = 1998  # "105-TC/ĐT": state bodies too wrote so


def _of_the_other_side(written: str, right: str) -> bool:
    """Whether a number stands in the marks of the Party, and is the State's, or the other way round."""
    return split_number(written).party != split_number(right).party


def with_an_and(reviewed: Reviewed) -> Iterator[Hit]:
    """ "45/2021/TT-BGD&ĐT", of which the catalogue has the number without "&": ministries write so no more."""
    for doc, c, resolution in reviewed.cited():
        number, catalog = c.number or "", reviewed.catalog
        known = catalog.get(resolution.key or "") if catalog is not None and "&" in number else None
        if known is None or known.grade == "C" or "&" in known.number or resolution.step == "misprint":
            continue
        if clean_number(number.replace("&", "")).lstrip("0") == known.number.lstrip("0"):
            yield Hit("number_form", doc, c.start, c.end, {"number": number, "right": known.number})


def of_another_symbol(reviewed: Reviewed) -> Iterator[Hit]:
    """ "15/2021/TT-LĐTBXH", "15/2021/QĐ-BLĐTBXH" behind "Thông tư": plain which is meant, its symbol is another."""
    for doc, c, _, entry, _ in of_known(reviewed):
        said, known = split_number(c.number or ""), split_number(entry.number)
        if c.kind != "numbered" or entry.grade != "A" or not said.groups or not known.groups:
            continue
        if said.party != known.party or "QH" in (c.number or "") or _letters(said.groups) == _letters(known.groups):
            continue
        if right_number(c.number or "", c.document_type, reviewed.rules) == c.number:
            yield Hit("number_form", doc, c.start, c.end, {"number": c.number, "right": entry.number})


def _letters(groups: tuple[str, ...]) -> list[str]:
    """The letters of a symbol, whatever the order of its parts: joint circulars have the bodies now so, now so."""
    return sorted(ascii_slug(group.replace("&", ""), "") for group in groups)


_BEFORE = 12  # characters: enough to see whether a line is in capitals


def _is_right(written: str, right: str, words: str) -> bool:
    """Whether a number is written right, "&" or not; in a line of capitals TTG is TTg."""
    written, right = written.replace("&", ""), right.replace("&", "")
    shouted = words.isupper() and words.strip() != written
    return written == right or (shouted and written == right.upper())


def year_too_much(reviewed: Reviewed) -> Iterator[Hit]:
    """ "749/2020/QĐ-TTg" of the day of 749/QĐ-TTg, "12/QĐ-TTg" of that of 12/2022/QĐ-TTg: one bears the year."""
    for doc, c, resolution in reviewed.cited():
        catalog, key = reviewed.catalog, resolution.key or ""
        if catalog is None or c.number is None or c.date is None or key in catalog or not key.startswith("/akn/"):
            continue
        other = key.replace("/act/", "/doc/") if "/act/" in key else key.replace("/doc/", "/act/")
        known = catalog.get(other)
        if known is not None and known.date == c.date and known.grade == "A" and known.number:
            yield Hit("number_form", doc, c.start, c.end, {"number": c.number, "right": known.number})


def misspelt(reviewed: Reviewed) -> Iterator[Hit]:
    """ "15/2019/TT-BKHĐTT", read as TT-BKHĐT for no other is meant; of a scan, which has many, it is not told."""
    found: dict[int, list[Hit]] = {}
    suspected = {id(doc): sum(n.code == _SCAN for c in doc.citations for n in c.notes) for doc in reviewed.documents}
    for doc, c, _ in reviewed.cited():
        said = AFTER_TYPE.search(c.text) if c.number and any(n.code == "repaired_number" for n in c.notes) else None
        written = clean_number(said[0]) if said is not None else c.number or ""
        told = _same_signs(written, c.number or "") or as_written(c) != c.number or _TERM.search(written)
        if suspected[id(doc)] < _SLIPS and not told:
            hit = Hit("number_form", doc, c.start, c.end, {"number": written, "right": c.number})
            found.setdefault(id(doc), []).append(hit)
    for hits in found.values():
        if len({str(hit.values["number"]) for hit in hits}) <= _SLIPS:
            yield from hits


_SCAN = "ocr_suspect"
_SLIPS = 2  # numbers misspelt in one document at most; in a scan there are more, and days are misread too
_TERM = re.compile(r"(?:QH|UBTVQH)\d{2}(?!\w)")  # told as the term of another year


def _with_day(number: str, c: Citation, key: str, reviewed: Reviewed) -> str:
    """Of "131/QĐ-TTg/2022" the number with its day or year, of "19/QĐ-TTg/2025" that of the act: 19/2025/QĐ-TTg."""
    catalog = reviewed.catalog
    known = catalog.get(key) if catalog is not None else None
    act = catalog.get(key.replace("/doc/", "/act/")) if catalog is not None and known is None else None
    if act is not None:
        return act.number
    day = c.date or (known.date if known is not None and known.certain else None)
    return f"{number} ngày {day:%d/%m/%Y}" if day is not None else f"{number} năm {c.year}"


def as_written(c: Citation) -> str:
    """The number as the text has it, where it was put right in reading; else the number."""
    if not any(note.code == "repaired_number" for note in c.notes):
        return c.number or ""
    number = c.number or ""
    words = (found[0].rstrip(".,;)") for found in _WORD.finditer(c.text))
    return next((word for word in words if _same_signs(word, number) and "".join(word.split()) != number), number)


_WORD = re.compile(r"(?<!\S)(?:[A-ZĐ]{2,4} )?(?=\S*\d)\S*[^\W\d]\S*")  # "24-2021-NĐ-CP" · "NĐ 24/2021/CP"


def _same_signs(one: str, other: str) -> bool:
    """Whether two numbers are of the same letters and digits, whatever their order and the signs between."""
    return _signs(other) in (_signs(one), _signs(_SHORT_YEAR.sub(_CENTURY, one)))


_SHORT_YEAR, _CENTURY = re.compile(r"(?<=\d/)(?=[0-4]\d/)"), "20"


def _signs(number: str) -> list[str]:
    return sorted(ascii_slug(number.replace("&", ""), ""))


@functools.lru_cache(maxsize=8192)
def right_number(number: str, type: str | None, rules: Rules) -> str:
    """A number as it is written right, where it is of a type and a body that are known; else the number.

    >>> from vnplan.tables.rules import load_rules
    >>> [right_number(n, "quyet_dinh", load_rules()) for n in ("131/TTg-QĐ", "131/QĐ-TTG", "131/QĐ/TTg", "7/QĐ-XYZ")]
    ['131/QĐ-TTg', '131/QĐ-TTg', '131/QĐ-TTg', '7/QĐ-XYZ']
    >>> [right_number(n, "ke_hoach", load_rules()) for n in ("12-KH/BYT", "12/KH-TU", "12-KH/MTTQ", "12/KH-MTTQ")]
    ['12/KH-BYT', '12-KH/TU', '12-KH/MTTQ', '12/KH-MTTQ']
    >>> right_number("24/2021/NĐCP", "nghi_dinh", load_rules()), right_number("29NQ/TW", "nghi_quyet", load_rules())
    ('24/2021/NĐ-CP', '29-NQ/TW')
    """
    parts, serial, doctype = split_number(number), _SERIAL.match(number), rules.types.get(type or "")
    groups = _type_and_body(number, doctype, rules)
    body = row_of_symbol(groups[1], rules) if groups else None
    if serial is None or doctype is None or body is None or body["symbol"].endswith("*"):
        return number
    first = _with_its_letters(groups[0], doctype.symbols)
    second = groups[1] if groups[1] in _signs_of_bodies(rules) else _with_its_letters(groups[1], [body["symbol"]])
    as_its_body = first in doctype.symbols and not parts.year
    if second == "TW" or (_is_party(body) if as_its_body else parts.party) or (parts.party and not _is_state(body)):
        return f"{serial[0]}-{first}/{second}"
    year = f"{parts.year}/" if parts.year else ""
    behind = number.removeprefix(f"{serial[0]}/{year}")
    return f"{serial[0]}/{year}{first}{_between(parts, second, behind)}{second}"


def _between(parts: Number, body: str, behind: str) -> str:
    """The sign between type and body of a number of the State: "08/2001/QĐ/BKHCN" was right once."""
    as_of_old = not parts.party and body not in _DASHED and (parts.year or 0) < _ONE_WAY
    return "/" if as_of_old and "/" in behind else "-"


def _type_and_body(number: str, doctype: DocumentType | None, rules: Rules) -> tuple[str, ...]:
    """The two groups of a symbol, the type's first; none where there are more or fewer."""
    groups = symbol_groups(number, rules)
    if doctype is None or len(groups) != _TYPE_AND_BODY:
        return ()
    turned = rules.type_of_symbol(groups[0]) is None and rules.type_of_symbol(groups[1]) is doctype
    return groups[::-1] if turned else groups


_SERIAL = re.compile(r"\d+[a-zđ]?(?!\w)|\d+(?=[A-ZĐ])")
_TYPE_AND_BODY = 2
_DASHED = ("CP", "TTg")  # others wrote "08/2001/QĐ/BKHCN" before there was a rule
_ONE_WAY = 2006  # Thông tư liên tịch 55/2005/TTLT-BNV-VPCP, annex III: a dash between type and body


_PARTY_LEVELS = frozenset(("central_party", "provincial_party"))
_STATE_LEVELS = frozenset(
    (
        "government",
        "prime_minister",
        "ministry",
        "judiciary",
        "state_audit",
        "provincial_committee",
        "provincial_council",
    )
)
_OF_BOTH = frozenset(("BCĐTW", "HVCTQG"))  # steering committees are the State's too


def _is_party(body: Row) -> bool:
    """Whether a body writes as the Party does, "12-KH/TU": Hướng dẫn 36-HD/VPTW, 1.3."""
    return body["level"] in _PARTY_LEVELS and body["symbol"] not in _OF_BOTH


def _is_state(body: Row) -> bool:
    """Whether a body writes as the State does, "12/KH-SGDĐT"; Fronts, unions and schools write now so, now so."""
    return body["level"] in _STATE_LEVELS or body["name"].startswith("Sở ")


def _with_its_letters(group: str, symbols: list[str] | tuple[str, ...]) -> str:
    """A group with the letters and marks of its symbol: TTG is TTg, ND is NĐ."""
    if group in symbols:
        return group
    return next((symbol for symbol in symbols if _signs(symbol) == _signs(group)), group)


@per_rules
def _signs_of_bodies(rules: Rules) -> frozenset[str]:
    return frozenset(row["symbol"] for row in rules.tables["issuers"])


RULES = [written_otherwise, of_another_symbol, year_too_much, with_an_and, misspelt]
