"""What a line break means in this text. Behind it every line is a paragraph, and nobody else asks.

A text copied from a portal is wrapped at 80 characters, one from an office holds a paragraph a line, a scan is wrapped
where the page ended, a form has no lines at all. One pass decides each line break from the two lines it stands between.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from vnplan.text.breaks import FIRST_CELL, Break, is_wrapped
from vnplan.text.glance import CLOSED, margin_of, surely
from vnplan.text.line_words import LineWords
from vnplan.text.normalize import Clean, normalize
from vnplan.text.pages import without_page_marks
from vnplan.text.unlined import cut_lines
from vnplan.text.wrapping import LABEL, facts_of, letterheads


def read_paragraphs(text: str, words: LineWords) -> Clean:
    """Clean text in which every line is a paragraph; line breaks become blanks and blanks line breaks, no offset moves.

    `words` are those that tell whether a line has ended, `load_rules().line_words`.

    >>> read_paragraphs("Căn cứ Luật Phí và\\nlệ phí số 97/2015/QH13;\\n\\nCăn cứ Luật Giáo dục;", LineWords()).text
    'Căn cứ Luật Phí và lệ phí số 97/2015/QH13;\\nCăn cứ Luật Giáo dục;'
    """
    clean = without_page_marks(normalize(text))
    if len(clean.text) > _ONE_LINE and clean.text.count("\n") * _NO_LINES < len(clean.text):
        return clean._replace(text=cut_lines(clean.text, words.unlined))
    return clean._replace(text=_joined(clean, words))


def _joined(clean: Clean, words: LineWords) -> str:
    """The text with the line breaks that only wrap it made blanks, each document of the file as it is wrapped."""
    text, begins = clean.text, letterheads(clean.text)
    if not begins:
        return _unwrapped(text, clean.gaps, 0, words)
    bounds = zip([0, *begins], [*(at - 1 for at in begins), len(text)], strict=True)
    return "\n".join(_unwrapped(text[start:end], clean.gaps, start, words) for start, end in bounds)


def _unwrapped(text: str, gaps: Sequence[int], start: int, words: LineWords) -> str:
    """A stretch of the text that begins at `start`."""
    lines = text.split("\n")
    facts = facts_of(lines, gaps, start)
    margin, half_ends = margin_of(facts), words.half_ends
    joined: list[int] = []  # where a line break only wraps
    first = last = -1  # the line the last paragraph of several began with, and the one it has come to
    at = start - 1
    for n, (above, below) in enumerate(pairwise(lines)):
        at += len(above) + 1
        if not (above and below):
            continue
        small = below[0].islower()
        if above[-1] in CLOSED and not small and above[-3:] not in half_ends:
            continue
        within_sentence = small and above[-1].islower() and below[1:2].isalpha()
        join = within_sentence or surely(above, below, bool(gaps[at]), margin, words)
        if join is None:
            opening = lines[first] if last == n else above
            join = is_wrapped(Break(above, below, bool(gaps[at]), last != n, opening, facts, words))
        if join:
            joined.append(at - start)
            first, last = first if last == n else n, n + 1
    if not joined:
        return text
    return " ".join([text[a + 1 : b] for a, b in pairwise((-1, *joined, len(text)))])


_ONE_LINE = 600  # characters: the longest sentence somebody would ask about is shorter
_NO_LINES = 4000  # characters: nobody writes paragraphs as long as this all through a text


def paragraph_end(text: str, at: int, stop: int) -> int:
    """Where the paragraph that begins at `at` ends, in clean text; a title in capitals runs over lines.

    >>> paragraph_end("QUY ĐỊNH CHUNG VỀ\\nDẠY HỌC\\nĐiều 1. Phạm vi", 0, 40)
    25
    """
    line, end = at, text.find("\n", at, stop)
    while end >= 0 and text[line:end].isupper():
        following = text.find("\n", end + 1, stop)
        below = text[end + 1 : following if following >= 0 else stop]
        if not below.isupper() or below in FIRST_CELL or LABEL.match(below):
            break
        line, end = end + 1, following
    return stop if end < 0 else end
