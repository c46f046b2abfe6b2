"""What a line break means in this text. Behind it every line is a paragraph, and nobody else asks.

A text copied from a portal is wrapped at 80 characters, one from an office holds a paragraph a line, a scan is wrapped
where the page ended, a form has no lines at all. One pass decides each line break from the two lines it stands between.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from typing import NamedTuple

from vnplan.text.normalize import UPPER, Clean, normalize
from vnplan.text.pages import without_page_marks
from vnplan.text.unlined import cut_lines
from vnplan.text.wrapping import CLOSING, FIRST, LABEL, Facts, ends, facts_of, letterheads


def read_paragraphs(text: str) -> Clean:
    """Clean text in which every line is a paragraph; line breaks become blanks and blanks line breaks, no offset moves.

    >>> read_paragraphs("Căn cứ Luật Phí và\\nlệ phí số 97/2015/QH13;\\n\\nCăn cứ Luật Giáo dục;").text
    'Căn cứ Luật Phí và lệ phí số 97/2015/QH13;\\nCăn cứ Luật Giáo dục;'
    """
    clean = without_page_marks(normalize(text))
    if len(clean.text) > _ONE_LINE and clean.text.count("\n") * _NO_LINES < len(clean.text):
        return clean._replace(text=cut_lines(clean.text))
    return clean._replace(text=_joined(clean))


def paragraph_end(text: str, at: int, stop: int) -> int:
    """Where the paragraph that begins at `at` ends, in clean text; a title in capitals runs over lines.

    >>> paragraph_end("QUY ĐỊNH CHUNG VỀ\\nDẠY HỌC\\nĐiều 1. Phạm vi", 0, 40)
    25
    """
    line, end = at, text.find("\n", at, stop)
    while end >= 0 and text[line:end].isupper():
        following = text.find("\n", end + 1, stop)
        below = text[end + 1 : following if following >= 0 else stop]
        if not below.isupper() or below in _FIRST_CELL or LABEL.match(below):
            break
        line, end = end + 1, following
    return stop if end < 0 else end


class Break(NamedTuple):
    """A line break between two lines."""

    above: str
    below: str
    blank: bool
    """Whether blank lines stand there."""
    first: bool
    """Whether the line above begins its paragraph."""
    opening: str
    """The first line of that paragraph."""
    facts: Facts

    @property
    def labelled(self) -> bool:
        """Whether the paragraph begins with a label."""
        return LABEL.match(self.opening) is not None

    @property
    def full(self) -> bool:
        """Whether the first word below would not have fitted on the line above: the break may be the margin's."""
        facts = self.facts
        if facts.width is None:
            return False
        wanted = len(self.above) + 1 + len(self.below.split(" ", 1)[0])
        if facts.first is not None and len(self.above) <= facts.first and FIRST.match(self.above):
            return wanted > facts.first - _RAGGED
        return wanted > facts.width - _RAGGED


_ONE_LINE = 600  # characters: the longest sentence somebody would ask about is shorter
_WORD = 12  # characters: more than the longest word, for looking at a line's end alone
_NO_LINES = 4000  # characters: nobody writes paragraphs as long as this all through a text
_RAGGED = 2  # characters by which the longest lines of a proportional type differ

_OPEN_WORDS = frozenset((  # no paragraph ends in these
    "của", "và", "về", "các", "cho", "tại", "trong", "với", "theo", "là", "Điều", "khoản", "điểm", "số", "đến", "từ",
    "để", "do", "bởi", "những", "như", "thuộc", "ngày", "tháng", "năm", "hoặc", "Luật", "Nghị", "Quyết", "Thông", "Chỉ",
    "Kế",
))  # fmt: skip
# nor in these, where lines are wrapped
_HALF_NAMES = frozenset(("tỉnh", "Bộ", "Sở", "Ban", "Ủy", "Chủ", "Chính", "Thủ", "Quốc", "Hội"))
_BULLET = re.compile(r"[-+*•–~] ?\S")
_RULE = re.compile(r"[-_=*—–. ]{3,}$")
_RULED = frozenset("-_=*—–. #")
_OPENS = re.compile(  # what begins a line in any document
    r"(?:Căn cứ|Xét|Theo đề nghị|Nơi nhận|NƠI NHẬN|Kính gửi|V/v|v/v|Số ?:|SỐ ?:|Số hiệu|Trên cơ sở|QUYẾT ĐỊNH ?:"
    r"|\((?:Ban hành )?[Kk]èm theo|TM\.|KT\.|TL\.|TUQ\.|Lưu ?:|#{1,6} |Văn bản này chưa cập nhật)"
)
_TWO_CAPITALS = re.compile(f"[{UPPER}]{{2}}")
_TWO_WORDS = re.compile(rf"(?:[{UPPER}][.)\-] )?(?:[^{UPPER}]*[{UPPER}]{{2}}\S*(?:\s|$)){{2}}")


