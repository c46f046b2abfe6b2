"""A citation whose relation is asked for, with what its place tells, and the walk over a text that prepares it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from vnplan.citations.cue_rows import DONE, Cue, Found
from vnplan.citations.cues import Cues, cues_of, last_cue
from vnplan.citations.elsewhere import Elsewhere, phrases
from vnplan.citations.sentence import leads_on, sentence_start
from vnplan.compiled import compiled, plain_re
from vnplan.scan.draft import Draft
from vnplan.tables.rows import DocumentType
from vnplan.tables.rules import Rules
from vnplan.text.stretches import Stretch, holding

Heads = Mapping[int, Cue]
"""For where the words of each item of a list begin, the cue of the list's head."""

Notes = Mapping[int, Cue | None]
"""For the start of each footnote, the cue its mark hangs on."""

Standing = Literal["this", "title", "text"]
"""Where a citation stands: it is the document itself, stands in the title of another citation, or in running text."""

Carrier = Literal["list", "head", "note"]
"""How words reach a citation from afar: along a list of citations, from the head of a list of items, by a footnote."""


@dataclass(slots=True)
class PlacedCitation:
    """A citation whose relation is asked for, and what its place tells.

    In the title of another citation `outer` is that one and `sibling` the citation before in the same title; else
    `previous` is the citation before in the running text.
    """

    text: str
    cues: Cues
    rules: Rules
    draft: Draft
    start: int  # where it begins, its pinpoint included
    place: Standing = "this"
    law: Draft | None = None  # the amending law whose name it is part of
    outer: Draft | None = None
    sibling: Draft | None = None
    previous: Draft | None = None
    own: Cue | None = None  # the last governing words before it, in its own sentence or title
    told: Found | None = None  # the last "được sửa đổi bởi" right before it
    carried: Cue | None = None  # where it has none: what governs it from before its sentence
    carrier: Carrier = "list"
    since: int = 0  # words before this are another citation's
    low: int = 0  # where its sentence begins, as far as its words are read
    quoted: bool = False  # in the new text the document gives to another
    phrase: bool = False  # in words that it puts for others there
    appended: bool = False  # in an appendix
    reported: bool = False  # in a section on what was done, or is asked of others
    tabled: bool = False  # in a flattened table
    telling: bool = False  # in a report, a notice, a letter: a paper that only tells of acts
    of_type: str | None = None  # the type of the document it stands in, where that is known
    inner: Draft | None = None  # the last citation in the title of `previous`
    done: Cue | None = None  # what a document named behind did to it: "được thay thế bởi"; known when all are read
    befallen: Cue | None = None  # what words behind a later member of its list say; known when all are read
    amended: Mapping[str, Draft] = field(default_factory=dict)  # what each document is said to have amended, by number

    @property
    def type(self) -> DocumentType | None:
        """The row of its type, where the table has one."""
        return self.rules.types.get(self.draft.type or "")

    @property
    def behind(self) -> int:
        """Where the words behind the citation begin."""
        at = self.draft.full_end
        while at < len(self.text) and self.text[at] in " \n,":
            at += 1
        return at


