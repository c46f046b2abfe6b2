"""A user's own tables: taken first, and refused with file, row and column where they cannot be used."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from vnplan import RulesError, find_citations, load_rules

WRONG = [
    ("relations.csv", "relation,pattern,where,reach\nimplements,(hưởng ứng,before,\n", "row 2, pattern"),
    ("relations.csv", "relation,pattern,where,reach\nimplements,hưởng ứng,befor,\n", "row 2, where"),
    ("relations.csv", "relation,pattern,where,reach\nimplements,hưởng ứng,before,xa\n", "row 2, reach"),
    ("relations.csv", "relation,pattern,where,reach\nobeys,hưởng ứng,before,\n", "row 2, relation"),
    ("laws.csv", "type,name,number,date\nLuật,Thư viện,46/2019/QH14,21/11/2019\n", "row 2, date"),
    ("issuers.csv", "symbol,name\nSXYZ,Sở Ví dụ\n", "column 'id' is missing"),
]


@pytest.mark.parametrize(("name", "table", "words"), WRONG)
def test_a_table_that_cannot_be_used_is_refused(name: str, table: str, words: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(table, encoding="utf-8")
    with pytest.raises(RulesError, match=words) as refused:
        load_rules(tmp_path)
    assert name in str(refused.value)


def test_a_table_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "relations.csv").write_bytes(
        "relation,pattern,where,reach\nimplements,hưởng ứng,before,\n".encode("utf-16")
    )
    with pytest.raises(RulesError, match="not UTF-8"):
        load_rules(tmp_path)


def test_a_folder_without_tables_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match="no table here"):
        load_rules(tmp_path)


def test_an_edited_table_is_read_again(tmp_path: Path) -> None:
    table = tmp_path / "relations.csv"
    relations = []
    for relation, written in (("implements", 1), ("guides", 2)):
        table.write_text(f"relation,pattern,where,reach\n{relation},[Hh]ưởng ứng,before,\n", encoding="utf-8")
        os.utime(table, ns=(written, written))
        relations.append(find_citations("Hưởng ứng Chỉ thị số 14/CT-TTg", rules=tmp_path)[0].relation)
    assert relations == ["implements", "guides"]


def test_a_users_row_goes_before_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "laws.csv").write_text(
        "type,name,number,date\nLuật,Giáo dục,43/2019/QH14,2019-06-14\n", encoding="utf-8"
    )
    assert find_citations("Luật Giáo dục năm 2019", rules=tmp_path)[0].key == "/akn/vn/act/luat/quoc-hoi/2019/43"
