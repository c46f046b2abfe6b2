"""A folder to tables: the same rows however they are come by, and no file that stops the others."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest

import vnplan
from shell import COMMAND, call, complaint, run
from vnplan.batches import plan
from vnplan.batches.job import jobs_of, planned
from vnplan.batches.job import run as run_job
from vnplan.batches.progress import Progress
from vnplan.batches.rows import packed
from vnplan.batches.schema import TABLES, schema_of
from vnplan.models import Citation, Metadata, Part, Section

PLAN = """ỦY BAN NHÂN DÂN
TỈNH BẮC NINH
Số: {n}/KH-UBND
Bắc Ninh, ngày 12 tháng 9 năm 2023

KẾ HOẠCH
Phát triển văn hóa đọc

I. MỤC ĐÍCH
1. Thực hiện Quyết định số {n}/QĐ-BGDĐT ngày 23/8/2023 của Bộ trưởng Bộ GDĐT.
2. Theo Thông tư số 22/2021/TT-BGDĐT ngày 02/7/2021.

TM. ỦY BAN NHÂN DÂN
Nguyễn Văn An
"""


ACT = """CHÍNH PHỦ
Số: 88/2024/NĐ-CP
Hà Nội, ngày 15 tháng 7 năm 2024

NGHỊ ĐỊNH
Sửa đổi, bổ sung một số điều của Nghị định số 24/2021/NĐ-CP ngày 23 tháng 3 năm 2021 của Chính phủ

Căn cứ Luật Giáo dục ngày 14 tháng 6 năm 2019;
Căn cứ Thông tư số 22/2021/TT-BGDĐT ngày 20 tháng 7 năm 2021;

Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 24/2021/NĐ-CP
1. Sửa đổi khoản 2 Điều 4 như sau:
“2. Nhà trường công khai kế hoạch.”.
2. Bổ sung điểm d vào sau điểm c khoản 1 Điều 6 như sau:
“d) Báo cáo hằng năm.”.
3. Bãi bỏ Điều 9.
Điều 2. Nghị định này có hiệu lực từ ngày 01 tháng 9 năm 2024.
"""


@pytest.fixture(autouse=True, scope="module")
def small_shards() -> Iterator[None]:
    """Shards of about eight files, that a folder of tests has several."""
    with pytest.MonkeyPatch.context() as patch:
        for name, files in (("LEAST", 4), ("USUAL", 8), ("MOST", 12)):
            patch.setattr(plan, name, files)
        yield


def filled(folder: Path, names: Any, **others: str | bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for n, name in enumerate(names):
        (folder / name).write_text(PLAN.format(n=n + 1), encoding="utf-8")
    return folder


def rows(out: Path, table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = vnplan.load_tables(out).read(table).to_pylist()
    return found


def bytes_of(out: Path) -> dict[str, bytes]:
    """Every file of every table."""
    return {str(file.relative_to(out)): file.read_bytes() for file in sorted(out.rglob("*.parquet"))}


def read_oddly(folder: Path, out: Path, jobs: int = 2, **options: Any) -> vnplan.Tables:
    """A batch read by `odd_files.odd`."""
    job = planned(folder, out, **options)
    job = job._replace(settings=job.settings._replace(reading="odd_files:odd"))
    return run_job(job, jobs, None, Progress())


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan and a decree that amends another, and their tables."""
    at = tmp_path_factory.mktemp("two")
    filled(at / "in", ["a.txt"])
    (at / "in" / "b.txt").write_text(ACT, encoding="utf-8")
    vnplan.batch(at / "in", at / "out", jobs=1)
    return at


