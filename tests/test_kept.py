"""What is read and counts as no citation: for each reason a text, and one that differs in what the reason is."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from vnplan import find_citations, parse
from vnplan.citations import kept

HEAD = "ỦY BAN NHÂN DÂN\nXÃ TÂN SƠN\nSố: 12/KH-UBND\nTân Sơn, ngày 5 tháng 3 năm 2024\n"
PLAN = f"{HEAD}KẾ HOẠCH\nĐọc sách\nI. VIỆC\n1. {{}}\n2. Bán.\n"
DECISION = f"{HEAD.replace('KH', 'QĐ')}QUYẾT ĐỊNH\nVề đọc sách\nQUYẾT ĐỊNH:\n{{}}"
END = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn An\n"
LAW = "QUỐC HỘI\nLuật số: 46/2019/QH14\n{}\nĐiều 1. Phạm vi\nLuật này nói về sách.\nĐiều 2. Mượn\n{}\n"
QUOTING = DECISION.format("Điều 1. Sửa đổi khoản 1 Điều 5 Quyết định số 5/QĐ-UBND như sau:\n“1. {}”\nĐiều 2. {}\n")
ACTING = DECISION.format("Điều 1. {} một số điều của Nghị định số 5/2020/NĐ-CP\n1. {} Điều 5: mua.\nĐiều 2. Bán.\n")


class Pair(NamedTuple):
    """A text in which something is dropped, with what is left; another with what is kept there."""

    text: str
    left: list[str]
    other: str
    kept: list[str]


PAIRS = {
    "in_chrome": Pair(
        f"Trang chủ\nVăn bản\nQuyết định số 7/QĐ-UBND\n{PLAN.format('Mua.')}{END}",
        [],
        f"Trang chủ\nVăn bản\n{PLAN.format('Theo Quyết định số 7/QĐ-UBND.')}{END}",
        ["Quyết định số 7/QĐ-UBND"],
    ),
    "in_letterhead": Pair(
        PLAN.format("Mua.") + END, [], PLAN.format("Theo văn bản số: 12/KH-UBND.") + END, ["văn bản số: 12/KH-UBND"]
    ),
    "own_name": Pair(
        LAW.format("LUẬT THƯ VIỆN", "Mượn."),
        ["Luật này"],
        LAW.format("LUẬT THƯ VIỆN", "Theo Luật Xuất bản."),
        ["Luật này", "Luật Xuất bản"],
    ),
    "not_here": Pair(
        PLAN.format("Nghị định này nói về sách.") + END,
        [],
        PLAN.format("Kế hoạch này nói về sách.") + END,
        ["Kế hoạch này"],
    ),
    "in_quoted": Pair(
        QUOTING.format("Quyết định này nói về sách.", "Bán.") + END,
        ["Quyết định số 5/QĐ-UBND"],
        QUOTING.format("Mua.", "Quyết định này nói về sách.") + END,
        ["Quyết định số 5/QĐ-UBND", "Quyết định này"],
    ),
    "in_signature": Pair(
        DECISION.format("Điều 1. Mua.\nĐiều 2. Bán.\n") + END.replace("TỊCH\n", "TỊCH\nkhoản 3 Điều 2\n"),
        [],
        DECISION.format("Điều 1. Mua theo khoản 3 Điều 2.\nĐiều 2. Bán.\n") + END,
        ["khoản 3 Điều 2"],
    ),
    "heads_article": Pair(
        DECISION.format("Điều 1. Mua.\nĐiều 2 Giao xã.\nĐiều 3. Bán.\n") + END,
        [],
        DECISION.format("Điều 1. Mua như ở Điều 2 Giao xã.\nĐiều 2. Thuê.\nĐiều 3. Bán.\n") + END,
        ["Điều 2"],
    ),
    "no_articles": Pair(
        PLAN.format("Mua như Điều 2.") + END,
        [],
        DECISION.format("Điều 1. Mua như Điều 2.\nĐiều 2. Bán.\n") + END,
        ["Điều 2"],
    ),
    "of_amended": Pair(
        ACTING.format("Sửa đổi, bổ sung", "Sửa đổi") + END,
        ["Nghị định số 5/2020/NĐ-CP"],
        ACTING.format("Thi hành", "Xem lại") + END,
        ["Nghị định số 5/2020/NĐ-CP", "Điều 5"],
    ),
}

OF_A_KIND = {  # a citation of each kind, as a line of a letterhead, and a document that may cite it
    "named": ("Đề án “Mỗi trường một thư viện xanh”", "BAN CHỈ ĐẠO ĐỀ ÁN “MỖI TRƯỜNG MỘT THƯ VIỆN XANH”", PLAN),
    "standard": ("TCVN 8826:2011", "TỔ TCVN 8826:2011", PLAN),
    "named_law": ("Luật Thư viện", "BAN SOẠN THẢO LUẬT THƯ VIỆN", PLAN),
    "self": ("Kế hoạch này", "BAN CHỈ ĐẠO KẾ HOẠCH NÀY", PLAN),
    "internal": ("khoản 3 Điều 2", "(khoản 3 Điều 2)", DECISION.format("Điều 1. {}\nĐiều 2. Bán.\n")),
}
for kind, (words, line, whole) in OF_A_KIND.items():
    citing = whole.format(f"Mua theo {words}.") + END
    plain = whole.format("Mua.") + END
    PAIRS[f"in_chrome: {kind}"] = Pair(
        f"Trang chủ\nTải {words} về máy\n{plain}", [], f"Trang chủ\nTải về máy\n{citing}", [words]
    )
    PAIRS[f"in_letterhead: {kind}"] = Pair(plain.replace("Số:", f"{line}\nSố:"), [], citing, [words])


def cited(text: str) -> list[str]:
    return [c.text for c in parse(text).citations]


def test_every_reason_has_its_pair() -> None:
    assert {name.split(":")[0] for name in PAIRS} == {rule.__name__ for rules in kept.RULES.values() for rule in rules}


@pytest.mark.parametrize("reason", PAIRS)
def test_a_reason_drops_what_it_says(reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pair = PAIRS[reason]
    assert (cited(pair.text), cited(pair.other)) == (pair.left, pair.kept)
    others = {kind: tuple(r for r in rules if r.__name__ != reason.split(":")[0]) for kind, rules in kept.RULES.items()}
    monkeypatch.setattr(kept, "RULES", others)
    assert cited(pair.text) != pair.left


def test_where_only_citations_are_asked_a_common_noun_is_none() -> None:
    assert [c.text for c in find_citations("theo quy định này và Nghị định này")] == ["Nghị định này"]
