"""Old encodings as readings: what letters may be instead of what they seem, and whether that gives Vietnamese."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from vnplan.compiled import plain_re
from vnplan.files.legacy import capitals_restored, converted
from vnplan.files.spelling import is_syllable

WESTERN = {byte: chr(byte) for byte in range(0x80, 0xA0)}
WESTERN |= {byte: letter for byte in WESTERN if (letter := bytes([byte]).decode("cp1252", "ignore"))}
"""What Windows writes at the bytes Latin-1 has no letter for."""
AS_BYTES = {ord(letter): byte for byte, letter in WESTERN.items()}


def _tcvn3(text: str) -> str:
    """ "Ch¬ng tr×nh" lost its soft hyphen, which is the letter ư: "ơng" and "ơc" are no rhymes."""
    words = converted(text, "tcvn3").translate(WESTERN)
    return capitals_restored(_LOST.sub(lambda found: _HORN[found[1]] + found[1] + found[2], words))


_LOST = plain_re(r"(?<![ưƯ])([ơờớởỡợƠ])(ng|c|NG|C)(?![^\W\d_])")
_HORN = dict.fromkeys("ơờớởỡợ", "ư") | {"Ơ": "Ư"}


def _vni(text: str) -> str:
    return converted(text, "vni").translate(WESTERN)


def _viscii(text: str) -> str:
    return converted(text.translate(AS_BYTES), "viscii")


def _windows(text: str) -> str:
    """Letters and marks that stand behind them: "Quyê" and a byte for the acute."""
    return unicodedata.normalize("NFC", text.translate(WESTERN).translate(_WINDOWS_1258))


_WINDOWS_1258 = {byte: bytes([byte]).decode("cp1258", "ignore") or chr(byte) for byte in range(0xC0, 0x100)}


def _utf8(text: str) -> str:
    """UTF-8 that was taken for western letters, once or twice."""
    text = _A_GRAVE.sub("\u00c3\u00a0", text)
    if LOST in text:  # of a letter one byte had no place in windows-1252: of those with C4 Vietnamese has "Đ" alone
        text = _WITH_LOST.sub(LOST, text.replace(f"\u00c4{LOST}", "\u00c4\u0090"))
    for _ in range(2):
        if not UNICODE.search(text):
            text = _SEQUENCE.sub(_sequence, text.translate(AS_BYTES))
    return text.translate(WESTERN)


LOST = "\ufffd"
"""What programs write for a byte that is no letter."""
_WITH_LOST = plain_re(f"(?:\u00c3|\u00e1[\u00ba\u00bb]){LOST}")
_SEQUENCE = plain_re(
    "[\u00c2-\u00df][\u0080-\u00bf]|[\u00e0-\u00ef][\u0080-\u00bf]{2}|[\u00f0-\u00f4][\u0080-\u00bf]{3}"
)
THREE_BYTES = plain_re("\u00e1[\u00ba\u00bb][\u0080-\u00bf]")
"""Letters of UTF-8 with two marks, or with a dot below, taken for western ones: no writing has them so."""
_A_GRAVE = plain_re("\u00c3 (?=(?:ng|nh|ch|[ncmptiouy])?(?![a-z]))")  # "toÃ n": the no-break blank became a plain one


def _sequence(found: re.Match[str]) -> str:
    try:
        return found[0].encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return found[0]


UTF8 = "UTF-8 taken for another encoding"
TCVN3 = "TCVN3 (.VnTime)"
"""The encoding that has no capitals with a tone."""
READINGS: dict[str, Callable[[str], str]] = {
    TCVN3: _tcvn3,
    "VNI": _vni,
    "windows-1258": _windows,
    UTF8: _utf8,
    "VISCII": _viscii,
}
"""What letters may be instead of what they seem, each with its reading; text is given with a code point a byte."""

UNICODE = plain_re("[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
"""The letters of Vietnamese that no western encoding has."""
_WORD = plain_re(r"[^\W_]+")  # with its digits: "180°" read as "180ồ" is no word
_SHORT_FORM = plain_re("[b-df-hj-np-tv-zđ]+")  # "hđnd": no vowel, no foreign letter
_GLUED = plain_re(  # a sign beside a letter, which no writing has
    "(?<=[^\\W\\d_])[\u0080-\u009f\u00a1-\u00a9\u00ac\u00ae-\u00b1\u00b4-\u00b8\u00bc-\u00bf\u00d7\u00f7]"
    "|[\u0080-\u009f\u00a1-\u00a6\u00a8\u00ac\u00af\u00b1\u00b4\u00b6-\u00b8\u00bf\u00d7\u00f7](?=[^\\W\\d_])"
)


class Tally(NamedTuple):
    """Different words with marks: those that are syllables, and those that are not, with signs within words."""

    valid: int
    wrong: int

    @property
    def share(self) -> float:
        """The share of those that are syllables."""
        return self.valid / (self.valid + self.wrong or 1)


def tally(text: str) -> Tally:
    """How many words with marks are Vietnamese; single letters and abbreviations (QĐ) say nothing.

    >>> tally("Quyết định số 12/QĐ-TTg"), tally("QuyÕt sè")
    (Tally(valid=3, wrong=0), Tally(valid=1, wrong=1))
    """
    text = unicodedata.normalize("NFC", text)
    words = {word for found in _WORD.finditer(text) if not (word := found[0].lower()).isascii() and len(word) > 1}
    valid = sum(map(is_syllable, words))
    told = sum(1 for word in words if not _SHORT_FORM.fullmatch(word))
    return Tally(valid, max(0, told - valid) + len(set(_GLUED.findall(text))))
