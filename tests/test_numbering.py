"""Labels of numbered units: value, print, order."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnplan.sections.labels import SHAPES
from vnplan.text.labels import (
    LETTERS,
    letter_label,
    letter_range,
    letter_value,
    ordinal_value,
    roman_label,
    roman_value,
)
from vnplan.text.wrapping import OPENS

ROMANS = [("I", 1), ("IV", 4), ("v", 5), ("IX", 9), ("XIV", 14), ("XIX", 19), ("XL", 40), ("XCIX", 99), ("C", 100)]
NO_ROMANS = ["", "A", "IIII", "VV", "IC", "IVI", "1", "Đ"]
ORDINALS = [
    ("nhất", 1),
    ("hai", 2),
    ("nhì", 2),
    ("ba", 3),
    ("tư", 4),
    ("bốn", 4),
    ("năm", 5),
    ("bảy", 7),
    ("bẩy", 7),
    ("Mười", 10),
    ("mười một", 11),
    ("mười lăm", 15),
    ("mười  \n hai", 12),
]
RANGES = [
    ("a", "d", "a b c d"),
    ("c", "e", "c d đ e"),
    ("e", "k", "e g h i k"),
    ("đ", "đ", "đ"),
    ("h", "c", "h c"),  # turned round: the two as they stand
]


@pytest.mark.parametrize(("label", "value"), ROMANS)
def test_roman_values(label: str, value: int) -> None:
    assert roman_value(label) == value


@pytest.mark.parametrize("label", NO_ROMANS)
def test_what_is_no_roman_numeral(label: str) -> None:
    assert roman_value(label) is None


@given(st.integers(1, 399))
def test_a_printed_roman_numeral_is_read_back(value: int) -> None:
    assert roman_value(roman_label(value)) == value


@pytest.mark.parametrize(("words", "value"), ORDINALS)
def test_ordinals(words: str, value: int) -> None:
    assert ordinal_value(words) == value


@pytest.mark.parametrize("words", ["", "một trăm", "nhân", "mười nhất"])
def test_what_is_no_ordinal(words: str) -> None:
    assert ordinal_value(words) is None


def test_the_order_of_letters() -> None:
    assert " ".join(LETTERS) == "a b c d đ e g h i k l m n o p q r s t u v x y"


@pytest.mark.parametrize("letter", ["f", "j", "w", "z", "ă", "ab", "", "1"])
def test_letters_that_number_nothing(letter: str) -> None:
    assert letter_value(letter) is None


@given(st.integers(1, len(LETTERS)))
def test_a_printed_letter_is_read_back(value: int) -> None:
    assert letter_value(letter_label(value)) == value
    assert letter_value(letter_label(value).upper()) == value


@pytest.mark.parametrize(("first", "last", "letters"), RANGES)
def test_ranges(first: str, last: str, letters: str) -> None:
    assert " ".join(letter_range(first, last)) == letters


@given(st.integers(1, len(LETTERS)), st.integers(1, len(LETTERS)))
def test_a_range_counts_every_letter_once(first: int, last: int) -> None:
    low, high = sorted((first, last))
    letters = letter_range(letter_label(low), letter_label(high))
    assert [letter_value(letter) for letter in letters] == list(range(low, high + 1))


WITH_A_WORD = """
from vnplan.text.labels import WORDS
if {told}:
    WORDS["Việc"] = "ordinal"
import vnplan
import vnplan.files.page_lines as lines, vnplan.files.page_paragraphs as paragraphs
from vnplan.text.unlined import UnlinedWords, cut_lines
from vnplan.text.wrapping import LABEL
text = "KẾ HOẠCH\\nĐọc sách ở xã\\n"
items = "Việc 1: Mua sách cho các thôn. Việc 2: Mở tủ sách ở mọi nhà văn hóa."
head = text + "Xã làm các việc sau đây.\\n"
below = vnplan.parse(head + items.replace(". V", ".\\nV"))
print([s.label for s in below.sections], cut_lines(items, UnlinedWords()).count("\\n"),
      LABEL.match("Việc 2. Mua") is not None, lines.is_label("Việc 2:"),
      paragraphs._LABEL.match("Việc 2: Mua") is not None)
"""


def test_a_word_before_a_number_is_one_row() -> None:
    found = []
    for told in (True, False):
        run = [sys.executable, "-c", WITH_A_WORD.format(told=told)]
        found.append(subprocess.run(run, capture_output=True, text=True, encoding="utf-8", check=True).stdout.strip())
    assert found == [
        "['Việc 1', 'Việc 2'] 1 True True True",
        "[] 0 False False False",
    ]


WITH_A_SHAPE = """
import re
import vnplan.text.wrapping as wrapping
from vnplan.sections import labels
from vnplan.sections.labels import Read, LabelShape
{shown}
labels.SHAPES["sign"] = labels._READERS["sign"] = LabelShape(_SIGN, _sign)
labels._READERS["sign"] = _sign
labels.LABEL_LINE = re.compile(
    labels._LEAD + "(?:" + "|".join(shape.pattern for shape in labels.SHAPES.values()) + ")" + labels._BEHIND
)
wrapping.OPENS.update({{{opens}}})
wrapping.LABEL = re.compile("[>#|*_ ]{{0,6}}(?:" + "|".join(wrapping.OPENS.values()) + ")")
import vnplan
items = [f"§ {{n}} Mua thêm sách cho thư viện của các trường và tủ sách ở mọi thôn trên địa bàn, từ nay đến hết năm học"
         for n in range(1, 5)]
print([section.label for section in vnplan.parse("\\n".join(items)).sections])
"""


def test_a_shape_is_what_contributing_says() -> None:
    """The page's own shape reads items that end in no stop, and would not without the line it wants in OPENS."""
    page = (Path(__file__).parent.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"^```text\n(# \"§ 2.*?)^```", page, re.M | re.S)
    (opens,) = re.findall(r'`("sign": r".*?")` in\s+`OPENS`', page)
    found = []
    for told in (opens, ""):
        run = [sys.executable, "-c", WITH_A_SHAPE.format(shown=shown, opens=told)]
        found.append(subprocess.run(run, capture_output=True, text=True, encoding="utf-8", check=True).stdout.strip())
    assert found == ["['§ 1', '§ 2', '§ 3', '§ 4']", "['§ 1']"]


def test_every_shape_opens_a_line() -> None:
    assert sorted([*SHAPES, "footnote", "misread"]) == sorted(OPENS)
