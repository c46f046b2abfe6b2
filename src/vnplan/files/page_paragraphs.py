"""Where a paragraph of a printed page ends: signs that a line begins another one, told by how the page is set."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from vnplan.files.page_lines import PageLine
from vnplan.tables.rules import Rules, per_rules, rules_of
from vnplan.text.labels import words_of


class Margins(NamedTuple):
    """How a page is set."""

    left: float
    right: float
    leading: float
    """How far lines stand from one another."""
    scanned: bool = False
    firsts: tuple[float, ...] = ()
    """Where first lines of paragraphs begin that are set further in than the others."""
    flush: tuple[float, ...] = ()
    """Where lines begin one under another, however long they are: lines in the middle do so nowhere."""
    room: float = 0
    """How far a line of any page would go, be all of this one short."""


def margins_of(zones: Sequence[Sequence[PageLine]], scanned: bool, height: float = 842.0) -> Margins:
    """Where the lines of a page begin and end, and how far they stand from one another."""
    lines = [line for zone in zones for line in zone]
    if not lines:
        return Margins(0, 0, 0, scanned)
    ends = sorted((line.right for line in lines), reverse=True)
    right = ends[0]
    if len(ends) > 3 and ends[0] - ends[1] > 1.5 * lines[0].size:
        right = ends[1]  # one line runs over the margin
    pairs = [pair for zone in zones for pair in pairwise(zone)]
    steps = sorted(step for a, b in pairs if 0.8 * b.size < (step := b.y - a.y) < 3 * b.size)
    leading = steps[len(steps) // 4] if len(steps) > 3 else 0.0
    margins = Margins(min(line.left for line in lines), right, leading or _USUAL * lines[0].size, scanned)
    if scanned:
        return margins
    width = height / _SHEET if height > _LYING else height * _SHEET
    sentences = _leading_of_sentences(pairs, margins)
    margins = margins._replace(leading=min(leading or sentences, sentences))
    firsts, flush = tuple(_firsts(pairs, margins)), tuple(_flush(lines))
    return margins._replace(firsts=firsts, flush=flush, room=_FILLED * width)


def _leading_of_sentences(pairs: Sequence[tuple[PageLine, PageLine]], margins: Margins) -> float:
    """How far the lines of one sentence stand from one another; where none goes on, paragraphs of one line are all."""
    body = median(above.size for above, _ in pairs) if pairs else 0.0
    steps = sorted(
        below.y - above.y
        for above, below in pairs
        if 0 < below.y - above.y < _MOST * body and below.size > _BODY * body and _runs_on(above, below, margins)
    )
    return steps[(len(steps) - 1) // 2] if steps else _USUAL * body or margins.leading


_BODY = 0.95  # of a letter's size: smaller ones are set closer
_MOST = 2.0  # of a letter's size: lines and a half come to 1.75
_USUAL = 1.3  # of a letter's size: what Word sets single, and "exactly 18 pt" for 14


def _runs_on(above: PageLine, below: PageLine, margins: Margins) -> bool:
    """Whether a sentence surely goes on from a full line to the next one."""
    goes_on = below.text[0].islower() or below.text[0].isdigit()
    if not goes_on or len(below.words[0].text) < len("ở,") or _LABEL.match(below.text):
        return False
    return above.text[-1] not in ".;:!?…/" and not _after_a_short_line([above], below, margins, False)


_SHEET = 1.414  # the longer side of a sheet by the shorter
_LYING = 700.0  # points: sheets that lie are less high
_FILLED = 0.6  # of a sheet's width: where the longest lines end before, none is full


def _flush(lines: Sequence[PageLine]) -> Iterator[float]:
    """Where two lines of different length begin."""
    for one, other in pairwise(sorted(lines, key=lambda line: line.left)):
        if other.left - one.left < _SAME and abs(one.right - other.right) > one.size:
            yield from (one.left, other.left)


def _firsts(pairs: Sequence[tuple[PageLine, PageLine]], margins: Margins) -> Iterator[float]:
    """Where full lines begin under which the next goes back to the margin and on with the sentence."""
    for above, below in pairs:
        full = above.right + 2 * above.size > margins.right and below.text[0].islower()
        close = 0 < below.y - above.y <= margins.leading * _WIDER + 1
        if full and close and above.left - below.left > _INDENT * above.size:
            yield above.left


def goes_on(lines: Sequence[PageLine], line: PageLine, margins: Margins, turned: bool) -> bool:
    """Whether a line goes on with the paragraph of the lines above it: none of the signs of a beginning is there."""
    return not any(sign(lines, line, margins, turned) for sign in _BEGINNINGS)


def _after_a_short_line(lines: Sequence[PageLine], line: PageLine, margins: Margins, turned: bool) -> bool:
    """The line above had room for the first word of this one, and no sentence goes on from page to page."""
    if turned and line.text[0].islower() and not _LABEL.match(line.text) and lines[-1].text[-1] not in ".;:!?…/":
        return False
    first = line.words[0]
    begun = all(abs(one.left - margins.left) < _SAME for one in (lines[-1], line))  # not in the middle
    right = max(margins.right, margins.room) if begun and margins.room < _WIDEST * line.size else margins.right
    return lines[-1].right + (_BLANK * line.size) + first.right - first.left < right - _LOOSE * line.size


_BLANK = 0.2  # of a letter's size
_WIDEST = 40  # letters' sizes: a sheet whose room is wider is measured in units of its own
_LOOSE = 0.8  # of a letter's size: margins are told by the longest lines


def _in_other_letters(lines: Sequence[PageLine], line: PageLine, margins: Margins, turned: bool) -> bool:
    """Larger or smaller letters; those of a scan are measured loosely."""
    least, most = sorted((lines[-1].size, line.size))
    return least < (0.6 if margins.scanned else 0.9) * most


def _far_below(lines: Sequence[PageLine], line: PageLine, margins: Margins, turned: bool) -> bool:
    """A wider step than from line to line; a raised mark makes a browser's step wider."""
    if turned:
        return False
    leading = lines[-1].y - lines[-2].y if len(lines) > 1 and not margins.scanned else 0.0
    if leading <= 0 or _top(lines[-1]) < lines[-1].y:
        leading = margins.leading
    return _top(line) - lines[-1].y > leading * _WIDER + 1


