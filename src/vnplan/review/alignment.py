"""Section by section: what of a directive a plan takes up, adds and leaves out.

Two sections are compared by their words, cut by underthesea and weighed: a word found in few sections says much, one
found in most says little. A one-to-one assignment picks the pairs.
"""

from __future__ import annotations

import html
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from vnplan.models import Document, Section, cell
from vnplan.text.words import words

if TYPE_CHECKING:
    import pandas

FLOOR = 20.0
"""The score from which two sections count as a pair; docs/align.md tells how it was found."""

HEADING_SHARE = 0.4
"""What the headings' likeness counts in the score, where both sections stand under a heading."""


def align(plan: Document, directive: Document, *, floor: float = FLOOR) -> Alignment:
    """Which section of `plan` takes up which of `directive`, at most one for one, with scores from 0 to 100.

    Compared are the numbered sections with text of their own, subsections left out, each under its own heading or the
    nearest above it. The pairs are those that together lie highest above `floor`; swapping the documents swaps the
    sides of each pair and changes nothing else.

    Raises ValueError where a document was loaded without its text, or `floor` is not within 0 to 100.

    >>> import vnplan
    >>> plan = vnplan.parse("1. Xây dựng thư viện trường học\\n2. Tổ chức hội thi nấu ăn")
    >>> directive = vnplan.parse("1. Chấn chỉnh việc thu phí\\n2. Đầu tư thư viện cho trường học")
    >>> found = align(plan, directive)
    >>> [(pair.plan, pair.directive) for pair in found.pairs], found.added, found.left_out
    ([(0, 1)], [Lone(section=1, nearest=None, score=None)], [Lone(section=0, nearest=None, score=None)])
    """
    if not 0 <= floor <= 100:
        raise ValueError(f"floor is a score from 0 to 100, not {floor!r}")
    ours, theirs = _units(plan), _units(directive)
    weights = _weights([*ours, *theirs])
    scores = _scores(ours, theirs, weights, floor)
    high = {at: score.total for at, score in scores.items()}
    pairs = [_pair(ours[i], theirs[j], scores[i, j], weights) for i, j in _assign(ours, theirs, high, floor)]
    pairs.sort(key=lambda pair: pair.directive)
    met = {pair.directive for pair in pairs}
    total = sum(unit.size for unit in theirs)
    return Alignment(
        plan=plan,
        directive=directive,
        floor=floor,
        pairs=pairs,
        added=_lone(ours, theirs, high, {pair.plan for pair in pairs}),
        left_out=_lone(theirs, ours, {(j, i): score for (i, j), score in high.items()}, met),
        share=sum(unit.size for unit in theirs if unit.section in met) / total if total else 0.0,
    )


class Pair(NamedTuple):
    """A section of the plan and the section of the directive it takes up: indices into their documents' sections."""

    plan: int
    directive: int
    score: float
    heading_score: float | None
    """Likeness of the headings; None where one stands under none."""
    text_score: float
    citations: tuple[str, ...]
    """Keys of the documents both cite."""
    words: tuple[str, ...]
    """The words of both texts that count most, eight at most."""


class Lone(NamedTuple):
    """A section without a partner; `nearest`: the other document's most alike at or over the floor, and its score."""

    section: int
    nearest: int | None
    score: float | None


COLUMNS = (
    "status", "score", "heading_score", "text_score",
    "directive_section", "directive_path", "directive_heading", "plan_section", "plan_path", "plan_heading",
    "citations", "words",
)  # fmt: skip


