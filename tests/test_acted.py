"""Which provision an act changes, on the edges of the graph, in tables, and as an answer on a day."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

import vnplan
from paired import in_proportion, spent
from shell import call
from vnplan import Evidence, build_graph, load_graph, parse, status, write_graph
from vnplan.models.acted import ActTold, acts_in, acts_of, acts_told, said_of

ACT = """THÔNG TƯ
Sửa đổi, bổ sung một số điều của Thông tư số 31/2022/TT-BXD ngày 04 tháng 5 năm 2022 của Bộ trưởng Bộ Xây dựng
Điều 1. Sửa đổi, bổ sung một số điều của Thông tư số 31/2022/TT-BXD
1. Sửa đổi, bổ sung khoản 3 Điều 4 như sau:
“3. Hồ sơ gồm bản vẽ và thuyết minh.”.
2. Bổ sung Điều 6a vào sau Điều 6 như sau:
“Điều 6a. Kiểm tra
Mỗi năm một lần.”.
3. Bãi bỏ điểm a và điểm c khoản 1 Điều 9.
Điều 2. Bãi bỏ khoản 2 Điều 3 Thông tư số 12/2020/TT-BXD ngày 03 tháng 3 năm 2020 của Bộ trưởng Bộ Xây dựng.
Điều 3. Hiệu lực thi hành
Thông tư này có hiệu lực thi hành từ ngày 15 tháng 8 năm 2024.
"""
CHANGED, OTHER = "/akn/vn/act/thong-tu/bxd/2022/31", "/akn/vn/act/thong-tu/bxd/2020/12"
ACTS = "amend khoản 3 Điều 4; supplement Điều 6a; repeal điểm a khoản 1 Điều 9; repeal điểm c khoản 1 Điều 9"
DOC = parse(ACT, number="8/2024/TT-BXD", date="2024-07-01")
GRAPH = build_graph(DOC)


def acted(graph: object = GRAPH) -> set[tuple[str, str, str]]:
    edges = graph.edges(keys=True, data="evidence")  # type: ignore[attr-defined]
    return {(target, relation, one.acts) for _, target, relation, found in edges for one in found if one.acts}


def test_evidence_names_what_is_done_to_which_provision() -> None:
    assert acted() == {(CHANGED, "amends", ACTS), (OTHER, "repeals", "repeal khoản 2 Điều 3")}
    assert acts_in(ACTS)[2] == ("repeal", "điểm a khoản 1 Điều 9", None)


def test_what_changes_nothing_has_no_acts() -> None:
    plan = parse("Căn cứ khoản 2 Điều 3 Thông tư số 12/2020/TT-BXD;", number="7/KH-UBND", date="2024-06-01")
    assert acted(build_graph(plan)) == set()
    assert acts_of(plan) == {}


@pytest.mark.parametrize("ending", [".json", ".graphml", ".gexf", ".cyjs", ".csv"])
def test_files_keep_it(ending: str, tmp_path: Path) -> None:
    file = write_graph(GRAPH, tmp_path / f"graph{ending}")[-1]
    assert acted(load_graph(file)) == acted()
    if ending == ".csv":
        rows = csv.DictReader(io.StringIO(file.read_text(encoding="utf-8")))
        told = {(row["target"], row["relation"]): row["provisions"] for row in rows}
        assert told[CHANGED, "amends"] == ACTS
        assert "provisions" not in next(iter(load_graph(file).edges(data=True)))[2]


def test_extract_names_it(tmp_path: Path) -> None:
    file = tmp_path / "thong-tu.txt"
    file.write_text(ACT, encoding="utf-8")
    rows = json.loads(call("extract", file).stdout)
    assert {row["acts"] for row in rows} == {None, ACTS, "repeal khoản 2 Điều 3"}
    table = csv.DictReader(io.StringIO(call("extract", file, "--format", "csv").stdout))
    assert [row["acts"] for row in table] == [row["acts"] or "" for row in rows]


@pytest.mark.parametrize(
    ("provision", "day", "state"),
    [
        ("khoản 3 Điều 4", "2024-08-15", "amended"),
        ("Điều 4", "2024-08-15", "amended"),
        ("điểm a khoản 1 Điều 9", "2024-08-15", "repealed"),
        ("điểm a khoản 1 Điều 9", "2024-08-14", "not_known"),
        ("điểm b khoản 1 Điều 9", "2024-08-15", "not_known"),
        ("khoản 1 Điều 9", "2024-08-15", "lapsed_in_part"),
        ("Điều 5", "2024-08-15", "not_known"),
        (None, "2024-08-15", "lapsed_in_part"),
    ],
)
def test_a_provision_is_asked_for(provision: str | None, day: str, state: str) -> None:
    assert status(CHANGED, day, provision, graph=GRAPH).state == state


def test_a_batch_tells_the_same(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    for name, text in (("a.txt", ACT), ("b.txt", "Thực hiện Thông tư số 31/2022/TT-BXD."), ("c.txt", ACT + "\nHết.")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    tables = vnplan.batch(tmp_path, tmp_path / "tables", jobs=1)
    assert acted(vnplan.graph_from(tables)) == acted()
    assert set(tables.read("edges").column("acts").to_pylist()) == {None, ACTS, "repeal khoản 2 Điều 3"}


def test_words_said_of_many_provisions_are_kept_once() -> None:
    def evidence(many: int) -> Evidence:
        listed = ", ".join(f"khoản {n}" for n in range(1, many + 1))
        act = f"Điều 1. Sửa đổi, bổ sung một số điều của Thông tư số 31/2022/TT-BXD\n1. Bãi bỏ {listed} Điều 5.\n"
        graph = build_graph(parse(act, number="8/2024/TT-BXD", date="2024-07-01"))
        return next(e for *_, found in graph.edges(data="evidence") for e in found if e.acts)

    few, most = evidence(3), evidence(300)
    assert few.said == "1. Bãi bỏ khoản 1, khoản 2, khoản 3 Điều 5.\n\n"
    assert said_of(few.acts, few.said) == ["1. Bãi bỏ khoản 1, khoản 2, khoản 3 Điều 5."] * 3
    assert len(acts_in(most.acts)) == len(said_of(most.acts, most.said)) == 300
    assert len(most.said or "") < 10_000  # the list has 4,200 characters


def test_of_a_long_sentence_the_words_around_each_place_are_kept_in_proportion() -> None:
    def acts(many: int) -> list[ActTold]:
        listed = "; ".join(f"khoản {n} Điều 5" for n in range(1, many + 1))
        one = f"1. Bãi bỏ {listed}."
        return [
            (0, "repeal", {"dieu": "5", "khoan": str(n)}, f"khoản {n} Điều 5", None, one) for n in range(1, many + 1)
        ]

    told = acts_told(acts(200))[0]
    assert all(f"khoản {n} Điều 5" in said for n, said in enumerate(said_of(*told), 1))
    assert in_proportion(lambda many: spent(lambda: acts_told(acts(many))), 500)
