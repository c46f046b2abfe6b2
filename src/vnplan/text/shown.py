"""Words made fit for where they go: a line, a terminal, a spreadsheet, XML."""

from __future__ import annotations

import datetime
import json

from vnplan.compiled import plain_re


def one_line(words: str) -> str:
    """Words with their blanks and line breaks folded.

    >>> one_line("Quyết định số\\n2457/QĐ-BGDĐT ")
    'Quyết định số 2457/QĐ-BGDĐT'
    """
    return " ".join(words.split())


def brief(words: str | None, most: int = 48) -> str:
    """Words on one line, cut at a blank where they are longer than `most`; what no terminal should get is spelled out.

    >>> brief("Kế hoạch thực hiện nhiệm vụ năm học 2023-2024", 24)
    'Kế hoạch thực hiện nhiệm…'
    >>> print(brief("đọc\x1b[31m sách"))
    đọc\\x1b[31m sách
    """
    line = one_line(words or "")
    if len(line) > most:
        line = (line[: most + 1].rpartition(" ")[0] or line[:most]).rstrip(",;:") + "…"
    return visible(line)


def named(
    document_type: str | None, number: str | None, date: datetime.date | None, issuer: str | None, title: str | None
) -> str:
    """A document's particulars on one line as one names it, those that are told."""
    told = (document_type, number, f"({date})" if date else None, issuer, f"“{brief(title)}”" if title else None)
    return " ".join(brief(one) for one in told if one)


# Control characters but the line break, marks of direction, line separators, lone surrogates, hidden tags: what moves a
# terminal's cursor, changes its colours, turns words round or is seen by nobody.
_MOVES = plain_re(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def visible(words: str, as_json: bool = False) -> str:
    """Words as a terminal may have them: what would move, colour or turn it is spelled out; `as_json`, as JSON does.

    >>> print(visible("đọc\x1b[31m sách\u202e"))
    đọc\\x1b[31m sách\\u202e
    """
    if not _MOVES.search(words):
        return words
    return _MOVES.sub(lambda found: (json.dumps if as_json else ascii)(found.group())[1:-1], words)


def file_named(source: str) -> str:
    """The name of a file as people may read it: on one line, what would move, turn or end it spelled out.

    >>> print(file_named("ke\\nhoach.txt"))
    ke\\nhoach.txt
    """
    return visible(source).replace("\n", "\\n")


_FORMULA = plain_re("'*[=+\\-@\t\r\n＝＋－＠]")


def cell(value: object) -> object:
    """A value as a cell of CSV: a text that a spreadsheet would take for a formula has an apostrophe in front.

    Numbers stay as they are: only a text can hold a formula.

    >>> cell("=1+1"), cell("- Như trên"), cell(-1), cell("Kế hoạch")
    ("'=1+1", "'- Như trên", -1, 'Kế hoạch')
    """
    return "'" + value if isinstance(value, str) and _FORMULA.match(value) else value


def of_cell(words: str) -> str:
    """The text of a cell that `cell` made."""
    return words[1:] if words[:1] == "'" and _FORMULA.match(words) else words


def whole_letters(words: str) -> str:
    """Words without halves of characters, which no encoding can write: a lone surrogate becomes U+FFFD.

    >>> whole_letters("a\\ud800")
    'a\ufffd'
    """
    return words if words.isascii() else _HALVES.sub("\ufffd", words)


_HALVES = plain_re("[\ud800-\udfff]")


_UNFIT = plain_re("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def fit_for_xml(words: str) -> str:
    """Words without what XML cannot hold: control characters, lone surrogates.

    >>> fit_for_xml("đọc\\x02 sách")
    'đọc sách'
    """
    return _UNFIT.sub("", words)
