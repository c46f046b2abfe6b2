"""What a consolidated text's notes tell of its provisions: "3 Khoản này được bổ sung theo quy định tại Điều 1 của ..."

A văn bản hợp nhất marks each provision that was changed and tells in a note what changed it, and since when (Pháp lệnh
hợp nhất văn bản quy phạm pháp luật 01/2012/UBTVQH13, art. 11 to 13).
"""

from __future__ import annotations

import bisect
import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import regex

from vnplan.compiled import compiled
from vnplan.operations.draft import Units
from vnplan.operations.notes import HEADING, UNITS, ChangeNote, NoteMark, done_words, marks_of, notes_of, place_at
from vnplan.operations.objects import completed, masked, places_in
from vnplan.scan.draft import OTHERS, Draft
from vnplan.scan.provisions import expand
from vnplan.tables.patterns import as_regex
from vnplan.tables.rules import Rules, per_rules
from vnplan.text.dates import read_day
from vnplan.text.normalize import Mark


@dataclass(slots=True)
class ChangeDraft:
    """What was done to one provision of a consolidated text; offsets are into clean text."""

    action: str
    start: int
    end: int
    place: str | None = None
    units: Units | None = None
    mark: tuple[int, int] | None = None
    words: str | None = None
    new_words: str | None = None
    by: Draft | None = None
    acting: list[Units] = field(default_factory=list)
    in_force: datetime.date | None = None


def read_history(text: str, drafts: Sequence[Draft], marks: Sequence[Mark], rules: Rules) -> list[ChangeDraft]:
    """The changes told by the notes of a consolidated text, in the order of the notes.

    `marks` are those of footnotes that cleaning took off their words. A note whose mark is not found, or hangs on no
    provision of the kind the note speaks of, has no place.
    """
    notes = notes_of(text, rules)
    places = marks_of(text, notes, marks)
    days = _days(text, drafts, notes[0].start if notes else 0)
    out: list[ChangeDraft] = []
    for note, mark in zip(notes, places, strict=True):
        out += _changes(text, note, mark, drafts, days, rules)
    return out


# --- what they tell --------------------------------------------------------------------------------------------------


@per_rules
def _events(rules: Rules) -> regex.Pattern[str]:
    """ "được |sửa đổi| theo", and "|; lần thứ hai| theo": the same once more."""
    return compiled(
        rf"(?:được|bị)\s+(?:\w+\s+){{0,4}}?(?P<done>{done_words(rules)})(?!\w)"
        r"|[;,]\s+(?:và\s+)?lần\s+(?:thứ\s+)?\w+(?=\s+(?:theo|bởi|tại)\s)"
    )


def _changes(
    text: str,
    note: ChangeNote,
    mark: NoteMark | None,
    drafts: Sequence[Draft],
    days: dict[str, datetime.date],
    rules: Rules,
) -> list[ChangeDraft]:
    """One change for each "được sửa đổi ... theo" of a note and each provision it speaks of."""
    cited = _in(drafts, note.words, note.end)
    events = [
        one
        for one in _events(rules).finditer(text, note.words, note.end)
        if not any(draft.start <= one.start() < draft.full_end for draft in cited)
        and not _bracketed(text, note, one.start())
    ]
    _, quoted = masked(text, note.words, note.end)
    subject = text[note.words : events[0].start()] if events else ""
    out: list[ChangeDraft] = []
    done = ""
    for n, event in enumerate(events):
        done = event["done"] or done
        stop = events[n + 1].start() if n + 1 < len(events) else note.end
        told = _AS_TOLD.search(text, event.end(), stop)
        by = next((d for d in _in(cited, told.end() if told else event.end(), stop) if d.kind in OTHERS), None)
        if by is None:
            continue
        last = text[event.end() : stop].rstrip(" \n.;,")
        change = ChangeDraft(_action(done, rules), note.words, event.end() + len(last), by=by)
        change.acting = [*expand(text[by.pinpoint.start : by.pinpoint.end])] if by.pinpoint else []
        change.in_force = _in_force(text, by.end, stop) or days.get(by.number or "")
        if note.unit == "words":
            _tell_words(change, [one for at, one in quoted if note.words + at < stop])
        out += _placed(text, change, note, mark, subject)
    return out


_AS_TOLD = compiled(r"\stheo\s+quy\s+định\s+(?:tại|của)\s")  # "thay bằng Phụ lục I của Thông tư ... theo quy định tại"


def _in(drafts: Sequence[Draft], low: int, high: int) -> list[Draft]:
    return [draft for draft in drafts if low <= draft.start < high]


def _bracketed(text: str, note: ChangeNote, at: int) -> bool:
    return text.rfind("(", note.words, at) > text.rfind(")", note.words, at)


def _action(done: str, rules: Rules) -> str:
    """What the words of a note say was done."""
    rows = (row for row in rules.tables["operations"] if row["in_note"] == "yes")
    return next(row["action"] for row in rows if regex.fullmatch(as_regex(row["pattern"]), done))


def _tell_words(change: ChangeDraft, quoted: list[str]) -> None:
    """ "Cụm từ “A” được thay thế bằng cụm từ “B”": words taken out and put in."""
    change.action = {"repeal": "repeal_words", "supplement": "supplement"}.get(change.action, "replace_words")
    if change.action == "supplement":
        change.new_words = quoted[0] if quoted else None
    elif quoted:
        change.words, change.new_words = quoted[0], quoted[1] if len(quoted) > 1 else None


