"""Text whose letters are those of an old encoding, told by what gives Vietnamese syllables.

Files of 1995 to 2010 hold one byte a letter; pasted into Unicode each byte became a western letter ("QuyÕt ®Þnh"), and
UTF-8 read as western became "Quyáº¿t". A reading counts where nearly all words with marks become syllables that were
none before: Unicode Vietnamese and other languages stay as they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from vnplan.files.legacy import capitals_restored, converted
from vnplan.files.spelling import is_syllable
from vnplan.models.records import Note

WESTERN = {byte: chr(byte) for byte in range(0x80, 0xA0)}
WESTERN |= {byte: letter for byte in WESTERN if (letter := bytes([byte]).decode("cp1252", "ignore"))}
"""What Windows writes at the bytes Latin-1 has no letter for."""
_AS_BYTES = {ord(letter): byte for byte, letter in WESTERN.items()}


def _tcvn3(text: str) -> str:
    """ "Ch¬ng tr×nh" lost its soft hyphen, which is the letter ư: "ơng" and "ơc" are no rhymes."""
    words = converted(text, "tcvn3").translate(WESTERN)
    return capitals_restored(_LOST.sub(lambda found: _HORN[found[1]] + found[1] + found[2], words))


_LOST = re.compile(r"(?<![ưƯ])([ơờớởỡợƠ])(ng|c|NG|C)(?![^\W\d_])")
_HORN = dict.fromkeys("ơờớởỡợ", "ư") | {"Ơ": "Ư"}


def _vni(text: str) -> str:
    return converted(text, "vni").translate(WESTERN)


def _viscii(text: str) -> str:
    return converted(text.translate(_AS_BYTES), "viscii")


def _windows(text: str) -> str:
    """Letters and marks that stand behind them: "Quyê" and a byte for the acute."""
    return unicodedata.normalize("NFC", text.translate(WESTERN).translate(_WINDOWS_1258))


_WINDOWS_1258 = {byte: bytes([byte]).decode("cp1258", "ignore") or chr(byte) for byte in range(0xC0, 0x100)}


def _utf8(text: str) -> str:
    """UTF-8 that was taken for western letters, once or twice."""
    text = _A_GRAVE.sub("\u00c3\u00a0", text)
    for _ in range(2):
        if not _UNICODE.search(text):
            text = _SEQUENCE.sub(_sequence, text.translate(_AS_BYTES))
    return text.translate(WESTERN)


_SEQUENCE = re.compile(
    "[\u00c2-\u00df][\u0080-\u00bf]|[\u00e0-\u00ef][\u0080-\u00bf]{2}|[\u00f0-\u00f4][\u0080-\u00bf]{3}"
)
_THREE_BYTES = re.compile("\u00e1[\u00ba\u00bb][\u0080-\u00bf]")  # those with two marks, and with a dot below
_FEW = 2
_A_GRAVE = re.compile("\u00c3 (?=(?:ng|nh|ch|[ncmptiouy])?(?![a-z]))")  # "toÃ n": the no-break blank became a plain one


def _sequence(found: re.Match[str]) -> str:
    try:
        return found[0].encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return found[0]


_UTF8 = "UTF-8 taken for another encoding"
READINGS: dict[str, Callable[[str], str]] = {
    "TCVN3 (.VnTime)": _tcvn3,
    "VNI": _vni,
    "windows-1258": _windows,
    _UTF8: _utf8,
    "VISCII": _viscii,
}
"""What letters may be instead of what they seem, each with its reading; text is given with a code point a byte."""

_UNICODE = re.compile("[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
_WORD = re.compile(r"[^\W_]+")  # with its digits: "180°" read as "180ồ" is no word
_SHORT_FORM = re.compile("[b-df-hj-np-tv-zđ]+")  # "hđnd": no vowel, no foreign letter
_GLUED = re.compile(  # a sign beside a letter, which no writing has
    "(?<=[^\\W\\d_])[\u0080-\u009f\u00a1-\u00a9\u00ac\u00ae-\u00b1\u00b4-\u00b8\u00bc-\u00bf\u00d7\u00f7]"
    "|[\u0080-\u009f\u00a1-\u00a6\u00a8\u00ac\u00af\u00b1\u00b4\u00b6-\u00b8\u00bf\u00d7\u00f7](?=[^\\W\\d_])"
)
_SAMPLE = 60_000  # characters: of more nothing new is learned
_ENOUGH = 4  # different words: of fewer nothing is told by themselves
_SURE = 0.8  # of the words with marks; names and foreign words are the rest


class _Tally(NamedTuple):
    """Different words with marks: those that are syllables, and those that are not, with signs within words."""

    valid: int
    wrong: int

    @property
    def share(self) -> float:
        return self.valid / (self.valid + self.wrong or 1)


def tally(text: str) -> _Tally:
    """How many words with marks are Vietnamese; single letters and abbreviations (QĐ) say nothing.

    >>> tally("Quyết định số 12/QĐ-TTg"), tally("QuyÕt sè")
    (_Tally(valid=3, wrong=0), _Tally(valid=1, wrong=1))
    """
    text = unicodedata.normalize("NFC", text)
    words = {word for found in _WORD.finditer(text) if not (word := found[0].lower()).isascii() and len(word) > 1}
    valid = sum(map(is_syllable, words))
    told = sum(1 for word in words if not _SHORT_FORM.fullmatch(word))
    return _Tally(valid, max(0, told - valid) + len(set(_GLUED.findall(text))))


class Restored(NamedTuple):
    """A text as it was meant, and the notes on what was assumed."""

    text: str
    notes: tuple[Note, ...]


def of_bytes(raw: bytes, name: str) -> Restored | None:
    """The text of bytes that are no UTF-8; None where no old encoding gives Vietnamese."""
    text = raw.decode("latin-1")
    sample = _sampled(line for line in text.split("\n") if not line.isascii())
    after = {which: tally(read(sample)) for which, read in READINGS.items()}
    which = max(after, key=lambda one: (after[one].share, after[one].valid))
    if after[which].share < _SURE or after[which].valid < _ENOUGH:
        return None
    said = f"{name}: its bytes were read as {which}"
    return Restored(
        "".join(map(READINGS[which], _chunks(text))), (Note(code="old_encoding", message=said, start=0, end=0),)
    )


_LONG = 20_000  # lines: a text of so many is of one origin, and is not asked line by line
_CHUNK = 1 << 20  # characters read at a time: the pieces of a whole file are many times its size


def _chunks(text: str) -> Iterator[str]:
    """A text in parts that end with a line or a word."""
    start = 0
    while start < len(text):
        end = start + _CHUNK
        if end < len(text):
            end = (text.rfind("\n", start, end) + 1) or (text.rfind(" ", start, end) + 1) or end
        yield text[start:end]
        start = end


def of_text(text: str, name: str) -> Restored:
    """Text in Unicode, the paragraphs in it that hold an old encoding's letters read as they were meant."""
    lines = text.split("\n")
    doubtful = [n for n, line in enumerate(lines) if not line.isascii() and not _UNICODE.search(line)]
    main = _best(_sampled(lines[n] for n in doubtful))
    told = dict.fromkeys(doubtful, main) if main and len(doubtful) > _LONG else {}
    for n in doubtful if not told else ():
        which = main if main and _is_better(lines[n], main) else _best(lines[n][:_SAMPLE])
        if which is not None:
            told[n] = which
    if not told:
        return Restored(text, _garbage(text, name))
    told |= _beside(lines, doubtful, told)
    for n, which in told.items():
        lines[n] = READINGS[which](lines[n])
    return Restored("\n".join(lines), tuple(_notes(lines, told, name)))


