"""What is a heading: for every rule two texts that differ only in what it decides.

Each pair fails when its rule is taken out of the list.
"""

from __future__ import annotations

from textwrap import dedent

import pytest

from vnplan import parse
from vnplan.sections import headings

PAIRS = {  # the name of a rule; a text where it speaks, and the first section's heading; the other one
    "sentence": (
        """
        1. MỖI TRƯỜNG CÓ MỘT THƯ VIỆN ĐỦ SÁCH CHO HỌC SINH ĐỌC HẰNG TUẦN.

        2. Sửa kệ sách.
        """,
        None,
        """
        1. MỖI TRƯỜNG CÓ MỘT THƯ VIỆN ĐỦ SÁCH CHO HỌC SINH ĐỌC HẰNG TUẦN

        2. Sửa kệ sách.
        """,
        "MỖI TRƯỜNG CÓ MỘT THƯ VIỆN ĐỦ SÁCH CHO HỌC SINH ĐỌC HẰNG TUẦN",
    ),
    "titled_rung": (
        """
        Chương I. Sách và báo.

        Điều 1. Sách
        """,
        "Sách và báo",
        """
        I. Sách và báo.

        Điều 1. Sách
        """,
        None,
    ),
    "titled_rung: tiểu mục": (
        """
        Tiểu mục 1. Sách và báo.

        Điều 1. Sách
        """,
        "Sách và báo",
        """
        Điều 1. Sách và báo.

        Điều 2. Sách
        """,
        None,
    ),
    "titled_rung: parts in words": (
        """
        Phần thứ nhất. Sách và báo.

        Điều 1. Sách
        """,
        "Sách và báo",
        """
        Phần 1. Sách và báo.

        Điều 1. Sách
        """,
        None,
    ),
    "titled_rung: lettered parts": (
        """
        Phần A. Sách và báo.

        Điều 1. Sách
        """,
        "Sách và báo",
        """
        A. Sách và báo.

        Điều 1. Sách
        """,
        None,
    ),
    "all_capitals": (
        """
        1. MUA SÁCH.

        2. Sửa kệ sách.
        """,
        "MUA SÁCH",
        """
        1. Mua sách.

        2. Sửa kệ sách.
        """,
        None,
    ),
    "topic_of_long_line": (
        """
        1. Kinh phí: Ngân sách huyện bảo đảm tiền mua sách, sửa kệ và trả công người trông thư viện ở các trường,
        phần còn thiếu do các trường vận động cha mẹ học sinh và các nhà hảo tâm cùng góp

        a) truyện;
        """,
        "Kinh phí",
        """
        1. Kinh phí: Ngân sách huyện bảo đảm tiền mua sách

        a) truyện;
        """,
        "Kinh phí: Ngân sách huyện bảo đảm tiền mua sách",
    ),
    "topic_of_long_line: a sentence before the colon": (
        """
        1. Kinh phí của các trường: ngân sách huyện bảo đảm tiền mua sách, sửa kệ và trả công người trông thư viện,
        phần còn thiếu do các trường vận động cha mẹ học sinh và các nhà hảo tâm cùng góp

        a) truyện;
        """,
        "Kinh phí của các trường",
        """
        1. Kinh phí của các trường gồm: ngân sách huyện bảo đảm tiền mua sách, sửa kệ và trả công người trông thư viện,
        phần còn thiếu do các trường vận động cha mẹ học sinh và các nhà hảo tâm cùng góp

        a) truyện;
        """,
        "Kinh phí của các trường gồm: ngân sách huyện bảo đảm tiền mua sách, sửa kệ và trả công người trông thư viện, "
        "phần còn thiếu do các trường vận động cha mẹ học sinh và các nhà hảo tâm cùng góp",
    ),
    "line_without_stop": (
        """
        1. Mua sách

        a) truyện;
        """,
        "Mua sách",
        """
        1. Mua sách.

        a) truyện;
        """,
        None,
    ),
    "line_without_stop: what the document says of itself is a sentence": (
        """
        1. Kế hoạch này nói về thư viện

        a) truyện;
        """,
        "Kế hoạch này nói về thư viện",
        """
        1. Kế hoạch này quy định về thư viện

        a) truyện;
        """,
        None,
    ),
    "line_without_stop: nothing follows": (
        """
        1. Mua sách

        a) truyện;
        """,
        "Mua sách",
        """
        1. Mua sách
        """,
        None,
    ),
    "colon_at_end": (
        """
        1. Nhiệm vụ của các trường:

        a) mua sách;
        """,
        "Nhiệm vụ của các trường",
        """
        1. Các trường có trách nhiệm:

        a) mua sách;
        """,
        None,
    ),
    "colon_at_end: nothing follows": (
        """
        1. Nhiệm vụ của các trường:

        a) mua sách;
        """,
        "Nhiệm vụ của các trường",
        """
        1. Nhiệm vụ của các trường:
        """,
        None,
    ),
    "colon_at_end: one colon": (
        """
        1. Nhiệm vụ của các trường năm nay:

        a) mua sách;
        """,
        "Nhiệm vụ của các trường năm nay",
        """
        1. Nhiệm vụ: các trường phải làm:

        a) mua sách;
        """,
        "Nhiệm vụ",
    ),
    "run_in": (
        """
        1. Giáo dục mầm non: Trường lớp đủ sân chơi.

        2. Sửa kệ sách.
        """,
        "Giáo dục mầm non",
        """
        1. Giáo dục mầm non, trường lớp đủ sân chơi.

        2. Sửa kệ sách.
        """,
        None,
    ),
    "run_in: a sentence before the colon": (
        """
        1. Việc của các trường: mua sách.

        2. Sửa kệ sách.
        """,
        "Việc của các trường",
        """
        1. Các trường có trách nhiệm: mua sách.

        2. Sửa kệ sách.
        """,
        None,
    ),
    "run_in: bodies before the colon": (
        """
        1. Đối với các Bộ: Công an, Quốc phòng.

        2. Sửa kệ sách.
        """,
        None,
        """
        1. Đối với hai Bộ: Công an, Quốc phòng.

        2. Sửa kệ sách.
        """,
        "Đối với hai Bộ",
    ),
    "run_in: a quotation behind the colon": (
        """
        1. Tên ngày hội: Mỗi ngày một trang sách.

        2. Sửa kệ sách.
        """,
        "Tên ngày hội",
        """
        1. Tên ngày hội: “Mỗi ngày một trang sách”.

        2. Sửa kệ sách.
        """,
        None,
    ),
    "run_in: a bracket that is not closed": (
        """
        1. Sách (truyện và thơ): Mua mới.

        2. Sửa kệ sách.
        """,
        "Sách (truyện và thơ)",
        """
        1. Sách (truyện: mười cuốn).

        2. Sửa kệ sách.
        """,
        None,
    ),
}


