"""What one line break means: rules that ask about the two lines it stands between, and how the text is wrapped."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from vnplan.compiled import plain_re
from vnplan.text.line_words import LineWords
from vnplan.text.normalize import UPPER
from vnplan.text.wrapping import FIRST, LABEL, LABEL_ALONE, Facts, ends


def is_wrapped(case: Break) -> bool:
    """Whether the break only wraps a paragraph, by the first of RULES that knows.

    >>> plain = Facts(None, None, 0.0, False, False)
    >>> words = LineWords(frozenset({"của"}))
    >>> is_wrapped(Break("theo Nghị quyết của", "Hội đồng nhân dân", False, True, "theo Nghị quyết của", plain, words))
    True
    """
    for rule in RULES if is_odd(case) else PLAIN:
        said = rule(case)
        if said is not None:
            return said
    return False


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
    words: LineWords

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
        blank = self.below.find(" ")
        wanted = len(self.above) + 1 + (blank if blank >= 0 else len(self.below))
        if facts.first is not None and len(self.above) <= facts.first and FIRST.match(self.above):
            return wanted > facts.first - RAGGED
        return wanted > facts.width - RAGGED


_WORD = 12  # characters: more than the longest word, for looking at a line's end alone
RAGGED = 2  # characters by which the longest lines of a proportional type differ

BULLETS = frozenset("-+*•–~")
_BULLET = plain_re(r"[-+*•–~] ?\S")
_RULE = plain_re(r"[-_=*—–. ]{3,}$")
_RULED = frozenset("-_=*—–. #|")
_TWO_CAPITALS = plain_re(f"[{UPPER}]{{2}}")
_TWO_WORDS = plain_re(rf"(?:[{UPPER}][.)\-] )?(?:[^{UPPER}]*[{UPPER}]{{2}}\S*(?:\s|$)){{2}}")


def word_without_number(line: Break) -> bool | None:
    """ "Điều⏎5. Trách nhiệm", "PHỤ⏎LỤC", "KT.⏎BỘ TRƯỞNG", "Hà⏎Nội, ngày 5": half a name."""
    words = line.words
    if line.above in words.half_label and _LABEL_NUMBER.match(line.below):
        return True
    if line.below.startswith(words.cut_words.get(line.above, ())):
        return True
    if len(line.above) < HALF_SHORT and HALF_PLACE.match(line.above) and _PLACE_AND_DAY.match(line.below):
        return True
    half = line.above[-1] in ".:" and words.half_title.search(line.above[-_WORD:])
    return True if half and line.below[0].isupper() else None


_LABEL_NUMBER = plain_re(r"[\dIVX]")
HALF_SHORT = 9  # characters: one syllable, "Thành" and a blank at the most
HALF_PLACE = plain_re(rf"[{UPPER}]\w{{1,6}}$")
_PLACE_AND_DAY = plain_re(rf"[{UPPER}]\w{{1,6}}(?: [{UPPER}]\w{{1,6}}){{0,2}}, ?(?:ngày|tháng)")


FIRST_CELL = ("TT", "STT")  # of a table


def number_of_its_own(line: Break) -> bool | None:
    """ "Số: 12/SGDĐT-VP⏎Về hướng dẫn ...": the number of a letterhead is a line, be it above its "Số:"."""
    if line.above[0] in "Ss":
        return False if _NUMBER_LINE.match(line.above) else None
    parted = line.above[0].isdigit() and _NUMBER_WORD.match(line.below) and _NUMBER_ALONE.match(line.above)
    return False if parted else None


_NUMBER_ALONE = plain_re(rf"\d{{1,6}}/(?:\d{{4}}/?)?[{UPPER}][\w-]{{1,20}}$")
_NUMBER_WORD = plain_re(r"[S5][oòóỏõọôồốổỗộ06] ?:")
_NUMBER_LINE = plain_re(rf"[Ss][ốỐ] ?: ?\d{{1,6}}[/–-][\w/–-]*[{UPPER}]$")


def row_of_a_table(line: Break) -> bool | None:
    """ "| Lưu: VT | Lê Tấn⏎Cận |": a row is closed by its bar, wrapped or not."""
    if line.opening[0] != "|":
        return None
    if line.above[-1] == "|":
        return False if line.below[0] == "|" else None
    if line.below[-1] != "|":
        return None
    return True if line.below == "|" or line.below[0] != "|" else None


def motto(line: Break) -> bool | None:
    """ "TỈNH HÀ GIANG Độc lập - Tự do - Hạnh phúc⏎97/2025/QĐ-UBND": a letterhead's line."""
    if not line.above.endswith(line.words.motto):
        return None
    dash = line.above[: -len(line.words.motto)].rstrip()
    return False if dash.endswith(("-", "–", "—")) else None