def test_rows_are_what_the_document_says(two: Path) -> None:
    document = vnplan.read(two / "in" / "a.txt")

    def written_of(table: str, source: str = "source") -> list[dict[str, Any]]:
        return [row for row in rows(two / "out", table) if row[source] == document.source]

    for table, made in (("citations", document.citations.rows()), ("sections", document.sections.rows())):
        written = written_of(table)
        assert len(written) == len(made) > 0
        for row, one in zip(written, made, strict=True):
            assert {name: row[name] for name in one} == one
    (told,) = written_of("documents")
    assert {name: told[name] for name in Metadata.model_fields} == document.metadata.model_dump()
    assert (told["source"], told["sha256"], told["characters"]) == (
        document.source,
        document.sha256,
        len(document.text),
    )
    edges = {(r["from_key"], r["to_key"], r["relation"], r["sentence"]) for r in written_of("edges")}
    graph = vnplan.build_graph(document)
    assert edges == {(u, v, r, e.sentence) for u, v, r, found in graph.edges(keys=True, data="evidence") for e in found}
    (found,) = vnplan.check(document)
    (written,) = written_of("findings")
    assert {name: written[name] for name in TABLES_OF_FINDINGS} == {
        name: value for name, value in found.row().items() if name in TABLES_OF_FINDINGS
    }
    assert {table: len(written_of(table)) for table in TABLES} == {
        "documents": 1, "parts": 1, "sections": 3, "citations": 2, "operations": 0, "edges": 2, "findings": 1,
        "verdicts": 2, "failures": 0,
    }  # fmt: skip
    tables = vnplan.load_tables(two / "out")
    assert tables.rows == {table: len(rows(two / "out", table)) for table in TABLES}


def test_operations_and_verdicts_are_those_of_the_document(two: Path) -> None:
    documents = [vnplan.read(two / "in" / name) for name in ("a.txt", "b.txt")]
    done = [row for document in documents for row in document.operations.rows()]
    assert [{name: row[name] for name in done[0]} for row in rows(two / "out", "operations")] == done
    assert [row["operation"] for row in rows(two / "out", "operations")] == [0, 1, 2]
    assert {row["action"] for row in done} == {"amend", "repeal", "supplement"}
    told = [row for document in documents for row in (one.row() for one in vnplan.verdicts(document))]
    written = rows(two / "out", "verdicts")
    assert [{name: row[name] for name in told[0]} for row in written] == told
    assert {row["code"] for row in written} >= {"differs", "agrees"}
    cited = {(row["source"], row["citation"]): row for row in rows(two / "out", "citations")}
    for row in written:
        same = ("start", "end", "text", "path", "heading", "sentence")
        assert [row[name] for name in same] == [cited[row["source"], row["citation"]][name] for name in same]


TABLES_OF_FINDINGS = [column.name for column in TABLES["findings"] if column.name != "against"]


@pytest.mark.parametrize(
    ("table", "fields"),
    [
        *((table, set(model.model_fields)) for table, model in
          (("documents", Metadata), ("parts", Part), ("sections", Section), ("citations", Citation))),
        ("operations", set(vnplan.Operations.columns())),
        ("verdicts", {*vnplan.Verdict._fields}),
    ],
)  # fmt: skip
def test_every_field_of_a_model_is_a_column(table: str, fields: set[str]) -> None:
    missing = fields - {column.name for column in TABLES[table]}
    assert not missing, f"add a column to TABLES in batches/schema.py and raise SCHEMA: {missing}"


def test_the_schema_stands_in_every_file(two: Path) -> None:
    for table in TABLES:
        (file,) = vnplan.load_tables(two / "out").paths(table)
        written = pyarrow.parquet.read_schema(file)
        assert written.equals(schema_of(table))
        assert written.metadata[b"vnplan.schema"] == b"2"
        assert [written.field(c.name).metadata[b"words"].decode() for c in TABLES[table]] == [
            c.words for c in TABLES[table]
        ]


