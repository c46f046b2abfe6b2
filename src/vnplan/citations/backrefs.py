"""Back references: "Nghị định nêu trên", "Đề án 06", names of the text's own ("sau đây gọi tắt là Chương trình").

They are no citations of their own; each is joined to the citation in the same text it must mean, or left open.
"""

from __future__ import annotations

import functools
from bisect import bisect_left

import regex as re
from pydantic import BaseModel, ConfigDict

from vnplan.models import Citation, Document, document_of
from vnplan.tables.rules import Rules, RulesLike, rules_of
from vnplan.text.normalize import ascii_slug
from vnplan.text.paragraphs import read_paragraphs
from vnplan.text.shown import brief
from vnplan.text.symbols import split_number

NEAR = 700
"""How many characters before it a document may stand that "nêu trên" points to, where the text names several."""


class BackReference(BaseModel):
    """A back reference `text[start:end]`, the indices in `document.citations` of what it means, and how that was told.

    `step` is `defined name`, `short number`, `nearest`, `all above` (a plural), or `open`: two fit, see `note`.
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
    clean = read_paragraphs(document_of(document, "back_references").text)
    finder = _Finder(document, tables)
    found: list[BackReference] = []
    names: list[tuple[int, str, int]] = []  # where a name of the text's own begins to hold, the name, what it means
    for match in _patterns(tables).finditer(clean.text):
        start, end = clean.offsets.span(*match.span("said"))
        if match["name"] is not None:
            meant = finder.defined(start, match["name"])
            if meant is not None:
                names.append((match.end(), match["name"], meant))
            continue
        if finder.inside(start, end):
            continue
        said = document.text[start:end]
        kind = ascii_slug(match["type"], "_")
        if match["serial"] is not None:
            index = finder.numbered(kind, match["serial"].lstrip("0"), end)
            if index is not None:
                found.append(_made(start, end, said, (index,), "short number"))
            continue
        back = finder.above(kind, start, plural=match["plural"] is not None)
        if back is not None:
            found.append(_made(start, end, said, *back))
    for since, name, index in names:
        for match in _use(name).finditer(clean.text, since):
            start, end = clean.offsets.span(*match.span())
            if not finder.inside(start, end) and not any(b.start <= start < b.end for b in found):
                found.append(_made(start, end, document.text[start:end], (index,), "defined name"))
    return sorted(found, key=lambda reference: reference.start)


def _made(
    start: int, end: int, text: str, citations: tuple[int, ...], step: str, note: str | None = None
) -> BackReference:
    return BackReference(start=start, end=end, text=text, citations=citations, step=step, note=note)


_FOLLOWS = r"(?=\s*+[,.;:)\n]|\s*+$|\s++(?:và|thì|để|có|được|phải|đã|là|cho|theo|do|nhằm)\b)"
_ABOVE = (
    r"(?:(?:đã\s+)?(?:nêu|nói|dẫn|kể|viện\s+dẫn)\s+(?:ở\s+)?trên|trên\s+đây|vừa\s+nêu|đã\s+nêu(?!\s+(?:tại|trong|ở))"
    rf"|trên{_FOLLOWS})"
)


@functools.lru_cache(maxsize=4)
def _patterns(rules: Rules) -> re.Pattern[str]:
    """A type word with "nêu trên" or a bare number behind it, or the place where the text names a document itself."""
    names = sorted({name for name in rules.type_names if name != "điều ước quốc tế"}, key=len, reverse=True)
    small = "|".join(name.replace(" ", r"\s+") for name in [*names, "văn bản"])
    large = "|".join((name[0].upper() + name[1:]).replace(" ", r"\s+") for name in names)
    return re.compile(
        rf"(?<![\w/-])(?P<said>(?P<plural>(?:[Cc]ác|[Nn]hững|\d{{1,2}}|hai|ba)\s+)?+(?P<type>{large}|(?<!pháp\s)(?:{small}))\s+{_ABOVE})"
        rf"|(?<![\w/-])(?P<said>(?P<type>{large})\s+(?:số\s+)?(?P<serial>\d{{1,4}}[a-z]?)"
        r"(?![\w/-]|[.,]\d|\s*[/–-]\s*[\p{Lu}\d]|\s+(?:tháng|năm|ngày)))"
        rf"|(?P<said>\((?:sau\s+đây\s+)?(?:gọi|viết)\s+(?:tắt\s+)?(?:chung\s+)?là:?\s*[“\"]?(?P<name>(?:{large})[^()”\";\n]{{0,80}}+))"
    )


@functools.lru_cache(maxsize=512)
def _use(name: str) -> re.Pattern[str]:
    """A later use of a name; a bare type word must not be the beginning of another document's name."""
    words = re.escape(" ".join(name.split())).replace(r"\ ", r"\s+")
    bare = len(name.split()) <= 3 and not any(c.isdigit() for c in name)
    after = (
        r"(?!\s+(?:số|này|về|của|năm|ngày|quy\s+định|sửa|thay|ban\s+hành|phê|mục\s+tiêu\s+quốc|hành\s+động|[\p{Lu}\d“\"]))"
        if bare
        else ""
    )
    before = r"(?<!\w)(?<!(?:[Cc]ác|[Nn]hững|[Mm]ột|[Mm]ỗi)\s)" if bare else r"(?<!\w)"
    return re.compile(rf"{before}{words}(?!\w){after}")