def half_number(line: Break) -> bool | None:
    """ "Thông tư số 18/2025/TT-⏎BTC", "số 12/QĐ⏎-UBND", "giai đoạn 2021-⏎2030": half a number, or two years."""
    last, below = line.above[-1], line.below
    bullet = line.blank or not (below[0] in "-–" and last.isupper() and below[1:2].isupper())
    if last not in "-–/" and bullet:
        return None
    if LABEL.match(below):
        return None
    end = line.above[-_NUMBER:] + "\n" + below[:_WORD]
    return True if _HALF_NUMBER.search(end) else None


_NUMBER = 24  # characters: a number that a line's end cuts is shorter
_HALF_NUMBER = plain_re(
    rf"(?<![\w/])\d{{1,4}}[a-z]?(?:/\d{{4}})?(?:/[{UPPER}]\w{{0,6}}(?:[-–][{UPPER}]\w{{0,6}})?)?(?:[-–/]\n|\n[-–])[{UPPER}]{{2}}"
    r"|(?<!\d)(?:19|20)\d\d ?[-–]\n(?:19|20)\d\d(?!\d)"
)


def rule_between(line: Break) -> bool | None:
    """ "-------", "# Title" and "| 1 | Mua sách |" are lines of their own."""
    above, below = line.above, line.below
    if above[0] not in _RULED and below[0] not in _RULED:
        return None
    if above[0] == above[-1] == "|" or below[0] == below[-1] == "|":
        return False
    heading = above[0] == "#" and not below[0].islower()
    return False if heading or _RULE.match(above) or _RULE.match(below) else None


def capitals(line: Break) -> bool | None:
    """ "I. MỤC ĐÍCH,⏎YÊU CẦU": capitals go on under a label and at the margin; "BỘ Y TẾ⏎CỤC DÂN SỐ" are two lines."""
    above, below = line.above.isupper(), line.below.isupper()
    if not (above or below):
        return None
    above, below = above and _has_capitals(line.above), below and _has_capitals(line.below)
    if above and below:
        return _capitals_go_on(line)
    if (above and _TWO_WORDS.match(line.above)) or (below and _TWO_WORDS.match(line.below)):
        return False
    # "MIỀN⏎TRUNG⏎THỦ TƯỚNG CHÍNH PHỦ điện:", "BẢNG⏎TIỂU BAN TUYÊN Độc lập": who speaks, the column beside a motto
    another = above and line.below[:2].isupper() and last_word(line.above) not in line.words.open_capitals
    return False if another and _TWO_WORDS.match(line.below) else None


def _capitals_go_on(line: Break) -> bool:
    if LABEL.match(line.below) or ends(line.above) or line.below in FIRST_CELL:
        return False
    open_end = line.above.endswith(line.words.open_phrases) or last_word(line.above) in line.words.open_capitals
    if line.labelled or (open_end and not line.above.endswith(line.words.whole)):
        return True
    if line.below[0].isdigit() and _NUMBER_ALONE.match(line.below):  # of a letterhead
        return False
    return line.full and not line.blank and not line.words.authority.match(line.below)


def _in_capitals(line: str) -> bool:
    return line.isupper() and _has_capitals(line)


def _has_capitals(line: str) -> bool:
    return _TWO_CAPITALS.search(line) is not None