def _top(line: PageLine) -> float:
    """Where the highest of its words stands, a raised mark."""
    return line.y if line.words[0].row is not None else min(word.y for word in line.words)


_WIDER = 1.15


def _set_in(lines: Sequence[PageLine], line: PageLine, margins: Margins, turned: bool) -> bool:
    """Further in than the line above, but for what hangs under the words behind a label; or further out."""
    above = lines[-1]
    by = (line.left - above.left) / line.size
    if _is_centred(above, line):
        return False
    if len(lines) > 1:
        return abs(by) > _INDENT and not (turned and by < 0)
    if by > _INDENT:
        hanging = _LABEL.match(above.text) is not None or line.left - above.left < _HANGING * line.size
        return not (hanging and _LABEL.match(above.text))
    return False


_INDENT, _HANGING = 0.8, 4.0  # of a letter's size
_LABEL = re.compile(
    r"(?:[-–+•*·\u2190-\u24ff\u2580-\u2bff]|\d{1,3}(?:\.\d{1,3}){0,4}[.)/]?|[a-zđ]{1,2}[.)]|[IVXLC]{1,6}[.)]|[A-HĐ][.)]|\([\divx]{1,4}\)"
    r"|(?:Điều|ĐIỀU|" + words_of() + r") [\dIVXLC]{1,6}[a-zđ]?[.:]?|N(?:ơi|ƠI) [Nn](?:hận|HẬN))(?=\s|$)"
)