def word_without_number(line: Break) -> bool | None:
    """ "Điều⏎5. Trách nhiệm", "PHỤ⏎LỤC", "KT.⏎BỘ TRƯỞNG", "Hà⏎Nội, ngày 5": half a name."""
    if line.above in _HALF_LABELS and _HALF_LABEL.match(f"{line.above}\n{line.below}"):
        return True
    if _HALF_PLACE.match(line.above) and _PLACE_AND_DAY.match(line.below):
        return True
    half = line.above[-1] in ".:" and _HALF_POST.search(line.above[-_WORD:])
    return True if half and line.below[0].isupper() else None


_HALF_LABEL = re.compile(r"(?:Điều|Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN)\n[\dIVX]|(?:PHỤ\nLỤC|Phụ\nlục)")
_HALF_PLACE = re.compile(rf"[{UPPER}]\w{{1,6}}$")
_PLACE_AND_DAY = re.compile(rf"[{UPPER}]\w{{1,6}}(?: [{UPPER}]\w{{1,6}}){{0,2}}, ?(?:ngày|tháng)")
_HALF_POST = re.compile(r"(?<!\w)(?:(?:KT|TM|TL|TUQ|PGS|GS|TS)\.|Lưu ?:)$")


_FIRST_CELL = ("TT", "STT")  # of a table


def rule_between(line: Break) -> bool | None:
    """ "-------" and "# Title" are lines of their own."""
    if line.above[0] not in _RULED and line.below[0] not in _RULED:
        return None
    heading = line.above[0] == "#" and not line.below[0].islower()
    return False if heading or _RULE.match(line.above) or _RULE.match(line.below) else None


def capitals(line: Break) -> bool | None:
    """ "I. MỤC ĐÍCH,⏎YÊU CẦU": capitals go on under a label and at the margin; "BỘ Y TẾ⏎CỤC DÂN SỐ" are two lines."""
    above, below = _in_capitals(line.above), _in_capitals(line.below)
    if above and below:
        if LABEL.match(line.below) or ends(line.above) or line.below in _FIRST_CELL:
            return False
        open_end = line.above.endswith((",", "VỀ VIỆC")) or _last_word(line.above, "TIẾP THEO") in _OPEN_CAPITALS
        if line.labelled or open_end:
            return True
        return line.full and not line.blank and not _AUTHORITY.match(line.below)
    if (above and _TWO_WORDS.match(line.above)) or (below and _TWO_WORDS.match(line.below)):
        return False
    return None


def _in_capitals(line: str) -> bool:
    return line.isupper() and _TWO_CAPITALS.search(line) is not None


_OPEN_CAPITALS = frozenset(["CỦA", "VÀ", "VỀ", "CÁC", "CHO", "TẠI", "TRONG", "VỚI", "THEO", "ĐẾN", "THUỘC", "ỦY", "UỶ"])
_AUTHORITY = re.compile(
    r"(?:CỘNG H(?:ÒA|OÀ) XÃ|ĐẢNG CỘNG SẢN|ỦY BAN|UỶ BAN|CHỦ TỊCH|HỘI ĐỒNG|BỘ TRƯỞNG|THỦ TƯỚNG|CHÍNH PHỦ|QUỐC HỘI|BAN "
    r"|GIÁM ĐỐC|TỔNG |CỤC TRƯỞNG)"
)


def label_below(line: Break) -> bool | None:
    """A label, a bullet, "Căn cứ" begin a paragraph, unless the line above cannot have ended: "tại khoản⏎2. ..."."""
    below = line.below
    if _BULLET.match(below):
        return not line.blank and below[1:].lstrip()[:1].islower() and line.full and not ends(line.above)
    if LABEL.match(below) or _OPENS.match(below):
        return line.full and not line.blank and _last_word(line.above) in _CANNOT_END
    return None


_CANNOT_END = frozenset(["Điều", "khoản", "điểm", "số", "ngày", "tháng", "năm", "và", "của", "từ", "đến"])


