"""What a line break means in this text. Behind it every line is a paragraph, and nobody else asks.

A text copied from a portal is wrapped at 80 characters, one from an office holds a paragraph a line, a scan is wrapped
where the page ended, a form has no lines at all. One pass decides each line break from the two lines it stands between.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from typing import NamedTuple

from vnplan.text.normalize import LOWER, UPPER, Clean, normalize
from vnplan.text.unlined import cut_lines


def read_paragraphs(text: str) -> Clean:
    """Clean text in which every line is a paragraph; line breaks become blanks and blanks line breaks, no offset moves.

    >>> read_paragraphs("Căn cứ Luật Phí và\\nlệ phí số 97/2015/QH13;\\n\\nCăn cứ Luật Giáo dục;").text
    'Căn cứ Luật Phí và lệ phí số 97/2015/QH13;\\nCăn cứ Luật Giáo dục;'
    """
    clean = normalize(text)
    if len(clean.text) > _ONE_LINE and clean.text.count("\n") * _NO_LINES < len(clean.text):
        return clean._replace(text=cut_lines(clean.text))
    return clean._replace(text=_joined(clean))


def paragraph_end(text: str, at: int, stop: int) -> int:
    """Where the paragraph that begins at `at` ends, in clean text; a title in capitals runs over lines.

    >>> paragraph_end("QUY ĐỊNH CHUNG VỀ\\nDẠY HỌC\\nĐiều 1. Phạm vi", 0, 40)
    25
    """
    end = text.find("\n", at, stop)
    while end >= 0 and text[at:end].isupper():
        following = text.find("\n", end + 1, stop)
        below = text[end + 1 : following if following >= 0 else stop]
        if not below.isupper() or below in _FIRST_CELL or _LABEL.match(below):
            break
        end = following
    return stop if end < 0 else end


class Facts(NamedTuple):
    """How a text is wrapped."""

    width: int | None
    """The longest line, in characters; None where nothing is wrapped."""
    first: int | None
    """The longest first line of a paragraph where those are wrapped early, as in the source of a portal's page."""
    spaced: float
    """The share of paragraphs that blank lines part."""
    broken: bool
    """Whether many long lines end within a sentence, before a capital letter: a wrapped text that was half joined."""
    twice: bool
    """Whether a word or two stand alone on many lines: a wrapped text that was wrapped again."""


class Break(NamedTuple):
    """A line break between two lines."""

    above: str
    below: str
    blank: bool
    """Whether blank lines stand there."""
    first: bool
    """Whether the line above begins its paragraph."""
    labelled: bool
    """Whether that paragraph begins with a label."""
    facts: Facts

    @property
    def full(self) -> bool:
        """Whether the first word below would not have fitted on the line above: the break may be the margin's."""
        facts = self.facts
        if facts.width is None:
            return False
        wanted = len(self.above) + 1 + len(self.below.split(" ", 1)[0])
        if facts.first is not None and len(self.above) <= facts.first and _FIRST.match(self.above):
            return wanted > facts.first - _RAGGED
        return wanted > facts.width - _RAGGED


_ONE_LINE = 600  # characters: the longest sentence somebody would ask about is shorter
_WORD = 12  # characters: more than the longest word, for looking at a line's end alone
_NO_LINES = 4000  # characters: nobody writes paragraphs as long as this all through a text
_RAGGED = 2  # characters by which the longest lines of a proportional type differ
_BEYOND = 30  # characters over the margin: what is longer was not wrapped
_FACTS_FROM = 1500  # lines: enough to know a text by

