"""Marks of footnotes that are as large as the text, "ngày 05/3/2020(1)": told by notes in small letters at the foot."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from vnplan.files.page_lines import PageLine, PageRow
from vnplan.files.page_words import Word


def with_marks_apart(rows: Sequence[PageRow]) -> list[PageRow]:
    """The rows of a page, the marks that its foot tells words of their own."""
    foot = foot_of(rows)
    labels = {told[0] for row in rows[foot:] if (told := _LABEL.match(row[0].text))}
    if not labels:
        return list(rows)
    text = rows[:foot]
    alone = Counter(word.text for word in _inner(text) if word.text in labels)
    close = {told[2] for word in _inner(text) if (told := _BEHIND.fullmatch(word.text))}
    # an enumeration counts "(1)" too: what stands by itself is a mark where it is the only one
    lone = {label for label, count in alone.items() if count == 1 and label not in close}
    told_rows = [[_apart(line, labels, lone) for line in row] for row in text]
    return [*told_rows, *rows[foot:]]


_LABEL = re.compile(r"[(\[]\d{1,2}[)\]](?=\s)")
_BEHIND = re.compile(r"(.*[\w”\"»])([(\[]\d{1,2}[)\]])([.,;:]?)")
_SMALLER = 0.95


def foot_of(rows: Sequence[PageRow]) -> int:
    """The first of the rows at the end of a page that are set in smaller letters than most of it."""
    sizes: Counter[float] = Counter()
    for row in rows:
        for line in row:
            sizes[round(line.size, 1)] += len(line.text)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    at = len(rows)
    while at and max(line.size for line in rows[at - 1]) < _SMALLER * body:
        at -= 1
    return at


def _inner(rows: Sequence[PageRow]) -> Iterator[Word]:
    """The words that do not begin a line: one that does may be a label."""
    return (word for row in rows for line in row for word in line.words[1:])


def _apart(line: PageLine, labels: set[str], lone: set[str]) -> PageLine:
    words: list[Word] = line.words[:1]
    for word in line.words[1:]:
        told = _BEHIND.fullmatch(word.text)
        if word.text in lone:
            words.append(word._replace(mark=True))
        elif told is not None and told[2] in labels:
            words += _parts(word, (told[1], told[2], told[3]))
        else:
            words.append(word)
    return PageLine(words)


def _parts(word: Word, texts: tuple[str, str, str]) -> Iterator[Word]:
    """A word, its mark and the sign behind it, side by side."""
    at, wide = word.left, (word.right - word.left) / len(word.text)
    for n, text in enumerate(texts):
        if text:
            end, glued = at + wide * len(text), n > 0 or word.glued
            yield word._replace(text=text, left=at, right=end, glued=glued, order=word.order + n, mark=n == 1)
            at = end
