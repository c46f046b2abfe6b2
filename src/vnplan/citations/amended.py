"""What amended a document: said behind it, in a list, in a title, in the notes of a consolidated text."""

from __future__ import annotations

import regex

from vnplan.citations.cue_rows import Cue, CueRow, Found, cue_of
from vnplan.citations.placed import PlacedCitation, befell_another, joined, younger
from vnplan.citations.sentence import sentence_end, sentence_start
from vnplan.compiled import compiled
from vnplan.scan.draft import Draft
from vnplan.tables.rules import Rules, per_rules


def named_in_its_law(placed: PlacedCitation) -> Cue | None:
    """ "Luật sửa đổi, bổ sung một số điều của [Luật Viên chức] năm 2019": its name says what the law amends.

    "dự án Luật sửa đổi, bổ sung một số điều của [Luật Nhà ở]" amends nothing yet.
    """
    law = placed.law
    if law is None:
        return None
    if law.number is None and law.date is None and law.year is None and _is_bill(placed.text, law, placed.rules):
        return Cue("mentions", None)
    return Cue("amends", None, governor=law)


def _is_bill(text: str, law: Draft, rules: Rules) -> bool:
    if law.relation == "mentions" and _bill(rules).fullmatch(law.cue or ""):
        return True  # in a list of bills
    return _bill(rules).match(text, max(0, law.start - _BILL), law.start) is not None


@per_rules
def _bill(rules: Rules) -> regex.Pattern[str]:
    return compiled(rf"(?r)(?<!\w)(?:{rules.phrases('bill')})\s*")


_BILL = 24  # characters: "hồ sơ dự án" and a blank


def amended_in_title(placed: PlacedCitation) -> Cue | None:
    """ "... thực hiện Nghị định số 24/2021/NĐ-CP được sửa đổi bởi [Nghị định số 125/2024/NĐ-CP]", in a title."""
    before = placed.sibling or over_its_title(placed)
    if before is None or placed.start - before.full_end >= _REMARK:
        return None
    found = placed.cues.amended.pattern.search(placed.text, before.end, placed.start)
    if found is None or not _right_behind(before, found, placed.cues.amended.row(found)):
        return None
    outer = placed.outer
    governor = before if outer is None or outer.type != placed.draft.type or before.type == outer.type else outer
    return placed.cues.amended.cue(found, governor)


def over_its_title(placed: PlacedCitation) -> Draft | None:
    """ "Nghị định số 24/2021/NĐ-CP (được sửa đổi tại [Nghị định số 125/2024/NĐ-CP]) quy định ...": over its title."""
    outer = placed.outer
    over = outer is not None and outer.title_span is not None and placed.start < outer.title_span[0]
    return outer if over else None


_REMARK = 90  # characters: "đã được sửa đổi, bổ sung một số điều theo" with a provision fills a line


def amends_this_provision(placed: PlacedCitation) -> Cue | None:
    """ "3 Khoản này được sửa đổi theo [Nghị định số 55/2023/NĐ-CP]": it amends what it was said to amend before."""
    told = _told_amended(placed, placed.since)
    if told is None:
        return None
    found, row = told
    if not _THIS_PROVISION.search(placed.text, max(placed.since, found.start() - _SHORT), found.start()):
        return None
    governor = placed.amended.get(placed.draft.number or "")
    return Cue("mentions", None) if governor is None else cue_of(row, found, governor)


_THIS_PROVISION = compiled(r"(?:[Đđ]iều|[Kk]hoản|[Đđ]iểm|[Mm]ục|[Cc]hương|[Pp]hụ\s+lục|[Cc]ụm\s+từ)\s+này\s*$")


def amended_by(placed: PlacedCitation) -> Cue | None:
    """ "Nghị định số 24/2021/NĐ-CP được bổ sung bởi [Nghị định số 125/2024/NĐ-CP]": the nearest of its type."""
    before = placed.previous
    if before is None or placed.start - before.end >= _AMENDED_REACH:
        return None
    told = _told_amended(placed, before.end)
    if told is None:
        return None
    found, row = told
    if not _right_behind(before, found, row):
        return None
    if _of_something_else(placed, before, found.start()):
        governor = placed.amended.get(placed.draft.number or "")
        return Cue("mentions", None) if governor is None else cue_of(row, found, governor)
    nearest = placed.inner
    if nearest is None or nearest.type != placed.draft.type or nearest.full_end > found.start():
        nearest = before.governor if before.relation == "amended_by" else before
    return cue_of(row, found, nearest)


def _right_behind(before: Draft, found: regex.Match[str], row: CueRow) -> bool:
    """ "Nghị định số 15/2020/NĐ-CP, sửa đổi tại [Nghị định số 14/2022/NĐ-CP]": said of what stands right before.

    Without "được" only there: "Theo Nghị định số 15/2020/NĐ-CP các xã họp lại, sửa đổi theo [...]" tells of villages.
    """
    return found.start() - before.full_end <= row.reach


