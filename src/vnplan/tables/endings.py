"""The words a table's pattern may end in: what is read backwards is known by its last word before anything is tried."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable
from itertools import product

from vnplan.compiled import plain_re
from vnplan.tables.patterns import KEPT, alternatives, pieces

_MOST = 200  # endings: a pattern with more is tried behind any word
_PIECE = plain_re(r"(\[[^\]]*\]|\(.*\)|\\.|.)([?*+{].*)?", re.S)
_LETTERS = plain_re(r"\[([^\^\\\-][^\\\-]*)\]")
_LOOKS = ("(?<", "(?=", "(?!")
_LAST = plain_re(r"\w+$|\W$")
_WHOLE = plain_re(r"\W\w+$|\W$")
_WORD = plain_re(r"\w+|[^\w\s]")
_TWO_WHOLE = plain_re(r"(?:\W\w+|[^\w\s])\s*(?:(?<!\w)\w+|[^\w\s])$")


@functools.lru_cache(maxsize=KEPT)
def last_words(pattern: str) -> frozenset[str] | None:
    """The words, or marks, that a text which the pattern matches may end in; None where they cannot be told.

    >>> sorted(last_words("[Cc]ăn cứ( vào)?( các)?"))
    ['các', 'cứ', 'vào']
    >>> last_words(r"đề nghị [^;]{2,90}?\\("), last_words("theo [^;]{2,90}")
    (frozenset({'('}), None)
    """
    ends = _ends(pattern, _WHOLE)
    return None if ends is None else frozenset(found[0] for end in ends if (found := _LAST.search(end)))


@functools.lru_cache(maxsize=KEPT)
def last_two(pattern: str) -> frozenset[tuple[str, str]] | None:
    """The last words, or marks, as `last_words` tells them, each with the one before it; "" where that may be any.

    >>> sorted(last_two("theo đúng( quy định)?")), sorted(last_two("[Tt]heo"))
    ([('quy', 'định'), ('theo', 'đúng')], [('', 'Theo'), ('', 'theo')])
    """
    found: set[tuple[str, str]] = set()
    for alternative in alternatives(pattern):
        ends = _ends(alternative, _TWO_WHOLE)
        words = [_WORD.findall(end) for end in ends] if ends is not None else None
        if words is None:
            last = last_words(alternative)
            if last is None:
                return None
            words = [[word] for word in last]
        found.update((said[-2] if said[1:] else "", said[-1]) for said in words)
    return frozenset(found)


def _ends(pattern: str, enough: re.Pattern[str]) -> set[str] | None:
    """The last characters of what the pattern matches, as far as to what is `enough`, a whole word or two."""
    whole: set[str] = set()
    for alternative in alternatives(pattern):
        open_ = {""}
        for piece in reversed(pieces(alternative)):
            spelled = _spelled(piece, enough)
            if spelled is None or len(spelled) * len(open_) > _MOST:
                return None
            longer = {before + behind for before, behind in product(spelled, open_)}
            open_ = {end for end in longer if not enough.search(end)}
            whole |= longer - open_
            if not open_:
                break
        whole |= open_
    return whole


def _spelled(piece: str, enough: re.Pattern[str]) -> set[str] | None:
    """What a piece of a pattern may end in: a character, a class, a group, each with its count."""
    found = _PIECE.fullmatch(piece)
    if found is None:
        return None
    body, count = found[1], found[2] or ""
    ends: set[str] | None
    if body[0] == "(":
        ends = {""} if body.startswith(_LOOKS) else None if body[1] == "?" else _ends(body[1:-1], enough)
    elif body[0] == "[":
        letters = _LETTERS.fullmatch(body)
        ends = set(letters[1]) if letters else None
    elif body[0] == "\\":
        ends = None if body[1].isalnum() else {body[1]}
    else:
        ends = {body}
    if ends is None or (count not in ("", "?") and not all(map(enough.search, ends))):
        return None
    return ends | {""} if count[:1] in ("?", "*") or count.startswith(("{0", "{,")) else ends


def needed(pattern: str) -> str:
    """The longest run of letters or marks that every text the pattern matches holds; empty where none is told.

    >>> needed("(đã )?được (sửa đổi|bổ sung)( bởi)?"), needed(r"\\((đã )?sửa"), needed("theo|căn cứ")
    ('được', 'sửa', '')
    """
    return max(_runs(pattern), key=len, default="")


def _runs(pattern: str) -> list[str]:
    """The runs of letters or marks that every text the pattern matches holds."""
    runs = [""]
    for piece in pieces(pattern):
        said = piece.removeprefix("\\")
        if len(said) == 1 and said not in " .^$" and not (said.isalnum() and said != piece):
            runs[-1] += said
        else:
            runs.append("")
    return list(filter(None, runs))


def telling(patterns: Iterable[str], ends: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Letters of which a text holds some wherever one of the patterns matches, best such as its `ends` do not tell.

    Of all patterns those that they have in common, else a few of each; "" alone where there would be many.

    >>> telling([r"\\((đã )?sửa (bởi|tại)", r"\\((đã )?thay (bởi|tại)"], [("", "bởi"), ("", "tại")])
    ('(',)
    >>> telling(["[Kk]éo dài (của|tại)", "[Gg]ia hạn (của|tại)"], [("", "của"), ("", "tại")])
    ('dài', 'hạn')
    """
    known = {word for pair in ends for word in pair}

    def rank(letters: frozenset[str]) -> tuple[bool, bool, int, int]:
        few = "" not in letters and len(letters) <= _FEW
        news = known.isdisjoint(letters) and not any(run.isalpha() and len(run) == 1 for run in letters)
        return few, news, -len(letters), min(map(len, letters))

    told = [{*map(_alone, _runs(pattern)), *_needed_of_each(pattern)} for pattern in patterns]
    shared = set.intersection(*told)
    each: frozenset[str] = frozenset().union(*(max(sorted(several, key=sorted), key=rank) for several in told))
    best = max([*sorted(shared, key=sorted), each], key=rank)
    few, news, *_ = rank(best)
    return tuple(sorted(best)) if few and (news or len(best) == 1) else ("",)


