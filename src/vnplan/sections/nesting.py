"""Which labels are believed, and where their sections hang.

Numbering is evidence: a label counts where it follows its elder sibling or opens a rung that fits the ladder in force.
`successor` comes first; `RULES`, at the end, is the list of all other reasons, tried in order. A label that none of
them answers for is text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from vnplan.sections.anew import (
    list_anew_below_heading,
    list_anew_below_letter,
    list_below_capitals,
    list_beside_the_first,
    outer_list_goes_on,
)
from vnplan.sections.draft import FAR, FREE, LADDER, Believed, Claim, SectionDraft
from vnplan.sections.labels import Label
from vnplan.text.labels import ITEMS, roman_value

_NEAR = 4  # labels looked ahead at where a slip is to be proven
_MARKS_BEFORE = 12  # characters: marks and blanks between the paragraph above and a label
_NUMBERS_LOST = 2  # how far a list may jump
_ARTICLES_LOST = 30  # excerpts leave out whole chapters
_LETTERS_LEFT_OUT = {("d", "e"), ("c", "đ"), ("đ", "g"), ("i", "l"), ("e", "h")}  # writers forget đ, d, e, k, g


def successor(elder: SectionDraft, value: int) -> bool:
    """Behind "1. Mua sách" and its points comes "2. Sửa kệ": by far the commonest reason, asked before all rules."""
    return value == elder.value + 1


def inserted(claim: Claim) -> Believed | None:
    """Behind "Điều 5." comes "Điều 5a.", behind "c)" comes "c1)", and behind "f)", no letter of ours, "g)"."""
    elder = claim.elder
    if elder is None or claim.value != elder.value or claim.rung not in ("dieu", "letter"):
        return None
    return Believed(claim.depth) if claim.label.label != elder.label else None


def next_decimal(claim: Claim) -> Believed | None:
    """Behind "2.1." comes "2.2.", or "2.3." where a number is missing."""
    if claim.rung != "decimal":
        return None
    *above, last = _numbers(claim.label.label)
    for depth in reversed(range(len(claim.open))):
        elder = claim.open[depth]
        if elder.rung == "decimal":
            *beside, number = _numbers(elder.label)
            if beside == above and number < last <= number + _NUMBERS_LOST:
                return Believed(depth)
    return None


def decimal_below_its_parent(claim: Claim) -> Believed | None:
    """What it names: "2.1. Mầm non" (or "2.2.") opens below "2. Các cấp học", "2.1." below "II.", "Điều 2." too."""
    if claim.rung != "decimal":
        return None
    above, _, last = claim.label.label.rpartition(".")
    for depth in reversed(range(len(claim.open))):
        parent = claim.open[depth]
        if parent.rung in ("decimal", "arabic", "roman") and parent.label == above and int(last) <= 2:
            return Believed(depth + 1)
        if parent.rung in _NAMED_BY_DECIMALS and str(parent.value) == above and int(last) == 1:
            return Believed(depth + 1)
    return None


_NAMED_BY_DECIMALS = ("roman", "dieu", *ITEMS)


def opens_first(claim: Claim) -> Believed | None:
    """A list: "1. ", "a) ", "(i)" or "Thứ nhất, " opens below whatever is open."""
    if claim.value != 1 or claim.elder or claim.rung not in FREE:
        return None
    if claim.rung == "arabic" and claim.within("dieu") and claim.within("letter"):
        return None  # clauses stand above points
    return Believed(claim.depth)


def second_clause_without_first(claim: Claim) -> Believed | None:
    """The first lost its label: "Điều 1. Thư viện⏎1 Mỗi trường ...⏎2. Mở cửa ...⏎3. Mượn sách"; in a plan "4." too."""
    if claim.rung != "arabic" or claim.value != 2 or claim.elder or claim.innermost not in ("dieu", "roman", None):
        return None
    following = [r for label in claim.ahead(FAR) if (r := label.readings[0])[0] == "arabic" or r[0] in LADDER]
    wanted = [("arabic", value) for value in ((3,) if claim.innermost == "dieu" else (3, 4))]
    return Believed(len(claim.open), gap=True) if following[: len(wanted)] == wanted else None


def roman_opens(claim: Claim) -> Believed | None:
    """A plan's heading: "I. MỤC TIÊU" goes below a part or chapter and ends what is smaller, but no numbered list."""
    if claim.rung != "roman" or claim.value != 1 or claim.elder:
        return None
    depth = claim.step()
    return Believed(depth) if depth == len(claim.open) or not claim.within("arabic") else None


