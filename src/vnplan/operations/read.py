"""The operations of an act: its instructions, what each stands under, and what its effect article ends."""

from __future__ import annotations

import bisect
import dataclasses
from collections.abc import Callable

from vnplan.compiled import compiled
from vnplan.layout.draft import PartDraft
from vnplan.models.acted import provision_words
from vnplan.operations.attached import attached, attached_names
from vnplan.operations.draft import Instruction, OperationDraft, Units
from vnplan.operations.effect import over_since
from vnplan.operations.given import end_of_new_text, new_text_given
from vnplan.operations.instructions import SOME, WORDS, Verbs, clauses, operations_of, verbs_of
from vnplan.operations.led import FIRST, led, led_scope, place_told_first, whole_place
from vnplan.operations.listed import listed
from vnplan.operations.objects import completed, covers, each_in_words, in_their_article
from vnplan.scan.draft import OTHERS, Draft
from vnplan.scan.provisions import expand
from vnplan.sections.draft import SectionDraft
from vnplan.tables.rules import Rules
from vnplan.text.stretches import holding

Numbered = list[tuple[int, list[SectionDraft]]]


def read_operations(
    text: str, docs: list[PartDraft], units: Numbered, drafts: list[Draft], rules: Rules
) -> list[OperationDraft]:
    """What the acts of a file do to other acts, in text order; nothing, and at no cost, where none is acted on."""
    acted = any(draft.relation in _ACTED and draft.governor is None for draft in drafts)
    if not acted and not any(map(text.__contains__, _SAID)):
        return []
    out: list[OperationDraft] = []
    for part, sections in units:
        frame = docs[part]
        known = rules.types.get(frame.type or "")
        if known is not None and known.reports:
            continue
        acts = known is None or known.act or _of_title(frame, drafts, frame.content[0]) is not None
        told = _instructions(text, frame, sections, drafts, rules) if acts else []
        ended = _ended(text, frame, sections, drafts, told, rules)
        _keep_own(told, ended)
        out += [one for instruction in told for one in instruction.operations] + ended
    out.sort(key=lambda one: one.start)
    return out


_ACTED = {"amends": "amend", "replaces": "replace", "repeals": "repeal"}
_SAID = ("gưng hiệu lực", "Bãi bỏ", "Tại Điều", "Tại khoản", "Tại điểm")  # where an act may be named far behind

# --- instructions ----------------------------------------------------------------------------------------------------


def _instructions(
    text: str, frame: PartDraft, sections: list[SectionDraft], drafts: list[Draft], rules: Rules
) -> list[Instruction]:
    """The instructions of a document in order, each with what it says it does."""
    verbs = verbs_of(rules)
    low, high = frame.content
    starts = [draft.start for draft in drafts]
    title = _of_title(frame, drafts, sections[0].start if sections else high)
    begins = [section.start for section in sections]
    out: list[Instruction] = []
    open_: list[Instruction] = []  # those that what follows stands under, from the outermost
    at = low
    for found in verbs.first.finditer(text, low, high):
        start = found.start("verb")
        if start < at or holding(frame.quoted, start) is not None:
            continue
        stop = (text.find("\n", start, high) + 1 or high + 1) - 1
        near = drafts[bisect.bisect_left(starts, start) : bisect.bisect_left(starts, stop)]
        while open_ and open_[-1].scope <= start:
            open_.pop()
        above, verb = open_[-1] if open_ else None, start
        section = _section_at(sections, begins, start)
        if text.startswith(FIRST, start):
            first = led(text, start, stop, near, verbs, above)
            if first is None:
                continue
            above, at = first.instruction, first.instruction.end
            above.scope = led_scope(sections, section, first, stop, _scope(text, section, start, above.end))
            out.append(above)
            open_.append(above)
            if first.verb is None:
                continue
            verb = first.verb
        one = _instruction(text, start, verb, stop, near, verbs, above)
        at = end_of_new_text(text, one, section.end if section is not None else high, frame.quoted)
        one.scope = max(_scope(text, section, start, one.end), at)
        named = _of_heading(sections, section, drafts, starts) or title
        items = listed(text, one, stop, high, drafts, starts, verbs)
        for told in (one, *items):
            for rule in FILLED:
                rule(told, named)
        out += [one, *items]
        open_.append(one)
    return out


