"""What the command line sets on a screen and writes for Excel."""

from __future__ import annotations

import csv
import datetime
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shell import call, complaint
from vnplan.shell.measure import cells, columns, wrapped

CORPUS = Path(__file__).parent.parent / "corpus"
PLAN = """\
ỦY BAN NHÂN DÂN
TỈNH BẮC GIANG

Số: 5/KH-UBND

Bắc Giang, ngày 10 tháng 3 năm 2023

KẾ HOẠCH
Phát triển thư viện

1. Thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021 của Thủ tướng Chính phủ về "=HYPERLINK(1)".
"""


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("ke-hoach.txt").write_text(PLAN, encoding="utf-8")
    return Path("ke-hoach.txt")


def sheets(file: str) -> Any:
    openpyxl = pytest.importorskip("openpyxl")
    return openpyxl.load_workbook(file)


# --- set to a screen -------------------------------------------------------------------------------------------------


@given(st.text(st.sampled_from("aặế  -/計\u0301\x1b"), max_size=120), st.integers(12, 40))
def test_no_line_is_wider_than_the_screen(words: str, most: int) -> None:
    lines = list(wrapped(words, most, "├─ ", "│  "))
    assert all(cells(line) <= most for line in lines)
    assert "\x1b" not in "".join(lines)
    assert all(line.startswith("│  ") for line in lines[1:])


def test_words_stay_whole_and_what_is_left_out_begins_no_line() -> None:
    assert list(wrapped("Quyết định số 2457/QĐ-BGDĐT", 20)) == ["Quyết định số", "2457/QĐ-BGDĐT"]
    assert list(wrapped("ngày ký …", 8)) == ["ngày", "ký …"]
    assert list(wrapped("cite/nghi-quyet/dai-hoi", 16)) == ["cite/nghi-quyet/", "dai-hoi"]


@given(st.lists(st.tuples(*[st.text(st.sampled_from("ab  ế-\n"), max_size=60)] * 3), min_size=1, max_size=5))
def test_a_table_keeps_to_the_screen(rows: list[tuple[str, ...]]) -> None:
    assert all(cells(line) <= 40 for line in columns(("một", "hai", "ba"), rows, 40))


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("wide", [60, 80, 120])
@pytest.mark.parametrize(
    "arguments",
    [["graph", CORPUS], ["trace", CORPUS, "--of", "2457"], ["coverage", CORPUS, "--by", "document"], ["formats"]],
    ids=lambda arguments: str(arguments[0]),
)
def test_every_view_keeps_to_the_screen(arguments: list[object], wide: int, language: str) -> None:
    lines = call(*arguments, "--lang", language, columns=wide).stdout.splitlines()
    assert [line for line in lines if cells(line) > wide] == []


# --- coverage --------------------------------------------------------------------------------------------------------


def test_coverage_counts_documents_by_province() -> None:
    lines = call("coverage", CORPUS, "--of", "2457/QD-BGDDT", "29-NQ/TW", "--lang", "vi").stdout.splitlines()
    assert [line.split()[-2:] for line in lines[2:5]] == [["2", "4"], ["1", "–"], ["1", "–"]]
    assert lines[-2:] == [
        "Quyết định 2457/QĐ-BGDĐT: 4 văn bản của 3 tỉnh",
        "Nghị quyết 29-NQ/TW: 5 văn bản, trong đó 4 của 1 tỉnh",
    ]


def test_coverage_as_a_workbook_holds_the_sentences(tmp_path: Path) -> None:
    out = tmp_path / "ai.xlsx"
    call("coverage", CORPUS, "--of", "2457/QĐ-BGDĐT", "-o", out, "--lang", "vi")
    first, second = sheets(str(out)).worksheets
    assert [[cell.value for cell in row] for row in first.rows] == [
        ["Tỉnh", "Quyết định 2457/QĐ-BGDĐT"], ["Bắc Giang", 2], ["Bắc Ninh", 1], ["Bình Thuận", 1],
    ]  # fmt: skip
    heads, *rows = [[cell.value for cell in row] for row in second.rows]
    (told,) = [dict(zip(heads, row, strict=True)) for row in rows if "1061/QĐ-UBND" in str(row)]
    assert (told["Tỉnh"], told["Quan hệ"], told["Ngày ban hành"]) == (
        "Bắc Ninh", "căn cứ", datetime.datetime(2023, 9, 5),
    )  # fmt: skip
    assert told["Câu"].startswith("Căn cứ Quyết định số 2457/QĐ-BGDĐT")
    assert told["Tệp"].endswith("bac-ninh-2023-quyet-dinh-1061.txt")
    assert (first.freeze_panes, second.freeze_panes) == ("A2", "A2")


def test_coverage_by_document_and_through_others() -> None:
    rows = json.loads(call("coverage", CORPUS, "--of", "2457", "--by", "document", "-f", "json").stdout)
    assert [row["Quyết định 2457/QĐ-BGDĐT"] for row in rows] == [
        "carries out", "carries out → Công văn 5046/UBND-KGVX", "rests on", "carries out",
    ]  # fmt: skip


# --- trace -----------------------------------------------------------------------------------------------------------


def test_trace_of_one_file_is_of_its_document(plan: Path) -> None:
    (row,) = csv.DictReader(io.StringIO(call("trace", plan, "--format", "csv").stdout))
    told = {name: row[name] for name in ("direction", "step", "number", "relation", "path", "source")}
    assert told == {
        "direction": "up", "step": "1", "number": "14/CT-TTg", "relation": "implements", "path": "1",
        "source": "ke-hoach.txt",
    }  # fmt: skip
    assert "given are" in complaint(call("trace", CORPUS, code=2)).replace("passed over", "")


def test_a_table_for_excel_has_no_formula_and_names_for_codes(plan: Path) -> None:
    call("extract", plan, "-o", "a.xlsx", "--lang", "vi")
    (sheet,) = sheets("a.xlsx").worksheets
    heads, *rows = [[cell.value for cell in row] for row in sheet.rows]
    told = dict(zip(heads, rows[-1], strict=True))
    assert (told["Quan hệ"], told["Cấp"], told["Mục"]) == ("thực hiện", "Thủ tướng Chính phủ", "1")
    assert {cell.data_type for row in sheet.rows for cell in row} <= {"s", "n", "d"}
    said = call("extract", plan, "--excel", "--lang", "vi").stdout
    assert said.startswith("\ufeffTệp,Mục,")
    assert ",thực hiện,Chỉ thị số 14/CT-TTg" in said


def test_a_workbook_never_holds_a_formula(plan: Path) -> None:
    from vnplan.shell.sheets import Sheet, workbook

    pytest.importorskip("openpyxl")
    Path("f.xlsx").write_bytes(workbook([Sheet("a/b", ("x",), [{"x": "=1+1"}, {"x": "@a\x02\ud800"}, {"x": "#N/A"}])]))
    cells_ = [row[0] for row in sheets("f.xlsx").active.rows]
    assert [(cell.value, cell.data_type) for cell in cells_[1:]] == [("=1+1", "s"), ("@a", "s"), ("#N/A", "s")]


# --- nothing found ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["extract", "outline", "graph", "trace", "coverage"])
def test_a_command_that_finds_nothing_says_so(plan: Path, command: str) -> None:
    Path("leer.txt").write_text("Không có gì.\n", encoding="utf-8")
    said = call(command, "leer.txt", "--lang", "vi").stderr.splitlines()
    assert len(said) == 1
    assert said[0].startswith("vnplan: không ")
