"""Which organ of the Party's centre issued a document, and of which term."""

from __future__ import annotations

import pytest

import vnplan

DAY = "2025-11-20"
BCH, BCT = "Ban Chấp hành Trung ương", "Bộ Chính trị"

SAID = [
    # words, the finding, what is right
    ("Nghị quyết số 20-NQ/TW ngày 25/10/2017 của Bộ Chính trị", "known_issuer", BCH),
    ("Nghị quyết số 20-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương", None, ""),
    ("Nghị quyết số 20-NQ/TW ngày 25/10/2017 của BCHTW", None, ""),
    ("Nghị quyết số 20-NQ/TW ngày 25/10/2017 của Trung ương Đảng", None, ""),
    ("Nghị quyết số 20-NQ/TW ngày 25/10/2017 của Hội nghị Trung ương 6", None, ""),
    ("Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Ban Bí thư", "known_issuer", BCT),
    ("Nghị quyết số 57-NQ/TW ngày 22/12/2024 do Ban Bí thư ban hành", "known_issuer", BCT),
    ("Nghị quyết số 57-NQ/TW ngày 22/12/2024 của BCT", None, ""),
    ("Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Ban Bí thư thay mặt Bộ Chính trị", None, ""),
    ("Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị, Ban Bí thư", None, ""),
    ("Kết luận số 127-KL/TW ngày 28/02/2025 của Bộ Chính trị", None, ""),
    ("Kết luận số 127-KL/TW ngày 28/02/2025 của BCH Trung ương", "known_issuer", "Bộ Chính trị; Ban Bí thư"),
    ("Quy định số 333-QĐ/TW ngày 24/6/2025 của Ban Bí thư", None, ""),  # the catalogue names no organ
    # without a day: all of that number must be another's
    ("Nghị quyết số 27-NQ/TW của Bộ Chính trị", "known_issuer", BCH),
    ("Nghị quyết số 39-NQ/TW của Ban Bí thư", "known_issuer", BCT),
    ("Chỉ thị số 29-CT/TW của Ban Bí thư", "known_issuer", BCT),
    ("Chỉ thị số 29-CT/TW của Ban Bí thư khóa X", None, ""),  # of another term: another document
    ("Chỉ thị số 29-CT/TW của Ban Bí thư (khóa XIII)", "known_issuer", BCT),
    ("Kết luận số 91-KL/TW của Bộ Chính trị", None, ""),
    # the issuer is that of the one beside it alone
    ("Nghị quyết số 20-NQ/TW ngày 25/10/2017 và Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị", None, ""),
    # terms
    ("Nghị quyết số 20-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương khóa XI", "other_term", "khóa XII"),
    ("Nghị quyết số 20-NQ/TW ngày 25/10/2017 của Hội nghị Trung ương 6 khoá 11", "other_term", "khóa XII"),
    ("Nghị quyết số 20-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương (khóa XII)", None, ""),
    ("Quy định số 777-QĐ/TW ngày 25/01/2021 của Bộ Chính trị khóa XII", None, ""),  # while a congress sat
    ("Nghị quyết số 101/2019/QH14 ngày 27/11/2019 của Quốc hội khóa XIII", "other_term", "khóa XIV"),
    ("Nghị quyết số 101/2019/QH14 ngày 27/11/2019 của Quốc hội khóa XIV", None, ""),
    ("Nghị quyết số 20-NQ/TW của Ban Chấp hành Trung ương", None, ""),
]


@pytest.mark.parametrize(("words", "finding", "right"), SAID, ids=[words for words, _, _ in SAID])
def test_the_organ_and_the_term(words: str, finding: str | None, right: str) -> None:
    draft = vnplan.parse(f"Thực hiện {words} về công tác cán bộ.", number="7/KH-UBND", date=DAY)
    found = [f for f in vnplan.check(draft) if f.code in ("known_issuer", "other_term")]
    assert [f.code for f in found] == ([finding] if finding else []), found
    assert all(right in f.message_vi for f in found)


LOCAL = [
    # words, what is right; "" where nothing is told
    ("Thông tư số 22/2021/TT-BGDĐT ngày 20/7/2021 của UBND tỉnh", "Bộ Giáo dục và Đào tạo"),
    ("Thông tư số 22/2021/TT-BGDĐT của Sở Giáo dục và Đào tạo", "Bộ Giáo dục và Đào tạo"),
    ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của HĐND tỉnh", "Chính phủ"),
    ("quy định tại Nghị định số 30/2020/NĐ-CP của UBND huyện", "Chính phủ"),
    ("Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Tỉnh ủy", "Thủ tướng Chính phủ"),
    ("Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Tỉnh ủy", "Bộ Chính trị"),
    ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ", ""),
    ("Kế hoạch thực hiện Nghị định số 30/2020/NĐ-CP của UBND tỉnh", ""),  # the plan is the committee's
    ("văn bản chỉ đạo thi hành Quyết định số 749/QĐ-TTg của Tỉnh ủy", ""),
    ("Quyết định số 749/QĐ-UBND ngày 03/6/2020 của UBND tỉnh", ""),
]


@pytest.mark.parametrize(("words", "right"), LOCAL, ids=[words for words, _ in LOCAL])
def test_a_local_body_issues_under_its_own_symbol(words: str, right: str) -> None:
    draft = vnplan.parse(f"Thực hiện {words} về công tác cán bộ.", number="7/KH-UBND", date=DAY, province="son-la")
    found = [f for f in vnplan.check(draft) if f.code == "issuer_symbol"]
    assert [f.message_vi.endswith(f"ký hiệu này là của {right}") for f in found] == ([True] if right else [])


def test_the_verdict_says_which_organ_is_right() -> None:
    words = "Thực hiện Chỉ thị số 42-CT/TW ngày 24/3/2015 của Bộ Chính trị."
    (told,) = vnplan.verdicts(vnplan.parse(words, number="7/KH-UBND", date=DAY))
    assert (told.code, told.finding, told.severity, told.right) == ("differs", "known_issuer", "warning", "Ban Bí thư")
