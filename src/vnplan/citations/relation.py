"""How the citing document stands to each cited one: what governs a citation, decided by the rules at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

import regex

from vnplan.citations.amended import (
    act_of_the_one_before,
    amended_by,
    amended_in_title,
    amends_this_provision,
    joined_to_amending,
    joined_to_title,
    listed_as_amending,
)
from vnplan.citations.case import Carrier, Case, Heads, Notes, Place, Walk, joined
from vnplan.citations.cues import Cue, cues_of, folded, last_cue
from vnplan.citations.elsewhere import Elsewhere
from vnplan.citations.sentence import sentence_end
from vnplan.citations.told import (
    task_in_a_flat_table,
    task_in_a_row,
    task_in_an_appendix,
    told_in_a_report,
    which_places,
)
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
    walk = Walk(text, cues_of(rules), notes or {}, heads or {}, elsewhere or Elsewhere())
    for draft in drafts:
        if draft.kind == "internal":
            continue
        case = walk.case(draft)
        answer = _answer(case, RULES[case.place])
        if case.place == "text" and draft.relation in _WEAK and not case.quoted:
            befallen = _answer(case, RULES["behind"])
            if befallen is not None:
                _share(befallen, case.listed())
        walk.past(case, answer)


def _answer(case: Case, rules: list[Rule]) -> Cue | None:
    """What the first rule that has an answer says, taken into the draft."""
    for rule in rules:
        answer = rule(case)
        if answer is not None:
            draft = case.draft
            draft.relation, draft.cue = answer.relation, answer.words
            draft.governor = answer.governor or draft.governor
            draft.relation_rule, draft.relation_row = rule.__name__, answer.row
            return answer
    return None


def _share(cue: Cue, listed: Iterable[Draft]) -> None:
    """ "[Quyết định số 9/QĐ-UBND], Quyết định số 10/QĐ-UBND hết hiệu lực": what befalls the last befalls the list."""
    for draft in listed:
        if draft.relation in _WEAK:
            draft.relation, draft.cue, draft.relation_row = cue.relation, cue.words, cue.row


_WEAK = ("mentions", "according_to", "implements")  # what words behind the citation overrule
_BEFORE = 60  # characters: what is matched right before a citation is shorter


# --- the words before a citation -------------------------------------------------------------------------------------


def attached_to_this(case: Case) -> Cue | None:
    """ "Quy chế ban hành kèm theo [Quyết định này]"."""
    found = _WITH.match(case.text, max(0, case.draft.start - _BEFORE), case.draft.start)
    return Cue("promulgated_with", folded(found)) if found else None


_WITH = regex.compile(r"(?r)(?:[Bb]an\s+hành\s+)?(?:[Kk]èm\s+theo|KÈM\s+THEO)\s+(?:các\s+|theo\s+)?")


def named_in_its_law(case: Case) -> Cue | None:
    """ "Luật sửa đổi, bổ sung một số điều của [Luật Viên chức] năm 2019": its name says what the law amends."""
    return Cue("amends", None, governor=case.law) if case.law is not None else None


def joined_in_title(case: Case) -> Cue | None:
    """ "... về thực hiện Nghị quyết số 29-NQ/TW và [Kết luận số 91-KL/TW]": in a title, as the one before it."""
    before = case.sibling
    if (
        before is None
        or (case.own is not None and case.own.end >= before.end)
        or not joined(case.text, before, case.start)
    ):
        return None
    outer = case.outer
    if outer is not None and outer.governor is not None and outer.type == case.draft.type != before.type:
        before = outer  # "... sửa đổi Nghị định A quy định chi tiết Luật B và [Nghị định C]": beside A, not beside B
    return Cue(before.relation, before.cue, row=before.relation_row, governor=before.governor)


def guides_as_it_goes_on(case: Case) -> Cue | None:
    """ "Nghị định số 152/2025/NĐ-CP về thi đua; quy định chi tiết một số điều của [Luật Thi đua]": still its title."""
    before = case.previous
    if before is None or before.number is None or case.start - before.full_end > _REST_OF_TITLE:
        return None
    if not case.cues.guides.pattern.match(case.text, before.full_end, case.start):
        return None
    cue = last_cue(case.text, before.full_end, case.start, case.cues, in_title=True)
    if cue is None or cue.relation != "guides" or cue.words is None:
        return None
    at = case.text.find(cue.words.split()[0], before.full_end, case.start)
    gap = case.text[before.full_end : at]
    return cue._replace(governor=before) if at >= 0 and _GOES_ON.fullmatch(gap) else None


_GOES_ON = regex.compile(r"[;,]?\s*")
_REST_OF_TITLE = (
    400  # characters: "quy định chi tiết ... và biện pháp thi hành một số điều của" and a provision are less
)


def consolidated_by(case: Case) -> Cue | None:
    """ "Văn bản hợp nhất số 45/VBHN-VPQH hợp nhất [Luật Thú y]": said of that text, not of this."""
    cue, before = case.own, case.previous
    if cue is None or cue.relation != "consolidates" or before is None or before.type != "van_ban_hop_nhat":
        return None
    return cue._replace(governor=before)


def quoted(case: Case) -> Cue | None:
    """ "... như sau: “5. Hồ sơ theo [Thông tư số 9/2024/TT-BTC]...”": the amended text speaks, or another body."""
    return Cue("mentions", None) if case.quoted else None


def in_a_cell(case: Case) -> Cue | None:
    """ "Định danh tàu thuyền;⏎[Nghị quyết số 71/NQ-CP]⏎Bộ Công an": alone on a line, behind words that are no list."""
    line = case.text.rfind("\n", case.since, case.start)
    if line < 0 or not case.text[line : case.start].isspace() or not _BARE.match(case.text, case.draft.full_end):
        return None
    listed = case.previous is not None and case.previous.full_end >= line - 2
    return None if listed or case.text[line - 1] not in ";," else Cue("mentions", None)


_BARE = regex.compile(r"[ \t]*\n")


def enclosed(case: Case) -> Cue | None:
    """ "(Kèm theo [Báo cáo số 565-BC/BTCTW])": a report promulgates nothing, it lies in the same envelope."""
    own = case.own is not None and case.own.relation == "promulgated_with"
    return Cue("mentions", None) if own and case.draft.type in ("bao_cao", "to_trinh") else None


def far_from_its_verb(case: Case) -> Cue | None:
    """ "thực hiện tốt các bước ..., các cuộc ... trong vận động, không trái [Luật Bầu cử]": its object came before."""
    cue = case.own
    if cue is None or cue.relation != "implements" or case.start - cue.end <= _OBJECT or _reached(case, cue):
        return None
    member = case.text[max(0, case.start - 3) : case.start].rstrip()[-1:] in (":", ";")
    return None if member else Cue("mentions", None)


_OBJECT = 110  # characters: "đồng bộ, có trọng tâm và hiệu quả 08 nhóm giải pháp đã được đề ra tại" and more between


def carries_out_a_law(case: Case) -> Cue | None:
    """ "Nghị định số 181/2004/NĐ-CP về thi hành [Luật Đất đai]": a decree on carrying out a law details it."""
    cue, outer = case.own, case.outer
    if cue is None or outer is None or outer.type not in _DECREES or case.draft.type not in _LAWS:
        return None
    return cue._replace(relation="guides") if (cue.words or "").lower().endswith("thi hành") else None


_DECREES = ("nghi_dinh", "thong_tu", "thong_tu_lien_tich")
_LAWS = ("luat", "bo_luat", "phap_lenh")


def short_name(case: Case) -> Cue | None:
    """ "(sau đây gọi tắt là [Nghị định số 24/2021/NĐ-CP])": a name given, nothing carried out.

    "Theo đề nghị của Sở Y tế ([Tờ trình số 12/TTr-SYT])" is none: the cue itself ends with the bracket.
    """
    if _ALIAS.match(case.text, max(0, case.start - _BEFORE), case.start) is None:
        return None
    cue = case.own or case.carried
    return None if cue is not None and cue.end == case.start else Cue("mentions", None)


_ALIAS = regex.compile(r"(?r)\((?:sau\s+đây\s+)?(?:viết\s+|gọi\s+)?(?:tắt\s+)?(?:là\s*:?\s*)?[“\"]?")


def nearest_cue(case: Case) -> Cue | None:
    """ "Căn cứ [Luật Giáo dục năm 2019]": the governing words that stand nearest before it."""
    if case.own is None or (case.place == "text" and not _reaches(case, case.own)):
        return None
    return case.own


def carried_by_note(case: Case) -> Cue | None:
    """ "... theo các quy định1" and below "1 [Thông tư số 16/2022/TT-BGDĐT]": as the words the note's mark hangs on."""
    return _carried(case, "note")


