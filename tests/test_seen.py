"""What a person sees on a screen: lines that fit, excerpts that prove, names of files that do no harm, no hashes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from shell import call
from vnplan import build_graph, parse
from vnplan.shell import printed_reviews
from vnplan.shell.excerpts import cited, ends, parts
from vnplan.shell.measure import cells

CORPUS = Path(__file__).parent.parent / "corpus"
PLAN, DRAFT = CORPUS / "binh-thuan-2023-ke-hoach-3461.txt", CORPUS / "bac-giang-2024-ke-hoach-nam-hoc.txt"

COMMANDS: dict[str, tuple[object, ...]] = {
    "extract": ("extract", CORPUS, "--format", "table"),
    "operations": ("extract", CORPUS, "--operations", "--format", "table"),
    "outline": ("outline", CORPUS),
    "trace": ("trace", CORPUS, "--of", "2457/QĐ-BGDĐT"),
    "coverage": ("coverage", CORPUS),
    "by document": ("coverage", CORPUS, "--by", "document"),
    "check": ("check", CORPUS, "--verdicts", "--form"),
    "status": ("status", "22/2021/TT-BGDĐT", "Luật Đất đai", "2457/QĐ-BGDĐT"),
    "align": ("align", PLAN, DRAFT),
    "catalog": ("catalog", "luật giáo dục"),
    "formats": ("formats",),
    "explain": ("explain", PLAN),
    "graph": ("graph", CORPUS),
    "graph --all": ("graph", CORPUS, "--all"),
    "annotate": ("annotate", PLAN),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_no_line_is_longer_than_the_screen(name: str) -> None:
    """But for a word that is longer itself."""
    for language in ("vi", "en"):
        for wide in (60, 80, 120):
            done = call(*COMMANDS[name], "--lang", language, columns=wide, code=None)
            long = [line for line in (done.stdout + done.stderr).splitlines() if cells(line) > wide]
            assert not [line for line in long if len(line.split()) > 1], (language, wide)


# --- excerpts --------------------------------------------------------------------------------------------------------

ROOM, OTHER = "bố trí phòng đọc cho các trường, ", "Nghị định số 21/2022/NĐ-CP ngày 5/4/2022, "


@pytest.mark.parametrize("before", [0, 1, 12])
@pytest.mark.parametrize("behind", [0, 1, 12])
@pytest.mark.parametrize(
    ("words", "node"),
    [
        ("thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021", {"number": "14/CT-TTg"}),
        ("thực hiện Chỉ thị số 14 /CT- TTg ngày 25/5/2021", {"number": "14/CT-TTg"}),
        ("căn cứ Luật Thư viện năm 2019", {"name": "Luật Thư viện năm 2019", "number": "46/2019/QH14"}),
    ],
)
def test_an_excerpt_holds_what_is_cited_and_what_governs_it(
    words: str, node: dict[str, str], before: int, behind: int
) -> None:
    sentence = f"{ROOM * before}{words}; {ROOM * behind}".strip()
    shown = cited(sentence, node, "", 90)
    assert words in shown
    assert len(shown) <= max(90 + 4, len(words) + 4)
    assert shown.startswith("… ") == (sentence.split()[0] != shown.split()[0])
    assert {*shown.split()} <= {*sentence.split(), "…"}


def test_what_governs_from_afar_is_shown_apart() -> None:
    sentence = f"{ROOM * 4}Thực hiện {OTHER * 6}Chỉ thị số 14/CT-TTg ngày 25/5/2021 và {ROOM * 4}"
    shown = cited(sentence, {"number": "14/CT-TTg"}, "", 90)
    assert "Thực hiện" in shown
    assert "Chỉ thị số 14/CT-TTg ngày 25/5/2021" in shown
    assert shown.count("…") == 3


def test_a_short_sentence_is_whole_and_one_without_the_citation_shows_how_it_begins() -> None:
    assert (
        cited("Thực hiện Chỉ thị số 14/CT-TTg.", {"number": "14/CT-TTg"}, "", 90) == "Thực hiện Chỉ thị số 14/CT-TTg."
    )
    assert cited(ROOM * 9, {"number": "14/CT-TTg"}, "", 40).startswith("bố trí phòng đọc")
    assert parts("", [(0, 0)], 20) == ""


def test_a_long_stretch_shows_both_its_ends() -> None:
    """A finding on how a line ends shows the end."""
    line = f"Căn cứ Nghị định số 21/2022/NĐ-CP {ROOM * 9}theo đề nghị của Sở Nội vụ."
    shown = ends(line, 80)
    assert shown.startswith("Căn cứ Nghị định số")
    assert " … " in shown
    assert shown.endswith("Sở Nội vụ.")
    assert ends("một\nhai", 80) == "một hai"
    assert len(ends("x" * 200, 80)) == 80


def test_the_words_a_trace_shows_hold_the_citation() -> None:
    told = " ".join(
        call("trace", CORPUS, "--of", "2457/QĐ-BGDĐT", "--down", columns=60).stdout.replace("│", "").split()
    )
    assert told.count("2457/QĐ-BGDĐT ngày 23/8/2023") == 3


# --- names of files --------------------------------------------------------------------------------------------------

TEXT = """\
KẾ HOẠCH

1. Thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021 và Chỉ thị số 14/CT-TTg ngày 26/5/2021.
"""
ODD = "ke\nhoach\x1b[31m\u202e.txt"
HARM = ("\x1b", "\u202e")


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    file = tmp_path / ODD
    file.write_text(TEXT, encoding="utf-8")
    (tmp_path / "plan.txt").write_text(TEXT.replace("1. Thực hiện", "2. Triển khai"), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    "command",
    [
        ("check", "{}"), ("outline", "{}", "plan.txt"), ("explain", "{}"), ("graph", "{}"), ("trace", "{}"),
        ("trace", ".", "--of", "no such"), ("trace", "."), ("align", "{}", "plan.txt"), ("coverage", "."),
        ("extract", "{}", "--excel"), ("check", "{}", "--excel"), ("graph", ".", "--excel"),
        ("extract", "{}", "--format", "table"), ("align", "{}", "plan.txt", "--excel"),
    ],
)  # fmt: skip
def test_a_name_of_a_file_is_one_line_and_moves_nothing(
    command: tuple[str, ...], odd: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(odd.parent)
    done = call(*(one.format(odd.name) for one in command), code=None)
    assert not [sign for sign in HARM if sign in done.stdout + done.stderr]
    assert "ke\nhoach" not in done.stdout + done.stderr


def test_json_keeps_the_name_as_it_is(odd: Path) -> None:
    assert {row["source"] for row in json.loads(call("extract", odd).stdout)} == {str(odd)}
    told = list(csv.DictReader(io.StringIO(call("extract", odd, "--excel").stdout.removeprefix("\ufeff"))))
    assert told[0]["File"].endswith(r"ke\nhoach\x1b[31m\u202e.txt")


# --- documents without a number --------------------------------------------------------------------------------------


def test_an_unnumbered_document_goes_by_its_title_or_its_file_and_not_by_a_hash(tmp_path: Path) -> None:
    bare, titled = tmp_path / "ghi-chep.txt", tmp_path / "ke-hoach.txt"
    bare.write_text("1. Thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021.\n", encoding="utf-8")
    titled.write_text(TEXT.replace("KẾ HOẠCH\n", "KẾ HOẠCH\nMở thư viện ngày thứ Bảy\n"), encoding="utf-8")
    for command in (("graph",), ("graph", "--all"), ("trace",), ("trace", "--of", "khong co"),
                    ("trace", "--of", "14/CT-TTg"), ("coverage", "--by", "document")):  # fmt: skip
        done = call(command[0], tmp_path, *command[1:], columns=120, code=None)
        assert "text/" not in done.stdout + done.stderr, command
    told = call("graph", tmp_path, columns=120).stdout
    assert "ghi-chep.txt" in told
    assert "Kế hoạch Mở thư viện ngày thứ Bảy" in told
    assert any(row["key"].startswith("text/") for row in json.loads(call("graph", tmp_path, "-f", "json").stdout))


def test_a_label_names_the_file_where_a_text_says_nothing_of_itself() -> None:
    plans = [parse("KẾ HOẠCH\n\n1. Đọc sách.\n", source="a/ke-hoach.txt"), parse("1. Đọc sách.\n", source="b/ghi.txt")]
    graph = build_graph(plans)
    assert sorted(node["label"] for _, node in graph.nodes(data=True)) == ["Kế hoạch ke-hoach.txt", "ghi.txt"]


# --- findings, counts ------------------------------------------------------------------------------------------------


def test_nothing_is_quoted_where_a_finding_has_no_place(tmp_path: Path) -> None:
    head = "ỦY BAN NHÂN DÂN\nTỈNH BẮC NINH\n\nSố: 45/KH-UBND\n\nBắc Ninh, ngày 12 tháng 9 năm 2023\n\n"
    head += "KẾ HOẠCH\nĐọc sách\n\n"
    for name, body in (("a.txt", "1. Mở thư viện.\n"), ("b.txt", "1. Mua báo.\n2. Mua sách.\n")):
        (tmp_path / name).write_text(head + body, encoding="utf-8")
    told = call("check", tmp_path, "--lang", "vi", columns=80, code=None).stdout
    assert "two_texts" in told
    assert "“”" not in told
    assert "[0:0]" not in told
    assert printed_reviews._quoted("Chỉ thị này") == "“Chỉ thị này”"


def test_trace_and_coverage_count_the_same_documents_and_say_which_are_local() -> None:
    """Those of the centre carry it out too; a province is told of none of them."""
    for number, counted in (
        ("29-NQ/TW", "5 văn bản, trong đó 4 của 1 tỉnh"),
        ("2457/QĐ-BGDĐT", "4 văn bản của 3 tỉnh"),
    ):
        for command in ("trace", "coverage"):
            assert counted in call(command, CORPUS, "--of", number, "--lang", "vi", columns=120).stdout, command
