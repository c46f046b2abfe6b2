"""Old office files: which they are is told without LibreOffice; they are read where it is installed."""

from __future__ import annotations

import io
import os
import subprocess
import threading
import time
import zipfile
from pathlib import Path

import pytest

import vnplan
from old_letters import in_old
from vnplan.errors import ReadError
from vnplan.files import office
from vnplan.files.office import OLE, kind_of, read_office, soffice
from vnplan.files.old_fields import as_saved
from vnplan.files.read import format_of, read_bytes

needs_libreoffice = pytest.mark.skipif(soffice() is None, reason="LibreOffice is not installed")

PLAN = """ỦY BAN NHÂN DÂN
TỈNH SƠN LA

Số: 44/KH-UBND

Sơn La, ngày 19 tháng 5 năm 2009

KẾ HOẠCH
Trồng chè Shan trên đất dốc

Thực hiện Quyết định số 18/2008/QĐ-BNN ngày 20/02/2008 của Bộ Nông nghiệp và Phát triển nông thôn.

I. MỤC TIÊU

1. Trồng mới 200 ha.

II. TỔ CHỨC

1. Các huyện thực hiện Chỉ thị số 7/CT-TTg ngày 04/3/2009 của Thủ tướng Chính phủ.
"""


def rtf(text: str, font: str = "Times New Roman", old: str | None = None) -> bytes:
    """Text as rich text: a paragraph a line; in an old encoding a byte a letter."""
    out = [b"{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fnil\\fcharset0 " + font.encode() + b";}}\\f0\\fs26 "]
    for line in text.split("\n"):
        if old is None:
            out.append("".join(c if c.isascii() else f"\\u{ord(c)}?" for c in line).encode())
        else:
            out.append(b"".join(bytes([b]) if b < 128 else b"\\'%02x" % b for b in in_old(line, old)))
        out.append(b"\\par\n")
    return b"".join(out) + b"}"


def ole(*streams: str, size: int = 4096) -> bytes:
    """The head of an old Office file with the names of its streams."""
    head = bytearray(size)
    head[:8] = OLE
    head[30:32] = (9).to_bytes(2, "little")
    at = 1024
    for stream in streams:
        head[at : at + 2 * len(stream)] = stream.encode("utf-16-le")
        at += 128
    return bytes(head)


def odt(*, locked: bool = False) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        key = "<manifest:encryption-data/>" if locked else ""
        parts.writestr("META-INF/manifest.xml", f"<manifest:manifest>{key}</manifest:manifest>")
    return out.getvalue()


def locked_doc() -> bytes:
    raw = bytearray(ole("WordDocument"))
    raw[512:524] = b"\xec\xa5\xc1\x00\x00\x00\x00\x00\x00\x00\x00\x01"
    return bytes(raw)


