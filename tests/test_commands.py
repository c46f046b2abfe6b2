"""The commands over several documents, within one process: what they print, and that bad input leaves all as it was."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shlex
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import typer

import vnplan
from shell import Done, call, complaint, run
from vnplan.models import Citation
from vnplan.review import alignment, checks
from vnplan.shell.cli import app
from vnplan.shell.speaking import speaking

CORPUS = Path(__file__).parent.parent / "corpus"
FIVE = "/akn/vn/doc/ke-hoach/ubnd.bac-giang/2023/5"


def letter(number: str, day: str, title: str, body: str) -> str:
    """A plan of Bắc Giang with a letterhead, so that a file of it says its own number, date and province."""
    return (
        f"ỦY BAN NHÂN DÂN\nTỈNH BẮC GIANG\n\nSố: {number}\n\n"
        f"Bắc Giang, ngày {day[8:]} tháng {day[5:7]} năm {day[:4]}\n\nKẾ HOẠCH\n{title}\n\n{body}\n"
    )


LIBRARY = letter(
    "5/KH-UBND",
    "2023-03-10",
    "Phát triển thư viện trường học",
    "Căn cứ Luật Giáo dục năm 2019;\n\n"
    "I. MỤC TIÊU\n\n1. Thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021 của Thủ tướng Chính phủ.\n\n"
    "II. NHIỆM VỤ\n\n1. Đầu tư thư viện cho các trường học.\n\n2. Tổ chức hội thi đọc sách.",
)
SCHOOLS = letter(
    "7/KH-UBND",
    "2023-04-12",
    "Thư viện huyện",
    "I. NHIỆM VỤ\n\n1. Thực hiện Kế hoạch số 5/KH-UBND ngày 10/3/2023 của UBND tỉnh Bắc Giang.\n\n"
    "2. Đầu tư, nâng cấp thư viện các trường học.",
)
MISDATED = letter(
    "8/KH-UBND",
    "2023-05-20",
    "Học tập suốt đời",
    "1. Thực hiện Quyết định số 12/QĐ-BYT ngày 31/02/2022.\n\n2. Thực hiện Chỉ thị số 12/QĐ-TTg ngày 05/01/2022.",
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in: two plans, one of which carries out the other; one with slips; one graph."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("thu-vien.txt", LIBRARY), ("truong.txt", SCHOOLS), ("sai.txt", MISDATED)):
        Path(name).write_text(text, encoding="utf-8")
    return tmp_path


def table(done: Done) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(done.stdout)))


# --- trace ------------------------------------------------------------------------------------------------------------

UP = """\
Kế hoạch 7/KH-UBND (2023-04-12), Bắc Giang
carries out, or rests on, 3 documents:
└─ Kế hoạch 5/KH-UBND (2023-03-10), Bắc Giang
   │  carries out, section I.1: “Thực hiện Kế hoạch số 5/KH-UBND ngày 10/3/2023 của UBND tỉnh Bắc
   │  Giang.”
   ├─ Luật Giáo dục 43/2019/QH14 (2019-06-14)
   │     rests on: “Căn cứ Luật Giáo dục năm 2019;”
   └─ Chỉ thị 14/CT-TTg (2021-05-25)
         carries out, section I.1: “Thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021 của Thủ tướng
         Chính phủ.”
"""
DOWN = """\
Chỉ thị 14/CT-TTg (25/05/2021)
được thực hiện, lấy làm căn cứ trong 2 văn bản của 1
  tỉnh:
└─ Kế hoạch 5/KH-UBND (10/03/2023), Bắc Giang
   │  thực hiện, mục I.1: “Thực hiện Chỉ thị số
   │  14/CT-TTg ngày 25/5/2021 của Thủ tướng Chính
   │  phủ.”
   └─ Kế hoạch 7/KH-UBND (12/04/2023), Bắc Giang
         thực hiện, mục I.1: “Thực hiện Kế hoạch số
         5/KH-UBND ngày 10/3/2023 của UBND tỉnh Bắc
         Giang.”
