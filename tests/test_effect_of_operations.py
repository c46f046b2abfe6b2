"""When an operation takes effect: with its act, with its own provision, or on the day its sentence ends a document."""

from __future__ import annotations

import pytest

from vnplan import parse

HEAD = (
    "THÔNG TƯ\nSửa đổi, bổ sung một số điều của Thông tư số 31/2022/TT-BXD ngày 04 tháng 5 năm 2022\n"
    "Điều 1. Sửa đổi, bổ sung một số điều của Thông tư số 31/2022/TT-BXD\n1. Bãi bỏ khoản 3 Điều 4.\n"
    "2. Bãi bỏ Điều 9.\nĐiều 2. Bãi bỏ Thông tư số 12/2020/TT-BXD ngày 03 tháng 3 năm 2020.\n"
    "Điều 3. Hiệu lực thi hành\n"
)
OWN = "1. Thông tư này có hiệu lực thi hành từ ngày 15 tháng 8 năm 2024.\n"
DAY = "2024-08-15"


@pytest.mark.parametrize(
    ("effect", "days"),
    [
        (OWN, [DAY, DAY, DAY]),
        ("1. Thông tư này có hiệu lực sau 45 ngày kể từ ngày ký.\n", [DAY, DAY, DAY]),
        (OWN + "2. Khoản 2 Điều 1 của Thông tư này có hiệu lực từ ngày 01 tháng 01 năm 2025.\n",
         [DAY, "2025-01-01", DAY]),
        (OWN + "2. Điều 1 Thông tư này có hiệu lực kể từ ngày 01/01/2025.\n", ["2025-01-01", "2025-01-01", DAY]),
        (OWN + "2. Khoản 1 và khoản 2 Điều 1, Điều 2 của Thông tư này có hiệu lực thi hành từ ngày 01/3/2025.\n",
         ["2025-03-01"] * 3),
        (OWN + "2. Khoản 2 Điều 1 của Thông tư số 31/2022/TT-BXD có hiệu lực từ ngày 01/01/2025.\n", [DAY] * 3),
        (OWN[:-2] + ", trừ khoản 2 Điều 1 có hiệu lực từ ngày 01 tháng 01 năm 2025.\n", [DAY, "2025-01-01", DAY]),
        (OWN + "2. Điều 2 và các khoản 1, 2 Điều 1 có hiệu lực từ ngày 01/3/2025.\n", ["2025-03-01"] * 3),
        (OWN + "2. Khoản 2 Điều 1 Luật Xây dựng có hiệu lực từ ngày 01/01/2025.\n", [DAY] * 3),
        ("1. Giao Cục trưởng thi hành.\n", [None, None, None]),
    ],
)  # fmt: skip
def test_the_day_of_each_operation(effect: str, days: list[str | None]) -> None:
    doc = parse(HEAD + effect, number="8/2024/TT-BXD", date="2024-07-01")
    told = [one.in_force and one.in_force.isoformat() for one in doc.operations if one.section != len(doc.sections) - 1]
    assert told[:3] == days


def test_what_is_ended_on_a_day_of_its_own() -> None:
    effect = OWN + "2. Thông tư số 5/2019/TT-BXD ngày 01/02/2019 hết hiệu lực kể từ ngày 31 tháng 12 năm 2024.\n"
    effect += "3. Thông tư số 6/2019/TT-BXD ngày 01/02/2019 hết hiệu lực kể từ ngày Thông tư này có hiệu lực.\n"
    doc = parse(HEAD + effect, number="8/2024/TT-BXD", date="2024-07-01")
    told = {(one.target or "").rsplit("/", 2)[-1]: str(one.in_force) for one in doc.operations}
    assert (told["5"], told["6"]) == ("2024-12-31", DAY)


def test_what_new_text_says_of_itself_is_not_said_of_the_act() -> None:
    quoted = HEAD.replace(
        "2. Bãi bỏ Điều 9.\n",
        "2. Sửa đổi Điều 9 như sau:\n“Điều 9. Hiệu lực\n"
        "Khoản 1 Điều 1 của Thông tư này có hiệu lực từ ngày 01/01/2030.”.\n",
    )
    doc = parse(quoted + OWN, number="8/2024/TT-BXD", date="2024-07-01")
    assert [str(one.in_force) for one in doc.operations] == [DAY, DAY, DAY]