def small_letter_below(line: Break) -> bool | None:
    """A paragraph does not begin with a small letter; behind ":" and ";" an item may."""
    if not line.below[0].islower():
        return None
    return not ends(line.above) or (line.full and line.above[-1] != ":")


def blank_lines(line: Break) -> bool | None:
    """Blank lines part paragraphs."""
    return False if line.blank else None


def margin_reached(line: Break) -> bool | None:
    """The next word did not fit on the line: it was wrapped, unless it ends as a paragraph does."""
    return not ends(line.above) if line.full else None


def open_end(line: Break) -> bool | None:
    """ "... của Bộ⏎Tài chính", "4. Các⏎Sở", "khoản 2 Điều 1⏎Nghị quyết số ...": no paragraph ends so."""
    if _is_open(line.above):
        unwrapped_law = line.facts.width is None and line.above.endswith("của Luật")
        return None if unwrapped_law else True
    if line.facts.width is not None and _last_word(line.above) in _HALF_NAMES:
        return True
    return True if _ACT.match(line.below) and _PROVISION_END.search(line.above[-2 * _WORD :]) else None


def _is_open(line: str) -> bool:
    """Whether no paragraph ends as this line does."""
    if line[-1] == "," or _last_word(line) in _OPEN_WORDS:
        return not line.endswith(_WHOLE_WORDS)
    return _STUB.match(line) is not None


_WHOLE_WORDS = (  # words of two syllables, the second of which is an open word by itself
    "Tải về", "chứng từ", "tự do", "lý do", "tài khoản", "thời điểm", "địa điểm", "quan điểm", "đặc điểm",
    "ưu điểm", "nhược điểm", "trọng điểm", "thí điểm", "hằng ngày", "hàng ngày", "hằng tháng", "hàng tháng", "hằng năm",
    "hàng năm", "đổi số", "thuật số", "dân số", "chỉ số", "hệ số", "đa số", "thiểu số", "tổng số", "học số",
)  # fmt: skip


def _last_word(line: str, whole: str = "") -> str:
    """The last word of a line, none where it is the last of `whole`."""
    if whole and line.endswith(whole):
        return ""
    return line[line.rfind(" ") + 1 :].lstrip('(“"')


_STUB = re.compile(r"(?:Điều \d+\.|\d{1,3}\.|[a-zđ]\)|-) \w+$")
_PROVISION_END = re.compile(r".{8}(?:Điều|khoản|điểm) (?:\d+[a-zđ]?|[a-zđ])$")
_ACT = re.compile(r"(?:Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|Quyết định|Quy định|Quy chế)(?!\w)")


def recital(line: Break) -> bool | None:
    """ "Căn cứ chỉ đạo của Tổng⏎Bí thư tại Thông báo số ...": a wrapped recital closes with a mark."""
    if line.facts.width is None or not line.first or not _RECITAL.match(line.above):
        return None
    return True if not ends(line.above) else None


_RECITAL = re.compile(r"(?:Căn cứ|Xét|Trên cơ sở|Thực hiện [^.;:]{0,90} (?:của|tại)) ")


def rest_of_sentence(line: Break) -> bool | None:
    """ "... gọi là xã Châu⏎Phong.": two or three words with a stop are the end of what stands above."""
    if line.below[-1] not in ".;" or line.below.count(" ") > 2 or ends(line.above) or _in_capitals(line.below):
        return None
    return True if len(line.above) > _SOME_WORDS and not _BULLET.match(line.below) else None


def orphan(line: Break) -> bool | None:
    """A word or two alone on a line that goes on a paragraph: a text wrapped twice."""
    if not line.facts.twice or line.first or line.above.count(" ") > 1 or _in_capitals(line.below):
        return None
    return not ends(line.above)


def in_block(line: Break) -> bool | None:
    """Where blank lines part the paragraphs of a wrapped text, lines without one between them belong together."""
    facts = line.facts
    if facts.spaced < _SPACED or facts.width is None:
        return None
    heading = line.first and line.labelled and facts.first is None and facts.spaced < _ALWAYS_SPACED
    return not ends(line.above) and not (heading and len(line.above) * 10 < facts.width * 6)


def unfinished(line: Break) -> bool | None:
    """A line longer than a heading without a closing mark, where such lines are common, or no blank line parts it."""
    if not line.facts.broken and line.facts.spaced < _ALWAYS_SPACED:
        return None
    return not ends(line.above) if len(line.above) > _HEADING else None


_HEADING = 60  # characters
_SOME_WORDS = 25  # characters
_SPACED, _ALWAYS_SPACED = 0.5, 0.9  # shares of paragraphs parted by blank lines


