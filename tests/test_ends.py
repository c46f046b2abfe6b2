"""A command always ends in an exit code, never "findings" by chance, in one line, and leaves nothing half done."""

from __future__ import annotations

import csv
import io
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path
from unittest import mock

import pytest
import typer

import vnplan
from shell import COMMAND, call, complaint, run
from vnplan.files import write as writing
from vnplan.files.write import write_together, write_whole
from vnplan.shell import ends
from vnplan.shell.rows import rows_csv

PLAN = """\
KẾ HOẠCH
Chăm lo thư viện \x1b[31mtrường\u202e học

I. MỤC \x1b[2JTIÊU \u2066ĐỎ

1. Thực hiện Chỉ thị số 14\u200f/CT-TTg ngày 25/5/2021 về \x1b]0;việc\x07 học \x9b31m suốt đời.

2. Theo Quyết định số 31/QĐ-UBND ngày 02/3/2023 của Ủy ban nhân dân huyện về mua sách cho các trường.
"""
FULL = Path("/dev/full")
full_disk = pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    file = tmp_path / "ke-hoach.txt"
    file.write_text(PLAN, encoding="utf-8")
    return file


def shell(line: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """A line of a shell, in which "$@" are the words behind the command."""
    words = ["bash", "-c", line, COMMAND, *map(str, arguments)]
    return subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)


# --- stdout, stdin and stderr ----------------------------------------------------------------------------------------


@full_disk
@pytest.mark.parametrize("words", [("extract",), ("outline",), ("check",), ("graph",), ("parse", "--format", "akn")])
def test_a_full_disk_behind_stdout_is_one_line(plan: Path, words: tuple[str, ...]) -> None:
    done = shell('"$0" "$@" > /dev/full', *words, plan)
    assert (done.returncode, complaint(done)[:33]) == (2, "vnplan: stdout: cannot be written")


@full_disk
def test_a_full_disk_is_told_of_help_too() -> None:
    assert complaint(shell('"$0" --help > /dev/full')) == "vnplan: stdout: No space left on device"


@full_disk
@pytest.mark.parametrize("words", [("extract",), ("graph", "-o")])
def test_a_full_disk_behind_a_file_is_one_line(plan: Path, words: tuple[str, ...], tmp_path: Path) -> None:
    target = tmp_path / "x.json"
    target.symlink_to(FULL)
    done = run(words[0], plan, "-o", target, code=2)
    assert complaint(done) == f"vnplan: {target}: cannot be written (No space left on device)"


def test_a_reader_that_leaves_early_is_no_finding(plan: Path) -> None:
    done = shell('"$0" "$@" | true; exit ${PIPESTATUS[0]}', "extract", plan)
    assert done.returncode == 2
    assert "Broken pipe" in complaint(done)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('"$0" outline "$1" >&-', "vnplan: stdout: is closed; -o FILE writes to a file"),
        ('"$0" outline - <&-', "vnplan: -: there is no stdin; give the name of a file"),
        ('"$0" extract - <&-', "vnplan: -: there is no stdin; give the name of a file"),
        ('"$0" outline - < /dev/null', "vnplan: stdin: is empty (0 bytes)"),
    ],
)
def test_a_stream_that_is_not_there_is_one_line(plan: Path, line: str, said: str) -> None:
    done = shell(line, plan)
    assert (done.returncode, complaint(done)) == (2, said)


def test_with_no_stderr_the_exit_code_tells(plan: Path) -> None:
    for where in ("2>&-", "2> /dev/full" if FULL.exists() else "2>&-"):
        done = shell(f'"$0" extract "$1" no-such.txt {where}', plan)
        assert (done.returncode, done.stdout[:2]) == (3, "[\n")


def test_a_stream_that_was_closed_is_nobodys_file(plan: Path) -> None:
    """With stdin closed the next file opened would be stdin, with stdout closed it would be written into."""
    out = plan.with_name("x.json")
    done = shell('"$0" parse "$1" -o "$2" <&- >&-', plan, out)
    assert (done.returncode, done.stderr) == (0, "")
    assert out.read_text(encoding="utf-8").startswith("{")