"""


def test_trace_prints_the_tree(folder: Path) -> None:
    texts = ("thu-vien.txt", "truong.txt")
    assert call("trace", *texts, "--of", "7/KH-UBND", "--up").stdout == UP
    vietnamese: dict[str, Any] = {"columns": 52, "locale": "vi_VN.UTF-8"}
    assert call("trace", *texts, "--of", "14/CT-TTg", "--down", **vietnamese).stdout == DOWN
    assert call("trace", *texts, "--of", "14/CT-TTg", "--down", "--lang", "vi", columns=52).stdout == DOWN
    assert call("trace", *texts, "--of", "07/kh-ubnd".upper(), "--up").stdout == UP
    near = call("trace", *texts, "--of", "7/KH-UBND", "--up", "--depth", "1").stdout
    lines = [line.replace("│", " ") for line in UP.splitlines()[:5]]
    assert near.splitlines() == [lines[0], lines[1].replace("3 documents", "1 document"), *lines[2:]]


def test_trace_goes_both_ways_unless_told(folder: Path) -> None:
    both = call("trace", "thu-vien.txt", "truong.txt", "--of", FIVE).stdout
    up, down = both.split("\n\n")
    assert up + "\n" == call("trace", "thu-vien.txt", "truong.txt", "--of", FIVE, "--up").stdout
    assert down == call("trace", "thu-vien.txt", "truong.txt", "--of", FIVE, "--down").stdout
    assert "Kế hoạch 7/KH-UBND" in down
    assert call("trace", "thu-vien.txt", "truong.txt", "--of", FIVE, "--up", "--down").stdout == both


@pytest.mark.parametrize("ending", ["json", "graphml", "gexf", "cyjs", "csv"])
def test_trace_reads_a_graph_written_before(folder: Path, ending: str) -> None:
    call("graph", "thu-vien.txt", "truong.txt", "-o", f"g.{ending}")
    assert call("trace", f"g.{ending}", "--of", "7/KH-UBND", "--up").stdout == UP
    if ending != "csv":
        Path(f"g.{ending}").rename(f"g.{ending.upper()}")
        assert call("trace", f"g.{ending.upper()}", "--of", "7/KH-UBND", "--up").stdout == UP


def test_trace_of_the_corpus_shows_three_provinces() -> None:
    tree = call("trace", CORPUS, "--of", "2457/QĐ-BGDĐT", "--down").stdout.splitlines()
    assert tree[0] == "Quyết định 2457/QĐ-BGDĐT (2023-08-23)"
    assert tree[1].endswith("4 documents of 3 provinces:")
    branches = [line for line in tree if "─ " in line]
    for province in ("Bắc Ninh", "Bình Thuận", "Bắc Giang"):
        assert any(line.endswith(province) for line in branches)


def test_a_number_of_two_documents_names_both() -> None:
    line = complaint(call("trace", CORPUS, "--of", "31/CT-TTg", code=2))
    assert "/akn/vn/doc/chi-thi/ttg/2019/31" in line
    assert "/akn/vn/doc/chi-thi/ttg/2024/31" in line
    tree = call("trace", CORPUS, "--of", "/akn/vn/doc/chi-thi/ttg/2024/31", "--down").stdout
    assert tree.startswith("Chỉ thị 31/CT-TTg (2024-")


def test_a_number_not_found_names_the_nearest(folder: Path) -> None:
    line = complaint(call("trace", "thu-vien.txt", "truong.txt", "--of", "41/CT-TTg", code=2))
    assert line.startswith("vnplan: '41/CT-TTg' is not in the graph; nearest: Chỉ thị 14/CT-TTg (/akn/vn/doc/chi-thi/")
    far = complaint(call("trace", "thu-vien.txt", "--of", "@@@", code=2))
    assert far == "vnplan: '@@@' is not in the graph"


# --- check ------------------------------------------------------------------------------------------------------------


def test_check_prints_findings_under_their_file(folder: Path) -> None:
    done = call("check", "thu-vien.txt", "sai.txt", code=1)
    assert done.stderr == ""
    head, *rest, last = done.stdout.splitlines()
    assert head == "sai.txt"
    assert [line.strip() for line in rest[::2]] == [
        "error    there is no such day: 2022-02 has 28 days",
        "warning  the type Chỉ thị does not go with the symbol of 12/QĐ-TTg, which is of Quyết định",
    ]
    assert [re.sub(r"\d+:\d+", "n", line.strip()) for line in rest[1::2]] == [
        "section 1: “Quyết định số 12/QĐ-BYT ngày 31/02/2022”  no_such_date [n]",
        "section 2: “Chỉ thị số 12/QĐ-TTg ngày 05/01/2022”  type_symbol [n]",
    ]
    assert last == "2 documents: 1 error, 1 warning"


def test_check_exits_1_only_for_an_error(folder: Path) -> None:
    warned = MISDATED.replace("31/02/2022", "28/02/2022")
    Path("warned.txt").write_text(warned, encoding="utf-8")
    assert call("check", "warned.txt").stdout.endswith("1 document: 1 warning\n")
    assert call("check", "thu-vien.txt").stdout == "1 document: nothing found\n"
    call("check", "sai.txt", code=1)


def test_check_severity_and_language(folder: Path) -> None:
    found = {
        shown: [row["code"] for row in json.loads(call("check", "sai.txt", "-s", shown, "-f", "json", code=1).stdout)]
        for shown in ("error", "warning", "info")
    }
    both = ["no_such_date", "type_symbol"]
    assert found == {"error": both[:1], "warning": both, "info": both}
    vi = call("check", "sai.txt", "--lang", "vi", "--severity", "error", code=1).stdout
    assert "không có ngày này" in vi
    assert "there is no such day" not in vi


def test_check_compares_with_documents_of_ones_own(folder: Path) -> None:
    Path("own.csv").write_text(OWN, encoding="utf-8")
    Path("cites.txt").write_text(
        "Theo Kế hoạch số 12/KH-UBND ngày 22/01/2021 của UBND tỉnh Bắc Ninh.", encoding="utf-8"
    )
    assert json.loads(call("check", "cites.txt", "-f", "json").stdout) == []
    (row,) = json.loads(call("check", "cites.txt", "-f", "json", "--catalog", "own.csv", code=1).stdout)
    assert row["code"] == "known_date"


def test_check_json_and_csv_hold_the_same(folder: Path) -> None:
    rows = json.loads(call("check", "sai.txt", "--format", "json", code=1).stdout)
    assert all(MISDATED[row["start"] : row["end"]] == row["text"] and row["source"] == "sai.txt" for row in rows)
    assert rows[0]["message_vi"] == "không có ngày này: tháng 02/2022 có 28 ngày"
    told = table(call("check", "sai.txt", "--format", "csv", code=1))
    assert [list(row) for row in told] == [list(checks.COLUMNS)] * len(rows) == [list(row) for row in rows]
    for row, one in zip(told, rows, strict=True):
        assert {**row, "against": json.loads(row["against"])} == {
            name: value if name == "against" else "" if value is None else str(value) for name, value in one.items()
        }


def test_nothing_found_is_an_empty_table_with_a_header(folder: Path) -> None:
    assert call("check", "thu-vien.txt", "-f", "csv").stdout == ",".join(checks.COLUMNS) + "\n"
    assert call("check", "thu-vien.txt", "-f", "json").stdout == "[]\n"
    assert call("extract", "thu-vien.txt", "-r", "repeals", "-f", "csv").stdout.split(",")[1] == next(
        iter(Citation.model_fields)
    )


def test_check_of_the_corpus() -> None:
    rows = json.loads(call("check", CORPUS, "--format", "json").stdout)
    (dates,) = [row for row in rows if row["code"] == "dates_tied"]
    (numbers,) = [row for row in rows if row["code"] == "two_numbers"]
    assert "1737/CT-BGDĐT" in dates["message"]
    assert {dates["text"], *(place["text"] for place in dates["against"])} == {
        "Chỉ thị số 1737/CT-BGDĐT ngày 07/5/2018",
        "Chỉ thị số 1737/CT-BGDĐT ngày 15/5/2018",
    }
    assert numbers["severity"] == "warning"
    assert "633/UBND-KGVX" in numbers["text"]
    assert all("633/KH-UBND" in place["text"] for place in numbers["against"])
    assert numbers["against"]


# --- align ------------------------------------------------------------------------------------------------------------


def test_align_in_three_shapes(folder: Path) -> None:
    text = call("align", "truong.txt", "thu-vien.txt").stdout
    assert text.splitlines()[:2] == [
        "plan       7/KH-UBND  Thư viện huyện  truong.txt",
        "directive  5/KH-UBND  Phát triển thư viện trường học  thu-vien.txt",
    ]
    found = vnplan.align(vnplan.read("truong.txt"), vnplan.read("thu-vien.txt"))
    rows = json.loads(call("align", "truong.txt", "thu-vien.txt", "--format", "json").stdout)
    assert rows == json.loads(json.dumps(found.rows()))
    taken_up = {row["directive_path"]: row["plan_path"] for row in rows if row["status"] == "taken up"}
    assert taken_up["II.1"] == "I.2"
    told = table(call("align", "truong.txt", "thu-vien.txt", "--format", "csv"))
    assert list(told[0]) == list(alignment.COLUMNS) == list(rows[0])
    assert [(row["status"], json.loads(row["words"])) for row in told] == [
        (row["status"], row["words"]) for row in rows
    ]
    strict = json.loads(call("align", "truong.txt", "thu-vien.txt", "--floor", "100", "-f", "json").stdout)
    assert "taken up" not in {row["status"] for row in strict}


def test_align_of_nothing_has_a_header_too(folder: Path) -> None:
    Path("empty.txt").write_text("\n", encoding="utf-8")
    assert call("align", "empty.txt", "empty.txt", "-f", "csv").stdout == ",".join(alignment.COLUMNS) + "\n"
    assert call("align", "empty.txt", "empty.txt", "-f", "json").stdout == "[]\n"


# --- catalog ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("22/2021/TT-BGDĐT", "22/2021/TT-BGDĐT"),
        ("22/2021/tt-bgdđt".upper(), "22/2021/TT-BGDĐT"),
        ("/akn/vn/act/luat/quoc-hoi/2019/43", "43/2019/QH14"),
        ("Luật Đất đai 2013", "45/2013/QH13"),
        ("điều lệ trường tiểu học", "28/2020/TT-BGDĐT"),
    ],
)
def test_catalog_by_number_key_and_words(query: str, number: str) -> None:
    (row,) = json.loads(call("catalog", query, "--limit", "1", "--format", "json").stdout)
    assert row["number"] == number
    text = call("catalog", query, "-n", "1").stdout
    assert number in text.splitlines()[0]
    assert row["title"] in text
    assert row["key"] in text
    (told,) = table(call("catalog", query, "-n", "1", "-f", "csv"))
    assert list(told) == list(row)
    assert told["key"] == row["key"]


def test_catalog_prints_what_became_of_a_law() -> None:
    lines = call("catalog", "45/2013/QH13").stdout.splitlines()
    assert lines[0] == "Luật 45/2013/QH13  (2013-11-29)  Quốc hội"
    assert lines[1] == "  Luật Đất đai"
    assert "  replaced by 31/2024/QH15" in lines
    assert "  replaces 13/2003/QH11" in lines


def test_a_constitution_has_no_number() -> None:
    lines = call("catalog", "/akn/vn/act/hien-phap/quoc-hoi/1992/nn").stdout.splitlines()
    assert lines[0] == "Hiến pháp  (1992-04-15)  Quốc hội"
    assert "  replaced by /akn/vn/act/hien-phap/quoc-hoi/2013/nn" in lines
    assert "  replaces /akn/vn/act/hien-phap/quoc-hoi/1980/nn" in lines


@pytest.mark.parametrize("query", ["", "  ", "zzzz", "9999/2031/TT-XYZ"])
def test_catalog_knows_none(query: str) -> None:
    assert complaint(call("catalog", query, code=2)).startswith(f"vnplan: no document for {query!r} among ")


OWN = "type,number,date,issuer,title\nKế hoạch,12/KH-UBND,2021-01-21,UBND tỉnh Bắc Ninh,Chuyển đổi số trường học\n"


def test_documents_of_ones_own_stand_beside_the_shipped(folder: Path) -> None:
    Path("own.csv").write_text(OWN, encoding="utf-8")
    (row,) = json.loads(call("catalog", "12/KH-UBND", "-c", "own.csv", "-f", "json").stdout)
    assert (row["key"], row["title"]) == ("/akn/vn/doc/ke-hoach/ubnd.bac-ninh/2021/12", "Chuyển đổi số trường học")
    Path("cites.txt").write_text("Thực hiện Kế hoạch số 12/KH-UBND của UBND tỉnh Bắc Ninh.", encoding="utf-8")
    known = call("trace", "cites.txt", "--of", row["key"], "--down", "-c", "own.csv").stdout
    assert known.startswith("Kế hoạch 12/KH-UBND (2021-01-21), Bắc Ninh\nis carried out by, ")
    unknown = complaint(call("trace", "cites.txt", "--of", row["key"], "--down", code=2))
    assert unknown.startswith(f"vnplan: {row['key']!r} is not in the graph")


# --- extract by a portal's name, parse as Akoma Ntoso, explain --------------------------------------------------------


def test_extract_takes_a_portals_name_of_a_relation(folder: Path) -> None:
    ours = call("extract", "thu-vien.txt", "-r", "legal_basis").stdout
    assert [row["text"] for row in json.loads(ours)] == ["Luật Giáo dục năm 2019"]
    for name in ("Văn bản căn cứ", "Văn bản căn cứ (1):", "căn cứ"):
        assert call("extract", "thu-vien.txt", "-r", name).stdout == ours
    reverse = complaint(call("extract", "thu-vien.txt", "-r", "Văn bản HD, QĐ chi tiết", code=2))
    assert "what others do" in reverse
    assert "nearest: " in complaint(call("extract", "thu-vien.txt", "-r", "Văn bản căn cư", code=2))


def test_parse_writes_akoma_ntoso(folder: Path) -> None:
    xml = call("parse", "thu-vien.txt", "--format", "akn").stdout
    root = ElementTree.fromstring(xml.encode())
    space = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
    assert root.tag == f"{space}akomaNtoso"
    assert {ref.get("href") for ref in root.iter(f"{space}ref")} >= {
        "/akn/vn/act/luat/quoc-hoi/2019/43",
        "/akn/vn/doc/chi-thi/ttg/2021/14",
    }
    call("parse", "thu-vien.txt", "-f", "akn", "-o", "out.xml")
    assert Path("out.xml").read_text(encoding="utf-8") == xml


def test_explain_tells_the_rule_and_what_was_left(folder: Path) -> None:
    words = "theo Nghị quyết số 29-NQ/TW và Mẫu số 01/TK-XYZ"
    (said,) = json.loads(call("explain", words, "--format", "json").stdout)
    assert [one["text"] for one in said["citations"]] == ["Nghị quyết số 29-NQ/TW"]
    text = call("explain", words).stdout
    assert "Nghị quyết số 29-NQ/TW" in text
    assert "01/TK-XYZ" in text
    missed = call("explain", words, "--missed").stdout
    assert "01/TK-XYZ" in missed
    assert "according_to" not in missed
    assert len(json.loads(call("explain", folder, "-f", "json").stdout)) == 3


# --- stdin ------------------------------------------------------------------------------------------------------------

BY_STDIN: list[tuple[list[str], str]] = [
    (["extract", "-", "-f", "jsonl"], "Luật Giáo dục năm 2019"),
    (["parse", "-"], "thư viện trường học"),
    (["parse", "-", "--format", "akn"], "akomaNtoso"),
    (["outline", "-"], "II  NHIỆM VỤ"),
    (["explain", "-"], "Chỉ thị số 14/CT-TTg"),
    (["graph", "-"], "1 document given, 2 more cited, 2 relations"),
    (["trace", "-", "--of", "5/KH-UBND", "--up"], "Chỉ thị 14/CT-TTg"),
    (["check", "-"], "1 document: nothing found"),
    (["align", "-", "truong.txt"], "plan       5/KH-UBND"),
    (["align", "truong.txt", "-"], "directive  5/KH-UBND"),
]


@pytest.mark.parametrize(("arguments", "said"), BY_STDIN, ids=[" ".join(words) for words, _ in BY_STDIN])
def test_a_hyphen_is_stdin(folder: Path, arguments: list[str], said: str) -> None:
    from_stdin = call(*arguments, given=LIBRARY.encode()).stdout
    from_file = call(*("thu-vien.txt" if word == "-" else word for word in arguments)).stdout
    assert said in from_stdin
    assert from_stdin.replace("thu-vien.txt", "-") == from_file.replace("thu-vien.txt", "-")


def test_stdin_is_one_document(folder: Path) -> None:
    assert "stdin" in complaint(call("align", "-", "-", given=LIBRARY.encode(), code=2))


# --- bad input ends in one line and leaves what was there -------------------------------------------------------------

HEADER = "type,number,date,issuer,title\n"
GOOD = "Kế hoạch,12/KH-UBND,2021-01-21,UBND tỉnh Bắc Ninh,Chuyển đổi số\n"
CATALOGUES = {  # a table that cannot be used, and the words of the complaint
    "no title": ("type,number,date,issuer\n", ["'title'", "missing"]),
    "twice": (HEADER + GOOD + GOOD.replace("01-21", "02-03"), ["row 3", "'12/KH-UBND'", "row 2"]),
    "no such day": (
        HEADER + GOOD + GOOD.replace("12/", "13/").replace("01-21", "02-31"),
        ["row 3", "date '2021-02-31'"],
    ),
    "Vietnamese date": (HEADER + GOOD.replace("2021-01-21", "21/01/2021"), ["row 2", "date '21/01/2021'"]),
    "no such type": (HEADER + GOOD.replace("Kế hoạch", "Tờ rơi"), ["row 2", "type 'Tờ rơi'"]),
    "no number": (HEADER + GOOD.replace("12/KH-UBND", ""), ["row 2", "number ''"]),
    "no province": (HEADER + GOOD.replace(" tỉnh Bắc Ninh", ""), ["row 2", "issuer 'UBND'"]),
    "short row": (HEADER + GOOD + "Kế hoạch,12/KH-UBND\n", ["row 3", "columns"]),
    "empty": ("", ["'type'", "missing"]),
}


def left_alone(*arguments: object, code: int = 2) -> Done:
    """Run a command with -o onto a file that has something in it, and see that it still has; no other file is new."""
    out = Path("before.json")
    out.write_bytes(b"before\r\n")
    files = set(Path().iterdir())
    done = call(*arguments, "-o", out, code=code)
    assert done.stdout == ""
    assert out.read_bytes() == b"before\r\n"
    assert set(Path().iterdir()) == files
    return done


@pytest.mark.parametrize(("content", "words"), CATALOGUES.values(), ids=CATALOGUES)
def test_a_catalogue_that_cannot_be_used(folder: Path, content: str, words: list[str]) -> None:
    Path("own.csv").write_text(content, encoding="utf-8")
    for command in (
        ["graph", "thu-vien.txt"],
        ["check", "thu-vien.txt"],
        ["trace", "thu-vien.txt", "--of", "5/KH-UBND"],
        ["catalog", "5/KH-UBND"],
    ):
        line = complaint(left_alone(*command, "--catalog", "own.csv"))
        assert line.startswith("vnplan: own.csv: ")
        assert [word for word in words if word not in line] == []


def test_a_catalogue_that_cannot_be_read(folder: Path) -> None:
    Path("latin.csv").write_bytes(HEADER.encode() + GOOD.encode("utf-16"))
    Path("texts").mkdir()
    for name in ("missing.csv", "latin.csv", "texts"):
        assert complaint(left_alone("check", "thu-vien.txt", "-c", name)).startswith(f"vnplan: {name}: ")


NO_GRAPHS: dict[str, tuple[str, bytes | None]] = {
    "missing": ("g.json", None),
    "words": ("g.json", b"no graph\n"),
    "other JSON": ("g.json", b'{"documents": []}'),
    "nested without end": ("g.json", b"[" * 100_000),
    "somebody else's graph": (
        "g.json",
        b'{"directed": true, "multigraph": true, "graph": {}, "nodes": [{"id": "a"}], "edges": []}',
    ),
    "not UTF-8": ("g.json", b'{"nodes": "\xff"}'),
    "other XML": ("g.graphml", b"<a/>"),
    "broken XML": ("g.gexf", b"<gexf><graph>"),
    "half a pair": ("g.csv", b"a,b\n1,2\n"),
    "a drawing": ("g.dot", b"digraph {}"),
}


@pytest.mark.parametrize(("name", "content"), NO_GRAPHS.values(), ids=NO_GRAPHS)
def test_a_graph_file_that_is_none(folder: Path, name: str, content: bytes | None) -> None:
    if content is not None:
        Path(name).write_bytes(content)
    for command in (["graph", name], ["trace", name, "--of", "5/KH-UBND"]):
        line = complaint(left_alone(*command))
        assert line.startswith("vnplan: g.")
        assert line.count(name) <= 1


BAD: dict[str, tuple[list[str], str]] = {
    "number not found": (["trace", "thu-vien.txt", "--of", "6/KH-UBND"], "nearest: Kế hoạch 5/KH-UBND"),
    "no such key": (["trace", "thu-vien.txt", "--of", "/akn/vn/doc/x"], "'/akn/vn/doc/x' is not in the graph"),
    "an empty folder": (["graph", "none"], "none: nothing to read here"),
    "an empty folder, traced": (["trace", "none", "--of", "5/KH-UBND"], "none: nothing to read here"),
    "an empty folder, checked": (["check", "none"], "none: nothing to read here"),
    "an empty folder, explained": (["explain", "none"], "none: nothing to read here"),
    "no plan": (["align", "missing.txt", "truong.txt"], "missing.txt: no such file"),
    "no directive": (["align", "truong.txt", "missing.txt"], "missing.txt: no such file"),
    "a folder aligned": (["align", "truong.txt", "none"], "none: is a folder; one document is wanted here"),
    "nobody's relation": (["extract", "thu-vien.txt", "-r", "obeys"], "no relation 'obeys'"),
    "a missing text": (["parse", "missing.txt", "--format", "akn"], "missing.txt: no such file"),
    "the state of a folder": (["status", "none"], "none: is a folder; a document is wanted here: its number"),
    "the state of a note": (["status", "note.txt"], "note.txt: the text in it states no number of its own"),
    "not in the catalogue": (["catalog", "zzzz"], "no document for 'zzzz'"),
}


@pytest.mark.parametrize(("arguments", "said"), BAD.values(), ids=BAD)
def test_bad_input_is_one_line_and_exit_2(folder: Path, arguments: list[str], said: str) -> None:
    Path("none").mkdir()
    Path("note.txt").write_text("Họp lúc 9 giờ.", encoding="utf-8")
    assert said in complaint(left_alone(*arguments))


def test_the_state_of_a_document_is_asked_for_by_its_file(folder: Path) -> None:
    assert json.loads(call("status", "thu-vien.txt", "--format", "json").stdout)["key"].endswith("/5")


def test_two_files_of_one_document_are_both_kept_and_told(folder: Path) -> None:
    Path("ban-sao.txt").write_text(LIBRARY + "\n3. Báo cáo kết quả.\n", encoding="utf-8")
    call("graph", "thu-vien.txt", "ban-sao.txt", "-o", "g.json")
    (node,) = (node for _, node in vnplan.load_graph("g.json").nodes(data=True) if node["in_corpus"])
    assert node["source"] == "ban-sao.txt; thu-vien.txt"
    said = call("check", "thu-vien.txt", "ban-sao.txt").stdout
    assert "warning  this document is also given as ban-sao.txt" in said
    assert "“5/KH-UBND”  two_texts [36:45]" in said


@pytest.mark.parametrize("arguments", [["check"], ["explain"], ["trace", "--of", "7/KH-UBND"]], ids=lambda a: str(a[0]))
def test_what_fails_does_not_hide_the_rest(folder: Path, arguments: list[str]) -> None:
    done = call(*arguments, "missing.txt", "truong.txt", code=3)
    assert complaint(done).startswith("vnplan: missing.txt: no such file")
    assert done.stdout == call(*arguments, "truong.txt").stdout
    assert done.stdout


def test_an_output_that_cannot_be_written(folder: Path) -> None:
    for command in (["trace", "thu-vien.txt", "--of", "5/KH-UBND"], ["check", "thu-vien.txt"], ["catalog", "luật"]):
        assert "no/out.json: cannot be written" in complaint(call(*command, "-o", "no/out.json", code=2))
    said = complaint(call("graph", "thu-vien.txt", "-o", "no/out.graphml", code=2))
    assert "no: cannot be written (no such folder, and out.graphml is to be written there" in said


@pytest.mark.parametrize("command", ["check", "align", "trace", "catalog", "explain", "parse"])
def test_output_goes_to_the_file_as_to_the_screen(folder: Path, command: str) -> None:
    arguments: dict[str, list[str]] = {
        "check": ["thu-vien.txt"],
        "align": ["truong.txt", "thu-vien.txt", "--format", "csv"],
        "trace": ["thu-vien.txt", "--of", "5/KH-UBND"],
        "catalog": ["Luật Giáo dục"],
        "explain": ["thu-vien.txt"],
        "parse": ["thu-vien.txt"],
    }
    shown = call(command, *arguments[command]).stdout
    assert call(command, *arguments[command], "-o", "out").stdout == ""
    assert Path("out").read_bytes() == shown.encode()


# --- help -------------------------------------------------------------------------------------------------------------

COMMANDS: dict[str, Any] = typer.main.get_command(app).commands  # type: ignore[attr-defined]


def examples(command: str) -> list[list[str]]:
    """The words of each example in a command's help, from the command on."""
    found = []
    for line in (COMMANDS[command].help or "").splitlines():
        for piece in line.split("|"):
            words = shlex.split(piece) if piece.strip().startswith("vnplan ") else []
            if words:
                found.append(words[1:])
    return found