PAGE = (Path(__file__).parent.parent / "docs" / "batch.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("table", TABLES)
def test_the_page_tells_every_column(table: str) -> None:
    told = PAGE.split(f"### {table}\n")[1].split("\n### ")[0]
    lines = [line for line in told.splitlines() if line.startswith("| `")]
    assert lines == [f"| `{c.name}` | {c.type} | {c.words} |" for c in TABLES[table]]


def test_jobs_and_order_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"{n:02}.txt" for n in range(30)]
    folder = filled(tmp_path / "in", names)
    (folder / "17.txt").write_text(ACT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    one = vnplan.batch("in", "one", jobs=1, on="2024-01-01")
    order = list(names)
    random.Random(4).shuffle(order)
    there = {name: (folder / name).read_text(encoding="utf-8") for name in names}
    for name in names:
        (folder / name).unlink()
    for name in order:
        (folder / name).write_text(there[name], encoding="utf-8")
    vnplan.batch("in", "shuffled", jobs=3, on="2024-01-01")
    assert one.rows["documents"] == 30
    assert one.rows["operations"] == 3
    assert [row["source"] for row in pyarrow.parquet.read_table(one.paths("verdicts")).to_pylist()] == sorted(
        row["source"] for row in rows(tmp_path / "one", "verdicts")
    )
    assert len(one.paths("documents")) > 2
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "shuffled")


def test_odd_files_are_rows_of_failures_and_the_rest_is_done(tmp_path: Path) -> None:
    good = [f"{n:02}.txt" for n in range(13)]
    odd = {
        "04-nổ.txt": "deadline", "08-phình.txt": "memory", "09-hỏng.txt": "crash", "11-lỗi.txt": "fault",
        "12-rỗng.txt": "unreadable",
    }  # fmt: skip
    folder = filled(tmp_path / "in", [*good, *odd, "12-một-lần.txt"])
    (folder / "12-rỗng.txt").write_bytes(b"")
    tables = read_oddly(folder, tmp_path / "out", deadline=6, memory=500)
    assert {Path(one.source).name: one.cause for one in tables.failures} == odd
    assert {Path(row["source"]).name for row in rows(tmp_path / "out", "documents")} == {*good, "12-một-lần.txt"}
    assert tables.causes == {"crash": 1, "deadline": 1, "fault": 1, "memory": 1, "unreadable": 1}
    for one in tables.failures:
        assert one.message.startswith(one.source)
        assert "\n" not in one.message
    again = read_oddly(folder, tmp_path / "again", jobs=1, deadline=6, memory=500)
    assert again.failures == tables.failures
    assert bytes_of(tmp_path / "out") == bytes_of(tmp_path / "again")