class _Finder:
    """The citations a back reference may mean."""

    def __init__(self, document: Document, rules: Rules) -> None:
        self._all = list(document.citations)
        self._text = document.text
        self._rules = rules
        self._others = [n for n, c in enumerate(self._all) if c.kind in ("numbered", "named", "named_law")]
        self._starts = [self._all[n].start for n in self._others]

    def inside(self, start: int, end: int) -> bool:
        """Whether a citation stands there already, its issuer and title included."""
        at = bisect_left(self._starts, end)
        return any(self._all[n].full_end > start for n in self._others[max(0, at - 3) : at])

    def _before(self, at: int) -> list[int]:
        return self._others[: bisect_left(self._starts, at)]

    def defined(self, at: int, name: str) -> int | None:
        """What "(sau đây gọi tắt là ...)" names: the citation whose words it closes."""
        before = self._before(at)
        if not before:
            return None
        nearest = before[-1]
        gap = self._text[self._all[nearest].end : at]
        if len(gap) > 500 or ";" in gap or ".\n" in gap:
            return None
        kind = self._type_of(name)
        index: int | None = nearest
        while index is not None:
            c = self._all[index]
            if c.document_type == kind or (c.governor is None and kind is not None):
                return index
            index = c.governor
        return None

    def _type_of(self, name: str) -> str | None:
        words = " ".join(name.lower().split())
        fits = [known for known in self._rules.type_names if words == known or words.startswith(known + " ")]
        return self._rules.type_names[max(fits, key=len)].code if fits else None

    def numbered(self, kind: str, serial: str, at: int) -> int | None:
        """The one document of that type and serial; a plan or scheme may be the one a decision's title names."""
        fits: dict[str, int] = {}
        for n in self._others:
            c = self._all[n]
            if c.number is None or split_number(c.number).serial != serial:
                continue
            if c.document_type == kind or (c.title and kind in ascii_slug(c.title, "_")):
                fits.setdefault(c.key or c.number, n)
        return next(iter(fits.values())) if len(fits) == 1 else None

    def above(self, kind: str, at: int, *, plural: bool) -> tuple[tuple[int, ...], str, str | None] | None:
        """What "nêu trên" points to: the documents of that type just before, else the only one before."""
        before = [n for n in self._before(at) if kind == "van_ban" or self._all[n].document_type == kind]
        near = _distinct(self._all, [n for n in before if at - self._all[n].full_end <= NEAR])
        fits = near or (_distinct(self._all, before) if kind != "van_ban" else [])
        if not fits:
            return None
        if plural:
            return tuple(fits), "all above", None
        if len(fits) == 1:
            return tuple(fits), "nearest", None
        said = " or ".join(self._all[n].number or self._all[n].text for n in fits[:4])
        return (), "open", f"may be {said}"


def _distinct(citations: list[Citation], indices: list[int]) -> list[int]:
    """The first citation of each document."""
    seen: dict[str, int] = {}
    for n in indices:
        c = citations[n]
        seen.setdefault(c.key or c.number or c.text, n)
    return list(seen.values())
