"""Single words and marks that some real text turns on: each row fails when its word is taken out of the rule."""

from __future__ import annotations

import pytest

from vnplan import find_citations, parse

CITED = [  # what is cited, in order
    ("THỰC HIỆN QUYẾT ĐỊNH SỐ 5/QĐ-UBND NGÀY 02/3/2024", ["QUYẾT ĐỊNH SỐ 5/QĐ-UBND NGÀY 02/3/2024"]),
    ("THỰC HIỆN LUẬT GIÁO DỤC NGÀY 14/6/2019", ["LUẬT GIÁO DỤC NGÀY 14/6/2019"]),
    ("theo Hiến pháp nước CHXHCN Việt Nam và nội quy", ["Hiến pháp nước CHXHCN Việt Nam"]),
    ("làm theo khoản này và nội quy", ["khoản này"]),
    ("làm theo Điều này và nội quy", ["Điều này"]),
    ("làm theo điểm này và nội quy", ["điểm này"]),
    ("theo kỷ luật này, pháp luật này, quy luật này, khẩu lệnh này, hiệu lệnh này", []),
    ("theo Kế hoạch số 5 của UBND xã", ["Kế hoạch số 5"]),
    ("theo Kế hoạch số 5 ngày 2/3/2024", ["Kế hoạch số 5 ngày 2/3/2024"]),
    ("theo điểm a, b, và c khoản 2 Điều 5 Luật Giáo dục", ["Luật Giáo dục"]),
    # numbers of things: nouns no row has, and symbols that tell a type or a body
    ("xả bể chứa số 14/XK, mở van số 2/P, hỏng máy bơm số 7/VN", []),
    ("Bể số 14/XK đã đầy", []),
    ("giữ lô hàng gạo số 14/XNK, đơn hàng số 25/ĐH, chuyến bay số 7/VNA", []),
    ("họp tại phòng số 2/TVQ, căn hộ số 12/CHT, kho hàng số 3/KHO", []),
    ("đã ký số 14/QĐ, số 15/BYT", ["số 14/QĐ", "số 15/BYT"]),
    ("theo số 14/XK và số 15/XK", ["số 14/XK", "số 15/XK"]),
    ("theo Công văn số 14/XK", ["Công văn số 14/XK"]),
    ("đọc bản số 14/SYT-VP", ["số 14/SYT-VP"]),
    ("theo Luật Hồ (sơ) cổ", ["Luật Hồ"]),
]


@pytest.mark.parametrize(("text", "wanted"), CITED)
def test_what_is_cited(text: str, wanted: list[str]) -> None:
    assert [c.text for c in find_citations(text)] == wanted


TITLES = [
    ("Quyết định số 5/QĐ-UBND về mượn sách/.", "về mượn sách"),
    ("(theo Quyết định số 5/QĐ-UBND về mượn sách) các trường mua báo", "về mượn sách"),
    ("[theo Quyết định số 5/QĐ-UBND về mượn sách] các trường mua báo", "về mượn sách"),
    ("theo Quyết định số 5/QĐ-UBND về mượn sách (đính kèm danh sách) các trường mua báo", "về mượn sách"),
    ("theo Quyết định số 5/QĐ-UBND về mượn sách (gửi kèm danh sách) các trường mua báo", "về mượn sách"),
    (
        "theo Nghị định số 5/2020/NĐ-CP sửa đổi một số điều của Bộ luật Lao động và Nghị định số 6/2019/NĐ-CP về nghỉ",
        "sửa đổi một số điều của Bộ luật Lao động và Nghị định số 6/2019/NĐ-CP về nghỉ",
    ),
    (
        "theo Nghị định số 5/2020/NĐ-CP sửa đổi một số điều của Luật Thư viện và Nghị định số 6/2019/NĐ-CP về sách",
        "sửa đổi một số điều của Luật Thư viện và Nghị định số 6/2019/NĐ-CP về sách",
    ),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_where_a_title_ends(text: str, title: str) -> None:
    assert find_citations(text)[0].title == title


UNITS = [("điểm a", "diem"), ("khoản 2", "khoan"), ("Điều 5", "dieu"), ("mục II Phụ lục này", "muc")]


@pytest.mark.parametrize(("words", "unit"), UNITS)
def test_the_unit_of_a_provision_of_the_text_itself(words: str, unit: str) -> None:
    assert [(c.kind, c.document_type) for c in find_citations(f"làm theo {words} và nội quy")] == [("internal", unit)]


def test_an_article_of_a_text_without_articles_is_anothers() -> None:
    plain, articles = "1. Các xã làm theo Điều 5.\n2. Họp.\n", "Điều 1. Các xã làm theo Điều 5.\nĐiều 2. Họp.\n"
    assert [c.text for c in parse(plain).citations] == []
    assert [c.text for c in parse(articles).citations] == ["Điều 5"]


@pytest.mark.parametrize("attached", ["QUY CHẾ", "QUY ĐỊNH"])
@pytest.mark.parametrize("said", ["Quy chế này", "Quy định này"])
def test_quy_che_is_written_for_quy_dinh(attached: str, said: str) -> None:
    text = (
        "UBND XÃ TÂN SƠN\nSố: 12/QĐ-UBND\nQUYẾT ĐỊNH\nVề mượn sách\nĐiều 1. Ban hành kèm theo.\nCHỦ TỊCH\n"
        f"{attached}\nMượn sách\n(Kèm theo Quyết định số 12/QĐ-UBND)\nĐiều 1. {said} áp dụng ở xã.\n"
    )
    assert said in [c.text for c in parse(text).citations if c.kind == "self"]


def test_quy_che_of_nobody_is_not_this_document() -> None:
    text = "UBND XÃ TÂN SƠN\nSố: 12/KH-UBND\nKẾ HOẠCH\nMượn sách\nI. MỤC TIÊU\nQuy chế này đã cũ.\nII. VIỆC LÀM\nMua.\n"
    assert [c.text for c in parse(text).citations] == []
