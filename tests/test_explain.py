"""Why citations were read, what became of each number-like string, and the command that tells."""

from __future__ import annotations

import csv
import json
import re
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

import vnplan
from vnplan.review.explain import Explanation, explain
from vnplan.shell.cli import app
from vnplan.tables.rules import load_rules

LETTERHEAD = "UBND TỈNH YÊN SƠN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n"
PLAN = (
    LETTERHEAD
    + "Số: 45/KH-UBND\n\nYên Sơn, ngày 5 tháng 3 năm 2021\n\nKẾ HOẠCH\nPhòng, chống dịch bệnh mùa hè\n\n"
    + "Căn cứ Luật Giáo dục năm 2019;\nThực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021, UBND tỉnh ban hành kế hoạch:\n\n"
    + "1. Lập tờ khai theo Mẫu số 01/TK-XYZ.\n2. Báo cáo trước ngày 20/11/2021.\n"
)

STRINGS = [
    # text                                                    the strings, and what became of them
    ("Quyết định số 12/2020/QĐ-UBND", {"12/2020/QĐ-UBND": "cited"}),
    ("Kế hoạch số 45/KH-UBND", {"45/KH-UBND": "cited"}),
    ("Công văn số 5046/UBND-KGVX", {"5046/UBND-KGVX": "cited"}),
    ("Nghị quyết số 29-NQ/TW", {"29-NQ/TW": "cited"}),
    ("Nghị quyết số 214/NQ-CP", {"214/NQ-CP": "cited"}),
    ("Công văn số 404/TTg", {"404/TTg": "cited"}),
    ("Kế hoạch số 33/KH- UBND", {"33/KH- UBND": "cited"}),
    ("Kế hoạch số 3565 /KH -UBND", {"3565 /KH -UBND": "cited"}),
    ("Hướng dẫn số 94- HD/\nBTGDVTW", {"94- HD/\nBTGDVTW": "cited"}),
    ("theo Nghị quyết số 66/NQ-CP. Bên cạnh đó", {"66/NQ-CP": "cited"}),
    ("các Quyết định số 1/QĐ-UBND, 2/QĐ-UBND", {"1/QĐ-UBND": "cited", "2/QĐ-UBND": "cited"}),
    ("theo Mẫu số 01/TK-XYZ", {"01/TK-XYZ": "form"}),
    ("đáp ứng QCVN 01:2021/BGTVT", {"2021/BGTVT": "cited"}),
    ("Decree No. 120/2016/ND-CP", {"120/2016/ND-CP": "english"}),
    ("tại biên bản ……/QĐ-UBND", {"……/QĐ-UBND": "blank_number"}),
    ("theo Quyết định số A2/QĐ-TTg", {"A2/QĐ-TTg": "damaged"}),
    ("khoảng 12/ZZZ hộ", {"12/ZZZ": "unknown_symbol"}),
    ("", {}),
    ("trước ngày 20/11/2021", {}),
    ("đạt 3/4 số hộ, tỷ lệ 12/100", {}),
    ("lớp 5/A, nhà 12/B", {}),
    ("số liệu/UBND cấp xã", {}),
    ("Số TVLK/TVBT", {}),
    ("mạng 5G/IoT", {}),
    ("và/hoặc HĐND/UBND", {}),
]
WHY = [
    # text                                                    rule, relation, cue, the rule of relations
    ("Thực hiện Kế hoạch số 45/KH-UBND", "type + number", "implements", "Thực hiện", "nearest_cue"),
    ("Căn cứ Luật Giáo dục năm 2019", "law by name", "legal_basis", "Căn cứ", "nearest_cue"),
    ("Kế hoạch số 45/KH-UBND", "type + number", "mentions", None, None),
    ("Kế hoạch số 45/KH-UBND hết hiệu lực", "type + number", "repeals", "hết hiệu lực", "verb_behind"),
    ("gồm: số 45/KH-UBND", "number without type", "mentions", None, None),
    ("theo Nghị quyết số 29", "short number", "according_to", "theo", "nearest_cue"),
    ("Thực hiện Đề án “Sách hay cho trẻ em”", "type + quoted title", "implements", "Thực hiện", "nearest_cue"),
]


