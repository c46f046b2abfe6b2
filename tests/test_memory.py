"""What `parse` needs at most, whatever the shape of a text: 12 times its bytes, and 1.7 kB a citation."""

from __future__ import annotations

import tracemalloc
import unicodedata
from collections.abc import Callable

import pytest

from repeated import HERE, again, of_size
from vnplan import parse

PLAN = of_size([file.read_text(encoding="utf-8") for file in sorted((HERE / "corpus").glob("*.txt"))], 150_000)
SHAPES: dict[str, Callable[[str], str]] = {
    "plain": str,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "blanks of HTML": lambda text: text.replace(" ", "&nbsp;"),
    "one word a line": lambda text: text.replace(" ", "\n"),
    "blank lines between words": lambda text: text.replace(" ", "\n\n"),
    "on one line": lambda text: text.replace("\n", " "),
    "HTML": lambda text: "".join(f"<p class='x'>{line}</p>\n" for line in text.split("\n")),
    "one letter a line": lambda text: "\n".join(text[:50_000].replace("\n", "")),
}


@pytest.mark.parametrize("made", SHAPES.values(), ids=SHAPES)
def test_memory_by_shape(made: Callable[[str], str]) -> None:
    text = made(PLAN)
    parse(text[: len(text) // 2])  # what is kept for all texts is there
    tracemalloc.start()
    cited = len(parse(text).citations)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak - 1700 * cited < 12 * len(text.encode("utf-8"))


def test_a_text_again_is_another() -> None:
    turns = again(["Thực hiện Nghị định số 24/2021/NĐ-CP ngày 23/3/2021 và Nghị quyết số 29-NQ/TW."])
    assert next(turns) == "Thực hiện Nghị định số 24/2021/NĐ-CP ngày 23/3/2021 và Nghị quyết số 29-NQ/TW."
    assert next(turns) == "Thực hiện Nghị định số 25/2021/NĐ-CP ngày 23/3/2021 và Nghị quyết số 30-NQ/TW."
