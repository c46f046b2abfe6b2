"""Blocks of a file to its text: what stands between them, and where notes and the ends of pages go."""

from __future__ import annotations

import pytest

from vnplan.files.content import Block, content_of

PAGE = Block("", "page")
TEXTS = {
    "paragraphs": ([Block("một"), Block(" "), Block("hai")], "một\n\nhai\n"),
    "rows": ([Block("một"), Block("| 1 |", "row"), Block("| 2 |", "row")], "một\n\n| 1 |\n| 2 |\n"),
    "pages": ([Block("một"), PAGE, Block("hai")], "một\n\n\fhai\n"),
    "a blank page first": ([PAGE, Block("hai")], "\fhai\n"),
    "notes stand last, on the last page": (
        [Block("một"), Block("[1] chú", "note"), PAGE, Block("hai"), PAGE],
        "một\n\n\fhai\n\n[1] chú\f\n",
    ),
    "nothing": ([], ""),
}


@pytest.mark.parametrize(("blocks", "text"), TEXTS.values(), ids=TEXTS)
def test_blocks_become_one_text(blocks: list[Block], text: str) -> None:
    assert content_of(blocks).text == text
