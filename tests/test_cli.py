"""The command line, run as a user runs it."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import networkx
import pytest

from shell import call as run
from shell import complaint

CORPUS = Path(__file__).parent.parent / "corpus"
PLAN = """\
KẾ HOẠCH
Chăm lo thư viện trường học

Căn cứ Luật Thư viện năm 2019;

I. MỤC TIÊU

1. Thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021 của Thủ tướng Chính phủ về khuyến học.

2. Thực hiện Kế hoạch này trong năm 2024.
"""


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("plans") / "ke-hoach.txt"
    file.write_text(PLAN, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def rows(plan: Path) -> list[dict[str, Any]]:
    """The citations of the plan, as `extract` writes them."""
    extracted: list[dict[str, Any]] = json.loads(run("extract", plan).stdout)
    return extracted


@pytest.fixture(scope="module")
def graphs(plan: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The plan's graph in every format, by ending."""
    folder = tmp_path_factory.mktemp("graphs")
    files = {
        ending: folder / f"directives.{ending}" for ending in ("graphml", "gexf", "json", "cyjs", "dot", "mmd", "csv")
    }
    assert [run("graph", plan, "-o", file).stdout for file in files.values()] == [""] * len(files)
    files["csv"], files["nodes"] = folder / "directives.edges.csv", folder / "directives.nodes.csv"
    assert {file.name for file in folder.iterdir()} == {file.name for file in files.values()}
    return files


# --- extract ---------------------------------------------------------------------------------------------------------


def test_extract_json(plan: Path, rows: list[dict[str, Any]]) -> None:
    assert [(row["text"], row["relation"]) for row in rows] == [
        ("Luật Thư viện năm 2019", "legal_basis"),
        ("Chỉ thị số 14/CT-TTg ngày 25/5/2021", "implements"),
        ("Kế hoạch này", "mentions"),
    ]
    assert {row["source"] for row in rows} == {str(plan)}
    assert all(PLAN[row["start"] : row["end"]] == row["text"] for row in rows)
    assert [(row["path"], row["heading"], row["sentence"]) for row in rows[1:]] == [
        ("I.1", "MỤC TIÊU", PLAN.splitlines()[7]),
        ("I.2", "MỤC TIÊU", "2. Thực hiện Kế hoạch này trong năm 2024."),
    ]


def test_extract_jsonl_and_csv_hold_what_json_holds(plan: Path, rows: list[dict[str, Any]]) -> None:
    assert [json.loads(line) for line in run("extract", plan, "--format", "jsonl").stdout.splitlines()] == rows
    table = list(csv.DictReader(io.StringIO(run("extract", plan, "-f", "csv").stdout)))
    assert [row["text"] for row in table] == [row["text"] for row in rows]
    assert list(table[0]) == list(rows[0])
    assert [json.loads(row["provisions"]) for row in table] == [row["provisions"] for row in rows]


def test_extract_table(plan: Path) -> None:
    lines = run("extract", plan, "--format", "table", columns=120).stdout.splitlines()
    assert lines[0].split() == ["citation", "relation", "issuer", "title", "where"]
    (row,) = [line for line in lines if line.startswith("Chỉ thị số 14/CT-TTg")]
    assert re.split("  +", row)[1:] == ["carries out", "Thủ tướng Chính phủ", "về khuyến học", "I.1"]
    narrow = run("extract", plan, "--format", "table", "--lang", "vi", columns=60).stdout.splitlines()
    at = next(n for n, line in enumerate(narrow) if line.startswith("Chỉ thị số 14/CT-TTg"))
    assert re.split("  +", narrow[at])[1:] == ["thực hiện", "I.1"]
    assert narrow[at + 1 : at + 3] == ["Thủ tướng Chính phủ", "về khuyến học"]


@pytest.mark.parametrize(
    ("options", "texts"),
    [
        (["--relation", "implements"], ["Chỉ thị số 14/CT-TTg ngày 25/5/2021"]),
        (["-r", "mentions", "-r", "legal_basis"], ["Luật Thư viện năm 2019", "Kế hoạch này"]),
        (["--kind", "self"], ["Kế hoạch này"]),
        (["-k", "named_law", "-r", "implements"], []),
    ],
)
def test_extract_picks(plan: Path, options: list[str], texts: list[str]) -> None:
    assert [row["text"] for row in json.loads(run("extract", plan, *options).stdout)] == texts


def test_extract_reads_folders_and_stdin(plan: Path, rows: list[dict[str, Any]]) -> None:
    assert json.loads(run("extract", plan.parent).stdout) == rows
    piped = json.loads(run("extract", "-", given=PLAN.encode()).stdout)
    assert [{**row, "source": str(plan)} for row in piped] == rows


