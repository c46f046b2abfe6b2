"""Lists that begin again at 1 below a heading of their own rung, and where the list above goes on behind them.

"2. Danh mục⏎1. Sửa kệ;⏎2. Mua sách.⏎3. Kinh phí": nothing but the words tells the inner list from a slip of the writer,
or from a second list. `OPENS` says what proves that one begins, `OUTER` to which of two lists a number belongs that
would go on both.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import takewhile

from vnplan.sections.draft import FAR, FREE, LADDER, Believed, Claim, LabelWalk, SectionDraft
from vnplan.sections.labels import Label
from vnplan.text.paragraphs import paragraph_end

_STOPS = frozenset(".;,…”")
_DEEPEST = 4  # lists of one rung within one another
_LEADS_IN = ("sau đây", " sau", "cụ thể", "gồm")  # the list is announced
_AMENDS = ("Sửa đổi", "Bổ sung", "Thay thế", "Bãi bỏ")  # what follows their colon is another text's


def list_anew_below_letter(claim: Claim) -> Believed | None:
    """In a plan "1. ... a) ... 1." is a list below the point; in an article points hold no clauses."""
    anew = claim.rung == "arabic" and claim.value == 1 and claim.innermost == "letter"
    return Believed(len(claim.open)) if anew and not claim.within("dieu") else None


def list_anew_below_heading(claim: Claim) -> Believed | None:
    """ "2. Các trường:⏎1. Mua sách;⏎2. Sửa kệ." where the heading opens a list and "2." follows."""
    walk, elder = claim.walk, claim.elder
    if claim.rung != "arabic" or claim.label.label != "1" or elder is None:
        return None
    above = walk.open[-1]
    if above.rung not in ("arabic", "decimal") or walk.sections[-1] is not above or not _counts_on(claim):
        return None
    if walk.text.startswith(_AMENDS, above.text_start) or sum(s.rung == "arabic" for s in walk.open) >= _DEEPEST:
        return None
    return Believed(len(walk.open)) if any(proves(claim, above) for proves in OPENS) else None


def list_beside_the_first(claim: Claim) -> Believed | None:
    """ "Việc:⏎1. Mua sách.⏎2. Sửa kệ.⏎Cách làm:⏎1. Vẽ.⏎2. Đo.": a line without a number leads in a second list."""
    walk, elder = claim.walk, claim.elder
    if claim.rung != "arabic" or claim.label.label != "1" or elder is None or claim.within("dieu"):
        return None
    if elder.value == 1 or walk.sections[-1] is not elder or not _counts_on(claim):
        return None
    text, before = walk.text, _line_before(claim)
    leads = before.endswith(":") and before[:1].isupper() and not _directly(claim, elder)
    return Believed(claim.depth) if leads and _ends(text, elder.text_start) in _STOPS else None


def list_below_capitals(claim: Claim) -> Believed | None:
    """ "1. Mua sách.⏎2. Sửa kệ.⏎CÁCH LÀM⏎1. Vẽ.⏎2. Đo.": a heading without a number over a second list."""
    elder = claim.elder
    if claim.rung != "arabic" or claim.label.label != "1" or elder is None or claim.within("dieu"):
        return None
    before = _line_before(claim)
    heads = before.isupper() and before[0].isalpha() and " " in before
    if elder.value == 1 or not heads or not _counts_on(claim) or _directly(claim, elder):
        return None
    return Believed(claim.depth)


def outer_list_goes_on(claim: Claim) -> Believed | None:
    """ "1. Sách: a) Mua: 1. truyện; 2. thơ; 3. báo⏎2. Phòng đọc": "2." follows no "3.", but the list above."""
    if claim.rung not in FREE or claim.elder is None:
        return None
    for depth in reversed(range(claim.depth)):
        section = claim.open[depth]
        if section.rung == claim.rung and claim.value == section.value + 1:
            return Believed(depth)
    return None


def of_the_outer_list(walk: LabelWalk, label: Label, rung: str, depth: int) -> int | None:
    """Where the list above stands, if a label that would go on the innermost list belongs to that one."""
    open_ = walk.open
    inner = open_[depth]
    outer = depth - 1
    while outer >= 0 and open_[outer].rung != rung:
        outer -= 1
    if outer < 0 or open_[outer].value != inner.value or rung not in FREE:
        return None
    for tells in OUTER:
        told = tells(walk, label, open_[outer], inner)
        if told is not None:
            return outer if told else None
    return None


# --- what proves that a list begins ----------------------------------------------------------------------------------


def after_a_colon(claim: Claim, above: SectionDraft) -> bool:
    """ "2. Các trường có trách nhiệm:⏎1. Mua sách"."""
    return _ends(claim.walk.text, above.text_start) == ":" and _directly(claim, above)


def marked_otherwise(claim: Claim, above: SectionDraft) -> bool:
    """ "2. Các trường⏎1) Mua sách⏎2) Sửa kệ"."""
    text, label = claim.walk.text, claim.label
    return above.rung == "arabic" and _mark(text, label) != _mark(text, above)


def sentences_below_a_heading(claim: Claim, above: SectionDraft) -> bool:
    """ "2. Danh mục⏎1. Các trường mua sách."."""
    text = claim.walk.text
    heading = _ends(text, above.text_start) not in _STOPS
    return heading and _ends(text, claim.label.text_start) in _STOPS and _directly(claim, above)


def below_capitals(claim: Claim, above: SectionDraft) -> bool:
    """ "2. DANH MỤC⏎1. Kệ sách⏎2. Bàn đọc"."""
    text = claim.walk.text
    return _line(text, above.text_start).isupper() and not _line(text, claim.label.text_start).isupper()


def led_in(claim: Claim, above: SectionDraft) -> bool:
    """ "2. Các trường làm những việc sau đây.⏎1. Mua sách."; "2. Danh mục⏎Các trường:⏎1. Mua sách."."""
    text, line = claim.walk.text, _line_before(claim)
    unlike = _ends(text, above.text_start) not in _STOPS and _ends(text, claim.label.text_start) in _STOPS
    if not line.rstrip(".:;").endswith(_LEADS_IN):
        return unlike and line.endswith(":") and line != _line(text, above.text_start)
    return unlike or _directly(claim, above)


def list_above_goes_on(claim: Claim, above: SectionDraft) -> bool:
    """ "2. Danh mục ... 1. ... 2. ... 3. ...⏎3. Kinh phí": the second "3." follows the heading."""
    last = 1
    for value in _values(claim):
        if value == last + 1:
            last = value
        elif above.rung == "arabic":
            return value == above.value + 1
        else:
            return False
    return False


OPENS: tuple[Callable[[Claim, SectionDraft], bool], ...] = (
    after_a_colon, marked_otherwise, sentences_below_a_heading, below_capitals, led_in, list_above_goes_on,
)  # fmt: skip


# --- to which list a number belongs ----------------------------------------------------------------------------------

Tells = Callable[[LabelWalk, Label, SectionDraft, SectionDraft], bool | None]


def by_mark(walk: LabelWalk, label: Label, outer: SectionDraft, inner: SectionDraft) -> bool | None:
    """ "2. Các trường⏎1) Mua sách⏎2) Sửa kệ⏎3. Kinh phí"."""
    marks = _mark(walk.text, outer), _mark(walk.text, inner)
    return None if marks[0] == marks[1] else _mark(walk.text, label) == marks[0]


def by_capitals(walk: LabelWalk, label: Label, outer: SectionDraft, inner: SectionDraft) -> bool | None:
    """ "2. DANH MỤC⏎1. Kệ sách⏎2. Bàn đọc⏎3. KINH PHÍ"."""
    text = walk.text
    capitals = [_line(text, at.text_start).isupper() for at in (outer, inner)]
    return None if capitals[0] == capitals[1] else _line(text, label.text_start).isupper() == capitals[0]


def by_full_stop(walk: LabelWalk, label: Label, outer: SectionDraft, inner: SectionDraft) -> bool | None:
    """ "1. Mua sách;⏎2. Sửa kệ.⏎3. Kinh phí": the inner list has ended."""
    within = takewhile(lambda section: section.start > outer.start, reversed(walk.sections))
    before = [section for section in within if section.parent == inner.parent and section is not inner]
    if not before or any(_last(walk.text, section.end) != ";" for section in before):
        return None
    return _last(walk.text, label.start) == "."


def by_stop(walk: LabelWalk, label: Label, outer: SectionDraft, inner: SectionDraft) -> bool | None:
    """ "2. Danh mục⏎1. Các trường mua sách.⏎2. Các xã sửa kệ.⏎3. Kinh phí": the headings have no stop."""
    text = walk.text
    stopped = [_ends(text, at.text_start) in _STOPS for at in (outer, inner)]
    return None if stopped[0] == stopped[1] else (_ends(text, label.text_start) in _STOPS) == stopped[0]


def by_list_below(walk: LabelWalk, label: Label, outer: SectionDraft, inner: SectionDraft) -> bool | None:
    """ "2. Các xã 1. ... 2. ...⏎3. Các trường⏎1. ...": what opens another such list stands beside the heading."""
    at = bisect_right(walk.labels, label.start, key=lambda other: other.start)
    return True if at < len(walk.labels) and (inner.rung, 1) in walk.labels[at].readings else None


OUTER: tuple[Tells, ...] = (by_mark, by_capitals, by_full_stop, by_stop, by_list_below)


def _counts_on(claim: Claim) -> bool:
    """Whether "2." is the next number of its rung, behind a list of its own or a slip: "1. mua;⏎1. đọc;⏎2. sửa"."""
    return next((value for value in _values(claim) if value != claim.value), None) == claim.value + 1


def _values(claim: Claim) -> Iterator[int]:
    """The values of the labels of its rung that follow, up to a large one."""
    for label in claim.ahead(FAR):
        rung, value = label.readings[0]
        if rung in LADDER:
            return
        if rung == claim.rung:
            yield value


def _directly(claim: Claim, above: SectionDraft) -> bool:
    """Whether nothing but rows of a table stands between a heading and the first item."""
    text = claim.walk.text
    between = text[paragraph_end(text, above.text_start, claim.label.start) : claim.label.start]
    return all("|" in line or not line.strip(" *#>") for line in between.split("\n"))


def _mark(text: str, at: Label | SectionDraft) -> str:
    """The mark behind a label: "." or ")"."""
    return text[at.start + len(at.label) : at.text_start].strip(" *|\t")[:1]


def _line_before(claim: Claim) -> str:
    """The last line before a label, without its marks."""
    text, end = claim.walk.text, claim.label.start
    while end and text[end - 1] in "\n *|#>":
        end -= 1
    return text[text.rfind("\n", max(0, end - _LONGEST), end) + 1 : end].strip(" *|#>")


def _line(text: str, at: int) -> str:
    """The paragraph that begins there."""
    return text[at : paragraph_end(text, at, min(len(text), at + _LONGEST))]


def _ends(text: str, at: int) -> str:
    """The last letter of the paragraph that begins there; none of a very long one is a heading's."""
    line = _line(text, at)
    return line.rstrip(" *|")[-1:] if len(line) < _LONGEST else "."


_LONGEST = 4000  # characters: no heading is as long


def _last(text: str, end: int) -> str:
    """The last letter before a place."""
    return text[max(0, end - _MARKS) : end].rstrip("\n *|#>")[-1:]


_MARKS = 12  # characters: marks and blanks between two paragraphs