_CLOSING = frozenset('.;:!?”"/)…')
_OPEN_END = re.compile(  # words no paragraph ends in
    r"(?:,|(?<!\w)(?:của|và|về|các|cho|tại|trong|với|theo|là|Điều|khoản|điểm|số|đến|từ|để|do|bởi|những|như|thuộc|ngày"
    r"|tháng|năm|hoặc|Luật|Nghị|Quyết|Thông|Chỉ|Kế))$"
)
_HALF_NAME = re.compile(
    r"(?<!\w)(?:tỉnh|Bộ|Sở|Ban|Ủy|Chủ|Chính|Thủ|Quốc|Hội)$"
)  # nor in these, where lines are wrapped
_LABEL = re.compile(
    r"[>#|*_ ]{0,6}(?:(?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Tiểu mục|BƯỚC|Bước) (?:[Tt]hứ |THỨ )?[\wĐ]{1,5}(?:[.:\-]|$)"
    r"|(?:Điều|ĐIỀU) \d{1,4}[a-zđ]?(?: ?[.:]|$)"
    r"|[IVXLC]{1,6} ?[.\-–/)] ?(?!\d)|[A-HKĐ] ?[.\-–] ?(?=[" + UPPER + "])"
    r"|\d{1,2}(?:\.\d{1,2}){1,4}[.)]? ?(?=\D)|\d{1,3} ?(?:\.(?!\d)|[)/] |- )|[a-zđ]\d? ?(?:\)|\. )"
    r"|\((?:[ivx]{1,6}|\d{1,2})\)|Thứ (?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)[,:.\- ]|\[\d{1,3}\])"
)
_BULLET = re.compile(r"[-+*•–~] ?\S")
_RULE = re.compile(r"[-_=*—–. ]{3,}$")
_OPENS = re.compile(  # what begins a line in any document
    r"(?:Căn cứ|Xét|Theo đề nghị|Nơi nhận|NƠI NHẬN|Kính gửi|V/v|v/v|Số ?:|SỐ ?:|Số hiệu|Trên cơ sở|QUYẾT ĐỊNH ?:"
    r"|\((?:Ban hành )?[Kk]èm theo|TM\.|KT\.|TL\.|TUQ\.|Lưu ?:|#{1,6} |Văn bản này chưa cập nhật)"
)
_CAPITALS = re.compile(rf"(?=[^{LOWER}]*[{UPPER}]{{2}})[^{LOWER}]+$")
_TWO_WORDS = re.compile(rf"(?:[^{UPPER}]*[{UPPER}]{{2}}\S*){{2}}")


def _ends(line: str) -> bool:
    """Whether a line ends as a sentence or an item does."""
    return line[-1] in _CLOSING or (line[-2:-1] in ".;:," and line[-2:-1] != "" and not line[-1].isalnum())


def word_without_number(line: Break) -> bool | None:
    """ "Điều⏎5. Trách nhiệm", "PHỤ⏎LỤC", "KT.⏎BỘ TRƯỞNG", "Lưu:⏎VT": half a label."""
    if _HALF_LABEL.match(f"{line.above}\n{line.below}"):
        return True
    return True if _HALF_POST.search(line.above[-_WORD:]) and line.below[0].isupper() else None


_HALF_LABEL = re.compile(r"(?:Điều|Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN)\n[\dIVX]|(?:PHỤ\nLỤC|Phụ\nlục)")
_HALF_POST = re.compile(r"(?<!\w)(?:(?:KT|TM|TL|TUQ|PGS|GS|TS)\.|Lưu ?:)$")


_FIRST_CELL = ("TT", "STT")  # of a table


def rule_between(line: Break) -> bool | None:
    """ "-------" and "# Title" are lines of their own."""
    return False if _RULE.match(line.above) or _RULE.match(line.below) or line.above[0] == "#" else None


def capitals(line: Break) -> bool | None:
    """ "I. MỤC ĐÍCH,⏎YÊU CẦU": capitals go on under a label and at the margin; "BỘ Y TẾ⏎CỤC DÂN SỐ" are two lines."""
    above, below = _CAPITALS.match(line.above), _CAPITALS.match(line.below)
    if above and below:
        if _LABEL.match(line.below) or _ends(line.above) or line.below in _FIRST_CELL:
            return False
        if line.labelled or _OPEN_CAPITALS.search(line.above[-2 * _WORD :]):
            return True
        return line.full and not line.blank and not _AUTHORITY.match(line.below)
    if (above and _TWO_WORDS.match(line.above)) or (below and _TWO_WORDS.match(line.below)):
        return False
    return None


