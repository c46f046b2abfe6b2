"""Paragraphs that begin with a verb of change, cut into clauses: one verb each, and what it acts on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from vnplan.compiled import compiled, plain_re
from vnplan.models.acted import provision_words
from vnplan.operations.attached import AttachedNames, attached, attached_names
from vnplan.operations.draft import Clause, OperationDraft, Units
from vnplan.operations.objects import (
    MASK,
    acted_on,
    completed,
    documents_in,
    each_in_words,
    masked,
    names_beside,
    other_places,
    places_in,
)
from vnplan.operations.parts import ITEM_LABEL, no_place, plain, some_of_carried, whole, without_labels, without_of
from vnplan.operations.phrases import Pair, of_words, pairs
from vnplan.scan.draft import OTHERS, Draft
from vnplan.tables.patterns import as_regex, initials, numbered_groups, quickest
from vnplan.tables.rules import Rules, per_rules
from vnplan.tables.types import carried_words
from vnplan.text.normalize import UPPER


class Verbs(NamedTuple):
    """The verbs of change: first in a paragraph, anywhere in it, aside, behind a place, there bare; what each does.

    `begins` is how the words behind a place begin: "Tại Điều 3, |bỏ từ “A”", "Tại Điều 3, |từ “A” được thay bằng ...".
    `some` is "một số điều của Quy chế", `carried` the Quy chế itself; `no_place` and `whole` are words that name no
    place. `parts` and `item` are where another place begins in a list, `place` how one begins.
    """

    first: re.Pattern[str]
    next: regex.Pattern[str]
    aside: regex.Pattern[str]
    behind: regex.Pattern[str]
    bare: regex.Pattern[str]
    actions: tuple[str, ...]
    begins: re.Pattern[str]
    some: regex.Pattern[str]
    carried: regex.Pattern[str]
    no_place: regex.Pattern[str]
    whole: regex.Pattern[str]
    parts: regex.Pattern[str]
    item: regex.Pattern[str]
    place: regex.Pattern[str]
    attached: AttachedNames

    def action(self, found: regex.Match[str]) -> str:
        """What the verb found does."""
        return self.actions[(found.lastindex or 1) - 1]


_LABELS = (
    r"(?:Điều\s+\d{1,3}[a-zđ]?\s*[.:]\s*)?+(?:(?:\d{1,3}[a-zđ]?(?:\.\d{1,2}){0,2}[.)]|[a-zđ]\d?[.)]|[-+•*–])\s*)?+"
)
_HEAD = r"\n[ \t]*+" + _LABELS  # "Điều 1. ", "2. ", "a) ", "- " before the verb


_BEFALLS = r"(?:đã\s+)?(?:được|bị)\s+"
_PASSIVE = ("được", "bị")
_ASIDE = ("(", *_PASSIVE)  # what is said aside holds one of them


@per_rules
def verbs_of(rules: Rules) -> Verbs:
    """The table of verbs, ready for use."""
    rows = [row for row in rules.tables["operations"] if row["in_note"] != "yes"]
    acted = [row["pattern"] for row in rules.tables["phrases"] if row["kind"] == "acted_place"]
    # "Khoản 3 Điều 2 |được sửa đổi", "Các điểm a và b khoản 1 Điều 7 được bãi bỏ", as laws said until 2015
    place = rf"(?:(?:Số\s+)?[Tt]hứ\s+tự\s+)?(?:[Cc]ác\s+)?(?:{rules.phrases('acted_place')})\s"
    opens = "".join(sorted({*"STtCc", *initials(f"({'|'.join(acted)})")}))
    numbered = rf"{place}(?:\d|(?:[IVXLC]+|[a-zđ])(?!\w))"
    groups = numbered_groups([row["pattern"] for row in rows])
    one = "|".join(as_regex(row["pattern"]) for row in rows)
    begins = sorted({letter for row in rows for letter in initials(row["pattern"])})  # most words begin with none
    first = "".join(filter(str.isupper, begins))
    return Verbs(
        plain_re(
            rf"{_HEAD}(?P<verb>(?=[{first}])(?:{one})(?!\w)|(?:Tại|Trong|Ở)\s+(?:(?:các|toàn\s+bộ|cả)\s+)?(?=[ĐđTtKkMmCcPpBbDG])|(?=[{opens}]){place}[^\n:]{{1,300}}?\s{_BEFALLS}(?:{one})(?!\w)"
            rf"|(?=[{opens}]){numbered}[^\n:.]{{0,150}}?\s(?:{one})\s+như\s+sau(?!\w))"
        ),
        # a verb opens a clause at the beginning and behind a comma, a semicolon or "và"; "được bổ sung" opens none
        quickest(rf"(?=[đb{''.join(begins)}])(?:{_BEFALLS}(?:{one})|(?:^|(?<=[,;.]\s)|(?<=\svà\s))(?:{groups}))(?!\w)"),
        quickest(rf"\([^()]*\)|,?\s*{_BEFALLS}(?:{one})(?!\w)[^;:]*?(?=\s+như\s+sau|[;:]|$)"),
        compiled(rf"\s{_BEFALLS}(?:{groups})(?!\w)(?=\s*(?:như\s+sau|bằng\s|thành[\s:]|là\s|[.;:]*\s*$))"),
        compiled(rf"{numbered}[^\n:.]*?\s\K(?:{groups})(?=\s+như\s+sau(?!\w))"),
        tuple(row["action"] for row in rows),
        plain_re(rf"(?:{one})(?!\w)|(?:{place}|(?:các\s+)?từ(?:\s+ngữ)?\s)[^\n:]{{1,300}}?\s{_BEFALLS}(?:{one})(?!\w)"),
        some_of_carried(rules),
        compiled(carried_words(rules)),
        no_place(rules),
        whole(rules),
        compiled(rf"(?:;|,|\svà)\s+(?={place})"),
        compiled(rf":\s+(?:{ITEM_LABEL}\s+)?(?P<item>{place})?"),
        compiled(rf"{place}(?!này)"),
        attached_names(rules),
    )


WORDS = ("replace_words", "repeal_words")
"""What is done to words alone."""


def clauses(text: str, start: int, end: int, drafts: Sequence[Draft], verbs: Verbs) -> tuple[list[Clause], str, int]:
    """The clauses of the paragraph `text[start:end]`, its words with quotations blanked, and where they end."""
    said, quoted = masked(text, start, end)
    said = without_labels(said, text[max(0, start - 4) : start], verbs.begins)
    stop = start + len(said)
    behind = verbs.behind.search(said) if any(map(said.__contains__, _PASSIVE)) else None
    if behind is None and " như sau" in said:
        behind = verbs.bare.match(said)  # "Khoản 3 Điều 2 sửa đổi như sau"
    if behind is not None and not verbs.next.match(said):
        return [_befallen(said, behind, quoted, start, verbs)], said, stop
    if behind is not None and verbs.action(behind) == "renumber" and (at := _own_place(said, behind.start(), verbs)):
        tail = _befallen(said, behind, quoted, start, verbs, at)
        said = _without_asides(said[:at], verbs) + said[at:]
        return [*_begun(said[:at], quoted, start, drafts, verbs), tail], said, stop
    said = _without_asides(said, verbs)
    return _begun(said, quoted, start, drafts, verbs), said, stop


def _without_asides(said: str, verbs: Verbs) -> str:
    """ "khoản 8 Điều 25 |được bổ sung bởi Thông tư ...": blanked."""
    if not any(map(said.__contains__, _ASIDE)):
        return said
    return verbs.aside.sub(lambda found: " " * len(found[0]), said)


def _begun(said: str, quoted: list[tuple[int, str]], start: int, drafts: Sequence[Draft], verbs: Verbs) -> list[Clause]:
    """The clauses of words that begin with a verb."""
    found = [
        verb for verb in verbs.next.finditer(said)
        if verb.lastindex and not any(d.start <= start + verb.start() < d.full_end for d in drafts)
    ]  # fmt: skip
    out: list[Clause] = []
    for n, verb in enumerate(found):
        last = found[n + 1].start() if n + 1 < len(found) else len(said)
        action = verbs.action(verb)
        for low, high in _continued(said, verb.end(), _list_end(said, verb.end(), last, start, drafts, verbs), action):
            words = [(at, one) for at, one in quoted if verb.start() <= at < high and at >= low - 12]
            done = of_words(action, said[low:high]) if words else action
            out.append(Clause(done, " ".join(verb[0].split()), start + (verb.start() if low == verb.end() else low),
                              start + len(said[:high].rstrip(" \t\n,;.:")), (low, high), words))  # fmt: skip
    return out


def _own_place(said: str, end: int, verbs: Verbs) -> int | None:
    """Where what is renumbered begins: "Bổ sung Điều 5a vào sau Điều 5; |Điều 6 được đánh số lại thành Điều 7"."""
    parts = list(verbs.parts.finditer(said, 0, end))
    last = next((found for found in reversed(parts) if found[0][0] == ";"), parts[0] if parts else None)
    return last.end() if last is not None else None


def _befallen(
    said: str, found: regex.Match[str], quoted: list[tuple[int, str]], start: int, verbs: Verbs, low: int = 0
) -> Clause:
    """ "Khoản 3 Điều 2 được sửa đổi như sau": the verb stands behind what it acts on."""
    action = verbs.action(found)
    if quoted and quoted[0][0] < found.start():
        action = {"replace": "replace_words", "repeal": "repeal_words"}.get(action, action)
    elif quoted:
        action = of_words(action, said[low:])
    verb = " ".join(found[0].split())
    verb = verb.split(" ", 1)[1] if verb.startswith(("đã ", *_PASSIVE)) else verb
    return Clause(action, verb, start + low, start + found.end(), (low, found.start()), quoted)


# " như sau" · ":" · ", trừ các" · ". Bộ trưởng" · a line's end: a sweep finds soonest what begins with a class
_STOPS = plain_re(
    rf"[\s:,.](?:(?<=[:\n])|(?<=\.)\s+(?=[{UPPER}])"
    r"|(?<!\s\s)(?:(?<=\s)\s*(?:như\s+sau|(?:,\s+)?trừ\s+(?=cụm|trường|quy|các|điểm|khoản|Điều))"
    r"|(?<!\s,)(?<=,)\s+trừ\s+(?=cụm|trường|quy|các|điểm|khoản|Điều)))"
)


def _cut(said: str, start: int, end: int) -> int:
    """Where a clause's object ends: before "như sau:", ", trừ ...", the next sentence."""
    found = _STOPS.search(said, start, end)
    return found.start() if found else end


