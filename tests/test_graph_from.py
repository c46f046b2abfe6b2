"""The graph made of tables: that of the documents themselves, to the last piece of evidence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx
import pytest

import vnplan
from shell import call, complaint
from vnplan.batches import graphs, plan

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True, scope="module")
def small_shards() -> Iterator[None]:
    """Shards of two or three files, rows of which a few are held at a time."""
    with pytest.MonkeyPatch.context() as patch:
        for module, name, most in ((plan, "LEAST", 2), (plan, "USUAL", 3), (plan, "MOST", 3), (graphs, "_MOST", 7)):
            patch.setattr(module, name, most)
        yield


TEXTS = {
    "a-kế-hoạch.txt": """ỦY BAN NHÂN DÂN
TỈNH HÒA BÌNH
Số: 41/KH-UBND
Hòa Bình, ngày 4 tháng 3 năm 2024

KẾ HOẠCH
Triển khai thi hành Luật Đất đai

Căn cứ Kết luận số 91-KL/TW ngày 12/8/2024 tiếp tục thực hiện Nghị quyết số 29-NQ/TW ngày 04/11/2013;
Thực hiện Quyết định số 7l8/QĐ-TTg ngày 31/02/2021 của Thủ tướng Chính phủ.

I. MỤC ĐÍCH
1. Tổ chức triển khai thi hành Luật Đất đai và các văn bản quy định chi tiết Luật Đất đai.
2. Theo Luật Đất đai, Kế hoạch này thay thế Kế hoạch số 40/KH-UBND ngày 02/02/2024.\f
II. NHIỆM VỤ
1. Thực hiện Nghị quyết số 29-NQ/TW; Thông tư số 22/2021/TT-BGDĐT được sửa đổi bởi Thông tư số 10/2023/TT-BGDĐT.
""",
    "b-công-văn.txt": """SỞ GIÁO DỤC VÀ ĐÀO TẠO
Số: 5/SGDĐT-VP