def _of_something_else(placed: PlacedCitation, before: Draft, at: int) -> bool:
    """ "... theo Quyết định số 15/QĐ-BYT.⏎Khoản 2 Điều 9a được bổ sung tại [Luật số 51/2024/QH15]": of the khoản.

    Not behind a colon: "Chi tiết một số nội dung của Luật Thủy sản gồm:⏎a) Điều 52 (được bổ sung tại ...".
    """
    since = before.full_end
    while (end := sentence_end(placed.text, since, at, placed.cues.short)) is not None:
        if not placed.text[since : end + 1].rstrip().endswith(":") and placed.text[end + 1 : at].strip():
            return True
        since = end + 1
    return False


_SHORT = 60  # characters: what is matched right before a citation is shorter
_AMENDED_REACH = 400  # characters: the amended document's issuer and title stand between the two numbers


def _told_amended(placed: PlacedCitation, low: int) -> Found | None:
    """The last "được sửa đổi, bổ sung bởi" behind `low` whose object the citation is."""
    told = placed.told
    if told is None or told[0].start() < low:
        return None
    found, _ = told
    if _LISTED.fullmatch(placed.text, found.end(), placed.start):
        return told
    apart = sentence_start(placed.text, found.end(), placed.start, placed.cues.short) is not None
    return None if apart or _ENDED.search(placed.text, found.end(), placed.start) else told


_ITEM = r"\n[ \t]*(?:[-+•*]\s+|\d{1,3}[.)]\s+|[a-zđ]\)\s+)?"  # a line begins here, with its label
_LISTED = compiled(rf":{_ITEM}")
_ENDED = compiled(r"[,;)]")  # "(được sửa đổi, bổ sung), [Nghị quyết số 101/2025/UBTVQH15]": nothing tells by what


def joined_to_amending(placed: PlacedCitation) -> Cue | None:
    """ "... được sửa đổi bởi Nghị định số 109/2025/NĐ-CP và [Nghị định số 193/2025/NĐ-CP]": both amended it.

    Behind a semicolon only a law without a name of its own did: "Luật số 36/2009/QH12; [Luật số 42/2019/QH14]".
    """
    before, draft = placed.previous, placed.draft
    if before is None or before.relation != "amended_by" or draft.type != before.type:
        return None
    if draft.title is not None and not draft.title.startswith("sửa đổi"):
        return None  # "Nghị định C về quản lý chợ": one more of what is cited
    if not joined(placed.text, before, placed.start) or placed.cues.amended.pattern.match(placed.text, placed.behind):
        return None  # ", Nghị định C được sửa đổi bởi ...": amended itself
    if _aside(placed, before):
        return None
    if _ANEW.search(placed.text, before.full_end, placed.start) and not _NAMELESS.match(placed.text, draft.start):
        return None
    return Cue("amended_by", before.cue, row=before.relation_row, governor=before.governor)


def _aside(placed: PlacedCitation, before: Draft) -> bool:
    """ "theo Nghị định A, được thay thế bởi Nghị định B, và [Nghị định C]": said aside, and the list goes on."""
    first = before.governor
    if first is None or not placed.text.startswith(", và", before.full_end):
        return False
    return placed.text.startswith(", được", first.full_end)


_ANEW = compiled(r";")
_NAMELESS = compiled(r"Luật\s+số\s")


def listed_as_amending(placed: PlacedCitation) -> Cue | None:
    """ "... được sửa đổi bởi:⏎1. Nghị định số 5/2023/NĐ-CP;⏎2. [Nghị định số 9/2024/NĐ-CP]", a line each."""
    before = placed.previous
    if before is None or before.relation != "amended_by" or before.type != placed.draft.type:
        return None
    if not (
        _LINE.search(placed.text, max(0, before.start - _SHORT), before.start)
        and _LINE.search(placed.text, before.end, placed.start)
    ):
        return None
    return Cue("amended_by", before.cue, row=before.relation_row, governor=before.governor)


_LINE = compiled(rf"(?<=[:;,.]){_ITEM}$")


def did_to_the_one_before(placed: PlacedCitation) -> tuple[Draft, Cue] | None:
    """ "Nghị định số 10/2020/NĐ-CP được thay thế bởi [Nghị định số 15/2024/NĐ-CP]": which it replaced, and the words.

    Nothing is told of what only tells who changed a provision, nor of what another text says word by word.
    """
    cue, before = placed.own, placed.previous
    if cue is None or cue.row is None or not befell_another(cue) or cue.row["relation"] == "mentions":
        return None
    if before is None or placed.quoted or not _told_apart(before):
        return None
    if not _RIGHT_BEHIND.fullmatch(placed.text, before.full_end, cue.start):
        return None
    if placed.text[cue.end : placed.start].strip():
        return None
    return before, cue._replace(relation=cue.row["relation"], governor=placed.draft)


