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
    # a number alone, of a type that bears none of its own; else it is a citation ("Kế hoạch 02")
    ("Thực hiện Kế hoạch số 02/KH-UBND ngày 05/01/2024. Mục tiêu của Kế hoạch 02 là chung.", []),
    (
        "Thực hiện Quyết định số 06/QĐ-TTg ngày 06/01/2022 phê duyệt Đề án phát triển dữ liệu; các nhóm việc của "
        "[[Đề án 06]].",
        ["06/QĐ-TTg short number"],
    ),
    ("Làm theo Phương án số 02/PA-UBND. Kinh phí của [[Phương án 02]] do xã chi.", ["02/PA-UBND short number"]),
    ("Kinh phí của Chương trình 135 và Dự án 2.", []),
    # ... and what goes by the number of its decision, where the text names none
    ("Đẩy mạnh [[Đề án 06]] ở xã.", [" open"]),
    ("Kinh phí của Đề án 2 và Đề án 2030, phần thứ nhất.", []),
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


ABOVE = [
    "nêu trên",
    "đã nêu trên",
    "nói trên",
    "dẫn ở trên",
    "kể trên",
    "viện dẫn trên",
    "trên đây",
    "vừa nêu",
    "đã nêu",
]
ABOVE += [f"trên{end}" for end in (", báo", "; báo", ": báo", ") báo", ".", "\n", "")]
ABOVE += [f"trên {word}" for word in ("và", "thì", "để", "có", "được", "phải", "đã", "là", "cho", "theo", "do", "nhằm")]


@pytest.mark.parametrize("words", ABOVE)
def test_words_that_point_back(words: str) -> None:
    document = vnplan.parse(f"Căn cứ Nghị định số 24/2021/NĐ-CP; triển khai Nghị định {words}")
    (found,) = back_references(document)
    assert (found.step, found.citations) == ("nearest", (0,))
    assert found.text.startswith("Nghị định trên" if words.startswith("trên") else f"Nghị định {words}")


NO_BACK_REFERENCES = [
    "Nghị định trên bàn",
    "Nghị định đã nêu tại mục 1",
    "Nghị định đã nêu trong mục 1",
    "Nghị định 24 tháng 5",
    "Nghị định 24 năm 2021",
    "Nghị định 24, ngày 5",
    "Nghị định 24/CP",
    "Nghị định 24.5",
    "pháp luật nêu trên",
]


@pytest.mark.parametrize("words", NO_BACK_REFERENCES[:5] + NO_BACK_REFERENCES[6:])
def test_words_that_do_not_point_back(words: str) -> None:
    document = vnplan.parse(f"Căn cứ Nghị định số 24/2021/NĐ-CP và Luật Trẻ em; triển khai {words}")
    assert back_references(document) == []


PLURALS = ["các", "Các", "những", "Những", "2", "hai", "ba"]


@pytest.mark.parametrize("plural", PLURALS)
def test_a_plural_points_to_all(plural: str) -> None:
    document = vnplan.parse(f"Căn cứ Luật Trẻ em, Luật Giáo dục; triển khai {plural} Luật nêu trên")
    (found,) = back_references(document)
    assert (found.text, found.step, found.citations) == (f"{plural} Luật nêu trên", "all above", (0, 1))


NAMING = ["sau đây gọi tắt là", "sau đây gọi là", "gọi tắt là", "viết tắt là:", "gọi chung là", "gọi tắt chung là"]


@pytest.mark.parametrize("naming", NAMING)
@pytest.mark.parametrize("mark", ["", "“", '"'])
def test_names_of_the_texts_own(naming: str, mark: str) -> None:
    closing = mark.replace("“", "”")
    document = vnplan.parse(f"Theo Luật Tín ngưỡng, tôn giáo ({naming} {mark}Luật{closing}), khoản 1 Điều 3 Luật.")
    assert [(r.text, r.step, r.citations) for r in back_references(document)] == [("Luật", "defined name", (0,))]


USES = [
    # how a name given before is used, and whether it is meant
    ("Mục tiêu Chương trình: giảm nghèo.", True),
    ("Các Chương trình khác.", False),
    ("Những Chương trình khác.", False),
    ("Một Chương trình khác.", False),
    ("Mỗi Chương trình khác.", False),
    *(
        (f"Có Chương trình {word} khác.", False)
        for word in ("số", "này", "về", "của", "năm", "ngày", "quy định", "sửa")
    ),
    *((f"Có Chương trình {word} khác.", False) for word in ("thay", "ban hành", "phê", "mục tiêu quốc", "hành động")),
    *((f"Có Chương trình {word} khác.", False) for word in ("Xuân", "12", "“Xuân”", '"Xuân"')),
]


@pytest.mark.parametrize(("words", "meant"), USES)
def test_uses_of_a_name(words: str, meant: bool) -> None:
    given = "Quyết định số 7/QĐ-TTg phê duyệt Chương trình phòng bệnh (sau đây gọi tắt là Chương trình).\n"
    found = back_references(vnplan.parse(given + words))
    assert [(r.text, r.step) for r in found] == ([("Chương trình", "defined name")] if meant else [])


NAMED = "(sau đây gọi tắt là Chương trình). Mục tiêu Chương trình: giảm nghèo."
CLOSED = [
    # what stands between a document and the name given, and whether the name is the document's
    (" phê duyệt Chương trình phòng bệnh ", True),
    (" phê duyệt Chương trình phòng bệnh; việc lớn ", False),
    (" phê duyệt Chương trình phòng bệnh.\nViệc lớn ", False),
    (" phê duyệt Chương trình phòng bệnh" + " mùa hè" * 70 + " ", False),
]


@pytest.mark.parametrize(("between", "named"), CLOSED)
def test_a_name_closes_the_words_of_its_document(between: str, named: bool) -> None:
    found = back_references(vnplan.parse(f"Quyết định số 7/QĐ-TTg{between}{NAMED}"))
    assert [r.step for r in found] == (["defined name"] if named else [])


FAR = " Các xã báo cáo." * 50
REACHES = [
    # the documents before, what points back, and its step
    ("Luật Trẻ em.", "Luật nêu trên", "nearest"),
    ("Luật Trẻ em." + FAR, "Luật nêu trên", "nearest"),  # far, but the only one
    ("Luật Trẻ em." + FAR, "văn bản nêu trên", None),  # "văn bản" may be anything
    ("Luật Trẻ em." + FAR + " Luật Giáo dục.", "Luật nêu trên", "nearest"),
    ("Luật Trẻ em; Luật Giáo dục." + FAR, "Luật nêu trên", "open"),
]


@pytest.mark.parametrize(("before", "words", "step"), REACHES)
def test_how_far_back_it_points(before: str, words: str, step: str | None) -> None:
    found = back_references(vnplan.parse(f"Theo {before} Triển khai {words}"))
    assert [r.step for r in found] == ([step] if step else [])


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