def _list_end(said: str, start: int, end: int, base: int, drafts: Sequence[Draft], verbs: Verbs) -> int:
    """ "Bãi bỏ các thông tư sau: |Thông tư số 3/2017/TT-BNV; ...": a list told behind the colon is the object too."""
    stop = _cut(said, start, end)
    item = verbs.item.match(said, stop, end)
    words = said[start:stop].strip()
    if item is None or not (_LEADS.search(words) or verbs.no_place.fullmatch(words)):
        return stop
    listed = item["item"] or any(
        item.end() in range(d.full_start - base, d.end - base) for d in drafts if d.kind in OTHERS
    )
    return _cut(said, item.end(), end) if listed else stop


_LEADS = compiled(
    rf"{MASK}(?:\s+quy\s+định)?\s+tại(?:\s+(?:các|những|\d+)(?:[\s,]+\w+){{1,6}})?$"
)  # "“B” tại các điều sau"
_AGAIN = compiled(rf"(?:[,;]|\svà)\s+(?=(?:cụm\s+từ|từ)\s+{MASK})")
_PLACED = ("tại ", "vào đầu ", "vào cuối ")


def _continued(said: str, start: int, end: int, action: str) -> Iterator[tuple[int, int]]:
    """ "Bỏ cụm từ “A” tại Điều 6, cụm từ “B” tại Điều 9", "Bãi bỏ Điều 6, cụm từ “B” tại Điều 9": it acts twice."""
    if action in WORDS or action in ("supplement", "repeal"):
        for again in _AGAIN.finditer(said, start, end):
            if action == "repeal" or any(map(said[start : again.start()].__contains__, _PLACED)):
                yield start, again.start()
                start = again.end()
    yield start, end


