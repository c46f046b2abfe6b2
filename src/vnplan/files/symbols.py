"""Letters of symbol fonts (Symbol, Wingdings), which files name by the places of the font: what they show."""

from __future__ import annotations

BULLETS = frozenset("-•●○▪■◆❖➢➔✓·")
"""What opens an item of a list."""


def _table(told: dict[int, str]) -> dict[int, str]:
    return {first + n: letter for first, letters in told.items() for n, letter in enumerate(letters) if letter != " "}


_SYMBOL = _table(
    {
        0x28: "()", 0x2B: "+,-./0123456789:;<=>", 0x41: "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_",
        0x61: "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", 0xA2: "′≤/∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…", 0xC4: "⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊",
        0xE2: "®©™∑",
    }
)  # fmt: skip
_WINGDINGS = _table(
    {
        0x28: "☎", 0x2A: "✉", 0x46: "☞", 0x6C: "●○■□", 0x71: "□□◆◆◆❖◆", 0x9E: "·•", 0xA1: "○", 0xA7: "▪□",
        0xD8: "➢", 0xDF: "←→↑↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗✓☒☑",
    }
)  # fmt: skip
_WINGDINGS_2 = _table({0x50: "✓✗☑☒☒", 0x97: "•●", 0xA3: "□"})
# places both fonts have, where no font is named: bullets and boxes are Wingdings', all else is Symbol's
_UNTOLD = {**_SYMBOL, **{place: _WINGDINGS[place] for place in (0xA7, 0xA8, 0xD8, 0xE0, 0xFB, 0xFC, 0xFD, 0xFE)}}
_PRIVATE = range(0xF020, 0xF100)


def symbol(code: int, font: str | None) -> str | None:
    """What a place of a font shows; None where nobody knows.

    >>> [symbol(code, font) for code, font in ((0xF0B7, "Symbol"), (0xF0FC, "Wingdings"), (0x62, "Symbol"))]
    ['•', '✓', 'β']
    >>> symbol(0x2265, "Arial"), symbol(0xF0B3, None), symbol(0xF021, "Webdings")
    ('≥', '≥', None)
    """
    table = _of(font)
    if code in _PRIVATE:
        return (table if table is not None else _UNTOLD if not _named_other(font) else {}).get(code & 0xFF)
    if table is not None and code < 0x100:
        return table.get(code)
    return chr(code) if 0x20 < code < 0xD800 or 0xF900 <= code < 0x110000 else None


def with_symbols(text: str, font: str | None) -> str:
    """A text with the letters of symbol fonts as they show; those nobody knows stay.

    >>> with_symbols("Trên 30 \\uf0b0C", "Symbol"), with_symbols("ü", "Wingdings"), with_symbols("ü", "Arial")
    ('Trên 30 °C', '✓', 'ü')
    """
    alone = len(text.strip()) == 1 and _of(font) is not None  # a bullet; words in such a font were typed in another
    if not alone and not any("\uf020" <= letter <= "\uf0ff" for letter in text):
        return text
    return "".join(((alone or ord(one) in _PRIVATE) and symbol(ord(one), font)) or one for one in text)


def _of(font: str | None) -> dict[int, str] | None:
    name = (font or "").replace(" ", "").replace("-", "").lower()
    if name.startswith("wingdings2"):
        return _WINGDINGS_2
    if name.startswith("wingdings") and not name.startswith("wingdings3"):
        return _WINGDINGS
    return _SYMBOL if name.startswith("symbol") else None


def _named_other(font: str | None) -> bool:
    """Whether a font has places of its own that no table tells."""
    return (font or "").lower().replace(" ", "").startswith(("webdings", "wingdings3"))
