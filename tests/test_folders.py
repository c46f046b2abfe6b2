"""Folders and archives: every file in them is read, named as unread, or passed over as no document."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import vnplan
from shell import call as run
from shell import complaint
from vnplan.errors import ReadError
from vnplan.files import archive
from vnplan.files.content import Content
from vnplan.files.folder import files_of, found_in
from vnplan.models.records import Note
from vnplan.shell.workers import assumed_of

PLAN = "KẾ HOẠCH\nMở thư viện\n\nThực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021.\n"
OTHER = "KẾ HOẠCH\nTrồng cây\n\nThực hiện Nghị quyết số 29-NQ/TW ngày 04/11/2013.\n"
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(64)


def zipped(members: dict[str, bytes | str], **how: int) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, **how) as new:
        for name, content in members.items():
            new.writestr(name, content)
    return packed.getvalue()


def encrypted(members: dict[str, bytes | str]) -> bytes:
    """An archive whose members are marked as encrypted."""
    raw = bytearray(zipped(members))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = raw.find(mark)
        while place >= 0:
            raw[place + at] |= 1
            place = raw.find(mark, place + 4)
    return bytes(raw)


def renamed(name: str, encoding: str) -> bytes:
    """An archive with one text whose name is in these bytes, without a flag that says so."""
    raw = name.encode(encoding)
    plain = "x" * len(raw)
    return zipped({plain: PLAN}).replace(plain.encode(), raw)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder as offices have them."""
    folder = tmp_path / "hồ sơ"
    files: dict[str, bytes] = {
        "a.txt": PLAN.encode(),
        "Năm 2024/b.zip": zipped({"c.txt": OTHER, "hỏng.docx": "PK\x03\x04" + "x" * 40}),
        "Năm 2024/bảng.xlsx": zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""}),
        "Năm 2024/số liệu.csv": b"a,b\n",
        "Năm 2024/ghi âm.mp3": b"ID3\x03\x00",
        "Năm 2024/ảnh.png": PICTURE,
        "Năm 2024/~$a.docx": b"lock",
        "Năm 2024/.giấu.txt": PLAN.encode(),
        "README.md": b"# hello",
        "Thumbs.db": b"x",
        ".git/x.txt": PLAN.encode(),
        "trang_files/menu.html": b"<p>menu</p>",
        "trang.html": b"",
        "máy.exe": b"MZ\x00",
    }
    for name, raw in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(raw)
    return folder


READ = ["a.txt", "Năm 2024/b.zip/c.txt"]
UNREAD = ["Năm 2024/b.zip/hỏng.docx", "Năm 2024/bảng.xlsx", "Năm 2024/số liệu.csv", "Năm 2024/ghi âm.mp3", "trang.html"]
PASSED_OVER = ["Năm 2024/ảnh.png", "máy.exe"]


def test_every_file_of_a_folder_is_read_named_or_passed_over(office: Path) -> None:
    folder = vnplan.read_folder(office)
    assert {document.source for document in folder} == {f"{office}/{name}" for name in READ}
    assert {failure.source for failure in folder.failures} == {f"{office}/{name}" for name in UNREAD}
    assert set(folder.passed_over) == {f"{office}/{name}" for name in PASSED_OVER}
    for failure in folder.failures:
        assert failure.message.startswith(f"{failure.source}: ")
        assert "\n" not in failure.message


def test_a_folder_can_be_walked_again(office: Path) -> None:
    folder = vnplan.read_folder(office)
    assert "not yet read" in repr(folder)
    assert [d.sha256 for d in folder] == [d.sha256 for d in folder]
    assert repr(folder).endswith("8 files, 2 read, 5 not read, 2 passed over>")
    assert "hỏng.docx" in folder._repr_html_()
    assert set(folder.to_frame()["number"]) == {"29-NQ/TW", "14/CT-TTg"}
    assert vnplan.build_graph(folder).number_of_edges() == 2