_FEW = 4  # letters to look for: more cost what a pattern costs


def _alone(run: str) -> frozenset[str]:
    return frozenset([run])


def needed_of_some(patterns: Iterable[str]) -> frozenset[str]:
    """Letters of which a text holds some wherever one of the patterns matches; "" is held by every text.

    Of what a pattern needs counts what most of them need.

    >>> sorted(needed_of_some(["được (sửa|bổ sung)", "(sửa|bổ sung) bởi"]))
    ['sung', 'sửa']
    """
    told = [_needed_of_each(pattern) for pattern in patterns]
    often = Counter(run for several in told for runs in several for run in runs)

    def rank(runs: frozenset[str]) -> tuple[bool, float]:
        return "" not in runs, sum(often[run] for run in runs) / len(runs)

    return frozenset().union(*(max(several, key=rank) for several in told))


@functools.lru_cache(maxsize=KEPT)
def _needed_of_each(pattern: str) -> tuple[frozenset[str], ...]:
    """Sets of letters, of each of which every text the pattern matches holds some."""
    found = [frozenset([needed(pattern)])]
    for piece in pieces(pattern):
        if piece[0] == "(" and piece[1] != "?" and piece[-1] == ")":
            found.append(frozenset(map(needed, alternatives(piece[1:-1]))))
    return tuple(found)


def any_of(words: Iterable[str]) -> str:
    """A pattern, to be read backwards, for a place behind any of the words and marks.

    >>> any_of(["các", "cứ", "vào"])
    '(?:(?<!\\\\w)(?:(?:cá)c|(?:c)ứ|(?:và)o))(?!\\\\w)'
    """
    by_letter: dict[str, list[str]] = {}
    marks = ""
    for word in sorted(words):
        if word[-1].isalnum():
            by_letter.setdefault(word[-1], []).append(word[:-1])
        else:
            marks += "\\" + word
    letters = "|".join(f"(?:{'|'.join(starts)}){letter}" for letter, starts in by_letter.items())
    return rf"(?:(?<!\w)(?:{letters}){f'|[{marks}]' if marks else ''})(?!\w)"