@pytest.mark.parametrize(("text", "wanted"), STRINGS)
def test_what_became_of_each_string(text: str, wanted: dict[str, str]) -> None:
    said = explain(text)
    assert {n.text: n.reason if n.status == "left" else n.status for n in said.numbers} == wanted


@pytest.mark.parametrize(("text", "rule", "relation", "cue", "decided_by"), WHY)
def test_why_a_citation_was_read(text: str, rule: str, relation: str, cue: str | None, decided_by: str | None) -> None:
    (one,) = explain(text).citations
    assert (one.rule, one.relation, one.cue, one.relation_rule) == (rule, relation, cue, decided_by)
    assert (one.pattern is None) == (cue is None)
    if one.pattern is not None:
        assert re.fullmatch(one.pattern, one.cue or "")


ROW_THAT_FIRED = [
    # the text, and of each citation: its relation, and the relation of the row (a verb may govern through other words)
    ("Thay thế Danh mục ban hành kèm theo Quyết định số 12/QĐ-UBND", ["replaces replaces"]),
    ("(Ban hành kèm theo Quyết định số 12/QĐ-UBND)", ["promulgated_with promulgated_with"]),
    ("Kế hoạch số 1/KH-X hướng dẫn thi hành Luật Thanh tra", ["mentions -", "guides guides"]),
    ("Kế hoạch số 1/KH-X quy định chi tiết Luật Thanh tra", ["mentions -", "guides guides"]),
    ("Thực hiện Luật Trẻ em; Luật Thanh tra", ["implements implements", "implements implements"]),
    ("Theo Luật Trẻ em được sửa đổi bởi Luật số 1/2025/QH15", ["according_to according_to", "amended_by amended_by"]),
]


@pytest.mark.parametrize(("text", "wanted"), ROW_THAT_FIRED)
def test_the_row_that_fired_is_told(text: str, wanted: list[str]) -> None:
    row_of = {row["pattern"]: row["relation"] for row in load_rules().tables["relations"]}
    said = [f"{c.relation} {row_of[c.pattern] if c.pattern else '-'}" for c in explain(text).citations]
    assert said == wanted


def test_a_whole_plan() -> None:
    said = explain(PLAN, source="plan.txt")
    assert [(n.text, n.status, n.region) for n in said.numbers] == [
        ("45/KH-UBND", "own", "letterhead"),
        ("14/CT-TTg", "cited", "preamble"),
        ("01/TK-XYZ", "left", "body"),
    ]
    assert [n.text for n in said.missed] == ["01/TK-XYZ"]
    assert (
        said.missed[0].context
        == "ban hành kế hoạch: 1. Lập tờ khai theo Mẫu số [01/TK-XYZ]. 2. Báo cáo trước ngày 20/11/2021."
    )
    assert said.coverage.model_dump() == {
        "found": 3,
        "cited": 1,
        "own": 1,
        "outside": 0,
        "left": 1,
        "share": 0.6667,
        "reasons": {"form": 1},
    }


def test_the_citations_are_those_of_parse() -> None:
    said = explain(PLAN)
    parsed = vnplan.parse(PLAN).citations
    shared = set(type(said.citations[0]).model_fields) & set(type(parsed[0]).model_fields)
    assert [c.model_dump(include=shared) for c in said.citations] == [c.model_dump(include=shared) for c in parsed]


def test_a_damaged_number_line_is_the_documents_own() -> None:
    (number,) = explain(PLAN.replace("45/KH-UBND", "#5/KH-UBND").partition("Căn cứ")[0]).numbers
    assert (number.text, number.status) == ("#5/KH-UBND", "own")


def test_a_portals_words_do_not_count() -> None:
    said = explain(PLAN + "\nBạn Chưa Đăng Nhập Thành Viên!\nKế hoạch 45/KH-UBND thực hiện Chỉ thị 14/CT-TTg\n" * 2)
    outside = [n for n in said.numbers if n.status == "outside"]
    assert {n.reason for n in outside} == {"web_chrome"}
    assert said.coverage.outside == len(outside) == 4
    assert said.coverage.share == explain(PLAN).coverage.share


