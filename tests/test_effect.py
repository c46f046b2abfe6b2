"""The day a document takes effect, by the words of its own article."""

from __future__ import annotations

import pytest

import vnplan

EFFECTS = [
    ("Thông tư này có hiệu lực kể từ ngày ký.", "2024-06-01"),
    ("Thông tư này có hiệu lực thi hành từ ngày ban hành.", "2024-06-01"),
    ("Thông tư này có hiệu lực thi hành sau 45 ngày kể từ ngày ký.", "2024-07-16"),
    ("Thông tư này có hiệu lực sau 45 (bốn mươi lăm) ngày, kể từ ngày ký ban hành.", "2024-07-16"),
    ("Thông tư này chính thức có hiệu lực thi hành kể từ ngày 01 tháng 7 năm 2024.", "2024-07-01"),
    ("Thông tư này có hiệu lực từ ngày 01/7/2024, trừ Điều 2 có hiệu lực từ ngày 01/01/2025.", "2024-07-01"),
    ("Thông tư này có hiệu lực từ 01/7/2024.", "2024-07-01"),
    ("Thông tư này có hiệu lực kể từ 15 tháng 8 năm 2024.", "2024-08-15"),
    ("Thông tư này có hiệu lực từ ngày mùng 5 tháng 9 năm 2024.", "2024-09-05"),
    ("Thông tư này có hiệu lực thi hành từ 0 giờ 00 phút ngày 01/8/2024.", "2024-08-01"),
    ("Thông tư này bắt đầu có hiệu lực vào ngày 01/8/2024.", "2024-08-01"),
    ("Thông tư này có hiệu lực thi hành: 01/8/2024.", "2024-08-01"),
    ("Thông tư này có hiệu lực sau bốn mươi lăm ngày kể từ ngày ký.", "2024-07-16"),
    ("Thông tư này có hiệu lực thi hành sau mười lăm (15) ngày, tính từ ngày ký ban hành.", "2024-06-16"),
    ("Thông tư này có hiệu lực sau hai tháng kể từ ngày ký.", "2024-08-01"),
    ("Thông tư này có hiệu lực ngay sau khi ký.", "2024-06-01"),
    ("Thông tư này có hiệu lực kể từ thời điểm ký.", "2024-06-01"),
    ("Thông tư này có hiệu lực sau 10 ngày làm việc kể từ ngày ký.", None),
    ("Thông tư này có hiệu lực sau mấy ngày kể từ ngày ký.", None),
    ("Thông tư này có hiệu lực từ 3 đơn vị trở lên.", None),
    ("Thông tư này có hiệu lực sau 45 ngày kể từ ngày 01/7/2024.", None),
    ("Quy định tại Điều 2 Thông tư này có hiệu lực sớm.", None),
    ("Hồ sơ nộp trước ngày Thông tư này có hiệu lực thi hành thì giải quyết theo quy định cũ.", None),
    ("Trong 30 ngày kể từ ngày Thông tư này có hiệu lực từ ngày 01/7/2024, các sở báo cáo.", None),
    ("Nghị định này có hiệu lực từ ngày 01/7/2024.", None),  # a decree that a circular speaks of
    ("Sửa đổi Điều 5 như sau: “Thông tư này có hiệu lực từ ngày 01/7/2019.”", None),
    ("Thông tư này có hiệu lực từ ngày 31/02/2024.", None),
]


HEAD = "BỘ Y TẾ\nSố: 7/2024/TT-BYT\nHà Nội, ngày 01 tháng 6 năm 2024\n\nTHÔNG TƯ\nVề đọc sách\n\n"


@pytest.mark.parametrize(("words", "day"), EFFECTS)
def test_in_force(words: str, day: str | None) -> None:
    text = f"{HEAD}Điều 1. Phạm vi\nĐọc sách.\nĐiều 2. Hiệu lực\n{words}\n"
    found = vnplan.parse(text).metadata.in_force
    assert (found.isoformat() if found else None) == day


def test_a_month_after_its_last_day() -> None:
    text = f"{HEAD.replace('01 tháng 6', '31 tháng 01')}Điều 2. Thông tư này có hiệu lực sau một tháng kể từ ngày ký.\n"
    assert str(vnplan.parse(text).metadata.in_force) == "2024-02-29"


def test_days_after_a_day_nobody_tells() -> None:
    assert (
        vnplan.parse(
            "THÔNG TƯ\nĐọc sách\nĐiều 1. Thông tư này có hiệu lực sau 45 ngày kể từ ngày ký."
        ).metadata.in_force
        is None
    )
