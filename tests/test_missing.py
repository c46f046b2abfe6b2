"""What is not there is told in a sentence, and what there is instead."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vnplan import Document, VnplanError, parse


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda doc: doc.sections[999], r"^sections\[999\]: no such number; they go from 0 to \d+$"),
        (lambda doc: doc.citations[-999], r"^citations\[-999\]: no such number; they go from 0 to \d+$"),
        (lambda doc: doc.citations[:0][0], r"^citations\[0\]: no such number; there are none$"),
    ],
)
def test_a_number_behind_the_end_is_told(call: Callable[[Document], object], words: str) -> None:
    with pytest.raises(IndexError, match=words) as told:
        call(parse("I. MỤC TIÊU\n1. Thực hiện Chỉ thị số 14/CT-TTg."))
    assert isinstance(told.value, VnplanError)
