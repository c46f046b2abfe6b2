"""How the citing document stands to each cited one: what governs a citation, decided by the rules at the end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from vnplan.citations.amended import (
    act_of_the_one_before,
    amended_by,
    amended_in_title,
    amends_this_provision,
    did_to_the_one_before,
    ended_by,
    joined_to_amending,
    joined_to_title,
    listed_as_amending,
    named_in_its_law,
    over_its_title,
    ruled_by,
)
from vnplan.citations.brackets import enclosed, remark_in_a_bracket, short_name, told_in_a_bracket
from vnplan.citations.cue_rows import Cue, decide, folded
from vnplan.citations.cues import last_cue
from vnplan.citations.elsewhere import Elsewhere
from vnplan.citations.placed import Carrier, CueWalk, Heads, Notes, PlacedCitation, Standing, joined
from vnplan.citations.sentence import sentence_end
from vnplan.citations.told import (
    act_of_one_unnamed,
    asked_for_too,
    consolidated_by,
    in_a_cell,
    in_marks,
    quoted,
    said_in_marks,
    said_of_others,
    task_in_a_flat_table,
    task_in_a_row,
    task_in_an_appendix,
    tells_of_an_act,
    told_by_a_paper,
    told_in_a_report,
    which_places,
)
from vnplan.compiled import compiled
from vnplan.scan.draft import Draft
from vnplan.tables.rules import Rules


def relate(
    text: str, drafts: list[Draft], rules: Rules,
    notes: Notes | None = None, heads: Heads | None = None, elsewhere: Elsewhere | None = None,
) -> None:  # fmt: skip
    """Fill relation, cue and governor of every draft; their issuers and titles must be known.

    `notes` gives, for the start of each footnote, the cue its mark hangs on; `heads`, for where the words of each item
    of a list begin, the cue of the list's head; `elsewhere` where the document does not speak for itself.
    """
    walk = CueWalk(text, rules, notes or {}, heads or {}, elsewhere or Elsewhere())
    behind: dict[int, Cue] = {}
    done: dict[int, Cue] = {}
    for draft in drafts:
        if draft.kind == "internal":
            continue
        placed = walk.placed(draft)
        answer = decide(placed, RULES[placed.place], governor=None if over_its_title(placed) else placed.outer)
        if placed.place == "text" and (befallen := decide(placed, RULES["behind"])) is not None:
            behind[draft.start] = befallen
        if placed.place == "text" and (did := did_to_the_one_before(placed)) is not None:
            done[did[0].start] = did[1]
        walk.past(placed, answer)
    if behind or done:
        for placed in walk.back(behind, done):
            decide(placed, RULES["list"])


_WEAK = ("mentions", "according_to", "implements")  # what words behind the citation overrule
_BEFORE = 60  # characters: what is matched right before a citation is shorter


# --- the words before a citation -------------------------------------------------------------------------------------


def attached_to_this(placed: PlacedCitation) -> Cue | None:
    """ "Quy chế ban hành kèm theo [Quyết định này]"."""
    low, start = max(0, placed.draft.start - _BEFORE), placed.draft.start
    if not any(map(placed.text[low:start].__contains__, _WITH_WORD)):
        return None
    found = _WITH.match(placed.text, low, start)
    return Cue("promulgated_with", folded(found)) if found else None


_WITH_WORD = ("èm", "ÈM")  # what that holds in any case
_WITH = compiled(r"(?r)(?:[Bb]an\s+hành\s+)?(?:[Kk]èm\s+theo|KÈM\s+THEO)\s+(?:các\s+|theo\s+)?")


def joined_in_title(placed: PlacedCitation) -> Cue | None:
    """ "... về thực hiện Nghị quyết số 29-NQ/TW và [Kết luận số 91-KL/TW]": in a title, as the one before it."""
    before = placed.sibling
    if (
        before is None
        or (placed.own is not None and placed.own.end >= before.end)
        or not joined(placed.text, before, placed.start)
    ):
        return None
    outer = placed.outer
    if outer is not None and outer.governor is not None and outer.type == placed.draft.type != before.type:
        before = outer  # "... sửa đổi Nghị định A quy định chi tiết Luật B và [Nghị định C]": beside A, not beside B
    return Cue(before.relation, before.cue, row=before.relation_row, governor=before.governor)


def guides_as_it_goes_on(placed: PlacedCitation) -> Cue | None:
    """ "Nghị định số 152/2025/NĐ-CP về thi đua; quy định chi tiết một số điều của [Luật Thi đua]": still its title."""
    before = placed.previous
    if before is None or before.number is None or placed.start - before.full_end > _REST_OF_TITLE:
        return None
    gap = placed.text[before.full_end : placed.start].removeprefix(",").removeprefix(";").lstrip()
    if not placed.cues.guides.may_begin(gap[:1]) or not placed.cues.guides.pattern.match(
        placed.text, before.full_end, placed.start
    ):
        return None
    cue = last_cue(placed.text, before.full_end, placed.start, placed.cues, in_title=True)
    return cue._replace(governor=before) if cue is not None and cue.relation == "guides" else None


# characters: "quy định chi tiết ... và biện pháp thi hành một số điều của" and a provision are less
_REST_OF_TITLE = 400


def far_from_its_verb(placed: PlacedCitation) -> Cue | None:
    """ "thực hiện tốt các bước ..., các cuộc ... trong vận động, không trái [Luật Bầu cử]": its object came before."""
    cue = placed.own
    if cue is None or cue.relation != "implements" or placed.start - cue.end <= _OBJECT or _reached(placed, cue):
        return None
    member = placed.text[max(0, placed.start - 3) : placed.start].rstrip()[-1:] in (":", ";")
    return None if member else Cue("mentions", None)


_OBJECT = 110  # characters: "đồng bộ, có trọng tâm và hiệu quả 08 nhóm giải pháp đã được đề ra tại" and more between


def carries_out_a_law(placed: PlacedCitation) -> Cue | None:
    """ "Nghị định số 181/2004/NĐ-CP về thi hành [Luật Đất đai]": a decree on carrying out a law details it."""
    cue, outer, law = placed.own, placed.outer, placed.type
    if cue is None or outer is None or law is None or not law.issuer:
        return None
    decree = placed.rules.types.get(outer.type or "")
    if decree is None or not decree.central or not placed.cues.carries_out.match(placed.text, cue.start, cue.end):
        return None
    return cue._replace(relation="guides")


def nearest_cue(placed: PlacedCitation) -> Cue | None:
    """ "Căn cứ [Luật Giáo dục năm 2019]": the governing words that stand nearest before it."""
    if placed.own is None or (placed.place == "text" and not _reaches(placed, placed.own)):
        return None
    return placed.own


def carried_by_note(placed: PlacedCitation) -> Cue | None:
    """ "... theo các quy định1" and below "1 [Thông tư số 16/2022/TT-BGDĐT]": as the words the note's mark hangs on."""
    return _carried(placed, "note")


