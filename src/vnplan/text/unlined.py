"""Where paragraphs begin in a text that has lost its lines: pasted from a mail, or out of a database's field."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from typing import NamedTuple

import regex

from vnplan.compiled import compiled
from vnplan.text.labels import DIVISIONS, ITEMS, words_of
from vnplan.text.normalize import LOWER, UPPER
from vnplan.text.words import as_written


class UnlinedWords(NamedTuple):
    """Words before which a paragraph begins, as alternations: the kinds of words.csv that begin so."""

    anywhere: str = "(?!)"
    power: str = "(?!)"
    """Before a post in capitals."""
    enacts: str = "(?!)"
    """Alone in its paragraph."""
    behind_stop: str = "(?!)"
    goes_on: str = "(?!)"
    """What stands before a number and ends no heading."""


def unlined_words(words: Callable[[str], Iterable[str]]) -> UnlinedWords:
    """The words of these kinds."""
    return UnlinedWords(*(as_written(words(f"unlined_{kind}")) for kind in UnlinedWords._fields))


_CAPITALS = rf"[{UPPER}][{UPPER},.–-]*"
_BEFORE = (  # what begins a paragraph wherever it stands
    r"PHỤ LỤC (?:[IVX]+|\d+) ",
    r"(?:Luật s|S)ố ?: ?[\d/]",
    rf"(?:{words_of(*DIVISIONS)}) [IVXLC\d]+\.? [{UPPER}]{{2}}",
    r"[A-Z][a-z]+ No\. ?\d|(?<!THE )(?:THE )?SOCIALIST REPUBLIC OF",
    r"#{1,6} ",
)
_LETTERHEAD = rf"(?:{_CAPITALS} ){{1,14}}(?:[-_]{{3,}}|CỘNG H(?:ÒA|OÀ) XÃ)"
_BEHIND_STOP = (  # what begins one behind a closing mark
    r"Điều \d{1,3}[a-z]?\. ",
    rf"(?:{words_of(*ITEMS)}) \d{{1,2}}[.:] ",
    rf"[IVX]{{1,5}}\. [{UPPER}]",
    rf"\d{{1,2}}\. [{UPPER}]",
    r"\d{1,2}\.\d{1,2}\.? ",
    r"[a-zđ]\) ",
    rf"[-+•] ?[{UPPER}]",
)
_BEHIND_HEADING = (rf"Điều \d{{1,3}}[a-z]?\. [{UPPER}]", rf"1\. [{UPPER}]", rf"I\. [{UPPER}]{{2}}", r"a\) ")

_RULED = 80  # characters: the line below a motto is as wide as a page at the most


@functools.lru_cache(maxsize=8)
def _cut(words: UnlinedWords) -> regex.Pattern[str]:
    return compiled(
        rf" (?={words.anywhere}|(?:{words.power}) ?[{UPPER}]{{2}}|(?:{words.enacts}) |{'|'.join(_BEFORE)})"
        rf"|(?<![{UPPER}]) (?={_LETTERHEAD})"
        rf"|(?<=[.;:”/)]) (?=(?:{words.behind_stop}) |{'|'.join(_BEHIND_STOP)})"
        rf"|(?<=[{LOWER}]{{2}}) (?<!(?<!\w)(?:{words.goes_on}) )(?={'|'.join(_BEHIND_HEADING)})"
        rf"|(?<=[{UPPER}]{{2}}) (?=(?:Điều|Chương|Mục) [\dIVX]+|1\. [{UPPER}][{LOWER}])"
        rf"|(?<=năm \d{{4}}) (?=[{UPPER}]{{2,}} [{UPPER}]{{2}})"
        rf"|(?<=(?:{_CAPITALS} ){{3,12}}{_CAPITALS}) (?=[{UPPER}][{LOWER}]{{1,6}} [{LOWER}\d{UPPER}])"
        rf"|(?<=Tự do ?[-–] ?Hạnh [Pp]húc[ -]{{0,{_RULED}}}) (?=[{UPPER}][^,]{{1,30}}, ?ngày )"
        rf"|(?<={words.enacts}) "
    )


def cut_lines(text: str, words: UnlinedWords) -> str:
    """The text with line breaks in place of the blanks before which paragraphs begin; its length stays.

    >>> words = UnlinedWords(enacts="QUYẾT ĐỊNH:", behind_stop="Căn cứ", goes_on="Điều")
    >>> cut_lines("Theo Luật Thư viện; Căn cứ Tờ trình số 5. QUYẾT ĐỊNH: Điều 1. Mua sách. Điều 2. Giao Sở.", words)
    'Theo Luật Thư viện;\\nCăn cứ Tờ trình số 5.\\nQUYẾT ĐỊNH:\\nĐiều 1. Mua sách.\\nĐiều 2. Giao Sở.'
    """
    return _cut(words).sub("\n", text)