def test_an_odd_file_in_an_archive_harms_no_other(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    with zipfile.ZipFile(folder / "hồ sơ.zip", "w") as packed:
        for n, name in enumerate(("a.txt", "b-thoát.txt", "c.txt", "d-treo.txt", "e.txt")):
            packed.writestr(name, PLAN.format(n=n))
    tables = read_oddly(folder, tmp_path / "out", jobs=1, deadline=5)
    assert [(Path(one.source).name, one.cause) for one in tables.failures] == [
        ("b-thoát.txt", "crash"), ("d-treo.txt", "deadline"),
    ]  # fmt: skip
    assert [row["source"].rpartition("/")[2] for row in rows(tmp_path / "out", "documents")] == [
        "a.txt",
        "c.txt",
        "e.txt",
    ]


def test_resume_reads_what_has_changed_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # names tell the shards
    folder, out = filled(Path("in"), [f"{n:02}.txt" for n in range(40)]), Path("out")
    vnplan.batch(folder, out, jobs=1)
    before = {name: (out / name).stat().st_mtime_ns for name in bytes_of(out)}
    (folder / "07.txt").write_text(PLAN.format(n=999), encoding="utf-8")
    (folder / "30.txt").unlink()
    (folder / "30a.txt").write_text(PLAN.format(n=888), encoding="utf-8")
    (out / "citations" / "0123456789abcdef.parquet").write_bytes(b"half a ta")
    vnplan.batch(folder, out, jobs=1, resume=True)
    after = {name: (out / name).stat().st_mtime_ns for name in bytes_of(out)}
    assert 0 < sum(before.get(name) != time for name, time in after.items()) < len(after) / 2
    vnplan.batch(folder, "fresh", jobs=1)
    assert bytes_of(out) == bytes_of(Path("fresh"))


@pytest.fixture(scope="module")
def ten(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten files, and their tables."""
    at = tmp_path_factory.mktemp("ten")
    vnplan.batch(filled(at / "in", [f"{n:02}.txt" for n in range(10)]), at / "out", jobs=1)
    return at


@pytest.mark.parametrize("harm", ["record", "table", "cut"])
def test_what_is_half_there_is_made_again(harm: str, ten: Path, tmp_path: Path) -> None:
    folder, out = ten / "in", Path(shutil.copytree(ten / "out", tmp_path / "out"))
    whole = bytes_of(out)
    file = next((out / "records").iterdir()) if harm == "record" else next((out / "sections").iterdir())
    if harm == "cut":
        file.write_bytes(file.read_bytes()[:-9])
    else:
        file.unlink()
    assert vnplan.load_tables(out).files < 10
    assert vnplan.batch(folder, out, jobs=1, resume=True).files == 10
    assert bytes_of(out) == whole


def test_what_was_given_up_is_tried_again_with_more_time(tmp_path: Path) -> None:
    folder, out = filled(tmp_path / "in", ["a.txt", "b-treo.txt"]), tmp_path / "out"
    assert read_oddly(folder, out, jobs=1, deadline=4).causes == {"deadline": 1}
    assert vnplan.batch(folder, out, jobs=1, deadline=4, resume=True).causes == {"deadline": 1}
    assert vnplan.batch(folder, out, jobs=1, deadline=20, resume=True).rows["documents"] == 2


def test_other_options_make_all_anew(tmp_path: Path) -> None:
    folder, out = filled(tmp_path / "in", ["a.txt"]), tmp_path / "out"
    assert vnplan.batch(folder, out, jobs=1, on="2023-01-01").rows["findings"] == 1
    assert vnplan.batch(folder, out, jobs=1, resume=True, catalog=False).rows["findings"] == 0
    (record,) = (json.loads(file.read_text()) for file in (out / "records").iterdir())
    assert (record["on"], record["catalog"], record["vnplan"]) == ("2023-01-01", False, vnplan.__version__)


def killed(folder: Path, out: Path, after: float) -> None:
    """A batch that is ended after some seconds, with no chance to tidy up."""
    command = [COMMAND, "batch", str(folder), "-o", str(out), "-j", "2", "--resume"]
    begun = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(after)
    begun.send_signal(signal.SIGKILL)
    begun.wait()


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_killed_at_any_moment_then_resumed(tmp_path: Path) -> None:
    folder = filled(tmp_path / "in", [f"{n:04}.txt" for n in range(150)])
    moments = random.Random(11)
    for _ in range(int(os.environ.get("VNPLAN_KILLS", "4"))):
        killed(folder, tmp_path / "out", moments.uniform(0.3, 3))
        if (tmp_path / "out" / "batch.json").exists():
            vnplan.load_tables(tmp_path / "out").read("citations")  # what is done can be read at any time
    run("batch", folder, "-o", tmp_path / "out", "-j", 2, "--resume")
    run("batch", folder, "-o", tmp_path / "whole", "-j", 1)
    assert bytes_of(tmp_path / "out") == bytes_of(tmp_path / "whole")
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == sorted(
        [".lock", "batch.json", "records", *TABLES]
    )


HANGING = """
import sys
from vnplan.batches.job import planned, run
from vnplan.batches.progress import Progress
job = planned(sys.argv[1], sys.argv[2])
run(job._replace(settings=job.settings._replace(reading="odd_files:odd")), 1, None, Progress())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a worker in the middle of a file ends with its deadline")
def test_no_worker_outlives_a_batch_that_was_killed(tmp_path: Path) -> None:
    folder = filled(tmp_path / "in", ["a-nổ.txt"])
    command = [sys.executable, "-c", HANGING, str(folder), str(tmp_path / "out")]
    begun = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})
    workers: list[str] = []
    while not workers and begun.poll() is None:
        time.sleep(0.1)
        workers = [pid for pid in children(begun.pid) if b"vnplan.batches.worker" in command_of(pid)]
    time.sleep(3)  # it is in the middle of the file now, or of beginning
    begun.kill()
    begun.wait()
    until = time.monotonic() + 10
    while any(map(command_of, workers)) and time.monotonic() < until:
        time.sleep(0.1)
    assert workers
    assert not any(map(command_of, workers))


