"""Words made fit to be shown elsewhere: on one line, cut to a length, without what XML cannot hold."""

from __future__ import annotations

import re


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
        line = (line[: most + 1].rpartition(" ")[0] or line[:most]) + "…"
    return line if line.isprintable() else "".join(c if c.isprintable() else ascii(c)[1:-1] for c in line)


_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def fit_for_xml(words: str) -> str:
    """Words without what XML cannot hold: control characters, lone surrogates.

    >>> fit_for_xml("đọc\\x02 sách")
    'đọc sách'
    """
    return _UNFIT.sub("", words)
