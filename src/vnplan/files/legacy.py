"""Old Vietnamese encodings: one byte a letter (TCVN3, VISCII) or a letter and its marks (VNI), told by the font.

Word files of 1995 to 2010 hold "QuyÕt ®Þnh" in .VnTime: the letters of western fonts drawn as Vietnamese ones. TCVN3
has no capitals with a tone: a second font, .VnTimeH, draws all its letters as capitals.
"""

from __future__ import annotations

import functools
import re
from itertools import accumulate
from typing import Literal, NamedTuple

from vnplan.compiled import plain_re
from vnplan.tables.rules import shipped

Encoding = Literal["tcvn3", "vni", "viscii"]


class Font(NamedTuple):
    """What a font's name tells: the encoding it draws, and whether it draws capitals only."""

    encoding: Encoding
    capitals: bool


def font_of(name: str | None) -> Font | None:
    """The encoding that a font's name tells; None for fonts of Unicode.

    >>> font_of(".VnTimeH"), font_of("VNI-Times"), font_of("Times New Roman")
    (Font(encoding='tcvn3', capitals=True), Font(encoding='vni', capitals=False), None)
    """
    if name is None:
        return None
    bare = name.strip().lower()
    if bare.startswith(".vn"):
        return Font("tcvn3", bare.endswith("h") and not bare.endswith(_SMALL_H))
    if bare.startswith("vni-") or bare == "vni times":
        return Font("vni", False)
    if bare.startswith(("vps ", "vps-")) or "viscii" in bare:
        return Font("viscii", False)
    return None


_SMALL_H = ("vnarabiah",)  # no capitals' fonts though their names end so


def converted(text: str, encoding: Encoding) -> str:
    """Text in an old encoding, a code point for each of its bytes, in Unicode.

    >>> converted("QuyÕt ®Þnh sè 12", "tcvn3"), converted("Quyeát ñònh soá 12", "vni")
    ('Quyết định số 12', 'Quyết định số 12')
    """
    pattern, letters = _table(encoding)
    return pattern.sub(lambda found: letters[found[0]], text)


def pieces_converted(pieces: list[str], encoding: Encoding) -> list[str]:
    """Neighbouring pieces in Unicode, capitals restored: a letter parted over two pieces belongs to the first.

    >>> pieces_converted(["Quye", "át ñònh"], "vni")
    ['Quyế', 't định']
    """
    out: list[str] = []
    for piece in pieces:
        last = out[-1][-2:] if out else ""
        mark = piece[:1]
        if last and converted(last + mark, encoding) != converted(last, encoding) + converted(mark, encoding):
            out[-1] += mark
            piece = piece[1:]
        out.append(piece)
    read = [converted(piece, encoding) for piece in out]
    if encoding != "tcvn3":
        return read
    whole, ends = capitals_restored("".join(read)), list(accumulate(map(len, read)))
    return [whole[start:end] for start, end in zip([0, *ends], ends, strict=False)]


@functools.cache
def _table(encoding: Encoding) -> tuple[re.Pattern[str], dict[str, str]]:
    columns, rows = shipped("legacy_letters")
    column = columns.index(encoding)
    letters = {bytes.fromhex(row[column]).decode("latin-1"): row[0] for row in rows if row[column]}
    if encoding == "vni":  # a capital with the small mark, a small letter with the capital one: "Uûy"
        for code, letter in list(letters.items()):
            if len(code) == 2:
                letters.setdefault(code[0] + code[1].swapcase(), letter)
    # symbol fonts of old files hold the same letters in the private area
    letters |= {
        "".join(chr(0xF000 + ord(c)) for c in code): letter for code, letter in letters.items() if len(code) == 1
    }
    ordered = sorted(letters, key=len, reverse=True)
    return plain_re("|".join(map(re.escape, ordered))), letters


def is_unicode(text: str) -> bool:
    """Whether a text in an old font was typed in Unicode after all: it holds letters those encodings do not know."""
    return any(0x100 <= ord(c) < 0x1100 or 0x1E00 <= ord(c) < 0x1F00 for c in text)


_WORD = r"(?<![^\W\d_])[^\W\d_a-z]+(?![^\W\d_])"  # without a small plain letter
_RUN = plain_re(rf"{_WORD}(?:[ /,.;:()-]{{1,3}}{_WORD})*")
_CAPITAL = "A-ZĂÂÊÔƠƯĐ"
_SHOUTED = plain_re(f"[^\\W\\d_A-Za-z][{_CAPITAL}]|[{_CAPITAL}]{{2}}[^\\W\\d_{_CAPITAL}a-z]")
_WITH_CAPITAL = frozenset("ăâêôơưđ")  # the letters of TCVN3 that have a capital: small ones were meant small


def capitals_restored(text: str) -> str:
    """Text from TCVN3, which has no capitals with a tone, with the words in capitals whole.

    >>> capitals_restored("ủY BAN NHÂN DÂN Hà NộI"), capitals_restored("Số: 12/QĐ-UBND, Hà Nội, Ủy ban")
    ('ỦY BAN NHÂN DÂN HÀ NỘI', 'Số: 12/QĐ-UBND, Hà Nội, Ủy ban')
    """
    return _RUN.sub(_in_capitals, text)


def _in_capitals(run: re.Match[str]) -> str:
    """A stretch of words without a small plain letter is in capitals where one of its words shows it: "NộI", "THủ"."""
    words = run[0]
    if not _SHOUTED.search(words) or _WITH_CAPITAL.intersection(words):
        return words
    return words.upper()
