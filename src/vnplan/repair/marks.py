"""Letters that differ in their marks alone, which is what a scan loses first."""

from __future__ import annotations

import regex

_FAMILIES = ("aàáảãạăằắẳẵặâầấẩẫậ", "eèéẻẽẹêềếểễệ", "iìíỉĩị", "oòóỏõọôồốổỗộơờớởỡợ", "uùúủũụưừứửữự", "yỳýỷỹỵ", "dđ")
FAMILY = {letter: family for family in _FAMILIES for letter in family}
FAMILY |= {letter.upper(): family.upper() for letter, family in FAMILY.items()}


def any_tones(words: str) -> str:
    """A pattern for words whatever their marks."""
    return "".join(rf"[{FAMILY[c]}]" if c in FAMILY else regex.escape(c) for c in words)