def _instruction(
    text: str, start: int, verb: int, stop: int, near: list[Draft], verbs: Verbs, above: Instruction | None
) -> Instruction:
    """The paragraph `text[start:stop]` and what it says it does from its verb on."""
    parts, said, end = clauses(text, verb, stop, near, verbs)
    one = Instruction(start, end, end, verbs.attached, above, last=parts[-1] if parts else None)
    for clause in parts:
        done = operations_of(clause, text, said, verb, near, one.targets, verbs)
        one.operations += done or whole_place(clause, above)
    for operation in one.operations:
        if operation.start == verb:
            operation.start = start
    return one


def _section_at(sections: list[SectionDraft], begins: list[int], at: int) -> SectionDraft | None:
    """The innermost section that holds a position."""
    before = bisect.bisect_right(begins, at)
    n = before - 1 if before else None
    while n is not None and not sections[n].start <= at < sections[n].end:
        n = sections[n].parent  # sections side by side do not overlap
    return sections[n] if n is not None else None


def _of_heading(
    sections: list[SectionDraft], section: SectionDraft | None, drafts: list[Draft], starts: list[int]
) -> Draft | None:
    """ "Chương I⏎SỬA ĐỔI MỘT SỐ ĐIỀU CỦA THÔNG TƯ SỐ 10/2025/TT-BNV" over the articles that do so."""
    n = section.parent if section is not None else None
    while n is not None:
        head = sections[n]
        first = sections[n + 1].start if n + 1 < len(sections) else head.end
        for draft in drafts[bisect.bisect_left(starts, head.start) : bisect.bisect_left(starts, first)]:
            if draft.kind in OTHERS:
                return draft
        n = head.parent
    return None


def _scope(text: str, section: SectionDraft | None, start: int, end: int) -> int:
    """Where what stands under an instruction ends: with its section where it begins one, else with itself."""
    heads = section is not None and not text[section.text_start : start].strip()
    return section.end if section is not None and heads else end


def _of_title(frame: PartDraft, drafts: list[Draft], high: int) -> Draft | None:
    """The act that a document's title, else its preamble, says it changes."""
    low = frame.title[0] if frame.title else frame.start
    for draft in drafts:
        if draft.relation in _ACTED and draft.governor is None and low <= draft.start < high:
            return draft
    return None


# --- what an instruction leaves to others to say ---------------------------------------------------------------------


def larger_units(one: Instruction, title: Draft | None) -> None:
    """ "Sửa đổi điểm a và bổ sung điểm đ khoản 2 Điều 5"; "a) Sửa đổi điểm c" under "1. Sửa đổi khoản 1 Điều 6"."""
    around: list[Units] = list(one.above.places) if one.above else []
    told: list[Units] = []  # those of the clause behind
    verb = None
    behind: list[Units] = []
    for operation in reversed(one.operations):
        if (operation.start, operation.verb) != verb:
            verb, told, behind = (operation.start, operation.verb), behind, []
        if operation.units is not None:
            units = completed(operation.units, behind[-1:])  # "khoản 1 và một số khoản của Điều 23"
            units = in_their_article(completed(completed(units, told), around), around)
            if units.get("phu_luc") != operation.units.get("phu_luc"):
                operation.place = provision_words(units)
            operation.units = units
            behind.append(units)
        elif told and not behind:
            behind = told
    one.places = [operation.units for operation in one.operations if operation.units is not None] or around


_NAME = compiled(r"(?:[Tt]ên|[Tt]iêu\s+đề)(?:(?:\s+của)?\s+(điều|chương|mục|phần)(?:\s+này)?)?")
_CALLED = {"điều": "dieu", "chương": "chuong", "mục": "muc", "phần": "phan"}


def name_above(one: Instruction, title: Draft | None) -> None:
    """ "a) Sửa đổi tên điều như sau" under "2. Sửa đổi, bổ sung Điều 8 như sau": that of Điều 8."""
    above = one.above.places if one.above is not None else []
    for operation in one.operations:
        found = _NAME.fullmatch(operation.place or "") if operation.units is None else None
        if found is not None:
            unit = _CALLED[found[1] or "điều"]
            named = {place[unit] for place in above if unit in place}
            operation.units = {unit: named.pop()} if len(named) == 1 else None


def place_of_words(one: Instruction, title: Draft | None) -> None:
    """ "Thay thế cụm từ “A” bằng cụm từ “B”, cụm từ “C” bằng cụm từ “D” tại Điều 5": both are replaced there."""
    out: list[OperationDraft] = []
    for n, operation in enumerate(one.operations):
        placed = operation.units is not None or operation.place is not None or operation.target is not None
        worded = operation.action in WORDS or (operation.action == "supplement" and operation.new_words)
        if placed or not worded:
            out.append(operation)
            continue
        others = one.operations[n + 1 :]
        behind = [other for other in others if other.units is not None or attached(other.place or "", one.names)]
        above = [(units, None) for units in one.above.places] if one.above and not behind else []
        places = _of_first(behind) or above
        out += [dataclasses.replace(operation, units=units, place=place) for units, place in places] or [operation]
    one.operations = out