def carried_by_list_head(case: Case) -> Cue | None:
    """ "Bãi bỏ các quyết định sau:" and below "1. [Quyết định số 12/2018/QĐ-UBND]": as the list's head says."""
    return _carried(case, "head")


def carried_along_list(case: Case) -> Cue | None:
    """ "Thực hiện Nghị quyết số 29-NQ/TW; [Kết luận số 91-KL/TW]": one cue governs the whole list."""
    return _carried(case, "list")


def _carried(case: Case, carrier: Carrier) -> Cue | None:
    cue = case.carried if case.carrier == carrier else None
    return cue if cue is not None and _reaches(case, cue) else None


def _reaches(case: Case, cue: Cue) -> bool:
    """Whether the words stand near enough; once they govern one citation they govern its list to the end."""
    return case.start - cue.end < cue.reach or _reached(case, cue)


def _reached(case: Case, cue: Cue) -> bool:
    return case.previous is not None and case.previous.end > cue.end


# --- the words behind it ---------------------------------------------------------------------------------------------


def verb_behind(case: Case) -> Cue | None:
    """ "Theo kế hoạch, [Quyết định số 27/2024/QĐ-UBND] hết hiệu lực": what befalls it goes before what led there."""
    found = case.cues.after.pattern.match(case.text, case.behind)
    return case.cues.after.cue(found) if found else None


