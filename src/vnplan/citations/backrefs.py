"""Back references: "Nghị định nêu trên", "Đề án 06", names of the text's own ("sau đây gọi tắt là Chương trình").

They are no citations of their own; each is joined to the citation in the same text it must mean, or left open.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from typing import NamedTuple

import regex
from pydantic import BaseModel, ConfigDict

from vnplan.citations.own_names import Name, uses
from vnplan.compiled import compiled
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
    names: list[Name] = []
    taken = bytearray(len(document.text))

    def put(start: int, end: int, meant: _Meant) -> None:
        taken[start:end] = b"\1" * (end - start)
        told = {"start": start, "end": end, "text": document.text[start:end], **meant._asdict()}
        found.append(BackReference.model_construct(**told))

    for match in _patterns(tables).finditer(clean.text):
        start, end = clean.offsets.span(*match.span("said"))
        if match["name"] is not None:
            index = finder.defined(start, match["name"])
            if index is not None:
                names.append(Name(match.end(), match["name"], index))
        elif not finder.inside(start, end):
            meant = finder.meant(match, start)
            if meant is not None:
                put(start, end, meant)
    for first, last, name in uses(clean.text, names, tables):
        start, end = clean.offsets.span(first, last)
        if not finder.inside(start, end) and not taken[start]:
            put(start, end, _Meant((name.citation,), "defined name"))
    return sorted(found, key=lambda reference: reference.start)


class _Meant(NamedTuple):
    """What a back reference means, and how that was told."""

    citations: tuple[int, ...]
    step: str
    note: str | None = None


def _above(rules: Rules) -> str:
    """ "Nghị định |nêu trên|", "Quyết định |trên|, nội dung": words that point back."""
    follows = rf"(?=\s*+[,.;:)\n]|\s*+$|\s++(?:{rules.phrases('behind_above')})\b)"
    return rf"(?:{rules.phrases('points_back')}|trên{follows})"


@per_rules
def _patterns(rules: Rules) -> regex.Pattern[str]:
    """A type word with "nêu trên" or a bare number behind it, or the place where the text names a document itself."""
    names = sorted({name for name in rules.type_names if name != "điều ước quốc tế"}, key=len, reverse=True)
    small = "|".join(name.replace(" ", r"\s+") for name in [*names, "văn bản"])
    large = "|".join((name[0].upper() + name[1:]).replace(" ", r"\s+") for name in names)
    return compiled(
        rf"(?<![\w/-])(?P<said>(?P<plural>(?:[Cc]ác|[Nn]hững|\d{{1,2}}|hai|ba)\s+)?+(?P<type>{large}|(?<!pháp\s)(?:{small}))\s+{_above(rules)})"
        rf"|(?<![\w/-])(?P<said>(?P<type>{large})\s+(?:số\s+)?(?P<serial>\d{{1,4}}[a-z]?)"
        r"(?![\w/-]|[.,]\d|\s*[/–-]\s*[\p{Lu}\d]|\s+(?:tháng|năm|ngày)))"
        rf"|(?P<said>\((?:sau\s+đây\s+)?(?:gọi|viết)\s+(?:tắt\s+)?(?:chung\s+)?là:?\s*[“\"]?(?P<name>(?:{large})[^()”\";\n]{{0,80}}+))"
    )


class _Finder:
    """The citations a back reference may mean."""

    def __init__(self, document: Document, rules: Rules) -> None:
        self._all = list(document.citations)
        self._text = document.text
        self._rules = rules
        others = [n for n, c in enumerate(self._all) if c.kind in OTHERS]
        self._others = _InOrder(self._all, others)
        by_type: dict[str, list[int]] = {}
        self._by_serial: dict[str, list[int]] = {}
        for n in others:
            c = self._all[n]
            by_type.setdefault(c.document_type or "", []).append(n)
            if c.number is not None:
                self._by_serial.setdefault(split_number(c.number).serial, []).append(n)
        self._by_type = {code: _InOrder(self._all, some) for code, some in by_type.items()}
        self._by_type[rules.any_type] = self._others
        self._numbered: dict[tuple[str, str], int | None] = {}

    def inside(self, start: int, end: int) -> bool:
        """Whether a citation stands there already, its issuer and title included."""
        before = self._others.count_before(end)
        return any(self._all[n].full_end > start for n in self._others.indices[max(0, before - _DEEP) : before])

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
        before = self._others.count_before(at)
        if not before:
            return None
        index: int | None = self._others.indices[before - 1]
        gap = self._text[self._all[self._others.indices[before - 1]].end : at][: _TITLE + 1]
        if len(gap) > _TITLE or ";" in gap or ".\n" in gap:
            return None
        code = self._type_of(name)
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
        if (code, serial) not in self._numbered:
            fits: dict[str, int] = {}
            for n in self._by_serial.get(serial, ()):
                c = self._all[n]
                if c.document_type == code or (c.title and code in ascii_slug(c.title, "_")):
                    fits.setdefault(c.key or c.number or "", n)
            self._numbered[code, serial] = next(iter(fits.values())) if len(fits) == 1 else None
        return self._numbered[code, serial]

    def above(self, code: str, at: int, *, plural: bool) -> _Meant | None:
        """What "nêu trên" points to: the documents of that type just before, else the only one before."""
        some = self._by_type.get(code)
        fits = some.near(at) if some is not None else ()
        if not fits and some is not None and code != self._rules.any_type:
            fits = some.all_before(at)
        if not fits:
            return None
        if plural:
            return _Meant(fits, "all above")
        if len(fits) == 1:
            return _Meant(fits, "nearest")
        said = " or ".join(self._all[n].number or self._all[n].text for n in fits[:_NAMED])
        return _Meant((), "open", f"may be {said}")


class _InOrder:
    """Citations of one type in text order; those before a place are found without walking over all of them."""

    def __init__(self, citations: list[Citation], indices: list[int]) -> None:
        self._all = citations
        self.indices = indices
        self._starts = [citations[n].start for n in indices]
        self._reach = list(itertools.accumulate((citations[n].full_end for n in indices), max))
        firsts = _distinct(citations, indices)
        self._first_starts = [citations[n].start for n in firsts]
        self._firsts = firsts
        self._told: dict[int, tuple[int, ...]] = {}

    def count_before(self, at: int) -> int:
        """How many begin before a place."""
        return bisect_left(self._starts, at)

    def near(self, at: int) -> tuple[int, ...]:
        """The documents of those that end no further than NEAR before a place."""
        last = first = self.count_before(at)
        while first and at - self._reach[first - 1] <= NEAR:
            first -= 1
        return tuple(_distinct(self._all, [n for n in self.indices[first:last] if at - self._all[n].full_end <= NEAR]))

    def all_before(self, at: int) -> tuple[int, ...]:
        """The documents of all that begin before a place; one answer for all places between two citations."""
        count = bisect_left(self._first_starts, at)
        if count not in self._told:
            self._told[count] = tuple(self._firsts[:count])
        return self._told[count]


_MANY = compiled(r"\d\d\d?")  # "Đề án 2" is the second of some, "Đề án 2030" bears a year
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