def test_extract_writes_to_a_file(plan: Path, rows: list[dict[str, Any]], tmp_path: Path) -> None:
    out = tmp_path / "citations.json"
    assert run("extract", plan, "-o", out).stdout == ""
    assert json.loads(out.read_text(encoding="utf-8")) == rows


def test_vietnamese_is_written_as_it_is(plan: Path) -> None:
    out = run("extract", plan, "-k", "numbered").stdout
    assert "Chỉ thị số 14/CT-TTg" in out
    assert "\\u" not in out


# --- parse, outline --------------------------------------------------------------------------------------------------


def test_parse_writes_the_whole_document(plan: Path, rows: list[dict[str, Any]]) -> None:
    document = json.loads(run("parse", plan).stdout)
    assert " ".join(document) == "source sha256 metadata parts regions sections citations operations history notes"
    assert [section["path"] for section in document["sections"]] == ["I", "I.1", "I.2"]
    place = ("path", "heading", "sentence", "acts")
    bare = [{name: value for name, value in row.items() if name not in place} for row in rows]
    assert [{"source": document["source"], **citation} for citation in document["citations"]] == bare


def test_outline_prints_the_tree(plan: Path) -> None:
    lines = run("outline", plan).stdout.splitlines()
    assert lines[-3] == "I  MỤC TIÊU"
    assert lines[-2].startswith("  1  – Thực hiện Chỉ thị số 14/CT-TTg")
    assert lines[-1].startswith("  2  – Thực hiện Kế hoạch này")


# --- graph -----------------------------------------------------------------------------------------------------------


def test_graph_summary() -> None:
    lines = run("graph", CORPUS).stdout.splitlines()
    assert lines[0].startswith("5 documents given, ")
    assert any("29-NQ/TW" in line for line in lines)


def test_graphs_are_written_in_each_format(graphs: dict[str, Path]) -> None:
    for name, file in graphs.items():
        text = file.read_text(encoding="utf-8")
        assert "14/CT-TTg" in text
        assert "implements" in text or name == "nodes"


def test_written_graphs_are_read_by_networkx(graphs: dict[str, Path]) -> None:
    linked = json.loads(graphs["json"].read_text(encoding="utf-8"))
    read = [
        networkx.read_graphml(graphs["graphml"]),
        networkx.read_gexf(graphs["gexf"]),
        networkx.node_link_graph(linked, edges="edges"),
    ]
    assert {graph.number_of_edges() for graph in read} == {2}
    assert len({frozenset(graph.nodes) for graph in read}) == 1


# --- wrong use and unreadable input ----------------------------------------------------------------------------------

UNREADABLE = {
    "missing.txt": (None, "no such file"),
    "binary.txt": (b"a\x00b\x01" * 50, "binary"),
    "latin.txt": ("Quyết định".encode("cp1258", errors="replace") + b"\xc0\xe9 \xff", "not UTF-8"),
    "scan.pdf": (b"%PDF-1.7\n1 0 obj", "PDF"),
    "letter.docx": (b"PK\x03\x04" + b"\x14" * 40, "cut off or damaged"),
    "zeros.docx": (b"\x00" * 3000, "is no Word file, nor of another kind"),
    "old.docx": (b"\xd5\xae\xde\xf1 \xd1\xaa\xe9 " * 40, "is no Word file, nor of another kind"),
    "half.pdf": (b"\x8f\x01\x02" * 900, "is no PDF, nor of another kind"),
    "hole.pdf": (b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\nendstream\n" + b"\x00" * 2000 + b"%%EOF", "a part of it is blank"),
    "nothing.txt": (b"", "is empty (0 bytes)"),
    "texts": ("folder", "nothing to read here"),
}


@pytest.fixture
def unreadable(tmp_path: Path) -> dict[str, Path]:
    """Inputs that cannot be read, by name."""
    for name, (content, _) in UNREADABLE.items():
        if content == "folder":
            (tmp_path / name).mkdir()
        elif isinstance(content, bytes):
            (tmp_path / name).write_bytes(content)
    return {name: tmp_path / name for name in UNREADABLE}


def test_every_unreadable_input_is_named_on_one_line(unreadable: dict[str, Path]) -> None:
    done = run("extract", *unreadable.values(), code=2)
    assert done.stdout == ""
    for name, (_, cause) in UNREADABLE.items():
        (line,) = [line for line in done.stderr.splitlines() if str(unreadable[name]) in line]
        assert line.startswith("vnplan: ")
        assert cause in line
    assert done.stderr.splitlines()[len(UNREADABLE) :] == [
        f"vnplan: {len(UNREADABLE)} of {len(UNREADABLE)} files not read"
    ]


@pytest.mark.parametrize(("command", "name"), [("parse", "latin.txt"), ("outline", "binary.txt"), ("graph", "texts")])
def test_unreadable_input_is_one_line_and_exit_2(unreadable: dict[str, Path], command: str, name: str) -> None:
    done = run(command, unreadable[name], code=2)
    assert done.stdout == ""
    assert str(unreadable[name]) in complaint(done)


def test_unreadable_stdin() -> None:
    assert "stdin" in complaint(run("extract", "-", given=b"\x00\x01\x02", code=2))


@pytest.mark.parametrize("command", ["extract", "graph"])
def test_one_of_two_fails_and_the_rest_is_done(plan: Path, tmp_path: Path, command: str) -> None:
    missing = tmp_path / "missing.txt"
    done = run(command, missing, plan, code=3)
    named, counted = done.stderr.splitlines()
    assert str(missing) in named
    assert counted == "vnplan: 1 of 2 files not read"
    assert "Chỉ thị" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["extract", "PLAN", "--relation", "obeys"], ["obeys", "implements"]),
        (["extract", "PLAN", "--kind", "numbers"], ["numbers", "named_law"]),
        (["graph", "PLAN", "-o", "graph.xlsx"], [".xlsx", ".graphml"]),
        (["graph", "PLAN", "-o", "graph"], ["graph", ".graphml"]),
        (["extract", "PLAN", "-o", "no/such/folder/out.json"], ["no/such/folder/out.json"]),
    ],
)
def test_wrong_use_is_one_line_and_exit_2(plan: Path, arguments: list[str], words: list[str]) -> None:
    done = run(*(plan if argument == "PLAN" else argument for argument in arguments), code=2)
    line = complaint(done)
    assert all(word in line for word in words)
    assert done.stdout == ""