Thực hiện Kế hoạch số 41/KH-UBND ngày 04/3/2024 của UBND tỉnh Hòa Bình; Chỉ thị số 05 của Bộ Chính trị.
Căn cứ Luật Giáo dục; Quyết định số 718/QĐ-TTg ngày 30/6/2021.
""",
    "c-không-số.txt": "Bài viết không trích dẫn văn bản nào.",
    "d-không-số.txt": "Quyết định này thực hiện theo Điều 5.",
}


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("in")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
        (folder / f"y-{name}").write_text(text, encoding="utf-8")  # a text given twice is one document
    (folder / "z.txt").write_text(TEXTS["a-kế-hoạch.txt"] + "\nTheo Nghị định số 24/2021/NĐ-CP.", encoding="utf-8")
    return folder


def told(graph: networkx.MultiDiGraph) -> tuple[Any, Any]:
    """All a graph says, in its order."""
    return list(graph.nodes(data=True)), list(graph.edges(keys=True, data=True))


def assert_same(made: networkx.MultiDiGraph, read: networkx.MultiDiGraph) -> None:
    for one, other in zip(told(made), told(read), strict=True):
        assert len(one) == len(other) > 0
        for piece, wanted in zip(one, other, strict=True):
            assert piece == wanted


def test_of_the_corpus(tmp_path: Path) -> None:
    tables = vnplan.batch(ROOT / "corpus", tmp_path / "out", jobs=1)
    assert len(tables.paths("documents")) > 1
    assert_same(vnplan.graph_from(tables), vnplan.build_graph(vnplan.read_folder(ROOT / "corpus")))


@pytest.fixture(scope="module")
def tables(texts: Path, tmp_path_factory: pytest.TempPathFactory) -> vnplan.Tables:
    return vnplan.batch(texts, tmp_path_factory.mktemp("tables") / "out", jobs=1)


@pytest.mark.parametrize("catalog", [True, False])
def test_all_that_settles_a_key_is_in_the_tables(catalog: bool, texts: Path, tables: vnplan.Tables) -> None:
    read = vnplan.build_graph(vnplan.read_folder(texts), catalog=catalog)
    assert_same(vnplan.graph_from(tables, catalog=catalog), read)
    steps = {one.step for *_, found in read.edges(data="evidence") for one in found}
    assert steps >= ({"own", "document", "in_force", "catalog", "open"} if catalog else {"own", "document", "open"})
    assert {one.page for *_, found in read.edges(data="evidence") for one in found} == {1, 2, None}


def test_batches_made_apart_are_linked_together(texts: Path, tmp_path: Path) -> None:
    names = sorted(file.name for file in texts.iterdir())
    for n, some in enumerate((names[::2], names[1::2])):
        (tmp_path / f"in{n}").mkdir()
        for name in some:
            (tmp_path / f"in{n}" / name).write_bytes((texts / name).read_bytes())
        vnplan.batch(tmp_path / f"in{n}", tmp_path / f"out{n}", jobs=1)
    read = vnplan.build_graph(one for n in (0, 1) for one in vnplan.read_folder(tmp_path / f"in{n}"))
    made = vnplan.graph_from(tmp_path / "out0", vnplan.load_tables(tmp_path / "out1"))
    assert_same(made, read)
    assert_same(vnplan.graph_from(tmp_path / "out1", tmp_path / "out0"), read)


def test_the_command_takes_the_folder_and_counts_what_the_batch_could_not_read(texts: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in TEXTS:
        (folder / name).write_bytes((texts / name).read_bytes())
    call("batch", folder, "-o", tmp_path / "out", "-j", 1)
    call("graph", tmp_path / "out", "-o", tmp_path / "made.json")
    call("graph", folder, "-o", tmp_path / "read.json")
    assert (tmp_path / "made.json").read_bytes() == (tmp_path / "read.json").read_bytes()
    assert "41/KH-UBND" in call("trace", tmp_path / "out", "--of", "5/SGDĐT-VP").stdout
    (folder / "hỏng.docx").write_bytes(b"PK\x03\x04")
    call("batch", folder, "-o", tmp_path / "out", "-j", 1, "--resume", code=3)
    done = call("graph", tmp_path / "out", "-o", tmp_path / "made.json", code=3)
    assert done.stderr.splitlines() == [
        f"vnplan: {tmp_path}/out: what the batch could not read stands in its table of failures",
        f"vnplan: {tmp_path}/made.json: 13 documents, 13 relations",
        "vnplan: 1 of 5 files not read",
    ]


def test_tables_of_another_version_are_refused(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXTS["b-công-văn.txt"], encoding="utf-8")
    vnplan.batch(tmp_path / "in", tmp_path / "out", jobs=1)
    file = tmp_path / "out" / "batch.json"
    file.write_text(json.dumps({**json.loads(file.read_text()), "schema": 1}))
    with pytest.raises(vnplan.ReadError, match=r"holds tables of version 1, this vnplan has version 2; .*--resume"):
        vnplan.graph_from(tmp_path / "out")
    assert "--resume makes them anew" in complaint(call("graph", tmp_path / "out", code=2))
    assert vnplan.batch(tmp_path / "in", tmp_path / "out", jobs=1, resume=True).rows["documents"] == 1
    assert "5/SGDĐT-VP" in {node.get("number") for _, node in vnplan.graph_from(tmp_path / "out").nodes(data=True)}


@pytest.mark.parametrize(
    ("given", "error", "cause"),
    [
        ((), TypeError, "none is given"),
        ((7,), TypeError, "graph_from\\(\\) takes the path of a folder of tables, not int"),
        (("nowhere",), vnplan.ReadError, "nowhere: holds no tables; vnplan batch writes them"),
    ],
)
def test_what_is_no_folder_of_tables(given: tuple[Any, ...], error: type[Exception], cause: str) -> None:
    with pytest.raises(error, match=cause):
        vnplan.graph_from(*given)
