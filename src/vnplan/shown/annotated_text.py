"""A text with its citations marked, as Markdown and for a terminal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from vnplan.names import LEVELS
from vnplan.shown.blocks import ShownBlock, ShownRun, blocks_of
from vnplan.shown.cited import InWords, Target, ToldDocument, facts_of, line_of
from vnplan.tables.spoken import spoken
from vnplan.text.shown import brief, one_line, visible, whole_letters

# --- Markdown --------------------------------------------------------------------------------------------------------


def as_markdown(told: ToldDocument) -> str:
    """The text as Markdown: a citation is a link to its document in the list below, what it is stands in its title."""
    out = [f"# {plain(told.name)}", ""]
    facts = [f"- {plain(name)}: {plain(value)}" for name, value in facts_of(told)]
    out += [*facts, ""] if facts else []
    in_table = False
    for block in blocks_of(told.document, told.rules):
        if block.is_row:
            cells = [_linked(told, cell).replace("|", "\\|") for cell in block.cells]
            if not block.is_rule:
                out.append(f"| {' | '.join(cells)} |")
                out += [f"|{' --- |' * len(cells)}"] if not in_table else []
            in_table = True
            continue
        out += [""] if in_table else []
        in_table = False
        anchor = "" if block.section is None else f'<a id="s{block.section}"></a>'
        marks = f"{'#' * min(6, block.depth + 1)} " if block.is_heading else ""
        out += [f"{marks}{anchor}{_linked(told, block.cells[0])}", ""]
    out += [""] if in_table else []
    return "\n".join([*out, *_markdown_list(told)]) + "\n"


_SIGNS = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&=$^:@\"'])")


def plain(words: str) -> str:
    """Words as Markdown that stay words: no sign in them is a mark, no address a link.

    >>> plain("1. *Sách* <b> & #1")
    '1\\\\. \\\\*Sách\\\\* \\\\<b\\\\> \\\\& \\\\#1'
    """
    return _SIGNS.sub(r"\\\1", visible(whole_letters(one_line(words))))


def _linked(told: ToldDocument, runs: list[ShownRun]) -> str:
    return "".join(_link(told, run) for run in runs)


def _link(told: ToldDocument, run: ShownRun) -> str:
    raw = told.document.text[run.start : run.end]
    words, lead, tail = plain(raw), " " * raw[:1].isspace(), " " * (raw[-1:].isspace() and bool(raw.strip()))
    one = told.cited.get(run.citation) if run.citation is not None else None
    if one is None:
        return f"{lead}{words}{tail}"
    anchor = f'<a id="c{one.at}"></a>' if run.opens else ""
    return f'{lead}{anchor}[{words}](#d{one.target.n} "{plain(_title(one))}"){tail}'


def _title(one: InWords) -> str:
    """What a link's title says: name, relation, day, title, verdict."""
    target = one.target
    title = f"“{brief(target.title, 120)}”" if target.title and target.title not in target.name else ""
    return " · ".join(filter(None, (one.relation, target.name, target.date, title, one.message)))


def _markdown_list(told: ToldDocument) -> Iterator[str]:
    yield f"## {plain(spoken('annotated', 'documents', told.language, told.rules))}"
    yield ""
    if not told.targets:
        yield plain(spoken("annotated", "none", told.language, told.rules))
    for target in told.targets:
        said = " · ".join(plain(one) for one in _facts(told, target))
        yield f'{target.n}. <a id="d{target.n}"></a>**{plain(target.name)}** {said}'.rstrip()
        ones = [told.cited[at] for at in target.places]
        places = ", ".join(
            f"[{plain(one.where or str(one.at + 1))}](#c{one.at}) ({plain(one.relation)})" for one in ones
        )
        yield f"   - {plain(spoken('annotated', 'at', told.language, told.rules))}: {places}"
        yield from (f"   - {plain(words)}" for words in dict.fromkeys(one.message for one in ones if one.message))


def _facts(told: ToldDocument, target: Target) -> list[str]:
    """Level, day, body and title of a document cited, those that are told."""
    title = [f"“{brief(target.title, 160)}”"] if target.title and target.title not in target.name else []
    return line_of(target, told) + title


# --- terminal --------------------------------------------------------------------------------------------------------

_COLOURS = {
    "central_party": 31, "national_assembly": 35, "president": 35, "government": 34, "prime_minister": 34,
    "ministry": 36, "government_agency": 36, "provincial_party": 33, "provincial_council": 33,
    "provincial_committee": 32, "provincial_department": 32,
}  # fmt: skip
"""ANSI colours that any terminal has, so that they fit its background; a number behind each citation tells the same."""
_LINES = {"implements": "1;4", "legal_basis": "4"}
"""Bold and underlined what is carried out, underlined what the text rests on, plain the rest."""
_GRAVE = {"error": "1;31", "warning": "1;33"}
_LEAST = 24


def as_terminal(told: ToldDocument, width: int, colours: bool) -> str:
    """The text for a terminal: wrapped between words, indented by section, the documents cited as a list below."""
    pen = _Pen(max(width, _LEAST), colours)
    out: list[str] = []
    before = None
    for block in blocks_of(told.document, told.rules):
        if block.is_rule:
            continue
        words = [word for cell in block.cells for word in [*_words(told, cell, pen), *_bar(block)]]
        kind = "row" if block.is_row else block.region
        out += [""] if before != kind or kind not in _TIGHT else []
        out += pen.wrapped(words, "  " * max(0, block.depth - 1), bold=block.is_heading)
        before = kind
    out += ["", *_terminal_list(told, pen), "", *_legend(told, pen)]
    return "\n".join(out).strip("\n") + "\n"


def _style(level: str, relation: str = "") -> str:
    return ";".join(filter(None, (_LINES.get(relation, ""), str(_COLOURS.get(level, 39)))))


