"""Back references: "Nghị định nêu trên", "Đề án 06", names of the text's own ("sau đây gọi tắt là Chương trình").

They are no citations of their own; each is joined to the citation in the same text it must mean, or left open.
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from typing import NamedTuple

import regex
from pydantic import BaseModel, ConfigDict

from vnplan.models import Citation, Document, document_of
from vnplan.scan.draft import OTHERS
from vnplan.tables.rules import Rules, RulesLike, per_rules, rules_of
from vnplan.text.normalize import ascii_slug
from vnplan.text.paragraphs import read_paragraphs
from vnplan.text.shown import brief
from vnplan.text.symbols import split_number

NEAR = 700
"""How many characters before it a document may stand that "nêu trên" points to, where the text names several."""


class BackReference(BaseModel):
    """A back reference `text[start:end]`, the indices in `document.citations` of what it means, and how that was told.

    `step` is `defined name`, `short number`, `nearest`, `all above` (a plural), or `open`: two fit or none, see `note`.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    start: int
    end: int
    text: str
    citations: tuple[int, ...]
    step: str
    note: str | None = None

    def __repr__(self) -> str:
        meant = ", ".join(f"citation {n}" for n in self.citations) or self.note or "open"
        said = f"“{brief(self.text)}” [{self.start}:{self.end}] is {brief(meant)}, by {self.step}"
        return f"<BackReference {said}>"

    __str__ = __repr__


def back_references(document: Document, *, rules: RulesLike = None) -> list[BackReference]:
    """The back references of a document, in text order; offsets are code points into its text.

    >>> import vnplan
    >>> doc = vnplan.parse("Căn cứ Quyết định số 12/QĐ-TTg ngày 05/01/2024; triển khai nội dung Quyết định nêu trên.")
    >>> [(r.text, r.step, doc.citations[r.citations[0]].number) for r in back_references(doc)]
    [('Quyết định nêu trên', 'nearest', '12/QĐ-TTg')]

    Raises ValueError where the document was loaded without its text.
    """
    tables = rules_of(rules)
    clean = read_paragraphs(document_of(document, "back_references").text, tables.line_words)
    finder = _Finder(document, tables)
    found: list[BackReference] = []
    names: list[_Name] = []
    for match in _patterns(tables).finditer(clean.text):
        start, end = clean.offsets.span(*match.span("said"))
        if match["name"] is not None:
            index = finder.defined(start, match["name"])
            if index is not None:
                names.append(_Name(match.end(), match["name"], index))
        elif not finder.inside(start, end):
            meant = finder.meant(match, start)
            if meant is not None:
                found.append(BackReference(start=start, end=end, text=document.text[start:end], **meant._asdict()))
    for name in names:
        meant = _Meant((name.citation,), "defined name")
        for match in _use(name.words).finditer(clean.text, name.since):
            start, end = clean.offsets.span(*match.span())
            if not finder.inside(start, end) and not any(b.start <= start < b.end for b in found):
                found.append(BackReference(start=start, end=end, text=document.text[start:end], **meant._asdict()))
    return sorted(found, key=lambda reference: reference.start)


class _Name(NamedTuple):
    """A name of the text's own: from where on it holds, its words, the citation it means."""

    since: int
    words: str
    citation: int


class _Meant(NamedTuple):
    """What a back reference means, and how that was told."""

    citations: tuple[int, ...]
    step: str
    note: str | None = None


_FOLLOWS = r"(?=\s*+[,.;:)\n]|\s*+$|\s++(?:và|thì|để|có|được|phải|đã|là|cho|theo|do|nhằm)\b)"
_ABOVE = (
    r"(?:(?:đã\s+)?(?:nêu|nói|dẫn|kể|viện\s+dẫn)\s+(?:ở\s+)?trên|trên\s+đây|vừa\s+nêu|đã\s+nêu(?!\s+(?:tại|trong|ở))"
    rf"|trên{_FOLLOWS})"
)


@per_rules
def _patterns(rules: Rules) -> regex.Pattern[str]:
    """A type word with "nêu trên" or a bare number behind it, or the place where the text names a document itself."""
    names = sorted({name for name in rules.type_names if name != "điều ước quốc tế"}, key=len, reverse=True)
    small = "|".join(name.replace(" ", r"\s+") for name in [*names, "văn bản"])
    large = "|".join((name[0].upper() + name[1:]).replace(" ", r"\s+") for name in names)
    return regex.compile(
        rf"(?<![\w/-])(?P<said>(?P<plural>(?:[Cc]ác|[Nn]hững|\d{{1,2}}|hai|ba)\s+)?+(?P<type>{large}|(?<!pháp\s)(?:{small}))\s+{_ABOVE})"
        rf"|(?<![\w/-])(?P<said>(?P<type>{large})\s+(?:số\s+)?(?P<serial>\d{{1,4}}[a-z]?)"
        r"(?![\w/-]|[.,]\d|\s*[/–-]\s*[\p{Lu}\d]|\s+(?:tháng|năm|ngày)))"
        rf"|(?P<said>\((?:sau\s+đây\s+)?(?:gọi|viết)\s+(?:tắt\s+)?(?:chung\s+)?là:?\s*[“\"]?(?P<name>(?:{large})[^()”\";\n]{{0,80}}+))"
    )