@pytest.mark.parametrize("arguments", [["extract"], ["extract", "x.txt", "--format", "xml"], ["explode"]])
def test_wrong_arguments(arguments: list[str]) -> None:
    done = run(*arguments, code=2)
    assert done.stdout == ""
    assert done.stderr.strip()


def test_a_file_of_blanks_is_an_empty_document(tmp_path: Path) -> None:
    file = tmp_path / "blank.txt"
    file.write_bytes(b" \n")
    assert json.loads(run("extract", file).stdout) == []
    document = json.loads(run("parse", file).stdout)
    assert (document["sections"], document["citations"], document["regions"]) == ([], [], [])
    assert run("outline", file).stdout.strip() == ""


@pytest.mark.parametrize("command", ["extract", "parse", "graph"])
def test_output_is_left_untouched_on_failure(tmp_path: Path, command: str) -> None:
    out = tmp_path / "out.json"
    out.write_text("before", encoding="utf-8")
    run(command, tmp_path / "missing.txt", "-o", out, code=2)
    assert out.read_text(encoding="utf-8") == "before"
    assert [file.name for file in tmp_path.iterdir()] == ["out.json"]


def test_a_mark_and_utf16_are_read(tmp_path: Path) -> None:
    files = {"utf-8-sig": tmp_path / "mark.txt", "utf-16": tmp_path / "wide.txt"}
    for encoding, file in files.items():
        file.write_text(PLAN, encoding=encoding)
    rows = json.loads(run("extract", *files.values()).stdout)
    assert [row["source"] for row in rows] == [str(file) for file in files.values() for _ in range(3)]


# --- help ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["extract", "parse", "outline", "graph"])
def test_help_shows_an_example(command: str) -> None:
    text = run(command, "--help").stdout
    assert "Example" in text
    assert f"vnplan {command} " in text.split("Example")[1]


def test_help_lists_the_commands() -> None:
    text = run("--help").stdout
    assert all(command in text for command in ("extract", "parse", "outline", "graph"))
    assert run("-h").stdout == text


def test_version() -> None:
    assert run("--version").stdout.startswith("vnplan 0.")


def test_output_goes_through_a_link_and_keeps_its_mode(plan: Path, tmp_path: Path) -> None:
    target = tmp_path / "target.json"
    target.write_text("", encoding="utf-8")
    target.chmod(0o600)
    link = tmp_path / "link.json"
    link.symlink_to(target)
    run("extract", plan, "-o", link)
    assert link.is_symlink()
    assert json.loads(target.read_text(encoding="utf-8"))
    assert target.stat().st_mode & 0o777 == 0o600


def test_one_document_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Kế hoạch", encoding="utf-8")
    assert "writes one document" in run("parse", tmp_path, "--format", "akn", code=2).stderr


def test_hidden_folders_are_passed_over(plan: Path, tmp_path: Path) -> None:
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "a.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "b.txt").write_text(PLAN, encoding="utf-8")
    rows = json.loads(run("extract", tmp_path).stdout)
    assert {Path(row["source"]).name for row in rows} == {"b.txt"}