def _best(text: str) -> str | None:
    """The reading that makes Vietnamese of a text that is none: its wrong words become right ones."""
    before = tally(text)
    if before.wrong < _ENOUGH:
        return _UTF8 if _is_utf8(text) else None
    after = {which: tally(read(text)) for which, read in READINGS.items()}
    which = max(after, key=lambda one: (after[one].share, after[one].valid))
    sure = after[which].share >= _SURE and after[which].valid >= max(_ENOUGH, before.valid)
    return which if sure and after[which].wrong * 3 <= before.wrong else None


def _is_utf8(text: str) -> bool:
    """Whether few words hold letters of three bytes, as no writing does, and all become syllables: "Nghá»‹ Ä‘á»‹nh"."""
    if len(set(_THREE_BYTES.findall(text.translate(_AS_BYTES)))) < _FEW:
        return False
    after = tally(_utf8(text))
    return after.wrong == 0 and after.valid >= _FEW


def _is_better(text: str, which: str) -> bool:
    before, after = tally(text), tally(READINGS[which](text))
    return after.wrong < before.wrong and after.valid >= before.valid


def _beside(lines: list[str], doubtful: list[int], told: dict[int, str]) -> dict[int, str]:
    """Short lines that tell nothing by themselves go with what stands around them: "Sè: 12", "§IÒU"."""
    out: dict[int, str] = {}
    by_count = sorted(set(told.values()), key=list(told.values()).count, reverse=True)
    all_old = not any(_UNICODE.search(line) for line in lines)
    above: str | None = None
    for n in doubtful:
        if n in told:
            above = told[n]
            continue
        better = next((which for which in by_count if _is_better(lines[n], which)), None)
        if better is None and (all_old or _stands_in(n, lines, told | out)):
            better = above or by_count[0]
            if tally(READINGS[better](lines[n])).wrong > tally(lines[n]).wrong:
                better = None
        if better is not None:
            out[n] = better
    return out