def _placed(text: str, change: ChangeDraft, note: ChangeNote, mark: NoteMark | None, subject: str) -> list[ChangeDraft]:
    """A change at each provision its note speaks of, as far as the mark tells where that is."""
    change.place = " ".join(subject.split())
    if mark is None:
        return [change]
    change.mark = (mark.start, mark.end)
    here = place_at(text, mark.at)
    for rule in PLACED:
        told = rule(text, note, mark, here, subject)
        if told is not None:
            acting = _acting(change.acting, len(told))
            return [_at(change, *one, acting[n]) for n, one in enumerate(told)]
    return [change]


def _acting(provisions: list[Units], places: int) -> list[list[Units]]:
    """For each place where the act says so: all the provisions a note names, where few.

    "Các khoản 1 đến 90 Điều 5 được sửa đổi theo khoản 1 đến 90 Điều 1" means one for one; of long lists that differ in
    length only what the provisions share is told, for each with all would be the square of them.
    """
    if min(len(provisions), places) <= _FEW:
        return [provisions] * places
    if len(provisions) == places:
        return [[one] for one in provisions]
    shared = {unit: value for unit, value in provisions[0].items() if all(p.get(unit) == value for p in provisions)}
    return [[shared] if shared else []] * places


_FEW = 20  # provisions: nobody lists more for each of more places


def _at(change: ChangeDraft, units: Units | None, place: str | None, acting: list[Units]) -> ChangeDraft:
    return ChangeDraft(
        change.action, change.start, change.end, place or change.place, units, change.mark, change.words,
        change.new_words, change.by, acting, change.in_force,
    )  # fmt: skip


PlacesTold = list[tuple[Units | None, str | None]]
_APPENDIX = compiled(r"(?r)\n[ \t]*((?:PHỤ\s+LỤC|Phụ\s+lục|Mẫu|MẪU|Biểu|BIỂU)(?:\s+(?:số|SỐ))?\s+[IVXLC\d]+[a-zđA-Z]?)")


def appendix(text: str, note: ChangeNote, mark: NoteMark, here: Units, subject: str) -> PlacesTold | None:
    """ "Phụ lục này": the appendix whose heading the mark stands on."""
    if note.unit not in ("phụ lục", "mẫu", "biểu"):
        return None
    found = _APPENDIX.search(text, max(0, mark.start - HEADING), mark.start)
    return [(None, " ".join(found[1].split()).replace("PHỤ LỤC", "Phụ lục") if found else None)]


def named_there(text: str, note: ChangeNote, mark: NoteMark, here: Units, subject: str) -> PlacesTold | None:
    """ "Điểm a và điểm b khoản này", "Khoản 3 Điều này": provisions by their numbers, in what the mark stands in."""
    places = places_in(subject) if note.unit != "words" else []
    return [(completed(place, [here]), None) for place in places] or None


def this_provision(text: str, note: ChangeNote, mark: NoteMark, here: Units, subject: str) -> PlacesTold | None:
    """ "Khoản này": the clause that the mark stands in, without its point."""
    unit = UNITS.get(note.unit)
    if unit is None or unit not in here:
        return None
    units: Units = {}
    for name, value in here.items():
        units[name] = value
        if name == unit:
            break
    return [(units, None)]


def around_words(text: str, note: ChangeNote, mark: NoteMark, here: Units, subject: str) -> PlacesTold | None:
    """ "Cụm từ “A” được thay thế": in the provision that the mark stands in."""
    return [(here, None)] if here and note.unit == "words" else None


PLACED: tuple[Callable[[str, ChangeNote, NoteMark, Units, str], PlacesTold | None], ...] = (
    appendix, named_there, this_provision, around_words,
)  # fmt: skip

# --- since when ------------------------------------------------------------------------------------------------------

_EFFECT = compiled(r"có\s+hiệu\s+lực(?:\s+thi\s+hành)?(?:\s+(?:kể\s+)?từ)?\s+(?=ngày\s|\d{1,2}/\d)")


def _in_force(text: str, low: int, high: int) -> datetime.date | None:
    """The day behind "có hiệu lực kể từ"."""
    found = _EFFECT.search(text, low, high)
    told = read_day(text, found.end()) if found else None
    return told.date if told else None


def _days(text: str, drafts: Sequence[Draft], high: int) -> dict[str, datetime.date]:
    """The day of each act that the head lists: "1. Thông tư số 25/2025/TT-BCT ..., có hiệu lực kể từ ngày ..."."""
    starts = [draft.start for draft in drafts]
    out: dict[str, datetime.date] = {}
    past = 0
    for found in _EFFECT.finditer(text, 0, high):
        # its line, behind the act before and "được sửa đổi, bổ sung bởi"
        low = max(text.rfind("\n", past, found.start()), past, text.rfind("bởi", past, found.start()))
        n = bisect.bisect_left(starts, low)
        if n < len(drafts) and drafts[n].start < found.start() and (number := drafts[n].number):
            told = read_day(text, found.end())
            if told and told.date:
                out.setdefault(number, told.date)
        past = found.end()
    return out