@pytest.mark.parametrize(
    ("sent", "code", "said"), [(signal.SIGINT, 130, "vnplan: interrupted\n"), (signal.SIGTERM, 143, "")]
)
def test_ctrl_c_and_kill_leave_nothing_half_written(tmp_path: Path, sent: int, code: int, said: str) -> None:
    words, text = [COMMAND, "extract", tmp_path / "pipe", "-o", tmp_path / "x.json"], tmp_path / "pipe"
    os.mkfifo(text)

    def heard() -> None:
        signal.signal(sent, signal.SIG_DFL)  # a shell's background jobs are deaf to Ctrl-C

    with subprocess.Popen(words, stderr=subprocess.PIPE, preexec_fn=heard) as process:
        writer = os.open(text, os.O_WRONLY)  # once it is opened to be read
        process.send_signal(sent)
        _, told = process.communicate(timeout=30)
        os.close(writer)
    assert (process.returncode, told.decode()) == (code, said)
    assert list(tmp_path.iterdir()) == [text]


LOADING = """
import sys
class Once:
    def find_spec(self, name, *rest):
        if name == "vnplan.shell.commands":
            sys.meta_path.remove(self)
            raise KeyboardInterrupt
sys.meta_path.insert(0, Once())
from vnplan.shell.start import main
main()
"""


