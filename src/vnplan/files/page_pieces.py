"""Words drawn in pieces: a font that lacks a letter has it drawn by another one, behind the rest of the line."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby

from vnplan.files.page_words import Word


def whole_words(words: Sequence[Word]) -> list[Word]:
    """The words, pieces that adjoin on a line put together however far apart they were drawn."""
    lines = [_joined(line) for line in _lines(words)]
    pieces = {piece.order for line in lines for one in line if len(one) > 1 for piece in one}
    if not pieces:
        return list(words)
    placed = [place for line in lines for place in _places(line, pieces)]
    placed.sort(key=lambda place: place[0])
    return [word._replace(order=order) for order, (_, word) in enumerate(placed)]


def _places(line: Iterable[Sequence[Word]], pieces: Collection[int]) -> Iterator[tuple[float, Word]]:
    """When the words of a line were drawn; one letter drawn among pieces of others stands behind the word before it."""
    at = 0.0
    for word in map(_of, line):
        alone = at and len(word.text) == 1 and (word.order - 1 in pieces or word.order + 1 in pieces)
        at = at + 0.01 if alone else float(word.order)
        yield at, word


def _lines(words: Iterable[Word]) -> Iterator[list[Word]]:
    """Words of one height and size, from left to right."""
    for _, line in groupby(sorted(words, key=_height), _height):
        yield sorted(line, key=lambda word: word.left)


def _height(word: Word) -> tuple[float, float]:
    return round(word.y, 1), round(word.size, 1)


def _joined(line: Iterable[Word]) -> list[list[Word]]:
    """The words of a line, each as its pieces."""
    out: list[list[Word]] = []
    for word in line:
        if out and _belongs(word, out[-1]):
            out[-1].append(word)
        else:
            out.append([word])
    return out


def _belongs(word: Word, pieces: Sequence[Word]) -> bool:
    """Whether a word is a piece of what stands before it."""
    before = pieces[-1]
    gap = (word.left - before.right) / word.size
    if word.order == before.order + 1 or not -_OVER < gap < _NARROW:
        return False
    return len(pieces) > 1 or _may_lack(before.text[-1]) or _may_lack(word.text[0])


_OVER, _NARROW = 0.16, 0.08  # of a letter's size: slanted letters overlap, the narrowest blank has 0.2


def _may_lack(letter: str) -> bool:
    """Whether fonts may lack a letter."""
    return letter > "\x7f" and letter.isalpha()


def _of(pieces: Sequence[Word]) -> Word:
    """A word of its pieces."""
    first = min(pieces, key=lambda piece: piece.order)
    text = "".join(piece.text for piece in pieces)
    return first._replace(text=text, left=pieces[0].left, right=pieces[-1].right)