def ended_by(placed: PlacedCitation) -> Cue | None:
    """ "Căn cứ Nghị định số 10/2020/NĐ-CP (được thay thế bởi [Nghị định số 15/2024/NĐ-CP])": the basis is the first.

    Where this document does nothing to the first, what the second did is told there.
    """
    did = did_to_the_one_before(placed)
    if did is None or did[0].relation == "mentions" or did[0].governor is not None:
        return None
    before, cue = did
    if ruled_by(placed.text, before):
        return None
    if before.cue is not None and before.cue in (cue.words or ""):
        return None  # "Nghị định số 10/2020/NĐ-CP hết hiệu lực theo ...": the same words
    return cue._replace(relation="amended_by", governor=before)


def ruled_by(text: str, draft: Draft) -> bool:
    """ "Các quy định tại [Nghị định số 10/2020/NĐ-CP] bị bãi bỏ tại ...": what it rules is the subject."""
    return _RULED_BY.match(text, max(0, draft.full_start - _SHORT), draft.full_start) is not None


_RULED_BY = compiled(
    r"(?r)(?:^|\n|[.;:]\s)[ \t]*(?:[-+•*]\s+|\d{1,3}[.)]\s+|[a-zđ]\)\s+)?(?:(?:[Cc]ác|[Nn]hững|[Mm]ột\s+số)\s+)?"
    r"(?:[Qq]uy\s+định|[Nn]ội\s+dung)\s+(?:tại|của|trong)\s+(?:các\s+)?"
)


def _told_apart(draft: Draft) -> bool:
    """Whether it is another document: "Quyết định này" is none."""
    return draft.number is not None or draft.kind == "named_law"


_RIGHT_BEHIND = compiled(
    r"(?:\s\(về\s[^()]{3,200}\))?,?\s*\(?(?:(?:nay|hiện|vừa|mới|sẽ)\s+)?(?:đã\s+)?(?:hết\s+hiệu\s+lực(?:\s+thi\s+hành)?\s*(?:,|và)\s*(?:đã\s+)?)?"
)


def joined_to_title(placed: PlacedCitation) -> Cue | None:
    """ "Thông tư số 54/2025/TT-BCT sửa đổi Thông tư số 9/2025/TT-BCT về giá điện và [Thông tư số 12/2025/TT-BCT]"."""
    before, inner = placed.previous, placed.inner
    again = before is not None and before.relation_rule is joined_to_title and before.type == placed.draft.type
    if before is None or not (again or (inner is not None and inner.governor is before)):
        return None
    if not _GOES_ON.fullmatch(placed.text, before.full_end, placed.start):
        return None
    if again:
        return Cue(before.relation, before.cue, row=before.relation_row, governor=before.governor)
    if inner is None or younger(placed.draft, before):
        return None
    in_item = placed.carrier == "head" and inner.type == placed.draft.type
    if not in_item and not (_one_act(placed, before, inner) and "và" in placed.text[before.full_end : placed.start]):
        return None
    return Cue(inner.relation, inner.cue, row=inner.relation_row, governor=before)


_GOES_ON = compiled(r"(?:;[^.;:()]{5,200})?\s*(?:,|và)\s+")  # the second half of a title may lie between


def _one_act(placed: PlacedCitation, before: Draft, inner: Draft) -> bool:
    """Whether the title's own words reach on: it amends both, or a letter that was sent is about both."""
    if placed.own is not None or before.relation in _ACTED:
        return False
    return before.relation == "issued" or (inner.relation in _ACTED and inner.type == placed.draft.type)


_ACTED = ("amends", "replaces", "repeals")


def act_of_the_one_before(placed: PlacedCitation) -> Cue | None:
    """ "Xã đã ban hành Nghị quyết số 3/NQ-HĐND bãi bỏ [Nghị quyết số 1/NQ-HĐND]": that resolution repeals it.

    "Nghị định số 15/2024/NĐ-CP có hiệu lực từ ngày 01/7/2024, thay thế [Nghị định số 10/2020/NĐ-CP]" does too, and
    "Xã đã ban hành Nghị quyết số 3/NQ-HĐND; bãi bỏ [Nghị quyết số 1/NQ-HĐND]".
    """
    cue, before = placed.own, placed.previous
    if cue is None or cue.relation not in _ACTED or before is None or not _told_apart(before):
        return None
    its = _ITS_VERB.fullmatch(placed.text, before.full_end, cue.start)
    if its is None and before.relation == "issued" and cue.relation in ("replaces", "repeals"):
        its = _SEMICOLON.fullmatch(placed.text, before.full_end, cue.start)
    return cue._replace(governor=before) if its else None


_SEMICOLON = compiled(r";[ \t]+(?:đồng\s+thời\s+)?")


_ITS_VERB = compiled(
    r"(?:[ \t]+có\s+hiệu\s+lực(?:\s+thi\s+hành)?(?:\s+(?:kể\s+)?từ\s+ngày[\s\d/.thángnăm]{6,30})?\s?(?:,|và))?"
    r"[ \t]+(?:(?:đã|sẽ|vừa|mới|nay)\s+)?(?:được\s+ban\s+hành\s+)?(?:(?:để|nhằm)\s+)?"
)
