"""Governing words that lost their marks before what they govern: "Thưc hiện Quyết định số", "thay thê Kế hoạch số"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from vnplan.compiled import compiled
from vnplan.repair.draft import DOUBT, Repair
from vnplan.repair.marks import FAMILY
from vnplan.tables.rules import Rules, per_rules
from vnplan.text.normalize import ascii_slug

_REACH = 64  # characters: two syllables, what may stand between, and the longest name of a type
_WORD = compiled(r"[^\W\d_]+")
_PLACES = r"(?:(?:các )?(?:khoản|điểm|Điều|mục|Mục|Phụ lục|Khoản|Điểm) [\w, ]{1,12} )?"
_BETWEEN = compiled(
    r" (?:các |những |tại |của |cho |bởi |bằng |theo |và bổ sung |, bổ sung |nội dung |nghiêm |túc |tốt |đầy |đủ |"
    rf"đúng |kịp |thời |một số |điều |toàn bộ |một phần |thi hành |kèm theo ){{0,4}}"
    rf"{_PLACES}(?:[A-ZĐ][^.;:()\n]{{0,40}})?"
)


def cue_word(text: str, at: int, rules: Rules) -> Iterator[Repair]:
    """The governing word of the citation whose number or whose word "Luật" stands at `at`."""
    before = text[max(0, at - _REACH) : at]
    misread, meant = _cues(rules)
    if misread.isdisjoint(before.lower().split()):  # by far the commonest
        return
    words = list(_WORD.finditer(before))
    for n in range(len(words) - 1):
        start, end = words[n].start(), words[n + 1].end()
        said = before[start:end]
        cue = meant.get(ascii_slug(said, " "))
        if cue is None or said.lower() == cue or "\n" in said or not _BETWEEN.fullmatch(before, end):
            continue
        start += at - len(before)
        yield Repair(start, start + len(said), _cased(cue, said), DOUBT)


def _cased(cue: str, said: str) -> str:
    return " ".join(
        meant.upper() if word.isupper() else meant.capitalize() if word[0].isupper() else meant
        for meant, word in zip(cue.split(), said.split(), strict=True)
    )


@per_rules
def _cues(rules: Rules) -> tuple[frozenset[str], dict[str, str]]:
    """The syllables of the words with other marks, and the words by their letters alone."""
    cues = rules.words("scanned_cue")
    sound = {syllable for cue in cues for syllable in cue.split()}
    each = (product(*(FAMILY.get(letter, letter) for letter in syllable)) for syllable in sound)
    misread = {"".join(letters) for forms in each for letters in forms}
    return frozenset(misread - sound), {ascii_slug(cue, " "): cue for cue in cues}