class CueWalk:
    """The reading from citation to citation: what governs so far, and from where on words count."""

    def __init__(self, text: str, rules: Rules, notes: Notes, heads: Heads, elsewhere: Elsewhere) -> None:
        self._text = text
        self._cues, self._rules = cues_of(rules), rules
        self._notes = sorted(notes.items(), reverse=True)  # those still to come, the next one last
        self._heads = heads
        said = [found.span() for found in _SAID.finditer(text)]
        self._phrases = phrases(text)
        self._words = _without(text, self._phrases)  # what the document says itself, place for place
        self._quoted, self._appended = sorted([*elsewhere.quoted, *said]), sorted(elsewhere.appended)
        self._reported, self._tabled = sorted(elsewhere.reported), sorted(elsewhere.tabled)
        self._telling = sorted(elsewhere.telling)
        self._types, self._typed = elsewhere.types, sorted(elsewhere.types)
        self._since = 0  # words before this were another citation's, or another footnote's
        self._previous: Draft | None = None
        self._governing: Cue | None = None
        self._carrier: Carrier = "list"
        self._titles: list[Draft] = []  # the citations whose titles are open here
        self._siblings: dict[int, Draft] = {}  # the last citation in each of them
        self._passed: list[PlacedCitation] = []  # the citations of the running text
        self._amended: dict[str, Draft] = {}  # by the number of what amended it, the amended document
        self._list: tuple[Cue, int] | None = None  # what the line above a list says, and where its last item begins
        # what governed before the bracket that is open here, and whether its object is still to come
        self._outside: tuple[Cue | None, Carrier, bool] | None = None

    def placed(self, draft: Draft) -> PlacedCitation:
        """The citation with what its place tells."""
        placed = PlacedCitation(self._text, self._cues, self._rules, draft, draft.full_start)
        if draft.kind == "self":
            return placed
        while self._notes and self._notes[-1][0] <= draft.start:
            self._begin(*self._notes.pop(), "note")
        if self._titles:
            self._titles = [titled for titled in self._titles if titled.full_end > draft.start]
        placed.law = draft.governor
        outer = draft.governor or (self._titles[-1] if self._titles else None)
        if outer is not None and not (placed.law is None and younger(draft, outer) and self._beside(placed)):
            self._in_title(placed, outer)
        else:
            self._in_text(placed)
        return placed

    def _beside(self, placed: PlacedCitation) -> bool:
        """ "Nghị quyết số 66-NQ/TW về pháp luật và [Nghị quyết số 140/NQ-CP]": joined to what stands before."""
        return self._text[placed.start - _JOINT : placed.start].rstrip().endswith(("và", "VÀ", ",", ";"))

    def _begin(self, at: int, cue: Cue | None, carrier: Carrier) -> None:
        """Begin anew at a footnote, or at an item of a list: only what is carried there governs."""
        self._since = max(self._since, at)
        self._governing, self._carrier, self._previous = cue, carrier, None

    def _in_title(self, placed: PlacedCitation, outer: Draft) -> None:
        placed.place, placed.outer = "title", outer
        inside = outer.title_span[0] if outer.title_span else outer.start
        placed.sibling = self._siblings.get(id(outer))
        placed.own = last_cue(self._text, inside, placed.start, self._cues, in_title=True)

    def _in_text(self, placed: PlacedCitation) -> None:
        placed.place = "text"
        if placed.start in self._heads:
            self._begin(placed.start, self._heads[placed.start], "head")
        low = max(self._since, placed.start - _CUE_REACH)
        begin = sentence_start(self._text, low, placed.start, self._cues.short)
        placed.phrase = holding(self._phrases, placed.start) is not None
        placed.quoted = placed.phrase or holding(self._quoted, placed.start - _OPENING) is not None
        placed.appended = holding(self._appended, placed.start) is not None
        placed.reported = holding(self._reported, placed.start) is not None
        placed.tabled = holding(self._tabled, placed.start) is not None
        placed.telling = holding(self._telling, placed.start) is not None
        document = holding(self._typed, placed.start)
        placed.of_type = self._types[document] if document is not None else None
        self._close_bracket(placed.start)
        placed.previous, placed.carrier, placed.since = self._previous, self._carrier, self._since
        placed.inner = self._siblings.get(id(self._previous))
        placed.amended = self._amended
        placed.low = low if begin is None else begin
        placed.own = last_cue(self._words, placed.low, placed.start, self._cues)
        behind = max(placed.start - _TOLD, self._since if self._previous is None else self._previous.end)
        if self._cues.amended_before.may_stand(self._text, behind, placed.start):
            placed.told = self._cues.amended_before.last(self._text, behind, placed.start, _PINPOINT)
        befell = placed.own if befell_another(placed.own) else None
        if befell is not None:
            placed.carried = last_cue(self._words, placed.low, befell.start, self._cues)
        free = placed.own is befell and placed.carried is None
        if free and begin is not None and placed.start not in self._heads:
            placed.carried = self._introduced(placed.start)
            placed.carrier = "head" if placed.carried is not None else placed.carrier
        if free and placed.carried is None and (begin is None or leads_on(self._text, low, begin)):
            placed.carried = self._led_here(low, begin) or self._governing_still(begin)

    def _governing_still(self, begin: int | None) -> Cue | None:
        """What governs along a list, unless a sentence that leads to no item ended since: "Căn cứ A. Gồm:⏎[B]"."""
        if begin is None or self._previous is None or self._governing is None:
            return self._governing
        low = max(self._since, begin - _LIST)
        at = sentence_start(self._text, low, begin - 1, self._cues.short)
        while at is not None:
            if not leads_on(self._text, low, at):
                return None
            at = sentence_start(self._text, low, at - 1, self._cues.short)
        return self._governing if low == self._since else None

    def _led_here(self, low: int, begin: int | None) -> Cue | None:
        """ "3. Sửa đổi cụm từ “kho: lớn; bãi:⏎nhỏ” tại [Thông tư ...]": an act told in the words that lead on."""
        if begin is None:
            return None
        above = sentence_start(self._text, low, begin - 1, self._cues.short)
        cue = last_cue(self._words, low if above is None else above, begin, self._cues)
        return cue if cue is not None and cue.relation in DONE else None

    def _introduced(self, start: int) -> Cue | None:
        """ "Căn cứ pháp lý:⏎- Luật Nhà ở;⏎- [Nghị định số 9/2024/NĐ-CP]": the line above the list."""
        line = self._text.rfind("\n", max(0, start - _LABEL), start) + 1
        if not line or not _ITEM.fullmatch(self._text, line, start):
            return None
        above = self._text.rfind("\n", max(0, line - _ABOVE), line - 1) + 1
        cue: Cue | None = None
        if self._list is not None and above == self._list[1]:
            cue = self._list[0]
        else:
            words = _NUMBERED.match(self._text, above, line - 1)
            found = self._cues.head.pattern.fullmatch(self._text, words.end() if words else above, line - 1)
            cue = self._cues.head.cue(found) if found is not None else None
        self._list = (cue, line) if cue is not None else None
        return cue._replace(end=start) if cue is not None else None

    def past(self, placed: PlacedCitation, answer: Cue | None) -> None:
        """Go on behind the citation."""
        draft = placed.draft
        if placed.place == "this" or placed.phrase:
            return
        if placed.outer is not None:
            self._siblings[id(placed.outer)] = draft
            self._titles.append(draft)
            return
        if placed.quoted:
            pass  # words of another govern nothing behind them
        elif answer is None or answer.governor is None:  # nor do words that tell what amended it
            self._open_bracket(placed)
            self._governing = (None if befell_another(placed.own) else placed.own) or placed.carried
            self._carrier = placed.carrier if placed.own is None else "list"
        elif draft.number:
            self._amended.setdefault(draft.number, answer.governor)
        self._passed.append(placed)
        self._previous = draft
        self._since = max(self._since, draft.full_end)
        if draft.title_span is not None or draft.kind == "named":
            self._titles.append(draft)

    def back(self, behind: Mapping[int, Cue], done: Mapping[int, Cue]) -> Iterator[PlacedCitation]:
        """The citations of running text from the last to the first, each with what befalls its list.

        `behind` is what words right behind a citation say of it, by where it begins, `done` what a document named
        behind these words did to it.
        """
        cue: Cue | None = None
        by: Cue | None = None
        after: PlacedCitation | None = None
        for placed in reversed(self._passed):
            if after is not None and after.previous is not None and not joined(self._text, after.previous, after.start):
                cue = by = None
            placed.befallen = cue
            placed.done = by = done.get(placed.draft.start, by)
            yield placed
            cue, after = behind.get(placed.draft.start, cue), placed

    def _open_bracket(self, placed: PlacedCitation) -> None:
        """Keep what governs outside, where words in a bracket are about to govern: "A (theo [B]), C"."""
        if self._outside is None and placed.own is not None:
            opened = self._text.rfind("(", self._since, placed.own.end)
            if 0 <= opened <= placed.own.start and ")" not in self._text[opened : placed.start]:
                verb = last_cue(self._words, placed.low, opened, self._cues)
                outside: tuple[Cue | None, Carrier] = (
                    (self._governing, self._carrier) if verb is None else (verb, "list")
                )
                self._outside = (*outside, verb is not None)

    def _close_bracket(self, start: int) -> None:
        """Behind the bracket what governed before it governs again, where the list goes on there."""
        if self._outside is None:
            return
        closes = self._text.find(")", self._since, start)
        if closes < 0:
            return
        (self._governing, self._carrier, no_object), self._outside = self._outside, None
        between = self._text[closes + 1 : start].strip()
        if not between.startswith((",", ";", "và")) and not (no_object and between in ("", "của")):
            self._governing = None


