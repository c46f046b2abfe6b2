"""Back references: `[[...]]` is one; after the arrow the number it means and the step that told it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnplan
from vnplan import back_references

CASES = [
    # one of its type stands before it
    ("Căn cứ Nghị định số 24/2021/NĐ-CP;\nTriển khai [[Nghị định nêu trên]].", ["24/2021/NĐ-CP nearest"]),
    ("Thực hiện Quyết định số 12/QĐ-TTg, nội dung [[Quyết định trên]], báo cáo.", ["12/QĐ-TTg nearest"]),
    ("Nhận Công văn số 15/SNV-TCCB. Đồng ý với đề nghị tại [[văn bản nêu trên]].", ["15/SNV-TCCB nearest"]),
    # the plural means all of them
    (
        "Thực hiện Quyết định số 12/QĐ-TTg và Quyết định số 15/QĐ-TTg. Bám sát [[các Quyết định nêu trên]].",
        ["12/QĐ-TTg, 15/QĐ-TTg all above"],
    ),
    # two fit: open
    ("Thực hiện Quyết định số 12/QĐ-TTg và Quyết định số 15/QĐ-TTg. Bám sát [[Quyết định nêu trên]].", [" open"]),
    # none of its type: no back reference
    ("Thực hiện Chỉ thị số 14/CT-TTg. Các quyết định nêu trên được lập biên bản.", []),
    ("Thực hiện Thông báo số 4/TB-UBND. Thông báo trên phương tiện thông tin đại chúng.", []),
    ("Theo Luật Giáo dục năm 2019. Quy định tại văn bản pháp luật nêu trên.", []),
    # a number alone: of a type that bears none of its own; else it is a citation ("Kế hoạch 02")
    ("Thực hiện Kế hoạch số 02/KH-UBND ngày 05/01/2024. Mục tiêu của Kế hoạch 02 là chung.", []),
    (
        "Thực hiện Quyết định số 06/QĐ-TTg ngày 06/01/2022 phê duyệt Đề án phát triển dữ liệu; các nhóm việc của "
        "[[Đề án 06]].",
        ["06/QĐ-TTg short number"],
    ),
    ("Kinh phí của Chương trình 135 và Dự án 2.", []),
    # a name of the text's own
    (
        "Quyết định số 7/QĐ-TTg phê duyệt Chương trình phòng bệnh (sau đây gọi tắt là Chương trình).\n"
        "Mục tiêu [[Chương trình]]: giảm một nửa; các Chương trình, dự án khác; Chương trình này.",
        ["7/QĐ-TTg defined name"],
    ),
    (
        "Luật Tín ngưỡng, tôn giáo năm 2016 (sau đây gọi là Luật). Theo khoản 1 Điều 3 [[Luật]]; Luật Đất đai.",
        ["Luật Tín ngưỡng, tôn giáo năm 2016 defined name"],
    ),
    ("Thành lập Hội đồng tư vấn (sau đây gọi tắt là Hội đồng). Hội đồng họp hằng quý.", []),
]


@pytest.mark.parametrize(("marked", "wanted"), CASES, ids=[case[0][:60] for case in CASES])
def test_back_references(marked: str, wanted: list[str]) -> None:
    document = vnplan.parse(re.sub(r"\[\[|\]\]", "", marked))
    found = back_references(document)
    assert [r.text for r in found] == re.findall(r"\[\[(.*?)\]\]", marked)
    cited = document.citations
    said = [", ".join(cited[n].number or cited[n].text for n in r.citations) + " " + r.step for r in found]
    assert said == wanted


def test_two_that_fit_are_named() -> None:
    text = "Thực hiện Quyết định số 12/QĐ-TTg và Quyết định số 15/QĐ-TTg. Bám sát Quyết định nêu trên."
    (found,) = back_references(vnplan.parse(text))
    assert (found.citations, found.note) == ((), "may be 12/QĐ-TTg or 15/QĐ-TTg")


WORDS = st.sampled_from(
    [
        "Nghị định",
        "Đề án 02",
        "nêu trên",
        "Nghị định số 24/2021/NĐ-CP",
        "(sau đây gọi tắt là",
        "Đề án)",
        "\n",
        ";",
        "e\u0302",
    ]
)


@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_spans_hold_for_any_text(text: str) -> None:
    document = vnplan.parse(text)
    for found in back_references(document):
        assert text[found.start : found.end] == found.text
        assert all(n < len(document.citations) for n in found.citations)
