"""Tables of contents: what they list is read once, where it stands with its text."""

from __future__ import annotations

from textwrap import dedent

import pytest

from vnplan import parse

BODY = """
I. THƯ VIỆN XÃ
Mỗi xã có một thư viện.
1. Sách thiếu nhi
Mua hằng quý.
II. THƯ VIỆN THÔN
Mở cửa buổi tối.
"""
LISTED = {
    "with its title, leaders and pages": """
        MỤC LỤC
        I. Thư viện xã ........ 2
        1. Sách thiếu nhi ........ 2
        II. Thư viện thôn ........ 7
        """,
    "without its title": """
        I. THƯ VIỆN XÃ......................2
        1. Sách thiếu nhi...................2
        II. THƯ VIỆN THÔN...................7
        """,
    "without leaders": """
        Mục lục
        I. THƯ VIỆN XÃ 2
        1. Sách thiếu nhi 2
        II. THƯ VIỆN THÔN 7
        """,
    "without pages": """
        **MỤC LỤC**
        I. THƯ VIỆN XÃ
        1. Sách thiếu nhi
        II. THƯ VIỆN THÔN
        """,
}
CHAPTERS = "Chương I. SÁCH ....... 1\nĐiều 1. Mua sách ....... 1\nĐiều 2. Mượn sách ....... 2\n"


def test_chapters_listed_with_a_dot() -> None:
    """The scanner's slips looked for behind the list are none either."""
    body = "Chương I\nSÁCH\nĐiều 1. Mua sách\nHằng quý.\nĐiều 2. Mượn sách\nMỗi tuần.\n"
    document = parse(f"MỤC LỤC\n{CHAPTERS}\n{body}")
    assert [s.path for s in document.sections] == ["Chương I", "Chương I.Điều 1", "Chương I.Điều 2"]


NOT_LISTED = {
    "blanks to fill in": """
        I. Tên thư viện ................
        1. Số sách ................
        II. Số kệ ................ cuốn
        """,
    "a single line with leaders": """
        I. Tổng số sách ........ 20
        1. Sách truyện
        II. Số kệ
        """,
}


@pytest.mark.parametrize("listed", LISTED.values(), ids=LISTED)
def test_entries_are_no_sections(listed: str) -> None:
    document = parse(dedent(listed) + BODY)
    assert [section.path for section in document.sections] == ["I", "I.1", "II"]
    assert document.text[document.sections[0].start :].startswith("I. THƯ VIỆN XÃ\nMỗi")
    assert {r.kind for r in document.regions if r.start < document.sections[0].start} == {"preamble"}


@pytest.mark.parametrize("listed", NOT_LISTED.values(), ids=NOT_LISTED)
def test_what_is_no_table_of_contents(listed: str) -> None:
    assert [section.path for section in parse(dedent(listed)).sections] == ["I", "I.1", "II"]
