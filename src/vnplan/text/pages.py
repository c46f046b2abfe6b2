"""What the break of a page put into the middle of a sentence: its number, a running head."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from vnplan.compiled import plain_re
from vnplan.text.normalize import LOWER, Clean
from vnplan.text.offsets import Edit, OffsetMap, Upon


def without_page_marks(clean: Clean) -> Clean:
    """The text without the lines that stand between two halves of a sentence and belong to neither.

    >>> from vnplan.text.normalize import normalize
    >>> without_page_marks(normalize("theo Quyết định số\\n\\n- 3 -\\n\\n12/QĐ-UBND")).text
    'theo Quyết định số\\n12/QĐ-UBND'
    """
    cuts: list[tuple[int, int]] = []
    for start, end in sorted(_candidates(clean.text), key=lambda cut: (cut[0], -cut[1])):
        if not cuts or start > cuts[-1][1]:
            cuts.append((start, end))
    if not cuts:
        return clean
    starts, ends = [start for start, _ in cuts], [end for _, end in cuts]
    sizes = [0, *accumulate(end - start for start, end in cuts)]

    def left(at: int) -> int | None:
        """Where a position stands once the cuts are made; None inside one."""
        n = bisect_right(starts, at)
        return None if n and at <= ends[n - 1] else at - sizes[n]

    text = "".join(clean.text[a:b] for a, b in zip([0, *ends], [*starts, len(clean.text)], strict=True))
    offsets = Upon(OffsetMap([Edit(start, end, 0) for start, end in cuts]), clean.offsets)
    for end in ends:
        clean.gaps[end] = 0
    gaps = bytearray().join(clean.gaps[a:b] for a, b in zip([0, *ends], [*starts, len(clean.gaps)], strict=True))
    marks = [mark._replace(at=at) for mark in clean.marks if (at := left(mark.at)) is not None]
    return Clean(text, offsets, gaps, marks)


# "3" · "- 3 -" · "Trang 3/12" · "16 CÔNG BÁO/Số 123 + 124/Ngày 05-02-2022"
_PAGE = (
    r"[-–] ?\d{1,3} ?[-–]|\d{1,3}|[Tt]rang \d{1,3}(?: ?/ ?\d{1,3})?"
    r"|(?:\d{1,3} )?CÔNG BÁO/Số[^\n]{0,60}"
)
# The line breaks before such lines, and those behind words that await a number: one sweep finds both.
_BREAK = plain_re(rf"\n(?:(?=[-–\dtTC])(?=(?P<page>{_PAGE})\n)|(?<=[ốyg]\n)(?:(?<=số\n)|(?<= ngày\n)|(?<= tháng\n)))")
# "tháng 01⏎năm", "tháng⏎01 năm", "số⏎12/QĐ", "12/⏎QĐ", "của⏎Bộ": no sentence ends there
_OPEN = plain_re(
    r"(?<!\w)(?:số ?\n\d{1,6}[a-z]?(?:/\d{4})?[/-][A-ZĐ]|ngày\n\d{1,2}(?:[/.-]| tháng)|tháng\n\d{1,2}(?:[/.-]| năm)"
    r"|năm\n(?:19|20)\d\d(?!\d)|ngày \d{1,2}\ntháng|tháng \d{1,2}\nnăm|(?:của|và|về|các|tại|theo)\n[^\W\d_]"
    r"|\d{1,6}[/-]\n[A-ZĐ]{2})|[^\W\d_]\nsố \d{1,6}[a-z]?[/-]|[A-ZĐ]\nngày \d{1,2}(?:[/.-]| tháng)"
    r"|\d{4}\n(?:của|về) [^\W\d_]"
)
_ENDED = frozenset(".;:!?")
_OF_A_DAY = plain_re(r"(?:ngày\n\d{1,2}\ntháng|tháng\n\d{1,2}\nnăm)(?!\w)")


def _candidates(text: str) -> Iterator[tuple[int, int]]:
    """The lines that may be cut out, each from the break before it."""
    for found in _BREAK.finditer(text):
        at, page = found.start(), found["page"]
        if page is not None and _parts_a_sentence(text, at, found.end("page"), page):
            yield at, found.end("page")
        yield from _before_a_number(text, at)


def _parts_a_sentence(text: str, start: int, end: int, page: str) -> bool:
    """ "ngày 25 tháng 01⏎3⏎năm 2022": a page's number where the line above cannot have ended."""
    above, below = text[max(0, start - _WORD) : start], text[end : end + _WORD]
    if page.isdigit() and _OF_A_DAY.search(f"{above}\n{page}{below}"):
        return False  # "ngày 25⏎tháng⏎01⏎năm 2022", a word a line
    goes_on = below[1:3].isalpha() and below[1:3].islower() and above[-1:] not in _ENDED
    if goes_on and (not page.isdigit() or _is_wrapped(text, start, end)):
        return True
    return _OPEN.search(above + below) is not None


def _is_wrapped(text: str, start: int, end: int) -> bool:
    """Whether both lines beside a number are as long as lines of a page, not as the cells of a table."""
    above, below = text.rfind("\n", 0, start), text.find("\n", end + 1)
    return start - above > _LONG and (below if below >= 0 else len(text)) - end > _LONG


_LONG = 40  # characters: cells that go on with small letters are shorter
_WORD = 14  # characters: the last word of a line, a number or the first word of another
_NUMBER = plain_re(r"\n(?=\d{1,6}[a-z]?(?:/\d{4})?[/-][A-ZĐ])")
# no part of a sentence: it begins with no small letter and leaves nothing open
_HEADS = plain_re(rf"(?:\n(?![{LOWER}]|\d+[/-])[^\n]{{1,80}}(?<![;,.:])(?<!số)(?<!định)(?=\n)){{1,2}}?(?=\n\d)")


def _before_a_number(text: str, at: int) -> Iterator[tuple[int, int]]:
    """ "Quyết định số⏎KẾ HOẠCH NĂM HỌC⏎12/QĐ-UBND ngày⏎CÔNG BÁO⏎05/6/2021": at most two short lines before it."""
    for word, number in _AWAITS:
        if text.endswith(word, 0, at + 1):
            heads = _HEADS.match(text, at)
            if heads is not None and number.match(text, heads.end()):
                yield at, heads.end()


_AWAITS = (  # a word that ends no line, and the number it wants
    ("số\n", _NUMBER),
    (" ngày\n", plain_re(r"\n\d{1,2}(?:[/.-]\d{1,2}[/.-]\d{4}| tháng \d)")),
    (" tháng\n", plain_re(r"\n\d{1,2}(?:/\d{4}| năm \d)")),
)