def befell_another(cue: Cue | None) -> bool:
    """ "theo Điều 5 được bổ sung tại Luật Nhà ở; [Luật Đất đai]": behind what befell it "theo" governs again."""
    return cue is not None and cue.row is not None and cue.row["where"] == "befell"


def _without(text: str, spans: Sequence[Stretch]) -> str:
    """The text with what these quotations hold blanked out, every place where it was."""
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        pieces += (text[at : start + 1], "_" * (end - start - 2))
        at = end - 1
    return "".join((*pieces, text[at:])) if pieces else text


def younger(draft: Draft, other: Draft) -> bool:
    """Whether a document is of a later day, or year, than another."""
    if draft.date is not None and other.date is not None:
        return draft.date > other.date
    return draft.year is not None and other.year is not None and draft.year > other.year


def joined(text: str, before: Draft, start: int) -> bool:
    """Whether only a comma, "và" or the like stands between a citation and what begins at `start`."""
    return _LIST_GAP.fullmatch(text, before.full_end, start) is not None


_LIST_GAP = plain_re(r"\s*(?:[,;]|và|VÀ|hoặc|,\s*và|cùng với)?\s*(?:số|các|theo|tại|của)?\s*")
_SAID = plain_re(r':\s{0,3}(?:“[^“”]{1,4000}+”|"[^"\n]{1,4000}+")')  # what another body or text says, word by word
_ITEM = compiled(r"(?:[-+•*–]\s?|\d{1,3}[.)]\s|[a-zđ]\)\s)?")
_NUMBERED = compiled(r"(?:[-+•*–]\s?|(?:[IVXLC]{1,6}|\d{1,2}(?:\.\d{1,2}){0,3}|[A-Za-zđ])[.)]\s)")
_LABEL, _ABOVE = 8, 1000  # characters: the label of an item; an item, or the line above a list
_OPENING = 3  # characters: a document named by its title may open with the mark, "Kế hoạch: “[Đề án ...]”"
_JOINT = 6  # characters: "và" and blanks
_TOLD = 200  # characters: "được sửa đổi, bổ sung một số điều của ... theo" is shorter, with a provision behind it
_PINPOINT = 39  # characters: "khoản 17 Điều 1 Mục 2 Chương III" between "bởi" and the document
_LIST = 1500  # characters: what stands between two members of one list
_CUE_REACH = 700  # characters: what stands between a cue and the first citation it governs, a paragraph at most
