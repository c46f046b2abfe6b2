"""Markdown: its escapes seen through, its footnotes as any other file's."""

from __future__ import annotations

import re

from vnplan.compiled import plain_re


def is_markdown(text: str, name: str) -> bool:
    """Whether a text escapes its signs as Markdown does, by its name or by its labels: "1\\\\. Mục đích"."""
    return name.lower().endswith((".md", ".markdown")) or len(_ESCAPED_LABEL.findall(text[:200_000])) > 2


_ESCAPED_LABEL = plain_re(r"(?m)^[*_#>| ]{0,6}(?:[0-9]{1,3}|[a-zđ]|[IVX]{1,5})\\[.)]")
# signs that mark nothing in a line once they are read; what could still be taken for a mark keeps its backslash
_ESCAPE = plain_re(r"\\(?:([.()+:!\"'/&$%,;=?@^{}-])|\n(?=[^\n]))")


def unescaped(text: str) -> str:
    """Markdown without the backslashes before signs that print as they are, and at line ends.

    >>> unescaped("1\\\\. Mục đích\\\\\\n2\\\\) 5 \\\\* 3")
    '1. Mục đích\\n2) 5 \\\\* 3'
    """
    return _ESCAPE.sub(lambda found: found[1] or "\n", text)


_MARK = plain_re(r"\[\^([\w-]{1,30})\](?!:)")
# a note goes on in lines that are set in
_NOTE = plain_re(r"(?m)^ {0,3}\[\^([\w-]{1,30})\]:[ \t]*(\S[^\n]*(?:\n{1,2}(?: {2}|\t)[ \t]*\S[^\n]*)*)\n?")


def with_notes(text: str) -> str:
    """The footnotes at the end, in the order of their marks: "[^cc]" and its note become "[1]".

    >>> with_notes("Theo Luật Đất đai[^a].\\n\\n[^a]: Luật số 45/2013/QH13.\\n\\n2. Rà soát")
    'Theo Luật Đất đai[1].\\n\\n2. Rà soát\\n\\n[1] Luật số 45/2013/QH13.\\n'
    """
    if "[^" not in text:
        return text
    notes = {found[1]: " ".join(found[2].split()) for found in _NOTE.finditer(text)}
    labels = dict.fromkeys(found[1] for found in _MARK.finditer(_NOTE.sub("", text)) if found[1] in notes)
    if not labels:
        return text
    number = {label: n for n, label in enumerate(labels, 1)}
    text = _NOTE.sub(lambda found: "" if found[1] in number else found[0], text)
    text = _MARK.sub(lambda found: f"[{number[found[1]]}]" if found[1] in number else found[0], text)
    text = re.sub(r"\n{3,}", "\n\n", text).rstrip("\n")
    return text + "\n\n" + "".join(f"[{n}] {notes[label]}\n" for label, n in number.items())
