"""What a page break puts into a sentence is passed over, what only looks like it stays."""

from __future__ import annotations

import pytest

from vnplan import find_citations, parse
from vnplan.tables.rules import load_rules
from vnplan.text.paragraphs import read_paragraphs

BROKEN = [
    # before the page's end, what stands between, behind it
    ("theo Quyết định số", "4", "117/QĐ-UBND ngày 06/5/2021"),
    ("theo Quyết định số", "- 4 -", "117/QĐ-UBND ngày 06/5/2021"),
    ("theo Quyết định số", "Trang 4/19", "117/QĐ-UBND ngày 06/5/2021"),
    ("theo Quyết định số", "KẾ HOẠCH TRỒNG RỪNG", "117/QĐ-UBND ngày 06/5/2021"),
    ("theo Quyết định số", "4\nKế hoạch trồng rừng", "117/QĐ-UBND ngày 06/5/2021"),
    ("theo Quyết định số 117/QĐ-UBND ngày 06 tháng 5", "CÔNG BÁO/Số 7 + 8/Ngày 12-6-2021 4", "năm 2021"),
    ("theo Quyết định số 117/QĐ-UBND ngày 06", "4", "tháng 5 năm 2021"),
    ("theo Quyết định số 117/", "4", "QĐ-UBND ngày 06/5/2021"),
    ("theo Quyết định số 117/QĐ-UBND ngày", "– 4 –", "06/5/2021"),
    ("theo Quyết định số 117/QĐ-UBND ngày", "TRỒNG RỪNG NĂM 2021", "06/5/2021"),
    ("theo Quyết định số 117/QĐ-UBND ngày 06 tháng", "CÔNG BÁO HÀ NAM\nTrồng rừng", "5 năm 2021"),
    ("theo Quyết định", "4", "số 117/QĐ-UBND ngày 06/5/2021"),
    ("theo Quyết định số 117/QĐ-UBND", "4", "ngày 06 tháng 5 năm 2021"),
]


@pytest.mark.parametrize("breaks", ["\n{}\n", "\n\n{}\n\n", "\n{}\x0c", "\r\n{}\r\n"])
@pytest.mark.parametrize(("above", "between", "below"), BROKEN)
def test_a_citation_goes_on_behind_the_page(above: str, between: str, below: str, breaks: str) -> None:
    text = f"{above}{breaks.format(between)}{below} của UBND tỉnh về trồng rừng;"
    (c,) = find_citations(text)
    assert (c.document_type, c.number, str(c.date)) == ("quyet_dinh", "117/QĐ-UBND", "2021-05-06")
    assert (c.relation, c.issuer, c.title) == ("according_to", "UBND tỉnh", "về trồng rừng")
    assert text[c.start : c.end] == c.text
    assert c.text.startswith("Quyết định")
    assert c.text.endswith("2021")


def test_a_number_between_two_long_lines_is_a_pages() -> None:
    text = "Các xã rà soát đất trồng rừng theo Quyết định số 117/QĐ-UBND của Ủy ban nhân\n4\n"
    text += "dân tỉnh về việc trồng rừng ở vùng đồi núi;"
    (c,) = find_citations(text)
    assert (c.issuer, c.title) == ("Ủy ban nhân dân tỉnh", "về việc trồng rừng ở vùng đồi núi")


KEPT = [
    "Số hộ được vay vốn trong năm\n30\nhộ nghèo",  # cells of a table
    "Kinh phí năm\n12.500\ntriệu đồng.",
    "Bổ sung một số\nđiều của Quy chế số\n12/QC-UBND",
    "Các việc làm trong tháng\n5\nLập danh sách;",
    "1. Họp xã.\n2\nLập danh sách.",
    "2. Tổng số\n4 tổ\n7 hộ",
    "Họp trong ngày\nHội trường thôn\n12 hộ dân",
    "Kế hoạch tháng\nTrồng rừng\n5 ha",
    "a) Xe chở người trừ loại quy định tại điểm d của biểu này\n45\nb) Xe chở người từ mười chỗ đến mười sáu chỗ",
]


@pytest.mark.parametrize("text", KEPT)
def test_a_line_that_is_no_mark_of_a_page_stays(text: str) -> None:
    assert read_paragraphs(text, load_rules().line_words).text.split() == text.split()


def test_what_stands_between_lies_in_a_region() -> None:
    text = "KẾ HOẠCH\nTrồng rừng\n\nI. MỤC TIÊU\nLàm theo Quyết định số\n- 4 -\n117/QĐ-UBND.\nII. VIỆC LÀM\n1. Họp.\n"
    plan = parse(text)
    assert all(char.isspace() or any(r.start <= n < r.end for r in plan.regions) for n, char in enumerate(text))
    assert [section.path for section in plan.sections] == ["I", "II", "II.1"]