def children(process: int) -> list[str]:
    return [one for file in Path(f"/proc/{process}/task").glob("*/children") for one in file.read_text().split()]


def command_of(process: str) -> bytes:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""


def test_shards_hardly_move_when_files_come_and_go() -> None:
    files = [f"{n:05}.txt" for n in range(3000)]
    before = {shard.name for shard in plan.shards_of(files)}
    after = {shard.name for shard in plan.shards_of(sorted([*files, "01500a.txt"]))}
    assert len(before) > 200
    assert len(after - before) <= 6


def test_half_a_character_is_spelled_out() -> None:
    raw = packed("failures", [{"source": "a\udce9.txt", "cause": "fault", "message": "[\ud800]"}])
    assert pyarrow.ipc.read_record_batch(pyarrow.py_buffer(raw), schema_of("failures")).to_pylist() == [
        {"source": "a\\udce9.txt", "cause": "fault", "message": "[\\ud800]"}
    ]


Prepare = Callable[[Path], object]
REFUSED: dict[str, tuple[Prepare, tuple[str, ...], str]] = {
    "tables already": (
        lambda at: shutil.copytree(at / "ten" / "out", at / "out"),
        (),
        "holds tables already; --resume",
    ),
    "something else": (lambda at: filled(at / "out", ["b.txt"]), (), "what is in it are no tables"),
    "onto the input": (lambda at: (at / "out").symlink_to(at / "in"), (), "are no tables"),
    "no such folder": (lambda at: (at / "in" / "a.txt").rename(at / "x") and (at / "in").rmdir(), (), "no such file"),
    "an empty folder": (lambda at: (at / "in" / "a.txt").unlink(), (), "nothing to read here"),
    "no scheduler": (lambda at: None, ("--dask", "tcp://127.0.0.1:9"), "no Dask scheduler answers"),
    "both": (lambda at: None, ("--dask", "tcp://127.0.0.1:9", "-j", "2"), "one or the other"),
    "a wrong day": (lambda at: None, ("--on", "hôm nay"), "on is a date"),
    "no catalogue": (lambda at: None, ("--catalog", "x.csv"), "x.csv"),
    "no rules": (lambda at: None, ("--rules", "x"), "x"),
}


@pytest.mark.parametrize(("prepare", "options", "cause"), REFUSED.values(), ids=REFUSED)
def test_refusals_are_one_line(
    prepare: Prepare, options: tuple[str, ...], cause: str, tmp_path: Path, ten: Path
) -> None:
    filled(tmp_path / "in", ["a.txt"])
    (tmp_path / "ten").symlink_to(ten)
    prepare(tmp_path)
    done = call("batch", tmp_path / "in", "-o", tmp_path / "out", *options, code=2)
    assert cause in complaint(done)
    assert done.stdout == ""


def test_the_command_names_failures_and_counts(tmp_path: Path) -> None:
    folder = filled(tmp_path / "in", ["a.txt", "b.txt"])
    (folder / "c.docx").write_bytes(b"PK\x03\x04")
    (folder / "d.png").write_bytes(b"\x89PNG")
    done = call("batch", folder, "-o", tmp_path / "out", "-j", "1", code=3)
    named, counted, passed = done.stderr.splitlines()
    assert "c.docx: is broken" in named
    assert counted == (
        f"vnplan: {tmp_path}/out: 2 documents, 6 sections, 4 citations, 0 operations, 4 edges, 2 findings, 4 verdicts; "
        f"1 not read (1 unreadable); 1 passed over"
    )
    assert passed == f"vnplan: 1 of 4 files passed over as no documents: {folder}/d.png"
    again = call("batch", folder, "-o", tmp_path / "out", "--resume", code=3)
    assert again.stderr.splitlines() == [counted, passed]


