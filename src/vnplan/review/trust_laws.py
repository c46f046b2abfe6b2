"""Whether a law has the edition it is cited by: "Luật Giáo dục năm 2018" has none, of 2005 and 2019 there are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnplan.keys.law_years import Editions, amending, certainly_none, editions_of
from vnplan.keys.resolution import Resolution
from vnplan.keys.series import MADE
from vnplan.models import Citation, Document
from vnplan.review.check_rules import Hit, Reviewed
from vnplan.review.validity import LAWS_KNOWN
from vnplan.tables.body_words import body_of
from vnplan.text.shown import one_line


def no_such_edition(reviewed: Reviewed) -> Iterator[Hit]:
    """A law of a year, or of a day, of which there is none: "Hiến pháp năm 2012", "Luật Giáo dục ngày 15/6/2019"."""
    for doc, c, resolution in reviewed.cited():
        told = _asked(reviewed, doc, c, resolution)
        if told is None or reviewed.catalog is None:
            continue
        same = [entry for entry in told.known if entry.date.year == told.year]
        if same:
            if c.date is not None and all(entry.date != c.date for entry in same):
                values = {"label": reviewed.label(c), "date": c.date, "known": told._replace(known=same).dated}
                certain = all(entry.certain for entry in same)
                yield Hit("known_date" if certain else "doubtful_date", doc, c.start, c.end, values)
            continue
        values = {
            "label": _said(reviewed.label(c), c),
            "name": told.name,
            "right": told.dated if c.date else told.shown,
        }
        by = amending(told, reviewed.catalog)
        if by is not None:
            changed = {**values, "by": by.number or by.title, "year": told.year}
            yield Hit("edition_amended", doc, c.start, c.end, changed)
        elif certainly_none(told, reviewed.catalog):
            yield Hit("no_such_edition", doc, c.start, c.end, values)
        elif told.known[0].date.year < told.year <= LAWS_KNOWN.year:
            yield Hit("edition_unknown", doc, c.start, c.end, values)


def _said(label: str, c: Citation) -> str:
    """A law with the day or year told behind its name: "Luật Báo chí (được Quốc hội thông qua ngày 05/4/2017)"."""
    if c.year is None or str(c.year) in label:
        return label
    return f"{label} ngày {c.date:%d/%m/%Y}" if c.date is not None else f"{label} năm {c.year}"


def law_issuer(reviewed: Reviewed) -> Iterator[Hit]:
    """A law said to be another body's than the National Assembly's: "Luật Giáo dục ngày 14/6/2019 của Chính phủ"."""
    for doc, c, _ in reviewed.cited():
        said = body_of(c.issuer, reviewed.rules) if c.issuer and c.kind == "named_law" else None
        if said is None or c.governor is not None or said.level not in _PASS_NONE or _in_a_title(doc, c):
            continue
        values = {"label": one_line(c.text), "issuer": c.issuer}
        ordinance = c.document_type == "phap_lenh"
        values["right"] = "Ủy ban Thường vụ Quốc hội" if ordinance else "Quốc hội"
        yield Hit("law_issuer", doc, c.full_start, c.full_end, values)


_PASS_NONE = ("government", "prime_minister", "ministry", "judiciary", "provincial_committee", "provincial_council")
_GUIDES = re.compile(r"quy định|hướng dẫn|thi hành|triển khai|thực hiện một số|dự thảo|dự án|Nghị định|Thông tư", re.I)


def _in_a_title(doc: Document, c: Citation) -> bool:
    """Whether the body may be that of what guides the law: "Nghị định hướng dẫn Luật Giáo dục của Chính phủ"."""
    line = doc.text.rfind("\n", 0, c.start) + 1
    return _GUIDES.search(doc.text, max(line, c.start - _TITLE), c.start) is not None


_TITLE = 160  # characters


def _asked(reviewed: Reviewed, doc: Document, c: Citation, resolution: Resolution) -> Editions | None:
    """The law a citation names with a year, where no document of that name and year is known."""
    key, catalog = resolution.key or "", reviewed.catalog
    if c.kind != "named_law" or c.governor is not None or catalog is None or key in catalog:
        return None
    type, slug, year = _parts(key)
    if not year.isdigit() or int(year) > MADE.year or _another(doc, c):
        return None
    return editions_of(type, slug, int(year), catalog, reviewed.rules)


def _parts(key: str) -> tuple[str, str, str]:
    """Type, name and year of a key that no document is known to have."""
    *_, type, _author, year, slug = ("", "", "", *key.split("/"))
    return type.replace("-", "_"), "" if slug == "nn" else slug, year


def _another(doc: Document, c: Citation) -> bool:
    """Whether it is a bill, another country's, or what amends the law: "dự án Luật ...", "... của Thái Lan"."""
    before, behind = doc.text[max(0, c.start - _NEAR) : c.start], doc.text[c.end : c.end + _NEAR]
    return bool(_BILL.search(before) or _AMENDED.search(c.text) or _ELSEWHERE.match(behind))


_NEAR = 40  # characters
_BILL = re.compile(r"(?:dự (?:thảo|án)|(?:sửa đổi|bổ sung)[^.;\n]*)\s+(?:(?:các|một số|điều|của|và)\s+)*$", re.I)
_AMENDED = re.compile(r"sửa đổi|bổ sung", re.I)
_ELSEWHERE = re.compile(
    r"\s*(?:\(?\s*(?:được\s+)?(?:sửa đổi|bổ sung)"
    r"|của\s+(?!Quốc hội|Việt Nam|[Nn]ước\s+(?:CHXHCN|Cộng hòa xã hội))(?=[A-ZĐ]|nước))"
)

RULES = [no_such_edition, law_issuer]
