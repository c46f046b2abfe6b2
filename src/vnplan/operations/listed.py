"""Provisions told line by line below the verb that acts on them: "Bãi bỏ:⏎1. Khoản 3 Điều 5;⏎2. Điều 7."."""

from __future__ import annotations

import bisect
import dataclasses
from collections.abc import Iterator, Sequence

from vnplan.compiled import compiled
from vnplan.operations.attached import attached
from vnplan.operations.draft import Clause, Instruction, OperationDraft
from vnplan.operations.instructions import SOME, WORDS, Verbs, operations_of
from vnplan.operations.objects import masked
from vnplan.operations.parts import ITEM_LABEL
from vnplan.scan.draft import OTHERS, Draft

_ITEM = compiled(rf"\n[ \t]*(?:{ITEM_LABEL}|\(\d{{1,2}}\)|[+•*–]|\d{{1,2}}\.\d{{1,2}}\.?)[ \t]*")
_TOLD = ("repeals", "replaces")
"""The relation of an act tells that it is ended."""
_ENDS = (".", ";", ",")
"""Signs behind which no list begins."""


def listed(
    text: str, one: Instruction, stop: int, high: int, drafts: Sequence[Draft], starts: Sequence[int], verbs: Verbs
) -> list[Instruction]:
    """The items below an instruction that names no place: each stands under it, and is acted on as it says."""
    head = one.last
    if (
        head is None
        or one.new_text is not None
        or not _heads(head, one)
        or text[one.start : stop].rstrip().endswith(_ENDS)
    ):
        return []
    out: list[Instruction] = []
    named: Draft | None = None
    for start, end, near in reversed([*_items(text, stop, high, drafts, starts, verbs)]):
        acts = [draft for draft in near if draft.kind in OTHERS]
        item = Instruction(start, end, end, verbs.attached, one)
        if not any(act.relation in _TOLD for act in acts):
            item.operations = _done(text, head, one, item, near, verbs)
        named = acts[0] if acts else named
        for operation in item.operations if not one.targets else ():
            operation.target = operation.target or named
        if item.operations:
            out.append(item)
    return out[::-1]


def _heads(head: Clause, one: Instruction) -> bool:
    """ "Bãi bỏ các quy định sau", "Thay thế cụm từ “A” bằng cụm từ “B” tại": no place is told yet."""
    if head.action not in ("repeal", "suspend", "replace", *WORDS):
        return False
    return all(
        operation.units is None and (operation.place in (None, SOME) or not attached(operation.place or "", one.names))
        for operation in one.operations
        if operation.start >= head.start
    )


def _items(
    text: str, stop: int, high: int, drafts: Sequence[Draft], starts: Sequence[int], verbs: Verbs
) -> Iterator[tuple[int, int, Sequence[Draft]]]:
    """Where each item stands that begins with a provision or words, and what it cites."""
    at = stop
    while (found := _ITEM.match(text, at, high)) is not None and verbs.first.match(text, at, high) is None:
        end = text.find("\n", found.end(), high)
        end = end if end >= 0 else high
        near = drafts[bisect.bisect_left(starts, found.end()) : bisect.bisect_left(starts, end)]
        if verbs.place.match(text, found.end(), end) is not None:
            yield found.end(), end, near
        elif not any(draft.kind in OTHERS for draft in near):
            return
        at = end


def _done(
    text: str, head: Clause, one: Instruction, item: Instruction, near: Sequence[Draft], verbs: Verbs
) -> list[OperationDraft]:
    """What the verb above does to the provisions of one item, or to the words that the item tells."""
    said, quoted = masked(text, item.start, item.end)
    words = said.rstrip(" \t.;,")
    end = item.start + len(words)
    if quoted or head.action == "replace":
        action = {"replace": "replace_words", "repeal": "repeal_words"}.get(head.action, head.action)
        clause = Clause(action, head.verb, item.start, end, (0, len(words)), quoted)
        return operations_of(clause, text, said, item.start, near, item.targets, verbs) if quoted else []
    clause = Clause("amend", head.verb, item.start, end, (0, len(words)), [])
    done = operations_of(clause, text, said, item.start, near, item.targets, verbs)
    worded: list[tuple[str | None, str | None]]
    worded = [(above.words, above.new_words) for above in one.operations if above.start >= head.start and above.words]
    return [
        dataclasses.replace(place, action=head.action, words=old, new_words=new)
        for place in done
        if place.units or place.place
        for old, new in worded or [(None, None)]
    ]
