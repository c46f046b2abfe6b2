"""Articles beyond the last: every way a text says whose they are, beside the same words where they could be."""

from __future__ import annotations

import pytest

from vnplan import check, parse
from vnplan.review.beyond import CLAIMS

LAW = "Luật Giáo dục năm 2019"  # which has 115 articles
DECREE = "Nghị định số 282/2025/NĐ-CP"  # 71

SAID = [
    f"Theo Điều 250 {LAW}",
    f"Theo Điều 9, 250 của {LAW}",
    f"Theo các điều 9, 12 và 250 {LAW}",
    f"Theo từ Điều 110 đến Điều 116 {LAW}",
    f"Theo khoản 1 Điều 9 {DECREE} và Điều 250 {LAW}; Điều 4 Luật Thư viện",
    f"Theo Điều 250a {LAW}",
    f"Theo Điều 250, {LAW}",
    f"Theo khoản 2 Điều 250 quy định tại {LAW}",
    f"{LAW} quy định tại Điều 250 về thi cử",
    f"Theo Điều 250 về thi cử của {LAW}",
    f"{LAW} (Điều 250)",
    f"{LAW} tại khoản 1 Điều 250 nêu việc học",
    f"Theo {LAW}, cụ thể tại Điều 250",
    f"{LAW}: Điều 250, khoản 2",
    f"{DECREE} của Chính phủ về trật tự xã hội, Điều 250 quy định mức phạt",
    f"Theo {LAW} và khoản 1 Điều 250 Luật này",
    f"Theo {LAW}; Điều 250 của Luật nêu trên",
]
NOT_SAID = [
    f"Theo Điều 115 {LAW}",
    f"Theo Luật Dân sự tại Điều 250, {LAW}",
    f"Theo {DECREE} tại Điều 90 {LAW}",
    f"Theo {DECREE} và Điều 90, Điều 91 của {LAW}",
    f"{LAW} (Điều 115)",
    f"Theo {LAW}, {DECREE} và Điều 90 của Luật này",
    f"Theo {LAW}:\nĐiều 250. Hiệu lực",
    f"Theo {LAW} và Điều 250 của Quyết định này",
]


def beyond(text: str) -> list[str]:
    found = check(parse(text, number="7/KH-UBND", date="2026-03-01", province="bac-giang"))
    return [one.message_vi for one in found if one.code == "no_such_provision"]


@pytest.mark.parametrize("text", SAID)
def test_an_article_beyond_the_last_is_told(text: str) -> None:
    (told,) = beyond(f"KẾ HOẠCH\nĐọc sách\n{text};\n")
    assert "Điều 250" in told or "Điều 116" in told


@pytest.mark.parametrize("text", NOT_SAID)
def test_what_may_be_an_article_is_not(text: str) -> None:
    assert beyond(f"KẾ HOẠCH\nĐọc sách\n{text};\n") == []


def test_of_operations_all_but_what_is_added() -> None:
    act = (
        f"THÔNG TƯ\nSửa đổi, bổ sung một số điều của {DECREE}\nĐiều 1. Sửa đổi, bổ sung một số điều của {DECREE}\n"
        "1. Bãi bỏ Điều 99.\n2. Tại Điều 98:\na) Bãi bỏ khoản 1.\n3. Bãi bỏ khoản 3 Điều 70.\n"
        "4. Bổ sung Điều 72 như sau:\n“Điều 72. Đọc.”\n"
    )
    assert [told.partition(":")[0] for told in beyond(act)] == [
        "282/2025/NĐ-CP không có Điều 99", "282/2025/NĐ-CP không có Điều 98",
    ]  # fmt: skip


def test_every_way_is_a_way() -> None:
    assert [way.__name__ for way in CLAIMS] == [
        "of_its_pinpoint", "behind_it", "before_it", "of_one_above", "of_operations",
    ]  # fmt: skip