KINDS = {
    "a.doc": (ole("WordDocument"), "doc"),
    "b.rtf": (rtf(PLAN), "rtf"),
    "c.txt": (rtf(PLAN), "rtf"),
    "d.odt": (odt(), "odt"),
    "d.docx": (odt(), "odt"),
    "e.wps": (ole("CONTENTS"), "wps"),
    "f.wps": (ole("WordDocument"), "doc"),
    "g.xml": (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', "xml"),
    "h.doc": (b"\xdb\xa5\x2d\x00" + bytes(99), "doc"),
}


@pytest.mark.parametrize("name", KINDS)
def test_the_content_tells_the_format(name: str) -> None:
    raw, ending = KINDS[name]
    kind = kind_of(raw, name)
    assert kind is not None
    assert kind.ending == ending
    assert format_of(raw, name).name == "office"


REFUSED = {
    "sheet.doc": (ole("Workbook"), "another program"),
    "locked.doc": (locked_doc(), "password"),
    "locked.odt": (odt(locked=True), "password"),
    "cut.doc": (ole("WordDocument")[:700], "broken"),
    "half.doc": (ole("WordDocument", size=4096)[:48] + b"\xff\xff\x00\x00" + bytes(4000), "cut off"),
    "cut.odt": (odt()[:150], "broken|damaged|cut"),
    "bytes.doc": (b"\x01\x02\x00\x03" * 99, "broken, or misnamed"),
    "bytes.rtf": (b"\x80\x02\x00\x03" * 99, "binary"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_such_file_is_one_line(name: str) -> None:
    raw, cause = REFUSED[name]
    with pytest.raises(ReadError, match=cause) as refused:
        read_bytes(raw, name)
    assert str(refused.value).startswith(f"{name}: ")
    assert "\n" not in str(refused.value)


def test_without_libreoffice_the_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("VNPLAN_SOFFICE", str(tmp_path / "nowhere"))
    with pytest.raises(
        ReadError, match=r"a\.rtf: is a rich text file .* apt install libreoffice-writer; Windows: "
    ) as line:
        read_bytes(rtf(PLAN), "a.rtf")
    assert "\n" not in str(line.value)


def test_the_text_of_a_doc_that_is_text_or_a_page_needs_no_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VNPLAN_SOFFICE", "nowhere")
    assert read_bytes(PLAN.encode(), "a.doc").text == PLAN
    assert read_bytes(f"<html><body><p>{PLAN}".encode(), "a.doc").text.startswith("ỦY BAN")


@pytest.mark.skipif(os.name != "posix", reason="a shell script stands in for LibreOffice")
def test_a_program_that_hangs_is_ended_with_its_children(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    script = tmp_path / "soffice"
    script.write_text(f"#!/bin/sh\nsleep 61 & echo $! > {tmp_path}/child\nsleep 61\n")
    script.chmod(0o755)
    monkeypatch.setenv("VNPLAN_SOFFICE", str(script))
    monkeypatch.setattr(office, "TIME_LIMIT", 1.0)
    began = time.perf_counter()
    with pytest.raises(ReadError, match="longer than 1 s"):
        read_bytes(rtf(PLAN), "a.rtf")
    assert time.perf_counter() - began < 10
    child = int((tmp_path / "child").read_text())
    for _ in range(50):
        state = Path(f"/proc/{child}/stat")
        if not state.exists() or state.read_text().split()[2] == "Z":
            return
        time.sleep(0.1)
    raise AssertionError("the child still runs")


def test_a_program_that_cannot_run_is_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "soffice").write_text("no program")
    monkeypatch.setenv("VNPLAN_SOFFICE", str(tmp_path / "soffice"))
    with pytest.raises(ReadError, match=r"a\.rtf: LibreOffice cannot be started"):
        read_bytes(rtf(PLAN), "a.rtf")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One plan as .rtf, .doc, .odt and .docx, made by LibreOffice out of the first."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "plan.rtf").write_bytes(rtf(PLAN))
    for ending in ("doc:MS Word 97", "odt:writer8", "docx:MS Word 2007 XML"):
        subprocess.run(
            [str(soffice()),
             f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", ending,
             "--outdir", str(folder), str(folder / "plan.rtf")],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
    return folder


@needs_libreoffice
def test_one_plan_in_every_format_gives_the_same(files: Path) -> None:
    plain = vnplan.parse(PLAN)
    for ending in ("rtf", "doc", "odt", "docx"):
        doc = vnplan.read(files / f"plan.{ending}")
        assert [(s.path, s.heading) for s in doc.sections] == [(s.path, s.heading) for s in plain.sections]
        assert [(c.number, c.date, c.relation) for c in doc.citations] == [
            (c.number, c.date, c.relation) for c in plain.citations
        ]
        assert (doc.metadata.number, doc.metadata.issuer) == (plain.metadata.number, plain.metadata.issuer)
        assert all(doc.text[c.start : c.end] == c.text for c in doc.citations)
        assert [note.code for note in doc.notes if note.code == "converted"] == ["converted"] * (ending != "docx")


@needs_libreoffice
@pytest.mark.parametrize(("old", "font"), [("tcvn3", ".VnTime"), ("vni", "Arial")])
def test_old_fonts_in_rich_text(old: str, font: str) -> None:
    content = read_bytes(rtf(PLAN, font, old), "a.rtf")
    assert content.text.split() == PLAN.split()
    assert "old_encoding" in [note.code for note in content.notes]


@needs_libreoffice
def test_readings_at_the_same_time_do_not_meet() -> None:
    texts: list[str] = []
    threads = [threading.Thread(target=lambda: texts.append(read_office(rtf(PLAN), "a.rtf").text)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(texts) == 2
    assert len(set(texts)) == 1


@needs_libreoffice
@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (rtf(PLAN)[:-40], "the file is cut off"),
        (b"{\\rtf1" + b"{" * 900, "the file is cut off"),
        (ole("WordDocument", size=9000), "LibreOffice cannot open it"),
    ],
)
def test_what_libreoffice_cannot_open_is_one_line(raw: bytes, why: str) -> None:
    with pytest.raises(ReadError, match=rf"x\.doc: is broken; {why}") as refused:
        read_bytes(raw, "x.doc")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "told", ["application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.chart"]
)
def test_an_open_document_whose_kind_is_packed_or_told_last(told: str) -> None:
    """Programs that pack folders write what should come first and bare, in any place."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        new.writestr("META-INF/manifest.xml", "<manifest/>")
        new.writestr("content.xml", "<office:document-content/>" * 20)
        new.writestr("mimetype", told)
    is_text = told.endswith("text")
    assert (format_of(file.getvalue(), "a.odt").name == "office") is is_text
    assert (kind_of(file.getvalue(), "a.odt") is not None) is is_text


def rtf_of_a_day(instruction: str) -> bytes:
    """A plan whose day is a field."""
    day = r"{\field{\*\fldinst {\f0  " + instruction + r' \\@ "dd/MM/yyyy" }}{\fldrslt 19/5/2009}}'
    return rtf(PLAN).replace(b"44/KH-UBND", b"44/KH-UBND " + day.encode())


@needs_libreoffice
def test_a_field_of_the_day_says_what_was_saved() -> None:
    told = read_bytes(rtf_of_a_day("DATE"), "a.rtf").text
    assert told == read_bytes(rtf_of_a_day("QUOTE"), "a.rtf").text
    assert "44/KH-UBND 19/5/2009" in told


DATED = {  # the ending, a file's bytes, and with its days as they were saved
    "doc": (b"\x13 DATE \x141\x15 \x13\x1f\x14\xff\x15\x80", b"\x13 DATE \x141\x15 \x13#\x14\xff\x15\x80"),
    "doc in 16 bits": (
        "\x13 DATE ".encode("utf-16-le") + b"\x13\x20\x14\xff\x15",
        "\x13 DATE ".encode("utf-16-le") + b"\x13#\x14\xff\x15",
    ),
    "doc of another field": (b"\x13 PAGE \x141\x15 \x13\x1f\x14\xff\x15",) * 2,
    "rtf": (rb"{\*\fldinst DATE \\@}", rb"{\*\fldinst AS SAVED \\@}"),
    "rtf of another field": (rb"{\*\fldinst SAVEDATE \\@}{\fldrslt DATE }",) * 2,
    "fodt": (b'<text:date text:date-value="1">', b'<text:date text:fixed="true" text:date-value="1">'),
    "fodt that stays": (b'<text:date text:fixed="true">',) * 2,
}


@pytest.mark.parametrize("name", DATED)
def test_which_fields_are_of_the_day(name: str) -> None:
    raw, saved = DATED[name]
    assert as_saved(raw, name.split()[0]) == saved


def test_a_day_of_open_document_stays() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        parts.writestr("content.xml", DATED["fodt"][0])
    with zipfile.ZipFile(io.BytesIO(as_saved(out.getvalue(), "odt"))) as parts:
        assert parts.namelist() == ["mimetype", "content.xml"]
        assert parts.read("content.xml") == DATED["fodt"][1]
    assert as_saved(odt(), "odt") == odt()
