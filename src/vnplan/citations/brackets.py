"""What words in a bracket say of the citation in it: what the one before it does, a remark, a short name."""

from __future__ import annotations

from vnplan.citations.cue_rows import Cue
from vnplan.citations.cues import last_cue
from vnplan.citations.placed import PlacedCitation, joined
from vnplan.compiled import compiled
from vnplan.scan.draft import Draft


def told_in_a_bracket(placed: PlacedCitation) -> Cue | None:
    """ "Thông tư số 10/2022/TT-BYT (bãi bỏ [Thông tư số 9/2018/TT-BYT])": what the one before the bracket does.

    "(bãi bỏ Thông tư A và [Thông tư B])": to both.
    """
    before = placed.previous
    if before is None:
        return None
    if before.relation_rule is told_in_a_bracket and joined(placed.text, before, placed.start):
        return Cue(before.relation, before.cue, row=before.relation_row, governor=before.governor)
    if "(" not in placed.text[before.full_end : before.full_end + 2]:
        return None
    opened = _OPENED.match(placed.text, before.full_end, placed.start)
    cue = last_cue(placed.text, opened.end(), placed.start, placed.cues, in_title=True) if opened else None
    if cue is None or cue.relation not in _DOES or not placed.text[cue.end : placed.start].isspace():
        return None
    return cue._replace(governor=before)


_OPENED = compiled(r"\s?\((?=[^().;\n]{4,120}$)")
_DOES = ("amends", "replaces", "repeals", "corrects", "guides")


def remark_in_a_bracket(placed: PlacedCitation) -> Cue | None:
    """ "thay thế Quyết định số 12/QĐ-UBND (trùng với [Quyết định số 9/QĐ-UBND])": a verb outside stops at the bracket.

    Where the bracket goes on with the list it does not: "bãi bỏ Quyết định số 12/QĐ-UBND (và [Quyết định ...])".
    """
    before, cue = placed.previous, placed.own or placed.carried
    if before is None or cue is None:
        return None
    if before.relation_rule is remark_in_a_bracket and joined(placed.text, before, placed.start):
        return Cue("mentions", None)
    opened = placed.text.find("(", before.full_end, placed.start)
    if opened < cue.end or placed.text.find(")", opened, placed.start) >= 0:
        return None
    return None if _LISTS.fullmatch(placed.text, opened, placed.start) else Cue("mentions", None)


_LISTS = compiled(
    r"\((?:[Ss]ố\s\d[^()]{0,90}\svà|(?:(?:bao\s)?gồm|kể\s+cả|và|cùng|với|tại)(?:\s+(?:cả|với|các)){0,2})?+\s*"
)


def enclosed(placed: PlacedCitation) -> Cue | None:
    """ "(Kèm theo [Báo cáo số 565-BC/BTCTW])": a report promulgates nothing, it lies in the same envelope."""
    own = placed.own is not None and placed.own.relation == "promulgated_with"
    return Cue("mentions", None) if own and placed.type is not None and placed.type.tells else None


def short_name(placed: PlacedCitation) -> Cue | None:
    """ "(sau đây gọi tắt là [Nghị định số 24/2021/NĐ-CP])": a name given, nothing carried out.

    "Thực hiện việc Tỉnh ủy giao (Chỉ thị số 11-CT/TU, [Kế hoạch số 5-KH/TU])": nor is what a list goes on with.
    "Theo đề nghị của Sở Y tế ([Tờ trình số 12/TTr-SYT])" is none: the cue itself ends with the bracket.
    """
    before = placed.previous
    listed = before is not None and before.relation_rule is short_name and placed.own is None
    if listed and before is not None and _goes_on(placed.text, before, placed.start):
        return Cue("mentions", None)
    low = max(0, placed.start - _SHORT)
    if placed.text.find("(", low, placed.start) < 0 or _ALIAS.match(placed.text, low, placed.start) is None:
        return None
    cue = placed.own or placed.carried
    return None if cue is not None and cue.end == placed.start else Cue("mentions", None)


def _goes_on(text: str, before: Draft, start: int) -> bool:
    """Whether the bracket that holds a citation holds what begins at `start` too."""
    between = text[before.full_end : start]
    return len(between) < _SHORT and not any(mark in between for mark in "().\n")


_SHORT = 60  # characters: what is matched right before a citation is shorter
_ALIAS = compiled(r"(?r)\((?:sau\s+đây\s+)?(?:viết\s+|gọi\s+)?(?:tắt\s+)?(?:là\s*:?\s*)?[“\"]?")
