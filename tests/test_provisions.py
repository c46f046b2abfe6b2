"""Pinpoints: where they end, and every provision they name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnplan import find_citations
from vnplan.scan.provisions import expand, read_pinpoint
from vnplan.tables.rules import load_rules
from vnplan.text.labels import LETTERS

EXPANDED = [
    # written                                            what it names, large to small
    ("Điều 5", "Điều 5"),
    ("khoản 2 Điều 5", "Điều 5 khoản 2"),
    ("điểm a khoản 2 Điều 5", "Điều 5 khoản 2 điểm a"),
    ("điểm đ khoản 2 Điều 5a", "Điều 5a khoản 2 điểm đ"),
    ("khoản 1 Điều 6bis và Điều 9ter", "Điều 6bis khoản 1 | Điều 9ter"),
    ("điểm a, b khoản 2 Điều 5", "Điều 5 khoản 2 điểm a | Điều 5 khoản 2 điểm b"),
    ("điểm a, b khoản 2 và khoản 3 Điều 5", "Điều 5 khoản 2 điểm a | Điều 5 khoản 2 điểm b | Điều 5 khoản 3"),
    ("điểm a, điểm c khoản 1 Điều 7", "Điều 7 khoản 1 điểm a | Điều 7 khoản 1 điểm c"),
    ("khoản 1, 2 và 4 Điều 9", "Điều 9 khoản 1 | Điều 9 khoản 2 | Điều 9 khoản 4"),
    ("Điều 3, Điều 4 và Điều 8", "Điều 3 | Điều 4 | Điều 8"),
    ("Điều 3, 4, 8", "Điều 3 | Điều 4 | Điều 8"),
    ("từ Điều 5 đến Điều 8", "Điều 5 | Điều 6 | Điều 7 | Điều 8"),
    ("từ điểm c đến điểm e khoản 1 Điều 2", " | ".join(f"Điều 2 khoản 1 điểm {x}" for x in "cdđe")),
    ("khoản 1 Điều 3 và khoản 2 Điều 4", "Điều 3 khoản 1 | Điều 4 khoản 2"),
    ("Mục II Phần A", "phần A mục II"),
    ("Điều 4 Chương II", "chương II Điều 4"),
    # a division in an article, as decisions have them, is the article's; so are those listed before it
    ("Mục II Điều 3", "Điều 3 mục II"),
    ("điểm b khoản 4 Mục II Điều 3", "Điều 3 mục II khoản 4 điểm b"),
    ("khoản 4 Mục II của Điều 3", "Điều 3 mục II khoản 4"),
    ("khoản 4 Mục II, Điều 3", "Điều 3 mục II khoản 4"),
    ("Mục II, Điều 3", "mục II | Điều 3"),
    ("khoản 4 Mục II và Điều 3", "mục II khoản 4 | Điều 3"),
    (
        "khoản 1, 2 Mục I và khoản 4 Mục II Điều 3",
        "Điều 3 mục I khoản 1 | Điều 3 mục I khoản 2 | Điều 3 mục II khoản 4",
    ),
    ("khoản 1 Mục I và Mục II Điều 3", "Điều 3 mục I khoản 1 | Điều 3 mục II"),
    ("Điều 4, Mục II Điều 3", "Điều 4 | Điều 3 mục II"),
    ("khoản 1 Mục II Phần B Điều 3", "Điều 3 phần B mục II khoản 1"),
    ("khoản 4 Điều 3 Mục II", "mục II Điều 3 khoản 4"),
    ("khoản 4 Mục II Phụ lục I", "mục II khoản 4"),
    ("khoản 1 Điều này", "khoản 1"),
    ("các điều từ 11 đến 13", "Điều 11 | Điều 12 | Điều 13"),
    ("khoản 2 và các khoản từ 4 đến 6 Điều 7", "Điều 7 khoản 2 | Điều 7 khoản 4 | Điều 7 khoản 5 | Điều 7 khoản 6"),
    ("các khoản 1, từ 4 đến 5 Điều 7", "Điều 7 khoản 1 | Điều 7 khoản 4 | Điều 7 khoản 5"),
    ("điểm từ d đến e khoản 1 Điều 7", "Điều 7 khoản 1 điểm d | Điều 7 khoản 1 điểm đ | Điều 7 khoản 1 điểm e"),
    # a dash between labels is a range
    ("Điều 10 - 12", "Điều 10 | Điều 11 | Điều 12"),
    ("Điều 10 - Điều 12", "Điều 10 | Điều 11 | Điều 12"),
    ("khoản 1–2 Điều 9", "Điều 9 khoản 1 | Điều 9 khoản 2"),
    ("điểm d-e khoản 1 Điều 9", "Điều 9 khoản 1 điểm d | Điều 9 khoản 1 điểm đ | Điều 9 khoản 1 điểm e"),
    # a subsection is told by its section
    ("khoản 1 tiểu mục 2 Mục 3 Chương II", "chương II mục 3 khoản 1"),
    ("Mục 3.2 Phụ lục II", "mục 3.2"),
    # what is put beside another: that one tells the place alone
    ("Điều 9a vào sau Điều 9", "Điều 9a"),
    ("điểm c vào khoản 1 Điều 9", "Điều 9 khoản 1 điểm c"),
    ("khoản 2a, 2b vào sau khoản 2 Điều 9", "Điều 9 khoản 2a | Điều 9 khoản 2b"),
    ("điểm đ vào trước điểm e khoản 2 Điều 9", "Điều 9 khoản 2 điểm đ"),
]
NAMES = {"phan": "phần", "chuong": "chương", "muc": "mục", "dieu": "Điều", "khoan": "khoản", "diem": "điểm"}


def printed(provisions: list[dict[str, str]]) -> str:
    return " | ".join(" ".join(f"{NAMES[unit]} {value}" for unit, value in p.items()) for p in provisions)


@pytest.mark.parametrize(("written", "named"), EXPANDED, ids=[row[0] for row in EXPANDED])
def test_expansion(written: str, named: str) -> None:
    assert printed(expand(written)) == named


PINPOINTS = [
    # the pinpoint goes up to the bar
    "Điều 5| của Luật",
    "khoản 2 Điều 5| Nghị định",
    "điểm a, b khoản 2 và khoản 3 Điều 5| Thông tư",
    "điểm đ\nkhoản 2\nĐiều 5|, Thông tư",
    "Điều 3, 4 và 8|; Luật Giáo dục",
    "khoản 1 Điều này|, khi đủ điều kiện",
    "Điều 5| năm 2023 có 3 điều",
    "Điều này| và 06 phường còn lại",
    "Điều 5| và 12 hộ ở bản",
    "Điều 5 và 12| của Luật",
    "khoản 2, 3 Điều 5| và 4 nhóm việc",
    "Khoản 01 Điều 02| Nghị định",
    "các khoản từ 2 đến 6 Điều 3| Luật",
    "khoản 2a vào tiếp sau khoản 2 Điều 3| Luật",
    "khoản 2 vào cuối Điều 3| Luật",
    "Điều 5|;\n6. Việc khác",
    # a label wrapped below its unit; one of the next paragraph's own
    "điểm\na khoản 2 Điều 5| Luật",
    "điểm\na|) khoản 2 Điều 5 Luật",
    "điểm\na.1 khoản 2 Điều 5| Luật",
    "khoản\n2 Điều 5| Luật",
    "các khoản\n1, 2 Điều 3| Luật",
    "khoản\n2|.\nĐiều 6. Sách mới",
    "khoản 2|, điểm\na) Mua sách",
]


@pytest.mark.parametrize("marked", PINPOINTS)
def test_where_a_pinpoint_ends(marked: str) -> None:
    words, rest = marked.split("|")
    pinpoint = read_pinpoint(words + rest, len("các ") if words.startswith("các ") else 0, load_rules())
    assert pinpoint is not None
    assert (words + rest)[: pinpoint.end] == words
    assert pinpoint.this == words.endswith("này")


@given(st.integers(1, 300), st.integers(1, 60))
def test_a_range_of_articles_names_each_once(first: int, more: int) -> None:
    named = expand(f"từ Điều {first} đến Điều {first + more}")
    assert [p["dieu"] for p in named] == [str(n) for n in range(first, first + more + 1)]


@given(st.lists(st.sampled_from(LETTERS), min_size=1, max_size=5, unique=True), st.integers(1, 20), st.integers(1, 300))
def test_a_list_of_points_names_each_under_its_article(letters: list[str], khoan: int, dieu: int) -> None:
    named = expand(f"điểm {', '.join(letters)} khoản {khoan} Điều {dieu}")
    assert named == [{"dieu": str(dieu), "khoan": str(khoan), "diem": letter} for letter in letters]


def test_a_citation_holds_the_provisions_of_its_pinpoint() -> None:
    (found,) = find_citations("theo điểm a, đ khoản 2 Điều 5 Thông tư số 22/2021/TT-BGDĐT")
    assert found.pinpoint == "điểm a, đ khoản 2 Điều 5"
    assert [(p.dieu, p.khoan, p.diem) for p in found.provisions] == [("5", "2", "a"), ("5", "2", "đ")]


LEFT_OUT = [
    ("theo Điều 4 (trừ khoản 3) Thông tư số 6/2020/TT-BNV", "Điều 4", 1),
    ("theo Điều 4 (ngoại trừ khoản 3 và khoản 5) của Thông tư số 6/2020/TT-BNV", "Điều 4", 1),
    ("theo Điều 4 (xem khoản 3) Thông tư số 6/2020/TT-BNV", None, 2),
    ("theo Thông tư số 6/2020/TT-BNV (trừ khoản 3) và Điều 4", None, 2),
    ("theo tiểu mục 2 Mục 3 Thông tư số 6/2020/TT-BNV", "tiểu mục 2 Mục 3", 1),
]


@pytest.mark.parametrize(("text", "pinpoint", "cited"), LEFT_OUT)
def test_what_a_bracket_leaves_out_is_no_provision(text: str, pinpoint: str | None, cited: int) -> None:
    found = find_citations(text)
    assert [c.pinpoint for c in found if c.kind == "numbered"] == [pinpoint]
    assert len([c for c in found if "Điều" not in c.text]) == cited


def test_an_internal_reference_holds_its_provisions() -> None:
    (found,) = find_citations("hồ sơ nêu tại điểm b khoản 1 Điều 9 được trả lại")
    assert found.kind == "internal"
    assert [(p.dieu, p.khoan, p.diem) for p in found.provisions] == [("9", "1", "b")]


@pytest.mark.parametrize(
    "text",
    ["chi các khoản từ 5 đến 8 triệu đồng", "được điểm từ 5 đến 8", "kể từ điều từ lâu đã biết", "điều này và 08 xã"],
)
def test_counts_are_no_provisions(text: str) -> None:
    assert [c.text for c in find_citations(text) if c.text != "điều này"] == []


BELOW = (
    "a) Theo [khoản 2]\n\nĐiều 5. Hiệu lực", "a) Theo [khoản 2]\nMục II. NHIỆM VỤ",
    "a) Theo [khoản 2]\nChương II\nTỔ CHỨC",
    "a) Theo [khoản 2]\n\nChương II Tổ chức", "Điều 4. Sửa [Điều 7]\nĐiều 5. Bãi bỏ Điều 8",
    "Xem [khoản 2\nĐiều 5] của Quy chế này", "Xem [khoản 2\n\nMục II] của Quy chế này",
    "Xem [khoản 2\nMục II] Luật Thư viện", "Xem [điểm a\nkhoản 2\nĐiều 5] và phụ lục",
)  # fmt: skip


@pytest.mark.parametrize("marked", BELOW)
def test_a_heading_ends_a_chain(marked: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    found = read_pinpoint(text, marked.index("["), load_rules())
    assert found is not None
    assert text[found.start : found.end] == marked[marked.index("[") + 1 : marked.index("]")]


@pytest.mark.parametrize(
    ("text", "pinpoint"),
    [
        ("Mức thu theo khoản 3, Điều 20, Luật Thủy sản năm 2017.", "khoản 3, Điều 20"),
        ("| Cấp phép | Điều 8, Điều 14, Nghị định số 26/2019/NĐ-CP ngày 08/3/2019 |", "Điều 8, Điều 14"),
        ("Mức thu theo khoản 3 Điều 20; Luật Thủy sản năm 2017 có hiệu lực.", None),
        ("Mức thu theo khoản 3 Điều 20, khi có Luật Thủy sản năm 2017.", None),
    ],
)
def test_a_comma_may_stand_between_a_provision_and_its_act(text: str, pinpoint: str | None) -> None:
    found = [c.pinpoint for c in find_citations(text) if c.kind != "internal"]
    assert found == [pinpoint]