def heading(body: str) -> str | None:
    """The heading of a text's first section."""
    return parse(dedent(body).strip() + "\n").sections[0].heading


@pytest.mark.parametrize(("body", "wanted", "other", "other_wanted"), PAIRS.values(), ids=PAIRS)
def test_pair(body: str, wanted: str | None, other: str, other_wanted: str | None) -> None:
    assert heading(body) == wanted
    assert heading(other) == other_wanted


@pytest.mark.parametrize("rule", [rule.__name__ for rule in headings.RULES])
def test_pairs_notice_when_a_rule_is_missing(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = {name: pair for name, pair in PAIRS.items() if name.split(":")[0] == rule}
    assert pairs, f"no pair of texts for {rule}"
    monkeypatch.setattr(headings, "RULES", [other for other in headings.RULES if other.__name__ != rule])
    assert any(heading(body) != wanted for body, wanted, _, _ in pairs.values())


LENGTHS = [  # a first line of so many letters, with {} where they are filled in, and the longest that is a heading
    ("1. {}\n\na) truyện;", 300),
    ("Điều 1. {}\n\n1. Truyện.", 420),
    ("1. {}:\n\na) truyện;", 160 - len(":")),
    ("1. {}: Truyện hay.", 130),
]


@pytest.mark.parametrize(("line", "longest"), LENGTHS)
def test_how_long_a_heading_can_be(line: str, longest: int) -> None:
    words = ("Truyện " * 70)[: longest - 1] + "h"
    assert heading(line.format(words)) == words
    assert heading(line.format(words + "h")) is None


DASHED = [  # two headings of one rung, each a label and its words behind a dash
    ("Chương I — Sách", "Chương II — Báo"),
    ("Mục 1 — Sách", "Mục 2 — Báo"),
    ("Điều 1 — Sách", "Điều 2 — Báo"),
    ("Điều 1 - Sách", "Điều 2 - Báo"),
    ("## I — SÁCH", "## II — BÁO"),
    ("### 1 — Sách", "### 2 — Báo"),
    ("1 – Sách", "2 – Báo"),
    ("A — Sách", "B — Báo"),
    ("Bước 1 — Sách", "Bước 2 — Báo"),
]


@pytest.mark.parametrize(("first", "second"), DASHED)
def test_a_dash_behind_a_label(first: str, second: str) -> None:
    sections = parse(f"{first}\nMua sách.\n{second}\nMua báo.\n").sections
    assert [section.heading and section.heading.lower() for section in sections] == ["sách", "báo"]


@pytest.mark.parametrize(
    "line", ["Điều 1 — Điều 2 của Quy chế.", "Điều 1 - Luật Thư viện.", "5 — 7 cuốn", "I —II cuốn"]
)
def test_a_dash_that_parts_no_heading_from_a_label(line: str) -> None:
    assert parse(f"Đọc sách theo\n{line}\nMua báo.\n").sections == []
