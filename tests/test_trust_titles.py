"""Titles and names of laws told of a number that is another document's."""

import pytest

import vnplan
from vnplan import check

SAID = [
    # what is cited, what is right; None where it is cited rightly, in short or in other words
    ("Luật Giáo dục nghề nghiệp số 43/2019/QH14", "Luật Giáo dục"),
    ("Luật Tổ chức Quốc hội số 77/2015/QH13", "Luật Tổ chức chính quyền địa phương"),
    ("Luật Giáo dục số 43/2019/QH14", None),
    ("Luật BHXH số 58/2014/QH13", None),
    ("LUẬT BẢO HIỂM XÃ HỘI SỐ 58/2014/QH13", None),
    ("Thông tư số 32/2020/TT-BGDĐT ngày 15/9/2020 ban hành Điều lệ trường tiểu học", "Điều lệ trường trung học cơ sở"),
    ("Thông tư số 32/2020/TT-BGDĐT ngày 15/9/2020 ban hành Điều lệ trường trung học", None),
    ("Thông tư số 28/2020/TT-BGDĐT ngày 04/9/2020 ban hành Điều lệ trường trung cấp", "Điều lệ trường tiểu học"),
    ("Thông tư số 28/2020/TT-BGDĐT ngày 04/9/2020 ban hành Điều lệ Trường Tiểu học", None),
    ("Thông tư số 28/2020/TT-BGDĐT ngày 04/9/2020 ban hành Điều lệ trường TH", None),
    ("Thông tư số 27/2020/TT-BGDĐT quy định về đánh giá học sinh trung học cơ sở và học sinh trung học phổ thông",
     "đánh giá học sinh tiểu học"),
    ("Thông tư số 27/2020/TT-BGDĐT quy định về đánh giá học sinh ở tiểu học", None),
    ("Thông tư số 22/2021/TT-BGDĐT quy định đánh giá học sinh tiểu học", "trung học phổ thông"),
    ("Thông tư số 22/2021/TT-BGDĐT quy định đánh giá học sinh THCS và học sinh THPT", None),
    ("Nghị quyết số 29-NQ/TW ngày 04/11/2013 về đổi mới căn bản, toàn diện GDĐT", None),
]  # fmt: skip


@pytest.mark.parametrize(("words", "right"), SAID, ids=[words for words, _ in SAID])
def test_a_title_of_another_document(words: str, right: str | None) -> None:
    draft = vnplan.parse(f"Căn cứ {words};", number="7/KH-UBND", date="2024-03-01", province="bac-giang")
    found = [f for f in check(draft) if f.code == "known_title"]
    assert len(found) == (right is not None), found
    assert all(f.severity == "warning" and right is not None and right in f.message_vi for f in found)