@pytest.mark.parametrize("command", COMMANDS)
def test_examples_in_the_help_can_be_called(command: str) -> None:
    found = examples(command)
    assert found
    for name, *words in found:
        assert name == command
        COMMANDS[name].make_context(name, words)  # raises for an option or a choice that does not exist


@pytest.mark.parametrize("command", COMMANDS)
def test_help_prints_the_examples(command: str) -> None:
    shown = " ".join(call(command, "--help").stdout.split())
    lines = [line.strip() for line in (COMMANDS[command].help or "").splitlines()]
    told = [line for line in lines if f"vnplan {command} " in line]
    assert len(told) == len(examples(command))
    assert [line for line in told if line not in shown] == []


def test_every_command_of_this_release_is_there() -> None:
    assert {"extract", "parse", "outline", "graph", "trace", "check", "align", "catalog", "explain", "formats"} <= set(
        COMMANDS
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["trace", "thu-vien.txt", "truong.txt"],
        ["trace", "thu-vien.txt", "--format", "xlsx"],
        ["coverage", "thu-vien.txt", "--of", "9/QĐ-XYZ"],
        ["coverage", "thu-vien.txt", "--by", "level"],
        ["extract", "thu-vien.txt", "--format", "json", "--excel"],
        ["extract", "thu-vien.txt", "--lang", "fr"],
        ["trace", "thu-vien.txt", "--of", "5/KH-UBND", "--depth", "0"],
        ["check", "thu-vien.txt", "--severity", "grave"],
        ["check", "thu-vien.txt", "--lang", "fr"],
        ["align", "truong.txt"],
        ["align", "truong.txt", "thu-vien.txt", "--floor", "101"],
        ["catalog", "luật", "--limit", "0"],
        ["parse", "thu-vien.txt", "--format", "xml"],
        ["explain", "thu-vien.txt", "--format", "csv"],
    ],
    ids=" ".join,
)
def test_wrong_use_exits_2_and_writes_nothing(folder: Path, arguments: list[str]) -> None:
    assert left_alone(*arguments).stderr.strip()