def _is_centred(above: PageLine, line: PageLine) -> bool:
    return (
        abs((above.left + above.right) - (line.left + line.right)) < line.size
        and abs(above.left - line.left) > _INDENT * line.size
    )


def _labelled(lines: Sequence[PageLine], line: PageLine, margins: Margins, turned: bool) -> bool:
    """A label, where the line above ended as a paragraph does."""
    return _LABEL.match(line.text) is not None and lines[-1].text[-1] in ".;:!?,”…/"


def _headed_in_capitals(lines: Sequence[PageLine], line: PageLine, margins: Margins, turned: bool) -> bool:
    """A plan's heading, whatever the line above ends in: "... 500 m2", "II. NHIỆM VỤ"."""
    return _HEADING.match(line.text) is not None and line.text.isupper() and not lines[-1].text.isupper()


_HEADING = re.compile(r"[IVX]{1,5}\.\s+\w{2}")


def _under_the_day(lines: Sequence[PageLine], line: PageLine, margins: Margins, turned: bool) -> bool:
    """A type in capitals under place and day, which a scan may set as close: "Hà Nội, ngày 5 ... 2024", "THÔNG TƯ"."""
    return len(lines) == 1 and line.text.isupper() and _PLACE_AND_DAY.fullmatch(lines[0].text) is not None


_PLACE_AND_DAY = re.compile(r"\w.{1,40}, ?ngày.{1,8}tháng.{1,8}năm ?\d{4}\.?")


def _next_in_a_list(lines: Sequence[PageLine], line: PageLine, margins: Margins, turned: bool) -> bool:
    """The label that follows the paragraph's own, set where that is: "1. Quyết định ... tỉnh", "2. Quyết định ..."."""
    one, two = _COUNTED.match(lines[0].text), _COUNTED.match(line.text)
    if one is None or two is None or one[1] != two[1] or one[4] != two[4]:
        return False
    if abs(lines[0].left - line.left) > line.size and not turned:
        return False
    if one[2] and two[2]:
        return int(two[2]) == int(one[2]) + 1
    return bool(one[3] and two[3]) and f"{one[3]}{two[3]}" in _LETTERS


def _opens_a_list(lines: Sequence[PageLine], line: PageLine, margins: Margins, turned: bool) -> bool:
    """The first label of a list under a paragraph with another one: "1. Thực hiện Nghị định ...", "a) Rà soát".

    An annex's name alone on its line is one too.
    """
    opened, above = _FIRST.match(line.text), _COUNTED_ABOVE.match(lines[0].text)
    lists = opened is not None and above is not None and not (opened["digit"] and above["small"])
    if not lists and _ANNEX.fullmatch(line.text) is None:
        return False
    return _calls_for_more(rules_of(None)).search(lines[-1].text) is None


_ANNEX = re.compile(r"(?:Phụ lục|PHỤ LỤC)(?: (?:số )?(?:\d{1,2}|[IVX]{1,5}))?")
_FIRST = re.compile(r"(?:a[.)]|(?P<digit>1[.)]))\s+(?!\W)")
_COUNTED_ABOVE = re.compile(
    r"(?:(?P<small>\d{1,3}(?:\.\d{1,3})*[.)])|[IVXLC]{1,6}[.)]|[A-HĐ]\.|(?:Điều|ĐIỀU) \d{1,3}[.:])\s"
)


@per_rules
def _calls_for_more(rules: Rules) -> re.Pattern[str]:
    """What a label in running text stands behind: "quy định tại khoản|⏎1. ..."."""
    return re.compile(rf"(?:{rules.any_word('before_label')}|[,(–-])$")


_COUNTED = re.compile(r"((?:\d{1,3}\.){0,4})(?:(\d{1,3})|([a-zđ]))([.)])(?=\s)")
_LETTERS = "abcdđeghiklmnopqrstuvxy"