@dataclass(frozen=True)
class Alignment:
    """What `align` finds. `share`: of the directive's words, those in sections taken up (0 where it has none)."""

    plan: Document
    directive: Document
    floor: float
    pairs: list[Pair]
    added: list[Lone]
    left_out: list[Lone]
    share: float

    def rows(self) -> list[dict[str, Any]]:
        """One dict a section or pair, keys as COLUMNS: the directive's in its order, then what the plan adds.

        `status` is "taken up", "left out" or "added". Without a partner the other side's fields are those of the
        nearest section, which has a better partner, or None.
        """
        first: list[tuple[int, int | None, Pair | Lone]] = [(pair.directive, pair.plan, pair) for pair in self.pairs]
        first += [(one.section, one.nearest, one) for one in self.left_out]
        first.sort(key=lambda row: row[0])
        last = ((one.nearest, one.section, one) for one in self.added)
        rows = []
        for at, (j, i, found) in enumerate(chain(first, last)):
            pair = found if isinstance(found, Pair) else None
            status = "taken up" if pair else "left out" if at < len(first) else "added"
            ours = None if i is None else self.plan.sections[i]
            theirs = None if j is None else self.directive.sections[j]
            values = (
                status, found.score, pair and pair.heading_score, pair and pair.text_score,
                j, theirs and theirs.path, theirs and title(theirs), i, ours and ours.path, ours and title(ours),
                list(pair.citations) if pair else [], list(pair.words) if pair else [],
            )  # fmt: skip
            rows.append(dict(zip(COLUMNS, values, strict=True)))
        return rows

    def to_frame(self) -> pandas.DataFrame:
        """The rows as a pandas DataFrame, the same columns also when empty (needs pandas)."""
        try:
            import pandas
        except ImportError as error:
            raise ImportError("to_frame() needs pandas: pip install 'vnplan[frames]'") from error
        frame = pandas.DataFrame(self.rows(), columns=list(COLUMNS))
        whole = {"directive_section": "Int64", "plan_section": "Int64"}  # None among them makes no floats of them
        return frame.astype(whole | dict.fromkeys(("score", "heading_score", "text_score"), "float64"))

    def _repr_html_(self) -> str:
        shown = ("status", "score", "directive_path", "directive_heading", "plan_path", "plan_heading")
        head = "".join(f"<th>{name}</th>" for name in shown)
        body = "".join(
            "<tr>" + "".join(f"<td>{html.escape(cell(row[name]))}</td>" for name in shown) + "</tr>"
            for row in self.rows()
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def render(alignment: Alignment) -> Iterator[str]:
    """Lines for reading: the directive's sections in order with partner and score, then what the plan adds."""
    plan, directive = alignment.plan, alignment.directive
    taken, left, added = len(alignment.pairs), len(alignment.left_out), len(alignment.added)
    yield f"plan       {_name(plan)}"
    yield f"directive  {_name(directive)}"
    yield (
        f"{taken} of the directive's {taken + left} sections taken up ({alignment.share:.0%} of its words),"
        f" {left} left out; {added} added"
    )
    partners = {pair.directive: pair for pair in alignment.pairs}
    alone = {one.section: one for one in alignment.left_out}
    for at in sorted({*partners, *alone}):
        yield ""
        if at in partners:
            pair = partners[at]
            yield f"{pair.score:5.1f}  {_line(directive, at)}"
            yield f"       = {_line(plan, pair.plan)}"
            if pair.citations:
                yield f"         both cite {', '.join(pair.citations)}"
        else:
            yield f"    –  {_line(directive, at)}"
            yield f"       left out{_nearest(alone[at], plan)}"
    if alignment.added:
        yield ""
        yield "Added by the plan"
    for one in alignment.added:
        yield f"    +  {_line(plan, one.section)}{_nearest(one, directive)}"


def title(section: Section) -> str:
    """A section's heading, or the first twelve words of its text."""
    if section.heading is not None:
        return section.heading
    start = _past(section.text, 0, section.label)
    opening = section.text[start : start + 400].lstrip(" .):/*|-,;\n").split()
    return " ".join(opening[:12]) + (" …" if len(opening) > 12 else "")


class _Unit(NamedTuple):
    """What is compared of one section: words of the heading it stands under, of its own text, keys it cites."""

    section: int
    heading: tuple[str, ...]
    text: tuple[str, ...]
    keys: tuple[str, ...]
    size: int


_APART = {"letterhead", "recipients", "signature", "footnotes", "web_chrome", "metadata"}


def _units(document: Document) -> list[_Unit]:
    """The numbered sections with words of their own, in text order."""
    text, sections = document.text, document.sections
    stops = {s.parent: s.start for s in reversed(sections) if s.parent is not None}  # where the first child begins
    apart = [r for r in document.regions if r.kind in _APART]
    headings: dict[int | None, tuple[str, ...]] = {None: ()}
    units = []
    for at, section in enumerate(sections):
        start = _past(text, section.start, section.label)
        stop = stops.get(at, section.end)
        body = min(_past(text, start, section.heading or ""), stop)
        own, _ = _words(document, start, body)
        headings[at] = own or headings[section.parent]
        if section.kind == "footnote" or any(r.start <= section.start < r.end for r in apart):
            continue
        said, keys = _words(document, body, stop)
        if said or keys or (own and at not in stops):
            _, titled = _words(document, start, body)
            units.append(_Unit(at, headings[at], said or own, tuple(sorted({*keys, *titled})), len(own) + len(said)))
    return units


def _past(text: str, at: int, words: str) -> int:
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


def _weights(units: list[_Unit]) -> dict[str, int]:
    """How often to count each word: twice its inverse frequency over the sections of both documents, at least once."""
    found = Counter(chain.from_iterable({*unit.heading, *unit.text, *unit.keys} for unit in units))
    return {word: max(1, round(2 * math.log((len(units) + 1) / found[word]))) for word in sorted(found)}


class _Score(NamedTuple):
    total: float
    heading: float | None
    text: float


def _scores(
    ours: list[_Unit], theirs: list[_Unit], weights: dict[str, int], floor: float
) -> dict[tuple[int, int], _Score]:
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
                scores[i, j] = _Score(total, None if titled is None else round(titled, 1), round(alike, 1))
    return scores


def _assign(
    ours: list[_Unit], theirs: list[_Unit], high: dict[tuple[int, int], float], floor: float
) -> Iterator[tuple[int, int]]:
    """The one-to-one pairs that together lie highest above the floor; among equals those nearest in place."""
    import networkx

    if [unit[1:] for unit in theirs] < [unit[1:] for unit in ours]:  # one order for both directions
        swapped = {(j, i): score for (i, j), score in high.items()}
        yield from ((i, j) for j, i in _assign(theirs, ours, swapped, floor))
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


def _pair(ours: _Unit, theirs: _Unit, score: _Score, weights: dict[str, int]) -> Pair:
    both = sorted({*ours.text} & {*theirs.text}, key=lambda word: (-weights[word], word))
    return Pair(
        ours.section,
        theirs.section,
        *(score.total, score.heading, score.text),
        tuple(sorted({*ours.keys} & {*theirs.keys})),
        tuple(word.replace("_", " ") for word in both[:8]),
    )


def _lone(units: list[_Unit], others: list[_Unit], high: dict[tuple[int, int], float], met: set[int]) -> list[Lone]:
    """The units without a partner, each with the nearest of the others."""
    near: dict[int, int] = {}
    for i, j in sorted(high):
        if i not in near or high[i, j] > high[i, near[i]]:
            near[i] = j
    return [
        Lone(unit.section, others[near[i]].section, high[i, near[i]]) if i in near else Lone(unit.section, None, None)
        for i, unit in enumerate(units)
        if unit.section not in met
    ]


def _name(document: Document) -> str:
    m = document.metadata
    return "  ".join(filter(None, (m.number, m.title, document.source))) or m.key or ""


def _path(document: Document, at: int) -> str:
    section = document.sections[at]
    return f"[{section.part}] {section.path}" if len(document.parts) > 1 else section.path


def _line(document: Document, at: int) -> str:
    return f"{_path(document, at)}  {title(document.sections[at])}"


def _nearest(one: Lone, other: Document) -> str:
    return "" if one.nearest is None else f" (nearest {_path(other, one.nearest)}, {one.score})"