# --- as a process -----------------------------------------------------------------------------------------------------


def test_output_is_utf8_whatever_the_locale(folder: Path) -> None:
    bare = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PYTHONIO", "PYTHONUTF8"))}
    done = run("explain", "-", given=SCHOOLS.encode(), env=bare | {"LANG": "C"})
    assert done.stdout == call("explain", "-", given=SCHOOLS.encode()).stdout
    assert "“Thực hiện”" in done.stdout
    latin_asked = bare | {"LC_ALL": "C", "PYTHONIOENCODING": "latin-1"}
    done = run("extract", "truong.txt", "-r", "căn cư", code=2, env=latin_asked)
    assert "nearest: Văn bản căn cứ" in complaint(done)


def test_check_leaves_the_process_with_1(folder: Path) -> None:
    assert run("check", "sai.txt", code=1).stdout == call("check", "sai.txt", code=1).stdout


def test_a_command_leaves_its_language_behind() -> None:
    """The next one in the same process speaks as the locale does."""
    assert "không" in call("outline", "vang.txt", "--lang", "vi", code=2).stderr
    assert speaking() == "en"


# --- a day ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", ["5/9/2023", "05/09/2023", "5-9-2023", "5.9.2023"])
def test_a_day_may_be_written_as_in_a_document(day: str) -> None:
    wanted = call("status", "45/2013/QH13", "--on", "2023-09-05").stdout
    assert "2023-09-05" in wanted
    assert call("status", "45/2013/QH13", "--on", day).stdout == wanted
    told = call("parse", "-", "--date", day, given="KẾ HOẠCH".encode()).stdout
    assert json.loads(told)["metadata"]["date"] == "2023-09-05"


@pytest.mark.parametrize("day", ["31/2/2023", "9/2023", "5/9/23", "13/13/2023"])
def test_a_day_that_cannot_be_is_none(day: str) -> None:
    assert "is a date such as" in call("status", "45/2013/QH13", "--on", day, code=2).stderr
    said = call("status", "45/2013/QH13", "--on", day, "--lang", "vi", code=2).stderr
    assert "là ngày như 14/9/2023 hoặc 2023-09-14" in said