def _opens_a_ground(lines: Sequence[PageLine], line: PageLine, margins: Margins, turned: bool) -> bool:
    """ "Căn cứ Luật Thủy lợi;", "Căn cứ Nghị định ...": a ground behind another, however full its line."""
    return lines[-1].text[-1] == ";" and _ground(rules_of(None)).match(line.text) is not None


@per_rules
def _ground(rules: Rules) -> re.Pattern[str]:
    return re.compile(rf"(?:{rules.marks('ground', 'ground_goes_on')})(?!\w)")


def _in_other_weight(lines: Sequence[PageLine], line: PageLine, margins: Margins, turned: bool) -> bool:
    """Bold letters above and none here, or the other way: a title above "Căn cứ Luật ...", however full its line."""
    both = lines[-1].bold, line.bold
    return None not in both and both[0] != both[1] and _may_begin(line)


def _out_of_the_middle(lines: Sequence[PageLine], line: PageLine, margins: Margins, turned: bool) -> bool:
    """Centred lines above, and none here."""
    if margins.scanned or turned or not _may_begin(line):
        return False
    above = lines[-1]
    return _is_in_the_middle(above, margins) and not _is_in_the_middle(line, margins) and not _is_centred(above, line)


def _in_no_capitals(lines: Sequence[PageLine], line: PageLine, margins: Margins, turned: bool) -> bool:
    """Under a heading in capitals none; in the middle also the other way: a title, then "BỘ TRƯỞNG BỘ Y TẾ"."""
    above = lines[-1].text
    if min(len(above.split()), len(line.words)) < _WORDS or above.isupper() == line.text.isupper():
        return False
    both = _is_in_the_middle(line, margins) and _is_in_the_middle(lines[-1], margins)
    middle = both or _is_centred(lines[-1], line)
    return not margins.scanned and _may_begin(line) and (above.isupper() or middle)


_WORDS = 3  # in capitals: fewer may be a name


def _at_a_first_line(lines: Sequence[PageLine], line: PageLine, margins: Margins, turned: bool) -> bool:
    """As far in as the first lines of this page's paragraphs stand, under a line that is one, too."""
    both = [any(abs(one.left - place) < _SAME for place in margins.firsts) for one in (lines[-1], line)]
    return len(lines) == 1 and all(both) and _may_begin(line)


_SAME = 1.5  # points


def _may_begin(line: PageLine) -> bool:
    return not line.text[0].islower() or _LABEL.match(line.text) is not None


def _is_in_the_middle(line: PageLine, margins: Margins) -> bool:
    """Whether a line stands in the middle of the page, as far from one margin as from the other."""
    before, behind = line.left - margins.left, margins.right - line.right
    if before <= line.size or abs(before - behind) >= _OFF * line.size:
        return False
    return not any(abs(line.left - place) < _SAME for place in margins.flush)


_OFF = 0.6  # of a letter's size

_BEGINNINGS = (
    _after_a_short_line, _in_other_letters, _in_other_weight, _in_no_capitals, _headed_in_capitals, _under_the_day,
    _far_below, _set_in, _out_of_the_middle,
    _at_a_first_line, _labelled, _next_in_a_list, _opens_a_list, _opens_a_ground,
)  # fmt: skip


def joined(lines: Sequence[PageLine]) -> str:
    """The lines of a cell as one."""
    text = ""
    for line in lines:
        words = re.sub(r"\s+", " ", line.text)
        text += parting(text, words) + words if text else words
    return text


def parting(above: str, below: str) -> str:
    """What parts two lines of a paragraph: nothing at a hyphen or a slash within a number, "100/KH-", "/2024"."""
    if re.search(r"\w[-/]$", above) and re.match(r"\w", below):
        return ""
    return "" if _NUMBER.search(above) and re.match(r"[-/][A-ZĐ\d]", below) else " "


_NUMBER = re.compile(r"\d(?:/[A-ZĐ\d/-]+)?$")
