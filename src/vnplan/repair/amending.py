""" "sửa đổi, bổ sung một số điều của" without its marks, in the title of an act or in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from vnplan.compiled import compiled, plain_re
from vnplan.repair.draft import DOUBT, Repair
from vnplan.repair.marks import any_tones
from vnplan.tables.rules import Rules
from vnplan.text.normalize import ascii_slug
from vnplan.text.rare import Rare

# " sung ", " SUNG ": rare, what a scan hardly ever misreads, and looked for from letters that are rarer than a blank is
_ANCHORS = (plain_re("s(?<= s)(?=ung )"), Rare("U", "SUNG (?<= SUNG )"))
_MEANT = {ascii_slug(word): word for word in ("sửa", "đổi", "bổ", "sung", "một", "số", "điều", "của")}


def _any_case(words: str) -> str:
    return f"(?:{any_tones(words)}|{any_tones(words.capitalize())}|{any_tones(words.upper())})"


_BEFORE = compiled(rf"(?r)(?<!\w)(?:(?P<amends>{_any_case('sửa đổi')}),?\s)?{_any_case('bổ')}")
_BEHIND = plain_re(rf"{_any_case('một số điều')}(?:\s{_any_case('của')})?(?!\w)")
_REACH = 13  # characters: "sửa đổi, bổ" and what must not stand before it
_WORD = plain_re(r"\w+")


def amending_words(text: str, rules: Rules) -> Iterator[Repair]:
    """ "Nghị định sửa đồi, bồ sung một sô điều của Nghị định số 2/2018/NĐ-CP", "SỬA ĐỎI, BỎ SUNG MỘT SÓ ĐIÈU"."""
    for anchor in chain.from_iterable(pattern.finditer(text) for pattern in _ANCHORS):
        at, behind = anchor.start() - 1, anchor.start() + len("sung ")
        if not (text.endswith(_SOUND_BEFORE, 0, at) and _is_sound(text, behind)):
            yield from _mended(text, at, behind)


_SOUND_BEFORE = ("đổi, bổ", "và bổ", "đổi bổ", "được bổ", "ĐỔI, BỔ")
_SOUND_BEHIND = ("một số điều", "MỘT SỐ ĐIỀU", "một số n", "một số k")


def _is_sound(text: str, at: int) -> bool:
    return text[at : at + 1] not in ("m", "M") or text.startswith(_SOUND_BEHIND, at)


def _mended(text: str, at: int, behind: int) -> Iterator[Repair]:
    """The words around " sung ", where enough of the phrase stands there to be no other."""
    before = _BEFORE.match(text, max(0, at - _REACH), at)
    articles = _BEHIND.match(text, behind)
    if before is None or (before["amends"] is None and articles is None):
        return
    for word in _WORD.finditer(text, before.start(), articles.end() if articles else at):
        said, meant = word.group(), _MEANT[ascii_slug(word.group())]
        if said.lower() != meant:
            yield Repair(*word.span(), meant.upper() if said.isupper() else _like(said, meant), DOUBT)


def _like(said: str, meant: str) -> str:
    return meant.capitalize() if said[0].isupper() else meant
