"""Relations that days or ranks contradict: kept with a note, and `mentions` in the graph."""

from __future__ import annotations

import pytest

import vnplan
from vnplan import build_graph, find_citations
from vnplan.graph.build import younger_key

NOTES = [
    # notes on the last citation of a plan of 2024
    ("contradicts_dates", "Thực hiện Nghị quyết số 12/NQ-CP ngày 05/7/2024."),
    ("", "Thực hiện Nghị quyết số 12/NQ-CP ngày 05/5/2024."),
    ("", "Nghị quyết số 12/NQ-CP ngày 05/7/2024 sẽ được trình."),
    ("contradicts_dates", "Căn cứ Nghị định số 9/2025/NĐ-CP;"),
    ("", "Căn cứ Nghị định số 9/2024/NĐ-CP;"),
    ("contradicts_ranks", "Kế hoạch này thay thế Nghị định số 9/2021/NĐ-CP."),
    ("", "Kế hoạch này thay thế Kế hoạch số 9/KH-UBND ngày 05/5/2023."),
    ("contradicts_ranks", "Bãi bỏ Luật Thanh tra năm 2022."),
    ("", "Thực hiện Luật Thanh tra năm 2022."),
    ("", "Căn cứ Luật sửa đổi 9 luật số 56/2024/QH15;"),
    ("", "Căn cứ Luật sửa đổi, bổ sung một số điều của 7 luật số 56/2024/QH15;"),
    ("", "Căn cứ Luật sửa đổi, bổ sung một số điều của 37 Luật có liên quan đến quy hoạch số 35/2018/QH14;"),
    ("contradicts_ranks", "Kế hoạch này sửa đổi 9 luật; bãi bỏ Luật số 56/2024/QH15;"),
    # of two cited documents
    ("contradicts_dates", "Theo Nghị định số 9/2020/NĐ-CP sửa đổi Nghị định số 5/2021/NĐ-CP."),
    ("", "Theo Nghị định số 9/2022/NĐ-CP sửa đổi Nghị định số 5/2021/NĐ-CP."),
    ("contradicts_dates", "Theo Nghị định số 9/2022/NĐ-CP được sửa đổi bởi Nghị định số 5/2021/NĐ-CP."),
    ("", "Theo Nghị định số 9/2020/NĐ-CP được sửa đổi bởi Nghị định số 5/2021/NĐ-CP."),
    ("contradicts_ranks", "Theo Quyết định số 9/2022/QĐ-UBND sửa đổi Nghị định số 5/2021/NĐ-CP."),
    # a day in doubt tells nothing: the number says the year
    ("year_in_number", "Thực hiện Nghị quyết số 16/2023/QH15 ngày 05/7/2024."),
]


@pytest.mark.parametrize(("notes", "text"), NOTES)
def test_what_contradicts_a_relation_is_noted(notes: str, text: str) -> None:
    plan = vnplan.parse(text, number="7/KH-UBND", date="2024-06-01", issuer="UBND tỉnh Bắc Giang")
    cited = plan.citations[-1]
    assert [note.code for note in cited.notes] == notes.split()
    edges = {relation for _, _, relation in build_graph(plan).edges(keys=True)}
    assert ("mentions" in edges) == (notes.startswith("contradicts") or cited.relation == "mentions")


def test_the_relation_stays_as_the_words_say() -> None:
    cited = find_citations("Theo Nghị định số 9/2020/NĐ-CP sửa đổi Nghị định số 5/2021/NĐ-CP.")[1]
    assert (cited.relation, [note.code for note in cited.notes]) == ("amends", ["contradicts_dates"])


def test_the_years_of_keys_count_too() -> None:
    """A law by name may be settled as the edition of today, younger than the decree that detailed the one before."""
    law, decree = "/akn/vn/act/phap-lenh/ubtvqh/2020/2", "/akn/vn/act/nghi-dinh/cp/2013/31"
    assert younger_key(law, decree)
    assert not younger_key(decree, law)
    assert not younger_key("cite/phap-lenh/ubtvqh/?/uu-dai", decree)
    assert not younger_key(decree, decree)