def verb_of_the_sentence(case: Case) -> Cue | None:
    """ "- [Quyết định số 11/2022/QĐ-UBND] ban hành Quy định, đảm bảo an toàn hết hiệu lực": it is the subject."""
    if case.draft.relation != "mentions":
        return None
    if _SUBJECT.match(case.text, max(0, case.start - _LABEL), case.start) is None:
        return None
    at = case.draft.full_end
    other = _NEXT_DOCUMENT.search(case.text, at, at + _PREDICATE_REACH)
    end = other.end() if other else at + _PREDICATE_REACH
    end = min(sentence_end(case.text, at, end) or end, other.start() if other else end)
    found = case.cues.after.pattern.search(case.text, at, end)
    return case.cues.after.cue(found) if found else None


_SUBJECT = regex.compile(r"(?r)(?:\n|[.:]\s)[ \t]*(?:[-+•*]\s+|\d{1,3}[.)]\s+|[a-zđ]\)\s+)?")  # begins sentence or item
_LABEL = 14  # characters: a line break, blanks and the label of an item
_NEXT_DOCUMENT = regex.compile(r"(?:số|Luật|Pháp\s+lệnh)\s")
_PREDICATE_REACH = 260  # characters: the rest of a title cut short, and the verb behind it


# --- the rules -------------------------------------------------------------------------------------------------------

Rule = Callable[[Case], Cue | None]
RULES: dict[Literal[Place, "behind"], list[Rule]] = {
    "this": [attached_to_this],
    "title": [
        named_in_its_law,
        joined_in_title,
        amended_in_title,
        carries_out_a_law,
        short_name,
        nearest_cue,
    ],
    "text": [
        amends_this_provision,
        amended_by,
        joined_to_amending,
        joined_to_title,
        listed_as_amending,
        guides_as_it_goes_on,
        consolidated_by,
        quoted,
        act_of_the_one_before,
        in_a_cell,
        task_in_a_row,
        task_in_an_appendix,
        told_in_a_report,
        task_in_a_flat_table,
        which_places,
        enclosed,
        far_from_its_verb,
        short_name,
        nearest_cue,
        carried_by_note,
        carried_by_list_head,
        carried_along_list,
    ],
    "behind": [
        verb_behind,
        verb_of_the_sentence,
    ],
}
"""By where a citation stands the rules of the words before it; "behind" those of the words behind it in running text.

Of each the first answer holds; words behind a citation overrule weak words before it.
"""
