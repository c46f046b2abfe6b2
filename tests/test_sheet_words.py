"""Tables in words: every column has its name in both languages, none stands twice, no other language is left."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from shell import call

CORPUS = Path(__file__).parent.parent / "corpus"
PLAN = CORPUS / "bac-giang-2024-ke-hoach-nam-hoc.txt"
DIRECTIVE = CORPUS / "bac-giang-2020-chi-thi-nam-hoc.txt"
ACT = "Điều 1. Sửa đổi một số điều của Nghị định số 24/2021/NĐ-CP\n1. Sửa đổi khoản 2 Điều 5 như sau:\n“2. Đọc.”\n"
TABLES = {
    "status": ("status", "45/2013/QH13"),
    "citations": ("extract", PLAN),
    "operations": ("extract", "ACT", "--operations"),
    "alignment": ("align", PLAN, DIRECTIVE),
    "findings": ("check", PLAN),
    "verdicts": ("check", PLAN, "--verdicts"),
    "catalogue": ("catalog", "45/2013/QH13"),
    "trace": ("trace", PLAN),
    "coverage": ("coverage", PLAN),
}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("arguments", TABLES.values(), ids=TABLES)
def test_columns_are_words_and_stand_once(arguments: tuple[str | Path, ...], language: str, tmp_path: Path) -> None:
    act = tmp_path / "nghi-dinh.txt"
    act.write_text(ACT, encoding="utf-8")
    told = [act if one == "ACT" else one for one in arguments]
    done = call(*told, "--lang", language, "--format", "csv", "--excel", code=None)
    heads = next(csv.reader(io.StringIO(done.stdout.removeprefix("\ufeff"))))
    assert len({*heads}) == len(heads)
    assert not [head for head in heads if "_" in head or (head[-1] == ")" and head[-2].isdigit())]
    if language == "vi":
        plain = [head for head in heads if head.isascii()]
        assert plain in ([], ["Trang"], ["Khoa"]), plain


def test_an_answer_in_words_is_in_one_language() -> None:
    done = call("status", "45/2013/QH13", "--lang", "vi", "--format", "csv", "--excel")
    (row,) = csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff")))
    assert row["Trả lời"].startswith("45/2013/QH13 đã bị thay thế bởi 31/2024/QH15")
    assert row["Bởi"] == "được thay thế bởi 31/2024/QH15 (01/08/2024)"


def test_a_table_of_several_files_names_each() -> None:
    lines = call("extract", PLAN, DIRECTIVE, "--format", "table").stdout.splitlines()
    assert [line for line in lines if line.endswith(".txt")] == [str(PLAN), str(DIRECTIVE)]
    assert ".txt" not in call("extract", PLAN, "--format", "table").stdout
