"""Articles beyond the last of the act they are said to be of, whichever way a text says so.

`CLAIMS` are the ways; each yields the articles said to be of an act, by the citation that names it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from vnplan.keys.catalog import Catalog
from vnplan.keys.resolution import Resolution
from vnplan.models import Citation, Document
from vnplan.review.check_rules import Hit, Reviewed
from vnplan.scan.pinpoints import pinpoints
from vnplan.scan.provisions import expand, read_pinpoint
from vnplan.tables.rules import Rules, per_rules
from vnplan.tables.types import type_words


class Claim(NamedTuple):
    """Articles said to be of the act a citation names, and where."""

    citation: Citation
    articles: list[str]
    start: int
    end: int


def no_such_provision(reviewed: Reviewed) -> Iterator[Hit]:
    """An article beyond the last: "Điều 250 Luật Giáo dục năm 2019", which has 115."""
    catalog = reviewed.catalog
    if catalog is None:
        return
    for doc, settled in zip(reviewed.documents, reviewed.resolutions, strict=True):
        known = {id(c): act for c, r in zip(doc.citations, settled, strict=True) if (act := _act_of(r, catalog))}
        told: set[tuple[int, int]] = set()
        for claims in CLAIMS if known else ():
            for claim in claims(doc, set(known), reviewed.rules):
                act = known.get(id(claim.citation))
                beyond = [one for one in claim.articles if act and _number(one) > act.last]
                if act and beyond and (claim.start, claim.end) not in told:
                    told.add((claim.start, claim.end))
                    values = {"document": act.name, "provision": f"Điều {beyond[0]}", "last": act.last}
                    yield Hit("no_such_provision", doc, claim.start, claim.end, values)


class _Act(NamedTuple):
    """An act cited, and its last article."""

    name: str
    last: int


def _act_of(resolution: Resolution, catalog: Catalog) -> _Act | None:
    """The act a citation leads to, where the catalogue knows how many articles it has."""
    entry = catalog.get(resolution.key) if resolution.key and resolution.step != "misprint" else None
    last = catalog.articles(entry.key) if entry is not None else None
    return _Act(entry.number or entry.title, last) if entry is not None and last else None


def _number(article: str) -> int:
    found = _LEADING.match(article)
    return int(found[0]) if found is not None else 0


_LEADING = re.compile(r"\d{1,4}")


def _articles(words: str) -> list[str]:
    return list(dict.fromkeys(one["dieu"] for one in expand(words) if "dieu" in one))


def of_its_pinpoint(doc: Document, known: set[int], rules: Rules) -> Iterator[Claim]:
    """ "Điều 250 Luật Giáo dục", "Điều 5, 250 của Luật Giáo dục"."""
    for c in doc.citations:
        if c.provisions and id(c) in known:
            yield Claim(c, list(dict.fromkeys(p.dieu for p in c.provisions if p.dieu)), c.full_start, c.full_end)


_BEHIND = re.compile(
    r"[ \t]*(?:[,;]?[ \t]+"
    r"(?:(?:(?:cụ[ \t]thể|trong[ \t]đó|nhất[ \t]là)(?:[ \t]+(?:là|tại|ở))?|(?:quy[ \t]định[ \t]+)?tại|ở)[ \t]+"
    r"|(?=(?:[Kk]hoản[ \t]\d+[ \t])?Điều[ \t]\d+[ \t](?:quy[ \t]định|nêu|ghi)[ \t]))"
    r"|\([ \t]*(?:tại[ \t]+)?|:[ \t]+|[–-][ \t]+"
    r"|(?P<bare>,[ \t]+(?=(?:các[ \t]+)?(?:[Kk]hoản[ \t]\d+[ \t])?Điều[ \t]\d)))"
    r"(?=(?:các[ \t]+)?[ĐđKk](?:iểm|hoản|iều)[ \t])(?:các[ \t]+)?"
)


_LIST_ENDS = re.compile(r"[ \t]*(?:[;.)\n]|$|,[ \t]+\w+[ \t]+(?!\d)|(?:quy[ \t]định|nêu|ghi)[ \t])")
# read on as a title: "... về công tác văn thư, |Điều 99 quy định việc lưu trữ"
_IN_ITS_TITLE = re.compile(
    r",[ \t]+(?:tại[ \t]+)?(?=(?:[Kk]hoản[ \t]\d+[ \t])?Điều[ \t]\d+[ \t](?:quy[ \t]định|nêu|ghi)[ \t])"
)


def behind_it(doc: Document, known: set[int], rules: Rules) -> Iterator[Claim]:
    """ "Luật Giáo dục năm 2019 (Điều 250)", "... tại khoản 1 Điều 250 quy định", "...: Điều 250"."""
    for n, c in enumerate(doc.citations):
        if id(c) not in known or c.provisions:
            continue
        gap = _BEHIND.match(doc.text, c.full_end) or _IN_ITS_TITLE.search(doc.text, c.end, c.full_end)
        found = read_pinpoint(doc.text, gap.end(), rules) if gap is not None else None
        if found is None or _of_a_document(rules).match(doc.text, found.end):
            continue
        if gap is not None and gap.groupdict().get("bare") and not _LIST_ENDS.match(doc.text, found.end):
            continue
        after = next((d for d in doc.citations[n + 1 :] if d.kind != "internal"), None)
        if after is not None and after.full_start < found.end:
            continue
        yield Claim(c, _not_own(doc, doc.text[found.start : found.end]), c.full_start, c.full_end)


@per_rules
def _of_a_document(rules: Rules) -> re.Pattern[str]:
    """ "Điều 99 |của Quyết định này", "Điều 99|, Luật Thư viện"."""
    return re.compile(rf",?\s+(?:của\s+)?(?:các\s+)?(?:{type_words(rules)})(?!\w)")


def _not_own(doc: Document, words: str) -> list[str]:
    """The articles that words name, without those that the document has itself."""
    own = {s.label.rpartition(" ")[2] for s in doc.sections if s.kind == "dieu"}
    return [one for one in _articles(words) if one not in own]


_BEFORE = re.compile(
    r",\s+|\s+[–-]\s+|\s+\(|\s+(?:được\s+)?(?:quy\s+định|nêu|ghi)(?:\s+rõ)?\s+(?:tại|trong|ở)\s+|\s+về\s+[^,;.:()]{1,60}\s+của\s+"
)
_REACH = 120  # characters: a list of provisions, and what it is about
_SAID = re.compile(r"(?:^|[\n,;(]|\b(?:theo|tại|ở|của|cứ|và|hiện|dụng|thủ|đúng|với|bởi))\s*$", re.I)


def before_it(doc: Document, known: set[int], rules: Rules) -> Iterator[Claim]:
    """ "theo Điều 250, Luật Giáo dục năm 2019", "Điều 250 về thi cử của Luật ...": where it has no articles itself."""
    if any(section.kind == "dieu" for section in doc.sections):
        return
    ends = -1  # where the document named before ends
    for c in doc.citations:
        low, start = max(ends, c.start - _REACH, doc.text.rfind("\n", 0, c.start) + 1), ends
        if c.kind != "internal":
            ends = c.full_end
        said = f" {doc.text[low : c.start]}"
        if id(c) not in known or c.provisions or "iều " not in said:
            continue
        found = [one for one in pinpoints(said, rules) if _BEFORE.fullmatch(said, one.end)]
        if found and _SAID.search(said[: found[-1].start]) and (low != start or found[-1].start > _NAMED_BEFORE):
            yield Claim(c, _articles(said[found[-1].start : found[-1].end]), c.full_start, c.full_end)


_NAMED_BEFORE = 12  # characters: "Luật Thư viện |tại Điều 9, Luật Giáo dục" is of the one before


def of_one_above(doc: Document, known: set[int], rules: Rules) -> Iterator[Claim]:
    """ "Điều 250 Luật này", "Điều 250 của Luật nêu trên" behind "Luật Giáo dục năm 2019", in a plan."""
    if "Điều" not in doc.text:
        return
    named = [c for c in doc.citations if c.kind not in ("self", "internal")]
    for found in _above(rules).finditer(doc.text):
        type = rules.type_names.get(found["type"].lower())
        law = next((law.code for law in rules.laws.values() if law.name == found["type"]), None)
        code = type.code if type is not None else law
        if code is None or code == doc.metadata.document_type or doc.metadata.document_type is None:
            continue
        paragraph = doc.text.rfind("\n", 0, found.start()) + 1
        before = [c for c in named if paragraph <= c.start < found.start() and c.document_type == code]
        if before and len({c.key for c in before}) == 1 and id(before[-1]) in known:
            yield Claim(before[-1], _not_own(doc, found["words"]), found.start(), found.end())


@per_rules
def _above(rules: Rules) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?P<words>Điều\s+\d{{1,4}}[a-zđ]?)\s+(?:của\s+)?(?P<type>{type_words(rules)})\s+(?:này|(?:nêu\s+|nói\s+)?trên|đó)(?!\w)"
    )


def of_operations(doc: Document, known: set[int], rules: Rules) -> Iterator[Claim]:
    """ "1. Bãi bỏ Điều 250", "2. Tại Điều 250: a) ..." under "Sửa đổi một số điều của Luật Giáo dục"."""
    for one in doc.operations:
        c = doc.citations[one.citation] if one.citation is not None else None
        if c is None or id(c) not in known or one.provision is None or one.provision.dieu is None:
            continue
        if one.action != "supplement" or one.words or one.new_words:  # what is added may come behind the last
            yield Claim(c, [one.provision.dieu], one.start, one.end)


CLAIMS: tuple[Callable[[Document, set[int], Rules], Iterator[Claim]], ...] = (
    of_its_pinpoint, behind_it, before_it, of_one_above, of_operations,
)  # fmt: skip