_OPEN_CAPITALS = re.compile(r"(?:,|(?<!\w)(?:CỦA|VÀ|VỀ|CÁC|CHO|TẠI|TRONG|VỚI|(?<!TIẾP )THEO|ĐẾN|VỀ VIỆC|THUỘC|ỦY|UỶ))$")
_AUTHORITY = re.compile(
    r"(?:ỦY BAN|UỶ BAN|CHỦ TỊCH|HỘI ĐỒNG|BỘ TRƯỞNG|THỦ TƯỚNG|CHÍNH PHỦ|QUỐC HỘI|BAN |GIÁM ĐỐC|TỔNG |CỤC TRƯỞNG)"
)


def label_below(line: Break) -> bool | None:
    """A label, a bullet, "Căn cứ" begin a paragraph, unless the line above cannot have ended: "tại khoản⏎2. ..."."""
    below = line.below
    if _BULLET.match(below):
        return not line.blank and below[1:].lstrip()[:1].islower() and line.full and not _ends(line.above)
    if _LABEL.match(below) or _OPENS.match(below):
        return line.full and not line.blank and _CANNOT_END.search(line.above[-_WORD:]) is not None
    return None


_CANNOT_END = re.compile(r"(?<!\w)(?:Điều|khoản|điểm|số|ngày|tháng|năm|và|của|từ|đến)$")


def small_letter_below(line: Break) -> bool | None:
    """A paragraph does not begin with a small letter; behind ":" and ";" an item may."""
    if not line.below[0].islower():
        return None
    return not _ends(line.above) or (line.full and line.above[-1] != ":")


def blank_lines(line: Break) -> bool | None:
    """Blank lines part paragraphs."""
    return False if line.blank else None


def margin_reached(line: Break) -> bool | None:
    """The next word did not fit on the line: it was wrapped, unless it ends as a paragraph does."""
    return not _ends(line.above) if line.full else None


def open_end(line: Break) -> bool | None:
    """ "... của Bộ⏎Tài chính", "4. Các⏎Sở", "khoản 2 Điều 1⏎Nghị quyết số ...": no paragraph ends so."""
    if _OPEN_END.search(line.above[-_WORD:]) or _STUB.match(line.above):
        return True
    if line.facts.width is not None and _HALF_NAME.search(line.above[-_WORD:]):
        return True
    return True if _PROVISION_END.search(line.above[-2 * _WORD :]) and _ACT.match(line.below) else None


_STUB = re.compile(r"(?:Điều \d+\.|\d{1,3}\.|[a-zđ]\)|-) \w+$")
_PROVISION_END = re.compile(r".{8}(?:Điều|khoản|điểm) (?:\d+[a-zđ]?|[a-zđ])$")
_ACT = re.compile(r"(?:Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|Quyết định|Quy định|Quy chế)(?!\w)")


def rest_of_sentence(line: Break) -> bool | None:
    """ "... gọi là xã Châu⏎Phong.": two or three words with a stop are the end of what stands above."""
    if line.below[-1] not in ".;" or line.below.count(" ") > 2 or _ends(line.above):
        return None
    return True if len(line.above) > _PROSE and not _BULLET.match(line.below) else None


def orphan(line: Break) -> bool | None:
    """A word or two alone on a line that goes on a paragraph: a text wrapped twice."""
    if not line.facts.twice or line.first or line.above.count(" ") > 1 or _CAPITALS.match(line.below):
        return None
    return not _ends(line.above)


def in_block(line: Break) -> bool | None:
    """Where blank lines part the paragraphs of a wrapped text, lines without one between them belong together."""
    facts = line.facts
    if facts.spaced < _SPACED or facts.width is None:
        return None
    heading = line.first and line.labelled and facts.first is None and facts.spaced < _ALWAYS_SPACED
    return not _ends(line.above) and not (heading and len(line.above) * 10 < facts.width * 6)


def unfinished(line: Break) -> bool | None:
    """A line longer than a heading without a closing mark, where such lines are common, or no blank line parts it."""
    if not line.facts.broken and line.facts.spaced < _ALWAYS_SPACED:
        return None
    return not _ends(line.above) if len(line.above) > _HEADING else None


_HEADING = 60  # characters