def carried_by_list_head(placed: PlacedCitation) -> Cue | None:
    """ "Bãi bỏ các quyết định sau:" and below "1. [Quyết định số 12/2018/QĐ-UBND]": as the list's head says."""
    return _carried(placed, "head")


def carried_along_list(placed: PlacedCitation) -> Cue | None:
    """ "Thực hiện Nghị quyết số 29-NQ/TW; [Kết luận số 91-KL/TW]": one cue governs the whole list."""
    cue, before = _carried(placed, "list"), placed.previous
    if (
        cue is None
        or cue.relation not in ("issued", "promulgated_with")
        or before is None
        or joined(placed.text, before, placed.start)
    ):
        return cue
    return None  # "phê duyệt tại Quyết định số 5/QĐ-SYT, chưa đúng [Nghị định số 10/2021/NĐ-CP]"


def _carried(placed: PlacedCitation, carrier: Carrier) -> Cue | None:
    cue = placed.carried if placed.carrier == carrier else None
    return cue if cue is not None and _reaches(placed, cue) else None


def _reaches(placed: PlacedCitation, cue: Cue) -> bool:
    """Whether the words stand near enough; once they govern one citation they govern its list to the end."""
    return placed.start - cue.end < cue.reach or _reached(placed, cue)


def _reached(placed: PlacedCitation, cue: Cue) -> bool:
    return placed.previous is not None and placed.previous.end > cue.end


def in_a_title(placed: PlacedCitation) -> Cue | None:
    """ "Kế hoạch số 12/KH-UBND về mua sách cho [Đề án 06]": nothing more is told than whose title it stands in."""
    return Cue("mentions", None)


# --- the words behind it ---------------------------------------------------------------------------------------------


def verb_behind(placed: PlacedCitation) -> Cue | None:
    """ "Theo kế hoạch, [Quyết định số 27/2024/QĐ-UBND] hết hiệu lực": what befalls it goes before what led there.

    "Thay thế Quyết định số 1/QĐ-SYT; [Quyết định số 2/QĐ-SYT] vẫn giữ nguyên": it is no member of that list."""
    weak = placed.draft.relation in _WEAK
    if not weak and placed.draft.relation_rule is not carried_along_list:
        return None
    behind = placed.behind
    if not placed.cues.after.may_begin(placed.text[behind : behind + 1]):
        return None
    found = placed.cues.after.pattern.match(placed.text, behind)
    cue = placed.cues.after.cue(found) if found else None
    return _befalls(placed, cue) if cue is not None and (weak or cue.relation == "mentions") else None


