"""--number, --date, --issuer, --province: what a caller tells of the one document given."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from shell import call, complaint

TEXT = """\
I. NHIỆM VỤ
1. Thực hiện Kế hoạch số 5/KH-UBND ngày 10/7/2024 của UBND tỉnh.
2. Thực hiện Kế hoạch số 3/KH-UBND ngày 10/7/2023.
"""
TOLD = ("--number", "12/KH-UBND", "--date", "2024-01-05", "--province", "Bắc Giang", "--issuer", "UBND tỉnh Bắc Giang")
KEY = "/akn/vn/doc/ke-hoach/ubnd.bac-giang/2024/12"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "a.txt"


SAID = {  # a command, and what it says only where it is told
    "extract": ("/akn/vn/doc/ke-hoach/ubnd.bac-giang/2024/5", []),
    "parse": (KEY, []),
    "outline": ("12/KH-UBND", []),
    "explain": ("ubnd.bac-giang/2024/5", []),
    "graph": ("12/KH-UBND", []),
    "trace": ("12/KH-UBND", ["--of", "3/KH-UBND"]),
    "check": ("2024-01-05", []),
}


@pytest.mark.parametrize("command", SAID)
def test_every_command_takes_what_the_text_leaves_out(command: str, file: Path) -> None:
    words, more = SAID[command]
    assert words in call(command, file, *TOLD, *more, code=None).stdout
    assert words not in call(command, file, *more, code=None).stdout


def test_of_a_plan_and_a_directive_it_is_told_of_the_plan(file: Path) -> None:
    (file.parent / "b.txt").write_text(TEXT, encoding="utf-8")
    first, second, *_ = call("align", file, file.parent / "b.txt", *TOLD).stdout.splitlines()
    assert "12/KH-UBND" in first
    assert "12/KH-UBND" not in second


@pytest.mark.parametrize("command", ["extract", "explain", "graph", "check"])
def test_what_is_told_belongs_to_one_document(command: str, file: Path) -> None:
    other = file.parent / "b.txt"
    other.write_text("Theo Luật Thư viện năm 2019.", encoding="utf-8")
    for paths in ([file, other], [file.parent]):
        done = call(command, *paths, "--number", "12/KH-UBND", "--date", "2024-01-05", code=2)
        assert complaint(done) == (
            "vnplan: --number, --date: belongs to one document, and several are given; give its file alone"
        )
        assert done.stdout == ""


@pytest.mark.parametrize("command", ["extract", "parse", "explain"])
def test_what_cannot_be_is_one_line(command: str, file: Path) -> None:
    assert "2023-09-14" in complaint(call(command, file, "--date", "14.9", code=2))
    assert "no province 'Atlantis'" in complaint(call(command, file, "--province", "Atlantis", code=2))


def test_a_draft_without_a_day_is_told_so(tmp_path: Path) -> None:
    draft = tmp_path / "du-thao.txt"
    draft.write_text(
        "UBND TỈNH BẮC GIANG\nSố:      /KH-UBND\nBắc Giang, ngày     tháng 9 năm 2023\nKẾ HOẠCH\nĐọc sách\n",
        encoding="utf-8",
    )
    assert "chưa ghi ngày; rà soát theo thời điểm tháng 09/2023" in call("check", draft, "--lang", "vi").stdout
    assert json.loads(call("check", draft, "-f", "json").stdout)[0]["message"].endswith("as of 2023-09")
    assert call("check", draft, "--date", "2023-09-05").stdout == "1 document: nothing found\n"


def test_status_of_a_text_that_has_no_number(tmp_path: Path) -> None:
    draft = tmp_path / "du-thao.txt"
    draft.write_text("Căn cứ Luật Giáo dục;\n1. Mua sách.\n", encoding="utf-8")
    assert "states no number of its own" in complaint(call("status", draft, code=2))
    told = call("status", draft, "--number", "30/2020/NĐ-CP", "--date", "2020-03-05", "--format", "json").stdout
    assert '"/akn/vn/act/nghi-dinh/cp/2020/30"' in told
    assert complaint(call("status", "30/2020/NĐ-CP", "--number", "5/KH-UBND", code=2)).endswith("give its file")