RULES: list[Callable[[Break], bool | None]] = [
    word_without_number, rule_between, label_below, capitals, small_letter_below, blank_lines, margin_reached, open_end,
    rest_of_sentence, orphan, in_block, unfinished,
]  # fmt: skip
"""Whether two lines are one paragraph; the first rule that knows decides, and where none does they are two."""

# The commonest of all, decided in one sweep: a small letter that is no label below, no closing mark above.
_SURE = re.compile(rf"\n(?<![.;:!?”\"/)…\-_=*–—]\n)(?=[{LOWER}])(?![a-zđ]\d?(?:\)|\. ))")
# What is left to ask: a break between a closing mark and anything but a small letter is one of paragraphs.
_ASK = re.compile(rf"\n(?:(?<![.;:!?”\"/)…]\n)|(?=[{LOWER}])|(?<=[KT][TML]\.\n)|(?<=UQ\.\n)|(?<=Lưu:\n))")


def _joined(clean: Clean) -> str:
    """The text with the line breaks that only wrap it made blanks."""
    lines, gaps = clean.text, clean.gaps
    facts = _facts(lines, gaps)
    text = _SURE.sub(" ", lines)
    pieces: list[str] = []
    here = begin = 0  # where the text not yet copied begins, and where the paragraph does
    last = -1  # the break before
    for found in _ASK.finditer(text):
        at = found.start()
        kept = text.rfind("\n", last + 1, at)
        begin = kept + 1 if kept >= 0 else begin
        low, high = lines.rfind("\n", 0, at) + 1, lines.find("\n", at + 1)
        above, below = lines[low:at], lines[at + 1 : high if high >= 0 else len(lines)]
        last = at
        if above and below:
            labelled = _LABEL.match(text, begin, at) is not None
            if _decide(Break(above, below, at in gaps, low == begin, labelled, facts)):
                pieces.append(text[here:at])
                here = at + 1
                continue
        begin = at + 1
    pieces.append(text[here:])
    return " ".join(pieces)


def _decide(case: Break) -> bool:
    for rule in RULES:
        said = rule(case)
        if said is not None:
            return said
    return False


def _facts(text: str, gaps: dict[int, int]) -> Facts:
    """How a text is wrapped, from the lines of its beginning that end within a sentence, and how it is spaced."""
    lines = text.split("\n", _FACTS_FROM)[:_FACTS_FROM]
    firsts: list[int] = []
    others: list[int] = []
    parted = ends = cut = alone = at = 0
    for above, below in itertools.pairwise(lines):
        at += len(above)
        if above and _ends(above):
            if len(above) > _PROSE and not below[:1].islower():
                ends += 1
                parted += at in gaps
        elif above and below[:1].islower():
            (firsts if _FIRST.match(above) else others).append(len(above))
            alone += above.count(" ") < 2
        elif len(above) > (_LONG_HEADING if _LABEL.match(above) else _BROKEN) and not _LABEL.match(below):
            cut += 1
        at += 1
    spaced, broken = parted / (ends or 1), cut > _CUT and cut * 12 > ends + cut
    if len(firsts) + len(others) < max(3, len(lines) // 50):
        return Facts(None, None, spaced, broken, False)
    wraps = sorted(others or firsts)
    width = wraps[len(wraps) * 9 // 10]
    if sum(len(line) > width + _BEYOND for line in lines) * 12 > len(lines):
        return Facts(None, None, spaced, broken, False)  # lines are paragraphs, some of them broken
    firsts.sort()
    early = bool(firsts) and firsts[len(firsts) // 2] * 10 < width * 7
    return Facts(width, firsts[len(firsts) * 8 // 10] if early else None, spaced, False, alone * 40 > len(lines))


_CUT = 2  # lines: fewer are slips
_LONG_HEADING = 140  # characters
_BROKEN = 90  # characters: a heading as long as this is rare
_SPACED, _ALWAYS_SPACED = 0.5, 0.9
_PROSE = 25  # characters: cells and lists of names are shorter
_FIRST = re.compile(r"[-+•*] |\d{1,3}\. |[a-zđ]\) ")