def roman_behind_a_list(claim: Claim) -> Believed | None:
    """Numbered recitals over the first heading: "1. Luật A;⏎2. Luật B.⏎I. MỤC ĐÍCH⏎1. ...⏎II. NỘI DUNG"."""
    if claim.rung != "roman" or claim.value != 1 or claim.elder or claim.within("dieu") or not claim.goes_on(1, FAR):
        return None
    text = claim.walk.text
    above = [section for section in claim.open if section.rung == "arabic"]
    if not above or (in_capitals(text, above[0]) and not in_capitals(text, claim.label)):
        return None
    counted = next((value for rung, value in _first_readings(claim) if rung == "arabic"), None)
    anew = counted == 1 if counted else in_capitals(text, claim.label)
    return Believed(claim.step()) if anew else None


def _first_readings(claim: Claim) -> Iterator[tuple[str, int]]:
    return (label.readings[0] for label in claim.ahead(FAR))


def second_heading_without_first(claim: Claim) -> Believed | None:
    """The first lost its number: "MỤC ĐÍCH⏎...⏎II. NHIỆM VỤ" in capitals, or where "III." follows; in a list, both."""
    if claim.rung != "roman" or claim.value != 2 or claim.elder:
        return None
    signs = in_capitals(claim.walk.text, claim.label) + claim.goes_on(2, FAR)
    return Believed(claim.step(), gap=True) if signs > claim.within("arabic") else None


def excerpt_heading(claim: Claim) -> Believed | None:
    """An excerpt that begins with "III. TỔ CHỨC THỰC HIỆN", in capitals, where "IV." follows and nothing is open."""
    if claim.rung != "roman" or claim.value <= 2 or claim.open or not claim.goes_on(claim.value, FAR):
        return None
    return Believed(0, gap=True) if in_capitals(claim.walk.text, claim.label) else None


def article_opens(claim: Claim) -> Believed | None:
    """The first article: "Điều 1. Phạm vi điều chỉnh" where none is open."""
    return Believed(claim.step()) if claim.rung == "dieu" and claim.value == 1 and not claim.elder else None


def article_goes_on(claim: Claim) -> Believed | None:
    """Articles are counted through: "Chương II⏎Điều 4." behind "Chương I⏎... Điều 3."."""
    if claim.rung != "dieu" or claim.elder or claim.last_article is None:
        return None
    believed = claim.last_article < claim.value <= claim.last_article + _ARTICLES_LOST
    return Believed(claim.step()) if believed else None


def article_number_twice(claim: Claim) -> Believed | None:
    """A slip between chapters: "Chương II⏎Điều 3. ... Điều 4." where Chương I ended in a Điều 3 already."""
    if claim.rung != "dieu" or claim.last_article is None or claim.innermost not in ("chuong", "muc"):
        return None
    again = claim.last_article - 2 < claim.value <= claim.last_article
    return Believed(claim.step()) if again and claim.goes_on(claim.value) else None


def chapter_opens(claim: Claim) -> Believed | None:
    """Counted anew in each part or chapter: "Chương I", "Mục 1", "Tiểu mục 1"."""
    return Believed(claim.step()) if claim.rung in ("chuong", "muc", "tieu_muc") and claim.value <= 1 else None


def part_opens(claim: Claim) -> Believed | None:
    """The outermost rung, once: "PHẦN THỨ NHẤT"."""
    return Believed(claim.step()) if claim.rung == "phan" and claim.value == 1 and not claim.elder else None


def stage_opens(claim: Claim) -> Believed | None:
    """ "BƯỚC MỘT" below what is open, "II. NỘI DUNG"; above it where that is counted anew within the step: "I."."""
    if claim.rung != "stage" or claim.value != 1 or claim.elder:
        return None
    counted: dict[str, int] = {}
    for label in claim.ahead(FAR) if claim.open else ():
        counted.setdefault(*label.readings[0])
    return Believed(next((n for n, s in enumerate(claim.open) if counted.get(s.rung) == 1), len(claim.open)))


def capital_opens(claim: Claim) -> Believed | None:
    """ "A. ĐÁNH GIÁ" above "I. Kết quả"; or below "I. NỘI DUNG", where "II." comes before another "I."."""
    if claim.rung != "upper" or claim.value != 1 or claim.elder:
        return None
    for label in claim.ahead(FAR):
        rung, value = label.readings[0]
        depth = next((n for n, s in enumerate(claim.open) if (s.rung, s.value + 1) == (rung, value)), None)
        if depth is not None and rung in _MAY_HOLD_CAPITALS:
            steps = [n for n, s in enumerate(claim.open) if s.rung in ("stage", "step")]
            return Believed(max([depth, *steps]) + 1)
        if value == 1 and rung in _MAY_HOLD_CAPITALS and any(s.rung == rung for s in claim.open):
            break
    return Believed(claim.step())


