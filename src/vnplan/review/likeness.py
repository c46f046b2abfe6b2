"""How alike the sections of two documents are: by their words, weighed, and by the documents both cite."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from vnplan.models import Document
from vnplan.text.words import words

HEADING_SHARE = 0.4
"""What the headings' likeness counts in the score, where both sections stand under a heading."""


class Likened(NamedTuple):
    """What is compared of one section: words of the heading it stands under, of its own text, keys it cites."""

    section: int
    heading: tuple[str, ...]
    text: tuple[str, ...]
    keys: tuple[str, ...]
    size: int


_APART = {"letterhead", "recipients", "signature", "footnotes", "web_chrome", "metadata"}


def units_of(document: Document) -> list[Likened]:
    """The numbered sections with words of their own, in text order."""
    text, sections = document.text, document.sections
    stops = {s.parent: s.start for s in reversed(sections) if s.parent is not None}  # where the first child begins
    apart = [r for r in document.regions if r.kind in _APART]
    headings: dict[int | None, tuple[str, ...]] = {None: ()}
    units = []
    for at, section in enumerate(sections):
        start = past(text, section.start, section.label)
        stop = stops.get(at, section.end)
        body = min(past(text, start, section.heading or ""), stop)
        own, _ = _words(document, start, body)
        headings[at] = own or headings[section.parent]
        if section.kind == "footnote" or any(r.start <= section.start < r.end for r in apart):
            continue
        said, keys = _words(document, body, stop)
        if said or keys or (own and at not in stops):
            _, titled = _words(document, start, body)
            units.append(Likened(at, headings[at], said or own, tuple(sorted({*keys, *titled})), len(own) + len(said)))
    return units


def past(text: str, at: int, words: str) -> int:
    """Where `words`, which stand at `at`, end; counted in letters and digits, as the rest may be written otherwise."""
    count = sum(c.isalnum() for c in words)
    while count and at < len(text):
        count -= text[at].isalnum()
        at += 1
    return at


def _words(document: Document, start: int, end: int) -> tuple[tuple[str, ...], list[str]]:
    """The words of a stretch of text without the cores of its citations, and the keys of these."""
    pieces, keys, here = [], [], start
    for cited in document.citations:
        if start <= cited.start < end and cited.key is not None and cited.start >= here:
            pieces.append(document.text[here : cited.start])
            keys.append(cited.key)
            here = min(cited.end, end)
    return words(" ; ".join([*pieces, document.text[here:end]])), keys


def weights_of(units: list[Likened]) -> dict[str, int]:
    """How often to count each word: twice its inverse frequency over the sections of both documents, at least once."""
    found = Counter(chain.from_iterable({*unit.heading, *unit.text, *unit.keys} for unit in units))
    return {word: max(1, round(2 * math.log((len(units) + 1) / found[word]))) for word in sorted(found)}


class Score(NamedTuple):
    """How alike two sections are, of 100; `heading` is None where one stands under none."""

    total: float
    heading: float | None
    text: float


def scores_of(
    ours: list[Likened], theirs: list[Likened], weights: dict[str, int], floor: float
) -> dict[tuple[int, int], Score]:
    """The scores of the pairs at or over the floor, by position.

    A bag of words is written as a string, a character a word, as often as it weighs, sorted: its ratio with another is
    then the share of weight both hold.
    """
    from rapidfuzz import fuzz

    signs = {word: chr(0x10000 + number) * weights[word] for number, word in enumerate(weights)}

    def bag(found: Iterable[str]) -> str:
        return "".join(sorted("".join(signs[word] for word in found)))

    left, right = ([(bag(u.heading), bag((*u.text, *u.keys))) for u in side] for side in (ours, theirs))
    titles = {(a, b): fuzz.ratio(a, b) for a in {h for h, _ in left if h} for b in {h for h, _ in right if h}}
    scores = {}
    for i, (heading, text) in enumerate(left):
        for j, (other_heading, other_text) in enumerate(right):
            titled = titles.get((heading, other_heading))
            share = HEADING_SHARE if titled is not None else 0.0
            wanted = (floor - 0.1 - share * (titled or 0.0)) / (1 - share)  # a text less alike is never over the floor
            alike = fuzz.ratio(text, other_text, score_cutoff=max(0.0, wanted))
            total = round(share * (titled or 0.0) + (1 - share) * alike, 1)
            if total >= floor and (alike or wanted <= 0):
                scores[i, j] = Score(total, None if titled is None else round(titled, 1), round(alike, 1))
    return scores


def assigned(
    ours: list[Likened], theirs: list[Likened], high: dict[tuple[int, int], float], floor: float
) -> Iterator[tuple[int, int]]:
    """The one-to-one pairs that together lie highest above the floor; among equals those nearest in place."""
    import networkx

    if [unit[1:] for unit in theirs] < [unit[1:] for unit in ours]:  # one order for both directions
        swapped = {(j, i): score for (i, j), score in high.items()}
        yield from ((i, j) for j, i in assigned(theirs, ours, swapped, floor))
        return
    far = (len(ours) + len(theirs)) ** 2
    graph = networkx.Graph()
    for (i, j), score in high.items():
        if score > 0:  # whole numbers, so that sums are exact; place counts less than the least step of a score
            gain = (round((score - floor) * 10) + 1) * far * (len(ours) + 1) + far - (i - j) ** 2
            graph.add_edge(("ours", i), ("theirs", j), weight=gain)
    for pair in networkx.max_weight_matching(graph):
        (_, i), (_, j) = sorted(pair)
        yield i, j