@pytest.mark.skipif(sys.platform == "win32", reason="no terminals of its own")
def test_rate_and_time_left_on_a_terminal_only(tmp_path: Path) -> None:
    import pty

    folder = filled(tmp_path / "in", [f"{n:03}.txt" for n in range(60)])
    ours, theirs = pty.openpty()
    begun = subprocess.Popen([COMMAND, "batch", folder, "-o", tmp_path / "out", "-j", "1"], stderr=theirs)
    os.close(theirs)
    shown = b""
    try:
        while some := os.read(ours, 10_000):
            shown += some
    except OSError:  # the other end is closed
        pass
    assert begun.wait() == 0
    said = re.sub(rb"\x1b\[[0-9;?]*[a-zA-Z]", b"", shown).decode()
    assert re.search(r"\d+/60 +\d+ files/s +0:00:\d\d", said)
    assert "files/s" not in call("batch", folder, "-o", tmp_path / "out", "--resume").stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no limits")
def test_a_full_disk_is_one_line_and_what_is_done_stays(tmp_path: Path) -> None:
    folder = filled(tmp_path / "in", [f"{n:03}.txt" for n in range(30)])
    command = f"ulimit -f 40; exec {COMMAND} batch {folder} -o {tmp_path / 'out'} -j 2"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env=dict(os.environ), check=False)
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert "cannot be written (File too large); --resume goes on from there" in line
    vnplan.batch(folder, tmp_path / "out", jobs=1, resume=True)
    vnplan.batch(folder, tmp_path / "whole", jobs=1)
    assert bytes_of(tmp_path / "out") == bytes_of(tmp_path / "whole")


def test_tables_below_the_folder_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(filled(tmp_path / "in", ["a.txt"]))
    vnplan.batch(".", "bảng", jobs=1)
    tables = vnplan.batch(".", "bảng", jobs=1, resume=True)
    assert (tables.files, tables.passed_over) == (1, [])


def test_two_at_once_are_refused(two: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    folder, out = two / "in", two / "out"
    with (out / ".lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(ValueError, match="another batch is at work"):
            vnplan.batch(folder, out, resume=True)


def test_wrong_arguments(tmp_path: Path, two: Path) -> None:
    folder = filled(tmp_path / "in", ["a.txt"])
    for wrong, words in (({"jobs": 0}, "jobs is a whole number"), ({"deadline": 0}, "deadline is a number above 0")):
        with pytest.raises(ValueError, match=words):
            vnplan.batch(folder, tmp_path / "out", **wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="which every worker reads"):
        vnplan.batch(folder, tmp_path / "out", catalog=vnplan.load_catalog())  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="rules is a folder of tables, loaded rules or None"):
        vnplan.batch(folder, tmp_path / "out", rules=["relations.csv"])  # type: ignore[arg-type]
    with pytest.raises(vnplan.ReadError, match="holds no tables"):
        vnplan.load_tables(folder)
    with pytest.raises(ValueError, match="no table 'citation'; nearest: citations"):
        vnplan.load_tables(two / "out").read("citation")
    assert jobs_of(None) >= 1


def test_what_a_text_leaves_out_is_told_of_one_file(tmp_path: Path) -> None:
    folder = filled(tmp_path / "in", ["a.txt", "b.txt"])
    call("batch", folder / "a.txt", "-o", tmp_path / "out", "-j", "1", "--number", "77/KH-UBND", "--province", "son-la")
    (document,) = rows(tmp_path / "out", "documents")
    assert document["number"] == "77/KH-UBND"
    assert "belongs to one document" in call("batch", folder, "-o", tmp_path / "x", "--number", "77", code=2).stderr
    wrong = call("batch", folder / "a.txt", "-o", tmp_path / "x", "--date", "99", code=2).stderr
    assert wrong.startswith("vnplan: date is a date such as")
    assert not (tmp_path / "x").exists()