def verb_of_the_sentence(placed: PlacedCitation) -> Cue | None:
    """ "- [Quyết định số 11/2022/QĐ-UBND] ban hành Quy định, đảm bảo an toàn hết hiệu lực": it is the subject."""
    if placed.draft.relation != "mentions":
        return None
    at = placed.draft.full_end
    label = placed.text[max(0, placed.start - _LABEL) : placed.start]
    if not any(map(label.__contains__, _BREAKS)) or _SUBJECT.match(label, 0, len(label)) is None:
        return None
    if not any(map(placed.text[at : at + _PREDICATE_REACH].__contains__, placed.cues.after_needed)):
        return None
    other = _NEXT_DOCUMENT.search(placed.text, at, at + _PREDICATE_REACH)
    end = other.end() if other else at + _PREDICATE_REACH
    end = min(sentence_end(placed.text, at, end, placed.cues.short) or end, other.start() if other else end)
    found = placed.cues.after.pattern.search(placed.text, at, end)
    return _befalls(placed, placed.cues.after.cue(found)) if found else None


_SUBJECT = compiled(r"(?r)(?:\n|[.:]\s)[ \t]*(?:[-+•*]\s+|\d{1,3}[.)]\s+|[a-zđ]\)\s+)?")  # begins sentence or item
_BREAKS = "\n.:"  # one of these stands before a subject
_LABEL = 14  # characters: a line break, blanks and the label of an item
_NEXT_DOCUMENT = compiled(r"(?:số|Luật|Pháp\s+lệnh)\s")
_PREDICATE_REACH = 260  # characters: the rest of a title cut short, and the verb behind it


def _befalls(placed: PlacedCitation, cue: Cue) -> Cue | None:
    """ "Có người hỏi: “[Nghị định số 44/2014/NĐ-CP] hết hiệu lực chưa?”": another says it, here nothing is ended.

    Nor is it in a reason: "Do [Nghị định số 44/2014/NĐ-CP] hết hiệu lực", "... hết hiệu lực nên xã dừng chi".
    """
    text, start = placed.text, placed.start
    if placed.quoted or in_marks(text, start) or tells_of_an_act(placed, cue):
        return None
    reason = cue.relation != "mentions" and (
        _AS.match(text, max(0, start - _BEFORE), start) or _SO.match(text, cue.end)
    )
    return None if reason else cue


_AS = compiled(r"(?r)(?<!\w)(?:[Dd]o|[Vv]ì|[Kk]hi|[Nn]ếu)\s+(?:các\s+)?")
_SO = compiled(r"\s+(?:nên|thì(?!\s+hành))\s")


def done_by_another(placed: PlacedCitation) -> Cue | None:
    """ "[Nghị định số 10/2020/NĐ-CP] được thay thế bởi Nghị định số 15/2024/NĐ-CP": that decree replaced it.

    What this document does to it, "Căn cứ [Nghị định ...] được thay thế bởi ...", is told in the first place.
    """
    draft = placed.draft
    weak = draft.relation == "mentions" or (draft.relation in _WEAK and ruled_by(placed.text, draft))
    told = weak and draft.governor is None
    return placed.done if told or draft.relation_rule is verb_behind else None


def befallen_with_its_list(placed: PlacedCitation) -> Cue | None:
    """ "[Quyết định số 9/QĐ-UBND], Quyết định số 10/QĐ-UBND hết hiệu lực": what befalls the last befalls the list."""
    return placed.befallen if placed.draft.relation in _WEAK else None


# --- the rules -------------------------------------------------------------------------------------------------------

Rule = Callable[[PlacedCitation], Cue | None]
RULES: dict[Literal[Standing, "behind", "list"], list[Rule]] = {
    "this": [attached_to_this],
    "title": [
        named_in_its_law,
        joined_in_title,
        amended_in_title,
        carries_out_a_law,
        short_name,
        nearest_cue,
        in_a_title,
    ],
    "text": [
        amends_this_provision,
        amended_by,
        ended_by,
        joined_to_amending,
        joined_to_title,
        listed_as_amending,
        guides_as_it_goes_on,
        told_in_a_bracket,
        remark_in_a_bracket,
        consolidated_by,
        quoted,
        said_in_marks,
        act_of_the_one_before,
        in_a_cell,
        task_in_a_row,
        task_in_an_appendix,
        told_in_a_report,
        told_by_a_paper,
        task_in_a_flat_table,
        which_places,
        enclosed,
        asked_for_too,
        act_of_one_unnamed,
        far_from_its_verb,
        short_name,
        nearest_cue,
        carried_by_note,
        carried_by_list_head,
        said_of_others,
        carried_along_list,
    ],
    "behind": [verb_behind, verb_of_the_sentence],
    "list": [done_by_another, befallen_with_its_list],
}
"""By where a citation stands the rules of the words before it; "behind" those of the words behind it in running text,
"list" those of the words behind a later member of its list.

Of each the first answer holds; words behind a citation overrule weak words before it. What only the whole file tells
is decided behind all of these, by the rules of `citations/retold.py`.
"""