# --- what a clause does ----------------------------------------------------------------------------------------------

_WITH = compiled(r"(?<!\s)\s+(?:bằng|thành|là)\s+")


def operations_of(
    clause: Clause, text: str, said: str, base: int, drafts: Sequence[Draft], targets: list[Draft], verbs: Verbs
) -> list[OperationDraft]:
    """What a clause does: one operation for each provision it names, else one for each document.

    `targets` is filled with the documents named.
    """
    low, high = clause.object
    number = None
    if clause.action in ("replace", "renumber") and (by := _WITH.search(said, low, high)):
        number = _number(said, by.end(), high) if clause.action == "renumber" else None
        high = by.start()
    elif clause.action == "renumber" and (by := _WITH.match(said, clause.end - base)):
        number = _number(said, by.end(), len(said))  # "Điều 5 được đánh số lại |thành Điều 6"
    named = documents_in(said, drafts, base, low, high)
    targets.extend(acted_on(named))
    out: list[OperationDraft] = []
    for document, words in _shares(said, low, high, base, named):
        whole = document is not None and verbs.whole.fullmatch(words) is not None
        goes_on = whole and any(_some_of_it(one, verbs) for one in out)
        if not goes_on:  # else what is said of the one before is said of this too
            out += _in_one(clause, said, document, "" if whole else words, verbs)
    if number is not None:
        _renumbered(out, number)
    return out