def label_below(line: Break) -> bool | None:
    """A label, a bullet, "Căn cứ" begin a paragraph, unless the line above cannot have ended: "tại khoản⏎2. ..."."""
    below = line.below
    if below[0] in BULLETS and _BULLET.match(below):
        return not line.blank and below[1:].lstrip()[:1].islower() and line.full and not ends(line.above)
    if LABEL.match(below) or (below[0] in line.words.opening and line.words.opens.match(below)):
        return line.full and not line.blank and last_word(line.above) in line.words.cannot_end
    return None


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
    """ "... của Bộ⏎Tài chính", "4. Các⏎Sở", "khoản 2 Điều 1⏎Nghị quyết số ...": no paragraph ends so.

    "ngày⏎28/12/2018" goes on, "1. Xây dựng kế hoạch năm⏎Tổ trưởng ..." does not.
    """
    above, words = line.above, line.words
    last = last_word(above)
    is_open = last in words.open_end or above[-1] == "," or (last in words.open_number and _is_numbered(line.below))
    if (is_open and not above.endswith(words.whole)) or STUB.match(above):
        unwrapped_law = line.facts.width is None and above.endswith("của Luật")
        return None if unwrapped_law else True
    if last in words.half_name and line.facts.width is not None:
        return True
    return True if words.act.match(line.below) and _PROVISION_END.search(above[-2 * _WORD :]) else None


def _is_numbered(line: str) -> bool:
    """ "28/12/2018 ...", "A1, A2 ...", "b khoản 2": the first word is a number or the letter of an item."""
    first = line.split(" ", 1)[0].rstrip(",;.")
    return len(first) < 2 or not first.isalpha()


def half_post(line: Break) -> bool | None:
    """ "... của Bộ trưởng⏎Bộ Tài chính": a post without its body."""
    if not line.above.endswith(line.words.posts):
        return None
    words = (*line.above[-2 * _WORD :].rsplit(" ", 2)[1:], line.below.split(" ", 1)[0])
    return True if " ".join(words) in line.words.half_post else None


def last_word(line: str) -> str:
    """The last word of a line."""
    return line[line.rfind(" ") + 1 :].lstrip('(“"')


STUB = plain_re(rf"{LABEL_ALONE} \w+$")
_PROVISION_END = plain_re(r".{8}(?:Điều|khoản|điểm) (?:\d+[a-zđ]?|[a-zđ])$")


def recital(line: Break) -> bool | None:
    """ "Căn cứ chỉ đạo của Tổng⏎Bí thư tại Thông báo số ...": a wrapped recital closes with a mark."""
    if line.facts.width is None or not line.first or not line.words.recital.match(line.above):
        return None
    return True if not ends(line.above) else None


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
    if facts.spaced < SPACED or facts.width is None:
        return None
    heading = line.first and line.labelled and facts.first is None and facts.spaced < ALWAYS_SPACED
    return not ends(line.above) and not (heading and len(line.above) * 10 < facts.width * 6)


def unfinished(line: Break) -> bool | None:
    """A line longer than a heading without a closing mark, where such lines are common, or no blank line parts it."""
    if not line.facts.broken and line.facts.spaced < ALWAYS_SPACED:
        return None
    return not ends(line.above) if len(line.above) > _HEADING else None


_HEADING = 60  # characters
_SOME_WORDS = 25  # characters
SPACED, ALWAYS_SPACED = 0.5, 0.9  # shares of paragraphs parted by blank lines


Rule: TypeAlias = Callable[[Break], bool | None]
ODD: list[Rule] = [
    word_without_number, half_number, number_of_its_own, row_of_a_table, rule_between,
]  # fmt: skip
PLAIN: list[Rule] = [
    label_below, motto, capitals, small_letter_below, blank_lines, margin_reached, open_end, half_post,
    recital, rest_of_sentence, orphan, in_block, unfinished,
]  # fmt: skip
RULES = [*ODD, *PLAIN]
"""Whether two lines are one paragraph; the first rule that knows decides, and where none does they are two."""


def is_odd(case: Break) -> bool:
    """Whether a rule about odd lines can say anything: by their first and last letters, or a short line above."""
    above, below = case.above, case.below
    if above[-1] in _ODD_END or above[0] in _ODD_BEGIN or below[0] in _RULED or len(above) < HALF_SHORT:
        return True
    return case.opening[0] == "|" or above in case.words.half_label or above in case.words.cut_words


_ODD_END = frozenset(".:-–/")
_ODD_BEGIN = _RULED | {"S", "s"} | frozenset("0123456789")