def _legend(told: ToldDocument, pen: _Pen) -> Iterator[str]:
    """What colours and lines mean, those that are there."""
    if not pen.colours or not told.targets:
        return
    there = {target.level for target in told.targets}
    levels = [
        (spoken("level", level, told.language, told.rules).replace(" ", "\u00a0"), _style(level))
        for level in LEVELS
        if level in there
    ]
    lines = [
        (spoken("relation", relation, told.language, told.rules).replace(" ", "\u00a0"), style)
        for relation, style in _LINES.items()
        if any(one.citation.relation == relation for one in told.cited.values())
    ]
    for name, some in (("levels", levels), ("relations", lines)):
        if some:
            words = [*_plain(spoken("annotated", name, told.language, told.rules) + ":"), *some]
            yield from pen.wrapped(words, "  ", first="")


_TIGHT = frozenset({"letterhead", "title", "recipients", "signature", "metadata", "web_chrome", "row"})
"""Regions whose lines stand close together."""


def _bar(block: ShownBlock) -> list[tuple[str, str]]:
    return [("|", "")] if block.is_row else []


def _words(told: ToldDocument, runs: list[ShownRun], pen: _Pen) -> Iterator[tuple[str, str]]:
    """The words of a paragraph, each with its colour; a word may be put together of several runs."""
    word: list[tuple[str, str]] = []
    for run in runs:
        said, style = _styled(told, run, pen)
        for n, piece in enumerate(said.split(" ")):
            if n and word:
                yield pen.joined(word)
                word = []
            if piece:
                word.append((piece, style))
    if word:
        yield pen.joined(word)


def _styled(told: ToldDocument, run: ShownRun, pen: _Pen) -> tuple[str, str]:
    """What stands in a run and its style; of a citation with its marks and, at its end, its number in the list."""
    said = visible(whole_letters(re.sub(r"\s+", " ", told.document.text[run.start : run.end])))
    one = told.cited.get(run.citation) if run.citation is not None else None
    if one is None:
        return said, ""
    opening, closing = ("", "") if pen.colours else ("⟦", "⟧")
    if run.opens:
        said = opening + said
    if run.closes:
        said += f"{closing}[{one.target.n}]" + ("!" if one.severity in _GRAVE else "")
    return said, _style(one.target.level, "" if one.citation.governor is not None else one.citation.relation)


def _terminal_list(told: ToldDocument, pen: _Pen) -> Iterator[str]:
    yield pen.ink(spoken("annotated", "documents", told.language, told.rules), "1")
    if not told.targets:
        yield spoken("annotated", "none", told.language, told.rules)
    margin = " " * (len(str(len(told.targets))) + 3)
    for target in told.targets:
        ones = [told.cited[at] for at in target.places]
        style = _style(target.level)
        number = f"[{target.n}]".ljust(len(margin))
        yield from pen.wrapped([*_plain(target.name, style)], margin, first=number)
        yield from pen.wrapped([*_plain(" · ".join(_facts(told, target)))], margin)
        places = ", ".join(f"{one.where} ({one.relation})" if one.where else one.relation for one in ones)
        yield from pen.wrapped([*_plain(f"{spoken('annotated', 'at', told.language, told.rules)}: {places}")], margin)
        for words, grave in dict.fromkeys((one.message, one.severity) for one in ones if one.message):
            yield from pen.wrapped([*_plain(f"! {words}", _GRAVE.get(grave, ""))], margin)


def _plain(words: str, style: str = "") -> Iterator[tuple[str, str]]:
    for word in visible(whole_letters(one_line(words))).split(" "):
        if word:
            yield word, style


class _Pen:
    """Writes words within a width, in colours or without."""

    def __init__(self, width: int, colours: bool) -> None:
        self.width, self.colours = width, colours

    def ink(self, words: str, style: str) -> str:
        """Words in a style of ANSI."""
        return f"\x1b[{style}m{words}\x1b[0m" if self.colours and style and words else words

    def joined(self, parts: list[tuple[str, str]]) -> tuple[str, str]:
        """Parts of one word, inked; the second tells the word as it is seen."""
        if len(parts) == 1:
            return parts[0]
        return "".join(self.ink(*part) for part in parts), _INKED + "".join(words for words, _ in parts)

    def wrapped(
        self, words: list[tuple[str, str]], margin: str, *, first: str | None = None, bold: bool = False
    ) -> Iterator[str]:
        """Lines of words; one longer than a line is cut where the line ends."""
        line, room, begun = margin if first is None else first, self.width - len(margin), False
        left = room
        for word, style in words:
            inked = style.startswith(_INKED)
            seen = style.removeprefix(_INKED) if inked else word
            long = wide(seen)
            if begun and long + 1 > left:
                yield line
                line, left, begun = margin, room, False
            while not inked and long > left and not begun:
                cut = _fitting(word, left)
                yield line + self.ink(word[:cut], style)
                word, line, left = word[cut:], margin, room
                long = wide(word)
            text = word if inked else self.ink(word, f"1;{style}".rstrip(";") if bold else style)
            line += (" " if begun else "") + text
            left -= long + (1 if begun else 0)
            begun = True
        if begun:
            yield line


_INKED = "\x00"


def wide(words: str) -> int:
    """How many columns of a terminal words take.

    >>> wide("sách"), wide("sa\\u0301ch"), wide("書")
    (4, 4, 2)
    """
    if words.isascii():
        return len(words)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in words)


def _fitting(word: str, room: int) -> int:
    """How many letters of a word go into so many columns, one at least."""
    at = used = 0
    while at < len(word) and used + wide(word[at]) <= room:
        used += wide(word[at])
        at += 1
    return max(1, at)