def test_ctrl_c_is_heard_while_the_command_is_loading() -> None:
    done = subprocess.run([sys.executable, "-c", LOADING, "formats"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "vnplan: interrupted\n")


def test_an_interrupted_write_leaves_nothing(tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_text("before")
    for error in (KeyboardInterrupt, OSError(28, "No space left on device")):
        with mock.patch.object(os, "fdopen", side_effect=error), pytest.raises((KeyboardInterrupt, OSError)):
            write_whole(file, "after")
        assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("x.txt", "before")]


def test_a_fault_of_ours_is_one_line_and_not_findings(capsys: pytest.CaptureFixture[str]) -> None:
    broken = typer.Typer()

    @broken.command()
    def command() -> None:
        raise KeyError("document_type")

    assert ends.run(broken, []) == 2
    assert capsys.readouterr().err.startswith("vnplan: a fault of vnplan itself: KeyError: 'document_type'")
    for error, code in (
        (KeyboardInterrupt, 130),
        (MemoryError, 2),
        (vnplan.VnplanError("no"), 2),
        (OSError(5, "I/O"), 2),
    ):
        with mock.patch.object(
            typer.main, "get_command", return_value=mock.Mock(make_context=mock.Mock(side_effect=error))
        ):
            assert ends.run(broken, []) == code
        assert capsys.readouterr().err.count("\n") == 1


# --- files -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("mask", "mode"), [(0o077, 0o600), (0o022, 0o644), (0o002, 0o664)])
def test_a_new_file_has_what_the_umask_leaves(tmp_path: Path, mask: int, mode: int) -> None:
    before = os.umask(mask)
    try:
        write_whole(tmp_path / "new.txt", "a")
    finally:
        os.umask(before)
    assert (tmp_path / "new.txt").stat().st_mode & 0o777 == mode
    (tmp_path / "new.txt").chmod(0o640)
    write_whole(tmp_path / "new.txt", "b")
    assert (tmp_path / "new.txt").stat().st_mode & 0o777 == 0o640


def test_a_name_as_long_as_names_can_be_is_written(tmp_path: Path, plan: Path) -> None:
    longest = tmp_path / ("x" * 250 + ".json")
    run("extract", plan, "-o", longest)
    assert longest.exists()
    done = run("extract", plan, "-o", tmp_path / ("x" * 300), code=2)
    assert complaint(done).endswith("cannot be written (File name too long)")
    done = run("extract", "x" * 300, code=2)
    assert complaint(done).endswith("File name too long")


@pytest.mark.parametrize("words", [("extract",), ("parse",), ("explain",), ("check",), ("trace", "--of", "14/CT-TTg")])
def test_a_folder_that_is_not_there_is_one_line(plan: Path, words: tuple[str, ...]) -> None:
    target = plan.parent / "no" / "x.json"
    done = call(words[0], plan, *words[1:], "-o", target, code=2)
    assert complaint(done) == f"vnplan: {target}: cannot be written (No such file or directory)"
    done = call(words[0], plan, *words[1:], "-o", plan.parent, code=2)
    assert complaint(done) == f"vnplan: {plan.parent}: cannot be written (Is a directory)"


def test_a_file_that_may_not_be_written_is_not_replaced(tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_text("before")
    with mock.patch.object(os, "access", return_value=False), pytest.raises(PermissionError, match=r"x\.txt"):
        write_whole(file, "after")
    assert file.read_text() == "before"


OWN = [
    ("extract", "{plan}", "-o", "{plan}"),
    ("extract", "{folder}", "-f", "csv", "-o", "{plan}"),
    ("parse", "{plan}", "-o", "{link}"),
    ("explain", "{plan}", "-o", "{hard}"),
    ("check", "{plan}", "{link}", "-o", "{plan}"),
    ("align", "{hard}", "{plan}", "-o", "{link}"),
    ("trace", "{graph}", "--of", "14/CT-TTg", "-o", "{graph}"),
    ("graph", "{plan}", "-c", "{table}", "-o", "{graph}.csv"),
]


@pytest.mark.parametrize("words", OWN)
def test_no_output_goes_over_its_input(plan: Path, words: tuple[str, ...]) -> None:
    files = {name: plan.parent / name for name in ("link", "hard", "graph")}
    files["link"].symlink_to(plan)
    files["hard"].hardlink_to(plan)
    files["graph"] = plan.parent / "graph.json"
    call("graph", plan, "-o", files["graph"])
    table = plan.parent / "graph.json.nodes.csv"
    table.write_text("key", encoding="utf-8")
    before = {file: file.read_bytes() for file in plan.parent.iterdir()}
    done = call(*(word.format(plan=plan, folder=plan.parent, table=table, **files) for word in words), code=2)
    assert complaint(done).endswith("is read here and would be written over; give -o another name")
    assert {file: file.read_bytes() for file in plan.parent.iterdir()} == before


@pytest.mark.parametrize("ending", [".pdf", ".docx", ".xls", ".doc"])
@pytest.mark.parametrize("command", ["extract", "report", "outline", "parse", "chunks", "trace"])
def test_no_file_is_written_that_its_program_would_refuse(plan: Path, command: str, ending: str) -> None:
    wanted = plan.with_name("ra" + ending)
    assert f"is not written as {ending}" in complaint(call(command, plan, "-o", wanted, code=2))
    assert not wanted.exists()


def test_stdin_is_an_input_too(plan: Path) -> None:
    done = shell('"$0" parse - -o "$1" < "$1"', plan)
    assert (done.returncode, plan.read_text(encoding="utf-8")) == (2, PLAN)


def test_what_an_earlier_run_wrote_into_the_folder_is_written_anew(plan: Path) -> None:
    for _ in range(2):
        call("extract", plan.parent, "-f", "json", "-o", plan.parent / "citations.json")


@pytest.mark.parametrize("at_fault", ["nodes", "edges"])
@pytest.mark.parametrize("there", [True, False])
def test_a_pair_of_tables_is_written_both_or_none(tmp_path: Path, at_fault: str, there: bool) -> None:
    """Whether the disk is full at the second or a folder stands in its place."""
    graph = vnplan.build_graph(vnplan.parse("Thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021."))
    files = {name: tmp_path / f"g.{name}.csv" for name in ("nodes", "edges")}
    if there:
        for file in files.values():
            file.write_text("before")
    before = {file: file.read_text() for file in files.values() if file.exists()}
    replace = os.replace

    def fails(source: str, target: str) -> None:
        if at_fault in Path(target).name and ".vnplan-" not in target:
            raise OSError(28, "No space left on device", target)
        replace(source, target)

    with mock.patch.object(writing.os, "replace", fails), pytest.raises(OSError, match="No space"):
        vnplan.write_graph(graph, tmp_path / "g.csv")
    assert {file: file.read_text() for file in tmp_path.iterdir() if at_fault not in file.name} == {
        file: text for file, text in before.items() if at_fault not in file.name
    }
    files[at_fault].unlink(missing_ok=True)
    files[at_fault].mkdir()
    with pytest.raises(IsADirectoryError):
        vnplan.write_graph(graph, tmp_path / "g.csv")
    assert {file: file.read_text() for file in tmp_path.iterdir() if file.is_file()} == {
        file: text for file, text in before.items() if at_fault not in file.name
    }


def test_several_files_are_put_back_where_one_fails(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")
    with pytest.raises(FileNotFoundError, match="no"):
        write_together({tmp_path / "a": "new", tmp_path / "no" / "b": "new"})
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("a", "old")]


# --- spreadsheets and terminals --------------------------------------------------------------------------------------

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''-x", "=cmd|' /C calc'!A0", "＝1"]


def test_no_cell_of_a_graph_starts_a_formula_and_all_come_back(tmp_path: Path) -> None:
    graph = vnplan.build_graph(vnplan.parse("Thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021."))
    for n, words in enumerate([*FORMULAS, "'Điều", "1-1"]):
        graph.add_node(f"/akn/{n}", label=words, in_corpus=False, year=-1)
    files = vnplan.write_graph(graph, tmp_path / "g.csv")
    for file in files:
        for row in csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"), newline="")):
            assert not [word for name, word in row.items() if name != "year" and word[:1] in tuple("=+-@\t\r＝")]
            assert row.get("year") in (None, "", "-1", "2021")  # a number is a number
    back = vnplan.load_graph(tmp_path / "g.csv")
    assert {key: data["label"].replace("\r", "\n") for key, data in graph.nodes(data=True)} == dict(
        back.nodes(data="label")
    )


def test_no_cell_of_citations_starts_a_formula(plan: Path) -> None:
    plan.write_text("KẾ HOẠCH\n\nI. =CMD() ĐỌC SÁCH\n\n1. Theo Chỉ thị số 9/CT-TTg.\n", encoding="utf-8")
    (row,) = csv.DictReader(io.StringIO(call("extract", plan, "-f", "csv").stdout))
    assert row["heading"] == "'=CMD() ĐỌC SÁCH"
    written = rows_csv([{"a": words, "b": -1, "c": ["=1"]} for words in FORMULAS], "abc")
    assert [row[0] for row in csv.reader(io.StringIO(written, newline=""))][1:] == ["'" + words for words in FORMULAS]
    assert {tuple(row[1:]) for row in csv.reader(io.StringIO(written, newline=""))} == {("b", "c"), ("-1", '["=1"]')}


MOVING = "".join(
    map(
        chr,
        [*range(10), *range(11, 32), *range(127, 160), 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)],
    )
)


@pytest.mark.parametrize(
    "words",
    [("outline",), ("extract", "-f", "table"), ("trace", "--of", "14/CT-TTg"), ("check",), ("explain",), ("graph",),
     ("explain", "--missed")],
)  # fmt: skip
def test_what_is_for_reading_moves_no_terminal(plan: Path, words: tuple[str, ...]) -> None:
    """Headings, titles, sentences and the name of the file hold sequences of control; they are seen, not obeyed."""
    plan = plan.rename(plan.with_name("ke\x1b[31m\u202ehoach.txt"))
    done = call(words[0], plan, *words[1:], code=None)
    assert done.stdout
    assert not set(MOVING) & set(done.stdout + done.stderr)
    if words[0] in ("outline", "trace", "explain"):
        assert "\\x1b" in done.stdout


@pytest.mark.parametrize(
    "words", [("extract",), ("extract", "-f", "csv"), ("extract", "-f", "jsonl"), ("parse",), ("parse", "-f", "akn")]
)
def test_data_on_a_terminal_moves_it_as_little(plan: Path, words: tuple[str, ...]) -> None:
    """In a pipe or a file it is what it is."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen([COMMAND, *words, plan], stdout=theirs, stderr=subprocess.PIPE)
    os.close(theirs)
    shown = b""
    try:
        while more := os.read(ours, 65536):
            shown += more
    except OSError:  # as a terminal says that nobody writes any more
        pass
    process.communicate(timeout=30)
    os.close(ours)
    assert process.returncode == 0
    assert "14\\u200f/CT-TTg" in shown.decode()
    assert not (set(MOVING) - {"\r"}) & set(shown.decode())
    assert "14\u200f/CT-TTg" in call(*words, plan).stdout


def test_what_an_option_says_moves_no_terminal() -> None:
    done = call("extract", "--format", "\x1b[31m", "x", code=2)
    assert "\x1b" not in done.stderr


def test_the_command_is_a_module_too(plan: Path) -> None:
    asked = [sys.executable, "-m", "vnplan", "extract", plan]
    done = subprocess.run(asked, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == call("extract", plan).stdout
