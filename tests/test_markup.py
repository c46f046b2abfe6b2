"""Text in HTML stays text."""

from __future__ import annotations

import pytest

from vnplan.text.markup import element, escaped


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"),
        ('"><b>', "&quot;&gt;&lt;b&gt;"),
        ("a\u202eb", "a\\u202eb"),
        ("Quyết định 12/QĐ-UBND", "Quyết định 12/QĐ-UBND"),
    ],
)
def test_what_stands_in_a_document_is_text(words: str, shown: str) -> None:
    assert escaped(words) == shown
    assert element("p", escaped(words), title=words) == f'<p title="{shown}">{shown}</p>'
