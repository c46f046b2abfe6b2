"""What only the whole file tells of a citation: the last pass over relations, by the rules at the end."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Collection, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from vnplan.citations.cue_rows import Cue, decide
from vnplan.compiled import compiled
from vnplan.scan.draft import OTHERS, Draft


class ActingWords(NamedTuple):
    """Words of the text that do something to what they name: "2. Bãi bỏ khoản 5 Điều 1" repeals."""

    start: int
    end: int
    relation: str
    verb: str


class Consolidated(NamedTuple):
    """The act that a văn bản hợp nhất consolidates, and those listed behind it that amended it."""

    act: Draft
    amending: Sequence[Draft] = ()


class FileFacts(NamedTuple):
    """The file: the numbers of the documents in it, the act it consolidates, what it does to others, in text order.

    `numbers` is None where the file is no more than a form. `targets` is what is done to the acts that citations name,
    by their `id`.
    """

    text: str
    numbers: Collection[str] | None
    consolidated: Consolidated | None = None
    acts: Sequence[ActingWords] = ()
    targets: Mapping[int, ActingWords] = MappingProxyType({})


class Retold(NamedTuple):
    """A citation of the file."""

    draft: Draft
    whole: FileFacts


def retell(drafts: list[Draft], whole: FileFacts) -> None:
    """Decide anew the relations of which the whole file tells more than the place did."""
    acts = whole.consolidated is not None or whole.acts or whole.targets
    for draft in drafts:
        if acts or draft.relation in _ASKED:
            decide(Retold(draft, whole), RULES)


_ASKED = ("promulgated_with", "implements")
"""All that is decided anew in a file that neither acts on others nor consolidates one: in most."""


def act_consolidated(text: str, drafts: list[Draft]) -> Consolidated | None:
    """The act whose amendments a văn bản hợp nhất tells first, else that of the list it was made from."""
    for draft in drafts:
        act = draft.governor
        if draft.relation == "amended_by" and act is not None and act.relation == "mentions" and act.governor is None:
            return Consolidated(act)
    merged = _merged(text, drafts)
    if not merged:
        return None
    titled = {id(draft.governor) for draft in drafts if draft.relation == "amends"}
    act = next((draft for draft in merged if id(draft) not in titled), merged[0])
    return Consolidated(act, [draft for draft in merged if draft.start > act.start and draft.number != act.number])


# "Văn bản này được hợp nhất từ 02 Thông tư sau:⏎- Thông tư ...", "... hợp nhất các Nghị định sau đây:"
_MERGED = compiled(r"[Hh]ợp\s+nhất\s+(?:từ|các|(?:0?\d|hai|ba|bốn|năm)\s+(?:văn\s+bản|\p{Lu}))[^\n;.]{0,60}?(?=[\s:])")
_LIST_ENDS = compiled(r"\n\s*(?:Căn\s+cứ|Điều\s+1\b)|\n\s*(?:\[\d+\]|\(\d+\))")
_LED = 120  # characters: between "hợp nhất từ" and the first act stand "02 Thông tư sau:" and a day


def _merged(text: str, drafts: list[Draft]) -> list[Draft]:
    """The acts that a consolidated text says it was made from, in its first note or on its first page."""
    for found in _MERGED.finditer(text):
        ends = _LIST_ENDS.search(text, found.end())
        stop = ends.start() if ends else len(text)
        listed = [d for d in drafts if found.start() < d.start < stop]
        end = next((n for n, d in enumerate(listed) if d.kind not in OTHERS), len(listed))
        listed = [d for d in listed[:end] if d.governor is None and d.type != "van_ban_hop_nhat"]
        if listed and listed[0].start - found.end() < _LED:
            return listed
    return []


def numbers_of_heads(text: str, drafts: list[Draft]) -> set[str]:
    """The numbers of number lines, where no letterhead was read: "Số: 8/2023/TT-BNV" alone on a line."""
    bare = (d for d in drafts if d.inherits and not d.listed)
    return {d.number for d in bare if d.number and text[d.start - 1 : d.start] == "\n"}


# --- the rules -------------------------------------------------------------------------------------------------------


def consolidated_here(case: Retold) -> Cue | None:
    """ "[Nghị định số 24/2021/NĐ-CP] ..., được sửa đổi bởi:" in a văn bản hợp nhất: that is what it consolidates."""
    draft, told = case.draft, case.whole.consolidated
    return Cue("consolidates", draft.cue, row=draft.relation_row) if told is not None and draft is told.act else None


def merged_with_it(case: Retold) -> Cue | None:
    """ "... được hợp nhất từ 02 Thông tư: Thông tư A; [Thông tư số 5/2023/TT-BTP]": it amended the first."""
    draft, told = case.draft, case.whole.consolidated
    if told is None or not any(draft is one for one in told.amending):
        return None
    return Cue("amended_by", draft.cue, row=draft.relation_row, governor=told.act)


def form_of_another(case: Retold) -> Cue | None:
    """A form's caption "Mẫu số 03 (Ban hành kèm theo [Thông tư số 8/2023/TT-BNV])" says whence the form was taken.

    A form of a document in the file itself is promulgated with it, and so is one that stands alone.
    """
    draft, whole = case.draft, case.whole
    if draft.relation != "promulgated_with" or draft.number is None or whole.numbers is None:
        return None
    if draft.number in whole.numbers:
        return None
    return Cue("mentions", None) if _FORM.match(whole.text, max(0, draft.start - _CAPTION), draft.start) else None


_FORM = compiled(
    r"(?r)(?:[Mm][ẫẪ][uU]|B[iI][ểỂ][uU]\s+[sS][ốỐ])\s[^()\n]{1,60}(?:\n[^()\n]{1,60})?\s*[(\n]\s*[^()\n]{5,40}"
)
_CAPTION = 200  # characters: "Mẫu số 03", a line break, "Đơn đề nghị", another and "(Ban hành kèm theo"


def itself(case: Retold) -> Cue | None:
    """ "Thực hiện Công văn ..., Công ty lập [Kế hoạch số 58/KH-CNSX] như sau", in that plan: it carries out no plan."""
    draft, numbers = case.draft, case.whole.numbers
    if draft.number is None or draft.relation != "implements" or draft.governor is not None:
        return None
    told_apart = draft.date is not None or draft.issuer is not None
    return None if told_apart or not numbers or draft.number not in numbers else Cue("mentions", None)


def named_in_an_operation(case: Retold) -> Cue | None:
    """ "2. Bãi bỏ [khoản 5 Điều 1]": the reference is to what is repealed."""
    draft, acts = case.draft, case.whole.acts
    if draft.kind != "internal" or not acts:
        return None
    n = bisect.bisect_right(acts, draft.start, key=lambda act: act.start) - 1
    return Cue(acts[n].relation, acts[n].verb) if n >= 0 and draft.start < acts[n].end else None


def acted_on(case: Retold) -> Cue | None:
    """ "Tại Điều 3 của [Nghị định số 24/2021/NĐ-CP], sửa đổi khoản 2 như sau": the act that an operation changes."""
    draft = case.draft
    if draft.told_behind:
        return None  # "Thay thế Quyết định số 1/QĐ-SYT; [Quyết định số 2/QĐ-SYT] vẫn giữ nguyên": it says so itself
    mentioned = draft.relation == "mentions" or (draft.relation == "according_to" and draft.cue in _PLACED)
    act = case.whole.targets.get(id(draft)) if mentioned and draft.governor is None else None
    return Cue(act.relation, act.verb) if act is not None else None


_PLACED = ("Tại", "Trong", "Ở")  # "Tại Điều 3 của ...": where it is changed


RULES: list[Callable[[Retold], Cue | None]] = [
    consolidated_here,
    merged_with_it,
    form_of_another,
    itself,
    named_in_an_operation,
    acted_on,
]