def _stands_in(n: int, lines: list[str], told: dict[int, str]) -> bool:
    """Whether the nearest lines with marks above and below are old ones."""
    above = next((m for m in range(n - 1, max(-1, n - 40), -1) if not lines[m].isascii()), None)
    below = next((m for m in range(n + 1, min(len(lines), n + 40)) if not lines[m].isascii()), None)
    return above in told and (below is None or below in told or not _UNICODE.search(lines[below]))


def _notes(lines: list[str], told: dict[int, str], name: str) -> list[Note]:
    """A note for each encoding met: where it begins and ends, and how much of the text it is."""
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    notes = []
    written = sum(not line.isspace() and line != "" for line in lines)
    for which in dict.fromkeys(told.values()):
        held = [n for n, one in told.items() if one == which]
        first, last = min(held), max(held)
        said = f"{name}: {len(held)} of {written} lines were read as {which}"
        notes.append(Note(code="old_encoding", message=said, start=starts[first], end=starts[last] + len(lines[last])))
    return notes


_GLANCE = 4000  # characters: where hardly a word of so many is wrong, the text is Vietnamese
_MANY = 12  # different words: a list of foreign names has fewer


def _garbage(text: str, name: str) -> tuple[Note, ...]:
    """A note where words with marks are many and hardly one is Vietnamese."""
    sample = _sampled(line for line in text.split("\n") if not line.isascii())
    first = tally(sample[:_GLANCE])
    if first.valid >= _MANY and first.share >= _SURE:
        return ()
    told = tally(sample)
    if told.valid + told.wrong < _MANY or told.share > 0.3:
        return ()
    said = f"{name}: its words are not Vietnamese in Unicode: an old font that is not known, or another language"
    return (Note(code="unknown_encoding", message=said, start=0, end=0),)


def _sampled(lines: Iterable[str]) -> str:
    out: list[str] = []
    size = 0
    for line in lines:
        out.append(line[: _SAMPLE - size])
        size += len(line)
        if size >= _SAMPLE:
            break
    return "\n".join(out)
