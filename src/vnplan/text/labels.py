"""Labels of numbered units: read, print, successor. The only place that knows a b c d đ e g h i k.

The alphabet of points (điểm) and the numerals of each unit: Nghị định 78/2025/NĐ-CP art. 63-64; plans use I, 1, a
(Nghị định 30/2020/NĐ-CP annex I).
"""

from __future__ import annotations

WORDS = {
    "Phần": "phan", "Chương": "chuong", "Mục": "muc", "Tiểu mục": "tieu_muc",
    "Bước": "step",
    # "Mục tiêu 1: ...", "Câu 2. ...": items of a list, each word with a count of its own
    "Mục tiêu": "goal", "Chỉ tiêu": "target", "Nhiệm vụ": "task", "Giải pháp": "solution", "Biện pháp": "measure",
    "Nội dung": "content", "Hoạt động": "activity", "Dự án": "project", "Tiểu dự án": "subproject", "Nhóm": "group",
    "Tiêu chuẩn": "standard", "Tiêu chí": "criterion", "Chủ đề": "topic", "Chuyên đề": "theme", "Câu": "question",
    "Giai đoạn": "period", "Đợt": "wave", "Vòng": "round",
}  # fmt: skip
"""The words that stand before the number of a unit, and its rung. "Việc": "ordinal" would read "Việc 1:", "Việc 2:"
as items of a list, wherever a line is asked whether it begins with a label."""


def words_of(*rungs: str) -> str:
    """The words of some rungs as one alternation, in small letters and in capitals; those of all where none is named.

    >>> words_of("phan", "step")
    'Phần|PHẦN|Bước|BƯỚC'
    """
    return "|".join(form.replace(" ", r"\s+") for word in labels_of(*rungs) for form in (word, word.upper()))


def labels_of(*rungs: str) -> list[str]:
    """The words of some rungs, of all where none is named."""
    return [word for word, rung in WORDS.items() if not rungs or rung in rungs]


def counted_word() -> str:
    """The words items are counted behind, after a glance at the first letter: "Mục tiêu" of "Mục tiêu 1:"."""
    firsts = sorted({word[0] for word in labels_of(*COUNTED)})
    return f"(?=[{''.join(firsts)}])(?:{words_of(*COUNTED)})"


DIVISIONS = ("phan", "chuong", "muc", "tieu_muc")
"""The rungs of laws that a word names."""
COUNTED = ("ordinal", *(rung for rung in WORDS.values() if rung not in (*DIVISIONS, "step", "ordinal")))
"""The rungs of lists whose items are counted behind a word: "Mục tiêu 1:"."""
ITEMS = ("step", *COUNTED)
"""The rungs of lists that a word names."""

LETTERS = "abcdđeghiklmnopqrstuvxy"
_PLACES = {letter: place for place, letter in enumerate(LETTERS, 1)}
# Letters the order leaves out, at the place of the one that follows: f before g, j before k, w before x, z behind y.
FOREIGN = {"f": 7, "j": 10, "w": 22, "z": 24}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ORDINALS = (
    "nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai",
    "mười ba", "mười bốn", "mười lăm",
)  # fmt: skip
_ORDINAL_VARIANTS = {"bốn": 4, "nhì": 2, "bẩy": 7, "mười lăm": 15}


def roman_value(label: str) -> int | None:
    """Value of a Roman numeral in its standard form, or None.

    >>> [roman_value(x) for x in ("I", "IV", "XIX", "IIII", "A")]
    [1, 4, 19, None, None]
    """
    total = 0
    upper = label.upper()
    for i, c in enumerate(upper):
        if c not in _ROMAN:
            return None
        value = _ROMAN[c]
        total += -value if i + 1 < len(upper) and _ROMAN.get(upper[i + 1], 0) > value else value
    return total if total > 0 and roman_label(total) == upper else None


def roman_label(value: int) -> str:
    """Roman numeral of 1..399.

    >>> roman_label(14)
    'XIV'
    """
    out = ""
    for size, sign in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        while value >= size:
            out += sign
            value -= size
    return out


def letter_value(label: str) -> int | None:
    """Place of a letter in the order of điểm, from 1; `f j w z` have none.

    >>> letter_value("d"), letter_value("đ"), letter_value("e"), letter_value("f")
    (4, 5, 6, None)
    """
    return _PLACES.get(label.lower())


def letter_label(value: int) -> str:
    """The letter at a place, `letter_label(5) == "đ"`."""
    return LETTERS[value - 1]


def ordinal_value(words: str) -> int | None:
    """Value of `nhất`, `hai`, ... after "thứ".

    >>> ordinal_value("nhất"), ordinal_value("mười một")
    (1, 11)
    """
    words = " ".join(words.lower().split())
    if words in _ORDINALS:
        return _ORDINALS.index(words) + 1
    return _ORDINAL_VARIANTS.get(words)


def count_value(word: str) -> int | None:
    """Value of a number in words: "Bước một" is the first, "BƯỚC BA" the third.

    >>> count_value("một"), count_value("ba"), count_value("đi")
    (1, 3, None)
    """
    return 1 if word == "một" else ordinal_value(word)


def letter_range(first: str, last: str) -> list[str]:
    """Letters from first to last, both in: "từ điểm c đến điểm e" is c, d, đ, e.

    >>> letter_range("c", "e")
    ['c', 'd', 'đ', 'e']
    """
    a, b = letter_value(first), letter_value(last)
    if a is None or b is None or b < a:
        return [first, last]
    return [letter_label(v) for v in range(a, b + 1)]
