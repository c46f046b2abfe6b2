"""The country's name, its motto and the name of the Party, as letterheads have them: three rows of words.csv."""

from __future__ import annotations

import re
from typing import NamedTuple

from vnplan.tables.rules import Rules, per_rules
from vnplan.text.words import tone_moved


class Mottoes(NamedTuple):
    """How each is written: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"; "" of a kind the table has not."""

    country: str
    motto: str
    party: str


@per_rules
def mottoes(rules: Rules) -> Mottoes:
    """Those of these rules."""
    found = {row["kind"]: row["word"] for row in reversed(rules.tables["words"])}
    return Mottoes(*(found.get(kind, "") for kind in Mottoes._fields))


def begun(words: str, syllables: int | None = None) -> str:
    r"""A pattern of the first syllables, the tone mark in either place.

    >>> begun("CỘNG HÒA XÃ HỘI", 2), begun("")
    ('CỘNG\\s+(?:HÒA|HOÀ)', '(?!)')
    """
    said = [(word, tone_moved(word)) for word in words.split()[:syllables]]
    return r"\s+".join(word if word == moved else f"(?:{word}|{moved})" for word, moved in said) or "(?!)"


def likened(words: str) -> re.Pattern[str]:
    r"""A pattern of any spelling: whatever the case, the marks on its letters and the dashes.

    >>> likened("Độc lập - Tự do").pattern
    '(?<!\\w)[ĐD]\\w{2}\\s+l\\w{2}\\W{1,5}T\\w{1}\\s+do(?!\\w)'
    """
    parts = r"\W{1,5}".join(r"\s+".join(map(_likened, part.split())) for part in words.split(" - "))
    return re.compile(rf"(?<!\w){parts}(?!\w)" if words else "(?!)", re.I)


def _likened(syllable: str) -> str:
    """Its letters before the first that has a mark, and any letters for the rest: NGH\\w{2}."""
    first, rest = ("[ĐD]", syllable[1:]) if syllable[0] == "Đ" else ("", syllable)
    plain = re.match("[A-Za-z]*", rest)
    kept = plain.group() if plain else ""
    marked = len(rest) - len(kept)
    return first + kept + (rf"\w{{{marked}}}" if marked else "")


@per_rules
def state(rules: Rules) -> re.Pattern[str]:
    """Where a letterhead names the country or the Party: "CỘNG HÒA XÃ HỘI ...", "ĐẢNG CỘNG SẢN ..."."""
    said = mottoes(rules)
    return re.compile(f"{begun(said.country, 4)}|{begun(said.party, 3)}")


@per_rules
def first_words(rules: Rules) -> frozenset[str]:
    """The first three words of each, a dash counted as one: "CỘNG HÒA XÃ", "Độc lập –"."""
    said = [line for words in mottoes(rules) for line in (words, tone_moved(words), words.replace(" - ", " – "))]
    return frozenset(" ".join(words.split()[:3]) for words in said if words)


@per_rules
def heading(rules: Rules) -> re.Pattern[str]:
    """And the motto too, of which a running head has none: "Độc lập", "ĐỘC LẬP"."""
    said = mottoes(rules)
    liberty = begun(said.motto, 2)
    return re.compile(f"{begun(said.country, 3)}|{begun(said.party, 4)}|{liberty}|{begun(said.motto.upper(), 2)}")