@functools.lru_cache(maxsize=512)
def _use(name: str) -> regex.Pattern[str]:
    """A later use of a name; a bare type word must not be the beginning of another document's name."""
    words = regex.escape(" ".join(name.split())).replace(r"\ ", r"\s+")
    bare = len(name.split()) <= 3 and not any(c.isdigit() for c in name)
    after = (
        r"(?!\s+(?:số|này|về|của|năm|ngày|quy\s+định|sửa|thay|ban\s+hành|phê|mục\s+tiêu\s+quốc|hành\s+động|[\p{Lu}\d“\"]))"
        if bare
        else ""
    )
    before = r"(?<!\w)(?<!(?:[Cc]ác|[Nn]hững|[Mm]ột|[Mm]ỗi)\s)" if bare else r"(?<!\w)"
    return regex.compile(rf"{before}{words}(?!\w){after}")


class _Finder:
    """The citations a back reference may mean."""

    def __init__(self, document: Document, rules: Rules) -> None:
        self._all = list(document.citations)
        self._text = document.text
        self._rules = rules
        self._others = [n for n, c in enumerate(self._all) if c.kind in OTHERS]
        self._starts = [self._all[n].start for n in self._others]

    def inside(self, start: int, end: int) -> bool:
        """Whether a citation stands there already, its issuer and title included."""
        at = bisect_left(self._starts, end)
        return any(self._all[n].full_end > start for n in self._others[max(0, at - _DEEP) : at])

    def _before(self, at: int) -> list[int]:
        return self._others[: bisect_left(self._starts, at)]

    def meant(self, said: regex.Match[str], at: int) -> _Meant | None:
        """What "Kế hoạch 02" or "các Quyết định nêu trên" at `at` means, or None where it is no back reference."""
        code = ascii_slug(said["type"], "_")
        if said["serial"] is None:
            return self.above(code, at, plural=said["plural"] is not None)
        serial = said["serial"].lstrip("0")
        index = self.numbered(code, serial)
        if index is not None:
            return _Meant((index,), "short number")
        doctype = self._rules.types[code]
        carried = doctype.titled and doctype.short and not doctype.bare  # it goes by the number of its decision
        if carried and _MANY.fullmatch(said["serial"]):
            return _Meant((), "open", "the decision that carries it is not named here")
        return None

    def defined(self, at: int, name: str) -> int | None:
        """What "(sau đây gọi tắt là ...)" at `at` names: the citation it closes, or that one's governor."""
        before = self._before(at)
        if not before:
            return None
        gap = self._text[self._all[before[-1]].end : at]
        if len(gap) > _TITLE or ";" in gap or ".\n" in gap:
            return None
        code = self._type_of(name)
        index: int | None = before[-1]
        while index is not None:
            c = self._all[index]
            if c.document_type == code or (c.governor is None and code is not None):
                return index
            index = c.governor
        return None

    def _type_of(self, name: str) -> str | None:
        words = " ".join(name.lower().split())
        fits = [known for known in self._rules.type_names if words == known or words.startswith(known + " ")]
        return self._rules.type_names[max(fits, key=len)].code if fits else None

    def numbered(self, code: str, serial: str) -> int | None:
        """The one document of that type and serial; a plan or scheme may be the one a decision's title names."""
        fits: dict[str, int] = {}
        for n in self._others:
            c = self._all[n]
            if c.number is None or split_number(c.number).serial != serial:
                continue
            if c.document_type == code or (c.title and code in ascii_slug(c.title, "_")):
                fits.setdefault(c.key or c.number, n)
        return next(iter(fits.values())) if len(fits) == 1 else None

    def above(self, code: str, at: int, *, plural: bool) -> _Meant | None:
        """What "nêu trên" points to: the documents of that type just before, else the only one before."""
        before = [n for n in self._before(at) if code == "van_ban" or self._all[n].document_type == code]
        fits = _distinct(self._all, [n for n in before if at - self._all[n].full_end <= NEAR])
        if not fits and code != "van_ban":
            fits = _distinct(self._all, before)
        if not fits:
            return None
        if plural:
            return _Meant(tuple(fits), "all above")
        if len(fits) == 1:
            return _Meant(tuple(fits), "nearest")
        said = " or ".join(self._all[n].number or self._all[n].text for n in fits[:_NAMED])
        return _Meant((), "open", f"may be {said}")


_MANY = regex.compile(r"\d\d\d?")  # "Đề án 2" is the second of some, "Đề án 2030" bears a year
_DEEP = 3  # citations whose titles may lie in one another
_TITLE = 500  # characters: more than issuer and title does not stand between a document and the name it is given
_NAMED = 4  # a note that names more is not read


def _distinct(citations: list[Citation], indices: list[int]) -> list[int]:
    """The first citation of each document."""
    seen: dict[str, int] = {}
    for n in indices:
        c = citations[n]
        seen.setdefault(c.key or c.number or c.text, n)
    return list(seen.values())