def _of_first(operations: list[OperationDraft]) -> list[tuple[Units | None, str | None]]:
    """The places of the first clause: provisions, appendixes by their words."""
    out: list[tuple[Units | None, str | None]] = []
    for one in operations:
        place = (one.units, None if one.units is not None else one.place)
        if one.start == operations[0].start and place not in out:
            out.append(place)
    return out


def words_put_in(one: Instruction, title: Draft | None) -> None:
    """ "Thay thế cụm từ “A” tại Điều 5, cụm từ “B” tại Điều 6 bằng cụm từ “C”": both by “C”."""
    new: str | None = None
    for operation in reversed(one.operations):
        if operation.action == "replace_words" and operation.words is not None:
            operation.new_words = new = operation.new_words or new


def act_named(one: Instruction, title: Draft | None) -> None:
    """The act is named behind the provision, by a later clause, by what stands above, or by the title."""
    above = one.above
    inherited = above.targets[0] if above is not None and above.targets else title
    later: Draft | None = None
    for operation in reversed(one.operations):
        if operation.target is not None:
            later = operation.target
        else:
            operation.target = later or inherited
    if not one.targets and inherited is not None:
        one.targets = [inherited]


FILLED: tuple[Callable[[Instruction, Draft | None], None], ...] = (
    place_told_first, name_above, larger_units, place_of_words, words_put_in, act_named, new_text_given,
)  # fmt: skip


def _keep_own(told: list[Instruction], ended: list[OperationDraft]) -> None:
    """Drop what an instruction only announces: "Sửa đổi một số điều", or what those below it do piece by piece."""
    starts = [one.start for one in ended]
    done: dict[int, list[OperationDraft]] = {}
    for one in reversed(told):
        listed = ended[bisect.bisect_left(starts, one.end) : bisect.bisect_left(starts, one.scope)]
        below = done.pop(id(one), []) + listed
        one.operations = [operation for operation in one.operations if not _announced(operation, below)]
        if one.above is not None:
            done.setdefault(id(one.above), []).extend(below + one.operations)


def _announced(operation: OperationDraft, done: list[OperationDraft]) -> bool:
    if operation.target is None:
        return True
    if operation.units is None:
        return bool(done) or operation.place == SOME
    return any(other.units is not None and covers(operation.units, other.units) for other in done)


# --- what an act ends without an instruction -------------------------------------------------------------------------


def _ended(
    text: str,
    frame: PartDraft,
    sections: list[SectionDraft],
    drafts: list[Draft],
    told: list[Instruction],
    rules: Rules,
) -> list[OperationDraft]:
    """ "Thông tư số 8/2021/TT-BTC hết hiệu lực", "Nghị định này thay thế Nghị định số 5/2015/NĐ-CP", items of lists."""
    spans = sorted([(one.start, one.new_text[1] if one.new_text else one.end) for one in told] + frame.quoted)
    begins = [section.start for section in sections]
    out: list[OperationDraft] = []
    for draft in drafts:
        if draft.relation not in ("replaces", "repeals") or draft.governor is not None or draft.kind not in OTHERS:
            continue
        section = _section_at(sections, begins, draft.start) if frame.start <= draft.start < frame.end else None
        if section is None or section.rung == "footnote" or _inside(spans, draft.start):
            continue
        out += _ends(text, draft, rules)
    return out


def _inside(spans: list[tuple[int, int]], at: int) -> bool:
    """Whether a position lies in one of the last spans that begin before it; a quotation lies in its instruction."""
    n = bisect.bisect_right(spans, (at, at))
    return any(at < end for _, end in spans[max(0, n - 2) : n])


def _ends(text: str, draft: Draft, rules: Rules) -> list[OperationDraft]:
    """What befalls a document cited, or the provisions of it that are named."""
    words = text[draft.pinpoint.start : draft.pinpoint.end] if draft.pinpoint else ""
    place = " ".join(words.split()) or None
    action, verb, start, end = _ACTED[draft.relation], draft.cue or "", draft.full_start, draft.full_end
    day = over_since(text, end)
    places: list[tuple[Units | None, str | None]] = [*each_in_words(expand(words), place)]
    places = places or [(None, one) for one in attached(words, attached_names(rules))] or [(None, place)]
    return [OperationDraft(action, verb, start, end, draft, units, one, in_force=day) for units, one in places]