_MAY_HOLD_CAPITALS = ("roman",)


def number_skipped(claim: Claim) -> Believed | None:
    """A gap: "4." behind "2." where "5." follows; large rungs need no such proof, "IV." may follow "II."."""
    elder = claim.elder
    if elder is None or not elder.value < claim.value <= elder.value + _most_lost(claim.rung):
        return None
    left_out = (elder.label, claim.label.label) in _LETTERS_LEFT_OUT
    believed = claim.rung in LADDER or left_out or claim.goes_on(claim.value)
    return Believed(claim.depth, gap=True) if believed else None


def heading_number_twice(claim: Claim) -> Believed | None:
    """The writer forgot to count: "II. NHIỆM VỤ ... II. TỔ CHỨC THỰC HIỆN", a heading in capitals."""
    if claim.rung != "roman" or claim.elder is None or claim.value != claim.elder.value:
        return None
    return Believed(claim.depth, gap=True) if in_capitals(claim.walk.text, claim.label) else None


def item_number_twice(claim: Claim) -> Believed | None:
    """The same in a list that goes on: "1. Sách ... 1. Báo ... 2. Tranh"."""
    if claim.rung != "arabic" or claim.elder is None or claim.value != claim.elder.value:
        return None
    return Believed(claim.depth, gap=True) if claim.goes_on(claim.value, _NEAR) else None


def d_without_stroke(claim: Claim) -> Believed | None:
    """The second d is a đ: "c) ... d) ... d) ... e)"."""
    if claim.rung != "letter" or claim.elder is None or not claim.label.label == claim.elder.label == "d":
        return None
    value = claim.value + 1
    return Believed(claim.depth, gap=True, value=value) if claim.goes_on(value, _NEAR) else None


def article_counted_twice(claim: Claim) -> Believed | None:
    """The writer forgot to count: "Điều 2. Đối tượng ... Điều 2. Giải thích ... Điều 3.", or it is the last."""
    if claim.rung != "dieu" or claim.elder is None or claim.value != claim.elder.value:
        return None
    above = claim.walk.text[max(0, claim.label.start - _MARKS_BEFORE) : claim.label.start]
    above = above.rstrip(' \n“"*|#>')
    if above.endswith(":"):  # quoted
        return None
    last = above.endswith(".") and all(label.readings[0][0] != "dieu" for label in claim.ahead(FAR))
    return Believed(claim.depth, gap=True) if last or claim.goes_on(claim.value) else None


def fragment_within_a_chapter(claim: Claim) -> Believed | None:
    """A text that begins in the middle of a chapter: "Mục 1⏎Điều 12.⏎Điều 13."."""
    if claim.rung != "dieu" or claim.last_article is not None:
        return None
    within = claim.innermost in ("chuong", "muc")
    return Believed(claim.step()) if within and claim.goes_on(claim.value) else None


def first_article_anywhere(claim: Claim) -> Believed | None:
    """An excerpt that begins with "Điều 12.": no article stands before it."""
    return Believed(claim.step(), gap=True) if claim.rung == "dieu" and claim.last_article is None else None


def _numbers(label: str) -> list[int]:
    first, *others = label.split(".")
    return [int(first) if first.isdigit() else roman_value(first) or 0, *map(int, others)]


def _most_lost(rung: str) -> int:
    return _ARTICLES_LOST if rung == "dieu" else _NUMBERS_LOST


def in_capitals(text: str, label: Label | SectionDraft) -> bool:
    """Whether the words behind a label begin in capitals."""
    return text[label.text_start : label.text_start + 14].lstrip().split("\n")[0].isupper()


Rule = Callable[[Claim], Believed | None]
AnyRule = Callable[..., object]
"""What believed a label: a rule, or `successor`."""

RULES: list[Rule] = [
    # what follows an elder sibling
    inserted, next_decimal, outer_list_goes_on,
    # what opens a rung
    opens_first, decimal_below_its_parent, list_anew_below_letter, list_anew_below_heading, list_beside_the_first,
    list_below_capitals, second_clause_without_first, roman_opens, roman_behind_a_list, second_heading_without_first,
    excerpt_heading, article_opens, article_goes_on, article_number_twice, article_counted_twice,
    fragment_within_a_chapter, chapter_opens, part_opens, stage_opens, capital_opens,
    # slips and gaps
    heading_number_twice, item_number_twice, d_without_stroke, number_skipped, first_article_anywhere,
]  # fmt: skip
