"""What goes wrong is told in the language asked for: every sentence the code can say has a row, and every row fits."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

import vnplan
from shell import call
from vnplan.shell.cli import app
from vnplan.tables.messages import in_language
from vnplan.tables.rules import load_rules

SOURCE = Path(vnplan.__file__).parent
CORPUS = Path(__file__).parent.parent / "corpus"
ROWS = [row for row in load_rules().tables["spoken"] if row["group"] == "message"]

# --- every sentence has a row ----------------------------------------------------------------------------------------

SAID = {"ReadError", "fail", "say", "WrongValue", "CatalogError", "RulesError", "UnknownName", "VnplanError", "NoFile"}
SHELLS = ("shell/*.py", "files/*.py", "batches/*.py", "graph/files.py", "graph/named.py", "keys/catalog_rows.py",
          "keys/dumps.py", "keys/dump_rows.py", "arguments.py", "paths.py", "tables/columns.py",
          "tables/rules.py")  # fmt: skip
NOT_FOR_PEOPLE = (
    "citation.text",  # a citation is asked about in Python alone
    "score from 0 to 100",
    "takes the path of",
    "is a whole number",
)
"""Of sentences no command can say: what is wrong with an argument of a function."""


def sentences() -> Iterator[tuple[str, str]]:
    """Every sentence that is raised or said, "7" where a value stands."""
    for file in sorted({file for pattern in SHELLS for file in SOURCE.glob(pattern)}):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            for given in [one for one in node.args if name in SAID] + _messages(node, name):
                said = _said(given)
                words = re.sub(r"7", "", said or "")
                if said and re.search(r"[a-z]{2,} [a-z]{2,}", words) and not any(w in said for w in NOT_FOR_PEOPLE):
                    yield (
                        file.relative_to(SOURCE).as_posix(),
                        "7" * said.startswith(",") + said,
                    )


def _messages(node: ast.Call, name: str) -> list[ast.expr]:
    return [one.value for one in node.keywords if name == "Note" and one.arg == "message"]


def _said(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        return "".join(str(one.value) if isinstance(one, ast.Constant) else _value(one) for one in node.values)
    return None


def _value(node: ast.expr) -> str:
    """What stands for a value; the nearest names are told where there are such, so they may be missing."""
    return "" if re.search(r"near(?!\w*\[)", ast.unparse(node)) else "7"


def test_every_sentence_that_can_be_said_is_said_in_vietnamese() -> None:
    told = dict.fromkeys(sentences())
    assert len(told) > 120
    assert [one for one in told if in_language(one[1], "vi") == one[1]] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["code"])
def test_a_row_says_its_own_sentence_with_what_stands_in_it(row: dict[str, str]) -> None:
    """Each value of the English sentence stands in the Vietnamese one, and no other row takes it away."""
    gaps = set(re.findall(r"\{(\d)\}", row["en"]))
    assert set(re.findall(r"\{(\d)\}", row["vi"])) <= gaps
    values = {n: f"x{n}x" for n in gaps}
    assert in_language(row["en"].format(*(values[n] for n in sorted(gaps))), "vi") == row["vi"].format(
        *(values[n] for n in sorted(gaps))
    )


def test_english_stays_and_so_does_what_no_row_fits() -> None:
    assert in_language("a.txt: is empty (0 bytes)", "en") == "a.txt: is empty (0 bytes)"
    assert in_language("Bắc Giang: 2 kế hoạch", "vi") == "Bắc Giang: 2 kế hoạch"
    assert in_language("x" * 9000, "vi") == "x" * 9000


def test_a_sentence_within_a_sentence_is_told_too() -> None:
    said = in_language("a.zip: holds 2 files, none of which can be read; the first: b.pdf: has no pages", "vi")
    assert said == "a.zip: chứa 2 tệp, không tệp nào đọc được; tệp đầu: b.pdf: không có trang nào"
    assert (
        in_language("x.json: cannot be written (Permission denied)", "vi") == "x.json: không ghi được (không có quyền)"
    )


# --- every line a command says ---------------------------------------------------------------------------------------

BROKEN = {
    "empty.txt": b"", "b.pdf": b"%PDF-1.4 xxx", "w.docx": b"PK\x03\x04zz", "r.rar": b"Rar!xx", "x.foo": b"hi",
    "u.txt": bytes(range(256)) * 9, "z.zip": b"PK\x03\x04zz", "p.png": b"\x89PNG\r\n\x1a\n0000", "g.json": b"{}",
    "t.txt": b"Xin ch\xe0o", "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
}  # fmt: skip
GOOD = (CORPUS / "bac-ninh-2023-quyet-dinh-1061.txt").as_posix()
WRONG = """
extract|extract d --foo|extract d --jobs x|extract d --jobs 0|extract d --format foo|foo|extrct|extract d --jobs
align a b c|align a|report d|check a --severity bad|extract d --excel=3|batch|align d/b.pdf b --floor 200|status x --on
status 1/2 --on mai|extract none|extract e|extract d -o x.xlsx --format csv|outline d|check d|trace d --of 9999/QD
trace e|graph none.json|graph d/g.json|graph d -o x.foo|graph d -o no/x.json|catalog qwertyuiop|catalog x -c none.csv
catalog import none.csv|annotate d|annotate d/p.png|annotate GOOD -o x.foo|chunks d --overlap 5000|parse d --format akn
parse none|schema foo|mcp none|report d -o r.html --on x|report d -o r.html|graph d/b.pdf d/w.docx|coverage d --of x
extract GOOD -o x.xls|report GOOD -o x.pdf|graph GOOD -o x.xlsx
explain|explain d/empty.txt|formats --format x|extract d --kind x|extract d --relation x|extract GOOD --province x
extract GOOD --date x|extract d --number 1|extract d --rules none|extract d --operations --history
extract d --excel --format json|check d/p.png -o x.docx|trace d GOOD --of 2457/QĐ-BGDD|trace CORPUS|batch d -o no/t
extract GOOD -o no/x.json|align - -|align d GOOD|check CORPUS|graph CORPUS|coverage GOOD --depth 0
"""
ENGLISH = re.compile(
    r"\b(?:the|is|not|of|and|with|for|are|it|file|files|folder|documents?|read|nearest|more|such|error"
    r"|usage|try|help|value|option|argument|missing|invalid|given|wanted|found|places?|sections?|citations?)\b",
    re.IGNORECASE,
)
OURS = re.compile(
    r"'[^']*'|\"[^\"]*\"|\[[^\]]*\]|\{[^}]*\}|\S*[/\\.]\S+|--?\w[\w-]*|\b[a-z]+_[a-z_]+\b|; có .*$|\b[A-Z]{2,}\b"
)
"""What stands in a sentence of any language: names, options, codes, paths."""


def english(words: str) -> list[str]:
    """The lines that hold English words, names and codes apart."""
    return [line for line in words.splitlines() if len(ENGLISH.findall(OURS.sub(" ", line))) > 0]


@pytest.mark.parametrize("command", [one for line in WRONG.strip().splitlines() for one in line.split("|")])
def test_no_line_is_english_where_vietnamese_is_asked_for(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("d", "e"):
        Path(folder).mkdir()
    for name, content in BROKEN.items():
        Path("d", name).write_bytes(content)
    words = [{"GOOD": GOOD, "CORPUS": CORPUS.as_posix()}.get(word, word) for word in command.split()]
    last = ["--lang", "vi"] if words[-1].startswith("--") and len(words) > 1 else []
    done = call(*words, *last, code=None, locale="vi_VN.UTF-8")
    assert done.stderr or done.stdout
    assert english(done.stderr) == []


def test_the_locale_and_the_option_are_heard_before_a_command_is_understood() -> None:
    assert call("extract", "--lang", "vi", code=2).stderr.splitlines()[-1] == "Lỗi: Thiếu tham số 'FILE|DIR|-...'."
    assert "Usage: vnplan" in call(code=None).stdout + call(code=None).stderr
    assert "Lỗi:" in call("extract", code=2, locale="vi_VN.UTF-8").stderr
    assert "Error: Missing argument" in call("extract", "--lang=en", code=2, locale="vi_VN.UTF-8").stderr
    assert (
        call("chunks", "none.txt", "--lang", "vi", code=2).stderr == "vnplan: none.txt: không có tệp hay thư mục này\n"
    )


# --- help ------------------------------------------------------------------------------------------------------------

APP = typer.main.get_command(app)
HELP = {row["en"]: row["vi"] for row in load_rules().tables["spoken"] if row["group"] == "help"}


def told(command: Any) -> Iterator[str]:
    """Every paragraph a command says of itself and of its options, examples apart."""
    for words in (command.help, *(one.help for one in command.params)):
        for paragraph in (words or "").split("\n\n"):
            if paragraph.strip() and not re.match(r"\s*(?:vnplan|cat) ", paragraph):
                yield " ".join(paragraph.split())


@pytest.mark.parametrize("name", ["", *APP.commands])  # type: ignore[attr-defined]
def test_help_is_vietnamese_where_that_is_asked_for(name: str) -> None:
    shown = call(*name.split(), "-h", "--lang", "vi").stdout
    folded = " ".join(shown.split())
    words = [HELP[words] for words in told(APP.commands[name] if name else APP)]  # type: ignore[attr-defined]
    assert [one for one in words if one.replace("Ví dụ:", "") not in folded] == []
    assert shown.startswith("Cách dùng: vnplan")
    assert call(*name.split(), "-h", locale="vi_VN.UTF-8").stdout == shown
    assert call(*name.split(), "-h").stdout.startswith("Usage: vnplan")


def test_every_word_of_help_has_a_row_and_every_row_is_such_a_word() -> None:
    said = {paragraph for one in (APP, *APP.commands.values()) for paragraph in told(one)}  # type: ignore[attr-defined]
    frame = call("extract", "-h").stdout + call("-h").stdout
    assert said - HELP.keys() == set()
    assert [row for row in HELP if row not in said and row not in frame] == []


def test_the_language_may_stand_before_the_command() -> None:
    of_command = call("status", "45/2013/QH13", "--on", "2025-01-01", "--lang", "vi").stdout
    assert call("--lang", "vi", "status", "45/2013/QH13", "--on", "2025-01-01").stdout == of_command
    assert "đã bị thay thế" in of_command
    assert "replaced" in call("--lang", "vi", "status", "45/2013/QH13", "--on", "2025-01-01", "--lang", "en").stdout
    assert call("--lang", "vi").stdout == call("-h", "--lang", "vi").stdout
