"""The words by which lines and paragraphs are told apart: rows of words.csv, made ready to be asked at each break."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from vnplan.compiled import plain_re
from vnplan.text.asked import unwrapped_pattern
from vnplan.text.unlined import UnlinedWords, unlined_words
from vnplan.text.words import as_written

_NOTHING = plain_re(r"(?!)")


class LineWords(NamedTuple):
    """Words that tell whether a line has ended: the kinds of words.csv, and what begins with the name of an act."""

    open_end: frozenset[str] = frozenset()
    open_number: frozenset[str] = frozenset()
    open_capitals: frozenset[str] = frozenset()
    half_name: frozenset[str] = frozenset()
    half_post: frozenset[str] = frozenset()
    half_label: frozenset[str] = frozenset()
    cannot_end: frozenset[str] = frozenset()
    whole: tuple[str, ...] = ()
    act: re.Pattern[str] = _NOTHING
    cut_words: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """The first syllable of words that are not parted, and the second."""
    posts: tuple[str, ...] = ()
    """The last syllables of posts that stand before a body."""
    open_phrases: tuple[str, ...] = (",",)
    """What a line of capitals ends in that goes on, of more than a word, and a comma."""
    half_title: re.Pattern[str] = _NOTHING
    half_ends: frozenset[str] = frozenset()
    """The last three letters of these."""
    opens: re.Pattern[str] = _NOTHING
    """What begins a line in any document."""
    opening: frozenset[str] = frozenset("#")
    """The first letters of these."""
    authority: re.Pattern[str] = _NOTHING
    recital: re.Pattern[str] = _NOTHING
    abbreviation: frozenset[str] = frozenset()
    """What a full stop stands behind within a sentence."""
    sentence_opens: re.Pattern[str] = _NOTHING
    """What begins a sentence on a line of its own, with the blanks before it."""
    asked: frozenset[str] = frozenset()
    """The last words of lines that the rules must be asked about."""
    asked_ends: frozenset[str] = frozenset()
    """The last two letters of these."""
    asked_last: frozenset[str] = frozenset(",-–")
    """The last letter of these, a comma and a dash."""
    asked_if_unwrapped: re.Pattern[str] = unwrapped_pattern((), (), "(?!)")
    """The breaks that may join two lines of a text without a margin."""
    motto: str = "\n"
    """What a letterhead's line ends in, the motto's last words."""
    unlined: UnlinedWords = UnlinedWords()
    """Words before which paragraphs begin in a text without lines."""


def line_words(words: Callable[[str], Iterable[str]], acts: Iterable[str]) -> LineWords:
    """The words of each kind, with the names of acts that a provision may stand above: "khoản 2 Điều 1⏎Nghị quyết"."""
    kinds = ("open_end", "open_number", "open_capitals", "half_name", "half_post", "half_label", "cannot_end")
    sets = {kind: frozenset(words(kind)) for kind in (*kinds, "abbreviation")}
    posts = {post.split()[1] for post in sets["half_post"]}
    cut: dict[str, tuple[str, ...]] = {}
    for first, second in map(str.split, words("cut_word")):
        cut[first] = (*cut.get(first, ()), second)
    open_ends = sets["open_end"] | sets["open_number"] | sets["half_name"] | posts | sets["half_label"] | cut.keys()
    opens = sorted(words("opens_line"))
    act = rf"(?:{'|'.join(map(re.escape, acts))})(?!\w)"
    half_ends = frozenset(word[-3:] for word in words("half_title"))
    return LineWords(
        **sets,
        whole=tuple(words("whole")),
        act=plain_re(act),
        cut_words=cut,
        posts=tuple(posts),
        open_phrases=(",", *(word for word in sets["open_capitals"] if " " in word)),
        half_title=plain_re(rf"(?<!\w)(?:{as_written(words('half_title'))})$"),
        half_ends=half_ends,
        opens=plain_re(rf"#{{1,6}} |{as_written(opens)}"),
        opening=frozenset(("#", *(word[0] for word in opens))),
        authority=plain_re(rf"(?:{as_written(words('authority'))})(?!\w)"),
        recital=plain_re(rf"(?:{as_written(words('wrapped_recital'))}|{_CARRIED_OUT}) "),
        sentence_opens=plain_re(rf"\s*(?:{as_written(words('sentence_opens'))})\s"),
        asked=open_ends,
        asked_ends=frozenset(word[-2:] for word in open_ends),
        asked_last=frozenset((*",-–", *(word[-1] for word in open_ends))),
        asked_if_unwrapped=unwrapped_pattern(half_ends, open_ends, act),
        motto=next(iter(words("motto")), "\n").rpartition(" - ")[2],
        unlined=unlined_words(words),
    )


_CARRIED_OUT = "Thực hiện [^.;:]{0,90} (?:của|tại)"  # "Thực hiện chỉ đạo của Tổng⏎Bí thư tại Thông báo số ..."