def test_a_folder_is_read_file_by_file(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(PLAN, encoding="utf-8")
    walk = iter(vnplan.read_folder(tmp_path))
    next(walk)
    (tmp_path / "b.txt").write_text(OTHER, encoding="utf-8")
    assert [c.number for c in next(walk).citations] == ["29-NQ/TW"]


@pytest.mark.parametrize("command", ["extract", "graph", "check"])
def test_commands_name_and_count_what_they_do_not_read(office: Path, command: str) -> None:
    said = run(command, office, code=3).stderr.splitlines()
    for name in UNREAD:
        assert [line for line in said if line.startswith(f"vnplan: {office}/{name}: ")] != []
    for name in PASSED_OVER:
        assert name in said[-2]
    assert said[-2].startswith("vnplan: 2 of 9 files passed over as no documents: ")
    assert said[-1] == "vnplan: 5 of 9 files not read"
    assert len(said) == len(UNREAD) + 2
    assert not any(name in line for line in said for name in ("~$", "README", "giấu", "Thumbs", "menu"))


def test_citations_of_an_archive_bear_their_place(tmp_path: Path) -> None:
    (tmp_path / "hồ sơ.zip").write_bytes(zipped({"2024/b.txt": PLAN, "2024/a.txt": OTHER}))
    rows = [json.loads(line) for line in run("extract", tmp_path / "hồ sơ.zip", "-f", "jsonl").stdout.splitlines()]
    assert [(row["source"], row["number"]) for row in rows] == [
        (f"{tmp_path}/hồ sơ.zip/2024/a.txt", "29-NQ/TW"),
        (f"{tmp_path}/hồ sơ.zip/2024/b.txt", "14/CT-TTg"),
    ]
    piped = run("extract", "-", "-f", "jsonl", given=(tmp_path / "hồ sơ.zip").read_bytes()).stdout
    assert [json.loads(line)["source"] for line in piped.splitlines()] == ["-/2024/a.txt", "-/2024/b.txt"]


def test_an_archive_with_one_document_is_that_document(tmp_path: Path) -> None:
    file = tmp_path / "một.zip"
    file.write_bytes(zipped({"a/kế hoạch.txt": PLAN, "__MACOSX/._kế hoạch.txt": "x", "b.png": PICTURE}))
    assert [c.number for c in vnplan.read(file).citations] == ["14/CT-TTg"]
    assert json.loads(run("parse", file).stdout)["citations"][0]["number"] == "14/CT-TTg"


def test_what_else_is_in_the_archive_is_noted(tmp_path: Path) -> None:
    file = tmp_path / "hai.zip"
    file.write_bytes(zipped({"a.txt": PLAN, "hỏng.docx": b"PK\x03\x04xxxx"}))
    (note,) = vnplan.read(file).notes
    assert note.code == "not_read"
    assert f"{file}/hỏng.docx: is broken" in note.message


@pytest.mark.parametrize("command", ["outline", "parse", "parse -f akn", "extract", "check", "align"])
def test_commands_on_one_document_name_what_else_is_in_its_archive(command: str, tmp_path: Path) -> None:
    file, plan = tmp_path / "hai.zip", tmp_path / "kh.txt"
    plan.write_text(PLAN, encoding="utf-8")
    file.write_bytes(zipped({"a.txt": OTHER, "hỏng.docx": b"PK\x03\x04xxxx"}))
    name, *options = command.split()
    done = run(name, file, *options, *([plan] if name == "align" else []), code=3)
    assert done.stdout != ""
    assert f"{file}/hỏng.docx: is broken" in done.stderr
    assert done.stderr.splitlines()[-1] == f"vnplan: 1 of {3 if name == 'align' else 2} files not read"
    file.write_bytes(zipped({"a.txt": OTHER}))
    alone = run(name, file, *options, *([plan] if name == "align" else [])).stderr
    assert "not read" not in alone
    assert str(file) not in alone


def test_the_outlines_of_a_folder_stand_below_its_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("I. MỤC TIÊU\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("II. NHIỆM VỤ\n", encoding="utf-8")
    (tmp_path / "c.txt").write_bytes(b"")
    done = run("outline", tmp_path, code=3)
    first, second = "I  MỤC TIÊU", "II  NHIỆM VỤ"
    assert done.stdout.splitlines() == [f"{tmp_path}/a.txt", first, "", f"{tmp_path}/b.txt", second]
    assert run("outline", tmp_path / "a.txt").stdout.splitlines() == [first]
    assert "is empty" in done.stderr


def test_a_command_never_tells_to_call_a_function(tmp_path: Path) -> None:
    (tmp_path / "hai.zip").write_bytes(zipped({"a.txt": PLAN, "b.txt": OTHER}))
    for arguments in (("parse", tmp_path / "hai.zip"), ("align", tmp_path, tmp_path), ("parse", "a\nb")):
        line = complaint(run(*arguments, code=2))
        assert "vnplan." not in line
        assert "give its file alone" in line


REFUSED: dict[str, tuple[bytes, str]] = {
    "nhiều.zip": (
        zipped({"a.txt": PLAN, "b.txt": OTHER, "c.docx": b"PK\x03\x04x"}),
        "holds 3 files; vnplan.read_folder(path) reads each",
    ),
    "hỏng.zip": (zipped({"a.docx": b"PK\x03\x04x", "b.txt": b""}), "2 files, none of which can be read; the first"),
    "rỗng.zip": (zipped({}), "nothing to read in it"),
    "ẩn.zip": (zipped({".a.txt": PLAN}), "nothing to read in it"),
    "ảnh.zip": (zipped({"a.png": PICTURE}), "holds 1 files, none of which is a document"),
    "khóa.zip": (encrypted({"a.txt": PLAN}), "encrypted with a password"),
    "cụt.zip": (zipped({"a.txt": PLAN})[:60], "is broken; the archive is cut off or damaged"),
    "bom.zip": (zipped({"a.txt": bytes(30_000_000)}), "too large; it unpacks to 200 times its packed size"),
    "a.rar": (b"Rar!\x1a\x07\x00" + bytes(40), "unpack it, or pack it as .zip"),
    "a.7z": (b"7z\xbc\xaf\x27\x1c" + bytes(40), "unpack it, or pack it as .zip"),
    "bảng.xlsx": (zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "a spreadsheet"),
}


@pytest.mark.parametrize(("name", "raw", "cause"), [(name, *row) for name, row in REFUSED.items()], ids=REFUSED)
def test_an_archive_that_is_not_one_document_says_why(name: str, raw: bytes, cause: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(raw)
    with pytest.raises(vnplan.ReadError) as refused:
        vnplan.read(tmp_path / name)
    assert str(refused.value).startswith(f"{tmp_path / name}")
    assert cause in str(refused.value)
    assert "\n" not in str(refused.value)
    assert cause.partition("; vnplan.")[0] in complaint(run("parse", tmp_path / name, code=2))


NAMES = {
    "with its flag": (zipped({"hồ sơ/kế hoạch.txt": PLAN}), "hồ sơ/kế hoạch.txt"),
    "without": (renamed("hồ sơ/kế hoạch.txt", "utf-8"), "hồ sơ/kế hoạch.txt"),
    "windows-1258": (
        renamed("hô\u0300 sơ/Đơn vị\u0300.txt".replace("ị", "i\u0323").replace("\u0300.", "."), "cp1258"),
        "hồ sơ/Đơn vị.txt",
    ),
    "mangled": (zipped({"kế hoạch.txt".encode().decode("cp437"): PLAN}), "kế hoạch.txt"),
    "of DOS": (renamed("résumé 2024.txt", "cp437"), "résumé 2024.txt"),
    "decomposed": (zipped({"kê\u0301 hoa\u0323ch.txt": PLAN}), "kế hoạch.txt"),
    "ways up": (zipped({"../../etc/a.txt": PLAN}), "etc/a.txt"),
    "a root": (zipped({"/etc/a.txt": PLAN}), "etc/a.txt"),
    "a drive": (zipped({"C:\\Users\\a.txt": PLAN}), "Users/a.txt"),
    "two lines": (zipped({"a\nb\x1b[31m.txt": PLAN}), "a b[31m.txt"),
    "another archive": (zipped({"trong.zip": zipped({"a.txt": PLAN})}), "trong.zip/a.txt"),
}


@pytest.mark.parametrize(("raw", "place"), NAMES.values(), ids=NAMES)
def test_a_file_in_an_archive_has_a_readable_place(raw: bytes, place: str, tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(raw)
    (found,) = found_in(tmp_path / "x.zip")
    assert (found.source, found.error) == (f"{tmp_path}/x.zip/{place}", None)
    assert sorted(tmp_path.iterdir()) == [tmp_path / "x.zip"]


def nested(depth: int) -> bytes:
    raw = zipped({"a.txt": PLAN})
    for _ in range(depth):
        raw = zipped({"trong.zip": raw})
    return raw


def link() -> bytes:
    member = zipfile.ZipInfo("passwd.txt")
    member.external_attr = 0o120777 << 16
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as new:
        new.writestr(member, "/etc/passwd")
        new.writestr("a.txt", PLAN)
    return packed.getvalue()


def test_limits_name_what_they_cut_off_and_keep_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def found(raw: bytes) -> list[str]:
        (tmp_path / "x.zip").write_bytes(raw)
        return [
            str(one.error).removeprefix(f"{tmp_path}/") if one.error else "read" for one in found_in(tmp_path / "x.zip")
        ]

    assert found(nested(2)) == ["read"]
    assert found(nested(3)) == [
        "x.zip/trong.zip/trong.zip/trong.zip: an archive 3 archives deep is not opened; unpack the outer one first"
    ]
    assert found(link()) == ["read"]
    monkeypatch.setattr(archive, "FILES", 2)
    assert found(zipped(dict.fromkeys(("a.txt", "b.txt", "c.txt", "d.txt"), PLAN))) == [
        "read", "read", "x.zip: holds more than 2 files; the rest is not read",
    ]  # fmt: skip
    monkeypatch.setattr(archive, "SMALL", 100)
    monkeypatch.setattr(archive, "RATIO", 5)
    errors = found(zipped({"a.txt": "x " * 10_000, "b.txt": PLAN}))
    assert errors == ["x.zip/a.txt: too large; it unpacks to 5 times its packed size, as an archive bomb does", "read"]


PAGE = b"\x89PNG\r\n\x1a\n" + bytes(8) + (1240).to_bytes(4, "big") + (1754).to_bytes(4, "big") + bytes(8) + b"IEND"
PICTURES: dict[str, tuple[Content | ReadError, list[str], tuple[int, int]]] = {
    "words": (Content(PLAN), ["14/CT-TTg"], (0, 0)),
    "no words": (Content(" \n"), [], (1, 0)),
    "no reader": (ReadError("công văn.png: install Tesseract"), [], (0, 1)),
}


@pytest.mark.parametrize(("said", "numbers", "left"), PICTURES.values(), ids=PICTURES)
def test_a_picture_is_a_document_where_words_are_found_on_it(
    said: Content | ReadError,
    numbers: list[str],
    left: tuple[int, int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def read(raw: bytes, name: str) -> Content:
        if isinstance(said, ReadError):
            raise said
        return said

    (tmp_path / "công văn.png").write_bytes(PAGE)
    monkeypatch.setattr("vnplan.files.folder.read_bytes", read)
    folder = vnplan.read_folder(tmp_path)
    assert [c.number for document in folder for c in document.citations] == numbers
    assert (len(folder.passed_over), len(folder.failures)) == left


def test_a_picture_cut_off_is_a_failure_and_a_logo_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "logo.png").write_bytes(PICTURE)
    (tmp_path / "trang 1.png").write_bytes(PAGE[:-4])
    done = run("extract", tmp_path, code=3)
    assert "trang 1.png: is broken; the picture is cut off" in done.stderr
    assert f"1 of 3 files passed over as no documents: {tmp_path}/logo.png" in done.stderr


def test_pictures_without_tesseract_are_counted_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vnplan.files.ocr.program", lambda: None)
    (tmp_path / "a.txt").write_text(PLAN, encoding="utf-8")
    for name in ("1.png", "2.png"):
        (tmp_path / name).write_bytes(PAGE)
    done = run("extract", tmp_path, code=3)
    assert f"2 pictures were not read ({tmp_path}/1.png, {tmp_path}/2.png); install Tesseract" in done.stderr
    assert done.stderr.count("install Tesseract") == 1
    assert "2 of 3 files not read" in done.stderr
    (tmp_path / "2.png").unlink()
    assert "1.png: is a scan, pictures without text; install" in run("extract", tmp_path, code=3).stderr


MEASURED = """
import sys
from pathlib import Path
from vnplan.files.folder import files_of, found_in
found = [bool(one.content) for file in files_of(sys.argv[1]) for one in found_in(file, alone=False)]
(peak,) = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")]
print(sum(found), len(found) - sum(found), peak.split()[1])
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc to tell a process's memory by")
def test_bombs_stay_below_500_mb(tmp_path: Path) -> None:
    zeros = zipped({"a.txt": bytes(99_000_000), "b.docx": bytes(120_000_000)})
    (tmp_path / "một.zip").write_bytes(zeros)
    (tmp_path / "lồng.zip").write_bytes(zipped({f"{n}.zip": zeros for n in range(3)}))
    (tmp_path / "nhiều.zip").write_bytes(zipped({f"{n}.txt": "a" * 1_900_000 for n in range(30)}))
    (tmp_path / "a.txt").write_text(PLAN, encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", MEASURED, tmp_path], capture_output=True, text=True, timeout=120)
    read, failed, kilobytes = map(int, done.stdout.split())
    assert read >= 1
    assert failed >= 2 + 3 * 2
    assert kilobytes < 500_000


def test_a_damaged_member_does_not_end_the_archive(tmp_path: Path) -> None:
    raw = zipped({"a.txt": OTHER * 50, "b.txt": PLAN})
    at = raw.index(b"a.txt") + 12
    (tmp_path / "x.zip").write_bytes(raw[:at] + b"\xff" * 20 + raw[at + 20 :])
    first, second = found_in(tmp_path / "x.zip")
    assert "x.zip/a.txt: is broken; it cannot be unpacked" in str(first.error)
    assert second.content is not None


@pytest.mark.parametrize("cut", range(0, 400, 23))
def test_no_damage_raises_anything_else(cut: int, tmp_path: Path) -> None:
    raw = zipped({"a.txt": PLAN, "b.docx": b"x", "c.zip": zipped({"d.txt": OTHER})})
    for broken in (raw[:cut], raw[:cut] + b"\xff" * 9 + raw[cut + 9 :]):
        (tmp_path / "x.zip").write_bytes(broken)
        assert list(found_in(tmp_path / "x.zip"))


def test_links_are_followed_once(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "a.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "a" / "vòng").symlink_to(tmp_path / "a")
    (tmp_path / "a" / "mất.docx").symlink_to(tmp_path / "nowhere.docx")
    assert [file.name for file in files_of(tmp_path)] == ["a.txt", "mất.docx"]
    folder = vnplan.read_folder(tmp_path)
    assert len(list(folder)) == 1
    assert "mất.docx: no such file" in folder.failures[0].message


@pytest.mark.skipif(sys.platform != "linux", reason="names in no encoding are of Linux")
def test_names_that_nobody_would_give(tmp_path: Path) -> None:
    for name, raw in ((b"\xe9\xff.txt", PLAN.encode()), (b"hai\ndo\x1b[31m.docx", b"PK\x03\x04")):
        with open(bytes(tmp_path) + b"/" + name, "wb") as file:
            file.write(raw)
    folder = vnplan.read_folder(tmp_path)
    (document,) = folder
    assert document.source == f"{tmp_path}/\\udce9\\udcff.txt"
    assert json.loads(document.model_dump_json())["source"] == document.source
    assert "hai do\x1b[31m.docx: is broken" in folder.failures[0].message
    said, counted = run("extract", tmp_path, code=3).stderr.splitlines()
    assert "hai do\\x1b[31m.docx: is broken" in said
    assert counted == "vnplan: 1 of 2 files not read"


@pytest.mark.parametrize(
    ("make", "cause"),
    [(lambda path: None, "no such file or folder"), (lambda path: path.mkdir(), "nothing to read here")],
)
def test_a_folder_without_files_is_an_error(make: Callable[[Path], None], cause: str, tmp_path: Path) -> None:
    make(tmp_path / "trống")
    with pytest.raises(vnplan.ReadError, match=cause):
        vnplan.read_folder(tmp_path / "trống")


def test_a_folder_of_pictures_is_no_empty_answer(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(PICTURE)
    done = run("extract", tmp_path, code=2)
    assert done.stdout == ""
    assert "nothing to read here but" in complaint(done)


def test_wrong_paths() -> None:
    with pytest.raises(TypeError, match="a path is wanted"):
        vnplan.read_folder(3)  # type: ignore[arg-type]


DOCUMENTED = (Path(__file__).parents[1] / "docs" / "files.md").read_text(encoding="utf-8")


def test_every_note_that_is_documented_is_said_by_the_command_line() -> None:
    codes = [
        code for row in re.findall(r"^\| (`\w+`(?: `\w+`)*) \|", DOCUMENTED, re.M) for code in row[1:-1].split("` `")
    ]
    assert len(codes) >= 9
    content = Content("x", tuple(Note(code=code, message=code, start=0, end=0) for code in codes))
    assert [*assumed_of(content, None), "not_read"] == codes
    of_the_text = Content("x", (Note(code="numbering_gap", message="a gap", start=0, end=0),))
    assert assumed_of(of_the_text, None) == ()


@pytest.mark.parametrize("source", ["kho/quét.pdf", "quét.pdf", "kho.zip/quét.pdf"])
def test_what_is_assumed_names_its_file_once(source: str) -> None:
    said = ("quét.pdf: read by OCR (Tesseract): page 1", "page 1: OCR is unsure", f"{source}: holds old letters")
    content = Content("", notes=tuple(Note(code="ocr", message=one, start=0, end=0) for one in said))
    assert assumed_of(content, source) == tuple(
        f"{source}: {words}"
        for words in ("read by OCR (Tesseract): page 1", "page 1: OCR is unsure", "holds old letters")
    )