RULES: list[Callable[[Break], bool | None]] = [
    word_without_number, rule_between, label_below, capitals, small_letter_below, blank_lines, margin_reached, open_end,
    recital, rest_of_sentence, orphan, in_block, unfinished,
]  # fmt: skip
"""Whether two lines are one paragraph; the first rule that knows decides, and where none does they are two."""


def _joined(clean: Clean) -> str:
    """The text with the line breaks that only wrap it made blanks, each document of the file as it is wrapped."""
    text, begins = clean.text, letterheads(clean.text)
    if not begins:
        return _unwrapped(text, clean.gaps, 0)
    bounds = zip([0, *begins], [*(at - 1 for at in begins), len(text)], strict=True)
    return "\n".join(_unwrapped(text[start:end], clean.gaps, start) for start, end in bounds)


def _unwrapped(text: str, gaps: dict[int, int], start: int) -> str:
    """A stretch of the text that begins at `start`."""
    lines = text.split("\n")
    facts = facts_of(lines, gaps, start)
    margin = _margin(facts)
    paragraphs: list[str] = []
    first = 0  # the line the paragraph begins with
    above, at = lines[0], start + len(lines[0])
    for n in range(1, len(lines)):
        below = lines[n]
        join: bool | None = False
        if above[-1:] not in _CLOSED or below[:1].islower() or above[-3:] in _HALF_POSTS:
            join = _surely(above, below, at in gaps, margin)
        if join is None:
            join = _decide(Break(above, below, at in gaps, first == n - 1, lines[first], facts))
        if not join:
            paragraphs.append(above if first == n - 1 else " ".join(lines[first:n]))
            first = n
        above, at = below, at + 1 + len(below)
    paragraphs.append(" ".join(lines[first:]))
    return "\n".join(paragraphs)


def _margin(facts: Facts) -> int | None:
    """The length up to which a line was not wrapped; None where lines are joined for other reasons than the margin."""
    if facts.width is None:
        return None if facts.broken or facts.spaced >= _ALWAYS_SPACED else sys.maxsize
    return None if facts.twice or facts.spaced >= _SPACED else min(facts.width, facts.first or facts.width) - _RAGGED


def _surely(above: str, below: str, blank: bool, margin: int | None) -> bool | None:
    """What rules need not be asked about, for speed."""
    if not above or not below:
        return False
    last, first = above[-1], below[0]
    if first.islower():
        if not _SMALL_OPENS.match(below):
            return True if last.islower() or (last == "," and above[-2:-1].islower()) else None
        return False if last in CLOSING and above[-3:] not in _HALF_POSTS else None
    if last in CLOSING:
        return None if above[-3:] in _HALF_POSTS else False
    if len(above) < _HALF_SHORT and _HALF_PLACE.match(above):
        return None
    if last == "," or (above[-2:] in _ASKED_ENDS and _last_word(above) in _ASKED):
        return None
    if last.isupper() and below[:2].isupper():
        return None
    if blank or (first in _BULLETS and below[2:3].isupper()):
        return False
    if margin is None or (len(above) + len(below) >= margin and len(above) + len(below.split(" ", 1)[0]) >= margin):
        return None
    if below[-1] in ".;" and below.count(" ") < 3:
        return None
    if last.isdigit() and first.isupper() and _ACT.match(below):
        return None
    if margin < sys.maxsize and _RECITAL.match(above):
        return None
    return None if (above[0] in _STUBS or above[1:2] == ")") and " " in above and _STUB.match(above) else False


_SMALL_OPENS = re.compile(r"[a-zđ]\d? ?(?:\)|\. )|v/v")
_STUBS = frozenset("Đ-0123456789")  # what a label alone with a word begins with, but for "a)"
_HALF_SHORT = 9
_CLOSED = CLOSING | {""}
_HALF_POSTS = frozenset(("KT.", "TM.", "TL.", "UQ.", "ưu:"))
_HALF_LABELS = frozenset(("Điều", "Chương", "CHƯƠNG", "Mục", "MỤC", "Phần", "PHẦN", "PHỤ", "Phụ"))
_BULLETS = frozenset("-+•*–~")
_ASKED = _OPEN_WORDS | _HALF_NAMES | _HALF_LABELS
_ASKED_ENDS = {word[-2:] for word in _ASKED}


def _decide(case: Break) -> bool:
    for rule in RULES:
        said = rule(case)
        if said is not None:
            return said
    return False