def test_offsets_point_into_the_text_as_given() -> None:
    text = "Quye\u0302\u0301t \u00d0i\u0323nh va\u0300 Ma\u0302\u0303u s\u00f4\u0301 01/T\u00d0-XYZ"
    (number,) = explain(text).numbers
    assert number.text == text[number.start : number.end] == "01/T\u00d0-XYZ"
    assert number.reason == "form"


@given(st.text(alphabet="sốSỐ 0129/-–.…:QĐUBNDTWa\nMẫu“”", max_size=60))
def test_any_text_is_explained(text: str) -> None:
    said = explain(text)
    assert all(text[n.start : n.end] == n.text for n in said.numbers)
    assert said.coverage.found == said.coverage.cited + said.coverage.own + said.coverage.outside + said.coverage.left
    assert Explanation.model_validate_json(said.model_dump_json()) == said


# --- the table of reasons --------------------------------------------------------------------------------------------

ROWS = list(
    csv.DictReader(resources.files("vnplan").joinpath("data", "unread.csv").read_text(encoding="utf-8").splitlines())
)


def reason_of_bracketed(marked: str) -> str:
    """The reason of the string that stands in brackets."""
    wanted = re.findall(r"\[(.*?)\]", marked)
    (number,) = explain(re.sub(r"[\[\]]", "", marked)).numbers
    assert [number.text] == wanted
    return number.reason


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["example"])
def test_a_row_gives_its_reason(row: dict[str, str]) -> None:
    assert reason_of_bracketed(row["example"]) == row["reason"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["counterexample"])
def test_a_row_leaves_its_counterexample_alone(row: dict[str, str]) -> None:
    assert reason_of_bracketed(row["counterexample"]) == "core"


# --- the command -----------------------------------------------------------------------------------------------------


def test_the_report_names_rule_cue_and_reason(tmp_path: Path) -> None:
    file = tmp_path / "ke-hoach.txt"
    file.write_text(PLAN, encoding="utf-8")
    said = CliRunner().invoke(app, ["explain", str(file)])
    assert said.exit_code == 0
    for words in (
        "type + number",
        "carries out, by “Thực hiện”  (nearest_cue)",
        "form: the number of a form",
        "Mẫu số [01/TK-XYZ]",
    ):
        assert words in said.stdout


def test_missed_lists_only_what_is_not_cited(tmp_path: Path) -> None:
    file = tmp_path / "ke-hoach.txt"
    file.write_text(PLAN, encoding="utf-8")
    said = CliRunner().invoke(app, ["explain", "--missed", str(file)])
    assert said.exit_code == 0
    assert "01/TK-XYZ" in said.stdout
    assert "type + number" not in said.stdout
    rows = json.loads(CliRunner().invoke(app, ["explain", "--missed", "--format", "json", str(file)]).stdout)
    assert [(r["source"], r["text"], r["reason"]) for r in rows] == [(str(file), "01/TK-XYZ", "form")]


def test_json_is_the_explanation() -> None:
    said = CliRunner().invoke(app, ["explain", "-", "--format", "json"], input=PLAN.encode())
    assert "Chỉ thị số 14/CT-TTg" in said.stdout
    (one,) = json.loads(said.stdout)
    assert one == explain(PLAN, source="-").model_dump(mode="json")


@pytest.mark.parametrize(
    ("arguments", "code", "found"),
    [
        (["theo Nghị quyết số 29-NQ/TW"], 0, "Nghị quyết số 29-NQ/TW"),
        (["khong-co.txt"], 2, ""),
        (["khong co.txt"], 2, ""),
        (["khong-co.txt", "theo Nghị quyết số 29-NQ/TW"], 3, "Nghị quyết số 29-NQ/TW"),
        (["--format", "yaml", "x"], 2, ""),
        ([], 2, ""),
    ],
)
def test_exit_codes(arguments: list[str], code: int, found: str) -> None:
    said = CliRunner().invoke(app, ["explain", *arguments])
    assert said.exit_code == code
    assert found in said.stdout
    assert said.stdout == "" or code != 2
