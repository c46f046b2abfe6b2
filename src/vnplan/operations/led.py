"""Places told before the verb: "Tại khoản 2 Điều 4, |thay cụm từ ...", "Tại Điều 3:" over what is done there."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

import regex

from vnplan.compiled import compiled
from vnplan.operations.attached import AttachedNames
from vnplan.operations.draft import Clause, Instruction, OperationDraft, Units
from vnplan.operations.instructions import NAMES, SOME, WORDS, Verbs
from vnplan.operations.objects import completed, documents_in, each_in_words, masked, other_places, places_in
from vnplan.scan.draft import OTHERS, Draft
from vnplan.sections.draft import SectionDraft


class Led(NamedTuple):
    """The instruction that a place alone is, and where the verb behind it begins; None where it ends its line."""

    instruction: Instruction
    verb: int | None


_NAMED = "\x1b"  # stands for a letter of a document's name
_UNIT = (
    r"[Đđ]iểm|[Tt]iết|[Kk]hoản|[Đđ]iều|[Mm]ục|[Cc]hương|[Pp]hần|[Đđ]oạn|[Cc]âu|[Gg]ạch\s+đầu\s+dòng|[Tt]ên|[Tt]iêu\s+đề"
)
_LABEL = (
    r"(?:(?:số\s+)?(?:\d[\w.\-/]*(?<![.\-/])|[IVXLC]+[a-zđ]?|[A-Z]\.?\d*|[a-zđ]\d?(?:\.\d)?\)?)(?!\w)"
    r"|(?:thứ\s+\w+|đầu|cuối)(?:\s+tiên|\s+cùng)?(?!\w))"
)
_JOINED = r"[,;]|(?:và|các|của|tại|thuộc|trong)(?!\w)|(?:được\s+)?ban\s+hành(?!\w)|kèm\s+theo(?!\w)"
_DONE_BEFORE = r"(?:đã\s+)?được\s+(?:(?:sửa\s+đổi|bổ\s+sung|thay\s+thế|,|và)\s*)+\s(?:bởi|tại|theo)(?!\w)"


@functools.cache
def _place(name: str) -> regex.Pattern[str]:
    """ "Tại khoản 2 Điều 4, ", "Tại Phụ lục I: "; `name` is what is attached to an act."""
    unit = rf"(?:{_UNIT}|{name})(?!\w)"
    joined = rf"(?:{_JOINED}|(?:từ|đến)(?=\s+(?:{unit}|{_LABEL})))"
    return compiled(
        rf"(?:Tại|Trong|Ở)\s+(?:(?:các|toàn\s+bộ|cả)\s+)?(?={unit})"
        rf"(?P<place>(?:(?:{unit}|{_LABEL}|{joined}|{_NAMED}+|(?P<before>{_DONE_BEFORE}))\s*+)++)"
    )


_BRACKETS = compiled(r"\([^()]*\)")


def led(text: str, start: int, stop: int, near: Sequence[Draft], verbs: Verbs, above: Instruction | None) -> Led | None:
    """The place that the paragraph `text[start:stop]` begins with, where a verb or what is done below follows it."""
    said = _BRACKETS.sub(lambda found: " " * len(found[0]), masked(text, start, stop)[0])
    for draft in near:
        if draft.kind in OTHERS:
            low, high = draft.start - start, min(draft.full_end - start, len(said))
            said = said[:low] + _NAMED * (high - low) + said[high:]
    found = _place(verbs.attached.name).match(said)
    if found is None:
        return None
    named = said[: found.end()].rstrip().endswith(_NAMED)
    heads = (_HEADS_TITLED if named else _HEADS).match(said, found.end())
    verb = None if heads is not None else _verb(text, start, stop, verbs, said, found.end(), named)
    if heads is None and verb is None:
        return None
    end = start + heads.end() if heads is not None else verb or stop
    high = found.start("before") if found["before"] else found.end()
    targets = documents_in(said.replace(_NAMED, "."), near, start, 0, high)
    words = " ".join(_NAMES.sub(" ", said[found.start("place") : high]).split())
    joins = _JOINS.match(words)
    told = words[: joins.start()] if joins is not None else words
    one = Instruction(start, end, end, verbs.attached, above, targets=targets, led=told)
    one.places = [completed(place, above.places if above else []) for place in places_in(words)]
    return Led(one, verb)


FIRST = ("Tại", "Trong", "Ở")
_HEADS = compiled(r"\s*(?:như\s+sau\s*)?:\s*$")
_HEADS_TITLED = compiled(r"[^:\n]{0,400}:\s*$")  # "Tại Điều 3 của Nghị định số 24/2021/NĐ-CP |quy định về thư viện:"
_BETWEEN = compiled(r"\s*[:,]?\s*(?:thì\s+)?")
_TITLE = compiled(r"[^,;:\n]{1,250}[,:]\s*")
_NAMES = re.compile(rf"{_NAMED}+")
_JOINS = compiled(r"(?r)(?:[\s,;]|(?<!\w)(?:của|tại|thuộc|trong|được|ban\s+hành|kèm\s+theo|các)(?!\w))++")


def _verb(text: str, start: int, stop: int, verbs: Verbs, said: str, at: int, named: bool) -> int | None:
    """Where the verb behind a place begins, or behind the title of its act."""
    ends = [found.end() for found in (_BETWEEN.match(said, at), _TITLE.match(said, at) if named else None) if found]
    return next((start + end for end in ends if verbs.begins.match(text, start + end, stop)), None)


def led_scope(sections: Sequence[SectionDraft], section: SectionDraft | None, one: Led, stop: int, own: int) -> int:
    """Where what is done at a place ends: with its section, else with the clause that holds the points below."""
    if own > one.instruction.end:
        return own
    while section is not None and section.parent is not None and section.rung in _POINTS:
        section = sections[section.parent]
    return section.end if section is not None and one.verb is None else stop


_POINTS = ("letter", "paren_arabic", "paren_roman")

# --- what is done there ----------------------------------------------------------------------------------------------


def whole_place(clause: Clause, above: Instruction | None) -> list[OperationDraft]:
    """ "Tại khoản 2 Điều 4, |sửa đổi, bổ sung như sau": the verb acts on the place itself."""
    if above is None or above.led is None:
        return []
    one = OperationDraft(clause.action, clause.verb, clause.start, clause.end)
    return _at(one, above)


def place_told_first(one: Instruction, title: Draft | None) -> None:
    """ "Tại Điều 3, |bỏ cụm từ “A”": there; "Tại Phụ lục I, |bãi bỏ Mẫu số 02": that of Phụ lục I."""
    above = one.above
    if above is None or above.led is None:
        return
    out: list[OperationDraft] = []
    for operation in one.operations:
        if operation.target is not None:
            out.append(operation)
        elif operation.units is None and _in_it(operation, above.names):
            out += _at(operation, above)
        else:
            if operation.place is not None and other_places(above.led, above.names):
                operation.place = f"{operation.place} {above.led}"
            out.append(operation)
    one.operations = out


def _in_it(operation: OperationDraft, names: AttachedNames) -> bool:
    """Whether words name no place, or one that has no number of its own: "gạch đầu dòng thứ hai", "tên"."""
    if operation.place in (None, SOME):
        return operation.action not in WORDS or operation.words is not None or operation.new_words is not None
    return not other_places(operation.place or "", names) or (operation.place or "").lower().startswith(NAMES)


def _at(operation: OperationDraft, above: Instruction) -> list[OperationDraft]:
    """An operation at each place of what it stands under."""
    places: list[tuple[Units | None, str | None]] = [*each_in_words(above.places, above.led)]
    places = places or [(None, name) for name in other_places(above.led or "", above.names)]
    own = operation.place if operation.place != SOME else None
    return [
        OperationDraft(
            operation.action, operation.verb, operation.start, operation.end, None, units,
            f"{own} {place}" if own and place else own or place, operation.words, operation.new_words,
        )
        for units, place in places
    ] or [operation]  # fmt: skip