def _some_of_it(operation: OperationDraft, verbs: Verbs) -> bool:
    """ "một số điều của", "các quy định trái với": neither a provision nor an appendix, nor the whole."""
    return operation.units is None and operation.place is not None and not attached(operation.place, verbs.attached)


def _renumbered(out: list[OperationDraft], number: str) -> None:
    """What each is called now: "khoản 2 và khoản 3 thành khoản 3 và khoản 4 Điều 5" are two, both of Điều 5."""
    new = places_in(number)
    for n, one in enumerate(out):
        one.new_words = provision_words(new[n]) if len(new) == len(out) > 1 else number
        if one.units is not None:
            one.units = completed(one.units, new[-1:])


def _number(said: str, start: int, end: int) -> str:
    """The number it gets: "khoản 4"."""
    return " ".join(said[start : _cut(said, start, end)].split()).strip(" ,;.").removesuffix(" và")


def _shares(said: str, low: int, high: int, base: int, named: list[Draft]) -> Iterator[tuple[Draft | None, str]]:
    """The words that tell the place in each document: those before it, or all behind the only one.

    Nothing is done to what only explains: "bãi bỏ A do trái với B", "sửa đổi Điều 5 của A theo B".
    """
    at = low
    told: list[tuple[Draft | None, str]] = []
    acted = set(acted_on(named))
    for document in named:
        start = max(at, document.start - base)
        if document in acted:
            told.append((document, plain(said, at, start)))
        elif document is named[-1]:
            high = max(at, document.full_start - base)
        at = max(start, document.full_end - base)
    behind = plain(said, at, high) if at < high else ""
    if not told and (not named or places_in(said[low:high])):
        told.append((None, plain(said, low, high)))
    elif told and len(named) == 1 and not told[0][1] and places_in(behind):  # "Nghị định số 24/2021/NĐ-CP tại Điều 5"
        told = [(named[0], behind)]
    yield from told


def _in_one(clause: Clause, said: str, document: Draft | None, words: str, verbs: Verbs) -> list[OperationDraft]:
    """What a clause does to one document, `words` being those that tell the place in it."""
    places = places_in(words)
    place = without_of(words) or None
    found = pairs(clause.action, clause.words, said, clause.object[0])
    if places:
        return _operations(clause, document, _each_place(places, place or "", verbs), found)
    if document is None and place is None and not clause.words:
        return []  # "Bổ sung, thay thế ...": a verb without an object
    place = _told(clause, place, verbs) if place is not None else None
    listed = attached(place, verbs.attached) or _in_each(place, verbs) if place is not None else []
    return _operations(clause, document, [(None, name) for name in listed or (place,)], found)


def _in_each(place: str, verbs: Verbs) -> list[str]:
    """ "chỉ tiêu [05] tại Mẫu số 01, Mẫu số 02": the same in each of several forms."""
    what, _, forms = place.rpartition(" tại ")
    names = attached(forms, verbs.attached) if what else []
    return [f"{what} tại {name}" for name in names] if len(names) > 1 else []


def _told(clause: Clause, place: str, verbs: Verbs) -> str | None:
    """The words of a place; SOME for those that name none: "một số điều của Quy chế"."""
    if verbs.some.fullmatch(place):
        return SOME
    if not verbs.no_place.fullmatch(place) or verbs.carried.fullmatch(place) or place.lower() == _ONLY:
        return place
    return None if clause.action in WORDS else SOME


def _each_place(places: list[Units], said: str, verbs: Verbs) -> list[tuple[Units | None, str | None]]:
    """Names, appendixes and provisions of one list, each with its own words."""
    named = names_beside(said)
    others = [(None, other) for other in other_places(said, verbs.attached) if not (named and other.lower() in NAMES)]
    return [*others, *named, *each_in_words(places, said or None, among=bool(named))]


NAMES = ("tên", "tiêu đề")
"""A name told without what it is the name of."""
_ONLY = "phụ lục"  # without a number: the only one an act has
SOME = "một số"
"""The place of what is done to some provisions that are told below."""


def _operations(
    clause: Clause, target: Draft | None, places: Sequence[tuple[Units | None, str | None]], said: list[Pair]
) -> list[OperationDraft]:
    return [
        OperationDraft(clause.action, clause.verb, clause.start, clause.end, target, units, place, words, new)
        for units, place in places
        for words, new in said
    ]
